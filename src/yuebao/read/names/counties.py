"""Counties that the lexicon does not know, told one by one (分县区看，应县|生产总值8亿元), districts that
lists tell by their short names (天河、番禺两区), and the text's own city by what is a word elsewhere (中山).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.groups import area_of, county_named
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

if TYPE_CHECKING:
    from yuebao.lexicon import Lexicon
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

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


PLACE_ENDS: Final = frozenset("县区市旗镇乡道木")
"""How the names of places end that something is counted in."""
_UNLISTED: Final = re.compile(
    "(?![新净]增|新[设建开批]|关闭|累计|覆盖|涉及|遍[布及])"
    "(?:[\u4e00-\u9fff]{2,4}[县区市旗]|[\u4e00-\u9fff]县|[\u4e00-\u9fff]{1,4}(?:镇|乡|街道|苏木))"
)
_NO_PLACE: Final = re.compile(
    "(?:开发|高新|经开|[园景社校小城郊山牧林库灾矿港辖地新老灌展专仓病片街军疫选]|保税|综保|试验|示范|加工|合作|功能|行政|自治|服务|商[务业]"
    "|水源|缓冲|核心|拓展|起步|休闲|民宿|规划|控制|种植|养殖|生活|办公|展示|体验|采摘|作业|风险|受灾|丘陵|平原|高原|草原"
    "|住宅|居民|保护|湿地|度假|旅游|工业|产业|贸易|集聚)区$|(?:[超城门股楼夜集上都县菜早闹]|[级辖型线])市$"
    "|[属各全本邻困业省辖个该我两外强新]县$|(?:.[制级色族心点范型态明生林化游闲业农贫丽]|[小重名强]|^[城乡市村集古老大各全本建中])[镇乡]$"
    "|(?:[各全本]|[示标]范|重点|文明|城市)街道$"
)
"""What ends so and is no district, county, city or town: 开发区, 超市, 建制镇."""


def is_unlisted(words: str) -> bool:
    """Whether all of *words* names a county or a town that the lexicon does not know: 泗县, 柳河镇."""
    return _UNLISTED.fullmatch(words) is not None and _NO_PLACE.search(words) is None


_NEWLY: Final[tuple[str, ...]] = ("新增", "新建", "新设", "新开工", "新登记", "新注册")
_TOWN_ENDS: Final = frozenset("镇乡道木")
_TOWNS: Final[tuple[str, ...]] = ("镇", "乡", "街道", "苏木", "村", "社区", "区划")


def counted_in(speech: Speech, words: str, dimension: str) -> Subject | None:
    """What was counted before, in the place that is all *words* name and that the lexicon does not know:
    营业部36家。按区域分布，|云湖区|9家. None where they name no such place, or nothing was counted so.
    """
    newly = next((done for done in _NEWLY if words.startswith(done)), "") if words[0] == "新" else ""
    words = words[len(newly) :]
    if not is_unlisted(words):
        return None
    if words[-1] == "区" and speech.kind_of(words) not in ("", "city"):
        return None
    context = speech.context
    told = (one for one in (context.whole, context.subject, context.topic) if one is not None)
    of = next((one for one in told if _counts_so(one, dimension)), None)
    if of is None or of.before.endswith(words) or (newly != "新增" and not of.before.startswith(newly)):
        return None
    if words[-1] in _TOWN_ENDS and of.before.endswith(_TOWNS):
        return None  # 创建示范镇12个，其中龙泉镇…: towns themselves
    speech.placed = True
    newly = "" if newly != "新增" or of.before.startswith("新增") else newly  # 云湖区|新增|5家
    return of._replace(before=newly + of.before, area=words, level=None, period=None)


def _counts_so(one: Subject, dimension: str) -> bool:
    """Whether *one* counts in units of *dimension*: 法人单位数 in 个, 从业人员 in 人."""
    held = one.head == "数" or one.known is None or one.known.nature == "stock"
    return held and one.dimension == dimension


_LISTED: Final = re.compile(
    "(?<![\u4e00-\u9fff])[分按从]?(?:其中|前三位的?[是为])?(?P<list>(?:[\u4e00-\u9fff]{2,3}、)+[\u4e00-\u9fff]{2,3})"
)
"""Short names in a row, the last of them as long as it may be."""
TELLS_DISTRICTS: Final[tuple[str, ...]] = (
    "两区", "三区", "四区", "五区", "分区", "各区", "区县", "县区", "县（市", "市、区", "县、区", "分县",
    "各县",
)  # fmt: skip


_PROVINCES: Final = frozenset({"吉林"})
"""What names a province where it is not the city in full."""
_LINKS: Final = frozenset("中是为和及与而，。；：、（")
"""What may stand right before the short name of a district: 其|中|天河6.2亿."""
_GOES_ON: Final = re.compile(
    "[、，。；：（0-9]|[和与及两三四五六离在进出执合服实外社完增下占分为达居位列以](?!园|山|湖|江|河)|$"
)


def districts_told(texts: list[str], rare: frozenset[str], lexicon: Lexicon) -> dict[str, str]:
    """The districts that lists in *texts*, of a city's document with the *rare* words, tell by their short
    names, each with its whole name.
    """
    told: dict[str, str] = {}
    whole = "\n".join(texts)
    if not any(word in whole for word in rare.intersection(TELLS_DISTRICTS)):
        return told
    for found in _LISTED.finditer(whole):
        parts = found["list"].split("、")
        named = {part: area for part in parts[:-1] if (area := place_named(part, lexicon)) is not None}
        if len(named) < len(parts) - 1:
            continue
        last = next((part for part in (parts[-1], parts[-1][:2]) if place_named(part, lexicon)), "")
        named |= {last: place_named(last, lexicon) or ""} if last else {}
        if len(named) > 1:
            told |= {part: area for part, area in named.items() if area_of(part, lexicon) is None}
    return told


_BEFORE: Final = signs("中是为和及与而，。；：、（除由从在其比对 　月年度看末")
"""What may stand right before a place told with what it is."""
_NO_END: Final = re.compile(
    "[域间块位划级属内外场园山湖江河海路街]|大[道街]|公[司园路]|银行|开发|高新|经开|[市区县]"
)
"""What makes another word of such a place, or the name of something there."""


def with_districts(text: str, tokens: list[Token], districts: dict[str, str]) -> list[Token]:
    """*tokens*, and those of the *districts* that *text* tells by their short names, or that no lexicon
    knows: |天河|、|番禺|两区, |高区|.
    """
    found = list(tokens)
    for name, area in districts.items():
        at = text.find(name)
        short = name[-1] not in PLACE_ENDS
        while at >= 0:
            stop = at + len(name)
            if short:
                free = (not at or text[at - 1] in _LINKS) and _GOES_ON.match(text, stop) is not None
            else:
                free = not at or stands(text, at - 1, _BEFORE) or any(token.stop == at for token in tokens)
                free = free and _NO_END.match(text, stop) is None
            if free and not any(token.start < stop and at < token.stop for token in found):
                found.append(Token(at, stop, "city", area))
            at = text.find(name, stop)
    return sorted(found, key=_start) if len(found) > len(tokens) else tokens


_NO_CITY: Final = re.compile(
    "市(?!场)|[县区镇乡村路街道江河湖关桥装陵舰石]|大[学道]|学[院校]|[中小]学|医院|公[园司]|[机商]场|小异|时[数间长照]"
    "|门[票户]|航空|红|财富|明珠|集团|久安|质[量期]|原则|价值|排[名放位]|[之的和与及、]?(?:[上以]|期间)"
)
"""What makes another word of what a city may be called in short: 中山|路, 日照|时数, 大同|小异."""
_BEFORE_CITY: Final = frozenset("中是为和及与而由从据在比较使令向到赴对经，。；：、（“ 　我月年季今来日")
"""What may stand right before it: 上半年|中山|外贸."""


def in_short(city: str | None, lexicon: Lexicon) -> str:
    """What the text's *city* may be called in short though the word says something else elsewhere: 中山."""
    short = (city or "")[:-1]
    called = len(short) > 1 and city in lexicon.cities and city[-1:] == "市" and short not in _PROVINCES
    term = lexicon.term(short) if called else None
    place = term is not None and term[0] in ("city", "province", "partner")  # wherever it stands
    return short if called and not place else ""


def with_own_city(text: str, tokens: list[Token], short: str, city: str) -> list[Token]:
    """*tokens*, and where *text* calls the *city* that it is of by its *short* name: 上半年|中山|外贸."""
    found, at = list(tokens), text.find(short)
    while at >= 0:
        stop = at + len(short)
        stands = at == 0 or text[at - 1] in _BEFORE_CITY or any(token.stop == at for token in tokens)
        if stands and _NO_CITY.match(text, stop) is None:
            found = [token for token in found if not _is_word(token, at, stop)]  # 三明
            if not any(token.start < stop and at < token.stop for token in found):
                found.append(Token(at, stop, "city", city))
        at = text.find(short, stop)
    return sorted(found, key=_start)


def _is_word(token: Token, start: int, stop: int) -> bool:
    """Whether *token* only says that the numeral in a word from *start* to *stop* is none: |三|明."""
    return token.kind == "skip" and start <= token.start and token.stop <= stop


def _start(token: Token) -> int:
    return token.start


def place_named(part: str, lexicon: Lexicon) -> str | None:
    """The city, county or district that *part* is short for; None where it is another word."""
    if part in lexicon.heads or part in lexicon.members:
        return None
    return area_of(f"{part}区", lexicon) or area_of(part, lexicon) or county_named(part, lexicon)
