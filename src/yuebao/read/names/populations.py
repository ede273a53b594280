"""Whose a measure is when only the one before it said so: 限额以上批发业…；零售业…; 重点钢铁企业粗钢…."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.carried import of_all_firms, of_same_partner
from yuebao.read.names.firms import firm_of
from yuebao.read.names.groups import SIZED
from yuebao.read.state.spoken import KINDS, TOWN_OR_LAND, Subject, out_of_zone

if TYPE_CHECKING:
    from yuebao.lexicon import Head
    from yuebao.read.names.subjects import Naming
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context

_SOLD: Final = frozenset(
    {"销售额", "营业额", "零售额", "营业收入", "销售收入", "商品销售额", "商品零售额", "商品零售"}
)
"""What shops and inns take, each trade by the name it goes by."""
_SHOPS: Final = re.compile("(?:批发|零售|住宿|餐饮)(?:业?[和与、](?:批发|零售|住宿|餐饮))*业")
_WORKS: Final = ("制造业", "采矿业", "加工业", "供应业", "采选业", "开采业", "轻工业", "重工业", "洗选业")
"""How the industries end that only works of one size are surveyed of."""
ACCOUNTS: Final = frozenset(
    {
        "营业收入", "主营业务收入", "销售收入", "利润", "净利润", "营业利润", "亏损额", "税金",
        "应交税费", "利税", "产值", "销售产值", "出口交货值", "资产总计", "资产总额", "总资产", "净资产",
        "负债合计", "负债总额", "总负债", "所有者权益", "总市值", "市值", "研发投入", "研发经费",
        "营业成本", "费用", "劳动者报酬", "销售额", "营业额", "上缴税金", "应收账款", "产成品存货",
        "工资总额", "客流量", "经营收入", "应付职工薪酬", "用工人数", "平均用工人数",
    }
)  # fmt: skip
"""What firms' accounts tell, which is none of a whole economy's."""
_RESIDENTS: Final[tuple[str, ...]] = (
    *("城镇居民", "农村居民", "城市居民", "城镇常住居民", "农村常住居民", "乡村居民", "全体居民"),
    *("城乡居民", "牧区居民", "市区居民"),
)
_SIDED: Final = frozenset({"离岸服务外包", "在岸服务外包", "离岸业务", "在岸业务", "离岸外包", "在岸外包"})
_TOWNS: Final = frozenset({"城镇", "乡村", "农村", "城区"})
_OWNERS: Final = frozenset(
    {"国有", "民营", "私营", "外资", "外商", "集体", "中央", "地方", "个体", "内资", "港澳"}
)
_PARTS_OF_TRADE: Final = frozenset({"product", "ownership", "partner", "mode"})
_CLASSES: Final[tuple[str, ...]] = ("类", "类商品")
"""How classes of goods end that shops of a size tell their sales by: 限额以上粮油类…；|饮料类|零售额."""
_SHOPS_OF_SIZE: Final = re.compile(
    "(?:限额以上|限上)(?:企业(?:（单位）)?|单位|法人单位|批发和?零售(?:贸易)?业(?:企业|单位)?|零售业?(?:企业|单位)?)?"
)
"""Shops of the size that tells its sales each month: 限额以上单位|粮油类."""
_HOUSES: Final[tuple[str, ...]] = ("医院", "卫生院", "学校", "院校", "医疗机构", "景区", "园区")
"""How those end whose several measures are listed together."""
_CUTS: Final = frozenset({"scope", "region", "ownership", "side", "partner", "mode"})
"""Dimensions by which a measure says itself whose it is."""


def population_of(naming: Naming, before: str) -> str:
    """The words of *before* that cut the population counted: 限额以上|批发业, 重点统计钢铁企业|粗钢."""
    if before.startswith(SIZED):
        sized = next(size for size in SIZED if before.startswith(size))
        rest = before[len(sized) :]
        if _SHOPS.fullmatch(rest) is not None or rest.endswith(_WORKS):
            return sized
        shops = _SHOPS_OF_SIZE.match(before)
        if shops is not None and (before.endswith(_CLASSES) or before == shops.group()):
            who = shops.group()
            return who if before != who else _as_one_size(who)
    group = naming.groups.of(before)
    if group is None or group.place or group.newcomers or group.members or group.partners:
        return ""
    return group.name if before.startswith(group.name) else ""


_SIZE_BY_SORT: Final = re.compile(
    "(?:全?[市省区县]|我[市省区县]|从|按|在|的)*(?P<who>" + _SHOPS_OF_SIZE.pattern + ")"
    "(?:的|[0-9一二三四五六七八九十]+个?大?类|主要|热点|热销|升级类|重点|(?:消费)?商品|消费品|零售|销售|额|分类|大类|类别|类值|品类|结构|情况)*"
)
"""Shops of a size whose sales are looked at by sorts of goods: 限额以上单位|商品零售分类."""


def sold_by_sort(speech: Speech, opened: str) -> Subject | None:
    """What shops of a size sold, when *opened* looks at it by sorts of goods: 限上单位商品分类."""
    m = _SIZE_BY_SORT.fullmatch(opened) if "限" in opened[:6] else None
    if m is None:
        return None
    if "品" not in opened and "零售" not in opened[m.end("who") :]:
        topic = speech.context.topic
        if topic is None or topic.known is None or "零售" not in topic.known.measure:
            return None
    who = m["who"] if "业" not in m["who"] else _as_one_size(m["who"])
    return speech.naming.subject(who + "商品零售额", None)


def _as_one_size(who: str) -> str:
    """What shops of a size are called before their goods: 限额以上|批发零售业企业, 限额以上单位."""
    return who if who.endswith("上单位") else who[: 4 if who.startswith("限额") else 2]


def is_population(naming: Naming, words: str) -> bool:
    """Whether all that *words* name is some of those counted: 规模以上工业企业, 高新区, 离岸服务外包."""
    if words in _SIDED:
        return True
    if words.startswith(SIZED):
        return words.endswith(("企业", "单位", "工业", "服务业")) and naming.head(words)[1] is None
    group = naming.groups.of(words)
    if group is None or group.name != words or group.newcomers or group.members or group.partners:
        return False
    if "的" in words or words.endswith(("主体", "项目", "客户", "合同", "订单", "城市")):
        return False
    return words[:2] not in _OWNERS and not words.startswith(("各", "主要", "全", "其他", "部分"))


_CONTRACTED: Final = frozenset(
    {"合同额", "合同金额", "合同总额", "执行额", "执行金额", "合同签约额", "签约额", "协议金额"}
)
"""Measures of contracts, told one after the other."""


def _of_one_partner(speech: Speech, subject: Subject) -> Subject:
    """*subject*, another measure of contracts behind a comma, with the partner that the last was with:
    承接东盟离岸服务外包合同额3亿元，|离岸执行额.
    """
    last = speech.context.subject
    if last is None or not last.partner or subject.partner or speech.after != "，" or speech.context.whole:
        return subject
    if len(speech.drafts) == speech.opened or last.known is None or subject.known is None:
        return subject
    both, side = {last.known.printed, subject.known.printed}, dict(subject.parts)
    if not both <= _CONTRACTED or side.keys() != {"side"} or dict(last.parts).get("side") != side["side"]:
        return subject
    part = ("partner", last.partner)
    return subject._replace(before=last.partner + subject.before, parts=(part, *subject.parts))


def _of_goods_there(speech: Speech, subject: Subject) -> Subject:
    """*subject*, what a zone made or sold, of the goods that the whole, or the zone before it, is told of:
    汽车销量857辆，其中|高新区销量|512辆；经开区销量.
    """
    kind, zone = subject.parts[0]
    if kind != "region" or subject.before != zone or zone in TOWN_OR_LAND or subject.flow is not None:
        return subject
    whole, last = speech.context.whole, speech.context.subject
    of = whole or last
    if of is None or of.known is not subject.known or of.area is not None:
        return subject
    goods = out_of_zone(of)
    if whole is None and (goods is of or speech.after != "；"):
        return subject  # 超市零售额12亿元；|各县零售额
    kinds = {dimension for dimension, _ in goods.parts}
    if not goods.before or not kinds or not kinds <= KINDS or zone in goods.before:
        return subject
    named = speech.naming.subject(zone + goods.before + subject.head, None)
    return named if named.known is subject.known else subject


def of_same_population(speech: Speech, subject: Subject) -> Subject:
    """*subject*, another part of what the one before measured of some alone: of those alone as well."""
    known, closed = subject.known, speech.context.closed
    by = speech.context.by
    if by and (by[0] in "不剔扣" or subject.indicator.startswith("人均")):
        if subject.before.startswith(by):
            return subject
        parts = subject.parts if by[0] == "按" else (*subject.parts, ("scope", by.removesuffix("的")))
        return subject._replace(before=by + subject.before, parts=parts)
    if speech.placed:
        return subject
    if known is not None and known.dimension in ("product", "category") and len(subject.parts) == 1:
        subject = _of_goods_there(speech, subject)
    subject = _of_one_partner(speech, subject)
    if closed is not None:
        subject = of_same_partner(subject, closed, speech.naming)
    last = closed or speech.context.subject
    if last is None and speech.drafts and subject.before.endswith(_CLASSES):
        last = speech.drafts[-1].subject  # 限上家具类零售额增长5%。二是汽车类占比仍高。|汽车类零售额
    if last is not None and last.known is None and subject.before.endswith(_CLASSES):
        last = _counted_by_sort(speech)
    if last is not None and subject.before == "人均" and last.known is not None and known is not None:
        same = last.known.measure == known.measure and last.before and not set("均每") & set(last.before)
        return subject._replace(before=last.before + "人均", parts=last.parts) if same else subject
    if last is None or known is None or last.known is None or len(last.before) < 4:
        return subject
    if subject.indicator.startswith("人均") and last.indicator.startswith(_RESIDENTS):
        return _of_each(speech, subject, last)
    if not subject.before:
        return _of_firms(speech.naming, subject, speech.context.subject)
    sized = last.before.startswith(SIZED) and last.before.endswith("企业")
    if sized and _FARING.fullmatch(subject.before) is not None:  # 规上工业企业亏损面…；|亏损企业|亏损额
        before = last.before[:-2] + subject.before
        family, parts = speech.naming.parts(before, known)
        return subject._replace(before=before, family=family, parts=parts)
    made = known.dimension == last.known.dimension == "product"
    alike = made or known.measure == last.known.measure
    if not alike and not (known.printed in _SOLD and last.known.printed in _SOLD):
        return subject
    naming = speech.naming
    towns = subject.before in _TOWNS and last.before[-2:] in _TOWNS and not speech.placed
    if towns and alike and last.before.startswith(SIZED):  # 限额以上城镇消费品零售额…；乡村消费品零售额
        before = last.before[:-2] + subject.before
        family, parts = naming.parts(before, known)
        return subject._replace(before=before, family=family, parts=parts)
    if not _CUTS.isdisjoint(dict(subject.parts)):
        return subject
    who = population_of(naming, last.before)
    part = last.before[len(who) :]
    if not who or subject.before.startswith(who) or naming.groups.of(subject.before) is not None:
        return subject
    if not part and not who.startswith("限"):
        return subject
    shops = _SHOPS.fullmatch(subject.before) is not None and _SHOPS.fullmatch(part) is not None
    going = len(speech.drafts) > speech.opened
    works = going and alike and subject.before.endswith(_WORKS) and part.endswith(_WORKS)
    goods = made and not part.endswith(("业", "的"))
    classes = (
        who.startswith("限") and (not part or part.endswith(_CLASSES)) and subject.before.endswith(_CLASSES)
    )
    if not (shops or works or goods or classes):
        return subject
    before = who + subject.before
    family, parts = naming.parts(before, known)
    return subject._replace(before=before, family=family, parts=parts)


def of_size(speech: Speech, goods: str) -> str:
    """*goods*, a class of them, of the shops of a size that the sentence before told another class of."""
    last = speech.context.subject
    if last is None or not last.before.startswith("限") or goods.startswith("限"):
        return goods
    return population_of(speech.naming, last.before) + goods


def _counted_by_sort(speech: Speech) -> Subject | None:
    """What shops of a size sold, whose sorts of goods were counted: 限额以上单位|21类商品中."""
    topic = speech.context.topic
    if topic is None or topic.known is not None or not topic.before.startswith("限"):
        return None
    m = _SIZE_BY_SORT.fullmatch(topic.before) if "品" in topic.before else None
    return sold_by_sort(speech, topic.before) if m is not None else None


def _of_firms(naming: Naming, subject: Subject, last: Subject | None) -> Subject:
    """*subject*, told alone in the accounts of the firms that *last* told: 软件企业营业收入…；|研发投入."""
    if last is None or last.known is None or subject.known is None or last.area is not None:
        return subject
    if subject.known.measure not in ACCOUNTS or last.known.measure not in ACCOUNTS:
        return subject
    if not last.before.endswith("企业"):
        return subject
    before = of_all_firms(last.before)
    family, parts = naming.parts(before, subject.known)
    return subject._replace(before=before, family=family, parts=parts)


def _of_each(speech: Speech, subject: Subject, last: Subject) -> Subject:
    """*subject*, an amount per head, of those that *last* was of, where the sentence or, before it, the
    paragraph told of no others: 城镇居民人均可支配收入…。|人均消费支出.
    """
    who = next(one for one in _RESIDENTS if last.indicator.startswith(one))
    each = (draft.subject.indicator for draft in speech.drafts[speech.opened :] or speech.drafts)
    if "人均" not in last.indicator or any("居民" in name and not name.startswith(who) for name in each):
        return subject
    before = who + subject.before
    family, parts = speech.naming.parts(before, subject.known)
    return subject._replace(before=before, family=family, parts=parts)


def accounts_of(speech: Speech, words: str) -> Subject | None:
    """Whose accounts a sentence goes on with that opens with *words* alone: 上市公司营业收入…。净利润."""
    last = speech.context.subject
    counted = last is not None and last.head == "数" and last.before.endswith(("企业", "公司"))
    if last is None or (last.known is None and not counted) or len(last.before) < 4:
        return None
    known = speech.naming.head(words)[1]
    if known is None or (known.measure not in ACCOUNTS and "订单" not in known.printed):
        return None
    firms = _FARING.sub("企业", last.before)
    if (
        firms != last.before and known.measure != "亏损额"
    ):  # …亏损企业亏损额9亿元。|资产总计|: of all those firms
        family, parts = speech.naming.parts(firms, None)
        last = last._replace(before=firms, family=family, parts=parts, level=None)
    return last if population_of(speech.naming, last.before) else None


_FARING: Final = re.compile("(?:亏损|盈利|减亏|停产)企业$")
"""Firms by how they fared, some of those told before."""


def whole_of_cut(context: Context, row: Head | None, last: Subject) -> Subject:
    """What was cut into parts, where *last* is one of them and a sentence opens with another bare measure:
    货运量…。分运输方式看，公路…，铁路…。|货物周转量. Else *last*.
    """
    whole = context.cut
    if whole is None or row is None or whole.known is None or last.known is None:
        return last
    if row.measure == whole.known.measure or last.known.measure != whole.known.measure:
        return last
    return whole if last.before != whole.before else last


def of_whole(context: Context, last: Subject, dimension: str) -> Subject | None:
    """What was cut into parts, one of which *last* names alone before an amount in the same unit."""
    if last.known is not None or last.head or last.level is not None or not last.before:
        return None
    told = next((one for one in (context.whole, context.cut, context.topic) if one is not None), None)
    if told is None or told.known is None or told.known.nature not in ("flow", "stock"):
        return None
    return told if told.dimension in ("", dimension) else None


def of_wider(speech: Speech, words: str, last: Subject) -> Subject | None:
    """*last* of all, where *words*, a bare measure or one of a side, are told of the whole place behind some
    of it: 民营企业出口…；全市|进出口总额. None where nothing of it holds for all: 民营企业活跃，全市|出口.
    """
    row = speech.lexicon.heads.get(words[2:] if words[1:2] == "岸" else words)
    if row is None:
        return last
    there = speech.drafts[-1].area if speech.drafts and len(speech.drafts) == speech.opened else None
    whole = any(
        token.start >= speech.start
        and (token.kind == "own" or (token.kind in ("city", "province") and token.value == there))
        for token in speech.ends.values()
    )  # 广东对东盟进出口6亿元。|广东|出口, as 全省|出口
    if last.known is None:
        counted = whole or _names_own_place(speech)  # 景区5个。全市|出口
        return None if row.trade and (counted or (not last.head and last.level is None)) else last
    if not whole:
        return last
    if firm_of(last.before):
        return None  # 东湖公司产值2亿元，全市|产值
    if row == last.known and last.parts and _just_told(speech, last):
        return None  # 内资项目投资总额5亿元，全区|投资总额: no less than all
    opening = len(speech.drafts) == speech.opened and not speech.spoken
    if opening and last.partner and last.level is not None:
        return None  # 承接美国执行额6亿元。全市|执行额
    if opening and not _of_one_domain(row, last.known):
        return None  # 建陶业产值下降2%。上半年，全县|用电量
    if row.trade and (not last.known.trade or not _PARTS_OF_TRADE.isdisjoint(dict(last.parts))):
        return None if last.level is not None or opening else last
    if opening and of_one_trade(speech, last):
        return None
    who = population_of(speech.naming, last.before)
    if not who:
        return last
    before = last.before[len(who) :]
    if not before:
        return None
    family, parts = speech.naming.parts(before, last.known)
    return Subject(before, last.head, last.known, family, parts)


def of_one_trade(speech: Speech, last: Subject) -> bool:
    """Whether *last* is of one trade that was told without the whole place before it, and not what the
    text is about: 汽车制造业利润…。|全市|利润总额, but 全市软件业收入…。全市|利润总额.
    """
    trade = dict(last.parts).get("sector", "")
    context, text = speech.context, speech.text
    if not trade.endswith("业") or not last.before.endswith(trade) or trade in (context.title_field or ""):
        return False
    opened = context.opening
    if opened is not None and trade in opened.before and opened.known is not last.known:
        return False
    name = trade[-4:]
    at = text.rfind(name, 0, speech.start)
    return at > 0 and not any(text.endswith(own, 0, at - len(trade) + len(name)) for own in _ALL_OF)


_ALL_OF: Final = tuple(all_ + level for all_ in "全我" for level in "市省县区国州旗镇")


def _names_own_place(speech: Speech) -> bool:
    """Whether the clause names the text's own place: 芜湖企业3420家。|芜湖|出口."""
    own = (speech.context.home, speech.context.city, speech.context.province)
    return any(
        token.kind in ("city", "province") and token.value in own and token.start >= speech.start
        for token in speech.ends.values()
    )


def _just_told(speech: Speech, one: Subject) -> bool:
    """Whether the number before in the sentence told as much of *one* as the next will."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    return last is not None and last.subject.indicator == one.indicator and last.kind in ("level", "yoy_rate")


def _of_one_domain(row: Head, told: Head) -> bool:
    """Whether two measures may be of the same part of a whole: accounts, trade, contracts, capital."""
    if row.measure == told.measure or row.dimension == told.dimension == "product":
        return True
    if row.trade or told.trade:
        return row.trade and told.trade
    if "ratio" in (row.nature, told.nature) or "price" in (row.nature, told.nature):
        return row.nature == told.nature  # 鲜果价格上涨5%。全市|零售额
    accounts = (row.measure in ACCOUNTS, told.measure in ACCOUNTS)
    return accounts == (True, True) or (accounts == (False, False) and row.dimension == told.dimension)


def scope_left(speech: Speech) -> str:
    """The scope that holds here: none of a paragraph's trade (民营企业方面，…) where a later sentence begins
    with the whole place: 上半年，全市|出口.
    """
    context = speech.context
    if context.branch and context.scope == context.branch and speech.placed and not speech.spoken:
        told = speech.drafts and len(speech.drafts) == speech.opened
        if told and any(t.kind == "own" and t.start >= speech.start for t in speech.ends.values()):
            context.branch = context.scope = ""
    return context.scope


def of_one_population(naming: Naming, listed: list[Subject]) -> list[Subject]:
    """The members of a list, those behind the first of the population that it begins with, where they tell
    none of their own: 民营企业|机电产品、农产品出口. 农村居民|人均可支配收入和人均消费支出.
    """
    first = listed[0]
    if first.known is None or len(first.before) < 3 or len(listed) < 2:
        return listed
    who = next((one for one in _RESIDENTS if first.before.startswith(one)), "")
    who = who or _scope_printed(naming, first) or _place_or_firms(naming, first.before)
    if not who and first.before.endswith(_HOUSES) and not any(one.before for one in listed[1:]):
        who = first.before  # 民营医院门诊量和住院量
    if not who:
        return listed
    whole = first.before == who or (who in _RESIDENTS and "人均" in first.indicator)
    part = first.before[len(who) :]
    kinds = {dimension for dimension, _ in naming.parts(part, first.known)[1]}
    return [
        first,
        *(
            one if part and one.before.endswith(part) else _also_of(naming, one, who, kinds, whole)
            for one in listed[1:]
        ),
    ]


def _scope_printed(naming: Naming, first: Subject) -> str:
    """The scope that *first* begins with, as printed: 规模以上工业|国有企业."""
    if not any(dimension == "scope" for dimension, _ in first.parts):
        return ""
    members = naming.lexicon.members
    return next(
        (
            first.before[:size]
            for size in range(min(9, len(first.before) - 1), 3, -1)
            if members.get(first.before[:size], ("",))[0] == "scope"
        ),
        "",
    )


def _place_or_firms(naming: Naming, before: str) -> str:
    """The zone, or the firms, that *before* begins with."""
    group = naming.groups.of(before)
    if group is None or group.newcomers or group.members or group.partners:
        return ""
    return group.name if before.startswith(group.name) else ""


def _also_of(naming: Naming, one: Subject, who: str, kinds: set[str], whole: bool) -> Subject:
    """*one* of *who* too: a measure alone where the first was of the *whole*, else a part of its *kinds*."""
    if one.known is None or one.area is not None or one.before.startswith((who, *SIZED)) or who in one.before:
        return one
    if whole:
        alone = not one.before or (who in _RESIDENTS and one.indicator.startswith("人均"))
        if not alone or one.known.alone or one.known.nature == "price":
            return one
    else:
        own = {dimension for dimension, _ in one.parts} - {"flow"}
        grouped = naming.groups.of(one.before) is not None and "ownership" not in kinds
        if not one.before or not kinds & own or "region" in own or grouped:
            return one
    before = who + one.before
    family, parts = naming.parts(before, one.known)
    return one._replace(before=before, family=family, parts=parts)


_PEOPLE_AMONG: Final = re.compile(
    "(?P<of>[^，、中]{0,10}(?:人员|教师|职工|员工|医师|医生|护士))中(?=[^，]{0,3}(?:[学职][历称位]|博士|硕士|研究生|本科|大专|专科|大学|高级|中级|初级|女性|[0-9]))"
)
"""People whose sorts follow without a comma: 卫生技术人员中|本科学历86人."""


_PLACES_AMONG: Final = re.compile(
    "[0-9]+个(?P<of>(?:县（?[市区、]*）?|设区市|市州|州市|地市|县市区|县区|区县|镇街|乡镇|街道|镇|市|区|盟市|城市|园区|行业大类|行业|大类行业)+)中有?"
)
"""So many places, of which some are counted: 13个|设区市|中."""


def _population(speech: Speech) -> str:
    """What is said of men or women, or of town and country, alone: the population that they are of, or 人口
    behind one; nothing where other people were counted last.
    """
    whole = speech.context.whole
    if whole is not None and whole.head.endswith("人口"):
        return whole.indicator
    people = (d.subject.indicator for d in reversed(speech.drafts[-6:]) if d.unit.dimension == "人")
    last = next(people, "")
    if last[:2] in SEXES and last.endswith("人口"):
        return last[2:]
    return "人口" if last.endswith("人口") else ""


SEXES: Final = frozenset({"男性", "女性", "男", "女", "城镇", "乡村", "农村"})
SOME: Final = frozenset({*SEXES, "亏损企业"})
"""Those counted whose whole was told before: 男性 of 常住人口, 亏损企业 of 规模以上工业企业."""


def _firms_told(speech: Speech) -> str:
    """Of which firms those at a loss are whom the sentence counts alone: those counted, or whose accounts
    were told last (规模以上机械企业利润…。|亏损企业|186家); nothing where none were.
    """
    last = speech.context.subject
    if last is None or last.area is not None or not last.before.endswith("企业") or "亏损" in last.before:
        return ""
    accounts = last.known is not None and not last.known.trade
    return last.before[:-2] if accounts or last.head == "数" else ""


def among_people(speech: Speech, words: str) -> str:
    """*words* without the people they are of, who are then spoken of: 专任教师中|本科学历; and men and women
    of a population as 男性人口.
    """
    if words == "亏损企业":
        return _firms_told(speech) + words
    if words in SEXES:
        return f"{words[0]}性{_population(speech)}" if words[0] in "男女" else words + _population(speech)
    among = _PLACES_AMONG.match(words) if words[0].isdigit() else None
    if among is not None:
        rest = words[among.end() :]
        return among["of"] + rest if rest else ""  # 13个|设区市|中|增长
    m = _PEOPLE_AMONG.match(words)
    if m is None or speech.naming.head(m["of"])[1] is None:
        return words
    of = speech.name(m["of"], dimension="", section="none")
    speech.context.subjects = (of,)
    speech.context.whole, speech.context.parent = of, of.level
    return words[m.end() :]


_ALL_INDUSTRY: Final = re.compile("(?:规模以上|规上|规模)工业(?:企业)?(?:工业)?")
_MADE: Final[tuple[str, ...]] = ("实现", "完成", "累计")


def of_sized_industry(speech: Speech, words: str) -> str:
    """*words* that tell a measure of industry with the size of its works, of which the paragraph told it
    before: 规模以上工业增加值增长14%。8月份，|工业增加值|增长18%; not behind a place: 全市|工业增加值.
    """
    if speech.placed:
        return words
    led = speech.context.subject
    opened = speech.pieces and led is not None and led.level is None and led.before.endswith("业")
    if opened and led is not None and _ALL_INDUSTRY.fullmatch(led.before) is None and led.before[-2] != "产":
        return words.removeprefix("工业")  # 其中汽车制造业稳步增长，|工业增加值|增长9%
    known = speech.naming.head(words)[1]
    told = (draft.subject for draft in reversed(speech.drafts))
    one = next((one for one in told if _ALL_INDUSTRY.fullmatch(one.before) is not None), None)
    if known is None or one is None or one.known is None:
        return words
    goes_on = any(speech.text.find(verb, speech.start, speech.start + 12) >= 0 for verb in _MADE)
    if one.known.measure != known.measure and not goes_on:
        return words
    return one.before.removesuffix("工业") + words
