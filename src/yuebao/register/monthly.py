"""The monthly table: a workbook for the file, and aligned or delimited rows for a bulletin or a program.

What is held back prints as ``*``; what cannot be told (no base, nothing to divide by) as ``—``.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from yuebao.register.filling import FONT, bytes_of, need_openpyxl
from yuebao.register.sheets import letter
from yuebao.register.statement import UNITS, percent, spoken, wan
from yuebao.register.stats import Line, Statistics

HELD, NOTHING = "*", "—"
_FORMATS = {"合同": "#,##0", "金额": "#,##0.0", "占比": "0.0"}
CUT_NAMES = {
    "side": "方向", "partner": "发包国家（地区）", "group": "国家组", "category": "业务类别",
    "ownership": "企业性质", "district": "所在区", "firm": "企业",
}  # fmt: skip


def _groups(stats: Statistics) -> list[tuple[str, tuple[str, ...]]]:
    """The columns of the monthly table, those that tell of one thing together under its name."""
    four = (f"金额（{UNITS[stats.currency]}）", "同比（%）", "占比（%）", "占比变化（百分点）")
    out: list[tuple[str, tuple[str, ...]]] = [
        ("", (CUT_NAMES[stats.by],)), ("", ("合同数（份）",)),
        ("合同签约额", four), ("接包合同执行额", four),
    ]  # fmt: skip
    return [*out, ("同比，按现行基数（%）", ("签约额", "执行额"))] if stats.published else out


def heads(stats: Statistics) -> list[str]:
    """The columns of the monthly table, each with a name of its own."""
    out = []
    for group, names in _groups(stats):
        if "现行" in group:
            out += [f"{it}同比（现行基数，%）" for it in names]
        else:
            short = group.removeprefix("合同").removeprefix("接包合同")
            out += [group + it[2:] if it[:2] == "金额" else short + it for it in names]
    return out


def row_of(stats: Statistics, line: Line, *, places: int = 2) -> list[Any]:
    """One line in those columns: a label, then numbers as ``Decimal`` or int, ``*`` or ``—``."""
    label = "　" * max(line.level - 1, 0) + line.label
    if line.now is None:
        return [label, *[HELD] * (len(heads(stats)) - 1)]
    base = line.first if stats.published else line.current
    growth = line.growth("first" if stats.published else "current")
    dark = HELD if base is None else NOTHING

    def ratio(value: Fraction | None, digits: int, missing: str) -> Any:
        return missing if value is None else percent(value, places=digits)

    out: list[Any] = [label, line.now.contracts]
    for n, amount in ((1, line.now.signed), (2, line.now.executed)):
        out += [
            wan(amount), ratio(growth[n], places, dark), ratio(line.share[n], 1, NOTHING),
            ratio(line.share_change[n], 1, dark),
        ]  # fmt: skip
    if stats.published:
        today = line.growth("current")
        missing = HELD if line.current is None else NOTHING
        out += [ratio(today[1], places, missing), ratio(today[2], places, missing)]
    return out


def rows(stats: Statistics) -> list[list[Any]]:
    """The monthly table, headings first; lines without any amount are left out, 合计 and sides never."""
    kept = [it for it in stats.lines if it.level == 0 or stats.by == "side" or it.now is None or any(it.now)]
    return [heads(stats), *(row_of(stats, it) for it in kept)]


def notes(stats: Statistics) -> list[str]:
    """What must stand under the table."""
    out = [f"截至{stats.as_of}已审核的记录；金额按每条记录自己的汇率折算，单位{UNITS[stats.currency]}。"]
    if stats.published:
        out.append(
            f"同比按去年同期首次公布（截至{stats.published}）的数计算；现行基数含其后审核和更正的记录。"
        )
    else:
        out.append("去年同期没有公布记录，同比按现行基数计算。")
    if stats.by == "side":
        unsettled = next((it for it in stats.lines if it.member == "待定" and it.now and any(it.now)), None)
        if unsettled and unsettled.now:
            unit = UNITS[stats.currency]
            out.append(
                f"方向待定的合同签约额{wan(unsettled.now.signed):f}{unit}、执行额{wan(unsettled.now.executed):f}{unit}，"
                "计入合计，尚未计入离岸或在岸。"
            )
    if stats.by == "group":
        out.append("国家组成员按期末名单，相互重叠，不能相加；占比以离岸合计为分母。")
    if stats.held_back or any(HELD in row for row in rows(stats)):
        out.append("* 为保护企业信息不予公布（企业少于规定家数，或一家占绝大部分，或会由此推出这些数）。")
    return out


def workbook(tables: Sequence[Statistics], *, area: str) -> bytes:
    """The monthly tables as one workbook, a sheet for each cut, ready to print."""
    need_openpyxl()
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = Workbook()
    book.remove(book.active)
    thin, thick = Side(style="thin", color="BFBFBF"), Side(style="medium", color="1F4E79")
    white, dark = Side(style="thin", color="FFFFFF"), PatternFill("solid", fgColor="1F4E79")
    seen: dict[str, int] = {}
    for stats in tables:
        name = f"按{CUT_NAMES[stats.by]}".replace("（地区）", "")
        if any(it.by == stats.by and it.cumulative != stats.cumulative for it in tables):
            name += "（累计）" if stats.cumulative else "（当月）"
        if any(it.by == stats.by and it.currency != stats.currency for it in tables):
            name += "美元" if stats.currency == "usd" else "人民币"
        seen[name] = seen.get(name, 0) + 1
        sheet = book.create_sheet(name if seen[name] == 1 else f"{name}{seen[name]}")
        groups, table = _groups(stats), rows(stats)[1:]
        names = [it for _, some in groups for it in some]
        width = len(names)
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
        top = sheet.cell(1, 1, f"{spoken(stats)}{area}服务外包统计表（按{CUT_NAMES[stats.by]}）")
        top.font, top.alignment = Font(name=FONT, bold=True, size=15), Alignment(horizontal="center")
        sheet.row_dimensions[1].height = 30
        at = 1
        for group, some in groups:
            for n, name in enumerate(some):
                sheet.cell(3, at + n, (group if not n else None) or name)
                sheet.cell(4, at + n, name if group else None)
            last = at + len(some) - 1
            sheet.merge_cells(start_row=3, start_column=at, end_row=3 if group else 4, end_column=last)
            at = last + 1
        for row in sheet.iter_rows(min_row=3, max_row=4, max_col=width):
            for cell in row:
                cell.font, cell.fill = Font(name=FONT, bold=True, color="FFFFFF"), dark
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
                cell.border = Border(left=white, right=white, bottom=white)
        for n, line in enumerate(table, start=5):
            for at, value in enumerate(line, start=1):
                cell = sheet.cell(n, at, value)
                cell.font = Font(name=FONT, bold=n == 5)
                cell.border = Border(bottom=thick if n == 5 else thin)
                cell.alignment = Alignment(horizontal="left" if at == 1 else "right", vertical="center")
                if at > 1:
                    cell.number_format = _FORMATS.get(names[at - 1][:2], "#,##0.00")
        sheet.row_dimensions[3].height, sheet.row_dimensions[4].height = 22, 36
        for n in range(5, len(table) + 5):
            sheet.row_dimensions[n].height = 20
        for at, name in enumerate(names):
            wide = 22 if at == 0 else 17 if name.startswith("金额") else 13 if "变化" in name else 11
            sheet.column_dimensions[letter(at)].width = wide
        for n, note in enumerate(notes(stats), start=len(table) + 6):
            sheet.merge_cells(start_row=n, start_column=1, end_row=n, end_column=width)
            cell = sheet.cell(n, 1, note)
            cell.font, cell.alignment = Font(name=FONT, size=9, color="595959"), Alignment(wrap_text=True)
        sheet.freeze_panes = "B5"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:4"
        sheet.oddFooter.center.text = "— &P —"
    return bytes_of(book)
