"""Structures: shares of one whole in the order of its parts, and ratios to one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, Kind
from yuebao.read.names.members import uncounted
from yuebao.read.proportions.denominators import own_total
from yuebao.read.proportions.divided import may_be_part
from yuebao.read.proportions.wholly import part_of, told_whole, whole_base
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT, PLAIN, Refusal
from yuebao.read.state.reviews import year_before, years_reviewed
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.scan import Token

_STRUCTURE = re.compile(
    "(?:(?:三[次个大]?|一二三)产业|三产)(?!增加值|占)(.{2,8}?)的?(?:构成|结构|比例|占?比重|占比|之?比)"
)
_TO_ONE: Final[tuple[str, ...]] = ("比", "比价")
"""How ratios to one are called: 收入比, 猪粮比价."""
_OF_THE_THREE = re.compile(
    "(?P<of>[^，。；的]{2,12}?)(?:的|在)?(?:三次产业|一二三产业|三产)(?:间|中|之间)?的?(?:分布)?(?:构成|结构|比例|比重|占比|之?比)"
)
_OF_ECONOMY = frozenset({"增加值", "地区生产总值", "生产总值", "国内生产总值", "GDP"})
"""What the three industries make up where nothing else is told."""
_THE_THREE = re.compile(
    "(?:三个(?:产业|行业|部分|类别)|三者|这三|上述三|三大?类)[^，。；]*(?:比例|结构|比重|之比|比)"
)
"""Three parts told just before, not those of the whole economy."""
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
_PROPORTIONS = re.compile("(?:[占构成]*比[例重]?|之比|结构)+$")
_PART_ECONOMY = re.compile("(?:民营|非公有制|公有制|个体私营|私营|数字|县域|海洋)经济(?=的?三次产业)")
_BARE: Final = re.compile("(?:^|[，。；])(?:全[省市县区州])?产业(?:结构)?(?:构成|结构)[^，、0-9]{0,6}$")
"""The structure of all industries, said without how many they are: 产业结构构成|由上年的."""


def is_whole(run: list[Token]) -> bool:
    """Whether the shares of *run* make up a whole."""
    left = Decimal(100)
    for number in run:
        left -= number.value.value
    return abs(left) <= Decimal("0.5")


def is_structure(speech: Speech, start: int, first: int) -> bool:
    """Whether three shares that make up a whole, told at *first*, are those of the industries:
    产业结构由上年的|22.3%、28.6%和49.1%|调整为.
    """
    if speech.drafts and speech.drafts[-1].rule == "structure" and speech.drafts[-1].stop == start:
        return True
    return _BARE.search(speech.text, max(0, start - 1), first) is not None


def _divided_so(speech: Speech, head: str) -> str:
    """The whole that the three industries make up in *head*, as the heading or a paragraph names it:
    固定资产投资5亿元，三次产业|投资|结构为.
    """
    context = speech.context
    for named in (context.titled, context.lead, context.opening):
        if named is None or named.known is None or named.partner:
            continue
        whole = named.indicator.removesuffix("额")
        if whole.endswith(head) and not whole.startswith(_INDUSTRIES):
            return whole
    return head


def _whole(speech: Speech, whole: Subject | None, part: Subject) -> Base | None:
    """What the shares of parts told by their amounts are of: *whole* where one was told, or all of *part*."""
    if whole is None:
        base = own_total(speech, part) if part.known is not None else None
        return base if base is not None and base.name != part.head else None
    return Base(name=whole.indicator, measure=whole.measure)


def _made_up(speech: Speech, parts: list[str]) -> tuple[list[Subject], Base] | None:
    """What *parts* that name no measure are of, each of what the text measured before them, and all of that;
    None where some name a measure, or nothing was told that they make up.
    """
    if any(speech.naming.head(part)[1] is not None for part in parts):
        return None
    whole = told_whole(speech)
    if whole is None or whole.known is None or whole.known.nature not in ("flow", "stock") or whole.partner:
        return None
    if not all(may_be_part(speech, whole, part, sure=True) for part in parts):
        return None
    return [part_of(speech, whole, part) for part in parts], whole_base(whole)


def _left_from(speech: Speech, at: int) -> None:
    """A structure that something went from is of the year before, or of that before the years under review:
    三次产业比例由|2.6：51.6：45.8|调整为.
    """
    period = speech.context.period
    if speech.text[at - 1] in "由从" and speech.override is None and period is not None:
        span = years_reviewed(speech.context)
        speech.override = period.year_ago() if span is None else year_before(span)


def read_structure(speech: Speech, clause: Clause, start: int, run: list[Token], told: Predicate) -> None:
    """三次产业结构为2.5:36.7:60.7: shares of one whole in the order of its parts."""
    words = speech.words(clause, start, told.stop)
    said = speech.text[clause.start : run[0].start]
    _left_from(speech, run[0].start)
    measured = _STRUCTURE.search(said)
    alike = speech.context.told[-3:]
    these = len(run) == len(alike) == 3 and _THE_THREE.search(said) is not None
    these = these and len({subject.head for subject in alike}) == 1
    if (
        measured is not None
        and not these
        and len(run) == 3
        and speech.naming.head(measured[1])[1] is not None
        and measured[1] != "增加值"
    ):
        head = measured[1]  # 三次产业投资结构
        divided = _divided_so(speech, head)
        for token, name in zip(run, _INDUSTRIES, strict=True):
            subject = speech.naming.subject(name + head, None)
            base = Base(name=divided, measure=subject.measure)
            speech.add(token, PERCENT, "share", subject, "structure", base=base)
        return
    of_people = _OF_THE_THREE.search(said) if len(run) == 3 else None
    known = None if of_people is None else speech.naming.head(clean(of_people["of"]))[1]
    if known is not None and known.printed not in _OF_ECONOMY:  # 就业人员的三次产业比重为
        for token, name in zip(run, _INDUSTRIES, strict=True):
            subject = speech.naming.subject(name + known.printed, None)
            base = Base(name=known.printed, measure=subject.measure)
            speech.add(token, PERCENT, "share", subject, "structure", base=base)
        return
    context = speech.context
    if these:
        whole_of = (
            context.told[-4] if len(context.told) > 3 else None
        )  # 甲、乙、丙产值…，三个产业产值的比例为
        of = _whole(speech, whole_of, context.told[-3])
        for token, subject in zip(run, alike, strict=True):
            one = subject._replace(level=None, period=None)
            speech.add(token, PERCENT, "share", one, "structure", base=of)
        return
    if ("产业" in said or "三产" in said) and len(run) == 3:
        row = speech.lexicon.heads["增加值"]
        base = Base(name="地区生产总值", measure="增加值", breakdown=())
        made = [Subject(name, "增加值", row, "", (("sector", name),)) for name in _INDUSTRIES]
        economy = _PART_ECONOMY.match(words)
        last = speech.drafts[-1] if speech.drafts and not words else None
        if last is not None and last.rule == "structure" and len(context.subjects) == 3:
            made, base = list(context.subjects), last.base or base  # 由2.6:51.6:45.8|调整为
        if economy is not None:  # 民营经济三次产业结构为
            own = (("sector", economy.group()),)
            made = [s._replace(before=economy.group() + s.before, parts=(*own, *s.parts)) for s in made]
            base = Base(name=f"{economy.group()}增加值", measure="增加值", breakdown=own)
        kind: Kind = "contribution_rate" if "贡献率" in said else "share"  # 三次产业贡献率为1.6：28.0：70.4
        for token, subject in zip(run, made, strict=True):
            speech.add(token, PERCENT, kind, subject, "structure", base=base)
        speech.speak_of(tuple(made))  # 三次产业结构为…，对经济增长的贡献率分别为
        return
    if len(run) == 2 and "轻重工业" in said:  # 轻重工业结构为29.0：71.0
        for token, name in zip(run, ("轻工业", "重工业"), strict=True):
            made_of = speech.naming.subject(f"{name}增加值", None)
            speech.add(token, PERCENT, "share", made_of, "structure", base=Base(name="工业增加值"))
        return
    spoken = speech.context.subject
    again = (
        (not words or speech.naming.is_generic(words))
        and spoken is not None
        and spoken.head.endswith(_TO_ONE)
    )
    if len(run) == 2 and run[1].value.value in (1, 100) and (words.endswith(_TO_ONE) or again):
        speech.skipped.append(Refusal(run[1].start, run[1].stop, f"name:{run[1].value.value}"))
        if spoken is not None and again:  # 收入比由2.05：1下降为2.02：1
            speech.add(run[0], PLAIN, "ratio", spoken, "ratio")
            return
        subject = speech.name(words, dimension="", section="none")  # 性别比为105.23：100
        speech.speak_of((subject,))
        speech.add(run[0], PLAIN, "ratio", subject, "ratio")
        return
    to_one = len(run) == 2 and run[1].value.value == 1
    spoken = speech.context.subject
    named = words.endswith(_TO_ONE) or (
        not words and spoken is not None and spoken.indicator.endswith(_TO_ONE)
    )
    if to_one and named:  # 城乡居民收入比为1.84：1
        speech.skipped.append(Refusal(run[1].start, run[1].stop, "name:1"))
        subjects = speech.subjects(run[:1], words, dimension="", section="none")
        speech.each(run[:1], [PLAIN], subjects, "ratio", "ratio", told, sign=1)
        return
    if to_one and words and "、" not in words and spoken is not None and spoken.indicator.endswith("比"):
        speech.skipped.append(Refusal(run[1].start, run[1].stop, "name:1"))
        part = spoken.owned_by(words)._replace(period=None)
        speech.add(run[0], PLAIN, "ratio", part, "ratio")  # 生师比为19.4：1，其中城市20.1：1
        return
    if named and len(run) == 2 and run[0].value.value == 1:  # 医护比1：1.19
        speech.skipped.append(Refusal(run[0].start, run[0].stop, "name:1"))
        subjects = speech.subjects(run[1:], words, dimension="", section="none")
        speech.each(run[1:], [PLAIN], subjects, "ratio", "ratio", told, sign=1)
        return
    firsts, seconds = run[::2], run[1::2]
    if named and len(firsts) == len(seconds) > 1 and all(token.value.value == 1 for token in seconds):
        subjects = speech.subjects(firsts, words, dimension="", section="none")
        if subjects is not None:  # 小学、初中生师比分别为17.2：1、12.4：1
            speech.skipped += [Refusal(token.start, token.stop, "name:1") for token in seconds]
            speech.each(firsts, [PLAIN] * len(firsts), subjects, "ratio", "ratio", told, sign=1)
            return
    parts = split_list(uncounted(_PROPORTIONS.sub("", words), len(run)), len(run))
    before = speech.drafts[-len(run) :]
    bare = not _PROPORTIONS.sub("", words) or speech.naming.is_generic(words)
    if parts is None and bare and [d.rule for d in before] == ["structure"] * len(run):
        for token, draft in zip(run, before, strict=True):  # 比例由65：35调整为64：36，进一步优化为63：37
            speech.add(token, PERCENT, "share", draft.subject, "structure", base=draft.base)
        return
    told_of = speech.context.told[-len(run) :]
    if parts is None and len(told_of) == len(run) and not _PROPORTIONS.sub("", words):
        whole_of = speech.context.whole  # 第一产业28.6亿元，第二产业…，第三产业…，比重为3.6：52.4：44.0
        of = _whole(speech, whole_of, told_of[0])
        if 98 <= sum(token.value.value for token in run) <= 102 and len({s.head for s in told_of}) == 1:
            for token, subject in zip(run, told_of, strict=True):
                one = subject._replace(level=None, period=None)
                speech.add(token, PERCENT, "share", one, "structure", base=of)
            return
    if parts is None:
        speech.refuse(run, "structure:the parts are not named")
        return
    if not 98 <= sum(token.value.value for token in run) <= 102:
        speech.refuse(run, "structure:no parts of a hundred")
        return
    made_up = _made_up(speech, parts)
    if made_up is not None:  # 离岸执行额12亿美元。ITO、BPO和KPO占比为43：22：35
        of_them, base = made_up
        for token, subject in zip(run, of_them, strict=True):
            speech.add(token, PERCENT, "share", subject, "structure", base=base)
        return
    for token, subject in zip(run, speech.members(parts, dimension="", section="none"), strict=True):
        whole = own_total(speech, subject) if subject.known is not None else None
        whole = None if whole is not None and whole.name.removesuffix("额") == subject.indicator else whole
        speech.add(token, PERCENT, "share", subject, "structure", base=whole)
