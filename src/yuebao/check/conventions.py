"""What is true by convention: the rows of ``lexicon/relations.toml``, and what they say of a cut.

Which members make a whole, which balance is of which flows, which words tell that growth is in
constant prices.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from yuebao.core.fact import Breakdown

KEPT = 4096
"""How much of what was said of words and cuts is kept: documents of one sort say the same again."""


@dataclass(frozen=True, kw_only=True)
class Partition:
    """Members of one dimension that together are the whole."""

    dimensions: tuple[str, ...]
    members: tuple[str, ...]
    whole: str | None = None
    measures: tuple[str, ...] = ()
    assumes: tuple[str, ...] = ()
    because: str = ""
    others: tuple[str, ...] = ()
    """Further members, which join the sum where they are printed."""

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its members in each of its dimensions."""
        return frozenset(product(self.dimensions, self.members))


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """``result`` = ``plus`` − ``minus``; ``negative`` is the same seen from the other side."""

    dimension: str
    result: str
    negative: str
    plus: str
    minus: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One named rate as the difference of two others."""

    result: str
    plus: str
    minus: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A figure that is one level over another: ``ratio`` = ``part``/``whole``, each by its words.

    A row fits where a measure's name holds one of the words; ``assumes`` is what must be
    granted besides arithmetic.
    """

    ratio: tuple[str, ...]
    part: tuple[str, ...]
    whole: tuple[str, ...]
    assumes: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotient:
    """A ratio named after what two levels measure: one cut of it over another, or over all of it.

    The ratio's name is a prefix, the measure and a suffix. ``above`` and ``below`` are members
    of ``dimension``; without ``below`` the other level is the whole. ``percent`` tells a rate
    (城镇化率) from a multiple (比值).
    """

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    dimension: str
    above: tuple[str, ...]
    below: tuple[str, ...] = ()
    percent: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What a rank is by: 贸易伙伴 rank by 进出口额 with the flow 进出口."""

    rank: tuple[str, ...]
    measure: str
    flow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """The rows of ``lexicon/relations.toml``."""

    partitions: tuple[Partition, ...]
    balances: tuple[Balance, ...]
    results: frozenset[tuple[str, str]]
    negatives: frozenset[tuple[str, str]]
    balanced: frozenset[tuple[str, str]]
    differences: tuple[Difference, ...]
    ratios: tuple[Ratio, ...]
    quotients: tuple[Quotient, ...]
    rankings: tuple[Ranking, ...]
    quarters: tuple[str, ...]
    intensive: tuple[str, ...]
    signed: tuple[str, ...]
    real: tuple[str, ...]
    stocks: tuple[str, ...]
    additive: frozenset[str]
    enterprises: tuple[str, ...]
    shifting: tuple[str, ...]
    entire: frozenset[str]
    nested: dict[str, frozenset[str]]


@cache
def conventions() -> Conventions:
    """The lexicon's relation table, read once."""
    table = tomllib.loads((files("yuebao.lexicon") / "relations.toml").read_text(encoding="utf-8"))

    def row(one: dict[str, object]) -> dict[str, object]:
        return {name: tuple(it) if isinstance(it, list) else it for name, it in one.items()}

    words = table["words"]
    balances = tuple(Balance(**row(one)) for one in table["balance"])  # type: ignore[arg-type]
    return Conventions(
        partitions=tuple(Partition(**row(one)) for one in table["partition"]),  # type: ignore[arg-type]
        balances=balances,
        results=frozenset((it.dimension, it.result) for it in balances),
        negatives=frozenset((it.dimension, it.negative) for it in balances),
        balanced=frozenset((it.dimension, side) for it in balances for side in (it.result, it.negative)),
        differences=tuple(Difference(**row(one)) for one in table["difference"]),  # type: ignore[arg-type]
        ratios=tuple(Ratio(**row(one)) for one in table["ratio"]),  # type: ignore[arg-type]
        quotients=tuple(Quotient(**row(one)) for one in table["quotient"]),  # type: ignore[arg-type]
        rankings=tuple(Ranking(**row(one)) for one in table["ranking"]),  # type: ignore[arg-type]
        quarters=tuple(table["areas"]["quarters"]),
        intensive=tuple(words["intensive"]),
        signed=tuple(words["signed"]),
        real=tuple(words["real"]),
        stocks=tuple(words["stocks"]),
        additive=frozenset(words["additive"]),
        enterprises=tuple(words["enterprises"]),
        shifting=tuple(words["shifting"]),
        entire=frozenset(words["entire"]),
        nested={one["group"]: frozenset(one["members"]) for one in table["nested"]},
    )


Cut = frozenset[tuple[str, str]]
"""A breakdown as a cell holds it."""


@lru_cache(maxsize=KEPT)
def cut_of(breakdown: Breakdown) -> Cut:
    """A breakdown as a cell holds it.

    规模以上服务业企业 is 规模以上服务业; what is by definition all within a group is the same
    with the group named before it (知识密集型服务中，金融服务) and without.
    ITO和KPO业务 is both together, no part of either.
    """
    it = conventions()
    sorts = sorted(member for dimension, member in breakdown if dimension == "category")
    if 1 < len(sorts):
        others = tuple(pair for pair in breakdown if pair[0] != "category")
        breakdown = (*others, ("category", "+".join(sorts)))
    members = {member for _, member in breakdown}
    return frozenset(
        (dimension, member.removesuffix("企业"))
        if dimension == "scope" and member.startswith(it.enterprises)
        else (dimension, member)
        for dimension, member in breakdown
        if not (member in it.nested and it.nested[member] & members)
    )


class Facets(NamedTuple):
    """What is asked of a cut again and again.

    ``rests`` is each of its pairs with what is left of the cut without it; ``broader`` the cuts that a
    part so cut is part of; ``joined`` the pair whose members are told together (甲+乙); ``members`` the
    partitions that it names a member of, by their place in the table, with the dimension and what is left;
    ``flows`` what is left of it without a flow, with the place of the balance that the flow is of;
    ``partner`` one partner of it, with what is left; ``balance`` and ``balanced`` whether it is the result
    of a balance, and whether that or its negative.
    """

    rests: tuple[tuple[tuple[str, str], Cut], ...]
    broader: tuple[Cut, ...]
    joined: tuple[str, str] | None
    members: tuple[tuple[int, str, Cut], ...]
    flows: tuple[tuple[int, Cut], ...]
    partner: tuple[str, Cut] | None
    balance: bool
    balanced: bool


class _Facets(dict[Cut, Facets]):
    """The facets of the cuts met of late: documents of one sort cut alike."""

    def __missing__(self, cut: Cut) -> Facets:
        it = conventions()
        rests = tuple((pair, cut - {pair}) for pair in cut)
        found = Facets(
            rests=rests,
            broader=tuple(
                rest
                for pair, rest in rests
                if pair[0] not in ("flow", "currency") and pair[1] not in it.entire
            ),
            joined=next((pair for pair in cut if "+" in pair[1]), None),
            members=tuple(
                (n, pair[0], rest)
                for n, row in enumerate(it.partitions)
                for pair, rest in rests
                if pair in row.pairs
            ),
            flows=tuple(
                (n, rest) for pair, rest in rests for n, row in enumerate(flows()) if pair in row.pairs
            ),
            partner=next(((pair[1], rest) for pair, rest in rests if pair[0] == "partner"), None),
            balance=not it.results.isdisjoint(cut),
            balanced=not it.balanced.isdisjoint(cut),
        )
        if KEPT <= len(self):
            self.clear()
        self[cut] = found
        return found


facets: dict[Cut, Facets] = _Facets()


class Flow(NamedTuple):
    """A balance with the partition of its flows; ``pairs`` are the whole, its two parts and the balance."""

    balance: Balance
    total: Partition
    pairs: tuple[tuple[str, str], ...]


@cache
def flows() -> tuple[Flow, ...]:
    """The balances, each with what it is the balance of."""
    it = conventions()
    out = []
    for balance in it.balances:
        flow = balance.dimension
        total = next(row for row in it.partitions if row.whole and flow in row.dimensions)
        members = (total.whole or "", balance.plus, balance.minus, balance.result)
        out.append(Flow(balance, total, tuple((flow, member) for member in members)))
    return tuple(out)


@lru_cache(maxsize=KEPT)
def flow_cuts(place: int, rest: Cut) -> tuple[Cut, ...]:
    """The cuts of a balance's flows, by its place: the whole, its two parts and the balance."""
    return tuple(rest | {pair} for pair in flows()[place].pairs)


@lru_cache(maxsize=KEPT)
def member_cuts(row: int, dimension: str, rest: Cut) -> tuple[tuple[Cut, ...], tuple[Cut, ...]]:
    """The cuts of a partition's whole and members, by its place in the table; and of its further members."""
    it = conventions().partitions[row]
    whole = rest if it.whole is None else rest | {(dimension, it.whole)}
    members, others = (
        [rest | {(dimension, member)} for member in members] for members in (it.members, it.others)
    )
    return (whole, *members), tuple(others)


def partitions_of(cuts: Iterable[Cut]) -> list[Partition]:
    """The partitions that any of those cuts names a member of, in the order of the table."""
    rows = conventions().partitions
    return [rows[n] for n in rows_of(cuts)]


def rows_of(cuts: Iterable[Cut]) -> list[int]:
    """The places in the table of the partitions that any of those cuts names a member of."""
    return sorted({row for cut in cuts for row, _, _ in facets[cut].members})


@lru_cache(maxsize=KEPT)
def traits(words: str) -> tuple[bool, bool, bool]:
    """What a measure's (or a scope's) words tell: intensive, may be negative, real growth."""
    it = conventions()
    return (
        any(word in words for word in it.intensive),
        any(word in words for word in it.signed),
        any(word in words for word in it.real),
    )


@lru_cache(maxsize=KEPT)
def shifts(words: str) -> bool:
    """Whether it is of units whose circle is drawn anew every year."""
    return any(word in words for word in conventions().shifting)


@lru_cache(maxsize=KEPT)
def stands(words: str) -> bool:
    """Whether it is a stock or a count of distinct things."""
    return any(word in words for word in conventions().stocks)
