"""Delimited text in and out: CSV as spreadsheet programs and other systems write it.

Any encoding and delimiter that the reader of bulletins knows. What such a file has lost before it came
here (characters, digits, the place of a comma) is marked, cell by cell, never guessed.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path

from yuebao.core.problem import Problem, Unreadable, unopened
from yuebao.register.cells import Given, Mark
from yuebao.source.decode import decode
from yuebao.source.sheets import delimiter

SUFFIXES = (".csv", ".tsv", ".txt")
_KEPT_AS_TEXT = re.compile(r'="([^"=]*)"')
"""``="0012"``, with which other systems keep a spreadsheet from dropping the zeros."""

Rows = list[tuple[int, list[Given]]]
Marks = dict[tuple[int, int], Mark]


def read_delimited(path: Path) -> tuple[Rows, Marks]:
    """(row number from 1, cells) of every row that holds anything, and the cells that cannot be trusted.

    Raises:
        Unreadable: there is no such file (``YB101``), it is no text (``YB104`` to ``YB107``), or its
            quotation marks do not close (``YB503``).
    """
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unopened(error, place=name) from None
    text = decode(data, name=name)
    if not isinstance(text, str):
        raise Unreadable(text)
    return _rows(text, name)


def _rows(text: str, name: str) -> tuple[Rows, Marks]:
    rows: Rows = []
    marks: Marks = {}
    # Strictly: a quotation mark that never closes would swallow the rows below it in silence.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text) or ",", strict=True)
    line = 0
    try:
        for number, cells in enumerate(reader, start=1):
            line = reader.line_num
            if not any(cells):
                continue
            for column, cell in enumerate(cells):
                if cell[:1] == "=":
                    kept = _KEPT_AS_TEXT.fullmatch(cell)
                    if kept:
                        cells[column] = kept[1]
                    else:
                        marks[number, column] = "formula"
                if "\ufffd" in cell:
                    marks[number, column] = "garbled"
            rows.append((number, list(cells)))
    except csv.Error as error:
        reason = f"its quotation marks do not close after line {line} ({error}); save it as CSV again"
        raise Unreadable(Problem(code="YB503", place=name, facts=(("reason", reason),))) from None
    return rows, marks


def shifted(rows: Rows, head: int) -> Iterable[int]:
    """Rows below the headers with more cells than they: a comma without its quotation marks moved some.

    Unless most rows have as many: then the program that wrote them ends its rows with a comma.
    """
    sizes = Counter(len(cells) for number, cells in rows if head < number)
    width = next(len(cells) for number, cells in rows if number == head)
    usual, count = max(sizes.items(), key=itemgetter(1), default=(0, 0))
    if 2 < count and sizes.total() < 2 * count:
        width = max(width, usual)
    return [number for number, cells in rows if head < number and width < len(cells)]


def delimited(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV in UTF-8 with a byte-order mark, which spreadsheet programs need to read Chinese."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([["" if it is None else it for it in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
