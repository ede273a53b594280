"""Series as a workbook: a sheet of data with number formats and intervals, a sheet of sources."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from yuebao.book import frames
from yuebao.book.values import Document

_WORDS = {
    "series": "序列", "indicator": "指标", "area": "地区", "breakdown": "分组", "kind": "口径",
    "basis": "基准", "unit": "单位", "period": "时期", "period_start": "起", "period_end": "止",
    "value": "数", "low": "下限", "high": "上限", "origin": "来历", "revised": "修订",
    "first_value": "首次公布", "published": "发布日", "publisher": "发布者", "document": "文件指纹",
    "name": "文件", "id": "编号", "formula": "公式", "sources": "出处",
}  # fmt: skip
_WIDE = {"series": 38, "indicator": 22, "id": 44, "document": 20, "name": 24, "formula": 30, "sources": 44}
_DATA, _SOURCES = "数据", "来源"


def workbook(columns: frames.Columns, sources: Sequence[Document]) -> bytes:
    """An XLSX file; the second row of the data sheet holds the names that programs go by."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _DATA
    names = list(columns)
    sheet.append([_WORDS[it] for it in names])
    sheet.append(names)
    for row in frames.rows(columns):
        sheet.append([_kept(it) for it in row])
    for at, name in enumerate(names, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _WIDE.get(name, 13)
        for one, told in zip(sheet[letter][2:], columns[name], strict=True):
            one.number_format = _format(told)
            if isinstance(told, str):
                one.data_type = "s"  # text that begins with = stays text
    _head(sheet, Font(bold=True), Font(color="808080", size=9), PatternFill("solid", fgColor="E8EDF3"))
    for one in sheet[1]:
        one.alignment = Alignment(horizontal="center")
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(names))}{sheet.max_row}"
    of = book.create_sheet(_SOURCES)
    of.append(["发布日", "发布者", "标题", "文件", "网址", "文件指纹（SHA-256）"])
    for it in sources:
        of.append([it.released, it.publisher or "", it.title or "", it.name, it.url or "", it.sha256])
        for one in of[of.max_row]:
            if isinstance(one.value, str):
                one.data_type = "s"
    for one, width in zip("ABCDEF", (13, 20, 40, 30, 40, 68), strict=True):
        of.column_dimensions[one].width = width
    for one in of[1]:
        one.font = Font(bold=True)
        one.fill = PatternFill("solid", fgColor="E8EDF3")
    of.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Any, bold: Any, small: Any, fill: Any) -> None:
    for one in sheet[1]:
        one.font, one.fill = bold, fill
    for one in sheet[2]:
        one.font = small


def _kept(value: Any) -> Any:
    return {True: "是", False: ""}[value] if isinstance(value, bool) else value


def _format(value: Any) -> str:
    """The places a number was printed with stay visible: 563.0 is not 563."""
    if isinstance(value, Decimal):
        places = max(0, -int(value.as_tuple().exponent))
        return "#,##0" + ("." + "0" * places if places else "")
    return "yyyy-mm-dd" if isinstance(value, date) else "General"


def rows_of(data: bytes) -> list[dict[str, Any]]:
    """The rows of a data sheet, by the names of its second row.

    Raises:
        ValueError: it is no such workbook.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True)
    except (BadZipFile, KeyError, OSError, ValueError) as error:
        raise ValueError(f"it is no workbook: {error}") from None
    if _DATA not in book.sheetnames:
        raise ValueError(f"it has no sheet {_DATA}")
    rows = book[_DATA].iter_rows(values_only=True)
    next(rows, None)
    names = [str(it) for it in next(rows, ())]
    return [dict(zip(names, row, strict=False)) for row in rows if any(it is not None for it in row)]
