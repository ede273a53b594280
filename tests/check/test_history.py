"""A reading held against earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from readings import THIS, figure, reading

from yuebao import read
from yuebao.check import confront, verify
from yuebao.core.fact import Figure, Finding, Reading, Report
from yuebao.core.period import Period, months
from yuebao.core.text import Source

APRIL, MAY = months(2025, 1, 4), months(2025, 5, 5, "month")


def document(name: str, *figures: Figure) -> Reading:
    return replace(reading(figures), source=Source(sha256=name, name=name, text=""))


def total(text: str, period: Period = THIS, area: str = "大连市", **more: object) -> Figure:
    return figure(text, cut="flow=出口", period=period, area=area, **more)  # type: ignore[arg-type]


def held(now: Sequence[Figure], *earlier: Reading) -> Report:
    report = confront(document("now.txt", *now), history=earlier)
    assert all(verify(it.proof) for it in report.contradictions)
    return report


def found(report: Report, kind: str) -> Finding:
    (one,) = [it for it in report.findings if it.relation.kind == kind]
    return one


def test_without_history_nothing_changes() -> None:
    made = document("now.txt", total("66.0亿元"))
    assert confront(made, history=()) == confront(made)


def test_two_sources_of_one_date() -> None:
    told = found(held([total("66.0亿元")], document("other.txt", total("67.0亿元"))), "sources")
    assert told.verdict == "contradiction"
    assert told.gap == Fraction(9, 10)
    assert "now.txt:1:1" in told.explanation
    assert "other.txt:1:1" in told.explanation
    assert [it.get("document") for it in told.proof["premises"]] == [None, "other.txt"]


def test_two_sources_that_agree() -> None:
    for text in ("66.0亿元", "66亿元", "66.04亿元", "660000万元"):
        assert (
            found(held([total("66.0亿元")], document("other.txt", total(text))), "sources").verdict == "holds"
        )


def test_another_name_place_or_time_is_another_figure() -> None:
    for other in (
        total("67.0亿元", indicator="外贸出口"),
        total("67.0亿元", area="沈阳市"),
        total("67.0亿元", period=APRIL),
        replace(total("67.0亿元"), key=replace(total("67.0亿元").key, area=None)),
    ):
        assert not held([total("66.0亿元")], document("other.txt", other)).contradictions


def test_synonyms_are_held_against_each_other() -> None:
    same = document("other.txt", total("66.0亿元", indicator="外贸出口"))
    assert found(held([total("66.0亿元")], same), "sources").verdict == "holds"
    apart = document("other.txt", total("67.0亿元", indicator="外贸出口"))
    assert found(held([total("66.0亿元")], apart), "sources").verdict == "suspect"
    both = document("other.txt", total("67.0亿元", indicator="外贸出口"), total("66.0亿元"))
    assert found(held([total("66.0亿元")], both), "sources").verdict == "holds"
    cut_otherwise = total("67.0亿元", indicator="外贸出口")
    cut_otherwise = replace(cut_otherwise, key=replace(cut_otherwise.key, basis="real"))
    assert [
        it.relation.kind for it in held([total("66.0亿元")], document("other.txt", cut_otherwise)).findings
    ] == []


def test_one_house_on_another_day_revises() -> None:
    def told(day: str, house: str, text: str) -> Reading:
        made = document(f"{day}.txt", total(text))
        return replace(made, source=replace(made.source, publisher=house, released=day))

    now = told("2025-07-20", "某市统计局", "66.0亿元")
    for house, day, kind in (
        ("某市统计局", "2025-06-20", "revised"),
        ("某市统计局", "2025-07-20", "sources"),
        ("某市海关", "2025-06-20", "sources"),
    ):
        report = confront(now, history=[told(day, house, "67.0亿元")])
        assert [it.relation.kind for it in report.findings] == [kind]
        assert bool(report.contradictions) == (kind == "sources")


def test_a_city_without_a_name_is_no_alarm() -> None:
    report = held([total("66.0亿元", area="全市")], document("other.txt", total("67.0亿元", area="全市")))
    assert found(report, "sources").verdict == "suspect"


def test_two_things_under_one_name_are_no_alarm() -> None:
    twice = document("other.txt", total("67.0亿元"), total("12.0亿元"))
    assert not held([total("66.0亿元")], twice).contradictions
    assert not held([total("67.0亿元"), total("12.0亿元")], twice).contradictions
    assert not held([total("66.0亿元")], document("other.txt", total("12.0亿元"))).contradictions


def test_a_look_back_that_differs_is_a_revision() -> None:
    now = [total("66.0亿元"), total("61.0亿元", THIS.year_ago())]
    report = held(now, document("2024.txt", total("60.0亿元", THIS.year_ago())))
    told = found(report, "revised")
    assert told.verdict == "suspect"
    assert "修订" in told.explanation
    assert not report.contradictions


def growth(text: str, **more: object) -> Figure:
    return figure(text, kind="yoy_rate", cut="flow=出口", area="大连市", **more)  # type: ignore[arg-type]


def test_a_revised_base() -> None:
    now = [total("110.0亿元"), growth("10.0%")]
    report = held(now, document("2024.txt", total("104.0亿元", THIS.year_ago())))
    told = found(report, "revised_base")
    assert told.verdict == "suspect"
    assert not report.contradictions
    assert told.figures == (0, 1)
    low, high = told.allowed or (0, 0)
    assert 99.8 < float(low) < 100 < float(high) < 100.2
    assert "上年基数已调整" in told.explanation
    assert "－3.85%" in told.explanation


def test_a_base_that_was_kept() -> None:
    now = [total("110.0亿元"), growth("10.0%")]
    for published in ("100.0亿元", "100.1亿元", "100亿元"):
        report = held(now, document("2024.txt", total(published, THIS.year_ago())))
        assert found(report, "revised_base").verdict == "holds"


def test_growth_in_constant_prices_tells_no_base() -> None:
    now = [total("110.0亿元"), growth("10.0%", basis="real")]
    report = held(now, document("2024.txt", total("104.0亿元", THIS.year_ago())))
    assert "revised_base" not in {it.relation.kind for it in report.findings}


def test_months_to_date_over_two_releases() -> None:
    def told(may: str) -> Finding:
        now = [total("66.0亿元"), total(may, MAY)]
        return found(held(now, document("april.txt", total("53.0亿元", APRIL))), "cumulation")

    assert told("13.0亿元").verdict == "holds"
    assert told("13.1亿元").verdict == "holds"
    report = told("12.0亿元")
    assert report.verdict == "suspect"
    assert report.gap == 1
    assert report.figures == (0, 1)


def test_the_month_between_two_releases() -> None:
    report = held([total("66.0亿元")], document("april.txt", total("53.0亿元", APRIL)))
    (month,) = [it for it in report.inferred if it.period == MAY]
    assert (float(month.low), float(month.high)) == (12.9, 13.1)
    assert month.assumes == ("unrevised",)
    assert month.rests_on == (0,)


def test_a_city_above_its_province() -> None:
    report = held([total("66.0亿元")], document("province.txt", total("60.0亿元", area="辽宁省")))
    told = found(report, "area")
    assert told.verdict == "contradiction"
    assert told.figures == (0,)
    assert not held([total("60.1亿元")], document("p.txt", total("60.0亿元", area="辽宁省"))).contradictions


def test_unknown_years_meet_nobody() -> None:
    now = [total("66.0亿元", months(0, 1, 5))]
    assert not held(now, document("other.txt", total("67.0亿元", months(0, 1, 5)))).findings


def test_growth_that_two_sources_tell_differently() -> None:
    def told(text: str, level: str) -> Finding:
        now = [total("66.0亿元"), growth("8.1%", of=0)]
        report = held(now, document("other.txt", total(level), growth(text, of=0)))
        (one,) = [it for it in report.findings if it.relation.kind == "sources" and 1 in it.figures]
        return one

    assert told("8.9%", "66.0亿元").verdict == "contradiction"
    assert told("8.9%", "66.0亿元").unit == "个百分点"
    assert told("8.9%", "66.0亿元").gap == Fraction(7, 10)
    assert "相差0.8个百分点" in told("8.9%", "66.0亿元").explanation
    # Beside another amount it may be growth of another thing, or in another currency.
    assert told("8.9%", "9.2亿美元").verdict == "suspect"
    assert told("8.12%", "66.0亿元").verdict == "holds"


def test_growth_on_another_basis_is_another_figure() -> None:
    now = [growth("8.1%"), growth("7.1%", basis="real")]
    report = held(now, document("other.txt", growth("8.1%"), growth("7.1%", basis="real")))
    assert [it.verdict for it in report.findings if it.relation.kind == "sources"] == ["holds", "holds"]
    report = held([growth("8.1%")], document("other.txt", growth("7.1%", basis="real")))
    assert not [it for it in report.findings if it.relation.kind == "sources"]


PROSE = {
    "the month is what two releases leave": (
        "2025年1—5月，宁波市货物进出口总额551.2亿元。5月当月，货物进出口总额{}亿元。",
        ("2025年1—4月，宁波市货物进出口总额433.5亿元。",),
        "cumulation",
        ("117.7", "holds"),
        ("119.7", "suspect"),
    ),
    "months to date are a quarter and a month": (
        "2025年1—4月，宁波市货物进出口总额{}亿元。",
        ("2025年一季度，宁波市货物进出口总额320.1亿元。", "2025年4月，宁波市货物进出口总额113.4亿元。"),
        "cumulation",
        ("433.5", "holds"),
        ("435.5", "suspect"),
    ),
    "half a year is two quarters": (
        "2025年上半年，宁波市货物进出口总额{}亿元。",
        ("2025年一季度，宁波市货物进出口总额320.1亿元。", "2025年二季度，宁波市货物进出口总额339.9亿元。"),
        "cumulation",
        ("660.0", "holds"),
        ("662.0", "suspect"),
    ),
    "a year is three quarters and one": (
        "2024年全年，宁波市货物进出口总额{}亿元。",
        (
            "2024年前三季度，宁波市货物进出口总额1040.1亿元。",
            "2024年四季度，宁波市货物进出口总额379.9亿元。",
        ),
        "cumulation",
        ("1420.0", "holds"),
        ("1430.0", "suspect"),
    ),
    "a revised base": (
        "2025年1—5月，宁波市社会消费品零售总额{}亿元，同比增长5.1%。",
        ("2024年1—5月，宁波市社会消费品零售总额200.8亿元。",),
        "revised_base",
        ("211.0", "holds"),
        ("216.0", "suspect"),
    ),
    "two sources of one amount": (
        "2025年1—5月，宁波市货物进出口总额{}亿元。",
        ("2025年1—5月，宁波市货物进出口总额551.2亿元。",),
        "sources",
        ("551.2", "holds"),
        ("557.2", "contradiction"),
    ),
    "two sources of one share": (
        "2025年1—5月，宁波市民营企业进出口占全市货物进出口总额的{}%。",
        ("2025年1—5月，宁波市民营企业进出口占全市货物进出口总额的70.8%。",),
        "sources",
        ("70.8", "holds"),
        ("71.8", "suspect"),
    ),
}


@pytest.mark.parametrize(("text", "earlier", "kind", "good", "bad"), PROSE.values(), ids=list(PROSE))
def test_prose_against_earlier_prose(
    text: str, earlier: Sequence[str], kind: str, good: tuple[str, str], bad: tuple[str, str]
) -> None:
    history = [read(it) for it in earlier]
    for printed, verdict in (good, bad):
        report = confront(read(text.format(printed)), history=history)
        assert [it.verdict for it in report.findings if it.relation.kind == kind] == [verdict]


@pytest.mark.parametrize("turned", [False, True])
def test_cities_of_one_province_in_several_documents(turned: bool) -> None:
    texts = [
        "2025年1—5月，浙江省货物进出口总额640.5亿元。",
        "2025年1—5月，宁波市货物进出口总额351.2亿元。",
        "2025年1—5月，杭州市货物进出口总额{}亿元。",
    ]
    for printed, verdicts in (("280.1", []), ("351.2", ["contradiction"])):
        documents = [read(it.format(printed)) for it in texts]
        now, *earlier = documents[::-1] if turned else documents
        report = confront(now, history=earlier)
        found = [it for it in report.findings if it.relation.kind == "area"]
        assert [it.verdict for it in found if it.verdict != "holds"] == verdicts
        assert all(verify(it.proof) for it in found if it.verdict == "contradiction")
