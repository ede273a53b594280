"""Sentences of several texts set side by side, as a page cut at random gives them: nothing fails, and every
digit is a figure's, ignored or unread.
"""

from __future__ import annotations

import pytest

import yuebao

TEXTS = [
    "全市外贸占比由2010年11%提高到2011年的22%。\n其中高技术制造业投资尤其抢眼，增长27.8%。\n与上年同期持平。",
    "2023年全县旅客平均停留2天，\n投资比重由上年同期的12.4%提高到15.8%。\n其中预算收入5.1亿元，增长3.3%。\n业务收入比重分别为77.9%和8.9%。",
    "主要进口商品量增价跌。其中，同比增长16.8%；同比减少2起、31人。杭州市2025年1-8月服务贸易简报",
    "今年前两月，全省合同外资2亿美元。去年全省新批台资394项，\n其中，\n同比减少2起、31人。",
    "2022年海宁省安全生产情况\n未发生重大事故，同比减少2起、31人。旅行社服务的居民有11.2万人次；",
    "2024年3月\t60.1\t2.2%\n累计\t154.2\t1.8%四川省2024年\n年人口增长率4.12‰\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_digit_is_accounted_for(text: str) -> None:
    reading = yuebao.read(text)
    told = [(int(record["start"]), int(record["end"])) for record in reading.records() if "start" in record]
    source = reading.source.text
    left = [at for at, c in enumerate(source) if c.isdigit() and not any(a <= at < b for a, b in told)]
    assert not left, [source[max(0, at - 6) : at + 6] for at in left]
    assert any(record["type"] == "figure" for record in reading.records())
