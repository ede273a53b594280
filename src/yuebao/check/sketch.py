"""The drawing board: figures placed in cells, and what the relations look up there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from yuebao.check.conventions import (
    KEPT,
    Conventions,
    Cut,
    conventions,
    cut_of,
    facets,
    shifts,
    stands,
    traits,
)
from yuebao.check.system import BALANCE, PAIR, WHOLE, Cell, Factor, Ground, Product, Sum, System
from yuebao.core.fact import Figure, Reading
from yuebao.core.text import Span
from yuebao.core.unit import Unit, dimension_in

ONE_BASE = ("one_base",)
SAME_UNITS = ("one_base", "same_units")
UNREVISED = ("unrevised",)


_GROWTH = Ground("growth", ONE_BASE, "本期＝上年同期×（1＋增速）")
_SHARE = Ground("share", (), "部分＝占比×整体")
_SHIFTING = Ground("growth", SAME_UNITS, "本期＝上年同期×（1＋增速）")
_UNCUT: Cut = frozenset()
_SIGNS = {(1,): PAIR, (1, 1): WHOLE, (1, -1): BALANCE}
_new = tuple.__new__  # a named tuple made without its wrapper takes a third of the time

OWN_LIMITS = ("控制指标", "控制数", "控制目标")
"""Wholes that are set for each part apart: 占全年控制指标的40.6% of two sorts of accidents has two wholes."""

RATES: dict[str, Fraction] = {"%": Fraction(1, 100), "百分点": Fraction(1, 100), "‰": Fraction(1, 1000)}
"""Dimensions of pure numbers, with what one of them is."""

_factors: dict[tuple[str, str, int], Factor] = {}


def factor(unit: Unit) -> Fraction:
    """What one of *unit* is in base units, a percentage being a pure number."""
    return factor_of(unit).exact


def factor_of(unit: Unit, sign: int = 1) -> Factor:
    """The same to pin with; with *sign* −1 of what is held as less than nothing."""
    key = unit.symbol, unit.dimension, sign  # hashing a Fraction costs more than all the rest
    found = _factors.get(key)
    if found is None:
        found = _factors[key] = Factor.of(sign * unit.scale * RATES.get(unit.dimension, Fraction(1)))
    return found


class About(NamedTuple):
    """What the words of a quantity tell of it.

    Whether it is intensive, may be negative, grows in constant prices by convention, is a balance, is
    one or its negative, is of units whose circle is drawn anew every year (规模以上, 限额以上), and is told
    of several members together (甲+乙).
    """

    intensive: bool
    signed: bool
    real: bool
    balance: bool
    balanced: bool
    shifting: bool
    joined: bool


def _said(measure: str, cut: Cut) -> About:
    """What the words of a measure and of its cut tell, whatever is printed of it."""
    intensive, signed, real = traits(measure)
    shifting = shifts(measure)
    for dimension, member in cut:
        shifting = shifting or shifts(member)
        if dimension == "scope":
            other = traits(member)
            intensive, signed, real = intensive or other[0], signed or other[1], real or other[2]
        elif "新增" in member or "净" in member:
            signed = True  # 新增人民币|存款, which may be less than nothing
    facet = facets[cut]
    return About(intensive, signed, real, facet.balance, facet.balanced, shifting, facet.joined is not None)


class _Said(dict[tuple[str, Cut], About]):
    """The same of all that was met of late: documents of one sort measure alike."""

    def __missing__(self, key: tuple[str, Cut]) -> About:
        if KEPT <= len(self):
            self.clear()
        about = self[key] = _said(*key)
        return about


_words: dict[tuple[str, Cut], About] = _Said()


class _Sinking(dict[tuple[str, Cut], About]):
    """The same for one document, in which some measures were once printed as less than nothing."""

    def __init__(self, negative: set[str]) -> None:
        self._negative = negative

    def __missing__(self, key: tuple[str, Cut]) -> About:
        about = _words[key]
        if key[0] in self._negative:
            about = about._replace(signed=True)
        self[key] = about
        return about


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
    wholes: list[tuple[list[int], Ground]] = field(default_factory=list)
    _exact: dict[Cell, str] = field(default_factory=dict)
    _broad: dict[tuple[str, str | None], str] = field(default_factory=dict)
    _known: dict[tuple[str, Cut], About] = field(default_factory=lambda: _words)
    _rates: dict[Cell, int] = field(default_factory=dict)
    _noted: frozenset[Span] | None = None
    _told: dict[int, list[int]] = field(default_factory=dict)
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
        ours, theirs = self._speakers(whole), self._speakers(part)
        if not ours or not theirs:
            return True
        figures = self.system.figures
        for other in theirs:
            figure = figures[other]
            block, parent = figure.block, figure.parent
            for one in ours:
                if one == parent or figures[one].block == block:
                    return True
        # A share of it (占全市出口总值) speaks of the whole as well.
        shared = self._shared.get(whole)
        return shared is not None and not {figures[it].block for it in shared}.isdisjoint(
            [figures[it].block for it in theirs]
        )

    def shared(self, whole: Cell, figure: int) -> None:
        """Note that a figure is a share of *whole*, whose unknown there is."""
        self._shared.setdefault(self.system.index[whole], []).append(figure)

    def _speakers(self, unknown: int) -> list[int]:
        """The figures of a level, failing those its growth, failing both those of the year after.

        Asked for only when all that is printed is pinned.
        """
        found = self._told.get(unknown)
        if found is None:
            pins = self.system.pins
            found = self._told[unknown] = [pins[pin].figure for pin in self._speaking(unknown)]
        return found

    def _speaking(self, unknown: int) -> Sequence[int]:
        pinned = self.system.pinned
        if unknown in pinned:
            return pinned[unknown]
        cell = self.system.keys[unknown]
        if not isinstance(cell, Cell):
            return ()
        after = cell.at(cell.start + 12, cell.stop + 12)
        for told in (self._rates.get(cell), self.system.index.get(after), self._rates.get(after)):
            if told is not None and told in pinned:
                return pinned[told]
        return ()

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

    def about(self, cell: Cell) -> About:
        """What its words tell of it."""
        return self._known[cell[0], cell[2]]  # a field by its place costs half of one by its name

    def traits(self, cell: Cell) -> tuple[bool, bool, bool]:
        """Whether it is intensive, may be negative, and grows in constant prices by convention."""
        return self.about(cell)[:3]

    def flows(self, cell: Cell) -> bool:
        """Whether it is an amount that adds up over time."""
        intensive, signed, _ = self.traits(cell)
        return (
            cell.dimension in self.conventions.additive
            and not intensive
            and not signed
            and not stands(cell.measure)
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
        return self.about(cell)[5]

    def is_balance(self, cell: Cell) -> bool:
        return facets[cell[2]].balance

    def says_balance(self, cell: Cell) -> bool:
        """Whether it is a balance as ``place`` would hold it, 逆差 too."""
        return facets[cell[2]].balanced

    def level(self, cell: Cell, name: str = "", about: About | None = None) -> int:
        """The unknown of a level; members joined with ``+`` are bound to their sum.

        *about* is what ``about`` says of it, where that is known already.
        """
        system = self.system
        found = system.index.get(cell)
        if found is None:
            _, signed, _, balance, _, _, joined = about or self.about(cell)
            # A rate (自然增长率, 利润率) may be negative, and so may what was once printed so.
            found = system.fresh(cell, "level", signed=signed or balance or cell[3] in RATES)
            group = cell.cut(_UNCUT) if cell[2] else cell
            cells = self.groups.get(group)
            if cells is None:
                cells = self.groups[group] = {}
            cells[cell[2]] = found
            if joined:
                self._add_up(cell, found)
        if name:
            system.names.setdefault(found, name)
        return found

    def cut(self, group: Cell, cells: Mapping[Cut, int], cut: Cut) -> int:
        """The unknown of what is cut so in a *group* with those *cells*."""
        found = cells.get(cut)
        return self.level(group.cut(cut)) if found is None else found

    def _add_up(self, cell: Cell, whole: int) -> None:
        """What is told of several members together (前三位合计) is their sum."""
        for dimension, member in cell.breakdown:
            if "+" in member:
                rest = cell.breakdown - {(dimension, member)}
                parts = [self.level(cell.cut(rest | {(dimension, one)})) for one in member.split("+")]
                self.bind(whole, parts, Ground("sum", (), f"{member.replace('+', '＋')}的合计"))
                break

    def bind(self, whole: int, parts: Sequence[int], ground: Ground, signs: tuple[int, ...] = ()) -> None:
        """whole = Σ sign·part."""
        signs = signs or (1,) * len(parts)
        own = _SIGNS.get(signs) or (1, *(-sign for sign in signs))
        self.system.add(_new(Sum, ((whole, *parts), own, 0.0, 0.0)), ground)

    def rate(self, cell: Cell, before: Cell | None = None, name: str = "", about: About | None = None) -> int:
        """The unknown x/x′, bound to the two levels; the year before unless told otherwise.

        *about* is what ``about`` says of it, where that is known already.
        """
        if before is None:
            found = self._rates.get(cell)
            if found is None:
                found = self._rates[cell] = self._grown(cell, cell.year_ago(), name, about)
            return found
        found = self.system.index.get(("rate", cell, before))
        if found is None:
            found = self._grown(cell, before, name, about)
            if before == cell.year_ago():
                self._rates[cell] = found
        return found

    def _grown(self, cell: Cell, before: Cell, name: str, about: About | None) -> int:
        """The new unknown of what a level has grown by since *before*."""
        found = self.system.fresh(("rate", cell, before), "rate")
        about = about or self._known[cell[0], cell[2]]
        now = self.level(cell, name, about)
        then = self.level(before, f"上年同期{name}" if name else "", about)
        self.system.add(_new(Product, (now, found, then)), _SHIFTING if about[5] else _GROWTH)
        return found

    def rated(self, cell: Cell) -> int | None:
        """The unknown of a level's growth over the year, if it has one."""
        return self._rates.get(cell)

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
        _, area, _, dimension, start, stop, instant = cell
        if base.period is not None:
            start, stop = base.period.start, base.period.stop
        area = base.area or area
        measure = base.measure
        if measure.endswith(OWN_LIMITS):
            measure = f"{cell.measure}的{measure}"
        whole: Cell = _new(Cell, (measure, area, cut_of(base.breakdown), dimension, start, stop, instant))
        return whole if dimension else whole.measured(self._dimension(whole))

    def _dimension(self, cell: Cell) -> str:
        """The dimension of a cell that has none yet: that of its only printed sibling."""
        found = self._exact.get(cell)
        return self._broad.get(cell[:2], "") if found is None else found

    def locate(self) -> None:
        """Give every figure its cell."""
        figures, cells, exact, broad = self.reading.figures, self.cells, self._exact, self._broad
        shares: list[int] = []
        negative: set[str] = set()
        for n, figure in enumerate(figures):
            if figure.status == "doubtful":
                cells.append(None)
                continue
            key, period = figure.key, figure.period
            kind, measure, area, cut = key.kind, key.measure or key.indicator, key.area, cut_of(key.breakdown)
            counted = figure.counted_in  # a rate of the same amount in another currency
            if period is None:
                start, stop, instant = 0, 0, False
            else:
                start, stop, instant = period.start, period.stop, period.kind == "instant"
            if counted:
                cut -= {("currency", counted)}
            cell: Cell = _new(Cell, (measure, area, cut, dimension_in(counted), start, stop, instant))
            if kind in ("level", "ratio"):
                dimension = figure.unit.dimension
                if figure.written.value < 0 and not self.says_balance(cell):
                    negative.add(measure)
                # Where there are several, none is the one.
                if exact.setdefault(cell, dimension) != dimension:
                    exact[cell] = ""
                if broad.setdefault((measure, area), dimension) != dimension:
                    broad[measure, area] = ""
                if dimension:
                    cell = _new(Cell, (measure, area, cut, dimension, start, stop, instant))
            elif kind in ("share", "share_change"):
                shares.append(n)
                if kind == "share" and figure.written.value < 0:
                    negative.update((measure, figure.base.measure if figure.base else measure))
            cells.append(cell)
        if negative:
            self._known = _Sinking(negative)
        for n in shares:
            found = cells[n]
            if found is None:
                continue
            # A part is measured as its whole is, so a part whose level is not printed can be told.
            whole = self.whole_of(figures[n], found)
            if found not in exact and whole is not None and whole.dimension:
                exact[found] = whole.dimension
        kinds = self._kinds
        for n, (figure, found) in enumerate(zip(figures, cells, strict=True)):
            if found is None:
                continue
            if not found[3]:
                level = cells[figure.of] if figure.of is not None else None
                if level is not None and level[3] and level[0] == found[0]:
                    dimension = level[3]
                else:
                    told = exact.get(found)
                    dimension = broad.get(found[:2], "") if told is None else told
                if dimension:
                    found = cells[n] = found.measured(dimension)
            kind = figure.key.kind
            if kind in kinds:
                kinds[kind].append((n, figure, found))
            else:
                kinds[kind] = [(n, figure, found)]


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
