"""What ends a name and tells of it, in a clause without numbers: 快递业务|保持较快增长."""

from __future__ import annotations

from functools import cache

from yuebao.core import patterns as re
from yuebao.lexicon.automaton import Automaton


class Breaking:
    """Finds *words* that a name ends at; of those that begin alike the longest first."""

    def __init__(self, words: tuple[str, ...]) -> None:
        begun: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            begun.setdefault(word[0], []).append(word[1:])
        said = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in begun.items())
        self._pattern = re.compile(f"(?:{said})(?!值)")
        self._words = Automaton(words)

    def search(self, words: str, start: int = 0) -> re.Match[str] | None:
        """The first of them in *words*, from *start* on."""
        start = self._words.may_begin(words, start)
        return self._pattern.search(words, start) if start >= 0 else None

    def match(self, words: str, start: int = 0) -> re.Match[str] | None:
        """The one that stands at *start* of *words*."""
        return self._pattern.match(words, start)


@cache
def breaking(words: tuple[str, ...]) -> Breaking:
    """The same for the *words* of a lexicon, made once."""
    return Breaking(words)
