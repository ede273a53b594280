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
    """The rows of one text: its figures and those of its context, which a table tells too, or — for none."""
    told, _, why = line.partition(" # ")
    context, bar, text = told.rpartition("¦")
    context, text = context.strip(), text.strip()
    whole = f"{context}\n{text}" if bar and context else text
    records = yuebao.read(whole.replace("⏎", "\n").replace("⇥", "\t")).records()
    out: list[str] = []
    for figure in (record for record in records if record["type"] == "figure"):
        cut = "; ".join(
            f"{name}={'+'.join(member) if isinstance(member, list) else member}"
            for name, member in figure["breakdown"].items()
            if member
        )
        cells = [figure["text"], figure["kind"], figure["value"], figure["unit"] or "-"]
        cells += [figure[key] or "" for key in ("indicator", "area", "period")] + [cut, figure["base"] or ""]
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
