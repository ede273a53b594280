"""What stands between a mark and the first number behind it (，同比增长|5%), read once."""

from __future__ import annotations

from typing import Final

from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.signs import DIGITS, holds, signs, stands

_MARKS: Final = signs("，；。")
_SHARES: Final = signs("占")
_LONGEST: Final = 8
_REMEMBERED: Final = 4096


class Gap:
    """Words before a number: what they say of it, and whether they ask for more than the common rules."""

    __slots__ = ("marked", "odd", "told")

    def __init__(self, told: Predicate, marked: bool, odd: bool) -> None:
        self.told = told
        self.marked = marked
        self.odd = odd


Key = tuple[str, bool, int]
Gaps = dict[Key, Gap]


def gap_key(text: str, clause: Clause, start: int, gap: str, ratio: bool) -> Key | None:
    """What tells *gap*, which begins at *start*, from what is read otherwise; None where more than it counts:
    other words before it, a bracket, a time or a place in it, what a share is of.
    """
    if len(gap) > _LONGEST or not start or clause.holes or not stands(text, start - 1, _MARKS):
        return None
    if holds(gap, _SHARES):
        return None
    token, compared = clause.tokens[0], 0
    if token.kind == "compare" and token.start == start:
        compared = token.stop - start
        token = clause.tokens[1]
    digit = token.kind == "number" and stands(text, token.start, DIGITS)
    return (gap, ratio, compared) if digit and token.start == start + len(gap) else None


def remember(gaps: Gaps, key: Key, start: int, gap: Gap) -> None:
    """Keeps *gap*, which was read at *start*, where nothing in it points at a place of the text."""
    told = gap.told
    if told.when is None and told.whole is None and len(gaps) < _REMEMBERED:
        gaps[key] = Gap(told.ending(told.stop - start), gap.marked, gap.odd)
