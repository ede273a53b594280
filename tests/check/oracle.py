"""Two exact oracles, z3 both: over the generator's laws, and over the relations as they were drawn.

The first shares nothing with the prover but the width of each figure. A bulletin's truth names, for
every figure, the levels it is of and the law it follows; those laws, and the sums that the
breakdowns promise, are stated over one pair of reals a level (now and a year ago). Growth,
shares and contributions are linear so; changes of share are products, which z3 decides exactly.
What it knows and the relations do not say is a relation not drawn; the second oracle, which
reads the drawn constraints, tells such from what the solving missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import inf
from typing import Any, Literal

import z3

from yuebao.bulletin.synth import Expected, Synthetic
from yuebao.check.system import Sum, System

Answer = Literal["contradictory", "consistent", "undecided"]
Allowed = Mapping[int, tuple[Fraction, Fraction]]
"""What each figure of the truth may really be, in its own unit, signed as it is there."""

_UNITS = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
_PARTITIONS = (
    ("flow", ("出口", "进口"), "进出口"),
    ("side", ("离岸", "在岸"), None),
    ("sector", ("第一产业", "第二产业", "第三产业"), None),
    ("sector", ("第一产业", "第二产业", "第三产业", "城乡居民生活"), None),
    ("sector", ("采矿业", "制造业", "电力、热力、燃气及水生产和供应业"), None),
    ("region", ("城镇", "乡村"), None),
)
_ONE_MONTH = "@当月"
_GROUP = re.compile(r"RCEP|东盟|欧盟|一带一路|共建|国家|成员|其他|地区|[+]")
"""Partners that are several countries."""
_RATES = ("growth", "average", "share", "share_change", "growth_change", "contribution", "contribution_rate")


def size(unit: str) -> int:
    """How many base units one of *unit* is."""
    return next((scale for head, scale in _UNITS.items() if unit.startswith(head) and unit != head), 1)


class Oracle:
    """The laws of one bulletin, to be asked about the figures that hang together with one of them."""

    def __init__(self, made: Synthetic, allowed: Allowed, *, milliseconds: int = 3000) -> None:
        self._made = made
        self._allowed = allowed
        self._limit = milliseconds
        self._scale = Fraction(1, 10**8)
        self._about: dict[str, Expected] = {}
        for it in made.truth:
            if len(it.of) == 1 and it.law in ("level", "level_ago", "growth", "none_ago"):
                self._about.setdefault(it.of[0], it)
        self._sums = list(self._structure())

    def ask(self, figure: int) -> Answer:
        """Whether the figures that hang together with *figure* can all be true."""
        names, laws, sums = self._together(figure)
        solver = z3.Then("simplify", "solve-eqs", "qfnra-nlsat").solver()
        if not any(self._made.truth[n].law in ("share_change", "growth_change") for n in laws):
            solver = z3.SolverFor("QF_LRA")
        solver.set("timeout", self._limit)
        now = {name: z3.Real(f"now {name}") for name in names}
        ago = {name: z3.Real(f"ago {name}") for name in names}
        for variable in (*now.values(), *ago.values()):
            solver.add(variable >= 0)
        for whole, parts, equal in sums:
            for year in (now, ago):
                added = z3.Sum([year[it] for it in parts])
                solver.add(year[whole] == added if equal else year[whole] >= added)
        for name in names:  # last year's level is that of the year before, where that is spoken of
            head, _, year = name.rpartition("@")
            earlier = f"{head}@{int(year) - 1}" if year.isdigit() else ""
            if earlier in now:
                solver.add(ago[name] == now[earlier])
        for number in laws:
            solver.add(*self._law(number, now, ago))
        found = solver.check()
        return "contradictory" if found == z3.unsat else "consistent" if found == z3.sat else "undecided"

    def _law(self, number: int, now: dict[str, Any], ago: dict[str, Any]) -> Iterable[Any]:
        it = self._made.truth[number]
        if it.law == "rank":  # only who comes first is stated
            return [now[it.of[0]] >= now[other] for other in it.of[1:]]
        low, high = self._allowed[number]
        names = it.of
        if it.law in _RATES:
            hundred = 1 if it.unit == "倍" else 1000 if it.unit == "‰" else 100
            low, high = low / hundred, high / hundred
        else:
            low, high = (end * size(it.unit) * self._scale for end in (low, high))
        if it.law == "multiple":
            low, high = self._allowed[number]

        def between(value: Any, of: Any = None) -> list[Any]:
            one = z3.RealVal(1) if of is None else of
            return [_q(low) * one <= value, value <= _q(high) * one]

        x, y = now[names[0]], ago[names[0]]
        whole, before = now[names[-1]], ago[names[-1]]
        match it.law:
            case "level":
                return between(x)
            case "level_ago":
                return between(y)
            case "none_ago":
                return [y == 0]
            case "growth":
                return [y > 0, *between(x - y, y)]
            case "average":
                years = int(self._made.truth[number].period[:4]) - int(names[1].rpartition("@")[2])
                one, two = (_q((1 + end) ** years) * whole for end in (low, high))
                return [whole > 0, one <= x, x <= two]
            case "share":
                parts = z3.Sum([now[name] for name in names[:-1]])
                return [whole > 0, *between(parts, whole)]
            case "multiple":
                return [whole > 0, *between(x, whole)]
            case "share_change":
                cross = x * before - y * whole
                return [whole > 0, before > 0, *between(cross, whole * before)]
            case "growth_change":
                return [y > 0, before > 0, *between(x * before - y * whole, y * before)]
            case "change":
                return between(x - y)
            case "balance":
                return between(x - now[names[1]])
            case "balance_change":
                # Which way the balance of either year points is told by the truth's sign.
                one, two = (self._made.levels[name] for name in names[:2])
                way = 1 if one[0] >= two[0] else -1
                if (one[1] >= two[1]) != (one[0] >= two[0]):
                    return []
                moved = way * (now[names[0]] - now[names[1]] - ago[names[0]] + ago[names[1]])
                return between(moved)
            case "contribution":
                gained = z3.Sum([now[name] - ago[name] for name in names[:-1]])
                return [before > 0, *between(gained, before)]
            case "contribution_rate":
                gained = z3.Sum([now[name] - ago[name] for name in names[:-1]])
                return [whole > before, *between(gained, whole - before)]
        return []

    def _together(self, figure: int) -> tuple[list[str], list[int], list[tuple[str, tuple[str, ...], bool]]]:
        """The levels, figures and sums that hang together with one figure."""
        names = set(self._made.truth[figure].of)
        laws: set[int] = set()
        sums: set[int] = set()
        grown = True
        while grown:
            grown = False
            for number, it in enumerate(self._made.truth):
                used = it.value == 1 if it.law == "rank" else number in self._allowed
                if used and number not in laws and names.intersection(it.of):
                    laws.add(number)
                    names.update(it.of)
                    grown = True
            for name in self._about:
                head, _, year = name.rpartition("@")
                if year.isdigit() and name not in names:
                    beside = (f"{head}@{int(year) + step}" for step in (-1, 1))
                    if names.intersection(beside):
                        names.add(name)
                        grown = True
            for number, (whole, parts, _) in enumerate(self._sums):
                if number not in sums and names.intersection((whole, *parts)):
                    sums.add(number)
                    names.update((whole, *parts))
                    grown = True
        return sorted(names), sorted(laws), [self._sums[it] for it in sorted(sums)]

    def _structure(self) -> Iterable[tuple[str, tuple[str, ...], bool]]:
        """Wholes with their parts, and whether the parts are all of it.

        The breakdowns say which levels may be parts of which; the exact levels, whether they are.
        """
        alike: dict[tuple[str, frozenset[tuple[str, str]]], list[str]] = {}
        for name, it in self._about.items():
            item = f"{name.partition('/')[0]}/{name.partition('@')[2]}"
            cut = frozenset(it.breakdown)
            alike.setdefault((item, cut), []).append(name)
        for item, cut in alike:
            for dimension, members, whole in _PARTITIONS:
                if (dimension, members[0]) not in cut:
                    continue
                # Whatever the words: what adds up to the last digit in both years was drawn so.
                rest = cut - {(dimension, members[0])}
                found = [alike.get((item, rest | {(dimension, it)}), []) for it in members]
                for total in alike.get((item, rest | {(dimension, whole)} if whole else rest), []):
                    yield from ((total, it, True) for it in product(*found) if self._adds_up(total, it))
        partners: dict[str, list[str]] = {}
        for (item, cut), names in alike.items():
            for pair, name in product(cut, names):
                if pair[0] in ("flow", "currency"):
                    continue
                for other in alike.get((item, cut - {pair}), []):
                    if self._one_measure(other, name) and self._at_most(other, (name,)):
                        yield other, (name,), False
                        if pair[0] == "partner" and not _GROUP.search(pair[1]):
                            partners.setdefault(other, []).append(name)
        for other, parts in partners.items():
            if 1 < len(parts) and self._at_most(other, parts):
                yield other, parts, False
        for name in self._about:
            to_date = name.removesuffix(_ONE_MONTH)
            if to_date != name and to_date in self._about:
                yield to_date, (name,), False

    def _head(self, name: str) -> str:
        """What is measured, without the words that cut it."""
        it = self._about[name]
        head = it.indicator
        for dimension, member in it.breakdown:
            head = head.replace(member, "进出口" if dimension == "flow" else "")
        return head.replace("生产", "增加").replace("地区", "").rstrip("额值").replace("总", "")

    def _adds_up(self, whole: str, parts: Sequence[str]) -> bool:
        levels = self._made.levels
        return all(levels[whole][year] == sum(levels[it][year] for it in parts) for year in (0, 1))

    def _one_measure(self, whole: str, part: str) -> bool:
        """Whether a part and a whole are of one measure: 外贸进口额 is 进口额, 合同额 is not 执行额."""
        one, two = self._head(whole), self._head(part)
        return one.endswith(two) or two.endswith(one)

    def _at_most(self, whole: str, parts: Sequence[str]) -> bool:
        levels = self._made.levels
        return all(sum(levels[it][year] for it in parts) <= levels[whole][year] for year in (0, 1))


def _q(value: Fraction) -> Any:
    return z3.Q(value.numerator, value.denominator)


def drawn(
    system: System,
    allowed: Mapping[int, tuple[Fraction, Fraction]],
    constraints: Iterable[int],
    *,
    milliseconds: int = 3000,
) -> Answer:
    """Whether what a system's constraints say of its unknowns can all be true within *allowed*.

    This asks of the prover's algorithm alone, on the relations as they were drawn: *allowed*
    tells what each pin that counts leaves its unknown. A whole whose share or growth is among
    them is more than nothing.
    """
    chosen = [system.constraints[number] for number in constraints]
    seen: dict[int, int] = {}
    for it in chosen:
        for unknown in it.unknowns if isinstance(it, Sum) else it:
            seen[unknown] = seen.get(unknown, 0) + 1
    box: dict[int, tuple[Fraction, Fraction]] = {}
    for number, (low, high) in allowed.items():
        unknown = system.pins[number].unknown
        held = box.get(unknown, (low, high))
        box[unknown] = max(low, held[0]), min(high, held[1])
    if any(high < low for low, high in box.values()):
        return "contradictory"
    reals = {unknown: z3.Real(f"x{unknown}") for unknown in seen}
    rules: list[Any] = []
    products = False
    for it in chosen:
        if isinstance(it, Sum):
            total = z3.Sum([c * reals[u] for u, c in zip(it.unknowns, it.coefficients, strict=True)])
            rules += [total >= _q(Fraction(it.low))] if it.low > -inf else []
            rules += [total <= _q(Fraction(it.high))] if it.high < inf else []
            continue
        rules.append(reals[it.b] > 0 if it.q in box else reals[it.b] >= 0)
        if seen[it.q] == 1:  # no need to name q: a/b lies where it may
            low, high = box.get(it.q, (Fraction(0) if system.low[it.q] == 0 else None, None))
            rules += [] if low is None else [_q(low) * reals[it.b] <= reals[it.a]]
            rules += [] if high is None else [reals[it.a] <= _q(high) * reals[it.b]]
            continue
        products = True
        rules.append(reals[it.a] == reals[it.q] * reals[it.b])
    for unknown, real in reals.items():
        low, high = box.get(unknown, (None, None))
        rules += [real >= 0] if system.low[unknown] == 0 else []
        rules += [] if low is None else [_q(low) <= real, real <= _q(high)]
    solver = z3.Then("simplify", "solve-eqs", "qfnra-nlsat").solver() if products else z3.SolverFor("QF_LRA")
    solver.set("timeout", milliseconds)
    solver.add(*rules)
    found = solver.check()
    return "contradictory" if found == z3.unsat else "consistent" if found == z3.sat else "undecided"
