"""The data of an issue: every figure it cites, with its identifier, as XLSX, CSV and JSON."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO

from yuebao.bulletin.issue import Draft
from yuebao.bulletin.render.html import figures_of
from yuebao.core.problem import extra

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


def xlsx_bytes(draft: Draft) -> bytes:
    """A sheet with a head that stays, filters, and numbers that are numbers.

    Raises:
        Unreadable: openpyxl is not installed (``YB500``).
    """
    with extra("office", place="XLSX"):
        from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    sheet.freeze_panes = "A2"
    widths = (34, 26, 16, 28, 12, 18, 12, 14, 10, 14, 14, 6, 26, 20)
    for place, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJKLMN"[place]].width = width
    heads = []
    for word in COLUMNS.values():
        cell = WriteOnlyCell(sheet, value=word)
        cell.font = Font(bold=True)
        heads.append(cell)
    sheet.append(heads)
    told = rows(draft)
    for row in told:
        sheet.append([Decimal(row[n]) if n in NUMBERS and row[n] else _safe(n, row[n]) for n in COLUMNS])
    sheet.auto_filter.ref = f"A1:N{len(told) + 1}"
    out = BytesIO()
    book.properties.title = draft.imprint.heading
    book.save(out)
    return out.getvalue()


def _safe(name: str, text: str) -> str:
    """*text* that no spreadsheet program takes for a formula."""
    return f"'{text}" if name not in NUMBERS and text.startswith(FORMULA) else text
