"""The whole that is divided: found again by what it is called, or by where it was told."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, base_called
from yuebao.read.names.units import is_trade, units_of
from yuebao.read.proportions.wholes import are_siblings
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import KINDS, Subject
from yuebao.read.words.signs import ends_in, signs

COPULA: Final = "(?:属于?(?!性)|来自于?|源自|源于|[是为](?!了)|系|集中[在于]|分布[在于]|投向|流向|用于)"
BELONGS: Final = re.compile(f"(?:左右|以上)?(?:则|亦|也|均|都|主要)*{COPULA}(?=.)")
"""What stands between a share and the part behind it: 21.6%|属|制造业."""
_PEOPLE: Final[tuple[str, ...]] = ("人员", "工人", "人士", "职员", "员工", "文员")
_HELD: Final = re.compile("（[^）]*）")
SIZE: Final = re.compile("(?:余额|总额|总量|总值|数量|人次|总数|[数量额])$")
_TOTAL: Final = re.compile("(?:全部|全体|总体|整体|所有)?(?:总?[数量额值]|总人数|总人次|总金额)?的?")
_TOTAL_ENDS: Final = signs("部体有数量额值次的")
"""How what that says may end."""
_OF_ALL: Final[tuple[str, ...]] = ("全部", "全体", "总体", "整体", "所有")


def says_all(whole: str) -> bool:
    """Whether the words behind 占 name no whole of their own: 占|总数|的."""
    return not whole or (
        len(whole) < 7 and ends_in(whole, _TOTAL_ENDS) and _TOTAL.fullmatch(whole) is not None
    )


def without_all(words: str) -> str:
    """*words* without what says that all of it is meant: 全部|投诉."""
    return words[2:] if words.startswith(_OF_ALL) else words


def whole_base(whole: Subject) -> Base:
    """*whole* as what its parts are shares of."""
    return base_called(whole.indicator, whole.measure, whole.parts, whole.area)


def is_whole(subject: Subject | None) -> bool:
    """Whether *subject* is an amount or a count, which has parts."""
    if subject is None or subject.dimension == "%" or not (subject.before or subject.head):
        return False
    if subject.known is not None:
        return subject.known.nature in ("flow", "stock")
    return subject.level is not None or subject.head in ("数", "人数", "数量")


def part_of(speech: Speech, whole: Subject, words: str) -> Subject:
    """The part of *whole* that *words* name, with what *whole* measures: 文员|就业人口."""
    words = _bare(words)
    if is_trade(words) and (units := units_of(speech, whole, words)) is not None:
        return units
    if words.endswith(("人士", "的人")) and whole.indicator.endswith(("人口", "人员")):
        words = words[:-2]  # 正在寻找第一份工作的|人士 of 失业人口
        return speech.naming.member(words, whole._replace(level=None, period=None))
    tail = SIZE.sub("", whole.indicator)[-2:]
    if (len(words) > 2 and words.endswith(tail)) or (tail == "企业" and words.endswith("企")):  # 省内游客
        return counted_alone(speech, words, whole)
    if whole.known is None and _names_itself(words, whole.indicator):
        return counted_alone(speech, words, whole)
    if speech.naming.head(words)[1] is not None and not are_people(words, whole):
        return speech.naming.subject(words, None)
    kind = speech.kind_of(words)
    plain = whole._replace(level=None, period=None)
    if kind == "zone":
        plain = plain._replace(area=plain.area or area_of(speech, whole))
    if kind in ("zone", "partner"):
        return speech.with_place(plain, words)
    return speech.naming.member(words, plain)


def area_of(speech: Speech, whole: Subject) -> str | None:
    """Whose *whole* was told to be, where another place was told since: 东城区占39%，高新区占30%."""
    levels = (
        d for d in reversed(speech.drafts) if d.kind == "level" and d.subject.indicator == whole.indicator
    )
    told = next(levels, None)
    return told.area if told is not None and told.area != speech.context.area else None


def counted_alone(speech: Speech, words: str, whole: Subject) -> Subject:
    """The part that *words* name in full, counted as *whole* is."""
    counted = whole.head.endswith("数")
    return speech.naming.subject(words, None, section="count" if counted else "")


def are_people(words: str, whole: Subject) -> bool:
    """Whether *words* name some of the people that *whole* counts: 服务人员 of 就业人口."""
    return words.endswith(_PEOPLE) and whole.indicator.endswith(("人口", "人员", "人数"))


def _names_itself(words: str, whole: str) -> bool:
    """Whether *words* say themselves what is counted: 较差的监测点 of 纳入监测的, 优良湖 of 重点湖（库）."""
    counted = _HELD.sub("", whole).removesuffix("数")
    near = words[-3:]
    return len(words) > 3 and (words[-1] == counted[-1:] or near[:2] in counted or near[1:] in counted)


def _bare(words: str) -> str:
    led = BELONGS.match(words)
    return words[led.end() :] if led is not None else words


def whole_named(speech: Speech, words: str) -> Subject | None:
    """The amount or count that *words* name (全部投诉, 就业人口), as it was told before where it was."""
    context = speech.context
    all_of, words = words, without_all(words)
    divided = (context.shared_out, context.whole, context.lately)
    spoken = (*divided, context.lead, context.topic, context.subject, context.before)
    told = [one for one in spoken if one is not None and is_whole(one)]
    for one in told:
        if words in (one.indicator, one.indicator.removesuffix("数")):
            return one
    before, known = speech.naming.head(words)
    if known is not None and before in ("", "总"):
        before, words, all_of = "", words.removeprefix("总"), all_of.removeprefix("总")  # 总销量中，国内市场
    if (before and known is not None) or all_of != words:
        return None
    for one in told:
        led = one.indicator.removesuffix("数").removesuffix(words)
        near = led != one.indicator.removesuffix("数") and "的" not in led
        if near and (known is not None or len(led) < 5) and not is_part(speech, one):
            return one
    return None


_NEAR: Final = 24
"""How many figures back a part may have been told that is divided next."""


def part_named(speech: Speech, words: str) -> Subject | None:
    """The part told shortly before that *words* name, which has parts of the same kind itself: 机电产品出口
    8亿元，农产品出口2亿元。|机电产品|中，手机5亿元.
    """
    bare, drafts = words.removesuffix("业务"), speech.drafts
    for place in range(len(drafts) - 1, max(-1, len(drafts) - _NEAR), -1):
        draft = drafts[place]
        one = draft.subject
        if draft.kind not in ("level", "yoy_rate") or one.known is None:
            continue
        if one.before in (words, bare) or one.indicator == words:
            kinds = {dimension for dimension, _ in one.parts} - {"flow"}
            level = draft.kind == "level"
            one = one.told(place, draft.unit.dimension, draft.period) if level else one
            return one if len(kinds) == 1 and kinds <= KINDS else None
    return None


def amount_named(speech: Speech, words: str) -> Subject | None:
    told = whole_named(speech, words)
    if told is not None:
        return told
    named = speech.naming.subject(words, None)
    return named if named.known is not None and is_whole(named) else None


def told_whole(speech: Speech, part: str = "") -> Subject | None:
    """What is divided with no word for it: what the sentence divides, or what the paragraph told. Where a
    *part* is named, it is neither that part nor one beside it.
    """
    context = speech.context
    for told in (context.shared_out, context.whole, context.subject, context.topic, context.lead):
        if told is None or not is_whole(told):
            continue
        if told is not context.shared_out and told is not context.whole and is_part(speech, told):
            continue
        if not part or (told is context.lead and part not in told.indicator):
            return told
        if part not in told.indicator and not beside(told, part_of(speech, told, part)):
            return told
    return None


def is_part(speech: Speech, told: Subject) -> bool:
    """Whether *told* is spoken of as a part whose share was told."""
    return told.indicator in speech.context.bases or any(
        draft.kind in ("share", "share_change") and draft.subject.indicator == told.indicator
        for draft in speech.drafts
    )


def beside(whole: Subject, part: Subject) -> bool:
    """Whether *whole* is itself a part that *part* stands beside: 制造业从业人员 beside 建筑业."""
    trade = whole.before.endswith("业") and not whole.before.endswith(("就业", "失业", "从业", "创业"))
    if whole.before.endswith("品牌") and "品牌" in part.indicator:
        return True  # 合资品牌零售50万辆。德系品牌零售份额
    return are_siblings(whole, part) or (trade and "业" in part.before and whole.before != part.before)


def of_whole_place(base: Base) -> Base:
    """What a zone or district told of pulls, where no more is said: 高新区工业增加值增长8%，|拉动全市增长."""
    region, *rest = base.breakdown
    return Base(name=base.name.removeprefix(region[1]), measure=base.measure, breakdown=tuple(rest))


_INCOMES: Final = frozenset(
    {"收入", "居民收入", "增收", "居民增收", "农民收入", "农民增收", "总收入", "收入增长"}
)


def income_pulled(speech: Speech, pulled: str, said: str) -> Subject | None:
    """The income told before that what is *said* calls short or by its growth: 可支配收入1.2万元。工资性收入
    5000元，拉动|增收|3.3个百分点. None where none was.
    """
    if "贡献" in said or (pulled not in _INCOMES and not (pulled == "" and "增收" in said)):
        return None
    for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
        if draft.kind in ("level", "yoy_rate") and draft.subject.head.endswith("可支配收入"):
            return draft.subject._replace(level=None, period=None, area=None)
    return None
