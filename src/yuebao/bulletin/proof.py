"""A draft read back by our own reader and held against itself and the book."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from yuebao.bulletin.cite import Shelf
from yuebao.bulletin.heard import heard
from yuebao.bulletin.issue import Chart, Cite, Draft, Item, Paragraph, Posted, Table
from yuebao.bulletin.render.text import Laid, Place, laid
from yuebao.core.contract import joined
from yuebao.core.fact import Reading, Report
from yuebao.core.text import Span

FaultKind = Literal[
    "against_book",
    "uncited",
    "contradiction",
    "unread",
    "numeral",
    "chart",
    "table",
    "source",
    "suspect",
    "left",
]
WORDS: dict[FaultKind, str] = {
    "against_book": "与数据库不符",
    "uncited": "数据库里没有这个数",
    "contradiction": "自相矛盾",
    "unread": "读不懂的数字",
    "numeral": "日期或编号与生成稿不同",
    "chart": "图中的数不在正文里",
    "table": "表中的数不在数据库里",
    "source": "没有注明来源",
    "suspect": "可疑",
    "left": "没有写进正文",
}
NOTICES: frozenset[FaultKind] = frozenset(("suspect", "left"))
"""What is told and does not stop an issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something the proof found. ``ident`` is what ``--accept`` takes; it stays as long as the words do."""

    kind: FaultKind
    item: str
    text: str
    why: str
    ident: str

    @property
    def stops(self) -> bool:
        return self.kind not in NOTICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What proving a draft showed.

    ``draft`` is the draft with every figure that the book backs cited; ``report`` the checker's own
    account of it; ``own`` how many figures are the sources' own; ``accepted`` what was let pass, and why.
    """

    draft: Draft
    report: Report
    faults: tuple[Fault, ...]
    own: int
    accepted: tuple[tuple[Fault, str], ...] = ()

    @property
    def cited(self) -> int:
        return sum(len(block.cites) for item in self.draft.items for block in item.paragraphs)

    @property
    def stops(self) -> tuple[Fault, ...]:
        """The faults that keep the issue from being published."""
        return tuple(fault for fault in self.faults if fault.stops)


def prove(
    draft: Draft,
    entries: Iterable[Posted],
    *,
    generated: Draft | None = None,
    accepted: dict[str, str] | None = None,
) -> Proof:
    """*draft* confronted with itself and with *entries*.

    In a column of data every number must print an entry; elsewhere it may be its source's own, where
    the source is named. *generated* is what we would write now: dates that differ from it are told.
    *accepted* are identities of faults that the editor answers for, with his reasons.
    """
    from yuebao.check import confront

    shelf = Shelf(entries, area=draft.imprint.area)
    page = laid(draft)
    reading = heard(page.text, name=draft.imprint.name)
    report = confront(reading)
    scribe = _Faults(draft=draft, page=page, found=[])
    cites: dict[tuple[int, int, int], list[Cite]] = {}
    own = 0
    for figure in reading.figures:
        place = scribe.place(figure.span)
        if place is None or place.block < 0:
            continue
        item = draft.columns[place.column].items[place.item]
        backing = shelf.backing(figure)
        if backing is not None:
            here = cites.setdefault((place.column, place.item, place.block), [])
            start = figure.span.start - place.start
            here.append(Cite(start=start, stop=figure.span.stop - place.start, posted=backing))
            continue
        known = shelf.of(figure)
        if known:
            printed = "、".join(dict.fromkeys(entry.figure.text for entry in known))
            scribe.add("against_book", place, figure.span, f"数据库为{printed}")
        elif item.kind == "data":
            kind: FaultKind = "uncited" if isinstance(item.blocks[place.block], Paragraph) else "table"
            scribe.add(kind, place, figure.span, f"{figure.key.indicator}（{figure.period}）")
        else:
            own += 1
    for unread in reading.unread:
        place = scribe.place(unread.span)
        if place is not None and draft.columns[place.column].kind == "data":
            scribe.add("unread", place, unread.span, unread.reason)
    for finding in report.findings:
        if finding.verdict in ("contradiction", "suspect") and finding.figures:
            span = reading.figures[finding.figures[0]].span
            kind = "contradiction" if finding.verdict == "contradiction" else "suspect"
            scribe.add(kind, scribe.place(span), span, finding.explanation)
    _dates(scribe, reading, generated)
    _pictures(scribe)
    for item in draft.items:
        if item.kind == "news" and not item.source:
            scribe.note("source", item.title, item.title, "请补上（来源：…）")
    for posted in generated.left if generated else ():
        scribe.note("left", "", posted.figure.text, posted.figure.key.indicator)
    passed = accepted or {}
    return Proof(
        draft=_cited(draft, cites),
        report=report,
        faults=tuple(fault for fault in scribe.found if fault.ident not in passed),
        own=own,
        accepted=tuple((fault, passed[fault.ident]) for fault in scribe.found if fault.ident in passed),
    )


@dataclass(slots=True)
class _Faults:
    draft: Draft
    page: Laid
    found: list[Fault]

    def place(self, span: Span) -> Place | None:
        places = self.page.places
        at = bisect_right(places, span.start, key=lambda place: place.start) - 1
        return places[at] if 0 <= at and span.stop <= places[at].stop else None

    def add(self, kind: FaultKind, place: Place | None, span: Span, why: str) -> None:
        text = self.page.text
        start, stop = span.start, span.stop
        while start and text[start - 1] not in "\n，；。！？":
            start -= 1
        while stop < len(text) and text[stop] not in "\n，；。！？":
            stop += 1
        title = self.draft.columns[place.column].items[place.item].title if place else ""
        self.note(kind, title, joined(text[start:stop]), why)

    def note(self, kind: FaultKind, item: str, text: str, why: str) -> None:
        ident = sha256(f"{kind}\n{item}\n{text}\n{why}".encode()).hexdigest()[:8]
        if all(fault.ident != ident for fault in self.found):
            self.found.append(Fault(kind=kind, item=item, text=text, why=why, ident=ident))


def _dates(scribe: _Faults, reading: Reading, generated: Draft | None) -> None:
    """Dates and other numerals of a data item that took the place of those we wrote."""
    if generated is None:
        return
    written = {item.ident: item for item in generated.items if item.kind == "data"}
    said: dict[tuple[int, int], Counter[str]] = {}
    for it in reading.ignored:
        place = scribe.place(it.span)
        if place is not None:
            said.setdefault((place.column, place.item), Counter())[joined(it.text)] += 1
    for c, column in enumerate(scribe.draft.columns):
        for i, item in enumerate(column.items):
            if item.ident not in written or _words(item) == _words(written[item.ident]):
                continue
            was, now = _numerals(scribe.draft, written[item.ident]), said.get((c, i), Counter())
            lost, new = was - now, now - was
            if lost and new:
                why = f"原为{'、'.join(sorted(lost))}"
                scribe.note("numeral", item.title, "、".join(sorted(new)), why)


def _words(item: Item) -> tuple[str, ...]:
    return (item.title, *(block.text for block in item.paragraphs))


def _numerals(draft: Draft, item: Item) -> Counter[str]:
    """The numerals that are no figures in an item that stands alone."""
    alone = replace(draft, columns=(replace(draft.columns[0], items=(item,)),))
    page = laid(alone)
    reading = heard(page.text, name="item")
    first = page.places[0].start
    return Counter(joined(it.text) for it in reading.ignored if first <= it.span.start)


def _pictures(scribe: _Faults) -> None:
    """Every number of a chart must be printed by a sentence or table of its item."""
    for item in scribe.draft.items:
        printed = " ".join(block.text for block in item.paragraphs)
        printed += " ".join(
            " ".join(row) for block in item.blocks if isinstance(block, Table) for row in block.rows
        )
        for block in item.blocks:
            if not isinstance(block, Chart):
                continue
            for bar in block.bars:
                for value, unit in ((bar.value, block.unit), (bar.change, "%")):
                    if value is not None and value and f"{abs(value):f}{unit}" not in printed:
                        scribe.note("chart", item.title, f"{bar.label} {value:f}{unit}", block.title)


def _cited(draft: Draft, cites: dict[tuple[int, int, int], list[Cite]]) -> Draft:
    columns = []
    for c, column in enumerate(draft.columns):
        items = []
        for i, item in enumerate(column.items):
            blocks = tuple(
                replace(block, cites=tuple(cites.get((c, i, b), ())))
                if isinstance(block, Paragraph)
                else block
                for b, block in enumerate(item.blocks)
            )
            items.append(replace(item, blocks=blocks))
        columns.append(replace(column, items=tuple(items)))
    return replace(draft, columns=tuple(columns))
