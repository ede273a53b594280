"""The part that so much of an amount is, told behind it: 其中80亿元|销往东盟, 20亿元|是增值税."""

from __future__ import annotations

from typing import Final

_LEADS_TO: Final[tuple[str, ...]] = (
    *("是", "为", "属于", "来自", "源自", "销往", "输往", "运往", "流向", "投向", "用于"),
    *("来源于", "出口到", "出口至"),
)
"""What stands between the amount and the part."""


def part_behind(text: str, stop: int) -> bool:
    """Whether the amount that ends at *stop* of *text* leads to the part that it is."""
    return text.startswith(_LEADS_TO, stop)


def without_copula(words: str) -> str:
    """The part in *words* behind its amount: 其中566亿元|是|幸运博彩收益."""
    return words[1:] if words[:1] == "是" and words[2:] else words
