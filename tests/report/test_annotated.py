"""Findings on the pages of the PDF that was read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "source"))

from paper import STYLES, no_paper, typeset  # noqa: E402  # it stands with the tests of sources

import yuebao  # noqa: E402
from yuebao import Problem, pipeline  # noqa: E402
from yuebao.cli import run  # noqa: E402
from yuebao.report import annotated  # noqa: E402

EXAMPLE = ROOT / "examples" / "2025-06" / "bulletin.txt"
CONFLICT = {"131742.7万美元", "112489.2万美元", "19523.6万美元"}

pytestmark = pytest.mark.skipif(bool(no_paper()), reason=no_paper() or "-")


@pytest.mark.parametrize("style", STYLES)
def test_every_figure_of_a_contradiction_is_marked_where_it_stands(style: str, tmp_path: Path) -> None:
    import pypdfium2
    import pypdfium2.raw as raw

    original = tmp_path / "report.pdf"
    original.write_bytes(typeset(pipeline.source(EXAMPLE), style))
    marked = tmp_path / "marked.pdf"
    assert run(["check", str(original), "-o", str(marked)]) == 1
    assert marked.read_bytes().startswith(original.read_bytes()), "the original stands untouched at the front"
    document = pypdfium2.PdfDocument(marked)
    told, highlighted, icons = set(), "", 0
    for page in document:
        text = page.get_textpage()
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, index)
            size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
            units = (raw.FPDF_WCHAR * (size // 2))()
            raw.FPDFAnnot_GetStringValue(note, b"Contents", units, size)
            told.add(bytes(units).decode("utf-16-le").rstrip("\0"))
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_TEXT:
                icons += 1
                continue
            for quad in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
                points = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(note, quad, points)
                highlighted += text.get_text_bounded(points.x3, points.y3, points.x2, points.y2) + "|"
    flat = "".join(highlighted.split()).replace("|", "")
    assert all(figure in flat for figure in CONFLICT)
    assert icons == 1
    (words,) = told
    assert words.startswith("矛盾[1] ")
    assert all(figure.removesuffix("万美元") in words for figure in CONFLICT)


def test_what_is_no_pdf_is_not_marked() -> None:
    problem = annotated.pages(yuebao.check(EXAMPLE), b"")
    assert isinstance(problem, Problem)
    assert problem.code == "YB120"
