"""Figures that nobody printed, as the intervals that the printed ones leave them.

Inference takes every figure as a rounding of the truth: a printed change of share of 1.2 is
1.15 to 1.25 (alarms take it wider, see ``caution``). In a component with a contradiction each
figure that would mend it is left out in turn and the hull of the intervals is given, so the
result holds whichever of them is wrong. Ends are rounded outward, three digits beyond the
finest that the document prints for that unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from math import inf

from yuebao.check.conflict import Component, Confrontation, Ends
from yuebao.check.names import subject
from yuebao.check.propagate import parents
from yuebao.check.sketch import factor, negative
from yuebao.check.system import Cell, System
from yuebao.core.fact import Figure, Inferred, Key
from yuebao.core.period import Period
from yuebao.core.unit import Unit

_PERCENT = Unit(symbol="%", dimension="%", scale=Fraction(1))
_NOISE = Decimal("1e-11")
_WIDEST_LEVEL = 1.5
_WIDEST_RATE = 0.03


def infer(confrontation: Confrontation) -> Iterator[Inferred]:
    """Every level, growth rate and share that is not printed and is known well enough to be said.

    Levels whose upper end is at most half above the lower, rates known to three points. Last
    year's level of something whose level and growth are both printed is no news.
    """
    system = confrontation.system
    units = Units(system)
    for component in confrontation.components:
        wanted = [it for it in component.unknowns if it not in system.pinned and _sayable(system, it)]
        if not wanted:
            continue
        states = _states(component)
        if not states:
            continue
        supports: dict[tuple[int, int], Support] | None = None
        for unknown in wanted:
            low = min(state[0][unknown] for state in states)
            high = max(state[1][unknown] for state in states)
            if not (-inf < low and high < inf):
                continue
            if not _telling(system, unknown, low, high):
                continue
            if supports is None:
                supports = _supports(system, component)
            ends = [supports[it] for it in ((unknown, 0), (unknown, 1)) if it in supports]
            rests = frozenset[int]().union(*(it for it, _ in ends))
            assumes = frozenset[str]().union(*(it for _, it in ends))
            yield _inferred(system, units, unknown, low, high, (rests, assumes))


def _states(component: Component) -> list[Ends]:
    if not component.conflicts:
        return [component.state] if component.state else []
    combined = [list(conflict.mends.values()) for conflict in component.conflicts]
    if len(combined) == 1 and combined[0]:
        return combined[0]
    return [component.state] if component.state else []


def _sayable(system: System, unknown: int) -> bool:
    """A level of its own, or growth of one, that the text leaves unprinted."""
    role, key = system.roles[unknown], system.keys[unknown]
    if role == "level" and isinstance(key, Cell):
        if not key.dimension or any("+" in member for _, member in key.breakdown):
            return False
        after = key._replace(start=key.start + 12, stop=key.stop + 12)
        now = system.index.get(after)
        growth = system.index.get(("rate", after, key))
        return not (now in system.pinned and growth in system.pinned)
    return role == "rate"


def _telling(system: System, unknown: int, low: float, high: float) -> bool:
    if system.roles[unknown] == "rate":
        return high - low <= _WIDEST_RATE
    if 0 < low:
        return high <= _WIDEST_LEVEL * low
    return high < 0 and low >= _WIDEST_LEVEL * high


Support = tuple[frozenset[int], frozenset[str]]
"""The figures an end rests on, and what it assumes."""


def _supports(system: System, component: Component) -> dict[tuple[int, int], Support]:
    """What each end of each unknown rests on, followed along the trail."""
    none: Support = frozenset(), frozenset()
    out: dict[tuple[int, int], Support] = {}
    signed = frozenset(it for it in component.unknowns if system.low[it] < 0)
    for unknown in component.unknowns:
        figures = frozenset(system.pins[pin].figure for pin in system.pinned.get(unknown, ()))
        if figures:
            out[unknown, 0] = out[unknown, 1] = figures, frozenset()
    for move in component.trail:
        figures, assumes = none[0], frozenset(system.grounds[move.constraint].assumes)
        for end in parents(system.constraints[move.constraint], move.unknown, move.side, signed):
            held = out.get(end, none)
            figures, assumes = figures | held[0], assumes | held[1]
        out[move.unknown, move.side] = figures, assumes
    return out


def _inferred(
    system: System, units: Units, unknown: int, low: float, high: float, support: Support
) -> Inferred:
    key = system.keys[unknown]
    rate = system.roles[unknown] == "rate"
    cell = key if isinstance(key, Cell) else key[1]  # type: ignore[index]
    assert isinstance(cell, Cell)
    if rate:
        unit, places = _PERCENT, 3
        low, high = 100 * (low - 1), 100 * (high - 1)
    else:
        unit, places = units.of(cell, support[0])
        scale = float(factor(unit))
        low, high = low / scale, high / scale
    if high < 0 and not rate:
        turned = negative(cell)
        if turned is not None:
            cell, low, high = turned, -high, -low
    rests, assumes = support
    return Inferred(
        key=Key(
            indicator=subject(system, cell),
            measure=cell.measure,
            area=cell.area,
            breakdown=tuple(sorted(cell.breakdown)),
            kind="yoy_rate" if rate else "level",
        ),
        period=_period(system, cell, rests),
        unit=unit,
        low=outward(low, -1, places),
        high=outward(high, 1, places),
        rests_on=tuple(sorted(rests)),
        assumes=tuple(sorted(assumes)),
    )


def outward(value: float, way: int, places: int) -> Decimal:
    """A float end rounded down (*way* −1) or up to *places* decimals.

    An end within the noise of doubles of such a decimal is that decimal.
    """
    exact, step = Decimal(value), Decimal(1).scaleb(-places)
    near = exact.quantize(step)
    if abs(near - exact) <= _NOISE * abs(exact):
        return near
    return exact.quantize(step, rounding=ROUND_FLOOR if way < 0 else ROUND_CEILING)


def _period(system: System, cell: Cell, rests: Iterable[int]) -> Period | None:
    """The cell's months, said the way the figures it rests on say theirs."""
    if cell.start == cell.stop:
        return None
    for number in rests:
        period = system.figures[number].period
        if (
            period is not None
            and (period.start - cell.start) % 12 == 0
            and period.months == cell.stop - cell.start
        ):
            if period.start == cell.start:
                return period
            return Period(start=cell.start, stop=cell.stop, kind=period.kind) if 12 <= cell.start else None
    kind = "instant" if cell.instant else "months"
    return Period(start=cell.start, stop=cell.stop, kind=kind) if 12 <= cell.start else None  # type: ignore[arg-type]


class Units:
    """The unit in which a quantity would be printed, and how finely: as its siblings are."""

    def __init__(self, system: System) -> None:
        self._figures = system.figures
        self._held: dict[tuple[str, str | None, str], tuple[Unit, int]] = {}
        for figure in system.figures:
            if figure.key.kind in ("level", "ratio"):
                self._learn(figure)

    def _learn(self, figure: Figure) -> None:
        key, unit = figure.key, figure.unit
        places = max(0, -figure.written.ulp.adjusted())
        for name in ((key.measure, key.area, unit.dimension), ("", None, unit.dimension)):
            held = self._held.get(name)
            if held is None or (held[0].symbol == unit.symbol and held[1] < places):
                self._held[name] = unit, places

    def of(self, cell: Cell, rests: Iterable[int] = ()) -> tuple[Unit, int]:
        """Its own unit, else that of the figures it rests on, else that of the dimension."""
        found = self._held.get((cell.measure, cell.area, cell.dimension))
        if found is None:
            for number in sorted(rests):
                figure = self._figures[number]
                if figure.unit.dimension == cell.dimension:
                    found = figure.unit, max(0, -figure.written.ulp.adjusted())
                    break
        found = found or self._held.get(("", None, cell.dimension))
        if found is None:
            return Unit(symbol=cell.dimension, dimension=cell.dimension, scale=Fraction(1)), 4
        return found[0], found[1] + 3
