"""A contradiction by cases: where no chain of bounds and no one sum shows it, several do, each for a stretch.

Changes of share and products are not linear, and what relaxes them is loose over a wide interval. One unknown
(a rate, a share, a whole) is cut in the middle of what is left of it, and in the middle again; where every
stretch has a proof of its own, there is no value for it at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any, NamedTuple

from yuebao.check.certify import Step, Within, replay, stated
from yuebao.check.farkas import Summed, certify_sum
from yuebao.check.linear import Weight
from yuebao.check.propagate import Move
from yuebao.check.system import Product, System

_CUTS, _MOST, _SOON = 9, 16, 4
"""How often a stretch is halved, how many cases there may be (more nobody follows), and how soon one of
them must have been closed."""
_TRIED = 2
_WIDE = 1e-4


class Clash(NamedTuple):
    """Why some pins cannot all be true: an unknown left empty, or rows that add up to nonsense."""

    empty: int | None
    weights: list[Weight]


class Left(NamedTuple):
    """What became of one stretch: a clash with the moves it rests on, or what is left of the unknown.

    ``least`` above ``most`` says that a point was found: nothing can be proven.
    """

    clash: Clash | None
    moves: list[Move]
    least: float
    most: float


class Case(NamedTuple):
    """One stretch, and its proof: an ``empty`` unknown at the end of the steps, or a sum."""

    low: Fraction | None
    high: Fraction | None
    steps: list[Step]
    empty: int | None
    summed: Summed | None

    @property
    def constraints(self) -> list[int]:
        """The constraints it uses."""
        if self.summed is not None:
            return self.summed.constraints
        return list(dict.fromkeys(it.constraint for it in self.steps if it.constraint is not None))


class Parted(NamedTuple):
    """An unknown and the cases that leave it no value, from the least to the most."""

    unknown: int
    cases: list[Case]

    @property
    def constraints(self) -> list[int]:
        """The constraints that any of them uses."""
        return list(dict.fromkeys(it for case in self.cases for it in case.constraints))

    def proof(
        self,
        system: System,
        pins: Sequence[int],
        bounds: Mapping[int, tuple[Fraction, Fraction]],
        name: Callable[[int], str],
    ) -> dict[str, Any]:
        """The certificate, as ``certify`` describes it."""
        steps = [step for case in self.cases for step in case.steps]
        said, order, constraints = stated(system, pins, bounds, steps, self.constraints, name, self.unknown)
        told = said.pop("steps")
        cases = []
        for case in self.cases:
            own, told = told[: len(case.steps)], told[len(case.steps) :]
            ends = (None if it is None else str(it) for it in (case.low, case.high))
            shown: dict[str, Any] = {"conflict": order[case.empty]} if case.empty is not None else {}
            if case.summed is not None:
                case.summed.mark(system, said["constraints"], constraints)
                shown = {"inequalities": case.summed.inequalities(system, constraints)}
            cases.append({**dict(zip(("low", "high"), ends, strict=True)), "steps": own, **shown})
        return {"form": "cases", **said, "unknown": order[self.unknown], "cases": cases}


def parted(
    system: System,
    pins: Sequence[int],
    bounds: Mapping[int, tuple[Fraction, Fraction]],
    candidates: Iterable[int],
    attempt: Callable[[Within], Left],
    positive: Callable[[Sequence[Weight]], frozenset[int]],
) -> Parted | None:
    """The cases by which those pins cannot all be true; None if none are found.

    *attempt* says what becomes of a stretch of an unknown, *positive* which unknowns are more than nothing.
    """
    for unknown in candidates:
        cases: list[Case] = []
        waiting: list[tuple[Fraction | None, Fraction | None, int]] = [(None, None, 0)]
        while waiting:
            low, high, depth = waiting.pop()
            within = Within(unknown, low, high)
            left = attempt(within)
            case = _case(system, pins, bounds, within, left, positive)
            if case is not None:
                cases.append(case)
                continue
            if left.most < left.least:
                return None
            middle = Fraction(f"{(left.least + left.most) / 2:.7g}")
            if (
                depth == _CUTS
                or _MOST <= len(cases) + len(waiting) + 1
                or not (low is None or low < middle)
                or not (high is None or middle < high)
            ):
                break
            waiting += [(middle, high, depth + 1), (low, middle, depth + 1)]
        else:
            return Parted(unknown, cases)
    return None


def _case(
    system: System,
    pins: Sequence[int],
    bounds: Mapping[int, tuple[Fraction, Fraction]],
    within: Within,
    left: Left,
    positive: Callable[[Sequence[Weight]], frozenset[int]],
) -> Case | None:
    """The proof for one stretch, None if there is none or exact arithmetic does not bear it out."""
    if left.clash is None:
        return None
    empty, weights = left.clash
    if empty is not None:
        steps = replay(system, pins, bounds, left.moves, empty, within)
        return None if steps is None else Case(within.low, within.high, steps, empty, None)
    summed = certify_sum(system, pins, bounds, left.moves, weights, positive(weights), within)
    return None if summed is None else Case(within.low, within.high, summed.steps, None, summed)


def cuttable(
    system: System, constraints: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> list[int]:
    """The unknowns of products that are not linear, bounded but wide, most spoken of first."""
    used = Counter(unknown for number in constraints for unknown in system.involved(number))
    spoken: Counter[int] = Counter()
    for number in constraints:
        it = system.constraints[number]
        if isinstance(it, Product) and 1 < used[it.q]:
            spoken.update(it)
    wide: dict[int, float] = {}
    for unknown in spoken:
        least, most = low[unknown], high[unknown]
        if -inf < least and most < inf:
            wide[unknown] = (most - least) / max(abs(least), abs(most), 1e-300)
    found = [it for it, width in wide.items() if _WIDE < width]
    return sorted(found, key=lambda it: (-spoken[it], -wide[it]))[:_TRIED]
