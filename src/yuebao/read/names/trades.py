"""A whole trade that a sentence is about, which also trades abroad and makes what industry makes."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Head
from yuebao.read.state.spoken import BODIES, Subject
from yuebao.read.words.signs import holds, signs

_UNTRADED: Final[tuple[str, ...]] = (
    "预算收入",
    "预算支出",
    "财政收入",
    "执行额",
    "执行金额",
    "资金",
)
"""How what a budget takes in and spends ends, services done for others and capital, which trade nothing."""
_TRADERS: Final[tuple[str, ...]] = tuple(
    f"出口{done}{which}企业" for done in ("业绩", "实绩", "记录") for which in ("的", "")
)
_TRADE_ENDS: Final[tuple[str, ...]] = ("行业", "制造业")
_TRADING: Final[tuple[str, ...]] = (*BODIES, "行业", "产业", "贸易")
"""How those end who may trade."""
_NO_TRADES: Final[tuple[str, ...]] = ("各行业", "个行业", "重点行业", "主要行业", "大类行业")
"""What ends as a trade does and is several."""


def trades_too(last: Subject) -> bool:
    """Whether trade told behind *last* may be its own: not behind industry or a sector (规上工业…，出口), but
    behind one whole trade (石化行业营业收入…，进出口总额).
    """
    if not any(dimension in ("scope", "sector") for dimension, _ in last.parts):
        return True
    return last.before.endswith("行业") and not last.before.endswith(_NO_TRADES)


def lacks_trade(printed: str, last: Subject) -> bool:
    """Whether *printed* is a whole trade, which only who trades has of its own, and *last* told of none such:
    粮食产量…。|进出口总额; but 石化行业营业收入…。|进出口总额.
    """
    trading = last.before.endswith(_TRADING) or last.partner != ""
    return not trading and printed.endswith(("总额", "总值"))


def trades_nothing(last: Subject, *, opening: bool) -> bool:
    """Whether no trade told behind *last* is its own (公共财政预算收入…；进出口总额, 服务外包执行额…；出口),
    and in a sentence that opens that of all firms that trade: 有出口业绩的企业4家。进出口总额.
    """
    if last.head.endswith(_UNTRADED) or last.before.endswith(("商品房", "差距", "优势")):
        return True
    if last.known is not None and last.known.made:
        return True
    return opening and last.head == "数" and last.before.endswith(_TRADERS)


def trade_of(last: Subject, before: str, printed: str) -> str:
    """*before* with the trade that *last* named, where both tell of its industry: 家电行业工业总产值…，
    |工业|销售产值.
    """
    if (before or printed)[:2] != "工业" or "工业" not in last.indicator:
        return before
    trade = last.before.removesuffix("工业")
    return trade + before if trade.endswith(_TRADE_ENDS) and not trade.endswith(_NO_TRADES) else before


def industry_of(known: Head, last: Subject, before: str) -> str:
    """Of what a measure is that comes behind one of industry: |全部工业|总产值3亿元，增加值; "" for none."""
    trade = next((of for of in ("工业", "建筑业") if last.head.startswith(of)), "")
    if (
        trade
        and not last.before.endswith(dict(last.parts).get("sector", "|"))  # 纺织业工业总产值…，产值
        and (known.dimension == "sector" or before in ("规模以上", "规上") or known.nature == "stock")
        and not (known.printed.startswith(trade) or before.endswith(trade) or "建筑" in before)
    ):
        return trade
    return ""


_RETAILED: Final = frozenset({"商品零售", "商品零售额", "餐饮收入", "餐饮业收入", "餐饮收入额"})
"""What all that shops and inns sell is made of, by what was bought."""


_CLASS_SOLD: Final = re.compile(
    "(?:粮油|食品|饮料|烟酒|服装|鞋帽|纺织品|化妆品|珠宝|日用品|用品|器材|药品|家具|制品|材料|汽车|家电|电器|杂志|电料|设备)类$"
)
"""The classes of goods that shops report by, by the last of their words: 粮油、|食品|类."""


_OF_PRICES: Final = signs("价涨跌产")
"""What is said of prices and of what was made, whose classes are no goods that were sold."""


def retailed(words: str, last: Subject | None) -> bool:
    """Whether the class of goods that *words* name without a measure is told by what was sold of it:
    限额以上单位粮油食品类增长; behind how many classes did so: 11类实现正增长，其中|通讯器材类|增长.
    """
    if words.startswith(("限额以上", "限上")):
        return True
    counted = last is not None and last.head == "数" and not holds(last.before, _OF_PRICES)
    return counted and _CLASS_SOLD.search(words) is not None


def whose_part(of: Subject, printed: str) -> str:
    """The words of *of* that a part of it with a name of its own, *printed*, keeps: 金融机构存贷款余额…，
    其中存款余额; 限额以上社会消费品零售额…，其中|商品零售.
    """
    if "存贷款" in of.head and printed.endswith("款余额"):
        return of.before
    if printed in _RETAILED and "消费品零售" in of.head:
        return next((name for dimension, name in of.parts if dimension == "scope"), "")
    return ""


def is_service(words: str, last: Subject) -> bool:
    """Whether *words*, a part of what *last* trades, leave out that they are a service: 服务进出口…，旅行;
    服务贸易总额…，其中|运输.
    """
    known = last.known
    if known is None or "服务" in words or words[-1] == "费":
        return False
    if known.trade:
        return last.family.startswith("服务")
    return known.measure == "贸易额" and last.before.endswith("服务")
