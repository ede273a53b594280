"""Confront a reading with itself: the stages of a check in order, and the findings they make."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import inf
from typing import Any

from yuebao.check import doubtful
from yuebao.check.base import apart
from yuebao.check.bounds import Bounds
from yuebao.check.certify import replay
from yuebao.check.component import Component, Conflict
from yuebao.check.conflict import Confrontation
from yuebao.check.evidence import ORDERS, misread, testable
from yuebao.check.explain import (
    agreed,
    at_most,
    averaged,
    cited,
    granted,
    joint,
    mended,
    mending,
    number,
    signed_text,
    summed,
    yearly,
)
from yuebao.check.history import across
from yuebao.check.infer import Units, infer, outward
from yuebao.check.means import REAL, hull
from yuebao.check.names import named
from yuebao.check.plain import plainly
from yuebao.check.relations import RELATIONS, RelationRule, draw
from yuebao.check.repeats import repeats
from yuebao.check.slips import likely
from yuebao.check.system import Cell, Pin, Sum, System
from yuebao.check.weighed import by_cases, weighed
from yuebao.core.fact import Culprit, Finding, Grade, Reading, Relation, Report
from yuebao.core.making import finding_of

_DOUBTFUL = ("mean_population", "same_vintage", "same_units")
"""Assumptions that the text does not bear: what rests on them is a doubt, never an alarm."""


def confront(
    reading: Reading, *, relations: Sequence[RelationRule] = RELATIONS, history: Sequence[Reading] = ()
) -> Report:
    """What of *reading* cannot be true, what was checked and holds, and what follows from it.

    *relations* draw what binds the figures, in order; *history* are earlier readings that it
    is held against (see ``history``). Findings come contradictions first, then suspects,
    what holds, and what could not be checked; ``shares_residual_with`` counts positions in
    ``Report.findings``.
    """
    collecting = gc.isenabled()
    gc.disable()  # nothing here makes cycles, and looking for them takes a fifth of the time
    try:
        return _confronted(reading, relations, history)
    finally:
        if collecting:
            gc.enable()


def _confronted(reading: Reading, relations: Sequence[RelationRule], history: Sequence[Reading]) -> Report:
    sketch = draw(reading, relations)
    twice = list(repeats(sketch))
    sketch.system.prune()
    confrontation = Confrontation(sketch.system)
    alarms = [it for it in twice if it.verdict == "contradiction"]
    suspects: list[Finding] = []
    units = Units(sketch.system)
    residuals: list[tuple[int, object, Fraction, Fraction]] = []
    for component in confrontation.components:
        for conflict in component.conflicts:
            if not conflict.proof and _finer_than_floats(sketch.system, conflict):
                continue
            finding, residual = _conflicting(reading, confrontation, component, conflict, units)
            if finding.verdict == "contradiction":
                if residual is not None:
                    residuals.append((len(alarms), *residual))
                alarms.append(finding)
            else:
                suspects.append(finding)
    _share_residuals(alarms, residuals)
    holding = [it for it in twice if it.verdict == "holds"]
    for component in confrontation.components:
        holding.extend(_holding(sketch.system, component))
    earlier = across(reading, history)
    alarms.extend(it for it in earlier.findings if it.verdict == "contradiction")
    suspects.extend(it for it in earlier.findings if it.verdict == "suspect")
    holding.extend(it for it in earlier.findings if it.verdict == "holds")
    opens = [it for it in twice if it.verdict == "open"]
    opens.extend(_open(n, because) for n, because in dict(sketch.opens).items())
    if not confrontation.complete:
        opens.append(_unfinished("没有安装线性规划求解器（highspy），成环的关系只用区间核对，可能漏报"))
    if confrontation.tired:
        opens.append(_unfinished("互相矛盾的数太多，找出一部分后不再往下查，其余可能漏报"))
    for finding in doubtful.settled(reading, lambda it: confront(_sure(it), relations=relations)):
        {"holds": holding, "suspect": suspects}.get(finding.verdict, opens).append(finding)
    return Report(
        reading=reading,
        findings=(*alarms, *suspects, *holding, *opens),
        inferred=(*infer(confrontation, units), *earlier.inferred),
    )


def _sure(reading: Reading) -> Reading:
    """*reading* without the doubts of its scan: they are settled one at a time."""
    return replace(reading, source=replace(reading.source, doubts=()))


def _unfinished(because: str) -> Finding:
    return Finding(
        relation=Relation(kind="open", terms=(), because=because),
        verdict="open",
        figures=(),
        explanation=f"{because}。",
    )


def _open(figure: int, because: str) -> Finding:
    return finding_of("open", "open", (figure,), (), because, "A", f"未核对：{because}。")


def _tidy(value: float, way: int, places: int) -> Fraction | None:
    """A float end as a short fraction, rounded outward; None if it is unbounded."""
    if value in (inf, -inf):
        return None
    return Fraction(outward(value, way, places))


def _culprits(
    system: System, component: Component, conflict: Conflict, *, tired: bool
) -> tuple[Culprit, ...]:
    out = []
    for at, (low, high) in conflict.mends.items():
        pin = system.pins[at]
        scale = pin.factor.numerator / pin.factor.denominator
        free = [low[pin.unknown], high[pin.unknown]]
        if conflict.summed is not None and not tired:  # what intervals do not see they do not narrow either
            bounds = Bounds(system, component.constraints, low, high)
            for side in (0, 1):
                closer = bounds.end(pin.unknown, side)
                free[side] = free[side] if closer is None else closer.value
        ends = (free[0] - pin.offset) / scale, (free[1] - pin.offset) / scale
        least, most = ends if 0 < scale else (ends[1], ends[0])
        places = 2 - min(0, system.figures[pin.figure].written.ulp.adjusted())
        out.append(Culprit(figure=pin.figure, low=_tidy(least, -1, places), high=_tidy(most, 1, places)))
    return tuple(sorted(out, key=lambda it: it.figure))


def _assumed(system: System, constraints: Sequence[int]) -> tuple[str, ...]:
    """What a conflict grants besides arithmetic; one quantity's own two years need no common base."""
    names: list[str] = []
    linked = set()
    for at in constraints:
        ground = system.grounds[at]
        names.extend(it for it in ground.assumes if it not in names)
        if "one_base" in ground.assumes:
            linked.add(system.involved(at)[-1] if ground.kind == "growth" else at)
    if len(linked) == 1 and "one_base" in names:
        names.remove("one_base")
    return tuple(names)


@cache
def _grade(assumes: tuple[str, ...]) -> Grade:
    rests = set(assumes)
    return "C" if rests - {"exhaustive"} else "B" if rests else "A"


def _between(
    system: System, conflict: Conflict
) -> tuple[str, Fraction, tuple[Fraction, Fraction], tuple[Culprit, ...]]:
    """Growth of a whole outside that of its parts: in words, the gap, what they allow, what would mend it."""
    exact = {it: system.printed(system.pins[it]) for it in conflict.pins}
    whole, low, high = hull(system, exact)
    own = exact[whole]
    above = high < own[0]
    ends = tuple(100 * (it - 1) for it in (low, high, *own))
    culprits = tuple(
        Culprit(figure=system.pins[it].figure, low=ends[0], high=ends[1])
        if it == whole
        else Culprit(
            figure=system.pins[it].figure, low=ends[2] if above else None, high=None if above else ends[3]
        )
        for it in sorted(conflict.pins, key=lambda it: (it != whole, system.pins[it].figure))
    )
    gap = ends[2] - ends[1] if above else ends[0] - ends[3]
    text = averaged(system, [system.pins[it].figure for it in exact], system.pins[whole].figure, ends, gap)
    return text, gap, (ends[0], ends[1]), culprits


def _within(culprit: Culprit, figure: int, low: Fraction, high: Fraction) -> Culprit:
    """The culprit, no wider than what was worked out for that *figure*."""
    if culprit.figure != figure:
        return culprit
    least = low if culprit.low is None else max(low, culprit.low)
    most = high if culprit.high is None else min(high, culprit.high)
    return culprit if most < least else replace(culprit, low=least, high=most)


Residual = tuple[object, Fraction, Fraction]


def _conflicting(
    reading: Reading,
    confrontation: Confrontation,
    component: Component,
    conflict: Conflict,
    units: Units,
) -> tuple[Finding, Residual | None]:
    """The finding of one conflict, and what an exhaustive sum lacks, as (what it sums, low, high)."""
    system = confrontation.system
    pins = [system.pins[number] for number in conflict.pins]
    by_unknown = {pin.unknown: pin for pin in pins}
    figures = tuple(dict.fromkeys(pin.figure for pin in pins))
    assumes = _assumed(system, conflict.constraints)
    grounds = [system.grounds[number] for number in conflict.constraints]
    kinds = list(dict.fromkeys(ground.kind for ground in grounds))
    relation = Relation(
        kind=kinds[0] if len(kinds) == 1 else "joint",
        terms=figures,
        assumes=assumes,
        because="；".join(dict.fromkeys(ground.because for ground in grounds)),
    )
    culprits = _culprits(system, component, conflict, tired=confrontation.tired)
    issue, allowed = _at_issue(system, culprits, pins)
    gap: Fraction | None = None
    unit = issue.unit.symbol
    residual: Residual | None = None
    lone = system.constraints[conflict.constraints[0]] if len(conflict.constraints) == 1 else None
    if isinstance(lone, Sum) and all(unknown in by_unknown for unknown in lone.unknowns):
        first = by_unknown[lone.unknowns[0]]
        issue = system.figures[first.figure]
        unit = issue.unit.symbol
        if lone.low == lone.high == 0:
            text, gap, allowed = summed(system, lone, by_unknown)
            low, high = system.printed(first)
            scale = first.factor
            if kinds == ["sum"]:
                key = system.keys[lone.unknowns[0]]
                parts = frozenset(_cut(system, it) for it in lone.unknowns[1:])
                about = (parts, key.dimension if isinstance(key, Cell) else "")
                residual = about, low - allowed[1] * scale, high - allowed[0] * scale
        elif len(lone.unknowns) == 2:
            text, gap, allowed = at_most(system, lone, by_unknown, conflict.constraints[0])
        else:
            text = f"{relation.because}，但" if kinds[0] in ORDERS else ""
            text += "、".join(cited(system.figures[n]) for n in figures) + "不能同时成立。"
    elif kinds == ["average"] and conflict.proof:
        text, gap, allowed = yearly(system, pins)
        issue, unit = next(system.figures[it.figure] for it in pins if _is_average(system, it)), "个百分点"
    elif kinds == [REAL]:
        text, gap, allowed, culprits = _between(system, conflict)
        issue, unit = system.figures[next(it.figure for it in culprits)], "个百分点"
    elif conflict.proof and (told := plainly(system, pins, conflict.constraints)) is not None:
        text = told.text
        if told.pin is not None and told.allowed is not None:
            issue, unit = system.figures[told.pin.figure], system.figures[told.pin.figure].unit.symbol
            low, high = ((it - told.pin.offset) / told.pin.factor for it in told.allowed)
            allowed = min(low, high), max(low, high)
            culprits = tuple(_within(it, told.pin.figure, *allowed) for it in culprits)
        if allowed is not None:
            gap = _distance(issue, allowed)
    else:
        facts, distance = _last_year(confrontation, conflict, units)
        if distance is not None:
            gap, unit = distance
        elif allowed is not None:
            gap = _distance(issue, allowed)
        text = _told(confrontation, conflict, units, facts)
    proven = bool(conflict.proof) and not set(assumes) & set(_DOUBTFUL)
    slips = likely(confrontation, component, conflict) if proven and not confrontation.tired else ()
    doubt = misread(reading, figures, kinds, culprits, slips) if conflict.proof else ""
    if doubt or not proven:
        proven, residual, slips = False, None, ()
    return (
        Finding(
            relation=relation,
            verdict="contradiction" if proven else "suspect",
            figures=figures,
            grade=_grade(assumes),
            printed=signed_text(issue),
            allowed=allowed,
            gap=gap,
            unit=unit,
            culprits=culprits,
            proof=conflict.proof,
            explanation=text + mending(system, culprits) + mended(system, slips) + granted(assumes) + doubt,
            slips=slips,
        ),
        residual,
    )


_RESOLVED = 1e-11
"""The finest printed number that the search in floats tells from its neighbours, against its size."""


def _finer_than_floats(system: System, conflict: Conflict) -> bool:
    """Whether a figure of *conflict* is printed finer than floats resolve (149999999850.0%): what they find
    there, and fractions do not bear out, says nothing.
    """
    pins = (system.pins[it] for it in conflict.pins)
    return any(0 <= pin.high - pin.low < _RESOLVED * max(abs(pin.low), abs(pin.high)) for pin in pins)


def _cut(system: System, unknown: int) -> object:
    """The member that makes this unknown a part: what is in its breakdown."""
    key = system.keys[unknown]
    return key.breakdown if isinstance(key, Cell) else key


def _at_issue(
    system: System, culprits: Sequence[Culprit], pins: Sequence[Pin]
) -> tuple[Any, tuple[Fraction, Fraction] | None]:
    for culprit in culprits:
        if culprit.low is not None and culprit.high is not None:
            return system.figures[culprit.figure], (culprit.low, culprit.high)
    return system.figures[pins[0].figure], None


def _distance(figure: Any, allowed: tuple[Fraction, Fraction]) -> Fraction:
    """From what the figure's rounding allows to what the others leave it."""
    low, high = Fraction(figure.written.low), Fraction(figure.written.high)
    return max(allowed[0] - high, low - allowed[1], Fraction(0))


def _last_year(
    confrontation: Confrontation, conflict: Conflict, units: Units
) -> tuple[str, tuple[Fraction, str] | None]:
    """How far apart two changes of share put last year's whole: in words, and in its unit."""
    system = confrontation.system
    found = apart(system, conflict)
    if found is None:
        return "", None
    unit, _ = units.of(found.whole)
    printed = found.printed / unit.scale
    text = (
        f"无论本期{named(system, system.index[found.whole])}取何值，两组数推出的上年同期数至少相差"
        f"{number(printed, 2)}{unit.symbol}"
    )
    if found.careful is not None:
        careful = number(found.careful / unit.scale, 2)
        text += f"；即使占比变化是由四舍五入后的占比相减而得（各放宽一倍），仍相差{careful}{unit.symbol}"
    return text + "。", (printed, unit.symbol)


def _told(confrontation: Confrontation, conflict: Conflict, units: Units, facts: str) -> str:
    """The conflict on paper, with the figures' own rounding; the wider reading only if that is needed."""
    system = confrontation.system
    if not conflict.proof:
        quoted = "、".join(cited(system.figures[system.pins[it].figure]) for it in conflict.pins)
        return f"{quoted}看来不能同时成立，但没有得到严格证明，请核对。"
    for bounds in (
        {it: system.printed(system.pins[it]) for it in conflict.pins},
        {it: confrontation.caution[it] for it in conflict.pins},
    ):
        if conflict.empty is None:
            break
        steps = replay(system, conflict.pins, bounds, conflict.moves, conflict.empty)
        if steps is not None:
            return joint(system, conflict.pins, steps, conflict.empty, units, facts)
    if conflict.parted is not None:
        return by_cases(system, conflict.pins, conflict.parted, units) + facts
    if conflict.summed is not None:
        return weighed(system, conflict.pins, conflict.summed, units) + facts
    return facts


def _share_residuals(
    alarms: list[Finding], residuals: Sequence[tuple[int, object, Fraction, Fraction]]
) -> None:
    """Name the sums that lack the same amount: perhaps one category is left out of both."""
    for at, about, low, high in residuals:
        others = tuple(
            other
            for other, what, least, most in residuals
            if other != at and what == about and low <= most and least <= high
        )
        if others:
            told = "、".join(f"第{other + 1}项" for other in others)
            alarms[at] = replace(
                alarms[at],
                shares_residual_with=others,
                explanation=alarms[at].explanation + f"与{told}的差额几乎相同，可能是同一类别未列出。",
            )


def _holding(system: System, component: Component) -> Iterator[Finding]:
    """The relations of a component that could have failed and did not."""
    if component.state is None:
        return
    blamed = {pin for conflict in component.conflicts for pin in conflict.pins}
    pinned, pins, grounds = system.pinned, system.pins, system.grounds
    for at in testable(system, component):
        kind, assumes, because = grounds[at]
        if kind == "mixture":
            continue
        unknowns: Sequence[int] = system.terms[at]
        if kind == "share_change":
            if system.roles[unknowns[0]] != "change":
                continue
            change = system.keys[unknowns[0]]
            assert isinstance(change, tuple)
            _, part, whole = change
            unknowns = (
                *unknowns,
                system.index[("rate", part, part.year_ago())],
                system.index[("rate", whole, whole.year_ago())],
            )
        elif kind == "average":
            unknowns = _averaged(system, unknowns)
        numbers: list[int] = []
        for unknown in unknowns:
            if unknown in pinned:
                numbers += pinned[unknown]
        if not numbers or (blamed and not blamed.isdisjoint(numbers)):
            continue
        told: dict[int, int] = {}
        for one in numbers:
            pin = pins[one]
            told[pin[1]] = pin[0]
        shown = told.values()
        # What is printed again and again is told once, and rests on every print.
        figures = tuple(sorted(shown if len(shown) == len(numbers) else {pins[it][0] for it in numbers}))
        text = agreed(system, shown, kind)
        yield finding_of("holds", kind, figures, assumes, because, _grade(assumes), text)


def _is_average(system: System, pin: Pin) -> bool:
    key = system.keys[pin.unknown]
    return isinstance(key, tuple) and key[0] == "average"


def _averaged(system: System, unknowns: Sequence[int]) -> tuple[int, ...]:
    """What a relation that tests an average speaks of; nothing for those that only say what its power is.

    Of growth year by year that is every year's.
    """
    out = []
    tested = False
    for unknown in unknowns:
        key = system.keys[unknown]
        if not (isinstance(key, tuple) and key[0] in ("average", "grown", "made")):
            out.append(unknown)
            tested = tested or system.roles[unknown] in ("level", "rate")
        elif key[0] == "grown" and key[2] == key[3]:
            out.append(system.index["average", key[1], key[2], 1])
        elif key[0] == "made" and key[2] == key[3]:
            tested = True
            years = (key[1].at(key[1].start - 12 * it, key[1].stop - 12 * it) for it in range(key[2]))
            out.extend(system.index["rate", it, it.year_ago()] for it in years)
    averages = any(isinstance(key := system.keys[it], tuple) and key[0] == "average" for it in out)
    return tuple(out) if tested and averages else ()
