"""Growth against another time: what a rate is of, and what it is compared with."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind, base_called
from yuebao.core.period import Period
from yuebao.core.unit import Unit
from yuebao.read.changes.alternating import read_against_both
from yuebao.read.changes.moved import cause_of
from yuebao.read.names.pointers import all_at_once, are_alike
from yuebao.read.names.topmost import by_their_rank
from yuebao.read.proportions.points import in_either_prices, read_share_moved
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.courses import SO_MANY_YEARS, counts_from_before, over_course, row_since, since_start
from yuebao.read.state.drafts import COMPARATORS, FALLS, PERCENT, Draft, led_against
from yuebao.read.state.reviews import year_before, years_reviewed
from yuebao.read.state.spoken import Subject, as_one, is_ratio
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import ends_in, signs, stands
from yuebao.read.words.times import number_of

RATES: Final[dict[str, Kind]] = {
    "": "yoy_rate", "yoy": "yoy_rate", "mom": "mom_rate", "average": "avg_rate", "year_end": "yoy_rate",
    "year_start": "other_rate", "month_end": "other_rate", "quarter_end": "other_rate", "other": "other_rate",
}  # fmt: skip

_BESIDE: Final = signs("，,、（")
_RATES_END: Final = signs("速幅率")
_SO_LONG_ENDS: Final = signs("年来间内")
_POLLUTED: Final = re.compile("PM|浓度|综合指数|二氧化|臭氧|颗粒物|降尘")
_YEARS_LONG: Final = (
    "(?<![连持第前每届满0-9])(?<!连续)(?:这|过去|最?近|短短)?(?P<n>[两三四五六七八九十]|[2-9]|1[0-9])年"
    "(?:以?来|间|内)?(?:累计|共|合计|总共)?"
)
_OVER_YEARS = re.compile(_YEARS_LONG + "(?:增长|提高|下降|翻)?了?$")
"""How many years a growth was over: …增长到95亿美元，|五年增长|54%, 财政收入|三年内|翻一番."""
_TWO_YEARS: Final = 24
"""Months of the longest time over which growth is told without saying since when."""
_SO_LONG: Final = re.compile(_YEARS_LONG + "$")
_SUMMED: Final = re.compile(
    "连续[0-9一二三四五六七八九十]+(?:周|个月|个?季度?|天|日)[^。；]{0,12}累计[^，。；]{2,4}$"
)
"""A growth added up over weeks or months on end: 连续16周下跌，|累计跌幅."""
_LAST_ONE: Final = frozenset({"上旬", "上月", "上个月", "上季", "上季度", "上一期"})
_AGAINST_MONTHS: Final = frozenset({"mom_rate", "other_rate"})
_YEARLY: Final = re.compile("同比|按年|同期|[去上前]年|年[增减減长長]|翌年")
"""What says that a rate is against the year before."""
_ONE_MONTH: Final = re.compile("(?:(?P<year>20[0-9]{2})年|去年|上年)?(?P<month>[0-9]{1,2})月份?")
"""A comparator that is one month: 8月, 2023年9月."""
STANDS: Final = frozenset(
    {"次之", "居次", "居首", "居末", "垫底", "殿后", "领先", "最高", "最低", "最快", "最慢", "紧随其后"}
)
"""How one stands among others, said behind its rate."""
RATE_ENDS: Final[tuple[str, ...]] = ("增速", "增幅", "涨幅", "增长率", "成长率")


_MOST_SO: Final = re.compile(
    "[同环]?比?(?:[上下][涨跌升降]|增长|减少|[涨跌增降升])?幅?度?(?:最[大小高低快慢多少]|居首|居前)的?"
    "(?P<sort>城市|地区|省份|县区|区县|县市|行业|产品|商品|品种)?"
)
"""What says of a member only that its growth stands out."""


def yearly_too(speech: Speech) -> bool:
    """Whether the paragraph or the sentence told a rate against the year before."""
    told = speech.drafts[speech.opened :]
    return speech.context.yearly or any(draft.kind == "yoy_rate" for draft in told)


def subject_known(speech: Speech, words: str) -> bool:
    """Whether a rate without a subject of its own in *words* has one from before."""
    return speech.context.subject is not None and (not words or speech.naming.head(words)[1] is None)


def _is_next(speech: Speech, words: str) -> bool:
    """Whether *words* name another measure than the last one, in a sentence that told a yearly rate."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or not words or last.subject.known is None:
        return False
    known = speech.naming.head(words)[1]
    if known is None or known.measure == last.subject.known.measure:
        return False
    return any(draft.kind == "yoy_rate" for draft in speech.drafts[speech.opened :])


def _of_another(speech: Speech, words: str, at: int) -> bool:
    """Whether the flow whose amount a new sentence, or what follows a semicolon, tells is none that was held
    against a month before; its growth stands *at*.
    """
    known = speech.naming.head(words)[1] if words else None
    if known is None and speech.context.subject is not None:
        known = speech.context.subject.known
    amount = next((d.subject for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level"), None)
    if known is None or known.nature != "flow" or amount is None:
        return False
    semicolon = speech.text.rfind("；", 0, at)
    for place in range(len(speech.drafts) - 1, -1, -1):
        draft = speech.drafts[place]
        last = draft.subject.known
        if draft.kind == "mom_rate":
            apart = draft.stop <= semicolon and draft.subject.before != amount.before
            return (
                (apart or place < speech.opened)
                and last is not None
                and last.measure != known.measure
                and not (last.trade and known.trade)
            )
    return False


_AT_ENDS: Final = frozenset({"year_end", "year_start", "month_end", "quarter_end"})
_ENDS_NAMED: Final = frozenset({"年初", "上年末", "上年底", "去年末", "去年底", "上月末", "上季末"})
"""What stocks are compared with, as comparators and by name."""


def _since_at_end(speech: Speech) -> bool:
    """Whether the last comparator was of what stood at a moment, and amounts of months were told since."""
    for draft in reversed(speech.drafts[-12:]):
        if draft.period is None or draft.kind not in ("level", "other_rate"):
            continue
        if draft.kind == "other_rate" or draft.period.kind == "instant":
            return False
        before = (d for d in reversed(speech.drafts[-12:]) if d.kind == "other_rate")
        last = next(before, None)
        return last is not None and last.period is not None and last.period.kind == "instant"
    return False


def _going_on(context: Context) -> str:
    """The comparator said before, which goes on; none of the month before for a year or its first months."""
    span = context.period
    if span is None:
        return context.compare
    running = span.kind in ("year", "half") or (span.kind == "months" and span.start % 12 == 0)
    return "" if running and context.compare == "mom" != context.heading_compare else context.compare


def _of_last_month(
    speech: Speech, subjects: tuple[Subject, ...] | None, kind: Kind, base: Base | None
) -> tuple[Subject, ...] | None:
    """*subjects* of the last month of those told in a sentence before, where they are held against one month:
    1—9月，零售额…。汽车销量1.2万辆，|比8月增长8%. The amount told with it is of that month then.
    """
    context, span = speech.context, speech.context.period
    if span is None or span.kind != "months" or span.months < 2 or subjects is None:
        return subjects
    if kind == "other_rate" and (base is None or _ONE_MONTH.fullmatch(base.name) is None):
        return subjects
    month = Period(start=span.stop - 1, stop=span.stop, kind="month")
    named = {subject.indicator for subject in subjects}
    for draft in speech.drafts[speech.opened :]:
        if draft.period == span and draft.subject.indicator in named:
            draft.period = month
    context.period = month
    context.subjects = tuple(one._replace(period=month) for one in context.subjects)
    return tuple(one._replace(period=month) for one in subjects)


def _as_moved(moved: Draft) -> tuple[Kind, Base | None]:
    """The kind and the base of the rate by which an amount *moved*, as the amount was held against."""
    if moved.base is None:
        return "yoy_rate", None
    since = moved.base.name
    if since in _LAST_ONE:
        return "mom_rate", None  # 较上月增46.7亿美元，增11.1%
    if since == "上年末" and (moved.period is None or moved.period.stop % 12 == 0):
        return "yoy_rate", None
    return "other_rate", moved.base


def _read_widths(speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate) -> bool:
    """Reads how wide each of the moves of one thing was that this sentence told: 比上月下跌1元，同比下跌8元，
    跌幅分别为|0.3%和2.2%. Says whether there are as many.
    """
    moves = speech.drafts[speech.opened :][-len(run) :]
    if len(moves) < len(run) or any(d.kind != "abs_change" or d.subject != moves[0].subject for d in moves):
        return False
    for token, unit, moved in zip(run, units, moves, strict=True):
        kind, base = _as_moved(moved)
        sign = -1 if moved.value < 0 else 1
        speech.add(token, unit or PERCENT, kind, moved.subject, f"rate:{told.word}", sign=sign, base=base)
    return True


def _were_monthly(speech: Speech, run: list[Token], subjects: tuple[Subject, ...]) -> None:
    """The rates right before those that say to be yearly are against the month before, where they say nothing
    and are of one month and the same things: 7月M2余额|升0.7%|，按年升9.4%.
    """
    if speech.after != "，" or speech.context.heading_compare or speech.drafts[-1].kind != "yoy_rate":
        return
    before = speech.drafts[speech.opened :][-len(run) :]
    if len(before) < len(run):
        return
    for draft, subject in zip(before, subjects, strict=True):
        if draft.kind != "yoy_rate" or draft.subject.indicator != subject.indicator:
            return
        if draft.period is None or draft.period.months != 1:
            return
    told = speech.text[before[0].sentence[0] : run[0].start]
    if len(_YEARLY.findall(told)) > 1 or _YEARLY.search(speech.text, before[-1].stop, run[0].start) is None:
        return
    for draft in before:
        draft.kind = "mom_rate"


def over_years(speech: Speech, at: int) -> Base | None:
    """The year that the growth told at *at* is since, where it says over how many years: 三年|翻一番."""
    if "年" not in speech.text[max(0, at - 14) : at]:
        return None
    over = _OVER_YEARS.search(speech.text, max(0, at - 14), at)
    span = speech.context.period
    if over is None or span is None or not span.year:
        return None
    count, reviewed = number_of(over["n"]), years_reviewed(speech.context)
    span = reviewed if reviewed is not None and reviewed.months == 12 * count else span
    return Base(name=f"{(span.stop - 1) // 12 - count}年")


def before_all(speech: Speech, at: int) -> Base | None:
    """The year that growth over several years is since: their first (2006年至2024年，…增长227倍), or the one
    before a plan's, or before so many years: “十一五”期间, 五年来; so many years ago, where nothing says up
    to which (近三年 in a text of months). None where no such years are spoken of.
    """
    span = years_reviewed(speech.context)
    if span is not None:
        return base_called(f"{year_before(span).year}年")
    span = speech.context.period
    if span is None:
        opened = speech.text.rfind("。", 0, at) + 1
        years = SO_MANY_YEARS.search(speech.text, opened, at) if "年" in speech.text[opened:at] else None
        return Base(name=f"{years['last'] or years['over']}年前") if years is not None else None
    if span.kind != "years" or span.months <= _TWO_YEARS:
        return None
    return Base(name=f"{span.start // 12 - counts_from_before(speech, at)}年")


def as_compared(context: Context, kind: Kind) -> tuple[Kind, Base | None]:
    """A rate of *kind* that says nothing of its own, held against what the sentence was: 较前一周上涨2%，其中
    黄瓜涨幅较大，达|87.5%.
    """
    if kind != "yoy_rate" or context.compare not in ("mom", "other"):
        return kind, None
    return RATES[context.compare], base_called(context.against) if context.compare == "other" else None


_NOW: Final = re.compile("(?:到|至)?[0-9]{4}年(?:全年|年?[末底])?")
_THEN_WHAT: Final = re.compile("(?P<then>[0-9]{4}年(?:同期|全年|年?[末底])?)[，]?(?P<what>[^，0-9]{2,}?)")


def without_years(text: str, start: int, told: Predicate) -> Predicate:
    """*told*, which says no more what grew for the years that it took to (财政收入|五年|增长2.3倍), and takes
    it from behind the time that it is held against: 2018年比|1949年|全国轻工业总产值|增长.
    """
    then = _THEN_WHAT.fullmatch(told.against) if told.compare == "other" and told.when is None else None
    at = text.find(told.against, start) if then is not None else 0
    if then is not None and _NOW.fullmatch(text, start, at - 1) is not None:
        return told._replace(stop=at + len(told.against), against=then["then"])
    if told.stop <= start or not stands(text, told.stop - 1, _SO_LONG_ENDS):
        return told
    long = _SO_LONG.search(text, max(start, told.stop - 9), told.stop)
    return told if long is None else told._replace(stop=long.start())


def _grown_beside(speech: Speech, moved: Draft) -> bool:
    """Whether what was told before *moved* grew by the year behind an amount held against the same: 存款余额
    682亿元，比年初增加41亿元，同比增长9.6%；贷款余额571亿元，|比年初增加52亿元|，增长11.2%.
    """
    if len(speech.drafts) < 4:
        return False
    before, grown, level = speech.drafts[-4:-1]
    return (
        level.kind == "level"
        and grown.kind == "yoy_rate"
        and before.kind == "abs_change"
        and before.base == moved.base
    )


def _counted_by(speech: Speech) -> Subject | None:
    """The measure by whose growth the last count of the sentence counted: 二手住宅价格 of 11个下降."""
    for draft in reversed(speech.drafts[speech.opened :]):
        of = draft.subject.before if draft.subject.head == "数" else ""
        measure = _GROWN.sub("", of)
        if measure != of and speech.naming.head(measure)[1] is not None:
            return speech.naming.subject(measure, None)
    return None


_GROWN: Final = re.compile("(?:同比|环比|实现|保持|[正负])*(?:增长|下降|上涨|下跌|持平|回升|回落)$")


def led_by_growth(speech: Speech, words: str) -> str | None:
    """Whose rate a place among others is told by, where that is growth: 机械类增速以|15%最高|; else None."""
    context = speech.context
    if context.subject is None or is_ratio(context.subject):
        return None
    whose = words.removesuffix("以")
    noun = next((noun for noun in RATE_ENDS if whose.endswith(noun)), "")
    if not noun and context.kind != "yoy_rate":
        return None
    whose = whose.removesuffix(noun)
    return whose if not whose or speech.naming.head(whose)[1] is None else None


def read_rate(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> None:
    context = speech.context
    if len(run) > 1 and not words and told.kind == "noun" and _read_widths(speech, run, units, told):
        return
    if read_against_both(speech, run, units, told, words):
        return
    beside = not words or (bool(speech.drafts) and speech.drafts[-1].kind == "share_change")
    if beside and read_share_moved(speech, run, units, told, words):
        return
    if ends_in(words, _RATES_END) and not words.endswith("自然增长率"):
        for noun in RATE_ENDS:
            words = words.removesuffix(noun) or words  # 贷款增速连续4个月保持在11.6%
        words = in_either_prices(words)  # 实际|增速由
        if words.endswith(FALLS) and len(words) > 2:  # 出厂价格降幅由上月的2.8%收窄至2.1%
            told = told._replace(kind="noun", word=words[-2:], sign=-1)
            words = words[:-2]
    if "最" in words[-6:] and (most := _MOST_SO.fullmatch(words)) is not None:
        words = ""  # 下跌幅度最大的|东莞跌幅为3.8%
        counted = _counted_by(speech) if most["sort"] else None
        if counted is not None:  # 二手住宅价格11个下降，跌幅最大的城市|下降1.1%
            speech.speak_of((counted,))
    cause = cause_of(speech, run, words) if words.find("因", 2) > 0 else None
    if cause is not None:  # 电子零组件业因积体电路业增38.2%带动，年增31.3%: the rate is the cause's own
        who = speech.name(cause["who"], dimension="", section="ratio")
        read_rate(speech, run, units, told, cause["what"])
        speech.speak_of((who,))
        return
    if context.course is not None and not told.compare:
        context.compare = row_since(speech)
    compare = told.compare or _going_on(context)
    since_end = compare in _AT_ENDS or (compare == "other" and context.against in _ENDS_NAMED)
    if since_end and not told.compare and _since_at_end(speech):
        compare = ""  # 8月末…，比上年末增长7.8%；1—8月新登记8万户，其中企业2万户，|增长|11.3%
    if compare == "mom" != context.steady and not told.compare and _is_next(speech, words):
        compare = context.compare = ""  # 日均产量5.6万吨，环比下降4.7%；社会消费品零售总额增长
    steady = compare == "mom" == context.steady != context.heading_compare and not told.compare
    if steady and _of_another(speech, words, run[0].start):
        compare = context.compare = context.steady = ""  # CPI环比上涨0.2%。软件业务收入3亿元，增长9%
    if compare == "mom" and not told.compare and not yearly_too(speech):
        context.steady = "mom"  # 与上月相比呈涨势，其中食品类上涨0.2%。衣着类上涨0.1%
    kind = RATES[compare]
    base = None
    if compare == "year_end":
        level = speech.drafts[-1] if len(speech.drafts) > speech.opened and not words else None
        period = level.period if level is not None and level.kind == "level" else context.period
        if period is not None and not (period.kind == "instant" and period.stop % 12 == 0):
            kind, base = "other_rate", Base(name="上年末")
    elif kind == "other_rate":
        name = COMPARATORS.get(compare, "") or context.against
        base = base_called(name) if name else None
        if base is None and not told.compare and context.whole is not None:
            base = led_against(speech.drafts, speech.opened)  # 较上届增长2.8%。其中，欧美采购商增长3%
            above = speech.since.above
            base = base or led_against(above, len(above))
    if (
        kind == "mom_rate"
        and not told.compare
        and told.kind == "noun"
        and _SUMMED.search(speech.text, max(0, run[0].start - 30), run[0].start)
    ):
        kind, base = "other_rate", None  # 为连续16周下跌，累计跌幅16.3%
    over = None if compare else over_years(speech, run[0].start)
    if over is not None:
        kind, base = "other_rate", over
    moved = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if (
        moved is not None
        and moved.kind == "abs_change"
        and moved.base is not None
        and not told.compare
        and (
            (run[0].start - moved.stop < 6 and stands(speech.text, moved.stop, _BESIDE))
            or (speech.after in ("，", ",") and context.compare != "mom")
        )
        and (not words or speech.naming.is_generic(words))
        and not _grown_beside(speech, moved)
    ):  # 比年初增加5亿元，增长3%: the amount's comparator
        kind, base = _as_moved(moved)
    course = over_course(speech) if not compare or compare == "average" else None
    if compare == "average" and told.when is not None and told.when.part == "years":
        speech.override = context.resolve(told.when)  # 比2000年到2010年的年平均增长率|0.57%
    elif course is not None and kind == "avg_rate" and not context.fresh:
        speech.override = course.span
    elif (
        course is not None
        and kind == "yoy_rate"
        and over is None
        and speech.override is None
        and (not words or (moved is not None and words in moved.subject.indicator))
    ):
        kind, base = since_start(course)
    both = all_at_once(speech, run, words)
    lead = speech.text[run[0].start - 8 : run[0].start] if len(run) == 1 and len(context.told) > 1 else ""
    if both is not None:
        subjects: tuple[Subject, ...] | None = (both,)
    elif "合计" in lead and (not words or speech.naming.is_generic(words)) and are_alike(context.told):
        # 煤炭吞吐量12万吨，铁矿石5万吨，合计增长5%
        subjects = (by_their_rank(speech, as_one(context.told), run[0].start),)
    else:
        subjects = speech.subjects(run, words, dimension="", section="ratio")
    yearly = len(run) > 1 and subjects is not None and subjects[0].period is not None
    since = before_all(speech, run[0].start) if kind == "yoy_rate" and not compare and not yearly else None
    if since is not None:  # no single year's: 2021—2023年，…分别增长8%、6%和7%
        kind, base = "other_rate", since
    apart = moved is not None and moved.kind in ("ratio", "level") and moved.unit.symbol not in ("%", "‰")
    moves = told.kind == "move" and not apart  # 亿元GDP死亡率0.012，下降14.3%
    if subjects is not None and moves and is_ratio(subjects[0]) and all(map(is_ratio, subjects)):
        kind, base = "rate_change", None  # 出生率下降1.62‰
    if subjects is not None and len(subjects) == 1 and words == "经济":
        named = told.named or _rate_of_economy(speech, run[0].start)
        if named:
            subjects = (subjects[0]._replace(before="", head=words + named),)  # 经济成长率为1.5%
    if subjects is not None and told.named[:2] == "经济" and not subjects[0].indicator:
        subjects = (subjects[0]._replace(head=told.named), *subjects[1:])  # 经济增长率为4.3%
        speech.speak_of(subjects)
    rule = f"rate:{told.word or compare or '增速'}"
    if told.word == "改善" and subjects is not None and _POLLUTED.search(subjects[0].indicator):
        told = told._replace(sign=-1)  # PM2.5均值同比改善7.2%
    sign = told.noun if told.kind == "arrive" and told.noun else told.sign
    if kind in _AGAINST_MONTHS and not context.dated:
        subjects = _of_last_month(speech, subjects, kind, base)
        against = _ONE_MONTH.fullmatch(base.name) if base is not None else None
        then = int(against["year"] or 0) * 12 + int(against["month"]) if against is not None else 0
        if against is not None and context.period is not None and then == context.period.stop - 12:
            kind, base = "yoy_rate", None  # 1—9月…。国内游客52万人次，比2023年9月增长: of September 2024
    if told.compare == "yoy" and not words and subjects is not None and len(speech.drafts) > speech.opened:
        _were_monthly(speech, run, subjects)
    speech.each(run, units, subjects, kind, rule, told, sign=sign, base=base)
    if subjects is not None and words and not speech.naming.is_generic(words):
        speech.speak_of(subjects)
        if (
            len(run) == 1
            and "均" in speech.text[run[0].start - 6 : run[0].start]
            and PARTING.search(words) is not None
        ):
            context.listed = words  # 甲、乙、丙出口增速均超过20%，分别为


def _rate_of_economy(speech: Speech, stop: int) -> str:
    """What the growth of an economy is called that stood before what was foreseen of it: 经济|成长率|由8月
    预测的3.95%上修至.
    """
    at = speech.text.rfind("经济", max(0, stop - 24), stop) + 2
    named = speech.text[at : at + 3] if at > 1 else ""
    return named if named in ("成长率", "增长率") else ""


_FORESEEN_RATE: Final = re.compile("(?P<of>.{2,}?)(?:实质|实际)?(?P<rate>增长|成长率|增长率)预测")
_HIGHEST: Final = re.compile(
    "(?:[增涨升]幅|增速|(?P<fell>[降跌]幅))最[高低快慢大小]的[^，。；0-9的]{2,12}[为达]?$"
)
"""Whose rate of what is named stands out: 投资|增速最高的吉首市为|12.3%."""


def read_led(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str, said: str
) -> bool:
    """Reads a rate that the words before it call one away from the number: 增长预测维持在2%;
    投资增速最高的吉首市为12.3%. Says whether it is so.
    """
    if told.kind:
        return False
    foreseen = _FORESEEN_RATE.fullmatch(words) if words.endswith("预测") else None
    if foreseen is not None:  # 全年本地生产总值实质增长预测维持在2%至3%
        named = foreseen["of"] + foreseen["rate"].removesuffix("增长")
        read_rate(speech, run, units, told._replace(kind="noun", word="预测", compare="yoy"), named)
        return True
    led = _HIGHEST.search(said) if len(run) == 1 and ("幅最" in said or "速最" in said) else None
    if led is None:
        return False
    read_rate(
        speech, run, units, told._replace(kind="noun", word="最高", sign=-1 if led["fell"] else 1), words
    )
    return True
