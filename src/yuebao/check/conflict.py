"""From an empty interval to an alarm: a minimal set of figures, its proof, and what would mend it.

A component in which the figures, taken as printed, cannot all be true is looked at again with
the cautious reading of each. If that fails too, what the conflict rests on is traced back and
thinned to a minimal set, first by whole cells (all figures of one quantity), then figure by
figure; the moves that remain are replayed in fractions. No certificate, no alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import inf
from typing import Any

from yuebao.check.caution import Caution
from yuebao.check.certify import certify
from yuebao.check.names import named
from yuebao.check.propagate import Move, parents, propagate
from yuebao.check.system import System
from yuebao.check.verify import verify

Ends = tuple[list[float], list[float]]
Bounds = Mapping[int, tuple[float, float]]
Watch = Mapping[int, Sequence[int]] | Sequence[Sequence[int]]


@dataclass(slots=True)
class Conflict:
    """A minimal set of pins that cannot all be true, and why.

    ``proof`` is empty when exact arithmetic does not bear the conflict out; its premises are
    the pins in order, ``moves`` what follows from them, ``empty`` the unknown that is left
    without a value. ``mends`` are the
    pins any one of which, left out, makes the component consistent, with the state it then has.
    """

    pins: list[int]
    constraints: list[int]
    proof: dict[str, Any]
    moves: list[Move]
    empty: int
    mends: dict[int, Ends] = field(default_factory=dict)


@dataclass(slots=True)
class Component:
    """Unknowns and constraints that hang together, and how they turned out.

    ``state`` are the ends of all unknowns (of the system; only this component's are narrowed),
    ``cautious`` tells that it needed the cautious reading to be consistent, ``dropped`` the
    pins left out so that the rest is consistent.
    """

    unknowns: list[int]
    constraints: list[int]
    pins: list[int]
    state: Ends | None = None
    trail: list[Move] = field(default_factory=list)
    cautious: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)


class Confrontation:
    """One system's components, each propagated, the conflicting ones taken apart."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.caution = Caution(system)
        self._signed = frozenset(unknown for unknown, low in enumerate(system.low) if low < 0)
        self.components = [
            Component(
                unknowns,
                constraints,
                [pin for unknown in unknowns for pin in system.pinned.get(unknown, ())],
            )
            for unknowns, constraints in system.components()
        ]
        self._printed: dict[int, tuple[float, float]] = {
            number: (pin.low, pin.high) for number, pin in enumerate(system.pins)
        }
        low, high = self.ends(self._printed, range(len(system.pins)))
        for component in self.components:
            clash = propagate(
                system.constraints, system.watch, low, high, component.constraints, component.trail
            )
            if clash is None:
                component.state = (low, high)
            else:
                self._take_apart(component)

    def ends(self, bounds: Bounds, pins: Iterable[int]) -> Ends:
        """All unknowns as those pins leave them before any relation is used."""
        system = self.system
        low, high = system.low.copy(), [inf] * len(system.low)
        for number in pins:
            least, most = bounds[number]
            unknown = system.pins[number].unknown
            if low[unknown] < least:
                low[unknown] = least
            if most < high[unknown]:
                high[unknown] = most
        return low, high

    def _take_apart(self, component: Component) -> None:
        """Find the component's conflicts one after another, until the rest is consistent."""
        exact = {number: self.caution[number] for number in component.pins}
        cautious = {number: (float(low), float(high)) for number, (low, high) in exact.items()}
        kept = list(component.pins)
        for _ in range(len(kept)):
            trail: list[Move] = []
            low, high = self.ends(cautious, kept)
            clash = propagate(
                self.system.constraints, self.system.watch, low, high, component.constraints, trail
            )
            if clash is None:
                break
            conflict = self._minimal(kept, cautious, exact, trail, clash)
            component.conflicts.append(conflict)
            out = self._least_bound(conflict.pins, kept, component, cautious)
            component.dropped.append(out)
            kept.remove(out)
        for number, conflict in enumerate(component.conflicts):
            self._mend(component, conflict, component.dropped[number])
        self._settle(component, kept, cautious)

    def _settle(self, component: Component, kept: list[int], cautious: Bounds) -> None:
        """The state of what is left: as printed if that is consistent, cautious otherwise."""
        for bounds, careful in ((self._printed, False), (cautious, True)):
            trail: list[Move] = []
            low, high = self.ends(bounds, kept)
            clash = propagate(
                self.system.constraints, self.system.watch, low, high, component.constraints, trail
            )
            if clash is None:
                component.state, component.trail, component.cautious = (low, high), trail, careful
                return

    def _least_bound(self, pins: Sequence[int], kept: list[int], component: Component, bounds: Bounds) -> int:
        """The figure of a conflict to leave out: one that mends all, else the least connected."""
        ranked = sorted(pins, key=lambda it: (len(self.system.watch[self.system.pins[it].unknown]), it))
        for number in ranked:
            low, high = self.ends(bounds, (it for it in kept if it != number))
            if (
                propagate(self.system.constraints, self.system.watch, low, high, component.constraints)
                is None
            ):
                return number
        return ranked[0]

    def _mend(self, component: Component, conflict: Conflict, out: int) -> None:
        """The figures of a conflict any of which, left out, makes the rest consistent."""
        others = [it for it in component.dropped if it != out]
        cautious = {number: _floats(self.caution[number]) for number in component.pins}
        for bounds in (self._printed, cautious):
            for number in conflict.pins:
                low, high = self.ends(
                    bounds, (it for it in component.pins if it != number and it not in others)
                )
                clash = propagate(
                    self.system.constraints, self.system.watch, low, high, component.constraints
                )
                if clash is None:
                    conflict.mends[number] = (low, high)
            if conflict.mends:
                return

    def _minimal(
        self,
        pins: Sequence[int],
        bounds: Bounds,
        exact: Mapping[int, tuple[Fraction, Fraction]],
        trail: Sequence[Move],
        clash: int,
    ) -> Conflict:
        """A minimal conflicting set among *pins*, found from the trail of a conflict."""
        system = self.system
        moves, support = self.slice(trail, clash, pins)
        cells: dict[object, list[int]] = {}
        touched = {self._cell(it) for it in support}
        for number in pins:
            cell = self._cell(number)
            if cell in touched:
                cells.setdefault(cell, []).append(number)
        unknowns = {system.pins[it].unknown for group in cells.values() for it in group}
        unknowns.update(it for move in moves for it in system.involved(move.constraint))
        near = sorted(
            {
                number
                for unknown in unknowns
                for number in system.watch[unknown]
                if unknowns.issuperset(system.involved(number))
            }
        )
        watch: dict[int, list[int]] = {unknown: [] for unknown in unknowns}
        for number in near:
            for unknown in system.involved(number):
                watch[unknown].append(number)

        def clashing(
            kept: list[int], watch: Watch, start: Iterable[int], moves: list[Move] | None = None
        ) -> int | None:
            low, high = self.ends(bounds, kept)
            return propagate(system.constraints, watch, low, high, start, moves)

        kept = [it for group in cells.values() for it in group]
        for group in sorted(cells.values(), key=lambda it: (sum(pin in support for pin in it), it)):
            rest = [it for it in kept if it not in group]
            if clashing(rest, watch, near) is not None:
                kept = rest
        for number in sorted(kept, key=lambda it: (it in support, -it)):
            rest = [it for it in kept if it != number]
            if clashing(rest, watch, near) is not None:
                kept = rest
        # Relations farther off may do without one more figure.
        for number in sorted(kept, reverse=True):
            rest = [it for it in kept if it != number]
            if clashing(rest, system.watch, self._touching(rest)) is not None:
                kept = rest
        final: list[Move] = []
        left = clashing(kept, system.watch, self._touching(kept), final)
        assert left is not None
        moves, _ = self.slice(final, left, kept)
        ordered = sorted(kept, key=lambda it: system.pins[it].figure)
        proof = certify(system, ordered, exact, moves, left, lambda it: named(system, it))
        if not verify(proof):
            proof = {}
        used = list(dict.fromkeys(move.constraint for move in moves))
        return Conflict(ordered, used, proof, moves, left)

    def _touching(self, pins: Iterable[int]) -> list[int]:
        """The constraints that those pins speak to."""
        watch = self.system.watch
        return sorted({it for number in pins for it in watch[self.system.pins[number].unknown]})

    def _cell(self, number: int) -> object:
        """What a pin's figure is about, whichever of its numbers it is."""
        figure = self.system.figures[self.system.pins[number].figure]
        key = figure.key
        return key.measure, key.area, frozenset(key.breakdown), figure.period

    def slice(self, trail: Sequence[Move], unknown: int, pins: Iterable[int]) -> tuple[list[Move], set[int]]:
        """The moves that the two ends of an unknown rest on, in order, and the pins under them."""
        system = self.system
        needed = {(unknown, 0), (unknown, 1)}
        signed = self._signed
        moves: list[Move] = []
        for move in reversed(trail):
            if (move.unknown, move.side) in needed:
                moves.append(move)
                needed.discard((move.unknown, move.side))
                needed.update(parents(system.constraints[move.constraint], move.unknown, move.side, signed))
        moves.reverse()
        support = {
            number
            for number in pins
            if {(system.pins[number].unknown, 0), (system.pins[number].unknown, 1)} & needed
        }
        return moves, support


def _floats(bounds: tuple[Fraction, Fraction]) -> tuple[float, float]:
    return float(bounds[0]), float(bounds[1])
