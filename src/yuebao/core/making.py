"""Values made by their fields, for those who make many: frozen fields take several times as long to set.

A value is open while it is made, and of the class that it is an open twin of once it is; the fast build
compiles this.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from yuebao.core.fact import (
    Base,
    Breakdown,
    Figure,
    Finding,
    Grade,
    Ignored,
    Inferred,
    Key,
    Kind,
    OpenFigure,
    OpenFinding,
    OpenIgnored,
    OpenInferred,
    OpenKey,
    OpenRelation,
    Relation,
    Verdict,
)  # fmt: skip
from yuebao.core.number import Bound, OpenWritten, Written
from yuebao.core.period import Period
from yuebao.core.text import Block, BlockKind, Joined, OpenBlock, OpenJoined, OpenSpan, Span
from yuebao.core.unit import Unit

_SPAN: Final[Any] = Span
_JOINED: Final[Any] = Joined
_BLOCK: Final[Any] = Block
_WRITTEN: Final[Any] = Written
_KEY: Final[Any] = Key
_FIGURE: Final[Any] = Figure
_IGNORED: Final[Any] = Ignored
_RELATION: Final[Any] = Relation
_FINDING: Final[Any] = Finding
_INFERRED: Final[Any] = Inferred
_OPEN_SPAN: Final[Any] = OpenSpan
_OPEN_JOINED: Final[Any] = OpenJoined
_OPEN_BLOCK: Final[Any] = OpenBlock
_OPEN_WRITTEN: Final[Any] = OpenWritten
_OPEN_KEY: Final[Any] = OpenKey
_OPEN_FIGURE: Final[Any] = OpenFigure
_OPEN_IGNORED: Final[Any] = OpenIgnored
_OPEN_RELATION: Final[Any] = OpenRelation
_OPEN_FINDING: Final[Any] = OpenFinding
_OPEN_INFERRED: Final[Any] = OpenInferred
"""The classes, where a compiled module would look for their names each time."""
_AT_ONCE: Final[tuple[int, ...]] = (0,)


def span_of(start: int, stop: int) -> Span:
    """``Span(start=start, stop=stop)``, for those who make one a number."""
    made: Any = _OPEN_SPAN()
    made.start, made.length = start, stop - start
    made.__class__ = _SPAN
    return made  # type: ignore[no-any-return]


def joined_of(text: str, start: int) -> Joined:
    """``text`` as one piece that begins at *start* of its source."""
    return pieces_of(text, _AT_ONCE, (start,))


def pieces_of(text: str, starts: Sequence[int], origins: Sequence[int]) -> Joined:
    """``Joined(text=text, starts=starts, origins=origins)``, for those who make one a row."""
    made: Any = _OPEN_JOINED()
    made.text, made.starts, made.origins = text, starts, origins
    made.__class__ = _JOINED
    return made  # type: ignore[no-any-return]


def origin_in(joined: Joined, index: int) -> int:
    """``joined.origin(index)``, for those who ask for one a cell."""
    starts, origins = joined.starts, joined.origins
    if len(starts) == 1:
        return origins[0] + index
    piece = bisect_right(starts, index) - 1
    return origins[piece] + index - starts[piece]


def span_in(joined: Joined, start: int, stop: int) -> Span:
    """``joined.span(start, stop)``, for those who ask for one a number."""
    return span_of(origin_in(joined, start), origin_in(joined, stop - 1) + 1)


def kept_between(text: str, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where of *text* stands what *cuts*, in order and not empty, leave of it."""
    kept: list[tuple[int, int]] = []
    at = 0
    for start, stop in cuts:
        if at < start:
            kept.append((at, start))
        at = stop
    if at < len(text):
        kept.append((at, len(text)))
    return kept


def without(joined: Joined, cuts: Sequence[tuple[int, int]]) -> Joined:
    """*joined* without the characters of *cuts*: the way back goes around them."""
    text, its_starts, its_origins = joined.text, joined.starts, joined.origins
    starts: list[int] = []
    origins: list[int] = []
    kept: list[str] = []
    length = 0
    for start, stop in kept_between(text, cuts):
        first = bisect_right(its_starts, start)
        starts.append(length)
        origins.append(origin_in(joined, start))
        for place in range(first, len(its_starts)):
            begin = its_starts[place]
            if begin >= stop:
                break
            starts.append(length + begin - start)
            origins.append(its_origins[place])
        kept.append(text[start:stop])
        length += stop - start
    return pieces_of("".join(kept), starts, origins)


def block_of(
    kind: BlockKind,
    joined: Joined,
    section: str | None,
    item: str | None,
    heading: str | None,
    mark: Span | None,
) -> Block:
    """``Block(kind=kind, joined=joined, …)``, for those who make one a paragraph."""
    made: Any = _OPEN_BLOCK()
    made.kind, made.joined, made.section = kind, joined, section
    made.item, made.heading, made.mark = item, heading, mark
    made.__class__ = _BLOCK
    return made  # type: ignore[no-any-return]


def written_of(value: Decimal, ulp: Decimal, bound: Bound) -> Written:
    """``Written(value=value, ulp=ulp, bound=bound)``, for those who make many."""
    made: Any = _OPEN_WRITTEN()
    made.value, made.ulp, made.bound, made.cut = value, ulp, bound, False
    made.__class__ = _WRITTEN
    return made  # type: ignore[no-any-return]


def key_of(
    indicator: str, measure: str, area: str | None, breakdown: Breakdown, kind: Kind, basis: str
) -> Key:
    """``Key(indicator=indicator, measure=measure, …)``, for those who make many."""
    made: Any = _OPEN_KEY()
    made.indicator, made.measure, made.area = indicator, measure, area
    made.breakdown, made.kind, made.basis = breakdown, kind, basis
    made.__class__ = _KEY
    return made  # type: ignore[no-any-return]


def figure_of(
    start: int,
    stop: int,
    text: str,
    written: Written,
    unit: Unit,
    key: Key,
    period: Period | None,
    rule: str,
    sentence: Span,
    block: Any,
    base: Base | None,
    parent: int | None,
    of: int | None,
) -> Figure:
    """``Figure(span=Span(start=start, stop=stop), text=text, …)`` with the status ``read``, for those who
    make one a number. *block* is an ``int``; typed so, it stays one object when compiled.
    """
    made: Any = _OPEN_FIGURE()
    made.span = span_of(start, stop)
    made.text = text
    made.written = written
    made.unit = unit
    made.key = key
    made.period = period
    made.rule = rule
    made.sentence = sentence
    made.block = block
    made.base = base
    made.status = "read"
    made.parent = parent
    made.of = of
    made.__class__ = _FIGURE
    return made  # type: ignore[no-any-return]


def linked_as(figure: Figure, parent: int | None, of: int | None) -> Figure:
    """``replace(figure, parent=parent, of=of)``, for those who take others from among many."""
    made: Any = _OPEN_FIGURE()
    made.span, made.text, made.written, made.unit = figure.span, figure.text, figure.written, figure.unit
    made.key, made.period, made.rule, made.sentence = figure.key, figure.period, figure.rule, figure.sentence
    told: Any = figure  # its block stays one object
    made.block, made.base, made.status = told.block, figure.base, figure.status
    made.parent, made.of = parent, of
    made.__class__ = _FIGURE
    return made  # type: ignore[no-any-return]


def ignored_of(start: int, stop: int, text: str, reason: str) -> Ignored:
    """``Ignored(span=Span(start=start, stop=stop), text=text, …)``, for those who make one a date."""
    made: Any = _OPEN_IGNORED()
    made.span, made.text, made.reason = span_of(start, stop), text, reason
    made.__class__ = _IGNORED
    return made  # type: ignore[no-any-return]


def finding_of(
    verdict: Verdict,
    kind: str,
    figures: tuple[int, ...],
    assumes: tuple[str, ...],
    because: str,
    grade: Grade,
    explanation: str,
) -> Finding:
    """What was found of a relation among *figures* and says no more than its explanation, for those who
    make one a relation."""
    relation: Any = _OPEN_RELATION()
    relation.kind, relation.terms, relation.assumes, relation.because = kind, figures, assumes, because
    relation.__class__ = _RELATION
    made: Any = _OPEN_FINDING()
    made.relation, made.verdict, made.figures, made.grade = relation, verdict, figures, grade
    made.printed, made.allowed, made.gap, made.unit = "", None, None, ""
    made.culprits, made.shares_residual_with, made.proof, made.slips = (), (), {}, ()
    made.explanation = explanation
    made.__class__ = _FINDING
    return made  # type: ignore[no-any-return]


def inferred_of(
    indicator: str,
    measure: str,
    area: str | None,
    breakdown: Breakdown,
    kind: Kind,
    period: Period | None,
    unit: Unit,
    low: Decimal,
    high: Decimal,
    rests_on: tuple[int, ...],
    assumes: tuple[str, ...],
) -> Inferred:
    """An inferred figure with its key, for those who make many."""
    made: Any = _OPEN_INFERRED()
    made.key = key_of(indicator, measure, area, breakdown, kind, "")
    made.period, made.unit, made.low, made.high = period, unit, low, high
    made.rests_on, made.assumes = rests_on, assumes
    made.__class__ = _INFERRED
    return made  # type: ignore[no-any-return]
