"""DOCX → Source, from the package's XML: what a reader of the accepted document sees.

python-docx is not asked: it gives neither text boxes nor tracked changes, automatic numbers or
footnotes, and raises where a part is missing. See docs/decisions/2026-11-25-office-files-from-their-xml.md.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source
from yuebao.source.imprint import with_imprint
from yuebao.source.laid import CELL, Piece, lay, raised, row
from yuebao.source.numbers import Numbering
from yuebao.source.package import Package, damaged

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"
# Deleted text, what a move left behind, field codes, comments, notes' own marks, and fallbacks.
_UNSEEN = frozenset(
    [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "rPr",
        "pPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "rt",
        "annotationRef",
    ]
)
_COLUMNS = 200
_WORD = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
#: Bullets and circled numbers of the Wingdings font, which Word writes as private characters.
_SYMBOLS = {0x6C: "●", 0x6E: "■", 0x75: "◆", 0xA7: "■", 0xB7: "●", 0xD8: "➢", 0xFC: "√"}
_SYMBOLS |= {0x81 + i: chr(0x2460 + i) for i in range(10)}


def open_docx(data: bytes, *, name: str, digest: str) -> Source:
    """The document's text: a line a paragraph, a table's row a line with tabs between its cells.

    Tracked changes are accepted, automatic numbers written out, text boxes follow the paragraph that
    they are anchored in, footnotes and endnotes come last; headers, footers, comments and hidden text are
    left out. Macros are never run and nothing outside the package is fetched.

    Raises:
        Unreadable: YB104 no text, YB131 a password, YB132 damaged, YB133 unsafe.
    """
    package = Package(data, name=name)
    main = main_part(package, "officeDocument", _MAIN)
    root = package.xml(main)
    body = next((child for child in root if local(child) == "body"), None)
    if local(root) != "document" or body is None:
        raise damaged(name, f"{main} is no document")
    pieces = list(_Reader(package, main).pieces(body))
    text, places = lay(pieces)
    if not text:
        raise Unreadable(Problem(code="YB104", place=name))
    source = Source(
        sha256=digest, name=name, text=text, media_type=MEDIA, title=_title(package), places=places
    )
    return with_imprint(source)


def local(element: Any) -> str:
    """An element's name without its namespace: the strict and the usual namespaces differ."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def main_part(package: Package, relation: str, usual: str) -> str:
    """The part that the package's relations name as its document, or where it usually stands."""
    for target in related(package, "", relation):
        if target in package:
            return target
    if usual in package:
        return usual
    raise damaged(package.name, f"{usual} is missing")


def related(package: Package, part: str, relation: str) -> list[str]:
    """The parts that *part* is related to by a relation whose type ends in *relation*; never outer ones."""
    folder, _, leaf = part.rpartition("/")
    rels = posixpath.join(folder, "_rels", f"{leaf}.rels")
    if rels not in package:
        return []
    found = []
    for one in package.xml(rels):
        kind, target = one.get("Type") or "", one.get("Target") or ""
        if kind.endswith("/" + relation) and one.get("TargetMode") != "External":
            found.append(posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/"))
    return found


def _title(package: Package) -> str | None:
    """The title in the document's properties."""
    if "docProps/core.xml" not in package:
        return None
    try:
        for one in package.xml("docProps/core.xml"):
            if local(one) == "title" and (one.text or "").strip():
                return " ".join(one.text.split())[:300]
    except Unreadable:
        pass  # broken properties cost the title, not the document
    return None


class _Reader:
    """One document on its way to pieces."""

    def __init__(self, package: Package, main: str) -> None:
        self.package, self.main = package, main
        self.styles = self._optional("styles", "word/styles.xml")
        self.numbering = Numbering(self._optional("numbering", "word/numbering.xml"), self.styles)
        self.contents = _contents_styles(self.styles)
        self.paragraphs = self.tables = 0
        self.boxes: list[Any] = []
        self.held = ""  # the text of a paragraph whose end a tracked change took out
        self.notes: list[tuple[str, str]] = []

    def _optional(self, relation: str, usual: str) -> Any | None:
        """A part that a document can do without; None when it is missing or broken."""
        for part in [*related(self.package, self.main, relation), usual]:
            if part in self.package:
                try:
                    return self.package.xml(part)
                except Unreadable as error:
                    if error.problem.code != "YB132":
                        raise
        return None

    def pieces(self, body: Any) -> Iterator[Piece]:
        yield from self._blocks(body, "", counted=True)
        if self.held:
            yield Piece(text=self.held, paragraph=self.paragraphs)
            self.held = ""
        yield from self._notes()

    def _blocks(self, parent: Any, part: str, *, counted: bool = False) -> Iterator[Piece]:
        """The blocks of a body, a cell, a text box or a note."""
        for child in parent:
            kind = local(child)
            if kind == "p":
                yield from self._paragraph(child, part, counted=counted)
            elif kind == "tbl":
                yield from self._table(child, part)
            elif kind == "sdt":
                if not _is_contents(child):
                    for content in child:
                        if local(content) == "sdtContent":
                            yield from self._blocks(content, part, counted=counted)
            elif kind in ("customXml", "smartTag", "ins", "moveTo"):
                yield from self._blocks(child, part, counted=counted)
            elif kind == "AlternateContent":
                yield from self._blocks(_chosen(child), part, counted=counted)

    def _paragraph(self, paragraph: Any, part: str, *, counted: bool = False) -> Iterator[Piece]:
        if counted:
            self.paragraphs += 1
        outer, self.boxes = self.boxes, []
        text = self._text(paragraph)
        boxes, self.boxes = self.boxes, outer
        properties = _child(paragraph, "pPr")
        style = _value(properties, "pStyle")
        if style in self.contents:
            return
        if text.strip():
            mark = self.numbering.mark(properties, style)
            if mark:
                text = mark + (" " if text[0].isdigit() or _WORD.match(mark[-1]) else "") + text.lstrip()
        text = self.held + text
        self.held = ""
        if _mark_deleted(properties):
            self.held = text
        elif text.strip():
            yield Piece(text=text, part=part, paragraph=self.paragraphs)
        for box in boxes:
            yield from self._blocks(box, part)

    def _text(self, element: Any) -> str:
        """The text of a paragraph or of what stands inside one."""
        parts: list[str] = []
        above = ""  # a run of superscript characters

        def settle() -> None:
            nonlocal above
            if above:
                parts.append(raised("".join(parts[-3:]), above))
                above = ""

        def walk(node: Any) -> None:
            nonlocal above
            for child in node:
                kind = local(child)
                if kind in _UNSEEN:
                    continue
                if kind == "t":
                    if raised_run:
                        above += child.text or ""
                    else:
                        settle()
                        parts.append(child.text or "")
                elif kind == "r":
                    run(child)
                elif kind == "tab" or kind == "ptab":
                    settle()
                    parts.append("\t")
                elif kind == "br" or kind == "cr":
                    settle()
                    parts.append("\n")
                elif kind == "noBreakHyphen":
                    settle()
                    parts.append("-")
                elif kind == "sym":
                    settle()
                    parts.append(_symbol(child))
                elif kind in ("footnoteReference", "endnoteReference"):
                    self.notes.append((kind[:-9], attribute(child, "id") or ""))
                elif kind == "txbxContent":
                    self.boxes.append(child)
                elif kind == "AlternateContent":
                    walk(_chosen(child))
                elif kind == "sdt" and _is_contents(child):
                    continue
                elif len(child):
                    walk(child)

        raised_run = False

        def run(node: Any) -> None:
            nonlocal raised_run
            properties = _child(node, "rPr")
            if _on(_child(properties, "vanish")) or _child(properties, "del") is not None:
                return
            raised_run = _value(properties, "vertAlign") == "superscript"
            walk(node)
            raised_run = False

        if local(element) == "r":
            run(element)
        else:
            walk(element)
        settle()
        return "".join(parts)

    def _table(self, table: Any, part: str) -> Iterator[Piece]:
        """The rows of a table; a table that lays out a page gives the blocks of its cells."""
        self.tables += 1
        number = self.tables
        rows = [one for one in _rows(table) if _child(_child(one, "trPr"), "del") is None]
        laid = [list(_cells(one)) for one in rows]
        nested = any(next(one.iterdescendants("{*}tbl"), None) is not None for one in rows)
        if nested or all(len(one) < 2 for one in laid):
            for cells in laid:
                for _, _, cell in cells:
                    yield from self._blocks(cell, part)
            return
        for place, cells in enumerate(laid, 1):
            texts: list[str] = []
            for column, merged, cell in cells:
                texts += [""] * (min(column, _COLUMNS) - len(texts))
                outer, self.boxes = self.boxes, []
                lines = [self._text(one) for one in cell.iterdescendants("{*}p")]
                self.boxes = outer
                texts.append("" if merged else "\n".join(lines))
            if any(CELL < len(text) for text in texts):
                for text in texts:
                    yield from (
                        Piece(text=line, part=part, table=number, row=place) for line in text.split("\n")
                    )
            else:
                yield row(texts, table=number, number=place, part=part)

    def _notes(self) -> Iterator[Piece]:
        """Footnotes and endnotes in the order they are called for."""
        for kind in ("footnote", "endnote"):
            called = [one for which, one in self.notes if which == kind]
            root = self._optional(f"{kind}s", f"word/{kind}s.xml") if called else None
            if root is None:
                continue
            by_id = {attribute(note, "id"): note for note in root if local(note) == kind}
            for number, one in enumerate(called, 1):
                note = by_id.pop(one, None)
                if note is not None:
                    lines = [piece.text for piece in self._blocks(note, "") if piece.text.strip()]
                    text = "".join(lines).strip()
                    if text:
                        yield Piece(text=f"[{number}] {text}", part=f"{kind} {number}")


def _child(element: Any | None, name: str) -> Any | None:
    if element is None:
        return None
    return next(element.iterchildren("{*}" + name), None)


def _value(element: Any | None, name: str) -> str | None:
    found = _child(element, name)
    return attribute(found, "val") if found is not None else None


def _on(element: Any | None) -> bool:
    """Whether a property that is on by standing there is on."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off")


def _mark_deleted(properties: Any | None) -> bool:
    """Whether a tracked change took out the paragraph's end."""
    return _child(_child(properties, "rPr"), "del") is not None


def _chosen(element: Any) -> Any:
    """Of alternatives the first: the fallback says the same again."""
    return next((child for child in element if local(child) in ("Choice", "Fallback")), element)


def _is_contents(element: Any) -> bool:
    """Whether a content control is a table of contents."""
    gallery = _child(_child(element, "sdtPr"), "docPartObj")
    return _value(gallery, "docPartGallery") == "Table of Contents"


def _contents_styles(styles: Any | None) -> frozenset[str | None]:
    """The styles of lines of a table of contents."""
    if styles is None:
        return frozenset()
    return frozenset(
        attribute(one, "styleId")
        for one in styles
        if local(one) == "style" and re.match(r"toc \d", (_value(one, "name") or "").lower())
    )


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        kind = local(child)
        if kind == "tr":
            yield child
        elif kind in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(child)


def _cells(tr: Any) -> Iterator[tuple[int, bool, Any]]:
    """Each cell of a row: its column from 0, whether it goes on from the one above or left, itself."""
    column = _count(_value(_child(tr, "trPr"), "gridBefore"), 0)
    waiting = list(tr)[::-1]
    while waiting:
        child = waiting.pop()
        kind = local(child)
        if kind in ("sdt", "sdtContent", "customXml"):
            waiting += list(child)[::-1]
        if kind != "tc":
            continue
        properties = _child(child, "tcPr")
        merges = [_child(properties, "vMerge"), _child(properties, "hMerge")]
        merged = any(one is not None and attribute(one, "val") != "restart" for one in merges)
        yield column, merged, child
        column += _count(_value(properties, "gridSpan"), 1)


def _count(text: str | None, usual: int) -> int:
    return min(int(text), _COLUMNS) if text is not None and text.isdecimal() else usual


def _symbol(element: Any) -> str:
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
