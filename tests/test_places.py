"""Where a span of the text stands in its file: pages and boxes, paragraphs and cells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import yuebao
from yuebao.cli import app
from yuebao.core.contract import place_record
from yuebao.core.text import Place, Source, Span

TEXT = "出口120.5亿元，\n增长4%。\n表"
LINES = (
    Place(
        start=0,
        stop=10,
        page=1,
        box=(10, 20, 110, 32),
        edges=(10, 22, 34, 40, 46, 52, 55, 61, 73, 85, 97),
    ),
    Place(start=11, stop=16, page=1, box=(10, 40, 60, 52)),
    Place(start=17, stop=18, table=1, row=2, column=3),
)
SOURCE = Source(sha256="", name="x", text=TEXT, places=LINES)


def test_a_span_is_narrowed_by_its_edges() -> None:
    place = SOURCE.place(Span(start=2, stop=9))
    assert place == Place(start=2, stop=9, page=1, box=(34, 20, 85, 32))


def test_without_edges_characters_are_equally_wide() -> None:
    place = SOURCE.place(Span(start=13, stop=15))
    assert place is not None
    assert place.box == (30, 40, 50, 52)


def test_a_span_over_a_line_end_has_two_places() -> None:
    first, second = SOURCE.places_of(Span(start=9, stop=13))
    assert (first.box, second.box) == ((85, 20, 97, 32), (10, 40, 30, 52))


@pytest.mark.parametrize(("start", "stop"), [(10, 11), (16, 17), (18, 19)])
def test_what_stands_nowhere_has_no_place(start: int, stop: int) -> None:
    assert SOURCE.place(Span(start=start, stop=stop)) is None


def test_a_cell_stays_whole() -> None:
    place = SOURCE.place(Span(start=17, stop=18))
    assert place_record(place) == {"table": 1, "row": 2, "column": 3}


def test_records_tell_places_only_when_asked() -> None:
    reading = yuebao.read(b"2025\xe5\xb9\xb4\xe5\x87\xba\xe5\x8f\xa33\xe4\xba\xbf\xe5\x85\x83\xe3\x80\x82")
    assert all("place" not in record for record in reading.records())


def test_places_are_told_in_json_lines_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2025年1-5月，全市出口120.5亿元，增长4%。", encoding="utf8")
    done = CliRunner().invoke(app, ["read", str(path), "--places", "--format", "csv"])
    assert done.exit_code == 2


def test_the_command_prints_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2025年1-5月，全市出口120.5亿元，增长4%。", encoding="utf8")
    app(["read", str(path), "--places"], prog_name="yuebao", standalone_mode=False)()
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records
    assert all(record["place"] is None for record in records)
