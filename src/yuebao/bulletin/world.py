"""True levels, this year's and last year's, drawn so that every sum holds exactly."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from yuebao.bulletin.scribe import Scribe
from yuebao.bulletin.thing import Scale, Thing
from yuebao.core.fact import Breakdown
from yuebao.core.period import Period, end_of, months, whole_year

Pair = tuple[int, int]
"""A level now and a year ago, in base units."""


def grown(rng: Random, now: int, mean: float = 0.05, spread: float = 0.12) -> Pair:
    """A level with a plausible level a year ago."""
    rate = max(rng.gauss(mean, spread), -0.75)
    return now, max(int(now / (1 + rate)), 1)


def divide(rng: Random, whole: Pair, count: int, spread: float = 0.15, skew: float = 0.7) -> list[Pair]:
    """*whole* cut in *count* positive parts, largest first, that add up now and a year ago."""
    weights = sorted((rng.lognormvariate(0.0, skew) + 0.08 for _ in range(count)), reverse=True)
    before = [w * rng.lognormvariate(0.0, spread) for w in weights]
    now = _apportion(whole[0], weights)
    ago = _apportion(whole[1], before)
    return list(zip(now, ago, strict=True))


def added(one: Pair, two: Pair) -> Pair:
    """Two levels together, now and a year ago."""
    return one[0] + two[0], one[1] + two[1]


def _apportion(total: int, weights: list[float]) -> list[int]:
    whole = sum(weights)
    parts = [max(int(total * (w / whole)), 1) for w in weights]
    parts[0] += total - sum(parts)
    return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What one item speaks of: an area, a year and months to date."""

    ident: str
    area: str
    year: int
    month: int
    scale: Scale

    def thing(
        self,
        name: str,
        pair: Pair,
        *,
        breakdown: Breakdown = (),
        scale: Scale | None = None,
        basis: str = "",
        key: str = "",
    ) -> Thing:
        """A measured thing of this topic; *key* tells apart things of one name (当月, 不变价)."""
        return Thing(
            name=f"{self.ident}/{name}{key}",
            now=pair[0],
            ago=pair[1],
            indicator=name,
            area=self.area,
            scale=scale or self.scale,
            breakdown=breakdown,
            basis=basis,
        )

    @property
    def to_date(self) -> Period:
        """January to the month, as the contract names it (上半年 is a half, 全年 a year)."""
        return to_date(self.year, self.month)

    @property
    def only(self) -> Period:
        return months(self.year, self.month, self.month, "month")

    @property
    def year_end(self) -> Period:
        return end_of(self.year, 12)


def to_date(year: int, month: int) -> Period:
    """January to *month* of *year*."""
    if month == 12:
        return whole_year(year)
    return months(year, 1, month)


def say_to_date(s: Scribe, topic: Topic, *, full: bool = False, bare: bool = False) -> str:
    """今年1—5月, 前5个月, 上半年 …: the words for the months to date, put in force.

    *full* names the year; *bare* leaves 今年 out.
    """
    y, m = topic.year, topic.month
    s.now = topic.to_date
    dash, hanzi = s.one_of("-", "—", "至", "－"), "一两三四五六七八九十"[m - 1 : m]
    forms = [f"1{dash}{m}月", f"前{m}个月", f"前{hanzi or m}个月"]
    if m == 12:
        return f"{y}年" if full else s.one_of("全年", f"{y}年")
    if m == 6 and s.chance(0.6):
        forms = ["上半年"]
        s.now = months(y, 1, 6, "half")
    elif m == 3 and s.chance(0.6):
        forms = ["一季度"]
        s.now = months(y, 1, 3, "quarter")
    elif m == 9 and s.chance(0.6):
        forms = ["前三季度"]
    form = s.one_of(*forms)
    if full:
        return f"{y}年{form}"
    return form if bare or s.chance(0.6) else f"今年{form}"
