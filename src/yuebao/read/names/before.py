"""What the sentence before told, where this one names nothing: …合同额3亿元，执行额2亿元。分别增长4%和5%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.incomes import PAID, WORKERS
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context


_MEANS_OF_ONE: Final[tuple[str, ...]] = ("单笔", "平均每", "户均", "企业平均", "单份")
_YIELD: Final[tuple[str, ...]] = ("亩产", "单产", "单位面积产量")
_IN_TWO_WAYS: Final = re.compile("(?:名义|实际|同比|环比|[增涨]速|[增涨降跌]幅|分别|的|[和与及、])*")
_IN_PRICES: Final = re.compile("实际|名义|不变价|可比价|价格因素")
_TONNES: Final = re.compile("[^0-9。；]{0,12}[0-9.]+[百千万亿]*吨")


_FIRST_PART: Final = re.compile("(?:其中)?[，：]?(?P<of>[^，。；：、0-9]{3,24}?)(?:约|近|超过?)?[0-9]")
"""The first part of a whole, before its number."""
_PART_OF: Final = re.compile("[^，。；0-9]{2,14}占[^，。；0-9]{0,6}[0-9.]+%")
"""The first part of a whole with no more than its share."""
_SUMMED: Final = re.compile("(?:总额|余额|总量|总值|合计|总计)$")


def past_yield(speech: Speech, unit: str) -> None:
    """Goes back past a yield told last to what was brought in, of which a number in tonnes (*unit*) is:
    总产量29万吨，|平均亩产|453公斤。经济作物中，油菜籽3万吨.
    """
    context = speech.context
    last = context.subject
    if last is None or not unit.endswith("吨") or not last.indicator.endswith(_YIELD):
        return
    told = (draft.subject for draft in reversed(speech.drafts[-12:]))
    made = next((one for one in told if one.known is not None and one.known.measure == "产量"), None)
    own = dict(last.parts).get("product")  # 粮食总产29万吨，其中稻谷面积30万亩，亩产400公斤，|总产|12万吨
    if made is not None and own in (None, dict(made.parts).get("product")):
        context.whole = made if context.whole is last else context.whole
        context.subjects = (made,)


def told_of_all(context: Context, ahead: str, *, opening: bool) -> Subject | None:
    """What a 其中 is of, behind a full stop if *opening*: what was told last, or before that where it is a
    mean of one of many (执行额5亿美元。|单笔合同平均金额48万美元|。其中，离岸), a limit (债务余额3亿元，
    |限额|4亿元，其中) or a yield and tonnes stand *ahead* (总产13万吨，|亩产|424公斤，其中夏粮4万吨).
    """
    last = context.subject
    if last is not None and last.known is not None and last.head.endswith(_YIELD) and _TONNES.match(ahead):
        told = reversed((*context.recent, *context.told))
        made = (one for one in told if one.known is not None and one.known.measure == "产量")
        context.subjects = (next(made, last),)
        return context.subjects[0]
    if last is not None and (own := _named_ahead(context, last, ahead)) is not last:
        context.subjects = (own,)
        return own
    if last is not None and last.head in PAID and _PART_OF.match(ahead) is not None:
        told = reversed((*context.recent, *context.told))  # 劳动力6万人，月均收入4862元，其中省外务工占58%
        at_work = (one for one in told if one.indicator.removesuffix("数").endswith(WORKERS))
        context.subjects = (next((one for one in at_work if one.head not in PAID), last),)
        return context.subjects[0]
    if last is not None and not last.head and last.parts == (("partner", last.before),):
        told = reversed((*context.recent, *context.told, *context.rated))
        dealt = next((one for one in told if one.partner == last.before and one.flow is not None), None)
        if dealt is not None:  # 对欧盟出口20亿元，欧盟为第三大出口市场。其中，机电产品
            context.subjects = (dealt,)
            return dealt
    limit = "限额" if last is not None and last.indicator.endswith("限额") else ""
    mean = last is not None and "均" in last.indicator and last.before.startswith(_MEANS_OF_ONE)
    if last is None or not (limit or (opening and mean)):
        return last
    told, but = reversed((*context.recent, *context.told)), limit or "均"
    alike = (one for one in told if one.dimension == last.dimension and but not in one.indicator)
    context.subjects = (next(alike, last),)
    return context.subjects[0]


def _named_ahead(context: Context, last: Subject, ahead: str) -> Subject:
    """Which of the totals told last the first part names *ahead*, where *last* is another's: 资产总额21亿元，
    负债总额20亿元。其中，|大型银行资产|7亿元；股份制银行4亿元.
    """
    first = _FIRST_PART.match(ahead) if last.known is not None else None
    stop = ahead.find("。")
    if first is None or any(stem in ahead[first.end() : stop] for stem in _stems(last)):
        return last
    named = first["of"].removesuffix("为").removesuffix("完成")
    whole, longest = last, max((len(stem) for stem in _stems(last) if named.endswith(stem)), default=0)
    for one in reversed((*context.recent, *context.told)):
        alike = one.known is not None and one.dimension == last.dimension and one.before == last.before
        if not alike or _cut(one) != _cut(last):
            continue
        found = max((len(stem) for stem in _stems(one) if named.endswith(stem)), default=0)
        if found > longest and len(named) > found:
            whole, longest = one, found
    return whole


def _stems(total: Subject) -> tuple[str, ...]:
    """How a part may name the measure of a *total*: 资产总额, 资产."""
    stem = total.head[-2:] if total.head.endswith(("收入", "支出")) else _SUMMED.sub("", total.head)
    return (total.head, stem) if len(stem) > 1 else (total.head,)


def _cut(total: Subject) -> list[tuple[str, str]]:
    """How *total* is cut, other than by the way that it flows."""
    return [part for part in total.parts if part[0] != "flow"]


_ITS_PART: Final = re.compile("，其中[：，]?(?P<of>[^，。；：、0-9]{2,16}?)(?:[有为达约近]|共)*[0-9]")
"""The first part of what was just told, named in full."""
_SEXES: Final = frozenset({"女", "男", "女性", "男性"})


def leave_parts(speech: Speech, words: str, stop: int) -> None:
    """Leaves the parts of one measure where *words* name another, whose own parts follow at *stop*:
    专任教师4011人，其中小学专任教师1920人，|在校学生|6576人|，其中小学在校学生3337人. So they do where the
    part was of one sex: 小学专任教师300人，其中女教师200人，|在校学生|4000人.
    """
    context = speech.context
    whole, last = context.whole, context.subject
    if whole is None or last is None or last is whole or last.head == words or not words:
        return
    apart = last.before in _SEXES and words not in last.indicator and speech.naming.is_bare(words)
    if not apart and last.head == whole.head and speech.text.startswith("，其中", stop):
        part = _ITS_PART.match(speech.text, stop)
        of = part["of"].removesuffix(words) if part is not None else ""
        apart = part is not None and of != "" and of != part["of"] and last.before.endswith(of)
    if apart:
        context.subjects, context.whole, context.outer = (whole,), None, None


def areas_told(context: Context, count: int) -> list[str]:
    """The *count* areas that what was told last was of, one each, also rates; none when some had none."""
    for told in (context.recent, context.subjects):
        areas = [subject.area for subject in told[-count:] if subject.area is not None]
        if len(set(areas)) == count:
            return areas
    return []


def told_in_last(speech: Speech, count: int, *, fresh: bool) -> tuple[Subject, ...]:
    """The *count* subjects of the sentence before, all or those of amounts, where this one names none and has
    told nothing yet (unless *fresh*): 合同额7266亿元，执行额4663亿元。同比分别增长.
    """
    recent = speech.context.recent
    if fresh or not speech.drafts:
        return ()
    last = speech.drafts[-1]
    if len(recent) == count and last.subject.indicator == recent[-1].indicator:
        return recent
    amounts = [d.subject for d in speech.drafts if d.sentence == last.sentence and d.kind == "level"]
    return tuple(amounts) if len(amounts) == count else ()


def grown_twice(speech: Speech, words: str) -> tuple[Subject, ...]:
    """The one thing whose two rates were told right before, where *words* name nothing else: 名义增长6.4%，
    实际增长6.1%，|增速|分别回落; 同比上涨0.4%，环比上涨0.1%，|涨幅|分别扩大.
    """
    drafts = speech.drafts
    if len(drafts) < speech.opened + 2 or _IN_TWO_WAYS.fullmatch(words) is None:
        return ()
    one, two = drafts[-2:]
    if not one.kind.endswith("_rate") or not two.kind.endswith("_rate") or one.period != two.period:
        return ()
    alike = one.subject.indicator == two.subject.indicator and one.area == two.area
    apart = one.kind != two.kind or _IN_PRICES.search(speech.text, one.stop, two.start) is not None
    return (one.subject, two.subject) if alike and apart else ()
