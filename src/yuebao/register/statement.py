"""The month's statistics in words: a text that the reader reads back to exactly the figures it came from.

So the register enters the book by the door every bulletin takes: as a document with figures, each at its
place. ``state`` writes the text and reads it; what it reads must be what was meant, figure by figure, or
nothing leaves the register.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from yuebao.check import confront
from yuebao.core.fact import Report
from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source
from yuebao.read import read
from yuebao.register.codes import OFFSHORE, SIDES, UNSETTLED
from yuebao.register.stats import Line, Statistics

UNITS = {"usd": "万美元", "rmb": "万元"}
_WAN = 1_000_000
"""Cents in 万."""
_TOP = 5
"""How many partners are named."""
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A figure that the text is to say: signed value as printed, unit, kind, and how it is cut."""

    value: Decimal
    unit: str
    kind: str
    cut: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The text as a source, what it means, and the report on reading it back."""

    source: Source
    data: bytes
    meant: tuple[Meant, ...]
    report: Report


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    meant: list[Meant] = field(default_factory=list)

    def put(self, words: str) -> None:
        self.parts.append(words)

    def say(
        self, value: Decimal, unit: str, kind: str, cut: frozenset[tuple[str, str]], *, shown: str
    ) -> None:
        self.parts.append(shown)
        self.meant.append(Meant(value=value, unit=unit, kind=kind, cut=cut))


def wan(amount: int, *, places: int = 1) -> Decimal:
    """Cents in 万, rounded half up as bulletins do, without trailing zeros."""
    return rounded(Fraction(amount, _WAN), places)


def rounded(value: Fraction, places: int) -> Decimal:
    """A fraction to so many places, half up, without trailing zeros."""
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    out = Decimal(-units if value < 0 else units).scaleb(-places)
    return Decimal(f"{out.normalize():f}") if out else Decimal(0)


def percent(value: Fraction, *, places: int = 2) -> Decimal:
    return rounded(value * 100, places)


def title(stats: Statistics, area: str) -> str:
    """2025年1-5月大连市服务外包数据统计."""
    return f"{spoken(stats)}{area}服务外包数据统计"


def spoken(stats: Statistics) -> str:
    """The period in words: 2025年1-5月, 2025年5月."""
    first, last = stats.period.start, stats.period.stop - 1
    months = f"{first % 12 + 1}-{last % 12 + 1}" if first < last else f"{last % 12 + 1}"
    return f"{first // 12}年{months}月"


def state(tables: Sequence[Statistics], *, area: str, released: str, places: int = 2) -> Statement:
    """The statement of *tables*, of one period and currency; the first is cut by side, others are told too.

    *places* is how many decimal places growth has (trailing zeros are dropped, as bulletins do).

    Raises:
        Unreadable: the reader would not read it back as it was meant (``YB510``); nothing may be
            published then.
    """
    sides = tables[0]
    if sides.by != "side" or len({(it.period, it.currency, it.as_of) for it in tables}) > 1:
        raise ValueError("a statement is of one period, currency and cut-off, by side first")
    writer = _Writer()
    writer.put(f"【数据月报】\n\n● {title(sides, area)}\n\n")
    year, month, day = sides.as_of.split("-")
    writer.put(f"根据截至{int(year)}年{int(month)}月{int(day)}日已审核的合同登记，{spoken(sides)}，{area}")
    _sides(writer, sides, places)
    for table in tables[1:]:
        if table.by == "partner":
            _partners(writer, table, places)
        elif table.by == "category":
            _categories(writer, table, places)
    writer.put(f"\n（来源：{area}服务外包合同登记）\n")
    text = "".join(writer.parts)
    data = text.encode()
    name = f"register-{sides.period}-{sides.currency}-{sides.as_of}".replace("/", "_")
    source = Source(
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        text=text,
        publisher=f"{area}服务外包合同登记",
        released=released,
    )
    report = confront(read(source))
    _confirm(report, writer.meant, str(sides.period), area)
    return Statement(source=source, data=data, meant=tuple(writer.meant), report=report)


def _confirm(report: Report, meant: Sequence[Meant], period: str, area: str) -> None:
    """Complains unless what was read is what was meant, in order, and nothing else."""
    said = [
        (
            it.written.value,
            it.unit.symbol,
            it.key.kind,
            frozenset(it.key.breakdown),
            str(it.period),
            it.key.area,
        )
        for it in report.reading.figures
    ]
    wanted = [(it.value, it.unit, it.kind, it.cut, period, area) for it in meant]
    if said != wanted or report.reading.unread:
        odd, right = next(
            (pair for pair in zip(said, wanted, strict=False) if pair[0] != pair[1]), (said[-1:], wanted[-1:])
        )
        facts = (("said", _told(odd)), ("meant", _told(right)))
        raise Unreadable(Problem(code="YB510", place=report.reading.source.name, facts=facts))


def _told(it: Sequence[object]) -> str:
    """A figure in a message: value and unit, period and area."""
    return f"{it[0]}{it[1]} {it[4]} {it[5] or '(no area)'}" if it else "nothing"


def _amount(writer: _Writer, stats: Statistics, amount: int, cut: frozenset[tuple[str, str]]) -> None:
    value, unit = wan(amount), UNITS[stats.currency]
    writer.say(value, unit, "level", cut, shown=f"{value:f}{unit}")


def _growth(
    writer: _Writer, value: Fraction | None, places: int, cut: frozenset[tuple[str, str]], *, lead: str
) -> None:
    """同比增长 x%, 同比下降 x%, 同比持平; nothing where it is not known."""
    if value is None:
        return
    shown = percent(value, places=places)
    if not shown:
        writer.put(lead)
        writer.say(Decimal(0), "%", "yoy_rate", cut, shown="同比持平")
        return
    writer.put(f"{lead}同比{'增长' if 0 < shown else '下降'}")
    writer.say(shown, "%", "yoy_rate", cut, shown=f"{abs(shown):f}%")


def _growths(stats: Statistics, line: Line) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """On the base as it was first published, or today's where nothing was."""
    return line.growth("first" if stats.published else "current")


def _sides(writer: _Writer, stats: Statistics, places: int) -> None:
    whole = stats.lines[0]
    assert whole.now is not None
    contracts, signed, executed = _growths(stats, whole)
    nothing: frozenset[tuple[str, str]] = frozenset()
    writer.put("服务外包合同签约额")
    _amount(writer, stats, whole.now.signed, nothing)
    _growth(writer, signed, places, nothing, lead="，")
    writer.put("；接包合同执行额")
    _amount(writer, stats, whole.now.executed, nothing)
    _growth(writer, executed, places, nothing, lead="，")
    writer.put("。")
    lead = "其中，"
    for side in SIDES:
        line = next(it for it in stats.lines if it.member == side)
        if line.now is None or not any(line.now):
            continue
        cut = frozenset([("side", side)])
        named = side if side != UNSETTLED else "方向待定"
        _, signed, executed = _growths(stats, line) if side != UNSETTLED else (None, None, None)
        writer.put(f"{lead}{named}服务外包合同签约额")
        _amount(writer, stats, line.now.signed, cut)
        _growth(writer, signed, places, cut, lead="，")
        writer.put("；执行额")
        _amount(writer, stats, line.now.executed, cut)
        _growth(writer, executed, places, cut, lead="，")
        writer.put("。")
        lead = ""
    writer.put("\n\n")
    if whole.now.contracts:
        writer.put("新签服务外包合同")
        count = Decimal(whole.now.contracts)
        writer.say(count, "份", "level", nothing, shown=f"{count}份")
        _growth(writer, contracts, places, nothing, lead="，")
        writer.put("。\n")


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else "、".join(words[:-1]) + "和" + words[-1]


def _partners(writer: _Writer, stats: Statistics, places: int) -> None:
    """The first partners with amounts, growth where all of it is known, and shares of offshore business."""
    del places
    known = [
        it for it in stats.parts if it.now is not None and 0 < it.now.executed and it.share[2] is not None
    ]
    # A held-back partner may stand among them: then nobody can say who is first.
    top = known[:_TOP]
    if len(top) < 2 or (any(it.now is None for it in stats.parts) and not _surely_first(stats, top)):
        return
    cuts = [frozenset([("partner", it.member), ("side", OFFSHORE)]) for it in top]
    named = _listed([it.label for it in top])
    writer.put(f"\n离岸服务外包执行额前{_DIGITS[len(top)]}位来源地为{named}，执行额分别为")
    for n, (line, cut) in enumerate(zip(top, cuts, strict=True)):
        assert line.now is not None
        writer.put(("", "和" if n == len(top) - 1 else "、")[bool(n)])
        _amount(writer, stats, line.now.executed, cut)
    writer.put("，占离岸服务外包执行额的比重分别为")
    for n, (line, cut) in enumerate(zip(top, cuts, strict=True)):
        share = line.share[2]
        assert share is not None
        writer.put(("", "和" if n == len(top) - 1 else "、")[bool(n)])
        value = percent(share, places=1)
        writer.say(value, "%", "share", cut, shown=f"{value:f}%")
    writer.put("。\n")


def _surely_first(stats: Statistics, top: Sequence[Line]) -> bool:
    """Whether all that is held back together is less than the last of *top*."""
    whole = stats.lines[0].now
    assert whole is not None
    rest = whole.executed - sum(it.now.executed for it in stats.parts if it.now is not None)
    last = top[-1].now
    return last is not None and rest < last.executed


def _categories(writer: _Writer, stats: Statistics, places: int) -> None:
    """A table of the categories' executed amounts, growth and shares; held-back ones are left out."""
    named = {"ito": "ITO", "bpo": "BPO", "kpo": "KPO"}
    rows = [it for it in stats.parts if it.member in named and it.now is not None and 0 < it.now.executed]
    if len(rows) < 2:
        return
    unit = UNITS[stats.currency]
    writer.put(f"\n{title(stats, '').removesuffix('数据统计')}执行额分类别情况\n\n")
    writer.put(
        f"| 业务类别 | 服务外包执行额（{unit}） | 同比（%） | 占比（%） |\n| --- | --- | --- | --- |\n"
    )
    for line in rows:
        assert line.now is not None
        cut = frozenset([("category", named[line.member])])
        writer.put(f"| {named[line.member]} | ")
        value = wan(line.now.executed)
        writer.say(value, unit, "level", cut, shown=f"{value:f}")
        writer.put(" | ")
        growth = _growths(stats, line)[2]
        if growth is None:
            writer.put("—")
        else:
            shown = percent(growth, places=places)
            writer.say(shown, "%", "yoy_rate", cut, shown=f"{shown:f}")
        writer.put(" | ")
        share = line.share[2]
        assert share is not None
        shown = percent(share, places=1)
        writer.say(shown, "%", "share", cut, shown=f"{shown:f}")
        writer.put(" |\n")
