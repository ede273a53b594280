"""What a place is told of by name alone, in a unit that a measure before it was told in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject, out_of_zone

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_ENDS: Final = frozenset("港区县市镇州旗口场园头待")
_PLACE: Final = re.compile(
    "(?P<place>[^，、的0-9和及与]{2,8}(?:港区?|港口|(?<![地辖城郊山灾景])区|[县市镇州旗]|[机农林牧渔]场|口岸|码头|园)(?<!全市))"
    "(?P<took>接待)?"
)
"""A port, an airport, a district or a zone, and nothing that it does but to take in guests."""
THROUGHPUT: Final[tuple[str, ...]] = ("吞吐量", "装卸量")
"""How what came and went at a port is called."""
_HANDLED: Final[tuple[str, ...]] = (*THROUGHPUT, "货柜量", "货运量", "货量", "箱量", "运量")
"""What is measured of ports."""
_AT_ONE: Final = re.compile(
    f"[^，、的]{{0,8}}(?:港口|机场)(?P<handled>[^，、的]{{0,6}}(?:{'|'.join(THROUGHPUT)}))"
)
"""What is measured of ports or airports of a sort: 沿海港口|旅客吞吐量."""
_TRAVELLERS: Final = frozenset({"人", "人次"})
_TRIPS: Final = frozenset({"人次", "架次", "件"})
"""Units of counts that have one measure each."""


_PORT: Final = re.compile(
    "(?P<at>[^，、的0-9和及与]{0,8}?(?:机场|空港|港口))(?:(?:累计|共)?(?:保障|起降|完成|实现|航班|飞机|新开|加密|开通)[^，]*|数)?"
)


DONE_AT_PORTS: Final = frozenset({"保障", "保障航班", "保障飞机", "运输"})
"""What is told before a measure of what an airport did."""
_AT_AIRPORTS: Final = frozenset(
    {
        *("货邮运输量", "旅客运输量", "起降架次", "运输起降架次", "飞机起降", "飞机起降架次", "航班起降"),
        *("起降", "保障航班", "航班量"),
    }
)
"""What an airport is told of beside its throughput."""


def port_of(last: Subject, printed: str) -> str:
    """The port that *last* is of by what was done there (甲机场|保障航班起降), or that it counts, or of which
    it tells what came and went, whose throughput may be told behind it; nothing where it is of none, or where
    *printed* tells nothing of a port.
    """
    if printed in _AT_AIRPORTS and last.before.endswith("机场") and last.known is not None:
        return last.before
    if not printed.endswith(THROUGHPUT):
        return ""
    if last.head == "数" and last.before.endswith(("机场", "港口")):
        return last.before
    named = _PORT.fullmatch(last.indicator) if "机场" in last.before or "港" in last.before else None
    return named["at"] if named is not None else ""


def told_of_place(speech: Speech, words: str, dimension: str, section: str) -> str:
    """*words*, and speaks of the measure that was told before in a unit of *dimension*, where they only name
    a place and the last measure goes by another unit: 货物吞吐量1.86亿吨，集装箱吞吐量286万标箱。|甲港区|
    3216万吨.
    """
    context = speech.context
    last = context.subject
    above = context.before
    if words[-1] == "港" and above is not None and above.dimension == dimension and not speech.drafts:
        _measured_above(speech, above, words)
        return words
    if last is not None and words.endswith(("港口", "机场")) and dimension in _TRAVELLERS:
        done = _AT_ONE.fullmatch(last.indicator) if last.dimension in _TRAVELLERS else None
        if done is not None:
            return words + done["handled"]
    if last is None or words[-1] not in _ENDS or (section != "measure" and dimension not in _TRIPS):
        return words
    again = section == "count" and last.known is not None and _PLACE.fullmatch(last.before) is not None
    if last.known is None or (last.dimension == dimension and not again):
        return words
    named = _PLACE.fullmatch(words)
    if named is None or speech.naming.head(words)[1] is not None:
        return words
    told: list[Subject] = []
    for draft in speech.drafts:
        of = draft.subject
        if draft.kind == "level" and draft.unit.dimension == dimension and of.known is not None:
            if named["took"] and not of.indicator.startswith("接待"):
                return words
            if _PLACE.fullmatch(of.before) is None:
                told.append(of)
    if not told:
        return words
    whole = out_of_zone(min(told, key=_length))
    if not all(each.indicator.endswith(whole.indicator) for each in told):
        return words  # 公路货运量12万吨，水路货运量5万吨，集装箱吞吐量9万标箱。甲区3万吨
    if section == "count":
        return named["place"] + whole.indicator.removeprefix("机场").removeprefix("港口")
    speech.speak_of((whole._replace(area=None, period=None, level=None, dimension=dimension),))
    return named["place"]


def _measured_above(speech: Speech, above: Subject, words: str) -> None:
    """Speaks of what was handled at the ports that the paragraph *above* began with, where *words* name one
    of them alone: 国际商港货柜装卸量1402万标箱。⏎|高雄港|921万标箱居首.
    """
    if above.head.endswith(_HANDLED) and _PLACE.fullmatch(words) is not None:
        speech.speak_of((out_of_zone(above)._replace(level=None, period=None),))


def _length(subject: Subject) -> int:
    return len(subject.indicator)
