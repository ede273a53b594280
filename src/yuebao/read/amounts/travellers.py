"""Where those counted go: 出国1720万人次。|赴日本|480万人次最多，其次为|中国大陆|410万人次."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.proportions.wholly import is_whole, told_whole
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject

_BOUND_FOR: Final = re.compile("(?:赴|前往|到访|造访|飞往|去往?)(?=.{2})")
_WAYS: Final = ("从", "经", "由", "循")
"""What leads to where somebody came in."""
_TRIPS: Final = frozenset({"人次", "人"})
_LANDS: Final[tuple[str, ...]] = ("地区", "国家")
_ABROAD: Final = "在外"
_SENT: Final = re.compile(
    "(?:外派|派出|新派|派遣)(?:出|各类)*(?P<who>[^，、]{0,4}?(?:人员|劳务|工人|船员|海员))"
)
"""Who were sent abroad, in what was told of them."""
_CAME: Final = frozenset(
    {"入境", "出境", "出国", "出入境", "来台", "来港", "来澳", "来华", "访台", "访港", "访澳", "访华", "离境"}
)
"""What says that somebody came or went, and not who."""
_WHO: Final = frozenset({"旅客", "游客"})
_LONGEST: Final = 10
"""Characters of the longest name of a place that is looked for."""


def those_bound_for(speech: Speech, whole: Subject, words: str) -> Subject | None:
    """Those of *whole* who go where *words* say, None where they name no place that is gone to: 赴日本."""
    verb = _BOUND_FOR.match(words)
    there = words[verb.end() :] if verb is not None else ""
    if verb is None or not _is_place(speech, there):
        return None
    plain = whole._replace(level=None, period=None)
    part = speech.with_place(plain, there) if speech.kind_of(there) else speech.naming.member(there, plain)
    return part._replace(before=verb.group() + part.before)


def those_next(speech: Speech, last: Subject, there: str) -> Subject | None:
    """Those who go to *there* instead, where *last* are some who go somewhere; None where they are not."""
    verb = _BOUND_FOR.match(last.before)
    if verb is None or not _is_place(speech, there):
        return None
    gone = last.before[verb.end() :]
    for size in range(min(len(gone), _LONGEST), 1, -1):
        if _is_place(speech, gone[:size]):
            parts = tuple(part for part in last.parts if part[0] != "partner")
            whole = last._replace(before=gone[size:], parts=parts)
            return those_bound_for(speech, whole, verb.group() + there)
    return None


def came_so(speech: Speech, lead: str, who: str, came: str) -> str:
    """Those counted *who* came to a place, or came in by a way that *who* says: 旅客|访港, 从关闸|入境."""
    if who[:1] not in _WAYS and lead not in _WAYS:
        return came + who if who else ""
    who = who if who[:1] in _WAYS else lead + who
    of = speech.context.subject
    travellers = of is not None and of.indicator.removesuffix("总数").endswith("旅客")
    return f"{who}{came}旅客" if travellers else f"{who}{came}"


def who_came(speech: Speech, words: str) -> Subject | None:
    """Those of whom *words* say only that they came or went, as the text called them before: 来台旅客
    8万人次。单月|入境|2万人次; None where it called nobody so.
    """
    came = words.removesuffix("方面").removesuffix("部分")
    if came not in _CAME:
        return None
    context = speech.context
    told = (draft.subject for draft in (*reversed(speech.drafts), *speech.ago))
    for of in (*told, context.lead, context.opening, context.before):
        who = of.indicator[-2:] if of is not None else ""
        if who in _WHO:
            return speech.name(came + who, dimension="人次", section="count")
    return None


def read_travellers(speech: Speech, words: str, unit: Unit) -> Subject | None:
    """Whom *words* count by where they go: 赴日本, or the next place behind such a one."""
    if unit.dimension not in _TRIPS or len(words) < 2:
        return None
    if (who := who_came(speech, words)) is not None:
        return who
    if words == _ABROAD:
        return speech.name(words + _who_were_sent(speech), dimension=unit.dimension, section="count")
    if _BOUND_FOR.match(words) is not None:
        whole = told_whole(speech)
        if whole is None or not is_whole(whole) or whole.dimension != unit.dimension:
            return None
        return those_bound_for(speech, whole, words)
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    return those_next(speech, last.subject, words) if last is not None else None


def _who_were_sent(speech: Speech) -> str:
    """Who the last to be sent abroad were: 外派各类|劳务人员|2318人，期末在外4906人."""
    sent = (_SENT.search(draft.subject.indicator) for draft in reversed(speech.drafts[speech.opened :]))
    who = next((one["who"] for one in sent if one is not None), "")
    return "劳务人员" if who == "劳务" else who or "人员"


def _is_place(speech: Speech, words: str) -> bool:
    place = words[:-2] if words.endswith(_LANDS) else words
    return place == "其他" or speech.kind_of(place) not in ("", "zone")
