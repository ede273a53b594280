"""The same figure printed more than once: prose against prose, prose against a table."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuebao.check.certify import certify
from yuebao.check.explain import cited, number, signed_text
from yuebao.check.names import named
from yuebao.check.sketch import Sketch
from yuebao.check.system import Pin, System
from yuebao.check.verify import verify
from yuebao.core.fact import Figure, Finding, Relation

_DIGITS = 4
"""Fewer digits than these tell no two amounts apart from one written twice."""
_LAST = 5
"""How far apart the last places of one thing printed twice may be."""
_AMOUNTS = ("总额", "总值", "规模", "额", "值")


def repeats(sketch: Sketch) -> Iterator[Finding]:
    """The same figure printed more than once. Where two differ, neither is used further.

    Two numbers under one name are more likely two things than one thing misprinted. Amounts of
    one name, area and period are a contradiction where one slip of the hand explains them, and
    growth rates where both stand beside the same amount.
    """
    system = sketch.system
    disputed: set[int] = set()
    for unknown, numbers in list(system.pinned.items()):
        if len(numbers) < 2:
            continue
        pins = [system.pins[number] for number in numbers]
        figures = tuple(sorted({pin.figure for pin in pins}))
        relation = Relation(kind="repeat", terms=figures, because="同一指标印了不止一次")
        one, two = min(pins, key=lambda it: it.high), max(pins, key=lambda it: it.low)
        if one.high >= two.low:
            told = "、".join(cited(system.figures[n]) for n in figures)
            yield Finding(
                relation=relation, verdict="holds", figures=figures, explanation=f"{told}：前后一致。"
            )
            continue
        del system.pinned[unknown]
        exact = {number: system.printed(system.pins[number]) for number in numbers}
        pair = [number for number in numbers if system.pins[number] in (one, two)]
        proof = certify(system, pair, exact, [], unknown, lambda it: named(system, it))
        same = _one_thing(system, one, two) and bool(proof) and verify(proof)
        first, second = system.figures[one.figure], system.figures[two.figure]
        if not same:
            disputed.update(figures)
        gap = abs(system.value(two) - system.value(one)) / abs(one.factor)
        yield Finding(
            relation=relation,
            verdict="contradiction" if same else "open",
            figures=tuple(sorted((one.figure, two.figure))),
            printed=signed_text(second),
            allowed=_in_unit(two, *exact[numbers[pins.index(one)]]),
            gap=gap,
            unit=first.unit.symbol,
            proof=proof if same else {},
            explanation=f"{cited(first)}与{cited(second)}写的是同一指标，两个数相差{number(gap)}{_measure(first)}。"
            + ("" if same else "更可能是两件不同的事，均未用于核对。"),
        )
    if disputed:
        _set_aside(system, disputed)


def _set_aside(system: System, disputed: set[int]) -> None:
    """Growth and changes that hang on an amount in dispute may be of another thing as well."""
    for unknown, numbers in list(system.pinned.items()):
        kept = [it for it in numbers if system.figures[system.pins[it].figure].of not in disputed]
        if not kept:
            del system.pinned[unknown]
        elif len(kept) < len(numbers):
            system.pinned[unknown] = kept


def _measure(figure: Figure) -> str:
    """What differences of such figures are told in."""
    return "个百分点" if figure.unit.symbol == "%" else figure.unit.symbol


def _one_thing(system: System, one: Pin, two: Pin) -> bool:
    """Whether two numbers are one thing misprinted: one name, and one slip of the hand apart.

    A rate has too few digits to tell a slip from another rate; it counts where the amounts
    that both speak of are one and the same.
    """
    first, second = system.figures[one.figure], system.figures[two.figure]
    names = sorted((_plain(it.key.indicator) for it in (first, second)), key=len)
    if not names[1].endswith(names[0]) or first.key.area is None or first.period is None:
        return False
    if first.period.year is None or first.sentence == second.sentence or first.key.kind != second.key.kind:
        return False
    if first.key.kind == "yoy_rate" and first.unit.symbol == second.unit.symbol:
        return _beside_one_amount(system, first, second)
    if first.key.kind != "level" or first.unit.dimension != second.unit.dimension:
        return False
    texts = [f"{it.written.value:f}" for it in (first, second)]
    if first.unit.symbol == second.unit.symbol and _one_slip(*texts):
        return True
    bare = [text.replace(".", "").strip("0-") for text in texts]
    return bare[0] == bare[1] and (_DIGITS <= len(bare[0]) or _bare_money(first, second))


def _bare_money(first: Figure, second: Figure) -> bool:
    """Whether an amount of money lost its 亿 in one of two places: nobody prints a total as 98.2元."""
    small, large = sorted((first, second), key=lambda it: it.unit.scale)
    digits = f"{small.written.value:f}"
    return (
        small.unit.scale == 1
        and small.unit.dimension.endswith("元")
        and 10**8 <= large.unit.scale
        and "." in digits
        and _DIGITS - 1 <= len(digits.replace(".", "").strip("0-"))
        and small.key.measure == large.key.measure
    )


def _plain(indicator: str) -> str:
    """A name without the words that only say that it is an amount: 进出口总额 is 进出口."""
    return next((indicator.removesuffix(it) for it in _AMOUNTS if indicator.endswith(it)), indicator)


def _beside_one_amount(system: System, first: Figure, second: Figure) -> bool:
    """Whether the levels of two rates are two prints of one amount."""
    if first.of is None or second.of is None or first.of == second.of:
        return False
    one, two = system.figures[first.of], system.figures[second.of]
    told = f"{one.written.value:f}".replace(".", "").strip("0-")
    return (
        one.written == two.written
        and one.unit.symbol == two.unit.symbol
        and _months(one) == _months(two)
        and one.key.area == two.key.area
        and len(told) >= _DIGITS
    )


def _months(figure: Figure) -> tuple[int, int] | None:
    """When it is, however that is said: 上半年 is 1—6月."""
    return (figure.period.start, figure.period.stop) if figure.period is not None else None


def _one_slip(one: str, two: str) -> bool:
    """One digit changed, two neighbours swapped, one sign more, or a last place off by a few."""
    if min(len(it.replace(".", "").strip("0-")) for it in (one, two)) < _DIGITS - 1:
        return False  # 1600 and 1400 are two round sums rather than one misprinted
    if min(len(one), len(two)) < _DIGITS:
        return False
    if len(one) == len(two):
        if one.find(".") == two.find(".") and _last_places(one, two) <= _LAST:
            return True
        if one.find(".") != two.find("."):
            return False
        one, two = one.replace(".", ""), two.replace(".", "")
        apart = [n for n, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        if len(apart) == 2 and apart[1] == apart[0] + 1:
            return one[apart[0]] == two[apart[1]] and one[apart[1]] == two[apart[0]]
        return len(apart) == 1
    short, long = sorted((one, two), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _last_places(one: str, two: str) -> int:
    return abs(int(one.replace(".", "")) - int(two.replace(".", "")))


def _in_unit(pin: Pin, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    ends = (low - pin.offset) / pin.factor, (high - pin.offset) / pin.factor
    return ends if ends[0] <= ends[1] else (ends[1], ends[0])
