"""Who has, drew or gained so many of what stands behind the number: both are named, whoever and whatever."""

from __future__ import annotations

import pytest

import yuebao

TITLE = "2024年苏州市服务外包情况\n"
HOLDERS = [
    "软件园",
    "高新区",
    "天府软件园",
    "华东大学",
    "自贸区",
    "联想集团",
    "交易平台",
    "服务外包行业",
    "苏州港",
]
VERBS = [
    "有",
    "共有",
    "现有",
    "拥有近",
    "新增",
    "新设",
    "引进",
    "聚集了",
    "集聚了近",
    "建有",
    "设有",
    "吸引了",
    "目前拥有",
]
HELD = [
    ("320家", "软件企业"),
    ("32个", "实验室"),
    ("58家", "上市公司"),
    ("2300名", "从业人员"),
    ("6家", "跨国公司总部"),
]


def named(text: str) -> list[str]:
    return [one["indicator"] for one in yuebao.read(TITLE + text).records() if one["type"] == "figure"]


@pytest.mark.parametrize("verb", VERBS)
def test_holder_and_held_are_named(verb: str) -> None:
    wrong = {}
    for holder in HOLDERS:
        for number, held in HELD:
            told = named(f"{holder}{verb}{number}{held}。")
            if len(told) != 1 or holder not in told[0] or held not in told[0]:
                wrong[f"{holder}{verb}{number}{held}"] = told
    assert not wrong


@pytest.mark.parametrize("holder", HOLDERS)
def test_the_holder_of_a_list_is_that_of_each(holder: str) -> None:
    told = named(f"{holder}拥有320家软件企业、58家上市公司、11家独角兽企业。")
    assert len(told) == 3
    assert all(name.startswith(holder) for name in told)
