"""Single edits that mend a contradiction, each tried on the whole component."""

from __future__ import annotations

import pytest
from readings import THIS, figure, reading

from yuebao.check import confront
from yuebao.core.fact import Figure, Slip

FLOWS = ("flow=进出口", "flow=出口", "flow=进口")


def slips(*figures: Figure) -> tuple[Slip, ...]:
    (found,) = confront(reading(figures)).contradictions
    for slip in found.slips:
        assert f"{slip.how}，应为{slip.became}" in found.explanation
    return found.slips


def flows(*texts: str) -> list[Figure]:
    return [figure(text, cut=cut) for text, cut in zip(texts, FLOWS, strict=True)]


@pytest.mark.parametrize(
    ("printed", "which", "how", "became"),
    [
        (("489.9亿美元", "289.9美元", "200.0亿美元"), 1, "漏写“亿”", "289.9亿美元"),
        (("489.9亿元", "289.9万元", "200.0亿元"), 1, "“亿”误作“万”", "289.9亿元"),
        (("46.83亿元", "268.3亿元", "200.0亿元"), 0, "小数点错位", "468.3亿元"),
        (("4683亿元", "268.3亿元", "200.0亿元"), 0, "漏写小数点", "468.3亿元"),
        (("4068.3亿元", "268.3亿元", "200.0亿元"), 0, "多写一个零", "468.3亿元"),
    ],
)
def test_one_edit_mends_it(printed: tuple[str, ...], which: int, how: str, became: str) -> None:
    found = slips(*flows(*printed))
    assert Slip(figure=which, how=how, became=became) in found


def test_equally_likely_edits_are_all_told() -> None:
    found = slips(*flows("486.3亿元", "268.3亿元", "200.0亿元"))
    assert {(it.figure, it.became) for it in found} == {(0, "468.3亿元"), (1, "286.3亿元")}
    (finding,) = confront(reading(flows("486.3亿元", "268.3亿元", "200.0亿元"))).contradictions
    assert "同样说得通" in finding.explanation


def test_a_hundred_off() -> None:
    found = slips(*flows("1157.3亿元", "600.2亿元", "457.1亿元"))
    assert Slip(figure=0, how="有一位数字写错", became="1057.3亿元") in found


def test_a_wrong_sign() -> None:
    found = slips(
        figure("110.0亿元", cut="flow=出口"),
        figure("10.0%", kind="yoy_rate", cut="flow=出口"),
        figure("122.2亿元", cut="flow=出口", period=THIS.year_ago()),
    )
    assert found == (Slip(figure=1, how="正负号写反", became="-10.0%"),)


def test_nothing_is_said_where_no_edit_fits() -> None:
    assert slips(*flows("531.7亿元", "268.3亿元", "200.0亿元")) == ()


def test_nothing_is_said_where_anything_would_do() -> None:
    """A part above its whole leaves the whole open upward: ten edits would do."""
    whole, part = figure("60.3亿元", cut="flow=出口"), figure("75.4亿元", cut="flow=出口 product=船舶")
    assert slips(whole, part) == ()


def test_an_edit_must_suit_all_other_figures() -> None:
    """Swapped digits of the part suit the sum, but not its printed share."""
    terms = flows("486.3亿元", "268.3亿元", "200.0亿元")
    growth = [
        figure("10.0%", kind="yoy_rate", cut="flow=出口"),
        figure("243.9亿元", cut="flow=出口", period=THIS.year_ago()),
    ]
    assert {it.figure for it in slips(*terms, *growth)} == {0}
