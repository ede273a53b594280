"""Recognizers-Text reads currency, percentages, times: recognizers_reads.py TEXT CHARACTERS ROUNDS."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_percentage
from recognizers_number_with_unit import recognize_currency
from recognizers_text import Culture


def main() -> None:
    path, characters, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    text = Path(path).read_text(encoding="utf-8")[:characters]
    lines = [line for line in text.split("\n") if line.strip()]
    best = {"whole": float("inf"), "by line": float("inf")}
    found = 0
    for _ in range(rounds):
        for manner, pieces in (("whole", [text]), ("by line", lines)):
            start = time.perf_counter()
            made = [
                recognize(piece, Culture.Chinese)
                for piece in pieces
                for recognize in (recognize_currency, recognize_percentage, recognize_datetime)
            ]
            best[manner] = min(best[manner], time.perf_counter() - start)
            found = sum(len(one) for one in made)
    sys.stdout.write(json.dumps({"characters": len(text), "seconds": best, "found": found}))


main()
