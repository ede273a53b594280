"""The year of a text that nothing at its head tells: it is set beside another, or told once below."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_ITS_YEAR: Final = re.compile("[较比与](20[0-4][0-9])年(?:同(?:期|月)|末(?=净?[增减新]))")
_YEAR_BEFORE: Final = re.compile("[较比与](20[0-4][0-9])年(?=[增减提下上降])")
"""The year that 今年 is set beside: 今年小麦产量12万吨，比|2020年|增加2万吨."""
_BEFORE_THE_PANDEMIC: Final = frozenset({"2019", "2020"})
"""Years that others than the next were set beside."""
_ALSO_BELOW: Final = re.compile("[较比与](20[0-4][0-9])年同期(?:相比)?[（(]下同")
_OTHERWISE: Final = re.compile("同比|[去上]年")
_OTHER_YEAR: Final = re.compile(
    "(?<![较比与])20[0-4][0-9]年|20[0-4][0-9]年(?!同[期月]|末净?[增减新]|[增减提下上降])"
)
_ANY_YEAR: Final = re.compile("(?<![0-9])(20[0-4][0-9])(?=年|[-/][0-9])")
_OWN_YEAR: Final = re.compile(
    "(?<=[全我][国省市州县区盟旗])(20[0-4][0-9])年度?(?![至到以起末底])[^，。；0-9]{2,24}[0-9]"
)


def set_beside(texts: list[str]) -> int:
    """The one year whose same months all growth is against, where no other year is told and none is said
    to be the last: 1—5月出口3亿元，较|2020|年同期（下同）增长14.9%; 0 where there is none.
    """
    years: set[str] = set()
    before: list[str] = []
    otherwise = False
    for text in texts:
        if (also := _ALSO_BELOW.search(text)) is not None:
            return int(also[1])
        if "20" in text and _OTHER_YEAR.search(text) is not None:
            return 0
        otherwise = otherwise or _OTHERWISE.search(text) is not None
        years.update(_ITS_YEAR.findall(text))
        if "今年" in text or before:
            before += _YEAR_BEFORE.findall(text)
    if len(before) > 1 and not otherwise:
        years.update(before)
    if len(years) != 1 or (otherwise and not years.isdisjoint(_BEFORE_THE_PANDEMIC)):
        return 0
    return int(years.pop())


def told_alone(texts: list[str]) -> int:
    """The one year that a text of 今年 tells anywhere, of what is its own place's then: 今年…。截至9月底，
    全市|2025|年补助金额2000万元; 0 where there is none, or another.
    """
    words = "".join(texts)
    if "今年" not in words or len(set(_ANY_YEAR.findall(words))) != 1:
        return 0
    told = _OWN_YEAR.search(words)
    return int(told[1]) if told is not None else 0
