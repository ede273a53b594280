"""An issue as plain text: what the proof reads, and what the mail carries beside its page."""

from __future__ import annotations

from dataclasses import dataclass, field

from yuebao.bulletin.issue import Draft, Item, Paragraph, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """``text[start:stop]`` of the whole is a block (or, ``block`` −1, the title) of an item."""

    start: int
    stop: int
    column: int
    item: int
    block: int


@dataclass(slots=True)
class Laid:
    """The text of an issue, and where each of its blocks stands in it."""

    text: str = ""
    places: list[Place] = field(default_factory=list)


def laid(draft: Draft) -> Laid:
    """*draft* as text with the places of its blocks. Charts are pictures of what the sentences say."""
    imprint = draft.imprint
    pieces: list[str] = []
    out = Laid()
    length = 0

    def put(text: str) -> int:
        nonlocal length
        start = length
        pieces.append(text)
        length += len(text)
        return start

    put(f"{imprint.heading}\n{imprint.numbered}\n")
    put("　".join(it for it in (imprint.publisher, imprint.dated) if it) + "\n\n")
    for c, column in enumerate(draft.columns):
        put(f"【{column.name}】\n\n")
        if not column.items and column.empty:
            put(f"{column.empty}\n\n")
        for i, item in enumerate(column.items):
            put("● ")
            start = put(item.title)
            out.places.append(Place(start=start, stop=length, column=c, item=i, block=-1))
            put("\n\n")
            for b, block in enumerate(item.blocks):
                if isinstance(block, Paragraph):
                    start = put(block.text)
                elif isinstance(block, Table):
                    start = put(table_text(block))
                else:
                    continue
                out.places.append(Place(start=start, stop=length, column=c, item=i, block=b))
                put("\n\n")
            put(attribution(item) and f"{attribution(item)}\n\n")
    out.text = "".join(pieces).rstrip("\n") + "\n"
    return out


def attribution(item: Item) -> str:
    return f"（来源：{item.source}）" if item.source else ""


def table_text(table: Table) -> str:
    """Cells parted by tabs, as a table that was copied."""
    rows = "\n".join("\t".join(row) for row in table.rows)
    return f"{table.caption}\n{rows}" if table.caption else rows


def render(draft: Draft) -> bytes:
    return laid(draft).text.encode()
