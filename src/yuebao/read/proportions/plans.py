"""Plans, aims and limits: what was foreseen of a measure, told beside what came of it."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.core.period import Period, whole_year
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.drafts import PERCENT, PLAIN, PLANNED
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.predicates import COMPARATIVES
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs

_PLAN = re.compile(
    "(?:完成|实现|达成|相当于|为|占|达到?)?了?(?:(?:[市省区县州国]、)*[市省区县州国](?=[人下政委分厅局定核安交商])|上级|商务[厅局])?(?:人民代表大会|人代会|人大)?(?:常务?委员?会)?(?:政府|委)?(?:商务)?[厅局]?(?:下达?|分配|[核确]?定|安排|交办)?"
    "(?:批准|审议|通过|确定|审查|分解)*(?:给|至)?的?(?:[全我本][市省区县州])?的?"
    "(?P<plan>(?:年初|全年|年度|调整后?|本年|当年|今年|代编|年|[一二三四]季度|控制|考核|工作|奋斗|责任|[确必]保|力?争取?|挑战|底线|基本|既定|预期)*(?:预算|计划|目标|任务|指标)(?:任务数?|目标数?|数|额|指标)?)(?:为|的)?$"
)
_YEARS_AIM = re.compile(
    "(?:完成|实现|达成)了?(?:(?:[市省州县区国]|市委|省委|政府|商务局|商务厅|上级|我[区市县])*(?:下达|确定|分解|安排)的?)?(?P<when>全年|年度|年初|今年|全年度|)$"
)
AIMED: Final = signs("的投收招年工预目计任")
"""What ``AIM`` begins with, and the 的 alone."""
AIM: Final = re.compile("的?(?:投资|收入|招商|年度|工作|预期)*(?P<aim>目标|计划|任务|预算)(?:任务|数)?的")
"""What a year's aim is told by around its amount: 完成|全年1.8万亿元|投资目标的77.9%."""
_AIM_ITSELF = re.compile(
    "的?(?P<aim>(?:年度|全年|年初|本年度?)+(?:计划|目标|工作)*(?:目标|任务|计划))(?=[，。；、）]|$)"
)
"""An aim told by its amount alone: 超额完成22.6亿美元的|年度计划任务."""
_SET = re.compile("下达|分解")
_A_LIMIT = "(?:年度|全年)?控制(?:指标|目标|数|线)"
LIMIT_OF: Final = re.compile(_A_LIMIT + "$")
_LIMIT = re.compile(f"(?:[市省]|上级)?(?:政府|安委会)?(?:下达的?)?(?P<limit>{_A_LIMIT})")
"""What accidents are held to by those above: 低于|控制指标."""

_FORESEES: Final = re.compile(
    "预(?:(?<![于比较好超]预)(?:计|估|测(?![数值]))|期(?:目标)?(?:[：为是]|增长|达到|下降|实现))|力争|有望|可望|争取"
    "|明年|拟于|定于|将于|将(?:继续|在(?=[0-9今]))|将(?:进一步)?(?:达|[增降升]|突破|超过|实现|下降|保持|完成|上升|扩大|占)"
)


def foresee(
    speech: Speech, token: Token, unit: Unit, subject: Subject, plan: str, kind: Kind = "level"
) -> None:
    """Adds what a *plan* (年度目标) foresees of *subject*, for the whole year."""
    period = speech.context.period
    year = whole_year(period.start // 12) if period is not None else None
    foreseen = subject._replace(head=subject.head + plan, known=None, level=None, period=None)
    speech.add(token, unit, kind, foreseen, PLANNED, period=year)


_PLAN_BEFORE: Final = re.compile(
    "(?:完成|为|占|达到?|[高低快慢]于|距离?|与|较|比|未达到?|超过?|落后于?)了?(?:[省市县区州]?(?:委|政府|商务局|商务厅|上级|上)*(?:下达|确定|分解)?的?)"
    "(?P<plan>(?:年初|全年|年度|本年|当年|考核|责任|预期|增长)*(?:预算|计划|目标|任务)(?:任务|目标|数)?)的?$"
)


def aimed_at(speech: Speech, clause: Clause, aside: Clause, opened: int) -> bool:
    """Reads what a plan of the year foresees, in the bracket behind it that opens at *opened*: 完成年度目标
    （9亿美元）的95.6%, 增长7.8%，低于年度目标（9%）. Says whether it does.
    """
    text = speech.text
    plan = _PLAN_BEFORE.search(text, clause.start, opened)
    if plan is None:
        return False
    number, subject = aside.numbers[0], speech.context.subject
    unit = number.value.unit
    rated = number.value.section == "ratio"  # 增长7.8%，低于年度目标（9%）
    grown = [d.subject.indicator for d in speech.drafts[speech.opened :] if d.kind == "yoy_rate"]
    done = plan.group()[0] in "占完为达" and not text.startswith("）的", aside.stop)  # 占年度预算（48%）
    if subject is None or (unit is None and not rated) or text[aside.start : number.start].strip("约为"):
        return False
    if rated and (done or subject.indicator not in grown):
        return False
    foresee(speech, number, unit or PERCENT, subject, plan["plan"], "yoy_rate" if rated else "level")
    return True


def planned(speech: Speech, clause: Clause, start: int, run: list[Token], unit: Unit) -> bool:
    """Reads what a plan foresees when it stands before its completion: 完成年初预算数6.1亿元的40.4%."""
    text, context, token = speech.text, speech.context, run[0]
    plan = _PLAN.search(text, start, token.start) if len(run) == 1 else None
    about = _YEARS_AIM.search(text, clause.start, token.start) if len(run) == 1 and plan is None else None
    aim = AIM.match(text, token.stop) if about is not None else None
    if aim is not None or (about is not None and _SET.search(about.group())):
        plan = about  # 完成市商务局下达全年8400万美元的37.2%
    if plan is None:
        aim = _AIM_ITSELF.match(text, token.stop) if about is not None else None
        if aim is None or about is None or context.subject is None or context.subject.known is None:
            return False
        foresee(speech, token, unit, context.subject, aim["aim"])
        return True
    after = aim.end() if aim is not None else token.stop + text.startswith("的", token.stop)
    done = next((other for other in clause.numbers if other.start == after), None)
    if done is None or done.kind != "number" or done.value.section != "ratio":
        return False
    named = speech.words(clause, start, plan.start())
    if named and not speech.naming.is_generic(named):
        speech.speak_of((speech.name(named, dimension="", section="none"),))
    subject = context.subject
    if subject is None:
        return False
    if aim is not None:
        named = plan["when"] + aim["aim"]
    else:
        named = plan["when"] + "任务" if plan is about else plan["plan"]
    foresee(speech, token, unit, subject, named)
    if plan is about and aim is None and subject.period is not None:
        context.period, context.fresh = subject.period, False  # 下达|全年|8400万美元: of the aim alone
    return True


def read_target(speech: Speech, number: Token, told: Predicate, words: str) -> bool:
    """Reads the limit itself, a number without a unit behind it: 死亡率0.26，低于控制指标|0.27."""
    limit = _LIMIT.fullmatch(told.against) if told.word in COMPARATIVES else None
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if limit is None or last is None or clean(words):
        return False
    subject = last.subject._replace(level=None, period=None)
    kind: Kind = "ratio" if last.kind == "ratio" else "level"
    foreseen = subject._replace(head=subject.head + limit["limit"], known=None)
    speech.add(number, number.value.unit or PLAIN, kind, foreseen, PLANNED, bound=told.bound)
    return True


def foresees(text: str, start: int, stop: int) -> bool:
    """Whether a sentence foresees or aims at what it tells: 预计2024年将达到50亿元."""
    return _FORESEES.search(text, start, stop) is not None


def leave_foreseen(
    context: Context, kept: Period | None, lasting: Period | None, main: Period | None, *, titled: bool
) -> None:
    """A time that a sentence foresees something of is its own, where an earlier one was spoken of before, or
    where it is the title of an item (*titled*): ● 2029年市场规模将达306亿元.
    """
    now = context.kept
    if titled and kept is None and now is not None and now.kind == "year":
        context.kept, context.lasting, context.main = None, lasting, main
        return
    if now is None or kept is None or now == kept or not (now.year and kept.year):
        return
    if now.stop < kept.stop or (now.stop == kept.stop and now.start >= kept.start):
        return
    context.foreseen = now
    context.kept, context.lasting, context.main = kept, lasting, main


def go_on_foreseeing(context: Context, text: str, start: int, stop: int) -> None:
    """What is foreseen in the next sentence without a time is of that of the last: 其中，出口将达到20亿元."""
    if context.foreseen is None:
        return
    if text.startswith("其中", start) or foresees(text, start, stop):
        context.period = context.foreseen
    else:
        context.foreseen = None
