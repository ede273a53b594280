"""What may be published without telling what one firm did.

A cell with too few firms, or with one that makes up nearly all of it, is held back; so that its
total does not give it away, further cells are held back until what a reader can work out leaves
every one of them open. The reader is granted everything: exact amounts of all that is published,
every sum, and that nothing is negative.

How far a held-back cell stays open is proven from both sides. Outer ends come from the checker's
interval propagation over the sums. Inner ends are witnesses: whole tables in cents that agree with
everything published and differ in that cell; each is verified in exact integers. A cell counts as
open only as far as a witness reaches: no witness, no publication.
The rules (few firms, dominance) and the idea of secondary suppression are those of statistical
disclosure control; see Hundepool et al., *Statistical Disclosure Control* (2012), chapter 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any, NamedTuple

from yuebao.check.linear import solver
from yuebao.check.propagate import propagate
from yuebao.check.system import Sum
from yuebao.register.codes import Disclosure

MEASURES = (0, 1)
"""Signed and executed amounts: what every cell holds of each firm."""


class Cell(NamedTuple):
    """One cell: what each firm contributes to it, as (signed, executed) in cents."""

    firms: Mapping[int, tuple[int, int]]

    def value(self, measure: int) -> int:
        return sum(it[measure] for it in self.firms.values())


class Total(NamedTuple):
    """Cell *whole* is the sum of cells *parts*."""

    whole: int
    parts: tuple[int, ...]


class Span(NamedTuple):
    """Between which ends a reader can place a held-back cell: inner ends with witnesses, and outer ones."""

    low: int
    high: int
    outer_low: float
    outer_high: float


def unsafe(firms: Mapping[int, tuple[int, int]], rule: Disclosure) -> bool:
    """Whether a cell of these firms would tell of one: too few of them, or one too large."""
    for measure in MEASURES:
        amounts = [abs(it[measure]) for it in firms.values() if it[measure]]
        if amounts and (len(amounts) < rule.firms or rule.largest * sum(amounts) < max(amounts)):
            return True
    return False


def held_back(
    cells: Sequence[Cell],
    totals: Sequence[Total],
    rule: Disclosure,
    *,
    keep: frozenset[int],
    start: frozenset[int] = frozenset(),
) -> frozenset[int]:
    """The cells to hold back: those of *start*, and more; those of *keep* are published in any case.

    Cells without amounts tell nothing and are published. Under what is returned no held-back cell can
    be placed within ``rule.within`` of the truth, and one that would tell of a firm stays open by that
    much to both sides where the table has a further cell to hold back for it.
    """
    values = [tuple(cell.value(measure) for measure in MEASURES) for cell in cells]
    # What is all of a published whole is published with it.
    keep |= {
        it
        for total in totals
        if total.whole in keep
        for it in total.parts
        if values[it] == values[total.whole]
    }
    first = {n for n, cell in enumerate(cells) if n not in keep and unsafe(cell.firms, rule)}
    hidden = first | start
    spent: set[tuple[int, int]] = set()
    while hidden:
        more = _union(cells, totals, hidden, rule, values, keep)
        if more is None:
            more = _further(values, totals, hidden, first, rule, keep, spent)
        if more is None:
            break
        hidden.add(more)
    return frozenset(hidden)


def _union(
    cells: Sequence[Cell], totals: Sequence[Total], hidden: set[int], rule: Disclosure,
    values: Sequence[tuple[int, ...]], keep: frozenset[int],
) -> int | None:  # fmt: skip
    """A cell to add where the held-back cells of one sum, whose sum anyone can work out, tell of a firm."""
    for total in totals:
        inside = [it for it in total.parts if it in hidden]
        if not inside or total.whole in hidden:
            continue
        together: dict[int, tuple[int, int]] = {}
        for it in inside:
            for firm, (signed, executed) in cells[it].firms.items():
                old = together.get(firm, (0, 0))
                together[firm] = (old[0] + signed, old[1] + executed)
        if unsafe(together, rule):
            others = [it for it in total.parts if it not in hidden and it not in keep and any(values[it])]
            if others:
                return min(others, key=lambda it: (sum(map(abs, values[it])), it))
            if total.whole not in keep:
                return total.whole
    return None


def _further(
    values: Sequence[tuple[int, ...]], totals: Sequence[Total], hidden: set[int], first: set[int],
    rule: Disclosure, keep: frozenset[int], spent: set[tuple[int, int]],
) -> int | None:  # fmt: skip
    """A cell to add where a held-back one can be placed too closely, None if all stay open.

    Those of *first* tell of a firm and must stay open to both sides; the others only guard them.
    """
    for measure in MEASURES:
        amounts = [it[measure] for it in values]
        for cell, span in spans(amounts, totals, hidden).items():
            short = _short(amounts[cell], span, rule)
            if (
                not short
                or (cell, measure) in spent
                or not (cell in first or closed(amounts[cell], span, rule))
            ):
                continue
            around = [total for total in totals if cell == total.whole or cell in total.parts]
            others = {
                it
                for total in around
                for it in total.parts
                if it not in hidden and it not in keep and amounts[it]
            }
            if others:
                enough = [it for it in others if short <= abs(amounts[it])]
                if enough:
                    return min(enough, key=lambda it: (abs(amounts[it]), it))
                return max(others, key=lambda it: (abs(amounts[it]), -it))
            wholes = [it.whole for it in around if it.whole not in hidden and it.whole not in keep]
            if wholes:
                return wholes[0]
            spent.add((cell, measure))
    return None


def _short(value: int, span: Span, rule: Disclosure) -> Fraction:
    """By how much a cell is not as open as the rule asks, 0 if it is."""
    need = rule.within * abs(value)
    return max(need - (value - span.low), need - (span.high - value), Fraction(0))


def closed(value: int, span: Span, rule: Disclosure) -> bool:
    """Whether a reader can place a cell within ``rule.within`` of the truth, to both sides."""
    need = rule.within * abs(value)
    return bool(value) and value - span.low < need and span.high - value < need


def spans(
    amounts: Sequence[int], totals: Sequence[Total], hidden: set[int] | frozenset[int]
) -> dict[int, Span]:
    """Between which ends each held-back cell can be placed, by one who knows all others exactly."""
    equations = []
    for total in totals:
        terms = {it: 1 for it in total.parts if it in hidden}
        rest = -sum(amounts[it] for it in total.parts if it not in hidden)
        if total.whole in hidden:
            terms[total.whole] = -1
        else:
            rest += amounts[total.whole]
        if terms:
            equations.append((terms, rest))
    negative = any(it < 0 for it in amounts)
    floor = -2 * max(map(abs, amounts), default=0) if negative else 0
    outer = _outer(equations, hidden, floor)
    uses: dict[int, int] = {}
    for terms, _ in equations:
        for it in terms:
            uses[it] = uses.get(it, 0) + 1
    out: dict[int, Span] = {}
    for terms, rest in equations:
        # Cells of this sum alone: one can be all of the rest while the others are nothing.
        if floor or any(uses[it] > 1 or sign < 0 for it, sign in terms.items()):
            continue
        for it in terms:
            ends = (rest, rest) if len(terms) == 1 else (0, rest)
            out[it] = Span(*ends, *outer[it])
    rest_of = [it for it in sorted(hidden) if it not in out]
    if rest_of:
        tables = _Tables(equations, sorted(hidden), amounts, floor)
        for it in rest_of:
            found = [amounts[it], *(end for sign in (1, -1) if (end := tables.witness(it, sign)) is not None)]
            out[it] = Span(min(found), max(found), *outer[it])
    return out


_Equation = tuple[dict[int, int], int]


def _outer(
    equations: Sequence[_Equation], hidden: set[int] | frozenset[int], floor: int
) -> dict[int, tuple[float, float]]:
    """Ends by the checker's interval propagation over the sums."""
    place = {it: n for n, it in enumerate(sorted(hidden))}
    constraints = [
        Sum(tuple(place[it] for it in terms), tuple(terms.values()), float(rest), float(rest))
        for terms, rest in equations
    ]
    watch: list[list[int]] = [[] for _ in place]
    for number, constraint in enumerate(constraints):
        for unknown in constraint.unknowns:
            watch[unknown].append(number)
    low, high = [float(floor)] * len(place), [inf] * len(place)
    propagate(constraints, watch, low, high, range(len(constraints)))
    return {it: (low[n], high[n]) for it, n in place.items()}


class _Tables:
    """All tables that agree with what is published: asked for the one farthest out in a cell.

    Unknowns are measured from the truth, so that what is found is a shift and small cells lose
    nothing. HiGHS proposes in floats; a table, rounded to cents, must hold in integers.
    """

    def __init__(
        self, equations: Sequence[_Equation], order: Sequence[int], amounts: Sequence[int], floor: int
    ) -> None:
        self.equations, self.order, self.amounts, self.floor = equations, order, amounts, floor
        self.place = {it: n for n, it in enumerate(order)}
        self.program: Any = None
        highs = solver()
        if highs is None:
            return
        self.optimal = highs.HighsModelStatus.kOptimal
        lp = highs.HighsLp()
        lp.num_col_, lp.num_row_ = len(order), len(equations)
        lp.col_cost_ = [0.0] * len(order)
        lp.col_lower_ = [float(floor - amounts[it]) for it in order]
        lp.col_upper_ = [float(10 * max(map(abs, amounts)) + 1)] * len(order)
        lp.row_lower_ = lp.row_upper_ = [0.0] * len(equations)
        starts: list[int] = [0]
        index: list[int] = []
        value: list[float] = []
        for terms, _ in equations:
            index.extend(self.place[it] for it in terms)
            value.extend(float(it) for it in terms.values())
            starts.append(len(index))
        lp.a_matrix_.format_ = highs.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, index, value
        self.program = highs._Highs()
        options = (("output_flag", False), ("threads", 1), ("solver", "simplex"), ("presolve", "off"))
        for option, it in options:
            self.program.setOptionValue(option, it)
        self.program.passModel(lp)

    def witness(self, cell: int, sign: int) -> int | None:
        """The cell's value in the table that has most (or with *sign* −1 least) of it; None if none holds."""
        if self.program is None:
            return None
        self.program.changeColCost(self.place[cell], float(-sign))
        self.program.run()
        self.program.changeColCost(self.place[cell], 0.0)
        if self.program.getModelStatus() != self.optimal:
            return None
        shifts = self.program.getSolution().col_value
        table = {it: self.amounts[it] + round(shifts[n]) for it, n in self.place.items()}
        for terms, rest in self.equations:
            if sum(times * table[it] for it, times in terms.items()) != rest:
                return None
        return table[cell] if all(self.floor <= it for it in table.values()) else None
