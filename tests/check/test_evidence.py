"""What makes an accusation certain, and what only a suspicion: that the figures were read right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import figure, whole

import yuebao
from yuebao.core.fact import Reading
from yuebao.core.text import Outline, Source, Span

SUSPECT = {
    "a part many times its whole is another thing": (
        "2024年，全县完成造林面积0.03万公顷。封山育林造林面积1.52万公顷。",
        "两件不同的事",
    ),
    "a share that nothing near it would mend": (
        "2024年，全国网络零售额51410亿元。西部地区网络零售额4120.5亿元，占全国网络零售额的61.2%。",
        "5倍以上",
    ),
    "a word left out does not explain a count that is only ordered": (
        "2024年，全县共有图书管理员31人。乡村图书管理员204人。",
        "两件不同的事",
    ),
}
CERTAIN = {
    "a part somewhat larger than its whole": (
        "2024年，全省进出口总额512.6亿元。其中，民营企业进出口618.3亿元。"
    ),
    "an amount that lost its 亿": (
        "2024年，我国承接美国、日本的离岸服务外包执行额分别为109.4亿美元和50.6亿美元，合计为160.0美元。"
    ),
    "a zero too many": "2024年，全省进出口总额512.6亿元。其中，民营企业进出口2840.0亿元。",
    "a share a little off": (
        "2024年，全省进出口总额512.6亿元。其中，民营企业进出口218.3亿元，占全省进出口总额的44.6%。"
    ),
}


@pytest.mark.parametrize(("text", "why"), SUSPECT.values(), ids=SUSPECT)
def test_is_a_suspicion(text: str, why: str) -> None:
    report = yuebao.check(text)
    assert not report.contradictions
    told = [it.explanation for it in report.findings if it.verdict == "suspect"]
    assert any(why in it for it in told), [it.explanation for it in report.findings]


@pytest.mark.parametrize("text", CERTAIN.values(), ids=CERTAIN)
def test_is_a_contradiction(text: str) -> None:
    assert yuebao.check(text).contradictions


def test_two_round_sums_are_two_things() -> None:
    told = (
        "2024年1—5月，全县非税收入837万元，占年初预算{}万元的52.3%。\n\n"
        "县本级：非税收入685万元，占年初预算{}万元的48.9%。"
    )
    assert not yuebao.check(told.format(1600, 1400)).contradictions


@pytest.mark.parametrize(("said", "verdict"), [("环保装备整机", "contradiction"), ("该类产品", "suspect")])
def test_a_subject_that_no_sentence_names_was_taken_over(said: str, verdict: str) -> None:
    """Shares of all three flows that cannot be those of one thing, perhaps of several."""
    text = f"{said}进出口占51.1%，出口占56.6%，进口占53.4%。"
    span = Span(start=0, stop=len(text))
    figures = [
        replace(
            figure(
                share, kind="share", cut=f"flow={flow} product=环保装备整机类", base=whole(cut=f"flow={flow}")
            ),
            sentence=span,
        )
        for share, flow in (("51.1%", "进出口"), ("56.6%", "出口"), ("53.4%", "进口"))
    ]
    source = Source(sha256="", name="", text=text.replace("整机进出口", "整机类进出口"))
    report = yuebao.check(Reading(source=source, outline=Outline(), figures=tuple(figures)))
    assert [it.verdict for it in report.findings if it.verdict != "open"] == [verdict]
