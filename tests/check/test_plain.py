"""What a conflict is told as: a sum that a person can do again, with what it should have come to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from readings import THIS, figure, reading, synthetic, whole

from yuebao.bulletin.synth import synthesize
from yuebao.check import confront
from yuebao.core.fact import Figure, Finding

AGO = THIS.year_ago()


def accused(*figures: Figure) -> Finding:
    (found,) = confront(reading(figures)).contradictions
    return found


def growth(text: str, cut: str = "", measure: str = "进出口额") -> Figure:
    return figure(text, measure, "yoy_rate", cut=cut)


def test_a_share_of_more_than_all() -> None:
    cut = "mode=一般贸易 flow=进出口"
    level = [figure("80.0亿元", cut="flow=进出口"), figure("40.0亿元", cut=cut)]
    found = accused(*level, figure("500.0%", kind="share", cut=cut, base=whole()))
    assert found.figures == (2,)
    assert "占比不会超过100%" in found.explanation
    assert "这1个数" not in found.explanation


def test_a_share_beside_its_levels() -> None:
    cut = "mode=一般贸易 flow=进出口"
    found = accused(
        figure("80.0亿元", cut="flow=进出口"),
        figure("40.0亿元", cut=cut),
        figure("52.0%", kind="share", cut=cut, base=whole()),
    )
    # 39.95/80.05 to 40.05/79.95
    assert "＝49.906%～50.094%；印出的是" in found.explanation
    assert "相差至少1.856个百分点" in found.explanation
    assert found.allowed is not None
    assert found.allowed[0] < 50 < found.allowed[1] < 51


def test_growth_beside_its_levels() -> None:
    found = accused(figure("110.0亿元"), figure("100.0亿元", period=AGO), growth("12.0%"))
    # 109.95/100.05 to 110.05/99.95
    assert "－1＝9.895%～10.105%；印出的是" in found.explanation


def test_how_a_share_has_moved() -> None:
    cut = "mode=一般贸易 flow=进出口"
    found = accused(
        figure("60.0%", kind="share", cut=cut, base=whole()),
        figure("9.0个百分点", kind="share_change", cut=cut, base=whole()),
        growth("12.0%", cut),
        growth("10.0%", "flow=进出口"),
    )
    assert "上年占比＝本年占比×（1＋整体增速）÷（1＋部分增速）" in found.explanation
    assert "占比变化应在" in found.explanation
    assert found.allowed is not None
    assert found.allowed[0] < Decimal("1.07") < found.allowed[1] < 2


def test_last_years_share_would_have_been_more_than_all() -> None:
    cut = "mode=一般贸易 flow=进出口"
    found = accused(
        figure("80.0亿元", cut="flow=进出口"),
        figure("60.0%", kind="share", cut=cut, base=whole()),
        growth("1.0%", cut),
        growth("90.0%", "flow=进出口"),
    )
    assert "而占比不会超过100%" in found.explanation
    assert found.proof["form"] in ("farkas", "derivation")


def test_a_part_that_is_more_than_the_whole_of_a_sum() -> None:
    found = accused(
        figure("80.0亿元", cut="flow=进出口"),
        figure("90.0亿元", cut="flow=出口"),
        growth("3.0%", "flow=进口"),
    )
    assert "就比合计" in found.explanation
    assert "至少大9.9亿元" in found.explanation


def test_growth_of_a_whole_by_the_weight_of_its_parts() -> None:
    flows = {"出口": "10.0%", "进口": "2.0%"}
    told = [growth(text, f"flow={flow}") for flow, text in flows.items()]
    found = accused(
        figure("100.0亿元", cut="flow=进出口"),
        figure("50.0亿元", cut="flow=出口"),
        growth("8.0%", "flow=进出口"),
        *told,
    )
    # 100/(50/1.1 + 50/1.02) − 1 is 5.849 %
    assert "推回上年再相加" in found.explanation
    assert found.allowed is not None
    assert found.allowed[0] < Decimal("5.849") < found.allowed[1] < 6


def test_amounts_are_told_in_a_unit_that_can_be_read() -> None:
    found = accused(
        figure("80.0亿元", cut="flow=进出口"),
        figure("50.0亿元", cut="flow=出口"),
        figure("30.0元", cut="flow=进口"),
    )
    assert "应在29.9亿元～30.1亿元之间" in found.explanation
    assert "-0" not in found.explanation


def test_a_deficit_is_told_in_its_own_sense() -> None:
    """逆差 grew by 5: what is printed of it, 50, is told as 50 and not as −50."""
    found = accused(
        figure("100.0亿元", cut="flow=出口"),
        figure("95.0亿元", cut="flow=出口", period=AGO),
        figure("200.0亿元", cut="flow=进口"),
        figure("190.0亿元", cut="flow=进口", period=AGO),
        figure("50.0亿元", kind="abs_change", cut="flow=逆差"),
    )
    told = found.explanation.partition("既要不小于")[2]
    assert told.startswith("49.95亿元，又要不大于"), found.explanation
    assert "-" not in told.partition("亿元，两者矛盾")[0]


@pytest.mark.parametrize("first", [0, 40])
def test_no_conflict_is_told_of_one_number_alone(first: int) -> None:
    seen = 0
    for seed in range(first, first + 15):
        for found in confront(synthetic(synthesize(seed=seed, figures=60, errors=2))).contradictions:
            assert "这1个数" not in found.explanation
            assert "-0亿" not in found.explanation
            assert found.explanation.endswith("。")
            seen += 1
    assert seen
