"""Means: a level told for each day, month or year, which growth behind it may be of, or for each of those
it is shared out to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Number

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


def gained_daily(subject: Subject, gained: str) -> Subject:
    """So many of *subject* that each day *gained*: 新登记企业增长9%，平均每天|新增|1.2万户;
    日均新设企业2.2万户，日均|净增|1.2万户.
    """
    new = "" if subject.before.startswith("新") else gained
    if gained == "净增":
        before, head = (
            each.removeprefix("日均").removeprefix("新设") for each in (subject.before, subject.head)
        )
        new, subject = gained, subject._replace(before=before, head=head)
    return subject._replace(before=f"日均{new}{subject.before}", level=None, period=None)


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


def mean_moved(speech: Speech, number: Number, unit: Unit | None) -> tuple[Subject, ...]:
    """The daily mean told last, where a change of *number* is so small beside what it is a mean of that it
    is the mean's: 粗钢产量1944万吨，日均产量177万吨，|比中旬减少3.3万吨|; none where it is not.
    """
    told = speech.drafts[speech.opened :]
    if len(told) < 2 or told[-1].kind != "level" or told[-2].kind != "level":
        return ()
    mean, total = told[-1], told[-2]
    daily = mean.subject.known is not None and mean.subject.known.measure == "日均产量"
    if not (daily or "日均" in mean.subject.before or mean.subject.before.endswith("日平均")):
        return ()
    if not mean.unit == total.unit == unit or mean.subject.head[-2:] != total.subject.head[-2:]:
        return ()
    small = number.value * 200 < total.value and number.value * 2 < mean.value
    if small:
        speech.speak_of((mean.subject._replace(level=None, period=None),))
    return speech.context.subjects if small else ()


def made_daily(subject: Subject, spoken: Subject) -> bool:
    """Whether *subject* is only how much a day was made of what was *spoken* of: 粗钢6139万吨，日产|198万."""
    return subject.head == "日产" and spoken.head == "产量" and subject.before == spoken.before


EACH_ONE: Final = frozenset(
    {"户均", "亩均", "人均", "平均每户", "每户", "每亩", "生均", "校均", "班均", "床均", "店均"}
)
"""Whom an amount is shared out to."""


def shared_out(speech: Speech, unit: Unit, words: str) -> str:
    """*words* with the amount of this sentence that is shared out: 拨付资金900万元，…，户均|25万元."""
    drafts = reversed(speech.drafts[speech.opened :])
    told = (d.subject.indicator for d in drafts if d.kind == "level" and d.unit.dimension == unit.dimension)
    name = next((one for one in told if not one.startswith(tuple(EACH_ONE))), "")
    name = "人口" if "户" in words and name.endswith("人口") else name  # 女性43万人，户均|4.02人
    who, resident, rest = name.partition("居民")
    return f"{who}居民{words}{rest}" if resident and rest else words + name


def shared_so(speech: Speech, unit: Unit, words: str) -> str:
    """*words*, which say again what was done with an amount, with what it was done to: 减免企业所得税23亿元，
    |户均减免|125万元; 办理出口退税95亿元，…，|户均退税|.
    """
    each, did = words[:2], words[2:]
    if each not in EACH_ONE or speech.naming.head(words)[1] is not None:
        return words  # 亩均产值
    here = [d.subject.indicator for d in speech.drafts[speech.opened :] if d.kind == "level"]
    for name in here:
        if name != did and name.startswith((did, f"办理{did}")):
            return each + name.removeprefix("办理")
    whole = shared_out(speech, unit, each)
    return each + whole[2:].removeprefix("办理") if whole != words and whole.endswith(did) else words
