"""Places told together (湖州、嘉兴两市|进出口), and where they tell no measure what the paragraph before them
measures: 南京、苏州两市|占全省的88%.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.belonging import district_of
from yuebao.read.names.breakdowns import COUNTED
from yuebao.read.names.places import ABROAD
from yuebao.read.state.spoken import Subject, out_of_zone
from yuebao.read.words.phrases import PARTING, clean, county_of

if TYPE_CHECKING:
    from yuebao.lexicon import Lexicon
    from yuebao.read.speech import Speech

_QUARTER: Final = (
    "(?:东北三省|[东中西]部|中西部|东北|西北|西南|华[东北南中]|中南"
    "|长三角|珠三角|京津冀|粤港澳大湾区|成渝|长江经济带)"
)
_QUARTERS: Final = re.compile(
    f"(?P<all>(?:{_QUARTER}(?:地区)?[、和与及])+{_QUARTER})(?:地区|(?<=省)|(?<=[角冀区带渝])|(?=[两三四]大[区地]))"
    "(?:(?:等|的)?(?:[0-9]{1,2}|[一二三四五六七八九十]+)(?:个?省(?:份|市|（[^）]*）|[区、市]+)?"
    "|[个大](?:区域|地区|城市群|都市圈|经济圈|板块)))?(?=.{2})"
)
"""Parts of the country told as one: 西部和东北地区|出口."""
_OPENS_QUARTER: Final = frozenset(
    {
        "东部", "中部", "西部", "中西", "东北", "西北", "西南", "华东", "华北", "华南", "华中", "中南",
        "长三", "珠三", "京津", "粤港", "成渝", "长江",
    }
)  # fmt: skip
"""How those begin."""
_RANKED = re.compile(
    "(?:[位排][居列名][^、，]{1,8}的|[^、，的]{2,14}?(?:[居列]|位居|位列|排名|排在)(?:全[国省市区州])?前(?:[0-9]+|[两三四五六七八九十]+)[名位强大]?的?)"
    "(?:(?:主要)?(?:省份|省（(?:区、)?市）|省市|城市|地区|设区市|地市|市州|区县)(?=.{2,3}[、和]))?"
)
"""What stands before places told together: 位列前5位的|河南、山东; 软件业务收入居前5名的|甲省、乙省."""
_SEVERAL = re.compile(
    "(?P<area>(?:东北|西北|西南|华东|华北|华南|华中|中南|东部|中部|西部|长江经济带|沿海|沿江|沿边|内陆|珠三角|长三角|京津冀)"
    "(?:[两三四五六七八九十]+|[0-9]{1,2})个?(?:省区市|省市区|省（区、市）|省（区）|省区|省市|省份|省|城市|市)"
    "|(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})个)?副省级(?:中心)?城市)(?:合计|总?共)*(?:完成|实现)?"
)
"""Places told by their number: 西南四省市, 15个副省级城市."""
_SO_MANY = re.compile(
    "(?:[两三四五六七八九十]+大?|[0-9]{1,2})?[个座]?"
    "(?:(?:区域|城市群|都市圈|经济圈|直辖市|省份|城市|地区|省|市|州|县|区|盟|地(?=[^区]|$)|（区）|（区、市）)+(?!区|生产总值))?(?:合计|总?共)*"
)
_ROUNDED_OFF: Final = re.compile(
    "等(?:(?P<count>[三四五六七八九])个?)?(?:省（?区、?市?）?|自治区|省份|省市|城市|地市|市州|市|州)(?=[对与自从向的进出])的?"
)
"""What rounds off places that are all told, or that nobody counts: 广西、新疆、内蒙古|等三个自治区|对."""
_BEHIND: Final = frozenset({"", "、", "和", "及", "与", "合", "共"})
"""What stands behind a place of a list."""


def joint_places(words: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The area of the places told together that *words* begin with, and the rest: 湖州、嘉兴两市|进出口.

    None when they begin with fewer than two, or go on to others that are not told (等五市).
    """
    several = _SEVERAL.match(words)
    if several is not None:
        return several["area"], words[several.end() :]
    quarters = _QUARTERS.match(words) if words[:2] in _OPENS_QUARTER else None
    if quarters is not None:
        each = [one.removesuffix("地区") for one in PARTING.split(quarters["all"])]
        each = [f"{one}地区" if one[-1] in "部北南东中" else one for one in each]
        return "、".join(each), words[quarters.end() :]
    ranked = _RANKED.match(words)
    at = ranked.end() if ranked is not None else 0
    end = at - 1
    places: list[str] = []
    known = {start: (stop, *lexicon.terms[number]) for number, start, stop in lexicon.automaton.find(words)}
    while True:
        stop, kind, value = known.get(at, (at, "", ""))
        if kind not in ("city", "province") or value[:2] in ABROAD:
            value = _unlisted(words[at : at + 7], last=bool(places)) if not kind else ""
            stop = at + len(value)
        if not value:
            break
        places.append(value)
        end = stop
        also = words.startswith("以及", stop)
        at = stop + 1 + also
        if not also and words[stop : stop + 1] not in ("、", "和", "及", "与"):
            break
    rounded = _ROUNDED_OFF.match(words, end) if len(places) > 1 and words[end : end + 1] == "等" else None
    if rounded is not None and "三四五六七八九".find(rounded["count"] or "") in (0, len(places) - 3):
        return "、".join(places), words[rounded.end() :]
    if len(places) < 2 or words[end : end + 1] in ("、", "和", "及", "与", "等", "港", "口"):
        return None
    counted = _SO_MANY.match(words, end)
    return "、".join(places), words[counted.end() if counted is not None else end :]


def _unlisted(words: str, *, last: bool) -> str:
    """The county, city or district that *words* begin with and no lexicon knows, before another or the end,
    or, where it may be the *last* of several, before what is told of them.
    """
    name = county_of(words) or district_of(words)
    return name if last or words[len(name) : len(name) + 1] in _BEHIND else ""


def of_joint(
    speech: Speech, words: str, joint: tuple[str, str], dimension: str, section: str
) -> Subject | None:
    """What is spoken of, of the places that *words* name alone: 徐州、宿迁|增速超20%, 岳阳、衡阳|超20家."""
    of = speech.context.subject
    if of is None or joint[1] or (of.known is None and of.head != "数"):
        return None
    if section != "ratio" and of.dimension != dimension:
        return None
    speech.context.listed = words
    speech.placed = True
    return out_of_zone(of)._replace(area=joint[0], level=None, period=None)


def places_alone(speech: Speech, words: str) -> str:
    """*words* of a share, which is of the places told together that are all they name: nothing, the places
    taken in; of zones and districts together without what counts them. Any others as they are.
    """
    context = speech.context
    joint = joint_places(words, speech.lexicon)
    area = joint[0] if joint is not None and not joint[1] else ""
    bare = COUNTED.sub("", words)
    if not area and context.districts:
        areas = [speech.area_of(part) for part in PARTING.split(bare)]
        told = [one for one in areas if one is not None]
        area = "、".join(told) if len(told) == len(areas) > 1 else ""
    if not area:
        listed = PARTING.split(bare)
        return bare if bare != words and len(listed) > 1 and all(map(speech.kind_of, listed)) else words
    context.listed, context.area, speech.placed = bare, area, True
    context.subjects = tuple(map(out_of_zone, context.subjects))
    return ""


def measured_above(speech: Speech, dimension: str) -> None:
    """Speaks of what the paragraph before began with, where this one opens with places and no measure:
    苏州市占全省的38%; 南通、镇江增速较快，分别达到.
    """
    context, above = speech.context, speech.context.before
    if above is None or above.known is None or above.known.nature not in ("flow", "stock") or above.partner:
        return
    if dimension not in ("%", "倍") and above.dimension not in ("", dimension):
        return
    listed = PARTING.split(context.listed) if context.listed else []
    if not speech.placed and not (len(listed) > 1 and all(map(speech.area_of, listed))):
        return
    speech.speak_of((out_of_zone(above)._replace(area=None, level=None, period=None),))


_NEAR: Final = 80
"""How far before its numbers a sentence may open with the places that they are of."""
_OF_PLACES: Final = frozenset({"city", "province"})
_BEFORE_NUMBERS: Final = re.compile("(?:均|都|也|则|分别|各自|依次|完成|实现|达到?|为)+$")


def at_places_ahead(
    speech: Speech, start: int, count: int, dimension: str, section: str
) -> tuple[Subject, ...]:
    """The measure before the number at *start* in each of *count* cities or provinces that the sentence opens
    with, of which it said how they do first: 甲市、乙市|起步晚，|出口|分别为; none where they are others.
    """
    text, found = speech.text, list[str]()
    near = max(0, start - _NEAR)
    at = max(text.rfind(mark, near, start) for mark in "。；：") + 1
    if not at and near:
        return ()
    said = text.rfind("，", at, start) + 1
    while at < said:
        sizes = (size for size in (4, 3, 2) if speech.kind_of(text[at : at + size]) in _OF_PLACES)
        size = next(sizes, 0)
        name = text[at : at + size]
        if not size:
            return ()
        found.append(speech.area_of(name) or name)
        at += size + 1
        if text[at - 1] not in "、和与及":
            break
    if len(found) != count or count < 2 or at >= said:
        return ()
    of = clean(_BEFORE_NUMBERS.sub("", text[said:start]))
    if speech.naming.head(of)[1] is None:
        return ()
    spoken = speech.name(of, dimension=dimension, section=section)
    return tuple(spoken._replace(area=area) for area in found)


_FOREMOST_IN: Final = re.compile(
    "(?P<of>[^，、的]{0,16}?)(?:位?居|[位名]列|排名?[在列位]?|规模)?(?:全[国省市区])?"
    "前(?:列|[0-9两二三四五六七八九十]+[大位名强]?)的(?:省份|省（(?:区、)?市）|省市|城市|地市)?(?P<first>[^的]{2,})"
)
"""What the members of a list lead in, before the first of them."""
_DONE: Final = re.compile("(?<=.)(?:完成|实现)")


def foremost_in(speech: Speech, parts: list[str]) -> str | None:
    """The measure that the members of a list are the foremost in, which each has where the last names none of
    its own: |软件业务收入|居前5名的甲省、乙省分别增长. The first of *parts* is left without it.
    """
    led = _FOREMOST_IN.fullmatch(parts[0])
    if led is None:
        return None
    last, own = speech.naming.head(parts[-1])
    if own is not None and last and led["of"].endswith(own.printed):
        parts[-1], own = clean(_DONE.split(last)[0]), None  # 收入居前3名的甲省、乙省完成|收入
    parts[0] = led["first"]
    return led["of"] if own is None and speech.naming.head(led["of"])[1] is not None else None
