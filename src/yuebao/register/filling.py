"""Workbooks and CSV files out: templates that firms fill in, rows, what is handed back with its faults.

Drop-downs offer what the code lists hold, so a template is written anew when they change.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from yuebao.core.problem import extra
from yuebao.register.cells import text
from yuebao.register.codes import SIDES, Codes
from yuebao.register.delimited import SUFFIXES, delimited
from yuebao.register.layout import FIELDS, TITLES, Field, Kind
from yuebao.register.sheets import letter

if TYPE_CHECKING:
    from yuebao.register.intake import Held, Taken

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
    formats = {"money": "#,##0.00", "rate": "0.0#####", "day": "yyyy-mm-dd", "text": "@"}
    for at, it in enumerate(FIELDS[kind], start=1):
        column = letter(at - 1)
        head = sheet.cell(1, at, it.header + ("*" if it.required else ""))
        head.font = Font(name=FONT, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=_NEED if it.required else _HEAD)
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        example = sheet.cell(2, at, it.example if it.example != "" else None)
        example.font = Font(name=FONT, italic=True, color=_EXAMPLE)
        example.number_format = formats[it.form] if not it.choices else "General"
        sheet.column_dimensions[column].width = _width(it)
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
    _on_paper(sheet)
    sheet.print_options.gridLines = True
    _notes(book, kind)
    book.move_sheet("代码表", 1)
    return bytes_of(book)


def _width(it: Field) -> float:
    return max(11, min(34, max(map(_wide, (it.header + "*", str(it.example)))) + 3))


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
    _on_paper(sheet, "portrait")
    lines = [
        f"{TITLES[kind]}填表说明",
        "1. 红色表头（带 *）必填。第 2 行是示例，填报前请删去或改写；原样留着的示例行会退回。",
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


def plain_template(kind: Kind) -> bytes:
    """The template as CSV: headers and an example row."""
    fields = FIELDS[kind]
    return delimited(
        [[it.header + ("*" if it.required else "") for it in fields], [it.example for it in fields]]
    )


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


def handed_back(taken: Sequence[Taken], target: Path | None = None) -> list[tuple[Path, bytes]]:
    """The held rows as files to mend and import again: one workbook, or CSV for each kind.

    CSV where *target* is named so, or without one where the rows came as CSV. Without *target* they
    stand beside the files they came from, over none that was handed back before: somebody may be
    mending it.
    """
    held = [it for it in taken if it.held]
    suffix = (target or Path(held[0].sheet.file)).suffix.lower()
    if suffix not in SUFFIXES:
        return [(target or _beside(held[0], ".xlsx"), returned(held))]
    out = []
    for one in held:
        rows = [
            [*(_safe(it.cells[n]) if n < len(it.cells) else "" for n in range(len(one.sheet.header))),
             it.row, "；".join(_said(one, it))]
            for it in one.held
        ]  # fmt: skip
        path = target or _beside(one, ".csv")
        if target and len(held) > 1:
            path = target.with_stem(f"{target.stem}-{TITLES[one.kind]}")
        out.append((path, delimited([[*one.sheet.header, *_ADDED], *rows])))
    return out


def _beside(one: Taken, suffix: str) -> Path:
    source = Path(one.sheet.file)
    names = (source.with_name(f"{source.stem}-退回{n}{suffix}") for n in ("", *range(2, 1000)))
    return next(it for it in names if not it.exists())


_ADDED = ("原行号", "问题与改法")
"""Columns that a returned sheet has beside its own; an import passes over them."""


def place_of(one: Taken, held: Held, key: str) -> str:
    """The cell of a fault in the file it came from, K5, or its row where the sheet has no such column."""
    column = one.sheet.columns.get(key, -1)
    return f"{letter(column)}{held.row}" if 0 <= column else f"第{held.row}行"


def _said(one: Taken, held: Held) -> list[str]:
    return [
        f"{letter(one.sheet.columns[key])}栏：{it.what}。{it.remedy}。"
        if key in one.sheet.columns
        else f"{it.what}。{it.remedy}。"
        for key, it in held.faults.items()
    ]


def returned(taken: Sequence[Taken]) -> bytes:
    """The held rows as a workbook to mend and import again: bad cells marked, a remedy in each.

    One sheet for each kind, with the original headers and cells, the row's number in the file it came
    from and all its faults in words; and a list of all faults. A bad cell is marked by border, bold letters
    and a note as well as by colour.
    """
    need_openpyxl()
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = Workbook(write_only=True)
    fill, head = PatternFill("solid", fgColor=_BAD), PatternFill("solid", fgColor=_HEAD)
    red = Side(style="medium", color=_NEED)
    border, thin = Border(left=red, right=red, top=red, bottom=red), Side(style="hair", color="BFBFBF")
    plain, title = Font(name=FONT), Font(name=FONT, bold=True, color="FFFFFF")
    strong = Font(name=FONT, bold=True, color=_NEED)

    def cell(sheet: Any, written: Any, *, wrap: bool = False, centred: bool = False) -> Any:
        made = WriteOnlyCell(sheet, value=_safe(written))
        made.font, made.border = plain, Border(bottom=thin)
        made.alignment = Alignment(
            wrap_text=wrap, vertical="center", horizontal="center" if centred else None
        )  # fmt: skip
        return made

    def heads(sheet: Any, names: Iterable[str]) -> list[Any]:
        out = []
        for it in names:
            made = WriteOnlyCell(sheet, value=_safe(it))
            made.font, made.fill = title, head
            made.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            out.append(made)
        sheet.row_dimensions[1].height = 32
        return out

    listed: list[tuple[str, int, str, str, str, str]] = []
    for one in taken:
        if not one.held:
            continue
        sheet = book.create_sheet(TITLES[one.kind])
        names = {it.key: it.header for it in FIELDS[one.kind]}
        width = len(one.sheet.header)
        order = {column: key for key, column in one.sheet.columns.items()}
        for column in range(width):
            sheet.column_dimensions[letter(column)].width = _column_width(one, column)
        sheet.column_dimensions[letter(width)].width = 9
        sheet.column_dimensions[letter(width + 1)].width = _SAID
        sheet.freeze_panes = "B2"
        _on_paper(sheet)
        sheet.append(heads(sheet, [*one.sheet.header, *_ADDED]))
        for n, held in enumerate(one.held, start=2):
            line = []
            for column in range(width):
                made = cell(sheet, held.cells[column] if column < len(held.cells) else None)
                fault = held.faults.get(order.get(column, ""))
                if fault:
                    made.font, made.fill, made.border = strong, fill, border
                    made.comment = Comment(f"{fault.what}。{fault.remedy}。", "月报", width=260, height=90)
                elif isinstance(made.value, date):
                    made.number_format = "yyyy-mm-dd"
                line.append(made)
            said = _said(one, held)
            line += [cell(sheet, held.row, centred=True), cell(sheet, "\n".join(said), wrap=True)]
            sheet.row_dimensions[n].height = _LINE * sum(-(-_wide(it) // (_SAID - 6)) for it in said)
            sheet.append(line)
            listed += [
                (TITLES[one.kind], held.row, place_of(one, held, key), names[key], it.what, it.remedy)
                for key, it in held.faults.items()
            ]
    sheet = book.create_sheet("问题清单")
    widths = (12, 9, 10, 18, 52, 60)
    for name, wide in zip("ABCDEF", widths, strict=True):
        sheet.column_dimensions[name].width = wide
    sheet.freeze_panes = "A2"
    _on_paper(sheet)
    sheet.append(heads(sheet, ("表", "原行号", "单元格", "栏目", "问题", "改法")))
    for n, fault_line in enumerate(listed, start=2):
        lines = max(-(-_wide(str(it)) // wide) for it, wide in zip(fault_line, widths, strict=True))
        sheet.row_dimensions[n].height = _LINE * lines
        sheet.append([cell(sheet, it, wrap=True, centred=at in (1, 2)) for at, it in enumerate(fault_line)])
    return bytes_of(book)


_SAID = 80
"""The width of the column of faults."""
_LINE = 19
"""The height of one line, in points."""


def _on_paper(sheet: Any, across: Literal["landscape", "portrait"] = "landscape") -> None:
    """Printed on A4 with all columns on one page and the first row on each."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = across, 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _wide(written: str) -> int:
    """How wide a text stands, in half-width letters."""
    return sum(2 if "⺀" <= char else 1 for char in written)


def _column_width(one: Taken, column: int) -> float:
    written = [
        one.sheet.header[column],
        *(text(it.cells[column]) for it in one.held[:50] if column < len(it.cells)),
    ]
    return max(9, min(36, 3 + max(map(_wide, written))))


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
