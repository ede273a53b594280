"""Parts of both flows and of several wholes, members of what was told, times that something is told of."""

from __future__ import annotations

from itertools import product

import pytest
from tests.turns import turns

import yuebao


def figures(text: str) -> list[dict[str, object]]:
    return [one for one in yuebao.read(text).records() if one["type"] == "figure"]


WHOLES = ["进出口总额", "外贸进出口", "服务进出口总额", "民营企业进出口", "机电产品进出口额", "对东盟进出口"]


@pytest.mark.parametrize("whole", WHOLES)
def test_a_flow_is_a_part_of_both(whole: str) -> None:
    wrong = {}
    nestings, flows = ("，其中，", "，其中：", "。其中，", "，", "。其中"), ("出口", "进口")
    ways = product(nestings, ("；", "，"), ("", "，增长6%"), (flows, flows[::-1]))
    for nested, joint, grew, (one, other) in turns(ways):
        text = (
            f"2023年，大连市{whole}510亿元，增长5%{nested}{one}310亿元{grew}，占61%"
            f"{joint}{other}200亿元{grew}，占39%。"
        )
        told = [figure["base"] for figure in figures(text) if figure["kind"] == "share"]
        if told != [whole, whole]:
            wrong[text] = told
    assert not wrong


@pytest.mark.parametrize("made", ["贡献了", "创造了", "完成了", "承担了", "吸纳了", "集聚了"])
def test_what_one_made_of_wholes_told_first_is_its_share_of_each(made: str) -> None:
    wrong = {}
    owners, places = ("民营企业", "开发区", "服务业", "规上企业"), ("全市", "全省", "全国")
    wholes = (("税收", "就业"), ("进出口总额", "实际使用外资"), ("离岸执行额", "从业人员"))
    for owner, place, (one, other), joint in turns(product(owners, places, wholes, "、，和")):
        text = f"2023年，大连市{owner}{made}{place}{one}的60%{joint}{other}的近50%。"
        told = [
            (figure["kind"], figure["indicator"], str(figure["base"]).removeprefix(place))
            for figure in figures(text)
        ]
        if told != [("share", owner + measure, measure) for measure in (one, other)]:
            wrong[text] = told
    assert not wrong


@pytest.mark.parametrize("cut", ["从产品看，", "分产品看，", "从产品类型看，", ""])
def test_goods_among_goods_told_have_their_measure(cut: str) -> None:
    wrong = {}
    for measure in ("出口", "进口额", "零售额", "产值", "产量"):
        for named in ("集成电路增长17.7%", "集成电路、手机分别增长17.7%、6.1%"):
            unit = "万台" if measure == "产量" else "亿元"
            text = f"2023年，大连市经济平稳。{cut}全市机电产品{measure}531{unit}，增长7.1%。其中，{named}。"
            told = [figure["indicator"] for figure in figures(text)[2:]]
            if told != [good + measure for good in ("集成电路", "手机")][: len(told)]:
                wrong[text] = told
    assert not wrong


@pytest.mark.parametrize("than", ["比", "较", "与"])
def test_what_is_told_of_a_time_compared_with_is_no_period(than: str) -> None:
    wrong = {}
    for famed in ("历史上最高的", "此前最高的", "疫情前的", "规模最大的", "历史峰值的"):
        for then in ("2019年", "2019年同期"):
            for moved in ("增长9.8%", "增加2.5亿元"):
                held = "相比" if than == "与" else ""
                against = f"{than}{famed}{then}{held}{moved}"
                text = f"2023年1—10月，大连市进出口总值51.4亿元，{against}，比上年增长20.4%。"
                told = [(one["period"], one["base"]) for one in figures(text)]
                now = "2023-01/2023-10"
                if told != [(now, None), (now, then), (now, None)]:
                    wrong[text] = told
    assert not wrong
