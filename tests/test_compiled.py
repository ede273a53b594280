"""The fast build behaves as the sources do. Skipped where it is not what is imported (``make compiled``)."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path
from typing import Any

import pytest

import yuebao
from yuebao.check import confront
from yuebao.read import read
from yuebao.source import outline
from yuebao.source.pages import lay_out

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "2025-06" / "bulletin.txt"
SOURCES = ROOT / "src"
ASKED = os.environ.get("YUEBAO_COMPILED") == "1"

compiled = pytest.mark.skipif(not ASKED, reason="asks for the fast build: make compiled")


def test_nothing_compiled_lies_among_the_sources() -> None:
    """It would be imported in place of sources changed since."""
    assert not [path for pattern in ("*.so", "*.pyd") for path in SOURCES.rglob(pattern)]


@compiled
def test_the_reader_and_the_checker_are_compiled() -> None:
    for function in (read, confront, outline, lay_out):
        assert type(function).__name__ == "builtin_function_or_method"
    assert SOURCES not in Path(yuebao.__file__).parents


@compiled
def test_readings_and_reports_are_those_of_the_sources() -> None:
    """To the byte, as JSON, of our example, the spec tables, and all sentences of each table together."""
    program = """
import sys, yuebao
from pathlib import Path
from yuebao.bulletin import synthesize
example, specs = Path(sys.argv[1]), sorted(Path(sys.argv[2]).glob("*.md"))
tables = [path.read_text("utf8") for path in specs]
rows = [[line.split("|")[2].strip() for line in table.splitlines() if line[:2] == "| "] for table in tables]
together = ["\\n".join(dict.fromkeys(said)) for said in rows]
for text in (example.read_text("utf8"), *tables, *together):
    print(yuebao.read(text).to_json())
for figures, errors in ((60, 0), (60, 2), (250, 0), (250, 2)):
    for seed in range(4):
        print(yuebao.check(synthesize(seed=seed, figures=figures, errors=errors).text).to_json())
print(yuebao.__file__, file=sys.stderr)
"""
    told = {}
    for place in (SOURCES, Path(yuebao.__file__).parents[1]):
        command = [sys.executable, "-c", program, str(EXAMPLE), str(ROOT / "tests" / "specs")]
        environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, capture_output=True, env=environment, check=True)
        assert Path(done.stderr.decode().strip()).parents[1] == place
        told[place] = done.stdout
    pure, fast = told.values()
    assert len(pure) > 1_000_000
    assert pure == fast


def test_values_are_copied_pickled_and_replaced() -> None:
    reading = yuebao.read(EXAMPLE)
    report = yuebao.check(reading)
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert pickle.loads(pickle.dumps(report)) == report
    assert copy.deepcopy(reading.figures) == reading.figures
    figure = reading.figures[0]
    assert replace(figure, status="doubtful").status == "doubtful"
    with pytest.raises(FrozenInstanceError):
        figure.status = "doubtful"  # type: ignore[misc]
    make: Any = type(figure)
    with pytest.raises(TypeError):
        make(*(getattr(figure, field.name) for field in fields(figure)))


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_bytes(b"")
    for thing in (tmp_path / "missing.txt", tmp_path / "none.txt"):
        with pytest.raises(yuebao.Unreadable) as caught:
            yuebao.read(thing)
        assert caught.value.problem.code.startswith("YB")
    with pytest.raises(TypeError):
        yuebao.read(5)  # type: ignore[arg-type]
