"""Brackets that say of which time the numbers are: 服务业（1-4月）营业收入2.3亿元."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.speech import Speech
from yuebao.read.words.clauses import Clause

_NAMES_ALONE: Final = re.compile("(?:合同|[^比较与按同0-9])*(?:合同|[^期节假来比较与按同0-9])")
"""Words that a bracket may date: of no comparator and no time."""


def dated_aside(speech: Speech, text: str, aside: Clause) -> Period | None:
    """The period that a bracket opens with, when its first piece says nothing else."""
    if aside.numbers or len(aside.tokens) != 1 or aside.tokens[0].kind != "time":
        return None
    time = aside.tokens[0]
    if text[aside.start : time.start].strip() or text[time.stop : aside.stop].strip():
        return None
    return speech.context.resolve(time.value)


def date_by_aside(speech: Speech, text: str, clause: Clause) -> None:
    """The period that a bracket before the numbers says is theirs: 服务业（1-4月）营业收入2.3亿元."""
    aside, context = clause.asides[0], speech.context
    stop = clause.numbers[0].start
    if len(clause.asides) > 1 and clause.asides[1].start < stop:
        return
    hole = next((hole for hole in clause.holes if hole[0] < aside.start < hole[1]), None)
    if hole is None or hole[1] > stop or not _NAMES_ALONE.fullmatch(text[clause.start : hole[0]]):
        return
    if aside.start > hole[0] + 1 and not text.startswith("错月", hole[0] + 1):
        return
    dated = dated_aside(speech, text, aside)
    if dated is not None and dated.kind in ("month", "months", "quarter", "half", "year"):
        context.period = speech.bracketed = dated
