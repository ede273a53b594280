"""From a reading's keys to unknowns and what binds them: every relation the field uses.

Nothing here looks at words of the text; the keys say what a figure measures. What is true by
convention stands in ``lexicon/relations.toml``. The formulas, with x a level, x′ last year's, T a whole:

    growth g          x = (1 + g)·x′
    share s           p = s·T
    change of share d d = k·s,  m = 1 − k,  r_T = m·r_p      (s′/s = r_T/r_p = m)
    change by d       d = x − x′
    contribution c    Σp − Σp′ = c·T′        contribution rate c   Σp − Σp′ = c·(T − T′)
    flows             T = X + M,  D = X − M  (逆差 is −D)
    part              p <= T

What binds figures over time stands in ``periods``, what orders them in ``order``, what are means
of parts in ``means``, what is one level over another in ``quotients``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import inf

from yuebao.check.conventions import (
    Cut,
    conventions,
    facets,
    flow_cuts,
    flows,
    member_cuts,
    rows_of,
)
from yuebao.check.means import mixtures, real_mixtures, structures
from yuebao.check.order import areas, headlines, members, rankings, top
from yuebao.check.periods import averages, cumulations, rate_changes
from yuebao.check.quotients import per_head, prices, ratios
from yuebao.check.sketch import ONE_BASE, SAME_UNITS, About, Sketch, factor_of
from yuebao.check.system import PAIR, Cell, Ground, Product, Sum, System
from yuebao.core.fact import Figure, Reading

_new = tuple.__new__

RelationRule = Callable[[Sketch], None]
"""Draws one sort of relation into a sketch. Rules run in order; a caller may pass its own."""

_MORE_ADDED = ("多增", "少增", "多减", "少减", "多降", "少降")
"""How much more, or less, a balance grew than a year before: 较年初增加9亿元，同比多增2亿元."""
LAST_YEAR = ("上年", "去年")


def levels(sketch: Sketch) -> None:
    """Printed amounts and ratios pin their unknowns."""
    for n, figure, cell in sketch.of_kind("level", "ratio"):
        about, held, sign = sketch.about(cell), cell, 1
        if about.balanced:
            held, sign = sketch.place(cell)
            about = sketch.about(held)
        unknown = sketch.level(held, figure.key.indicator if sign == 1 else "", about)
        if sign == -1:
            sketch.system.names.setdefault(unknown, figure.key.indicator.replace("逆差", "顺差"))
        sketch.system.pin(n, unknown, factor_of(figure.unit, sign))


def _nominal(sketch: Sketch, figure: Figure, cell: Cell, about: About | None = None) -> str:
    """Empty if its growth is growth of its levels, else why it is not known to be."""
    if figure.key.basis == "real":
        return "增速按可比价格计算，与现价数不能直接核对"
    if sketch.comparable(figure):
        return "增速按可比口径计算，与公布的绝对数不能直接核对"
    about = about or sketch.about(cell)
    if about.signed or about.balanced:
        return "该指标可为负，增速不能直接核对"
    if about.real and figure.key.basis != "nominal":
        return "该指标的增速习惯上按可比价格或可比口径计算，未写明为名义增速"
    return ""


def growths(sketch: Sketch) -> None:
    """x = (1 + g)·x′; growth in constant prices is kept apart from the levels."""
    for n, figure, cell in sketch.of_kind("yoy_rate", "mom_rate", "other_rate"):
        before = None
        if figure.base is not None and figure.base.period is not None:
            before = cell.at(figure.base.period.start, figure.base.period.stop)
        elif figure.key.kind != "yoy_rate":
            continue
        if cell.measure == "":
            continue
        about = sketch.about(cell)
        reason = _nominal(sketch, figure, cell, about)
        if reason:
            sketch.opens.append((n, reason))
            signed = about.signed or sketch.says_balance(cell)
            unknown = sketch.system.unknown(("real", cell, before), "real_rate", signed=signed)
        else:
            unknown = sketch.rate(cell, before, figure.key.indicator, about)
        sketch.system.pin(n, unknown, factor_of(figure.unit), 1)


def shares(sketch: Sketch) -> None:
    """p = s·T, and p = k·y for a multiple."""
    for n, figure, cell in sketch.of_kind("share", "multiple"):
        whole = sketch.whole_of(figure, cell)
        if whole is None:
            if figure.key.kind == "share":
                sketch.opens.append((n, "没有写明占什么的比重"))
            elif figure.base is not None and figure.base.name.startswith(LAST_YEAR):
                _times(sketch, n, figure, cell)
            continue
        if whole == cell or sketch.traits(cell)[0] or sketch.traits(whole)[0]:
            continue
        if _may_sink(sketch, figure, cell, whole):
            sketch.opens.append((n, "该指标可为负，占比不受零和百分之百的限制"))
            continue
        if whole[:2] == cell[:2] and cell.breakdown < whole.breakdown:
            sketch.opens.append((n, "写出的整体比部分还窄，部分所属的范围没有写明"))
            continue
        base = figure.base.name if figure.base else ""
        sketch.system.pin(n, sketch.share(cell, whole, figure.key.indicator, base), factor_of(figure.unit))
        sketch.shared(whole, n)


def _may_sink(sketch: Sketch, figure: Figure, cell: Cell, whole: Cell) -> bool:
    """Whether a share may be negative or more than all: that of a net flow (企业债券融资占比-3.3%)."""
    if figure.key.kind not in ("share", "share_change"):
        return False
    return sketch.traits(cell)[1] or sketch.traits(whole)[1]


def _times(sketch: Sketch, n: int, figure: Figure, cell: Cell) -> None:
    """是上年同期的 k 倍: x = k·x′."""
    reason = _nominal(sketch, figure, cell)
    if reason:
        sketch.opens.append((n, reason))
    else:
        sketch.system.pin(n, sketch.rate(cell, None, figure.key.indicator), factor_of(figure.unit))


def share_changes(sketch: Sketch) -> None:
    """A change of a share against the year before, without naming last year's share."""
    system = sketch.system
    for n, figure, cell in sketch.of_kind("share_change"):
        whole = sketch.whole_of(figure, cell)
        if whole is None or whole == cell:
            sketch.opens.append((n, "没有写明占什么的比重"))
            continue
        if _may_sink(sketch, figure, cell, whole):
            sketch.opens.append((n, "该指标可为负，占比不受零和百分之百的限制"))
            continue
        if sketch.comparable(figure):
            sketch.opens.append((n, "文中注明按可比口径计算"))
            continue
        if figure.base is not None and (figure.base.period is not None or figure.base.against):
            continue
        share = sketch.share(cell, whole, figure.key.indicator, figure.base.name if figure.base else "")
        key = ("change", cell, whole)
        fresh = key not in system.index
        change = system.unknown(key, "change", signed=True)
        system.pin(n, change, factor_of(figure.unit))
        if fresh:
            kept = system.unknown(("kept", cell, whole), "part_ratio")
            lost = system.unknown(("lost", cell, whole), "part_ratio", signed=True)
            part, total = sketch.rate(cell, name=figure.key.indicator), sketch.rate(whole)
            ground = Ground(
                "share_change",
                SAME_UNITS if sketch.shifts(cell) or sketch.shifts(whole) else ONE_BASE,
                "上年占比＝本年占比－变化；整体增速由部分增速与占比变化得出",
            )
            system.add(Product(change, lost, share), ground)
            system.add(Sum((kept, lost), (1, 1), 1.0, 1.0), ground)
            system.add(Product(total, kept, part), ground)


def changes(sketch: Sketch) -> None:
    """d = x − x′."""
    for n, figure, cell in sketch.of_kind("abs_change"):
        base = figure.base
        if cell.instant and figure.rule.endswith(_MORE_ADDED):
            sketch.opens.append((n, "“多增”“少增”是增加额与上年同期增加额之差，不是余额的增减"))
            continue
        held, sign = sketch.place(cell)
        if base is not None and base.period is not None:
            before = held.at(base.period.start, base.period.stop)
        elif base is None or base.name.startswith(LAST_YEAR):
            before = held.year_ago()
        else:
            continue
        if not cell.dimension:
            held, before = (one.measured(figure.unit.dimension) for one in (held, before))
        elif cell.dimension != figure.unit.dimension:
            continue
        key = ("difference", held, before)
        fresh = key not in sketch.system.index
        change = sketch.system.unknown(key, "change", signed=True)
        sketch.system.pin(n, change, factor_of(figure.unit, sign))
        if fresh:
            now, then = sketch.level(held, figure.key.indicator if sign == 1 else ""), sketch.level(before)
            name = sketch.system.names.get(now)
            if name:
                sketch.system.names.setdefault(then, f"上年同期{name}")
            assumes = SAME_UNITS if sketch.shifts(held) else ONE_BASE
            sketch.bind(change, (now, then), Ground("change", assumes, "增减额＝本期－上年同期"), (1, -1))


def contributions(sketch: Sketch) -> None:
    """Σp − Σp′ = c·T′ for 拉动 c 个百分点, = c·(T − T′) for a contribution rate."""
    system = sketch.system
    for n, figure, cell in sketch.of_kind("contribution", "contribution_rate"):
        products = [pair for pair in cell.breakdown if pair[0] not in ("flow", "side")]
        whole = sketch.whole_of(figure, cell) or cell.cut(cell.breakdown - frozenset(products))
        reason = _nominal(sketch, figure, whole)
        if reason or not products or len({dimension for dimension, _ in products}) > 1:
            sketch.opens.append((n, reason or "没有写明由什么拉动"))
            continue
        rest = cell.breakdown - frozenset(products)
        parts = [whole.cut(rest | {pair}) for pair in sorted(products)]
        assumes = SAME_UNITS if sketch.shifts(whole) else ONE_BASE
        ground = Ground("contribution", assumes, "拉动点数＝各部分增减额÷上年同期整体")
        key = (figure.key.kind, whole, tuple(parts))
        fresh = key not in system.index
        points = system.unknown(key, "other", signed=True)
        system.pin(n, points, factor_of(figure.unit))
        if not fresh:
            continue
        gain = system.unknown(("gain", *key), "other", signed=True)
        nows = [sketch.level(part) for part in parts]
        thens = [sketch.level(part.year_ago()) for part in parts]
        sketch.bind(gain, (*nows, *thens), ground, (1,) * len(nows) + (-1,) * len(thens))
        then = sketch.level(whole.year_ago())
        if figure.key.kind == "contribution":
            system.add(Product(gain, points, then), ground)
        else:
            growth = system.unknown(("growth", whole), "other", signed=False)
            sketch.bind(growth, (sketch.level(whole), then), ground, (1, -1))
            system.add(Product(gain, points, growth), ground)


def partitions(sketch: Sketch) -> None:
    """Flows and balances, sides, industries: wholes that are the sum of their members."""
    rows = sketch.conventions.partitions
    for group, cells in list(sketch.groups.items()):
        if len(cells) < 2:
            continue
        _flows(sketch, group, cells)
        named: dict[tuple[int, str], dict[Cut, int]] = {}
        counted = 0
        for number in rows_of(cells):
            partition = rows[number]
            if "flow" in partition.dimensions or len(cells) < len(partition.members):
                continue
            if partition.measures and not any(word in group.measure for word in partition.measures):
                continue
            if sketch.traits(group)[0]:
                break
            for dimension in partition.dimensions:
                if counted < len(cells):  # which grows as sums are drawn
                    counted, named = len(cells), _named(cells)
                found = named.get((number, dimension), {})
                rests = [rest for rest, count in found.items() if len(partition.members) - 1 <= count]
                for rest in sorted(rests, key=sorted) if 1 < len(rests) else rests:
                    _partition(sketch, group, cells, number, dimension, rest)


def _named(cells: Iterable[Cut]) -> dict[tuple[int, str], dict[Cut, int]]:
    """How many members of a partition are told, by its row and dimension and by what else they are cut by."""
    out: dict[tuple[int, str], dict[Cut, int]] = {}
    for cut in cells:
        for row, dimension, rest in facets[cut].members:
            seen = out.setdefault((row, dimension), {})
            seen[rest] = seen.get(rest, 0) + 1
    return out


def _partition(
    sketch: Sketch, group: Cell, cells: dict[Cut, int], row: int, dimension: str, rest: Cut
) -> None:
    """The sum of the members that are otherwise cut as *rest*, where at most one of them is not told."""
    wanted, further = member_cuts(row, dimension, rest)
    if further:
        # What is printed of one year was there in the next to it too, printed or not.
        near = [
            cells,
            *(sketch.groups.get(group.at(group.start + it, group.stop + it), {}) for it in (12, -12)),
        ]
        wanted += tuple([cut for cut in further if any(cut in it for it in near)])
    if sum([cut in cells for cut in wanted]) < len(wanted) - 1:
        return
    if "rounding" in sketch.reading.notes:
        _excused(sketch, [cells[cut] for cut in wanted if cut in cells])
        return
    _whole(sketch, group, cells, wanted, _summed(row))


@cache
def _summed(row: int) -> Ground:
    """Why a partition's members are its whole, by its place in the table."""
    partition = conventions().partitions[row]
    return Ground("sum", partition.assumes, partition.because)


def _whole(
    sketch: Sketch, group: Cell, cells: dict[Cut, int], cuts: Sequence[Cut], ground: Ground
) -> list[int]:
    """What is cut the first way is the sum of the others; the unknowns of them all."""
    unknowns = [sketch.cut(group, cells, cut) for cut in cuts]
    sketch.bind(unknowns[0], unknowns[1:], ground)
    sketch.wholes.append((unknowns, ground))
    return unknowns


def _flows(sketch: Sketch, group: Cell, cells: dict[Cut, int]) -> None:
    counts: dict[int, dict[Cut, int]] = {}
    for cut in cells:
        for place, rest in facets[cut].flows:
            seen = counts.setdefault(place, {})
            seen[rest] = seen.get(rest, 0) + 1
    for place, (balance, total, _) in enumerate(flows()) if counts else ():
        rests = counts.get(place, {})
        found = [rest for rest, count in rests.items() if 1 < count]
        for rest in sorted(found, key=sorted) if 1 < len(found) else found:
            *moved, result = flow_cuts(place, rest)
            if "rounding" in sketch.reading.notes:
                _excused(sketch, [cells[cut] for cut in (*moved, result) if cut in cells])
                continue
            ground = Ground("sum", total.assumes, total.because)
            _, plus, minus = _whole(sketch, group, cells, moved, ground)
            ground = Ground("balance", (), balance.because)
            sketch.bind(sketch.cut(group, cells, result), (plus, minus), ground, (1, -1))


def _excused(sketch: Sketch, unknowns: list[int]) -> None:
    """The document says that rounding keeps its sums from adding up: nothing is claimed."""
    for unknown in unknowns:
        for pin in sketch.system.pinned.get(unknown, ()):
            sketch.opens.append(
                (sketch.system.pins[pin].figure, "文中注明分项与合计因取舍不等，不作加总核对")
            )


def differences(sketch: Sketch) -> None:
    """自然增长率 = 出生率 − 死亡率."""
    for group, cells in list(sketch.groups.items()):
        for row in sketch.conventions.differences:
            if group.measure != row.result:
                continue
            for cut, result in list(cells.items()):
                names = (row.plus, row.minus)
                found = [sketch.system.index.get(group.cut(cut)._replace(measure=name)) for name in names]
                plus, minus = found
                if plus is not None and minus is not None:
                    sketch.bind(result, (plus, minus), Ground("difference", (), row.because), (1, -1))


def parts(sketch: Sketch) -> None:
    """A part is at most its whole: the same measure cut once less."""
    ground = Ground("part", (), "部分不大于整体")
    for group, cells in sketch.groups.items():
        if not group.dimension or len(cells) < 2:
            continue
        for cut, part in cells.items():
            for rest in facets[cut].broader:
                whole = cells.get(rest)
                if whole is None:
                    continue
                intensive, signed, _, balance, _, _, _ = sketch.about(sketch.cell(part))
                if intensive or signed or balance:
                    break
                if sketch.spoken_together(whole, part):
                    sketch.system.add(_new(Sum, ((whole, part), PAIR, 0.0, inf)), ground)


def unprinted_rates(sketch: Sketch) -> None:
    """Growth that nobody printed, of levels known in both years."""
    for group, cells in list(sketch.groups.items()):
        before = sketch.groups.get(group.year_ago())
        if before is None:
            continue
        for cell in [sketch.cell(unknown) for cut, unknown in cells.items() if cut in before]:
            if sketch.rated(cell) is None:
                _, signed, real, balance, _, _, _ = sketch.about(cell)
                if not (signed or real or balance):
                    sketch.rate(cell)


RELATIONS: tuple[RelationRule, ...] = (
    levels,
    growths,
    shares,
    share_changes,
    changes,
    contributions,
    averages,
    rate_changes,
    ratios,
    per_head,
    prices,
    cumulations,
    partitions,
    differences,
    parts,
    members,
    areas,
    top,
    rankings,
    headlines,
    unprinted_rates,
    mixtures,
    real_mixtures,
    structures,
)


def draw(reading: Reading, relations: Sequence[RelationRule]) -> Sketch:
    """All unknowns, pins and relations of a reading."""
    sketch = Sketch(reading, conventions(), System(reading.figures))
    sketch.locate()
    for relation in relations:
        relation(sketch)
    return sketch
