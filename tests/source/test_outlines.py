"""Outlines put aside for boxes: pdfium finds the same bounds, whatever a character is drawn with."""

from __future__ import annotations

import ctypes
import random
import zlib
from dataclasses import replace
from importlib.util import find_spec

import pytest

from yuebao.core.text import Source
from yuebao.source import outlines, pdf
from yuebao.source.glyphs import library

needs_pdfium = pytest.mark.skipif(
    find_spec("pypdfium2_raw") is None, reason="the extra [pdf] is not installed"
)

COUNT = 800
ROW = 40  # characters a line of the page


def number(value: int) -> bytes:
    if -107 <= value <= 107:
        return bytes((value + 139,))
    if 108 <= value <= 1131:
        return bytes(((value - 108) // 256 + 247, (value - 108) % 256))
    if -1131 <= value <= -108:
        return bytes(((-value - 108) // 256 + 251, (-value - 108) % 256))
    return b"\x1c" + value.to_bytes(2, "big", signed=True)


def index(things: list[bytes]) -> bytes:
    ends = [1]
    for thing in things:
        ends.append(ends[-1] + len(thing))
    return b"%b\x04%b%b" % (
        len(things).to_bytes(2, "big"),
        b"".join(end.to_bytes(4, "big") for end in ends),
        b"".join(things),
    )


def drawn(chance: random.Random, *, odd: bool = False) -> bytes:
    """An outline of strokes of every kind."""

    def some(count: int) -> bytes:
        return b"".join(number(chance.randrange(-200, 201)) for _ in range(count))

    stems = chance.randrange(4)
    made = number(500) if chance.random() < 0.3 else b""
    if stems:
        half = b"\xff\x00\x20\x80\x00" if chance.random() < 0.3 else number(20)
        made += b"".join(number(chance.randrange(1, 60)) + half for _ in range(stems)) + b"\x12"
        made += some(2) * 9 + b"\x13" + bytes(chance.randrange(256) for _ in range((stems + 9 + 7) // 8))
    elif made:
        made += some(2) + b"\x01"
    for _ in range(chance.randrange(4)):
        made += chance.choice((some(2) + b"\x15", some(1) + b"\x16", some(1) + b"\x04"))
        for _ in range(chance.randrange(1, 5)):
            times = chance.randrange(1, 4)
            kind = chance.choice((5, 6, 7, 8, 24, 25, 26, 27, 30, 31))
            count = {5: 2, 6: 1, 7: 1, 8: 6, 24: 6, 25: 2}.get(kind, 4) * times + {24: 2, 25: 6}.get(kind, 0)
            made += some(count + (25 < kind and chance.random() < 0.5)) + bytes((kind,))
    if odd:  # what is left as it is: a curve with a hinge
        made += some(2) + b"\x15" + some(12) + number(50) + b"\x0c\x23"
    return made + b"\x0e"


def font(characters: list[bytes], matrix: bytes = b"") -> bytes:
    """A font (CFF) whose characters go by numbers."""
    private = number(0) + b"\x14"
    part, top = b"", b""
    for _ in range(3):  # by then it is known where things stand

        def told(at: int, operator: bytes) -> bytes:
            return b"\x1d" + at.to_bytes(4, "big") + operator

        head = b"\x01\x00\x04\x04" + index([b"Boxes"]) + index([top]) + index([b"Adobe", b"Identity"])
        head += (0).to_bytes(2, "big")
        charset = b"\x02\x00\x01" + (len(characters) - 2).to_bytes(2, "big")
        chosen = b"\x03\x00\x01\x00\x00\x00" + len(characters).to_bytes(2, "big")
        at = len(head)
        places = [at, at + len(charset), at + len(charset) + len(chosen)]
        parts = places[2] + len(private)
        part = number(len(private)) + told(places[2], b"\x12")
        outlines_at = parts + len(index([part]))
        top = number(391) + number(392) + number(0) + b"\x0c\x1e" + matrix + told(places[0], b"\x0f")
        top += told(places[1], b"\x0c\x25") + told(outlines_at, b"\x11") + told(parts, b"\x0c\x24")
    return head + charset + chosen + private + index([part]) + index(characters)


def paper(drawing: bytes, *, kind: bytes = b"/Filter/FlateDecode", more: bytes = b"") -> bytes:
    """A PDF that shows each character of a font."""
    packed = zlib.compress(drawing) if b"Flate" in kind else drawing
    rows = [
        b"1 0 0 1 40 %d Tm " % (800 - 12 * row)
        + b"".join(b"<%04x>Tj " % one for one in range(row * ROW, (row + 1) * ROW))
        for row in range(COUNT // ROW)
    ]
    content = b"BT /F 10 Tf %b ET" % b"".join(rows)
    names = b"".join(
        b"100 beginbfrange\n%b\nendbfrange\n"
        % b"\n".join(b"<%04x> <%04x> <%04x>" % (at, at, 0x4E00 + at) for at in range(start, start + 100))
        for start in range(0, COUNT, 100)
    )
    names = b"1 begincodespacerange <0000> <ffff> endcodespacerange\n" + names
    streams = [
        (b"/Length %d%b/Subtype/CIDFontType0C" % (len(packed), kind), packed),
        (b"/Length %d" % len(content), content),
        (b"/Length %d" % len(names), names),
    ]
    objects = [b"<<%b>>stream\n%b\nendstream" % stream for stream in streams]
    objects += [
        b"<</Type/FontDescriptor/FontName/A+B/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900"
        b"/Descent -200/CapHeight 700/StemV 80/FontFile3 1 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/A+B/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 1000/FontDescriptor 4 0 R>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/A+B/Encoding/Identity-H/DescendantFonts[5 0 R]"
        b"/ToUnicode 3 0 R>>",
        b"<</Type/Page/Parent 8 0 R/MediaBox[0 0 595 842]/Contents 2 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        b"<</Type/Pages/Kids[7 0 R]/Count 1>>",
        b"<</Type/Catalog/Pages 8 0 R>>",
    ]
    whole = b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%%PDF-1.7\n%b%btrailer<</Root 9 0 R/Size 10>>\n%%%%EOF" % (whole, more)


def bounds(data: bytes) -> list[tuple[float, ...]]:
    """Of each character of the page, as pdfium has them."""
    pdfium = library(pdf._library())
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    page = pdfium.FPDF_LoadPage(document, 0)
    edges = [ctypes.c_float() for _ in range(4)]
    found = []
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        one = pdfium.FPDFPage_GetObject(page, at)
        assert pdfium.FPDFPageObj_GetBounds(one, *map(ctypes.byref, edges))
        found.append(tuple(edge.value for edge in edges))
    pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return found


def characters(seed: int, odd: float = 0.0) -> list[bytes]:
    chance = random.Random(seed)
    return [drawn(chance, odd=chance.random() < odd) for _ in range(COUNT)]


@needs_pdfium
@pytest.mark.parametrize("seed", range(4))
def test_a_box_has_the_bounds_of_the_outline(seed: int) -> None:
    ones = characters(seed, odd=0.1)
    original = font(ones)
    made, same = outlines.with_boxes(original)
    assert len(made) == len(original)
    assert made[:same] == original[:same]
    changed = [at for at in range(COUNT) if ones[at] not in made]
    assert len(changed) > 300
    assert min(changed) >= outlines.KEPT
    found = bounds(paper(original))
    assert len(set(found)) > 700
    assert bounds(paper(made)) == found


@needs_pdfium
def test_the_file_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text, and where that stands; it is as long, and only the font's own bytes are others."""
    data = paper(font(characters(5)))
    made = outlines.boxed(data)
    assert len(made) == len(data)
    start = data.index(b"stream\n") + 7
    stop = data.index(b"\nendstream", start)
    assert (made[:start], made[stop:]) == (data[:start], data[stop:])
    assert made != data
    assert bounds(made) == bounds(data)
    told = []
    for compiled in (False, True):
        monkeypatch.setattr(pdf, "COMPILED", compiled)
        source = pdf.open_pdf(data, name="a.pdf", digest="0" * 64, progress=None)
        assert isinstance(source, Source)
        told.append(replace(source))
    assert told[0] == told[1]
    assert len(told[0].text) > COUNT // 2


@needs_pdfium
def test_a_font_that_is_set_wider_keeps_its_bounds() -> None:
    """1/800 instead of 1/1000 to the right; one that leans is left alone, since a box would lean too."""
    wider, leaning = (
        b"\x1e\xa0\x01\x25\xff\x8b\x8b\x1e\xa0\x01\xff\x8b\x8b\x0c\x07",
        b"\x1e\xa0\x01\xff\x8b\x1e\xa0\x00\x2f\x1e\xa0\x01\xff\x8b\x8b\x0c\x07",
    )
    original = font(characters(6), wider)
    made, _ = outlines.with_boxes(original)
    assert made
    assert bounds(paper(made)) == bounds(paper(original)) != bounds(paper(font(characters(6))))
    assert outlines.with_boxes(font(characters(6), leaning)) == (b"", 0)


def test_what_is_not_understood_stays_as_it_is() -> None:
    few, many = font(characters(7)[: outlines.KEPT]), font(characters(7))
    for data in (
        paper(few),
        paper(many, kind=b""),
        paper(many, kind=b"/Filter/LZWDecode"),
        paper(many, kind=b"/Filter[/ASCIIHexDecode/FlateDecode]"),
        paper(many, kind=b"/Filter/FlateDecode/DecodeParms<</Predictor 12>>"),
        paper(many, more=b"<</Encrypt 1 0 R>>"),
        paper(many)[:2000],
        b"/CIDFontType0C" * 1000,
    ):
        assert outlines.boxed(data) is data


def test_a_damaged_font_stays_as_it_is_or_as_long() -> None:
    original = font(characters(8))
    chance = random.Random(8)
    for _ in range(120):
        broken = bytearray(original)
        for _ in range(chance.randrange(1, 6)):
            broken[chance.randrange(300 if chance.random() < 0.5 else len(broken))] = chance.randrange(256)
        data = paper(bytes(broken))
        assert len(outlines.boxed(data)) == len(data)
        try:
            made, _ = outlines.with_boxes(bytes(broken)[: chance.randrange(len(broken))])
        except (IndexError, ValueError):
            continue
        assert not made


def test_fonts_of_numbers_without_end_are_given_up() -> None:
    """Each character would be looked for to the end of the file."""
    head = font([b"\x0e"] * 8000)
    at = head.rindex(b"\x0e" * 8000)
    endless = head[:at] + b"\x8b" * 8000 + b"\x8b" * 3_000_000
    made, _ = outlines.with_boxes(endless)
    assert made in (b"", endless)
