"""Pictures of pages → Source, by tesseract: what it reads, where, and what it was unsure of."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec

from yuebao.core.problem import Problem
from yuebao.core.text import Doubt, Source, Span
from yuebao.source import agree
from yuebao.source.bounded import NO_MEMORY, TOO_SLOW, Child, Stopped
from yuebao.source.glyphs import PICTURE
from yuebao.source.kinds import Progress
from yuebao.source.pages import Laid, Page, lay_out
from yuebao.source.typeset import Run

_PAGE_SECONDS = 120
_PAGE_WALL = 1200
_LEAST = 32  # bytes: a picture's head alone has more
_LINE = re.compile(
    r"<span class='ocr_(?:line|caption|header|textfloat)'[^>]*title=\"bbox (\d+) (\d+) (\d+) (\d+)"
)
_WORD = re.compile(r"<span class='ocrx_word'[^>]*title='bbox (\d+) (\d+) (\d+) (\d+)")
_CHARACTER = re.compile(
    r"<span class='ocrx_cinfo' title='x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf ([\d.]+)'>([^<]*)</span>"
)
_ANY = re.compile("|".join(f"(?:{one.pattern})" for one in (_LINE, _WORD, _CHARACTER)))


_SAMPLED = 64  # rows of dots
_SPECKS = 0.2
_INK = bytes(value < 128 for value in range(256))  # a dark dot as 1, a light one as 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A grey page: its dots, a byte each, and how many of them make a point."""

    width: int
    height: int
    scale: float
    dots: bytes


def open_picture(data: bytes, *, name: str, digest: str, progress: Progress | None) -> Source | Problem:
    """The text on a picture of a page (or on a TIFF's several), as ``open_pdf`` gives that of a PDF.

    Problems: YB114 too much for the bounds, YB115 the extra is missing, YB117 too large, YB118 damaged,
    YB119 the recogniser is missing, YB116 nothing was read.
    """
    missing = no_recogniser(name)
    if missing is not None:
        return missing
    if len(data) < _LEAST:
        return Problem(code="YB118", place=name)
    try:
        with Child("yuebao.source.picture", data) as child:
            kind, *told = child.line().decode().split(" ", 2)
            if kind == "problem":
                facts = (("size", told[1]),) if len(told) > 1 else ()
                return Problem(code=told[0], place=name, facts=facts)
            rest = child.rest()
    except Stopped as stop:
        return given_up(stop, name=name, damaged="YB118")
    read: list[Page | Problem] = []
    for number, picture in enumerate(pictures(rest), 1):
        if progress is not None:
            progress(f"{name}: page {number} of {told[0]}")
        read += [
            replace(page, number=number) if isinstance(page, Page) else page
            for page in recognised([picture], name=name)
        ]
    failed = next((page for page in read if isinstance(page, Problem)), None)
    if failed is not None:
        return failed  # what stands on that page would be missed by nobody
    laid = lay_out([page for page in read if isinstance(page, Page)])
    if not laid.text.strip():
        return Problem(code="YB116", place=name)
    return scanned(laid, name=name, digest=digest, media_type="image/*")


def given_up(stop: Stopped, *, name: str, damaged: str) -> Problem:
    """Why a child gave no answer; *damaged* is the code for a file that it broke down on."""
    if stop.reason in (NO_MEMORY, TOO_SLOW):
        return Problem(code="YB114", place=name, facts=(("reason", stop.reason),))
    return Problem(code=damaged, place=name)


def scanned(laid: Laid, *, name: str, digest: str, media_type: str) -> Source:
    """A laid-out scan as a source, with its doubts."""
    return Source(
        sha256=digest,
        name=name,
        text=laid.text,
        media_type=media_type,
        places=laid.places,
        pages=laid.pages,
        doubts=tuple(
            Doubt(span=Span(start=at, stop=at + length), readings=readings)
            for at, length, readings in sorted(laid.doubts)
        ),
    )


def no_recogniser(name: str) -> Problem | None:
    """What is missing for scans to be read, if something is."""
    if find_spec("PIL") is None:
        return Problem(code="YB115", place=name, facts=(("extra", "ocr"), ("kind", "picture")))
    program = shutil.which("tesseract")
    if program is None:
        return Problem(code="YB119", place=name, facts=(("package", "tesseract-ocr tesseract-ocr-chi-sim"),))
    if "chi_sim" not in _languages(program):
        return Problem(code="YB119", place=name, facts=(("package", "tesseract-ocr-chi-sim"),))
    return None


@cache
def _languages(program: str) -> frozenset[str]:
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout
    return frozenset(told.split())


def pictures(answer: bytes) -> Iterator[Picture]:
    """The pages that a child process wrote."""
    at = 0
    while at < len(answer):
        width, height, scale = PICTURE.unpack_from(answer, at)
        start = at + PICTURE.size
        at = start + width * height
        yield Picture(width=width, height=height, scale=scale, dots=answer[start:at])


def recognised(pages: Iterable[Picture], *, name: str) -> Iterator[Page | Problem]:
    """What stands on each picture, one after the other."""
    for number, picture in enumerate(pages, 1):
        if not picture.dots:
            continue
        runs = _read(picture)
        if runs is None:
            yield Problem(code="YB114", place=name, facts=(("reason", TOO_SLOW),))
            continue
        yield Page(
            number=number,
            width=picture.width / picture.scale,
            height=picture.height / picture.scale,
            runs=runs,
        )


def _read(picture: Picture) -> list[Run] | None:
    """The words on a picture, with the characters that are doubted; None when it took too long.

    It is read twice, softened and at another size, and a third time where the two differ: what a
    recogniser gets wrong (5.5% as 5.59%) it seldom gets wrong in the same way at another size.
    """
    if _noise(picture):
        return []
    first = _looked(picture, 1.0, soft=True)
    second = _looked(picture, 0.8, soft=False)
    if first is None or second is None:
        return None
    others = [second]
    if agree.differs(first, second):
        third = _looked(picture, 1.25, soft=False)
        others += [third] if third is not None else []
    rows = agree.settled(first, others)
    _unseen(rows, picture)
    return agree.runs(rows)


def _noise(picture: Picture) -> bool:
    """Whether a picture is specks all over: a page of dense print changes from light to dark at one dot in
    25, noise at every other, and a recogniser takes minutes to find nothing in it."""
    changes = dots = 0
    for y in range(0, picture.height, max(1, picture.height // _SAMPLED)):
        row = picture.dots[y * picture.width : (y + 1) * picture.width].translate(_INK)
        changes += row.count(b"\0\1") + row.count(b"\1\0")
        dots += picture.width
    return _SPECKS * dots < changes


def _unseen(rows: list[agree.Row], picture: Picture) -> None:
    """Doubt what stands after a gap with ink in it: a character that the recogniser has left out."""
    for row, below in zip(rows, [*rows[1:], None], strict=False):
        em = row.bottom - row.top
        following = below.glyphs[0] if below is not None else None
        beside = [
            other.glyphs[0].left
            for other in rows
            if other is not row and row.top < (other.top + other.bottom) / 2 < row.bottom
        ]
        for glyph, after in zip(row.glyphs, [*row.glyphs[1:], None], strict=True):
            left, right = glyph.right + 0.15 * em, glyph.right + 1.7 * em
            if after is None:
                right = min([right, *(start - 0.15 * em for start in beside if glyph.right < start)])
            else:
                right = after.left - 0.15 * em
            after = after or following
            if after is not None and 0.5 * em < right - left and _inked(picture, left, right, row, em):
                after.readings = (f"{agree.LOST}{after.text}", *(after.readings or ()))


def _inked(picture: Picture, left: float, right: float, row: agree.Row, em: float) -> bool:
    """Whether something as wide and as high as a character is printed between two abscissas of a row."""
    x0, x1 = int(left * picture.scale), min(int(right * picture.scale), picture.width)
    seen, high = 0, 0
    for y in range(int(row.top * picture.scale), min(int(row.bottom * picture.scale), picture.height)):
        start = y * picture.width
        line = picture.dots[start + x0 : start + x1].translate(_INK)
        high += 1 in line
        seen |= int.from_bytes(line, "big")
    least = 0.35 * em * picture.scale
    return least < high and least < seen.bit_count()


def _looked(picture: Picture, factor: float, *, soft: bool) -> list[agree.Row] | None:
    """The rows of characters that tesseract sees on a picture made *factor* times as large."""
    from PIL import Image, ImageFilter

    image = Image.frombytes("L", (picture.width, picture.height), picture.dots)
    if factor != 1.0:
        size = (max(1, int(image.width * factor)), max(1, int(image.height * factor)))
        image = image.resize(size, Image.Resampling.LANCZOS)
    if soft:
        image = image.filter(ImageFilter.GaussianBlur(picture.scale / 4.2))
    scale = picture.scale * factor
    # One thread: its own threads wait for each other longer than they work.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    head = f"P5\n{image.width} {image.height}\n255\n".encode()
    command = ["tesseract", "stdin", "stdout", "-l", "chi_sim", "--psm", "3"]
    command += ["--dpi", str(round(scale * 72)), "-c", "hocr_char_boxes=1", "hocr"]
    try:
        done = subprocess.run(
            command,
            input=head + image.tobytes(),
            capture_output=True,
            env=environment,
            timeout=_PAGE_WALL,
            preexec_fn=_bounded if os.name == "posix" else None,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    return _rows(done.stdout.decode("utf-8", "replace"), scale)


def _bounded() -> None:
    """In the recogniser, before it starts: the processor's time counts, however busy the machine is."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_PAGE_SECONDS, _PAGE_SECONDS))


def _rows(told: str, scale: float) -> list[agree.Row]:
    """Tesseract's lines, with the boxes of their characters: the height is the line's."""
    rows: list[agree.Row] = []
    stop = 0.0
    for found in _ANY.finditer(told):
        groups = found.groups()
        if groups[0] is not None:
            rows.append(agree.Row(top=int(groups[1]) / scale, bottom=int(groups[3]) / scale))
        elif groups[4] is not None:
            stop = int(groups[6]) / scale
        elif rows:
            text, sure = html.unescape(groups[13]), float(groups[12])
            left, right = int(groups[8]) / scale, min(int(groups[10]) / scale, stop)
            for character in text:
                rows[-1].glyphs.append(
                    agree.Glyph(text=character, left=left, right=max(left, right), sure=sure)
                )
    return [row for row in rows if row.glyphs]
