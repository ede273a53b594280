"""A point at which relations hold: where one is found, no linear program needs to be asked.

Most honest rings have room to spare. The unknowns are put in the middle of their intervals one after
another, the others narrowed each time; if none is left empty, the point shows that no sum of the
relations is absurd. Where the middle leaves one empty, a few other places in the interval are tried;
where they all fail nothing is said: the linear program decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from yuebao.check.linear import knot, ring
from yuebao.check.propagate import SLACK, TIRED, propagate
from yuebao.check.system import Product, System

Point = tuple[dict[int, float], dict[int, float]]
"""Where each unknown was put: between these two, which doubles cannot tell apart."""


class Rings:
    """What of some constraints hangs together in rings, asked again and again as figures come and go.

    A point that was found stays with them: as figures are left out, edited or taken more widely, most of
    it still fits, and only what it does not fit is looked for anew.
    """

    def __init__(self, system: System, constraints: Sequence[int]) -> None:
        self._system = system
        self._knot = knot(system, constraints)
        self._point: Point = {}, {}
        self._held: set[int] = set()

    def tied(self, low: Sequence[float], high: Sequence[float], *, settled: bool) -> list[int]:
        """Those that hang together in rings, within these ends, for which no point is found."""
        system, held = self._system, self._held
        found = ring(system, self._knot, low, high, settled=settled)
        if found and held:
            found = self._unmet(found, low, high)
        point = witness(system, found, low, high) if found else None
        if point is None:
            return found
        # What is told of the same unknowns elsewhere may not hold any more where they are now.
        for unknown in point[0]:
            held.difference_update(system.watch[unknown])
        held.update(found)
        self._point[0].update(point[0])
        self._point[1].update(point[1])
        return []

    def _unmet(self, found: Sequence[int], low: Sequence[float], high: Sequence[float]) -> list[int]:
        """Those that the point does not show to hold, with all that hangs on them by what is not fixed."""
        least, most = self._point
        terms, watch, held = self._system.terms, self._system.watch, self._held
        waiting = []
        for number in found:
            fits = number in held
            for unknown in terms[number] if fits else ():
                if not low[unknown] <= most[unknown] or not least[unknown] <= high[unknown]:
                    fits = False
                    break
            if not fits:
                waiting.append(number)
        if not waiting:
            return waiting
        live, reached = set(found), set(waiting)
        while waiting:
            for unknown in terms[waiting.pop()]:
                upper = high[unknown]
                if upper < inf and upper - low[unknown] <= SLACK * abs(upper):
                    continue
                for other in watch[unknown]:
                    if other in live and other not in reached:
                        reached.add(other)
                        waiting.append(other)
        return [it for it in found if it in reached]


def witness(
    system: System, constraints: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> Point | None:
    """A point, within those ends, at which all of *constraints* hold; None if none was found.

    In haste only what becomes a point is followed: most rings are so settled. Where one is not, all that the
    places so far have left is followed once, and the others are put with care.
    """
    rooted = _rooted(system, constraints, low, high)
    if rooted is not None:
        return rooted, rooted
    relations = system.constraints
    watch, order = _order(system, constraints)
    least = {unknown: low[unknown] for unknown in order}
    most = {unknown: high[unknown] for unknown in order}
    hasty = True
    for unknown in order:
        one, two = least[unknown], most[unknown]
        if two < inf and two - one <= SLACK * abs(two):
            continue
        key = system.keys[unknown]
        inside = False
        if isinstance(key, tuple) and key[0] == "average":  # whose power intervals know better than itself
            power = system.index["grown", key[1], key[2], key[2]]
            place = ((max(least[power], 0.0) + most[power]) / 2) ** (1 / key[2])
        elif two == inf:
            place = one + max(abs(one), 1.0) if -inf < one else 0.0
        elif one == -inf:
            place = two - max(abs(two), 1.0)
        else:
            inside, place = True, one + (two - one) * _PLACES[0]
        lower, upper = least, most
        tried = 0
        while True:
            least, most = lower.copy(), upper.copy()
            least[unknown] = most[unknown] = place
            empty = propagate(relations, watch, least, most, watch[unknown], limit=_ROUNDS, points=hasty)
            if empty is None:
                break
            # What does not settle from one place does not from another: the linear program is sooner done.
            if empty == TIRED or not inside:
                return None
            if hasty:
                hasty = False
                if propagate(relations, watch, lower, upper, constraints, limit=_ROUNDS) is not None:
                    return None
                one, two = lower[unknown], upper[unknown]
            else:
                tried += 1
                if tried == len(_PLACES):
                    return None
            place = one + (two - one) * _PLACES[tried]
    return least, most


def _order(system: System, constraints: Sequence[int]) -> tuple[dict[int, list[int]], list[int]]:
    """Those of the constraints that each unknown is in, and the unknowns in the order they are put.

    First what most is said of; what a quotient is follows from what it is of.
    """
    watch: dict[int, list[int]] = {}
    quotients = set()
    relations, terms = system.constraints, system.terms
    for number in constraints:
        involved = terms[number]
        for unknown in involved:
            if unknown in watch:
                watch[unknown].append(number)
            else:
                watch[unknown] = [number]
        if isinstance(relations[number], Product):
            quotients.add(involved[1])
    ranks = {unknown: (unknown in quotients) - 2 * len(told) for unknown, told in watch.items()}
    return watch, sorted(watch, key=ranks.__getitem__)


def _rooted(
    system: System, constraints: Sequence[int], low: Sequence[float], high: Sequence[float]
) -> dict[int, float] | None:
    """The root of the power of one average, if that is all they speak of and it fits them all."""
    keys = system.keys
    turns: dict[int, int] = {}
    whole: tuple[object, ...] | None = None
    for number in constraints:
        for unknown in system.terms[number]:
            key = keys[unknown]
            if not isinstance(key, tuple) or key[0] not in ("average", "grown"):
                return None
            if whole is None:
                whole = "grown", key[1], key[2], key[2]
            elif key[1:3] != whole[1:3]:
                return None
            turns[unknown] = 1 if key[0] == "average" else key[3]
    if whole is None:
        return None
    power, years = system.index[whole], whole[2]
    assert isinstance(years, int)
    if high[power] == inf:
        return None
    root = ((max(low[power], 0.0) + high[power]) / 2) ** (1 / years)
    point = {unknown: root**turn for unknown, turn in turns.items()}
    fits = all(low[it] * (1 - SLACK) <= at <= high[it] * (1 + SLACK) for it, at in point.items())
    return point if fits else None


_ROUNDS = 6
_PLACES = (0.5, 0.25, 0.75, 0.1, 0.9)
"""Where in an interval an unknown is put, one after the other until the rest can follow."""
