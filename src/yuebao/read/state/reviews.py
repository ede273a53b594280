"""The years that a text, a chapter or a paragraph looks back on: “十三五”时期, 过去五年.

What is told there without a time of its own was done in all of those years where it was added up or came
newly, went from before the first of them to the last, and grew since the year before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yuebao.core.period import UNKNOWN_YEAR, Period, whole_year
from yuebao.read.words.times import UNDATED, Time

if TYPE_CHECKING:
    from yuebao.read.state.context import Context

_HALF: Final = 6
_YEARLY: Final = frozenset({"year", "years", "instant"})


@dataclass(slots=True, kw_only=True)
class Review:
    """The years that the ``text``, its ``chapter`` and the paragraph read now (``here``) say they review."""

    text: Period | None = None
    chapter: Period | None = None
    here: Period | None = None
    told: bool = False
    """Whether the paragraph told another time, which what stands behind it is of."""
    before: Period | None = None
    """What the last figure of the paragraphs before was of."""

    @property
    def span(self) -> Period | None:
        return self.here or self.chapter or self.text

    def meant(self, time: Time, year: int, month: int) -> Time:
        """*time*, or the plan's years that the text reviews for 五年来; the years that 今后五年 are in a text
        of *month* and *year*.
        """
        if time.part == "coming" and year != UNKNOWN_YEAR and month < UNDATED:
            year += month > _HALF
            return time._replace(part="years", first=year, last=year + time.last - 1)
        of = self.text
        first = 0 if of is None else of.start // 12
        if first % 5 != 1 or time.part != "recent" or time.last != 5:
            return time
        return time._replace(part="years", first=first, last=first + 4)


def years_reviewed(context: Context) -> Period | None:
    """The years under review, where the paragraph told no other time but that of what went from
    before them to the last."""
    review, course, kept = context.review, context.course, context.kept
    span = review.span
    if span is None or review.told or context.fresh or (kept is not None and kept.kind not in _YEARLY):
        return None
    stop = course.stop if course is not None else kept
    return span if context.period in (kept, stop) else None


def year_before(span: Period) -> Period:
    """The year that growth over all of *span* is since."""
    return whole_year(span.start // 12 - 1)
