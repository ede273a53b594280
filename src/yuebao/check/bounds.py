"""Tighter ends for what is inferred: a linear program proposes, a sum in fractions bears it out.

Intervals narrow one relation at a time and forget that two of them speak of the same number: the
growth of 在岸, as T − X over T′ − X′, is wider so than it is. Over all relations at once the most
that c·x can be is a linear program; what its multipliers y prove is, by weak duality and in exact
fractions, outward whatever the solver did:

    c·x = y·Ax + (c − y·A)·x <= y·b + Σ max over the box of (c − y·A)_j·x_j

A quotient a/b is at most λ where a − λ·b is at most nothing; λ is found by the way of Dinkelbach (1967).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf, isfinite
from typing import Any, NamedTuple

from yuebao.check.linear import Box, Solved, lines, row, solver
from yuebao.check.system import Product, System

_ROUNDS = 8
_CLOSE = 1e-9
_WIDER = Fraction(1, 10**10)
"""How far, relative to itself, an end that doubles have worked out is moved outward before it is used."""


class Bound(NamedTuple):
    """What an unknown cannot exceed (or fall below), and the constraints and unknowns that show it."""

    value: float
    constraints: frozenset[int]
    unknowns: frozenset[int]


class Bounds:
    """One state of one component, asked for the ends of its unknowns over all *constraints* at once."""

    def __init__(
        self, system: System, constraints: Sequence[int], low: Sequence[float], high: Sequence[float]
    ) -> None:
        self._system = system
        self._low, self._high = low, high
        self._lines = lines(system, constraints, low, high) if solver() is not None else []
        self._box: Box | None = None
        self._spoken = {unknown for line in self._lines for unknown in line[1]}
        self._wide = _Wide(low, -1), _Wide(high, 1)
        self._quotients = {
            it.q: it for number in constraints if isinstance(it := system.constraints[number], Product)
        }

    def end(self, unknown: int, side: int) -> Bound | None:
        """The upper (*side* 1) or lower end of an unknown, None where intervals say as much."""
        held = (self._low, self._high)[side][unknown]
        if not self._lines or not isfinite(held):
            return None
        sign = 1 if side else -1
        quotient = self._quotients.get(unknown)
        if quotient is not None:
            return self._ratio(quotient, sign, held) if 0 < self._low[quotient.b] else None
        if unknown not in self._spoken:
            return None
        found = self._most({unknown: Fraction(sign)})
        if found is None or sign * held <= float(found[0]):
            return None
        return Bound(sign * float(found[0]), found[1], found[2])

    def _maximum(self, wanted: Mapping[int, float]) -> Solved | None:
        if self._box is None:
            self._box = Box(self._lines, self._low, self._high)
        return self._box.maximum(wanted)

    def _ratio(self, it: Product, sign: int, held: float) -> Bound | None:
        """The most (or least) that a/b can be: the λ at which the most of ±(a − λ·b) is nothing."""
        ratio = held
        for _ in range(_ROUNDS):
            solved = self._maximum({it.a: float(sign), it.b: -sign * ratio})
            at = solved.values if solved is not None else {}
            if not 0 < at.get(it.b, 0.0):
                return None
            closer = at[it.a] / at[it.b]
            done = abs(closer - ratio) <= _CLOSE * abs(ratio)
            ratio = closer
            if done:
                break
        for widened in (2 * _CLOSE, 1e-7, 1e-6):
            near = Fraction(ratio + sign * widened * max(abs(ratio), 1.0))
            if sign * (Fraction(held) - near) <= 0:
                return None
            shown = self._most({it.a: Fraction(sign), it.b: -sign * near})
            if shown is not None and shown[0] <= 0:
                return Bound(float(near), shown[1], shown[2])
        return None

    def _most(self, wanted: Mapping[int, Fraction]) -> tuple[Fraction, frozenset[int], frozenset[int]] | None:
        """A number that Σ coefficient·unknown cannot exceed, exactly, and what shows it."""
        solved = self._maximum({it: float(c) for it, c in wanted.items()})
        if solved is None:
            return None
        rest = dict(wanted)
        most = Fraction(0)
        used: set[int] = set()
        spoken: set[int] = set(wanted)
        for part, multiplier in solved.weights:
            line = row(self._system, part, *self._wide)
            if line is None:
                return None
            times = Fraction(multiplier)
            most += times * Fraction(line.most)
            used.add(part.constraint)
            for unknown, coefficient in line.terms:
                rest[unknown] = rest.get(unknown, Fraction(0)) - times * Fraction(coefficient)
                spoken.add(unknown)
        for unknown, left in rest.items():
            if left:
                end = self._wide[0 < left][unknown]
                if end in (inf, -inf):
                    return None
                most += left * Fraction(end)
                spoken.add(unknown)
        return most, frozenset(used), frozenset(spoken)


class _Wide(Mapping[int, Any]):
    """Ends as fractions, moved outward by more than doubles can have lost; infinite ones as they are."""

    def __init__(self, ends: Sequence[float], way: int) -> None:
        self._ends, self._way = ends, way

    def __getitem__(self, unknown: int) -> Any:
        end = self._ends[unknown]
        if not isfinite(end):
            return end
        exact = Fraction(end)
        return exact + self._way * abs(exact) * _WIDER

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self._ends)))

    def __len__(self) -> int:
        return len(self._ends)
