"""Places that no lexicon knows, told in a row with others (荣成、文登、|高区|到账外资依次为)
or where a sentence says that it tells of the places of its text (分区域看，|东岭区|980套).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.counties import is_unlisted, place_named
from yuebao.read.names.groups import area_of
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import DIGITS, JOINING, signs, stands

if TYPE_CHECKING:
    from yuebao.lexicon import Lexicon
    from yuebao.read.state.context import Context

_BOUNDS: Final = signs("，。；：（）()0123456789 　“”·◆●")
"""What a row of names never holds."""
_GOES_ON: Final = signs("、和与及（")
_SEATS: Final = signs("区县市旗")
_EACH: Final = re.compile("(?<=[、，；。：和])[\u4e00-\u9fff]{2,3}[区县市旗](?=[0-9])")
"""One of several places told alike: 惠城区1.2亿元、|东岭区|0.9亿元."""
_SEATED_PAIRS: Final = tuple(end + by for end in "区县旗镇" for by in "、和")
_SHAPED: Final = re.compile(
    "[\u4e00-\u9fff]{2,3}[区县市旗镇](?:[、和与及][\u4e00-\u9fff]{1,3}[区县市旗镇])+(?![域间块位划级属内外场市区县])"
)
"""Names in a row that all say that they are of districts, counties or towns: 岚江区、沁陵县."""
_BRACKETED: Final = re.compile("（[^）]*）")
_PARTED: Final = re.compile("、|[和与及](?=[\u4e00-\u9fff]{2})")
_LED: Final = re.compile(
    "(?:.*(?:的[是有为]|[是为由除](?=[\u4e00-\u9fff]{2})))?"
    "(?:[月年季度末期]份?|其中|主要|分别|依次|前[一二三四五六七八九十]+位?的?|位居|居|的|在)*"
)
"""What stands before the first of a row: 其中|东岭区、西岭区."""
_SEATED: Final = re.compile(
    "[\u4e00-\u9fff]{1,3}?(?:区(?![域间块位划内外])|县(?![域级属内外])|市(?![场级属域内外])|旗(?![下舰])|镇(?![村区])"
    "|街道)"
)
"""The last of a row, before its measure: |经区|到账外资."""
_SO_MANY: Final = re.compile(
    "[两三四五六七八九十2-9]个?(?:区县|县区|市县|县市|旗县|(?:设区)?市(?!场)|县(?!级)|区(?!域)|旗|州)"
)
"""What stands behind a row that is of places: 岚江、沁陵|两市."""
TELLS_PLACES: Final = (
    "两市", "三市", "四市", "五市", "两县", "三县", "四县", "五县", "两区", "三区", "四区", "五区", "两州",
    "两旗", "区域", "地区看", "地区分", "分区", "分县", "分市", "分板块", "分旗", "分盟", "属地", "从县",
    "从市", "按县", "按市", "各区", "各县", "区县", "县区", "市县", "县市", "从板块", "按地区", "各板块",
)  # fmt: skip
"""One of which every text holds that says so."""
_TELLS_PLACES: Final = frozenset(TELLS_PLACES)
_SO_MANY_ELSE: Final = re.compile("[两三四五六七八九十][大个家座条类项](?!市|县|区|地|板块|州|旗)")
"""The same behind one of other things: 前海、横琴、南沙|三大平台."""
_BY_PLACES: Final = re.compile(
    "(?:[分按从]各?(?:区域|地区|地域|县域|县区|区县|县市|市县|市州|盟市|旗县|板块|属地|县|市|区|设区市|行政区|辖区)"
    "(?:（[^）]*）)?[^，。；：、0-9]{0,4}(?:看|讲|分|计|统计|而言)|各(?:区县|县区|县（市、区）|区市县|市县|县市|区|县)[^，。；：、0-9]{0,6}"
    "|区域(?:分布|结构|发展|布局)[^，。；：、0-9]{0,6})[，。：]"
)
"""How a sentence or the label before it says that it tells places one by one."""
_ALONE: Final = re.compile("(?![山园景社校小城郊牧林库灾矿辖各全本该市地专仓病片街军疫选])[\u4e00-\u9fff]区")
"""A district told by one character: 高区, 经区."""
_NO_NAME: Final = re.compile(
    "[业品类资型额量值数率款税费等部品局厅]$|^[全各其本该我两三四五六七八九十]|企业|公司"
)


def learn_places(context: Context, text: str, tokens: list[Token], lexicon: Lexicon) -> None:
    """Keeps the places that no lexicon knows, by rows in *text* and sentences that tell of places."""
    at, alike = 0, False
    for token in tokens:
        if token.kind != "city" or token.start < at:
            continue
        if stands(text, token.stop, _GOES_ON) or stands(text, token.start - 1, JOINING):
            start, at = _row_around(text, token.start, token.stop)
            _learn(context, text[start:at], lexicon, placed=False)
        alike = alike or (stands(text, token.stop - 1, _SEATS) and stands(text, token.stop, DIGITS))
    if alike:
        for each in _EACH.finditer(text):
            _keep(context, each.group(), lexicon)
    if any(pair in text for pair in _SEATED_PAIRS):
        for row in _SHAPED.finditer(text):
            if all(is_unlisted(part) for part in _parts(row.group())):
                _learn(context, row.group(), lexicon, placed=True)
    if context.rare.isdisjoint(_TELLS_PLACES):
        return
    for by in _BY_PLACES.finditer(text):
        stop = text.find("。", by.end())
        _learn_told(context, text, by.end(), stop if stop >= 0 else len(text), lexicon)
    for many in _SO_MANY.finditer(text) if "、" in text or "和" in text else ():
        start, stop = _row_around(text, many.start(), many.end())
        _learn(context, text[start:stop], lexicon, placed=False)


def _row_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the row of names begins and ends that holds what stands from *start* to *stop*, brackets behind
    its members passed over.
    """
    while start and (not stands(text, start - 1, _BOUNDS) or text[start - 1] == "）"):
        start -= 1
        if text[start] == "）":
            opened = text.rfind("（", max(0, start - 24), start)
            if opened < 0:
                return start + 1, stop
            start = opened
    while stop < len(text) and (not stands(text, stop, _BOUNDS) or text[stop] == "（"):
        closed = text.find("）", stop, stop + 24) if text[stop] == "（" else stop
        if closed < 0:
            break
        stop = closed + 1
    return start, stop


def _keep(context: Context, name: str, lexicon: Lexicon) -> None:
    if area_of(name, lexicon) is None and is_unlisted(name):
        context.districts.setdefault(name, name)


def _parts(row: str) -> list[str]:
    """The members of the *row*, without brackets and what leads to the first."""
    parts = _PARTED.split(_BRACKETED.sub("", row) if "（" in row else row)
    led = _LED.match(parts[0])
    return [parts[0][led.end() :] if led is not None else parts[0], *parts[1:]]


def _learn(context: Context, row: str, lexicon: Lexicon, *, placed: bool) -> None:
    """Keeps the unlisted places of the *row*, all of whose members are places; short ones only beside others
    told in short, or where the row is said to be of places.
    """
    parts = _parts(row)
    if len(parts) < 2:
        return
    tail = parts[-1]
    many = _SO_MANY.search(tail)
    if many is None and _SO_MANY_ELSE.search(tail) is not None:
        return
    found: dict[str, str] = {}
    short, known = placed or many is not None, 0
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        name = part
        if last:
            name = _last(part, many.start() if many is not None else 0, lexicon)
            if not name:
                short = False
                continue
        area = area_of(name, lexicon)
        named = area or place_named(name, lexicon)
        if named is not None:
            known += 1
            short = short or name != named
            if area is None:
                found[name] = named
        elif is_unlisted(name) or _ALONE.fullmatch(name) is not None:
            found[name] = name
        elif name.endswith(("区", "园", "新城", "基地")):
            continue
        elif 1 < len(name) < 4 and _NO_NAME.search(name) is None and name not in lexicon.members:
            found[name] = ""
        else:
            return
    if not (known or placed or many is not None):
        return
    for name, area in found.items():
        if area or short:
            context.districts.setdefault(name, area or name)


def _last(part: str, many: int, lexicon: Lexicon) -> str:
    """The place that the last of a row begins with: 经区|到账外资, 环翠|两区."""
    if many:
        return part[:many]
    seated = _SEATED.match(part)
    if seated is not None:
        return seated.group()
    for size in (2, 3):
        if place_named(part[:size], lexicon):
            return part[:size]
    return ""


def _learn_told(context: Context, text: str, start: int, stop: int, lexicon: Lexicon) -> None:
    """Keeps the unlisted places that clauses from *start* to *stop* begin with: 分区域看，|东岭区|980套."""
    at = start
    while at < stop:
        end = at
        while end < stop and not stands(text, end, _BOUNDS):
            end += 1
        if "、" in text[at:end] or "和" in text[at:end]:
            _learn(context, text[at:end], lexicon, placed=True)
        else:
            named = _SEATED.match(text, at)
            if named is not None:
                _keep(context, named.group(), lexicon)
        at = end + 1
