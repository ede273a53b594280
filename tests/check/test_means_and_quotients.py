"""Ratios with names of their own, growth in constant prices, one thing printed twice, digits left off."""

from __future__ import annotations

import pytest
from readings import figure, reading

import yuebao
from yuebao.check import confront, verify
from yuebao.core.fact import Finding

INCOMES = (
    "2024年，大连市城镇居民人均可支配收入53354元，农村居民人均可支配收入26127元，"
    "城乡居民人均可支配收入比值为{}。"
)
PEOPLE = (
    "2024年末，大连市常住人口753.9万人，其中，城镇常住人口622.0万人，乡村常住人口131.9万人，"
    "常住人口城镇化率为{}。"
)
OUTPUT = (
    "2024年，大连市地区生产总值8752.9亿元，按不变价格计算，同比增长{}。其中，第一产业增加值577.1亿元，"
    "增长5.0%；第二产业增加值3895.2亿元，增长7.1%；第三产业增加值4280.6亿元，增长5.3%。"
)
INDUSTRY = (
    "2024年，大连市规模以上工业增加值同比增长{}。分门类看，采矿业增加值下降2.0%，制造业增加值增长3.0%，"
    "电力、热力、燃气及水生产和供应业增加值增长1.5%。"
)
INVESTED = (
    "1—5月，大连市固定资产投资同比{}。其中，第一产业投资下降6.9%，第二产业投资增长12.1%，"
    "第三产业投资增长1.0%。"
)


def accused(text: str) -> list[Finding]:
    found = list(yuebao.check(text).contradictions)
    assert all(verify(it.proof) for it in found)
    return found


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (INCOMES, "2.14", "2.04"),
        (PEOPLE, "82.7%", "82.5%"),
        (PEOPLE, "82.54%", "82.51%"),
        (OUTPUT, "7.3%", "7.2%"),
        (OUTPUT, "4.8%", "4.9%"),
        (INDUSTRY, "3.2%", "3.1%"),
        (INVESTED, "增长12.3%", "增长12.2%"),
        (INVESTED, "下降7.1%", "下降7.0%"),
    ],
)
def test_a_ratio_or_a_mean(text: str, wrong: str, right: str) -> None:
    assert accused(text.format(wrong))
    assert not accused(text.format(right))


def test_a_mean_says_between_what_it_must_lie() -> None:
    (found,) = accused(OUTPUT.format("7.9%"))
    assert found.relation.kind == "real_mixture"
    assert found.grade == "B"
    assert len(found.figures) == 4
    assert found.allowed is not None
    assert [float(end) for end in found.allowed] == [4.95, 7.15]
    assert found.gap is not None
    assert float(found.gap) == 0.7
    assert "加权平均" in found.explanation
    whole, *parts = found.culprits
    assert (float(whole.low or 0), float(whole.high or 0)) == (4.95, 7.15)
    assert [float(it.low or 0) for it in parts] == [7.85] * 3
    assert [it.high for it in parts] == [None] * 3


def test_comparable_bases_differ_from_part_to_part() -> None:
    assert not accused(INVESTED.format("增长15.0%") + "注：增速按可比口径计算。")


def test_a_mean_needs_all_its_parts() -> None:
    assert not accused(INDUSTRY.format("9.9%").replace("制造业增加值增长3.0%，", ""))


def test_a_ratio_of_another_measure_binds_nobody() -> None:
    other = INCOMES.replace("收入比值", "消费支出比值")
    assert not accused(other.format("2.94"))


def test_a_fall_by_more_than_all_there_was() -> None:
    text = "1—5月，大连市第二产业投资同比下降{}。"
    assert accused(text.format("116.0%"))
    assert not accused(text.format("100%"))
    assert not accused("1—5月，大连市规模以上工业企业利润总额同比下降116.0%。")


SERVICES = (
    "2025年1—5月，全国服务进出口额35543.2亿元。知识密集型服务中，其他商业服务进出口额5921.6亿元，"
    "增长8.2%，金融服务进出口额201.4亿元。\n其他商业服务进出口{}，增长{}，占服务进出口额的16.7%。"
)


@pytest.mark.parametrize(
    ("level", "rate"),
    [("5912.6亿元", "8.2%"), ("5921.9亿元", "8.2%"), ("5921.6元", "8.2%"), ("5921.6亿元", "2.8%")],
)
def test_what_lies_within_a_group_is_one_thing(level: str, rate: str) -> None:
    assert accused(SERVICES.format(level, rate))


def test_one_thing_said_twice_alike() -> None:
    assert not accused(SERVICES.format("5921.6亿元", "8.2%"))
    assert not accused(SERVICES.format("5922亿元", "8%"))


def test_two_rates_without_one_amount_may_be_two_things() -> None:
    rates = [figure(it, kind="yoy_rate", sentence=n) for n, it in enumerate(("8.2%", "7.9%"))]
    assert not confront(reading(rates)).contradictions


CUT = "1—5月，大连市进出口总额{}亿元，其中出口30.07亿元，进口20.08亿元。"
NOTE = "注：本文数据不作四舍五入。"


def test_digits_left_off() -> None:
    assert not accused(CUT.format("50.16") + NOTE)
    assert not accused(CUT.format("50.15") + NOTE)
    assert accused(CUT.format("50.18") + NOTE)
    assert accused(CUT.format("50.13") + NOTE)


def test_a_note_on_leaving_off_is_none_on_rounding() -> None:
    assert yuebao.read(CUT.format("50.15") + NOTE).notes == {"truncation"}
    assert yuebao.read(CUT.format("50.15") + "注：部分数据因四舍五入，合计数与分项不等。").notes == {
        "rounding"
    }


def test_a_fall_with_digits_left_off_was_larger() -> None:
    [fall] = yuebao.read(f"1—5月，大连市出口额同比下降0.3%。{NOTE}").figures
    assert (str(fall.written.low), str(fall.written.high)) == ("-0.4", "-0.3")


def test_leaving_off_as_an_option() -> None:
    assert not yuebao.check(CUT.format("50.17"), rounding="truncation").contradictions
    share = "1—5月，大连市进出口总额50.10亿元，民营企业进出口12.37亿元，占进出口总额的24.6%。"
    assert yuebao.check(share).contradictions
    assert not yuebao.check(share, rounding="truncation").contradictions


def test_what_hangs_on_an_amount_in_dispute_accuses_nobody() -> None:
    amounts = [
        figure("15772.3亿元", cut="flow=出口", sentence=0),
        figure("9.0%", kind="yoy_rate", cut="flow=出口", sentence=0, of=0),
        figure("12848.1亿元", cut="flow=出口", sentence=1),
        figure("1494.9亿元", kind="abs_change", value="-1494.9", cut="flow=出口", sentence=1, of=2),
    ]
    assert not confront(reading(amounts)).contradictions


def test_town_and_country_make_all_that_is_sold() -> None:
    told = (
        "2023年，大连市社会消费品零售总额800.50亿元，增长2.1%。按经营地统计，城镇消费品零售额600.20亿元；"
        "乡村消费品零售额{}亿元。"
    )
    assert not accused(told.format("200.30"))
    (found,) = accused(told.format("210.30"))
    assert (found.relation.kind, found.grade) == ("sum", "B")
    assert len(found.figures) == 3
