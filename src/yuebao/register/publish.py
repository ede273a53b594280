"""Publications: the cut-off of each is kept, since next year's growth rests on it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from yuebao.register import journal
from yuebao.register.stats import period_of

if TYPE_CHECKING:
    from yuebao.book import Book
    from yuebao.book.values import Vintage
    from yuebao.register.statement import Statement
    from yuebao.register.store import Register


def post(book: Book, statement: Statement, *, released: str, read_at: datetime | None = None) -> Vintage:
    """Post a statement into the book as any document: its text is the source of every figure."""
    return book.post(
        statement.report, data=statement.data, read_at=read_at, released=date.fromisoformat(released)
    )


def publish(register: Register, month: str, *, cumulative: bool, cutoff: str, who: str) -> bool:
    """Enter that the statistics of these months were first published as known on the day *cutoff*.

    False if they had been published before: the first cut-off stands.
    """
    from sqlalchemy import insert, select

    from yuebao.register.tables import publication

    period = str(period_of(month, cumulative=cumulative))
    with register.writing() as connection:
        if connection.execute(select(publication.c.id).where(publication.c.period == period)).first():
            return False
        at = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(publication), {"period": period, "cutoff": cutoff, "at": at, "who": who})
        entry = journal.Entry("公布", "publication", period, detail=f"cut-off {cutoff}")
        journal.write(connection, [entry], who=who, at=at)
    return True
