"""What makes an accusation certain: that the figures were read right, which no arithmetic proves.

Numbers that cannot all be true have been misprinted or misread. Four things speak for a misreading:

    another year   taken for this year's, the figures fit
    a whole        that is not named with the share: it was taken over from the share before
    a subject      that none of their sentences names: it was taken over from a sentence before
    far off        each single figure would have to be several times what is printed, and no slip of the
                   hand does that: more likely two things were taken for a thing and its part

Where one of them does, the verdict is a suspicion and says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from yuebao.check.component import Component
from yuebao.check.conflict import Confrontation
from yuebao.check.relations import RELATIONS, draw
from yuebao.check.repeats import repeats
from yuebao.check.system import System
from yuebao.core.fact import Culprit, Figure, Reading, Slip
from yuebao.core.text import Outline, Source

ORDERS = ("part", "member", "area", "top", "rank", "sign")
"""Relations that only say which is more: they leave nothing to agree to a digit."""
_OF_A_WHOLE = frozenset({"part", "member", "area", "share"})
"""Relations that rest on what is taken for the whole of what; a sum's members are told by definition."""
_MANY = 5
"""How many times what is printed a figure must be off to be no misprint: a slip of a digit that leaves its
first two in place is never so far off, a zero too many and a 亿 left out are told as what they are."""
_NEARLY, _TENS = Fraction(99, 100), (10, 100, 1000, 10**4, 10**8)
_LONG = 6
"""A name longer than this is the text's own words, not one that the lexicon has settled."""
_AMOUNTS = ("level", "share", "ratio")
_GROWTH = ("yoy_rate", "mom_rate", "other_rate", "avg_rate")


def misread(
    reading: Reading,
    figures: Sequence[int],
    kinds: Collection[str],
    culprits: Sequence[Culprit],
    slips: Sequence[Slip],
) -> str:
    """Why the reader rather than the author may be wrong; empty if nothing speaks for it.

    *kinds* are those of the relations that the figures contradict together.
    """
    told = [reading.figures[n] for n in figures]
    if _another_year(told):
        return "若其中写作上年的数其实是本期的数，则不矛盾，请先核对时期。"
    if any(it.key.kind == "share" and it.rule.startswith("again:") for it in told):
        return "其中的占比没有写明占什么，整体是按前一个占比推定的，请先核对。"
    unnamed = _unnamed(reading.source.text, told)
    if unnamed:
        return f"这几个数的句子里都没有写明“{unnamed}”，是按前文推定的，请先核对。"
    if _OF_A_WHOLE.issuperset(kinds) and _far_off(reading, culprits, slips):
        return f"只改一个数要改到{_MANY}倍以上才相符，更可能是把两件不同的事当成了整体和部分，请先核对原文。"
    return ""


def _another_year(told: Sequence[Figure]) -> bool:
    """Whether figures of an earlier year that can be tested against those of this year fit as this year's."""
    starts = [it.period.start for it in told if it.period is not None]
    latest = max(starts, default=0)
    if min(starts, default=0) == latest:
        return False
    moved = tuple(
        replace(
            it,
            period=it.period.shifted(12)
            if it.period is not None and it.period.start == latest - 12
            else it.period,
            of=None,
            parent=None,
        )
        for it in told
    )
    empty = Reading(source=_NOWHERE, outline=Outline(), figures=moved)
    sketch = draw(empty, RELATIONS)
    if any(it.verdict != "holds" for it in repeats(sketch)):
        return False
    components = Confrontation(sketch.system).components
    if any(it.conflicts or it.cautious for it in components):
        return False
    return any(testable(sketch.system, it) for it in components)


_NOWHERE = Source(sha256="", name="", text="")


_FREE = ("product", "category", "sector")
"""Dimensions whose members are named in the text's own words."""


def _unnamed(text: str, told: Sequence[Figure]) -> str:
    """What some of the figures are of and none of their sentences names; cells of a table are named by it."""
    said = ["".join(text[it.sentence.start : it.sentence.stop].split()) for it in told]
    if not all(said):
        return ""
    for figure in told:
        for dimension, member in figure.key.breakdown:
            own = dimension in _FREE and len(member) > _LONG
            if own and not any(member in sentence for sentence in said):
                return member
    return ""


def _far_off(reading: Reading, culprits: Sequence[Culprit], slips: Sequence[Slip]) -> bool:
    """Whether each figure that could mend it alone would have to be several times what is printed.

    A word left out (25人 for 25万人) explains only what others leave an interval, or an amount of money.
    """
    figures = reading.figures
    bounded = {it.figure for it in culprits if it.low is not None and it.high is not None}
    for slip in slips:
        if slip.figure in bounded or figures[slip.figure].unit.dimension.endswith("元"):
            return False
    if any(_by_tens(figures[it.figure], it) for it in culprits):
        return False
    return bool(culprits) and all(_MANY <= _times(reading.figures[it.figure], it) for it in culprits)


def _by_tens(figure: Figure, culprit: Culprit) -> bool:
    """Whether a point out of place, or a 万 or 亿, is all that is amiss; others may be mended so as well.

    Of what has no least, a number that ends in a nought may have one too many.
    """
    value, low, high = Fraction(figure.written.value), culprit.low, culprit.high
    if not low and high is not None and high < value <= 10 * high:
        return f"{figure.written.value:f}".endswith("0")
    if low is None or high is None or value <= 0 or low <= 0:
        return False
    return any(low * _NEARLY <= it <= high / _NEARLY for n in _TENS for it in (value * n, value / n))


def _times(figure: Figure, culprit: Culprit) -> Fraction:
    """How many times what is printed a figure would have to be, or the other way round."""
    kind = figure.key.kind
    if kind not in _AMOUNTS and kind not in _GROWTH:
        return Fraction(1)
    value, low, high = Fraction(figure.written.value), culprit.low, culprit.high
    if kind in _GROWTH:  # by how much the level would change
        value, low, high = 100 + value, _raised(low), _raised(high)
    if low is not None and value < low:
        return low / value if 0 < value else Fraction(1)
    if high is not None and high < value:
        return value / high if 0 < high else Fraction(_MANY)
    return Fraction(1)


def _raised(end: Fraction | None) -> Fraction | None:
    return None if end is None else 100 + end


def testable(system: System, component: Component) -> list[int]:
    """The constraints that are not there only to define an unknown nobody else speaks of."""
    pinned, grounds, terms = system.pinned, system.grounds, system.terms
    if len(component.constraints) == 1:
        at = component.constraints[0]
        alone = grounds[at][0] != ORDERS[0] and all(unknown in pinned for unknown in terms[at])
        return component.constraints if alone else []
    live: dict[int, tuple[int, ...]] = {}
    told: list[int] = []
    for at in component.constraints:
        kind = grounds[at][0]
        if kind not in ORDERS:
            live[at] = terms[at]
        elif kind != ORDERS[0] and pinned.keys() >= {*terms[at]}:
            told.append(at)
    degree: dict[int, int] = Counter(chain.from_iterable(live.values()))
    loose = [unknown for unknown, count in degree.items() if count == 1 and unknown not in pinned]
    while loose:
        unknown = loose.pop()
        for at in system.watch[unknown]:
            if at in live:
                for other in live.pop(at):
                    degree[other] -= 1
                    if degree[other] == 1 and other not in pinned:
                        loose.append(other)
    return sorted([*live, *told]) if told else list(live)
