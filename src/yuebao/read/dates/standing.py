"""What stands at the end of its year, though it was told as the year's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import Period

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_AT_WORK: Final = ("就业人员", "从业人员", "就业人口", "就业人数", "从业人数", "就业")
_FOUND_WORK: Final = re.compile("新增|新就业|再就业|实现|安置|帮|带动|促进|吸纳|扶持|困难|毕业生|创业")
"""What says that work was found in a period."""
_SPANS: Final = frozenset({"month", "months", "quarter", "half"})


def stand_at_year_end(speech: Speech) -> None:
    """A count of its year, compared with the end of the last, stands at its own: 优抚对象4500人，比上年末."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "level" or last.period is None:
        return
    users = last.subject.indicator.endswith("用户") and not speech.context.dated
    if last.period.kind != "year" and (not users or last.period.kind not in _SPANS):
        return  # 截至9月末，…。物联网用户1.4亿户，比上年末净增
    known, subject = last.subject.known, speech.context.subject
    if (known is not None and known.nature == "flow") or subject is None or subject.period != last.period:
        return
    last.period = Period(start=last.period.stop - 1, stop=last.period.stop, kind="instant")
    speech.context.subjects = (subject._replace(period=last.period),)


_IN_TRADE: Final = re.compile("(?:业|外包|贸易|园区?|电商)(?:已|累计|共)*(?:吸纳|带动)?就业$")
"""Those at work in a trade, who are all that are: 服务外包产业|累计吸纳就业."""


def works_then(speech: Speech, subject: Subject, period: Period) -> bool:
    """Whether those at work are told as a part of all at work then (就业人员60万人，其中|城镇就业), or of
    those of a trade up to then (截至6月底，服务外包产业|已累计就业).
    """
    if speech.context.dated and _IN_TRADE.search(subject.indicator) is not None:
        return True
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    return (
        last is not None
        and last.kind == "level"
        and last.period == period
        and last.unit.dimension == "人"
        and last.subject.indicator.endswith(_AT_WORK)
        and _FOUND_WORK.search(subject.indicator) is None
    )


def counted_then(whole: Subject, subject: Subject, period: Period | None) -> Period | None:
    """When the whole of the year's *period* was counted at its end, that moment, of its parts counted too."""
    then = whole.period
    if then is None or then.kind != "instant" or period is None or period.kind != "year":
        return None
    return then if then.stop == period.stop and subject.head == whole.head == "数" else None
