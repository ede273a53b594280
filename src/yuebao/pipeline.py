"""The story on one screen: bytes → source → reading → report."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from yuebao.core.fact import Inferred, Reading, Report
from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source

LIMIT = 16 * 2**20
"""Bytes of one document. A year's bulletin has under one million; what has more than this is an
archive in one file, which would take minutes and gigabytes to read as one document."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def read(thing: str | Path | bytes | Source, *, name: str | None = None) -> Reading:
    """Everything *thing* says in numbers.

    A ``str`` is text, a ``Path`` a file, ``bytes`` a file's bytes.

    Raises:
        Unreadable: it could not be read; ``problem`` says why.
        TypeError: *thing* is something else.
    """
    from yuebao.read import read as interpret

    return interpret(source(thing, name=name))


def check(
    thing: str | Path | bytes | Source | Reading,
    *,
    name: str | None = None,
    history: Sequence[str | Path | bytes | Source | Reading] = (),
) -> Report:
    """*thing*, or a reading of it, confronted with itself and with earlier documents.

    Raises:
        Unreadable: it could not be read; ``problem`` says why.
        TypeError: *thing* is something else.
    """
    from yuebao.check import confront

    earlier = [it if isinstance(it, Reading) else read(it) for it in history]
    return confront(thing if isinstance(thing, Reading) else read(thing, name=name), history=earlier)


def infer(
    thing: str | Path | bytes | Source | Reading,
    words: str,
    *,
    area: str | None = None,
    period: str | None = None,
    name: str | None = None,
) -> tuple[Inferred, ...]:
    """What *thing* leaves open, as intervals: every unprinted figure that *words* name.

    Raises:
        Unreadable: it could not be read; ``problem`` says why.
        TypeError: *thing* is something else.
    """
    from yuebao.check import asked

    reading = thing if isinstance(thing, Reading) else read(thing, name=name)
    return asked(reading, words, area=area, period=period)


def source(thing: str | Path | bytes | Source, *, name: str | None = None) -> Source:
    """*thing* as text with where it came from; what ``yuebao text`` prints.

    Raises:
        Unreadable: it could not be read; ``problem`` says why.
        TypeError: *thing* is something else.
    """
    from yuebao.source import open_source

    match thing:
        case Source():
            return thing
        case str():
            # A lone surrogate is no character and fits in no file; one sign for one keeps offsets.
            data = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", thing).encode()
            opened = open_source(data, name=name or "text")
        case Path():
            opened = open_source(load(thing), name=name or str(thing))
        case bytes():
            opened = open_source(thing, name=name or "bytes")
        case _:
            raise TypeError(f"a str, Path or bytes is wanted, not {type(thing).__name__}")
    if isinstance(opened, Problem):
        raise Unreadable(opened)
    return opened


def load(path: Path) -> bytes:
    """The bytes of the file at *path*.

    Raises:
        Unreadable: there is no such file, it is a folder, too large, or cannot be opened.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            return take(file, name=name)
    except FileNotFoundError:
        problem = Problem(code="YB101", place=name)
    except IsADirectoryError:
        problem = Problem(code="YB102", place=name, facts=(("name", name.rstrip("/")),))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem(code="YB103", place=name, facts=(("reason", reason),))
    raise Unreadable(problem) from None


def take(file: BinaryIO, *, name: str) -> bytes:
    """All bytes of an open *file*, never more than ``LIMIT`` of them in memory.

    Raises:
        Unreadable: it has more.
    """
    data = file.read(LIMIT + 1)
    if LIMIT < len(data):
        facts = (("size", _size(file)), ("limit", str(LIMIT)))
        raise Unreadable(Problem(code="YB107", place=name, facts=facts))
    return data


def _size(file: BinaryIO) -> str:
    """How many bytes an open file has; a stream does not say, but for what was read of it."""
    try:
        size = os.fstat(file.fileno()).st_size
    except OSError:
        size = 0
    return str(size) if LIMIT < size else f"over {LIMIT}"
