"""The month's statistics out of the register: amounts, growth, shares, by any cut, as of any day.

合同签约额 is what was signed in the period and what changes added to it; 接包合同执行额 what was executed;
合同数 the contracts signed. Only audited records count, and only what was known on the cut-off day: the
ledger keeps for each amount from when and until when it was so. Growth is against the same months of
last year, on the base as it stood when those months were first published and on today's.
Amounts are whole cents, growth and shares exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from yuebao.core.period import Period, months
from yuebao.register.codes import OFFSHORE, SIDES, Codes, Disclosure
from yuebao.register.disclosure import Cell, Part, Total, held_back

if TYPE_CHECKING:
    from yuebao.register.store import Register

Cut = Literal["side", "partner", "group", "category", "ownership", "district", "firm"]
Currency = Literal["usd", "rmb"]
CUTS: tuple[Cut, ...] = ("side", "partner", "group", "category", "ownership", "district", "firm")
_OFFSHORE_CUTS = ("partner", "group")
"""Cuts of offshore business alone: its buyers' countries and their groups."""


class Amounts(NamedTuple):
    """Contracts signed; signed and executed amounts in cents (fen)."""

    contracts: int
    signed: int
    executed: int


ZERO = Amounts(0, 0, 0)
Ratios = tuple[Fraction | None, Fraction | None, Fraction | None]
"""Of contracts, signed and executed amount; None where there is nothing to divide by."""
NONE: Ratios = (None, None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the statistics.

    ``now`` is None where the cell is held back, ``first`` and ``current`` (last year's on the two
    bases) where there is no such base or it is held back. ``level`` is 0 for the whole, then how
    deep the row is nested.
    """

    member: str
    label: str
    level: int
    now: Amounts | None
    first: Amounts | None
    current: Amounts | None
    share: Ratios
    share_change: Ratios
    """In parts of one, against the first-published base, or the current one where none was published."""

    def growth(self, base: Literal["first", "current"]) -> Ratios:
        """(now − base) ÷ base for contracts, signed and executed amount."""
        before = self.first if base == "first" else self.current
        if self.now is None or before is None:
            return NONE
        one, two, three = (Fraction(a - b, b) if b else None for a, b in zip(self.now, before, strict=True))
        return one, two, three


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The statistics of one period in one cut; ``lines[0]`` is the whole that the shares are of."""

    period: Period
    month: str
    cumulative: bool
    by: Cut
    currency: Currency
    as_of: str
    published: str | None
    """The cut-off day of last year's first publication of these months, None if there was none."""
    lines: tuple[Line, ...]
    held_back: int
    """How many cells are held back."""

    @property
    def parts(self) -> tuple[Line, ...]:
        return self.lines[1:]


def period_of(month: str, *, cumulative: bool) -> Period:
    """``2025-05`` as a month, or as the months of its year up to it."""
    year, number = int(month[:4]), int(month[5:7])
    return months(
        year,
        1 if cumulative and number > 1 else number,
        number,
        "months" if cumulative and number > 1 else "month",
    )


def _days(period: Period) -> tuple[str, str]:
    first, last = period.start, period.stop - 1
    return f"{first // 12:04d}-{first % 12 + 1:02d}-01", f"{last // 12:04d}-{last % 12 + 1:02d}-31"


def measure(
    register: Register, period: Period, *, by: Cut, currency: Currency, known: Sequence[str]
) -> list[dict[str, Part]]:
    """What each firm signed and executed in each member of a cut, as of each of the days *known*.

    One sweep over the ledger serves all days: last year's months are asked for as they were first
    published and as they are known now.
    """
    from sqlalchemy import and_, case, func, or_, select

    from yuebao.register.tables import ledger

    it = ledger.c
    column = {
        "side": it.side, "partner": it.country, "group": it.country, "category": it.category,
        "ownership": it.ownership, "district": it.district, "firm": it.side,
    }[by]  # fmt: skip
    start, stop = _days(period)
    amount = it[currency]
    sums: list[Any] = []
    then = [and_(it.known <= day, day < it.until) for day in known]
    for valid in then:
        for counted, added in (
            (it.kind == "signed", 1), (it.kind != "executed", amount), (it.kind == "executed", amount)
        ):  # fmt: skip
            sums.append(func.sum(case((and_(valid, counted), added), else_=0)))
    query = (
        select(column, it.firm, *sums)
        .where(it.day >= start, it.day <= stop, or_(*then))
        .group_by(column, it.firm)
        .order_by(column)
    )
    if by in _OFFSHORE_CUTS:
        query = query.where(it.side == OFFSHORE)
    found: list[dict[str, Part]] = [{} for _ in known]
    with register.reading() as connection:
        rows = connection.execute(query).all()
    for member, those in groupby(rows, itemgetter(0)):
        _, firms, *columns = zip(*those, strict=True)
        for n, parts in enumerate(found):
            # A server's sums of big integers are decimals.
            three = [tuple(map(int, it)) for it in columns[3 * n : 3 * n + 3]]
            if any(map(any, three)):
                parts[member] = Part(firms, *three)
    return found


class _Node(NamedTuple):
    """A row to be: its label and depth, and the members of the query that it sums."""

    member: str
    label: str
    level: int
    members: frozenset[str]
    above: int


def _nodes(codes: Codes, by: Cut, members: Iterable[str], day: str) -> list[_Node]:
    """The rows of a cut, the whole first; ``above`` is the row that a row is a part of, −1 if of none."""
    seen = set(members)
    nodes = [_Node("", "离岸合计" if by in _OFFSHORE_CUTS else "合计", 0, frozenset(seen), -1)]
    if by == "side":
        nodes += [_Node(it, it, 1, frozenset([it]), 0) for it in SIDES]
    elif by == "category":
        for top in [it for it in codes.categories.values() if it.parent is None]:
            below = [it for it in codes.categories.values() if it.parent == top.slug]
            at = len(nodes)
            nodes.append(_Node(top.slug, top.name, 1, frozenset([top.slug, *(it.slug for it in below)]), 0))
            nodes += [_Node(it.slug, it.name, 2, frozenset([it.slug]), at) for it in below]
            if below and top.slug in seen:
                nodes.append(_Node(f"{top.slug}-", "未细分", 2, frozenset([top.slug]), at))
    elif by == "group":
        for group in codes.groups:
            inside = codes.members(group, day) & seen
            if inside:
                nodes.append(_Node(group, group, 1, frozenset(inside), -1))
        nodes += [_Node(it, it, 2, frozenset([it]), 0) for it in sorted(seen)]
    elif by == "ownership":
        nodes += [_Node(it.slug, it.name, 1, frozenset([it.slug]), 0) for it in codes.ownership.values()]
    else:
        nodes += [_Node(it, it or "未填", 1, frozenset([it]), 0) for it in sorted(seen)]
    return nodes


def _open(nodes: list[_Node], cells: Sequence[Cell], rule: Disclosure) -> frozenset[int]:
    """The rows that are held back."""
    totals = [
        Total(at, parts)
        for at in range(len(nodes))
        if (parts := tuple(n for n, it in enumerate(nodes) if it.above == at))
    ]
    groups = [n for n, it in enumerate(nodes) if it.above == -1 and n]
    if not groups:
        return held_back(cells, totals, rule, keep=frozenset([0]))
    # Groups overlap and are in no sum of the whole: each is the sum of its countries, whose own table
    # is settled first. A group is published only where it gives none of them away.
    single = {next(iter(it.members)): n for n, it in enumerate(nodes) if it.above == 0}
    countries = frozenset(single.values())
    dark = held_back(cells, totals, rule, keep=frozenset([0, *groups]))
    totals += [Total(n, tuple(sorted(single[one] for one in nodes[n].members))) for n in groups]
    return held_back(cells, totals, rule, keep=frozenset([0, *(countries - dark)]), start=dark)


def statistics(
    register: Register,
    month: str,
    *,
    cumulative: bool = False,
    by: Cut = "side",
    currency: Currency = "usd",
    as_of: str,
    firm: str | None = None,
    guarded: bool = True,
) -> Statistics:
    """The statistics of *month* (``2025-05``), or of its year up to it, as known on the ISO day *as_of*.

    ``by="firm"`` needs *firm*, a code: its own row and nobody else's. *guarded* off shows every cell:
    for those who audit the records, never for publication.

    Raises:
        Unreadable: the whole itself would tell of a firm (``YB506``), or *firm* is missing or not
            registered (``YB507``).
    """
    from sqlalchemy import select

    from yuebao.core.problem import Problem, Unreadable
    from yuebao.register.tables import firm as firms
    from yuebao.register.tables import publication

    period = period_of(month, cumulative=cumulative)
    ago = period.year_ago()
    with register.reading() as connection:
        published = connection.execute(
            select(publication.c.cutoff).where(publication.c.period == str(ago))
        ).scalar()
        own = connection.execute(select(firms.c.id, firms.c.name).where(firms.c.code == (firm or ""))).first()
    if by == "firm" and own is None:
        raise Unreadable(Problem(code="YB507", place=register.name, facts=(("firm", firm or "(none)"),)))

    [now] = measure(register, period, by=by, currency=currency, known=[as_of])
    before = [as_of] if published is None else [as_of, min(published, as_of)]
    bases = [now, *measure(register, ago, by=by, currency=currency, known=before)]
    stop = _days(period)[1]
    nodes = _nodes(register.codes, by, {member for it in bases for member in it}, stop)
    rule = register.codes.disclosure(as_of)
    if by == "firm":
        assert own is not None
        nodes = nodes[:1]
    tables = [[Cell([found[it] for it in node.members if it in found]) for node in nodes] for found in bases]
    # Last year's whole may itself rest on too few firms: then no growth is shown at all.
    dark = [guarded and table[0].unsafe(rule) for table in tables]
    if dark[0]:
        raise Unreadable(Problem(code="YB506", place=register.name, facts=(("period", str(period)),)))
    hidden = [_open(nodes, table, rule) if guarded else frozenset[int]() for table in tables]
    if by == "firm":
        assert own is not None
        nodes.append(_Node(firm or "", own.name, 1, nodes[0].members, 0))
        for table in tables:
            mine = table[0].firms.get(own.id)
            table.append(Cell([Part([own.id], *([it] for it in mine))] if mine else []))
    lines = []
    wholes = [Amounts(*table[0].sums) for table in tables]
    for n, node in enumerate(nodes):
        if by == "group" and node.level == 2:
            continue
        sums = [
            None if n in hidden[k] or dark[k] else Amounts(*table[n].sums) for k, table in enumerate(tables)
        ]
        # The last is the base that growth is against: the first-published one, where there is one.
        share = _ratios(sums[0], wholes[0])
        share_before = _ratios(sums[-1], wholes[-1])
        one, two, three = (
            None if a is None or b is None else a - b for a, b in zip(share, share_before, strict=True)
        )
        lines.append(
            Line(
                member=node.member, label=node.label, level=node.level, now=sums[0], current=sums[1],
                first=sums[2] if published is not None else None, share=share, share_change=(one, two, three),
            )
        )  # fmt: skip
    if by == "partner":
        lines[1:] = sorted(lines[1:], key=lambda it: (it.now is None, -(it.now or ZERO).executed, it.label))
    return Statistics(
        period=period, month=month, cumulative=cumulative, by=by, currency=currency, as_of=as_of,
        published=published, lines=tuple(lines), held_back=sum(it.now is None for it in lines),
    )  # fmt: skip


def _ratios(part: Amounts | None, whole: Amounts) -> Ratios:
    if part is None:
        return NONE
    one, two, three = (Fraction(a, b) if b else None for a, b in zip(part, whole, strict=True))
    return one, two, three
