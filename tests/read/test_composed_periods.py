"""Sentences composed of times and what they hold for: each figure keeps its own time and comparison."""

from __future__ import annotations

import itertools
import random

import pytest

import yuebao

Told = tuple[str, str, str | None]
"""What is expected of a figure: its kind, its period and, where it matters, its base."""

UP = ("增至", "增加到", "达到", "扩大到", "跃升至")
FIRST = (("服务外包执行额", "亿美元"), ("进出口总额", "亿元"), ("快递业务量", "万件"), ("财政收入", "亿元"))
THEN = (("软件业务收入", "亿元"), ("企业数", "家"), ("货物吞吐量", "万吨"))
ENDS: tuple[tuple[str, tuple[Told, ...]], ...] = (
    ("", ()),
    ("，年均增长12.4%", (("avg_rate", "2015/2020", None),)),
    ("，增长86.3%", (("other_rate", "2020|2015/2020", "2015年"),)),
    ("，增长了1.4倍", (("other_rate", "2020|2015/2020", "2015年"),)),
)
OPENINGS = (
    "{0}由2015年的31.7{1}{2}2020年的73.9{1}",
    "{0}从2015年的31.7{1}，{2}2020年的73.9{1}",
    "2015-2020年，全市{0}从31.7{1}{2}73.9{1}",
    "与2015年相比，2020年全市{0}由31.7{1}{2}73.9{1}",
)


def confirm(text: str, expected: list[Told]) -> None:
    figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
    assert [one["kind"] for one in figures] == [kind for kind, _, _ in expected], text
    for figure, (_, period, base) in zip(figures, expected, strict=True):
        assert str(figure["period"]) in period.split("|"), (text, figure)
        assert base is None or figure["base"] == base, (text, figure)


@pytest.mark.parametrize("opening", OPENINGS)
def test_two_times_hold_for_what_goes_the_same_way(opening: str) -> None:
    every = list(itertools.product(FIRST, THEN, UP, ENDS, "；，。"))
    for first, then, up, (end, told), mark in random.Random(opening).sample(every, 14):
        text = opening.format(*first, up) + end + mark + f"{then[0]}由12.6{then[1]}{up}48.2{then[1]}{end}。"
        both: list[Told] = [("level", "2015", None), ("level", "2020", None), *told]
        confirm(text, both * 2)


SPANS = (
    ("3-5月份", ("2023-03", "2023-04", "2023-05")),
    ("3月、4月和5月", ("2023-03", "2023-04", "2023-05")),
    ("3-5月各月", ("2023-03", "2023-04", "2023-05")),
    ("1-3月、1-4月和1-5月", ("2023-01/2023-03", "2023-01/2023-04", "2023-01/2023-05")),
    ("一季度、上半年和前三季度", ("2023-Q1", "2023-H1", "2023-01/2023-09")),
    ("2021-2023年", ("2021", "2022", "2023")),
)
BEFORE = "2023年上半年，全县{0}完成83.3亿元，增长6.2%。"
RATES = ("增幅{1}分别为", "{1}增速分别为", "{1}分别增长", "全县{0}{1}分别增长", "{1}，全县{0}同比分别增长")


@pytest.mark.parametrize("form", RATES)
def test_each_number_of_a_list_is_of_one_period(form: str) -> None:
    for (span, periods), (measure, _) in itertools.product(SPANS, FIRST[1:2] + FIRST[3:]):
        text = BEFORE.format(measure) + form.format(measure, span) + "14.2%、13.6%和12.8%。"
        told: list[Told] = [("level", "2023-H1", None), ("yoy_rate", "2023-H1", None)]
        confirm(text, told + [("yoy_rate", period, None) for period in periods])


PARTS = (("食品类", "衣着类", "居住类", "交通类"), ("煤炭", "粮食", "原油", "铁矿石"))
LEADS = (
    ("8月，某市{0}环比上涨0.6%。其中，", 1),
    ("8月，某市{0}与上月相比呈涨多降少态势，其中", 0),
    ("8月，环比来看，某市{0}有涨有跌，其中", 0),
    ("8月，某市{0}比上月上涨0.6%。分类别看，", 1),
)


@pytest.mark.parametrize(("lead", "first"), LEADS)
def test_a_comparison_goes_on_to_the_parts(lead: str, first: int) -> None:
    for (one, two, three, four), marks in itertools.product(PARTS, ("，，。", "、。，", "，；；")):
        whole = "居民消费价格" if one == "食品类" else "货物吞吐量"
        text = "2023年8月某市运行情况\n" + lead.format(whole)
        text += f"{one}上涨1.2%{marks[0]}{two}下降0.4%{marks[1]}{three}上涨2.1%{marks[2]}{four}下降0.3%。"
        confirm(text, [("mom_rate", "2023-08", None)] * (4 + first))


@pytest.mark.parametrize("month", ["8月", "八月"])
def test_a_year_up_to_its_month_is_told_beside_the_month(month: str) -> None:
    summed = "累計今年前" + month + "較上年同期增加"
    industries = ("電子零組件業", "化學材料及肥料業", "機械設備業")
    for one, two, three in itertools.permutations(industries):
        text = f"2025年{month}製造業生產指數107.62，年增9.8%，累計今年前{month}平均為101.35，年增12.4%。"
        text += f"{one}年增3.1%，{summed}2.2%；{two}年減4.1%，{summed}1.7%；{three}年增5.6%。"
        now, year = "2025-08", "2025-01/2025-08"
        told: list[Told] = [("level", now, None), ("yoy_rate", now, None)]
        told += [("level", year, None), ("yoy_rate", year, None)]
        confirm(text, told + [("yoy_rate", period, None) for period in (now, year, now, year, now)])


@pytest.mark.parametrize("now", ["截至目前，", "截至发稿，", "据市商务局提供的数据，截至目前，", "目前，"])
@pytest.mark.parametrize("dated", ["", "2022年9月16日\n"])
def test_by_now_is_when_the_text_was_given_out(now: str, dated: str) -> None:
    for before, stock in itertools.product(
        ("上半年", "前8个月", "8月"), ("从业人员", "专精特新企业", "5G基站")
    ):
        period = {"上半年": "2022-H1", "前8个月": "2022-01/2022-08", "8月": "2022-08"}[before]
        text = f"某市经济稳步发展\n{dated}2022年{before}，全市进出口215亿元，增长9.3%。"
        text += f"{now}全市{stock}1860{'人' if stock == '从业人员' else '个'}。财政收入12亿元，增长3%。"
        told: list[Told] = [(kind, period, None) for kind in ("level", "yoy_rate")]
        figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
        assert figures[2]["period"] == ("@2022-09" if dated else None), (text, figures[2])
        confirm(text, [*told, ("level", str(figures[2]["period"]), None), *told])


BEGINNINGS = (
    "今年以来，全市经济运行总体平稳。",
    "面对去年同期的高基数，全市经济运行稳中有进。",
    "自2015年成立以来，园区发展迅速。",
    "为贯彻落实2022年12月中央经济工作会议精神，全市加大工作力度。",
    "记者从市商务局获悉，今年8月，全市外贸稳步增长。",
)


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_beginning_without_figures_tells_no_time_of_what_stands_below(beginning: str) -> None:
    heads = ("2023年8月某市经济运行情况\n\n", "某市经济运行情况\n\n2023年10月28日\n\n")
    for head, gap, opening in itertools.product(heads, ("", "\n"), ("8月，", "2023年8月，")):
        text = head + beginning + gap + f"{opening}全市进出口额21.7亿元，增长3.4%。"
        text += "快递业务量61.2万件，增长5.5%。\n财政收入18.9亿元，增长4.2%。\n"
        text += "分产业看，发电量7.3亿千瓦时，增长1.6%。"
        confirm(text, [("level", "2023-08", None), ("yoy_rate", "2023-08", None)] * 4)


FORESEEN = (
    ("预计2024年{0}将达到73.9{1}，增长6.2%。", "2024"),
    ("到2025年，{0}力争达到73.9{1}，增长6.2%。", "2025"),
    ("根据规划，2025年{0}将达73.9{1}，增长6.2%。", "2025"),
    ("力争全年{0}突破73.9{1}，增长6.2%。", "2023"),
)


@pytest.mark.parametrize(("foreseen", "when"), FORESEEN)
def test_what_is_foreseen_is_of_its_own_sentence(foreseen: str, when: str) -> None:
    spoken = (("2023年上半年", "2023-H1"), ("2023年1-8月", "2023-01/2023-08"))
    for (words, period), (measure, unit), gap in itertools.product(spoken, FIRST, ("", "\n")):
        text = f"{words}，全市{measure}31.7{unit}，增长3.4%。" + foreseen.format(measure, unit)
        text += gap + "旅客运输量61.2万人次，增长5.5%。"
        told: list[Told] = []
        for then in (period, when, period):
            told += [("level", then, None), ("yoy_rate", then, None)]
        confirm(text, told)


@pytest.mark.parametrize("marks", [("一、", "二、"), ("（一）", "（二）"), ("【", "【")])
def test_a_heading_gives_its_time_to_what_stands_below(marks: tuple[str, str]) -> None:
    close = "】" if marks[0] == "【" else ""
    for head in ("2023年1-8月某市经济运行情况", "2023年8月某市经济运行简报"):
        for times in (("8月", "1-8月"), ("1-8月", "8月")):
            text = f"{head}\n\n"
            told: list[Told] = []
            for mark, time in zip(marks, times, strict=True):
                text += (
                    f"{mark}{time}情况{close}\n进出口额21.7亿元，增长3.4%。\n快递业务量61.2万件，增长5.5%。\n"
                )
                period = "2023-08" if time == "8月" else "2023-01/2023-08"
                told += [("level", period, None), ("yoy_rate", period, None)] * 2
            confirm(text, told)
