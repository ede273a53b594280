"""The text of a reading cut at its figures: what a page shows, block by block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from yuebao.core.fact import Reading, Report, Unread
from yuebao.core.text import Block, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of shown text that is a figure (its position) or an unread numeral."""

    text: str
    figure: int = -1
    unread: Unread | None = None


def states(report: Report) -> dict[int, str]:
    """How each figure came out: ``contradiction`` beats ``holds`` beats ``unchecked``."""
    out = dict.fromkeys(range(len(report.reading.figures)), "unchecked")
    for verdict in ("holds", "contradiction"):
        for finding in report.findings:
            if finding.verdict == verdict:
                out.update(dict.fromkeys(finding.figures, verdict))
    return out


def blocks(reading: Reading) -> Iterator[tuple[str, list[str | Mark]]]:
    """Every block's kind and its text, cut into plain stretches and marks, in order."""
    figures: dict[int, list[tuple[Span, Mark]]] = {}
    spans = [block.span if block.text else Span(start=0, stop=0) for block in reading.outline.blocks]
    for n, figure in enumerate(reading.figures):
        figures.setdefault(figure.block, []).append((figure.span, Mark(text="", figure=n)))
    starts = [span.start for span in spans]
    for unread in reading.unread:
        at = bisect_right(starts, unread.span.start) - 1
        if 0 <= at:
            figures.setdefault(at, []).append((unread.span, Mark(text="", unread=unread)))
    for number, block in enumerate(reading.outline.blocks):
        if block.text:
            inside = sorted(figures.get(number, []), key=lambda pair: (pair[0].start, -pair[0].stop))
            yield block.kind, list(_cut(reading, block, inside))


def _cut(reading: Reading, block: Block, marks: list[tuple[Span, Mark]]) -> Iterator[str | Mark]:
    text, at = block.text, 0
    if block.mark is not None:
        yield reading.source.text[block.mark.start : block.mark.stop].strip() + " "
    for span, mark in marks:
        low, high = _shown(block, span)
        low = max(low, at)  # two figures may be told by one word: the second shows its sign alone
        high = max(low, high)
        if at < low:
            yield text[at:low]
        yield Mark(text=text[low:high], figure=mark.figure, unread=mark.unread)
        at = high
    if at < len(text):
        yield text[at:]


def _shown(block: Block, span: Span) -> tuple[int, int]:
    """Where a span of the source stands in the block's own text."""
    return _index(block, span.start), _index(block, span.stop - 1) + 1


def _index(block: Block, offset: int) -> int:
    """The place in the block's text of the source character at *offset*, or of the next one kept."""
    joined = block.joined
    piece = bisect_right(joined.origins, offset) - 1
    if piece < 0:
        return 0
    after = joined.starts[piece + 1] if piece + 1 < len(joined.starts) else len(joined.text)
    return min(joined.starts[piece] + offset - joined.origins[piece], after)
