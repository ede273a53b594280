"""The place that a text is of by its title, its publisher and what it calls itself, in a lexicon or not:
青原县1-5月工业经济运行情况, behind which 全县 stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import first_in, holds, signs, stands

if TYPE_CHECKING:
    from yuebao.read.dates.dating import Head

_OWN: Final = signs("全我本该")
_ITSELF: Final = signs("县旗区镇乡盟市州省")
_ITSELF_SAID: Final = signs("县旗区市")
"""The levels that a text says it is of: 全|县, 该|市."""
_NO_LEVEL: Final = signs("域性块场县")
"""What makes another word of them: 全|区域."""
_SEATS: Final = signs("县旗区镇")
_SEAT: Final = re.compile(
    "([县旗区镇])(?:委|(?:人民)?政府|统计|商务|财政|发改|工信|经信|农业|人社|文旅|教育|投促)"
    "(?:(?<=^...)|(?<=[，。、：从据由经 　月季年]...)|(?<=^..)|(?<=[，。、：从据由经 　月季年]..)"
    "|(?<=^.....)|(?<=[，。、：从据由经 　月季年].....))"
)
"""The same told by its offices: 据|县|统计局."""
_SORTS: Final = "自治县|自治旗|林区|(?:高新|经开|综保|保税|开发|工业园|示范|试验|合作|新|片)区"
_ZONES: Final[tuple[str, ...]] = (
    "高新区",
    "经开区",
    "保税区",
    "开发区",
    "园区",
    "示范区",
    "试验区",
    "合作区",
    "新区",
    "片区",
    "贸区",
)
_NAME: Final = re.compile(
    "(?:关于|图解|解读|快讯|[\u4e00-\u9fff]{1,3}[网社])?(?P<name>[\u4e00-\u9fff]{2,14}?(?:自治[县旗])"
    f"|[\u4e00-\u9fff]{{2,6}}?(?:{_SORTS})|[\u4e00-\u9fff]{{2,3}}?[县旗区镇乡盟市])"
    "(?![域级属场间划县旗镇乡盟]|外(?![贸资经商汇事])|内(?![贸资])|市(?:区|场)|区(?:块|划))"
)
_NO_NAME: Final = re.compile(
    "[全我本各该某两三四五六七八九十百千万亿0-9年月季日]|上半|下半|其中|今|去"
    "|(?:强|大|贫困|试点|重点|先进|园林|城市|农业|工业|山|牧|郊|城|矿|林|库|景|园|社|辖|灾|老|特|地|小|街|[大部杭粤]湾|厂|校"
    "|战|商务|居民|住宅|服务|历史|集聚|功能|经济|北部|南部|东部|西部|中部|中心|主城|建成|限制|禁养|乡|集|城镇|重|名|古"
    "|股|楼|车|房|菜|超|门|都|夜|汽|债|汇|金|油|煤|级|上|入|后)[县旗区镇乡盟市]$"
    "|^(?:完成|实现|达到|超过|占|高于|低于|位居|位列|累计|新增|引进|带动|推动|促进|加快|提高|增加|进入|走进|来自|来到)"
    "|[省地县]市$|^(?:东部|中部|西部|东北)"
    "|(?:国家|省|级|创新|农业|合作|先行|产业|改革|技术|自主|文明|生态|综合|设)(?:示范|试验)区$"
    "|^(?:高新|经开|开发|保税|综保|自贸|新|示范|试验|合作|工业园|片)区$|^自治|自治区$|^[从据由在对向为与和及于]|记者|.[从据]"
)
"""What ends in 县 or 区 and is no place's name."""
_OFFICE: Final = re.compile(
    "(?:人民)?政府|[\u4e00-\u9fff]{2,10}?(?:局|委|厅|办|中心|会|院|处|队)|融媒|发布|新闻|管委会|[\\s\u3000，。]|$"
)
"""What stands behind the place in the name of whoever gave a text out."""
_BODY: Final = re.compile(
    "(?:人民)?政府|政务|新闻网|发布|中心支行"
    "|(?:统计|商务|财政|发改|发展和?改革|经济和信息化|工信|经信|农业|人社|文旅|教育|科技|交通|海关)[\u4e00-\u9fff]{0,8}?[局委厅办]"
)
"""An office of the place before it, or what else publishes for it."""
_ANY_BODY: Final = re.compile(
    "(?:人民)?政府|政务|新闻网|发布|[\u4e00-\u9fff]{1,12}?(?:局|委|厅|办|中心|支行|分行|队|协会|商会)"
)
"""The same on a line of its own: 黔南州|中心支行."""
_BEHIND: Final = frozenset("：，。；、　 （《“【[|！!？—－日在")
"""What a place's name may begin behind in a line of its own."""
_LEARNT: Final = frozenset("从据由经在，")
"""The same in running prose: 从|青原县统计局获悉."""
_NO_LEARNT: Final[tuple[str, ...]] = ("经济", "经开", "经贸", "经营", "由贸")
_MET: Final = re.compile("第[一二三四五六七八九十]+届|人民代表大会")
"""What stands behind the place whose congress was reported to: 在|青原区|第十届人民代表大会."""
_DOES: Final = re.compile(
    "第[一二三四五六七八九十]+届|人民代表大会|(?:人民)?(?:政府|法院|检察院)|银行业|金融|本外币|支行"
    "|(?:统计|商务|招商|财政|发改|发展和?改革|经济和信息化|工信|经信|农业|人社|文旅|教育|科技|交通|税务|市场监管|投促)[\u4e00-\u9fff]{0,8}?[局委厅办]"
    "|(?:共|累计|全年|预计)*(?:实现|完成|新增|引进|签约|执行|实际)"
    "|坚持|围绕|紧扣|聚焦|深入|大力|积极|全力|切实|认真|着力|召开|上下"
)
"""What stands behind a place that a text is of, though it says nothing more of itself."""
_SHORT: Final = 45


def home_told(heads: list[Head], home: str | None, city: str | None) -> str:
    """The place at the level that *heads* say of themselves (全县), by title or who gave them out, where
    neither the *home* that their title names nor the *city* they name most is at that level; nothing where
    there is none.
    """
    home = None if home is not None and home[0] in "全我本" and home != "全国" else home
    levels = _levels(heads)
    if not levels:
        return _titled(heads, city) if home is None else ""
    if any(known and (known[-1] in levels or known == "全国") for known in (home, city)):
        return _over_others(heads, city or "") if home is None else ""
    around = [*heads[:6], *heads[6:][-3:]]
    if home is None:
        office = _of_office(around, levels)
        if not office and levels == "省":  # 全省增速, of a city's text
            office = _of_office([head for head in around if not _runs(head)], "市县区旗州盟", below=True)
        office = office or _inner(heads[:4], levels)
        if office:
            return office
    said = "\n".join(head.text for head in heads)
    for head in around:
        if home is not None and (_runs(head) or home not in head.text):
            continue
        for name, stop in _names(head, home, said):
            if name[-1] not in levels or (name[-1] == "市" and _runs(head) and said.count(name) < 2):
                continue  # 完成|市|任务
            titled = head.place == 0 or head.titled or _runs(head)
            if titled or _OFFICE.match(head.text, stop) is not None:
                return name
    return _titled(heads, None) if home is None and city is None else ""


def _over_others(heads: list[Head], city: str) -> str:
    """The city that the title of *heads* alone names, where the one known *city* stands in the prose only: of
    a text of 汀罗市 that tells of buyers in 苏州.
    """
    title = heads[0]
    if _runs(title) or not city or city[:-1] in title.text:
        return ""
    said = "\n".join(head.text for head in heads)
    told = [name for name, _ in _names(title, None, said) if name[-1] == "市"]
    return told[0] if len(told) == 1 else ""


def _levels(heads: Iterable[Head]) -> str:
    """The levels that *heads* say they are of, first the one told first; else those of their offices."""
    texts = [head.text for head in heads]
    levels = "".join([_itself(text) for text in texts])
    if not levels:
        levels = "".join([level for text in texts if holds(text, _SEATS) for level in _SEAT.findall(text)])
    return "".join(dict.fromkeys(levels))


def _itself(text: str) -> str:
    """The levels that *text* says it is of, in their order: 全|县."""
    levels, at = "", first_in(text, _OWN)
    while at >= 0:
        among = _ITSELF_SAID if text[at] == "该" else _ITSELF
        if stands(text, at + 1, among) and not stands(text, at + 2, _NO_LEVEL):
            levels += text[at + 1]
        at = first_in(text, _OWN, at + 1)
    return levels


def _titled(heads: list[Head], city: str | None) -> str:
    """The county, the district or the city that the title of *heads* or their first sentence names where they
    say nothing of themselves, before the *city* that they name; a district only where another line names it
    as well, or it does something.
    """
    said = "\n".join(head.text for head in heads)
    for head in heads[:4]:
        if head.place and not head.titled and not _runs(head):
            continue
        passed = min((t.start for t in head.tokens if t.kind == "city" and t.value == city), default=-1)
        for name, stop in _names(head, None, said):
            sort = name[-1]
            if 0 <= passed < stop:
                return ""
            if sort in "县旗":
                return name
            if sort not in "区市" or name.endswith(_ZONES):
                continue
            titled = not _runs(head) and (not head.place or head.titled)
            again = sort == "区" and any(name in other.text for other in heads if other is not head)
            if titled or again or _DOES.match(head.text, stop) is not None:
                return name
        if 0 <= passed:
            return ""
    return ""


def _of_office(heads: list[Head], levels: str, *, below: bool = False) -> str:
    """The place at one of *levels* whose office gave *heads* out, as their first lines or a short one tell:
    （|江西省|统计局）, 据|江西省|统计局. *Below* what they say of themselves, banks and customs tell nothing.
    """
    for head in heads:
        if head.place > 2 and _runs(head):
            continue
        for token in head.tokens:
            placed = token.kind in ("city", "province") and token.value[-1] in levels
            body = _BODY if _runs(head) or below else _ANY_BODY
            placed = placed and not (below and head.text.startswith(("中心支行", "海关"), token.stop))
            if placed and body.match(head.text, token.stop) is not None:
                return str(token.value)
    return ""


def _inner(heads: list[Head], levels: str) -> str:
    """The county at one of *levels* that *heads* name right behind its city: 济宁|金乡县|前5月，…。全县."""
    for head in heads:
        for led, token in pairwise(head.tokens):
            within = led.kind == "city" and token.kind == "city" and led.stop == token.start
            if within and token.value[-1] in levels and led.value[-1] not in levels:
                return str(token.value)
    return ""


def _runs(head: Head) -> bool:
    """Whether *head* is no line of its own, but prose."""
    return len(head.text) >= _SHORT or head.text.endswith("。")


def _names(head: Head, home: str | None, said: str) -> Iterator[tuple[str, int]]:
    """What may be a place's name in *head*, and where it ends; behind a comma in prose, and behind what
    publishes, only what all that is *said* names again.
    """
    text, runs = head.text, _runs(head)
    for at, sign in _openings(head, home):
        named = _NAME.match(text, at)
        if named is None or _NO_NAME.search(named["name"]) is not None:
            continue
        if runs and sign == "，" and said.count(named["name"]) < 2 and not _DOES.match(text, named.end()):
            continue
        if sign == "在" and _MET.match(text, named.end()) is None:
            continue
        yield named["name"], named.end()


def _openings(head: Head, home: str | None) -> Iterator[tuple[int, str]]:
    """Where a place's name may begin in *head*, and the sign before it; behind its *home* alone, where the
    title names one.
    """
    text = head.text[:120]
    for token in head.tokens:
        placed = token.kind in ("city", "province") and token.value == (home or token.value)
        if placed and token.stop < len(text):
            yield token.stop, ""
    if home is not None:
        return
    yield 0, ""
    for token in head.tokens:
        if token.kind == "time" and token.stop < len(text):
            yield token.stop + text.startswith("，", token.stop), ""
    runs = _runs(head)
    signs = _LEARNT if runs else _BEHIND
    for at, sign in enumerate(text):
        if runs and sign == "。":
            return
        if sign in signs and not text.startswith(_NO_LEARNT, at):
            yield at + 1, sign


def with_unlisted(text: str, tokens: list[Token], home: str) -> list[Token]:
    """*tokens*, and where *text* names the *home* that no lexicon knows."""
    found, at = list(tokens), text.find(home)
    while at >= 0:
        stop = at + len(home)
        if not any(token.start < stop and at < token.stop for token in tokens):
            found.append(Token(at, stop, "city", home))
        at = text.find(home, stop)
    return sorted(found, key=lambda token: token.start) if len(found) > len(tokens) else tokens
