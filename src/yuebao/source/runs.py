"""A page's characters and their boxes → runs, the pieces that stand side by side.

The child that reads PDFs works here: nothing heavy is imported.
"""

from __future__ import annotations

from math import nan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WORD = frozenset(_LETTERS + ".,%)")
_START = frozenset(_LETTERS + "(")
_BLANKS = (*map(chr, range(33)), "\u3000", "\xa0", "\ufeff", "\u200b")
CLOSED = "）】》」』〕"
_HALF = CLOSED + "”’，。、；：！？"  # the right half of these is white

_LEAST = 20  # characters that stand together: fewer tell nothing

Gathered = tuple[str, list[float], float, float, float, int]
"""A run's text, edges, top, bottom, size and blanks, as ``Run`` has them."""


def gathered(
    text: str, lefts: Sequence[float], tops: list[float], rights: Sequence[float], bottoms: Sequence[float]
) -> list[Gathered]:
    """The runs of a page in the order of its content, out of the edges of its characters' boxes.

    White space and characters without a box are left out; a blank stays between two Latin words. *tops* of
    white space are overwritten.
    """
    runs: list[Gathered] = []
    letters: list[str] = []
    edges: list[float] = []
    top = bottom = middle = tall = right = size = 0.0  # of the run; the middle twice over
    blanks, blank, last = 0, False, ""
    for one in _BLANKS:
        at = text.find(one)
        while at >= 0:
            tops[at] = nan
            at = text.find(one, at + 1)
    above = below = nan  # of the character before, if any of its height goes on with the run
    least = most = 0.0
    begun = 0  # of the characters that went on so and are still to be written down
    for index, x0, y0, x1, y1 in zip(range(len(text)), lefts, tops, rights, bottoms, strict=True):
        if y0 == above and y1 == below and least <= x0 - right < most and x0 < x1 > right:
            if size < x1 - x0 and "\u4e00" <= text[index] <= "\u9fff":
                size = x1 - x0
            right = x1
            continue
        if begun < index:
            letters.append(text[begun:index])
            edges += rights[begun:index]
            last = text[index - 1]
        begun = index + 1
        high = y1 - y0
        if not (x0 < x1 and 0 < high):
            blank = blank or y0 != y0
            above = nan
            continue
        character = text[index]
        level = True
        if letters:
            gap = x0 - right
            level = 0.8 * tall <= high and 0.8 * high <= tall and -tall <= 1.25 * (y0 + y1 - middle) <= tall
            if (
                -0.5 * high <= gap <= 0.5 * high
                and (gap < 0.3 * high or last not in _HALF)
                and (level or _level(top, bottom, y0, y1, character, last))
            ):
                if blank:
                    blanks += 1
                    if last in _WORD and character in _START:
                        letters.append(" ")
                        edges.append(x0 if edges[-1] < x0 else edges[-1])
            else:
                runs.append(("".join(letters), edges, top, bottom, size, blanks))
                letters, size, blanks = [], 0.0, 0
                level = True
        if not letters:
            edges = [x0]
            tall = 0.0
        letters.append(character)
        last = character
        if edges[-1] < x1:
            edges.append(x1)
            above = y0
        else:
            edges.append(edges[-1])
            above = nan
        if tall < high:
            top, bottom, middle, tall = y0, y1, y0 + y1, high
        elif not level:
            above = nan
        below, least, most = y1, -0.5 * high, 0.3 * high
        if size < x1 - x0 and "\u4e00" <= character <= "\u9fff":
            size = x1 - x0  # the widest tells: some fonts have boxes as narrow as the character
        right = x1
        blank = False
    if begun < len(text):
        letters.append(text[begun:])
        edges += rights[begun:]
    if letters:
        runs.append(("".join(letters), edges, top, bottom, size, blanks))
    return runs


def suspected(runs: Sequence[Gathered]) -> bool:
    """Whether hardly any two characters of a page stand side by side: its text runs another way."""
    letters = sum([len(run[0]) for run in runs])
    return _LEAST < letters < 2 * len(runs)


def _level(top: float, bottom: float, y0: float, y1: float, after: str, last: str) -> bool:
    """Whether characters with boxes from *top* to *bottom* and from *y0* to *y1* stand at one height."""
    high, tall = y1 - y0, bottom - top
    less, more = (high, tall) if high < tall else (tall, high)
    if 0.8 * more <= less:
        return abs(y0 + y1 - top - bottom) <= less
    # A raised number is a piece of its own; a mark or 一 may have a box as flat as it is.
    small, lower, foot = (after, bottom, y1) if high < tall else (last, y1, bottom)
    if small.isdigit() and foot < lower - 0.2 * more:
        return False
    return abs(y0 + y1 - top - bottom) <= (less if small.isascii() else 1.2 * more)
