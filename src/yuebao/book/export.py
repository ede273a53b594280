"""Series as files other programs open: CSV, JSON, Parquet, XLSX, SDMX; and frames.

Every file carries for each row the identifier of the figure it is, so that it can be verified
against the book (``checkable``) years later.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from yuebao.book import frames
from yuebao.book.values import Document, Series
from yuebao.core.contract import plain

Form = Literal["csv", "json", "parquet", "xlsx", "sdmx-csv", "sdmx-ml"]
FORMS: dict[str, Form] = {
    ".csv": "csv",
    ".json": "json",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".xml": "sdmx-ml",
}
"""How a file's ending tells its form."""


def export(found: Sequence[Series], form: Form) -> bytes:
    """The points of *found* as a file of that form.

    Raises:
        ImportError: the library that writes it is not installed.
    """
    columns = frames.points(found)
    match form:
        case "csv":
            return _csv(columns)
        case "json":
            rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in frames.rows(columns)]
            return ("[" + ",\n".join(json.dumps(it, ensure_ascii=False) for it in rows) + "]\n").encode()
        case "parquet":
            import pyarrow.parquet as parquet

            out = io.BytesIO()
            parquet.write_table(frames.arrow(columns), out)
            return out.getvalue()
        case "xlsx":
            from yuebao.book.workbook import workbook

            return workbook(columns, _sources(found))
        case "sdmx-csv" | "sdmx-ml":
            from yuebao.book import sdmx

            return sdmx.data(columns, form)


def frame(found: Sequence[Series]) -> Any:
    """The points of *found* as a polars frame (a pandas frame where only that is installed)."""
    table = frames.arrow(frames.points(found))
    try:
        import polars
    except ImportError:
        return table.to_pandas()
    return polars.from_arrow(table)


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case _:
            return value


def _csv(columns: frames.Columns) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in frames.rows(columns):
        writer.writerow("" if it is None else _cell(_plain(it)) for it in row)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula is kept as text."""
    if isinstance(value, str) and value[:1] in "=+@" and value[:1]:
        return f"'{value}"
    return value


def _sources(found: Sequence[Series]) -> list[Document]:
    """The documents behind *found*, each once, in the order of their release and name."""
    out: dict[str, Document] = {}
    for of in found:
        for point in of.points:
            for entry in point.entries:
                out.setdefault(entry.document.sha256, entry.document)
                for place in entry.places:
                    out.setdefault(place.document.sha256, place.document)
    return sorted(out.values(), key=lambda it: (it.released or date.max, it.name, it.sha256))


SDMX_BEGINS = ("STRUCTURE,STRUCTURE_ID,", "<?xml")
"""How an exported file of SDMX-CSV and one of SDMX-ML begin."""

Checkable = dict[str, str | Decimal | None]
"""A row of an exported table as far as it can be verified: series, period, unit, id and the numbers."""
_ASKED = ("series", "period", "unit", "origin", "id")


def checkable(data: bytes) -> Iterator[Checkable]:
    """The rows of an exported CSV, JSON, Parquet, XLSX or SDMX file, told by its content.

    Raises:
        ValueError: it is none of those, or lacks a column that verifying needs.
    """
    rows = _read(data)
    first = rows[0] if rows else {}
    lacking = [it for it in (*_ASKED, *frames.NUMBERS) if it not in first]
    if lacking:
        raise ValueError(f"it lacks {', '.join(lacking)}" if rows else "it has no rows")
    for row in rows:
        yield {it: str(row[it] or "").removeprefix("'") for it in _ASKED} | {
            it: _number(row[it]) for it in frames.NUMBERS
        }


def _number(told: Any) -> Decimal | None:
    if told in (None, ""):
        return None
    try:
        return told if isinstance(told, Decimal) else Decimal(str(told))
    except InvalidOperation:
        raise ValueError(f"{told} is no number") from None


def _read(data: bytes) -> list[dict[str, Any]]:
    if data[:4] == b"PAR1":
        import pyarrow as pa
        import pyarrow.parquet as parquet

        try:
            return list(parquet.read_table(io.BytesIO(data)).to_pylist())
        except pa.ArrowException as error:
            raise ValueError(str(error).splitlines()[0]) from None
    if data[:2] == b"PK":
        from yuebao.book.workbook import rows_of

        return rows_of(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is neither a table nor a workbook") from None
    if text.startswith(SDMX_BEGINS):
        from yuebao.book import sdmx

        return sdmx.rows_of(data)
    if text.lstrip().startswith("["):
        told = json.loads(text)
        return [it for it in told if isinstance(it, dict)]
    return list(csv.DictReader(io.StringIO(text)))
