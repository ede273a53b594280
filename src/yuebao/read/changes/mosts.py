"""What moved most of a measure: CPI中以杂项类涨3.2%最大, 年增率以矿产品131.1%最高."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.changes.growth import RATES, read_rate
from yuebao.read.names.topics import lead_to_members
from yuebao.read.speech import Speech
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token

_RATE_BY: Final = re.compile(
    "(?P<noun>[年月季]?增率|年增幅|成长率|增长率|增速|增幅|涨幅|升幅|跌幅|降幅)(?:则|均|中)?"
    "以(?![来上下及内])(?P<member>[^，以]{2,16})$"
)
_MOST: Final = re.compile("(?<![可所得难予])以(?P<member>[^，以]{2,16})$")
_OURSELVES: Final = frozenset({"我国", "本国", "我省", "我市"})
_STANDING_OUT: Final[tuple[str, ...]] = ("最", "居冠", "较多", "较大", "较高", "较为显著", "较显著", "较明显")


def read_most(
    speech: Speech, clause: Clause, start: int, run: list[Token], units: list[Unit | None], told: Predicate
) -> bool:
    """Reads the rate *run* of what moved most; says whether that is what is told."""
    text, context = speech.text, speech.context
    by = _RATE_BY.search(text, start, run[0].start) if text.rfind("以", start, run[0].start) >= 0 else None
    most = _MOST.search(text, start, told.stop) if text.startswith(_STANDING_OUT, run[-1].stop) else None
    if most is None or told.kind not in ("move", "noun"):
        if by is not None:
            _rate_by(speech, run, units, told, by)
        return by is not None
    of, member = context.topic or context.subject, clean(most["member"])
    spoken = context.subject
    measured = speech.words(clause, start, most.start()) if most.start() > start + 1 else ""
    if measured and speech.naming.head(measured)[1] is not None:  # 10月出口|以资本设备年增63.2%最大
        of = spoken = speech.name(measured, dimension="", section="none")
        lead_to_members(speech, of)
        if member in _OURSELVES:  # 出口以我国年增31.8%最高，优于新加坡的8.9%
            read_rate(speech, run, units, told, "")
            return True
    if spoken is not None and spoken.parts[:1] and spoken.parts[0][0] == "partner":
        sort = speech.naming.subject(spoken.before + member + spoken.head, None)
        rate = RATES[told.compare or context.compare]
        speech.each(run, units, (sort,), rate, "rate:以", told, sign=told.sign)
        return True  # 美国订单253亿美元，以电子产品增幅39.3%较多
    if of is not None:
        speech.speak_of((speech.with_member(of, member),))
    read_rate(speech, run, units, told, "" if of is not None else member)
    return True


def _rate_by(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, by: re.Match[str]
) -> None:
    """年增率以矿产品131.1%最高: the rate is named first, then the member of what is spoken of."""
    sign = -1 if by["noun"][0] in "跌降减" else 1
    compare = "mom" if by["noun"][0] in "月季环" else told.compare
    told = told._replace(kind="noun", word=by["noun"], sign=sign, compare=compare)
    member = clean(by["member"])
    whole = speech.context.topic or speech.context.subject
    if whole is not None and member:
        speech.speak_of((speech.with_member(whole, member),))
        member = ""
    read_rate(speech, run, units, told, member)
