"""What is found out of words alone, kept for when they are told again: documents say few things often.

A plain dictionary: ``functools.lru_cache`` takes several times as long to answer compiled code.
"""

from __future__ import annotations

from typing import TypeVar

_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")


def kept(memo: dict[_Asked, _Found], asked: _Asked, found: _Found, most: int) -> _Found:
    """*found*, which *memo* answers *asked* with from now on; it begins anew when it holds so many."""
    if len(memo) >= most:
        memo.clear()
    memo[asked] = found
    return found
