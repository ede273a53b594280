"""Homes of a size that is named alone: 其中，90平方米及以下 after 新建商品住宅销售价格."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.state.spoken import Subject

_SIZE: Final = (
    "[0-9]+(?:平方米|平米|㎡)?(?:[-—~～至]{1,2}[0-9]+(?:平方米|平米|㎡))?(?:及?以[上下])?(?:（含）)?"
)
_SIZED: Final = re.compile(_SIZE)
_OF_SIZE: Final = re.compile(f"^(?:{_SIZE})?(?P<homes>[^0-9，。；、]{{0,8}}?(?:住宅|住房|商品房|户型))$")
"""Homes, which may be of a size already: 新建商品住宅, 90平方米及以下|新建商品住宅."""


def sized_homes(words: str, of: Subject) -> str:
    """*words* with the homes that *of* is told of, where they are a size of those alone."""
    if "平" not in words or _SIZED.fullmatch(words) is None:
        return words
    homes = _OF_SIZE.match(of.before)
    return words + homes["homes"] if homes is not None else words
