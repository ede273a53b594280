"""Figures that nobody printed, as the intervals that the printed ones leave them.

Inference takes every figure as a rounding of the truth: a printed change of share of 1.2 is
1.15 to 1.25 (alarms take it wider, see ``caution``). In a component with a contradiction each
figure that would mend it is left out in turn and the hull of the intervals is given, so the
result holds whichever of them is wrong. Ends are rounded outward, three digits beyond the
finest that the document prints for that unit. ``infer`` gives what a report shows, ``asked``
whatever one asks for: it has a linear program look at all relations at once, whose word is
checked in fractions (see ``bounds``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import inf

from yuebao.check.bounds import Bounds
from yuebao.check.component import Component, Ends
from yuebao.check.conflict import Confrontation
from yuebao.check.conventions import facets
from yuebao.check.names import named, subject, title
from yuebao.check.propagate import parents
from yuebao.check.relations import RELATIONS, draw
from yuebao.check.sketch import Sketch, factor, negative
from yuebao.check.system import Cell, Product, Sum, System
from yuebao.core.fact import Inferred, Kind, Reading
from yuebao.core.making import inferred_of
from yuebao.core.period import Period
from yuebao.core.unit import Unit

_PERCENT = Unit(symbol="%", dimension="%", scale=Fraction(1))
_NOISE = 10**11
"""What part of a number is lost in the noise of doubles, turned over."""
_WIDEST_LEVEL = 1.5
_WIDEST_RATE = 0.03


def infer(confrontation: Confrontation, units: Units) -> Iterator[Inferred]:
    """Every level, growth rate and share that is not printed and is known well enough to be said.

    Levels whose upper end is at most half above the lower, rates known to three points. Last
    year's level of something whose level and growth are both printed is no news.
    """
    system = confrontation.system
    pinned, roles = system.pinned, system.roles
    for component in confrontation.components:
        wanted = [it for it in component.unknowns if it not in pinned and roles[it] in _SAYING]
        if not wanted:
            continue
        states = _states(component)
        if not states:
            continue
        told: list[tuple[int, float, float]] = []
        lone = states[0] if len(states) == 1 else None
        for unknown in wanted:
            low, high = _hull(states, unknown) if lone is None else (lone[0][unknown], lone[1][unknown])
            if (
                -inf < low
                and high < inf
                and _telling(system, unknown, low, high)
                and _sayable(system, unknown)
            ):
                told.append((unknown, low, high))
        if not told:
            continue
        supports = Supports(system, component, [unknown for unknown, _, _ in told])
        for unknown, low, high in told:
            support = supports.of(unknown)
            if roles[unknown] == "rate":
                low, high, support = _by_weight(system, states, supports, unknown, (low, high, support))
            yield _inferred(system, units, unknown, low, high, support)


def asked(
    reading: Reading, words: str, *, area: str | None = None, period: str | None = None
) -> tuple[Inferred, ...]:
    """What follows for every unprinted level, growth, share and balance that *words* name.

    All words, parted by blanks, must stand in its name, its cut or its kind (增速, 占比, 顺差);
    出口 does not mean 进出口. *area* is part of the area's name, *period* as the contract writes
    it or the beginning of that. A row that assumes ``narrow_zeros`` reads a figure printed with
    fewer decimals than its neighbours as having lost zeros only; it follows the row without.
    """
    wanted = words.split()
    wide = _asked(reading, wanted, area, period)
    narrow = _asked(_narrowed(reading), wanted, area, period)
    out = []
    for about, row in wide.items():
        out.append(row)
        closer = narrow.get(about)
        if closer is not None and closer.high - closer.low < row.high - row.low:
            out.append(replace(closer, assumes=(*closer.assumes, "narrow_zeros")))
    return tuple(out)


def _asked(
    reading: Reading, words: Sequence[str], area: str | None, period: str | None
) -> dict[object, Inferred]:
    confrontation = Confrontation(draw(reading, (*RELATIONS, _unprinted_shares)).system)
    system = confrontation.system
    units = Units(system)
    out: dict[object, Inferred] = {}
    for component in confrontation.components:
        states = _states(component)
        supports: Supports | None = None
        for unknown in component.unknowns if states else ():
            if unknown in system.pinned or not _nameable(system, unknown):
                continue
            if not _meant(system, unknown, words, area):
                continue
            low, high = _hull(states, unknown)
            if not (-inf < low and high < inf) or (low == 0 and system.roles[unknown] != "level"):
                continue
            if supports is None:
                supports = Supports(system, component)
            support = supports.of(unknown)
            if _sayable_at(system, unknown, period):
                low, high, support = _closer(system, component, states, supports, unknown, support)
            row = _inferred(system, units, unknown, low, high, support)
            if period is None or (row.period is not None and str(row.period).startswith(period)):
                out[system.keys[unknown]] = row
    return out


def _sayable_at(system: System, unknown: int, period: str | None) -> bool:
    """Whether it may be of *period*: a linear program costs too much to run for what is then left out."""
    key = system.keys[unknown]
    cell = key if isinstance(key, Cell) else key[1]  # type: ignore[index]
    return period is None or not period[:4].isdigit() or cell.start // 12 == int(period[:4])


def _closer(
    system: System,
    component: Component,
    states: Sequence[Ends],
    supports: Supports,
    unknown: int,
    support: Support,
) -> tuple[float, float, Support]:
    """The hull of an unknown's ends over all relations at once, and what that rests on besides."""
    hull = list(_hull(states, unknown))
    asked = [Bounds(system, component.constraints, *state) for state in states]
    for side, outermost in ((0, min), (1, max)):
        found = [it.end(unknown, side) for it in asked]
        ends = [
            state[side][unknown] if bound is None else bound.value
            for state, bound in zip(states, found, strict=True)
        ]
        end = outermost(ends)
        if abs(end - hull[side]) <= _GAIN * (hull[1] - hull[0]):
            continue
        hull[side] = end
        figures, assumes = support
        for bound in found:
            if bound is not None:
                rests = [supports.of(it) for it in bound.unknowns]
                figures = figures.union(*(it for it, _ in rests))
                granted = (system.grounds[it].assumes for it in bound.constraints)
                assumes = assumes.union(*(it for _, it in rests), *granted)
        support = figures, assumes
    return hull[0], hull[1], support


def _nameable(system: System, unknown: int) -> bool:
    role, key = system.roles[unknown], system.keys[unknown]
    if role == "level":
        return isinstance(key, Cell) and bool(key.dimension)
    return role in ("rate", "share") and isinstance(key, tuple) and key[0] in ("rate", "share")


_SAID = {"rate": "同比 增速 增长 增幅", "share": "占比 比重", "level": "金额 数值"}
_BOTH = "\N{REPLACEMENT CHARACTER}"


def _meant(system: System, unknown: int, words: Sequence[str], area: str | None) -> bool:
    key, role = system.keys[unknown], system.roles[unknown]
    cell = key if isinstance(key, Cell) else key[1]  # type: ignore[index]
    assert isinstance(cell, Cell)
    if area is not None and area not in (cell.area or ""):
        return False
    whole = key[2] if role == "share" and isinstance(key, tuple) else cell  # what it is a share of
    cut = " ".join(member for one in (cell, whole) for _, member in one.breakdown)
    said = f"{named(system, unknown)} {subject(system, cell)} {title(cell)} {cut} {_SAID[role]}"
    if "顺差" in said:
        said += " 逆差 差额"
    apart = said.replace("进出口", _BOTH)
    return all(word in (said if "进出口" in word else apart) for word in words)


def _unprinted_shares(sketch: Sketch) -> None:
    """The share of every printed part in its printed whole."""
    for group, cells in list(sketch.groups.items()):
        if any(sketch.traits(group)[:2]) or not group.dimension:
            continue
        for cut in list(cells):
            for pair in cut:
                rest = cut - {pair}
                general = rest | {("flow", "进出口")} if pair[0] == "flow" else rest
                part, whole = group.cut(cut), group.cut(general)
                if cut == general or general not in cells or sketch.is_balance(sketch.place(part)[0]):
                    continue
                if sketch.is_balance(sketch.place(whole)[0]):
                    continue
                sketch.share(part, whole)


def _narrowed(reading: Reading) -> Reading:
    """The reading with dropped zeros put back: each figure as fine as most of its neighbours."""
    common: dict[tuple[int, str, str], Counter[Decimal]] = {}
    for it in reading.figures:
        if it.written.bound == "=":
            common.setdefault((it.block, it.unit.symbol, it.key.kind), Counter())[it.written.ulp] += 1
    figures = []
    for it in reading.figures:
        written = it.written
        counts = common.get((it.block, it.unit.symbol, it.key.kind))
        if counts and written.bound == "=":
            usual = max(counts, key=lambda ulp: (counts[ulp], -ulp))
            if usual < written.ulp:
                written = replace(written, ulp=usual)
        figures.append(replace(it, written=written))
    return replace(reading, figures=tuple(figures))


def _states(component: Component) -> list[Ends]:
    if not component.conflicts:
        return [component.state] if component.state else []
    combined = [list(conflict.mends.values()) for conflict in component.conflicts]
    if len(combined) == 1 and combined[0]:
        return combined[0]
    return [component.state] if component.state else []


def _by_weight(
    system: System,
    states: Sequence[Ends],
    supports: Supports,
    unknown: int,
    known: tuple[float, float, Support],
) -> tuple[float, float, Support]:
    """Growth of one of a whole and its parts from level and growth of the others, where that says more.

    q = Σ±L / Σ±L/r moves one way in each of its terms as long as what it divides by stays positive, so
    that its ends are at corners. *known* is what intervals say, and what that rests on.
    """
    growth = next((it for it in map(system.constraints.__getitem__, system.watch[unknown])
                   if isinstance(it, Product) and it.q == unknown), None)  # fmt: skip
    if growth is None:
        return known
    for number in system.watch[growth.a]:
        relation, ground = system.constraints[number], system.grounds[number]
        if not isinstance(relation, Sum) or ground.kind != "sum" or len(relation.unknowns) > _MEMBERS:
            continue
        whole = relation.unknowns[0]
        others = [it for it in relation.unknowns if it != growth.a]
        rates = [_growth_of(system, it) for it in others]
        then = system.index.get(_year_ago(system, whole))
        if None in rates or then is None or not _summed(system, then, relation):
            continue
        signs = [1 if growth.a == whole or it == whole else -1 for it in others]
        terms = [*others, *(it for it in rates if it is not None)]
        found = [_corners(signs, [(low[it], high[it]) for it in terms]) for low, high in states]
        ends = [it for it in found if it is not None]
        if len(ends) < len(states):
            continue
        low, high = min(it[0] for it in ends), max(it[1] for it in ends)
        width = known[1] - known[0]
        if low - known[0] <= _GAIN * width and known[1] - high <= _GAIN * width:
            continue
        supports.follow(terms)
        rests = [known[2], *(supports.of(it) for it in terms)]
        assumes = frozenset((*ground.assumes, "one_base")).union(*(it for _, it in rests))
        support = frozenset[int]().union(*(it for it, _ in rests)), assumes
        return max(low, known[0]), min(high, known[1]), support
    return known


_MEMBERS = 4


def _year_ago(system: System, unknown: int) -> Hashable:
    key = system.keys[unknown]
    return key.year_ago() if isinstance(key, Cell) else None


def _growth_of(system: System, unknown: int) -> int | None:
    """The growth of a level, printed or not."""
    key = system.keys[unknown]
    return system.index.get(("rate", key, key.year_ago())) if isinstance(key, Cell) else None


def _summed(system: System, then: int, relation: Sum) -> bool:
    """Whether the same sum held a year ago, from *then* as its whole."""
    wanted = {system.index.get(_year_ago(system, it)) for it in relation.unknowns}
    return any(
        isinstance(it := system.constraints[number], Sum) and set(it.unknowns) == wanted
        for number in system.watch[then]
    )


def _corners(signs: Sequence[int], ends: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """The least and the most of Σ±L / Σ±L/r, moved outward by what doubles lose; None if it has a pole."""
    count = len(signs)
    if any(not (0 < low <= high < inf) for low, high in ends):
        return None
    values = []
    for point in product(*ends):
        above = below = 0.0
        for sign, level, rate in zip(signs, point[:count], point[count:], strict=True):
            above += sign * level
            below += sign * level / rate
        if below <= 0:
            return None
        values.append(above / below)
    return min(values) * (1 - 1e-11), max(values) * (1 + 1e-11)


def _hull(states: Sequence[Ends], unknown: int) -> tuple[float, float]:
    """What all of the states allow an unknown."""
    if len(states) == 1:
        return states[0][0][unknown], states[0][1][unknown]
    return min(state[0][unknown] for state in states), max(state[1][unknown] for state in states)


_SAYING = ("level", "rate")
_GAIN = 0.005
"""What of an interval a linear program must take off: less is not worth what it rests on besides."""


def _sayable(system: System, unknown: int) -> bool:
    """A level of its own, or growth of one, that the text leaves unprinted."""
    role, key = system.roles[unknown], system.keys[unknown]
    if role == "level" and isinstance(key, Cell):
        if not key.dimension:
            return False
        if facets[key[2]].joined is not None:
            return False
        pinned, keys = system.pinned, system.keys
        for number in system.watch[unknown]:
            growth = system.constraints[number]
            if isinstance(growth, Product) and growth[2] == unknown and growth[1] in pinned:
                after = keys[growth[0]]
                if (
                    growth[0] in pinned
                    and system.roles[growth[1]] == "rate"
                    and isinstance(after, Cell)
                    and after[4] - key[4] == after[5] - key[5] == 12
                ):
                    return False
        return True
    return role == "rate" and isinstance(key, tuple) and key[0] == "rate"  # not one year of an average


def _telling(system: System, unknown: int, low: float, high: float) -> bool:
    if system.roles[unknown] == "rate":
        return high - low <= _WIDEST_RATE
    if 0 < low:
        return high <= _WIDEST_LEVEL * low
    return high < 0 and low >= _WIDEST_LEVEL * high


Support = tuple[frozenset[int], frozenset[str]]
"""The figures an end rests on, and what it assumes."""


_ASSUMES = ("exhaustive", "one_base", "unrevised", "mean_population", "same_vintage", "same_units")


class Supports:
    """What the ends of a component's unknowns rest on, followed along its trail.

    Those of *wanted* are worked out at once, from the moves that they rest on alone, and so are
    those of others when they are asked for.
    """

    def __init__(self, system: System, component: Component, wanted: Sequence[int] | None = None) -> None:
        self._system, self._component = system, component
        self._wanted = set(component.unknowns if wanted is None else wanted)
        self._above = len(system.figures)
        self._either_sign = system.either_sign()
        self._bits = self._followed()

    def of(self, unknown: int) -> Support:
        """What either end of *unknown* rests on."""
        self.follow((unknown,))
        bits = self._bits.get((unknown, 0), 0) | self._bits.get((unknown, 1), 0)
        figures = []
        rest = bits & ((1 << self._above) - 1)
        while rest:
            lowest = rest & -rest
            figures.append(lowest.bit_length() - 1)
            rest ^= lowest
        granted = bits >> self._above
        assumes = [name for n, name in enumerate(_ASSUMES) if granted >> n & 1] if granted else ()
        return frozenset(figures), frozenset(assumes)

    def follow(self, unknowns: Iterable[int]) -> None:
        """Work out what those rest on as well."""
        if not self._wanted.issuperset(unknowns):
            self._wanted.update(unknowns)
            self._bits = self._followed()

    def _followed(self) -> dict[tuple[int, int], int]:
        """What each end rests on, as bits: its figures' and, above them, its assumptions'."""
        system, above = self._system, self._above
        out: dict[tuple[int, int], int] = {}
        for unknown in self._wanted:
            if unknown in system.pinned:
                out[unknown, 0] = out[unknown, 1] = self._printed(unknown)
        grounds = system.grounds
        granted: dict[tuple[str, ...], int] = {(): 0}
        for move, ends in self._moves():
            unknown, side, number = move
            assumes = grounds[number].assumes
            if assumes not in granted:
                granted[assumes] = sum(1 << above + _ASSUMES.index(name) for name in set(assumes))
            bits = granted[assumes]
            for end in ends:
                if end not in out:
                    out[end] = self._printed(end[0])
                bits |= out[end]
            out[unknown, side] = bits
        return out

    def _printed(self, unknown: int) -> int:
        """The figures that print an unknown, as bits."""
        bits = 0
        for pin in self._system.pinned.get(unknown, ()):
            bits |= 1 << self._system.pins[pin].figure
        return bits

    def _moves(self) -> Iterator[tuple[tuple[int, int, int], list[tuple[int, int]]]]:
        """The moves that what is wanted rests on, in order, each with the ends that it rests on itself."""
        constraints, signed = self._system.constraints, self._either_sign
        rests: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
        needed = {(unknown, side) for unknown in self._wanted for side in (0, 1)}
        moves: list[tuple[tuple[int, int, int], list[tuple[int, int]]]] = []
        for move in reversed(self._component.trail):
            end = move[:2]
            if end in needed:
                ends = rests.get(move)
                if ends is None:
                    unknown, side, number = move
                    ends = rests[move] = parents(constraints[number], unknown, side, signed)
                needed.discard(end)
                needed.update(ends)
                moves.append((move, ends))
        return reversed(moves)


def _inferred(
    system: System, units: Units, unknown: int, low: float, high: float, support: Support
) -> Inferred:
    key, role = system.keys[unknown], system.roles[unknown]
    rate = role == "rate"
    cell = key if isinstance(key, Cell) else key[1]  # type: ignore[index]
    assert isinstance(cell, Cell)
    kind: Kind = "level"
    if role == "share":
        high = min(high, 1.0)  # a part is at most its whole
    if role in ("rate", "share"):
        kind, unit, places = ("yoy_rate" if rate else "share"), _PERCENT, 3
        low, high = 100 * (low - rate), 100 * (high - rate)
    else:
        unit, places = units.of(cell, support[0])
        scale = float(factor(unit))
        low, high = low / scale, high / scale
    if high < 0 and kind == "level":
        turned = negative(cell)
        if turned is not None:
            cell, low, high = turned, -high, -low
    rests, assumes = support
    return inferred_of(
        named(system, unknown) if kind == "share" else subject(system, cell),
        cell.measure,
        cell.area,
        tuple(sorted(cell.breakdown)),
        kind,
        _period(system, cell, rests),
        unit,
        outward(low, -1, places),
        outward(high, 1, places),
        tuple(sorted(rests)),
        tuple(sorted(assumes)),
    )


def outward(value: float, way: int, places: int) -> Decimal:
    """A float end rounded down (*way* −1) or up to *places* decimals.

    An end within the noise of doubles of such a decimal is that decimal.
    """
    above, below = value.as_integer_ratio()
    above *= 10**places
    least, over = divmod(above, below)
    near = least if 2 * over < below else least + 1
    if abs(near * below - above) * _NOISE <= abs(above):
        return Decimal(near).scaleb(-places)
    return Decimal(least if way < 0 else least + 1).scaleb(-places)


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
    kind = "instant" if cell.instant else "month" if cell.stop - cell.start == 1 else "months"
    return Period(start=cell.start, stop=cell.stop, kind=kind) if 12 <= cell.start else None  # type: ignore[arg-type]


_MEASURED = frozenset({"level", "ratio"})


class Units:
    """The unit in which a quantity would be printed, and how finely: as its siblings are."""

    def __init__(self, system: System) -> None:
        self._figures = system.figures
        self._held: dict[tuple[str, str | None, str], tuple[Unit, int]] = {}
        held = self._held
        for figure in system.figures:
            key = figure.key
            if key.kind in _MEASURED:
                unit = figure.unit
                dimension, places = unit.dimension, max(0, -figure.written.ulp.adjusted())
                told = unit, places
                for name in ((key.measure, key.area, dimension), ("", None, dimension)):
                    known = held.setdefault(name, told)
                    if known[1] < places and known[0].symbol == unit.symbol:
                        held[name] = told

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
