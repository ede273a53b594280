"""Where intervals see nothing: one linear program over all relations at once.

Every sum is a row as it stands. A product a = q·b within the box that propagation left is the
four rows of McCormick (1976), with q_l <= q <= q_h and b_l <= b <= b_h,

    a >= q_l·b + q·b_l − q_l·b_l      a >= q_h·b + q·b_h − q_h·b_h
    a <= q_h·b + q·b_l − q_h·b_l      a <= q_l·b + q·b_h − q_l·b_h

or, where nothing else speaks of q, the two rows q_l·b <= a <= q_h·b, which lose nothing.

HiGHS works in floats and only proposes: a dual ray, that is how much of each row to add up to
get a contradiction. ``certify`` does the sum again in fractions. Without ``highspy`` installed
this stage is left out and the report says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import inf
from typing import Any, NamedTuple

from yuebao.check.propagate import SLACK, left
from yuebao.check.system import Product, Sum, System

Number = Fraction | float
Ends = Sequence[Number] | Mapping[int, Number]

_SMALL = 1e-9
_NEVER = -1


class Part(NamedTuple):
    """One row of the program: a side of a sum, or a corner or side of a product.

    ``q`` and ``b`` are the ends (0 lower, 1 upper) that the corner stands on; ``b`` is −1 for
    the rows without q. ``side`` 0 says that the sum (or a) is at least something.
    """

    constraint: int
    side: int
    q: int = _NEVER
    b: int = _NEVER


class Row(NamedTuple):
    """Σ coefficient·unknown <= most."""

    part: Part
    terms: tuple[tuple[int, Number], ...]
    most: Number


class Weight(NamedTuple):
    """How much of one row goes into a contradiction."""

    part: Part
    multiplier: float


@cache
def solver() -> Any:
    """The ``highspy`` module, None where it is not installed."""
    try:
        import highspy
    except ImportError:
        return None
    return highspy


def ring(
    system: System, constraints: Iterable[int], low: Sequence[float], high: Sequence[float]
) -> list[int]:
    """The constraints that hang together in rings: only there can intervals miss something.

    A constraint is let go when it shares fewer than two unknowns with the others (where
    relations form a tree, intervals at their fixed point are all filled: any value of one
    unknown goes with some value of the next), or when it has an unknown of its own that can
    take up whatever the others do (a rate that nobody printed, a part far below its whole).
    """
    live: dict[int, tuple[int, ...]] = {}
    users: dict[int, set[int]] = {}
    for number in constraints:
        it = system.constraints[number]
        if isinstance(it, Sum):
            if it.high == inf and it.low <= _least(it, low, high):
                continue
            live[number] = it.unknowns
        else:
            live[number] = (it.a, it.q, it.b)
        for unknown in live[number]:
            users.setdefault(unknown, set()).add(number)
    waiting = list(live)
    while waiting:
        number = waiting.pop()
        unknowns = live.get(number)
        if unknowns is None:
            continue
        own = [it for it in unknowns if len(users[it]) == 1]
        if len(unknowns) - len(own) < 2 or (own and _yields(system, number, own, low, high)):
            del live[number]
            for unknown in unknowns:
                others = users[unknown]
                others.discard(number)
                if len(others) == 1:
                    waiting.extend(others)
    return list(live)


def _yields(
    system: System, number: int, own: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> bool:
    """Whether one of its *own* unknowns has room for whatever the others leave it."""
    return any(
        unknown in own
        and low[unknown] - SLACK * abs(lower) <= lower
        and upper <= high[unknown] + SLACK * abs(upper)
        for unknown, lower, upper in left(system.constraints[number], low, high)
    )


def _least(it: Sum, low: Sequence[float], high: Sequence[float]) -> float:
    return sum(
        coefficient * (low[unknown] if 0 < coefficient else high[unknown])
        for unknown, coefficient in zip(it.unknowns, it.coefficients, strict=True)
    )


def rows(system: System, number: int, low: Ends, high: Ends, *, alone: bool) -> Iterator[Row]:
    """The rows of one constraint in a box; *alone* tells that nothing else speaks of its q.

    In floats or in fractions, as the ends are; an end that is infinite gives no row.
    """
    it = system.constraints[number]
    if isinstance(it, Sum):
        if it.low == it.high or it.high < inf:
            yield Row(Part(number, 1), tuple(zip(it.unknowns, it.coefficients, strict=True)), it.high)
        if -inf < it.low:
            turned = tuple((u, -c) for u, c in zip(it.unknowns, it.coefficients, strict=True))
            yield Row(Part(number, 0), turned, -it.low)
        return
    yield from _corners(it, number, low, high, alone=alone)


def _corners(it: Product, number: int, low: Ends, high: Ends, *, alone: bool) -> Iterator[Row]:
    a, q, b = it
    for side, at in ((0, (0, 0)), (0, (1, 1)), (1, (1, 0)), (1, (0, 1))):
        if alone and at[1]:
            continue
        found = corner(it, Part(number, side, at[0], _NEVER if alone else at[1]), low, high)
        if found is not None:
            yield found


def corner(it: Product, part: Part, low: Ends, high: Ends) -> Row | None:
    """One row of a product, None if an end that it needs is infinite."""
    a, q, b = it
    rate = (high if part.q else low)[q]
    sign = -1 if part.side == 0 else 1
    if rate in (inf, -inf):
        return None
    if part.b == _NEVER:
        return Row(part, ((a, sign), (b, -sign * rate)), 0)
    end = high[b] if part.b else max(low[b], 0)
    if end == inf:
        return None
    if not end:
        return Row(part, ((a, sign), (b, -sign * rate)), 0)
    return Row(part, ((a, sign), (b, -sign * rate), (q, -sign * end)), -sign * rate * end)


def lonely(system: System, constraints: Iterable[int]) -> set[int]:
    """The products among *constraints* whose q none of the others speaks of."""
    seen: dict[int, int] = {}
    chosen = list(constraints)
    for number in chosen:
        for unknown in system.involved(number):
            seen[unknown] = seen.get(unknown, 0) + 1
    return {
        number
        for number in chosen
        if isinstance(it := system.constraints[number], Product) and seen[it.q] == 1
    }


def ray(
    system: System,
    constraints: Sequence[int],
    low: Sequence[float],
    high: Sequence[float],
    positive: Iterable[int] = (),
) -> list[Weight] | None:
    """How to add up the rows of *constraints* to a contradiction, None if they have a solution.

    *low* and *high* are the ends at the fixed point of propagation; *positive* are unknowns
    that are more than nothing. Where their scale is free they are put at one or more, because
    what is true of a solution is true of its multiples.
    """
    highs = solver()
    if highs is None or not constraints:
        return None
    alone = lonely(system, constraints)
    table = [row for number in constraints for row in rows(system, number, low, high, alone=number in alone)]
    columns: dict[int, int] = {}
    for row in table:
        for unknown, _ in row.terms:
            columns.setdefault(unknown, len(columns))
    strict = {it for it in positive if low[it] <= 0 and high[it] == inf}
    solved = _solve(highs, table, columns, low, high, strict)
    if solved is None:
        return None
    return [Weight(row.part, it) for row, it in zip(table, solved, strict=True) if _SMALL < it]


def _solve(
    highs: Any,
    table: Sequence[Row],
    columns: Mapping[int, int],
    low: Sequence[float],
    high: Sequence[float],
    strict: set[int],
) -> list[float] | None:
    """The multipliers of the rows, None if there is a solution (or the solver cannot tell).

    Each unknown is measured from the middle of its interval in halves of its width, so that
    the solver's absolute tolerance is one of rounding widths, whatever the amounts are.
    """
    middle: list[float] = []
    half: list[float] = []
    column_low: list[float] = []
    column_high: list[float] = []
    bare: set[int] = set()
    for unknown in columns:
        least, most = low[unknown], high[unknown]
        if -inf < least and most < inf:
            middle.append((least + most) / 2)
            half.append((most - least) / 2)
            column_low.append(-1.0)
            column_high.append(1.0)
            continue
        nearest = least if -inf < least else most if most < inf else 0.0
        middle.append(nearest)
        half.append(abs(nearest))
        if not nearest:
            bare.add(len(half) - 1)
        column_low.append(-inf if least == -inf else 1.0 if unknown in strict else 0.0)
        column_high.append(inf if most == inf else 0.0)
    _measure(table, columns, half, bare)
    starts, index, value, row_high, scales = [0], [], [], [], []
    for row in table:
        rest = float(row.most)
        first = len(value)
        largest = 0.0
        for unknown, coefficient in row.terms:
            column = columns[unknown]
            rest -= coefficient * middle[column]
            scaled = coefficient * half[column]
            if scaled:
                index.append(column)
                value.append(scaled)
                largest = max(largest, abs(scaled))
        scale = largest or 1.0
        for at in range(first, len(value)):
            value[at] /= scale
        row_high.append(rest / scale)
        scales.append(scale)
        starts.append(len(value))
    found = _run(highs, starts, index, value, row_high, column_low, column_high)
    if found is None:
        return None
    sign = 1.0 if 0 < sum(found) else -1.0
    scaled_up = [max(0.0, sign * it) / scale for it, scale in zip(found, scales, strict=True)]
    largest = max(scaled_up, default=0.0)
    # Rows of amounts weigh little where rows of rates weigh much: each is judged in its own measure.
    own = [max(0.0, sign * it) for it in found]
    most = max(own, default=0.0)
    if not most:
        return None
    return [it / largest if _SMALL * most < mine else 0.0 for it, mine in zip(scaled_up, own, strict=True)]


def _measure(
    table: Sequence[Row], columns: Mapping[int, int], half: list[float], bare: set[int]
) -> None:
    """Give the *bare* columns, which have no width of their own, that of the rows they stand in."""
    while bare:
        grown: dict[int, float] = {}
        for row in table:
            wanting = [(columns[u], c) for u, c in row.terms if columns[u] in bare]
            size = max((abs(c) * half[columns[u]] for u, c in row.terms), default=0.0) if wanting else 0.0
            for column, coefficient in wanting:
                if size and coefficient:
                    grown[column] = max(grown.get(column, 0.0), float(size / abs(coefficient)))
        for column in grown or bare:
            half[column] = grown.get(column, 1.0)
        bare = bare.difference(grown) if grown else set()


def _run(
    highs: Any,
    starts: Sequence[int],
    index: Sequence[int],
    value: Sequence[float],
    row_high: Sequence[float],
    column_low: Sequence[float],
    column_high: Sequence[float],
) -> list[float] | None:
    """HiGHS on one program: its dual ray, None unless it is infeasible."""
    lp = highs.HighsLp()
    lp.num_col_, lp.num_row_ = len(column_low), len(row_high)
    lp.col_cost_ = [0.0] * len(column_low)
    lp.col_lower_, lp.col_upper_ = column_low, column_high
    lp.row_lower_, lp.row_upper_ = [-inf] * len(row_high), row_high
    lp.a_matrix_.format_ = highs.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, index, value
    program = highs._Highs()  # its subclass announces itself on standard output
    program.setOptionValue("output_flag", False)
    program.setOptionValue("presolve", "off")
    program.setOptionValue("solver", "simplex")
    program.setOptionValue("threads", 1)
    program.passModel(lp)
    program.run()
    if program.getModelStatus() != highs.HighsModelStatus.kInfeasible:
        return None
    _, has, direction = program.getDualRay()
    return [float(it) for it in direction] if has else None
