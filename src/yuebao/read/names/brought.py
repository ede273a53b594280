"""What those brought with them that the sentence counted before: 增资企业43家，|涉及合同外资|2.4亿美元."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.signs import signs, stands

if TYPE_CHECKING:
    from yuebao.lexicon import Head
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.state.spoken import Subject

_BRINGS: Final = re.compile(
    "[，；]?(?:共计?|累计|合计|总共|预计|直接|已|可|将)*(?P<verb>涉及|带动|拉动|带来|撬动|引进|吸引)"
    "(?:全[省市区县州国]|当地|相关|各类)*(?:实现|新增|增加)?"
)
"""How a measure is led to that somebody brought with them."""
_BEGINS: Final = signs("共累合总预直已可将涉带拉撬引吸")
_MOVES: Final = frozenset({"带动", "拉动", "撬动"})
_DID: Final = re.compile(
    "^(?:共计?|累计|合计|新增?(?=办理|举办|开展|组织)|全[省市区县州国]|已|共有|办理|监测到?|开展|举办|组织|实施|召开|备案|核准|推出|发放|各类|各项|相关)+(?=.{2})"
)
"""What was done with those that were counted, and how all of them are told."""


def brought_by(speech: Speech, words: str, dimension: str) -> Subject | None:
    """The measure that *words* name, of those that the sentence counted last, where it tells that they had
    it: 电商直播38万场，带动|网络零售额|297亿元. What they moved is told so where nothing is that it is a
    part of: |带动消费|8亿元.
    """
    text, start = speech.text, speech.start
    if dimension[-1:] != "元" or not stands(text, start, _BEGINS):
        return None
    led = _BRINGS.match(text, start)
    if led is None:
        return None
    words = words.removeprefix("直接").removeprefix(led["verb"])
    known = speech.lexicon.heads.get(words)
    if known is None or known.nature != "flow" or not text.startswith(words, led.end()):
        return None
    if led["verb"] in _MOVES and not _is_told(speech, known):
        return None
    last = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level"), None)
    if last is None or last.unit.dimension[-1:] == "元" or last.subject.known is not None:
        return None
    whom = _DID.sub("", last.subject.before) if last.subject.head == "数" else ""
    return speech.naming.subject(whom + words, None) if len(whom) > 1 else None


def _is_told(speech: Speech, known: Head) -> bool:
    """Whether the measure *known* was told of all of them."""
    context = speech.context
    for of in (context.topic, context.lead, context.opening, context.before):
        if of is not None and of.known is not None and of.known.measure == known.measure:
            return True
    return False


_NOUN: Final = 2
"""How many characters at their end those counted are alike by."""
_BACK: Final = 12
"""How many figures back all of them may be told."""


def paired_again(speech: Speech, words: str) -> Subject | None:
    """The measure that *words* are, of those that were counted right before, where it was told of all of them
    behind their count: 展会168场，展览面积213万平方米。3万平方米以上展会21场，|展览面积|. None for any other.
    """
    drafts = speech.drafts
    part = next((draft for draft in reversed(drafts[speech.opened :]) if draft.kind == "level"), None)
    if part is None or not _is_count(part) or not speech.text.startswith("，", drafts[-1].stop):
        return None
    if speech.headless(words):
        return None
    told = ""
    for draft in reversed(drafts[-_BACK:]):
        if draft.kind != "level" or draft is part:
            continue
        if draft.subject.indicator == words:
            told = words
        elif told and _is_count(draft):
            some, all_ = part.subject.before, draft.subject.before
            alike = some[-_NOUN:] == all_[-_NOUN:] and some != all_ and draft.area == part.area
            if not alike or draft.sentence == part.sentence or draft.amount <= part.amount:
                return None
            return speech.naming.subject(_DID.sub("", some) + words, None)
    return None


def told_with(speech: Speech, counted: Subject, dimension: str) -> Subject | None:
    """The measure in the unit of *dimension* that was told next to as many *counted* before: 新签约项目38个，
    总投资12亿元；8月新签约4个、|1.6亿元. None where none was.
    """
    drafts = speech.drafts[-_BACK:]
    for place in range(len(drafts) - 2, -1, -1):
        if _is_count(drafts[place]) and drafts[place].subject.indicator == counted.indicator:
            beside = (one for one in drafts[place + 1 : place + 4] if one.kind == "level")
            told = next((one.subject for one in beside if one.unit.dimension == dimension), None)
            if told is not None and told.known is not None:
                return told._replace(level=None, period=None)
    return None


def _is_count(draft: Draft) -> bool:
    return draft.kind == "level" and draft.subject.head == "数" and len(draft.subject.before) > _NOUN
