"""What a hurried hand may have done: single edits of one figure that mend a contradiction.

Each is tried: the figure is put in as it would then read, and the whole component must be
consistent. A dropped 亿, a wrong sign, swapped digits, a zero too many or too few and a point
out of place come first; one wrong digit is said only where nothing of that sort fits and
few digits do.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from yuebao.check.component import Component, Conflict
from yuebao.check.conflict import Confrontation
from yuebao.check.system import Pin
from yuebao.core.fact import Figure, Slip

_LARGE = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}
_SIGNED = ("yoy_rate", "mom_rate", "other_rate", "share_change", "rate_change", "abs_change", "contribution")
_MOST = 3
"""More edits than these that would all do say nothing."""
_NARROW = 0.1
"""How wide, in parts of the level or of one, the interval left to a figure may be."""


class Edit(NamedTuple):
    """A figure as it might have been meant: value and last place in the old unit, unit, what was done."""

    value: Decimal
    ulp: Decimal
    shown: str
    how: str


def likely(confrontation: Confrontation, component: Component, conflict: Conflict) -> tuple[Slip, ...]:
    """The edits that mend a conflict, by figure in the order of the text.

    All that fit are given, or none: where more fit than a person can weigh, nothing is told.
    """
    system = confrontation.system
    found: dict[str, list[Slip]] = {_WRONG: [], "": []}
    for number in sorted(conflict.mends, key=lambda it: system.pins[it].figure):
        position = system.pins[number].figure
        figure = system.figures[position]
        if figure.written.bound != "=" or not any(it.isdigit() for it in figure.text):
            continue
        known = _known(confrontation, conflict, number)
        mended = {
            edit.shown: Slip(figure=position, how=edit.how, became=edit.shown)
            for edit in (*_large(figure, known=known), *(_slips(figure) if known else ()))
            if _mends(confrontation, component, conflict, number, edit)
        }
        found[""].extend(mended.values())
        if known and not mended:
            found[_WRONG].extend(
                Slip(figure=position, how=edit.how, became=edit.shown)
                for edit in _digits(figure)
                if _mends(confrontation, component, conflict, number, edit)
            )
    # A wrong digit is told only where nothing of a plainer sort would do.
    slips = found[""] or found[_WRONG]
    return tuple(slips) if len(slips) <= _MOST else ()


def _known(confrontation: Confrontation, conflict: Conflict, number: int) -> bool:
    """Whether the others leave the figure an interval narrow enough for an edit to mean something."""
    pin = confrontation.system.pins[number]
    low, high = (ends[pin.unknown] for ends in conflict.mends[number])
    if confrontation.system.roles[pin.unknown] == "level" and not 0 < high * low:
        return False
    if confrontation.system.roles[pin.unknown] == "level":
        return abs(high - low) <= _NARROW * min(abs(low), abs(high))
    return high - low <= _NARROW


def _mends(
    confrontation: Confrontation, component: Component, conflict: Conflict, number: int, edit: Edit
) -> bool:
    """Whether all other figures of the component agree with the figure so edited."""
    system = confrontation.system
    pin = system.pins[number]
    if system.figures[pin.figure].key.kind == "share" and 100 < edit.value:
        return False
    free = conflict.mends[number]
    # Most edits are far off: that is seen without fractions.
    scale = pin.factor.numerator / pin.factor.denominator
    middle, around = pin.offset + scale * float(edit.value), 1.01 * abs(scale) * float(edit.ulp)
    if middle + around < free[0][pin.unknown] or free[1][pin.unknown] < middle - around:
        return False
    low, high = _ends(pin, edit, cut=system.figures[pin.figure].written.cut)
    if high < free[0][pin.unknown] or free[1][pin.unknown] < low:
        return False
    # The others with all that follows from them are known: only what the edit adds to that is asked.
    others = [it for it in component.pins if it != number and it not in component.dropped]
    clash, _, _ = confrontation.clash(
        {number: (low, high)},
        [number],
        component.constraints,
        start=system.watch[pin.unknown],
        base=(others, free),
    )
    return clash is None


def _ends(pin: Pin, edit: Edit, *, cut: bool) -> tuple[float, float]:
    value, ulp = Fraction(edit.value), Fraction(edit.ulp)
    down = up = ulp / 2
    if cut:  # with digits left off the truth is the larger of the two in size
        down = ulp if value <= 0 else Fraction(0)
        up = ulp if 0 <= value else Fraction(0)
    one, two = (pin.offset + pin.factor * it for it in (value - down, value + up))
    return (float(one), float(two)) if one <= two else (float(two), float(one))


_WRONG = "有一位数字写错"


def _slips(figure: Figure) -> Iterator[Edit]:
    """Every edit of the plainer sort."""
    value, symbol = figure.written.value, figure.unit.symbol
    digits, sign = f"{abs(value):f}", "-" if value < 0 else ""

    def edit(text: str, how: str) -> Edit:
        finest = Decimal((0, (1,), -len(text.partition(".")[2])))
        return Edit(Decimal(sign + text), finest, f"{sign}{text}{symbol}", how)

    if figure.key.kind in _SIGNED and value:
        shown = f"{'' if sign else '-'}{digits}{symbol}"
        yield Edit(value.copy_negate(), figure.written.ulp, shown, "正负号写反")
    if sum(it in "123456789" for it in digits) < 2:
        return
    for text in _swapped(digits):
        yield edit(text, "相邻两位数字写颠倒")
    whole = len(digits.partition(".")[0])
    for at, one in enumerate(digits[:whole]):
        rest = digits[:at] + digits[at + 1 :]
        if one == "0" and _wellformed(rest):
            yield edit(rest, "多写一个零")
    for at in range(1, whole + 1):
        yield edit(digits[:at] + "0" + digits[at:], "漏写一个零")
    if "." not in digits:
        for at in (len(digits) - 1, len(digits) - 2):
            if 0 < at:
                yield edit(f"{digits[:at]}.{digits[at:]}", "漏写小数点")
    else:
        for places in (1, -1, 2, -2):
            moved = f"{Decimal(digits).scaleb(places):f}"
            if moved.endswith("0") and "." in moved and places < 0:
                moved = moved[:-1].removesuffix(".")
            if _wellformed(moved):
                yield edit(moved, "小数点错位")


_SAID_FOR = {"": ("万", "亿"), "万": ("亿", ""), "亿": ("万", "万亿"), "万亿": ("亿",)}


def _large(figure: Figure, *, known: bool) -> Iterator[Edit]:
    """The large-number word left out, put in, or another: 289.9美元 for 289.9亿美元.

    Where the others leave the figure much room (*known* is False) only a word left out is likely.
    """
    symbol, value, ulp = figure.unit.symbol, figure.written.value, figure.written.ulp
    if figure.key.kind not in ("level", "abs_change") or figure.unit.dimension in ("%", "‰", "百分点", "倍"):
        return
    old = next(it for it in _LARGE if symbol.startswith(it))
    if figure.unit.scale != _LARGE[old] or (old and not known):
        return
    bare = symbol.removeprefix(old)
    digits, sign = f"{abs(value):f}", "-" if value < 0 else ""
    for new in _SAID_FOR[old]:
        scale = Decimal(_LARGE[new]) / _LARGE[old]  # a power of ten
        how = f"漏写“{new}”" if not old else f"多写“{old}”" if not new else f"“{new}”误作“{old}”"
        yield Edit(value * scale, ulp * scale, f"{sign}{digits}{new}{bare}", how)


def _swapped(digits: str) -> Iterator[str]:
    places = [at for at, one in enumerate(digits) if one != "."]
    for one, two in pairwise(places):
        if digits[one] != digits[two]:
            made = list(digits)
            made[one], made[two] = made[two], made[one]
            if _wellformed("".join(made)):
                yield "".join(made)


def _digits(figure: Figure) -> Iterator[Edit]:
    """One digit changed for another; the last one of few is told by no one."""
    value = figure.written.value
    digits, ulp, symbol = f"{abs(value):f}", figure.written.ulp, figure.unit.symbol
    sign = "-" if value < 0 else ""
    if sum(it.isdigit() for it in digits) < 3:
        return
    for at, one in enumerate(digits):
        for new in "0123456789" if one != "." else "":
            text = digits[:at] + new + digits[at + 1 :]
            if new != one and _wellformed(text):
                yield Edit(Decimal(sign + text), ulp, f"{sign}{text}{symbol}", _WRONG)


def _wellformed(text: str) -> bool:
    """Whether a person would print it: digits, no idle zero at the front, not nothing."""
    whole, point, part = text.partition(".")
    return bool(whole) and (whole == "0" or whole[0] != "0") and (not point or bool(part))
