"""What a proof by adding up says to a person: every inequality in a line, how often it is taken, the sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from yuebao.check.cases import Parted
from yuebao.check.explain import chained, number, shown, together
from yuebao.check.farkas import Summed
from yuebao.check.infer import Units
from yuebao.check.linear import Row
from yuebao.check.names import named
from yuebao.check.sketch import factor
from yuebao.check.system import Cell, Product, System

_FOLLOWED = 8
"""A case of more lines than these is told by its end; all of it is in the proof."""
_COUNT = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def weighed(system: System, pins: Sequence[int], summed: Summed, units: Units) -> str:
    """A conflict of several relations at once: the figures, the inequalities, what they add up to.

    Amounts are in the unit in which the first of them would be printed.
    """
    return "。".join([together(system, pins), *added_up(system, summed, units)]) + "。"


def added_up(system: System, summed: Summed, units: Units) -> list[str]:
    """The inequalities and what they add up to, a line each."""
    rows = summed.added.weighed
    scale, symbol = _measure(system, units, (unknown for row, _ in rows for unknown, _ in row.terms))
    largest = max(multiplier for _, multiplier in rows)
    lines = ["把下列各式乘以所注的倍数后相加"]
    for place, (row, multiplier) in enumerate(rows):
        mark = _COUNT[place] if place < len(_COUNT) else f"（{place + 1}）"
        lines.append(f"{mark}{_told(system, row, scale)}，乘以{number(multiplier / largest, 6)}")
    least, most = (it / largest / scale for it in (summed.added.least, summed.added.most))
    if least == most:
        lines.append("相加后两边只能同为零，而整体大于零，矛盾")
    else:
        ends = f"{number(least, 6)}{symbol}", f"{number(most, 6)}{symbol}"
        lines.append(f"相加后左边减右边余下的各项不小于{ends[0]}，又不大于{ends[1]}，矛盾")
    return lines


def by_cases(system: System, pins: Sequence[int], cases: Parted, units: Units) -> str:
    """A conflict told case by case: what is granted of one unknown, and why it cannot be."""
    name = named(system, cases.unknown)
    lines = [together(system, pins), f"按{name}的大小分{len(cases.cases)}种情形"]
    for place, case in enumerate(cases.cases):
        low, high = (
            None if it is None else shown(system, units, cases.unknown, it) for it in (case.low, case.high)
        )
        granted = (
            f"不大于{high}" if low is None else f"不小于{low}" if high is None else f"在{low}～{high}之间"
        )
        mark = _COUNT[place] if place < len(_COUNT) else f"（{place + 1}）"
        if case.empty is None:
            told = [f"把{len(case.constraints)}个关系各乘以证明所列的倍数后相加，得出矛盾"]
        else:
            told = chained(system, pins, case.steps, case.empty, units)
            if _FOLLOWED < len(told):
                told = [f"按证明所列推算{len(told) - 1}步", told[-1]]
        lines += [f"{mark}若{name}{granted}", *told]
    return "。".join(lines) + "。"


def _measure(system: System, units: Units, unknowns: Iterable[int]) -> tuple[Fraction, str]:
    """The unit of the first amount among them; pure numbers have none."""
    for unknown in unknowns:
        key = system.keys[unknown]
        if isinstance(key, Cell) and key.dimension:
            unit, _ = units.of(key)
            return factor(unit), unit.symbol
    return Fraction(1), ""


def _told(system: System, row: Row, scale: Fraction) -> str:
    """One inequality: the relation as it stands, or what a product is at an end of its factors."""
    it = system.constraints[row.part.constraint]
    if not isinstance(it, Product):
        sides: tuple[list[str], list[str]] = [], []
        for unknown, coefficient in row.terms:
            size = abs(Fraction(coefficient))
            times = "" if size == 1 else f"{number(size)}×"
            sides[0 if 0 < coefficient else 1].append(times + named(system, unknown))
        most = Fraction(row.most)
        if most:
            sides[1 if 0 < most else 0].append(number(abs(most), 6))
        left, right = ("＋".join(side) or "0" for side in sides)
        return f"{left}≤{right}"
    names = [named(system, unknown) for unknown in it]
    coefficients = {unknown: Fraction(coefficient) for unknown, coefficient in row.terms}
    sign = coefficients[it.a]
    rate = -coefficients[it.b] * sign
    sense = "≤" if 0 < sign else "≥"
    text = f"{names[0]}{sense}{number(rate, 6)}×{names[2]}"
    other = -coefficients.get(it.q, Fraction(0)) * sign
    if not other:
        return text
    amount = isinstance(system.keys[it.b], Cell)
    shown = number(other / (scale if amount else 1), 6)
    ratio = f"（{names[1]}，以比值计）"
    return f"{text}＋{shown}×（{ratio}－{number(rate, 6)}）"
