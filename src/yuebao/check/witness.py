"""A point at which relations hold: where one is found, no linear program needs to be asked.

Most honest rings have room to spare. The unknowns are put in the middle of their intervals one after
another, the others narrowed each time; if none is left empty, the point shows that no sum of the
relations is absurd. Where the middle leaves one empty, a few other places in the interval are tried;
where they all fail nothing is said: the linear program decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from yuebao.check.propagate import SLACK, propagate
from yuebao.check.system import Product, System


def witness(system: System, constraints: Sequence[int], low: Sequence[float], high: Sequence[float]) -> bool:
    """Whether a point was found, within those ends, at which all of *constraints* hold."""
    if _rooted(system, constraints, low, high):
        return True
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
    least: dict[int, float] = {}
    most: dict[int, float] = {}
    ranked: list[tuple[int, int, int]] = []
    for unknown, told in watch.items():
        least[unknown], most[unknown] = low[unknown], high[unknown]
        ranked.append((2 * len(told) - (unknown in quotients), -len(ranked), unknown))
    # First what most is said of; what a quotient is follows from what it is of.
    ranked.sort(reverse=True)
    order = [unknown for _, _, unknown in ranked]
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
            if propagate(relations, watch, least, most, watch[unknown]) is None:
                break
            tried += 1
            if not inside or tried == len(_PLACES):
                return False
            place = one + (two - one) * _PLACES[tried]
    return True


def _rooted(system: System, constraints: Sequence[int], low: Sequence[float], high: Sequence[float]) -> bool:
    """Whether they only say what the power of one average is, and the root of its power fits them all."""
    keys = system.keys
    turns: dict[int, int] = {}
    whole: tuple[object, ...] | None = None
    for number in constraints:
        for unknown in system.terms[number]:
            key = keys[unknown]
            if not isinstance(key, tuple) or key[0] not in ("average", "grown"):
                return False
            if whole is None:
                whole = "grown", key[1], key[2], key[2]
            elif key[1:3] != whole[1:3]:
                return False
            turns[unknown] = 1 if key[0] == "average" else key[3]
    if whole is None:
        return False
    power, years = system.index[whole], whole[2]
    assert isinstance(years, int)
    if high[power] == inf:
        return False
    root = ((max(low[power], 0.0) + high[power]) / 2) ** (1 / years)
    return all(
        low[unknown] * (1 - SLACK) <= root**turn <= high[unknown] * (1 + SLACK)
        for unknown, turn in turns.items()
    )


_PLACES = (0.5, 0.25, 0.75, 0.1, 0.9)
"""Where in an interval an unknown is put, one after the other until the rest can follow."""
