"""What stands at a moment is of the end of the span that it is told of; what came in the span is not."""

from __future__ import annotations

import pytest

import yuebao

AMOUNTS = {
    **dict.fromkeys(("各项贷款余额", "各项贷款", "存款余额", "总资产", "负债总额", "应收账款"), "亿元"),
    **dict.fromkeys(("产成品存货", "手持订单", "本外币负债"), "亿元"),
    **dict.fromkeys(("移动电话用户", "宽带接入用户"), "万户"),
    "汽车保有量": "万辆",
    "生猪存栏": "万头",
    "有效发明专利": "件",
    "钢材库存": "万吨",
}
RATIOS = ("不良贷款率", "拨备覆盖率", "资本充足率", "流动性比例", "存贷比", "资产负债率")
OPENINGS = {
    "": "三季度，",
    "三季度全市经济运行情况\n\n": "截至9月末，全市",
    "本报讯 市统计局19日发布前三季度主要指标。": "三季度末，",
}


def periods(text: str) -> list[str]:
    return [
        one["period"][-2:] if one["period"].startswith("@") else one["period"]
        for one in yuebao.read(text).records()
        if one["type"] == "figure"
    ]


@pytest.mark.parametrize("measure", AMOUNTS)
def test_stocks_are_of_the_end_of_their_span(measure: str) -> None:
    unit = AMOUNTS[measure]
    for before, opening in OPENINGS.items():
        for moved in ("同比增长6.7%", f"较上季末增加70{unit}", "较上季末增长3%"):
            assert periods(f"{before}{opening}{measure}为3300{unit}，{moved}。") == ["09", "09"]


@pytest.mark.parametrize("measure", RATIOS)
def test_ratios_of_stocks_are_of_that_end_too(measure: str) -> None:
    for before, opening in OPENINGS.items():
        for moved in ("较上季末上升0.03个百分点", "比年初下降0.2个百分点"):
            assert periods(f"{before}{opening}{measure}为52.9%，{moved}。") == ["09", "09"]
            told = f"{opening}银行业{measure}为52.9%，{moved}。其中，大型银行{measure}为51.2%，{moved}。"
            assert periods(before + told) == ["09"] * 4


@pytest.mark.parametrize(
    "told",
    [
        "新增贷款21.4亿元",
        "银行机构向1.2万户小微企业发放贷款36.4亿元",
        "房地产开发企业到位资金91亿元，其中国内贷款12亿元",
        "移动电话用户净增12万户",
    ],
)
def test_what_came_is_of_the_span(told: str) -> None:
    assert set(periods(f"2022年1—8月，{told}。")) == {"2022-01/2022-08"}
