"""What all commands share: where they read and write, how they complain, what their exit codes mean."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source

FINE, CONTRADICTED, UNUSABLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

STDIN = "-"
MEMBER = "!"
"""Stands in the name of a document that came out of an archive: its output says which one it is."""

LARGE = 2**20
"""Bytes from which a single file is slow enough for a line of progress."""

PIECE = 2**16
"""Characters of a long text that are printed at once, so that a reader's going away is noticed."""

Job = Callable[[], int]
"""What a command returns: the work itself, done outside the argument parser; gives the exit code."""

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Files to read; - is standard input.")]


def write(target: Path, content: str | bytes) -> None:
    """Write *content* (text as UTF-8) whole or not at all: a temporary file beside *target*, then a rename.

    Raises:
        Unreadable: it cannot be written (``YB109``).
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")
    try:
        place = Path(os.path.realpath(target))
        if place.exists() and not place.is_file():  # /dev/null, a pipe: nothing to rename onto
            place.write_bytes(data)
            return
        draft = place.with_name(f".{place.name}.{os.getpid()}.tmp")
        try:
            draft.write_bytes(data)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(Problem(code="YB109", place=str(target), facts=(("reason", reason),))) from None


def each(files: list[str], show: Callable[[Source], int]) -> int:
    """Do *show* for every document of every file. A bad one is reported and does not stop the others; what
    was left out of one is reported, and the rest of it shown."""
    worst = FINE
    for number, name in enumerate(files, start=1):
        progress(f"[{number}/{len(files)}] {name}" if len(files) > 1 or is_large(name) else "")
        try:
            for source in sources_of(name):
                if isinstance(source, Problem):
                    complain([source])
                    worst = UNUSABLE
                else:
                    complain(source.problems)
                    worst = max(worst, show(source), UNUSABLE if source.problems else FINE)
        except Unreadable as error:
            complain([error.problem])
            worst = UNUSABLE
        except (OSError, KeyboardInterrupt):
            raise
        except Exception as error:  # whatever it is, the next file still gets its turn
            if os.environ.get("YUEBAO_DEBUG"):
                raise
            fault = (("reason", f"{type(error).__name__}: {error}"),)
            complain([Problem(code="YB900", place=name, facts=fault)])
            worst = UNUSABLE
    progress("")
    return worst


def sources_of(name: str) -> Iterator[Source | Problem]:
    """The documents of a file, or of standard input: one, or the members of an archive."""
    from yuebao import pipeline
    from yuebao.source import open_all

    if name != STDIN:
        yield from pipeline.documents(Path(name), name=name, progress=progress)
    else:
        data = pipeline.take(sys.stdin.buffer, name="<stdin>") if sys.stdin is not None else b""
        yield from open_all(data, name="<stdin>", progress=progress)


def source_of(name: str) -> Source:
    """The one document of a file, or of standard input.

    Raises:
        Unreadable: it cannot be read, or holds several.
    """
    from yuebao import pipeline

    if name != STDIN:
        return pipeline.source(Path(name), name=name)
    data = pipeline.take(sys.stdin.buffer, name="<stdin>") if sys.stdin is not None else b""
    return pipeline.source(data, name="<stdin>")


def is_large(name: str) -> bool:
    try:
        return name != STDIN and os.stat(name).st_size > LARGE
    except (OSError, ValueError):
        return False


def terminal(stream: io.TextIOBase | object) -> bool:
    return isinstance(stream, io.TextIOBase) and stream.isatty()


def progress(line: str) -> None:
    if terminal(sys.stderr):
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


def colour() -> bool:
    return terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def complain(problems: Iterable[Problem]) -> None:
    sys.stdout.flush()
    for problem in problems:
        progress("")
        print(problem, file=sys.stderr)
