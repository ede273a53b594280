"""What of the book a new reading is confronted with: the few earlier figures that speak of the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from yuebao.book import asking, decisions, store
from yuebao.book.asking import Seen
from yuebao.book.tables import document, figure, series, vintage
from yuebao.book.values import Entry
from yuebao.core.fact import Reading
from yuebao.core.text import Outline, Source

_YEAR = 12


def _related(start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches of months whose levels a check can set against those of ``[start, stop)``.

    The same, and a year ago; a month or a quarter more or less; its last month or quarter; to date.
    """
    year = start - start % _YEAR
    yield start, stop
    yield start - _YEAR, stop - _YEAR
    for step in (1, 3):
        yield from ((start, stop - step), (start, stop + step), (stop - step, stop), (stop, stop + step))
    yield from ((year, stop), (year, start))


def earlier(connection: Connection, reading: Reading, *, most: int) -> list[Reading]:
    """Earlier readings with only their levels that a check could use, newest first."""
    wanted: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for it in reading.figures:
        if it.key.kind == "level" and it.key.area and it.period is not None and it.period.year is not None:
            about = it.key.area, it.key.measure or it.key.indicator
            wanted.setdefault(about, set()).update(_related(it.period.start, it.period.stop))
    if not wanted:
        return []
    rows = connection.execute(
        _SERIES, {"areas": [it for it, _ in wanted], "measures": [it for _, it in wanted]}
    )
    ids = {row.id: found for row in rows if (found := wanted.get((row.area, row.measure)))}
    if not ids:
        return []
    spans = set().union(*ids.values())
    told = {
        "ids": list(ids),
        "starts": sorted({it for it, _ in spans}),
        "stops": sorted({it for _, it in spans}),
    }
    decided = decisions.load(connection)
    by_document: dict[str, list[Entry]] = defaultdict(list)
    for row in store.named(connection.execute(_ROWS, told)):
        if (
            row.sha256 == reading.source.sha256
            or (row.period_start, row.period_stop) not in ids[row.series_id]
        ):
            continue
        entry = asking.entry_of(row, decided)
        if not entry.withdrawn:
            by_document[entry.document.sha256].append(entry)
    newest = sorted(by_document, key=lambda it: (by_document[it][0].published, it), reverse=True)[:most]
    texts = _texts(connection, newest) if newest else {}
    return [_reading(by_document[it], texts[it]) for it in newest]


_SERIES = select(series.c.id, series.c.area, series.c.measure).where(
    series.c.area.in_(bindparam("areas", expanding=True)),
    series.c.measure.in_(bindparam("measures", expanding=True)),
    series.c.kind == "level",
)
_ROWS = asking.rows_of(Seen()).where(
    figure.c.series_id.in_(bindparam("ids", expanding=True)),
    figure.c.period_start.in_(bindparam("starts", expanding=True)),
    figure.c.period_stop.in_(bindparam("stops", expanding=True)),
)


def _texts(connection: Connection, digests: list[str]) -> dict[str, str]:
    return {row.sha256: row.text for row in connection.execute(_TEXTS, {"digests": digests})}


_TEXTS = (
    select(document.c.sha256, vintage.c.text)
    .join(vintage, vintage.c.document_id == document.c.id)
    .where(document.c.sha256.in_(bindparam("digests", expanding=True)))
    .order_by(vintage.c.read_at, vintage.c.ident)
)


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
