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


class Trade:
    """What the rows of a table up to one tell of a trade, so that no row looks through all those above it."""

    __slots__ = ("both", "first", "flows", "level", "measured", "named", "nested", "own", "place")

    def __init__(self, speech: Speech, before: Trade | None, line: Line) -> None:
        flow, measured = flow_of(line), _measured(speech, line)
        self.first: Line = line if before is None else before.first
        self.place: int = 0 if before is None else before.place + 1
        self.level: bool = before is None or (before.level and _as_deep(before.first, line))
        """Whether no row is set in otherwise than the first."""
        self.measured: bool = before is not None and (before.measured or measured)
        """Whether any row but the first names a measure."""
        self.flows: dict[str, int] = {} if before is None else before.flows
        """Where each flow was first told that a row is named by alone."""
        if flow and flow not in self.flows:
            self.flows = {**self.flows, flow: self.place}
        self.both: tuple[int, Line] | None = before.both if before is not None else None
        """The first row that tells of the trade both ways, and its place."""
        if self.both is None and _BOTH_WAYS.fullmatch(line.heard.words) is not None:
            self.both = self.place, line
        self.named: int = self.place if not flow else -1 if before is None else before.named
        """Where the last row stands that is named by more than a flow, or -1."""
        self.nested: bool = flow != "" and (line.heard.nested or (before is not None and before.nested))
        """Whether any of the flows behind that stands under 其中."""
        self.own: int = -1 if before is None else before.own
        """Where the last bare flow stands that is no member's and has no other measure behind it, or -1."""
        if flow and (line.above is None or _measured(speech, line.above)):
            self.own = self.place
        elif measured and not flow:
            self.own = -1


def _told_by(speech: Speech, lines: list[Line]) -> Trade:
    """What all of *lines* tell; what those before the last told is kept with them."""
    first, at, told = lines[0], len(lines), None
    while told is None and at:
        at -= 1
        kept = lines[at].trade
        told = kept if kept is not None and kept.first is first else None
    if told is None:
        told = first.trade = Trade(speech, None, first)
    for line in lines[at + 1 :]:
        told = line.trade = Trade(speech, told, line)
    return told


def _as_deep(one: Line, other: Line) -> bool:
    return one.indent == other.indent and one.rank == other.rank


def in_trade(speech: Speech, lines: list[Line], line: Line) -> Line | None:
    """The row that *line* is a part of in a trade told both ways without setting in: the member above a bare
    flow told before (一般贸易, 出口, 进口), all of the trade for one behind both flows (进出口, 出口, 进口,
    一般贸易), the flow of goods behind the first (其中：出口, 机电产品).
    """
    told = _told_by(speech, lines)
    if not told.level or not _as_deep(told.first, line):
        return None
    if not told.flows:
        return _of_goods(speech, told, line)
    if len(lines) < 2:
        return None
    flow = flow_of(line)
    if flow:
        return _member_of(speech, told, lines, flow)
    if line.heard.nested or not line.heard.words or _measured(speech, line):
        return None
    at = told.own
    if at < 0:
        return None
    if at and flow_of(lines[at - 1]):
        return told.both[1] if told.both is not None and told.both[0] < at else None
    between = at > 0 and _BOTH_WAYS.fullmatch(lines[at - 1].heard.words) is None
    _, parts = speech.naming.parts(line.heard.words, None)
    goods = all(name == "product" for name, _ in parts)
    return lines[at] if between or goods else None


def _of_goods(speech: Speech, told: Trade, line: Line) -> Line | None:
    """The trade in some goods that a row of other goods stands under: 汽车出口, 乘用车."""
    first = told.first
    if _OF_GOODS.fullmatch(first.heard.words) is None or not line.heard.words or line.heard.area is not None:
        return None
    if told.measured or _measured(speech, line):
        return None
    _, parts = speech.naming.parts(line.heard.words, None)
    return first if all(name == "product" for name, _ in parts) else None


def _measured(speech: Speech, line: Line) -> bool:
    return speech.naming.head(line.heard.words)[1] is not None


def _member_of(speech: Speech, told: Trade, lines: list[Line], flow: str) -> Line | None:
    """The member right above a bare *flow* (or its counterpart), where the own flow was told before."""
    at = told.named
    if at < 0 or _measured(speech, lines[at]):
        return None
    again = told.flows.get(flow, at) < at
    return lines[at] if again or told.nested else None
