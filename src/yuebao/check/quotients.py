"""Levels over one another: ratios with names of their own, amounts per head, unit prices.

    ratio       r = p/T      投入强度, 城镇化率, 城乡居民人均可支配收入比值
    per head    T = r·n      n the mean of the population at two year ends
    price       value = quantity × unit price

Which name stands for which two levels is told by ``lexicon/relations.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yuebao.check.conventions import Quotient
from yuebao.check.sketch import RATES, Sketch, factor_of
from yuebao.check.system import Cell, Factor, Ground, Product, Sum
from yuebao.core.fact import Figure


def ratios(sketch: Sketch) -> None:
    """A ratio with a name of its own is one printed level over another: r = p/T."""
    for n, figure, cell in sketch.of_kind("ratio"):
        named = _named_levels(sketch, figure, cell) or _cut_levels(sketch, figure, cell)
        if named is None:
            continue
        part, whole, ground = named
        if part != whole:
            ratio = sketch.system.unknown(("ratio", cell), "ratio")
            sketch.system.pin(n, ratio, factor_of(figure.unit))
            sketch.system.add(Product(part, ratio, whole), ground)


def _named_levels(sketch: Sketch, figure: Figure, cell: Cell) -> tuple[int, int, Ground] | None:
    """The two levels of a ratio whose row names both: 投入强度 is 研发经费 over 地区生产总值."""
    for row in sketch.conventions.ratios:
        if figure.key.indicator.endswith(row.ratio):
            part = _only(sketch, cell, row.part)
            whole = _only(sketch, cell, row.whole, exactly=True)
            if part is None or whole is None:
                return None
            return part, whole, Ground("ratio", row.assumes, row.because)
    return None


def _cut_levels(sketch: Sketch, figure: Figure, cell: Cell) -> tuple[int, int, Ground] | None:
    """The two levels of a ratio whose name holds what both measure: 城乡居民人均可支配收入比值."""
    for row in sketch.conventions.quotients:
        name = figure.key.indicator
        prefix = next((it for it in row.prefixes if name.startswith(it)), None)
        suffix = next((it for it in row.suffixes if name.endswith(it)), None)
        if prefix is None or suffix is None or (row.percent != (figure.unit.dimension == "%")):
            continue
        measure = name[len(prefix) : len(name) - len(suffix)]
        found: list[tuple[int, int]] = []
        for group, cells in sketch.groups.items():
            if (group.area, group.start, group.stop, group.instant) != (
                cell.area,
                cell.start,
                cell.stop,
                cell.instant,
            ):
                continue
            if not group.dimension or group.dimension in RATES or group.measure != measure or not measure:
                continue
            found.extend(_cuts(sketch, cells, row))
        if len(found) == 1:
            return *found[0], Ground("ratio", (), row.because)
    return None


def _cuts(
    sketch: Sketch, cells: dict[frozenset[tuple[str, str]], int], row: Quotient
) -> Iterator[tuple[int, int]]:
    """The printed pairs of levels that differ as the row says and in nothing else."""
    for cut, part in cells.items():
        for above in row.above:
            pair = (row.dimension, above)
            if pair not in cut or not sketch.is_printed(part):
                continue
            rest = cut - {pair}
            for below in row.below or (None,):
                whole = cells.get(rest if below is None else rest | {(row.dimension, below)})
                if whole is not None and sketch.is_printed(whole):
                    yield part, whole


def _only(sketch: Sketch, cell: Cell, words: Sequence[str], *, exactly: bool = False) -> int | None:
    """The one printed amount of money at the cell's time and place that is named so."""
    found = {
        sketch.system.index[other]
        for _, figure, other in sketch.of_kind("level")
        if (other.area, other.start, other.stop, other.instant) == (cell.area, cell.start, cell.stop, False)
        and other.dimension == "元"
        and (figure.key.indicator in words if exactly else figure.key.indicator.startswith(tuple(words)))
    }
    return next(iter(found)) if len(found) == 1 else None


def per_head(sketch: Sketch) -> None:
    """T = r·n for 人均地区生产总值, with n the mean of the population at two year ends."""
    system = sketch.system
    for _, figure, cell in sketch.of_kind("level"):
        name = figure.key.indicator
        if not name.startswith("人均") or cell.instant or cell.stop - cell.start != 12 or cell.start < 12:
            continue
        if not name.endswith(("生产总值", "GDP")):
            continue
        rest = frozenset(pair for pair in cell.breakdown if pair[1] != "人均")
        whole = cell.cut(rest)._replace(measure=cell.measure.removeprefix("人均"))
        people = Cell("常住人口", cell.area, rest, "人", cell.stop - 1, cell.stop, True)
        amount, now = system.index.get(whole), system.index.get(people)
        then = system.index.get(people.year_ago())
        if amount is None or now is None or then is None or rest:
            continue
        known = sketch.is_printed(then) or sketch.is_printed(
            system.index.get(("difference", people, people.year_ago()))
        )
        if not sketch.is_printed(amount) or not sketch.is_printed(now) or not known:
            continue
        ground = Ground("per_head", ("mean_population",), "人均＝总量÷年平均人口（年初与年末的平均）")
        mean = system.unknown(("mean", people), "other")
        system.add(Sum((mean, now, then), (2, -1, -1), 0.0, 0.0), ground)
        system.add(Product(amount, system.index[cell], mean), ground)


_PRICE = re.compile(r"均价|单价|平均价格")
_COUNTED = "吨|千克|公斤|桶|辆|台|件|只|套|艘|双|平方米|立方米|千瓦时|升"
_EACH = re.compile(f"每({_COUNTED})")
_FOR = re.compile(rf"\s*/\s*({_COUNTED})")
_NEAR = 4
"""How many characters before a price 每吨 may stand."""


def prices(sketch: Sketch) -> None:
    """Value = quantity × unit price: 进口原油1250.3万吨，价值512.6亿元，均价每吨4100元.

    The quantity is the nearest before the price in its sentence that counts in what the price is for;
    the value is the only amount of money in that sentence that is cut as the quantity is.
    """
    from yuebao.lexicon import load

    system = sketch.system
    levels = sketch.of_kind("level")
    for n, figure, cell in levels:
        if not _PRICE.search(figure.key.indicator):
            continue
        money, each = _priced(sketch, figure)
        before = [it for it in levels if it[0] < n and it[1].sentence == figure.sentence]
        counted = [it for it in before if it[1].unit.symbol.endswith(each)] if each else []
        if not counted:
            continue
        _, quantity, about = counted[-1]
        if (about.area, about.start, about.stop) != (cell.area, cell.start, cell.stop) or not about.breakdown:
            continue
        values = [
            it
            for it in levels
            if it[1].sentence == figure.sentence
            and it[0] != n
            and it[1].unit.dimension == money
            and it[2].breakdown == about.breakdown
            and not _PRICE.search(it[1].key.indicator)
        ]
        if len(values) != 1 or (values[0][2].start, values[0][2].stop) != (about.start, about.stop):
            continue
        value, amount = (system.index.get(it) for it in (values[0][2], about))
        if value is None or amount is None or not (sketch.is_printed(value) and sketch.is_printed(amount)):
            continue
        # One of the counting word: 万吨 counts 10⁴ of them.
        one = quantity.unit.scale / load().large.get(quantity.unit.symbol.removesuffix(each), 1)
        price = system.unknown(("price", about), "ratio")
        system.pin(n, price, Factor.of(figure.unit.scale / one))
        system.add(Product(value, price, amount), Ground("price", (), "金额＝数量×单价"))


def _priced(sketch: Sketch, figure: Figure) -> tuple[str, str]:
    """The money a price is in and what it is for: (元, 吨) for 每吨4100元 and for 4100元/吨."""
    dimension = figure.unit.dimension
    if "/" in dimension:
        money, _, each = dimension.partition("/")
        return money, each
    text, start = sketch.reading.source.text, figure.span.start
    before = text[max(figure.sentence.start, start - _NEAR) : start]
    told = _EACH.search(figure.key.indicator) or _EACH.search(before) or _FOR.match(text, figure.span.stop)
    return dimension, told[1] if told else ""
