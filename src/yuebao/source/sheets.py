"""Sheets of figures → pieces: titles as lines, tables as rows; CSV files → Source."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source
from yuebao.source.imprint import with_imprint
from yuebao.source.laid import CELL, Piece, lay, row

#: More is no bulletin's table but a register's records, which have a command of their own.
CELLS = 200_000
ROWS = 100_000
_COLUMNS = 500
_TOLD = re.compile(r"sep=(.)\n", re.IGNORECASE)
_DELIMITERS = ",\t;|，；"
_NUMERIC = re.compile(r"[-+−]?[\d０-９][\d０-９,，.．]*\s*[%％‰]?$|[-—–…/]+$")
_PLAIN_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*$", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sheet: the shown text of each cell that has one, by (row, column) from 1.

    ``covered`` are the cells that a merged one stretches over, ``hidden`` the rows that are not shown.
    """

    name: str = ""
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    covered: set[tuple[int, int]] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)


def pieces(sheets: Sequence[Sheet]) -> Iterator[Piece]:
    """The sheets one after the other: a line for a title, a row for a row of two cells or more."""
    filled = [sheet for sheet in sheets if sheet.cells]
    tables = 0
    for sheet in filled:
        if len(filled) > 1 and sheet.name and not _PLAIN_NAME.match(sheet.name):
            yield Piece(text=sheet.name, part=sheet.name)
        for block in _blocks(sheet):
            for part in _side_by_side(block, sheet):
                tables += 1
                yield from _rows(part, sheet, tables)


def _blocks(sheet: Sheet) -> Iterator[dict[int, dict[int, str]]]:
    """Runs of rows with no empty row between them, each row's cells by column."""
    rows: dict[int, dict[int, str]] = {}
    for (line, column), text in sorted(sheet.cells.items()):
        rows.setdefault(line, {})[column] = text
    tall = {line for line, _ in sheet.covered} | sheet.hidden
    block: dict[int, dict[int, str]] = {}
    before = 0
    for line, cells in rows.items():
        if block and any(one not in tall for one in range(before + 1, line)):
            yield block
            block = {}
        block[line] = cells
        before = line
    if block:
        yield block


def _side_by_side(block: dict[int, dict[int, str]], sheet: Sheet) -> Iterator[Mapping[int, dict[int, str]]]:
    """A block cut at an empty column where the columns right of it have names of their own."""
    used = {column for cells in block.values() if len(cells) > 1 for column in cells}
    used |= {column for line, column in sheet.covered if line in block}
    if not used:
        yield block
        return
    starts = [
        column
        for column in sorted(used)
        if column - 1 not in used and min(used) < column and column + 1 in used
    ]
    cuts = [start for start in starts if _names(block, start)]
    if not cuts:
        yield block
        return
    bounds = [0, *cuts, max(used) + 1]
    for first, last in pairwise(bounds):
        part = {
            line: inside
            for line, cells in block.items()
            if (inside := {column: text for column, text in cells.items() if first <= column < last})
        }
        if part:
            yield part


def _names(block: dict[int, dict[int, str]], column: int) -> bool:
    texts = [cells[column] for cells in block.values() if column in cells]
    return len(texts) > 1 and sum(_NUMERIC.match(text) is None for text in texts) * 2 > len(texts)


def _rows(block: Mapping[int, dict[int, str]], sheet: Sheet, table: int) -> Iterator[Piece]:
    first = min((min(cells) for cells in block.values() if len(cells) > 1), default=1)
    for line, cells in block.items():
        alone = len(cells) == 1
        column, text = next(iter(cells.items()))
        # A title over the table, a note under it, a line of prose: but not a name whose figures are missing.
        if alone or any(CELL < len(one) for one in cells.values()):
            for column, text in cells.items():
                yield Piece(text=text.strip(), part=sheet.name, row=line, column=column)
            continue
        first_here = min(first, min(cells))
        texts = [cells.get(one, "") for one in range(first_here, max(cells) + 1)]
        yield row(texts, table=table, number=line, part=sheet.name, column=first_here)


def open_csv(text: str, *, name: str, digest: str) -> Source:
    """A CSV file's text with its cells set apart by tabs; the delimiter is found by trial.

    Raises:
        Unreadable: YB104 nothing in it, YB136 too large.
    """
    sheet = Sheet()
    told = _TOLD.match(text)  # what Excel takes as word of the delimiter, and shows no row for
    text = text[told.end() :] if told is not None else text
    dialect = told[1] if told is not None else delimiter(text) or ","
    csv.field_size_limit(1 << 20)
    try:
        for line, cells in enumerate(csv.reader(io.StringIO(text), delimiter=dialect), 1):
            if ROWS < line:
                raise too_large(name, f"more than {ROWS} rows")
            for column, cell in enumerate(cells[:_COLUMNS], 1):
                if cell.strip():
                    sheet.cells[line, column] = cell.rstrip()
            if CELLS < len(sheet.cells):
                raise too_large(name, f"more than {CELLS} cells")
    except csv.Error:
        # A quote that never closes: the lines as they stand.
        sheet.cells = {
            (line, column): cell.strip()
            for line, whole in enumerate(text.split("\n")[:ROWS], 1)
            for column, cell in enumerate(whole.split(dialect)[:_COLUMNS], 1)
            if cell.strip()
        }
    laid, places = lay(pieces([sheet]))
    if not laid:
        raise Unreadable(Problem(code="YB104", place=name))
    return with_imprint(Source(sha256=digest, name=name, text=laid, media_type="text/csv", places=places))


def is_csv(text: str, *, name: str) -> bool:
    """Whether *text* is a table of delimited cells: its name says so, or every line of it does."""
    if name.lower().endswith((".csv", ".tsv")):
        return delimiter(text) is not None
    lines = [line for line in text[:20_000].split("\n")[:40] if line.strip()]
    if len(lines) < 3 or any("。" in line or "|" in line or "\t" in line for line in lines):
        return False
    for one in ",;":
        rows = [cells for cells in _sample(lines, one) if cells]
        if len({len(cells) for cells in rows}) == 1 and len(rows[0]) > 1:
            figures = sum(
                _NUMERIC.match(cell.strip()) is not None for cells in rows[1:] for cell in cells[1:]
            )
            return figures * 2 > sum(len(cells) - 1 for cells in rows[1:])
    return False


def delimiter(text: str) -> str | None:
    """The character that parts the cells; None when no line has two cells."""
    lines = [line for line in text[:50_000].split("\n")[:60] if line.strip()]
    best: tuple[float, str] | None = None
    for one in _DELIMITERS:
        sizes = [len(cells) for cells in _sample(lines, one)]
        wide = [size for size in sizes if size > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        score = wide.count(usual) / len(sizes) + min(usual, 50) / 1000
        if best is None or best[0] < score:
            best = (score, one)
    return best[1] if best is not None else None


def _sample(lines: list[str], one: str) -> list[list[str]]:
    try:
        return [cells for cells in csv.reader(lines, delimiter=one) if cells]
    except csv.Error:
        return [line.split(one) for line in lines]


def too_large(name: str, reason: str) -> Unreadable:
    return Unreadable(Problem(code="YB136", place=name, facts=(("reason", reason),)))
