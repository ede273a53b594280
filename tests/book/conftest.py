"""A book to test on, on SQLite and, where its server can be had, on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy")
pytest.importorskip("alembic")

from releases import MakeBook

from yuebao.book import Book

_numbers = count()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes places for new empty books."""
    if request.param == "sqlite":
        yield lambda: str(tmp_path / f"book-{next(_numbers)}.db")
        return
    yield request.getfixturevalue("new_database")


@pytest.fixture
def new_book(where: Callable[[], str]) -> Iterator[MakeBook]:
    """Makes new empty books."""
    books: list[Book] = []

    def make() -> Book:
        books.append(Book.open(where()))
        return books[-1]

    yield make
    for it in books:
        it.close()


@pytest.fixture
def book(new_book: MakeBook) -> Book:
    return new_book()
