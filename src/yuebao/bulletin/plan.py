"""``issue.toml`` → ``Plan``: what an issue is called, which columns it has and what goes into them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from yuebao.bulletin.issue import ColumnKind, Imprint
from yuebao.bulletin.say import House
from yuebao.core.period import Period, months, whole_year
from yuebao.core.problem import Problem, Unreadable
from yuebao.core.unit import Unit

PLAN = "issue.toml"
HANZI = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
TURNS = {turns[0]: turns for turns in (("由降转增", "由增转降"), ("由负转正", "由正转负"))}
"""How a house says that growth follows a fall → how it says that and the contrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph of a data item: ``of`` a whole, cut ``by`` a dimension, the ``top`` largest.

    ``form`` is ``list`` (分别为, where it can say all) or ``clauses``; ``lead`` None is the usual one.
    """

    of: str
    by: str
    top: int = 0
    lead: str | None = None
    form: str = "list"
    chart: bool = False
    table: bool = False
    groups: bool = True
    """Whether groups of partners (RCEP成员国) are told after the partners, each in its own paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem:
    """An item written from the book: its totals, then its passages (every cut there is, if none is named)."""

    title: str
    totals: tuple[str, ...]
    source: str = ""
    lead: str = ""
    area: str = ""
    ident: str = ""
    period: Period | None = None
    month: bool = True
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """A column: data items to write, or the news and events that belong to it."""

    name: str
    kind: ColumnKind
    items: tuple[DataItem, ...] = ()
    empty: str = ""
    order: tuple[str, ...] = ()
    """File names of its pieces in the order wanted; those that no column names follow in each of its kind
    that names none."""

    def names(self, ident: str) -> bool:
        """Whether its order names the piece in the file *ident*."""
        return ident in self.order or ident.rpartition("/")[2] in self.order


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    imprint: Imprint
    period: Period
    house: House
    columns: tuple[ColumnPlan, ...]
    book: str
    """Where the book is, as ``Book.open`` takes it; a relative path is the issue folder's."""
    longest: int = 0
    """Characters that a piece of news is trimmed to, by whole sentences; 0 leaves it whole."""


def load_plan(folder: Path) -> Plan:
    """The plan of the issue in *folder*.

    Raises:
        Unreadable: there is none (``YB601``) or it does not say what it must (``YB602``).
    """
    path = folder / PLAN
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unreadable(Problem(code="YB601", place=str(folder))) from None
    except (OSError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise Unreadable(Problem(code="YB602", place=str(path), facts=(("reason", str(error)),))) from None
    try:
        return plan_of(told, name=folder.resolve().name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        raise Unreadable(Problem(code="YB602", place=str(path), facts=(("reason", reason),))) from None


def plan_of(told: dict[str, Any], *, name: str) -> Plan:
    """A plan from the tables of ``issue.toml``; *name* (2025-06) is the month when it names none.

    Raises:
        KeyError, TypeError, ValueError: something is missing or not what it should be.
    """
    dated = told["date"]
    if isinstance(dated, str):
        dated = date.fromisoformat(dated)
    month = period_of(str(told.get("month", name)))
    imprint = Imprint(
        title=str(told["title"]),
        publisher=str(told.get("publisher", "")),
        number=int(told["number"]),
        total=int(told["total"]) if "total" in told else None,
        date=dated,
        month=month,
        area=str(told.get("area", "")),
        address=str(told.get("address", "")),
    )
    nothing = f"{HANZI[month.start % 12]}月暂无"
    return Plan(
        imprint=imprint,
        period=period_of(str(told["period"])),
        house=_house(told.get("style", {})),
        columns=tuple(_column(row, nothing) for row in told.get("columns", ())),
        book=str(told.get("book", "../../book.db")),
        longest=int(told.get("longest", 0)),
    )


def _house(told: dict[str, Any]) -> House:
    from yuebao.lexicon import load

    lexicon = load()
    units: list[Unit] = []
    for printed in told.get("units", ()):
        large = next(
            (word for word in sorted(lexicon.large, key=len, reverse=True) if printed.startswith(word)), ""
        )
        symbol = str(printed).removeprefix(large)
        if symbol not in lexicon.units:
            raise ValueError(f"style.units: {printed} is no unit we know")
        units.append(lexicon.unit(symbol, large))
    dash = str(told.get("dash", "-"))
    if dash not in ("-", "—", "－", "至"):
        raise ValueError("style.dash is -, — or 至")
    turn = str(told.get("turn", "由降转增"))
    if turn not in TURNS:
        raise ValueError(f"style.turn is {' or '.join(TURNS)}")
    return House(
        decimals=told.get("decimals"),
        rate_decimals=told.get("rate_decimals"),
        drop_zeros=bool(told.get("drop_zeros", True)),
        dash=dash,
        units=tuple(units),
        turns=TURNS[turn],
    )


def _column(row: dict[str, Any], nothing: str) -> ColumnPlan:
    """A column; *nothing* stands in it when it is empty and the plan has no words of its own."""
    kind = row["kind"]
    if kind not in get_args(ColumnKind):
        raise ValueError(f"columns.kind is data, news or events, not {kind}")
    items = tuple(_data_item(item) for item in row.get("items", ()))
    return ColumnPlan(
        name=str(row["name"]),
        kind=kind,
        items=items,
        empty=str(row.get("empty", nothing)),
        order=tuple(map(str, row.get("order", ()))),
    )


def _data_item(row: dict[str, Any]) -> DataItem:
    known = {"title", "totals", "source", "lead", "area", "ident", "period", "month", "passages"}
    if strange := set(row) - known:
        raise ValueError(f"columns.items: {', '.join(sorted(strange))} means nothing here")
    return DataItem(
        title=str(row["title"]),
        totals=tuple(map(str, row["totals"])),
        source=str(row.get("source", "")),
        lead=str(row.get("lead", "")),
        area=str(row.get("area", "")),
        ident=str(row.get("ident", "")),
        period=period_of(str(row["period"])) if "period" in row else None,
        month=bool(row.get("month", True)),
        passages=tuple(Passage(**it) for it in row.get("passages", ())),
    )


def period_of(text: str) -> Period:
    """The period that the output contract writes as *text*: 2025-05, 2025-01/2025-05, 2025-Q1, 2025.

    Raises:
        ValueError: it is none of these.
    """
    try:
        if "/" in text:
            first, last = (period_of(part) for part in text.split("/"))
            return Period(start=first.start, stop=last.stop, kind="months")
        if text.startswith("@"):
            point = period_of(text[1:])
            return Period(start=point.start, stop=point.stop, kind="instant")
        year, _, rest = text.partition("-")
        if not rest:
            return whole_year(int(year))
        if rest[0] == "Q" and rest[1:] in "1234":
            return months(int(year), 3 * int(rest[1:]) - 2, 3 * int(rest[1:]), "quarter")
        if rest[0] == "H" and rest[1:] in "12":
            return months(int(year), 6 * int(rest[1:]) - 5, 6 * int(rest[1:]), "half")
        if 1 <= int(rest) <= 12:
            return months(int(year), int(rest), int(rest), "month")
    except (ValueError, IndexError):
        pass
    raise ValueError(f"{text} is no period; write 2025-05, 2025-01/2025-05, 2025-Q1 or 2025")
