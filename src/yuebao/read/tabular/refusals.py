"""The numerals of a table's cells that are no figures, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Refusal
from yuebao.read.tabular.grids import Cell, Row
from yuebao.read.tabular.headings import hear, printed, told_by
from yuebao.read.words.memo import kept
from yuebao.read.words.scan import scan
from yuebao.read.words.times import HANZI

_NUMERAL = re.compile(f"[0-9{HANZI}①-⑳]")
_YEAR: Final = re.compile("(?:19|20)\\d\\d")


def pass_over(speech: Speech, row: Row, columns: Sequence[int], reason: str) -> None:
    """Accounts for the numerals of cells that are no figures."""
    for place in columns:
        cell = row.cells[place] if place < len(row.cells) else None
        if cell is not None:
            _ignore(speech, cell, reason)


def _ignore(speech: Speech, cell: Cell, reason: str) -> None:
    text, at = cell.text, cell.start
    memo = told_by(speech.lexicon).passed
    found = memo.get((text, reason))
    if found is None:
        found = kept(memo, (text, reason), tuple(_numerals(text, speech.lexicon, reason)), 4096)
    for start, stop, why in found:
        speech.skipped.append(Refusal(at + start, at + stop, why))


def _numerals(text: str, lexicon: Lexicon, reason: str) -> list[tuple[int, int, str]]:
    """The numerals of a cell that are no figures: where each stands, and its reason."""
    found: list[tuple[int, int, str]] = []
    marked = hear(text, lexicon).marked
    for token in scan(text, lexicon):
        numeral = _NUMERAL.search(text, token.start, token.stop)
        if token.stop <= marked and numeral:
            why = "list_marker"
        elif token.kind == "skip":
            why = str(token.value)
        elif token.kind == "time":
            why = "period"
        elif token.kind in ("number", "rank", "fold", "none"):
            year = token.kind == "number" and _YEAR.fullmatch(text)
            why = "period" if year else reason
        elif numeral:
            why = f"name:{text[token.start : token.stop]}"
        else:
            continue
        found.append((token.start, token.stop, why))
    return found


def refuse(speech: Speech, row: Row, columns: Sequence[int], reason: str) -> None:
    """Leaves the numbers of cells unread, for one reason."""
    for place in columns:
        cell = row.cells[place] if place < len(row.cells) else None
        if cell is None:
            continue
        one = printed(cell.text, speech.lexicon)
        if one is not None:
            speech.refused.append(Refusal(cell.start + one.start, cell.start + one.stop, reason))
            if one.beside[1]:
                start, stop = one.beside
                speech.refused.append(Refusal(cell.start + start, cell.start + stop, reason))
            continue
        for token in scan(cell.text, speech.lexicon):
            if token.kind in ("number", "rank", "fold"):
                speech.refused.append(Refusal(cell.start + token.start, cell.start + token.stop, reason))
                continue
            name = cell.text[token.start : token.stop]
            if token.kind in ("skip", "time"):
                why = "period" if token.kind == "time" else str(token.value)
            elif _NUMERAL.search(name) is not None:
                why = f"name:{name}"  # 四川省
            else:
                continue
            speech.skipped.append(Refusal(cell.start + token.start, cell.start + token.stop, why))


def is_numbering(speech: Speech, row: Row, label: int, figures: Sequence[int]) -> bool:
    """Whether a row counts the columns: 甲 乙 1 2 3."""
    if any(len(row.at(place)) > 2 for place in range(len(row.cells))):
        return False
    numbers = [one for place in figures if (one := printed(row.at(place), speech.lexicon)) is not None]
    values = [int(one.value) for one in numbers if one.ulp == 1]
    return (
        row.at(label) in ("", "甲", "栏次", "A")
        and len(values) > 1
        and values == list(range(values[0], values[0] + len(values)))
    )
