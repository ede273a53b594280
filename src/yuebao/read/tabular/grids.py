"""Runs of table rows put together: which blocks make one table, its cells in columns, its head."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.making import origin_in, span_in
from yuebao.core.text import Block, Source
from yuebao.lexicon import Lexicon
from yuebao.read.tabular.headings import MISSING, hear, is_month, printed, told_by
from yuebao.read.words.signs import holds, signs

_UNITS = re.compile("[（(]?(?:计量|货币)?单位[:：][^）)]*")
"""What a caption says of units, several parted by commas: （单位：万美元，%）."""
_SET_APART = re.compile(f"（[^（）0-9]{{1,16}}）|{_UNITS.pattern}")
"""The same, and what else stands in a bracket: 主要指标（亿元，%）."""
_PROSE = re.compile(r"[，。；].*\d|\d.*[，。；]")
_PROSE_MARKS: Final = signs("，。；")
_GLOSS = re.compile("（[^（）]{1,20}）")
_NO_HEAD = re.compile("附?表|单位|填报|报送|制表|编制|填表|统计单位")
"""How a line over a table begins that is no head of it."""
_NAME_AND_NUMBER = re.compile(r"(?P<name>[^\d]{2,14}?) ?(?P<number>\d[\d,]*(?:\.\d+)?\D{0,4})")
"""A name and its number that no wide blank parts: 数字服务出口 19.6亿元."""
_RULE = re.compile(r"[|+=:─━┼┬┴├┤┌┐└┘\s-]+$")
_LABEL = 24
_HEADS = 4
_CAPTION = 60
_FAR: Final = 8
"""Blocks of prose at the most between a table and the title that says what it measures."""


class Cell:
    """One cell: its text as folded, and where it stands in its block; of rows that blanks alone set apart
    ``left`` and ``right`` as printed.
    """

    __slots__ = ("left", "right", "start", "stop", "text")

    def __init__(self, text: str, start: int, stop: int, left: int = 0, right: int = 0) -> None:
        self.text = text
        self.start = start
        self.stop = stop
        self.left = left
        self.right = right


class Row:
    """One row: its block's position, its block, its cells in columns (None where there is none)."""

    __slots__ = ("aligned", "beside", "block", "cells", "fault", "indent", "index", "text")

    def __init__(
        self,
        index: int,
        block: Block,
        text: str,
        cells: list[Cell | None],
        *,
        indent: int = 0,
        aligned: bool = False,
        beside: int = 0,
    ) -> None:
        self.index = index
        self.block = block
        self.text = text
        self.cells = cells
        self.indent = indent
        self.aligned = aligned
        """Whether blanks alone set its cells apart."""
        self.fault = ""
        """Why its cells cannot be told apart, or nothing."""
        self.beside = beside
        """How many tables stand left of it on the same line."""

    def at(self, column: int) -> str:
        cell = self.cells[column] if column < len(self.cells) else None
        return cell.text if cell is not None else ""


@dataclass(slots=True, kw_only=True)
class Grid:
    """A table: its head rows, its other rows, how many columns, and the lines above that speak for it."""

    first: int
    head: list[Row]
    body: list[Row]
    width: int
    captions: list[str] = field(default_factory=list)
    title: str = ""
    """What the nearest title over the prose above it says."""


def gather(source: Source, blocks: list[tuple[Block, str]], lexicon: Lexicon) -> dict[int, Grid]:
    """The tables of a document, by the position of each of their blocks.

    Rows that no head stands over and whose cells carry their own units are left to the prose.
    """
    grids: dict[int, Grid] = {}
    told_by(lexicon).numbers.clear()
    at, count = 0, len(blocks)
    while at < count:
        if blocks[at][0].kind != "table":
            at += 1
            continue
        first, members = at, [at]
        ahead = at + 1
        while ahead < count:
            block, text = blocks[ahead]
            if block.kind == "table":
                members.append(ahead)
            elif not (block.kind == "page" or _RULE.match(text) or _is_group(blocks, ahead, lexicon)):
                break
            elif block.kind != "page" and not _RULE.match(text):
                members.append(ahead)
            ahead += 1
        while members and blocks[members[-1]][0].kind != "table":
            members.pop()
        at = ahead
        rows = [_row(source, index, blocks[index][0], blocks[index][1]) for index in members]
        rows = _above(source, blocks, first, rows) + rows
        for part in _parts(rows, lexicon):
            grid = _grid(part, lexicon)
            if grid is None:
                continue
            grid.captions = [*_titles(grid), *_captions(blocks, grid.first)]
            grid.title = _over(blocks, grid.first)
            for row in part:
                grids[row.index] = grid
    return grids


def _is_group(blocks: list[tuple[Block, str]], at: int, lexicon: Lexicon) -> bool:
    """Whether a short line between rows is the name of the rows after it."""
    block, text = blocks[at]
    if block.kind not in ("heading", "paragraph") or _LABEL < len(text) or "\n" in text:
        return False
    if re.search(r"[\d，。；！？]|单位[:：]|^单位|^表", text):
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following[0].kind != "table":
        return False
    return any(_is_figure(cell, lexicon) for cell in following[1].split("\t")[1:])


def _is_figure(text: str, lexicon: Lexicon) -> bool:
    found = printed(text, lexicon)
    return found is not None and not found.year


def _captions(blocks: list[tuple[Block, str]], first: int) -> list[str]:
    """The lines right above a table that tell its subject, period, place or unit, the nearest first."""
    found: list[str] = []
    for place in range(first - 1, max(-1, first - 5), -1):
        block, text = blocks[place]
        if block.kind == "page":
            continue
        if block.kind not in ("title", "heading", "paragraph", "item") or _CAPTION < len(text):
            break
        united = re.match(r"[（(]?(?:计量|货币)?单位", text) is not None
        if (re.search("[。；！？]", text) and not united) or (
            block.kind == "paragraph" and "，" in _SET_APART.sub("", text)
        ):
            break
        found.append(text)
        if not united and len(found) < 3 and len(text) > 3:
            break
    return found


def _over(blocks: list[tuple[Block, str]], first: int) -> str:
    """The nearest title or heading over the prose above a table."""
    for place in range(first - 1, max(-1, first - _FAR), -1):
        block, text = blocks[place]
        if block.kind in ("title", "heading") and len(text) <= _CAPTION:
            return text
    return ""


def _columns_of(source: Source, block: Block) -> tuple[str, int]:
    """The line of a block as printed, and where it begins."""
    span = span_in(block.joined, 0, len(block.joined.text))
    begin = source.text.rfind("\n", 0, span.start) + 1
    return source.text[begin : span.stop], begin


def _wide(text: str) -> int:
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def _row(source: Source, index: int, block: Block, text: str) -> Row:
    """A table block as a row."""
    line, begin = _columns_of(source, block)
    joined = block.joined
    aligned = "|" not in line and "\t" not in line.strip()
    cells: list[Cell | None] = []
    at, indent, named = 0, 0, False
    for part in text.split("\t"):
        start, stop = at, at + len(part)
        at = stop + 1
        if not part:
            cells.append(None)
            continue
        left = right = 0
        if aligned or not named:
            before = line[: origin_in(joined, start) - begin]
            if not named:
                indent, named = _wide(before[len(before.rstrip(" \u3000\xa0")) :]), True
            if aligned:
                left = _wide(before)
                right = left + _wide(part)
        cells.append(Cell(part, start, stop, left, right))
    if indent and line.lstrip().startswith("|"):
        indent -= 1  # a frame
    return Row(index, block, text, cells, indent=indent, aligned=aligned)


def _above(source: Source, blocks: list[tuple[Block, str]], first: int, rows: list[Row]) -> list[Row]:
    """Head lines of a table set in blanks, which no number marks as rows."""
    if not rows[0].aligned:
        return []
    width = max(len(row.cells) for row in rows)
    found: list[Row] = []
    for place in range(first - 1, max(-1, first - 4), -1):
        block, text = blocks[place]
        if _RULE.match(text):
            continue
        if block.kind not in ("title", "heading", "paragraph") or block.mark is not None:
            break
        line, begin = _columns_of(source, block)
        if "\n" in line or re.search("[。；！？]", text):
            break
        parts = list(re.finditer(r"\S+(?: \S+)*", line))
        if len(parts) < 2:
            parts = list(re.finditer(r"\S+", line))
            if len(parts) != width:
                break
        if not 2 <= len(parts) <= width:
            break
        named = parts[0].group()
        if _NO_HEAD.match(named) and (named != "单位" or len(parts) == 2):  # 单位 本月 累计 are columns
            break
        cells = _cut(block, text, line, begin, parts)
        if cells is None:
            break
        found.insert(0, Row(place, block, text, cells, aligned=True))
    return found


def _cut(
    block: Block, text: str, line: str, begin: int, parts: list[re.Match[str]]
) -> list[Cell | None] | None:
    """The cells of a line whose block has them run together."""
    cells: list[Cell | None] = []
    origin = [origin_in(block.joined, at) for at in range(len(text))]
    for part in parts:
        inside = [at for at, place in enumerate(origin) if part.start() <= place - begin < part.end()]
        if not inside:
            return None
        start, stop = inside[0], inside[-1] + 1
        left = _wide(line[: part.start()])
        cells.append(Cell(text[start:stop], start, stop, left, left + _wide(part.group())))
    return cells


def _parts(rows: list[Row], lexicon: Lexicon) -> list[list[Row]]:
    """A run of rows cut where a new head begins."""
    parts: list[list[Row]] = [[]]
    seen = False  # a row with figures
    for row in rows:
        texts = [cell.text for cell in row.cells if cell is not None]
        figures = sum(_is_figure(text, lexicon) for text in texts[1:] or texts)
        names = [
            text
            for text in texts[1:]
            if text not in MISSING and not text.endswith("持平") and not _is_figure(text, lexicon)
        ]
        if figures:
            seen = True
        elif seen and (len(names) > 1 or (names and len(texts) == 2 and hear(texts[0], lexicon).role)):
            units = sum(hear(f"单位：{text}", lexicon).unit is not None for text in names)
            if units < len(names):
                parts.append([])
                seen = False
        parts[-1].append(row)
    return parts


def _grid(rows: list[Row], lexicon: Lexicon) -> Grid | None:
    """The rows as a grid; None when they are no table."""
    if len(rows) < 2:
        return None
    cells = [cell for row in rows for cell in row.cells if cell is not None]
    if any(_is_prose(cell.text, lexicon) for cell in cells):
        return None
    start = next((place for place, row in enumerate(rows) if _is_body(row, lexicon)), None)
    while start is not None and start > 1 and _stands_alone(rows[start - 1]):
        start -= 1  # 普通高等学校 over 学校数, 招生数
    if start is None or _HEADS < start:
        return None
    if not start and all(
        _speaks(cell.text, lexicon) for row in rows for cell in row.cells[1:] if cell is not None
    ):
        return None
    head, body = rows[:start], rows[start:]
    width = max(len(row.cells) for row in body)
    if len(rows) > 2:  # a lone longer row is a broken one
        sizes = sorted(len(row.cells) for row in rows)
        width = min(width, max(sizes[-2], len(head[0].cells) if head else 0))
    if width < 2:
        return None
    for row in body:
        _fit(row, width, lexicon)
    _place_aligned(head, body, width)
    _place_head(head, width)
    first = rows[0].index
    half = _repeats(head, body, width, lexicon) if head else _pairs(body, width, lexicon)
    if half:
        body, width = _one_below_another(body, half, width), half
    return Grid(first=first, head=head, body=body, width=width)


def _titles(grid: Grid) -> list[str]:
    """What stands alone over the heads within a table: its title, where it is no paragraph."""
    if len(grid.head) < 2 or not _stands_alone(grid.head[0]) or grid.head[1].at(1) == "":
        return []
    return [grid.head[0].at(0).strip("*# ")]


def _stands_alone(row: Row) -> bool:
    """Whether a row has a name and nothing else."""
    return row.cells[0] is not None and not any(row.cells[1:])


def _repeats(head: list[Row], body: list[Row], width: int, lexicon: Lexicon) -> int:
    """How many columns a head has that stands again beside itself (国别 金额 同比 国别 金额 同比), or 0."""
    names = [[row.at(place) for place in range(width)] for row in head]
    if not names or not names[-1][0] or names[-1].count(names[-1][0]) < 2 or any(row.fault for row in body):
        return 0
    half = names[-1].index(names[-1][0], 1)
    if half < 2 or width % half or any(one != one[:half] * (width // half) for one in names):
        return 0
    labels = [row.at(place) for row in body for place in range(0, width, half)]
    return 0 if any(_is_figure(label, lexicon) for label in labels) else half


def _pairs(body: list[Row], width: int, lexicon: Lexicon) -> int:
    """Two where rows without a head tell each number behind its name: 企业（家） 812 从业人员（人） 9600."""
    if width < 4 or width % 2 or any(row.fault for row in body):
        return 0
    for row in body:
        for place, cell in enumerate(row.cells):
            if cell is not None and _is_figure(cell.text, lexicon) != bool(place % 2):
                return 0
    return 2


def _one_below_another(body: list[Row], half: int, width: int) -> list[Row]:
    """The rows of tables that stand side by side, each table's in turn within a line."""
    parts = [
        Row(
            row.index,
            row.block,
            row.text,
            row.cells[place : place + half],
            indent=row.indent,
            aligned=row.aligned,
            beside=place // half,
        )
        for row in body
        for place in range(0, width, half)
    ]
    return [part for part in parts if any(cell is not None for cell in part.cells)]


def _is_prose(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell holds a sentence with figures, which the grammar reads better."""
    if not holds(text, _PROSE_MARKS) or _PROSE.search(text) is None or printed(text, lexicon) is not None:
        return False
    return _PROSE.search(_GLOSS.sub("", text)) is not None  # but 白酒（折65度，商品量）


def _is_body(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row has figures, years in a head left out."""
    for cell in row.cells[1:]:
        one = printed(cell.text, lexicon) if cell is not None else None
        if one is not None and cell is not None and not one.year and not is_month(cell.text):
            return True
    return False


def _speaks(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell needs no head: no number, or one with its own unit."""
    found = printed(text, lexicon)
    return text not in MISSING and (found is None or found.unit is not None)


def _fit(row: Row, width: int, lexicon: Lexicon) -> None:
    """Cells beyond the width are a name that blanks have cut; where one lacks, a single blank may part a name
    and its number.
    """
    extra = len(row.cells) - width
    first = row.cells[0] if extra == -1 and row.aligned else None
    parted = _NAME_AND_NUMBER.fullmatch(first.text) if first is not None else None
    if first is not None and parted is not None and _is_figure(parted["number"], lexicon):
        at = parted.start("number")
        wide = _wide(first.text[:at])
        name = Cell(
            parted["name"], first.start, first.start + len(parted["name"]), first.left, first.left + wide
        )
        number = Cell(parted["number"], first.start + at, first.stop, first.left + wide + 1, first.right)
        row.cells = [name, number, *row.cells[1:]]
        return
    if extra <= 0:
        return
    lead = row.cells[: extra + 1]
    if row.aligned and all(cell is not None and not _is_figure(cell.text, lexicon) for cell in lead):
        first, last = lead[0], lead[-1]
        assert first is not None
        assert last is not None
        merged = Cell(
            row.text[first.start : last.stop].replace("\t", " "),
            first.start,
            last.stop,
            first.left,
            last.right,
        )
        row.cells = [merged, *row.cells[extra + 1 :]]
    else:
        row.fault = "table:more cells than columns"


def _place_aligned(head: list[Row], body: list[Row], width: int) -> None:
    """Rows in blanks with cells left out: each cell goes to the column it stands under."""
    full = [row for row in body if row.aligned and len(row.cells) == width and None not in row.cells]
    short = [row for row in [*head, *body] if row.aligned and 1 < len(row.cells) < width]
    if not short:
        return
    spans: list[tuple[int, int]] = []
    for column in range(width):
        cells = [cell for row in full if (cell := row.cells[column]) is not None]
        if not cells:
            break
        spans.append((min(c.left for c in cells), max(c.right for c in cells)))
    apart = len(spans) == width and all(a[1] <= b[0] for a, b in pairwise(spans))
    for row in short:
        placed: list[Cell | None] = [None] * width
        fits = apart
        for cell in row.cells:
            if cell is None or not fits:
                continue
            near = [i for i, (left, right) in enumerate(spans) if cell.left < right and left < cell.right]
            if row in head and len(near) > 1:
                near = near[:1]
            if len(near) != 1 or placed[near[0]] is not None:
                fits = False
            else:
                placed[near[0]] = cell
        if fits:
            row.cells = placed
        elif row not in head:
            row.fault = "table:the columns do not line up"


def _place_head(head: list[Row], width: int) -> None:
    """Head rows filled up to the width: a lower row stands under the spans of the row above."""
    for place, row in enumerate(head):
        lack = width - len(row.cells)
        if lack <= 0:
            continue
        if place and row.cells[0] is not None:
            above = head[place - 1].cells
            spans = [
                column
                for column in range(width)
                if above[column] is None or (column + 1 < width and above[column + 1] is None)
            ]
            if len(spans) == len(row.cells) and 0 not in spans:
                cells: list[Cell | None] = [None] * width
                for column, cell in zip(spans, row.cells, strict=True):
                    cells[column] = cell
                row.cells = cells
                continue
            if above[0] is not None and len(row.cells) == width - 1:
                row.cells = [None, *row.cells]
                continue
        row.cells = [*row.cells, *[None] * lack]
