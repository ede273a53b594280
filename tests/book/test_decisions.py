"""What people say of documents: their day, their publisher, what they tell of."""

from __future__ import annotations

from datetime import date

import pytest
from releases import APRIL, APRIL_DAY, EXECUTED, MAY, MAY_AGAIN, MAY_AGAIN_DAY, MAY_DAY, MakeBook, post

from yuebao.book import Book
from yuebao.core.problem import Unreadable

EARLIER = date(2025, 6, 1)


def test_a_corrected_day_moves_a_document_in_time(book: Book) -> None:
    of = post(book, MAY, MAY_AGAIN_DAY).document.sha256
    post(book, MAY_AGAIN, MAY_DAY, hour=9)
    assert book.series(EXECUTED)[0].points[-1].entry.published == MAY_AGAIN_DAY  # type: ignore[union-attr]
    made = book.correct_document(of[:12], "released", "2025-06-01", who="编辑", why="网页上的日期")
    assert (made.facts["before"], made.facts["after"]) == ("2025-07-20", "2025-06-01")
    [point] = book.series(EXECUTED)[0].points
    assert (str(point.value), point.revised, str(point.first)) == ("100847.4", True, "100888.5")
    [then] = book.series(EXECUTED, as_of=EARLIER)[0].points
    assert str(then.value) == "100888.5"
    assert [it.document.sha256 for it in book.entries(series=EXECUTED, as_of=EARLIER)] == [of]
    assert [it.published for it in book.search("执行额")] == [MAY_DAY, EARLIER]
    assert [it.published for it in book.search("执行额", limit=1)] == [MAY_DAY]
    assert [it.published for it in book.search("执行额", as_of=EARLIER)] == [EARLIER]
    assert [it.published for it in book.vintages(of)] == [EARLIER]
    [kept] = [it for it in book.documents() if it.sha256 == of]
    assert kept.released == EARLIER
    book.undo(made.id, who="编辑", why="看错")
    assert book.series(EXECUTED, as_of=EARLIER) == []
    assert [it.published for it in book.search("执行额")] == [MAY_AGAIN_DAY, MAY_DAY]
    assert [it.undone for it in book.decisions()] == [True, False]


def test_a_corrected_publisher_says_which_city_is_ours(book: Book) -> None:
    vintage = post(book, "2025年1-5月，我市服务外包执行额88.5亿元，同比增长7.5%。", MAY_DAY)
    of = vintage.document.sha256
    assert {it.series.split("/")[0] for it in book.entries(current=False)} == {"全市"}
    made = book.correct_document(of, "publisher", "大连市商务局", who="编辑", why="署名在图里")
    [found] = book.series("大连 服务外包 执行额")
    assert (found.key, str(found.points[0].value)) == ("大连市/服务外包执行额/-/level/元", "88.5")
    assert book.series(found.key) == [found]
    assert book.entries(series=found.key)[0].document.publisher == "大连市商务局"
    assert book.series("全市/服务外包执行额/-/level/元") == []
    entry = book.entries(series=found.key)[0]
    assert book.entry(entry.id) == entry, "its identifier stays"
    book.undo(made.id, who="编辑", why="撤回")
    assert book.series("大连 服务外包 执行额") == []


def test_what_a_document_tells_of_gives_its_figures_the_year(book: Book) -> None:
    text = "1-5月，大连市服务外包执行额88.5亿元。12月，大连市服务外包合同额9.5亿元。"
    of = post(book, text, MAY_DAY).document.sha256
    assert book.series("大连 服务外包") == []
    book.correct_document(of, "period", "2025-01/2025-05", who="编辑", why="栏目所在的一期")
    found = {it.key.split("/")[1]: str(it.points[0].period) for it in book.series("大连 服务外包")}
    assert found == {"服务外包执行额": "2025-01/2025-05", "服务外包合同签约额": "2024-12"}


def test_corrections_of_documents_go_with_a_dump(book: Book, new_book: MakeBook) -> None:
    of = post(book, APRIL, APRIL_DAY).document.sha256
    book.correct_document(of, "title", "一至四月服务外包", who="编辑", why="原题有误")
    other, told = new_book(), list(book.dump())
    other.load(told)
    assert list(other.dump()) == told
    assert [it.title for it in other.documents()] == ["一至四月服务外包"]


@pytest.mark.parametrize(
    ("field", "told"),
    [("released", "去年"), ("title", ""), ("period", "2025-13"), ("value", "3"), ("name", "x")],
)
def test_what_is_no_fact_of_a_document_is_refused(book: Book, field: str, told: str) -> None:
    of = post(book, APRIL, APRIL_DAY).document.sha256
    with pytest.raises(Unreadable, match="YB406"):
        book.correct_document(of, field, told, who="编辑", why="试")
    assert book.decisions() == []


def test_no_document_or_several_are_problems(book: Book) -> None:
    with pytest.raises(Unreadable, match="YB404"):
        book.correct_document("12", "title", "题", who="编辑", why="试")
    for n in range(17):  # of seventeen digests two begin alike
        post(book, f"{APRIL}第{n}次。", APRIL_DAY)
    firsts = [it.sha256[0] for it in book.documents()]
    with pytest.raises(Unreadable, match="YB405"):
        book.correct_document(max(firsts, key=firsts.count), "title", "题", who="编辑", why="试")
