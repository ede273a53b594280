"""Means over time: a level told for each day, month or year, which growth behind it may be of."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import clean

_EACH_TIME: Final = ("日均", "月均", "年均", "周均")


def mean_named(words: str, text: str, start: int, stop: int) -> str:
    """The *words* of a level with the mean that it is led by: 货物吞吐量|日均 is 日均货物吞吐量, and 年均
    that ``text[start:stop]`` tells is no mean growth.
    """
    if text.find("均", start, stop) < 0:
        return words
    said = text[start:stop]
    if "汇率" in said:
        return words  # 按年均汇率折合
    if words.endswith("年") and "年均" in said:
        words = words[:-1] + "年均"
    each = words[-2:]
    if each in _EACH_TIME and len(words) > 3:
        return each + words[:-2]
    at = said.find("年均")
    if at < 0 or "年均" in words:
        return words
    what = clean(said[at + 2 :])[:2]
    at = words.rfind(what) if what else 0
    return words[:at] + "年均" + words[at:] if at >= 0 else "年均" + words


_EVERY: Final = re.compile("[0-9.]*(?:秒|分钟|分|小时|天)")
"""How often something happens, behind 平均每."""


def is_per_day(subject: Subject, words: str, before: Draft, spoken: Subject | None) -> bool:
    """Whether *subject* is the daily mean of the level just said of *spoken*, no measure of its own: *words*
    do not name again what it is a mean of (钢材300万吨，|日均产量|10万吨, but not |日产钢材).
    """
    known = subject.known
    if spoken is not None and subject.before[:3] == "平均每" and _EVERY.match(subject.before, 3) is not None:
        return True  # 出生12230人，平均每2.2分钟出生|1人|，较上年同月增加681人
    return (
        spoken is not None
        and before.kind == "level"
        and before.subject.before == spoken.before
        and known is not None
        and (not spoken.before or spoken.before not in words)
        and (known.measure == "日均产量" or subject.before.endswith(("日均", "日平均")))
        and subject.before.removesuffix("日平均").removesuffix("日均") == spoken.before
    )


def made_daily(subject: Subject, spoken: Subject) -> bool:
    """Whether *subject* is only how much a day was made of what was *spoken* of: 粗钢6139万吨，日产|198万."""
    return subject.head == "日产" and spoken.head == "产量" and subject.before == spoken.before
