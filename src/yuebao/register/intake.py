"""Sheets into the register: every row checked, good ones taken in one transaction, bad ones handed back.

A row is *taken* (new, a change, or in place of a draft), *known* (already there, word for word) or
*held* with its faults; the three add up to the rows of the sheet. Taking the same file again takes
nothing. Checks are listed in ``docs/register.md``.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from yuebao.core.problem import Problem, Unreadable
from yuebao.register.cells import Fault, Given
from yuebao.register.codes import ONSHORE, UNSETTLED, Codes
from yuebao.register.layout import Kind, Mapping
from yuebao.register.rows import EXECUTION_TERMS, VERSION_TERMS, Rows, Values, amounts, cents
from yuebao.register.sheets import Sheet, read_sheet
from yuebao.register.store import AUDITED, DRAFT, FILED, RETURNED, VOID, Register

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from yuebao.register.journal import Entry

_BATCH = 20_000
_VERSION, _EXECUTION = itemgetter(*VERSION_TERMS), itemgetter(*EXECUTION_TERMS)


@dataclass(slots=True, kw_only=True)
class Held:
    """A row that was not taken: its number in the sheet, its cells, and the faults by field."""

    row: int
    cells: list[Given]
    faults: dict[str, Fault]


@dataclass(slots=True, kw_only=True)
class Taken:
    """What became of one sheet's rows."""

    kind: Kind
    sheet: Sheet
    rows: int = 0
    taken: int = 0
    known: int = 0
    held: list[Held] = field(default_factory=list)
    kept_out: bool = False
    """Whether good rows too were left out because a bad one stood among them (all or nothing)."""


class Known(NamedTuple):
    """A version or an execution as the database has it."""

    id: int
    ordinal: int
    status: str
    content: tuple[Any, ...]


def take(
    register: Register,
    *,
    contracts: Path | None = None,
    executions: Path | None = None,
    mappings: dict[Kind, Mapping] | None = None,
    who: str,
    filed: str,
    all_or_nothing: bool = False,
) -> list[Taken]:
    """Import the sheets at these paths as filed on the ISO day *filed*, by *who*.

    Contracts come before executions, so that both may arrive together. One transaction: a crash
    leaves the register as it was.

    Raises:
        Unreadable: a workbook or the sheet in it cannot be used, or the database cannot be written.
    """
    # Nothing here goes round in circles; looking for circles among millions of cells costs a quarter.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _take(register, contracts, executions, mappings or {}, who, filed, all_or_nothing)
    finally:
        if collecting:
            gc.enable()


def _take(
    register: Register, contracts: Path | None, executions: Path | None, mappings: dict[Kind, Mapping],
    who: str, filed: str, all_or_nothing: bool,
) -> list[Taken]:  # fmt: skip
    given: list[tuple[Kind, Path | None]] = [("contracts", contracts), ("executions", executions)]
    sheets = []
    for kind, path in given:
        if path is not None:
            mapping = mappings.get(kind, Mapping())
            sheet = read_sheet(path, kind, mapping)
            sheets.append((kind, sheet, mapping, hashlib.sha256(path.read_bytes()).hexdigest()))
    return take_sheets(register, sheets, who=who, filed=filed, all_or_nothing=all_or_nothing)


class _Nothing(Exception):
    """Nothing of this import is to be kept."""


def take_sheets(
    register: Register,
    sheets: Sequence[tuple[Kind, Sheet, Mapping, str]],
    *,
    who: str,
    filed: str,
    all_or_nothing: bool = False,
) -> list[Taken]:
    """As ``take``, of sheets that were read: each with its kind, its mapping and its file's digest."""
    from sqlalchemy.exc import SQLAlchemyError

    out = []
    try:
        with register.writing() as connection:
            state = State(connection, register.codes)
            for kind, sheet, mapping, digest in sheets:
                one = Taken(kind=kind, sheet=sheet, rows=len(sheet.rows))
                state.take(kind, Rows(sheet, kind, mapping, register.codes, filed), one, digest, who)
                out.append(one)
            if all_or_nothing and any(it.held for it in out):
                raise _Nothing
    except _Nothing:
        for it in out:
            it.taken, it.kept_out = 0, True
    except SQLAlchemyError as error:
        reason = " ".join(str(getattr(error, "orig", None) or error).split())[:200]
        raise Unreadable(Problem(code="YB505", place=register.name, facts=(("reason", reason),))) from None
    return out


class State:
    """What the register holds that rows are checked against; grows as rows are taken."""

    def __init__(self, connection: Connection, codes: Codes) -> None:
        from sqlalchemy import select

        from yuebao.register import journal
        from yuebao.register import tables as t

        self.connection, self.codes, self.t, self.journal = connection, codes, t, journal
        self.firms: dict[str, tuple[int, str, str, str]] = {
            row.code: (row.id, row.name, row.ownership, row.district)
            for row in connection.execute(select(t.firm))
        }
        firm_codes = {it[0]: code for code, it in self.firms.items()}
        self.contracts: dict[str, tuple[int, str]] = {}
        for row in connection.execute(select(t.contract)):
            self.contracts[row.number] = (row.id, firm_codes[row.firm])
        self.versions: dict[int, list[Known]] = {}
        columns = [t.version.c[it] for it in ("contract", "id", "ordinal", "status", *VERSION_TERMS)]
        for found in connection.execute(select(*columns).order_by(t.version.c.contract, t.version.c.ordinal)):
            self.versions.setdefault(found[0], []).append(
                Known(found[1], found[2], found[3], tuple(found[4:]))
            )
        self.executions: dict[tuple[int, str], Known] = {}
        self.executed: dict[int, list[int]] = {}
        columns = [t.execution.c[it] for it in ("contract", "voucher", "id", "status", *EXECUTION_TERMS)]
        for found in connection.execute(select(*columns).order_by(t.execution.c.id)):
            if found[3] != VOID:
                self.executions[found[0], found[1]] = Known(found[2], 0, found[3], tuple(found[4:]))
                self._count(found[0], found[5], found[6], found[7], 1)
        self.next = {
            name: connection.execute(
                select(t.meta.tables[name].c.id).order_by(t.meta.tables[name].c.id.desc()).limit(1)
            ).scalar()
            or 0
            for name in ("firm", "contract", "version", "execution", "intake")
        }
        self.currency = {it: known[-1].content[4] for it, known in self.versions.items()}

    def _count(self, contract: int, currency: str, amount: int, usd: int, sign: int) -> None:
        sums = self.executed.setdefault(contract, [0, 0, 1])
        if self.versions[contract][-1].content[4] == currency:
            sums[0] += sign * amount
        else:
            sums[2] = 0  # of several currencies: only dollars add up
        sums[1] += sign * usd

    def new(self, table: str) -> int:
        self.next[table] += 1
        return self.next[table]

    def _tell(
        self, action: str, kind: str, ref: str, was: str = "", became: str = "",
        content: Sequence[Any] | str = "",
    ) -> None:  # fmt: skip
        """Note what the trail is to say."""
        said = content if isinstance(content, str) else "|".join(map(str, content))
        self.entries.append(self.journal.Entry(action, kind, ref, was, became, said))

    def take(self, kind: Kind, reader: Rows, one: Taken, digest: str, who: str) -> None:
        """Check and write all rows of one sheet."""
        from sqlalchemy import insert, update

        self.rows: dict[str, list[Values]] = {"firm": [], "contract": [], "version": [], "execution": []}
        self.entries: list[Entry] = []
        self.replaced: dict[str, list[int]] = {"version": [], "execution": []}
        self.intake = self.new("intake")
        self.seen: dict[Any, int] = {}
        check = self._contract if kind == "contracts" else self._execution
        for row, cells in reader.sheet.rows:
            values, faults = reader.parse(row, cells)
            new = check(row, values, faults, reader)
            if faults:
                one.held.append(Held(row=row, cells=cells, faults=faults))
            elif new:
                one.taken += 1
            else:
                one.known += 1
        connection, t = self.connection, self.t
        if not one.taken:
            return
        connection.execute(
            insert(t.intake),
            {
                "id": self.intake, "name": reader.sheet.file, "sha256": digest, "who": who,
                "at": datetime.now(UTC).isoformat(timespec="seconds"), "codes": self.codes.version,
                "rows": one.rows, "taken": one.taken, "known": one.known, "held": len(one.held),
            },
        )  # fmt: skip
        for name, ids in self.replaced.items():
            table = t.meta.tables[name]
            for start in range(0, len(ids), 500):
                connection.execute(
                    update(table)
                    .where(table.c.id.in_(ids[start : start + 500]))
                    .values(status=VOID, voided=reader.filed)
                )
        for name, rows in self.rows.items():
            for start in range(0, len(rows), _BATCH):
                t.pour(connection, t.meta.tables[name], rows[start : start + _BATCH])
        summary = f"{one.rows} rows, {one.taken} taken, {one.known} known, {len(one.held)} held; "
        summary += f"codes {self.codes.version}; sha256 {digest}"
        self._tell("导入", "intake", str(self.intake), content=summary)
        self.journal.write(connection, self.entries, who=who)

    def _firm(self, values: Values, faults: dict[str, Fault]) -> tuple[int, str, str, str] | None:
        """The firm as registered, None if it is new; complains where the row says otherwise."""
        firm = self.firms.get(values.get("code") or "")
        if firm is None:
            return None
        ownership = self.codes.ownership
        for key, known, name in (
            ("firm", firm[1], "企业名称"),
            ("ownership", firm[2], "企业性质"),
            ("district", firm[3], "所在区"),
        ):
            given = values.get(key)
            if given is not None and given != known:
                shown_as = ownership[known].name if key == "ownership" and known in ownership else known
                faults[key] = Fault(
                    f"{name}与登记的“{shown_as}”不同", "请按登记的填；企业信息变了，请先办理企业信息变更"
                )
        return firm

    def _contract(self, row: int, values: Values, faults: dict[str, Fault], reader: Rows) -> bool:
        amounts(values, faults)
        firm = self._firm(values, faults)
        country, side = values.get("country"), values.get("side")
        if "country" not in faults and "side" not in faults:
            natural = self.codes.side_of(country or "")
            if side is None:
                values["side"] = natural
            elif country and side not in (natural, UNSETTLED):
                rule = f"{country}的发包方算{natural}" + (
                    "" if natural == ONSHORE else "（港澳台同样算离岸）"
                )
                faults["side"] = Fault(f"方向“{side}”与国家（地区）“{country}”不符", f"{rule}；请改其中一处")
        values["country"] = country or ""
        signed, changed = values.get("signed"), values.get("changed")
        if signed and changed and changed < signed:
            faults["changed"] = Fault(f"变更日期 {changed} 早于签约日期 {signed}", "请核对两个日期")
        values["day"] = changed or signed
        values["note"] = values.get("note") or ""
        named = values.get("number")
        if named is None:
            return False
        before = self.seen.get((named, changed))
        if before is not None:
            faults["number"] = Fault(f"合同号与第 {before} 行重复", "每份合同一行；变更另起一行并填变更日期")
            return False
        self.seen[named, changed] = row
        if faults:
            return False
        content = _VERSION(values)
        held = self.contracts.get(named)
        ordinal = 1
        known: list[Known] = []
        if held is not None:
            contract, code = held
            known = self.versions[contract]
            if code != values["code"]:
                faults["number"] = Fault("合同号已由另一家企业登记", "请核对合同号")
                return False
            if any(it.content == content and it.status != VOID for it in known):
                return False
            last = known[-1]
            if last.status == VOID:
                faults["number"] = Fault("合同已作废，号不能再用", "请换一个合同号")
            elif last.status == FILED:
                faults["number"] = Fault(
                    "合同号重复：已上报，等待审核，内容与这一行不同", "请等审核，或请审核人退回后再改"
                )
            elif last.status == AUDITED and not changed:
                faults["number"] = Fault(
                    "合同号重复：已审核，内容与这一行不同", "若是合同变更，请填变更日期；否则请改合同号"
                )
            elif changed and not any(it.status == AUDITED for it in known):
                faults["changed"] = Fault("合同还没有审核，不能变更", "请去掉变更日期，直接改原来的内容")
            done = self.executed.get(contract)
            if (
                done
                and not faults
                and done[1]
                and values["usd"] < done[1]
                and values["amount"] < (done[0] if done[2] else values["amount"] + 1)
            ):
                faults["amount"] = Fault(
                    f"变更后的金额小于已执行的 {cents(done[0] or done[1])}", "请核对金额，或先作废多报的执行"
                )
            if faults:
                return False
            ordinal = last.ordinal + 1
            if last.status in (DRAFT, RETURNED):
                self.replaced["version"].append(last.id)
                self._tell("替换", "version", f"{named}/{last.ordinal}", last.status, VOID)
        elif changed:
            faults["changed"] = Fault("合同还没有登记，不能变更", "请先登记合同；若是新合同，请去掉变更日期")
            return False
        if firm is None:
            firm = (self.new("firm"), values["firm"], values["ownership"], values["district"])
            self.firms[values["code"]] = firm
            self.rows["firm"].append(
                {
                    "id": firm[0],
                    "code": values["code"],
                    "name": firm[1],
                    "ownership": firm[2],
                    "district": firm[3],
                }
            )
            self._tell("登记", "firm", values["code"], "", "", " · ".join(firm[1:]))
        if held is None:
            contract = self.new("contract")
            self.contracts[named] = (contract, values["code"])
            self.rows["contract"].append({"id": contract, "number": named, "firm": firm[0]})
        made = self.new("version")
        self.versions[contract] = [*known, Known(made, ordinal, DRAFT, content)]
        self.rows["version"].append(
            dict(zip(VERSION_TERMS, content, strict=True), ordinal=ordinal)
            | _common(made, contract, values, self.intake, row, reader.filed)
        )  # fmt: skip
        self._tell("变更" if changed else "新增", "version", f"{named}/{ordinal}", "", DRAFT, content)
        return True

    def _execution(self, row: int, values: Values, faults: dict[str, Fault], reader: Rows) -> bool:
        named = values.get("number")
        held = self.contracts.get(named or "")
        if named is not None and held is None:
            faults["number"] = Fault("没有登记这份合同", "请核对合同号，或先登记合同")
        values["note"] = values.get("note") or ""
        if held is None:
            return False
        contract = held[0]
        last = self.versions[contract][-1]
        terms = dict(zip(VERSION_TERMS, last.content, strict=True))
        if last.status == VOID:
            faults["number"] = Fault("合同已作废", "作废的合同不能再报执行")
        if values.get("currency") is None and "currency" not in faults:
            values["currency"] = terms["currency"]
        if values.get("currency") == terms["currency"]:
            self._own_rates(contract, values)
        amounts(values, faults)
        executed = values.get("day")
        if executed:
            if executed < reader.earliest:
                faults["day"] = Fault(
                    f"执行日期 {executed} 不在受理期内",
                    f"{reader.filed} 填报，只收 {reader.earliest} 起的执行",
                )
            elif executed < terms["signed"]:
                faults["day"] = Fault(
                    f"执行日期 {executed} 早于签约日期 {terms['signed']}", "请核对日期和合同号"
                )
        if faults:
            return False
        voucher = values["voucher"]
        before = self.seen.get((contract, voucher))
        if before is not None:
            faults["voucher"] = Fault(f"凭证号与第 {before} 行重复", "同一合同下每笔执行一个凭证号")
            return False
        self.seen[contract, voucher] = row
        content = _EXECUTION(values)
        known = self.executions.get((contract, voucher))
        if known is not None:
            if known.content == content:
                return False
            if known.status not in (DRAFT, RETURNED):
                faults["voucher"] = Fault(
                    f"凭证号重复：{known.status}，内容与这一行不同", "请核对凭证号；改已上报的须先退回"
                )
                return False
        old = dict(zip(EXECUTION_TERMS, known.content, strict=True)) if known else None
        if old:
            self._count(contract, old["currency"], old["amount"], old["usd"], -1)
        done = self.executed.get(contract, [0, 0, 1])
        same = bool(done[2]) and values["currency"] == terms["currency"]
        sum_now = done[0] + values["amount"] if same else done[1] + values["usd"]
        most = terms["amount"] if same else terms["usd"]
        if most < sum_now:
            if old:
                self._count(contract, old["currency"], old["amount"], old["usd"], 1)
            unit = terms["currency"] if same else "USD"
            faults["amount"] = Fault(
                f"累计执行 {cents(sum_now)} 超过合同金额 {cents(most)}（{unit}）",
                "请核对金额；合同额增加了，请先办理合同变更",
            )
            return False
        if known:
            self.replaced["execution"].append(known.id)
            self._tell("替换", "execution", f"{named}/{voucher}", known.status, VOID)
        made = self.new("execution")
        self.executions[contract, voucher] = Known(made, 0, DRAFT, content)
        self._count(contract, values["currency"], values["amount"], values["usd"], 1)
        self.rows["execution"].append(
            dict(zip(EXECUTION_TERMS, content, strict=True), voucher=voucher)
            | _common(made, contract, values, self.intake, row, reader.filed)
        )  # fmt: skip
        self._tell("执行", "execution", f"{named}/{voucher}", "", DRAFT, content)
        return True

    def _own_rates(self, contract: int, values: Values) -> None:
        """An execution without rates and amounts of its own goes by its contract's."""
        if not hasattr(self, "rates"):
            self.rates: dict[int, tuple[Decimal, Decimal]] = {}
        if contract not in self.rates:
            self._load_rates()
        own = self.rates[contract]
        for key, rate_key, known in (("usd", "usd_rate", own[0]), ("rmb", "rmb_rate", own[1])):
            if values.get(key) is None and values.get(rate_key) is None:
                values[rate_key] = known

    def _load_rates(self) -> None:
        from sqlalchemy import select

        t = self.t.version.c
        for row in self.connection.execute(
            select(t.contract, t.usd_rate, t.rmb_rate).order_by(t.contract, t.ordinal)
        ):
            self.rates[row.contract] = (Decimal(row.usd_rate), Decimal(row.rmb_rate))


def _common(made: int, contract: int, values: Values, intake: int, row: int, filed: str) -> Values:
    return {
        "id": made, "contract": contract, "intake": intake, "row": row, "filed": filed, "status": DRAFT,
        "usd_rate": f"{values['usd_rate']:f}", "rmb_rate": f"{values['rmb_rate']:f}",
    }  # fmt: skip
