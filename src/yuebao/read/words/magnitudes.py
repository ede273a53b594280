"""Numbers told in several magnitudes: 1兆1268亿, 9亿8,712万4千, 3万8480."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.words.quantities import Number, number_at, ulp_of, unit_at

_COMPOUND: Final = re.compile(r"((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(亿|万)")
_ONES: Final = re.compile(r"(\d,\d{3}|\d{1,4})()(?![\d.,千百])")
_MYRIADS: Final = re.compile(r"(\d,\d{3}|\d{1,4})(千?)万")
_THOUSANDS: Final = re.compile(r"(\d)(千)")


def _count(m: re.Match[str] | None) -> int:
    """How many the digits before 万, 千 or the unit say: 8,712, and 5000 of 5千."""
    return int(m[1].replace(",", "")) * (1000 if m[2] else 1) if m is not None else 0


def with_lower(
    text: str, digits: int, stop: int, number: Number, point: int, lexicon: Lexicon
) -> tuple[int, int, Number]:
    """*number*, whose large word ends at *stop*, with the lower magnitudes that follow, where the last of its
    digits and it itself end. What is below nothing is so in all of them: -1万1,738人.
    """
    value = number.value
    sign = -1 if value < 0 else 1
    if number.large in ("兆", "万亿"):
        rest = _COMPOUND.match(text, stop)
        if rest is not None:  # 1兆1268亿
            plain, large = rest[1].replace(",", ""), rest[2]
            value = value * (10_000 if large == "亿" else 100_000_000) + sign * Decimal(plain)
            ulp = Decimal(1).scaleb(-len(plain.partition(".")[2]))
            digits = rest.end(1)
            stop, number = number_at(text, digits, value, ulp, lexicon)
    if point >= 0 or number.unit is not None:
        return digits, stop, number
    if number.large == "亿":
        myriads = _MYRIADS.match(text, stop)
        at = myriads.end() if myriads is not None else 0
        ones = (_THOUSANDS.match(text, at) or _ONES.match(text, at)) if at else None
        told = ones or myriads
        if told is not None and unit_at(text, told.end(), lexicon):  # 42亿1560万美元
            value += sign * Decimal(_count(myriads) * 10_000 + _count(ones)) / 100_000_000
            digits = told.end()  # 114亿4,023万4,000元 and 9亿8,712万4千元 are told in thousands
            fine = 4 if ones is None else 5 if _count(ones) % 1000 == 0 else 8
            stop, number = number_at(text, digits, value, ulp_of(fine), lexicon, large="亿")
    elif number.large == "万":
        ones = _ONES.match(text, stop)
        if ones is not None and unit_at(text, ones.end(), lexicon):  # 3万8480元
            value += sign * Decimal(_count(ones)) / 10_000
            digits = ones.end()
            fine = 1 if ones[1].endswith("000") else 4  # 744万5,000人 is told in thousands
            stop, number = number_at(text, digits, value, ulp_of(fine), lexicon, large="万")
        rest = _THOUSANDS.match(text, stop) if ones is None else None
        if rest is not None:  # 1117万9千人
            value += sign * Decimal(rest[1]) / 10
            digits = rest.end()
            stop, number = number_at(text, digits, value, ulp_of(1), lexicon, large="万")
    return digits, stop, number
