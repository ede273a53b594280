"""What was read and what was found: figures, readings, relations, findings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from yuebao.core.number import Written
from yuebao.core.period import Period
from yuebao.core.problem import Problem
from yuebao.core.text import Outline, Source, Span
from yuebao.core.unit import Unit

Kind = Literal[
    "level",
    "yoy_rate",
    "mom_rate",
    "avg_rate",
    "other_rate",
    "share",
    "share_change",
    "rate_change",
    "abs_change",
    "contribution",
    "contribution_rate",
    "rank",
    "multiple",
    "ratio",
    "completion",
]

Breakdown = tuple[tuple[str, str], ...]
"""How a measure is cut: (dimension, member) pairs in the order they were said.

Dimensions are those of the output contract: flow, side, partner, product, mode, ownership,
sector, category, currency, region, and ``scope`` for anything else (规模以上工业). The members of
a sum (前三位合计) are joined by ``+``.
"""


class _KeyFields:
    """Where the fields of a key stand. It and its open twin add none: the one soon becomes the other."""

    __slots__ = ("area", "basis", "breakdown", "indicator", "kind", "measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(_KeyFields):
    """What a figure measures, for whom, cut how.

    ``indicator`` carries every inherited word (离岸服务外包执行额) without area and period, as a
    person would say it. ``measure`` is its canonical head with the breakdown's words taken
    out and synonyms joined (服务外包执行额; 服务贸易额 for 服务进出口总额 and 服务贸易逆差 alike),
    so that two figures of one total share a measure.
    ``kind`` is what the number says of it (a level, its growth, its share …); ``basis`` is
    ``nominal``, ``real`` (按可比价格, 按不变价格, 扣除价格因素), ``comparable`` (可比口径) or ``""``.
    """

    indicator: str
    measure: str
    area: str | None
    breakdown: Breakdown
    kind: Kind
    basis: str = ""

    @property
    def counted_in(self) -> str:
        """The currency of a rate that was told in another one than its amount (以美元计，增长5%), or of an
        amount that was said to be counted so; or nothing.

        What is named by its currency (外币存款) is cut by that, however it is counted.
        """
        told = self.breakdown[-1:]
        if not told or told[0][0] != "currency" or told[0][1] in self.indicator:
            return ""
        return told[0][1]


class OpenKey(_KeyFields):
    """A key that is being made: frozen fields take several times as long to set."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A denominator or a comparator.

    For a share or a contribution: the whole it is measured against (``name`` as a person
    would say it, ``measure`` and ``breakdown`` as in ``Key``; ``area`` None is the figure's
    own area). For a change that is not against the year before: what it is compared with
    (``name`` 上月, 年初, 2019年同期; ``period`` when it is known), or another area (全国).
    ``against`` is what the change of a share is against when that is not the year before
    (年初, 前三季度): its ``name`` is the denominator's.
    """

    name: str
    measure: str = ""
    breakdown: Breakdown = ()
    area: str | None = None
    period: Period | None = None
    against: str = ""


@lru_cache(maxsize=4096)
def base_called(name: str, measure: str = "", breakdown: Breakdown = (), area: str | None = None) -> Base:
    """``Base(name=name, …)`` made once: documents hold few denominators and say them often."""
    return Base(name=name, measure=measure, breakdown=breakdown, area=area)


class _FigureFields:
    """Where the fields of a figure stand, as ``_KeyFields`` are a key's."""

    __slots__ = (
        "base", "block", "key", "of", "parent", "period", "rule", "sentence", "span", "status", "text",
        "unit", "written",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(_FigureFields):
    """One printed number with its meaning.

    ``text`` is the number with its unit as printed, spaces of broken lines removed; ``span``
    is where it stands. ``written.value`` is signed in ``unit``. ``rule`` names what read it.
    ``parent`` is the position (in ``Reading.figures``) of the level that a 其中 hangs it
    under, None otherwise. ``of`` is the position of the level that this rate, share or
    change speaks of when the text prints one, None otherwise. ``block`` is the position of
    its block in the outline and ``sentence`` the source span of its sentence.
    """

    span: Span
    text: str
    written: Written
    unit: Unit
    key: Key
    period: Period | None
    rule: str
    sentence: Span
    block: int
    base: Base | None = None
    status: Literal["read", "doubtful"] = "read"
    parent: int | None = None
    of: int | None = None

    @property
    def counted_in(self) -> str:
        """The currency that its key says it is counted in, or nothing."""
        return self.key.counted_in


class OpenFigure(_FigureFields):
    """A figure that is being made: frozen fields take several times as long to set."""

    __slots__ = ()


class _IgnoredFields:
    """Where the fields of an ignored numeral stand, as ``_KeyFields`` are a key's."""

    __slots__ = ("reason", "span", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored(_IgnoredFields):
    """A numeral that is no statistical figure, and the named reason."""

    span: Span
    text: str
    reason: str


class OpenIgnored(_IgnoredFields):
    """An ignored numeral that is being made, as ``OpenFigure`` is a figure."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A numeral the reader could not place with confidence, and why."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything a document says in numbers: figures, ignored and unread account for all."""

    source: Source
    outline: Outline
    figures: tuple[Figure, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    unread: tuple[Unread, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What of the file was left out, and is in none of these."""
    notes: frozenset[str] = frozenset()
    """Notes of the document on itself: ``rounding`` (四舍五入, 单位取舍), ``comparable`` (可比口径),
    ``truncation`` (截尾, 不作四舍五入)."""

    def truncated(self) -> Reading:
        """The same with every figure taken as cut off rather than rounded: 20.4 is 20.4 to 20.5."""
        figures = tuple(replace(it, written=replace(it.written, cut=True)) for it in self.figures)
        return replace(self, figures=figures)

    def records(self) -> list[dict[str, Any]]:
        """Every numeral as a record of the output contract, in the order of the text."""
        from yuebao.core import contract

        return list(contract.records(self))

    def to_json(self) -> str:
        """``records()`` as one JSON array."""
        from yuebao.core import contract

        return contract.array(self)

    def to_frame(self) -> Any:
        """The figures as a polars frame (pandas where only that is installed), a row each.

        Raises:
            ImportError: neither polars nor pandas is installed.
        """
        from yuebao.core import contract

        return contract.frame(self)


Verdict = Literal["holds", "contradiction", "suspect", "open"]
Grade = Literal["A", "B", "C"]
"""What a finding assumes: A arithmetic alone, B that parts are exhaustive, C one base year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Something that must hold among printed figures.

    ``kind`` is the row of the lexicon's relation table (sum, balance, growth, share …),
    ``terms`` the positions of the figures it joins, ``assumes`` what must be granted besides
    arithmetic (``exhaustive``, ``one_base``), ``because`` the words it rests on, in Chinese.
    """

    kind: str
    terms: tuple[int, ...]
    assumes: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Culprit:
    """A figure whose change alone would mend a contradiction, and what it would have to be."""

    figure: int
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One edit of one figure that would mend a contradiction: what a hurried hand may have done.

    ``how`` says it in Chinese (漏写“亿”), ``became`` is the figure as it should then read.
    """

    figure: int
    how: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What confronting some figures with a relation showed.

    ``figures`` are positions in ``Reading.figures``; for a contradiction they are a minimal
    conflicting set. ``slips`` are the edits that would mend it, all that are equally likely.
    ``printed`` and ``allowed`` are the figure at issue and the interval
    the others leave it, in ``unit``; ``gap`` is how far apart the two are. ``proof`` is an
    exact certificate that another program can check with fractions alone.
    """

    relation: Relation
    verdict: Verdict
    figures: tuple[int, ...]
    grade: Grade = "A"
    printed: str = ""
    allowed: tuple[Fraction, Fraction] | None = None
    gap: Fraction | None = None
    unit: str = ""
    culprits: tuple[Culprit, ...] = ()
    shares_residual_with: tuple[int, ...] = ()
    proof: dict[str, Any] = field(default_factory=dict)
    explanation: str = ""
    slips: tuple[Slip, ...] = ()


class OpenRelation:
    """A relation that is being made, as ``OpenFigure`` is a figure."""

    __slots__ = Relation.__slots__


class OpenFinding:
    """A finding that is being made, as ``OpenFigure`` is a figure."""

    __slots__ = Finding.__slots__


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """A figure never printed, as the interval that the printed ones leave it.

    ``low`` and ``high`` are outward-rounded decimals in ``unit``; ``rests_on`` are the
    positions of the figures it follows from.
    """

    key: Key
    period: Period | None
    unit: Unit
    low: Decimal
    high: Decimal
    rests_on: tuple[int, ...]
    assumes: tuple[str, ...] = ()


class OpenInferred:
    """An inferred figure that is being made, as ``OpenFigure`` is a printed one."""

    __slots__ = Inferred.__slots__


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A reading confronted with itself: what cannot be true, what holds, what follows."""

    reading: Reading
    findings: tuple[Finding, ...] = ()
    inferred: tuple[Inferred, ...] = ()

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.verdict == "contradiction")

    def to_json(self) -> str:
        """The report as one JSON object, as ``yuebao check --format json`` prints it."""
        from yuebao.core import contract

        return contract.line(contract.report_record(self))
