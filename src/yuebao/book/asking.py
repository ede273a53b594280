"""Figures out of the book: rows become entries, prints of one statement become one, corrections apply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select, tuple_

from yuebao.book import keys, posting, store
from yuebao.book.decisions import Decided
from yuebao.book.tables import document, figure, series, term, unit, vintage
from yuebao.book.values import Entry, Place
from yuebao.core.fact import Figure, Key
from yuebao.core.number import Written
from yuebao.core.period import Period
from yuebao.core.text import Span
from yuebao.core.unit import Unit

_AT_ONCE = 500
"""Values in one IN: every database takes this many."""

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What of the book is looked at: published by a day, read by a moment; None is everything."""

    as_of: date | None = None
    read_by: datetime | None = None
    dated: Mapping[str, date] = field(default_factory=dict)
    """Documents whose day of publication people corrected: ``Decided.dated``."""

    def published(self, published: date) -> bool:
        return self.as_of is None or published <= self.as_of

    def by_then(self) -> list[ColumnElement[bool]]:
        """The condition that a vintage was published by then, or that a corrected day decides it."""
        if self.as_of is None:
            return []
        told = vintage.c.published <= self.as_of.isoformat()
        return [or_(told, any_of(document.c.sha256, self.dated)) if self.dated else told]


def rows_of(seen: Seen, *, newest: bool = True) -> Select[Any]:
    """Figures with all that makes entries of them, of each document only its *newest* reading."""
    newer = vintage.alias("newer")
    later = tuple_(newer.c.read_at, newer.c.ident) > tuple_(vintage.c.read_at, vintage.c.ident)
    above = [newer.c.document_id == vintage.c.document_id, later]
    asked = (
        select(
            figure,
            term.c.indicator,
            term.c.measure,
            term.c.area,
            term.c.breakdown,
            term.c.kind,
            term.c.basis,
            term.c.base,
            unit.c.symbol,
            unit.c.dimension,
            unit.c.scale,
            series.c.key.label("series"),
            vintage.c.ident.label("vintage"),
            vintage.c.published,
            vintage.c.read_at,
            document.c.sha256,
            document.c.name,
            document.c.title,
            document.c.publisher,
            document.c.released,
            document.c.url,
            document.c.media_type,
        )
        .join(term, term.c.id == figure.c.term_id)
        .join(unit, unit.c.id == figure.c.unit_id)
        .join(series, series.c.id == figure.c.series_id)
        .join(vintage, vintage.c.id == figure.c.vintage_id)
        .join(document, document.c.id == vintage.c.document_id)
    )
    if seen.read_by is not None:
        until = posting.moment(seen.read_by)
        above.append(newer.c.read_at <= until)
        asked = asked.where(vintage.c.read_at <= until)
    asked = asked.where(*seen.by_then())
    return asked.where(~exists().where(and_(*above))) if newest else asked


def fetch(connection: Connection, asked: Select[Any], decided: Decided, seen: Seen) -> list[Entry]:
    """The entries of a selection, each print by itself, oldest publication first."""
    found = [entry_of(row, decided) for row in store.named(connection.execute(asked))]
    if seen.dated:
        found = [it for it in found if seen.published(it.published)]
    found.sort(key=order)
    return found


def order(entry: Entry) -> tuple[str, str, int, str]:
    """Oldest publication first; the rest only makes the order one, whatever was posted first."""
    return entry.published.isoformat(), entry.document.sha256, entry.figure.span.start, entry.id


def entry_of(row: Any, decided: Decided) -> Entry:
    """One row as an entry, with what people decided about it."""
    read = Figure(
        span=Span(start=row.start, stop=row.stop),
        text=row.text,
        written=Written(value=Decimal(row.value), ulp=Decimal(row.ulp), bound=row.bound, cut=bool(row.cut)),
        unit=_unit(row.symbol, row.dimension, row.scale),
        key=_key(row.indicator, row.measure, row.area, row.breakdown, row.kind, row.basis),
        period=_period(row.period_start, row.period_stop, row.period_kind),
        rule=row.rule,
        sentence=Span(start=row.sentence_start, stop=row.sentence_stop),
        block=row.block,
        base=keys.based(row.base),
        status=row.status,
        parent=row.parent,
        of=row.of,
    )
    entry = Entry(
        id=row.ident,
        figure=read,
        series=row.series,
        document=posting.document_of(row),
        statement=row.statement,
        published=date.fromisoformat(row.published),
        read_at=datetime.fromisoformat(row.read_at),
    )
    return decided.applied(entry)


@lru_cache(maxsize=4096)
def _period(start: int | None, stop: int, kind: Any) -> Period | None:
    return None if start is None else Period(start=start, stop=stop, kind=kind)


@lru_cache(maxsize=4096)
def _unit(symbol: str, dimension: str, scale: str) -> Unit:
    return Unit(symbol=symbol, dimension=dimension, scale=Fraction(scale))


@lru_cache(maxsize=65536)
def _key(indicator: str, measure: str, area: str, breakdown: str, kind: Any, basis: str) -> Key:
    return Key(
        indicator=indicator,
        measure=measure,
        area=area or None,
        breakdown=keys.unpaired(breakdown),
        kind=kind,
        basis=basis,
    )


def one_of(entries: Iterable[Entry]) -> list[Entry]:
    """Prints of one statement become one entry, that of the earliest, with the others as its places."""
    entries = list(entries)
    if len({it.statement for it in entries}) == len(entries) and not any(it.places for it in entries):
        return entries
    groups: dict[object, list[Entry]] = defaultdict(list)
    for it in entries:
        of = it.figure
        groups[it.series, of.period, of.written, of.unit.symbol, it.statement].append(it)
    return [
        replace(many[0], places=tuple(Place(id=it.id, document=it.document) for it in many[1:]))
        if 1 < len(many) or many[0].places
        else many[0]
        for many in groups.values()
    ]


def placed(one: Entry, prints: Iterable[Entry]) -> Entry:
    """An entry with the other places where the same statement is printed."""
    same = one_of([one, *(it for it in prints if it.id != one.id)])[0]
    return replace(one, places=same.places)


def limits(figure: Figure) -> Bounds:
    """The closed interval that a printed number stands for, in the base unit of its dimension."""
    scale = keys.of_kind(figure.unit, figure.key.kind).scale
    return times(figure.written.low, scale), times(figure.written.high, scale)


def times(number: Decimal, scale: Fraction) -> Fraction:
    """Their product, made in one step: it is wanted of every print of a series."""
    one, two = number.as_integer_ratio()
    return Fraction(one * scale.numerator, two * scale.denominator)


def settled(entries: Sequence[Entry]) -> tuple[Entry, bool]:
    """Of one series and period, oldest first: the figure that holds now, and whether it is a revision.

    A later number that the one before could have been rounded to says nothing new: the finer of
    the two stays. One that it could not be is a revision, and holds.
    """
    holds, revised = entries[0], False
    if len(entries) == 1:
        return holds, revised
    alike = all(it.figure.unit == holds.figure.unit for it in entries)
    ends: Callable[[Figure], tuple[Any, Any]] = _printed_ends if alike else limits
    low, high = ends(holds.figure)
    for it in entries[1:]:
        least, most = ends(it.figure)
        if low <= most and least <= high:
            if high - low <= most - least:
                continue
        else:
            revised = True
        holds, low, high = it, least, most
    return holds, revised


def _printed_ends(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.written.low, figure.written.high


def in_pieces(column: ColumnElement[Any], values: Iterable[Any]) -> list[ColumnElement[bool]]:
    """Conditions that together say *column* is one of *values*."""
    told = sorted(set(values))
    return [column.in_(told[at : at + _AT_ONCE]) for at in range(0, len(told), _AT_ONCE)]


def moved(decided: Decided) -> list[ColumnElement[bool]]:
    """The figures that decisions may have moved to another series, area or time."""
    return [
        *(in_pieces(figure.c.ident, decided.corrections)),
        *(in_pieces(document.c.sha256, decided.documents)),
    ]


def any_of(column: ColumnElement[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    pieces = in_pieces(column, values)
    return or_(*pieces) if pieces else column.in_([])
