"""Rows for a table of ``tests/specs`` from texts, as they are read now, to be looked at before they are kept.

    python tools/spec_rows.py < texts

A line is a text, or ``context ¦ text``; ⏎ stands for a line end, ⇥ for a tab; a remark may follow `` # ``.
What is printed is how they are read today: a row is a demand only once somebody has found it right.
"""

from __future__ import annotations

import sys

import yuebao

HEAD = ("context", "text", "figure", "kind", "value", "unit", "indicator", "area", "period")
HEAD += ("breakdown", "base", "why")


def row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def rows_of(line: str) -> list[str]:
    """The rows of one text: its figures, or — where it has none."""
    told, _, why = line.partition(" # ")
    context, bar, text = told.rpartition("¦")
    context, text = context.strip(), text.strip()
    whole = f"{context}\n{text}" if bar and context else text
    reading = yuebao.read(whole.replace("⏎", "\n").replace("⇥", "\t"))
    begun = len(context) + 1 if context else 0
    figures = [it for it in reading.records() if it["type"] == "figure" and it["start"] >= begun - 1]
    out = []
    for figure in figures:
        cut = "; ".join(
            f"{name}={'+'.join(member) if isinstance(member, list) else member}"
            for name, member in figure["breakdown"].items()
            if member
        )
        cells = (figure["text"], figure["kind"], figure["value"], figure["unit"] or "-")
        cells += (
            figure["indicator"] or "",
            figure["area"] or "",
            figure["period"] or "",
            cut,
            figure["base"] or "",
        )
        out.append(row(*("", "") if out else (context, text), *cells, "" if out else why))
    return out or [row(context, text, "—", *[""] * 8, why)]


def main() -> None:
    print(row(*HEAD))
    print(row(*["---"] * len(HEAD)))
    for line in sys.stdin:
        if line.strip():
            print("\n".join(rows_of(line.strip())))


if __name__ == "__main__":
    main()
