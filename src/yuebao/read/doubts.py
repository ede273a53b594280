"""The figures that are doubtful: by what a scan's reader was unsure of, which tells how else they may read,
and by a point printed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yuebao.core import patterns as re
from yuebao.core.fact import Figure
from yuebao.core.number import Written
from yuebao.core.text import Doubt, Source, Span

_TELLING = re.compile(r"[0-9.%\u2030\u3400-\u9fff+-]")
_NUMBER = re.compile(r"[-+−]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_LOST = "□"  # in a reading: a character that is printed and was not read
_DIGIT = re.compile(r"[0-9.%\u2030]")


def doubted(source: Source, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """*figures*, those doubtful that stand on a doubt: on a digit or a word of their own, on a word
    between them and the figure before, or on a word of the name that they inherit or that follows them;
    and those printed with two points (14..3%)."""
    if ".." in source.text:
        figures = [replace(it, status="doubtful") if ".." in it.text else it for it in figures]
    if not source.doubts:
        return tuple(figures)
    words = _doubted_words(source)
    out: list[Figure] = []
    stop = 0
    for figure in figures:
        start = min(max(stop, figure.sentence.start), figure.span.start)
        glued = _DIGIT.match(source.text, figure.span.stop) is not None  # 9.4%6: one of them is misread
        reach = Span(start=start, stop=figure.span.stop + glued)
        named = figure.key.indicator + (figure.base.name if figure.base else "")
        if any(_tells(source, doubt) for doubt in source.doubts_of(reach)) or any(
            word in named for at, word in words if at < max(figure.span.start, figure.sentence.stop)
        ):
            figure = replace(figure, status="doubtful")
        out.append(figure)
        stop = figure.span.stop
    return tuple(out)


def _doubted_words(source: Source) -> list[tuple[int, str]]:
    """Every doubted Chinese character with its neighbour on the right (or on the left), and where."""
    found: list[tuple[int, str]] = []
    for doubt in source.doubts:
        if not any(map(_HANZI.search, doubt.readings)):
            continue  # the readings agree on it, if without confidence
        start, stop = doubt.span.start, doubt.span.stop
        words = [source.text[start : stop + 1], source.text[start - 1 : stop] if start else ""]
        if any(_LOST in reading for reading in doubt.readings):  # the name that it opened goes on after it
            words.append(source.text[stop : stop + 2])
        for word in words:
            if len(word) > 1 and all(_HANZI.match(it) for it in word):
                found.append((start, word))
    return found


def _tells(source: Source, doubt: Doubt) -> bool:
    """Whether a doubt is on more than a mark between clauses."""
    texts = (source.text[doubt.span.start : doubt.span.stop], *doubt.readings)
    return any(_TELLING.search(text) for text in texts)


def readings_of(source: Source, figure: Figure) -> Iterator[Written]:
    """What else the number of *figure* may be, by the doubts on its digits."""
    seen = {figure.written.value}
    for doubt in source.doubts_of(figure.span):
        before = source.text[figure.span.start : max(figure.span.start, doubt.span.start)]
        after = source.text[min(doubt.span.stop, figure.span.stop) : figure.span.stop]
        for reading in doubt.readings:
            found = _NUMBER.match("".join(f"{before}{reading}{after}".split()))
            if found is None or not _DIGIT.search(reading + source.text[doubt.span.start : doubt.span.stop]):
                continue
            text = found[1].replace(",", "")
            value = Decimal(text).copy_sign(figure.written.value)
            if value not in seen:
                seen.add(value)
                ulp = Decimal(1).scaleb(-len(text.partition(".")[2]))
                yield Written(value=value, ulp=ulp, bound=figure.written.bound)
