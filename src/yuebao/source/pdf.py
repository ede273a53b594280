"""PDF → Source: the text of its pages in reading order, every character with its place."""

from __future__ import annotations

import json
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.source.bounded import NO_MEMORY, TOO_SLOW, Stopped, ask
from yuebao.source.pages import Page, lay_out
from yuebao.source.typeset import Run, runs_of

LIMIT = 16 * 2**20
_GLYPHS = "yuebao.source.glyphs"
_GARBLED = 0.3  # of a page's characters without a meaning: its text layer is of no use
# Bullets of the fonts Symbol and Wingdings, which have no code but a private one.
_PRIVATE = str.maketrans(
    {0xF06C: "●", 0xF0B7: "•", 0xF06E: "■", 0xF0A7: "■", 0xF075: "◆", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖"}
    | {0xF000 + code: chr(code) for code in range(0x25, 0x3A)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as pdfium gives it; ``pictured`` is the share of it that its largest picture covers."""

    width: float
    height: float
    text: str
    boxes: array[float]
    pictured: float


def is_pdf(data: bytes) -> bool:
    """Whether *data* is a PDF: some writers put a few bytes before its mark."""
    return data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b" obj" in data)


def open_pdf(data: bytes, *, name: str, digest: str) -> Source | Problem:
    """The text of a PDF: a line a paragraph or a row of a table (tabs between cells), a blank line
    between two; page numbers, running heads and notes after the paragraph they stood in.

    Pages without a text layer are read as pictures (see ``scan``).

    Problems: YB107 too large, YB111 locked, YB112 damaged, YB113 too many pages, YB114 too much for the
    bounds, YB115 the extra is missing, and those of ``scan`` where there is no text but in pictures.
    """
    sheets = sheets_of(data, name=name)
    if isinstance(sheets, Problem):
        return sheets
    pages = [
        Page(
            number=number,
            width=sheet.width,
            height=sheet.height,
            runs=_runs(sheet),
        )
        for number, sheet in enumerate(sheets, 1)
    ]
    laid = lay_out(pages)
    if not laid.text.strip():
        return Problem(code="YB116", place=name)
    return Source(
        sha256=digest,
        name=name,
        text=laid.text,
        media_type="application/pdf",
        places=laid.places,
        pages=laid.pages,
    )


def sheets_of(data: bytes, *, name: str) -> list[Sheet] | Problem:
    """The characters of every page, or why there are none."""
    if LIMIT < len(data):
        return Problem(code="YB107", place=name, facts=(("size", str(len(data))), ("limit", str(LIMIT))))
    answer = asked(data, name=name)
    if isinstance(answer, Problem):
        return answer
    return list(_sheets(answer))


def asked(data: bytes, *arguments: str, name: str) -> bytes | Problem:
    """What the child process tells of a PDF, after its first line."""
    if find_spec("pypdfium2_raw") is None:
        return Problem(code="YB115", place=name, facts=(("extra", "pdf"), ("kind", "PDF")))
    try:
        answer = ask(_GLYPHS, data, *arguments)
        head, _, rest = answer.partition(b"\n")
        told = json.loads(head)
    except Stopped as stop:
        if stop.reason in (NO_MEMORY, TOO_SLOW):
            return Problem(code="YB114", place=name, facts=(("reason", stop.reason),))
        return Problem(code="YB112", place=name)
    except ValueError:
        return Problem(code="YB112", place=name)
    if "problem" in told:
        facts = (("count", str(told["pages"])),) if "pages" in told else ()
        return Problem(code=told["problem"], place=name, facts=facts)
    return rest


def _sheets(answer: bytes) -> Iterator[Sheet]:
    at = 0
    while at < len(answer):
        stop = answer.index(b"\n", at)
        told = json.loads(answer[at:stop])
        at = stop + 1 + told["bytes"]
        text = answer[stop + 1 : at].decode("utf-8")
        boxes = array("f", answer[at : at + 16 * told["count"]])
        at += 16 * told["count"]
        yield Sheet(
            width=told["width"], height=told["height"], text=text, boxes=boxes, pictured=told["pictured"]
        )


def _runs(sheet: Sheet) -> list[Run]:
    """A page's runs with ligatures and private codes written as what they stand for."""
    runs = runs_of(sheet.text, sheet.boxes)
    for run in runs:
        if not run.text.isascii():
            _plain(run)
    return runs


def _plain(run: Run) -> None:
    run.text = run.text.translate(_PRIVATE)
    odd = [at for at, character in enumerate(run.text) if _odd(character)]
    for at in reversed(odd):
        written = unicodedata.normalize("NFKC", run.text[at])
        left, right = run.edges[at], run.edges[at + 1]
        share = (right - left) / len(written)
        run.text = run.text[:at] + written + run.text[at + 1 :]
        run.edges[at + 1 : at + 1] = [left + share * step for step in range(1, len(written))]


def _odd(character: str) -> bool:
    """A ligature of Latin letters, a radical, or a compatibility form of a Chinese character."""
    return (
        "\ufb00" <= character <= "\ufb06"
        or "\u2e80" <= character <= "\u2fdf"
        or "\uf900" <= character <= "\ufaff"
    )
