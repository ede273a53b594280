"""The period of one figure: the context's, unless its kind or its subject has another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yuebao.core.fact import Kind
from yuebao.core.period import Period
from yuebao.read.predicates import comparator_words
from yuebao.read.scan import scan
from yuebao.read.subjects import Subject
from yuebao.read.times import Time

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_SPANS = frozenset({"month", "months", "quarter", "half"})
_STEPS = frozenset({"month", "quarter"})
SUMMED = re.compile(
    "(?<!历年)累计(?!率|利用|平均|登记|注册|备案|装机|确诊|接种|结余)(?!.*(?:以来|至今|历年))"
)
"""What speaks of the year up to the month that was said; none of all time (累计登记企业)."""
_BALANCES = ("总资产", "净资产", "资产总额", "余额", "货币", "存量", "储备", "储备规模")


def period_of(speech: Speech, subject: Subject, kind: Kind) -> Period | None:
    """The context's period; a rate keeps its level's, a flow leaves a point in time said earlier."""
    context = speech.context
    if speech.override is not None:
        return speech.override
    period = context.period
    if context.fresh:
        return period
    if subject.period is not None and (kind != "level" or subject.level is None):
        return subject.period
    known = subject.known
    if known is not None and known.nature == "stock" and period is not None and period.kind == "year":
        moment = context.moment
        if moment is not None and moment.stop == period.stop and subject.head.endswith("人口"):
            return moment
    balance = known is not None and known.nature == "stock" and subject.head.endswith(_BALANCES)
    if balance and period is not None and period.kind in _SPANS and kind in ("level", "yoy_rate"):
        return Period(start=period.stop - 1, stop=period.stop, kind="instant")
    if period is not None and period.kind == "instant":
        opening = len(speech.drafts) == speech.opened
        if known is not None and kind != "abs_change":
            ratio = known.nature == "ratio" or "每" in subject.before or subject.before.endswith("人均")
            if ratio and not opening:
                return speech.drafts[-1].period
            if ratio and context.dated:
                return period  # 一季度末，流动性覆盖率为149.46%
            if known.nature in ("flow", "price") or (ratio and not known.stock):
                lasting = context.lasting
                month = lasting is None or (lasting.kind == "month" and lasting.stop == period.stop)
                month = month or (context.dated and lasting is not None and lasting.stop < period.stop)
                if known.nature == "flow" and month:  # 截至8月底，累计完成
                    return to_date(Period(start=period.stop - 1, stop=period.stop, kind="month"))
                around = lasting is not None and lasting.start < period.stop <= lasting.stop
                return lasting if around or known.nature != "price" else period
        elif kind == "level" and subject.before.startswith(speech.lexicon.happenings):
            return context.lasting or period
    return period


def to_date(period: Period) -> Period:
    """The year up to the end of a month (1—5月 for 5月); any other period, and January, as it is."""
    start = (period.stop - 1) // 12 * 12
    if period.kind != "month" or start == period.start:
        return period
    return Period(start=start, stop=period.stop, kind="months" if period.stop % 12 else "year")


def comparator_row(speech: Speech, when: Time) -> str:
    """The comparator's row by its time: ``yoy``, ``mom`` for the period right before, or ``""``."""
    if is_year_ago(speech, when):
        return "yoy"
    current, said = speech.context.period, speech.context.resolve(when)
    if current is None or said is None or said.kind != current.kind or current.kind not in _STEPS:
        return ""
    return "mom" if said == current.shifted(-current.months) else ""


def is_year_ago(speech: Speech, when: Time) -> bool:
    """Whether a comparator's time is the year before's: 较2024年同月 in May 2025."""
    context = speech.context
    current, said = context.period, context.resolve(when)
    return (
        current is not None
        and said is not None
        and said.start // 12 == current.start // 12 - 1
        and (isinstance(when.year, int) or when.year == "last")
        and (said.same_months(current.year_ago()) or when.part == "")
    )


def compared(speech: Speech, said: str) -> tuple[str, str]:
    """The row of the comparator *said* (比上月末), else ``other``, and its words."""
    for number, start, stop in speech.lexicon.automaton.find_matches_as_indexes(said):
        kind, value = speech.lexicon.terms[number]
        if kind == "compare" and start == 0 and stop == len(said):
            return value, comparator_words(said) if said[0] in "比较与" else ""
    for token in scan(said, speech.lexicon):
        if token.kind == "time" and token.start == 1:
            return comparator_row(speech, token.value) or "other", comparator_words(said)
    return "other", comparator_words(said)
