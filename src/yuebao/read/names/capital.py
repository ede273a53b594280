"""Of which of several measures of foreign capital the parts are that name none: those of what was paid in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_CAPITAL: Final = "外资"
"""How measures of foreign capital end: 合同外资, 实际使用外资."""
_PAID_IN: Final = "实际使用外资"
_FIRMS: Final = re.compile("(?:外商投资|外资)(?:企业|项目)数?$")
"""Firms and projects of foreign investors, which are counted before their capital."""


def paid_in(speech: Speech, whole: Subject | None) -> Subject | None:
    """What was paid in, where it was told behind *whole*, what was contracted or the firms set up, and parts
    that name no measure follow: 合同外资19亿美元；实际使用外资9亿美元。分来源地看，|香港6亿美元.
    """
    if whole is None or any(kind != "ownership" for kind, _ in whole.parts):
        return None
    known = whole.known
    if (known is None or known.measure != "合同外资") and _FIRMS.search(whole.indicator) is None:
        return None
    told = [draft.subject for draft in (*speech.ago, *speech.drafts) if draft.kind == "level"]
    since = max((at for at, one in enumerate(told) if one.indicator == whole.indicator), default=len(told))
    paid = (one for one in told[since + 1 :] if one.known is not None and one.known.measure == _PAID_IN)
    one = next((one for one in paid if not one.parts), None)
    return None if one is None else one._replace(level=None, period=None)


def all_of_capital(speech: Speech, part: Subject) -> Subject | None:
    """All of the foreign capital that *part* is a part of, where the text opened with another measure of it:
    合同外资…；实际使用外资…。分产业看，制造业实际使用外资…。|分来源地看.
    """
    known, opening = part.known, speech.context.opening
    if known is None or opening is None or opening.known is None or not known.measure.endswith(_CAPITAL):
        return None
    if not opening.known.measure.endswith(_CAPITAL) or opening.known.measure == known.measure:
        return None
    if not part.parts or any(
        kind not in ("sector", "partner", "ownership", "region") for kind, _ in part.parts
    ):
        return None
    return speech.naming.subject(known.printed, None)
