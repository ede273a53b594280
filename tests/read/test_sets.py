"""Annotated texts composed for this project (``tests/gold/texts``): what mends one takes from no other."""

from __future__ import annotations

import pytest
from tests.read.test_reading import ROOT, SHARED, needs_shared
from tests.scripts import loaded

import yuebao

GOLD = ROOT / "tests/gold"
FLOORS = {"eighty-fourth": 318, "eighty-fifth": 385, "eighty-sixth": 413, "eighty-seventh": 369}
"""How many figures of a set are wholly right: to be raised, never lowered."""


@needs_shared
@pytest.mark.parametrize("name", FLOORS)
def test_no_set_loses_figures(name: str) -> None:
    documents = loaded(ROOT / "tools/measure.py").rows_of(GOLD / f"{name}.tsv")
    score, right = loaded(SHARED / "gold/score.py").score, 0
    for path in sorted((GOLD / "texts" / name).glob("*.txt")):
        figures = [one for one in yuebao.read(path).records() if one["type"] == "figure"]
        right += score(documents[path.stem], figures)["whole"]
    assert FLOORS[name] <= right
