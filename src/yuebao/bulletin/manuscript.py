"""The draft as a file that a person edits: Markdown, each generated item under the digest of what we wrote.

An item whose text still has its digest may be written anew; one that was touched is the editor's, and so
is one that was struck out. What we would now write in the place of a touched item is proposed beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from yuebao.bulletin.issue import Bar, Block, Chart, Column, Draft, Imprint, Item, Paragraph, Table
from yuebao.bulletin.plan import ColumnPlan

_MARK = re.compile(r"^<!-- 生成 (?P<digest>[0-9a-f]{12}) (?P<ident>.+?) -->$")
_WRITTEN = re.compile(r"^<!-- 已生成 (?P<idents>.*) -->$")
_SOURCE = re.compile(r"^[（(]来源：\s*(?:\[(?P<linked>[^\]]*)\]\((?P<link>[^)]*)\)|(?P<plain>[^）)]*))[）)]$")
_CHART = re.compile(r"^```图 (?P<title>.*)（(?P<unit>[^（）]*)）$")
_SPECIAL = re.compile(r"^(?=[#|\\]|```|<!--|表：)")
NO_SOURCE = "待补"
"""What stands in （来源：…） until somebody says whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A manuscript brought up to date: its text, what of it was kept from the editor, what is proposed."""

    text: str
    kept: tuple[str, ...] = ()
    proposed: str = ""
    struck: tuple[str, ...] = ()


@dataclass(slots=True)
class _Piece:
    ident: str
    digest: str
    body: str

    @property
    def touched(self) -> bool:
        return digest(self.body) != self.digest


def digest(body: str) -> str:
    """Of the words of an item: blank lines and blanks at the ends of lines do not count."""
    lines = [line.rstrip() for line in body.strip().splitlines()]
    return sha256("\n".join(line for line in lines if line).encode()).hexdigest()[:12]


def merge(draft: Draft, before: str | None = None) -> Merged:
    """The manuscript of *draft*, over what the editor made of the one *before*."""
    old, written = _taken_apart(before or "")
    kept: list[str] = []
    proposed: list[str] = []
    struck: list[str] = []
    idents: list[str] = []
    out = [f"# {draft.imprint.heading}", "", f"{draft.imprint.numbered}　{draft.imprint.dated}", ""]
    for column in draft.columns:
        out += [f"## {column.name}", ""]
        pieces = old.get(column.name, [])
        fresh = {item.ident: item for item in column.items}
        here = {piece.ident for piece in pieces if piece.ident}
        lines: list[str] = []
        for piece in pieces:
            item = fresh.get(piece.ident) if piece.ident else None
            if not piece.ident:
                lines += [piece.body, ""]
            elif piece.touched:
                kept.append(piece.ident)
                lines += [_mark(piece.ident, piece.digest), piece.body, ""]
                if item is not None and digest(body_of(item)) != piece.digest:
                    proposed += [_mark(item.ident, digest(body_of(item))), body_of(item), ""]
            elif item is not None:
                lines += [_mark(item.ident, digest(body_of(item))), body_of(item), ""]
        for item in column.items:
            idents.append(item.ident)
            if item.ident in here:
                continue
            if item.ident in written:
                struck.append(item.ident)
                continue
            lines += [_mark(item.ident, digest(body_of(item))), body_of(item), ""]
        out += lines or ([column.empty, ""] if column.empty else [])
    idents += [ident for ident in written if ident not in idents]
    out += [f"<!-- 已生成 {' | '.join(idents)} -->", ""]
    return Merged(text="\n".join(out), kept=tuple(kept), proposed="\n".join(proposed), struck=tuple(struck))


def _mark(ident: str, written: str) -> str:
    return f"<!-- 生成 {written} {ident} -->"


def _taken_apart(text: str) -> tuple[dict[str, list[_Piece]], list[str]]:
    """Column → its pieces as they stand in a manuscript, and the names of all that we ever wrote."""
    columns: dict[str, list[_Piece]] = {}
    written: list[str] = []
    column: list[_Piece] | None = None
    mark: tuple[str, str] | None = None
    for line in text.splitlines():
        if line.startswith("## "):
            column, mark = columns.setdefault(line[3:].strip(), []), None
        elif found := _WRITTEN.match(line):
            written = [ident for ident in found["idents"].split(" | ") if ident]
            column = None
        elif found := _MARK.match(line):
            mark = found["ident"], found["digest"]
        elif line.startswith("### ") and column is not None:
            ident, was = mark or ("", "")
            column.append(_Piece(ident=ident, digest=was, body=line))
            mark = None
        elif column:
            column[-1].body += "\n" + line
    for pieces in columns.values():
        for piece in pieces:
            piece.body = piece.body.strip()
    return columns, written


def body_of(item: Item) -> str:
    """An item as it stands in a manuscript."""
    out = [f"### {item.title}"]
    out += [_block_of(block) for block in item.blocks]
    if item.source or item.kind == "news":
        name = item.source or NO_SOURCE
        out.append(f"（来源：[{name}]({item.link})）" if item.link else f"（来源：{name}）")
    return "\n\n".join(out)


def _block_of(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return _SPECIAL.sub(r"\\", text)
        case Table(caption=caption, rows=rows):
            lines = [f"表：{caption}", "| " + " | ".join(rows[0]) + " |", "|" + " --- |" * len(rows[0])]
            return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows[1:]])
        case Chart(title=title, unit=unit, bars=bars, source=source):
            lines = [f"```图 {title}（{unit}）"]
            for bar in bars:
                change = "" if bar.change is None else f" | {bar.change:f}"
                lines.append(f"{bar.label} | {bar.value:f}{change}")
            return "\n".join([*lines, *([f"来源：{source}"] if source else []), "```"])


def parse(text: str, imprint: Imprint, columns: Sequence[ColumnPlan]) -> Draft:
    """The draft that an edited manuscript says. A column that the plan does not know is one of news."""
    taken, _ = _taken_apart(text)
    plans = {column.name: column for column in columns}
    out = []
    for name in dict.fromkeys([*(column.name for column in columns), *taken]):
        plan = plans.get(name)
        kind = plan.kind if plan else "news"
        items = tuple(_item(piece, kind) for piece in taken.get(name, []))
        empty = plan.empty if plan else ""
        if not items:
            empty = _said_empty(text, name) or empty
        out.append(Column(name=name, kind=kind, items=items, empty=empty))
    return Draft(imprint=imprint, columns=tuple(out))


def _said_empty(text: str, name: str) -> str:
    """What the editor wrote under a column that has no items."""
    inside, words = False, []
    for line in text.splitlines():
        if line.startswith("## "):
            inside = line[3:].strip() == name
        elif inside and line.strip() and not line.startswith(("<!--", "#")):
            words.append(line.strip())
    return " ".join(words)


def _item(piece: _Piece, kind: str) -> Item:
    lines = iter(piece.body.splitlines())
    title = next(lines)[4:].strip()
    source, link = "", ""
    blocks: list[Block] = []
    for group in _groups(lines):
        found = _SOURCE.match(group[0]) if len(group) == 1 else None
        if found:
            source, link = (found["linked"] or found["plain"] or "").strip(), found["link"] or ""
        else:
            blocks += _blocks(group)
    if source == NO_SOURCE:
        source = ""
    return Item(ident=piece.ident, title=title, blocks=tuple(blocks), source=source, link=link, kind=kind)  # type: ignore[arg-type]


def _groups(lines: Iterator[str]) -> Iterator[list[str]]:
    """Lines between blank ones; a fence and an attribution stand alone."""
    group: list[str] = []
    fenced = False
    for line in lines:
        if line.startswith("```"):
            if not fenced and group:
                yield group
                group = []
            fenced = not fenced
            group.append(line)
            if not fenced:
                yield group
                group = []
        elif fenced:
            group.append(line)
        elif line.startswith("<!--"):
            continue
        elif not line.strip() or _SOURCE.match(line.strip()):
            if group:
                yield group
            group = []
            if line.strip():
                yield [line.strip()]
        else:
            group.append(line.strip())
    if group:
        yield group


def _blocks(group: list[str]) -> list[Block]:
    head = _CHART.match(group[0])
    if head is not None:
        bars, source = [], ""
        for line in group[1:]:
            cells = [cell.strip() for cell in line.split("|")]
            if line.startswith("来源："):
                source = line.removeprefix("来源：")
            elif 2 <= len(cells):
                value, change = _number(cells[1]), _number(cells[2]) if 2 < len(cells) else None
                bars += [] if value is None else [Bar(label=cells[0], value=value, change=change)]
        return [Chart(title=head["title"], unit=head["unit"], bars=tuple(bars), source=source)]
    if group[0].startswith("表：") or group[0].startswith("|"):
        caption = group[0].removeprefix("表：") if group[0].startswith("表：") else ""
        rows = [
            tuple(cell.strip() for cell in line.strip("|").split("|"))
            for line in group
            if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line)
        ]
        return [Table(caption=caption, rows=tuple(rows))] if rows else []
    # A paragraph whose lines an editor's program wrapped is one paragraph.
    return [Paragraph(text="".join(line.removeprefix("\\") for line in group))]


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
