"""Whose rate stands out, and how high it is: 以二星级酒店的85%入住率为高; 以五星级的|最高，达88%."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.read.changes.events import read_event_before
from yuebao.read.changes.growth import read_rate
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.drafts import PERCENT, Refusal
from yuebao.read.state.spoken import Subject, is_ratio, out_of_zone
from yuebao.read.words.against import OVER_ALL
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean
from yuebao.read.words.predicates import before_number
from yuebao.read.words.signs import signs, stands

HIGH: Final = signs("高低")
"""What a clause ends with that tells whose rate stands out."""
_LED: Final = re.compile("(?:当中|其中|其中也)?以")
_HIGH: Final = re.compile("(?P<rate>[^，]{0,8}?率)?(?:表现)?(?:为|最|较|相对)+(?:高|低)")
_BY: Final = re.compile("(?:当中|其中)?以(?P<who>[^，、的以]{2,12}?)的?(?:为?最[高低])")
_STANDS_OUT: Final = re.compile(
    "(?:当中|其中|而|另外)?，?(?P<of>[^，、]{0,16}?)以(?P<who>[^，、以]{2,14}?)(?:的(?P<what>[^，、的]{2,10}?))?(?:为?[最较]|为)[高低]"
)
"""Who is the highest in a measure that is told before it or of it: 长途旅客以|英国旅客|的|人均消费|较高."""
_BRACKET: Final = re.compile("（[^）]*）")
_ABOVE: Final = re.compile(
    f"(?:均|都)?(?:{OVER_ALL}|(?:高于|低于|超过|超|大于|小于|不足|达到?|突破|[处在]+)(?=[0-9.]+%))"
)
"""What a measure is held against that a whole has, or a mark: 增速|高于全省|的, 增速|超过|10%的."""
_OVER_MARK: Final = re.compile("及?以[上下内]|左右")
_HAVING: Final = re.compile(
    "的(?P<who>省[份市]?|城市|地区|县区|区县|县市区?|区县市|市县|市州|地市|市|县|区|镇街|街镇|乡镇|国家|[^，。；：、的0-9]{0,4}行业|产业|企业"
    "|品种|产品|商品|领域|单位|园区)?(?:（[^）]{1,8}）)?(?:共|分别|总共|仅|只)*(?:[有为是达]|达到|多达)?"
    "(?:：?[^，。；：0-9]+[、和][^，。；：0-9]+?(?:等|共))?"
)
_COUNTED: Final = signs("个家户种项类")
_JOINED: Final = "及和与、，"
_LEADS: Final = re.compile(
    "的?(?P<what>[同环]比)?(?P<rate>[涨跌增降升减]幅|增速)(?:居首位?|居前|最[大高小低快]|领[先涨跌跑]|位?[居列]第一位?|排名?第一)"
)
"""What tells behind a rate that it is the highest: 以43.9%|涨幅居首."""
_AT_END: Final = signs("首前大高小低快先涨跌跑一位")


def read_foremost(speech: Speech, clause: Clause) -> bool:
    """Reads who stands out or above all in a clause with numbers; says whether that is what it tells."""
    text, numbers = speech.text, clause.numbers
    if read_event_before(speech, clause):
        return True
    if stands(text, clause.stop - 1, HIGH) and _rates_of_foremost(speech, clause):
        return True
    if 2 < len(numbers):
        return False
    if len(numbers) == 1 and stands(text, clause.stop - 1, _AT_END) and _led_by(speech, clause):
        return True
    last = numbers[-1]
    counts = stands(text, last.stop - 1, _COUNTED) and last.kind == "number" and last.value.section == "count"
    return counts and text.find("的", clause.start, last.start) >= 0 and _above(speech, clause)


def _led_by(speech: Speech, clause: Clause) -> bool:
    """Reads the rate by which somebody leads: 长春市|以43.9%涨幅居首. Says whether the clause tells one."""
    text, number = speech.text, clause.numbers[0]
    leads = _LEADS.fullmatch(text, number.stop, clause.stop)
    by = text.rfind("以", clause.start, number.start)
    if leads is None or by < 0 or number.value.section != "ratio" or speech.context.subject is None:
        return False
    if text[by + 1 : number.start].strip("约近超逾"):
        return False
    words = speech.words(clause, clause.start, by)
    fell = leads["rate"][0] in "跌降减" and text[number.start] != "-"
    told = before_number(text, number.stop, clause.stop, speech.ends, speech.lexicon, ratio=True)
    compare = _COMPARED.get(leads["what"] or "", "")
    told = told._replace(kind="noun", word=leads["rate"], compare=compare, sign=-1 if fell else 1)
    read_rate(speech, [number], [number.value.unit or PERCENT], told, words)
    return True


_COMPARED: Final = {"同比": "yoy", "环比": "mom"}


def _rates_of_foremost(speech: Speech, clause: Clause) -> bool:
    """Reads the rates of those that stand out, each behind its name; says whether the clause tells them."""
    text, numbers = speech.text, clause.numbers
    led = _LED.match(text, clause.start)
    tail = _HIGH.fullmatch(text, numbers[-1].stop, clause.stop) if led is not None else None
    spoken = speech.context.subject
    if led is None or tail is None or any(token.value.section != "ratio" for token in numbers):
        return False
    if tail["rate"] is None and (spoken is None or not is_ratio(spoken)):
        return False
    named, at = [], led.end()
    for token in numbers:
        who = text[at : token.start].strip(_JOINED)
        if not who.endswith("的") or len(who) < 3 or "，" in who:
            return False
        named.append(clean(who))
        at = token.stop
    told = []
    for token, who in zip(numbers, named, strict=True):
        subject = speech.naming.subject(who + tail["rate"], None) if tail["rate"] else _of(speech, who)
        if subject is None:
            return False
        index = speech.add(token, token.value.unit or PERCENT, "ratio", subject, "ratio:以")
        told.append(subject.told(index, "%", speech.drafts[-1].period))
    speech.context.rated += tuple(told)
    speech.speak_of(tuple(told))
    return True


def _of_all(context: Context) -> Subject | None:
    """What a paragraph that names no measure counts places by: what the one before led with, or the text did
    where that is a part: 零售总额增长5%。⏎外卖送餐收入增长27%。⏎8个县中，增速高于全市平均的有5个.
    """
    before, opening = context.before, context.opening
    part = before is not None and bool(before.parts) and opening is not None and not opening.parts
    return opening if part or before is None or before.known is None else before


def _above(speech: Speech, clause: Clause) -> bool:
    """Reads how many stand above what a whole has, which is read where it is told, or above a mark: 平均房价
    高于全国平均水平357元/间夜|的有22个城市, 增速高于10%的省份有16个. Says whether the clause tells that; the
    measure is then spoken of.
    """
    text, numbers, context = speech.text, clause.numbers, speech.context
    count = numbers[-1]
    mean = numbers[0] if len(numbers) == 2 else None
    above = _ABOVE.search(text, clause.start, clause.stop)
    if above is None or (mean is not None and above.end() != mean.start):
        return False
    led = above["on"] or above["than"]
    mark = mean if led is None else None
    stop = mean.stop if mean is not None else above.end()
    over = _OVER_MARK.match(text, stop) if mark is not None else None
    stop = over.end() if over is not None else stop
    having = _HAVING.fullmatch(text, stop, count.start)
    if having is None or (mark is not None and (mean is None or mark.value.section != "ratio")):
        return False
    of = speech.words(clause, clause.start, above.start())
    again = _last_counted(speech) if not of else ""
    if again and context.area not in (None, context.home):  # …和埇桥区6.1%；低于全市的有2个: of all again
        context.area = context.item_area or context.home or context.settled
    of = (of or again).removeprefix("同比")
    held = _unnamed(speech, led) if not of else None
    of = "增速" if held is not None and _moves(held) else of
    rated = of.endswith(("增速", "增幅"))
    measure = of[:-2] if rated else of
    spoken = held or ((context.topic or context.subject) if rated and not measure else None)
    if rated and not measure and spoken is None:
        spoken = _of_all(context)
    subject: Subject | None
    if spoken is not None and spoken.known is not None:  # 零售额增长7%。|增速|高于全市平均水平的有6个
        subject = out_of_zone(spoken)._replace(area=None)
        of = subject.indicator + of
    elif again and rated and (known := _counted_in(speech, measure)) is not None:
        subject = known  # 零售额增速高于全市的有3个；|低于全市的有2个
    elif rated and mean is None and (again or (not measure and led is not None)):
        group = None if again else context.subject  # 重点企业中，|增速|高于全国平均水平的有15个
        of = (group.before if group is not None and group.known is None else "") + of
        subject = None
    elif speech.naming.head(measure)[1] is None:
        return False
    else:
        subject = speech.name(measure, dimension="", section="ratio" if rated else "measure")
    said = text[above.start() : stop if mark is not None else above.end()]
    kind: Kind = "yoy_rate" if rated else "ratio" if subject is not None and is_ratio(subject) else "level"
    if mark is not None:
        speech.skipped.append(Refusal(mark.start, mark.stop, "threshold"))
    elif mean is not None and subject is not None:
        all_of = next((t for t in clause.tokens if t.kind == "own" and t.start >= above.start()), None)
        whole = subject._replace(area=context.own(all_of.value)) if all_of is not None else subject
        speech.add(mean, mean.value.unit or PERCENT, kind, whole, "level:mean")
    noun = having["who"] or clean(text[count.stop : clause.stop]) or ""
    named = f"{of}{said}的{noun}" if noun else f"{of}{said}"
    counted = Subject(named, "数", None, named, ())
    speech.add(count, count.value.unit or PERCENT, "level", counted, "level")
    speech.speak_of((subject._replace(level=None, period=None) if subject is not None else counted,))
    context.kind = kind
    return True


def _last_counted(speech: Speech) -> str:
    """By which rate those before were counted in the sentence: 增速高于全市的有2个，|低于全市的有3个."""
    here = speech.drafts[speech.opened :]
    last = next((d for d in reversed(here) if d.kind == "level" and d.subject.head == "数"), None)
    if last is None:
        return ""
    before = last.subject.before
    return next((before.partition(rate)[0] + rate for rate in ("增速", "增幅") if rate in before), "")


def _counted_in(speech: Speech, measure: str) -> Subject | None:
    """The *measure* by whose rate those before were counted, as it is spoken of; else None."""
    if speech.naming.head(measure)[1] is None:
        return None
    spoken = speech.context.subject
    same = spoken is not None and spoken.indicator == measure
    subject = spoken if spoken is not None and same else speech.naming.subject(measure, None)
    return out_of_zone(subject)._replace(area=None)


def _unnamed(speech: Speech, on: str | None) -> Subject | None:
    """What places are held against all in, where nothing names it: 零售额增长。|高于全市平均水平|的有3个."""
    context = speech.context
    of = context.topic or context.subject or _of_all(context)
    return of if on is not None and of is not None and of.known is not None else None


def _moves(held: Subject) -> bool:
    """Whether what is *held* against that of all can only be so by its growth: no 人均可支配收入, no rate."""
    return held.known is not None and held.known.nature in ("flow", "stock") and "均" not in held.indicator


def foremost(speech: Speech, said: str) -> bool:
    """Speaks of the one whose rate or amount is said to be the highest before its number, where one is so:
    以五星级的最高，达88%; 人均消费以美国旅客（759元）最高.
    """
    by = _BY.fullmatch(said)
    who = clean(by["who"]) if by is not None else ""
    subject = (_of(speech, who) or _of_amount(speech, who)) if by is not None else None
    subject = subject or _stands_out(speech, _BRACKET.sub("", said))
    if subject is None:
        return False
    speech.speak_of((subject,))
    speech.context.kind = "ratio" if is_ratio(subject) else "level"
    return True


def _stands_out(speech: Speech, said: str) -> Subject | None:
    """What is said to be the highest, told with its measure: 过夜旅客的人均消费以|美国旅客|最高."""
    stands = _STANDS_OUT.fullmatch(said)
    if stands is None:
        return None
    who, of, what = clean(stands["who"]), clean(stands["of"]), stands["what"] or ""
    spoken = speech.context.subject
    if what and spoken is not None and spoken.head != what and spoken.head.endswith(what):
        return _of_amount(speech, who)  # 旅客人均消费1774元；其中以大陆旅客的|消费|最高
    if not what:
        group, known = speech.naming.head(of)
        if known is None or known.trade:
            return None
        what, group = known.printed, group.removesuffix("的")
        if group[-2:] == who[-2:] and len(who) > 2:
            who = who[:-2] + group  # 过夜旅客人均消费以|美国旅客
    elif speech.naming.head(what)[1] is None:
        return None
    return speech.naming.subject(who + what, None)


def _of(speech: Speech, who: str) -> Subject | None:
    """The rate spoken of, of *who* alone; None where no rate is."""
    spoken = speech.context.subject
    if spoken is None or not is_ratio(spoken) or not who:
        return None
    if who.endswith("星级"):
        who += "酒店"
    return speech.naming.subject(who + spoken.head, None)


def _of_amount(speech: Speech, who: str) -> Subject | None:
    """What was measured of all, of *who*, who are some of them: 旅客人均消费1774元；其中以|大陆旅客|最高."""
    spoken = speech.context.subject
    if spoken is None or spoken.known is None or is_ratio(spoken) or len(spoken.before) < 2:
        return None
    some = len(who) > len(spoken.before) and who.endswith(spoken.before[-2:])
    return speech.naming.subject(who + spoken.head, None) if some else None


def back_to_whole(speech: Speech) -> None:
    """Speaks of the whole again where a comparator opens a new half of the sentence behind members that stood
    out: 员工856万人，以零售业月增3千人最多；|若与上年同月相较|，则增加6万人.
    """
    if speech.after != "；":
        return
    told = speech.drafts[speech.opened :]
    if len(told) < 3 or told[0].kind != "level" or told[-1].kind != "abs_change":
        return
    whole, last = told[0], told[-1]
    stood_out = (
        last.subject.indicator != whole.subject.indicator and last.unit.dimension == whole.unit.dimension
    )
    if stood_out and told[1].kind == "abs_change" and told[1].subject.indicator == whole.subject.indicator:
        speech.speak_of((whole.subject,))


_STOOD_OUT: Final[tuple[str, ...]] = ("较多", "最多", "较大", "最大", "为主")


def leave_foremost(
    speech: Speech, clause: Clause, before: tuple[tuple[Subject, ...], Subject | None]
) -> None:
    """Ends *clause*, which told numbers: where it only told which parts moved most (以接自美国增5亿美元、
    东协增2亿美元|较多), what was spoken of *before* goes on.
    """
    speech.pieces = []
    listed = len(clause.numbers) > 1 and not clause.asides and speech.text[clause.start] == "以"
    if listed and speech.text.endswith(_STOOD_OUT, clause.start, clause.stop):
        speech.context.subjects, speech.context.topic = before
