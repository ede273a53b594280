"""What a book holds and gives: documents, vintages, entries, series and their points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from yuebao.core.fact import Figure
from yuebao.core.period import Period

Origin = Literal["printed", "inferred", "derived"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document by its content: ``sha256`` is the digest of the bytes the book keeps.

    ``name`` is the file it came as, ``title`` what its head says, ``released`` the day it was
    published, None where nobody said.
    """

    sha256: str
    name: str
    title: str | None = None
    publisher: str | None = None
    released: date | None = None
    url: str | None = None
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """One reading of one document as it was posted: when published, when read, by which reader.

    ``id`` is a digest of the document and of every figure read in it. ``published`` is the day of
    release, or the day it was read where that is not known. ``new`` is False for what the book
    already held.
    """

    id: str
    document: Document
    published: date
    read_at: datetime
    reader: str
    figures: int
    new: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person changed of one figure: one field, before and after, who, when and why."""

    id: str
    field: str
    before: str
    after: str
    who: str
    when: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One more place where an entry is printed: the permanent identifier there, and the document."""

    id: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One posted figure.

    ``id`` is permanent: publisher, document digest, span and key. ``figure`` is as read, its
    spans index its document's text; where ``corrections`` are, ``figure`` is as they left it.
    ``series`` is the stable readable key of its series. ``places`` are the same ``statement`` (a
    digest of sentence and number) in other documents: one figure, several places.
    """

    id: str
    figure: Figure
    series: str
    document: Document
    published: date
    read_at: datetime
    statement: str = ""
    places: tuple[Place, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a series says of one period, in the series' own ``unit``.

    ``value`` is the number as printed, None where only ``low`` and ``high`` are known (closed).
    ``entries`` are all that was printed of it, oldest first, and ``entry`` is the one that
    holds; ``first`` is what was first published where that has been revised.
    ``formula`` says how a point that was not printed follows, ``sources`` from what.
    """

    period: Period
    value: Decimal | None
    low: Fraction
    high: Fraction
    origin: Origin = "printed"
    entry: Entry | None = None
    entries: tuple[Entry, ...] = ()
    revised: bool = False
    first: Decimal | None = None
    formula: str = ""
    sources: tuple[str, ...] = ()
    assumes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure of one area, cut one way, over time; ``points`` ascend in time.

    ``printed`` are the names it was printed under, ``unit`` the symbol its points are given in.
    """

    key: str
    indicator: str
    area: str
    breakdown: tuple[tuple[str, str], ...]
    kind: str
    basis: str
    unit: str
    printed: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    published: date | None = None
    """When its newest source was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A recorded decision on keys or figures: ``action`` is correct, merge, split or undo."""

    id: str
    action: str
    subject: str
    facts: dict[str, str]
    who: str
    when: datetime
    why: str
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph that holds what was searched: its document, its place and its text."""

    document: Document
    published: date
    start: int
    stop: int
    text: str
