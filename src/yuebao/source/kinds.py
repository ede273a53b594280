"""What a file is, told by its first bytes: the readers of each kind are loaded when one is met."""

from __future__ import annotations

import re
from collections.abc import Callable

Progress = Callable[[str], None]
"""Told what is being done, a line at a time."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"RIFF")
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h[1-6]|table)[\s>/]",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"</(?:p|div|td|span|body|html|h[1-6]|table|li|a)\s*>|<br", re.IGNORECASE)


def is_pdf(data: bytes) -> bool:
    """Whether *data* is a PDF: some writers put a few bytes before its mark."""
    return data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b" obj" in data)


def is_picture(data: bytes) -> bool:
    """Whether *data* is a picture of a form that is read."""
    return data.startswith(_PICTURES) and (data[:4] != b"RIFF" or data[8:12] == b"WEBP")


def is_page(data: bytes) -> bool:
    """Whether *data* is an HTML page, by its content."""
    head = data[:65536]
    if head[:4096].count(0):
        return False
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _OPENING.match(head) is not None:
        return True
    return b"<html" in head[:4096].lower() or (head.lstrip()[:1] == b"<" and len(_MARKUP.findall(head)) > 2)
