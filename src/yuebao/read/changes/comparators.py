"""What is compared with, where its own value is printed: 高于预期的4.2%, 高于对日本的26.6%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.core.period import UNKNOWN_YEAR, Period
from yuebao.core.unit import Unit
from yuebao.read.amounts.levels import read_level
from yuebao.read.changes.growth import RATES, read_rate
from yuebao.read.changes.joins import CHANGE_UNITS
from yuebao.read.dates.left import ROWS, TOGETHER, left_at, time_before
from yuebao.read.dates.periods import comparator_row, compared
from yuebao.read.names.members import PLACES
from yuebao.read.proportions.denominators import shared_base
from yuebao.read.proportions.points import read_points
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import COMPARATORS, PLAIN, Draft
from yuebao.read.state.spoken import is_proportion, is_ratio
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import WENT, Predicate
from yuebao.read.words.phrases import PARTING, clean
from yuebao.read.words.predicates import before_number
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import OF, signs, stands
from yuebao.read.words.times import Time

_FORESEEN = re.compile(
    "(?P<who>(?:市场|机构|此前|前期|一致|普遍|平均|预估|预期|预测)+)[值数]?(?:均值|中值|中位数)?的?"
)
_MYRIADS: Final = signs("万亿")
_WHOSE: Final = ("的", "")
_LEFT: Final = re.compile(
    f"{WENT}[长加少低高出幅落退张窄升减]*(?:(?<=翻)[番一两倍]|(?:了|约|近|逾|超过?)*(?:[0-9一二三四五六七八九十百千两]|负[0-9])"
    "|(?<=[增减下上回滑萎衰缩攀收恶改][加少降升落跌减退涨长滑挫缩窄化善])(?=[，。；]|$))"
)
"""What something did that was so much before: ，增加|664万人次, 减少|，."""
_THEN: Final = frozenset({"same", "month", "months", "quarter", "half", "year", "end", ""})
"""The parts of a year that something may be compared with: 较|1月|的3.1%."""
_LONE: Final = frozenset({"end", "start", "month", "quarter", "half"})
"""Those that what is compared with is called by, without a year."""
_BEFORE = frozenset({"前值", "上月值", "上期值", "上季值", "前值的"})
"""What was just told as it was in the month before: 前值12.9%."""
_TOLD = ("ratio", "level", "abs_change")
_VALUES: Final = ("ratio", "level", "share")
"""What has a value at every time."""
_SPANS: Final = frozenset({"month", "quarter", "half", "year"})
_NEAR: Final = 32
"""How many figures back what something is held against is looked for."""
_AND: Final = ("和", "及", "与")
BESIDE: Final = re.compile(
    "[，、]*(?:前值|上[月期季]值|市场|机构|此前|前期|一致|普遍|平均|预估|预期|预测)|[和及与]$"
)
"""How the words begin that ``read_beside`` may read a number after."""
_ABOUT: Final = signs("逾约近")
BESIDE_OPENS: Final = signs("，、前上市机此一普平预和及与")
"""Their first characters."""
EVENT: Final = re.compile("届|节前|节日|假期|黄金周|前一周|上一?周|活动前|疫情前|疫前")
"""A comparator that is no month or year, and goes on to the end of its sentence: 比上届, 比节前一周."""
_SAID = ("市场", "机构", "此前", "前期", "一致", "普遍", "平均", "预估", "预期", "预测")
_BEHIND_PLACE = re.compile(
    "的(?:平均|年均)?(?P<of>[^，。；\\d]{0,8}?)(?:平均|年均)?(?:[增涨降跌]幅|增速|增长率|增长水平|增速水平|水平)(?=[，。；）]|$)"
)
"""What stands behind a comparator's own rate: 高于全省5.3%的|平均外贸增幅, 高于全国2.6%的|平均水平."""
_BEHIND_THAN = re.compile(
    "的(?:平均|年均)?(?P<of>[^，。；\\d]{0,8}?)(?:平均|年均)?(?:[增涨升降跌]幅|增速|增长率|增长水平|增速水平)(?=[高低快慢多少])"
)
"""The same before how much higher that told before is: 比全市工业8.4%|的增速|高5.4个百分点."""
_MOVED: Final = frozenset({"增长", "下降", "上涨", "下跌"})
_OVER_PLACE: Final = re.compile("[高低大小快慢好优]于(?P<who>[^，。；于]{2,10}?)(?:同比)?$")
"""What stands before how a comparator moved: 降幅|小于全国|下降."""
_SAME_TIME: Final = re.compile("(?:同期|同季|当月|当季|[该本同](?:月|季度?|年|期))?的?")
"""What is compared with at the very time: 高于|该季度|2.5%的出口增速."""
_WORLD: Final = frozenset({"世界", "全球", "世界平均", "全球平均"})
_CHINA = frozenset({"中国", "中国大陆", "内地", "香港", "澳门", "台湾", "陆港"})
_PLACE_BESIDE: Final = re.compile(
    "(?:（[^，。；（）]{2,10}）)?(?:[、和与及]|，(?:而|但|且)?(?:[高低大小快慢好优]于|[领落]后于?|超过))(?P<who>[^，。；、的0-9]{2,7}?(?P<unlisted>(?<=[^，。；、的0-9]{2})[省市县区州旗])?)的?"
)
"""One more place behind the value of another, told in the same way or after another comparative."""
_RATIOS: Final[tuple[str, ...]] = ("依存度", "集中度", "渗透率", "密度", "利率")

_FORECAST: Final = re.compile("(?:月份?|年初)的?(?:预测|预估|预期|预计|概估)[数值]?的$")
EXTREMES: Final[tuple[str, ...]] = ("高位", "低位", "高点", "低点", "高峰")
"""What a comparator may call its own value: 较2021年9月的历史高位|398.1点|回落."""
_VALUED: Final = re.compile("（[^）]*）|平均(?:水平)?$")
"""What stands behind a comparator that is no part of it: 上年同期|（5%）, 全省|平均."""


_PASSED: Final = frozenset("超过于近出")
"""What a time's value was passed or missed by: what follows moved against no such time."""


def read_earlier(
    speech: Speech,
    clause: Clause,
    start: int,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    sign: int,
    when: Time,
) -> None:
    """Reads the value of the time *when* that is compared with: 较2021年9月的历史高位398.1点|回落."""
    text, context, first = speech.text, speech.context, run[0].start
    at = next(
        (
            t.start - (t.kind == "time")
            for t in clause.tokens
            if (t.kind == "time" and t.value is when)
            or (t.kind == "compare" and text[t.stop : first] in _WHOSE)
        ),
        start,
    )
    named = False
    if at - start > 1 and text[at] in "与同和较比":
        opened = clean(speech.words(clause, start, at))  # 全市常住人口|与2010年的725482人相比
        named = opened != "" and speech.naming.head(opened)[1] is not None
        if named:
            speech.speak_of((speech.name(opened, dimension="", section="none"),))
    foreseen = _FORECAST.search(text, start, first)  # 比11月预测的1.72%高出
    speech.override = context.resolve(left_at(when)) if foreseen is None else None
    if context.year == UNKNOWN_YEAR and when.year == "last" and speech.override is not None:
        speech.override = speech.override.of_last_year()  # of no part of the year spoken of
    read_comparator(speech, run, units, told._replace(when=when, against=""), "", sign, opened=named)
    now, then = context.period, speech.override
    since = next((t for t in clause.tokens if t.kind == "time" and t.value is when), None)
    if since is None:  # 较去年同期的520亿元为高, 较年初的456亿元增长
        rows = (t.value for t in clause.tokens if t.kind == "compare" and start <= t.start < first)
        row = next(rows, "yoy")
        early = row == "year_start"
        context.compare, context.against = ("other", COMPARATORS[row]) if early else (row, "")
    elif text[since.start - 1] in _PASSED:
        pass  # 出口15亿元，已超2020年全年的|14亿元；进口4亿元，增长3%
    elif text.endswith(EXTREMES, start, first) and then is not None and now is not None:
        context.compare, context.against = "other", text[since.start : since.stop]
    else:
        row = comparator_row(speech, when) if then is not None else ""
        if row and run[0].value.section != "ratio":
            context.compare, context.against = row, ""  # 较第2季的145亿元|上升
        elif (isinstance(when.year, int) or when.part in _LONE) and then is not None and not row:
            context.compare, context.against = "other", text[since.start : first].rstrip("的")
    together = TOGETHER.match(text, run[-1].stop)
    speech.used = together.end() if together is not None else speech.used  # 与第2季的145亿元|比较|上升
    speech.override = None


def is_of_then(speech: Speech, at: int, stop: int) -> bool:
    """Whether the number from *at* to *stop* is what there was at the time right before it, which what stands
    behind it moved from: 较108年同期|3308万人次，增加664万人次.
    """
    if stands(speech.text, stop - 1, _MYRIADS):
        return False  # 比去年同期四百○四亿|升: an amount that nothing says the unit of
    at -= stands(speech.text, at - 1, _ABOUT)
    when = speech.ends.get(at)
    if when is None:
        return False
    then = when.kind == "time" and when.value.part in _THEN and speech.text[when.start - 1] in "较比"
    than = when.kind == "compare" and when.value in ROWS
    then = then or (than and speech.text[at - 1] in "期月季度年初末底")
    return then and _LEFT.match(speech.text, stop) is not None


def read_comparator(
    speech: Speech,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
    sign: int = 1,
    *,
    opened: bool = False,
) -> None:
    """较1月的3.1%, 高于预期的4.2%: the comparator's own value, of what is compared with it, whose name its
    clause *opened* with or went on from.

    A rate's *sign* is -1 where a fall is called so: 跌幅较4月的14%收窄.
    """
    subjects = speech.subjects(run, words, dimension="", section="ratio")
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    kinds: dict[str, Kind] = {"level": "level", "ratio": "ratio", "share": "share", "share_change": "share"}
    ratio = run[-1].value.section == "ratio"
    if not ratio:
        plain = run[-1].value.unit is None and all(is_proportion(subject) for subject in subjects)
        kind: Kind = "ratio" if plain else "level"  # 性别比101.5，比2010年普查的|103.1|下降
    elif all(is_ratio(subject) or subject.indicator.endswith(_RATIOS) for subject in subjects):
        kind = "ratio"
    else:
        kind = kinds.get(speech.context.kind, RATES[speech.context.compare])
        kind = "yoy_rate" if kind == "level" else kind
    spoken = speech.context.subjects
    again = not words and not opened and len(run) == 1
    alike = _told_before(speech, units[0]) if again else None
    if alike is not None:  # 贷款余额51亿元，不良率1%，较二季度的|45亿元|和0.9%
        kind, subjects = alike.kind, (alike.subject,)
    who = told.against.removeprefix("对")
    one = subjects[0]
    if who and one.parts[:1] and one.parts[0][0] == "partner" and _are_partners(speech, who):
        named = speech.naming.subject(told.against + one.head, None)  # 对美国…，高于对日本的26.6%
        subjects = (named._replace(area=one.area),) * len(run)
    elif told.against and told.when is None:
        subjects = tuple(subject._replace(before=f"{told.against}{subject.before}") for subject in subjects)
    base = shared_base(speech, subjects[0]) if kind == "share" else None
    then = speech.override
    if then is not None and then.kind in _SPANS and _stands(speech, units[0]):
        speech.override = then.at_end()  # 三季度末，贷款余额5亿元，较二季度的|4亿元|上升
    units = [unit or PLAIN for unit in units]
    speech.each(run, units, subjects, kind, "comparator", told, sign=sign, base=base)
    if not spoken and words and not speech.naming.is_generic(words):
        spoken = tuple(subject._replace(level=None, period=None) for subject in subjects)
    speech.context.subjects = spoken


def _told(speech: Speech) -> list[Draft]:
    """What this sentence told, the last first, without what it was held against."""
    near = speech.drafts[max(speech.opened, len(speech.drafts) - _NEAR) :]
    return [draft for draft in reversed(near) if draft.rule != "comparator"]


def _told_in(told: list[Draft], unit: Unit) -> Iterator[Draft]:
    """Those *told* in *unit*."""
    return (draft for draft in told if draft.unit.dimension == unit.dimension)


def _value_in(told: list[Draft], unit: Unit) -> Draft | None:
    """The first of those *told* in *unit* that has a value at every time."""
    return next((draft for draft in _told_in(told, unit) if draft.kind in _VALUES), None)


def _told_before(speech: Speech, unit: Unit | None) -> Draft | None:
    """What this sentence told in *unit*, where what it told last of all is in another."""
    told = _told(speech)
    if unit is None or not told or told[0].unit.dimension == unit.dimension:
        return None
    return _value_in(told, unit)


def _stands(speech: Speech, unit: Unit | None) -> bool:
    """Whether what this sentence told last in *unit* stands at a moment."""
    last = next(_told_in(_told(speech), unit), None) if unit is not None else None
    return last is not None and last.period is not None and last.period.kind == "instant"


def _read_also(speech: Speech, number: Token, unit: Unit | None) -> bool:
    """The second of two that what was just told is held against: 较二季度的45亿元和|0.9%|均有上升."""
    then = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if then is None or then.rule != "comparator" or unit is None or unit.dimension == then.unit.dimension:
        return False
    of = _value_in(_told(speech), unit)
    if of is None:
        return False
    speech.add(number, unit, of.kind, of.subject, "comparator", base=of.base, period=then.period)
    return True


def read_beside(
    speech: Speech, start: int, run: list[Token], units: list[Unit | None], told: Predicate
) -> bool:
    """预期11.9%，前值12.9%: what was just told as it was foreseen, or a month or a quarter before."""
    words = speech.text[start : told.stop if told.kind else run[0].start].strip("，、").rstrip("为在达是")
    if words in _AND:
        return not told.kind and len(run) == 1 and _read_also(speech, run[0], units[0])
    foreseen = _FORESEEN.fullmatch(words) if words.startswith(_SAID) else None
    foreseen = foreseen if words not in ("机构", "市场") else None  # 惠及企业97家、|机构|12家
    earlier = words in _BEFORE
    if not (earlier or foreseen) or len(run) > 1 or told.kind not in ("", "move", "noun"):
        return False
    of = next((d for d in reversed(speech.drafts[speech.opened :]) if d.rule != "comparator"), None)
    unit = units[0] or (of.unit if of is not None else PLAIN)
    if of is None or of.period is None or not (of.kind.endswith("_rate") or of.kind in _TOLD):
        return False
    if unit.dimension != of.unit.dimension:
        return False
    subject, then, sign = of.subject, of.period, told.sign if told.kind == "move" else 1
    if foreseen is not None:
        subject = subject._replace(before=foreseen["who"] + subject.before, level=None)
    elif then.months not in (1, 3) or not then.year:
        return False
    else:
        then = then.shifted(-then.months)
    speech.add(run[0], unit, of.kind, subject, "comparator", sign=sign, bound=told.bound, period=then)
    return True


def read_rates_before(speech: Speech, run: list[Token], units: list[Unit | None], compare: str) -> bool:
    """升幅较上一季的8.4%扩大, 比上月的49.2%上升, 较上月底之5.11%上升: what was just told as it was a month, a
    quarter or a year before, or at the end of one.
    """
    told = [
        draft
        for draft in speech.drafts[speech.opened :]
        if draft.rule != "comparator" and (draft.kind.endswith("rate") or draft.kind in ("ratio", "share"))
    ][-len(run) :]
    if len(told) != len(run):
        return False
    for last, unit in zip(told, units, strict=True):
        if last.period is None or unit is None or unit.dimension != last.unit.dimension:
            return False
        if not last.period.year or time_before(last.period, compare) is None:
            return False
    for last, token in zip(told, run, strict=True):
        then = time_before(last.period, compare) if last.period is not None else None
        base = last.base if last.kind == "share" else None
        speech.add(token, last.unit, last.kind, last.subject, "comparator", base=base, period=then)
    return True


def read_rate_than(speech: Speech, start: int, run: list[Token], told: Predicate) -> bool:
    """比全市工业8.4%的增速高, 较同期全国进出口21.4%的增幅高: the same, said the other way round, or with how
    it moved: 小于全国下降|22.4%的降幅.
    """
    behind = run[0].stop
    if not stands(speech.text, behind, OF):
        return len(run) == 1 and _read_value_beside(speech, run[0])
    if speech.text[run[0].start - 2 : run[0].start] in _MOVED:
        over = _OVER_PLACE.search(speech.text, start, run[0].start - 2)
        return over is not None and read_rate_of_place(speech, run, told._replace(against=over["who"]))
    if _BEHIND_THAN.match(speech.text, behind) is None:
        return False
    said = speech.text[start : run[0].start].lstrip("，")
    before = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if said[:1] not in ("比", "较") or not read_rate_of_place(speech, run, told, said[1:]):
        return False
    if before is not None:
        speech.context.area = before.area
    return True


def read_rate_of_place(speech: Speech, run: list[Token], told: Predicate, than: str = "") -> bool:
    """高于全省5.3%的平均外贸增幅: the growth of another area, that of the words behind it or of *than*."""
    number = run[0]
    subject = speech.context.subject
    against = (than or told.against).removeprefix("同期").removesuffix("年均").removesuffix("平均")
    behind = (_BEHIND_THAN if than else _BEHIND_PLACE).match(speech.text, number.stop)
    unit = number.value.unit
    if behind is None or subject is None or unit is None or len(run) > 1:
        return False
    of = clean(behind["of"])
    sign = -1 if behind.group().endswith(("降幅", "跌幅")) else 1
    if of and _SAME_TIME.fullmatch(against) is not None and speech.naming.head(of)[1] is not None:
        other = speech.naming.subject(of, None)._replace(area=subject.area)
        speech.add(number, unit, grown_so(speech), other, "comparator", sign=sign)
        return True  # 进口增长17%，远高于同期|2.5%的出口增速
    whole = against.startswith("全")
    place = speech.context.own_called(against) if whole else area_against(speech, against)
    of = against[2:] or of if whole else of
    if place is None:
        return False
    if of and speech.naming.head(of)[1] is None and speech.naming.head(f"{of}总额")[1] is not None:
        of += "总额"  # 外贸
    if against[2:] == of and of and speech.naming.head(of)[1] is not None:
        named = speech.naming.subject(of, None)  # 小于全省出口19.6%的降幅
    else:
        named = speech.name(of, dimension="", section="ratio") if of else subject
    kind: Kind = "avg_rate" if "年均" in behind.group() else grown_so(speech)
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    base = None
    if last is not None and last.kind in _VALUES and not than and behind.group().endswith("水平"):
        kind, base = last.kind, last.base  # 城镇化率71.2%，高于全国67%的水平
    speech.add(number, unit, kind, named._replace(area=place, level=None), "comparator", sign=sign, base=base)
    return True


def _read_value_beside(speech: Speech, number: Token) -> bool:
    """The value of one more place behind that of another: 优于南韩的7.6%、|日本5.0%|，低于|越南13.5%."""
    before = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if before is None or before.rule != "comparator" or number.value.unit != before.unit:
        return False
    beside = _PLACE_BESIDE.fullmatch(speech.text, before.stop, number.start)
    if beside is None or (beside["unlisted"] is None and speech.kind_of(beside["who"]) not in PLACES):
        return False
    last = next(iter(_told(speech)), None)
    if last is None or last.kind != before.kind:
        return False
    one = last.subject._replace(before=beside["who"] + last.subject.before, level=None)
    speech.add(number, before.unit, before.kind, one, "comparator")
    return True


def area_against(speech: Speech, words: str) -> str | None:
    """The area that is compared with: 世界, 东部地区."""
    return "全球" if words in _WORLD else speech.area_of(words)


def grown_so(speech: Speech) -> Kind:
    """The growth of another area that what was told last is above or below: a mean one of a mean one."""
    last = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind.endswith("_rate")), None)
    return "avg_rate" if last is not None and last.kind == "avg_rate" else "yoy_rate"


def _are_partners(speech: Speech, words: str) -> bool:
    """Whether partners are all that *words* name: 日本, 中国与香港."""
    return all(speech.kind_of(each) == "partner" or each in _CHINA for each in PARTING.split(words))


def stood_beside(speech: Speech, clause: Clause, told: Period, kept: Period) -> bool:
    """Whether what was told last, of the earlier time *told* or of a part of *kept*, only stands beside the
    same of *kept*: 第三季跌1.4%，第二季跌1.6%；… and 上半年增加值增长6.4%，其中二季度增长6.2%；|制造业投资….
    """
    if told is kept:
        return False
    drafts = speech.drafts[speech.opened :]
    if told.start >= kept.start and kept.stop >= told.stop and told.months < kept.months:
        return _only_part(speech, clause, drafts, told, kept)
    if told.stop > kept.start or told.months != kept.months or len(drafts) < 2:
        return False
    now, then = drafts[-2:]
    alike = now.kind == then.kind and now.subject.indicator == then.subject.indicator
    return alike and now.period == kept and then.period == told


def _only_part(speech: Speech, clause: Clause, drafts: list[Draft], told: Period, kept: Period) -> bool:
    """Whether the part *told* of *kept* was told of what *kept* was, and *clause* names another measure, with
    no time of its own.
    """
    of_part = [draft for draft in drafts if draft.period == told]
    whole = [draft.subject.indicator for draft in drafts if draft.period == kept]
    if not whole or not of_part or any(d.subject.flow or d.subject.indicator not in whole for d in of_part):
        return False
    if any(token.kind in ("time", "compare") for token in clause.tokens) or not clause.numbers:
        return False
    stop = clause.numbers[0].start
    led = before_number(speech.text, clause.start, stop, speech.ends, speech.lexicon, ratio=True)
    words = clean(speech.text[clause.start : led.stop].partition("占")[0])
    known = speech.naming.head(words)[1]
    named = known.printed if known is not None else ""
    return bool(named) and not any(one.endswith(named) and one in words for one in whole)


HELD_AGAINST: Final[tuple[str, ...]] = ("对比", "相比", "相较", "比起")
"""How a clause begins that says what all is compared with."""
_SET_BESIDE: Final = re.compile(
    "(?:[全我本][国省市区县州]|全球|平均|同[类行]"
    "|[^，、]{1,6}(?:[省市县区州国]|地区|平均|水平|[年月季]度?(?:同期)?|上?半年|同期))(?:的)?(?:平均)?(?:水平|值)?"
)
"""What a clause of its own may set beside: 与|全国、全省平均水平|相比，."""


def tell_beside(speech: Speech, clause: Clause, said: str) -> bool:
    """Takes in what *said* names that all is set beside which the sentence tells next, unless it is one
    period (全国、全省平均水平); says whether it does.
    """
    context, parts = speech.context, tuple(PARTING.split(said))
    if any(_SET_BESIDE.fullmatch(part) is None for part in parts):
        return False
    dated = any(token.kind == "time" for token in clause.tokens)
    if dated and len(parts) < 2:
        return False
    context.beside = parts
    if dated:
        context.period = context.kept or context.period
    if len(speech.drafts) > speech.opened:
        context.area = speech.drafts[-1].area
    return True


def tell_held_against(speech: Speech, clause: Clause) -> bool:
    """Takes in the one period that a clause only names to compare with: 对比|2019年同季|，. Says whether it
    does.
    """
    only = clause.tokens[0]
    if only.kind != "time" or only.stop != clause.stop or only.start - clause.start > 3:
        return False
    speech.context.compare = comparator_row(speech, only.value) or "other"
    speech.context.against = speech.text[only.start : only.stop]
    return True


def read_against_each(
    speech: Speech,
    clause: Clause,
    start: int,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    several: tuple[int, tuple[str, ...]],
) -> None:
    """比上月和上年同期分别高0.2个和0.4个百分点: one subject, one number for each comparator."""
    context = speech.context
    stop, said = several
    words = speech.words(clause, start, stop)
    named = before_number(speech.text, start, stop, speech.ends, speech.lexicon, ratio=False)
    if named.kind == "noun":
        told, words = told._replace(noun=named.noun, named=named.named), words.removesuffix(named.named)
    subjects = speech.subjects(run[:1], words, dimension="", section="ratio")
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    speech.speak_of(subjects)
    kept = context.compare, context.against
    for token, unit, comparator in zip(run, units, said, strict=True):
        row, against = compared(speech, _VALUED.sub("", comparator))
        each = told._replace(compare=row, against=against, when=None)
        context.against = against
        if token is not run[0]:
            gap = before_number(
                speech.text, run[0].stop, token.start, speech.ends, speech.lexicon, ratio=False
            )
            if gap.kind == "move":
                each = each._replace(sign=gap.sign, word=gap.word)
        if unit is not None and unit.dimension in CHANGE_UNITS:
            read_points(speech, start, [token], [unit], each, "增速" if named.kind == "noun" else "")
        elif token.value.section != "ratio":  # 同比、环比分别增加3.8万人和0.2万人
            read_level(speech, clause, token.start, [token], [unit], each, "", token.stop)
        else:
            read_rate(speech, [token], [unit], each, "")
    context.compare, context.against = kept


_OF_A_WEEK: Final = re.compile(
    "(?:[上本]周|[0-9]{1,2}日(?:至|[—–~～-]+)(?:[0-9]{1,2}月)?[0-9]{1,2}日)[^。；]{0,24}?价[^。；（]{0,12}?"
    "[比较](?P<against>前一周|上一?周)(?!（环比)"
)
"""What tells that prices of a week are held against the week before: 4月6日至12日，价格比|前一周|下降."""
_PRICED_NOW: Final = re.compile("[上本]周[^。]{0,40}(?:市场|价)")
"""What opens a text of a week's market."""
_BESIDE_LAST: Final = re.compile("(?:^|[，。；])与(?P<against>前一周|上一?周)相比，")
"""What all of it is held against, told once: 与上周相比，监测的63种商品中."""
_TEN_DAYS: Final = re.compile(
    "(?:[上中下本]旬[^，。；]{0,8}?，?[与同和较比]|(?:^|[，。；])[与同和较比])"
    "(?P<against>(?:[0-9]{4}年)?(?:[0-9]{1,2}月份?|上月)?[上中下前]一?旬)(?:相比较?|比较|相较)"
)
"""What prices of ten days are held against: 9月下旬与|9月中旬|相比."""


_OF_WEEKS: Final = re.compile("[上本当]周(?![一二三四五六日年末])|第[0-9一二三四五六七八九十]{1,3}周")
"""A text of what a week brought: 本周成交, 第04周."""
_LAST_WEEKS: Final = re.compile(
    "(?:^|[，。；])(?P<against>上周)(?:新增)?(?:成交|供应|均价|销售|网签|推出)[^，。；]{0,8}[0-9]"
)
"""What there was in the week before, told beside this week's: 上周成交700套."""
_OF_YEARS: Final = re.compile("同比|按年|[去上]年|年初")


def is_monthly(texts: list[str]) -> bool:
    """Whether *texts* open a note whose growth is on the time before: one on money beyond the border, or one
    on weeks that says 环比, or on a quarter that says 按季, and holds nothing against the year before.
    """
    if any(_OF_WEEKS.search(text) for text in texts if "周" in text) and any(
        "环比" in text for text in texts
    ):
        return not any(_OF_YEARS.search(text) for text in texts)
    if sum([text.count("按季") for text in texts]) > 1 and not any(_OF_YEARS.search(text) for text in texts):
        return True
    return any("认可机构" in text and "存款" in text for text in texts) or (
        any("金融管理局" in text for text in texts) and any("广义货币供应" in text for text in texts)
    )


def against_last_week(texts: list[str]) -> str:
    """What all bare changes are held against in a text of a week's or ten days' prices, as *texts*, its
    first, tell it.
    """
    if any("旬" in text for text in texts[:3]):
        held = [told for told in map(_TEN_DAYS.search, texts[:3]) if told is not None]
        if held:
            return held[0]["against"]
    weekly = [text for text in texts if "周" in text]
    found = [told for told in map(_OF_A_WEEK.search, weekly) if told is not None]
    if not found and any(_PRICED_NOW.search(text) for text in weekly):
        found = [told for told in map(_BESIDE_LAST.search, weekly) if told is not None]
    if not found and weekly and not any("环比" in text or _OF_YEARS.search(text) for text in texts):
        found = [told for told in map(_LAST_WEEKS.search, weekly) if told is not None]
    return found[0]["against"] if found else ""


def of_last_week(drafts: list[Draft], text: str) -> None:
    """Names what there was in the week before, told beside this week's: 本周成交620套；|上周|成交700套."""
    for draft in drafts:
        begun = max(text.rfind("；", 0, draft.start), text.rfind("。", 0, draft.start)) + 1
        if draft.kind == "level" and text.startswith("上周", begun):
            draft.subject = draft.subject._replace(before="上周" + draft.subject.before)


def since_new_year(drafts: list[Draft]) -> None:
    """Tells what the months of a year up to one moved by in a text of monthly growth, as against the year's
    beginning: 10月存款上升2.1%。首10个月|上升10.6%|.
    """
    for draft in drafts:
        period = draft.period
        if draft.kind != "mom_rate" or draft.base is not None or period is None:
            continue
        if period.kind in ("months", "half") and period.months > 3 and period.start % 12 == 0:
            draft.kind, draft.base = "other_rate", Base(name="年初")
