"""The subjects of a run of numbers, one each: of what stands before it, and of what was told before that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.dates.listed import by_period, in_periods, of_periods
from yuebao.read.names.again import adjusted, joined_measures
from yuebao.read.names.alike import in_unit
from yuebao.read.names.before import areas_told, grown_twice, past_yield, told_in_last
from yuebao.read.names.bracketed import told_in_bracket
from yuebao.read.names.brought import told_with
from yuebao.read.names.capital import invested_by_each
from yuebao.read.names.carried import collective, of_next_place, without_partner
from yuebao.read.names.cities import in_quarters
from yuebao.read.names.deals import in_both_ways
from yuebao.read.names.either import last_list, some_of
from yuebao.read.names.firms import counted_alike, marked_again, over_line
from yuebao.read.names.gains import FULFILLED, GAINS, added_to, altogether, fulfilled, gained, is_capital
from yuebao.read.names.jointly import for_each_told, in_each_unit, in_halves, past_joint, told_jointly
from yuebao.read.names.likewise import NAMED_BY_TRADE, done_likewise
from yuebao.read.names.lists import measures_of_owner, of_units
from yuebao.read.names.loads import WORTH_TOO
from yuebao.read.names.made import models_of
from yuebao.read.names.markets import measured_by_land
from yuebao.read.names.members import (
    by_commas,
    measures_of,
    place_of,
    prices_of,
    uncounted,
)
from yuebao.read.names.parallel import doers_of, each_did, of_each
from yuebao.read.names.passed import passed_in_turn
from yuebao.read.names.pointers import (
    OTHERS,
    grown,
    increased,
    of_unit,
    others,
    others_grown,
    others_told,
    places_again,
    pointed_at,
    said_of_each,
    told_again,
    told_of,
    where_told,
)
from yuebao.read.names.populations import of_sized_industry, of_whole
from yuebao.read.names.ports import told_of_place
from yuebao.read.names.sides import left_out
from yuebao.read.names.so_many_listed import of_those_listed
from yuebao.read.names.spelled import spelled_out
from yuebao.read.names.terms import term_of
from yuebao.read.names.together import at_places_ahead, foremost_in, joint_places, of_joint
from yuebao.read.names.topics import counted_above, fits_no_area, named_before, titled_for
from yuebao.read.names.trains import sent_by
from yuebao.read.names.ways import other_way
from yuebao.read.names.worth import of_what
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import PUPILS, VOLUMES, Subject, out_of_zone
from yuebao.read.words.compounds import hold, loose
from yuebao.read.words.phrases import OWN_MEASURES, clean, split_list
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import JOINING, ends_in, holds, signs, stands

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_BRACKETED: Final = re.compile("（(?P<listed>[^（），。；0-9]*、[^（）。；0-9]*)）[^（），。；]*$")
"""Members listed in brackets right before their numbers."""
_MEMBERS_HELD: Final = re.compile(
    "([^，。；（）]*[^，。；（）、和与及])（[^（）]*[0-9][^（）]*）([、和与及]?)"
)
"""A member of a list with its number in brackets, and what joins the next to it."""
RANGES: Final = frozenset({"~", "～", "-", "—", "–", "至", "到"})
"""What stands between the two ends of a range."""
_IN_TURN: Final = re.compile("分别|各自|依[次序]")
_SO_MANY: Final = re.compile("[两三四五六七八九十]项(?:主要)?指标(?:数)?")
"""So many figures told right before: 事故36起，死亡12人，…，四项指标分别下降."""
_SIZES_OF: Final = {
    "平方米": "面积",
    "亩": "面积",
    "公顷": "面积",
    "米": "长度",
    "克": "重量",
    "载重吨": "载重量",
    "标准箱": "箱量",
    "吨": "重量",
}
"""What so much of counted things is called by its unit, where it is not money."""
_OF_PLACES: Final = signs("东西华中长沿珠京内")
"""What the name of several places told by their number begins with: 西南四省市."""
_BOUND_FOR: Final = signs("前往赴来")
"""What words begin with that tell only where visitors go or come from."""
_SHORT: Final = 8
_COUNTING: Final = signs("两二三四五六七八九十上前以这")
_COUNTING_TOO: Final = signs("两二三四五六七八九十上前以这对从自向与")
_MEAN_SAID: Final = 18
"""How far before the end of a number it is said to be a mean: 平均比上年同期上涨0.2%."""
_POINTED: Final = re.compile(
    "[对从自向与](?:上述|以上|这些?|该)(?:[几两三四五六七八九十0-9]+(?:个|大)?)?"
    "(?:(?:国家?[和及与]?地区|国家?|地区?|经济体|市场|(?:主要)?贸易伙伴)(?:的|双边)?|(?=进出口|出口|进口))"
    "|[对从自向与](?:其|[两二三四五六七八九](?:者|国|地|个(?:国家|地区|市场|经济体)))(?=进出口|出口|进口|贸易)"
)
"""Words that only point back at the members listed: 对上述国家|进出口."""

_ONE_MORE: Final = re.compile("以及|[和与及]")
_SORTS: Final = frozenset("业品")
"""What members of the same sort end with: trades, firms, goods."""
_OTHERWISE: Final = re.compile(
    "(?:其中|若|如|如果)?，?(?:[按以用](?:照|同一)?[^，。；0-9]{1,8}?(?:计算?|计价|折算|口径)|(?:扣除|剔除|不含|考虑)[^，。；0-9]{2,16}?(?:因素|影响)后?)，"
)
"""How a sentence opens that tells the figures of the one before again, reckoned in another way."""
_ALL_OF_EACH: Final = frozenset({"总数", "总量", "累计", "总计", "累计总数", "总数量"})
_TAKES_IN: Final = ("接待", "服务", "接诊", "诊疗", "培训", "发送", "运送", "入馆", "到馆", "进馆", "入园")
"""What a house does for those it counts by visits: 图书馆、博物馆分别|接待|9.4万、6.7万人次."""
_TAKING_IN: Final = signs("待务诊疗训送馆园")
_PERFORMED: Final = frozenset({"执行", "签约"})
_ARRIVED = frozenset({"到位", "到资", "到账"})
_FIELDS: Final[tuple[str, ...]] = ("外包", "服务", "贸易", "业务", "旅游", "消费", "制造业", "服务业", "产业")
"""How fields end that are measured as a whole: 离岸服务外包, 知识密集型服务."""
_DOING: Final = re.compile(
    "积极|大力|加[快大强]|推[动进]|促进|发展|持续|不断|着力|聚焦|打造|建设|稳步|深化|提[升高]|扩大|优化|培育|支持|围绕|通过|[上下]调|预[计期测]|[是为将]"
)
"""Words that tell what somebody does, or what something is."""


_SPAN: Final = re.compile("[两二三四五六七八九十]{1,2}(?:个月|个?季度?|个?年)")
"""How long a time was whose parts were told before."""
_MODEL_ENDS: Final = signs("型款式")
_SPAN_OPENS: Final = signs("两二三四五六七八九十")


def subject_of(
    speech: Speech, number: Token, words: str, *, dimension: str, section: str, change: bool
) -> tuple[Subject, ...]:
    """The subject of a *number* that stands alone, or those told before that *words* call by one name."""
    context, generic = speech.context, True
    span = _SPAN.match(words) if stands(words, 0, _SPAN_OPENS) else None
    rest = words[span.end() :] if span is not None else words
    if rest != words and (not rest or speech.naming.head(rest)[0] == "" != rest[:1]):
        words = rest  # 各月进口量依次为…，|三个月|合计328万吨
    if words:
        if not change and section != "ratio":
            words = told_of_place(speech, words, dimension, section)
            if dimension == "克" and number.value.unit is not None:
                past_yield(speech, number.value.unit.symbol)
        if stands(words, len(words) - 1, _MODEL_ENDS) or words[:2] == "新车":
            words = models_of(speech, words)
        words = term_of(words, context.subject or context.topic)
        if words.startswith("工业") and speech.drafts:
            words = of_sized_industry(speech, words)
        if words.count("、") > 1:
            words = collective(words)
        elif words[:1] == "中" and words.startswith("双边贸易", 2):
            words = words.replace("双边", "", 1)  # 中欧双边贸易总值
        of_told = section == "ratio" and len(context.told) > 1
        if of_told and (alike := told_of(context.told, [words]) or of_unit(context.told, words)):
            return alike
        generic, words = of_what(context, words, generic=not words or speech.naming.is_generic(words))
        stock = context.subject if words in GAINS and not change else None
        if stock is not None and (added := gained(stock) or added_to(speech, stock, words)) is not None:
            return (added,)
    elif (rate := adjusted(speech, number.start)) is not None:
        return (rate,)
    if not change and (back := other_way(speech, number, words, dimension)) is not None:
        return (back,)
    one = _of_one(
        speech, words, number.stop, generic=generic, dimension=dimension, section=section, change=change
    )
    return (one,)


_PRICES_END: Final = signs("价格")
_JOINTS: Final = "、以和与及分别平均"
"""What is left of a list of areas that is all a phrase names."""


def subjects_of(
    speech: Speech, run: list[Token], words: str, *, dimension: str, section: str, change: bool
) -> tuple[Subject, ...] | None:
    """The subjects of a *run* of numbers that *words* name; None when they cannot be told apart.

    *dimension* and *section* are the units', as for ``Naming.subject``; *change* says that the run is one of
    changes (增长4%、6%), after which a bare word of rising names nothing.
    """
    context, naming = speech.context, speech.naming
    count = len(run)
    if run[0].start < speech.untold or passed_in_turn(speech, run, words, dimension, section):
        return None
    if count == 2 and "分别" not in words and speech.text[run[0].stop : run[1].start] in RANGES:
        ends = subject_of(speech, run[-1], words, dimension=dimension, section=section, change=change)
        return ends * 2  # 商场、超市客流量是平日的2~3倍: the two ends of one number
    if len(speech.stood) == count > 1 and context.subject is not None and not words.strip(_JOINTS):
        here = context.subject._replace(level=None, period=None)
        return tuple(here._replace(area=area) for area in speech.stood)  # 全国、全省分别增长
    same = for_each_told(speech, words, count) or pointed_at(speech, words, count)
    same = same or in_quarters(speech, words, run[0].start, count)
    if same := same or at_places_ahead(speech, run[0].start, count, dimension, section):
        return same
    if count == 2 and section == "ratio" and (ways := in_both_ways(speech, run[0].start, dimension, words)):
        return ways
    if count == 2 and section == "ratio" and (both := grown_twice(speech, words)):
        return both
    if (rest := by_period(words)) is not None and in_periods(speech, run, parted=True):
        spoken = speech.name(rest, dimension=dimension, section=section) if rest else context.subject
        if spoken is not None:
            return of_periods(speech, spoken)  # 逐季提升，分季度分别达到; 四个季度出口分别为
    shared = words.rpartition("分别")[2]  # 集装箱、金属矿石分别发送
    if did := each_did(speech, words, run[0].start, count, dimension=dimension, section=section):
        return did
    of_visits = speech.text.endswith("人次", 0, run[-1].stop)
    if of_visits and ends_in(shared, _TAKING_IN) and shared.endswith(_TAKES_IN):
        words += "旅客" if shared[-1] == "送" else "人次"  # 博物馆、文化馆分别接待8万、3万人次
    elif shared in _PERFORMED and "分别" in words and dimension[-1:] == "元":
        words += "额"  # ITO、BPO分别|执行|9.7亿和3.8亿美元
    elif "分别" in words and shared and speech.naming.head(shared)[1] is None and len(shared) < 4:
        words = words[: -len(shared)]
    elif shared in _ARRIVED and is_capital(context.subject or context.whole or context.topic):
        words = words[: -len(shared)]  # 实际到位省外资金…。甲、乙、丙位居前三，分别|到位
    words = uncounted(_IN_TURN.sub("", words), count)
    words = others(spelled_out(words, count), count)
    if owned := measures_of_owner(speech, words, count):
        return tuple(speech.name(one, dimension=dimension, section=section) for one in owned)
    if speech.drafts and words in OTHERS:
        last = speech.drafts[-1].subject.indicator
        if left := others_told(context.told, last, count) or others_grown(speech, last, count):
            return left
    if words in _ALL_OF_EACH and len(context.told) >= count:
        new_ones = context.told[-count:]
        if all(subject.head == "数" for subject in new_ones):
            return tuple(map(altogether, new_ones))  # 新认定甲101家、乙22家，总数分别达到
    if words == "收入" and context.listed and context.subject and context.subject.head.endswith(words):
        words = ""  # 甲省、乙省共完成软件业务收入…，|收入|增速分别为
    if context.listed and words in FULFILLED:
        words = fulfilled(speech, words)  # 甲县、乙县增势强劲，分别|执行
    generic, listed = not words or naming.is_generic(words) or _SO_MANY.fullmatch(words) is not None, None
    if not context.listed and _POINTED.match(words) is not None:
        context.listed = context.listed_before  # 甲国、乙国和丙国位列前三。对上述三国分别出口
    words = of_those_listed(speech, words, count) if stands(words, 0, _COUNTING_TOO) else words
    if context.listed:
        words = _POINTED.sub("", words)
        listed = split_list(uncounted(context.listed, count), count, numbers=True)
    of_places = listed is not None and all(map(speech.kind_of, listed))
    if (
        speech.pieces
        and speech.text.startswith("），", speech.start - 2)
        and (speech.text.find("（", speech.start, run[0].start) > 0)
    ):
        along = split_list("、".join((*speech.pieces, words)), count, numbers=True)
        if along is not None:  # 甲区（33个），乙区（32个）和丙区（26个）的平均价格分别为
            return tuple(speech.members(along, dimension=dimension, section=section))
    if speech.pieces and not of_places:
        parted, head = by_commas(speech.pieces, words, count, naming, speech.breaks, generic=generic)
        if parted:
            return tuple(speech.members(parted, dimension=dimension, section=section, head=head))
    generic, words = of_what(context, words, generic=generic)
    fresh = speech.drafts[speech.opened :]
    if words[:1] in ("前", "后") and (some := some_of(fresh, words, count)) is not None:
        return some
    before = () if fresh else context.recent
    if again := told_again(words, count, context.told, before, naming):
        return again  # 备案项目数…，中方投资额…，项目数和投资额分别增长
    if generic:
        halves = in_halves(speech, "", count)  # 东部地区增长1%，中西部地区分别增长2%和3%
        return halves or _understood(speech, run, fresh, listed, dimension=dimension, section=section)
    paired = measures_of(words, speech.lexicon)
    parts = _between_brackets(speech, words, run[0].start, count) or split_list(words, count, numbers=True)
    if parts is not None and _one_more(speech, parts):
        return None  # 制造业、采矿业与房地产业投资分别为: three, for two numbers
    if paired is not None and len(paired) == count and parts is None:
        return tuple(speech.name(each, dimension=dimension, section=section) for each in paired)
    if parts is not None and (same := told_of(context.told, parts)):
        return same  # 手机、汽车出口值分别为…，其中汽车、手机分别增长
    if parts is not None:
        head = foremost_in(speech, parts) if "前" in parts[0] and "的" in parts[0] else None
        told = speech.members(parts, dimension=dimension, section=section, head=head)
        if _half_told(told, section):
            return None
        return tuple(of_units(speech, told, run, parts, dimension=dimension, section=section))
    each = in_each_unit(speech, words, run) if len(words) < _SHORT else None
    if each is not None and naming.head(words)[1] is None:
        return each
    within = _BRACKETED.search(speech.text, speech.start, run[0].start) if "）" in speech.text else None
    inside = split_list(within["listed"], count, numbers=True) if within is not None else None
    if inside is not None:  # 四大产业（汽车、电子、装备、食品）增加值分别增长
        _, measure = naming.head(words)
        told_in = measure.printed if measure is not None else None
        return tuple(speech.members(inside, dimension=dimension, section=section, head=told_in))
    if len(context.told) == count and (prices := prices_of(words, context.told)):
        return tuple(speech.name(each, dimension="", section=section) for each in prices)
    if words in PUPILS and len(context.told) >= count:  # 小学93所，幼儿园221所；在校学生分别为
        return tuple(
            naming.subject(words, s, dimension=dimension, section=section) for s in context.told[-count:]
        )
    if len(context.periods) == count and listed is None and naming.head(words)[1] is not None:
        return of_periods(speech, speech.name(words, dimension=dimension, section=section))
    one_each = len(context.subjects) == count
    if one_each and naming.head(words)[1] is not None and (whose := doers_of(speech, words, run[0].start)):
        return of_each(speech, whose, words, dimension=dimension, section=section)
    invested = one_each and invested_by_each(context.subjects, naming.head(words))
    named = one_each and (invested or naming.is_bare(words))
    if listed is not None and not (
        named and all(part in context.subjects[place].before for place, part in enumerate(listed))
    ):
        told_with, known = naming.head(listed[-1])
        if known is not None and known.printed == words and told_with:
            listed[-1] = told_with  # 甲、乙两市进出口占比…，分别进出口
        return tuple(speech.members(listed, dimension=dimension, section=section, head=words))
    if invested:  # 制造业、批发业投资增长较快，到资额分别为
        capital = naming.subject(words, None, dimension=dimension, section=section)
        return tuple(capital._replace(before=s.before, parts=s.parts, area=s.area) for s in context.subjects)
    if named:  # 承接美国、欧盟业务保持增长，执行额分别为
        measured = (  # 东部、西部快递业务量比重分别为…，业务收入比重分别为
            naming.subject(words, s, scope=context.scope, dimension=dimension, section=section)._replace(
                area=s.area
            )
            for s in context.subjects
        )
        return tuple(measured)
    if halves := in_halves(speech, words, count, dimension=dimension, section=section):
        return halves
    if naming.head(words)[1] is not None and in_periods(speech, run):
        return of_periods(speech, speech.name(words, dimension=dimension, section=section))
    if speech.text[run[0].stop : run[1].start] in RANGES:
        subject = speech.name(words, dimension=dimension, section=section)
        return (subject,) * count
    if (where := areas_told(context, count)) and naming.head(words)[1] is not None:
        spoken = speech.name(words, dimension=dimension, section=section)
        return tuple(spoken._replace(area=area) for area in where)  # 东、中、西部地区…。5G用户分别达
    same = context.told[-count:] if len(context.told) >= count else grown(fresh, count) or ()
    if not same and section == "ratio":  # …，其中铁路分别增长5%、3%，公路分别增长
        same = tuple(d.subject for d in speech.drafts[speech.opened :][-count:])
    return said_of_each(speech, words, count, same, dimension=dimension, section=section)


def _between_brackets(speech: Speech, words: str, stop: int, count: int) -> list[str] | None:
    """The *count* members of the list *words* where each has a bracket behind it, which parts them better
    than their marks do: 燃料及润滑油（10亿元）与建筑材料（3亿元）的进口货值.
    """
    opened = speech.text.find("）", speech.start, stop)
    if opened < 0:
        return None
    held = _MEMBERS_HELD.findall(speech.text, speech.start, stop)
    if len(held) != count:
        return None
    parts, at = [], 0
    for member, mark in held[:-1]:
        cut = words.find(member[-3:] + mark, at)
        if not mark or cut < 0:
            return None
        parts.append(words[at : cut + len(member[-3:])])
        at = cut + len(member[-3:]) + 1
    return [*parts, words[at:]] if words[at:] else None


def _one_more(speech: Speech, parts: list[str]) -> bool:
    """Whether the last of *parts* holds two members of the sort of the one before it."""
    first, last = place_of(parts[-2]), [loose(one) for one in _ONE_MORE.split(hold(parts[-1]))]
    if len(last) != 2 or not all(last):
        return False
    if speech.kind_of(last[0]):
        return speech.kind_of(first) == speech.kind_of(last[0])
    return first[-1] in _SORTS and len(last[0]) > 2 and last[0][-2:][-len(_tail(first)) :] == _tail(first)


def _half_told(told: list[Subject], section: str) -> bool:
    """Whether only the last member of a list has a measure, of a name that nobody knows: 甲店、乙店酷炫额."""
    last = told[-1]
    if section == "count" or last.known is not None or last.head or not last.before.endswith(OWN_MEASURES):
        return False
    return all(one.known is None and not one.before.endswith(OWN_MEASURES) for one in told[:-1])


def _tail(member: str) -> str:
    """The noun of sort that *member* ends with."""
    return member[-1] if member[-1] == "业" else member[-2:]


def _is_price(subject: Subject) -> bool:
    return subject.known is not None and subject.known.nature == "price"


def _of_one(
    speech: Speech, words: str, stop: int, *, generic: bool, dimension: str, section: str, change: bool
) -> Subject:
    """The subject of a lone number, which ends at *stop*: what *words* name, or, where they are *generic*,
    what was spoken of.
    """
    context = speech.context
    if generic or (change and words in ("新增",)):
        if not words and not change and fits_no_area(context.subject, dimension):
            return speech.nameless(section)  # 镇区面积6.5平方公里。有|28115户
        if speech.placed and not words and not change and (again := of_next_place(speech, dimension, stop)):
            return again
        beside = not words and bool(speech.pieces) and bool(context.subjects)
        if (
            beside
            and context.subjects[-1].indicator.endswith(_FIELDS)
            and (said := _said_alone(speech, section))
        ):
            return said  # 其次是客运服务，占三成；住宿服务，|占一成三
        if context.subjects:
            last = context.subjects[-1]
            if speech.placed and not words:
                last = last._replace(area=None) if last.area is not None else last  # 歙县…（|全市|为21585元）
                if "+" in last.partner and len(speech.drafts) == speech.opened:
                    last = without_partner(last)
            if (
                not change
                and not words
                and section == "measure"
                and (one := of_whole(context, last, dimension))
            ):
                return speech.naming.member(last.before, one)  # 其中，高新区规模最大，达19亿元
            if change and not words and last.dimension not in ("", dimension):
                alike = (one for one in reversed(context.told) if one.dimension == dimension)
                last = next(alike, last)  # 桥梁87万座、6063万米，增加|2万座
            averaged = context.fresh and speech.text.find("平均", max(0, stop - _MEAN_SAID), stop) >= 0
            if averaged and context.lead is not None and _is_price(context.lead):
                return context.lead._replace(level=None, period=None)  # …，非食品上涨；1—6月平均上涨
            if words in WORTH_TOO and last.head in VOLUMES:
                return speech.naming.subject(f"{last.before}{last.head[:2]}额", None)  # 原油进口量…，金额
            if (
                last.known is None
                and last.head == "数"
                and (section == "measure" or (section == "ratio" and words.endswith("金额")))
                and (not words or words.endswith(("金额", "总值", "总额")))
            ):
                told = (one for one in (*context.recent, *context.told) if one.dimension == dimension)
                boxes = next(told, None) if dimension == "标准箱" else None
                if boxes is not None and boxes.head != "箱量":
                    way = last.before if last.dimension == "列" else ""  # 去程4620列、49万标箱
                    return boxes._replace(before=sent_by(way, boxes.before), level=None)
                head = _SIZES_OF.get(dimension, "金额")  # 泥草房改造20万户、1715万平方米
                head = words[-2:] if words.endswith(("总值", "总额")) else head  # 合约38162份，总值2861亿元
                lined = over_line(last.before, dimension) if head == "金额" else ""
                if lined and (row := speech.naming.head(lined)[1]) is not None:
                    of_all = last._replace(head=row.printed, known=row, level=None)  # 3家企业执行额超…，合计
                    each = speech.placed or "元" not in last.before
                    return speech.naming.subject(lined, None) if each else of_all
                if head == "金额" and (like := counted_alike(context.told, last, dimension)) is not None:
                    return like  # 开发合同72项，成交额9亿元；转让合同8项，|2亿元
                paired = told_with(speech, last, dimension) if head == "金额" and not words else None
                if paired is not None:
                    return paired  # 新签约项目38个，总投资12亿元；8月新签约4个、|1.6亿元
                return last._replace(head=head, level=None)  # 支付业务873.46亿笔，金额…
            other = not words and not change and last.dimension not in ("", dimension)
            if other and context.whole is not None and (one := in_unit(last, dimension, context.recent)):
                return one._replace(before=last.before, parts=last.parts, level=None)  # 1.7亿人、|403亿人公里
            counts = section == "count" and dimension != "点" and not change  # 指数升1%，报313.7点
            if counts and not words and _is_price(last) and last.before:
                sold = context.lead.before if context.lead is not None and _is_price(context.lead) else ""
                sold = last.before if sold in last.before else last.before + sold
                return Subject(sold, "数", None, sold, last.parts)  # 住宅价格…；甲区（33个）的平均价格
            before = bool(speech.drafts) and speech.drafts[-1].start < speech.start
            paid = before and last.dimension[-1:] == "元"
            paid = paid or last.indicator.endswith(("值", "额"))  # 合同外资12亿美元…。8月当月|4家|、1.6亿美元
            if not words and section == "count" and paid and not change:
                of = (d.subject for d in reversed(speech.drafts) if d.unit.dimension == dimension)
                counted = next(of, None)  # 合约7028份…，合约总值574亿元；上半年累计38162份
                return counted._replace(level=None, period=None) if counted is not None else last
            return last
        if context.topic is not None:
            return context.topic
        if not words or (context.titled is not None and context.titled.head.endswith(words)):
            alone = _said_alone(speech, section) or titled_for(speech, section) or named_before(speech)
            return alone or counted_above(speech, dimension, section) or speech.nameless(section)
    if (
        (not words or ends_in(words, _PRICES_END))
        and context.subject is not None
        and context.subject.before
        and context.subject.flow
        and not speech.placed
    ):
        words = next(iter(prices_of(words, (context.subject,))), words)  # 铁矿砂进口…，进口均价
    those = places_again(speech, words) if stands(words, 0, _COUNTING) else None  # 南京、无锡…；两市|执行额
    if those or stands(words, 0, _OF_PLACES) or "副省级" in words or holds(words, JOINING):
        joint = those or joint_places(words, speech.lexicon)
        named = joint is not None and speech.naming.head(joint[1])[1] is not None
        if joint is not None and joint[1] and (named or section != "count"):  # 湖州、嘉兴两市进出口: of both
            context.listed = joint[0] if "、" in joint[0] else words
            speech.placed = True
            context.subjects = tuple(map(out_of_zone, context.subjects))
            return speech.name(clean(joint[1]), dimension=dimension, section=section)._replace(area=joint[0])
        both = of_joint(speech, words, joint, dimension, section) if joint is not None else None
        if both is not None:
            return both  # 徐州、宿迁|增速超20%
    if holds(words, JOINING):
        words = joined_measures(speech, words, section)
    spoken = context.subject
    if (
        section == "measure"
        and spoken is not None
        and spoken.head == "数"
        and speech.kind_of(land := words.removesuffix("业务")) == "partner"
    ):
        by_land = measured_by_land(speech, dimension)  # …61个国家和地区，前五位为：|日本|1.2亿美元
        if by_land is not None:
            return speech.with_member(by_land, land, partner=True)
    if stands(words, 0, _BOUND_FOR) and spoken is not None and not spoken.flow and spoken.known is None:
        whither = place_of(words)
        if whither != words and speech.kind_of(whither) == "partner":
            return speech.with_member(spoken, whither, partner=True)  # 外游居民…，前往泰国的则增加17%
    if words in ("资产", "负债") and section == "measure":
        words += "总计"
    if spoken is not None and words.endswith("外包") and spoken.dimension == dimension:
        words += left_out(words, spoken)  # 离岸服务外包执行额8亿元；在岸服务外包|3亿元
    if words[-2:] in FULFILLED:
        words = fulfilled(speech, words)  # 合同额…，离岸|执行; 合同外资…，|到位
    if section == "count" and spoken is not None and "元" in words:
        words = marked_again(words, spoken)
    if section == "count" and words[-3:] in NAMED_BY_TRADE:
        words = done_likewise(speech, words, stop)  # 新批制造业外资项目45个；|服务业项目|76个
    member = speech.name(words, dimension=dimension, section=section)
    moved = spoken is not None and (change or section == "ratio")
    if moved and (member.known is None or member.head.endswith("客")):
        return told_in_bracket(speech, words, stop) or member
    return member


def _said_alone(speech: Speech, section: str) -> Subject | None:
    """What the clause before names where it tells nothing of it: 我国承接离岸服务外包，|同比增长8.5%.

    It is spoken of then. None where that clause names nothing that is measured.
    """
    said = speech.pieces[-1] if speech.pieces and section == "ratio" else ""
    if not 1 < len(said) < 24 or _DOING.search(said) is not None:
        return None
    if not said.endswith(_FIELDS) and speech.naming.head(said)[1] is None:
        return None
    alone = speech.name(said, dimension="", section="none")
    speech.speak_of((alone,))
    return alone


def _understood(
    speech: Speech,
    run: list[Token],
    fresh: list[Draft],
    listed: list[str] | None,
    *,
    dimension: str,
    section: str,
) -> tuple[Subject, ...] | None:
    """The subjects of a run that nothing names: those told before, in as many as it has numbers."""
    context, count = speech.context, len(run)
    if len(context.subjects) == count:
        return context.subjects
    if context.subject is not None and speech.text[run[0].stop : run[1].start] in RANGES:
        return (context.subject,) * count
    if jointly := told_jointly(speech, listed, count):
        return jointly
    if listed is not None and past_joint(context, listed, count):
        listed = None  # 甲、乙收入86亿元，丙41亿元，分别增长
    if listed is not None and len(context.told) == count and "、" in context.told[-1].before:
        whole = context.told[-1].indicator  # 受理案件20件，审结、执结16件，分别增长
        listed = None if all(part.removesuffix("案件") in whole for part in listed) else listed
    if listed is not None:
        headed = speech.naming.head(listed[-1])[1] is not None or (
            listed[-1][-1] in "额值量" and len(listed[-1]) > len(listed[0]) + 2  # 甲、乙和丙补贴发放额
        )
        of = context.subject
        if of is not None and of.known is not None and all(part in of.before for part in listed):
            each = (speech.naming.subject(part + of.head, None) for part in listed)
            return tuple(one._replace(area=of.area) for one in each)  # 超市及量贩业因逢节日，各年增
        cut = of is not None and not {"sector", "scope"}.isdisjoint(dict(of.parts))
        trades = cut and section == "ratio" and all(part.endswith("业") for part in listed)
        head = None if headed or trades else ""  # 服务业…。其中建筑业、金融业较快，分别增长
        return tuple(speech.members(listed, dimension=dimension, section=section, head=head))
    if len(context.periods) == count and context.subject is not None:
        return of_periods(speech, context.subject)
    if len(context.told) >= count:
        several = last_list(fresh)  # 公路3亿元，港口和内河分别为2亿元和1亿元，分别增长: of all three
        same = where_told(speech, context.told[-count:])  # 甲市6亿元，乙市2亿元，分别增长: each of its place
        return same if several in (0, count) or several < count else None
    if len(context.rated) == count:
        return context.rated
    if not fresh and not speech.spoken:
        opened = speech.text.rfind("。", 0, run[0].start) + 1
        if _OTHERWISE.match(speech.text, opened, run[0].start) is not None:
            moved = speech.drafts[-count:]
            if [draft.kind for draft in moved] == ["yoy_rate"] * count:
                lead = context.without  # …，分别增长12%和15%。按美元计算，分别增长
                return tuple(d.subject._replace(before=lead + d.subject.before) for d in moved)
            return context.recent if len(context.recent) == count else None
    if context.fresh and context.subject is not None and in_periods(speech, run):
        return of_periods(speech, context.subject)  # 出口逐月回升，4—6月分别增长
    if before := told_in_last(speech, count, fresh=bool(fresh)) or increased(speech, count):
        return before
    risen, now = grown(fresh, count), context.subject
    return risen if now is None or any(now.head == one.head for one in risen or ()) else None
