"""The tables of a book, alike on SQLite and PostgreSQL. Numbers are text in plain notation: exact."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

_ID = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column("id", _ID, primary_key=True, autoincrement=False)


def _to(name: str, target: str, *, null: bool = False) -> Column[int]:
    return Column(name, _ID, ForeignKey(f"{target}.id"), nullable=null)


document = Table(
    "document",
    metadata,
    _id(),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("released", String(10)),
    Column("url", Text),
    Column("media_type", Text, nullable=False),
)
"""A document by its content, as it was first described."""

content = Table(
    "content",
    metadata,
    Column("document_id", _ID, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
"""The original bytes."""

vintage = Table(
    "vintage",
    metadata,
    _id(),
    Column("ident", String(32), nullable=False, unique=True),
    _to("document_id", "document"),
    Column("published", String(10), nullable=False),
    Column("read_at", String(32), nullable=False),
    Column("reader", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("ignored", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    Column("notes", Text, nullable=False),
    Index("vintage_document", "document_id"),
)
"""One reading of one document; rows are only ever added."""

series = Table(
    "series",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    Column("measure", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("breakdown", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("dimension", Text, nullable=False),
    Column("base", Text, nullable=False),
    Index("series_area", "area", "measure"),
)

term = Table(
    "term",
    metadata,
    _id(),
    _to("series_id", "series"),
    Column("indicator", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("breakdown", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("base", Text, nullable=False),
    UniqueConstraint(
        "series_id", "indicator", "measure", "area", "breakdown", "kind", "basis", "base", name="term_whole"
    ),
    Index("term_indicator", "indicator"),
)
"""What a figure was printed as, and the series it belongs to."""

unit = Table(
    "unit",
    metadata,
    _id(),
    Column("symbol", Text, nullable=False),
    Column("dimension", Text, nullable=False),
    Column("scale", Text, nullable=False),
    UniqueConstraint("symbol", "dimension", "scale", name="unit_whole"),
)

figure = Table(
    "figure",
    metadata,
    _id(),
    Column("ident", Text, nullable=False),
    _to("vintage_id", "vintage"),
    Column("n", Integer, nullable=False),
    _to("series_id", "series"),
    _to("term_id", "term"),
    _to("unit_id", "unit"),
    Column("period_start", Integer),
    Column("period_stop", Integer),
    Column("period_kind", String(8)),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("ulp", Text, nullable=False),
    Column("bound", String(1), nullable=False),
    Column("rule", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_stop", Integer, nullable=False),
    Column("block", Integer, nullable=False),
    Column("parent", Integer),
    Column("of", Integer),
    Column("statement", String(16), nullable=False),
    Column("cut", Integer, nullable=False, server_default="0"),
    Index("figure_ident", "ident"),
    Index("figure_vintage", "vintage_id"),
    Index("figure_series", "series_id", "period_start"),
)

finding = Table(
    "finding",
    metadata,
    _id(),
    _to("vintage_id", "vintage"),
    Column("n", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("finding_vintage", "vintage_id"),
)
"""What confronting the reading with itself and with the book showed at the door."""

inferred = Table(
    "inferred",
    metadata,
    _id(),
    _to("vintage_id", "vintage"),
    Column("n", Integer, nullable=False),
    _to("series_id", "series"),
    _to("unit_id", "unit"),
    Column("period_start", Integer, nullable=False),
    Column("period_stop", Integer, nullable=False),
    Column("period_kind", String(8), nullable=False),
    Column("low", Text, nullable=False),
    Column("high", Text, nullable=False),
    Column("rests_on", Text, nullable=False),
    Column("assumes", Text, nullable=False),
    Index("inferred_vintage", "vintage_id"),
    Index("inferred_series", "series_id", "period_start"),
)
"""Figures never printed, as intervals in ``unit``."""

passage = Table(
    "passage",
    metadata,
    _id(),
    _to("document_id", "document"),
    Column("published", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index("passage_document", "document_id"),
    Index("passage_published", "published", "document_id"),
)
"""Paragraphs, for the search; the index beside them is the database's own."""

decision = Table(
    "decision",
    metadata,
    _id(),
    Column("ident", String(16), nullable=False, unique=True),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", Text, nullable=False),
    _to("series_id", "series", null=True),
    Index("decision_subject", "subject"),
)
"""What people decided: corrections, merged and split keys, and what was undone. Only ever added to."""
