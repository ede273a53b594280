"""PDFs read back: the same figures as from text, in place, whatever the page looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import STYLES, meanings, no_paper, typeset

from yuebao import pipeline
from yuebao.core.text import Source, Span

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "2025-06" / "bulletin.txt"
REFERENCE = ROOT.parent / "shared" / "reference" / "bulletin.txt"

paper = pytest.mark.skipif(bool(no_paper()), reason=no_paper() or "-")


@pytest.fixture(scope="module", params=STYLES)
def printed(request: pytest.FixtureRequest) -> tuple[Source, Source]:
    """Our example as text and as read from a PDF."""
    original = pipeline.source(EXAMPLE)
    return original, pipeline.source(typeset(original, request.param), name="bulletin.pdf")


@paper
def test_a_printed_bulletin_says_the_same(printed: tuple[Source, Source]) -> None:
    original, read_back = printed
    assert meanings(read_back) == meanings(original)


@paper
@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not beside this checkout")
@pytest.mark.parametrize("style", STYLES)
def test_the_reference_printed_says_the_same(style: str) -> None:
    original = pipeline.source(REFERENCE)
    assert meanings(typeset(original, style), name="reference.pdf") == meanings(original)


@paper
def test_every_character_has_its_place(printed: tuple[Source, Source]) -> None:
    _, source = printed
    for offset, character in enumerate(source.text):
        place = source.place(Span(start=offset, stop=offset + 1))
        assert (place is None) == (character in "\n\t "), (offset, character)
        if place is not None:
            assert place.page is not None
            assert place.box is not None
            left, top, right, bottom = place.box
            assert 0 <= left <= right <= 596
            assert 0 <= top < bottom <= 843


@paper
def test_what_the_box_shows_is_the_figure(printed: tuple[Source, Source]) -> None:
    """The text that pdfium itself finds in the boxes of a figure is the figure."""
    import pypdfium2

    original, source = printed
    style = STYLES[0] if source.place(Span(start=0, stop=1)).box[0] > 60 else STYLES[1]  # type: ignore[union-attr, index]
    document = pypdfium2.PdfDocument(typeset(original, style))
    figures = pipeline.read(source).figures
    assert len(figures) > 50
    for figure in figures:
        shown = ""
        for place in source.places_of(figure.span):
            assert place.page is not None
            assert place.box is not None
            page = document[place.page - 1]
            left, top, right, bottom = place.box
            height = page.get_height()
            shown += page.get_textpage().get_text_bounded(
                left + 0.5, height - bottom, right - 0.5, height - top
            )
        assert "".join(shown.split()) == "".join(source.text[figure.span.start : figure.span.stop].split())
