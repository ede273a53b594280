"""Which column of levels each column of rates, shares or ranks speaks of, and what rates are against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.core.period import Period
from yuebao.read.state.drafts import COMPARATORS
from yuebao.read.state.spoken import Subject
from yuebao.read.tabular.headings import Heard, printed

if TYPE_CHECKING:
    from yuebao.read.tabular.columns import Columns
    from yuebao.read.tabular.grids import Row
    from yuebao.read.words.times import Time

_BARE: Final = re.compile("[（(].*")
"""The unit behind a name, which its rates do not say again: 金额（亿元）, 金额同比."""
_NEARLY_ALL: Final = 98
"""Percents that the row of the whole has at the least, however its parts were rounded."""


@dataclass(slots=True, kw_only=True)
class Column:
    """A column of figures: what its head says, the period and the subject that its head gives."""

    place: int
    heard: Heard
    period: Period | None
    said: str = ""
    """Its heads as printed."""
    subject: Subject | None = None
    prefix: str = ""
    fault: str = ""
    of: int = -1
    """The column of the levels that its rates or shares speak of, or -1."""
    cut: str = ""
    """The part of those levels that its shares are of: 离岸|占比."""
    over: int = -1
    """The column of what its shares are of, where that stands apart (执行额 离岸执行额 离岸占比), or -1."""
    aim: str = ""
    """What its levels were aimed at: 年初预算."""
    index: str = ""
    """What its numbers are whose base is a hundred: 环比指数 under 上月=100."""
    bracket: str = ""
    """The basis of the second rates, in brackets: 括号内为实际增速."""


def attach(top: Columns) -> None:
    """Finds for each column of rates, shares or changes the column of levels that it speaks of."""
    columns = top.columns.values()
    levels = [c for c in columns if not c.heard.kind and not c.fault and not top.is_rates(c)]
    strange = [c.place for c in columns if not c.heard.kind and c.fault]
    for column in columns:
        if column in levels or (not column.heard.kind and column.fault):
            continue
        if column.heard.kind == "rank" and not column.heard.words and _ranks(top, column):
            continue
        timed = bool(column.heard.times or column.heard.span)
        left = _shared(top, levels, column) or _fitting(levels, column, timed=timed)
        if not left:
            before = [one.period for one in columns if one.place < column.place and one.period is not None]
            if column.period is None and before and not timed:
                column.period = max(before, key=_stop)  # 2023年增速 2022年增速 增速变化
            continue
        found = _latest(left)
        told = column.heard.compare == "yoy" and found.place < column.place
        if (not told and any(found.place < place < column.place for place in strange)) or (
            column.place < found.place and any(place < column.place for place in strange)
        ):
            column.fault = column.fault or "table:of a column that is not understood"
            continue
        column.of = found.place
        if not timed:
            column.period = found.period


def _stop(period: Period) -> int:
    return period.stop


def _fitting(levels: list[Column], column: Column, *, timed: bool) -> list[Column]:
    """The columns of *levels* left of one that speaks of them, or the only one that it may speak of."""
    heard = column.heard
    fits = [
        level
        for level in levels
        if (level.period == column.period or not timed)
        and (not heard.words or heard.words == level.heard.words)
        and (heard.area is None or heard.area == level.heard.area)
    ]
    if not fits and heard.area is not None and heard.kind == "rate" and not timed:
        fits = [level for level in levels if level.heard.area is None]  # 全省增速
    named = [level for level in fits if (name := _BARE.sub("", level.said)) and name in column.said]
    left = [level for level in named or fits if level.place < column.place]
    if len(left) > 1:
        left = [level for level in left if not level.aim] or left
    return left or (fits if len(fits) == 1 else [])


def _latest(left: list[Column]) -> Column:
    """The nearest of columns to the left, but for a later one of the same measure: 2024年 2023年 同比."""
    found = left[-1]
    beside = found.place
    for other in reversed(left):
        now, then = other.period, found.period
        if now is None or then is None or other.heard.words != found.heard.words:
            continue
        alike = (now.kind == "instant") == (then.kind == "instant")
        beside = other.place if other.place == beside - 1 else beside
        if now.year_ago().same_months(then) and now != then:
            found = other
        elif then.stop < now.stop and alike and beside == other.place:
            found = other  # 二季度末 一季度末 环比, but 1-5月 同比 1-4月 同比
    return found


def _shared(top: Columns, levels: list[Column], column: Column) -> list[Column]:
    """The column that a share of a part is of: 离岸占比 of 离岸执行额, or of 执行额, which it is cut from."""
    words = column.heard.words
    if column.heard.kind != "share" or not words or any(words == level.heard.words for level in levels):
        return []
    left = [level for level in levels if level.place < column.place]
    nested = [level for level in left if level.heard.nested and level.heard.words.startswith(words)]
    if nested:
        outer = [one.place for one in left if one.place < nested[-1].place and not one.heard.nested]
        column.over = outer[-1] if outer else -1
        return nested[-1:]  # 税收占比 of 其中：税收收入
    family, parts = top.speech.naming.parts(words, None)
    if family or not parts:
        return []
    own = [level for level in left if words in level.heard.words][-1:]
    if own:
        whole = own[0].heard.words.replace(words, "")
        column.over = next((one.place for one in left if one.heard.words == whole), -1)
    elif left:
        column.cut = words
    return own or left[-1:]


def _ranks(top: Columns, column: Column) -> bool:
    """Finds what a rank without words is of, the column on its left or what that speaks of; whether it is
    a rate with a measure of its own: 固定资产投资增速 全省排名.
    """
    near = top.columns.get(column.place - 1)
    if near is None or near.fault or near.heard.kind not in ("rate", "share", "completion"):
        return False
    if near.of >= 0 or near.subject is None:
        return False
    column.of, column.period = near.place, near.period
    return True


def of_what(top: Columns, total: Row) -> None:
    """Finds what shares are of where the row of the whole is not the hundred (离岸执行额 占比 with 44.4
    there): the amounts of the same measure less cut; they are not told where there are none.
    """
    for column in top.columns.values():
        of = top.columns.get(column.of)
        if column.heard.kind != "share" or column.heard.whole or column.over >= 0 or column.cut:
            continue
        one = printed(total.at(column.place), top.lexicon)
        if of is None or of.subject is None or one is None or one.value >= _NEARLY_ALL:
            continue
        for other in top.columns.values():
            less = other.subject
            if less is None or less.known is None or of.subject.known is None or other.heard.kind:
                continue
            alike = less.known.measure == of.subject.known.measure and other.period == of.period
            if alike and set(less.parts) < set(of.subject.parts):
                column.over = other.place
        if column.over < 0:
            column.fault = column.fault or "table:a share of what is not told"


def against(top: Columns, compare: str, when: Time | None) -> tuple[Kind, Base | None]:
    """The kind and the comparator of a rate that may not be against the year before."""
    period = top.context.period
    if compare == "year_end":
        if period is None or (period.kind == "instant" and period.stop % 12 == 0):
            return "yoy_rate", None
        return "other_rate", Base(name="上年末")
    if compare != "other":
        return "other_rate", Base(name=COMPARATORS[compare])
    said = top.resolve(when, period) if when is not None else None
    if said is not None and period is not None and said.start // 12 == period.start // 12 - 1:
        return "yoy_rate", None
    return "other_rate", Base(name=str(said)) if said is not None else None
