"""The heavy measurements of benchmarks/, short: killed at work, many at once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def measured(name: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, BENCHMARKS / name, *words], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_adding_survives_being_killed() -> None:
    told = measured("book_crash.py", "--kills", "4", "--documents", "12")
    assert re.search(r"^4 SIGKILL .* nothing lost, nothing twice", told, re.M), told


def test_writers_and_readers_do_not_hinder_each_other(where: Callable[[], str]) -> None:
    told = measured("book_together.py", "--seconds", "2", "--book", where())
    found = re.match(r"0 errors; (\d+) documents added, 0 lost, 0 twice, .*; (\d+) questions", told)
    assert found is not None, told
    assert int(found[1]) > 0
    assert int(found[2]) > 0
