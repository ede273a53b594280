"""Whose and which goods a bare amount of trade is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.names.fields import without_giver
from yuebao.read.names.ports import THROUGHPUT
from yuebao.read.state.spoken import NO_PRICE, Subject
from yuebao.read.words.heads import ONE_WAY
from yuebao.read.words.money import MONEY

if TYPE_CHECKING:
    from yuebao.read.names.subjects import Naming
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.words.scan import Token

_SIBLINGS: Final = frozenset({"partner", "ownership", "mode", "region"})
"""What a trade in some goods is cut by in turn, the goods not said again."""
_ALL_TRADE: Final = re.compile(
    "外[贸貿]|[对對]外[贸貿]易|[货貨]物[贸貿]易|[进進]出口[总總][额值額]|(?<!占)(?<!占全[省市国國])(?:出|[进進])口[总總][额值額]|[贸貿]易[总總]|双边[贸貿]易|口岸"
)
"""What a text speaks of that is of all goods."""
_TITLED: Final = re.compile(
    "(?<![^，：:　 ])[^，、：:　 对自从]{2,8}(?:进出口|出口|进口)(?![^，：:　 ]*(?:企业|退税|市场|商品))"
)
_TITLE_SIZE: Final = 40
NO_GOODS: Final = ("", "")
_PIECES: Final = frozenset({"辆", "台", "艘", "架", "部"})
_WEIGHTS: Final = _PIECES | {"克", "升", "桶", "立方米"}
"""Units that trade in some goods is told in, that in all goods never."""


_ONE: Final = re.compile(
    "(?P<what>[^，]*?)的?每[0-9]*(?:吨|千克|公斤|市?斤|克|桶|立方米|平方[米呎尺]|升|毫升|辆|台|件|头|只|艘|盒|瓶|枚|箱)"
    "(?:为|达到?|约|是|卖|售)*"
)
"""What a price is of, up to the unit that it is a price for: 五花肉|每千克, 每吨."""
_BY_PIECE: Final = re.compile("美?元/(?:公斤|吨|斤|克|桶|升|立方米|只|件|台|辆|箱|盎司)")
"""A unit that a price of goods is told in."""
HANDLED: Final = re.compile(
    "监管|查验|验放|检验|检疫|接卸|装卸|卸载|发运|运送|运输(?!服务)|收购|采购|采摘|收获|捕捞|屠宰|储存|储备|征收|办理|签发|查获|罚没|报关|通关"
    "|加工(?!贸易|食品|品|装备)|消费(?!品|电子|类)|放行|过境|中转"
)
"""What is done with goods that are no part of those traded: 进口大豆3万吨。|监管|货物12万吨."""
_NOT_TRADED: Final = re.compile(
    f"{HANDLED.pattern}|生产|销售|交付|下线|完成|实现|新增|发放|补贴|回收|淘汰|报废|共|有|拥有|培育|累计|日均|货值|价值|总|[^，]*[额值款费]$"
)
_TRADES: Final = frozenset({"服务贸易", "货物贸易", "数字贸易", "对外贸易", "技术贸易"})
COUNTED_IN: Final = frozenset("块片台辆部只条件双支套根枚盒瓶艘")
"""Units that goods are counted in, one by one."""
_TRADED_IN: Final = COUNTED_IN | MONEY | {"克", "升", "桶", "米", "立方米", "平方米"}
"""Units that some goods of a trade are told in."""
_MEANT: Final[tuple[str, ...]] = ("平均", "人均", "户均", "亩均", "每")


def priced(speech: Speech, words: str, unit: Unit | None) -> str:
    """The price of goods that an amount of money for one of them is, which *words* name: 五花肉|每千克|24元,
    鲜蛋|9元/公斤; or those just told where they name none: 进口铁矿砂5亿吨，|每吨|846元.
    """
    if words.endswith("价格") and words not in speech.text:  # 猪肉|每公斤|18元
        what = words.removesuffix("价格")
        return what + _which_price(speech, what)
    one = _ONE.fullmatch(words) if "每" in words else None
    if one is None and (unit is None or _BY_PIECE.fullmatch(unit.dimension) is None):
        return words
    what = one["what"] if one is not None else words
    if what:
        mean = what.removesuffix("平均")
        if mean != what and NO_PRICE.search(mean) is not None:
            return words.removeprefix(what) + mean  # 物流成本平均|每辆
        known = speech.naming.head(what)[1] is not None or NO_PRICE.search(what) is not None
        return words if known or what.startswith(_MEANT) else f"{what}{_which_price(speech, what)}"
    spoken = speech.context.subject
    if one is None or spoken is None:
        return words
    if spoken.known is not None and spoken.known.nature == "price":
        return ""  # 住宅平均成交价上升3%，|每平方米|达5万元
    goods = dict(spoken.parts).get("product", "")
    return f"{spoken.before}{spoken.flow}均价" if goods and spoken.flow in ("进口", "出口") else words


_SORT_OF_PRICE: Final = re.compile(
    "(?:平均)?(?:批发|零售|出厂|收购|现货|集[市贸](?:市场)?|离岸|到岸|交易|成交)(?:平均)?(?:均价|价格?)"
)


def _which_price(speech: Speech, what: str) -> str:
    """The sort of price that the sentence tells, for its next goods: 肉类批发价格以降为主，其中|猪肉."""
    context = speech.context
    told = context.subject if len(speech.drafts) > speech.opened else None
    of = context.whole or told or context.topic
    if told is not None and told.head == "平均价格" and not what.endswith("平均"):
        return told.head  # 猪肉平均价格为17.98元/公斤；牛肉66.21元/公斤
    return of.head if of is not None and _SORT_OF_PRICE.fullmatch(of.head) is not None else "价格"


def traded_too(words: str, last: Subject, dimension: str, *, nested: bool) -> bool:
    """Whether *words* are goods of the trade that *last* told in another unit:
    农产品进口74亿元，其中大豆|212万吨.
    """
    if last.flow not in ("进口", "出口") or (dimension == last.dimension and dimension not in _PIECES):
        return False
    if dimension not in _TRADED_IN and not (nested and dimension == "个"):
        return False
    if not nested and (len(words) > 8 or all(kind != "product" for kind, _ in last.parts)):
        return False
    counted = dimension == "个" and words.endswith(_NO_GOODS)
    return not counted and _NOT_TRADED.match(words) is None


_NO_GOODS: Final[tuple[str, ...]] = (
    *("城市", "园区", "片区", "基地", "机构", "平台", "岗位", "中心", "项目", "学校", "医院", "人才"),
    *(
        "团队",
        "服务点",
        "站点",
        "网点",
        "县区",
        "乡镇",
        "街道",
        "社区",
        "展位",
        "展馆",
        "国家",
        "地区",
        "来源地",
    ),
)
"""How those end that are counted by the piece and never traded: 出口100亿元。示范|城市|31个."""


def is_trade_of_its_own(words: str, last: Subject) -> bool:
    """Whether *words* are a whole trade, told beside what is none: 实际使用外资5亿美元，|服务贸易|增长8%."""
    if "外包" in last.before or "外包" in last.family:
        return False
    if words in _TRADES:
        return last.known is not None and not last.known.trade
    return words in ("服务外包", "软件外包")


def of_trade(speech: Speech, subject: Subject, dimension: str) -> Subject:
    """*subject*, a flow of trade, of the goods and the traders that the words before it leave to it: all of a
    flow, unless it is weighed, has none but those that the whole text is of.
    """
    if len(subject.parts) < 2 and dimension not in _WEIGHTS:
        return _of_text(speech, subject) if speech.context.of_goods else subject
    subject = _of_mode(speech, subject)
    subject = of_same_goods(subject, speech.drafts, speech.opened, speech.context.opening, speech.naming)
    subject = added_up(speech, of_divided_goods(speech, subject))
    subject = of_same_traders(speech, owned(speech, weighed(speech, subject, dimension)))
    return _of_paragraph(speech, _of_text(speech, subject)) if speech.context.of_goods else subject


_GONE: Final = frozenset({"内销", "出口", "进口"})
"""Where goods went whose price was told."""


def in_last_flow(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, goods or services that *words* name alone, in the flow that those before them were told to
    go in, whatever all trade is called: 从进出口商品看，出口服装3亿元；|鞋靴|2亿元. What was sold at home
    (茶叶内销) is no goods that are exported, nor are exports (钢材出口均价…；|进口|5万吨) imported.
    """
    last, whole = speech.context.subject, speech.context.whole
    if subject.before[-2:] in _GONE and subject.before[-2:] not in words:  # 茶叶内销均价…。出口
        return speech.naming.subject(subject.before[:-2] + subject.head, None)._replace(area=subject.area)
    if subject.flow != "进出口" or last is None or last.flow in (None, "进出口") or "口" in words:
        return subject
    kinds = {kind for kind, _ in subject.parts}
    sort = "sector" if "sector" in kinds and words.endswith("服务") else "product"
    goods = dict(last.parts).get(sort)
    if kinds != {sort, "flow"} or goods is None or whole is None:
        return subject
    if len(whole.parts) > 1 and (sort == "product" or dict(whole.parts).get(sort) in (None, goods)):
        return subject
    if any(one.flow == "进出口" and dict(one.parts).get(sort) == goods for one in speech.context.told):
        return subject  # 机电产品进出口5亿元，其中出口3亿元；农产品
    return speech.naming.subject(f"{words}{last.flow}", None)._replace(area=subject.area)


_ALL_OF_WAY: Final = re.compile(
    "(?P<way>(?:(?:一般|(?:来料|进料)?加工|边境小额|小额|易货|补偿)贸易|保税物流|(?:国有|民营|私营|集体|外资|外商投资|内资)企业"
    "|[、和与及])+)总[值额]"
)
"""Ways of trade, or who traded, with a word for all of a flow that says not which: 一般贸易|总值."""


def in_flow_told(speech: Speech, words: str) -> str:
    """*words* without the word that only says that all of a flow is meant, where one was told: 出口方式中，
    一般贸易和加工贸易|总值|分别为.
    """
    way = _ALL_OF_WAY.fullmatch(words)
    last = speech.context.whole or speech.context.subject
    return words if way is None or last is None or last.flow is None else way["way"]


def of_listed_trade(speech: Speech, subject: Subject, dimension: str) -> Subject:
    """*subject*, one of a list of flows, of the goods that the text leaves to it: 对东盟、日本|出口|."""
    subject = _of_mode(speech, weighed(speech, subject, dimension))
    return _of_paragraph(speech, _of_text(speech, subject)) if speech.context.of_goods else subject


def tells_of_goods(texts: list[str]) -> str:
    """What a text begins with that may be of some goods throughout: it never speaks of all trade."""
    begins, trades = "".join(texts[:2]), False
    for text in texts:
        trades = trades or "出口" in text or "进口" in text or "進口" in text
        may = "贸" in text or "貿" in text or "口总" in text or "口總" in text or "口岸" in text
        if may and _ALL_TRADE.search(text) is not None:
            return ""
    return begins if trades else ""


_BODIES: Final[tuple[str, ...]] = ("部", "处", "署", "局", "海关", "委员会", "研究院", "商会", "协会")
"""How bodies are called that a title names before what they tell of."""


def goods_of_title(text: str, tokens: list[Token], naming: Naming) -> tuple[str, str]:
    """The goods whose trade a title tells of and which flow of it, the title's times and places set aside:
    2023年滨海市|茶叶|出口情况.
    """
    if "口" not in text or len(text) > _TITLE_SIZE:
        return NO_GOODS
    pieces, at = [], 0
    for token in tokens:
        if token.start >= at and token.kind != "number":
            pieces.append(text[at : token.start])
            at = token.stop
    said = _TITLED.search(without_giver("".join([*pieces, text[at:]])))
    parts = dict(naming.subject(said.group(), None).parts) if said is not None else {}
    if parts.keys() != {"product", "flow"} or parts["product"].endswith(_BODIES):
        return NO_GOODS  # 财政部：115年4月出口
    return parts["product"], parts["flow"]


def _of_text(speech: Speech, subject: Subject) -> Subject:
    """*subject* of the goods that the whole text is of: 家纺出口…。对欧盟|出口|."""
    opening = speech.context.opening
    goods, flow = speech.context.titled_goods
    if not goods and opening is not None and opening.flow:
        goods, flow = dict(opening.parts).get("product", ""), opening.flow
        if goods.endswith("产业"):  # 茶产业是特色产业，出口居前…。出口茶叶8120吨
            made = [dict(draft.subject.parts).get("product", "") for draft in speech.ago]
            goods = next((each for each in made if each.startswith(goods[:-2])), "")
    if flow not in (subject.flow, "进出口"):
        return subject
    kinds = {kind for kind, _ in subject.parts}
    if not goods or subject.family or not kinds <= _SIBLINGS | {"flow"} or goods in subject.before:
        return subject
    told = {who for draft in speech.drafts for kind, who in draft.subject.parts if kind == "product"}
    if not told <= {goods} or goods not in speech.context.of_goods:
        return subject
    before = subject.before.removesuffix("方式")
    return speech.naming.subject(f"{before}{goods}{subject.head}", None)._replace(area=subject.area)


_WITH_WHOM: Final = frozenset({"partner", "flow"})
_OF_GOODS: Final = frozenset({"product", "flow"})


def _of_paragraph(speech: Speech, subject: Subject) -> Subject:
    """*subject*, what was traded with a partner, of the goods that the paragraph told first, where the text
    tells no trade of all goods: 家具出口48亿元…。对美国|出口|10亿元；对东盟、欧盟|出口|.
    """
    if not speech.drafts or {kind for kind, _ in subject.parts} != _WITH_WHOM:
        return subject
    told = [draft.subject for draft in speech.drafts if draft.subject.flow]
    if not told or told[0].flow != subject.flow or {kind for kind, _ in told[0].parts} != _OF_GOODS:
        return subject
    goods = dict(told[0].parts)["product"]
    others = (draft.subject for draft in speech.ago)
    plain = any(one.flow and "product" not in dict(one.parts) for one in others)
    if plain or any(dict(one.parts).get("product") != goods for one in told):
        return subject
    return speech.naming.subject(f"{subject.before}{goods}{subject.head}", None)._replace(area=subject.area)


def whole_text_of(speech: Speech, subject: Subject) -> str:
    """The goods of *subject*, or the way of trade, that the whole text is of; nothing where it is of all."""
    opening = speech.context.opening
    if opening is None or not opening.flow:
        return ""
    parts = dict(opening.parts)
    goods, way = parts.get("product", ""), parts.get("mode", "")
    if way in _OF_THEIR_OWN and opening.before.endswith(way):
        return way
    return goods if goods == dict(subject.parts).get("product") and subject.partner else ""


_OF_THEIR_OWN: Final = frozenset({"跨境电商", "市场采购", "边民互市", "市场采购贸易"})
"""Ways of trade of which whole texts tell."""


def _of_mode(speech: Speech, subject: Subject) -> Subject:
    """*subject*, what was traded with a partner, in the way that the whole text is of: 跨境电商出口…。
    对美国|出口|.
    """
    way = whole_text_of(speech, subject) if subject.partner else ""
    if way not in _OF_THEIR_OWN:
        return subject
    kinds = {kind for kind, _ in subject.parts}
    told = (draft.subject for draft in speech.drafts if draft.subject.flow)
    plain = any(not one.partner and "mode" not in dict(one.parts) for one in told)
    if plain or not kinds <= {"partner", "region", "flow"}:
        return subject
    return speech.naming.subject(f"{subject.before}{way}{subject.head}", None)._replace(area=subject.area)


def of_same_goods(
    subject: Subject, told: list[Draft], opened: int, opening: Subject | None, naming: Naming
) -> Subject:
    """A partner, an ownership or a mode of trade is of the goods that its siblings are of: of the list just
    told (对美国、欧盟纺织品出口分别增长…，对日本出口), or, where the whole text is of those goods, of
    the paragraph: 以一般贸易方式出口纺织品…；以加工贸易方式出口. *told* is all that the paragraph told.
    """
    if not told or len(subject.parts) < 2 or subject.flow is None:
        return subject
    kinds = {kind for kind, _ in subject.parts}
    if len(kinds) != 2 or kinds.isdisjoint(_SIBLINGS):
        return subject
    goods_of_all = dict(opening.parts).get("product", "") if opening is not None else ""
    if goods_of_all:
        alike = (
            draft.subject.flow == subject.flow
            and dict(draft.subject.parts).get("product") == goods_of_all
            and {kind for kind, _ in draft.subject.parts} == kinds | {"product"}
            for draft in told
        )
        if any(alike):
            before = subject.before.removesuffix("方式")
            return naming.subject(f"{before}{goods_of_all}{subject.head}", None)
    drafts = told[opened:]
    if len(drafts) < 2 or "partner" not in kinds:
        return subject
    goods = [dict(draft.subject.parts).get("product", "") for draft in drafts[:2]]
    partners = {dict(draft.subject.parts).get("partner", "") for draft in drafts[:2]}
    if goods[0] != goods[1] or not goods[0] or len(partners) < 2 or "" in partners:
        return subject
    if drafts[0].subject.flow != subject.flow or drafts[0].kind != drafts[1].kind:
        return subject
    return naming.subject(f"{subject.before}{goods[0]}{subject.head}", None)


def goods_of_whole(speech: Speech, flow: str | None, *, partner: bool) -> str:
    """The goods whose trade is divided now, where no other goods are told among its parts: a part told by its
    partner (*partner*), its owner or its mode alone is of them. 纺织服装出口52亿元，其中对东盟|出口12亿元.
    """
    context = speech.context
    closed, whole = context.closed, context.whole
    if closed is not None and whole is None:  # …，其中对东盟出口12亿元；对美国出口
        whole = context.subject
        goods = dict(closed.parts).get("product", "")
        if whole is None or not goods or goods != dict(whole.parts).get("product"):
            return ""
    if whole is None or flow is None or whole.flow != flow:
        return ""
    if {kind for kind, _ in whole.parts} - ({"partner"} if partner else set()) != {"product", "flow"}:
        return ""  # 对亚洲地区粮食出口…，其中对韩国出口
    goods = dict(whole.parts)["product"]
    told = [draft.subject for draft in speech.drafts[speech.opened :]]
    before = () if context.inline or closed is not None else context.recent
    alike = (dict(subject.parts).get("product", goods) == goods for subject in (*before, *told))
    return goods if all(alike) else ""


def added_up(speech: Speech, subject: Subject) -> Subject:
    """*subject* with the partner, the owner or the mode of the same goods told just before, which are only
    added up: 从越南进口橡胶5万吨，累计|进口橡胶|20万吨.
    """
    if len(speech.drafts) == speech.opened or len(subject.parts) < 2:
        return subject
    last = speech.context.subject
    if (
        last is None
        or last.flow != subject.flow
        or {kind for kind, _ in subject.parts} != {"product", "flow"}
        or speech.text.find("累计", speech.start, speech.start + 16) < 0
    ):
        return subject
    kinds = {kind for kind, _ in last.parts} - {"product", "flow"}
    same = dict(last.parts).get("product") == dict(subject.parts)["product"]
    return last._replace(level=None, period=None) if same and kinds and kinds <= _SIBLINGS else subject


def weighed(speech: Speech, subject: Subject, dimension: str) -> Subject:
    """*subject* of the goods told last, where a trade is weighed that no goods are named for: trade in all
    goods never is. 福建省茶叶出口持续走高，民营企业引领增长，累计|出口5094吨.
    """
    if dimension not in _WEIGHTS or subject.family:
        return subject
    kinds = {kind for kind, _ in subject.parts}
    if "product" in kinds or not kinds <= _SIBLINGS | {"flow"}:
        return subject
    drafts = (*reversed(speech.drafts), *reversed(speech.ago))
    told = (*(draft.subject for draft in drafts), speech.context.opening)
    alike = (dict(s.parts).get("product", "") for s in told if s is not None and s.flow == subject.flow)
    goods = next(filter(None, alike), "")
    if not goods:
        return subject
    return speech.naming.subject(f"{subject.before.removesuffix('方式')}{goods}{subject.head}", None)


def owned(speech: Speech, subject: Subject) -> Subject:
    """*subject* of the owner that the clause before named alone: 民营企业是主力军，共计|出口茶叶."""
    if not speech.spoken or len(speech.drafts) > speech.opened:
        return subject
    last, flow = speech.context.subject, subject.flow
    if last is None or flow is None or last.level is not None:
        return subject
    if {kind for kind, _ in last.parts} - {"flow"} != {"ownership"}:
        return subject
    goods = dict(subject.parts).get("product", "")
    if not goods or len(subject.parts) != 2 or f"{flow}{goods}" not in speech.text[speech.start :]:
        return subject
    return speech.naming.subject(f"{last.before}{subject.before}{subject.head}", None)


def of_same_traders(speech: Speech, subject: Subject) -> Subject:
    """*subject* of whom or with whom all trade was that the sentence told before it, each cut as it is:
    对东盟出口机电产品3亿元；|出口农产品|; 综保区笔记本电脑出口3亿元，|集成电路进口|.
    """
    context = speech.context
    told = len(speech.drafts) > speech.opened
    joined = told and speech.drafts[-1].stop >= speech.start and speech.text[speech.drafts[-1].stop] == "、"
    if len(subject.parts) < 2 or (speech.placed and not joined) or context.closed is not None:
        return subject
    if context.whole is not None and not joined:  # 其中自东盟钢材进口增长3%、|煤炭进口|增长4%
        return _of_divided_trade(speech, subject, context.whole)
    if not told:
        return subject
    kinds = {kind for kind, _ in subject.parts}
    last = speech.drafts[-1].subject
    shared = [part for part in last.parts if part[0] not in kinds]
    if len(shared) != 1 or shared[0][0] not in _SIBLINGS or len(last.parts) != len(kinds) + 1:
        return subject
    who = shared[0][1]
    again = any(part in last.parts for part in subject.parts if part[0] != "flow")
    if again or "方式" in subject.before:
        return subject  # 从泰国进口榴莲5万吨，进口榴莲合计6万吨; 以海关特殊监管区域方式出口
    at = last.before.find(who)
    if subject.family or not 0 <= at < 2 or kinds != {kind for kind, _ in last.parts} - {shared[0][0]}:
        return subject
    for place in range(speech.opened, len(speech.drafts)):
        parts = speech.drafts[place].subject.parts
        if shared[0] not in parts or len(parts) != len(last.parts):
            return subject
    return speech.naming.subject(f"{last.before[: at + len(who)]}{subject.indicator}", None)


_OF_WHICH_WITH: Final = re.compile(".{0,3}其中，?[与同]")
"""How the trade of an owner is parted by whom it is with: 民营企业进出口…，|其中与|美国进出口."""


def _of_divided_trade(speech: Speech, part: Subject, whole: Subject) -> Subject:
    """*part* of whom or with whom the trade is that 其中 divides: 自日本进口机床3亿元，其中|车床|."""
    kinds = {kind for kind, _ in part.parts}
    missing = [(kind, who) for kind, who in whole.parts if kind in _SIBLINGS and kind not in kinds]
    if whole.flow is None or len(missing) != 1 or part.family or "方式" in part.before:
        return part
    kind, who = missing[0]
    at = whole.before.find(who)
    if kind == "ownership" and kinds == {"partner", "flow"} and part.flow == whole.flow and at == 0:
        with_them = len(whole.parts) == 2 and _OF_WHICH_WITH.match(speech.text, max(0, speech.start - 3))
        return speech.naming.subject(f"{who}对{part.indicator}", None) if with_them else part
    goods = "product" in kinds and any(dimension == "product" for dimension, _ in whole.parts)
    if (
        (kind == "partner" and at != 1)
        or (kind != "partner" and (at != 0 or not goods))
        or who in part.before
    ):
        return part  # 加工贸易进出口…。其中，民营企业: of all trade
    return speech.naming.subject(f"{whole.before[: at + len(who)]}{part.indicator}", None)


_FREIGHT: Final[tuple[str, ...]] = ("货运量", "货物量", "吞吐量", "装卸量", "货柜量", "运输量", "过货量")
"""What crosses a border or a quay, both ways or one."""
FLOWS_ALONE: Final = frozenset(
    {
        "进出口",
        *(flow + goods for flow in ("出口", "进口", "出境", "进境") for goods in ("", "货物", "货运量")),
    }
)
"""The flow of goods that is named alone."""
_HANDLED_IN: Final = frozenset({"", "克", "标准箱", "计费吨"})
"""Units in which all goods are counted alike that are carried or handled."""
_BOTH_WAYS: Final = ("进出口", "进出境", "外贸")
_CARRIED: Final = re.compile("(?:货[运物柜]|过货|(?:货物|货柜)?(?:吞吐|装卸)|货物运输|运输)量$")


def by_flow(speech: Speech, words: str, last: Subject | None, dimension: str) -> tuple[str, Subject | None]:
    """The flow that *words* alone name, and what it is of: of what is carried both ways it is a part.
    口岸进出口货运量9万吨，其中|进口|6万吨.
    """
    if last is not None and last.flow in ONE_WAY and last.flow != words:
        told = {draft.subject.indicator for draft in speech.drafts}
        other = last.flow in told and words not in told  # 其中出口3亿元。手机出口2亿元。|进口|4亿元
        goods = (words == "进出口" or other) and any(kind == "product" for kind, _ in last.parts)
        if goods and len(speech.drafts) == speech.opened:  # 手机出口2亿元。4月当月|进出口
            return words, None
    if words == "进出口" or (words[-1] == "量" and speech.context.whole is None):
        return words, last
    of = speech.context.whole or last
    if of is None or not (of.indicator.endswith(_FREIGHT) or of.indicator.endswith("进出境货物")):
        return words, last if len(words) > 2 or words[1] == "境" else of_both_flows(speech, words, last)
    words = words[:2]  # 口岸进出口货运量9万吨。|进口货物|6万吨
    if last is not None and of is last and "进出口" not in of.before and words not in of.before:
        ways = (draft.subject for draft in speech.drafts if draft.subject.head == of.head)
        of = next((one for one in ways if "进出口" in one.before), of)  # 进口6万吨，主要为煤炭，3万吨；|出口|
    both = next((both for both in _BOTH_WAYS if both in of.indicator), "")
    if dimension in _HANDLED_IN or dimension in _WEIGHTS:
        if both:
            return of.indicator.replace(both, both + words if both == "外贸" else words), None
        carried = _CARRIED.search(of.indicator)
        heavy = dimension in _HANDLED_IN and words not in of.indicator
        if carried is not None and heavy:  # 口岸过货量9万吨，其中|进口货物
            return f"{of.indicator[: carried.start()]}{words}{carried.group()}", None
    if both == "进出口" and last is not None:
        last = last._replace(before=last.before.replace(both, ""))  # 口岸进出口货运量5万吨；|出口|3亿元
    return words, of_both_flows(speech, words, last)


def of_both_flows(speech: Speech, words: str, last: Subject | None) -> Subject | None:
    """What the flow that *words* alone name is of, behind goods of the other one: of the trade that 其中
    divides into the two. 其中出口3亿元，手机出口增长2%；|进口|2亿元.
    """
    whole, told = speech.context.whole, speech.context.told
    if last is None or last.flow in (None, "进出口", words[:2]):
        return last
    if whole is None or whole.flow != "进出口":
        return last
    if not told and speech.after == "；":  # 其中，出口增长5%，手机出口增长2%；|进口|下降3%
        told = tuple(draft.subject for draft in speech.drafts[speech.opened :])
    first = next((one for one in told if one.flow == last.flow), None)
    if first is None or first.parts == last.parts:
        return last
    halves = [[part for part in one.parts if part[0] != "flow"] for one in (first, whole)]
    return whole if halves[0] == halves[1] else last  # not 金融服务出口3亿元，|进口|2亿元


_BOXES_THERE: Final = re.compile(
    "(?P<port>[^，、]{2,12}(?:港区?|港口|作业区|码头|口岸))(?:共|累计)?(?:完成|实现)?集装箱"
)
"""The boxes of one port: 甲港区|完成集装箱."""


def boxed(speech: Speech, words: str) -> str:
    """*words* as what a port handled: boxes are counted after its cargo: 货物吞吐量…；集装箱|9万标箱."""
    if words not in ("集装箱", "标准集装箱", "国际标准集装箱", "国际集装箱"):
        there = _BOXES_THERE.fullmatch(words) if words.endswith("集装箱") else None
        if there is None:
            return words
        words = f"{there['port']}集装箱"
    told = (speech.context.subject, speech.context.topic, *speech.context.recent)
    handled = any(each is not None and each.head.endswith(THROUGHPUT) for each in told)
    return f"{words}吞吐量" if handled else words


def of_divided_goods(speech: Speech, subject: Subject) -> Subject:
    """*subject* of the goods whose trade it divides, if a partner, an owner or a mode alone names it."""
    if len(subject.parts) < 2 or subject.family:
        return subject
    kinds = {kind for kind, _ in subject.parts}
    if len(kinds) != 2 or kinds.isdisjoint(_SIBLINGS - {"region"}):
        return subject
    goods = goods_of_whole(speech, subject.flow, partner="partner" in kinds)
    if not goods:
        return subject
    return speech.naming.subject(f"{subject.before.removesuffix('方式')}{goods}{subject.head}", None)
