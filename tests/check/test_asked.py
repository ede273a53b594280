"""Inference on demand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from readings import figure, reading, synthetic, whole

from yuebao.bulletin.synth import synthesize
from yuebao.check import asked, confront

TRADE = reading(
    [
        figure("50.0亿元", cut="flow=进出口", indicator="进出口总额"),
        figure("10.0%", kind="yoy_rate", cut="flow=进出口", indicator="进出口总额"),
        figure("30.0亿元", cut="flow=出口", indicator="出口"),
        figure("12.0%", kind="yoy_rate", cut="flow=出口", indicator="出口"),
    ]
)


def test_levels_growth_and_shares() -> None:
    imports = asked(TRADE, "进口", period="2025")
    (level,) = [it for it in imports if it.key.kind == "level"]
    assert (float(level.low), float(level.high)) == (19.9, 20.1)
    assert level.rests_on == (0, 2)
    (growth,) = [it for it in imports if it.key.kind == "yoy_rate"]
    assert 6 < float(growth.low) < 7.14 < float(growth.high) < 8.5
    assert growth.assumes == ("one_base",)
    (share,) = asked(TRADE, "出口 占比", period="2025")
    assert float(share.low) < 60 < float(share.high)
    assert share.key.kind == "share"


def test_balances() -> None:
    (surplus,) = asked(TRADE, "顺差", period="2025")
    assert (float(surplus.low), float(surplus.high)) == (9.85, 10.15)


def test_exports_are_not_the_whole_of_trade() -> None:
    assert {it.key.indicator for it in asked(TRADE, "进出口")} >= {"进出口总额"}
    assert all("进出口" not in it.key.indicator for it in asked(TRADE, "出口") if it.key.kind != "share")


def test_area_and_period_choose() -> None:
    assert not asked(TRADE, "进口", area="别处")
    assert asked(TRADE, "进口", area="某市")
    assert {str(it.period) for it in asked(TRADE, "进口", period="2024")} == {"2024-01/2024-05"}
    assert not asked(TRADE, "煤炭")


def test_what_is_printed_is_not_inferred() -> None:
    assert all(it.key.kind != "level" for it in asked(TRADE, "出口", period="2025"))


def test_narrow_zeros_are_named() -> None:
    parts = [("567.4亿元", "美国"), ("563亿元", "日本"), ("464.9亿元", "德国")]
    made = reading(
        [
            *(figure(text, "执行额", cut=f"partner={who}") for text, who in parts),
            figure("10.0%", "执行额", "yoy_rate", cut="partner=日本"),
            figure("30.0%", "执行额", "share", cut="partner=日本", base=whole("执行额", "")),
        ]
    )
    wide, narrow = [it for it in asked(made, "执行额", period="2024") if "日本" in it.key.indicator]
    assert "narrow_zeros" not in wide.assumes
    assert "narrow_zeros" in narrow.assumes
    assert wide.low < narrow.low < narrow.high < wide.high


def test_all_relations_at_once_say_more_than_one_after_another() -> None:
    """What is left of a whole and its growth: T − X over T′ − X′ knows that T is one number."""
    pytest.importorskip("highspy")
    told = [
        figure("5200.4亿元", "服务外包执行额"),
        figure("0.9%", "服务外包执行额", "yoy_rate"),
        figure("3010.2亿元", "服务外包执行额", cut="side=离岸"),
        figure("9.6%", "服务外包执行额", "yoy_rate", cut="side=离岸"),
    ]
    (found,) = [it for it in asked(reading(told), "在岸 增速") if it.key.kind == "yoy_rate"]
    ends = [
        100 * ((whole - part) / (whole / (1 + g) - part / (1 + h)) - 1)
        for whole in (Decimal("5200.35"), Decimal("5200.45"))
        for part in (Decimal("3010.15"), Decimal("3010.25"))
        for g in (Decimal("0.0085"), Decimal("0.0095"))
        for h in (Decimal("0.0955"), Decimal("0.0965"))
    ]
    assert min(ends) - Decimal("0.002") < found.low <= min(ends)
    assert max(ends) <= found.high < max(ends) + Decimal("0.002")
    assert found.assumes == ("exhaustive", "one_base")
    assert found.rests_on == (0, 1, 2, 3)


@pytest.mark.parametrize("first", [0, 6])
def test_what_was_left_out_lies_within_what_is_inferred(first: int) -> None:
    seen = 0
    for seed in range(first, first + 6):
        made = synthesize(seed=seed, figures=30)
        told = synthetic(made)
        for left_out in range(0, len(made.truth), 6):
            truth = made.truth[left_out]
            if truth.law not in ("level", "growth") or truth.bound != "=":
                continue
            rest = replace(told, figures=tuple(it for n, it in enumerate(told.figures) if n != left_out))
            own = told.figures[left_out]
            for row in (*asked(rest, own.key.measure), *confront(rest).inferred):
                same = set(row.key.breakdown) == set(own.key.breakdown) and row.key.area == own.key.area
                alike = (row.key.measure, row.key.kind) == (own.key.measure, own.key.kind)
                if same and alike and row.period == own.period:
                    exact = truth.exact * own.unit.scale / row.unit.scale
                    assert Fraction(row.low) <= exact <= Fraction(row.high), (truth, row)
                    seen += 1
    assert 3 < seen
