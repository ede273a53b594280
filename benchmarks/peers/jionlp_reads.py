"""JioNLP reads money and times out of a text: python jionlp_reads.py TEXT CHARACTERS ROUNDS."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from pathlib import Path

with contextlib.redirect_stdout(sys.stderr):  # it greets on import
    import jionlp


def main() -> None:
    path, characters, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    text = Path(path).read_text(encoding="utf-8")[:characters]
    lines = [line for line in text.split("\n") if line.strip()]
    best = {"whole": float("inf"), "by line": float("inf")}
    found = 0
    for _ in range(rounds):
        for manner, pieces in (("whole", [text]), ("by line", lines)):
            start = time.perf_counter()
            made = [(jionlp.ner.extract_money(piece), jionlp.ner.extract_time(piece)) for piece in pieces]
            best[manner] = min(best[manner], time.perf_counter() - start)
            found = sum(len(money) + len(times) for money, times in made)
    sys.stdout.write(json.dumps({"characters": len(text), "seconds": best, "found": found}))


main()
