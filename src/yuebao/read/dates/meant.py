"""The year that a text is of though no title of it tells a time: a fair's, or one told only as 年内."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import UNKNOWN_YEAR, Period, whole_year

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAIR: Final = re.compile(
    "(?:第[0-9一二三四五六七八九十百]{1,4}|本)届[^，。；]{0,20}?(?:[博展]览会|[展商][会洽]|交易会|洽谈会|[进农茶文海东西软中高绿车消服]博会|[博洽贸]会|广交会|高交会|京交会|订货会|展销会)"
)
"""A fair, by its number, or as the one that is told of: 第四届进口博览会, 本届展会."""
_OPENING: Final = 3
"""How many paragraphs a text may have before it says what fair it tells of."""


def year_meant(year: int, texts: Sequence[str], *, undated: bool) -> Period | None:
    """The year of a text dated *year*, none of whose titles tells a time: a fair's figures are of the year it
    was held in; a chapter that says 年内 and has no date is of a year untold. *undated* says that no
    paragraph's opening tells a period.
    """
    if year == UNKNOWN_YEAR:
        return whole_year(UNKNOWN_YEAR) if undated and any("年内" in text for text in texts) else None
    if any("届" in text and _FAIR.search(text, 0, 200) for text in texts[:_OPENING]):
        return whole_year(year)
    return None
