"""Unknowns, the printed figures that pin them, and what binds the unknowns together.

Every relation of the field is put into two forms only: a sum of unknowns that lies in an
interval, and a product ``a = q·b`` with ``b`` positive. A printed figure is always a pin: an
interval for one unknown. That a rate is x/x′ or a share p/T is a product; that a share has
changed by d is ``d = k·s``, ``m = 1 − k``, ``r_T = m·r_p``, because s′/s = r_T/r_p.

All values are in base units (元, not 亿元) and pure numbers (1.059, not 5.9 %).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Literal, NamedTuple

from yuebao.core.fact import Figure

Role = Literal["level", "rate", "real_rate", "share", "change", "ratio", "part_ratio", "other"]


PAIR, WHOLE, BALANCE = (1, -1), (1, -1, -1), (1, -1, 1)
"""The coefficients of the commonest sums: two that are compared, a whole and its two parts, a balance."""
_UNCUT: frozenset[tuple[str, str]] = frozenset()
_new = tuple.__new__  # a named tuple made without its wrapper takes a third of the time


class _Halves(dict[Decimal, float]):
    """Half of each last place met so far."""

    def __missing__(self, ulp: Decimal) -> float:
        half = self[ulp] = float(ulp) / 2
        return half


_halves = _Halves()


class Cell(NamedTuple):
    """A quantity at a time: what every level, rate and share is about.

    ``start`` and ``stop`` are months as in ``Period``; a period that is not known is 0, 0.
    ``dimension`` is the unit's, ``""`` where no printed level tells it.
    """

    measure: str
    area: str | None
    breakdown: frozenset[tuple[str, str]]
    dimension: str
    start: int
    stop: int
    instant: bool

    def at(self, start: int, stop: int) -> Cell:
        measure, area, breakdown, dimension, _, _, instant = self
        return _new(Cell, (measure, area, breakdown, dimension, start, stop, instant))

    def measured(self, dimension: str) -> Cell:
        """The same with its unit's dimension told."""
        measure, area, breakdown, _, start, stop, instant = self
        return _new(Cell, (measure, area, breakdown, dimension, start, stop, instant))

    def year_ago(self) -> Cell:
        measure, area, breakdown, dimension, start, stop, instant = self
        return _new(Cell, (measure, area, breakdown, dimension, start - 12, stop - 12, instant))

    def cut(self, breakdown: frozenset[tuple[str, str]]) -> Cell:
        measure, area, _, dimension, start, stop, instant = self
        return _new(Cell, (measure, area, breakdown, dimension, start, stop, instant))

    def bare(self) -> Cell:
        """The same of all there is, whatever it is measured in."""
        measure, area, _, _, start, stop, instant = self
        return _new(Cell, (measure, area, _UNCUT, "", start, stop, instant))

    def within(self, area: str | None) -> Cell:
        measure, _, breakdown, dimension, start, stop, instant = self
        return _new(Cell, (measure, area, breakdown, dimension, start, stop, instant))


class Sum(NamedTuple):
    """``low <= Σ coefficient·unknown <= high``; coefficients are whole numbers."""

    unknowns: tuple[int, ...]
    coefficients: tuple[int, ...]
    low: float
    high: float


class Product(NamedTuple):
    """``a = q·b`` with ``b`` positive."""

    a: int
    q: int
    b: int


Constraint = Sum | Product


class Factor(NamedTuple):
    """What one of a unit is in base units, exactly and in doubles."""

    exact: Fraction
    near: float

    @classmethod
    def of(cls, exact: Fraction) -> Factor:
        return cls(exact, exact.numerator / exact.denominator)


class Pin(NamedTuple):
    """A printed figure as an interval for one unknown: ``offset + factor·written``."""

    figure: int
    unknown: int
    offset: int
    factor: Fraction
    low: float
    high: float


class Ground(NamedTuple):
    """Why a constraint holds: the relation's kind, what it assumes, and the words for it."""

    kind: str
    assumes: tuple[str, ...] = ()
    because: str = ""


@dataclass(slots=True)
class System:
    """The unknowns of one reading with all that is known of them. Grown by the relations.

    ``terms`` are the unknowns of each constraint, ``watch`` the constraints of each unknown, ``below``
    those that a figure puts below the least they can be: a fall by more than all there was. ``cites`` are
    figures in words, of which one stands in several relations.
    """

    figures: tuple[Figure, ...]
    index: dict[Hashable, int] = field(default_factory=dict)
    keys: list[Hashable] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)
    pinned: dict[int, list[int]] = field(default_factory=dict)
    below: set[int] = field(default_factory=set)
    constraints: list[Constraint] = field(default_factory=list)
    terms: list[tuple[int, ...]] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    watch: list[list[int]] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    cites: dict[int, str] = field(default_factory=dict)
    _exact: dict[tuple[int, int], tuple[Fraction, Fraction]] = field(default_factory=dict)
    _either_sign: frozenset[int] | None = None

    def unknown(self, key: Hashable, role: Role, *, signed: bool = False) -> int:
        """The unknown of that key, made if it is new; unless *signed* it is not negative."""
        found = self.index.get(key)
        return self.fresh(key, role, signed=signed) if found is None else found

    def fresh(self, key: Hashable, role: Role, *, signed: bool = False) -> int:
        """The unknown of a key that has none yet."""
        made = self.index[key] = len(self.keys)
        self.keys.append(key)
        self.roles.append(role)
        self.low.append(-inf if signed else 0.0)
        self.watch.append([])
        return made

    def pin(self, figure: int, unknown: int, factor: Factor, offset: int = 0) -> None:
        """A printed figure bounds *unknown*."""
        written, pins, pinned = self.figures[figure].written, self.pins, self.pinned
        exact, scale = factor
        if written.bound == "=" and not written.cut:
            half, value = _halves[written.ulp], float(written.value)
            low, high = value - half, value + half
        else:
            low, high = float(written.low), float(written.high)
        if scale < 0:
            low, high = high, low
        if unknown in pinned:
            pinned[unknown].append(len(pins))
        else:
            pinned[unknown] = [len(pins)]
        high = offset + scale * high
        if high < self.low[unknown]:
            self.below.add(unknown)
        pins.append(_new(Pin, (figure, unknown, offset, exact, offset + scale * low, high)))

    def add(self, constraint: Constraint, ground: Ground) -> None:
        number = len(self.constraints)
        self.constraints.append(constraint)
        self.grounds.append(ground)
        terms = constraint if isinstance(constraint, Product) else constraint[0]
        self.terms.append(terms)
        watch = self.watch
        if len(terms) == 3:  # as most are
            a, q, b = terms
            watch[a].append(number)
            watch[q].append(number)
            watch[b].append(number)
        else:
            for unknown in terms:
                watch[unknown].append(number)

    def involved(self, constraint: int) -> tuple[int, ...]:
        """The unknowns of a constraint."""
        return self.terms[constraint]

    def either_sign(self) -> frozenset[int]:
        """The unknowns that may be negative. Asked for only when all are drawn."""
        if self._either_sign is None:
            self._either_sign = frozenset([unknown for unknown, low in enumerate(self.low) if low < 0])
        return self._either_sign

    def printed(self, pin: Pin) -> tuple[Fraction, Fraction]:
        """What the figure allows its unknown, exactly, taken as a rounding of the truth."""
        place = pin.figure, pin.unknown
        found = self._exact.get(place)
        if found is None:
            written = self.figures[pin.figure].written
            one, two = _placed(pin, written.low), _placed(pin, written.high)
            found = self._exact[place] = (one, two) if one <= two else (two, one)
        return found

    def value(self, pin: Pin) -> Fraction:
        """The printed number itself, as a value of the unknown."""
        return _placed(pin, self.figures[pin.figure].written.value)

    def prune(self) -> None:
        """Let go of growth that only says what nobody else speaks of: an amount's level a year ago.

        What is printed there cannot contradict anything: some level a year ago always fits.
        """
        watch, pinned, grounds = self.watch, self.pinned, self.grounds
        for number, (kind, _, _) in enumerate(grounds):
            if kind == "growth":
                now, rate, then = self.terms[number]
                if (
                    len(watch[then]) == len(watch[rate]) == 1
                    and then not in pinned
                    and now in pinned
                    and rate in pinned
                    and now not in self.below
                    and rate not in self.below
                ):
                    watch[now].remove(number)
                    watch[rate], watch[then] = [], []

    def components(self) -> list[tuple[list[int], list[int]]]:
        """The unknowns and constraints that hang together, as (unknowns, constraints).

        An unknown that no constraint speaks of is one of them only where what is printed of it
        is less than nothing: a fall by more than all there was.
        """
        terms, watch = self.terms, self.watch
        reached, drawn = bytearray(len(watch)), bytearray(len(terms))
        groups: list[tuple[list[int], list[int]]] = []
        for first, told in enumerate(watch):
            if not told or reached[first]:
                continue
            reached[first] = 1
            unknowns, constraints = [first], []
            for unknown in unknowns:  # which grows meanwhile
                for number in watch[unknown]:
                    if not drawn[number]:
                        drawn[number] = 1
                        constraints.append(number)
                        for other in terms[number]:
                            if not reached[other]:
                                reached[other] = 1
                                unknowns.append(other)
            unknowns.sort()
            constraints.sort()
            groups.append((unknowns, constraints))
        return [*groups, *(([unknown], []) for unknown in sorted(self.below) if not watch[unknown])]


def _placed(pin: Pin, written: Decimal) -> Fraction:
    """offset + factor·written, as one fraction: each one made on the way costs as much as the last."""
    above, below = written.as_integer_ratio()
    times, over = pin.factor.numerator, pin.factor.denominator
    return Fraction(pin.offset * over * below + times * above, over * below)
