"""PDFs and pictures for ``fuzz_files.py``: small ones of several makes, changed as bytes and as objects.

The reader asks a child process for every file, which takes a tenth of a second to start; here one child
answers for many files, held to the same bounds, and another takes its place when it has fallen.
"""

from __future__ import annotations

import contextlib
import faulthandler
import io
import json
import os
import random
import re
import resource
import select
import signal
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

from yuebao.source import bounded, glyphs, pdf, picture, scan

OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
TOKEN = re.compile(rb"/[A-Za-z0-9]+|-?\d+\.?\d*|\(|\)|<<|>>|<|>|\[|\]|[A-Za-z*']+")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
EXTREME = (
    b"0", b"-1", b"1e9", b"99999999999", b"2147483647", b"-2147483648", b"0.00000001", b"1 0 R", b"null",
    b"true", b"[", b"]", b"<<", b">>", b"()", b"<FEFF>", b"/Pages", b"/FlateDecode", b"/ASCIIHexDecode",
    b"/Kids", b"/Parent", b"q " * 3000, b"[" * 400, b"<<" * 400, b"0 0 0 0 0 0 cm",
    b"1e30 0 0 1e30 0 0 Tm", b"0 Tf", b"BT", b"ET", b"EI", b"NaN", b"\x00", b"\xff\xfe", b"endobj",
    b"endstream", b"%%EOF", b"startxref",
)  # fmt: skip
FILES = 2_000
"""How many files a child reads before another takes its place: what it keeps of each adds up."""

WALL = 300.0  # seconds: a child that waits for nothing is at fault, however busy the machine is


def assembled(objects: Sequence[bytes], *, table: bool = True) -> bytes:
    """Objects 1, 2 … (the first the catalogue) as a PDF; without its *table* readers must search for them."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%bendobj\n" % (number, content)
    start = len(out)
    if table:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        for place in places:
            out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _stream(content: bytes, head: bytes = b"", *, squeezed: bool = False) -> bytes:
    if squeezed:
        content, head = zlib.compress(content), head + b" /Filter /FlateDecode"
    return b"<<%b /Length %d >>\nstream\n%b\nendstream\n" % (head, len(content), content)


def _shown(lines: Sequence[tuple[int, int, str]], size: int = 11) -> bytes:
    """A content stream: a text in UCS-2 at each place."""
    told = b"".join(
        b"1 0 0 1 %d %d Tm <%b> Tj\n" % (x, y, text.encode("utf-16-be").hex().encode())
        for x, y, text in lines
    )
    return b"BT /F1 %d Tf\n%bET\n" % (size, told)


def _paged(contents: Sequence[bytes], font: Sequence[bytes], more: bytes = b"") -> list[bytes]:
    """Objects of a document with a page for each content stream; the font's objects stand from number 3."""
    first = 3 + len(font)
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] /MediaBox [0 0 595 842] >>" % (len(contents), kids),
        *font,
    ]
    for at, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> %b >> >>"
            % (first + 2 * at + 1, more)
        )
        objects.append(content)
    return objects


def documents(prose: str) -> list[bytes]:
    """What mutation starts from: prose over pages, columns and a table, a turned page, a scan, fonts."""
    song = [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900]"
        b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>",
    ]
    lines = [(90, 760 - 20 * at, prose[24 * at : 24 * at + 24]) for at in range(1 + len(prose) // 24)]
    foot = [(280, 40, "— 1 —"), (90, 800, "月度公报")]
    rows = [["指标", "金额（亿元）", "同比（%）"], ["出口", "1.5", "-3"], ["进口", "20.5", "3.2"]]
    table = [
        (90 + 150 * column, 500 - 20 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    beside = [(x, 760 - 16 * at, prose[at % 9 : at % 9 + 20]) for x in (50, 310) for at in range(10)]
    latin = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    turned = b"BT /F1 12 Tf 72 700 Td (GDP 1.5 trillion, up 3.2%) Tj 0 -16 Td [(CPI) -900 (0.1%)] TJ ET\n"
    dots = _stream(
        bytes(range(256)) * 4,
        b" /Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 8",
        squeezed=True,
    )
    scan = _paged([_stream(b"q 595 0 0 842 0 0 cm /I1 Do Q")], latin, b"/XObject << /I1 6 0 R >>")
    made = [
        assembled(_paged([_stream(_shown(lines + foot)), _stream(_shown(lines + foot))], song)),
        assembled(_paged([_stream(_shown(beside + table, 10), squeezed=True)], song)),
        assembled(_paged([_stream(turned)], latin)).replace(b"/Type /Page ", b"/Type /Page /Rotate 90 "),
        assembled([*scan, dots]),
    ]
    return [*made, *_typeset(prose)]


def _typeset(prose: str) -> Iterator[bytes]:
    """A PDF with fonts of its own, tables of their codes and compressed objects, if one can be made here."""
    if find_spec("typst") is not None:
        import typst

        body = "#set page(width: 12cm, height: 8cm)\n" + prose.replace("%", r"\%") + "\n\n= 1.5 GDP\n"
        yield bytes(typst.compile(body.encode()))


def mutant(
    data: bytes, chance: random.Random, mutate_bytes: Callable[[bytes, random.Random], bytes]
) -> bytes:
    """*data* with bytes changed, or objects: lost, doubled, exchanged, tokens made another or extreme."""
    if chance.random() < 0.15:
        return mutate_bytes(data, chance)
    objects = [found[2] for found in OBJECT.finditer(data)]
    if not objects:
        return mutate_bytes(data, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        # Without its catalogue or its list of pages a document ends at once: they are left more often.
        at = chance.randrange(0 if chance.random() < 0.2 else min(2, len(objects) - 1), len(objects))
        match chance.choice((0, 1, 2, 2, 2, 2, 3, 4, 5, 5, 5, 5)):
            case 0 if len(objects) > 2:
                objects[at] = b"null" if chance.random() < 0.7 else objects[chance.randrange(len(objects))]
            case 1:
                other = chance.randrange(len(objects))
                objects[at], objects[other] = objects[other], objects[at]
            case 2:
                objects[at] = _squeezed(objects[at], chance, mutate_bytes)
            case 3:
                objects[at] = mutate_bytes(objects[at], chance)
            case 4:
                objects[at] = re.sub(
                    rb"\d+ 0 R", lambda _: b"%d 0 R" % chance.randint(0, len(objects) + 1), objects[at]
                )
            case _:
                objects[at] = _token(objects[at], chance)
    return assembled(objects, table=chance.random() < 0.7)[:400_000]


def _token(content: bytes, chance: random.Random) -> bytes:
    tokens = list(TOKEN.finditer(content[:20_000]))
    if not tokens:
        return content
    one = chance.choice(tokens)
    new = chance.choice(tokens)[0] if chance.random() < 0.4 else chance.choice(EXTREME)
    if chance.random() < 0.2:
        new = (one[0] + b" ") * chance.choice((2, 50, 2000))
    return content[: one.start()] + new + content[one.end() :]


def _squeezed(
    content: bytes, chance: random.Random, mutate_bytes: Callable[[bytes, random.Random], bytes]
) -> bytes:
    """A stream changed inside its compression, and compressed again."""
    found = STREAM.search(content)
    if found is None:
        return _token(content, chance)
    inside, packed = found[1], b"/FlateDecode" in content
    if packed:
        try:
            inside = zlib.decompress(inside)
        except zlib.error:
            packed = False
    inside = _token(inside, chance) if chance.random() < 0.7 else mutate_bytes(inside, chance)
    if packed:
        inside = zlib.compress(inside, 1)
    return content[: found.start(1)] + inside + content[found.end(1) :]


def pictures() -> Iterator[bytes]:
    """Small pictures of every form that is read."""
    from PIL import Image

    grey = Image.frombytes("L", (24, 16), bytes(range(0, 256, 2)) * 3)
    for form, options in (
        ("PNG", {"dpi": (300, 300)}), ("JPEG", {"dpi": (200, 200)}), ("GIF", {}), ("BMP", {}), ("WEBP", {}),
        ("TIFF", {"compression": "tiff_lzw", "dpi": (150, 150)}), ("TIFF", {"compression": "group4"}),
    ):  # fmt: skip
        stream = io.BytesIO()
        one = grey.convert("1") if options.get("compression") == "group4" else grey
        if form == "TIFF":
            one.save(stream, form, save_all=True, append_images=[one], **options)
        else:
            one.save(stream, form, **options)
        yield stream.getvalue()
    stream = io.BytesIO()
    grey.convert("RGBA").save(stream, "PNG")
    yield stream.getvalue()


def spoilt(
    data: bytes, chance: random.Random, mutate_bytes: Callable[[bytes, random.Random], bytes]
) -> bytes:
    """A picture with its numbers made extreme or its bytes changed; the checksums of a PNG hold again."""
    head = data[:8]
    if chance.random() < 0.5:
        raw = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            size = chance.choice((1, 2, 4))
            at = chance.randrange(4, max(5, len(raw) - size))
            order = chance.choice(("little", "big"))
            number = chance.choice((0, 1, 2, 255, 1000, 65535, 0x7FFFFFFF, 0xFFFFFFFF, 40_000, 6_000))
            raw[at : at + size] = (number % 256**size).to_bytes(size, order)
        data = bytes(raw)
    else:
        data = mutate_bytes(data, chance)
    if head.startswith(b"\x89PNG") and chance.random() < 0.8:
        data = _sealed(head, data)
    return (head if chance.random() < 0.9 else data[:8]) + data[8:]


def _sealed(head: bytes, data: bytes) -> bytes:
    """A PNG whose chunks have the checksums of what they hold."""
    out, at = bytearray(head), 8
    while at + 12 <= len(data):
        size = min(int.from_bytes(data[at : at + 4], "big"), len(data) - at - 12)
        chunk = data[at + 4 : at + 8 + size]
        out += size.to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
        at += 12 + size
    return bytes(out)


class Answer(bounded.Child):
    """All that a child said, with what it ended."""

    def __init__(self, said: bytes, code: int) -> None:
        self.told, self._code, self._late = said, code, False

    def __exit__(self, *_: object) -> None:
        pass

    def _more(self, _size: int = 0) -> bool:
        return False

    def _waited(self) -> int:
        return self._code


class Reader:
    """A child process that answers for one file after another: ``child`` stands in for ``bounded.Child``."""

    def __init__(self) -> None:
        self.process = 0
        self.done = 0
        self.asked: Any = None
        self.told: Any = None

    def child(self, module: str, data: bytes, *arguments: str, **_: None) -> Answer:
        """What a *module* of the reader says of a file.

        Raises:
            RuntimeError: our own code in the child is at fault, not the library that it is there for.
        """
        if self.process and self.done >= FILES:
            self._end()
        if not self.process:
            self._begin()
        self.done += 1
        head = json.dumps([module, len(data), *arguments]).encode() + b"\n"
        try:
            self.asked.write(head + data)
            self.asked.flush()
            ready, _, _ = select.select([self.told], [], [], WALL)
            if not ready:
                os.kill(self.process, signal.SIGKILL)
                raise TimeoutError("the child waits for nothing")
            line = self.told.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            return Answer(b"", self._end())
        said = json.loads(line)
        answer = bytes(self.told.read(said["bytes"]))
        if said["raised"]:
            raise RuntimeError(said["raised"])
        if said["code"] == bounded.OUT_OF_MEMORY:
            self._end()
        return Answer(answer, said["code"])

    def _begin(self) -> None:
        asked, told = os.pipe(), os.pipe()
        self.process = os.fork()
        if not self.process:
            try:
                signal.setitimer(signal.ITIMER_PROF, 0)
                os.close(asked[1])
                os.close(told[0])
                faulthandler.disable()
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the libraries say of every file
                _answer(os.fdopen(asked[0], "rb"), os.fdopen(told[1], "wb"))
            finally:
                os._exit(1)
        os.close(asked[0])
        os.close(told[1])
        self.asked, self.told = os.fdopen(asked[1], "wb"), os.fdopen(told[0], "rb")
        self.done = 0

    def _end(self) -> int:
        for pipe in (self.asked, self.told):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return os.waitstatus_to_exitcode(status)


def _answer(asked: Any, told: Any) -> None:
    """The life of a child: a line that tells what is asked, a file; a line of what came of it, the answer."""
    run = {glyphs.__name__: glyphs.main, picture.__name__: picture.main}
    for line in asked:
        module, size, *arguments = json.loads(line)
        out = io.BytesIO()
        sys.stdin = SimpleNamespace(buffer=io.BytesIO(asked.read(size)))  # type: ignore[assignment]
        sys.stdout = SimpleNamespace(buffer=out)  # type: ignore[assignment]
        sys.argv = [module, *arguments]
        code, raised = 0, ""
        try:
            code = run[module]()
        except Exception as error:
            raised = repr(error)
        answer = out.getvalue()
        told.write(json.dumps({"code": code, "raised": raised, "bytes": len(answer)}).encode() + b"\n")
        told.write(answer)
        told.flush()


def prepared() -> None:
    """One child answers for many files, and pictures are made ready but not recognised."""
    import PIL.Image
    import pypdfium2_raw  # noqa: F401  # type: ignore[import-untyped]  # loaded here once for all children

    PIL.Image.init()
    reader = Reader()

    def blank(drawn: Any, **_: str) -> Iterator[pdf.Page]:
        for number, one in enumerate(drawn, 1):
            yield pdf.Page(number=number, width=one.width, height=one.height, runs=[])

    for module in (pdf, scan):
        module.Child = reader.child  # type: ignore[attr-defined]
        module.no_recogniser = lambda _: None  # type: ignore[attr-defined]
        module.recognised = blank  # type: ignore[attr-defined]
    pdf.DPI = 60  # what is drawn is not looked at
    pdf.PROCESSORS = 1  # the one child reads all pages
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
