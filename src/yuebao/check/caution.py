"""How wide a printed figure must be taken before anybody is accused.

An author may have computed a figure from other *printed* figures instead of the exact ones;
it then carries their rounding too. What is proven must be proven under every such honest way,
so alarms read each figure as the hull of both: the rounding of the exact truth, and the
rounding of what the printed figures give. The second is only possible where the printed
figures do give it (or are not in the document to be tried).

    share, growth   q̂ = â/b̂ with a = â ± h_a, b = b̂ ± h_b
    change of share difference of two printed shares: ± one whole last digit
    last share      what the others leave of a hundred: ± their half-units together
    average growth  plain mean of the years' printed rates: anything between them; else ± one whole last digit
    total, balance  sum of printed terms: ± their half-units together
    change by d     difference of two printed levels: ± two half-units
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from yuebao.check.system import Cell, Pin, Product, Sum, System

Bounds = tuple[Fraction, Fraction]


class Caution:
    """The cautious reading of each pin of one system, worked out on demand."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._known: dict[int, Bounds] = {}
        self._plainly: dict[int, tuple[Fraction, Fraction] | None] = {}

    def __getitem__(self, number: int) -> Bounds:
        found = self._known.get(number)
        if found is None:
            pin = self._system.pins[number]
            found = self._system.printed(pin)
            if self._plain(pin):
                found = self._spoken(pin, self._widened(pin, found))
            self._known[number] = found
        return found

    def _spoken(self, pin: Pin, bounds: Bounds) -> Bounds:
        """A rate told by a word (持平) is no finer than a tenth, however its neighbours are printed."""
        figure = self._system.figures[pin.figure]
        if figure.unit.dimension not in ("%", "百分点") or any(it.isdigit() for it in figure.text):
            return bounds
        value, tenth = self._system.value(pin), abs(pin.factor) / 10
        return min(bounds[0], value - tenth), max(bounds[1], value + tenth)

    def _plain(self, pin: Pin) -> bool:
        return self._system.figures[pin.figure].written.bound == "="

    def _printed(self, unknown: int) -> tuple[Fraction, Fraction] | None:
        """The printed value of an unknown and its half-unit, None if none stands in the text."""
        if unknown not in self._plainly:
            self._plainly[unknown] = None
            for number in self._system.pinned.get(unknown, ()):
                pin = self._system.pins[number]
                if self._plain(pin):
                    half = abs(pin.factor) * Fraction(self._system.figures[pin.figure].written.slack)
                    self._plainly[unknown] = self._system.value(pin), half
                    break
        return self._plainly[unknown]

    def _derived(self, unknown: int) -> tuple[Fraction, Fraction] | None:
        """What printed terms of a sum make an unprinted level, taken as finely as the coarsest of them."""
        system = self._system
        for number in system.watch[unknown]:
            constraint = system.constraints[number]
            if not isinstance(constraint, Sum) or not constraint.low == constraint.high == 0:
                continue
            terms = dict(zip(constraint.unknowns, constraint.coefficients, strict=True))
            own = terms.pop(unknown)
            printed = {it: found for it in terms if (found := self._printed(it)) is not None}
            if len(printed) == len(terms):
                total = sum((terms[it] * value for it, (value, _) in printed.items()), Fraction(0))
                return -total / own, max(half for _, half in printed.values())
        return None

    def _widened(self, pin: Pin, bounds: Bounds) -> Bounds:
        system, unknown = self._system, pin.unknown
        low, high = bounds
        half = abs(pin.factor) * Fraction(system.figures[pin.figure].written.slack)
        role, key = system.roles[unknown], system.keys[unknown]
        if isinstance(key, tuple) and key[0] == "average":
            # The mean of the years' printed rates, perhaps.
            return self._averaged(pin, key, (low - half, high + half), half)
        if role == "share":
            bounds = self._rest(pin, bounds, half)
        if role in ("rate", "share", "ratio") and not isinstance(key, Cell):
            for number in system.watch[unknown]:
                constraint = system.constraints[number]
                if isinstance(constraint, Product) and constraint.q == unknown:
                    return self._quotient(constraint, bounds)
            return bounds
        if role in ("change", "other"):
            kinds = {system.grounds[number].kind for number in system.watch[unknown]}
            if kinds & {"share_change", "contribution"}:
                return low - half, high + half
        if role not in ("level", "change", "ratio"):
            return bounds
        widest = half
        for number in system.watch[unknown]:
            constraint = system.constraints[number]
            if isinstance(constraint, Sum) and constraint.low == constraint.high == 0:
                widest = max(widest, self._summed(pin, constraint, half))
        if widest == half:
            return bounds
        value = system.value(pin)
        return value - widest, value + widest

    def _averaged(self, pin: Pin, key: tuple[Any, ...], bounds: Bounds, half: Fraction) -> Bounds:
        """An average that may be the plain mean of the years' rates, which is more than the true one."""
        _, cell, years, _ = key
        system = self._system
        rates = []
        for back in range(years):
            year = cell.at(cell.start - 12 * back, cell.stop - 12 * back)
            unknown = system.index.get(("rate", year, year.year_ago()))
            printed = self._printed(unknown) if unknown is not None else None
            if printed is None:
                return bounds
            rates.append(printed[0])
        mean = sum(rates, Fraction(0)) / years
        if abs(mean - system.value(pin)) <= 2 * half:
            # Then it may lie anywhere between the least and the most of them: nothing finer is said.
            return min(bounds[0], *rates), max(bounds[1], *rates)
        return bounds

    def _rest(self, pin: Pin, bounds: Bounds, half: Fraction) -> Bounds:
        """A share that may be what the others leave of a hundred."""
        system = self._system
        for number in system.watch[pin.unknown]:
            constraint = system.constraints[number]
            if not isinstance(constraint, Sum) or not constraint.low == constraint.high == 1:
                continue
            others = [self._printed(it) for it in constraint.unknowns if it != pin.unknown]
            known = [it for it in others if it is not None]
            if len(known) == len(others) and sum(value for value, _ in known) + system.value(pin) == 1:
                half = max(half, sum((it for _, it in known), Fraction(0)))
        value = system.value(pin)
        return min(bounds[0], value - half), max(bounds[1], value + half)

    def _summed(self, pin: Pin, constraint: Sum, half: Fraction) -> Fraction:
        """The half-width of a figure that may be a sum of other printed ones."""
        whole = constraint.unknowns[0]
        if 3 < len(constraint.unknowns) and pin.unknown != whole:
            return half
        off, slack = Fraction(0), Fraction(0)
        unseen = 0
        for unknown, coefficient in zip(constraint.unknowns, constraint.coefficients, strict=True):
            if unknown == pin.unknown:
                off += coefficient * self._system.value(pin)
                continue
            printed = self._printed(unknown)
            if printed is None:
                unseen += 1
                continue
            off += coefficient * printed[0]
            slack += printed[1]
        if unseen:
            # d = x − x′ with x′ only in last year's document, printed as finely as x.
            change = self._system.roles[whole] == "change" and pin.unknown == whole
            if not change:
                return half
            return half + 2 * slack if 0 < slack < half else 2 * half
        if half < abs(off):
            return half
        return max(half, slack) if not off else half + slack

    def _quotient(self, constraint: Product, bounds: Bounds) -> Bounds:
        """A share or a growth rate that may be a quotient of printed levels."""
        low, high = bounds
        above = self._printed(constraint.a) or self._derived(constraint.a)
        below = self._printed(constraint.b)
        if above is None or above[0] <= 0 or low <= 0:
            return bounds
        # h/â = part/of, and so below; in whole numbers, because a fraction made on the way costs as
        # much as the last one.
        of, part = above[0].numerator * above[1].denominator, above[0].denominator * above[1].numerator
        (ln, ld), (hn, hd) = low.as_integer_ratio(), high.as_integer_ratio()
        if below is not None:
            value, half = below
            if value <= 0 or not low * value <= above[0] <= high * value:
                return bounds
            under, loose = value.numerator * half.denominator, value.denominator * half.numerator
            if under <= loose or of <= part:
                return Fraction(0), high * 1000
            least = Fraction(ln * (of - part) * under, ld * of * (under + loose))
            return least, Fraction(hn * (of + part) * under, hd * of * (under - loose))
        # The other level stands elsewhere; it was printed as finely as this one.
        if of * hd <= part * hn or of <= part:
            return Fraction(0), high * 1000
        least = Fraction(ln * (of - part), of * ld + part * ln)
        return least, Fraction(hn * (of + part), of * hd - part * hn)
