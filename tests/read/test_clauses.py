"""Sentences of many clauses: each clause is looked at once, whatever stands before it."""

from __future__ import annotations

from tests.read.test_articles import calls

import yuebao


def sentence(count: int) -> str:
    return "2024年江岸市情况\n" + "全市服务外包发展平稳；" * count + "全市出口3.4亿元。"


def test_what_tells_of_all_is_the_last_of_many_clauses() -> None:
    (figure,) = yuebao.read(sentence(40)).figures
    assert (figure.text, figure.key.area) == ("3.4亿元", "江岸市")


def test_the_work_grows_with_the_clauses() -> None:
    calls(sentence(2))
    few, many = calls(sentence(60)), calls(sentence(480))
    assert many < 8.4 * few
