"""A place that no list knows is whose a text is, by all that may name it: titles, congresses, offices,
bylines, sentences of what it does. What ends alike and names no place is nobody's.
"""

from __future__ import annotations

import pytest

import yuebao

FRAMES = (
    "{place}商务工作简报\n（2014年第8期）\n1—8月，出口12亿元。",
    "{place}第七次全国人口普查公报\n全{level}常住人口为135908人。",
    "——2022年4月10日在{place}第九届人民代表大会第二次会议上\n2021年，生产总值302亿元。",
    "从{place}政府工作报告看出，2021年预计实现地区生产总值947亿元。",
    "2022年{place}政府工作报告\n新增就业3.6万人。",
    "2022年上半年工作总结\n{place}商务局 2022-06-23\n上半年，出口12亿元。",
    "{place}商务局2022年上半年工作总结\n上半年，出口12亿元，全市排名第1。",
    "2008年2月14日 {place}\n2007年，全{level}出口12亿元。",
    "2023年，{place}实现财政收入28亿元。",
    "近日从人行{place}支行获悉，{place}金融机构加快投放。据统计，2023年末全{level}存款余额1047亿元。",
    "10月27日下午，{place}召开会议。\n今年以来，{place}银行业加快发展。截至9月末，存款余额853亿元。",
    "近日，记者从{place}商务局获悉，该{level}上半年出口12亿元。",
    "{place}上半年外贸出口情况\n上半年，出口12亿元。",
    "今年以来，{place}围绕目标任务，狠抓落实。上半年，出口12亿元。",
    "日前，{place}统计局发布数据，上半年，出口12亿元。",
    "本报讯（记者张三）今年前三季度，{place}实际利用外资12亿美元。",
)
NOBODYS = (
    "2024年上市公司业绩情况\n上半年，营业收入12亿元。",
    "上半年股市运行情况\n上半年，成交额12亿元。",
    "主城区上半年出口情况\n上半年，出口12亿元。",
    "2023年，服务业集聚区实现营业收入12亿元。",
    "完成市下达任务情况\n完成市下达任务12亿元。",
    "据悉，各县区实现出口12亿元。",
    "2024年，牧区实现产值2亿元，牧区增长5%。",
    "近日，记者从市商务局获悉，上半年，出口12亿元。",
)


def areas(text: str) -> set[str | None]:
    return {one["area"] for one in yuebao.read(text).records() if one["type"] == "figure"}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_place_that_no_list_knows_is_whose_a_text_is(frame: str) -> None:
    places = {f"{name}{level}": level for name in ("槐溪", "柏塘") for level in "县区市"}
    got = {place: areas(frame.format(place=place, level=level)) for place, level in places.items()}
    assert {place: told for place, told in got.items() if told != {place}} == {}


@pytest.mark.parametrize("text", NOBODYS)
def test_what_ends_alike_is_no_place(text: str) -> None:
    assert areas(text) <= {None, "全市"}
