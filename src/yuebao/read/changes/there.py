"""How much it moved in each place of those where it did: 同比上涨的城市有34个，主要包括：银川5.7%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.read.changes.growth import RATES
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech
    from yuebao.read.words.manner import Predicate
    from yuebao.read.words.scan import Token

_PLACES: Final = frozenset({"city", "province", "region"})
_COUNTED: Final = (
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
_JOINS: Final = frozenset({"、", "和", "与", "及", "，", "以及"})
RULE: Final = "rate:there"


def read_there(speech: Speech, number: Token, units: list[Unit | None], told: Predicate, words: str) -> bool:
    """Reads *number* that stands right behind a place in such a list; says if it is one."""
    place = speech.ends.get(number.start)
    if place is None or place.kind not in _PLACES or told.kind not in ("", "noun"):
        return False
    context, text = speech.context, speech.text
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    words = words.removesuffix(text[place.start : place.stop])
    counted = next((draft for draft in reversed(speech.drafts[speech.opened :]) if draft.rule != RULE), None)
    around = counted.area if counted is not None else context.item_area or context.home
    sign, kind, subject = 1, "", None
    if last is not None and last.rule == RULE:
        if text[last.stop : place.start] not in _JOINS:
            return False
        kind, subject = last.kind, last.subject
        sign = -1 if last.value < 0 else 1
    elif last is not None and last.kind == "level" and last.subject.indicator.endswith(_COUNTED):
        opened = max(text.rfind(mark, 0, last.start) for mark in "，。；：") + 1
        found = _WHERE_MOVED.match(text, opened, last.start)
        if found is None or (words and _LEADS.fullmatch(words) is None):
            return False
        subject = _moved(speech, found)
        kind = "mom_rate" if found["way"] in ("环比", "上月") else "yoy_rate"
        sign = -1 if found["fell"] else 1
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
