"""Completions: how much of a plan, an aim or a budget was done."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.proportions.plans import LIMIT_OF
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT, PLANNED
from yuebao.read.state.spoken import Subject, out_of_zone
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean, county_of
from yuebao.read.words.scan import Token

PLANS: Final[tuple[str, ...]] = ("目标", "计划", "预算", "任务", "预计数", "预期数")
OF_PLAN: Final = re.compile(
    "(?:(?:目标|计划|预算|任务)(?:数|月进度|序时进度|进度)?|预[计期]数|序时进度|时序进度)[的之]$"
    "|(?:为|占|达)(?:年初|全年|年度|本年|调整|代编|年|累计|分配)+(?:目标|计划|预算|任务)数?的?$"
)
"""A plan right before how much of it was done: 为年度预算的53.4%."""
PLAN_ENDS: Final = frozenset("的之标划算务数")
"""How that ends."""
_FLOW_PLAN: Final = re.compile("(?P<of>进出口|出口|进口)(?:总[额值])?(?:预期)?(?:目标|计划|任务)")
_REACHED: Final = re.compile("实现了?(?:全年|年度|年初|本年)*(?:目标|计划|预算|任务)(?:任务|目标)?数?的?$")
_PLAN_LAST: Final = re.compile("(?:全年|年度|年初|本年)*(?:目标|计划|任务)(?:任务)?$")
_DONE_RATE: Final = re.compile(
    "(?:(?:全年|年度|年初|总体)*(?:目标|任务|计划|预算|进度|投资)(?:任务|投资)?)?完成(?:率|比例|进度)"
)
"""What says how much of a plan was done, and not of what: 出口12亿元，|完成率|44%."""
_AIM_BEHIND: Final = re.compile(
    "的(?:全年|年度|年初|本年|既定|预期)*(?:目标|任务|计划|预算)(?:任务|目标|数)?(?=[，。；、）]|$)"
)
"""A plan behind how much of it was done: 完成49%|的年度任务."""
_AIM_TOLD: Final = re.compile("(?P<of>.*?)(?:全年|年度|本年)*(?:目标|任务|计划)(?:任务|数|值)?")
_AIM_NAMED: Final = re.compile(
    "(?:完成了?|占|为|达到?|实现了?)(?P<aim>[^，。；、：（）0-9]{0,14}(?:目标|计划|预算|任务)(?:任务|目标|数)*)"
    "(?:（[^（）]{1,20}）)?的?(?:约|近)?$"
)
"""The plan right before how much of it was done: 占|县下达目标任务|的81%, 完成|县上任务|（46.5亿元）的54%."""
_FAR_AIM: Final = 48
"""How far before its number a plan is sought."""
_DONE_SO_FAR: Final = re.compile("，?[^，。；]{0,10}?(?:已|目前|累计|实际)*完成")
"""How much of an aim just told was done so far: 年度目标24亿美元，|1-7月完成|55.4%."""
_DONE_OF: Final = re.compile("，?已?完[成毕]了?(?:全年|年度|整年|本年)[^，。；0-9]{0,6}的")


def read_done(speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str) -> bool:
    """How much was done of a plan that was just told, or of what is spoken of (目标45亿元的|49%,
    完成了全年的72%); returns whether the numbers say that.
    """
    subject = speech.context.subject
    if subject is None:
        return False
    last = speech.drafts[-1] if said == "的" and speech.drafts else None
    if last is not None and last.rule == PLANNED:
        limit = LIMIT_OF.search(last.subject.indicator)
        if limit is not None:  # 死亡41人，占年度控制指标45人的|91.1%: a part of it, no completion
            allowed = Base(name=limit.group())
            speech.each(run, units, (subject,) * len(run), "share", "share:占", told, sign=1, base=allowed)
            return True
        return _done(speech, run, units, told, (subject,) * len(run))
    of_plan = said.lstrip("，").strip("已均约仅只") == "完成" and (
        _is_of_plan(speech) or speech.text[run[0].start - len(said) - 1] in "（("
    )
    if of_plan and units[0] == PERCENT:
        return _done(
            speech, run, units, told, (subject,) * len(run)
        )  # 完成年度任务的86%；执行额增长9%，完成82%
    aim = _AIM_TOLD.fullmatch(subject.indicator) if said.endswith("完成") and len(run) == 1 else None
    if aim is not None and _DONE_SO_FAR.fullmatch(said) is not None:  # 离岸执行额目标24亿元，1-7月完成
        of = speech.naming.subject(aim["of"], None) if aim["of"] else subject
        speech.speak_of((of,))
        return _done(speech, run, units, told, (of,))
    done = _DONE_OF.fullmatch(said) if "完" in said[:3] and len(run) == 1 else None
    if done is None or any(plan in said for plan in PLANS):
        return False
    return _done(speech, run, units, told, (subject,))  # 完毕年度使命的72.3%


def read_done_rate(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> bool:
    """How much was done of what is spoken of (804亿元，完成率24%); returns whether *words* say that."""
    subject = speech.context.subject
    if subject is None or _DONE_RATE.fullmatch(words) is None:
        return False
    every = speech.subjects(run, "", dimension="", section="ratio") if len(run) > 1 else (subject,)
    return _done(speech, run, units, told, every)


_OVER: Final = re.compile(
    "(?P<who>[^，]*?)(?:均|都|各|已|也|分别)*(?:超额(?!备付|准备|储备|收益|利润)(?:完成)?|超(?!过|出|前|千|百|万|亿|[0-9]|时序|序时|[^，]{0,4}进度)(?=[^，]{0,8}(?:任务|计划|目标|指标)))了?"
    "(?P<aim>[^，]*?)(?:约|近)?"
)
"""By how much more than an aim something was done: 超额完成年度目标|25.4%, 分别超任务|4.5%、33.4%."""


def _read_over(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str
) -> bool:
    """By how much an aim was passed; returns whether the numbers say that."""
    over = _OVER.fullmatch(said) if not told.kind or told.kind == "arrive" else None
    if over is None or any((unit or PERCENT) != PERCENT for unit in units):
        return False
    who = clean(over["who"])
    subjects: tuple[Subject, ...] | None
    if len(run) == 1 and (not who or speech.naming.head(who)[1] is None):
        subjects = (speech.context.subject,) if speech.context.subject is not None else None
    else:
        subjects = speech.subjects(run, who, dimension="", section="ratio")
    if subjects is None:
        return False
    aim = Base(name=clean(over["aim"].removesuffix("的")) or "目标")
    speech.each(run, units, subjects, "other_rate", "rate:超额", told, sign=1, base=aim)
    return True


def read_of_plan(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str, said: str
) -> bool:
    """How much was done of a plan that is named (完成目标的49%, 为预算的53%, 完成49%的年度任务); returns
    whether the numbers say that.
    """
    if "超" in said and _read_over(speech, run, units, told, said):
        return True
    if any(plan in said for plan in (*PLANS, "进度的")) and (
        "完成" in said or (said[-1:] in PLAN_ENDS and (_REACHED.search(said) or OF_PLAN.search(said)))
    ):
        named = _PLAN_LAST.sub("", clean(words.partition("完成")[0])) if "完成" in words else ""
        if not any(plan in words for plan in PLANS):
            named = words if words not in ("序时进度", "时序进度") else ""
        elif not named and "为" in words:
            named = clean(words.partition("为")[0])  # 财政支出为年度预算的53.4%
        flow = _FLOW_PLAN.search(said)
        if flow is not None and speech.context.subject is not None and speech.context.subject.flow:
            named = named or flow["of"]  # 外贸进出口…，完成全年出口目标任务的60.5%
        subjects = speech.subjects(run, named, dimension="", section="ratio")
        _done(speech, run, units, told, subjects)
        if len(run) == 1:
            _part_aims(speech)
        if subjects is not None and (flow is not None or (named and not speech.naming.is_generic(named))):
            speech.speak_of(subjects)
        return True
    alone = len(run) == 1 and not told.kind and (units[0] or PERCENT) == PERCENT
    subject = speech.context.subject if alone else None
    if subject is None:
        return False
    if said.endswith("完成") and words and (there := _there(speech, words)) is not None:
        speech.speak_of((there,))
        return _done(speech, run, units, told, (there,))
    behind = said.endswith(("完成", "完成了")) and _AIM_BEHIND.match(speech.text, run[-1].stop) is not None
    if not behind and _DONE_RATE.fullmatch(words) is None:
        return False
    return _done(speech, run, units, told, (subject,))


def _there(speech: Speech, words: str) -> Subject | None:
    """What was told last of how much of its plan others did, of the place that is all *words* name:
    甲县完成年度任务的88%，其中|乙县|仅完成21%.
    """
    told = (d.subject for d in reversed(speech.drafts[-_NEAR:]) if d.kind == "completion")
    of = next(told, None)
    if of is None or not (speech.kind_of(words) in ("zone", "city") or county_of(words) == words):
        return None
    return speech.naming.member(words, out_of_zone(of)._replace(area=None, level=None, period=None))


_NEAR: Final = 4
"""How many figures before a place's completion another is sought."""


def _done(
    speech: Speech,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    subjects: tuple[Subject, ...] | None,
) -> bool:
    speech.each(run, units, subjects, "completion", "completion", told, sign=1)
    return True


def _part_aims(speech: Speech) -> None:
    """Give two completions of one measure in a sentence the aims that tell them apart as their bases:
    占工作目标的91%，占奋斗目标的81%.
    """
    drafts = speech.drafts
    last = drafts[-1] if drafts else None
    if last is None or last.kind != "completion":
        return
    for draft in drafts[speech.opened : -1]:
        if draft.kind != "completion" or draft.subject.indicator != last.subject.indicator:
            continue
        if draft.period != last.period or draft.area != last.area:
            continue
        first, second = _aim_before(speech, draft.start), _aim_before(speech, last.start)
        if first and second and first != second:
            draft.base, last.base = Base(name=first), Base(name=second)


def _aim_before(speech: Speech, start: int) -> str:
    """The plan that is named right before the number at *start*, or nothing."""
    named = _AIM_NAMED.search(speech.text[max(0, start - _FAR_AIM) : start])
    return clean(named["aim"]) if named is not None else ""


def _is_of_plan(speech: Speech) -> bool:
    """Whether this sentence told how much of a plan was done already, or last what the plan itself is."""
    told = speech.drafts[speech.opened :]
    planned = bool(told) and told[-1].subject.head.endswith(PLANS) and told[-1].subject.known is None
    return planned or any(draft.kind == "completion" for draft in told)
