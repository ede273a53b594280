"""Reading on the command line: the text that offsets count in, and the figures in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Literal

import typer

from yuebao.cli.shell import FINE, MEMBER, PIECE, Files, Job, each
from yuebao.core.fact import Reading
from yuebao.core.text import Source

OutlineFormat = Literal["text", "json"]
ReadFormat = Literal["table", "jsonl", "csv"]


def text(files: Files) -> Job:
    """Print the text that every offset counts in: decoded, and taken out of its page.

    \b
    Examples:
      yuebao text 2025-06.html
      curl -s https://example.org/bulletin | yuebao text -
    """

    def show(source: Source) -> int:
        if len(files) > 1 or MEMBER in source.name:
            print(f"==> {source.name} <==")
        for start in range(0, len(source.text), PIECE):
            print(source.text[start : start + PIECE], end="")
        if not source.text.endswith("\n"):
            print()
        return FINE

    return lambda: each(files, show)


def read(
    files: Files,
    form: Annotated[
        ReadFormat | None,
        typer.Option("--format", "-f", help="How to print it; by default table, jsonl with --places."),
    ] = None,
    places: Annotated[
        bool,
        typer.Option("--places", help="Say where each stands in the file: page and box, paragraph or cell."),
    ] = False,
) -> Job:
    """Read every figure: value, unit, kind, indicator, area, period, breakdown and base.

    \b
    Examples:
      yuebao read 2025-06.txt
      yuebao read 2025-06.txt --format jsonl > figures.jsonl
      yuebao read archive/*.txt --format csv > figures.csv
      yuebao read report.pdf --places
    """
    if places and form not in (None, "jsonl"):
        raise typer.BadParameter("places are told in JSON lines alone: leave --format out, or say jsonl.")
    chosen: ReadFormat = form or ("jsonl" if places else "table")
    several = len(files) > 1
    shown = 0

    def show(source: Source) -> int:
        nonlocal shown
        from yuebao import pipeline

        reading = pipeline.read(source)
        named = several or MEMBER in source.name
        for piece in _reading_pieces(reading, form=chosen, named=named, first=not shown, places=places):
            print(piece)
        shown += 1
        return FINE

    return lambda: each(files, show)


def outline(
    files: Files,
    form: Annotated[OutlineFormat, typer.Option("--format", "-f", help="How to print it.")] = "text",
) -> Job:
    """Show how a bulletin is built: sections, items with their sources, numbered points, tables.

    \b
    Examples:
      yuebao outline 2025-06.docx
      yuebao outline 2025-06.txt --format json
    """

    def show(source: Source) -> int:
        from yuebao.core import contract
        from yuebao.report import contents
        from yuebao.source import outline as outline_of

        if form == "json":
            print(contract.line(contents.record(source, outline_of(source))))
            return FINE
        if len(files) > 1 or MEMBER in source.name:
            print(f"==> {source.name} <==")
        for line in contents.lines(source, outline_of(source)):
            print(line)
        return FINE

    return lambda: each(files, show)


def explain(
    places: Annotated[
        list[str], typer.Argument(metavar="FILE[:LINE]", help="A file, or one line of it, counted from 1.")
    ],
) -> Job:
    """Show why sentences were read as they were: tokens, rules, and the context carried in.

    \b
    Examples:
      yuebao explain 2025-06.txt:12
      yuebao explain 2025-06.txt
    """

    def show_at(line: int | None) -> Callable[[Source], int]:
        def show(source: Source) -> int:
            from yuebao.read import explain as steps_of
            from yuebao.report import steps

            for piece in steps.lines(source, steps_of(source), line=line):
                print(piece)
            return FINE

        return show

    def job() -> int:
        worst = FINE
        for place in places:
            name, _, line = place.rpartition(":")
            numbered = bool(name) and line.isdecimal()
            worst = max(worst, each([name if numbered else place], show_at(int(line) if numbered else None)))
        return worst

    return job


def _reading_pieces(
    reading: Reading, *, form: ReadFormat, named: bool, first: bool, places: bool
) -> Iterable[str]:
    from yuebao.core import contract
    from yuebao.report import table

    name = reading.source.name
    match form:
        case "jsonl":
            if named:
                yield contract.line({"type": "source", "name": name, "sha256": reading.source.sha256})
            yield from map(contract.line, contract.records(reading, places=places))
        case "csv":
            yield from table.csv_lines(reading, header=first, source=name if named else None)
        case "table":
            if named:
                yield ("" if first else "\n") + f"==> {name} <=="
            yield from table.table_lines(reading)
