"""How heavy what was counted is, and what it is worth: 验放中欧班列166列，|总重|8.6万吨，|货值|2.1亿元."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from yuebao.read.state.context import Context
    from yuebao.read.state.spoken import Subject

_HEAVY: Final = frozenset(
    {"重", "重量", "总重", "总重量", "货重", "净重", "毛重", "货物重量", "货物总重", "载货", "载货量", "载重"}
)
WORTH: Final = frozenset({"货值", "价值", "总值", "货款", "总价值", "总货值"})
"""What goods are worth, told alone."""
WORTH_TOO: Final = WORTH | {"金额", "总金额"}
"""The same, and words of any amount of money."""
LOADS: Final = _HEAVY | WORTH_TOO | {"货物总值", "货物价值"}
"""How heavy something is and what it is worth, told alone."""
_TRIPS: Final = frozenset({"列", "车次", "趟", "班", "班次", "航次"})
_LOADED: Final = frozenset({"辆", "辆次", "艘", "艘次", "架", "架次", "批", "批次", "票"})
"""What carries goods, or what they come in."""


def loaded(context: Context, words: str) -> str | None:
    """*words* of LOADS with what the sentence counted, of which they are told: 中欧班列|货值."""
    trains = [one for one in context.told if one.dimension in _TRIPS]
    if trains:  # 中欧班列开行120列，运送标箱1.1万个，货值3.2亿元
        ran = next((one for one in reversed(trains) if one.before.endswith("开行")), trains[0])
        return ran.before.removeprefix("开行").removesuffix("开行").removesuffix("累计") + _said(words)
    counted = next((one for one in context.told if one.head == "数" and one.dimension in _LOADED), None)
    return counted.before + _said(words) if counted is not None else None


def _said(words: str) -> str:
    return "重量" if words == "重" else words


def weighs(words: str, spoken: Subject | None) -> bool:
    """Whether *words* say how heavy the goods are of whose trade was *spoken*: 出口水果166批，|重|8.6万吨."""
    return words in _HEAVY and spoken is not None and spoken.flow is not None
