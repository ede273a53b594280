"""Places told one after the other by how high their number is: 失业率最高的是甲市4.1%，其次为乙市3.8%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.gains import GAINS
from yuebao.read.names.places import take_place
from yuebao.read.state.spoken import Subject, as_one, is_ratio
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import PARTING, clean, split_list
from yuebao.read.words.signs import holds, signs, stands

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Token

RATED: Final[tuple[str, ...]] = ("增幅", "增速", "降幅", "涨幅", "增长率", "增长速度")
"""Rates of a measure that are ranked."""
OF_IT: Final = frozenset({"占比", "比重", "进度", "完成进度", "完成率", "贡献率", "贡献度"})
"""What else of a measure is ranked, by itself, as its rates are."""
OWN_RATIO: Final[tuple[str, ...]] = (
    "占比",
    "比重",
    "进度",
    "税比",
    "完成率",
    "贡献率",
    "贡献度",
    "依存度",
    "满意度",
    "优良率",
    "合格率",
)
"""How a ratio ends that is ranked by a name of its own: 一般公共预算收入…，|税收占比|居第2位."""
SIZES = frozenset(
    {"总量", "规模", "总额", "总值", "体量", "绝对额", "绝对量", "绝对值", "总规模", "额度", "数量"}
)
"""How large a measure is, ranked."""
_SORT: Final = "(?:的?(?:县市|县（市）|区县|市县|城市|地区|省份|省市|州市|市州|[省市县区州])[分则]?)?"
_IS: Final = "(?:则|依序|依次|分别)*(?:分别)?[是为]?"
_MOST: Final = "最[高低多少大小快慢]"
_RANKED: Final = re.compile(
    "(?:而|其中|当中|另外|若?[以按就从][^，]{2,6}[看言]，?)*"
    f"(?P<of>[^，：；]{{2,20}}?)(?:则|亦|也)?(?:(?P<by>以)|{_MOST}的?者?{_SORT}{_IS}"
    f"|(?:的?排名|位居|位列|居)?(?:前[0-9一二三四五六七八九十]+[名位]?|首位|榜首|第一){_SORT}{_IS})"
)
"""What stands before the place that is first in a measure: 户数|以, 失业率|最高的是, 住用率|排名前5名的."""
_OF_ALL: Final = re.compile(
    "^(?:全[国省市区县州]|各(?:县市|区县|市县|省市|城市|地区|[省市县区州])|六都)的?(?=.{2})"
)
"""Of what all are parts: 全省|城镇化率最高的是."""
_NEXT: Final = re.compile(
    f"(?:而|且|则)*(?:再?其次|再次|次之|接着|接下来|随后|次[高低]|{_MOST}|居次|第[二三四五六七八九十][名位]?)的?者?{_SORT}{_IS}以?"
)
"""What stands before the next of them: 再其次为, 最低的是."""
_STANDS: Final = re.compile(
    "[，、]?(?:的[^，。；0-9]{2,8})?(?:为|居|夺)?(?:最[高低多少大小]|首位?|冠|之冠|领先|榜首|第一|排名第一|(?:位居|位列|排)第一)"
)
"""What is said behind the number of one that is first: 178万户|最多."""
_SOURCES_OPEN: Final = signs("观从就按0123456789主五前")
_SOURCES_ARE: Final = signs("源场目")
_SOURCES: Final = re.compile(
    "(?:观察|从|就|按)?(?:[0-9]{1,2}月)?(?:主要|五大|前[0-9五十]大)(?P<of>[外内]?销?订单|接单|进口|出口|外资|投资)"
    "(?:金额)?(?:来源|市场|目的)(?:国家及地区|国家和地区|国家|地区|市场|地|国)?(?:当?中|方面|部分|[来而]?看|言|观察)*"
)
"""What a sentence opens with whose lands have the measure that it names: 主要|订单|来源地区中."""
_PLACES: Final = frozenset({"city", "province"})
_MEASURES: Final[tuple[str, ...]] = ("率", "额", "量", "数", "值", "比", "重", "价", "口", "入")


def read_ranked(speech: Speech, clause: Clause) -> int:
    """Takes in the place right before the first number of *clause*, and the measure that it is first or next
    in; returns where the place ends, 0 where none is told so.
    """
    number = clause.numbers[0]
    at = number.start - (speech.text[number.start - 1] == "，")  # 再其次为台中市，|116万户
    place = speech.ends.get(at)
    if place is None or place.kind not in _PLACES or number.kind != "number":
        return 0
    unit = number.value.unit
    dimension = unit.dimension if unit is not None else ""
    return place.stop if _ranks(speech, clause, place, number.stop, dimension, number.value.section) else 0


def stands_first(speech: Speech, clause: Clause) -> bool:
    """Whether *clause*, which holds no number, tells a place that is first or next in a measure, whose number
    follows: 出口以甲市最多，达12亿元.
    """
    opens = stands(speech.text, clause.start, _SOURCES_OPEN)
    opens = opens and holds(speech.text, _SOURCES_ARE, clause.start, clause.stop)
    source = _SOURCES.fullmatch(speech.text, clause.start, clause.stop) if opens else None
    if source is not None:
        speech.speak_of((speech.name(source["of"], dimension="", section="measure"),))
        speech.context.kind = "level"
        return True
    place = next((token for token in clause.tokens if token.kind in _PLACES), None)
    if place is None or clause.mark not in ("，", ","):
        return False
    ends = place.stop == clause.stop or _STANDS.fullmatch(speech.text, place.stop, clause.stop) is not None
    return ends and _ranks(speech, clause, place, place.stop, "", "")


def _ranks(speech: Speech, clause: Clause, place: Token, stop: int, dimension: str, section: str) -> bool:
    """Whether *place* is told as first or next in a measure, whose number ends at *stop*; takes both in."""
    text, context = speech.text, speech.context
    if _NEXT.fullmatch(text, clause.start, place.start) is not None:
        spoken = context.subject
        if spoken is None or (section == "ratio") > is_ratio(spoken):
            return False
    else:
        start = clause.start
        for token in clause.tokens:
            if token.start != start or token.kind not in ("city", "province", "own", "time"):
                break
            start = token.stop  # 全市|失业率最高的
        first = _RANKED.fullmatch(text, start, place.start)
        if first is None or (first["by"] and _STANDS.match(text, stop) is None):
            return False
        of = clean(_OF_ALL.sub("", first["of"]))
        if speech.naming.head(of)[1] is None and not of.endswith(_MEASURES):
            return False
        spoken = speech.name(of, dimension=dimension, section=section or "measure")
        if section == "ratio" and not is_ratio(spoken):
            return False
        speech.speak_of((spoken._replace(level=None, period=None),))
    kept = context.item_area, context.settled, context.city
    take_place(speech, place)
    context.item_area, context.settled, context.city = kept
    context.apart = True  # the next sentence is of none of them
    context.kind = "ratio" if is_ratio(spoken) else "level"
    return True


_COMPARED_BY: Final = re.compile(
    "(?:从|就|按照?|论)(?:同比|环比|年初|[较比](?:年初|上年末|上年|同期))?的?(?P<by>[\u4e00-\u9fff]{2,4}?)"
    "(?:上|来|而|进行)*(?:看|言|说|讲|计|论|排|排名|排序|排列|排位)，$"
)


def compared_by(text: str, stop: int) -> str:
    """What of a measure is compared, as the clause tells that ends at *stop*, before a place in an order that
    names nothing itself: 从增速上看，|列全省第3位.
    """
    said = _COMPARED_BY.search(text, max(0, stop - 18), stop) if text.endswith("，", 0, stop) else None
    by = said["by"] if said is not None else ""
    return by if by in SIZES or by in RATED or by in OF_IT or by in GAINS else ""


def without_owner(speech: Speech, opened: str, count: int) -> str:
    """Of what is ranked in *count* ways, those without whose they are, who is spoken of from here:
    出口|总量、增速.
    """
    several = split_list(opened, count) if count > 1 else None
    if several is None or not all(one in SIZES or one in RATED or one in OF_IT for one in several[1:]):
        return opened
    how = next((word for word in (*SIZES, *RATED) if several[0].endswith(word)), "")
    whose = several[0].removesuffix(how).removesuffix("的")
    if not how or not whose or speech.naming.head(whose)[1] is None:
        return opened
    speech.speak_of((speech.name(whose, dimension="", section="none"),))
    return opened[opened.index(how, len(whose)) :]


_ITEMS: Final = frozenset({"两项指标", "三项指标", "两项", "三项", "两者", "三者", "二者", "两项主要指标"})
"""What points back at the measures that were told."""


def all_told(speech: Speech, opened: str, lead: str) -> Subject | None:
    """The measures that this sentence told, as one, where one place is said of each of them: 合同额85亿元、
    执行额58亿元，|规模均居第二位. None where others are named, or more were told than that can be.
    """
    told = speech.context.told
    if not 1 < len(told) < 4 or ("均" not in lead and "双双" not in lead):
        return None
    if told[0].known is None and any(one.head != "数" for one in told):
        return None
    sizes = PARTING.split(opened.removesuffix("均"))
    if opened and not all(one in SIZES or one in RATED or one in _ITEMS for one in sizes):
        return None
    cut = {(one.parts, one.area) for one in told}
    return as_one(told) if len(cut) == 1 and len({one.indicator for one in told}) == len(told) else None
