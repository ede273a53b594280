"""Issues measured: what is said is read back, in every form; what is altered is stopped.

    python benchmarks/issues.py --issues 300 --altered 200 --said 100000

Prints one line a measure. Exit code 1 when one is missed.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "bulletin"))

from made import book_of, plan_of_all
from saying import SAYINGS, misread

import yuebao
from yuebao.bulletin import manuscript
from yuebao.bulletin.compose import compose
from yuebao.bulletin.proof import prove
from yuebao.bulletin.render import render

FIELDS = ("text", "value", "unit", "kind", "indicator", "area", "period", "breakdown", "base", "bound")


def records(data: bytes, name: str) -> list[tuple[str, ...]]:
    for _ in range(3):  # a PDF is given up on after a while, and this machine may be busy
        try:
            found = yuebao.read(data, name=name).records()
            break
        except yuebao.Unreadable as error:
            print(f"  again: {error.problem}".splitlines()[0])
    else:
        return []
    return [tuple(str(it[field]) for field in FIELDS) for it in found if it["type"] == "figure"]


def round_trips(count: int, forms: tuple[str, ...]) -> bool:
    lost = dict.fromkeys(forms, 0)
    extra = dict.fromkeys(forms, 0)
    figures = stopped = 0
    for seed in range(count):
        entries = book_of(seed)
        plan = plan_of_all(entries)
        made = compose(plan, entries, plan.period)
        written = manuscript.parse(manuscript.merge(made).text, plan.imprint, plan.columns)
        proof = prove(written, entries, generated=made)
        if proof.stops:
            stopped += 1
            first = proof.stops[0]
            print(f"  seed {seed} stopped: {first.kind} {first.text} {first.why[:80]}")
        said = records(render(proof.draft, "txt"), "txt")
        figures += len(said)
        for form in forms:
            back = records(render(proof.draft, form), form)
            lost[form] += sum(it not in back for it in said)
            extra[form] += sum(it not in said for it in back)
            if back != said:
                wrong = next(
                    ((a, b) for a, b in zip(said, back, strict=False) if a != b), (len(said), len(back))
                )
                print(f"  seed {seed} {form}: {wrong}")
    print(f"round trip of {count} issues, {figures} figures: lost {lost}, new {extra}, stopped {stopped}")
    return not any(lost.values()) and not any(extra.values()) and not stopped


def alterations(count: int) -> bool:
    caught = done = 0
    rng = Random(8)
    for seed in range(count):
        if done == count:
            break
        entries = book_of(seed)
        plan = plan_of_all(entries)
        made = compose(plan, entries, plan.period)
        text = manuscript.merge(made).text
        spots = [
            text.index(block.text) + found.start()
            for item in made.items
            for block in item.paragraphs
            for found in re.finditer(r"\d", block.text)
        ]
        for spot in rng.sample(spots, min(10, len(spots), count - done)):
            digit = rng.choice([it for it in "0123456789" if it != text[spot]])
            wrong = text[:spot] + digit + text[spot + 1 :]
            written = manuscript.parse(wrong, plan.imprint, plan.columns)
            stops = prove(written, entries, generated=made).stops
            caught += bool(stops)
            done += 1
            if not stops:
                print(f"  seed {seed} missed: {text[spot - 20 : spot + 10]} → {wrong[spot - 20 : spot + 10]}")
    print(f"one digit altered: stopped {caught} of {done}")
    return caught == done


def sayings(count: int) -> bool:
    wrong = 0
    for seed in range(count):
        if bad := misread(Random(seed)):
            wrong += 1
            if wrong <= 10:
                print(f"  saying {seed}: {bad}")
    print(f"read(say(x)) == x: {count - wrong} of {count} ({len(SAYINGS)} wordings)")
    return not wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=20)
    parser.add_argument("--altered", type=int, default=40)
    parser.add_argument("--said", type=int, default=2000)
    parser.add_argument("--forms", default="html,docx,pdf")
    asked = parser.parse_args()
    start = time.perf_counter()
    fine = [
        sayings(asked.said),
        alterations(asked.altered),
        round_trips(asked.issues, tuple(asked.forms.split(","))),
    ]
    print(f"{time.perf_counter() - start:.0f} s")
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
