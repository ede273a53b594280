"""What is divided: the whole whose parts' shares a passage tells, and those parts."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.names.members import uncounted
from yuebao.read.names.pointers import told_together
from yuebao.read.proportions.denominators import base_of, comers_of, own_total, said_whole
from yuebao.read.proportions.glossed import read_glossed
from yuebao.read.proportions.wholes import PLACES_OWN
from yuebao.read.proportions.wholly import (
    BELONGS,
    COPULA,
    SIZE,
    are_people,
    area_of,
    beside,
    is_part,
    is_whole,
    part_of,
    says_all,
    told_whole,
    whole_base,
    whole_named,
    without_all,
)
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.scan import Token

_LEADS_BY_SHARE: Final = re.compile(
    "(?P<who>[^，。；、：]{2,16}?)的?(?:所?占比重?|比重|所?占?份额)(?:[位稳]?居首位?|(?:位[居列]|排名?|居)第[一二三]位?|领先)，(?:达到?|为|约为)$"
)
"""What has the first share, before that share: 短期贷款|占比居首，达."""
COMES_NEXT: Final = re.compile("(?:而|，)?(?:其次|再次|次之|接着|随后|然后)(?:分别|依次)?(?:则?[是为])?")
_BESIDE: Final = re.compile(
    f"(?:左右|以上)?的(?P<of>[^，。；的]{{2,16}}?)(?:则|亦|也|均|都|主要)*{COPULA}(?=.)"
)
"""The same with the whole beside the share: 21%|的就业人口是|文员."""
_SEVERAL_PLACES: Final = re.compile(
    "^(?:上述|以上|这|该)?(?:[两二三四五六七八九十0-9]+|各)?个?大?(?:地区|省份|城市|区域|省市|市州)"
)
_DIVIDED: Final = re.compile("(?:从|按|分)[^，。0-9]{1,12}(?:看|分|划分|来看|分类|构成看)，")
_PERCENTAGE: Final = re.compile("[0-9]+(?:\\.[0-9]+)?(?=[%％])")
_CHANGE: Final = re.compile("[增升涨降跌减]")
_OF_IT: Final = re.compile("(?:的|中，?有?|有|当中|里)+$")
_MARKS: Final = frozenset({"", "，", "。", "；", "、", "）", "（", "左", "以"})
_NO_PARTS: Final = frozenset("这那其该此各每前后")
INSTITUTES: Final[tuple[str, ...]] = ("研究所", "院所", "场所", "会所", "交易所", "诊所", "事务所")
"""Names that end in 所 themselves."""
_TOGETHER: Final = re.compile("(?:[两二三四五]者|[两三四五]类|[两三四五]项|合计|共|总计)+$")
_WITHIN: Final = re.compile(
    "^(?:市场|总[量额值数])|(?<!正)在(?=.{2})(?!建|校|职|岸|园|岗|册)|(?<![高初])中$|(?<=.{2})(?<![高初])中(?![小型医学央东西高心外等成长期])(?=.{2})"
)
"""What names a whole beside the part, or a whole alone."""
_BY: Final[tuple[str, ...]] = ("按", "分", "从", "在")
"""What a sentence begins with that only says how something is divided."""


_OWN_KINDS: Final = (
    "展位",
    "展区",
    "展品",
    "采购商",
    "客商",
    "观众",
    "面积",
    "房间",
    "床位",
    "订单",
    "车位",
    "学位",
)
"""What a part ends with that is one of such things, and of no others told."""


def of_own_kind(part: Subject, base: Base | None) -> Base | None:
    """*base*, or all of the things that *part* is one of where it tells of none: 特装展位|占, of 展位."""
    kind = part.indicator.removesuffix("数")[-3:]
    own = next((one for one in _OWN_KINDS if kind.endswith(one)), "") if not part.parts else ""
    if not own or (base is not None and own in base.name) or part.indicator.removesuffix("数") == own:
        return base
    return Base(name=own, measure=own)


def of_whole_investment(speech: Speech, part: Subject, base: Base | None) -> Base | None:
    """*base*, or the investment of which so much was done: 总投资8亿元，完成投资3亿元，|占."""
    if part.head != "完成投资" or (base is not None and not part.indicator.endswith(base.name)):
        return base
    told = (draft.subject for draft in reversed(speech.drafts[speech.opened :]) if draft.kind == "level")
    whole = next((one for one in told if one.head.endswith(("总投资", "投资总额", "计划投资"))), None)
    return base if whole is None else Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)


def may_be_part(speech: Speech, whole: Subject, words: str, *, sure: bool = False) -> bool:
    """Whether *words* name a part of *whole* by what it is alone, with no measure of their own.

    Where it is *sure* that a part is told, it may be one with a name that is also a measure's: 票据融资.
    """
    if len(words) < 2 or len(words) > 30 or _WITHIN.search(words) is not None:
        return False
    if words[0] in _NO_PARTS and not words.startswith("前往"):
        return False
    if words in whole.indicator or speech.lexicon.members.get(words, ("",))[0] == "scope":
        return False
    if whole.head == "数" and words.endswith(_OWN_KINDS) and words[-2:] not in whole.before:
        return False  # 参展企业1160家，特装展位|占
    told = speech.drafts[speech.opened :]
    if any(draft.kind == "level" and draft.subject.indicator.startswith(words) for draft in told):
        return False  # 非税收入0.5亿元，非税占比
    if speech.naming.is_generic(words):
        return words == "企业" and not whole.indicator.endswith(("企业", "企业数"))
    before, known = speech.naming.head(words)
    if known is None:
        return True
    if words.endswith(SIZE.sub("", whole.indicator)[-2:]) or are_people(words, whole):
        return True
    return sure and bool(before) and not known.trade and known.nature in ("flow", "stock")


def divide(speech: Speech, whole: Subject) -> None:
    """Takes *whole* as what the shares that follow in the sentence are of."""
    speech.context.shared_out = speech.context.lately = whole._replace(period=None)


_SOLD_TO: Final = re.compile("(?P<whose>.*?)产品[^产]{0,4}?(?:[远畅外热]销|销[往至售]|出口|出海)")


def _leave_lands_sold_to(speech: Speech, last: Subject) -> None:
    """Speaks of the goods themselves behind the lands they were sold to: 产品远销20国，欧洲市场|占六成."""
    sold = _SOLD_TO.match(last.before) if "产品" in last.before else None
    if sold is None:
        return
    context = speech.context
    goods = Subject(sold["whose"], "产品", None, sold["whose"], ())
    context.subjects = (goods,)
    context.whole = goods if context.whole is not None else None
    context.shared_out = goods


def read_divided(
    speech: Speech,
    clause: Clause,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
    following: int,
) -> bool:
    """Reads shares of what the passage divides: 高中的占20%; 21%是文员; 甲、乙和丙分别占…."""
    context, text = speech.context, speech.text
    if told.compare or told.kind not in ("", "share") or (told.share is False and told.kind == "move"):
        return False
    unit = units[0]
    if unit is not None and unit.dimension != "%":
        return False
    if clause.holes and told.whole is not None and read_glossed(speech, clause, run, unit, told):
        return True  # 其中城镇人口占常住人口比重（城镇化率）为|54.3%
    if words and told.whole is None and context.subject is not None and context.subject.head == "数":
        _leave_lands_sold_to(speech, context.subject)
    of = text[slice(*told.whole)] if told.whole is not None else ""
    counted: Subject | None = None
    if of and not says_all(of) and (context.shared_out is None or not _is_of(context.shared_out, of)):
        counted = _counted_in(speech, clause, told.whole)
        if counted is None or told.kind != "share":
            return False
    if text.startswith("在", clause.start) and words and context.shared_out is None:
        return False  # 在全球市场的份额升至33%
    if len(run) == 1 and not of and (behind := _parts_behind(speech, run[0], told, words)) is not None:
        return _read_behind(speech, run, units, told, behind, following)
    if len(run) == 1 and words and told_together(speech, words, told.sum, text[clause.start : run[0].start]):
        return False  # 三国合计占62.3%
    words = _worded(words)
    if told.kind == "share" and not of and words[-2:] in PLACES_OWN:
        return False  # 出口额|全省占比5%
    if told.kind == "share" and len(run) > 1 and words and not of:
        if _SEVERAL_PLACES.search(words) is not None and _read_places(speech, clause, run, units, told):
            return True
        again = _told_before(speech, words, len(run))
        if again:
            for token, one, part_unit in zip(run, again, units, strict=True):
                base = own_total(speech, one)
                speech.add(token, part_unit or PERCENT, "share", one, "share:占", bound=told.bound, base=base)
            speech.speak_of(again)
            return True
    leads = not words and told.kind == "" and text[run[0].start - 1] in "达到为" and len(run) == 1
    first = _LEADS_BY_SHARE.search(text, max(0, clause.start - 26), run[0].start) if leads else None
    if first is not None:
        who = clean(speech.without(first.start("who"), first.end("who")))
        whole = told_whole(speech, who)
        if whole is None or not may_be_part(speech, whole, who, sure=True):
            return False
        _tell(speech, run, units, told, (part_of(speech, whole, who),), whole)
        return True
    alone = told.kind == "" and len(run) == 1 and context.shared_out is None and context.whole is not None
    if alone and words and _adds_up(text, clause.start) and (of_all := told_whole(speech, words)) is not None:
        context.kind, context.shared_out = "share", of_all  # 按年龄分，青年为24%，中年为52%，老年为24%
    whole = counted or _still_shared(speech)
    if told.kind == "share" and len(run) == 1 and (not of or says_all(of)):
        headed = _headed_by_whole(speech, words)
        if headed is not None:  # 失业人口中，…。未完成小学的失业人口占总数9%
            _tell(speech, run, units, told, (speech.naming.subject(words, None),), headed)
            return True
    if whole is None and told.kind == "share":
        whole = _candidate(speech, clause)
    if whole is None or (told.kind == "" and context.kind != "share"):
        return False
    count = len(run)
    listed = not words and count > 1 and context.shared_out is not None and bool(context.listed)
    if not words and told.kind == "share" and count == 1 and speech.placed and speech.context.area:
        return _read_place(speech, run, units, told, whole)
    if not words and not listed:
        return _read_again(speech, run, units, told, whole)
    words = context.listed if listed else words
    parts = split_list(uncounted(words, count), count) if count > 1 else [words]
    sure = context.shared_out is not None and told.kind == "share"
    if parts is None or not all(may_be_part(speech, whole, part, sure=sure) for part in parts):
        return False
    subjects = tuple(part_of(speech, whole, part) for part in parts)
    if context.shared_out is None and any(beside(whole, one) for one in subjects):
        return False
    _tell(speech, run, units, told, subjects, whole)
    return True


def _adds_up(text: str, start: int) -> bool:
    """Whether the sentence around *start* divides something and all its percentages make a hundred."""
    first = text.rfind("。", 0, start) + 1
    said = text[first : text.find("。", start) % (len(text) + 1)]
    if _DIVIDED.match(said) is None:
        return False
    shares = [Decimal(share) for share in _PERCENTAGE.findall(said)]
    return (
        len(shares) > 1 and abs(sum(shares, Decimal(-100))) <= Decimal("0.5") and _CHANGE.search(said) is None
    )


def _still_shared(speech: Speech) -> Subject | None:
    """What the sentence divides, unless it told the amount of another measure since."""
    whole = speech.context.shared_out
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if whole is None or whole.known is None or last is None or last.kind != "level":
        return whole
    of = last.subject.known
    return whole if of is None or of.measure == whole.known.measure else None


def _counted_in(speech: Speech, clause: Clause, said: tuple[int, int] | None) -> Subject | None:
    """What was told before that a share names as its whole, of no other place: 占|全部投诉|的."""
    if said is None:
        return None
    name, area = said_whole(speech, clause, said)
    if area is not None and area != speech.context.area:
        return None
    whole = whole_named(speech, without_all(name))
    if whole is None or whole.parts:
        return None
    if whole.known is None or whole.known.nature == "stock":
        return whole if whole.head.endswith("数") or whole.known is not None else None
    return whole if not whole.known.trade and name == whole.indicator else None


def _worded(words: str) -> str:
    """The words of the part, without those that only say that it is one: 其次为|技工|所占的比重."""
    words = (
        words.removesuffix("占比").removesuffix("比重").removesuffix("比例").strip("的").removesuffix("所占")
    )
    words = words if words.endswith(INSTITUTES) else words.removesuffix("所")
    words = _TOGETHER.sub("", words)
    next_ = COMES_NEXT.match(words)
    words = words[next_.end() :] if next_ is not None else words
    return clean(words.removesuffix("则").removesuffix("约").removesuffix("分别").removesuffix("各"))


def _is_of(whole: Subject, said: str) -> bool:
    """Whether the whole *said* behind 占 is the one that is divided: 占|全部就业人口|的."""
    said = clean(without_all(said)).strip("的")
    return bool(said) and whole.indicator.removesuffix("数").endswith(
        said.removesuffix("总数").removesuffix("数")
    )


def _candidate(speech: Speech, clause: Clause) -> Subject | None:
    """What shares without a whole may be of: what the sentence divides, or what the paragraph told alone."""
    context, text = speech.context, speech.text
    if context.fixed_base is not None or context.share_base is not None or context.scope:
        return None
    scoped = text.startswith(_BY, text.rfind("。", 0, clause.start) + 1)
    for told in (context.whole, context.lately if scoped else None, context.subject or context.topic):
        if told is None or not is_whole(told):
            continue
        known, lead = told.known, context.lead
        here = told.level is not None and told.level >= speech.offset + speech.opened
        if here and told is not context.whole and _begun_as_part(speech.text, clause.start):
            continue  # 其中，钟表销售额31.7亿元、百货占14%
        if known is None or known.nature == "stock":
            return told
        if (
            not known.trade
            and lead is not None
            and lead.indicator == told.indicator
            and not is_part(speech, told)
        ):
            return told
    return None


def _read_places(
    speech: Speech, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate
) -> bool:
    """4个地区收入在全国总收入中的占比分别为: the places that the sentence before told the same amount of."""
    before = speech.drafts[: speech.opened]
    last = [draft for draft in before if draft.sentence == before[-1].sentence] if before else []
    levels = [draft for draft in last if draft.kind == "level"]
    alike = {draft.subject.indicator for draft in levels}
    areas = {draft.area for draft in levels if draft.area is not None}
    if len(levels) != len(run) or len(areas) != len(run) or len(alike) != 1:
        return False
    parts = tuple(draft.subject._replace(area=draft.area, period=None) for draft in levels)
    first = speech.text.find("在", clause.start, run[0].start) + 1
    stop = speech.text.find("中", first, run[0].start)
    if not 0 < first < stop:
        return False
    name, area = said_whole(speech, clause, (first, stop))
    base = base_of(speech, name, parts[0]._replace(area=None), area)
    speech.each(run, units, parts, "share", "share:占", told, sign=1, base=base)
    return True


def _told_before(speech: Speech, words: str, count: int) -> tuple[Subject, ...]:
    """The *count* subjects that the sentence before told one by one, all of them or by name:
    第一产业用电量增长3%，…。各产业用电量所占比重分别为; 外资企业出口额增长5%，…。外资企业、民营企业占比.
    """
    before = speech.drafts[: speech.opened]
    last = [draft for draft in before if draft.sentence == before[-1].sentence] if before else []
    told: dict[str, Subject] = {}
    for draft in last:
        if draft.kind in ("level", "yoy_rate") and draft.subject.known is not None:
            told.setdefault(draft.subject.indicator, draft.subject)
    alike = {subject.known for subject in told.values()}
    if len(told) < count or len(alike) != 1:
        return ()
    if words[0] in "各该" or words.startswith(("上述", "以上")):
        return tuple(told.values()) if len(told) == count else ()
    parts = split_list(uncounted(words, count), count) or []
    named = [next((one for one in told.values() if one.before == part), None) for part in parts]
    return tuple(one for one in named if one is not None) if parts and None not in named else ()


def _headed_by_whole(speech: Speech, words: str) -> Subject | None:
    """What was divided before that *words* tell a part of by its own name."""
    context = speech.context
    for told in (context.shared_out, context.lately):
        if told is None:
            continue
        name = told.indicator.removesuffix("数")
        if len(name) > 2 and words != name and words.endswith(name):
            return told
    return None


def _begun_as_part(text: str, start: int) -> bool:
    """Whether the sentence around *start* began with a part: 其中，…"""
    return text.startswith("其中", text.rfind("。", 0, start) + 1)


def _read_again(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, whole: Subject
) -> bool:
    """The shares of the parts that were told before their numbers: 以文员最多，占27%."""
    subjects = speech.context.subjects
    if speech.context.shared_out is None or len(subjects) != len(run):
        return False
    if speech.text[run[-1].stop : run[-1].stop + 1] not in _MARKS:
        return False  # 占18%，6%的断面为劣Ⅴ类
    if any(one.indicator == whole.indicator for one in subjects) or (len(run) > 1 and speech.context.listed):
        return False
    ranked = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if ranked is not None and ranked.kind == "rank" and ranked.subject.indicator != subjects[-1].indicator:
        speech.refuse(run, "share:of what was not told")  # 大专是从业人员的第二大来源，占31%
        return True
    _tell(speech, run, units, told, subjects, whole)
    return True


def _read_place(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, whole: Subject
) -> bool:
    """东城区占39%: the part is a place within that whose whole was told."""
    area = area_of(speech, whole)
    if area is None:
        return False
    part = whole._replace(level=None, period=None, area=speech.context.area)
    of = area + whole.indicator if area == "全国" else whole.indicator
    base = Base(name=of, measure=whole.measure, breakdown=whole.parts, area=area)
    speech.each(run, units, (part,), "share", "share:部分", told, sign=1, base=base)
    divide(speech, whole)
    speech.context.apart = True
    return True


def _parts_behind(
    speech: Speech, number: Token, told: Predicate, words: str
) -> tuple[Subject | None, int] | None:
    """The whole that a share is told of, and where the part stands behind it; None where none does:
    21%是文员; 就业人口中有21%是文员; 21%的就业人口是文员.
    """
    text = speech.text
    led, behind = _OF_IT.sub("", words), BELONGS.match(text, number.stop)
    if behind is not None:
        if not led:
            cut = speech.context.shared_out
            return (
                None if speech.context.counted and cut is None else cut or told_whole(speech)
            ), behind.end()
        named = whole_named(speech, led) if len(led) > 1 else None
        return (named, behind.end()) if named is not None else None
    beside = _BESIDE.match(text, number.stop) if not led and told.kind == "" else None
    whole = whole_named(speech, clean(beside["of"])) if beside is not None else None
    return (whole, beside.end()) if beside is not None and whole is not None else None


def _read_behind(
    speech: Speech,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    of: tuple[Subject | None, int],
    stop: int,
) -> bool:
    """Reads the share of a part that stands behind it."""
    whole, start = of
    ends = (speech.text.find(mark, start, stop) for mark in "，、；。（")
    part = speech.text[start : min((at for at in ends if at >= 0), default=stop)].strip("的“” ")
    if whole is None:
        if speech.context.counted:
            return False  # 服务用人单位5万家，其中40%是制造业企业
        speech.refuse(run, "share:of what was not told")
        return True
    if not may_be_part(speech, whole, part, sure=True):
        return False
    _tell(speech, run, units, told, (part_of(speech, whole, part),), whole)
    return True


def _tell(
    speech: Speech,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    subjects: tuple[Subject, ...],
    whole: Subject,
) -> None:
    whole = comers_of(speech, subjects[0]) or whole
    base = _of_all_ages(speech, subjects[0], whole) or whole_base(whole)
    speech.each(run, units, subjects, "share", "share:部分", told, sign=1, base=base)
    divide(speech, whole)
    for one in subjects:
        speech.context.bases[one.indicator] = base
    speech.speak_of(subjects)


def _of_all_ages(speech: Speech, part: Subject, whole: Subject) -> Base | None:
    """What those of an age are a share of, which those of all ages around theirs were told to be a share of:
    60岁及以上人口占21.3%，其中|65岁及以上人口|占15.4%.
    """
    if "岁" not in part.indicator or "岁" not in whole.indicator:
        return None
    told = (draft for draft in reversed(speech.drafts[speech.opened :]) if draft.kind == "share")
    return next((draft.base for draft in told if draft.subject.indicator == whole.indicator), None)


def of_kin(speech: Speech, part: Subject, base: Base | None) -> Base | None:
    """*base*, unless there is none, or it is the *part* itself: then an amount told before of its noun."""
    if base is not None and (base.name != part.indicator or base.area or part.joint):
        return base
    whole = _kin_before(speech, part)
    if whole is not None:
        return whole_base(whole)
    itself = base is not None and part.area is None and base.breakdown == part.parts and bool(part.before)
    return None if itself else base


def _kin_before(speech: Speech, part: Subject) -> Subject | None:
    """The amount told before that *part* is some of: 从业人员 of 批发业从业人员, and what was larger and has
    the same noun, 接待游客 of 入境游客.
    """
    noun, name = SIZE.sub("", part.indicator)[-2:], part.indicator
    levels = [draft for draft in (*speech.ago, *speech.drafts) if draft.kind == "level"]
    own = next((draft for draft in reversed(levels) if draft.subject.indicator == name), None)
    size = own.amount if own is not None else None
    lead = speech.context.lead or speech.context.before
    lead = lead if lead is not None and lead.indicator != name else speech.context.before
    beside = {d.subject.indicator for d in speech.drafts if d.kind == "share" and d.base is None}
    if len(speech.context.subjects) > 1:
        beside |= {each.indicator for each in speech.context.subjects}
    for draft in levels:
        told = draft.subject
        if told.indicator == name or any(dimension != "flow" for dimension, _ in told.parts):
            continue
        if told.indicator in beside:
            continue  # 国际展览81场，占64%；国内展览45场，占36%: no part of the other
        if name.endswith(told.indicator):
            return told
        if not SIZE.sub("", told.indicator).endswith(noun):
            continue
        if own is None or size is None:
            first = lead is not None and told.known is not None and told.indicator == lead.indicator
            if first:
                return told
        elif draft.unit.dimension == own.unit.dimension and draft.amount > size:
            return told
    return None
