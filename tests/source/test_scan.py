"""Scans: several readings made one, doubts kept, and what tesseract gives of a real picture."""

from __future__ import annotations

import io
import shutil

import pytest
from paper import no_paper

from yuebao import pipeline
from yuebao.core.problem import Problem
from yuebao.core.text import Doubt, Source, Span
from yuebao.read import read
from yuebao.read.doubts import readings_of
from yuebao.source import agree, open_source
from yuebao.source.scan import no_recogniser

SCANNER = no_recogniser("x")


def row(text: str) -> agree.Row:
    glyphs = [
        agree.Glyph(text=one, left=10.0 * at, right=10.0 * at + 9, sure=99.0) for at, one in enumerate(text)
    ]
    return agree.Row(top=0.0, bottom=12.0, glyphs=glyphs)


def told(*readings: str) -> list[tuple[str, dict[int, tuple[int, tuple[str, ...]]]]]:
    first, *others = readings
    runs = agree.runs(agree.settled([row(first)], [[row(other)] for other in others]))
    return [(run.text, run.doubts) for run in runs]


def test_what_all_read_alike_is_not_doubted() -> None:
    assert told("增长5.5%", "增长5.5%") == [("增长5.5%", {})]


def test_the_majority_is_kept_and_the_other_reading_told() -> None:
    [(text, doubts)] = told("增长5.59%", "增长5.5%", "增长5.5%")
    assert text == "增长5.5%"
    assert any("5.59" in f"5.5{reading}" or "9" in reading for _, its in doubts.values() for reading in its)


def test_one_of_two_is_doubted() -> None:
    [(text, doubts)] = told("出口163.8亿元", "出口168.8亿元")
    assert text == "出口163.8亿元"
    assert doubts == {4: (1, ("8",))}


def test_a_word_of_the_field_is_kept_against_the_majority_and_stays_doubted() -> None:
    [(text, doubts)] = told("合同等约额9.5亿元", "合同签约额9.5亿元", "合同等约额9.5亿元")
    assert text == "合同签约额9.5亿元"
    assert doubts == {2: (1, ("等",))}


def test_words_that_the_field_has_not_are_left_to_the_majority() -> None:
    [(text, _)] = told("甲乙丙丁", "甲戊丙丁", "甲戊丙丁")
    assert text == "甲戊丙丁"


def test_a_word_may_be_parted_by_the_end_of_a_row() -> None:
    rows = [[row(text) for text in texts] for texts in (("其中，离", "崖执行额"), ("其中，离", "岸执行额"))]
    for reading in rows:
        reading[1].top, reading[1].bottom = 20.0, 32.0
    settled = agree.settled(rows[0], [rows[1]])
    assert "".join(glyph.text for glyph in settled[1].glyphs) == "岸执行额"
    assert settled[1].glyphs[0].readings == ("崖",)


def test_a_bracket_seen_as_two_marks_is_one() -> None:
    for twice in ("协定《(RCEP)成员国", "协定\\(RCEP)成员国"):
        [(text, _)] = told(twice, twice)
        assert text == "协定（RCEP）成员国"
    [(text, _)] = told("《(试行)办法》", "《(试行)办法》")
    assert text == "《（试行）办法》"


def test_a_rows_own_order_stands_where_boxes_overlap() -> None:
    mine, other = row("(R)1.5%"), row("(R)1.5%")
    other.glyphs[0].left, other.glyphs[1].left = 1.0, 0.5
    [settled] = agree.settled([mine], [[other]])
    assert not any(glyph.readings for glyph in settled.glyphs)


def test_marks_between_clauses_are_made_full_width() -> None:
    [(text, _)] = told("(来源:商务部)", "(来源:商务部)")
    assert text == "（来源：商务部）"


def test_wide_gaps_part_runs() -> None:
    parted = row("甲乙")
    parted.glyphs[1].left, parted.glyphs[1].right = 60.0, 69.0
    assert [run.text for run in agree.runs([parted])] == ["甲", "乙"]


TEXT = "2025年1-5月，全市出口163.8亿元，进口20.0亿元，进出口总额188.8亿元。"


def scanned(*doubts: Doubt) -> Source:
    return Source(sha256="", name="scan.png", text=TEXT, doubts=doubts)


def test_a_doubted_digit_makes_its_figure_doubtful_and_no_other() -> None:
    at = TEXT.index("163.8") + 2
    reading = read(scanned(Doubt(span=Span(start=at, stop=at + 1), readings=("8",))))
    assert [figure.text for figure in reading.figures if figure.status == "doubtful"] == ["163.8亿元"]
    figure = next(figure for figure in reading.figures if figure.status == "doubtful")
    assert [str(written.value) for written in readings_of(reading.source, figure)] == ["168.8"]


def test_a_doubted_name_makes_what_inherits_it_doubtful() -> None:
    text = "2025年1-5月，全市离岩服务外包执行额84614.3万美元，同比下降11.5%。货物出口20.0亿元。"
    at = text.index("岩")
    doubts = (Doubt(span=Span(start=at, stop=at + 1), readings=("岸",)),)
    reading = read(Source(sha256="", name="scan.png", text=text, doubts=doubts))
    assert [figure.status for figure in reading.figures] == ["doubtful", "doubtful", "read"]


def test_a_doubted_comma_makes_none() -> None:
    at = TEXT.index("，")
    reading = read(scanned(Doubt(span=Span(start=at, stop=at + 1), readings=(",",))))
    assert not [figure for figure in reading.figures if figure.status == "doubtful"]


@pytest.mark.skipif(SCANNER is not None, reason="tesseract with chi_sim is not installed")
@pytest.mark.skipif(bool(no_paper()), reason=no_paper() or "-")
def test_a_picture_is_read() -> None:
    import pypdfium2
    import typst

    page = '#set page(width: 120mm, height: 40mm)\n#set text(font: "Noto Sans CJK SC", lang: "zh", 12pt)\n'
    pdf = bytes(typst.compile(f"{page}{TEXT}".encode()))
    picture = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72, grayscale=True).to_pil().save(
        picture, "PNG", dpi=(150, 150)
    )
    source = pipeline.source(picture.getvalue(), name="scan.png")
    assert [figure.text for figure in read(source).figures] == ["163.8亿元", "20.0亿元", "188.8亿元"]
    place = source.place(Span(start=source.text.index("163"), stop=source.text.index("163") + 5))
    assert place is not None
    assert place.page == 1
    assert place.box is not None
    assert 0 < place.box[0] < place.box[2] < 341


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"x" * 100, b"\xff\xd8\xff\xe0" + b"y" * 100, b"GIF8" * 20]
)
def test_a_torn_picture_is_a_problem(data: bytes) -> None:
    opened = open_source(data, name="x.png")
    assert isinstance(opened, Problem)
    assert opened.code in ("YB118", "YB119", "YB115")
    assert shutil.which("tesseract") is None or opened.code == "YB118"
