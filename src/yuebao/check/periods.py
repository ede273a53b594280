"""What binds figures over time: months and quarters, averages of several years, changes of rates.

    cumulation     x(1—5月) = x(1—4月) + x(5月), this year and the year before
    average g      x = (1 + g)ⁿ·x₀ over n years
    change by d    g₁ − g₂ = d, against another time or another area

Of periods only those of one calendar year are added up, and only of amounts that flow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from yuebao.check.sketch import ONE_BASE, UNREVISED, Sketch, factor_of
from yuebao.check.system import Cell, Ground, Product
from yuebao.core.fact import Figure

_FALLS = ("降幅", "跌幅", "减幅")
"""Names of a fall: what narrows by 0.5 points raises the rate by as much."""

_UNTIL = re.compile(r"^(?:(\d{4})年)?(?:1[—–\-－~～至到]|前)(\d{1,2})个?月")
_PARTS = {"一季度": 3, "上半年": 6, "前三季度": 9}


def rate_changes(sketch: Sketch) -> None:
    """g₁ − g₂ = d, where both rates, or both values of a rate with a name of its own, are printed."""
    system = sketch.system
    rates = sketch.of_kind("yoy_rate", "mom_rate") if sketch.of_kind("mom_rate") else []
    for n, figure, cell in sketch.of_kind("rate_change"):
        other = _compared(figure, cell)
        if other is None or other == cell or _by_month(rates, n, cell):
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
            system.pin(n, change, factor_of(figure.unit, sign))
            sketch.bind(change, (one, two), Ground("rate_change", (), "增速之差"), (1, -1))
            break


def _by_month(rates: Sequence[tuple[int, Figure, Cell]], n: int, cell: Cell) -> bool:
    """Whether the last rate of that cell told before figure *n* is month on month, whose change it is."""
    told = [figure.key.kind for number, figure, its in rates if number < n and its == cell]
    return bool(told) and told[-1] == "mom_rate"


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
    """x = (1 + g)ⁿ·x₀: n equal steps, and the n years' own growth, or all of it at once, makes the same."""
    system = sketch.system
    for n, figure, told in sketch.of_kind("avg_rate"):
        cell = _last(told) if figure.period is not None else _planned(sketch, figure, told)
        if figure.unit.dimension != "%" or any(sketch.traits(cell)[1:]) or sketch.says_balance(cell):
            continue
        years = _years(sketch, figure, cell)
        if years is None:
            sketch.opens.append((n, "没有写明是哪几年的平均，或多于十年"))
            continue
        if sketch.comparable(figure) or figure.key.basis == "real" or cell.start < 12 * (years + 1):
            continue
        if ("average", cell, years, 1) in system.index:
            continue
        ground = Ground("average", ONE_BASE, f"本期＝{years}年前×（1＋平均增速）的{years}次方")
        steps = [system.unknown(("average", cell, years, turn + 1), "rate") for turn in range(years)]
        system.pin(n, steps[0], factor_of(figure.unit), 1)
        for step in steps[1:]:
            sketch.bind(steps[0], (step,), ground)
        power = _power(sketch, steps, ("grown", cell, years), ground)
        first = cell.at(cell.start - 12 * years, cell.stop - 12 * years)
        now, then = system.index.get(cell), system.index.get(first)
        if sketch.is_printed(now) and sketch.is_printed(then):
            system.add(Product(sketch.level(cell), power, sketch.level(first)), ground)
        whole = system.index.get(("rate", cell, first))
        if whole is not None and sketch.is_printed(whole):
            sketch.bind(power, (whole,), ground)
        each = [
            system.index.get(("rate", it, it.year_ago()))
            for it in (cell.at(cell.start - 12 * back, cell.stop - 12 * back) for back in range(years))
        ]
        printed = [it for it in each if it is not None and sketch.is_printed(it)]
        if len(printed) == years:
            sketch.bind(power, (_power(sketch, printed, ("made", cell, years), ground),), ground)


def _last(cell: Cell) -> Cell:
    """The last year of a cell of several whole ones: that is where an average over them arrives."""
    several = 12 < cell.stop - cell.start and cell.start % 12 == cell.stop % 12 == 0
    return cell.at(cell.stop - 12, cell.stop) if several and not cell.instant else cell


def _planned(sketch: Sketch, figure: Figure, cell: Cell) -> Cell:
    """The cell of an average that names no year but a plan (“十三五”期间年均): the plan's last year's."""
    text = "".join(sketch.reading.source.text[figure.sentence.start : figure.span.start].split())
    found = list(_PLAN.finditer(text))
    if not found or found[-1]["since"]:
        return cell
    year = 2005 + 5 * _NUMERALS[found[-1]["plan"]]
    return cell.at(12 * year, 12 * year + 12)


def _power(sketch: Sketch, steps: Sequence[int], name: tuple[str, Cell, int], ground: Ground) -> int:
    """The product of *steps*, one after another."""
    made = steps[0]
    for turn, step in enumerate(steps[1:], 2):
        so_far = sketch.system.unknown((*name, turn), "part_ratio")
        sketch.system.add(Product(so_far, step, made), ground)
        made = so_far
    return made


def _years(sketch: Sketch, figure: Figure, cell: Cell) -> int | None:
    """How many years an average is over, None if the words do not say it beyond doubt.

    两年平均, 五年年均; “十三五”年均 of the plan's last year; 由2018年的…增加到2023年的…，年均. What 近三年
    and 2018—2023年 begin with is left to the author: they are not taken.
    """
    text = "".join(sketch.reading.source.text[figure.sentence.start : figure.span.start].split())
    if told := list(_OVER.finditer(text)):
        if told[-1]["near"]:
            return None
        many = told[-1]["many"]
        years = int(many) if many.isdigit() else _NUMERALS.get(many, 0)
        return years if 2 <= years <= _MOST_YEARS else None
    if cell.stop - cell.start != 12 and not cell.instant:
        return None
    if (plan := list(_PLAN.finditer(text))) and not plan[-1]["since"]:
        last = 2005 + 5 * (_NUMERALS[plan[-1]["plan"]])
        return 5 if (cell.stop - 1) // 12 == last else None
    if ends := list(_FROM_TO.finditer(text)):
        one, two = int(ends[-1][1]), int(ends[-1][2])
        return two - one if (cell.stop - 1) // 12 == two and 2 <= two - one <= _MOST_YEARS else None
    return None


_MOST_YEARS = 10
_NUMERALS = {name: n for n, name in enumerate("零一二三四五六七八九十")} | {"两": 2}
_OVER = re.compile(
    r"(?P<near>近|过去|最近|前|后|这|第)?(?P<many>\d+|[一二两三四五六七八九十])(?:年|个年度)(?:间|来)?(?:的)?"
    r"(?:(?:复合)?(?:平均|年均)|复合)"
)
_PLAN = re.compile(
    r'十(?P<plan>[一二三四])五[”"』」]?(?:规划)?(?P<since>以来)?(?:期间|时期)?，?[^，。；]{0,24}年均'
)
_FROM_TO = re.compile(r"[由从](\d{4})年(?:末|底)?[^。；]{1,40}?[到至为](\d{4})年[^。；]*年均")


def cumulations(sketch: Sketch) -> None:
    """The months to date as the sum of their pieces, of printed amounts that flow."""
    series: dict[tuple[str, str | None, str, int], list[Cell]] = {}
    for group in sketch.groups:
        if group.instant or group.stop <= group.start:
            continue
        year = group.start // 12
        if (group.stop - 1) // 12 == year:
            series.setdefault((group.measure, group.area, group.dimension, year), []).append(group)
    for groups in series.values():
        if len(groups) < 2 or not sketch.flows(groups[0]):
            continue
        cuts: dict[frozenset[tuple[str, str]], list[tuple[int, int]]] = {}
        for group in groups:
            for cut, unknown in sketch.groups[group].items():
                if unknown in sketch.system.pinned and not sketch.is_balance(sketch.cell(unknown)):
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
