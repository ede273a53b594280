"""Patterns that wait until they are asked are those that ``re`` compiles, and all of the reader's compile."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from pathlib import Path

import pytest

import yuebao
from yuebao.core import patterns

READ = [
    module.name
    for module in pkgutil.walk_packages([f"{yuebao.__path__[0]}/read"], "yuebao.read.")
    if not module.ispkg
]


def test_a_waiting_pattern_answers_as_the_compiled_one() -> None:
    waiting = patterns.compile("(?P<year>[0-9]{4})年")
    assert waiting.pattern == "(?P<year>[0-9]{4})年"
    found = waiting.search("到2025年末")
    assert found is not None
    assert (found["year"], found.span()) == ("2025", (1, 6))
    assert waiting.match("到2025年") is None
    assert waiting.fullmatch("2025年") is not None
    assert waiting.sub("", "2024年、2025年") == "、"
    assert waiting.groupindex == {"year": 1}


def test_a_bad_pattern_raises_when_it_is_asked() -> None:
    waiting = patterns.compile("(")
    with pytest.raises(re.error):
        waiting.search("2025年")


@pytest.mark.parametrize("name", READ)
def test_every_pattern_of_the_reader_compiles(name: str) -> None:
    importlib.import_module(name)
    for said, value in vars(sys.modules[name]).items():
        if isinstance(value, patterns.Waiting):
            assert value.groups >= 0, said


@pytest.mark.parametrize("name", READ)
def test_no_match_is_told_apart_by_its_pattern(name: str) -> None:
    source = importlib.import_module(name).__file__
    assert source is not None
    written = Path(source).with_name(name.rpartition(".")[2] + ".py")  # beside what is compiled
    assert re.search(r"\.re (?:is|==|!=) ", written.read_text("utf-8")) is None
