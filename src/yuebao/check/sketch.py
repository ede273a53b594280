"""The drawing board: figures placed in cells, and what is true by convention.

What is true by convention (which members make a whole, which growth is in constant prices)
stands in ``lexicon/relations.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import product
from operator import itemgetter

from yuebao.check.system import Cell, Ground, Product, Sum, System
from yuebao.core.fact import Breakdown, Figure, Reading
from yuebao.core.text import Span
from yuebao.core.unit import Unit

ONE_BASE = ("one_base",)
SAME_UNITS = ("one_base", "same_units")
UNREVISED = ("unrevised",)


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


@lru_cache(maxsize=4096)
def cut_of(breakdown: Breakdown) -> frozenset[tuple[str, str]]:
    """A breakdown as a cell holds it.

    规模以上服务业企业 is 规模以上服务业; what is by definition all within a group is the same
    with the group named before it (知识密集型服务中，金融服务) and without.
    """
    it = conventions()
    members = {member for _, member in breakdown}
    return frozenset(
        (dimension, member.removesuffix("企业"))
        if dimension == "scope" and member.startswith(it.enterprises)
        else (dimension, member)
        for dimension, member in breakdown
        if not (member in it.nested and it.nested[member] & members)
    )


@lru_cache(maxsize=4096)
def _traits(words: str) -> tuple[bool, bool, bool]:
    """What a measure's (or a scope's) words tell: intensive, may be negative, real growth."""
    it = conventions()
    return (
        any(word in words for word in it.intensive),
        any(word in words for word in it.signed),
        any(word in words for word in it.real),
    )


@lru_cache(maxsize=4096)
def _shifts(words: str) -> bool:
    return any(word in words for word in conventions().shifting)


@lru_cache(maxsize=4096)
def _stands(words: str) -> bool:
    """Whether it is a stock or a count of distinct things."""
    return any(word in words for word in conventions().stocks)


_GROWTH = Ground("growth", ONE_BASE, "本期＝上年同期×（1＋增速）")
_SHARE = Ground("share", (), "部分＝占比×整体")
_SHIFTING = Ground("growth", SAME_UNITS, "本期＝上年同期×（1＋增速）")
_UNCUT: frozenset[tuple[str, str]] = frozenset()
_SIGNS = {2: (1, -1, -1), 1: (1, -1), 3: (1, -1, -1, -1)}
_new = tuple.__new__  # a named tuple made without its wrapper takes a third of the time

RATES: dict[str, Fraction] = {"%": Fraction(1, 100), "百分点": Fraction(1, 100), "‰": Fraction(1, 1000)}
"""Dimensions of pure numbers, with what one of them is."""

_factors: dict[tuple[str, str], Fraction] = {}


def factor(unit: Unit) -> Fraction:
    """What one of *unit* is in base units, a percentage being a pure number."""
    key = unit.symbol, unit.dimension  # hashing a Fraction costs more than all the rest
    found = _factors.get(key)
    if found is None:
        found = _factors[key] = unit.scale * RATES.get(unit.dimension, Fraction(1))
    return found


@dataclass(slots=True)
class Sketch:
    """The system while the relations draw it, with what they must look up.

    ``opens`` collects figures that no relation may use, with the reason in Chinese.
    """

    reading: Reading
    conventions: Conventions
    system: System
    cells: list[Cell | None] = field(default_factory=list)
    opens: list[tuple[int, str]] = field(default_factory=list)
    groups: dict[Cell, dict[frozenset[tuple[str, str]], int]] = field(default_factory=dict)
    wholes: list[tuple[Cell, list[Cell], Ground]] = field(default_factory=list)
    _exact: dict[Cell, set[str]] = field(default_factory=dict)
    _broad: dict[tuple[str, str | None], set[str]] = field(default_factory=dict)
    _negative: set[str] = field(default_factory=set)
    _known: dict[tuple[str, frozenset[tuple[str, str]]], tuple[bool, bool, bool]] = field(
        default_factory=dict
    )
    _signs: dict[tuple[str, frozenset[tuple[str, str]]], tuple[bool, bool]] = field(default_factory=dict)
    _rates: dict[Cell, int] = field(default_factory=dict)
    _shifting: dict[tuple[str, frozenset[tuple[str, str]]], bool] = field(default_factory=dict)
    _noted: frozenset[Span] | None = None
    _told: dict[int, tuple[set[int], set[int], set[int | None]]] = field(default_factory=dict)
    _shared: dict[int, list[int]] = field(default_factory=dict)
    _kinds: dict[str, list[tuple[int, Figure, Cell]]] = field(default_factory=dict)

    def told(self, figure: Figure) -> str:
        """The figure's sentence, without the blanks of broken lines."""
        return "".join(self.reading.source.text[figure.sentence.start : figure.sentence.stop].split())

    def cell(self, unknown: int) -> Cell:
        """The cell that an unknown level is the key of."""
        return self.system.keys[unknown]  # type: ignore[return-value]

    def is_printed(self, unknown: int | None) -> bool:
        return unknown is not None and unknown in self.system.pinned

    def spoken_together(self, whole: int, part: int) -> bool:
        """Whether a whole that is printed is so beside its part; one far off may be another thing's."""
        numbers, blocks, _ = self._speakers(whole)
        others, own, parents = self._speakers(part)
        if not numbers or not others or not blocks.isdisjoint(own) or not parents.isdisjoint(numbers):
            return True
        # A share of it (占全市出口总值) speaks of the whole as well.
        figures = self.system.figures
        return any(figures[it].block in own for it in self._shared.get(whole, ()))

    def shared(self, whole: Cell, figure: int) -> None:
        """Note that a figure is a share of *whole*, whose unknown there is."""
        self._shared.setdefault(self.system.index[whole], []).append(figure)

    def _speakers(self, unknown: int) -> tuple[set[int], set[int], set[int | None]]:
        """The figures that speak of a level, their blocks and what they are parts of.

        Asked for only when all that is printed is pinned.
        """
        found = self._told.get(unknown)
        if found is None:
            pins, figures = self.system.pins, self.system.figures
            numbers = {pins[pin].figure for pin in self._speaking(unknown)}
            told = [figures[it] for it in numbers]
            found = numbers, {it.block for it in told}, {it.parent for it in told}
            self._told[unknown] = found
        return found

    def _speaking(self, unknown: int) -> Sequence[int]:
        """The pins of a level, failing those of its growth, failing both those of the year after."""
        system = self.system
        found: Sequence[int] = system.pinned.get(unknown, ())
        cell = system.keys[unknown]
        if found or not isinstance(cell, Cell):
            return found
        for now in (cell, cell.at(cell.start + 12, cell.stop + 12)):
            for key in (now, ("rate", now, now.year_ago())):
                told = system.index.get(key)
                found = system.pinned.get(told, ()) if told is not None else ()
                if found:
                    return found
        return found

    def comparable(self, figure: Figure) -> bool:
        """Whether the document's note on a comparable base (可比口径) speaks of this figure.

        A note in a sentence that holds figures speaks of those; one that stands by itself
        speaks of all.
        """
        if figure.key.basis == "comparable":
            return True
        if "comparable" not in self.reading.notes:
            return False
        if self._noted is None:
            self._noted = _noted(self.reading)
        return not self._noted or figure.sentence in self._noted

    def of_kind(self, *kinds: str) -> list[tuple[int, Figure, Cell]]:
        """The figures of those kinds that were read with confidence, with their cells."""
        if len(kinds) == 1:
            return self._kinds.get(kinds[0], [])
        return sorted((it for kind in kinds for it in self._kinds.get(kind, ())), key=itemgetter(0))

    def traits(self, cell: Cell) -> tuple[bool, bool, bool]:
        """Whether it is intensive, may be negative, and grows in constant prices by convention."""
        key = cell[0], cell[2]  # a field by its place costs half of one by its name
        found = self._known.get(key)
        if found is None:
            intensive, signed, real = _traits(cell.measure)
            for dimension, member in cell.breakdown:
                if dimension == "scope":
                    other = _traits(member)
                    intensive, signed, real = intensive or other[0], signed or other[1], real or other[2]
            found = self._known[key] = intensive, signed or cell.measure in self._negative, real
        return found

    def flows(self, cell: Cell) -> bool:
        """Whether it is an amount that adds up over time."""
        intensive, signed, _ = self.traits(cell)
        return (
            cell.dimension in self.conventions.additive
            and not intensive
            and not signed
            and not _stands(cell.measure)
        )

    def place(self, cell: Cell) -> tuple[Cell, int]:
        """The cell that holds the number, and its sign there: 逆差 is held as −顺差."""
        if not self.conventions.negatives.isdisjoint(cell.breakdown):
            for balance in self.conventions.balances:
                pair = (balance.dimension, balance.negative)
                if pair in cell.breakdown:
                    return cell.cut(cell.breakdown - {pair} | {(balance.dimension, balance.result)}), -1
        return cell, 1

    def shifts(self, cell: Cell) -> bool:
        """Whether it is of units whose circle is drawn anew every year (规模以上, 限额以上)."""
        key = cell.measure, cell.breakdown
        found = self._shifting.get(key)
        if found is None:
            found = _shifts(cell.measure) or any(_shifts(member) for _, member in cell.breakdown)
            self._shifting[key] = found
        return found

    def is_balance(self, cell: Cell) -> bool:
        return not self.conventions.results.isdisjoint(cell.breakdown)

    def says_balance(self, cell: Cell) -> bool:
        """Whether it is a balance as ``place`` would hold it, 逆差 too."""
        return not self.conventions.balanced.isdisjoint(cell.breakdown)

    def level(self, cell: Cell, name: str = "") -> int:
        """The unknown of a level; members joined with ``+`` are bound to their sum."""
        system = self.system
        found = system.index.get(cell)
        if found is None:
            breakdown = cell.breakdown
            about = self._signs.get((cell.measure, breakdown))
            if about is None:
                signed = self.traits(cell)[1] or self.is_balance(cell)
                about = signed, any("+" in member for _, member in breakdown)
                self._signs[cell.measure, breakdown] = about
            # A rate (自然增长率, 利润率) may be negative, and so may what was once printed so.
            found = system.fresh(cell, "level", signed=about[0] or cell.dimension in RATES)
            group = cell.cut(_UNCUT) if breakdown else cell
            cells = self.groups.get(group)
            if cells is None:
                cells = self.groups[group] = {}
            cells[breakdown] = found
            if about[1]:
                self._add_up(cell, found)
        if name and found not in system.names:
            system.names[found] = name
        return found

    def _add_up(self, cell: Cell, whole: int) -> None:
        """What is told of several members together (前三位合计) is their sum."""
        for dimension, member in cell.breakdown:
            if "+" in member:
                rest = cell.breakdown - {(dimension, member)}
                parts = [self.level(cell.cut(rest | {(dimension, one)})) for one in member.split("+")]
                self.bind(whole, parts, Ground("sum", (), f"{member.replace('+', '＋')}的合计"))
                break

    def bind(self, whole: int, parts: Sequence[int], ground: Ground, signs: Sequence[int] = ()) -> None:
        """whole = Σ sign·part."""
        own = _SIGNS.get(len(parts)) if not signs else (1, *(-sign for sign in signs))
        own = own or (1,) + (-1,) * len(parts)
        self.system.add(_new(Sum, ((whole, *parts), own, 0.0, 0.0)), ground)

    def rate(self, cell: Cell, before: Cell | None = None, name: str = "") -> int:
        """The unknown x/x′, bound to the two levels; the year before unless told otherwise."""
        system = self.system
        found = self._rates.get(cell) if before is None else None
        if found is not None:
            return found
        usual = before is None
        before = before or cell.year_ago()
        key = ("rate", cell, before)
        found = system.index.get(key)
        if found is None:
            found = system.fresh(key, "rate")
            now = self.level(cell, name)
            then = self.level(before, f"上年同期{name}" if name else "")
            system.add(_new(Product, (now, found, then)), _SHIFTING if self.shifts(cell) else _GROWTH)
        if usual:
            self._rates[cell] = found
        return found

    def share(self, part: Cell, whole: Cell, name: str = "", base: str = "") -> int:
        """The unknown part/whole, bound to the two levels."""
        key = ("share", part, whole)
        found = self.system.index.get(key)
        if found is None:
            found = self.system.fresh(key, "share")
            self.system.add(_new(Product, (self.level(part, name), found, self.level(whole, base))), _SHARE)
        return found

    def whole_of(self, figure: Figure, cell: Cell) -> Cell | None:
        """The cell of a figure's denominator, None if the text does not tell it."""
        base = figure.base
        if base is None or not base.measure:
            return None
        start, stop = (base.period.start, base.period.stop) if base.period else (cell.start, cell.stop)
        whole = Cell(
            base.measure,
            base.area or cell.area,
            cut_of(base.breakdown),
            cell.dimension,
            start,
            stop,
            cell.instant,
        )
        return whole if cell.dimension else whole.measured(self._dimension(whole))

    def _dimension(self, cell: Cell) -> str:
        """The dimension of a cell that has none yet: that of its only printed sibling."""
        found = self._exact.get(cell) or self._broad.get((cell.measure, cell.area), set())
        return next(iter(found)) if len(found) == 1 else ""

    def locate(self) -> None:
        """Give every figure its cell."""
        figures = self.reading.figures
        for figure in figures:
            if figure.status == "doubtful":
                self.cells.append(None)
                continue
            key, period = figure.key, figure.period
            cell = Cell(
                key.measure or key.indicator,
                key.area,
                cut_of(key.breakdown),
                "",
                period.start if period else 0,
                period.stop if period else 0,
                period is not None and period.kind == "instant",
            )
            if key.kind == "share" and figure.written.value < 0:
                self._negative.update((cell.measure, figure.base.measure if figure.base else cell.measure))
            if key.kind in ("level", "ratio"):
                dimension = figure.unit.dimension
                if figure.written.value < 0 and not self.says_balance(cell):
                    self._negative.add(cell.measure)
                self._exact.setdefault(cell, set()).add(dimension)
                self._broad.setdefault((cell.measure, cell.area), set()).add(dimension)
                cell = cell.measured(dimension)
            self.cells.append(cell)
        for n, figure in enumerate(figures):
            found = self.cells[n]
            if found is None or found.dimension or figure.key.kind not in ("share", "share_change"):
                continue
            # A part is measured as its whole is, so a part whose level is not printed can be told.
            whole = self.whole_of(figure, found)
            if found not in self._exact and whole is not None and whole.dimension:
                self._exact[found] = {whole.dimension}
        for n, figure in enumerate(figures):
            found = self.cells[n]
            if found is None or found.dimension:
                continue
            level = self.cells[figure.of] if figure.of is not None else None
            same = level is not None and level.dimension and level.measure == found.measure
            self.cells[n] = found.measured(level.dimension if same and level else self._dimension(found))
        for n, found in enumerate(self.cells):
            if found is not None:
                self._kinds.setdefault(figures[n].key.kind, []).append((n, figures[n], found))


def _noted(reading: Reading) -> frozenset[Span]:
    """The sentences that the notes on a comparable base stand in; none if one speaks of everything."""
    from yuebao.lexicon import load

    words = sorted(load().notes.get("comparable", ()), key=len, reverse=True)
    pattern = re.compile("|".join(r"\s*".join(map(re.escape, word)) for word in words))
    sentences = {figure.sentence for figure in reading.figures}
    found = set()
    for match in pattern.finditer(reading.source.text):
        here = {it for it in sentences if it.start <= match.start() < it.stop}
        if not here:
            return frozenset()
        found |= here
    return frozenset(found)


def negative(cell: Cell) -> Cell | None:
    """The same balance named from the other side: 逆差 for 顺差; None if it is no balance."""
    for balance in conventions().balances:
        pair = (balance.dimension, balance.result)
        if pair in cell.breakdown:
            return cell.cut(cell.breakdown - {pair} | {(balance.dimension, balance.negative)})
    return None
