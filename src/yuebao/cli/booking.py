"""The book on the command line: what goes in, what was decided about it, where a figure stands."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from yuebao.cli.shell import (
    CONTRADICTED,
    FINE,
    STDIN,
    UNUSABLE,
    Job,
    complain,
    progress,
)
from yuebao.core.problem import Problem, Unreadable, extra

if TYPE_CHECKING:
    from yuebao.book import Book, Correction, Decision, Document, Entry, Vintage
    from yuebao.core.fact import Report

Where = Annotated[
    str,
    typer.Option(
        "--book",
        envvar="YUEBAO_BOOK",
        metavar="BOOK",
        help="The book: a file, or the URL of a database (postgresql+psycopg://…).",
    ),
]
BOOK = "yuebao.db"
Who = Annotated[str | None, typer.Option("--who", help="Who decides; by default the user of this machine.")]
Why = Annotated[str, typer.Option("--why", help="Why, for those who ask in a year.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON, one object a line.")]


@contextmanager
def opened(where: str) -> Iterator[Book]:
    """The book at *where*.

    Raises:
        Unreadable: it cannot be opened, or the extra it needs is not installed (``YB500``).
    """
    with extra("book", place=where):
        from yuebao.book import Book
    with Book.open(where) as book:
        yield book


def with_book(where: str, work: Callable[[Book], int]) -> Job:
    """A job that opens the book, and tells a problem instead of raising it."""

    def job() -> int:
        try:
            with extra("book", place=where), opened(where) as book:
                return work(book)
        except Unreadable as error:
            complain([error.problem])
        except Exception as error:
            # Whatever the database says of its own trouble is told, not thrown: nothing was half done.
            if type(error).__module__.partition(".")[0] != "sqlalchemy" or os.environ.get("YUEBAO_DEBUG"):
                raise
            reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
            complain([Problem(code="YB401", place=where, facts=(("reason", reason),))])
        return UNUSABLE

    return job


def day(said: str | None) -> date | None:
    """A day as 2025-06-20.

    Raises:
        BadParameter: it is none.
    """
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise typer.BadParameter(f"{said} is no day; write it as 2025-06-20.") from None


def _who(named: str | None) -> str:
    try:
        return named or getpass.getuser()
    except (KeyError, OSError):
        return "?"


def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files to add; - is standard input.")],
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who published them.")] = None,
    released: Annotated[
        str | None, typer.Option("--released", metavar="DAY", help="When they were published: 2025-06-20.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where they were published.")] = None,
    where: Where = BOOK,
) -> Job:
    """Read files, check them against themselves and the book, and keep them. Adding twice changes nothing.

    Exit code 1 says that contradictions were found; what was read is kept all the same.

    \b
    Examples:
      yuebao add 2025-06.txt --released 2025-07-02
      yuebao add archive/*.html --book archive.db
    """
    published = day(released)

    def work(book: Book) -> int:
        worst = FINE
        for number, name in enumerate(files, start=1):
            progress(f"[{number}/{len(files)}] {name}" if len(files) > 1 else "")
            try:
                worst = max(worst, _added(book, name, publisher, published, url))
            except Unreadable as error:
                complain([error.problem])
                worst = UNUSABLE
        progress("")
        return worst

    return with_book(where, work)


def _added(book: Book, name: str, publisher: str | None, released: date | None, url: str | None) -> int:
    from yuebao import pipeline

    if name == STDIN:
        shown = "<stdin>"
        data = pipeline.take(sys.stdin.buffer, name=shown) if sys.stdin is not None else b""
    else:
        shown, data = name, pipeline.load(Path(name))
    vintage, report = pipeline.add(
        data, book=book, name=shown, publisher=publisher, released=released, url=url
    )
    progress("")
    print(f"{shown}: {_told(vintage, report)}")
    if report is None:
        return FINE
    from yuebao.report.words import VERDICTS

    complain(report.reading.problems)
    for finding in report.findings:
        met = finding.relation.kind in _AT_THE_DOOR and finding.verdict == "suspect"
        if met or finding.verdict == "contradiction":
            print(f"  {VERDICTS[finding.verdict]}　{finding.explanation}")
    if report.reading.problems:
        return UNUSABLE
    return CONTRADICTED if report.contradictions else FINE


_AT_THE_DOOR = ("sources", "revised", "revised_base", "cumulation", "area")
"""What only earlier documents can show: told on adding even where it is a doubt."""


def _told(vintage: Vintage, report: Report | None) -> str:
    if not vintage.new:
        return f"已在账本中（{vintage.figures} 个数），未改动"
    unread = len(report.reading.unread) if report is not None else 0
    wrong = len(report.contradictions) if report is not None else 0
    told = [f"记入 {vintage.figures} 个数"]
    told += [f"未读 {unread} 个"] if unread else []
    told += [f"矛盾 {wrong} 处"] if wrong else []
    return "，".join(told)


def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="The identifier of a figure, or part of it.")],
    as_json: AsJson = False,
    where: Where = BOOK,
) -> Job:
    """Show where a figure stands: its document, its line, its sentence, its meaning, its corrections.

    \b
    Examples:
      yuebao show 3db5724b8a22f1bd:57-68
    """

    def work(book: Book) -> int:
        entry = book.entry(ident)
        text = book.text(entry.document.sha256)
        if as_json:
            print(json.dumps(_record(entry, text), ensure_ascii=False))
            return FINE
        from yuebao.report.table import aligned

        for row in aligned([(name, str(told)) for name, told in _facts(entry, text)], right=set()):
            print(row)
        return FINE

    return with_book(where, work)


def _record(entry: Entry, text: str) -> dict[str, Any]:
    figure, of = entry.figure, entry.document
    return {
        "id": entry.id,
        "series": entry.series,
        "text": figure.text,
        "value": f"{figure.written.value:f}",
        "low": f"{figure.written.low:f}",
        "high": f"{figure.written.high:f}",
        "unit": figure.unit.symbol,
        "kind": figure.key.kind,
        "indicator": figure.key.indicator,
        "area": figure.key.area,
        "period": str(figure.period) if figure.period else None,
        "document": of.sha256,
        "name": of.name,
        "publisher": of.publisher,
        "published": entry.published.isoformat(),
        "read_at": entry.read_at.isoformat(),
        "url": of.url,
        "start": figure.span.start,
        "end": figure.span.stop,
        "sentence": _sentence(entry, text),
        "places": [it.id for it in entry.places],
        "corrections": [_correction(it) for it in entry.corrections],
        "withdrawn": entry.withdrawn,
    }


def _sentence(entry: Entry, text: str) -> str:
    from yuebao.core.contract import joined

    return joined(text[entry.figure.sentence.start : entry.figure.sentence.stop])


def _facts(entry: Entry, text: str) -> Iterator[tuple[str, str]]:
    from yuebao.report.words import KINDS, period_words

    figure, of = entry.figure, entry.document
    before = text[: figure.span.start]
    line, column = before.count("\n") + 1, figure.span.start - before.rfind("\n")
    yield "编号", entry.id
    yield "数", f"{figure.text}（{figure.written.low:f}～{figure.written.high:f}{figure.unit.symbol}）"
    yield "指标", f"{figure.key.indicator}　{KINDS[figure.key.kind]}"
    yield "地区", figure.key.area or "—"
    yield "时期", period_words(figure.period)
    yield "序列", entry.series
    yield "原文", _sentence(entry, text)
    yield "位置", f"{of.name}:{line}:{column}"
    yield "发布", f"{entry.published}　{of.publisher or '发布者不详'}"
    yield "文件", f"{of.title or of.name}　{of.sha256}"
    if of.url:
        yield "网址", of.url
    for place in entry.places:
        yield "又见", f"{place.document.name}　{place.id}"
    for it in entry.corrections:
        yield "更正", f"{_change(it)}　（{it.id}）"
    if entry.withdrawn:
        yield "状态", "已撤出序列"


def _change(it: Correction) -> str:
    return f"{it.field}：{it.before or '—'} → {it.after}　{it.who}　{it.when:%Y-%m-%d}　{it.why}"


def history(
    ident: Annotated[
        str, typer.Argument(metavar="FIGURE", help="The identifier of a figure, or part of it.")
    ],
    where: Where = BOOK,
) -> Job:
    """Tell all that was ever printed of a figure's series and period, and what was corrected.

    \b
    Examples:
      yuebao history 3db5724b8a22f1bd:57-68
    """

    def work(book: Book) -> int:
        from yuebao.report.table import aligned

        entry = book.entry(ident)
        found = book.entries(series=entry.series, period=entry.figure.period, current=False)
        holding = {
            it.id for it in book.entries(series=entry.series, period=entry.figure.period, current=True)
        }
        rows = [("发布", "数", "现行", "发布者", "文件", "编号")]
        for it in found:
            mark = "●" if it.id in holding else ""
            of = it.document
            rows.append((str(it.published), it.figure.text, mark, of.publisher or "—", of.name, it.id))
            for place in it.places:
                rows.append(("", "", "", place.document.publisher or "—", place.document.name, place.id))
        print(entry.series)
        for row in aligned(rows, right=set()):
            print(row)
        for it in found:
            for change in it.corrections:
                print(f"更正　{_change(change)}")
        return FINE

    return with_book(where, work)


def correct(
    ident: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The identifier of a figure, or part of it; or how a document's digest begins."
        ),
    ],
    change: Annotated[
        str,
        typer.Argument(
            metavar="FIELD=VALUE",
            help="Of a figure value, unit, period, area or indicator; withdrawn=yes takes it out. "
            "Of a document publisher, released, title, url, or period: what it tells of.",
        ),
    ],
    why: Why,
    who: Who = None,
    where: Where = BOOK,
) -> Job:
    """Say what a figure or a document should be. What was read stays on record; undo takes it back.

    \b
    Examples:
      yuebao correct 3db5724b8a22f1bd:57-68 value=100847.4 --why "商务局来电更正"
      yuebao correct 3db5724b8a22 released=2025-06-20 --why "网页上的日期"
    """
    field, is_change, after = change.partition("=")
    if not is_change:
        raise typer.BadParameter(f"{change} says no field; write it as value=100847.4.")

    def work(book: Book) -> int:
        from yuebao.book.decisions import DOCUMENT_FIELDS

        of_document = ":" not in ident and field.strip() in DOCUMENT_FIELDS
        say = book.correct_document if of_document else book.correct
        _print(say(ident, field.strip(), after.strip(), who=_who(who), why=why))
        return FINE

    return with_book(where, work)


def documents(
    begin: Annotated[str, typer.Argument(metavar="[DIGEST]", help="How the digest of one begins.")] = "",
    as_json: AsJson = False,
    where: Where = BOOK,
) -> Job:
    """List the documents of the book, the newest first, and what was corrected of them.

    \b
    Examples:
      yuebao documents
      yuebao documents 3db5724b8a22 --json
    """

    def work(book: Book) -> int:
        from yuebao.report.table import aligned

        found = [it for it in book.documents() if it.sha256.startswith(begin)]
        found.sort(key=lambda it: it.released.isoformat() if it.released else "", reverse=True)
        told = [(it, book.vintages(it.sha256)[-1]) for it in found]
        changes = book.described()
        if as_json:
            for of, last in told:
                print(json.dumps(_described(of, last, changes.get(of.sha256, ())), ensure_ascii=False))
            return FINE
        rows = [("文件", "发布", "发布者", "标题", "数", "来自")]
        for of, last in told:
            day, who = str(of.released or "—"), of.publisher or "—"
            rows.append((of.sha256[:16], day, who, of.title or "—", str(last.figures), of.name))
        for row in aligned(rows, right={4}):
            print(row)
        for of, _ in told:
            for change in changes.get(of.sha256, ()):
                print(f"更正　{of.sha256[:16]}　{_change(change)}　（{change.id}）")
        return FINE

    return with_book(where, work)


def _described(of: Document, last: Vintage, changes: Sequence[Correction]) -> dict[str, Any]:
    return {
        "document": of.sha256,
        "name": of.name,
        "title": of.title,
        "publisher": of.publisher,
        "released": of.released.isoformat() if of.released else None,
        "url": of.url,
        "figures": last.figures,
        "read_at": last.read_at.isoformat(),
        "corrections": [_correction(it) for it in changes],
    }


def _correction(it: Correction) -> dict[str, str]:
    told = {"id": it.id, "field": it.field, "before": it.before, "after": it.after}
    return told | {"who": it.who, "when": it.when.isoformat(), "why": it.why}


def merge(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key that is given up.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The key its figures shall stand under.")],
    why: Why,
    who: Who = None,
    where: Where = BOOK,
) -> Job:
    """Let two keys be one series; undo takes it back.

    \b
    Examples:
      yuebao merge 大连市/外包执行额/-/level/美元 大连市/服务外包执行额/-/level/美元 --why "同一口径"
    """

    def work(book: Book) -> int:
        _print(book.merge(key, into, who=_who(who), why=why))
        return FINE

    return with_book(where, work)


def split(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key that holds two things.")],
    printed: Annotated[str, typer.Argument(metavar="PRINTED", help="The name printed for another thing.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The key of that other thing.")],
    why: Why,
    who: Who = None,
    where: Where = BOOK,
) -> Job:
    """Take the figures of one printed name out of a key; undo takes it back.

    \b
    Examples:
      yuebao split 大连市/执行额/-/level/美元 软件执行额 大连市/软件执行额/-/level/美元 --why "口径不同"
    """

    def work(book: Book) -> int:
        _print(book.split(key, printed, into, who=_who(who), why=why))
        return FINE

    return with_book(where, work)


def undo(
    ident: Annotated[str, typer.Argument(metavar="DECISION", help="The decision's identifier.")],
    why: Why,
    who: Who = None,
    where: Where = BOOK,
) -> Job:
    """Take a decision back: a correction, a merge or a split.

    \b
    Examples:
      yuebao undo 5f0e12ab34cd --why "弄错了"
    """

    def work(book: Book) -> int:
        _print(book.undo(ident, who=_who(who), why=why))
        return FINE

    return with_book(where, work)


def decisions(where: Where = BOOK) -> Job:
    """List what was decided: corrections, merged and split keys, and what was undone.

    \b
    Examples:
      yuebao decisions
    """

    def work(book: Book) -> int:
        for it in book.decisions():
            _print(it)
        return FINE

    return with_book(where, work)


_ACTIONS = {"correct": "更正", "merge": "合并", "split": "拆分", "undo": "撤销"}


def _print(it: Decision) -> None:
    if it.action == "correct":
        facts = "{field}：{before} → {after}".format(**it.facts | {"before": it.facts["before"] or "—"})
    else:
        facts = "，".join(f"{name}＝{told}" for name, told in sorted(it.facts.items()))
    undone = "　（已撤销）" if it.undone else ""
    when, what = f"{it.when:%Y-%m-%d %H:%M}", _ACTIONS[it.action]
    print("　".join((it.id, when, it.who, what, it.subject, facts, it.why)) + undone)
