"""What stands at the end of its year, though it was told as the year's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core.period import Period

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

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
