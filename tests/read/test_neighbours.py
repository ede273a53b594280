"""Measures of different fields told one behind another: the second is read as if it stood alone. A note on a
city names some twenty of them in any order, and what one is of (工业, 500万元以上项目, 港口) the next is not.
"""

from __future__ import annotations

import pytest
from tests.turns import turns

import yuebao

FIELDS: dict[str, tuple[str, ...]] = {
    "output": ("地区生产总值", "农林牧渔业总产值", "规模以上服务业营业收入"),
    "industry": ("规模以上工业总产值", "规模以上工业企业利润总额", "高新技术产业增加值"),
    "investment": ("固定资产投资", "全社会固定资产投资", "500万元以上项目固定资产投资", "房地产开发投资"),
    "retail": ("社会消费品零售总额", "社会消费品零售额", "限额以上单位消费品零售额"),
    "trade": ("外贸进出口总额", "进出口总值", "出口总额", "跨境电商进出口额"),
    "capital": ("实际利用外资", "合同外资", "对外直接投资", "对外承包工程完成营业额"),
    "budget": ("财政总收入", "一般公共预算收入", "一般公共预算支出"),
    "money": ("金融机构存款余额", "金融机构各项贷款余额", "财产险保费收入"),
    "power": ("全社会用电量",),
    "transport": ("全社会货运量", "公路货物周转量", "港口货物吞吐量", "机场旅客吞吐量"),
    "post": ("邮电业务总量", "快递业务量"),
    "tourism": ("旅游总收入", "接待游客"),
    "farming": ("粮食产量", "猪肉产量", "生猪出栏"),
    "goods": ("原煤产量", "汽车产量"),
    "building": ("商品房销售面积", "建筑业总产值"),
    "people": ("城镇居民人均可支配收入", "城镇新增就业", "在校学生"),
    "knowledge": ("技术合同成交额", "软件业务收入"),
}
UNITS = {
    **dict.fromkeys(("全社会货运量", "港口货物吞吐量", "粮食产量", "猪肉产量", "原煤产量"), "万吨"),
    **dict.fromkeys(("接待游客", "机场旅客吞吐量"), "万人次"),
    **dict.fromkeys(("城镇新增就业", "在校学生"), "万人"),
    "公路货物周转量": "亿吨公里",
    "快递业务量": "亿件",
    "生猪出栏": "万头",
    "汽车产量": "万辆",
    "商品房销售面积": "万平方米",
    "城镇居民人均可支配收入": "元",
    "全社会用电量": "亿千瓦时",
}
HEAD = "2023年石桥市经济\n2023年，全市"


def told(measure: str, *, rate: bool) -> str:
    return f"{measure}增长3.4%" if rate else f"{measure}35.2{UNITS.get(measure, '亿元')}，增长3.4%"


def names(text: str) -> list[tuple[str, str]]:
    """What each figure of a text is of, and where."""
    figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
    return [(one["indicator"], one["area"]) for one in figures]


@pytest.mark.parametrize("rate", [False, True], ids=["levels", "rates"])
@pytest.mark.parametrize("mark", ["。", "；", "，"])
def test_a_measure_of_another_field_is_told_as_if_alone(mark: str, *, rate: bool) -> None:
    wrong = []
    measures = [(field, one) for field, several in FIELDS.items() for one in several]
    alone = {one: names(f"{HEAD}{told(one, rate=rate)}。") for _, one in measures}
    pairs = [
        (first, second)
        for at, (field, first) in enumerate(measures)
        for other, second in measures[at % 7 :: 7]
        if other != field
    ]
    for first, second in turns(pairs):
        read = names(f"{HEAD}{told(first, rate=rate)}{mark}{told(second, rate=rate)}。")
        if read[-len(alone[second]) :] != alone[second]:
            wrong.append((first, second, read[-1]))
    assert not wrong
