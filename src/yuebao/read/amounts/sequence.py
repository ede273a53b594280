"""The order in which amounts stand printed, where one in a bracket was read after those behind it."""

from __future__ import annotations

from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject


def with_told(speech: Speech, told: tuple[Subject, ...], more: list[Subject]) -> tuple[Subject, ...]:
    """Those *told* and *more*, as they are printed: 现货住宅（655个）价值31.8亿元，分别减少4.1%及9.7%."""
    both = (*told, *more)
    if not told or not more:
        return both
    drafts, offset = speech.drafts, speech.offset
    last, new = told[-1].level, more[0].level
    if last is None or new is None or last < offset or new < offset:
        return both
    if drafts[last - offset].start < drafts[new - offset].start:
        return both
    at = drafts[new - offset].start
    before = sum(one.level is None or drafts[one.level - offset].start < at for one in told)
    return (*told[:before], *more, *told[before:])
