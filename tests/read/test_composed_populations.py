"""Sentences composed of a population, what is measured of it, and what is told next: whose that is."""

from __future__ import annotations

import itertools
import random

import pytest

import yuebao

ACCOUNTS = {
    "规模以上工业企业": ("营业收入", "利润总额", "出口交货值"),
    "高新技术企业": ("营业收入", "净利润", "研发投入"),
    "重点监测零售企业": ("销售额", "利润"),
    "服务外包": ("合同额", "执行额"),
    "离岸服务外包": ("合同额", "执行额"),
}
PARTS = {
    ("限额以上", "销售额"): ("批发业", "零售业"),
    ("限额以上", "营业额"): ("住宿业", "餐饮业"),
    ("重点统计钢铁企业", "产量"): ("粗钢", "生铁", "钢材"),
}
ENDS = ("固定资产投资", "地区生产总值", "社会消费品零售总额", "一般公共预算收入", "货物运输量", "常住人口")


def figures(text: str) -> list[dict[str, object]]:
    return [one for one in yuebao.read(text).records() if one["type"] == "figure"]


@pytest.mark.parametrize("mark", ["；", "，", "。"])
def test_accounts_are_of_the_same(mark: str) -> None:
    for who, measures in ACCOUNTS.items():
        verb = random.Random(who).choice(["", "实现", "完成"])
        told = [
            f"{who if not at else ''}{verb}{one}8{at}.4亿元，增长{at + 2}.1%"
            for at, one in enumerate(measures)
        ]
        text = f"2023年，全市{mark.join(told)}。"
        read = figures(text)
        assert len(read) == 2 * len(measures), text
        for measure, figure in zip(
            itertools.chain.from_iterable((m, m) for m in measures), read, strict=True
        ):
            name = str(figure["indicator"])
            assert name.startswith(who), (text, name)
            assert name.endswith(measure), (text, name)


@pytest.mark.parametrize(
    "form", ["{who}{one}{m}12.4亿元；{two}{m}8.3亿元。", "{who}{one}、{two}{m}分别增长2.4%和8.3%。"]
)
def test_parts_are_of_the_same(form: str) -> None:
    for (who, measure), parts in PARTS.items():
        for one, two in itertools.permutations(parts, 2):
            text = "2023年，" + form.format(who=who, one=one, two=two, m=measure)
            read = figures(text)
            names = [str(figure["indicator"]) for figure in read]
            assert names == [who + one + measure, who + two + measure], (text, names)


@pytest.mark.parametrize("mark", ["；", "。"])
def test_what_is_of_another_field_is_not(mark: str) -> None:
    for who, measures in ACCOUNTS.items():
        for end in ENDS:
            unit = "万人" if end[-1] == "口" else "亿元"
            text = f"2023年，{who}{measures[0]}812.4亿元，增长6.1%{mark}{end}98.2{unit}。"
            read = figures(text)
            assert len(read) == 3, text
            assert str(read[2]["indicator"]) == end, (text, read[2]["indicator"])


APART = (
    "2023年，全市规模以上工业企业利润总额81.4亿元，增长2.1%。其中，国有企业增长4.5%，民营企业下降1.2%。",
    "2023年，全市居民人均可支配收入44012元，增长5.6%。其中，农村居民人均可支配收入29513元，增长7.8%。",
    "2023年，全市社会消费品零售总额312.6亿元，增长6.3%。其中，粮油食品类增长8.4%，化妆品类下降3.1%。",
    "2023年，全市居民消费价格上涨0.6%。其中，食品类上涨1.5%，居住类下降0.3%。",
    "2023年，全市全社会用电量98.7亿千瓦时，增长5.2%。分产业看，第一产业增长9.4%，第二产业增长4.1%。",
    "2023年，全市服务外包合同额8.3亿美元，执行额6.1亿美元，分别增长12.5%和10.4%。",
    "2023年，全市进出口总额412.3亿元，下降2.6%。其中，民营企业进出口215.8亿元，增长3.9%。",
    "2023年，全市保费收入52.6亿元，增长7.1%。其中，健康险和意外险分别增长9.8%和1.7%。",
)


@pytest.mark.parametrize("first", APART)
def test_one_topic_leaves_nothing_for_the_next(first: str) -> None:
    def names(text: str) -> list[tuple[object, object, object]]:
        return [(one["text"], one["kind"], one["indicator"]) for one in figures(text)]

    for second in APART:
        if second != first:
            assert names(first + second) == names(first) + names(second), first + second
