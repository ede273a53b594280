"""The rate of another area, or of all of the text's own, in its bracket: 高于全市平均水平（8.6%）."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.read.changes.comparators import grown_so
from yuebao.read.state.spoken import Subject, is_ratio
from yuebao.read.words.against import OVER
from yuebao.read.words.scan import Token

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

_AVERAGE = re.compile("(?:规模以上|规上)?(?:工业)?(?:企业)?(?:的|平均|年均|水平|增速|增幅|同期)*")
_COMPARING = re.compile(f"[比较](?![重例率值])|{OVER}(?![0-9一二两三四五六七八九十百千万亿])")
_LEADING: Final[tuple[str, ...]] = ("比", "较", "于", "出", "超", "过", "领先", "落后", "不及", "跑赢")
_NEAR: Final = 32
"""How many of the figures told last are looked at for what is told again."""


def against_place(text: str, clause: Clause, opened: int) -> Token | None:
    """The area that a comparison names right before the bracket at *opened*: 比全省平均（7.7%）."""
    for token in clause.tokens:
        if token.kind in ("own", "province", "city") and token.stop <= opened:
            at = token.start - 2 * text.endswith("同期", 0, token.start)
            lead = text[at - 1 : at]
            led = text.endswith(_LEADING, clause.start, at)
            second = lead in ("和", "与", "、") and _COMPARING.search(text, clause.start, token.start)
            if (led or second) and _AVERAGE.fullmatch(text, token.stop, opened):
                return token
    return None


def read_of_place(speech: Speech, text: str, aside: Clause, place: Token) -> bool:
    """比全省（7.7%）高0.6个百分点: the rate or ratio of another area, in its bracket."""
    number = aside.numbers[0]
    subject, unit = speech.context.subject, number.value.unit
    level = any(draft.kind == "level" and draft.unit == unit for draft in speech.drafts[speech.opened :])
    if (
        unit is None
        or (unit.dimension != "%" and not level)
        or subject is None
        or text[aside.start : number.start].strip("-")
    ):
        return False
    area = speech.context.own(place.value) if place.kind == "own" else place.value
    whole = _of_all_here(speech, subject, area, number.value.value) or subject
    subject = whole._replace(area=area, level=None)
    kind: Kind = "level" if level else "ratio" if is_ratio(subject) else grown_so(speech)
    speech.add(number, unit, kind, subject, "comparator")
    return True


def _of_all_here(speech: Speech, subject: Subject, area: str | None, value: Decimal) -> Subject | None:
    """What all of the text's own *area* has that *subject* is a part of: 汽车业高于全市平均水平（8.6%）."""
    topic, home = speech.context.topic, speech.context.home
    if area is None or area != home or subject.area not in (None, home):
        return None
    told = (d.subject for d in speech.drafts[-_NEAR:] if d.kind == "yoy_rate" and d.value == value)
    counted = subject.head == "数"
    whole = next((one for one in told if one.area in (None, home) and one.known is not None), topic)
    if whole is None or whole.known is None or whole.head == "数":
        return None
    return whole if counted or (whole.head == subject.head and whole.parts != subject.parts) else None
