"""Wholes told above, of which a part without any measure is a share: 全部职工中，…。按工龄分，…."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject
    from yuebao.read.words.clauses import Clause

_ALL: Final[tuple[str, ...]] = ("全部", "所有", "全体")
_DIVIDES: Final = re.compile("[按从](?!月|年|季)[^，。；：0-9]{2,10}(?:划?分|看)[，：]")
"""What says by what else the same are divided: 按文化程度分，."""
_WERE_DIVIDED: Final = re.compile(
    "(?:^|。)(?P<all>(?:全部|所有|全体)[^，。；：、0-9]{2,10}?)(?:当)?中，[^。]{1,12}占"
)
"""All those whose parts a paragraph told first: |全部农民工|中，男性占."""


def whole_above(speech: Speech, clause: Clause, subject: Subject) -> Base | None:
    """The whole whose parts were told last, where *subject* is called a part of it (50岁以上|农民工 of
    全部农民工), or where the sentence only divides the same by another mark.
    """
    if subject.known is not None:
        return None
    first = speech.text.rfind("。", 0, clause.start) + 1
    divides = _DIVIDES.match(speech.text, first) is not None
    for draft in reversed(speech.drafts[: speech.opened]):
        base = draft.base
        if draft.kind == "share" and base is not None:
            of = base.name[2:] if base.name.startswith(_ALL) else ""
            named = subject.indicator.endswith(of) and subject.indicator != of
            return base if of and (named or divides) else None
    divided = _WERE_DIVIDED.search(speech.earlier) if divides and first == 0 else None
    return Base(name=divided["all"], measure=divided["all"]) if divided is not None else None
