"""Composed of a text's place, an aside and what follows: every figure has its own place and parts."""

from __future__ import annotations

import itertools

import pytest

import yuebao

TITLES = (("2024年1—9月大连市外经贸情况\n", "全市", "大连市"), ("", "全省", "全省"))
ASIDES = {
    "综合保税区": {"region": "综合保税区"},
    "民营企业": {"ownership": "民营企业"},
    "华丰集团": {},
    "临海港": {"region": "临海港"},
    "主要跨境电商平台": {"mode": "跨境电商"},
    "产值2000万元以上企业": {},
}
POINTING = {
    "临江综合保税区": ("该保税区", "该区", "区内"),
    "庄河市": ("该市", "当地"),
    "甘井子区": ("该区", "全区"),
    "永固机械厂": ("该企业", "该厂"),
}
LINKS = ("。", "；", "。\n")
CUT = ("region", "ownership", "partner", "product", "sector", "category", "mode", "side")


def figures(text: str) -> list[dict[str, object]]:
    return [one for one in yuebao.read(text).records() if one["type"] == "figure"]


def parts(figure: dict[str, object]) -> dict[str, object]:
    cut = figure["breakdown"]
    assert isinstance(cut, dict)
    return {dimension: cut[dimension] for dimension in CUT if cut.get(dimension)}


@pytest.mark.parametrize("who", ASIDES)
@pytest.mark.parametrize("measure", ["税收收入", "零售额"])
def test_the_whole_place_is_come_back_to(who: str, measure: str) -> None:
    for (title, own, area), verb in itertools.product(TITLES, ("", "实现")):
        text = (
            f"{title}1—9月，{own}{measure}812.4亿元，增长6.1%。{who}{verb}{measure}43.7亿元，"
            f"增长8.2%。{own}出口额231.5亿元，增长2.4%。"
        )
        told = figures(text)
        assert len(told) == 6, text
        assert {figure["area"] for figure in told} == {area}, text
        for figure in told[2:4]:
            assert parts(figure) == ASIDES[who], (text, figure["breakdown"])
            assert who in str(figure["indicator"]), (text, figure["indicator"])
        for figure in (*told[:2], *told[4:]):
            assert not parts(figure), (text, figure["breakdown"])


@pytest.mark.parametrize("who", POINTING)
def test_pronouns_are_whom_they_point_back_at(who: str) -> None:
    for pronoun, link in itertools.product(POINTING[who], LINKS):
        told_first = f"2024年大连市外经贸情况\n{who}出口额43.7亿元，增长8.2%"
        text = f"{told_first}{link}{pronoun}税收收入12.6亿元，下降3.1%。"
        told = figures(text)
        assert len(told) == 4, text
        place = who[-1] in "市区" and "保税区" not in who
        for figure in told[2:]:
            assert figure["area"] == (who if place else "大连市"), (text, figure["area"])
            assert place or who in str(figure["indicator"]), (text, figure["indicator"])
            assert parts(figure) == ({"region": who} if "保税区" in who else {}), (text, figure["breakdown"])


COUNTED = (
    "外贸企业",
    "服务外包企业",
    "从业人员",
    "网民",
    "登记在册经营主体",
    "高等院校",
    "综合保税区",
    "快递网点",
)
HONOURS = ("文明村镇", "重点文物保护单位", "百强企业", "先进集体", "示范社区", "卫生城市", "优秀县")


@pytest.mark.parametrize("before", ["全市进出口120亿元。\n", "合肥市外贸情况\n全市进出口12亿元。"])
def test_the_country_counts_its_own_in_a_citys_text(before: str) -> None:
    openings, verbs = ("", "截至2024年底，", "2024年，", "数据显示，"), ("", "达", "共", "超过", "有")
    for at, counted in enumerate(COUNTED):
        for country, opening, verb in itertools.product(("全国", "我国"), openings, verbs[at % 2 :: 2]):
            text = f"{before}{opening}{country}{counted}{verb}23万家，增长5.2%。"
            level, rate = yuebao.read(text).figures[1:]
            assert (level.key.area, rate.key.area) == ("全国", "全国"), text
            assert counted in level.key.indicator, text
            assert country not in level.key.indicator, text
    for honour, verb in itertools.product(HONOURS, ("全市新增", "全市拥有", "全市创建")):
        text = f"{before}{verb}全国{honour}23个。"
        assert yuebao.read(text).figures[1].key.area != "全国", text
