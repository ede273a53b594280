"""What goes in comes out, once, with its place: on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import permutations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from releases import (
    APRIL,
    APRIL_DAY,
    EXECUTED,
    MAY,
    MAY_AGAIN,
    MAY_AGAIN_DAY,
    MAY_DAY,
    MAY_REPRINTED,
    SIGNED,
    MakeBook,
    post,
)
from sqlalchemy import text as sql

from yuebao import pipeline
from yuebao.book import Book, store, tables
from yuebao.core.problem import Unreadable


def points(book: Book, key: str, **how: object) -> dict[str, Decimal | None]:
    [found] = book.series(key, **how)  # type: ignore[arg-type]
    return {str(it.period): it.value for it in found.points}


def test_posting_twice_is_posting_once(book: Book) -> None:
    first, again = post(book, MAY, MAY_DAY), post(book, MAY, MAY_DAY, hour=9)
    assert (first.new, again.new) == (True, False)
    assert first.id == again.id
    assert len(book.documents()) == 1
    assert len(book.entries(current=False)) == len(pipeline.read(MAY).figures) == 4


def test_figures_come_out_as_they_were_read(book: Book) -> None:
    post(book, MAY, MAY_DAY)
    read = pipeline.read(MAY).figures
    assert [it.figure for it in book.entries(current=False)] == list(read)
    entry = book.entries(series=EXECUTED)[0]
    text = book.text(entry.document.sha256)
    assert text[entry.figure.span.start : entry.figure.span.stop] == "100888.5万美元"
    assert book.data(entry.document.sha256) == MAY.encode()


def test_other_bytes_than_were_read_are_refused(book: Book) -> None:
    with pytest.raises(ValueError, match="not the bytes"):
        book.post(pipeline.check(MAY), data=APRIL.encode())


def test_an_identifier_leads_to_its_place_in_whole_and_in_part(book: Book) -> None:
    post(book, MAY, MAY_DAY)
    entry = book.entries(series=EXECUTED)[0]
    assert book.entry(entry.id) == entry
    assert book.entry(entry.id.split(":", 1)[1]) == entry
    with pytest.raises(Unreadable, match="YB404"):
        book.entry("nothing")
    with pytest.raises(Unreadable, match="YB405"):
        book.entry(entry.document.sha256[:16])


def test_one_statement_on_two_sites_is_one_figure_with_two_places(book: Book) -> None:
    post(book, MAY, MAY_DAY)
    post(book, MAY_REPRINTED, MAY_AGAIN_DAY)
    found = book.entries(series=EXECUTED, current=False)
    assert [len(it.places) for it in found] == [1]
    assert found[0].published == MAY_DAY
    assert found[0].places[0].document.sha256 != found[0].document.sha256
    [point] = book.series(EXECUTED)[0].points
    assert (len(point.entries), point.revised) == (1, False)


def test_synonyms_are_one_series_with_the_printed_names_kept(book: Book) -> None:
    post(book, MAY, MAY_DAY)
    post(book, MAY_AGAIN, MAY_AGAIN_DAY)
    [found] = book.series(SIGNED)
    assert found.printed == ("服务外包合同签约额", "服务外包合同金额")


def test_a_revision_holds_and_what_was_first_published_is_kept(book: Book) -> None:
    post(book, MAY, MAY_DAY)
    post(book, MAY_AGAIN, MAY_AGAIN_DAY)
    [point] = book.series(EXECUTED)[0].points
    assert (point.value, point.revised) == (Decimal("100847.4"), True)
    assert [it.figure.text for it in point.entries] == ["100888.5万美元", "100847.4万美元"]
    assert [it.figure.text for it in book.entries(series=EXECUTED)] == ["100847.4万美元"]


def test_as_of_gives_what_was_published_by_then(book: Book) -> None:
    post(book, MAY_AGAIN, MAY_AGAIN_DAY)
    post(book, MAY, MAY_DAY)
    assert points(book, EXECUTED, as_of=MAY_DAY) == {"2025-01/2025-05": Decimal("100888.5")}
    assert points(book, EXECUTED) == {"2025-01/2025-05": Decimal("100847.4")}
    assert book.series(EXECUTED, as_of=date(2025, 1, 1)) == []


def test_read_by_gives_what_the_book_held_then(book: Book) -> None:
    post(book, MAY, MAY_DAY, hour=8)
    post(book, MAY_AGAIN, MAY_AGAIN_DAY, hour=10)
    until = datetime(2025, 12, 1, 9, tzinfo=UTC)
    assert points(book, EXECUTED, read_by=until) == {"2025-01/2025-05": Decimal("100888.5")}


def test_posting_in_any_order_gives_the_same_answers(new_book: MakeBook) -> None:
    releases = [(APRIL, APRIL_DAY), (MAY, MAY_DAY), (MAY_AGAIN, MAY_AGAIN_DAY), (MAY_REPRINTED, MAY_DAY)]
    days = [None, APRIL_DAY, MAY_DAY, MAY_AGAIN_DAY]
    told = set()
    for order in list(permutations(releases))[::8]:
        book = new_book()
        for text, day in order:
            post(book, text, day)
        answers = [
            book.series("大连 服务外包 额", as_of=day, monthly=monthly) for day in days for monthly in (0, 1)
        ]  # type: ignore[arg-type]
        told.add(repr(answers))
    assert len(told) == 1


def test_months_come_out_of_months_to_date_as_intervals(book: Book) -> None:
    post(book, APRIL, APRIL_DAY)
    post(book, MAY, MAY_DAY)
    [found] = book.series(EXECUTED, monthly=True)
    [point] = found.points
    assert str(point.period) == "2025-05"
    assert (point.low, point.high) == (Decimal("20887.9"), Decimal("20888.1"))
    assert (point.value, point.origin, len(point.sources)) == (None, "derived", 2)


def test_what_was_inferred_at_the_door_gives_way_to_a_revision(book: Book) -> None:
    post(book, APRIL, APRIL_DAY)
    post(book, MAY, MAY_DAY, hour=9)
    month = {str(it.period): it for it in book.series(EXECUTED, with_inferred=True)[0].points}["2025-05"]
    assert month.low <= Decimal("20888.0") <= month.high
    post(book, "2025年1-4月，大连市服务外包执行额81000.5万美元。", MAY_AGAIN_DAY, hour=10)
    for how in ({"with_inferred": True}, {"monthly": True}):
        now = {str(it.period): it for it in book.series(EXECUTED, **how)[0].points}["2025-05"]
        assert (now.low, now.high) == (Decimal("19887.9"), Decimal("19888.1"))


def test_the_door_tells_what_was_revised(book: Book) -> None:
    post(book, MAY, MAY_DAY)
    reading = pipeline.read(MAY_AGAIN)
    report = pipeline.check(reading, history=book.history(reading))
    assert [it.relation.kind for it in report.findings if it.verdict != "holds"] == ["sources"]
    assert book.history(pipeline.read("2025年1-5月，沈阳市出口3.1亿元。")) == []


def test_digits_left_off_are_kept_as_such(book: Book) -> None:
    text = f"{MAY}\n本资料部分数据因截尾处理存在总计与分项合计不等的情况。"
    post(book, text, MAY_DAY)
    read = pipeline.read(text).figures
    assert {it.written.cut for it in read} == {True}
    assert [it.figure for it in book.entries(current=False)] == list(read)


def test_an_older_book_is_brought_up_to_date(where: Callable[[], str]) -> None:
    place = where()
    cut = f"{MAY_AGAIN}\n本资料部分数据因截尾处理存在总计与分项合计不等的情况。"
    with Book.open(place) as book:
        post(book, MAY, MAY_DAY)
        post(book, cut, MAY_AGAIN_DAY)
        before = list(book.dump()), book.search("执行额")
        with store.writing(book.engine) as connection:  # what the second migration made is taken away
            for told in (
                "DROP INDEX passage_published",
                "ALTER TABLE figure DROP COLUMN cut",
                "UPDATE alembic_version SET version_num = '0001'",
            ):
                connection.execute(sql(told))
    with Book.open(place) as book:
        assert (list(book.dump()), book.search("执行额")) == before
        with store.reading(book.engine) as connection:
            apart = compare_metadata(MigrationContext.configure(connection), tables.metadata)
        # The full text is the database's own; all else is as the tables say.
        assert [it for it in apart if not getattr(it[1], "name", "").startswith("passage_words")] == []
