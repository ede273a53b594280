"""Dates, times of day and telephone numbers as they are written in digits, and dates in English."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

DATE_PARTS: Final = frozenset("-/.—–")
"""What parts the numbers of a date: 2022-07-15, and as it is misprinted, 2022—07—15."""
PARTS_WRITTEN: Final = DATE_PARTS | frozenset(":：时")
"""What parts what is written so, but for a long number alone."""
WRITTEN: Final = re.compile(
    r"(?:19|20)\d\d(?P<by>[-/.—–])(?:1[0-2]|0?[1-9])[-/.—–](?:3[01]|[12]\d|0?[1-9])(?!\d)(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
    r"|(?<=日)(?:[01]?\d|2[0-4])：[0-5]\d(?:：\d\d)?(?!\d)"
    r"|(?:3[01]|[12]\d|0?[1-9])(?P<apart>[-/.])(?:3[01]|[12]\d|0?[1-9])(?P=apart)(?:19|20)\d\d(?!\d)"
    r"|(?<![\d.:：])(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?(?![:\d.])|\d{1,2}时\d{1,2}分|0\d{2,3}-\d{7,8}|1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3,4}-\d{3,4}"
)
_MONTH: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_DAY: Final = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAY_FIRST: Final = re.compile(rf"{_DAY} ?(?:of )?{_MONTH}[.,， ]{{1,2}}(?:19|20)[0-9]{{2}}(?![0-9])")
_DAY_BEHIND: Final = re.compile(rf"{_DAY}[,，] ?(?:19|20)[0-9]{{2}}(?![0-9])")
_ENDS_IN_MONTH: Final = re.compile(rf"(?<![A-Za-z]){_MONTH}\.? ?$")


def english_date(text: str, at: int) -> int:
    """Where a date of an English month ends whose day stands at *at* (11 Dec 2020, Dec |11, 2020), or 0."""
    dated = _DAY_FIRST.match(text, at)
    if dated is None and _ENDS_IN_MONTH.search(text, max(0, at - 12), at) is not None:
        dated = _DAY_BEHIND.match(text, at)
    return dated.end() if dated is not None else 0
