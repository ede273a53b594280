"""What binds figures over time: months and quarters, averages of several years, changes of rates.

    cumulation     x(1—5月) = x(1—4月) + x(5月), this year and the year before
    average g      x = (1 + g)²·x″ over two years
    change by d    g₁ − g₂ = d, against another time or another area

Of periods only those of one calendar year are added up, and only of amounts that flow.
"""

from __future__ import annotations

import re
from itertools import pairwise

from yuebao.check.sketch import ONE_BASE, UNREVISED, Sketch, factor
from yuebao.check.system import Cell, Ground, Product
from yuebao.core.fact import Figure

_FALLS = ("降幅", "跌幅", "减幅")
"""Names of a fall: what narrows by 0.5 points raises the rate by as much."""

_UNTIL = re.compile(r"^(?:(\d{4})年)?(?:1[—–\-－~～至到]|前)(\d{1,2})个?月")
_PARTS = {"一季度": 3, "上半年": 6, "前三季度": 9}


def rate_changes(sketch: Sketch) -> None:
    """g₁ − g₂ = d, where both rates, or both values of a rate with a name of its own, are printed."""
    system = sketch.system
    for n, figure, cell in sketch.of_kind("rate_change"):
        other = _compared(figure, cell)
        if other is None or other == cell:
            continue
        pairs = [
            (("rate", cell, cell.year_ago()), ("rate", other, other.year_ago())),
            (("real", cell, None), ("real", other, None)),
            *(
                (cell.measured(dimension), other.measured(dimension))
                for dimension in ("%", "‰")
                if cell.dimension in ("", dimension)
            ),
        ]
        for mine, theirs in pairs:
            one, two = system.index.get(mine), system.index.get(theirs)
            if one is None or two is None or not (sketch.is_printed(one) and sketch.is_printed(two)):
                continue
            change = system.unknown(("apart", mine, theirs), "change", signed=True)
            sign = -1 if figure.key.indicator.endswith(_FALLS) else 1
            system.pin(n, change, factor(figure.unit) * sign)
            sketch.bind(change, (one, two), Ground("rate_change", (), "增速之差"), (1, -1))
            break


def _compared(figure: Figure, cell: Cell) -> Cell | None:
    """The cell of the other rate, None if the text does not tell which."""
    base = figure.base
    if base is None or base.name.startswith(("上年", "去年")):
        return cell.year_ago() if 12 <= cell.start else None
    if base.area is not None:
        return cell._replace(area=base.area) if base.period is None else None
    if base.period is not None:
        return cell.at(base.period.start, base.period.stop)
    year = cell.start - cell.start % 12
    if found := _UNTIL.match(base.name):
        if found[1]:
            year = 12 * int(found[1])
        return cell.at(year, year + int(found[2])) if 1 <= int(found[2]) <= 12 else None
    for name, months in _PARTS.items():
        if base.name.startswith(name):
            return cell.at(year, year + months)
    if base.name in ("上月", "上个月") and cell.stop - cell.start == 1 and not cell.instant:
        return cell.at(cell.start - 1, cell.stop - 1)
    return None


def averages(sketch: Sketch) -> None:
    """x = (1 + g)²·x″: two equal steps, and the two years' own growth makes the same."""
    system = sketch.system
    for n, figure, cell in sketch.of_kind("avg_rate"):
        if figure.unit.dimension != "%" or cell.start < 24 or any(sketch.traits(cell)[1:]):
            continue
        if sketch.comparable(figure) or figure.key.basis == "real" or not _over_two_years(sketch, figure):
            continue
        middle, first = cell.year_ago(), cell.year_ago().year_ago()
        steps = [("average", cell, turn) for turn in (1, 2)]
        if steps[0] in system.index:
            continue
        ground = Ground("average", ONE_BASE, "本期＝两年前×（1＋两年平均增速）²")
        one, two = (system.unknown(step, "rate") for step in steps)
        both = system.unknown(("both", cell), "part_ratio")
        for step in (one, two):
            system.pin(n, step, factor(figure.unit), 1)
        system.add(Product(both, one, two), ground)
        now, then = system.index.get(cell), system.index.get(first)
        if sketch.is_printed(now) and sketch.is_printed(then):
            system.add(Product(sketch.level(cell), both, sketch.level(first)), ground)
        rates = [system.index.get(("rate", it, it.year_ago())) for it in (cell, middle)]
        if all(sketch.is_printed(rate) for rate in rates):
            system.add(Product(both, rates[0], rates[1]), ground)  # type: ignore[arg-type]


def _over_two_years(sketch: Sketch, figure: Figure) -> bool:
    text = sketch.reading.source.text[figure.sentence.start : figure.span.start]
    told = list(
        re.finditer(r"([\d一二两三四五六七八九十]+)\s*(?:年|个年度)\s*(?:复合)?\s*(?:平均|年均)", text)
    )
    return bool(told) and told[-1][1] in ("两", "二", "2")


def cumulations(sketch: Sketch) -> None:
    """The months to date as the sum of their pieces, of printed amounts that flow."""
    series: dict[tuple[str, str | None, str, int], list[Cell]] = {}
    for group in sketch.groups:
        if group.instant or group.stop <= group.start or not sketch.flows(group):
            continue
        year = group.start // 12
        if (group.stop - 1) // 12 == year:
            series.setdefault((group.measure, group.area, group.dimension, year), []).append(group)
    for groups in series.values():
        if len(groups) < 2:
            continue
        cuts: dict[frozenset[tuple[str, str]], list[tuple[int, int]]] = {}
        for group in groups:
            for cut, unknown in sketch.groups[group].items():
                if unknown in sketch.system.pinned and not sketch.is_balance(group.cut(cut)):
                    cuts.setdefault(cut, []).append((group.start, group.stop))
        for cut, spans in cuts.items():
            if 1 < len(spans):
                _cumulate(sketch, groups[0].cut(cut), sorted(spans))


def _cumulate(sketch: Sketch, cell: Cell, spans: list[tuple[int, int]]) -> None:
    """Bind each span that begins the year, printed or added up, to the pieces that make it."""
    january = spans[0][0] - spans[0][0] % 12
    ends = {stop for start, stop in spans if start == january}
    bound: set[tuple[int, int, int]] = set()

    def bind(middle: int, stop: int) -> None:
        if (january, middle, stop) not in bound:
            bound.add((january, middle, stop))
            _piece(sketch, cell, january, middle, stop)

    for start, stop in sorted(spans, key=lambda it: it[1]):
        if january < start and (start in ends or stop in ends):
            bind(start, stop)
            ends.add(stop)
    printed = sorted(stop for start, stop in spans if start == january)
    for one, two in pairwise(printed):
        bind(one, two)


def _piece(sketch: Sketch, cell: Cell, first: int, middle: int, stop: int) -> None:
    ground = Ground("cumulation", UNREVISED, "累计数＝各时期之和")
    index = sketch.system.index
    spans = ((first, stop), (first, middle), (middle, stop))
    before = [cell.at(start, end).year_ago() for start, end in spans]
    whole, *pieces = (sketch.level(cell.at(start, end)) for start, end in spans)
    sketch.bind(whole, pieces, ground)
    if all(it in index for it in before):
        whole, *pieces = (index[it] for it in before)
        sketch.bind(whole, pieces, ground)
