"""Several readings of one scanned page → one, with a doubt wherever they differ."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from statistics import median

from yuebao.source.typeset import Run

LOST = "□"
"""Stands in a reading for a character that is printed and was not read."""

_SURE = 88.0  # per cent: below this the recogniser's word on a character is doubted
_BULLET = re.compile(r"[@®©]+(?=[\u4e00-\u9fff\d])")
_PAGE = re.compile(r"[一\-—_~]+(\d{1,4})[一\-—_~]+$")
_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
_OPENED = re.compile(r"[《〈{\[](?=[^》〉}\]（(]{0,30}[）)])")
_NAME = re.compile(r"[\u4e00-\u9fff]+")
_REACH = 8  # characters: what a word of the field may have on each side of one that is doubted
_TWICE = re.compile(r"[\\《〈{\[](?=[(（][^》〉}\]]{0,30}[）)])(?![^》〉}\]]{0,30}[》〉}\]])")
_RATE = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,2}%(?![\d.%])")
_MISREAD = re.compile(
    r"(?<![\d.])(?P<lead>\d{1,3}\.)(?P<decimals>\d{1,3})(?P<sign>%)(?P<more>\d{0,2})(?![\d.%])"
)
_FRONT = re.compile(r"[\d.%]*$")
_BACK = re.compile(r"[\d.%]*")
_HANZI = re.compile(r"[\u3000-\u9fff％%‰）（，。；：]")


@dataclass(slots=True, kw_only=True)
class Glyph:
    """A character seen on a scan: its edges in points, how sure the recogniser is (per cent), and what
    else it was read as."""

    text: str
    left: float
    right: float
    sure: float
    readings: tuple[str, ...] | None = None


@dataclass(slots=True, kw_only=True)
class Row:
    """A line of characters on a scan."""

    top: float
    bottom: float
    glyphs: list[Glyph] = field(default_factory=list)


def differs(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether two readings of a page differ in a figure, or in what stands beside one."""
    for row in first:
        mine, theirs = _plain(row.glyphs), _plain(_beside(row, second))
        if mine != theirs and (_figures(mine) != _figures(theirs)):
            return True
    return False


def settled(first: Sequence[Row], others: Sequence[Sequence[Row]]) -> list[Row]:
    """The first reading, mended where the others agree against it, doubted where any one differs."""
    out: list[Row] = []
    digits = _Digits(first, others)
    for row, below in zip(first, [*first[1:], None], strict=False):  # a blank page has no rows
        above = _plain(out[-1].glyphs) if out else ""  # a word may begin there, and end below
        ends = (above[-_REACH:], _plain(below.glyphs[:_REACH]) if below is not None else "")
        out.append(_settled(row, [_beside(row, other) for other in others], ends, digits))
    return out


def runs(rows: Sequence[Row]) -> list[Run]:
    """Rows as runs, cut at wide gaps, their punctuation made full-width where it stands by Chinese."""
    sizes = [
        glyph.right - glyph.left for row in rows for glyph in row.glyphs if "\u4e00" <= glyph.text <= "\u9fff"
    ]
    usual = median(sizes) if sizes else 10.0
    tall = median([row.bottom - row.top for row in rows]) if rows else 10.0
    out: list[Run] = []
    doubted = 0  # where the last doubt begins
    for row in rows:
        _spell(row)
        high = row.bottom - row.top
        size = usual if 0.7 * tall < high < 1.35 * tall else usual * high / tall
        last: Glyph | None = None
        for glyph, after in zip(row.glyphs, [*row.glyphs[1:], None], strict=True):
            if glyph.text in "，。；：、）" and after is not None:
                # Of a mark only its ink is seen; it takes the room of a character.
                glyph.right = max(glyph.right, min(glyph.left + size, after.left))
            if last is None or 1.0 * size < glyph.left - last.right:
                edges = [glyph.left]
                doubts: dict[int, tuple[int, tuple[str, ...]]] = {}
                run = Run(text="", edges=edges, top=row.top, bottom=row.bottom, size=size)
                run.doubts = doubts
                out.append(run)
            if (
                glyph.readings is not None
                and last is not None
                and glyph.readings is last.readings
                and run.text
            ):
                length, told = doubts[doubted]
                doubts[doubted] = (length + 1, told)
            elif glyph.readings is not None or glyph.sure < _SURE:
                doubted = len(run.text)
                doubts[doubted] = (1, glyph.readings or ())
            run.text += glyph.text
            run.right = max(run.right, glyph.right)
            edges.append(run.right)
            last = glyph
    return out


def _figures(text: str) -> list[str]:
    return re.findall(r"[\d.%‰+-]+.?", text)


def _plain(glyphs: Sequence[Glyph]) -> str:
    return "".join(unicodedata.normalize("NFKC", glyph.text)[:1] or glyph.text for glyph in glyphs)


def _beside(row: Row, rows: Sequence[Row]) -> list[Glyph]:
    """What another reading has where *row* stands, from left to right."""
    left, right = row.glyphs[0].left - 4, row.glyphs[-1].right + 4
    found: list[list[Glyph]] = []  # a row's own order stands: the boxes of its characters overlap
    for other in rows:
        middle = (other.top + other.bottom) / 2
        if row.top < middle < row.bottom:
            inside = [glyph for glyph in other.glyphs if left <= (glyph.left + glyph.right) / 2 <= right]
            found += [inside] if inside else []
    return [glyph for inside in sorted(found, key=lambda inside: inside[0].left) for glyph in inside]


class _Digits:
    """How wide rates are set on a page, by those that all its readings agree on: 5.5% misread as 5.59%
    has the room of two digits."""

    def __init__(self, first: Sequence[Row], others: Sequence[Sequence[Row]]) -> None:
        rooms: dict[int, list[float]] = {}
        for row in first:
            mine = _plain(row.glyphs)
            theirs = [_plain(_beside(row, other)) for other in others]
            for rate in _RATE.finditer(mine):
                if all(rate[0] in text for text in theirs):
                    room = row.glyphs[rate.end() - 1].right - row.glyphs[rate.start()].left
                    rooms.setdefault(len(rate[0]) - 2, []).append(room)
        usual = {count: median(found) for count, found in rooms.items() if len(found) > 4}
        self.least = min(usual, default=0)
        most = max(usual, default=0)
        self.room = usual.get(self.least, 0.0)
        self.step = (usual[most] - self.room) / (most - self.least) if self.least < most else 0.0

    def fits(self, text: str, room: float) -> bool:
        """Whether *room* is that of the rate *text*, clearly."""
        if self.step <= 0 or _RATE.fullmatch(text) is None:
            return False
        return abs((room - self.room) / self.step + self.least - (len(text) - 2)) < 0.35


def _settled(row: Row, others: Sequence[Sequence[Glyph]], ends: tuple[str, str], digits: _Digits) -> Row:
    """One row by the words of the field and by majority: stretches on which the readings differ are aligned
    and counted. *ends* are what stands on the rows above and below it, next to it."""
    mine = _plain(row.glyphs)
    cuts: set[int] = set()  # positions between characters of mine where a stretch may begin or end
    told: list[list[tuple[int, int, str]]] = []
    for other in others:
        theirs = _plain(other)
        matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
        edits = [(a0, a1, theirs[b0:b1]) for tag, a0, a1, b0, b1 in matcher.get_opcodes() if tag != "equal"]
        told.append(edits)
        cuts.update(place for a0, a1, _ in edits for place in (a0, a1))
    stretches: list[list[int]] = []
    for a0, a1 in sorted((a0, a1) for edits in told for a0, a1, _ in edits):
        if stretches and a0 <= stretches[-1][1]:
            stretches[-1][1] = max(stretches[-1][1], a1)
        else:
            stretches.append([a0, a1])
    glyphs: list[Glyph] = []
    done = 0
    for start, stop in stretches:
        glyphs += row.glyphs[done:start]
        readings = [mine[start:stop], *(_edited(mine, start, stop, edits) for edits in told)]
        counted = Counter(readings)
        around = ((ends[0] + mine[:start])[-_REACH:], (mine[stop:] + ends[1])[:_REACH])
        left = len(_FRONT.search(mine[:start])[0])  # type: ignore[index]  # it matches nothing too
        right = len(_BACK.match(mine[stop:])[0])  # type: ignore[index]
        lead, tail = mine[start - left : start], mine[stop : stop + right]
        room = (
            row.glyphs[stop + right - 1].right - row.glyphs[start - left].left
            if start - left < stop + right
            else 0.0
        )
        fitting = {text: digits.fits(lead + text + tail, room) for text in counted}
        best = max(
            readings,
            key=lambda text: (_term(text, *around), fitting[text], counted[text], text == readings[0]),
        )
        glyphs += _rewritten(
            row, start, stop, best, tuple(dict.fromkeys(it for it in readings if it != best))
        )
        if not best and glyphs and _telling(readings):
            last = glyphs[-1]
            last.readings = tuple(dict.fromkeys(last.text + text for text in readings if text))
            last.right = row.glyphs[stop - 1].right if start < stop else last.right
        done = stop
    glyphs += row.glyphs[done:]
    out = Row(top=row.top, bottom=row.bottom, glyphs=glyphs or row.glyphs)
    _respell(out, digits)
    return out


def _respell(row: Row, digits: _Digits) -> None:
    """Take out of doubted rates the digits that there is no room for: a sign of per cent that was seen as
    9%, %4 or 9%0. What was read stays as a doubt on the sign."""
    for rate in reversed(list(_MISREAD.finditer(_plain(row.glyphs)))):
        inside = row.glyphs[rate.start() : rate.end()]
        if not rate["more"] and all(one.readings is None and _SURE <= one.sure for one in inside):
            continue
        sign = rate.start("sign") - rate.start()
        rooms = {one.right - inside[0].left for one in (inside[sign], inside[-1])}
        lead, after = rate["lead"], rate["decimals"]
        kept = [
            count
            for count in range(1, len(after) + 1)
            if any(digits.fits(f"{lead}{after[:count]}%", room) for room in rooms)
        ]
        if len(kept) == 1 and (kept[0] < len(after) or rate["more"]):
            first = rate.start() + len(lead) + kept[0]
            left, right = row.glyphs[first].left, inside[-1].right
            read = rate[0][len(lead) + kept[0] :]
            row.glyphs[first : rate.end()] = [
                Glyph(text="%", left=left, right=right, sure=0.0, readings=(read,))
            ]


@cache
def _vocabulary() -> frozenset[str]:
    """The lexicon's words that Chinese characters alone make: names, areas, partners, heads, members."""
    from yuebao.lexicon import load

    lexicon = load()
    words = (
        *lexicon.heads,
        *lexicon.members,
        *(word for kind, word in lexicon.terms if kind in ("province", "city", "region", "partner")),
    )
    return frozenset(word for word in words if 1 < len(word) <= _REACH + 1 and _NAME.fullmatch(word))


def _term(text: str, before: str, after: str) -> int:
    """How long a word of the field is that a reading is part of, 0 when it makes none: of 合同等约额 and
    合同签约额 the field has but one, whatever most readings say. Digits no word can tell."""
    if not text or not _NAME.fullmatch(text):
        return 0
    words = _vocabulary()
    return max(
        (
            start + len(text) + stop
            for start in range(len(before) + 1)
            for stop in range(len(after) + 1)
            if f"{before[len(before) - start :]}{text}{after[:stop]}" in words
        ),
        default=0,
    )


def _telling(readings: Sequence[str]) -> bool:
    return any(character.isalnum() or character in ".%‰+-" for text in readings for character in text)


def _edited(mine: str, start: int, stop: int, edits: Sequence[tuple[int, int, str]]) -> str:
    """What a reading has for ``mine[start:stop]``."""
    text = ""
    at = start
    for a0, a1, theirs in edits:
        if start <= a0 and a1 <= stop:
            text += mine[at:a0] + theirs
            at = a1
    return text + mine[at:stop]


def _rewritten(row: Row, start: int, stop: int, text: str, readings: tuple[str, ...]) -> list[Glyph]:
    """Glyphs for *text* in the place of those from *start* to *stop*."""
    old = row.glyphs[start:stop]
    if text == _plain(old):
        for glyph in old:
            glyph.readings = readings
        return old
    before = row.glyphs[start - 1].right if start else row.glyphs[0].left
    left = old[0].left if old else before
    right = old[-1].right if old else (row.glyphs[stop].left if stop < len(row.glyphs) else before)
    step = max(0.0, right - left) / max(1, len(text))
    return [
        Glyph(text=one, left=left + at * step, right=left + (at + 1) * step, sure=0.0, readings=readings)
        for at, one in enumerate(text)
    ]


def _spell(row: Row) -> None:
    """Marks a recogniser trained on prose spells otherwise: bullets, page numbers, punctuation."""
    text = "".join(glyph.text for glyph in row.glyphs)
    found = _BULLET.match(text)
    if found is not None:
        del row.glyphs[1 : found.end()]
        row.glyphs[0].text = "●"
    found = _PAGE.match(text)
    if found is not None:
        for at, glyph in enumerate(row.glyphs):
            if not found.start(1) <= at < found.end(1):
                glyph.text = "—"
        return
    glyphs = row.glyphs
    for twice in reversed(list(_TWICE.finditer(text if len(text) == len(glyphs) else ""))):
        # One wide bracket, seen as two marks: what was doubted of either is doubted of it.
        mark, bracket = glyphs[twice.start()], glyphs[twice.end()]
        bracket.left, bracket.readings = mark.left, bracket.readings or mark.readings
        del glyphs[twice.start()]
    text = "".join(glyph.text for glyph in glyphs)
    for opened in _OPENED.finditer(text if len(text) == len(glyphs) else ""):
        glyphs[opened.start()].text = "（"
    for at, glyph in enumerate(glyphs):
        wide = _WIDE.get(glyph.text)
        if wide is not None:
            near = [glyphs[at - 1].text] if at else []
            near += [glyphs[at + 1].text] if at + 1 < len(glyphs) else []
            if any(_HANZI.match(other) for other in near):
                glyph.text = wide
