"""What is kept between questions and what is left out of them changes no answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from readings import synthetic

from yuebao.bulletin.synth import synthesize
from yuebao.check import RELATIONS, linear
from yuebao.check.component import Careful, Component
from yuebao.check.conflict import Confrontation
from yuebao.check.relations import draw
from yuebao.check.witness import Rings

pytestmark = pytest.mark.skipif(linear.solver() is None, reason="highspy is not installed")


def confrontations(*, figures: int, errors: int, seeds: range) -> Iterator[Confrontation]:
    for seed in seeds:
        made = synthesize(seed=seed, figures=figures, errors=errors)
        yield Confrontation(draw(synthetic(made), RELATIONS).system)


def test_a_point_that_is_kept_is_given_up_where_it_does_not_fit() -> None:
    asked = kept = 0
    for it in confrontations(figures=100, errors=2, seeds=range(10)):
        system = it.system
        for component in it.components:
            rings = Rings(system, component.constraints)
            bounds = {n: (system.pins[n].low, system.pins[n].high) for n in component.pins}
            for out in (None, *component.pins[::3], None):
                pins = [n for n in component.pins if n != out]
                clash, ends, _ = it.clash(bounds, pins, component.constraints, linear=False)
                if clash is not None:
                    continue
                before = dict(rings._point[0])
                tied = rings.tied(*ends, settled=True)
                asked += 1
                kept += bool(before) and before == rings._point[0]
                # It may fit where none is found anew: then the linear program finds nothing absurd either.
                anew = Rings(system, component.constraints).tied(*ends, settled=True)
                assert tied or not anew or not linear.ray(system, anew, *ends)
                for number in set(rings._knot) & rings._held:
                    relation = system.constraints[number]
                    least, most = ([end[u] for u in system.terms[number]] for end in rings._point)
                    for low, high in zip(least, most, strict=True):
                        assert high - low <= 1e-9 * max(1.0, abs(high))
                    if isinstance(relation, linear.Sum):
                        total = sum(c * v for c, v in zip(relation.coefficients, least, strict=True))
                        slack = 1e-9 * max(map(abs, least))
                        assert relation.low - slack <= total <= relation.high + slack
                    else:
                        assert least[0] == pytest.approx(least[1] * least[2], rel=1e-9, abs=1e-9)
    assert 100 < asked
    assert 20 < kept


def _shrunk(it: Confrontation, component: Component) -> Iterator[bool]:
    for conflict in component.conflicts:
        for number in conflict.pins:
            rest = [pin for pin in conflict.pins if pin != number]
            clash, _, _ = it.clash(Careful(it.caution), rest, component.constraints)
            yield clash is not None


def test_no_relation_however_far_off_makes_a_set_smaller() -> None:
    """A minimal set is thinned with the relations that can bind it alone; all others are asked here."""
    sets = [
        shrunk
        for it in confrontations(figures=250, errors=5, seeds=range(12))
        for component in it.components
        for shrunk in _shrunk(it, component)
    ]
    assert 40 < len(sets)
    assert not any(sets)


def test_what_can_bind_nothing_that_is_spoken_of_is_left_out() -> None:
    left = drawn = 0
    for it in confrontations(figures=100, errors=0, seeds=range(6)):
        for component in it.components:
            every = linear.core(it.system, component.constraints, component.unknowns)
            assert every == component.constraints
            drawn += len(every)
            left += len(linear.core(it.system, component.constraints, ()))
    assert 4 * left < drawn
