"""Machines and goods that were sold, made or changed hands, by how much: 挖掘机企业共销售挖掘机|12万台,
进口了|275万吨|大豆.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_SOLD = re.compile(
    "(?P<who>.*?)(?:(?:共计?|合计|累计|总计|分别|实现|完成)*(?P<how>销售|生产|零售|批发)|(?:共计?|合计|累计|总计|分别|完成)*交易)"
)
"""Machines and that they were sold, made, or changed hands: 轻型货车|共销售, 二手车|共交易."""
_SELLS = re.compile(
    "(?P<who>|[^，、0-9]{0,16}?(?:企业|厂商|公司|集团|厂家|制造商))(?:共计?|合计|累计|总计|实现|完成|已经?)*(?P<how>销售|生产|交付)"
    "(?:各类|各种|各型)?(?P<what>[^，的、]{1,10}?(?:机|车|设备|电脑|冰箱|空调|叉车))"
)
_SELLS_GOODS: Final = re.compile(
    "(?P<who>|[^，、0-9]{0,16}?(?:企业|厂商|公司|集团|厂家|制造商))(?:共计?|合计|累计|总计|实现|完成|已经?)*销售(?:各类|各种|各型)?"
    "(?P<what>(?![收额量总利])[^，的、]{2,8})"
)
_AMOUNTS: Final = {"销售": "销量", "生产": "产量", "交付": "交付量", "零售": "零售量", "批发": "批发量"}
_BULK: Final = frozenset({"克", "立方米", "升"})
"""What goods are sold in by weight or volume."""
_MACHINES = frozenset({"辆", "台", "部", "克", "米", "立方米", "升", "箱", "瓦时"})

_TRADED: Final = re.compile("(?:进出口|进口|出口)(?:了|共|计|约|近|逾|超过?)*$")
"""Trade told right before how much: 从巴西|进口了|275万吨."""
_GOODS_BEHIND: Final = re.compile(
    "的?(?P<of>(?!左右|上下|以[上下内外]|不等|多[，。；]|有余|人民币|[美欧日港]元|[至到往给用于向的])[^，。；、：（）0-9的和与及]{1,10}?)"
    "(?=[，。；、（]|[和与及]|以及|$)"
)
_FLOWS: Final = frozenset({"进口", "出口", "进出口"})
_OWNED: Final = frozenset({"ownership", "partner"})
_JOINS: Final = frozenset({"、", "和", "与", "及", "以及"})
_SIDE: Final = "净?(?:盈利|亏损|顺差|逆差|出超|入超)额?"
_TURNED: Final = re.compile(
    f"(?P<whose>.*?)(?:差额)?[由从](?P<was>{_SIDE})|(?:转为|变为|转变为|扭转为|转成|转呈|转)(?P<now>{_SIDE})"
)
_GAINS: Final = re.compile(_SIDE)
_MAY_TURN: Final[tuple[str, ...]] = (
    "亏损", "盈利", "顺差", "逆差", "出超", "入超",
    "亏损额", "盈利额", "顺差额", "逆差额", "出超额", "入超额",
)  # fmt: skip
_SUMS: Final = frozenset({"总金额", "成交总金额", "总成交金额"})


def sold(unit: Unit, words: str) -> str:
    """The measure of what was sold or made: 轻型货车共销售|12万辆, of 轻型货车销量; 商品房销售|3万平方米."""
    if unit.dimension == "平方米":
        return words + "面积" if words.endswith(("销售", "成交")) else words
    if unit.dimension == "元":
        return "销售额" if words == "销售" else words
    if unit.dimension not in _MACHINES:
        return words
    sells = _SELLS.fullmatch(words) if "销售" in words or "生产" in words or "交付" in words else None
    if sells is not None:  # 销售各类挖掘机|12万台
        return sells["who"] + sells["what"] + _AMOUNTS[sells["how"]]
    goods = _SELLS_GOODS.fullmatch(words) if unit.dimension in _BULK and "销售" in words else None
    if goods is not None:
        return goods["who"] + goods["what"] + "销量"  # 销售钢材|300万吨
    said = _SOLD.fullmatch(words) if words.endswith(("销售", "生产", "交易", "零售", "批发")) else None
    if said is None:
        return words
    return said["who"] + _AMOUNTS.get(said["how"], "交易量")


def with_goods(speech: Speech, words: str, start: int, first: int, stop: int) -> str:
    """*words*, told from *start* before an amount from *first* to *stop*, with the goods behind it,
    where it is trade: |从巴西进口了|275万吨大豆、12万吨玉米. *words* alone where no goods do.
    """
    text = speech.text
    goods = _GOODS_BEHIND.match(text, stop)
    of = clean(goods["of"]) if goods is not None else ""
    if goods is None or not of or speech.breaks.search(of) is not None:
        return words
    if speech.naming.head(of)[1] is not None or speech.kind_of(of) or speech.naming.is_generic(of):
        return words
    if words:
        if _TRADED.search(text, start, first) is None:
            return words
        speech.used = goods.end()
        whose = speech.name(words, dimension="", section="measure") if words in _FLOWS else None
        if whose is not None and whose.before in {word for kind, word in whose.parts if kind in _OWNED}:
            return f"{whose.before}{of}{words}"  # 民营企业是主力，当月进口|15万吨大豆
        return words + of
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.subject.flow is None or text[start:first] not in _JOINS:
        return words
    told = dict(last.subject.parts).get("product", "")
    if not told or text[last.stop : start].removeprefix("的") != told:
        return words
    speech.used = goods.end()
    return f"{last.subject.before.removesuffix(told)}{last.subject.head}{of}"  # 、12万吨|玉米


_SIZED: Final = re.compile("(?P<size>总?规模)(?:合计|累计)?(?:达到?|为|约|超过?|突破|逾|近)*")
_MANY: Final = re.compile("(?:举办|召开|新增|备案)?(?P<of>.+)")


def sum_of(spoken: Subject | None, words: str, led: str, unit: Unit) -> str:
    """What a sum of money behind a price is of, which is no price: 商品房均价5.3万元/㎡，|总金额|40.6亿元;
    and whose size is told in another unit than they are counted in: 基金756只，|规模|2.72万亿元.
    """
    if "规模" in led and spoken is not None and spoken.head == "数" and spoken.dimension != unit.dimension:
        sized = _SIZED.fullmatch(led)
        many = _MANY.fullmatch(spoken.before) if sized is not None else None
        return words if sized is None or many is None else many["of"] + sized["size"]
    if words not in _SUMS or spoken is None or spoken.known is None or spoken.known.nature != "price":
        return words
    return spoken.before + words


def turned(spoken: Subject | None, words: str) -> str:
    """Whose profit or surplus was lost: 建材行业由盈利12亿元|转为亏损|3亿元, of 建材行业亏损."""
    may_turn = len(words) > 2 and words.endswith(_MAY_TURN)
    said = _TURNED.fullmatch(words) if may_turn else None
    if said is None:
        return words
    if said["was"]:
        return f"{said['whose']}{said['was']}" if len(said["whose"]) != 1 else words
    whole = "" if spoken is None else spoken.before + spoken.head
    whose = _GAINS.sub("", whole)
    return whose + said["now"] if whose != whole else words
