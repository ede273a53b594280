"""What a place among those assessed together is of, told before it: 在综合考核中，我区列第12位."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.carried import ASSESSED
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause

_KINDS: Final = "|".join((*ASSESSED, "评议", "竞赛", "督查"))
_IN_IT: Final = re.compile(
    "(?:[我本全][市区县省])?在(?:[^，。；、]{0,8}(?:公布|发布|组织|开展)的)?(?:全[国省市]|我[国省市]|[0-9]{4}年度?)*"
    f"(?P<what>[^，。；0-9]{{0,20}}?(?:{_KINDS})+)(?:结果|排名|工作)*[中里上]"
)
_STANDS: Final = re.compile(
    "[^，。；0-9占比增]{0,6}(?:综合|总分|总?成绩|得分)?(?:[居列排]|名列|[获取]得)[^，。；]{0,10}$"
)
_ALONE: Final = re.compile(
    f"(?P<what>(?:[^，。；0-9的]{{2,8}})?综合(?:{_KINDS})+)(?:[居列排]|名列|位[居列])[^，。；]{{0,10}}$"
)


_LED: Final = frozenset({"中，", "里，", "上，"})
"""How a clause ends that says among whom."""


def assessment(speech: Speech, clause: Clause, start: int, stop: int) -> Subject | None:
    """What those were assessed by of whom ``text[start:stop]`` tells that they stand somewhere, and of no
    measure: 在开发区综合考核中，|我区列|第12位. None where it tells of none.
    """
    text = speech.text
    alone = speech.context.subject is not None and "综合" in text[start:stop]
    told = _ALONE.match(text, start, stop) if alone else None
    if told is None:
        if (
            start != clause.start
            or text[start - 2 : start] not in _LED
            or not _STANDS.match(text, start, stop)
        ):
            return None
        opens = max(text.rfind(mark, 0, start - 1) for mark in "，。；") + 1
        told = _IN_IT.fullmatch(text, opens, start - 1)
    if told is None:
        return None
    speech.speak_of((Subject(told["what"], "", None, told["what"], ()),))
    return speech.context.subject
