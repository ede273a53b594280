"""Which row of a table a row is a part of: by 其中, by how far it is set in, by what it lacks."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period, months
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import TOWN_OR_LAND, Subject
from yuebao.read.tabular.beside import Column
from yuebao.read.tabular.columns import Columns
from yuebao.read.tabular.flows import Trade, in_trade
from yuebao.read.tabular.headings import OF_TOTAL, SEXES, Heard

SORTED: Final = re.compile(
    "[按分][^，。]{2,8}分(?:组|类)?|[按分](?:[三主]大|主要)?(?:门类|产业|行业|领域|经济类型|登记注册类型|企业类型|类型|类别|规模|地区|区域|县区|板块|城乡|用途)"
)
"""A row that only says what the rows under it are told by: 按常住地分："""
_OF_TOTAL: Final = re.compile(OF_TOTAL)
_PAIRED: Final = (("消费品", "服务"), ("生产资料", "生活资料"))
_CARRIED_BY: Final = frozenset(
    {"铁路", "公路", "水路", "水运", "航空", "民航", "民用航空", "管道", "港口", "机场", "高速公路"}
)
_CUTS: Final = frozenset({"category", "side", "partner", "ownership", "mode"})
"""What amounts of any measure are cut by."""
_NEST = 6
"""How wide 其中： is printed."""


class Line:
    """A row as read: its name, and its subject and level in each column."""

    __slots__ = ("above", "heard", "indent", "loose", "name", "own", "rank", "told", "trade", "unit")

    def __init__(self, heard: Heard, indent: int, name: str = "", rank: int = 0) -> None:
        self.heard = heard
        self.indent = indent
        self.name = name
        self.rank = rank
        """How deep the mark before its name counts: 一、 1, （一） 2, 1. 3; 0 without one."""
        self.above: Line | None = None
        self.unit: tuple[Unit | None, str] = (None, "")
        self.loose = False
        """Whether only its unit or what it lacks makes it a part of the row above."""
        self.own: tuple[Unit | None, str] = (None, "")
        """The unit that the column of units tells for it."""
        self.told: dict[int, Subject] = {}
        self.trade: Trade | None = None
        """What the rows up to it tell of a trade, once one behind it asks."""

    @property
    def counted_in(self) -> tuple[Unit | None, str]:
        """Its own unit, as the column of units or its name tells, with the unit's section."""
        return self.own if self.own[0] is not None else (self.heard.unit, self.heard.section)


def above_of(speech: Speech, top: Columns, lines: list[Line], line: Line) -> Line | None:
    """The row that *line* is a part of: by 其中, or by how far it is set in.

    Rows set in under 其中： as far as its words are its fellows. Where nothing is set in, a name
    without a measure of its own that follows a 其中 is its fellow too.
    """
    if not lines:
        return None
    heard, indent = line.heard, line.indent
    if heard.nested and _OF_TOTAL.match(line.name) is not None:
        cut = next((one for one in reversed(lines) if _OF_TOTAL.match(one.name) is not None), None)
        if cut is not None:
            return cut.above  # 在总计中：轻工业, 重工业, 在总计中：国有企业
    traded = in_trade(speech, lines, line)
    if traded is not None:
        return traded
    for earlier in reversed(lines):
        if 0 < earlier.rank < line.rank and indent == earlier.indent and _cuts(speech, earlier, line):
            return earlier  # 一、离岸, and （一）ITO
        if (
            earlier.rank
            and not line.rank
            and indent == earlier.indent
            and _under_mark(speech, earlier, heard)
        ):
            return earlier  # 一、工业生产者出厂价格, 生产资料
        fellow = earlier.heard.nested and earlier.indent <= indent <= earlier.indent + _NEST
        if heard.nested:
            if earlier.heard.nested and indent == earlier.indent:
                return earlier.above
            group = _closed(lines, earlier)
            if group is not None and indent == earlier.indent:
                return group.above
            if earlier.heard.nested and earlier.indent < indent:
                return earlier  # 其中：出口, and #机电产品 set in under it
            plain = not earlier.heard.kind and not earlier.heard.nested
            if plain and (earlier.indent < indent or not indent):
                return earlier
            continue
        if fellow and earlier.indent < indent < earlier.indent + _NEST and _cuts(speech, earlier, line):
            return earlier  # 其中：离岸, and ITO set in under it
        firms = heard.words.endswith("企业") and earlier.heard.words.endswith("企业")
        if fellow and (firms or indent > earlier.indent or _headless(speech, top, heard)):
            return earlier.above  # 其中：国有企业, 集体企业
        if earlier.indent < indent:
            return earlier
        if earlier.indent == indent and not earlier.heard.nested and earlier.rank <= line.rank:
            return earlier.above if not earlier.loose else None
        if indent <= earlier.indent and not indent:
            return None
    return None


def is_another(speech: Speech, above: Line, line: Line) -> bool:
    """Whether a row is no part of *above*, which it seems to be: by its mark, or by a measure of its own in
    another sort of unit.
    """
    if 0 < line.rank <= above.rank:
        return True  # 二、 behind what is told under 2.
    own, its = line.counted_in[0], above.counted_in[0]
    if own is None or its is None or own.dimension == its.dimension or "%" in (own.dimension, its.dimension):
        return False
    counted = line.heard.unit is not None and line.heard.section == "count"  # 桥梁（座） behind 泊位（个）
    return counted or speech.naming.head(line.heard.words)[1] is not None


def _under_mark(speech: Speech, earlier: Line, heard: Heard) -> bool:
    """Whether a row without a list mark or a measure stands under a marked one that has a measure."""
    head = speech.naming.head
    bare = bool(heard.words) and heard.area is None and head(heard.words)[1] is None
    return bare and head(earlier.heard.words)[1] is not None


def _closed(lines: list[Line], last: Line) -> Line | None:
    """The row under 其中 that *last* is the counterpart of, with which the whole is told: 城市 and 农村, 食品
    and 非食品.
    """
    at = lines.index(last)
    first = lines[at - 1] if at else last
    if not first.heard.nested or first.indent != last.indent:
        return None
    one, other = first.heard.words, last.heard.words
    paired = {one, other} <= TOWN_OR_LAND or other == "非" + one or (one, other) in _PAIRED
    return first if one and paired else None


def _cuts(speech: Speech, earlier: Line, line: Line) -> bool:
    """Whether a row names a member of what else than *earlier* a measure is cut by: ITO under 离岸."""
    parts = speech.naming.parts
    one, other = ({name for name, _ in parts(row.heard.words, None)[1]} for row in (earlier, line))
    return bool(one and other) and one.isdisjoint(other)


def _headless(speech: Speech, top: Columns, heard: Heard) -> bool:
    """Whether a row's name has no measure and nothing above the columns gives it one."""
    if top.topic is not None or any(c.subject is not None for c in top.columns.values()):
        return False
    return bool(heard.words) and speech.naming.head(heard.words)[1] is None


def part_of(speech: Speech, top: Columns, lines: list[Line], line: Line, sorts: Line | None) -> Line | None:
    """The row whose measure *line* is of, where neither its name nor the table says one: the first one
    under 按常住地分：, or that right above where it has no unit either: 商品房销售面积（万平方米）, 住宅.
    """
    heard = line.heard
    if heard.total or heard.times or heard.kind or heard.area is not None:
        return None
    if line.counted_in[0] is not None:
        measured_above = any(c.subject is not None for c in top.columns.values())
        found = _in_its_unit(speech, lines, line) if heard.words and not measured_above else None
        if found is not None and speech.naming.head(heard.words)[1] is None:
            return found
    if heard.words in SEXES.values() and heard.unit is None and top.caption.unit is None:
        return next((one for one in reversed(lines) if one.heard.words.endswith("人口")), None)
    if not _headless(speech, top, heard):
        return None
    if sorts is not None:
        return sorts
    if line.counted_in[0] is not None:
        return None
    if top.caption.unit is not None or "unit" in top.roles:
        return None
    if any(column.heard.unit is not None and not column.heard.kind for column in top.columns.values()):
        return None
    naming = speech.naming
    measured = (one for one in reversed(lines) if naming.head(one.heard.words)[1] is not None)
    return next(measured, None)


def _in_its_unit(speech: Speech, lines: list[Line], line: Line) -> Line | None:
    """The measured row nearest above a *line* told in a unit of its own, if that is in the same unit:
    货物运输总量（万吨）, 铁路（万吨）. Those counted are a measure of their own, but for ways of carriage.
    """
    unit, section = line.counted_in
    if unit is None or unit.dimension in ("%", "‰") or not lines:
        return None
    if section == "count" and line.heard.words not in _CARRIED_BY:
        return None
    for earlier in reversed(lines):
        if speech.naming.head(earlier.heard.words)[1] is None:
            continue
        its = earlier.counted_in[0]
        return earlier if its is not None and its.dimension == unit.dimension else None
    return None


def led_by(speech: Speech, lines: list[Line], words: str, column: Column, total: str) -> Subject | None:
    """The measure of the row that a row whose name has none is a part of.

    That is the first row's when *words* are a member of what it is broken down by (第一产业 of GDP), the
    whole's (the row called *total*) that the shares are of, or the one right above a member of what any
    measure is cut by (ITO).
    """
    naming = speech.naming
    first = lines[0].told.get(column.place) if lines else None
    known = first.known if first is not None else None
    family, parts = naming.parts(words, None)
    dimensions = {name for name, _ in parts} if not family else set()
    if first is not None and known is not None and known.dimension and dimensions == {known.dimension}:
        own = speech.lexicon.heads.get(known.measure) if known.alone else None
        return first if own is None else first._replace(known=own, head=own.printed)  # 第一产业增加值
    for line in reversed(lines):
        told = line.told.get(column.place)
        if told is None or told.known is None or naming.head(line.heard.words)[1] is None:
            continue
        if dimensions and dimensions <= _CUTS:
            return told
        if total and line.name == total:
            return told
    return None


def all_told(top: Columns, lines: list[Line], column: Column) -> Period | None:
    """The months that the rows above told one by one, together: 1月, 2月, 3月, 累计."""
    told = [
        top.when(line.heard, column.period, flat=False, before={})
        for line in lines
        if line.heard.times and not line.heard.words
    ]
    spans = [one for one in told if isinstance(one, Period) and one.kind == "month"]
    if len(spans) < max(2, len(told)) or any(a.stop != b.start for a, b in pairwise(spans)):
        return None
    first, last = spans[0].start, spans[-1].stop - 1
    return months(first // 12, first % 12 + 1, last % 12 + 1) if first // 12 == last // 12 else None
