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

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain
from math import inf
from typing import Any, NamedTuple

from yuebao.check.propagate import SLACK, left
from yuebao.check.system import PAIR, Constraint, Product, Sum, System

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


Line = tuple[Part, tuple[int, ...], tuple[float, ...], float, float]
"""One row for the solver: what it is, its unknowns and coefficients, its least and its most."""


class Weight(NamedTuple):
    """How much of one row goes into a contradiction."""

    part: Part
    multiplier: float


_own = threading.local()
"""Each thread's solver, since making one takes longer than most programs take to solve, and what its last
program was asked for, if it may be asked for something else."""


@cache
def solver() -> Any:
    """The ``highspy`` module, None where it is not installed."""
    try:
        import highspy
    except ImportError:
        return None
    return highspy


def ring(
    system: System,
    constraints: Iterable[int],
    low: Sequence[float],
    high: Sequence[float],
    *,
    settled: bool = True,
) -> list[int]:
    """The constraints that hang together in rings: only there can intervals miss something.

    A constraint is let go when it shares fewer than two unknowns with the others (where
    relations form a tree, intervals at their fixed point are all filled: any value of one
    unknown goes with some value of the next), or when it has an unknown of its own that can
    take up whatever the others do (a rate that nobody printed, a part far below its whole),
    which only ends at their fixed point (*settled*) can tell.
    """
    live: dict[int, tuple[int, ...]] = {}
    relations, terms, watch, pinned = system.constraints, system.terms, system.watch, system.pinned
    for number in constraints:
        relation = relations[number]
        if isinstance(relation, Sum) and relation[3] == inf:
            if relation[1] == PAIR:
                whole, part = relation[0]
                if relation[2] <= low[whole] - high[part]:
                    continue
            elif len(relation[0]) == 1 or relation[2] <= _least(relation, low, high):
                continue
        live[number] = terms[number]
    degree, waiting = _loose(live, watch)
    while waiting:
        number = waiting.pop()
        if number not in live:
            continue
        found = live[number]
        own = [it for it in found if degree[it] == 1]
        if len(found) - len(own) < 2:
            waiting += _let_go(live, degree, watch, number)
        elif settled:
            # What nothing else has ever spoken of is all that this leaves it.
            free = [it for it in own if len(watch[it]) == 1 and it not in pinned]
            if free or _yields(relations[number], own, low, high):
                waiting += _let_go(live, degree, watch, number)
    return list(live)


def knot(system: System, constraints: Iterable[int]) -> list[int]:
    """The constraints that may hang together in rings, whatever is printed; ``ring`` finds its own there."""
    live: dict[int, tuple[int, ...]] = {it: system.terms[it] for it in constraints}
    degree, waiting = _loose(live, system.watch)
    while waiting:
        number = waiting.pop()
        if number in live and sum([1 < degree[it] for it in live[number]]) < 2:
            waiting += _let_go(live, degree, system.watch, number)
    return list(live)


def _loose(
    live: Mapping[int, tuple[int, ...]], watch: Sequence[Sequence[int]], spoken: Iterable[int] = ()
) -> tuple[dict[int, int], list[int]]:
    """In how many of the constraints each unknown is, and those that have one to themselves.

    Those *spoken* of elsewhere are in one more.
    """
    degree: dict[int, int] = Counter(chain(spoken, *live.values()))
    alone = [unknown for unknown, users in degree.items() if users == 1]
    return degree, [it for unknown in alone for it in watch[unknown] if it in live]


def core(system: System, constraints: Iterable[int], spoken: Iterable[int]) -> list[int]:
    """The constraints that can bind those unknowns, where nothing is printed of any other.

    Each of the rest has an unknown to itself that can be whatever they make it.
    """
    relations, watch, signed = system.constraints, system.watch, system.either_sign()
    live: dict[int, tuple[int, ...]] = {it: system.terms[it] for it in constraints}
    degree, waiting = _loose(live, watch, spoken)
    while waiting:
        number = waiting.pop()
        if number in live:
            own = [it for it in live[number] if degree[it] == 1]
            if _takes_up(relations[number], own, signed):
                waiting += _let_go(live, degree, watch, number)
    return list(live)


def _takes_up(it: Constraint, own: Sequence[int], signed: frozenset[int]) -> bool:
    """Whether one of its *own* unknowns, of which nothing is known, goes with whatever the others are."""
    if not isinstance(it, Sum):
        plain = it.a not in signed and it.q not in signed
        return plain or any(one in signed and one != it.b for one in own)
    terms = list(zip(it.unknowns, it.coefficients, strict=True))
    for one in own:
        if one in signed:
            return True
        mine = next(c for u, c in terms if u == one)
        others = all((0 < c) == (mine < 0) and u not in signed for u, c in terms if u != one)
        if (it.low == 0 == it.high and others) or (it.low == 0 and it.high == inf and (0 < mine or others)):
            return True
    return False


def _let_go(
    live: dict[int, tuple[int, ...]],
    degree: dict[int, int],
    watch: Sequence[Sequence[int]],
    number: int,
) -> list[int]:
    """Let one constraint go: those that now have an unknown to themselves."""
    alone: list[int] = []
    for unknown in live.pop(number):
        users = degree[unknown] = degree[unknown] - 1
        if users == 1:
            alone.extend([it for it in watch[unknown] if it in live])
    return alone


def _yields(it: Constraint, own: Sequence[int], low: Sequence[float], high: Sequence[float]) -> bool:
    """Whether one of its *own* unknowns has room for whatever the others leave it."""
    if isinstance(it, Product):
        a, q, b = it
        if 0 <= low[a] and high[a] < inf and 0 < low[b] and own == [q]:  # a rate of two levels, as most are
            least, most = low[a] / high[b], high[a] / low[b]
            return low[q] <= least + SLACK * least and most - SLACK * most <= high[q]
    for unknown, lower, upper in left(it, low, high):
        if unknown in own:
            least, most = low[unknown], high[unknown]
            if (least <= lower or (-inf < lower and least - SLACK * abs(lower) <= lower)) and (
                upper <= most or (upper < inf and upper <= most + SLACK * abs(upper))
            ):
                return True
    return False


def _least(it: Sum, low: Sequence[float], high: Sequence[float]) -> float:
    total = 0.0
    for unknown, coefficient in zip(it[0], it[1], strict=True):
        total += coefficient * (low[unknown] if 0 < coefficient else high[unknown])
    return total


def row(system: System, part: Part, low: Ends, high: Ends) -> Row | None:
    """One row as an inequality in that box, None if an end that it needs is infinite.

    In floats or in fractions, as the ends are.
    """
    it = system.constraints[part.constraint]
    sign = 1 if part.side else -1
    if isinstance(it, Sum):
        limit = it.high if part.side else it.low
        if limit in (inf, -inf):
            return None
        terms = tuple((u, sign * c) for u, c in zip(it.unknowns, it.coefficients, strict=True))
        return Row(part, terms, sign * limit)
    rate: Any = (high if part.q else low)[it.q]  # an int times Fraction | float would count as a float
    if rate in (inf, -inf):
        return None
    end: Any = 0 if part.b == _NEVER else high[it.b] if part.b else max(low[it.b], 0)
    if end == inf:
        return None
    if not end:
        return Row(part, ((it.a, sign), (it.b, -sign * rate)), 0)
    return Row(part, ((it.a, sign), (it.b, -sign * rate), (it.q, -sign * end)), -sign * rate * end)


def ray(
    system: System,
    constraints: Sequence[int],
    low: Sequence[float],
    high: Sequence[float],
    positive: Iterable[int] = (),
) -> list[Weight]:
    """How to add up the rows of *constraints* to a contradiction, empty if they have a solution.

    *low* and *high* are the ends at the fixed point of propagation; *positive* are unknowns
    that are more than nothing: where no printed amount gives them a scale they are put at one
    or more, because what solves relations without amounts solves them at any scale. Empty too
    if the solver cannot tell.
    """
    highs = solver()
    if highs is None or not constraints:
        return []
    table = lines(system, constraints, low, high)
    program = _program(table, _columns(table), low, high, positive)
    run = _run(highs, program, [0.0] * len(program.column_low))
    if run.getModelStatus() != highs.HighsModelStatus.kInfeasible:
        return []
    _, has, direction = run.getDualRay()
    if not has or not any(direction):  # no solution, it says, but does not tell why: that proves nothing
        return []
    found = _weights(table, [float(it) for it in direction], program.scales, 1.0)
    most = max((it.multiplier for it in found), default=1.0)
    return [Weight(it.part, it.multiplier / most) for it in found]


class _Program(NamedTuple):
    """A matrix by rows with its rows' and columns' ends, the measure of each column and of each row."""

    starts: list[int]
    at: list[int]
    value: list[float]
    row_low: list[float]
    row_high: list[float]
    column_low: list[float]
    column_high: list[float]
    middle: list[float]
    half: list[float]
    scales: list[float]


class Solved(NamedTuple):
    """Where a program is at its most, and how much of each row says that it cannot be more."""

    values: dict[int, float]
    weights: list[Weight]


class Box:
    """The rows of *table* within ends, asked more than once for the most of something."""

    def __init__(self, table: Sequence[Line], low: Sequence[float], high: Sequence[float]) -> None:
        self._table = table
        self._columns = _columns(table)
        self._program = _program(table, self._columns, low, high, ())
        self._asked: list[float] = []

    def maximum(self, wanted: Mapping[int, float]) -> Solved | None:
        """The most of Σ coefficient·unknown (*wanted*) there; None if the solver fails."""
        highs, columns, program = solver(), self._columns, self._program
        if highs is None or not columns.keys() >= wanted.keys():
            return None
        cost = [0.0] * len(columns)
        for unknown, coefficient in wanted.items():
            cost[columns[unknown]] = -coefficient * program.half[columns[unknown]]
        size = max(map(abs, cost), default=0.0)
        if not 0 < size < inf:
            return None
        cost = [it / size for it in cost]
        if self._asked and getattr(_own, "box", None) is self._asked:
            run = _own.program  # which begins where it ended the last time
            for column, (old, new) in enumerate(zip(self._asked, cost, strict=True)):
                if old != new:
                    run.changeColCost(column, new)
            run.run()
        else:
            run = _run(highs, program, cost)
        self._asked = _own.box = cost
        if run.getModelStatus() != highs.HighsModelStatus.kOptimal:
            return None
        solution = run.getSolution()
        found = solution.col_value
        values = {
            unknown: program.middle[column] + program.half[column] * float(found[column])
            for unknown, column in columns.items()
        }
        duals = [float(it) for it in solution.row_dual]
        return Solved(values, _weights(self._table, duals, program.scales, size))


def _columns(table: Sequence[Line]) -> dict[int, int]:
    """Each unknown's column, in the order they come."""
    columns: dict[int, int] = {}
    for _, unknowns, _, _, _ in table:
        for unknown in unknowns:
            if unknown not in columns:
                columns[unknown] = len(columns)
    return columns


def _weights(
    table: Sequence[Line], duals: Sequence[float], scales: Sequence[float], size: float
) -> list[Weight]:
    """The rows that count, by their multipliers: a row's least where the dual is positive, else its most."""
    largest = max(map(abs, duals), default=0.0)
    return [
        Weight(line[0]._replace(side=int(it < 0)) if line[0].q == _NEVER else line[0], abs(it) / scale * size)
        for line, it, scale in zip(table, duals, scales, strict=True)
        # Each is judged in the row's own measure; only then are amounts and rates made alike.
        if _SMALL * largest < abs(it)
    ]


def lines(
    system: System, constraints: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> list[Line]:
    """The rows of all *constraints*; a sum's two sides are one row here."""
    seen: dict[int, int] = {}
    for number in constraints:
        it = system.constraints[number]
        for unknown in it.unknowns if isinstance(it, Sum) else it:
            seen[unknown] = seen.get(unknown, 0) + 1
    out: list[Line] = []
    for number in constraints:
        it = system.constraints[number]
        if isinstance(it, Sum):
            out.append((Part(number, 1), it.unknowns, it.coefficients, it.low, it.high))
            continue
        a, q, b = it
        q_low, q_high, b_low, b_high = low[q], high[q], max(low[b], 0.0), high[b]
        if seen[q] == 1:
            if -inf < q_low:
                out.append((Part(number, 0, 0), (a, b), (1.0, -q_low), 0.0, inf))
            if q_high < inf:
                out.append((Part(number, 1, 1), (a, b), (1.0, -q_high), -inf, 0.0))
            continue
        for side, at_q, rate, at_b, end in (
            (0, 0, q_low, 0, b_low),
            (0, 1, q_high, 1, b_high),
            (1, 1, q_high, 0, b_low),
            (1, 0, q_low, 1, b_high),
        ):
            if -inf < rate < inf and end < inf:
                least, most = (-rate * end, inf) if side == 0 else (-inf, -rate * end)
                out.append((Part(number, side, at_q, at_b), (a, b, q), (1.0, -rate, -end), least, most))
    return out


def _program(
    table: Sequence[Line],
    columns: Mapping[int, int],
    low: Sequence[float],
    high: Sequence[float],
    positive: Iterable[int],
) -> _Program:
    """The rows of *lines* for the solver, ``scales`` being by what each was divided.

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
        column_low.append(-inf if least == -inf else 0.0)
        column_high.append(inf if most == inf else 0.0)
    if bare:
        free = _measure(table, columns, half, bare)
        for unknown in positive:
            column = columns.get(unknown, _NEVER)
            if column in free and high[unknown] == inf:
                column_low[column] = 1.0
    starts, index, value, row_low, row_high, scales = [0], [], [], [], [], []
    for _, unknowns, coefficients, least, most in table:
        terms = []
        scale = shift = 0.0
        for unknown, coefficient in zip(unknowns, coefficients):  # noqa: B905 (a fifth of this loop)
            column = columns[unknown]
            shift += coefficient * middle[column]
            scaled = coefficient * half[column]
            if scaled:
                terms.append(scaled)
                index.append(column)
                if scale < scaled:
                    scale = scaled
                elif scaled < -scale:
                    scale = -scaled
        scale = scale or 1.0
        value.extend([it / scale for it in terms])
        row_low.append((least - shift) / scale)
        row_high.append((most - shift) / scale)
        scales.append(scale)
        starts.append(len(value))
    return _Program(starts, index, value, row_low, row_high, column_low, column_high, middle, half, scales)


def _measure(
    table: Sequence[Line], columns: Mapping[int, int], half: list[float], bare: set[int]
) -> set[int]:
    """Give the *bare* columns, which have no width of their own, that of the rows they stand in.

    Returned are those that no amount reaches: their scale is free.
    """
    while bare:
        grown: dict[int, float] = {}
        for _, unknowns, coefficients, _, _ in table:
            terms = [(columns[u], abs(c)) for u, c in zip(unknowns, coefficients, strict=True) if c]
            size = max((c * half[column] for column, c in terms), default=0.0)
            if size:
                for column, c in terms:
                    if column in bare:
                        grown[column] = max(grown.get(column, 0.0), size / c)
        if not grown:
            break
        for column, size in grown.items():
            half[column] = size
        bare = bare.difference(grown)
    for column in bare:
        half[column] = 1.0
    return bare


def _run(highs: Any, it: _Program, cost: Sequence[float]) -> Any:
    """HiGHS after it has run on one program, at the least *cost*."""
    lp = highs.HighsLp()
    lp.num_col_, lp.num_row_ = len(it.column_low), len(it.row_high)
    lp.col_cost_ = cost
    lp.col_lower_, lp.col_upper_ = it.column_low, it.column_high
    lp.row_lower_, lp.row_upper_ = it.row_low, it.row_high
    lp.a_matrix_.format_ = highs.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = it.starts, it.at, it.value
    program = getattr(_own, "program", None)
    if program is None:
        program = _own.program = highs._Highs()  # its subclass announces itself on standard output
        program.setOptionValue("output_flag", False)
        program.setOptionValue("presolve", "off")
        program.setOptionValue("solver", "simplex")
        program.setOptionValue("threads", 1)
    program.passModel(lp)  # which clears what it knew of the last one
    _own.box = None
    program.run()
    return program
