"""A reading as a table: aligned for the eye, or comma-separated for a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from yuebao.core.contract import breakdown_text, figure_record, plain
from yuebao.core.fact import Reading
from yuebao.report.words import KINDS, NOTHING, breakdown_words, period_words

HEADINGS = ("编号", "数", "单位", "口径", "指标", "地区", "时期", "分组", "基数")

CSV_COLUMNS = (
    "n", "text", "value", "unit", "low", "high", "bound", "kind", "indicator", "area", "period",
    "breakdown", "base", "section", "item", "rule", "status", "start", "end", "sentence",
)  # fmt: skip

LONGEST = 40
"""Characters shown of an unread numeral; a file of digits is one numeral of millions."""

RIGHT = {0, 1}
"""Columns set to the right: the number's number and its value."""


def cells(text: str) -> int:
    """How many terminal cells *text* fills: two for a full-width character, none for a mark.

    Characters of ambiguous width (— … ×) fill one, as terminals set them unless told otherwise.
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def aligned(rows: Sequence[Sequence[str]], *, right: set[int]) -> Iterator[str]:
    """*rows* of equal length as lines with columns two cells apart, no blanks at the end."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        out = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - cells(cell))
            out.append(blank + cell if number in right else cell + blank)
        yield "  ".join(out).rstrip()


def table_lines(reading: Reading) -> Iterator[str]:
    """The figures as aligned Chinese columns, then what was left unread."""
    rows = [HEADINGS]
    for n, figure in enumerate(reading.figures, start=1):
        key = figure.key
        rows.append(
            (
                str(n),
                plain(figure.written.value),
                figure.unit.symbol,
                KINDS[key.kind],
                key.indicator,
                key.area or NOTHING,
                period_words(figure.period),
                breakdown_words(key.breakdown) or NOTHING,
                figure.base.name if figure.base else NOTHING,
            )
        )
    yield from aligned([[_one_line(cell) for cell in row] for row in rows], right=RIGHT)
    counts = len(reading.figures), len(reading.ignored), len(reading.unread)
    yield "读出 {} 个数，略去 {} 个数字，未读 {} 个。".format(*counts)
    for unread in reading.unread:
        text = "".join(unread.text.split())
        text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        yield f"未读 {text}（第 {unread.span.start} 字）：{unread.reason}"


def _one_line(cell: str) -> str:
    """A cell that cannot break the table: control characters shown as a sign."""
    return "".join(c if c.isprintable() or c == "\u3000" else "·" for c in cell)


def csv_lines(reading: Reading, *, header: bool = True, source: str | None = None) -> Iterator[str]:
    """The figures as comma-separated lines (RFC 4180); *source* makes a first column of its name."""
    if header:
        yield _csv_line(["source", *CSV_COLUMNS] if source is not None else list(CSV_COLUMNS))
    for position, figure in enumerate(reading.figures):
        record = figure_record(reading, position) | {"breakdown": breakdown_text(figure.key.breakdown)}
        row = ["" if record[name] is None else str(record[name]) for name in CSV_COLUMNS]
        yield _csv_line([source, *row] if source is not None else row)


def _csv_line(row: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(row)
    return line.getvalue()
