"""What time a paragraph without numbers sets for what stands below it: 2022年是关键之年。"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import UNKNOWN_YEAR
from yuebao.read.dates.periods import is_no_time, is_past
from yuebao.read.dates.telling import is_of_title
from yuebao.read.leads import datelines, headings
from yuebao.read.state.context import Context
from yuebao.read.words.clauses import first_time, tells_number
from yuebao.read.words.quantities import Token

_REPORT_OF: Final = re.compile(
    "度?[^，。；]{0,24}?(?:公报|年报|年度报告|统计数据|运行情况|发展情况|基本情况)"
)


def set_time(context: Context, text: str, tokens: list[Token]) -> None:
    """Takes in the first time of a paragraph that tells no number, where none is spoken of yet."""
    if context.item_period is not None:
        return
    foremost = first_time(tokens)
    if foremost is None:
        return
    leads = foremost.start == 0 or datelines.opens_sentence(text, foremost.start)
    if (context.kept is not None and not (leads and context.main is None)) or tells_number(tokens):
        return
    for token in headings.periods(tokens):
        if _sets(context, text, token, first=leads and token is foremost):
            if not is_of_title(context, token.value):  # 介绍2024年一季度进出口情况
                context.item_period = context.tell(token.value)
            return


def _sets(context: Context, text: str, token: Token, *, first: bool) -> bool:
    """Whether *token*, the *first* one and at the head of its sentence or another, is of what follows."""
    time = token.value
    plain = time.bare and not (first and time.year == context.year)  # 2022年是关键之年。…
    if plain and _REPORT_OF.match(text, token.stop) is None:
        return False
    if time.year in ("last", "term"):  # 过去五年，…: years under review
        return False
    other = isinstance(time.year, int) and time.year != context.year != UNKNOWN_YEAR
    return not (
        (time.part == "month" and other)
        or is_past(text, token)  # 扭转了2018年四季度以来的局面
        or text.startswith("开始", token.stop)  # 从上半年开始
        or is_no_time(text, token.start, token.stop)
    )
