"""XLSX → Source, from the package's XML: the cells as they are shown."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import Any

from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source
from yuebao.source.docx import attribute, local, main_part
from yuebao.source.formats import BUILT_IN, GENERAL, shown
from yuebao.source.imprint import with_imprint
from yuebao.source.laid import lay
from yuebao.source.package import Package, damaged, parse_xml
from yuebao.source.sheets import CELLS, ROWS, Sheet, pieces, too_large

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "xl/workbook.xml"
_SHEETS = 100
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})$")


def open_xlsx(data: bytes, *, name: str, digest: str) -> Source:
    """The sheets that are shown, one after the other; a row a line with tabs between its cells.

    Numbers stand as their cells show them (0.097 with the format 0.0% is 9.7%); formulas give the value
    that was saved with them and are never worked out; hidden sheets, rows and columns are left out.

    Raises:
        Unreadable: YB104 no text, YB131 a password, YB132 damaged, YB133 unsafe, YB136 too large.
    """
    package = Package(data, name=name)
    main = main_part(package, "officeDocument", _MAIN)
    book = package.xml(main)
    if local(book) != "workbook":
        raise damaged(name, f"{main} is no workbook")
    reader = _Reader(package, main, book)
    text, places = lay(pieces(reader.sheets()))
    if not text:
        raise Unreadable(Problem(code="YB104", place=name))
    return with_imprint(Source(sha256=digest, name=name, text=text, media_type=MEDIA, places=places))


class _Reader:
    """One workbook on its way to sheets."""

    def __init__(self, package: Package, main: str, book: Any) -> None:
        self.package, self.book = package, book
        self.folder = main.rpartition("/")[0]
        self.cells = self.rows = 0
        self.strings = self._strings()
        self.codes = self._codes()
        settings = next((one for one in book if local(one) == "workbookPr"), None)
        self.from_1904 = settings is not None and attribute(settings, "date1904") in ("1", "true")

    def _part(self, name: str) -> Any | None:
        for part in (f"{self.folder}/{name}", f"xl/{name}"):
            if part in self.package:
                return self.package.xml(part)
        return None

    def sheets(self) -> list[Sheet]:
        """The sheets that are shown, in the order of their tabs."""
        targets = self._targets()
        found: list[Sheet] = []
        names = [one for listed in self.book if local(listed) == "sheets" for one in listed]
        for one in names[:_SHEETS]:
            if attribute(one, "state") in ("hidden", "veryHidden"):
                continue
            relation = next((value for key, value in one.attrib.items() if key.endswith("}id")), None)
            part = targets.get(relation or "", "")
            if part in self.package:
                found.append(self._sheet(part, attribute(one, "name") or ""))
        return found

    def _targets(self) -> dict[str, str]:
        rels = f"{self.folder}/_rels/workbook.xml.rels"
        if rels not in self.package:
            rels = next((one for one in self.package.names if one.endswith("workbook.xml.rels")), "")
        if not rels:
            raise damaged(self.package.name, "the workbook's list of sheets is missing")
        return {
            one.get("Id") or "": posixpath.normpath(
                posixpath.join("/" + self.folder, one.get("Target") or "")
            ).lstrip("/")
            for one in self.package.xml(rels)
            if one.get("TargetMode") != "External" and (one.get("Type") or "").endswith("/worksheet")
        }

    def _strings(self) -> list[str]:
        root = self._part("sharedStrings.xml")
        return [_rich(one) for one in root if local(one) == "si"] if root is not None else []

    def _codes(self) -> list[str]:
        """The number format of each style of cells."""
        root = self._part("styles.xml")
        if root is None:
            return []
        own: dict[str, str] = {}
        codes: list[str] = []
        for group in root:
            if local(group) == "numFmts":
                own = {attribute(one, "numFmtId") or "": attribute(one, "formatCode") or "" for one in group}
        for group in root:
            if local(group) == "cellXfs":
                for one in group:
                    number = attribute(one, "numFmtId") or "0"
                    usual = BUILT_IN.get(int(number), GENERAL) if number.isdecimal() else GENERAL
                    codes.append(own.get(number, usual))
        return codes

    def _sheet(self, part: str, name: str) -> Sheet:
        data = self.package.part(part)
        # Counted before anything is built of them.
        self.rows += data.count(b"<row") + data.count(b":row ")
        if 2 * ROWS < self.rows:
            raise too_large(self.package.name, f"more than {2 * ROWS} rows")
        self.cells += data.count(b"<c ") + data.count(b":c ")
        if 2 * CELLS < self.cells:
            raise too_large(self.package.name, f"more than {2 * CELLS} cells")
        root = parse_xml(data, part=part, name=self.package.name)
        sheet = Sheet(name=name)
        hidden = _hidden_columns(root)
        line = 0
        for listed in root:
            kind = local(listed)
            if kind == "sheetData":
                for one in listed:
                    line = _count(one.get("r"), line + 1)
                    if one.get("hidden") in ("1", "true"):
                        sheet.hidden.add(line)
                    else:
                        self._row(one, line, hidden, sheet)
                if CELLS < len(sheet.cells):
                    raise too_large(self.package.name, f"more than {CELLS} cells")
            elif kind == "mergeCells":
                _merge(listed, sheet)
        return sheet

    def _row(self, element: Any, line: int, hidden: set[int], sheet: Sheet) -> None:
        column = 0
        for cell in element:
            if local(cell) != "c":
                continue
            found = _REF.fullmatch(cell.get("r") or "")
            column = _column(found[1]) if found is not None else column + 1
            if column in hidden or not len(cell):
                continue
            text = self._shown(cell)
            if text.strip():
                sheet.cells[line, column] = text.rstrip()

    def _shown(self, cell: Any) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _rich(next(cell.iterchildren("{*}is"), cell))
        stored = next((one.text or "" for one in cell.iterchildren("{*}v")), "")
        if kind == "s":
            return self.strings[int(stored)] if stored.isdecimal() and int(stored) < len(self.strings) else ""
        if kind in ("str", "d"):
            return str(stored)
        if kind in ("b", "e") or not stored:
            return ""
        style = cell.get("s") or "0"
        code = self.codes[int(style)] if style.isdecimal() and int(style) < len(self.codes) else GENERAL
        return shown(stored.strip(), code, from_1904=self.from_1904)


def _rich(element: Any) -> str:
    """The text of a string with formats inside; readings in ruby are left out."""
    parts = []
    for child in element:
        kind = local(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r":
            parts += [one.text or "" for one in child if local(one) == "t"]
    return "".join(parts)


def _hidden_columns(root: Any) -> set[int]:
    hidden: set[int] = set()
    for listed in root:
        if local(listed) == "cols":
            for one in listed:
                if one.get("hidden") in ("1", "true"):
                    first, last = _count(one.get("min"), 1), _count(one.get("max"), 1)
                    if last - first < 1000:  # everything right of the table is hidden: it is empty anyway
                        hidden.update(range(first, last + 1))
    return hidden


def _merge(listed: Any, sheet: Sheet) -> None:
    """The cells under merged ones, as far as the sheet has cells at all."""
    bottom = max((line for line, _ in sheet.cells), default=0)
    right = max((column for _, column in sheet.cells), default=0)
    budget = CELLS
    for one in listed:
        found = _RANGE.match(one.get("ref") or "")
        if found is None:
            continue
        left, last = _column(found[1]), min(_column(found[3]), right)
        top, end = int(found[2]), min(int(found[4]), bottom)
        budget -= max(0, end - top + 1) * max(0, last - left + 1)
        if budget < 0:
            return
        for line in range(top, end + 1):
            for column in range(left, last + 1):
                if (line, column) != (top, left):
                    sheet.covered.add((line, column))
                    sheet.cells.pop((line, column), None)


@lru_cache
def _column(letters: str) -> int:
    """A column's number by its letters: A is 1, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _count(text: str | None, usual: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 8 else usual
