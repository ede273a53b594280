"""The trail: who did what to which record, when and why; each entry holds the digest of the last.

An entry's digest is SHA-256 over the one before it and its own fields as JSON, so that a change, a
gap or an exchange anywhere breaks the chain from there on. Triggers refuse UPDATE and DELETE.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from yuebao.register.tables import pour, trail

ORIGIN = "0" * 64


class Entry(NamedTuple):
    """What is written of one act: on which kind of record, and its status before and after."""

    action: str
    kind: str
    ref: str
    was: str = ""
    became: str = ""
    detail: str = ""


_HASHED = ("previous", "seq", "at", "who", "action", "kind", "ref", "was", "became", "why", "detail")
_hashed = itemgetter(*_HASHED)
_quoted = encode_basestring
"""JSON text of a string, other alphabets as they are."""


def digest_of(fields: Sequence[Any]) -> str:
    """The digest of an entry: SHA-256 of its fields, in the order of ``_HASHED``, as a JSON array."""
    written = [str(it) if isinstance(it, int) else _quoted(it) for it in fields]
    return hashlib.sha256(f"[{','.join(written)}]".encode()).hexdigest()


def write(
    connection: Connection, entries: Iterable[Entry], *, who: str, why: str = "", at: str | None = None
) -> None:
    """Append *entries* in their order, inside the caller's transaction."""
    moment = at or datetime.now(UTC).isoformat(timespec="seconds")
    last = connection.execute(
        select(trail.c.seq, trail.c.digest).order_by(trail.c.seq.desc()).limit(1)
    ).first()
    seq, previous = (0, ORIGIN) if last is None else (last.seq, last.digest)
    rows = []
    for entry in entries:
        seq += 1
        row = {"seq": seq, "at": moment, "who": who, "why": why, "previous": previous, **entry._asdict()}
        row["digest"] = previous = digest_of(_hashed(row))
        rows.append(row)
    if rows:
        pour(connection, trail, rows)


def entries(connection: Connection, *, about: str | None = None, last: int) -> list[Any]:
    """The last entries, oldest first; *about* a contract's number only those of it and its executions."""
    query = select(trail).order_by(trail.c.seq.desc()).limit(last)
    if about is not None:
        query = query.where(trail.c.ref.startswith(f"{about}/", autoescape=True))
    return list(reversed(connection.execute(query).all()))


def broken(connection: Connection) -> int | None:
    """The first entry at which the chain does not hold, None if all of it does."""
    expected = ORIGIN
    columns = [trail.c[it] for it in (*_HASHED, "digest")]
    for number, row in enumerate(connection.execute(select(*columns).order_by(trail.c.seq)), start=1):
        previous, seq, *_, digest = row
        if seq != number or previous != expected or digest != digest_of(row[:-1]):
            return number
        expected = digest
    return None
