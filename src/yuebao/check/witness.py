"""A point at which relations hold: where one is found, no linear program needs to be asked.

Most honest rings have room to spare. The unknowns are put in the middle of their intervals one after
another, the others narrowed each time; if none is left empty, the point shows that no sum of the
relations is absurd. Where it fails nothing is said: the linear program decides.
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
    for number in constraints:
        it = system.constraints[number]
        if isinstance(it, Product):
            quotients.add(it.q)
            involved: Sequence[int] = it
        else:
            involved = it.unknowns
        for unknown in involved:
            if unknown in watch:
                watch[unknown].append(number)
            else:
                watch[unknown] = [number]
    least, most = {it: low[it] for it in watch}, {it: high[it] for it in watch}
    # First what most is said of; what a quotient is follows from what it is of.
    order = sorted(watch, key=lambda it: (-len(watch[it]), it in quotients))
    for unknown in order:
        one, two = least[unknown], most[unknown]
        if two < inf and two - one <= SLACK * abs(two):
            continue
        key = system.keys[unknown]
        if isinstance(key, tuple) and key[0] == "average":  # whose power intervals know better than itself
            power = system.index["grown", key[1], key[2], key[2]]
            middle = ((max(least[power], 0.0) + most[power]) / 2) ** (1 / key[2])
        elif two == inf:
            middle = one + max(abs(one), 1.0) if -inf < one else 0.0
        else:
            middle = (one + two) / 2 if -inf < one else two - max(abs(two), 1.0)
        least[unknown] = most[unknown] = middle
        if propagate(system.constraints, watch, least, most, watch[unknown]) is not None:
            return False
    return True
