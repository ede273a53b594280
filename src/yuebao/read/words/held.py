"""Which of some words a whole text holds: all of them are looked for at once."""

from __future__ import annotations

from functools import cache

from yuebao.lexicon.automaton import Automaton


def held(text: str, words: tuple[str, ...]) -> frozenset[str]:
    """Those of *words* that *text* holds; of use where they are many and seldom there."""
    return _automaton(words).held(text)


@cache
def _automaton(words: tuple[str, ...]) -> Automaton:
    return Automaton(words)
