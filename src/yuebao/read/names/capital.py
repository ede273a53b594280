"""Of which of several measures the parts are that name none: of foreign capital, of what was paid in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.lexicon import Head
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_PARTS: Final = frozenset({"sector", "partner", "ownership", "region"})
_CUTS: Final[tuple[str, ...]] = ("分", "从", "按")
"""How a paragraph begins that cuts a whole into parts."""
_OF_NO_PART: Final = re.compile("(?:离岸|在岸|国际|服务外包|外包|接包|承接|合同)*")
"""What stands before a measure of outsourcing that is of all of it: 离岸|执行额, beside 云湖区离岸执行额."""
_PAID_IN: Final = "实际使用外资"
_PAID_ABROAD: Final = "直接投资"
_ABROAD: Final = "对外直接投资"
_NO_BANKS: Final = (("sector", "非金融类"),)
"""The part of direct investment abroad that is told as all of it."""
_FIRMS: Final = re.compile("(?:(?P<abroad>境外|对外)投资|外商投资|外资)(?:企业|项目|机构)+数?$")
"""Firms and projects of foreign investors, or those abroad, which are counted before their capital."""


def paid_in(speech: Speech, whole: Subject | None) -> Subject | None:
    """What was paid in, where it was told behind *whole*, what was contracted or the firms set up, and parts
    that name no measure follow: 合同外资19亿美元；实际使用外资9亿美元。分来源地看，|香港6亿美元.
    """
    if whole is None or any(kind != "ownership" for kind, _ in whole.parts):
        return None
    known, firms = whole.known, _FIRMS.search(whole.indicator)
    if (known is None or known.measure != "合同外资") and firms is None:
        return None
    measure = _PAID_ABROAD if firms is not None and firms["abroad"] else _PAID_IN
    told = [draft.subject for draft in (*speech.ago, *speech.drafts) if draft.kind == "level"]
    since = max((at for at, one in enumerate(told) if one.indicator == whole.indicator), default=len(told))
    paid = (one for one in told[since + 1 :] if one.known is not None and one.known.measure.endswith(measure))
    one = next((one for one in paid if not one.parts or one.parts == _NO_BANKS), None)
    if one is not None and one.indicator.endswith(_ABROAD):
        return speech.naming.subject(_ABROAD, None)
    return None if one is None else one._replace(level=None, period=None)


def all_that_was_cut(speech: Speech, part: Subject) -> Subject | None:
    """All of what *part* is a part of, where the paragraph before cut that too and the text opened with
    another measure: 合同外资…；实际使用外资…。⏎分产业看，制造业实际使用外资…。⏎|分来源地看.
    """
    known, opening = part.known, speech.context.opening
    if known is None or known.trade or known.nature != "flow" or opening is None or opening.known is None:
        return None
    cut = {kind for kind, _ in part.parts} - {"side"}
    if opening.known.measure == known.measure or not cut or not cut <= _PARTS:
        return None
    if not speech.earlier.startswith(_CUTS):
        return None
    told = (d.subject for d in (*reversed(speech.drafts), *reversed(speech.ago)) if d.kind == "level")
    alike = (one for one in told if one.known is not None and one.known.measure == known.measure)
    whole = next((one for one in alike if _OF_NO_PART.fullmatch(one.before) is not None), None)
    if whole is not None:
        return whole._replace(level=None, period=None, area=None)
    return speech.naming.subject(dict(part.parts).get("side", "") + known.printed, None)


def also_of_capital(known: Head, last: Subject) -> bool:
    """Whether a measure of foreign capital follows another of it that a part was told with."""
    of = last.known.measure if last.known is not None else ""
    cut = [dimension for dimension, _ in last.parts]
    if of == "投资" and "外资" in known.measure:  # 德国投资增长较快，实际使用外资
        return cut in (["partner"], ["ownership"])
    if last.known is None and not last.head and last.level is None and "外资" in known.measure:
        return cut in (["partner"], ["sector"], ["ownership"]) or last.before.endswith("业")
    if last.known is not None and last.head.startswith("新设") and "外资" in known.measure:
        return cut == ["partner"]  # 美国新设企业15家，实际使用外资
    both = of.endswith("外资") and "外资" in known.measure
    both = both or (of[-2:] == "投资" and last.level is None and last.known == known)  # 对外投资额
    return both and any(dimension in ("sector", "region", "partner") for dimension in cut)


def invested_by_each(named: tuple[Subject, ...], told: tuple[str, Head | None]) -> bool:
    """Whether what was *told* is the capital of each of those that the clause before *named* without a
    number: 英国、德国对华投资大幅增长，|实际投入金额|分别增长.
    """
    before, known = told
    if before or known is None or "资" not in known.measure:
        return False
    return all(
        one.level is None
        and one.known is not None
        and "投资" in one.known.measure
        and [dimension for dimension, _ in one.parts] in (["partner"], ["sector"])
        for one in named
    )


INVESTED_ABROAD: Final[tuple[str, ...]] = ("对外投资", "境外投资", "对外实际投资", "境外实际投资")
"""How all that is invested abroad is called where it is no 直接投资."""


def all_abroad(speech: Speech, part: Subject) -> str:
    """What all that is invested abroad is called, of which *part* is that in a land or of a trade:
    对外直接投资; 实际对外投资…，流向东盟的|投资. Nothing where it is no such part.
    """
    if part.head == "直接投资" and part.partner:
        return _ABROAD
    if part.head != "投资" or not part.parts:
        return ""
    told = (draft.subject for draft in (*reversed(speech.drafts), *reversed(speech.ago)))
    whole = next((one for one in told if not one.parts and one.head.endswith(("投资", "外资"))), None)
    return whole.indicator if whole is not None and whole.indicator.endswith(INVESTED_ABROAD) else ""
