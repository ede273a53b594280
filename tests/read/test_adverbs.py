"""How, again or after all something moved is no part of its name: 出口351万元，|甚至还|比上年减少."""

from __future__ import annotations

import pytest
from tests.turns import turns

import yuebao
from yuebao.read.words.modifiers import HOW_DONE

NAMES = {"旅客": "旅客351万人", "出口": "出口351万元", "锂辉石产量": "锂辉石产量351万吨"}
BEHIND = sorted(how for how in HOW_DONE if len(how) > 1 and how not in ("高质量", "全部", "成功"))
INSIDE = (
    *("却", "仍", "仍然", "依然", "均", "都", "也", "则", "足足", "整整", "一举", "一路", "事实上", "其实"),
    *("恰好", "意外", "罕见", "仅", "略", "稳步", "大幅", "再度"),
)


def moved(text: str) -> tuple[str, str, str]:
    last = [one for one in yuebao.read(text).records() if one["type"] == "figure"][-1]
    return last["indicator"], last["kind"], last["value"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("compared", ["比上年", "同比"])
def test_how_it_moved_is_no_part_of_its_name(name: str, compared: str) -> None:
    kept = (name, "yoy_rate", "-16.1")
    for how in turns(BEHIND):
        assert moved(f"2017年，{NAMES[name]}，{how}{compared}减少16.1%。") == kept, how
    for how in turns(INSIDE):
        assert moved(f"2017年，{name}{how}{compared}减少16.1%。") == kept, how
