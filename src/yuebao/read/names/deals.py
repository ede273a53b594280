"""What deals counted are worth: 住宅买卖有1310个，|成交总值|85亿元; 买卖宗数和|金额|."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.phrases import clean
from yuebao.read.words.signs import holds, signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.spoken import Subject

_DONE: Final = "成交|买卖|交易|签约|销售|转让"
_DEEDS: Final = "合约|契约|合同"
_DONE_SIGNS: Final = signs("交卖易约售让同")
_MANY: Final = "数目|宗数|件数|套数|笔数|单数|宗|数量|数|量"
_DEALS: Final = re.compile(f"(?P<of>.{{2,}}?)(?P<done>{_DONE})?(?P<deed>{_DEEDS})?的?(?P<many>{_MANY})?")
"""Deals that were counted: 现货住宅|成交|宗数, 楼宇|买卖|合约."""
_ENDS_IN_DEALS: Final = re.compile(f"(?:(?:{_DONE})(?:{_DEEDS})?|{_DEEDS})的?(?:{_MANY})?$")
"""How those end that say what was done."""
_WORTH: Final = re.compile(
    "(?P<done>成交|买卖|交易|签约|销售|涉及|合约|合同)?的?(?:总?金额|总[额值]|价值|总?面积|(?P<price>均价|平均价格))"
)
"""What they were worth, told alone: 总值, 成交金额."""
WORTHS: Final = signs("额值积")
"""How that ends, but for a price."""
MUCH: Final[tuple[str, ...]] = ("数量", "货量")
"""How much was sold for what was told before, told alone: 总收益价值及|数量|."""
_BOTH_WAYS: Final = re.compile(
    "[以按](?P<one>价值|货值|数量|货量)计?[和及与、][以按]?(?P<two>价值|货值|数量|货量)计"
)
"""Told of twice, as what it is worth and how much of it there is: 以价值计及以数量计."""
_REACH: Final = 24
"""How far before the first number that stands at the most."""


def in_both_ways(speech: Speech, start: int, dimension: str, named: str) -> tuple[Subject, ...]:
    """The two that numbers at *start* are told of: 食肆总收益以价值计及数量计|分别上升; of what is *named*
    behind: 按价值及数量计，|零售总销货|分别上升. None elsewhere.
    """
    text, least = speech.text, max(0, start - _REACH)
    if text.rfind("量计", least, start) < 0 and text.rfind("值计", least, start) < 0:
        return ()
    begun = max(text.rfind("。", 0, start), text.rfind("；", 0, start)) + 1
    ways = _BOTH_WAYS.search(text, max(begun, least), start)
    if ways is None or ways["one"] == ways["two"]:
        return ()
    lead = text.rfind("，", begun, ways.start() - 1) + 1 or begun
    words = clean(speech.without(lead, ways.start()))
    words = named if named and text.startswith("，", ways.end()) else words
    if words[:1].isdigit():
        return ()  # 5月超市销货，以价值计: the time stands in it
    one = speech.name(words, dimension=dimension, section="ratio") if words else speech.context.subject
    if one is None:
        return ()
    worth_first = ways["one"][-1] == "值"
    much = ways["two" if worth_first else "one"]
    head, before = one.head.removesuffix("价值"), one.before
    before = before if one.head else before.removesuffix("价值")
    amount = one._replace(before=before, head=head + much, level=None)
    return (one, amount) if worth_first else (amount, one)


def worth_of(counted: str, words: str) -> str:
    """*words* with whose worth they tell, where they tell that of the deals *counted*, or how much was sold
    for what is *counted*; else as they are.
    """
    if words in MUCH:
        return counted[:-2] + words if counted.endswith(("价值", "货值")) else words
    worth = _WORTH.fullmatch(words)
    deals = _DEALS.fullmatch(counted) if worth is not None else None
    if worth is None or deals is None or not (deals["done"] or deals["deed"] or deals["many"]):
        return words
    done, deed = deals["done"] or "", deals["deed"] or ""
    if worth["done"] or worth["price"]:
        done, deed = "", "" if done or deed == worth["done"] else deed
    return deals["of"] + done + deed + words


def are_deals(counted: str) -> bool:
    """Whether *counted* names deals by what was done."""
    return holds(counted, _DONE_SIGNS) and _ENDS_IN_DEALS.search(counted, 2) is not None


def worth_told(counted: str, told: tuple[Subject, ...], words: str) -> str:
    """*words* as the worth of the deals *counted*, or of those *told* before the units that were dealt in:
    买卖契约3353宗，成交单位4572个，|交易金额|64亿元; else as they are.
    """
    if counted.endswith("单位数"):
        counted = next((s.indicator for s in reversed(told) if are_deals(s.indicator)), counted)
    return worth_of(counted, words) if are_deals(counted) else words


_HOUSES: Final = re.compile(
    "(?:住宅|住房|商品房|[新一二]手?房|用地|土地|宅地|地块|公寓|别墅|写字楼|办公楼|商铺|商业|车位|楼市)$"
)
_OF_DEALS: Final = re.compile(
    "(?:(?:成交|网签|销售|供应|推出|出让|签约)(?:套数|宗数|总?面积|建筑面积|总?金额|总?额|量|总价)?"
    "|(?:成交|销售|套均|单套)?(?:楼面)?(?:平均|均)价格?|(?:套均|单套)(?:总价|面积)|总金额|(?:平均)?溢价率)"
)
"""A measure of deals in houses or land."""


def dealt_in(printed: str, last: Subject) -> bool:
    """Whether the measure *printed* is of the houses or the land whose deals *last* told of: 新建商品住宅成交
    535套，|成交均价|2万元/平方米.
    """
    signed = last.before.endswith("网签") and last.head == "数"
    of, summed = (last.before[:-3], last.before[-3:]) if not last.head else (last.before, last.head)
    of, summed = (last.before[:-2], "网签") if signed else (of, summed)
    if last.head == "数" and last.before[:2] in ("推出", "成交", "供应", "出让"):
        summed = last.before[:2]  # 推出住宅用地116宗，推出面积
    if _HOUSES.search(of) is None:
        return False
    return _OF_DEALS.fullmatch(printed) is not None and _OF_DEALS.fullmatch(summed) is not None


def all_dealt(context: Context, subject: Subject) -> Subject | None:
    """The deals in all houses that *subject*, those in some, is a part of, told before: 商品房成交930套；新房
    住宅成交535套，占全市的57.5%. None where none were told.
    """
    if subject.known is None or _HOUSES.search(subject.before) is None:
        return None
    if _OF_DEALS.fullmatch(subject.head) is None:
        return None
    told = (context.whole, context.opening, context.before, context.lead)
    alike = (one for one in told if one is not None and one.head == subject.head)
    return next((one for one in alike if one.before != subject.before and one.before in _ALL_HOUSES), None)


_ALL_HOUSES: Final = frozenset(
    {"商品房", "新建商品房", "新房", "房屋", "商品住宅", "住宅", "土地", "经营性用地"}
)


_AGREED: Final[tuple[str, ...]] = ("合同额", "合同总额", "合同金额", "合同外资", "协议投资额", "签约额")
_FULFILLED: Final[tuple[str, ...]] = ("营业额", "执行额", "实际使用外资", "到位资金")


def fulfils(done: str, agreed: str) -> bool:
    """Whether *done* measures what was done of what *agreed* measures, which is no part of it."""
    return done.endswith(_FULFILLED) and agreed.endswith(_AGREED)
