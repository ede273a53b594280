"""Numbers as an author prints them: rounded to a place, zeros at the end kept or dropped.

An amount is a whole number of the last place: 5630 with one decimal is 563.0.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

Rounding = Literal["half_up", "half_even", "truncate"]


def rounded(exact: Fraction, places: int, how: Rounding | Literal["away"] = "half_up") -> int:
    """*exact* times 10**places as a whole number, symmetric about 0; ``away`` is what 近 rounds to."""
    top = exact.numerator
    quotient, rest = divmod(abs(top) * 10**places, exact.denominator)
    if how == "half_up":
        up = exact.denominator <= 2 * rest
    elif how == "half_even":
        up = exact.denominator < 2 * rest or (exact.denominator == 2 * rest and quotient % 2 == 1)
    else:
        up = how == "away" and 0 < rest
    size: int = quotient + up
    return -size if top < 0 else size


def shortest(amount: int, places: int) -> int:
    """The decimals that are left of *places* when zeros at the end are dropped."""
    while places and not amount % 10:
        amount //= 10
        places -= 1
    return places


def digits(amount: int, places: int, shown: int) -> str:
    """*amount*/10**places, not negative, with *shown* decimals (those left out must be zeros)."""
    whole, part = divmod(amount, 10**places)
    return f"{whole}.{part:0{places}d}"[: shown - places or None] if shown else str(whole)
