"""What a rate was at the time that it is held against, told before its name (较上一季|4.9%|的升幅加快), or
until it turned (扭转了上半年下降|1.4%|的局面).
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.dates.left import time_before
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT, Draft
from yuebao.read.words.clauses import Clause
from yuebao.read.words.scan import Token

_ITS: Final = re.compile(
    "的(?:同比|按年|环比|按月|按季|实质|累计)?(?:(?P<fell>[降跌减]幅)|[增涨升]幅|增速|增长率|年增率|成长率|升速)"
    "(?!相比|比较|相较)"
)
"""What a rate of then is called behind its number: 较2月3.5%|的增速|加快."""
_THAN: Final = re.compile("(?:[较比与和]|[高低快慢大小好优逊]于|[高超快]过|超出?|不及)$")

ESTIMATED: Final = re.compile(
    "(?:[0-9]{1,2}月|前次|上次|先前|原先|原)?的?(?:概估|初估|预估|初步|速报)(?:统计)?[数值]?(?:为|是|：)?"
)
"""What stands in a bracket before what was estimated first: 11.26%（|4月概估统计为|11.10%）."""

_TURNED: Final = re.compile(
    "(?:[则亦也更并已成]*功?)(?:扭转|改变|一改|结束|打破|摆脱)了?[^，。；]{0,14}?"
    "(?P<move>(?:同比|环比|持续|连续|按年|仅|只)*(?:(?P<fell>下降|下滑|下跌|减少|回落|负增长|[降跌减])|增长|上升|上涨|[增升涨]))$"
)
"""What turned: 扭转了上年同期|下降|1.4%的局面."""
_SITUATION: Final = re.compile(
    "的?(?:不利|被动|下行|下滑|低迷)*(?:局面|态势|势头|走势|格局|状况|颓势|趋势|疲态|颓态|劣势|困境|[跌升涨弱降]势)"
)


def read_rate_then(speech: Speech, clause: Clause, start: int, number: Token) -> bool:
    """Reads what the rate just told was at the time before *number*; says whether that is what is told."""
    text, first = speech.text, number.start
    when = speech.ends.get(first)
    if when is None and _SITUATION.match(text, number.stop) is not None:
        return _read_turned(speech, clause, start, number)
    its = _ITS.match(text, number.stop) if when is not None else None
    if when is None or its is None:
        return False
    told = speech.drafts[speech.opened :]
    of = next((d for d in reversed(told) if d.rule != "comparator" and d.kind.endswith("rate")), None)
    then = _then(speech, when, of) if of is not None else None
    if of is None or then is None:
        return False
    sign = -1 if its["fell"] is not None and number.value.value > 0 else 1
    speech.add(number, PERCENT, of.kind, of.subject, "comparator", sign=sign, period=then)
    return True


def _read_turned(speech: Speech, clause: Clause, start: int, number: Token) -> bool:
    """Reads the growth that was until it turned: 民间投资增长3%，扭转了上半年下降|1.4%|的局面, of what the
    words from *start* on name, if they name anything: 对美国出口扭转了8月下降|3.1%|的颓势.
    """
    first = number.start
    turned = _TURNED.search(speech.text, max(start, first - 24), first)
    when = speech.ends.get(turned.start("move")) if turned is not None else None
    if turned is None or when is None:
        return False
    words = speech.words(clause, start, turned.start())
    named = speech.name(words, dimension="", section="ratio") if len(words) > 1 else None
    told = speech.drafts[speech.opened :]
    of = next((d for d in reversed(told) if d.kind.endswith("rate")), None)
    if of is None and named is None:
        return False
    then = speech.context.resolve(when.value) if when.kind == "time" else None
    if when.kind == "compare":
        now = of.period if of is not None else speech.context.period
        then = time_before(now, when.value) if now is not None else None
    if then is None:
        return False
    if named is not None:
        speech.speak_of((named,))
    subject = of.subject if named is None and of is not None else speech.context.subjects[0]
    sign = -1 if turned["fell"] is not None and number.value.value > 0 else 1
    kind = of.kind if of is not None else "yoy_rate"
    speech.add(number, PERCENT, kind, subject, "comparator", sign=sign, period=then)
    return True


def _then(speech: Speech, when: Token, of: Draft) -> Period | None:
    """The time that *of* is held against by *when*, None where it is held against none."""
    if of.period is None:
        return None
    if when.kind == "compare":
        return time_before(of.period, when.value) if when.value in ("yoy", "mom") else None
    if when.kind != "time" or _THAN.search(speech.text, max(0, when.start - 2), when.start) is None:
        return None
    return speech.context.resolve(when.value)
