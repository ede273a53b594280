"""上月 and 上季, which the date of a text tells where the text tells no time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import UNKNOWN_YEAR
from yuebao.read.words.times import Time

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.quantities import Token

_DAY: Final = re.compile("(?<![0-9])(1[0-2]|[1-9])月[0-9]{1,2}日")
_REACH: Final = 200
"""How far before it the day of a sentence, or of its note, may stand."""
_BESIDE: Final = frozenset("比较与由从于和同及继对超（")
"""What stands before a month that something is only held against: 比|上月."""
_TOLD_THEN: Final = re.compile("[为相持同]|的[0-9]")
"""What stands behind it: 上月|相比, 上月|的5亿元."""


def last_month(speech: Speech, token: Token, lead: str) -> Time | None:
    """The month, or the quarter, before the day that the text, or what stands before *token* (上月, 上季),
    tells: 6月12日电…央行数据显示，|上月末|…余额. None where neither does, or something is held against it.
    """
    text, now, context = speech.text, speech.context.now, speech.context
    behind = text[token.stop : token.stop + 1]
    if lead in _BESIDE or _TOLD_THEN.match(text, token.stop) is not None:
        return None
    if now is not None:
        at = now.stop - 1
    elif context.released < 13:
        at = 12 * context.year + context.released - 1
    elif days := _DAY.findall(text, max(0, token.start - _REACH), token.start):
        at = 12 * context.year + int(days[-1]) - 1
    else:
        return None
    quarterly = token.value.last == 3
    year, month = divmod(at // 3 * 3 - 1 if quarterly else at - 1, 12)
    ended = behind in ("末", "底") or text[token.stop - 1] in "末底"
    said = None if context.year == UNKNOWN_YEAR else year
    if quarterly and not ended:
        return Time(said, "quarter", month - 1, month + 1)
    return Time(said, "end" if ended else "month", month + 1, month + 1)


_THEN: Final = frozenset({"current", "same"})
_THAT_MONTH: Final = frozenset({"该月", "当月", "本月", "单月"})


def come_back(speech: Speech, token: Token) -> None:
    """What is told now is of the month that the sentence is of, not of the quarter or the year told last:
    12月出口3亿元，单季出口9亿元。|该月|较上月减少.
    """
    context = speech.context
    if token.value.part not in _THEN or context.period is None or context.period.kind != "month":
        return
    if speech.text[token.start : token.stop] in _THAT_MONTH:
        context.fresh = context.dated = True
