"""An issue as one web page that needs nothing from elsewhere; every cited figure carries its data."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from yuebao.bulletin.issue import Block, Chart, Column, Draft, Item, Paragraph, Posted, Table
from yuebao.bulletin.render import pictures
from yuebao.bulletin.render.text import attribution
from yuebao.core import contract

Picture = Callable[[Chart], str]
"""A chart → the address of its picture: data in the page, or an attachment of the mail."""

HELD = re.compile(
    r"\d[\d.,]*(?:[-—－至]\d[\d.]*)?(?:[万亿]{1,2}(?:美元|欧元|日元|港元|元|千瓦时|吨|人|户|家|件|平方米)?"
    r"|个百分点|[%％‰倍年月日家个项人户次元位期])?"
)
"""A number with what belongs to it, which no line may break."""


def data_uri(chart: Chart) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(pictures.svg(chart).encode()).decode()


def style() -> str:
    return files("yuebao.bulletin.render").joinpath("issue.css").read_text(encoding="utf-8")


def render(draft: Draft, *, notes: Sequence[str] = ()) -> bytes:
    """*draft* as a page: its figures in ``data`` elements, and as JSON in ``#figures``.

    *notes* stand on top of a page that is not for the public: what the proof found.
    """
    told = "".join(f"<li>{escape(note)}</li>" for note in notes)
    told = f'<aside class="notes" aria-label="校对"><ul>{told}</ul></aside>\n' if told else ""
    imprint = draft.imprint
    title = escape(imprint.heading)
    links = "".join(
        f'<li><a href="#c{n}">{escape(column.name)}</a></li>' for n, column in enumerate(draft.columns, 1)
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n"
        f'<meta name="author" content="{escape(imprint.publisher)}">\n'
        f'<meta name="date" content="{imprint.date.isoformat()}">\n<style>\n{style()}</style>\n'
        "</head>\n<body>\n"
        '<a class="skip" href="#main">跳到正文</a>\n'
        f'<header class="masthead"><h1>{_titled(draft)}</h1>\n'
        f'<p class="numbered">{escape(imprint.numbered)}</p>\n'
        f'<p class="imprint"><span>{escape(imprint.publisher)}</span> '
        f'<time datetime="{imprint.date.isoformat()}">{escape(imprint.dated)}</time></p></header>\n'
        f"{told}"
        f'<nav aria-label="栏目"><ul>{links}</ul></nav>\n'
        f'<main id="main">\n{columns_html(draft, data_uri)}</main>\n'
        "<footer><p>加了下划线的数据可追溯到数据库；数据附件见同名 XLSX、CSV、JSON 文件。</p></footer>\n"
        f'<script type="application/json" id="figures">{_json(figures_of(draft))}</script>\n'
        "</body>\n</html>\n"
    ).encode()


def _titled(draft: Draft) -> str:
    """The heading, its month on one line."""
    title = escape(draft.imprint.title)
    return f'{title}<span class="n">{escape(draft.imprint.heading.removeprefix(draft.imprint.title))}</span>'


def columns_html(draft: Draft, picture: Picture) -> str:
    """The columns of an issue as sections; *picture* gives a chart's address."""
    return "".join(_column(column, n, picture) for n, column in enumerate(draft.columns, 1))


def _column(column: Column, number: int, picture: Picture) -> str:
    items = "".join(_item(item, picture) for item in column.items)
    empty = "" if column.items else f'<p class="empty">{escape(column.empty)}</p>\n'
    return (
        f'<section id="c{number}" aria-labelledby="h{number}">\n'
        f'<h2 id="h{number}">【{escape(column.name)}】</h2>\n{items}{empty}</section>\n'
    )


def _item(item: Item, picture: Picture) -> str:
    body = "".join(_block(block, picture) for block in item.blocks)
    told = escape(attribution(item))
    if told and item.link.startswith(("http://", "https://")):
        told = f'（来源：<a href="{escape(item.link)}">{escape(item.source)}</a>）'
    source = f'<p class="source">{told}</p>\n' if told else ""
    return f'<div class="item">\n<h3>● {escape(item.title)}</h3>\n{body}{source}</div>\n'


def _block(block: Block, picture: Picture) -> str:
    match block:
        case Paragraph():
            return f"<p>{_cited(block)}</p>\n"
        case Chart():
            source = picture(block)
            return (
                f'<div class="wide" role="group" aria-label="{escape(block.title)}图" tabindex="0"><figure>'
                f'<img src="{escape(source)}" alt="{escape(block.alternative)}" '
                'width="680"></figure></div>\n'
            )
        case Table(caption=caption, rows=rows):
            head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows[0])
            body = "".join(
                "<tr>"
                + "".join(
                    f'<th scope="row">{escape(cell)}</th>' if not n else f"<td>{escape(cell)}</td>"
                    for n, cell in enumerate(row)
                )
                + "</tr>\n"
                for row in rows[1:]
            )
            return (
                f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0"><table>'
                f"<caption>{escape(caption)}</caption>\n"
                f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n"
            )


def _cited(paragraph: Paragraph) -> str:
    """The words of a paragraph, each figure that the book backs in its ``data`` element."""
    out, at = [], 0
    text = paragraph.text
    for cite in sorted(paragraph.cites, key=lambda cite: cite.start):
        out.append(_held(text[at : cite.start]))
        figure, key = cite.posted.figure, cite.posted.figure.key
        value = contract.plain(figure.written.value)
        out.append(
            f'<data value="{value}" data-id="{escape(cite.posted.id)}" '
            f'data-unit="{escape(figure.unit.symbol)}" data-kind="{key.kind}" '
            f'data-indicator="{escape(key.indicator)}" '
            f'data-area="{escape(key.area or "")}" data-period="{figure.period or ""}">'
            f"{escape(text[cite.start : cite.stop])}</data>"
        )
        at = cite.stop
    return "".join([*out, _held(text[at:])])


def _held(text: str) -> str:
    """*text* with its numbers kept whole."""
    out, at = [], 0
    for found in HELD.finditer(text):
        if found.end() - found.start() > 1:
            out += [escape(text[at : found.start()]), f'<span class="n">{escape(found[0])}</span>']
            at = found.end()
    return "".join([*out, escape(text[at:])])


def figures_of(draft: Draft) -> list[dict[str, Any]]:
    """A record of every figure that the issue cites, once each, in the order of the text."""
    seen: dict[str, dict[str, Any]] = {}
    for item in draft.items:
        for paragraph in item.paragraphs:
            for cite in paragraph.cites:
                printed = paragraph.text[cite.start : cite.stop]
                seen.setdefault(
                    cite.posted.id, record(cite.posted) | {"printed": printed, "item": item.title}
                )
    return list(seen.values())


def record(posted: Posted) -> dict[str, Any]:
    """A posted figure in the words of the output contract, with its identifier."""
    figure, key = posted.figure, posted.figure.key
    return {
        "id": posted.id,
        "indicator": key.indicator,
        "area": key.area,
        "period": None if figure.period is None else str(figure.period),
        "kind": key.kind,
        "value": contract.plain(figure.written.value),
        "unit": figure.unit.symbol,
        "low": contract.plain(figure.written.low),
        "high": contract.plain(figure.written.high),
        "bound": figure.written.bound,
        "breakdown": contract.breakdown_of(key.breakdown),
        "base": None if figure.base is None else figure.base.name,
    }


def _json(value: Any) -> str:
    """JSON that may stand in a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
