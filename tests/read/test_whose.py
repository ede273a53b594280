"""Whose the figures are: the areas of the two given tables, which their own scorer does not look at."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.scripts import loaded

import yuebao

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TABLES = {
    "reference": ("reference.tsv", "reference/bulletin.txt", 122, 125),
    "hefei1": ("hefei1.tsv", "data/bulletins/hefei-2024-part1.txt", 255, 255),
}
"""Each table, its text, how many areas were right when measured (2026-11-26), and of how many figures."""
_ONE = {"我国": "全国", "中国": "全国", "中国香港": "香港", "中国澳门": "澳门", "中国台湾": "台湾"}
_FORM = re.compile("(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|[市省])$")


def form(area: str | None) -> str:
    """*area* without what only its form adds: 大连市 is 大连; no area is an empty text."""
    name = "" if area in (None, "-") else str(area)
    name = _ONE.get(name, name)
    return name if len(name) < 3 or name.startswith("全") else _FORM.sub("", name)


def digits() -> Callable[[str], str]:
    """What the given scorer aligns rows and figures on."""
    number: Callable[[str], str] = loaded(SHARED / "gold/score.py").number
    return number


def areas(table: str, text: str) -> list[tuple[str, str]]:
    """The area told and the one read, for each figure of *table* that was read of *text*."""
    number = digits()
    with (SHARED / "gold" / table).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    records = yuebao.read((SHARED / text).read_text("utf-8")).records()
    figures = [record for record in records if record["type"] == "figure"]
    told = [number(row["surface"]) for row in rows]
    read = [number(str(figure["text"])) for figure in figures]
    pairs = []
    for block in difflib.SequenceMatcher(a=told, b=read, autojunk=False).get_matching_blocks():
        for place in range(block.size):
            row, figure = rows[block.a + place], figures[block.b + place]
            if row["kind"] != "none":
                pairs.append((form(row["area"]), form(str(figure["area"] or ""))))
    return pairs


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared documents, which are not ours")
@pytest.mark.parametrize("name", TABLES)
def test_areas_are_the_given_ones(name: str) -> None:
    table, text, right, count = TABLES[name]
    pairs = areas(table, text)
    assert len(pairs) >= count
    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    assert len(pairs) - len(wrong) >= right, wrong


def test_a_name_is_the_same_with_and_without_its_rank() -> None:
    assert form("大连市") == form("大连")
    assert form("广西壮族自治区") == form("广西")
    assert form("全市") == "全市" != form("大连市")
    assert form(None) == form("-") == ""
