"""What another measure is a share of that is told behind a share of all that others have of the same:
开发区税收5亿元，占全市税收收入的20%，|进出口30亿元，占|15%.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core.fact import Base, base_called
from yuebao.read.proportions.above import last_share

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.state.spoken import Subject

_COUNTS: Final[tuple[str, ...]] = ("总数", "数")


def likewise(speech: Speech, carried: Base | None, subject: Subject) -> Base | None:
    """The same measure as *subject* of all, where the share told with the *carried* whole was of the same
    owner's other measure: 新增投资总额…，占投资总额的25%，新增合同外资…，占|24%.
    """
    if carried is None or subject.level is None:
        return None
    last = last_share(speech)
    if last is None or last.base != carried or not _is_of_the_same(last, carried):
        return None
    one = last.subject
    if subject.measure == one.measure or subject.area != one.area:
        return None
    owner = _shared(one.indicator, subject.indicator)
    if not owner or carried.name.removeprefix(carried.area or "").startswith(owner):
        return None
    of_all, rest = subject.indicator[len(owner) :], one.indicator[len(owner) :]
    around = "" if one.head == "数" or not carried.name.endswith(rest) else carried.name.removesuffix(rest)
    kept = tuple(part for part in subject.parts if part not in one.parts or part[0] == "flow")
    return base_called(around + of_all, subject.measure, kept, carried.area) if of_all else None


def is_divided_since(speech: Speech) -> bool:
    """Whether a whole was told and opened into parts since the last share of the sentence: 产值占全市的34%；
    预算收入21亿元，|其中税收收入|占比88%.
    """
    whole = speech.context.whole
    if whole is None or whole.level is None:
        return False
    told = speech.drafts[speech.opened : max(0, whole.level - speech.offset)]
    return any(draft.kind == "share" for draft in told)


def _is_of_the_same(last: Draft, whole: Base) -> bool:
    """Whether the share told *last* is of the same measure as the *whole* that it is a share of."""
    one = last.subject
    if one.head == "数":
        return whole.name.endswith(_COUNTS)
    return one.known is not None and whole.measure.startswith(one.measure)


def _shared(one: str, other: str) -> str:
    """How both begin."""
    size = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        size += 1
    return one[:size]


def one_more_word(speech: Speech, subject: Subject) -> Base | None:
    """What was measured right before, where *subject* is it by one more word: 私人部门贷款…；当中，私人部门
    港元贷款|的比重.
    """
    whole = speech.context.whole
    if whole is None or whole.level is None or not whole.before or whole.head != subject.head:
        return None
    within = whole.before != subject.before and whole.before in subject.before
    return base_called(whole.indicator, whole.measure, whole.parts) if within else None
