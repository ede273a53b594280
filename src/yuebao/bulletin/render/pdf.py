"""An issue as a PDF: typst sets it, tagged, its fonts inside."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.resources import files

from yuebao.bulletin.issue import Block, Chart, Draft, Item, Paragraph, Table
from yuebao.bulletin.render import pictures
from yuebao.bulletin.render.html import HELD
from yuebao.bulletin.render.text import attribution
from yuebao.bulletin.render.typeset import fonts, quoted, typeset

_SIGNS = re.compile(r"([\\#$*_`<>@=\-+/~\[\]\"'{}()|^&:;!.,])")


def render(draft: Draft) -> bytes:
    """*draft* as a PDF.

    Raises:
        Unreadable: typst is not installed (``YB500``) or no Chinese font is (``YB605``).
    """
    _, serif, sans = fonts()
    charts: dict[str, str] = {}
    imprint = draft.imprint
    style = files("yuebao.bulletin.render").joinpath("issue.typ").read_text(encoding="utf-8")
    moment = datetime(imprint.date.year, imprint.date.month, imprint.date.day, tzinfo=UTC)
    facts = {
        "serif": serif,
        "sans": sans,
        "title": imprint.heading,
        "numbered": imprint.numbered,
        "publisher": imprint.publisher,
        "dated": imprint.dated,
    }
    told = "".join(f"#let {name} = {quoted(value)}\n" for name, value in facts.items())
    told += f"#let issued = datetime(year: {moment.year}, month: {moment.month}, day: {moment.day})\n"
    body = []
    for column in draft.columns:
        body.append(f"#column[{escaped(f'【{column.name}】')}]\n")
        if not column.items:
            body.append(f"#nothing[{escaped(column.empty)}]\n")
        body += [_item(item, charts) for item in column.items]
    return typeset(told + style + "".join(body), inputs=charts)


def _item(item: Item, charts: dict[str, str]) -> str:
    blocks = [_block(block, charts) for block in item.blocks]
    told = attribution(item)
    source = f"#source[{escaped(told)}]\n" if told else ""
    return f"#item[{escaped('● ' + item.title)}]\n\n" + "".join(blocks) + source


def _block(block: Block, charts: dict[str, str]) -> str:
    match block:
        case Paragraph():
            return _paragraph(block) + "\n\n"
        case Chart():
            name = f"chart{len(charts)}"
            charts[name] = pictures.outlined(block).decode()
            return f"#chart(sys.inputs.{name}, {quoted(block.alternative)})\n\n"
        case Table(caption=caption, rows=rows):
            cells = "".join(f"[{escaped(cell)}], " for row in rows[1:] for cell in row)
            heads = "".join(f"[{escaped(cell)}], " for cell in rows[0])
            # As wide as the longest words in a column and a good gap, which also tells columns apart
            # when the text is taken out again.
            widths = "".join(f"{max(map(len, column)) + 3}fr, " for column in zip(*rows, strict=True))
            return f"#grid-of(({widths}), [{escaped(caption)}], ({heads}), ({cells}))\n\n"


def _paragraph(paragraph: Paragraph) -> str:
    """Words with every number held together with its unit."""
    text = paragraph.text
    held = [(cite.start, cite.stop) for cite in paragraph.cites]
    held += [
        span
        for found in HELD.finditer(text)
        if 1 < (span := found.span())[1] - span[0] and all(b <= span[0] or span[1] <= a for a, b in held)
    ]
    out, at = [], 0
    for start, stop in sorted(held):
        out += [escaped(text[at:start]), f"#box[{escaped(text[start:stop])}]"]
        at = stop
    return "".join([*out, escaped(text[at:])])


def escaped(words: str) -> str:
    """*words* as typst's markup that means nothing but themselves."""
    return _SIGNS.sub(r"\\\1", words)
