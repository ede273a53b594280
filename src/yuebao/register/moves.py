"""What happens to a record after it was filed: submitted, audited, returned, void.

草稿 → 已上报 → 已审核; 已上报 → 退回, from which the firm files again; anything → 作废. What was audited
has counted in published figures, so it is not returned: it is changed by a new version or void.
Auditing writes the ledger, from which statistics are summed; voiding closes its rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from yuebao.register import journal
from yuebao.register.codes import FOREVER
from yuebao.register.store import AUDITED, DRAFT, FILED, RETURNED, VOID, Register

if TYPE_CHECKING:
    from sqlalchemy import Connection

Move = Literal["submit", "audit", "return", "void"]

FROM: dict[Move, tuple[str, ...]] = {
    "submit": (DRAFT, RETURNED),
    "audit": (FILED,),
    "return": (FILED,),
    "void": (DRAFT, FILED, AUDITED, RETURNED),
}
TO: dict[Move, str] = {"submit": FILED, "audit": AUDITED, "return": RETURNED, "void": VOID}
SAID: dict[Move, str] = {"submit": "上报", "audit": "审核", "return": "退回", "void": "作废"}


class Moved(NamedTuple):
    """How many contract versions and executions were moved, and why others were not."""

    act: Move
    versions: int
    executions: int
    left: dict[str, int]


def move(
    register: Register,
    act: Move,
    *,
    who: str,
    on: str,
    why: str = "",
    contracts: Sequence[str] = (),
    firms: Sequence[str] = (),
    vouchers: Sequence[str] = (),
    filed_until: str = FOREVER,
) -> Moved:
    """Move what is chosen, on the ISO day *on*: contracts by number, firms by code, both empty is all.

    *vouchers* limits it to those executions (their contracts stay as they are); *filed_until* to what
    was filed by that day. Records in another status stay as they are and are counted by it.
    """
    from sqlalchemy import select, update

    from yuebao.register import tables as t

    with register.writing() as connection:
        left: Counter[str] = Counter()
        entries: list[journal.Entry] = []
        moved: dict[str, list[int]] = {"version": [], "execution": []}
        numbers: dict[int, str] = {}
        wanted = select(t.contract.c.id, t.contract.c.number)
        if firms:
            wanted = wanted.join(t.firm, t.firm.c.id == t.contract.c.firm).where(t.firm.c.code.in_(firms))
        if contracts:
            wanted = wanted.where(t.contract.c.number.in_(contracts))
        numbers = {row.id: row.number for row in connection.execute(wanted)}
        everything = not firms and not contracts
        contracted = select(t.version.c.contract).where(t.version.c.status == AUDITED).distinct()
        audited = set(connection.execute(contracted).scalars())
        for name in ("version", "execution"):
            table = t.meta.tables[name]
            if name == "version" and vouchers:
                continue
            ordinal = table.c.ordinal if name == "version" else table.c.voucher
            chosen = select(table.c.id, table.c.contract, ordinal.label("mark"), table.c.status)
            chosen = chosen.where(table.c.filed <= filed_until).order_by(table.c.contract, table.c.id)
            if name == "execution" and vouchers:
                chosen = chosen.where(table.c.voucher.in_(vouchers))
            if not everything and len(numbers) <= 500:
                chosen = chosen.where(table.c.contract.in_(list(numbers)))
            for row in connection.execute(chosen):
                number = numbers.get(row.contract)
                if number is None:
                    continue
                if row.status not in FROM[act]:
                    left[row.status] += 1
                    continue
                if name == "execution" and act == "audit" and row.contract not in audited:
                    left["合同未审核"] += 1
                    continue
                if name == "version" and act == "audit":
                    audited.add(row.contract)
                moved[name].append(row.id)
                entries.append(
                    journal.Entry(SAID[act], name, f"{number}/{row.mark}", row.status, TO[act], f"on {on}")
                )
            change: dict[str, Any] = {"status": TO[act]}
            if act == "audit":
                change["audited"] = on
            if act == "void":
                change["voided"] = on
            for some in _parts(moved[name]):
                connection.execute(update(table).where(table.c.id.in_(some)).values(**change))
        if act == "audit":
            book_audited(connection, moved["version"], moved["execution"], on)
        if act == "void":
            for column, ids in (
                (t.ledger.c.version, moved["version"]),
                (t.ledger.c.execution, moved["execution"]),
            ):
                for some in _parts(ids):
                    connection.execute(
                        update(t.ledger).where(column.in_(some), t.ledger.c.until == FOREVER).values(until=on)
                    )
        journal.write(connection, entries, who=who, why=why)
    return Moved(act, len(moved["version"]), len(moved["execution"]), dict(left))


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    for start in range(0, len(ids), 10_000):
        yield ids[start : start + 10_000]


def book_audited(connection: Connection, versions: Sequence[int], executions: Sequence[int], on: str) -> None:
    """Write the ledger's rows of what was audited on that day.

    A contract's first audited version counts whole on its day of signing, a later one by what it
    adds on its own day; where it moves the contract to another side, country or category, all of
    the contract's amounts move with it, from that day of knowledge on.
    """
    from sqlalchemy import select

    from yuebao.register import tables as t

    v, e, c = t.version.c, t.execution.c, t.contract.c
    firms = {row.id: row for row in connection.execute(select(t.firm))}
    firm_of = dict(connection.execute(select(c.id, c.firm)).all())
    rows: list[dict[str, Any]] = []
    columns = [
        v[it]
        for it in ("id", "contract", "ordinal", "day", "side", "country", "category", "usd", "rmb", "audited")
    ]
    latest: dict[int, Any] = {}
    fresh = set(versions)
    for row in connection.execute(
        select(*columns).where(t.version.c.status == AUDITED).order_by(v.contract, v.ordinal)
    ):
        before = latest.get(row.contract)
        latest[row.contract] = row
        if row.id not in fresh:
            continue
        dims = _dims(row, firms[firm_of[row.contract]])
        usd, rmb = (row.usd, row.rmb) if before is None else (row.usd - before.usd, row.rmb - before.rmb)
        if before is not None and (row.side, row.country, row.category) != (
            before.side,
            before.country,
            before.category,
        ):
            _reclassify(connection, rows, row.contract, dims, on)
        if before is None or usd or rmb:
            rows.append(
                {"contract": row.contract, "version": row.id, "execution": None,
                 "kind": "changed" if before else "signed", "day": row.day, "known": on, "until": FOREVER,
                 "usd": usd, "rmb": rmb, **dims}
            )  # fmt: skip
    wanted = set(executions)
    if wanted:
        columns = [e[it] for it in ("id", "contract", "day", "usd", "rmb")]
        source = select(*columns).where(e.status == AUDITED, e.audited == on)
        for row in connection.execute(source):
            if row.id in wanted:
                dims = _dims(latest[row.contract], firms[firm_of[row.contract]])
                rows.append(
                    {"contract": row.contract, "version": None, "execution": row.id, "kind": "executed",
                     "day": row.day, "known": on, "until": FOREVER, "usd": row.usd, "rmb": row.rmb, **dims}
                )  # fmt: skip
    for start in range(0, len(rows), 20_000):
        t.pour(connection, t.ledger, rows[start : start + 20_000])


def _dims(version: Any, firm: Any) -> dict[str, Any]:
    return {
        "firm": firm.id, "ownership": firm.ownership, "district": firm.district,
        "side": version.side, "country": version.country, "category": version.category,
    }  # fmt: skip


def _reclassify(
    connection: Connection, rows: list[dict[str, Any]], contract: int, dims: dict[str, Any], on: str
) -> None:
    """Close the contract's open rows and write them again, cut anew; also those still in *rows*."""
    from sqlalchemy import select, update

    from yuebao.register import tables as t

    for row in rows:
        if row["contract"] == contract:
            row.update(dims)
    open_rows = (t.ledger.c.contract == contract) & (t.ledger.c.until == FOREVER)
    for held in connection.execute(select(t.ledger).where(open_rows)).mappings():
        again: dict[str, Any] = {str(key): value for key, value in held.items() if key != "id"}
        rows.append(again | dims | {"known": on})
    connection.execute(update(t.ledger).where(open_rows).values(until=on))


def amend_firm(
    register: Register,
    code: str,
    *,
    who: str,
    on: str,
    why: str,
    ownership: str | None = None,
    district: str | None = None,
) -> bool:
    """Enter a firm's new ownership (a slug) or district; its amounts move with it from that day of knowledge.

    False if the register knows no such firm.
    """
    from sqlalchemy import select, update

    from yuebao.register import tables as t

    with register.writing() as connection:
        firm = connection.execute(select(t.firm).where(t.firm.c.code == code)).first()
        if firm is None:
            return False
        new = {"ownership": ownership or firm.ownership, "district": district or firm.district}
        connection.execute(update(t.firm).where(t.firm.c.id == firm.id).values(**new))
        rows = []
        open_rows = (t.ledger.c.firm == firm.id) & (t.ledger.c.until == FOREVER)
        for held in connection.execute(select(t.ledger).where(open_rows)).mappings():
            rows.append({key: value for key, value in held.items() if key != "id"} | new | {"known": on})
        connection.execute(update(t.ledger).where(open_rows).values(until=on))
        if rows:
            t.pour(connection, t.ledger, rows)
        was, became = f"{firm.ownership} · {firm.district}", f"{new['ownership']} · {new['district']}"
        journal.write(
            connection, [journal.Entry("企业变更", "firm", code, was, became, f"on {on}")], who=who, why=why
        )
    return True
