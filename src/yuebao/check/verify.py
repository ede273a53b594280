"""A checker of proofs that knows fractions and nothing else: it shares no code with the prover.

Accepted is only what is shown: premises are intervals of printed figures, every step follows
from one premise or one constraint and the bounds shown before it. In the end one unknown has a
lower end above its upper end; or, in a Farkas proof, a sum of inequalities says that something
is at most a number which its bounds say it exceeds. A proof by cases does one or the other for every
stretch of one unknown, and the stretches leave nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

_WRITTEN = re.compile(r"-?[0-9]{1,4000}(/[0-9]{1,4000})?")
_Interval = tuple[Fraction | None, Fraction | None]


def verify(proof: Mapping[str, Any]) -> bool:
    """Whether *proof* shows that its premises and constraints cannot all hold.

    False for anything malformed. It does not judge whether the premises render the printed
    figures, nor whether the constraints are the right ones: they are there to be read.
    """
    try:
        if proof["form"] == "derivation":
            return _derivation(proof, _granted(proof))
        if proof["form"] == "farkas":
            return _farkas(proof, _granted(proof))
        if proof["form"] == "cases":
            return _cases(proof)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        pass
    return False


def _granted(proof: Mapping[str, Any]) -> list[_Interval]:
    """What is known of every unknown before any step."""
    return [(Fraction(0) if unknown["nonnegative"] else None, None) for unknown in proof["unknowns"]]


def _derivation(proof: Mapping[str, Any], known: list[_Interval]) -> bool:
    known = _shown(proof, known)
    low, high = known[_index(proof["conflict"], known)]
    return low is not None and high is not None and high < low


def _cases(proof: Mapping[str, Any]) -> bool:
    """Each case refuted by itself; together they are all there is: −∞ to a, a to b, b to ∞."""
    unknown = _index(proof["unknown"], proof["unknowns"])
    cases = proof["cases"]
    reached: Fraction | None = None
    for place, case in enumerate(cases):
        low, high = (None if case[end] is None else _number(case[end]) for end in ("low", "high"))
        if low != reached or (high is None) != (place == len(cases) - 1):
            return False
        reached = high
        known = _granted(proof)
        least = known[unknown][0]
        known[unknown] = (least if low is None or (least is not None and low < least) else low), high
        shown = _derivation if "conflict" in case else _farkas
        if not shown({**proof, **case}, known):
            return False
    return bool(cases)


def _shown(proof: Mapping[str, Any], known: list[_Interval]) -> list[_Interval]:
    """What the steps show of every unknown, beside what is *known*.

    Raises:
        ValueError: a step does not follow.
    """
    for step in proof["steps"]:
        unknown, bound = _index(step["unknown"], known), _number(step["bound"])
        by = step["by"]
        if "premise" in by:
            premise = proof["premises"][_index(by["premise"], proof["premises"])]
            if premise["unknown"] != unknown:
                raise ValueError("the premise is about something else")
            shown: _Interval = (_number(premise["low"]), _number(premise["high"]))
        else:
            constraint = proof["constraints"][_index(by["constraint"], proof["constraints"])]
            shown = _follows(constraint, unknown, known)
        low, high = known[unknown]
        if step["side"] == "low":
            if shown[0] is None or shown[0] < bound:
                raise ValueError("the lower end does not follow")
            known[unknown] = (bound if low is None else max(low, bound), high)
        elif step["side"] == "high":
            if shown[1] is None or bound < shown[1]:
                raise ValueError("the upper end does not follow")
            known[unknown] = (low, bound if high is None else min(high, bound))
        else:
            raise ValueError(step["side"])
    return known


def _number(said: Any) -> Fraction:
    """A whole number, or "p/q"; nothing that a float or a power of ten might smuggle in."""
    if isinstance(said, int):
        return Fraction(said)
    if not isinstance(said, str) or not _WRITTEN.fullmatch(said):
        raise ValueError(said)
    return Fraction(said)


def _index(number: Any, among: Any) -> int:
    if not isinstance(number, int) or not 0 <= number < len(among):
        raise ValueError(number)
    return number


def _follows(constraint: Mapping[str, Any], unknown: int, known: list[_Interval]) -> _Interval:
    if constraint["kind"] == "sum":
        return _from_sum(constraint, unknown, known)
    if constraint["kind"] == "product":
        return _from_product(constraint, unknown, known)
    raise ValueError(constraint["kind"])


def _from_sum(constraint: Mapping[str, Any], unknown: int, known: list[_Interval]) -> _Interval:
    """own·x = total − Σ others, total within the constraint's own interval."""
    least = None if constraint["low"] is None else _number(constraint["low"])
    most = None if constraint["high"] is None else _number(constraint["high"])
    own = Fraction(0)
    for term, said in constraint["terms"]:
        weight = _number(said)
        if term == unknown:
            own += weight
            continue
        low, high = known[_index(term, known)]
        if weight < 0:
            low, high = high, low
        least = None if least is None or high is None else least - weight * high
        most = None if most is None or low is None else most - weight * low
    if own == 0:
        raise ValueError("the unknown is not in the sum")
    ends = (None if least is None else least / own, None if most is None else most / own)
    return ends if 0 < own else (ends[1], ends[0])


def _from_product(constraint: Mapping[str, Any], unknown: int, known: list[_Interval]) -> _Interval:
    """a = q·b with b > 0."""
    a, q, b = (_index(constraint[name], known) for name in "aqb")
    if len({a, q, b}) < 3:
        raise ValueError("the three must differ")
    (a_low, a_high), (q_low, q_high) = known[a], known[q]
    b_low, b_high = known[b]
    b_low = Fraction(0) if b_low is None else max(b_low, Fraction(0))
    if unknown == a:
        low = high = None
        if q_low is not None:
            low = q_low * b_low if 0 <= q_low else None if b_high is None else q_low * b_high
        if q_high is not None:
            high = q_high * b_low if q_high <= 0 else None if b_high is None else q_high * b_high
        return low, high
    if unknown == q:
        low = high = None
        if a_low is not None:
            if a_low < 0:
                low = a_low / b_low if 0 < b_low else None
            else:
                low = Fraction(0) if b_high is None else a_low / b_high
        if a_high is not None:
            if 0 <= a_high:
                high = a_high / b_low if 0 < b_low else None
            else:
                high = Fraction(0) if b_high is None else a_high / b_high
        return low, high
    if unknown == b:
        if q_high is not None and q_high < 0:  # b = (−a)/(−q)
            a_low, a_high = (None if a_high is None else -a_high, None if a_low is None else -a_low)
            q_low, q_high = (-q_high, None if q_low is None else -q_low)
        low, high = Fraction(0), None
        if a_low is not None and 0 < a_low and q_high is not None and 0 < q_high:
            low = a_low / q_high  # a and b positive leave q positive
        if q_low is not None and 0 < q_low and a_high is not None:
            high = a_high / q_low
        return low, high
    raise ValueError("the unknown is not in the product")


def _farkas(proof: Mapping[str, Any], known: list[_Interval]) -> bool:
    """Σ multiplier·(terms <= at most), multipliers not negative; what is left must exceed the right side."""
    known = _shown(proof, known)
    total: dict[int, Fraction] = {}
    right = Fraction(0)
    for said in proof["inequalities"]:
        multiplier = _number(said["multiplier"])
        if multiplier < 0:
            return False
        constraint = proof["constraints"][_index(said["constraint"], proof["constraints"])]
        terms, most = _inequality(constraint, said, known)
        for unknown, weight in terms:
            total[_index(unknown, known)] = total.get(unknown, Fraction(0)) + multiplier * weight
        right += multiplier * most
    positive = {it["b"] for it in proof["constraints"] if it["kind"] == "product" and it.get("positive")}
    least, more = Fraction(0), False
    for unknown, weight in total.items():
        if not weight:
            continue
        end = known[unknown][0 if 0 < weight else 1]
        if end is None:
            return False
        least += weight * end
        more = more or (0 < weight and end <= 0 and unknown in positive)
    return right < least or (right == least and more)


_Inequality = tuple[list[tuple[int, Fraction]], Fraction]


def _inequality(
    constraint: Mapping[str, Any], said: Mapping[str, Any], known: list[_Interval]
) -> _Inequality:
    """One inequality that a constraint implies within the bounds shown, as (terms, at most)."""
    if constraint["kind"] == "sum":
        sign = {"low": -1, "high": 1}[said["side"]]
        terms = [(unknown, sign * _number(weight)) for unknown, weight in constraint["terms"]]
        return terms, sign * _number(constraint[said["side"]])
    if constraint["kind"] != "product":
        raise ValueError(constraint["kind"])
    a, q, b = (_index(constraint[name], known) for name in "aqb")
    if len({a, q, b}) < 3:
        raise ValueError("the three must differ")
    if "ratio" in said:  # q_low·b <= a, a <= q_high·b, for b is not negative
        high = {"low": 0, "high": 1}[said["ratio"]]
        rate, sign = _known(known[q][high]), 1 if high else -1
        return [(a, Fraction(sign)), (b, -sign * rate)], Fraction(0)
    # (q − q_end)·(b − b_end) is not negative at like ends, not positive at unlike ones.
    first, second = ({"low": 0, "high": 1}[it] for it in said["corner"])
    rate = _known(known[q][first])
    held = known[b][second]
    end = _known(held) if second else max(held or Fraction(0), Fraction(0))
    sign = -1 if first == second else 1
    return [(a, Fraction(sign)), (b, -sign * rate), (q, -sign * end)], -sign * rate * end


def _known(end: Fraction | None) -> Fraction:
    if end is None:
        raise ValueError("nothing bounds it")
    return end
