"""The breakdown in the words before a head: partner, side, category, zone, and what is left as the family."""

from __future__ import annotations

from functools import cache
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Breakdown
from yuebao.lexicon import Head, Lexicon
from yuebao.read.names.antecedents import pronoun
from yuebao.read.names.belonging import around, market_before, place_before, units_before
from yuebao.read.names.firms import bare_firm, firm_of
from yuebao.read.names.groups import Groups
from yuebao.read.names.partners import TOWARDS, first_partner, several_partners, together
from yuebao.read.words.phrases import PARTING, stripped

_LESS: Final = re.compile("(扣除[^的，]{2,16}(?:投资|出口|进口))的")
_HELD_IN: Final = re.compile("本外币|人民币(?!汇率)|外币|[港美]元|港币|澳门[元币]|新?台币(?!对|汇率)")
"""In which currency deposits and loans are held."""
_OF_NO_PART = frozenset(
    {
        "新增",
        "增加",
        "增资",
        "新签",
        "直接",
        "对外",
        "人均",
        "户均",
        "单位",
        "吸收",
        "引进",
        "利用",
        "使用",
        "对我国",
        "对我省",
        "对我市",
        "对我区",
        "对我县",
    }
)
"""Words that tell no part of a measure."""
_NO_GOODS: Final = frozenset({"实际", "外贸主体", "主体", "行业"})
_STAGE = re.compile(
    "(?:实际|新增|增加|注册|协议|合同|意向|引进|利用|吸收|吸引|完成|实现|到位|到账|外来|国内|[省市县区州]外(?:境内)?|外省|外商|外资|外国|直接|投资|招商引资|招商|引资|形成|（FDI）)+"
)
"""How far capital has come and from outside what: no part of it. 实际到位外省|资金, 外商直接投资|到资."""
_INTENT = re.compile("(?:累计|现场|线上|线下|会期|意向|合同|合计|达成)+")
"""How a deal was made, which is no goods: 现场意向|成交."""
_DEALS: Final[tuple[str, ...]] = ("成交", "订单")
_INTENDED: Final = re.compile("(?P<flow>进出口|出口|进口)(?:贸易)?意向(?:合同)?$")
"""What deals at a fair are meant to become: 出口意向|成交."""
_STAGED = re.compile("(?:实际(?:形成|完成|到位)?|形成|完成|协议|合同)$")
_PER_HEAD: Final = frozenset({"人均", "户均", "月均", "年均", "日均", "年", "月", "日"})
_TWICE: Final = re.compile("(.{2,})\\1$")
"""What is left twice of firms and their measure: 软件|企业|软件业务收入."""
_ENTERPRISING: Final[tuple[str, ...]] = ("企业级", "企业家", "家企业", "企业基本养老", "企业职工", "企业年金")
_PER_UNIT = re.compile(
    "(?<=.)(?:平均)?(?:每(?:亩|头|只|羽|吨|公斤|千克|斤|桶|台|辆|件|平方米)|[亩人户]均)(?:平均)?$|^[亩户]均(?=.)"
)
"""What makes an amount one of a unit's, and no part of what it is cut by: 早稻|亩均|产量."""
_ZONES: Final[tuple[str, ...]] = (
    "开发区", "高新区", "经开区", "试验区", "示范区", "综试区", "保税区", "园区", "自贸区", "新区",
    "综保区", "保税物流中心", "保税中心", "口岸", "港区", "监管区", "合作区", "功能区", "片区", "产业园",
    "实验区", "经济带",
)  # fmt: skip
EDITION: Final = re.compile("^(?:第[0-9一二三四五六七八九十百]+|[本上])届[^，、]{0,6}?会")
"""Which of a row of fairs: 本届交易会."""
_ABROAD = re.compile("[存贷付]款|资金|股票|股本|债|[执合签][行同约]|外包|接包|业务|收入|融资|结汇|售汇|余额")
"""Measures of money that may be of one side of the border: 境内|存款. No firms, investors or roads."""
_BORDER = re.compile("境(?=[内外])")
_TAKEN_IN: Final[tuple[str, ...]] = ("利用", "使用", "合同", "吸收", "引进", "到位", "到账", "实际")
_NUMBERS: Final[tuple[str, ...]] = ("数量", "个数", "家数")
_OWNED_FROM: Final[tuple[str, ...]] = ("港澳台商", "港澳台投", "港澳台资", "澳门元", "澳门币")
"""Who owns firms, and is no partner: 港澳台商投资企业|税收."""
_AT_THE_BORDER = re.compile("境(?=[内外](?:投资|机构|企业|公司|采购|客商|展商|游客|旅客))")
_IN_HERE = re.compile("[对在来赴][华内京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云陕甘青宁新穗深杭甬汉]")
"""The place where partners invest, by one character: 韩国|在苏|实际投资."""
_MONEY: Final[tuple[str, ...]] = (
    "额",
    "值",
    "收入",
    "支出",
    "外资",
    "到资",
    "投资",
    "资金",
    "税收",
    "利润",
    "进口",
    "出口",
    "费用",
)
_HIDDEN: Final = "\ue004"
_SERVICE = re.compile("服务$")
_ENTERPRISE = re.compile("(?:企业|公司|集团)$")
_WITH_LANDS: Final[tuple[str, ...]] = ("国贸易", "国家贸易", "伙伴贸易", "市场贸易", "地区贸易", "经济体贸易")
"""Trade told by whom it is with, which is no way to trade: 与主要成员国|贸易."""
_MODE = re.compile('贸易(?:方式)?$|^[“"]?(?:9610|9710|9810|1210|1239|1039)(?![0-9])')
"""How a way of trade is called, by words or by the number that customs have for it: 9610零售."""
_AND: Final[tuple[str, ...]] = ("和", "与", "及", "、")
_JOINS = frozenset("和与及、")
_SO_MANY_CITIES = re.compile(
    "(?P<to>[对与和同])?(?P<of>(?:[^，、]{2,6}、)+[^，、]{2,6}[两二三四五六七八九十]+[市县区州]|(?:珠三角|大湾区|长三角|内地)*(?:[三四五六七八九十]+|\\d+)(?:个城)?市)"
)
_SO_MANY = re.compile(r"\d+[个家座](?=.)")
_OWNERS = re.compile(
    "(?:(?:国有|集体|民营|私营|个体|外资|外商投资|股份制|国有及国有控股)(?:企业)?[、和与及])+(?:民营|私营|个体|集体|外资|外商投资|国有|其他)企业"
)
"""Firms of several owners: 集体和民营企业."""
_FIRMS_OF_GOODS: Final = re.compile(
    "(?!前|上述|各|全)[^，、的对向自从与和及0-9]{2,6}(?<![家区园港城])企业(?![业家级名])(?=.{2})"
)
"""Firms of a sort that no table holds, before what they traded: 乡办企业|茶叶."""
_COUNTY: Final = re.compile("[^的和与及、对]{1,3}(?:(?<![城市园景郊小社地辖山新牧林矿片库灾边口])区|县|旗)")
"""A county or district that no table holds: 云湖区|进出口."""
_BY_MONTH: Final = re.compile("^(?:[月日年]均|平均每[月日年])")
_TO_WHOM = re.compile("(?P<goods>[^对自从向]{2,}?)(?P<who>[对自从向][^，、]{1,10})")
"""Goods and whom they are traded with, before a flow: 服装|对欧盟|出口."""
_OWNED_BY: Final[tuple[str, ...]] = ("国有", "民营", "私营", "集体", "外资", "外商", "港澳台", "个体", "股份")
"""Owners, which are a dimension of their own."""
_TOWNS: Final = "(?:城市|(?:贫困|脱贫|示范|试点)县)"
CITIES: Final = re.compile(rf"(\d+个[^，。]{{0,8}}?{_TOWNS})(?:总计|合计|共)?承接(?=.)")
"""A group of cities whose figures these are: 37个服务外包示范城市承接|离岸服务外包."""
_SORTS_OF_CITIES: Final = re.compile(
    "(?:监测的)?((?:[0-9]+(?:个|大|座)?|[一两二三四五六七八九十百]{1,3}(?:大|个|座))?(?:典型|重点|主要|热点|核心|样本|大中"
    "|(?:国家级|省级|全国|中国|服务外包|服务贸易|跨境电商)*(?:示范|试点))+城市"
    "|[0-9]{1,3}(?:大|个|座)?城(?:市(?![场建群])|(?![镇乡区投轨际市])))(?:承接)?的?(?=.{2})"
)
"""A group of cities by what sort or how many they are, before what is measured of them: 70城|住宅价格."""
_CITIES_EARN: Final = re.compile(rf"(\d+个[^，。、的]{{0,8}}?{_TOWNS})(?:总计|合计|共)?(?:实现|完成)?(?=.|$)")
"""So many cities before what they earn: 15个副省级中心城市|软件业务收入."""


COUNTED: Final = re.compile(
    "(?:[两三四五六七八九十]|[2-9])个?(?:园区|片区|城区|[市区县州旗省地]+)(?:合计|共计?|总共)*$"
)
"""What counts the places just listed: 蜀山区、高新区|两地."""
_COUNTED_BEHIND: Final = re.compile(
    "(?P<listed>(?:[^、和与及]{1,8}[、和与及]){1,8}[^、和与及]{1,8}?[区县市园])(?:[两三四五六七八九]|[2-9])个?(?:园区|片区|城区|[市区县州旗省地]+)(?:合计|共计?|总共)*"
)


def uncounted(words: str) -> str:
    """*words* without how many the places are that they begin with: 高新区、云湖区|两区|工业."""
    counted = _COUNTED_BEHIND.match(words)
    return words if counted is None else counted["listed"] + words[counted.end() :]


def _names_no_goods(words: str) -> bool:
    """Whether *words* before a flow of trade name no goods of it."""
    return words in _NO_GOODS or words.endswith("双边")


@cache
def _by_first(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """*words* by their first characters, in their order."""
    firsts = dict.fromkeys(word[0] for word in words)
    return {first: tuple(word for word in words if word[0] == first) for first in firsts}


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


ORDERS: Final = frozenset({"接单", "订单", "外销订单", "接单金额", "订单金额", "外销订单金额"})
"""Measures of orders from abroad, of partners as trade is: 对美|接单."""

_GOT_FROM: Final = re.compile("^[^，。、]{0,6}?(?:接获|接到|承接|接自)(?:来自)?的?(?=..)")
"""Who got the orders, before from whom."""
_ABROAD_TOO: Final = ORDERS | {"贸易额", "贸易总额", "贸易总值", "贸易量", "贸易值"}


class Breakdowns:
    """The breakdowns of one lexicon's words; remembers those it found."""

    def __init__(self, lexicon: Lexicon, groups: Groups) -> None:
        self._lexicon, self._groups = lexicon, groups
        self._found: dict[tuple[str, str], tuple[str, Breakdown]] = {}
        self._noise, self._noisy = _by_first(lexicon.noise), _any_of(lexicon.noise)
        members = tuple(sorted(lexicon.members, key=len, reverse=True))
        self._members, self._any_member = _by_first(members), _any_of(members)

    def of(self, before: str, known: Head | None) -> tuple[str, Breakdown]:
        """The family and the breakdown in the words before a head."""
        memo = (before, known.printed if known else "")
        found = self._found.get(memo)
        if found is None:
            found = self._found[memo] = self._take_apart(before, known)
        return found

    def sends(self, words: str, dimension: str) -> bool:
        """Whether *words*, told in people, name a land they are of or in, or say again that they were sent:
        在外各类劳务人员1.7万人，|日本|7215人; 派出劳务人员6127人，甲市|派出|3866人.
        """
        if dimension != "人":
            return False
        parts: list[tuple[str, str]] = []
        return words.endswith("派出") or (not self.partner(words, parts, trade=False) and bool(parts))

    def _take_apart(self, before: str, known: Head | None) -> tuple[str, Breakdown]:
        parts: list[tuple[str, str]] = []
        if "区" in before and ("、" in before or "和" in before):
            before = uncounted(before)  # 高新区、经开区|两区
        rest = before
        trade = known is not None and known.trade
        other = before.partition("和")[0] if "和" in before else ""
        if known is not None and other and other in self._lexicon.heads:
            return "", ()  # 合同外资和实际|使用外资
        if known is not None and trade and _OWNERS.fullmatch(before) is not None:
            return "", (("ownership", before), ("flow", known.measure))  # 集体和民营企业|出口
        firm = (firm_of(rest) or pronoun(rest)) if known is not None else ""
        if known is not None and not firm and (trade or known.dimension == "product"):
            firm = bare_firm(rest)
        if firm:
            family, cut = self._take_apart(before[len(firm) :], known)
            return firm + family, cut
        if known is not None and (trade or known.dimension in ("sector", "category", "")):
            market, partner = market_before(before, trade=trade)
            if market and (trade or known.dimension):
                return "" if partner else market, (
                    ("partner", partner),
                    ("flow", known.measure),
                ) if partner else ()
            who, of = self._owner(before, known)
            if who:
                family, cut = self._take_apart(before[len(who) :].removeprefix("的"), known)
                return ("" if of and of[0][0] == "region" else who) + family, (*of, *cut)
        less = _LESS.match(rest)
        if less is not None:
            parts.append(("category", less[1]))
            rest = rest[less.end() :]
        if rest in ("规模", "规模以上", "规上") and known is not None and known.printed.startswith("工业"):
            return "", (("scope", "规模以上工业"),)  # 规模|工业总产值
        if rest[:1] in TOWARDS and PARTING.search(rest, 2) is not None:
            rest = several_partners(rest, parts, self._lexicon)
        elif "、" in rest[1:9] or "和" in rest[1:9]:
            rest = together(rest, parts, self._lexicon, led=known is not None)
        if known is not None and known.dimension == "product" and "企业" in before[2:-1]:
            makers = self._groups.of(before)  # 重点统计钢铁企业|粗钢产量
            if makers is not None and makers.name.endswith("企业") and before.startswith(makers.name):
                made = before[len(makers.name) :]
                if made and not any(owner in makers.name for owner in _OWNED_BY):
                    parts.append(("scope", self._scope_of(makers.name)))
                    rest = made
        cities = CITIES.match(rest)
        if cities is None and rest[:1].isdigit() and known is not None and known.printed.endswith(_MONEY):
            cities = _CITIES_EARN.match(rest)
        if cities is None and "城" in rest[:12]:
            cities = _SORTS_OF_CITIES.match(rest)  # 典型城市|商品房成交面积
        if cities is not None:
            parts.append(("region", cities[1]))
            rest = rest[cities.end() :]
        if "市" in rest or "、" in rest:
            cities = _SO_MANY_CITIES.match(rest)
            if cities is not None:  # 内地九市|进出口
                parts.append(("partner" if cities["to"] else "region", cities["of"]))
                rest = rest[cities.end() :]
        noisy = rest.startswith(self._noise.get(rest[:1], ()))
        if noisy and (rest[0] != "对" or not first_partner(rest, self._lexicon, trade=False)[0]):  # 对吉布提
            for noise in self._lexicon.noise:
                rest = rest if rest.startswith(_ENTERPRISING) else rest.removeprefix(noise)
        if known is not None and known.printed.startswith("成交") and rest.endswith(("出口", "进口")):
            flow = "进出口" if rest.endswith("进出口") else rest[-2:]
            parts.append(("flow", flow))  # 出口|成交
            rest = rest[: -len(flow)]
        if "接" in rest and known is not None and known.printed in ORDERS:
            rest = _GOT_FROM.sub("来自", rest)  # 厂商接获|大陆|订单金额
        alone = len(rest) == 1 and known is not None and "资" in known.printed  # 英、德、法|对华投资
        named = trade or alone or (known is not None and known.printed in _ABROAD_TOO)
        rest = self.partner(rest, parts, trade=named)
        if len(rest) == 2 and known is not None and "资" in known.printed and parts:
            rest = _IN_HERE.sub("", rest)  # 沿线国家|在穗|实际投资
        if "境" in rest:
            money = known is not None and _ABROAD.search(known.printed) is not None
            rest = (_AT_THE_BORDER if money else _BORDER).sub(_HIDDEN, rest)
        rest = self._known_members(rest, parts).replace(_HIDDEN, "境")
        if rest == "以上":
            rest = ""  # 城镇|以上|固定资产投资
        firms = _FIRMS_OF_GOODS.match(rest) if trade and "企业" in rest[2:-2] else None
        if firms is not None and not any(dimension == "ownership" for dimension, _ in parts):
            parts.append(("ownership", firms.group()))
            rest = rest[firms.end() :]  # 乡办企业|茶叶|出口
        towards = rest.removeprefix("外贸")
        if trade and towards[:1] in "对自从与向" and towards and not any(d == "partner" for d, _ in parts):
            rest = self.partner(towards, parts, trade=trade)  # 民营企业对东盟, 外贸对美国
        if parts and all(dimension in ("side", "mode") for dimension, _ in parts):
            if "、" in rest[1:9] or "和" in rest[1:9]:
                rest = together(rest, parts, self._lexicon, led=True)
            rest = self.partner(rest, parts, trade=trade)  # 离岸美国, as a table's row and head make it
        for noise in self._lexicon.noise if self._noisy.search(rest) is not None else ():
            at = rest.find(noise) if noise[0] == "对" else -1
            if at >= 0 and first_partner(rest[at:], self._lexicon, trade=False)[0]:
                continue  # 家纺|对吉布提
            if noise != "企业" or not any(word in rest for word in _ENTERPRISING):
                rest = rest.replace(noise, "")
        rest = stripped(rest)
        if rest[-2:] in rest[:-2]:
            rest = _TWICE.sub(r"\1", rest)
        if rest.endswith("总"):
            rest = rest[:-1]
        family = rest
        unnamed = trade and before.endswith("企业") and rest and not rest.endswith("企业")
        if unnamed and not any(dimension == "ownership" for dimension, _ in parts):
            rest += "企业"  # 服务贸易示范企业|出口额: no product
        if trade and known is not None:
            family = self._trade_family(rest, parts)
            parts.append(("flow", known.measure))
            return family, tuple(dict.fromkeys(parts))
        placed = self._groups.of(rest) if known is not None and len(rest) > 2 else None
        place = placed.place if placed is not None else ""
        if known is not None and known.printed in _NUMBERS and place == rest:
            place = ""  # 综合保税区|数量: the zones counted
        many = _SO_MANY.match(rest) if place else None  # 219家|国家级经开区|第二产业增加值
        place = many.group() + place if many is not None else place
        place += "园区" if rest.startswith("园区", len(place)) else ""  # 国家高新区|园区
        if place and rest.startswith(place) and rest[len(place) : len(place) + 1] not in _AND:
            parts.append(("region", place))  # 高新区|软件业务收入
            family = rest = rest[len(place) :].removeprefix("的")
        if known is not None and known.dimension in ("sector", "category") and ("资" in known.printed):
            rest = "" if _STAGE.fullmatch(rest) is not None else _STAGED.sub("", rest)
        if known is not None and known.printed.startswith(_DEALS):
            if _INTENT.fullmatch(rest) is not None:
                rest = ""
            elif "口意" in rest and (intended := _INTENDED.search(rest)) is not None:
                parts.append(("flow", intended["flow"]))  # 出口意向|成交
                rest = rest[: intended.start()]
        if rest[2:] == "双边" and rest[0] == "中" and rest[1] in self._lexicon.short_partners:
            parts.append(("partner", self._lexicon.short_partners[rest[1]]))  # 中哈双边|贸易额
        if (
            known is not None
            and known.dimension
            and rest
            and rest not in _PER_HEAD
            and rest != "实际"
            and not (rest == "新增" and known.dimension == "product")
            and not (rest in _OF_NO_PART and known.dimension == "sector")
            and not rest.endswith("双边")
        ):
            rest = rest.removesuffix("新增") if known.dimension == "sector" else _PER_UNIT.sub("", rest)
            if rest[-1] in "加化" and known.printed.startswith("工业"):
                rest += "工业"  # 农产品加|工业总产值; 医药化|工业总产值
            held = _HELD_IN.search(rest) if rest and known.dimension == "category" else None
            if held is not None:  # 金融机构|外币|贷款余额
                parts.append(("currency", held.group()))
                rest = rest[: held.start()] + rest[held.end() :]
            if known.made:
                return rest, tuple(dict.fromkeys(parts))
            if rest:
                parts.append((_dimension(rest, known.dimension), rest))
            family = ""
        industry = known is not None and known.printed.startswith("工业") and known.measure == "产值"
        if industry and not any(dimension in ("scope", "sector") for dimension, _ in parts):
            parts.append(("sector", "工业"))  # 工业总产值, no less than 农业总产值 a part of all output
        return family, tuple(dict.fromkeys(parts))  # 信息技术外包（ITO） says one thing twice

    def _zone_at(self, words: str) -> str:
        """The zone or county that *words* begin with, one more of a list."""
        other = self._groups.of(words)
        if other is not None and other.place:
            return other.place if "个" not in other.place and words.startswith(other.place) else ""
        county = _COUNTY.match(words)
        return county.group() if county is not None else ""

    def _owner(self, words: str, known: Head) -> tuple[str, Breakdown]:
        """Who *words* begin with that is no member of what *known* is cut by, and the part that it is."""
        placed = self._groups.of(words)
        zone = placed.place if placed is not None else ""
        many = _SO_MANY.match(words) if zone else None
        if zone and many is not None and words.startswith(zone, many.end()):
            zone = many.group() + zone  # 5家|国家级经开区
        if zone and words.startswith(zone):
            stop, inside = around(words, zone)
            if stop:  # 开发区内企业, 开发区外的企业
                return words[:stop], (("region", zone),) if inside else ()
            zones, end = [zone], len(zone)
            while words[end : end + 1] in _JOINS and (other := self._zone_at(words[end + 1 :])):
                zones.append(other)
                end += 1 + len(other)
            if len(zones) > 1:  # 高新区、经开区、云湖区|进出口
                return words[:end], (("region", "+".join(zones)),)
            return (zone, (("region", zone),)) if many is not None and known.trade else ("", ())
        if zone or not known.printed.endswith(_MONEY):
            return "", ()
        place = place_before(words)
        if place:
            return place, (("region", place),)
        units = units_before(words) if known.trade or known.dimension else ""
        if not units or units in self._lexicon.members or (not known.trade and units.endswith("项目")):
            return "", ()
        modes: list[tuple[str, str]] = []
        self._known_members(_BORDER.sub("", units), modes)
        if (known.trade and "企业" in units) or any(dimension != "mode" for dimension, _ in modes):
            return "", ()
        return units, tuple(modes)

    def _scope_of(self, makers: str) -> str:
        """The firms *makers* as the lexicon calls them: 规上工业企业."""
        return self._lexicon.members.get(makers, ("scope", makers))[1]

    def partner(self, rest: str, parts: list[tuple[str, str]], *, trade: bool) -> str:
        """Takes a partner off the front (对马来西亚, RCEP成员国); returns what is left."""
        if rest.startswith(_OWNED_FROM):
            return rest
        partner, left = first_partner(rest, self._lexicon, trade=trade)
        if partner:
            parts.append(("partner", partner))
        if left[:2] == "市场" and trade and left[2:4] != "采购":
            return left[2:]  # 对亚洲市场|农产品|出口
        return left

    def _trade_family(self, rest: str, parts: list[tuple[str, str]]) -> str:
        lexicon = self._lexicon
        if rest.startswith("等") and parts:
            return ""  # 跨境电商、市场采购|等新业态
        if _INTENT.fullmatch(rest) is not None:
            return ""
        if rest in ("贸易", "贸易方式") and any(dimension == "mode" for dimension, _ in parts):
            return ""
        if rest in lexicon.trade_services:
            return "服务"
        if any(d == "sector" and name.endswith("服务") for d, name in parts) and rest in ("", "贸易"):
            return "服务"
        if (
            not rest
            or rest in lexicon.trade_plain
            or rest in ("方式", "进出口", "情况", "形势")
            or rest in _PER_HEAD
        ):
            return ""
        if rest.endswith("贸易") and rest[:-2] and rest[:-2].endswith("服务"):
            rest = rest[:-2]
        if _SERVICE.search(rest):
            placed = self._groups.of(rest[:-2]) if rest[-3:-2] in "区园港" else None
            if placed is not None and placed.place == rest[:-2]:  # 服务进出口…，其中高新区
                parts.append(("region", placed.place))
                return "服务"
            parts.append(("sector", rest))
            return "服务"
        if _ENTERPRISE.search(rest) or rest == "个体工商户":
            parts.append(("ownership", rest))
        elif _MODE.search(rest) and not rest.endswith(_WITH_LANDS):
            rest = rest.removesuffix("方式")
            if rest in ("文化贸易", "数字贸易", "技术贸易"):
                return rest
            parts.append(("mode", rest))
        elif rest.endswith(_ZONES) or _COUNTY.fullmatch(rest) is not None:
            parts.append(("region", rest))
        else:
            group = self._groups.of(rest)
            place = group.place if group is not None and rest.startswith(group.place) else ""
            if not place and 0 <= (at := rest.find("口岸")) < 5 and rest[at + 2 : at + 3] not in _JOINS:
                place = rest[: at + 2]  # 霍尔果斯|口岸汽车出口: none of the goods
            if place and place != "口岸":
                parts.append(("region", place))
            goods = _BY_MONTH.sub("", rest[len(place) :])
            if place and goods[:1] in TOWARDS and goods:  # 综保区|对日本|出口
                goods = self.partner(goods, parts, trade=True)
            to = _TO_WHOM.fullmatch(goods) if len(goods) > 3 else None
            if to is not None and first_partner(to["who"], lexicon, trade=True) == (to["who"][1:], ""):
                parts.append(("partner", to["who"][1:]))
                goods = to["goods"]  # 纺织服装对欧盟|出口
            if goods and goods not in lexicon.trade_plain and not _names_no_goods(goods):
                parts.append(("product", goods))
        return ""

    def _known_members(self, rest: str, parts: list[tuple[str, str]]) -> str:
        if self._any_member.search(rest) is None:
            return rest
        left: list[str] = []
        at = 0
        while at < len(rest):
            for word in self._members.get(rest[at], ()):
                if rest.startswith(word, at) and self._stands(rest, at, word, opening=not left):
                    member = self._lexicon.members[word]
                    if member not in parts:  # 信息技术外包（ITO） says it twice
                        parts.append(member)
                    at += len(word)
                    break
            else:
                left.append(rest[at])
                at += 1
        return "".join(left)

    def _stands(self, rest: str, at: int, word: str, *, opening: bool) -> bool:
        """Whether a known member stands by itself: 城市 in 城市建设 and 制造业 in 装备制造业 do not."""
        if rest.startswith("中心", at + len(word)):
            return False  # 方略保税物流|中心: a place
        if word == "城镇" and _SCHEME.match(rest, at + 2) is not None:
            return False  # 城镇|职工基本养老保险: the name of a scheme, no part of another's members
        dimension = self._lexicon.members[word][0]
        if dimension == "region" and rest.startswith(_NO_REGIONS, at + len(word)):
            return False  # 城市|商业银行: a sort of bank; 长江中游城市|群: a cluster by its name
        if dimension == "sector" and (not opening or rest.startswith(_AND, at + len(word))):
            return False  # 运输服务|和旅游: both together
        if word[:2] == "国有" and rest[at - 1 : at] == "非":
            return False  # 非国有
        if len(word) > 2:
            return not (word.endswith("服务") and rest.startswith("业", at + len(word)))  # 金融服务|业
        if word == "外资" and rest[at - 2 : at] in _TAKEN_IN:
            return False  # 直接利用外资
        following = rest[at + len(word) :]
        if word == "外资" and following.startswith(("到位", "到账", "到帐", "实际")):
            return False  # 实际外资到位|资金
        if word in ("境内", "境外") and (following[:1] == "外" or rest[at - 1 : at] == "境"):
            return False  # 境内外采购商
        if dimension in ("side", "region") or (not at and word in _SHORT_SCOPES):
            return True
        return not following or following.startswith(("企业", "增加值", "投资"))


_NO_REGIONS: Final[tuple[str, ...]] = ("商业银行", "合作银行", "信用", "圈", "群")
_SCHEME: Final = re.compile("(?:企业)?(?:职工|居民)?(?:基本)?(?:养老|医疗|生育|工伤)(?:保险|$)")
_SHORT_SCOPES = frozenset({"限上", "规上"})


def _dimension(words: str, default: str) -> str:
    if "、" in words and all(len(one) > 2 and one[-1] in "县区市旗" for one in words.split("、")):
        return "region"
    if words.endswith("企业") or words == "非国有":
        return "ownership"
    if words.endswith(_ZONES) or (words[-1:] in "区县镇" and 2 < len(words) < 5 and words != "城镇"):
        return "region"
    if words.endswith(("业", "产业", "产业链")) and default != "product":
        return "sector"
    return "category" if words.endswith("项目") else default
