"""No text raises: sentences of the specs cut, joined and mixed by chance, on the fast build too."""

from __future__ import annotations

import random
import re

import pytest
from tests.test_specs import specs
from tests.turns import turns

import yuebao

TITLES = ["", "2024年大连市经济运行情况\n", "114年5月外銷訂單統計\n"]
BROKEN = [
    "增长20.6上半年出口3亿元。",
    "《19.2中国生态环境状况公报》",
    "环比上涨3时，居全国第5位。",
    "三季度，累计进出口5亿元。累计，，累计出口3亿元，累计增长5%。",
]


def mixed(by: random.Random, texts: list[str]) -> str:
    """Some of *texts* behind each other, each cut, without its commas, or with other digits, or as it is."""
    put = []
    for text in by.sample(texts, by.randint(2, 8)):
        here, there = sorted((by.randrange(len(text)), by.randrange(len(text))))
        ways = [
            text[here:],
            text[:here] + text[there:],
            text.replace("，", ""),
            text.replace("。", "，"),
            re.sub(r"\d", lambda digit: by.choice(f"{digit[0]}{digit[0]}0.一十百"), text),
            text,
            text,
        ]
        put.append(by.choice(ways))
    return by.choice(TITLES) + by.choice(["", "\n"]).join(put)


@pytest.mark.parametrize("seed", turns(range(8)))
def test_sentences_mixed_by_chance_raise_nothing(seed: int) -> None:
    by, texts = random.Random(seed), [spec.text for spec in specs()]
    for _ in range(60):
        assert yuebao.read(mixed(by, texts)).to_json()


@pytest.mark.parametrize("text", BROKEN)
def test_what_once_raised_is_read_or_left_unread(text: str) -> None:
    assert yuebao.read(text).to_json()
