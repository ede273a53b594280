"""Sentences composed of all kinds' wordings and of lists: numbers keep kind, member and sign."""

from __future__ import annotations

import itertools

import pytest

import yuebao

SUBJECTS = (
    ("民营企业", "营业收入", "亿元"),
    ("高新区", "技术合同成交额", "亿元"),
    ("", "货物吞吐量", "万吨"),
)
WORDED = (
    ("，同比增长12.6%", "yoy_rate", "12.6"),
    ("，保持了12.6%的较快增长", "yoy_rate", "12.6"),
    ("，录得3.4%的负增长", "yoy_rate", "-3.4"),
    ("，与2019年同期相比下降3.4%", "other_rate", "-3.4"),
    ("，占比21.7%", "share", "21.7"),
    ("，占全市的比重较上年提高1.2个百分点", "share_change", "1.2"),
    ("，同比增加4.9{unit}", "abs_change", "4.9"),
    ("，净增4.9{unit}", "abs_change", "4.9"),
    ("，达到上年同期的93.4%", "multiple", "93.4"),
    ("，是上年同期的2.3倍", "multiple", "2.3"),
    ("，增长2.3倍", "yoy_rate", "2.3"),
    ("，完成年度目标的76.3%", "completion", "76.3"),
    ("，完成76.3%的年度任务", "completion", "76.3"),
    ("，完成率76.3%", "completion", "76.3"),
    ("，对全市增长的贡献率为18.5%", "contribution_rate", "18.5"),
    ("，拉动全市经济增长0.8个百分点", "contribution", "0.8"),
    ("，列全省第4位", "rank", "4"),
    ("，与上年同期持平", "yoy_rate", "0"),
)
PAIRS = (("灯具", "门锁", "出口额"), ("制造业", "建筑业", "投资"), ("民营企业", "国有企业", "营业收入"))
BRACKETS = (
    ("主要市场为越南（占总额40.1%），其次为泰国（20.2%）及老挝（10.3%）", "share"),
    ("增长较快的有对越南（增长40.1%）、泰国（20.2%）和老挝（10.3%）", "yoy_rate"),
)


def read(text: str) -> list[dict[str, object]]:
    return [record for record in yuebao.read(text).records() if record["type"] == "figure"]


@pytest.mark.parametrize(("wording", "kind", "value"), WORDED)
def test_every_kind_is_told_from_its_neighbours(wording: str, kind: str, value: str) -> None:
    for who, measure, unit in SUBJECTS:
        text = f"2024年1-6月，{who}{measure}达86.4{unit}{wording.format(unit=unit)}。"
        figures = read(text)
        assert [(f["kind"], f["value"]) for f in figures] == [("level", "86.4"), (kind, value)], text
        assert measure[-4:].removesuffix("额") in str(figures[1]["indicator"]), text


@pytest.mark.parametrize(("first", "second", "measure"), PAIRS)
def test_each_number_of_a_list_keeps_its_member(first: str, second: str, measure: str) -> None:
    moves = (("增长", ""), ("下降", "-"), ("持平", None))
    for (one, sign), (other, against) in itertools.product(moves, moves):
        if sign is None and against is None:
            continue
        members = [
            f"{one}8.2%" if sign is not None else one,
            f"{other}3.1%" if against is not None else other,
        ]
        text = f"2024年1-6月，{first}、{second}{measure}分别{members[0]}以及{members[1]}。"
        values = ["0" if s is None else f"{s}{v}" for s, v in ((sign, "8.2"), (against, "3.1"))]
        figures = read(text)
        assert [f["value"] for f in figures] == values, text
        named = [str(f["indicator"]) for f in figures]
        assert all(who[:2] in name for who, name in zip((first, second), named, strict=True)), text


def test_a_change_of_an_amount_and_one_of_a_rate_stand_in_one_list() -> None:
    for move, sign in (("上升", ""), ("下跌", "-")):
        for comparator in ("同比分别", "较去年同期分别", "分别比上年"):
            text = f"2024年一季度，住客82.4万人次，客房出租率为66.2%，{comparator}{move}3.8%及2.4个百分点。"
            told = [(f["kind"], f["value"]) for f in read(text)[2:]]
            assert told == [("yoy_rate", f"{sign}3.8"), ("rate_change", f"{sign}2.4")], text


@pytest.mark.parametrize(("brackets", "kind"), BRACKETS)
def test_a_bare_percentage_goes_on_with_the_bracket_before(brackets: str, kind: str) -> None:
    for lead in ("出口额36.8亿元，增长7.2%，", "出口额36.8亿元，下降7.2%，其中"):
        figures = read(f"2024年上半年，{lead}{brackets}。")
        assert [f["kind"] for f in figures[2:]] == [kind] * 3, lead
        assert [f["value"] for f in figures[2:]] == ["40.1", "20.2", "10.3"]


def test_two_ends_of_a_range_are_of_one_subject() -> None:
    for mark in ("~", "-", "至", "—"):
        figures = read(f"2024年春节，商圈、景区客流量是平日的3{mark}4倍。")
        assert [(f["kind"], f["value"]) for f in figures] == [("multiple", "3"), ("multiple", "4")]
        assert figures[0]["indicator"] == figures[1]["indicator"]


def test_one_member_too_many_is_refused() -> None:
    for text in (
        "纺织业、家具业与食品业投资分别为12.6亿元、8.4亿元。",
        "对越南、泰国和老挝出口分别为12.6亿元、8.4亿元。",
    ):
        assert read(text) == []


@pytest.mark.parametrize("basis", ["按美元计算", "以美元计", "按美元计价", "扣除价格因素"])
def test_a_list_reckoned_again_keeps_its_subjects(basis: str) -> None:
    text = "2024年1-5月，服务外包合同额36.2亿元，执行额24.8亿元，同比分别增长8.6%和6.2%。"
    figures = read(f"{text}{basis}，分别增长5.4%和3.1%。")
    assert [f["indicator"] for f in figures[2:4]] == [f["indicator"] for f in figures[4:]]


@pytest.mark.parametrize(
    "measure", ["意向成交额", "带货额", "开票销售额", "上座率", "复购率", "交易笔数", "平均租金"]
)
def test_a_measure_nobody_knows_is_each_members(measure: str) -> None:
    unit = "%" if measure.endswith("率") else "万笔" if measure.endswith("数") else "万元"
    for first, second in (("民宿", "书店"), ("老字号企业", "邮轮港"), ("离岛免税店", "平台企业")):
        text = f"2024年，{first}、{second}{measure}分别为12.6{unit}、8.4{unit}。"
        named = [str(f["indicator"]) for f in read(text)]
        assert named == [f"{first}{measure}", f"{second}{measure}"], text
