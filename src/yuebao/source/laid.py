"""Pieces of a structured document (paragraphs, rows of tables) laid out as text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yuebao.core.text import Place, place_in

_LINES = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*")
_BLANKS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
# What has no place in text: control characters, surrogates and what is no character at all.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LATIN = re.compile(r"[0-9A-Za-z.%]")
_LENGTH = re.compile(r"(?:^|[^A-Za-z])(?:k?m|cm|mm|hm)$")
#: A cell longer than this holds prose: the table lays out a page.
CELL = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph (its ``text`` may hold line feeds) or, with ``cells``, a row of a table.

    ``part`` names the part of the document when it is not the body (footnote 3, a sheet);
    ``paragraph``, ``table`` and ``row`` count from 1, ``cells`` are by column, an empty one where nothing
    is printed or the cell on the left or above goes on; ``column`` is the first one's.
    """

    text: str = ""
    part: str = ""
    paragraph: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0
    row: int = 0
    column: int = 1


def raised(before: str, text: str) -> str:
    """Superscript *text* after *before*: m², but GDP[2], since a raised number is a note's mark and must
    not run into a figure, unless a unit of length stands before it."""
    mark = text.strip()
    return f"[{mark}]" if mark.isdigit() and before and not _LENGTH.search(before) else text


def row(cells: Sequence[str], *, table: int, number: int, part: str = "", column: int = 1) -> Piece:
    """A row of a table out of its cells, lines within a cell joined."""
    return Piece(cells=tuple(map(in_cell, cells)), table=table, row=number, part=part, column=column)


def in_cell(text: str) -> str:
    """The text of a cell as one line; a line feed between Latin words or numbers leaves a space."""
    if not _BLANKS.search(text):
        return text
    lead = text[: len(text) - len(text.lstrip(" \u3000\xa0"))]
    parts = [part for part in _LINES.split(text.strip()) if part]
    joined = parts[0] if parts else ""
    for part in parts[1:]:
        apart = _LATIN.match(joined[-1]) is not None and _LATIN.match(part[0]) is not None
        joined += (" " if apart else "") + part
    return lead + _BLANKS.sub(" ", joined)


def lay(pieces: Iterable[Piece]) -> tuple[str, tuple[Place, ...]]:
    """The text of *pieces* and where each stretch of it stands.

    One line a paragraph's line, a blank line between two paragraphs; one line a row, with tabs between
    cells. Places come in the order of the text and do not overlap.
    """
    lines: list[str] = []
    places: list[Place] = []
    at = 0
    under: tuple[str, int] | None = None  # the table that the line before is a row of

    def add(line: str) -> None:
        nonlocal at
        lines.append(line)
        at += len(line) + 1

    for piece in pieces:
        if piece.cells:
            cells = [_CONTROL.sub("\ufffd", cell) for cell in piece.cells]
            while cells and not cells[-1].strip():
                cells.pop()
            if not cells:
                continue
            if lines and under != (piece.part, piece.table):
                add("")
            start = at
            for column, cell in enumerate(cells, piece.column):
                if cell.strip():
                    places.append(
                        place_in(
                            start,
                            start + len(cell),
                            piece.part,
                            table=piece.table,
                            row=piece.row,
                            column=column,
                        )
                    )
                start += len(cell) + 1
            add("\t".join(cells))
            under = (piece.part, piece.table)
            continue
        text = _CONTROL.sub("\ufffd", piece.text)
        kept = [line for line in _LINES.split(text) if line.strip()] if "\n" in text else [text.rstrip()]
        if not kept or not kept[0].strip():
            continue
        if lines:
            add("")
        start = at
        for line in kept:
            add(line)
        places.append(
            place_in(
                start,
                at - 1,
                piece.part,
                paragraph=piece.paragraph or None,
                table=piece.table or None,
                row=piece.row or None,
                column=piece.column if piece.row else None,
            )
        )
        under = None
    return "\n".join(lines) + "\n" if lines else "", tuple(places)
