"""Whom each sentence of a paragraph is about: a firm, or a park, that later ones leave unsaid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import first_in

Sentences = tuple[tuple[int, str], ...]
"""Where each sentence of a text ends, and whom it is about; nothing where it is about none."""
Who = Callable[[str, int, int, str], str]
"""Whom what stands between two places of a text is about, where what stands before it was of a name."""
_ENDS: Final = re.compile("[。！？]")


def sentences_of(text: str, who: Who, before: str = "") -> Sentences:
    """The sentences of *text*, by *who*; what stands before it was about *before*."""
    found: list[tuple[int, str]] = []
    first = 0
    for mark in _ENDS.finditer(text):
        before = who(text, first, mark.start(), before)
        first = mark.end()
        found.append((first, before))
    return tuple(found)


def about_at(text: str, at: int, told: Sentences, who: Who) -> str:
    """Whom the sentence that goes on at *at* of *text* is about, whose sentences were *told*, by *who*."""
    first, before = 0, ""
    for end, of in told:
        if end > at:
            break
        first, before = end, of
    return who(text, first, at, before)


def stood_before(memo: dict[str, int], text: str, at: int, among: bytes) -> bool:
    """Whether one of *among* stands before *at* of *text*; where the first one stands is looked for once a
    text and kept in *memo*.
    """
    first = memo.get(text)
    if first is None:
        first = kept(memo, text, int(first_in(text, among)), 64)
    return 0 <= first < at
