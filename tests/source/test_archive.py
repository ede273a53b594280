"""Archives, books and saved pages: each member a document under a name of its own; old files converted."""

from __future__ import annotations

import io
import os
import subprocess
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from yuebao.cli import run
from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source
from yuebao.pipeline import documents, read
from yuebao.source import converted, open_all, open_source

PAGE = "<html><body><p>{}</p></body></html>"


def zipped(*parts: tuple[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def found(data: bytes, name: str = "a.zip") -> list[tuple[str, str]]:
    """Each document's name and its text, or its problem's code."""
    return [
        (one.place, one.code) if isinstance(one, Problem) else (one.name, one.text.strip())
        for one in open_all(data, name=name)
    ]


def test_each_member_is_a_document() -> None:
    inner = zipped(("乙.txt", "进口2亿元。"))
    data = zipped(
        ("甲.html", PAGE.format("出口1亿元。")), ("in/丙.zip", inner), ("坏.docx", b"PK\x03\x04"),
        ("__MACOSX/._甲.html", b"x"), ("run.exe", b"MZ"), ("空.txt", ""),
    )  # fmt: skip
    assert found(data) == [
        ("a.zip!in/丙.zip!乙.txt", "进口2亿元。"),
        ("a.zip!坏.docx", "YB132"),
        ("a.zip!甲.html", "出口1亿元。"),
        ("a.zip!空.txt", "YB104"),
    ]


def test_names_in_gb18030() -> None:
    """Old archives write names in the machine's own code page; ZIP takes them for code page 437."""
    data = zipped(("AAAA.txt", "出口1亿元。")).replace(b"AAAA", "月报".encode("gb18030"))
    assert found(data) == [("a.zip!月报.txt", "出口1亿元。")]


def test_a_member_without_a_name() -> None:
    data = zipped(("a.txt", "出口1亿元。"), ("b", "x"))
    for signature, where in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        at = data.rindex(signature)
        rest = data[at + where + 2 :].replace(b"b", b"", 1)
        data = data[: at + where] + b"\0\0" + rest
    directory = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    size, start = (end - directory).to_bytes(4, "little"), directory.to_bytes(4, "little")
    data = data[: end + 12] + size + start + data[end + 20 :]
    assert found(data) == [("a.zip!a.txt", "出口1亿元。")]


def test_one_member_is_the_document(tmp_path: Path) -> None:
    source = open_source(zipped(("甲.txt", "出口1亿元。")), name="a.zip")
    assert isinstance(source, Source)
    assert (source.name, source.text) == ("a.zip!甲.txt", "出口1亿元。")
    two = tmp_path / "a.zip"
    two.write_bytes(zipped(("甲.txt", "出口1亿元。"), ("乙.txt", "进口2亿元。")))
    with pytest.raises(Unreadable) as caught:
        read(two)
    assert caught.value.problem.code == "YB137"
    assert [figure.text for figure in read(Path(f"{two}!乙.txt")).figures] == ["2亿元"]
    assert len(list(documents(two))) == 2


def test_the_commands_take_every_member(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("甲.txt", "出口1亿元。"), ("乙.txt", "进口2亿元。")))
    assert run(["text", str(path)]) == 0
    out = capsys.readouterr().out
    assert out == f"==> {path}!乙.txt <==\n进口2亿元。\n==> {path}!甲.txt <==\n出口1亿元。\n"
    assert run(["text", f"{path}!甲.txt"]) == 0
    assert "出口1亿元。" in capsys.readouterr().out
    assert run(["read", str(path), "-f", "jsonl"]) == 0
    assert capsys.readouterr().out.count('"type":"source"') == 2
    assert run(["check", str(path)]) == 0


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""
BOOK = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="a" href="one.xhtml"/><item id="b" href="%E4%BA%8C.xhtml"/>
<item id="n" href="nav.xhtml" properties="nav"/>
</manifest><spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""


def test_a_book_gives_its_chapters_in_order() -> None:
    data = zipped(
        ("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", BOOK),
        ("OEBPS/one.xhtml", PAGE.format("出口1亿元。")), ("OEBPS/二.xhtml", PAGE.format("进口2亿元。")),
        ("OEBPS/nav.xhtml", PAGE.format("目录")),
    )  # fmt: skip
    assert found(data, "a.epub") == [
        ("a.epub!OEBPS/二.xhtml", "进口2亿元。"),
        ("a.epub!OEBPS/one.xhtml", "出口1亿元。"),
    ]


SAVED = b"""From: <Saved by Blink>\r
Subject: =?utf-8?Q?=E6=9C=88=E6=8A=A5?=\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="--b"\r
\r
----b\r
Content-Type: text/html; charset=gb2312\r
Content-Transfer-Encoding: 8bit\r
Content-Location: https://example.org/a/b.html?c=1\r
\r
<html><head><meta charset=utf-8></head><body><p>\xb3\xf6\xbf\xda1\xd2\xda\xd4\xaa\xa1\xa3</p></body></html>\r
----b\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
\r
iVBORw0KGgo=\r
----b--\r
"""


def test_a_saved_page_is_read_by_its_headers() -> None:
    source = open_source(SAVED, name="a.mht")
    assert isinstance(source, Source)
    assert (source.name, source.text) == ("a.mht!b.html", "出口1亿元。\n")


def nested(depth: int) -> bytes:
    data = b"1"
    name = "a.txt"
    for level in range(depth):
        data, name = zipped((name, data)), f"{level}.zip"
    return data


def test_a_saved_page_with_a_charset_that_is_none() -> None:
    saved = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: '
    saved += "text/html; charset=utf-8\0\r\n\r\n<p>出口1.5亿元。</p>\r\n--b--\r\n".encode()
    [page] = open_all(saved, name="saved.mht")
    assert isinstance(page, Source)
    assert page.text == "出口1.5亿元。\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (nested(8), "YB133"),
        (zipped(("a.txt", b"0" * 30_000_000)), "YB133"),
        (zipped(*((f"{n}.txt", "1") for n in range(5_001))), "YB133"),
        (zipped(("a.txt", "出口1亿元。"))[:-30], "YB132"),
        (zipped(("word/document.xml", '<!DOCTYPE a [<!ENTITY b "1">]><a>&b;</a>')), "YB133"),
        (zipped(("ppt/presentation.xml", "<a/>"), ("[Content_Types].xml", "<a/>")), "YB138"),
    ],
    ids=["deep", "bomb", "many", "cut off", "entities", "slides"],
)
def test_hostile_archives(data: bytes, code: str) -> None:
    began = time.perf_counter()
    problems = [one for one in open_all(data, name="a.zip") if isinstance(one, Problem)]
    assert [problem.code for problem in problems] == [code]
    assert time.perf_counter() - began < 5


def test_a_billion_laughs() -> None:
    lines = "".join(
        f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">'
        for n in range(1, 30)
    )
    bomb = (
        f'<!DOCTYPE a [<!ENTITY l0 "lol">{lines}]><w:document xmlns:w="w"><w:body>&l29;</w:body></w:document>'
    )
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for markup in (bomb, bomb.encode("utf-16"), outside):
        problem = open_source(zipped(("word/document.xml", markup)), name="a.docx")
        assert isinstance(problem, Problem)
        assert problem.code == "YB133"


def test_a_locked_member() -> None:
    data = bytearray(zipped(("a.txt", "出口1亿元。")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    assert found(bytes(data)) == [("a.zip!a.txt", "YB131")]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "WordDocument".encode("utf-16-le") + bytes(2000)
office = pytest.mark.skipif(converted.program() is None, reason="LibreOffice is not installed")


def test_a_slow_converter_is_stopped(tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60 & echo $! > $HOME/../child; sleep 60\n")
    slow.chmod(0o755)
    began = time.perf_counter()
    problem = (
        converted._run([str(slow)], tmp_path / "home", 0.3) if (tmp_path / "home").mkdir() is None else ""
    )
    assert problem == "it took more than 0.3 seconds"
    assert time.perf_counter() - began < 5


# 2025年1-5月，出口100亿元。
RICH = rb"{\rtf1\ansi\uc0 2025\u24180 1-5\u26376 \u-244 \u20986\u21475 100\u20159\u20803 \u12290\par}"


@office
def test_a_rich_text_file() -> None:
    source = open_source(RICH, name="a.rtf")
    assert isinstance(source, Source), source
    assert [figure.text for figure in read(source).figures] == ["100亿元"]


@office
@pytest.mark.skipif("CI" not in os.environ, reason="three runs of LibreOffice are slow: CI alone does them")
def test_an_old_word_file(tmp_path: Path) -> None:
    """Written by LibreOffice from our own text; read back through it, with a profile of its own."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("2025年1-5月，大连市出口100亿元，增长5%。")
    table = document.add_table(2, 2, style="Table Grid")
    for at, text in enumerate(["指标", "金额（亿元）", "进口", "20.5"]):
        table.cell(at // 2, at % 2).text = text
    document.add_paragraph("说明。")  # LibreOffice writes no table at the very end of a DOC
    document.save(str(tmp_path / "a.docx"))
    program = converted.program()
    assert program is not None
    subprocess.run(
        [
            program, f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to",
            "doc", "--outdir", str(tmp_path), str(tmp_path / "a.docx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    data = (tmp_path / "a.doc").read_bytes()
    for name in ("a.doc", "a.wps"):
        source = open_source(data, name=name)
        assert isinstance(source, Source), source
        assert source.text.startswith("2025年1-5月，大连市出口100亿元，增长5%。\n")
        assert [figure.text for figure in read(source).figures] == ["100亿元", "5%", "20.5"]


@office
@pytest.mark.skipif("CI" not in os.environ, reason="a run of LibreOffice is slow: CI alone does it")
def test_a_broken_old_word_file() -> None:
    problem = open_source(OLD, name="a.doc")
    assert isinstance(problem, Problem)
    assert problem.code == "YB135"
