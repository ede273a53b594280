"""The spec tables under ``tests/specs`` hold: each text yields exactly the figures its rows name.

``tests/specs/README.md`` says how a table is written; a statistician edits tables, not this file.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.nouns import torn
from tests.turns import turns

import yuebao

SPECS = Path(__file__).parent / "specs"
COLUMNS = {
    *("context", "text", "figure", "kind", "value", "unit"),
    *("indicator", "area", "period", "breakdown", "base", "bound", "why"),
}
NO_FIGURE = "—"
NONE = "-"
ASIDES = ("ignored", "unread")

Row = dict[str, str]
Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A text and the rows that say what it must yield; ``place`` is file:line of its first row, ``section``
    the file and the line of the heading it stands below.
    """

    place: str
    section: str
    text: str
    rows: tuple[Row, ...]


def cells(line: str) -> list[str]:
    """The cells of a Markdown row; ``\\|`` stands for a bar within a cell."""
    return [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]


def rows_of(path: Path) -> Iterator[tuple[int, int, Row]]:
    """Every table row of a spec file with the lines of its heading and its own, as column name to cell."""
    header: list[str] = []
    heading = 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith("|"):
            header = []
            heading = number if line.startswith("#") else heading
        elif not header:
            header = cells(line)
            assert set(header) <= COLUMNS, f"{path.name}:{number}: unknown column"
        elif set(line) - set("|-: "):
            row = cells(line)
            assert len(row) == len(header), f"{path.name}:{number}: {len(row)} cells, not {len(header)}"
            yield heading, number, {column: cell for column, cell in zip(header, row, strict=True) if cell}


@cache
def specs() -> tuple[Spec, ...]:
    """All texts of all tables with the rows that belong to them."""
    out: list[tuple[str, str, str, list[Row]]] = []
    for path in sorted(SPECS.glob("*.md")):
        if path.name == "README.md":
            continue
        for heading, number, row in rows_of(path):
            if "text" in row:
                text = row["text"] if "context" not in row else f"{row['context']}\n{row['text']}"
                text = text.replace("⏎", "\n").replace("⇥", "\t")
                place, section = f"{path.stem}:{number}", f"{path.stem}:{heading}"
                out.append((place, section, text, [row]))
            else:
                out[-1][3].append(row)
    return tuple(
        Spec(place=place, section=section, text=text, rows=tuple(rows)) for place, section, text, rows in out
    )


@cache
def sections() -> dict[str, list[Spec]]:
    """The texts below each heading: some five each, so that a run is not spent on telling of ten thousand."""
    out: dict[str, list[Spec]] = {}
    for spec in specs():
        out.setdefault(spec.section, []).append(spec)
    return out


def bare(words: str) -> str:
    """*words* without what does not tell two names apart: quotes, 的, width, 出口额 for 出口, 企业数."""
    words = re.sub(r"[\s“”\"'‘’「」『』《》()、,的]", "", unicodedata.normalize("NFKC", words))
    words = re.sub(r"(进出口|出口|进口)(总额|总值|额|值|金额)$", r"\1", words)
    return re.sub(r"(?<=.)[人户家]?数量?$", "", words)


def bare_base(words: str) -> str:
    return re.sub(r"^[比较占与]", "", bare(words))


def one_of(expected: str, got: str | None, norm: Any) -> bool:
    """Whether *got* is one of the ``甲/乙`` alternatives; ``-`` among them allows nothing at all."""
    if not got:
        return NONE in expected.split("/")
    return norm(expected) == norm(got) or norm(got) in map(norm, expected.split("/"))


def printed(figure: str) -> str:
    return "".join(unicodedata.normalize("NFKC", figure).split())


def is_figure(row: Row) -> bool:
    return row["figure"] != NO_FIGURE and row.get("kind", "").partition(":")[0] not in ASIDES


def differences(row: Row, figure: Record) -> list[str]:
    """What of *figure* is not as its *row* says, each as ``column: expected, got``."""
    wrong = []

    def hold(column: str, good: bool, got: object) -> None:
        if not good:
            wrong.append(f"{column}: {row[column]} expected, {got} read")

    hold("figure", printed(row["figure"]) == printed(figure["text"]), figure["text"])
    for column in ("kind", "unit", "period", "bound"):
        if column in row:
            told = "" if row[column] == figure[column] else row[column]
            hold(column, not told or one_of(told, figure[column], str), figure[column])
    if "value" in row:
        hold("value", Decimal(row["value"]) == Decimal(figure["value"]), figure["value"])
    if "indicator" in row:
        hold("indicator", one_of(row["indicator"], figure["indicator"], bare), figure["indicator"])
    if "area" in row:
        hold("area", one_of(row["area"], figure["area"], bare), figure["area"])
    if "base" in row:
        hold("base", one_of(row["base"], figure["base"], bare_base), figure["base"])
    for cut in filter(None, re.split(r"[;；]\s*", row.get("breakdown", ""))):
        dimension, _, member = cut.strip().partition("=")
        read = figure["breakdown"].get(dimension)
        told = "+".join(read) if isinstance(read, list) else read
        hold("breakdown", one_of(member, told, bare), figure["breakdown"])
    return wrong


def aside_holds(row: Row, records: list[Record]) -> bool:
    """Whether some numeral is ignored or unread as *row* says (its reason by prefix)."""
    state, _, reason = row.get("kind", "").partition(":")
    numeral = "" if row["figure"] == NO_FIGURE else "".join(row["figure"].split())
    return any(
        record["type"] == state and numeral in record["text"] and record["reason"].startswith(reason)
        for record in records
    )


def faults(spec: Spec, records: list[Record]) -> list[str]:
    """All that *records* have against *spec*, in words."""
    figures = [record for record in records if record["type"] == "figure"]
    rows = [row for row in spec.rows if is_figure(row)]
    out = []
    wanted, came = [row["figure"] for row in rows], [figure["text"] for figure in figures]
    if len(rows) != len(figures):
        out.append(f"figures: {' '.join(wanted) or 'none'} expected, {' '.join(came) or 'none'} read")
    else:
        for row, figure in zip(rows, figures, strict=True):
            out += [f"{row['figure']} {wrong}" for wrong in differences(row, figure)]
    for row in spec.rows:
        if not is_figure(row) and "kind" in row and not aside_holds(row, records):
            state = [f"{r['type']}:{r['reason']}" for r in records if r["type"] != "figure"]
            out.append(f"{row['figure']} {row['kind']} expected, {state} read")
    return out


def unaccounted(text: str, records: list[Record]) -> list[str]:
    """The numerals of *text*, Arabic or Chinese, that stand in no record."""
    covered = bytearray(len(text))
    for record in records:
        covered[record["start"] : record["end"]] = b"\x01" * (record["end"] - record["start"])
    numerals = re.finditer(r"\d+|[一二三四五六七八九十百千万亿两〇零]+", text)
    return [m.group() for m in numerals if not all(covered[m.start() : m.end()])]


@pytest.mark.parametrize("section", sections())
def test_texts_yield_their_figures(section: str) -> None:
    wrong = []
    for spec in sections()[section]:
        reading = yuebao.read(spec.text)
        records = reading.records()
        found = faults(spec, records)
        found += [f"{numeral} in no record" for numeral in unaccounted(reading.source.text, records)]
        found += [f"{name} is no name" for name in torn(records)]
        if found:
            wrong.append("\n  ".join([f"{spec.place}: {spec.text}", *found]))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("nth", turns(range(8), 4))
def test_a_text_broken_off_anywhere_is_read(nth: int) -> None:
    """One in twelve of the texts, one in fifty by the sources, cut off before every digit, unit and mark:
    what is left has its numerals accounted for, within it.
    """
    for spec in specs()[nth * 12 :: 100]:
        for cut in re.finditer("[0-9%元吨家个人次余多）。，；、：]", spec.text):
            text = spec.text[: cut.start()]
            if not text.strip():
                continue
            reading = yuebao.read(text)
            records = reading.records()
            assert all(it["end"] <= len(reading.source.text) for it in records if "end" in it), text
            assert not unaccounted(reading.source.text, records), text


@pytest.mark.parametrize("path", turns(sorted(SPECS.glob("*.md")), 4), ids=lambda path: path.stem)
def test_each_file_is_read_as_one_text(path: Path) -> None:
    """Sentences that tell nothing of one another: all numerals accounted for, within the text."""
    reading = yuebao.read(path.read_text("utf8"))
    records = reading.records()
    assert all(it["end"] <= len(reading.source.text) for it in records if "end" in it)
    assert not unaccounted(reading.source.text, records)


@pytest.mark.parametrize("seed", turns(range(13, 19)))
def test_clauses_of_several_texts_are_read_together(seed: int) -> None:
    """What one sentence leaves open meets what it never was written for in another."""
    chance = random.Random(seed)
    texts = [re.split(r"(?<=[。；，\n])", spec.text) for spec in specs()]
    for _ in range(500):
        parts = []
        for clauses in chance.sample(texts, chance.randint(2, 6)):
            first = chance.randrange(len(clauses))
            parts += clauses[first : first + chance.randint(1, 3)]
        text = "".join(parts).strip() or "1-6月"
        reading = yuebao.read(text)
        assert not unaccounted(reading.source.text, reading.records()), text


def test_no_text_is_specified_twice() -> None:
    """Two rows with one text would let two expectations stand."""
    seen: dict[str, str] = {}
    for spec in specs():
        key = "".join(spec.text.split())
        assert key not in seen, f"{spec.place} repeats {seen.get(key)}"
        seen[key] = spec.place


def test_every_file_carries_a_negative() -> None:
    by_file: dict[str, bool] = {}
    for spec in specs():
        name = spec.place.partition(":")[0]
        by_file[name] = by_file.get(name, False) or any(not is_figure(row) for row in spec.rows)
    assert [name for name, has_one in by_file.items() if not has_one] == []


def test_rows_can_be_compared() -> None:
    """A first row carries a text, a figure row a kind and a number, a 无-figure row stands alone."""
    for spec in specs():
        assert "text" in spec.rows[0]
        for row in spec.rows:
            assert "figure" in row, f"{spec.place}: a row without a figure"
            if is_figure(row):
                assert {"kind", "value", "unit"} <= set(row), f"{spec.place}: {row['figure']}"
            elif row["figure"] == NO_FIGURE:
                assert not any(map(is_figure, spec.rows)), f"{spec.place}: — among figures"
