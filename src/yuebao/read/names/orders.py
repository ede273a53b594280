"""Whose orders are told: 接自美国订单, 接自中国大陆及香港, and 东协 behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.breakdowns import ORDERS
from yuebao.read.words.phrases import PARTING

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_ORDERER = re.compile("(?:来源|市场|地区|国家)(?:的|地)(?P<who>[^，的]{2,6})$")
_ORDERING = re.compile(
    "(?:[^，]{0,4}大市场)?(?:只有|仅有?|至于|而)?(?P<who>[^，]{2,8}?)(?:地区)?(?:则|也|亦|仍)?"
    "(?:(?:展现|呈现|呈|表现|持续|维持|依旧|受)[^，]*)?"
)
_SHORT: Final = 9
"""How long the words are at most that may only be a place's name."""


def ordering(speech: Speech, piece: str) -> str:
    """Whose orders the clause before, that had no number, went on to: 东协地区则展现成长力道，接单金额."""
    said = _ORDERER.search(piece) or _ORDERING.fullmatch(piece)
    if said is None:
        return ""
    return said["who"] if _are_partners(speech, said["who"]) else ""


def _are_partners(speech: Speech, who: str) -> bool:
    parts = [who] if speech.kind_of(who) == "partner" else PARTING.split(who)
    return all(speech.kind_of(each) == "partner" for each in parts)


def ordered(speech: Speech, words: str, last: Subject | None) -> Subject | None:
    """接自美国订单, 接自美国金额, and 东协 behind it: whose orders of the product spoken of, if a place."""
    if last is None or last.head not in ORDERS:
        last = _of_all(speech) if words.startswith("接自") else None
    if last is None or not (len(words) < _SHORT or words.startswith("接自")):
        return None
    who = words.removeprefix("接自").removesuffix("金额").removesuffix("订单").removesuffix("接单")
    before = last.partner
    if not (before or words.startswith("接自")) or not _are_partners(speech, who):
        return None
    named = who + last.before
    if before:  # 对美接单…；欧洲订单
        named = last.before.replace(before, who, 1) if before in last.before else who + last.before[2:]
    parts = tuple(part for part in last.parts if part[0] != "partner")
    return last._replace(before=named, parts=(("partner", who), *parts), level=None, period=None)


def _of_all(speech: Speech) -> Subject | None:
    """All orders, as the text told them before it began a paragraph on whose they are."""
    context = speech.context
    told = (context.topic, context.lead, context.before, context.opening)
    return next((one for one in told if one is not None and one.head in ORDERS and not one.parts), None)
