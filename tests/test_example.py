"""Our own issue: its planted error is found, its dropped digit left in peace, its page says the same."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest

import yuebao
from yuebao import Figure, Report

ROOT = Path(__file__).parents[1]
TEXT = ROOT / "examples" / "2025-06" / "bulletin.txt"
PAGE = TEXT.with_suffix(".html")
GOLDEN = ROOT / "tests" / "golden" / "2025-06.tsv"

PLANTED = "19523.6万美元"
CONFLICT = {"131742.7万美元", "112489.2万美元", PLANTED}
DROPPED = "1099亿元"


@pytest.fixture(scope="module")
def report() -> Report:
    return yuebao.check(TEXT)


def meaning(figure: Figure) -> tuple[str, ...]:
    key = figure.key
    cut = "|".join(f"{dimension}={member}" for dimension, member in key.breakdown)
    base = figure.base.name if figure.base else ""
    period = str(figure.period) if figure.period else ""
    written = figure.written
    value = f"{written.bound}{written.value}{figure.unit.symbol}"
    return figure.text, value, key.kind, key.indicator, key.area or "", period, cut, base


def test_one_contradiction_is_found_and_it_is_the_planted_one(report: Report) -> None:
    (finding,) = report.contradictions
    figures = report.reading.figures
    assert {figures[n].text for n in finding.figures} == CONFLICT
    assert PLANTED in {figures[culprit.figure].text for culprit in finding.culprits}
    mend = next(c for c in finding.culprits if figures[c.figure].text == PLANTED)
    assert mend.low is not None
    assert mend.high is not None
    assert mend.low <= Decimal("19253.5") <= mend.high, "the true figure is among those that would mend it"
    for text in CONFLICT:
        assert re.search(r"[\d.]+", text).group() in finding.explanation  # type: ignore[union-attr]


def test_nothing_else_is_even_suspected(report: Report) -> None:
    suspects = [finding.explanation for finding in report.findings if finding.verdict == "suspect"]
    assert not suspects


def test_the_dropped_digit_is_not_accused(report: Report) -> None:
    (dropped,) = (n for n, figure in enumerate(report.reading.figures) if figure.text == DROPPED)
    touching = [finding for finding in report.findings if dropped in finding.figures]
    assert touching, "it was confronted with its neighbours"
    assert {finding.verdict for finding in touching} <= {"holds", "open"}


def test_recomputing_the_dropped_digit_exactly_would_accuse_it() -> None:
    """Else the example would show nothing."""
    text = TEXT.read_text(encoding="utf8")
    total, exports, imports, surplus = (
        Decimal(number)
        for number in re.search(
            r"货物进出口总值([\d.]+)亿元.*?出口([\d.]+)亿元.*?进口([\d.]+)亿元.*?顺差([\d.]+)亿元", text
        ).groups()  # type: ignore[union-attr]
    )
    assert str(imports) == DROPPED.removesuffix("亿元")
    assert exports + imports != total
    assert exports - imports != surplus
    for half in (-Decimal("0.5"), Decimal("0.5")):
        assert (exports + imports + half < total) == (half < 0), "and the wide reading explains it"


def test_nothing_is_left_unread(report: Report) -> None:
    assert len(report.reading.unread) <= 2, [unread.text for unread in report.reading.unread]
    assert 90 <= len(report.reading.figures) <= 160


def test_what_prose_leaves_out_is_inherited(report: Report) -> None:
    figures = report.reading.figures
    travel = [figure for figure in figures if figure.key.indicator.startswith("旅行服务")]
    assert len(travel) == 6
    assert {(figure.key.area, str(figure.period)) for figure in travel} == {("全国", "2025-01/2025-05")}
    none = [figure for figure in figures if not figure.written.value and figure.key.kind == "level"]
    assert [str(figure.period) for figure in none] == ["2024-01/2024-06"] * 2, (
        "上年同期无出口, 上年同期无进口"
    )
    assert {figure.key.area for figure in none} == {"大连市"}


def test_the_page_says_what_the_text_says(report: Report) -> None:
    page = yuebao.read(PAGE)
    assert [meaning(figure) for figure in page.figures] == [meaning(f) for f in report.reading.figures]


def test_golden_reading_of_the_example(report: Report) -> None:
    """One figure a line, so that a change can be reviewed; ``make accept`` rewrites it."""
    lines = ["\t".join(meaning(figure)) for figure in report.reading.figures]
    told = "\n".join(("text\tvalue\tkind\tindicator\tarea\tperiod\tbreakdown\tbase", *lines)) + "\n"
    if os.environ.get("YUEBAO_ACCEPT"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(told, encoding="utf8")
    assert GOLDEN.is_file(), "no golden reading yet: make accept, and look at it"
    assert told == GOLDEN.read_text(encoding="utf8")
