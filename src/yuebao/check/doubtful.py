"""Figures that a scan leaves in doubt, held against the others: which of their readings the arithmetic bears.

A doubtful figure takes no part in the check itself: it accuses nobody. Here each of its readings is put in
its place by itself, the others in doubt still left out, and the whole is confronted again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from yuebao.core.contract import plain
from yuebao.core.fact import Figure, Finding, Reading, Relation, Report, Slip, Verdict
from yuebao.core.number import Written
from yuebao.read.doubts import readings_of

_TRIES = 120
"""Readings that are tried in one document; a scan with more doubts wants a better scan."""


class _Outcome(NamedTuple):
    """A reading, and what it meets: relations that hold, or one that cannot."""

    written: Written
    holds: Finding | None
    clashes: Finding | None


def settled(reading: Reading, confronted: Callable[[Reading], Report]) -> Iterator[Finding]:
    """What the arithmetic says to every doubtful figure of *reading*: a finding each."""
    if not reading.source.doubts:
        return
    left = _TRIES
    for position, figure in enumerate(reading.figures):
        if figure.status != "doubtful":
            continue
        readings = [figure.written, *readings_of(reading.source, figure)]
        left -= len(readings)
        outcomes = [_tried(reading, position, it, confronted) for it in readings] if 0 <= left else []
        yield _finding(figure, position, outcomes)


def _tried(
    reading: Reading, position: int, written: Written, confronted: Callable[[Reading], Report]
) -> _Outcome:
    figures = list(reading.figures)
    figures[position] = replace(figures[position], written=written, status="read")
    report = confronted(replace(reading, figures=tuple(figures)))
    touching = [it for it in report.findings if position in it.figures]
    return _Outcome(
        written=written,
        holds=next((it for it in touching if it.verdict == "holds"), None),
        clashes=next((it for it in touching if it.verdict == "contradiction"), None),
    )


def _finding(figure: Figure, position: int, outcomes: list[_Outcome]) -> Finding:
    """What is told of one figure by what became of its readings."""
    own = _shown(figure, figure.written)
    fits = [it for it in outcomes if it.holds is not None and it.clashes is None]
    clashing = [it for it in outcomes if it.clashes is not None]
    head = f"识别存疑：{figure.key.indicator}{own}"
    others = "、".join(_shown(figure, it.written) for it in outcomes[1:])
    if others:
        head += f"，也可能是{others}"
    if len(fits) == 1 and fits[0].holds is not None and (len(outcomes) == 1 or clashing):
        best = fits[0]
        terms = best.holds.figures if best.holds is not None else (position,)
        if best.written == figure.written:
            return _told(position, "holds", terms, f"{head}；{own}与其他数相符。")
        became = _shown(figure, best.written)
        slip = Slip(figure=position, how="识别有误", became=became)
        words = f"{head}；{own}与其他数不合，读作{became}则相符，请对照原件。"
        return replace(_told(position, "suspect", terms, words), slips=(slip,), printed=own)
    if outcomes and len(clashing) == len(outcomes) and clashing[0].clashes is not None:
        words = f"{head}；哪种读法都与其他数不合，请对照原件。"
        return _told(position, "suspect", clashing[0].clashes.figures, words)
    return _told(position, "open", (position,), f"{head}；其他数不能断定，请对照原件。")


def _told(position: int, verdict: Verdict, figures: tuple[int, ...], words: str) -> Finding:
    relation = Relation(kind="doubt", terms=(position,), because="扫描识别存疑")
    cited = figures if position in figures else (position, *figures)
    return Finding(relation=relation, verdict=verdict, figures=cited, explanation=words)


def _shown(figure: Figure, written: Written) -> str:
    return f"{plain(written.value)}{figure.unit.symbol}"
