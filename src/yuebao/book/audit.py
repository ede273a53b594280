"""An exported table held against the book: every row must be what the book says, or said then."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from yuebao.book.export import Checkable
from yuebao.core.contract import interval
from yuebao.core.problem import Unreadable

if TYPE_CHECKING:
    from yuebao.book.shelf import Book
    from yuebao.book.values import Point

Outcome = Literal["holds", "superseded", "differs", "unknown"]
"""``superseded``: it is what that figure says, but another holds now."""


def verify(book: Book, rows: Iterable[Checkable]) -> list[tuple[Checkable, Outcome, str]]:
    """Each row with how it came out, and what the book says where that is something else.

    A printed row is held against the very figure its identifier names; one that was inferred or
    derived against what follows now.
    """
    known: dict[str, dict[str, Point]] = {}
    out: list[tuple[Checkable, Outcome, str]] = []
    for row in rows:
        key = str(row["series"])
        if key not in known:
            known[key] = _points(book, key)
        out.append((row, *_one(book, row, known[key].get(str(row["period"])))))
    return out


def _points(book: Book, key: str) -> dict[str, Point]:
    found = book.series(key, with_inferred=True)
    months = book.series(key, monthly=True)
    return {str(it.period): it for of in (*months, *found) for it in of.points}


def _one(book: Book, row: Checkable, now: Point | None) -> tuple[Outcome, str]:
    if not row["id"]:
        if now is None:
            return "unknown", ""
        same = _ends(row) == _told(now.low, now.high)
        return ("holds", "") if same else ("differs", _words(now.low, now.high))
    try:
        entry = book.entry(str(row["id"]))
    except Unreadable:
        return "unknown", ""
    from yuebao.book import serial

    figure = entry.figure
    try:
        point = serial.as_printed(entry, str(row["unit"]))
    except ValueError:
        return "differs", f"{figure.text}"
    if row["series"] != entry.series or row["period"] != str(figure.period):
        return "differs", f"{entry.series} {figure.period}"
    if row["value"] != point.value or _ends(row) != _told(point.low, point.high):
        return "differs", f"{point.value}{row['unit']}"
    if now is not None and now.entry is not None and now.entry.id != entry.id:
        return "superseded", f"{now.value}{row['unit']}"
    return "holds", ""


def _told(low: Fraction, high: Fraction) -> tuple[Decimal, Decimal]:
    one, two = interval(low, high, places=6)
    return Decimal(one), Decimal(two)


def _ends(row: Checkable) -> tuple[object, object]:
    return row["low"], row["high"]


def _words(low: Fraction, high: Fraction) -> str:
    one, two = _told(low, high)
    return f"{one}～{two}"
