"""Workbooks and CSV files in: which sheet, which row holds the headers, which cells are formulas or merged.

The file is looked over as bytes before it is opened: how far its cells reach and how large it
unpacks, since a cell at the far corner of an empty sheet would otherwise cost gigabytes.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple

from yuebao.core.problem import Problem, Unreadable, extra, unopened
from yuebao.register.cells import Given, Mark, text
from yuebao.register.delimited import SUFFIXES, read_delimited, shifted
from yuebao.register.layout import FIELDS, Kind, Mapping, headers, plain_header

LIMIT = 512 * 2**20
"""Bytes that a workbook may unpack to."""
CELLS = 40_000_000
"""Cells of the rectangle that a sheet's used cells span."""
_SEARCHED = 20
"""Rows in which the headers are looked for."""
_WIDEST = 400
"""Columns beyond which a merge is of no interest."""

_PLACE = re.compile(rb"""r=["']([A-Z]{1,3}[0-9]{1,7})["']""")
"""Where a cell stands; cheap, since there are millions, so it may see one more in an odd text."""
_DIGITS, _LETTERS = b"0123456789", bytes(range(65, 91))
_CELL = rb"""<(?:\w+:)?c\s(?=[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'])"""
_FORMULA = re.compile(_CELL + rb"""[^>]*>\s*<(?:\w+:)?f[\s/>]""")
_ERROR = re.compile(_CELL + rb"""(?=[^>]*?\bt=["']e["'])""")
_READ, _OVERLAP = 4 * 2**20, 2**16
"""Bytes of a sheet looked over at a time, and how many of the last ones again: more than any cell's tag."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One sheet that was recognised: where its columns are, and its rows below the headers."""

    file: str
    title: str
    head: int
    """The number of the row with the headers, from 1."""
    header: tuple[str, ...]
    columns: dict[str, int]
    """Field key -> column, from 0."""
    rows: list[tuple[int, list[Given]]]
    """(row number from 1, cells) of every row below the headers that holds anything."""
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    """(row from 1, column from 0) of cells that cannot be trusted; ``merged`` are those a merge swallowed."""


class _Found(NamedTuple):
    """One sheet as it was opened."""

    title: str
    rows: list[tuple[int, list[Given]]]
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]
    marks: dict[tuple[int, int], Mark]


def _filled(opened: Any) -> list[tuple[int, list[Given]]]:
    """Row by row, so that a million empty rows cost no memory here."""
    if opened.start is None:
        return []
    left = opened.start[1]
    pad: list[Given] = [""] * left
    return [
        (number, pad + cells if left else cells)
        for number, cells in enumerate(opened.iter_rows(), start=1)
        if any(it != "" for it in cells)
    ]


def letter(column: int) -> str:
    """The name of a column counted from 0: A, Z, AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def _index(letters: bytes) -> int:
    out = 0
    for it in letters:
        out = out * 26 + it - 64
    return out - 1


def read_sheet(path: Path, kind: Kind, mapping: Mapping) -> Sheet:
    """The sheet of that *kind* in the workbook or the CSV file at *path*.

    Raises:
        Unreadable: there is no such file, it is no workbook (``YB503``) or no text, or no sheet in it
            has the needed headers (``YB504``).
    """
    name = str(path)
    plain = path.suffix.lower() in SUFFIXES
    wanted = headers(kind, mapping)
    best: tuple[set[str], str, list[str]] | None = None
    required = {it.key for it in FIELDS[kind] if it.required} - set(mapping.fixed)
    for title, rows, ranges, marks in [_plain(path)] if plain else _workbook(path, mapping.sheet):
        head, columns = _headers(rows, ranges, wanted)
        missing = required - set(columns)
        if kind == "contracts" and missing == {"country"} and "side" in columns:
            missing = set()
        if missing:
            if best is None or len(missing) < len(best[0]):
                first = next((cells for number, cells in rows if number == head), rows[0][1] if rows else [])
                seen = [text(it) for it in first if it not in (None, "")]
                best = (missing, title, seen[:30])
            continue
        named = next(cells for number, cells in rows if number == head)
        header = tuple(it.strip() if isinstance(it, str) else text(it) for it in named)
        while header and not header[-1]:
            header = header[:-1]
        if plain:
            marks |= {(row, min(columns.values())): "shifted" for row in shifted(rows, head)}
        for (top, left), (bottom, right) in ranges:
            for row in range(top, min(bottom, rows[-1][0]) + 1):
                for column in range(left, min(right, _WIDEST) + 1):
                    if (row, column) != (top, left):
                        marks.setdefault((row + 1, column), "merged")
        bare = {row for (row, _), mark in marks.items() if head < row and mark in ("formula", "error")}
        bare -= {number for number, _ in rows}
        below = [row for row in rows if head < row[0]]
        return Sheet(
            file=name, title=title, head=head, header=header, columns=columns, marks=marks,
            rows=sorted([*below, *((row, []) for row in bare)], key=itemgetter(0)) if bare else below,
        )  # fmt: skip
    if best is None:
        raise _unusable(name, "it has no sheet of cells")
    names = {it.key: mapping.columns.get(it.key, it.header) for it in FIELDS[kind]}
    facts = (
        ("missing", "、".join(names[it.key] for it in FIELDS[kind] if it.key in best[0])),
        ("found", "、".join(best[2]) or "nothing"),
    )
    raise Unreadable(Problem(code="YB504", place=f"{name}:{best[1]}", facts=facts))


def _plain(path: Path) -> _Found:
    rows, marks = read_delimited(path)
    return _Found(path.stem, rows, (), marks)


def _workbook(path: Path, only: str | None) -> Iterator[_Found]:
    """The workbook's sheets, or *only* that one."""
    with extra("office", place=str(path)):
        import python_calamine as calamine
    name = str(path)
    marks = _look_over(path)
    try:
        workbook = calamine.CalamineWorkbook.from_path(name)
        titles = [it.name for it in workbook.sheets_metadata if it.typ == calamine.SheetTypeEnum.WorkSheet]
    except Exception as error:  # the library has one exception for each of its formats
        raise _unusable(name, str(error)) from None
    if only is not None:
        if only not in titles:
            raise _unusable(name, f"it has no sheet {only} (it has {', '.join(titles)})")
        titles = [only]
    for title in titles:
        try:
            opened = workbook.get_sheet_by_name(title)
            found = _Found(title, _filled(opened), opened.merged_cell_ranges or [], marks.get(title, {}))
        except Exception as error:
            raise _unusable(name, f"{title}: {error}") from None
        yield found


def _unusable(name: str, reason: str) -> Unreadable:
    return Unreadable(Problem(code="YB503", place=name, facts=(("reason", " ".join(reason.split())[:200]),)))


def _headers(
    rows: Sequence[tuple[int, Sequence[Given]]],
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    wanted: dict[str, str],
) -> tuple[int, dict[str, int]]:
    """The row number of the headers and the columns found there; two rows may share the work.

    A header merged over several rows or columns speaks for every cell it covers.
    """
    said: list[list[str]] = [[] for _ in range(_SEARCHED)]
    for number, cells in rows:
        if number <= _SEARCHED:
            said[number - 1] = [plain_header(text(it)) for it in cells]
    for (top, left), (bottom, right) in ranges:
        if top < len(said) and left < len(said[top]):
            for row in range(top, min(bottom, len(said) - 1) + 1):
                for column in range(left, min(right, len(said[row]) - 1) + 1):
                    said[row][column] = said[top][left]
    best: tuple[int, dict[str, int]] = (0, {})
    for number, names in enumerate(said, start=1):
        found: dict[str, int] = {}
        over = said[number - 2] if 1 < number else []
        for column, name in enumerate(names):
            above = over[column] if column < len(over) and over[column] != name else ""
            key = wanted.get(above + name) or wanted.get(name or above)
            if key is not None:
                found.setdefault(key, column)
        # A header merged downwards stands in both rows: the lower one is where the rows begin.
        if found and (len(best[1]) < len(found) or (len(best[1]) == len(found) and best[0] == number - 1)):
            best = (number, found)
    return best


def _look_over(path: Path) -> dict[str, dict[tuple[int, int], Mark]]:
    """Formulas and errors by sheet title; complains of what cannot be opened safely."""
    name = str(path)
    try:
        with zipfile.ZipFile(path) as package:
            sizes = {it.filename: it.file_size for it in package.infolist()}
            if LIMIT < sum(sizes.values()):
                raise _unusable(name, f"it unpacks to more than {LIMIT >> 20} MB")
            if "xl/workbook.xml" not in sizes:
                raise _unusable(name, "it is no XLSX workbook")
            parts = _parts(package)
            found = {}
            for title, part in parts.items():
                if part in sizes:
                    with package.open(part) as content:
                        found[title] = _cells(content, name, title)
            return found
    except OSError as error:
        raise unopened(error, place=name) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        KeyError,
        ValueError,
    ) as error:
        raise _unusable(name, str(error) or "it is broken") from None


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet title -> the package's part that holds it."""
    from html import unescape

    relations = {}
    for tag in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", package.read("xl/_rels/workbook.xml.rels")):
        pairs = dict(re.findall(r'(\w+)="([^"]*)"', tag.decode("utf-8", "replace")))
        target = pairs.get("Target", "").lstrip("/")
        relations[pairs.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
    parts = {}
    for tag in re.findall(rb"<(?:\w+:)?sheet\b[^>]*>", package.read("xl/workbook.xml")):
        pairs = dict(re.findall(r'([\w:]+)="([^"]*)"', tag.decode("utf-8", "replace")))
        relation = next((value for key, value in pairs.items() if key.endswith(":id")), "")
        parts[unescape(pairs.get("name", ""))] = relations.get(relation, "")
    return parts


def _cells(content: IO[bytes], name: str, title: str) -> dict[tuple[int, int], Mark]:
    """Formulas and errors in one sheet's XML, read in pieces; complains of a cell too far out."""
    marks: dict[tuple[int, int], Mark] = {}
    last_row, last_column, rest = 0, 0, b""
    while piece := content.read(_READ):
        piece = rest + piece
        rest = piece[-_OVERLAP:]
        places = b" ".join(_PLACE.findall(piece))
        if places:
            last_column = max(last_column, *map(_index, set(places.translate(None, _DIGITS).split())))
            last_row = max(last_row, *map(int, set(places.translate(None, _LETTERS).split())))
        if CELLS < last_row * (last_column + 1):
            corner = f"{letter(last_column)}{last_row}"
            raise _unusable(name, f"{title}: its cells reach to {corner}; delete the empty rows and columns")
        if b't="e"' in piece or b"t='e'" in piece:
            marks |= {(int(row), _index(column)): "error" for column, row in _ERROR.findall(piece)}
        if b"<f" in piece or b":f" in piece:
            marks |= {(int(row), _index(column)): "formula" for column, row in _FORMULA.findall(piece)}
    return marks
