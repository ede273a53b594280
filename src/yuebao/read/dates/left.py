"""The time at which what is compared with stood, where its own value is printed: 较|年初|的456亿元增长."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.dates.periods import AGAINST
from yuebao.read.words.manner import WENT
from yuebao.read.words.signs import signs, stands
from yuebao.read.words.times import Time

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

TOGETHER: Final = re.compile("相比较?|比较|相较")
_YEAR_END: Final = Time("last", "end", 12, 12)
_STOOD_THEN: Final = {
    "yoy": Time("last", "same"),
    "year_start": _YEAR_END,
    "year_end": _YEAR_END,
    "mom": Time(None, "previous", 1, 1),
    "month_end": Time(None, "previous", 1, 1),
    "quarter_end": Time(None, "previous", 1, 3),
}
"""The moment of what is compared with, by its row."""
ROWS: Final = frozenset(_STOOD_THEN)
"""The comparators that tell when what is compared with was so."""
_OF_THEN: Final = re.compile("(?:.[的之](?:港币|澳门币)?|[期月季])(?:约|逾|近)?[0-9一二三四五六七八九十百两]")
_MOVED_ON: Final = re.compile(WENT)
_MOVED_OPENS: Final = signs(
    "按同环年大小明显则亦也仍累略微再又共净约猛骤锐劲增减升降涨跌上下回提攀爬飙衰成萎收缩扩走翻为高低多少调"
)
"""What that begins with, behind a comma or without one."""
_TOGETHER_OPENS: Final = signs("相比")
_COMMA: Final = signs("，")
_EXCEEDED: Final[tuple[str, ...]] = (
    "接近", "逼近", "不及", "好于", "优于", "超", "超过", "超出", "高于", "低于", "多于", "少于", "大于",
    "小于", "次于",
)  # fmt: skip


def left_at(when: Time) -> Time:
    """The time that something went on from: what there was at the year's beginning was there at the end of
    the last.
    """
    return _YEAR_END if when.part == "start" and when.year is None else when


_MONTHS_IN: Final = {"month_end": 1, "quarter_end": 3, "year_end": 12}
"""How many months a stretch has at whose end something stood."""


def time_before(now: Period, compare: str) -> Period | None:
    """The time that what is told of *now* is held against by a comparator of the sort *compare*."""
    if compare == "yoy":
        return now.year_ago()
    if compare == "mom":
        return now.shifted(-now.months) if now.months in (1, 3) else None
    size = _MONTHS_IN.get(compare, 0)
    if now.kind != "instant" or not size:
        return None
    return now.shifted(-(now.start % size) - 1)  # 较上季末的|5.1%


def stood_then(context: Context, row: str, period: Period, said: str) -> Period | None:
    """When what is compared with stood, by its *row* and as *said*; *period* is of what is compared."""
    if row == "yoy":
        return period.year_ago()
    if row == "mom":
        return _step_before(period, said)
    return context.resolve(_STOOD_THEN[row])


def _step_before(period: Period, said: str) -> Period | None:
    """The month or quarter before *period*, or its end, as the comparator *said*: 较上月, 比上季末; of months
    together from January on those up to the one before.
    """
    months = 3 if "季" in said else 1 if "月" in said else 0
    left = period.months - months
    if months and left > 0 and period.kind in ("months", "half") and period.start % 12 == 0:
        return Period(  # 上半年增长6.7%，较上月（6.9%）回落: of five months
            start=period.start,
            stop=period.stop - months,
            kind="quarter" if left == months == 3 else "months" if left > 1 else "month",
        )
    if not months or (period.kind != "instant" and period.months != months):
        return None
    return period.shifted(-months)


def earlier_value(speech: Speech, clause: Clause, start: int, number: Token) -> Time | None:
    """The time of a comparator whose own value is printed: 比年初的3人少, 已超过2020年全年的1503亿元."""
    text, said = speech.text, speech.text[start : number.start]
    if speech.context.subject is None and text[start] in AGAINST:
        of, measure = speech.context.before, said.rpartition("的")[2]
        if of is None or len(measure) < 2 or not of.indicator.endswith(measure):
            return None
        speech.speak_of(
            (of._replace(level=None, period=None),)
        )  # 零售业销售额162亿元。⏎与第二季的销售额165亿元比较
    stop = number.stop
    together = TOGETHER.match(text, stop) if stands(text, stop, _TOGETHER_OPENS) else None
    goes_on = stop + 1 if stands(text, stop, _COMMA) else stop
    moved = _MOVED_ON.match(text, stop) if stands(text, goes_on, _MOVED_OPENS) else None
    if not (together or moved or "超" in said or "于" in said or "近" in said or "不及" in said):
        return None
    for token in clause.tokens:
        if token.kind == "compare" and token.value == "yoy" and _OF_THEN.match(text, token.stop - 1):
            return Time("last", "same")  # 较去年同期的520亿元为高
        if token.kind == "compare" and text[token.stop : number.start] in ("的", ""):
            quarterly = token.value == "mom" and "季" in text[token.start : token.stop]
            row = "quarter_end" if quarterly else token.value
            return _STOOD_THEN.get(row)  # 较年初的456亿元增长
        if token.kind == "time" and start < token.start and token.stop <= number.start:
            lead = text[token.start - 1]
            plain = "，" not in text[token.stop : number.start] and number.start - token.stop < 14
            if plain and (
                lead in ("比较" if together is None else "比较与同")
                or text.endswith(_EXCEEDED, start, token.start)
            ):
                found: Time = token.value
                return found
    return None
