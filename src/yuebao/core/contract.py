"""The output contract: the records that other programs rely on, keys exactly and in order.

Numbers are strings in plain notation, never floats and never with an exponent, so that what
was printed survives any JSON parser. ``start`` and ``end`` count characters of ``Source.text``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib import import_module
from math import floor
from typing import Any

from yuebao.core.fact import Breakdown, Figure, Finding, Ignored, Inferred, Reading, Report, Unread
from yuebao.core.text import Place, Span

Record = dict[str, Any]

EXTRA_PLACES = 4
"""Decimal places that an interval shows beyond the finest figure it came from."""

_SPACE_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def plain(value: Decimal) -> str:
    """*value* without exponent, and zero without a sign: ``195586.7``, ``-20.4``, ``0``."""
    text = format(value, "f")
    return text.lstrip("-") if not value else text


def trimmed(value: Decimal) -> str:
    """*value* in plain notation without trailing zeros: an end that was computed, not printed."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def outward(value: Fraction, *, up: bool, places: int) -> str:
    """*value* as a decimal of at most *places* places, rounded up or down and never inward.

    Trailing zeros are dropped, so a value that is an exact decimal comes out as itself.
    """
    scale = 10**places
    units = -floor(-value * scale) if up else floor(value * scale)
    whole, rest = divmod(abs(units), scale)
    digits = f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".") if rest else str(whole)
    return f"-{digits}" if units < 0 else digits


def interval(low: Fraction, high: Fraction, *, places: int) -> list[str]:
    """A closed interval as two strings, rounded outward."""
    return [outward(low, up=False, places=places), outward(high, up=True, places=places)]


def places_of(reading: Reading, figures: tuple[int, ...]) -> int:
    """How many decimal places an interval that rests on *figures* is shown with."""
    finest = (-int(reading.figures[n].written.ulp.as_tuple().exponent) for n in figures)
    return max([0, *finest]) + EXTRA_PLACES


@lru_cache(maxsize=16)
def joined(text: str) -> str:
    """*text* with broken lines put together: no space beside a Chinese character.

    Kept for a few, since each figure of a sentence asks for the same.
    """
    return " ".join(_SPACE_BESIDE_CHINESE.sub("", text).split())


def sentence_of(reading: Reading, span: Span) -> str:
    """The sentence at *span* on one line."""
    return joined(reading.source.text[span.start : span.stop])


def breakdown_of(breakdown: Breakdown) -> dict[str, str | list[str] | None]:
    """Dimension to member, or to a list of members; ``flow`` is always there, null when not said."""
    members: dict[str, list[str]] = {}
    for dimension, member in breakdown:
        members.setdefault(dimension, []).append(member)
    out: dict[str, str | list[str] | None] = {} if "flow" in members else {"flow": None}
    return out | {dimension: many[0] if len(many) == 1 else many for dimension, many in members.items()}


def place_record(place: Place | None) -> Record | None:
    """Where something stands in the file: only what applies, ``box`` in hundredths of a point.

    ``{"page":1,"box":[72.0,90.5,120.02,104.5]}``, ``{"paragraph":3}``, ``{"part":"表1","table":1,"row":2,
    "column":3}``; None where the file has no places but those of its text.
    """
    if place is None:
        return None
    out: Record = {"part": place.part} if place.part else {}
    for name in ("paragraph", "table", "row", "column", "page"):
        if (count := getattr(place, name)) is not None:
            out[name] = count
    if place.box is not None:
        out["box"] = [round(edge, 2) for edge in place.box]
    return out


def figure_record(reading: Reading, position: int) -> Record:
    """The record of the figure at *position*; ``n`` is its position counted from 1."""
    figure = reading.figures[position]
    key, written = figure.key, figure.written
    section, item = _headings(reading, figure)
    return {
        "type": "figure",
        "n": position + 1,
        "text": "".join(figure.text.split()),
        "start": figure.span.start,
        "end": figure.span.stop,
        "value": plain(written.value),
        "unit": figure.unit.symbol,
        "low": plain(written.low),
        "high": plain(written.high),
        "bound": written.bound,
        "kind": key.kind,
        "indicator": key.indicator,
        "area": key.area,
        "period": None if figure.period is None else str(figure.period),
        "breakdown": breakdown_of(key.breakdown),
        "base": None if figure.base is None else figure.base.name,
        "section": section,
        "item": item,
        "sentence": sentence_of(reading, figure.sentence),
        "rule": figure.rule,
        "status": figure.status,
    }


def _headings(reading: Reading, figure: Figure) -> tuple[str | None, str | None]:
    blocks = reading.outline.blocks
    if not 0 <= figure.block < len(blocks):
        return None, None
    block = blocks[figure.block]
    return block.section, block.item


def _aside(kind: str, numeral: Ignored | Unread) -> Record:
    return {
        "type": kind,
        "text": "".join(numeral.text.split()),
        "start": numeral.span.start,
        "end": numeral.span.stop,
        "reason": numeral.reason,
    }


def records(reading: Reading, *, places: bool = False) -> Iterator[Record]:
    """Every numeral of the document in the order of the text: figures, ignored and unread.

    With *places* each has a last key ``place``: where it stands in the file (see ``place_record``).
    """
    everything = [
        *(figure_record(reading, position) for position in range(len(reading.figures))),
        *(_aside("ignored", numeral) for numeral in reading.ignored),
        *(_aside("unread", numeral) for numeral in reading.unread),
    ]
    everything.sort(key=lambda record: (record["start"], record["end"]))
    if places:
        for record in everything:
            span = Span(start=record["start"], stop=record["end"])
            record["place"] = place_record(reading.source.place(span))
    yield from everything


def line(record: Record) -> str:
    """One record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def array(reading: Reading) -> str:
    """All records as one JSON array, one record a line."""
    return "[" + ",\n".join(map(line, records(reading))) + "]"


def finding_record(report: Report, position: int) -> Record:
    """The record of a finding; ``figures`` cite the figures' ``n``, ``n`` numbers the findings."""
    finding = report.findings[position]
    places = places_of(report.reading, finding.figures)
    return {
        "verdict": finding.verdict,
        "relation": finding.relation.kind,
        "because": finding.relation.because,
        "assumes": list(finding.relation.assumes),
        "figures": [n + 1 for n in finding.figures],
        "printed": finding.printed,
        "allowed": None if finding.allowed is None else interval(*finding.allowed, places=places),
        "gap": None if finding.gap is None else outward(finding.gap, up=False, places=places),
        "proof": _exact(finding.proof),
        "explanation": finding.explanation,
        "grade": finding.grade,
        "unit": finding.unit,
        "culprits": _culprits(report, finding),
        "shares_residual_with": [other + 1 for other in finding.shares_residual_with],
        "n": position + 1,
        "slips": [{"figure": it.figure + 1, "how": it.how, "became": it.became} for it in finding.slips],
    }


def _culprits(report: Report, finding: Finding) -> list[Record]:
    out = []
    for culprit in finding.culprits:
        places = places_of(report.reading, (culprit.figure,))
        low, high = culprit.low, culprit.high
        out.append(
            {
                "figure": culprit.figure + 1,
                "low": None if low is None else outward(low, up=False, places=places),
                "high": None if high is None else outward(high, up=True, places=places),
            }
        )
    return out


def _exact(value: Any) -> Any:
    """A proof as JSON: fractions as ``a/b``, decimals in plain notation, nothing rounded.

    What it calls ``figure`` is a position, cited by its ``n`` like every figure of the contract.
    """
    match value:
        case bool() | None | str() | int():
            return value
        case Fraction():
            return str(value)
        case Decimal():
            return plain(value)
        case Mapping():
            cited = {"figure": value["figure"] + 1} if isinstance(value.get("figure"), int) else {}
            return {str(key): _exact(item) for key, item in value.items()} | cited
        case list() | tuple() | set() | frozenset():
            return [_exact(item) for item in value]
        case _:
            return str(value)


def inferred_record(inferred: Inferred) -> Record:
    """The record of a figure that was never printed."""
    key = inferred.key
    return {
        "indicator": key.indicator,
        "area": key.area,
        "period": None if inferred.period is None else str(inferred.period),
        "breakdown": breakdown_of(key.breakdown),
        "kind": key.kind,
        "unit": inferred.unit.symbol,
        "low": trimmed(inferred.low),
        "high": trimmed(inferred.high),
        "from": [n + 1 for n in inferred.rests_on],
        "assumes": list(inferred.assumes),
    }


def report_record(report: Report) -> Record:
    """What ``yuebao check FILE --format json`` prints; ``problems`` only if it was not read whole."""
    problems = [
        {"code": it.code, "place": it.place, "text": it.text, "remedy": it.remedy}
        for it in report.reading.problems
    ]
    return {
        "source": report.reading.source.name,
        "figures": len(report.reading.figures),
        "findings": [finding_record(report, n) for n in range(len(report.findings))],
        "inferred": [inferred_record(inferred) for inferred in report.inferred],
        "unread": len(report.reading.unread),
        **({"problems": problems} if problems else {}),
    }


def proofs_record(report: Report) -> Record:
    """What ``yuebao check FILE --proof`` prints: the certificates of the contradictions."""
    return {
        "source": report.reading.source.name,
        "sha256": report.reading.source.sha256,
        "proofs": [
            {
                "n": n + 1,
                "figures": [it + 1 for it in finding.figures],
                "explanation": finding.explanation,
                "proof": _exact(finding.proof),
            }
            for n, finding in enumerate(report.findings)
            if finding.verdict == "contradiction"
        ],
    }


def breakdown_text(breakdown: Breakdown) -> str:
    """A breakdown in one cell: ``side=离岸 | partner=美国``."""
    return " | ".join(f"{dimension}={member}" for dimension, member in breakdown)


NUMBERS = ("value", "low", "high")
"""The columns of a frame that hold exact decimals."""


def frame(reading: Reading) -> Any:
    """The figures as a data frame, one row a figure, columns as in the contract.

    A polars frame, or a pandas frame where only pandas is installed. ``value``, ``low`` and
    ``high`` hold exact decimals; ``breakdown`` is text (``side=离岸 | partner=美国``).

    Raises:
        ImportError: neither polars nor pandas is installed.
    """
    rows = [figure_record(reading, n) for n in range(len(reading.figures))]
    for row, figure in zip(rows, reading.figures, strict=True):
        del row["type"]
        row["breakdown"] = breakdown_text(figure.key.breakdown)
    names = [name for name in _COLUMNS if name != "type"]
    columns: dict[str, list[Any]] = {name: [row[name] for row in rows] for name in names}
    for name in NUMBERS:
        columns[name] = [Decimal(text) for text in columns[name]]
    try:
        polars = import_module("polars")
    except ImportError:
        try:
            return import_module("pandas").DataFrame(columns)
        except ImportError:
            raise ImportError("to_frame() needs polars or pandas: pip install polars") from None
    schema = dict.fromkeys(names, polars.String) | dict.fromkeys(("n", "start", "end"), polars.Int64)
    schema |= {name: polars.Decimal(38, _scale(columns[name])) for name in NUMBERS}
    return polars.DataFrame(columns, schema=schema, strict=False)


def _scale(values: list[Decimal]) -> int:
    """The decimal places that all *values* need, within the 38 digits a column can hold."""
    places = max((-int(value.as_tuple().exponent) for value in values), default=0)
    whole = max((value.adjusted() + 1 for value in values), default=1)
    return max(0, min(places, 38 - max(whole, 1)))


_COLUMNS = (
    "type", "n", "text", "start", "end", "value", "unit", "low", "high", "bound", "kind", "indicator",
    "area", "period", "breakdown", "base", "section", "item", "sentence", "rule", "status",
)  # fmt: skip
"""The keys of a figure's record, in order."""
