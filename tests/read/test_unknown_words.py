"""What must hang on the shape of a word and not on its being known: a measure, a product, who is counted or
what a clause says of its subject is read the same in words that no table holds.

Names are held for the texts of all spec tables that hold the known one; how many mean something else by it
is said.
"""

from __future__ import annotations

import re

import pytest
from tests.read.test_unchanged import texts
from tests.turns import turns

import yuebao

Figure = tuple[str, ...]

NAMES = {
    "汽车": "锂辉石",
    "机电产品": "绢帛制品",
    "服装": "苹果干",
    "茶叶": "艾绒",
    "装备制造": "古琴修造",
    "执行额": "履约额",
    "合同额": "契约额",
    "用电量": "用冰量",
    "销售额": "卖出额",
    "客运量": "渡客量",
}
"""Known names, and others of the same shape."""
MEAN_ELSE = {
    "汽车": 5,  # a branch whose output is a share of all; a kind of vehicle owned; one of the classes counted
    "机电产品": 3,
    "服装": 7,
    "执行额": 8,  # contracts of a side, of kinds and of partners of it, which an unknown measure is not
    "合同额": 10,  # contracts of a side, of a partner and of works, which an unknown measure is not
    "用电量": 8,
    "销售额": 16,  # what a scheme moved (带动), sales pointed back at (相关), trades sharing one
    "客运量": 10,  # its name says that it is none of industry's, told before
}
"""How many of a hundred texts mean something else by a name, where any do."""
SAID = ("亮点纷呈", "枝繁叶茂", "位势不断提升", "增势良好", "受订单增加影响")
"""What a clause says of the measure that it opens with."""
MEASURES = (
    "社会消费品零售总额",
    "规模以上工业企业营业收入",
    "外贸进出口总额",
    "服装出口额",
    "肉类总产量",
    "固定资产投资",
)


def told(text: str, new: str, old: str) -> list[Figure]:
    """Every figure with its meaning, *new* called *old*."""
    figures = (one for one in yuebao.read(text).records() if one["type"] == "figure")
    return [tuple(str(one[key]).replace(new, old) for key in KEYS) for one in figures]


KEYS = ("kind", "value", "unit", "indicator", "area", "period", "base")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_table_holds_is_read_as_one_that_a_table_holds(name: str) -> None:
    other = NAMES[name]
    named = [text for text in texts() if name in text and other not in text]
    assert named
    different = [t for t in turns(named) if told(t.replace(name, other), other, name) != told(t, other, name)]
    assert 100 * len(different) <= len(named) * MEAN_ELSE.get(name, 0), different


@pytest.mark.parametrize("said", SAID)
def test_how_much_a_measure_is_follows_whatever_its_clause_says_of_it(said: str) -> None:
    text = "2025年1—5月，全市原煤产量12万吨，同比增长8.9%；{}{}，达到52.3亿元，增长4%。"
    wrong = [
        measure
        for measure in MEASURES
        if owners(text.format(measure, said)) != ["原煤产量"] * 2 + [measure] * 2
    ]
    assert not wrong


COUNTED = ("绢纺工坊", "民宿集群", "农家书屋", "商号")
"""Who may be counted that no table knows to be firms."""


@pytest.mark.parametrize("who", COUNTED)
def test_so_many_of_any_sort_are_counted_by_their_own_name(who: str) -> None:
    assert owners(f"2025年1—5月，全市44家{who}实现营业收入15亿元，同比增长7.1%。")[0] == f"{who}数"
    assert owners(f"2025年1—5月，全市年收入1000万元以上{who}8家，增长3%。")[0] == f"年收入1000万元以上{who}数"


def owners(text: str) -> list[str]:
    return [str(one["indicator"]) for one in yuebao.read(text).records() if one["type"] == "figure"]


def test_the_exchanges_change_something() -> None:
    assert all(re.search(name, " ".join(texts())) for name in NAMES)
