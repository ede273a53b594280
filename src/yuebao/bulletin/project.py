"""An issue as a folder: its plan, its news and events, the manuscript a person edits, what was published."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from yuebao.bulletin import manuscript
from yuebao.bulletin.compose import compose
from yuebao.bulletin.issue import ColumnKind, Draft, Item, Paragraph, Posted
from yuebao.bulletin.manuscript import Merged
from yuebao.bulletin.plan import HANZI, PLAN, Plan, load_plan
from yuebao.bulletin.proof import Proof, prove
from yuebao.bulletin.render import FORMS, render
from yuebao.core.problem import Problem, Unreadable, extra

if TYPE_CHECKING:
    from yuebao.news import Article

DRAFT, PROPOSED, ACCEPTED, PUBLISHED = "draft.md", "draft.proposed.md", "accepted.json", "published"
FOLDERS: dict[ColumnKind, str] = {"news": "news", "events": "events"}
READABLE = (".md", ".txt", ".html", ".htm", ".docx")
LIMIT = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A folder's pieces as items, with what the editor should know of them."""

    items: tuple[Item, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """The issue in ``folder``. Nothing is kept in memory: every call reads the files as they are."""

    folder: Path
    book: str | None = None
    """Where the book is, if not where the plan says."""

    @property
    def plan(self) -> Plan:
        """Raises ``Unreadable`` (``YB601``, ``YB602``)."""
        return load_plan(self.folder)

    def entries(self, plan: Plan) -> list[Posted]:
        """All that the book holds now. A book that is not there is an empty one.

        Raises:
            Unreadable: the book cannot be opened, or its extra is not installed (``YB500``).
        """
        where = self.book or plan.book
        if "://" not in where:
            path = Path(where) if self.book else self.folder / where
            if not path.exists():
                raise Unreadable(Problem(code="YB606", place=str(path)))
            where = str(path)
        with extra("book", place="book"):
            from yuebao.book import Book
        with Book.open(where) as book:
            return [entry for entry in book.entries() if not entry.withdrawn]

    def gathered(self, plan: Plan) -> Gathered:
        """The pieces in ``news/`` and ``events/``, cleaned, attributed and put in order."""
        from yuebao.news import alike, open_article, propose, trimmed

        items: list[Item] = []
        notes: list[str] = []
        problems: list[Problem] = []
        for kind, name in FOLDERS.items():
            articles: list[Article] = []
            for path in sorted((self.folder / name).glob("*")):
                if (
                    not path.is_file()
                    or path.suffix.lower() not in READABLE
                    or path.name.startswith((".", "~"))
                ):
                    continue
                if path.stat().st_size > LIMIT:
                    facts = (("size", str(path.stat().st_size)), ("limit", str(LIMIT)))
                    problems.append(Problem(code="YB107", place=str(path), facts=facts))
                    continue
                found = open_article(path.read_bytes(), name=f"{name}/{path.name}")
                if isinstance(found, Problem):
                    problems.append(found)
                elif not found.title:
                    problems.append(Problem(code="YB607", place=str(path)))
                else:
                    articles.append(found)
            wanted = [row for column in plan.columns if column.kind == kind for row in column.order]
            proposals = propose(articles, own=(plan.imprint.publisher,) if plan.imprint.publisher else ())
            for proposal in proposals:
                if proposal.kind != kind and proposal.kind == "events":
                    notes.append(f"{proposal.article.name}：像是协会动态，可移到 events/")
            for pair in alike(articles) if len(articles) > 1 else ():
                percent = int(pair.shared * 100)
                one, two = articles[pair.one].name, articles[pair.two].name
                notes.append(f"{two} 与 {one} 有 {percent}% 相同，请留一篇")
            for proposal in sorted(proposals, key=lambda it: _place(it.article.name, wanted)):
                article = proposal.article
                words = trimmed(article.paragraphs, plan.longest)
                if len("".join(words)) < len("".join(article.paragraphs)):
                    notes.append(f"{article.name}：按整句截短为 {len(''.join(words))} 字")
                if not article.source and kind == "news":
                    notes.append(f"{article.name}：没有来源，请补上")
                items.append(
                    Item(
                        ident=article.name,
                        title=article.title,
                        blocks=tuple(Paragraph(text=text) for text in words),
                        source=article.source,
                        kind=kind,
                        link=article.url if article.url.startswith(("http://", "https://")) else "",
                    )
                )
        return Gathered(items=tuple(items), notes=tuple(notes), problems=tuple(problems))

    def composed(self, plan: Plan, entries: Sequence[Posted]) -> tuple[Draft, Gathered]:
        """What we would write now."""
        gathered = self.gathered(plan)
        return compose(plan, entries, plan.period, pieces=gathered.items), gathered

    def draft(self) -> tuple[Draft, Merged, Gathered]:
        """Write ``draft.md``, over nothing that the editor touched, and what is proposed beside it."""
        plan = self.plan
        made, gathered = self.composed(plan, self.entries(plan))
        path = self.folder / DRAFT
        before = path.read_text(encoding="utf-8") if path.exists() else None
        merged = manuscript.merge(made, before)
        put(path, merged.text.encode())
        beside = self.folder / PROPOSED
        if merged.proposed:
            put(beside, merged.proposed.encode())
        else:
            beside.unlink(missing_ok=True)
        told = [f"{posted.figure.key.indicator} {posted.figure.text}" for posted in made.left]
        notes = [f"《{item}》：数据库里没有{what}" for item, what in made.missing]
        notes += [f"没有写进正文：{words}" for words in told]
        return made, merged, replace(gathered, notes=(*gathered.notes, *notes))

    def manuscript(self, plan: Plan) -> Draft:
        """The draft as the editor left it.

        Raises:
            Unreadable: there is none yet (``YB603``).
        """
        try:
            text = (self.folder / DRAFT).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise Unreadable(Problem(code="YB603", place=str(self.folder / DRAFT))) from None
        except (OSError, ValueError) as error:
            facts = (("reason", str(error)),)
            raise Unreadable(Problem(code="YB103", place=str(self.folder / DRAFT), facts=facts)) from None
        return manuscript.parse(text, plan.imprint, plan.columns)

    def proof(self) -> Proof:
        """The manuscript confronted with itself and the book."""
        plan = self.plan
        written = self.manuscript(plan)
        entries = self.entries(plan)
        made = compose(plan, entries, plan.period)
        return prove(written, entries, generated=made, accepted=self.accepted())

    def accepted(self) -> dict[str, str]:
        """Faults that the editor answers for: identity → why."""
        try:
            told = json.loads((self.folder / ACCEPTED).read_text(encoding="utf-8"))
            return {str(row["finding"]): str(row["why"]) for row in told}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            facts = (("reason", str(error)),)
            raise Unreadable(Problem(code="YB602", place=str(self.folder / ACCEPTED), facts=facts)) from None

    def accept(self, finding: str, why: str, *, who: str, on: date) -> None:
        """Let a fault pass, with the reason, and who answers for it."""
        rows = []
        if (self.folder / ACCEPTED).exists():
            self.accepted()
            rows = json.loads((self.folder / ACCEPTED).read_text(encoding="utf-8"))
        rows = [row for row in rows if row["finding"] != finding]
        rows.append({"finding": finding, "why": why, "who": who, "on": on.isoformat()})
        put(self.folder / ACCEPTED, (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode())

    def publish(self, proof: Proof, forms: Sequence[str] = tuple(FORMS)) -> list[Path]:
        """All *forms* of a proven draft in ``published/``: all of them, or none."""
        name = proof.draft.imprint.name
        files = {f"{name}.{form}": data for form, data in _rendered(proof.draft, forms)}
        account = {
            "title": proof.draft.imprint.heading,
            "number": proof.draft.imprint.numbered,
            "date": proof.draft.imprint.date.isoformat(),
            "cited": proof.cited,
            "own": proof.own,
            "accepted": [
                {"finding": fault.ident, "text": fault.text, "kind": fault.kind, "why": why}
                for fault, why in proof.accepted
            ],
        }
        files[f"{name}.proof.json"] = (json.dumps(account, ensure_ascii=False, indent=1) + "\n").encode()
        target = self.folder / PUBLISHED
        fresh = Path(tempfile.mkdtemp(prefix=".publishing-", dir=self.folder))
        try:
            for file, data in files.items():
                (fresh / file).write_bytes(data)
            fresh.chmod(0o755)
            old = target.with_name(".published-before")
            shutil.rmtree(old, ignore_errors=True)
            if target.exists():
                target.rename(old)
            fresh.rename(target)
            shutil.rmtree(old, ignore_errors=True)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        return [target / file for file in files]


def _rendered(draft: Draft, forms: Sequence[str]) -> list[tuple[str, bytes]]:
    """*draft* in all *forms*. The PDF is set beside the others: typst leaves the interpreter free."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as aside:
        pdf = aside.submit(render, draft, "pdf") if "pdf" in forms else None
        # Those that need typst's pictures come last, when its fonts are there.
        drawn = ("docx", "eml")
        made = {
            form: render(draft, form)
            for form in sorted(forms, key=lambda form: form in drawn)
            if form != "pdf"
        }
        if pdf is not None:
            made["pdf"] = pdf.result()
    return [(form, made[form]) for form in forms]


def _place(name: str, wanted: Sequence[str]) -> int:
    """Where the plan wants a piece; those it does not name keep their order behind."""
    short = name.rpartition("/")[2]
    return next((n for n, row in enumerate(wanted) if row in (name, short)), len(wanted))


def put(path: Path, data: bytes) -> None:
    """Write *data* whole or not at all.

    Raises:
        Unreadable: it cannot be written (``YB109``).
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        facts = (("reason", error.strerror or str(error)),)
        raise Unreadable(Problem(code="YB109", place=str(path), facts=facts)) from None
    finally:
        draft.unlink(missing_ok=True)


TEMPLATE = """\
# {heading}
title = "{title}"
publisher = "{publisher}"
number = {number}            # 本年第几期
# total = 66                # 总第几期
date = {date}
period = "{period}"   # 数据所属时期：2025-05、2025-01/2025-05、2025-H1、2025
area = "{area}"
book = "{book}"    # 数据库，相对于本文件夹，或 postgresql+psycopg://…
longest = 0                 # 每条资讯最多多少字（按整句截），0 为不截
# address = "https://example.org/yuebao"

[style]
dash = "-"                  # 1-5月 或 1—5月
drop_zeros = true           # 563.0 印作 563
# decimals = 1              # 金额最多几位小数；不写则照数据库
# rate_decimals = 1
# units = ["万美元", "亿元"]  # 换算成这些单位

[[columns]]
name = "数据月报"
kind = "data"

[[columns.items]]
title = "{{period}}{{area}}服务外包数据统计"
lead = "据本会统计部汇总"
source = "本会统计部"
totals = ["服务外包合同签约额", "服务外包执行额"]
passages = [
  {{ of = "服务外包执行额", by = "category", chart = true, table = true }},
  {{ of = "离岸服务外包执行额", by = "partner", top = 3, chart = true }},
]

[[columns]]
name = "行业资讯"
kind = "news"

[[columns]]
name = "协会动态"
kind = "events"
empty = "{month}月暂无"
"""


def create(
    folder: Path, *, title: str, publisher: str, area: str, book: str, last: Plan | None = None
) -> Path:
    """A new issue's folder with its plan, in which all that is asked for has a place.

    *folder* is named as the month is (2025-06). With *last* (the plan of the issue before) its number
    goes on counting. Data are of the year's months before.

    Raises:
        Unreadable: there is one already (``YB608``), or the name is no month (``YB602``).
    """
    from yuebao.bulletin.plan import period_of

    try:
        month = period_of(folder.name)
        if month.kind != "month":
            raise ValueError(f"{folder.name} is no month; name the folder 2025-06")
    except ValueError as error:
        facts = (("reason", str(error)),)
        raise Unreadable(Problem(code="YB602", place=str(folder), facts=facts)) from None
    path = folder / PLAN
    if path.exists():
        raise Unreadable(Problem(code="YB608", place=str(path)))
    year, number = month.start // 12, month.start % 12 + 1
    before = (
        f"{year}-01/{year}-{number - 1:02d}" if number > 2 else f"{year}-01" if number == 2 else f"{year - 1}"
    )
    closing = date(year + number // 12, number % 12 + 1, 1).toordinal() - 1
    if last is not None:
        title, publisher = last.imprint.title, last.imprint.publisher or publisher
        area, book = last.imprint.area or area, last.book
    text = TEMPLATE.format(
        heading=f"{title} {year}年{number}月",
        title=_toml(title),
        publisher=_toml(publisher),
        number=number,
        date=date.fromordinal(closing).isoformat(),
        period=before,
        area=_toml(area),
        book=_toml(book),
        month=HANZI[number - 1],
    )
    if last is not None and last.imprint.total:
        text = text.replace("# total = 66 ", f"total = {last.imprint.total + 1} ")
    try:
        for name in ("", *FOLDERS.values()):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        facts = (("reason", error.strerror or str(error)),)
        raise Unreadable(Problem(code="YB109", place=str(folder), facts=facts)) from None
    put(path, text.encode())
    return path


def _toml(words: str) -> str:
    """*words* inside a basic string of TOML."""
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
