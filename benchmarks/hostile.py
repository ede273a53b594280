"""Files made to do harm: how long `yuebao text` takes over each, and how much memory all its processes hold.

    python benchmarks/hostile.py [NAME …]

The bar: a Problem (or the text) within 10 s and 1 GB. Time is told by the clock and as the processor's of the
whole tree of processes, which a busy machine does not change; memory is the tree's resident peak, looked at
every 20 ms.
"""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROSE = "2025年1-5月，全市进出口总额120.5亿元，同比增长4.2%。"
PARAGRAPH = f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LAUGHS = "<!DOCTYPE a [<!ENTITY a '哈哈'>" + "".join(
    f"<!ENTITY {b} '{'&' + a + ';'}{('&' + a + ';') * 9}'>"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def pdf(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    return out + b"trailer\n<< /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (len(objects) + 1)


def stream(content: bytes, *, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * times
    return b"<< /Length %d /Filter [%b] >>\nstream\n%b\nendstream" % (len(content), filters, content)


def paged(content: bytes, *, pages: int = 1, box: bytes = b"0 0 595 842") -> bytes:
    """A PDF whose *pages* all show the one content stream."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >>"
    )
    page += b" >>"
    tree = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, font, content, *[page % box] * pages])


def scattered(count: int, text: bytes = b"12345") -> bytes:
    """A content stream of *count* words anywhere on the page."""
    chance = random.Random(1)
    words = (
        b"1 0 0 1 %d.%d %d.%d Tm (%b) Tj" % (*(chance.randrange(n) for n in (590, 10, 840, 10)), text)
        for _ in range(count)
    )
    return stream(b"BT /F1 3 Tf\n" + b"\n".join(words) + b"\nET")


def package(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, head: str = "", **parts: str | bytes) -> bytes:
    kinds = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
    document = f"{head}<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>"
    return package({"[Content_Types].xml": kinds, "word/document.xml": document, **parts})


def sheet(rows: str, head: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ties = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f"<workbook xmlns='{main}' xmlns:r='{ties}'><sheets>"
            "<sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{RELATIONS}'>"
            f"<Relationship Id='r1' Type='{ties}/worksheet' Target='worksheets/a.xml'/></Relationships>",
            "xl/worksheets/a.xml": f"{head}<worksheet xmlns='{main}'><sheetData>{rows}</sheetData>"
            "</worksheet>",
        }
    )


def nested(depth: int) -> bytes:
    inner = package({"a.txt": PROSE})
    for level in range(depth):
        inner = package({f"{level}.zip": inner})
    return inner


def png(width: int, height: int, dots: bytes = b"", bits: int = 8) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    packed = zlib.compress(dots or bytes((width + 1) * min(height, 2000)), 9)
    head = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def noise(side: int = 6320) -> bytes:
    """A picture of black and white dots by chance."""
    chance = random.Random(1)
    return png(side, side, b"".join(b"\0" + chance.randbytes(side // 8) for _ in range(side)), bits=1)


def locked() -> bytes:
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >>" % (b"41" * 32, b"42" * 32)
    made = pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", encrypt])
    return made.replace(b"/Size", b"/Encrypt 3 0 R /ID [<00> <00>] /Size")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "encrypted PDF": ("a.pdf", locked),
    "encrypted office file": ("a.docx", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    "truncated PDF": ("a.pdf", lambda: paged(stream(b"BT /F1 9 Tf (1.5) Tj ET"))[:180]),
    "truncated DOCX": ("a.docx", lambda: word(PARAGRAPH)[:-300]),
    "PDF of 10,000 pages": ("a.pdf", lambda: paged(stream(b"BT /F1 9 Tf (1.5) Tj ET"), pages=10_000)),
    "PDF of 1,000 full pages": ("a.pdf", lambda: paged(scattered(300), pages=1000)),
    "PDF, 100,000 words on a page": ("a.pdf", lambda: paged(scattered(100_000))),
    "PDF, 600,000 signs on a page": ("a.pdf", lambda: paged(scattered(600_000, b"1"))),
    "PDF, a page of 14 km": ("a.pdf", lambda: paged(scattered(60_000), box=b"0 0 9999999 9999999")),
    "PDF, 3 GB of zeros": ("a.pdf", lambda: paged(stream(bytes(1 << 28), times=2))),
    "PDF nested deeply": ("a.pdf", lambda: paged(stream(b"[" * 200_000 + b"q " * 200_000))),
    "zip bomb": ("a.zip", lambda: package({"a.txt": bytes(1 << 28)})),
    "zip in zip in zip …": ("a.zip", lambda: nested(9)),
    "zip of 60,000 members": ("a.zip", lambda: package({f"{n}.txt": "1" for n in range(60_000)})),
    "DOCX, 300 MB of blanks": ("a.docx", lambda: word(PARAGRAPH.replace("2", " " * (80 << 20)))),
    "DOCX, a billion laughs": ("a.docx", lambda: word("<w:p>&i;</w:p>", LAUGHS + "]>")),
    "DOCX, an entity from a file": (
        "a.docx",
        lambda: word("<w:p>&x;</w:p>", "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]>"),
    ),
    "DOCX, tables 10,000 deep": ("a.docx", lambda: word("<w:tbl><w:tr><w:tc>" * 10_000)),
    "DOCX, 250,000 paragraphs": ("a.docx", lambda: word(PARAGRAPH * 250_000)),
    "DOCX with macros": (
        "a.docm",
        lambda: word(PARAGRAPH, **{"word/vbaProject.bin": OLE + bytes(999)}),
    ),
    "XLSX, a billion laughs": ("a.xlsx", lambda: sheet("<row><c><v>&i;</v></c></row>", LAUGHS + "]>")),
    "XLSX, a cell at XFD1048576": (
        "a.xlsx",
        lambda: sheet("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
    ),
    "XLSX, 400,000 rows": ("a.xlsx", lambda: sheet("<row><c><v>1</v></c></row>" * 400_000)),
    "HTML, 100,000 deep": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + PROSE.encode()),
    "HTML, 15 MB of paragraphs": ("a.html", lambda: b"<html><body>" + f"<p>{PROSE}</p>".encode() * 180_000),
    "HTML, a cell 10,000 × 10,000": (
        "a.html",
        lambda: b"<html><table>" + b"<tr><td colspan=10000 rowspan=10000>1</td><td>2</td></tr>" * 2_000,
    ),
    "CSV, 15 MB": ("a.csv", lambda: b"a,b,c\n" + b"1,2,3\n" * 2_600_000),
    "text, one line of 15 MB": ("a.txt", lambda: PROSE.encode() * 200_000),
    "text, 15 MB of digits": ("a.txt", lambda: b"9" * (15 << 20)),
    "picture of 60,000 × 60,000": ("a.png", lambda: png(60_000, 60_000)),
    "picture of 6,000 × 6,000, torn": ("a.png", lambda: png(6_000, 6_000)),
    "picture of 40 million dots of noise": ("a.png", noise),
    "DOCX called .pdf": ("a.pdf", lambda: word(PARAGRAPH)),
    "noise called .xlsx": ("a.xlsx", lambda: random.Random(1).randbytes(1 << 20)),
}  # fmt: skip


def held(root: int) -> tuple[int, float]:
    """Bytes that a process and those it started hold, and the processor's seconds that they have taken."""
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                told = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            process = int(entry.name)
            parents[process], sizes[process] = int(told[1]), int(told[21])
            ticks[process] = sum(map(int, told[11:15]))
    kin = {root}
    grown = True
    while grown:
        more = {child for child, parent in parents.items() if parent in kin} - kin
        kin |= more
        grown = bool(more)
    size = sum(sizes.get(one, 0) for one in kin) * os.sysconf("SC_PAGE_SIZE")
    return size, sum(ticks.get(one, 0) for one in kin) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    wanted = sys.argv[1:] or list(HOSTILE)
    with tempfile.TemporaryDirectory() as folder:
        for title in wanted:
            name, make = HOSTILE[title]
            path = Path(folder) / name
            path.write_bytes(make())
            began, peak, spent = time.perf_counter(), 0, 0.0
            with (Path(folder) / "said").open("wb") as said:
                command = [sys.executable, "-m", "yuebao", "text", str(path)]
                child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
                while True:
                    size, seconds = held(child.pid)
                    peak, spent = max(peak, size), max(spent, seconds)
                    done, status, used = os.wait4(child.pid, os.WNOHANG)
                    if done:
                        break
                    time.sleep(0.02)
            took = time.perf_counter() - began
            line = (Path(folder) / "said").read_text(errors="replace").partition("\n")[0]
            told = line.replace(folder + "/", "")[:90] or "read"
            spent = max(spent, used.ru_utime + used.ru_stime)
            code = os.waitstatus_to_exitcode(status)
            print(
                f"| {title} | {took:.1f} s | {spent:.1f} s | {peak / 1e6:.0f} MB | {code} | {told} |",
                flush=True,
            )
            path.unlink()


if __name__ == "__main__":
    main()
