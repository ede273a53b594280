"""The outline of a bulletin as a tree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from yuebao.cli import run
from yuebao.core.text import Source
from yuebao.report import contents
from yuebao.source import open_source, outline

SHARED = Path(__file__).resolve().parents[3] / "shared"

TEXT = """某市服务外包月报
2025年第6期（总第78期）
某市服务外包协会　2025年7月8日

【数据月报】
● 上半年数据
一、总体情况
1-6月，全市执行额100亿元，增长5%。
（一）离岸
1.离岸执行额60亿元，增长6%。
2.离岸合同额70亿元，增长7%。
二、分布
指标\t金额（亿元）
日本\t20
美国\t10
（来源：商务部）
【协会动态】
● 六月活动
六月举办培训一场，参加者30人。（来源：本会）
"""


def opened(data: bytes, name: str = "a.txt") -> Source:
    source = open_source(data, name=name)
    assert isinstance(source, Source)
    return source


def shape(nodes: list[contents.Node]) -> list[Any]:
    """Each branch as its kind, its mark, its text's head and what stands under it."""
    return [(node.kind, node.mark + node.text[:6], shape(node.children)) for node in nodes]


def test_points_stand_under_points_and_items_under_sections() -> None:
    source = opened(TEXT.encode())
    tree = contents.tree(source, outline(source))
    assert shape([node for node in tree if node.kind != "title"]) == [
        ("section", "【数据月报】", [
            ("item", "●上半年数据", [
                ("point", "一、总体情况", [
                    ("paragraph", "1-6月，全", []),
                    ("point", "（一）离岸", [
                        ("point", "1.离岸执行额6", []),
                        ("point", "2.离岸合同额7", []),
                    ]),
                ]),
                ("point", "二、分布", [("table", "指标\t金额（", []), ("attribution", "（来源：商务", [])]),
            ]),
        ]),
        ("section", "【协会动态】", [
            ("item", "●六月活动", [("paragraph", "六月举办培训", []), ("attribution", "（来源：本会", [])]),
        ]),
    ]  # fmt: skip
    items = [node.children[0] for node in tree if node.kind == "section"]
    assert [item.source for item in items] == ["商务部", "本会"]
    for node in tree:
        assert source.text[node.start : node.stop].startswith(node.mark)


A = "指标\t数值\t增长（%）\n零售额\t12.5\t8.2\n进出口\t30.4\t5.1\n"
B = "地区\t合同额\t增长\n东区\t3.4\t2.1\n西区\t2.2\t—\n"


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        (A, [3]),
        (A + B, [3, 3]),
        (f"{A}\n{B}", [3, 3]),
        (f"{A}\n{B}\n{A}", [3, 3, 3]),
        (f"{A}\n— 2 —\n\n{A}", [6]),  # the head again on the next page
        (f"{A}\n\n出口\t18.2\t3.3\n", [4]),  # a blank line alone parts no table
        (f"{A}其中：\t—\t—\n市区\t8.1\t1.2\n", [5]),
        ("指标\t2024\t2025\n出口\t1.2\t3.4\n\n指标\t合同额\n离岸\t4.5\n", [2, 2]),
    ],
)
def test_a_table_under_another_is_another(rows: str, tables: list[int]) -> None:
    source = opened(f"青川市2025年一季度外贸情况\n\n一、出口\n\n一季度，出口增长1%。\n\n{rows}".encode())
    [heading] = [node for node in contents.tree(source, outline(source)) if node.kind == "point"]
    assert [node.rows for node in heading.children if node.kind == "table"] == tables


def test_the_tables_that_a_page_tells_apart() -> None:
    table = "<table><tr><td>出口</td><td>1.2</td></tr><tr><td>进口</td><td>3.4</td></tr></table>"
    inside = "<tr><td>指标</td><td>数值</td><td>增长</td></tr>"
    page = (
        f"<html><body><article><h1>外贸</h1><p>一季度，出口增长1%。</p>{table}{table.replace('出口', '服务')}"
    )
    page += (
        f"<p>二季度，出口增长2%。</p><table>{inside}<tr><td>a</td><td>1</td><td>2</td></tr>{inside}</table>"
    )
    source = opened(f"{page}</article></body></html>".encode(), "a.html")
    rows = [node.rows for node in contents.tree(source, outline(source)) if node.kind == "table"]
    assert rows == [2, 2, 3]


def test_the_head_is_told() -> None:
    source = opened(TEXT.encode())
    told = contents.record(source, outline(source))
    assert told["title"] == "某市服务外包月报"
    assert told["issue"] == "2025年第6期（总第78期）"
    assert (told["released"], told["publisher"]) == ("2025-07-08", "某市服务外包协会")
    assert told["sources"] == ["商务部", "本会"]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf8")
    assert run(["outline", str(path)]) == 0
    drawn = capsys.readouterr().out.splitlines()
    assert drawn[:3] == ["标题：某市服务外包月报", "期号：2025年第6期（总第78期）", "日期：2025-07-08"]
    assert "  └─ ●上半年数据  ← 商务部" in drawn
    assert "        └─ 〔表 3 行〕指标  金额（亿元）" in drawn
    assert run(["outline", str(path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [node["kind"] for node in told["outline"] if node["kind"] != "title"] == ["section", "section"]


def test_the_reference_bulletin() -> None:
    path = SHARED / "reference" / "bulletin.txt"
    if not path.is_file():
        pytest.skip("the shared documents are not here")
    source = opened(path.read_bytes())
    tree = contents.tree(source, outline(source))
    assert [node.text for node in tree] == ["【数据月报】", "【行业资讯】", "【协会动态】"]
    items = [item for node in tree for item in node.children if item.kind == "item"]
    assert len(items) == 8
    assert all(item.source for item in items)
    assert [point.mark for point in items[-1].children if point.kind == "point"] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
    ]
