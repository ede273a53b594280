"""The book as columns: for frames, for exported tables, for SQL. Numbers stay exact decimals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from yuebao.book import asking, posting, serial, store
from yuebao.book.asking import Seen
from yuebao.book.decisions import Decided
from yuebao.book.tables import document, finding, series, vintage
from yuebao.book.values import Point, Series
from yuebao.core.contract import interval

Columns = dict[str, list[Any]]
NUMBERS = ("value", "low", "high")
"""Numbers that every row of an exported table is verified by."""
_DECIMAL = (*NUMBERS, "first_value")
DAYS = ("published", "period_start", "period_end")

POINT = (
    "series", "indicator", "area", "breakdown", "kind", "basis", "unit", "period", "period_start",
    "period_end", "value", "low", "high", "origin", "revised", "first_value", "published", "publisher",
    "document", "name", "id", "formula", "sources",
)  # fmt: skip
"""The columns of an exported table: a row for each point of each series."""

FIGURE = (
    "id", "series", "indicator", "area", "breakdown", "kind", "basis", "base", "period", "period_start",
    "period_end", "value", "low", "high", "bound", "unit", "text", "published", "read_at", "publisher",
    "document", "name", "start", "end", "rule", "status", "corrected",
)  # fmt: skip
"""The columns of a table of printed figures: a row for each print."""

_PLACES = 6
"""Decimal places of an interval's ends, rounded outward."""


def points(found: Iterable[Series]) -> Columns:
    """Points of series as the columns of ``POINT``."""
    out: Columns = {name: [] for name in POINT}
    for of in found:
        for it in of.points:
            for name, told in _point(of, it).items():
                out[name].append(told)
    return out


def _point(of: Series, it: Point) -> dict[str, Any]:
    low, high = interval(it.low, it.high, places=_PLACES)
    entry = it.entry
    start, end = days(it.period.start, it.period.stop)
    return {
        "series": of.key,
        "indicator": of.indicator,
        "area": of.area,
        "breakdown": ",".join(f"{one}={two}" for one, two in of.breakdown),
        "kind": of.kind,
        "basis": of.basis,
        "unit": of.unit,
        "period": str(it.period),
        "period_start": end if it.period.kind == "instant" else start,
        "period_end": end,
        "value": it.value,
        "low": Decimal(low),
        "high": Decimal(high),
        "origin": it.origin,
        "revised": it.revised,
        "first_value": it.first,
        "published": entry.published if entry else None,
        "publisher": (entry.document.publisher or "") if entry else "",
        "document": entry.document.sha256 if entry else "",
        "name": entry.document.name if entry else "",
        "id": entry.id if entry else "",
        "formula": it.formula,
        "sources": " ".join(it.sources),
    }


def days(start: int, stop: int) -> tuple[Any, Any]:
    """The first and the last day of a stretch of months."""
    from datetime import timedelta

    year, month = divmod(start, 12)
    last_year, last_month = divmod(stop, 12)
    return date(year, month + 1, 1), date(last_year, last_month + 1, 1) - timedelta(days=1)


def figures(connection: Connection, decided: Decided, seen: Seen) -> Columns:
    """Every printed figure as the columns of ``FIGURE``, decisions applied."""
    out: Columns = {name: [] for name in FIGURE}
    for row in store.named(connection.execute(asking.rows_of(seen))):
        it = asking.entry_of(row, decided)
        if it.withdrawn:
            continue
        period, key = it.figure.period, it.figure.key
        known = period is not None and period.year is not None
        start, end = days(period.start, period.stop) if period is not None and known else (None, None)
        told = (
            it.id, it.series, key.indicator, serial.SeriesShape(it.series).area,
            ",".join(f"{one}={two}" for one, two in key.breakdown), key.kind, key.basis,
            it.figure.base.name if it.figure.base else "", str(period) if period is not None else "", start,
            end, it.figure.written.value, it.figure.written.low, it.figure.written.high,
            it.figure.written.bound, it.figure.unit.symbol, it.figure.text, it.published,
            it.read_at.isoformat(), it.document.publisher or "", it.document.sha256, it.document.name,
            it.figure.span.start, it.figure.span.stop, it.figure.rule, it.figure.status, bool(it.corrections),
        )  # fmt: skip
        for name, one in zip(FIGURE, told, strict=True):
            out[name].append(one)
    return out


def all_series(connection: Connection) -> Columns:
    rows = connection.execute(select(series).order_by(series.c.key)).all()
    names = ("key", "measure", "area", "breakdown", "kind", "basis", "dimension", "base")
    return {name: [getattr(row, name) for row in rows] for name in names}


def documents(connection: Connection, decided: Decided) -> Columns:
    rows = connection.execute(select(document).order_by(document.c.sha256)).all()
    names = ("sha256", "name", "title", "publisher", "released", "url", "media_type")
    found = [decided.document(posting.document_of(row)) for row in rows]
    return {
        name: [told.isoformat() if isinstance(told := getattr(it, name), date) else told for it in found]
        for name in names
    }


def findings(connection: Connection) -> Columns:
    asked = (
        select(document.c.sha256, vintage.c.published, finding.c.n, finding.c.verdict, finding.c.relation,
               finding.c.explanation)
        .join(vintage, vintage.c.id == finding.c.vintage_id)
        .join(document, document.c.id == vintage.c.document_id)
        .order_by(document.c.sha256, vintage.c.read_at, finding.c.n)
    )  # fmt: skip
    rows = connection.execute(asked).all()
    out: Columns = {"document": [row.sha256 for row in rows]}
    return out | {
        name: [getattr(row, name) for row in rows]
        for name in ("published", "n", "verdict", "relation", "explanation")
    }


def decisions(decided: Decided) -> Columns:
    names = ("id", "action", "subject", "who", "why", "undone")
    out: Columns = {name: [getattr(it, name) for it in decided.all] for name in names}
    return out | {
        "when": [it.when.isoformat() for it in decided.all],
        "facts": [",".join(f"{one}={two}" for one, two in it.facts.items()) for it in decided.all],
    }


def arrow(columns: Columns) -> Any:
    """Columns as an Arrow table: numbers as decimals wide enough for all, days as dates."""
    import pyarrow as pa

    out = {}
    for name, told in columns.items():
        if name in _DECIMAL:
            out[name] = pa.array(told, type=_decimal([it for it in told if it is not None]))
        elif name in DAYS and any(it is not None and not isinstance(it, str) for it in told):
            out[name] = pa.array(told, type=pa.date32())
        elif told and isinstance(next((it for it in told if it is not None), None), bool):
            out[name] = pa.array(told, type=pa.bool_())
        elif told and isinstance(next((it for it in told if it is not None), None), int):
            out[name] = pa.array(told, type=pa.int64())
        else:
            out[name] = pa.array(told, type=pa.string())
    return pa.table(out)


def _decimal(values: Sequence[Decimal]) -> Any:
    import pyarrow as pa

    places = max((max(0, -int(it.as_tuple().exponent)) for it in values), default=0)
    whole = max((it.adjusted() + 1 for it in values if it), default=1)
    scale = min(places, max(0, 38 - max(whole, 1)))
    return pa.decimal128(38, scale) if max(whole, 1) + scale <= 38 else pa.decimal256(76, min(places, 38))


def rows(columns: Columns) -> Iterator[tuple[Any, ...]]:
    """The rows of columns."""
    return zip(*columns.values(), strict=True)
