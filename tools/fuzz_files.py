"""Mutated files of one family, thrown at the opener: no crash, no hang, nothing but a text or a Problem.

    python tools/fuzz_files.py docx --count 200000 --seed 1

Inputs are mutated as bytes (flips, cuts, splices) and as XML or text inside their package (tags lost, doubled
and swapped, numbers made extreme, hostile pieces put in), and packed again so that checksums hold. Every
input is opened and outlined, one in fifty read. A failing input is written to ``--keep``. LibreOffice and
tesseract are left out: their files are their own. PDFs are made and changed by ``fuzz_pdf.py``.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fuzz_pdf

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.read import read
from yuebao.source import converted, open_all, outline

FAMILIES = ("docx", "xlsx", "html", "archive", "csv", "pdf")
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


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def seeds(family: str) -> list[Any]:
    """What mutation starts from: packages as their parts, everything else as bytes."""
    page = "<html><head><meta charset='utf-8'><title>月报</title></head><body><nav><a href=a>首页</a></nav>"
    page += (
        f"<h1>2025年5月月报</h1><p>{PROSE}</p><table><tr><td rowspan=2>指标</td><td colspan=2>5月</td></tr>"
    )
    page += "<tr><td>金额（亿元）</td><td>同比（%）</td></tr>"
    page += "<tr><td>出口</td><td>1.5</td><td>-3</td></tr></table>"
    page += f"<ul><li>{PROSE}<sup>2</sup></li></ul><p>（来源：商务部）</p></body></html>"
    rows = '指标,1-5月,同比\n出口,"1,100.5",3.2%\n进口,80.1,-1%\n'
    match family:
        case "docx":
            import docx

            document = docx.Document()
            document.add_heading("一、综合", 1)
            document.add_paragraph(PROSE)
            document.add_paragraph("条", style="List Number")
            table = document.add_table(2, 3)
            for at, text in enumerate(["指标", "金额（亿元）", "同比（%）", "进口", "20.5", "-3.2"]):
                table.cell(at // 3, at % 3).text = text
            table.cell(0, 0).merge(table.cell(1, 0))
            return [_light(document)]
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
            return [_light(book)]
        case "html":
            return [page.encode(), page.encode("gb18030").replace(b"utf-8", b"gb2312"), page.encode("utf-16")]
        case "csv":
            return [
                rows.encode(),
                rows.replace(",", ";").encode("gb18030"),
                rows.replace(",", "\t").encode("utf-16"),
            ]
        case "pdf":
            return list(fuzz_pdf.seeds(PROSE))
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


def _light(made: Any) -> dict[str, bytes]:
    """The parts of a package that are read, the long lists of unused styles left out."""
    stream = io.BytesIO()
    made.save(stream)
    archive = zipfile.ZipFile(stream)
    parts = {name: archive.read(name) for name in archive.namelist()}
    unused = ("theme", "thumbnail", "stylesWithEffects", "word/styles.xml")
    return {name: content for name, content in parts.items() if not any(one in name for one in unused)}


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
        return fuzz_pdf.mutant(seed, random, mutate_bytes)
    if isinstance(seed, bytes):
        return mutate_text(seed, random) if random.random() < 0.7 else mutate_bytes(seed, random)
    if random.random() < 0.3:
        return mutate_bytes(packed(seed), random)
    parts = dict(seed)
    for name in random.sample(list(parts), random.randint(1, min(2, len(parts)))):
        if random.random() < 0.05:
            del parts[name]
        elif parts[name][:2] == b"PK":
            parts[name] = mutate_bytes(parts[name], random)
        else:
            parts[name] = mutate_text(parts[name], random)
    return packed(parts)


def run(
    family: str, count: int, seed: int, *, keep: Path | None, tell: Callable[[str], None]
) -> Counter[str]:
    """Opens *count* mutants; what became of them, by problem's code or ``text``, ``CRASH``, ``HANG``."""
    converted.program = lambda: None  # type: ignore[assignment]
    if family == "pdf":
        fuzz_pdf.prepared()
    chance = random.Random(seed)
    starts = seeds(family)
    became: Counter[str] = Counter()
    for one in starts:  # what is loaded at first need is no hang
        list(open_all(one if isinstance(one, bytes) else packed(one), name=f"a.{family}"))
    slowest = 0.0
    began = time.perf_counter()

    def late(*_: Any) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    signal.signal(signal.SIGPROF, late)
    for number in range(count):
        data = mutant(chance.choice(starts), chance)
        start = time.perf_counter()
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
        slowest = max(slowest, time.perf_counter() - start)
        if (number + 1) % 10_000 == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            spent = time.perf_counter() - began
            told = f"slowest {slowest:.2f} s, peak {peak} MB, {dict(became)}"
            tell(f"{family} {number + 1} in {spent:.0f} s, {told}")
    return became


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def tell(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    became = run(given.family, given.count, given.seed, keep=given.keep, tell=tell)
    tell(f"{given.family} {given.count} {dict(became)}")
    return 1 if became["CRASH"] or became["HANG"] else 0


if __name__ == "__main__":
    sys.exit(main())
