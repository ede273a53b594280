"""How far apart two changes of share put last year's whole.

With p a part, g its growth, d the change of its share of T: p′ = p/(1 + g) and
T′ = p′/(p/T − d). Two parts that cannot agree on T′ for any T that the shares allow are apart
by at least the least distance over those T.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yuebao.check.component import Conflict
from yuebao.check.system import Cell, System

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """The least distance of the two last-year wholes, in base units.

    ``printed`` takes each change of share as rounded from the truth, ``careful`` as the
    difference of two rounded shares (the one alarms go by); ``whole`` is the cell of T.
    """

    whole: Cell
    printed: Fraction
    careful: Fraction | None


def apart(system: System, conflict: Conflict) -> Apart | None:
    """The distance for a conflict of two changes of share of one whole, if it is of that sort."""
    pins = {system.pins[number].unknown: number for number in conflict.pins}
    changes = [
        (key[1], key[2], number)
        for unknown, number in pins.items()
        if isinstance(key := system.keys[unknown], tuple) and key[0] == "change" and len(key) == 3
    ]
    if len(changes) != 2 or changes[0][1] != changes[1][1]:
        return None
    whole = changes[0][1]
    parts: list[tuple[Bounds, Bounds, int]] = []
    low, high = Fraction(0), None
    for part, _, change in changes:
        level = pins.get(system.index[part])
        growth = pins.get(system.index[("rate", part, part.year_ago())])
        if level is None or growth is None:
            return None
        now, rate = system.printed(system.pins[level]), system.printed(system.pins[growth])
        parts.append((now, (now[0] / rate[1], now[1] / rate[0]), change))
        share = pins.get(system.index[("share", part, whole)])
        if share is not None:
            least, most = system.printed(system.pins[share])
            low = max(low, now[0] / most)
            high = now[1] / least if high is None else min(high, now[1] / least)
    if high is None:
        return None
    printed = {number: system.printed(system.pins[number]) for *_, number in parts}
    wide = {number: (2 * a - (a + b) / 2, 2 * b - (a + b) / 2) for number, (a, b) in printed.items()}
    found = _least(parts, printed, low, high)
    if found is None:
        return None
    return Apart(whole=whole, printed=found, careful=_least(parts, wide, low, high))


def _least(
    parts: Sequence[tuple[Bounds, Bounds, int]], changes: Mapping[int, Bounds], low: Fraction, high: Fraction
) -> Fraction | None:
    """The least of T′₁ − T′₂ over T in [low, high], whichever way round is positive."""
    for one, two in (parts, parts[::-1]):
        # T′ = A·T/(B − d·T): least for the one, most for the other.
        a1, b1, d1 = one[1][0], one[0][1], changes[one[2]][0]
        a2, b2, d2 = two[1][1], two[0][0], changes[two[2]][1]
        ends = []
        signs = []
        for whole in (low, high):
            left, right = b1 - d1 * whole, b2 - d2 * whole
            if left <= 0 or right <= 0:
                return None
            ends.append(whole * (a1 / left - a2 / right))
            # The sign of the derivative, up to a positive factor; it changes at most once.
            signs.append(0 < a1 * b1 * right * right - a2 * b2 * left * left)
        if signs != [False, True] and 0 < min(ends):
            return min(ends)
    return None
