"""What is told of what was spoken of by how much it is worth: 货值, 总金额."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.deals import WORTHS, worth_told
from yuebao.read.names.loads import LOADS, WORTH, loaded, weighs
from yuebao.read.names.members import ABSOLUTE
from yuebao.read.words.signs import ends_in

if TYPE_CHECKING:
    from yuebao.read.state.context import Context

_PARCELS: Final = re.compile("(?<=..)(?:(?:清单|包裹|订单)数?量|(?<![清订])单[数量]|[票件][数量])$")
"""How counts of parcels and orders end, of which an amount of money is told next."""
_AMOUNTS: Final = frozenset({"数量", "重量", "货量", "规模"})
_TRADED: Final = frozenset({"贸易额", "贸易总额", "交易额"})
_SUMS: Final = frozenset({"总金额", "总额", "金额", "总价"})
_GOODS_SENT: Final = re.compile(
    "(?:累计)?(?:运输|运送|发送|发运|承运|搭载|到发)?(?:各类|进出口|出口|进口)?货物"
)
"""Goods that are those of the trains told before."""


def of_what(context: Context, words: str, *, generic: bool) -> tuple[bool, str]:
    """Whether *words* are *generic*, or only say how much what was spoken of is worth; and *words* with what
    was counted, where they say what that is worth.
    """
    spoken = context.subject
    if words in ABSOLUTE or weighs(words, spoken):
        return True, words  # 收入分别增长4%、6%，绝对额分别为
    load = loaded(context, words) if words in LOADS else None
    goods = spoken.indicator if spoken is not None and spoken.indicator.endswith("货物") else ""
    if goods and words in WORTH and (load is None or _GOODS_SENT.fullmatch(goods) is None):
        return generic, goods + words  # 执飞186班；中欧班列搭载电商货物312标箱，|货值
    if load is not None:
        return False, load
    worth = words in WORTH or words == "金额"
    parcels = _PARCELS.search(spoken.indicator) if worth and spoken is not None else None
    if parcels is not None and spoken is not None:
        return False, spoken.indicator[: parcels.start()] + words  # 零售进口单量2160万单，金额36.8亿元
    if words in _AMOUNTS:
        return generic or (spoken is not None and spoken.flow is not None), words
    if words in _SUMS and spoken is not None and spoken.dimension == "人" and spoken.head != "数":
        return False, words  # 员工1260人。中标客服中心项目，总金额6800万元
    if words in _TRADED and spoken is not None and (spoken.level is None or spoken.flow == "进出口"):
        return generic or spoken.flow is not None, words  # 对台出口农产品大幅增长，贸易额
    sum_of = ends_in(words, WORTHS)
    if not sum_of and words not in WORTH:
        return generic, words
    dealt = spoken.indicator if sum_of and spoken is not None and not spoken.flow else ""
    if dealt and (told := worth_told(dealt, context.told, words)) != words:
        return False, told  # 住宅买卖有1310个，成交总值85亿元
    if words not in WORTH:
        return generic, words
    if spoken is not None and spoken.flow:
        return True, words  # 手机出口52万台，货值…
    if spoken is not None and spoken.head == "数":
        return generic, spoken.before + words  # 平行进口汽车412辆，货值2.9亿元
    return generic, words
