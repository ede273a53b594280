"""The reference bulletin, from its gold table: what is known of it by computation."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from readings import gold

from yuebao.check import confront, verify
from yuebao.core.fact import Finding, Report

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "reference.tsv"


@pytest.fixture(scope="module")
def report() -> Report:
    if not GOLD.exists():
        pytest.skip("the reference's gold table is not beside this repository")
    return confront(gold(GOLD))


def texts(report: Report, finding: Finding) -> set[str]:
    return {report.reading.figures[n].text for n in finding.figures}


def test_exactly_three_contradictions(report: Report) -> None:
    assert [texts(report, it) for it in report.contradictions] == [
        {"195586.7万美元", "186088.5万美元", "9457万美元"},
        {"100888.5万美元", "84614.3万美元", "16233.1万美元"},
        {"1016.4亿元", "6.6%", "52.9%", "6.5个百分点", "1055.8亿元", "0.4%", "3.2个百分点"},
    ]
    assert not [it for it in report.findings if it.verdict == "suspect"]
    assert all(verify(it.proof) for it in report.contradictions)


def test_the_two_sums_share_what_they_lack(report: Report) -> None:
    first, second, third = report.contradictions
    assert (first.grade, second.grade) == ("B", "B")
    assert first.relation.assumes == ("exhaustive",)
    assert [float(it.gap or 0) for it in (first, second)] == [41.2, 41.1]
    assert first.shares_residual_with == (1,)
    assert second.shares_residual_with == (0,)
    assert third.shares_residual_with == ()


def test_the_seven_figures(report: Report) -> None:
    third = report.contradictions[2]
    assert third.grade == "C"
    assert third.relation.assumes == ("one_base",)
    assert round(float(third.gap or 0), 2) == 3.66
    assert "0.55亿元" in third.explanation
    mends = {report.reading.figures[it.figure].text: it for it in third.culprits}
    assert set(mends) == {"3.2个百分点", "0.4%"}
    share, rate = mends["3.2个百分点"], mends["0.4%"]
    assert -2.93 <= float(share.low or 0) <= float(share.high or 0) <= -2.76
    assert -1.19 <= float(rate.low or 0) <= float(rate.high or 0) <= -0.82


@pytest.mark.parametrize(
    ("area", "cut", "kind", "period", "low", "high"),
    [
        ("大连市", "进出口", "level", "2025-01/2025-05", "1919.45", "1920.51"),
        ("大连市", "出口", "level", "2025-01/2025-05", "975.15", "978.47"),
        ("大连市", "进口", "level", "2025-01/2025-05", "942.04", "944.30"),
        ("大连市", "顺差", "level", "2025-01/2025-05", "30.85", "36.43"),
        ("大连市", "进出口", "level", "2024-01/2024-05", "1831.67", "1833.99"),
        ("大连市", "进出口", "yoy_rate", "2025-01/2025-05", "4.67", "4.85"),
        ("全国", "在岸", "level", "2025-01/2025-04", "2234.80", "2235.00"),
    ],
)
def test_what_was_never_printed(
    report: Report, area: str, cut: str, kind: str, period: str, low: str, high: str
) -> None:
    (found,) = [
        it
        for it in report.inferred
        if it.key.area == area
        and it.key.kind == kind
        and str(it.period) == period
        and [member for _, member in it.key.breakdown] == [cut]
    ]
    cent = Decimal("0.01")
    assert Decimal(low) <= found.low.quantize(cent)
    assert found.high.quantize(cent) <= Decimal(high)


def test_travel_exports(report: Report) -> None:
    (found,) = [
        it
        for it in report.inferred
        if ("sector", "旅行服务") in it.key.breakdown
        and ("flow", "出口") in it.key.breakdown
        and str(it.period).startswith("2025")
    ]
    assert [round(float(end), 1) for end in (found.low, found.high)] == [1120.3, 1151.6]
    assert found.assumes == ("one_base",)
