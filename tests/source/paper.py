"""Bulletins typeset as people get them, for tests of what reads pages: PDFs in two page styles."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from typing import Any

import yuebao
from yuebao.core.text import Block, Source
from yuebao.source import outline

STYLES = ("one column", "two columns")
FAMILIES = ("Noto Serif CJK SC", "Noto Sans CJK SC")

_SETUP = {
    "one column": """
#set page(paper: "a4", margin: (x: 28mm, top: 37mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: ("Noto Serif CJK SC",), lang: "zh", region: "cn", size: 14pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.9em)
""",
    "two columns": """
#set page(
  paper: "a4", margin: (x: 18mm, y: 22mm), columns: 2, numbering: "1",
  header: [月度公报 #h(1fr) 第6期],
)
#set text(font: ("Noto Sans CJK SC",), lang: "zh", region: "cn", size: 9.5pt)
#set par(justify: true, first-line-indent: 0em, spacing: 1.3em, leading: 0.65em)
""",
}


@cache
def no_paper() -> str:
    """Why nothing can be typeset here, or ""."""
    if find_spec("typst") is None:
        return "the wheel typst is not installed"
    if find_spec("pypdfium2_raw") is None:
        return "the extra [pdf] is not installed"
    listed = shutil.which("fc-list")
    fonts = (
        subprocess.run([listed, ":", "family"], capture_output=True, text=True, check=False).stdout
        if listed
        else ""
    )
    return "" if all(family in fonts for family in FAMILIES) else "the Noto CJK fonts are not installed"


def typeset(source: Source, style: str) -> bytes:
    """*source* as a PDF in one of ``STYLES``: paragraphs anew, lines broken where the page breaks them."""
    import typst

    body = "\n\n".join(_markup(source, block) for block in outline(source).blocks if block.kind != "page")
    made: Any = typst.compile((_SETUP[style] + body).encode())
    return bytes(made)


def _markup(source: Source, block: Block) -> str:
    mark = source.text[block.mark.start : block.mark.stop] if block.mark else ""
    text = f"#text({_quoted(mark + block.text)})"
    match block.kind:
        case "title":
            return f'#align(center, text(size: 1.5em, weight: "bold")[{text}])'
        case "section" | "heading" | "item":
            return f'#block(above: 1.4em, below: 1.1em, text(weight: "bold")[{text}])'
        case "attribution":
            return f"#align(right)[{text}]"
        case _:
            return f"#par[{text}]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def meanings(source: Source | bytes, *, name: str = "") -> list[tuple[Any, ...]]:
    """What every figure of a document says, without where it says it."""
    from yuebao import pipeline

    reading = (
        pipeline.read(source, name=name) if isinstance(source, Source) else yuebao.read(source, name=name)
    )
    dropped = {"type", "n", "start", "end", "sentence", "section", "item"}
    return [
        tuple((key, str(value)) for key, value in record.items() if key not in dropped)
        for record in reading.records()
        if record["type"] == "figure"
    ]
