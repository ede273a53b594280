"""Changes told without a number: 持平, 持平于全省平均水平, 翻番."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from operator import attrgetter
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind, base_called
from yuebao.core.number import Bound
from yuebao.core.period import Period
from yuebao.read.changes.growth import RATES, before_all, over_years, without_years
from yuebao.read.changes.moved import before_turn
from yuebao.read.dates.periods import comparator_row
from yuebao.read.names.either import ONE_OF_TWO, one_of_two
from yuebao.read.names.pointers import all_at_once
from yuebao.read.proportions.denominators import shared_base
from yuebao.read.proportions.points import rate_told
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import COMPARATORS, PERCENT, POINTS, TIMES, Draft
from yuebao.read.state.spoken import is_ratio
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.predicates import before_number
from yuebao.read.words.scan import Number, Token

_WITH_PACE: Final = re.compile("，?(?:基本|大体)?[与和同](?P<pace>(?:时间|序时|时序)进度)(?:要求)?(?:基本)?")
"""How far a plan should have come, that what was done of it is said to equal."""
_WITH_PLACE = re.compile(
    "(?:与|和|同|跟)(?:同期|上半年|全年)?(?P<place>[^，。；与和同跟]{2,8}?)(?:同期)?(?:平均)?(?:水平|增速|增幅)?(?:基本)?$"
)
_STAYS = re.compile("持平，[仍均]?(?:为|在|保持在)[0-9.]+%")
"""An index that is told in per cent: 商务活动指数与上月|持平，为50.5%."""
_AT_LIMIT = re.compile("[与和同较](?:年度|全年)?(?:控制|考核)(?:指标|目标|数)(?:相比)?(?:基本)?$")
_FLAT: Final = re.compile("(?<![或“])(?<!“基本)持平(?!稳|或|衡)")
_FLAT_ALONE: Final = re.compile(r"\w{0,6}持平\w{0,2}")
_LEVEL = re.compile("持平(?!稳|衡)")
_RATE_AGAINST: Final = re.compile(
    "(?P<of>[^，。；]*?)(?:同比|累计|当月)*(?P<rate>增长|增速|增幅)[与和同跟](?P<than>[^，。；与和同跟]{2,10}?)(?P<mean>平均)?"
    "(?:水平|增速|增幅|增长)?(?:基本)?$"
)
"""A rate that is said to equal another: 财政收入|增长|与|上月|持平, 投资增速与|全国|平均水平持平."""
_YEAR_BEFORE: Final = re.compile("[去上]年(?:同期|同月|同季)")
_TO_PLACE = re.compile("持平于(?P<place>全[国省市州县区])(?:平均)?(?:水平|增速|增幅)?")
_RATE = frozenset({"", "增速", "增幅", "涨幅", "降幅", "增长率"})
_OF_TIME: Final = re.compile("[0-9一二三四上前全去今同本首半年]")
"""How a time begins, or what is no other's rate."""
_SPAN = re.compile("(?:[0-9一二三四上前全首半]|去年|上年|今年).{0,6}(?:月份?|季度|年度?|同期)|去年")
_OF_LEVEL: Final = re.compile("上[月季周]|[上去前]一?年|.{0,6}同[期月季]")
"""Times at which what is unchanged may be the level itself."""
_A_YEAR_AGO: Final[tuple[str, ...]] = ("上年", "去年")
"""Those at which a growth against the year before says that it is not."""
_TO: Final = ("转为", "变为", "收窄至", "回升至", "回落至")
_BECAME: Final[tuple[str, ...]] = (*_TO, *(f"{to}基本" for to in _TO))
_AREAS = frozenset({"own", "city", "province", "region"})
_FLAT_MEMBER = re.compile(
    "(?:(?<=[%‰点个])(?:、|和|与|及|以及)(?:基本)?持平(?=[、和与及，。；（]|以及|$)"
    "|(?:分别|同比|环比)(?:基本)?持平(?=[、和与及](?!上[月年]|去年)|以及))"
)
_TURNED: Final = re.compile(
    "(?<=[由从])(?:[^，。；由从]{0,10}的?)?(?:同比|环比|按年|按月|基本)*持平(?=由?(?:转为?|变为?|转变为))"
)
"""No change in the period before, which came to be one: 由上月|持平|转为下降0.3%."""
_AS_BOTH: Final = re.compile(
    "(?:上月底?|上季底?|上一[月季]|上年底?|去年底?)[末的]?(?:[及和与、]|以及)(?:[去上]年)?同[月期季](?:均|皆|都|亦|也)?$"
)
"""Two times that something is held against which it did not move from: 较上月底及去年同期均|持平."""
_MOVABLE = frozenset({"yoy_rate", "avg_rate", "ratio", "rate_change"})


def with_flats(text: str, clause: Clause, numbers: list[Token]) -> list[Token]:
    """*numbers* with those members of a list of rates that say none: 分别下降0.9%、|持平|和上涨2.3%."""
    rates = [
        t for t in numbers if t.kind == "number" and t.value.section == "ratio" and t.value.unit is not None
    ]
    if not rates:
        return numbers
    ulp, flats = min(token.value.ulp for token in rates), []
    for turned in _TURNED.finditer(text, clause.start, clause.stop):
        flats.append(Token(turned.end() - 2, turned.end(), "flat", None))
    for member in _FLAT_MEMBER.finditer(text, clause.start, clause.stop):
        at = member.end() - 2
        near = next((token for token in rates if token.start > at), rates[-1])
        flats.append(Token(at, at + 2, "number", Number(Decimal(0), ulp, near.value.unit, "ratio", "", "=")))
    return sorted([*numbers, *flats], key=lambda token: token.start) if flats else numbers


def read_fold(speech: Speech, clause: Clause, start: int, token: Token) -> None:
    """翻一番 is a growth of once the level, 翻两番 of three times."""
    told = before_number(speech.text, start, token.start, speech.ends, speech.lexicon, ratio=False)
    told = without_years(speech.text, start, told)
    words = speech.words(clause, start, told.stop)
    if not words and speech.context.subject is None and speech.context.topic is None:
        speech.refuse([token], "ratio:no subject")
        return
    if told.compare in ("yoy", "mom"):
        speech.context.compare = told.compare
    stand_in = Token(
        token.start, token.stop, "number",
        Number(Decimal(2**token.value - 1), Decimal(1), TIMES, "ratio", "", "≈"),
    )  # fmt: skip
    subjects = speech.subjects([stand_in], words, dimension="", section="ratio")
    kinds: dict[str, Kind] = {"average": "avg_rate", "mom": "mom_rate"}
    base = None if told.compare else over_years(speech, token.start) or before_all(speech, token.start)
    yearly = told.when is not None and comparator_row(speech, told.when) == "yoy"
    if told.compare == "other" and told.against and not yearly:
        base = base_called(told.against)  # 比2005年翻一番
    kind = "other_rate" if base is not None else kinds.get(told.compare, "yoy_rate")
    speech.each([stand_in], [TIMES], subjects, kind, "fold:翻番", told, sign=1, base=base)
    if subjects is not None and speech.naming.head(words)[1] is not None:
        speech.speak_of(subjects)


def read_turned(speech: Speech, clause: Clause, start: int) -> None:
    """由上月持平转为下降0.3%: no change, in the period before."""
    speech.override = None
    text = speech.text
    at = text.find("持平", start, clause.stop)
    opened = max(text.rfind(lead, start, at) for lead in "由从")
    times = [token for token in clause.tokens if token.kind == "time" and opened < token.start < at]
    before = (
        speech.context.resolve(times[-1].value) if times else before_turn(speech, start, opened + 1, at + 2)
    )
    read_flat(speech, clause, start, before=before, opened=opened)
    speech.override = None


def read_last_flat(speech: Speech, clause: Clause, numbers: list[Token], at: int) -> None:
    """Reads the 持平 behind the *numbers* of *clause*, which end at *at*: none of a bracket with its own."""
    text = speech.text
    still = _FLAT.search(text, at, clause.stop)
    if still is None or any(
        aside.start <= still.start() < aside.stop and is_flat_beside(text, clause, aside)
        for aside in clause.asides
    ):
        return
    counted = bool(numbers) and numbers[-1].kind == "number" and numbers[-1].value.section == "count"
    if not counted or _FLAT_ALONE.fullmatch(text, at, clause.stop) is None:
        read_flat(speech, clause, at)


def is_flat_beside(text: str, clause: Clause, aside: Clause) -> bool:
    """Whether *aside*, of a bracket of *clause* with numbers, says 持平: （折合13.6亿美元，|同比持平|）."""
    if text.find("持平", aside.start, aside.stop) < 0:
        return False
    place = bisect_left(clause.holes, (aside.start, 0)) - 1
    if place < 0 or clause.holes[place][1] <= aside.start:
        return False
    opened, closed = clause.holes[place]
    for at in range(bisect_left(clause.asides, opened, key=attrgetter("start")), len(clause.asides)):
        one = clause.asides[at]
        if closed <= one.start:
            return False
        if one.numbers:
            return True
    return False


def read_flat(
    speech: Speech, clause: Clause, start: int, *, before: Period | None = None, opened: int = 0
) -> None:
    """持平: no change, to the finest digit that its neighbours print.

    *before* is when it was so, where it no longer is, and *opened* where that is told.
    """
    text, context = speech.text, speech.context
    found = _LEVEL.search(text, start, clause.stop)
    at = found.start() if found is not None else text.find("持平", start, clause.stop)
    now = context.period
    if before is None and now is not None and _AS_BOTH.search(text, start, at) is not None:
        read_flat(speech, clause, start, before=now)
        context.period, speech.override = now, None
        return  # 逾放比率0.15%，较上月底及去年同期均持平
    told = before_number(text, start, opened or at, speech.ends, speech.lexicon, ratio=False)
    told = _held_against(speech, clause, at, told)
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    to = _TO_PLACE.match(text, at) if last is not None else None
    led = clean(text[start:at].removesuffix("基本")) if to is not None else ""
    if to is not None and last is not None and last.kind in _MOVABLE and not led:
        _flat_to(speech, last, at, to["place"])
        return
    if before is None and not opened and _rate_flat(speech, clause, start, at):
        return
    sized = next((one for one in reversed(speech.drafts[speech.opened :]) if one.kind != "rank"), None)
    if sized is not None and _flat_with_place(speech, sized, start, at):
        return
    if last is not None and last.rule == "share:部分" and text.find("，", last.stop, at) < 0:
        return  # 有56.7%商户预计销量与去年同期持平
    if _AT_LIMIT.search(text, start, at) is not None:
        return  # 死亡6人，与控制指标持平
    words = speech.words(clause, start, told.stop)
    if words and text[start:at].lstrip("均也亦都仍则同各")[:1] in ("与", "跟") and last is not None:
        words = ""  # 失业率为1.9%，与上一期持平
    if words in ONE_OF_TWO:  # 对欧盟、美国分别进出口…，前者下降3.5%，|后者|与去年基本持平
        pointed = one_of_two(speech, words)
        if pointed is None:
            return
        words = pointed
    if text.endswith(_BECAME, start, at):
        speech.override = None  # 由上月下降0.1%转为持平: now
    elif before is not None:
        speech.override = before
    held = context.compare
    if told.compare in ("yoy", "mom"):
        context.compare = told.compare
    share = (
        told.share
        or any(word in words for word in ("占比", "比重", "份额"))
        or (not words and context.kind in ("share", "share_change"))
    )
    for word in ("占比", "比重", "基本"):
        words = words.removesuffix(word).removeprefix(word)
    flat = [Token(at, at + 2, "number", None)]
    both = all_at_once(speech, flat, words)  # 分别为3.0%和3.5%，均与上月持平
    subjects = (both,) if both else speech.subjects(flat, words, dimension="", section="ratio")
    subject = subjects[0] if subjects else context.subject
    if subject is None or (not words and context.subject is None):
        return
    alone = not told.compare and subject.known is None and not share and len(speech.drafts) == speech.opened
    if alone and not (_follows(speech) and at + 2 == clause.stop):
        return
    if words and subjects is not None:
        speech.speak_of(subjects)
        if text.startswith("，分别", clause.stop):  # 海运及河运货物与上年同期持平，|分别为479万吨及273万吨
            context.listed = words
    token = _no_change(speech, start, at)
    if share:
        speech.add(
            token,
            POINTS,
            "share_change",
            subject,
            "flat:持平",
            base=shared_base(speech, subject),
        )
        return
    ratio = is_ratio(subject) or bool(
        last is not None and last.kind == "ratio" and (both or last.subject.indicator == subject.indicator)
    )  # 指数为49.2%，与上月持平
    if subject.head.endswith("指数") and _STAYS.match(text, at) is not None:
        ratio = True
    if before is None and (told.noun or words.endswith(("增速", "增幅", "涨幅"))):  # 增速与上半年持平
        ratio, subject = True, subject._replace(head=subject.head + (told.named or "增速"))
    elif before is None and not told.compare and last is not None and last.kind == "rate_change":
        rate = "" if ratio else rate_told(last)  # 采矿业增速提高2个百分点，|制造业|持平
        ratio, subject = ratio or rate != "", subject._replace(head=subject.head + rate)
    if not words and told.compare == "mom" and last is not None and last.kind == "yoy_rate":
        span = last.period
        if span is not None and span.kind in ("months", "half") and span.start % 12 == 0 and before is None:
            held, ratio = "", True  # 1—10月增长8.7%，与上月持平: the growth, for no one month is as ten are
            if subject.head[-1:] not in ("速", "幅"):
                subject = subject._replace(head=subject.head + "增速")
    compare = told.compare or context.compare
    kind: Kind = "rate_change" if ratio else RATES[compare]
    if ratio:
        context.compare = held  # 增速与上月持平；其中10月当月增长9.3%
    since = told.against if told.compare else context.against
    name = COMPARATORS.get(compare, "") or since if kind == "other_rate" else ""
    if ratio and not name:  # 不良率1.52%，较上季末持平
        name = COMPARATORS.get(told.compare or ("mom" if compare == "mom" else ""), "")
        name = since if told.compare == "other" else name
    speech.add(
        token,
        POINTS if ratio else PERCENT,
        kind,
        subject,
        "flat:持平",
        base=Base(name=name) if name else None,
    )


def _held_against(speech: Speech, clause: Clause, at: int, told: Predicate) -> Predicate:
    """*told* with the comparator that the time is which the 持平 at *at* is told of: 与8月|持平, 持平于|上月,
    和上年同月大体|持平.
    """
    when, text = told.when, speech.text
    if told.compare == "" and told.when is None:
        for token in clause.tokens:
            led = token.kind == "time" and token.stop <= at and text[token.start - 1] in "和同"
            if led or (token.kind == "time" and token.start == at + len("持平于")):
                when, told = token.value, told._replace(against=text[token.start : token.stop])
    elif told.compare != "other":
        return told
    if when is None:
        return told
    row = comparator_row(speech, when)
    return told._replace(compare=row or "other", against="" if row else told.against)


def _no_change(speech: Speech, start: int, at: int) -> Token:
    """The number that the 持平 at *at* stands for, to the finest digit that its neighbours print."""
    rates = [d.ulp for d in speech.drafts if d.unit.dimension in ("%", "百分点")]
    ulp = min(rates[-6:], default=Decimal("0.1"))
    bound: Bound = "≈" if "基本" in speech.text[start:at] else "="
    return Token(at, at + 2, "number", Number(Decimal(0), ulp, None, "", "", bound))


def _rate_flat(speech: Speech, clause: Clause, start: int, at: int) -> bool:
    """Reads that the growth of a measure named in the clause is another time's or place's: 财政收入增长与
    上月持平, 投资增速与全国持平. Says whether the clause tells that.
    """
    text = speech.text
    same = _RATE_AGAINST.fullmatch(text, start, at) if "增" in text[start:at] else None
    words = clean(speech.words(clause, start, same.start("rate"))) if same is not None else ""
    for word in ("同比", "累计", "当月"):
        words = words.removesuffix(word)
    if same is None or speech.naming.head(words)[1] is None:
        return False
    of = speech.name(words, dimension="", section="ratio")
    if is_ratio(of):
        return False
    speech.speak_of((of,))
    rate = "增速" if same["rate"] == "增长" else same["rate"]
    flat = _no_change(speech, start, at)
    than = "" if _YEAR_BEFORE.fullmatch(same["than"]) else same["than"]
    subject = of._replace(head=of.head + rate)
    speech.add(flat, POINTS, "rate_change", subject, "flat:持平", base=Base(name=than) if than else None)
    return True


def _follows(speech: Speech) -> bool:
    """Whether the sentence before told how others moved: 衣着类上涨0.1%。|烟酒类持平."""
    return bool(speech.drafts) and speech.drafts[-1].kind in ("yoy_rate", "mom_rate", "other_rate")


def _flat_with_place(speech: Speech, last: Draft, start: int, at: int) -> bool:
    """增长5.2%，与全省持平: no difference in points from another area's rate or ratio."""
    pace = _WITH_PACE.fullmatch(speech.text, start, at) if last.kind == "completion" else None
    if pace is not None:  # 已完成75%，与时间进度持平
        flat = Token(at, at + 2, "number", Number(Decimal(0), last.ulp, None, "", "", "="))
        speech.add(flat, POINTS, "rate_change", last.subject, "flat:持平", base=Base(name=pace["pace"]))
        return True
    place = _WITH_PLACE.search(speech.text, start, at)
    against = speech.ends.get(place.end("place")) if place is not None else None
    if place is None or last.kind not in _MOVABLE:
        return False
    of_area = against is not None and against.kind in _AREAS
    said = clean(speech.text[start : place.start()])
    others = not of_area and said in _RATE and said != "" and _OF_TIME.match(place["place"]) is None
    of_area = of_area or others or place["place"].startswith("全部")  # 增长率与|全部工业|基本持平
    if not of_area and _SPAN.fullmatch(place["place"]) is None:
        return False
    of_rate = last.kind in ("yoy_rate", "avg_rate") and last.stop + 1 == start
    of_rate = of_rate and (_OF_LEVEL.match(place["place"]) is None or _has_grown(last, place["place"]))
    if not of_area and not of_rate and not speech.text[start : place.start()]:
        return False  # 12亿元，与上年同期持平, but 累计上涨1.8%，与一季度持平
    if clean(speech.text[start : place.start()]) not in _RATE:
        return False
    _flat_to(speech, last, at, place["place"])
    return True


def _has_grown(last: Draft, place: str) -> bool:
    """Whether a level that has just been said to grow cannot be what it was: 同比增长7.2%，与上年同期持平."""
    return last.kind == "yoy_rate" and place.startswith(_A_YEAR_AGO) and abs(last.value) >= 1


def _flat_to(speech: Speech, last: Draft, at: int, place: str) -> None:
    """Adds no difference of the rate or ratio *last* from that of *place*."""
    rated = last.kind not in ("ratio", "rate_change") and not last.subject.head.endswith("增速")
    flat = Token(at, at + 2, "number", Number(Decimal(0), last.ulp, None, "", "", "="))
    subject = all_at_once(speech, [flat], "") or last.subject
    subject = subject._replace(head=subject.head + "增速") if rated else subject
    speech.add(flat, POINTS, "rate_change", subject, "flat:持平", base=Base(name=place))
