"""Markets that a clause turns to, whose the rate behind it is: 出口增长16%，|在东盟市场|，增幅."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.phrases import PARTING

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_MARKET: Final = re.compile(
    "(?:其中|尤其是?|特别是?|而)*(?:在|对)(?P<of>(?P<who>[^，的在对等]{2,20}?)"
    "(?P<others>等(?:新兴|主要|重点|传统|周边)*(?:国家和地区|国家|地区|市场))?)(?:新兴|传统|主要)?(?:市场)?(?:上|方面)?"
)
_ENDS: Final[tuple[str, ...]] = ("市场", "市场上", "市场方面", "国家", "地区")
_RATE: Final = re.compile("，?(?:同比)?(?:增幅|增速|涨幅|降幅|增长|下降|[更则]?[增上下升降])")
"""How the rate begins that is told of them."""


def turns_to_market(speech: Speech, said: str) -> bool:
    """Whether the clause *said* turns to what was told last with one partner, or with some named for many
    more: it is spoken of then.
    """
    if not said.endswith(_ENDS) or len(speech.drafts) == speech.opened:
        return False
    context = speech.context
    last, market = context.subject, _MARKET.fullmatch(said)
    if market is None or last is None or last.known is None or last.partner or last.area is not None:
        return False
    if _RATE.match(speech.text, speech.start + len(said)) is None:
        return False
    listed = PARTING.split(market["who"].removesuffix("市场"))
    if any(speech.kind_of(who) != "partner" for who in listed) or (len(listed) > 1 and not market["others"]):
        return False
    context.outer = context.outer or last
    who = market["of"] if market["others"] else market["of"].removesuffix("市场")
    context.subjects = (speech.with_member(last, who, partner=True),)
    return True
