"""What an amount was used for: 旅客消费主要用于购物（占65.0%）、餐饮（15.9%）."""

from __future__ import annotations

from yuebao.core import patterns as re
from yuebao.read.speech import Speech
from yuebao.read.words.phrases import clean

_USED_FOR = re.compile("(?P<of>.{2,14}?(?:消费|支出|开支|花费))主要用(?:于|作|在)(?P<what>.{2,})")


def told_use(speech: Speech, words: str) -> str:
    """Speaks of the amount whose uses are told; returns the first use, nothing where there is none."""
    said = _USED_FOR.fullmatch(words)
    if said is None:
        return ""
    amount = speech.naming.subject(clean(said["of"]), None)
    speech.speak_of((amount,))
    speech.context.whole = amount
    return clean(said["what"])
