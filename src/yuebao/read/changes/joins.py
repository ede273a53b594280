"""Which numbers stand in one list: 3.4%、9.5%; 分别增长x和下降y."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.runs import RANGES
from yuebao.read.speech import Speech
from yuebao.read.words.hanzi import JOINING
from yuebao.read.words.manner import Predicate
from yuebao.read.words.predicates import before_number, hedge_within
from yuebao.read.words.scan import Number, Token

CHANGE_UNITS: Final = frozenset({"百分点", "千分点", "基点"})
_OF_INDICES: Final = CHANGE_UNITS | {"点"}
_JOINERS: Final = frozenset({"、", "和", "与", "及", "以及", "，", ",", "或"})
_BESIDE: Final = frozenset("、和及与")
_THINGS_BEHIND: Final = re.compile("[\u4e00-\u9fff“”]{2,14}?(?=[、，。；和及]|$)")
"""What a number counts that stands behind it, and ends there: 企业320家、18家|独角兽企业."""
_ONE_BEFORE: Final = re.compile("(?:^|[，。；：])[^，。；：、和与及]*[\u4e00-\u9fff]{2}$")
"""What one number alone counts that stands before it: 园区聚集|企业|320家."""
_TWO: Final = re.compile("([\u4e00-\u9fff]{2,10})[和与及、]([\u4e00-\u9fff]{2,10})$")
_ENUMERATED = re.compile("[^，。；]、[^，。；]+(?:和|及|与)[^，。；\\d]{2,14}$")


def joined(speech: Speech, opening: Token, a: Token, b: Token) -> bool:
    """Whether two numbers stand in one list: 3.4%、9.5% or 增长x和下降y."""
    if a.kind == b.kind == "rank":
        return speech.text[a.stop : b.start] in _JOINERS
    if a.kind != "number" or b.kind != "number":
        return False
    between = speech.text[a.stop : b.start]
    if between[:1] == "（" and "别" in speech.text[max(0, opening.start - 12) : opening.start]:
        between = between[between.find("）") + 1 :]  # 分别为5亿元（增长3%）和4亿元（下降2%）
    _, gap = hedge_within(between)
    first: Number = a.value
    second: Number = b.value
    if gap[:1] == "、" and second.unit is not None and second.unit.dimension in CHANGE_UNITS:
        place, before = speech.ends.get(b.start), speech.ends.get(a.start)
        if place is not None and place.start == a.stop + 1 and place.kind == "own":
            return before is not None and before.kind == "own"  # 高于全国0.7、全省2.3个百分点
    if (
        first.unit is not None
        and second.unit is not None
        and gap in _JOINERS
        and first.unit.symbol == "个"
        and (second.unit.symbol == "个" or second.unit.dimension in CHANGE_UNITS)  # 16.4个、1.3个百分点
    ):
        return True
    if gap in ("至", "到") and first.unit is not None and _arrives(speech, opening, first, second):
        return False
    if first.unit is not None and second.unit is not None:
        mixed = (first.unit.dimension in CHANGE_UNITS) != (second.unit.dimension in CHANGE_UNITS)
        if mixed and first.unit.symbol != "个" and first.section == second.section == "ratio":
            return False  # 完成预算的31.7%、超序时进度6.7个百分点
    if gap == "或" and first.unit is None and first.large and second.section == "ratio":
        return False  # 794.6万人，减少0.2万或0.02%
    pointed = first.unit is not None and first.unit.symbol == "个"  # 低0.1个和高0.9个百分点
    each = "分别" in speech.text[max(0, opening.start - 14) : opening.start]
    moved = each and first.section == second.section in ("measure", "count")  # 分别多增22亿元和少增41亿元
    short = first.unit is None and first.large != ""
    short = short and (second.section == "measure" or (second.unit is None and second.large != ""))
    moved = moved or (each and short)  # 分别增加10亿、减少3亿、增加2亿元
    bare = first.unit is None and not first.large and second.section == "ratio"
    if opening is a and bare:  # 增幅分别较去年同期回落2.7和提高1.4个百分点; 比上月上升0.2和下降0.9个百分点
        bare = each and second.unit is not None and second.unit.dimension in CHANGE_UNITS
        bare = bare or _led(speech, a, max(0, a.start - 8)).kind == "move"
    elif each and first.unit is None and not first.large:  # 分别上升3.1、下降1.6和下降0.4点
        bare = not second.large if second.unit is None else second.unit.dimension in _OF_INDICES
    mark = a.stop + (2 if gap.startswith("以及") else 1)
    if (
        (mark > a.stop + 1 or gap[:1] in JOINING)
        and len(gap) < 12
        and (first.section == "ratio" or pointed or bare or moved)
    ):
        told = before_number(speech.text, mark, b.start, speech.ends, speech.lexicon, ratio=False)
        again = told.compare in ("yoy", "mom") and _each_against(speech, opening, told.compare)
        if told.stop == mark and told.kind in ("move", "flat") and (again or not told.compare):
            return True  # 分别年增8.4%、年减5.7%
    if (
        first.unit is not None
        and second.unit is not None
        and first.section == second.section == "count"
        and first.unit.dimension != second.unit.dimension
        and gap in _BESIDE
        and b.stop < len(speech.text)
        and speech.text[b.stop].isalpha()
        and "分别" not in speech.text[max(0, opening.start - 40) : opening.start]
    ):
        return False  # 走访企业871户、1784名职工; 新建学校3所和2个幼儿园
    if first.section == second.section == "count" and gap in _BESIDE and opening is a:
        held = _THINGS_BEHIND.match(speech.text, b.stop)
        ends = speech.lexicon.endings.get(second.unit.dimension, ()) if held and second.unit else ()
        if held is not None and held.group().endswith(tuple(ends)) and ends:
            return _ONE_BEFORE.search(speech.text[max(0, a.start - 20) : a.start]) is None
    if first.unit is not None and second.unit is not None and first.section != second.section:
        lead = speech.text[max(0, opening.start - 40) : opening.start]
        each = "分别" in lead or _ENUMERATED.search(lead) is not None or _are_two(speech, lead)
        return each and gap in _JOINERS and "ratio" not in (first.section, second.section)
    return gap in _JOINERS or gap in RANGES or gap in ("：", ":")


def _are_two(speech: Speech, lead: str) -> bool:
    """Whether *lead* ends with two measures, before two numbers: 客运量和旅客周转量|28万人和13亿人公里."""
    both = _TWO.search(lead)
    return both is not None and all(speech.naming.head(one)[1] is not None for one in both.groups())


def _led(speech: Speech, number: Token, start: int) -> Predicate:
    """What stands right before *number*, from *start* on."""
    return before_number(speech.text, start, number.start, speech.ends, speech.lexicon, ratio=True)


def _each_against(speech: Speech, opening: Token, compare: str) -> bool:
    """Whether what the first of a list of several did is against *compare* too: 分别|年增|8.4%."""
    start = max(0, opening.start - 12)
    if speech.text.find("分别", start, opening.start) < 0:
        return False
    return _led(speech, opening, start).compare == compare


def _arrives(speech: Speech, opening: Token, first: Number, second: Number) -> bool:
    """Whether the second number is what the first led to, no end of a range: 上升0.2个百分点至3.4%."""
    assert first.unit is not None
    if second.unit is None or first.unit.dimension != second.unit.dimension:
        return True
    if first.section == "ratio" and first.unit.dimension not in CHANGE_UNITS:
        return False  # 增长5%至6%
    told = before_number(
        speech.text,
        max(0, opening.start - 16),
        opening.start,
        speech.ends,
        speech.lexicon,
        ratio=False,
    )
    return told.kind == "move"
