"""Inference on demand."""

from __future__ import annotations

from readings import figure, reading, whole

from yuebao.check import asked

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
