"""Points behind a place or an aim, where the words say so in their own way: 低于全行业增长, 距目标差."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.manner import Predicate
from yuebao.read.words.signs import signs, stands

_LAGS: Final = signs("长比重")
_LAGGED: Final = re.compile(
    "(?P<how>[高低快慢]于|高出|领先)(?P<of>[^，。；0-9均]{2,8}?)(?:增长|(?:平均)?(?:占比|比重))$"
)
_AIM: Final = (
    "[^，。；、0-9与较距比]{0,6}(?:目标|任务|计划|进度|预期|预算)(?:目标|任务|值|数|要求)?"
    "|全[国省市区县州](?:平均水平|平均|均值|水平)"
)
_SHORT_OF: Final = re.compile(
    f"(?:(?:距离|[与和较距比])(?P<to>{_AIM})(?:（[^）]{{1,8}}）)?(?:仍|还|尚)?(?:相差|差距?|少|有|存在|落后|滞后)|(?:塌|差|欠|落后于?|滞后于?|短|未达)(?P<of>{_AIM}))"
    "(?:近|约|为|达|了|仅)?$"
)
"""What is not come up to: 塌|目标|1.8个百分点, 距|年度目标|还有1.9个百分点的差距."""
_AIMED: Final = ("目标", "任务", "计划", "进度", "预期", "预算", "平均", "均值", "水平")


def lagging(text: str, start: int, stop: int, told: Predicate) -> Predicate:
    """*told* of so many points that end a clause's words, of a place's growth or of an aim not come up to."""
    lagged = _LAGGED.search(text, start, stop) if stands(text, stop - 1, _LAGS) else None
    if lagged is not None:  # 低于全行业增长20.1个百分点
        return told._replace(
            stop=lagged.start(), kind="move", word=lagged["how"], compare="other", against=lagged["of"],
            sign=-1 if lagged["how"][0] in "低慢" else 1,
        )  # fmt: skip
    near = text[max(start, stop - 24) : stop]
    if not any(aim in near for aim in _AIMED) or (told.kind == "move" and told.compare):
        return told
    short = _SHORT_OF.search(text, start, stop)
    if short is None:
        return told
    return told._replace(
        stop=short.start(),
        kind="move",
        word="低于",
        compare="other",
        against=short["to"] or short["of"],
        sign=-1,
    )
