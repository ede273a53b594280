"""Mutated files of one family, thrown at the opener: no crash, no hang, nothing but a text or a Problem.

    python tools/fuzz_files.py docx --count 200000 --seed 1 --keep failing

Inputs are mutated as bytes (flips, cuts, splices), as characters, as markup (tags lost, doubled and swapped,
numbers made extreme, hostile pieces put in) and as trees that stay well-formed; inside their package, which
is packed again so that checksums hold. Every input is opened and outlined, one in fifty read. Each is
made from the seed and its own number alone, so that a run goes on where it stopped (``--start``). A failing
input is written to ``--keep``. LibreOffice and tesseract are left out: their files are their own. PDFs and
pictures are made by ``fuzz_native.py``.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import signal
import struct
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import fuzz_native
from lxml import etree

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.read import read
from yuebao.source import converted, open_all, outline
from yuebao.source.kinds import is_picture

FAMILIES = ("text", "csv", "html", "docx", "xlsx", "archive", "pdf", "picture")
SECONDS = 10  # of the processor, however busy the machine is
MEMORY = 3 * 1024**3  # of address space; what is resident stays under 1 GB

PROSE = "2025年1-5月，大连市服务外包合同额195586.7万美元，同比增长39.1%；其中，离岸合同额186088.5万美元。"
TAG = re.compile(rb"<[^<>]{1,400}>")
NUMBER = re.compile(rb"\d+")
EXTREME = (
    b"0",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    b"65536",
    b"2147483648",
    b"\xef\xbc\x95",
    b"",
    b"NaN",
)
HOSTILE = (
    b'<!DOCTYPE a [<!ENTITY b "c">]>', b"&b;", b"&#0;", b"&#xD800;", b"<![CDATA[", b"]]>", b"<!--", b"-->",
    b"<?xml version='1.0' encoding='utf-7'?>", b"\x00", b"\xff\xfe", b"<" * 50, b"<w:tbl><w:tr><w:tc>" * 30,
    b"<div>" * 300, b"<table><tr><td colspan=99999 rowspan=99999>1", b"\t" * 500, b'"', b"\r\n" * 200,
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", "【".encode(), "第".encode() * 300,
    b"9" * 5000, b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80",
)  # fmt: skip

WORDS = (
    "", "0", "-1", "1", "5", "99999999999", "1e999", "65536", "NaN", "５", "x" * 3000, "9" * 400, "\t" * 300,
    "\n" * 60, "第" * 200, "【", "】", "（来源：", "（", "单位：亿元", "其中：", "2024年", "1—5月",
    "#,##0.0%;[Red]", "A1:XFD1048576", "decimal", "%1.%2.", "continue", "restart", "‰", "个百分点",
    "\u2028", "\U0001f600",
)  # fmt: skip
MARKS = "0123456789.,，。、；：%％（）()【】●-—−+~至 \u3000\t\n\"'\ue000\x00\xad\u200b"
MARKS += "一二十百万亿元年月同比增长降第①②"


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP of *parts*, stored; ``zipfile`` takes longer over it than the reader over the document."""
    out, directory = bytearray(), bytearray()
    for name, content in parts.items():
        raw = name.encode()
        told = struct.pack(
            "<5H3I2H", 20, 0x800, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), len(raw), 0
        )
        directory += b"PK\x01\x02\x14\x00" + told + struct.pack("<3H2I", 0, 0, 0, 0, len(out)) + raw
        out += b"PK\x03\x04" + told + raw + content
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), len(out), 0)
    return bytes(out + directory + end)


def _page(*, framed: bool) -> str:
    """A page; one with a frame of links is sifted, which takes ten times as long as reading it."""
    nav = "<nav><a href=a>首页</a></nav>" if framed else ""
    return (
        "<html><head><meta charset='utf-8'><title>月报</title></head><body>"
        f"{nav}<h1>2025年5月月报</h1><p>{PROSE}</p><table>"
        "<tr><td rowspan=2>指标</td><td colspan=2>5月</td></tr>"
        "<tr><td>金额（亿元）</td><td>同比（%）</td></tr><tr><td>出口</td><td>1.5</td><td>-3</td></tr></table>"
        f"<ul><li>{PROSE}<sup>2</sup></li></ul><p>（来源：商务部）</p></body></html>"
    )


def seeds(family: str) -> list[Any]:
    """What mutation starts from: packages as their parts, everything else as bytes."""
    page = _page(framed=False)
    rows = '指标,1-5月,同比\n出口,"1,100.5",3.2%\n进口,80.1,-1%\n'
    match family:
        case "text":
            wrapped = "【数据月报】\n第 6 期（总第 78 期）\n一、综合\n" + PROSE[:30] + "\n" + PROSE[30:]
            wrapped += (
                "\n16.94- 2 -\n● 出口2.0亿元，增长1%。（来源：商务部）\n指标\t金额（亿元）\n进口\t1.5\n"
            )
            spaced = " ".join(PROSE[:40]) + "\n\n" + PROSE.replace("，", ",").replace("%", "％")
            return [
                wrapped.encode(),
                spaced.encode(),
                wrapped.encode("gb18030"),
                spaced.encode("utf-16"),
                "1-5月，出口額1.5億元，同比增長3.2%。".encode("big5"),
            ]
        case "csv":
            return [
                rows.encode(),
                rows.replace(",", ";").encode("gb18030"),
                rows.replace(",", "\t").encode("utf-16"),
                ("单位：亿元,,\n指标,5月,\n,金额,同比\n" + rows[9:]).encode(),
            ]
        case "html":
            declared = page.replace("utf-8", "gb2312").encode("gb18030")
            return [
                page.encode(),
                page.encode(),
                declared,
                page.encode("utf-16"),
                _page(framed=True).encode(),
            ]
        case "docx":
            return [_document()]
        case "xlsx":
            import openpyxl

            book = openpyxl.Workbook()
            sheet = book.active
            head = (["2025年5月"], ["单位：亿元"], ["指标", "5月", None], [None, "金额", "同比"])
            for row in (*head, ["出口", 1.5, 0.03]):
                sheet.append(row)
            sheet["C5"].number_format = '#,##0.0%;[Red]-0.0"x"'
            sheet.merge_cells("B3:C3")
            sheet.merge_cells("A3:A4")
            return [
                _light(
                    book, "_rels", "xl/workbook", "xl/worksheets", "xl/sharedStrings", "xl/styles", "xl/_rels"
                )
            ]
        case "pdf":
            return list(fuzz_native.documents(PROSE))
        case "picture":
            return list(fuzz_native.pictures())
        case "archive":
            opf = "<package><manifest><item id='a' href='a.html'/></manifest>"
            opf += "<spine><itemref idref='a'/></spine></package>"
            epub = {
                "mimetype": b"application/epub+zip",
                "META-INF/container.xml": b"<c><rootfiles><rootfile full-path='b.opf'/></rootfiles></c>",
                "b.opf": opf.encode(), "a.html": page.encode(),
            }  # fmt: skip
            saved = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
            saved += b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            saved += page.encode() + b"\r\n--b--\r\n"
            members = {
                "a.txt": PROSE.encode(),
                "b.zip": packed({"c.html": page.encode(), "d.csv": rows.encode()}),
            }
            return [epub, members, saved]
    raise ValueError(family)


def _document() -> dict[str, bytes]:
    """A document with numbered paragraphs, a table, a note, a text box and tracked changes."""
    import docx

    document = docx.Document()
    document.add_heading("一、综合", 1)
    document.add_paragraph(PROSE)
    document.add_paragraph("条", style="List Number")
    table = document.add_table(2, 3)
    for at, text in enumerate(["指标", "金额（亿元）", "同比（%）", "进口", "20.5", "-3.2"]):
        table.cell(at // 3, at % 3).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    parts = _light(document, "word/document", "word/numbering", "_rels", "word/_rels")
    box = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    box += "<w:p><w:r><w:t>进口1.5亿元</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    more = "<w:p><w:ins w:id='1'><w:r><w:t>增长1%</w:t></w:r></w:ins><w:del w:id='2'><w:r>"
    more += f"<w:delText>降</w:delText></w:r></w:del><w:r><w:footnoteReference w:id='2'/></w:r>{box}</w:p>"
    body = parts["word/document.xml"]
    parts["word/document.xml"] = body.replace(b"<w:sectPr", more.encode() + b"<w:sectPr", 1)
    notes = "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    notes += "<w:footnote w:id='2'><w:p><w:r><w:t>按可比价格</w:t></w:r></w:p></w:footnote></w:footnotes>"
    parts["word/footnotes.xml"] = notes.encode()
    return parts


def _light(made: Any, *kept: str) -> dict[str, bytes]:
    """The parts of a package that are read, the long lists of unused styles left out."""
    stream = io.BytesIO()
    made.save(stream)
    archive = zipfile.ZipFile(stream)
    names = [one for one in archive.namelist() if one.startswith((*kept, "[Content_Types]"))]
    parts = {name: archive.read(name) for name in names}
    return {name: content for name, content in parts.items() if len(content) < 10_000}


def mutate_text(data: bytes, random: random.Random) -> bytes:
    """One to four changes to markup or text, most of which leave it well-formed enough to be read on."""
    for _ in range(random.randint(1, 4)):
        tags = list(TAG.finditer(data[:60_000]))
        kind = random.randrange(8)
        if kind == 0 and tags:
            one = random.choice(tags)
            data = data[: one.start()] + data[one.end() :]
        elif kind == 1 and tags:
            one = random.choice(tags)
            data = data[: one.end()] + one[0] * random.choice((1, 3, 100)) + data[one.end() :]
        elif kind == 2 and len(tags) > 1:
            one, other = sorted(random.sample(tags, 2), key=lambda tag: tag.start())
            if one.end() <= other.start():
                between = data[one.end() : other.start()]
                data = data[: one.start()] + other[0] + between + one[0] + data[other.end() :]
        elif kind == 3:
            numbers = list(NUMBER.finditer(data[:60_000]))
            if numbers:
                one = random.choice(numbers)
                data = data[: one.start()] + random.choice(EXTREME) + data[one.end() :]
        elif kind == 4:
            at = random.randrange(len(data) + 1)
            data = data[:at] + random.choice(HOSTILE) + data[at:]
        elif kind == 5 and len(tags) > 1:
            one, other = sorted(random.sample(tags, 2), key=lambda tag: tag.start())
            data = (
                data[: other.start()]
                + data[one.start() : other.start()] * random.choice((1, 2, 20))
                + data[other.start() :]
            )
        elif kind == 6 and len(tags) > 1:
            one, other = sorted(random.sample(tags, 2), key=lambda tag: tag.start())
            data = data[: one.start()] + data[other.end() :]
        else:
            data = mutate_bytes(data, random)
    return data[:400_000]


def mutate_tree(data: bytes, random: random.Random) -> bytes:
    """One to four changes to the elements of well-formed XML, which stays so."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return mutate_text(data, random)
    for _ in range(random.choice((1, 1, 2, 4))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        one, other = random.choice(elements), random.choice(elements)
        parent = one.getparent()
        match random.randrange(7):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if parent is not None:
                for _ in range(random.choice((1, 1, 3, 60))):
                    parent.insert(random.randint(0, len(parent)), deepcopy(one))
            case 2:
                other.insert(random.randint(0, len(other)), deepcopy(one))
            case 3:
                one.tag = other.tag
            case 4 | 5 if one.attrib:
                key = random.choice(one.keys())
                if random.random() < 0.2:
                    del one.attrib[key]
                else:
                    given = random.choice(other.values()) if other.attrib else ""
                    one.set(key, random.choice((given, *WORDS)))
            case _:
                one.text = random.choice((other.text, other.tail, *WORDS))
    return etree.tostring(root, encoding="utf-8")[:400_000]


def mutate_characters(data: bytes, random: random.Random) -> bytes:
    """One to six changes to a text in its own encoding, in which it stays."""
    for encoding in ("utf-16", "utf-8", "big5", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return mutate_bytes(data, random)
    for _ in range(random.randint(1, 6)):
        at, other = random.randrange(len(text) + 1), random.randrange(len(text) + 1)
        size = random.choice((1, 1, 2, 5, 20))
        match random.randrange(5):
            case 0:
                text = text[:at] + text[at + size :]
            case 1:
                text = text[:at] + text[other : other + size] + text[at:]
            case 2:
                text = text[:at] + random.choice(WORDS) + text[at:]
            case 3:
                text = text[:at] + random.choice(MARKS) + text[at + 1 :]
            case _:
                text = text[:at] + text[at : at + size] * random.choice((2, 3, 100)) + text[at + size :]
    return text[:100_000].encode(encoding, "replace")


def mutate_bytes(data: bytes, random: random.Random) -> bytes:
    raw = bytearray(data)
    for _ in range(random.randint(1, 8)):
        if not raw:
            break
        at = random.randrange(len(raw))
        match random.randrange(5):
            case 0:
                raw[at] ^= 1 << random.randrange(8)
            case 1:
                raw[at] = random.randrange(256)
            case 2:
                del raw[at : at + random.randint(1, 64)]
            case 3:
                raw[at:at] = random.randbytes(random.randint(1, 16))
            case 4:
                if random.random() < 0.2:
                    del raw[at:]
                else:
                    other = random.randrange(len(raw))
                    raw[at : at + 32] = raw[other : other + 32]
    return bytes(raw)


def mutant(seed: Any, random: random.Random) -> bytes:
    if isinstance(seed, bytes) and seed.startswith(b"%PDF-"):
        return fuzz_native.mutant(seed, random, mutate_bytes)
    if isinstance(seed, bytes) and is_picture(seed):
        return fuzz_native.spoilt(seed, random, mutate_bytes)
    if isinstance(seed, bytes):
        way = random.random()
        if b"<html" not in seed or 0.7 < way:
            return mutate_characters(seed, random) if 0.15 < random.random() else mutate_bytes(seed, random)
        return mutate_text(seed, random)
    if random.random() < 0.15:
        return mutate_bytes(packed(seed), random)
    parts = dict(seed)
    for name in random.sample(list(parts), random.randint(1, min(2, len(parts)))):
        if random.random() < 0.05:
            del parts[name]
        elif parts[name][:2] == b"PK":
            parts[name] = mutate_bytes(parts[name], random)
        elif parts[name][:1] == b"<" and random.random() < 0.7:
            parts[name] = mutate_tree(parts[name], random)
        else:
            parts[name] = mutate_text(parts[name], random)
    return packed(parts)


def run(
    family: str, count: int, seed: int, *, keep: Path | None, tell: Callable[[str], None], start: int = 0
) -> Counter[str]:
    """Opens *count* mutants from number *start*; what became of them, by problem's code or ``text``,
    ``CRASH``, ``HANG``."""
    converted.program = lambda: None  # type: ignore[assignment]
    if family in ("pdf", "picture"):
        fuzz_native.prepared()
    starts = seeds(family)
    became: Counter[str] = Counter()
    for one in starts:  # what is loaded at first need is no hang
        list(open_all(one if isinstance(one, bytes) else packed(one), name=f"a.{family}"))
    slowest = 0.0
    began = time.process_time()

    def late(*_: Any) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    signal.signal(signal.SIGPROF, late)
    for number in range(start, start + count):
        chance = random.Random(f"{family} {seed} {number}")
        data = mutant(chance.choice(starts), chance)
        at = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            for one in open_all(data, name=f"a.{family}"):
                became[one.code if isinstance(one, Problem) else "text"] += 1
                if isinstance(one, Source):
                    laid = outline(one)
                    if number % 50 == 0:
                        read(one, outline=laid)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            became["HANG" if isinstance(error, TimeoutError) else "CRASH"] += 1
            tell(f"{family} seed {seed} number {number}: {type(error).__name__}: {str(error)[:300]}")
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{family}-{seed}-{number}").write_bytes(data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, time.process_time() - at)
        if (number + 1) % 10_000 == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            spent = time.process_time() - began
            told = f"slowest {slowest:.2f} s, peak {peak} MB, {dict(became)}"
            tell(f"{family} to {number + 1} in {spent:.0f} s of the processor, {told}")
    return became


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def tell(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    became = run(given.family, given.count, given.seed, keep=given.keep, tell=tell, start=given.start)
    tell(f"{given.family} seed {given.seed} from {given.start}: {given.count} {dict(became)}")
    return 1 if became["CRASH"] or became["HANG"] else 0


if __name__ == "__main__":
    sys.exit(main())
