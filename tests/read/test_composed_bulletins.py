"""Bulletins composed of what bureaus write: each figure keeps whose it is, wherever the name stands."""

from __future__ import annotations

import random

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
            assert plain(own) in told(figure), (text, figure["indicator"])
            assert plain(measure) in told(figure), (text, figure["indicator"])
            assert plain(other) not in told(figure), (text, figure["indicator"])
