"""Wholes as means of their parts: growth weighted by shares, and shares that make one together.

structure        Σs = 1
mixture          r_T = Σ w′·r_p with Σw = Σw′ = 1 and w′ = w·r_T/r_p
real mixture     r_T = Σ w·r_p with Σw = 1 and weights nobody prints
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from yuebao.check.conventions import Partition, partitions_of
from yuebao.check.sketch import ONE_BASE, Sketch
from yuebao.check.system import Cell, Ground, Product, Sum, System


def mixtures(sketch: Sketch) -> None:
    """Growth of a whole as the mean of its parts' growth, where a part's level is not printed.

    With w a part's share of the whole and w′ last year's, Σw = Σw′ = 1 and w′ = w·r_T/r_p. This
    follows from the sums of both years, but as intervals it says more: T cancels out.
    """
    system = sketch.system
    pinned = system.pinned
    for unknowns, ground in sketch.wholes:
        if all(it in pinned for it in unknowns):
            continue
        whole, *cells = [sketch.cell(it) for it in unknowns]
        rates = [sketch.rated(cell) for cell in (whole, *cells)]
        if sum([rate in pinned for rate in rates]) < len(cells):
            continue
        base = Ground("mixture", (*ground.assumes, *ONE_BASE), "整体增速是各部分增速按上年占比的加权平均")
        total = sketch.rate(whole)
        nows, thens = [], []
        for cell in cells:
            now, kept = sketch.share(cell, whole), system.unknown(("kept", cell, whole), "part_ratio")
            then = system.unknown(("before", cell, whole), "share")
            system.add(Product(total, kept, sketch.rate(cell)), base)
            system.add(Product(then, kept, now), base)
            nows.append(now)
            thens.append(then)
        ones = (1,) * len(cells)
        system.add(Sum(tuple(nows), ones, 1.0, 1.0), Ground("mixture", ground.assumes, ground.because))
        system.add(Sum(tuple(thens), ones, 1.0, 1.0), base)


_LEAST = 3
"""A whole and its parts, which are two at least."""


def real_mixtures(sketch: Sketch) -> None:
    """Growth in constant prices of a whole lies within that of its parts, where all are printed.

    In deviations d_p = r_T − r_p, whose mean Σw·d_p is nothing. Nothing else speaks of the
    weights: where the printed whole lies within its parts some weights fit, and nothing is drawn.
    """
    system = sketch.system
    grown: dict[Cell, dict[frozenset[tuple[str, str]], int]] = {}
    roles = system.roles
    for unknown in system.pinned:
        if roles[unknown] != "real_rate":
            continue
        key = system.keys[unknown]
        if isinstance(key, tuple) and key[2] is None:
            group = key[1].bare()
            grown.setdefault(group, {})[key[1].breakdown] = unknown
    for group, cells in grown.items():
        if len(cells) < _LEAST:
            continue
        for partition in partitions_of(cells):
            if partition.whole is not None or len(cells) <= len(partition.members):
                continue
            if partition.measures and not any(word in group.measure for word in partition.measures):
                continue
            for dimension in partition.dimensions:
                first = dimension, partition.members[0]
                for one in cells:
                    if first not in one:
                        continue
                    cut = one - {first}
                    if cut not in cells or any(dimension == it[0] for it in cut):
                        continue
                    parts = [cells.get(cut | {(dimension, member)}) for member in partition.members]
                    printed = [it for it in parts if it is not None]
                    if len(printed) == len(parts):
                        _real_mixture(sketch, group.cut(cut), cells[cut], printed, partition)


def _real_mixture(sketch: Sketch, cell: Cell, whole: int, parts: Sequence[int], partition: Partition) -> None:
    system = sketch.system
    pins = [[system.pins[n] for n in system.pinned[it]] for it in (whole, *parts)]
    if any(sketch.comparable(system.figures[pin.figure]) for found in pins for pin in found):
        return
    least = min(pin.low for found in pins[1:] for pin in found)
    most = max(pin.high for found in pins[1:] for pin in found)
    if any(least <= pin.high and pin.low <= most for pin in pins[0]):
        return
    ground = Ground(REAL, partition.assumes, "整体的增速是各部分增速的加权平均")
    ones = (1,) * len(parts)
    weights, moved = [], []
    for part in parts:
        apart = system.unknown(("behind", cell, part), "other", signed=True)
        weight = system.unknown(("weight", cell, part), "share")
        weighted = system.unknown(("weighted", cell, part), "other", signed=True)
        sketch.bind(whole, (part, apart), ground)
        system.add(Product(weighted, apart, weight), ground)
        weights.append(weight)
        moved.append(weighted)
    system.add(Sum(tuple(weights), ones, 1.0, 1.0), ground)
    system.add(Sum(tuple(moved), ones, 0.0, 0.0), ground)


REAL = "real_mixture"
"""The kind of a real mixture's ground."""


def hull(system: System, pins: Mapping[int, tuple[Fraction, Fraction]]) -> tuple[int, Fraction, Fraction]:
    """Of the pins of a real mixture's conflict: the whole's, and the ends that the parts leave it.

    *pins* tells what each pin allows its unknown.
    """
    parts = {key[2] for key in system.keys if isinstance(key, tuple) and key[0] == "weight"}
    whole = next(it for it in pins if system.pins[it].unknown not in parts)
    ends = [bounds for it, bounds in pins.items() if it != whole]
    return whole, min(low for low, _ in ends), max(high for _, high in ends)


def structures(sketch: Sketch) -> None:
    """Shares of all the members of one whole make one: 三次产业结构 a:b:c is 100 together."""
    system = sketch.system
    shared: dict[Cell, dict[Cell, int]] = {}
    for unknown in system.pinned:
        if system.roles[unknown] != "share":
            continue
        key = system.keys[unknown]
        if isinstance(key, tuple) and key[0] == "share":
            shared.setdefault(key[2], {})[key[1]] = unknown
    for whole, found in shared.items():
        if len(found) < 2 or "rounding" in sketch.reading.notes:
            continue
        for partition in partitions_of(cell.breakdown for cell in found):
            if partition.measures and not any(word in whole.measure for word in partition.measures):
                continue
            for dimension in partition.dimensions:
                rest = whole.breakdown - {(dimension, partition.whole)}
                if partition.whole is not None and rest == whole.breakdown:
                    continue
                cells = [whole.cut(rest | {(dimension, member)}) for member in partition.members]
                if all(cell in found for cell in cells):
                    ground = Ground("structure", partition.assumes, "各部分占比合计为100%")
                    ones = (1,) * len(cells)
                    system.add(Sum(tuple(found[cell] for cell in cells), ones, 1.0, 1.0), ground)
