"""The library as a program meets it."""

from __future__ import annotations

import doctest
import importlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import yuebao
from yuebao import pipeline

TEXT = "2025年1-5月，全市进出口总额50.0亿元，增长4.2%。其中，出口30.0亿元，进口20.0亿元。"


def test_the_examples_in_the_documentation_are_true() -> None:
    failed, tried = doctest.testmod(yuebao)
    assert tried
    assert not failed


def test_text_bytes_and_a_file_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    texts = [[f.text for f in yuebao.read(thing).figures] for thing in (TEXT, TEXT.encode(), path)]
    assert texts == [["50.0亿元", "4.2%", "30.0亿元", "20.0亿元"]] * 3
    assert yuebao.read(TEXT.encode("gb18030")).source.text == TEXT


def test_a_str_is_text_even_when_it_names_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert yuebao.read(str(path)).source.text == str(path)


def test_the_functions_stay_what_they_are_when_the_packages_are_loaded() -> None:
    importlib.import_module("yuebao.read")
    importlib.import_module("yuebao.check")
    assert callable(yuebao.read)
    assert callable(yuebao.check)


def test_names_reach_the_reading() -> None:
    assert yuebao.read(TEXT, name="June").source.name == "June"
    assert json.loads(yuebao.check(TEXT, name="June").to_json())["source"] == "June"


def test_offsets_count_in_the_text_that_was_given() -> None:
    text = "出口30.0亿元\ud800，\ud83d增长4.2%。"
    for figure in yuebao.read(text).figures:
        assert text[figure.span.start : figure.span.stop] == figure.text


def test_check_takes_a_reading_too() -> None:
    reading = yuebao.read(TEXT)
    report = yuebao.check(reading)
    assert report.reading is reading
    assert report.to_json() == yuebao.check(TEXT).to_json()


@pytest.mark.parametrize("thing", [None, 3, ["text"]])
def test_a_bad_call_raises(thing: object) -> None:
    with pytest.raises(TypeError, match="str, Path or bytes"):
        yuebao.read(thing)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str, Path or bytes"):
        yuebao.check(thing)  # type: ignore[arg-type]


@pytest.mark.parametrize(("thing", "code"), [(Path("no such file"), "YB101"), (b"", "YB104"), ("", "YB104")])
def test_what_cannot_be_read_raises_its_problem(thing: Path | bytes | str, code: str) -> None:
    with pytest.raises(yuebao.Unreadable) as caught:
        yuebao.read(thing)
    assert caught.value.problem.code == code
    assert caught.value.problem.remedy in str(caught.value)


def test_a_file_too_large_is_refused_before_it_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"1" * 1000)
    monkeypatch.setattr(pipeline, "LIMIT", 999)
    with pytest.raises(yuebao.Unreadable, match="YB107"):
        yuebao.read(path)
    monkeypatch.setattr(pipeline, "LIMIT", 1000)
    assert pipeline.load(path) == b"1" * 1000


def test_importing_loads_nothing_heavy() -> None:
    program = "import sys, yuebao; print(*sorted(name for name in sys.modules if name.startswith('yuebao')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["yuebao"]


def test_the_public_names_are_there() -> None:
    for name in yuebao.__all__:
        assert getattr(yuebao, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        _ = yuebao.nothing  # type: ignore[attr-defined]


def test_one_version() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == yuebao.__version__
