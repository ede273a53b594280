"""A measure told of each that has it (低保人数分别为城镇…和农村…), and what one made of several wholes."""

from __future__ import annotations

from itertools import product

import pytest
from tests.turns import turns

import yuebao

MEASURES = [
    ("最低生活保障人数", "人", ("城镇", "农村"), "最低生活保障人数"),
    ("城乡居民享受最低生活保障人数", "人", ("城镇", "农村"), "居民享受最低生活保障人数"),
    ("专任教师数", "人", ("小学", "初中"), "专任教师"),
    ("人均可支配收入", "元", ("城镇居民", "农村居民"), "人均可支配收入"),
    ("贷款余额", "亿元", ("大型银行", "城商行"), "贷款余额"),
    ("出口额", "亿元", ("民营企业", "国有企业"), "出口额"),
    ("三次产业增加值", "亿元", ("第一产业", "第二产业"), "增加值"),
    ("服务外包执行额", "亿元", ("离岸", "在岸"), "服务外包执行额"),
]
BEFORE_EACH = ["分别为", "分别是", "分别达到", "分别达", "依次为"]
JOINTS = ["和", "、", "，"]

OWNERS = ["民营经济", "全市民营企业", "高新技术企业", "外资企业", "服务业", "中小企业"]
MAKES = ["贡献了", "贡献", "创造了", "提供了", "解决了", "吸纳了", "以占全市5%的数量，贡献了"]
WHOSE = ["全市", "全省", "全国", ""]
PARTS = ["50%", "50%以上", "近50%", "超过50%"]


def figures(text: str) -> list[dict[str, object]]:
    return [one for one in yuebao.read(text).records() if one["type"] == "figure"]


@pytest.mark.parametrize("verb", BEFORE_EACH)
def test_a_measure_is_of_each_that_it_is_told_of(verb: str) -> None:
    wrong = {}
    for measure, unit, (one, other), named in MEASURES:
        for joint in JOINTS:
            text = f"2022年台州市{measure}{verb}{one}549{unit}{joint}{other}581{unit}。"
            told = [str(figure["indicator"]) for figure in figures(text)]
            if told != [one + named, other + named]:
                wrong[text] = told
    assert not wrong


@pytest.mark.parametrize("makes", MAKES)
def test_what_one_made_of_several_wholes_is_its_share_of_each(makes: str) -> None:
    wrong = {}
    wholes = ("税收", "地区生产总值", "城镇就业")
    for owner, whose, part, joint in turns(product(OWNERS, WHOSE, PARTS, JOINTS)):
        next_, last = part.replace("50", "60"), part.replace("50", "80")
        text = (
            f"2022年，台州市{owner}{makes}{whose}{part}的{wholes[0]}{joint}"
            f"{next_}的{wholes[1]}{joint}{last}的{wholes[2]}。"
        )
        told = figures(text)[-3:]
        if [(one["kind"], one["indicator"], one["base"], one["area"]) for one in told] != [
            ("share", owner.removeprefix("全市") + whole, whose + whole, "台州市") for whole in wholes
        ]:
            wrong[text] = told
    assert not wrong
