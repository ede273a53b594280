"""Since when, up to the end of what the text tells: 自2011年下半年以来, in a text of spring 2012."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core.period import UNKNOWN_YEAR, Period

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Token

_BEGINS: Final = frozenset({"month", "quarter", "half", ""})


def since_then(speech: Speech, token: Token, start: int) -> bool:
    """Whether *token* opens the clause that begins at *start* with since when what it tells was so: its
    sentence is of all the months from then on.
    """
    text, context = speech.text, speech.context
    if token.value.part not in _BEGINS or not text.startswith(("以来，", "以来,"), token.stop):
        return False
    if text[start : token.start] not in ("", "自", "从", "自从"):
        return False
    end = context.main or context.item_period or context.title_period
    begun = context.resolve(token.value)
    if end is None or begun is None or begun.start >= end.start or begun.start // 12 <= UNKNOWN_YEAR:
        return False
    years = end.kind == "year" and begun.kind == "year"
    context.period = Period(start=begun.start, stop=end.stop, kind="years" if years else "months")
    context.fresh = context.dated = True
    return True
