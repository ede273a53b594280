"""What planted errors are found: python benchmarks/planted.py [--documents 2000] [--seconds 600].

Each bulletin carries one error (a last digit off by one to five, two digits swapped, a sign
turned, a zero too many, a hundred off, a 亿 left out). An exact oracle, z3 over the laws of the
generator, says under the same cautious widening whether the figures that hang together with
the spoiled one can all be true. What it proves impossible should have been reported. A second
oracle, on the relations as the checker drew them, tells of each miss whether a relation was
not drawn or the solving missed it. Every alarm's certificate goes through the verifier.

Exit code 1 if fewer than 99 in 100 of what is proven were found, or a certificate fails.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import yuebao
from yuebao.bulletin.synth import Synthetic, synthesize
from yuebao.check import RELATIONS, verify
from yuebao.check.conflict import Confrontation
from yuebao.check.relations import draw
from yuebao.core.fact import Reading

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "check"))
from oracle import Oracle, drawn

SIZES = (20, 60, 100)
BAR = Fraction(99, 100)
SOLVING = "MISSED by the solving"


@dataclass
class Tally:
    """What became of the bulletins; in words the misses, and what the oracle lets pass and was found."""

    verdicts: Counter[tuple[str, bool]] = field(default_factory=Counter)
    slips: Counter[tuple[str, bool]] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)
    proofs: Counter[tuple[str, bool]] = field(default_factory=Counter)
    spent: list[float] = field(default_factory=list)
    unused: int = 0


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    options.add_argument("--seconds", type=float, default=600, help="stop after so long")
    options.add_argument("--figures", type=int, default=0, help="one size instead of 20, 60 and 100")
    chosen = options.parse_args()
    tally = Tally()
    began = time.perf_counter()
    asked = 0
    for seed in range(chosen.first, chosen.first + chosen.documents):
        if chosen.seconds < time.perf_counter() - began:
            break
        asked += 1
        made = synthesize(seed=seed, figures=chosen.figures or SIZES[seed % len(SIZES)], errors=1)
        if made.planted:
            one(seed, made, tally)
    sys.stdout.write(told(tally, asked, time.perf_counter() - began))
    return 0 if passed(tally) else 1


def passed(tally: Tally) -> bool:
    found = tally.verdicts["contradictory", True]
    proven = found + tally.verdicts["contradictory", False]
    return BAR * proven <= found and not any(count for (_, sound), count in tally.proofs.items() if not sound)


def one(seed: int, made: Synthetic, tally: Tally) -> None:
    """One bulletin: our verdict and the oracle's."""
    spoiled = made.planted[0]
    reading = yuebao.read(made.text)
    start = time.perf_counter()
    report = yuebao.check(reading)
    tally.spent.append(time.perf_counter() - start)
    for finding in report.contradictions:
        tally.proofs[finding.proof.get("form", "none"), verify(finding.proof)] += 1
    confrontation = Confrontation(draw(reading, RELATIONS).system)
    allowed = widths(made, reading, confrontation)
    if spoiled.figure not in allowed:
        tally.unused += 1
        return
    answer = Oracle(made, allowed).ask(spoiled.figure)
    found = bool(report.contradictions)
    tally.verdicts[answer, found] += 1
    if answer != "contradictory":
        if found:
            tally.beyond.append(
                f"seed {seed}: {made.truth[spoiled.figure].law} {spoiled.was} → {spoiled.became}: "
                f"reported, and {answer} to the oracle\n    {report.contradictions[0].explanation}"
            )
        return
    tally.slips[spoiled.how, found] += 1
    if not found:
        cause = why(made, reading, confrontation, any(it.verdict == "suspect" for it in report.findings))
        tally.causes[cause] += 1
        law = made.truth[spoiled.figure].law
        tally.misses.append(f"seed {seed}: {law} {spoiled.was} → {spoiled.became}: {cause}")


def widths(
    made: Synthetic, reading: Reading, confrontation: Confrontation
) -> dict[int, tuple[Fraction, Fraction]]:
    """What every figure that the checker uses may be, read cautiously, in its unit; by truth's number."""
    system = confrontation.system
    at = {figure.span.start: number for number, figure in enumerate(reading.figures)}
    first: dict[int, int] = {}
    for number, pin in enumerate(system.pins):
        first.setdefault(pin.figure, number)
    allowed = {}
    for number, it in enumerate(made.truth):
        figure = at.get(it.start)
        if figure is None or figure not in first or reading.figures[figure].written.value != it.value:
            continue
        pin = system.pins[first[figure]]
        ends = [(end - pin.offset) / pin.factor for end in confrontation.caution[first[figure]]]
        allowed[number] = min(ends), max(ends)
    return allowed


def why(made: Synthetic, reading: Reading, confrontation: Confrontation, suspected: bool) -> str:
    """What a miss is due to."""
    system = confrontation.system
    at = {figure.span.start: number for number, figure in enumerate(reading.figures)}
    spoiled = at[made.truth[made.planted[0].figure].start]
    for component in confrontation.components:
        numbers = [pin for pin in component.pins if system.pins[pin].figure == spoiled]
        for number in numbers:
            twins = system.pinned[system.pins[number].unknown]
            ends = [system.printed(system.pins[it]) for it in twins]
            if min(high for _, high in ends) < max(low for low, _ in ends):
                return "printed twice under one name, which may be two things"
        if numbers:
            allowed = {pin: confrontation.caution[pin] for pin in component.pins}
            if suspected:
                return "reported as a suspicion"
            if drawn(system, allowed, component.constraints) == "contradictory":
                return SOLVING
    return "a relation that was not drawn"


def told(tally: Tally, asked: int, spent: float) -> str:
    """The tally as tables, the misses listed."""
    found, missed = (tally.verdicts["contradictory", it] for it in (True, False))
    proven = found + missed
    rate = f"{100 * found / proven:.1f} %" if proven else "—"
    lines = [
        f"{asked} bulletins with one error each, {spent:.0f} s; "
        f"checking takes {1000 * statistics.median(tally.spent):.1f} ms (median)",
        "",
        "| the oracle says | reported | not reported |",
        "| --- | ---: | ---: |",
    ]
    for answer in ("contradictory", "consistent", "undecided"):
        lines.append(f"| {answer} | {tally.verdicts[answer, True]} | {tally.verdicts[answer, False]} |")
    lines += [
        f"| spoiled figure not used by any relation |  | {tally.unused} |",
        "",
        f"found of what is proven: {rate} ({found} of {proven})",
        "",
        "| slip | proven | found |",
        "| --- | ---: | ---: |",
    ]
    for how in sorted({how for how, _ in tally.slips}):
        both = tally.slips[how, True], tally.slips[how, False]
        lines.append(f"| {how} | {sum(both)} | {both[0]} |")
    lines += ["", "| certificate | verified | refused |", "| --- | ---: | ---: |"]
    for form in sorted({form for form, _ in tally.proofs}):
        lines.append(f"| {form} | {tally.proofs[form, True]} | {tally.proofs[form, False]} |")
    lines += ["", "| misses are due to | |", "| --- | ---: |"]
    lines += [f"| {cause} | {count} |" for cause, count in tally.causes.most_common()]
    return "\n".join([*lines, "", *tally.misses, "", *tally.beyond, ""])


if __name__ == "__main__":
    sys.exit(main())
