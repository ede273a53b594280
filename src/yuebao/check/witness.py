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
    least, most = {it: low[it] for it in watch}, {it: high[it] for it in watch}
    # First what most is said of; what a quotient is follows from what it is of.
    order = sorted(watch, key=lambda it: (-len(watch[it]), it in quotients))
    for unknown in order:
        one, two = least[unknown], most[unknown]
        if two < inf and two - one <= SLACK * abs(two):
            continue
        key = system.keys[unknown]
        places: Sequence[float]
        if isinstance(key, tuple) and key[0] == "average":  # whose power intervals know better than itself
            power = system.index["grown", key[1], key[2], key[2]]
            places = (((max(least[power], 0.0) + most[power]) / 2) ** (1 / key[2]),)
        elif two == inf:
            places = (one + max(abs(one), 1.0) if -inf < one else 0.0,)
        elif one == -inf:
            places = (two - max(abs(two), 1.0),)
        else:
            places = [one + (two - one) * it for it in _PLACES]
        before = least, most
        for place in places:
            least, most = before[0].copy(), before[1].copy()
            least[unknown] = most[unknown] = place
            if propagate(relations, watch, least, most, watch[unknown]) is None:
                break
        else:
            return False
    return True


_PLACES = (0.5, 0.25, 0.75, 0.1, 0.9)
"""Where in an interval an unknown is put, one after the other until the rest can follow."""
