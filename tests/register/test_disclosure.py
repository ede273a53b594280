"""No held-back cell can be placed within ten per cent: random tables, another solver as the attacker."""

from __future__ import annotations

import os
import random
from fractions import Fraction

import pytest

from yuebao.register.codes import Disclosure
from yuebao.register.disclosure import Cell, Total, closed, held_back, spans

TABLES = int(os.environ.get("YUEBAO_TABLES", "30"))
"""How many random tables are attacked; the documents' measurement took 200."""

RULE = Disclosure(firms=3, largest=Fraction(85, 100), within=Fraction(1, 10))


def cell(draw: random.Random) -> Cell:
    count = draw.choice([0, 1, 1, 2, 2, 3, 4, 6, 9, 20])
    size = 10 ** draw.randrange(4, 9)
    return Cell.of({
        draw.randrange(400): (draw.randrange(1, size), draw.choice([0, draw.randrange(1, size)]))
        for _ in range(count)
    })  # fmt: skip


def merged(cells: list[Cell]) -> Cell:
    return Cell([part for it in cells for part in it.parts])


def table(seed: int) -> tuple[list[Cell], list[Total]]:
    """A list with its total; a nested list; or cut two ways, with both margins. Cell 0 is the whole."""
    draw = random.Random(seed)
    form = seed % 3
    if form == 0:
        parts = [cell(draw) for _ in range(draw.randrange(3, 14))]
        return [merged(parts), *parts], [Total(0, tuple(range(1, len(parts) + 1)))]
    if form == 1:
        cells: list[Cell] = [Cell([])]
        totals = []
        tops = []
        for _ in range(draw.randrange(2, 5)):
            below = [cell(draw) for _ in range(draw.randrange(2, 6))]
            at = len(cells)
            tops.append(at)
            cells += [merged(below), *below]
            totals.append(Total(at, tuple(range(at + 1, len(cells)))))
        cells[0] = merged([cells[it] for it in tops])
        return cells, [Total(0, tuple(tops)), *totals]
    rows, columns = draw.randrange(2, 6), draw.randrange(2, 5)
    inner = [[cell(draw) for _ in range(columns)] for _ in range(rows)]
    cells = [merged([it for row in inner for it in row])]
    cells += [merged(row) for row in inner]
    cells += [merged([row[n] for row in inner]) for n in range(columns)]
    first = len(cells)
    cells += [it for row in inner for it in row]
    totals = [
        Total(0, tuple(range(1, rows + 1))),
        Total(0, tuple(range(rows + 1, rows + columns + 1))),
        *(Total(1 + n, tuple(range(first + n * columns, first + (n + 1) * columns))) for n in range(rows)),
        *(Total(1 + rows + n, tuple(first + k * columns + n for k in range(rows))) for n in range(columns)),
    ]
    return cells, totals


def attacked(
    cells: list[Cell], totals: list[Total], hidden: frozenset[int], measure: int, target: int
) -> bool:
    """Whether z3 can show the held-back cell to lie within a tenth of the truth."""
    z3 = pytest.importorskip("z3")
    values = [it.value(measure) for it in cells]
    unknown = {it: z3.Real(f"x{it}") for it in hidden}
    solver = z3.Solver()
    for it in unknown.values():
        solver.add(it >= 0)
    for total in totals:
        solver.add(
            z3.Sum([unknown.get(it, z3.RealVal(values[it])) for it in total.parts])
            == unknown.get(total.whole, z3.RealVal(values[total.whole]))
        )
    truth = values[target]
    solver.add(z3.Or(10 * unknown[target] <= 9 * truth, 10 * unknown[target] >= 11 * truth))
    return bool(solver.check() == z3.unsat)


@pytest.mark.parametrize("seed", range(TABLES))
def test_no_held_back_cell_is_placed_within_a_tenth(seed: int) -> None:
    cells, totals = table(seed)
    hidden = held_back(cells, totals, RULE, keep=frozenset([0]))
    for n, it in enumerate(cells):
        published_whole = cells[n].value(0) == cells[0].value(0) and cells[n].value(1) == cells[0].value(1)
        assert n in hidden or published_whole or not it.unsafe(RULE), "it would tell of a firm"
    for measure in (0, 1):
        for it in hidden:
            value = cells[it].value(measure)
            # What is all of the published whole, in this measure, is no secret of its own.
            if value and value != cells[0].value(measure):
                assert not attacked(cells, totals, hidden, measure, it), it


def test_these_tables_hold_much_back() -> None:
    held = [len(held_back(*table(seed), RULE, keep=frozenset([0]))) for seed in range(30)]
    assert sum(held) > 90


def test_the_ends_are_those_of_the_checker_where_its_intervals_are_exact() -> None:
    """On a plain list intervals lose nothing: what propagation allows, a witness reaches."""
    for seed in range(0, TABLES, 3):
        cells, totals = table(seed)
        hidden = held_back(cells, totals, RULE, keep=frozenset([0]))
        values = [it.value(0) for it in cells]
        for it, span in spans(values, totals, hidden).items():
            assert span.low == pytest.approx(span.outer_low)
            assert span.high == pytest.approx(span.outer_high)
            assert span.low <= values[it] <= span.high


def test_witnesses_never_reach_past_what_propagation_allows() -> None:
    for seed in range(TABLES):
        cells, totals = table(seed)
        hidden = held_back(cells, totals, RULE, keep=frozenset([0]))
        for span in spans([it.value(1) for it in cells], totals, hidden).values():
            assert span.outer_low - 1 <= span.low <= span.high <= span.outer_high + 1


def test_one_cell_alone_is_never_held_back_alone() -> None:
    parts = [
        Cell.of({1: (10, 10)}),
        Cell.of(dict.fromkeys(range(5), (100, 100))),
        Cell.of(dict.fromkeys(range(9), (400, 400))),
    ]
    hidden = held_back([merged(parts), *parts], [Total(0, (1, 2, 3))], RULE, keep=frozenset([0]))
    assert hidden == {1, 2}


def test_the_other_cell_must_be_large_enough_to_hide_behind() -> None:
    """A hundred behind one would be known to a hundredth."""
    parts = [
        Cell.of({1: (1000, 0)}),
        Cell.of(dict.fromkeys(range(3), (1, 0))),
        Cell.of(dict.fromkeys(range(9), (500, 0))),
    ]
    hidden = held_back([merged(parts), *parts], [Total(0, (1, 2, 3))], RULE, keep=frozenset([0]))
    assert 3 in hidden


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ([5, 5], True),
        ([5, 5, 5], False),
        ([86, 7, 7], True),
        ([85, 8, 7], False),
        ([], False),
    ],
)
def test_what_tells_of_a_firm(amounts: list[int], told: bool) -> None:
    assert Cell.of({n: (it, 0) for n, it in enumerate(amounts)}).unsafe(RULE) is told


def test_closed_needs_both_sides() -> None:
    one = spans([100, 60, 40], [Total(0, (1, 2))], frozenset([1, 2]))
    assert not closed(60, one[1].low, one[1].high, RULE)
    alone = spans([100, 60, 40], [Total(0, (1, 2))], frozenset([1]))
    assert closed(60, alone[1].low, alone[1].high, RULE)
