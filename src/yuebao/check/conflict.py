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
        for _ in range(len(component.pins)):
            trail: list[Move] = []
            clash, _ends = self._run(component, cautious, kept, trail)
            if clash is None:
                break
            conflict = self._minimal(kept, cautious, exact, trail, clash)
            component.conflicts.append(conflict)
            conflict.mends = self._mends(component, conflict, self._printed, kept)
            # One figure that mends all is left out; failing that, the least connected.
            out = min(conflict.mends or conflict.pins, key=self._connected)
            component.dropped.append(out)
            kept.remove(out)
        if 1 < len(component.conflicts):
            for conflict, out in zip(component.conflicts, component.dropped, strict=True):
                rest = [it for it in component.pins if it == out or it not in component.dropped]
                conflict.mends = self._mends(component, conflict, self._printed, rest)
        for conflict, out in zip(component.conflicts, component.dropped, strict=True):
            if not conflict.mends:
                rest = [it for it in component.pins if it == out or it not in component.dropped]
                conflict.mends = self._mends(component, conflict, cautious, rest)
        # What is left is taken as printed if it is consistent so.
        for bounds, careful in ((self._printed, False), (cautious, True)):
            trail = []
            clash, ends = self._run(component, bounds, kept, trail)
            if clash is None:
                component.state, component.trail, component.cautious = ends, trail, careful
                break

    def _run(
        self, component: Component, bounds: Bounds, pins: Iterable[int], trail: list[Move] | None = None
    ) -> tuple[int | None, Ends]:
        """Propagate a component from those pins: the unknown left empty, and the state."""
        low, high = self.ends(bounds, pins)
        system = self.system
        return propagate(system.constraints, system.watch, low, high, component.constraints, trail), (
            low,
            high,
        )

    def _connected(self, number: int) -> tuple[int, int]:
        return len(self.system.watch[self.system.pins[number].unknown]), number

    def _mends(
        self, component: Component, conflict: Conflict, bounds: Bounds, pins: Sequence[int]
    ) -> dict[int, Ends]:
        """The figures of a conflict any of which, left out of *pins*, makes the rest consistent."""
        found: dict[int, Ends] = {}
        for number in conflict.pins:
            clash, ends = self._run(component, bounds, (it for it in pins if it != number))
            if clash is None:
                found[number] = ends
        return found

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
