"""Machines and goods that were sold, made or changed hands, by how many: 挖掘机企业共销售挖掘机|12万台."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.core.unit import Unit

_SOLD = re.compile(
    "(?P<who>.*?)(?:(?:共计?|合计|累计|总计|分别|实现|完成)*(?P<how>销售|生产|零售|批发)|(?:共计?|合计|累计|总计|分别|完成)*交易)"
)
"""Machines and that they were sold, made, or changed hands: 轻型货车|共销售, 二手车|共交易."""
_SELLS = re.compile(
    "(?P<who>|[^，、0-9]{2,16}?(?:企业|厂商|公司|厂家|制造商))(?:共计?|合计|累计|总计|实现|完成)*(?P<how>销售|生产)"
    "(?:各类|各种|各型)?(?P<what>[^，的、]{1,10}?(?:机|车|设备|电脑|冰箱|空调|叉车))"
)
_SELLS_GOODS: Final = re.compile(
    "(?P<who>|[^，、0-9]{2,16}?(?:企业|厂商|公司|厂家|制造商))(?:共计?|合计|累计|总计|实现|完成)*销售(?:各类|各种|各型)?"
    "(?P<what>(?![收额量总利])[^，的、]{2,8})"
)
_BULK: Final = frozenset({"克", "立方米", "升"})
"""What goods are sold in by weight or volume."""
_MACHINES = frozenset({"辆", "台", "部", "克", "米", "立方米", "升", "箱", "瓦时"})


def sold(unit: Unit, words: str) -> str:
    """The measure of machines sold or made: 轻型货车共销售|12万辆, of 轻型货车销量."""
    if unit.dimension not in _MACHINES:
        return words
    sells = _SELLS.fullmatch(words) if "销售" in words or "生产" in words else None
    if sells is not None:  # 销售各类挖掘机|12万台
        return sells["who"] + sells["what"] + ("销量" if sells["how"] == "销售" else "产量")
    goods = _SELLS_GOODS.fullmatch(words) if unit.dimension in _BULK and "销售" in words else None
    if goods is not None:
        return goods["who"] + goods["what"] + "销量"  # 销售钢材|300万吨
    said = _SOLD.fullmatch(words) if words.endswith(("销售", "生产", "交易", "零售", "批发")) else None
    if said is None:
        return words
    return (
        said["who"]
        + {"销售": "销量", "生产": "产量", "零售": "零售量", "批发": "批发量", None: "交易量"}[said["how"]]
    )
