"""The book on the command line: what comes out as files, as pictures and as answers to SQL."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from yuebao.cli.booking import BOOK, Where, day, opened, with_book
from yuebao.cli.recalling import AsOf
from yuebao.cli.shell import CONTRADICTED, FINE, STDIN, Job, write
from yuebao.core.problem import Problem, Unreadable

if TYPE_CHECKING:
    from yuebao.book import Book, Point, Series
    from yuebao.report.timeline import Picture

ExportFormat = Literal["csv", "xlsx", "parquet", "json", "sdmx-csv", "sdmx-ml", "sdmx-structure"]
Out = Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file.")]


def _put(out: str | None, content: bytes) -> None:
    """Whole or not at all: a file, or standard output.

    Raises:
        Unreadable: it cannot be written (``YB109``).
    """
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write(Path(out), content)
        print(f"→ {out}")


def export(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A key, or words that stand in its name.")],
    out: Out = None,
    form: Annotated[
        ExportFormat | None, typer.Option("--format", "-f", help="By default as OUT ends, else csv.")
    ] = None,
    as_of: AsOf = None,
    monthly: Annotated[bool, typer.Option("--monthly", help="Single months.")] = False,
    with_inferred: Annotated[
        bool, typer.Option("--with-inferred", help="Also what was never printed, as intervals.")
    ] = False,
    where: Where = BOOK,
) -> Job:
    """Write series as a table with identifiers, for a spreadsheet, a program or an exchange.

    \b
    Examples:
      yuebao export "大连 服务外包" -o dalian.xlsx
      yuebao export "全国 服务贸易 进出口" -o services.parquet --with-inferred
      yuebao export "大连 出口" -f sdmx-ml -o data.xml
    """
    until = day(as_of)

    def work(book: Book) -> int:
        from yuebao.book import export as writing
        from yuebao.book import sdmx

        chosen = form or writing.FORMS.get(Path(out or "").suffix.lower(), "csv")
        if chosen == "sdmx-structure":
            _put(out, sdmx.structure_message())
            return FINE
        found = book.series(query, as_of=until, monthly=monthly, with_inferred=with_inferred)
        _put(out, writing.export(found, chosen))
        return FINE

    return with_book(where, work)


def sql(
    query: Annotated[
        str, typer.Argument(metavar="SELECT", help="One SELECT; - reads it from standard input.")
    ],
    out: Out = None,
    where: Where = BOOK,
) -> Job:
    """Ask the book in SQL: figures, series, documents, findings, decisions. Nothing can be written.

    \b
    Examples:
      yuebao sql "select area, count(*) from figures group by area order by 2 desc"
      yuebao sql "select * from findings where verdict = 'contradiction'" -o findings.csv
    """

    def work(book: Book) -> int:
        from yuebao.book.sql import ask

        answer = ask(book.engine, sys.stdin.read() if query == STDIN else query)
        cells = [["" if it is None else str(it) for it in row] for row in answer.rows]
        if out is not None:
            import csv
            import io

            told = io.StringIO()
            csv.writer(told, lineterminator="\n").writerows([answer.names, *cells])
            _put(out, told.getvalue().encode("utf-8-sig"))
            return FINE
        from yuebao.report.table import aligned

        for line in aligned([list(answer.names), *cells], right=set()):
            print(line)
        return FINE

    return with_book(where, work)


def dump(out: Out = None, where: Where = BOOK) -> Job:
    """Write the whole book as plain text, a line of JSON a row: to keep, to compare, to move.

    \b
    Examples:
      yuebao dump -o book.jsonl
      yuebao dump --book postgresql+psycopg://localhost/yuebao | gzip > book.jsonl.gz
    """

    def work(book: Book) -> int:
        _put(out, "".join(book.dump()).encode("utf-8"))
        return FINE

    return with_book(where, work)


def load(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What dump wrote; - is standard input.")],
    where: Where = BOOK,
) -> Job:
    """Take in what dump wrote. What the book holds already stays as it is.

    \b
    Examples:
      yuebao load book.jsonl --book new.db
    """

    def work(book: Book) -> int:
        if file == STDIN:
            new = book.load(sys.stdin)
        else:
            try:
                with Path(file).open(encoding="utf-8", newline="\n") as lines:
                    new = book.load(lines)
            except FileNotFoundError:
                raise Unreadable(Problem(code="YB101", place=file)) from None
            except (OSError, UnicodeDecodeError) as error:
                reason = (("reason", getattr(error, "strerror", None) or "it is not UTF-8"),)
                raise Unreadable(Problem(code="YB103", place=file, facts=reason)) from None
        print(f"新记入 {new} 项。")
        return FINE

    return with_book(where, work)


def plot(
    query: Annotated[str, typer.Argument(metavar="SERIES", help="A key, or words that stand in its name.")],
    out: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="out.svg or out.png.")],
    as_of: AsOf = None,
    monthly: Annotated[bool, typer.Option("--monthly", help="Single months.")] = False,
    with_inferred: Annotated[
        bool, typer.Option("--with-inferred", help="Also what was never printed, as bands.")
    ] = False,
    where: Where = BOOK,
) -> Job:
    """Draw a series: level and growth, revised points ringed, intervals as bands, its source below.

    \b
    Examples:
      yuebao plot "大连 服务外包 执行额" -o executed.svg
      yuebao plot "大连 进出口" -o trade.png --with-inferred
    """
    until = day(as_of)
    if Path(out).suffix.lower() not in (".svg", ".png"):
        raise typer.BadParameter("OUT ends in .svg or .png.")

    def work(book: Book) -> int:
        found = book.series(query, as_of=until, monthly=monthly, with_inferred=with_inferred, limit=1)
        if not found:
            print("没有符合的序列。")
            return CONTRADICTED
        from yuebao.report.timeline import chart

        made = chart(_picture(book, found[0], monthly=monthly))
        content = made.encode("utf-8")
        _put(out, _png(made) if Path(out).suffix.lower() == ".png" else content)
        return FINE

    return with_book(where, work)


def _picture(book: Book, of: Series, *, monthly: bool) -> Picture:
    from yuebao.report.timeline import Mark, Picture, tidy
    from yuebao.report.words import KINDS, period_words

    marks, publishers = [], dict[str, None]()
    shown = [it for it in of.points if monthly or not _beside(of, it.period)]
    for it in shown:
        for one in it.entries:
            publishers.setdefault(one.document.publisher or one.document.name)
        marks.append(
            Mark(
                start=it.period.start,
                at=it.period.stop - 1,
                low=tidy(it.low),
                high=tidy(it.high),
                value=it.value,
                first=it.first,
            )
        )
    growth, worked_out = _growth(book, of, shown) if of.kind == "level" else ([], False)
    inside = "·".join(member for _, member in of.breakdown if member not in of.indicator)
    kind = "" if of.kind == "level" else KINDS[of.kind]  # type: ignore[index]
    ringed = any(it.first is not None for it in marks)
    bands = any(it.value is None for it in marks)
    notes = ["红圈为修订后，灰点为首次公布"] if ringed else []
    notes += ["浅色为推断区间"] if bands else []
    notes += ["同比含推算"] if worked_out else []
    return Picture(
        title=f"{of.area}{of.indicator}{f'（{inside}）' if inside else ''}{kind}",
        unit=of.unit,
        marks=marks,
        growth=growth,
        source="、".join(list(publishers)[:3]) + ("等" if 3 < len(publishers) else ""),
        label=period_words(of.points[-1].period),
        note="；".join(notes),
    )


def _growth(book: Book, of: Series, shown: Sequence[Point]) -> tuple[list[tuple[int, Decimal]], bool]:
    """Growth of the points that are shown, in per cent, and whether some of it follows from the levels.

    What follows counts where it is known to half a point; few bars among many points are no picture.
    """
    parts = of.key.split("/")
    if len(parts) != 5:
        return [], False
    spans = {(it.period.start, it.period.stop) for it in shown}
    inferred = any(it.value is None for it in shown)
    out, worked_out = [], False
    for rates in book.series("/".join([*parts[:3], "yoy_rate", "%"]), with_inferred=inferred):
        scale = 1 if rates.unit == "%" else 100
        for it in rates.points:
            if (it.period.start, it.period.stop) not in spans:
                continue
            if it.value is not None:
                out.append((it.period.stop - 1, it.value * scale))
            elif scale * (it.high - it.low) <= Fraction(1, 2):
                out.append((it.period.stop - 1, Decimal(round(5 * scale * (it.low + it.high))) / 10))
                worked_out = True
    older = [it for it in shown if shown[0].period.start + 12 <= it.period.start]
    return (out, worked_out) if len(older) <= 2 * len(out) else ([], False)


def _beside(of: Series, period: object) -> bool:
    """Whether a point is of another rhythm than most: a month among months to date."""
    counted: dict[bool, int] = {}
    for it in of.points:
        counted[it.period.months == 1] = counted.get(it.period.months == 1, 0) + 1
    most = max(counted, key=lambda it: counted[it])
    return (getattr(period, "months", 0) == 1) != most


def _png(svg: str) -> bytes:
    """The picture in pixels, drawn by typst with the fonts of this machine."""
    import typst

    page = "#set page(width: auto, height: auto, margin: 0pt)\n"
    page += '#image(bytes(sys.inputs.chart), format: "svg", width: 680pt)\n'
    return typst.compile(page.encode(), format="png", ppi=144.0, sys_inputs={"chart": svg})


def is_table(name: str) -> bool:
    """Whether a file looks like an exported table, by how it begins."""
    if name == STDIN:
        return False
    try:
        with Path(name).open("rb") as file:
            start = file.read(4096)
    except (OSError, ValueError):
        return False
    if start[:4] == b"PAR1" or (start[:2] == b"PK" and b"[Content_Types].xml" in start + _end(name)):
        return True
    text = start.decode("utf-8", errors="replace").lstrip("\ufeff").lstrip()
    sdmx = text.startswith("STRUCTURE,STRUCTURE_ID,") or (
        text.startswith("<?xml") and "StructureSpecific" in text
    )
    return sdmx or text.startswith("series,") or (text.startswith("[") and '"series"' in text)


def _end(name: str) -> bytes:
    """How a file ends; a workbook's table of contents stands there."""
    with Path(name).open("rb") as file:
        file.seek(max(0, Path(name).stat().st_size - 4096))
        return file.read()


def audited(name: str, where: str) -> int:
    """Hold an exported table against the book, tell every row that does not hold, and count the others.

    Raises:
        Unreadable: it is no such table (``YB409``), or the book cannot be opened.
    """
    from yuebao import pipeline
    from yuebao.book import audit
    from yuebao.book.export import checkable

    with opened(where) as book:
        try:
            rows = list(checkable(pipeline.load(Path(name))))
        except ValueError as error:
            reason = (("reason", str(error)),)
            raise Unreadable(Problem(code="YB409", place=name, facts=reason)) from None
        outcomes = audit.verify(book, rows)
    counted = dict.fromkeys(_OUTCOMES, 0)
    for number, (row, outcome, told) in enumerate(outcomes, start=1):
        counted[outcome] += 1
        if outcome != "holds":
            said = f"，账本为 {told}" if told else ""
            about = f"{row['series']} {row['period']} {row['value'] or ''}"
            print(f"{name}: [{number}] {about}：{_OUTCOMES[outcome]}{said}")
    print(f"{name}: " + "，".join(f"{_OUTCOMES[it]} {many} 行" for it, many in counted.items() if many))
    return CONTRADICTED if counted["differs"] or counted["unknown"] else FINE


_OUTCOMES = {"holds": "相符", "superseded": "相符但已有新数", "differs": "不符", "unknown": "账本中没有"}
