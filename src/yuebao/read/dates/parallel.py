"""A paragraph that goes on with the next way of those that the one before began to tell by."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_BY: Final = re.compile(
    "(?:[经由从]|通过)(?P<way>[^，。；：0-9]{1,8}?)(?P<what>(?:[入出][境口]|进口|离境|抵达|运[入出]|发送|到达)的?[^，。；：0-9]{0,6}?)"
    "(?:分别|共|累计|合计|约|近|逾|超过?|达到?|[有为是])*[0-9]"
)
"""What came or went one way: 经陆路|入境旅客|为."""


def next_way(text: str, before: str) -> bool:
    """Whether a paragraph opens with what came one way, and the one *before* told of another's: 前10个月
    从水路进口货物5万吨。⏎|从铁路进口货物|3万吨.
    """
    said = _BY.match(text)
    if said is None:
        return False
    return any(
        other["what"].replace("的", "") == said["what"].replace("的", "") and other["way"] != said["way"]
        for other in _BY.finditer(before)
    )
