"""A checker of proofs that knows fractions and nothing else: it shares no code with the prover.

Accepted is only what is shown: premises are intervals of printed figures, every step follows
from one premise or one constraint and the bounds shown before it, and in the end one unknown
has a lower end above its upper end (or, for a Farkas proof, the weighted sum of inequalities
reads 0 <= something negative).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

_Interval = tuple[Fraction | None, Fraction | None]


def verify(proof: Mapping[str, Any]) -> bool:
    """Whether *proof* shows that its premises and constraints cannot all hold.

    False for anything malformed. It does not judge whether the premises render the printed
    figures, nor whether the constraints are the right ones: they are there to be read.
    """
    try:
        if proof["form"] == "derivation":
            return _derivation(proof)
        if proof["form"] == "farkas":
            return _farkas(proof)
    except (KeyError, IndexError, TypeError, ValueError, ZeroDivisionError):
        pass
    return False


def _derivation(proof: Mapping[str, Any]) -> bool:
    known: list[_Interval] = [
        (Fraction(0) if unknown["nonnegative"] else None, None) for unknown in proof["unknowns"]
    ]
    for step in proof["steps"]:
        unknown, bound = _index(step["unknown"], known), Fraction(step["bound"])
        by = step["by"]
        if "premise" in by:
            premise = proof["premises"][_index(by["premise"], proof["premises"])]
            if premise["unknown"] != unknown:
                return False
            shown: _Interval = (Fraction(premise["low"]), Fraction(premise["high"]))
        else:
            constraint = proof["constraints"][_index(by["constraint"], proof["constraints"])]
            shown = _follows(constraint, unknown, known)
        low, high = known[unknown]
        if step["side"] == "low":
            if shown[0] is None or shown[0] < bound:
                return False
            known[unknown] = (bound if low is None else max(low, bound), high)
        elif step["side"] == "high":
            if shown[1] is None or bound < shown[1]:
                return False
            known[unknown] = (low, bound if high is None else min(high, bound))
        else:
            return False
    low, high = known[_index(proof["conflict"], known)]
    return low is not None and high is not None and high < low


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
    least = None if constraint["low"] is None else Fraction(constraint["low"])
    most = None if constraint["high"] is None else Fraction(constraint["high"])
    own = Fraction(0)
    for term, weight in constraint["terms"]:
        if term == unknown:
            own += Fraction(weight)
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
        if q_low is None or q_low <= 0:
            return Fraction(0), None
        low = Fraction(0)
        if a_low is not None and 0 < a_low and q_high is not None:
            low = a_low / q_high
        return low, None if a_high is None else a_high / q_low
    raise ValueError("the unknown is not in the product")


def _farkas(proof: Mapping[str, Any]) -> bool:
    """Σ multiplier·(a·x <= b), multipliers not negative, gives 0·x <= a negative number."""
    total: dict[int, Fraction] = {}
    right = Fraction(0)
    for row in proof["inequalities"]:
        multiplier = Fraction(row["multiplier"])
        if multiplier < 0:
            return False
        for unknown, weight in row["terms"]:
            total[unknown] = total.get(unknown, Fraction(0)) + multiplier * Fraction(weight)
        right += multiplier * Fraction(row["at_most"])
    return all(weight == 0 for weight in total.values()) and right < 0
