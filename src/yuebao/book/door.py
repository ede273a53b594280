"""What of the book a new reading is confronted with: the few earlier figures that speak of the same."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, and_, or_, select

from yuebao.book import asking, decisions
from yuebao.book.asking import Seen
from yuebao.book.tables import document, figure, series, vintage
from yuebao.book.values import Entry
from yuebao.core.fact import Reading
from yuebao.core.text import Outline, Source

_YEAR = 12


def earlier(connection: Connection, reading: Reading, *, most: int) -> list[Reading]:
    """Earlier readings with only their levels of the same measures, areas and years, newest first."""
    wanted: dict[tuple[str, str], set[int]] = defaultdict(set)
    for it in reading.figures:
        if it.key.kind == "level" and it.key.area and it.period is not None and it.period.year is not None:
            wanted[it.key.area, it.key.measure or it.key.indicator].add(it.period.start // _YEAR)
    if not wanted:
        return []
    about = or_(*(and_(series.c.area == area, series.c.measure == measure) for area, measure in wanted))
    ids = {
        row.id: wanted[row.area, row.measure]
        for row in connection.execute(
            select(series.c.id, series.c.area, series.c.measure).where(about, series.c.kind == "level")
        )
    }
    if not ids:
        return []
    years = sorted({year for it in wanted.values() for year in it})
    first, last = _YEAR * (years[0] - 1), _YEAR * (years[-1] + 1)
    rows = asking.rows_of(Seen()).where(
        asking.any_of(figure.c.series_id, ids),
        figure.c.period_start >= first,
        figure.c.period_start < last,
        document.c.sha256 != reading.source.sha256,
    )
    decided = decisions.load(connection)
    by_document: dict[str, list[Entry]] = defaultdict(list)
    for entry in asking.fetch(connection, rows, decided):
        if not entry.withdrawn:
            by_document[entry.document.sha256].append(entry)
    newest = sorted(by_document, key=lambda it: (by_document[it][0].published, it), reverse=True)[:most]
    texts = _texts(connection, newest)
    return [_reading(by_document[it], texts[it]) for it in newest]


def _texts(connection: Connection, digests: list[str]) -> dict[str, str]:
    rows = connection.execute(
        select(document.c.sha256, vintage.c.text)
        .join(vintage, vintage.c.document_id == document.c.id)
        .where(asking.any_of(document.c.sha256, digests))
        .order_by(vintage.c.read_at, vintage.c.ident)
    )
    return {row.sha256: row.text for row in rows}


def _reading(entries: list[Entry], text: str) -> Reading:
    of = entries[0].document
    source = Source(
        sha256=of.sha256,
        name=of.name,
        text=text,
        media_type=of.media_type,
        url=of.url,
        publisher=of.publisher,
        released=of.released.isoformat() if of.released else None,
    )
    in_order = sorted(entries, key=lambda it: it.figure.span.start)
    return Reading(source=source, outline=Outline(), figures=tuple(it.figure for it in in_order))
