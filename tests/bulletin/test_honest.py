"""The honest are not accused, and what was written is what is read."""

from __future__ import annotations

import time

import pytest

import yuebao
from yuebao.bulletin import Rounding, synthesize

SECONDS = 5.0
"""Time for each manner here; benchmarks/false_alarms.py runs thousands."""


@pytest.mark.parametrize(
    ("rounding", "drop_zeros"), [("half_up", True), ("half_even", True), ("half_up", False)]
)
def test_no_false_alarm(rounding: Rounding, drop_zeros: bool) -> None:
    began = time.perf_counter()
    for seed in range(50):
        made = synthesize(seed=seed, rounding=rounding, drop_zeros=drop_zeros)
        report = yuebao.check(yuebao.read(made.text))
        said = [finding.explanation for finding in report.contradictions]
        assert not said, (seed, said)
        if time.perf_counter() - began > SECONDS:
            break


def test_what_was_written_is_read() -> None:
    """Every figure is found at its place with its value, but for one in a hundred."""
    written = found = right = 0
    for seed in range(20):
        made = synthesize(seed=seed)
        read = {row["start"]: row for row in yuebao.read(made.text).records() if row["type"] == "figure"}
        for wanted in made.truth:
            written += 1
            got = read.get(wanted.start)
            if got is not None:
                found += 1
                right += got["value"] == str(wanted.value.normalize()) or float(got["value"]) == float(
                    wanted.value
                )
    assert found >= 0.99 * written
    assert right >= 0.99 * written
