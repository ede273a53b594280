"""Likely slips and what earlier documents say, as the reports show them."""

from __future__ import annotations

import json

import yuebao
from yuebao.core.fact import Report
from yuebao.report import html, text

SPOILED = "2025年1—5月，全市进出口总额489.9亿美元，其中出口289.9美元，进口200.0亿美元。"


def shown(report: Report) -> tuple[str, str]:
    return text.text(report), html.page(report)


def test_a_likely_slip_is_told_with_the_mended_value() -> None:
    report = yuebao.check(SPOILED)
    for page in shown(report):
        assert page.count("可能是笔误") == 1
        assert "漏写“亿”，应为 289.9亿美元" in page
        assert "同样说得通" not in page
    (finding,) = [it for it in json.loads(report.to_json())["findings"] if it["slips"]]
    assert finding["slips"] == [{"figure": 2, "how": "漏写“亿”", "became": "289.9亿美元"}]


def test_equally_likely_slips_are_said_to_be_so() -> None:
    report = yuebao.check("2025年1—5月，全市进出口总额486.3亿元，其中出口268.3亿元，进口200.0亿元。")
    for page in shown(report):
        assert "468.3亿元" in page
        assert "286.3亿元" in page
        assert "同样说得通" in page


def test_a_revised_base_is_shown_as_a_doubt() -> None:
    now = "2025年1—5月，大连市出口110.0亿元，同比增长10.0%。"
    report = yuebao.check(now, history=["2024年1—5月，大连市出口104.0亿元。"])
    assert not report.contradictions
    for page in shown(report):
        assert "上年基数已调整" in page
        assert "存疑" in page


def test_what_was_asked_for_is_a_table_with_its_grounds() -> None:
    reading = yuebao.read("2025年1—5月，全市进出口总额50.0亿元，其中出口30.0亿元。")
    told = text.inferences(reading, yuebao.infer(reading, "进口"), "进口")
    assert "19.9" in told
    assert "依据的数" in told
    assert "进出口总额 50.0亿元" in told
    assert "推不出" in text.inferences(reading, (), "煤炭")
