"""Measures of a group of cities, and what is told of one of them: 典型城市成交面积…，其中长春市…."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.context import Context
from yuebao.read.state.spoken import OTHER_PLACES, Subject, out_of_zone
from yuebao.read.words.signs import openings, stands

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_GROUP: Final = re.compile(
    "(?:所?监测的?|其[余他它]|[^，、的]{2,4}(?:、[^，、的]{2,4})+(?:等[0-9一二三四五六七八九十]+个|[两三四五六七八九]个?)"
    "|(?:[0-9]+|[一二三四五六七八九十百两]+)个?|[一二三四新]+线|典型|重点|主要|热点|核心|大中|大|代表性?|样本)+城市的?"
)
"""A group of cities whose measure it is: 监测的20个主要|城市, 一线|城市."""


_COUNTED: Final = re.compile(
    "(?:[^，、的]{2,4}(?:、[^，、的]{2,4})+(?:等[0-9一二三四五六七八九十]+个|[两三四五六七八九]个?)城市"
    "|(?:典型|重点|主要|热点|核心|样本)?城市)(?:$|[同环]比|[上下][涨跌升降滑]|成交|价格|均价|[高低]于|[涨跌增降升]幅)"
    "|(?:省份|省区市|市州|盟市|设区市|县市区|县区|区县)(?:增速|投资|增长|下降|保持|实现|[同环]比|[高低]于|[涨跌增降升]幅)"
)
"""So many places that are told by how they fared: 7座|城市环比下降, 6个|省份增速回落."""
_PLACES_COUNTED: Final[tuple[str, ...]] = (
    "省份",
    "省区市",
    "市州",
    "盟市",
    "设区市",
    "县市区",
    "县区",
    "区县",
)
_COUNTED_OPEN: Final = openings(_PLACES_COUNTED)
_OTHERS_OPEN: Final = openings(OTHER_PLACES)


_BY_QUARTER: Final = re.compile(
    "(?P<quarter>[东中西]{1,2}部|东北)(?:地区)?(?P<many>[0-9]{1,2}个)(?P<cities>[^，、0-9和与及的]{0,6}?城市)?(?:[、和与及]|(?<=城市))"
)
"""So many cities of a part of the country, in a list of such: 中部|9个|、."""


def in_quarters(speech: Speech, words: str, start: int, count: int) -> tuple[Subject, ...]:
    """The measure that *words* name of the *count* groups of cities told before *start*, one of each part of
    the country: 中部9个、西部6个示范城市|离岸执行额|分别为. None elsewhere.
    """
    if "城市" not in words or "个" not in words:
        return ()
    at, groups, sort = max(speech.text.rfind(mark, 0, start - 1) for mark in "，。；：") + 1, [], ""
    while (group := _BY_QUARTER.match(speech.text, at, start)) is not None:
        groups.append(group)
        sort, at = group["cities"] or sort, group.end()
    if len(groups) != count or not sort:
        return ()
    of = words.rpartition("城市")[2].replace("分别", "")
    named = (group["many"] + (group["cities"] or sort) + of for group in groups)
    told = (speech.name(one, dimension="", section="ratio") for one in named)
    return tuple(
        subject._replace(area=f"{group['quarter']}地区", level=None, period=None)
        for subject, group in zip(told, groups, strict=True)
    )


def of_others(words: str) -> bool:
    """Whether *words* name other places than that told before: 其他城市, 7座|城市环比下降."""
    if stands(words, 0, _OTHERS_OPEN) and words.startswith(OTHER_PLACES):
        return True
    counted = stands(words, 0, _COUNTED_OPEN) and words.startswith(_PLACES_COUNTED)
    return (counted or "城市" in words) and _COUNTED.match(words) is not None


def of_cities(context: Context) -> bool:
    """Whether what is told here is of a group of cities, whose members are told by name: 典型城市成交面积."""
    for one in (context.subject, context.topic, context.lead, context.before):
        if one is not None and "城市" in one.before and _GROUP.match(one.before) is not None:
            return True
    return False


def out_of_group(speech: Speech, subject: Subject) -> Subject:
    """*subject* where one place is told: of no group of cities, and of no zone."""
    group = _GROUP.match(subject.before) if "城市" in subject.before else None
    if group is None:
        return out_of_zone(subject)
    return speech.naming.subject(subject.before[group.end() :] + subject.head, None)
