"""The register at size: import with all checks, every cut of the statistics against polars, the time of each.

    python benchmarks/register.py [--contracts 100000] [--folder DIR]

Rows are drawn from a seed and go through the command line's own door: workbooks, import, submit, audit,
changes, voids, settled sides. Polars then sums the raw records apart from the ledger and its SQL: for every
cut, both currencies, months and cumulative, on two days of knowledge. Equal means to the cent.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from yuebao.register import Register, statistics, take
from yuebao.register.audit import faults
from yuebao.register.codes import OFFSHORE, SIDES
from yuebao.register.filling import sheet_of
from yuebao.register.moves import move
from yuebao.register.publish import publish
from yuebao.register.stats import CUTS, measure, period_of

COUNTRIES = [
    "日本",
    "美国",
    "中国香港",
    "德国",
    "新加坡",
    "韩国",
    "英国",
    "法国",
    "中国台湾",
    "中国澳门",
    "泰国",
    "越南",
]
CATEGORIES = [
    "ito-software",
    "ito-technology",
    "bpo-internal",
    "bpo-business",
    "kpo-design",
    "kpo-product",
    "ito",
]
RATES = {
    "USD": ("1", "7.1842"),
    "JPY": ("0.006731", "0.048213"),
    "CNY": ("0.139194", "1"),
    "EUR": ("1.0912", "7.8391"),
}


def rows(draw: random.Random, count: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Contracts over a year and five months, and an execution or two for most of them."""
    firms = [
        {
            "code": f"F{n:05d}", "firm": f"示例企业{n}",
            "ownership": draw.choice(["国有", "民营", "外商投资", "其他"]), "district": f"示例{n % 9}区",
        }
        for n in range(max(20, count // 50))
    ]  # fmt: skip
    contracts, executions = [], []
    for n in range(count):
        kind = draw.random()
        country = "" if kind < 0.01 else "中国" if kind < 0.3 else draw.choice(COUNTRIES)
        currency = draw.choice(list(RATES))
        usd, rmb = RATES[currency]
        year, month = (2024, draw.randrange(1, 13)) if draw.random() < 0.6 else (2025, draw.randrange(1, 6))
        amount = draw.randrange(1_000_00, 90_000_000_00)
        day = f"{year}-{month:02d}-{draw.randrange(1, 29):02d}"
        contracts.append(
            {
                **draw.choice(firms), "number": f"C{n:07d}", "buyer": f"发包方{n % 999}", "country": country,
                "side": "待定" if not country else "", "category": draw.choice(CATEGORIES),
                "currency": currency, "signed": day, "amount": Decimal(amount) / 100,
                "usd_rate": Decimal(usd), "rmb_rate": Decimal(rmb),
            }
        )  # fmt: skip
        for k in range(draw.choice([0, 1, 1, 1, 2])):
            later = min(month + k, 12 if year == 2024 else 5)
            executions.append(
                {
                    "number": f"C{n:07d}", "day": f"{year}-{later:02d}-28", "currency": currency,
                    "amount": Decimal(amount * draw.randrange(5, 45) // 100) / 100, "voucher": f"V{n}-{k}",
                    "usd_rate": Decimal(usd), "rmb_rate": Decimal(rmb),
                }
            )  # fmt: skip
    return contracts, executions


def fill(register: Register, folder: Path, count: int) -> dict[str, float]:
    """Everything that happens to a register, timed."""
    draw = random.Random(7)
    contracts, executions = rows(draw, count)
    times: dict[str, float] = {}
    old = [it for it in executions if it["day"] < "2025"]
    new = [it for it in executions if it["day"] >= "2025"]
    for name, kind, some in (
        ("contracts", "contracts", contracts),
        ("executions-2024", "executions", old),
        ("executions-2025", "executions", new),
    ):
        (folder / f"{name}.xlsx").write_bytes(sheet_of(kind, some))  # type: ignore[arg-type]
    began = time.perf_counter()
    [taken] = take(register, contracts=folder / "contracts.xlsx", who="填报", filed="2025-06-01")
    times[f"import {taken.rows} contracts"] = time.perf_counter() - began
    assert (taken.taken, taken.held) == (count, []), taken.held[:2]
    for name, filed in (("executions-2024", "2025-01-31"), ("executions-2025", "2025-06-01")):
        began = time.perf_counter()
        [taken] = take(register, executions=folder / f"{name}.xlsx", who="填报", filed=filed)
        times[f"import {taken.rows} {name}"] = time.perf_counter() - began
        # A filing in January takes executions since July of the year before.
        assert taken.taken + len(taken.held) == taken.rows
        assert all(set(it.faults) == {"day"} for it in taken.held)
    began = time.perf_counter()
    [taken] = take(register, contracts=folder / "contracts.xlsx", who="填报", filed="2025-06-01")
    times[f"import {taken.rows} contracts again"] = time.perf_counter() - began
    assert taken.known == count
    move(register, "submit", who="填报", on="2025-06-02")
    slow = [f"C{n:07d}" for n in range(0, count, 97)]
    move(register, "return", who="审核", on="2025-06-03", why="缺材料", contracts=slow)
    began = time.perf_counter()
    moved = move(register, "audit", who="审核", on="2025-06-05")
    times[f"audit {moved.versions + moved.executions}"] = time.perf_counter() - began
    publish(register, "2024-05", cumulative=True, cutoff="2025-06-05", who="审核")
    changes = []
    for n in range(1, count, 61):
        row = dict(contracts[n])
        row["changed"] = "2025-05-20"
        row["amount"] = row["amount"] * 2 if n % 2 else row["amount"]
        if not row["country"]:
            row |= {"country": "日本", "side": "离岸"}
        if n % 3 == 0:
            row["category"] = "kpo-medicine"
        changes.append(row)
    (folder / "changes.xlsx").write_bytes(sheet_of("contracts", changes))
    take(register, contracts=folder / "changes.xlsx", who="填报", filed="2025-06-06")
    move(register, "submit", who="填报", on="2025-06-06")
    move(
        register,
        "void",
        who="审核",
        on="2025-06-08",
        why="重复",
        contracts=[f"C{n:07d}" for n in range(5, count, 211)],
    )
    move(register, "audit", who="审核", on="2025-06-10")
    return times


def raw(path: Path) -> dict[str, pl.DataFrame]:
    with sqlite3.connect(path) as held:
        return {
            name: pl.read_database(f'SELECT * FROM "{name}"', held, infer_schema_length=None)
            for name in ("firm", "contract", "version", "execution")
        }


def apart(
    tables: dict[str, pl.DataFrame], start: str, stop: str, by: str, currency: str, known: str
) -> dict[Any, tuple]:
    """(contracts, signed, executed) by member out of the raw records, without ledger or SQL."""
    valid = (pl.col("audited").is_not_null()) & (pl.col("audited") <= known)
    valid &= pl.col("voided").is_null() | (pl.col("voided") > known)
    versions = tables["version"].filter(valid).sort("contract", "ordinal")
    versions = versions.with_columns(
        added=pl.col(currency) - pl.col(currency).shift(1).over("contract").fill_null(0),
        first=pl.col("ordinal") == pl.col("ordinal").min().over("contract"),
    )
    latest = (
        versions.group_by("contract", maintain_order=True)
        .last()
        .select("contract", "side", "country", "category")
    )
    firms = tables["contract"].join(tables["firm"], left_on="firm", right_on="id").rename({"id": "contract"})
    dims = latest.join(firms.select("contract", "code", "ownership", "district"), on="contract")
    inside = (pl.col("day") >= start) & (pl.col("day") <= stop)
    signed = versions.filter(inside).select("contract", "added", "first")
    executed = tables["execution"].filter(valid & inside).select("contract", done=pl.col(currency))
    column = {"side": "side", "partner": "country", "group": "country", "firm": "code"}.get(by, by)
    if by in ("partner", "group"):
        dims = dims.filter(pl.col("side") == OFFSHORE)
    one = (
        signed.join(dims, on="contract").group_by(column)
        .agg(pl.col("first").sum().alias("n"), pl.col("added").sum())
    )  # fmt: skip
    two = executed.join(dims, on="contract").group_by(column).agg(pl.col("done").sum())
    both = one.join(two, on=column, how="full", coalesce=True).fill_null(0)
    return {row[0]: (row[1], row[2], row[3]) for row in both.select(column, "n", "added", "done").iter_rows()}


def compare(register: Register, path: Path) -> tuple[int, list[str]]:
    tables = raw(path)
    codes = {row[0]: row[1] for row in tables["firm"].select("id", "code").iter_rows()}
    checked, wrong = 0, []
    for month, wide in (("2025-05", True), ("2025-05", False), ("2024-05", True), ("2024-11", False)):
        period = period_of(month, cumulative=wide)
        start, stop = f"{period.start // 12}-{period.start % 12 + 1:02d}-01", f"{month}-31"
        for known in ("2025-06-05", "2025-06-09", "2025-06-30"):
            for currency in ("usd", "rmb"):
                for by in CUTS:
                    expected = apart(tables, start, stop, by, currency, known)
                    found: dict[Any, list[int]] = {}
                    [parts] = measure(register, period, by=by, currency=currency, known=[known])  # type: ignore[arg-type]
                    for member, part in parts.items():
                        for firm, *amounts in zip(*part.columns, strict=True):
                            name = codes[firm] if by == "firm" else member
                            held = found.setdefault(name, [0, 0, 0])
                            for n, amount in enumerate(amounts):
                                held[n] += amount
                    if by in ("partner", "group", "firm", "district", "ownership", "category", "side"):
                        same = {k: tuple(v) for k, v in found.items() if any(v)} == {
                            k: v for k, v in expected.items() if any(v)
                        }
                        checked += len(expected)
                        if not same:
                            wrong.append(f"{month} {wide} {known} {currency} {by}")
    return checked, wrong


def clock(register: Register) -> dict[str, float]:
    """The best of three of each cut, held-back cells and both bases included."""
    out = {}
    for by in CUTS:
        spent = []
        for _ in range(3):
            began = time.perf_counter()
            statistics(register, "2025-05", cumulative=True, by=by, as_of="2025-06-30", firm="F00003")
            spent.append(time.perf_counter() - began)
        out[by] = min(spent)
    return out


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contracts", type=int, default=100_000)
    options.add_argument("--folder", type=Path)
    given = options.parse_args()
    assert SIDES[0] == OFFSHORE
    folder = given.folder or Path(tempfile.mkdtemp(prefix="register-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "register.db"
    with Register.open(path) as register:
        for name, spent in fill(register, folder, given.contracts).items():
            print(f"{name:40} {spent:8.2f} s")
        checked, wrong = compare(register, path)
        print(
            f"{'cells equal to polars, to the cent':40} {checked} of {checked}"
            if not wrong
            else f"WRONG: {wrong}"
        )
        for by, spent in clock(register).items():
            print(f"{'stats by ' + by:40} {spent:8.3f} s")
        print(f"{'verify':40} {list(faults(register)) or 'sound'}")
    print(f"{'most memory':40} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
