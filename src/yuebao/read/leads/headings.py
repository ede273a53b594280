"""What a heading names for what stands under it, and what a text says that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.leads.standings import ends_at, stands_at
from yuebao.read.names.fields import without_setting
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import NUMERIC, Clause, clauses
from yuebao.read.words.scan import Token

_BELOW: Final = "。以下"
"""What a heading would go on with, were it a sentence."""
_ANNOUNCED: Final = re.compile("现[将就把对][^。；]{2,60}如下")


def named_by_heading(speech: Speech, heading: str, tokens: list[Token]) -> str:
    """What a *heading* names for what stands under it: all of it, or what it says something of:
    服务外包|表现亮眼; nothing where it tells numbers or lists what it names.
    """
    if any(token.kind in NUMERIC for token in tokens):
        return ""
    words = without_setting(heading, tokens).partition("，")[0]
    broken = speech.breaks.search(words, 1)
    cut = ends_at(speech, words, broken.start() if broken is not None else -1)
    cut = stands_at(speech, words, cut)
    if 1 < cut:
        return "" if "、" in words[:cut] else words[:cut]
    return heading.removeprefix("其中") if all(token.kind in ("skip", "nest") for token in tokens) else ""


def governing(
    speech: Speech, heading: str, tokens: list[Token], tell: Callable[[str, Clause], None]
) -> Subject | None:
    """The measure or the thing that a *heading* without numbers says something of, as a sentence would that
    opened the paragraph under it: 快递业务|较快增长; None where it names none. *tell* reads a clause.
    """
    if any(token.kind in NUMERIC for token in tokens) or not 3 < len(heading) < 40:
        return None
    speech.spoken, speech.opened = False, len(speech.drafts)
    for clause in clauses(heading, tokens)[0][:1]:
        tell(f"{heading}{_BELOW}", clause)
    spoken = speech.context.subject if speech.spoken else None
    return spoken if spoken is not None and len(spoken.indicator) < len(heading) - 1 else None


def governed_by(named: Subject | None, paragraph: str) -> tuple[Subject, ...]:
    """What a *paragraph* speaks of before it says so: what its heading *named*, unless it does itself."""
    if named is None or named.indicator in paragraph.partition("。")[0]:
        return ()
    return (named,)


def announced_time(text: str, tokens: list[Token]) -> Token | None:
    """The time that a text says it is about: 现将|2024年1—9月|运行情况通报如下."""
    said = _ANNOUNCED.search(text) if "如下" in text else None
    if said is None:
        return None
    return next(
        (
            token
            for token in tokens
            if token.kind == "time"
            and token.value.part not in ("years", "same")
            and said.start() < token.start < said.end()
            and not token.value.bare
        ),
        None,
    )
