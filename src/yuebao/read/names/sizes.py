"""What is told of by its size alone: 90平方米及以下 after 新建商品住宅销售价格, 5吨 after 装载机销量."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.state.spoken import Subject

_AREA: Final = (
    "[0-9]+(?:平方米|平米|㎡)?(?:[-—~～至]{1,2}[0-9]+(?:平方米|平米|㎡))?(?:[及或]?以[上下])?(?:（含）)?"
)
_OF_AREA: Final = re.compile(_AREA)
_HOMES: Final = re.compile(f"^(?:{_AREA})?(?P<homes>[^0-9，。；、]{{0,8}}?(?:住宅|住房|商品房|户型))$")
"""Homes, which may be of a size already: 新建商品住宅, 90平方米及以下|新建商品住宅."""
_UNIT: Final = "(?:公?吨|米|千瓦|马力)"
_UP_TO: Final = f"(?:级|[-—~～至][0-9.]+{_UNIT})?(?:[及或]?以[上下])?"
_SIZE: Final = f"(?:(?:特大|超大|[大中小微重轻])型|[0-9.]+{_UNIT}{_UP_TO})"
_SIZED: Final = re.compile(_SIZE)
_GOODS: Final = re.compile(f"^{_SIZE}?(?P<goods>[^0-9，。；、的]{{1,}}[车机船艇泵管器])$")
"""Machines, which may be of a size already: 装载机, 大型|拖拉机."""
SIZED_BY: Final = frozenset("型吨米瓦力级上下")
"""What words end with that may be a size of machines alone."""


RAISED: Final = frozenset({"养殖", "捕捞", "海水养殖", "淡水养殖", "海洋捕捞", "淡水捕捞", "远洋捕捞"})
"""How fish is had: 水产品产量…，其中|养殖|产量."""


def with_noun(words: str, of: Subject) -> str:
    """*words* with the homes that *of* is told of, where they are a size of those alone, or with the fish,
    where they only say how it is had: 水产品产量1.9万吨，其中|养殖|1.6万吨; or with how long its loans run:
    工业中长期贷款余额642亿元，其中|重工业|551亿元.
    """
    if words[-1:] == "业" and of.head.startswith("贷款"):
        return words + of.before.rpartition("业")[2].replace("各项", "")
    if words.endswith("贸箱") and of.head.startswith("集装箱"):
        return words[:-1]  # 集装箱吞吐量41万标箱，其中|内贸箱
    if words[-1:] == "柜" and of.head.startswith("货柜"):
        return f"{words[:-1]}货柜"  # 货柜装卸量902万标箱，其中|转口柜
    if words in RAISED and "水产品" in of.before:
        return words + "水产品"
    if "平" not in words or _OF_AREA.fullmatch(words) is None:
        return words
    homes = _HOMES.match(of.before)
    return words + homes["homes"] if homes is not None else words


def goods_of_size(words: str, last: Subject) -> Subject | None:
    """What *last* measures of some machines, of those of the size that *words* only are, None where they are
    more: |5吨|装载机销量, |10米以上|渔船数.
    """
    if _SIZED.fullmatch(words) is None:
        return None
    product = dict(last.parts).get("product", "") or (last.before if last.head == "数" else "")
    goods = _GOODS.match(product)
    if goods is None or product not in last.before:
        return None
    sized = words + goods["goods"]
    parts = tuple((kind, sized if told == product else told) for kind, told in last.parts)
    before = last.before.replace(product, sized)
    return last._replace(before=before, parts=parts, level=None, period=None)
