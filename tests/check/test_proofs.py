"""Proofs: accepted when they show a contradiction, refused when anything in them was changed."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest
from readings import figure, reading, synthetic, whole

from yuebao.bulletin.synth import synthesize
from yuebao.check import confront, linear, verify
from yuebao.core.fact import Figure

pytestmark = pytest.mark.skipif(linear.solver() is None, reason="highspy is not installed")

Proof = dict[str, Any]


@pytest.fixture(scope="module")
def proofs() -> list[Proof]:
    """Every proof of alarms in bulletins with planted errors, of both forms."""
    found = []
    for seed in range(70):
        report = confront(synthetic(synthesize(seed=seed, figures=60, errors=2)))
        found += [it.proof for it in report.contradictions]
    found += [it.proof for it in confront(reading(slower_together())).contradictions]
    return found


def slower_together() -> list[Figure]:
    """The whole grows by less than either of its two halves; no amount is printed."""
    return [
        figure(text, kind="yoy_rate", cut=f"flow={flow}")
        for text, flow in (("0.9%", "进出口"), ("6.2%", "出口"), ("3.1%", "进口"))
    ]


def test_both_forms_occur_and_all_are_verified(proofs: list[Proof]) -> None:
    assert {it["form"] for it in proofs} == {"derivation", "farkas"}
    assert 40 < len(proofs)
    assert all(verify(it) for it in proofs)


def test_what_no_single_chain_shows_is_proven_by_a_sum() -> None:
    (found,) = confront(reading(slower_together())).contradictions
    assert found.proof["form"] == "farkas"
    assert found.figures == (0, 1, 2)
    assert verify(found.proof)
    assert "加权平均" in found.explanation
    assert "乘以" not in found.explanation
    assert "矛盾" in found.explanation


def test_a_share_of_more_than_all() -> None:
    cut = "flow=进出口 mode=一般贸易"
    share = figure("187.0%", kind="share", cut=cut, base=whole())
    (found,) = confront(reading([share, figure("100.0亿元", cut="flow=进出口")])).contradictions
    assert found.figures == (0,)  # whatever the whole is, as long as there is one
    assert verify(found.proof)


def test_a_fall_by_more_than_all() -> None:
    (found,) = confront(
        reading([figure("187.0%", kind="yoy_rate", value="-187.0"), figure("20.0亿元")])
    ).contradictions
    assert found.figures == (0,)
    assert verify(found.proof)


def test_a_premise_taken_away(proofs: list[Proof]) -> None:
    """Every figure is needed: with any one unbounded, nothing is proven."""
    for proof in proofs:
        for number in range(len(proof["premises"])):
            loose = deepcopy(proof)
            premise = loose["premises"][number]
            low, high = Fraction(premise["low"]), Fraction(premise["high"])
            room = 10 * abs(low) + 10 * abs(high) + 10
            premise["low"], premise["high"] = str(low - room), str(high + room)
            assert not verify(loose)


def test_a_step_taken_away_or_bent(proofs: list[Proof]) -> None:
    for proof in proofs:
        for number, step in enumerate(proof["steps"]):
            bent = deepcopy(proof)
            bound = Fraction(step["bound"])
            further = 1 + abs(bound)
            bent["steps"][number]["bound"] = str(
                bound + further if step["side"] == "low" else bound - further
            )
            assert not verify(bent)
        if proof["form"] == "derivation":
            shorter = deepcopy(proof)
            shorter["steps"].pop()
            assert not verify(shorter)


def test_a_sum_changed(proofs: list[Proof]) -> None:
    sums = [it for it in proofs if it["form"] == "farkas"]
    assert sums
    for proof in sums:
        for number in range(len(proof["inequalities"])):
            fewer = deepcopy(proof)
            fewer["inequalities"].pop(number)
            assert not verify(fewer)
            turned = deepcopy(proof)
            multiplier = Fraction(turned["inequalities"][number]["multiplier"])
            turned["inequalities"][number]["multiplier"] = str(-multiplier)
            assert not verify(turned)


def test_what_holds_is_not_proven_false() -> None:
    """x + y = 1 with x in [0, 1] and y in [0, 1] has solutions; no multipliers say otherwise."""
    unknowns = [{"name": "x", "nonnegative": True}, {"name": "y", "nonnegative": True}]
    premises = [{"figure": n, "unknown": n, "low": "0", "high": "1"} for n in (0, 1)]
    steps = [
        {"unknown": n, "side": side, "bound": bound, "by": {"premise": n}}
        for n in (0, 1)
        for side, bound in (("low", "0"), ("high", "1"))
    ]
    total = {"kind": "sum", "terms": [[0, 1], [1, 1]], "low": "1", "high": "1"}
    for side in ("low", "high"):
        proof = {
            "form": "farkas",
            "unknowns": unknowns,
            "premises": premises,
            "constraints": [total],
            "steps": steps,
            "inequalities": [{"constraint": 0, "side": side, "multiplier": "1"}],
        }
        assert not verify(proof)
    wrong = deepcopy(proof)
    wrong["constraints"][0].update(low="3", high="3")  # type: ignore[index]
    wrong["inequalities"][0]["side"] = "low"  # type: ignore[index]
    assert verify(wrong)


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        {"form": "derivation"},
        {"form": "faith"},
        {"form": "farkas", "inequalities": []},
        {
            "form": "farkas",
            "unknowns": [],
            "premises": [],
            "constraints": [],
            "steps": [],
            "inequalities": [],
        },
        {"form": "derivation", "unknowns": [{"nonnegative": True}], "steps": [], "conflict": 0},
        {"form": "derivation", "unknowns": 7, "steps": None, "conflict": "0"},
    ],
)
def test_nonsense_is_refused(nonsense: dict[str, object]) -> None:
    assert not verify(nonsense)


@pytest.mark.parametrize("bound", ["1e999999999", float("inf"), float("nan"), None, [], "1/0", "0x10"])
def test_a_number_that_is_none_is_refused(bound: object, proofs: list[Proof]) -> None:
    proof = deepcopy(proofs[0])
    proof["steps"][0]["bound"] = bound
    assert not verify(proof)


@pytest.fixture(scope="module")
def by_cases() -> Proof:
    """A proof that needs cases: growth of both flows, and a part whose share moved too much."""
    report = confront(synthetic(synthesize(seed=317, figures=60, errors=2)))
    (found,) = [it for it in report.contradictions if it.proof["form"] == "cases"]
    assert "种情形" in found.explanation
    assert len(found.figures) == len(found.proof["premises"]) == 6
    return found.proof


def test_cases_leave_nothing_out(by_cases: Proof) -> None:
    assert verify(by_cases)
    ends = [(it["low"], it["high"]) for it in by_cases["cases"]]
    assert ends[0][0] is None
    assert ends[-1][1] is None
    assert [high for _, high in ends[:-1]] == [low for low, _ in ends[1:]]


def test_a_case_taken_away_or_narrowed(by_cases: Proof) -> None:
    for number in range(len(by_cases["cases"])):
        fewer = deepcopy(by_cases)
        fewer["cases"].pop(number)
        assert not verify(fewer)
        for end in ("low", "high"):
            said = by_cases["cases"][number][end]
            if said is not None:
                narrowed = deepcopy(by_cases)
                step = Fraction(1, 1000) if end == "low" else Fraction(-1, 1000)
                narrowed["cases"][number][end] = str(Fraction(said) + step)
                assert not verify(narrowed)
    assert not verify({**by_cases, "cases": []})
    first, *_, last = by_cases["cases"]
    assert not verify({**by_cases, "cases": [first, last]})


def test_a_case_with_nothing_shown(by_cases: Proof) -> None:
    for number, case in enumerate(by_cases["cases"]):
        bare = deepcopy(by_cases)
        bare["cases"][number]["steps"] = []
        if "inequalities" in case:
            bare["cases"][number]["inequalities"] = []
        assert not verify(bare)


def test_a_premise_of_cases_taken_away(by_cases: Proof) -> None:
    for number in range(len(by_cases["premises"])):
        loose = deepcopy(by_cases)
        premise = loose["premises"][number]
        low, high = Fraction(premise["low"]), Fraction(premise["high"])
        room = 10 * abs(low) + 10 * abs(high) + 10
        premise["low"], premise["high"] = str(low - room), str(high + room)
        assert not verify(loose)


def test_a_divisor_needs_no_lower_end_where_both_others_are_positive() -> None:
    """g = r/m with m of unknown least: a change of share that only the parts' growth refutes."""
    report = confront(synthetic(synthesize(seed=1834, figures=60, errors=1)))
    found = [it for it in report.contradictions if len(it.figures) == 5]
    assert found
    assert all(verify(it.proof) for it in found)
