"""Which of some words a whole text holds: all of them are looked for at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


def held(text: str, words: tuple[str, ...]) -> frozenset[str]:
    """Those of *words* that *text* holds; of use where they are many and seldom there."""
    copy = f"{text}\n"  # Python keeps the UTF-8 that a search asks for as long as the text lives: of a copy
    matches: list[tuple[int, int, int]] = _automaton(words).find_matches_as_indexes(copy, overlapping=True)
    return frozenset([words[number] for number, _, _ in matches])


@cache
def _automaton(words: tuple[str, ...]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(words)
