"""Brackets: whose the numbers in them are, or what they say of the comparator before them."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.core.period import whole_year
from yuebao.read.amounts.classes import is_bound
from yuebao.read.amounts.travellers import those_next
from yuebao.read.changes.averages import against_place, read_of_place
from yuebao.read.changes.comparators import area_against, grown_so
from yuebao.read.changes.events import event_below
from yuebao.read.changes.prevailing import is_share_ahead, part_aside
from yuebao.read.changes.then import ESTIMATED
from yuebao.read.dates.left import ROWS, stood_then
from yuebao.read.dates.periods import comparator_row, compared
from yuebao.read.names.bracketed import some_bracketed
from yuebao.read.names.carried import grown_by_part
from yuebao.read.names.markets import measured_by_land
from yuebao.read.names.places import ABROAD
from yuebao.read.proportions.bracketed import bare_share, percent_alone, shared_out
from yuebao.read.proportions.divided import divide
from yuebao.read.proportions.plans import aimed_at
from yuebao.read.proportions.wholly import whole_named
from yuebao.read.proportions.worded import worded_before
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT, PLAIN, PLANNED, Refusal
from yuebao.read.state.spoken import Subject, from_there, is_ratio
from yuebao.read.words.clauses import Clause
from yuebao.read.words.earlier import LAST_YEARS, time_of_value
from yuebao.read.words.modifiers import without_most
from yuebao.read.words.phrases import clean, is_cause, split_list
from yuebao.read.words.scan import Token

_BY_WHOM: Final = re.compile("以(?P<who>[^，、以]{2,14})$")
_BASE = re.compile("占(?P<base>[^占，；]{2,})$")
"""What something is a share of, before the bracket of its own amount."""
_CORRESPONDING = re.compile("(?:的|份|年|同|相应|数字|估计|修订|[升跌增涨降]幅|比率|增长率|增速)*")
_NEUTRAL: Final = re.compile("[高低大小]于(?:荣枯线|临界点|中性水平)?50(?:[.]0+)?[%％]?")
"""The mark that an index of purchases stands above or below, no number of its own: （高于50.0%）."""
_FORECAST_BEFORE = re.compile("[较比](?P<who>[^，较比]{0,6}?(?:预测|预估|预期|预计|概估)[数值]?)$")
_OTHER_RATE = re.compile(
    "(?:[高低快慢]于|[高超低]出|领先|超过|[比较])(?!上|去|前|同|全[国省市]|20)(?P<who>[^，。；0-9（）比较]{2,14}?)的?(?:平均)?(?P<noun>增速|增幅|涨幅|降幅|跌幅)$"
)
"""What stands before the bracket of a comparator's own rate: 高出|实体店|增速."""
_ITS_RATE: Final = re.compile("的?(?:增速|增幅|涨幅|降幅|跌幅|增长率|水平)$")
"""What stands between 上年同期 and the bracket of its rate: 较上年同期|增速|（8.7%）."""
_TIMES_OF: Final = re.compile(
    "(?:是|为|相当于)(?P<who>[^，。；0-9（）]{2,24}?)的?(?:平均|同期|同比)*(?P<noun>增速|增幅|涨幅|降幅|跌幅|增长率)$"
)
"""What a growth is so many times as much as, before the bracket of that: 是|全国进出口|增幅."""
_ORDERED = re.compile(
    "^(?P<of>[^，、]{2,}?)(?:(?:同比|累计|年)?(?P<grew>增速|[增涨升降跌]幅|增长率?)|占比|比重)?(?:较[^，、]{1,5}?)?(?:回落|提[高升]|加快|放缓)?"
    "(?:排名|位列|位居|排在|居|列)?(?:全[国省市])?(?:前[一二三四五六七八九十两0-9]+(?:位|名|大|强)?|第[^，、]{1,6}[位名]|(?:居|靠)前|领先|[较最][大多高快]|(?:超过?|过|突破)[0-9.十百千万亿]+(?:美元|元|吨|%))的?"
    "[^，、]{0,8}?(?:分别|依次|主要)?[为是有](?=[^，、和]{1,12}$)"
)
"""A measure and a list of who is first in it, before the first of them: 出口居前三位的城市分别为|甲市."""
_IN_ORDER: Final = re.compile("[前第先]|[较最][大多高快]|[超过破][过0-9十百千万亿]")
"""Without one of these no members are ordered."""
_EACH_RATED: Final = re.compile(
    "(?P<of>[^，、]{2,}?)(?:同比|年)?(?:年?增率|成长率|增长率|增速|增幅|升幅|涨幅)(?:分别|依次)(?:为|是)(?=[^，]{2,12}$)"
)
"""A measure and the growth of each member told in its bracket."""
_MAINLY: Final = re.compile(
    "(?P<of>[^，、]{2,}?)(?:(?:主要|大多|多)(?:来自|来源于|源自|集中[在于]|分布[在于]?|输往|销往|投向|流向)"
    "|(?:规模|总量|金额|上[升涨]|下[跌降]|增长)?[较最](?:大|高|多|快|为集中|为?明显|为?显著)的(?:[^，、]{0,6}?(?:大类|类别|领域|行业|国家|地区|市场|来源地|发包地|目的地|商品|产品|区县|园区|企业))?(?:主要|依次|分别)?(?:有|为|是|包括)"
    "|的?(?:主要)?(?:来源地?|来源国|发包地|发包国|市场|目的地|领域)(?:（地区）)?(?:主要|依次|分别)?(?:有|为|是|包括))(?=[^，、]{2,14}$)"
)
"""A measure and where it mainly comes from, before the first of them: 离岸执行额主要来自|美国（3亿元）."""
ALL_MARKETS: Final = re.compile("^对[一二三四五六七八九十0-9]+大(?:市场|贸易伙伴|经济体|出口市场)")
_UP_TO = re.compile("^.*[，。；、]")
_LEADING = re.compile(
    "^.*(?:主要(?:流向|投向|投资于|分布[在于]?|集中[在于])|包括|主要用于|主要用作|计有|分别为|分别是|[最较](?:[多大高低小快慢少]|为?(?:明显|显著|突出|强劲))的?(?:主要|依次|分别)*[是为有]|(?:(?:[居靠列在名]|排名?)前|前(?:[0-9]{1,2}|[一二两三四五六七八九十])(?=[位名强大个的]))(?:[0-9]{1,2}|[一二两三四五六七八九十])?[位名强大个]?的?(?:主要|依次|分别)*[是为有]|[升跌涨增减降]幅的(?:主要|依次|分别)*[是为有]|(?:超过?|过|突破|高于|低于|不足|以[上下])[^，、]{0,10}的(?:主要|依次|分别)*[是为有]|(?:类别|大类|货品|商品|项目|国家|地区|目的地|行业|组别|领域|市场|来源地|发包地|服务|产品|园区|区域|企业|城市|县区|区县|业务)(?:（地区）)?(?:主要|依次|分别)?[为是有](?!主)|：)"
    "|^(?:总量|规模|总额|总值|金额|体量)?(?:[首再]次|历史性|已经?|仅|略|稍|远)*(?:超过|超越|赶超|高于|低于|少于|多于|次于|不及)(?=.{2})"
)
_GOAL = re.compile("(?P<goal>(?:[国省市州县]定|国家|年度|全年|考核|预期|控制)?(?:目标|任务|指标))[为：]?")
"""What stands before an aim in its bracket: 占比93.9%（|省定目标|84.85%）."""
_RATED: Final = frozenset({"yoy_rate", "ratio", "share"})
_SIDE_BY_SIDE: Final = frozenset({"share", "yoy_rate", "mom_rate", "other_rate"})
"""What a bare percentage in a bracket may go on with."""
_GROWTH: Final = re.compile("[增长降升涨跌][率幅速]")
_STRENGTH: Final = re.compile("折(?:合|算成?)?[0-9.]+(?:度|支|%|％)(?=[，、）])")
"""The strength that an amount of goods is told at: 白酒（|折65度|，商品量）."""
_SHARES: Final[tuple[str, ...]] = ("占比", "比重", "份额", "比例")
_WHENCE = re.compile("来自|来源于|源自|输往|销往|运往|流向|投向|投资于|(?:分布|集中)[在于]")
_WHITHER = re.compile("(?P<of>[^，；。]*?)主要(?:流向|投向|投资于|分布[在于]?|集中[在于])")
"""What went where, before a list of where with a bracket each: 对外投资|主要流向|制造业（3亿美元）."""

_OF_THEIR_OWN: Final[tuple[str, ...]] = ("公司", "集团", "项目", "工程", "企业")
"""How those end whose own measure their bracket tells."""
OF_THE_SAME: Final = re.compile(
    "[，；]?(?:实现|其中|完成|同比|环比|比|较|增|下[降滑跌]|回落|[上攀][升涨]|[升降跌涨]|收窄|扩大|加快|放缓|持平|提[高升]|[高低快慢]于|居|列|排|占|分别|总量|两年|达|为)"
)
"""What opens a clause that goes on with what the one before told of."""


_KEPT_OF_TAX: Final = re.compile("[0-9]+%(?:部分）|）[0-9])")
"""What part of a tax the place keeps, told with its name: 增值税（|25%部分|）2.4亿元."""


def one_a_bracket(speech: Speech, text: str, clause: Clause, opened: list[Clause]) -> tuple[Subject, ...]:
    """The subjects spoken of that have one of the brackets *opened* each, none where they are not as many.

    Those told together are taken apart: 甲业（4.9万）和乙业（2.1万）的人数均增加2100人.
    """
    spoken, count = speech.context.subjects, len(opened)
    told_in = 1 if text.startswith("），", clause.start - 2) else len(spoken)
    if told_in <= count <= len(spoken) > 1:
        return spoken[-count:]
    if 0 < count < len(spoken) and clause.numbers:  # 生猪存栏（286万头）、牛存栏分别增长4.8%、1.6%
        return some_bracketed(text, clause, opened, spoken)
    told = bool(clause.numbers) or (count > 1 and text.startswith("分别", clause.holes[-1][1]))
    if (
        count < 2 or not told or len(spoken) != 1
    ):  # 新增订单指数（54.9%）与人力指数（51.7%）分别为连续第6及第3个月扩张
        return ()
    parts = split_list(spoken[0].indicator, count, numbers=True)
    if parts is None or not all(
        text[aside.bracket - 2 : aside.bracket] in part for aside, part in zip(opened, parts, strict=True)
    ):
        return ()
    return tuple(speech.members(parts, dimension="", section="measure"))


_LIMITS: Final[tuple[str, ...]] = ("以上", "及以上", "以下", "及以下")


def counted_before(speech: Speech, aside: Clause) -> Subject | None:
    """What was counted right before a bracket that counts parts of it: 幼儿园68所（民办12所）."""
    over = len(aside.numbers) > 1 and speech.text.startswith(_LIMITS, aside.numbers[0].stop)
    number = aside.numbers[over] if aside.numbers else None  # 新开工31个（|5000万元|以上19个）
    if number is None or number.kind != "number" or number.value.section != "count":
        return None
    at = next((i for i, d in enumerate(speech.drafts) if d.stop == aside.bracket), None)
    if at is None or speech.drafts[at].kind != "level" or speech.drafts[at].unit != number.value.unit:
        return None
    led = speech.text[aside.start : number.start]
    if not led or led.startswith("其中") or any(token.kind in ("time", "compare") for token in aside.tokens):
        return None
    before = speech.drafts[at]
    return before.subject.told(speech.offset + at, before.unit.dimension, before.period)


def lists_members(speech: Speech, text: str, clause: Clause) -> bool:
    """Whether a clause only lists members with a bracket each (皮具（+7.7%）、百货（+6.0%）则录得升幅)."""
    listed = [stop for _, stop in clause.holes[:-1] if text[stop] in "、及和与"]
    said = text[clause.start : clause.holes[0][0]] if listed else ""
    gone = _WHITHER.match(said) if "主要" in said else None
    if gone is not None and speech.naming.head(clean(gone["of"]))[1] is not None:
        return False  # of what the clause speaks of itself
    lead = clean(_LEADING.sub("", said))
    return lead != "" and speech.naming.head(lead)[1] is None and speech.context.subject is not None


def speak_of_ordered(speech: Speech, text: str, clause: Clause) -> None:
    """Speaks of the measure that members with brackets are ordered by: 出口前三位商品为家具（1亿元）."""
    lead = text[clause.start : clause.holes[0][0]] if clause.holes else ""
    said = _ORDERED.search(lead) if _IN_ORDER.search(lead) is not None else None
    measure = clean(speech.without(clause.start, clause.start + said.end("of"))) if said is not None else ""
    each = _EACH_RATED.match(lead) if said is None and "分别" in lead else None
    if each is not None:  # 对五大市场出口年增率分别为日本（39.4%）
        measure = clean(speech.without(clause.start, clause.start + each.end("of")))
        measure = ALL_MARKETS.sub("", measure)
    if said is None and each is None and lead and (mainly := _MAINLY.match(lead)) is not None:
        measure = clean(speech.without(clause.start, clause.start + mainly.end("of")))
    counted = whole_named(speech, measure) if measure and each is None else None
    if counted is not None and is_share_ahead(
        text, clause.holes[0][0]
    ):  # 就业人口前三位为甲业（52%）、乙业（21%）
        speech.speak_of((counted,))
        divide(speech, counted)
        speech.context.kind = "share"
        return
    if measure and speech.naming.head(measure)[1] is not None:
        bare = measure in speech.lexicon.bare
        named = speech.name(measure, dimension="", section="none") if bare else None
        speech.speak_of((named or speech.naming.subject(measure, None),))
        if each is not None or (said is not None and said["grew"]):
            speech.context.kind = "yoy_rate"


def head_behind(speech: Speech, text: str, clause: Clause) -> None:
    """来自内地（5.7%）、美国（2.9%）的进口价格上升: the head stands behind the members."""
    behind = text[max(stop for _, stop in clause.holes) : clause.stop]
    linked = behind.startswith("的")
    if not linked and not behind[:1].isalpha():
        return
    broken = speech.breaks.search(behind, 2)
    head = clean(behind[linked : broken.start() if broken is not None else len(behind)]).removesuffix("均告")
    whole = speech.context.whole or speech.context.topic
    if head and whole is not None and whole.flow and whole.head.endswith(head):
        speech.speak_of((whole._replace(level=None),))  # 其中，输往内地（升15.1%）、…的货值: of 整体出口货值
        return
    if head and speech.naming.head(head)[1] is not None:
        speech.speak_of((speech.naming.subject(head, None),))


_TOLD_AGAIN: Final = frozenset({"level", "ratio", "share"})


_THAN_A_YEAR: Final = re.compile("[比较与](?P<than>(?:19|20)[0-9]{2}年[^，。；比较与（]{0,12})$")
"""The year that changes are against, before a bracket that says so of all below: 比|2013年末|（下同）."""


def compare_below(speech: Speech, clause: Clause) -> None:
    """增长1.2%（环比，下同）: what a bracket says that all growth below is compared with."""
    for opened, closed in clause.holes:
        if speech.text.find("下同", opened, closed) < 0:
            continue
        said = speech.text[opened + 1 : closed - 1].replace("下同", "").strip("，,、以均")
        row, against = compared(speech, said)
        if row in ("mom", "yoy"):
            context = speech.context
            context.compare, context.against = row, ""
            context.heading_compare = context.steady = "mom" if row == "mom" else ""
        else:
            than = _THAN_A_YEAR.search(speech.text, max(0, opened - 20), opened)
            against = against or (event_below(speech.text, opened) if not said else "")
            if LAST_YEARS.fullmatch(against) is not None:
                speech.context.compare, speech.context.against = "yoy", ""
            elif against and than is None:
                speech.context.below = against  # 增长5.2%（与2019年同期相比，下同）
            when = than and next((t for t in clause.tokens if t.start == than.start("than")), None)
            if than is not None and when is not None and when.kind == "time":
                speech.context.below = than["than"] if not comparator_row(speech, when.value) else ""
                if speech.context.below:  # 与2010年（…，下同）的13.4万人相比，增加
                    speech.context.compare, speech.context.against = "other", than["than"]


def told_behind(speech: Speech, opened: list[Clause]) -> dict[int, Subject]:
    """What was told right before each of the brackets *opened*, by where they begin, with the place that it
    was told of: 甲市6亿元|（占22%）|及乙市5亿元.
    """
    brackets, area = {aside.bracket for aside in opened}, speech.context.area
    told = (draft for draft in speech.drafts[speech.opened :] if draft.stop in brackets)
    return {d.stop: d.subject if d.area == area else d.subject._replace(area=d.area) for d in told}


def compared_aside(speech: Speech, text: str, clause: Clause, aside: Clause) -> bool:
    """较4月份的相应升幅（1.3%）为高: the comparator's own value stands in the bracket."""
    opened = aside.bracket
    if aside.numbers[0].kind != "number":
        return False
    if opened >= 0 and len(aside.numbers) == 1 and aside.start == opened + 1:
        if text[aside.start] == "折" and _STRENGTH.match(text, aside.start) is not None:
            speech.skipped.append(Refusal(aside.numbers[0].start, aside.numbers[0].stop, "number_in_name"))
            return True
        if text[opened - 1] == "税" and _KEPT_OF_TAX.match(text, aside.start) is not None:
            speech.skipped.append(Refusal(aside.numbers[0].start, aside.numbers[0].stop, "number_in_name"))
            return True
        neutral = text[aside.start] in "高低大小" and _NEUTRAL.fullmatch(text, aside.start, aside.stop)
        if neutral or (text[aside.start] in "含不" and is_bound(text, aside.numbers[0])):
            speech.skipped.append(Refusal(aside.numbers[0].start, aside.numbers[0].stop, "threshold"))
            return True
        if text.endswith(_SHARES, 0, opened) and _share(speech, text, aside):
            return True
        if _year_ago(speech, text, aside):
            return True
        if _goal(speech, text, aside):
            return True  # 占比93.9%（省定目标84.85%）
        foreseen = _FORECAST_BEFORE.search(text, clause.start, opened) or ESTIMATED.match(text, aside.start)
        if foreseen is not None and _foreseen(speech, text, aside):
            return True  # 较预测数（4.27%）增加
        if aimed_at(speech, clause, aside, opened):
            return True  # 完成年度目标（9亿美元）的95.6%
        other = _OTHER_RATE.search(text, clause.start, opened)
        if other is not None and _of_other(speech, text, aside, other):
            return True  # 高出实体店增速（34.3%）10.1个百分点
        times = _TIMES_OF.search(text, clause.start, opened) if text.startswith("）的", aside.stop) else None
        if times is not None and clause.numbers and _of_times(speech, text, clause, aside, times):
            return True  # 是全国进出口增幅（12.9%）的4.2倍
        place = against_place(text, clause, opened) if speech.context.shared_out is None else None
        if place is not None:
            return read_of_place(speech, text, aside, place)
        if clause.bracket < 0 and bare_share(speech, clause, aside):
            return True  # 其中美国5.6亿美元（28.9%）、日本3.1亿美元（16.4%）
    ago = speech.ends.get(opened)
    if ago is None and text[opened - 1] in "额值数量":
        measured = speech.context.subject.indicator if speech.context.subject is not None else ""
        ago = time_of_value(opened, speech.ends, text, measured)
    if ago is not None and ago.kind == "compare" and ago.value in ROWS and len(aside.numbers) == 1:
        return _earlier_aside(speech, text, aside, ago)
    told = [t for t in clause.tokens if t.kind == "time" and t.stop <= opened]
    if opened < 0 or not told or len(aside.numbers) != 1 or aside.start != aside.bracket + 1:
        return False
    when = told[-1]
    lead, between = text[when.start - 1 : when.start], "" if ago is when else text[when.stop : opened]
    if lead not in ("较", "比", "于", "与") or _CORRESPONDING.fullmatch(between) is None:
        return False
    number = aside.numbers[0]
    of = speech.context.subject.indicator if speech.context.subject is not None else ""
    alike = [d for d in reversed(speech.drafts) if d.subject.indicator == of]
    unit = number.value.unit
    if not alike or unit is None:
        return False
    before = (d for d in alike if d.start < number.start and d.unit.dimension == unit.dimension)
    last = next(before, alike[0])  # 按年升3.7%，较11月（+3.8%）减少0.1%
    moved = last.kind == "abs_change"  # 较6月末（456亿元）增加64亿元
    if text[aside.start : number.start].strip("-"):
        return False
    fell = "跌" in between or "降" in between
    kind = last.kind if unit.dimension == last.unit.dimension and not moved else "level"
    period = speech.context.resolve(when.value)
    speech.add(number, unit, kind, last.subject, "comparator", sign=-1 if fell else 1, period=period)
    return True


def _goal(speech: Speech, text: str, aside: Clause) -> bool:
    """占比93.9%（省定目标84.85%）: the aim that the figure told right before is held to, in its bracket."""
    number = aside.numbers[0]
    said = _GOAL.fullmatch(text, aside.start, number.start)
    last = speech.drafts[-1] if speech.drafts else None
    unit = number.value.unit or PLAIN
    if said is None or last is None or unit != last.unit or last.stop != aside.bracket:
        return False
    aimed = last.subject._replace(head=last.subject.head + said["goal"], known=None, level=None, period=None)
    then = last.period
    if said["goal"].startswith(("年度", "全年")) and then is not None and then.year:
        then = whole_year(then.start // 12)
    speech.add(number, unit, last.kind, aimed, PLANNED, base=last.base, period=then)
    return True


def _year_ago(speech: Speech, text: str, aside: Clause) -> bool:
    """比上年同期（12.1%）回落: the rate of a year before, in its bracket."""
    number = aside.numbers[0]
    rate = _ITS_RATE.search(text, 0, aside.bracket) if text[aside.bracket - 1] in "速幅率平" else None
    compared = speech.ends.get(aside.bracket if rate is None else rate.start())
    subject, period = speech.context.subject, speech.context.period
    unit = number.value.unit
    if compared is None or compared.kind != "compare" or compared.value != "yoy" or unit is None:
        return False
    if subject is None or period is None or not period.year:
        return False
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if (
        last is not None
        and last.kind == "abs_change"
        and last.unit.dimension == unit.dimension
        and not text[aside.start : number.start].strip("为-")
    ):  # 较去年同期（171家）增加32家
        speech.add(number, unit, "level", last.subject, "comparator", period=period.year_ago())
        return True
    if unit.dimension != "%":
        return False
    if text[aside.start : number.start].strip("-") or text[compared.start] not in "比较":
        return False
    part = rate is None and last is not None and last.kind == "share_change"  # 占10%，较上年同季（9%）提高
    kind: Kind = "share" if part else "ratio" if is_ratio(subject) else "yoy_rate"
    base = last.base if part and last is not None else None
    fell = rate is not None and rate.group().endswith(("降幅", "跌幅"))
    sign, then = -1 if fell else 1, period.year_ago()
    speech.add(number, unit, kind, subject, "comparator", sign=sign, period=then, base=base)
    return True


def _of_other(speech: Speech, text: str, aside: Clause, other: re.Match[str]) -> bool:
    """高出实体店增速（34.3%）10.1个百分点: the rate of what is compared with, in its bracket."""
    number, subject = aside.numbers[0], speech.context.subject
    unit = percent_alone(text, aside)
    if unit is None or subject is None:
        return False
    who = clean(other["who"].removeprefix("同期")).removesuffix("年均").removesuffix("平均")
    if not who or speech.naming.is_generic(who):
        return False
    area = area_against(speech, who)
    named = subject._replace(area=area) if area else speech.naming.subject(who, subject, section="ratio")
    sign = -1 if other["noun"] in ("降幅", "跌幅") else 1
    speech.add(number, unit, grown_so(speech), named._replace(level=None), "comparator", sign=sign)
    return True


def _of_times(speech: Speech, text: str, clause: Clause, aside: Clause, times: re.Match[str]) -> bool:
    """是全国进出口增幅（12.9%）的4.2倍: the growth that another is a multiple of, in its bracket."""
    number, subject = aside.numbers[0], speech.context.subject
    unit = percent_alone(text, aside)
    if unit is None or subject is None:
        return False
    if all(one.value.unit is None or one.value.unit.dimension != "倍" for one in clause.numbers):
        return False
    start, stop = times.span("who")
    area = subject.area
    for token in clause.tokens:
        if (
            start <= token.start
            and token.stop <= stop
            and token.kind in ("own", "province", "city", "region")
        ):
            area = speech.context.own(token.value) if token.kind == "own" else token.value
    named = clean(speech.without(start, stop))
    if named and speech.naming.head(named)[1] is not None:
        subject = speech.naming.subject(named, None)
    sign = -1 if times["noun"] in ("降幅", "跌幅") else 1
    told = subject._replace(area=area, level=None)
    speech.add(number, unit, "yoy_rate", told, "comparator", sign=sign)
    return True


def _share(speech: Speech, text: str, aside: Clause) -> bool:
    """占全行业比重（17.2%）比去年同期提高1.4个百分点: the share that changed, in its bracket."""
    number, last = aside.numbers[0], speech.drafts[-1] if speech.drafts else None
    unit = number.value.unit
    if last is None or last.kind != "share_change" or unit is None or unit.dimension != "%":
        return False
    if text[aside.start : number.start].strip():
        return False
    speech.add(number, unit, "share", last.subject, "share:占", base=last.base)
    return True


def _foreseen(speech: Speech, text: str, aside: Clause) -> bool:
    """较预测数（4.27%）增加0.03个百分点, 成长率11.26%（4月概估为11.10%）: what was foreseen."""
    number = aside.numbers[0]
    told = (d for d in reversed(speech.drafts) if d.kind in _RATED and d.rule != "comparator")
    last, unit, said = next(told, None), number.value.unit, text[aside.start : number.start].strip("-")
    how = "概估" if ESTIMATED.fullmatch(said) is not None else "预测"
    if last is None or unit is None or unit != last.unit or (said and how == "预测"):
        return False
    subject = last.subject._replace(before=how + last.subject.before)
    speech.add(number, unit, last.kind, subject, "comparator", period=last.period)
    return True


def _earlier_aside(speech: Speech, text: str, aside: Clause, when: Token) -> bool:
    """比上年同期（12.1%）回落11个百分点, 较上月（55.8亿元）增长: what it was a year or a step before."""
    period, number = speech.context.period, aside.numbers[0]
    unit = number.value.unit
    if period is None or unit is None:
        return False
    told = reversed(speech.drafts)
    if when.value == "yoy" and unit.dimension == "%":
        last = next((d for d in told if d.kind in _RATED and d.rule != "comparator"), None)
    elif text[aside.start : number.start].strip("+-"):
        return False  # but for its sign: 较11月（+3.77%）
    else:
        alike = (d for d in told if d.unit.dimension == unit.dimension and d.rule != "comparator")
        again = _TOLD_AGAIN | _RATED if unit.dimension == "%" else _TOLD_AGAIN
        last = next((d for d in alike if d.kind in again and d.start < number.start), None)
        behind = speech.drafts[-1] if speech.drafts and unit.dimension != "%" else last
        if last is not None and behind is not None and behind.subject.indicator != last.subject.indicator:
            last = None  # 存款余额520亿元；贷款余额较年初（360亿元）增长11%
    named = speech.context.subject if last is None and when.start > speech.start else None
    if named is None and (last is None or last.period is None or last.start < speech.start - 60):
        return False
    now = last.period if last is not None else None
    then = stood_then(speech.context, when.value, now or period, text[when.start : when.stop])
    kind = last.kind if last is not None else "level"
    subject = last.subject if last is not None else named
    if then is None or subject is None or (named is not None and unit.dimension == "%"):
        return False  # 存款余额较年初（456亿元）增长14%
    speech.add(number, unit, kind, subject, "comparator", period=then)
    return True


def name_aside(speech: Speech, text: str, clause: Clause, aside: Clause, *, named: bool) -> None:
    """A list whose numbers stand in brackets behind each member: 越南（升56.0%）、台湾（升50.2%）."""
    last = speech.context.subject or speech.context.topic or speech.nameless()
    leading = aside.numbers[0] if aside.numbers else None
    if (
        last.head == "数"
        and leading is not None
        and leading.kind == "number"
        and leading.value.section == "ratio"
    ):
        last = grown_by_part(speech.context, speech.naming) or last  # 10个增长，增速居前的是甲市（12.6%）
    if (
        last.head == "数"
        and leading is not None
        and leading.kind == "number"
        and leading.value.unit is not None
    ):
        last = measured_by_land(speech, leading.value.unit.dimension) or last  # …国家，前三位为日本（5亿元）
    opened = aside.bracket
    _as_in_bracket_before(speech, text, aside)
    if shared_out(text, clause, aside):
        speech.context.kind = "share"
    single = len(aside.numbers) == len(clause.holes) == 1
    if single and not clause.numbers and worded_before(speech, clause, opened):
        return  # 占服务出口近半（49.0%）
    counted = aside.numbers[0] if single and clause.numbers else None
    if counted is not None and opened < clause.numbers[0].start and _is_how_many(text, aside, counted):
        lead = clean(_UP_TO.sub("", text[clause.start : opened]))
        speech.context.subjects = (speech.naming.subject(lead, None, section="count"),)  # 示范园区（2个）
        return
    goes_on = single and bool(clause.numbers) and opened < clause.numbers[0].start
    told = _BASE.search(text, clause.start, opened) if goes_on else None
    if told is not None and text.startswith(("的", "比重"), clause.holes[0][1]):
        base = clean(speech.without(told.start("base"), opened))
        if base and aside.start == aside.numbers[0].start:
            speech.context.subjects = (speech.naming.subject(base, None, section="measure"),)
            return  # 占全社会固定资产投资（139.3亿元）的42.1%
    place = speech.ends.get(opened)
    if place is not None and place.kind in ("partner", "city", "province", "region"):
        member = text[place.start : place.stop]
        whence = _WHENCE.search(text, clause.start, opened)  # 主要来自广东省（…）、福建省（…）
        gone = those_next(speech, last, member)  # 以到访日本（34.4%）为最多，其次为韩国（7.5%）
        speech.context.subjects = (gone or _with_member(speech, last, member, partner=whence is not None),)
        return
    by = _BY_WHOM.search(text, clause.start, opened) if named and single else None
    if by is not None and last.level is None and last.indicator.startswith(by["who"][:2]):
        speech.context.subjects = (last,)  # 人均消费以美国旅客（759元）最高
        return
    if not named:
        return
    for first, stop in reversed(clause.holes):
        if stop == opened:  # 中国内地（内地）（升9.8%）
            opened = first
    start = max([clause.start, *(stop for _, stop in clause.holes if stop <= opened)])
    lead = text[start:opened]
    if "」" in lead and "「" in lead:
        lead = lead[lead.rindex("「") + 1 : lead.rindex("」")]
    else:
        opens = start == clause.start
        last_token = speech.ends.get(opened)
        if last_token is not None and last_token.kind == "time":  # 并计前3季（第1季6.6%、第2季4.9%）
            lead = speech.without(start, opened)
        lead = clean(_LEADING.sub("", lead) if opens else lead.strip("、及和与以，"))
        lead = _PAST_MARK.sub("", without_most(lead)) if named else without_most(lead)
    if lead:
        goods = last.flow is not None and not speech.kind_of(lead)
        part = part_aside(speech, lead)
        if part is None and single and (_goes_on(lead, last) or is_cause(text[start:opened])):
            part = last  # 汽车出口增势最好（增长27%）, 但受缺芯影响（下降2%）
        if part is None and len(lead) > 3 and last.before.startswith(lead) and "（" not in last.before:
            part = last  # 留宿旅客（2日）持平
        itself = not last.head or (len(last.head) > 1 and lead.endswith(last.head) and lead != last.head)
        if part is None and itself and speech.naming.head(lead)[1] is not None:
            part = speech.naming.subject(lead, None)  # 软件业务收入（增长9%）、硬件业务收入（增长3%）
        if part is None:
            of = speech.context.whole
            if not goods and of is not None and of.before in last.before and of.head == last.head:
                last = of  # 就业人口中，文员占比最多（占25.6%），其次是批发业（占20.4%）
            alike = (
                not last.known or last.known.dimension or lead[-2:] not in last.before or speech.kind_of(lead)
            )
            goods = goods or not alike  # 旅客平均逗留时间1.1日；留宿旅客（2.2日）
            part = speech.naming.member(lead, last) if goods else _with_member(speech, last, lead)
        before, known = speech.naming.head(clean(text[aside.start : aside.numbers[0].start]))
        if known is not None and not before and not goods and lead.endswith(_OF_THEIR_OWN):
            lead = lead.replace("承揽的", "的")
            part = Subject(lead, "", None, lead, ())  # 大项目有：甲公司承揽的电站项目（合同额26亿美元）
        speech.context.subjects = (part,)
        if known is not None and not before and speech.naming.head(lead)[1] is None:
            speech.context.scope = lead  # 金融业（合同外资3亿元，增长5%）: a measure of each member


_PAST_MARK: Final = re.compile(
    "(?<=.{2})(?:首次|再次|又|已|成功)*(?:突破|超过|[过破超])了?[百千万亿]{1,2}[美欧日]?元(?:大关)?$"
)
"""The mark that an amount passed, before its rate in a bracket: 人均纯收入|首次过万元|（增长12%）."""


def _goes_on(lead: str, spoken: Subject) -> bool:
    """Whether *lead* says how what is spoken of fared, after its name: 汽车出口|增势最好, 人均收入|过万元."""
    name = spoken.indicator
    said = lead[len(name) :]
    return len(name) > 1 and lead.startswith(name) and len(said) > 1 and said[0] not in "、和与及的中（"


def _with_member(speech: Speech, whole: Subject, part: str, *, partner: bool = False) -> Subject:
    """The member *part* of what *whole* is told of; of visitors those from there: 日本（17元）旅客消费."""
    if whole.before[-1:] == "客":
        whence = part.removesuffix(whole.head[-2:]).removesuffix(whole.before[-2:])
        if whence in ABROAD or speech.kind_of(whence) == "partner":
            return from_there(whole, whence)
    if whole.head == "旅客" and speech.kind_of(part) in ("city", "province"):
        return speech.naming.subject(part + whole.head, None)  # 珠海市（12万人次）及中山市旅客
    parent = speech.context.whole
    if parent is not None and whole.before.endswith("外包") and parent.head == whole.head:
        whole = parent  # 离岸执行额中，某外包12亿美元，超过集成电路设计（11亿美元）
    return speech.with_member(whole, part, partner=partner)


def _as_in_bracket_before(speech: Speech, text: str, aside: Clause) -> None:
    """A bare percentage in a bracket is what the one in the bracket before was:
    甲（占总数80.2%），其次为乙（|5.2%）.
    """
    number = aside.numbers[0] if len(aside.numbers) == 1 else None
    if number is None or number.kind != "number" or number.start != aside.start:
        return
    if number.stop < aside.stop or text[number.start] in "+-" or number.value.unit != PERCENT:
        return
    for draft in reversed(speech.drafts[speech.opened :]):
        if text.rfind("（", 0, draft.start) > text.rfind("）", 0, draft.start):
            grows = draft.kind == "share" and _GROWTH.search(text, draft.stop, aside.start) is not None
            if draft.unit == PERCENT and draft.kind in _SIDE_BY_SIDE and not grows:
                speech.context.kind = draft.kind
            return


def _is_how_many(text: str, aside: Clause, number: Token) -> bool:
    """Whether a bracket only says how many there are of what stands before it."""
    if number.kind != "number" or text[number.stop - 1] not in "个家所处座户":
        return False
    return text[aside.start : number.start].strip("共计约") == "" and number.stop >= aside.stop
