"""The report for the terminal and the table of a reading."""

from __future__ import annotations

import csv
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
import sample

from yuebao.core.fact import Culprit
from yuebao.core.period import end_of, months, whole_year
from yuebao.report import table, text
from yuebao.report.words import GRADES, KINDS, VERDICTS, period_words


def test_place_sum_carets_and_remedy() -> None:
    lines = text.text(sample.report()).splitlines()
    assert lines[0].startswith("bulletin.txt:5:15: YB200 ")
    assert "矛盾" in lines[0]
    assert "离岸 186088.5 + 在岸 9457 = 195545.5" in map(str.strip, lines)
    assert any(line.startswith("若只错一处：离岸外包合同额 186088.5万美元 应不小于 186129") for line in lines)
    assert any("差 40.6万美元" in line for line in lines)
    assert any(line.startswith("等级 B（假定分项穷尽）") for line in lines)


def test_the_place_is_where_the_first_figure_starts() -> None:
    place = text.text(sample.report()).split(" ", 1)[0]
    _, line, column = place.rstrip(":").split(":")
    shown = sample.TEXT.splitlines()[int(line) - 1]
    assert shown[int(column) - 1 :].startswith("195586.7")


def test_carets_stand_under_the_figures() -> None:
    lines = text.text(sample.report()).splitlines()
    quoted = [(a, b) for a, b in pairwise(lines) if b.strip("| ^") == "" and "^" in b]
    under = []
    for line, carets in quoted:
        at, piece = 0, ""
        for c in line:
            piece += c if carets[at : at + 1] == "^" else "\0"
            at += table.cells(c)
        under += [part for part in piece.split("\0") if part]
    assert ["".join(part.split()) for part in under] == ["195586.7万美元", "186088.5万美元", "9457", "万美元"]


def test_summary_counts_what_was_done() -> None:
    assert text.summary(sample.report()) == (
        "读出 10 个数，核对 2 组关系，矛盾 1 处，推算 1 个未印出的数，未读 1 个"
    )


def test_inferred_figures_follow_the_summary() -> None:
    shown = text.text(sample.report())
    assert shown.index("推算 1 个") < shown.index("全省外包执行额  数值")
    assert "71.7  88.4  亿美元  7、8" in shown


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in text.text(sample.report())
    assert "\x1b[31m" in text.text(sample.report(), colour=True)


def test_a_long_line_is_cut_around_the_figures() -> None:
    filler = "没有数字的话" * 5000
    long = sample.TEXT.replace("其中，\n", "其中，" + filler)
    shown = text.text(sample.report(sample.reading(long)))
    quoted = [line for line in shown.splitlines() if " | " in line]
    assert max(map(table.cells, quoted)) < 2 * text.WIDTH
    assert any("…" in line and "186088.5" in line for line in quoted)


def test_control_characters_do_not_reach_the_terminal() -> None:
    hostile = sample.TEXT.replace("全市", "全\x1b[2J市")
    assert "\x1b" not in text.text(sample.report(sample.reading(hostile)))


def test_culprits_with_one_end_or_none() -> None:
    report = sample.report()
    words = [
        text.culprit_words(report, replace(culprit, low=low, high=high))
        for culprit in [Culprit(figure=0, low=None, high=None)]
        for low, high in ((None, None), (None, report.findings[0].gap), (report.findings[0].gap,) * 2)
    ]
    assert words == ["改成别的数", "应不大于 40.6万美元", "应为 40.6万美元"]


def test_table_is_aligned_in_cells() -> None:
    lines = list(table.table_lines(sample.reading()))
    head, rows = lines[0], lines[1:11]
    column = table.cells(head[: head.index("单位")])
    for row, unit in zip(rows, ("万美元", "%", "万美元"), strict=False):
        assert table.cells(row[: row.index(unit)]) == column
    assert lines[11] == "读出 10 个数，略去 1 个数字，未读 1 个。"
    assert lines[12].startswith("未读 第七")


def test_an_empty_reading_is_a_table_too() -> None:
    empty = replace(sample.reading(), figures=(), ignored=(), unread=())
    assert len(list(table.table_lines(empty))) == 2


@pytest.mark.parametrize(
    ("words", "cells"), [("亿元", 4), ("12.5%", 5), ("（亿）", 6), ("é", 1), ("e\u0301", 1)]
)
def test_cells(words: str, cells: int) -> None:
    assert table.cells(words) == cells


def test_csv_can_be_read_back() -> None:
    rows = list(csv.DictReader(table.csv_lines(sample.reading())))
    assert len(rows) == 10
    assert rows[2]["breakdown"] == "side=离岸"
    assert rows[5]["value"] == "-60.13"
    named = list(csv.DictReader(table.csv_lines(sample.reading(), source="a,b.txt")))
    assert {row["source"] for row in named} == {"a,b.txt"}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, "—"),
        (months(2025, 1, 5), "2025年1—5月"),
        (months(2025, 5, 5, "month"), "2025年5月"),
        (months(2025, 4, 6, "quarter"), "2025年二季度"),
        (months(2025, 7, 12, "half"), "2025年下半年"),
        (whole_year(2024), "2024年"),
        (end_of(2024, 12), "2024年末"),
        (end_of(2025, 5), "2025年5月末"),
        (months(0, 1, 5), "某年1—5月"),
    ],
)
def test_periods_in_words(period: object, words: str) -> None:
    assert period_words(period) == words  # type: ignore[arg-type]


def test_every_value_of_a_contract_word_has_its_chinese() -> None:
    from typing import get_args

    from yuebao.core import fact

    assert set(KINDS) == set(get_args(fact.Kind))
    assert set(VERDICTS) == set(get_args(fact.Verdict))
    assert set(GRADES) == set(get_args(fact.Grade))


def test_what_was_not_proved_has_no_code_and_no_grade() -> None:
    report = sample.report()
    shown = text.text(replace(report, findings=(replace(report.findings[0], verdict="suspect"),)))
    assert shown.startswith("bulletin.txt:5:15: [1] 存疑 ")
    assert "YB200" not in shown
    assert "等级" not in shown
    assert "至少有一个印错了" not in shown


def test_explanations_are_cut_where_the_report_says_the_rest_itself() -> None:
    report = sample.report()
    told = "甲＋乙＝丙；印出的是丁，相差1。若另有未列出的类别，则不矛盾。若只有一处有误，可能是：甲。"
    finding = replace(report.findings[0], explanation=told)
    assert text.arithmetic(finding) == ["甲＋乙＝丙；", "印出的是丁，相差1。"]


def test_a_gap_of_another_quantity_is_named_and_has_its_own_unit() -> None:
    report = sample.report()
    culprit = Culprit(figure=1, low=Fraction("38.91"), high=Fraction("38.95"))
    finding = replace(
        report.findings[0],
        printed="39.1%",
        allowed=(culprit.low, culprit.high),
        culprits=(culprit,),
        gap=Fraction("3.66"),
        unit="亿元",
    )
    shown = text.text(replace(report, findings=(finding,)))
    assert "印出 39.1%，其余各数只容许 38.91～38.95%，两头推出的数相差 3.66亿元" in shown


def test_runs_of_numbers() -> None:
    assert text.runs((6, 0, 1, 4, 5)) == "1、2、5–7"
