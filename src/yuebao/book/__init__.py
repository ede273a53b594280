"""The book: every figure with its place, its vintages, its corrections, and the series they make.

values      what it holds and gives
keys        names that last: series keys, permanent identifiers
tables      the tables; ``migrations`` made them
store       opening, and transactions
posting     the only way in: a report, once by content
asking      rows become entries
serial      entries become series
derive      what follows from them
decisions   corrections, merged and split keys, and their undoing
search      full text
dump        all of it as plain text, and back
door        which earlier readings a new one is confronted with
"""

from __future__ import annotations

from yuebao.book.shelf import Book
from yuebao.book.values import (
    Correction,
    Decision,
    Document,
    Entry,
    Passage,
    Place,
    Point,
    Series,
    Vintage,
)

__all__ = [
    "Book",
    "Correction",
    "Decision",
    "Document",
    "Entry",
    "Passage",
    "Place",
    "Point",
    "Series",
    "Vintage",
]
