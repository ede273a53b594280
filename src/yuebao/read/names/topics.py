"""A measure told before those who had it: 5月出口，美国增长6%. 执行额分布：甲县2亿元."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.list_titles import list_title
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.signs import DIGITS, first_in, holds, signs, stands

if TYPE_CHECKING:
    from yuebao.lexicon import Head
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.spoken import Subject
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.quantities import Token

_TOPIC: Final = re.compile(
    "(?!分|各[^项]|主要|从?企业规模)(?:[从按](?=.{2,}看$)|各项|[全我本][国省市州区县])?(?P<of>[^，、]{2,16}?)(?:来?看|的?(?:分布|构成|结构|来源|情况|方面))?"
)
"""What a clause says that names a measure and nothing more."""
OF_SORTS: Final = re.compile(
    "^(?:从|按)?(?:观察)?(?:(?:[一二两三四五六七八九十]+[大类个种项]+(?:主要|重点)?|主要|重点|各|分)[^，的]{0,6}?"
    "(?:业务|市场|领域|园区|区县|县区|国别|国家|国家和地区|行业|类型|板块|企业)"
    "|各(?:设区|地级|县市|州)?[市县区省州](?:州|区|份)?|各地区?|各业)(?:的)?(?=.{2})"
)
"""Of which sorts of members a measure is told: 三大业务|离岸执行额."""
_TOPIC_ENDS: Final = frozenset("看布成构源况面")
_BARE_TOPIC: Final = re.compile("(?!分|各[^项]|主要)(?:各项|[全我本][国省市州区县])?(?P<of>[^，、]{2,16})")
"""The same of words that end otherwise than in what it may say behind the measure."""
_NAME: Final = re.compile(
    "(?:[对与向自从](?=[\u4e00-\u9fff]{2}))?(?P<names>[^，。；：（）0-9的]{2,40})[（，：]?"
)
_TELLS: Final = re.compile(
    "(?:(?:最[多大高快]|居首位?|位?居第一位?)，?)?(?:(?:同比|比上年同期|较上年同期|比上年|较去年同期)?(?:分别|各)?"
    "(?:增长|下降|上升|减少|增加|提高|上涨|下跌|回落|年[增减]|[占为达是]|达到|完成|实现|突破|超过?))?$"
)
"""What stands between who had it and the number."""
_TELLS_MOST: Final = 16
"""How many characters that has at the most."""
_TELLS_ENDS: Final = frozenset("长降升少加高涨跌落增减占为达是到成现破超过多大快首位一，")
"""What it ends in."""
_SORTS: Final[tuple[str, ...]] = ("业", "类", "企业", "产品", "外包", "服务", "区", "园", "县", "镇")
_WENT: Final = re.compile("增长|增速|发展|下降|回升|提升|回落|[较更尤]为|势头")
_NAMED: Final[tuple[str, ...]] = ("业", "类", "服务", "产品", "外包", "贸易", "企业", "电商", "零售")
_NONE: Final = re.compile(
    "主要|取代|成为|仍|跃|以|[进出]口|销[往售]|来自|[年月季总各]|日(?!本)|[全我][国省市州区县]|其中|其他|其余|合计|共计?|总计|累计|平均|人均|增幅|增速|占比|比重|同比|环比|当月|本月"
)
_NOTHING: Final = frozenset({"金额", "规模", "总额", "数量", "总量", "货值", "价值", "数额"})
"""What names no member."""
_PARTS: Final = frozenset({"month", "months", "quarter", "half"})
"""The parts of a year that a course of numbers goes through."""
_MOST_SIGN: Final = signs("最")
_AHEAD: Final = re.compile(
    "从(?:20|19)[0-9]{2}年[^，。；0-9]{0,3}[0-9.]+[^，。；0-9]{1,8}(?:，[^，。；0-9]{0,4})?[到至](?:20|19)[0-9]{2}年[^，。；0-9]{0,3}[0-9.]+[^，。；0-9]{1,6}"
    "，(?:[0-9两三四五六七八九十]+年(?:间|来|时间)，)?(?:[全我][国省市区县州]|中国)?(?P<of>[^，。；0-9]{2,20}?)(?:[0-9两三四五六七八九十]+年间?)?(?:规模|总量)?"
    "(?:实现了?|年均|累计|总体|[已共也])*(?:增长|增加|翻|扩大|提高|提升|下降|减少|缩小|不断|持续|稳步|快速)"
)
"""What went from one year to another, named only behind both: 从2018年的1亿元，到2023年的2亿元，|进出口."""


def _topic(words: str) -> re.Match[str] | None:
    return (_TOPIC if words[-1:] in _TOPIC_ENDS else _BARE_TOPIC).fullmatch(words)


def read_topic(speech: Speech, words: str, stop: int) -> bool:
    """Speaks of the measure that is all *words* say, where members follow *stop*; says whether it does."""
    topic = _topic(words) if 1 < len(words) < 22 and "、" not in words else None
    if topic is None or list_title(words) != words:
        return False
    before, known = speech.naming.head(topic["of"])
    if known is None or not _is_told_of_members(known) or len(before) > 8:
        return False
    goods = known.trade or known.dimension == "product"
    if not opens_with_members(speech, stop + 1, trade=goods):
        return False
    measure = speech.name(OF_SORTS.sub("", topic["of"]), dimension="", section="none")
    lead_to_members(speech, measure)
    return True


def lead_to_members(speech: Speech, measure: Subject) -> None:
    """Speaks of *measure*, whose members are told next."""
    speech.speak_of((measure,))
    speech.context.whole, speech.context.parent = measure, None


def measure_over(speech: Speech, line: str) -> Subject | None:
    """The measure that is all a *line* says, for what stands under it: 全市进出口情况：; else None."""
    topic = _topic(line.rstrip("：")) if len(line) < 20 and "，" not in line else None
    if topic is None or speech.naming.head(topic["of"])[1] is None:
        return None
    return speech.naming.subject(topic["of"], None)


def measure_in_bracket(speech: Speech, heading: str, tokens: list[Token]) -> Subject | None:
    """The measure that a *heading* says behind its parts: 主要市场（1-5月|离岸执行额|，前5位）; else None."""
    opened = heading.rfind("（") + 1
    if not opened or not heading.endswith("）"):
        return None
    inside = [token for token in tokens if token.start >= opened and token.kind == "time"]
    first = inside[0].stop if inside and inside[0].start == opened else opened
    words = re.split("[，：；]", heading[first:-1])[0]
    return measure_over(speech, words)


_IMPRINT_ENDS: Final = signs("期号日0123456789")
_HEADLINE: Final = 60
"""How long a headline is at most."""


def headlined(speech: Speech) -> Subject | None:
    """The one measure that the headline told numbers of, where that is all that was read of the text so far:
    一季度社会消费品零售总额增长8.3%⏎|总额|97.8亿元.
    """
    if speech.offset or not speech.drafts or len(speech.text) > _HEADLINE or "。" in speech.text:
        return None
    one = speech.drafts[0].subject
    if one.known is None or any(draft.subject.indicator != one.indicator for draft in speech.drafts):
        return None
    return one._replace(level=None, period=None)


_BY_STAGE: Final = re.compile("，?(?:本年)?(?:施工|新?开工|在建|续建|投产|竣工|新?入库|在库)项目")
"""How projects of all sizes are told by how far they have come: 从项目个数看|，施工项目."""


def of_no_class(speech: Speech, counted: Subject, stop: int) -> Subject | None:
    """All of those that *counted* is a class of by size or age, told before it: 住宅单位5372个。100万元以上的
    住宅单位2163个。|按面积统计|.
    """
    if not holds(counted.before, DIGITS):
        return None
    for draft in reversed(speech.drafts):
        of = draft.subject
        whole = of.head == "数" and counted.before.endswith(of.before) and not holds(of.before, DIGITS)
        if whole and draft.kind == "level":
            return of
    if counted.before.endswith("项目") and _BY_STAGE.match(speech.text, stop) is not None:
        return counted._replace(before="项目", family="项目", parts=(), level=None, period=None)
    return None


_OF_ANY: Final = frozenset({"社会", "发展", "经济", "全市", "全县", "全省", "总额", "生产"})
"""What of a measure's name stands in titles of any measure."""


def is_titled(title: str, opening: Subject, last: Subject) -> bool:
    """Whether *title* names what the text measures first, and not what it measured *last*: 投资运行情况⏎
    固定资产投资…。⏎商品房销售额….
    """
    if not title or opening.known is None:
        return False
    first, other = _pairs(opening.indicator), _pairs(last.indicator)
    said = _pairs(title)
    return bool((first - other) & said) and not other & said


def _pairs(words: str) -> frozenset[str]:
    """The words of two characters in *words* that tell a measure from others."""
    return frozenset(words[at : at + 2] for at in range(len(words) - 1)) - _OF_ANY


def still_titled(context: Context, text: str) -> Subject | None:
    """What the headline was of, over a line *text* that ends in its date or issue: 某导刊 2019年21期."""
    return context.titled if stands(text, len(text) - 1, _IMPRINT_ENDS) else None


def fits_no_area(subject: Subject | None, dimension: str) -> bool:
    """Whether *subject* is an area (镇区面积6.5平方公里), which no households or people make up."""
    return dimension in ("户", "人", "人次") and subject is not None and subject.head.endswith("面积")


def titled_for(speech: Speech, section: str) -> Subject | None:
    """The measure of the heading, if a lone number of *section* may be one of it: no count of an amount."""
    titled = speech.context.titled
    amount = titled is not None and titled.known is not None and not titled.head.endswith("数")
    return None if section == "count" and amount else titled


def named_before(speech: Speech) -> Subject | None:
    """What the clauses right before a number that names nothing began with, whatever they said of it.

    It is spoken of then. 财政总收入一年一个新台阶，2004年为113.63亿元: a measure. 数字内容服务增长尤为迅猛，
    比上年增长: a name.
    """
    named = _named_before(speech)
    if named is not None:
        speech.speak_of((named,))  # 外贸出口呈“V”型回升，4月增长6.1%，|5月增长8.9%
    return named


def counted_above(speech: Speech, dimension: str, section: str) -> Subject | None:
    """What the paragraph above counted first, where a place is told in the same unit and spoken of then:
    全市商品房网签4286套。⏎分县区看，|惠城区1307套.
    """
    above = speech.context.before
    if section != "count" or not speech.placed or above is None or above.head != "数":
        return None
    if above.dimension != dimension:
        return None
    there = above._replace(level=None, period=None, area=None)
    speech.speak_of((there,))
    return there


def _named_before(speech: Speech) -> Subject | None:
    """What those clauses began with."""
    for piece in reversed(speech.pieces[-2:]):
        for stop in range(min(len(piece), 16), 2, -1):
            before, known = speech.naming.head(piece[:stop])
            if known is not None and _is_told_of_members(known) and len(before) < 9:
                return speech.name(piece[:stop], dimension="", section="none")
        went = _WENT.search(piece, 2)
        if went is not None and piece.endswith(_NAMED, 0, went.start()):
            return speech.name(piece[: went.start()], dimension="", section="ratio")
    above = speech.context.before
    against = not speech.pieces and "较" in speech.text[: speech.start]
    if against and above is not None and above.head.endswith("指数"):
        return above._replace(level=None, period=None)  # 二、与上年同月比较，|涨6.3%
    return None


_PLACES_LED: Final = re.compile(
    "(?:[\u4e00-\u9fff]{1,6}[区县市旗镇州][、和与及]?){1,8}(?:则|也|均|都)?(?:分别|依次)?(?:完成|实现|达到?|为)?[0-9]"
)
"""Districts that a sentence opens with, of which it says no measure: 甲区、乙县|分别完成71亿元."""


def _back_to_main(speech: Speech, clause: Clause) -> None:
    """What the sentence before began with in a district is told of the districts that *clause* begins with,
    where it ended in a part of that: 甲区进出口98亿元，出口26亿元。乙区|71亿元; 社零总额…，限上零售额…。乙区.
    """
    context, drafts = speech.context, speech.drafts
    last = context.subject
    if last is None or last.known is None or not drafts or not last.parts:
        return
    part = last.flow in ("出口", "进口") or any(dimension == "scope" for dimension, _ in last.parts)
    if not part or _PLACES_LED.match(speech.text, clause.start) is None:
        return
    said = drafts[-1].sentence
    first = next((d for d in drafts[-_NEAR_BY:] if d.sentence == said and d.kind == "level"), None)
    main = first.subject if first is not None else last
    if first is None or main.known is None or main.known is last.known or main.area != last.area:
        return
    if first.unit.dimension != last.dimension:
        return
    whole = main.flow == "进出口" if last.flow is not None else _plain(main).endswith(_plain(last))
    if whole and not any(dimension == "scope" for dimension, _ in main.parts):
        context.subjects = (main._replace(level=None, period=None, dimension=last.dimension),)


def _plain(subject: Subject) -> str:
    return subject.head.replace("总", "")


_NEAR_BY: Final = 12
"""How many figures back the sentence before is looked for."""


def keep_topic(speech: Speech, clause: Clause) -> None:
    """What was spoken of last is what the members measure that *clause* begins with, if it begins with any.

    It is one named in the sentence before, the heading's or what the paragraph before began with.
    """
    context = speech.context
    if clause.first and clause.numbers and context.subject is not None:
        _back_to_main(speech, clause)
    if clause.first and clause.numbers and speech.text[clause.start] == "从":
        ahead = _AHEAD.match(speech.text, clause.start)
        if ahead is not None and speech.naming.head(ahead["of"])[1] is not None:
            context.subjects = (speech.name(ahead["of"], dimension="", section="none"),)
            return
    if not clause.numbers and not stands(speech.text, clause.stop - 2, _MOST_SIGN):
        return
    measure = context.subject or context.titled
    if measure is None and clause.first:
        measure = context.before
    elif measure is not None and (measure.level is not None or context.told):
        return
    known = measure.known if measure is not None else None
    if measure is None or known is None or not _is_told_of_members(known):
        return
    if not opens_with_members(speech, clause.start, trade=known.trade):
        return
    context.whole, context.parent = measure, None
    context.subjects = (measure,)


def back_with_time(speech: Speech, clause: Clause) -> None:
    """What the sentence began with is spoken of again where *clause*, behind a semicolon, begins with another
    month or stretch of months than its last number's: 零售额3亿元；乡村1亿元；|1-10月|累计27亿元.
    """
    context = speech.context
    last, topic = context.subject, context.topic
    if last is None or topic is None or len(speech.drafts) == speech.opened:
        return
    opens = clause.tokens[0] if clause.tokens else None
    if opens is None or opens.kind != "time" or opens.start != clause.start or opens.value.part not in _PARTS:
        return
    cut = set(last.parts) - set(topic.parts)
    if not cut or topic.known is None or topic.head[:2] not in (last.head[:2], last.head[-2:]):
        return
    if context.resolve(opens.value) != speech.drafts[-1].period:
        context.subjects = (topic._replace(level=None, period=None),)
        context.whole = context.parent = None


def opens_with_members(speech: Speech, start: int, *, trade: bool) -> bool:
    """Whether the text from *start* on begins with who had a measure, not named again, and a number:
    美国31.7亿元, 制造业、房地产业分别增长.
    """
    text = speech.text
    stop = first_in(text, DIGITS, start, start + 44)
    if stop < start + 2:
        return False
    led = text[start:stop].rstrip("（")
    told = led[-1:] in _TELLS_ENDS
    tells = _TELLS.search(led, max(0, len(led) - _TELLS_MOST)) if told else None
    name = _NAME.fullmatch(led[: tells.start()] if tells is not None else led)
    if name is None or _NONE.search(name["names"]) is not None:
        return False
    return all(
        _is_member(speech, part, trade=trade)
        or ("和" in part and all(_is_member(speech, each, trade=trade) for each in PARTING.split(part)))
        for part in name["names"].split("、")
    )


def _is_told_of_members(known: Head) -> bool:
    """Whether a measure is an amount, of which members may have parts: no ratio and no price."""
    return known.nature not in ("ratio", "price")


def _is_member(speech: Speech, part: str, *, trade: bool) -> bool:
    if not 1 < len(part) < 15 or speech.naming.head(part)[1] is not None or speech.breaks.search(part, 1):
        return False
    if part in _NOTHING:
        return False  # 金额分别为
    if any(said == part and way == "move" for said, way, _ in speech.lexicon.tails.get(part[-2:], ())):
        return False  # 出口由增转降，下滑2.4%
    if speech.kind_of(part) or part in speech.lexicon.members or speech.naming.groups.of(part) is not None:
        return True
    return part.endswith(_SORTS) or (trade and len(part) < 8)
