"""The register on the command line: ``yuebao register …``.

Records in (template, import), what happens to them (submit, audit, return, void, firm, nil), what
comes out (stats, monthly, publish, due), and that nothing was altered (verify, trail).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from yuebao.cli.shell import CONTRADICTED, FINE, UNUSABLE, Job, complain, write
from yuebao.core.problem import Problem, Unreadable

if TYPE_CHECKING:
    from yuebao.register.moves import Move
    from yuebao.register.store import Register

app = typer.Typer(
    name="register",
    help="Keep contracts and executions; count the month's statistics.\n\n"
    "Example: yuebao register import contracts.xlsx executions.xlsx",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Where = Annotated[
    str,
    typer.Option(
        "--register", "-r", metavar="DB", envvar="YUEBAO_REGISTER", help="The register: a file or a URL."
    ),
]
Who = Annotated[
    str, typer.Option("--by-whom", "--who", envvar="YUEBAO_WHO", help="Who does it, for the trail.")
]
Day = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day it counts from (today).")]
Why = Annotated[str, typer.Option("--why", help="The reason, for the trail.")]
Contracts = Annotated[
    list[str] | None, typer.Option("--contract", metavar="NUMBER", help="Only this contract.")
]
Firms = Annotated[list[str] | None, typer.Option("--firm", metavar="CODE", help="Only this firm's records.")]
Vouchers = Annotated[
    list[str] | None,
    typer.Option("--voucher", metavar="VOUCHER", help="Only this execution of the contract."),
]
ReturnedTo = Annotated[
    str | None, typer.Option("--returned", metavar="OUT", help="Where held rows go (beside the first file).")
]

DB = "register.db"


def done(work: Callable[[], int]) -> Job:
    def job() -> int:
        try:
            return work()
        except Unreadable as error:
            complain([error.problem])
            return UNUSABLE

    return job


def opened_register(where: str, *, create: bool = False) -> Register:
    from yuebao.register.store import Register

    return Register.open(where, create=create)


def day_of(option: str, given: str | None) -> str:
    """An ISO day, today where none is given."""
    if given is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        facts = (("option", option), ("given", given), ("wanted", "day"), ("example", "2025-06-15"))
        raise Unreadable(Problem(code="YB509", place="yuebao register", facts=facts)) from None


def _made(folder: str) -> Path:
    """The folder, made where it is missing."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        facts = (("reason", error.strerror or str(error)),)
        raise Unreadable(Problem(code="YB109", place=folder, facts=facts)) from None
    return Path(folder)


def month_of(given: str) -> str:
    if not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", given):
        facts = (("option", "MONTH"), ("given", given), ("wanted", "month"), ("example", "2025-05"))
        raise Unreadable(Problem(code="YB509", place="yuebao register", facts=facts))
    return given


@app.command(short_help="Write the sheets that firms fill in.")
def template(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where they go.")] = ".",
    where: Where = DB,
    form: Annotated[
        Literal["xlsx", "csv"], typer.Option("--format", help="A workbook, or headers as CSV.")
    ] = "xlsx",
) -> Job:
    """Write contracts.xlsx and executions.xlsx: headers, drop-downs, an example row, notes, code lists.

    A file that is there already is left as it is: somebody may have filled it in.

    \b
    Example:
      yuebao register template forms
    """

    def work() -> int:
        from yuebao.register.codes import load
        from yuebao.register.filling import plain_template
        from yuebao.register.filling import template as fill
        from yuebao.register.layout import FIELDS
        from yuebao.register.store import codes_beside

        codes = load(codes_beside(where))
        for kind in FIELDS:
            made = plain_template(kind) if form == "csv" else fill(kind, codes)
            _new(_made(folder) / f"{kind}.{form}", made)
        return FINE

    return done(work)


def _new(target: Path, content: str | bytes) -> None:
    """Write a file, and leave it as it is where there is one."""
    if not target.exists():
        write(target, content)
        print(f"→ {target}")
    else:
        print(f"= {target}（已有，未改）")


@app.command(short_help="Write the code lists and rules, to be edited beside the register.")
def codes(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The register's folder.")] = ".",
) -> Job:
    """Write codes.toml and rules.toml into FOLDER; a register in that folder reads them from then on.

    A file that is there already is left as it is.
    """

    def work() -> int:
        from yuebao.register.codes import originals

        for name, content in originals().items():
            _new(_made(folder) / name, content)
        return FINE

    return done(work)


@app.command("import", short_help="Check sheets row by row and take the good rows.")
def take(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Contracts and executions (XLSX, CSV); - skips one of them."),
    ],
    where: Where = DB,
    who: Who = "导入",
    filed: Annotated[
        str | None, typer.Option("--filed", metavar="DAY", help="The day of filing (today).")
    ] = None,
    mapping: Annotated[
        str | None, typer.Option("--mapping", metavar="TOML", help="How another sheet's columns are called.")
    ] = None,
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing", help="Take no row where one is held.")
    ] = False,
    returned: ReturnedTo = None,
) -> Job:
    """Import contracts and executions. Good rows are taken, bad ones come back in a file with remedies.

    \b
    Examples:
      yuebao register import contracts.xlsx executions.xlsx
      yuebao register import - executions.xlsx
      yuebao register import ledger.xlsx --mapping ledger.toml --filed 2025-06-04
    """

    def work() -> int:
        from yuebao.register.filling import handed_back, place_of
        from yuebao.register.intake import take as take_in
        from yuebao.register.layout import TITLES, read_mapping

        if len(files) > 2:
            raise typer.BadParameter("give one file of contracts and one of executions")
        given = [None if it == "-" else Path(it) for it in files] + [None, None]
        day = day_of("--filed", filed)
        mappings = read_mapping(Path(mapping)) if mapping else {}
        with opened_register(where, create=True) as register:
            taken = take_in(
                register, contracts=given[0], executions=given[1], mappings=mappings, who=who, filed=day,
                all_or_nothing=all_or_nothing,
            )  # fmt: skip
        held = 0
        for one in taken:
            held += len(one.held)
            kept = "，有行未过，整批未收" if one.kept_out else ""
            counts = f"收下 {one.taken}，已有 {one.known}，退回 {len(one.held)}"
            print(f"{TITLES[one.kind]}：{one.rows} 行，{counts}{kept}")
        if not held:
            return FINE
        shown = [(one, row) for one in taken for row in one.held][:10]
        for one, row in shown:
            for key, fault in list(row.faults.items())[:3]:
                told = f"  {TITLES[one.kind]} {place_of(one, row, key)}：{fault.what}。{fault.remedy}。"
                print(told, file=sys.stderr)
        if held > len(shown):
            print(f"  …… 共 {held} 行，全部见退回的文件", file=sys.stderr)
        for path, data in handed_back(taken, Path(returned) if returned else None):
            write(path, data)
            print(f"→ {path}")
        return CONTRADICTED

    return done(work)


def _move(
    act: Move,
    where: str,
    who: str,
    on: str | None,
    why: str,
    contracts: Any,
    firms: Any,
    vouchers: Any = None,
) -> Job:
    def work() -> int:
        from yuebao.register.moves import SAID, move

        with opened_register(where) as register:
            moved = move(
                register, act, who=who, on=day_of("--on", on), why=why,
                contracts=contracts or (), firms=firms or (), vouchers=vouchers or (),
            )  # fmt: skip
        left = "，".join(f"{status} {count}" for status, count in moved.left.items())
        print(
            f"{SAID[moved.act]}：合同 {moved.versions}，执行 {moved.executions}"
            + (f"；未动：{left}" if left else "")
        )
        return FINE

    return done(work)


def _forward(act: Move, by: str, short: str, told: str) -> None:
    """A command that takes records one step on, all that stand there unless it is told which."""

    @app.command(act, short_help=short, help=told)
    def command(
        where: Where = DB, who: Who = by, on: Day = None, why: Why = "", contract: Contracts = None,
        firm: Firms = None,
    ) -> Job:  # fmt: skip
        return _move(act, where, who, on, why, contract, firm)


_forward("submit", "填报", "File drafts: 草稿 → 已上报.", "File what is in draft or was returned.")
_forward(
    "audit", "审核", "Audit what was filed: 已上报 → 已审核.",
    "Audit what was filed: from that day on it counts.",
)  # fmt: skip


@app.command("return", short_help="Hand back what was filed: 已上报 → 退回.")
def hand_back(
    why: Annotated[str, typer.Option("--why", help="What the firm is to mend.")],
    where: Where = DB, who: Who = "审核", on: Day = None, contract: Contracts = None, firm: Firms = None,
    voucher: Vouchers = None,
) -> Job:  # fmt: skip
    """Hand filed records back to the firm, with the reason. One of --contract and --firm is needed."""
    _narrowed(contract, firm)
    return _move("return", where, who, on, why, contract, firm, voucher)


@app.command(short_help="Void records: they count no more from that day.")
def void(
    why: Annotated[str, typer.Option("--why", help="The reason, for the trail.")],
    where: Where = DB, who: Who = "审核", on: Day = None, contract: Contracts = None, firm: Firms = None,
    voucher: Vouchers = None,
) -> Job:  # fmt: skip
    """Void a contract with its executions, or single executions. One of --contract and --firm is needed."""
    _narrowed(contract, firm)
    return _move("void", where, who, on, why, contract, firm, voucher)


def _narrowed(contract: Any, firm: Any) -> None:
    if not contract and not firm:
        raise typer.BadParameter("say which records: --contract NUMBER or --firm CODE")


@app.command(short_help="Change a firm's ownership or district.")
def firm(
    code: Annotated[str, typer.Argument(metavar="CODE")],
    why: Annotated[str, typer.Option("--why", help="The reason, for the trail.")],
    ownership: Annotated[str | None, typer.Option("--ownership", help="From the code list.")] = None,
    district: Annotated[str | None, typer.Option("--district")] = None,
    where: Where = DB, who: Who = "审核", on: Day = None,
) -> Job:  # fmt: skip
    """Change what is registered of a firm; its amounts move with it, as known from that day on."""

    def work() -> int:
        from yuebao.register.moves import amend_firm

        with opened_register(where) as register:
            slug = register.codes.find("ownership", ownership) if ownership else None
            if ownership and slug is None:
                listed = "、".join(it.name for it in register.codes.ownership.values())
                facts = (
                    ("option", "--ownership"),
                    ("given", ownership),
                    ("wanted", "ownership"),
                    ("example", listed),
                )
                raise Unreadable(Problem(code="YB509", place="yuebao register", facts=facts))
            done = amend_firm(
                register, code, who=who, on=day_of("--on", on), why=why, ownership=slug, district=district
            )
        if not done:
            raise Unreadable(Problem(code="YB507", place=where, facts=(("firm", code),)))
        return FINE

    return done(work)


@app.command(short_help="Enter that a firm had nothing to file.")
def nil(
    code: Annotated[str, typer.Argument(metavar="CODE")],
    month: Annotated[str, typer.Argument(metavar="MONTH")],
    where: Where = DB, who: Who = "填报", on: Day = None,
) -> Job:  # fmt: skip
    """Enter a nil return (零申报)."""

    def work() -> int:
        from yuebao.register.filing import nothing

        with opened_register(where) as register:
            if not nothing(register, code, month_of(month), who=who, on=day_of("--on", on)):
                raise Unreadable(Problem(code="YB507", place=where, facts=(("firm", code),)))
        return FINE

    return done(work)


@app.command(short_help="Write a register whose truth is known.")
def demo(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where it goes; it must not hold a register.")
    ],
    seed: Annotated[int, typer.Option("--seed", help="What everything is drawn from.")] = 2025,
) -> Job:
    """Write a synthetic register that comes to given totals, with the sheets of its last month.

    \b
    Example:
      yuebao register demo demo && yuebao register stats 2025-05 -c -r demo/register.db --as-of 2025-06-12
    """

    def work() -> int:
        from yuebao.register.synth import demo as make

        place = Path(folder)
        if (place / DB).exists():
            facts = (("reason", "there is a register here already"),)
            raise Unreadable(Problem(code="YB505", place=str(place / DB), facts=facts))
        made = make(_made(folder), seed=seed)
        print(f"→ {place / DB}（{made.area}）")
        return FINE

    return done(work)


@app.command(short_help="Check that nothing was altered.")
def verify(where: Where = DB) -> Job:
    """Hold the register against its trail: the chain of digests, every record, the ledger."""

    def work() -> int:
        from yuebao.register.audit import faults

        with opened_register(where) as register:
            found = list(faults(register))
        for fault in found[:20]:
            complain([Problem(code="YB508", place=where, facts=(("reason", fault),))])
        if not found:
            print("完好：留痕连续，记录与留痕相符，台账与记录相符")
        return UNUSABLE if found else FINE

    return done(work)


@app.command(short_help="Show who did what to a record.")
def trail(
    contract: Annotated[
        str | None, typer.Argument(metavar="NUMBER", help="A contract's number; all without.")
    ] = None,
    where: Where = DB,
    last: Annotated[int, typer.Option("--last", min=1, help="How many entries.")] = 20,
) -> Job:
    """Print the trail: when, who, what, from which status to which, and why."""

    def work() -> int:
        from yuebao.register.journal import entries
        from yuebao.report.table import aligned

        with opened_register(where) as register, register.reading() as connection:
            found = entries(connection, about=contract, last=last)
        table = [("序号", "时间", "何人", "动作", "记录", "由", "到", "原因", "说明")]
        table += [
            (str(it.seq), it.at[:16], it.who, it.action, it.ref, it.was or "—", it.became or "—",
             it.why or "—", it.detail if len(it.detail) <= 40 else it.detail[:39] + "…")
            for it in found
        ]  # fmt: skip
        print("\n".join(aligned(table, right={0})))
        return FINE

    return done(work)
