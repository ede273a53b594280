"""So many among whom something is told next, themselves no figure: 14个国控断面中，优良的占."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import base_called

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_WITHIN_ALL = re.compile("(?:[^，。；]{0,4}在)?(?:全[国省市区州县])?")
_AMONG_THESE = re.compile(
    "(?![^，。；]{0,6}行业)[^，。；]{1,32}(?:当?中|里)(?:[荣]?获|排|列|位?居|被评|取得[^，。；]*等)?[^，。；]{0,8}"
)
_PRICED: Final = re.compile(
    "种(?![^，、；。（）]*数)[^，、；。（）0-9]{1,10}?(?:均价|售价|价格?)"
    "(?P<counted>.{0,6}[的数]|[^，；。]{0,8}[0-9.]+%(?:以[上下]|的))?"
)
"""Goods of so many sorts whose price is told: 30|种蔬菜平均批发价格."""
_CLASSES: Final = re.compile(
    "(?:设区)?(?:县（市、区）|县（区）|县市区|县区|区县|市县|市州|盟市|省份|城市|地区|市|县|乡镇|镇街|园区)"
    "|[^，。；、的0-9]{2,10}(?:商品|产品|类别|大类|品类|指标)"
)
"""Of what so many are told next by how they fared."""
_NEAR_SHARE: Final = 30
"""How far behind so many of something the first share of them is looked for."""


def are_these(text: str, clause: Clause, token: Token) -> bool:
    """Whether *token* only counts those among whom something is told next: |14个|国控断面中."""
    within = _WITHIN_ALL.fullmatch(text, clause.start, clause.numbers[0].start)
    if within is None or fared_so(text, token.stop - 1):
        return False
    return _AMONG_THESE.fullmatch(text, token.stop, clause.stop) is not None


_FARED: Final = re.compile(
    "(?P<each>[家户种])(?P<of>[^，。；、的0-9]{0,12}(?:企业|公司|单位|产品|商品|品种|商品类|类别|合作社|法人))(?:[当之]?中|里面?)，(?:有|其中)?[0-9]+(?P=each)"
)
"""Firms or goods of whom as many as are told next fared so: 120|家重点企业中，有72家."""


def fared_so(text: str, each: int) -> bool:
    """Whether the unit at *each* counts firms or goods some of whom are counted next by how they fared, so
    that both counts are told: |120家|重点企业中，72家产值增长.
    """
    return _FARED.match(text, each) is not None


def _told_among(speech: Speech, at: int) -> str:
    """Those of whom as many as stand at *at* fared as is told behind, where the sentence counts them first:
    120家|重点企业|中，72家产值增长，48家下降.
    """
    told = speech.drafts[speech.opened :]
    for draft in reversed(told):
        if draft.kind != "level" or draft.unit.dimension != told[-1].unit.dimension:
            return ""
        those = _FARED.match(speech.text, draft.stop - 1)
        if those is not None:
            of = those["of"]
            firms = next((one for one in _SORTS if of.endswith(one)), "")
            return of[: -len(firms)] if firms and speech.text.startswith(firms, at + 1) else of
    return ""


def of_those_told(speech: Speech, at: int, words: str) -> str:
    """The *words* of a count at *at* with those told before of whom it counts some: 重点企业|产值增长."""
    of = _told_among(speech, at)
    if words.startswith(of):
        return words
    return (of[:-2] if of[-2:] == words[-2:] else of) + words


_SORTS: Final = ("企业", "公司", "单位", "产品", "商品", "品种")


def priced_together(text: str, token: Token, following: Token | None) -> bool:
    """Whether *token* only says of how many sorts the goods are whose price is told:
    |30种|蔬菜平均批发价格每公斤5.12元, but |19种|产品价格上涨3%以上.
    """
    if text[token.stop - 1] != "种" or following is None or following.kind != "number":
        return False
    priced = _PRICED.match(text, token.stop - 1)
    of_price = priced is not None and not priced["counted"]
    return of_price and following.value.section in ("measure", "ratio")


def foresee_parts(speech: Speech, clause: Clause, token: Token) -> None:
    """Takes those among whom something is told next for the whole of the shares near behind."""
    text = speech.text
    near = text[clause.stop - 1] == "中" and "，占" in text[clause.stop : clause.stop + _NEAR_SHARE]
    these = text[clause.stop - 1] == "中" and are_these(text, clause, token)
    if these and _CLASSES.fullmatch(text, token.stop, clause.stop - 1) is not None:
        speech.context.counted = text[token.stop : clause.stop - 1]  # 8个|县区中，6个实现增长
    if near and these:
        speech.context.share_base = base_called(f"{text[token.stop : clause.stop - 1]}数")
