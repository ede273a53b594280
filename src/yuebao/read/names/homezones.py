"""The one zone that a text is of, as its title or what it speaks of first says, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.scan import Token

if TYPE_CHECKING:
    from yuebao.read.dates.dating import Head
    from yuebao.read.speech import Speech

_SORTS: Final = (
    "高新技术产业开发区|高新技术开发区|经济技术开发区|经济开发区|高新区|经开区|开发区|综合保税区|综保区|保税港区|保税区"
    "|工业园区|产业园区|软件园|科技园|科学城|新区|片区|实验区|合作区|经济区|管理区|度假区|航空港区|集聚区|示范区|生态城"
)
_ZONE_TITLED: Final = re.compile(
    f"(?:^|[年月度：，、])(?P<name>(?P<own>[\u4e00-\u9fff]{{2,12}}?)(?P<sort>{_SORTS}))"
    "(?=(?:19|20)[0-9]{2}年|[0-9（]|商务|服务|外[贸资经包]|对外|开放|经济|主要|进出口|利用外资|运行|工作|统计|软件|跨境|综合统计|挂牌|封关|获批|成立)"
    "(?=.*(?:情况|运行|报|统计|总结|分析|动态|简讯|指标|数据|工作|反映|周年|成绩单)|$)"
)
"""The zone that a title says its text is of."""
_ANY_SUCH: Final = re.compile("(?:自由贸易|自贸|保税|综合|高新技术|经济技术|跨境电商|试验|港|区)+")
"""What only says of which sort a zone is, and is no name of its own: 厦门|自贸|片区."""
_NO_ONE_ZONE: Final = re.compile(
    "[国省市区县]级|[各全我本]|[两三四五六七八九十]|管委会|重点|我国|中国|协会|商会|局|厅|委"
)


_TRIALS: Final[tuple[str, ...]] = ("自由贸易试验区", "自贸试验区", "自贸区")
"""The zones of a province that have parts in its cities: 湖北|自贸试验区|襄阳片区."""


def zone_titled(heads: Iterable[Head]) -> str:
    """The one zone that a title of *heads* says the text is of, without its city where it has its own name:
    杭州|钱塘新区, but 银川综合保税区. Nothing where none is.
    """
    for head in heads:
        if not (head.titled and head.place < 4 and "。" not in head.text):
            continue
        said = _ZONE_TITLED.search(head.text) if "区" in head.text or "园" in head.text else None
        if said is None or _NO_ONE_ZONE.search(said["own"]) is not None:
            continue
        if said["own"][-1] in "市省" and said["sort"] in ("开发区", "新区", "片区"):
            continue  # 苏州市|开发区: all of them
        own, at = said["own"], said.start("own")
        for token in head.tokens:
            if token.kind == "time" and token.start <= at < token.stop <= said.end("own"):
                at = token.stop  # 2024年|一季度|合肥综合保税区
            if token.kind in ("city", "province") and token.start == at and token.stop <= said.end("own"):
                rest = head.text[token.stop : said.end("own")]
                at = token.stop if rest and _ANY_SUCH.fullmatch(rest) is None else at
            trial = next((sort for sort in _TRIALS if head.text.startswith(sort, at)), "")
            at += len(trial) if at + len(trial) < said.end("own") else 0
        return head.text[at : said.end("sort")] if own else ""
    return ""


_PART_OF_TRIAL: Final = re.compile("(?:自由贸易|自贸)(?:试验)?区[^，。；、0-9]{1,10}片区")


def names_home_zone(speech: Speech, token: Token) -> bool:
    """Whether the province *token* only names a zone that has a part in the text's own city, and is not whose
    the figures are: 广东|自贸区南沙片区, in a text of Guangzhou.
    """
    if speech.text[token.stop : token.stop + 1] != "自" or speech.context.city is None:
        return False
    if speech.lexicon.cities.get(speech.context.city) != token.value:
        return False
    return _PART_OF_TRIAL.match(speech.text, token.stop) is not None


_BEFORE_ZONE: Final = re.compile(" *(?:中国)?(?:（[^（）]{1,6}）)?(?:自由贸易试验区|自贸试验区|自贸区)?")
"""What may stand before a zone in a title, besides city and time: 中国（安徽）自由贸易试验区|芜湖片区."""
_AGAIN: Final = re.compile(f"(?P<own>[\u4e00-\u9fff]{{2,8}}?)(?P<sort>{_SORTS})")
_KIND_OF_ZONE: Final = re.compile(
    "国家|省级|全国|自由|贸易|自主|创新|综合|改革|跨境|电商|示范|产业|工业|科技|农业|旅游|海关|特殊|重点|高新|经济|技术|新区"
)


def zone_again(heads: list[Head]) -> str:
    """The one zone that a title of *heads* opens with and a sentence below it as well:
    东湖高新区|上半年外贸, then 上半年，|东湖高新区|进出口. Nothing where none is.
    """
    for head in heads[:2]:
        if "区" not in head.text or "。" in head.text or len(head.text) > 40:
            continue
        rest, at = "", 0
        for token in head.tokens:
            if token.kind == "time" or (
                token.kind in ("city", "province")
                and (head.text[token.stop - 1] == "市" or head.text.startswith(_TRIALS, token.stop))
            ):
                rest, at = rest + head.text[at : token.start], token.stop
                if _BEFORE_ZONE.fullmatch(rest) is None:
                    break
        for start in sorted({at, 0}):
            led = _BEFORE_ZONE.match(head.text, start)
            said = _AGAIN.match(head.text, led.end() if led is not None else start)
            if said is None or _NO_ONE_ZONE.search(said["own"]) or _KIND_OF_ZONE.search(said["own"]):
                continue
            name = head.text[_own_start(head, said.start(), said.end("own")) : said.end()]
            below = [other.text for other in heads[1:8] if other is not head]
            placed = [
                t.start for t in head.tokens if t.kind in ("city", "province") and t.start < said.end("own")
            ]
            called = {name, *(head.text[begin : said.end()] for begin in placed)}
            if any(_leads(text, whole) for text in below for whole in called):
                return name
    return ""


def _own_start(head: Head, start: int, stop: int) -> int:
    """Where the zone's own name begins behind its city's: 青岛|西海岸新区, but 合肥高新区."""
    city = next((t.stop for t in head.tokens if t.kind in ("city", "province") and t.start == start), start)
    return city if city < stop and _ANY_SUCH.fullmatch(head.text, city, stop) is None else start


def _leads(text: str, name: str) -> bool:
    """Whether a sentence of *text* tells of *name* first: 上半年，|东湖高新区|进出口."""
    at = text[:60].find(name)
    led = text[: max(at, 0)].rstrip()[-2:]
    opens = not led or any(mark in "，。月年度：" for mark in led)
    return (
        at >= 0 and opens and text[at + len(name) : at + len(name) + 1] not in ("、", "和", "与", "等", "管")
    )


_OWN_ZONE: Final = re.compile(
    "(?<![\u4e00-\u9fff])(?:全区|我区|该区|区内)|(?<=[月日年度半末底])(?:全区|我区|该区)"
)
"""What the text of a zone says of itself."""
_OWN_ZONES: Final[tuple[str, ...]] = ("全区", "我区", "该区", "区内")
_ZONE_LEADS: Final = re.compile(
    f"(?:^|[，。、：） 　\\n年月日度]|[上下]半年|获悉|今年|年来|讯|电)"
    f"(?P<own>[\u4e00-\u9fff]{{2,8}}?)(?P<sort>{_SORTS})(?!管委会|[和与、及]|[^，。]{{0,4}}?企业)"
)


def zone_told(heads: Iterable[Head]) -> str:
    """The one zone that a text speaks of first, with its city's name, where it says 全区 of itself behind it:
    今年上半年，|青岛开发区|57个项目…。全区服务外包合同额….
    """
    name, heads = "", list(heads)
    if not any("区" in head.text and any(own in head.text for own in _OWN_ZONES) for head in heads):
        return ""
    for head in heads:
        if "区" not in head.text:
            continue
        if any(token.kind == "city" and token.value[-1] in "区县" for token in head.tokens):
            return ""  # 全区 of the district
        if name:
            if _OWN_ZONE.search(head.text) is not None:
                return name
            continue
        for said in _ZONE_LEADS.finditer(head.text):
            at, stop = said.span("own")
            named = [t for t in head.tokens if t.start == at and t.kind == "city" and t.value[-1] in "市州"]
            if named and named[0].stop <= stop and _NO_ONE_ZONE.search(said["own"]) is None:
                name = said["own"] + said["sort"]
                break
        if name and _OWN_ZONE.search(head.text, head.text.find(name)) is not None:
            return name
    return ""


_ZONES: Final = (
    "经济技术开发区", "高新技术产业开发区", "高新区", "片区", "新区", "开发区", "经开区", "综保区",
    "综合保税区", "保税区", "保税港区", "加工区", "科学城", "生态城", "自贸区", "试验区", "示范区", "合作区",
    "园区", "经济区", "管理区", "度假区", "集聚区",
)  # fmt: skip
_ALSO_CALLED: Final = {
    "综合保税区": ("综保区",),
    "经济技术开发区": ("经开区", "开发区"),
    "高新技术产业开发区": ("高新区",),
}
"""What zones of those sorts are called for short."""
_PARKS: Final = frozenset(_ZONES[:3]) | {
    "开发区",
    "经开区",
    "综保区",
    "综合保税区",
    "保税区",
    "集聚区",
    "园区",
}
"""Zones that call themselves parks: 清湖经开区…。|园区|实现营业总收入."""
_OF_PARKS: Final[tuple[str, ...]] = ("区", "企业", "建设", "基础设施", "开发")
"""What stands behind 园区, or 全园, that is no name of the zone: 园区|建设投资."""
_AROUND_ZONE: Final = frozenset("，。；：（年月日度末底来内期占在对为较与比使）")
"""What stands before a zone that is called by its sort alone: 2023年|新区进出口, 占|新区总量."""


def with_own_zone(text: str, tokens: list[Token], home: str) -> list[Token]:
    """*tokens*, and where *text* calls the zone that it is of (江北新区) by its sort: 2023年，|新区进出口."""
    whole = next((end for end in _ZONES if home.endswith(end) and home != end), "")
    found = _with_whole_name(text, tokens, home) if whole and home in text else list(tokens)
    parks = ("园区", "全园区", "全园") if whole in _PARKS and "园" in text else ()
    for sort in (whole, "该区", *_ALSO_CALLED.get(whole, ()), *parks) if whole else ():
        at = text.find(sort)
        held = {token.start for token in tokens} | {token.stop - len(sort) for token in tokens}
        while at >= 0:
            alone = at == 0 or text[at - 1] in _AROUND_ZONE
            alone = alone and not (sort in parks and text.startswith(_OF_PARKS, at + len(sort)))
            if alone and at not in held and not text.startswith("管", at + len(sort)):
                found.append(Token(at, at + len(sort), "own", "region"))
            at = text.find(sort, at + 1)
    return sorted(found, key=lambda token: token.start) if found != tokens else tokens


def _with_whole_name(text: str, tokens: list[Token], home: str) -> list[Token]:
    """*tokens* with the whole name of the zone that *text* is of for that of its city and province:
    四川省|成都|高新区.
    """
    found, at = list(tokens), text.find(home)
    while at >= 0:
        stop = at + len(home)
        if not text.startswith(("管", "内", "的企业"), stop):
            within = [token for token in found if at <= token.start < stop]
            if all(token.kind in ("city", "own") and token.stop <= stop for token in within):
                trial = next((at - len(sort) for sort in _TRIALS if text.endswith(sort, 0, at)), at)
                led = [token for token in found if token.stop == trial and token.kind in ("city", "province")]
                found = [token for token in found if token not in within and token not in led]
                found.append(Token(led[0].start if led else trial, stop, "own", "region"))
        at = text.find(home, stop)
    return found
