"""What an event of before had, which this one's is held against: 较首届的51个国家、361家企业有所增长."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean
from yuebao.read.words.signs import signs, stands

_OPENS: Final = signs("较比高多超")
_EVENT: Final = re.compile(
    "(?:较|比|[高多]于|超过)(?P<event>(?:首|上一?|前一?|第[0-9一二三四五六七八九十百]{1,4})届(?:[^，。；的0-9]{0,6}(?:会|节|展))?)的?"
)
_FARED: Final = re.compile(
    "(?:均|都|也)?(?:有所|略有|明显|大幅|显著|进一步|有)?(?:增[长加多]|提[升高]|扩大|上升|减少|下降|回落)"
)
_NOUN: Final = re.compile("[^，。；、0-9]{1,9}")


_THAN: Final = re.compile(
    "[比较与](?P<than>[^，。；（0-9]{0,24}(?:第[0-9一二三四五六七八九十百]+|上一?|首)届[^，。；（]{0,10})$"
)


def event_below(text: str, opened: int) -> str:
    """The event that all changes are against as the bracket that opens at *opened* says: 较|春季举行的第135届
    交易会|（下同）. Nothing where none is told.
    """
    than = _THAN.search(text, max(0, opened - 40), opened)
    return than["than"] if than is not None else ""


def read_event_before(speech: Speech, clause: Clause) -> bool:
    """Reads the counts of an event before, told one by one; says whether that is all the clause tells."""
    text, numbers = speech.text, clause.numbers
    event = _EVENT.match(text, clause.start) if stands(text, clause.start, _OPENS) else None
    if event is None or event.end() != numbers[0].start:
        return False
    whose: list[str] = []
    for number, after in zip(numbers, (*numbers[1:], None), strict=True):
        if number.kind != "number" or number.value.section != "count":
            return False
        stop = after.start if after is not None else clause.stop
        said = text[number.stop : stop]
        fared = _FARED.search(said) if after is None else None
        if after is None:
            if fared is None or fared.end() != len(said):
                return False
            said = said[: fared.start()]
        said = clean(re.sub("（[^）]*）", "", said).rstrip("、和及与"))
        if _NOUN.fullmatch(said) is None:
            return False
        whose.append(said)
    kept = speech.context.subjects
    for number, said in zip(numbers, whose, strict=True):
        subject = Subject(event["event"] + said, "数", None, "", ())
        speech.add(number, number.value.unit, "level", subject, "level:event")
    speech.context.subjects = kept
    return True
