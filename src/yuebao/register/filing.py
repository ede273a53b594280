"""Deadlines: which firms have filed a month, which said they had nothing, which are late or missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yuebao.register import journal
from yuebao.register.store import VOID

if TYPE_CHECKING:
    from yuebao.register.store import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What one firm did for one month. ``state`` is 已报, 零申报, 迟报, 未报 (still time) or 逾期未报."""

    code: str
    name: str
    district: str
    deadline: str
    filed: str | None
    state: str


def filings(register: Register, month: str, *, today: str) -> list[Filing]:
    """Every firm with a contract signed by the end of *month*, as it stands on the ISO day *today*.

    A month is filed by a contract or an execution dated in it, or by a nil return.
    """
    from sqlalchemy import func, select

    from yuebao.register import tables as t

    start, stop = f"{month}-01", f"{month}-31"
    with register.reading() as connection:
        known = select(t.contract.c.firm).join(t.version, t.version.c.contract == t.contract.c.id)
        known = known.where(t.version.c.signed <= stop, t.version.c.status != VOID).distinct()
        members = connection.execute(
            select(t.firm).where(t.firm.c.id.in_(known)).order_by(t.firm.c.code)
        ).all()
        first: dict[int, str] = {}
        for table in (t.version, t.execution):
            query = (
                select(t.contract.c.firm, func.min(table.c.filed))
                .join(table, table.c.contract == t.contract.c.id)
                .where(table.c.day >= start, table.c.day <= stop, table.c.status != VOID)
                .group_by(t.contract.c.firm)
            )
            for firm, filed in connection.execute(query):
                first[firm] = min(filed, first.get(firm, filed))
        nils: dict[int, str] = {}
        for firm, filed in connection.execute(
            select(t.nil.c.firm, t.nil.c.filed).where(t.nil.c.month == month)
        ):
            nils[firm] = filed
    out = []
    for firm in members:
        deadline = register.codes.deadline(month, firm.district)
        filed = first.get(firm.id) or nils.get(firm.id)
        if filed is None:
            state = "逾期未报" if deadline < today else "未报"
        elif deadline < filed:
            state = "迟报"
        else:
            state = "已报" if firm.id in first else "零申报"
        out.append(
            Filing(
                code=firm.code,
                name=firm.name,
                district=firm.district,
                deadline=deadline,
                filed=filed,
                state=state,
            )
        )
    return out


def nothing(register: Register, code: str, month: str, *, who: str, on: str) -> bool:
    """Enter that a firm had nothing to file for *month*; False if there is no such firm."""
    from sqlalchemy import insert, select

    from yuebao.register import tables as t

    with register.writing() as connection:
        firm = connection.execute(select(t.firm.c.id).where(t.firm.c.code == code)).scalar()
        if firm is None:
            return False
        held = select(t.nil.c.firm).where(t.nil.c.firm == firm, t.nil.c.month == month)
        if connection.execute(held).first() is None:
            connection.execute(insert(t.nil), {"firm": firm, "month": month, "filed": on})
            journal.write(
                connection, [journal.Entry("零申报", "firm", code, detail=f"{month} on {on}")], who=who
            )
    return True
