"""What the book holds, put together for a writer: things with all that is told of them, parts, past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from yuebao.bulletin.heard import heard
from yuebao.bulletin.issue import Posted
from yuebao.bulletin.words import KINDS
from yuebao.core.fact import Breakdown, Figure, Kind
from yuebao.core.period import Period

TOLD: frozenset[Kind] = frozenset(
    (
        *("level", "yoy_rate", "mom_rate", "abs_change", "share", "share_change"),
        *("contribution", "contribution_rate", "multiple", "rank"),
    )
)
"""What a sentence may tell of a thing. A rank is told where its words say among whom (第二大贸易伙伴)."""
ALIKE = {"出口": 0, "进口": 1, "顺差": 2, "逆差": 2}
BALANCES = ("顺差", "逆差")
YEARS_BACK = 30
PARTNERS = ("伙伴", "市场", "来源地", "目的地", "来源国", "目的国")
"""What a rank is among when the name of what is ranked says so."""

_Key = tuple[str, str, frozenset[tuple[str, str]], int, int, bool]


@dataclass(slots=True, kw_only=True)
class Told:
    """One thing in one period with everything the book says of it.

    ``name`` is how a plan asks for it, ``noun`` how a sentence calls it, ``member`` its place in the
    cut it was asked in and ``shown`` that member as it is printed. ``base`` names the whole its share
    is of. ``turned`` (1 由降转增, −1 由增转降) and ``first`` (首次出现顺差) are there only where the series
    proves them; ``rank`` is a place among partners (第二大贸易伙伴).
    """

    name: str
    noun: str
    breakdown: Breakdown
    measure: str
    by_kind: dict[Kind, Posted]
    member: str = ""
    shown: str = ""
    turned: int = 0
    first: str = ""
    rank: Posted | None = None
    group: bool = False

    def base_of(self, kind: Kind) -> str:
        """What a share, a contribution or a multiple of it is measured against, as it was posted."""
        posted = self.by_kind.get(kind)
        return posted.figure.base.name if posted and posted.figure.base else ""

    @property
    def all(self) -> list[Posted]:
        """Everything posted of it."""
        return [*self.by_kind.values(), *([self.rank] if self.rank else [])]


@dataclass(slots=True)
class Stock:
    """Entries by what they measure, where and when."""

    entries: Iterable[Posted]
    area: str
    _by: dict[_Key, dict[Kind, Posted]] = field(init=False, default_factory=dict)
    _asked: dict[str, tuple[str, Breakdown]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.entries:
            figure = entry.figure
            if figure.key.kind in TOLD and figure.period is not None:
                kinds = self._by.setdefault(_key(figure, figure.period, self._area(figure)), {})
                kinds.setdefault(figure.key.kind, entry)

    def whole(self, name: str, area: str, period: Period) -> Told | None:
        """What a person calls *name* (离岸服务外包执行额), if the book holds its level then."""
        measure, breakdown = self._meaning(name)
        return self._told(name, measure, breakdown, area, period)

    def parts(self, whole: Told, by: str, area: str, period: Period) -> list[Told]:
        """The members of *whole* cut *by* one more dimension, the largest first."""
        own = {pair for pair in whole.breakdown if pair[0] != by}
        found: list[Told] = []
        for measure, where, cuts, start, stop, instant in self._by:
            if (measure, where, start, stop, instant) != (whole.measure, area, *_time(period)):
                continue
            more = [pair for pair in cuts if pair not in own]
            if not own <= cuts or len(more) != 1 or more[0][0] != by or cuts == set(whole.breakdown):
                continue
            told = self._told("", measure, tuple(cuts), area, period)
            if told is None or "+" in more[0][1]:
                continue
            told.member = more[0][1]
            told.shown = _printed(by, told.member)
            told.group = by == "partner" and _is_group(told.member)
            told.rank = self._rank(told.member, area, period) if by == "partner" else None
            found.append(told)
        if by == "flow":
            return sorted(found, key=lambda told: ALIKE.get(told.member, 9))
        return sorted(found, key=lambda told: (-_size(told), told.member))

    def together(self, rows: Sequence[Told], area: str) -> Posted | None:
        """The share that *rows* are posted to have together, if it is."""
        first = rows[0]
        names = [told.member for told in rows]
        period = first.by_kind["level"].figure.period
        assert period is not None
        for (measure, where, cuts, *when), kinds in self._by.items():
            if (measure, where, tuple(when)) != (first.measure, area, _time(period)) or "share" not in kinds:
                continue
            members = [m for d, m in cuts if d == "partner"]
            if len(members) == 1 and sorted(members[0].split("+")) == sorted(names) and len(names) > 1:
                return kinds["share"]
        return None

    def _told(self, name: str, measure: str, breakdown: Breakdown, area: str, period: Period) -> Told | None:
        kinds = self._by.get((measure, area, frozenset(breakdown), *_time(period)))
        if not kinds or "level" not in kinds:
            return None
        level = kinds["level"].figure
        told = Told(
            name=name or level.key.indicator,
            noun=name or level.key.indicator,
            breakdown=level.key.breakdown,
            measure=measure,
            by_kind=kinds,
        )
        told.turned = self._turned(told, area, period)
        told.first = self._first(told, area, period)
        return told

    def _rank(self, partner: str, area: str, period: Period) -> Posted | None:
        """The place that *partner* is posted to have among all of them (第二大贸易伙伴)."""
        cut = frozenset({("partner", partner)})
        for (measure, where, cuts, start, stop, instant), kinds in self._by.items():
            when = start, stop, instant
            if "rank" in kinds and where == area and cuts == cut and when == _time(period):
                return kinds["rank"] if measure.endswith(PARTNERS) else None
        return None

    def _turned(self, told: Told, area: str, period: Period) -> int:
        """1 for 由降转增, −1 for 由增转降: growth to date had the other sign a month ago."""
        now = told.by_kind.get("yoy_rate")
        if now is None or period.kind not in ("months", "half", "quarter", "year"):
            return 0
        kind = "month" if period.months == 2 else "months"
        before = Period(start=period.start, stop=period.stop - 1, kind=kind)  # type: ignore[arg-type]
        if before.months < 1:
            return 0
        kinds = self._by.get((told.measure, area, frozenset(told.breakdown), *_time(before)), {})
        then = kinds.get("yoy_rate")
        if then is None:
            return 0
        one, two = then.figure.written, now.figure.written
        if one.high < 0 < two.low:
            return 1
        return -1 if two.high < 0 < one.low else 0

    def _first(self, told: Told, area: str, period: Period) -> str:
        """为近5年来同期首次出现顺差: every year back to the first that the book holds had 逆差.

        One such year is 由上年同期逆差转为顺差.
        """
        flow = dict(told.breakdown).get("flow")
        if flow not in BALANCES:
            return ""
        other = BALANCES[flow == "顺差"]
        rest = frozenset(pair for pair in told.breakdown if pair[0] != "flow")
        years = 0
        for back in range(1, YEARS_BACK):
            then = period.shifted(-12 * back)
            if (told.measure, area, rest | {("flow", other)}, *_time(then)) not in self._by:
                break
            if (told.measure, area, rest | {("flow", flow)}, *_time(then)) in self._by:
                break
            years += 1
        if years == 1:
            return f"由上年同期{other}转为{flow}"
        return f"为近{years}年来同期首次出现{flow}" if years else ""

    def _meaning(self, name: str) -> tuple[str, Breakdown]:
        """The measure and the cut that the lexicon hears in *name*."""
        if name not in self._asked:
            figures = heard(f"2020年1月，{name}1.5亿元。", name="plan").figures
            key = figures[0].key if figures else None
            self._asked[name] = (key.measure, key.breakdown) if key else (name, ())
        return self._asked[name]

    def _area(self, figure: Figure) -> str:
        return self.area if figure.key.area in (None, "", "全市") else str(figure.key.area)


def _key(figure: Figure, period: Period, area: str) -> _Key:
    return (figure.key.measure, area, frozenset(figure.key.breakdown), *_time(period))


def _time(period: Period) -> tuple[int, int, bool]:
    return period.start, period.stop, period.kind == "instant"


def _size(told: Told) -> Fraction:
    figure = told.by_kind["level"].figure
    return figure.unit.scale * Fraction(figure.written.value)


def _printed(by: str, member: str) -> str:
    known = {code: f"{name}（{code}）" for code, name in KINDS}
    return known.get(member, member) if by == "category" else member


def _is_group(member: str) -> bool:
    return any(word in member for word in ("成员国", "国家", "地区", "RCEP", "“", "东盟", "欧盟", "一带一路"))
