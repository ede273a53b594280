"""PDF → the characters of its pages and their boxes, by pdfium; run as a child process.

Standard input is the PDF. Standard output is a line of JSON, ``{"pages": n}`` or ``{"problem": code}``,
then for each page a line of JSON and what it counts: ``bytes`` of text in UTF-8, and four 32-bit floats
a character (left, top, right, bottom in points from the top left corner of the page as it is shown).
White space has a box of zeros: where it matters is told by the boxes on both sides.

With arguments ``draw DPI PAGE…`` the pages come as grey pictures, a byte a pixel, rows from the top.
"""

from __future__ import annotations

import ctypes
import json
import sys
from array import array
from typing import Any

from yuebao.source.bounded import OUT_OF_MEMORY, bind

PAGES = 1000
"""More pages than this are a book, not a bulletin."""

GLYPHS = 4_000_000
PIXELS = 40_000_000
_FEW = 24  # characters: a page that has no more may be a scan with a printed number
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_GREY = 1  # FPDFBitmap_Gray


def main() -> int:
    bind()
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        import pypdfium2_raw as pdfium  # type: ignore[import-untyped]  # generated bindings

        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            locked = pdfium.FPDF_GetLastError() == _PASSWORD
            _say(out, {"problem": "YB111" if locked else "YB112"})
            return 0
        count = pdfium.FPDF_GetPageCount(document)
        if not count or PAGES < count:
            _say(out, {"problem": "YB113" if count else "YB112", "pages": count})
            return 0
        _say(out, {"pages": count})
        if sys.argv[1:2] == ["draw"]:
            for number in map(int, sys.argv[3:]):
                _draw(pdfium, document, number, int(sys.argv[2]), out)
        else:
            room = GLYPHS
            for number in range(count):
                room -= _page(pdfium, document, number, out)
                if room < 0:
                    return OUT_OF_MEMORY
    except MemoryError:
        return OUT_OF_MEMORY
    out.flush()
    return 0


def _say(out: Any, record: dict[str, Any]) -> None:
    out.write(json.dumps(record).encode() + b"\n")


def _page(pdfium: Any, document: Any, number: int, out: Any) -> int:
    """Write a page's characters; how many there are."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        _say(out, {"width": 0, "height": 0, "bytes": 0, "count": 0, "pictured": 0})
        return 0
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    left, top = corner(pdfium, page, height)
    layer = pdfium.FPDFText_LoadPage(page)
    text, boxes = _characters(pdfium, layer) if layer else ("", array("f"))
    turn = pdfium.FPDFPage_GetRotation(page)
    shown = _shown(boxes, left, top, turn, width, height)
    encoded = text.encode("utf-8")
    pictured = _pictured(pdfium, page) if len(text) <= _FEW else 0.0
    _say(
        out,
        {
            "width": width,
            "height": height,
            "bytes": len(encoded),
            "count": len(text),
            "pictured": pictured,
        },
    )
    out.write(encoded)
    out.write(shown.tobytes())
    if layer:
        pdfium.FPDFText_ClosePage(layer)
    pdfium.FPDF_ClosePage(page)
    return len(text)


def corner(pdfium: Any, page: Any, height: float) -> tuple[float, float]:
    """The left and top edge of the page in its own coordinates."""
    edges = [ctypes.c_float() for _ in range(4)]
    if pdfium.FPDFPage_GetCropBox(page, *edges) or pdfium.FPDFPage_GetMediaBox(page, *edges):
        return min(edges[0].value, edges[2].value), max(edges[1].value, edges[3].value)
    return 0.0, height


def _characters(pdfium: Any, layer: Any) -> tuple[str, array[float]]:
    count = pdfium.FPDFText_CountChars(layer)
    if count <= 0:
        return "", array("f")
    units = (ctypes.c_ushort * (count * 2 + 1))()
    written = pdfium.FPDFText_GetText(layer, 0, count, units)
    text = bytes(units)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
    if len(text) != count:  # some characters have no code: ask for each one
        codes = [pdfium.FPDFText_GetUnicode(layer, index) for index in range(count)]
        text = "".join(
            chr(code) if code and code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            for code in codes
        )
    boxes = array("f", bytes(16 * count))
    rectangle = pdfium.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    box_of = pdfium.FPDFText_GetLooseCharBox
    at = 0
    for index, character in enumerate(text):
        if " " < character and box_of(layer, index, pointer):
            boxes[at] = rectangle.left
            boxes[at + 1] = rectangle.top
            boxes[at + 2] = rectangle.right
            boxes[at + 3] = rectangle.bottom
        at += 4
    return text, boxes


def _shown(
    boxes: array[float], left: float, top: float, turn: int, width: float, height: float
) -> array[float]:
    """Boxes of a page's own coordinates as they are shown: turned, and counted from the top left."""
    out = array("f", boxes)
    for at in range(0, len(boxes), 4):
        x0, y0, x1, y1 = boxes[at : at + 4]
        if x0 == x1 == y0 == y1 == 0:
            continue
        x0, x1 = x0 - left, x1 - left
        y0, y1 = top - max(y0, y1), top - min(y0, y1)
        if turn == 1:
            x0, y0, x1, y1 = width - y1, x0, width - y0, x1
        elif turn == 2:
            x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
        elif turn == 3:
            x0, y0, x1, y1 = y0, height - x1, y1, height - x0
        out[at] = x0
        out[at + 1] = y0
        out[at + 2] = x1
        out[at + 3] = y1
    return out


def _pictured(pdfium: Any, page: Any) -> float:
    """The share of the page that its largest picture covers."""
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    largest = 0.0
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), 10_000)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) == _IMAGE and pdfium.FPDFPageObj_GetBounds(item, *edges):
            x0, y0, x1, y1 = (edge.value for edge in edges)
            largest = max(largest, abs(x1 - x0) * abs(y1 - y0))
    return largest / area if area else 0.0


def _draw(pdfium: Any, document: Any, number: int, dpi: int, out: Any) -> None:
    """Write a page as a grey picture, of fewer dots an inch where it would be too large."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        _say(out, {"width": 0, "height": 0, "scale": 1})
        return
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(dpi / 72, (PIXELS / max(1.0, wide * high)) ** 0.5)
    width, height = max(1, int(wide * scale)), max(1, int(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, _GREY, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    pdfium.FPDF_ClosePage(page)
    _say(out, {"width": width, "height": height, "scale": scale})
    for row in range(height):
        out.write(pixels[row * stride : row * stride + width])


if __name__ == "__main__":
    sys.exit(main())
