"""Rows of a trade that nothing sets in: whose the bare 出口 and 进口 are, and which flow members are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.tabular.nesting import Line

_ONE_WAY: Final = re.compile("(?P<flow>出口|进口)(?:总?[额值])?")
_OF_GOODS: Final = re.compile("[^、]{2,10}(?<!进)(?:出口|进口)(?:总?[额值量]|数量)?")
_BOTH_WAYS: Final = re.compile("(?:外贸|货物|对外贸易|货物贸易)?(?:进出口|贸易)(?:总?[额值])?")


def flow_of(line: Line) -> str:
    """The flow that a row is named by and by nothing else."""
    found = _ONE_WAY.fullmatch(line.heard.words)
    return found["flow"] if found is not None else ""


def _level(lines: list[Line], line: Line) -> bool:
    """Whether no row so far is set in otherwise than *line*."""
    return all(one.indent == line.indent and one.rank == line.rank for one in lines)


def in_trade(speech: Speech, lines: list[Line], line: Line) -> Line | None:
    """The row that *line* is a part of in a trade told both ways without setting in: the member above a bare
    flow told before (一般贸易, 出口, 进口), all of the trade for one behind both flows (进出口, 出口, 进口,
    一般贸易), the flow of goods behind the first (其中：出口, 机电产品).
    """
    if lines and not any(flow_of(one) for one in lines):
        return _of_goods(speech, lines, line)
    if len(lines) < 2 or not _level(lines, line):
        return None
    flow = flow_of(line)
    if flow:
        return _member_of(speech, lines, flow)
    if line.heard.nested or not line.heard.words or _measured(speech, line):
        return None
    at = _own_flow(speech, lines)
    if at < 0:
        return None
    if at and flow_of(lines[at - 1]):
        return next((one for one in lines[:at] if _BOTH_WAYS.fullmatch(one.heard.words)), None)
    between = at > 0 and _BOTH_WAYS.fullmatch(lines[at - 1].heard.words) is None
    _, parts = speech.naming.parts(line.heard.words, None)
    goods = all(name == "product" for name, _ in parts)
    return lines[at] if between or goods else None


def _of_goods(speech: Speech, lines: list[Line], line: Line) -> Line | None:
    """The trade in some goods that a row of other goods stands under: 汽车出口, 乘用车."""
    first = lines[0]
    if _OF_GOODS.fullmatch(first.heard.words) is None or not line.heard.words or line.heard.area is not None:
        return None
    if any(_measured(speech, one) for one in (*lines[1:], line)) or not _level(lines, line):
        return None
    _, parts = speech.naming.parts(line.heard.words, None)
    return first if all(name == "product" for name, _ in parts) else None


def _measured(speech: Speech, line: Line) -> bool:
    return speech.naming.head(line.heard.words)[1] is not None


def _member_of(speech: Speech, lines: list[Line], flow: str) -> Line | None:
    """The member right above a bare *flow* (or its counterpart), where the own flow was told before."""
    at = len(lines) - 1
    while at >= 0 and flow_of(lines[at]):
        at -= 1
    if at < 0 or _measured(speech, lines[at]):
        return None
    again = any(flow_of(one) == flow for one in lines[:at])
    nested = any(one.heard.nested for one in lines[at + 1 :])
    return lines[at] if again or nested else None


def _own_flow(speech: Speech, lines: list[Line]) -> int:
    """Where the last bare flow stands that is no member's and has no other measure behind it, or -1."""
    for at in range(len(lines) - 1, -1, -1):
        above = lines[at].above
        if flow_of(lines[at]):
            if above is None or _measured(speech, above):
                return at
        elif _measured(speech, lines[at]):
            return -1
    return -1
