"""How often the honest are accused: python benchmarks/false_alarms.py [--documents 1000].

Generates honest bulletins in every manner of rounding and counts contradictions. Each one is
printed with its explanation and the seed that makes it again. Exit code 1 if there is one.
With ``--errors`` each bulletin carries that many planted errors, and what is counted is how
many bulletins are found to be contradictory; a planted error need not contradict anything.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

import yuebao
from yuebao.bulletin import Rounding, synthesize

MANNERS: tuple[tuple[Rounding, bool], ...] = (
    ("half_up", True),
    ("half_even", True),
    ("half_up", False),
    ("truncate", True),
    ("truncate", False),
)
DECLARED = "\n注：本文数据均按截尾法取值，不作四舍五入。\n"
"""What a document that leaves digits off says of itself."""


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument("--figures", type=int, default=100)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--show", type=int, default=20, help="how many alarms to print in full")
    chosen = options.parse_args()
    alarms = accused = figures = crashes = 0
    kinds: Counter[str] = Counter()
    began = time.perf_counter()
    for seed in range(chosen.first, chosen.first + chosen.documents):
        rounding, drop_zeros = MANNERS[seed % len(MANNERS)]
        made = synthesize(seed=seed, figures=chosen.figures, rounding=rounding, drop_zeros=drop_zeros,
                          errors=chosen.errors)  # fmt: skip
        try:
            text = made.text + DECLARED * (rounding == "truncate")
            report = yuebao.check(yuebao.read(text))
        except Exception as error:  # a crash is a result here: told with its seed, and counted
            crashes += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            sys.stdout.write(f"seed {seed}: {error!r} at {Path(where.filename).name}:{where.lineno}\n\n")
            continue
        found = report.contradictions
        figures += len(report.reading.figures)
        accused += bool(found)
        alarms += len(found)
        kinds.update(f.relation.kind for f in found)
        for finding in found:
            if chosen.show <= 0:
                break
            chosen.show -= 1
            texts = "、".join(report.reading.figures[i].text for i in finding.figures)
            sys.stdout.write(
                f"seed {seed} {rounding} drop_zeros={drop_zeros}: {texts}\n{finding.explanation}\n\n"
            )
    spent = time.perf_counter() - began
    sys.stdout.write(
        f"{chosen.documents} bulletins, {figures} figures read, {spent:.0f} s: "
        f"{alarms} contradictions in {accused} bulletins {dict(kinds)}, {crashes} crashes\n"
    )
    return 1 if crashes or (alarms and not chosen.errors) else 0


if __name__ == "__main__":
    sys.exit(main())
