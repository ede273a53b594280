"""PDF → Source: the text of its pages in reading order, every character with its place."""

from __future__ import annotations

import json
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec

from yuebao.core.problem import Problem
from yuebao.core.text import Box, Source
from yuebao.source.bounded import NO_MEMORY, TOO_SLOW, Stopped, ask
from yuebao.source.pages import Page, lay_out
from yuebao.source.scan import Progress, no_recogniser, pictures, recognised, scanned
from yuebao.source.typeset import Run, runs_of

LIMIT = 16 * 2**20
_LEAST = 64  # bytes: the smallest PDF with a page has more
_GLYPHS = "yuebao.source.glyphs"
DPI = 300
_SCAN = 0.5  # of a page: a picture that covers more is the page
_STAMP = 24  # characters: what a scanner prints on its pages, no more
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


def open_pdf(data: bytes, *, name: str, digest: str, progress: Progress | None) -> Source | Problem:
    """The text of a PDF: a line a paragraph or a row of a table (tabs between cells), a blank line
    between two; page numbers, running heads and notes after the paragraph they stood in.

    Pages that are pictures (no text, or a text that means nothing) are read as scans are, where the
    recogniser is installed; a document of such pages alone needs it.

    Problems: YB107 too large, YB111 locked, YB112 damaged, YB113 too many pages, YB114 too much for the
    bounds, YB115 the extra is missing, YB116 no text, YB119 the recogniser is missing.
    """
    sheets = sheets_of(data, name=name)
    if isinstance(sheets, Problem):
        return sheets
    pages = {
        number: Page(number=number, width=sheet.width, height=sheet.height, runs=_runs(sheet))
        for number, sheet in enumerate(sheets, 1)
    }
    drawn = [number for number, sheet in enumerate(sheets, 1) if _drawn(sheet)]
    if drawn:
        read = _scanned(data, drawn, name=name, progress=progress)
        if isinstance(read, Problem):
            if len(drawn) == len(sheets):
                return read
        else:
            pages |= read
    laid = lay_out(list(pages.values()))
    if not laid.text.strip():
        return Problem(code="YB116", place=name)
    return scanned(laid, name=name, digest=digest, media_type="application/pdf")


def _drawn(sheet: Sheet) -> bool:
    """Whether a page is a picture, or its characters have no meaning (a font without a table)."""
    if _SCAN < sheet.pictured and len("".join(sheet.text.split())) <= _STAMP:
        return True
    odd = sum("\ue000" <= it <= "\uf8ff" or it == "\ufffd" or it < "\t" for it in sheet.text)
    return _GARBLED * len(sheet.text) < odd and 20 < odd


def _scanned(
    data: bytes, numbers: list[int], *, name: str, progress: Progress | None
) -> dict[int, Page] | Problem:
    """The pages of these *numbers* read as pictures."""
    missing = no_recogniser(name)
    if missing is not None:
        return missing
    found: dict[int, Page] = {}
    for done, number in enumerate(numbers, 1):
        answer = asked(data, "draw", str(DPI), str(number - 1), name=name)
        if isinstance(answer, Problem):
            return answer
        if progress is not None:
            progress(f"{name}: page {number} ({done} of {len(numbers)} scans)")
        for page in recognised(pictures(answer), name=name):
            if isinstance(page, Problem):
                return page
            found[number] = replace(page, number=number)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to be told on a page: about what stands in *boxes*, in red, green and blue to 255.

    An ``icon`` stands in the margin beside the first box; without one the boxes are highlighted.
    """

    page: int
    boxes: tuple[Box, ...]
    text: str
    colour: tuple[int, int, int]
    icon: bool = False


def annotated(data: bytes, notes: Sequence[Note], *, name: str) -> bytes | Problem:
    """A copy of a PDF with *notes* as annotations; its own bytes stay as they are, at the copy's front.

    Problems: YB112 damaged, YB114 too much for the bounds, YB115 the extra is missing.
    """
    head = json.dumps([asdict(note) for note in notes]).encode()
    return asked(head + b"\n" + data, module="yuebao.source.annotate", name=name)


def sheets_of(data: bytes, *, name: str) -> list[Sheet] | Problem:
    """The characters of every page, or why there are none."""
    if len(data) < _LEAST:
        return Problem(code="YB112", place=name)
    if LIMIT < len(data):
        return Problem(code="YB107", place=name, facts=(("size", str(len(data))), ("limit", str(LIMIT))))
    answer = asked(data, name=name)
    if isinstance(answer, Problem):
        return answer
    return list(_sheets(answer))


def asked(data: bytes, *arguments: str, name: str, module: str = _GLYPHS) -> bytes | Problem:
    """What a child process tells of a PDF, after its first line."""
    if find_spec("pypdfium2_raw") is None:
        return Problem(code="YB115", place=name, facts=(("extra", "pdf"), ("kind", "PDF")))
    try:
        answer = ask(module, data, *arguments)
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
