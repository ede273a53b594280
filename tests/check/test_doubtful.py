"""Figures that a scan leaves in doubt: the arithmetic says which reading fits, and accuses nobody."""

from __future__ import annotations

from yuebao.check import confront
from yuebao.core.fact import Finding
from yuebao.core.text import Doubt, Source, Span
from yuebao.read import read

TEXT = "2025年1-5月，全市出口{}亿元，进口20.0亿元，进出口总额188.8亿元。"


def found(printed: str, *readings: str, at: int = 2, text: str = TEXT) -> tuple[list[str], list[Finding]]:
    whole = text.format(printed)
    start = whole.index(printed) + at
    doubt = Doubt(span=Span(start=start, stop=start + 1), readings=readings)
    report = confront(read(Source(sha256="", name="scan.png", text=whole, doubts=(doubt,))))
    others = [it.verdict for it in report.findings if it.relation.kind != "doubt"]
    return others, [it for it in report.findings if it.relation.kind == "doubt"]


def test_the_other_reading_fits() -> None:
    others, [finding] = found("163.8", "8")
    assert "contradiction" not in others, "what is in doubt accuses nobody"
    assert finding.verdict == "suspect"
    assert [slip.became for slip in finding.slips] == ["168.8亿元"]
    assert "读作168.8亿元则相符" in finding.explanation


def test_the_first_reading_fits() -> None:
    _, [finding] = found("168.8", "3")
    assert finding.verdict == "holds"
    assert not finding.slips


def test_no_reading_fits() -> None:
    _, [finding] = found("161.8", "3")
    assert finding.verdict == "suspect"
    assert not finding.slips
    assert "哪种读法都" in finding.explanation


def test_nothing_binds_it() -> None:
    _, [finding] = found("163.8", "8", text="2025年1-5月，全市出口{}亿元。")
    assert finding.verdict == "open"
