"""The command line: names files, prints what the stages return, sets the exit code.

0 fine, 1 contradictions were found, 2 a bad call or an unreadable input (with the problem on
standard error), 130 interrupted, 141 the reader of our output went away.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from yuebao import __version__
from yuebao.core.fact import Reading, Report
from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source

FINE, CONTRADICTED, UNUSABLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

STDIN = "-"
LARGE = 2**20
"""Bytes from which a single file is slow enough for a line of progress."""

PIECE = 2**16
"""Characters of a long text that are printed at once, so that a reader's going away is noticed."""

Job = Callable[[], int]
"""What a command returns: the work itself, done outside the argument parser; gives the exit code."""

ReadFormat = Literal["table", "jsonl", "csv"]
CheckFormat = Literal["text", "json", "html"]

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Files to read; - is standard input.")]

app = typer.Typer(
    name="yuebao",
    help="Turn Chinese statistical bulletins into checked data.\n\nExample: yuebao check bulletin.txt",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"yuebao {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[  # its callback has already answered
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command(short_help="Print the text that every offset counts in.")
def text(files: Files) -> Job:
    """Print the text that every offset counts in: decoded, and taken out of its page.

    \b
    Examples:
      yuebao text 2025-06.html
      curl -s https://example.org/bulletin | yuebao text -
    """

    def show(source: Source) -> int:
        if len(files) > 1:
            print(f"==> {source.name} <==")
        for start in range(0, len(source.text), PIECE):
            print(source.text[start : start + PIECE], end="")
        if not source.text.endswith("\n"):
            print()
        return FINE

    return lambda: _each(files, show)


@app.command(short_help="Read every figure with its meaning and its place.")
def read(
    files: Files,
    form: Annotated[ReadFormat, typer.Option("--format", "-f", help="How to print it.")] = "table",
) -> Job:
    """Read every figure: value, unit, kind, indicator, area, period, breakdown and base.

    \b
    Examples:
      yuebao read 2025-06.txt
      yuebao read 2025-06.txt --format jsonl > figures.jsonl
      yuebao read archive/*.txt --format csv > figures.csv
    """
    several = len(files) > 1
    shown = 0

    def show(source: Source) -> int:
        nonlocal shown
        from yuebao import pipeline

        reading = pipeline.read(source)
        _complain(reading.problems)
        for piece in _reading_pieces(reading, form=form, named=several, first=not shown):
            print(piece)
        shown += 1
        return FINE

    return lambda: _each(files, show)


def _reading_pieces(reading: Reading, *, form: ReadFormat, named: bool, first: bool) -> Iterable[str]:
    from yuebao.core import contract
    from yuebao.report import table

    name = reading.source.name
    match form:
        case "jsonl":
            if named:
                yield contract.line({"type": "source", "name": name, "sha256": reading.source.sha256})
            yield from map(contract.line, contract.records(reading))
        case "csv":
            yield from table.csv_lines(reading, header=first, source=name if named else None)
        case "table":
            if named:
                yield ("" if first else "\n") + f"==> {name} <=="
            yield from table.table_lines(reading)


@app.command(short_help="Say what cannot be true, what holds and what follows.")
def check(
    files: Files,
    form: Annotated[
        CheckFormat | None,
        typer.Option("--format", "-f", help="How to print it; by default as OUT ends, else text."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT", help="Write to this file, or into this folder."),
    ] = None,
) -> Job:
    """Confront the figures with one another. Exit code 1 says that contradictions were found.

    \b
    Examples:
      yuebao check 2025-06.txt
      yuebao check 2025-06.txt -o report.html
      yuebao check archive/*.txt --format json -o reports/
    """
    chosen: CheckFormat = form or _form_of(out)
    folder = out is not None and (Path(out).is_dir() or out.endswith("/") or len(files) > 1)
    if out is not None and folder and Path(out).exists() and not Path(out).is_dir():
        raise typer.BadParameter(f"{out} is a file; several files need a folder to be written into.")
    if chosen == "html" and len(files) > 1 and out is None:
        raise typer.BadParameter("several reports in HTML need a folder: add -o reports/")
    taken: set[Path] = set()

    def show(source: Source) -> int:
        from yuebao import pipeline

        report = pipeline.check(source)
        _complain(report.reading.problems)
        if out is None:
            print(_report(report, form=chosen, colour=_colour()), end="")
        else:
            target = _target(Path(out), source.name, form=chosen, taken=taken) if folder else Path(out)
            write(target, _report(report, form=chosen, colour=False))
            from yuebao.report.text import summary

            print(f"{source.name}: {summary(report)}\n→ {target}")
        return CONTRADICTED if report.contradictions else FINE

    return lambda: _each(files, show)


def _form_of(out: str | None) -> CheckFormat:
    match Path(out or "").suffix.lower():
        case ".html" | ".htm":
            return "html"
        case ".json":
            return "json"
        case _:
            return "text"


def _report(report: Report, *, form: CheckFormat, colour: bool) -> str:
    from yuebao.core import contract
    from yuebao.report import html, text

    match form:
        case "json":
            return contract.line(contract.report_record(report)) + "\n"
        case "html":
            return html.page(report)
        case "text":
            return text.text(report, colour=colour)


def _target(folder: Path, name: str, *, form: CheckFormat, taken: set[Path]) -> Path:
    """A name in *folder* that no other file of this run has: a.html, a-2.html …"""
    stem = "stdin" if name == "<stdin>" else Path(name).stem
    ending = {"text": "txt", "json": "json", "html": "html"}[form]
    target, number = folder / f"{stem}.{ending}", 2
    while target in taken:
        target, number = folder / f"{stem}-{number}.{ending}", number + 1
    taken.add(target)
    folder.mkdir(parents=True, exist_ok=True)
    return target


def write(target: Path, content: str) -> None:
    """Write *content* whole or not at all: a temporary file beside *target*, then a rename.

    Raises:
        Unreadable: it cannot be written (``YB109``).
    """
    try:
        place = Path(os.path.realpath(target))
        if place.exists() and not place.is_file():  # /dev/null, a pipe: nothing to rename onto
            place.write_text(content, encoding="utf-8", errors="replace", newline="\n")
            return
        draft = place.with_name(f".{place.name}.{os.getpid()}.tmp")
        try:
            draft.write_text(content, encoding="utf-8", errors="replace", newline="\n")
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(Problem(code="YB109", place=str(target), facts=(("reason", reason),))) from None


def _each(files: list[str], show: Callable[[Source], int]) -> int:
    """Do *show* for every file; a bad one is reported and does not stop the others."""
    worst = FINE
    for number, name in enumerate(files, start=1):
        _progress(f"[{number}/{len(files)}] {name}" if len(files) > 1 or _is_large(name) else "")
        try:
            worst = max(worst, show(_source(name)))
        except Unreadable as error:
            _complain([error.problem])
            worst = UNUSABLE
        except (OSError, KeyboardInterrupt):
            raise
        except Exception as error:  # whatever it is, the next file still gets its turn
            if os.environ.get("YUEBAO_DEBUG"):
                raise
            fault = (("reason", f"{type(error).__name__}: {error}"),)
            _complain([Problem(code="YB900", place=name, facts=fault)])
            worst = UNUSABLE
    _progress("")
    return worst


def _source(name: str) -> Source:
    from yuebao import pipeline

    if name != STDIN:
        return pipeline.source(Path(name), name=name)
    data = pipeline.take(sys.stdin.buffer, name="<stdin>") if sys.stdin is not None else b""
    return pipeline.source(data, name="<stdin>")


def _is_large(name: str) -> bool:
    try:
        return name != STDIN and os.stat(name).st_size > LARGE
    except (OSError, ValueError):
        return False


def _terminal(stream: io.TextIOBase | object) -> bool:
    return isinstance(stream, io.TextIOBase) and stream.isatty()


def _progress(line: str) -> None:
    if _terminal(sys.stderr):
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


def _colour() -> bool:
    return _terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _complain(problems: Iterable[Problem]) -> None:
    sys.stdout.flush()
    for problem in problems:
        _progress("")
        print(problem, file=sys.stderr)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; nothing escapes as a traceback."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
    try:
        job = app(arguments, prog_name="yuebao", standalone_mode=False)
        code = job() if callable(job) else int(job or FINE)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes once more at its end: give it somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = error.strerror or str(error)
        print(Problem(code="YB109", place="<stdout>", facts=(("reason", reason),)), file=sys.stderr)
        return UNUSABLE
    except Exception as error:
        # Errors of the call print themselves. They are told by that, since typer may carry its own click.
        show = getattr(error, "show", None)
        if show is None:
            raise
        show(file=sys.stderr)
        return UNUSABLE
    return code
