"""Regular expressions that are compiled when they are first asked: a text asks for a third of the reader's.

Stands in for ``re`` where a package holds hundreds of them: ``from yuebao.core import patterns as re``. The
``re`` of a match is the compiled pattern, not the one that waited: tell matches apart by their groups.
"""

from __future__ import annotations

import re
from re import Match, Pattern, escape, finditer, fullmatch, match, search, split, sub
from typing import Any

__all__ = [
    "Match", "Pattern", "Waiting", "compile", "escape", "finditer", "fullmatch", "match", "search", "split",
    "sub",
]  # fmt: skip

_ASKED = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class Waiting:
    """A pattern that nobody has asked yet; once asked, its methods are those of the compiled one."""

    __slots__ = ("pattern", *_ASKED)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self.pattern)
        for method in _ASKED:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


def compile(pattern: str) -> Pattern[str]:
    """What ``re.compile(pattern)`` returns, once it is asked; a bad pattern raises then."""
    return Waiting(pattern)  # type: ignore[return-value]
