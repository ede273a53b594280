"""How yuebao reads a set of annotated texts: its scores, and what it misses.

    python tools/measure.py tests/gold/eighty-fifth.tsv tests/gold/texts/eighty-fifth --each

The table is the scorer's, with a column ``doc``; rows of a text that is not in the folder are left out. A
set's odd texts may be opened and learned from, its even ones only measure: so ``--misses`` prints what was
read otherwise in the odd ones alone, unless ``--texts`` says more.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import importlib.util
import io
from pathlib import Path
from types import ModuleType
from typing import Any

import yuebao

Row = dict[str, str]
Record = dict[str, Any]
COUNTED = ("gold", "found", "value", "period", "label", "base", "whole", "extra")


def load(scorer: Path) -> ModuleType:
    """The given scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(table: Path) -> dict[str, list[Row]]:
    """Each document's rows in the order of its text."""
    out: dict[str, list[Row]] = {}
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            out.setdefault(row["doc"], []).append(row)
    return out


def sentence_of(text: str, row: Row) -> tuple[int, int]:
    """Where the sentence around *row*'s figure starts and stops."""
    start, stop = int(row["start"]), int(row["stop"])
    first = max(text.rfind(mark, 0, start) for mark in "。\n；") + 1
    ends = [at for mark in "。\n；" if (at := text.find(mark, stop)) >= 0]
    return first, min(ends, default=len(text))


def scored(scorer: ModuleType, rows: list[Row], figures: list[Record]) -> tuple[dict[str, Any], list[str]]:
    """The scorer's counts, and what it says of each figure that it does not find wholly right and of those
    too many.
    """
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        counts: dict[str, Any] = scorer.score(rows, figures, True)
    return counts, said.getvalue().splitlines()


def right_sentences(text: str, rows: list[Row], wrong: list[str]) -> tuple[int, int]:
    """How many sentences with figures have all of them right, and how many there are; *wrong* is what the
    scorer says, in the order of the rows.
    """
    right: dict[tuple[int, int], bool] = {}
    left = iter([*wrong, ""])
    line = next(left)
    for row in rows:
        if row["kind"] == "none":
            continue
        missed = f"MISSED  {row['surface']} {row['kind']} {row['indicator']}"
        told = " ".join(row[column] for column in ("surface", "value", "unit", "kind", "indicator", "period"))
        place = sentence_of(text, row)
        bad = line == missed or (line.startswith("WRONG") and f"| {told} " in line)
        right[place] = right.get(place, True) and not bad
        line = next(left) if bad else line
    return sum(right.values()), len(right)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("table", type=Path, help="the table of all figures")
    ask.add_argument("texts_in", type=Path, help="the folder of the texts, DOC.txt each")
    ask.add_argument("--scorer", type=Path, default=Path("../shared/gold/score.py"))
    ask.add_argument("--texts", choices=("odd", "even", "all"), help="else all, with the odd ones' misses")
    ask.add_argument("--misses", action="store_true", help="print what is read otherwise")
    ask.add_argument("--each", action="store_true", help="print each text's scores too")
    asked = ask.parse_args()
    scorer = load(asked.scorer)
    sums = dict.fromkeys(COUNTED, 0)
    sentences = [0, 0]
    for nth, (doc, rows) in enumerate(rows_of(asked.table).items(), start=1):
        half = ("even", "odd")[nth % 2]
        place = asked.texts_in / f"{doc}.txt"
        if asked.texts not in (half, "all", None) or not place.exists():
            continue
        text = place.read_text(encoding="utf-8")
        records = yuebao.read(text).records()
        figures = [record for record in records if record["type"] == "figure"]
        told, wrong = scored(scorer, rows, figures)
        for key in COUNTED:
            sums[key] += told[key]
        for at, count in enumerate(right_sentences(text, rows, wrong)):
            sentences[at] += count
        if asked.each:
            print(f"{told['whole']}/{told['gold']} f1={told['f1']:.3f} extra={told['extra']} {doc} ({half})")
        if asked.misses and (half == "odd" or asked.texts is not None):
            print(f"== {doc}")
            print("\n".join(wrong))
    made = max(1, sums["found"] + sums["extra"])
    precision, recall = sums["whole"] / made, sums["whole"] / max(1, sums["gold"])
    f1 = 2 * sums["whole"] / max(1, made + sums["gold"])
    print(" ".join(f"{key}={count}" for key, count in sums.items()), end=" ")
    print(f"{precision=:.4f} {recall=:.4f} {f1=:.4f} sentences={sentences[0]}/{sentences[1]}")


if __name__ == "__main__":
    main()
