"""Workbooks out: the templates that firms fill in, sheets of rows, and the returned workbook with its faults.

Drop-downs offer what the code lists hold, so a template is written anew when they change.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from yuebao.core.problem import extra
from yuebao.register.cells import text
from yuebao.register.codes import SIDES, Codes
from yuebao.register.layout import FIELDS, TITLES, Field, Kind
from yuebao.register.sheets import letter

if TYPE_CHECKING:
    from yuebao.register.intake import Taken

_FILLED = 2000
"""Rows of a template that carry drop-downs and formats."""
_HEAD, _NEED, _BAD, _EXAMPLE = "1F4E79", "C00000", "FFC7CE", "808080"
FONT = "Noto Sans CJK SC"


def need_openpyxl() -> None:
    """Complains where the library that writes workbooks is missing (``YB500``)."""
    with extra("office", place="yuebao register"):
        import openpyxl  # noqa: F401


def template(kind: Kind, codes: Codes) -> bytes:
    """An empty workbook of that kind: headers, an example row, drop-downs, notes and the code lists."""
    need_openpyxl()
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = TITLES[kind]
    lists = _choices(codes)
    _code_sheet(book, kind, lists)
    for at, it in enumerate(FIELDS[kind], start=1):
        column = letter(at - 1)
        head = sheet.cell(1, at, it.header + ("*" if it.required else ""))
        head.font = Font(name=FONT, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=_NEED if it.required else _HEAD)
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        example = sheet.cell(2, at, it.example if it.example != "" else None)
        example.font = Font(name=FONT, italic=True, color=_EXAMPLE)
        sheet.column_dimensions[column].width = _width(it)
        formats = {"money": "#,##0.00", "rate": "0.######", "day": "yyyy-mm-dd", "text": "@"}
        sheet.column_dimensions[column].number_format = formats[it.form] if not it.choices else "General"
        span = f"{column}2:{column}{_FILLED + 1}"
        if it.choices:
            place = letter(list(lists).index(it.choices))
            rule = DataValidation(
                type="list",
                formula1=f"代码表!${place}$2:${place}${len(lists[it.choices]) + 1}",
                allow_blank=True,
            )
        elif it.form in ("money", "rate"):
            rule = DataValidation(type="decimal", operator="greaterThan", formula1="0", allow_blank=True)
        elif it.form == "day":
            rule = DataValidation(type="date", operator="greaterThan", formula1="32874", allow_blank=True)
        else:
            continue
        rule.promptTitle, rule.prompt = it.header[:32], it.note
        rule.errorTitle, rule.error = it.header[:32], "请按提示填写：" + it.note
        rule.showInputMessage = rule.showErrorMessage = True
        rule.add(span)
        sheet.add_data_validation(rule)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "B2"
    _notes(book, kind)
    book.move_sheet("代码表", 1)
    return bytes_of(book)


def _width(it: Field) -> float:
    wide = max(
        sum(2 if "⺀" <= char else 1 for char in written) for written in (it.header + "*", str(it.example))
    )
    return max(11, min(34, wide + 3))


def _choices(codes: Codes) -> dict[str, list[str]]:
    lexicon = dict.fromkeys(codes.names["countries"].values())
    first = ("日本", "美国", "中国香港", "中国澳门", "中国台湾", "新加坡", "韩国", "德国", codes.home)
    parents = {it.parent for it in codes.categories.values()}
    return {
        "categories": [it.name for it in codes.categories.values() if it.slug not in parents],
        "ownership": [it.name for it in codes.ownership.values()],
        "currencies": list(codes.currencies),
        "sides": list(SIDES),
        "countries": [*first, *(it for it in lexicon if it not in first)],
    }


_LISTS = {
    "categories": "业务类别",
    "ownership": "企业性质",
    "currencies": "币种",
    "sides": "方向",
    "countries": "国家（地区）",
}


def _code_sheet(book: Any, kind: Kind, lists: Mapping[str, Sequence[str]]) -> None:
    from openpyxl.styles import Font

    del kind
    sheet = book.create_sheet("代码表")
    for at, (name, members) in enumerate(lists.items(), start=1):
        sheet.cell(1, at, _LISTS[name]).font = Font(name=FONT, bold=True)
        sheet.column_dimensions[letter(at - 1)].width = 22
        for row, member in enumerate(members, start=2):
            sheet.cell(row, at, member).font = Font(name=FONT)


def _notes(book: Any, kind: Kind) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet("填表说明")
    lines = [
        f"{TITLES[kind]}填表说明",
        "1. 红色表头（带 *）必填。第 2 行是示例，填报前请删去或改写，否则会当作一条记录。",
        "2. 金额按合同货币填到“元”，最多两位小数；不写单位和货币符号，不填“万元”。",
        "3. 每条记录用自己的汇率折算美元和人民币；汇率是一个单位的合同货币折合多少。",
        "4. 日期写成 2025-05-31 的样子。请不要用公式和合并单元格。",
        "5. 发包方在中国香港、中国澳门、中国台湾的，方向是离岸。方向还没有确定的，填“待定”。",
        "6. 有问题的行会连同原因和改法一起退回；改好后把退回的工作簿重新导入即可，不会重复。",
    ]
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, line).font = Font(name=FONT, bold=row == 1, size=14 if row == 1 else 11)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
    top = len(lines) + 2
    for column, (name, width) in enumerate((("栏目", 18), ("必填", 8), ("说明", 78)), start=1):
        cell = sheet.cell(top, column, name)
        cell.font, cell.fill = Font(name=FONT, bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_HEAD)
        sheet.column_dimensions[letter(column - 1)].width = width
    for row, it in enumerate(FIELDS[kind], start=top + 1):
        for column, written in enumerate((it.header, "是" if it.required else "", it.note), start=1):
            cell = sheet.cell(row, column, written)
            cell.font, cell.alignment = Font(name=FONT), Alignment(wrap_text=True, vertical="top")


def sheet_of(kind: Kind, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A workbook of *rows* (field key -> value) in the columns of the template."""
    need_openpyxl()
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(TITLES[kind])
    fields = FIELDS[kind]
    sheet.append([it.header for it in fields])
    for row in rows:
        sheet.append(
            [float(it) if isinstance(it, Decimal) else it for it in (row.get(f.key) for f in fields)]
        )
    return bytes_of(book)


def returned(taken: Sequence[Taken]) -> bytes:
    """The held rows as a workbook to mend and import again: bad cells marked, a remedy in each.

    One sheet for each kind, with the original headers and cells, the row's number in the file it came
    from and all its faults in words; and a list of all faults.
    """
    need_openpyxl()
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook(write_only=True)
    bad, head = PatternFill("solid", fgColor=_BAD), PatternFill("solid", fgColor=_HEAD)
    listed: list[tuple[str, int, str, str, str, str]] = []
    for one in taken:
        if not one.held:
            continue
        sheet = book.create_sheet(TITLES[one.kind])
        names = {it.key: it.header for it in FIELDS[one.kind]}
        width = len(one.sheet.header)
        order = {column: key for key, column in one.sheet.columns.items()}
        for column in range(width + 2):
            sheet.column_dimensions[letter(column)].width = (
                70 if column == width + 1 else 10 if column == width else _column_width(one, column)
            )
        sheet.freeze_panes = "A2"

        def cell(sheet: Any, written: Any, *, fill: Any = None, bold: bool = False, note: str = "") -> Any:
            made = WriteOnlyCell(sheet, value=_safe(written))
            made.font = Font(name=FONT, bold=bold, color="FFFFFF" if bold else "000000")
            if fill is not None:
                made.fill = fill
            if note:
                made.comment = Comment(note, "月报", width=260, height=90)
            return made

        heads = [*one.sheet.header, "原行号", "问题与改法"]
        sheet.append([cell(sheet, it, fill=head, bold=True) for it in heads])
        for held in one.held:
            line = []
            for column in range(width):
                key = order.get(column, "")
                fault = held.faults.get(key)
                given = held.cells[column] if column < len(held.cells) else None
                note = f"{fault.what}。{fault.remedy}。" if fault else ""
                line.append(cell(sheet, given, fill=bad if fault else None, note=note))
            said = [f"{it.what}。{it.remedy}。" for it in held.faults.values()]
            line.append(cell(sheet, held.row))
            told = cell(sheet, "\n".join(said))
            told.alignment = Alignment(wrap_text=True, vertical="top")
            line.append(told)
            sheet.append(line)
            for key, fault in held.faults.items():
                column = one.sheet.columns.get(key, -1)
                place = f"{letter(column)}{held.row}" if 0 <= column else f"第{held.row}行"
                listed.append((TITLES[one.kind], held.row, place, names[key], fault.what, fault.remedy))
    sheet = book.create_sheet("问题清单")
    for name, wide in zip("ABCDEF", (12, 8, 10, 18, 56, 60), strict=True):
        sheet.column_dimensions[name].width = wide
    sheet.freeze_panes = "A2"
    titles = []
    for name in ("表", "原行号", "单元格", "栏目", "问题", "改法"):
        made = WriteOnlyCell(sheet, value=name)
        made.font, made.fill = Font(name=FONT, bold=True, color="FFFFFF"), head
        titles.append(made)
    sheet.append(titles)
    for fault_line in listed:
        sheet.append(list(map(_safe, fault_line)))
    return bytes_of(book)


def _column_width(one: Taken, column: int) -> float:
    written = [
        one.sheet.header[column],
        *(text(it.cells[column]) for it in one.held[:50] if column < len(it.cells)),
    ]
    return max(9, min(36, 2 + max(sum(2 if "⺀" <= char else 1 for char in it) for it in written)))


def _safe(written: Any) -> Any:
    """What goes back into a cell: text that a program would take for a formula stays text."""
    if isinstance(written, str):
        written = "".join(char for char in written if char >= " " or char == "\n")
        return "'" + written if written[:1] in ("=", "+", "@") and len(written) > 1 else written
    return written


def bytes_of(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
