"""From an empty interval to an alarm: a minimal set of figures, its proof, and what would mend it.

A component in which the figures, taken as printed, cannot all be true (intervals find an
unknown empty, or the linear program has no solution) is looked at again with the cautious
reading of each. If that fails too, what the conflict rests on is traced back and thinned to a
minimal set, first by whole cells (all figures of one quantity), then figure by figure; what
remains is done again in fractions. No certificate, no alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf
from operator import gt
from typing import Any

from yuebao.check.cases import Clash, Left, Parted, cuttable, parted
from yuebao.check.caution import Caution
from yuebao.check.certify import Within, certify
from yuebao.check.component import Careful, Component, Conflict, Ends, Printed
from yuebao.check.farkas import Summed, certify_sum
from yuebao.check.linear import Weight, core, ray, ring, solver
from yuebao.check.names import named
from yuebao.check.propagate import SLACK, TIRED, Move, Trail, parents, propagate
from yuebao.check.system import Product, System
from yuebao.check.verify import verify
from yuebao.check.witness import Rings, witness

Bounds = Mapping[int, tuple[float, float]]
Watch = Mapping[int, Sequence[int]] | Sequence[Sequence[int]]


_MOST = 300_000
"""Relations that may be looked at in taking contradictions apart, a few seconds' work in all: bulletins of
1,000 figures with five errors need 1,400, the worst of ten 13,000."""
_SOLVING, _COPIED, _LISTED = 10, 600, 3
"""What a relation in a linear program costs, in relations looked at; how many unknowns cost one to be
copied, how many figures cost one to be gone through as often as it takes to find a minimal set."""

_BRIEF = 3
"""Rounds of narrowing what is only where others begin: rings that settle slowly are left to those."""

_LONG = 24
"""A chain of bounds longer than this nobody follows: one sum of inequalities is tried instead."""


class Confrontation:
    """One system's components, each propagated, the conflicting ones taken apart.

    ``complete`` is False where relations hang together in rings and the linear program that
    would settle them could not be run, ``highspy`` not being installed. ``tired`` tells that so
    much in it is contradictory that the rest was left alone: no document keeps a checker for ever.
    """

    def __init__(self, system: System) -> None:
        self.system = system
        self.caution = Caution(system)
        self._careful = Careful(self.caution)
        self.complete = True
        self._spent = [0]
        self._rings: dict[int, tuple[Sequence[int], Rings]] = {}
        self.components = [
            Component(unknowns, constraints, system.pinned) for unknowns, constraints in system.components()
        ]
        self._printed = Printed(system)
        low, high = system.low.copy(), [inf] * len(system.low)
        pins = system.pins
        # What is printed twice and differs is pinned no more.
        for numbers in system.pinned.values():
            for number in numbers:
                _, unknown, _, _, least, most = pins[number]
                if low[unknown] < least:
                    low[unknown] = least
                if most < high[unknown]:
                    high[unknown] = most
        void = any(map(gt, low, high))
        rings: list[tuple[Component, list[int]]] = []
        amiss: list[tuple[Component, Clash]] = []
        for component in self.components:
            clash = self._void(component.pins, low, high) if void else None
            if clash is None:
                clash = propagate(
                    system.constraints, system.watch, low, high, component.constraints, component.trail
                )
            if clash in (None, TIRED):
                component.state = (low, high)
                if self._looped(component):
                    found = ring(system, component.constraints, low, high, settled=clash is None)
                    if found and not witness(system, found, low, high):
                        rings.append((component, found))
            else:
                amiss.append((component, Clash(clash, [])))
        # The small ones first: where there are too many, most of them are found.
        for component, first in sorted(amiss, key=lambda it: len(it[0].constraints)):
            self._take_apart(component, first)
        self._settle(rings, low, high)

    @property
    def tired(self) -> bool:
        """Whether as much was spent on contradictions as any document is worth."""
        return _MOST < self._spent[0]

    def _looped(self, component: Component) -> bool:
        """Whether its constraints hang together in more than a tree."""
        count = len(component.constraints)
        if count < 2:
            return False
        involved = sum(map(len, map(self.system.terms.__getitem__, component.constraints)))
        return involved >= count + len(component.unknowns)

    def _ringed(self, constraints: Sequence[int]) -> Rings:
        """The rings among them, made once for each list of them."""
        known = self._rings.get(id(constraints))
        if known is None:
            # The list is kept with what was found, so that its id stays its own.
            known = self._rings[id(constraints)] = constraints, Rings(self.system, constraints)
        return known[1]

    def _settle(
        self, rings: Sequence[tuple[Component, list[int]]], low: list[float], high: list[float]
    ) -> None:
        """All rings in one program; where that has no solution, those that say so are taken out of it."""
        left = list(rings)
        while left:
            together = [number for _, found in left for number in found]
            used = {it.part.constraint for it in self._weights(together, low, high, None)}
            blamed = [it for it in left if not used.isdisjoint(it[1])]
            if not blamed:
                return
            left = [it for it in left if used.isdisjoint(it[1])]
            for component, found in blamed:
                weights = self._weights(found, low, high, component.pins)
                if weights:
                    component.state = None
                    self._take_apart(component, Clash(None, weights))

    def _weights(
        self, constraints: Sequence[int], low: list[float], high: list[float], pins: Iterable[int] | None
    ) -> list[Weight]:
        """The sum of rows that those constraints contradict, empty if they do not.

        A whole whose printed share or growth is among *pins* (None: all of them) is more than nothing.
        """
        if solver() is None:
            self.complete = False
            return []
        self._spent[0] += _SOLVING * len(constraints)
        return ray(self.system, constraints, low, high, self._positive(constraints, pins))

    def _positive(self, constraints: Iterable[int], pins: Iterable[int] | None) -> frozenset[int]:
        system = self.system
        told = system.pinned if pins is None else {system.pins[it].unknown for it in pins}
        return frozenset(
            it.b for n in constraints if isinstance(it := system.constraints[n], Product) and it.q in told
        )

    def ends(self, bounds: Bounds, pins: Iterable[int], base: Ends | None = None) -> Ends:
        """All unknowns as those pins leave them, of *base* or before any relation is used."""
        return self._pinned(bounds, pins, base)[0]

    def _pinned(
        self, bounds: Bounds, pins: Iterable[int], base: Ends | None = None
    ) -> tuple[Ends, int | None]:
        """The same, and an unknown that those pins alone leave empty: a fall by more than all there was."""
        system = self.system
        if base is None:
            low, high = system.low.copy(), [inf] * len(system.low)
        else:
            low, high = base[0].copy(), base[1].copy()
        printed = system.pins
        empty: int | None = None
        for number in pins:
            least, most = bounds[number]
            unknown = printed[number][1]
            if low[unknown] < least:
                low[unknown] = least
            else:
                least = low[unknown]
            if most < high[unknown]:
                high[unknown] = most
            else:
                most = high[unknown]
            if most < least and empty is None and most < least - SLACK * abs(least):
                empty = unknown
        return (low, high), empty

    def _void(self, pins: Iterable[int], low: Sequence[float], high: Sequence[float]) -> int | None:
        """An unknown that its pins alone leave empty: a fall by more than all there was."""
        for number in pins:
            unknown = self.system.pins[number].unknown
            if high[unknown] < low[unknown] - SLACK * abs(low[unknown]):
                return unknown
        return None

    def clash(
        self,
        bounds: Bounds,
        pins: Iterable[int],
        constraints: Sequence[int],
        *,
        watch: Watch | None = None,
        start: Iterable[int] | None = None,
        trail: Trail | None = None,
        linear: bool = True,
        base: tuple[Iterable[int], Ends] | None = None,
    ) -> tuple[Clash | None, Ends, list[int]]:
        """Why those pins contradict *constraints*, None if they do not; their state; and what is tied.

        *watch* tells the constraints of each unknown (all of them otherwise), *start* those to
        begin with, *base* more pins with the state they have led to already; without *linear*
        only intervals are asked. Tied are those that hang together in rings for which no point was found.
        """
        system = self.system
        self._spent[0] += len(system.low) // _COPIED
        (low, high), empty = self._pinned(bounds, pins, base and base[1])
        if empty is not None:
            return Clash(empty, []), (low, high), []
        empty = propagate(
            system.constraints,
            system.watch if watch is None else watch,
            low,
            high,
            constraints if start is None else start,
            trail,
            self._spent,
        )
        if empty not in (None, TIRED):
            return Clash(empty, []), (low, high), []
        tied = self._ringed(constraints).tied(low, high, settled=empty is None) if linear else []
        if tied:
            weights = self._weights(tied, low, high, [*pins, *base[0]] if base else pins)
            if weights:
                return Clash(None, weights), (low, high), tied
        return None, (low, high), tied

    def _take_apart(self, component: Component, clash: Clash | None) -> None:
        """Find the component's conflicts one after another, until the rest is consistent.

        *clash* is the first, which the component's trail has come to.
        """
        kept, trail = component.pins, component.trail
        mended = False
        for turn in range(len(kept) + 1):
            self._spent[0] += len(kept) // _LISTED
            if self.tired:
                break
            if turn:
                trail = []
                clash, ends, _ = self.clash(
                    self._printed, kept, component.constraints, trail=trail, linear=not mended
                )
            if clash is None:
                component.state, component.trail, component.cautious = ends, trail, False
                break
            conflict = self._first(component, kept, trail, clash)
            if conflict is None:
                break
            component.conflicts.append(conflict)
            # One figure that mends all is left out; failing that, the least connected.
            mended = bool(conflict.mends)
            out = min(conflict.mends or conflict.pins, key=self._connected)
            component.dropped.append(out)
            kept.remove(out)
        if 1 < len(component.conflicts) and not self.tired:
            for conflict, out in zip(component.conflicts, component.dropped, strict=True):
                rest = [it for it in component.pins if it == out or it not in component.dropped]
                conflict.mends, _ = self._mends(component, conflict.pins, self._printed, rest)
        for conflict, out in zip(component.conflicts, component.dropped, strict=True):
            if not conflict.mends and not self.tired:
                rest = [it for it in component.pins if it == out or it not in component.dropped]
                conflict.mends, _ = self._mends(component, conflict.pins, self._careful, rest)

    def _first(
        self, component: Component, kept: Sequence[int], trail: Trail, clash: Clash
    ) -> Conflict | None:
        """A conflict that the cautious reading of *kept* bears out, None if there is none.

        *trail* and *clash* are what the printed reading came to: the figures under it are tried alone
        first, with the relations it came through, because the cautious reading of all takes long to work out.
        """
        moves, support = self._slice(trail, self._needed(clash), kept)
        cells = {self._cell(it) for it in support}
        few = [it for it in kept if self._cell(it) in cells]
        used = {*(it.constraint for it in moves), *(it.part.constraint for it in clash.weights)}
        near, watch = self._near(few, used)
        tried: Trail = []
        found, _, _ = self.clash(
            self._careful, few, near, watch=watch, trail=tried, linear=clash.empty is None
        )
        if found is not None:
            return self._minimal(component, kept, few, tried, found)
        tried = []
        found, ends, _ = self.clash(self._careful, kept, component.constraints, trail=tried)
        if found is not None:
            return self._minimal(component, kept, kept, tried, found)
        component.state, component.trail, component.cautious = ends, tried, True
        return None

    def _near(self, pins: Iterable[int], used: Iterable[int]) -> tuple[list[int], dict[int, list[int]]]:
        """The constraints among what those pins and constraints speak of; and those of each unknown."""
        system = self.system
        unknowns = {system.pins[it].unknown for it in pins}
        unknowns.update(it for number in used for it in system.involved(number))
        near = sorted(
            {
                number
                for unknown in unknowns
                for number in system.watch[unknown]
                if unknowns.issuperset(system.involved(number))
            }
        )
        return near, self._watch(near)

    def _watch(self, constraints: Iterable[int]) -> dict[int, list[int]]:
        """Those of the constraints that each unknown is in."""
        watch: dict[int, list[int]] = {}
        for number in constraints:
            for unknown in self.system.involved(number):
                watch.setdefault(unknown, []).append(number)
        return watch

    def _connected(self, number: int) -> tuple[int, int]:
        return len(self.system.watch[self.system.pins[number].unknown]), number

    def _mends(
        self, component: Component, conflict: Sequence[int], bounds: Bounds, pins: Sequence[int]
    ) -> tuple[dict[int, Ends], set[int]]:
        """The pins of a conflict any of which, left out of *pins*, makes the rest consistent.

        With them those of which a point shows it, not only that nothing speaks against it.
        """
        found: dict[int, Ends] = {}
        shown: set[int] = set()
        outside = [it for it in pins if it not in conflict]
        system, constraints = self.system, component.constraints
        base, empty = self._pinned(bounds, outside)
        if empty is None:
            empty = propagate(system.constraints, system.watch, *base, constraints, None, self._spent, _BRIEF)
        if empty not in (None, TIRED):
            return found, shown
        for number in conflict:
            rest = [it for it in conflict if it != number]
            start = constraints if empty == TIRED else self._touching(rest)
            clash, ends, tied = self.clash(bounds, rest, constraints, start=start, base=(outside, base))
            if clash is None:
                found[number] = ends
                if not tied:
                    shown.add(number)
                self._root(number, ends)
        return found, shown

    def _root(self, number: int, ends: Ends) -> None:
        """Narrow an average that is left out to the root of its power: intervals do not find it."""
        system = self.system
        unknown = system.pins[number].unknown
        key = system.keys[unknown]
        if isinstance(key, tuple) and key[0] == "average":
            power = system.index["grown", *key[1:3], key[2]]
            for side, widened in ((0, 1 - SLACK), (1, 1 + SLACK)):
                ends[side][unknown] = ends[side][power] ** (1 / key[2]) * widened

    def _minimal(
        self,
        component: Component,
        printed: Sequence[int],
        pins: Sequence[int],
        trail: Trail,
        clash: Clash,
    ) -> Conflict:
        """A minimal conflicting set among *pins*, found from what a conflict rests on.

        *printed* are all figures that are not left out.
        """
        system = self.system
        moves, support = self._slice(trail, self._needed(clash), pins)
        cells: dict[object, list[int]] = {}
        touched = {self._cell(it) for it in support}
        said: set[object] = set()
        for number in pins:
            cell = self._cell(number)
            if cell in touched:
                # What is printed of it again and again is needed once.
                again = cell, system.pins[number].unknown, self._careful[number]
                if again not in said:
                    said.add(again)
                    cells.setdefault(cell, []).append(number)
        used = [*(move.constraint for move in moves), *(it.part.constraint for it in clash.weights)]
        near, watch = self._near((it for group in cells.values() for it in group), used)
        linear = clash.empty is None

        def needless(rest: list[int]) -> bool:
            return self.clash(self._careful, rest, near, watch=watch, linear=linear)[0] is not None

        # What nothing near speaks of cannot be needed; a figure that is impossible by itself is by all.
        groups = list(cells.values())
        if near:
            spoken = ([it for it in group if system.pins[it].unknown in watch] for group in groups)
            groups = [group for group in spoken if group]
        kept = [it for group in groups for it in group]
        for group in sorted(groups, key=lambda it: (sum(pin in support for pin in it), it)):
            rest = [it for it in kept if it not in group]
            if rest and needless(rest):
                kept = rest
        for number in sorted(kept, key=lambda it: (it in support, -it)):
            rest = [it for it in kept if it != number]
            if needless(rest):
                kept = rest
        mends, needed = self._mends(component, kept, self._printed, printed)
        # Relations farther off, or those near by all at once, may do without one more figure: not
        # without one that leaves all others consistent.
        least, doubted = kept, sorted(set(kept) - needed, reverse=True)
        if doubted:
            far = core(system, component.constraints, {system.pins[it].unknown for it in kept})
            watch = self._watch(far)
        for number in doubted:
            rest = [it for it in least if it != number]
            start = sorted({it for pin in rest for it in watch.get(system.pins[pin].unknown, ())})
            found, ends, tied = self.clash(self._careful, rest, far, watch=watch, start=start)
            if found is not None or self._parted(component, rest, ends, tied) is not None:
                least = rest
        conflict = self._proven(component, least)
        if len(least) < len(kept):
            mends, _ = self._mends(component, conflict.pins, self._printed, printed)
        conflict.mends = {it: mends[it] for it in conflict.pins if it in mends}
        return conflict

    def _parted(
        self, component: Component, pins: Sequence[int], ends: Ends, tied: Sequence[int]
    ) -> Parted | None:
        """The cases by which those pins cannot all be true, if there are any.

        They have led to *ends* and left the relations *tied*.
        """
        system, constraints = self.system, component.constraints
        candidates = cuttable(system, tied, *ends) if tied and not self.tired else []
        if not candidates:
            return None

        def attempt(within: Within) -> Left:
            low, high = self.ends(self._careful, pins)
            unknown = within.unknown
            if within.low is not None:
                low[unknown] = max(low[unknown], float(within.low))
            if within.high is not None:
                high[unknown] = min(high[unknown], float(within.high))
            trail: Trail = []
            start = sorted({*self._touching(pins), *system.watch[unknown]})
            clash, left, ringed = self.clash(
                self._careful, (), constraints, start=start, trail=trail, base=(pins, (low, high))
            )
            if clash is None:
                if not ringed:
                    return Left(None, [], inf, -inf)
                return Left(None, [], left[0][unknown], left[1][unknown])
            moves, _ = self._slice(trail, self._needed(clash), pins)
            least, most = ends[0][unknown], ends[1][unknown]
            return Left(clash, moves, max(least, low[unknown]), min(most, high[unknown]))

        def positive(weights: Sequence[Weight]) -> frozenset[int]:
            return self._positive((it.part.constraint for it in weights), pins)

        exact = {it: self.caution[it] for it in pins}
        return parted(system, pins, exact, candidates, attempt, positive)

    def _proven(self, component: Component, kept: Sequence[int]) -> Conflict:
        """The conflict of those pins with its proof in fractions, if there is one."""
        system = self.system
        trail: Trail = []
        clash, ends, tied = self.clash(
            self._careful, kept, component.constraints, start=self._touching(kept), trail=trail
        )
        ordered = sorted(kept, key=lambda it: system.pins[it].figure)
        if clash is None:
            return self._by_cases(component, ordered, ends, tied) or Conflict(
                ordered, self._touching(kept), {}, [], None
            )
        exact = {it: self.caution[it] for it in ordered}
        moves, _ = self._slice(trail, self._needed(clash), kept)
        empty, summed = clash.empty, None
        if empty is None or _LONG < len(moves):
            summed = self._summed(ordered, exact, moves, clash)
            if summed is not None:
                empty, moves = None, []
        proof: dict[str, Any] = {}
        if summed is not None:
            proof = summed.proof(system, ordered, exact, lambda it: named(system, it))
        elif empty is not None:
            proof = certify(system, ordered, exact, moves, empty, lambda it: named(system, it))
        if not verify(proof):
            proof = {}
            tied = tied or self._ringed(component.constraints).tied(*ends, settled=True)
            if (other := self._by_cases(component, ordered, ends, tied)) is not None:
                return other
        used = [*(it.part.constraint for it in clash.weights), *(move.constraint for move in moves)]
        if summed is not None:
            used = summed.constraints
        return Conflict(ordered, list(dict.fromkeys(used)), proof, moves, empty, summed)

    def _by_cases(
        self, component: Component, pins: list[int], ends: Ends, tied: Sequence[int]
    ) -> Conflict | None:
        """The conflict of those pins proven by cases, None if that does not do either."""
        cases = self._parted(component, pins, ends, tied)
        if cases is None:
            return None
        exact = {it: self.caution[it] for it in pins}
        proof = cases.proof(self.system, pins, exact, lambda it: named(self.system, it))
        return Conflict(pins, cases.constraints, proof, [], None, None, cases) if verify(proof) else None

    def _summed(
        self,
        pins: Sequence[int],
        exact: Mapping[int, tuple[Fraction, Fraction]],
        moves: Sequence[Move],
        clash: Clash,
    ) -> Summed | None:
        """The conflict as one sum: of the relations as they stand if that does, else in the narrowed box."""
        system = self.system
        low, high = self.ends(self._careful, pins)
        chain = {move.constraint for move in moves} | {it.part.constraint for it in clash.weights}
        for weights, steps in (
            (self._weights(sorted(chain), low, high, pins), ()),
            (clash.weights, moves),
        ):
            if weights:
                positive = self._positive((it.part.constraint for it in weights), pins)
                found = certify_sum(system, pins, exact, steps, weights, positive)
                if found is not None:
                    return found
        return None

    def _needed(self, clash: Clash) -> set[tuple[int, int]]:
        """The ends that a clash rests on."""
        if clash.empty is not None:
            return {(clash.empty, 0), (clash.empty, 1)}
        system = self.system
        return {
            (unknown, side)
            for it in clash.weights
            for unknown in system.involved(it.part.constraint)
            for side in (0, 1)
        }

    def _touching(self, pins: Iterable[int]) -> list[int]:
        """The constraints that those pins speak to."""
        watch = self.system.watch
        return sorted({it for number in pins for it in watch[self.system.pins[number].unknown]})

    def _cell(self, number: int) -> object:
        """What a pin's figure is about, whichever of its numbers it is."""
        figure = self.system.figures[self.system.pins[number].figure]
        key = figure.key
        return key.measure, key.area, frozenset(key.breakdown), figure.period

    def _slice(
        self, trail: Trail, needed: set[tuple[int, int]], pins: Iterable[int]
    ) -> tuple[list[Move], set[int]]:
        """The moves that those ends rest on, in order, and the pins under them."""
        system = self.system
        needed = set(needed)
        signed = system.either_sign()
        moves: list[Move] = []
        for unknown, side, number in reversed(trail):
            if (unknown, side) in needed:
                moves.append(Move(unknown, side, number))
                needed.discard((unknown, side))
                needed.update(parents(system.constraints[number], unknown, side, signed))
        moves.reverse()
        support = {
            number
            for number in pins
            if {(system.pins[number].unknown, 0), (system.pins[number].unknown, 1)} & needed
        }
        return moves, support
