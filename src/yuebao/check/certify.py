"""Exact certificates: the moves that led to a conflict, replayed in fractions.

A proof is plain data that ``verify`` (which shares no code with this) can follow:

    unknowns     [{"name", "nonnegative"}]        what the numbers of the system stand for
    premises     [{"figure", "unknown", "low", "high", "text"}]   one printed figure each
    constraints  [{"kind": "sum", "terms": [[unknown, coefficient]…], "low", "high"}
                  {"kind": "product", "a", "q", "b"}]             a = q·b, b positive
    steps        [{"unknown", "side", "bound", "by": {"premise"|"constraint": number}}]
    conflict     the unknown that is left with low > high

or, in place of ``conflict``, for what no chain of bounds shows (see ``farkas``)

    inequalities [{"constraint", "side"|"corner"|"ratio", "multiplier"}]   added up to a contradiction

or, for what needs cases (see ``cases``), in place of ``steps`` too

    unknown      the one whose cases are told apart
    cases        [{"low", "high", "steps", "conflict"|"inequalities"}]     each refuted by itself

where the first case has no low end, the last no high one, and each begins where the one before ends.

All values are fractions as "p/q" in base units. A bound may be stated weaker than it could be
(long fractions are rounded outward), never stronger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any, NamedTuple

from yuebao.check.propagate import Move
from yuebao.check.system import Product, Sum, System

_BITS = 160
_ZERO = Fraction(0)
Ends = tuple[Fraction | None, Fraction | None]


class Step(NamedTuple):
    """One end of one unknown, shown by a pin or by a constraint."""

    unknown: int
    side: int
    bound: Fraction
    pin: int | None
    constraint: int | None


class Within(NamedTuple):
    """A stretch of one unknown, granted in one case of several; None is no end."""

    unknown: int
    low: Fraction | None
    high: Fraction | None


class Derived(NamedTuple):
    """What pins and moves show in exact fractions: the steps, and the ends they lead to."""

    steps: list[Step]
    low: dict[int, Fraction]
    high: dict[int, Fraction]

    def least(self, system: System, unknown: int) -> Fraction | None:
        """The lower end of an unknown, None if nothing bounds it."""
        return self.low.get(unknown, _ZERO if system.low[unknown] == 0 else None)


def derive(
    system: System,
    pins: Iterable[int],
    bounds: Mapping[int, tuple[Fraction, Fraction]],
    moves: Sequence[Move],
    within: Within | None = None,
) -> Derived:
    """The moves in exact fractions; *bounds* tells what each pin allows its unknown."""
    low: dict[int, Fraction] = {}
    high: dict[int, Fraction] = {}
    steps: list[Step] = []
    if within is not None:
        if within.low is not None:
            low[within.unknown] = within.low
        if within.high is not None:
            high[within.unknown] = within.high

    def take(unknown: int, side: int, bound: Fraction, pin: int | None, constraint: int | None) -> None:
        ends = (low, high)[side]
        held = ends.get(unknown)
        if held is None and side == 0 and system.low[unknown] == 0:
            held = _ZERO
        if held is None or (held < bound if side == 0 else bound < held):
            ends[unknown] = bound
            steps.append(Step(unknown, side, bound, pin, constraint))

    for at in pins:
        unknown = system.pins[at].unknown
        for side in (0, 1):
            take(unknown, side, bounds[at][side], at, None)
    for move in moves:
        involved = system.involved(move.constraint)
        ends = [(low.get(it, _ZERO if system.low[it] == 0 else None), high.get(it)) for it in involved]
        bound = implied(system.constraints[move.constraint], involved.index(move.unknown), move.side, ends)
        if bound is not None:
            take(move.unknown, move.side, _rounded(bound, move.side), None, move.constraint)
    return Derived(steps, low, high)


def replay(
    system: System,
    pins: Iterable[int],
    bounds: Mapping[int, tuple[Fraction, Fraction]],
    moves: Sequence[Move],
    conflict: int,
    within: Within | None = None,
) -> list[Step] | None:
    """The moves in exact fractions, or None if they do not leave *conflict* empty."""
    derived = derive(system, pins, bounds, moves, within)
    least, most = derived.least(system, conflict), derived.high.get(conflict)
    return derived.steps if least is not None and most is not None and most < least else None


def certify(
    system: System,
    pins: Sequence[int],
    bounds: Mapping[int, tuple[Fraction, Fraction]],
    moves: Sequence[Move],
    conflict: int,
    name: Callable[[int], str],
) -> dict[str, Any]:
    """The proof that these pins cannot all be true; empty if exact arithmetic does not bear it out."""
    steps = replay(system, pins, bounds, moves, conflict)
    if steps is None:
        return {}
    said, order, _ = stated(system, pins, bounds, steps, (), name)
    return {"form": "derivation", **said, "conflict": order[conflict]}


def stated(
    system: System,
    pins: Sequence[int],
    bounds: Mapping[int, tuple[Fraction, Fraction]],
    steps: Sequence[Step],
    others: Iterable[int],
    name: Callable[[int], str],
    apart: int | None = None,
) -> tuple[dict[str, Any], dict[int, int], dict[int, int]]:
    """What every proof says first, and the numbers it gives to unknowns and constraints.

    *others* are constraints that the proof uses beside those of the steps, *apart* is the unknown
    of which cases are told apart.
    """
    order: dict[int, int] = {} if apart is None else {apart: 0}
    constraints: dict[int, int] = {}
    used = [step.constraint for step in steps if step.constraint is not None]
    for step in steps:
        order.setdefault(step.unknown, len(order))
    for number in (*used, *others):
        constraints.setdefault(number, len(constraints))
        for unknown in system.involved(number):
            order.setdefault(unknown, len(order))
    for pin in pins:
        order.setdefault(system.pins[pin].unknown, len(order))
    place = {pin: number for number, pin in enumerate(pins)}
    said = {
        "unknowns": [{"name": name(it), "nonnegative": system.low[it] == 0} for it in order],
        "premises": [
            {
                "figure": system.pins[it].figure,
                "text": system.figures[system.pins[it].figure].text,
                "unknown": order[system.pins[it].unknown],
                "low": str(bounds[it][0]),
                "high": str(bounds[it][1]),
            }
            for it in pins
        ],
        "constraints": [_stated(system, it, order) for it in constraints],
        "steps": [
            {
                "unknown": order[step.unknown],
                "side": ("low", "high")[step.side],
                "bound": str(step.bound),
                "by": {"premise": place[step.pin]}
                if step.pin is not None
                else {"constraint": constraints[step.constraint]},  # type: ignore[index]
            }
            for step in steps
        ],
    }
    return said, order, constraints


def _rounded(bound: Fraction, side: int) -> Fraction:
    """A bound with a short enough fraction, moved outward if need be."""
    if bound.denominator.bit_length() <= _BITS:
        return bound
    scale = 1 << _BITS // 2
    scaled = bound * scale
    whole = scaled.numerator // scaled.denominator
    return Fraction(whole + side, scale)


def _stated(system: System, number: int, order: Mapping[int, int]) -> dict[str, Any]:
    constraint = system.constraints[number]
    ground = system.grounds[number]
    said = {"relation": ground.kind, "because": ground.because}
    involved = [order[it] for it in system.involved(number)]
    if isinstance(constraint, Sum):
        return {
            "kind": "sum",
            "terms": [list(it) for it in zip(involved, constraint.coefficients, strict=True)],
            "low": None if constraint.low == -inf else str(Fraction(constraint.low)),
            "high": None if constraint.high == inf else str(Fraction(constraint.high)),
            **said,
        }
    return {"kind": "product", "a": involved[0], "q": involved[1], "b": involved[2], **said}


def implied(constraint: Sum | Product, at: int, side: int, ends: Sequence[Ends]) -> Fraction | None:
    """The bound a constraint leaves one end of its unknown number *at*, exactly; None if none.

    *ends* are what is known of its unknowns, in their order.
    """
    if isinstance(constraint, Sum):
        return _implied_by_sum(constraint, at, side, ends)
    a, q, b = ends
    divisor = (b[0] or _ZERO, b[1])
    if at == 0:
        return _times(q[side], divisor, side)
    if at == 1:
        return _over(a[side], divisor, side)
    if side == 0 and a[0] is not None and 0 < a[0] and q[1] is not None and 0 < q[1]:
        return a[0] / q[1]  # a and b positive leave q positive, whatever else is known of it
    if q[0] is not None and 0 < q[0]:
        if side == 1:
            return None if a[1] is None else a[1] / q[0]
        return _ZERO if a[0] is None or a[0] <= 0 or q[1] is None else a[0] / q[1]
    if q[1] is not None and q[1] < 0:
        if side == 1:
            return None if a[0] is None else a[0] / q[1]
        return _ZERO if a[1] is None or 0 <= a[1] or q[0] is None else a[1] / q[0]
    return None


def _implied_by_sum(constraint: Sum, at: int, side: int, ends: Sequence[Ends]) -> Fraction | None:
    own = constraint.coefficients[at]
    upward = (side == 1) == (0 < own)
    limit = constraint.high if upward else constraint.low
    if limit in (inf, -inf):
        return None
    rest = Fraction(limit)
    for other, coefficient in enumerate(constraint.coefficients):
        if other != at:
            end = ends[other][0 if upward == (0 < coefficient) else 1]
            if end is None:
                return None
            rest -= coefficient * end
    return rest / own


def _times(end: Fraction | None, b: Ends, side: int) -> Fraction | None:
    if end is None:
        return None
    factor = b[1] if (0 <= end) == (side == 1) else b[0]
    return None if factor is None else end * factor


def _over(end: Fraction | None, b: Ends, side: int) -> Fraction | None:
    if end is None:
        return None
    if (0 <= end) == (side == 1):
        return end / b[0] if b[0] else None
    return end / b[1] if b[1] else _ZERO
