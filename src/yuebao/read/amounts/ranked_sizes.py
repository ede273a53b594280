"""The sizes, gains and rates of a measure, ranked one by one: 贷款余额、增量和增速分别居第4、第5和第6位."""

from __future__ import annotations

from typing import Final

from yuebao.read.names.gains import GAINS, added_to, gained
from yuebao.read.names.ranked import OF_IT, RATED, SIZES, without_owner
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import split_list
from yuebao.read.words.scan import Token

_GAIN_ENDS: Final = tuple(sorted(GAINS, key=len, reverse=True))


def of_measures(speech: Speech, opened: str, run: list[Token]) -> tuple[Subject, ...] | None:
    """The sizes and rates of what is spoken of that are ranked: 总量和增幅分别居第5位和第3位."""
    count = len(run)
    opened = without_owner(speech, opened, count)
    spoken = speech.context.subject
    if not opened:
        return None
    alone = opened in SIZES or opened in GAINS
    if alone and 1 < count == len(speech.context.told):  # 合同额…、执行额…，规模分列第三、第二位
        return tuple(of_size(speech, one, opened) for one in speech.context.told)
    parts = [opened] if alone else (split_list(opened, count) or split_list(opened, 2) or [])
    known = [part for part in parts if part in SIZES or part in RATED or part in OF_IT or part in GAINS]
    if not known or (known != parts and count == 1) or count not in (1, len(parts)):
        return None
    if parts[0] not in known and len(parts) == count:
        return _each_measured(speech, parts, known)
    if spoken is None:
        return None
    subjects = tuple(of_size(speech, spoken, part) for part in parts)
    if len(subjects) == count:
        return subjects
    return (spoken._replace(head=spoken.head + opened, level=None, period=None),)  # 总量和增速均居第一


def _each_measured(speech: Speech, parts: list[str], known: list[str]) -> tuple[Subject, ...] | None:
    """The sizes and rates of those named among them: 贷款余额、增量和增速分别居第4、第5和第6位."""
    subjects: list[Subject] = []
    spoken: Subject | None = None
    for part in parts:
        if part in known and spoken is not None:
            subjects.append(of_size(speech, spoken, part))
            continue
        stock = next((part.removesuffix(gain) for gain in _GAIN_ENDS if part.endswith(gain)), part)
        if speech.naming.head(stock)[1] is None:
            return None
        spoken = speech.naming.subject(stock, None)
        subjects.append(spoken if stock == part else spoken._replace(head=spoken.head + part[len(stock) :]))
    return tuple(subjects)


def of_size(speech: Speech, spoken: Subject, part: str) -> Subject:
    if part in RATED or part in OF_IT:
        return spoken._replace(head=spoken.head + part)
    if part in GAINS and (added := gained(spoken) or added_to(speech, spoken, part)) is not None:
        return added  # 余额、增量分别居第9位、第6位
    of = spoken if part in speech.lexicon.bare else None
    return spoken if part in SIZES else speech.naming.subject(part, of)
