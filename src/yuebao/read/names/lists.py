"""Subjects out of the members of a list: what each takes from the last one, or from a head said apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.deals import MUCH, WORTHS, worth_of
from yuebao.read.names.firms import as_firm, firm_of
from yuebao.read.names.goods import goods_of_whole
from yuebao.read.names.groups import SIZED
from yuebao.read.names.listed import by_each_way
from yuebao.read.names.members import (
    industries,
    led_by_flow,
    per_head,
    place_first,
    place_of,
    qualified,
    quarters,
    shared_tail,
    tiers,
)
from yuebao.read.names.places import ABROAD
from yuebao.read.names.shared import measured_there, of_ports, told_tail
from yuebao.read.names.terms import of_terms
from yuebao.read.state.spoken import STAFF, Subject, as_one, out_of_zone
from yuebao.read.words.joined import run_into
from yuebao.read.words.phrases import (
    OWN_MEASURES,
    clean,
    first_member,
    last_member,
    split_list,
    without_short,
)
from yuebao.read.words.signs import JOINING, ends_in, holds

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Number, Token

_SHOPS: Final = re.compile("零售企业|商场|超市|百货|电商平台|商贸企业|餐饮企业")
_BY_WAY: Final = re.compile("(?P<last>[^，、等]{2,6}?)(?P<how>运输方式(?:进出口|出口|进口|完成).*)")
"""How goods went, told behind the last way: 以管道、铁路|运输方式进出口货运量."""
_ALSO_TRADED: Final = re.compile("(?P<last>[^，、]{2,10}?)等(?:[^，、等]{0,4})贸易方式")
"""How else goods were traded, a list that ends in what it is of: 保税物流、|对外承包出口等贸易方式."""
_ADJUSTED = re.compile("经季节?性?调整的?")
_CITIES: Final = frozenset({"city", "province"})
_FULL_ENDS: Final = frozenset("市区县旗")
"""How places end that are told in full: 杭州市、|宁波高新区, beside 杭州、宁波高新区."""
_ZONES_END: Final = (
    "保税区", "综保区", "经开区", "高新区", "开发区", "园区", "新区", "自贸区", "片区", "试验区", "综试区",
    "口岸",
)  # fmt: skip
_ZONE = re.compile(f"[^、]{{0,6}}?(?:{'|'.join(_ZONES_END)})")
_TOWARDS: Final = frozenset("对与向自从")
_BOUND: Final = frozenset({"输往", "来自", "前往"})
_FIRMS_COUNTED = frozenset({"项目数", "企业数", "合同数", "数"})
_HAPPENED = re.compile("(.*(?:事故|火灾))(?:起数|数)?$")
_HARMED: Final[tuple[str, ...]] = ("死亡", "受伤", "伤亡", "亡人", "直接经济损失", "直接财产损失")
_NEWLY = re.compile("(?:利用外资)?的?新[批签设增办]$")
_FIRMS = frozenset({"家", "个", "户"})
_ROUNDED_OFF = re.compile("(?<=.)等[^，、等]{0,6}(?:市场|国家和地区|国家|地区|经济体)[也均都还]?$")
"""What rounds off a list of partners before its head is told: 美国和欧盟|等传统市场也."""
_SECTOR = re.compile(
    "(?:第[一二三]产业|(?:高技术|先进|装备)?制造业|(?:现代|高技术)?服务业|房地产业?|农业|工业)(?=.{2})"
)
_CURRENCIES: Final[tuple[str, ...]] = ("本外币", "人民币")
SOME_PLACES: Final = re.compile(
    "[^，、]{0,6}(?:部分|多个|各个?|其[他余]|多数|大部分|少数)[^，、]{0,3}(?:市州|地市|市县|县市|县区|区县|州市|盟市|城市|市|县|区|地区)(?:增[速幅])?"
)
"""Places that are not named, of which those behind are some: 川东部分市州|增速领先全省，其中南充."""


_MOVED_SO: Final = re.compile(
    "(?P<price>(?:销售|出厂|购进)?价格)(?P<how>(?:上涨|下降|持平|回升|回落)的?(?:城市|地区|品种|商品|产品|行业))$"
)
"""What several kinds share that are counted by how many places their prices moved in."""
_QUARTERS: Final = frozenset({"东部", "中部", "西部", "东北"})
MONEY_SUPPLY: Final = re.compile("M[0-3]$")
_RATE: Final = re.compile("(?:(?<![增成]长)(?<!年增)率|比重|占比|比例)$")
"""What the last of a list ends with where all are told by one rate."""


def members(
    speech: Speech, parts: list[str], *, dimension: str, section: str, head: str | None = None
) -> list[Subject]:
    """Subjects of a list; members without a head take the last one's, or *head*. What stands in a row with
    a firm is a firm.
    """
    short = speech.lexicon.short_partners
    if len(parts) > 1 and all(part in short for part in parts):
        parts = [short[part] for part in parts]  # 海外市场收入…，|美、日、韩|三国占比分别为
    parts = _of_foremost(parts) if "前" in parts[0][:8] else of_ports(parts)
    made = _members(speech, parts, dimension=dimension, section=section, head=head)
    made = _of_same_origin(speech, parts, made, head) if "客" in parts[-1] else made
    if not any(map(firm_of, parts)):
        return made
    return [as_firm(one, part) for one, part in zip(made, parts, strict=False)]


_FOREMOST: Final = re.compile(
    "(?:[^，、前]{0,6}(?:排名|位列|位居|[居列]))?前(?:[0-9]{1,2}|[一二三四五六七八九十]+)[家名位强大]?(?P<of>.*)"
)


def _of_foremost(parts: list[str]) -> list[str]:
    """*parts*, each with what the last alone says of so many at the head: 前3家、前5家、前10家|企业装车量."""
    told = [_FOREMOST.fullmatch(part) for part in parts]
    of = [m["of"] if m is not None else None for m in told]
    if len(parts) < 2 or None in of or any(of[:-1]):
        return parts
    return [*(f"{part}{of[-1]}" for part in parts[:-1]), parts[-1]]


def _of_same_origin(speech: Speech, parts: list[str], made: list[Subject], head: str | None) -> list[Subject]:
    """*made*, but all visitors from where the first are said to be: 内地的留宿及|不过夜|旅客."""
    if parts[-1].endswith("旅客") and all(one.area is not None for one in made):
        of = (part.removeprefix("来自").removesuffix("旅客").removesuffix("的") for part in parts)
        return [speech.naming.subject(f"{place}旅客", None) for place in of]  # 佛山市及中山市|旅客
    whence = made[0].partner
    narrower = whence and parts[0].startswith(whence) and len(parts[0]) > len(whence)
    if head is not None or not narrower or any(one.partner or "其他" in one.before for one in made[1:]):
        return made
    led = parts[0][: parts[0].rfind("的") + 1] or whence  # 内地个人游的|留宿
    return [made[0], *(speech.naming.subject(led + one.indicator, None) for one in made[1:])]


_PAID: Final = re.compile("(?:[年月]?平均|人均)?(?:工资|收入|报酬|薪酬)$")


def _of_one_rate(parts: list[str]) -> list[str]:
    """*parts*, each with the rate that the last one alone names: 信用卡贷款及住宅按揭贷款|的拖欠比率."""
    last = parts[-1]
    if _RATE.search(last) is None or any(_RATE.search(part) is not None for part in parts[:-1]):
        return parts
    cut = last.rfind("的")
    if cut <= 0:
        alike = (n for n in range(min(len(parts[0]), 6), 1, -1) if last.find(parts[0][-n:]) > 0)
        n = next(alike, 0)
        cut = last.find(parts[0][-n:]) + n if n else 0
    tail = last[cut:]
    return [*(part + tail for part in parts[:-1]), last] if cut > 0 and 2 < len(tail) < 11 else parts


def _of_rare_rate(speech: Speech, parts: list[str]) -> list[str]:
    """*parts*, each with the rate that the last one alone names and no lexicon knows: 眼镜、厨具|触网率."""
    before, known = speech.naming.head(parts[-1])
    if known is None or known.printed != "率" or any(part.endswith("率") for part in parts[:-1]):
        return parts
    rate = before[-3:] if before[-1:] == "化" else before[-2:]
    return [*(f"{part}{rate}率" for part in parts[:-1]), parts[-1]] if len(before) > len(rate) else parts


def _of_one_measure(speech: Speech, parts: list[str]) -> list[str]:
    """*parts*, each with the measure that the last one alone names, where all are of one sort that is counted
    too: 过夜游客和一日游游客|人均花费.
    """
    sort = speech.naming.head(parts[0])[1]
    if sort is None or sort.trade:
        return parts
    for size in range(len(sort.printed), 1, -1):
        noun = sort.printed[-size:]
        of, found, measure = parts[-1].rpartition(noun)
        if not found or not of or not all(part.endswith(noun) for part in parts[:-1]):
            continue
        before, known = speech.naming.head(measure.removeprefix("的"))
        if known is not None and before in ("", "人均", "日均", "户均", "平均"):
            return [*(part + measure for part in parts[:-1]), parts[-1]]
    return parts


def _members(
    speech: Speech, parts: list[str], *, dimension: str, section: str, head: str | None
) -> list[Subject]:
    context = speech.context
    last = context.subject or context.topic
    if head is None and last is not None and last.level is not None and last.dimension != dimension != "":
        alike = (one for one in reversed(context.told) if one.dimension == dimension)
        last = next(alike, last)  # 重庆运输26万标箱、货值534亿元；四川、广西分别运输31万标箱、28万标箱
    paid = _PAID.search(parts[-1]) if parts[-1][-1] in "资入酬" and parts[0].endswith(STAFF) else None
    if paid is not None:  # 私营单位就业人员和国有单位在岗职工|年平均工资
        parts = [*(f"{part}{paid.group()}" for part in parts[:-1]), parts[-1]]
    if "期" in parts[0] or "期" in parts[-1] or parts[0] == "隔夜":
        parts = of_terms(parts)
    took = parts[-1].find("承接")
    if took > 0 and (
        parts[-1][1:took] == "部" or speech.kind_of(parts[-1][:took])
    ):  # 江宁区、鼓楼区|分别承接|离岸执行额
        parts = [*parts[:-1], parts[-1][:took] + parts[-1][took + 2 :]]
    if parts[0].endswith("数目") and "数目（" not in speech.text:
        parts = [parts[0][:-1], *parts[1:]]  # 成交单位|数目|及金额
    parts = without_short([first_member(parts[0]), *parts[1:-1], last_member(parts[-1])])
    if head is None and last is None and context.opening is not None and all(map(speech.kind_of, parts)):
        head, last = "", context.opening  # 东部地区、中部地区分别增长, in a paragraph without a measure
    if parts[0].endswith("昼间") and parts[1].startswith("夜间"):  # 功能区噪声昼间、夜间达标率
        parts = [parts[0], parts[0][:-2] + parts[1], *parts[2:]]
    moved = _MOVED_SO.search(parts[-1]) if section == "count" else None
    if moved is not None:  # 新建住宅和二手住宅销售价格环比下降城市分别有58个和62个
        how = {"mom": "环比", "yoy": "同比"}.get(context.compare, "")
        shared = f"{moved['price']}{how}{moved['how']}"
        parts = [*(part + shared for part in parts[:-1]), parts[-1][: moved.start()] + shared]
    if parts[-1][:1] == "M" and parts[0][:-2].endswith(("供应量", "供给量", "供给额", "供应量总额")):
        parts = [
            parts[0],
            *(parts[0][:-2] + part if MONEY_SUPPLY.fullmatch(part) else part for part in parts[1:]),
        ]
    rated = head is None and (dimension == "%" or section == "ratio")
    if rated and speech.naming.head(parts[0])[1] is not None:
        parts = _of_one_rate(parts)
    elif rated and parts[-1][-1:] == "率":
        parts = _of_rare_rate(speech, parts)
    if head is None and section in ("measure", "count"):
        parts = _of_one_measure(speech, parts)
    way = _BY_WAY.fullmatch(parts[-1]) if "运输方式" in parts[-1] else None
    if way is not None and head is None:  # 以管道、铁路运输方式进出口货运量
        parts = [f"{part}{way['how']}" for part in (parts[0].removeprefix("以"), *parts[1:-1], way["last"])]
    trades = _ALSO_TRADED.fullmatch(parts[-1]) if parts[-1].endswith("方式") else None
    trade = next(
        (one for one in (context.opening, context.whole, last) if one is not None and one.flow), None
    )
    if trades is not None and trade is not None and head is None:  # 保税物流、对外承包出口等贸易方式分别达
        parts = [*parts[:-1], trades["last"]]
        parts = [p if speech.naming.head(p)[1] is not None else p + trade.head for p in parts]
        return [speech.naming.subject(part, None) for part in parts]
    adjusted = _ADJUSTED.match(parts[0])
    if adjusted is not None:  # 经季节性调整的甲类、乙类消费物价指数
        parts = [parts[0], *(part if _ADJUSTED.match(part) else adjusted[0] + part for part in parts[1:])]
    if head is not None:
        if are_partners(speech, parts):  # 对香港、美国和欧盟等市场
            parts = [place_of(parts[0]), *parts[1:-1], _ROUNDED_OFF.sub("", parts[-1])]
        return [_listed(speech, part, head, last) for part in parts]
    parts = industries([p if speech.naming.head(p)[1] is not None else clean(p) or p for p in parts])
    parts = _of_sector(speech, parts)
    noun = parts[-1].rpartition("的")[2] if section == "count" and "的" in parts[-1] else ""
    of_each = len(noun) > 1 and noun[-1] not in "数目量额" and speech.naming.head(noun)[1] is None
    if of_each and not any("的" in part or part.endswith(noun[-2:]) for part in parts[:-1]):
        parts = [*(f"{part}的{noun}" for part in parts[:-1]), parts[-1]]  # 设计中和在建中的|住宅单位
    if ends_in(parts[-1], WORTHS) or parts[-1].endswith(("均价", "平均价格", *MUCH)):
        parts = [parts[0], *(worth_of(parts[0], part) for part in parts[1:])]
    parts = by_each_way(parts, last)
    harmed = _HAPPENED.match(parts[0]) if parts[1].startswith(_HARMED) else None
    if harmed is not None:  # 各类事故起数和死亡人数
        parts = [parts[0], *(harmed[1] + part if part.startswith(_HARMED) else part for part in parts[1:])]
    parts = qualified(parts)
    parts = per_head(tiers(led_by_flow(parts, speech.naming)), speech.naming)
    if parts[-1].endswith("销售") and _SHOPS.search(parts[0]) is not None:
        parts[-1] += "额"  # 零售企业粮油食品、服装、汽车|销售分别增长
    before, known = speech.naming.head(parts[-1])
    place, shared = place_first(before, speech.lexicon, speech.naming.groups)
    if context.districts and not place:
        place = next((name for name in context.districts if before.startswith(name)), "")
        shared = before[len(place) :]  # 天河、番禺|离岸执行额
    zone = _ZONE.match(shared) if place else None
    parts = _zone_of_each(speech, parts, place if zone is None else place + zone.group())
    if zone is not None and zone.group().endswith(_ZONES_END):
        place, shared = place + zone.group(), shared[zone.end() :]  # 泸州综保区、绵阳综保区进出口
    parts = quarters(parts, place)
    if known is not None and place and all(speech.kind_of(place_of(part)) for part in parts[:-1]):
        of = context.whole
        served = known.trade and not shared and of is not None and of.family.startswith("服务")
        family = "服务" if served else ""  # 服务出口…，其中对沙特、印尼出口
        if known.trade and not shared and not served:
            family = goods_of_whole(speech, known.measure, partner=True)
        subjects: list[Subject] = []
        whose = parts[0].removesuffix(place_of(parts[0]))  # 民营企业对|东盟、欧盟出口
        if (
            known.trade and of is not None and of.partner and len(whose) < 2
        ):  # 民营企业对东盟…，其中对越南、泰国
            at = of.before.find(f"对{of.partner}")
            whose = f"{of.before[:at]}对" if at > 1 and "product" not in dict(of.parts) else whose
        plain = known.trade and not shared and not served
        if plain and whose in _TOWARDS and len(speech.drafts) > speech.opened:
            whose = _owner_of_flow(speech, f"{whose}{place_of(parts[0])}{known.printed}") or whose
        invested = whose == "对" and known.printed.endswith("投资")  # 对美国、欧盟的投资: not theirs here
        if invested or (known.trade and whose[-1:] in _TOWARDS and len(whose) > 2):
            told = [f"{whose}{part}{shared}{known.printed}" for part in (*map(place_of, parts[:-1]), place)]
            return [speech.naming.subject(one, None) for one in told]
        for part in (*map(place_of, parts[:-1]), place):  # 承接美国、欧盟离岸外包执行额
            if shared.removesuffix("的")[-1:] == "客" and not known.trade:
                subjects.append(speech.naming.subject(part + shared + known.printed, None))
                continue  # 广东省及福建省|旅客|人均消费
            made = (
                speech.name(shared + known.printed, dimension=dimension, section=section)
                if shared
                else measured_there(speech, family + known.printed, dimension)
            )
            of_zones = subjects and speech.placed and speech.kind_of(part) == "zone"
            if of_zones and context.home is not None:
                made = made._replace(area=context.home)  # the first one's city is none of the others'
            subjects.append(speech.with_place(made, part))
        return subjects
    if known is not None:
        shared = shared_tail(parts, speech.naming, speech.lexicon) or told_tail(speech, parts)
        if shared:  # 城镇、农村居民人均消费支出
            parts = [part + shared for part in parts[:-1]] + parts[-1:]
    if known is None and place and len(shared) > 1 and all(speech.kind_of(place_of(p)) for p in parts[:-1]):
        of = context.whole  # 外游居民…，其中前往日本及韩国的居民
        again = of is not None and of.known is None and of.before.endswith(shared.lstrip("的"))
        tail = (
            of._replace(level=None, period=None)
            if again and of is not None
            else speech.name(shared, dimension=dimension, section=section)  # 韩国、日本实际投入
        )
        return [speech.with_place(tail, part) for part in (*map(place_of, parts[:-1]), place)]
    if known is None and last is not None and all(speech.area_of(part) for part in parts):
        if last.indicator.endswith("旅客") and (context.here or context.home or "")[:2] in ABROAD:
            return [speech.naming.subject(f"{part}旅客", None) for part in parts]  # from there, to Macao
        last = out_of_zone(last)
        return [last._replace(area=speech.area_of(p), level=None, period=None) for p in parts]
    if known is None and last is not None and _are_of_city(speech, parts):
        last = out_of_zone(last)  # 昆山市、高新区分别为
        return [speech.with_member(last, part) for part in parts]
    if known is None:
        shared = shared_tail(parts, speech.naming, speech.lexicon) or told_tail(speech, parts)
        if shared:
            parts = [part + shared for part in parts[:-1]] + parts[-1:]
        to = parts[0].removesuffix(place_of(parts[0]))
        led = to[-1:] in _TOWARDS or to in _BOUND
        if place and not shared and led and all(map(speech.kind_of, parts[1:])):
            parts = [
                parts[0],
                *(to + part.removesuffix("的") for part in parts[1:]),
            ]  # 对澳大利亚、巴西分别下降
        named = [speech.name(part, dimension=dimension, section=section) for part in parts]
        side = dict(named[0].parts).get("side", "")
        if side and all(_is_service(each) for each in named[1:]):  # 离岸ITO、BPO占比
            named[1:] = [
                each._replace(before=side + each.before, parts=(("side", side), *each.parts))
                for each in named[1:]
            ]
        return named
    bare = [speech.naming.head(part) for part in parts[:-1]]
    alone = not before and (parts[0].startswith("每") or any(row and not words for words, row in bare))
    own = {row.printed for _, row in bare if row is not None} - {known.printed}
    nested = (
        bare[0][0].endswith("类")
        or known.printed.startswith("民间")
        or all(part.endswith("指数") for part in parts)  # 新订单指数和生产指数
        or any(len(p) > 3 and parts[0].endswith(p) for p in parts[1:])
    )
    # 一级资本充足率、资本充足率; 正常类、不良贷款余额: none takes the first's words
    alone = alone or len(own) > 1  # 国内贷款、利用外资、自筹资金、定金及预收款、个人按揭贷款
    of = context.whole
    priced = of is not None and of.known is not None and of.known.nature == "price"
    priced = priced and known.printed.endswith(STAFF)
    subjects = [
        speech.name(
            part
            if alone  # 资产、负债、所有者权益
            or priced  # 月收入中位数方面，文员和销售人员
            or speech.naming.head(part)[1] is not None
            or part == "流通货币"  # 流通货币及活期存款
            or part.endswith(("起数", "件数", "次数", "宗数", "笔数", "数目"))
            or (len(part) > 3 and part[-1] == known.printed[-1] and part.endswith(OWN_MEASURES))
            or (known.printed[-1:] in "数次" and part.endswith("金额"))  # 购物金额、购物人数
            or (known.measure.endswith("外资") and part.endswith(("项目", "企业", "合同")))
            or (
                (not before or known.printed[-1:] in "量额")
                and part.endswith((known.printed[-2:], "协议额"))
                and len(known.printed) > 2
            )
            else run_into(part, known.printed),
            dimension=dimension,
            section=section,
        )
        for part in parts
    ]
    first = subjects[0]
    if not first.before and first.known is not None and first.known.printed == parts[0]:
        subjects[1:] = [  # 快递业务量、业务收入: nothing of what was spoken of before
            speech.naming.subject(part, first) if subject.before and speech.naming.is_bare(part) else subject
            for part, subject in zip(parts[1:], subjects[1:], strict=True)
        ]
    if all(speech.naming.head(part)[1] is not None for part in parts):
        if (
            speech.naming.head(parts[0])[0] and not before and not nested
        ):  # 离岸合同额和执行额: the second takes the first's words
            cut = any(dimension_ in ("scope", "sector") for dimension_, _ in first.parts)
            lead = first.before + (first.head[:3] if first.head.startswith(_CURRENCIES) else "")
            if len(known.printed) > len(first.head) and known.printed.endswith(first.head):
                lead = lead[: lead.rfind("的") + 1]  # 接待的|一日游游客和过夜游客: of the same kind
            if first.before in SIZED and first.head.startswith("工业"):
                lead += "工业"  # 规模以上|工业总产值、增加值
            if first.head in _FIRMS_COUNTED:
                lead = _NEWLY.sub("", lead)  # 制造业新批|项目数、合同外资
            subjects[1:] = [
                subject  # 规模以上工业增加值、固定资产投资: no investment of that industry
                if (cut or known.trade) and not speech.naming.is_bare(part)
                else speech.name(lead + part.removeprefix(lead), dimension=dimension, section=section)
                for part, subject in zip(parts[1:], subjects[1:], strict=True)
            ]
        elif not nested and before:
            lead = ""
            for at, part in enumerate(parts):  # 服务外包合同额、执行额、离岸合同额、离岸执行额
                words, _ = speech.naming.head(part)
                if at and lead and not words and speech.naming.is_bare(part):
                    subjects[at] = speech.name(lead + part, dimension=dimension, section=section)
                lead = words or lead
            at = first.before.find(first.partner) if first.partner and known.trade else 2
            if at < 2:
                whom = first.before[: at + len(first.partner)]
                subjects[1:] = [
                    speech.naming.subject(f"{whom}{other.indicator}", None)
                    if _goes_along(first, other)
                    else other
                    for other in subjects[1:]
                ]
        return subjects
    scoped = any(speech.lexicon.members.get(part, ("",))[0] == "scope" for part in (*parts[1:-1], before))
    kept = "".join(word for dimension_, word in first.parts if dimension_ in ("side", "scope")[: 2 - scoped])
    if kept and kept in parts[0]:  # 离岸ITO、BPO和KPO执行额
        subjects[1:] = [
            subject
            if kept in subject.before or any(dimension_ == "side" for dimension_, _ in subject.parts)
            else speech.name(kept + subject.before + subject.head, dimension=dimension, section=section)
            for subject in subjects[1:]
        ]
    return subjects


def _owner_of_flow(speech: Speech, words: str) -> str:
    """Whose the trade of *words* with the first of several partners is by what the sentence told before, and
    which way it goes: 民营企业对东盟、美国出口分别为…；|对欧盟、日本出口. Nothing where it is nobody's.
    """
    named = speech.name(words, dimension="", section="measure")
    at = named.before.find(words[:1] + named.partner) if named.partner else -1
    owned = at > 1 and not {"product", "region"} & dict(named.parts).keys()
    return named.before[: at + 1] if owned else ""


def _goes_along(first: Subject, other: Subject) -> bool:
    """Whether *other* is trade cut as *first* is but for its partner: 对越南灯具出口额、|农机进口额|."""
    kinds, traded = {kind for kind, _ in other.parts}, {kind for kind, _ in first.parts}
    return other.flow is not None and "partner" not in kinds and traded - kinds == {"partner"}


def _are_of_city(speech: Speech, parts: list[str]) -> bool:
    """Whether *parts* are places of a city and zones of it, both among them."""
    kinds = {"zone" if speech.kind_of(part) == "zone" else bool(speech.area_of(part)) for part in parts}
    return kinds == {"zone", True}


def _of_sector(speech: Speech, parts: list[str]) -> list[str]:
    """第一产业新签项目、合同外资额: the capital told after a sector's projects is that sector's."""
    sector = _SECTOR.match(parts[0])
    heads = [speech.naming.head(part) for part in parts[1:]]
    if sector is None or not all(
        known is not None and not before and known.measure.endswith("外资") for before, known in heads
    ):
        return parts
    return [parts[0], *(sector.group() + part for part in parts[1:])]


_KEPT_TOGETHER: Final = frozenset({"side", "flow", "product"})
"""How what several partners have together may be cut beside them."""


def listed_together(
    speech: Speech, said: str, head: str, subjects: tuple[Subject, ...]
) -> tuple[Subject, ...]:
    """What the partners listed before have together, where *said* tells so: 依次为美国、日本，合计执行额."""
    listed = speech.context.listed
    many = listed.count("、") + 1
    if subjects and subjects[0].parts and all(kind in _KEPT_TOGETHER for kind, _ in subjects[0].parts):
        # 离岸业务前五大来源地依次为美国、日本，执行额合计; 家具出口…。…，出口额合计
        head = subjects[0].indicator
    for count in (many + 1, many) if "合计" in said or "共" in said else ():
        parts = split_list(listed, count)
        if parts is not None and all(speech.kind_of(part) == "partner" for part in parts):
            named = [speech.naming.subject(f"{part}{head}", None) for part in parts]
            return (as_one(tuple(named)),)
        if parts is not None and "合计" in said and len(subjects) == 1 and subjects[0].known is not None:
            of_each = [
                speech.with_place(subjects[0], part) for part in parts
            ]  # 甲区、乙区位居前二，执行额合计
            return (as_one(tuple(of_each))._replace(level=None),)
    return subjects


def are_partners(speech: Speech, parts: list[str]) -> bool:
    """Whether *parts* are all places, the first behind a preposition: 对香港、美国和欧盟等市场."""
    to, last = place_of(parts[0]), _ROUNDED_OFF.sub("", parts[-1])
    return to != parts[0] and all(map(speech.kind_of, (to, *parts[1:-1], last)))


def of_units(
    speech: Speech, told: list[Subject], run: list[Token], parts: list[str], *, dimension: str, section: str
) -> list[Subject]:
    """*told*, but members of another unit than the last: 新设企业、合同外资分别为312家、21亿美元."""
    final: Number = run[-1].value
    known = told[-1].known
    made = known is not None and known.dimension == "product"  # 汽车、钢材产量分别为4.2万辆和31万吨
    for place, (token, part) in enumerate(zip(run, parts, strict=True)):
        counts: Number = token.value
        other = counts.unit is not None and final.unit is not None and counts.unit.symbol in _FIRMS
        if (
            counts.section == "count"
            and final.unit is not None
            and final.unit.dimension != "百分点"
            and (other or not made if section != "count" else other and counts.unit != final.unit)
            and speech.naming.head(part)[1] is None
            and part[-1:] != "次"
        ):
            told[place] = speech.name(part, dimension=dimension, section="count")
        elif (
            counts.section == final.section == "measure"
            and counts.unit is not None
            and final.unit is not None
            and counts.unit.dimension != final.unit.dimension != "元"
            and not counts.unit.dimension.endswith("元")
            and speech.naming.head(part)[1] is None
            and (made and known is not None and not known.trade)
        ):
            told[place] = speech.name(part + "产量", dimension=dimension, section=section)  # 原煤、发电量
    return told


_SERVICES: Final = re.compile(
    "(?:外包|服务|研发|设计|业务|维护|管理|运营|软件|动漫|检测|处理|制作|咨询|营销|集成|平台|解决方案)$"
)


def _is_service(subject: Subject) -> bool:
    """Whether *subject* is a kind of what is outsourced, on no side of its own."""
    cut = dict(subject.parts).keys()
    return cut == {"category"} or (
        not cut and not subject.head and _SERVICES.search(subject.before) is not None
    )


def _listed(speech: Speech, part: str, head: str, last: Subject | None) -> Subject:
    """A member of a list said before, with the head its numbers name (执行额分别为)."""
    if not head and last is not None and last.known is None and not last.head and not last.parts:
        return speech.with_place(Subject(part, "", None, part, ()), "") if part else last
    if part in _QUARTERS and last is not None and last.known is not None and not last.partner:
        of = speech.naming.subject(head, last) if head and last.head not in head else last
        return of._replace(area=f"{part}地区", level=None, period=None)  # 平均工资依次是|东部、西部
    abroad = speech.kind_of(part) == "partner" or part in ABROAD
    if abroad and last is not None and last.head == "数" and speech.drafts:
        each = speech.drafts[-1].subject  # 来自61个国家，前三位为日本（5亿元）、韩国（3亿元），占比分别为
        last = each if each.partner and each.known is not None else last
    who = last.partner if last is not None else ""
    to = "对" if last is not None and last.before.startswith("对") else ""
    if last is not None and who and last.before.startswith(to + who) and abroad:
        last = last._replace(  # …，韩国占6%，提升的有东盟、韩国，分别提升
            before=last.before[len(to + who) :], parts=tuple(p for p in last.parts if p[0] != "partner")
        )
    before, known = speech.naming.head(head) if head else ("", None)
    cut_by = known is not None and known.dimension and not known.trade
    lands = abroad and last is not None and last.head == "数" and last.before.endswith(("国家", "地区"))
    opened = before or (last.before if last is not None and not cut_by and not lands else "")
    if (
        last is not None
        and opened == last.before
        and not speech.kind_of(part)
        and any(d == "category" for d, _ in last.parts)
    ):
        kept = "".join(word for d, word in last.parts if d == "side" and word not in part)
        opened = kept + last.family  # 其中，软件研发、工业设计…，执行额分别为: not of the KPO before
    if not head and last is not None and last.known is not None and last.known.dimension == "product":
        opened = ""  # 电子产品接单…。基本金属和塑橡胶制品…，分别年减
    if head and known is None:
        opened = ""  # 分列三到五位，专利申请公开量分别为
    row = known if known is not None else last.known if last is not None else None
    printed = known.printed if known is not None else head or (last.head if last is not None else "")
    if known is not None and cut_by and not opened and not speech.kind_of(part):
        return Subject(part, printed, known, *speech.naming.parts(part, known))  # 汽车制造业，增加值
    family, cut = speech.naming.parts(opened, row)
    if speech.kind_of(part) or row is None or not row.trade:
        return speech.with_place(Subject(opened, printed, row, family, cut), part)
    family_, parts = speech.naming.parts(part, row)
    if not family_ and last is not None and last.family.startswith("服务"):
        family_ = "服务"
    return Subject(part, printed, row, family_, parts)


def measures_of_owner(speech: Speech, words: str, count: int) -> list[str]:
    """As many measures as numbers of one owner whose name is a list: 绳、索、缆行业|的|营业收入和利润总额;
    nothing where *words* name no such.
    """
    at = words.rfind("的")
    if at <= 0 or not holds(words, JOINING, 0, at):
        return []
    parts = split_list(words[at + 1 :], count) or []
    told = [speech.naming.head(part) for part in parts]
    if not told or any(before or known is None or known.trade for before, known in told):
        return []
    return [words[:at] + part for part in parts]


def _zone_of_each(speech: Speech, parts: list[str], last: str) -> list[str]:
    """*parts*, bare places, with the kind of zone that the *last* one is: 杭州、宁波|高新区进出口."""
    if not last.endswith(_ZONES_END) or any(part[-1:] in _FULL_ENDS for part in parts[:-1]):
        return parts
    size = next((size for size in (2, 3, 4) if speech.kind_of(last[:size]) in _CITIES), 0)
    if not size or not all(speech.kind_of(part) in _CITIES for part in parts[:-1]):
        return parts
    return [*(part + last[size:] for part in parts[:-1]), parts[-1]]
