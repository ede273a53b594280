"""Growth against two times at once, told again of the next measure without either:
进出口58亿元，同比增长4%、环比下降3%，其中出口41亿元，|分别|增长9%和下降1%.
"""

from __future__ import annotations

from typing import Final

from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.predicates import before_number
from yuebao.read.words.scan import Token

_AGAINST: Final = frozenset({"yoy_rate", "mom_rate", "other_rate"})


def read_against_both(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> bool:
    """Reads the two rates of *run* of the one measure that *words* name, or whose amount was told right
    before, each against what the two rates of the measure before it were against, where those were against
    different times; says whether that was so.
    """
    if len(run) != 2 or told.compare or told.kind != "move" or not told.each:
        return False
    drafts = speech.drafts
    amount = len(drafts) - 1 - (bool(drafts) and drafts[-1].kind == "share")
    both = _both_before(drafts, len(drafts) if words else amount)
    if both is None or (words and ("两" in words or PARTING.search(words) is not None)):
        return False
    subjects: tuple[Subject, ...] | None = (drafts[-1].subject,)
    if words:
        subjects = speech.subjects(run[:1], words, dimension="", section="ratio")
    elif drafts[amount].kind != "level" or drafts[amount].subject.indicator == both[0].subject.indicator:
        return False
    if subjects is None:
        return False
    sign = told.sign
    for place, was in enumerate(both):
        token = run[place]
        if place:
            gap = before_number(
                speech.text, run[0].stop, token.start, speech.ends, speech.lexicon, ratio=False
            )
            sign = gap.sign if gap.kind == "move" else sign
        rule = f"rate:{told.word}"
        speech.each([token], [units[place]], subjects, was.kind, rule, told, sign=sign, base=was.base)
    if words:
        speech.speak_of(subjects)
    return True


def _both_before(drafts: list[Draft], at: int) -> tuple[Draft, Draft] | None:
    """The two rates, against different times, of one measure right before the one *at* that in *drafts*."""
    if at < 2:
        return None
    first, second = drafts[at - 2], drafts[at - 1]
    if first.kind == second.kind or not {first.kind, second.kind} <= _AGAINST:
        return None
    same = first.subject.indicator == second.subject.indicator and first.area == second.area
    return (first, second) if same else None
