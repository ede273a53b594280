"""Against exact oracles: nothing that they prove is missed, nothing is accused that they find possible.

The oracles (``oracle.py``) need z3; benchmarks/planted.py asks them of thousands of documents.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from readings import synthetic

pytest.importorskip("z3")
pytest.importorskip("highspy")

from oracle import Oracle, drawn

from yuebao.bulletin.synth import Synthetic, synthesize
from yuebao.check import RELATIONS, conflict, linear
from yuebao.check.conflict import Confrontation
from yuebao.check.relations import draw
from yuebao.check.verify import verify


def confronted(made: Synthetic) -> Confrontation:
    """A bulletin as a perfect reader gives it; what is printed twice and differently is not used."""
    system = draw(synthetic(made), RELATIONS).system
    for unknown, numbers in list(system.pinned.items()):
        ends = [system.printed(system.pins[number]) for number in numbers]
        if min(high for _, high in ends) < max(low for low, _ in ends):
            del system.pinned[unknown]
    return Confrontation(system)


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_no_smaller_set_conflicts(first: int) -> None:
    """Under the cautious reading every figure of a conflict is needed; the oracle finds values without it."""
    seen = 0
    for seed in range(first, first + 20):
        confrontation = confronted(synthesize(seed=seed, figures=60, errors=2))
        for component in confrontation.components:
            for found in component.conflicts:
                assert verify(found.proof)
                bounds = {pin: confrontation.caution[pin] for pin in found.pins}
                for left_out in found.pins:
                    rest = {pin: ends for pin, ends in bounds.items() if pin != left_out}
                    assert drawn(confrontation.system, rest, component.constraints) != "contradictory"
                seen += 1
    assert seen


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_what_is_left_can_be_true(first: int) -> None:
    """Once the figures left out for their conflicts are gone, the oracle finds nothing more."""
    seen = 0
    for seed in range(first, first + 20):
        confrontation = confronted(synthesize(seed=seed, figures=60, errors=1))
        for component in confrontation.components:
            left = [pin for pin in component.pins if pin not in component.dropped]
            if 1 < len(component.constraints) and left:
                allowed = {pin: confrontation.caution[pin] for pin in left}
                assert drawn(confrontation.system, allowed, component.constraints) != "contradictory"
                seen += 1
    assert 20 < seen


def test_no_oracle_accuses_the_honest() -> None:
    """The laws of an honest bulletin can all be true: the oracle is not wrong either."""
    for seed in range(12):
        made = synthesize(seed=seed, figures=40)
        allowed = {}
        for number, it in enumerate(made.truth):
            if it.bound == "=":
                room = Fraction(it.ulp) / 2 + it.slack
                allowed[number] = (Fraction(it.value) - room, Fraction(it.value) + room)
        for number in range(0, len(made.truth), 7):
            if number in allowed:
                assert Oracle(made, allowed).ask(number) != "contradictory"


def test_without_the_solver_intervals_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What intervals find is found and proven all the same, and that something was left out is said."""
    documents = [synthesize(seed=seed, figures=60, errors=1) for seed in range(12)]
    assert all(confronted(made).complete for made in documents)
    for stage in (linear, conflict):
        monkeypatch.setattr(stage, "solver", lambda: None)
    alone = [confronted(made) for made in documents]
    assert not all(it.complete for it in alone)
    found = [it for one in alone for component in one.components for it in component.conflicts]
    assert found
    assert all(verify(it.proof) for it in found)
