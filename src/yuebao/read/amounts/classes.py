"""Classes by size that are told of: 月收入在3万元或以上者, 每周工作45至49小时的占, 单位（40至69.9平方米）."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.runs import RANGES
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Refusal
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean
from yuebao.read.words.quantities import Number
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

_UNIT: Final = "(?:平方米|平米|㎡|平方[尺呎]|[方平]?[尺呎]|公顷|亩|公?吨|米|公里|升|岁)"
_SIZE: Final = re.compile(
    rf" ?(?:实用)?(?:面积)?(?:不足|少于|多于|超过|介[乎于])?[0-9.,]+{_UNIT}?"
    rf"(?:(?:至|到|[-—–~～])[0-9.,]+)?{_UNIT}(?:(?:或|及)?以[上下内])? ?"
)
"""A bracket that only says how large those before it are: 40至69.9平方米."""
_BOUNDED: Final = re.compile("以[上下内]|不足|少于|多于|超过|介|[至到—–~～-]")
_TOLD: Final = re.compile(
    "(?:或|及)?(?:以[上下内])?(?:者|的(?=占|则|按|有|较)|的?(?:人|居民|雇员|住户)(?=占)|(?=则[跌升增减下上]))"
)
"""What stands behind the size of a class that is told of next: 3万元或以上|者, 49小时|的."""
_FLATS: Final = re.compile("(?:(?:或|及)?以[上下])?的?[大中小细]?型?(?:单位|住宅|豪宅|私宅|私楼|物业)")
"""What flats of a size are called behind it: 面积753至1075方尺|单位."""
_SIZED: Final = re.compile("面积(?:在|为|介乎|介于)?$")
_BEHIND: Final = frozenset("或及以者的人居雇住则单大中小细豪私物")
"""The characters that those begin with."""
_LAST: Final = frozenset("上下内米㎡尺呎顷亩吨里升岁 ")
"""The characters that such a bracket ends with."""
_COVERS: Final = re.compile("(?:涵盖|代表|占)[^，。；]{0,8}[0-9.]+[%％][^，。；]{0,16}住户$")
"""Which households an index is made for: 甲类指数|涵盖约50%的住户."""
_LED: Final = re.compile("(?:在|介[乎于]|少于|不足|多于|超过|高于|低于|[作入龄资金]|为)$")
"""What stands before it: 月收入在|3万元以上者, 每周工作|45小时的."""
_RANGES: Final = frozenset({"至", "到", "-", "—", "–", "~", "～"})

_HELD: Final = frozenset({"人", "名", "张", "座", "人次", "架次"})
"""Units of what places and firms hold, by which they are classed."""
_CLASSED: Final = re.compile(
    "(?:（含[^（）]{0,8}）)?(?:[及或]?以[上下]|以内)(?:的|[^，。；、0-9]{1,10})?(?:共?有|达)?[0-9.]+万?[家个所户座间处]"
)
_BETWEEN: Final = re.compile(
    "(?:（不?含[^（）]{0,8}）)?(?:的|[^，。；、0-9]{2,10})(?:共?有|达)?[0-9.]+万?[家个所户座间处]"
)
"""What stands behind the size of a class whose members are counted next, which a range needs no 以上 for."""


def holds_so_many(text: str, token: Token, following: Token | None) -> bool:
    """Whether *token* says how much each of those holds that the number behind it, *following*, counts, or
    the one behind the range that it ends, where that is None: 床位|100张|以上的医院12家, 100—|499张|的31家.
    """
    if token.kind != "number":
        return False  # 0-首位
    number: Number = token.value
    if number.unit is None or number.unit.dimension not in _HELD:
        return False
    if text.startswith(("（含", "（不含"), token.stop):  # 200—|1000万人次|（含200万人次）的机场3个
        return _BETWEEN.match(text, token.stop) is not None or _CLASSED.match(text, token.stop) is not None
    if following is not None and (following.kind != "number" or following.value.unit is None):
        return False
    if following is not None and following.value.unit.dimension == number.unit.dimension:
        return False
    ranged = following is None or text[token.start - 1] in _RANGES
    return (_BETWEEN if ranged else _CLASSED).match(text, token.stop) is not None or (
        ranged and _CLASSED.match(text, token.stop) is not None
    )


def is_bound(text: str, token: Token) -> bool:
    """Whether *token*, in a bracket of its own, only says that the bound of a class belongs to it:
    200—1000万人次（含|200万人次|）的机场, 10亿元以上（含|10亿元|）.
    """
    led = next((said for said in ("（含", "（不含") if text.endswith(said, 0, token.start)), "")
    if not led or not text.startswith("）", token.stop):
        return False
    opened = token.start - len(led)
    return text.endswith(("以上", "以下", "以内"), 0, opened) or text.startswith(
        ("的", "以上", "以下", "及以"), token.stop + 1
    )


_SO_MANY: Final = re.compile(
    "[及或]?以[上下]的?(?:(?!同比|环比|比|较|增|减|下降|占|水平|规模|区间|左右|新[高低])[^，。；：、0-9（）]{2,12}?)?(?:共?有|达到?|共|为|新增)?"
)
"""What stands between the size of a class and how many it counts: 1亿美元|以上有|6项, 10亿元|以上楼宇|3座."""
_THEIR_CHANGE: Final = re.compile(
    "[及或]?以[上下]的?(?!同比|环比|比|较|增|减|下降|占|水平|规模|区间|左右|新[高低]|[高低]位)[^，。；：、0-9（）]{2,8}?"
    "(?:数量?)?(?:同比|较|比|是|占|增长|下降|增加|减少)[^，。；0-9]*"
)
"""What stands between it and how their number moved: 50亿元|以上楼宇比上届增长|57%."""


_ITS_BOUND: Final = re.compile("（不?含[^（）]{0,8}）")


def of_those_over(gap: str, *, counted: bool) -> bool:
    """Whether *gap* names those above a mark, how many of whom the number behind it is, where they are
    *counted*, or how their number moved.
    """
    gap = _ITS_BOUND.sub("", gap) if "（" in gap else gap
    return (_SO_MANY if counted else _THEIR_CHANGE).fullmatch(gap) is not None


_AIDED: Final = re.compile(
    "，(?:[^，。；]{0,12}，)?[^，。；0-9]{0,14}?(?:给予|予以|按|一次性|奖励|补贴|补助|资助)[^。；]{0,24}?(?:奖励|补贴|补助|资助|支持|奖补|扶持)"
)
"""What those are given who meet a condition told before: ，给予50万元一次性奖励."""
_HOUSEHOLDS: Final = signs("户")
_EACH: Final = signs("每")
_COMMA: Final = signs("，")
_DEFINING: Final = signs("的业构位目地园台才队")
_CONDITION_ENDS: Final = ("的", "企业", "机构", "单位", "项目", "基地", "园区", "平台", "人才", "团队")


def _is_condition(text: str, clause: Clause) -> bool:
    """Whether a clause only says who is aided in the next: 对离岸执行额首次突破1000万美元的企业，给予奖励."""
    led = text[clause.start] in "对凡" or text.endswith("的", clause.start, clause.stop)
    if not led or not text.endswith(_CONDITION_ENDS, clause.start, clause.stop):
        return False
    return _AIDED.match(text, clause.stop) is not None


_AT_RATE: Final = re.compile(
    "按(?:照)?[^，。；0-9]{2,16}的[0-9.]+[%％](?:的?(?:比例|标准))?(?:一次性)?(?:给予|予以|进行|实施|拨付)*(?:奖励|补贴|补助|资助|支持|奖补|扶持)"
)
"""At what rate those are aided: 按新增执行额的3%给予奖励."""
_GIVEN_ENDS: Final = signs("励贴助持补扶")


_COVERAGE: Final = re.compile(
    "(?:以上|上述|本文|文中|本表)(?:数据|数字|指标)(?:中|均|都|仅|只)*(?:未?包?含|未?包括|不含|涵盖|覆盖)"
)
"""What says whom the figures above cover: 以上数据|含7个县区及市直单位."""
_POINTS_BACK: Final[tuple[str, ...]] = ("以上", "上述", "本文", "文中", "本表")


_REGIONS: Final = signs("东中西")
_REGION_IS: Final = re.compile(
    "(?:东部|中部|西部|东北)(?:地区)?(?:包括|是指|指|含)[^，。；0-9]+[0-9]{1,2}个省"
)
"""What says which provinces a region is: 东部地区|包括北京、天津等10个省（市）."""
_MARKED: Final = signs("时%％点线0")
_AT_MARK: Final = re.compile(
    r"(?:(?:指数|PMI)|(?<![^，。；：\n]))(?:高于|低于|大于|小于|等于)[0-9.]+[%％]?$|[高低大小等]于[0-9.]+[%％]?时$"
)
_MEANS: Final = re.compile("，(?:则|即|通常|一般)*(?:反映|表明|表示|说明|意味|代表)")
_MEANS_OPENS: Final = signs("则即通一反表说意代")
"""What says what it means to stand above a mark: 高于50%时|，反映经济总体扩张."""


_BY_LINE: Final = re.compile(
    "按照?[^，。；0-9]{0,12}[0-9.]+[千万]?元(?:（[^）]*）)?的?[^，。；0-9]{0,10}标准(?:计算|测算|衡量|统计)?"
)
"""By which line those are told that are counted next: 按照每人每年2300元的农村贫困标准计算."""


def is_defined(text: str, clause: Clause) -> bool:
    """Whether a clause only says what is measured, or who is aided and how: which households an index is of,
    and what they spend; 对离岸执行额首次突破1000万美元的企业，给予奖励; 以上数据含7个县区.
    """
    if text.startswith(_POINTS_BACK, clause.start) and _COVERAGE.match(text, clause.start) is not None:
        return True
    if stands(text, clause.stop - 1, _HOUSEHOLDS):
        return _COVERS.search(text, clause.start, clause.stop) is not None
    given = stands(text, clause.stop - 1, _GIVEN_ENDS) and text[clause.start] == "按"
    if given and text[clause.start + 1] != "可":
        return _AT_RATE.fullmatch(text, clause.start, clause.stop) is not None
    if text[clause.start] == "按" and text.find("标准", clause.start, clause.stop) > 0:
        return _BY_LINE.fullmatch(text, clause.start, clause.stop) is not None
    if stands(text, clause.start, _REGIONS) and _REGION_IS.match(text, clause.start) is not None:
        return True
    if not stands(text, clause.start, _EACH):
        if not stands(text, clause.stop, _COMMA):
            return False
        means = stands(text, clause.stop - 1, _MARKED) and stands(text, clause.stop + 1, _MEANS_OPENS)
        if means and _MEANS.match(text, clause.stop) is not None:
            return _AT_MARK.search(text, clause.start, clause.stop) is not None
        return stands(text, clause.stop - 1, _DEFINING) and _is_condition(text, clause)
    return text.startswith("每月平均开支", clause.start) and text.endswith("住户", 0, clause.start - 1)


def is_size(text: str, clause: Clause) -> bool:
    """Whether a bracket says no more than how large those before it are."""
    return (
        text[clause.stop - 1] in _LAST
        and _SIZE.fullmatch(text, clause.start, clause.stop) is not None
        and _BOUNDED.search(text, clause.start, clause.stop) is not None
    )


def _is_area(token: Token) -> bool:
    """Whether *token* is how large a flat is."""
    unit = token.value.unit
    return unit is not None and unit.dimension == "平方米"


_PASSED_BY: Final = re.compile(
    "(?:及?以[上下内]|左右|之间)?的(?:主要)?[^，。；：、0-9的]{0,6}?(?:省[份市]?|[市县区州]|地区|城市|国家|行业|产业|领域|企业|品种|产品|商品|种类|税种|单位|项目"
    "|港口|机场|园区|乡镇|市场|门类|大类|类别)(?:（[^）]{1,8}）)?(?:分别|依次|主要|还|仅|只)*(?:[有为是]|包括)：?(?=[^0-9，。；近约超达]{2})"
)
"""Who passes a mark of growth, by name: 增速超过10%|的省份为：甲省、乙省."""
_MARKED_BEHIND: Final = signs("的及以左之")
_PASSES_IT: Final = re.compile("(?:[高低大小]于|超过?|不足|达到?|突破|[处在介]+于?|跌破|不到)$")


def _is_passed_by_name(text: str, clause: Clause, token: Token) -> bool:
    """Whether the only number of a clause is a rate that those pass who are named behind it."""
    if (
        not stands(text, token.stop, _MARKED_BEHIND)
        or token.kind != "number"
        or token.value.section != "ratio"
    ):
        return False
    passed = _PASSED_BY.match(text, token.stop)
    return passed is not None and _PASSES_IT.search(text, clause.start, token.start) is not None


_PIECES: Final = frozenset("辆台艘架部套根枚块条只")
_LED_IN: Final = frozenset({"", "其中", "其中，", "、", "，", "和", "及"})
"""What may stand before the size of a class that nothing else names: （|5吨|168台、|6吨|112台）."""


def _alone_by_size(speech: Speech, clause: Clause, numbers: list[Token]) -> list[Token]:
    """Those of *numbers* that are all that names a class of pieces, whose number is glued to it:
    装载机280台（|5吨|168台，|6吨|112台）.
    """
    if all(draft.unit.dimension not in _PIECES for draft in speech.drafts[-2:]):
        return []
    text, at, sizes = speech.text, clause.start, []
    for size, many in zip(numbers[::2], numbers[1::2], strict=False):
        pair = size.kind == many.kind == "number" and size.stop == many.start
        if not pair or text[at : size.start] not in _LED_IN or size.value.section != "measure":
            return []
        if many.value.unit is None or many.value.unit.dimension not in _PIECES:
            return []
        sizes.append(size)
        at = many.stop
    return sizes


def without_classes(speech: Speech, clause: Clause, numbers: list[Token]) -> list[Token]:
    """*numbers* without the sizes of the classes that the others are told of."""
    text = speech.text
    if len(numbers) < 2:
        marked = bool(numbers) and _is_passed_by_name(text, clause, numbers[0])
        speech.skipped += [Refusal(token.start, token.stop, "threshold") for token in numbers if marked]
        return [] if marked else numbers
    sizes = _alone_by_size(speech, clause, numbers) if numbers[0].stop == numbers[1].start else []
    for place, token in enumerate(numbers[:-1]):
        if text[token.stop] not in _BEHIND or token.kind != "number":
            continue
        flats = _FLATS.match(text, token.stop) is not None and _is_area(token)
        if not flats and _TOLD.match(text, token.stop) is None:
            continue
        before = numbers[place - 1] if place else None
        first = token
        if before is not None and text[before.stop : token.start] in _RANGES:
            first = before
        if (_SIZED if flats else _LED).search(text, clause.start, first.start) is None:
            continue
        sizes += [first] if first is token else [first, token]
    if not sizes:
        return numbers
    speech.skipped += [Refusal(token.start, token.stop, "threshold") for token in sizes]
    return [token for token in numbers if token not in sizes]


_THEY_ARE: Final = re.compile("的[^，、。；：0-9]{0,8}(?<!没)有(?![望效序])[^0-9，。；]")
"""Who passes a mark, each with its own number: 执行额超50亿元|的有：甲区62.3亿元."""
_OVER: Final = re.compile("(?:超过?|突破|逾|过)$")


def speaks_of_passed(speech: Speech, clause: Clause, mark: Token) -> bool:
    """Whether *mark* only says which each of those behind it passes; what passes it is then theirs
    (|执行额|超50亿元的有：甲区62.3亿元).
    """
    if _THEY_ARE.match(speech.text, mark.stop) is None:
        return False
    over = _OVER.search(speech.text, clause.start, mark.start)
    words = clean(speech.without(clause.start, over.start())) if over is not None else ""
    number: Number = mark.value
    if words and number.unit is not None:
        speech.speak_of((speech.name(words, dimension=number.unit.dimension, section=number.section),))
    return True


_STAFFED: Final = re.compile("(?:[及或]?以[上下])?的?(?:规模)?的?(?:企业|单位)[^，。；0-9]{2,}$")


def is_staff(text: str, token: Token, after: list[Token]) -> bool:
    """Whether a count of people is how large firms are: 500人以上企业执行额占比55%, 100至500人企业."""
    last = next((t for t in after if t.kind != "number" or t.value.section not in ("", "count")), None)
    unit = token.value.unit
    if last is None or last.kind != "number" or (unit is not None and unit.dimension != "人"):
        return False
    said = text[token.stop : last.start]
    if said[:1] and said[0] in RANGES:
        said = said[1:].lstrip("0123456789").removeprefix("人")
    return _STAFFED.match(said) is not None


_OF_SIZE_TAKES: Final = re.compile("[及或]?以[上下](?:(?:的|[^，。；0-9]{1,6}?)?所?占|的?超?大班)")
_SO_LARGE: Final = tuple(f"{led}以{side}占" for led in ("", "及", "或") for side in "上下内")
"""What stands behind the size of those that a share is of: 购房面积90平方米|以下占|11%."""
_WHO_FOLLOW: Final[tuple[str, ...]] = ("的有", "的是", "的为", "的分别", "的主要", "的依次")
"""What stands behind a mark that places passed, before their names."""


def is_of_size(text: str, token: Token) -> bool:
    """Whether a number says of what size those are: 班额45人及以下的占98.7%; 增速超过30%的有甲县."""
    if token.value.section == "count":
        return _OF_SIZE_TAKES.match(text, token.stop) is not None
    if token.value.section == "measure" and text.startswith(_SO_LARGE, token.stop):
        return True
    return text.startswith(_WHO_FOLLOW, token.stop) and text[token.start - 1] in "超过逾于"
