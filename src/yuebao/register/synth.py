"""A synthetic register whose totals are known: firms, contracts and executions that come to given figures.

Everything is drawn from one seed. The rows go through the same door as a firm's (``intake``), are
submitted and audited month by month, and so the statistics of the result are reproduced, not planted.
Names are invented; every one of them carries 示例.
"""

from __future__ import annotations

import hashlib
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from yuebao.register.cells import Given
from yuebao.register.codes import OFFSHORE, ONSHORE, SIDES, UNSETTLED
from yuebao.register.layout import FIELDS, TITLES, Kind, Mapping
from yuebao.register.sheets import Sheet

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the months of a year up to ``month`` come to, in cents by side; ``late`` was audited later."""

    month: str
    signed: dict[str, int]
    executed: dict[str, int]
    late: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Synthetic:
    """Rows by the month they were filed in, in the columns of the templates."""

    area: str
    contracts: dict[str, list[Row]]
    executions: dict[str, list[Row]]
    late: dict[str, tuple[list[Row], list[Row]]]
    """Month -> rows for it that were filed but audited only after its publication."""
    targets: tuple[Target, ...]


def demo_targets() -> tuple[str, list[str], tuple[Target, ...]]:
    """The area, its districts and the totals of ``demo.toml``."""
    parsed = tomllib.loads(files("yuebao.register").joinpath("demo.toml").read_text(encoding="utf-8"))
    targets = tuple(
        Target(
            month=row["month"],
            signed={side: _cents(it) for side, it in row["signed"].items()},
            executed={side: _cents(it) for side, it in row["executed"].items()},
            late={kind: _cents(it) for kind, it in row.get("late", {}).items()},
        )
        for row in parsed["totals"]
    )
    return parsed["area"], parsed["districts"], targets


def _cents(wan: str) -> int:
    return int(Decimal(wan) * 1_000_000)


_WORDS = (
    "星河",
    "云帆",
    "远航",
    "海岸",
    "青禾",
    "北辰",
    "新港",
    "东岸",
    "启明",
    "浪花",
    "松涛",
    "晴川",
    "月桥",
    "岚山",
    "潮声",
    "灯塔",
)
_TRADES = ("软件", "信息技术", "数据服务", "工业设计", "科技")
_COUNTRIES = {
    "日本": 46, "美国": 17, "中国香港": 7, "德国": 6, "新加坡": 5, "韩国": 5,
    "爱尔兰": 3, "英国": 3, "瑞士": 2,
    "法国": 2, "荷兰": 2, "加拿大": 1, "澳大利亚": 1, "中国台湾": 1, "泰国": 1, "阿联酋": 1, "以色列": 1,
}  # fmt: skip
_CATEGORIES = {
    "ito-software": 34, "ito-technology": 12, "ito-operation": 10, "bpo-design": 3, "bpo-internal": 8,
    "bpo-business": 12, "bpo-supply": 5, "kpo-design": 7, "kpo-product": 5, "kpo-analysis": 3,
    "kpo-medicine": 1,
}  # fmt: skip
_OWNERSHIP = {"private": 50, "foreign": 36, "state": 10, "other": 4}
_RATES = {"USD": "1", "JPY": "0.0067", "EUR": "1.09", "CNY": "0.1393", "HKD": "0.1282"}
_RMB_BEFORE = {"USD": "7.10", "JPY": "0.0476", "EUR": "7.74", "CNY": "1", "HKD": "0.9103"}
_RMB = {"USD": "7.18", "JPY": "0.0481", "EUR": "7.83", "CNY": "1", "HKD": "0.9205"}


def synthesize(
    *,
    seed: int,
    area: str,
    districts: Sequence[str],
    targets: Sequence[Target],
    firms: int = 64,
    contracts: int = 90,
) -> Synthetic:
    """Rows that come to *targets*: about *contracts* contracts a month and twice as many executions."""
    draw = random.Random(seed)
    people = _firms(draw, area, districts, firms)
    made = Synthetic(area=area, contracts={}, executions={}, late={}, targets=tuple(targets))
    for target in sorted(targets, key=lambda it: it.month):
        _year(draw, made, target, people, contracts)
    return made


def _firms(draw: random.Random, area: str, districts: Sequence[str], count: int) -> list[Row]:
    city = area.removesuffix("市")
    out = []
    for n in range(count):
        word, trade = _WORDS[n % len(_WORDS)], _TRADES[n // len(_WORDS) % len(_TRADES)]
        more = "" if n < len(_WORDS) * len(_TRADES) else str(n)
        out.append(
            {
                "code": f"SL-{n + 1:04d}", "firm": f"{city}{word}示例{trade}{more}有限公司",
                "ownership": _pick(draw, _OWNERSHIP), "district": draw.choice(list(districts)),
                "size": draw.lognormvariate(0, 0.9),
            }
        )  # fmt: skip
    return out


def _pick(draw: random.Random, weights: dict[str, int]) -> str:
    return draw.choices(list(weights), weights=list(weights.values()))[0]


def _split(draw: random.Random, total: int, count: int, *, spread: float = 1.0) -> list[int]:
    """*total* cents in *count* positive parts that come to it exactly."""
    if total <= 0 or count <= 0:
        return []
    weights = [draw.lognormvariate(0, spread) for _ in range(min(count, total))]
    scale = sum(weights)
    parts = [max(1, int(total * it / scale)) for it in weights]
    parts[parts.index(max(parts))] += total - sum(parts)
    return parts


def _year(draw: random.Random, made: Synthetic, target: Target, people: list[Row], contracts: int) -> None:
    year, last = int(target.month[:4]), int(target.month[5:7])
    listed = [f"{year:04d}-{n:02d}" for n in range(1, last + 1)]
    whole = sum(target.signed.values())
    late = _late(draw, target, people, listed[-1]) if target.late else ([], [])
    if target.late:
        made.late[target.month] = late
    room: dict[str, list[list[Any]]] = {side: [] for side in SIDES}
    serial = 0
    for n, (month, *amounts) in enumerate(
        zip(
            listed,
            *(_split(draw, target.signed.get(side, 0), last, spread=0.25) for side in SIDES),
            strict=False,
        )
    ):
        rows = made.contracts.setdefault(month, [])
        for side, amount in zip(SIDES, amounts, strict=True):
            # Never so few that they would tell of a firm.
            count = max(5, round(contracts * amount / max(whole // last, 1)))
            for part in _exact(draw, amount, count, side):
                serial += 1
                row = _contract(draw, people, side, month, f"SL{year}-{serial:05d}", *part)
                rows.append(row)
                room[side].append([row, part[2], n])
    _executions(draw, made, target, room, listed)


def _exact(draw: random.Random, total: int, count: int, side: str) -> list[tuple[str, int, int]]:
    """(currency, amount in its own cents, dollars in cents) of contracts that come to *total* dollars.

    Foreign amounts are round ones and convert as they convert; dollars take up what is left.
    """
    out = []
    left = total
    for part in _split(draw, total, count):
        currency = (
            "CNY"
            if side == ONSHORE
            else draw.choices(["USD", "JPY", "EUR", "HKD"], weights=[50, 38, 8, 4])[0]
        )
        factor = Decimal(_RATES[currency])
        amount = int(Decimal(part) / factor / 100) * 100
        usd = int((amount * factor).quantize(Decimal(1), ROUND_HALF_UP))
        if 0 < usd <= left - 1 and currency != "USD":
            out.append((currency, amount, usd))
            left -= usd
        else:
            out.append(("USD", 0, part))
    rest = [n for n, it in enumerate(out) if it[0] == "USD"]
    if not rest:
        currency, amount, usd = out.pop()
        left += usd
        out.append(("USD", 0, 0))
        rest = [len(out) - 1]
    for n, part in zip(rest, _split(draw, left, len(rest)), strict=True):
        out[n] = ("USD", part, part)
    return out


def _contract(
    draw: random.Random,
    people: list[Row],
    side: str,
    month: str,
    number: str,
    currency: str,
    amount: int,
    usd: int,
) -> Row:
    del usd
    # What is unsettled is little, and not one firm's.
    firm = draw.choices(people, weights=[1 if side == UNSETTLED else it["size"] for it in people])[0]
    country = "" if side == UNSETTLED else "中国" if side == ONSHORE else _pick(draw, _COUNTRIES)
    return {
        "number": number, "code": firm["code"], "firm": firm["firm"], "ownership": firm["ownership"],
        "district": firm["district"], "country": country,
        "buyer": f"{country or '未定'}示例发包方{draw.randrange(1, 400)}",
        "side": side, "category": _pick(draw, _CATEGORIES), "currency": currency,
        "amount": Decimal(amount) / 100,
        "usd_rate": Decimal(_RATES[currency]),
        "rmb_rate": Decimal((_RMB if "2025" <= month else _RMB_BEFORE)[currency]),
        "signed": f"{month}-{draw.randrange(1, 29):02d}", "note": "",
    }  # fmt: skip


def _executions(
    draw: random.Random, made: Synthetic, target: Target, room: dict[str, list[list[Any]]], listed: list[str]
) -> None:
    """Executions that come to the target, each within its contract.

    More may be executed in a period than was signed in it: those are contracts of the year before.
    """
    year = int(target.month[:4])
    serial = 0
    for side in SIDES:
        total = target.executed.get(side, 0)
        if not total:
            continue
        old_month = f"{year - 1:04d}-12"
        # A third of what is executed rests on older contracts, which are signed before the period begins.
        older = total * 45 // 100 if sum(it[1] for it in room[side]) * 3 // 5 >= total else total
        carriers = [it for it in room[side] if older < total]
        if older:
            for part in _exact(draw, older * 3 // 2, max(9, len(room[side]) // 3), side):
                serial += 1
                people = [
                    {"code": it[0]["code"], "firm": it[0]["firm"], "ownership": it[0]["ownership"],
                     "district": it[0]["district"], "size": 1.0}
                    for it in room[side]
                ]  # fmt: skip
                number = f"SL{year - 1}-L{SIDES.index(side)}{serial:04d}"
                row = _contract(draw, people, side, old_month, number, *part)
                made.contracts.setdefault(old_month, []).append(row)
                carriers.append([row, part[2], -1])
        _spread(draw, made, carriers, total, listed)


def _spread(
    draw: random.Random, made: Synthetic, carriers: list[list[Any]], total: int, listed: list[str]
) -> None:
    """*total* dollars over the contracts in proportion to their room; the last dollar row makes it exact."""
    capacity = sum(it[1] for it in carriers)
    draw.shuffle(carriers)
    # Dollar contracts last, so that what conversion leaves over lands on one of them.
    carriers.sort(key=lambda it: it[0]["currency"] == "USD")
    left = total
    for n, (row, usd, month) in enumerate(carriers):
        dollars = row["currency"] == "USD"
        share = min(usd, left * usd // max(capacity, 1))
        if dollars and n == len(carriers) - 1:
            share = min(usd, left)
        capacity -= usd
        factor = Decimal(_RATES[row["currency"]])
        pieces = _split(draw, share, 1 + (share > 2_000_000) + (share > 20_000_000))
        for k, piece in enumerate(pieces, start=1):
            amount = piece if dollars else int(Decimal(piece) / factor / 100) * 100
            worth = int((amount * factor).quantize(Decimal(1), ROUND_HALF_UP))
            if not worth:
                continue
            left -= worth
            when = listed[draw.randrange(max(month, 0), len(listed))]
            number = (
                draw.randrange(int(row["signed"][8:]), 29)
                if when == row["signed"][:7]
                else draw.randrange(1, 29)
            )
            made.executions.setdefault(when, []).append(
                {"number": row["number"], "day": f"{when}-{number:02d}", "amount": Decimal(amount) / 100,
                 "currency": row["currency"], "usd_rate": row["usd_rate"], "rmb_rate": row["rmb_rate"],
                 "voucher": f"SH-{row['number'][2:]}-{k}", "note": "示例收汇凭证"}
            )  # fmt: skip
    if left:
        raise ValueError(f"{left} cents are left over: there is too little room in the contracts")


def _late(draw: random.Random, target: Target, people: list[Row], month: str) -> tuple[list[Row], list[Row]]:
    """One dollar contract and its executions, filed in time but audited after the publication."""
    signed, executed = target.late.get("signed", 0), target.late.get("executed", 0)
    contract = _contract(draw, people, OFFSHORE, month, f"SL{month[:4]}-90001", "USD", signed, signed)
    old = _contract(
        draw,
        people,
        OFFSHORE,
        f"{int(month[:4]) - 1}-12",
        f"SL{int(month[:4]) - 1}-90002",
        "USD",
        executed * 2,
        executed,
    )
    done = {
        "number": old["number"], "day": f"{month}-20", "amount": Decimal(executed) / 100, "currency": "USD",
        "usd_rate": Decimal(1), "rmb_rate": Decimal(_RMB["USD"]), "voucher": f"SH-{old['number'][2:]}-1",
        "note": "示例收汇凭证",
    }  # fmt: skip
    return [contract, old], [done]


def demo(folder: Path, *, seed: int = 2025) -> Synthetic:
    """Write the demo register into *folder*: ``register.db`` and the sheets of its last month.

    Raises:
        Unreadable: something cannot be written there.
    """
    from yuebao.register.filling import sheet_of
    from yuebao.register.intake import take_sheets
    from yuebao.register.moves import move
    from yuebao.register.publish import publish
    from yuebao.register.store import Register

    area, districts, targets = demo_targets()
    made = synthesize(seed=seed, area=area, districts=districts, targets=targets)
    published = {target.month for target in targets}
    numbers: list[str] = []
    with Register.open(folder / "register.db") as register:
        for month in sorted({*made.contracts, *made.executions}):
            filed = _days_after(month, 4)
            late = made.late.get(month, ([], []))
            given: list[tuple[Kind, list[Row]]] = [
                ("contracts", made.contracts.get(month, []) + late[0]),
                ("executions", made.executions.get(month, []) + late[1]),
            ]
            taken = take_sheets(register, [_sheet(*it, month) for it in given], who="填报员", filed=filed)
            for it in taken:
                if it.held:
                    raise ValueError(f"{month}: row {it.held[0].row}: {it.held[0].faults}")
            move(register, "submit", who="填报员", on=filed)
            slow = [row["number"] for row in late[0]]
            numbers += [row["number"] for row in given[0][1] if row["number"] not in slow]
            move(register, "audit", who="审核员", on=_days_after(month, 8), why="月度审核", contracts=numbers)
            if month in published:
                publish(register, month, cumulative=True, cutoff=_days_after(month, 12), who="审核员")
            if slow:
                move(
                    register, "audit", who="审核员", on=_days_after(month, 40), why="补齐材料", contracts=slow
                )
                numbers += slow
            if month == targets[0].month:
                for kind, rows in given:
                    (folder / f"{kind}-{month}.xlsx").write_bytes(sheet_of(kind, rows))
    return made


def _sheet(kind: Kind, rows: list[Row], month: str) -> tuple[Kind, Sheet, Mapping, str]:
    """*rows* as a sheet that was read, in the columns of the template."""
    fields = FIELDS[kind]
    cells: list[tuple[int, list[Given]]] = [
        (n, [float(it) if isinstance(it, Decimal) else it for it in (row.get(f.key) for f in fields)])
        for n, row in enumerate(rows, start=2)
    ]
    sheet = Sheet(
        file=f"{kind}-{month}",
        title=TITLES[kind],
        head=1,
        header=tuple(it.header for it in fields),
        columns={it.key: n for n, it in enumerate(fields)},
        rows=cells,
    )
    return kind, sheet, Mapping(), hashlib.sha256(repr(cells).encode()).hexdigest()


def _days_after(month: str, days: int) -> str:
    """The ISO day that many days after the end of a month."""
    from datetime import date, timedelta

    year, number = int(month[:4]), int(month[5:7])
    first = date(year + number // 12, number % 12 + 1, 1)
    return (first + timedelta(days=days - 1)).isoformat()
