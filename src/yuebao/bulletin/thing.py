"""What is measured, the laws that printed figures follow, and how an author rounds them.

Levels are whole numbers of a base unit (元, 人, 吨), so that everything said of them is an
exact fraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from yuebao.bulletin.numeral import Rounding, digits
from yuebao.core.fact import Breakdown, Kind
from yuebao.core.number import Bound
from yuebao.core.period import Period

ByHand = Literal[
    "growth", "share", "share_change", "rate_change", "change", "balance", "balance_change", "sum"
]

Law = Literal[
    "level",
    "level_ago",
    "growth",
    "growth_change",
    "average",
    "share",
    "share_change",
    "change",
    "balance",
    "balance_change",
    "contribution",
    "contribution_rate",
    "multiple",
    "none_ago",
    "rank",
]
"""What a figure is of the levels it names, all over exact values.

``level`` x, ``level_ago`` x′, ``growth`` x/x′−1, ``growth_change`` the growth of
the first less that of the second, ``average`` the growth a year that makes the first of the second,
whose name ends in its year, ``share`` Σp/T (T is named last), ``share_change``
p/T−p′/T′, ``change`` x−x′, ``balance`` |x−y|, ``balance_change`` |x−y|−|x′−y′|,
``contribution`` Σ(p−p′)/T′, ``contribution_rate`` Σ(p−p′)/(T−T′), ``multiple`` x/y,
``none_ago`` x′ = 0, ``rank`` the place of the first among all that are named.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A unit as printed and how many base units it holds (亿元 is 100,000,000 元)."""

    symbol: str
    size: int
    places: int = 1
    keep_zeros: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something measured: its level now and a year ago, and what it is called.

    ``name`` is its key in ``Synthetic.levels``; ``now`` and ``ago`` count base units.
    ``indicator`` is as the output contract wants it, with inherited words and without area
    and period.
    """

    name: str
    now: int
    ago: int
    indicator: str
    area: str
    scale: Scale
    breakdown: Breakdown = ()
    basis: str = ""


@dataclass(slots=True, kw_only=True)
class Slot:
    """One printed figure before the text is put together; a planted error changes it.

    ``amount`` is the printed number times 10**``places``, signed in ``unit``. The slot prints
    ``lead`` (增长, 下降), the number without its sign when the lead tells it, and ``tail``.
    """

    amount: int
    places: int
    shown: int
    unit: str
    tail: str
    kind: Kind
    law: Law
    of: tuple[str, ...]
    indicator: str
    area: str
    period: Period
    breakdown: Breakdown
    lead: str = ""
    opposite: str = ""
    minus: bool = False
    word: str = ""
    base: str | None = None
    basis: str = ""
    bound: Bound = "="
    slack: Fraction = Fraction(0)
    exact: Fraction = Fraction(0)

    @property
    def body(self) -> str:
        """The figure's own text: number and unit, or the word that stands for it (持平)."""
        if self.word:
            return self.word
        sign = "-" if self.minus and self.amount < 0 else ""
        return sign + digits(abs(self.amount), self.places, self.shown) + self.tail

    @property
    def value(self) -> Decimal:
        return Decimal(self.amount).scaleb(-self.places)

    @property
    def ulp(self) -> Decimal:
        """The place of the last digit that was printed."""
        return Decimal(1).scaleb(-self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """One author's habits: how he rounds and what he does with zeros and hand-made sums."""

    rounding: Rounding
    drop_zeros: bool
    by_hand: frozenset[ByHand]
