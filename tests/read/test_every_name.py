"""Every name that the lexicon holds is read as its class is, wherever it stands: in a list, behind a
preposition, alone before its number. One that a particle opens or ends (和田, 乌干达, 自贡) must not lose it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.turns import turns

import yuebao

Record = dict[str, Any]
LEXICON = Path(yuebao.__file__).parent / "lexicon"
AT_HOME = re.compile("(?:中国|大陆|香港|澳门|台湾|其他|港澳|泛珠三角).*|南亚及东南亚|.*三国")
"""Partners that are areas too, none alone, or no one's: each has its own rules."""


def words(table: str, *sections: str) -> Iterator[str]:
    read = tomllib.loads((LEXICON / f"{table}.toml").read_text("utf-8"))
    for section in sections:
        for name, others in read[section].items():
            yield from (name, *others.split()) if table == "countries" else others.split()


PARTNERS = [
    name
    for name in dict.fromkeys(words("countries", "countries", "continents"))
    if AT_HOME.fullmatch(name) is None
]
AREAS = list(dict.fromkeys(words("areas", "cities", "counties", "divisions")))


def threes(names: list[str]) -> list[tuple[str, str, str]]:
    """*names* three by three; of the last some are told again."""
    ends = [min(at + 3, len(names)) for at in range(0, len(names), 3)]
    return [(names[end - 3], names[end - 2], names[end - 1]) for end in ends]


def figures(text: str) -> list[Record]:
    return [one for one in yuebao.read(text).records() if one["type"] == "figure"]


def partner(figure: Record) -> str:
    cut = figure["breakdown"]
    return re.sub("[（）()]", "", str(cut.get("partner")))


def same(names: tuple[str, ...]) -> list[str]:
    return [re.sub("[（）()]", "", name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "2025年1—9月，全市对{}出口3.6亿元，对{}进出口2.4亿元，自{}进口铜材4.1亿元。",
        "2025年1—9月，{}、{}和{}离岸执行额分别为3.6亿元、2.4亿元和4.1亿元。",
        "2025年1—9月，来自{}、{}、{}的实际投入金额分别增长3.6%、2.4%和4.1%。",
        "2025年1—9月，全市出口90亿元。其中，{}3.6亿元，{}2.4亿元，{}4.1亿元。",
    ],
)
def test_every_partner_is_one(text: str) -> None:
    wrong = []
    for names in turns(threes(PARTNERS)):
        told = figures(text.format(*names))[-3:]
        if [partner(one) for one in told] != same(names):
            wrong.append((names, [one["breakdown"] for one in told]))
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "2025年1—9月，{}、{}和{}进出口分别为3.6亿元、2.4亿元和4.1亿元。",
        "2025年1—9月，{}出口3.6亿元；{}出口2.4亿元；{}出口4.1亿元。",
    ],
)
def test_every_area_is_one(text: str) -> None:
    wrong = []
    for names in turns(threes(AREAS)):
        told = [(one["area"], one["breakdown"]) for one in figures(text.format(*names))]
        if told != [(name, {"flow": told[0][1]["flow"]}) for name in names]:
            wrong.append((names, told))
    assert not wrong
