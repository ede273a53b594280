"""Regular expressions that are compiled when they are first asked: a text asks for a third of the reader's.

Stands in for ``re`` where a package holds hundreds of them: ``from yuebao.core import patterns as re``. The
``re`` of a match is the compiled pattern, not the one that waited: tell matches apart by their groups.
"""

from __future__ import annotations

import re
from re import Match, Pattern, escape, finditer, fullmatch, match, search, split, sub
from typing import Any

from yuebao.core.openings import COMPILED, Looks, compiled

__all__ = [
    "Asked", "Match", "Pattern", "Waiting", "compile", "escape", "finditer", "fullmatch", "match", "search",
    "split", "sub",
]  # fmt: skip

_ASKED = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "search", "split", "sub",
    "subn",
)  # fmt: skip


class Asked:
    """A pattern that was asked before: it answers with what the compiled one has, compiled code behind a look
    at what its matches ``opens``, ``closes`` and ``ends`` with.
    """

    __slots__ = ("pattern", *_ASKED, *Looks._fields)


class Waiting:
    """A pattern that nobody has asked yet; once asked, it is one that was (``Asked``): a class without
    ``__getattr__``, which Python would look for at every question.
    """

    __slots__ = Asked.__slots__

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        if COMPILED:
            made, looks = compiled(self.pattern, searched=name not in ("match", "fullmatch"))
        else:
            made, looks = re.compile(self.pattern), Looks()
        for what in _ASKED:
            setattr(self, what, getattr(made, what))
        for look in Looks._fields:
            setattr(self, look, getattr(looks, look))
        waited: Any = self
        waited.__class__ = Asked
        return getattr(made, name)


def compile(pattern: str) -> Pattern[str]:
    """What ``re.compile(pattern)`` returns, once it is asked; a bad pattern raises then."""
    return Waiting(pattern)  # type: ignore[return-value]
