"""Sentences composed of times and what they hold for: each figure keeps its own time and comparison."""

from __future__ import annotations

import itertools
import random

import pytest

import yuebao

Told = tuple[str, str, str | None]
"""What is expected of a figure: its kind, its period and, where it matters, its base."""

UP = ("增至", "增加到", "达到", "扩大到", "跃升至")
FIRST = (("服务外包执行额", "亿美元"), ("进出口总额", "亿元"), ("快递业务量", "万件"), ("财政收入", "亿元"))
THEN = (("软件业务收入", "亿元"), ("企业数", "家"), ("货物吞吐量", "万吨"))
ENDS: tuple[tuple[str, tuple[Told, ...]], ...] = (
    ("", ()),
    ("，年均增长12.4%", (("avg_rate", "2015/2020", None),)),
    ("，增长86.3%", (("other_rate", "2020|2015/2020", "2015年"),)),
    ("，增长了1.4倍", (("other_rate", "2020|2015/2020", "2015年"),)),
)
OPENINGS = (
    "{0}由2015年的31.7{1}{2}2020年的73.9{1}",
    "{0}从2015年的31.7{1}，{2}2020年的73.9{1}",
    "2015-2020年，全市{0}从31.7{1}{2}73.9{1}",
    "与2015年相比，2020年全市{0}由31.7{1}{2}73.9{1}",
)


def confirm(text: str, expected: list[Told]) -> None:
    figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
    assert [one["kind"] for one in figures] == [kind for kind, _, _ in expected], text
    for figure, (_, period, base) in zip(figures, expected, strict=True):
        assert figure["period"] in period.split("|"), (text, figure)
        assert base is None or figure["base"] == base, (text, figure)


@pytest.mark.parametrize("opening", OPENINGS)
def test_two_times_hold_for_what_goes_the_same_way(opening: str) -> None:
    every = list(itertools.product(FIRST, THEN, UP, ENDS, "；，。"))
    for first, then, up, (end, told), mark in random.Random(opening).sample(every, 14):
        text = opening.format(*first, up) + end + mark + f"{then[0]}由12.6{then[1]}{up}48.2{then[1]}{end}。"
        both: list[Told] = [("level", "2015", None), ("level", "2020", None), *told]
        confirm(text, both * 2)
