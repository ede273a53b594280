"""Lines of a table put together into rows by the white between them, where nothing else tells."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice, pairwise
from operator import sub
from typing import TYPE_CHECKING

from yuebao.source.rows import NEVER_FIRST

if TYPE_CHECKING:
    from yuebao.source.typeset import Run

_FIGURE = re.compile(r"[-+－＋−—▲▼△↑↓]?[\d.,，]+[%％‰]?$")
_STEP = 0.12  # of a character: rows stand at least this much farther apart than the lines of a cell
_LEAST = 3.5  # characters: in what is narrower hardly anything is broken
_TOKEN = re.compile(r"[A-Za-z0-9.,%％‰/+-]+")
_LINES = 2.0  # characters: lines of a cell stand no farther apart, from middle to middle
_MOST = 5_000  # runs: a page of prose in pieces has some hundreds
_SCATTERED = 5  # one run in so many touches another that is not written beside it: a page in pieces

Cells = list[list["Run"]]
Heights = tuple[float, float, float]
"""Of a row: twice the ordinate of the middle of its first line, of that of its last, and the largest size."""


def heights_of(row: list[Run]) -> Heights:
    """The heights of the runs of a row."""
    if len(row) == 1:
        middle = row[0].top + row[0].bottom
        return middle, middle, row[0].size
    middles = [run.top + run.bottom for run in row]
    return min(middles), max(middles), max([run.size for run in row])


def interlaced(before: Heights, row: Heights) -> bool:
    """Whether a row stands less than a line under the last line of the row before."""
    return (row[0] - before[1]) / 2 < 0.95 * max(before[2], row[2])


def together(rows: list[Cells], heights: list[Heights], em: float, *, whole: Container[int]) -> list[Cells]:
    """*rows* of a table, lines each, with those put together that are lines of one row; rows of runs whose
    ``id`` is in *whole* are that already.

    The lines of a cell stand closer than two rows do. That alone could be a table whose rows stand in groups:
    so no two lines of a row hold figures, and each cell is full where it breaks. Where one row does not
    bear that, all stay as they are.
    """
    steps = [below[0] / 2 - above[1] / 2 for above, below in pairwise(heights)]
    ordered = sorted(steps)
    close = next((low for low, high in pairwise(ordered) if _STEP * em <= high - low), None)
    if close is None or _LINES * em < close:
        return rows
    groups: list[list[Cells]] = [[rows[0]]]
    for step, row in zip(steps, rows[1:], strict=True):
        if step <= close:
            groups[-1].append(row)
        else:
            groups.append([row])
    edges = [
        max((row[column][-1].right for row in rows if column < len(row) and row[column]), default=0.0)
        for column in range(max(map(len, rows)))
    ]
    if not all(len(group) == 1 or _is_row(group, edges, em, whole) for group in groups):
        return rows
    return [_one(group) for group in groups]


def _text(cell: list[Run]) -> str:
    return "".join([run.text for run in cell])


def _is_row(group: list[Cells], edges: list[float], em: float, whole: Container[int]) -> bool:
    """Whether lines may be those of one row."""
    if any(id(run) in whole for line in group for cell in line for run in cell):
        return False
    if sum(any(_FIGURE.match(_text(cell)) for cell in line) for line in group) > 1:
        return False
    filled = [{at for at, cell in enumerate(line) if cell} for line in group]
    if len(set().union(*filled)) < 2:
        return False
    for place, (above, below) in enumerate(pairwise(group)):
        both = filled[place] & filled[place + 1]
        ended = set().union(*filled[: place + 1]) - filled[place]
        if not both or ended & filled[place + 1]:
            return False
        if not all(_breaks(above[at], below[at], edges[at], em) for at in both):
            return False
    return True


def _breaks(above: list[Run], below: list[Run], edge: float, em: float) -> bool:
    """Whether a line of a cell is full, so that what could not be parted goes on under it; what stands in
    brackets under a name may have its own line."""
    upper, lower = _text(above), _text(below)
    if lower[0] in "（(":
        return upper[-1] not in "。；"
    found = _TOKEN.match(lower)
    room = 0.55 * found.end() if found is not None else 1.0
    room += 1.0 if lower[found.end() if found is not None else 1 :][:1] in NEVER_FIRST else 0.0
    start, stop = above[0].left, above[-1].right
    return upper != lower and _LEAST * em < stop - start and edge - 0.6 * em < stop + room * em


def _one(group: list[Cells]) -> Cells:
    """The lines of a row as the row."""
    whole: Cells = [[] for _ in range(max(map(len, group)))]
    for row in group:
        for cell, more in zip(whole, row, strict=False):
            cell += more
    return whole


def in_order(runs: list[Run]) -> list[Run]:
    """The runs of a page, those that touch each other put together: what is written font by font (all words,
    then all figures) comes in pieces.

    As they are where they are written as they are read.
    """
    tops = [run.top for run in runs]
    far = 0.3 * (max(tops) - min(tops)) if tops else 0.0
    if far <= 0 or _MOST < len(tops) or max(map(sub, tops, islice(tops, 1, None))) <= far:
        return runs  # it never goes back up
    heights = [round(top / 8) for top in tops]
    starts = set(zip(map(round, [run.left for run in runs]), heights, strict=True))
    ends = zip(map(round, [run.right for run in runs]), heights, strict=True)
    if sum(map(starts.__contains__, ends)) * 4 * _SCATTERED < len(runs):  # rounding parts the most
        return runs
    begins: dict[tuple[int, int], list[int]] = {}
    for at, run in enumerate(runs):
        begins.setdefault((round(run.left), round((run.top + run.bottom) / 8)), []).append(at)
    after: dict[int, int] = {}
    for at, run in enumerate(runs):
        middle, right, high = run.top + run.bottom, run.right, run.bottom - run.top
        near = [
            one
            for x in range(round(right) - 1, round(right) + 2)
            for y in range(round(middle / 8) - 1, round(middle / 8) + 2)
            for one in begins.get((x, y), ())
            if one != at
            and abs(runs[one].left - right) < 0.1 * high
            and abs(runs[one].top + runs[one].bottom - middle) < 0.4 * high
            and 0.8 * high <= runs[one].bottom - runs[one].top <= 1.25 * high
        ]
        if len(near) == 1:
            after[at] = near[0]
    if len(after) * _SCATTERED < len(runs):
        return runs
    follows = set(after.values())
    out: list[Run] = []
    taken: set[int] = set()
    for first in sorted(range(len(runs)), key=lambda at: (at in follows, at)):
        if first in taken:
            continue
        chain = [first]
        taken.add(first)
        while (then := after.get(chain[-1])) is not None and then not in taken:
            chain.append(then)
            taken.add(then)
        out.append(_chained([runs[at] for at in chain]))
    return sorted(out, key=lambda run: (round(run.top + run.bottom), run.left))


def _chained(runs: list[Run]) -> Run:
    """Runs that touch each other as one."""
    one = runs[0]
    if len(runs) > 1:
        one.text = "".join([run.text for run in runs])
        one.edges = [*one.edges, *(edge for run in runs[1:] for edge in run.edges[1:])]
        one.right = runs[-1].right
        one.top, one.bottom = min(run.top for run in runs), max(run.bottom for run in runs)
        one.size = max(run.size for run in runs)
        one.blanks = sum(run.blanks for run in runs)
    return one
