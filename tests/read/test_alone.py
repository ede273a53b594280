"""What names all that it tells reads the same whatever stands before it: another paragraph, another sentence
of another sort, or what a newspaper's note opens with.
"""

from __future__ import annotations

import re

import pytest

import yuebao

TITLE = "2024年合肥市经济运行情况\n"
BEFORE = [
    "民营经济占GDP的56.6%。",
    "制造业占实际使用外资的38.5%。",
    "影院9家，座席7300个。",
    "猪肉、鲜菜价格同比分别上涨3.1%和下降8.3%。",
    "出口增速居前的是海口15%、三亚12%和儋州9%。",
    "自2019年获批设立以来，西安综试区累计开行专列285列，排名全国第二。",
    "工业用电190.3亿千瓦时，占全社会用电比重（下同）69.7%。",
    "三次产业结构为2.1:60.3:37.6。",
    "规模以上工业增加值增长8%，其中汽车制造业增长12%。",
    "全年有望实现进出口3900亿元。",
    "高新区新增研发机构13家，总数达130家。",
    "产能利用率61.5%，环比提高0.8个百分点。",
]
ELSEWHERE = re.compile("自2019年|出口增速居前")
"""Sentences of other cities: in one paragraph with them 全市 is the city just named."""
BEHIND = [
    "全市民营企业进出口556.4亿元，占全市进出口总值的61.5%。",
    "全市社会消费品零售总额1288亿元，同比增长6.6%。",
    "全市受理投诉1.26万件，举办招聘会86场，提供岗位5.8万个。",
    "城镇居民人均可支配收入48620元，同比增长5.1%。",
    "全市服务外包合同额27.6亿美元，同比增长1.8%。",
    "制造业占实际使用外资的38.5%。",
    "全市法院受理各类案件12.4万件。",
]
NOTES = [
    "本报讯（记者_李明）",
    "中国安徽网讯（记者_王五）",
    "新华社合肥4月15日电（记者_张三）",
    "央广网合肥4月15日消息（记者_李明）",
    "大皖新闻讯_",
    "（合肥日报记者_李明）",
    "经济日报合肥4月15日讯（记者张三）报道：",
    "本报讯（首席记者_李明）记者昨日从市商务局获悉，",
    "据市统计局消息，",
]


def figures(text: str, since: int) -> list[tuple[str, str, str, str | None, str | None]]:
    return [
        (one["text"], one["kind"], one["indicator"], one["base"], one["area"])
        for one in yuebao.read(text).records()
        if one["type"] == "figure" and one["start"] >= since
    ]


def changed(said: str, before: str) -> bool:
    alone = figures(TITLE + said, len(TITLE))
    led = TITLE + before
    return not alone or figures(led + said, len(led)) != alone


@pytest.mark.parametrize("said", BEHIND)
def test_a_paragraph_that_names_all_it_tells_is_of_nothing_told_before(said: str) -> None:
    assert not [before for before in BEFORE if changed(said, before + "\n")]


@pytest.mark.parametrize("said", [said for said in BEHIND if said.startswith("全市")])
def test_a_sentence_of_the_whole_place_is_of_nothing_of_another_sort(said: str) -> None:
    ours = [before for before in BEFORE if not ELSEWHERE.match(before)]
    assert not [before for before in ours if changed(said, before)]


@pytest.mark.parametrize("note", [note.replace("_", " ") for note in NOTES])
def test_what_a_note_opens_with_names_nothing(note: str) -> None:
    assert not [said for said in (*BEHIND, *BEFORE[:3]) if changed(said, note)]
