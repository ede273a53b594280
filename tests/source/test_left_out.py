"""Pages of a PDF that are pictures: read where they can be, and never left out without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from yuebao import pipeline
from yuebao.cli import run
from yuebao.core import contract
from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.report import html, text
from yuebao.source import open_source, pdf
from yuebao.source.pages import Page
from yuebao.source.scan import Picture
from yuebao.source.typeset import Run

pytestmark = pytest.mark.skipif(find_spec("pypdfium2_raw") is None, reason="the extra [pdf] is not installed")

DOT = "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI"
TEXT = "BT /F 12 Tf 72 700 Td (Exports 98.3, imports 24.2 in 2025) Tj ET"
SCAN = f"q 595 0 0 842 0 0 cm {DOT} Q"
STRIPS = "\n".join(f"q 595 0 0 84 0 {84 * at} cm {DOT} Q" for at in range(10))
LOGO = f"q 60 0 0 60 20 20 cm {DOT} Q"
OUTLINES = "\n".join(f"{at % 50 * 9} {at // 50 * 20} 6 6 re f" for at in range(600))
MISSING = Problem(code="YB119", place="report.pdf", facts=(("package", "tesseract-ocr-chi-sim"),))


def paged(*pages: str) -> bytes:
    """A PDF with a page for each of these contents."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    parts = [
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Kids [{kids}] /Count {len(pages)} >> endobj",
        "3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    ]
    for at, content in enumerate(pages):
        own = 10 + 2 * at
        parts += [
            f"{own} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {own + 1} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >> endobj",
            f"{own + 1} 0 obj << /Length {len(content)} >>\nstream\n{content}\nendstream endobj",
        ]
    return "\n".join(["%PDF-1.4", *parts, "trailer << /Root 1 0 R /Size 99 >>", "%%EOF"]).encode()


def opened(monkeypatch: pytest.MonkeyPatch, missing: Problem | None, *pages: str) -> Source | Problem:
    """What comes of a PDF where the recogniser is *missing*, or sees one figure on every picture."""

    def seen(pictures: Iterable[Picture], **_: str) -> Iterator[Page]:
        for picture in pictures:
            words = "Sales 16.4"
            edges = [72.0 + 6 * at for at in range(len(words) + 1)]
            line = Run(text=words, edges=edges, top=90, bottom=102, size=12.0)
            width, height = picture.width / picture.scale, picture.height / picture.scale
            yield Page(number=1, width=width, height=height, runs=[line])

    monkeypatch.setattr(pdf, "no_recogniser", lambda _: missing)
    monkeypatch.setattr(pdf, "recognised", seen)
    return open_source(paged(*pages), name="report.pdf")


def test_pictures_beside_text_are_named_where_nothing_can_read_them(monkeypatch: pytest.MonkeyPatch) -> None:
    source = opened(monkeypatch, MISSING, SCAN, TEXT, SCAN, SCAN, TEXT, SCAN)
    assert isinstance(source, Source)
    assert source.text.count("98.3") == 2
    assert {place.page for place in source.places} == {2, 5}
    [problem] = source.problems
    assert problem.code == "YB121"
    assert "1, 3-4, 6" in problem.text
    assert "1, 3-4, 6" in problem.text_zh
    assert "tesseract-ocr-chi-sim" in problem.remedy
    assert "tesseract-ocr-chi-sim" in problem.remedy_zh


def test_pictures_beside_text_are_read_where_they_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    source = opened(monkeypatch, None, SCAN, TEXT, SCAN)
    assert isinstance(source, Source)
    assert source.problems == ()
    assert [(place.page, source.text[place.start : place.stop]) for place in source.places] == [
        (1, "Sales 16.4"),
        (2, "Exports 98.3, imports 24.2 in 2025"),
        (3, "Sales 16.4"),
    ]


@pytest.mark.parametrize("pages", [(SCAN,), (SCAN, SCAN), (SCAN, "")])
def test_without_any_text_what_is_missing_is_all_there_is_to_say(
    monkeypatch: pytest.MonkeyPatch, pages: tuple[str, ...]
) -> None:
    assert opened(monkeypatch, MISSING, *pages) == MISSING


def test_a_page_that_the_recogniser_gives_up_is_named_with_those_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = Problem(code="YB114", place="report.pdf", facts=(("reason", "time"),))
    monkeypatch.setattr(pdf, "no_recogniser", lambda _: None)
    empty = Page(number=1, width=595, height=842, runs=[])
    looks = iter(([empty], [slow]))
    monkeypatch.setattr(pdf, "recognised", lambda *_, **__: next(looks))
    source = open_source(paged(SCAN, TEXT, SCAN, SCAN), name="report.pdf")
    assert isinstance(source, Source)
    assert "98.3" in source.text
    [problem] = source.problems
    assert problem.text.startswith("page(s) 3-4 ")
    assert slow.text in problem.text


@pytest.mark.parametrize(
    ("page", "drawn"), [(SCAN, True), (STRIPS, True), (OUTLINES, True), (LOGO, False), ("", False)]
)
def test_what_is_a_picture_of_a_page(monkeypatch: pytest.MonkeyPatch, page: str, drawn: bool) -> None:
    source = opened(monkeypatch, MISSING, TEXT, page)
    assert isinstance(source, Source)
    assert bool(source.problems) is drawn


def test_every_command_and_report_tells_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "no_recogniser", lambda _: MISSING)
    path = tmp_path / "report.pdf"
    path.write_bytes(paged(TEXT, SCAN))
    for command in ("text", "read", "check", "outline", "explain"):
        assert run([command, str(path)]) == 2
        told = capsys.readouterr()
        assert told.err.count("YB121") == 1, command
        assert "page(s) 2 are pictures" in told.err
    report = pipeline.check(path)
    assert [problem.code for problem in report.reading.problems] == ["YB121"]
    assert "没有读全：第 2 页是图片" in text.text(report)
    assert "没有读全：第 2 页是图片" in html.page(report)
    [problem] = contract.report_record(report)["problems"]
    assert problem["code"] == "YB121"
    assert "problems" not in contract.report_record(pipeline.check("出口98.3亿元。"))


def test_a_book_reads_a_file_again_that_was_not_read_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("sqlalchemy")
    from yuebao.book import Book

    monkeypatch.setattr(pdf, "no_recogniser", lambda _: MISSING)
    data = paged(TEXT, SCAN)
    with Book.open(tmp_path / "book.db") as book:
        first, report = pipeline.add(data, book=book, name="report.pdf")
        assert report is not None
        assert report.reading.problems
        assert book.held(data) is None
        monkeypatch.setattr(pdf, "no_recogniser", lambda _: None)
        empty = Page(number=1, width=595, height=842, runs=[])
        monkeypatch.setattr(pdf, "recognised", lambda *_, **__: [empty])
        again, report = pipeline.add(data, book=book, name="report.pdf")
        assert report is not None
        assert not report.reading.problems
        assert again.id == first.id
