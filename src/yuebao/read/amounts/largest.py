"""Of what an amount is whose part is said to be the most: 就业人数以|服务业|703万人最多."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.goods import in_flow_told
from yuebao.read.speech import Speech
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean, without_round
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

_MOST: Final = re.compile(
    "^(?P<of>|[^，、的]{2,24}?)(?:排名)?最[高低大小多少快慢]的(?:前?[两二三四五六七八九十0-9]+[个大位种类]?)?"
    "(?:行业|产业|地区|区域|省份|城市|国家|商品|产品|单位|企业|县[区市]?|区县|市县|乡镇|类别|岗位|品牌|车型|领域|品种|市场|机场|港口)?"
    "(?:门类|大类)?(?:分别|依次)?[是为](?P<who>[^，]{2,30})$"
)
"""Who has the most or the least of a measure, told with it: 年平均工资最高的三个行业分别是|金融业|12万元."""
_RATE: Final = re.compile("的?(?:同比|环比)?(?:增长速度|增[速幅长]|[涨升降跌]幅|下降|上涨)$")
_LEADS: Final = re.compile(
    "(?:最[多大高]|大宗|为主|为首|[居占]多数?|(?:[居列]|排名?)(?:首位?|榜首|冠|第一位?|最)|[称夺]冠)$"
)
"""What says at the end of a clause that a part is the most: 以所得税520亿元|为大宗."""
_NEXT: Final = re.compile(
    "位?(?:[居列]?次之|居次|(?:[居列]|排名?)第[二三2-3]位?|再次之|最[少低小]|居末|殿后)(?=[，。；]|$)"
)
_JOINED: Final = frozenset("、和及")
_NEXT_OPENS: Final = signs("次居位列排再最殿")
_PLACES: Final = frozenset({"partner", "province", "city"})
_AMONG: Final = re.compile("(?:六都|[0-9]*个?(?:行政区|乡镇市区|乡镇市?|县市|[县市区都]))(?:之?中)?")
"""Among whom a place has the most of what was told of all: 29区中|以北屯区31万人最多."""
_NO_PART: Final = re.compile(
    "来(?!自)|上(?![海饶])|下|外(?![资观籍商国贸地企省市向])|内(?![地资销蒙贸])|及|往|色列"
)
"""What makes another word of 以: 以来, 规模以上, 以色列."""
_NO_WORD: Final = frozenset("可所难得予用足加给借赖")
"""What makes another word of 以 by standing before it: 足以, 予以."""
_HOW: Final = re.compile("(?:当中|之中|中|仍然?|则|均|皆|亦|也|都|主要|大多|多|仍旧|依然|依旧|继续|还是?)+$")
_BY_WHAT: Final = re.compile(
    "(?:主要)?(?:目的地?|首站|来源[地国别]?|居住地|到访地|(?:国别|籍别|行业别|货品别|地区别)|货品|商品|产品类?别?|市场|国家|地区|类别)$"
)
"""By what a measure is cut, which is no part of its name: 来台旅客|目的, 接单|地区."""

_FOREMOST: Final = re.compile(
    "(?:[其按以]|离岸|在岸|国际|服务外包|外包|服务|货物)*"
    "(?:前(?:[0-9]{1,2}|[两二三四五六七八九十])[大位个名]的?|主要的?|最大的?|第一大)?"
    "(?:贸易|外贸|服务|合作|离岸|业务|发包|接包|投资|外资|(?P<flow>进出口|出口|进口))*"
    "(?:贸易伙伴|伙伴|市场|来源[地国]|目的[地国]|目标国|国家(?:和地区|（地区）)?|地区|发包[地国方]|客源地)"
    "(?:仍|还|依旧|依然|则)?[为是](?P<who>[^，、和与及]{2,12})"
)
"""Who is told first of those that are foremost, right before how much it has: 前三大伙伴为|美国|4亿元."""


def _of_most(speech: Speech, who: str, measure: str) -> str:
    """*who* has the most of a *measure*, named in full where that of all was told so: 城镇单位就业人员
    平均工资8.2万元，…。平均工资最高的行业是|金融业|12万元.
    """
    of_all = speech.context.opening
    if measure.endswith("平均工资"):
        paid = (draft.subject for draft in (*speech.drafts, *speech.ago) if draft.kind == "level")
        of_all = next((one for one in paid if "单位" in one.before and "sector" not in dict(one.parts)), None)
    if of_all is None or of_all.known is None or not measure or of_all.area is not None:
        return who + measure
    if not of_all.indicator.endswith(measure) or of_all.indicator == measure:
        return who + measure
    return speech.naming.member(who, of_all).indicator


def noun_phrase(speech: Speech, clause: Clause, start: int, told: Predicate, run: list[Token]) -> str:
    """The noun phrase from *start* before the numbers of *run*, a part before its measure where that part is
    said to be the most of it: 服务业就业人数 of 就业人数以服务业703万人最多.
    """
    text, stop = speech.text, run[-1].stop
    alone = len(run) == 1 and not told.kind and run[0].value.section != "ratio"
    by = text.rfind("以", start, told.stop) if alone else -1
    if by >= 0:
        words = _led(speech, clause, start, by, told.stop, run[0])
        if words:
            return words
    words = without_round(speech.words(clause, start, told.stop))
    if words.endswith(("总值", "总额")):
        words = in_flow_told(speech, words)
    if not alone:
        grown = _MOST.match(words) if told.kind and words.find("最", 0, 26) >= 0 else None
        return grown["who"] + _RATE.sub("", grown["of"]) if grown is not None else words
    if words.find("为", 4) > 0 or words.find("是", 4) > 0:
        first = _FOREMOST.fullmatch(words)
        if first is not None and speech.kind_of(first["who"]) in _PLACES:
            return first["who"] + (first["flow"] or "")
    if words[:1] == "最" or words.find("最", 2) > 0:  # …；最低的三个行业是|住宿业|5.4万元
        most = _MOST.match(words)
        words = words if most is None else _of_most(speech, most["who"], most["of"])
    if speech.drafts[speech.opened :]:
        end = _after_bracket(text, stop)
        next_ = stands(text, end, _NEXT_OPENS) and _NEXT.match(text, end) is not None
        listed = text.startswith("其次", start + (text[start] in "，；")) or text[start] in _JOINED
        if next_ or (words and listed):
            return _comes_next(speech, words)
    return words


def _led(speech: Speech, clause: Clause, start: int, by: int, end: int, number: Token) -> str:
    text, stop = speech.text, number.stop
    if by == start or text[by - 1] in _NO_WORD or _NO_PART.match(text, by + 1) is not None:
        return ""
    if _LEADS.search(text, stop, clause.stop) is None:
        return ""
    said = speech.words(clause, start, by)
    of = _BY_WHAT.sub("", _HOW.sub("", said))
    who = without_round(speech.words(clause, by + 1, end))
    if _AMONG.fullmatch(said) is not None:
        of = _measured(speech, number.value.unit.dimension) if number.value.unit is not None else ""
    elif not who:
        return ""
    return _of_measure(speech, who, of)


def _measured(speech: Speech, dimension: str) -> str:
    """What was told of all places in a unit of *dimension*."""
    context = speech.context
    told = (context.subject, context.topic, context.lead, *reversed(context.told))
    of = next((s for s in told if s is not None and s.known is not None and s.dimension == dimension), None)
    return of.indicator if of is not None else ""


def _of_measure(speech: Speech, who: str, of: str) -> str:
    """The part *who* of what *of* measures: 服务业|就业人数, 本国|住宿旅客."""
    if len(who) > 2 and len(of) > 2 and who[-2:] == of[-2:]:
        return who[:-2] + of  # 住宿旅客以|本国旅客
    known = who != "" and speech.naming.head(who)[1] is not None
    return who if not of or known or speech.naming.is_generic(of) else who + of


def _comes_next(speech: Speech, who: str) -> str:
    """The part *who*, told behind the first of what the sentence cuts: 批发业52件最多，|制造业|31件次之."""
    text, told = speech.text, [d for d in speech.drafts[speech.opened :] if d.kind == "level"]
    if not told:
        return who
    by = text.rfind("以", text.rfind("。", 0, told[-1].start) + 1, told[-1].start)
    led = next((d for d in told if d.start > by), None) if by >= 0 else None
    first = clean(text[by + 1 : led.start].strip("“”")) if led is not None else ""
    named = led.subject.indicator if led is not None else ""
    of = named.removeprefix(first)
    goes_on = first and of != named and told[-1].subject.indicator.endswith(of)
    return _of_measure(speech, who, of) if goes_on else who


def _after_bracket(text: str, stop: int) -> int:
    """Where the bracket that opens at *stop* ends, *stop* where none does."""
    closed = text.find("）", stop, stop + 24) if text.startswith("（", stop) else -1
    return closed + 1 if closed > 0 else stop
