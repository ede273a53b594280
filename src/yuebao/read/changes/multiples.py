"""So many times as much as something else, or as at another time: 是…的2.3倍, 相当于2019年的76.4%."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.core.unit import Unit
from yuebao.read.names.gains import gained
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject, is_ratio
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token

_MULTIPLES = ("是", "为", "相当于", "达", "超", "接近")
_THEN = re.compile(
    "(?:20[0-9]{2}年|去年|上年|前年|疫情?前)(?:同期|同月|同季|全年)?(?:的?(?:水平|数字|数值))?"
)
_ANOTHER_TIME: Final = re.compile(
    "[，、和及与]?(?:分别)?(?P<then>20[0-9]{2}年(?:同期|同月|同季|全年)?)的(?:约|近|超过?)?"
)
"""What leads to the same of another time."""
_RATED: Final = re.compile("(?:同比)?(增速|增幅|增长率)$")
_ITSELF: Final = re.compile("(?:[这该此]一?|其)?(?:同比|平均|年均)*(增速|增幅|增长率|涨幅|降幅|跌幅)")
"""The growth just told, that is so many times as much as another: 增长54%，|这一增幅|是…."""
_OF_RATE: Final = re.compile(
    "(?:是|为|相当于)[^，]{2,}(?:增速|增幅|增长率|涨幅|降幅|跌幅|水平)(?:（[^）]*）)?的(?:约|近|超过?)*$"
)
_OF_MEAN: Final = re.compile(
    "(?:分别|仅|只|大约|约)*(?:为|是|相当于)(?P<of>(?:全[国省市区县州]|世界|全球|行业)?[^，的]{0,6}平均(?:水平|值|数)?)的(?:约|近)?"
)
_GAINED: Final[tuple[str, ...]] = ("增量", "增加额", "新增额", "增加量")
_LARGE: Final = re.compile(
    "(?P<word>[增涨升]幅|增速)(?:较|最|更|十分|非常|很|都|均|为)*(?:大|高|快|显著|明显|突出|靠前|惊人)，$"
)
_NEARLY: Final = re.compile("的(?:将?近|约|超过?)$")
"""What is left of a hedge behind what is compared with: 是2010年|的近|2倍."""
_PLAN: Final = re.compile(
    '(?P<of>[“"]?十?[一二三四五]五[”"]?(?:时期|期间|期?末))(?:同期|全部)?的(?:约|近|超过?)?'
)
"""The years of a plan that something is compared with."""
_HOLE: Final = re.compile("（[^）]*）")


def is_of_rate(said: str) -> bool:
    """Whether a multiple is one of a growth, or of a mean: 是全国服务贸易额增幅（12.9%）的|4.2倍."""
    return _OF_RATE.search(said) is not None


def of_words(named: str, words: str) -> str:
    """What is said before such a number, without the place and time that *words* leave out: 全省|进出口."""
    return words if words and named.endswith(words) else named


def read_as_then(
    speech: Speech,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    said: str,
    words: str,
    of: str,
) -> bool:
    """相当于2019年同期的76.4%: a share of nothing, what it was at the time that *of* says; or of the mean:
    分别相当于全省平均水平的53%和61%.
    """
    if read_of_mean(speech, run, units, told, said):
        return True
    if len(run) > 1 or _THEN.fullmatch(of) is None:
        return False
    of = of.removesuffix("数字").removesuffix("数值").removesuffix("的")
    named = of_words(clean(said[: said.find("相")]), words)
    subjects = speech.subjects(run, named, dimension="", section="ratio")
    speech.each(run, units, subjects, "multiple", "multiple", told, sign=1, base=Base(name=of))
    return True


def read_as_once_more(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str
) -> bool:
    """…，恢复到2019年同期的82%和60%，|2021年同期的|94%和73%: the same of another time."""
    again = _ANOTHER_TIME.fullmatch(said)
    last = speech.drafts[-1] if again is not None and len(speech.drafts) > speech.opened else None
    if again is None or last is None or last.base is None or last.kind not in ("ratio", "multiple"):
        return False
    if _THEN.fullmatch(last.base.name) is None:
        return False
    moved = speech.drafts[-len(run) :]
    if [draft.kind for draft in moved] != [last.kind] * len(run):
        return False
    speech.override = last.period
    subjects = tuple(draft.subject for draft in moved)
    speech.each(run, units, subjects, last.kind, last.kind, told, sign=1, base=Base(name=again["then"]))
    return True


def read_of_mean(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str
) -> bool:
    """分别为全国平均水平的1.57倍和1.5倍, 为全国平均水平的67%: those just told, against the mean of all."""
    mean = _OF_MEAN.fullmatch(said)
    if mean is None or not speech.drafts[speech.opened :]:
        return False
    speech.override = None
    subjects = speech.subjects(run, "", dimension="", section="ratio")
    kind: Kind = "ratio" if mean["of"] == "平均数" else "multiple"  # 收入中位数…，是平均数的84.7%
    speech.each(run, units, subjects, kind, kind, told, sign=1, base=Base(name=mean["of"]))
    return True


def read_multiple(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, words: str, said: str
) -> None:
    """是家具出口的2.3倍: of what was spoken of, or of what *words* name, against what is said between."""
    speech.override = None
    at = max(said.rfind(word) for word in _MULTIPLES)
    said = _HOLE.sub("", said)
    against = clean(said[at + 1 :].removeprefix("当于").removeprefix("近")) if at >= 0 else ""
    against = _NEARLY.sub("", against)
    plan = _PLAN.fullmatch(said[at + 1 :]) if at >= 0 and not against and "五" in said else None
    against = plan["of"] if plan is not None else against  # 是“十二五”时期的1.6倍
    here = run[0].start - len(said)
    if at < 0 or said.startswith(("分别达", "达")):
        large = _LARGE.search(speech.text, max(0, here - 16), here)
        if large is not None:  # 日本、韩国增幅较大，分别达到6.8倍和3.6倍: grown so many times
            grown = speech.subjects(run, "", dimension="", section="ratio")
            speech.each(run, units, grown, "yoy_rate", "rate:" + large["word"], told, sign=1)
            return
    named = words
    last_one = speech.drafts[-1] if speech.drafts[speech.opened :] else None
    if at < 0 and said[:1] == "、" and last_one is not None and last_one.kind == "multiple":
        named, against = "", clean(said[1:])  # 为全国的1.45倍、全省平均的1.02倍
    if at >= 0 and not clean(said[:at]):  # 船舶出口…，为家具出口的2.3倍: of what was spoken of
        named = ""
    elif re.search("是|为|接近", words):
        named = clean(words[: max(words.rfind("是"), words.rfind("为"), words.rfind("接近"))])
    itself = _ITSELF.fullmatch(named) if named else None
    last = speech.context.subject
    if itself is not None and last is not None and len(run) == 1:
        of = last._replace(head=last.head + itself[1], level=None)
        for token in speech.ends.values():
            said_when = speech.text[token.start : token.stop] if token.kind == "time" else ""
            against = against.replace(said_when, "", 1) if said_when else against
        speech.each(run, units, (of,), "multiple", "multiple", told, sign=1, base=Base(name=against))
        return
    rated = _RATED.search(named)
    measure = named[: rated.start()] if rated is not None else ""
    if rated is not None and len(run) == 1 and speech.naming.head(measure)[1] is not None:
        one = speech.name(measure, dimension="", section="none")  # 执行额同比增速为东部地区的一倍多
        subjects: tuple[Subject, ...] | None = (one._replace(head=one.head + rated[1], level=None),)
    else:
        subjects = speech.subjects(run, named, dimension="", section="ratio")
    if subjects is not None and against.endswith(_GAINED):  # 比年初增加93.8亿元，是上年同期增量的2.9倍
        subjects = tuple(gained(subject) or subject for subject in subjects)
    begun = run[0].start - len(said) + at if at >= 0 else run[0].start
    then = any(token.kind == "time" and token.start >= begun for token in speech.ends.values())
    if then and not named and last_one is not None:
        speech.override = last_one.period  # 执行额12亿元，是2015年执行额的3.2倍: of now
    itself_so = at < 0 and not against and subjects is not None and is_ratio(subjects[0])  # 平均市盈率14.2倍
    speech.each(
        run,
        units,
        subjects,
        "ratio" if itself_so else "multiple",
        "multiple",
        told,
        sign=1,
        base=Base(name=against) if against else None,
    )
    if subjects is not None and named and len(run) == 1 and not speech.naming.is_generic(named):
        speech.speak_of(subjects)  # 执行额是2019年的1.2倍，增长5%


def moved_in_times(drafts: list[Draft]) -> None:
    """Tells by how much what is told in times moved, and no growth: 房价所得比10.46倍，较上季下降|0.24倍|."""
    told: set[str] = set()
    for draft in drafts:
        if draft.unit.symbol != "倍":
            continue
        name = draft.subject.indicator
        if draft.kind == "multiple" and draft.base is None:
            told.add(name)
        elif name in told and draft.kind in ("mom_rate", "yoy_rate") and draft.base is None:
            period = draft.period
            quarterly = period is not None and period.kind == "quarter"
            if draft.kind == "mom_rate":
                draft.base = Base(name="上季" if quarterly else "上月")
            draft.kind = "rate_change"
