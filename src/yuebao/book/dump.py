"""All of a book as plain text, a line of JSON for every row that matters, and back: equal in every byte.

No row number of the database is in it: rows are told by what they say, in an order that only
depends on that. So two books that hold the same dump the same, whichever database they are in.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, insert, select

from yuebao.book import search
from yuebao.book.posting import Names
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

FORM = 2
"""A dump of form 1 tells of no figure whether further digits were left off."""
Row = dict[str, Any]
_FIGURE = tuple(
    it.name for it in figure.c if it.name not in ("id", "vintage_id", "series_id", "term_id", "unit_id")
)
_TERM = ("indicator", "measure", "area", "breakdown", "kind", "basis", "base")
_UNIT = ("symbol", "dimension", "scale")


def dump(connection: Connection) -> Iterator[str]:
    """The lines of a book, each with its end."""
    yield _line({"book": FORM})
    for row in connection.execute(select(series).order_by(series.c.key)):
        yield _line({"series": _named(row, series)})
    for row in connection.execute(select(document).order_by(document.c.sha256)).all():
        data = connection.execute(select(content.c.data).where(content.c.document_id == row.id)).scalar_one()
        found = connection.execute(
            select(passage).where(passage.c.document_id == row.id).order_by(passage.c.start, passage.c.stop)
        )
        told = {"data": _data(bytes(data)), "passages": [_named(it, passage, "document_id") for it in found]}
        yield _line({"document": _named(row, document) | told})
    rows = connection.execute(
        select(vintage.c.id, document.c.sha256)
        .join(document, document.c.id == vintage.c.document_id)
        .order_by(vintage.c.read_at, vintage.c.ident)
    ).all()
    for about in rows:
        yield _line({"vintage": _vintage(connection, about.id) | {"sha256": about.sha256}})
    for row in connection.execute(select(decision).order_by(decision.c.at, decision.c.ident)):
        yield _line({"decision": _named(row, decision, "series_id")})


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _named(row: Any, table: Any, *without: str) -> Row:
    return {it.name: getattr(row, it.name) for it in table.c if it.name not in ("id", *without)}


def _data(data: bytes) -> Row:
    """Bytes as text where they are text, so that a dump can be read and compared."""
    try:
        return {"utf8": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}


def _bytes(told: Row) -> bytes:
    return told["utf8"].encode("utf-8") if "utf8" in told else base64.b64decode(told["base64"])


def _vintage(connection: Connection, ident: int) -> Row:
    row = connection.execute(select(vintage).where(vintage.c.id == ident)).one()
    figures = connection.execute(
        select(figure, *(term.c[it] for it in _TERM), *(unit.c[it] for it in _UNIT), series.c.key)
        .join(term, term.c.id == figure.c.term_id)
        .join(unit, unit.c.id == figure.c.unit_id)
        .join(series, series.c.id == figure.c.series_id)
        .where(figure.c.vintage_id == ident)
        .order_by(figure.c.n)
    )
    findings = connection.execute(select(finding).where(finding.c.vintage_id == ident).order_by(finding.c.n))
    guessed = connection.execute(
        select(inferred, *(unit.c[it] for it in _UNIT), series.c.key)
        .join(unit, unit.c.id == inferred.c.unit_id)
        .join(series, series.c.id == inferred.c.series_id)
        .where(inferred.c.vintage_id == ident)
        .order_by(inferred.c.n)
    )
    return {
        **_named(row, vintage, "document_id"),
        "of_figures": [{it: getattr(one, it) for it in (*_FIGURE, *_TERM, *_UNIT, "key")} for one in figures],
        "of_findings": [_named(one, finding, "vintage_id") for one in findings],
        "of_inferred": [
            _named(one, inferred, "vintage_id", "series_id", "unit_id")
            | {it: getattr(one, it) for it in (*_UNIT, "key")}
            for one in guessed
        ],
    }


def load(connection: Connection, lines: Iterable[str], names: Names) -> int:
    """Put what a dump tells into a book within one writing transaction; how many rows were new.

    What the book holds already stays as it is.

    Raises:
        ValueError: a line is none of a dump; nothing is kept then.
    """
    new, head = 0, False
    for number, line in enumerate(lines, start=1):
        try:
            told = json.loads(line)
            [(kind, row)] = told.items()
            if not head and (kind != "book" or row not in (1, FORM)):
                raise ValueError("it does not begin as a dump of this form")
            head = True
            new += _ROWS[kind](connection, names, row)
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"line {number}: {error or type(error).__name__}") from None
    if not head:
        raise ValueError("there is nothing in it")
    return new


def _load_series(connection: Connection, names: Names, row: Row) -> int:
    names.row(connection, series, {"key": row["key"]}, {it: row[it] for it in row if it != "key"})
    return 0


def _load_document(connection: Connection, names: Names, row: Row) -> int:
    known = connection.execute(select(document.c.id).where(document.c.sha256 == row["sha256"])).scalar()
    if known is not None:
        return 0
    ident = names.next(connection, document)
    own = {it.name: row[it.name] for it in document.c if it.name != "id"}
    connection.execute(insert(document), own | {"id": ident})
    connection.execute(insert(content), {"document_id": ident, "data": _bytes(row["data"])})
    rows = [it | {"id": names.next(connection, passage), "document_id": ident} for it in row["passages"]]
    if rows:
        connection.execute(insert(passage), rows)
        search.index(connection, [(it["id"], it["text"]) for it in rows])
    return 1


def _load_vintage(connection: Connection, names: Names, row: Row) -> int:
    known = connection.execute(select(vintage.c.id).where(vintage.c.ident == row["ident"])).scalar()
    if known is not None:
        return 0
    of = connection.execute(select(document.c.id).where(document.c.sha256 == row["sha256"])).scalar_one()
    ident = names.next(connection, vintage)
    own = {it.name: row[it.name] for it in vintage.c if it.name not in ("id", "document_id")}
    connection.execute(insert(vintage), own | {"id": ident, "document_id": of})
    figures = [_figure(connection, names, it) | {"vintage_id": ident} for it in row["of_figures"]]
    findings = [
        it | {"id": names.next(connection, finding), "vintage_id": ident} for it in row["of_findings"]
    ]
    guessed = [_guessed(connection, names, it) | {"vintage_id": ident} for it in row["of_inferred"]]
    for table, rows in ((figure, figures), (finding, findings), (inferred, guessed)):
        if rows:
            connection.execute(insert(table), rows)
    return 1


def _figure(connection: Connection, names: Names, row: Row) -> Row:
    of = names.row(connection, series, {"key": row["key"]}, {})
    return (
        {"cut": 0}
        | {it: row[it] for it in _FIGURE if it in row or it != "cut"}
        | {
            "id": names.next(connection, figure),
            "series_id": of,
            "term_id": names.row(connection, term, {"series_id": of} | {it: row[it] for it in _TERM}, {}),
            "unit_id": names.row(connection, unit, {it: row[it] for it in _UNIT}, {}),
        }
    )


def _guessed(connection: Connection, names: Names, row: Row) -> Row:
    outside = (*_UNIT, "key")
    return {name: told for name, told in row.items() if name not in outside} | {
        "id": names.next(connection, inferred),
        "series_id": names.row(connection, series, {"key": row["key"]}, {}),
        "unit_id": names.row(connection, unit, {it: row[it] for it in _UNIT}, {}),
    }


def _load_decision(connection: Connection, names: Names, row: Row) -> int:
    known = connection.execute(select(decision.c.id).where(decision.c.ident == row["ident"])).scalar()
    if known is not None:
        return 0
    connection.execute(insert(decision), row | {"id": names.next(connection, decision)})
    return 1


_ROWS = {
    "book": lambda *_: 0,
    "series": _load_series,
    "document": _load_document,
    "vintage": _load_vintage,
    "decision": _load_decision,
}
