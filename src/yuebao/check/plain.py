"""The conflicts that come most often, told as a person with a calculator would check them.

Each way of telling knows its conflict by what is printed: a part and its share, a share and how it moved,
growth of a whole and of its parts. It works out what the others leave one of the figures and sets that
beside what is printed. What fits none of them is told step by step (``explain.joint``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from yuebao.check.explain import averaged, cited, number
from yuebao.check.names import subject
from yuebao.check.system import Cell, Pin, Sum, System

Bounds = tuple[Fraction, Fraction]
_ONE: Bounds = Fraction(1), Fraction(1)


class Told(NamedTuple):
    """A conflict in words; the pin that is set beside what the others leave it, and that, as its unknown."""

    text: str
    pin: Pin | None = None
    allowed: Bounds | None = None


def plainly(system: System, pins: Sequence[Pin], constraints: Sequence[int]) -> Told | None:
    """The conflict of *pins* in the plainest way that fits, None if none does."""
    printed = _Printed(system, pins, constraints)
    if len(printed.of) < len(pins):
        return None
    for way in _WAYS:
        told = way(printed)
        if told is not None:
            return told
    return None


class _Printed:
    """The figures of a conflict by what they are of."""

    def __init__(self, system: System, pins: Sequence[Pin], constraints: Sequence[int]) -> None:
        self.system = system
        self.constraints = constraints
        self.of: dict[Any, Pin] = {system.keys[pin.unknown]: pin for pin in pins}
        self.kinds = sorted(key[0] if not isinstance(key, Cell) else "level" for key in self.of)

    def ends(self, key: Any) -> Bounds | None:
        pin = self.of.get(key)
        return None if pin is None else self.system.printed(pin)

    def say(self, key: Any) -> str:
        return cited(self.system.figures[self.of[key].figure])

    def only(self, kind: str) -> tuple[Any, ...]:
        """The one key of a kind."""
        return next(key for key in self.of if not isinstance(key, Cell) and key[0] == kind)

    def beside(self, key: Any, allowed: Bounds, made: str, *, rate: int = 0) -> Told | None:
        """*made* comes to *allowed*, but *key* is printed otherwise; in percent, less *rate*."""
        low, high = self.ends(key) or _ONE
        if low <= allowed[1] and allowed[0] <= high:
            return None
        least, most = (100 * (it - rate) for it in allowed)
        gap = 100 * max(allowed[0] - high, low - allowed[1])
        ends = f"{number(least, 3)}%～{number(most, 3)}%" if rate or 1 <= 1000 * most else "不到0.001%"
        text = (
            f"{made}{'＝' if ends[0] != '不' else ''}{ends}；印出的是{self.say(key)}，"
            f"相差至少{number(gap, 3)}个百分点。"
        )
        return Told(text, self.of[key], allowed)


def _over(above: Bounds, below: Bounds) -> Bounds | None:
    """A quotient of what is not negative by what is positive."""
    return (above[0] / below[1], above[1] / below[0]) if 0 <= above[0] and 0 < below[0] else None


def _corners(work: Callable[..., Fraction], *ends: Bounds) -> Bounds:
    """The least and the most of what moves one way in each of its terms."""
    values = [work(*point) for point in product(*ends)]
    return min(values), max(values)


def _more_than_all(it: _Printed) -> Told | None:
    """A share of more than a hundred percent."""
    if it.kinds != ["share"]:
        return None
    key = it.only("share")
    low, _ = it.ends(key) or _ONE
    if low <= 1:
        return None
    part, whole = (subject(it.system, cell) for cell in key[1:])
    return Told(
        f"{part}是{whole}的一部分，占比不会超过100%；印出的是{it.say(key)}。",
        it.of[key],
        (Fraction(0), Fraction(1)),
    )


def _part_and_whole(it: _Printed) -> Told | None:
    """A part that is more than all of it, whatever the other parts are."""
    if it.kinds != ["level", "level"] or len(it.constraints) != 1:
        return None
    relation = it.system.constraints[it.constraints[0]]
    if not isinstance(relation, Sum) or relation.low != 0 or relation.high != 0:
        return None
    pins = {pin.unknown: pin for pin in it.of.values()}
    whole, *parts = relation.unknowns
    found = [one for one in parts if one in pins]
    if whole not in pins or len(found) != 1 or relation.coefficients[0] != 1:
        return None
    if any(-1 != c or it.system.low[u] < 0 for u, c in zip(parts, relation.coefficients[1:], strict=True)):
        return None
    part, total = pins[found[0]], pins[whole]
    least = it.system.printed(part)[0] - it.system.printed(total)[1]
    figure = it.system.figures[part.figure]
    if least <= 0:
        return None
    because = it.system.grounds[it.constraints[0]].because
    return Told(
        f"{because}，其中一项{cited(figure)}就比合计{cited(it.system.figures[total.figure])}大，"
        f"至少大{number(least / abs(part.factor), 4)}{figure.unit.symbol}。"
    )


def _share_of_levels(it: _Printed) -> Told | None:
    """A share, or a ratio with a name of its own, beside its two levels."""
    for kind in ("share", "ratio"):
        if it.kinds != sorted(["level", "level", kind]):
            continue
        key = it.only(kind)
        part, whole = _levels_of(it, key)
        if part is None or whole is None:
            return None
        made = _over(it.ends(part) or _ONE, it.ends(whole) or _ONE)
        figure = it.system.figures[it.of[key].figure]
        if made is None or figure.unit.dimension not in ("%", "百分点"):
            return None
        return it.beside(key, made, f"{it.say(part)}÷{it.say(whole)}")
    return None


def _levels_of(it: _Printed, key: tuple[Any, ...]) -> tuple[Cell | None, Cell | None]:
    """The part and the whole that a share or ratio is of, both printed."""
    levels = [one for one in it.of if isinstance(one, Cell)]
    if key[0] == "share":
        return (key[1], key[2]) if key[1] in levels and key[2] in levels else (None, None)
    unknown = it.of[key].unknown
    for number_ in it.constraints:
        relation = it.system.constraints[number_]
        if not isinstance(relation, Sum) and relation.q == unknown:
            a, b = it.system.keys[relation.a], it.system.keys[relation.b]
            if a in levels and b in levels:
                return a, b
    return None, None


def _growth_of_levels(it: _Printed) -> Told | None:
    """Growth beside the levels of both years."""
    if it.kinds != ["level", "level", "rate"]:
        return None
    key = it.only("rate")
    now, then = it.ends(key[1]), it.ends(key[2])
    made = _over(now, then) if now and then else None
    if made is None:
        return None
    return it.beside(key, made, f"{it.say(key[1])}÷{it.say(key[2])}－1", rate=1)


def _rate_key(cell: Any) -> tuple[str, Cell, Cell]:
    assert isinstance(cell, Cell)
    return "rate", cell, cell.year_ago()


def _share_a_year_ago(it: _Printed) -> Told | None:
    """A share whose part and whole have grown so that last year's would have been more than all."""
    if it.kinds != ["rate", "rate", "share"]:
        return None
    key = it.only("share")
    part, whole = _rate_key(key[1]), _rate_key(key[2])
    share, grown, all_grown = it.ends(key), it.ends(part), it.ends(whole)
    if share is None or grown is None or all_grown is None or grown[0] <= 0:
        return None
    low, high = share[0] * all_grown[0] / grown[1], share[1] * all_grown[1] / grown[0]
    if low <= 1:
        return None
    return Told(
        f"上年占比＝本年占比×（1＋整体增速）÷（1＋部分增速）。{it.say(key)}×（1＋{it.say(whole)}）÷（1＋{it.say(part)}）"
        f"＝{number(100 * low, 3)}%～{number(100 * high, 3)}%，而占比不会超过100%。"
    )


def _moved_share(it: _Printed) -> Told | None:
    """A change of share beside the share, or the two levels it is of, and the growth of both."""
    if "change" not in it.kinds or it.kinds.count("change") != 1 or it.kinds.count("rate") != 2:
        return None
    key = it.only("change")
    about = key[1:]
    share_key = ("share", *about)
    part, whole = _rate_key(about[0]), _rate_key(about[1])
    grown, all_grown = it.ends(part), it.ends(whole)
    if grown is None or all_grown is None or grown[0] <= 0:
        return None
    share = it.ends(share_key)
    said = it.say(share_key) if share is not None else ""
    if share is None:
        above, below = it.ends(about[0]), it.ends(about[1])
        share = _over(above, below) if above and below else None
        if share is None:
            return None
        said = f"占比{number(100 * share[0], 3)}%～{number(100 * share[1], 3)}%"
    if len(it.of) != (4 if it.ends(share_key) else 5):
        return None
    lead = "" if it.ends(share_key) else f"{it.say(about[0])}÷{it.say(about[1])}，得{said}。"
    kept = all_grown[0] / grown[1], all_grown[1] / grown[0]
    before = share[0] * kept[0], share[1] * kept[1]
    change = _corners(lambda s, k: s - s * k, share, kept)
    low, high = it.ends(key) or _ONE
    if low <= change[1] and change[0] <= high:
        return None
    gap = 100 * max(change[0] - high, low - change[1])
    text = (
        f"上年占比＝本年占比×（1＋整体增速）÷（1＋部分增速）。{lead}{'占比' if lead else said}×"
        f"（1＋{it.say(whole)}）÷（1＋{it.say(part)}）"
        f"＝{number(100 * before[0], 3)}%～{number(100 * before[1], 3)}%，"
        f"占比变化应在{number(100 * change[0], 3)}～{number(100 * change[1], 3)}个百分点之间；"
        f"印出的是{it.say(key)}，相差至少{number(gap, 3)}个百分点。"
    )
    return Told(text, it.of[key], change)


def _sum_of(it: _Printed) -> tuple[Cell, list[Cell]] | None:
    """The whole and the parts of the sums that a conflict uses, as they are this year."""
    found: dict[Cell, list[Cell]] = {}
    for at in it.constraints:
        relation, ground = it.system.constraints[at], it.system.grounds[at]
        if not isinstance(relation, Sum) or ground.kind != "sum" or set(relation.coefficients[1:]) != {-1}:
            continue
        cells = [key for it_ in relation.unknowns if isinstance(key := it.system.keys[it_], Cell)]
        if len(cells) < len(relation.unknowns):
            return None
        found[cells[0]] = cells[1:]
    latest = max((cell.stop for cell in found), default=0)
    now = {cell: parts for cell, parts in found.items() if cell.stop == latest}
    ago = {cell.year_ago() for cell in now}
    if len(now) != 1 or any(cell not in now and cell not in ago for cell in found):
        return None
    return next(iter(now.items()))


def _growth_of_parts(it: _Printed) -> Told | None:
    """Growth of a whole outside that of all its parts, whatever they weigh."""
    if set(it.kinds) != {"rate"} or len(it.kinds) < 3:
        return None
    found = _sum_of(it)
    if found is None:
        return None
    whole, parts = _rate_key(found[0]), [_rate_key(cell) for cell in found[1]]
    own, each = it.ends(whole), [it.ends(part) for part in parts]
    if own is None or len(it.of) != 1 + len(parts) or any(one is None for one in each):
        return None
    low, high = min(one[0] for one in each if one), max(one[1] for one in each if one)
    gap = 100 * max(low - own[1], own[0] - high)
    if gap <= 0:
        return None
    ends = [100 * (end - 1) for end in (low, high, *own)]
    figures = [pin.figure for pin in it.of.values()]
    return Told(averaged(it.system, figures, it.of[whole].figure, ends, gap), it.of[whole], (low, high))


def _growth_by_weight(it: _Printed) -> Told | None:
    """Growth of a whole and its two parts, two of the three levels printed."""
    if it.kinds != ["level", "level", "rate", "rate", "rate"]:
        return None
    found = _sum_of(it)
    if found is None or len(found[1]) != 2:
        return None
    whole, (one, two) = found
    levels: Mapping[Cell, Bounds | None] = {cell: it.ends(cell) for cell in (whole, one, two)}
    rates = [ends for cell in (one, two) if (ends := it.ends(_rate_key(cell))) is not None]
    missing = [cell for cell, ends in levels.items() if ends is None]
    if it.ends(_rate_key(whole)) is None or len(rates) != 2 or len(missing) != 1:
        return None
    first, second = (ends for ends in levels.values() if ends is not None)

    def grown(a: Fraction, b: Fraction, r: Fraction, m: Fraction) -> Fraction:
        """Growth of the whole, from the two levels printed and the growth of the two parts."""
        x, y = (a, b) if missing[0] == whole else (b, a - b) if missing[0] == two else (a - b, b)
        return (x + y) / (x / r + y / m)

    if missing[0] != whole and first[0] <= second[1]:
        return None
    if any(ends[0] <= 0 for ends in rates):
        return None
    made = _corners(grown, first, second, *rates)
    names = [it.say(cell) for cell in levels if cell is not missing[0]]
    growth = "、".join(it.say(_rate_key(cell)) for cell in (one, two))
    rest = subject(it.system, missing[0])
    how = "相加" if missing[0] == whole else "相减"
    text = f"由{names[0]}与{names[1]}{how}得{rest}，两部分各按增速（{growth}）推回上年再相加，整体增速"
    return it.beside(_rate_key(whole), made, text, rate=1)


_WAYS = (
    _more_than_all,
    _part_and_whole,
    _share_of_levels,
    _growth_of_levels,
    _share_a_year_ago,
    _moved_share,
    _growth_of_parts,
    _growth_by_weight,
)
