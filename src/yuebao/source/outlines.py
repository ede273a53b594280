"""A PDF whose fonts draw boxes: each character's outline gives way to its own bounds.

pdfium loads the outline of a character twice wherever it stands, for nothing but the corners of its box,
and in a font of Chinese characters in cubic curves (CFF) that is four fifths of all it does with a page.
An outline with the same corners is as good for it, and is loaded in no time. So the bounds of each
character are worked out once, and a box takes the place of its outline, in the font itself: a copy of the
file that differs in nothing else, not by a byte of its length. It is for reading, not for showing.

What is not understood in every detail stays as it is: a font, or a character of one.
"""

from __future__ import annotations

import re
import zlib
from struct import Struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64  # an int that is one of the processor's, once it is compiled

COMPILED: Final = not __file__.endswith(".py")
"""Whether this module is: ``boxed`` is worth while only then."""

KEPT: Final = 256
"""The boxes of so many of a font's characters, the first, pdfium keeps once it has made them."""

_MOST: Final = 8_192  # characters: a font that has more was put in whole, and few of them stand anywhere
_ROOM: Final = 8 * 2**20  # bytes: what the fonts that are looked at have together
_LEAST: Final = 2**16  # bytes: what one counts as at least
_HEAD: Final = 500  # bytes: what is told of a font is shorter
_KIND: Final = b"/CIDFontType0C"
_FILTER = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
_LENGTH = re.compile(rb"/Length\s+(\d{1,9})(?!\d|\s+\d+\s+R)")
_STREAM = re.compile(rb">>\s{0,9}stream(?:\r\n|\n)")
_UNUSUAL = re.compile(rb"/DecodeParms|<<|>>")

# Of a font's first dictionary, and of those of its parts.
_OUTLINES: Final = 17
_TWO: Final = 12  # an operator of two bytes
_MATRIX: Final = 263
_FORM: Final = 262  # of the outlines
_PARTS: Final = 292

# What characters are drawn with.
_HSTEM: Final = 1
_VSTEM: Final = 3
_VMOVE: Final = 4
_RLINE: Final = 5
_HLINE: Final = 6
_VLINE: Final = 7
_RCURVE: Final = 8
_END: Final = 14
_HSTEMHM: Final = 18
_HINTMASK: Final = 19
_CNTRMASK: Final = 20
_RMOVE: Final = 21
_HMOVE: Final = 22
_VSTEMHM: Final = 23
_RCURVELINE: Final = 24
_RLINECURVE: Final = 25
_VVCURVE: Final = 26
_HHCURVE: Final = 27
_SHORT: Final = 28
_VHCURVE: Final = 30
_HVCURVE: Final = 31
_DEEP: Final = 48  # numbers: more wait for no operator
_BOX: Final = Struct(">BhBhBBhBBhBB")
_WIDTH: Final = Struct(">Bh")
_FAR: Final = 16_000  # no character reaches so far


def boxed(data: bytes) -> bytes:
    """*data*, or a copy of it in which the fonts that can have boxes for outlines."""
    if _KIND not in data or b"/Encrypt" in data:
        return data
    made: bytearray | None = None
    room = _ROOM
    at = data.find(_KIND)
    while 0 <= at and 0 < room:
        room -= _LEAST
        place = _stored(data, at)
        if place is not None and 0 < room:
            start, stop = place
            packed, size = _packed(data[start:stop], room)
            room -= size
            if packed:
                made = made or bytearray(data)
                made[start:stop] = packed
        at = data.find(_KIND, at + 1)
    return data if made is None else bytes(made)


def _stored(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the font whose kind is told *at* a place begins and ends; nothing where it is stored otherwise
    than most are."""
    end = data.find(b">>", at)
    head = data[data.rfind(b"<<", max(0, at - _HEAD), at) + 2 : end] if 0 <= end < at + _HEAD else b""
    stream = _STREAM.match(data, end)
    length = _LENGTH.search(head)
    if stream is None or length is None or _FILTER.search(head) is None or _UNUSUAL.search(head):
        return None
    return stream.end(), stream.end() + int(length[1])


def _packed(stream: bytes, room: int) -> tuple[bytes, int]:
    """A font as it is stored, with boxes, and as long, nothing where it cannot be; and how large it is, of a
    damaged one all that there is *room* for."""
    unpacking = zlib.decompressobj()
    try:
        font = unpacking.decompress(stream, room)
        drawn, same = with_boxes(font) if unpacking.eof else (b"", 0)
    except (zlib.error, IndexError, ValueError):
        return b"", room
    if not drawn:
        return b"", len(font)
    # What stays as it is would take long to be made small once more, and there is room for it now.
    as_it_is, boxes = zlib.compressobj(0, wbits=-15), zlib.compressobj(1, wbits=-15, strategy=zlib.Z_RLE)
    packed = b"\x78\x01" + as_it_is.compress(drawn[:same]) + as_it_is.flush(zlib.Z_FULL_FLUSH)
    packed += boxes.compress(drawn[same:]) + boxes.flush() + zlib.adler32(drawn).to_bytes(4, "big")
    return packed.ljust(len(stream), b"\0") if len(packed) <= len(stream) else b"", len(font)


def with_boxes(font: bytes) -> tuple[bytes, int]:
    """A font (CFF), with the box of each character but the first for its outline, as long as it was, and how
    much of it stayed the same; nothing where it cannot be.

    Raises:
        IndexError, ValueError: it is damaged.
    """
    tops = _places(font, _places(font, font[2])[-1])  # its name stands before
    if len(tops) != 2:
        return b"", 0
    top = _told(font, tops[0], tops[1])
    outlines, parts = top.get(_OUTLINES, ()), top.get(_PARTS, ())
    if len(outlines) != 1 or len(parts) != 1 or top.get(_FORM, (2,)) != (2,) or not _upright(top):
        return b"", 0  # without parts, its characters go by names, and there are few of them
    each = _places(font, parts[0])
    for at in range(len(each) - 1):
        if not _upright(_told(font, each[at], each[at + 1])):
            return b"", 0
    places = _places(font, outlines[0])
    count = len(places) - 1
    if not KEPT < count <= _MOST:
        return b"", 0
    found: list[bytes] = []
    for at in range(KEPT, count):
        begun = places[at]
        end = places[at + 1]
        box = box_of(font, begun, end)
        if box and len(box) <= end - begun:
            found.append(box)
            found.append(bytes(end - begun - len(box)))
        else:
            found.append(font[begun:end])
    same = places[KEPT]
    return b"".join((font[:same], *found, font[places[count] :])), same


def _places(font: bytes, at: int) -> list[int]:
    """Where each thing of an index begins, and where the last one ends.

    Raises:
        IndexError, ValueError: it is damaged.
    """
    count = int.from_bytes(font[at : at + 2], "big")
    if at < 0 or not count:
        raise ValueError
    size = font[at + 2]
    first = at + 3
    base = first + (count + 1) * size - 1  # what they are counted from
    if not 1 <= size <= 4 or len(font) <= base:
        raise ValueError
    found = [base + int.from_bytes(font[it : it + size], "big") for it in range(first, base + 1, size)]
    if found[0] != base + 1 or len(font) < found[-1] or found != sorted(found):
        raise ValueError
    return found


def _told(font: bytes, at: int, stop: int) -> dict[int, tuple[int, ...]]:
    """What a dictionary tells: operators and their numbers, of which one that is not whole counts as -1.

    Raises:
        IndexError, ValueError: it is damaged.
    """
    found: dict[int, tuple[int, ...]] = {}
    numbers: list[int] = []
    while at < stop:
        one = font[at]
        at += 1
        if one < 22:
            if one == _TWO:
                one = 256 + font[at]
                at += 1
            found[one] = tuple(numbers)
            numbers = []
            continue
        if one == 28 or one == 29:
            size = 2 if one == 28 else 4
            numbers.append(_signed(font, at, size))
            at += size
        elif one == 30:  # digits, two a byte
            value = 0
            two = 0
            while two & 15 != 15 and two >> 4 != 15:
                two = font[at]
                at += 1
                for digit in (two >> 4, two & 15):
                    if digit != 0 and digit < 10:
                        value = -1
            numbers.append(value)
        elif one < 32 or one == 255:
            raise ValueError
        elif one < 247:
            numbers.append(one - 139)
        else:
            more = font[at] + 108
            at += 1
            numbers.append((one - 247) * 256 + more if one < 251 else (251 - one) * 256 - more)
        if _DEEP < len(numbers):
            raise ValueError
    return found


def _signed(font: bytes, at: int, size: int) -> int:
    return int.from_bytes(font[at : at + size], "big", signed=True)


def _upright(told: dict[int, tuple[int, ...]]) -> bool:
    """Whether what a font does to its outlines leaves a box a box."""
    matrix = told.get(_MATRIX)
    return matrix is None or (len(matrix) == 6 and matrix[1] == matrix[2] == 0)


class _Pen:
    """What goes along an outline as the numbers from ``at`` on tell it, and how far it has come; of curves
    to the points that they bend to."""

    __slots__ = ("at", "drawn", "font", "high", "left", "low", "moved", "right", "x", "y")

    def __init__(self, font: bytes) -> None:
        self.font = font
        self.at: i64 = 0
        self.x: i64 = 0
        self.y: i64 = 0
        self.left: i64 = _FAR
        self.low: i64 = _FAR
        self.right: i64 = -_FAR
        self.high: i64 = -_FAR
        self.drawn = self.moved = False  # since it was last put down

    def next(self) -> i64:
        """The next number, which is whole."""
        font, at = self.font, self.at
        one: i64 = font[at]
        if one == _SHORT:
            self.at = at + 3
            return _signed(font, at + 1, 2)
        if one < 247:
            self.at = at + 1
            return one - 139
        self.at = at + 2
        if one < 251:
            return (one - 247) * 256 + font[at + 1] + 108
        return (251 - one) * 256 - font[at + 1] - 108

    def go(self, x: i64, y: i64) -> None:
        """So far to the right and up."""
        if not self.moved:
            if not x and not y:
                return
            self.moved = True
            self.meet(self.x, self.y)
        x += self.x
        y += self.y
        self.x = x
        self.y = y
        self.meet(x, y)

    def meet(self, x: i64, y: i64) -> None:
        """This is a point of the outline."""
        if x < self.left:
            self.left = x
        if self.right < x:
            self.right = x
        if y < self.low:
            self.low = y
        if self.high < y:
            self.high = y

    def put(self, x: i64, y: i64) -> bool:
        """Put it down so far from where it is; whether what it drew before was more than one point, if it
        drew anything."""
        fine = self.moved or not self.drawn
        self.x += x
        self.y += y
        self.moved = self.drawn = False
        return fine

    def pairs(self, count: i64) -> None:
        """To the right and up by each two numbers."""
        for _ in range(count // 2):
            x = self.next()
            self.go(x, self.next())

    def level(self, count: i64, across: bool) -> None:
        """Lines to the right and up by turns, first *across* or not."""
        for _ in range(count):
            if across:
                self.go(self.next(), 0)
            else:
                self.go(0, self.next())
            across = not across

    def straight(self, count: i64, across: bool) -> None:
        """Curves that begin and end *across*, or upright; but for the first, if it is told so."""
        aside: i64 = self.next() if count % 4 else 0
        for _ in range(count // 4):
            if across:
                self.go(self.next(), aside)
            else:
                self.go(aside, self.next())
            self.pairs(2)
            self.level(1, across)
            aside = 0

    def turning(self, count: i64, across: bool) -> None:
        """Curves that begin *across* and end upright, and the other way, by turns; but for the last, if it is
        told so."""
        for left in range(count // 4 - 1, -1, -1):
            self.level(1, across)
            self.pairs(2)
            along = self.next()
            aside = self.next() if count % 4 and not left else 0
            if across:
                self.go(aside, along)
            else:
                self.go(along, aside)
            across = not across


def box_of(font: bytes, at: i64, stop: i64) -> bytes:
    """What draws the box of what is drawn by *font* from *at* to *stop*; nothing where that is unusual.

    Raises:
        IndexError: it is damaged.
    """
    pen = _Pen(font)
    stems: i64 = 0
    first = True  # no operator came yet
    begun = False
    width = b""
    while True:
        pen.at = at
        count: i64 = 0
        whole = True
        one: i64 = font[at]
        while 32 <= one or one == _SHORT:
            if one == 255:
                whole = False
            at += 1 if 32 <= one < 247 else 5 if one == 255 else 3 if one < 32 else 2
            count += 1
            if _DEEP < count:
                return b""
            one = font[at]
        at += 1
        if stop < at:
            return b""
        if first:  # it may have the character's width before its own
            first = False
            own = 2 if one == _RMOVE else 1 if one in (_HMOVE, _VMOVE) else count - count % 2
            if own < count:
                if not whole:
                    return b""
                count -= 1
                width = _WIDTH.pack(_SHORT, pen.next())
        if one in (_HINTMASK, _HSTEMHM, _VSTEMHM, _HSTEM, _VSTEM, _CNTRMASK):
            if count % 2:
                return b""
            stems += count // 2
            if one in (_HINTMASK, _CNTRMASK):
                at += (stems + 7) // 8
        elif one == _END:
            break
        elif not whole or not _drawn(pen, one, count, begun):
            return b""
        else:
            begun = True
    far = max(pen.right, pen.high, -pen.left, -pen.low)
    if count or not pen.put(0, 0) or pen.right < pen.left or _FAR <= far:
        return b""
    left, low, right, high = pen.left, pen.low, pen.right, pen.high
    return width + _BOX.pack(
        _SHORT, left, _SHORT, low, _RMOVE, _SHORT, right - left, _HLINE, _SHORT, high - low, _VLINE, _END
    )


def _drawn(pen: _Pen, one: i64, count: i64, begun: bool) -> bool:
    """Have the pen do what an operator with so many numbers says; whether it is a usual one."""
    if one in (_RMOVE, _HMOVE, _VMOVE):
        if count != (2 if one == _RMOVE else 1):
            return False
        x: i64 = 0 if one == _VMOVE else pen.next()
        return pen.put(x, 0 if one == _HMOVE else pen.next())
    pen.drawn = True
    if not begun or not count:
        return False
    if one in (_RCURVE, _RLINE, _RCURVELINE, _RLINECURVE):
        if (one == _RCURVE and count % 6) or (one == _RCURVELINE and (count < 8 or (count - 2) % 6)):
            return False
        if count % 2 or (one == _RLINECURVE and count < 8):
            return False
        pen.pairs(count)
    elif one in (_HLINE, _VLINE):
        pen.level(count, one == _HLINE)
    elif count < 4 or 1 < count % 4:
        return False
    elif one in (_HVCURVE, _VHCURVE):
        pen.turning(count, one == _HVCURVE)
    elif one in (_HHCURVE, _VVCURVE):
        pen.straight(count, one == _HHCURVE)
    else:
        return False
    return True
