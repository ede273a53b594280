"""A part that a clause does no more than name, its number behind a comma: 其中：出口，300亿元."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.speech import Speech
from yuebao.read.words.clauses import Clause

_ALONE: Final = re.compile(
    "，(?:约|近|达|超过?|共)*[0-9][0-9.,]*[万亿余多]*(?P<unit>[^，。；0-9]{1,4}?)(?=[，。；（、])"
)
"""A number of its own behind a comma: 出口|，300亿元|，."""
_COUNTED: Final = ("家", "户", "个", "人", "件", "项", "名", "所", "宗", "份")
_MEMBERS: Final[tuple[str, ...]] = ("业", "产品", "贸易", "类", "服务")


def is_told_alone(speech: Speech, clause: Clause, words: str, *, nested: bool) -> bool:
    """Speaks of the part that *words* name, a measure or a member, behind 其中 (*nested*) or behind another
    such part, where its number follows at once. Says whether they name one.
    """
    text = speech.text
    if not nested and speech.after == "；":
        nested = text.find("其中", max(0, clause.start - 60), clause.start) >= 0
    if not nested or words[0] in "以按从在由" or "最" in words or speech.context.subject is None:
        return False
    told = _ALONE.match(text, clause.stop)
    if told is None or speech.breaks.search(words, 1) is not None:
        return False
    known = speech.naming.head(words)[1] is not None or words in speech.lexicon.members
    if not known and not words.endswith(_MEMBERS):
        return False
    counted = told["unit"] in _COUNTED
    section, dimension = ("count", told["unit"]) if counted else ("measure", "元")
    speech.speak_of((speech.name(words, dimension=dimension, section=section),))
    return True
