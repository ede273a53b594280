"""Shares told in words alone, before or without their number: 占比接近一半，为48.3%; 占全市的三分之二."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.proportions.denominators import foresee_share, foresee_share_of
from yuebao.read.proportions.wholes import PLACES_OWN
from yuebao.read.speech import Speech
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean

IN_WORDS_ENDS: Final = frozenset("半数山一二三四上右分2345")
"""What such a share ends in."""
_IN_WORDS: Final = re.compile(
    "(?P<of>(?=所?占)|(?!所?占).{2,}?)(?:约|已|合计|共|就|所)*占(?:到|据|了)*(?:(?P<whole>(?!比)[^，]{2,20}?)的?)?(?:比重|份额|比例|比)?(?:的|已|首次|达到?)*"
    "(?:近|约|超过?|逾|将近|接近|不足|仅|刚|已)*(?:一?大?半数?|过半数?|半壁江山|绝?大(?:部分|多数)|[二三四五]分之[一二三四]|[1-9]/[2-9])(?:以上|左右)?"
)
"""A share told in words: 占全市的|三分之二, 占比首次|过半, ，占比|接近一半."""


def told_in_words(speech: Speech, clause: Clause, words: str) -> bool:
    """Foresees the share whose number the clause behind *words* may print, of the part that they name or of
    what was told last; says whether they tell one.
    """
    worded = _IN_WORDS.fullmatch(words)
    if worded is None:
        return False
    if worded["of"]:
        speech.speak_of((speech.name(clean(worded["of"]), dimension="", section="ratio"),))
    if worded["of"] and worded["whole"] not in PLACES_OWN:  # ITO执行额占离岸执行额的近一半，达10亿美元
        foresee_share(speech, clean(worded["whole"] or ""))
    else:  # ITO执行额10亿美元，占比接近一半，为48.3%
        foresee_share_of(speech, clause, worded["whole"])
    return True


def worded_before(speech: Speech, clause: Clause, opened: int) -> bool:
    """Foresees the share in a bracket, opened at *opened*, behind the words for it: 占比近半（49.0%）."""
    text = speech.text
    if text[opened - 1] not in IN_WORDS_ENDS or text.find("占", clause.start, opened) < 0:
        return False
    return told_in_words(speech, clause, text[clause.start : opened])
