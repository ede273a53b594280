"""A member named behind a bracket that counts it: 旅客平均逗留时间1.2日，…，过夜旅客（2日）增加0.1日."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject
    from yuebao.read.words.clauses import Clause

_HELD: Final = re.compile("[0-9][0-9,.]*[百千万亿]*(?P<unit>[^0-9，；（）、百千万亿]{1,4})")
"""A number and its unit, alone in a bracket."""
_SAID_OF: Final = 16
"""How far before a number the bracket that its member has may close."""


def told_in_bracket(speech: Speech, words: str, stop: int) -> Subject | None:
    """The member *words* of what was told, where a bracket behind them counts it in the unit of that:
    入境货物20公吨，…，经外港（4公吨）|增加8%; 旅客平均逗留时间1.2日，…，过夜旅客（2日）|增加0.1日.
    """
    closed = speech.text.rfind("）", max(speech.start, stop - _SAID_OF), stop)
    opened = speech.text.rfind("（", speech.start, closed) if closed > 0 else -1
    if opened < 0 or not speech.text.endswith(words[-2:], speech.start, opened):
        return None
    held = _HELD.fullmatch(speech.text, opened + 1, closed)
    levels = (draft for draft in reversed(speech.drafts) if draft.kind == "level")
    told = next((draft for draft in levels if speech.text[draft.start - 1 : draft.start] != "（"), None)
    if held is None or told is None or told.unit.symbol.lstrip("百千万亿") != held["unit"]:
        return None
    whole = told.subject
    if "客" in whole.indicator[-3:] or whole.indicator.startswith(words):
        return None
    if words[:1] == "经" and whole.before[:1] == "经" and whole.known is None:
        words += "的" + whole.before.rpartition("的")[2]  # 经机场的货物…，经外港
        return speech.naming.subject(words, None)
    return speech.naming.member(words, whole)


def some_bracketed(
    text: str, clause: Clause, opened: list[Clause], spoken: tuple[Subject, ...]
) -> tuple[Subject, ...]:
    """Those of the members *spoken* of that have one of the brackets *opened*, by what stands before it."""
    found: list[Subject] = []
    for aside in opened:
        said = re.split("[、和及与]", text[clause.start : aside.bracket])[-1]
        found += [one for one in spoken if said and one.indicator.startswith(said)]
    return tuple(found) if len(found) == len(opened) else ()
