"""Pictures → grey pages a recogniser reads well, by Pillow; run as a child process.

Standard input is a PNG, JPEG, TIFF, BMP, GIF or WebP file. Standard output is a line, ``pages N`` or
``problem CODE WHY``, then for each page (a TIFF may have several) a ``PICTURE`` as ``glyphs`` draws it, and
the dots, a byte each, rows from the top.
"""

from __future__ import annotations

import io
import sys
from typing import Any

from yuebao.source.bounded import DAMAGED, OUT_OF_MEMORY, bind
from yuebao.source.glyphs import PICTURE

PIXELS = 40_000_000
"""A page scanned at 600 dots an inch has 35 million."""

_LARGEST = 18_000_000
"""An A3 page at 300 dots an inch; more dots tell a recogniser no more."""

PAGES = 200
DPI = 300
_A4 = 8.27  # inches: how wide a page is taken to be where its file does not say
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


def main() -> int:
    bind()
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        from PIL import Image, ImageSequence

        Image.MAX_IMAGE_PIXELS = None  # the size is checked below, before anything is decoded
        try:
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        except Exception:
            out.write(b"problem YB118\n")
            return 0
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        if PIXELS < picture.width * picture.height or PAGES < count:
            size = f"{picture.width} × {picture.height}" if count <= PAGES else f"{count} pages"
            out.write(f"problem YB117 {size}\n".encode())
            return 0
        out.write(b"pages %d\n" % count)
        for number, frame in enumerate(ImageSequence.Iterator(picture)):
            if number == count:
                break
            _write(out, frame)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception:  # damaged past its head: Pillow says so in many ways, some of its own
        return DAMAGED
    return 0


def _write(out: Any, frame: Any) -> None:
    """A frame as grey dots on white, with about as many dots as a recogniser likes."""
    from PIL import Image, ImageOps

    if PIXELS < frame.width * frame.height:
        out.write(PICTURE.pack(0, 0, 1))
        return
    frame = ImageOps.exif_transpose(frame)
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        layer = frame.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        white.alpha_composite(layer)
        frame = white
    grey = frame.convert("L")
    told = float((frame.info.get("dpi") or (0, 0))[0] or 0)
    dpi = told if 70 <= told <= 1200 and 4 < grey.width / told < 20 else grey.width / _A4
    dots = grey.width * grey.height
    factor = min(max(DPI / dpi, 1.0), 4.0, max(1.0, (PIXELS / 3 / dots) ** 0.5), (_LARGEST / dots) ** 0.5)
    if not 0.95 < factor < 1.05:
        size = (int(grey.width * factor), int(grey.height * factor))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    else:
        factor = 1.0
    out.write(PICTURE.pack(grey.width, grey.height, dpi * factor / 72))
    out.write(grey.tobytes())
