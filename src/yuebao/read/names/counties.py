"""Counties that the lexicon does not know, told one by one (分县区看，应县|生产总值8亿元), and districts that
lists tell by their short names (天河、番禺两区).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.groups import area_of, county_named
from yuebao.read.words.scan import Token

if TYPE_CHECKING:
    from yuebao.lexicon import Lexicon
    from yuebao.read.dates.dating import Head
    from yuebao.read.speech import Speech

_COUNTY: Final = re.compile("[\u4e00-\u9fff]{1,4}?(?:自治县|县|旗)(?!域|级|属|城|乡|区)(?=.{2})")
_BY_COUNTY: Final[tuple[str, ...]] = (
    "分县", "分区县", "分旗", "分各县", "从县", "从各县", "各县", "分地区", "分市县",
)  # fmt: skip
"""How a sentence begins that tells counties one by one."""


def in_county(speech: Speech, words: str) -> str:
    """*words* without a county that the lexicon does not know, in a list: 分县区看…；应县|生产总值."""
    county = _COUNTY.match(words)
    if county is None or not speech.text.startswith(_BY_COUNTY, speech.text.rfind("。", 0, speech.start) + 1):
        return words
    if speech.naming.head(words[county.end() :])[1] is None:
        return words
    speech.context.area = speech.context.settled = county.group()
    return words[county.end() :]


_LISTED: Final = re.compile(
    "(?<![\u4e00-\u9fff])[分按从]?(?:其中|前三位的?[是为])?(?P<list>(?:[\u4e00-\u9fff]{2,3}、)+[\u4e00-\u9fff]{2,3})"
)
"""Short names in a row, the last of them as long as it may be."""
_TELLS_DISTRICTS: Final[tuple[str, ...]] = (
    "两区", "三区", "四区", "五区", "分区", "各区", "区县", "县区", "县（市", "市、区", "县、区", "分县",
    "各县",
)  # fmt: skip


_SORTS: Final = (
    "高新技术产业开发区|高新技术开发区|经济技术开发区|经济开发区|高新区|经开区|开发区|综合保税区|综保区|保税港区|保税区"
    "|工业园区|产业园区|软件园|科技园|科学城|新区|片区|实验区|合作区"
)
_ZONE_TITLED: Final = re.compile(
    f"(?:^|[年月度：，、])(?P<name>(?P<own>[\u4e00-\u9fff]{{2,12}}?)(?P<sort>{_SORTS}))"
    "(?=(?:19|20)[0-9]{2}年|[0-9（]|商务|服务|外[贸资经包]|对外|开放|经济|主要|进出口|利用外资|运行|工作|统计|软件|跨境|综合统计)"
    "(?=.*(?:情况|运行|报|统计|总结|分析|动态|简讯|指标|数据|工作|反映)|$)"
)
"""The zone that a title says its text is of."""
_NO_ONE_ZONE: Final = re.compile(
    "[国省市区县]级|[各全我本]|[两三四五六七八九十]|管委会|重点|我国|中国|协会|商会|局|厅|委"
)


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
            if token.kind in ("city", "province") and token.start == at and token.stop <= said.end("own"):
                at = token.stop if token.stop < said.end("own") else at
        return head.text[at : said.end("sort")] if own else ""
    return ""


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
    if not any(own in head.text for head in heads for own in _OWN_ZONES):
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


_LINKS: Final = frozenset("中是为和及与而，。；：、（")
"""What may stand right before the short name of a district: 其|中|天河6.2亿."""
_GOES_ON: Final = re.compile(
    "[、，。；：（0-9]|[和与及两三四五六离在进出执合服实外社完增下占分为达居位列以](?!园|山|湖|江|河)|$"
)


def districts_told(texts: list[str], lexicon: Lexicon) -> dict[str, str]:
    """The districts that lists in *texts* of a city tell by their short names, each with its whole name."""
    told: dict[str, str] = {}
    whole = "\n".join(texts)
    if not any(word in whole for word in _TELLS_DISTRICTS):
        return told
    for found in _LISTED.finditer(whole):
        parts = found["list"].split("、")
        named = {part: area for part in parts[:-1] if (area := _place(part, lexicon)) is not None}
        if len(named) < len(parts) - 1:
            continue
        last = next((part for part in (parts[-1], parts[-1][:2]) if _place(part, lexicon)), "")
        named |= {last: _place(last, lexicon) or ""} if last else {}
        if len(named) > 1:
            told |= {part: area for part, area in named.items() if area_of(part, lexicon) is None}
    return told


def with_districts(text: str, tokens: list[Token], districts: dict[str, str]) -> list[Token]:
    """*tokens*, and those of the *districts* that *text* tells by their short names: |天河|、|番禺|两区."""
    found = list(tokens)
    for name, area in districts.items():
        at = text.find(name)
        while at >= 0:
            before, stop = text[at - 1 : at], at + len(name)
            if (not before or before in _LINKS) and _GOES_ON.match(text, stop) is not None:
                found.append(Token(at, stop, "city", area))
            at = text.find(name, stop)
    return sorted(found, key=_start) if len(found) > len(tokens) else tokens


def _start(token: Token) -> int:
    return token.start


def _place(part: str, lexicon: Lexicon) -> str | None:
    """The city, county or district that *part* is short for; None where it is another word."""
    if part in lexicon.heads or part in lexicon.members:
        return None
    return area_of(f"{part}区", lexicon) or area_of(part, lexicon) or county_named(part, lexicon)
