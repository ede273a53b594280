"""What follows from printed points of series, with its interval, its formula and its sources.

    months from months to date   X(5月) = X(1—5月) − X(1—4月)
    months to date from months   X(1—5月) = X(1—4月) + X(5月)
    last year from growth        x′ = x ÷ (1 + g)
    growth from levels           g = x ÷ x′ − 1
    share                        p ÷ T
    contribution                 (p − p′) ÷ T′, in percentage points of T's growth

All arithmetic is on closed intervals of fractions, so what comes out holds for whatever the printed
numbers were rounded from. Nothing is derived across two currencies, nor from a comparable or real rate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from yuebao.book.values import Point
from yuebao.core.period import Period, PeriodKind, months

Bounds = tuple[Fraction, Fraction]
Points = Mapping[tuple[int, int, bool], Point]
"""Points by start, stop and whether they are a moment: 一季度 and 1—3月 are one."""

Span = tuple[int, int, bool]


def by_span(points: tuple[Point, ...]) -> dict[Span, Point]:
    """Printed points before inferred ones before derived ones where two are of one time."""
    rank = {"printed": 0, "inferred": 1, "derived": 2}
    out: dict[Span, Point] = {}
    for it in sorted(points, key=lambda it: rank[it.origin]):
        out.setdefault(span_of(it.period), it)
    return out


def span_of(period: Period) -> Span:
    return period.start, period.stop, period.kind == "instant"


def _period(start: int, stop: int) -> Period:
    length = stop - start
    kind: PeriodKind = "month" if length == 1 else "year" if length == 12 and start % 12 == 0 else "months"
    return months(start // 12, start % 12 + 1, (stop - 1) % 12 + 1, kind)


def _point(period: Period, ends: Bounds, formula: str, *of: Point, assumes: tuple[str, ...] = ()) -> Point:
    sources = dict.fromkeys(source for it in of for source in sources_of(it))
    granted = dict.fromkeys((*(name for it in of for name in it.assumes), *assumes))
    return Point(
        period=period,
        value=None,
        low=ends[0],
        high=ends[1],
        origin="derived",
        formula=formula,
        sources=tuple(sources),
        assumes=tuple(granted),
    )


def sources_of(point: Point) -> tuple[str, ...]:
    """The printed figures a point rests on, by their permanent identifiers."""
    return (point.entry.id,) if point.entry is not None else point.sources


def monthly(points: Points, *, signed: bool = False) -> Iterator[Point]:
    """Months that only releases of months to date tell; of what cannot be negative no month is."""
    for (start, stop, moment), whole in points.items():
        if moment or stop - start < 2 or start % 12 or start // 12 != (stop - 1) // 12:
            continue
        if (stop - 1, stop, False) in points:
            continue
        before = points.get((start, stop - 1, False))
        if before is None:
            continue
        low, high = whole.low - before.high, whole.high - before.low
        if not signed:
            if high < 0:
                continue
            low = max(low, Fraction(0))
        formula = f"{whole.period} − {before.period}"
        yield _point(_period(stop - 1, stop), (low, high), formula, whole, before, assumes=("unrevised",))


def to_date(points: Points) -> Iterator[Point]:
    """Months to date where every month, or the stretch before and the month after, is known."""
    known = dict(points)
    for start in sorted({at - at % 12 for at, _, moment in points if not moment}):
        for stop in range(start + 2, start + 13):
            month = known.get((stop - 1, stop, False))
            before = known.get((start, stop - 1, False))
            if (start, stop, False) in known or month is None or before is None:
                continue
            made = _point(
                _period(start, stop),
                (before.low + month.low, before.high + month.high),
                f"{before.period} + {month.period}",
                before,
                month,
                assumes=("unrevised",),
            )
            known[start, stop, False] = made
            yield made


def year_before(points: Points, growth: Points) -> Iterator[Point]:
    """Last year's level as this year's growth implies it; *growth* is in percent, nominal."""
    for (start, stop, moment), level in points.items():
        rate = growth.get((start, stop, moment))
        if rate is None or (start - 12, stop - 12, moment) in points or level.low < 0:
            continue
        ends = 1 + rate.low / 100, 1 + rate.high / 100
        if ends[0] <= 0:
            continue
        bounds = level.low / ends[1], level.high / ends[0]
        formula = f"{level.period} ÷ (1 + 增速)"
        yield _point(level.period.year_ago(), bounds, formula, level, rate, assumes=("one_base",))


def growth(points: Points) -> Iterator[Point]:
    """Growth over the year before in percent, from the two levels."""
    for (start, stop, moment), level in points.items():
        before = points.get((start - 12, stop - 12, moment))
        if before is None or before.low <= 0 or level.low < 0:
            continue
        bounds = 100 * (level.low / before.high - 1), 100 * (level.high / before.low - 1)
        formula = f"{level.period} ÷ {before.period} − 1"
        yield _point(level.period, bounds, formula, level, before, assumes=("one_base",))


def share(part: Points, whole: Points) -> Iterator[Point]:
    """What percentage of the whole the part is."""
    for about, level in part.items():
        total = whole.get(about)
        if total is None or total.low <= 0 or level.low < 0:
            continue
        bounds = 100 * level.low / total.high, min(100 * level.high / total.low, Fraction(100))
        if bounds[0] <= bounds[1]:
            yield _point(level.period, bounds, f"{level.period} ÷ 合计", level, total)


def contribution(part: Points, whole: Points) -> Iterator[Point]:
    """How many percentage points of the whole's growth the part makes: (p − p′) ÷ T′."""
    for (start, stop, moment), now in part.items():
        then = part.get((start - 12, stop - 12, moment))
        base = whole.get((start - 12, stop - 12, moment))
        if then is None or base is None or base.low <= 0:
            continue
        low, high = now.low - then.high, now.high - then.low
        bounds = (
            100 * low / (base.high if 0 <= low else base.low),
            100 * high / (base.low if 0 <= high else base.high),
        )
        formula = f"({now.period} − {then.period}) ÷ 合计{base.period}"
        yield _point(now.period, bounds, formula, now, then, base, assumes=("one_base",))
