"""Whole releases composed of a date and of other years told in them: a part of a year is of the right one."""

from __future__ import annotations

import random

import pytest

import yuebao

DATES = ("{0}-{1:02}-05 20:14:12", "{0}年{1}月5日", "发布时间：{0}-{1:02}-05", "（{0}年{1}月5日）")
FIRST = (
    "前{0}个月，全市进出口总额812.4亿元，同比增长5.3%。",
    "市商务局公布的最新数据显示，1-{0}月，全市服务外包合同额812.4亿元，同比增长5.3%。",
    "据海关统计，{0}月份，全市出口812.4亿元，下降3.2%。",
    "今年1—{0}月，全市实际使用外资812.4亿美元，增长2.2%。",
    "截至{0}月底，全市登记企业812.4万家。",
)
OTHER = (
    "近日，商务部公布了{0}年度综合评价结果。",
    "结果显示，{0}年，30个城市平均得分60.83分，20个城市得分超过平均值。",
    "{0}年6月，国务院批复同意设立的综合保税区，是全省第二个综保区。",
    "{0}年，全市进出口总额突破900亿元，创历史新高。",
    "《某市{0}年发展规划》提出，服务外包要做大做强。",
    "作为{0}年首批试点城市，全市服务外包企业已达230家。",
)
AGAIN = ("前{0}个月，长三角地区承接离岸服务外包合同额4228亿元。", "今年1—{0}月，班列开行4228列。")


def periods(text: str) -> dict[str, str]:
    return {figure.text: str(figure.period) for figure in yuebao.read(text).figures}


@pytest.mark.parametrize("other", OTHER)
def test_a_text_that_opens_with_a_part_of_a_year_is_of_its_date(other: str) -> None:
    choose = random.Random(other)
    for _ in range(20):
        year, month = choose.randint(2016, 2025), choose.randint(3, 11)
        date = choose.choice(DATES).format(year, month + 1)
        told = (
            choose.choice(FIRST).format(month),
            other.format(year - choose.choice((1, 2, 4))),
            choose.choice(AGAIN).format(month),
        )
        body = choose.choice(("", "\n")).join(told)
        text = "\n".join(choose.choice((("全市外贸平稳", date, body), ("全市外贸平稳", body, date))))
        found = periods(text)
        for name, period in found.items():
            if name.startswith(("812.4", "4228")):
                assert str(year) in period, (text, name, period)
                assert f"-{month:02}" in period, (text, name, period)


@pytest.mark.parametrize(
    "whole", ["{0}年，全市进出口总额100亿元，增长5%。", "截至{0}年底，全市登记企业100亿户。"]
)
def test_this_year_behind_a_year_that_is_over_is_the_next(whole: str) -> None:
    text = "全市外贸平稳\n" + whole.format(2021) + "今年1—6月，全市出口60亿元，增长2%。"
    found = list(periods(text).values())
    assert "2021" in found[0]
    assert found[-2:] == ["2022-01/2022-06"] * 2
    same = periods("全市外贸平稳\n2021年1—5月，全市进出口总额100亿元。今年以来，全市出口60亿元。")
    assert all(period.startswith("2021") for period in same.values())


@pytest.mark.parametrize("opening", ["2024年1-12月，", "去年，"])
def test_a_part_that_was_not_over_by_the_date_is_of_the_year_before(opening: str) -> None:
    head = "服务外包月报\n2025年第1期\n2025年1月20日\n\n"
    text = f"{head}{opening}全市执行额80亿元。\n前11个月，全国服务进出口6.8万亿元。"
    assert periods(text)["6.8万亿元"] == "2024-01/2024-11"


@pytest.mark.parametrize(
    "parts",
    ["其中上半年60亿元，下半年40亿元", "分季度看，一季度60亿元，二季度40亿元", "5月60亿元，6月40亿元"],
)
def test_parts_of_a_year_are_of_the_year_that_their_sentence_told(parts: str) -> None:
    text = (
        f"全市外贸平稳\n2022-08-05\n1-7月，全市进出口总额80亿元。\n2021年，全市进出口总额100亿元，{parts}。"
    )
    found = periods(text)
    assert found["80亿元"] == "2022-01/2022-07"
    assert found["60亿元"].startswith("2021-")
    assert found["40亿元"].startswith("2021-")


def test_a_heading_of_another_year_is_no_part_of_the_year_of_the_date() -> None:
    head = "服务外包月报\n2025年第6期\n2025年6月30日\n\n【行业资讯】\n● 2024年1-7月全国数据\n"
    text = head + "1-7月，全国服务进出口6.8万亿元。\n"
    assert periods(text)["6.8万亿元"] == "2024-01/2024-07"


WRITTEN = (
    "10/09/2025 16:54", "09-10-2025", "10.09.2025", "20250910", "2025 年 9 月 10 日", "二〇二五年九月十日",
    "发布日期：[2025-09-10]", "Sep 10, 2025", "10 September 2025", "民國114年9月10日",
    "新华网 2025年09月10日 09:10:11",
)  # fmt: skip
"""A day in September (or, in one order, October) of 2025, as pages print it."""


@pytest.mark.parametrize("date", WRITTEN)
def test_a_date_in_any_order_or_script_tells_the_year(date: str) -> None:
    body = "今年1-7月，全市进出口总额812.4亿元，同比增长5.3%。其中出口500亿元，增长3.1%。"
    for text in (f"外贸平稳\n{date}\n{body}", f"{date}\n外贸平稳\n{body}", f"外贸平稳\n{body}\n{date}"):
        assert periods(text)["812.4亿元"] == "2025-01/2025-07", text


def test_years_that_something_else_is_of_date_nothing() -> None:
    so_far = "外贸平稳\n2020年年初以来，全球经济下行。今年上半年，全市出口812.4亿元，下降16.4%。"
    assert periods(so_far)["812.4亿元"] == "2020-H1"
    course = "1至11月，全省进出口104.6亿美元。服务贸易占比由2010年的11%提高到2013年的22%。"
    assert not periods(course)["104.6亿美元"].startswith("2010")
    fund = "2010年，全市加大扶持力度。从2009年度服务外包产业专项资金中划拨554.8万元。"
    assert periods(fund)["554.8万元"] == "2010"
