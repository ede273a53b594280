"""Whether two figures speak of one thing, and whether what is printed agrees with what is posted."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from yuebao.bulletin.issue import Posted
from yuebao.bulletin.numeral import rounded
from yuebao.core.fact import Base, Figure

Identity = tuple[object, ...]
_NEAR: Final[dict[str, Literal["half_up", "truncate", "away"]]] = {
    "≈": "half_up",
    ">": "truncate",
    "<": "away",
}
"""How a hand rounds that prints 约, 超过 and 近."""


def identity(figure: Figure, *, area: str = "") -> Identity:
    """What is measured, for whom, cut how, when, in what dimension: equal for two prints of one fact.

    *area* stands in where the figure names none. 全市 and 我市 are the place of the document.
    """
    key, period = figure.key, figure.period
    when = None if period is None else (period.start, period.stop, period.kind == "instant")
    where = area if key.area in (None, "", "全市") else key.area
    dimension = (
        "%" if figure.unit.symbol in ("%", "倍") and key.kind.endswith("_rate") else figure.unit.dimension
    )
    return key.measure, where, frozenset(key.breakdown), key.kind, key.basis, when, dimension


def agrees(printed: Figure, posted: Figure) -> bool:
    """Whether *printed* is *posted* as an honest hand prints it: converted, rounded half up, hedged."""
    if not _one_base(printed.base, posted.base):
        return False
    one, two = printed.written, posted.written
    try:
        exact = posted.unit.convert(two.value, printed.unit)
    except ValueError:
        return False
    if one.bound == two.bound:
        step = one.ulp if one.bound == "=" else min(one.ulp, one.grain)
        return one.value == stepped(exact, step)
    if two.bound != "=":
        return False
    return one.value == stepped(exact, one.grain, _NEAR[one.bound])


def stepped(
    exact: Fraction, step: Decimal, how: Literal["half_up", "truncate", "away"] = "half_up"
) -> Decimal:
    """*exact* as a whole number of *step*."""
    return rounded(exact / Fraction(step), 0, how) * step


def _one_base(one: Base | None, two: Base | None) -> bool:
    """Whether two bases name one whole or one comparator, as far as both say what they are."""
    if one is None or two is None:
        return one is two or ((one or two) is not None and not (one or two).measure)  # type: ignore[union-attr]
    if one.measure and two.measure:
        return one.measure == two.measure and set(one.breakdown) == set(two.breakdown)
    if one.period and two.period:
        return one.period.same_months(two.period)
    return one.name == two.name


class Shelf:
    """Posted figures by what they measure.

    The book gives the newest vintage of each; several documents may have posted one fact.
    """

    def __init__(self, entries: Iterable[Posted], *, area: str = "") -> None:
        self.area = area
        self._by: dict[Identity, list[Posted]] = {}
        for entry in entries:
            self._by.setdefault(identity(entry.figure, area=area), []).append(entry)

    def of(self, figure: Figure) -> list[Posted]:
        """All entries that speak of what *figure* speaks of, whatever their values."""
        return self._by.get(identity(figure, area=self.area), [])

    def backing(self, figure: Figure) -> Posted | None:
        """The entry that *figure* prints, or None."""
        return next((entry for entry in self.of(figure) if agrees(figure, entry.figure)), None)
