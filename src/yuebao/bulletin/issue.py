"""What an issue is made of: columns of items, items of paragraphs, tables and charts, figures cited.

One model serves every form: text, web page, PDF, DOCX, mail. It holds words and figures, no layout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from yuebao.core.fact import Figure
from yuebao.core.period import Period

ColumnKind = Literal["data", "news", "events"]


class Posted(Protocol):
    """A figure in the book, with the name it is cited by."""

    @property
    def id(self) -> str: ...
    @property
    def figure(self) -> Figure: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """The plainest ``Posted``: what composes and proves without a book on disk."""

    id: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """``text[start:stop]`` of a paragraph prints *posted*, a figure of the book."""

    start: int
    stop: int
    posted: Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    text: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart: what it is, how much, and by how many per cent it changed on a year ago."""

    label: str
    value: Decimal
    change: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars of one unit; ``source`` is the line under it."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    source: str = ""

    @property
    def alternative(self) -> str:
        """The chart in words, for who cannot see it."""
        told = (f"{bar.label}{bar.value:f}{self.unit}{_moved(bar.change)}" for bar in self.bars)
        return f"{self.title}：{'；'.join(told)}。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of words under a caption; the first row is the head."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Chart | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of a column. ``ident`` is empty for what an editor wrote into the draft himself."""

    ident: str
    title: str
    blocks: tuple[Block, ...]
    source: str = ""
    kind: ColumnKind = "data"
    link: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    name: str
    kind: ColumnKind
    items: tuple[Item, ...] = ()
    empty: str = ""
    """What stands here when there are no items: 六月暂无."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the head of an issue says of it."""

    title: str
    publisher: str
    number: int
    date: date
    month: Period
    """The month it is the issue of, which is seldom the month its data are of."""
    total: int | None = None
    area: str = ""
    address: str = ""
    """Where issues are published on the web, for the feed and the mail; may be empty."""

    @property
    def name(self) -> str:
        """The folder and file name of the issue: 2025-06."""
        return str(self.month)

    @property
    def numbered(self) -> str:
        whole = f"（总第{self.total}期）" if self.total else ""
        return f"{self.date.year}年第{self.number}期{whole}"

    @property
    def dated(self) -> str:
        return f"{self.date.year}年{self.date.month}月{self.date.day}日"

    @property
    def heading(self) -> str:
        return f"{self.title}（{self.month.year}年{self.month.start % 12 + 1}月）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A whole issue before it is proven.

    ``left`` are figures that no wording said rightly; ``missing`` what the plan asks for and the book does
    not hold, each with the title of its item.
    """

    imprint: Imprint
    columns: tuple[Column, ...]
    left: tuple[Posted, ...] = field(default=())
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for column in self.columns for item in column.items)


def _moved(change: Decimal | None) -> str:
    if change is None:
        return ""
    if not change:
        return "，同比持平"
    return f"，同比{'增长' if change > 0 else '下降'}{abs(change):f}%"
