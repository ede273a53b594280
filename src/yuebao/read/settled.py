"""What was read, tied to its source: drafts become figures, and every other numeral has its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from yuebao.core.fact import Base, Figure, Ignored, Key, Unread
from yuebao.core.making import (
    figure_of,
    ignored_of,
    key_of,
    linked_as,
    origin_in,
    span_in,
    span_of,
    written_of,
)
from yuebao.core.number import Bound, Written
from yuebao.core.text import Block
from yuebao.read.names.indices import INDEX
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft, Refusal
from yuebao.read.words.memo import kept
from yuebao.read.words.modifiers import doubled, is_none, tidied

_NO_NAMES: Final = frozenset({"", "数"})


class _Printed:
    """A number as printed, with what is asked of it each time: a field of a value costs a look-up."""

    __slots__ = ("bound", "ulp", "written")

    def __init__(self, written: Written, ulp: Decimal, bound: Bound) -> None:
        self.written = written
        self.ulp = ulp
        self.bound: Bound = bound


_NUMBERS: Final[dict[int, _Printed]] = {}
"""By the value that each holds, as an object: none of these is anything else while it is kept."""


class _Said:
    """What was said of an indicator in an area, the key that it has, and what was said of the same before."""

    __slots__ = ("before", "family", "head", "key", "kind", "parts", "real")

    def __init__(self, draft: Draft, key: Key, before: _Said | None) -> None:
        subject = draft.subject
        self.head = subject.head
        self.family = subject.family
        self.parts = subject.parts
        self.kind: str = draft.kind
        self.real = draft.real
        self.key = key
        self.before = before

    def is_of(self, draft: Draft) -> bool:
        """Whether *draft*, of the same indicator and area, says the same."""
        subject = draft.subject
        return (
            self.kind == draft.kind
            and self.real == draft.real
            and self.head == subject.head
            and self.family == subject.family
            and self.parts == subject.parts
        )


class Settled:
    """The figures of one document, what of it is ignored, and what is unread; equal values are one object."""

    def __init__(self, names: dict[str, tuple[str, bool, bool]]) -> None:
        self.figures: list[Figure] = []
        self.ignored: list[Ignored] = []
        self.unread: list[Unread] = []
        self._keys: dict[tuple[str, str | None], _Said] = {}
        """What was said last of each indicator, as it was put together, in each area."""
        self._names = names
        """Indicators as they were put together -> as they are called, whether they needed tidying, and
        whether they name nothing; of all documents."""
        self._nameless: set[str] = set()
        """The indicators of this one that name nothing."""
        self._bases: dict[tuple[object, ...], Base] = {}
        self._texts: dict[str, str] = {}

    def settle(self, speech: Speech, index: Any, block: Block, whose: Callable[[], str | None]) -> None:
        """Drafts become figures, in the order of the text; *whose* are those that name no area.

        *index* is an ``int``; typed so, it stays one object for all figures of the block when compiled.
        """
        figures = self.figures
        joined, bounds, sentence = block.joined, (-1, -1), None
        origin = joined.origins[0] if len(joined.starts) == 1 else None  # of a text in one piece
        for draft in speech.drafts:
            start, stop = draft.start, draft.stop
            if draft.sentence != bounds or sentence is None:
                bounds = draft.sentence
                first, last = bounds
                sentence = (
                    span_in(joined, first, last) if origin is None else span_of(origin + first, origin + last)
                )
            text, base = joined.text[start:stop], draft.base
            if origin is None:
                start, stop = origin_in(joined, start), origin_in(joined, stop - 1) + 1
            else:
                start, stop = origin + start, origin + stop
            figures.append(
                figure_of(
                    start,
                    stop,
                    self._texts.setdefault(text, text),
                    self._written(draft),
                    draft.unit,
                    self._key(draft, whose),
                    draft.period,
                    draft.rule,
                    sentence,
                    index,
                    self._base(base) if base is not None else None,
                    draft.parent,
                    draft.of,
                )
            )
        for refusal in speech.skipped:
            self.ignore(block, refusal.start, refusal.stop, refusal.reason)
        for refusal in speech.refused:
            self._refuse(block, refusal)

    def ignore(self, block: Block, start: int, stop: int, reason: str) -> None:
        """What stands at ``[start, stop)`` of *block* is no figure, for *reason*."""
        joined, texts = block.joined, self._texts
        text = joined.text[start:stop]
        if len(joined.starts) == 1:
            origin = joined.origins[0]
            start, stop = origin + start, origin + stop
        else:
            start, stop = origin_in(joined, start), origin_in(joined, stop - 1) + 1
        self.ignored.append(
            ignored_of(start, stop, texts.setdefault(text, text), texts.setdefault(reason, reason))
        )

    def leave_nameless(self) -> None:
        """Numbers of nothing that was named (其中增长5.3%) are unread: no figure is without an indicator."""
        if not self._nameless:
            return
        first = -1  # of those that are left out: what stands before it keeps its place
        places: dict[int, int] = {}
        kept: list[Figure] = []
        for place, figure in enumerate(self.figures):
            if figure.key.indicator not in self._nameless:
                places[place] = len(kept)
                kept.append(figure)
            else:
                first = place if first < 0 else first
                self.unread.append(Unread(span=figure.span, text=figure.text, reason="number:no subject"))
        self.figures = [
            figure
            if (figure.parent is None or figure.parent < first) and (figure.of is None or figure.of < first)
            else linked_as(
                figure,
                None if figure.parent is None else places.get(figure.parent),
                None if figure.of is None else places.get(figure.of),
            )
            for figure in kept
        ]

    def _refuse(self, block: Block, refusal: Refusal) -> None:
        span = span_in(block.joined, refusal.start, refusal.stop)
        text = block.text[refusal.start : refusal.stop]
        self.unread.append(Unread(span=span, text=text, reason=refusal.reason))

    def _key(self, draft: Draft, whose: Callable[[], str | None]) -> Key:
        subject = draft.subject
        area = draft.area or whose()
        printed = subject.indicator  # its hash is known from the figure before, where that is of the same
        there = (printed, area)
        before = said = self._keys.get(there)
        while said is not None:
            if said.is_of(draft):
                return said.key
            said = said.before
        parts = subject.parts
        name, untidy, nameless = self._names.get(printed) or self._named(printed)
        if nameless:
            self._nameless.add(name)
        if untidy:
            parts = tuple((dimension, tidied(part) or part) for dimension, part in parts)
        indexed = draft.kind == "ratio" and name.endswith(INDEX)  # PMI为50.6%: a level, as without the sign
        key = key_of(name, subject.measure, area, parts, "level" if indexed else draft.kind, draft.real)
        self._keys[there] = _Said(draft, key, before)
        return key

    def _named(self, printed: str) -> tuple[str, bool, bool]:
        """The indicator *printed* without what is no part of its name, whether it may hold such, and whether
        it names nothing; all are kept.
        """
        untidy = not printed.isalnum() or doubled(printed)
        name = (tidied(printed) or printed) if untidy else printed
        found = self._names[printed] = name, untidy, name in _NO_NAMES or is_none(name)
        return found

    def _base(self, base: Base) -> Base:
        if not base.name.isalnum():
            base = replace(base, name=tidied(base.name) or base.name)
        return self._bases.setdefault(
            (base.name, base.measure, base.breakdown, base.area, base.period, base.against), base
        )

    def _written(self, draft: Draft) -> Written:
        value, ulp, bound = draft.value, draft.ulp, draft.bound
        said = id(value)  # what is printed alike is one object; its hash would take long
        found = _NUMBERS.get(said)
        if found is not None and found.ulp is ulp and found.bound == bound:
            return found.written
        return kept(_NUMBERS, said, _Printed(written_of(value, ulp, bound), ulp, bound), 16384).written
