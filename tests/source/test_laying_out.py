"""Pages as they are printed: columns, tables under them, letter-spaced lines, titles, pages on their side."""

from __future__ import annotations

import random
import re
from array import array
from math import inf
from typing import Any

import pytest
from paper import no_paper

from yuebao.core.problem import Problem
from yuebao.core.text import Source, Span
from yuebao.source import open_source, pdf, turned
from yuebao.source.pages import Met, Page, begin, lay_out
from yuebao.source.runs import Ordinates, gathered
from yuebao.source.typeset import Run

pytestmark = pytest.mark.skipif(bool(no_paper()), reason=no_paper() or "-")

SETUP = """
#set text(font: ("Noto Serif CJK SC",), lang: "zh", region: "cn", size: 10pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.8em)
"""
INDUSTRY = (
    "3月，全市规模以上工业增加值同比增长6.4%，比1—2月加快0.7个百分点。其中，采矿业增长3.2%，制造业增长7.1%，"
    "电力、热力、燃气及水生产和供应业增长4.5%。高技术制造业增加值占规模以上工业的比重为18.6%。"
)
GOODS = [
    f"第{at}类商品出口{at * 3}.{at % 9}亿元，同比增长{at}.{at * 7 % 10}%，占全市出口的{at}.5%；"
    for at in range(1, 22)
]


def made(markup: str, page: str = "") -> bytes:
    import typst

    setup = f'#set page(paper: "a4", margin: (x: 20mm, y: 22mm), {page})\n' + SETUP
    data: Any = typst.compile((setup + markup).encode())
    return bytes(data)


def opened(data: bytes) -> Source:
    source = open_source(data, name="report.pdf")
    assert isinstance(source, Source), source
    return source


def lines(data: bytes) -> list[str]:
    return [line for line in opened(data).text.split("\n") if line]


def test_columns_whose_paragraphs_have_two_lines() -> None:
    body = "\n\n".join(GOODS)
    title = (
        '#place(top + center, scope: "parent", float: true, text(size: 16pt)[青川市经济简报])\n= 一、工业\n'
    )
    found = lines(made(f"{title}{INDUSTRY}\n\n= 二、外贸\n{body}", "columns: 2"))
    assert found == ["青川市经济简报", "一、工业", INDUSTRY, "二、外贸", *GOODS]


def test_three_columns_with_a_table_under_them() -> None:
    table = """#table(columns: (3fr, 1fr, 1fr, 1fr, 1fr),
      [指标], table.cell(colspan: 2)[4月], table.cell(colspan: 2)[1—4月],
      [进出口总额（亿元）], [38.6], [5.3], [150.2], [4.8], [出口（亿元）], [21.4], [6.2], [82.7], [5.1],
      [进口（亿元）], [17.2], [4.2], [67.5], [—])"""
    texts = [INDUSTRY, *("".join(GOODS[at : at + 4]) for at in (0, 4, 8, 12))]
    body = "#block(columns(3)[" + "\n\n".join(texts) + "])\n\n" + table
    found = lines(made(body))
    assert found[: len(texts)] == texts
    assert [line.split("\t") for line in found[len(texts) :]] == [
        ["指标", "4月", "", "1—4月"],
        ["进出口总额（亿元）", "38.6", "5.3", "150.2", "4.8"],
        ["出口（亿元）", "21.4", "6.2", "82.7", "5.1"],
        ["进口（亿元）", "17.2", "4.2", "67.5", "—"],
    ]


def test_a_narrow_table_in_a_column() -> None:
    cells = "[指标], [3月], [同比（%）], [餐饮收入（亿元）], [5.6], [4.7], [零售额（亿元）], [39.6], [6.3]"
    table = f"#table(columns: 3, {cells})"
    found = lines(made(f"{INDUSTRY}\n\n{table}\n\n" + "\n\n".join(GOODS), "columns: 2"))
    assert found[1:4] == ["指标\t3月\t同比（%）", "餐饮收入（亿元）\t5.6\t4.7", "零售额（亿元）\t39.6\t6.3"]


def test_letter_spaced_lines() -> None:
    spaced = "2025年1—4月，固定资产投资增长3.8%。"
    latin = "GDP of 2025 was 3 times that of 2008 at most"
    markup = f"#align(center, text(tracking: 4pt)[{spaced}])\n\n{INDUSTRY}\n\n{latin}"
    assert lines(made(markup)) == [spaced, INDUSTRY, latin]


def test_a_title_in_two_lines_and_a_caption_stand_apart() -> None:
    markup = (
        "#align(center, text(size: 18pt)[青川市2024年国民经济#linebreak()统计公报])\n"
        "#align(center)[青川市统计局#linebreak()2025年3月20日]\n\n"
        f"{INDUSTRY}\n\n房地产开发投资#h(1fr)12.5亿元\n\n表1 主要指标\n"
        "#table(columns: (1fr, 1fr), [指标], [数值], [出口], [12.5])"
    )
    assert lines(made(markup)) == [
        "青川市2024年国民经济统计公报",
        "青川市统计局",
        "2025年3月20日",
        INDUSTRY,
        "房地产开发投资12.5亿元",
        "表1主要指标",
        "指标\t数值",
        "出口\t12.5",
    ]


def test_a_raised_mark_of_the_fonts_own() -> None:
    markup = "增长6.4%#footnote[可比价格。]，面积12.5km#super[2]，GDP#super[①]居前。"
    assert lines(made(markup))[0] == "增长6.4%[1]，面积12.5km²，GDP①居前。"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side(turn: int) -> None:
    import io

    import pypdfium2

    table = "#table(columns: (2fr, 1fr), " + ", ".join(f"[产品{at}], [{at}.5]" for at in range(10, 30)) + ")"
    data = made(f"{INDUSTRY}\n\n{table}")
    document = pypdfium2.PdfDocument(data)
    document[0].set_rotation(turn)
    kept = io.BytesIO()
    document.save(kept)
    plain, askew = opened(data), opened(kept.getvalue())
    assert askew.text == plain.text
    at = plain.text.index("18.6%")
    for word in ("18.6%", "29.5"):
        at = plain.text.index(word)
        one, other = (source.place(Span(start=at, stop=at + len(word))) for source in (plain, askew))
        assert one is not None
        assert other is not None
        assert one.box is not None
        assert other.box is not None
        left, top, right, bottom = one.box
        width, height = 595.28, 841.89
        wanted = {
            90: (height - bottom, left, height - top, right),
            180: (width - right, height - bottom, width - left, height - top),
            270: (top, width - right, bottom, width - left),
        }[turn]
        assert other.box == pytest.approx(wanted, abs=0.1)


def test_what_tells_nothing_is_upright() -> None:
    assert turned.direction("", []) == turned.RIGHT
    assert turned.direction("12", [0, 0, 5, 10, 0, 20, 5, 30]) == turned.RIGHT


def test_cells_of_several_lines() -> None:
    shape = "columns: (12em, 5em, 5em, 5em), align: (x, _) => (if x == 0 {left} else {center}) + horizon"
    cells = """[指标], [金额#linebreak()（亿元）], [同比#linebreak()增长#linebreak()（%）], [位次],
      [进出口总额], [38.6], [5.3], [1], [其中：一般贸易和加工贸易以外的各类贸易方式], [21.4], [6.2], [2],
      [进口], [17.2], [4.2], [3]"""
    data = made(f"{INDUSTRY}\n\n#table({shape}, {cells})\n\n{INDUSTRY}")
    assert lines(data) == [
        INDUSTRY,
        "指标\t金额（亿元）\t同比增长（%）\t位次",
        "进出口总额\t38.6\t5.3\t1",
        "其中：一般贸易和加工贸易以外的各类贸易方式\t21.4\t6.2\t2",
        "进口\t17.2\t4.2\t3",
        INDUSTRY,
    ]
    source = opened(data)
    at = source.text.index("各类贸易方式")
    places = source.places_of(Span(start=source.text.index("其中："), stop=at + 6))
    tops = [place.box[1] for place in places if place.box is not None]
    assert len(tops) > 1, "each line of the cell has its own place"
    assert tops == sorted(set(tops))


def test_lines_that_end_anywhere_are_paragraphs() -> None:
    texts = [f"第{at}项{'进出口' * (at * 5 % 7)}总额{at}.5亿元，增长{at % 7}.1%。" for at in range(1, 15)]
    markup = "#set par(first-line-indent: 0em)\n" + " #linebreak() ".join(texts)
    assert lines(made(markup)) == texts


def test_items_without_an_end_are_items() -> None:
    texts = [f"{at}. 出口总额{at % 10}1.5亿元" for at in range(10, 20)]
    markup = "#set par(first-line-indent: 0em)\n" + " #linebreak() ".join(texts)
    assert lines(made(markup)) == [text.replace(" ", "") for text in texts]


WIDE = [
    (
        "跨境电商综合试验区建设项目",
        "建成线上公共服务平台，入驻企业达到312家，备案企业增长18.5%",
        "上半年实现进出口9.6亿元，同比增长31.2%",
    ),
    (
        "保税物流中心（B型）二期工程",
        "新增仓储面积4.5万平方米，总投资2.2亿元",
        "主体工程完工，预计10月封关验收，全年进出区货值15亿元",
    ),
    (
        "中欧班列集结点扩建项目",
        "计划开行班列120列，覆盖8个国家",
        "上半年开行57列，运送货物4520标箱，分别增长21.3%和19.0%",
    ),
]


@pytest.mark.parametrize("rules", ["", "stroke: none, "])
def test_rows_whose_cells_all_have_several_lines(rules: str) -> None:
    """Cell by cell as they are written, however narrow the gaps between them."""
    cells = "".join(f"[{cell}]," for row in (("项目", "主要内容", "进展情况"), *WIDE) for cell in row)
    markup = f"{INDUSTRY}\n\n#table(columns: (22mm, 40mm, 40mm), {rules}{cells})\n\n{INDUSTRY}"
    assert lines(made(markup)) == [
        INDUSTRY,
        "项目\t主要内容\t进展情况",
        *("\t".join(row) for row in WIDE),
        INDUSTRY,
    ]


def written(data: bytes, order: str) -> list[str]:
    """The lines of a file whose pages are written in another *order*: line by line, or font by font."""
    pages = [sheet.page for sheet in pdf.sheets_of(data, name="report.pdf") if not isinstance(sheet, Problem)]
    for page in sorted(pages, key=lambda page: page.number):
        pieces = [
            Run(
                text=found[0],
                edges=run.edges[found.start() : found.end() + 1],
                top=run.top,
                bottom=run.bottom,
                size=0.0 if found[0].isascii() else run.size,
            )
            for run in page.runs
            for found in re.finditer(r"[ -~]+|[^ -~]+", run.text)
        ]
        if order == "line by line":
            page.runs.sort(key=lambda run: (run.top + run.bottom, run.left))
        else:
            page.runs = sorted(pieces, key=lambda run: run.text.isascii())
    return [line for line in lay_out(sorted(pages, key=lambda page: page.number)).text.split("\n") if line]


ORDERS = ("line by line", "font by font")
SALES = [
    ["国别（地区）", "出口额", "同比（%）"],
    ["日本", "10321", "3.4"],
    ["东南亚国家联盟十国及其他成员", "8802", "12.0"],
    ["美国", "4500", "1.2"],
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("align", ["top", "horizon", "bottom"])
@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ("22mm, 40mm, 40mm", [["项目", "主要内容", "进展情况"], *WIDE]),
        ("35mm, 70mm, 65mm", [["项目", "主要内容", "进展情况"], *WIDE]),
        ("32mm, 22mm, 22mm", SALES),
    ],
)
def test_rows_of_several_lines_in_whatever_order(
    order: str, align: str, columns: str, rows: list[list[str]]
) -> None:
    """The white between rows tells what the order of writing does not."""
    cells = "".join(f"[{cell}]," for row in rows for cell in row)
    table = f"#table(columns: ({columns}), align: left + {align}, {cells})"
    found = written(made(f"{INDUSTRY}\n\n{table}\n\n{INDUSTRY}"), order)
    assert found == [INDUSTRY, *("\t".join(row) for row in rows), INDUSTRY]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "told",
    [
        "指标 5月 1—5月；增加值 12.1 60.4；利润 2.2 9.8；投资 8.1 40.2",
        "处室 职责 电话；综合处 文电会务 甲号；外贸处 进出口 乙号；外资处 利用外资 丙号",
        "项目 内容 单位；平台 系统建设 商务局；平台 系统运行 商务局；园区 厂房建设 开发区",
    ],
)
def test_rows_that_stand_in_groups_stay_apart(order: str, told: str) -> None:
    rows = [row.split(" ") for row in told.split("；")]
    cells = "".join(f"[{cell}]," for row in rows for cell in row)
    table = f"#table(columns: (30mm, 30mm, 30mm), inset: 2pt, row-gutter: (8pt, 0pt, 8pt), {cells})"
    found = written(made(f"{INDUSTRY}\n\n{table}\n\n{INDUSTRY}"), order)
    assert found == [INDUSTRY, *("\t".join(row) for row in rows), INDUSTRY]


def test_a_sentence_parts_tables_of_other_columns() -> None:
    partners = [
        ["国别", "出口额", "同比（%）", "占比（%）"],
        ["日本", "10321", "3.4", "11.5"],
        ["韩国", "8802", "12.0", "9.8"],
    ]
    one, other = ("".join(f"[{cell}]," for row in rows for cell in row) for rows in (partners, WIDE))
    tables = f"#table(columns: 4, {one})", f"#table(columns: (22mm, 40mm, 40mm), {other})"
    assert lines(made(f"{tables[0]}\n\n两国合计占21.3%。\n\n{tables[1]}")) == [
        *("\t".join(row) for row in partners),
        "两国合计占21.3%。",
        *("\t".join(row) for row in WIDE),
    ]


def test_columns_under_a_letter_spaced_title_with_notes_under_one() -> None:
    title = (
        '#place(top + center, scope: "parent", float: true)[#text(size: 20pt, tracking: 0.8em)[运行简报] \\\n'
        " #text(size: 15pt)[青川市外贸外资运行情况]]\n= 一、外贸\n"
    )
    body = "".join(GOODS[:9])
    markup = f"{title}{body[:-1]}。#footnote[海关快报数。]\n\n= 二、外资\n" + "".join(GOODS[9:])
    found = lines(made(markup, "columns: 2, height: 120mm"))
    assert found[:4] == ["运行简报", "青川市外贸外资运行情况", "一、外贸", f"{body[:-1]}。[1]"]
    assert found[4:] == ["二、外资", "".join(GOODS[9:]), "[1]海关快报数。"]


def pages_of(data: bytes) -> list[Page]:
    sheets = [sheet for sheet in pdf.sheets_of(data, name="report.pdf") if isinstance(sheet, pdf.Sheet)]
    return sorted([sheet.page for sheet in sheets], key=lambda page: page.number)


def test_pages_come_in_any_order_and_come_out_as_they_do_together() -> None:
    title = '#place(top + center, scope: "parent", float: true, text(size: 16pt)[青川市经济简报])\n'
    raised = INDUSTRY + "人均增加值#super[2]按常住人口计算。"
    table = "#table(columns: 3, " + ", ".join(f"[第{at}类], [{at}.5], [-{at}.2]" for at in range(1, 9)) + ")"
    running = 'header: [青川统计 #h(1fr) 第4期], numbering: "1"'
    few = GOODS[0]  # too few lines to show by themselves that they stand in columns
    last = f"#pagebreak()\n{few}\n#colbreak()\n{few}"
    papers = [
        made(f"{title}{raised}\n\n" + "\n\n".join([*GOODS, table] * 4) + last, f"columns: 2, {running}"),
        made(f"{raised}\n\n{table}\n\n" + "\n\n".join([*GOODS, raised, table] * 3), running),
    ]
    for data in papers:
        together = lay_out(pages_of(data))
        assert "第4期" in together.text
        assert len(together.pages) > 2
        for seed in range(4):
            ones, met = pages_of(data), Met()
            for page in random.Random(seed).sample(ones, len(ones)) if seed else reversed(ones):
                begin(page, met)
            assert lay_out(ones) == together


def test_characters_scaled_beyond_all_bounds_have_no_box() -> None:
    boxes = array(
        "f", [40, 700, 46, 690, 46, 700, 52, 690, 52, inf, 58, 690, 52, 700, inf, 690, 52, 700, 58, 690]
    )
    found = gathered("98#@3", boxes, Ordinates(842.0))
    assert (found.texts, found.edges.tolist()) == ("983", [40, 46, 52, 58])
    assert (found.tops, found.bottoms) == ([142.0], [152.0])
