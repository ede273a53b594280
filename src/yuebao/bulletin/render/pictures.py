"""Charts in the forms that forms take: SVG, SVG with its letters drawn, PNG."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from yuebao.bulletin.issue import Chart
from yuebao.bulletin.render.typeset import Form, fonts, quoted, typeset
from yuebao.report.chart import WIDTH, bars

SCALE = 2
"""Pixels of a PNG to one of the SVG."""


def svg(chart: Chart) -> str:
    """The chart as every form shows it."""
    rows = [(bar.label, bar.value, bar.change) for bar in chart.bars]
    return bars(title=chart.title, unit=chart.unit, rows=rows, source=chart.source, words=chart.alternative)


def png(chart: Chart) -> bytes:
    """For DOCX and mail, whose readers show no SVG."""
    return _drawn(svg(chart), "png")


def outlined(chart: Chart) -> bytes:
    """SVG whose letters are curves: in a PDF its labels do not mix with the sentences when text is taken."""
    return _outlined(svg(chart))


_LETTERS = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_WORD = re.compile(r'([\w-]+)="([^"]*)"')
_SET = """#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#set text(font: "{font}", lang: "zh", top-edge: "ascender", bottom-edge: "baseline")
#let put(x, y, anchor, body) = place(top + left, context {{
  let size = measure(body)
  let back = size.width * (if anchor == "end" {{ 100% }} else if anchor == "middle" {{ 50% }} else {{ 0% }})
  move(dx: x - back, dy: y - size.height, body)
}})
#place(top + left, image(bytes(sys.inputs.chart), format: "svg", width: {width}pt))
"""


@lru_cache(maxsize=64)
def _outlined(picture: str) -> bytes:
    """*picture* with its letters set by typst, which writes them into SVG as curves."""
    size = dict(_WORD.findall(picture[: picture.index(">")]))
    source = [_SET.format(width=size["width"], height=size["height"], font=fonts()[2])]
    for attributes, words in _LETTERS.findall(picture):
        at = dict(_WORD.findall(attributes))
        weight, anchor = at.get("font-weight", "400"), at.get("text-anchor", "start")
        source.append(
            f'#put({at["x"]}pt, {at["y"]}pt, "{anchor}", text(size: {at["font-size"]}pt, weight: {weight}, '
            f'fill: rgb("{at["fill"]}"), {quoted(unescape(words))}))\n'
        )
    return typeset("".join(source), form="svg", inputs={"chart": _LETTERS.sub("", picture)})


@lru_cache(maxsize=64)
def _drawn(picture: str, form: Form) -> bytes:
    source = (
        f"#set page(width: {WIDTH}pt, height: auto, margin: 0pt)\n"
        f'#image(bytes(sys.inputs.chart), format: "svg", width: {WIDTH}pt)\n'
    )
    return typeset(source, form=form, inputs={"chart": picture}, ppi=72 * SCALE)
