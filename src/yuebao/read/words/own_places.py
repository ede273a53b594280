"""Places said in a bracket, or by what they are, in the words that the lexicon has for a text's own."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

TRIAL_ZONE: Final = re.compile("中国（(?P<place>[\u4e00-\u9fff]{2,8})）(?=自由贸易|自贸|跨境电)")
"""The place that a zone founded by the state is of: 中国（|上海|）自由贸易试验区, no figure of all China."""
OURS: Final = re.compile("我（[\u4e00-\u9fff]{2,4}）(?P<level>[省市区县州])")
"""Whose own area it is, said in brackets: 我（福建）省."""
CUSTOMS_AREA: Final = re.compile(
    "(?:^|(?<=[，。；：、（占月年度期末底])|(?<=其中))关区(?!域)(?=[^，。；]{0,12}(?:(?:进出口|出口|进口)(?!整体)|外贸|贸易|货物))"
)
"""The district of the customs office whose text it is: 前11个月，|关区|累计进出口."""


def own_area(own: re.Match[str]) -> str:
    return " " * (len(own.group()) - 2) + "我" + own["level"]


def of_its_place(zone: re.Match[str]) -> str:
    return zone["place"].rjust(len(zone.group()))
