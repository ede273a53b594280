"""Scans: several readings made one, doubts kept, and what tesseract gives of a real picture."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest
from paper import no_paper

from yuebao import pipeline
from yuebao.core.problem import Problem
from yuebao.core.text import Doubt, Source, Span
from yuebao.read import read
from yuebao.read.doubts import readings_of
from yuebao.source import agree, open_source, scan
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


def set_row(text: str) -> agree.Row:
    """A row set as fonts set it: a sign of per cent is twice as wide as a digit, a point half."""
    glyphs, at = [], 0.0
    for one in text:
        wide = {"%": 12.0, ".": 4.0}.get(one, 7.0 if one.isdigit() else 14.0)
        glyphs.append(agree.Glyph(text=one, left=at + 0.5, right=at + wide - 0.5, sure=99.0))
        at += wide
    return agree.Row(top=0.0, bottom=14.0, glyphs=glyphs)


def misread(text: str, wrong: str, right: str) -> agree.Row:
    """*text* set with *right* in the place of which *wrong* was seen."""
    row = set_row(text.replace(wrong, right))
    at = text.index(wrong)
    inside = row.glyphs[at : at + len(right)]
    left, step = inside[0].left, (inside[-1].right - inside[0].left) / len(wrong)
    row.glyphs[at : at + len(right)] = [
        agree.Glyph(text=one, left=left + n * step, right=left + (n + 1) * step, sure=99.0)
        for n, one in enumerate(wrong)
    ]
    return row


@pytest.mark.parametrize("seen", ["9%", "%4", "9%0"])
def test_a_digit_that_there_is_no_room_for_is_part_of_the_sign(seen: str) -> None:
    rates = "长1.5%，降12.5%，占3.4%，升10.7%，比4.2%，为31.6%，达5.1%，有22.7%，近8.8%，约45.3%，"
    text = f"{rates}比6.2{seen}。"
    rows = [misread(text, seen, "%")]
    [settled] = agree.settled(rows, [rows, [set_row(f"{rates}比6.2%。")]])
    assert "".join(glyph.text for glyph in settled.glyphs) == f"{rates}比6.2%。"
    assert any(glyph.readings for glyph in settled.glyphs[-4:])  # and stays doubted


def test_two_decimals_that_there_is_room_for_stay() -> None:
    text = "长1.5%，降12.5%，占3.4%，升10.7%，比4.2%，为31.6%，达5.1%，有22.7%，近8.8%，约45.3%，比6.29%。"
    [settled] = agree.settled([set_row(text)], [[set_row(text.replace("6.29", "6.2"))]])
    assert "6.29%" in "".join(glyph.text for glyph in settled.glyphs)


def test_a_blank_page_has_no_rows() -> None:
    assert agree.settled([], [[], []]) == []


def test_a_character_that_was_printed_and_not_read_is_a_doubt() -> None:
    row = set_row("；有企业进口2.4亿元")
    for glyph in row.glyphs[1:]:  # something stands between the first two
        glyph.left, glyph.right = glyph.left + 14, glyph.right + 14
    width, height = 200, 14
    inked = bytearray(b"\xff" * width * height)
    for y in range(2, 12):
        inked[y * width + 15 : y * width + 27] = bytes(12)
    for dots, doubts in ((bytes(inked), ("□有",)), (b"\xff" * width * height, None)):
        row.glyphs[1].readings = None
        scan._unseen([row], scan.Picture(width=width, height=height, scale=1.0, dots=dots))
        assert row.glyphs[1].readings == doubts


def test_a_figure_is_doubtful_for_a_digit_glued_to_it_and_for_a_lost_character() -> None:
    text = "出口3.1亿元，增长9.4%6。有企业进口2.4亿元，增长1.5%。"
    doubts = (
        Doubt(span=Span(start=14, stop=15), readings=("",)),
        Doubt(span=Span(start=16, stop=17), readings=("□有",)),
    )
    assert text[14] == "6"
    assert text[16] == "有"
    source = Source(sha256="0" * 64, name="scan.png", text=text, doubts=doubts)
    status = {text[one.span.start : one.span.stop]: one.status for one in read(source).figures}
    assert status["9.4%"] == "doubtful"
    assert status["2.4亿元"] == status["1.5%"] == "doubtful"
    assert status["3.1亿元"] == "read"


ROWS = [
    agree.Row(
        top=10.0,
        bottom=22.0,
        glyphs=[
            agree.Glyph(text=one, left=10.0 + 12 * at, right=21.5 + 12 * at, sure=99.0)
            for at, one in enumerate("出口增长")
        ],
    )
]


def test_a_page_that_was_not_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever checks a scan would take what was left out for nothing printed."""
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    pages = [image.new("L", (400, 300), 255) for _ in range(2)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    looks = iter((ROWS, ROWS, None, ROWS))
    monkeypatch.setattr(scan, "no_recogniser", lambda _: None)
    monkeypatch.setattr(scan, "_looked", lambda *_, **__: next(looks))
    source = open_source(out.getvalue(), name="scan.tiff")
    assert isinstance(source, Problem)
    assert source.code == "YB114"
    looks = iter((ROWS, ROWS) * 2)
    source = open_source(out.getvalue(), name="scan.tiff")
    assert isinstance(source, Source)
    assert source.text.count("出口") == 2


def test_a_recogniser_that_fell_has_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PIL.Image")
    ended = subprocess.CompletedProcess([], -24, stdout=b"", stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    picture = scan.Picture(width=40, height=30, scale=4.0, dots=b"\xff" * 1200)
    assert scan._looked(picture, 1.0, soft=False) is None
