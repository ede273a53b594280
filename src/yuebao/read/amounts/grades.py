"""Sizes and grades of the goods whose prices are told: 普通中板（20mm，Q235）3412.6元/吨."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Refusal
from yuebao.read.words.clauses import Clause
from yuebao.read.words.signs import signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Token

_PRICED: Final = re.compile(
    "）(?:市场|零售|批发|出厂|收购|销售|平均|价格?|均价|报价?|为|每)*(?:吨|公斤|千克|斤|升|瓶|桶|袋|盒|包|支|张|件|台|立方米|平方米|重量箱)?"
    "[^0-9，。；（）、及和与]{0,3}[0-9][0-9.,]*(?:[—~～-][0-9.,]+)?元"
)
"""How the price of one unit follows the bracket that says which goods they are."""
_TOLD: Final = re.compile("[元万亿：]|（[+-]|[同环]比|占|[上较比].?[年月周期旬]|[增涨降跌升减]")
"""What a bracket tells that says more than which goods they are."""

GAUGED: Final = signs("m㎜毫厘")
"""Without one of these nothing is so thick."""
_THICK: Final[tuple[str, ...]] = ("mm", "㎜", "毫米", "厘米", "cm")
_OF_THICK: Final = re.compile(
    "(?:厚|宽|长)?的?[^，。；、：0-9]{1,12}?(?:价格?|报价?|为|每)*(?:约|为|达|在|报|收于|涨至|跌至|升至|降至)*"
    "(?:每吨)?(?=[0-9][0-9.,]*(?:[—~～-][0-9.,]+)?元)"
)
"""Goods and their price behind how thick they are: 6.5mm|高线平均价格为|4857元/吨."""

_WITH_NEXT: Final = re.compile("[-—–~～至×*]|[^，。；、：0-9]{1,8}?(?:、|和|与|及|以及)Φ?")
"""What joins a gauge to that of the goods behind it, or to its own upper end."""


def without_gauges(speech: Speech, numbers: list[Token]) -> list[Token]:
    """*numbers* of a clause without how thick the goods are whose price is told next."""
    text = speech.text
    kept: list[Token] = []
    skipped = -1
    for token in reversed(numbers):
        thick = text.endswith(_THICK, token.start, token.stop) and _OF_THICK.match(text, token.stop)
        if not thick and skipped > 0:
            thick = _WITH_NEXT.fullmatch(text, token.stop, skipped)
        if thick:
            speech.skipped.append(Refusal(token.start, token.stop, "number_in_name"))
            skipped = token.start
        else:
            kept.append(token)
            skipped = -1
    kept.reverse()
    return kept


def grades_goods(text: str, clause: Clause) -> bool:
    """Whether *clause* stands in a bracket between goods and their price and says which are meant."""
    ends = text.startswith("）", clause.stop)
    if clause.bracket < 0 and not ends:
        return False
    opened = clause.bracket if clause.bracket >= 0 else text.rfind("（", 0, clause.start)
    closed = clause.stop if ends else text.find("）", clause.stop, opened + 28)
    if opened < 1 or closed < 0 or closed > opened + 28 or not "一" <= text[opened - 1] <= "鿿":
        return False
    return _PRICED.match(text, closed) is not None and _TOLD.search(text, opened, closed) is None
