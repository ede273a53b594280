"""The words of the field: units, moves, connectives, indicators, areas, dated groups.

Rows live in TOML files beside this module; ``load`` compiles them once, keeps the result in
the user's cache under the digest of the files, and builds the automaton that finds every
phrase of the lexicon in one pass over a text.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from yuebao.core.unit import Unit
from yuebao.lexicon.automaton import Automaton
from yuebao.lexicon.tables import Tables, compile_tables, sources

FORMAT = 9
"""Raised when the compiled tables change shape, so that older caches are not read."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Head:
    """A known end of an indicator's name: 产量, 零售额, 进出口总额; each is equal to itself alone.

    ``measure`` is its canonical name; ``nature`` flow, stock, ratio or price; ``dimension`` what
    the words before it break it down by ("" when they are part of the measure); ``alone`` says
    that it needs no words before it; ``trade`` that it is a flow of trade.
    """

    printed: str
    measure: str
    nature: str
    dimension: str
    alone: bool
    trade: bool
    stock: bool
    """Whether it stands at a point in time: a stock, or a ratio of stocks."""
    happens: bool
    """Whether it is a ratio of what happens in a period, never at a point in time: 出生率."""
    made: bool = False
    """Whether it is in no table, but a measure by how it ends: 流水额."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the reader and the writer know of the field's words. Build it with ``load``."""

    terms: tuple[tuple[str, str], ...]
    """Kind and payload of each phrase of the automaton, by its number."""
    automaton: Automaton = field(repr=False)
    guards: tuple[tuple[str, str] | None, ...] = field(repr=False)
    """For each phrase, the characters that undo it right before and right after, or None."""
    plain: tuple[tuple[str, Any] | None, ...] = field(repr=False)
    """For each phrase, its kind and payload where they are the same wherever it stands, else None."""
    units: dict[str, Unit]
    """Printed unit without a large-number word -> unit."""
    unit_sizes: dict[str, tuple[int, ...]]
    """The first two characters of longer units -> the lengths of units that begin so, longest first."""
    unit_sections: dict[str, str]
    """Printed unit -> ``ratio``, ``measure`` or ``count``."""
    large: dict[str, int]
    tails: dict[str, tuple[tuple[str, str, str], ...]]
    """What may stand before a number, as (word, class, payload), longest first, by its last two characters,
    with the word of one character that ends so; such a word alone by its only one."""
    heads: dict[str, Head]
    head_sizes: dict[str, tuple[int, ...]]
    """Last two characters, or the only one -> the lengths of heads that end so, longest first."""
    members: dict[str, tuple[str, str]]
    """Known members of a breakdown -> dimension and canonical name (信息技术外包 -> category, ITO)."""
    generic: frozenset[str]
    bare: frozenset[str]
    """Heads that take over the words before them from what was said last."""
    stems: frozenset[str]
    """Heads that, among the parts of a longer one, are short for it."""
    deeds: frozenset[str]
    """What is done with a thing, told in the name of its measure before 面积, 收入 or 金额."""
    endings: dict[str, tuple[str, ...]]
    """Ends of words that need no head: ``人``, ``个`` … by what a number counts, ``measure`` for amounts."""
    narrow: dict[str, tuple[str, ...]]
    """What groups are named by: ``nouns`` of units, ``marks`` and ``owners`` that tell some of them from
    the rest, ``places`` within an area; the heads of an ``economy``, which are no group's; known members,
    ``sides`` and all ``kinds``, that are groups by themselves."""
    happenings: tuple[str, ...]
    """How words begin that count what happened, not what there is (新增, 获批)."""
    short_partners: dict[str, str]
    """A partner's one character after 对 (对美出口) -> its name."""
    noise: tuple[str, ...]
    trade_plain: frozenset[str]
    trade_services: frozenset[str]
    scopes: tuple[str, ...]
    headings: dict[str, frozenset[str]]
    """What the naming cells of tables say: columns without figures, moves, totals, bases of rates."""
    shared: tuple[str, ...]
    """Tails of a list's last member that the members before it share."""
    paired: dict[str, tuple[str, ...]]
    """Two measures said in one word (产销), each by its own name."""
    breaks: tuple[str, ...]
    """In a clause without numbers, the words at which its subject ends."""
    roles: tuple[str, ...]
    """What such a clause says that its subject is: 主力军."""
    notes: dict[str, tuple[str, ...]]
    noted: tuple[str, ...]
    """The words of ``notes`` but those of currency, without any that hold another."""
    basis: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[tuple[str, str, str], ...]]
    cities: dict[str, str]
    """Prefecture-level unit -> province."""
    simplified: dict[int, int] = field(repr=False)
    """Traditional -> simplified characters, one to one, for ``str.translate``."""
    traditional: re.Pattern[str] = field(repr=False)
    """Any traditional character."""
    compound: dict[str, Unit] = field(repr=False, default_factory=dict)
    """Units with their large-number words that were asked for."""

    def unit(self, symbol: str, large: str) -> Unit:
        """The unit printed as *large* and *symbol* together: 万 and 美元."""
        if not large:
            return self.units[symbol]
        found = self.compound.get(large + symbol)
        if found is None:
            base = self.units[symbol]
            found = Unit(
                symbol=large + symbol, dimension=base.dimension, scale=base.scale * self.large[large]
            )
            self.compound[large + symbol] = found
        return found

    def term(self, words: str) -> tuple[str, str] | None:
        """Kind and payload of the phrase that all of *words* is; None where they are none."""
        for number, start, stop in self.automaton.find(words):
            return self.terms[number] if start == 0 and stop == len(words) else None
        return None


def _cache_path(digest: str) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(root) / "yuebao" / f"lexicon-{FORMAT}-{digest}.json"


def _tables() -> Tables:
    """Compiled tables, out of the cache where it holds them; a cache that cannot be used costs only time."""
    texts = sources()
    digest = hashlib.blake2b(b"\0".join(texts[name] for name in sorted(texts)), digest_size=12).hexdigest()
    path = _cache_path(digest)
    try:
        with path.open(encoding="utf-8") as stream:
            stored: Tables = json.load(stream)
        return stored
    except (OSError, ValueError):
        tables = compile_tables(texts)
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
    return tables


def build(tables: Tables) -> Lexicon:
    """A lexicon out of compiled tables."""
    terms: dict[str, list[str]] = tables["terms"]
    before, after = tables["guards"].get("before", {}), tables["guards"].get("after", {})
    traditional, simplified = tables["traditional"]
    return Lexicon(
        terms=tuple((kind, payload) for kind, payload in terms.values()),
        automaton=Automaton(tuple(terms)),
        guards=tuple(
            (before.get(term, ""), after.get(term, "")) if term in before or term in after else None
            for term in terms
        ),
        plain=tuple(
            (kind, payload)
            if kind not in ("city", "word", "time") and term not in before and term not in after
            else None
            for term, (kind, payload) in terms.items()
        ),
        units={
            symbol: Unit(symbol=symbol, dimension=dimension, scale=Fraction(scale))
            for symbol, (dimension, scale, _) in tables["units"].items()
        },
        unit_sizes=_sizes(tables["units"]),
        unit_sections={symbol: section for symbol, (_, _, section) in tables["units"].items()},
        large={word: int(size) for word, size in tables["large"].items()},
        tails=_tails(tables["tails"]),
        heads={
            printed: Head(
                printed=printed,
                measure=measure,
                nature=nature,
                dimension=dimension,
                alone="alone" in flags,
                trade="trade" in flags,
                stock=nature == "stock" or "stock" in flags,
                happens="happens" in flags,
            )
            for printed, (measure, nature, dimension, flags) in tables["heads"].items()
        },
        head_sizes=_head_sizes(tables["heads"]),
        members={word: (dimension, name) for word, (dimension, name) in tables["members"].items()},
        generic=frozenset(tables["generic"]),
        bare=frozenset(tables["bare"]),
        stems=frozenset(tables["stems"]),
        deeds=frozenset(tables["deeds"]),
        endings={unit: tuple(ends) for unit, ends in tables["endings"].items()},
        narrow={key: tuple(words) for key, words in tables["narrow"].items()}
        | {
            key: tuple(word for word, (dimension, _) in tables["members"].items() if dimension in dimensions)
            for key, dimensions in (("sides", ("side",)), ("kinds", ("side", "category", "mode")))
        },
        happenings=tuple(tables["happenings"]),
        short_partners=dict(tables["short_partners"]),
        noise=tuple(sorted(tables["noise"], key=len, reverse=True)),
        trade_plain=frozenset(tables["trade"]["plain"]),
        trade_services=frozenset(tables["trade"]["services"]),
        scopes=tuple(tables["scopes"]),
        headings={key: frozenset(words) for key, words in tables["headings"].items()},
        shared=tuple(tables["shared"]),
        paired={both: tuple(measures) for both, measures in tables["paired"].items()},
        breaks=tuple(tables["breaks"]),
        roles=tuple(tables["roles"]),
        notes={key: tuple(words) for key, words in tables["notes"].items()},
        noted=_shortest(
            [word for key, words in tables["notes"].items() if key != "currency" for word in words]
        ),
        basis={key: tuple(words) for key, words in tables["basis"].items()},
        groups={name: tuple((a, b, c) for a, b, c in rows) for name, rows in tables["groups"].items()},
        cities=dict(tables["cities"]),
        simplified=_Simplified(zip(map(ord, traditional), map(ord, simplified), strict=True)),
        traditional=re.compile(f"[{traditional}]"),
    )


def _shortest(words: list[str]) -> tuple[str, ...]:
    """*words* without those that hold another of them."""
    return tuple(word for word in words if not any(other in word for other in words if other != word))


class _Simplified(dict[int, int]):
    """Traditional -> simplified characters; takes in each other character when it is asked for first: what a
    table lacks costs ``str.translate`` an exception whenever it comes.
    """

    def __missing__(self, character: int) -> int:
        if character < 0xA000:
            self[character] = character
        return character


def _tails(words: dict[str, list[str]]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    tails: dict[str, list[tuple[str, str, str]]] = {}
    for word in sorted(words, key=len, reverse=True):
        kind, payload = words[word]
        for end in {word[-1:], word[-2:]}:
            tails.setdefault(end, []).append((word, kind, payload))
    short = {end: [row for row in rows if len(row[0]) == 1] for end, rows in tails.items() if len(end) == 1}
    for end, rows in tails.items():
        if len(end) == 2:  # a word of one character may be all that fits
            rows += short[end[-1]]
    return {end: tuple(rows) for end, rows in (tails | short).items() if rows}


def _sizes(units: dict[str, list[str]]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for symbol in units:
        if len(symbol) > 1:
            sizes.setdefault(symbol[:2], set()).add(len(symbol))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()}


def _head_sizes(heads: dict[str, list[str]]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for printed in heads:
        sizes.setdefault(printed[-2:], set()).add(len(printed))
    for end, lengths in sizes.items():
        if end[-1] in sizes:
            lengths.add(1)
    return {end: tuple(sorted(lengths, reverse=True)) for end, lengths in sizes.items()}


@cache
def load() -> Lexicon:
    """The lexicon, compiled at most once a process.

    Raises:
        Unreadable: the files contradict themselves (``YB301``); the problem names file and row.
    """
    return build(_tables())
