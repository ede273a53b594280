"""What trade in goods, or with a partner, is a share of: 进口水果97.2万吨。自越南进口水果占62.4%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core.fact import Base

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject


def all_of_goods(speech: Speech, subject: Subject) -> Subject | None:
    """The trade with all in the goods of *subject*, which is trade with one partner, as it was told last."""
    parts = dict(subject.parts)
    goods, partner = parts.get("product"), parts.get("partner")
    if not goods or not partner or len(parts) != 3:
        return None
    rest = {"product": goods, "flow": subject.flow}
    for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
        told = draft.subject
        if draft.kind == "level" and told.flow == subject.flow and dict(told.parts) == rest:
            return told
    return None


def both_flows(speech: Speech, flow: Subject) -> Subject | None:
    """The trade both ways that this sentence told of whose *flow* it is (进出口5亿元，…；进口2亿元，占…), or
    what was made or sold, counted alike, that is divided: 手机产量68万部，其中|出口|42万部，占六成.
    """
    whole = speech.context.whole
    divided = whole is not None and whole.level is not None and whole.flow is None
    if whole is not None and divided and whole.dimension == flow.dimension != "元" and len(flow.parts) == 2:
        return whole
    rest = tuple(part for part in flow.parts if part[0] != "flow")
    for draft in reversed(speech.drafts[speech.opened :]):
        told = draft.subject
        if draft.kind == "level" and told.flow == "进出口":
            cut = tuple(part for part in told.parts if part[0] != "flow")
            return told if cut == rest and told.area == flow.area else None
        made = draft.kind == "level" and told.flow is None and told.parts == rest
        if made and rest and draft.unit.dimension == flow.dimension != "元":
            return told
    return all_of_goods(speech, flow)


_WHOSE: Final = frozenset({"ownership", "mode"})
"""Dimensions that cut what is traded with one partner, where both are told."""


def dealt_with(subject: Subject) -> Base | None:
    """All trade with the partner of *subject*: 国有企业|对东盟进出口|…，占10%."""
    parts = dict(subject.parts)
    partner = parts.get("partner")
    cut_so = len(parts) == 3 and not _WHOSE.isdisjoint(parts)
    if not partner or not cut_so or f"对{partner}" not in subject.before[1:]:
        return None
    cut = tuple(part for part in subject.parts if part[0] not in _WHOSE)
    return Base(name=f"对{partner}{subject.head}", measure=subject.measure, breakdown=cut)
