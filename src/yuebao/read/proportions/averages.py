"""A price told last has no parts: what is divided then is the amount before it (均价6150元。其中住宅占比)."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.proportions.wholes import is_told_as_part
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject

_PRICE: Final = re.compile("[均单]价|亩产|单产|平均")


def _is_price(subject: Subject) -> bool:
    """Whether *subject* is what one of many costs or yields, of which no part is told; 人均 has parts."""
    priced = subject.known is not None and subject.known.nature == "price"
    return priced or _PRICE.search(subject.indicator) is not None


def leave_price(speech: Speech, words: str) -> None:
    """Speaks of the amount told before the price spoken of, where a share names a part alone (*words*)."""
    context = speech.context
    last = context.subject
    if last is None or last.level is None or not _is_price(last):
        return
    if len(context.subjects) > 1 or (words and speech.naming.head(words)[1] is not None):
        return
    for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
        of = draft.subject
        if draft.kind != "level" or draft.unit.dimension == "%" or _is_price(of):
            continue
        if not is_told_as_part(speech, of):
            context.subjects, context.topic = (of,), of
            context.whole = of if context.whole is not None and _is_price(context.whole) else context.whole
        return
