"""Issues on the command line: new, draft, proof, publish, preview, and the site of them all."""

from __future__ import annotations

import getpass
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yuebao.cli.shell import CONTRADICTED, FINE, UNUSABLE, Job, colour, complain
from yuebao.core.problem import Problem, Unreadable

if TYPE_CHECKING:
    from yuebao.bulletin.project import Project
    from yuebao.bulletin.proof import Fault, Proof

ISSUES = "issues"
_MONTH = re.compile(r"(?:19|20)\d\d-\d\d")

issue = typer.Typer(
    help="Write, prove and publish the month's issue.", no_args_is_help=True, rich_markup_mode=None
)
site = typer.Typer(help="Build the archive site of all issues.", no_args_is_help=True, rich_markup_mode=None)

Folder = Annotated[
    str, typer.Argument(metavar="ISSUE", help="The issue's folder, or its month under issues/: 2025-06.")
]
BookAt = Annotated[
    str | None,
    typer.Option("--book", envvar="YUEBAO_BOOK", metavar="BOOK", help="The book, if not the plan's."),
]
Accept = Annotated[
    list[str] | None, typer.Option("--accept", metavar="FINDING", help="Let this finding pass.")
]
Why = Annotated[str | None, typer.Option("--why", help="Why it may pass; asked for with --accept.")]


def _folder(name: str) -> Path:
    """The folder that a person means by *name*."""
    under = Path(ISSUES) / name
    if not (Path(name) / "issue.toml").exists() and (under / "issue.toml").exists():
        return under
    return Path(name)


def _project(name: str, book: str | None) -> Project:
    from yuebao.bulletin.project import Project

    return Project(_folder(name), book)


@issue.command(short_help="Make the folder of an issue, with its plan.")
def new(
    folder: Folder,
    title: Annotated[str, typer.Option("--title", help="The bulletin's title.")] = "月报",
    publisher: Annotated[str, typer.Option("--publisher", help="Who publishes it.")] = "",
    area: Annotated[str, typer.Option("--area", help="Whose data it gives: 大连市.")] = "",
    book: Annotated[
        str, typer.Option("--book", help="The book, relative to the folder.")
    ] = "../../yuebao.db",
) -> Job:
    """Make the folder of an issue: issue.toml, news/ and events/.

    The issue before, if it stands beside it, lends its title, publisher and numbers.

    \b
    Examples:
      yuebao issue new 2025-06 --title 软件园服务外包月报 --area 大连市
      yuebao issue new archive/2025-07
    """

    def job() -> int:
        from yuebao.bulletin.plan import load_plan
        from yuebao.bulletin.project import create

        place = Path(ISSUES) / folder if _MONTH.fullmatch(folder) else Path(folder)
        before = sorted(path for path in place.parent.glob("*/issue.toml") if path.parent.name < place.name)
        last = load_plan(before[-1].parent) if before else None
        print(f"→ {create(place, title=title, publisher=publisher, area=area, book=book, last=last)}")
        return FINE

    return _told(job)


@issue.command(short_help="Write the draft from the book, news/ and events/.")
def draft(folder: Folder, book: BookAt = None) -> Job:
    """Write draft.md; what you edited in it stays, and what we would now write is put beside it.

    \b
    Examples:
      yuebao issue draft 2025-06
      yuebao issue draft 2025-06 --book postgresql+psycopg://localhost/yuebao
    """

    def job() -> int:
        project = _project(folder, book)
        made, merged, gathered = project.draft()
        complain(gathered.problems)
        cited = sum(len(block.cites) for item in made.items for block in item.paragraphs)
        print(f"→ {project.folder / 'draft.md'}：{len(made.items)} 条，数据 {cited} 个")
        for note in gathered.notes:
            print(f"  {note}")
        if merged.kept:
            print(f"  你改过的 {len(merged.kept)} 条原样保留：{'、'.join(merged.kept)}")
        if merged.struck:
            print(f"  你删掉的 {len(merged.struck)} 条没有再写：{'、'.join(merged.struck)}")
            print("  要恢复哪一条，从 draft.md 末行“已生成”里删去它的名字，再写一次")
        if merged.proposed:
            print(f"→ {project.folder / 'draft.proposed.md'}：这几条现在会这样写，供参考")
        return UNUSABLE if gathered.problems else FINE

    return _told(job)


@issue.command(short_help="Hold the draft against itself and the book.")
def proof(
    folder: Folder,
    accept: Accept = None,
    why: Why = None,
    book: BookAt = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> Job:
    """Read the draft back and say which numbers are cited, which are not, and what cannot be true.

    \b
    Examples:
      yuebao issue proof 2025-06
      yuebao issue proof 2025-06 --accept 3f9c01ab --why "来源原文如此，已电话核实"
    """

    def job() -> int:
        project = _project(folder, book)
        proven = _proven(project, accept or [], why)
        print(_json(proven) if as_json else "\n".join(_lines(proven)))
        return CONTRADICTED if proven.stops else FINE

    return _told(job)


@issue.command(short_help="Prove the draft and write it in every form.")
def publish(
    folder: Folder,
    accept: Accept = None,
    why: Why = None,
    book: BookAt = None,
    forms: Annotated[
        str, typer.Option("--forms", help="Which forms, with commas between; all unless given.")
    ] = "",
) -> Job:
    """Prove the draft; if it holds, write published/: HTML, PDF, DOCX, mail, feed, text and data.

    \b
    Examples:
      yuebao issue publish 2025-06
      yuebao issue publish 2025-06 --forms html,pdf
    """

    def job() -> int:
        from yuebao.bulletin.render import FORMS

        wanted = [form.strip() for form in forms.split(",") if form.strip()] or list(FORMS)
        for form in wanted:
            if form not in FORMS:
                facts = (("form", form), ("forms", ", ".join(FORMS)))
                raise Unreadable(Problem(code="YB610", place="--forms", facts=facts))
        project = _project(folder, book)
        proven = _proven(project, accept or [], why)
        if proven.stops:
            print("\n".join(_lines(proven)))
            return CONTRADICTED
        for path in project.publish(proven, wanted):
            print(f"→ {path}")
        print(f"可追溯数据 {proven.cited} 个，来源自有 {proven.own} 个，放行 {len(proven.accepted)} 处")
        return FINE

    return _told(job)


@issue.command(short_help="Write the draft as a page to look at, proven or not.")
def preview(folder: Folder, book: BookAt = None) -> Job:
    """Write preview.html: the draft as it would be published, with what the proof found on top.

    \b
    Example: yuebao issue preview 2025-06
    """

    def job() -> int:
        from yuebao.bulletin.project import put
        from yuebao.bulletin.render import html

        project = _project(folder, book)
        proven = project.proof()
        told = [f"{fault.ident} {_said(fault)}" for fault in proven.faults]
        path = project.folder / "preview.html"
        put(path, html.render(proven.draft, notes=told))
        print(f"→ {path}")
        return FINE

    return _told(job)


@site.command(short_help="Build the static site of all published issues.")
def build(
    folder: Annotated[str, typer.Argument(metavar="ISSUES", help="The folder of the issues.")] = ISSUES,
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="SITE", help="Where to put the site.")
    ] = "site",
    book: BookAt = None,
) -> Job:
    """Build a site that needs no server: every issue, every series with its chart and data, and a search.

    \b
    Examples:
      yuebao site build
      yuebao site build archive -o public
    """

    def job() -> int:
        from yuebao.bulletin.site import build as build_site

        built = build_site(Path(folder), Path(out), book=book)
        print(f"→ {Path(out) / 'index.html'}：{built.issues} 期，{built.series} 个序列")
        return FINE

    return _told(job)


def _told(work: Job) -> Job:
    """*work*, its problems told instead of raised."""

    def job() -> int:
        try:
            return work()
        except Unreadable as error:
            complain([error.problem])
            return UNUSABLE

    return job


def _proven(project: Project, accept: list[str], why: str | None) -> Proof:
    """The proof, after what is to be accepted has been."""
    proven = project.proof()
    if not accept:
        return proven
    known = {fault.ident for fault in proven.stops} | {fault.ident for fault, _ in proven.accepted}
    for finding in accept:
        if finding not in known or not (why or "").strip():
            facts = (("finding", finding),)
            raise Unreadable(Problem(code="YB609", place="--accept", facts=facts))
    for finding in accept:
        project.accept(finding, str(why).strip(), who=getpass.getuser(), on=date.today())
    return project.proof()


def _said(fault: Fault) -> str:
    from yuebao.bulletin.proof import WORDS

    where = f"《{fault.item}》" if fault.item else ""
    return f"{WORDS[fault.kind]}：{where}{fault.text}" + (f"（{fault.why}）" if fault.why else "")


def _lines(proven: Proof) -> list[str]:
    red, plain = ("\x1b[31m", "\x1b[0m") if colour() else ("", "")
    lines = [f"可追溯数据 {proven.cited} 个，来源自有 {proven.own} 个"]
    for fault in proven.faults:
        mark = f"{red}✗ {fault.ident}{plain}" if fault.stops else f"· {fault.ident}"
        lines.append(f"{mark} {_said(fault)}")
    lines += [f"放行 {fault.ident} {_said(fault)}：{why}" for fault, why in proven.accepted]
    stops = len(proven.stops)
    lines.append(f"有 {stops} 处要改，或用 --accept 编号 --why 理由 放行" if stops else "校对通过")
    return lines


def _json(proven: Proof) -> str:
    def row(fault: Fault) -> dict[str, object]:
        return {
            "finding": fault.ident,
            "kind": fault.kind,
            "stops": fault.stops,
            "item": fault.item,
            "text": fault.text,
            "why": fault.why,
        }

    told = {
        "cited": proven.cited,
        "own": proven.own,
        "findings": [row(fault) for fault in proven.faults],
        "accepted": [row(fault) | {"accepted": why} for fault, why in proven.accepted],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
