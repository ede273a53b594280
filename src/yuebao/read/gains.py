"""What was added to a stock: its increment, and what is told of that and not of the stock."""

from __future__ import annotations

from typing import Final

from yuebao.core.period import Period
from yuebao.read.spoken import Subject

GAINS: Final = frozenset({"增量", "新增额", "增加额", "增长额", "新增量", "余额增量", "存量增量", "新增部分"})
"""What a stock's increment is called behind the stock itself: 贷款余额5亿元，增量占全国的9%."""
_STOCKS: Final = ("余额", "存量")
_MORE: Final = frozenset({"多增", "少增", "多增加", "少增加"})
"""How an increment is told against another: 比年初增加5亿元，同比|多增|1亿元."""


def gained(last: Subject) -> Subject | None:
    """What was added to the stock *last*; None where it is none.

    The increment of a 存量 that stands at a month's or a year's end is told of that month or year.
    """
    stock = next((end for end in _STOCKS if last.head.endswith(end)), "")
    if not stock:
        return None
    then = last.period if stock == "存量" else None
    if then is not None and then.kind == "instant":
        of_year = then.stop % 12 == 0
        then = Period(
            start=then.stop - (12 if of_year else 1), stop=then.stop, kind="year" if of_year else "month"
        )
    head = last.head.removesuffix(stock) + "增量"
    return last._replace(head=head, known=None, level=None, period=then or last.period)


def more_gained(word: str, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The increments of the stocks *subjects*, where *word* tells how much more, or less, they grew by."""
    if word not in _MORE:
        return subjects
    return tuple(gained(subject) or subject for subject in subjects)
