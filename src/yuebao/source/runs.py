"""A page's characters and their boxes → runs, the pieces that stand side by side.

The child that reads PDFs works here: nothing heavy is imported.
"""

from __future__ import annotations

from array import array
from math import isfinite, nan

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WORD = frozenset(_LETTERS + ".,%)")
_START = frozenset(_LETTERS + "(")
_BLANKS = (*map(chr, range(33)), "\u3000", "\xa0", "\ufeff", "\u200b")
CLOSED = "）】》」』〕"
_HALF = CLOSED + "”’，。、；：！？"  # the right half of these is white

_NO_BOX = array("f", bytes(16))
_LEAST = 20  # characters that stand together: fewer tell nothing


class Gathered:
    """The runs of a page, a list for each thing that a ``Run`` has of it; ``texts`` have a line feed
    between two, ``edges`` follow one another."""

    __slots__ = ("blanks", "bottoms", "edges", "letters", "sizes", "texts", "tops")

    def __init__(self) -> None:
        self.texts = ""
        self.letters = 0
        self.edges = array("f")
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        self.sizes: list[float] = []
        self.blanks: list[int] = []


class Ordinates:
    """From an ordinate in a page's own coordinates to the one on the page as it is shown, which *top* is the
    upper edge of; to itself without. Each is made out when it is met: a line's characters share theirs."""

    __slots__ = ("_one", "known", "top")

    def __init__(self, top: float | None = None) -> None:
        self.top = top
        self.known: dict[float, float] = {}
        self._one = array("f", (0.0,))

    def met(self, y: float) -> float:
        """One that is not known yet."""
        self._one[0] = y if self.top is None else self.top - y  # in 32 bits, as the library has it
        found = self._one[0]
        self.known[y] = found
        return found


def gathered(text: str, boxes: array[float], shown: Ordinates) -> Gathered:
    """The runs of a page in the order of its content, out of the boxes (left, top, right, bottom) of its
    characters, whose ordinates are still to be *shown*.

    White space and characters without a box are left out, and so is a box scaled beyond all bounds; a blank
    stays between two Latin words.
    """
    found = _gathered(text, boxes, shown)
    if not isfinite(sum(found.edges, sum(found.tops, sum(found.bottoms, 0.0)))):
        bounded = boxes[:]
        for at in range(0, len(boxes), 4):
            if not isfinite(sum(bounded[at : at + 4], 0.0)):
                bounded[at : at + 4] = _NO_BOX
        found = _gathered(text, bounded, shown)
    return found


def _gathered(text: str, boxes: array[float], shown: Ordinates) -> Gathered:
    found = Gathered()
    letters: list[str] = []
    edges, known = found.edges, shown.known
    top = bottom = middle = tall = right = size = 0.0  # of the run; the middle twice over
    edge = 0.0  # the last of the run's
    blanks, blank, last, opened = 0, False, "", False
    spaced = text
    for one in _BLANKS:
        if one in spaced:
            spaced = spaced.replace(one, " ")
    above = below = nan  # of the character before, if any of its height goes on with the run
    held = nan  # the same, of the one before the blank
    least = most = 0.0
    begun = 0  # of the characters that went on so and are still to be written down
    stop = -1
    rights = boxes[2::4]
    x0s, y0s = boxes[0::4].tolist(), boxes[1::4].tolist()
    x1s, y1s = rights.tolist(), boxes[3::4].tolist()
    for word in spaced.split(" "):
        begun = stop + 1  # behind the blank
        stop = begun + len(word)
        if begun == stop:
            blank = True
            continue
        for index in range(begun, stop):
            x0 = x0s[index]
            y0 = y0s[index]
            x1 = x1s[index]
            y1 = y1s[index]
            if y0 == above and y1 == below and least <= x0 - right < most and x0 < x1 > right:
                if size < x1 - x0 and "\u4e00" <= text[index] <= "\u9fff":
                    size = x1 - x0
                right = x1
                continue
            if begun < index:
                edge, last = right, text[index - 1]
            elif blank and y0 == held and y1 == below and least <= x0 - right < most and x0 < x1 > right:
                # Behind a blank the run goes on as it would without.
                blanks += 1
                character = text[index]
                if last in _WORD and character in _START:
                    letters.append(" ")
                    if edge < x0:
                        edge = x0
                    edges.append(edge)
                if size < x1 - x0 and "\u4e00" <= character <= "\u9fff":
                    size = x1 - x0
                right = x1
                above = y0
                blank = False
                continue
            met, met_too = known.get(y0), known.get(y1)
            upper = shown.met(y0) if met is None else met
            lower = shown.met(y1) if met_too is None else met_too
            if lower < upper and shown.top is not None:  # a page that is mirrored
                upper, lower = lower, upper
            high = lower - upper
            if not (x0 < x1 and 0 < high):
                if begun < index:
                    letters.append(text[begun:index])
                    edges += rights[begun:index]
                begun = index + 1
                above = nan
                continue
            character = text[index]
            level = True
            if opened:
                gap = x0 - right
                level = (
                    0.8 * tall <= high
                    and 0.8 * high <= tall
                    and -tall <= 1.25 * (upper + lower - middle) <= tall
                )
                if (
                    -0.5 * high <= gap <= 0.5 * high
                    and (gap < 0.3 * high or last not in _HALF)
                    and (level or _level(top, bottom, upper, lower, character, last))
                ):
                    if blank:
                        blanks += 1
                        if last in _WORD and character in _START:
                            letters.append(" ")  # nothing is left to be written down before a blank
                            if edge < x0:
                                edge = x0
                            edges.append(edge)
                else:
                    if begun < index:
                        letters.append(text[begun:index])
                        edges += rights[begun:index]
                        begun = index
                    letters.append("\n")
                    found.tops.append(top)
                    found.bottoms.append(bottom)
                    found.sizes.append(size)
                    found.blanks.append(blanks)
                    size, blanks, opened = 0.0, 0, False
                    level = True
            if not opened:
                opened = True
                edges.append(x0)
                edge = x0
                tall = 0.0
            if edge < x1:
                above = y0
            else:
                if begun < index:
                    letters.append(text[begun:index])
                    edges += rights[begun:index]
                begun = index + 1
                letters.append(character)
                edges.append(edge)
                last = character
                above = nan
            if tall < high:
                top, bottom, middle, tall = upper, lower, upper + lower, high
            elif not level:
                above = nan
            below, least, most = y1, -0.5 * high, 0.3 * high
            if size < x1 - x0 and "\u4e00" <= character <= "\u9fff":
                size = x1 - x0  # the widest tells: some fonts have boxes as narrow as the character
            right = x1
            blank = False
        if begun < stop:
            letters.append(text[begun:stop])
            edges += rights[begun:stop]
            edge, last = right, text[stop - 1]
        held, above = above, nan
        blank = True
    if opened:
        found.tops.append(top)
        found.bottoms.append(bottom)
        found.sizes.append(size)
        found.blanks.append(blanks)
    found.texts = "".join(letters)
    found.letters = len(found.edges) - len(found.tops)
    return found


def suspected(runs: Gathered) -> bool:
    """Whether hardly any two characters of a page stand side by side: its text runs another way."""
    return _LEAST < runs.letters < 2 * len(runs.tops)


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
