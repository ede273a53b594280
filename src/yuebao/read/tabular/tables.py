"""Tables to figures: a row's name and a column's head say together what a cell's number is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from yuebao.core.fact import Base, Kind
from yuebao.core.period import Period, months
from yuebao.core.text import Block
from yuebao.core.unit import Unit
from yuebao.read.names.fields import of_titled
from yuebao.read.names.firms import firm_of
from yuebao.read.names.volumes import name_volumes
from yuebao.read.proportions.denominators import own_total
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.drafts import COMPARATORS, PERCENT, PLACE, PLAIN, POINTS, Refusal
from yuebao.read.state.spoken import Subject
from yuebao.read.tabular.beside import Column, against, of_what
from yuebao.read.tabular.captions import measured
from yuebao.read.tabular.columns import FLAT, Columns
from yuebao.read.tabular.grids import Cell, Grid, Row, gather
from yuebao.read.tabular.headings import MISSING, Heard, Printed, hear, hear_row, printed, rank_of
from yuebao.read.tabular.named import (
    are_places,
    at_place,
    called,
    counted,
    in_flow,
    is_owner,
    of_fund,
    of_residents,
    overlapping,
    owned,
    there,
    within,
)
from yuebao.read.tabular.nesting import SORTED, Line, above_of, all_told, is_another, led_by, part_of
from yuebao.read.tabular.refusals import is_numbering, pass_over, refuse
from yuebao.read.tabular.units import Units
from yuebao.read.words.scan import Number, Token, scan

__all__ = ["gather", "read_table"]

_RATES: dict[str, Kind] = {
    "": "yoy_rate", "yoy": "yoy_rate", "mom": "mom_rate", "year_end": "yoy_rate",
    "year_start": "other_rate", "month_end": "other_rate", "quarter_end": "other_rate", "other": "other_rate",
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "share": "share", "rank": "rank", "completion": "completion", "contribution": "contribution",
    "contribution_rate": "contribution_rate", "change": "abs_change", "points": "rate_change",
    "share_points": "share_change",
}  # fmt: skip
_PLAIN: Final[tuple[str, ...]] = ("指数", "收入比", "倍差", "性别比")
"""How heads end whose numbers have no unit, whatever the caption says of amounts."""
_RATIO_HEADS: Final[tuple[str, ...]] = ("率", "比", "比值", "比重", "比例", "度")
_WIDER: Final = frozenset({"全省", "全国"})
_PARTNERS: Final = {"香港特别行政区": "中国香港", "澳门特别行政区": "中国澳门", "台湾省": "中国台湾"}
"""What rows named by these places are among those of other countries."""
_ALL: Final = frozenset({"合计", "总计"})
_REST: Final = frozenset({"其他", "其它", "其余"})


def read_table(speech: Speech, grid: Grid, figures: Sequence[object]) -> Iterator[tuple[int, Block]]:
    """Reads *grid* row by row: yields each block once its drafts stand in *speech*.

    *figures* are the document's, which grow as the caller settles what was yielded. The context
    that the prose has left is as before when the last row is done.
    """
    kept = speech.context
    speech.context = kept.copied()
    try:
        table = _Table(speech, grid)
        rows = [*grid.head, *grid.body]
        for at, row in enumerate(rows):
            if not row.beside or rows[at - 1].index != row.index:
                speech.drafts, speech.refused, speech.skipped = [], [], []
                speech.text, speech.ends, speech.override = row.text, {}, None
                speech.offset, speech.opened = len(figures), 0
            if row in grid.head:
                pass_over(speech, row, range(len(row.cells)), "table:head")
            else:
                table.read(row)
            if at + 1 < len(rows) and rows[at + 1].index == row.index:
                continue  # another table stands beside it
            name_volumes(speech, speech.drafts)
            for draft in speech.drafts:
                draft.sentence = (0, len(row.text))
            yield row.index, row.block
    finally:
        speech.context = kept


class _Table:
    """One table on its way to figures."""

    def __init__(self, speech: Speech, grid: Grid) -> None:
        self.speech, self.grid = speech, grid
        self.lexicon = speech.lexicon
        self.context: Context = speech.context
        self.context.begin_paragraph()
        self.top = Columns(speech, grid)
        self.lines: list[Line] = []
        self.group = ""
        self.sorted: Line | None = None
        """The row whose measure the rows under 按…分： tell by part."""
        self.over: Subject | None = None
        """What a row without figures says that those under it measure: 主要产品产量."""
        self.parted: Subject | None = None
        """What a row without figures says that those under it are shares of: 地区生产总值构成."""
        self.owner = ""
        """Whom a row without figures names, of whom the rows under it tell: 普通高等学校."""
        self.since = 0
        """Where the rows under the last such row begin."""
        self.units = Units(self.top)
        self.tables: dict[tuple[int, int], list[Line]] = {}
        """The rows read so far of each of the tables that stand side by side."""
        self.totals = self._totals()
        if self.totals is not None and hear(self.totals.at(self.top.label), self.lexicon).total:
            of_what(self.top, self.totals)
        self.abroad = self._names_partners()
        label = self.top.label
        for row in grid.head if label >= 0 and self.top.topic is not None else ():
            self.top.topic = in_flow(speech.naming, row.at(label), self.top.topic)
        self.places = label >= 0 and any(are_places(row.at(label)) for row in grid.head)
        """Whether the head over the rows' names says that they are places."""

    def _names_partners(self) -> bool:
        """Whether the rows are those whom a place deals with: one of them at least is a country."""
        label, naming = self.top.label, self.speech.naming
        if label < 0:
            return False
        rows = [hear(row.at(label), self.lexicon) for row in self.grid.body if row.at(label)]
        if not any(heard.area is not None and heard.area[1] in _PARTNERS for heard in rows):
            return False
        return any(
            ("partner", heard.words) in naming.parts(heard.words, None)[1] for heard in rows if heard.words
        )

    def _totals(self) -> Row | None:
        """The row of the whole: the one that says so, or whose share is a hundred."""
        shares = [c.place for c in self.top.columns.values() if c.heard.kind == "share"]
        label = self.top.label
        for row in self.grid.body:
            if label >= 0 and self._name(row).total:
                return row
        for row in self.grid.body:
            for place in shares:
                one = printed(row.at(place), self.lexicon)
                if one is not None and one.value == 100:
                    return row
        return None

    def _name(self, row: Row) -> Heard:
        """What the name of a row says: 支出合计 is all of a caption's 财政支出."""
        heard = hear_row(row.at(self.top.label), self.lexicon)
        topic = self.top.topic
        if topic is None or heard.words[-2:] not in _ALL:
            return heard
        of = heard.words[:-2]
        return heard._replace(words="", total=True) if of and topic.indicator.endswith(of) else heard

    def read(self, row: Row) -> None:
        """Reads one row under the head."""
        everywhere = range(len(row.cells))
        figures = [place for place in everywhere if place in self.top.columns]
        rest = [place for place in everywhere if place not in self.top.columns]
        if row.fault:
            refuse(self.speech, row, list(everywhere), row.fault)
            return
        if not self.grid.head and all(column.fault for column in self.top.columns.values()):
            refuse(self.speech, row, list(everywhere), "table:no head over the column")
            return
        for place in rest:
            role = self.top.roles[place] if place < len(self.top.roles) else "remark"
            named = {"number": "table:row_number", "remark": "table:remark"}.get(role, "table:row_name")
            pass_over(self.speech, row, [place], named)
        if self.top.label < 0:
            refuse(self.speech, row, figures, "table:the rows have no names")
            return
        if not self.lines and is_numbering(self.speech, row, self.top.label, figures):
            pass_over(self.speech, row, figures, "table:column_number")
            return
        for first, (label, places) in enumerate(self.top.segments):
            self.top.label = label
            self.lines = self.tables.setdefault((row.beside, first), [])
            self._line(row, [place for place in places if place < len(row.cells)])
        self.top.label = self.top.segments[0][0]

    def _line(self, row: Row, figures: list[int]) -> None:
        """Reads what a row tells in the columns *figures* under its name."""
        label = self.top.label
        heard = self._name(row)
        outer = [row.at(place) for place in self.top.outer]
        self.group = "".join(outer) or self.group
        if row.beside and heard.kind and not heard.words and all(one.heard.kind for one in self.lines):
            self.lines = self.tables[row.beside - 1, 0]  # 登记企业（家） 812 同比增长（%） 4.2
        line = Line(heard=heard, indent=row.indent, name=row.at(label), rank=rank_of(row.at(label)))
        if self.sorts(row, figures, heard):
            return
        for place, role in enumerate(self.top.roles):
            if role == "unit" and heard.unit is None and row.at(place) not in MISSING:
                told = hear(f"单位：{row.at(place)}", self.lexicon)
                line.own = told.unit, told.section
        above = above_of(self.speech, self.top, self.lines[self.since :], line)
        if above is not None and not heard.nested and is_another(self.speech, above, line):
            above = None  # 客运量（万人次） behind parts of 货物周转量（万吨公里）
        if above is None:
            above = part_of(self.speech, self.top, self.lines[self.since :], line, self.sorted)
            line.loose = above is not None
        line.above = above
        says = heard.words or heard.total or heard.times or heard.area or heard.kind or heard.span
        if not says:
            refuse(self.speech, row, figures, "table:the row has no name")
            return
        for place in figures:
            self._cell(row, self.top.columns[place], line, above)
        if heard.unit is not None and not any(row.at(place) for place in figures):
            for column in self.top.columns.values():
                self._subject_only(column, line, above)  # 居民人均住房面积（平方米）, 农村居民, 城镇居民
        self.lines.append(line)

    def sorts(self, row: Row, figures: list[int], heard: Heard) -> bool:
        """Whether a row without figures only says what the rows under it are told by (按常住地分：) or what
        they measure (主要产品产量).
        """
        if any(row.at(place) for place in figures) or row.beside or len(self.top.segments) > 1:
            return False
        self.units.grouped = heard.unit, heard.section
        sorted_by = SORTED.fullmatch(heard.words) is not None
        parted = heard.kind == "share" and bool(heard.words) and not sorted_by
        heads = heard.words.removeprefix("主要")
        over = measured(self.speech, heads)[0] if not sorted_by and (parted or heads != heard.words) else None
        self.parted = over if parted else None
        self.owner = heard.words if over is None and is_owner(self.speech.naming, heard.words) else ""
        if self.owner:
            self.since = len(self.lines)
        if not sorted_by and over is None:
            return False
        first = next((one for one in self.lines if one.told and not one.heard.kind), None)
        self.sorted, self.over = (first, None) if sorted_by else (None, over)
        self.since = len(self.lines)
        return True

    def _cell(self, row: Row, column: Column, line: Line, above: Line | None) -> None:
        cell = row.cells[column.place]
        if cell is None:
            if not column.fault and not column.heard.kind:
                self._subject_only(column, line, above)
            return
        one = printed(cell.text, self.lexicon)
        if one is None and cell.text in FLAT and column.heard.kind in ("rate", "moved"):
            one = Printed(Decimal(0), Decimal("0.1"), None, "", 0, len(cell.text), False, True)
        if one is None:
            if cell.text in MISSING or cell.text in FLAT:
                if not column.fault and not column.heard.kind:
                    self._subject_only(column, line, above)
                return
            refuse(self.speech, row, [column.place], "table:no plain number")
            return
        marks = cell.text[one.stop :]
        for token in scan(marks, self.lexicon) if marks else ():  # of footnotes
            if token.kind in ("skip", "number"):
                at = cell.start + one.stop
                self.speech.skipped.append(Refusal(at + token.start, at + token.stop, "footnote"))
        reason = column.fault or self._figure(cell, one, column, line, above)
        if one.beside[1]:
            self._beside(cell, one, column, line, above)
        if reason:
            self.speech.refused.append(Refusal(cell.start + one.start, cell.start + one.stop, reason))

    def _beside(self, cell: Cell, one: Printed, column: Column, line: Line, above: Line | None) -> None:
        """Reads the number in the bracket behind a cell's own, where the head says what it is: 5.4（5.3）."""
        start, stop = one.beside
        second = printed(cell.text[start:stop], self.lexicon)
        reason = "table:a second number that no head explains"
        if second is not None and column.bracket and not column.fault:
            second = second._replace(start=second.start + start, stop=second.stop + start)
            basis = replace(column, heard=column.heard._replace(real=column.bracket))
            reason = self._figure(cell, second, basis, line, above)
        if reason:
            self.speech.refused.append(Refusal(cell.start + start, cell.start + stop, reason))

    def _subject_only(self, column: Column, line: Line, above: Line | None) -> None:
        """The subject of a level that is not printed, for the rates beside it."""
        unit, section = self.units.of(column, line, None, self.lines)
        if unit is not None:
            made = self._subject(line, above, column, unit, section)
            if isinstance(made, Subject):
                line.told[column.place] = made

    def _figure(self, cell: Cell, one: Printed, column: Column, line: Line, above: Line | None) -> str:
        """Adds the figure of a cell; returns the reason when it cannot be placed."""
        context = self.context
        heard = column.heard
        kinds = {kind for kind in (heard.kind, self.top.settled(line.heard)) if kind}
        if kinds == {"moved", "share"} and one.unit is not None and one.unit.dimension == "百分点":
            kinds = {"share_points"}  # 煤炭占比（%）: 下降1.4个百分点
        if kinds == {"rate"} and one.unit is not None and one.unit.dimension == "百分点":
            kinds = {"points"}  # 增长（%）: 0.4（百分点）
        if len(kinds) > 1:
            return "table:the row and the column say different things"
        kind = next(iter(kinds), "")
        unit, section = self.units.of(column, line, one, self.lines)
        if (
            not kind
            and unit is not None
            and unit.dimension == "%"
            and (self.top.is_rates(column) or one.moved)
        ):
            kind = "rate"
        if not kind and self.parted is not None and unit is not None and unit.dimension == "%":
            kind = "share"  # 第一产业 under 地区生产总值构成
        if kind == "moved":
            if unit is None:
                return "table:a rate or an amount"
            kind = "rate" if unit.dimension in ("%", "‰", "倍") else "change"
            kind = "points" if unit.dimension == "百分点" else kind
            if one.unit is None and unit.dimension == "%":
                kind, unit = "points", POINTS
        if heard.kind and one.unit is None and line.heard.unit is None:
            unit, section = heard.unit, heard.section  # the unit column is the levels'
        if kind in ("rate", "share", "completion", "contribution_rate"):
            unit = unit if unit is not None and unit.dimension in ("%", "‰", "倍") else PERCENT
        elif kind == "rank":
            unit = PLACE
        elif kind in ("change", "contribution") and unit is None:
            unit, section = (
                self.units.of(column, line, one, self.lines) if kind == "change" else (PERCENT, "ratio")
            )
        if kind == "points" and (unit is None or unit.dimension != "百分点"):
            unit = POINTS  # 增速变化
        if kind == "change" and unit is not None and unit.dimension == "%":
            kind, unit = "points", POINTS  # 出租率（%） among amounts that moved
        told = one.unit or column.heard.unit or line.heard.unit or line.own[0]
        plain = (line.heard.words or column.heard.words).endswith(_PLAIN)
        if not kind and told is None and (column.index or plain or column.heard.words.endswith(_PLAIN)):
            unit, section = PLAIN, "measure"
        if unit is None:
            return "table:no unit"
        period = self._period(line, column)
        if isinstance(period, str):
            return period
        subject = self._speaks_of(line, above, column, unit, section, kind)
        if isinstance(subject, str):
            return subject
        context.period, context.fresh = period, False
        if period is not None and period.kind != "instant":
            context.lasting = period
        context.real = heard.real or line.heard.real
        number = Number(one.value, one.ulp, unit, section, "", "=")
        token = Token(cell.start + one.start, cell.start + one.stop, "number", number)
        return self._add(token, unit, kind, subject, column, line, above)

    def _period(self, line: Line, column: Column) -> Period | str | None:
        heard = line.heard
        if not heard.times and (heard.total or heard.span) and not heard.words and self.lines:
            told = all_told(self.top, self.lines, column)
            if told is not None:
                return told
        if not heard.times and not heard.span:
            return column.period
        said = self.top.when(line.heard, column.period, flat=False, before={})
        if column.heard.span and isinstance(said, Period) and said.kind == "month":
            return months(said.start // 12, 1, said.start % 12 + 1)  # 3月 under 累计
        ended = any(time.part in ("end", "close") for time in column.heard.times)
        if not ended or not isinstance(said, Period) or said.kind == "instant":
            return said
        return said.at_end()  # 2021 under 年末常住人口

    def _speaks_of(
        self, line: Line, above: Line | None, column: Column, unit: Unit, section: str, kind: str
    ) -> Subject | str:
        """The subject of a cell: a level's own, a rate's that of the level it speaks of."""
        heard = line.heard
        if not kind:
            made = self._subject(line, above, column, unit, section)
            return made if isinstance(made, str) else called(made, column)
        if column.of >= 0 and column.of in line.told:
            told = line.told[column.of]
            if not column.cut:
                return there(told, self._area(column.heard) if kind == "rate" else None)
            return self.speech.naming.subject(column.cut + told.indicator, None)._replace(area=told.area)
        if heard.kind and not heard.words:  # 增长（%） under the row it speaks of
            for earlier in reversed(self.lines):
                if not earlier.heard.kind:
                    return earlier.told.get(column.place, "table:no level to speak of")
            return "table:no level to speak of"
        source = self.top.spoken_of(column)
        measured = self._subject(line, above, source, unit, "ratio")
        if isinstance(measured, str) or kind != "rate":
            return measured
        return there(measured, self._area(column.heard))

    def _subject(
        self, line: Line, above: Line | None, column: Column, unit: Unit, section: str
    ) -> Subject | str:
        """What a level measures, out of the row's name, the column's head, the row above and the caption."""
        naming, heard = self.speech.naming, line.heard
        own_measure = bool(words := heard.words) and naming.head(words)[1] is not None
        base = column.subject or (self.over if not own_measure else None) or self.top.topic
        if (
            unit.dimension.endswith("元")
            and base is self.top.deed
            and base is not None
            and base.head == "产量"
        ):
            base = None  # no output's quantity
        area = self._area(column.heard) or self._area(heard)
        if self.abroad and not words and heard.area is not None:
            words = _PARTNERS.get(heard.area[1], "")
        upper = above.told.get(column.place) if above is not None else None
        other = self._otherwise(words, column, base, section) if upper is None else None
        if other is not None:
            return there(other, area)
        if not words:
            if base is None:
                upper = self.lines[-1].told.get(column.place) if self.lines and heard.kind else None
                return upper if upper is not None else "table:no subject"
            prefix = column.prefix
            made = within(naming, prefix, base) if prefix else base
            return there(made, area)
        known = naming.head(words)[1]
        if known is not None and column.subject is not None:
            own = column.subject.known
            if own is not None and own.trade and known.trade:
                words = naming.head(words)[0]
                if not words:
                    return column.subject._replace(area=area)
            elif own is not None and (
                known.measure.endswith(own.measure)
                or words.replace("总", "").endswith(own.printed.replace("总", ""))
                or line.heard.unit is not None
                or (line.own[0] is not None and own.printed == "产量")  # 牛年末存栏, in 万头 of a column
                or (known.dimension == own.dimension != "" and known.nature == own.nature)
            ):
                base = None  # 发电量 under 产量: the row's own head says more
            else:
                return "table:the row and the column both name a measure"
        if self.group and known is None and base is None:
            known_group = naming.head(self.group)[1]
            if known_group is not None:
                base = naming.subject(self.group, None)
        if base is not None and words == base.before:
            return there(base, area)
        whole = upper if upper is not None else base
        if known is None and whole is not None and words[:2] in _REST and whole.before:
            made = naming.subject(column.prefix + words + whole.indicator, None)
            return there(made, area)  # 其他服务外包执行额
        if whole is None and known is not None:
            words = of_titled(self.context, words)
        if whole is None and known is None:
            total = self.totals.at(self.top.label) if self.totals is not None else ""
            whole = led_by(self.speech, self.lines, words, column, total)
        if whole is not None:
            whole = whole._replace(dimension=unit.dimension, level=None, period=None, area=None)
            ratio = whole.known is not None and whole.known.nature == "ratio" and column.subject is not None
            if (
                known is None
                and upper is None
                and ((ratio and section == "ratio") or firm_of(words) == words)
            ):
                made = naming.subject(words + whole.indicator, None)  # 采矿业|营业收入利润率
                return there(made, area)
        inner = "ratio" if section == "ratio" and known is None else section
        if whole is not None and upper is None and known is None:
            nature = whole.known.nature if whole.known is not None else ""
            if nature == "ratio" or (unit.dimension == "%" and section != "ratio"):
                whole = None
        if upper is not None and upper.indicator.startswith("居民") and words.endswith("居民"):
            made = naming.subject(overlapping(words, upper.indicator), None)
            return there(made, area)  # 农村居民 of 居民人均住房面积
        made = naming.subject(
            column.prefix + words, whole, whole=whole, dimension=unit.dimension, section=inner
        )
        if not made.head and upper is not None and upper.known is not None and not column.prefix:
            its = column.subject.indicator if column.subject is not None else ""
            under = words + its if its else upper.before + words + upper.head
            made = naming.subject(under, None)  # #夏粮 under 播种面积, 国有控股企业 of 规模以上工业增加值
        return there(made, area)

    def _otherwise(self, words: str, column: Column, base: Subject | None, section: str) -> Subject | None:
        """The subject where a row's name and a column's head make one otherwise than prose would."""
        naming = self.speech.naming
        own = owned(naming, self.owner, words) if self.owner and words and column.subject is None else None
        if own is not None:
            return own
        if words and naming.head(words)[1] is not None:
            return of_residents(naming, column.prefix, words, base)
        if section == "count":
            made = counted(naming, column, words, self.top.topic)
            if made is not None:
                return made
        placed = at_place(naming, words, base, column.prefix, towns=self.places)
        return placed or of_fund(naming, column, words)

    def _area(self, heard: Heard) -> str | None:
        if heard.area is None or (self.abroad and heard.area[1] in _PARTNERS):
            return None
        kind, value = heard.area
        return self.context.own(value) if kind == "own" else value

    def _add(
        self, token: Token, unit: Unit, kind: str, subject: Subject, column: Column, line: Line,
        above: Line | None,
    ) -> str:  # fmt: skip
        speech, context, heard = self.speech, self.context, column.heard
        sign = heard.sign * line.heard.sign
        if not kind:
            known = subject.known
            ratio = subject.indicator.endswith(_RATIO_HEADS) or (
                known is not None and known.nature == "ratio"
            )
            if unit.dimension == "%" and not ratio and subject.head[-2:] != "指数":
                return "table:percents of what"
            upper = above.told.get(column.place) if above is not None else None
            context.parent = upper.level if upper is not None else None
            line.unit = unit, token.value.section
            made: Kind = "ratio" if ratio and unit.dimension in ("%", "‰", "") else "level"
            index = speech.add(token, unit, made, subject, "table:level")
            context.parent = None
            line.told[column.place] = subject.told(index, unit.dimension, speech.drafts[-1].period)
            return ""
        base: Base | None = None
        final: Kind
        if kind == "rate":
            compare = heard.compare or line.heard.compare
            final = _RATES.get(compare, "yoy_rate")
            if compare in ("year_end", "other") or final == "other_rate":
                final, base = against(self.top, compare, heard.against or line.heard.against)
            if subject.known is not None and subject.known.nature == "ratio" and subject.head.endswith("率"):
                final, base = "rate_change", None
        else:
            final = _KINDS[kind]
        if kind in ("share", "share_points") or (kind.startswith("contribution") and self.totals):
            base = self._whole(subject, column, heard.whole or line.heard.whole)
            own = line.told.get(column.of if column.cut else column.over)
            if own is not None:  # 离岸占比 behind 执行额
                base = Base(name=own.indicator, measure=own.measure, breakdown=own.parts)
        if kind == "points" and heard.whole:
            base = Base(name=heard.whole)  # 全市比全省（百分点）
        if kind == "change":
            name = COMPARATORS.get(heard.compare or line.heard.compare, "")
            base = Base(name=name) if name else None
        of = column.of if column.of >= 0 else column.place
        if of not in line.told and (column.of < 0 or not column.cut):
            line.told[of] = subject  # also of a level that is not printed: 规模以上工业增加值 … 7.7
        speech.add(token, unit, final, subject, f"table:{kind}", sign=sign, base=base)
        return ""

    def _whole(self, subject: Subject, column: Column, words: str) -> Base | None:
        """The denominator of a share: what its head says, the table's total, or the measure's own total."""
        naming = self.speech.naming
        total = self.totals
        if self.parted is not None and not words:
            name, of = self.parted.indicator, self.parted
            return Base(name=name, measure=of.measure, breakdown=of.parts)
        if words in _WIDER and total is None:  # 占全省: of the same measure there
            area = self.context.own_called(words)
            whole = area + subject.indicator
            return Base(name=whole, measure=subject.measure, breakdown=subject.parts, area=area)
        if words and naming.head(words)[1] is not None:
            made = naming.subject(words, None)
            return Base(name=made.indicator, measure=made.measure, breakdown=made.parts)
        if total is not None:
            source = self.top.spoken_of(column)
            line = Line(heard=self._name(total), indent=0)
            unit, section = self.units.of(source, line, None, self.lines)
            found = self._subject(line, None, source, unit or PERCENT, section or "ratio")
            if isinstance(found, Subject):
                return Base(name=found.indicator, measure=found.measure, breakdown=found.parts)
        self.context.whole = None
        source = self.top.spoken_of(column)
        if source.prefix and subject.before.startswith(source.prefix):  # 甲镇 over 执行额 and 占全市比重
            subject = naming.subject(subject.indicator.removeprefix(source.prefix), None)
        return own_total(self.speech, subject)
