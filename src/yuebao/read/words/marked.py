"""Marks of lists: numerals that count points, within a line and at its start."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.quantities import Token
from yuebao.read.words.signs import signs
from yuebao.read.words.times import match_time

_ENDED: Final = frozenset("。；：")
MARKED_BEHIND: Final = frozenset(("", "（", *_ENDED))
"""What may stand before the numeral of a mark."""
_ENDS: Final = frozenset(".．、")
_LISTS: Final = re.compile("[.．、][\u4e00-\u9fff“《](?![、，])")
"""What stands behind a number that opens a point of a list within a line: 注：1|.本|表."""
_DATED: Final = re.compile(
    r"[0-9]{1,2}\.(?=(?:19|20)[0-9]{2}年|(?:1[0-2]|[1-9])(?:[至到~～—–-]{1,2}(?:1[0-2]|[1-9]))?月)"
)
"""A mark whose point is no decimal's: 1.|3月份, 2.|1—3月."""
_TABLE_NUMBER: Final = re.compile(
    "[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{1,2})? +(?=[\u4e00-\u9fff])(?![月日季年级岁个人家户万亿])"
)
"""The number of a yearbook's table."""


def list_mark(text: str, at: int, stop: int, before: str, tokens: list[Token]) -> int:
    """Adds the mark of a list whose digits stand from *at* to *stop* behind *before*, and the time right
    behind it where its point is read with that; returns where to go on, or 0.
    """
    after = text[stop : stop + 1]
    if before == "（":
        if after == "）" and stop - at < 3 and text[at - 2 : at - 1] in _ENDED:
            tokens.append(Token(at, stop, "skip", "list_marker"))  # …增长3%。（2）畜牧业快速增长
            return stop
        return 0
    if before and "." in text[at:stop]:
        dated = _DATED.match(text, at)
        timed = match_time(text, dated.end()) if dated is not None else None
        if dated is None or timed is None or timed[1] is None:
            return 0
        tokens.append(Token(at, dated.end(), "skip", "list_marker"))  # …平稳。1.3月份进出口12亿元
        tokens.append(Token(dated.end(), timed[0], "time", timed[1]))
        return timed[0]
    if before and after in _ENDS and stop - at < 3 and _LISTS.match(text, stop):
        tokens.append(Token(at, stop + 1, "skip", "list_marker"))  # 注：1.本表…。2.增速按可比价计算
        return stop + 1
    if not before and after == "-" and stop < 3:
        counted = _TABLE_NUMBER.match(text)
        if counted is not None:  # 13-1 运输邮电主要指标
            tokens.append(Token(0, counted.end(), "skip", "list_marker"))
            return counted.end()
    return 0


POINT_OPENS: Final = signs("一二三四五六七八九十（第其123456789①②③④⑤⑥⑦⑧⑨⑩")
"""What the marks of points begin with."""
_POINT: Final = re.compile(
    "(?:[一二三四五六七八九十]是(?!由|个|项|否|年|季|月)|（(?:[一二三四五六七八九十]|[0-9]{1,2})）|[1-9][.．、](?=[\u4e00-\u9fff“《])"
    "|第[一二三四五六]，|其[一二三四五六]，|[①-⑩])(?=[^，。；：、])"
)
_MARKED: Final = re.compile(
    "(?:[一二三四五六七八九十]是|（(?:[一二三四五六七八九十]|[0-9])）|第[一二三四五六]，|其[一二三四五六]，|[1-9][.．、]|[①-⑩])$"
)


def behind_point(text: str, start: int) -> int:
    """Where what one of several points says begins, whose mark stands at *start*: 二是|…, （二）|…; *start*
    where none does.
    """
    found = _POINT.match(text, start)
    return found.end() if found is not None else start


def opens_point(text: str, start: int) -> bool:
    """Whether the mark of one of several points stands right before *start*."""
    return (
        start > 0
        and text[start - 1] in "是），.．、①②③④⑤⑥⑦⑧⑨⑩"
        and _MARKED.search(text, max(0, start - 4), start) is not None
    )
