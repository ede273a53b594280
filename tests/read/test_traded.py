"""Goods that stand behind how much of them was traded are what was traded: 进口了275万吨|大豆, a volume."""

from __future__ import annotations

import pytest

import yuebao

_GOODS = ("大豆", "服装", "集成电路", "机电产品", "未锻轧铜", "液化天然气", "汽车零配件")
_TRADED = {
    "全市进口": "{}进口",
    "全市共进口了": "{}进口",
    "我省从巴西进口": "从巴西{}进口",
    "我省对日本出口了约": "对日本{}出口",
    "全市民营企业出口": "民营企业{}出口",
    "全市累计出口超过": "{}出口",
}


@pytest.mark.parametrize("traded", _TRADED)
@pytest.mark.parametrize("amount", ["275万吨", "12.5亿元的", "3.2亿美元", "5万辆"])
def test_goods_behind_their_amount_are_traded(traded: str, amount: str) -> None:
    wrong = []
    for goods in _GOODS:
        told = yuebao.read(f"2024年1—5月，{traded}{amount}{goods}，增长5%。").records()
        names = {one["indicator"] for one in told if one["type"] == "figure"}
        name = _TRADED[traded].format(goods) + "量" * (not amount.rstrip("的").endswith("元"))
        if names != {name}:
            wrong.append((goods, names))
    assert not wrong


@pytest.mark.parametrize(
    ("lead", "name"), [("民营企业是外贸主力", "民营企业"), ("乌拉圭为第三大进口来源地", "乌拉圭")]
)
def test_they_are_still_whose_the_trade_was_said_to_be(lead: str, name: str) -> None:
    told = yuebao.read(f"2024年1—5月，{lead}，当月进口15万吨大豆。").records()
    assert [one["indicator"] for one in told if one["type"] == "figure"][-1] == f"{name}大豆进口量"
