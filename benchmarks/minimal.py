"""Whether minimal sets are minimal: python benchmarks/minimal.py [--sets 500] [--first 0].

Bulletins with two errors each; of every alarm's set each figure is left out in turn, and z3 is asked
whether the others, read as cautiously as alarms read them, contradict the relations as they were
drawn. What it cannot decide in time is told apart.

Exit code 1 if a smaller set is contradictory.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

import yuebao
from yuebao.bulletin.synth import synthesize
from yuebao.check import RELATIONS
from yuebao.check.conflict import Confrontation
from yuebao.check.relations import draw

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "check"))
from oracle import drawn


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sets", type=int, default=500)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    chosen = options.parse_args()
    sets = figures = 0
    forms: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    smaller: list[str] = []
    began = time.perf_counter()
    seed = chosen.first
    while sets < chosen.sets:
        reading = yuebao.read(synthesize(seed=seed, figures=60, errors=2).text)
        confrontation = Confrontation(draw(reading, RELATIONS).system)
        system = confrontation.system
        for component in confrontation.components:
            for conflict in component.conflicts:
                if not conflict.proof:
                    continue
                sets += 1
                figures += len(conflict.pins)
                forms[conflict.proof["form"]] += 1
                for out in conflict.pins:
                    rest = {it: confrontation.caution[it] for it in conflict.pins if it != out}
                    answer = drawn(system, rest, component.constraints)
                    answers[answer] += 1
                    if answer == "contradictory":
                        told = system.figures[system.pins[out].figure]
                        smaller.append(f"seed {seed}: without {told.key.indicator} {told.text}")
        seed += 1
    sys.stdout.write(
        f"{sets} sets of {figures} figures from {seed - chosen.first} bulletins, "
        f"{time.perf_counter() - began:.0f} s\n"
        f"proofs: {dict(forms)}; with one figure left out: {dict(answers)}\n"
        + "".join(f"{it}\n" for it in smaller)
    )
    return bool(smaller)


if __name__ == "__main__":
    sys.exit(main())
