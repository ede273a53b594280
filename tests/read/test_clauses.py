"""Sentences of many clauses: each clause is looked at once, whatever stands before it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.read.test_articles import calls

import yuebao
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.state.drafts import Draft, Since
from yuebao.read.state.spoken import Subject


def sentence(count: int) -> str:
    return "2024年江岸市情况\n" + "全市服务外包发展平稳；" * count + "全市出口3.4亿元。"


def test_what_tells_of_all_is_the_last_of_many_clauses() -> None:
    (figure,) = yuebao.read(sentence(40)).figures
    assert (figure.text, figure.key.area) == ("3.4亿元", "江岸市")


def test_the_work_grows_with_the_clauses() -> None:
    calls(sentence(2))
    few, many = calls(sentence(60)), calls(sentence(480))
    assert many < 8.4 * few


def of_farming(count: int) -> str:
    return "2024年江岸市情况\n全市出口3.4亿元，" + "1-3月农业出口1.2亿元；" * count


def test_the_work_grows_with_the_figures_of_one_sentence() -> None:
    calls(of_farming(2))
    few, many = calls(of_farming(60)), calls(of_farming(480))
    assert many < 8.4 * few


class Asked(list[Draft]):
    """Drafts that count how often they are asked for."""

    times = 0

    def __getitem__(self, at: Any) -> Any:
        self.times += len(range(*at.indices(len(self)))) if isinstance(at, slice) else 1
        return super().__getitem__(at)


def test_what_all_changes_of_a_sentence_are_against_is_asked_of_each_once() -> None:
    drafts, since = Asked(), Since()
    for told in range(200):
        drafts.append(change(against="2013年末"))
        assert since.when(drafts, 0) == "2013年末", told
    assert drafts.times <= 200
    assert since.when(drafts, 200) == ""
    drafts += [change(against="2013年末"), change(against="2018年末")]
    assert since.when(drafts, 200) == ""
    assert since.when(drafts, 0) == ""


def change(*, against: str) -> Draft:
    """Growth since *against*."""
    percent = Unit(symbol="%", dimension="%", scale=Fraction(1))
    subject = Subject("法人", "单位", None, "", ())
    one, tenth, base = Decimal(5), Decimal(1), Base(name=against)
    return Draft(0, 2, one, tenth, "=", percent, "other_rate", subject, None, None, base, "", "rate")


@pytest.mark.parametrize(
    ("part", "few", "many"),
    [
        ("江岸{0}.5亿元增长{1}.2% ", 60, 1000),
        ("江岸{0}.5亿元（占{1}.2%）、", 500, 1500),  # a whole is looked for among the hundreds before
        ("机电产品（含手机）{0}.5亿元（增长{1}.2%）、", 60, 1000),
        ("手机{0}亿元（下同）", 60, 1000),
    ],
)
def test_the_work_grows_with_a_clause_that_does_not_end(part: str, few: int, many: int) -> None:
    def clause(count: int) -> str:
        parts = "".join(part.format(n % 90 + 1, n % 30) for n in range(count))
        return f"2024年江岸市出口{parts}。"

    calls(clause(2))
    assert 6 * few * calls(clause(many)) < 7 * many * calls(clause(few))


def test_a_list_without_end_is_read_in_all_its_parts() -> None:
    parts = "、".join(f"手机出口{n}.5亿元" for n in range(1, 401))
    reading = yuebao.read(f"2024年江岸市{parts}。")
    assert len(reading.figures) == 400
