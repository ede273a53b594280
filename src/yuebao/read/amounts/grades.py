"""Sizes and grades of the goods whose prices are told: 普通中板（20mm，Q235）3412.6元/吨."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.clauses import Clause

_PRICED: Final = re.compile(
    "）(?:市场|零售|批发|出厂|收购|销售|平均|价格?|均价|报价?|为|每)*(?:吨|公斤|千克|斤|升|瓶|桶|袋|盒|包|支|张|件|台|立方米|平方米|重量箱)?"
    "[^0-9，。；（）、及和与]{0,3}[0-9][0-9.,]*(?:[—~～-][0-9.,]+)?元"
)
"""How the price of one unit follows the bracket that says which goods they are."""
_TOLD: Final = re.compile("[元万亿：]|（[+-]|[同环]比|占|[上较比].?[年月周期旬]|[增涨降跌升减]")
"""What a bracket tells that says more than which goods they are."""


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
