"""A series as a newspaper prints it: the level above, how it grew below, on one axis of time.

What was printed is a line with points; a revised point is ringed, with what was first published in
grey; what was never printed is a band between its ends. Growth is red upward and green downward,
as China prints them, with an arrow on the latest. Pure text out; coordinates carry no data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from yuebao.report.chart import BAR, DOWN, GRID, INK, LAST, SOFT, UP, WIDTH, _head, _text, _ticks, _wide

BAND, FIRST = "#b9cbe0", "#9aa3ae"
_LEFT, _RIGHT, _TOP = 84, 104, 72
_LEVEL, _GROWTH, _GAP, _FOOT = 220, 96, 34, 80
_INSET = 14
"""How far from the ends of the axis the first and the last month stand."""
_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One point: ``at`` is its last month (months from year 0), ``start`` its first.

    ``value`` is None where only ``low`` and ``high`` are known; ``first`` is what was first
    published where that has been revised.
    """

    start: int
    at: int
    low: Decimal
    high: Decimal
    value: Decimal | None = None
    first: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a chart shows; ``growth`` is in per cent and may be empty, ``label`` names the latest point."""

    title: str
    unit: str
    marks: Sequence[Mark]
    growth: Sequence[tuple[int, Decimal]] = ()
    source: str = ""
    label: str = ""
    note: str = ""


def chart(picture: Picture) -> str:
    """The picture as SVG."""
    marks = sorted(picture.marks, key=lambda it: (it.at, it.start))
    if not marks:
        return _head(WIDTH, 120, picture.title, picture.unit, "") + "</svg>"
    first = min(it.at for it in marks)
    last = max([*(it.at for it in marks), *(at for at, _ in picture.growth)])
    grown = [(at, told) for at, told in picture.growth if first <= at <= last]
    height = _TOP + _LEVEL + (_GAP + _GROWTH if grown else 0) + _FOOT
    latest = _latest(picture, marks, grown)
    out = [_head(WIDTH, height, picture.title, picture.unit, f"{picture.title}。{latest}")]
    across = _Across(first, last)
    out += _level(marks, across)
    bottom = _TOP + _LEVEL
    if grown:
        out += _growth(grown, across, bottom + _GAP)
        bottom += _GAP + _GROWTH
    out += across.labels(bottom)
    foot = height - 14
    if picture.source:
        out.append(_text(20, foot, f"资料来源：{picture.source}", 12, fill=SOFT))
    if picture.note:
        out.append(_text(WIDTH - 20, foot, picture.note, 12, fill=SOFT, anchor="end"))
    return "".join([*out, "</svg>"])


def _latest(picture: Picture, marks: Sequence[Mark], grown: Sequence[tuple[int, Decimal]]) -> str:
    """The latest figure in words, for those who hear the picture."""
    told = next((it for it in reversed(marks) if it.value is not None), None)
    words = f"{picture.label}{told.value:f}{picture.unit}" if told is not None else ""
    if grown:
        change = grown[-1][1]
        words += f"，同比{'增长' if 0 < change else '下降'}{abs(change):f}%" if change else "，同比持平"
    return words


class _Across:
    """The axis of time: one slot a month."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._step = Decimal(WIDTH - _LEFT - _RIGHT - 2 * _INSET) / max(last - first, 1)

    def x(self, at: int) -> Decimal:
        if self.first == self.last:
            return Decimal(WIDTH - _RIGHT + _LEFT) / 2
        return _LEFT + _INSET + self._step * (at - self.first)

    @property
    def wide(self) -> Decimal:
        """How wide a bar may be."""
        return max(Decimal(2), min(self._step * Decimal("0.62"), Decimal(22)))

    def labels(self, y: int) -> list[str]:
        """Months under the axis where they fit, years below them."""
        room = self._step * (self.last - self.first)
        months = self.last - self.first + 1
        every = next(it for it in (1, 2, 3, 6, 12, 24, 60, 120) if it == 120 or months / it * 30 <= room + 30)
        out = []
        for at in range(self.first, self.last + 1):
            year, month = divmod(at, _YEAR)
            if every < _YEAR and (self.last - at) % every == 0:
                out.append(_text(self.x(at), y + 18, f"{month + 1}月", 12, fill=SOFT, anchor="middle"))
            if month == 0 or at == self.first:
                shown = every < _YEAR or year % (every // _YEAR) == 0
                if shown and (month == 0 or month < 10):
                    out.append(
                        _text(self.x(at), y + 36, f"{year}年", 12, fill=INK, anchor="middle", weight=700)
                    )
                if at != self.first:
                    x = self.x(at) - self._step / 2
                    out.append(_rule(x, _TOP, x, y + 6, GRID, dashed=True))
        return out


def _rule(
    x: Decimal | int,
    y: Decimal | int,
    x2: Decimal | int,
    y2: Decimal | int,
    ink: str,
    *,
    dashed: bool = False,
) -> str:
    more = ' stroke-dasharray="2 3"' if dashed else ""
    return (
        f'<line x1="{Decimal(x):.1f}" y1="{Decimal(y):.1f}" x2="{Decimal(x2):.1f}" y2="{Decimal(y2):.1f}" '
        f'stroke="{ink}"{more}/>'
    )


def _level(marks: Sequence[Mark], across: _Across) -> list[str]:
    lows = [it.low for it in marks] + [it.first for it in marks if it.first is not None]
    highs = [it.high for it in marks] + [it.first for it in marks if it.first is not None]
    low, high = min(lows), max(highs)
    if 0 < low < (high - low) * 3:
        low = Decimal(0)  # a level that can be seen from nought is shown from nought
    ticks = _ticks(low, high)
    span = (ticks[-1] - ticks[0]) or Decimal(1)

    def y(value: Decimal) -> Decimal:
        return _TOP + _LEVEL * (ticks[-1] - value) / span

    out = []
    for tick in ticks:
        out.append(_rule(_LEFT, y(tick), WIDTH - _RIGHT, y(tick), INK if not tick else GRID))
        out.append(_text(_LEFT - 8, y(tick) + 4, f"{tick.normalize():,f}", 12, fill=SOFT, anchor="end"))
    half = across.wide / 2
    if any(it.value is None for it in marks):  # a thread, so that the eye follows what is known in parts
        thread = [(it, it.value if it.value is not None else (it.low + it.high) / 2) for it in marks]
        out.append(_path([(it, across.x(it.at), y(at)) for it, at in thread], BAND, "1.4"))
    for it in marks:
        if it.value is None:
            top, tall = y(it.high), max(y(it.low) - y(it.high), Decimal("2.4"))
            out.append(
                f'<rect x="{across.x(it.at) - half:.1f}" y="{top:.1f}" width="{2 * half:.1f}" '
                f'height="{tall:.1f}" rx="1.5" fill="{BAND}"/>'
            )
    printed = [it for it in marks if it.value is not None]
    out.append(
        _path([(it, across.x(it.at), y(it.value)) for it in printed if it.value is not None], BAR, "2.2")
    )
    for it in printed:
        assert it.value is not None
        x = across.x(it.at)
        if it.first is not None:
            out.append(_rule(x, y(it.first), x, y(it.value), FIRST, dashed=True))
            out.append(f'<circle cx="{x:.1f}" cy="{y(it.first):.1f}" r="3" fill="{FIRST}"/>')
            ring = f'r="5.5" fill="none" stroke="{UP}" stroke-width="1.6"'
            out.append(f'<circle cx="{x:.1f}" cy="{y(it.value):.1f}" {ring}/>')
        out.append(f'<circle cx="{x:.1f}" cy="{y(it.value):.1f}" r="2.6" fill="{BAR}"/>')
    if printed and printed[-1].value is not None:
        value, x = printed[-1].value, across.x(printed[-1].at)
        out.append(f'<circle cx="{x:.1f}" cy="{y(value):.1f}" r="4" fill="{LAST}"/>')
        words = f"{value:,f}"
        beside = x + 10 + _wide(words, 15) <= WIDTH - 6
        at = (x + 10, y(value) + 5) if beside else (x, y(value) - 12)
        out.append(_text(*at, words, 15, anchor="start" if beside else "end", weight=700))
    return out


def _path(points: Sequence[tuple[Mark, Decimal, Decimal]], ink: str, wide: str) -> str:
    """A line through marks, broken where one does not follow the other."""
    steps, before = [], None
    for it, x, y in points:
        joined = before is not None and _follows(before, it)
        steps.append(f"{'L' if joined else 'M'}{x:.1f} {y:.1f}")
        before = it
    more = f'stroke="{ink}" stroke-width="{wide}" stroke-linejoin="round"'
    return f'<path d="{"".join(steps)}" fill="none" {more}/>'


def _follows(before: Mark, it: Mark) -> bool:
    """Whether a line may join two points: months to date begin anew each year."""
    to_date = 1 < it.at - it.start + 1 or it.at % _YEAR == 0
    same = it.start == before.start
    alike = it.at - it.start == before.at - before.start and it.at - before.at <= max(3, it.at - it.start + 1)
    return (same and it.at // _YEAR == before.at // _YEAR) or (alike and not (to_date and same))


def _growth(grown: Sequence[tuple[int, Decimal]], across: _Across, top: int) -> list[str]:
    values = [Decimal(0), *(it for _, it in grown)]
    least, most = min(values), max(values)
    span = (most - least) or Decimal(1)
    tall = _GROWTH - 8

    def y(value: Decimal) -> Decimal:
        return top + tall * (most - value) / span

    out = [
        _text(20, top - 12, "同比（%）", 12, fill=SOFT),
        _rule(_LEFT, y(Decimal(0)), WIDTH - _RIGHT, y(Decimal(0)), INK),
    ]
    for value in sorted({most, least} - {Decimal(0)}):
        if abs(y(value) - y(Decimal(0))) < 15:
            continue  # it would print over the nought
        out.append(_text(_LEFT - 8, y(value) + 4, f"{value:f}", 12, fill=SOFT, anchor="end"))
    out.append(_text(_LEFT - 8, y(Decimal(0)) + 4, "0", 12, fill=SOFT, anchor="end"))
    half = across.wide / 2
    for at, value in grown:
        x, ink = across.x(at), UP if 0 < value else DOWN
        one, two = sorted((y(value), y(Decimal(0))))
        if value:
            shape = f'width="{2 * half:.1f}" height="{two - one:.1f}" fill="{ink}"'
            out.append(f'<rect x="{x - half:.1f}" y="{one:.1f}" {shape}/>')
    at, value = grown[-1]
    ink, arrow = (UP, "▲") if 0 < value else (DOWN, "▼") if value < 0 else (SOFT, "")
    words = f"{arrow} {abs(value):f}%" if value else "持平"
    x = across.x(at) + half + 6
    beside = x + _wide(words, 14) <= WIDTH - 6
    place = (x if beside else Decimal(WIDTH - 6), y(value) + 5)
    out.append(_text(*place, words, 14, fill=ink, anchor="start" if beside else "end", weight=700))
    return out


def tidy(value: Fraction, places: int = 4) -> Decimal:
    """A fraction as a decimal to draw with; no figure is told by it."""
    return Decimal(round(value * 10**places)).scaleb(-places)
