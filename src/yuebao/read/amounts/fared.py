"""Counts that only say how those counted before moved: 24个行业利润增长，14个|下降."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

HOW: Final = (
    "(?:同比|环比|实现|保持|出现|呈现?|[正负]|两位数|较快|略有?|小幅|大幅|明显|有所|不同程度地?"
    "|基本|大体上?|大致|总体|整体)*"
)
"""How something moved that is counted by which way it did: 9个|小幅|上涨, 3个|基本|持平."""
_GROWING: Final = re.compile(f"(?:^|(?<=..)){HOW}(?:增长|下降|下跌|上涨|增加|减少|上升|回升|回落|持平)$")
ALONE: Final = re.compile(
    f"{HOW}(?:增长|下降|下跌|上涨|增加|减少|上升|回升|回落|持平|亏损|盈利|扭亏为盈|由亏转盈)"
)
"""A count that only says how it moved: 24个行业利润增长，14个|下降."""
AMONG: Final = re.compile("(?:[当之]?中|(?<=[类业品市区县司目])里面?)$")
"""What stands behind those among whom some are counted: 33个行业大类|里|，有26个增长."""
CLASSES_IN: Final = re.compile("(?:[县市]区|区县|[市区]）|省份|城市|地区|市州|盟市|乡镇)中$")
"""How ends what tells among which places so many fared so: 8个|县区中|6个增长."""
_FINE: Final = re.compile(
    "(?<=..)(?:的?(?:发展|运行|生产|经营|进展|推进|建设|总体|整体|势头|态势|形势|情况|状况|运营|普遍|基本|均|都))+(?:保持|呈现|持续|较为)*"
    "(?:良好|平稳|顺利|稳定|向好|有序|较好|正常|迅猛|强劲|稳健|旺盛|提速|活跃|红火)$"
)
FINE: Final = frozenset("好稳利定序常猛劲健盛速跃火")
"""How ends what says that those counted do well."""


def who_fared(after: str) -> str:
    """Those counted in *after* without that they do well: 120家|龙头企业|运行平稳."""
    fine = _FINE.search(after)
    return after if fine is None else after[: fine.start()]


_MOVED: Final = re.compile("(?:提高|提升|加快|放缓|收窄|扩大|好转|改善|转正|[增减升降涨跌])$")


def fared(counted: str, text: str, stop: int, after: str) -> str:
    """Those of *counted*, told before, that moved as *text* says at *stop* (38个行业中，33个|实现增长); none
    where no more than *after* is told.
    """
    alone = ALONE.match(text, stop)
    if alone is None or (after not in alone.group() and after != f"比{alone.group()[-2:]}"):
        return ""
    noun = _GROWING.search(counted)
    if noun is None and _MOVED.search(counted) is not None:
        return ""
    return (counted if noun is None else counted[: noun.start()]) + alone.group().removeprefix("实现")


_MOVED_SO: Final = re.compile(
    "(?:企业|公司|单位)[^，。；、的]{2,8}?(?:(?:同比|环比)?(?:实现|保持)?(?:增长|下降|上升|增加|减少|下滑))"
)


def moved_so(after: str) -> bool:
    """Whether *after* says of firms how what they did moved: 企业产值同比增长."""
    return after[-1:] in "长降升加少滑" and _MOVED_SO.fullmatch(after) is not None
