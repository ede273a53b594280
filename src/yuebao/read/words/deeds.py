"""What somebody is said to do before any number of his is told: 民营企业|抢抓RCEP机遇，进出口…."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.signs import holds, signs

_TOLD: Final = re.compile(
    "作为|克服|抢抓|抓住|紧抓|充分|坚持|深入|深耕|顶住|凭借|依托|聚焦|围绕|紧扣|应对|发挥"
    "|以[^，]{2,10}为(?:引领|抓手|导向|核心|主线|契机|支撑|动力)|在[^，]{2,12}下"
)
_OPENS: Final = signs("作克抢抓紧充坚深顶凭依聚围应发以在")
"""What those begin with."""


def deed_told(words: str, start: int) -> re.Match[str] | None:
    """Where *words*, from *start* on, tell a deed."""
    return _TOLD.search(words, start) if holds(words, _OPENS, start) else None
