"""What binds figures over time, and figures that are one level over another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from readings import THIS, figure, reading, whole

from yuebao.check import confront, verify
from yuebao.core.fact import Base, Figure, Report
from yuebao.core.period import UNKNOWN_YEAR, Period, end_of, months, whole_year
from yuebao.core.text import Source, Span

APRIL, MAY = months(2025, 1, 4), months(2025, 5, 5, "month")


def check(*figures: Figure, text: str = "", notes: tuple[str, ...] = ()) -> Report:
    made = reading(figures, notes=notes)
    report = confront(replace(made, source=Source(sha256="", name="test", text=text)))
    assert all(verify(it.proof) for it in report.contradictions)
    return report


def exports(text: str, period: Period, measure: str = "进出口额") -> Figure:
    return figure(text, measure, cut="flow=出口", period=period)


def test_months_to_date_add_up() -> None:
    parts = [exports("40.0亿元", APRIL), exports("10.0亿元", MAY)]
    assert not check(exports("50.1亿元", THIS), *parts).contradictions
    (found,) = check(exports("55.0亿元", THIS), *parts).contradictions
    assert (found.relation.kind, found.grade) == ("cumulation", "C")
    assert "修订" in found.explanation


def test_quarters_make_the_year() -> None:
    quarters = [exports("10.0亿元", months(2024, 3 * n + 1, 3 * n + 3, "quarter")) for n in range(4)]
    assert not check(exports("40.2亿元", whole_year(2024)), *quarters).contradictions
    (found,) = check(exports("40.3亿元", whole_year(2024)), *quarters).contradictions
    assert set(found.figures) == {0, 1, 2, 3, 4}
    assert not check(exports("50.0亿元", whole_year(2024)), *quarters[:3]).contradictions


def test_a_month_is_at_most_the_year_so_far() -> None:
    (found,) = check(exports("50.0亿元", THIS), exports("60.0亿元", MAY)).contradictions
    assert set(found.figures) == {0, 1}


def test_last_year_is_apart_from_a_year_that_is_not_known() -> None:
    now = months(UNKNOWN_YEAR, 1, 10)
    then = whole_year(UNKNOWN_YEAR).of_last_year()
    assert (str(now), str(then), then.year) == ("????-01/????-10", "????", None)
    so_far = exports("60.0亿元", now)
    assert check(so_far, exports("50.0亿元", whole_year(UNKNOWN_YEAR))).contradictions
    assert not check(so_far, exports("50.0亿元", then)).contradictions  # 超过去年全年50亿元的规模


@pytest.mark.parametrize(
    "measure", ["存款余额", "净利润", "平均价格", "月工作收入中位数", "行业月出口额", "亩均税收"]
)
def test_what_does_not_flow_is_not_added(measure: str) -> None:
    report = check(*(exports(it, when, measure) for it, when in (("55.0亿元", THIS), ("60.0亿元", MAY))))
    assert not report.contradictions


def test_counts_of_distinct_things_are_not_added() -> None:
    assert not check(figure("31家", "企业数"), figure("40家", "企业数", period=MAY)).contradictions


def test_the_missing_month_is_inferred() -> None:
    report = check(exports("50.0亿元", THIS), exports("40.0亿元", APRIL))
    (found,) = [it for it in report.inferred if it.period == MAY]
    assert (float(found.low), float(found.high)) == (9.9, 10.1)
    assert found.assumes == ("unrevised",)


def rate(text: str, period: Period = THIS, **more: object) -> Figure:
    return figure(text, kind="yoy_rate", cut="flow=出口", period=period, **more)  # type: ignore[arg-type]


def change(text: str, base: Base | None, indicator: str = "出口", **more: object) -> Figure:
    return figure(text, kind="rate_change", cut="flow=出口", base=base, indicator=indicator, **more)  # type: ignore[arg-type]


def test_a_rate_against_the_months_before() -> None:
    before = Base(name="1—4月")
    pair = [rate("6.1%"), rate("6.4%", APRIL)]
    assert not check(*pair, change("0.3个百分点", before, value="-0.3")).contradictions
    assert not check(*pair, change("0.4个百分点", before, value="-0.4")).contradictions
    (found,) = check(*pair, change("0.3个百分点", before)).contradictions
    assert found.relation.kind == "rate_change"
    named = Base(name="前4个月", period=APRIL)
    assert check(*pair, change("0.3个百分点", named)).contradictions
    assert not check(*pair, change("0.3个百分点", Base(name="全年"))).contradictions


def test_a_fall_that_narrows_is_signed_in_the_fall() -> None:
    pair = [rate("3.2%", value="-3.2"), rate("3.7%", APRIL, value="-3.7")]
    narrower = change("0.5个百分点", Base(name="1—4月"), "出口降幅", value="-0.5")
    assert not check(*pair, narrower).contradictions
    assert check(*pair, replace(narrower, key=replace(narrower.key, indicator="出口"))).contradictions


def test_a_rate_with_a_name_of_its_own() -> None:
    def told(points: str) -> Report:
        year, ago = end_of(2024, 12), end_of(2023, 12)
        return check(
            figure("68.5%", "城镇化率", "ratio", period=year),
            figure("67.7%", "城镇化率", "ratio", period=ago),
            figure(points, "城镇化率", "rate_change", period=year, base=Base(name="上年末")),
        )

    assert not told("0.8个百分点").contradictions
    assert not told("0.9个百分点").contradictions
    assert told("1.1个百分点").contradictions


def averaged(text: str, *others: Figure, words: str = "两年平均增长", period: Period = THIS) -> Report:
    made = figure(text, kind="avg_rate", cut="flow=出口", period=period)
    start = len(words)
    made = replace(made, span=Span(start=start, stop=start + 4), sentence=Span(start=0, stop=start + 4))
    return check(made, *others, text=words + text)


def test_an_average_of_two_years() -> None:
    levels = [exports("121.0亿元", THIS), exports("100.0亿元", months(2023, 1, 5))]
    assert not averaged("10.0%", *levels).contradictions
    (found,) = averaged("10.9%", *levels).contradictions
    assert found.relation.kind == "average"
    assert not averaged("10.9%", *levels, words="三年平均增长").contradictions
    assert not averaged("10.9%", *levels, words="年均增长").contradictions


def test_one_year_of_an_average_is_no_growth_over_the_year() -> None:
    levels = [exports("121.0亿元", THIS), exports("100.0亿元", months(2023, 1, 5))]
    assert not [it for it in averaged("10.0%", *levels).inferred if it.key.kind == "yoy_rate"]


def test_an_average_of_two_years_growth() -> None:
    rates = [rate("20.0%"), rate("0.8%", THIS.year_ago())]
    assert not averaged("10.0%", *rates).contradictions
    (found,) = averaged("12.0%", *rates).contradictions
    assert set(found.figures) == {0, 1, 2}


@pytest.mark.parametrize(
    "words", ["五年平均增长", "五年年均增长", "由2020年的100.0亿元增加到2025年的161.1亿元，年均增长"]
)
def test_an_average_of_more_years(words: str) -> None:
    """1.1 to the fifth is 1.61051."""
    year = whole_year(2025)

    def told(text: str) -> Report:
        levels = [exports("161.1亿元", year), exports("100.0亿元", whole_year(2020))]
        return averaged(text, *levels, words=words, period=year)

    assert not told("10.0%").contradictions
    assert told("10.0%").findings[0].relation.kind == "average"
    (found,) = told("11.0%").contradictions
    assert set(found.figures) == {0, 1, 2}
    assert "开5次方" in found.explanation
    blamed = {it.figure: it for it in found.culprits}
    assert blamed[0].low is not None
    assert Decimal("9.95") < blamed[0].low < Decimal("10.0")
    assert not {it.how for it in found.slips} - {"有一位数字写错"}


def test_an_average_of_a_plan() -> None:
    levels = [exports("161.1亿元", whole_year(2020)), exports("100.0亿元", whole_year(2015))]
    for words, accused in (("“十三五”期间年均增长", 1), ("“十三五”以来年均增长", 0), ("“十二五”年均增长", 0)):
        assert len(averaged("11.0%", *levels, words=words, period=whole_year(2020)).contradictions) == accused


@pytest.mark.parametrize(
    "words", ["近五年年均增长", "2020—2025年年均增长", "过去五年年均增长", "第五年平均增长", "五年来增长"]
)
def test_an_average_whose_first_year_is_not_told(words: str) -> None:
    levels = [exports("161.1亿元", whole_year(2025)), exports("100.0亿元", whole_year(2020))]
    assert not averaged("14.0%", *levels, words=words, period=whole_year(2025)).contradictions


def test_an_average_against_the_growth_of_each_year() -> None:
    year = whole_year(2025)
    rates = [
        rate(it, whole_year(2025 - back)) for back, it in enumerate(("20.0%", "-10.0%", "30.0%", "5.0%"))
    ]
    # (1.2·0.9·1.3)^(1/3) is 1.1198; the plain mean, 13.33, is not what the words say but is honest.
    for text, accused in (("12.0%", False), ("13.3%", False), ("11.0%", True), ("14.0%", True)):
        found = averaged(text, *rates[:3], words="三年平均增长", period=year).contradictions
        assert bool(found) == accused, text
        assert all(set(it.figures) == {0, 1, 2, 3} for it in found)
    assert not averaged("11.0%", *rates[:2], words="三年平均增长", period=year).contradictions


def test_times_of_last_year() -> None:
    levels = [exports("22.0亿元", THIS), exports("10.0亿元", THIS.year_ago())]

    def told(times: str) -> Report:
        return check(*levels, figure(times, kind="multiple", cut="flow=出口", base=Base(name="上年同期")))

    assert not told("2.2倍").contradictions
    assert told("1.2倍").contradictions


@pytest.mark.parametrize(("fold", "now"), [("1倍", "20.0亿元"), ("1.2倍", "22.0亿元")])
def test_growth_in_folds(fold: str, now: str) -> None:
    """翻番 is growth of once."""
    levels = [exports(now, THIS), exports("10.0亿元", THIS.year_ago())]
    assert not check(*levels, rate(fold)).contradictions
    assert check(exports("31.0亿元", THIS), levels[1], rate(fold)).contradictions


def test_intensity_is_a_doubt_never_an_alarm() -> None:
    year = whole_year(2024)

    def told(ratio: str) -> Report:
        return check(
            figure("300.5亿元", "研发经费投入", period=year),
            figure(ratio, "研发经费投入强度", "ratio", period=year),
            figure("8000.1亿元", "增加值", period=year, indicator="地区生产总值"),
        )

    assert [it.relation.kind for it in told("3.76%").findings if it.verdict == "holds"] == ["ratio"]
    report = told("3.5%")
    assert not report.contradictions
    assert [it.relation.kind for it in report.findings if it.verdict == "suspect"] == ["ratio"]


def test_per_head_by_the_mean_of_two_year_ends() -> None:
    year = whole_year(2024)

    def told(each: str) -> Report:
        return check(
            figure(each, "人均增加值", period=year, indicator="人均地区生产总值"),
            figure("10000.0亿元", "增加值", period=year, indicator="地区生产总值"),
            figure("1010.0万人", "常住人口", period=end_of(2024, 12)),
            figure("990.0万人", "常住人口", period=end_of(2023, 12)),
        )

    assert "per_head" in {it.relation.kind for it in told("100000元").findings if it.verdict == "holds"}
    assert [it.verdict for it in told("99000元").findings if it.relation.kind == "per_head"] == ["suspect"]
    assert not told("99000元").contradictions


def test_value_is_quantity_times_price() -> None:
    def told(price: str, name: str = "原油进口均价每吨") -> Report:
        cut = "product=原油 flow=进口"
        return check(
            figure("100.0万吨", cut=cut),
            figure("45.0亿元", cut=cut),
            figure(price, "进口均价", cut=cut, indicator=name),
        )

    assert not told("4500元").contradictions
    assert [it.relation.kind for it in told("5400元").contradictions] == ["price"]
    assert not told("5400元", "原油进口均价").contradictions


def test_a_note_on_a_comparable_base_speaks_of_its_sentence() -> None:
    text = "出口按可比口径增长7.0%。进口增长7.0%。"
    levels = [
        figure(it, cut=f"flow={flow}", period=when)
        for flow in ("出口", "进口")
        for it, when in (("110.0亿元", THIS), ("100.0亿元", THIS.year_ago()))
    ]
    growth = [
        replace(figure("7.0%", kind="yoy_rate", cut=f"flow={flow}"), sentence=Span(start=start, stop=stop))
        for flow, start, stop in (("出口", 0, 15), ("进口", 15, len(text)))
    ]
    levels = [replace(it, sentence=Span(start=15, stop=len(text))) for it in levels]
    report = check(*levels, *growth, text=text, notes=("comparable",))
    assert [it.figures for it in report.contradictions] == [(2, 3, 5)]
    everywhere = check(*levels, *growth, text=text + "注：增速均为可比口径。", notes=("comparable",))
    assert not everywhere.contradictions


def test_a_scope_with_and_without_its_enterprises() -> None:
    def growth(text: str, scope: str, more: str = "") -> Figure:
        return figure(text, "营业收入", "yoy_rate", cut=f"scope={scope} {more}".strip())

    private, other = "ownership=民营企业", "scope=规模以上服务业"
    base = whole("营业收入", other)
    told = [
        growth("12.0%", "规模以上服务业", private),
        figure("68.2%", "营业收入", "share", cut=f"{other} {private}", base=base),
        figure("13.5个百分点", "营业收入", "share_change", cut=f"{other} {private}", base=base),
        growth("11.4%", "规模以上服务业企业"),
    ]
    (found,) = [it for it in check(*told).findings if it.verdict == "suspect"]
    assert set(found.figures) == {0, 1, 2, 3}


def test_units_above_a_threshold_may_be_other_units_than_a_year_ago() -> None:
    """Their growth is of those that are in it now; it accuses nobody of last year's level."""

    def told(scope: str) -> Report:
        cut = f"scope={scope}"
        levels = [
            figure(it, "营业收入", cut=cut, period=when)
            for it, when in (("110.0亿元", THIS), ("100.0亿元", THIS.year_ago()))
        ]
        return check(*levels, figure("7.0%", "营业收入", "yoy_rate", cut=cut))

    for scope in ("规模以上服务业", "限额以上单位"):
        report = told(scope)
        assert [it.verdict for it in report.findings] == ["suspect"]
        assert report.findings[0].relation.assumes[-1] == "same_units"
        assert "可比口径" in report.findings[0].explanation
    assert told("软件业").contradictions


def test_what_is_of_all_society_is_no_part() -> None:
    """全社会固定资产投资 is more than that of projects above a threshold."""
    all_of_it = figure("1745.0亿元", "固定资产投资", cut="scope=全社会")
    assert not check(figure("997.8亿元", "固定资产投资"), all_of_it).contradictions
    part = figure("1745.0亿元", "固定资产投资", cut="scope=工业")
    assert check(figure("997.8亿元", "固定资产投资"), part).contradictions
