"""How many of those counted before rose, fell or stood still: 36家超市中，21家|同比增长，12家|下降."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.amounts.counts import SO_MANY_DID
from yuebao.read.amounts.fared import HOW
from yuebao.read.amounts.recounts import read_how_many
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.manner import Predicate
    from yuebao.read.words.scan import Token

_FAR: Final = 90
"""How far before one of them those counted may stand."""
_MOVED: Final = (
    f"(?:较?比?上年同期|均)?{HOW}"
    "(?:[正负]?增长|下降|上涨|下跌|上升|回升|回落|减少|缩减|增加|持平|盈利|亏损|扭亏为盈)"
)
_ALL: Final = re.compile(
    "(?<![这些述上])(?P<by>[^，。；、0-9]{2,8}前|前)?(?<![0-9])(?P<many>[0-9]+)(?P<unit>[家户])(?P<who>[^，。；、0-9]{2,14}?)(?:当?中|里)"
    "(?=[，有0-9]|[^，。；0-9]{2,12}[0-9])"
)
"""Those counted, of whom so many moved: 36家超市中."""
_LEAD: Final = re.compile(f"(?:(?P<how>{_MOVED})的?)?(?:共?有|仅有?|为|其中)?$")
_BEHIND: Final = re.compile(f"(?P<how>{_MOVED})(?=[，、。；）和及]|$)")
_PAUSE: Final = re.compile("[，、。；）和及]|$")


def count_movers(
    speech: Speech, clause: Clause, start: int, number: Token, unit: Unit, told: Predicate
) -> bool:
    """Adds how many of those counted before moved so, where *number* tells that; whether it does."""
    text, first = speech.text, number.start
    if told.kind in ("move", "flat"):
        so = SO_MANY_DID.search(text, start, first)
        if so is not None and read_how_many(speech, clause, start, number, unit, so):
            return True
    if speech.context.counted or told.compare not in ("", "yoy") or text[number.stop - 1] not in "家户":
        return False
    at = text.rfind("中", max(0, first - _FAR), first)
    if at < 0 or text.find("。", at, first) >= 0:
        return False
    whole = None
    for found in _ALL.finditer(text, max(text.rfind("。", 0, at) + 1, at - 30), first + 1):
        whole = found
    if whole is None or text[number.stop - 1] != whole["unit"]:
        return False
    where = max(start, whole.end())
    lead = _LEAD.fullmatch(text, where, first)
    if lead is None:
        return False
    said = lead if lead["how"] else _BEHIND.match(text, number.stop)
    if said is None or (lead["how"] and _PAUSE.match(text, number.stop) is None):
        return False
    named = f"{_named(whole)}{said['how'].replace('实现', '')}"
    speech.add(number, unit, "level", Subject(named, "数", None, named, ()), "level")
    return True


def _named(whole: re.Match[str]) -> str:
    """What those counted are called: 超市, 出口前20家企业."""
    if whole["by"]:
        return f"{whole['by']}{whole['many']}{whole['unit']}{whole['who']}"
    return clean(whole["who"])
