"""Units of measure: exact scales, and dimensions that keep currencies apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as printed (``symbol``), what it measures, and its size in the base unit.

    ``dimension`` names the base unit: ``元`` for 万元 and 亿元, ``美元`` for 万美元, ``%`` for
    percentages, ``百分点`` for percentage points; an open counting word (家, 列, 艘) is its
    own dimension. Units convert only within one dimension, so never across currencies.
    """

    symbol: str
    dimension: str
    scale: Fraction

    def convert(self, value: Decimal, to: Unit) -> Fraction:
        """*value* of this unit in *to*, exactly.

        Raises:
            ValueError: the two measure different things.
        """
        if self.dimension != to.dimension:
            raise ValueError(f"{self.symbol} and {to.symbol} measure different things")
        return Fraction(value) * self.scale / to.scale


_CALLED = {"元": "人民币"}
_DIMENSION = {called: dimension for dimension, called in _CALLED.items()}


def currency_of(dimension: str) -> str:
    """What breakdowns call the currency of *dimension* (人民币 of 元); nothing of what is no money."""
    return _CALLED.get(dimension, dimension) if dimension.endswith(("元", "币", "镑")) else ""


def dimension_in(currency: str) -> str:
    """The dimension of amounts in a *currency* as breakdowns call it: 元 of 人民币."""
    return _DIMENSION.get(currency, currency)
