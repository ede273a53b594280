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
)
"""So many cities that are told by how they fared: 7座|城市环比下降."""
_OTHERS_OPEN: Final = openings(OTHER_PLACES)


def of_others(words: str) -> bool:
    """Whether *words* name other places than that told before: 其他城市, 7座|城市环比下降."""
    if stands(words, 0, _OTHERS_OPEN) and words.startswith(OTHER_PLACES):
        return True
    return "城市" in words and _COUNTED.match(words) is not None


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
