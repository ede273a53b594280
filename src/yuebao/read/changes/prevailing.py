"""What is most of a whole, told before its share: 就业人口以男性占多数, 文员最多, 主要集中在制造业（13%）."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.amounts.travellers import those_bound_for
from yuebao.read.changes.growth import RATES
from yuebao.read.names.standing import tells_how
from yuebao.read.proportions.divided import COMES_NEXT, divide, may_be_part
from yuebao.read.proportions.wholly import (
    SIZE,
    amount_named,
    counted_alone,
    is_whole,
    part_of,
    told_whole,
    whole_named,
)
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject, is_ratio
from yuebao.read.words.clauses import Clause
from yuebao.read.words.compounds import hold
from yuebao.read.words.phrases import PARTING, clean

_PREVAILS: Final = re.compile(
    "(?P<of>[^，、]{0,24}?)以(?!来(?!自)|上(?![海饶])|下|外(?![资观籍商国贸地企省市向])|内(?![地资销蒙贸])|及)(?P<who>[^，以]{1,30}?)(?:所?占(?:比[重例]?|份额)?|比[重例]|数量|人数)?"
    "(?:为主(?:[体力]|导)?|占(?:绝?大)?多数|占主[导体要](?:地位)?|占优|居多|居首|为首|[为占]?最[多大高]|的?(?:[为占]|比)?较多|[为占]多)"
)
"""A whole, and the part that is most of it: 就业人口|以|男性|占多数."""
_STANDS_FIRST: Final = re.compile(
    "(?P<who>[^，、的以占在]{1,16}?(?<![幅速率]))(?:的?人数|的?数量|的?规模|的?所?占比[重例]?|的?比[重例]|的?所?占?份额)?"
    "(?:[为占]?最[多大高]|[位稳]?居首位?|居多|(?:排名?|[位稳]?居|列)第一位?|[位稳]居榜首|占(?:绝?大)?多数|次之|居次|紧随其后|(?:排名?|位?居|列)第二位?)"
)
"""A part alone that is most of what is divided: 文员|最多."""
_NEXT: Final[tuple[str, ...]] = ("次之", "居次", "紧随其后", "第二")
_MOST_OF: Final = re.compile(
    "(?P<who>[^，]{2,16}?)(?:仍然?|依然|依旧|继续|成|还)*[是为](?P<of>[^，]{2,14}?)的(?:第一大|最大|最?主要|首要)的?(?:来源[地国]?|群体|类别|类型|部分|组成部分|市场|渠道|主体|领域|原因)"
)
"""The part that is most of a whole that stands behind it: 大专|是从业人员的最大|群体."""
_SAYS_SO: Final = re.compile(
    "的?(?:为主(?:[体力]|导)?|[居占为]多|[为占]?最[多大高]|(?:[为占]|比)?较多|居首|为首)?"
)
"""What may stand behind the last bracket of a list of shares."""
_LED_BY: Final = re.compile(
    "[^，、以]{0,24}以(?!来(?!自)|上(?![海饶])|下|外|内|及|色列)(?P<who>[^，、以]{2,})"
)
"""The first of several with their shares in brackets: 旅客消费以|购物."""
_GATHERS: Final = re.compile(
    "(?P<of>[^，]{2,24}?)(?:仍|也|则|均)?(?:(?:主要|大多|多数|多|大部分)?(?:集中|分布)[在于]于?|主要用[于作在]|(?<=消费)主要[为是])(?P<who>[^，]{2,})"
)
"""What is found where, before the first of the places or trades: 就业人口|主要集中在."""
_BY_WHAT: Final[tuple[str, ...]] = ("目的", "目的地", "用途", "原因", "方式", "客源", "来源地", "年龄")
"""By what a whole that was told is divided, told as if it were the whole."""
_SHARE_AHEAD: Final = re.compile(
    "[，（：]?(?:(?:其|约|仅|只|分别|合计|共|比[例重]|份额|占比?|所|达到?|[为有]|近|超过?|逾|的|各|就|则)*)"
    "(?:占[^，。；0-9]{1,14}?的?(?:比[重例])?(?:约|[为达近超]|分别)*)?(?:[0-9.]+[%％成]|[一二三四五六七八九]成)(?!以上的|的|左右的)"
)
"""Whether the number that follows says what part something is, and nothing else."""
_SHARE_OPENS: Final = frozenset("其约仅只分合共比份占所达为有近超逾的各就则.0123456789一二三四五六七八九")
_ARE_MAIN: Final = re.compile(
    "(?P<who>[^，]{2,40}?)(?:仍然?|依然|依旧|继续|均|都|也|成|还)*[是为](?!主[的要]?$)[^，]{0,14}?(?:主要|重要|主导|首要|最大|核心|集中)的?[^，]{0,4}?"
    "(?:原因|来源[地国]?|力量|动力|因素|领域|对象|目的地|方式|渠道|问题|内容|投向|类型|群体|群)"
)
"""What is said to be the most of something: 售后和质量问题|仍是引发投诉的主要原因."""
_OF_SHARE: Final = re.compile(
    "，(?:合计|共|约|分别|仅)*占[^，。；0-9]{2,16}?的?(?:比重|比例)?(?:约|近|超过?|[为达])*(?:[0-9.]+[%％]|[一二三四五六七八九]成)"
)
_AMOUNT_AHEAD: Final = re.compile("，(?:共|约)?[为达有计][0-9.,]+(?![0-9.,%％成]|个百分点)")
_MOVED: Final = re.compile(
    "(?P<who>[^，]{2,16}?)(?:有所|明显|大幅|持续|稳步|继续|快速|略有?|进一步|不断|显著)+(?:提[升高]|上升|增[加长多]|下降|回落|减少|攀升)"
)
_EACH_AHEAD: Final = re.compile("[，：][^，。；]*?(?:分别|各占|依次|[%％成][、和与及])")
"""Whether the next clause tells a share of each of several."""
_ALONE: Final = re.compile("(?P<who>[^，、是为有]{2,10}(?<![上下内外看说言计前来])(?<![^初高]中))")
ROUNDED_OFF: Final = re.compile("(?<![中高初上下均相平])等[^，、等]{0,4}$")


def is_share_ahead(text: str, stop: int) -> bool:
    """Whether the number behind *stop* is told as a share, by what stands before it alone."""
    at = stop + 1 if text[stop : stop + 1] in "，（：" else stop
    return text[at : at + 1] in _SHARE_OPENS and _SHARE_AHEAD.match(text, stop) is not None


def read_prevailing(speech: Speech, clause: Clause, words: str) -> bool:
    """What is divided, and the part that its shares begin with, where a clause without numbers tells that:
    就业人口以男性占多数，为52.6%; 以文员最多，占27%; 文员最多; 其次为技工; 就业人口主要集中在制造业（13%）.
    """
    context, text = speech.context, speech.text
    stop = clause.stop
    if clause.holes and _SAYS_SO.fullmatch(text, clause.holes[-1][1], stop) is not None:
        stop = clause.holes[0][0]
    if _read_main(speech, clause, words):
        return True
    if not is_share_ahead(text, stop):
        return _read_most(speech, clause, words, stop)
    next_ = COMES_NEXT.match(text, clause.start) if context.shared_out is not None else None
    if next_ is not None and context.shared_out is not None:
        who = clean(text[next_.end() : stop])
        if _is_several(speech, clause, who):
            return _begin_list(speech, context.shared_out, who, text.startswith("（", stop))
        if not may_be_part(speech, context.shared_out, who, sure=True):
            return False
        _begin(speech, context.shared_out, who)
        return True
    several = len(clause.holes) > 0
    said = _PREVAILS.fullmatch(words) if "以" in words else None
    if said is None and several and words.endswith(("为主", "较多", "居多", "最多")):
        said = _PREVAILS.fullmatch(f"以{words}")  # 其中以|食品（26%）、手表（19%）为主
    most = _MOST_OF.fullmatch(words) if said is None and "的" in words else None
    said = said or most or _GATHERS.fullmatch(words)
    first = said or _STANDS_FIRST.fullmatch(words) or _named_alone(speech, clause, words)
    if first is None or (said is None and _goes_on_with_rates(speech, words)):
        return False
    of, who = clean(said["of"]) if said is not None else "", clean(first["who"])
    whole = (
        (whole_named(speech, of) if said is most else amount_named(speech, of)) if of else told_whole(speech)
    )
    if whole is None and of.endswith(_BY_WHAT):
        whole = told_whole(speech)  # 来台旅客691万人次。来台目的以观光为主，占66%
    if whole is None and said is not None and several:
        whole = _amount_of(speech, of)
    if whole is None or not who or tells_how(speech, who):
        return False
    if _is_several(speech, clause, who):
        return _begin_list(speech, whole, who, text.startswith("（", stop))
    if not may_be_part(speech, whole, who, sure=True):
        return False
    _begin(speech, whole, who)
    return True


def _read_most(speech: Speech, clause: Clause, words: str, stop: int) -> bool:
    """Speaks of the part that most of an amount is, whose own amount comes next: 以观光为最多，计80万人次."""
    if not speech.text.startswith("以", clause.start) or _AMOUNT_AHEAD.match(speech.text, stop) is None:
        return False
    said = _PREVAILS.fullmatch(words if words.startswith("以") else f"以{words}")
    whole = told_whole(speech) if said is not None and not said["of"] else None
    who = clean(said["who"]) if said is not None else ""
    if whole is None or len(who) < 2 or not may_be_part(speech, whole, who, sure=True):
        return False
    divide(speech, whole)
    speech.speak_of((those_bound_for(speech, whole, who) or part_of(speech, whole, who),))
    speech.context.kind = "level"
    return True


def _amount_of(speech: Speech, of: str) -> Subject | None:
    """What a list with a share in each bracket divides by its own word, *of*, or is told of, where nothing
    by that name was told before: 旅客消费|主要用于; 人均购物消费796元，其中以|食品（26%）…为主.
    """
    whole = speech.naming.subject(of, None) if of else speech.context.subject
    if whole is None or not whole.indicator or is_ratio(whole):
        return None
    return whole


def _named_alone(speech: Speech, clause: Clause, words: str) -> re.Match[str] | None:
    """A part named alone between marks, before 占: ；医疗保健，占35%. What stands so behind a comma is said
    of the amount before it: 进出口855亿元，|创历史新高，占.
    """
    if speech.after == "，" and speech.drafts[speech.opened :]:
        return None
    if not speech.text.startswith(("，占", "，约占", "，仅占"), clause.stop) or speech.breaks.search(
        words, 1
    ):
        return None
    alone, whole = _ALONE.fullmatch(words), told_whole(speech, words)
    return alone if whole is not None and may_be_part(speech, whole, words, sure=True) else None


def _read_main(speech: Speech, clause: Clause, words: str) -> bool:
    """Speaks of what a clause says to be most of something, or to have moved, before its share or amount:
    售后和质量问题仍是投诉的主要原因，占投诉总量的70%; 家电类投诉最多，为223件; 服装类投诉有所上升，占9%.
    """
    text, stop = speech.text, clause.stop
    if text[stop : stop + 1] != "，":
        return False
    of_share = text.find("占", stop + 1, stop + 20) > 0 and _OF_SHARE.match(text, stop) is not None
    amount = text[stop + 1 : stop + 2] in "共约为达有计" and _AMOUNT_AHEAD.match(text, stop) is not None
    if not of_share and not amount:
        return False
    main = _ARE_MAIN.fullmatch(words) if of_share and ("是" in words or "为" in words) else None
    if main is not None:
        who = clean(main["who"])
        if len(who) < 2 or speech.naming.is_generic(who):
            return False
        known = speech.naming.head(who)[1]
        speech.speak_of((speech.naming.subject(who, None) if known is None else _as_told(speech, who),))
        return True
    first = _STANDS_FIRST.fullmatch(words) if amount else None
    if first is None and of_share:
        first = _MOVED.fullmatch(words)
    if first is None:
        return False
    whole = told_whole(speech) or speech.context.topic
    who = clean(first["who"])
    tail = SIZE.sub("", whole.indicator)[-2:] if whole is not None else ""
    gone = those_bound_for(speech, whole, who) if whole is not None and amount and is_whole(whole) else None
    if gone is not None:  # 出境游客12万人次，赴日本最多，达5万人次
        speech.speak_of((gone,))
        return True
    if whole is None or not who.endswith(tail) or who == whole.indicator or len(who) < 4:
        return False
    speech.speak_of((counted_alone(speech, who, whole),))
    return True


def _goes_on_with_rates(speech: Speech, words: str) -> bool:
    """Whether the next after what was told to grow most is named: 甲业增速最快，达85%；|乙业次之|，达80%."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    return last is not None and last.kind in RATES.values() and words.endswith(_NEXT)


def _as_told(speech: Speech, words: str) -> Subject:
    return speech.name(words, dimension="", section="none")


def _is_several(speech: Speech, clause: Clause, who: str) -> bool:
    """Whether *who* are several parts: with a bracket each, or with a mark between them and a share each."""
    if len(clause.holes) > 1:
        return True
    return PARTING.search(hold(who)) is not None and _EACH_AHEAD.match(speech.text, clause.stop) is not None


def _begin_list(speech: Speech, whole: Subject, who: str, bracketed: bool) -> bool:
    """Speaks of the parts *who* of *whole*, whose shares come next: in brackets, or in a list."""
    context = speech.context
    divide(speech, whole)
    context.kind = "share"
    if bracketed:
        context.subjects = (whole._replace(period=None),)
    else:
        context.listed = ROUNDED_OFF.sub("", who)
    return True


def _begin(speech: Speech, whole: Subject, who: str) -> None:
    """Speaks of the part of *whole* whose share comes next."""
    divide(speech, whole)
    speech.speak_of((part_of(speech, whole, who),))
    speech.context.kind = "share"


def part_aside(speech: Speech, lead: str) -> Subject | None:
    """The part of what is divided that stands right before the bracket of its share."""
    whole = speech.context.shared_out
    if whole is None:
        return None
    said = _PREVAILS.fullmatch(lead) or _GATHERS.fullmatch(lead) or _LED_BY.fullmatch(lead)
    next_ = COMES_NEXT.match(lead)
    who = clean(said["who"] if said is not None else lead[next_.end() :] if next_ is not None else lead)
    return part_of(speech, whole, who) if may_be_part(speech, whole, who, sure=True) else None
