"""What a bare measure is of where its sentence comes back to the whole place: 高新区出口…。全市|进口."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.read.names.firms import firm_of

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_OWNERS: Final = frozenset({"region", "ownership", "partner"})
"""Whose a measure is, or whom it is with: never what all of a place measures."""
_CUT: Final = _OWNERS | {"product", "category", "sector", "mode"}


def of_whole_place(speech: Speech, words: str, last: Subject | None) -> Subject | None:
    """What the bare measure *words*, led by an area, takes its own words from: what was spoken of before
    the part that *last* is of; None where that is not known and *last* is somebody's own.
    """
    context = speech.context
    if last is None or not speech.naming.is_bare(words) or context.whole is not None:
        return last
    last = last._replace(area=None)  # 甲市、乙市分别完成…。全省|进口
    row = speech.lexicon.heads.get(words)
    other = row is not None and row.trade and last.known is not None and not last.known.trade
    if other and (words.startswith("进出口") or last.known is None or last.known.dimension != "product"):
        return None  # 服务外包执行额…。全省|出口
    cut = [part for part in last.parts if part[0] in _CUT]
    firm = bool(firm_of(last.before))
    if not cut and not firm:
        return last
    owned = firm or any(part[0] in _OWNERS for part in cut)
    for told in (context.opening,) if owned else (context.lead, context.before, context.opening):
        if told is not None and all(part in told.parts for part in cut) and not firm:
            return last  # what the text, or this part of it, is about
    for told in (context.lead, context.before, context.opening):
        if told is None or told.known is None or any(part[0] in _OWNERS for part in told.parts):
            continue
        if firm and told.before.startswith(firm_of(last.before)):
            continue
        if len(told.parts) < len(last.parts) or firm:
            return told._replace(level=None, period=None, area=None)
    return None if owned else last
