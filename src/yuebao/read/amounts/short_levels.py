"""Levels told in few words: none, the year before's, the last fair's, more in the unit of the last."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.names.members import PLACES
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PLAIN, PLANNED, Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import WENT
from yuebao.read.words.scan import Token

_CHANGED = re.compile("(?:净?增[加长]?|净?减少?|多|少|新增|下降)了?(?:约|近|超过?|逾)?$")
_CAME_TO: Final = re.compile(
    "，?(?:上升|下跌|下降|增加|减少|增长|回升|回落|攀升|微升|微跌|[升增降减跌])(?:至|到)(?:(?:20[0-9]{2}年)?[0-9]{1,2}月[至到—-](?:20[0-9]{2}年)?[0-9]{1,2}月)?的?"
)
"""What stands between a level and the one it came to: 由357.2万|上升到5月至7月的|359.3万."""
_TOLD_AGAIN: Final = re.compile(
    "，(?:(?:[比较]|[高低多少]于|超[出过])[^，。；（）]{2,10}的"
    "|(?:上半年|全年|[前首][0-9一二三四五六七八九十]{1,2}(?:个月|季)|今年)?累计[为达]?)"
    "|（上[月季年](?:同期)?[报为是]?"
)
"""What stands between a level and the same of another time: 20.28亿，比首季的|19.48亿; （上月报|50.5万）."""
_LAST_EDITION = re.compile("[比较](?P<which>上一?届|首届|前一届)的?$")
_MOVED_BEHIND: Final = re.compile(f"的?(?:{WENT}|(?:同比)?(?:净|多|少)?[超收])")


def read_year_before(speech: Speech, run: list[Token], units: list[Unit | None], compare: str) -> bool:
    """What the subject was a year or a period before, where its change follows: 比上年同期|35万元|增收."""
    subject, unit = speech.context.subject, units[0]
    if subject is None or unit is None or _MOVED_BEHIND.match(speech.text, run[0].stop) is None:
        return False
    told = (d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level" and d.rule != PLANNED)
    last = next(told, None)
    if compare == "mom" and last is not None and speech.context.period is not None:
        now = (
            d
            for d in speech.drafts[speech.opened :]
            if d.kind == "level" and d.period == speech.context.period
        )
        last = next(now, None)  # 较去年同季的122亿元下跌，较上季的115亿元回升
        if last is None or last.period is None or last.period.months not in (1, 3):
            return False
    if last is None or last.period is None or last.unit.dimension != unit.dimension:
        return False
    before = last.period.year_ago() if compare == "yoy" else last.period.shifted(-last.period.months)
    speech.override = before
    speech.add(run[0], unit, "level", subject._replace(level=None, period=None), "level")
    speech.override, speech.context.compare = None, compare
    return True


_PEOPLE: Final[tuple[str, ...]] = ("人数", "人口", "人员", "员工", "雇员", "职工", "居民", "住客", "旅客")
"""How those who are counted in persons are called."""
_OF_PEOPLE: Final = re.compile(f"）[^，。；]{{0,24}}?(?:{'|'.join(_PEOPLE)})")


_MEMBERS: Final = re.compile("(?:[，。；、：]|其中)(?:其中[，：]?)?[\u4e00-\u9fff]{2,9}?(?:为|达到?|约|近)*$")
_NO_MONEY: Final = re.compile(
    "[人户家次件吨个辆台量群名条站]$|[数率速幅]|人次|[增减提降][长少高低]|同比|环比"
)
"""What is counted, or how it went."""


def _is_members(text: str, number: Token) -> bool:
    """Whether *number* follows the name of one of several, whose amount leaves the currency out."""
    if text[number.stop : number.stop + 1] not in ("，", "。", "；", "、", ""):
        return False
    said = _MEMBERS.search(text, max(0, number.start - 16), number.start)
    return said is not None and _NO_MONEY.search(said[0]) is None


def _in_size(speech: Speech, told: Unit, size: str) -> Unit:
    """The unit *told* of another *size*, printed as it was: 亿|港币, and not 亿港元, behind 12万港币."""
    lexicon = speech.lexicon
    bare = told.symbol.lstrip("十百千万亿兆") if told.dimension != "元" else told.dimension
    return lexicon.unit(bare if bare in lexicon.units else told.dimension, size)


def in_unit_told(speech: Speech, clause: Clause, number: Token) -> Token:
    """*number*, printed without its unit, in that of the level before it or of the last of its list."""
    if number.value.large and speech.drafts:
        number = _in_unit_of_last(speech, number)
    return number if number.value.unit is not None else _in_unit_ahead(speech, clause, number)


def _in_unit_of_last(speech: Speech, number: Token) -> Token:
    """在外劳务人数71.5万人，同比减少|2.8万: a change leaves the unit of its level out."""
    last, size = speech.drafts[-1], number.value.large
    if size and speech.text[number.start - 1] == "（" and speech.text.startswith("）", number.stop):
        spoken = speech.context.subject
        people = spoken is not None and spoken.indicator.endswith(_PEOPLE)
        if people or _OF_PEOPLE.match(speech.text, number.stop) is not None:
            unit = speech.lexicon.unit("人", size)  # 酒店业（4.90万）及教育（2.09万）的就业人数
            counted = number.value._replace(unit=unit, section="count")
            return Token(number.start, number.stop, number.kind, counted)
        whole = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level"), None)
        shared = speech.text[number.start - 2] in "%％" and any(d.kind == "share" for d in speech.drafts[-9:])
        if shared and whole is not None and whole.unit.dimension.endswith("元"):
            unit = _in_size(speech, whole.unit, size)  # 贷款3170亿元，港元占21.8%（692亿）
            paid = number.value._replace(unit=unit, section="measure")
            return Token(number.start, number.stop, number.kind, paid)
    within = len(speech.drafts) > speech.opened
    if last.kind != "level" or not within:
        part = within or speech.text.startswith("其中", speech.text.rfind("。", 0, number.start) + 1)
        last = next((d for d in reversed(speech.drafts) if d.kind == "level"), last)
        if not (part and last.unit.dimension.endswith("元") and _is_members(speech.text, number)):
            return number
    if not last.unit.dimension and not (size and last.unit.symbol in speech.lexicon.large):
        return number
    moved = _CHANGED.search(speech.text, last.stop, number.start) is not None
    if not moved and size and last.unit.dimension.endswith("元") and _is_members(speech.text, number):
        moved = True  # 合计13.4亿美元，其中天河|6.2亿
    again = _TOLD_AGAIN.fullmatch(speech.text, last.stop, number.start) if not moved else None
    if not moved and again is None and _CAME_TO.fullmatch(speech.text, last.stop, number.start) is None:
        return number
    if not last.unit.dimension:  # 人数达7.5万，比上年增加|0.6万
        plain = Unit(symbol=size, dimension="", scale=Fraction(speech.lexicon.large[size]))
        return Token(
            number.start, number.stop, number.kind, number.value._replace(unit=plain, section="count")
        )
    section = speech.lexicon.unit_sections.get(last.unit.dimension)
    if section not in ("count", "measure"):
        return number
    unit = _in_size(speech, last.unit, size)
    return Token(number.start, number.stop, number.kind, number.value._replace(unit=unit, section=section))


_LENT: Final = re.compile(
    "(?:[、和及与][\u4e00-\u9fff]{1,10}[0-9][0-9.]*[万亿]?){0,12}?"
    "[、和及与][\u4e00-\u9fff]{1,10}(?P<last>[0-9][0-9,.]*)(?![万亿]?[、和及与])[\u4e00-\u9fff]"
)
"""The members of a list of which the last alone tells the unit: 水电43.8|、风电98.6、太阳能247.7亿千瓦时."""


def _in_unit_ahead(speech: Speech, clause: Clause, number: Token) -> Token:
    """*number* in the unit of the last of its list, each with its own name: 水电|43.8|、风电98.6亿千瓦时."""
    named = speech.ends.get(number.start)
    lent = _LENT.match(speech.text, number.stop) if named is None or named.kind in PLACES else None
    if lent is None or not "\u4e00" <= speech.text[number.start - 1] <= "\u9fff":
        return number
    numbers, start = clause.numbers, lent.start("last")
    last = numbers[bisect_left(numbers, start, key=attrgetter("start"))]
    if last.start != start or last.kind != "number" or last.value.unit is None:
        return number
    if last.value.section not in ("count", "measure"):
        return number
    size = number.value.large
    unit = _in_size(speech, last.value.unit, size) if size else last.value.unit
    return Token(
        number.start, number.stop, number.kind, number.value._replace(unit=unit, section=last.value.section)
    )


def unit_left_out(speech: Speech, subject: Subject, size: Unit) -> Unit:
    """The whole unit of an amount told by its *size* alone, where another of its measure was told in money:
    社会物流总额12万亿元…；农产品物流总额1.2|万亿.
    """
    measure = subject.head or subject.indicator[-4:]
    levels = (d for d in reversed(speech.drafts) if d.kind == "level")
    told = next((d.unit for d in levels if d.subject.indicator.endswith(measure)), None)
    if told is None or not told.dimension.endswith("元"):
        return size
    return _in_size(speech, told, size.symbol)


def read_edition(speech: Speech, start: int, number: Token) -> bool:
    """观众11.7万人，较上届|10.3万人|增长14%: the level of the fair before, which the growth is against."""
    context, edition = speech.context, _LAST_EDITION.search(speech.text, start, number.start)
    if edition is None or context.subject is None:
        return False
    named = context.subject._replace(level=None, period=None)
    named = named._replace(before=edition["which"] + named.before.removeprefix("本届"))
    speech.add(number, number.value.unit or PLAIN, "level", named, "comparator")
    context.compare, context.against = "other", edition["which"]
    return True


def read_none(speech: Speech, clause: Clause, token: Token) -> None:
    """无出口记录: a level of nothing for the period it names."""
    context = speech.context
    subject = context.subject
    ago = any(t.kind == "time" and t.value.part == "same" and t.start < token.start for t in clause.tokens)
    words = "" if ago else speech.words(clause, clause.start, token.start)
    if words and words[0] != "均":
        named = speech.naming.subject(words + token.value, None)  # 民营企业、外商投资企业|无进口记录
        if any(kind in ("ownership", "partner") for kind, _ in named.parts):
            subject = named
    if subject is None or subject.flow not in (token.value, "进出口"):
        return
    period = context.period
    if ago and period is not None:
        period = period.year_ago()
    level = next((d for d in reversed(speech.drafts) if d.kind == "level"), None)
    unit = level.unit if level is not None else PLAIN
    speech.drafts.append(
        Draft(
            token.start, token.stop, Decimal(0), Decimal(1), "=", unit, "level", subject, context.area,
            period, None, "", "none", None, None,
        )
    )  # fmt: skip
