"""What a bare share is of, as the amounts beside it say: 机电产品320.5亿元；其中手机63.2亿元，占19.7%."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, base_called
from yuebao.read.state.drafts import Draft

_BARE: Final = re.compile("占(?:比|比重|比例)?(?:约|达到?|为|分别|各|高|了|近)*(?:[0-9.%、和及与]|以及)*$")
"""What stands before a share that names no whole, from 占 on."""
_HUNDRED: Final = Decimal(100)
_FAR: Final = Decimal("0.2")
_LOOSE: Final = 5
"""A fifth of a point is what a share may be off by its roundings and still tell its whole from others."""
NEAR: Final = 48
"""How many figures back those are told that a share may be of."""


def fit_wholes(drafts: Sequence[Draft], text: str, offset: int, ago: Sequence[Draft]) -> None:
    """Shares behind a bare 占 are of that one among the amounts told before whose share they are, where what
    they were taken to be of was not told, or does not fit; those that nothing is known of, of one told *ago*.
    """
    for place, draft in enumerate(drafts):
        if draft.kind != "share" or draft.unit.dimension != "%":
            continue
        if _BARE.search(text, max(0, draft.start - 30), draft.start) is None:
            continue
        near = drafts[max(0, place - NEAR) : place + NEAR]
        if draft.of is None:
            own = amount_of(draft, near)
        else:
            at = draft.of - offset  # None where it was told of in a paragraph before
            own = drafts[at] if 0 <= at < len(drafts) else None
        if own is None or own.kind != "level" or own.value <= 0 or own.subject.joint:
            continue
        base = draft.base
        told = [one for one in near if one.start < draft.start and may_hold(one, own)]
        if base is not None and any(_is_called(base, one) and fits(draft, own, one) for one in told):
            continue
        found = [one for one in told if one.sentence == own.sentence and fits(draft, own, one)]
        found = found or [one for one in told if fits(draft, own, one)]
        if not found and base is None:
            found = [one for one in ago if may_hold(one, own) and fits(draft, own, one)]
        if found and len({one.subject.indicator for one in found}) == 1:
            whole = found[0].subject
            draft.base = base_called(whole.indicator, whole.measure, whole.parts)


def amount_of(share: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The amount of what *share* is told of, in a bracket of the same sentence."""
    for one in drafts:
        if (
            one.kind == "level"
            and one.sentence == share.sentence
            and one.subject.indicator == share.subject.indicator
            and one.area == share.area
            and one.start < share.start
        ):
            return one
    return None


def may_hold(whole: Draft, own: Draft) -> bool:
    """Whether *own* may be a part of *whole*: an amount of more of the same, then and there."""
    return (
        whole.kind == "level"
        and whole.unit.dimension == own.unit.dimension
        and (whole.period is own.period or whole.period == own.period)
        and whole.area == own.area
        and whole.subject.indicator != own.subject.indicator
        and _is_more(whole, own)
    )


def _is_more(one: Draft, other: Draft) -> bool:
    if one.unit is other.unit or one.unit.scale == other.unit.scale:
        return one.value > other.value
    return one.amount > other.amount


def _is_called(base: Base, whole: Draft) -> bool:
    """Whether *base* is *whole*, by its own name or another of the same measure and as many parts."""
    told = whole.subject
    return told.indicator in (base.name, base.name.replace("总额", "额")) or (
        told.measure == base.measure and len(told.parts) == len(base.breakdown)
    )


def fits(share: Draft, own: Draft, whole: Draft) -> bool:
    """Whether *share* is that of *own* in *whole*, as all three were rounded."""
    if _is_far(share, own, whole):
        return False
    printed = (own.value, own.ulp, whole.value, whole.ulp, share.value, share.ulp)
    ratios = [value.as_integer_ratio() for value in printed]
    per = lcm(*[low for _, low in ratios])  # all are whole numbers of such parts
    part, part_ulp, all_, all_ulp, said, said_ulp = [high * (per // low) for high, low in ratios]
    size = _size(own, whole)
    times, by = size.numerator, size.denominator
    part, of = part * times, all_ * by
    off = 2 * all_ * abs(100 * part * per - said * of)
    slack = said_ulp * of * all_ + 100 * per * (part_ulp * times * all_ + part * all_ulp)
    return off <= slack and slack * _LOOSE <= 2 * of * per * all_


def _is_far(share: Draft, own: Draft, whole: Draft) -> bool:
    """Whether *share* is off by more than roundings may put it, told without a division: most are."""
    size = _size(own, whole)
    part, all_ = own.value * _HUNDRED, whole.value
    if not isinstance(size, int):
        part, all_ = part * size.numerator, all_ * size.denominator
    return abs(part - share.value * all_) > all_ * _FAR


def _size(own: Draft, whole: Draft) -> Fraction | int:
    """How many of the unit of *whole* the unit of *own* is."""
    if own.unit is whole.unit or own.unit.scale == whole.unit.scale:
        return 1
    return own.unit.scale / whole.unit.scale
