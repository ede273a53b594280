"""Sentences composed of quantities: each figure keeps the quantity it is of, with its kind and sign."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

import yuebao

STOCKS = ("本外币贷款", "住户存款", "制造业贷款", "涉农贷款", "绿色贷款", "民营企业贷款")
GOODS = ("粗钢", "原煤", "水泥", "原油", "天然气")
FOODS = ("五花肉", "鲜鸡蛋", "大白菜", "草鱼", "花生油")
MEASURES = ("固定资产投资", "进出口总额", "一般公共预算收入", "软件业务收入", "服务外包执行额")
DOINGS = (
    ("家", "企业", "开展跨境电商业务"),
    ("户", "农户", "参加农业保险"),
    ("家", "企业", "获得出口信用保险支持"),
    ("个", "村", "开展垃圾分类"),
)
PROJECTS = ("省重点项目", "市级重点项目", "水利项目")


def read(text: str) -> list[dict[str, Any]]:
    return [one for one in yuebao.read(text).records() if one["type"] == "figure"]


def kinds(figures: list[dict[str, Any]]) -> list[str]:
    return [str(one["kind"]) for one in figures]


@pytest.mark.parametrize("since", ["比年初", "较上年末", "比上月末"])
@pytest.mark.parametrize(("more", "sign"), [("多增", ""), ("少增", "-")])
def test_how_much_more_was_added_is_told_of_the_increment(since: str, more: str, sign: str) -> None:
    for stock in random.Random(since + more).sample(STOCKS, 2):
        told = f"{since}增加41.2亿元，同比{more}3.7亿元，增量占全国的8%"
        text = f"9月末，全省{stock}余额812.4亿元，增长9.1%，{told}。"
        figures = read(text)
        assert kinds(figures) == ["level", "yoy_rate", "abs_change", "abs_change", "share"], text
        assert [one["indicator"] for one in figures] == [f"{stock}余额"] * 3 + [f"{stock}增量"] * 2, text
        assert figures[3]["value"] == f"{sign}3.7", text


@pytest.mark.parametrize("daily", ["日产", "日均生产"])
def test_rates_behind_what_is_made_a_day_are_its_own(daily: str) -> None:
    for first, second in itertools.pairwise(GOODS):
        text = (
            f"10月，全国生产{first}812.4万吨，{daily}{first}26.2万吨，环比下降1.8%，同比增长2.5%；"
            f"生产{second}96.1万吨，{daily}{second}3.1万吨，环比增长0.6%。"
        )
        figures = read(text)
        assert kinds(figures) == ["level", "level", "mom_rate", "yoy_rate", "level", "level", "mom_rate"], (
            text
        )
        for figure in (*figures[1:4], *figures[5:]):
            assert "日" in figure["indicator"], (text, figure["indicator"])
        assert not any("日" in figures[at]["indicator"] for at in (0, 4)), text


@pytest.mark.parametrize("form", ["{food}每千克{price}元", "{food}每500克{price}元", "{food}{price}元/公斤"])
def test_goods_told_by_what_they_are_priced_for_are_told_of_their_price(form: str) -> None:
    foods = random.Random(form).sample(FOODS, 2)
    told = "，".join(
        form.format(food=food, price=price) + "，下降2.1%"
        for food, price in zip(foods, (25.3, 9.8), strict=True)
    )
    figures = read(f"11月份，全市肉禽价格与上月相比下降0.2%。其中，{told}。")
    assert kinds(figures) == ["mom_rate", "level", "mom_rate", "level", "mom_rate"], told
    names = [one["indicator"] for one in figures[1:]]
    assert names == [f"{food}价格" for food in foods for _ in range(2)], told


@pytest.mark.parametrize("measure", MEASURES)
def test_a_growth_and_a_place_are_of_the_growth_or_of_the_amount(measure: str) -> None:
    text = (
        f"2023年上半年，成都市{measure}393.2亿元，增长54.1%，这一增幅是全国{measure}增幅（12.9%）的4.2倍，"
        "总量居全省第3位，增速在全省的位次由第五位上升到第二位。"
    )
    figures = read(text)
    assert kinds(figures) == ["level", "yoy_rate", "yoy_rate", "multiple", "rank", "rank", "rank"] or kinds(
        figures
    ) == ["level", "yoy_rate", "multiple", "yoy_rate", "rank", "rank", "rank"], text
    areas = {one["text"]: one["area"] for one in figures}
    assert (areas["12.9%"], areas["4.2倍"]) == ("全国", "成都市"), text
    names = {one["text"]: one["indicator"] for one in figures}
    assert names["4.2倍"].endswith("增幅"), text
    assert (names["第3位"], names["第二位"]) == (measure, f"{measure}增速"), text


@pytest.mark.parametrize(("unit", "who", "does"), DOINGS)
def test_those_counted_are_told_with_what_they_do(unit: str, who: str, does: str) -> None:
    for lead in ("共有", "", "已有"):
        figures = read(f"2023年，全市{lead}2437{unit}{who}{does}，比上年增加212{unit}。")
        assert kinds(figures) == ["level", "abs_change"], (lead, does)
        assert {one["indicator"] for one in figures} == {f"{does}的{who}数"}, (lead, does)


@pytest.mark.parametrize("project", PROJECTS)
@pytest.mark.parametrize("begun", ["开工", "竣工"])
def test_what_came_of_a_plan_is_told_of_what_was_planned(project: str, begun: str) -> None:
    text = f"一季度，全市{project}计划{begun}15个，实际{begun}20个，{begun}率133.3%。"
    names = [one["indicator"] for one in read(text)]
    assert names == [f"{project}计划{begun}数", f"{project}实际{begun}数", f"{project}{begun}率"], text
