"""Interval propagation to a fixed point, in floats: it proposes, the exact proof disposes.

A bound moves only when that gains a visible part of the interval's width, so that relations in
a ring (X + M = T now and a year ago) converge and end. A *trail*, when asked for, keeps every
move so that what a bound rests on can be told afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from math import inf
from typing import NamedTuple

from yuebao.check.system import BALANCE, PAIR, WHOLE, Constraint, Product, Sum

SLACK = 1e-11
"""Relative width below which two ends are one number: far above what doubles lose here."""
_LESS, _MORE = 1 - SLACK, 1 + SLACK
_GAIN = 1e-5
_VISIBLE = 1 - _GAIN / 2
LIMIT = 20
"""How many times over, on the mean, relations are looked at before they are left as they are."""

TIRED = -1
"""What ``propagate`` returns when ends still moved after many rounds: a ring that never settles."""


Ends = list[float] | dict[int, float]
"""One end of every unknown, or of those that are spoken of."""


class Move(NamedTuple):
    """One bound of one unknown moved by one constraint: ``side`` 0 is the lower end."""

    unknown: int
    side: int
    constraint: int


Trail = list[tuple[int, int, int]]
"""Moves in order, bare: there are many, and few are ever looked at again."""


def propagate(
    constraints: Sequence[Constraint],
    watch: Mapping[int, Sequence[int]] | Sequence[Sequence[int]],
    low: Ends,
    high: Ends,
    start: Iterable[int],
    trail: Trail | None = None,
    meter: list[int] | None = None,
    limit: int = LIMIT,
    *,
    points: bool = False,
) -> int | None:
    """Narrow *low* and *high* in place; the unknown that was left empty, None, or ``TIRED``.

    *watch* tells the constraints of each unknown, *start* those to begin with; how many were
    looked at is added to the first of *meter*, and *limit* bounds it, in rounds. With *points* only
    what is narrowed to a point is followed further.
    """
    queue = list(start)
    waiting = set(queue)
    empty: int | None = None
    for number in islice(queue, limit * (len(queue) + 8)):  # which grows meanwhile
        waiting.discard(number)
        constraint = constraints[number]
        # What is no gain but the noise of doubles is passed over here, and that is most of it.
        gains: list[tuple[int, float, float]]
        if isinstance(constraint, Product):
            a, q, b = constraint
            a_low, a_high, q_low, q_high, b_low, b_high = low[a], high[a], low[q], high[q], low[b], high[b]
            if 0 < b_low and 0 <= q_low and 0 <= a_low and 0 < q_high:
                lower, upper = q_low * b_low, q_high * b_high
                gains = []
                if a_low < lower * _LESS or upper * _MORE < a_high:
                    gains.append((a, lower, upper))
                    if a_low < lower:
                        a_low = lower
                    if upper < a_high:
                        a_high = upper
                lower, upper = a_low / b_high, a_high / b_low
                if q_low < lower * _LESS or upper * _MORE < q_high:
                    gains.append((q, lower, upper))
                    if q_low < lower:
                        q_low = lower
                    if upper < q_high:
                        q_high = upper
                if 0 < q_low:
                    lower, upper = a_low / q_high if 0 < q_high else 0.0, a_high / q_low
                    if b_low < lower * _LESS or upper * _MORE < b_high:
                        gains.append((b, lower, upper))
            elif b_low <= 0 < q_low and b_high == inf and 0 <= a_low:
                gains = [(b, a_low / q_high, a_high / q_low)]  # a year ago, of which nothing is known yet
            else:
                gains = _product(constraint, low, high)
        else:
            unknowns, coefficients, lower, upper = constraint
            total_low, total_high = -inf, inf
            if coefficients == PAIR:
                a, q = unknowns
                a_low, a_high, q_low, q_high = low[a], high[a], low[q], high[q]
                total_low, total_high = a_low - q_high, a_high - q_low
                if upper == inf and lower <= total_low:
                    continue  # a part far below its whole, as most are
            elif coefficients in (WHOLE, BALANCE):
                a, q, b = unknowns
                a_low, a_high, q_low, q_high, b_low, b_high = (
                    low[a],
                    high[a],
                    low[q],
                    high[q],
                    low[b],
                    high[b],
                )
                if coefficients == WHOLE:
                    total_low, total_high = a_low - q_high - b_high, a_high - q_low - b_low
                else:
                    total_low, total_high = a_low - q_high + b_low, a_high - q_low + b_high
            if -inf < total_low and total_high < inf:
                # What a term may gain at one end is its own width less what the sum has to spare there.
                spare, other = total_high - lower, upper - total_low
                gains, least = [], spare if spare < other else other
                if least < (a_high - a_low) * _VISIBLE:
                    gains.append((a, a_high - spare, a_low + other))
                if least < (q_high - q_low) * _VISIBLE:
                    gains.append((q, q_high - other, q_low + spare))
                if coefficients != PAIR and least < (b_high - b_low) * _VISIBLE:
                    if coefficients == WHOLE:
                        gains.append((b, b_high - other, b_low + spare))
                    else:
                        gains.append((b, b_high - spare, b_low + other))
            else:
                gains = _sum(constraint, low, high)
        for unknown, lower, upper in gains:
            old_low, old_high = low[unknown], high[unknown]
            seen = (old_high - old_low) * _GAIN
            if seen == inf:
                seen = 0.0
            if old_low + seen < lower and old_low + SLACK * abs(lower) < lower:
                low[unknown] = lower
                if trail is not None:
                    trail.append((unknown, 0, number))
            else:
                lower = old_low
            if upper < old_high - seen and upper < old_high - SLACK * abs(upper):
                high[unknown] = upper
                if trail is not None:
                    trail.append((unknown, 1, number))
            elif lower == old_low:
                continue
            else:
                upper = old_high
            if upper < lower:
                if upper + SLACK * max(abs(lower), abs(upper)) < lower:
                    empty = unknown
                    break
                # The ends meet up to what doubles can tell: one point, not none.
                low[unknown], high[unknown] = upper, lower
            if points and SLACK * abs(upper) < upper - lower:
                continue
            for told in watch[unknown]:
                if told not in waiting and told != number:
                    waiting.add(told)
                    queue.append(told)
        if empty is not None:
            break
    if meter is not None:
        meter[0] += len(queue) - len(waiting)
    return TIRED if waiting and empty is None else empty


def left(
    constraint: Constraint, low: Ends | Sequence[float], high: Ends | Sequence[float]
) -> list[tuple[int, float, float]]:
    """What a constraint leaves each of its unknowns in that box, as (unknown, lower, upper)."""
    return _sum(constraint, low, high) if isinstance(constraint, Sum) else _product(constraint, low, high)


def _sum(
    constraint: Sum, low: Ends | Sequence[float], high: Ends | Sequence[float]
) -> list[tuple[int, float, float]]:
    """What a sum leaves each of its terms."""
    unknowns, coefficients, least, most = constraint
    if coefficients == PAIR:
        a, q = unknowns
        return [(a, low[q] + least, high[q] + most), (q, low[a] - most, high[a] - least)]
    if coefficients == WHOLE:
        a, q, b = unknowns
        return [
            (a, low[q] + low[b] + least, high[q] + high[b] + most),
            (q, low[a] - high[b] - most, high[a] - low[b] - least),
            (b, low[a] - high[q] - most, high[a] - low[q] - least),
        ]
    if coefficients == BALANCE:
        a, q, b = unknowns
        return [
            (a, low[q] - high[b] + least, high[q] - low[b] + most),
            (q, low[a] + low[b] - most, high[a] + high[b] - least),
            (b, low[q] - high[a] + least, high[q] - low[a] + most),
        ]
    total_low = total_high = 0.0
    ends = []
    for unknown, coefficient in zip(unknowns, coefficients):  # noqa: B905 (a fifth of this loop)
        if 0 < coefficient:
            lower, upper = coefficient * low[unknown], coefficient * high[unknown]
        else:
            lower, upper = coefficient * high[unknown], coefficient * low[unknown]
        ends.append((lower, upper))
        total_low += lower
        total_high += upper
    if -inf < total_low and total_high < inf:
        least -= total_high
        most -= total_low
        return [
            (unknown, least + upper, most + lower)
            if coefficient == 1
            else (unknown, (least + upper) / coefficient, (most + lower) / coefficient)
            if 0 < coefficient
            else (unknown, (most + lower) / coefficient, (least + upper) / coefficient)
            for unknown, coefficient, (lower, upper) in zip(unknowns, coefficients, ends)  # noqa: B905
        ]
    return _open_sum(constraint, ends)


def _open_sum(constraint: Sum, ends: Sequence[tuple[float, float]]) -> list[tuple[int, float, float]]:
    """The same where a term has no end: only what the others bound is bounded."""
    unknowns, coefficients, least, most = constraint
    open_low = open_high = 0
    total_low = total_high = 0.0
    for a, b in ends:
        if a == -inf:
            open_low += 1
        else:
            total_low += a
        if b == inf:
            open_high += 1
        else:
            total_high += b
    if 1 < open_low and 1 < open_high:
        return []
    out = []
    for unknown, coefficient, (a, b) in zip(unknowns, coefficients, ends, strict=True):
        lower, upper = -inf, inf
        if open_low == (a == -inf):
            upper = most - (total_low - a if -inf < a else total_low)
        if open_high == (b == inf):
            lower = least - (total_high - b if b < inf else total_high)
        if coefficient < 0:
            lower, upper = upper / coefficient, lower / coefficient
        elif coefficient != 1:
            lower, upper = lower / coefficient, upper / coefficient
        out.append((unknown, lower, upper))
    return out


def _product(
    constraint: Product, low: Ends | Sequence[float], high: Ends | Sequence[float]
) -> list[tuple[int, float, float]]:
    """What a = q·b, b positive, leaves each of the three."""
    a, q, b = constraint
    a_low, a_high, q_low, q_high, b_low, b_high = low[a], high[a], low[q], high[q], low[b], high[b]
    if b_low < 0:
        b_low = 0.0
    # a from q·b: an unbounded or empty side of a factor leaves that side open.
    bounded = q_high < inf and b_high < inf
    lower = q_low * b_low if 0 <= q_low else q_low * b_high if -inf < q_low and b_high < inf else -inf
    upper = q_high * b_low if q_high < 0 else q_high * b_high if bounded else inf
    whole = a, lower, upper
    if a_low < lower:
        a_low = lower
    if upper < a_high:
        a_high = upper
    # q from a/b.
    if 0 <= a_low:
        lower = a_low / b_high if 0 < b_high < inf else 0.0
    else:
        lower = a_low / b_low if 0 < b_low and -inf < a_low else -inf
    if a_high < 0:
        upper = a_high / b_high if 0 < b_high < inf else 0.0
    else:
        upper = a_high / b_low if 0 < b_low and a_high < inf else inf
    ratio = q, lower, upper
    if q_low < lower:
        q_low = lower
    if upper < q_high:
        q_high = upper
    # b from a/q, where the sign of q is certain.
    lower, upper = 0.0, inf
    if 0 < q_low and 0 <= a_high:
        lower = a_low / q_high if 0 < a_low and 0 < q_high < inf else 0.0
        upper = a_high / q_low
    elif q_low <= q_high < 0 and a_low <= 0:
        lower = min(0.0, a_high) / q_low if -inf < q_low else 0.0
        upper = a_low / q_high if -inf < a_low else inf
    return [whole, ratio, (b, lower, upper)]


def parents(constraint: Constraint, unknown: int, side: int, signed: frozenset[int]) -> list[tuple[int, int]]:
    """The ends that a move of one end by *constraint* may rest on, as (unknown, side)."""
    if isinstance(constraint, Sum):
        unknowns, coefficients, _, _ = constraint
        # own·x <= most − Σ others' least: an upper end rests on the others' least when own is positive.
        least = (0 < coefficients[unknowns.index(unknown)]) == (side == 1)
        return [
            (other, 0 if least == (0 < coefficient) else 1)
            for other, coefficient in zip(unknowns, coefficients, strict=True)
            if other != unknown
        ]
    a, q, b = constraint
    if a in signed or q in signed:
        return [(other, end) for other in (a, q, b) if other != unknown for end in (0, 1)]
    if unknown == a:
        return [(q, side), (b, side)]
    return [(a, side), (b if unknown == q else q, 1 - side)]
