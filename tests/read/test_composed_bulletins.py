"""Bulletins composed of what bureaus write: each figure keeps whose it is, wherever the name stands."""

from __future__ import annotations

import random
import re

import pytest

import yuebao

PARTS = {
    "zones": (
        ("高新区", "经开区", "软件园", "综合保税区", "生态城"),
        ("服务外包执行额", "软件业务收入", "实际使用外资", "工业增加值"),
    ),
    "partners": (
        ("美国", "日本", "东盟", "新加坡"),
        ("出口额", "进出口总额", "离岸执行额", "实际使用外资"),
    ),
    "owners": (
        ("国有企业", "民营企业", "外商投资企业"),
        ("进出口总额", "税收收入", "服务外包执行额"),
    ),
    "goods": (("机电产品", "服装", "集成电路"), ("出口额", "进口额", "产量")),
    "industries": (
        ("汽车制造业", "批发和零售业", "房地产业", "信息传输、软件和信息技术服务业"),
        ("合同外资", "税收收入", "增加值"),
    ),
    "categories": (
        ("信息技术外包", "业务流程外包（BPO）", "KPO"),
        ("执行额", "合同签约额", "离岸执行额"),
    ),
    "services": (
        ("运输服务", "知识产权使用费", "维护和维修服务", "旅行", "电信、计算机和信息服务"),
        ("进出口额", "出口额"),
    ),
}


def plain(words: str) -> str:
    for mark in "（）、和及的":
        words = words.replace(mark, "")
    return words


def told(figure: dict[str, object]) -> str:
    cut = figure["breakdown"]
    assert isinstance(cut, dict)
    return plain(str(figure["indicator"]) + "".join(map(str, cut.values())))


@pytest.mark.parametrize("sort", PARTS)
def test_a_name_alone_before_its_measure_is_whose_it_is(sort: str) -> None:
    names, measures = PARTS[sort]
    choose = random.Random(sort)
    for _ in range(24):
        measure = choose.choice(measures)
        mark, end = choose.choice("，："), choose.choice("；。")
        lead, verb = choose.choice(("", "从结构看，", "其中，")), choose.choice(("", "实现", "完成"))
        parts = choose.sample(names, 2)
        text = "2024年1-9月南通市运行简报\n" + lead
        text += (
            end.join(
                f"{part}{mark}{verb}{measure}{level}亿元，增长{level / 4}%"
                for part, level in zip(parts, (31, 17), strict=True)
            )
            + "。"
        )
        figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
        assert [one["kind"] for one in figures] == ["level", "yoy_rate"] * 2, text
        for own, other, figure in zip(
            (parts[0], parts[0], parts[1], parts[1]),
            (parts[1], parts[1], parts[0], parts[0]),
            figures,
            strict=True,
        ):
            said = [plain(name) for name in re.split("[（）]", own) if name]  # 业务流程外包（BPO）
            assert all(name in told(figure) for name in said), (text, figure["indicator"])
            assert plain(measure) in told(figure), (text, figure["indicator"])
            assert plain(other) not in told(figure), (text, figure["indicator"])


LINES = (
    "2024年1-9月，全市服务外包合同额（含在岸）61.3亿元，同比增长5.2%；执行额38.6亿元，同比下降1.4%。",
    "●离岸业务稳步增长。1-9月，离岸执行额21.7亿元，增长3.8%，占执行总额的56.2%，比上年同期提高1.1个百分点。",
    "●从领域看，软件研发服务、检验检测服务、信息技术运营和维护服务执行额分别为6.2亿元、4.1亿元、3.7亿元。",
    "（二）重点园区贡献突出。高新区服务外包执行额9.4亿元，增长6%，其中离岸执行额5.1亿元；经开区，执行额7.2亿元。",
    "●美国、韩国是我市前两大离岸发包市场，执行额分别为7.1亿元、5.7亿元，合计占离岸执行额的58.9%。",
    "一是市场主体不断壮大。全市新增服务外包企业58家，企业总数达387家；新增从业人员3600人，增长12.5%。",
)  # fmt: skip
"""Paragraphs of a note on outsourcing, as bureaus print them."""


def broken(line: str, width: int) -> str:
    """*line* as a page prints it: indented, broken at *width*, no number and no mark cut off."""
    rows, rest = [], "　　" + line
    while len(rest) > width:
        at = width
        while rest[at] in "0123456789.%" and rest[at - 1] in "0123456789.":
            at -= 1
        at += rest[at] in "，。；、）"
        rows.append(rest[:at])
        rest = rest[at:]
    return "\n".join([*rows, rest])


@pytest.mark.parametrize("width", [26, 29, 31, 34])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_broken_lines_change_nothing(width: int, apart: str) -> None:
    choose = random.Random(width)
    for _ in range(3):
        lines = choose.sample(LINES, 5)
        whole = "2024年1-9月南通市服务外包运行简报\n" + "\n".join(lines)
        cut = "2024年1-9月南通市服务外包运行简报\n" + "\n".join(broken(line, width) for line in lines)
        read = [
            [
                (one["value"], one["kind"], one["indicator"], one["period"], str(one["breakdown"]))
                for one in yuebao.read(text).records()
                if one["type"] == "figure"
            ]
            for text in (whole, cut.replace("\n", apart))
        ]
        assert read[0] == read[1], cut
