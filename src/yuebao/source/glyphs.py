"""PDF → the runs of its pages (characters side by side and their places), by pdfium; run as a child process.

Standard input is the PDF, the first argument pdfium's library. Standard output is a line, ``pages N`` or
``problem CODE N``, then for each page a ``SIZE`` (of what follows for it), a ``HEAD`` and a body, and last a
``SIZE`` of nothing. The head: the page's number from 0, its width and height in points, upright, the share of
it that its pictures cover, the way that its text runs where it is shown (``turned``), how many
characters it has, how many that are no white space, how many that have no meaning, how many runs, and the
bytes of their text. The body: the texts of the runs in UTF-8, a line feed between two; then of every run its
top, bottom and size as 64-bit floats, its blanks as 32-bit integers, and its edges as 32-bit floats, one more
than it has characters; in points from the top left corner.

The arguments that follow are ``share K N SECONDS``: this is the Kth (from 0) of N children that read a file,
within an Nth of the memory and of so many seconds. Of several each takes the next page that no other has
taken: standard input, which they share, is a file that begins with ``TICKETS``, and what one reads of it no
other does. Of a document of one page the first answers alone.

Or they are ``draw DPI PAGE…``: pages come as grey pictures: a ``PICTURE`` (width, height, dots to a
point), then a byte a pixel, rows from the top.
"""

from __future__ import annotations

import ctypes
import os
import sys
from array import array
from itertools import repeat
from operator import gt
from struct import Struct

from yuebao.source.bounded import OUT_OF_MEMORY, SECONDS, bind
from yuebao.source.runs import Gathered, Ordinates, gathered, suspected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

PAGES = 1000
"""More pages than this are a book, not a bulletin."""

SIZE = Struct("<I")
HEAD = Struct("<IfffBIIIII")
TICKET = Struct("<H")
TICKETS = b"".join(map(TICKET.pack, range(PAGES + 64)))
"""The numbers of pages, and some more, so that every child finds one that there is not and ends."""

PICTURE = Struct("<IIf")
GLYPHS = 1_000_000
PIXELS = 40_000_000
_BOXES = 2048  # characters: the boxes of so many are asked for at a time
_FEW = 24  # characters: a page that has no more may be a scan with a printed number
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_PATH, _IMAGE, _FORM = 2, 3, 5  # FPDF_PAGEOBJ_PATH, _IMAGE, _FORM
_OUTLINES = 100  # paths: a page of few characters that has more may have its text drawn
_GREY = 1  # FPDFBitmap_Gray
_ANNOT = 1  # FPDF_ANNOT: with what others wrote on the page
_ROOM = 4 * 2**20  # bytes: what a bulletin's fonts and the largest of its pages take
_SMALL, _HUGE = 4096, 2 * 2**20  # bytes: a page, and one that takes the place of 512
_MADV_HUGEPAGE, _MADV_POPULATE_WRITE = 14, 23
_PIECES = 256  # of memory of one size: there are never so many
_OPENING = 1 / 6
"""The share of the memory within which a file is opened by all but the first."""


_I, _U, _L, _F, _P, _Z = (
    ctypes.c_int, ctypes.c_uint, ctypes.c_ulong, ctypes.c_float, ctypes.c_void_p, ctypes.c_size_t
)  # fmt: skip
# What is used of the library: result and arguments. Pointers come as numbers, which are quick to pass on.
# (pypdfium2's own bindings declare all of it, which takes longer than most files.)
_USED: dict[str, tuple[Any, ...]] = {
    "FPDF_InitLibrary": (None,),
    "FPDF_LoadMemDocument64": (_P, _P, _Z, _P),
    "FPDF_CloseDocument": (None, _P),
    "FPDF_GetLastError": (_L,),
    "FPDF_GetPageCount": (_I, _P),
    "FPDF_LoadPage": (_P, _P, _I),
    "FPDF_ClosePage": (None, _P),
    "FPDF_GetPageWidthF": (_F, _P),
    "FPDF_GetPageHeightF": (_F, _P),
    "FPDFPage_GetCropBox": (_I, _P, _P, _P, _P, _P),
    "FPDFPage_GetMediaBox": (_I, _P, _P, _P, _P, _P),
    "FPDFPage_GetRotation": (_I, _P),
    "FPDFText_LoadPage": (_P, _P),
    "FPDFText_ClosePage": (None, _P),
    "FPDFText_CountChars": (_I, _P),
    "FPDFText_GetText": (_I, _P, _I, _I, _P),
    "FPDFText_GetUnicode": (_U, _P, _I),
    "FPDFPage_CountObjects": (_I, _P),
    "FPDFPage_GetObject": (_P, _P, _I),
    "FPDFPageObj_GetType": (_I, _P),
    "FPDFPageObj_GetBounds": (_I, _P, _P, _P, _P, _P),
    "FPDFBitmap_CreateEx": (_P, _I, _I, _I, _P, _I),
    "FPDFBitmap_FillRect": (None, _P, _I, _I, _I, _I, _L),
    "FPDF_RenderPageBitmap": (None, _P, _P, _I, _I, _I, _I, _I, _I),
    "FPDFBitmap_GetStride": (_I, _P),
    "FPDFBitmap_GetBuffer": (_P, _P),
    "FPDFBitmap_Destroy": (None, _P),
}


_loaded: dict[str, Any] = {}


def library(path: str) -> Any:
    """pdfium, ready to be asked; loaded once."""
    if path in _loaded:
        return _loaded[path]
    pdfium: Any = ctypes.CDLL(path)
    for name, (result, *arguments) in _USED.items():
        function = getattr(pdfium, name)
        function.restype, function.argtypes = result, arguments
    # Asked for every character: without a result, and without letting go of the interpreter, it is quicker.
    # So it is without the types of its arguments, where these come as ctypes passes them on.
    pdfium.box_of = ctypes.PyDLL(path).FPDFText_GetLooseCharBox
    pdfium.box_of.restype = None
    pdfium.boxes = (ctypes.c_float * (4 * _BOXES))()
    pdfium.each_box = [ctypes.byref(pdfium.boxes, 16 * at) for at in range(_BOXES)]
    pdfium.FPDF_InitLibrary()
    _loaded[path] = pdfium
    return pdfium


_LINES = b"".join(
    b"BT /F 9 Tf 40 %d Td (Exports 98.3, up by 5.1%%; 42) Tj ET\n" % y for y in (700, 680, 660, 640)
)
_PAGE = (
    b"%%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
    b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<"
    b" /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
    b"4 0 obj << /Length %d >>\nstream\n%b\nendstream endobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%%%EOF\n"
    % (len(_LINES), _LINES)
)


def prepare(path: str, *_asked: str) -> None:
    """What a server does once for all the files that it forks for: the library is loaded, and has made what
    it makes with the first page, out of a page of our own."""
    if path in _loaded:
        return
    import resource  # noqa: F401  # for ``bind``

    _rehearsed(library(path), 2)
    libc = _allocator()
    if libc is not None:
        _take_rest(libc)


def rehearse(path: str, *_asked: str) -> None:
    """What a spare worker does before there is a file for it: it reads a page of our own, and takes memory
    that is kept for the file."""
    _rehearsed(library(path), 1)
    libc = _allocator()
    if libc is not None:
        _take_room(libc)


def _allocator() -> Any:
    """What gives out memory, where it may be asked for more than that."""
    if sys.platform != "linux":
        return None
    libc: Any = ctypes.PyDLL(None)
    libc.sbrk.restype = libc.malloc.restype = ctypes.c_void_p
    libc.sbrk.argtypes = (ctypes.c_ssize_t,)
    libc.malloc.argtypes = (ctypes.c_size_t,)
    libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    libc.free.argtypes = (ctypes.c_void_p,)
    return libc


def _take_rest(libc: Any) -> None:
    """Leave nobody the memory that was given back so far. It is the server's: each page of it that a worker
    writes to is copied first."""
    end = libc.sbrk(0)
    for power in range(20, 10, -1):
        for _ in range(_PIECES):
            if not 0 < (libc.malloc(1 << power) or 0) < end:
                break


def _take_room(libc: Any) -> None:
    """Have memory at hand: what a process meets page by page costs it a tenth of its time, huge pages that
    it meets at once a fiftieth of that. Where there are none it is as it would be without.

    The allocator goes on where the data segment ends. That is moved up to a page before a huge one may begin:
    what the allocator writes down in front of a piece would make small ones of it.
    """
    libc.sbrk(-(libc.sbrk(0) + _SMALL) % _HUGE)
    room = libc.malloc(_ROOM + _SMALL)
    if room:
        for advice in (_MADV_HUGEPAGE, _MADV_POPULATE_WRITE):
            libc.madvise(room + _SMALL & -_SMALL, _ROOM, advice)
        libc.free(room)


def _rehearsed(pdfium: Any, times: int) -> None:
    import io

    document = pdfium.FPDF_LoadMemDocument64(_PAGE, len(_PAGE), None)
    for _ in range(times):
        _page(pdfium, document, 0, GLYPHS, io.BytesIO())
    pdfium.FPDF_CloseDocument(document)


def shares(pages: int, parts: int) -> int:
    """In how many parts a document is read, if *parts* can be had."""
    return min(parts, pages)


def main() -> int:
    how, *told = sys.argv[2:]
    part, parts, seconds = map(int, told) if how == "share" else (0, 1, SECONDS)
    # Until it is known how many pages there are, the first has what the others do not need to open the file.
    bind(_OPENING if part else 1 - _OPENING * (parts - 1), seconds)
    data = os.pread(0, os.fstat(0).st_size, len(TICKETS)) if parts > 1 else sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        pdfium = library(sys.argv[1])
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            locked = pdfium.FPDF_GetLastError() == _PASSWORD
            out.write(b"problem %s\n" % (b"YB111" if locked else b"YB112"))
            return 0
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1 or PAGES < count:
            out.write(b"problem YB113 %d\n" % count if PAGES < count else b"problem YB112\n")
            return 0
        out.write(b"pages %d\n" % count)
        if how == "draw":
            for number in map(int, told[1:]):
                _draw(pdfium, document, number, int(told[0]), out)
        elif part < shares(count, parts):
            numbers = _dealt(count) if parts > 1 else iter(range(count))
            parts = shares(count, parts)
            bind(1 / parts, seconds // parts)
            room = GLYPHS // parts
            for number in numbers:
                room -= _page(pdfium, document, number, room, out)
                if room < 0:
                    return OUT_OF_MEMORY
                out.flush()  # the parent works on it while the next one is read
            out.write(SIZE.pack(0))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _dealt(count: int) -> Iterator[int]:
    """The pages that this child is to read, each when the one before is done."""
    while True:
        (number,) = TICKET.unpack(os.read(0, TICKET.size))
        if count <= number:
            return
        yield number


def _page(pdfium: Any, document: Any, number: int, room: int, out: Any) -> int:
    """Write a page's runs, if there is *room* for so many characters; how many it has."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        _tell(out, number, (0.0, 0.0, 0.0, 0), "", Gathered())
        return 0
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    layer = pdfium.FPDFText_LoadPage(page)
    text, boxes = _characters(pdfium, layer) if layer else ("", array("f"))
    left, top = corner(pdfium, page, height) if text else (0.0, 0.0)
    turn = pdfium.FPDFPage_GetRotation(page)
    pictured = _pictured(pdfium, page) if len(text) <= _FEW else 0.0
    if layer:
        pdfium.FPDFText_ClosePage(layer)
    pdfium.FPDF_ClosePage(page)
    if left or turn:
        boxes = _shown(boxes, left, top, turn, width, height)
        shown = Ordinates()
    else:
        shown = Ordinates(top)
    runs = gathered(text, boxes, shown)
    way = 0
    if suspected(runs):
        from yuebao.source import turned

        if not (left or turn):
            boxes = _shown(boxes, left, top, turn, width, height)
        way = turned.direction(text, boxes)
        if way != turned.RIGHT:
            boxes = turned.upright(boxes, way, width, height)
            runs = gathered(text, boxes, Ordinates())
            width, height = (width, height) if way == turned.LEFT else (height, width)
    if len(text) <= room:
        _tell(out, number, (width, height, pictured, way), text, runs)
    return len(text)


def _tell(out: Any, number: int, page: tuple[float, float, float, int], text: str, runs: Gathered) -> None:
    """Write a head and a body."""
    width, height, pictured, way = page
    written = runs.texts.encode("utf-8")
    scalars = array("d", runs.tops + runs.bottoms + runs.sizes)
    body = b"".join((written, scalars, array("I", runs.blanks), runs.edges))
    letters = "".join(text.split())
    meaningless = 0
    if "\ufffd" in letters or not letters.isprintable():
        odd = [one for one in set(letters) if "\ue000" <= one <= "\uf8ff" or one <= "\x08" or one == "\ufffd"]
        meaningless = sum([letters.count(one) for one in odd])
    head = HEAD.pack(
        number,
        width,
        height,
        pictured,
        way,
        len(text),
        len(letters),
        meaningless,
        len(runs.tops),
        len(written),
    )
    out.write(SIZE.pack(len(head) + len(body)) + head + body)


def corner(pdfium: Any, page: Any, height: float) -> tuple[float, float]:
    """The left and top edge of the page in its own coordinates."""
    edges = [ctypes.c_float() for _ in range(4)]
    asked = [ctypes.byref(edge) for edge in edges]
    if pdfium.FPDFPage_GetCropBox(page, *asked) or pdfium.FPDFPage_GetMediaBox(page, *asked):
        return min(edges[0].value, edges[2].value), max(edges[1].value, edges[3].value)
    return 0.0, height


def _characters(pdfium: Any, layer: Any) -> tuple[str, array[float]]:
    """The characters of a page and their boxes in its own coordinates: left, top, right, bottom."""
    count = pdfium.FPDFText_CountChars(layer)
    if count <= 0:
        return "", array("f")
    units = (ctypes.c_ushort * (count * 2 + 1))()
    written = pdfium.FPDFText_GetText(layer, 0, count, units)
    text = memoryview(units).cast("B")[: max(0, written - 1) * 2].tobytes().decode("utf-16-le", "replace")
    if len(text) != count:  # some characters have no code: ask for each one
        codes = [pdfium.FPDFText_GetUnicode(layer, index) for index in range(count)]
        text = "".join(
            chr(code) if code and code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            for code in codes
        )
    boxes = array("f")
    # One call of the library a character, each box written where it belongs; a box that there is not stays 0.
    asked = repeat(ctypes.c_void_p.from_param(layer))  # as it is passed on, once for all
    for start in range(0, count, _BOXES):
        stop = min(count, start + _BOXES)
        ctypes.memset(pdfium.boxes, 0, 16 * (stop - start))
        any(map(pdfium.box_of, asked, range(start, stop), pdfium.each_box))
        boxes.frombytes(memoryview(pdfium.boxes).cast("B")[: 16 * (stop - start)])
    return text, boxes


def _shown(
    boxes: array[float], left: float, top: float, turn: int, width: float, height: float
) -> array[float]:
    """Boxes, given in a page's own coordinates, on the page as it is shown, from its top left corner."""
    x0, y0, x1, y1 = (boxes[edge::4] for edge in range(4))
    if left:
        x0, x1 = (array("f", [x - left for x in edges]) for edges in (x0, x1))
    y0, y1 = (array("f", [top - y for y in edges]) for edges in (y0, y1))
    if any(map(gt, y0, y1)):  # a page that is mirrored
        y0, y1 = array("f", map(min, y0, y1)), array("f", map(max, y0, y1))
    if turn == 1:
        x0, y0, x1, y1 = _less(width, y1), x0, _less(width, y0), x1
    elif turn == 2:
        x0, y0, x1, y1 = _less(width, x1), _less(height, y1), _less(width, x0), _less(height, y0)
    elif turn == 3:
        x0, y0, x1, y1 = y0, _less(height, x1), y1, _less(height, x0)
    shown = array("f", bytes(4 * len(boxes)))
    shown[0::4], shown[1::4], shown[2::4], shown[3::4] = x0, y0, x1, y1
    return shown


def _less(whole: float, edges: array[float]) -> array[float]:
    return array("f", [whole - edge for edge in edges])


def _pictured(pdfium: Any, page: Any) -> float:
    """The share of the page that its pictures cover together (a scan may come in strips, or in a form); all
    of it where so much is drawn that it may be text in outlines."""
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    covered, paths = 0.0, 0
    edges = [ctypes.c_float() for _ in range(4)]
    asked = [ctypes.byref(edge) for edge in edges]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), 10_000)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        paths += kind == _PATH
        if kind in (_IMAGE, _FORM) and pdfium.FPDFPageObj_GetBounds(item, *asked):
            x0, y0, x1, y1 = (edge.value for edge in edges)
            covered += abs(x1 - x0) * abs(y1 - y0)
    return 1.0 if _OUTLINES < paths else covered / area if area else 0.0


def _draw(pdfium: Any, document: Any, number: int, dpi: int, out: Any) -> None:
    """Write a page as a grey picture, of fewer dots an inch where it would be too large."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        out.write(PICTURE.pack(0, 0, 1))
        return
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(dpi / 72, (PIXELS / max(1.0, wide * high)) ** 0.5)
    width, height = max(1, int(wide * scale)), max(1, int(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, _GREY, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _ANNOT)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    pdfium.FPDF_ClosePage(page)
    out.write(PICTURE.pack(width, height, scale))
    for row in range(height):
        out.write(pixels[row * stride : row * stride + width])
