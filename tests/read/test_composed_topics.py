"""A measure told before those who had it, composed: each number is of its own member and of that measure."""

from __future__ import annotations

import random

import pytest

import yuebao

MEMBERS = {
    "partners": (
        ("美国", "日本", "东盟", "新加坡", "韩国"),
        ("服务外包执行额", "离岸执行额", "出口", "进出口", "实际使用外资", "软件业务收入"),
    ),
    "goods": (("机电产品", "服装", "集成电路", "农产品", "汽车"), ("出口", "进出口", "进口额")),
    "places": (("高新区", "经开区", "平阳县", "软件园"), ("合同外资", "营业收入", "税收收入", "出口")),
    "owners": (("国有企业", "民营企业", "外商投资企业"), ("进出口", "营业收入", "税收收入")),
    "categories": (
        ("信息技术外包", "业务流程外包", "知识流程外包"),
        ("服务外包执行额", "离岸执行额", "新签合同额"),
    ),
    "industries": (("制造业", "批发和零售业", "房地产业"), ("实际使用外资", "合同外资", "税收收入")),
}
TOPICS = (
    "{0}：",
    "从{0}看，",
    "全市{0}，",
    "{0}分布：",
    "1-5月，全市{0}保持平稳。",
    "{0}\n",
    "一、{0}\n",
    "（一）{0}。",
    "全市{0}情况：\n",
    "1-5月，全市{0}812.4亿元，增长3.3%。\n",
)
TELLS = (
    "{0}31.7亿元，增长6.1%；{1}22.8亿元，下降4.4%。",
    "{0}增长6.1%，{1}下降4.4%。",
    "{0}31.7亿元、{1}22.8亿元，分别增长6.1%、下降4.4%。",
    "{0}31.7亿元，占12.5%；{1}22.8亿元，占9.9%。",
    "{0}、{1}分别为31.7亿元、22.8亿元。",
)


@pytest.mark.parametrize("topic", TOPICS)
def test_members_are_of_the_measure_told_before_them(topic: str) -> None:
    choose = random.Random(topic)
    for names, measures in list(MEMBERS.values()) * 4:
        measure = choose.choice(measures)
        pair = choose.sample(names, 2)
        text = f"2024年某市商务情况如下。\n{topic.format(measure)}{choose.choice(TELLS).format(*pair)}"
        for figure in yuebao.read(text).figures:
            if figure.text.startswith("812") or figure.text == "3.3%":
                continue
            mine = pair[figure.text.startswith(("22.8", "4.4", "9.9"))]
            key = figure.key
            told = key.indicator + (key.area or "") + "".join(map(str, dict(key.breakdown).values()))
            assert mine in told, (text, figure.text, told)
            assert measure.removesuffix("额")[-2:] in key.indicator, (text, figure.text, told)


@pytest.mark.parametrize(
    "text", ["从出口看，形势向好。全市用电量31.7亿千瓦时。", "出口保持平稳。\n企业共有31家，增长6.1%。"]
)
def test_what_is_no_member_is_of_no_topic(text: str) -> None:
    assert not any("出口" in figure.key.indicator for figure in yuebao.read(text).figures), text
