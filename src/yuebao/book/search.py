"""Full text, one token a hanzi: any two characters that stand together are found, at any length.

Both databases get the same tokens, spelled in ASCII so that neither cuts them its own way: a
Chinese character is `x` and its code point, a run of letters or digits is `w` and itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, text

from yuebao.book.store import lite


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


def index(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Make the texts of passages, given with their ids, findable."""
    told: list[dict[str, Any]] = [{"id": ident, "words": " ".join(tokens(said))} for ident, said in rows]
    if not told:
        return
    if lite(connection):
        connection.execute(text("INSERT INTO passage_words (rowid, words) VALUES (:id, :words)"), told)
    else:
        connection.execute(
            text("INSERT INTO passage_words (id, words) VALUES (:id, to_tsvector('simple', :words))"), told
        )


_ROWS = """
SELECT d.sha256, p.published, p.start, p.stop, p.text
FROM passage p JOIN document d ON d.id = p.document_id
WHERE p.id IN ({found}) AND p.published <= :until
ORDER BY p.published DESC, d.sha256, p.start LIMIT :limit
"""
_LITE = "SELECT rowid FROM passage_words WHERE passage_words MATCH :query"
_FULL = "SELECT id FROM passage_words WHERE words @@ to_tsquery('simple', :query)"


def find(connection: Connection, query: str, *, until: date | None, limit: int) -> list[Any]:
    """Rows (sha256, published, start, stop, text) of passages that hold every phrase, newest first."""
    phrases = [it for it in map(tokens, query.split()) if it]
    if not phrases:
        return []
    if lite(connection):
        asked, found = " AND ".join(f'"{" ".join(it)}"' for it in phrases), _LITE
    else:
        asked, found = " & ".join(f"({' <-> '.join(it)})" for it in phrases), _FULL
    told = {"query": asked, "until": (until or date.max).isoformat(), "limit": limit}
    return list(connection.execute(text(_ROWS.format(found=found)).bindparams(bindparam("limit")), told))
