"""Names are noun phrases: what stands around a name changes nothing, and no text yields a torn one."""

from __future__ import annotations

import pytest
from tests.nouns import torn

import yuebao

LEVELS = ("国内旅游收入", "社会消费品零售总额", "机电产品出口", "高技术制造业增加值", "涉农贷款余额")
PARTS = ("车险", "金银珠宝", "集成电路", "家用电器", "医药制造业")
PRICES = ("猪肉", "鲜瓜果", "液化石油气", "旅行社收费")
MARKS = ("——", "－", "- ", "● ", "① ", "（1）", "* ", "一是")
LEADS = (
    "如",
    "例如",
    "特别是",
    "另外",
    "与此同时",
    "值得一提的是，",
    "据统计，",
    "受春节错月等因素影响，",
    "得益于消费回暖，",
    "在上年高基数的基础上，",
)
PRAISE = (
    "与经济社会发展密切相关的",
    "具有较高保障功能的",
    "备受关注的",
    "作为重要支柱的",
    "近年来快速发展的",
    "受市场青睐的",
    "需求旺盛的",
)
ASIDES = ("（下同）", "（注1）", "（快报数）", "（当年价）", "[1]", "*", "（包括各类市场主体等）")
CAUSES = (
    "受政策利好影响",
    "在去年高基数基础上",
    "在外需疲弱的情况下",
    "由于需求回升",
    "随着市场回暖",
    "因基数较高",
    "继续",
    "扭转下滑态势，",
)
QUOTES = ("“{}”", "《{}》", "「{}」", " {} ")

OPENING = "2024年，全市{whole}812.4亿元，增长6.1%。"
LEVEL = "2024年，全市{p}{n}{a}51.7亿元，{u}同比增长5.3%。"
NEXT = OPENING.format(whole="固定资产投资") + "{l}{p}{n}{a}51.7亿元，{u}同比增长5.3%。"
PART = (
    OPENING.format(whole="零售额")
    + "其中，{l}{p}{n}{a}零售额51.7亿元，{u}增长5.3%；白酒零售额9.7亿元，下降3.2%。"
)
LIST = OPENING.format(whole="零售额") + "其中，{p}{n}{a}、白酒和玩具{u}同比分别增长5.3%、7.1%和9.4%。"
PRICE = "11月份，全省{p}{n}价格{a}{u}环比下降2.3%，鲜菜价格上涨1.1%。"


def told(text: str) -> list[tuple[object, ...]]:
    figures = [one for one in yuebao.read(text).records() if one["type"] != "ignored"]
    return [
        (
            one["text"],
            one.get("kind"),
            one.get("value"),
            one.get("indicator"),
            one.get("area"),
            one.get("period"),
            str(one.get("breakdown")),
            one.get("base"),
        )
        for one in figures
    ]


def plain(form: str, name: str) -> str:
    return form.format(l="", p="", n=name, a="", u="")


def torn_of(text: str) -> list[str]:
    """The names in the reading of *text* that are none."""
    return torn(yuebao.read(text).records())


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_a_list_are_no_part_of_a_name(mark: str) -> None:
    for name in LEVELS:
        first, rest = plain(NEXT, name).split("。", 1)
        assert told(f"{first}。\n{mark}{rest}") == told(f"{first}。\n{rest}"), (mark, name)


@pytest.mark.parametrize("form", [NEXT, PART])
def test_what_introduces_a_name_is_no_part_of_it(form: str) -> None:
    for place, lead in enumerate(LEADS):
        name = (PARTS if form is PART else LEVELS)[place % 5]
        if form is PART and "，" in lead:
            continue
        text = form.format(l=lead, p="", n=name, a="", u="")
        assert told(text) == told(plain(form, name)), text


@pytest.mark.parametrize("form", [LEVEL, NEXT, PART, LIST, PRICE])
def test_praise_is_no_part_of_a_name(form: str) -> None:
    for place, praise in enumerate(PRAISE):
        name = (PRICES * 2 if form is PRICE else LEVELS if form in (LEVEL, NEXT) else PARTS)[place % 5]
        text = form.format(l="", p=praise, n=name, a="", u="")
        assert told(text) == told(plain(form, name)), text


@pytest.mark.parametrize("form", [LEVEL, NEXT, PART, LIST, PRICE])
def test_what_is_said_beside_a_name_is_no_part_of_it(form: str) -> None:
    for place, aside in enumerate(ASIDES):
        name = (PRICES * 2 if form is PRICE else LEVELS if form in (LEVEL, NEXT) else PARTS)[place % 5]
        text = form.format(l="", p="", n=name, a=aside, u="")
        assert told(text) == told(plain(form, name)), text


@pytest.mark.parametrize("form", [LEVEL, NEXT, PART, LIST, PRICE])
def test_why_it_moved_is_no_part_of_a_name(form: str) -> None:
    for place, cause in enumerate(CAUSES[:-1] if form is LIST else CAUSES):
        name = (PRICES * 2 if form is PRICE else LEVELS if form in (LEVEL, NEXT) else PARTS)[place % 5]
        text = form.format(l="", p="", n=name, a="", u=cause)
        assert told(text) == told(plain(form, name)), text


@pytest.mark.parametrize("quote", QUOTES)
def test_quotes_are_no_part_of_a_name(quote: str) -> None:
    for form, name in (
        (LEVEL, "跨境电商进出口额"),
        (NEXT, "涉农贷款余额"),
        (PART, "集成电路"),
        (LIST, "车险"),
    ):
        text = form.format(l="", p="", n=quote.format(name), a="", u="")
        assert told(text) == told(plain(form, name)), text


@pytest.mark.parametrize(
    "text",
    [
        "2024年，全国入境旅游人数812.4万人次。其中：{}143.5万人次，增长3.8%；外国人97.2万人次，下降2.2%。",
        "2024年，全市接待入境过夜游客812.4万人次。其中，{}143.5万人次，与上年持平。",
    ],
)
def test_where_people_are_from_is_a_part_of_their_name(text: str) -> None:
    for people in ("香港同胞", "澳门同胞", "台湾同胞", "港澳同胞", "台胞", "香港居民", "外国人", "日本游客"):
        figures = [one for one in yuebao.read(text.format(people)).records() if one["type"] == "figure"]
        assert str(figures[1]["indicator"]).startswith(people), people
        assert figures[1]["area"] == figures[0]["area"], people


def test_what_names_nothing_is_unread() -> None:
    text = "2025年前三季度，全市城乡收入比为1.98:1，不仅低于去年同期水平的2.02，还低于全省。"
    assert torn_of(text) == []
