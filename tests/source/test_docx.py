"""DOCX: the accepted text, its numbers and tables, and where each stands."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from yuebao.core.fact import Reading
from yuebao.core.problem import Problem
from yuebao.core.text import Source, Span
from yuebao.read import read
from yuebao.source import open_source, outline
from yuebao.source.numbers import written

docx = pytest.importorskip("docx", reason="python-docx writes the test files")

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEAD = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>'


def opened(data: bytes, name: str = "a.docx") -> Source:
    source = open_source(data, name=name)
    assert isinstance(source, Source), source
    return source


def packed(body: str, **parts: str) -> bytes:
    """The smallest package that holds *body*: one part, no relations, no styles."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"{HEAD}{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def lines(data: bytes) -> list[str]:
    return [line for line in opened(data).text.split("\n") if line]


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def meanings(reading: Reading) -> list[dict[str, Any]]:
    """The figures as records, without what depends on where the text stands."""
    apart = {"start", "end", "sentence", "section", "item"}
    return [
        {key: value for key, value in record.items() if key not in apart}
        for record in reading.records()
        if record["type"] == "figure"
    ]


def bulletins() -> list[Any]:
    known = [ROOT / "examples" / "2025-06" / "bulletin.txt", SHARED / "reference" / "bulletin.txt"]
    absent = pytest.mark.skip(reason="the shared documents are not here")
    return [pytest.param(path, id=path.parent.name, marks=() if path.is_file() else absent) for path in known]


@pytest.mark.parametrize("path", bulletins())
@pytest.mark.parametrize("by", ["lines", "blocks"])
def test_a_bulletin_written_as_docx_reads_the_same(path: Path, by: str) -> None:
    plain = opened(path.read_bytes(), path.name)
    document = docx.Document()
    if by == "lines":
        texts = plain.text.split("\n")
    else:
        marked = [
            (plain.text[block.mark.start : block.mark.stop] if block.mark else "", block)
            for block in outline(plain).blocks
        ]
        texts = [mark + block.text for mark, block in marked]
    for text in texts:
        document.add_paragraph(text)
    assert meanings(read(opened(saved(document)))) == meanings(read(plain))


def test_text_beside_python_docx() -> None:
    """What python-docx sees of a plain document, we see: paragraphs and cells, and where they are."""
    document = docx.Document()
    document.add_heading("一、综合", 1)
    document.add_paragraph("出口100亿元，增长5%。")
    table = document.add_table(2, 3)
    for at, text in enumerate(["指标", "金额（亿元）", "同比（%）", "进口", "20.5", "-3.2"]):
        table.cell(at // 3, at % 3).text = text
    document.add_paragraph("")
    document.add_paragraph("进口200亿元。")
    data = saved(document)
    source = opened(data)
    again = docx.Document(io.BytesIO(data))
    assert lines(data) == [
        "一、综合", "出口100亿元，增长5%。", "指标\t金额（亿元）\t同比（%）", "进口\t20.5\t-3.2",
        "进口200亿元。",
    ]  # fmt: skip
    for place in source.places:
        text = source.text[place.start : place.stop]
        if place.table is not None:
            assert place.row is not None
            assert place.column is not None
            assert again.tables[place.table - 1].cell(place.row - 1, place.column - 1).text == text
        else:
            assert place.paragraph is not None
            assert again.paragraphs[place.paragraph - 1].text == text
    figure = next(one for one in read(source).figures if one.text == "20.5")
    where = source.place(figure.span)
    assert where is not None
    assert (where.table, where.row, where.column) == (1, 2, 2)


def test_parts_that_are_missing() -> None:
    """python-docx raises where a relation leads nowhere; so do many files that Word opens."""
    document = docx.Document()
    document.add_paragraph("出口100亿元。")
    whole = zipfile.ZipFile(io.BytesIO(saved(document)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in whole.namelist():
            if name not in ("word/styles.xml", "word/numbering.xml", "word/settings.xml"):
                package.writestr(name, whole.read(name))
    with pytest.raises(KeyError):
        docx.Document(io.BytesIO(stream.getvalue()))
    assert lines(stream.getvalue()) == ["出口100亿元。"]


def test_tracked_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>出口</w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>100</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>亿元</w:t></w:r></w:moveTo><w:r><w:t>。</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>进口200</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>亿元。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>底稿99</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('1.5')}</w:tc></w:tr></w:tbl>"
    )
    assert lines(packed(body)) == ["出口100亿元。", "进口200亿元。", "甲\t1.5"]


NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="3">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%3"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>
</w:lvlOverride></w:num></w:numbering>"""


def numbered(text: str, number: int, level: int = 0) -> str:
    inside = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, f"<w:pPr>{inside}</w:pPr>")


def test_automatic_numbers_are_written_out() -> None:
    body = "".join(
        [
            numbered("综合", 1), numbered("2025年出口100亿元。", 1, 1), numbered("进口50亿元。", 1, 1),
            numbered("其中", 1, 2), numbered("外贸", 1), numbered("5月出口20亿元。", 1, 1),
            numbered("数据", 2), numbered("附", 5), numbered("无", 9),
        ]
    )  # fmt: skip
    data = packed(body, numbering=NUMBERING)
    assert lines(data) == [
        "一、综合", "1. 2025年出口100亿元。", "2.进口50亿元。", "①其中", "二、外贸", "1. 5月出口20亿元。",
        "●数据", "一、附", "无",
    ]  # fmt: skip
    assert {figure.text for figure in read(opened(data)).figures} == {"100亿元", "50亿元", "20亿元"}


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (12, "chineseCountingThousand", "十二"), (110, "chineseCounting", "一百一十"),
        (20, "japaneseCounting", "二十"),
        (3, "ideographTraditional", "丙"), (12, "ideographZodiac", "亥"), (11, "ideographTraditional", "11"),
        (10, "ideographDigital", "一〇"), (2, "decimalEnclosedFullstop", "⒉"),
        (3, "decimalEnclosedParen", "⑶"),
        (21, "decimalEnclosedCircle", "21"), (12, "decimalFullWidth", "１２"), (5, "decimalZero", "05"),
        (12, "chineseLegalSimplified", "拾贰"), (28, "upperLetter", "BB"), (49, "lowerRoman", "xlix"),
    ],
)  # fmt: skip
def test_the_formats_of_automatic_numbers(value: int, form: str, shown: str) -> None:
    assert written(value, form) == shown


def test_notes_stand_apart_and_their_marks_touch_no_number() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    body = (
        '<w:p><w:r><w:t>全市GDP</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>'
        f"<w:r><w:t>13507.69亿元</w:t></w:r>{raised}<w:r><w:t>，建筑面积5万m</w:t></w:r>{raised}</w:p>"
    )
    inside = f'<w:footnote w:id="7">{paragraph("按现价计算。")}</w:footnote>'
    note = f'<w:footnotes xmlns:w="{W}">{inside}</w:footnotes>'
    data = packed(body, footnotes=note)
    assert lines(data) == ["全市GDP13507.69亿元[2]，建筑面积5万m2", "[1] 按现价计算。"]
    source = opened(data)
    place = source.place(Span(start=source.text.index("按现价"), stop=len(source.text) - 1))
    assert place is not None
    assert place.part == "footnote 1"
    assert lines(packed(body)) == ["全市GDP13507.69亿元[2]，建筑面积5万m2"]  # no footnotes.xml


def test_text_boxes_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内进口5亿元。')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>出口1亿元。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(packed(body)) == ["出口1亿元。", "框内进口5亿元。"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_merged_cells_keep_the_columns() -> None:
    span, first, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    under = "".join(map(cell, ["金额（亿元）", "同比（%）"] * 2))
    body = (
        "<w:tbl>"
        f"<w:tr>{cell('指标', first)}{cell('1-5月', span)}{cell('5月', span)}</w:tr>"
        f"<w:tr>{cell('', on)}{under}</w:tr>"
        f"<w:tr>{cell('出口')}{cell('100.5')}{cell('3.2')}{cell('20.1')}{cell('-4')}</w:tr></w:tbl>"
    )
    data = packed(paragraph("2025年5月外贸情况") + body)
    assert lines(data)[1:] == [
        "指标\t1-5月\t\t5月",
        "\t金额（亿元）\t同比（%）\t金额（亿元）\t同比（%）",
        "出口\t100.5\t3.2\t20.1\t-4",
    ]
    found = [(f.text, f.key.kind, str(f.period)) for f in read(opened(data)).figures]
    assert found == [
        ("100.5", "level", "2025-01/2025-05"), ("3.2", "yoy_rate", "2025-01/2025-05"),
        ("20.1", "level", "2025-05"), ("-4", "yoy_rate", "2025-05"),
    ]  # fmt: skip


def test_a_table_that_lays_out_a_page_gives_its_blocks() -> None:
    inner = f"<w:tbl><w:tr>{cell('出口')}{cell('1.5')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('左栏。')}{inner}</w:tc>{cell('右栏。')}</w:tr></w:tbl>"
    assert lines(packed(outer)) == ["左栏。", "出口\t1.5", "右栏。"]


def test_head_and_foot_tell_publisher_and_date() -> None:
    body = (
        paragraph("某市服务外包月报")
        + paragraph("某市商务局　2025年7月8日")
        + paragraph("1-6月，出口1亿元。")
    )
    source = opened(packed(body))
    assert (source.publisher, source.released) == ("某市商务局", "2025-07-08")
    assert [str(figure.period) for figure in read(source).figures] == ["2025-01/2025-06"]


def test_macros_are_not_run_and_links_not_followed() -> None:
    rels = (
        '<Relationships><Relationship Id="1" Type="http://x/attachedTemplate" TargetMode="External" '
        'Target="http://127.0.0.1:9/evil.dotm"/></Relationships>'
    )
    stream = io.BytesIO(packed(paragraph("出口1亿元。")))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/_rels/document.xml.rels", rels)
        package.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Shell")
    assert lines(stream.getvalue()) == ["出口1亿元。"]


@pytest.fixture(scope="module")
def communique() -> Source:
    path = SHARED / "data" / "bulletins" / "luoyang-2023.docx"
    if not path.is_file():
        pytest.skip("the shared documents are not here")
    return opened(path.read_bytes(), path.name)


def test_a_communique_beside_python_docx(communique: Source) -> None:
    path = SHARED / "data" / "bulletins" / "luoyang-2023.docx"
    document = docx.Document(str(path))
    texts = [re.sub(r"\s+", "", one.text) for one in document.paragraphs]
    mine = {re.sub(r"\s+", "", line) for line in communique.text.split("\n")}
    assert [text for text in texts if text and text not in mine] == []
    assert len(document.tables) == 11
    assert max(place.table or 0 for place in communique.places) == 11
    for place in communique.places:
        if place.table is not None and place.row is not None and place.column is not None:
            there = document.tables[place.table - 1].cell(place.row - 1, place.column - 1).text
            here = communique.text[place.start : place.stop]
            assert "".join(here.split()) == "".join(there.split())


def test_every_numeral_of_the_communique_is_accounted_for(communique: Source) -> None:
    reading = read(communique)
    spans = sorted(
        (one.span.start, one.span.stop)
        for group in (reading.figures, reading.ignored, reading.unread)
        for one in group
    )
    for found in re.finditer(r"[0-9]+", communique.text):
        holders = [s for s in spans if s[0] <= found.start() and found.end() <= s[1]]
        assert len(holders) == 1, (found.group(), found.start(), holders)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed("<w:p>" * 100), "YB132"),
        (packed("<w:p><w:r><w:t>1")[:-40], "YB132"),
        (packed(""), "YB104"),
        (packed("<w:sdt><w:sdtContent>" * 130 + paragraph("1") + "</w:sdtContent></w:sdt>" * 130), "YB133"),
        (packed(paragraph("1") * 400_000), "YB133"),
    ],
    ids=["broken", "cut off", "empty", "deep", "many"],
)
def test_what_is_no_document(data: bytes, code: str) -> None:
    problem = open_source(data, name="a.docx")
    assert isinstance(problem, Problem)
    assert problem.code == code
