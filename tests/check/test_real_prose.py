"""Sentences of a kind that real releases print and that must not be accused."""

from __future__ import annotations

import pytest

import yuebao
from yuebao.check import verify

HONEST = {
    "a share in tenths": (
        "2025年上半年，全省进出口总值2.39万亿元，增长6.1%。"
        "其中，南港市进出口6975.6亿元，占全省进出口总值近三成。"
    ),
    "a share of net flows may be negative": (
        "2025年上半年，社会融资规模增量为11.2万亿元。委托贷款占社会融资规模的5.4%，同比低5.3个百分点；"
        "企业债券占比-3.3%，同比低21.3个百分点；外币贷款占比0.4%，同比高4.3个百分点。"
    ),
}


@pytest.mark.parametrize("text", HONEST.values(), ids=list(HONEST))
def test_honest_prose_is_not_accused(text: str) -> None:
    report = yuebao.check(text)
    assert 2 <= len(report.reading.figures)
    assert report.contradictions == ()


RELATED = {
    "每吨 before the price": (
        "2025年1—5月，全省进口原油125.3万吨，价值51.4亿元，进口均价每吨{}元，下降8.1%。",
        "price",
        "4102.2",
        "4302.2",
    ),
    "元/吨": (
        "2025年1—5月，全市进口天然气312.4万吨，进口额118.9亿元，均价为{}元/吨。",
        "price",
        "3806",
        "3860",
    ),
    "万元/辆": (
        "2025年1—5月，全省出口汽车28.3万辆，出口额421.5亿元，出口均价{}万元/辆。",
        "price",
        "14.9",
        "19.4",
    ),
    "a price of floors": (
        "2025年1—5月，全市商品房销售面积412.6万平方米，商品房销售额618.9亿元，均价{}元/平方米。",
        "price",
        "15000",
        "15300",
    ),
    "a plan's average": (
        "“十三五”期间，全市外贸进出口额年均增长{}%。2020年全市外贸进出口额130.5亿元，2015年为98.1亿元。",
        "average",
        "5.9",
        "6.4",
    ),
    "a part beside a share of its whole": (
        "2025年1—5月，东港市出口79.9亿元。\n\n"
        "从商品看，机电产品出口51.5亿元，占全市出口总值的64.5%，汽车出口{}亿元。",
        "part",
        "10.8",
        "108.6",
    ),
}


@pytest.mark.parametrize(("text", "kind", "good", "bad"), RELATED.values(), ids=list(RELATED))
def test_relations_drawn_from_real_wordings(text: str, kind: str, good: str, bad: str) -> None:
    assert yuebao.check(text.format(good)).contradictions == ()
    (told,) = yuebao.check(text.format(bad)).contradictions
    assert told.relation.kind == kind
    assert verify(told.proof)


def test_a_price_is_held_against_nothing_but_its_own_amounts() -> None:
    for text in (
        # of another thing
        "2025年1—5月，全省进口原油125.3万吨，出口钢材98.2亿元，出口均价每吨5102.2元。",
        # in another currency
        "2025年1—5月，全省进口原油125.3万吨，价值7.2亿美元，进口均价每吨4102.2元。",
        # for something else than what is counted
        "2025年1—5月，全省进口原油125.3万吨，价值51.4亿元，进口均价每桶560.2元。",
    ):
        assert "price" not in {it.relation.kind for it in yuebao.check(text).findings}


def test_an_amount_without_its_large_number() -> None:
    text = (
        "2025年1—5月，东港市离岸服务外包执行额98.2亿元，同比增长5.8%。"
        "1—5月，全市离岸服务外包执行额{}，占全市服务外包执行额的93.8%。"
    )
    assert yuebao.check(text.format("98.2亿元")).contradictions == ()
    assert [it.relation.kind for it in yuebao.check(text.format("98.2元")).contradictions] == ["repeat"]
