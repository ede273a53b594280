"""The reader against known truth: python benchmarks/synthetic_accuracy.py [--documents 100].

Aligns the figures read with the figures written by their place in the text and prints, for
each field of the output contract, how many agree; then the commonest disagreements with a
sentence of each. Labels count as right when their words agree (see ``alike``).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any

import yuebao
from yuebao.bulletin import Expected, synthesize

FIELDS = (
    "found",
    "value",
    "unit",
    "kind",
    "area",
    "period",
    "flow",
    "side",
    "indicator",
    "base",
    "whole",
    "cuts",
)

"""Fields of the contract; ``cuts`` asks that every member of the breakdown is told exactly."""
WHOLES = ("contribution", "ratio", "rate_change")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--documents", type=int, default=100)
    options.add_argument("--figures", type=int, default=100)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    options.add_argument("--show", type=int, default=3, help="sentences to print of each disagreement")
    chosen = options.parse_args()
    right: Counter[str] = Counter()
    wrong: dict[tuple[str, str], list[str]] = defaultdict(list)
    total = extra = unread = 0
    for seed in range(chosen.first, chosen.first + chosen.documents):
        made = synthesize(seed=seed, figures=chosen.figures)
        rows = yuebao.read(made.text).records()
        read = {row["start"]: row for row in rows if row["type"] == "figure"}
        unread += sum(row["type"] == "unread" for row in rows)
        extra += len(read.keys() - {wanted.start for wanted in made.truth})
        for start in sorted(read.keys() - {wanted.start for wanted in made.truth}):
            wrong["extra", str(read[start]["rule"])].append(sentence(made.text, start, seed))
        for wanted in made.truth:
            total += 1
            agreed = compare(wanted, read.get(wanted.start))
            for field in FIELDS:
                if agreed.get(field):
                    right[field] += 1
            for field in FIELDS:
                if field == "whole":
                    continue
                if field in agreed and not agreed[field]:
                    shown = (
                        f"{wanted.text}: want {told(wanted, field)}, got {had(read.get(wanted.start), field)}"
                    )
                    wrong[field, wanted.law].append(f"{shown} | {sentence(made.text, wanted.start, seed)}")
                    if field == "found":
                        break
    for field in FIELDS:
        sys.stdout.write(f"{field:10} {right[field] / total:.4f}\n")
    sys.stdout.write(f"{total} figures written, {extra} read that were not written, {unread} unread\n\n")
    for (field, law), cases in sorted(wrong.items(), key=lambda item: -len(item[1])):
        sys.stdout.write(f"{field} of {law}: {len(cases)}\n")
        for case in cases[: chosen.show]:
            sys.stdout.write(f"    {case}\n")


def compare(wanted: Expected, got: dict[str, Any] | None) -> dict[str, bool]:
    """Which fields of a figure were read as they were meant."""
    if got is None:
        return {"found": False}
    cuts = dict(wanted.breakdown)
    agreed = {
        "found": True,
        "value": Decimal(got["value"]) == wanted.value,
        "unit": (got["unit"] or "") == wanted.unit,
        "kind": got["kind"] == wanted.kind,
        "area": got["area"] == wanted.area,
        "period": months_of(got["period"]) == months_of(wanted.period),
        "flow": got["breakdown"].get("flow") == cuts.get("flow"),
        "side": got["breakdown"].get("side") == cuts.get("side"),
        "indicator": alike(
            [wanted.indicator, *cuts.values()], [got["indicator"], *members(got["breakdown"])]
        ),
        "base": wanted.base is None or wanted.law == "multiple" or alike([wanted.base], [got["base"] or ""]),
    }
    agreed["whole"] = all(agreed.values())
    said = {word for member in members(got["breakdown"]) for word in member.split("+")}
    meant = {word for member in cuts.values() for word in member.split("+")}
    agreed["cuts"] = wanted.kind in WHOLES or meant <= said
    return agreed


def months_of(period: str | None) -> str:
    """One form for periods that are said in several: 2025-H1 is 2025-01/2025-06."""
    spelled = period or ""
    for short, long in (("-H1", "-01/{}-06"), ("-Q1", "-01/{}-03")):
        if spelled.endswith(short):
            return spelled[:4] + long.format(spelled[:4])
    return spelled


def members(breakdown: dict[str, Any]) -> list[str]:
    """Every member that a breakdown tells."""
    several = (member if isinstance(member, list) else [member] for member in breakdown.values() if member)
    return [word for one in several for word in one]


def alike(one: list[str], two: list[str]) -> bool:
    """Whether two labels share half of their pairs of neighbouring characters, or more."""
    a, b = ({word[i : i + 2] for word in label for i in range(len(word) - 1)} for label in (one, two))
    return bool(a) and bool(b) and len(a) + len(b) <= 4 * len(a & b)


def told(wanted: Expected, field: str) -> object:
    cuts = dict(wanted.breakdown)
    return cuts if field == "cuts" else cuts.get(field, getattr(wanted, field, None))


def had(got: dict[str, Any] | None, field: str) -> object:
    if got is None:
        return None
    return got["breakdown"] if field == "cuts" else got.get(field, got["breakdown"].get(field))


def sentence(text: str, start: int, seed: int) -> str:
    """The sentence around a place, with the seed that writes it."""
    begin = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    ends = [end for end in (text.find(mark, start) for mark in "。\n") if end > 0]
    return f"seed {seed}: {text[begin : min(ends, default=len(text)) + 1].strip()}"


if __name__ == "__main__":
    main()
