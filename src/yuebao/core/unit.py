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
