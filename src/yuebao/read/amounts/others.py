"""What is told behind a count that is not of those counted, but of what they were counted by: 有7个县增速高于
全市，其中甲县增长12.4%.
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.names.topics import is_titled
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.spoken import Subject, out_of_zone
from yuebao.read.words.phrases import clean

_OVER: Final = re.compile(
    "(?P<of>[^，、超突达高逾在]{2,16}?)(?:总额|总量)?(?:超过?|突破|达到?|高于|逾|过|在)[^，]{2,}"
)
"""A measure and the line that those counted are over: 执行额|超过1亿美元的园区."""
_LISTED_WITH: Final = re.compile(
    "[，：,:](?:分别|依次|它们|即|主要)*(?:为|是|有)?[：:]?[^，。；（）]{2,14}[（(][0-9.,]+[^）)%]{1,5}[）)]"
)
_PLACES_SO: Final = re.compile(
    "(?:设区)?(?:市|县|区|州|旗|盟|省份?|城市|县区|地区)(?:（[^）]*）)?(?:（[^）]*）)?(?:增速|增幅)?(?:高于|低于|超过|快于|慢于|跑赢|实现|保持|好于)"
)
_PLACES_GREW: Final = re.compile(
    "(?:县（市、区）|县市区|设区市|市县区?|县区|区县|乡镇（街道）|乡（镇）|乡镇|镇街|街道|[市县区州盟旗镇乡]|(?:工业)?(?:行业|门类|大类|产品|商品)+)(?![市县区])"
    "(?P<of>[^，。；、]{2,14}?)(?:呈现?|实现|保持|为|同比|较上年)+"
    "[^，。；、]{0,5}增长(?=[，。；：])"
)
"""What several places saw grow: 7个县|一般公共预算收入呈两位数增长，依次为."""
_PLACES_OPEN: Final = frozenset("设市县区州盟旗省城地工行门大产商乡镇街")
_LISTED_OPENS: Final = frozenset("，：,:")
"""What these begin with."""
_RATES: Final = re.compile(
    "[，：](?:分别|依次|它们|即|主要)*[是为有]?：?[^，。；（）0-9]{2,14}[（(]?[0-9.]+%"
)
_ROSE: Final = re.compile(
    "(?:增长|上升|上涨)(?:[较最更]快|居前|靠前|明显|显著)?的|增速(?:[较最更]快|居前|靠前)的|正增长的"
)
_OWN_SHARE: Final = re.compile("，占(?:比|全部|总数|[0-9])")
"""How the share is told that those just counted have of all."""
_FROM_SO_MANY: Final = re.compile("来自[^的]*(?:国家|地区|省|市|县|区)")
_PLACES: Final = "(?:县|市|区|州|旗|盟|镇|省份|地区|城市)+(?:（[市县区旗、]{1,5}）)?"
_OF_PLACES: Final = re.compile(
    f"{_PLACES}(?=中|[正负]|增|有|实|高|低|快|慢|保|[同环]比|[上下][涨升跌降滑]|减|持|$)"
)
"""Places that are counted by how they fared: |县|中增速高于全市."""
_THE_PLACES: Final = re.compile(f"的{_PLACES}$")
_MOVED_IN: Final = re.compile(
    f"(?:重点|主要)?{_PLACES}(?P<of>[^，中的]{{2,12}}?)(?:实现|保持|呈现?)?(?:[正负]?增长|增速|增加|减少|下降|上升|回升|回落)"
)
_HIGHER_OF: Final = re.compile(
    f"(?P<of>[^，中的]{{2,12}}?)(?:增速|增幅|涨幅|降幅)(?:均|都)?(?:高于|低于|快于|慢于|超过|好于)[^，的]*的{_PLACES}"
)
_COUNTED: Final = frozenset({"个", "家", "户"})
_SO_MANY: Final = frozenset({"个", "座"})
_BY_RATE: Final = re.compile(
    "(?:其中)?(?:同比)?(?:增速|增幅|降幅|涨幅|跌幅|(?:增长|下降)(?=[超高低在达不]))[^，的]*的?|(?:为|呈|实现|保持)?[正负]增长的?"
)
"""How fast those counted grew, all that is said of them: 增速超过20%的|有3个."""
_FARED: Final = re.compile(
    "增速|增幅|增长|增加|减少|上[升涨]|下[降跌滑]|[高低快慢]于|为[正负]|跑赢|回[升落]|持平"
)


def tells_of_others(
    speech: Speech, counted: Subject, spoken: Subject | None, unit: Unit, said: str, stop: int
) -> bool:
    """Whether what follows is not of those *counted* but of what was *spoken* of before, or of what they are
    counted by; speaks of it then. The count ends at *stop*, and *said* stands before it.
    """
    context, text = speech.context, speech.text
    behind = text[stop : stop + 1]
    grew = _PLACES_GREW.match(text, stop) if behind in _PLACES_OPEN else None
    if _OWN_SHARE.match(text, stop if grew is None else grew.end()) is not None:
        return False  # 有21个行业产值实现增长，|占比60%
    if grew is not None:  # 有7个县一般公共预算收入呈两位数增长，依次为：松阳县11.7%
        told_of = context.topic if context.topic is not None and spoken is not None else spoken
        again = told_of is not None and told_of.known is not None and told_of.head == grew["of"]
        again = again and told_of is not None and all(part[0] == "scope" for part in told_of.parts)
        speech.speak_of(
            (told_of if again and told_of is not None else speech.naming.subject(grew["of"], None),)
        )
        context.kind = "yoy_rate"
        return True
    # 申请量超过1000件的省份有7个, whose line is no part of the name
    listed = behind in _LISTED_OPENS and _LISTED_WITH.match(text, stop) is not None
    over = (_OVER.match(counted.before) or _OVER.match(said)) if listed else None
    if over is not None:
        speech.speak_of((speech.name(clean(over["of"]), dimension=unit.dimension, section="none"),))
        return True  # 执行额超1亿美元的园区有3个，依次为甲园（3亿美元）
    by_rate = unit.dimension in _COUNTED and ("增" in said or "幅" in said)
    if by_rate and _BY_RATE.fullmatch(said.rstrip("有共计达")) is not None:
        measured = _measured(context, spoken)
        if measured is not None:  # 增速超过20%的有3个，分别为江北区35%
            context.subjects, context.kind = (measured,), "yoy_rate"
            return True
    if unit.dimension in _SO_MANY and (measure := _counted_by(speech, counted, spoken)) is not None:
        context.subjects = (measure,)  # 11个县区中6个增速高于全市，莱州市、招远市增速居前，分别为
        if _ROSE.search(counted.before) is not None and _RATES.match(text, stop) is not None:
            context.kind = "yoy_rate"  # 增长较快的县有3个，分别是青溪县（12.4%）
        _name_by(speech, counted, measure)
        return True
    if spoken is None:
        return False
    so = behind in _PLACES_OPEN and _PLACES_SO.match(text, stop) is not None
    # 有5个市高于全省平均水平，增速最高的为…
    # 采购商9万人，来自107个国家，增长5%: so many more of them
    from_so_many = unit.dimension == "个" and _FROM_SO_MANY.match(counted.before) is not None
    if so or from_so_many:
        context.subjects = (spoken,)
    return so or from_so_many


def _counted_by(speech: Speech, counted: Subject, spoken: Subject | None) -> Subject | None:
    """What is measured of places where *counted* says how many of them fared so, all of which *spoken* may
    have counted right before: what is said to have moved, or what the text measures; else None.
    """
    if _FARED.search(counted.before) is None:
        return None
    moved = _MOVED_IN.match(counted.before)
    if moved is not None and speech.naming.head(moved["of"])[1] is not None:
        return speech.naming.subject(moved["of"], None)  # 4个县（市、区）常住人口增加
    over = _HIGHER_OF.fullmatch(counted.before)
    if over is not None and speech.naming.head(over["of"])[1] is not None:
        return speech.naming.subject(over["of"], None)  # 工业投资增速高于全市的区县2个
    all_of_them = spoken is not None and spoken.head == "数" and _OF_PLACES.fullmatch(spoken.before)
    named = _OF_PLACES.match(counted.before) or _THE_PLACES.search(counted.before)
    if not all_of_them and named is None:
        return None
    return _measured(speech.context, spoken)


_FARED_BARELY: Final = re.compile(
    "(?P<who>[^，。；]*?(?:[省市县区旗州镇]|）|园区|板块|乡镇))(?P<how>(?:均|都|全部|实现|保持|呈现?)*(?:正增长|负增长|两位数增长|增长|下降|持平|(?:增速|增幅|降幅)[^，。；]+))"
)
"""Places that are counted by how they fared in what they do not say: 县区|增速高于全市."""


_FARED_THEY: Final = re.compile(f"(?:增速|增幅|降幅)[^，。；]+的{_PLACES}")


def _name_by(speech: Speech, counted: Subject, measure: Subject) -> None:
    """Names the places *counted* right now by the *measure* that they fared so in: 投资增长6%。11个县区中，
    |5个|增速高于全市.
    """
    last = speech.drafts[-1] if speech.drafts else None
    fared = _FARED_BARELY.fullmatch(counted.before)
    so = _FARED_THEY.fullmatch(counted.before) if fared is None else None
    if last is None or last.subject.head != "数" or not measure.indicator or (fared is None and so is None):
        return
    named = f"{measure.indicator}{counted.before}"
    named = named if fared is None else f"{fared['who']}{measure.indicator}{fared['how']}"
    last.subject = last.subject._replace(before=named, family=named)


def _measured(context: Context, spoken: Subject | None) -> Subject | None:
    """What was measured last, of no zone and no time of its own; None where nothing was."""
    measure, opening = context.measured(spoken, context.topic), context.opening
    if measure is not None and measure is context.before and opening is not None:
        known, of_all = measure.known, opening.known
        alike = known is not None and of_all is not None and known.measure[-2:] == of_all.measure[-2:]
        if alike or is_titled(context.title, opening, measure):
            measure = opening  # 固定资产投资…。⏎房地产开发投资…。⏎从县区看，11个县区中，8个正增长
    return None if measure is None else out_of_zone(measure)._replace(level=None, period=None)


_THERE: Final = re.compile("（(?:[全本][国省市县区州]|上年|去年|同期|上月)[^）0-9]{0,8}?(?:为|是|达|平均)?$")


def of_the_other(text: str, start: int, stop: int) -> bool:
    """Whether the bracket opened at *start*, behind a difference, tells up to its number at *stop* what the
    other came to: 比全省低0.5万元|（全省为|2.4万元）, 比上年多5亿元|（上年|25亿元）.
    """
    return _THERE.match(text, start, stop) is not None
