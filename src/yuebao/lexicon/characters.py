"""Looks at the first characters of words, by tables that have a byte for each place of one, two or three."""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mypy_extensions import i64

_BASIC: Final = 0x10000


def pair_at(text: str, at: i64) -> i64:
    """The place of the two characters at *at* of *text*; others may share it."""
    first: i64 = ord(text[at])
    second: i64 = ord(text[at + 1])
    return (31 * first + second) & 0xFFFF


def triple_at(text: str, at: i64) -> i64:
    """The place of the three characters at *at* of *text*; others may share it."""
    third: i64 = ord(text[at + 2])
    return (31 * pair_at(text, at) + third) & 0xFFFF


def opening_in(text: str, firsts: bytes, pairs: bytes, triples: bytes, at: i64) -> i64:
    """Where in *text*, from *at* on, a word may begin: by its first character alone (2 of *firsts*), by two
    (1 of *pairs*) or by three (2 of *pairs*, and any of *triples*); -1 where none may.
    """
    stop: i64 = len(text)
    while at < stop:
        code: i64 = ord(text[at])
        first: i64 = firsts[code] if code < _BASIC else 0
        if first & 2:
            return at
        if first and at + 1 < stop:
            pair: i64 = pairs[pair_at(text, at)]
            if pair & 1 or (pair and at + 2 < stop and triples[triple_at(text, at)]):
                return at
        at += 1
    return -1


_ITSELF: Final[Any] = opening_in
COMPILED: Final = not isinstance(_ITSELF, FunctionType)
"""Whether this is compiled: a look at every character of a text then costs less than an automaton."""
