"""Where a text, a chapter or a paragraph says which years it looks back on, and what is of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import UNKNOWN_YEAR, Period, whole_year
from yuebao.read.state.reviews import years_reviewed
from yuebao.read.words.times import Time, number_of

if TYPE_CHECKING:
    from yuebao.core.fact import Kind
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.spoken import Subject

_YEAR: Final = 12
_TERM: Final = '[“‘"]?十(?P<term>[一二三四五])五[”’"]?'
_COUNTED: Final = (
    "(?:刚刚|即将)?(?:过去的?|最近|近|这)?(?P<over>[三四五六七八九十]|[3-9]|10)年(?:以?来|间)"
    "|(?:刚刚)?(?:过去的?|最近|近|这)(?P<last>[三四五六七八九十]|[3-9]|10)年"
)
_LOOKS_BACK: Final = "成就|综述|回顾|成效|巡礼|答卷|总结|收官|亮点|发展报告|发展情况|发展公报|成绩|辉煌"
_OF_TITLE: Final = re.compile(
    f'{_TERM}(?:(?P<when>时期|期间|以来)|(?:规划)?[”"]?[^，。；]{{0,20}}?(?:{_LOOKS_BACK}))'
    f"|(?:{_COUNTED})[^，。；]{{0,20}}?(?:{_LOOKS_BACK}|工作)"
)
"""What says of a text that it reviews years: “十三五”时期经济社会发展回顾, 五年来商务工作综述."""
_NO_REVIEW: Final = re.compile(
    "规划(?:纲要|》|（|的?通知|$)|今后|未来|下一步|展望|目标|[今明]年|上半年|季度|总体要求|总体思路|指导思想|重点任务|打算|安排"
)
_OPENS: Final = re.compile(
    "[ 　—–－·●-]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．是])?(?:回顾|纵观|回望|在|整个)?"
    f"(?:{_TERM}(?:规划)?(?P<when>时期|期间|以来|五年来?)|{_COUNTED})(?!末|规划|平均|的?同期)"
)
"""What a paragraph that reviews years opens with: “十四五”以来，…; 五年来，…; 过去五年，…."""
_COMING: Final = re.compile(
    "[ 　—－–·●-]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．是])?(?:我们的?|展望|在)?"
    "(?:今后|未来)(?P<next>[三五])年"
)
"""What opens a paragraph, or a chapter, on the years to come: 今后五年，…."""
_PLAN: Final = re.compile(f"{_TERM}(?P<when>规划)")
_LED: Final = re.compile("(?:获悉|了解到|介绍|表示|指出)，")
"""Who says what years are looked back on, before them."""
_ADDED: Final = re.compile(
    "累计(?!率|利用|平均|结余|结存|登记|注册|备案|装机|确诊)(?!(?:共|净)?(?:增[长加]|减少|下降|上升|提高|降低|回落|压减|达[到]?[0-9.]+[个家户所人件项]|有|拥有))"
    "|[五四三]年(?:共|合计|总计)"
)
"""What says of a number that it was added up over the years reviewed."""
_NEWLY: Final = re.compile(
    "(?:.{0,24}?(?:机构|机关|部门|系统|法院|检察院|中心))?(?:共|先后|累计|依法)*(?:新建|新改建|改?扩建|新设|新增|建成|实施"
    "|引进|改造|完成|举办|培训|开行|发放|新引进|新招引|整治|打造|创建|盘活|清退|消化|惠及|淘汰|拆除|关停|化解|办理|处理|查处"
    "|受理|审[理结]|追回|投入|减免|拨付|救助|组织|开展|招引|扶持|带动|争取|修复|治理|植树|造林|兑付|帮助|安置|为[^，]{2,14}追回)"
    "|.*(?:改造|整治|搬迁|脱贫)数?$"
)
"""How that begins which came or was done in the years reviewed."""
_DONE_BESIDE: Final = re.compile("[，、]")
"""What stands before that which was done in the same years, right behind what was."""


def review_of_title(context: Context, titles: list[str], texts: list[str]) -> Period | None:
    """Takes in the years that a title says the text reviews. Returns the last year of a plan that is over,
    where the *texts* tell no year.
    """
    for title in titles:
        said = _OF_TITLE.search(title) if "年" in title or "五" in title else None
        if said is None or _NO_REVIEW.search(title) is not None:
            continue
        last = 2005 + 5 * number_of(said["term"]) if said["term"] else 0
        first = context.year == last - 4 and not any(f"{context.year}年" in text for text in texts)
        untold = last and said["when"] != "以来" and (context.year == UNKNOWN_YEAR or first)
        if untold:  # also where 2015年 alone is told, by what is compared with it
            context.year = context.given_year = last
        context.review.text = _years(context, said)
        return whole_year(context.year) if untold else None
    return None


def review_of_chapter(context: Context, text: str, *, dated: bool) -> None:
    """Takes in the years that a heading says its chapter reviews; one that is *dated* reviews none."""
    said = _OF_TITLE.search(text) if "年" in text or "五" in text else None
    if dated or _NO_REVIEW.search(text) is not None:
        context.review.chapter = _coming(context, text)
    elif said is not None:
        context.review.chapter = _years(context, said)


def review_of_paragraph(context: Context, text: str, *, numbers: bool) -> None:
    """Takes in the years that a paragraph opens with; one without *numbers* says them of those below it."""
    review = context.review
    review.here, review.told = None, False
    led = _LED.search(text) if "年来，" in text and not numbers else None  # 本报讯…获悉，|五年来，…
    said = _OPENS.match(text, led.end() if led is not None else 0)
    if said is not None:
        plan = _PLAN.search(text) if said["over"] == "五" and not numbers else None
        review.here = _years(context, plan or said)
        recent = review.here is not None and context.year * _YEAR <= review.here.stop + _YEAR
        if not numbers and recent:  # but “十一五”以来，环境优化 in a report of 2021
            review.chapter = review.here
    elif (coming := _coming(context, text)) is not None:
        review.here = coming


def _coming(context: Context, text: str) -> Period | None:
    """The years to come that *text* opens with."""
    said = _COMING.match(text) if "后" in text[:12] or "未来" in text[:12] else None
    return None if said is None else context.resolve(Time("term", "coming", 1, number_of(said["next"])))


def _years(context: Context, said: re.Match[str]) -> Period | None:
    """The years that were *said*."""
    if said["term"]:
        last = 2005 + 5 * number_of(said["term"])
        if said["when"] == "以来" and context.year == UNKNOWN_YEAR:
            return None
        stop = min(last, context.year) if said["when"] == "以来" and context.year > last - 4 else last
        return Period(start=12 * last - 48, stop=12 * stop + 12, kind="years")
    count, of_all = number_of(said["over"] or said["last"]), context.review.text
    if of_all is not None and count == 5 and of_all.start // 12 % 5 == 1:
        return Period(start=of_all.start, stop=of_all.start + 60, kind="years")
    years = context.resolve(Time("term", "recent", 1, count))
    return years if years is not None and years.year else None


def in_all(speech: Speech, subject: Subject, kind: Kind, dimension: str) -> Period | None:
    """The years under review, where a number of *kind* is of all of them: 五年来，…。|累计新建学校|36所."""
    context = speech.context
    if kind == "avg_rate":
        return _averaged_over(context)
    span = years_reviewed(context)
    if span is None:
        return None
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if kind == "multiple" and last is not None and last.subject.indicator == subject.indicator:
        return last.period  # 投资累计760亿元，是上一个五年的|1.6倍
    if kind != "level":
        return _at_last(span, context)
    if _NEWLY.match(subject.before + subject.head) is not None:
        return span
    if last is not None and last.period == span and last.kind == "level":
        part = context.whole is not None and last.unit.dimension == dimension
        known = subject.known
        flows = known is None or (known.nature == "flow" and not known.trade)
        beside = _DONE_BESIDE.fullmatch(speech.text, last.stop, speech.start) is not None
        if part or (flows and beside):
            return span  # 办理案件1862件，|罚款1.26亿元
    return _at_last(span, context)


def _averaged_over(context: Context) -> Period | None:
    """The years that a mean growth is over, where one year is spoken of: those of the course just told, or
    those under review up to that year.
    """
    now, course, span = context.period, context.course, context.review.span
    if now is not None and (now.months > _YEAR or (now.start % _YEAR and now.kind != "instant")):
        return None
    if course is not None and course.span is not None and course.stop == now:
        return course.span
    if span is None or (now is not None and not span.start < now.stop <= span.stop + _YEAR):
        return None
    stop = span.stop if now is None else min(span.stop, now.stop)
    return Period(start=span.start, stop=stop, kind="years")


def _at_last(span: Period, context: Context) -> Period | None:
    """The last year of *span*, where what is told without its time would be of none or of a later one."""
    now = context.period
    return whole_year(span.stop // _YEAR - 1) if now is None or now.start >= span.stop else None


def added_up(context: Context, text: str, start: int, stop: int) -> Period | None:
    """The years under review, where ``text[start:stop]`` says that the number behind it is their sum."""
    span = years_reviewed(context) or _years_to_come(context)
    return span if span is not None and _ADDED.search(text, start, stop + 12) is not None else None


def _years_to_come(context: Context) -> Period | None:
    """The years to come that the paragraph opened with, where it told their last: 今后五年…，到2026年，…."""
    span, now = context.review.here, context.period
    ends = span is not None and now is not None and now.kind == "year" and now.stop == span.stop
    return span if ends else None
