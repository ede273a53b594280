"""Numbers set before what they tell, parted by a dash: 63.5%——城镇新增就业完成全年目标过半."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Number, Token

_DASH: Final = re.compile("[—–―─－-]{1,2}(?=[^—–―─－-])")
_DONE: Final = re.compile(
    "(?P<of>.{2,}?)(?:指标)?(?:已|均)?(?:完成|达到|实现)?(?:了|过半|(?:全年|年度|年初|预期|既定)*(?:目标|任务|计划|预算)(?:任务|数)?(?:的?(?:比例|进度|完成率|过半|完成))*)$"
)
"""What is done of a plan: 城镇新增就业|指标完成过半."""
_RATED: Final = re.compile(
    "(?P<of>.{2,}?)(?:的|继续|保持|实际)*(?P<move>增长率|增长|增速|增幅|涨幅|上涨|上升|提高|回升|(?P<fell>下降|下跌|降幅|跌幅|回落|减少))$"
)
_SHARED: Final = re.compile(
    "(?P<of>.{2,}?)(?:占(?P<whole>[^占比]{2,}?)的?(?:比重|比例|份额)?|占比|所占比重|比重|份额)$"
)
_PASSED: Final = re.compile("(?:首次|再次|成功|历史性)*(?:突破|超过?|达到?|跨越)$")
_MOVED: Final = re.compile("(?P<of>.{2,}?)(?:净|同比)*(?P<move>增加|增长|(?P<fell>减少|下降))$")


def read_caption(speech: Speech, clause: Clause, numbers: list[Token]) -> bool:
    """Reads a lone number that a dash parts from its caption; says whether it is one.

    12.3亿元——前5个月全市进出口总额; 5%——6月城镇调查失业率低于预期目标. A percentage whose caption does not
    say what it is stays unread.
    """
    number, text = numbers[0], speech.text
    if len(numbers) > 1 or number.kind != "number" or not (clause.first or clause.after == "；"):
        return False
    dash = _DASH.match(text, number.stop)
    value: Number = number.value
    if dash is None or value.unit is None:
        return False
    words = speech.words(clause, dash.end(), clause.stop)
    ratio = value.section == "ratio"
    broken = speech.breaks.search(words, 2)
    told = _of_ratio(speech, words, broken, value.unit) if ratio else _of_amount(words, broken)
    if told is None:
        speech.refuse([number], "number:no subject")
        return True
    kind, name, sign, whole = told
    section = "ratio" if ratio else value.section
    subject = speech.naming.subject(
        name, None, dimension="" if ratio else value.unit.dimension, section=section
    )
    base = Base(name=whole) if whole else None
    if kind == "share" and base is None:
        base = Base(name=subject.indicator)
    speech.add(number, value.unit, kind, subject, "caption", sign=sign, base=base)
    speech.speak_of((subject,))
    return True


def _of_ratio(
    speech: Speech, words: str, broken: re.Match[str] | None, unit: Unit
) -> tuple[Kind, str, int, str] | None:
    """What a percentage is by its caption: the kind, of what, its sign, and the whole of a share."""
    done = _DONE.fullmatch(words) if unit == PERCENT else None
    if done is not None and ("完成" in words or words.endswith(("进度", "过半"))):
        return "completion", clean(done["of"]), 1, ""
    shared = _SHARED.fullmatch(words)
    if shared is not None:
        return "share", clean(shared["of"]), 1, clean(shared["whole"] or "")
    rated = _RATED.fullmatch(words)
    if rated is not None:
        mom = speech.context.compare == "mom"
        return "mom_rate" if mom else "yoy_rate", clean(rated["of"]), -1 if rated["fell"] else 1, ""
    name = clean(words[: broken.start()] if broken is not None else words)
    known = speech.naming.head(name)[1]
    if known is not None and known.nature == "ratio":
        return "ratio", name, 1, ""
    return None


def _of_amount(words: str, broken: re.Match[str] | None) -> tuple[Kind, str, int, str] | None:
    """What an amount is by its caption."""
    moved = _MOVED.fullmatch(words)
    if moved is not None:
        return "abs_change", clean(moved["of"]), -1 if moved["fell"] else 1, ""
    name = clean(_PASSED.sub("", words[: broken.start()] if broken is not None else words))
    return ("level", name, 1, "") if len(name) > 1 else None
