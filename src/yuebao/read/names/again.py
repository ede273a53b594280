"""A measure that is named once more behind its own number: 民商事案件结案率为95%，|结案率|提高5个百分点."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yuebao.read.names.carried import told_again
from yuebao.read.names.insured import insured

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject


def measure_again(speech: Speech, words: str, section: str, dimension: str) -> Subject | None:
    """Of whom the measure that *words* name is told, where they name no more than it; None where that is
    found otherwise.
    """
    if words == "普及率":
        users = next((d.subject for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level"), None)
        if users is not None and users.indicator.endswith("用户"):  # 移动电话用户98万户，|普及率|105部/百人
            return speech.naming.subject(users.indicator.removesuffix("用户") + words, None)
    if section == "measure":
        return told_again(speech, words)
    last = speech.drafts[-1] if speech.after == "，" and len(speech.drafts) > speech.opened else None
    if last is None or section == "count" or speech.placed or last.kind not in ("level", "ratio"):
        return insured(speech, words, dimension)
    of = last.subject
    same = bool(of.before) and (of.head == words or (words[-1:] == "率" and of.indicator.endswith(words)))
    if not same or of.indicator == words or last.stop != speech.start - 1:
        return insured(speech, words, dimension)
    return of._replace(level=None, period=None)
