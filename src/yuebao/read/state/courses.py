"""What went from one time to another: 企业由2008年的357家增至2011年的1600家，从业人数由3.6万人增至16万人.

The two times hold for what is told in the same way after it, and for how it grew on average or in all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind, base_called
from yuebao.core.period import UNKNOWN_YEAR, Period, end_of, months, whole_year
from yuebao.read.state.reviews import year_before, years_reviewed
from yuebao.read.words.times import number_of

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.words.scan import Token

_OUT_OF: Final = re.compile(
    "[从由](?:不足|近|约|超过?|仅有?|当初的?|最初的?|原来的?|(?:[月年户]?人?均|每人每月|每月)(?:不足|近|约)?)?$"
)
_YEAR: Final = re.compile("((?:19|20)[0-9]{2})年(?:同期|同月|同季|(?P<end>[底末]))?")
_PLAN_END: Final = re.compile("[“‘]?十([一二三四五]?)五[”’]?(?:时期|规划)?期?末")
"""A comparator that is the last year of a plan: “十五”期末."""
_NINE: Final = 9
_ALONE: Final = frozenset({"month", "quarter"})
_TO_DATE: Final = frozenset({"months", "half"})
_SINCE_YEAR: Final = frozenset({"other_rate", "abs_change", "multiple"})
_GROWN: Final = frozenset({"yoy_rate", "mom_rate"})
SO_MANY_YEARS: Final = re.compile(
    "(?:近|过去的?)(?P<last>[0-9两三四五六七八九十]+)年|(?P<over>[1-9][0-9]?|[两三四五六七八九十])年(?:以?来|间|内)"
)
"""Over how many years something went: 近五年, 三年来."""
_BOTH_TIMES: Final = re.compile("[该这](?:两|二)(?:段|个)(?:期间|时期|时间)")


class Course(NamedTuple):
    """From when to when something went. ``stop`` is None where the later time is the one spoken of.

    ``at`` is the draft of its block that told the later value, -1 where none has yet.
    """

    start: Period
    stop: Period | None
    at: int = -1

    @property
    def span(self) -> Period | None:
        """The whole years from the one to the other; None where they are no two years."""
        first, stop = self.start.start // 12, self.stop
        last = 0 if stop is None else (stop.stop - 1) // 12
        if stop is None or not UNKNOWN_YEAR < first < last:
            return None
        return Period(start=12 * first, stop=12 * last + 12, kind="years")


def leaves(text: str, start: int, first: int) -> bool:
    """Whether a number at *first* is what something went from: 由|3.6万人."""
    return _OUT_OF.search(text, start, first) is not None


def on_course(speech: Speech, start: int, first: int, *, arrives: bool, bare: bool) -> None:
    """Puts a number that was told without its time at the beginning or the end of the course spoken of.

    One that *arrives* is its end (增至16万人), and so is a *bare* one behind its beginning (达到16万人).
    """
    context, text = speech.context, speech.text
    arrives = arrives or (bare and context.left == len(speech.drafts))
    if speech.override is not None:
        return
    years = context.period
    if years is not None and years.kind == "years":
        last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
        grown = last is not None and last.kind == "abs_change" and last.period == years
        arrives = arrives or (bare and grown)  # 增长了1.1万亿元，达到1.9万亿元
        _of_end(speech, years, start, first, arrives=arrives)
        return
    course = context.course
    if not leaves(text, start, first):
        left = arrives and context.left == len(speech.drafts) and bool(speech.drafts)
        if left and course is not None and speech.drafts[-1].period == course.start:
            speech.override = course.stop or speech.override
        return
    opened = text.rfind("。", 0, first) + 1
    same = text.startswith("同期", opened) or _BOTH_TIMES.search(text, opened, first) is not None
    if course is not None and (course.stop is None or _goes_on(speech, course, course.stop)):
        then: Period | None = course.start
    elif context.came_from is not None and same:
        then = context.came_from  # 同期，就业不足人数由…上升至
    else:
        then = _grew_before(context, text, first) or _compared_with(speech) or _reviewed_from(context)
    if then is not None:
        speech.override, context.left = then, len(speech.drafts) + 1


def _grew_before(context: Context, text: str, first: int) -> Period | None:
    """The time before the one spoken of, which a growth left told without its own: 增速由|5.4%|提高到6.1%."""
    named = text[first - 1] in "由从" and text[first - 2] in "速幅"
    return period_before(context.period, text) if named else None


def period_before(now: Period | None, text: str) -> Period | None:
    """The time before *now*, of which *text* speaks: of what grew since the year's beginning that up to the
    month, or to the quarter, before.
    """
    if now is None or now.months > 12:
        return None
    if now.kind == "year" or (now.kind in _ALONE and now.start % 12):
        return now.before()
    if now.start % 12 or now.months < 3 or now.kind not in _TO_DATE:
        return now.year_ago() if now.months < 4 else None
    year, over = now.start // 12, now.months
    if now.kind == "half":
        return months(year, 1, 3, "quarter")
    return months(year, 1, 6, "half") if over == _NINE and "季度" in text else months(year, 1, over - 1)


def _reviewed_from(context: Context) -> Period | None:
    """The year before those under review, also where their last is told: 五年来，…。企业由|20家|增到35家."""
    span, now = context.review.span, context.period
    at_end = span is not None and now is not None and now.kind == "year" and now.stop == span.stop
    return year_before(span) if span is not None and (at_end or years_reviewed(context) is not None) else None


def _compared_with(speech: Speech) -> Period | None:
    """The time that the sentence compared with: 进出口8636亿元，比2020年增长165%，占比从|4.6%跃升至9.5%."""
    context = speech.context
    now, last = context.period, speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if now is None or not now.year or last is None or last.period != now:
        return None
    if last.kind == "yoy_rate" and context.compare == "yoy":
        return now.year_ago()
    if last.kind == "mom_rate" and context.compare == "mom" and now.kind in ("month", "quarter"):
        return now.shifted(-now.months)
    said = _YEAR.fullmatch(last.base.name) if last.base is not None else None
    if said is None:
        return None
    return end_of(int(said[1]), 12) if said["end"] else now.shifted(12 * (int(said[1]) - now.start // 12))


def counts_from_before(speech: Speech, at: int) -> bool:
    """Whether the years spoken of are a plan's, or so many (五年来): what changed in them did since the year
    before.
    """
    span = speech.context.period
    planned = span is not None and span.months == 60 and span.start // 12 % 5 == 1
    opened = speech.text.rfind("。", 0, at) + 1
    planned = planned or speech.text.find("大以来", opened, at) >= 0  # 党的十八大以来
    planned = planned or (span is not None and span == speech.context.review.here)  # 过去五年，…
    return planned or SO_MANY_YEARS.search(speech.text, speech.start, at) is not None


def _of_end(speech: Speech, years: Period, start: int, first: int, *, arrives: bool) -> None:
    """2006年至2016年，执行额从13亿美元增至1064亿美元: each of the first and the last year."""
    if leaves(speech.text, start, first):
        before = counts_from_before(speech, first)
        speech.override = year_before(years) if before else whole_year(years.start // 12)
        speech.context.left = len(speech.drafts) + 1
    elif arrives:
        speech.override = whole_year(years.stop // 12 - 1)
    elif speech.context.whole is not None and len(speech.drafts) > speech.opened:
        last = speech.drafts[-1]  # 从业人员由6万人增至856万人，其中大学学历551万人
        speech.override = last.period if last.kind == "level" else None


def _goes_on(speech: Speech, course: Course, stop: Period) -> bool:
    """Whether no other time was told since."""
    context = speech.context
    if context.period != stop and context.dated:
        return False
    known = (course.start, stop, course.span)
    return all(draft.period in known for draft in speech.drafts[course.at :])


def settle_course(speech: Speech, run: list[Token]) -> None:
    """Keeps the course that the numbers just read end: 由2008年的357家增至2011年的|1600家."""
    now, size, context = speech.drafts, len(run), speech.context
    course = context.course
    if len(now) < speech.opened + size or now[-1].stop < run[-1].start:
        return
    for draft in now[-size:]:  # 企业数由2008年底的357家增至…，合同额由|6.3亿美元
        known, then = draft.subject.known, speech.override
        if course is None or known is None or known.nature != "flow" or then != course.start:
            break
        if then.kind == "instant" and then.stop % 12 == 0 and draft.period == then:
            draft.period = whole_year(then.start // 12)
    left = context.left == len(now) - size
    if context.came_from is not None and speech.override == context.came_from:
        context.left = len(now)
    if not left or len(now) < speech.opened + 2 * size:
        return
    before, after = now[-1 - size], now[-1]
    start, stop = before.period, after.period
    if start is None or stop is None or start == stop or start.stop > stop.stop or before.kind != after.kind:
        return
    if before.subject.indicator == after.subject.indicator:
        context.course = Course(start, stop, len(now) - 1)


def over_course(speech: Speech) -> Course | None:
    """The course whose later value was just told: 由2008年的6亿元增至2011年的35亿元，|年均增长55%.

    Also that of a growth since a year: 比2002年增长65.5%，|年均增长10.6%; 是“十五”末的1.9倍，|年均增长.
    """
    course, drafts = speech.context.course, speech.drafts
    if course is not None and speech.opened <= course.at:
        if drafts[course.at].kind in _GROWN:
            return None  # 由9月下降11.2%转为增长3.6%；销售额|增长: since no September
        if len(drafts) - course.at <= 2:
            return course
    last = drafts[-1] if len(drafts) > speech.opened else None
    if last is None or last.kind not in _SINCE_YEAR or last.base is None or last.period is None:
        return None
    mean = speech.text.find("年均", last.stop, last.stop + 6) >= 0
    at_end = last.period.kind == "year" or (last.period.kind == "instant" and last.period.stop % 12 == 0)
    since = _year_named(last.base.name) if mean and at_end else 0
    if not UNKNOWN_YEAR < since < last.period.start // 12:
        return None
    return Course(whole_year(since), last.period, len(drafts) - 1)


def _year_named(against: str) -> int:
    """The year that a comparator is, or ends with: 2005年, “十五”期末; 0 for others."""
    if (year := _YEAR.fullmatch(against)) is not None:
        return int(year[1])
    plan = _PLAN_END.fullmatch(against) if against[-1:] == "末" else None
    return 0 if plan is None else 2005 + 5 * (number_of(plan[1]) if plan[1] else 0)


def row_since(speech: Speech) -> str:
    """The row of a comparator told before the time compared with it: 与2013年8月比较，|2014年8月上升4%."""
    context = speech.context
    course, now = context.course, context.period
    if course is None or course.stop is not None or now is None or context.compare != "other":
        return context.compare
    then = course.start
    if then == now.year_ago():
        return "yoy"
    steps = now.kind in ("month", "quarter") and then.kind == now.kind and then.stop == now.start
    return "mom" if steps else "other"


def since_start(course: Course) -> tuple[Kind, Base | None]:
    """What sort of growth is that from one time to the other, and what it is compared with."""
    start, stop = course.start, course.stop
    if stop is None or start == stop.year_ago():
        return "yoy_rate", None
    if stop.kind in ("month", "quarter") and start.kind == stop.kind and start.stop == stop.start:
        return "mom_rate", None
    if start.kind in ("year", "instant") and start.stop % 12 == 0 and start.year:
        if stop.start // 12 == start.year + 1 and stop.stop % 12 == 0:
            return "yoy_rate", None
        return "other_rate", base_called(f"{start.year}年")
    return "yoy_rate", None
