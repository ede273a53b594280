"""What comes out of the register on the command line: statistics, workbooks, the statement, who has filed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from yuebao.cli.registering import DB, Where, Who, app, day_of, done, month_of, opened_register
from yuebao.cli.shell import CONTRADICTED, FINE, Job, write

__all__ = ["app"]

if TYPE_CHECKING:
    from yuebao.register.stats import Statistics
    from yuebao.register.store import Register

Cut = Literal["side", "partner", "group", "category", "ownership", "district", "firm"]
Form = Literal["table", "bulletin", "csv", "json"]


@app.command(short_help="Who has filed a month, who is late, who has not.")
def due(
    month: Annotated[str, typer.Argument(metavar="MONTH")],
    where: Where = DB,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="As of this day (today).")] = None,
    missing: Annotated[bool, typer.Option("--missing", help="Only those who have not.")] = False,
) -> Job:
    """List firms with their deadlines. Exit code 1 where one is past its deadline without having filed."""

    def work() -> int:
        from yuebao.register.filing import filings
        from yuebao.report.table import aligned

        with opened_register(where) as register:
            found = filings(register, month_of(month), today=day_of("--on", on))
        shown = [it for it in found if not missing or it.filed is None]
        table = [("企业代码", "企业名称", "所在区", "截止日", "填报日", "状态")]
        table += [(it.code, it.name, it.district, it.deadline, it.filed or "—", it.state) for it in shown]
        print("\n".join(aligned(table, right=set())))
        counts: dict[str, int] = {}
        for it in found:
            counts[it.state] = counts.get(it.state, 0) + 1
        print("\n" + "，".join(f"{state} {count} 家" for state, count in counts.items()))
        return CONTRADICTED if any(it.state == "逾期未报" for it in found) else FINE

    return done(work)


@app.command(short_help="Count the month's statistics.")
def stats(
    month: Annotated[str, typer.Argument(metavar="MONTH", help="2025-05")],
    where: Where = DB,
    cumulative: Annotated[bool, typer.Option("--cumulative", "-c", help="January to the month.")] = False,
    by: Annotated[Cut, typer.Option("--by", help="What the amounts are cut by.")] = "side",
    currency: Annotated[
        Literal["usd", "rmb"], typer.Option("--currency", help="By each record's own rate.")
    ] = "usd",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="As known on this day (today).")
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help="Only the first rows (of partners).")
    ] = None,
    firm: Annotated[
        str | None, typer.Option("--firm", metavar="CODE", help="With --by firm: for whom.")
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="table, bulletin (the text), csv or json.")
    ] = "table",
    area: Annotated[str, typer.Option("--area", help="Whose statistics they are, in the text.")] = "全市",
    internal: Annotated[
        bool, typer.Option("--internal", help="Hold nothing back: for auditing, never to publish.")
    ] = False,
) -> Job:
    """Count contracts, signed and executed amounts with growth and shares. Only audited records count.

    \b
    Examples:
      yuebao register stats 2025-05 --cumulative
      yuebao register stats 2025-05 -c --by partner --top 5 --as-of 2025-06-12
      yuebao register stats 2025-05 -c --by firm --firm SL-0007
      yuebao register stats 2025-05 -c --format bulletin --area 大连市
    """

    def work() -> int:
        from yuebao.register.delimited import delimited
        from yuebao.register.monthly import notes, rows
        from yuebao.register.stats import statistics
        from yuebao.report.table import aligned

        day = day_of("--as-of", as_of)
        with opened_register(where) as register:
            if form == "bulletin":
                print(_stated(register, month_of(month), cumulative, currency, day, area).source.text, end="")
                return FINE
            found = statistics(
                register, month_of(month), cumulative=cumulative, by=by, currency=currency, as_of=day,
                firm=firm, guarded=not internal,
            )  # fmt: skip
        table = [[f"{it:f}" if hasattr(it, "as_tuple") else str(it) for it in row] for row in rows(found)]
        if top is not None:
            table = table[: top + 2]
        match form:
            case "json":
                print(json.dumps(_record(found), ensure_ascii=False, indent=1))
            case "csv":
                print(delimited(table).decode("utf-8-sig"), end="")
            case _:
                print("\n".join(aligned(table, right=set(range(1, len(table[0]))))))
                print()
                if internal:
                    print("内部审核用，不得公布。")
                print("\n".join(notes(found)))
        return FINE

    return done(work)


def _stated(register: Register, month: str, cumulative: bool, currency: Any, day: str, area: str) -> Any:
    from yuebao.register.statement import state
    from yuebao.register.stats import statistics

    cuts: tuple[Cut, ...] = ("side", "partner", "category")
    tables = [
        statistics(register, month, cumulative=cumulative, by=cut, currency=currency, as_of=day)
        for cut in cuts
    ]
    return state(tables, area=area, released=day)


def _record(found: Statistics) -> dict[str, Any]:
    """Amounts in whole cents, growth and shares as exact fractions; null where held back or unknown."""

    def all_of(values: Any) -> Any:
        return (
            None
            if values is None
            else [it if it is None or isinstance(it, int) else str(it) for it in values]
        )

    return {
        "period": str(found.period), "by": found.by, "currency": found.currency, "as_of": found.as_of,
        "first_published": found.published, "measures": ["contracts", "signed", "executed"],
        "lines": [
            {
                "member": it.member, "label": it.label, "level": it.level, "held_back": it.now is None,
                "now": all_of(it.now), "first": all_of(it.first), "current": all_of(it.current),
                "growth_first": all_of(it.growth("first")), "growth_current": all_of(it.growth("current")),
                "share": all_of(it.share), "share_change": all_of(it.share_change),
            }
            for it in found.lines
        ],
    }  # fmt: skip


@app.command(short_help="Post the statistics into the book, and keep their cut-off.")
def publish(
    month: Annotated[str, typer.Argument(metavar="MONTH")],
    area: Annotated[str, typer.Option("--area", help="Whose statistics they are: 大连市.")],
    where: Where = DB,
    book: Annotated[
        str, typer.Option("--book", envvar="YUEBAO_BOOK", help="The book: a file or a URL.")
    ] = "yuebao.db",
    cumulative: Annotated[bool, typer.Option("--cumulative", "-c", help="January to the month.")] = False,
    currency: Annotated[Literal["usd", "rmb"], typer.Option("--currency")] = "usd",
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="The cut-off (today).")] = None,
    who: Who = "公布",
) -> Job:
    """Post the statement of these months into the book: totals and cuts that may be published, no firm's own.

    The first cut-off of a period is kept: next year's growth is against what was known then.

    \b
    Example:
      yuebao register publish 2025-05 -c --area 大连市 --as-of 2025-06-12 --book yuebao.db
    """

    def work() -> int:
        from yuebao.book import Book
        from yuebao.register.publish import post
        from yuebao.register.publish import publish as enter

        day = day_of("--as-of", as_of)
        with opened_register(where) as register:
            made = _stated(register, month_of(month), cumulative, currency, day, area)
            with Book.open(book) as opened:
                vintage = post(opened, made, released=day)
            first = enter(register, month, cumulative=cumulative, cutoff=day, who=who)
        known = "" if vintage.new else "（此前已入书）"
        print(f"{made.source.name}：{len(made.meant)} 个数 → {book}{known}")
        if not first:
            print("这一时期此前公布过：首次公布的截止日不变")
        return FINE

    return done(work)


@app.command(short_help="Write the monthly tables as a workbook.")
def monthly(
    month: Annotated[str, typer.Argument(metavar="MONTH")],
    out: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="The workbook.")],
    where: Where = DB,
    currency: Annotated[Literal["usd", "rmb"], typer.Option("--currency")] = "usd",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="As known on this day (today).")
    ] = None,
    area: Annotated[str, typer.Option("--area", help="Whose statistics they are.")] = "全市",
) -> Job:
    """Write the month and the year up to it by side, then the year by every other cut, a sheet each."""

    def work() -> int:
        from yuebao.register.monthly import workbook
        from yuebao.register.stats import CUTS, statistics

        day = day_of("--as-of", as_of)
        with opened_register(where) as register:
            tables = [
                statistics(register, month_of(month), cumulative=wide, by=by, currency=currency, as_of=day)
                for by in CUTS
                for wide in ((False, True) if by == "side" else (True,))
                if by != "firm"
            ]
        write(Path(out), workbook(tables, area=area))
        print(f"→ {out}")
        return FINE

    return done(work)
