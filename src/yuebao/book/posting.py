"""Putting a report into the book: one transaction a document, once by content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, text

from yuebao.book import keys, search
from yuebao.book.store import Prepared
from yuebao.book.tables import (
    content,
    decision,
    document,
    figure,
    finding,
    inferred,
    passage,
    series,
    term,
    unit,
    vintage,
)
from yuebao.book.values import Document, Vintage
from yuebao.core import contract
from yuebao.core.fact import Base, Figure, Key, Report
from yuebao.core.unit import Unit

_PASSAGES = ("item", "heading", "paragraph", "table", "title")
_CACHED = 50_000
"""Names kept in memory between postings; a book has more, and then the table is asked."""


_NUMBERED = (document, vintage, series, term, unit, figure, finding, inferred, passage, decision)
_POSTED = Prepared(select(vintage.c.id).where(vintage.c.ident == bindparam("ident")))
_KNOWN = Prepared(select(document).where(document.c.sha256 == bindparam("sha256")))
_TOPS = Prepared(
    text("SELECT " + ", ".join(f"(SELECT max(id) FROM {it.name}) {it.name}" for it in _NUMBERED))
)
_INSERT = {it.name: Prepared(insert(it)) for it in (*_NUMBERED, content)}


def moment(when: datetime) -> str:
    """A time as the book writes it: UTC, to the microsecond, so that text sorts as time does."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


PARTIAL = "partial"
"""The note of a vintage whose file was not read whole: it is read again when it comes again."""


def vintage_id(report: Report) -> str:
    """A digest of the document and of every figure read in it."""
    whole = blake2b(report.reading.source.sha256.encode(), digest_size=12)
    for it in report.reading.figures:
        whole.update(
            repr((it.span, it.text, it.written, it.unit.symbol, it.key, it.base, it.period, it.rule)).encode()
        )
    return whole.hexdigest()


class Names:
    """Ids of series, terms and units, looked up or given out within one writing transaction.

    ``new`` holds what this transaction gave out; it is kept only when that is committed.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, object], int] = {}
        self._new: dict[tuple[str, object], int] = {}
        self._next: dict[str, int] = {}

    def begin(self) -> None:
        self._new, self._next = {}, {}

    def keep(self) -> None:
        if _CACHED < len(self._known):
            self._known = {}
        self._known |= self._new

    def next(self, connection: Connection, table: Table) -> int:
        """An id that nothing in *table* has; the first call of a transaction asks for all tables at once."""
        if not self._next:
            [tops] = _TOPS.rows(connection, {})
            self._next = {it.name: (top or 0) + 1 for it, top in zip(_NUMBERED, tops, strict=True)}
        out = self._next[table.name]
        self._next[table.name] += 1
        return out

    def row(self, connection: Connection, table: Table, by: dict[str, Any], rest: dict[str, Any]) -> int:
        """The id of the row that *by* tells, made with *rest* where there is none."""
        about = table.name, tuple(by.values())
        found = self._known.get(about) or self._new.get(about)
        if found is None:
            asked = select(table.c.id).where(*(table.c[name] == value for name, value in by.items()))
            found = connection.execute(asked).scalar()
            if found is None:
                found = self.next(connection, table)
                connection.execute(insert(table), {"id": found} | by | rest)
            self._new[about] = found
        return found

    def _once(self, about: tuple[str, object], make: Callable[[], int]) -> int:
        """What *make* gives, asked once for each *about*: nearly every figure was met before."""
        found = self._known.get(about) or self._new.get(about)
        if found is None:
            found = self._new[about] = make()
        return found

    def unit(self, connection: Connection, of: Unit) -> int:
        return self._once(("unit", of), lambda: self._unit(connection, of))

    def series(self, connection: Connection, key: keys.SeriesKey) -> int:
        return self._once(("series", key), lambda: self._series(connection, key))

    def term(self, connection: Connection, of: Key, base: Base | None, series_id: int) -> int:
        return self._once(
            ("term", (of, base, series_id)), lambda: self._term(connection, of, base, series_id)
        )

    def _unit(self, connection: Connection, of: Unit) -> int:
        told = {"symbol": of.symbol, "dimension": of.dimension, "scale": str(of.scale)}
        return self.row(connection, unit, told, {})

    def _series(self, connection: Connection, key: keys.SeriesKey) -> int:
        rest = {
            "measure": key.measure,
            "area": key.area,
            "breakdown": keys.pairs(key.breakdown),
            "kind": key.kind,
            "basis": key.basis,
            "dimension": key.dimension,
            "base": key.base,
        }
        return self.row(connection, series, {"key": str(key)}, rest)

    def _term(self, connection: Connection, of: Key, base: Base | None, series_id: int) -> int:
        told = {
            "series_id": series_id,
            "indicator": of.indicator,
            "measure": of.measure,
            "area": of.area or "",
            "breakdown": keys.pairs(of.breakdown),
            "kind": of.kind,
            "basis": of.basis,
            "base": keys.base_text(base),
        }
        return self.row(connection, term, told, {})


def post(
    connection: Connection,
    names: Names,
    report: Report,
    *,
    data: bytes,
    read_at: datetime,
    released: date | None,
    reader: str,
) -> Vintage | None:
    """Post *report* of *data* within a writing transaction; None if the book holds it already."""
    ident = vintage_id(report)
    if _POSTED.rows(connection, {"ident": ident}):
        return None
    source = report.reading.source
    known = _KNOWN.rows(connection, {"sha256": source.sha256})
    row = known[0] if known else None
    if row is None:
        day = released or _day(source.released)
        described = Document(
            sha256=source.sha256,
            name=source.name,
            title=report.reading.outline.title,
            publisher=source.publisher,
            released=day,
            url=source.url,
            media_type=source.media_type,
        )
        document_id = names.next(connection, document)
        told = asdict(described) | {"id": document_id, "released": day.isoformat() if day else None}
        _INSERT["document"].run(connection, told)
        _INSERT["content"].run(connection, {"document_id": document_id, "data": data})
    else:
        described, document_id = document_of(row), row.id
    publisher = described.publisher
    day = described.released or read_at.astimezone(UTC).date()
    published = day.isoformat()
    vintage_row = names.next(connection, vintage)
    reading = report.reading
    _INSERT["vintage"].run(
        connection,
        {
            "id": vintage_row,
            "ident": ident,
            "document_id": document_id,
            "published": published,
            "read_at": moment(read_at),
            "reader": reader,
            "text": _kept(source.text),
            "figures": len(reading.figures),
            "ignored": len(reading.ignored),
            "unread": len(reading.unread),
            "notes": " ".join(sorted(reading.notes | ({PARTIAL} if reading.problems else set()))),
        },
    )
    _many(connection, figure, _figures(connection, names, report, vintage_row, publisher))
    _many(connection, finding, _findings(connection, names, report, vintage_row))
    _many(connection, inferred, _inferred(connection, names, report, vintage_row, publisher))
    if row is None:
        _passages(connection, names, report, document_id, published)
    return Vintage(
        id=ident,
        document=described,
        published=day,
        read_at=read_at.astimezone(UTC),
        reader=reader,
        figures=len(reading.figures),
    )


def document_of(row: Any) -> Document:
    """The document of a row that has a document's columns."""
    return _document(row.sha256, row.name, row.title, row.publisher, row.released, row.url, row.media_type)


@lru_cache(maxsize=4096)
def _document(
    sha256: str,
    name: str,
    title: str | None,
    publisher: str | None,
    released: str | None,
    url: str | None,
    media_type: str,
) -> Document:
    return Document(
        sha256=sha256,
        name=name,
        title=title,
        publisher=publisher,
        released=date.fromisoformat(released) if released else None,
        url=url,
        media_type=media_type,
    )


def _kept(text: str) -> str:
    """A text that every database takes: one sign stands for a NUL, so that offsets stay."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _day(said: str | None) -> date | None:
    """The day in a date as sources tell it; None for what is none."""
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None


def _many(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    told = list(rows)
    if told:
        _INSERT[table.name].run(connection, told)


def _figures(
    connection: Connection, names: Names, report: Report, vintage_row: int, publisher: str | None
) -> Iterator[dict[str, Any]]:
    source, area = report.reading.source, keys.home(publisher)
    for n, it in enumerate(report.reading.figures):
        series_id = names.series(connection, keys.series_key(it.key, it.unit, it.base, home=area))
        sentence = source.text[it.sentence.start : it.sentence.stop]
        yield {
            "id": names.next(connection, figure),
            "ident": keys.identifier(it, sha256=source.sha256, publisher=publisher),
            "vintage_id": vintage_row,
            "n": n,
            "series_id": series_id,
            "term_id": names.term(connection, it.key, it.base, series_id),
            "unit_id": names.unit(connection, it.unit),
            **_period(it),
            "start": it.span.start,
            "stop": it.span.stop,
            "text": _kept(it.text),
            "value": contract.plain(it.written.value),
            "ulp": contract.plain(it.written.ulp),
            "bound": it.written.bound,
            "rule": it.rule,
            "status": it.status,
            "sentence_start": it.sentence.start,
            "sentence_stop": it.sentence.stop,
            "block": it.block,
            "parent": it.parent,
            "of": it.of,
            "statement": keys.statement(it, sentence),
            "cut": int(it.written.cut),
        }


def _period(of: Figure) -> dict[str, Any]:
    it = of.period
    return {
        "period_start": None if it is None else it.start,
        "period_stop": None if it is None else it.stop,
        "period_kind": None if it is None else it.kind,
    }


def _findings(
    connection: Connection, names: Names, report: Report, vintage_row: int
) -> Iterator[dict[str, Any]]:
    for n, it in enumerate(report.findings):
        yield {
            "id": names.next(connection, finding),
            "vintage_id": vintage_row,
            "n": n,
            "verdict": it.verdict,
            "relation": it.relation.kind,
            "explanation": it.explanation,
            "record": contract.line(contract.finding_record(report, n)),
        }


def _inferred(
    connection: Connection, names: Names, report: Report, vintage_row: int, publisher: str | None
) -> Iterator[dict[str, Any]]:
    area = keys.home(publisher)
    for n, it in enumerate(report.inferred):
        if it.period is None:
            continue
        key = keys.series_key(it.key, it.unit, None, home=area)
        yield {
            "id": names.next(connection, inferred),
            "vintage_id": vintage_row,
            "n": n,
            "series_id": names.series(connection, key),
            "unit_id": names.unit(connection, it.unit),
            "period_start": it.period.start,
            "period_stop": it.period.stop,
            "period_kind": it.period.kind,
            "low": contract.plain(it.low),
            "high": contract.plain(it.high),
            "rests_on": " ".join(map(str, it.rests_on)),
            "assumes": " ".join(it.assumes),
        }


def _passages(connection: Connection, names: Names, report: Report, document_id: int, published: str) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": names.next(connection, passage),
            "document_id": document_id,
            "published": published,
            "start": it.span.start,
            "stop": it.span.stop,
            "text": _kept(it.text),
        }
        for it in report.reading.outline.blocks
        if it.kind in _PASSAGES and it.text.strip()
    ]
    _many(connection, passage, iter(rows))
    search.index(connection, [(row["id"], row["text"]) for row in rows])
