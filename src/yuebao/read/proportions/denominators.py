"""What a share is a share of."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, base_called
from yuebao.read.names.breakdowns import CITIES
from yuebao.read.names.capital import all_abroad
from yuebao.read.names.carried import OF_WORKS
from yuebao.read.names.deals import all_dealt
from yuebao.read.names.families import ATTENDING
from yuebao.read.names.goods import whole_text_of
from yuebao.read.names.orders import of_orders
from yuebao.read.names.trains import of_all_lines
from yuebao.read.names.units import all_counted
from yuebao.read.proportions.above import last_share, of_own, of_that, whole_above
from yuebao.read.proportions.in_full import of_their_kind, told_in_full
from yuebao.read.proportions.likewise import is_divided_since, likewise, one_more_word
from yuebao.read.proportions.people import people_shared
from yuebao.read.proportions.traded import both_flows, dealt_with
from yuebao.read.proportions.wholes import (
    all_firms,
    all_paid,
    all_spent,
    apart,
    are_siblings,
    holds,
    in_branch,
    is_told_as_part,
    kept_of_whole,
    of_all_partners,
    of_unit,
    revenue_before,
    told_of_all,
    total_of,
    ungrouped,
)
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.spoken import Subject, is_of_all_firms
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token

_GROUP = re.compile(
    "^(?:[^，、\\d]{0,12}?\\d+个?[^，、\\d]{0,8}?(?:省份|省（市）|省（区、市）|省市|省区|省(?!级)|城市|市州|县区|县市|区县|地市|基地|园区)|(?:示范|试点|中心)城市|(?:百强|千强|十强|示范|试点|重点|脱贫|贫困)县"
    "|[^，、的]{2,10}?基地(?:[和与及、][^，、的]{2,10}?基地)*)(?:合计|总计|共)?(?:承接|实现)?(?=..)"
)
"""A group of places whose share of a larger area's total is told: 沿线18省份|服务进出口, 示范城市|执行额."""
_SIZED: Final = re.compile("(?P<of>[^0-9，、]{2,8}?)(?:超过?|逾)?[0-9][0-9.]*[千百万亿]*(?:美元|元)")
"""What those are measured by that are of a size: 实际使用外资|3000万美元以上大项目."""
_GAINS = ("增量", "净增额", "净减额", "增长额", "增加额", "新增额", "减少额", "涨幅", "降幅", "增幅")
_WORLD = frozenset({"全球", "世界"})
_ANY_FIRMS = frozenset({"集聚", "入驻", "注册", "落户", "重点", "骨干", "龙头", "监测", "重点监测", "入园"})
"""What tells firms from the rest without naming a field of theirs."""
_TOTALS: Final[tuple[str, ...]] = ("总额", "总量", "总值", "总数")
_THEIRS: Final = re.compile("..(?:区|园|产业|城市|企业|集群|产业链|基地)$")
_COUNTRIES, _COMERS = re.compile("(?:国家|地区|市场|国家和地区|城市)$"), frozenset({"旅客", "访客", "游客"})
_OF_WHAT = frozenset({"flow", "side", "scope", "mode", "category", "product", "sector"})
"""What a place's measure and the whole area's are both of."""
_OF_ALL_INDUSTRIES: Final = re.compile(
    "第[一二三](?:[、和与及]第?[一二三])*产业|服务业|民营经济|非公有制经济"
)
_STAYING = re.compile(
    "的(?:比重|比例|份额)$|的?(?:比重|比例|份额)(?:连续|已经?|也|一直|仍|均|首次|再次|始终|稳定|长期)[^，]*$"
)
"""What a share's whole is followed by that says how it stands: 占全球|比重连续两年|超过一成."""
_OF_IT: Final = frozenset({"其", "其中", "其中的", "全体", "整体", "全部", "全数"})
"""Said for the whole just told: 占|其中的|32%, 占|全体|65.7%."""


def _of_topic(speech: Speech, words: str, subject: Subject) -> bool:
    """Whether a head that cuts nothing off, with no whole named, is a part of the topic: 税收占比为62%."""
    topic, known = speech.context.topic, subject.known
    if topic is None or topic.known is None or known is None or known.trade or topic.known.trade:
        return False
    if topic.level is None and is_told_as_part(speech, topic):
        return False  # 东、西部地区业务量占比分别为…，业务收入占比分别为: of no part's other measure
    if speech.thing and topic.before.startswith(speech.thing) and subject.before.startswith(speech.thing):
        return False  # 境外展快速增长，展览数量…，面积占比: of no other measure of the same
    return words == known.printed and known.nature == topic.known.nature and topic.known != known


def _of_wider(speech: Speech, carried: Base | None, subject: Subject) -> Base | None:
    """What another measure is a share of behind one that was of the same in a wider place: 财政收入占全省的
    25%，|社会消费品零售总额占|33%.
    """
    if carried is None or subject.known is None or subject.known.trade or subject.area is not None:
        return None
    told = (d for d in speech.drafts[speech.opened :] if d.kind == "share" and d.base is carried)
    first = next(told, None)
    if first is None:
        return None
    one, area = first.subject, carried.area
    wide = carried.name.removesuffix(_of_all(speech, one))
    if (
        area is None
        or one.known is None
        or wide not in ("", area)
        or one.known.measure == subject.known.measure
    ):
        return None
    name = wide + _of_all(speech, subject)
    return Base(name=name, measure=subject.measure, breakdown=subject.parts, area=area)


def whole_of_share(
    speech: Speech, clause: Clause, told: Predicate, subject: Subject, words: str
) -> Base | None:
    """The denominator of a share: the words after 占, or the subject's own total."""
    context, text = speech.context, speech.text
    if told.whole is None:
        carried = context.fixed_base or (None if is_divided_since(speech) else context.share_base)
        if subject.before.endswith("活动的企业"):
            return None  # 研发支出占营业收入的1.6%，有研发活动的企业占比41%
        if subject.known is None and subject.before.endswith(ATTENDING) and _deals_told(speech):
            return None  # 出口成交96亿美元，占…；境外参展企业占比60%
        if (own := of_own(speech, carried, subject)) is not None:
            return own
        if (like := likewise(speech, carried, subject) or _of_wider(speech, carried, subject)) is not None:
            return like
        if holds(carried, subject):
            return carried
        if (comers := comers_of(speech, subject)) is not None:
            return base_called(comers.indicator, comers.measure, comers.parts)
        if context.scope.endswith("企业") and subject.known is None and subject.before.endswith("企业"):
            return Base(name=context.scope, measure=context.scope)  # 308家入园企业中，做外包的企业占62%
        before = last_share(speech)
        if (
            before is not None
            and before.base is not None
            and before.subject.head == subject.head
            and before.base.name != subject.indicator
        ):
            return before.base  # 60岁以上人口…，占…，其中65岁以上人口…，占…: of one whole
        if _of_topic(speech, words, subject):
            topic = revenue_before(speech, words) or context.topic
            assert topic is not None
            return Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
        region = subject.area or context.area or ""
        if region.endswith("地区") and region != context.settled and speech.kind_of(region) == "region":
            whole = context.settled or "全国"  # 东部地区产量453万吨，占比60.5%: of the country's
            return Base(name=subject.indicator, measure=subject.measure, breakdown=subject.parts, area=whole)
        firms = all_firms(subject)
        if firms and "以上的" in subject.before:
            return Base(name=firms, measure=firms)  # 10万平方米以上的展会数量占3%
        own = own_total(speech, subject) or whole_above(speech, clause, subject)
        there = subject.area is not None or not subject.before  # 珠三角快递业务收入占比: of all of it
        if own is None or there or own.name != subject.indicator or subject.joint:
            return own
        for all_ in (context.whole, context.opening):  # 租赁业执行额…，占比, of the document's 服务外包执行额
            if all_ is None or all_.known is None or subject.known is None or all_.parts:
                continue
            whole = all_.before + subject.head
            both = {all_.known.measure, subject.known.measure}
            if (len(both) == 1 or both == {"合同签约额", "执行额"}) and whole != subject.indicator:
                return Base(name=whole, measure=subject.known.measure)
        return None
    name, area = said_whole(speech, clause, told.whole)
    if name[:1] in "该全" and (theirs := of_that(speech, name, subject)) is not None:
        return theirs
    if name == subject.head and (of := one_more_word(speech, subject)) is not None:
        return of
    if area == context.area or area == (subject.area or context.area):
        of_all = not name or name in ("量", "额", "值", "总额", "总量", "总值")
        if area is not None and of_all and "、" in (subject.area or ""):  # 南昌、赣州两市…占全省的
            return Base(
                name=_of_all(speech, subject), measure=subject.measure, breakdown=subject.parts, area=area
            )
        of_all = of_all and not name.startswith("总")
        if area is not None and not name and (base := of_all_partners(speech, subject)) is not None:
            return base  # 对甲地区进出口…；其中，出口增长9%，占全省的8%
        if of_all and (dealt := all_dealt(speech.context, subject)) is not None:
            return base_called(dealt.indicator, dealt.measure, dealt.parts)  # 商品房…；新房住宅…，占全市的57%
        if area is not None and of_all and (base := ungrouped(speech, subject)) is not None:
            return base  # 示范城市…；其中，四个城市…，占全国的28.4%, 占全省总量的28.4%: of no group
        if area is not None and of_all and _is_cut(context.whole) and subject.known is not None:
            all_of = _of_all(speech, subject)
            if all_of != subject.indicator:
                kept = tuple(part for part in subject.parts if part[0] == "flow")
                return Base(name=all_of, measure=subject.measure, breakdown=kept)
        area = None
    if area is not None and not name and (alike := _as_of_own(speech, subject, area)) is not None:
        return alike
    base = base_of(speech, name, subject, area)
    if clause.holes and any("下同" in text[a:b] for a, b in clause.holes):
        context.fixed_base = base
    return base


def _deals_told(speech: Speech) -> bool:
    """Whether an amount of money was told last, which no number of those who came is a share of."""
    last = next((d for d in reversed(speech.drafts) if d.kind == "level"), None)
    return last is not None and last.unit.dimension.endswith("元")


def comers_of(speech: Speech, subject: Subject) -> Subject | None:
    """Those counted last of whom *subject* are the ones from somewhere: 入境旅客50万人次，|香港旅客|占61%."""
    ends = subject.indicator[-2:]
    told = speech.drafts[speech.opened :] if subject.partner and ends in _COMERS else ()
    counted = (draft.subject for draft in reversed(told) if draft.kind == "level")
    return next((one for one in counted if not one.partner and one.indicator.endswith(ends)), None)


def _is_cut(whole: Subject | None) -> bool:
    """Whether what is divided is itself some of all: 一区四园利用外资…，其中开发区…，占全市总量的63%."""
    return whole is not None and whole.level is not None and any(part[0] in _CUTS for part in whole.parts)


def _as_of_own(speech: Speech, subject: Subject, area: str) -> Base | None:
    """What a share of a larger *area* is of, behind one of the own area: 占全市的64%，占全省的11%."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "share" or last.subject.indicator != subject.indicator:
        return None
    own = last.base
    if own is None or own.area or own.name == subject.indicator:
        return None
    return Base(name=area + own.name, measure=own.measure, breakdown=own.breakdown, area=area)


_CALLED: Final[tuple[str, ...]] = ("覆盖率", "比率", "之", "百分比")
_AS_RATE: Final = re.compile("[的之](?:覆盖率|比率|百分比)?$")
"""What a share is called behind its whole."""


def said_whole(speech: Speech, clause: Clause, said: tuple[int, int]) -> tuple[str, str | None]:
    """What a share is said to be of, and of which place."""
    context, text = speech.context, speech.text
    first, last = said
    area, pieces, at = None, [], first
    tokens = [token for token in clause.tokens if first <= token.start and token.stop <= last]
    if clause.holes:
        cuts = [Token(a, b, "time", None) for a, b in clause.holes if first <= a and b <= last]
        tokens = sorted([*tokens, *cuts], key=lambda token: (token.start, token.stop))
    for token in tokens:
        if token.kind in ("own", "city", "province", "region"):
            if token.start > first and text[token.start - 1] in _TOWARDS:
                continue  # 占法国对|中国|出口总额
            if text.startswith("港的", token.stop) and text[token.stop - 1] != "市":
                continue  # 占|上海港|的86%
            if context.here != "香港特别行政区" and text.startswith("全港", token.start):
                continue  # 占|全港|的40%: of all of a port
            pieces.append(text[at : token.start])
            at = token.stop
            area = context.own(token.value) if token.kind == "own" else token.value
        elif token.kind == "time":
            pieces.append(text[at : token.start])
            at = token.stop
    pieces.append(text[at:last])
    told = "".join(pieces)
    name = clean(told).removeprefix("我").removeprefix("全部").removeprefix("同期")
    if name in _OF_IT:
        name = ""
    if name.endswith(_CALLED):
        name = _AS_RATE.sub("", name)  # 备抵呆帐占逾期放款|之覆盖率
    if told.startswith("其") and name[:1] not in ("", "其"):
        name = "其" + name  # 占其|同期各项贷款, each of its own
    name = name if name.startswith("总人口") or _above_whole(context, name) else name.removeprefix("总")
    return _STAYING.sub("", name) if "比" in name or "份" in name else name, area


def _above_whole(context: Context, name: str) -> bool:
    """Whether the total *name* is of more than the part divided last: 人身险保费…，其中寿险占|总保费."""
    whole = context.whole
    if whole is None or name[:1] != "总" or not 2 < len(name) < 6 or name[1:] not in whole.indicator:
        return False
    return any(dimension == "category" or dimension in _CUTS for dimension, _ in whole.parts)


_TOWARDS: Final = frozenset("对自从向与")
_CUTS: Final = frozenset({"sector", "region", "ownership", "mode", "product", "partner"})
_TRADES: Final = frozenset({"对外贸易", "外贸"})


def _of_all(speech: Speech, subject: Subject) -> str:
    """*subject* without the places that a larger area is the whole of: 高新区合同额 of 全市."""
    name = _GROUP.sub("", CITIES.sub("", speech.naming.of_all(subject).indicator))
    name = of_all_lines(name) if "班列（" in name else name
    group = speech.naming.groups.of(subject.before) if subject.head == "数" else None
    zone = group.place if group is not None else ""  # 高新区科技型企业310家、占全市31%
    return name[len(zone) :] if zone and name.startswith(zone) and len(name) > len(zone) + 1 else name


_BY_SIZE: Final = re.compile("[大中小微]+型|以上的")
"""Firms told by their size, a part of all firms of a wider area; those of a sort are a part of all such firms
there: 高新技术|企业82家，占全省的4%.
"""


_ZONE_LED: Final = re.compile(
    "[^，、]{0,8}?(?:高新区|经开区|开发区|保税区|园区|新区|片区|自贸区|软件园|产业园)(?=.{2})"
)
"""The zone that what is counted belongs to: 高新区|市级孵化平台."""


_HEADS_COUNTED: Final = frozenset({"人数", "人次", "总人数", "总人次", "户数", "总户数"})
"""What all those counted are called, whoever they are."""


def base_of(speech: Speech, name: str, subject: Subject, area: str | None) -> Base:
    if name in ("经济", "经济总量") and subject.measure == "增加值":  # 占全市经济的61.1%
        name = "地区生产总值"
    if name.endswith("产销") and subject.head in ("产量", "销量"):
        name = name[:-2] + subject.head  # 乘用车产销…，占汽车产销比重分别为
    all_ = speech.context.whole
    if name in _HEADS_COUNTED and area is None and all_ is not None and all_.level is not None:
        return base_called(all_.indicator, all_.measure, all_.parts)  # 其中过夜游客99万人次，占总人数的26%
    if not name or name in ("数", "额", "量", "值", "总额", "总量", "总值", "总数"):
        sized = _SIZED.match(subject.before) if subject.known is None and "数" not in name else None
        by = speech.naming.head(sized["of"]) if sized is not None else ("", None)
        if sized is not None and not by[0] and by[1] is not None:
            return base_called(sized["of"], by[1].measure, (), area)  # 合同外资千万美元以上项目占总量的八成
        led = _ZONE_LED.match(subject.before) if subject.head == "数" and area is None else None
        if led is not None:  # 高新区市级孵化平台25家，占全市30.3%
            counted = subject.before[led.end() :].removeprefix("拥有").removeprefix("入驻") + subject.head
            return Base(name=counted, measure=subject.measure)
        firms = all_firms(subject)
        wider = area is not None and area != (subject.area or speech.context.area)
        if firms and (not wider or _BY_SIZE.search(subject.before) is not None):
            return Base(name=(area or "") + firms, measure=firms, area=area)
        total = own_total(speech, subject)
        grouped = _of_all(speech, subject)
        side = dict(subject.parts).get("side")
        if (
            side is not None
            and total is not None
            and area is None
            and side not in total.name
            and grouped != subject.indicator
        ):
            parts = tuple(p for p in subject.parts if p[0] in ("flow", "side", "scope"))
            return Base(name=grouped, measure=subject.measure, breakdown=parts)  # 37个园区…占全市总额
        if area is not None and total is not None and name and speech.context.area is None:
            return Base(name=area + total.name, measure=total.measure, area=area, breakdown=total.breakdown)
        if total is None or area is not None:
            said = grouped if area is not None else (name or subject.head)
            said = (
                "总数" if said in ("数", "量") and subject.head in ("数", "量") else said
            )  # 占总数的, of a whole not said in this paragraph
            said = "总量" if said == "量" else said
            owner = next((word for dimension, word in subject.parts if dimension == "ownership"), "")
            if not said and owner and subject.before.startswith(owner):
                said = subject.before[len(owner) :].removeprefix("承接")  # 民营企业离岸外包金额，占全国的29%
            said = said or "总数"  # 占一半以上
            parts = subject.parts if area is not None else tuple(p for p in subject.parts if p[0] == "flow")
            if area in _WORLD and subject.partner and said.startswith(subject.partner):
                said = said.removeprefix(subject.partner).removeprefix("的")  # 美国稀土储量占世界的13%
                parts = tuple(part for part in parts if part[0] != "partner")
            return Base(name=(area or "") + said, measure=subject.measure, area=area, breakdown=parts)
        return total
    if name[:1] == "其" and len(name) > 2:
        return Base(name=name)  # 占其各项贷款的24.1%: each of its own
    if name in _TRADES and not (subject.known is not None and subject.known.trade):
        return Base(name=name, measure="进出口额", area=area)  # 服务外包执行额占对外贸易的比重
    if name == "市场" and area in _WORLD:  # 约占全球市场的33%
        return Base(name=f"{area}市场", measure=name, area=area)
    if name.endswith(_GAINS) or name[-2:] in ("收支", "收付"):  # 占全部贷款增量的19%, 占跨境收支的2%
        return Base(name=(area or "") + name, measure=name, area=area)
    before, known = speech.naming.head(name)
    whole = speech.context.whole
    cut = whole is not None and whole.level is not None and whole.known is not None and name != whole.head
    cut = cut and (known is None or not known.trade or (whole is not None and known == whole.known))
    if whole is not None and cut and not before and area is None and name in whole.head:  # 占总装机比重
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    if known is not None and known.printed in _TOTALS and _THEIRS.search(before):
        name, known = before, None  # 占工业园区|总量: of what is told of the part
    if known is None and name[-2:] in _TOTALS and name[:-2] in speech.lexicon.members:
        name = name[:-2]  # 占离岸总额
    if known is None:
        if name.endswith(_TOTALS) and (summed := speech.naming.head(name[:-2])[1]) is not None:  # 占税收总额
            return Base(name=name, measure=summed.measure, area=area)
        whole_said = (name.endswith("企业") or len(name) > 3) and subject.head.endswith(name[-2:])
        named = name[-2:] in _TOTALS and subject.head[:2] in name[:-2]  # 粮油零售额占零售商品总额的
        whole_said = whole_said or named or name.endswith(("网民", "网民整体"))  # 医疗用户…，占网民整体的
        if subject.known is not None and not whole_said:  # not 人均购物消费716元，手信占购物消费30%
            if name[-2:] in _TOTALS and not subject.known.trade and len(name) > 4:
                name = name[:-2] + dict(subject.parts).get("side", "")  # 占示范城市总额
            said_twice = 2 if subject.head.startswith(name[-2:]) else name[-1:] == subject.head[:1]
            name = name[: len(name) - said_twice]  # 服务贸易额…，占全市服务贸易; 软件业务收入…，占全国软件业
            family, parts = speech.naming.parts(name, subject.known)
            made = Subject(name, subject.head, subject.known, family, parts)
            if subject.known.trade and subject.family and not family:
                made = made._replace(family=subject.family)
            of = area + made.indicator if area == "全国" else made.indicator
            return Base(name=of, measure=made.measure, breakdown=made.parts, area=area)
        return Base(name=name, measure=name, area=area)
    if known.trade and before in ("", "总") and area is None and subject.flow:
        before = whole_text_of(speech, subject) or before  # 茶叶出口…。对美国出口…，占出口的28%
    family, parts = speech.naming.parts(before, known)
    if known.trade and not family and subject.family.startswith("服务") and before in ("", "总"):
        family = "服务"
    if not before and not known.trade and speech.naming.is_bare(known.printed) and subject.family:
        family = subject.family
    made = Subject(before, known.printed, known, family, parts)
    if known.printed.endswith("外资") and not before and area is None and subject.measure.endswith("外资"):
        return Base(name=made.indicator, measure=subject.measure)  # 合同外资和实际外资分别占全市利用外资的
    alike = subject.known is not None and known.measure == subject.known.measure
    if alike and before in ("", "总") and len(subject.parts) > 1:
        offshore = tuple(pair for pair in subject.parts if pair[0] == "side" and pair not in parts)
        parts = (*offshore, *parts)  # 美国离岸执行额…，占执行总额的: of all that is performed offshore
    name = (area if area == "全国" or area in _WORLD else "") + made.indicator if area else made.indicator
    return base_called(name, made.measure, parts, area)


def foresee_share(speech: Speech, whole: str) -> None:
    """Takes in the whole of a share that the next number will say (占全行业的比重最高，为43.6%)."""
    context = speech.context
    context.kind = "share"
    context.share_base = base_of(speech, whole, context.subject or speech.nameless(), None)


def foresee_share_of(speech: Speech, clause: Clause, whole: str | None) -> None:
    """The same of the *whole* that *clause* names behind 占, with its place; none of 占比 alone."""
    subject, context = speech.context.subject, speech.context
    context.kind = "share"
    if whole is None:
        return
    first = speech.text.find("占", clause.start) + 1
    name, area = said_whole(speech, clause, (first, first + len(whole)))
    area = None if area == context.area else area
    context.share_base = base_of(speech, name.removesuffix("的"), subject or speech.nameless(), area)
    if subject is not None:
        context.bases[subject.indicator] = context.share_base


def shared_base(speech: Speech, subject: Subject) -> Base | None:
    """What the change of *subject*'s share is a change of: the share's own base when it was just printed."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is not None and last.kind == "share" and last.subject.indicator == subject.indicator:
        return last.base
    told = last_share(speech)
    if told is not None and told.subject.indicator != subject.indicator:
        its_own = speech.context.bases.get(subject.indicator)
        if its_own is not None:
            return its_own  # 甲、乙占全省的比重分别为…，分别提高: each of its own whole
    if holds(speech.context.share_base, subject):
        return speech.context.share_base
    for draft in reversed(speech.drafts):
        said = draft.subject.indicator.removesuffix("增加值")
        if draft.kind == "share" and said == subject.indicator.removesuffix("增加值"):
            return draft.base
    if last is not None and last.kind == "share_change" and last.base and last.subject.head == subject.head:
        return replace(last.base, against="")  # 粮油占零售总额的比重提高1.1个百分点，而|服装|下降
    return speech.context.bases.get(subject.indicator) or own_total(speech, subject)


def _joined(subject: Subject, said: str) -> Base | None:
    """The measure of all, of which *subject*, called *said*, is that of several places or partners together:
    甲省、乙省…，两省软件收入合计…，占比.
    """
    for place, (dimension, word) in enumerate(subject.parts):
        if dimension in ("region", "partner") and "+" in word:
            if any(one in said for one in word.split("+")):
                return None
            kept = subject.parts[:place] + subject.parts[place + 1 :]
            return Base(name=said, measure=subject.measure, breakdown=kept)
    return None


def own_total(speech: Speech, subject: Subject) -> Base | None:
    """What a share without a denominator is a share of: the same measure, not cut."""
    said = subject.indicator
    if len(subject.parts) == 1 and of_orders(subject):
        return base_called(subject.head, subject.head, ())  # 接自美国订单252亿美元，占36.5%
    all_ = all_counted(speech, subject) if "业" in said else all_paid(speech, said)
    if all_ is not None:
        return base_called(all_.indicator, all_.measure, all_.parts)
    for draft in reversed(speech.drafts[speech.opened :] if subject.known is None else ()):
        of = draft.subject
        if draft.kind == "level" and of.before and said != of.indicator and said.endswith(of.indicator):
            return base_called(of.indicator, of.measure, of.parts)  # 随团外游4.3万人次，内地占总数80%
    if said.endswith("经费") and (spent := all_spent(speech)) is not None:
        return Base(name=spent.indicator, measure=spent.measure, breakdown=spent.parts)
    if (people := people_shared(speech, said)) is not None:
        return people
    if subject.flow is None and (joined := _joined(subject, said)) is not None:
        return joined
    if subject.flow is not None and (dealt := dealt_with(subject)) is not None:
        return dealt
    if subject.flow in ("出口", "进口") and (both := both_flows(speech, subject)) is not None:
        return Base(name=both.indicator, measure=both.measure, breakdown=both.parts)
    group, subject = subject, speech.naming.of_all(subject)
    known = subject.known
    whole = of_unit(speech, group)
    if whole is not None and (same := told_of_all(speech, subject, whole)) is not None:
        return Base(name=same.indicator, measure=same.measure, breakdown=same.parts)
    if (
        whole is not None
        and whole.level is not None
        and whole.flow in (subject.flow, "进出口")
        and whole != subject
        and not apart(whole.known, known)
    ):
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    if (
        known is not None
        and whole is not None
        and whole.known is not None
        and whole != subject
        and known.nature == whole.known.nature == "stock"
        and whole.head.endswith(known.printed)
    ):  # 常住人口中，男性人口占
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    if known is None:
        if subject.head.endswith("增量"):
            return None  # 增量占比42.6%: of no balance
        topic = speech.context.topic
        if speech.context.scope and speech.context.scope in subject.before:
            return Base(name=speech.context.scope, measure=speech.context.scope)  # 在全部农民工中，男性占64%
        if topic is not None and is_of_all_firms(subject, topic):
            return None
        row = topic.known if topic is not None else None
        if topic is not None and (row.nature == "ratio" if row is not None else topic.indicator[-1:] == "比"):
            return None  # 平均受教育年限…，受过高等教育比例: no share of it; 生师比13.4:1。大班占比
        if topic is not None and topic.level is None and is_told_as_part(speech, topic):
            return speech.context.bases.get(topic.indicator)  # 男性占62%，女性占38%
        if topic is not None and topic.head == "数" and _COUNTRIES.search(topic.before):
            return None  # 覆盖65个国家…，前五大市场占比: of no count of countries
        if topic is not None and topic.known is None and topic.indicator in speech.context.bases:
            return speech.context.bases[topic.indicator]
        if topic is not None and topic != subject:
            if are_siblings(topic, subject) or topic in speech.context.subjects[:-1]:
                return None  # ITO占52%，BPO占25%: none of the other
            if is_told_as_part(speech, topic):
                return speech.context.bases.get(topic.indicator)  # 医药研发1.9亿美元，占15%；工业设计…，占9%
        if topic is None and subject.kin == "服务外包":
            return Base(name="服务外包业务", measure="服务外包业务")  # ITO、BPO和KPO占比分别为
        if whole is not None and whole.known is not None and whole.known.nature == "stock":
            return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)  # 人口中，男性
        return (
            Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
            if topic is not None and topic != subject and "、" not in subject.before
            else None
        )
    kept = kept_of_whole(speech, subject)
    if (
        subject is not group
        or subject.area is not None
        or (not known.trade and "region" in dict(subject.parts))
    ):
        kept = tuple(p for p in subject.parts if p[0] in _OF_WHAT)  # 高新区软件业务收入, of all of it
    if subject.parts[:1] != OF_WORKS and OF_WORKS[0] in subject.parts:
        kept = (*kept, *OF_WORKS)  # 在沿线国家新签对外承包工程合同额…，占同期总额
    if whole is not None and whole.known == known and whole.level is None:
        kept = tuple(p for p in kept if p in whole.parts)  # 在服务出口中，离岸外包占
    alone = len(kept) == len(subject.parts) and subject is group and subject.area is None
    # 高新区离岸执行额, 鄞州区离岸执行额, of all 离岸执行额
    if not known.trade and alone and kept and speech.context.whole is None:
        kept = tuple(p for p in kept if p[0] != "side")
    topic = speech.context.topic
    if (
        known.printed in speech.lexicon.stems
        and topic is not None
        and topic.known is not None
        and not topic.parts
        and topic.known.measure.endswith(known.printed)
    ):  # 固定资产投资…，第一产业投资占比
        return Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
    if not known.trade and topic is not None and in_branch(topic, group):  # 规上工业增加值…，制造业增加值占比
        return Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
    words = "".join(word for dimension, word in kept if dimension != "flow")
    family = subject.family if known.trade else subject.kin
    family = "" if family in _ANY_FIRMS and subject.before.endswith("企业") else family
    if family == "业务":  # 全市服务外包执行额…。日本业务执行额…，占比
        opened = speech.context.opening
        family = opened.family if opened is not None and opened.known == known else ""
    if speech.thing and family.startswith(speech.thing):
        family = family[len(speech.thing) :]  # 境外展|快速增长，展览面积占比24%: of all 展览面积
    told = {one.family for one in speech.context.told if one.known == known}
    if not known.trade and len(told) > 1 and subject.family in told:
        family = ""  # 航空维修、软件信息执行额分别为…，分占: what they are named after is no whole
        words = "".join(word for dimension, word in subject.parts if dimension in ("side", "scope"))
    opening = speech.context.opening
    if known.trade and not family and opening is not None and opening.family.startswith("服务"):
        family = "服务" if opening.known is not None and opening.known.trade else ""  # 旅游进口 of 服务进口
    if not known.trade and (abroad := all_abroad(speech, subject)):
        return Base(name=abroad, measure=subject.measure)  # 对东盟国家直接投资…，占总额
    head = total_of(speech, known.measure) if known.trade and not family else subject.head
    lapped = 2 if not family and words[-2:] == head[:2] else 0  # 规模以上工业|工业总产值
    name = words + family + head[lapped:]
    if name == "增加值" and _OF_ALL_INDUSTRIES.fullmatch(dict(subject.parts).get("sector", "")):
        return Base(name="地区生产总值", measure="增加值")  # 第一产业增加值占比5.6%
    if name == subject.indicator and whole is not None and known.nature == "stock" and whole.known != known:
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)  # 技术人员中医师占
    scope = speech.context.scope
    if name == subject.indicator and scope and not known.trade and not group.before.startswith(scope):
        return Base(name=scope + subject.head, measure=subject.measure)  # 医院中，公立医院床位占
    if name == subject.indicator and [dimension for dimension, _ in kept] == ["scope"]:
        for draft in speech.drafts:  # 社零总额58亿元，限上社零额17亿元，限上占比29.5%: none of itself
            of_all = draft.subject
            if draft.kind == "level" and not of_all.parts and of_all.measure[-3:] == known.measure[-3:]:
                return Base(name=of_all.indicator, measure=of_all.measure)
    fuller = told_in_full(speech, name, subject)
    if fuller is not None:
        return Base(name=fuller.indicator, measure=fuller.measure, breakdown=fuller.parts)
    return base_called(CITIES.sub("", of_their_kind(speech, name, subject)), subject.measure, kept)
