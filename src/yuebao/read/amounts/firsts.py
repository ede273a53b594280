"""Who is told first of those a list tells, with the number that is theirs.

出口前三位的国家分别为|美国3亿元，日本2亿元; 低保人数分别为|城镇549人和农村581人.
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.words.list_titles import list_title
from yuebao.read.words.phrases import clean

_IN_ORDER: Final = re.compile("(?P<of>.{2,}?)分别(?:[为是]|达到?)(?P<who>[^，、和]{1,12})")
_OF_BOTH: Final = re.compile("(?:三次产业|各类[^的]{2}|城乡(?:居民)?)(?=.{2})")
"""What a measure is of before those it is of are told one by one: 城乡居民|低保人数分别为城镇…和农村…."""
_AMOUNTS: Final[tuple[str, ...]] = ("数", "量", "额", "人次", "余额", "产值", "收入", "面积")
"""How what is measured ends, where no list knows it."""
_RATED: Final = re.compile("(?:同比|年)?(?:增速|增幅|增长率|升幅|涨幅)$")


def first_in_order(speech: Speech, words: str, unit: Unit | None) -> str:
    """进出口额前三位的国家分别为美国3亿元，日本2亿元: the measure is spoken of; what is left of *words*."""
    context = speech.context
    said = _IN_ORDER.fullmatch(words)
    opened = clean(list_title(said["of"])) if said is not None else ""
    of = _RATED.sub("", opened)
    if said is not None and of == opened == said["of"] and not _is_place_or_side(speech, said["who"]):
        return _of_each(speech, of, said["who"]) or words
    if said is not None and of and opened != clean(said["of"]) and speech.headless(of):
        return _of_order(speech, of, said["who"], unit)
    if said is None or not of or speech.headless(of):
        return words
    subject = speech.name(of, dimension="", section="none")
    placed = speech.kind_of(said["who"])
    speech.speak_of((speech.with_place(subject, said["who"]) if placed else subject,))
    context.whole, context.outer = subject, context.outer or subject
    if of != opened:
        context.kind = "yoy_rate"
    return "" if placed else said["who"]


def _is_place_or_side(speech: Speech, who: str) -> bool:
    """Whether *who* is a place or a side of outsourcing, which a measure spoken of takes by itself."""
    return bool(speech.kind_of(who)) or who in ("离岸", "在岸")


def _of_each(speech: Speech, of: str, who: str) -> str:
    """What the first of those that *of* is told of has: 城乡居民低保人数 and 城镇 are 城镇居民低保人数."""
    if speech.headless(of) and not of.endswith(_AMOUNTS):
        return ""
    of = of if of.endswith("人数") else of.removesuffix("数").removesuffix("人次")
    both = _OF_BOTH.match(of)
    if both is not None:
        who += "居民" * (both.group().endswith("居民") and not who.endswith("居民"))
        of = of[both.end() :]
    return who + of


def _of_order(speech: Speech, of: str, who: str, unit: Unit | None) -> str:
    """The first that a title without a known measure leads: 投诉量居前三位的依次是|服装."""
    context = speech.context
    if of.endswith(("数", "量")) and unit is not None:
        named = speech.naming.subject(of, None, section="ratio")
        subject = named._replace(before=of[:-1], head=of[-1], dimension=unit.dimension)
        speech.speak_of((subject,))
        context.whole, context.outer = subject, context.outer or subject
    return who
