"""Numbers as printed: a value and how finely it was written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal["=", "≈", ">", "<"]


class _WrittenFields:
    """Where the fields of a number stand. It and its open twin add none: the one soon becomes the other."""

    __slots__ = ("bound", "cut", "ulp", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(_WrittenFields):
    """A number as printed; the truth is anything that rounds to it.

    ``value`` is signed, in the figure's own unit. ``ulp`` is the place of the last printed
    digit (0.1 for 567.4, 1 for 563). ``bound`` says how the prose hedges it: ``=`` as
    printed, ``≈`` 约/左右, ``>`` 超过/余/多/以上, ``<`` 近/不足; a hedge speaks of the magnitude.
    ``cut`` tells that further digits were left off, not rounded.
    """

    value: Decimal
    ulp: Decimal
    bound: Bound = "="
    cut: bool = False

    @property
    def grain(self) -> Decimal:
        """The place of the last significant digit: 1000 for 5000, 0.1 for 25.8."""
        if not self.value:
            return self.ulp
        place = Decimal(1).scaleb(self.value.normalize().as_tuple().exponent)  # type: ignore[arg-type]
        return max(place, self.ulp)

    @property
    def slack(self) -> Decimal:
        """How far the truth may be from the printed number: half a last place, a whole one if cut."""
        return self.ulp if self.cut else self.ulp / 2

    @property
    def low(self) -> Decimal:
        """The smallest number that could have been printed so (closed)."""
        return self.ends[0]

    @property
    def high(self) -> Decimal:
        """The largest number that could have been printed so (closed)."""
        return self.ends[1]

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The smallest and the largest number that could have been printed so."""
        value, bound = self.value, self.bound
        if bound == "=" and self.cut and value:
            return (value, value + self.ulp) if 0 < value else (value - self.ulp, value)
        if bound == "=":
            half = self.slack
            return value - half, value + half
        grain = self.grain
        if bound == "≈":
            return value - grain, value + grain
        outward = (bound == ">") == (value >= 0)
        return (value, value + grain) if outward else (value - grain, value)


class OpenWritten(_WrittenFields):
    """A number that is being made: frozen fields take several times as long to set."""

    __slots__ = ()
