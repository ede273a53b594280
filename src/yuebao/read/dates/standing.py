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


_ALL_THERE_ARE: Final = re.compile(
    "累计(?:已|共)*(?:批准|审批|核准|备案|设立|引进|注册|登记|开行|签约|签订|接单|开通|建成|入驻|服务|认定)"
    "|(?:共|现)有外商投资企业|登记(?:在册)?(?:服务外包|外资|外贸)?企业"
)
_THIS_YEAR: Final = re.compile("今年|当年|本年|上半年|全年|[0-9]月份?，")


def goes_with_stock(speech: Speech, point: Period) -> bool:
    """Whether the sentence tells what all firms there are at a *point* have brought: 截至6月底，累计批准企业
    1860家，|投资总额156亿美元.
    """
    first = speech.drafts[speech.opened]
    if first.kind != "level" or first.period != point or first.subject.indicator[-1:] not in ("数", "单"):
        return False
    if _ALL_THERE_ARE.search(speech.text, max(0, first.start - 24), first.start) is None:
        return False
    return _THIS_YEAR.search(speech.text, first.stop, min(len(speech.text), speech.start + 8)) is None


def of_all_time(speech: Speech, subject: Subject, point: Period) -> bool:
    """Whether what has come up to *point* came since whenever: what the year had up to then was told before
    (1—2月，对外直接投资40亿美元。…截至2月底，|累计|对外直接投资2640亿美元).
    """
    return "累计" in speech.text[speech.start : speech.start + 20] and any(
        draft.kind == "level"
        and draft.period is not None
        and draft.period.stop == point.stop
        and draft.period.start % 12 == 0
        and draft.subject.indicator.endswith(subject.indicator)
        for draft in speech.drafts[: speech.opened]
    )


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
