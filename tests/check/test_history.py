"""A reading held against earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from readings import THIS, figure, reading

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
