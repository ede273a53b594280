"""A contradiction as a sum of inequalities, each so many times: the linear program's proof in fractions.

The lemma of Farkas (1902): where linear inequalities have no solution, some sum of them, with
multipliers that are not negative, says so. The rows are those of ``linear`` in the box that the
proof's steps have shown; what is left of each unknown after adding up is bounded by its own
interval, so multipliers rounded to short fractions still make an exact proof. Only unknowns
without a bound must cancel to the last digit; for them a small system of equations is solved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any, NamedTuple

from yuebao.check.certify import Derived, Step, Within, derive, stated
from yuebao.check.linear import Part, Row, Weight, row
from yuebao.check.propagate import Move, parents
from yuebao.check.system import Product, Sum, System

_FINE = 1 << 40
_SIDES = ("low", "high")


class Added(NamedTuple):
    """Rows and how often each is taken; together they leave ``rest`` <= ``most``, which cannot be.

    ``least`` is the least that the rest can be; ``positive`` the unknowns that must be more
    than nothing for it to exceed ``most``.
    """

    weighed: list[tuple[Row, Fraction]]
    rest: dict[int, Fraction]
    most: Fraction
    least: Fraction
    positive: list[int]


def added(
    system: System, derived: Derived, weights: Sequence[Weight], positive: frozenset[int]
) -> Added | None:
    """The rows added up in fractions; None if that is no contradiction."""
    low, high = _Ends(system, derived, 0), _Ends(system, derived, 1)
    table = [it for weight in weights if (it := row(system, weight.part, low, high)) is not None]
    if len(table) < len(weights):
        return None
    # Short fractions do, unless amounts and rates are so far apart that what is short for one is nothing.
    for proposed in (
        [Fraction(round(it.multiplier * _FINE), _FINE) for it in weights],
        [Fraction(it.multiplier) for it in weights],
    ):
        found = _closed(table, proposed, low, high, positive)
        if found is None:
            solved = _cancelled(table, proposed, low, high)
            found = None if solved is None else _closed(table, solved, low, high, positive)
        if found is not None:
            return found
    return None


class _Ends(Mapping[int, Any]):
    """One end of every unknown, infinite where nothing was shown."""

    def __init__(self, system: System, derived: Derived, side: int) -> None:
        self._known = derived.high if side else derived.low
        self._side = side
        self._system = system

    def __getitem__(self, unknown: int) -> Any:
        found = self._known.get(unknown)
        if found is not None:
            return found
        if self._side:
            return inf
        return Fraction(0) if self._system.low[unknown] == 0 else -inf

    def __iter__(self) -> Any:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _sum(table: Sequence[Row], multipliers: Sequence[Fraction]) -> tuple[dict[int, Fraction], Fraction]:
    rest: dict[int, Fraction] = {}
    most = Fraction(0)
    for line, multiplier in zip(table, multipliers, strict=True):
        for unknown, coefficient in line.terms:
            rest[unknown] = rest.get(unknown, Fraction(0)) + multiplier * Fraction(coefficient)
        most += multiplier * Fraction(line.most)
    return {unknown: it for unknown, it in rest.items() if it}, most


def _closed(
    table: Sequence[Row],
    multipliers: Sequence[Fraction],
    low: Mapping[int, Any],
    high: Mapping[int, Any],
    positive: frozenset[int],
) -> Added | None:
    rest, most = _sum(table, multipliers)
    least = Fraction(0)
    strictly = []
    for unknown, weight in rest.items():
        end = low[unknown] if 0 < weight else high[unknown]
        if end in (inf, -inf):
            return None
        least += weight * end
        if 0 < weight and end == 0 and unknown in positive:
            strictly.append(unknown)
    if least < most or (least == most and not strictly):
        return None
    used = [(line, it) for line, it in zip(table, multipliers, strict=True) if it]
    return Added(used, rest, most, least, strictly if least == most else [])


def _cancelled(
    table: Sequence[Row], proposed: Sequence[Fraction], low: Mapping[int, Any], high: Mapping[int, Any]
) -> list[Fraction] | None:
    """Multipliers near the proposed ones under which what is left of no unknown is unbounded."""
    rest, _ = _sum(table, proposed)
    size = max(proposed, default=Fraction(0)) / 10**6
    equations: list[list[Fraction]] = []
    for unknown in dict.fromkeys(u for line in table for u, _ in line.terms):
        open_low, open_high = low[unknown] == -inf, high[unknown] == inf
        if not (open_low or open_high):
            continue
        left = rest.get(unknown, Fraction(0))
        if (size < left and not open_low) or (left < -size and not open_high):
            continue
        equations.append([*(Fraction(dict(line.terms).get(unknown, 0)) for line in table), Fraction(0)])
    return _solved(equations, proposed)


def _solved(equations: list[list[Fraction]], proposed: Sequence[Fraction]) -> list[Fraction] | None:
    """A solution of the equations (right sides last) with free variables as proposed; none negative."""
    pivots: list[int] = []
    for column in range(len(proposed)):
        at = len(pivots)
        found = next((n for n in range(at, len(equations)) if equations[n][column]), None)
        if found is None:
            continue
        equations[at], equations[found] = equations[found], equations[at]
        lead = equations[at][column]
        equations[at] = [it / lead for it in equations[at]]
        for n, line in enumerate(equations):
            if n != at and line[column]:
                factor = line[column]
                equations[n] = [a - factor * b for a, b in zip(line, equations[at], strict=True)]
        pivots.append(column)
    if any(line[-1] for line in equations[len(pivots) :]):
        return None
    out = list(proposed)
    for column, line in zip(pivots, equations, strict=False):
        out[column] = line[-1] - sum(
            (line[n] * proposed[n] for n in range(len(proposed)) if n not in pivots), Fraction(0)
        )
    return out if all(0 <= it for it in out) else None


class Summed(NamedTuple):
    """A contradiction that only several rows together show: the sum, and the steps it rests on."""

    added: Added
    steps: list[Step]

    @property
    def constraints(self) -> list[int]:
        """The constraints it uses."""
        used = [step.constraint for step in self.steps if step.constraint is not None]
        return list(dict.fromkeys([*(it.part.constraint for it, _ in self.added.weighed), *used]))

    def proof(
        self,
        system: System,
        pins: Sequence[int],
        bounds: Mapping[int, tuple[Fraction, Fraction]],
        name: Callable[[int], str],
    ) -> dict[str, Any]:
        """The certificate, as ``certify`` describes it."""
        others = [it.part.constraint for it, _ in self.added.weighed]
        said, _, constraints = stated(system, pins, bounds, self.steps, others, name)
        self.mark(system, said["constraints"], constraints)
        return {"form": "farkas", **said, "inequalities": self.inequalities(system, constraints)}

    def mark(self, system: System, said: list[dict[str, Any]], constraints: Mapping[int, int]) -> None:
        """Mark those of the proof's constraints whose divisor must be more than nothing."""
        strict = set(self.added.positive)
        for number, place in constraints.items():
            it = system.constraints[number]
            if isinstance(it, Product) and it.b in strict:
                said[place]["positive"] = True

    def inequalities(self, system: System, constraints: Mapping[int, int]) -> list[dict[str, Any]]:
        """What is added up, by the proof's numbers of the *constraints*."""
        return [
            {
                "constraint": constraints[it.part.constraint],
                **_which(system, it.part),
                "multiplier": str(times),
            }
            for it, times in self.added.weighed
        ]


def certify_sum(
    system: System,
    pins: Sequence[int],
    bounds: Mapping[int, tuple[Fraction, Fraction]],
    moves: Sequence[Move],
    weights: Sequence[Weight],
    positive: frozenset[int],
    within: Within | None = None,
) -> Summed | None:
    """The sum by which these pins cannot all be true; None if exact arithmetic does not bear it out."""
    derived = derive(system, pins, bounds, moves, within)
    found = added(system, derived, weights, positive)
    return None if found is None else Summed(found, rested(system, derived.steps, found))


def _which(system: System, part: Part) -> dict[str, Any]:
    if isinstance(system.constraints[part.constraint], Sum):
        return {"side": _SIDES[part.side]}
    if part.b < 0:
        return {"ratio": _SIDES[part.q]}
    return {"corner": [_SIDES[part.q], _SIDES[part.b]]}


def rested(system: System, steps: Sequence[Step], found: Added) -> list[Step]:
    """The steps that the sum rests on, in order."""
    needed: set[tuple[int, int]] = set()
    for unknown, weight in found.rest.items():
        needed.add((unknown, 0 if 0 < weight else 1))
    for line, _ in found.weighed:
        it = system.constraints[line.part.constraint]
        if isinstance(it, Product):
            needed.add((it.q, line.part.q))
            if 0 <= line.part.b:
                needed.add((it.b, line.part.b))
    signed = frozenset(unknown for unknown, low in enumerate(system.low) if low < 0)
    out = []
    for step in reversed(steps):
        if (step.unknown, step.side) not in needed:
            continue
        needed.discard((step.unknown, step.side))
        out.append(step)
        if step.constraint is not None:
            needed.update(parents(system.constraints[step.constraint], step.unknown, step.side, signed))
    out.reverse()
    return out
