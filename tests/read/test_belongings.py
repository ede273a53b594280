"""What firms, homes and schools that were just counted have is theirs: 家庭农场180家，|经营面积|2.5万亩."""

from __future__ import annotations

import pytest

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
    for holder, unit in HOLDERS:
        for verb in ("有", "共有", "拥有", ""):
            for joint in "，、":
                text = f"2022年，台州市{verb}{holder}180{unit}{joint}{have}{amount}。"
                told = [one["indicator"] for one in yuebao.read(text).records() if one["type"] == "figure"]
                if told != [f"{holder}数", f"{holder}{have}"]:
                    wrong[text] = told
    assert not wrong
