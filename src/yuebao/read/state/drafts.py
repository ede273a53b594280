"""Figures in the making, before they are tied to their source."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from yuebao.core.fact import Base, Kind
from yuebao.core.number import Bound
from yuebao.core.period import Period
from yuebao.core.unit import Unit
from yuebao.read.state.spoken import Subject

PERCENT: Final = Unit(symbol="%", dimension="%", scale=Fraction(1))

POINTS: Final = Unit(symbol="个百分点", dimension="百分点", scale=Fraction(1))

PLACE = Unit(symbol="位", dimension="位", scale=Fraction(1))

TIMES = Unit(symbol="倍", dimension="倍", scale=Fraction(1))

PLAIN = Unit(symbol="", dimension="", scale=Fraction(1))

FALLS: Final[tuple[str, ...]] = ("降幅", "跌幅", "减幅")
"""Nouns of a rate that falls."""
PLANNED: Final = "plan"
"""The rule of a level that a plan foresees."""

COMPARATORS: Final = {
    "year_end": "上年末",
    "year_start": "年初",
    "month_end": "上月末",
    "quarter_end": "上季末",
    "mom": "上月",
}
"""What a movement against each of these times names as its base."""


def last_period(period: Period | None, said: str) -> str:
    """What 环比 alone is against: the month before, the quarter before, or as long a time before."""
    if "季" in said or (period is not None and period.kind == "quarter"):
        return "上季度"
    if "旬" in said:
        return "上旬"
    monthly = period is None or period.kind in ("month", "instant")
    return "上月" if monthly and "按期" not in said else "上一期"


class Draft:
    """A figure in the making, at ``[start, stop)`` of its block.

    No dataclass: compiled, a plain class is made several times as fast.
    """

    __slots__ = (
        "area", "base", "bound", "kind", "of", "parent", "period", "real", "rule", "sentence", "start",
        "stop", "subject", "ulp", "unit", "value",
    )  # fmt: skip

    def __init__(
        self,
        start: int,
        stop: int,
        value: Decimal,
        ulp: Decimal,
        bound: Bound,
        unit: Unit,
        kind: Kind,
        subject: Subject,
        area: str | None,
        period: Period | None,
        base: Base | None,
        real: str,
        rule: str,
        parent: int | None = None,
        of: int | None = None,
    ) -> None:
        self.start = start
        self.stop = stop
        self.value = value
        self.ulp = ulp
        self.bound = bound
        self.unit = unit
        self.kind: Kind = kind
        self.subject = subject
        self.area = area
        self.period = period
        self.base = base
        self.real = real
        self.rule = rule
        self.parent = parent
        self.of = of
        self.sentence = (0, 0)

    @property
    def amount(self) -> Fraction:
        """The value in the basic unit of its dimension, exactly: 1.2亿元 is 120,000,000."""
        return Fraction(self.value) * self.unit.scale


class Refusal(NamedTuple):
    """A number that was not read, and why."""

    start: int
    stop: int
    reason: str


_MOVES: Final = frozenset({"abs_change", "yoy_rate", "mom_rate", "other_rate", "avg_rate"})
LED: dict[str, str] = {"yoy_rate": "yoy", "mom_rate": "mom"}


def led_by(drafts: list[Draft], opened: int, text: str) -> str:
    """The comparator of the first rate in the sentence of *text* before the one that begins at *opened*, or
    in its last part (环比上涨0.7%；|同比|上涨3.4%。其中，城市上涨), or nothing.
    """
    last = drafts[opened - 1] if 0 < opened <= len(drafts) else None
    if last is None:
        return ""
    rates = [d for d in drafts[:opened] if d.sentence == last.sentence and d.kind in LED]
    parted = text.rfind("；", rates[0].stop, last.start) if rates and rates[-1] is not rates[0] else -1
    led = rates[0] if rates else None
    if led is not None and parted >= 0 and LED[led.kind] == "mom":
        led = next((d for d in rates if d.start > parted and d.subject.measure == led.subject.measure), led)
    if led is not None and LED[led.kind] == "mom" and _accrues(led):
        led = next((d for d in rates if LED[d.kind] == "yoy"), led)  # 出口环比增1%，同比降5%。其中，手机降3%
    return LED[led.kind] if led is not None else ""


def _accrues(draft: Draft) -> bool:
    """Whether *draft* is of an amount, no price or index."""
    return draft.subject.known is not None and draft.subject.known.nature in ("flow", "stock")


def led_against(drafts: list[Draft], opened: int) -> Base | None:
    """What the last rate before the sentence that begins at *opened* was against, in the sentence before."""
    if not 0 < opened <= len(drafts):
        return None
    last = drafts[opened - 1].sentence
    for at in range(opened - 1, -1, -1):
        if drafts[at].sentence != last:
            break
        if drafts[at].kind == "other_rate":
            return drafts[at].base
    return None


_POINTS: Final = frozenset("初末底")
"""How points in time end that changes are against: 年初, 上月末."""


class Since:
    """The time (2013年末, 年初) that all changes of a sentence are against; each draft is asked once."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._opened = self._heard = 0
        self._name: str | None = ""
        self.above: list[Draft] = []
        """What the block before told, where this one opens with 其中."""

    def when(self, drafts: list[Draft], opened: int) -> str:
        """The time that all changes among *drafts* since *opened* are against, or nothing."""
        if drafts is not self._drafts or opened != self._opened:
            self._drafts, self._opened, self._heard, self._name = drafts, opened, opened, ""
        while self._name is not None and self._heard < len(drafts):
            draft = drafts[self._heard]
            self._heard += 1
            base = draft.base
            if draft.kind == "share_change":
                self._name = None  # 比年初增加3亿元，增量占比42%，同比提高3.1个百分点
            elif draft.kind in _MOVES and (base is not None or draft.kind != "avg_rate"):
                name = base.name if base is not None else ""
                alike = (name[:4].isdecimal() or name[-1:] in _POINTS) and self._name in ("", name)
                self._name = name if name and alike else None
        return self._name or ""

    def of_parts(self, drafts: list[Draft], opened: int) -> str:
        """The same, of the sentence before where the one *opened* has told nothing yet: 其中，住户存款,
        also of the last one above.
        """
        if not drafts:
            drafts, opened = self.above, len(self.above)
        if opened < len(drafts) or not drafts:
            return self.when(drafts, opened)
        said = drafts[-1].sentence
        before = next((at for at in range(len(drafts), 0, -1) if drafts[at - 1].sentence != said), 0)
        return self.when(drafts, before)
