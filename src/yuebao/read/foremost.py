"""Whose rate stands out, and how high it is: 以二星级酒店的85%入住率为高; 以五星级的|最高，达88%."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.clauses import Clause
from yuebao.read.drafts import PERCENT
from yuebao.read.phrases import clean
from yuebao.read.speech import Speech
from yuebao.read.spoken import Subject, is_ratio

HIGH: Final = frozenset("高低")
"""What a clause ends with that tells whose rate stands out."""
_LED: Final = re.compile("(?:当中|其中|其中也)?以")
_HIGH: Final = re.compile("(?P<rate>[^，]{0,8}?率)?(?:表现)?(?:为|最|较|相对)+(?:高|低)")
_BY: Final = re.compile("(?:当中|其中)?以(?P<who>[^，、的以]{2,12}?)的?(?:为?最[高低])")
_JOINED: Final = "及和与、，"


def read_foremost(speech: Speech, clause: Clause) -> bool:
    """Reads the rates of those that stand out, each behind its name; says whether the clause tells them."""
    text, numbers = speech.text, clause.numbers
    led = _LED.match(text, clause.start)
    tail = _HIGH.fullmatch(text, numbers[-1].stop, clause.stop) if led is not None else None
    spoken = speech.context.subject
    if led is None or tail is None or any(token.value.section != "ratio" for token in numbers):
        return False
    if tail["rate"] is None and (spoken is None or not is_ratio(spoken)):
        return False
    named, at = [], led.end()
    for token in numbers:
        who = text[at : token.start].strip(_JOINED)
        if not who.endswith("的") or len(who) < 3 or "，" in who:
            return False
        named.append(clean(who))
        at = token.stop
    told = []
    for token, who in zip(numbers, named, strict=True):
        subject = speech.naming.subject(who + tail["rate"], None) if tail["rate"] else _of(speech, who)
        if subject is None:
            return False
        index = speech.add(token, token.value.unit or PERCENT, "ratio", subject, "ratio:以")
        told.append(subject.told(index, "%", speech.drafts[-1].period))
    speech.context.rated += tuple(told)
    speech.speak_of(tuple(told))
    return True


def foremost(speech: Speech, said: str) -> bool:
    """Speaks of the one whose rate is said to be the highest before its number; says whether one is."""
    by = _BY.fullmatch(said)
    subject = _of(speech, clean(by["who"])) if by is not None else None
    if subject is None:
        return False
    speech.speak_of((subject,))
    speech.context.kind = "ratio"
    return True


def _of(speech: Speech, who: str) -> Subject | None:
    """The rate spoken of, of *who* alone; None where no rate is."""
    spoken = speech.context.subject
    if spoken is None or not is_ratio(spoken) or not who:
        return None
    if who.endswith("星级"):
        who += "酒店"
    return speech.naming.subject(who + spoken.head, None)
