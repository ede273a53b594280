"""The register's tables, and the triggers that keep its trail from being rewritten.

Money is whole cents (fen) in 64-bit integers, days are ISO text, rates are decimal text. What was
filed is never changed in place: a change is a new version, and only a record's status and the days
it was audited and voided are ever written again. ``ledger`` is derived: one row for each amount
that counts, with the days on which it was known so, from which all statistics are summed.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

meta = MetaData()
_DAY = String(10)
_ID = BigInteger().with_variant(Integer, "sqlite")

firm = Table(
    "firm", meta,
    Column("id", _ID, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("ownership", Text, nullable=False),
    Column("district", Text, nullable=False),
)  # fmt: skip

intake = Table(
    "intake", meta,
    Column("id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("codes", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("held", Integer, nullable=False),
)  # fmt: skip

contract = Table(
    "contract", meta,
    Column("id", _ID, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("firm", _ID, ForeignKey("firm.id"), nullable=False),
)  # fmt: skip

version = Table(
    "version", meta,
    Column("id", _ID, primary_key=True),
    Column("contract", _ID, ForeignKey("contract.id"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("buyer", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("usd", BigInteger, nullable=False),
    Column("rmb", BigInteger, nullable=False),
    Column("usd_rate", Text, nullable=False),
    Column("rmb_rate", Text, nullable=False),
    Column("signed", _DAY, nullable=False),
    Column("day", _DAY, nullable=False),
    Column("note", Text, nullable=False),
    Column("intake", _ID, nullable=False),
    Column("row", Integer, nullable=False),
    Column("filed", _DAY, nullable=False),
    Column("status", String(8), nullable=False),
    Column("audited", _DAY),
    Column("voided", _DAY),
    UniqueConstraint("contract", "ordinal"),
)  # fmt: skip

execution = Table(
    "execution", meta,
    Column("id", _ID, primary_key=True),
    Column("contract", _ID, ForeignKey("contract.id"), nullable=False, index=True),
    Column("voucher", Text, nullable=False),
    Column("day", _DAY, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("usd", BigInteger, nullable=False),
    Column("rmb", BigInteger, nullable=False),
    Column("usd_rate", Text, nullable=False),
    Column("rmb_rate", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("intake", _ID, nullable=False),
    Column("row", Integer, nullable=False),
    Column("filed", _DAY, nullable=False),
    Column("status", String(8), nullable=False),
    Column("audited", _DAY),
    Column("voided", _DAY),
)  # fmt: skip

ledger = Table(
    "ledger", meta,
    Column("id", _ID, primary_key=True),
    Column("contract", _ID, nullable=False, index=True),
    Column("version", _ID),
    Column("execution", _ID),
    Column("firm", _ID, nullable=False),
    Column("kind", String(8), nullable=False),  # signed, changed, executed
    Column("day", _DAY, nullable=False),
    Column("known", _DAY, nullable=False),
    Column("until", _DAY, nullable=False),
    Column("ownership", Text, nullable=False),
    Column("district", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("usd", BigInteger, nullable=False),
    Column("rmb", BigInteger, nullable=False),
    # Holds all that a sum needs, so that a period is read in one sweep and the table never.
    Index(
        "ledger_by_day", "day", "known", "until", "firm", "kind", "side", "country", "category", "ownership",
        "district", "usd", "rmb",
    ),
)  # fmt: skip

publication = Table(
    "publication", meta,
    Column("id", _ID, primary_key=True),
    Column("period", Text, nullable=False, unique=True),
    Column("cutoff", _DAY, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
)  # fmt: skip

nil = Table(
    "nil", meta,
    Column("firm", _ID, ForeignKey("firm.id"), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("filed", _DAY, nullable=False),
)  # fmt: skip

trail = Table(
    "trail", meta,
    Column("seq", _ID, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("was", Text, nullable=False),
    Column("became", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)  # fmt: skip


def pour(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert *rows*, which all have the same keys; on SQLite past the compiler's work for each row."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(table.insert(), rows)
        return
    keys = list(rows[0])
    names = ", ".join(f'"{it}"' for it in keys)
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(keys))})'
    connection.exec_driver_sql(statement, list(map(itemgetter(*keys), rows)))


MUTABLE = {"version": ("status", "audited", "voided"), "execution": ("status", "audited", "voided")}
"""The only columns of a filed record that are ever written again."""


def _never(table: str, act: str, columns: tuple[str, ...] = ()) -> None:
    """Triggers, for both databases, that refuse *act* on *table* (on those *columns* of it)."""
    name = f"{table}_no_{act.lower()}"
    of = f" OF {', '.join(columns)}" if columns else ""
    said = f"{table}: what was filed is not {'changed' if act == 'UPDATE' else 'deleted'}"
    event.listen(
        meta, "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f'CREATE TRIGGER IF NOT EXISTS {name} BEFORE {act}{of} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        ).execute_if(dialect="sqlite"),
    )  # fmt: skip
    acts = f"{act}{of}" if act == "UPDATE" else f"{act} OR TRUNCATE"
    for statement in (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{said}'; END $$ "
        "LANGUAGE plpgsql",
        f'CREATE OR REPLACE TRIGGER {name} BEFORE {acts} ON "{table}" EXECUTE FUNCTION {name}()',
    ):
        ddl = DDL(statement)  # type: ignore[no-untyped-call]
        event.listen(meta, "after_create", ddl.execute_if(dialect="postgresql"))


for _table in (trail, intake, publication):
    _never(_table.name, "UPDATE")
for _name, _free in MUTABLE.items():
    _fixed = tuple(f'"{it.name}"' for it in meta.tables[_name].columns if it.name not in _free)
    _never(_name, "UPDATE", _fixed)
for _table in (trail, intake, publication, version, execution, contract, firm, nil):
    _never(_table.name, "DELETE")
