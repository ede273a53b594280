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

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import inf
from typing import Any, NamedTuple

from yuebao.check.linear import solver
from yuebao.check.propagate import propagate
from yuebao.check.system import Sum
from yuebao.register.codes import Disclosure

MEASURES = (0, 1)
"""Signed and executed amounts: what every cell holds of each firm."""


class Part:
    """What each firm contributes to one cell of the finest cut: contracts, signed and executed cents.

    Four columns of one length, each firm once. ``sums`` are those of all firms, ``most`` the largest
    amount of one of them, signed and executed, without its sign.
    """

    __slots__ = ("columns", "most", "sums")

    def __init__(self, *columns: Sequence[int]) -> None:
        self.columns = columns
        self.sums = sum(columns[1]), sum(columns[2]), sum(columns[3])
        self.most = tuple(max(map(abs, columns[2 + it]), default=0) for it in MEASURES)


class Cell:
    """One cell, made of parts; its firms are brought together only where the parts' sums leave it open."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.sums = (
            sum(it.sums[0] for it in parts), sum(it.sums[1] for it in parts), sum(it.sums[2] for it in parts),
        )  # fmt: skip

    @classmethod
    def of(cls, firms: Mapping[int, tuple[int, int]]) -> Cell:
        """The cell to which each firm contributes these signed and executed cents."""
        signed, executed = [it[0] for it in firms.values()], [it[1] for it in firms.values()]
        return cls([Part(list(firms), [0] * len(firms), signed, executed)])

    @cached_property
    def firms(self) -> dict[int, tuple[int, int, int]]:
        """Contracts, signed and executed cents of each firm."""
        out: dict[int, tuple[int, int, int]] = {}
        for part in self.parts:
            for firm, contracts, signed, executed in zip(*part.columns, strict=True):
                old = out.get(firm)
                out[firm] = (
                    (contracts, signed, executed)
                    if old is None
                    else (old[0] + contracts, old[1] + signed, old[2] + executed)
                )
        return out

    def value(self, measure: int) -> int:
        return self.sums[1 + measure]

    def unsafe(self, rule: Disclosure) -> bool:
        """Whether it would tell of one firm: too few of them, or one too large."""
        for measure in MEASURES:
            # No firm has more than the parts' largest together, so there are at least value ÷ most firms.
            most, value = sum(it.most[measure] for it in self.parts), abs(self.value(measure))
            if not most or ((rule.firms - 1) * most < value and most <= rule.largest * value):
                continue
            amounts = [abs(it[1 + measure]) for it in self.firms.values() if it[1 + measure]]
            if amounts and (len(amounts) < rule.firms or rule.largest * sum(amounts) < max(amounts)):
                return True
        return False


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
    first = {n for n, cell in enumerate(cells) if n not in keep and cell.unsafe(rule)}
    hidden = first | start
    spent: set[tuple[int, int]] = set()
    reached = [_Reached([it[measure] for it in values], totals) for measure in MEASURES]
    while hidden:
        more = _union(cells, totals, hidden, rule, values, keep)
        if more is None:
            more = _further(reached, totals, hidden, first, rule, keep, spent)
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
        if Cell([part for it in inside for part in cells[it].parts]).unsafe(rule):
            others = [it for it in total.parts if it not in hidden and it not in keep and any(values[it])]
            if others:
                return min(others, key=lambda it: (sum(map(abs, values[it])), it))
            if total.whole not in keep:
                return total.whole
    return None


def _further(
    reached: Sequence[_Reached], totals: Sequence[Total], hidden: set[int], first: set[int],
    rule: Disclosure, keep: frozenset[int], spent: set[tuple[int, int]],
) -> int | None:  # fmt: skip
    """A cell to add where a held-back one can be placed too closely, None if all stay open.

    Those of *first* tell of a firm and must stay open to both sides; the others only guard them.
    """
    for measure in MEASURES:
        amounts = reached[measure].amounts
        for cell in reached[measure].look(hidden):
            value = amounts[cell]
            if not value or (cell, measure) in spent:
                continue
            need = rule.within * abs(value)
            low, high = reached[measure].ends(cell, need, both=cell in first)
            below, above = need - (value - low), need - (high - value)
            short = max(below, above) if cell in first else min(below, above)
            if short <= 0:
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


def closed(value: int, low: int, high: int, rule: Disclosure) -> bool:
    """Whether a reader can place a cell within ``rule.within`` of the truth, to both sides."""
    need = rule.within * abs(value)
    return bool(value) and value - low < need and high - value < need


def spans(
    amounts: Sequence[int], totals: Sequence[Total], hidden: set[int] | frozenset[int]
) -> dict[int, Span]:
    """Between which ends each held-back cell can be placed, by one who knows all others exactly."""
    reached = _Reached(amounts, totals)
    order = reached.look(hidden)
    outer = _outer(reached.equations, hidden, reached.floor)
    return {it: Span(*reached.ends(it, None), *outer[it]) for it in order}


class _Reached:
    """How far from the truth witnesses have been found, in one measure.

    A table that agrees with what is published still agrees when one more cell is held back, so what
    was reached stays reached; and each table is a witness for all of its cells.
    """

    def __init__(self, amounts: Sequence[int], totals: Sequence[Total]) -> None:
        self.amounts, self.totals = amounts, totals
        self.low, self.high = list(amounts), list(amounts)
        largest = max(map(abs, amounts), default=0)
        self.floor = -2 * largest if any(it < 0 for it in amounts) else 0
        self.equations: list[_Equation] = []

    def look(self, hidden: set[int] | frozenset[int]) -> list[int]:
        """Take in which cells are held back; these, the ones that stand in a single sum first."""
        self.equations = []
        for total in self.totals:
            terms = {it: 1 for it in total.parts if it in hidden}
            rest = -sum(self.amounts[it] for it in total.parts if it not in hidden)
            if total.whole in hidden:
                terms[total.whole] = -1
            else:
                rest += self.amounts[total.whole]
            if terms:
                self.equations.append((terms, rest))
        uses = Counter(it for terms, _ in self.equations for it in terms)
        self.settled: dict[int, None] = {}
        for terms, rest in self.equations:
            # Cells of this sum alone: one can be all of the rest while the others are nothing.
            if self.floor or any(uses[it] > 1 or sign < 0 for it, sign in terms.items()):
                continue
            for it in terms:
                self.low[it], self.high[it] = (rest, rest) if len(terms) == 1 else (0, rest)
                self.settled[it] = None
        self.order = sorted(hidden)
        self.tables: _Tables | None = None
        return [*self.settled, *(it for it in self.order if it not in self.settled)]

    def ends(self, cell: int, need: Fraction | None, *, both: bool = True) -> tuple[int, int]:
        """The ends reached for a held-back cell.

        They are *need* away from the truth, to *both* sides or to one, where a witness can be, and no
        farther than found so far; without *need* as far as witnesses go.
        """
        value = self.amounts[cell]
        if cell in self.settled:
            return self.low[cell], self.high[cell]
        for sign in (1, -1):
            if need is not None:
                found = self.high[cell] - value, value - self.low[cell]
                if need <= (found[sign < 0] if both else max(found)):
                    continue
            if self.tables is None:
                self.tables = _Tables(self.equations, self.order, self.amounts, self.floor)
            for it, held in self.tables.witness(cell, sign).items():
                self.low[it], self.high[it] = min(self.low[it], held), max(self.high[it], held)
        return self.low[cell], self.high[cell]


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

    def witness(self, cell: int, sign: int) -> dict[int, int]:
        """The table that has most (or with *sign* −1 least) in that cell, by cell; empty if none holds."""
        if self.program is None:
            return {}
        self.program.changeColCost(self.place[cell], float(-sign))
        self.program.run()
        self.program.changeColCost(self.place[cell], 0.0)
        if self.program.getModelStatus() != self.optimal:
            return {}
        shifts = self.program.getSolution().col_value
        table = {it: self.amounts[it] + round(shifts[n]) for it, n in self.place.items()}
        for terms, rest in self.equations:
            if sum(times * table[it] for it, times in terms.items()) != rest:
                return {}
        return table if all(self.floor <= it for it in table.values()) else {}
