"""Full text, one token a hanzi: any two characters that stand together are found, at any length.

Both databases get the same tokens, spelled in ASCII so that neither cuts them its own way: a
Chinese character is `x` and its code point, a run of letters or digits is `w` and itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from yuebao.book.store import Prepared, lite, named
from yuebao.book.tables import document, passage


@cache
def _simplified() -> dict[int, int]:
    from yuebao.lexicon import load

    return load().simplified


def tokens(said: str) -> list[str]:
    """The tokens of a text: width, case and traditional characters make no difference."""
    plain = unicodedata.normalize("NFKC", said).lower().translate(_simplified())
    out: list[str] = []
    run: list[str] = []
    for sign in plain:
        if sign.isascii() and sign.isalnum():
            run.append(sign)
            continue
        if run:
            out.append("w" + "".join(run))
            run = []
        if sign.isalnum():
            out.append(f"x{ord(sign):x}")
    if run:
        out.append("w" + "".join(run))
    return out


_INDEX_LITE = Prepared(text("INSERT INTO passage_words (rowid, words) VALUES (:id, :words)"))
_INDEX_FULL = Prepared(
    text("INSERT INTO passage_words (id, words) VALUES (:id, to_tsvector('simple', :words))")
)


def index(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Make the texts of passages, given with their ids, findable."""
    told: list[dict[str, Any]] = [{"id": ident, "words": " ".join(tokens(said))} for ident, said in rows]
    if not told:
        return
    (_INDEX_LITE if lite(connection) else _INDEX_FULL).run(connection, told)


_LITE = "SELECT rowid FROM passage_words WHERE passage_words MATCH :query"
_FULL = "SELECT id FROM passage_words WHERE words @@ to_tsquery('simple', :query)"
_NEWEST = """
SELECT p.id, p.published, p.document_id FROM passage p
WHERE {id} IN ({found}) AND p.published <= :until ORDER BY p.published DESC
"""
"""On SQLite the + has the passages walked by day, so that the walk can end with the last that is wanted."""
_THEIRS = "SELECT p.id, p.document_id FROM passage p WHERE {id} IN ({found}) AND p.document_id IN :of"
_ROWS = (
    select(passage, document.c.sha256)
    .join(document, document.c.id == passage.c.document_id)
    .where(passage.c.id.in_(bindparam("ids", expanding=True)))
)
_DOCUMENTS = select(document.c.id, document.c.sha256).where(
    document.c.sha256.in_(bindparam("digests", expanding=True))
)
_AT_ONCE = 500


def find(
    connection: Connection, query: str, *, until: date | None, limit: int, dated: Mapping[str, date]
) -> list[Any]:
    """Rows (sha256, published, start, stop, text) of passages that hold every phrase, newest first.

    *dated* are documents by digest whose day people corrected, with that day.
    """
    phrases = [it for it in map(tokens, query.split()) if it]
    if not phrases:
        return []
    if lite(connection):
        asked, found, ident = " AND ".join(f'"{" ".join(it)}"' for it in phrases), _LITE, "+p.id"
    else:
        asked, found, ident = " & ".join(f"({' <-> '.join(it)})" for it in phrases), _FULL, "p.id"
    told = {"query": asked, "until": (until or date.max).isoformat()}
    moved = _days(connection, dated)
    days: dict[int, str] = {}
    newest = text(_NEWEST.format(id=ident, found=found)).execution_options(stream_results=True)
    with connection.execute(newest, told) as rows:
        last = ""
        for row in rows:
            if limit <= len(days) and row.published < last:
                break
            if row.document_id not in moved:
                days[row.id] = last = row.published
    if moved:
        theirs = text(_THEIRS.format(id=ident, found=found)).bindparams(bindparam("of", expanding=True))
        for row in connection.execute(theirs, {"query": asked, "of": list(moved)}):
            if moved[row.document_id] <= told["until"]:
                days[row.id] = moved[row.document_id]
    if not days:
        return []
    oldest = sorted(days.values(), reverse=True)[:limit][-1]
    ids = [ident for ident, day in days.items() if oldest <= day]
    out = [
        row._replace(published=days[row.id])
        for many in (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
        for row in named(connection.execute(_ROWS, {"ids": many}))
    ]
    # Within a day in an order that does not depend on what was posted first.
    out.sort(key=lambda it: (it.sha256, it.start))
    out.sort(key=lambda it: it.published, reverse=True)
    return out[:limit]


def _days(connection: Connection, dated: Mapping[str, date]) -> dict[int, str]:
    if not dated:
        return {}
    rows = connection.execute(_DOCUMENTS, {"digests": list(dated)})
    return {row.id: dated[row.sha256].isoformat() for row in rows}
