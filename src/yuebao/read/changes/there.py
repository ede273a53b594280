"""How much it moved in each place of those where it did: 同比上涨的城市有34个，主要包括：银川5.7%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.read.changes.growth import RATES
from yuebao.read.state.spoken import Subject, out_of_zone
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.words.manner import Predicate

_PLACES: Final = frozenset({"city", "province", "region"})
_COUNTED: Final[tuple[str, ...]] = (
    "城市数",
    "省数",
    "省份数",
    "省市数",
    "地区数",
    "市县数",
    "县区数",
    "区县数",
    "市州数",
    "国家数",
)
_WHERE_MOVED: Final = re.compile(
    "(?P<what>[^，。；：]{0,30}?)(?:比?(?P<way>同比|环比|上月|上年|去年))?(?P<noun>价格)?(?:(?P<fell>下降|下跌|回落|减少)"
    "|上涨|上升|增长|提高|增加)的[大中小]*(?:城市|省份?|省市|地区|市县|县区|区县|市州|国家)(?:共?有|为|达到?|共)?$"
)
"""What is counted: the places where something rose or fell."""
_LEADS: Final = re.compile("[^0-9%]{0,16}?(?:包括|有|为|是|如)")
_LEADING: Final = re.compile(
    "(?P<what>[^，。；]{0,24}?)(?:同比|环比)?(?:增速|增幅|涨幅|升幅|增长率|(?P<fell>降幅|跌幅))(?:相对|[比较最]|位?居前[列茅]?|[居位]?列?前[0-9一二三四五六七八九十]+[名位]?"
    "|领先|靠前|[高快大]){1,3}的?(?:[^，。；]{0,4}(?:城市|地区|省份|市|区|县|州|家))?(?:依次|分别|主要)?(?:是|为|有|包括)"
)
"""What leads to the places where something moved most: 出口增速居前的是|海口15%."""
_DID: Final = re.compile(
    "(?:县（?市?、?区）?|县市区|县市|县区|区县|市县|区市县|市区县|市州|城市|地区|省份|省市|设区市|旗县区?|区|县|市|省|州)(?P<what>[^，。；：（0-9]{0,14}?)"
    "(?:增速|增幅|涨幅|增长率|增长|上涨|(?P<fell>降幅|跌幅|负增长|下降|下跌))[^，。；：（0-9]{0,12}"
    "(?:[：（，、]|分别|依次|主要|其中|包括|即|为|有|是)+"
)
"""What so many places did, behind how many they are: 4个|区县增速高于全市平均：|江北区8.9%."""
OF_PLACES: Final = signs("县区市州旗（")
"""How the names of places end that no lexicon knows, or what stands between a place and its rate."""
_BEFORE: Final = frozenset("、，：；。（）是为有括和与及中如即")
"""What stands before such a name."""
_JOINS: Final = frozenset({"、", "和", "与", "及", "，", "以及"})
RULE: Final = "rate:there"


def read_there(speech: Speech, number: Token, units: list[Unit | None], told: Predicate, words: str) -> bool:
    """Reads *number* that stands right behind a place in such a list; says if it is one."""
    text = speech.text
    moves = told.kind == "move" or told.noun != 0
    place = _place_before(speech, told.stop if moves else number.start - (text[number.start - 1] == "（"))
    if place is None or place.kind not in _PLACES or told.kind not in ("", "noun", "move"):
        return False
    context = speech.context
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    words = words.removesuffix(text[place.start : place.stop])
    counted = next((draft for draft in reversed(speech.drafts[speech.opened :]) if draft.rule != RULE), None)
    around = counted.area if counted is not None else context.item_area or context.home
    sign, kind, subject = 1, "", None
    if last is not None and last.rule == RULE and not moves:
        if text[last.stop : place.start].removeprefix("）") not in _JOINS:
            return False
        kind, subject = last.kind, last.subject
        sign = -1 if last.value < 0 else 1
    elif (
        not moves
        and last is not None
        and last.kind == "level"
        and last.subject.indicator.endswith(_COUNTED)
        and _did(speech, place.start) is None
    ):
        opened = max(text.rfind(mark, 0, last.start) for mark in "，。；：") + 1
        found = _WHERE_MOVED.match(text, opened, last.start)
        if found is None or (words and _LEADS.fullmatch(words) is None):
            return False
        subject = _moved(speech, found)
        kind = "mom_rate" if found["way"] in ("环比", "上月") else "yoy_rate"
        sign = -1 if found["fell"] else 1
    elif not moves and place.stop not in speech.ends and _goes_on(speech, last, place.start, words):
        kind, subject = context.kind, out_of_zone(last.subject) if last is not None else None
        around = context.item_area or context.home
        sign = -1 if last is not None and last.value < 0 else 1
    elif (did := _did(speech, place.start)) is not None:
        subject = _moved_by(speech, did["what"])
        kind, sign = RATES[context.compare], told.sign if moves else -1 if did["fell"] else 1
    elif moves:
        return False
    elif words and (led := _LEADING.fullmatch(words)) is not None:
        subject = speech.naming.subject(clean(led["what"]), None) if led["what"] else context.subject
        kind, sign = RATES[context.compare], -1 if led["fell"] else 1
    if subject is None:
        return False
    sign = 1 if number.value.value < 0 else sign
    context.area = place.value
    rate: Kind = "mom_rate" if kind == "mom_rate" else "yoy_rate"
    speech.each([number], units, (subject._replace(area=None),), rate, RULE, told, sign=sign)
    context.area = around
    return True


def _place_before(speech: Speech, stop: int) -> Token | None:
    """The place that ends at *stop*, in a lexicon or not."""
    place = speech.ends.get(stop)
    if place is not None or not stands(speech.text, stop - 1, OF_PLACES):
        return place
    for size in (3, 2, 4, 5):
        name = speech.text[stop - size : stop]
        if speech.text[stop - size - 1] in _BEFORE and speech.kind_of(name) in _PLACES:
            return Token(stop - size, stop, "city", speech.area_of(name) or name)
    return None


def _goes_on(speech: Speech, last: Draft | None, start: int, words: str) -> bool:
    """Whether *last* was the rate of another place, and that of one from *start* stands bare behind it:
    江北区增长8.9%、|青山县7.2%.
    """
    context = speech.context
    if last is None or words or last.kind not in RATES.values() or last.area == context.home:
        return False
    return last.kind == context.kind and speech.text[last.stop : start] in _JOINS


def _did(speech: Speech, stop: int) -> re.Match[str] | None:
    """What so many places did, where they were counted last and are told one by one from *stop*."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "level" or stop - last.stop > 48 or last.unit.symbol != "个":
        return None
    return _DID.fullmatch(speech.text, last.stop, stop)


def _moved_by(speech: Speech, what: str) -> Subject | None:
    """What moved, as said among what places did, or as told of those before them."""
    named = speech.naming.subject(what, None) if what and speech.naming.head(what)[1] is not None else None
    if named is not None:
        return named
    rates = (d.subject for d in reversed(speech.drafts) if d.kind in ("yoy_rate", "mom_rate"))
    before = next(rates, None)
    return before and before._replace(level=None, period=None, area=None)


def _moved(speech: Speech, found: re.Match[str]) -> Subject | None:
    """What rose or fell in the places that *found* tells of: as said, or as said of those before them."""
    what = clean(found["what"] + (found["noun"] or ""))
    if len(what) > 2:
        return speech.naming.subject(what, None)
    before = next((d.subject for d in reversed(speech.drafts) if d.rule == RULE), None)
    if before is None:
        before = next(
            (d.subject for d in reversed(speech.drafts) if d.kind in ("yoy_rate", "mom_rate")), None
        )
    return before and before._replace(level=None, period=None, area=None)
