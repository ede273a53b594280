"""Whose figures were given out, which a clause says ahead of them: 发布外销订单统计，|金额|达5亿美元."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.speech import Speech
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean

_GAVE_OUT: Final = re.compile("公布|发布|发表|通报|披露")
_STATISTICS: Final = re.compile("(?:初步|快报|月度|年度|最新|抽样|贸易)*统计$")


def gave_out(speech: Speech, clause: Clause, words: str) -> bool:
    """Speaks of the measure that *words* name, where the clause says that its figures were given out; says
    whether it does. It divides nothing: 海关公布|进出口统计|，12月，出口.
    """
    if _GAVE_OUT.search(speech.text, clause.start, clause.stop) is None:
        return False
    of = clean(_STATISTICS.sub("", words))
    known = speech.naming.head(of)[1] if of else None
    if known is not None and known.nature == "flow" and not known.trade:
        speech.speak_of((speech.name(of, dimension="", section="none"),))
    return True
