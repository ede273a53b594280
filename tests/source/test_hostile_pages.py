"""PDFs and pictures made to do harm: a Problem soon and in bounded memory, or the text; never a crash."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.source import open_source, ready
from yuebao.source.scan import no_recogniser

pytestmark = pytest.mark.skipif(find_spec("pypdfium2_raw") is None, reason="the extra [pdf] is not installed")

resource = pytest.importorskip("resource", reason="times are the processor's")

HEAD = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
TAIL = b"trailer\n<< /Root 1 0 R /Size 99 >>\n%%EOF\n"
PAGE = b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"


def spent() -> float:
    """The processor's seconds, of children too: what a busy machine does not change."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used) + ready.spent()


def pages(kids: bytes, count: int, *more: bytes) -> bytes:
    tree = b"2 0 obj\n<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n" % (kids, count)
    return HEAD + tree + b"".join(more) + TAIL


def stream(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"4 0 obj\n<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream\nendobj\n" % (
        len(content),
        filters,
        content,
    )


def bomb() -> bytes:
    """Three gigabytes of nothing in a few kilobytes."""
    squeezer = zlib.compressobj(9)
    inner = b"".join(squeezer.compress(bytes(1 << 20)) for _ in range(256)) + squeezer.flush()
    return pages(b"3 0 R", 1, PAGE, stream(zlib.compress(inner, 9), b"/FlateDecode /FlateDecode"))


def png(width: int, height: int, dots: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def strewn() -> bytes:
    signs = b"".join(
        b"1 0 0 1 %d %d Tm (%d) Tj " % (at * 7919 % 590, at * 104729 % 840, at % 10) for at in range(120_000)
    )
    return pages(
        b"3 0 R",
        1,
        PAGE.replace(b"/Contents", b"/Resources << /Font << /F1 << /Subtype /Type1 >> >> >> /Contents"),
        stream(zlib.compress(b"BT /F1 2 Tf " + signs + b"ET")),
    )


def nested() -> bytes:
    return pages(b"3 0 R", 1, PAGE, stream(zlib.compress(b"[" * 200_000 + b"q " * 200_000)))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "ten thousand pages": lambda: pages(b"3 0 R " * 10_000, 10_000, PAGE),
    "a count that lies": lambda: pages(b"3 0 R", 2_000_000_000, PAGE),
    "a tree that bites its tail": lambda: pages(b"2 0 R", 1),
    "a bomb": bomb,
    "deep nesting": nested,
    "an action": lambda: pages(b"3 0 R", 1, PAGE).replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (touch /tmp/yuebao-was-here) >>"
    ),
    "cut off": lambda: pages(b"3 0 R", 1, PAGE)[:120],
    "signs strewn over a page": strewn,
    "a page larger than a field": lambda: pages(
        b"3 0 R", 1, PAGE.replace(b"595 842", b"999999999 999999999")
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_a_problem_soon(name: str) -> None:
    made = HOSTILE[name]()
    started = spent()
    opened = open_source(made, name="report.docx")
    assert isinstance(opened, Problem), "none of them has any text"
    assert opened.code in ("YB112", "YB113", "YB114", "YB116")
    assert spent() - started < 10


@pytest.mark.skipif(no_recogniser("x") is not None, reason="tesseract with chi_sim is not installed")
@pytest.mark.parametrize(
    ("picture", "codes"),
    [
        (png(60_000, 60_000, zlib.compress(bytes(1000))), ("YB117",)),
        (png(6_000, 6_000, zlib.compress(bytes(1000))), ("YB118",)),
        (b"II*\x00" + bytes(200), ("YB118",)),
    ],
    ids=["huge", "torn", "no picture"],
)
def test_a_hostile_picture_is_a_problem_soon(picture: bytes, codes: tuple[str, ...]) -> None:
    started = spent()
    opened = open_source(picture, name="scan.pdf")
    assert isinstance(opened, Problem)
    assert opened.code in codes
    assert spent() - started < 10


@pytest.mark.skipif(no_recogniser("x") is not None, reason="tesseract with chi_sim is not installed")
def test_noise_is_no_text_and_costs_little() -> None:
    side = 4_800
    rows = random.Random(1).randbytes(side * (side // 8))
    dots = b"".join(b"\0" + rows[at : at + side // 8] for at in range(0, len(rows), side // 8))
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in ((b"IHDR", head), (b"IDAT", zlib.compress(dots, 1)), (b"IEND", b""))
    )
    started = spent()
    opened = open_source(picture, name="noise.png")
    assert isinstance(opened, Problem)
    assert opened.code == "YB116"
    assert spent() - started < 5


def test_broken_bytes_give_a_text_or_a_problem() -> None:
    chance = random.Random(1)
    content = b"BT /F1 12 Tf 72 700 Td (Total 120.5 of 2025) Tj ET"
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    page = PAGE.replace(b"/Contents", b"/Resources " + font + b" /Contents")
    sound = pages(b"3 0 R", 1, page, stream(zlib.compress(content)))
    whole = open_source(sound, name="x.pdf")
    assert isinstance(whole, Source)
    assert "120.5" in whole.text
    for _ in range(4):
        broken = bytearray(sound)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(9, len(broken))] = chance.randrange(256)
        assert isinstance(open_source(bytes(broken), name="x.pdf"), Source | Problem)
