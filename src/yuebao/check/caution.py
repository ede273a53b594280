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
Ends = tuple[int, int, int, int]
"""Two ends as fractions that are not reduced, the low one's two numbers before the high one's: most of what a
fraction costs is to be made and to be reduced, and there are as many as figures in a document."""
Grain = tuple[int, int, int]
"""A printed value and its half-unit, both over the same third."""


class Caution:
    """The cautious reading of each pin of one system, worked out on demand."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._known: dict[int, Bounds] = {}
        self._worked: dict[int, Ends] = {}
        self._plainly: dict[int, Grain | None] = {}
        self._grains: dict[int, Grain] = {}

    def __getitem__(self, number: int) -> Bounds:
        found = self._known.get(number)
        if found is None:
            low, under, high, below = self._ends(number)
            found = self._known[number] = Fraction(low, under), Fraction(high, below)
        return found

    def near(self, number: int) -> tuple[float, float]:
        """The same, each end as the double nearest to it."""
        ends: Any = self._ends(number)  # compiled, a long int over another would be rounded twice
        low, under, high, below = ends
        return low / under, high / below

    def _ends(self, number: int) -> Ends:
        found = self._worked.get(number)
        if found is None:
            system = self._system
            pin = system.pins[number]
            figure = system.figures[pin.figure]
            written = figure.written
            if written.bound != "=":
                found = _apart(system.printed(pin))
            else:
                value, half, over = grain = self._grain(number)
                if written.cut:
                    found = _apart(system.printed(pin))
                else:
                    found = value - half, over, value + half, over
                found = self._widened(pin, found, grain)
                if figure.unit.dimension in ("%", "百分点") and not any(map(str.isdigit, figure.text)):
                    # A rate told by a word (持平) is no finer than a tenth, however its neighbours are.
                    found = _hull(found, value, over, abs(pin.factor) / 10)
            self._worked[number] = found
        return found

    def _grain(self, number: int) -> Grain:
        found = self._grains.get(number)
        if found is None:
            figure, _, offset, factor, _, _ = self._system.pins[number]
            written = self._system.figures[figure].written
            above, below = written.value.as_integer_ratio()
            up, down = written.slack.as_integer_ratio()
            times, over = factor.numerator, factor.denominator
            value = (offset * over * below + times * above) * down
            found = self._grains[number] = value, abs(times) * up * below, over * below * down
        return found

    def _printed(self, unknown: int) -> Grain | None:
        """The printed value of an unknown and its half-unit, None if none stands in the text."""
        if unknown in self._plainly:
            return self._plainly[unknown]
        found: Grain | None = None
        system = self._system
        for number in system.pinned.get(unknown, ()):
            if system.figures[system.pins[number].figure].written.bound == "=":
                found = self._grain(number)
                break
        self._plainly[unknown] = found
        return found

    def _derived(self, unknown: int) -> Grain | None:
        """What printed terms of a sum make an unprinted level, taken as finely as the coarsest of them."""
        system = self._system
        for number in system.watch[unknown]:
            constraint = system.constraints[number]
            if not isinstance(constraint, Sum) or not constraint.low == constraint.high == 0:
                continue
            own, total, half, over = 0, 0, 0, 1
            for term, coefficient in zip(constraint.unknowns, constraint.coefficients, strict=True):
                if term == unknown:
                    own = coefficient
                    continue
                printed = self._printed(term)
                if printed is None:
                    break
                value, slack, under = printed
                total = total * under + coefficient * value * over
                half = max(half * under, slack * over)
                over *= under
            else:
                total, over = (-total, over * own) if 0 < own else (total, -over * own)
                return total, half * abs(own), over
        return None

    def _widened(self, pin: Pin, ends: Ends, grain: Grain) -> Ends:
        system, unknown = self._system, pin.unknown
        role, key = system.roles[unknown], system.keys[unknown]
        if isinstance(key, tuple) and key[0] == "average":
            # The mean of the years' printed rates, perhaps.
            return self._averaged(key, _looser(ends, grain), grain)
        if role == "share":
            ends = self._rest(pin, ends, grain)
        if role in ("rate", "share", "ratio") and not isinstance(key, Cell):
            for number in system.watch[unknown]:
                constraint = system.constraints[number]
                if isinstance(constraint, Product) and constraint.q == unknown:
                    return self._quotient(constraint, ends)
            return ends
        if role in ("change", "other"):
            kinds = {system.grounds[number].kind for number in system.watch[unknown]}
            if kinds & {"share_change", "contribution"}:
                return _looser(ends, grain)
        if role not in ("level", "change", "ratio"):
            return ends
        value, half, over = grain
        widest, under = half, over
        for number in system.watch[unknown]:
            constraint = system.constraints[number]
            if isinstance(constraint, Sum) and constraint.low == constraint.high == 0:
                width, below = self._summed(unknown, constraint, grain)
                if widest * below < width * under:
                    widest, under = width, below
        if widest * over == half * under:
            return ends
        middle, around, over = value * under, widest * over, over * under
        return middle - around, over, middle + around, over

    def _averaged(self, key: tuple[Any, ...], ends: Ends, grain: Grain) -> Ends:
        """An average that may be the plain mean of the years' rates, which is more than the true one."""
        _, cell, years, _ = key
        system = self._system
        rates = []
        for back in range(years):
            year = cell.at(cell.start - 12 * back, cell.stop - 12 * back)
            unknown = system.index.get(("rate", year, year.year_ago()))
            printed = self._printed(unknown) if unknown is not None else None
            if printed is None:
                return ends
            rates.append(Fraction(printed[0], printed[2]))
        mean = sum(rates, Fraction(0)) / years
        value, half, over = grain
        if abs(mean - Fraction(value, over)) <= Fraction(2 * half, over):
            # Then it may lie anywhere between the least and the most of them: nothing finer is said.
            low, high = Fraction(ends[0], ends[1]), Fraction(ends[2], ends[3])
            return _apart((min(low, *rates), max(high, *rates)))
        return ends

    def _rest(self, pin: Pin, ends: Ends, grain: Grain) -> Ends:
        """A share that may be what the others leave of a hundred."""
        system = self._system
        value, half, over = grain
        around: Fraction | None = None
        for number in system.watch[pin.unknown]:
            constraint = system.constraints[number]
            if not isinstance(constraint, Sum) or not constraint.low == constraint.high == 1:
                continue
            others = [self._printed(it) for it in constraint.unknowns if it != pin.unknown]
            known = [it for it in others if it is not None]
            if len(known) < len(others):
                continue
            if sum((Fraction(it, of) for it, _, of in known), Fraction(value, over)) == 1:
                together = sum((Fraction(it, of) for _, it, of in known), Fraction(0))
                around = max(around or Fraction(half, over), together)
        if around is None and ends == (value - half, over, value + half, over):
            return ends
        return _hull(ends, value, over, around or Fraction(half, over))

    def _summed(self, own: int, constraint: Sum, grain: Grain) -> tuple[int, int]:
        """The half-width of a figure that may be a sum of other printed ones, as a fraction not reduced."""
        unknowns, coefficients, _, _ = constraint
        value, half, over = grain
        whole = unknowns[0]
        if 3 < len(unknowns) and own != whole:
            return half, over
        off, slack, under = 0, 0, 1
        unseen = 0
        for unknown, coefficient in zip(unknowns, coefficients, strict=True):
            if unknown == own:
                off += coefficient * value * under  # over what is its own, once all are known
                continue
            printed = self._printed(unknown)
            if printed is None:
                unseen += 1
                continue
            other, loose, below = printed
            off, slack = off * below + coefficient * other * under * over, slack * below + loose * under
            under *= below
        # off over (over · under), slack over under
        if unseen:
            # d = x − x′ with x′ only in last year's document, printed as finely as x.
            change = self._system.roles[whole] == "change" and own == whole
            if not change:
                return half, over
            if 0 < slack and slack * over < half * under:
                return half * under + 2 * slack * over, over * under
            return 2 * half, over
        if half * under < abs(off):
            return half, over
        if off:
            return half * under + slack * over, over * under
        return (slack, under) if half * under < slack * over else (half, over)

    def _quotient(self, constraint: Product, ends: Ends) -> Ends:
        """A share or a growth rate that may be a quotient of printed levels."""
        low, under, high, over = ends
        above = self._printed(constraint.a) or self._derived(constraint.a)
        below = self._printed(constraint.b)
        if above is None or above[0] <= 0 or low <= 0:
            return ends
        whole, part, unit = above  # h/â = part/whole, and so below
        if below is not None:
            value, loose, measure = below
            if value <= 0:
                return ends
            quotient, divisor = whole * measure, value * unit
            if quotient * under < low * divisor or high * divisor < quotient * over:
                return ends
            if value <= loose or whole <= part:
                return 0, 1, high * 1000, over
            return (
                low * (whole - part) * value,
                under * whole * (value + loose),
                high * (whole + part) * value,
                over * whole * (value - loose),
            )
        # The other level stands elsewhere; it was printed as finely as this one.
        if whole * over <= part * high or whole <= part:
            return 0, 1, high * 1000, over
        return (
            low * (whole - part),
            whole * under + part * low,
            high * (whole + part),
            whole * over - part * high,
        )


def _apart(bounds: Bounds) -> Ends:
    low, high = bounds
    return low.numerator, low.denominator, high.numerator, high.denominator


def _looser(ends: Ends, grain: Grain) -> Ends:
    """Those ends a half-unit farther out."""
    low, under, high, below = ends
    _, half, over = grain
    return low * over - half * under, under * over, high * over + half * below, below * over


def _hull(ends: Ends, value: int, over: int, around: Fraction) -> Ends:
    """Those ends, no closer to the value than so much."""
    low, under, high, below = ends
    middle = Fraction(value, over)
    return _apart((min(Fraction(low, under), middle - around), max(Fraction(high, below), middle + around)))
