"""What another word of the same class must not change: how something grew or fell, what links a list or a
part to its numbers, the width of marks. Held for the texts of all spec tables that hold such a word; how many
mean something else by it is said.
"""

from __future__ import annotations

import re

import pytest
from tests.read.test_unchanged import texts
from tests.turns import turns

import yuebao

Figure = tuple[object, ...]

EXCHANGES: dict[str, tuple[str, str]] = {
    "攀升": (r"(?<=[，；])增长(?=\d)", "攀升"),
    "上涨": (r"(?<=同比)增长(?=\d)", "上涨"),
    "较上年同期": (r"(?<=[，；])同比(?=[增下]\S?\d)", "较上年同期"),
    "与去年同期相比": (r"(?<=[，；])同比(?=增长\d)", "与去年同期相比"),
    "下滑": (r"(?<=[，；])下降(?=\d)", "下滑"),
    "缩减": (r"(?<=同比)下降(?=\d)", "缩减"),
    "其中": (r"(?<=[，。；])其中，", "其中"),
    "其中：": (r"(?<=。)其中，", "其中："),
    "分别达": (r"分别为(?=\d)", "分别达"),
    "依次为": (r"分别为(?=\d)", "依次为"),
    "达到": (r"(?<=[额值量])达(?=\d)", "达到"),
    "录得": (r"(?<=[额值])为(?=\d)", "录得"),
    "占比为": (r"(?<=[，；])占比(?=\d)", "占比为"),
    "以及": (r"和(?=[\u4e00-\u9fff]{2,4}分别)", "以及"),
    ",": ("，", ","),
    ";": ("；", ";"),
    "()": ("（([^（）]*)）", r"(\1)"),
}
"""What is exchanged, and what for."""
MEAN_ELSE = {
    "上涨": 1,  # those counted by how they moved are named by the word
    "缩减": 2,  # the same
    "其中": 2,  # of all 314, three before 其中关区 was read: 23类商品, and 其中南京收入 of 旅游收入
    **dict.fromkeys(("攀升", "与去年同期相比", "达到", "录得"), 1),
    "其中：": 2,  # how many sorts there are (23类商品中粮油类) is counted behind a colon alone
    **dict.fromkeys(("较上年同期", "以及"), 3),
}
"""How many of all texts mean something else by a word, where any do; samples move with every new text."""


def told(text: str) -> list[Figure]:
    """Every figure with its meaning, names and marks of width apart."""
    figures = (one for one in yuebao.read(text).records() if one["type"] == "figure")
    return [tuple(_WIDE.sub("", str(one[key])) for key in KEYS) for one in figures]


_WIDE = re.compile("[（）()，, ；;：:]")
KEYS = ("kind", "value", "unit", "indicator", "area", "period", "breakdown", "base")


@pytest.mark.parametrize("words", EXCHANGES)
def test_words_of_one_class_read_the_same(words: str) -> None:
    old, new = EXCHANGES[words]
    changed = [(text, re.sub(old, new, text)) for text in texts() if re.search(old, text) is not None]
    assert changed
    some = turns(changed[:: 1 + len(changed) // 200])
    different = [text for text, other in some if told(other) != told(text)]
    assert len(different) <= MEAN_ELSE.get(words, 0), different
