"""Words of a subject in the order that the lexicon knows: whose a measure is stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.names.subjects import Naming

PART_BEHIND: Final = "(?:城镇|农村|城市|乡村|市区|男性|女性)(?:常住)?(?:居民|家庭|地区)?$"
"""A part of all people at the end of words, in a pattern: 人均可支配收入|城镇居民."""
_PART: Final = re.compile(f"(?<=...){PART_BEHIND}")

_RATE_IN: Final = re.compile("(?P<rate>[^，在]{2,12}率)在(?P<trade>[^，在]{2,24}(?:业|行业))")

_BRED: Final = frozenset({"出栏", "存栏", "出笼"})
"""What is done with animals, said before which they are."""


def arranged(words: str, naming: Naming, *, unit: str) -> str:
    """*words* with the part of all people that stands behind their measure before it: 人均住房面积|城镇,
    平均预期寿命|男性, or the trade that a rate is told in: 失业率在|建造业; counts, in *unit*, only of people
    and of what so many have: 每百户汽车拥有量|农村. And 进、出口 as one flow.
    """
    words = words.replace("进、出口", "进出口") if "进、" in words else words
    if unit and words.endswith("数目") and len(words) > 3:
        words = words[:-2]  # 酒店数目|120间
    where = _RATE_IN.fullmatch(words) if "率在" in words else None
    if where is not None and naming.head(where["rate"])[1] is not None:
        return where["trade"] + where["rate"]
    if words[:2] in _BRED and len(words) > 2 and naming.head(words)[1] is None:
        return words[2:] + words[:2]  # 出栏|生猪20万头、肉牛2万头
    if words.endswith(("作物面积", "粮面积")):
        return words[:-2] + "播种面积"
    part = _PART.search(words)
    if part is None:
        return words
    measure = words[: part.start()]
    if "每百户" in measure and unit:
        return part.group() + measure
    return part.group() + measure if unit in ("", "人") and naming.head(measure)[1] is not None else words
