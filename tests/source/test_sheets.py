"""XLSX and CSV: the cells as they are shown, and the figures that prose gives."""

from __future__ import annotations

import datetime
import io
import re
import time
import zipfile
from typing import Any

import pytest

from yuebao.core.fact import Reading
from yuebao.core.problem import Problem
from yuebao.core.text import Source, Span
from yuebao.read import read
from yuebao.source import open_source
from yuebao.source.formats import shown

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl writes the test files")


def opened(data: bytes, name: str = "a.xlsx") -> Source:
    source = open_source(data, name=name)
    assert isinstance(source, Source), source
    return source


def book(*sheets: tuple[str, list[list[Any]], list[str]], formats: dict[str, str] | None = None) -> bytes:
    """A workbook of sheets: name, rows, merged ranges; *formats* are those of the first sheet's cells."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows, merged in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for one in merged:
            sheet.merge_cells(one)
    for cell, code in (formats or {}).items():
        made.worksheets[0][cell].number_format = code
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def meanings(reading: Reading) -> set[tuple[Any, ...]]:
    return {
        (
            f.key.kind, f.written.value, f.unit.symbol, f.key.indicator, f.key.area, str(f.period),
            f.key.breakdown,
        )
        for f in reading.figures
    }  # fmt: skip


ROWS = [
    ["2025年1-5月大连市服务外包情况"],
    ["单位：万美元"],
    ["指标", "1-5月", None, "5月", None],
    [None, "金额", "同比（%）", "金额", "同比（%）"],
    ["服务外包合同签约额", 195586.7, 0.391, 20100.5, -4.25],
    ["服务外包执行额", 100888.5, -0.204, 10050, 3.1],
]
MERGED = ["A1:E1", "A3:A4", "B3:C3", "D3:E3"]
FORMATS = {"C5": "0.0%", "C6": "0.0%", "D5": "#,##0.00", "D6": "#,##0.0", "E5": "0.0"}
PROSE = (
    "2025年1-5月，大连市服务外包合同签约额195586.7万美元，同比增长39.1%；服务外包执行额100888.5万美元，"
    "同比下降20.4%。5月，大连市服务外包合同签约额20100.50万美元，同比下降4.3%；服务外包执行额10050.0万美元，"
    "同比增长3.1%。"
)


def test_a_sheet_gives_the_figures_of_prose() -> None:
    source = opened(book(("月报", ROWS, MERGED), formats=FORMATS))
    assert source.text == (
        "2025年1-5月大连市服务外包情况\n\n单位：万美元\n\n指标\t1-5月\t\t5月\n\t金额\t同比（%）\t金额\t同比（%）\n"
        "服务外包合同签约额\t195586.7\t39.1%\t20,100.50\t-4.3\n服务外包执行额\t100888.5\t-20.4%\t10,050.0\t3.1\n"
    )
    reading = read(source)
    assert not reading.unread
    assert meanings(reading) == meanings(read(opened(PROSE.encode(), "a.txt")))
    assert len(reading.figures) == 8
    place = source.place(reading.figures[2].span)
    assert place is not None
    assert (place.part, place.row, place.column) == ("月报", 5, 4)


def test_a_csv_gives_the_figures_of_the_sheet() -> None:
    shown_rows = [
        ["2025年1-5月大连市服务外包情况"], ["单位：万美元"], ["指标", "1-5月", "", "5月", ""],
        ["", "金额", "同比（%）", "金额", "同比（%）"],
        ["服务外包合同签约额", "195586.7", "39.1%", '"20,100.50"', "-4.3"],
        ["服务外包执行额", "100888.5", "-20.4%", '"10,050.0"', "3.1"],
    ]  # fmt: skip
    wanted = meanings(read(opened(book(("月报", ROWS, MERGED), formats=FORMATS))))
    for mark, encoding in ((",", "utf-8-sig"), (",", "gb18030"), (";", "utf-8"), ("\t", "utf-16")):
        lines = [mark.join(cells) for cells in shown_rows]
        source = opened("\r\n".join(lines).encode(encoding), "a.csv")
        assert source.media_type == "text/csv"
        assert meanings(read(source)) == wanted, (mark, encoding)
    place = source.place(read(source).figures[0].span)
    assert place is not None
    assert (place.row, place.column) == (5, 2)


def test_a_csv_that_names_its_delimiter() -> None:
    source = opened("sep=;\r\n国别;2025年5月出口（万美元）\r\n韩国;1,5\r\n日本;2,5\r\n".encode(), "a.csv")
    assert source.text.split("\n")[:2] == ["国别\t2025年5月出口（万美元）", "韩国\t1,5"]
    place = source.place(Span(start=source.text.index("1,5"), stop=source.text.index("1,5") + 3))
    assert place is not None
    assert (place.row, place.column) == (2, 2)


def test_a_csv_is_told_by_its_lines_too() -> None:
    table = "指标,1-5月,同比\n出口,100.5,3.2%\n进口,80.1,-1%\n".encode()
    assert opened(table, "<stdin>").media_type == "text/csv"
    prose = "出口100.5亿元,增长3.2%。\n进口80.1亿元,降1%。\n顺差20.4亿元,扩大3亿元。".encode()
    assert opened(prose, "<stdin>").media_type == "text/plain"


def test_two_tables_side_by_side_and_two_sheets() -> None:
    rows = [
        ["指标", "数值", None, "指标", "数值"],
        ["出口", 1.5, None, "签约额", 9],
        ["进口", 2, None, "执行额", 8],
    ]  # fmt: skip
    text = opened(book(("进出口", rows, []), ("Sheet2", [["备注", "无"]], []))).text
    assert text == (
        "进出口\n\n指标\t数值\n出口\t1.5\n进口\t2\n\n指标\t数值\n签约额\t9\n执行额\t8\n\n备注\t无\n"
    )


def test_what_is_hidden_is_left_out() -> None:
    made = openpyxl.load_workbook(
        io.BytesIO(book(("表", [["出口", 1, 7], ["进口", 2, 8], ["顺差", 3, 9]], []), ("底稿", [[5, 6]], [])))
    )
    made["表"].row_dimensions[2].hidden = True
    made["表"].column_dimensions["C"].hidden = True
    made["底稿"].sheet_state = "hidden"
    stream = io.BytesIO()
    made.save(stream)
    assert opened(stream.getvalue()).text == "出口\t1\n顺差\t3\n"


@pytest.mark.parametrize(
    ("stored", "code", "wanted"),
    [
        ("0.097", "0.0%", "9.7%"),
        ("1183.6", "#,##0.00", "1,183.60"),
        ("1099", "#,##0.0", "1,099.0"),
        ("-4.25", "0.0", "-4.3"),
        ("-4.25", "0.0_ ;[Red]-0.0\\ ", "-4.3"),
        ("-4.25", "0.0;(0.0)", "(4.3)"),
        ("0.30000000000000004", "General", "0.3"),
        ("9.6923076923076916", "General", "9.6923076923"),
        ("1E-3", "General", "0.001"),
        ("123456789", "0,,", "123"),
        ("5", '0.0"亿元"', "5.0亿元"),
        ("12.50", "0.##", "12.5"),
        ("12", "0.##", "12"),
        ("0.5", "#.0", "0.5"),
        ("1.005", "0.00", "1.01"),
        ("45292", "yyyy年m月", "2024年1月"),
        ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        ("45292.5", "yyyy-mm-dd hh:mm", "2024-01-01 12:00"),
        ("45292", "[$-804]yyyy/m/d;@", "2024/1/1"),
        ("61", "m/d", "3/1"),
        ("45292", "@", "45292"),
        ("文", "0.0", "文"),
        ("1e400", "0.0", "1e400"),
        ("-0.04", "0.0", "0.0"),
    ],
)
def test_numbers_as_their_cells_show_them(stored: str, code: str, wanted: str) -> None:
    assert shown(stored, code) == wanted


def test_formulas_dates_and_merged_labels() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (["日期", datetime.date(2025, 6, 1)], ["合计", "=SUM(1,2)"], ["真", True]):
        sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    # openpyxl saves no value with a formula: what was never worked out is not there.
    assert opened(stream.getvalue()).text == "日期\t2025-06-01\n\n合计\n\n真\n"


def altered(data: bytes, part: str, change: Any) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def rows_of(inside: bytes, count: int) -> Any:
    return lambda old: old.replace(b"<sheetData>", b"<sheetData>" + inside * count)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (rows_of(b"<row/>", 10**6), "YB136"),
        (rows_of(b'<row><c t="n"><v>1</v></c></row>', 450_000), "YB136"),
        (lambda _: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>', "YB133"),
        (lambda old: old[:200], "YB132"),
        (lambda _: b"\x00" * 40_000_000, "YB133"),
    ],
    ids=["empty rows", "many cells", "entities", "cut off", "too large"],
)
def test_hostile_sheets(change: Any, code: str) -> None:
    data = altered(book(("表", ROWS, [])), SHEET, change)
    began = time.perf_counter()
    problem = open_source(data, name="a.xlsx")
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert time.perf_counter() - began < 5


def test_a_merged_range_as_large_as_a_sheet_costs_nothing() -> None:
    def change(old: bytes) -> bytes:
        huge = b'<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
        old = old.replace(b"</sheetData>", b"</sheetData>" + huge)
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', old)

    began = time.perf_counter()
    text = opened(altered(book(("表", [["甲", 1], ["乙", 2]], [])), SHEET, change)).text
    assert text == "甲\t1\n\n乙\n"
    assert time.perf_counter() - began < 2
