"""The register held against its own trail: nothing altered or missing, the ledger as the records say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from yuebao.register import journal
from yuebao.register.codes import FOREVER
from yuebao.register.rows import EXECUTION_TERMS, VERSION_TERMS
from yuebao.register.store import AUDITED

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from yuebao.register.store import Register

_CONTENT = {"version": VERSION_TERMS, "execution": EXECUTION_TERMS}


def faults(register: Register) -> Iterator[str]:
    """What does not hold, in words; nothing if the register is as it was written.

    The trail's chain of digests is recomputed; each record must be what its first entry says and in
    the status of its last; the ledger's open rows must be those that the audited records come to.
    """
    with register.reading() as connection:
        broken = journal.broken(connection)
        if broken is not None:
            yield f"the trail's chain breaks at entry {broken}"
            return
        yield from _records(connection)
        yield from _ledger(connection)


def _records(connection: Connection) -> Iterator[str]:
    from sqlalchemy import select

    from yuebao.register import tables as t

    first: dict[tuple[str, str], list[str]] = {}
    last: dict[tuple[str, str], str] = {}
    c = t.trail.c
    told_of = select(c.kind, c.ref, c.was, c.became, c.detail).where(c.kind.in_(_CONTENT)).order_by(c.seq)
    for kind, ref, was, became, detail in connection.execute(told_of):
        if was == "" and detail:
            first.setdefault((kind, ref), []).append(detail)
        last[kind, ref] = became
    numbers = dict(connection.execute(select(t.contract.c.id, t.contract.c.number)).all())
    latest: dict[tuple[str, str], str] = {}
    count: Counter[tuple[str, str]] = Counter()
    for kind, content in _CONTENT.items():
        table = t.meta.tables[kind]
        mark = "ordinal" if kind == "version" else "voucher"
        columns = [table.c[it] for it in ("contract", mark, "status", *content)]
        for row in connection.execute(select(*columns).order_by(table.c.id)):
            about = (kind, f"{numbers.get(row[0])}/{row[1]}")
            told = first.get(about, [])
            said = told[count[about]] if count[about] < len(told) else ""
            count[about] += 1
            if said != "|".join(map(str, row[3:])):
                yield f"{kind} {about[1]} is not what was filed"
            latest[about] = row[2]
    for about, told in first.items():
        if len(told) != count[about]:
            yield f"{about[0]} {about[1]} is missing"
    for about, status in latest.items():
        if last.get(about) != status:
            yield f"{about[0]} {about[1]} is {status}, the trail says {last.get(about)}"


def expected_ledger(connection: Connection) -> Counter[tuple[Any, ...]]:
    """The ledger's open rows as the audited records come to them, computed apart from what writes it."""
    from sqlalchemy import select

    from yuebao.register import tables as t

    rows: Counter[tuple[Any, ...]] = Counter()
    current: dict[int, tuple[Any, ...]] = {}
    firm = dict(connection.execute(select(t.contract.c.id, t.contract.c.firm)).all())
    deltas: list[tuple[int, str, str, int, int]] = []
    before: dict[int, Any] = {}
    query = (
        select(t.version)
        .where(t.version.c.status == AUDITED)
        .order_by(t.version.c.contract, t.version.c.ordinal)
    )
    for row in connection.execute(query):
        old = before.get(row.contract)
        usd, rmb = (row.usd, row.rmb) if old is None else (row.usd - old.usd, row.rmb - old.rmb)
        if old is None or usd or rmb:
            deltas.append((row.contract, "changed" if old is not None else "signed", row.day, usd, rmb))
        before[row.contract] = row
        current[row.contract] = (firm[row.contract], row.side, row.country, row.category)
    done = select(t.execution).where(t.execution.c.status == AUDITED)
    for row in connection.execute(done):
        deltas.append((row.contract, "executed", row.day, row.usd, row.rmb))
    for contract, kind, day, usd, rmb in deltas:
        rows[(contract, kind, day, usd, rmb, *current.get(contract, ()))] += 1
    return rows


def _ledger(connection: Connection) -> Iterator[str]:
    from sqlalchemy import select

    from yuebao.register.tables import ledger

    held: Counter[tuple[Any, ...]] = Counter()
    for row in connection.execute(select(ledger).where(ledger.c.until == FOREVER)):
        held[
            (row.contract, row.kind, row.day, row.usd, row.rmb, row.firm, row.side, row.country, row.category)
        ] += 1
    wanted = expected_ledger(connection)
    if held != wanted:
        more, less = sum((held - wanted).values()), sum((wanted - held).values())
        yield f"the ledger differs from the audited records: {more} rows too many, {less} missing"
