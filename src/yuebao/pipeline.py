"""The story on one screen: bytes → source → reading → report."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from yuebao.core.fact import Inferred, Reading, Report
from yuebao.core.problem import Problem, Unreadable, unopened
from yuebao.core.text import Source

if TYPE_CHECKING:
    from yuebao.book import Book, Vintage

LIMIT = 16 * 2**20
"""Bytes of one document. A year's bulletin has under one million; what has more than this is an
archive in one file, which would take minutes and gigabytes to read as one document."""

Rounding = Literal["nearest", "truncation"]
"""How a document's figures were shortened: to the nearest (as a rule), or by leaving digits off (截尾)."""

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
    rounding: Rounding | None = None,
) -> Report:
    """*thing*, or a reading of it, confronted with itself and with earlier documents.

    *rounding* tells how *thing* was rounded where it does not say so itself.

    Raises:
        Unreadable: it could not be read; ``problem`` says why.
        TypeError: *thing* is something else.
    """
    from yuebao.check import confront

    earlier = [it if isinstance(it, Reading) else read(it) for it in history]
    return confront(_rounded(thing, name, rounding), history=earlier)


def infer(
    thing: str | Path | bytes | Source | Reading,
    words: str,
    *,
    area: str | None = None,
    period: str | None = None,
    name: str | None = None,
    rounding: Rounding | None = None,
) -> tuple[Inferred, ...]:
    """What *thing* leaves open, as intervals: every unprinted figure that *words* name.

    Raises:
        Unreadable: it could not be read; ``problem`` says why.
        TypeError: *thing* is something else.
    """
    from yuebao.check import asked

    return asked(_rounded(thing, name, rounding), words, area=area, period=period)


def _rounded(
    thing: str | Path | bytes | Source | Reading, name: str | None, rounding: Rounding | None
) -> Reading:
    reading = thing if isinstance(thing, Reading) else read(thing, name=name)
    return reading.truncated() if rounding == "truncation" else reading


def add(
    data: bytes,
    *,
    book: Book,
    name: str,
    publisher: str | None = None,
    released: date | None = None,
    url: str | None = None,
) -> tuple[Vintage, Report | None]:
    """Read *data*, confront it with itself and with what *book* holds, and post it, once by content.

    No report comes back for bytes that this reader has posted before: they are not read again.

    Raises:
        Unreadable: it could not be read; ``problem`` says why.
    """
    from yuebao.check import confront

    known = book.held(data)
    if known is not None:
        return known, None
    opened = source(data, name=name)
    told = replace(
        opened,
        publisher=publisher or opened.publisher,
        released=released.isoformat() if released else opened.released,
        url=url or opened.url,
    )
    reading = read(told)
    report = confront(reading, history=book.history(reading))
    return book.post(report, data=data, released=released), report


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
            text = thing
            try:
                data = text.encode()
            except UnicodeEncodeError:
                # A lone surrogate is no character and fits in no file; one sign for one keeps offsets.
                text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", thing)
                data = text.encode()
            opened = open_source(data, name=name or "text", told=text)
        case Path():
            opened = next(documents(thing, name=name, whole=True))
        case bytes():
            opened = open_source(thing, name=name or "bytes")
        case _:
            raise TypeError(f"a str, Path or bytes is wanted, not {type(thing).__name__}")
    if isinstance(opened, Problem):
        raise Unreadable(opened)
    return opened


def documents(
    path: Path, *, name: str | None = None, whole: bool = False, progress: Callable[[str], None] | None = None
) -> Iterator[Source | Problem]:
    """Every document of the file at *path*: one, or each member of an archive, a bad one as its problem.

    ``archive.zip!member.docx`` is a path too: that member alone. With *whole*, a file that holds several is a
    problem. *progress* is told of what takes long: the pages of a scan.

    Raises:
        Unreadable: there is no such file, or it cannot be opened.
    """
    from yuebao.source import open_all, open_source

    told = name or str(path)
    archive, member = _parted(path)
    data = load(archive)
    if not member:
        if whole:
            yield open_source(data, name=told, progress=progress)
        else:
            yield from open_all(data, name=told, progress=progress)
        return
    yield from open_all(data, name=told.removesuffix(f"!{member}"), member=member, progress=progress)


def _parted(path: Path) -> tuple[Path, str]:
    """A path as the file that is there and, after a !, the member of it that is meant."""
    text = str(path)
    if "!" in text and not path.exists():
        at = text.find("!")
        while at > 0:
            if Path(text[:at]).is_file():
                return Path(text[:at]), text[at + 1 :]
            at = text.find("!", at + 1)
    return path, ""


def load(path: Path) -> bytes:
    """The bytes of the file at *path*.

    Raises:
        Unreadable: there is no such file, it is a folder, too large, or cannot be opened.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            return take(file, name=name)
    except (OSError, ValueError) as error:
        raise unopened(error, place=name) from None


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
