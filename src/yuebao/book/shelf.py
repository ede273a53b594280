"""The book itself: a thin holder of a database, whose every answer is a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, or_, select

from yuebao.book import asking, decisions, door, dump, posting, search, serial, store
from yuebao.book.asking import Seen
from yuebao.book.store import Prepared
from yuebao.book.tables import content, document, figure, series, term, vintage
from yuebao.book.values import Correction, Decision, Document, Entry, Passage, Series, Vintage
from yuebao.core.fact import Reading, Report
from yuebao.core.period import Period
from yuebao.core.problem import Problem, Unreadable


@cache
def reader() -> str:
    """The version of the reader, which every vintage keeps."""
    return version("yuebao")


class Book:
    """Series with memory, in SQLite or PostgreSQL; make one with ``open``.

    Posting only ever adds. Everything asked of it can be asked as of a day of publication.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where
        self._names = posting.Names()

    @classmethod
    def open(cls, where: str | Path = "yuebao.db") -> Book:
        """The book at *where*, a path or an SQLAlchemy URL; made, or brought up to date, as needed.

        Raises:
            Unreadable: it cannot be opened (``YB401``), is no book (``YB402``) or a newer one (``YB403``).
        """
        return cls(store.open_engine(where), str(where))

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    # In.

    def post(
        self,
        report: Report,
        *,
        data: bytes,
        read_at: datetime | None = None,
        released: date | None = None,
    ) -> Vintage:
        """Put a report and the bytes it was read from into the book: one transaction, once by content.

        *read_at* is now unless given (and must know its time zone); *released* overrules what the
        source says of its day. Posting the same figures of the same bytes again changes nothing.

        Raises:
            ValueError: *data* is not what the report was read from.
        """
        if sha256(data).hexdigest() != report.reading.source.sha256:
            raise ValueError("these are not the bytes that the report was read from")
        when = read_at or datetime.now(UTC)

        def work() -> Vintage | None:
            self._names.begin()
            with store.writing(self.engine) as connection:
                done = posting.post(
                    connection,
                    self._names,
                    report,
                    data=data,
                    read_at=when,
                    released=released,
                    reader=reader(),
                )
            self._names.keep()
            return done

        return store.patiently(work) or self.vintage(posting.vintage_id(report))

    def held(self, data: bytes) -> Vintage | None:
        """What this reader has posted of these bytes before; None if it is new, or was not read whole."""
        with store.reading(self.engine) as connection:
            found = _OF.rows(connection, {"sha256": sha256(data).hexdigest()})
            if not found or found[-1].reader != reader() or posting.PARTIAL in found[-1].notes.split():
                return None
            return _vintage(found[-1], decisions.load(connection))

    def history(self, reading: Reading, *, most: int = 24) -> list[Reading]:
        """Earlier readings that have something to say to *reading*: its history for a check.

        Only figures of the same measures and areas, of the same months, the year before or the
        same year, out of at most *most* documents, the newest first.
        """
        with store.reading(self.engine) as connection:
            return door.earlier(connection, reading, most=most)

    # Out.

    def vintage(self, ident: str) -> Vintage:
        """The vintage of that id.

        Raises:
            KeyError: there is none.
        """
        with store.reading(self.engine) as connection:
            found = self._vintages(connection, vintage.c.ident == ident)
        if not found:
            raise KeyError(ident)
        return found[0]

    def vintages(self, sha256: str) -> list[Vintage]:
        """Every reading of a document, oldest first."""
        with store.reading(self.engine) as connection:
            return self._vintages(connection, document.c.sha256 == sha256)

    def _vintages(self, connection: Connection, condition: ColumnElement[bool]) -> list[Vintage]:
        asked = _VINTAGES.where(condition).order_by(vintage.c.read_at, vintage.c.ident)
        decided = decisions.load(connection)
        return [_vintage(row, decided) for row in connection.execute(asked)]

    def documents(self) -> list[Document]:
        """All documents, in the order of their digests."""
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection)
            rows = connection.execute(select(document).order_by(document.c.sha256))
            return [decided.document(posting.document_of(row)) for row in rows]

    def data(self, sha256: str) -> bytes:
        """The original bytes of a document.

        Raises:
            KeyError: the book does not hold it.
        """
        with store.reading(self.engine) as connection:
            found = connection.execute(
                select(content.c.data)
                .join(document, document.c.id == content.c.document_id)
                .where(document.c.sha256 == sha256)
            ).scalar()
        if found is None:
            raise KeyError(sha256)
        return bytes(found)

    def text(self, sha256: str) -> str:
        """The text of a document, which the spans of its figures index.

        Raises:
            KeyError: the book does not hold it.
        """
        with store.reading(self.engine) as connection:
            found = connection.execute(
                select(vintage.c.text)
                .join(document, document.c.id == vintage.c.document_id)
                .where(document.c.sha256 == sha256)
                .order_by(vintage.c.read_at.desc(), vintage.c.ident.desc())
                .limit(1)
            ).scalar()
        if found is None:
            raise KeyError(sha256)
        return str(found)

    def entries(
        self,
        *,
        area: str | None = None,
        period: Period | str | None = None,
        indicator: str | None = None,
        series: str | None = None,
        kind: str | None = None,
        document: str | None = None,
        as_of: date | None = None,
        read_by: datetime | None = None,
        current: bool = True,
    ) -> list[Entry]:
        """Posted figures that fit everything given, oldest publication first.

        *indicator* is a name as printed or the measure it stands for; *series* a key; *document*
        a digest, or how one begins. *as_of* looks at what was published by that day, *read_by* at
        what the book held by that moment. *current* keeps of each series and period only the
        figure that holds; otherwise every vintage comes.
        """
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection, until=read_by)
            seen = Seen(as_of=as_of, read_by=read_by, dated=decided.dated)
            asked = _Asked(area, period, indicator, series, kind, document)
            found = asked.entries(connection, decided, seen)
            if current:
                found = _current(connection, found, decided, seen)
        return found

    def entry(self, ident: str, *, read_by: datetime | None = None) -> Entry:
        """The figure of that permanent identifier, or of the only one that begins or ends so.

        Raises:
            Unreadable: there is none (``YB404``), or several (``YB405``).
        """
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection, until=read_by)
            whole = _identified(connection, ident)
            seen = Seen(read_by=read_by)
            found = asking.fetch(
                connection, asking.rows_of(seen).where(figure.c.ident == whole), decided, seen
            )
            if not found:  # read so once; a later reader reads it otherwise
                rows = asking.rows_of(seen, newest=False).where(figure.c.ident == whole)
                found = asking.fetch(connection, rows, decided, seen)
            one = found[-1]
            return _elsewhere(connection, one, decided, seen)

    def series(
        self,
        query: str,
        *,
        as_of: date | None = None,
        read_by: datetime | None = None,
        monthly: bool = False,
        with_inferred: bool = False,
        limit: int | None = None,
    ) -> list[Series]:
        """The series that *query* names: a key, or words that all stand in its name (大连 执行额 增速).

        *monthly* gives single months, out of months to date where no month was printed;
        *with_inferred* adds what was never printed, as intervals: what the checks left, last year
        from growth, growth from levels, months and months to date. At most *limit* series.
        """
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection, until=read_by)
            seen = Seen(as_of=as_of, read_by=read_by, dated=decided.dated)
            found = serial.find(connection, decided, query)[:limit]
            return serial.built(
                connection, found, decided, seen, monthly=monthly, with_inferred=with_inferred
            )

    def keys(self, query: str) -> list[str]:
        """The keys of the series that *query* names, the least cut first."""
        with store.reading(self.engine) as connection:
            return serial.find(connection, decisions.load(connection), query)

    def ratio(
        self, key: str, kind: str, *, of: str | None = None, as_of: date | None = None
    ) -> Series | None:
        """The ``share`` or ``contribution`` of a level series in its whole, as intervals; None if none.

        Raises:
            ValueError: *kind* is something else.
        """
        if kind not in ("share", "contribution"):
            raise ValueError("kind is share or contribution")
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection)
            return serial.ratios(
                connection, key, kind, decided, Seen(as_of=as_of, dated=decided.dated), of=of
            )

    def search(self, query: str, *, as_of: date | None = None, limit: int = 20) -> list[Passage]:
        """Paragraphs that hold every blank-parted phrase of *query*, newest first."""
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection)
            rows = search.find(connection, query, until=as_of, limit=limit, dated=decided.dated)
            asked = select(document).where(asking.any_of(document.c.sha256, {row.sha256 for row in rows}))
            known = {
                row.sha256: decided.document(posting.document_of(row)) for row in connection.execute(asked)
            }
        return [
            Passage(
                document=known[row.sha256],
                published=date.fromisoformat(row.published),
                start=row.start,
                stop=row.stop,
                text=row.text,
            )
            for row in rows
        ]

    def dump(self) -> Iterator[str]:
        """All of the book as lines of text, the same for the same content on every database."""
        with store.reading(self.engine) as connection:
            yield from dump.dump(connection)

    def load(self, lines: Iterable[str]) -> int:
        """Take in what a dump tells, all or nothing; how many documents, readings and decisions were new.

        Raises:
            Unreadable: it is no dump (``YB407``).
        """
        self._names.begin()
        try:
            with store.writing(self.engine) as connection:
                new = dump.load(connection, lines, self._names)
        except ValueError as error:
            raise Unreadable(Problem(code="YB407", place="-", facts=(("reason", str(error)),))) from None
        self._names.keep()
        return new

    # Decisions.

    def correct(
        self, ident: str, field: str, after: str, *, who: str, why: str, at: datetime | None = None
    ) -> Decision:
        """Say what a figure should be: one of ``decisions.FIELDS``, recorded beside what was read.

        Raises:
            Unreadable: no such figure (``YB404``), or *after* is no such thing (``YB406``).
        """
        entry = self.entry(ident)
        try:
            before = decisions.before(entry.figure, field, entry.withdrawn)
            decisions.corrected(entry.figure, field, after)
        except ValueError as error:
            raise _refused(ident, str(error)) from None
        facts = {"field": field, "before": before, "after": after}
        return self._decide("correct", entry.id, facts, who=who, why=why, at=at)

    def correct_document(
        self, digest: str, field: str, after: str, *, who: str, why: str, at: datetime | None = None
    ) -> Decision:
        """Say what is so of a document: one of ``decisions.DOCUMENT_FIELDS``; *digest* may be how it begins.

        Its figures follow: their day of publication, the city that 我市 means, the year that was left out.

        Raises:
            Unreadable: no such document (``YB404``), several (``YB405``), or *after* is none (``YB406``).
        """
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection)
            whole = _digest(connection, digest)
            row = connection.execute(select(document).where(document.c.sha256 == whole)).one()
            of = decided.document(posting.document_of(row))
        try:
            before = decisions.described_before(of, field, decided.documents.get(whole, ()))
            decisions.described(of, field, after)
        except ValueError as error:
            raise _refused(digest, str(error)) from None
        return self._decide(
            "correct", whole, {"field": field, "before": before, "after": after}, who=who, why=why, at=at
        )

    def merge(self, key: str, into: str, *, who: str, why: str, at: datetime | None = None) -> Decision:
        """Let the figures of one key stand under another.

        Raises:
            Unreadable: one is no key here, or they measure different things (``YB406``).
        """
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection)
            for one in (key, into):
                if not serial.find(connection, decided, one) or "/" not in one:
                    raise _refused(one, "the book has no such key")
        if into in (key, *decided.sources(key)):
            raise _refused(key, "it would stand under itself")
        if key.split("/")[3:5] != into.split("/")[3:5]:
            raise _refused(key, f"it measures something else than {into}")
        return self._decide("merge", key, {"into": into}, who=who, why=why, at=at)

    def split(
        self, key: str, printed: str, into: str, *, who: str, why: str, at: datetime | None = None
    ) -> Decision:
        """Take the figures printed as *printed* out of a key and let them stand under a new one.

        Raises:
            Unreadable: nothing of that name stands there, or *into* is no key (``YB406``).
        """
        with store.reading(self.engine) as connection:
            decided = decisions.load(connection)
            found = connection.execute(
                select(term.c.id)
                .join(series, series.c.id == term.c.series_id)
                .where(series.c.key == key, term.c.indicator == printed)
            ).first()
        if found is None:
            raise _refused(key, f"nothing printed as {printed} stands there")
        if len(into.split("/")) < 5 or into.split("/")[3:5] != key.split("/")[3:5] or into == key:
            raise _refused(into, "it is no other key of the same kind and unit")
        if decided.final(into, printed) == key:
            raise _refused(key, "it would stand under itself")
        return self._decide("split", key, {"printed": printed, "into": into}, who=who, why=why, at=at)

    def undo(self, ident: str, *, who: str, why: str, at: datetime | None = None) -> Decision:
        """Take a decision back; that it was taken stays on record.

        Raises:
            Unreadable: there is none of that id in force (``YB406``).
        """
        found = next((it for it in self.decisions() if it.id == ident), None)
        if found is None or found.action == "undo" or found.undone:
            raise _refused(ident, "no decision of that id is in force")
        return self._decide("undo", ident, {"action": found.action}, who=who, why=why, at=at)

    def described(self) -> dict[str, list[Correction]]:
        """What people corrected of documents, by digest."""
        with store.reading(self.engine) as connection:
            return decisions.load(connection).documents

    def decisions(self) -> list[Decision]:
        """Every decision that was taken, oldest first."""
        with store.reading(self.engine) as connection:
            return list(decisions.load(connection).all)

    def _decide(
        self, action: str, subject: str, facts: dict[str, str], *, who: str, why: str, at: datetime | None
    ) -> Decision:
        def work() -> Decision:
            with store.writing(self.engine) as connection:
                return decisions.record(
                    connection,
                    action=action,
                    subject=subject,
                    facts=facts,
                    who=who,
                    why=why,
                    at=at or datetime.now(UTC),
                )

        return store.patiently(work)


_VINTAGES = select(
    vintage.c.ident,
    vintage.c.published,
    vintage.c.read_at,
    vintage.c.reader,
    vintage.c.figures,
    vintage.c.notes,
    *(it for it in document.c if it.name != "id"),
).join(document, document.c.id == vintage.c.document_id)
_OF = Prepared(
    _VINTAGES.where(document.c.sha256 == bindparam("sha256")).order_by(vintage.c.read_at, vintage.c.ident)
)


def _vintage(row: Any, decided: decisions.Decided) -> Vintage:
    """A vintage that the book held before."""
    return Vintage(
        id=row.ident,
        document=decided.document(posting.document_of(row)),
        published=decided.dated.get(row.sha256) or date.fromisoformat(row.published),
        read_at=decisions.when(row.read_at),
        reader=row.reader,
        figures=row.figures,
        new=False,
    )


def _refused(place: str, reason: str) -> Unreadable:
    return Unreadable(Problem(code="YB406", place=place, facts=(("reason", reason),)))


def _digest(connection: Connection, begin: str) -> str:
    """The whole digest of the only document whose digest begins so."""
    asked = select(document.c.sha256).where(document.c.sha256.startswith(begin, autoescape=True)).limit(9)
    return _only(sorted(connection.execute(asked).scalars()), begin)


def _only(found: list[str], asked: str) -> str:
    if not found or not asked:
        raise Unreadable(Problem(code="YB404", place=asked or "-"))
    if 1 < len(found):
        raise Unreadable(Problem(code="YB405", place=asked, facts=(("several", ", ".join(found[:3])),)))
    return found[0]


def _identified(connection: Connection, ident: str) -> str:
    """The whole identifier that *ident* is, begins or ends."""
    asked = select(figure.c.ident).where(figure.c.ident == ident).limit(1)
    found = connection.execute(asked).scalars().first()
    if found is not None:
        return str(found)
    safe = ident.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    likes = [figure.c.ident.like(it, escape="\\") for it in (f"{safe}%", f"%:{safe}%")]
    several = sorted(
        set(connection.execute(select(figure.c.ident).where(likes[0] | likes[1]).limit(9)).scalars())
    )
    return _only(several, ident)


def _elsewhere(connection: Connection, one: Entry, decided: decisions.Decided, seen: Seen) -> Entry:
    """An entry with the other places of its statement."""
    posted = serial.posted_ids(connection, [one.series], decided)
    rows = asking.rows_of(seen).where(
        asking.any_of(figure.c.series_id, posted), figure.c.statement == one.statement
    )
    return asking.placed(one, asking.fetch(connection, rows, decided, seen))


def _current(
    connection: Connection, found: list[Entry], decided: decisions.Decided, seen: Seen
) -> list[Entry]:
    """Those of *found* that hold, judged beside everything else that was printed of their series and time."""
    wanted = sorted({it.series for it in found})
    beside = serial.entries_of(connection, wanted, decided, seen)
    by_time: dict[object, list[Entry]] = {}
    for many in beside.values():
        for it in many:
            by_time.setdefault((it.series, it.figure.period), []).append(it)
    holding = {asking.settled(asking.one_of(many))[0].id for many in by_time.values()}
    return [it for it in found if it.id in holding]


class _Asked:
    """The conditions of ``Book.entries``."""

    def __init__(
        self,
        area: str | None,
        period: Period | str | None,
        indicator: str | None,
        key: str | None,
        kind: str | None,
        digest: str | None,
    ) -> None:
        self.area, self.indicator, self.key, self.kind, self.digest = area, indicator, key, kind, digest
        self.period = decisions.period_named(period) if isinstance(period, str) else period

    def entries(self, connection: Connection, decided: decisions.Decided, seen: Seen) -> list[Entry]:
        asked = asking.rows_of(seen)
        if self.key is not None:
            posted = serial.posted_ids(connection, [self.key], decided)
            asked = asked.where(asking.any_of(figure.c.series_id, posted))
        if self.area is not None:
            asked = asked.where(series.c.area == self.area)
        if self.indicator is not None:
            asked = asked.where((term.c.indicator == self.indicator) | (series.c.measure == self.indicator))
        if self.kind is not None:
            asked = asked.where(series.c.kind == self.kind)
        if self.period is not None:
            asked = asked.where(
                figure.c.period_start == self.period.start, figure.c.period_stop == self.period.stop
            )
        if self.digest is not None:
            asked = asked.where(document.c.sha256.startswith(self.digest, autoescape=True))
        found = {(it.id, it.read_at): it for it in asking.fetch(connection, asked, decided, seen)}
        moved = asking.moved(decided)
        if moved:
            more = asking.rows_of(seen).where(or_(*moved))
            found |= {(it.id, it.read_at): it for it in asking.fetch(connection, more, decided, seen)}
        kept = [it for it in found.values() if self._fits(it) and not it.withdrawn]
        return asking.one_of(sorted(kept, key=asking.order))

    def _fits(self, entry: Entry) -> bool:
        shape, key, period = serial.SeriesShape(entry.series), entry.figure.key, entry.figure.period
        return (
            (self.key is None or entry.series == self.key)
            and (self.area is None or shape.area == self.area)
            and (self.indicator is None or self.indicator in (key.indicator, shape.measure, key.measure))
            and (self.kind is None or key.kind == self.kind)
            and (self.period is None or (period is not None and period.same_months(self.period)))
            and (self.digest is None or entry.document.sha256.startswith(self.digest))
        )
