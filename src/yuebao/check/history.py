"""A reading held against earlier ones: the same figure told twice, months to date, a revised base.

    the same figure   two documents of one date that differ contradict each other; where the later
                      one speaks of a past period, the figure has been revised. Growth and shares
                      contradict each other only beside one amount: in 美元 growth is another
    cumulation        1—5月 now − 1—4月 then = 5月, checked where it is printed, inferred where not
    a revised base    x/(1 + g) of now against x′ as it was published a year ago
    areas             a city in one document is at most its province in another

Releases are revised as a matter of course, so only what no revision explains is a contradiction;
the rest is `suspect`, with the size that the revision would have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from yuebao.check.caution import Caution
from yuebao.check.certify import certify
from yuebao.check.conventions import conventions
from yuebao.check.explain import cited, number, signed_text
from yuebao.check.infer import Units, outward
from yuebao.check.names import named
from yuebao.check.order import areas
from yuebao.check.periods import cumulations
from yuebao.check.propagate import Move
from yuebao.check.relations import growths, levels
from yuebao.check.sketch import Sketch, factor, factor_of
from yuebao.check.system import Cell, Pin, Sum, System
from yuebao.check.verify import verify
from yuebao.core.fact import Figure, Finding, Grade, Inferred, Key, Reading, Relation, Verdict
from yuebao.core.period import Period

Bounds = tuple[Fraction, Fraction]

_FAR = Fraction(3, 2)
"""How many times another a number may be and still be taken for the same thing misprinted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """What earlier documents say to a reading."""

    findings: tuple[Finding, ...] = ()
    inferred: tuple[Inferred, ...] = ()


def across(reading: Reading, history: Sequence[Reading]) -> Across:
    """Findings cite figures of *reading* by position; those of *history* stand in the explanation."""
    if not history:
        return Across()
    held = _Held(reading, history)
    findings = [*held.told_twice(), *held.bases(), *held.sums(), *held.areas()]
    return Across(findings=tuple(findings), inferred=tuple(held.months()))


class _Held:
    """All documents' figures on one drawing board, each with the document it stands in."""

    def __init__(self, reading: Reading, history: Sequence[Reading]) -> None:
        self._readings = (reading, *history)
        figures: list[Figure] = []
        self._owner: list[tuple[int, int]] = []
        for document, one in enumerate(self._readings):
            for n, figure in enumerate(one.figures):
                # Positions count in their own document; here nothing hangs on them.
                figures.append(replace(figure, of=None, parent=None, block=0))
                self._owner.append((document, n))
        merged = replace(reading, figures=tuple(figures), notes=frozenset())
        self._sketch = Sketch(merged, conventions(), System(merged.figures))
        self._sketch.locate()
        levels(self._sketch)
        self._system = self._sketch.system
        self._ratios()
        self._latest: dict[tuple[int, str, str | None], int] = {}
        for (document, _), cell in zip(self._owner, self._sketch.cells, strict=True):
            if cell is not None and not cell.instant and 12 <= cell.start:
                about = document, cell.measure, cell.area
                self._latest[about] = max(self._latest.get(about, 0), cell.stop)
        self._joined: list[tuple[int, Sum, list[Pin | None]]] = []

    def _ratios(self) -> None:
        """Growth and shares, each as an unknown of its own that nothing binds."""
        sketch, system = self._sketch, self._system
        for n, figure, cell in sketch.of_kind("yoy_rate", "share"):
            key: tuple[object, ...] | None = None
            if figure.key.kind == "share":
                whole = sketch.whole_of(figure, cell)
                key = None if whole is None else ("share", cell, whole)
            elif figure.base is None or figure.base.period is None:
                key = "rate", cell, figure.key.basis
            if key is not None:
                share = key[0] == "share"
                unknown = system.unknown(key, "share" if share else "rate", signed=True)
                system.pin(n, unknown, factor_of(figure.unit), 0 if share else 1)

    # Where a figure stands.

    def _document(self, pin: Pin) -> int:
        return self._owner[pin.figure][0]

    def _pins(self, unknown: int, *, now: bool) -> list[Pin]:
        """The pins of an unknown in the reading itself, or in the earlier documents."""
        found = (self._system.pins[it] for it in self._system.pinned.get(unknown, ()))
        return [pin for pin in found if (self._document(pin) == 0) == now]

    def _one(self, unknown: int) -> Pin | None:
        """The pin to go by: the reading's own, else the latest document's."""
        found = self._pins(unknown, now=True) or self._pins(unknown, now=False)
        return found[0] if found and self._clear(found) else None

    def _figure(self, pin: Pin) -> Figure:
        return self._system.figures[pin.figure]

    def _place(self, pin: Pin) -> str:
        """FILE:LINE:COLUMN of a figure, as reports name places."""
        source, start = self._readings[self._document(pin)].source, self._figure(pin).span.start
        before = source.text[:start]
        return f"{source.name}:{before.count(chr(10)) + 1}:{start - before.rfind(chr(10))}"

    def _told(self, pin: Pin) -> str:
        said = cited(self._figure(pin))
        return said if self._document(pin) == 0 else f"{self._place(pin)}的{said}"

    def _current(self, pin: Pin, cell: Cell) -> bool:
        """Whether it is the latest its document has of that measure: not a look back."""
        return self._latest.get((self._document(pin), cell.measure, cell.area)) == cell.stop

    def _own(self, pins: Sequence[Pin]) -> tuple[int, ...]:
        """The figures among *pins* that stand in the reading itself, by their position there."""
        return tuple(sorted({self._owner[it.figure][1] for it in pins if self._document(it) == 0}))

    def _finding(
        self, kind: str, verdict: Verdict, pins: Sequence[Pin], because: str, told: str, **more: Any
    ) -> Finding:
        own = self._own(pins)
        assumes = more.pop("assumes", ())
        relation = Relation(kind=kind, terms=own, assumes=assumes, because=because)
        grade: Grade = "C" if assumes else "A"
        return Finding(relation=relation, verdict=verdict, figures=own, grade=grade, explanation=told, **more)

    def _proof(self, pins: Sequence[Pin], moves: Sequence[Move], empty: int) -> dict[str, Any]:
        """A certificate whose premises name the document they stand in; empty if it is none."""
        system = self._system
        numbers = [next(n for n, it in enumerate(system.pins) if it is pin) for pin in pins]
        exact = {n: system.printed(system.pins[n]) for n in numbers}
        proof = certify(system, numbers, exact, moves, empty, lambda it: named(system, it))
        if not proof or not verify(proof):
            return {}
        for premise in proof["premises"]:
            document, position = self._owner[premise["figure"]]
            premise["figure"] = position
            if document:
                premise["document"] = self._readings[document].source.name
        return proof

    # What is confronted.

    def told_twice(self) -> Iterator[Finding]:
        """The same level, growth or share in two documents."""
        system = self._system
        for unknown, key in list(enumerate(system.keys)):
            cell = key if isinstance(key, Cell) else key[1]  # type: ignore[index]
            assert isinstance(cell, Cell)
            if cell.start < 12 or cell.area is None:
                continue
            own = self._pins(unknown, now=True)
            by_document: dict[int, list[Pin]] = {}
            for other in self._pins(unknown, now=False):
                by_document.setdefault(self._document(other), []).append(other)
            for others in by_document.values() if own else ():
                pairs = [
                    (one, two) for one in own for two in others if _same(self._figure(one), self._figure(two))
                ]
                pairs.sort(key=lambda it: not self._alike(*it))
                agreeing = [pair for pair in pairs if self._agree(*pair)]
                if agreeing:
                    yield self._twice(unknown, cell, *agreeing[0])
                elif pairs and self._clear(own) and self._clear(others):
                    yield self._twice(unknown, cell, *pairs[0])

    def _agree(self, one: Pin, two: Pin) -> bool:
        (low, high), (least, most) = self._system.printed(one), self._system.printed(two)
        return low <= most and least <= high

    def _clear(self, pins: Sequence[Pin]) -> bool:
        """Whether a document means one thing by a name: all its numbers for it agree."""
        return all(self._agree(pins[0], it) for it in pins[1:])

    def _near(self, one: Pin, two: Pin) -> bool:
        """Whether two numbers can be one thing told differently; those far apart are two things."""
        a, b = (abs(self._system.value(it)) for it in (one, two))
        return max(a, b) <= _FAR * min(a, b)

    def _twice(self, unknown: int, cell: Cell, pin: Pin, other: Pin) -> Finding:
        one, two = self._system.printed(pin), self._system.printed(other)
        both = [pin, other]
        because = "同一指标，两份文件"
        if self._agree(pin, other):
            told = f"{self._told(pin)}与{self._told(other)}一致。"
            return self._finding("sources", "holds", both, because, told)
        size = self._size(pin, self._system.value(pin) - self._system.value(other))
        allowed = _in_unit(pin, two)
        shown = {"printed": signed_text(self._figure(pin)), "allowed": allowed}
        if self._current(pin, cell) and self._current(other, cell) and not self._again(other):
            # 全市 may be another city's: only a place with a name is surely the same.
            named_place = cell.area == "全国" or not (cell.area or "全").startswith("全")
            # Synonyms may still be told apart by a house: only one printed name is surely one thing.
            sure = named_place and self._near(pin, other) and self._alike(pin, other)
            sure = sure and (isinstance(self._system.keys[unknown], Cell) or self._of_one(pin, other))
            proof = self._proof(both, [], unknown) if sure else {}
            verdict: Verdict = "contradiction" if proof else "suspect"
            told = (
                f"{self._place(pin)}的{self._told(pin)}与{self._told(other)}"
                f"写的是同一指标、同一时期，相差{size}。"
            )
            return self._finding(
                "sources", verdict, both, because, told, proof=proof, **shown, **self._gap(pin, one, two)
            )
        told = (
            f"{self._told(pin)}与先前公布的{self._told(other)}不同，相差{size}：以前的数可能已经修订，"
            f"引用时请注明用的是哪一次公布的数。"
        )
        return self._finding(
            "revised", "suspect", both, "先前公布的数", told, **shown, **self._gap(pin, one, two)
        )

    def _alike(self, one: Pin, two: Pin) -> bool:
        return self._figure(one).key.indicator == self._figure(two).key.indicator

    def _of_one(self, one: Pin, two: Pin) -> bool:
        """Whether two rates or shares stand beside one amount: growth in 美元 is another than that in 元."""
        first, second = self._of(one), self._of(two)
        if first is None or second is None:
            return False
        return first.unknown == second.unknown and self._agree(first, second)

    def _of(self, pin: Pin) -> Pin | None:
        """The pin of the amount that a rate or share speaks of, None if the text prints none."""
        document, at = self._owner[pin.figure]
        level = self._readings[document].figures[at].of
        return None if level is None else self._pin_at.get((document, level))

    @cached_property
    def _pin_at(self) -> dict[tuple[int, int], Pin]:
        """The first pin of each figure, by its document and its position there."""
        return {self._owner[pin.figure]: pin for pin in reversed(self._system.pins)}

    def _again(self, other: Pin) -> bool:
        """Whether the same house published an earlier document on another day: what differs is revised."""
        now, then = self._readings[0].source, self._readings[self._document(other)].source
        days = now.released, then.released
        return (
            now.publisher is not None
            and now.publisher == then.publisher
            and None not in days
            and (days[0] != days[1])
        )

    def _size(self, pin: Pin, change: Fraction) -> str:
        return f"{number(abs(change) / abs(pin.factor))}{_measure(self._figure(pin))}"

    def _gap(self, pin: Pin, one: Bounds, two: Bounds) -> dict[str, Any]:
        apart = max(one[0] - two[1], two[0] - one[1], Fraction(0)) / abs(pin.factor)
        return {"gap": apart, "unit": _measure(self._figure(pin))}

    def bases(self) -> Iterator[Finding]:
        """Last year's level as this year's growth implies it, against the level published a year ago."""
        reading = self._readings[0]
        sketch = Sketch(reading, conventions(), System(reading.figures))
        sketch.locate()
        levels(sketch)
        growths(sketch)
        system, caution = sketch.system, Caution(sketch.system)
        for key, unknown in list(system.index.items()):
            if not isinstance(key, tuple) or isinstance(key, Cell) or key[0] != "rate":
                continue
            _, cell, before = key
            now = system.index.get(cell)
            rates = system.pinned.get(unknown, ())
            levels_ = system.pinned.get(now, ()) if now is not None else ()
            known = self._system.index.get(before)
            if before != cell.year_ago() or len(rates) != 1 or len(levels_) != 1 or known is None:
                continue
            if self._pins(known, now=True):
                continue
            published = self._pins(known, now=False)
            rate, level = caution[rates[0]], caution[levels_[0]]
            if not published or not self._clear(published) or rate[0] <= 0 or level[0] < 0:
                continue
            implied = level[0] / rate[1], level[1] / rate[0]
            own = (system.pins[levels_[0]].figure, system.pins[rates[0]].figure)
            yield self._base(own, implied, published[0])

    def _base(self, own: tuple[int, int], implied: Bounds, published: Pin) -> Finding:
        level, rate = (self._readings[0].figures[n] for n in own)
        unit = level.unit
        low, high = (it / factor(unit) for it in implied)
        sum_ = (
            f"由{cited(level)}÷（1＋{cited(rate, name=False)}），上年同期为{number(low)}～{number(high)}"
            f"{unit.symbol}；上年公布的是{self._told(published)}"
        )
        then = self._system.printed(published)
        gap = max(implied[0] - then[1], then[0] - implied[1], Fraction(0))
        relation = Relation(kind="revised_base", terms=own, because="上年同期＝本期÷（1＋增速）")
        if not gap:
            return Finding(relation=relation, verdict="holds", figures=own, explanation=f"{sum_}：两者相符。")
        middle, value = (implied[0] + implied[1]) / 2, self._system.value(published)
        moved = middle - value
        share = f"（{'＋' if 0 < moved else '－'}{number(100 * abs(moved) / value, 2)}%）" if value else ""
        told = (
            f"上年基数已调整：{sum_}，两者至少相差{number(gap / factor(unit))}{unit.symbol}。"
            f"上年基数约{'调高' if 0 < moved else '调低'}{number(abs(moved) / factor(unit), 2)}{unit.symbol}"
            f"{share}；"
            f"若基数并未调整，则本期数、增速与上年公布数中有一个有误。"
        )
        return Finding(
            relation=relation,
            verdict="suspect",
            figures=own,
            grade="C",
            printed=self._figure(published).text,
            allowed=_in_unit(published, implied),
            gap=gap / abs(published.factor),
            unit=self._figure(published).unit.symbol,
            explanation=told,
        )

    def _across(self, rule: Any) -> list[tuple[int, Sum, list[Pin | None]]]:
        """The constraints a rule draws on the common board that join two documents, with their pins."""
        first = len(self._system.constraints)
        rule(self._sketch)
        out = []
        for at in range(first, len(self._system.constraints)):
            constraint = self._system.constraints[at]
            if not isinstance(constraint, Sum):
                continue
            pins = [self._one(unknown) for unknown in constraint.unknowns]
            documents = {self._document(pin) for pin in pins if pin is not None}
            known = all(
                isinstance(it := self._system.keys[u], Cell) and 12 <= it.start for u in constraint.unknowns
            )
            if 0 in documents and 1 < len(documents) and known:
                out.append((at, constraint, pins))
        return out

    def sums(self) -> Iterator[Finding]:
        """Months to date against their pieces, over several releases."""
        self._joined = self._across(cumulations)
        for _, constraint, found in self._joined:
            pins = [pin for pin in found if pin is not None]
            if len(pins) < len(found) or len({self._figure(it).key.indicator for it in pins}) > 1:
                continue
            low, high = self._total(constraint, pins)
            whole, *pieces = pins
            # Any of the three may have been computed from the other two as printed.
            slack = (high - low) / 2
            told = f"{'＋'.join(self._told(it) for it in pieces)}，累计应为{self._told(whole)}"
            if low - slack <= 0 <= high + slack:
                yield self._finding(
                    "cumulation",
                    "holds",
                    pins,
                    "累计数＝各时期之和",
                    f"{told}：相符。",
                    assumes=("unrevised",),
                )
                continue
            off = sum(
                (c * self._system.value(it) for c, it in zip(constraint.coefficients, pins, strict=True)),
                Fraction(0),
            )
            yield self._finding(
                "cumulation",
                "suspect",
                pins,
                "累计数＝各时期之和",
                f"{told}，两边相差{self._size(whole, off)}：以前月份的数可能修订了这么多，否则有一个数有误。",
                assumes=("unrevised",),
                printed=signed_text(self._figure(whole)),
                gap=abs(off) / abs(whole.factor),
                unit=self._figure(whole).unit.symbol,
            )

    def _total(self, constraint: Sum, pins: Sequence[Pin]) -> Bounds:
        low = high = Fraction(0)
        for coefficient, pin in zip(constraint.coefficients, pins, strict=True):
            ends = [coefficient * it for it in self._system.printed(pin)]
            low, high = low + min(ends), high + max(ends)
        return low, high

    def months(self) -> Iterator[Inferred]:
        """A period that nobody printed, as what is missing between two releases."""
        units = Units(self._system)
        for _, constraint, found in self._joined:
            missing = [at for at, pin in enumerate(found) if pin is None]
            pins = [pin for pin in found if pin is not None]
            if len(missing) != 1 or len({self._figure(it).key.indicator for it in pins}) > 1:
                continue
            at = missing[0]
            own = constraint.coefficients[at]
            rest = [
                (coefficient, pin)
                for coefficient, pin in zip(constraint.coefficients, found, strict=True)
                if pin is not None
            ]
            low = high = Fraction(0)
            for coefficient, pin in rest:
                ends = [-coefficient * it / own for it in self._system.printed(pin)]
                low, high = low + min(ends), high + max(ends)
            cell = self._system.keys[constraint.unknowns[at]]
            assert isinstance(cell, Cell)
            if high <= 0:
                continue
            unit, places = units.of(cell)
            scale = factor(unit)
            kind = "month" if cell.stop - cell.start == 1 else "months"
            yield Inferred(
                key=Key(
                    indicator=self._figure(pins[0]).key.indicator,
                    measure=cell.measure,
                    area=cell.area,
                    breakdown=tuple(sorted(cell.breakdown)),
                    kind="level",
                ),
                period=Period(start=cell.start, stop=cell.stop, kind=kind),  # type: ignore[arg-type]
                unit=unit,
                low=_outward(max(low, Fraction(0)) / scale, -1, places),
                high=_outward(high / scale, 1, places),
                rests_on=self._own(pins),
                assumes=("unrevised",),
            )

    def areas(self) -> Iterator[Finding]:
        """A city in one document, its province in another."""
        for at, constraint, found in self._across(areas):
            pins = [pin for pin in found if pin is not None]
            if len(pins) < len(found) or len({self._figure(it).key.indicator for it in pins}) > 1:
                continue
            high = self._total(constraint, pins)[1]
            if 0 <= high:
                continue
            because = self._system.grounds[at].because
            whole = constraint.unknowns[0]
            proof = self._proof(pins, [Move(whole, 0, at)], whole)
            inner = "、".join(self._told(it) for it in pins[1:])
            together = "合计" if 2 < len(pins) else ""
            told = f"{because}，但{inner}{together}大于{self._told(pins[0])}。"
            yield self._finding(
                "area",
                "contradiction" if proof else "suspect",
                pins,
                because,
                told,
                proof=proof,
                printed=signed_text(self._figure(pins[0])),
                gap=-high / abs(pins[0].factor),
                unit=self._figure(pins[0]).unit.symbol,
            )


def _same(one: Figure, two: Figure) -> bool:
    """Whether two names are of one thing: printed alike, or synonyms of the lexicon cut the same way."""
    a, b = one.key, two.key
    if a.indicator == b.indicator:
        return True
    same_cut = sorted(set(a.breakdown)) == sorted(set(b.breakdown)) and a.basis == b.basis
    return bool(a.measure) and a.measure == b.measure and same_cut


def _measure(figure: Figure) -> str:
    """What differences of such figures are told in."""
    return "个百分点" if figure.unit.symbol == "%" else figure.unit.symbol


def _outward(value: Fraction, way: int, places: int) -> Decimal:
    return outward(float(value), way, places)


def _in_unit(pin: Pin, ends: Bounds) -> Bounds:
    one, two = ((it - pin.offset) / pin.factor for it in ends)
    return (one, two) if one <= two else (two, one)
