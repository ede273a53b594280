"""No document keeps the checker for ever, and a linear program is asked only where no point is found."""

from __future__ import annotations

import pytest
from readings import synthetic

from yuebao.bulletin.synth import synthesize
from yuebao.check import RELATIONS, conflict, confront, linear, verify
from yuebao.check.conflict import Confrontation
from yuebao.check.relations import draw
from yuebao.check.witness import witness
from yuebao.core.fact import Report
from yuebao.report.text import text

pytestmark = pytest.mark.skipif(linear.solver() is None, reason="highspy is not installed")


def checked() -> Report:
    return confront(synthetic(synthesize(seed=13, figures=250, errors=9)))


def test_much_that_is_wrong_is_told_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = checked()
    monkeypatch.setattr(conflict, "_MOST", 100)
    part = checked()
    assert 0 < len(part.contradictions) < len(whole.contradictions)
    assert all(verify(it.proof) for it in part.contradictions)
    told = [it.relation.because for it in part.findings if it.verdict == "open" and not it.figures]
    assert len(told) == 1
    assert "太多" in told[0]
    assert not any("太多" in it.relation.because for it in whole.findings)
    assert "太多" in text(part)
    assert "太多" not in text(whole)


def test_a_point_is_found_where_there_is_one_and_never_where_there_is_none() -> None:
    found = refused = 0
    for seed in range(24):
        system = draw(synthetic(synthesize(seed=seed, figures=100, errors=2)), RELATIONS).system
        confrontation = Confrontation(system)
        for it in confrontation.components:
            low, high = confrontation.ends(
                {n: (system.pins[n].low, system.pins[n].high) for n in it.pins}, it.pins
            )
            if any(top < bottom for bottom, top in zip(low, high, strict=True)):
                continue
            if witness(system, it.constraints, low, high):
                found += 1
                assert not it.conflicts
                assert not it.cautious
            else:
                refused += bool(it.conflicts)
    assert 50 < found
    assert 0 < refused
