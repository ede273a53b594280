"""Words that are looked for all at once, wherever they stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.lexicon.characters import COMPILED, opening_in, pair_at, triple_at

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick
    from mypy_extensions import i64

_BASIC: Final = 0x10000
_LONG: Final = 10
"""Words of so many characters, and those of more, share a bit of a table."""


class Automaton:
    """Finds words by their number among those that it is made of."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._plain = COMPILED and all(0 < len(word) and max(word) < "\U00010000" for word in words)
        """Whether words are looked for by code: then a text need not be turned into another encoding and
        back, as it is for the library's automaton."""
        self._numbers: dict[str, int] = {}
        self._longest = 0
        self._firsts = self._pairs = self._triples = b""
        """Of the characters that words begin with, in the place of the first, of two or of three: 2 for a
        word of one alone; 1 for a word of both, 2 for longer ones; a bit for each length."""
        self._leftmost: AhoCorasick | None = None
        self._all: AhoCorasick | None = None
        if self._plain:
            self._prepare(words)

    def _prepare(self, words: tuple[str, ...]) -> None:
        firsts, pairs, triples = bytearray(_BASIC), bytearray(_BASIC), bytearray(_BASIC)
        for number, word in enumerate(words):
            self._numbers[word] = number
            size, code = len(word), ord(word[0])
            firsts[code] |= 2 if size == 1 else 1
            if size > 1:
                pairs[pair_at(word, 0)] |= 1 if size == 2 else 2
            if size > 2:
                triples[triple_at(word, 0)] |= 1 << (min(size, _LONG) - 3)
            self._longest = max(self._longest, size)
        self._firsts, self._pairs, self._triples = bytes(firsts), bytes(pairs), bytes(triples)

    def _sizes(self, text: str, at: i64) -> list[int]:
        """The lengths of the words that may begin at *at*, longest first."""
        sizes: list[int] = []
        pair = self._pairs[pair_at(text, at)] if at + 1 < len(text) else 0
        if pair & 2 and at + 2 < len(text):
            lengths: i64 = self._triples[triple_at(text, at)]
            if lengths >> (_LONG - 3):
                sizes += range(self._longest, _LONG - 1, -1)
            for size in range(_LONG - 1, 2, -1):
                if lengths >> (size - 3) & 1:
                    sizes.append(size)
        if pair & 1:
            sizes.append(2)
        if self._firsts[ord(text[at])] & 2:
            sizes.append(1)
        return sizes

    def _longest_at(self, text: str, at: i64) -> int:
        """The number of the longest word at *at*, where one may begin; -1 where none does."""
        pair: i64 = self._pairs[pair_at(text, at)] if at + 1 < len(text) else 0
        if pair & 2 and at + 2 < len(text):
            lengths: i64 = self._triples[triple_at(text, at)]
            size: i64 = self._longest if lengths >> (_LONG - 3) else _LONG - 1
            while size > 2:
                if size >= _LONG or lengths >> (size - 3) & 1:
                    number = self._numbers.get(text[at : at + size])
                    if number is not None:
                        return number
                size -= 1
        if pair & 1:
            number = self._numbers.get(text[at : at + 2])
            if number is not None:
                return number
        return self._numbers.get(text[at], -1) if self._firsts[ord(text[at])] & 2 else -1

    def may_begin(self, text: str, start: int) -> int:
        """Where one of the words may first begin in *text*, from *start* on, by a look that costs little; -1
        where none does.
        """
        if not self._plain:
            return start
        return int(opening_in(text, self._firsts, self._pairs, self._triples, start))

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Which words stand where in *text*, by their numbers: of those that overlap the first, and of those
        that begin at one place the longest.
        """
        if not self._plain:
            if self._leftmost is None:
                self._leftmost = _library(self._words, leftmost=True)
            copy = f"{text}\n"  # Python keeps the UTF-8 that a search asks for as long as the text lives
            told: list[tuple[int, int, int]] = self._leftmost.find_matches_as_indexes(copy)
            return told
        found: list[tuple[int, int, int]] = []
        at = opening_in(text, self._firsts, self._pairs, self._triples, 0)
        while at >= 0:
            stop: i64 = at + 1
            number = self._longest_at(text, at)
            if number >= 0:
                stop = at + len(self._words[number])
                found.append((number, at, stop))
            at = opening_in(text, self._firsts, self._pairs, self._triples, stop)
        return found

    def held(self, text: str) -> frozenset[str]:
        """The words that *text* holds, also those within others."""
        if not self._plain:
            if self._all is None:
                self._all = _library(self._words, leftmost=False)
            matches = self._all.find_matches_as_indexes(f"{text}\n", overlapping=True)
            return frozenset([self._words[number] for number, _, _ in matches])
        found: set[str] = set()
        at = opening_in(text, self._firsts, self._pairs, self._triples, 0)
        while at >= 0:
            for size in self._sizes(text, at):
                word = text[at : at + size]
                if word in self._numbers:
                    found.add(word)
            at = opening_in(text, self._firsts, self._pairs, self._triples, at + 1)
        return frozenset(found)


def _library(words: tuple[str, ...], *, leftmost: bool) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    if not leftmost:
        return AhoCorasick(words)
    return AhoCorasick(
        words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )


__all__ = ["Automaton"]
