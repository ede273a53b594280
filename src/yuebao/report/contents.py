"""The outline of a bulletin as a tree: sections, items, numbered points, attributions, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yuebao.core.text import Block, Outline, Source
from yuebao.source.imprint import issue_month, issue_number

_LEAF = 9  # the level of what nothing stands under
_CAPTION = re.compile(r"附?表\s*[\d一二三四五六七八九十]")
_SHOWN = 36  # characters of a paragraph that a line of the tree shows
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NUMBER = re.compile(r"[-+－＋−]?[\d０-９][\d０-９.,，．]*\s*[%％‰]?$")
_NOTHING = re.compile(r"[-－—–…·/\s]*$")  # a cell that has no value
_BOLD = re.compile(r"^(.{2,30}?[。：:])")


@dataclass(slots=True, kw_only=True)
class Node:
    """One branch: its kind, its text, where it stands in the source, what stands under it.

    ``kind`` is that of its block (title, section, item, heading, paragraph, attribution, table) or ``point``:
    a numbered paragraph or heading inside an item. ``source`` is the name that an attribution gives an item.
    """

    kind: str
    text: str
    start: int
    stop: int
    mark: str = ""
    source: str | None = None
    rows: int = 0
    children: list[Node] = field(default_factory=list)


class _Table:
    """The table that rows are being put to; it ends where another begins under it."""

    def __init__(self, source: Source, first: Block) -> None:
        self.source = source
        self.head = first.text
        self.last = first
        self.figures = False
        """Whether it has had a row of figures: what comes before is its head."""
        self._take(first)

    def holds(self, block: Block) -> bool:
        """Whether *block* is a row of this table, which then has it.

        Where the file tells its tables apart, they are what it tells. Otherwise another begins with a row of
        names under rows of figures, if they are several or a blank line stands above, unless it is the head
        again, as on every page.
        """
        here = self.source.place(block.span)
        before = self.source.place(self.last.span)
        if here is not None and before is not None and None not in (here.table, before.table):
            new = (here.part, here.table) != (before.part, before.table)
        else:
            cells = [cell for cell in block.text.split("\t")[1:] if not _NOTHING.match(cell)]
            named = all(not _NUMBER.match(cell) or _YEAR.match(cell) for cell in cells)
            gap = "\n\n" in self.source.text[self.last.span.stop : block.span.start].replace(" ", "")
            new = self.figures and named and (1 if gap else 2) <= len(cells) and block.text != self.head
        if not new:
            self._take(block)
        return not new

    def _take(self, block: Block) -> None:
        self.last = block
        cells = block.text.split("\t")[1:]
        self.figures = self.figures or any(_NUMBER.match(it) and not _YEAR.match(it) for it in cells)


def tree(source: Source, outline: Outline) -> list[Node]:
    """The blocks of *outline* as branches: an item stands under its section, a point under its item."""
    top: list[Node] = []
    path: list[tuple[float, Node]] = []  # the open branches, with their levels
    table: _Table | None = None  # the one that the rows before belong to
    for block in outline.blocks:
        if block.kind == "page":
            continue
        node = _node(source, block)
        level = _level(node, path)
        while path and level <= path[-1][0]:
            path.pop()
        above = path[-1][1].children if path else top
        if node.kind == "table" and above and above[-1].kind == "table" and table and table.holds(block):
            above[-1].rows += 1
            above[-1].stop = node.stop
            continue
        if node.kind == "table":
            table = _Table(source, block)
        above.append(node)
        if node.kind == "attribution":
            _attribute(node, path)
        if level < _LEAF:
            path.append((level, node))
    return top


def _node(source: Source, block: Block) -> Node:
    mark = block.mark
    said = source.text[mark.start : mark.stop].strip() if mark is not None else ""
    kind: str = block.kind
    if mark is not None and kind in ("paragraph", "heading") and said[0] not in "[［":
        kind = "point"
    start = mark.start if mark is not None else block.span.start
    return Node(
        kind=kind,
        text=block.text,
        start=start,
        stop=block.span.stop,
        mark=said,
        rows=1 if kind == "table" else 0,
    )


def _level(node: Node, path: list[tuple[float, Node]]) -> float:
    """How deep a block may stand: a section is 1, an item 2, headings and points 3 to 8.5, the rest leaves.

    A heading without a number stands under the numbered ones, and over them where there are none.
    """
    match node.kind:
        case "title":
            return _LEAF
        case "section":
            return 1
        case "item":
            return 2
        case "point":
            return _depth(node.mark)
        case "heading" if not _CAPTION.match(node.text):
            return 8.5 if any(above.kind == "point" for _, above in path) else 3
        case _:
            return _LEAF


def _depth(mark: str) -> int:
    """第一章 3, 一、 4, （一） 5, 1. 6, （1） 7, ① 8: the order that official documents number in."""
    if mark.startswith("第"):
        return 3
    bracketed = mark[0] in "（("
    if any(c in "一二三四五六七八九十" for c in mark):
        return 5 if bracketed else 4
    if mark[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return 8
    return 7 if bracketed else 6


def _attribute(node: Node, path: list[tuple[float, Node]]) -> None:
    """Gives the name of an attribution to the item, or else the heading, that it stands under."""
    from yuebao.source.rows import source_name

    name = source_name(node.text)
    node.source = name
    for _, above in reversed(path):
        if above.kind == "item" or above is path[0][1]:
            above.source = above.source or name
            return


def record(source: Source, outline: Outline) -> dict[str, Any]:
    """The outline as one JSON object; offsets are those of ``yuebao text``."""
    return {
        "source": source.name,
        "title": outline.title or source.title,
        "issue": issue_number(source.text),
        "month": issue_month(source.text),
        "released": source.released,
        "publisher": source.publisher,
        "sources": list(dict.fromkeys(outline.sources)),
        "outline": [_record(node) for node in tree(source, outline)],
    }


def _record(node: Node) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": node.kind, "text": node.text, "start": node.start, "end": node.stop}
    if node.mark:
        out["mark"] = node.mark
    if node.source is not None:
        out["source"] = node.source
    if node.rows:
        out["rows"] = node.rows
        out["text"] = node.text.replace("\t", " ")
    if node.children:
        out["children"] = [_record(child) for child in node.children]
    return out


def lines(source: Source, outline: Outline) -> Iterator[str]:
    """The outline as a tree to be read, its head's facts first."""
    nodes = tree(source, outline)
    facts = (
        ("标题", outline.title or source.title),
        ("期号", issue_number(source.text)),
        ("月份", issue_month(source.text)),
        ("日期", source.released),
        ("发布", source.publisher),
        ("来源", "、".join(dict.fromkeys(outline.sources)) or None),
    )
    told = [f"{name}：{value}" for name, value in facts if value]
    yield from told
    if told and nodes:
        yield ""
    yield from _drawn([node for node in nodes if node.kind != "title"], "", top=True)


def _drawn(nodes: list[Node], lead: str, *, top: bool = False) -> Iterator[str]:
    for place, node in enumerate(nodes):
        last = place == len(nodes) - 1
        yield f"{lead}{'' if top else '└─ ' if last else '├─ '}{_label(node)}"
        under = [child for child in node.children if child.kind != "attribution"]
        yield from _drawn(under, lead + ("" if top else "   " if last else "│  ") + ("  " if top else ""))


def _label(node: Node) -> str:
    text = node.text
    if node.kind == "table":
        return f"〔表 {node.rows} 行〕{_short(text.replace(chr(9), '  '))}"
    if node.kind in ("paragraph", "point"):
        text = _short(text)
    origin = f"  ← {node.source}" if node.source is not None and node.kind != "attribution" else ""
    return f"{node.mark}{text}{origin}"


def _short(text: str) -> str:
    found = _BOLD.match(text)
    if found is not None and len(found[1]) < len(text) and len(found[1]) > 4:
        return found[1] + "…"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
