"""What went one way, told behind what went the other: 发送旅客28万人次，|到达|27万人次."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject
    from yuebao.read.words.scan import Token

_PAIRS: Final = (
    ("发送", "到达"),
    ("进港", "出港"),
    ("到港", "离港"),
    ("进境", "出境"),
    ("入境", "出境"),
    ("一手", "二手"),
    ("抵港", "离港"),
)
_BOTH: Final = ("到发", "出入境", "进出境", "出入港", "进出港")
_BACK: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


_CRAFT: Final = frozenset(
    {
        "飞机",
        "航班",
        "航空器",
        "列车",
        "火车",
        "船舶",
        "轮船",
        "船艇",
        "机动车",
        "机动车辆",
        "汽车",
        "车辆",
        "货车",
        "客车",
    }
)
"""What carries people and goods across a border."""
_CARRIES: Final = re.compile("(?P<done>.{2,}?)(?:交通)?运输工具")
"""What was done with all of those: 查验出入境|交通运输工具."""


def _craft_of(speech: Speech, words: str, dimension: str) -> Subject | None:
    """The craft that *words* name, with what was done with all that the sentence told of: 查验出入境
    交通运输工具27万辆次，其中|飞机|7万架次、列车2万列次. None for anything else.
    """
    if words not in _CRAFT:
        return None
    for draft in reversed(speech.drafts[speech.opened :]):
        told = _CARRIES.fullmatch(draft.subject.before) if draft.subject.head == "数" else None
        if told is not None:
            return speech.naming.subject(told["done"] + words, None, dimension=dimension, section="count")
    return None


def other_way(speech: Speech, number: Token, words: str, dimension: str) -> Subject | None:
    """What is spoken of, of the way that *words* tell, or 到达 right before the *number*: 发送旅客28万人次，
    |到达|27万人次; or the craft that they name. None where nothing went so in the unit of *dimension*.
    """
    if (craft := _craft_of(speech, words, dimension)) is not None:
        return craft
    said = words or ("到达" if speech.text.endswith("到达", 0, number.start) else "")
    context, other = speech.context, _BACK.get(said, "")
    last = context.subject
    both = context.whole if other and context.whole is not None else last
    if other and both is not None and both.dimension == dimension:
        ways = next((ways for ways in _BOTH if ways in both.indicator), "")
        last, other = (both, ways) if ways else (last, other)  # 到发旅客29万人次，其中|发送|14万人次
    if not other or last is None or last.dimension != dimension or other not in last.indicator:
        return None
    back = speech.naming.subject(last.indicator.replace(other, said, 1), None, dimension=dimension)
    return back._replace(area=last.area)
