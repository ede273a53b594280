"""What people decided: corrections of figures, merged and split keys. All is kept, all can be undone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from hashlib import blake2b

from sqlalchemy import Connection, func, insert, select

from yuebao.book import keys
from yuebao.book.store import Prepared
from yuebao.book.tables import decision
from yuebao.book.values import Correction, Decision, Document, Entry
from yuebao.core.fact import Figure
from yuebao.core.number import Written
from yuebao.core.period import Period, end_of, months, whole_year
from yuebao.core.unit import Unit

FIELDS = ("value", "unit", "period", "area", "indicator", "withdrawn")
"""What of a figure can be corrected; ``withdrawn`` (yes or no) takes it out of its series."""

DOCUMENT_FIELDS = ("publisher", "released", "title", "url", "period")
"""What of a document can be corrected. ``period`` is what it tells of: it gives its figures the year, or the
whole time, that the document leaves out."""


class Decided:
    """The decisions in force at one moment; build it with ``load``."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.all = tuple(decisions)
        self.corrections: dict[str, list[Correction]] = {}
        """Of figures, by identifier."""
        self.documents: dict[str, list[Correction]] = {}
        """Of documents, by digest."""
        self._merged: dict[str, str] = {}
        self._split: dict[tuple[str, str], str] = {}
        for it in self.all:
            if it.undone:
                continue
            if it.action == "correct":
                change = Correction(
                    id=it.id,
                    field=it.facts["field"],
                    before=it.facts["before"],
                    after=it.facts["after"],
                    who=it.who,
                    when=it.when,
                    why=it.why,
                )
                about = self.corrections if ":" in it.subject else self.documents
                about.setdefault(it.subject, []).append(change)
            elif it.action == "merge":
                self._merged[it.subject] = it.facts["into"]
            elif it.action == "split":
                self._split[it.subject, it.facts["printed"]] = it.facts["into"]

    def final(self, key: str, printed: str) -> str:
        """The key under which figures posted as *key* and printed as *printed* stand now."""
        seen = {key}
        while True:
            following = self._split.get((key, printed)) or self._merged.get(key)
            if following is None or following in seen:
                return key
            seen.add(following)
            key = following

    def sources(self, key: str) -> set[str]:
        """Every key whose figures may now stand under *key*."""
        found, before = {key}, set[str]()
        while found != before:
            before = set(found)
            found |= {old for old, new in self._merged.items() if new in found}
            found |= {old for (old, _), new in self._split.items() if new in found}
        return found

    @property
    def dated(self) -> dict[str, date]:
        """Documents, by digest, whose day of publication people corrected, with that day."""
        return {
            digest: date.fromisoformat(it.after)
            for digest, changes in self.documents.items()
            for it in changes
            if it.field == "released"
        }

    def document(self, of: Document) -> Document:
        """A document as the decisions leave it."""
        for it in self.documents.get(of.sha256, ()):
            of = described(of, it.field, it.after)
        return of

    def applied(self, entry: Entry) -> Entry:
        """An entry as the decisions leave it."""
        changes, told = self.corrections.get(entry.id, ()), self.documents.get(entry.document.sha256)
        if changes or told:
            figure, withdrawn = entry.figure, False
            if told:
                of = self.document(entry.document)
                day = of.released if of.released != entry.document.released else None
                entry = replace(entry, document=of, published=day or entry.published)
                for it in told:
                    if it.field == "period":
                        figure = _timed(figure, period_named(it.after))
            for it in changes:
                if it.field == "withdrawn":
                    withdrawn = it.after == "yes"
                else:
                    figure = corrected(figure, it.field, it.after)
            moved = keys.series_key(
                figure.key, figure.unit, figure.base, home=keys.home(entry.document.publisher)
            )
            entry = replace(
                entry, figure=figure, series=str(moved), corrections=tuple(changes), withdrawn=withdrawn
            )
        if self._merged or self._split:
            entry = replace(entry, series=self.final(entry.series, entry.figure.key.indicator))
        return entry


_ALL = Prepared(select(decision).order_by(decision.c.at, decision.c.ident))


def load(connection: Connection, *, until: datetime | None = None) -> Decided:
    """The decisions as they stood at *until*, or stand now."""
    rows = _ALL.rows(connection, {})
    whens = {row.ident: when(row.at) for row in rows}
    kept = [row for row in rows if until is None or whens[row.ident] <= until]
    undone = {row.subject for row in kept if row.action == "undo"}
    return Decided(
        Decision(
            id=row.ident,
            action=row.action,
            subject=row.subject,
            facts=json.loads(row.facts),
            who=row.who,
            when=whens[row.ident],
            why=row.why,
            undone=row.ident in undone,
        )
        for row in kept
    )


def described(of: Document, field: str, after: str) -> Document:
    """A document with one field as a person says it.

    Raises:
        ValueError: *after* is no such thing as *field* holds.
    """
    match field:
        case "released":
            try:
                return replace(of, released=date.fromisoformat(after))
            except ValueError:
                raise ValueError(f"{after} is no day; write it as 2025-06-20") from None
        case "publisher" | "title" | "url":
            if not after:
                raise ValueError(f"a {field} is not empty")
            return replace(of, **{field: after})  # type: ignore[arg-type]
        case "period":
            period_named(after)
            return of
        case _:
            raise ValueError(f"no such field: {field}; there are {', '.join(DOCUMENT_FIELDS)}")


def described_before(of: Document, field: str, changes: Iterable[Correction]) -> str:
    """What a document says in a field that may be corrected, "" for nothing."""
    if field == "period":
        return next((it.after for it in reversed([*changes]) if it.field == "period"), "")
    return str(getattr(of, field, None) or "")


def _timed(figure: Figure, told: Period) -> Figure:
    """A figure of a document that tells of the period *told*: the year it left out, or all of the time."""
    own = figure.period
    if own is None:
        return replace(figure, period=told)
    if own.year is not None:
        return figure
    january = told.stop - 1 - (told.stop - 1) % _YEAR  # of the year in which it ends
    if told.stop < january + own.stop:
        january -= _YEAR  # what would be later than the document was a year before
    return replace(figure, period=Period(start=january + own.start, stop=january + own.stop, kind=own.kind))


_YEAR = 12


def when(said: str) -> datetime:
    return datetime.fromisoformat(said)


def record(
    connection: Connection,
    *,
    action: str,
    subject: str,
    facts: dict[str, str],
    who: str,
    why: str,
    at: datetime,
) -> Decision:
    """Write a decision down within a writing transaction."""
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    told = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    ident = blake2b("|".join((action, subject, told, who, stamp, why)).encode(), digest_size=6).hexdigest()
    top = connection.execute(select(func.max(decision.c.id))).scalar() or 0
    connection.execute(
        insert(decision),
        {
            "id": top + 1,
            "ident": ident,
            "action": action,
            "subject": subject,
            "facts": told,
            "who": who,
            "at": stamp,
            "why": why,
        },
    )
    return Decision(id=ident, action=action, subject=subject, facts=facts, who=who, when=when(stamp), why=why)


def before(figure: Figure, field: str, withdrawn: bool) -> str:
    """What a figure says in a field that may be corrected."""
    match field:
        case "value":
            return f"{figure.written.value:f}"
        case "unit":
            return figure.unit.symbol
        case "period":
            return str(figure.period) if figure.period is not None else ""
        case "area":
            return figure.key.area or ""
        case "indicator":
            return figure.key.indicator
        case "withdrawn":
            return "yes" if withdrawn else "no"
        case _:
            raise ValueError(f"no such field: {field}")


def corrected(figure: Figure, field: str, after: str) -> Figure:
    """A figure with one field as a person says it.

    Raises:
        ValueError: *after* is no such thing as *field* holds.
    """
    match field:
        case "value":
            try:
                value = Decimal(after)
            except InvalidOperation:
                raise ValueError(f"{after} is no number") from None
            if not value.is_finite():
                raise ValueError(f"{after} is no number")
            ulp = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
            return replace(figure, written=Written(value=value, ulp=ulp, bound=figure.written.bound))
        case "unit":
            return replace(figure, unit=unit_named(after))
        case "period":
            return replace(figure, period=period_named(after))
        case "area":
            if not after:
                raise ValueError("an area has a name")
            return replace(figure, key=replace(figure.key, area=after))
        case "indicator":
            if not after:
                raise ValueError("an indicator has a name")
            return replace(figure, key=replace(figure.key, indicator=after, measure=after))
        case "withdrawn":
            if after not in ("yes", "no"):
                raise ValueError("withdrawn is yes or no")
            return figure
        case _:
            raise ValueError(f"no such field: {field}; there are {', '.join(FIELDS)}")


def unit_named(symbol: str) -> Unit:
    """A unit of the lexicon by its printed symbol, its large-number word included.

    Raises:
        ValueError: the lexicon has none of that name.
    """
    from yuebao.lexicon import load as lexicon

    words = lexicon()
    if symbol in words.units:
        return words.units[symbol]
    for large in sorted(words.large, key=len, reverse=True):
        if symbol.startswith(large) and symbol[len(large) :] in words.units:
            return words.unit(symbol[len(large) :], large)
    raise ValueError(f"{symbol} is no unit we know")


_PERIOD = re.compile(
    r"(?P<at>@)?(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<month>\d\d)"
    r"(?:/(?P=year)-(?P<last>\d\d))?)?"
)


def period_named(said: str) -> Period:
    """A period in the form of the output contract: 2025-05, 2025-01/2025-05, 2025, 2025-Q1, @2025-05.

    Raises:
        ValueError: it is none.
    """
    found = _PERIOD.fullmatch(said)
    year, month, last = (int(found[it] or 0) if found else 0 for it in ("year", "month", "last"))
    if found is None or year == 0 or 12 < month or 12 < last or (found["last"] and last <= month):
        raise ValueError(f"{said} is no period; write 2025, 2025-05, 2025-01/2025-05, 2025-Q1 or @2025-05")
    if found["at"]:
        if not month or last:
            raise ValueError(f"{said} is no period; a point in time is @2025-05")
        return end_of(year, month)
    if found["quarter"]:
        quarter = int(found["quarter"])
        return months(year, 3 * quarter - 2, 3 * quarter, "quarter")
    if found["half"]:
        half = int(found["half"])
        return months(year, 6 * half - 5, 6 * half, "half")
    if not found["month"]:
        return whole_year(year)
    if not month:
        raise ValueError(f"{said} is no period: there is no month 00")
    return months(year, month, last) if last else months(year, month, month, "month")
