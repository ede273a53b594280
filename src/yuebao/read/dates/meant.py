"""The year that a text is of though no title of it tells a time: a fair's, or one told only as 年内."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import UNKNOWN_YEAR, Period, whole_year

if TYPE_CHECKING:
    from collections.abc import Sequence

_EVENT: Final = (
    "(?:[博展]览会|[展商][会洽]|交易会|洽谈会|[书车]展|论坛|峰会|(?:招商|推介|采购|年)会"
    "|(?:合作|外包|对接|服务贸易|采购商|投资|产业|电商)大会|.博会|[博洽贸]会|[广高京跨糖]交会|糖酒会|订货会|展销会)"
)
_FAIR: Final = re.compile(
    f"(?:(?:第[0-9一二三四五六七八九十百]{{1,4}}|本|首|上|历)届|[本此]次)[^，。；]{{0,20}}?{_EVENT}"
    f"|{_EVENT}[^，。；]{{0,16}}(?:[开闭落]幕|落下帷幕|举[行办])"
)
"""A fair, by its number, or as the one that is told of: 第四届进口博览会, 本届展会, 文博会闭幕."""
_OPENING: Final = 3
"""How many paragraphs a text may have before it says what fair it tells of."""


def year_meant(year: int, texts: Sequence[str], *, undated: bool) -> Period | None:
    """The year of a text dated *year*, none of whose titles tells a time: a fair's figures are of the year it
    was held in; a chapter that says 年内 and has no date is of a year untold. *undated* says that no
    paragraph's opening tells a period.
    """
    if year == UNKNOWN_YEAR:
        return whole_year(UNKNOWN_YEAR) if undated and any("年内" in text for text in texts) else None
    return whole_year(year) if tells_fair(texts) else None


def tells_fair(texts: Sequence[str], ahead_of: str = "") -> bool:
    """Whether a text with *texts* for its blocks says first what fair it tells of, and before it says
    *ahead_of*: 第六届交易会|闭幕…。2023年，全市进出口.
    """
    for text in texts[:_OPENING]:
        stop = text.find(ahead_of) if ahead_of else -1
        told = "届" in text or "次" in text or "幕" in text
        if told and _FAIR.search(text, 0, min(200, stop) if stop >= 0 else 200):
            return True
        if stop >= 0:
            return False
    return False
