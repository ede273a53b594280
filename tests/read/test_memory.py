"""What a reading weighs beside its text."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import yuebao

EXAMPLE = Path(__file__).parents[2] / "examples" / "2025-06" / "bulletin.txt"


def test_a_reading_weighs_at_most_twelve_times_its_text() -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    yuebao.read(example)  # the lexicon is no part of the text
    long = example * 64  # what is kept for the next text, however long this one is, weighs little beside it
    gc.collect()  # else it depends on the tests before how much of it lies in memory that was there already
    tracemalloc.start()
    try:
        reading = yuebao.read(long)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(reading.figures) > 8500
    assert peak <= 12 * len(long.encode())


def test_the_text_given_is_the_text_kept() -> None:
    text = "5月，全市出口12.5亿元，同比增长3.4%。"
    assert yuebao.read(text).source.text is text
