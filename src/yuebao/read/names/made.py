"""A place that has the whole which somebody made a part of: 创造了|全省|税收的22.9%."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.manner import ABOUT

_MADE: Final = frozenset("献造供现纳决撑缴担引收据成聚起")
"""What the verbs before it end in, 了 aside."""
_PART_BEHIND: Final = re.compile(
    "[^，。；、：（）0-9]{2,14}的" + ABOUT + "(?:[0-9.]+%|[一二三四五六七八九]成)"
)


def has_whole(text: str, start: int, stop: int, *, wider: bool) -> bool:
    """Whether a part of what the place at ``text[start:stop]``, behind a verb or its 了, has was made, as
    that verb says and the part behind it; the country's or a province's (*wider*), which the text is not of.
    """
    return (
        text[start - 1 - (text[start - 1] == "了")] in _MADE
        and (wider or text[start:stop] in ("全省", "全国"))
        and _PART_BEHIND.match(text, stop) is not None
    )
