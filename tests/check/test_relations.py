"""Every relation by hand: what it catches, what it must leave alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from readings import THIS, figure, reading, whole

import yuebao
from yuebao.check import confront, verify
from yuebao.core.fact import Base, Figure, Report
from yuebao.core.period import end_of, months, whole_year

FLOWS = ("flow=进出口", "flow=出口", "flow=进口")


def check(*figures: Figure, notes: Sequence[str] = ()) -> Report:
    report = confront(reading(figures, notes=notes))
    assert all(verify(it.proof) for it in report.contradictions)
    return report


def flows(total: str, out: str, into: str) -> list[Figure]:
    return [figure(text, cut=cut) for text, cut in zip((total, out, into), FLOWS, strict=True)]


def test_flows_that_do_not_add_up() -> None:
    (found,) = check(*flows("61.0亿元", "30.0亿元", "20.0亿元")).contradictions
    assert found.grade == "A"
    assert found.relation.kind == "sum"
    assert set(found.figures) == {0, 1, 2}
    assert float(found.gap or 0) == 11
    assert found.allowed is not None
    assert [float(end) for end in found.allowed] == [49.9, 50.1]
    assert found.printed == "61.0亿元"


@pytest.mark.parametrize("total", ["50.0亿元", "50.1亿元", "49.9亿元", "50亿元", "500500万元"])
def test_rounding_explains_a_last_digit(total: str) -> None:
    report = check(*flows(total, "30.0亿元", "20.0亿元"))
    assert not report.contradictions
    assert [it.verdict for it in report.findings if it.relation.kind == "sum"] == ["holds"]


def test_a_dropped_zero_is_wide() -> None:
    assert not check(*flows("51亿元", "30.4亿元", "20.4亿元")).contradictions
    assert check(*flows("51.0亿元", "30.4亿元", "20.4亿元")).contradictions


def test_currencies_are_never_mixed() -> None:
    mixed = [*flows("50.0亿元", "30.0亿元", "20.0亿元"), figure("7.9亿美元", cut="flow=出口")]
    assert not check(*mixed).contradictions


def test_balance_from_both_sides() -> None:
    terms = [figure("30.0亿元", cut="flow=出口"), figure("20.0亿元", cut="flow=进口")]
    assert not check(*terms, figure("10.1亿元", cut="flow=顺差")).contradictions
    (found,) = check(*terms, figure("10.3亿元", cut="flow=顺差")).contradictions
    assert found.relation.kind == "balance"
    assert "－" in found.explanation
    (found,) = check(*terms, figure("10.0亿元", cut="flow=逆差")).contradictions
    assert found.printed == "10.0亿元"
    assert found.allowed is not None
    assert [float(end) for end in found.allowed] == [-10.1, -9.9]


def test_balance_change_with_growth() -> None:
    national = [
        figure("11285.2亿元", cut="flow=出口"),
        figure("14.6%", kind="yoy_rate", cut="flow=出口"),
        figure("15035.4亿元", cut="flow=进口"),
        figure("3.9%", kind="yoy_rate", cut="flow=进口"),
        figure("3750.2亿元", cut="flow=逆差"),
    ]
    change = figure("875.6亿元", kind="abs_change", cut="flow=逆差", value="-875.6")
    assert not check(*national, change).contradictions
    wrong = figure("785.6亿元", kind="abs_change", cut="flow=逆差", value="-785.6")
    (found,) = check(*national, wrong).contradictions
    assert found.grade == "C"
    assert 5 in found.figures
    allowed = {it.figure: (float(it.low or 0), float(it.high or 0)) for it in found.culprits}
    assert allowed[5][0] < -875.6 < allowed[5][1]


def test_sides_are_exhaustive() -> None:
    parts = [figure("30.0亿元", "执行额", cut="side=离岸"), figure("20.0亿元", "执行额", cut="side=在岸")]
    (found,) = check(figure("55.0亿元", "执行额"), *parts).contradictions
    assert found.grade == "B"
    assert found.relation.assumes == ("exhaustive",)
    assert "未列出的类别" in found.explanation


def test_electricity_of_all_society_is_that_of_industries_and_households() -> None:
    def used(total: str, homes: str) -> str:
        return (
            f"2024年1-10月，无锡市全社会用电量{total}亿千瓦时，增长4.6%。其中，第一产业用电量1.2亿千瓦时，增长1.4%；"
            f"第二产业用电量62.3亿千瓦时；第三产业用电量16.5亿千瓦时；城乡居民生活用电量{homes}亿千瓦时。"
        )

    assert not yuebao.check(yuebao.read(used("98.5", "18.4"))).contradictions
    (found,) = yuebao.check(yuebao.read(used("98.4", "19.4"))).contradictions
    assert (found.grade, found.relation.kind) == ("B", "sum")
    assert len(found.figures) == 5
    every = "2024年，全社会用电量98.5亿千瓦时，全行业用电量80.0亿千瓦时，城乡居民生活用电量18.5亿千瓦时。"
    assert not yuebao.check(yuebao.read(every)).contradictions


def test_parts_of_which_are_not_exhaustive() -> None:
    parts = [
        figure("30.0亿元", cut="flow=进出口 mode=一般贸易"),
        figure("20.0亿元", cut="flow=进出口 mode=加工贸易"),
    ]
    assert not check(figure("99.0亿元", cut="flow=进出口"), *parts).contradictions
    # Products overlap: their sum may exceed the whole.
    kinds = [
        figure("30.0亿元", cut="flow=出口 product=机电"),
        figure("25.0亿元", cut="flow=出口 product=高新技术"),
    ]
    assert not check(figure("40.0亿元", cut="flow=出口"), *kinds).contradictions


def test_a_part_exceeds_its_whole() -> None:
    (found,) = check(
        figure("20.0亿元", cut="flow=出口"), figure("30.0亿元", cut="flow=出口 product=船舶")
    ).contradictions
    assert found.relation.kind == "part"
    assert float(found.gap or 0) == 10


def test_a_whole_far_off_may_be_another_thing() -> None:
    far = replace(figure("20.0亿元", cut="flow=出口"), block=7)
    part = figure("30.0亿元", cut="flow=出口 product=船舶")
    assert not check(far, part).contradictions
    assert check(far, replace(part, parent=0)).contradictions


@pytest.mark.parametrize("measure", ["利润总额", "人均可支配收入", "商品房平均价格", "净增用户数"])
def test_what_does_not_add_up_is_left_alone(measure: str) -> None:
    part = figure("60.0亿元", measure, cut="region=城镇")
    assert not check(figure("40.0亿元", measure), part).contradictions


def test_share() -> None:
    total, part = (
        figure("1000.0亿元", cut="flow=进出口"),
        figure("529.0亿元", cut="flow=进出口 mode=一般贸易"),
    )

    def share(text: str) -> Figure:
        return figure(text, kind="share", cut="flow=进出口 mode=一般贸易", base=whole())

    assert not check(total, part, share("52.9%")).contradictions
    assert not check(total, part, share("53%")).contradictions
    (found,) = check(total, part, share("53.1%")).contradictions
    assert found.relation.kind == "share"
    assert set(found.figures) == {0, 1, 2}
    assert not found.relation.assumes


def test_share_without_a_base_is_open() -> None:
    report = check(figure("52.9%", kind="share", cut="mode=一般贸易", base=Base(name="全市")))
    assert [it.verdict for it in report.findings] == ["open"]


def test_two_shares_imply_two_wholes() -> None:
    def pair(amount: str, share: str, mode: str) -> list[Figure]:
        cut = f"flow=进出口 mode={mode}"
        return [figure(amount, cut=cut), figure(share, kind="share", cut=cut, base=whole())]

    assert not check(
        *pair("529.0亿元", "52.9%", "一般贸易"), *pair("227.0亿元", "22.7%", "加工贸易")
    ).contradictions
    (found,) = check(
        *pair("529.0亿元", "52.9%", "一般贸易"), *pair("227.0亿元", "27.2%", "加工贸易")
    ).contradictions
    assert set(found.figures) == {0, 1, 2, 3}
    assert {it.figure for it in found.culprits} == {0, 1, 2, 3}


def test_a_sum_of_named_members_has_one_share() -> None:
    members = ("中国香港", "美国", "新加坡")
    amounts = [
        figure(text, "执行额", cut=f"side=离岸 partner={partner}")
        for text, partner in zip(("567.4亿元", "563亿元", "464.9亿元"), members, strict=True)
    ]
    total = figure("3012.6亿元", "执行额", cut="side=离岸")

    def together(text: str) -> Figure:
        cut = f"side=离岸 partner={'+'.join(members)}"
        return figure(text, "执行额", "share", cut=cut, base=whole("执行额", "side=离岸"))

    assert not check(total, *amounts, together("53%")).contradictions
    (found,) = check(total, *amounts, together("54.0%")).contradictions
    assert set(found.figures) == {0, 1, 2, 3, 4}


def test_growth_against_both_years() -> None:
    now = figure("110.0亿元", cut="flow=出口")
    ago = figure("100.0亿元", cut="flow=出口", period=months(2024, 1, 5))
    assert not check(now, ago, figure("10.0%", kind="yoy_rate", cut="flow=出口")).contradictions
    (found,) = check(now, ago, figure("10.2%", kind="yoy_rate", cut="flow=出口")).contradictions
    assert found.grade == "A"
    times = figure("0.1倍", kind="yoy_rate", cut="flow=出口")
    assert not check(now, ago, times).contradictions


@pytest.mark.parametrize("basis", ["real", "comparable"])
def test_growth_on_another_basis_is_open(basis: str) -> None:
    now = figure("110.0亿元", cut="flow=出口")
    ago = figure("100.0亿元", cut="flow=出口", period=months(2024, 1, 5))
    report = check(now, ago, figure("7.0%", kind="yoy_rate", cut="flow=出口", basis=basis))
    assert [it.verdict for it in report.findings] == ["open"]
    assert report.findings[0].figures == (2,)


def test_growth_of_value_added_is_real_by_convention() -> None:
    year = whole_year(2024)
    now = figure("110.0亿元", "增加值", period=year)
    ago = figure("100.0亿元", "增加值", period=whole_year(2023))
    report = check(now, ago, figure("7.0%", "增加值", "yoy_rate", period=year))
    assert not report.contradictions
    assert [it.verdict for it in report.findings] == ["open"]


def test_a_document_on_a_comparable_base_opens_its_growth() -> None:
    now = figure("110.0亿元", cut="flow=出口")
    ago = figure("100.0亿元", cut="flow=出口", period=months(2024, 1, 5))
    growth = figure("7.0%", kind="yoy_rate", cut="flow=出口")
    assert check(now, ago, growth).contradictions
    assert not check(now, ago, growth, notes=["comparable"]).contradictions


def test_a_note_on_rounding_excuses_sums() -> None:
    report = check(*flows("50.3亿元", "30.0亿元", "20.0亿元"), notes=["rounding"])
    assert not report.contradictions
    assert {it.verdict for it in report.findings} == {"open"}


def test_growth_of_a_whole_lies_between_its_parts() -> None:
    def grown(amount: str, growth: str, cut: str) -> list[Figure]:
        return [figure(amount, cut=cut), figure(growth, kind="yoy_rate", cut=cut)]

    terms = [*grown("60.0亿元", "20.0%", "flow=出口"), *grown("40.0亿元", "25.0%", "flow=进口")]
    assert not check(*grown("100.0亿元", "22.0%", "flow=进出口"), *terms).contradictions
    (found,) = check(*grown("100.0亿元", "26.0%", "flow=进出口"), *terms).contradictions
    assert found.grade == "C"
    assert 1 in {it.figure for it in found.culprits}


def test_change_by_an_amount() -> None:
    now, ago = figure("812.7万人", "人口", period=end_of(2024, 12)), end_of(2023, 12)
    change = figure("6.1万人", "人口", "abs_change", period=end_of(2024, 12), base=Base(name="上年末"))
    before = figure("806.6万人", "人口", period=ago)
    assert not check(now, change, before).contradictions
    (found,) = check(
        now, change, replace(before, written=replace(before.written, value=before.written.value + 1))
    ).contradictions
    assert found.relation.kind == "change"
    # Against another month nothing is claimed.
    other = replace(change, base=Base(name="上月末"))
    assert not check(now, other, before).contradictions


def test_change_of_share() -> None:
    """p/T from 68.2 % up by d, p grows 12.0 %, T 11.4 %: d is about 0.4."""

    def told(change: str) -> Report:
        return check(
            figure("12.0%", "营业收入", "yoy_rate", cut="ownership=民营企业"),
            figure("68.2%", "营业收入", "share", cut="ownership=民营企业", base=whole("营业收入", "")),
            figure(change, "营业收入", "share_change", cut="ownership=民营企业", base=whole("营业收入", "")),
            figure("11.4%", "营业收入", "yoy_rate"),
        )

    assert not told("0.4个百分点").contradictions
    (found,) = told("13.5个百分点").contradictions
    assert set(found.figures) == {0, 1, 2, 3}
    assert found.grade == "C"
    allowed = {it.figure: (it.low, it.high) for it in found.culprits}
    low, high = allowed[2]
    assert 0.3 < float(low or 0) <= float(high or 0) < 0.45


def test_contribution() -> None:
    def told(points: str) -> Report:
        return check(
            figure("98.3亿元", cut="flow=出口 product=船舶"),
            figure("58.7%", kind="yoy_rate", cut="flow=出口 product=船舶"),
            figure("500.0亿元", cut="flow=出口"),
            figure("10.0%", kind="yoy_rate", cut="flow=出口"),
            figure(points, kind="contribution", cut="flow=出口 product=船舶", base=whole(cut="flow=出口")),
        )

    assert not told("8.0个百分点").contradictions
    (found,) = told("9.0个百分点").contradictions
    assert 4 in found.figures


def test_named_rates() -> None:
    rates = [figure("7.98‰", "出生率", "ratio"), figure("6.15‰", "死亡率", "ratio")]
    assert not check(*rates, figure("1.83‰", "自然增长率", "ratio")).contradictions
    (found,) = check(*rates, figure("1.38‰", "自然增长率", "ratio")).contradictions
    assert found.relation.kind == "difference"


def test_industries_and_their_structure() -> None:
    year = whole_year(2024)
    sectors = ("第一产业", "第二产业", "第三产业")
    levels = [
        figure(text, "增加值", cut=f"sector={sector}", period=year)
        for text, sector in zip(("343.26亿元", "4961.25亿元", "8203.18亿元"), sectors, strict=True)
    ]
    total = figure("13507.69亿元", "增加值", period=year)
    structure = [
        figure(text, "增加值", "share", cut=f"sector={sector}", period=year, base=whole("增加值", ""))
        for text, sector in zip(("2.5%", "36.7%", "60.7%"), sectors, strict=True)
    ]
    report = check(total, *levels, *structure)
    assert not report.contradictions
    kinds = {it.relation.kind for it in report.findings if it.verdict == "holds"}
    assert kinds == {"sum", "share", "structure"}


def test_faster_than_the_nation() -> None:
    def told(points: str) -> Report:
        return check(
            figure("6.1%", "增加值", "yoy_rate", basis="real"),
            figure("5.0%", "增加值", "yoy_rate", area="全国", basis="real"),
            figure(points, "增加值", "rate_change", base=Base(name="全国", area="全国")),
        )

    assert not told("1.1个百分点").contradictions
    assert not told("1.2个百分点").contradictions
    (found,) = told("2.1个百分点").contradictions
    assert found.relation.kind == "rate_change"


def test_one_figure_printed_twice() -> None:
    once = figure("1050.0亿元", cut="flow=出口")
    again = figure("1005.0亿元", cut="flow=出口", sentence=90)  # two neighbours swapped
    (found,) = check(once, again).contradictions
    assert found.relation.kind == "repeat"
    assert not check(once, figure("1050亿元", cut="flow=出口", sentence=90)).contradictions
    assert not check(once, figure("1031.7亿元", cut="flow=出口", sentence=90)).contradictions
    # Numbers far apart are more likely two things under one name.
    far = check(once, figure("30.0亿元", cut="flow=出口", sentence=90))
    assert not far.contradictions
    assert [it.verdict for it in far.findings] == ["open"]


def test_an_ambiguous_name_is_used_for_nothing() -> None:
    extra = figure("99.0亿元", cut="flow=出口", sentence=90)
    assert not check(*flows("50.0亿元", "30.0亿元", "20.0亿元"), extra).contradictions


def test_doubtful_figures_accuse_nobody() -> None:
    total, *rest = flows("61.0亿元", "30.0亿元", "20.0亿元")
    assert not check(replace(total, status="doubtful"), *rest).contradictions


def test_a_hedge_is_a_bound() -> None:
    def told(bound: str) -> Report:
        total = figure("45亿元", cut="flow=进出口", bound=bound)  # type: ignore[arg-type]
        return check(total, *flows("50.0亿元", "25.0亿元", "20.9亿元")[1:])

    assert not told(">").contradictions
    assert not told("≈").contradictions
    assert told("<").contradictions


def test_no_exports_a_year_ago() -> None:
    ago = figure("0亿元", cut="flow=出口 product=原油", period=months(2024, 1, 5))
    assert not check(figure("65.8亿元", cut="flow=出口 product=原油"), ago).contradictions


def test_an_unknown_year_is_still_one_year() -> None:
    figures = [replace(it, period=months(0, 1, 5)) for it in flows("61.0亿元", "30.0亿元", "20.0亿元")]
    assert len(check(*figures).contradictions) == 1


def test_two_errors_are_two_findings() -> None:
    first = flows("61.0亿元", "30.0亿元", "20.0亿元")
    second = [replace(it, key=replace(it.key, area="另一市")) for it in first]
    assert [it.figures for it in check(*first, *second).contradictions] == [(0, 1, 2), (3, 4, 5)]


def test_two_errors_that_hang_together() -> None:
    cut = "flow=出口 product=船舶"
    share = figure("50.0%", kind="share", cut=cut, base=whole(cut="flow=出口"))
    report = check(*flows("61.0亿元", "30.0亿元", "20.0亿元"), figure("10.0亿元", cut=cut), share)
    assert {frozenset(it.figures) for it in report.contradictions} == {
        frozenset({0, 1, 2}),
        frozenset({1, 3, 4}),
    }


def test_inference_names_what_it_rests_on() -> None:
    report = check(*flows("50.0亿元", "30.0亿元", "20.0亿元")[:2])
    found = {it.key.indicator: it for it in report.inferred}
    assert (float(found["进口额"].low), float(found["进口额"].high)) == (19.9, 20.1)
    assert found["进口额"].rests_on == (0, 1)
    assert found["进口额"].unit.symbol == "亿元"
    assert found["贸易顺差"].key.breakdown == (("flow", "顺差"),)


def test_no_relations_no_findings() -> None:
    report = confront(reading(flows("61.0亿元", "30.0亿元", "20.0亿元")), relations=())
    assert not report.findings
    assert not report.inferred


def test_a_rate_may_be_negative() -> None:
    rates = [figure("7.20‰", "出生率", "ratio"), figure("7.77‰", "死亡率", "ratio")]
    shrinking = figure("0.57‰", "自然增长率", "ratio", value="-0.57")
    assert not check(*rates, shrinking).contradictions
    assert not check(rates[0], shrinking).contradictions
    assert not check(rates[1], shrinking).contradictions
    (found,) = check(*rates, figure("0.57‰", "自然增长率", "ratio")).contradictions
    assert set(found.figures) == {0, 1, 2}


def test_what_was_printed_negative_may_be_negative() -> None:
    loss = figure("5.0亿元", "营业盈亏", value="-5.0")
    assert not check(loss, figure("3.0亿元", "营业盈亏", cut="sector=制造业")).contradictions


def test_a_year_misread_is_no_alarm() -> None:
    """A part and its share that were put a year back, but fit this year's whole."""
    total = [
        figure("3224.16亿元", cut="flow=进出口"),
        figure("0.4%", kind="yoy_rate", cut="flow=进出口", value="-0.4"),
    ]
    cut = "flow=进出口 ownership=民营企业"
    ago = THIS.year_ago()
    part = [
        figure("1196.61亿元", cut=cut, period=ago),
        figure("37.1%", kind="share", cut=cut, period=ago, base=whole()),
    ]
    report = check(*total, *part)
    assert not report.contradictions
    assert [it.verdict for it in report.findings] == ["suspect"]
    wrong = [part[0], replace(part[1], written=replace(part[1].written, value=part[1].written.value - 5))]
    assert check(*total, *wrong).contradictions


def test_unchanged_is_a_word_not_two_decimals() -> None:
    def told(text: str) -> Report:
        cut = "flow=进出口 ownership=外商投资"
        change = figure("0.00个百分点", kind="share_change", cut=cut, base=whole())
        return check(
            figure("5329.5亿元", cut="flow=进出口"),
            figure("7.6%", kind="yoy_rate", cut="flow=进出口", value="-7.6"),
            figure("1217.4亿元", cut=cut),
            figure("7.39%", kind="yoy_rate", cut=cut, value="-7.39"),
            replace(change, text=text),
        )

    assert not told("持平").contradictions
    assert told("0.00个百分点").contradictions
