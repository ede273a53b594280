"""A report as annotations on the pages of the PDF that was read."""

from __future__ import annotations

from yuebao.core.fact import Finding, Report
from yuebao.core.problem import Problem
from yuebao.core.text import Box
from yuebao.report.words import VERDICTS
from yuebao.source.pdf import Note, annotated

_COLOURS = {"contradiction": (255, 60, 60), "suspect": (255, 180, 0)}
_DOUBT = (90, 150, 255)
_GROWN = 1.0  # points by which a highlight is wider than its characters


def pages(report: Report, data: bytes) -> bytes | Problem:
    """A copy of the PDF *data* that *report* is of, its findings on the pages.

    Every figure of a contradiction or a suspicion is highlighted with the explanation, and an icon stands
    beside the one that most likely is wrong; figures that a scan leaves in doubt are highlighted too.

    Problems: YB120 what was read is no PDF, and those of ``source.pdf.annotated``.
    """
    source = report.reading.source
    if source.media_type != "application/pdf":
        return Problem(code="YB120", place=source.name)
    notes: list[Note] = []
    for position, finding in enumerate(report.findings):
        colour = _COLOURS.get(finding.verdict)
        if colour is not None:
            text = f"{VERDICTS[finding.verdict]}[{position + 1}] {finding.explanation}"
            for figure in finding.figures:
                notes += _notes(report, figure, text, colour)
            notes += _notes(report, _first(finding), text, colour, icon=True)
    for figure, told in enumerate(report.reading.figures):
        if told.status == "doubtful":
            notes += _notes(report, figure, f"识别存疑：{told.text}，请对照原件。", _DOUBT)
    return annotated(data, notes, name=source.name)


def _first(finding: Finding) -> int:
    """The figure that a finding is told beside: the first that alone would mend it."""
    return finding.culprits[0].figure if finding.culprits else finding.figures[0]


def _notes(
    report: Report, figure: int, text: str, colour: tuple[int, int, int], *, icon: bool = False
) -> list[Note]:
    """A note on a figure, one a page where a page's end cuts it."""
    boxes: dict[int, list[Box]] = {}
    for place in report.reading.source.places_of(report.reading.figures[figure].span):
        if place.page is not None and place.box is not None:
            left, top, right, bottom = place.box
            boxes.setdefault(place.page, []).append((left - _GROWN, top, right + _GROWN, bottom))
    found = [
        Note(page=page, boxes=tuple(its), text=text, colour=colour, icon=icon) for page, its in boxes.items()
    ]
    return found[:1] if icon else found
