"""A share of a whole whose own amount is printed within: 占全省出口总值5.2万亿元的|48%."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.proportions.denominators import base_of, said_whole
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.words.clauses import Clause
from yuebao.read.words.predicates import before_number
from yuebao.read.words.scan import Token

_BETWEEN: Final = re.compile("的(?:比[重例])?(?:约|近|超过?|逾|不足|大约)?为?")


def read_measured_whole(speech: Speech, clause: Clause, start: int, whole: Token, share: Token) -> bool:
    """Reads the amount *whole* after 占 and the *share* of it that what stands before 占 has."""
    text, context = speech.text, speech.context
    at = text.rfind("占", start, whole.start)
    if at < 0 or share.kind != "number" or share.value.section != "ratio" or whole.value.unit is None:
        return False
    if _BETWEEN.fullmatch(text, whole.stop, share.start) is None or text.find("，", at, whole.start) >= 0:
        return False
    told = before_number(text, at + 1, whole.start, speech.ends, speech.lexicon, ratio=False)
    name, area = said_whole(speech, clause, (at + 1, told.stop))
    if told.kind or len(name) < 2 or speech.naming.head(name)[1] is None:
        return False
    words = speech.words(clause, start, at).removesuffix("约").removesuffix("仅")
    if words and not speech.naming.is_generic(words):
        speech.speak_of((speech.name(words, dimension="", section="ratio"),))
    part = context.subject
    if part is None:
        return False
    if area in (context.area, part.area):
        area = None
    of = speech.naming.subject(name, None)._replace(area=area)
    speech.add(whole, whole.value.unit, "level", of, "level", bound=told.bound)
    hedged = before_number(text, whole.stop, share.start, speech.ends, speech.lexicon, ratio=True)
    base = context.bases[part.indicator] = context.share_base = base_of(speech, name, part, area)
    unit = share.value.unit or PERCENT
    speech.add(share, unit, "share", part, "share:占", bound=hedged.bound, base=base)
    return True
