"""A page's characters and their boxes → its lines in reading order: columns, rows of tables, notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from yuebao.source.leading import Heights, heights_of, interlaced, together
from yuebao.source.runs import CLOSED

CAPTION = re.compile(r"(?:附?表|图)\s*[0-9一二三四五六七八九十]{1,3}(?![0-9、])")
_RAISED = re.compile(r"[0-9]+$")

_TALL = 12  # lines of a cell: what has more is a column of text
_TRIES = 40  # edges of a column that are tried, the likeliest first


_NO_DOUBTS: Final[Mapping[int, tuple[int, tuple[str, ...]]]] = {}


@dataclass(slots=True, init=False)
class Run:
    """Characters that stand side by side on a page without a wide gap.

    ``edges`` are the abscissas that part the characters of ``text``, one more than there are, ``left`` and
    ``right`` the outer ones; ``size`` is how wide a full-width character is set, 0 where there is none.
    ``blanks`` counts the blanks between its characters, those left out too. ``doubts`` are what a scan's
    reader was unsure of: position in ``text`` to how many characters and what else they may be.
    """

    text: str
    edges: Sequence[float]
    top: float
    bottom: float
    size: float
    blanks: int
    doubts: Mapping[int, tuple[int, tuple[str, ...]]]
    left: float
    right: float

    def __init__(
        self, text: str, edges: Sequence[float], top: float, bottom: float, size: float = 0.0, blanks: int = 0
    ) -> None:
        self.text = text
        self.edges = edges
        self.top = top
        self.bottom = bottom
        self.size = size
        self.blanks = blanks
        self.doubts = _NO_DOUBTS
        self.left = edges[0]
        self.right = edges[-1]

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True, init=False)
class Line:
    """A line of prose (one cell) or a row of a table (cells by column, an empty list for none).

    ``left`` and ``right`` are the edges of the column of text that it stands in, ``em`` the size of its
    characters, ``column`` numbers the columns of the page in reading order.
    """

    cells: list[list[Run]]
    left: float
    right: float
    em: float
    column: int
    runs: list[Run]
    text: str
    start: float
    stop: float
    top: float
    bottom: float
    size: float
    """The size of the line's own characters; ``em`` where it has none that are full-width."""
    tabular: bool

    def __init__(self, cells: list[list[Run]], left: float, right: float, em: float, column: int) -> None:
        self.cells, self.left, self.right, self.em, self.column = cells, left, right, em, column
        # Paragraphs are told by asking neighbours for these again and again.
        self.tabular = len(cells) > 1
        if not self.tabular and len(cells[0]) == 1:
            run = cells[0][0]
            self.runs, self.text = cells[0], run.text
            self.start, self.stop, self.top, self.bottom = run.left, run.right, run.top, run.bottom
            self.size = run.size or em
            return
        runs = self.runs = [run for cell in cells for run in cell]
        self.text = "\t".join(["".join([run.text for run in cell]) for cell in cells])
        self.start, self.stop = min([run.left for run in runs]), max([run.right for run in runs])
        self.top, self.bottom = min([run.top for run in runs]), max([run.bottom for run in runs])
        self.size = next((run.size for run in runs if run.size), em)


Gutter = tuple[float, float]
"""The white strip between two columns of text, from its left edge to its right one."""


def lines_of(runs: list[Run], *, gutter: Gutter | None, em: float) -> list[Line]:
    """The lines of a page in reading order, out of its runs, of the usual size *em*; *gutter* parts its
    columns, if it has them."""
    if not runs:
        return []
    lines: list[Line] = []
    for number, (left, right, inside) in enumerate(_columns(runs, em, gutter)):
        lines += _column(inside, left=left, right=right, em=em, number=number)
    return lines


def holds(runs: list[Run], gutter: Gutter) -> bool:
    """Whether a page keeps to the columns of the document's other pages."""
    inner, outer = gutter
    em = size_of(runs)
    wide = [run for run in runs if 6 * em <= run.right - run.left]
    beside = [run for run in wide if run.right < inner + em or outer - em < run.left]
    begun = sum(abs(run.left - outer) < em for run in runs)
    return 0 < begun and len(wide) * 3 < len(beside) * 4


def size_of(runs: Iterable[Run]) -> float:
    """The usual size of the characters: how wide a full-width one is set."""
    runs = list(runs)
    sized = sorted([(run.size, len(run.text)) for run in runs if run.size])
    if sized:
        half, told = sum([length for _, length in sized]) / 2, 0
        for size, length in sized:
            told += length
            if half <= told:
                return size
    heights = [run.height for run in runs]
    return 0.8 * median(heights) if heights else 10.0


def _columns(runs: list[Run], em: float, gutter: Gutter | None) -> list[tuple[float, float, list[Run]]]:
    """The page cut into columns of text, in reading order; what runs across them parts them."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    if gutter is None:
        return [(left, right, runs)]
    inner, outer = gutter
    middle = (inner + outer) / 2
    wide = set(map(id, _across(runs, em, gutter)))
    across: list[Run] = []
    beside: list[Run] = []
    for one in runs:
        # Short lines over, between and under the columns (a title, a centred heading) stand in the middle.
        over = (one.left < inner and outer < one.right) or one.left < middle < one.right
        (across if over or id(one) in wide else beside).append(one)
    across.sort(key=lambda run: run.top)
    out: list[tuple[float, float, list[Run]]] = []
    bounds = [run.bottom - 0.3 * run.height for run in across]
    done: list[Run] = []
    start = float("-inf")
    for run, stop in zip([*across, None], [*bounds, float("inf")], strict=True):
        here = [one for one in beside if start <= (one.top + one.bottom) / 2 < stop]
        if here:
            if done:
                out.append((left, right, done))
                done = []
            for side in (True, False):
                inside = [one for one in here if ((one.left + one.right) / 2 < middle) == side]
                if inside:
                    edges = (left, inner) if side else (outer, right)
                    within = gutter_of(inside, size_of(inside)) if 24 * em < edges[1] - edges[0] else None
                    out += _columns(inside, em, within) if within else [(*edges, inside)]
        if run is not None:
            done.append(run)
            start = stop
    if done:
        out.append((left, right, done))
    return out


def _across(runs: list[Run], em: float, gutter: Gutter) -> list[Run]:
    """The runs of lines in the middle of the page, set with room between their characters, and of tables that
    stand over, between or under the columns and reach across them."""
    rows = rows_of(runs)
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    middle = [run for row in rows if _amid(row, em, gutter, left, right) for run in row]
    return middle + _tables_across(rows, em, gutter, left)


def _amid(row: list[Run], em: float, gutter: Gutter, left: float, right: float) -> bool:
    """Whether a row whose runs stand beside the gutter is one line in the middle of the page."""
    at = sum([run.right < gutter[1] for run in row])
    before, after = row[0].left - left, right - row[-1].right
    return (
        0 < at < len(row)
        and row[at].left - row[at - 1].right < 2.5 * em
        and 3 * em < min(before, after)
        and abs(before - after) < 2 * em
    )


def _tables_across(rows: list[list[Run]], em: float, gutter: Gutter, left: float) -> list[Run]:
    inner, outer = gutter
    across: list[int] = []
    for at, row in enumerate(rows):
        if row[0].left < inner and outer < row[-1].right and len(pieces := _pieces(row, em)) > 2:
            starts = [start for start, _ in pieces if inner < start]
            if not any(outer - 0.5 * em < start < outer + 2.6 * em for start in starts):
                across.append(at)
    if len(across) < 2:
        return []
    found = [rows[across[0]]]
    for before, at in pairwise(across):
        gap = rows[at][0].top - rows[before][0].bottom
        found += rows[before + 1 : at + 1] if gap < 6 * em else [rows[at]]
    column = inner - left
    for at in range(across[0] - 1, -1, -1):  # heads over several columns, or of several lines
        narrow = all(stop - start < 0.5 * column for start, stop in _pieces(rows[at], em))
        if not narrow or rows[at + 1][0].top - rows[at][0].bottom > 1.5 * em:
            break
        found.append(rows[at])
    return [run for row in found for run in row]


def gutter_of(runs: list[Run], em: float) -> Gutter | None:
    """The white strip between two columns of prose, or None.

    Its sides hold lines that fill them: that tells columns of text from those of a table. The usual size of
    its characters is *em*.
    """
    wide = [run for run in runs if 6 * em <= run.right - run.left]
    if len(wide) < 8:
        return None
    left, right = min([run.left for run in runs]), max([run.right for run in runs])
    lefts, rights = sorted([run.left for run in wide]), sorted([run.right for run in wide])
    beside: list[tuple[int, float]] = []
    for candidate in sorted({round(edge, 1) for edge in set(lefts)}):
        after = len(wide) - bisect_left(lefts, candidate - 0.5)
        before = bisect_right(rights, candidate - 0.8 * em)
        inner = left + 0.2 * (right - left) < candidate < left + 0.8 * (right - left)
        if inner and 4 <= min(after, before) and (len(wide) - after - before) * 4 <= len(wide):
            beside.append((-after - before, candidate))
    for _, candidate in sorted(beside)[:_TRIES]:
        gutter = _gutter_at(candidate, wide, em, left, right)
        if gutter is not None:
            return gutter
    return None


def _gutter_at(candidate: float, wide: list[Run], em: float, left: float, right: float) -> Gutter | None:
    """The white strip on the left of *candidate*, if columns of prose stand on both sides of it."""
    after = [run for run in wide if candidate - 0.5 <= run.left]
    before = [run for run in wide if run.right <= candidate - 0.8 * em]
    edge = max(run.right for run in before)
    sides = sorted(((edge - left, before), (right - candidate, after)), key=lambda side: side[0])
    column = sides[0][0]
    for width, inside in sides:
        # A side may hold several columns, each as wide as the other side.
        usual = width if width < 1.8 * column else column
        filling = sum(0.7 * usual <= run.right - run.left < 1.1 * usual for run in inside)
        if filling * 5 < len(inside) * 2:  # each paragraph may end in a short line
            return None
    over = min(max(run.bottom for run in before), max(run.bottom for run in after)) - max(
        min(run.top for run in before), min(run.top for run in after)
    )
    return None if over < 4 * em else (edge, candidate)


def _place(run: Run) -> tuple[float, float]:
    return run.top + run.bottom, run.left


def _left(run: Run) -> float:
    return run.left


def rows_of(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand at one height, from left to right, the rows from top to bottom."""
    if len(runs) < 2:
        return [runs[:]] if runs else []
    rows: list[list[Run]] = []
    tallest: list[Run] = []  # of each row
    flat: list[Run] = []  # a lone dash or 一 whose box is as flat as it is
    least = 0.4 * median([run.bottom - run.top for run in runs])
    for run in sorted(runs, key=_place):
        top, bottom = run.top, run.bottom
        high = bottom - top
        if high < least:
            flat.append(run)
            continue
        middle = (top + bottom) / 2
        at = len(rows)
        stop = at - 3 if 3 < at else 0
        while stop < at:
            at -= 1
            first = tallest[at]
            below = first.bottom
            if below <= middle:
                continue
            above = first.top
            tall = below - above
            if above < middle and abs(middle - (above + below) / 2) < 0.5 * (tall if high < tall else high):
                rows[at].append(run)
                if tall < high:
                    tallest[at] = run
                break
        else:
            rows.append([run])
            tallest.append(run)
    for run in flat:
        middle = (run.top + run.bottom) / 2
        holding = [at for at, one in enumerate(tallest) if one.top < middle < one.bottom]
        if holding:
            rows[holding[0]].append(run)
        else:
            rows.append([run])
            tallest.append(run)
    if flat:
        rows.sort(key=lambda row: row[0].top + row[0].bottom)
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
    return rows


def _column(runs: list[Run], *, left: float, right: float, em: float, number: int) -> list[Line]:
    """The lines of one column of text, its tables told from its prose."""
    stacks = _stacks(runs, em)
    inside = {id(run) for cells in stacks for cell in cells for run in cell}
    rows = rows_of([run for run in runs if id(run) not in inside] if inside else runs)
    rows = [_marked(row) if len(row) > 1 else row for row in rows]
    parted: dict[int, list[list[Run]]] = {}
    for cells in stacks:
        stack = [run for cell in cells for run in cell]
        parted[id(stack)] = cells
        rows.append(stack)
    if stacks:
        rows.sort(key=lambda row: min([run.top for run in row]))
    lines: list[Line] = []
    pieces = [_stretches(parted[id(row)]) if id(row) in parted else _pieces(row, em) for row in rows]
    gapped = [len(stretches) > 1 for stretches in pieces]
    at = 0
    while at < len(rows):
        stop = at
        if gapped[at]:
            stop = _table_end(rows, list(map(len, pieces)), at, em, left, right)
        if stop - at > 1:
            while at and not lines[-1].tabular and interlaced(heights_of(rows[at - 1]), heights_of(rows[at])):
                lines.pop()  # a cell that has more lines than its neighbours begins above them
                at -= 1
            table = rows[at:stop], pieces[at:stop], parted
            lines += _table(*table, left=left, right=right, em=em, number=number)
            at = stop
        else:
            cells = parted.get(id(rows[at]), [rows[at]])
            lines.append(Line(cells, left, right, em, number))
            at += 1
    return lines


def _marked(row: list[Run]) -> list[Run]:
    """A row whose raised figures are written as marks of notes: GDP² as GDP[2]; m² as m²."""
    if not [run for run in row if run.text[0] in "0123456789" and _RAISED.match(run.text)]:
        return row
    tallest = max(row, key=lambda run: run.height)
    out: list[Run] = []
    for at, run in enumerate(row):
        # A mark stands close behind what it marks, or before the note that it is the number of.
        near = run.left - out[-1].right if out else row[at + 1].left - run.right if len(run.text) < 3 else 1e9
        raised = (
            _RAISED.match(run.text)
            and run.height < 0.8 * tallest.height
            and run.bottom < tallest.bottom - 0.2 * tallest.height
            and near < 0.5 * tallest.height
        )
        if raised and out and out[-1].text[-1] == "m" and run.text in ("2", "3"):
            run.text = "²³"[int(run.text) - 2]
        elif raised:
            run.text = f"[{run.text}]"
            run.edges = [run.left, *run.edges, run.right]
        out.append(run)
    return out


def _pieces(row: list[Run], em: float) -> list[tuple[float, float]]:
    """The stretches of a row that no wide gap parts."""
    if row[0].text[0] in "附表图" and CAPTION.match(row[0].text):
        return [(row[0].left, row[-1].right)]
    return _stretches(_loose(row, em)) if len(row) > 1 else [(row[0].left, row[0].right)]


def _stretches(cells: list[list[Run]]) -> list[tuple[float, float]]:
    return [
        (cell[0].left, cell[0].right)
        if len(cell) == 1
        else (min([run.left for run in cell]), max([run.right for run in cell]))
        for cell in cells
        if cell
    ]


def _table_end(
    rows: list[list[Run]], pieces: list[int], at: int, em: float, left: float, right: float
) -> int:
    """Where the table that begins with row *at* ends, rows having so many pieces: after its last one with
    a gap, narrow rows (a cell that goes on, a row with one cell) within; but a sentence parts it from a table
    of other columns."""
    last = at
    for index in range(at + 1, len(rows)):
        row = rows[index]
        if row[0].top - max([run.bottom for run in rows[last]]) > 6 * em or CAPTION.match(row[0].text):
            break
        if pieces[index] > 1:
            last = index
            continue
        sentence = row[-1].text[-1] == "。" and row[0].left < left + 3 * em
        if (
            index - last > 2
            or row[-1].right - row[0].left > 0.8 * (right - left)
            or (sentence and index + 1 < len(rows) and pieces[index + 1] != pieces[last])
        ):
            break
    return last + 1


def _table(
    rows: list[list[Run]],
    pieces: list[list[tuple[float, float]]],
    parted: dict[int, list[list[Run]]],
    *,
    left: float,
    right: float,
    em: float,
    number: int,
) -> list[Line]:
    """Rows of a table, with their ``_pieces``, cut into cells where no row, or hardly one, has anything.

    Some are *parted* already: the cells of ``_stacks``, by the ``id`` of the row.
    """
    cuts = _cuts(pieces, em)
    found: list[list[list[Run]]] = []
    heights: list[Heights] = []
    for row, cells in zip(rows, _in_columns(rows, cuts, em, parted), strict=True):
        height = heights_of(row)
        if found and interlaced(heights[-1], height):
            # Cells of several lines stand in the middle of their row, between each other's lines.
            before = found[-1]
            before += [[] for _ in range(len(cells) - len(before))]
            for cell, more in zip(before, cells, strict=False):
                cell += more
            above = heights[-1]
            heights[-1] = min(above[0], height[0]), max(above[1], height[1]), max(above[2], height[2])
        else:
            found.append(cells)
            heights.append(height)
    if len(found) > 2:
        whole = {id(run) for row in rows if id(row) in parted for run in row}
        found = together(found, heights, em, whole=whole)
    if len(cuts) > 1 and not any(len(cells) > 1 and cells[0] and cells[1] for cells in found):
        # A head in the middle of a wide column of names looks like a column of its own.
        found = [[cells[0] + cells[1], *cells[2:]] if len(cells) > 1 else cells for cells in found]
    return [Line(cells, left, right, em, number) for cells in found]


def _stacks(runs: list[Run], em: float) -> list[list[list[Run]]]:
    """Rows of tables whose cells have several lines, as their cells.

    What writes a page goes through a row cell by cell, and so up again after each that has more lines than
    the next one's first; between paragraphs it only goes down.
    """
    ups = {
        at
        for at, (before, run) in enumerate(pairwise(runs), 1)
        if run.bottom <= before.top + 0.3 * (run.bottom - run.top)
    }
    if not ups:
        return []
    groups: list[tuple[int, float, float]] = []  # from which run on, from where down to where
    for at, run in enumerate(runs):
        start, top, bottom = at, run.top, run.bottom
        while groups and top < groups[-1][2] - 0.3 * (run.bottom - run.top):
            start, above, below = groups.pop()
            top, bottom = min(top, above), max(bottom, below)
        groups.append((start, top, bottom))
    found: list[list[list[Run]]] = []
    for place, (start, _, _) in enumerate(groups):
        stop = groups[place + 1][0] if place + 1 < len(groups) else len(runs)
        if any(at in ups for at in range(start + 1, stop)):
            cells = _cells_of(runs[start:stop], em)
            if cells:
                found.append(cells)
    return found


def _cells_of(runs: list[Run], em: float) -> list[list[Run]]:
    """The cells of a row that is written cell by cell; none where it is no such row."""
    cells: list[list[Run]] = [[runs[0]]]
    lines = 1  # of the last cell
    for before, run in pairwise(runs):
        high = run.bottom - run.top
        if run.bottom <= before.top + 0.3 * high or (
            run.top < before.bottom - 0.3 * high and before.right + 0.5 * em < run.left
        ):
            cells.append([run])
            lines = 1
        else:
            cells[-1].append(run)
            lines += before.bottom - 0.3 * high <= run.top
        if _TALL < lines:
            return []
    ends = _stretches(cells)
    apart = all(before[1] < after[0] + 0.1 * em for before, after in pairwise(ends))
    return cells if len(cells) > 1 and apart else []


def _in_columns(
    rows: list[list[Run]], cuts: list[float], em: float, parted: dict[int, list[list[Run]]]
) -> Iterator[list[list[Run]]]:
    """The cells of every row."""
    for row in rows:
        if not cuts:
            yield parted.get(id(row)) or _loose(row, em)
            continue
        cells: list[list[Run]] = [[] for _ in range(len(cuts) + 1)]
        if [run for run in row if bisect_right(cuts, run.left + 0.1) != bisect_left(cuts, run.right - 0.1)]:
            pieces = parted.get(id(row)) or _loose(row, em)
            alone = len(pieces) < 2 and row[0].left < cuts[0]
            cells = [row] if alone else _spanning(pieces, cells, cuts)
        else:
            for run in row:
                cells[bisect_right(cuts, (run.left + run.right) / 2)].append(run)
            while len(cells) > 1 and not cells[-1]:
                cells.pop()
        yield cells


def _spanning(pieces: list[list[Run]], cells: list[list[Run]], cuts: list[float]) -> list[list[Run]]:
    """Pieces that may stand over several columns, each in the one that holds most of it, the first of equals;
    as they are where two would share a column."""
    for piece in pieces:
        first, last = piece[0].left, piece[-1].right
        ends = [first, *cuts[bisect_right(cuts, first) : bisect_left(cuts, last)], last]
        widest = max(range(len(ends) - 1), key=lambda at: ends[at + 1] - ends[at])
        if ends[1] - ends[0] > 0.45 * (last - first):
            widest = 0
        cell = cells[bisect_right(cuts, first) + widest]
        if cell:
            return pieces
        cell.extend(piece)
    while not cells[-1]:
        cells.pop()
    return cells


def _loose(row: list[Run], em: float) -> list[list[Run]]:
    """A row that fits no columns: cut at its own wide gaps."""
    cells: list[list[Run]] = [[row[0]]]
    for before, run in pairwise(row):
        gap = run.left - before.right
        if before.text[-1] in CLOSED and before.right - before.edges[-2] > 0.8 * em:
            gap += 0.4 * em  # its right half is white
        if gap < 0.9 * em or (gap < 2.6 * em and _spread(cells[-1], before, run)):
            cells[-1].append(run)
        else:
            cells.append([run])
    return cells


def _spread(cell: list[Run], before: Run, run: Run) -> bool:
    """Whether two runs may be one word whose few characters are set apart to fill their column: 产　量."""
    lone = len(run.text) == 1 or (len(cell) == 1 and len(before.text) == 1)
    return lone and "\u4e00" <= before.text[-1] <= "\u9fff" and "\u4e00" <= run.text[0] <= "\u9fff"


def _cuts(rows: list[list[tuple[float, float]]], em: float) -> list[float]:
    """The abscissas that part the columns of rows of these ``_pieces``: strips that hardly any row covers.

    Where a row of heads stands over several columns, the rows that have most cells tell.
    """
    found = [pieces for pieces in rows if len(pieces) > 1]
    most = max(map(len, found), default=0)
    fine = [pieces for pieces in found if most * 3 <= len(pieces) * 4]
    if len(fine) * 2 < len(found):
        fine = found
    pieces = [piece for one in fine for piece in one]
    allowed = len(fine) // 8
    marks = sorted([(start, 1) for start, _ in pieces] + [(stop, -1) for _, stop in pieces])
    cuts: list[float] = []
    cover = 0
    opened: float | None = None
    for place, (x, step) in enumerate(marks):
        if step == 1 and cover + 1 > allowed and opened is not None:
            if x - opened > 0.3 * em:
                cuts.append((x + opened) / 2)
            opened = None
        cover += step
        if step == -1 and cover <= allowed and opened is None and place + 1 < len(marks):
            opened = x
    return cuts
