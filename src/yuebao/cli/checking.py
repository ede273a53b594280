"""Checking on the command line: contradictions, what follows, and proofs for others to check."""

from __future__ import annotations

import glob
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from yuebao.cli.booking import BOOK, Where
from yuebao.cli.drawing import audited, is_table
from yuebao.cli.shell import (
    CONTRADICTED,
    FINE,
    STDIN,
    UNUSABLE,
    Files,
    Job,
    colour,
    complain,
    each,
    source_of,
    sources_of,
    write,
)
from yuebao.core.fact import Reading, Report
from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source

CheckFormat = Literal["text", "json", "html"]
InferFormat = Literal["text", "json"]
_Form = Literal["text", "json", "html", "proof", "pdf"]

History = Annotated[
    list[str] | None,
    typer.Option(
        "--history",
        metavar="OLD",
        help="An earlier document, a folder of them or a quoted pattern; may be repeated.",
    ),
]


Rounding = Literal["nearest", "truncation"]
Rounded = Annotated[
    Rounding | None,
    typer.Option("--rounding", help="How figures were shortened, where the document does not say so (截尾)."),
]


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
    history: History = None,
    rounding: Rounded = None,
    proof: Annotated[
        bool, typer.Option("--proof", help="Give the certificates of the contradictions instead, as JSON.")
    ] = False,
) -> Job:
    """Confront the figures with one another. Exit code 1 says that contradictions were found.

    \b
    Examples:
      yuebao check 2025-06.txt
      yuebao check 2025-06.txt -o report.html
      yuebao check report.pdf -o marked.pdf
      yuebao check archive/*.txt --format json -o reports/
      yuebao check 2025-06.txt --history 2025-05.txt --history 2024/
      yuebao check 2025-06.txt --proof -o proof.json
    """
    if proof and form is not None:
        raise typer.BadParameter("--proof is a format of its own: leave --format out.")
    chosen: _Form = "proof" if proof else form or _form_of(out)
    folder = out is not None and (Path(out).is_dir() or out.endswith("/") or len(files) > 1)
    if out is not None and folder and Path(out).exists() and not Path(out).is_dir():
        raise typer.BadParameter(f"{out} is a file; several files need a folder to be written into.")
    if chosen == "html" and len(files) > 1 and out is None:
        raise typer.BadParameter("several reports in HTML need a folder: add -o reports/")
    taken: set[Path] = set()
    earlier: list[Reading] = []

    def show(source: Source) -> int:
        from yuebao import pipeline

        others = [it for it in earlier if it.source.sha256 != source.sha256]
        report = pipeline.check(source, history=others, rounding=rounding)
        if out is None:
            print(_report(report, form=chosen, coloured=colour()), end="")
        else:
            target = _target(Path(out), source.name, form=chosen, taken=taken) if folder else Path(out)
            write(
                target, _marked(report) if chosen == "pdf" else _report(report, form=chosen, coloured=False)
            )
            from yuebao.report.text import summary

            print(f"{source.name}: {summary(report)}\n→ {target}")
        return CONTRADICTED if report.contradictions else FINE

    def job() -> int:
        if not _remember(history or (), earlier):
            return UNUSABLE
        return each(files, show)

    return job


def _remember(names: Sequence[str], earlier: list[Reading]) -> bool:
    """Read the earlier documents; False, with the problem told, if one cannot be read."""
    from yuebao import pipeline

    for name in names:
        for one in _files_of(name):
            try:
                for source in sources_of(one):
                    if isinstance(source, Problem):
                        raise Unreadable(source)
                    complain(source.problems)
                    earlier.append(pipeline.read(source))
            except Unreadable as error:
                complain([error.problem])
                return False
    return True


def _files_of(name: str) -> list[str]:
    path = Path(name)
    if path.is_dir():
        return sorted(str(it) for it in path.iterdir() if it.is_file() and not it.name.startswith("."))
    return sorted(glob.glob(name)) or [name]


def infer(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to read; - is standard input.")],
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="What is asked for: words of its name, of its kind.")
    ],
    area: Annotated[str | None, typer.Option("--area", help="Only of areas with this in their name.")] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="Only of this period: 2025, 2025-05, 2025-01/2025-05.")
    ] = None,
    rounding: Rounded = None,
    form: Annotated[InferFormat, typer.Option("--format", "-f", help="How to print it.")] = "text",
) -> Job:
    """Say between which ends a figure lies that was not printed: a level, growth, share or balance.

    \b
    Examples:
      yuebao infer 2025-06.txt 出口
      yuebao infer 2025-06.txt "进出口 增速" --area 大连 --period 2025
      yuebao infer 2025-06.txt 顺差 --format json
    """

    def show(source: Source) -> int:
        from yuebao import pipeline
        from yuebao.core import contract
        from yuebao.report import text

        reading = pipeline.read(source)
        found = pipeline.infer(reading, words, area=area, period=period, rounding=rounding)
        if form == "json":
            rows = [contract.inferred_record(it) for it in found]
            print(contract.line({"source": source.name, "words": words, "inferred": rows}))
        else:
            print(text.inferences(reading, found, words), end="")
        return FINE

    return lambda: each([file], show)


def verify(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="What check --proof or --format json wrote, or a table of export; - is standard input.",
        ),
    ],
    where: Where = BOOK,
) -> Job:
    """Check proofs with nothing but fractions, and exported tables against the book.

    Exit code 1 says that a proof or a row does not hold.

    \b
    Examples:
      yuebao verify proof.json
      yuebao check 2025-06.txt --proof | yuebao verify -
      yuebao verify dalian.xlsx --book yuebao.db
    """

    def job() -> int:
        worst = FINE
        for name in files:
            try:
                table = audited(name, where) if is_table(name) else None
                worst = max(worst, _verified(name) if table is None else table)
            except Unreadable as error:
                complain([error.problem])
                worst = UNUSABLE
        return worst

    return job


def _verified(name: str) -> int:
    """Check every proof in a file and say how it went.

    Raises:
        Unreadable: there is no proof in it (``YB110``), or it cannot be read at all.
    """
    from yuebao.check.verify import verify as holds

    content = source_of(name).text
    proofs = list(_proofs(name, content))
    if not proofs:
        raise Unreadable(_no_proof(name, "no contradiction is told in it"))
    worst = FINE
    for number, proof in enumerate(proofs, start=1):
        held = holds(proof)
        premises = proof.get("premises")
        cited = (
            [it.get("text") for it in premises if isinstance(it, Mapping)]
            if isinstance(premises, list)
            else []
        )
        told = "、".join(str(it) for it in cited if it)
        print(f"{name}: [{number}] {'proven' if held else 'NOT PROVEN'}: {told}")
        worst = worst if held else CONTRADICTED
    return worst


def _proofs(name: str, content: str) -> Iterator[Mapping[str, Any]]:
    """The proofs in JSON, one document or one a line: bare, or as the commands write them."""
    try:
        documents = [json.loads(content)]
    except ValueError as error:
        try:
            documents = [json.loads(line) for line in content.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise Unreadable(_no_proof(name, f"it is no JSON: {error}")) from None
    except RecursionError:
        raise Unreadable(_no_proof(name, "it is nested too deeply")) from None
    for document in documents:
        yield from _within(name, document)


def _within(name: str, document: Any) -> Iterator[Mapping[str, Any]]:
    match document:
        case {"form": _}:
            yield document
        case {"proofs": [*rows]} | {"findings": [*rows]} | [*rows]:
            for row in rows:
                match row:
                    case {"form": _}:
                        yield row
                    case {"proof": {"form": _} as proof}:
                        yield proof
                    case {"verdict": "contradiction"}:
                        raise Unreadable(_no_proof(name, "a contradiction is told without a proof"))
        case _:
            raise Unreadable(_no_proof(name, "it holds something else"))


def _no_proof(name: str, reason: str) -> Problem:
    return Problem(code="YB110", place="<stdin>" if name == STDIN else name, facts=(("reason", reason),))


def _form_of(out: str | None) -> _Form:
    match Path(out or "").suffix.lower():
        case ".pdf":
            return "pdf"
        case ".html" | ".htm":
            return "html"
        case ".json":
            return "json"
        case _:
            return "text"


def _marked(report: Report) -> bytes:
    """The PDF that was read with the findings on its pages.

    Raises:
        Unreadable: it is no PDF, stands in an archive or came by standard input (``YB120``).
    """
    from yuebao import pipeline
    from yuebao.report import annotated

    source = report.reading.source
    path = Path(source.name)
    if source.media_type != "application/pdf" or not path.is_file():
        raise Unreadable(Problem(code="YB120", place=source.name))
    copy = annotated.pages(report, pipeline.load(path))
    if isinstance(copy, Problem):
        raise Unreadable(copy)
    return copy


def _report(report: Report, *, form: _Form, coloured: bool) -> str:
    from yuebao.core import contract
    from yuebao.report import html, text

    match form:
        case "proof":
            return contract.line(contract.proofs_record(report)) + "\n"
        case "json":
            return contract.line(contract.report_record(report)) + "\n"
        case "html":
            return html.page(report)
        case _:
            return text.text(report, colour=coloured)


def _target(folder: Path, name: str, *, form: _Form, taken: set[Path]) -> Path:
    """A name in *folder* that no other file of this run has: a.html, a-2.html …"""
    stem = "stdin" if name == "<stdin>" else Path(name).stem
    ending = {"text": "txt", "json": "json", "html": "html", "proof": "proof.json", "pdf": "pdf"}[form]
    target, number = folder / f"{stem}.{ending}", 2
    while target in taken:
        target, number = folder / f"{stem}-{number}.{ending}", number + 1
    taken.add(target)
    folder.mkdir(parents=True, exist_ok=True)
    return target
