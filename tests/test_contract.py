"""The output contract: keys exactly, numbers in plain notation, places that can be relied on."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import sample
from yuebao.core import contract
from yuebao.core.number import Written
from yuebao.core.text import Outline

FIGURE = [
    *("type", "n", "text", "start", "end", "value", "unit", "low", "high", "bound", "kind", "indicator"),
    *("area", "period", "breakdown", "base", "section", "item", "sentence", "rule", "status"),
]
FINDING = [
    *("verdict", "relation", "because", "assumes", "figures", "printed", "allowed", "gap", "proof"),
    "explanation",
]


def records(kind: str) -> list[contract.Record]:
    return [record for record in sample.reading().records() if record["type"] == kind]


def test_a_figure_has_these_keys_in_this_order() -> None:
    assert {tuple(record) for record in records("figure")} == {tuple(FIGURE)}


@pytest.mark.parametrize("kind", ["ignored", "unread"])
def test_what_is_no_figure_has_these_keys(kind: str) -> None:
    assert [list(record) for record in records(kind)] == [["type", "text", "start", "end", "reason"]]


def test_the_first_figure_in_full() -> None:
    assert records("figure")[0] == {
        "type": "figure",
        "n": 1,
        "text": "195586.7万美元",
        "start": sample.TEXT.index("195586.7"),
        "end": sample.TEXT.index("195586.7") + len("195586.7 万美元"),
        "value": "195586.7",
        "unit": "万美元",
        "low": "195586.65",
        "high": "195586.75",
        "bound": "=",
        "kind": "level",
        "indicator": "外包合同额",
        "area": "某市",
        "period": "2025-01/2025-05",
        "breakdown": {"flow": None},
        "base": None,
        "section": "【数据月报】",
        "item": "2025年1-5月某市外包统计",
        "sentence": "1-5月，全市外包合同额195586.7万美元，增长39.1%。",
        "rule": "clause:hand",
        "status": "read",
    }


def test_records_stand_in_the_order_of_the_text() -> None:
    starts = [record["start"] for record in sample.reading().records()]
    assert starts == sorted(starts)
    assert {record["type"] for record in sample.reading().records()} == {"figure", "ignored", "unread"}


def test_start_and_end_find_the_text() -> None:
    for record in records("figure"):
        piece = sample.TEXT[record["start"] : record["end"]]
        assert "".join(piece.split()) == record["text"]


def test_values_are_signed_and_a_share_names_its_base() -> None:
    by_n = {record["n"]: record for record in records("figure")}
    assert by_n[6]["value"] == "-60.13"
    assert by_n[8]["base"] == "全省外包执行额"
    assert by_n[10]["period"] is None


def test_breakdown_joins_what_one_dimension_holds() -> None:
    cut = (("side", "离岸"), ("product", "船舶"), ("product", "原油"), ("flow", "出口"))
    assert contract.breakdown_of(cut) == {"side": "离岸", "product": ["船舶", "原油"], "flow": "出口"}
    assert contract.breakdown_of(()) == {"flow": None}


def test_a_block_that_is_not_there_leaves_the_headings_empty() -> None:
    reading = replace(sample.reading(), outline=Outline())
    assert reading.records()[0]["section"] is None


def test_json_and_lines_say_the_same() -> None:
    reading = sample.reading()
    assert json.loads(reading.to_json()) == reading.records()
    assert [json.loads(contract.line(record)) for record in reading.records()] == reading.records()
    assert all("\n" not in contract.line(record) for record in reading.records())


@given(value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_plain_notation_has_no_exponent(value: Decimal) -> None:
    text = contract.plain(value)
    assert "E" not in text
    assert Decimal(text) == value
    assert not text.startswith("-0") or Decimal(text) < 0


@given(value=st.fractions(), places=st.integers(0, 8))
def test_rounding_goes_outward_and_not_far(value: Fraction, places: int) -> None:
    low, high = (Fraction(text) for text in contract.interval(value, value, places=places))
    assert low <= value <= high
    assert high - low <= Fraction(1, 10**places)
    if (value * 10**places).denominator == 1:
        assert low == high


def test_a_report_has_these_keys() -> None:
    record = json.loads(sample.report().to_json())
    assert list(record) == ["source", "figures", "findings", "inferred", "unread"]
    assert (record["source"], record["figures"], record["unread"]) == ("bulletin.txt", 10, 1)
    keys = [
        "verdict",
        "relation",
        "because",
        "assumes",
        "figures",
        "printed",
        "allowed",
        "gap",
        "proof",
        "explanation",
    ]
    for finding in record["findings"]:
        assert list(finding)[: len(FINDING)] == FINDING
    keys = ["indicator", "area", "period", "breakdown", "kind", "unit", "low", "high", "from", "assumes"]
    assert [list(inferred) for inferred in record["inferred"]] == [keys]


def test_a_contradiction_cites_figures_by_n() -> None:
    finding = json.loads(sample.report().to_json())["findings"][0]
    assert finding["figures"] == [1, 3, 5]
    assert finding["allowed"] == ["195545", "195546.05"]
    assert finding["gap"] == "40.6"
    assert finding["proof"] == {"multipliers": {"0": "1/3"}, "bounds": ["1000"]}
    assert finding["grade"] == "B"
    assert finding["culprits"][1] == {"figure": 3, "low": "186129", "high": None}
    assert finding["shares_residual_with"] == [3]


def test_intervals_of_thirds_are_wider_than_the_truth() -> None:
    low, high = contract.interval(Fraction(-1, 3), Fraction(1, 3), places=5)
    assert (low, high) == ("-0.33334", "0.33334")


def test_the_columns_of_a_frame_are_the_keys_of_a_figure() -> None:
    frame = pytest.importorskip("polars") and sample.reading().to_frame()
    assert frame.columns == FIGURE[1:]
    assert frame["value"].to_list()[:2] == [Decimal("195586.7"), Decimal("39.1")]
    assert frame["high"].to_list()[0] == Decimal("195586.75")
    assert frame["breakdown"].to_list()[2] == "side=离岸"
    assert frame.schema["start"].is_integer()


def test_a_frame_of_nothing_still_has_its_columns() -> None:
    pytest.importorskip("polars")
    assert replace(sample.reading(), figures=()).to_frame().columns == FIGURE[1:]


def test_a_long_number_fits_a_frame() -> None:
    pytest.importorskip("polars")
    reading = sample.reading()
    value = Decimal("12345678901234567890.123456")
    huge = replace(reading.figures[0], written=Written(value=value, ulp=Decimal("1e-6")))
    frame = replace(reading, figures=(huge, reading.figures[5])).to_frame()
    assert frame["value"].to_list() == [value, Decimal("-60.13")]


def test_pandas_serves_too_and_without_both_the_remedy_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    class Pandas:
        @staticmethod
        def DataFrame(columns: dict[str, list[object]]) -> list[str]:
            return list(columns)

    def without(*missing: str) -> None:
        def importing(name: str) -> object:
            asked.append(name)
            if name in missing:
                raise ImportError(name)
            return Pandas

        monkeypatch.setattr(contract, "import_module", importing)

    without("polars")
    assert sample.reading().to_frame() == FIGURE[1:]
    without("polars", "pandas")
    with pytest.raises(ImportError, match="pip install polars"):
        sample.reading().to_frame()
    assert asked == ["polars", "pandas", "polars", "pandas"]
