"""How an honest author prints exact figures: words, rounding, dropped zeros, list marks.

A ``Scribe`` writes prose and keeps, for every figure it prints, the law it follows, so that
the text and its truth come out of one hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random

from yuebao.bulletin.numeral import rounded, shortest
from yuebao.bulletin.thing import ByHand, Law, Manner, Scale, Slot, Thing
from yuebao.core.fact import Kind
from yuebao.core.period import Period


@dataclass(slots=True)
class Scribe:
    """Writes prose and remembers every figure in it.

    ``pieces`` are strings and, where a figure stands, its position in ``slots``.
    ``now`` is the period in force, as last said.
    """

    rng: Random
    manner: Manner
    now: Period
    pieces: list[str | int] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    levels: dict[str, tuple[int, int]] = field(default_factory=dict)
    shared: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Levels that several items speak of (全国), so that they agree."""
    printed: set[str] = field(default_factory=set)
    """Names of the levels that stand in the text, rounded from the exact ones."""

    def put(self, *words: str) -> None:
        self.pieces.extend(words)

    def one_of(self, *choices: str) -> str:
        return choices[int(self.rng.random() * len(choices))]

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    # -- levels

    def level(self, thing: Thing, *, elide: str = "") -> None:
        """195586.7万美元; with *elide* that part of the unit is left to a later one."""
        tail = thing.scale.symbol.removesuffix(elide) if elide else thing.scale.symbol
        self.printed.add(thing.name)
        self._level(thing, "level", Fraction(thing.now, thing.scale.size), tail=tail)

    def level_ago(self, thing: Thing) -> None:
        """Last year's level, with the words that say so standing before it."""
        self._level(thing, "level_ago", Fraction(thing.ago, thing.scale.size), period=self.now.year_ago())

    def none_ago(self, thing: Thing, word: str) -> None:
        """去年同期无出口: a level of nothing, a year ago."""
        self._note(thing)
        self._slot(
            thing,
            "level",
            "none_ago",
            (thing.name,),
            Fraction(0),
            0,
            thing.scale.symbol,
            word=word,
            period=self.now.year_ago(),
        )

    def total(self, thing: Thing, parts: tuple[Thing, ...]) -> None:
        """A total, which an honest author may have summed from the parts as he prints them."""
        if not self._by_hand("sum", 0.08):
            return self.level(thing)
        scale = thing.scale
        exact = Fraction(thing.now, scale.size)
        near = sum((self._shown(part.now, scale) for part in parts), Fraction(0))
        amount = self._round(near, scale.places)
        return self._level(thing, "level", exact, amount=amount, slack=abs(near - exact))

    def over(self, thing: Thing) -> None:
        """超过3700亿元: the number cut to two digits, as a lower bound."""
        whole = thing.now // thing.scale.size
        step = 10 ** max(len(str(whole)) - 2, 0)
        if whole < 10:
            return self.level(thing)
        self._note(thing)
        slot = self._slot(
            thing,
            "level",
            "level",
            (thing.name,),
            Fraction(thing.now, thing.scale.size),
            0,
            thing.scale.symbol,
            amount=whole // step * step,
        )
        slot.lead, slot.bound = self.one_of("超过", "突破"), ">"
        return None

    def level_growth(self, thing: Thing, said: str = "") -> None:
        """9457万美元，同比下降60.13%: a level and its growth."""
        self.level(thing)
        self.put("，")
        self.growth(thing, said)

    # -- changes

    def growth(self, thing: Thing, said: str = "", *, bare: bool = False) -> None:
        """同比增长39.1%; *said* stands before the move; *bare* prints 39.1% or -3% alone."""
        self._note(thing)
        exact = Fraction(100 * (thing.now - thing.ago), thing.ago)
        places = self._rate_places()
        near, slack = exact, Fraction(0)
        ago = self._shown(thing.ago, thing.scale)
        if thing.name in self.printed and ago and not thing.basis and self._by_hand("growth", 0.12):
            near = 100 * (self._shown(thing.now, thing.scale) - ago) / ago
            slack = abs(near - exact)
        unit = "%"
        if not bare and near >= 100 and self.chance(0.35):
            places, unit, near, exact, slack = 1, "倍", near / 100, exact / 100, slack / 100
        amount = self._round(near, places)
        word = "" if amount or bare else "持平"
        if word:
            self.put(self._as_before(said))
        slot = self._slot(
            thing,
            "yoy_rate",
            "growth",
            (thing.name,),
            exact,
            places,
            unit,
            amount=amount,
            slack=slack,
            word=word,
        )
        if bare:
            slot.minus = True
        elif not word:
            slot.lead = said + _move(amount)
            slot.opposite = said + _move(-amount) if unit == "%" else ""

    def change(self, thing: Thing, said: str, up: str = "增加", down: str = "减少") -> None:
        """比上年同期增加12.3亿元."""
        self._note(thing)
        scale = thing.scale
        exact = near = Fraction(thing.now - thing.ago, scale.size)
        if thing.name in self.printed and self._by_hand("change", 0.4):
            near = self._shown(thing.now, scale) - self._shown(thing.ago, scale)
        self._moved(
            thing,
            "abs_change",
            "change",
            (thing.name,),
            exact,
            scale.places,
            scale.symbol,
            said,
            up,
            down,
            amount=self._round(near, scale.places),
            slack=abs(near - exact),
        )

    def growth_change(self, thing: Thing, other: Thing, said: str, base: str, up: str, down: str) -> None:
        """增速比1—4月加快0.5个百分点: the growth of *thing* less that of *other*."""
        self._note(thing, other)
        one, two = (Fraction(100 * (t.now - t.ago), t.ago) for t in (thing, other))
        exact = near = one - two
        if self._by_hand("rate_change", 0.6):
            near = Fraction(self._round(one, 1) - self._round(two, 1), 10)
        self._moved(
            thing,
            "rate_change",
            "growth_change",
            (thing.name, other.name),
            exact,
            1,
            "个百分点",
            said,
            up,
            down,
            amount=self._round(near, 1),
            slack=abs(near - exact),
            base=base,
        )

    def average(self, thing: Thing, first: Thing, years: int, said: str) -> None:
        """年均增长8.4%: the growth a year that makes *thing* of *first*, *years* before."""
        self._note(thing, first)
        exact = 100 * (_root(Fraction(thing.now, first.now), years) - 1)
        amount = self._round(exact, 1)
        slot = self._slot(
            thing, "avg_rate", "average", (thing.name, first.name), exact, 1, "%", amount=amount
        )
        slot.lead, slot.opposite = said + _move(amount), said + _move(-amount)

    # -- shares

    def share(self, things: tuple[Thing, ...], whole: Thing, *, base: str, bare: bool = False) -> None:
        """52.9%: Σ *things* of *whole*, which is called *base*; *bare* leaves the % out."""
        self._note(*things, whole)
        exact = near = Fraction(100 * sum(t.now for t in things), whole.now)
        names = (*(t.name for t in things), whole.name)
        if self.printed.issuperset(names) and self._by_hand("share", 0.12):
            parts = sum(self._shown(t.now, t.scale) for t in things)
            near = 100 * parts / self._shown(whole.now, whole.scale)
        places = self._rate_places()
        joined = things[0] if len(things) == 1 else _together(things)
        amount, slack = self._round(near, places), abs(near - exact)
        slot = self._slot(
            joined, "share", "share", names, exact, places, "%", base=base, amount=amount, slack=slack
        )
        if bare:
            slot.tail = ""

    def share_change(self, thing: Thing, whole: Thing, said: str, *, base: str) -> None:
        """比去年同期提高6.1个百分点, or 与去年同期持平."""
        self._note(thing, whole)
        now, ago = Fraction(100 * thing.now, whole.now), Fraction(100 * thing.ago, whole.ago)
        exact = near = now - ago
        if self._by_hand("share_change", 0.3):
            near = Fraction(self._round(now, 1) - self._round(ago, 1), 10)
        up, down = self.one_of("提高", "上升", "提升"), self.one_of("下降", "回落", "降低")
        self._moved(
            thing,
            "share_change",
            "share_change",
            (thing.name, whole.name),
            exact,
            1,
            "个百分点",
            said,
            up,
            down,
            amount=self._round(near, 1),
            slack=abs(near - exact),
            base=base,
        )

    def contribution(
        self, things: tuple[Thing, ...], whole: Thing, *, base: str, verbs: tuple[str, str]
    ) -> None:
        """拉动出口增长12个百分点: Σ(p − p′) over the whole of a year ago."""
        self._note(*things, whole)
        gain = sum(t.now - t.ago for t in things)
        exact = Fraction(100 * gain, whole.ago)
        joined = things[0] if len(things) == 1 else _together(things)
        slot = self._slot(
            joined,
            "contribution",
            "contribution",
            (*(t.name for t in things), whole.name),
            exact,
            1,
            "个百分点",
            base=base,
        )
        slot.lead, slot.opposite = verbs if gain >= 0 else verbs[::-1]

    def contribution_rate(self, thing: Thing, whole: Thing, *, base: str) -> None:
        """贡献率57.3%: (p − p′)/(T − T′)."""
        self._note(thing, whole)
        exact = Fraction(100 * (thing.now - thing.ago), whole.now - whole.ago)
        self._slot(
            thing,
            "contribution_rate",
            "contribution_rate",
            (thing.name, whole.name),
            exact,
            1,
            "%",
            base=base,
        )

    def multiple(self, thing: Thing, other: Thing, *, base: str = "") -> None:
        """是…的2.3倍."""
        self._note(thing, other)
        self._slot(
            thing,
            "multiple",
            "multiple",
            (thing.name, other.name),
            Fraction(thing.now, other.now),
            1,
            "倍",
            base=base or other.indicator,
        )

    def ratio(self, thing: Thing, other: Thing, *, indicator: str, places: int = 2) -> None:
        """城乡居民收入比值 2.05: a plain number."""
        self._note(thing, other)
        slot = self._slot(
            thing, "ratio", "multiple", (thing.name, other.name), Fraction(thing.now, other.now), places, ""
        )
        slot.indicator = indicator

    def rate(self, part: Thing, whole: Thing, *, indicator: str, places: int = 2) -> None:
        """城镇化率 86.38%: a share that has a name of its own."""
        self._note(part, whole)
        slot = self._slot(
            part, "ratio", "share", (part.name, whole.name), Fraction(100 * part.now, whole.now), places, "%"
        )
        slot.indicator, slot.breakdown = indicator, ()

    def rate_move(self, part: Thing, whole: Thing, said: str, *, indicator: str, places: int = 2) -> None:
        """比上年末提高0.83个百分点, of a named rate."""
        self._note(part, whole)
        exact = Fraction(100 * part.now, whole.now) - Fraction(100 * part.ago, whole.ago)
        slot = self._moved(
            part,
            "rate_change",
            "share_change",
            (part.name, whole.name),
            exact,
            places,
            "个百分点",
            said,
            "提高",
            "下降",
        )
        slot.indicator, slot.breakdown = indicator, ()

    # -- balances

    def balance(self, thing: Thing, one: Thing, two: Thing) -> None:
        """贸易顺差1641.2亿元, from exact levels or from those printed."""
        self._note(one, two)
        scale = thing.scale
        amount, slack = None, Fraction(0)
        if self._by_hand("balance", 0.4):
            near = abs(self._shown(one.now, scale) - self._shown(two.now, scale))
            amount, slack = self._round(near, scale.places), abs(near - Fraction(thing.now, scale.size))
        self._level(
            thing,
            "balance",
            Fraction(thing.now, scale.size),
            amount=amount,
            slack=slack,
            of=(one.name, two.name),
        )

    def balance_change(self, thing: Thing, one: Thing, two: Thing, said: str) -> None:
        """比上年同期扩大152.6亿元; only where the balance kept its sign."""
        self._note(one, two)
        scale = thing.scale
        exact = near = Fraction(thing.now - thing.ago, scale.size)
        if self._by_hand("balance_change", 0.4):
            near = self._shown(thing.now, scale) - self._shown(thing.ago, scale)
        self._moved(
            thing,
            "abs_change",
            "balance_change",
            (one.name, two.name),
            exact,
            scale.places,
            scale.symbol,
            said,
            self.one_of("扩大", "增加"),
            self.one_of("收窄", "减少"),
            amount=self._round(near, scale.places),
            slack=abs(near - exact),
        )

    def rank(self, thing: Thing, among: tuple[Thing, ...], noun: str) -> None:
        """第二大, before the noun that says of what: the place of *thing* among all of *among*."""
        place = 1 + sum(thing.now < other.now for other in among)
        self._note(thing, *among)
        names = (thing.name, *(t.name for t in among if t is not thing))
        slot = self._slot(
            thing, "rank", "rank", names, Fraction(place), 0, "位", word=f"第{'一二三四五'[place - 1]}大"
        )
        slot.indicator = noun
        slot.breakdown = tuple(pair for pair in thing.breakdown if pair[0] != "flow")
        self.put(noun)

    # -- lists

    def listed(self, things: tuple[Thing, ...], write: Callable[[Thing], None]) -> None:
        """a、b和c: *write* for each of *things*, with the marks of a list between."""
        last = self.one_of("、", "和")
        for position, thing in enumerate(things):
            if position:
                self.put(last if position == len(things) - 1 else "、")
            write(thing)

    def growths(self, things: tuple[Thing, ...], said: str) -> None:
        """同比分别增长0.3%、5.4%和59.7%; mixed signs are printed as 增速分别为0.3%、-5.4%."""
        signs = {t.now - t.ago > 0 for t in things}
        wholly = all(abs(t.now - t.ago) * 1000 > t.ago for t in things)
        if len(signs) == 2 or not wholly:
            self.put(f"{said}增速分别为" if said != "分别" else "增速分别为")
            self.listed(things, lambda t: self.growth(t, bare=True))
            return
        self.put(
            self.one_of(f"{said}分别", f"分别{said}") if said else "分别", _move(1 if True in signs else -1)
        )
        first = len(self.slots)
        self.listed(things, lambda t: self.growth(t, bare=True))
        for slot in self.slots[first:]:
            slot.minus = False

    # -- inside

    def _level(
        self,
        thing: Thing,
        law: Law,
        exact: Fraction,
        *,
        tail: str | None = None,
        period: Period | None = None,
        amount: int | None = None,
        slack: Fraction = Fraction(0),
        of: tuple[str, ...] = (),
    ) -> None:
        if not of:
            self._note(thing)
        slot = self._slot(
            thing,
            "level",
            law,
            of or (thing.name,),
            exact,
            thing.scale.places,
            thing.scale.symbol,
            amount=amount,
            slack=slack,
            period=period,
            keep=thing.scale.keep_zeros,
        )
        if tail is not None:
            slot.tail = tail

    def _moved(
        self,
        thing: Thing,
        kind: Kind,
        law: Law,
        of: tuple[str, ...],
        exact: Fraction,
        places: int,
        unit: str,
        said: str,
        up: str,
        down: str,
        *,
        amount: int | None = None,
        slack: Fraction = Fraction(0),
        base: str | None = None,
    ) -> Slot:
        """A change that is told by a verb, or 持平 when it rounds to nothing."""
        printed = self._round(exact, places) if amount is None else amount
        if not printed:
            self.put(self._as_before(said))
            return self._slot(
                thing, kind, law, of, exact, places, unit, word="持平", amount=0, slack=slack, base=base
            )
        slot = self._slot(thing, kind, law, of, exact, places, unit, amount=printed, slack=slack, base=base)
        slot.lead, slot.opposite = (said + up, said + down) if printed > 0 else (said + down, said + up)
        return slot

    def _slot(
        self,
        thing: Thing,
        kind: Kind,
        law: Law,
        of: tuple[str, ...],
        exact: Fraction,
        places: int,
        unit: str,
        *,
        amount: int | None = None,
        slack: Fraction = Fraction(0),
        word: str = "",
        period: Period | None = None,
        base: str | None = None,
        keep: bool = False,
    ) -> Slot:
        if amount is None:
            amount = self._round(exact, places)
        shown = shortest(amount, places) if self.manner.drop_zeros and not keep else places
        slot = Slot(
            amount=amount,
            places=places,
            shown=places if word else shown,
            unit=unit,
            tail=unit,
            kind=kind,
            law=law,
            of=of,
            indicator=thing.indicator,
            area=thing.area,
            period=period or self.now,
            breakdown=thing.breakdown,
            word=word,
            base=base,
            basis=thing.basis,
            slack=slack,
            exact=exact,
        )
        self.pieces.append(len(self.slots))
        self.slots.append(slot)
        return slot

    def _note(self, *things: Thing) -> None:
        for thing in things:
            self.levels[thing.name] = (thing.now, thing.ago)

    def _round(self, exact: Fraction, places: int) -> int:
        return rounded(exact, places, self.manner.rounding)

    def _shown(self, level: int, scale: Scale) -> Fraction:
        """A level as it is printed, in its unit."""
        return Fraction(self._round(Fraction(level, scale.size), scale.places), 10**scale.places)

    def _by_hand(self, what: ByHand, odds: float) -> bool:
        return what in self.manner.by_hand and self.chance(odds)

    def _rate_places(self) -> int:
        """One decimal, and now and then a stray with two."""
        return 2 if self.chance(0.02) else 1

    def _as_before(self, said: str) -> str:
        """The words before 持平, from those before a move: 比上年末 → 与上年末, 增速比1—4月 → 增速与1—4月."""
        for word in ("比", "较"):
            if word in said and said != "同比":
                return said.replace(word, "与", 1)
        return "与上年同期"


def _root(value: Fraction, years: int) -> Fraction:
    """The *years*-th root, to thirty digits."""
    with localcontext() as context:
        context.prec = 40
        return Fraction((Decimal(value.numerator) / Decimal(value.denominator)) ** (Decimal(1) / years))


def _move(amount: int) -> str:
    return "增长" if amount >= 0 else "下降"


def _together(things: tuple[Thing, ...]) -> Thing:
    """Several members of one cut as one: 中国香港+美国+新加坡."""
    first = things[0]
    own = dict(first.breakdown)
    cut = next(
        (d for d, m in first.breakdown if any(dict(t.breakdown).get(d) != m for t in things[1:])), None
    )
    if cut:
        own[cut] = "+".join(dict(t.breakdown).get(cut, "") for t in things)
    return Thing(
        name=first.name,
        now=0,
        ago=0,
        indicator=first.indicator,
        area=first.area,
        scale=first.scale,
        breakdown=tuple(own.items()),
        basis=first.basis,
    )
