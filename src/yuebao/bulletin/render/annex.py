"""The data of an issue: every figure it cites, with its identifier, as XLSX, CSV and JSON."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from html import escape
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from yuebao.bulletin.issue import Draft
from yuebao.bulletin.render.html import figures_of

COLUMNS = {
    "id": "标识",
    "item": "条目",
    "printed": "正文",
    "indicator": "指标",
    "area": "地区",
    "period": "时期",
    "kind": "类别",
    "value": "数值",
    "unit": "单位",
    "low": "下限",
    "high": "上限",
    "bound": "限定",
    "breakdown": "分组",
    "base": "基准",
}
NUMBERS = ("value", "low", "high")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(draft: Draft) -> list[dict[str, str]]:
    """A row a figure, all as text; a breakdown is ``side=离岸 | partner=美国``."""
    out = []
    for record in figures_of(draft):
        cuts = [
            f"{dimension}={member if isinstance(member, str) else '+'.join(member)}"
            for dimension, member in record["breakdown"].items()
            if member
        ]
        row = {name: str(record[name] or "") for name in COLUMNS if name != "breakdown"}
        row["value"] = str(record["value"])
        out.append(row | {"breakdown": " | ".join(cuts)})
    return out


def json_bytes(draft: Draft) -> bytes:
    imprint = draft.imprint
    told = {
        "title": imprint.heading,
        "number": imprint.numbered,
        "publisher": imprint.publisher,
        "date": imprint.date.isoformat(),
        "figures": figures_of(draft),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def csv_bytes(draft: Draft) -> bytes:
    """UTF-8 with the mark that spreadsheet programs need to see that it is."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(draft):
        writer.writerow([_safe(name, row[name]) for name in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


WIDTHS = (34, 26, 16, 28, 12, 18, 12, 14, 10, 14, 14, 6, 26, 20)
"""Of the columns, in characters."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_KIND = "application/vnd.openxmlformats-package"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def xlsx_bytes(draft: Draft) -> bytes:
    """A sheet with a head that stays, filters, and numbers that are numbers; the same bytes each time.

    Written here and not by a library: one plain sheet is little, and loading one takes longer than all
    other data forms together.
    """
    told = rows(draft)
    last = "ABCDEFGHIJKLMN"[len(COLUMNS) - 1]
    lines = [_row(1, [_words(word, style=1) for word in COLUMNS.values()])]
    for number, row in enumerate(told, start=2):
        cells = [
            f"<c><v>{Decimal(row[name]):f}</v></c>" if name in NUMBERS and row[name] else _words(row[name])
            for name in COLUMNS
        ]
        lines.append(_row(number, cells))
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(WIDTHS, 1)
    )
    sheet = (
        f'<worksheet xmlns="{_SHEET}"><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(lines)}</sheetData>"
        f'<autoFilter ref="A1:{last}{len(told) + 1}"/></worksheet>'
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{_KIND}.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
            f'<Override PartName="/docProps/core.xml" ContentType="{_KIND}.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": _related(
            ("officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{_text(draft.imprint.heading)}</dc:title></cp:coreProperties>"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _related(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_SHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
            '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
            '<cellXfs count="2"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            "</styleSheet>"
        ),
        "xl/worksheets/sheet1.xml": sheet,
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, body in parts.items():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, (_HEAD + body).encode())
    return out.getvalue()


def _row(number: int, cells: list[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _words(text: str, *, style: int = 0) -> str:
    """A cell of words. They are marked as words, so that no program takes them for a formula."""
    held = f' s="{style}"' if style else ""
    return f'<c{held} t="inlineStr"><is><t xml:space="preserve">{_text(text)}</t></is></c>'


def _related(*targets: tuple[str, str]) -> str:
    """The relationships of a part: what each is (a short name is an office document's) and where."""
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if "/" in kind else f"{_OFFICE}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _text(words: str) -> str:
    """*words* in XML, without characters that it cannot hold."""
    return escape("".join(c for c in words if c in "\t\n" or " " <= c))


def _safe(name: str, text: str) -> str:
    """*text* that no spreadsheet program takes for a formula."""
    return f"'{text}" if name not in NUMBERS and text.startswith(FORMULA) else text
