"""Annotated texts composed for this project (``tests/gold/texts``): what mends one takes from no other."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from tests.read.test_reading import SHARED, needs_shared

import yuebao

GOLD = Path(__file__).resolve().parents[1] / "gold"
FLOORS = {"eighty-fourth": 318, "eighty-fifth": 385, "eighty-sixth": 413, "eighty-seventh": 369}
"""How many figures of a set are wholly right: to be raised, never lowered."""


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_shared
@pytest.mark.parametrize("name", FLOORS)
def test_no_set_loses_figures(name: str) -> None:
    documents: dict[str, list[dict[str, str]]] = {}
    with (GOLD / f"{name}.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents.setdefault(row["doc"], []).append(row)
    score, right = scorer().score, 0
    for path in sorted((GOLD / "texts" / name).glob("*.txt")):
        figures = [one for one in yuebao.read(path).records() if one["type"] == "figure"]
        right += score(documents[path.stem], figures)["whole"]
    assert FLOORS[name] <= right
