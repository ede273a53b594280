"""What firms, homes and schools that were just counted have is theirs: 家庭农场180家，|经营面积|2.5万亩."""

from __future__ import annotations

from itertools import product

import pytest
from tests.turns import turns

import yuebao

HOLDERS = [
    ("农民专业合作社", "家"),
    ("家庭农场", "家"),
    ("养老机构", "家"),
    ("服务外包企业", "家"),
    ("幼儿园", "所"),
    ("物流园区", "个"),
    ("旅行社", "家"),
    ("专业市场", "个"),
    ("律师事务所", "家"),
]
HAVE = [
    ("员工", "2.5万人"),
    ("职工", "2.5万人"),
    ("从业人员", "2.5万人"),
    ("工作人员", "2000人"),
    ("专业技术人员", "2000人"),
    ("床位", "2.5万张"),
    ("注册资本", "5亿元"),
    ("注册资金", "5亿元"),
    ("资产总额", "5亿元"),
    ("占地面积", "500亩"),
    ("经营面积", "5万平方米"),
    ("营业面积", "5万平方米"),
    ("年销售收入", "5亿元"),
    ("年产值", "5亿元"),
    ("年交易额", "5亿元"),
]


@pytest.mark.parametrize(("have", "amount"), HAVE)
def test_what_those_counted_have_is_theirs(have: str, amount: str) -> None:
    wrong = {}
    for (holder, unit), verb, joint in turns(product(HOLDERS, ("有", "共有", "拥有", ""), "，、")):
        text = f"2022年，台州市{verb}{holder}180{unit}{joint}{have}{amount}。"
        told = [one["indicator"] for one in yuebao.read(text).records() if one["type"] == "figure"]
        if told != [f"{holder}数", f"{holder}{have}"]:
            wrong[text] = told
    assert not wrong


OWNERS = ["软件业", "建筑业", "零售企业", "规模以上工业企业", "民营企业", "农业合作社", "住宿业", "星级饭店"]
EARNED = [("实现", "利润总额"), ("完成", "营业收入"), ("完成", "总产值"), ("", "增加值")]
APIECE = ["人均利润", "户均销售额", "人均产值", "亩均税收", "人均销售额", "月均销售额", "户均产值"]


@pytest.mark.parametrize("apiece", APIECE)
def test_what_each_of_them_has_on_average_is_theirs(apiece: str) -> None:
    wrong = {}
    ways = product(OWNERS, EARNED, ("；", "，", "，增长7.8%；"), ("", "实现"))
    for owner, (verb, earned), joint, does in turns(ways):
        each = apiece[:2] + does + apiece[2:]
        text = f"2022年，台州市{owner}{verb}{earned}1067亿元{joint}{each}15.8万元，增长8.6%。"
        told = [one["indicator"] for one in yuebao.read(text).records() if one["type"] == "figure"]
        if told[-2:] != [owner + apiece] * 2:
            wrong[text] = told
    assert not wrong
