"""Sentences composed of who, what, how much and how it moved: figures keep their part, measure and sign."""

from __future__ import annotations

import itertools
import random

import pytest

import yuebao

GROUPS = (
    "前20家企业", "限额以上企业", "民营企业", "外资企业", "国有企业", "重点监测企业", "龙头企业", "上市公司",
    "自贸试验区", "高新区", "综合保税区", "个体工商户", "骨干企业", "新兴产业",
)  # fmt: skip
MEASURES = (
    "软件业务收入",
    "进出口总额",
    "利润总额",
    "营业收入",
    "税收收入",
    "网络零售额",
    "固定资产投资",
    "交易额",
)
VERBS = ("", "实现", "完成", "共实现", "累计完成", "的")
ENDINGS = (
    ("，同比增长12.6%", "yoy_rate", "12.6"),
    ("，下降3.4%", "yoy_rate", "-3.4"),
    ("，占比21.7%", "share", "21.7"),
    ("，占全市比重达35.2%", "share", "35.2"),
    ("，同比增加4.9亿元", "abs_change", "4.9"),
    ("，是上年同期的2.3倍", "multiple", "2.3"),
    ("，完成年度目标的76.3%", "completion", "76.3"),
    ("，对全市增长的贡献率为18.5%", "contribution_rate", "18.5"),
)
PARTS = {
    "进出口总额": ("国有企业", "民营企业", "美国", "欧盟"),
    "进出口额": ("运输服务", "旅行服务", "建设服务", "金融服务"),
    "合同外资": ("住宿业", "纺织业", "批发业"),
    "软件业务收入": ("高新区", "经开区", "开发区"),
}
ALL = tuple(itertools.product(GROUPS, VERBS, MEASURES, ENDINGS))


def bare(words: str) -> str:
    for end in ("总额", "企业", "额"):
        words = words.removesuffix(end)
    return words


def told(figure: dict[str, object]) -> str:
    cut = figure["breakdown"]
    assert isinstance(cut, dict)
    return str(figure["indicator"]) + "".join(map(str, cut.values())) + str(figure["area"])


@pytest.mark.parametrize("group", GROUPS)
def test_who_made_a_part_is_kept(group: str) -> None:
    combinations = [one for one in ALL if one[0] == group]
    for _, verb, measure, (ending, kind, value) in random.Random(group).sample(combinations, 30):
        text = f"2023年，全市{measure}812.4亿元，增长6.1%。其中，{group}{verb}{measure}143.7亿元{ending}。"
        figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
        assert [one["kind"] for one in figures] == ["level", "yoy_rate", "level", kind], text
        assert figures[3]["value"] == value, text
        for figure in figures[2:]:
            assert bare(group) in told(figure), (text, figure["indicator"])
            assert bare(measure) in told(figure), (text, figure["indicator"])


@pytest.mark.parametrize("measure", PARTS)
@pytest.mark.parametrize("form", ["{part}{measure}{level}亿元", "{part}，{measure}{level}亿元"])
def test_parts_told_one_by_one_keep_their_names(measure: str, form: str) -> None:
    for parts in itertools.permutations(PARTS[measure], 2):
        members = "；".join(
            form.format(part=part, measure=measure, level=level) + f"，增长{level / 4}%"
            for part, level in zip(parts, (31, 17), strict=True)
        )
        text = f"2023年，全市{measure}812.4亿元，增长6.1%。{members}。"
        figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
        assert [one["kind"] for one in figures] == ["level", "yoy_rate"] * 3, text
        for part, figure in zip((parts[0], parts[0], parts[1], parts[1]), figures[2:], strict=True):
            assert part in told(figure), (text, figure["indicator"])
            assert bare(measure) in told(figure), (text, figure["indicator"])
