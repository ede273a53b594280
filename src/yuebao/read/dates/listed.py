"""Periods listed, of which each number has its own: 4月、5月，合同额分别为; 2022—2024年，出口分别为."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import Period, PeriodKind, months
from yuebao.read.state.spoken import Subject
from yuebao.read.words.hanzi import JOINING
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_NEAR: Final = 30
"""Characters behind periods listed alone within which each is said to have a number of its own."""
_SIZES: dict[PeriodKind, int] = {"year": 12, "quarter": 3, "month": 1}
_EACH_OF = re.compile(
    "(?:分|逐|各|每|这?[两二三四]个)季度?(?![^，]*分)|(?:分|逐|各个?|每个?|[三四五六七八九十]+个)月份?(?!末|底)"
    "|^按?(?:季度|月[度份])(?=来?看)"
)
"""What says that the numbers to come are of one quarter or month each."""


def each_of(span: Period, count: int, *, quarters: bool) -> tuple[Period, ...]:
    """The *count* years, months or, where they were said, quarters of a span (2022—2024年，出口分别为);
    none if it has not as many.
    """
    kind: PeriodKind = "year" if span.kind == "years" else "quarter" if quarters else "month"
    size = _SIZES[kind]
    if span.kind not in ("years", "months", "half", "year") or span.months != size * count:
        return ()
    if kind == "month" and count < 3:  # 1—2月，…分别占12%和33%: of two things
        return ()
    return tuple(Period(start=at, stop=at + size, kind=kind) for at in range(span.start, span.stop, size))


def gather_periods(speech: Speech, clause: Clause) -> None:
    """1—3月，1—4月，1—5月的增幅看，…分别为: periods that commas part, each opening a clause."""
    times = [token for token in clause.tokens if token.kind == "time"]
    lone, speech.lone = speech.lone, ()
    if len(times) != 1 or times[0].start > clause.start + 1 or clause.after == "；":
        return
    if not lone and times[0].stop != clause.stop:
        return
    said = speech.context.resolve(times[0].value)
    if said is None or (lone and (said.kind != lone[-1].kind or said == lone[-1])):
        return
    if times[0].stop == clause.stop:
        speech.lone = (*lone, said)
    elif lone:
        speech.context.periods = (*lone, said)


def _together(listed: tuple[Period, ...]) -> Period | None:
    """The months of *listed*, one right behind the other in one year, as one span."""
    first, last = listed[0], listed[-1]
    joined = all(one.kind == "month" for one in listed) and last.stop - first.start == len(listed)
    if not joined or first.start // 12 != (last.stop - 1) // 12:
        return None
    return months(first.start // 12, first.start % 12 + 1, (last.stop - 1) % 12 + 1)


def list_periods(speech: Speech, clause: Clause, *, until: int = 0) -> None:
    """3月及首季的贸易价格比率指数: one subject, several periods, told *until* what they are compared with."""
    if len(clause.tokens) < 2:
        return
    context, text, stop = speech.context, speech.text, until or clause.stop
    times = [token for token in clause.tokens if token.kind == "time" and token.stop <= stop]
    for first, second in pairwise(times):
        between = text[first.stop : second.start]
        if between not in ("及", "和", "、", "以及", "与") or (until and between == "与"):
            return
    if len(times) < 2:
        return
    said = [context.tell(token.value) for token in times]
    words = clean(text[times[-1].stop : stop])
    if not all(said) or (words and speech.naming.head(words)[1] is None):
        return
    context.periods = tuple(period for period in said if period is not None)
    if not words and "分别" not in text[clause.stop : clause.stop + _NEAR]:
        context.period = _together(context.periods) or context.period  # 7、8月，出口41亿元
    if words:  # but 4月、5月和6月，合同额分别为
        speech.speak_of((speech.name(words, dimension="", section="none"),))


def in_periods(speech: Speech, run: list[Token], *, parted: bool = False) -> bool:
    """Whether the numbers are those of the periods listed, or of each in the span told, which a sentence
    that says how it is *parted* (各季度) may leave to the one before.
    """
    context = speech.context
    if not context.periods and (context.dated or parted) and context.period is not None:
        quarters = "季度" in speech.text[max(0, run[0].start - 24) : run[0].start]
        context.periods = each_of(context.period, len(run), quarters=quarters)
    return len(context.periods) == len(run)


def by_period(words: str) -> str | None:
    """*words* without 各季度, 四个季度, 分月 and the like; None where they speak of no such thing."""
    if "季" not in words and "月" not in words:
        return None
    each = _EACH_OF.search(words)
    return None if each is None else clean(words[: each.start()] + words[each.end() :])


def parting_first(words: str) -> str:
    """*words* with what says how the time is parted put first: 增幅各季度 as 各季度增幅."""
    each = _EACH_OF.search(words) if "季" in words or "月" in words else None
    return words if each is None else clean(each.group() + words[: each.start()] + words[each.end() :])


def of_periods(speech: Speech, subject: Subject) -> tuple[Subject, ...]:
    """*subject* in each of the periods listed: 4月、5月，合同额分别为."""
    speech.context.fresh = False
    return tuple(subject._replace(level=None, period=period) for period in speech.context.periods)


def told_by_period(
    speech: Speech, clause: Clause, start: int, run: list[Token], words: str, section: str
) -> str:
    """1—3月、1—4月出口分别增长: one subject, a number for each period; the words left to name."""
    text = speech.text
    times = [t for t in clause.tokens if t.kind == "time" and start <= t.start and t.stop <= run[0].start]
    if len(times) == len(run) + 1 and text[times[-1].start : times[-1].stop] in ("当月", "单月"):
        times = times[:-1]  # 7月、8月当月出口
    listed = (text[a.stop : b.start].removeprefix("以") in JOINING for a, b in pairwise(times))
    if len(times) != len(run) or not all(listed):
        return words
    periods = [speech.context.resolve(time.value) for time in times]
    generic = not words.replace("分别", "") or speech.naming.is_generic(words)
    subject = speech.context.subject if generic else None
    if subject is None and not generic:
        subject = speech.name(clean(words.replace("分别", "")), dimension="", section=section)
    if subject is None:
        return words
    speech.context.periods = tuple(period for period in periods if period is not None)
    speech.context.subjects = of_periods(speech, subject)
    return ""
