"""Pages of lines → Source: paragraphs put together, page numbers and notes set apart, places kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import is_
from statistics import median

from yuebao.core.text import Place, place_of
from yuebao.source.leading import in_order
from yuebao.source.rows import CLOSERS, ENDS, NEVER_FIRST
from yuebao.source.turned import LEFT, along, shown
from yuebao.source.typeset import CAPTION, Gutter, Line, Run, gutter_of, holds, lines_of, rows_of, size_of

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:[-—–―─·•~]*\s*\d{1,4}\s*[-—–―─·•~]*|第\s*\d{1,4}\s*页(?:\s*[/，,]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})$"
)
_MARK = re.compile(
    r"[Ø●○■□◆◇▲△★☆◎•·※➢►▶❖【]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)"
)
_NOTE = re.compile(r"\[\d{1,3}\]|［\d{1,3}］|[\u2460-\u2473]|注\s*[:：\d]|\*|※")
_SOURCE = re.compile(r"[（(]?\s*(?:信息|资料|文章|稿件|数据)?[来來]源[：:]")
_LATIN = re.compile(r"[A-Za-z]")
_LISTED = re.compile(r"\d[\d.,]*(?:[%％‰]|[\u4e00-\u9fff]{1,4})?、\d")
_TOKEN = re.compile(r"[A-Za-z0-9.,%％‰/+-]+")
# What a line begins with that may be matched by _MARK (or a digit), _SOURCE (or white space) and CAPTION.
_MARKS = frozenset("Ø●○■□◆◇▲△★☆◎•·※➢►▶❖【（(一二三四五六七八九十")
_SOURCES = frozenset("（(信资文稿数来來")
_CAPTIONS = frozenset("附表图")
_FEW = 4  # blanks that are no accident
_BAND = 0.12  # of the page's height, over and under the text, where running heads and feet stand


@dataclass(slots=True, kw_only=True)
class Page:
    """A page's runs, with its size in points, upright; ``way`` is how its text runs where it is shown
    (``turned``). ``lines`` are the rest of it in reading order once its
    heads and feet (``furniture``) are taken out. ``early`` is what was worked out of it before the other
    pages were there (``begin``)."""

    number: int
    width: float
    height: float
    runs: list[Run]
    way: int = 0
    lines: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    early: _Early | None = field(default=None, repr=False, compare=False)


_Margin = tuple[list[Run], str, int, bool]
"""A row in a page's margin: its runs, its text with # for every number, its height, and whether it is the
page's number."""


@dataclass(slots=True, kw_only=True)
class _Early:
    """A page's lines as they are if what runs through the pages is what it was taken for: if its heads and
    feet leave it these ``runs``, and its columns are parted by its own ``gutter`` or, failing that, by the
    one ``tried``, where it ``holds`` to that.

    ``whole`` is the usual size of all its characters, ``em`` of those in the lines; ``told`` are the text and
    the edges of each run before there were lines of them.
    """

    margins: list[_Margin]
    whole: float
    runs: list[Run]
    em: float
    gutter: Gutter | None
    tried: Gutter | None
    holds: bool
    told: list[tuple[str, Sequence[float]]]
    lines: list[Line]

    def fits(self, known: Gutter | None) -> bool:
        """Whether the lines are right if *known* is what other pages show."""
        return self.gutter is not None or (not self.holds if known is None else known == self.tried)

    def undo(self) -> None:
        """The runs as they were: notes' marks are put in brackets as lines are made."""
        for run, (text, edges) in zip(self.runs, self.told, strict=True):
            run.text, run.edges = text, edges


@dataclass(slots=True, kw_only=True)
class Met:
    """What the pages that are there show of those to come: rows in their margins, and columns."""

    margins: set[tuple[str, int]] = field(default_factory=set)
    gutter: Gutter | None = None


def begin(page: Page, met: Met) -> None:
    """Lay out what can be of a page while others are still being read.

    It comes out as it does without: what turns out otherwise once all pages are there is done again.
    """
    page.runs = in_order(page.runs)
    margins = _margins_of(page)
    taken: set[int] = set()
    for row, shape, height, number in margins:
        if number or ((shape, height) in met.margins and _may_run(shape)):
            taken.update(map(id, row))
    for _, shape, height, _ in margins:
        met.margins.update([(shape, height - 1), (shape, height), (shape, height + 1)])
    runs = [run for run in page.runs if id(run) not in taken]
    whole = size_of(page.runs)
    em = size_of(runs) if taken else whole
    gutter, tried = gutter_of(runs, em), met.gutter
    held = gutter is None and tried is not None and bool(runs) and holds(runs, tried)
    met.gutter = tried or gutter
    told = [(run.text, run.edges) for run in runs]
    lines = lines_of(runs, gutter=tried if held else gutter, em=em)
    page.early = _Early(
        margins=margins,
        whole=whole,
        runs=runs,
        em=em,
        gutter=gutter,
        tried=tried,
        holds=held,
        told=told,
        lines=lines,
    )


@dataclass(slots=True, kw_only=True)
class _Block:
    """Lines of one paragraph, or one row of a table; ``aside`` is a page's head, foot or note."""

    lines: list[tuple[int, Line]]
    tabular: bool = False
    close: bool = False  # stands right under the block before


@dataclass(slots=True, kw_only=True)
class Laid:
    """A document as text: its places, where its pages begin, and the doubts of a scan's reader,
    as (offset, how many characters, what else they may be)."""

    text: str
    places: tuple[Place, ...]
    pages: tuple[int, ...]
    doubts: tuple[tuple[int, int, tuple[str, ...]], ...] = field(default=())


def lay_out(pages: Sequence[Page]) -> Laid:
    """The text of *pages*: a line a paragraph or a row of a table, a blank line between two blocks.

    A paragraph that a page's end cuts is put together; what stood between its parts (page numbers,
    running heads, notes) follows it.
    """
    for page in pages:
        if page.early is None:
            page.runs = in_order(page.runs)
    _set_furniture(pages)
    _set_lines(pages)
    _set_margins(pages)
    return _written(_blocks(pages), {page.number: page for page in pages if page.way})


def _margins_of(page: Page) -> list[_Margin]:
    """The rows at the page's upper and lower edge."""
    upper, lower = _BAND * page.height, (1 - _BAND) * page.height
    rows = rows_of([run for run in page.runs if run.bottom < upper or lower < run.top])
    found: list[_Margin] = []
    for at, row in enumerate(rows):
        text = "".join([run.text for run in row])
        outer = at == 0 if row[0].bottom < upper else at == len(rows) - 1
        alone = len(row) == len(page.runs)
        number = outer and not alone and _NUMBER.match(text) is not None
        found.append((row, _DIGITS.sub("#", text), round(row[0].top / 6), number))
    return found


def _may_run(shape: str) -> bool:
    """Whether a row may be a head or foot that runs through the pages."""
    return len(shape) <= 60 and shape.strip("#.,%- ") != ""


def _set_furniture(pages: Sequence[Page]) -> None:
    """Part every page's numbers, and the heads and feet that run through the pages, from its text."""
    seen: Counter[tuple[str, int]] = Counter()
    margins: list[tuple[Page, list[_Margin]]] = []
    for page in pages:
        found = _margins_of(page) if page.early is None else page.early.margins
        for _, shape, height, _ in found:
            for near in (height - 1, height, height + 1):
                seen[shape, near] += 1
        margins.append((page, found))
    enough = max(3, len(pages) // 4) if len(pages) > 2 else 2
    for page, found in margins:
        if not found:
            continue
        early = page.early
        em = size_of(page.runs) if early is None else early.whole
        rows = [
            row
            for row, shape, height, number in found
            if number or (enough <= seen[shape, height] and _may_run(shape))
        ]
        taken = {id(run) for row in rows for run in row}
        page.runs = [run for run in page.runs if id(run) not in taken]
        if early is not None and not _same(early.runs, page.runs):
            early.undo()
            page.early = None
        page.furniture += [Line(cells=[row], left=0, right=page.width, em=em, column=-1) for row in rows]


def _same(some: Sequence[Run], others: Sequence[Run]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))


def _set_lines(pages: Sequence[Page]) -> None:
    """The lines of every page in reading order; what columns one page shows may help with another."""
    sizes = [size_of(page.runs) if page.early is None else page.early.em for page in pages]
    gutters = [
        gutter_of(page.runs, em) if page.early is None else page.early.gutter
        for page, em in zip(pages, sizes, strict=True)
    ]
    known = next((gutter for gutter in gutters if gutter is not None), None)
    for page, gutter, em in zip(pages, gutters, sizes, strict=True):
        early, page.early = page.early, None
        if early is not None:
            if early.fits(known):
                page.lines = early.lines
                continue
            early.undo()
        if gutter is None and known is not None and page.runs and holds(page.runs, known):
            gutter = known
        page.lines = lines_of(page.runs, gutter=gutter, em=em)


def _set_margins(pages: Sequence[Page]) -> None:
    """Give every line the margins of the document's columns: those of its page may be unmarked,
    where its lines are short, or widened by a title."""
    edges: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        for line in page.lines:
            if not line.tabular:
                width = round((line.right - line.left) / line.em / 4)
                edges.setdefault((round(line.left / line.em), width), []).append(line)
    whole = [line for lines in edges.values() for line in lines]
    breadth = min([page.width for page in pages], default=0.0)
    for lines in edges.values():
        full = [line for line in lines if 0.6 * (line.right - line.left) < line.stop - line.start]
        pool = full if len(full) > 3 else lines
        if len(pool) <= 12 and pool is not full:
            one = lines[0]
            pool = [
                it
                for it in whole
                if abs(it.left - one.left) < 2 * it.em and abs(it.right - one.right) < 2 * it.em
            ]
        stops = sorted(line.stop for line in pool)
        starts = sorted(line.start for line in pool)
        right = stops[min(len(stops) - 1, int(len(stops) * 0.9))]
        left = starts[len(starts) // 10]
        em = lines[0].em
        filled = len(stops) - bisect_left(stops, right - 1.2 * em)
        if filled * 4 < len(stops) and right + left + 4 * em < breadth:
            right = breadth - left  # lines that end anywhere: none was broken
        for line in lines:
            line.right, line.left = right, left


def _blocks(pages: Sequence[Page]) -> list[_Block]:
    """The document's lines put together into paragraphs and rows."""
    blocks: list[_Block] = []
    aside: list[_Block] = []
    opened: _Block | None = None
    before: Line | None = None
    pitch = _pitch(pages)
    body = _body_size(pages)
    for page in pages:
        notes = _notes(page, body)
        aside += [
            _Block(lines=[(page.number, line)]) for line in page.furniture if line.top < page.height / 2
        ]
        for index, line in enumerate(page.lines):
            if index in notes:
                last = aside[-1] if aside and index - 1 in notes else None
                if last is not None and not _begins_note(last.lines[-1][1].text, line.text):
                    last.lines.append((page.number, line))
                else:
                    aside.append(_Block(lines=[(page.number, line)]))
                continue
            if line.tabular:
                close = before is not None and before.tabular
                if not close or aside:
                    blocks += aside
                    close = close and not aside
                    aside = []
                opened = _Block(lines=[(page.number, line)], tabular=True, close=close)
                blocks.append(opened)
            elif (
                opened is None
                or before is None
                or _opens(before, line, opened, page, pitch, body)
                or (
                    line.text[0] in _CAPTIONS
                    and CAPTION.match(line.text)
                    and index + 1 < len(page.lines)
                    and page.lines[index + 1].tabular
                )
            ):
                blocks += aside
                aside = []
                opened = _Block(lines=[(page.number, line)])
                blocks.append(opened)
            else:
                opened.lines.append((page.number, line))
            before = line
        aside += [
            _Block(lines=[(page.number, line)]) for line in page.furniture if page.height / 2 <= line.top
        ]
    return blocks + aside


def _pitch(pages: Sequence[Page]) -> float:
    """The usual distance of two lines, in sizes of their characters."""
    steps = [
        (line.top - before.top) / line.em
        for page in pages
        for before, line in zip(page.lines, page.lines[1:], strict=False)
        if before.column == line.column and 0 < line.top - before.top < 4 * line.em
    ]
    return median(steps) if steps else 2.0


def _body_size(pages: Sequence[Page]) -> float:
    """The usual size of the document's characters, by how many there are."""
    told: dict[float, int] = {}
    for page in pages:
        for line in page.lines:
            told[line.size] = told.get(line.size, 0) + len(line.text)
    sizes: Counter[float] = Counter()
    for size, length in told.items():
        sizes[round(size, 1)] += length
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _notes(page: Page, body: float) -> set[int]:
    """The lines of notes at a page's foot: smaller than the text, after all of it in their column."""
    notes: set[int] = set()
    stop = len(page.lines)
    while stop:
        found: set[int] = set()
        column = page.lines[stop - 1].column
        for index in range(stop - 1, -1, -1):
            line = page.lines[index]
            if line.column != column:
                break
            if line.size < 0.92 * body and not line.tabular and 0.5 * page.height < line.top:
                found.add(index)
            else:
                break
        first = min(found, default=0)
        while found and not _NOTE.match(page.lines[first].text):
            found.discard(first)
            first = min(found, default=0)
        notes |= found
        while stop and page.lines[stop - 1].column == column:
            stop -= 1
    return notes


def _begins_note(before: str, text: str) -> bool:
    """Whether a line at a page's foot begins a note of its own."""
    return _NOTE.match(text) is not None or (_MARK.match(text) is not None and before[-1] in ENDS)


def _opens(before: Line, line: Line, block: _Block, page: Page, pitch: float, body: float) -> bool:
    """Whether *line* begins a paragraph, *before* being the line read before it."""
    if before.tabular:
        return True
    text, last = line.text, before.text[-1]
    number, first = block.lines[-1][0], block.lines[0][1]
    em = line.em
    together = number == page.number and before.column == line.column
    if (
        number == page.number
        and before.column != line.column
        and before.start < line.right - em
        and line.left + em < before.stop
    ):
        return True  # it stands over the column, not before it
    if (text[0] in _SOURCES or text[0].isspace()) and _SOURCE.match(text):
        return True
    if abs(line.size - before.size) > 0.12 * line.size:
        return True
    if together and pitch * 1.45 < (line.top - before.top) / max(em, line.size):
        return True
    centred = _centred(before)
    reach = before.stop + _token(text) * em
    if centred and len(block.lines) == 1:
        # A title of several lines goes on in a line that is centred too and of the same size.
        title = 1.2 * body < line.size and together
        return not (_centred(line) and (title or before.right - 4 * em < reach))
    indented = line.start - line.left > 1.2 * em
    if indented and not (len(block.lines) > 1 and abs(line.start - before.start) < 0.5 * em):
        hanging = first.start + 0.5 * em < line.start and len(block.lines) == 1 and _marked(first.text)
        if not hanging:
            return True
    if text[0] in NEVER_FIRST:
        return False
    ended = last in ENDS or last in CLOSERS or last in "；;：:"
    if reach < before.right - 1.2 * em:
        # Some writers part no list of numbers, however short it leaves the line before.
        broken = not ended and 0.8 * (before.right - before.left) < before.stop - before.left
        return not (broken and _LISTED.match(text) is not None)
    return _marked(text) and (ended or (len(block.lines) == 1 and _marked(first.text)))


def _marked(text: str) -> bool:
    """Whether a line begins with the mark of a point."""
    return (text[0] in _MARKS or text[0].isdecimal()) and _MARK.match(text) is not None


def _centred(line: Line) -> bool:
    """Whether a line stands in the middle of its column, clear of both edges."""
    before, after = line.start - line.left, line.right - line.stop
    return 2.5 * line.em < before and abs(before - after) < 1.5 * line.em


def _token(text: str) -> float:
    """How many characters' widths at the front of a line could not have been parted."""
    found = _TOKEN.match(text) if text[0] <= "‰" else None
    if found is not None:
        return 0.5 * found.end() + (1.0 if text[found.end() : found.end() + 1] in NEVER_FIRST else 0.0)
    return 2.0 if text[1:2] in NEVER_FIRST else 1.0


def _written(blocks: list[_Block], askew: Mapping[int, Page]) -> Laid:
    """The text of the blocks, with where each piece of it stands."""
    parts: list[str] = []
    places: list[Place] = []
    starts: dict[int, int] = {}
    doubts: list[tuple[int, int, tuple[str, ...]]] = []
    at = 0
    for block in blocks:
        if parts:
            gap = "\n" if block.close else "\n\n"
            parts.append(gap)
            at += len(gap)
        leads = True
        for number, line in block.lines:
            if leads:
                leads = False
            elif line.text[0].isascii() and _apart(parts[-1][-1], line.runs[0].text[0]):
                parts.append(" ")
                at += 1
            if starts.get(number, at + 1) > at:
                starts[number] = at
            page = askew.get(number)
            sideways = page is not None and page.way != LEFT
            begun = False
            for cell in line.cells:
                if begun:
                    parts.append("\t")
                    at += 1
                begun = True
                if len(cell) == 1 and page is None:
                    run = cell[0]
                    if run.blanks < _FEW and not run.doubts:  # most are so, and all is known of them
                        text = run.text
                        stop = at + len(text)
                        box = (run.left, run.top, run.right, run.bottom)
                        places.append(place_of(at, stop, number, box, tuple(run.edges), False))
                        parts.append(text)
                        at = stop
                        continue
                for piece in _stacked(cell):
                    if (
                        piece is not cell
                        and piece[0] is not cell[0]
                        and _apart(parts[-1][-1], piece[0].text[0])
                    ):
                        parts.append(" ")
                        at += 1
                    text, edges, found = _joined(piece, line.em)
                    if found:
                        doubts += [(at + position, length, readings) for position, length, readings in found]
                    if len(piece) == 1:
                        top, bottom = piece[0].top, piece[0].bottom
                    else:
                        top, bottom = min([run.top for run in piece]), max([run.bottom for run in piece])
                    box = (edges[0], top, edges[-1], bottom)
                    if page is not None:
                        size = (page.width, page.height) if page.way == LEFT else (page.height, page.width)
                        box, edges = shown(box, page.way, *size), along(edges, page.way, *size)
                    stop = at + len(text)
                    places.append(place_of(at, stop, number, box, tuple(edges), sideways))
                    parts.append(text)
                    at = stop
    first = 0
    pages = []
    for number in range(1, max(starts, default=0) + 1):
        first = max(first, starts.get(number, first))
        pages.append(first)
    text = "".join(parts) + "\n" if parts else ""
    return Laid(text=text, places=tuple(places), pages=tuple(pages), doubts=tuple(doubts))


def _stacked(cell: list[Run]) -> list[list[Run]]:
    """The lines of a cell: most have one, or none."""
    if len(cell) < 2:
        return [cell] if cell else []
    lines = [[cell[0]]]
    for before, run in pairwise(cell):
        if run.left < before.right and before.top + 0.5 * before.height < run.top:
            lines.append([run])
        else:
            lines[-1].append(run)
    return lines if len(lines) > 1 else [cell]


def _apart(last: str, first: str) -> bool:
    """Whether a blank is kept between two lines or runs: between two Latin words alone."""
    return first.isascii() and (_LATIN.match(last) is not None or last in ",.;:)") and first.isalpha()


def _joined(
    cell: list[Run], em: float
) -> tuple[str, Sequence[float], list[tuple[int, int, tuple[str, ...]]]]:
    """The runs of a line or a cell as one text, with the abscissas between its characters."""
    if len(cell) == 1 and cell[0].blanks < _FEW:
        run = cell[0]
        doubted = [(position, *told) for position, told in run.doubts.items()] if run.doubts else []
        return run.text, run.edges, doubted
    cell = _drawn_together(cell)
    if len(cell) == 1 and not cell[0].doubts:
        return cell[0].text, cell[0].edges, []
    text = ""
    edges: list[float] = []
    doubts: list[tuple[int, int, tuple[str, ...]]] = []
    for run in cell:
        if text:
            gap = run.left - edges[-1]
            alnum = text[-1].isascii() and run.text[0].isascii()
            if alnum and text[-1] not in "([" and run.text[0] not in ")[],." and 0.3 * em < gap:
                text += " "
                edges.append(max(edges[-1], run.left))
            last = edges[-1]
            if last < run.left and run.text[0].isdigit():
                edges[-1] = run.left  # the room before a number is not the number's
            edges += run.edges[1:] if last <= run.left else [max(last, edge) for edge in run.edges[1:]]
        else:
            edges = list(run.edges)
        doubts += [(len(text) + position, *told) for position, told in run.doubts.items()]
        text += run.text
    return text, edges, doubts


def _drawn_together(cell: list[Run]) -> list[Run]:
    """A line that is set with room between all its characters, without that room: 2 0 2 5 年 as 2025年."""
    parted = sum([run.blanks for run in cell]) + len(cell) - 1
    if parted < _FEW or not any(run.blanks for run in cell):
        return cell
    letters = sum([len(run.text) - run.text.count(" ") for run in cell])
    if parted * 5 < (letters - 1) * 4 or any(run.doubts for run in cell):
        return cell
    first, last = cell[0], cell[-1]
    kept = [
        (character, edge)
        for run in cell
        for character, edge in zip(run.text, run.edges, strict=False)
        if character != " "
    ]
    whole = Run(
        text="".join([character for character, _ in kept]),
        edges=[*(edge for _, edge in kept), last.right],
        top=first.top,
        bottom=first.bottom,
        size=first.size,
    )
    return [whole]
