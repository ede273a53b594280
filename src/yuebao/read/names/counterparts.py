"""Partners told one after the other, the next by how its business fares: 日本市场|走出低谷，增长4%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.partners import first_partner

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_ITS_BUSINESS: Final = ("市场", "业务", "贸易", "方面")
"""What is said of a partner that is no measure."""
_RATED: Final = re.compile(
    "[，,](?:[由从][^，。；]{0,8}?(?:的|[增下减上升降]))?[^，。；0-9年月]{0,12}[0-9.]+(?:个百分点|[%％倍])"
)
"""A rate that is told next."""


def business_with(speech: Speech, words: str) -> Subject | None:
    """What was told of partners as their business, of the partner whose 业务 is all that *words* name:
    离岸业务分别是…，其中|对日业务|下降3%. None for others.
    """
    spoken = speech.context.subject
    if spoken is None or not spoken.partner or not spoken.head.endswith("业务") or words == spoken.head:
        return None
    partner, rest = first_partner(words.removesuffix("业务"), speech.lexicon, trade=True)
    return speech.with_member(spoken, partner, partner=True) if partner and not rest else None


def partner_next(speech: Speech, named: str, stop: int) -> Subject | None:
    """What is spoken of, of the partner that is all of *named* in place of the one before, where a rate of it
    is told behind *stop*. None where none was told before, or where it is no partner's.
    """
    spoken = speech.context.subject
    if spoken is None or not spoken.partner or spoken.known is None:
        return None
    if _RATED.match(speech.text, stop) is None:
        return None
    who = named.removesuffix("也").removesuffix("则")
    who = who[:-2] if who.endswith(_ITS_BUSINESS) else who
    partner, rest = first_partner(who, speech.lexicon, trade=True)
    if not partner or rest or partner in spoken.partner.split("+")[1:]:
        return None
    return speech.with_member(spoken, partner, partner=True)


def counted_of_next(speech: Speech, words: str, dimension: str) -> Subject | None:
    """Those of the partner that is all of *words*, who are counted as those of the one before were:
    亚洲采购商3975人；|欧洲|892人. None where none were.
    """
    told = (draft for draft in reversed(speech.drafts[speech.opened :]) if draft.kind == "level")
    last = next(told, None)
    if last is None or last.unit.dimension != dimension or last.subject.head != "数":
        return None
    who, before = last.subject.partner, last.subject.before
    if not who or len(before) == len(who) or not before.startswith(who) or speech.kind_of(words) != "partner":
        return None
    named = words + before[len(who) :]
    return speech.naming.subject(named, None, dimension=dimension, section="count")


def visitors_from(speech: Speech, words: str, dimension: str) -> Subject | None:
    """Those of the visitors counted last who came from the place that is all of *words*: 来台旅客8万人次。
    客源市场中，|日本|2万人次. None where none were counted.
    """
    if dimension != "人次" or len(words) > _LONGEST or speech.kind_of(words) != "partner":
        return None
    for draft in (*reversed(speech.drafts), *speech.ago):
        if draft.kind != "level" or draft.unit.dimension != dimension:
            continue
        whole = draft.subject
        if whole.partner or not whole.indicator.endswith(_COME):
            continue
        family, before = whole.family.removeprefix("接待"), whole.before.removeprefix("接待")
        return speech.with_member(whole._replace(family=family, before=before), words)
    return None


_LONGEST: Final = 8
_COME: Final[tuple[str, ...]] = ("旅客", "游客", "访客", "旅游者", "旅客数", "游客数", "人次")
