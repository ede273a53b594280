"""PDF → Source: the text of its pages in reading order, every character with its place."""

from __future__ import annotations

import gc
import os
import re
import unicodedata
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from yuebao.core.problem import Problem
from yuebao.core.text import Box, Source
from yuebao.source.bounded import SECONDS, SHARED, TOO_SLOW, Child, File, Stopped, speaking
from yuebao.source.glyphs import HEAD, SIZE, TICKETS, shares
from yuebao.source.kinds import Progress
from yuebao.source.outlines import COMPILED, boxed
from yuebao.source.pages import Met, Page, begin, lay_out
from yuebao.source.scan import given_up, no_recogniser, pictures, recognised, scanned
from yuebao.source.typeset import Run

LIMIT = 16 * 2**20
RUNS = 100_000
"""More pieces of text than this are no bulletin: a page of prose has fifty, one of tables a few hundred."""

PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

_LEAST = 64  # bytes: the smallest PDF with a page has more
_GLYPHS = "yuebao.source.glyphs"
DPI = 300
_SCAN = 0.5  # of a page: pictures that cover more are the page
_STAMP = 24  # characters: what a scanner prints on its pages, no more
_GARBLED = 0.3  # of a page's characters without a meaning: its text layer is of no use
# Bullets of the fonts Symbol and Wingdings, which have no code but a private one.
_PRIVATE = str.maketrans(
    {0xF06C: "●", 0xF0B7: "•", 0xF06E: "■", 0xF0A7: "■", 0xF075: "◆", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖"}
    | {0xF000 + code: chr(code) for code in range(0x25, 0x3A)}
)

# Radicals that stand for characters and have no compatibility form.
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺁⺇⺌⺎⺒⺛⺝⺬⺩⺶⺷⺸⻗",
    "母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟厂几小兀巳旡月示王羊羊羊雨",
)

# Ligatures of Latin letters, radicals, compatibility forms of Chinese characters, private codes.
_ODD = re.compile("[\ufb00-\ufb06\u2e80-\u2fdf\uf900-\ufaff\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as the child tells of it: how many characters it has, and how many of them are no white space
    or have no meaning; ``pictured`` is the share of it that its pictures cover, ``of`` how many pages there
    are."""

    page: Page
    of: int
    characters: int
    letters: int
    meaningless: int
    pictured: float


def open_pdf(data: bytes, *, name: str, digest: str, progress: Progress | None) -> Source | Problem:
    """The text of a PDF: a line a paragraph or a row of a table (tabs between cells), a blank line
    between two; page numbers, running heads and notes after the paragraph they stood in.

    Pages that are pictures (no text, or a text that means nothing) are read as scans are, where the
    recogniser is installed; a document of such pages alone needs it. Of another the text is read all the
    same, and the source's problem (YB121) names the pages that were left out.

    Problems: YB107 too large, YB111 locked, YB112 damaged, YB113 too many pages, YB114 too much for the
    bounds, YB115 the extra is missing, YB116 no text, YB119 the recogniser is missing.
    """
    collecting = gc.isenabled()
    gc.disable()  # runs, lines and places, no cycles: collections would look at each again and again
    try:
        return _opened(data, name, digest, progress)
    finally:
        if collecting:
            gc.enable()


def _opened(data: bytes, name: str, digest: str, progress: Progress | None) -> Source | Problem:
    pages: dict[int, Page] = {}
    drawn: list[int] = []
    count = 0
    met = Met()
    with closing(sheets_of(data, name=name)) as sheets:  # its children are let go when all else is done
        for sheet in sheets:
            if isinstance(sheet, Problem):
                return sheet
            pages[sheet.page.number] = sheet.page
            count += len(sheet.page.runs)
            if RUNS < count:  # signs strewn over pages; each costs time
                return given_up(Stopped(TOO_SLOW), name=name, damaged="YB112")
            if _drawn(sheet):
                drawn.append(sheet.page.number)
            else:
                begin(sheet.page, met)
            if len(pages) == sheet.of:
                break
        failed: Problem | None = None
        read: dict[int, Page] = {}
        if drawn:
            sheets.close()
            drawn.sort()
            read, failed = _scanned(data, drawn, name=name, progress=progress)
            if failed is not None and len(drawn) == len(pages):
                return failed
            pages |= read
        laid = lay_out([page for _, page in sorted(pages.items())])
    if not laid.text.strip():
        return failed or Problem(code="YB116", place=name)
    source = scanned(laid, name=name, digest=digest, media_type="application/pdf")
    if failed is None:
        return source
    return replace(source, problems=(_left_out([it for it in drawn if it not in read], failed),))


def _left_out(numbers: Sequence[int], failed: Problem) -> Problem:
    """That the pages of these *numbers* were left out, for what *failed* says."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join(f"{run[0]}-{run[-1]}" if 1 < len(run) else str(run[0]) for run in runs)
    facts = [("pages", told), ("reason", failed.text), ("reason_zh", failed.text_zh)]
    facts += [("remedy", failed.remedy), ("remedy_zh", failed.remedy_zh)]
    return Problem(code="YB121", place=failed.place, facts=tuple(facts))


def _drawn(sheet: Sheet) -> bool:
    """Whether a page is a picture, or its characters have no meaning (a font without a table)."""
    if _SCAN < sheet.pictured and sheet.letters <= _STAMP:
        return True
    return _GARBLED * sheet.characters < sheet.meaningless and 20 < sheet.meaningless


def _scanned(
    data: bytes, numbers: list[int], *, name: str, progress: Progress | None
) -> tuple[dict[int, Page], Problem | None]:
    """The pages of these *numbers* read as pictures, up to the first that could not be, and why not."""
    found: dict[int, Page] = {}
    missing = no_recogniser(name)
    if missing is not None:
        return found, missing
    for done, number in enumerate(numbers, 1):
        answer = _asked(_GLYPHS, data, _library(), "draw", str(DPI), str(number - 1), name=name)
        if isinstance(answer, Problem):
            return found, answer
        if progress is not None:
            progress(f"{name}: page {number} ({done} of {len(numbers)} scans)")
        for page in recognised(pictures(answer), name=name):
            if isinstance(page, Problem):
                return found, page
            found[number] = replace(page, number=number)
    return found, None


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
    missing = _missing(name)
    if missing is not None:
        return missing
    from json import dumps

    head = dumps([asdict(note) for note in notes]).encode()
    return _asked("yuebao.source.annotate", head + b"\n" + data, name=name)


def sheets_of(data: bytes, *, name: str) -> Generator[Sheet | Problem, None, None]:
    """Every page, each as soon as it is read, in whatever order; or, last, why there are no more.

    Where there are processors for them two children read it, each the next page that the other has not taken.
    """
    if len(data) < _LEAST:
        yield Problem(code="YB112", place=name)
        return
    if LIMIT < len(data):
        yield Problem(code="YB107", place=name, facts=(("size", str(len(data))), ("limit", str(LIMIT))))
        return
    missing = _missing(name)
    if missing is not None:
        yield missing
        return
    if COMPILED:  # interpreted, it takes longer than it saves
        data = boxed(data)
    read: set[int] = set()
    for parts, seconds in ((2, SECONDS), (1, SECONDS // 2)) if 1 < PROCESSORS and SHARED else ((1, SECONDS),):
        together = parts
        try:
            with ExitStack() as stack:
                given = stack.enter_context(File(TICKETS, data)) if 1 < parts else None
                asked = [(_library(), "share", str(part), str(parts), str(seconds)) for part in range(parts)]
                children = [stack.enter_context(Child(_GLYPHS, data, *one, given=given)) for one in asked]
                problem, count = _begun(children[0], name)
                together = shares(count, parts)
                for child in children[1:together]:
                    problem = problem or _begun(child, name)[0]
                if problem is not None:
                    yield problem
                    return
                for sheet in _sheets(children[:together], of=count):
                    if sheet.page.number in read:
                        continue  # two that ask for their next page at once may be given the same
                    read.add(sheet.page.number)
                    whole = len(read) == count
                    for child in children if whole else ():
                        child.done = True
                    yield sheet
                    if whole:
                        break
                return
        except Stopped as stop:
            if together == 1 or stop.reason == TOO_SLOW:  # alone, a child has all of the memory
                yield given_up(stop, name=name, damaged="YB112")
                return


def _sheets(children: Sequence[Child], *, of: int) -> Iterator[Sheet]:
    """The pages that these children tell of, each as it comes, *of* so many."""
    talking = list(children)
    while talking:
        child = speaking(talking)
        (size,) = SIZE.unpack(child.take(SIZE.size))
        if not size:
            talking.remove(child)
            continue
        told = child.take(size)
        number, width, height, pictured, way, characters, letters, meaningless, runs, length = (
            HEAD.unpack_from(told)
        )
        body = memoryview(told)[HEAD.size :]
        text = body[:length].tobytes().decode("utf-8")
        body = body[length:]
        edges: tuple[float, ...] = tuple(body[28 * runs :].cast("f").tolist())
        blanks = body[24 * runs : 28 * runs].cast("I").tolist()
        tops, bottoms, sizes = (
            body[at : at + 8 * runs].cast("d").tolist() for at in (0, 8 * runs, 16 * runs)
        )
        found: list[Run] = []
        start = 0
        for line, top, bottom, wide, blank in zip(
            text.split("\n") if runs else (), tops, bottoms, sizes, blanks, strict=True
        ):
            stop = start + len(line) + 1
            found.append(Run(line, edges[start:stop], top, bottom, wide, blank))
            start = stop
        if _ODD.search(text) is not None:
            for run in found:
                _plain(run)
        yield Sheet(
            page=Page(number=number + 1, width=width, height=height, runs=found, way=way),
            of=of,
            characters=characters,
            letters=letters,
            meaningless=meaningless,
            pictured=pictured,
        )


def _asked(module: str, data: bytes, *arguments: str, name: str) -> bytes | Problem:
    """All that a child tells of a PDF after its first line."""
    try:
        with Child(module, data, *arguments) as child:
            problem, _ = _begun(child, name)
            return child.rest() if problem is None else problem
    except Stopped as stop:
        return given_up(stop, name=name, damaged="YB112")


def _begun(child: Child, name: str) -> tuple[Problem | None, int]:
    """What a child's first line says: why it says no more, or how many pages there are."""
    kind, *told = child.line().decode("ascii").split()
    if kind == "pages":
        return None, int(told[0])
    facts = (("count", told[1]),) if len(told) > 1 else ()
    return Problem(code=told[0], place=name, facts=facts), 0


def _missing(name: str) -> Problem | None:
    """What is not installed, if something is."""
    # Found once, it is not looked for again.
    if not _library.cache_info().currsize and find_spec("pypdfium2_raw") is None:
        return Problem(code="YB115", place=name, facts=(("extra", "pdf"), ("kind", "PDF")))
    return None


@cache
def _library() -> str:
    """The path of pdfium's library: beside its bindings, or the system's."""
    spec = find_spec("pypdfium2_raw")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            if (Path(folder) / name).exists():
                return str(Path(folder) / name)
    from ctypes.util import find_library

    return find_library("pdfium") or "pdfium"


def _plain(run: Run) -> None:
    run.text = run.text.translate(_PRIVATE).translate(_RADICALS)
    for found in reversed(list(_ODD.finditer(run.text))):
        at = found.start()
        written = unicodedata.normalize("NFKC", found[0])
        left, right = run.edges[at], run.edges[at + 1]
        share = (right - left) / len(written)
        run.text = run.text[:at] + written + run.text[at + 1 :]
        within = [left + share * step for step in range(1, len(written))]
        run.edges = (*run.edges[: at + 1], *within, *run.edges[at + 1 :])
