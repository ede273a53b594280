"""Sentences of a kind that real releases print and that must not be accused."""

from __future__ import annotations

import pytest

import yuebao
from yuebao.check import verify

HONEST = {
    "what was added to deposits may have been less than nothing a year before": (
        "2025年7月，全市新增人民币各项存款30.8亿元，同比多增137.6亿元。其中，中资银行新增存款93.2亿元，同比多增232亿元。"
    ),
    "a total said for short is the one that the shares come out of": (
        "2025年1—9月，我国承接服务外包执行金额412.9亿美元；其中，承接国际服务外包执行金额290.5亿美元。"
        "我国承接美国、欧盟和日本的服务外包执行金额依次为69.0亿美元、44.5亿美元和36.8亿美元，"
        "分别占执行总额的23.7%、15.3%和12.7%。"
    ),
    "how much faster prices rose than the month before, beside their change over the year": (
        "2025年2月，全国居民消费价格环比上升1%，升幅比上月扩大0.3个百分点。"
        "同比看，居民消费价格由上月上升0.2%转为下降0.3%。"
    ),
    "ten thousands and thousands, told in thousands": (
        "2025年前11月受雇员工人数平均为744万5,000人，年增6万3,000人或0.86%。"
    ),
    "a limit that is set for each sort of accident": (
        "2025年上半年，各类工矿事故死亡460人，占全年控制指标的40.6%，其中煤矿事故死亡126人，占全年控制指标的48.6%。"
    ),
    "the insurance of towns and that of enterprises": (
        "2025年末，全省参加城镇基本养老保险人数为2839万人，比上年末增加268万人。"
        "年末参加企业基本养老保险人数为2628万人，比上年末增加265万人。"
    ),
    "a share in tenths": (
        "2025年上半年，全省进出口总值2.39万亿元，增长6.1%。"
        "其中，南港市进出口6975.6亿元，占全省进出口总值近三成。"
    ),
    "a share of net flows may be negative": (
        "2025年上半年，社会融资规模增量为11.2万亿元。委托贷款占社会融资规模的5.4%，同比低5.3个百分点；"
        "企业债券占比-3.3%，同比低21.3个百分点；外币贷款占比0.4%，同比高4.3个百分点。"
    ),
    "how much more was added this year is no change of the balance": (
        "2025年5月末，全省人民币各项贷款余额6158.3亿元，同比增长9.7%；较年初增加306.2亿元，同比多增41.5亿元。"
    ),
    "a share's change against another period of the year": (
        "2025年1—5月，全区外贸进出口总值194.2亿元，增长29.8%。综合保税区进出口值61.3亿元，增长94.5%，"
        "占同期全区外贸进出口总值的31.6%，占比较一季度扩大2.5个百分点。"
    ),
    "a whole that is narrower than the part as written": (
        "2025年5月末，小微企业贷款余额1.8万亿元，占各项贷款的40.6%，占银行业小微企业贷款余额的23.5%。"
    ),
    "two services together are no part of either": (
        "2025年上半年，全省服务进出口总额390.5亿元。运输服务和旅游在服务进出口总额中的占比达58.3%，"
        "其中，运输服务进出口98.5亿元，增长6.4%；旅游进出口129.3亿元，增长14.5%。"
    ),
    "output of industry is no whole of farming's": (
        "2025年，全县农业总产值72.6亿元，增长3.1%。全部工业总产值30.9亿元，增长6.2%。"
    ),
    "a zone told after a region": (
        "2025年1—5月，全国实际使用外资3581.9亿元。东部地区实际使用外资2812.6亿元；西部地区实际使用外资212.4亿元。"
        "自贸试验区实际使用外资714.7亿元，增长4.6%。"
    ),
    "a plan that another body gave": (
        "2025年1—5月，我市实际利用外资15150万美元，完成市政府下达19500万美元目标任务的77.7%。"
    ),
    "a total of contracts performed abroad": (
        "2025年1—5月，全国离岸服务外包执行金额47.5亿美元，在岸服务外包执行金额20.9亿美元。承接美国、欧盟、"
        "日本的离岸服务外包执行金额分别为13.2亿美元、8.1亿美元和3.4亿美元，占执行总额的52.0%。"
    ),
    "two measures of foreign capital, each of its own whole": (
        "2025年1—5月，全市第三产业合同利用外资6.47亿美元，实际利用外资2.56亿美元，同比分别增长7.3%和9.1%，"
        "占全市利用外资的比重分别达到24.6%和18.1%。"
    ),
    "two totals told before": (
        "2025年1—5月，全省对外承包工程完成营业额371.1亿元，增长4%，新签合同额334.2亿元，下降7%。其中，在"
        "“一带一路”沿线国家承包工程完成营业额334.9亿元，新签合同额277.3亿元，分别占总额的90%和83%。"
    ),
    "each of its own loans": (
        "2025年5月末，国家级、省级重点县贷款余额分别为103.8亿元、140.3亿元，占其同期各项贷款的比重为29.5%、24.1%。"
    ),
    "cities within cities, as a share of the country": (
        "2025年1—5月，我国离岸外包执行额488.4亿元。示范城市承接离岸服务外包执行额456.4亿元，占全国的93.4%。"
        "其中，四个城市离岸外包执行额138.5亿元，占全国的28.4%。"
    ),
    "kindergartens among schools": (
        "2025年末，全县共有普通中学22所，在校学生14081人；幼儿园64所，在园幼儿9774人，其中：普惠性幼儿园61所，占比95.3%。"
    ),
    "wages of a month and of the year so far": (
        "2025年5月经常性薪资3万8480元，增长2.1%。2025年1-5月经常性薪资3万8149元，增长1.9%。"
    ),
    "a district's share of its city's total": (
        "2025年1—5月，北安市公布上半年通报。全区离岸服务外包执行额4.0亿美元，占全市总量的27%；"
        "在岸服务外包执行额1.4亿美元，占全市总量的39%。"
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


def test_nothing_follows_from_two_numbers_for_one_thing() -> None:
    report = yuebao.check(
        "2025年全市软件业\n2025年，全市软件业务收入同比增长10.2%。\n分季度看，走势平稳。\n"
        "2025年，全市软件业务收入同比增长12.4%。\n"
    )
    assert [(it.verdict, it.figures) for it in report.findings] == [("open", (0, 1))]
    assert report.inferred == ()


def test_growth_told_in_another_currency_is_of_the_amount_in_that() -> None:
    text = (
        "2025年1—5月，全市出口52.0亿元，同比增长4.0%，上年同期为50.0亿元；"
        "折合7.2亿美元，同比增长{}，上年同期为6.9亿美元。"
    )
    assert yuebao.check(text.format("4.3%")).contradictions == ()
    (told,) = yuebao.check(text.format("14.3%")).contradictions
    assert told.relation.kind == "growth"
    assert verify(told.proof)
