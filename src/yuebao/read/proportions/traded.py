"""All trade in the goods that a partner has a share of: 进口水果97.2万吨。自越南进口水果占62.4%."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
