"""A PDF and notes → a copy with the notes on its pages, by pdfium; run as a child process.

Standard input is a line of JSON, a list of notes ``{"page", "boxes", "text", "colour", "icon"}`` (boxes as
``Place.box``, the colour as three numbers to 255), and the PDF. Standard output is a line, ``problem CODE``
or ``pages N``, and the copy: the bytes of the PDF untouched, and what was added after them.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

from yuebao.source.bounded import OUT_OF_MEMORY, bind
from yuebao.source.glyphs import corner

_INCREMENTAL = 1  # FPDF_INCREMENTAL
_TEXT, _HIGHLIGHT = 1, 9  # FPDF_ANNOT_TEXT, FPDF_ANNOT_HIGHLIGHT
_PRINT = 4  # FPDF_ANNOT_FLAG_PRINT
_COLOUR = 0  # FPDFANNOT_COLORTYPE_Color
_ICON, _EDGE = 18.0, 8.0  # points: an icon's size, and its distance from the page's edge


def main() -> int:
    bind()
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    out = sys.stdout.buffer
    try:
        import pypdfium2_raw as pdfium  # type: ignore[import-untyped]  # generated bindings

        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            out.write(b"problem YB112\n")
            return 0
        for note in json.loads(head):
            page = pdfium.FPDF_LoadPage(document, note["page"] - 1)
            if page:
                _note(pdfium, page, note)
                pdfium.FPDF_ClosePage(page)
        out.write(b"pages %d\n" % pdfium.FPDF_GetPageCount(document))
        _save(pdfium, document, out)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _note(pdfium: Any, page: Any, note: dict[str, Any]) -> None:
    """Put a note on a page: its boxes highlighted, or an icon in the margin beside them."""
    shown = note["boxes"]
    if note["icon"]:  # in the margin, where it hides nothing
        right, top = pdfium.FPDF_GetPageWidthF(page) - _EDGE, shown[0][1]
        shown = [(right - _ICON, top, right, top + _ICON)]
    boxes = [_back(pdfium, page, *box) for box in shown]
    mark = pdfium.FPDFPage_CreateAnnot(page, _TEXT if note["icon"] else _HIGHLIGHT)
    if not mark:
        return
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    if not note["icon"]:
        for x0, y0, x1, y1 in boxes:
            corners = pdfium.FS_QUADPOINTSF(x0, y1, x1, y1, x0, y0, x1, y0)
            pdfium.FPDFAnnot_AppendAttachmentPoints(mark, corners)
    pdfium.FPDFAnnot_SetRect(mark, pdfium.FS_RECTF(left, top, right, bottom))
    pdfium.FPDFAnnot_SetColor(mark, _COLOUR, *note["colour"], 255 if note["icon"] else 120)
    pdfium.FPDFAnnot_SetFlags(mark, _PRINT)
    for key, value in (
        ("Contents", note["text"]),
        ("T", "月报核对"),
        ("Name", "Note" if note["icon"] else ""),
    ):
        if value:
            wide = (value + "\0").encode("utf-16-le")
            units = (ctypes.c_ushort * (len(wide) // 2)).from_buffer_copy(wide)
            pdfium.FPDFAnnot_SetStringValue(mark, key.encode(), units)
    pdfium.FPDFPage_CloseAnnot(mark)


def _back(
    pdfium: Any, page: Any, x0: float, y0: float, x1: float, y1: float
) -> tuple[float, float, float, float]:
    """A box of the page as it is shown in the page's own coordinates: left, bottom, right, top."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    left, top = corner(pdfium, page, height)
    turn = pdfium.FPDFPage_GetRotation(page)
    if turn == 1:
        x0, y0, x1, y1 = y0, width - x1, y1, width - x0
    elif turn == 2:
        x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
    elif turn == 3:
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
    return left + x0, top - y1, left + x1, top - y0


def _save(pdfium: Any, document: Any, out: Any) -> None:
    writer = pdfium.FPDF_FILEWRITE()
    writer.version = 1

    def write(_: Any, chunk: Any, size: int) -> int:
        out.write(ctypes.string_at(chunk, size))
        return 1

    prototype = dict(pdfium.FPDF_FILEWRITE._fields_)["WriteBlock"]
    callback = prototype(write)
    writer.WriteBlock = callback
    if not pdfium.FPDF_SaveAsCopy(document, ctypes.byref(writer), _INCREMENTAL):
        raise MemoryError
