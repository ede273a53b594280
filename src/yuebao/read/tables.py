"""Tables to figures: a row's name and a column's head say together what a cell's number is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from yuebao.core.fact import Base, Kind
from yuebao.core.period import Period, months
from yuebao.core.text import Block
from yuebao.core.unit import Unit
from yuebao.read.context import Context
from yuebao.read.drafts import PERCENT, PLACE, Refusal
from yuebao.read.grids import Cell, Grid, Row, gather
from yuebao.read.headings import MISSING, Heard, Printed, hear, printed
from yuebao.read.scan import Number, Token, scan
from yuebao.read.shares import own_total
from yuebao.read.speech import Speech
from yuebao.read.subjects import Subject
from yuebao.read.times import HANZI, Time

__all__ = ["gather", "read_table"]

_RATES: dict[str, Kind] = {
    "": "yoy_rate", "yoy": "yoy_rate", "mom": "mom_rate", "year_end": "yoy_rate",
    "year_start": "other_rate", "month_end": "other_rate", "other": "other_rate",
}  # fmt: skip
_AGAINST = {"year_end": "上年末", "year_start": "年初", "month_end": "上月末", "mom": "上月"}
_KINDS: dict[str, Kind] = {
    "share": "share", "rank": "rank", "completion": "completion", "contribution": "contribution",
    "contribution_rate": "contribution_rate", "change": "abs_change", "points": "rate_change",
    "share_points": "share_change",
}  # fmt: skip
_NUMERAL = re.compile(f"[0-9{HANZI}①-⑳]")
_TITLE = re.compile(
    r"^(?:附?表\s*[\d一二三四五六七八九十]*[-—.\d]*[:：、]?\s*)|"
    r"(?:主要)?(?:数据|指标)?(?:完成)?(?:情况)?(?:统计|汇总|一览|快报)?表?$"
)
_AND_GROWTH = re.compile("(?:及其?|和|与|、)(?:同比|增长|增速|构成|占比|比重|比上年).*$")
_RATIO_HEADS = ("率", "比", "比值", "比重", "度")
_FLAT = ("持平", "基本持平")


@dataclass(slots=True, kw_only=True)
class _Column:
    """A column of figures: what its head says, the period and the subject that its head gives."""

    place: int
    heard: Heard
    period: Period | None
    subject: Subject | None = None
    prefix: str = ""
    fault: str = ""
    of: int = -1
    """The column of the levels that its rates or shares speak of, or -1."""


class _Told(NamedTuple):
    """What a row made of a column: the subject, with the position of its level when one was printed."""

    subject: Subject


@dataclass(slots=True, kw_only=True)
class _Line:
    """A row as read: its name, and its subject and level in each column."""

    heard: Heard
    indent: int
    told: dict[int, Subject] = field(default_factory=dict)


def read_table(speech: Speech, grid: Grid, figures: Sequence[object]) -> Iterator[tuple[int, Block]]:
    """Reads *grid* row by row: yields each block once its drafts stand in *speech*.

    *figures* are the document's, which grow as the caller settles what was yielded. The context
    that the prose has left is as before when the last row is done.
    """
    kept = speech.context
    speech.context = replace(kept, places=list(kept.places))
    try:
        table = _Table(speech, grid)
        for row in [*grid.head, *grid.body]:
            speech.drafts, speech.refused, speech.skipped = [], [], []
            speech.text, speech.ends, speech.override = row.text, {}, None
            speech.offset, speech.opened = len(figures), 0
            if row in grid.head:
                table.pass_over(row, range(len(row.cells)), "table:head")
            else:
                table.read(row)
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
        self.caption = Heard()
        self.topic: Subject | None = None
        self._caption()
        self.roles = self._roles()
        self.columns = self._columns()
        self._attach()
        self.lines: list[_Line] = []
        self.group = ""
        self.totals = self._totals()

    # What stands above.

    def _caption(self) -> None:
        """Period, place, unit and subject of the lines above the table."""
        context, lexicon = self.context, self.lexicon
        for text in reversed(self.grid.captions):
            said = _TITLE.sub("", text.strip()) if not text.startswith(("单位", "（单位")) else text
            heard = hear(said, lexicon)
            for token in scan(text, lexicon):
                if token.kind == "city":
                    context.city = token.value
                if token.kind in ("city", "province", "own"):
                    context.area = context.own(token.value) if token.kind == "own" else token.value
            for time in heard.times:
                context.tell(time)
            unit, section = heard.unit, heard.section
            if unit is None:
                unit, section = self.caption.unit, self.caption.section
            percents = heard.percents or self.caption.percents
            kind = heard.kind or self.caption.kind
            self.caption = heard._replace(unit=unit, section=section, percents=percents, kind=kind)
            words = _AND_GROWTH.sub("", heard.words)
            words = _TITLE.sub("", words.removesuffix("分类").removesuffix("主要分类"))
            for place in ("全国", "全省", "全市", "全区", "全县", context.city or "", context.province or ""):
                words = words.removeprefix(place)
            before, known = self.speech.naming.head(words) if words else ("", None)
            if known is not None:
                scope, _, _ = before.partition("主要")
                self.topic = self.speech.naming.subject(scope + known.printed, None)

    # The columns.

    def _roles(self) -> list[str]:
        """What each column is: number, unit, remark, label or figures."""
        grid = self.grid
        roles: list[str] = []
        for column in range(grid.width):
            heads = [hear(row.at(column), self.lexicon).role for row in grid.head if row.at(column)]
            role = next((role for role in heads if role), "")
            texts = [text for row in grid.body if not row.fault and (text := row.at(column))]
            numbers = [one for text in texts if (one := printed(text, self.lexicon)) is not None]
            missing = sum(text in MISSING or text in _FLAT for text in texts)
            if role:
                pass
            elif column == 0 and grid.width > 2 and self._counts(numbers, texts) and not any(row.at(0) for row in grid.head):
                role = "number"
            elif column == 0 and not (grid.head and self._counts(numbers, texts)):
                role = "label"
            elif texts and 2 * (len(numbers) + missing) > len(texts) and (numbers or missing):
                role = "figures"
            elif "figures" in roles:
                role = "remark" if texts else "figures"
            else:
                role = "label"
            roles.append(role)
        return roles

    def _counts(self, numbers: list[Printed], texts: list[str]) -> bool:
        values = [int(one.value) for one in numbers if one.ulp == 1 and one.unit is None]
        return len(values) == len(texts) > 1 and values == list(range(values[0], values[0] + len(values))) and values[0] < 3

    def _head(self, column: int) -> list[str]:
        """The cells over a column, top to bottom; an empty one is the span of the cell on its left."""
        grid, path = self.grid, []
        for place, row in enumerate(grid.head):
            text = row.at(column)
            under = any(lower.at(column) for lower in grid.head[place + 1 :])
            if not text and under:
                left = column - 1
                while left >= 0 and not row.at(left) and self.roles[left] == "figures":
                    left -= 1
                if left >= 0 and self.roles[left] == "figures":
                    text = row.at(left)
            if text:
                path.append(text)
        return path

    def _columns(self) -> dict[int, _Column]:
        columns: dict[int, _Column] = {}
        for place, role in enumerate(self.roles):
            if role == "figures":
                columns[place] = self._column(place, columns)
        return columns

    def _column(self, place: int, before: dict[int, _Column]) -> _Column:
        context, naming = self.context, self.speech.naming
        path = [hear(text, self.lexicon) for text in self._head(place)]
        if not path:
            return _Column(place=place, heard=Heard(), period=None, fault="table:no head over the column")
        whole = path[0]
        period: Period | None = context.period
        fault = ""
        for one in path:
            said = self._when(one, period, flat=len(path) == 1, before=before)
            if isinstance(said, str):
                fault = said
            else:
                period = said
        for one in path[1:]:
            whole = whole._replace(
                words=whole.words + one.words if one.words not in whole.words else whole.words,
                unit=one.unit or whole.unit,
                section=one.section or whole.section,
                times=whole.times + one.times,
                kind=one.kind or whole.kind,
                sign=one.sign if one.kind else whole.sign,
                compare=one.compare or whole.compare,
                against=one.against or whole.against,
                area=one.area or whole.area,
                total=whole.total and one.total,
                real=one.real or whole.real,
                whole=one.whole or whole.whole,
                span=one.span or whole.span,
                percents=one.percents or whole.percents,
            )
        whole = whole._replace(kind=self._settled(whole))
        column = _Column(place=place, heard=whole, period=period, fault=fault)
        if whole.kind == "moved":
            column.fault = column.fault or "table:a rate or an amount"
        if whole.words:
            known = naming.head(whole.words)[1]
            if known is not None:
                column.subject = naming.subject(whole.words, self.topic)
            elif not naming.parts(whole.words, None)[0]:
                column.prefix = whole.words
            else:
                column.fault = column.fault or "table:the head over the column is not understood"
        return column

    def _settled(self, heard: Heard) -> str:
        """增长 without a unit: percents where the table's own unit says so."""
        if heard.kind == "moved":
            if heard.unit is not None:
                return "rate" if heard.unit.dimension in ("%", "‰", "倍") else "change"
            if self.caption.percents:
                return "rate"
        return heard.kind

    def _when(
        self, heard: Heard, base: Period | None, *, flat: bool, before: dict[int, _Column]
    ) -> Period | None | str:
        """The period that a head's times say under *base*; the reason when they say none."""
        context, period = self.context, base
        for time in heard.times:
            if time.part == "current":
                if period is not None and period.kind in ("months", "half", "quarter"):
                    period = Period(start=period.stop - 1, stop=period.stop, kind="month")
                elif period is None or period.kind != "month":
                    return "table:a period that nothing dates"
                continue
            if time.part == "previous":
                if period is None or period.kind in ("year", "years"):
                    return "table:a period that nothing dates"
                period = Period(start=period.stop - 2, stop=period.stop - 1, kind="month")
                continue
            if time.part == "same" and time.year == "last" and flat:
                others = {column.period for column in before.values() if not column.heard.kind}
                if len(others) > 1:
                    return "table:the year before of which column"
                period = next(iter(others), period)
            said = self._resolve(time, period)
            if said is None:
                return "table:a period that nothing dates"
            period = said
        if heard.span and period is not None and period.kind == "month":
            last = (period.stop - 1) % 12 + 1
            period = months(period.start // 12, 1, last)
        return period

    def _resolve(self, time: Time, base: Period | None) -> Period | None:
        context = self.context
        kept, context.period = context.period, base
        try:
            return context.resolve(time)
        finally:
            context.period = kept

    def _attach(self) -> None:
        """Finds for each column of rates, shares or changes the column of levels that it speaks of."""
        levels = [c for c in self.columns.values() if not c.heard.kind and not c.fault and not self._is_rates(c)]
        for column in self.columns.values():
            if column in levels:
                continue
            timed = bool(column.heard.times or column.heard.span)
            fits = [
                level
                for level in levels
                if (level.period == column.period or not timed)
                and (not column.heard.words or column.heard.words == level.heard.words)
                and (column.heard.area is None or column.heard.area == level.heard.area)
            ]
            left = [level for level in fits if level.place < column.place]
            if not left:
                left = fits if len(fits) == 1 else []
            if not left:
                continue
            found = left[-1]
            for other in left:
                if (
                    found.period is not None
                    and other.period is not None
                    and other.heard.words == found.heard.words
                    and other.period.year_ago().same_months(found.period)
                    and other.period != found.period
                ):
                    found = other
            column.of = found.place
            if not timed:
                column.period = found.period

    def _is_rates(self, column: _Column) -> bool:
        """Whether a column without a kind of its own holds the caption's rates."""
        unit = column.heard.unit or self.caption.unit
        return self.caption.kind == "rate" and unit is not None and unit.dimension == "%"

    # The rows.

    def _totals(self) -> Row | None:
        """The row of the whole: the one that says so, or whose share is a hundred."""
        shares = [c.place for c in self.columns.values() if c.heard.kind == "share"]
        label = self._label_column()
        for row in self.grid.body:
            if label >= 0 and hear(row.at(label), self.lexicon).total:
                return row
        for row in self.grid.body:
            for place in shares:
                one = printed(row.at(place), self.lexicon)
                if one is not None and one.value == 100:
                    return row
        return None

    def _label_column(self) -> int:
        labels = [place for place, role in enumerate(self.roles) if role == "label"]
        return labels[-1] if labels else -1

    def pass_over(self, row: Row, columns: Sequence[int], reason: str) -> None:
        """Accounts for the numerals of cells that are no figures."""
        for place in columns:
            cell = row.cells[place] if place < len(row.cells) else None
            if cell is not None:
                self._ignore(row, cell, reason)

    def _ignore(self, row: Row, cell: Cell, reason: str) -> None:
        skipped = self.speech.skipped
        at = cell.start
        for token in scan(row.text[cell.start : cell.stop], self.lexicon):
            if token.kind == "skip":
                why = str(token.value)
            elif token.kind == "time":
                why = "period"
            elif token.kind in ("number", "rank", "fold", "none"):
                year = token.kind == "number" and re.fullmatch(r"(?:19|20)\d\d", cell.text)
                why = "period" if year else reason
            elif _NUMERAL.search(cell.text, token.start, token.stop):
                why = f"name:{cell.text[token.start : token.stop]}"
            else:
                continue
            skipped.append(Refusal(at + token.start, at + token.stop, why))

    def _refuse(self, row: Row, columns: Sequence[int], reason: str) -> None:
        for place in columns:
            cell = row.cells[place] if place < len(row.cells) else None
            if cell is None:
                continue
            one = printed(cell.text, self.lexicon)
            if one is not None:
                self.speech.refused.append(Refusal(cell.start + one.start, cell.start + one.stop, reason))
                continue
            for token in scan(cell.text, self.lexicon):
                if token.kind in ("number", "rank", "fold"):
                    self.speech.refused.append(Refusal(cell.start + token.start, cell.start + token.stop, reason))
                elif token.kind in ("skip", "time"):
                    why = "period" if token.kind == "time" else str(token.value)
                    self.speech.skipped.append(Refusal(cell.start + token.start, cell.start + token.stop, why))

    def read(self, row: Row) -> None:
        """Reads one row under the head."""
        everywhere = range(len(row.cells))
        figures = [place for place in everywhere if place in self.columns]
        rest = [place for place in everywhere if place not in self.columns]
        if row.fault:
            self._refuse(row, list(everywhere), row.fault)
            return
        for place in rest:
            role = self.roles[place] if place < len(self.roles) else "remark"
            named = {"number": "table:row_number", "remark": "table:remark"}.get(role, "table:row_name")
            self.pass_over(row, [place], named)
        label = self._label_column()
        if label < 0:
            self._refuse(row, figures, "table:the rows have no names")
            return
        if self._is_numbering(row, figures):
            self.pass_over(row, figures, "table:column_number")
            return
        heard = hear(row.at(label), self.lexicon)
        outer = [row.at(place) for place, role in enumerate(self.roles) if role == "label" and place < label]
        self.group = "".join(outer) or self.group
        line = _Line(heard=heard, indent=row.indent)
        above = self._above(line)
        if not heard.words and not heard.total and not heard.times and not heard.area and not heard.kind:
            self._refuse(row, figures, "table:the row has no name")
            return
        for place in figures:
            self._cell(row, self.columns[place], line, above)
        self.lines.append(line)

    def _is_numbering(self, row: Row, figures: list[int]) -> bool:
        """Whether a row counts the columns: 甲 乙 1 2 3."""
        if self.lines or any(len(row.at(place)) > 2 for place in range(len(row.cells))):
            return False
        numbers = [one for place in figures if (one := printed(row.at(place), self.lexicon)) is not None]
        values = [int(one.value) for one in numbers if one.ulp == 1]
        label = row.at(self._label_column())
        return label in ("", "甲", "栏次", "A") and len(values) > 1 and values == list(range(values[0], values[0] + len(values)))

    def _above(self, line: _Line) -> _Line | None:
        """The row that *line* is a part of."""
        if line.heard.nested:
            for earlier in reversed(self.lines):
                if not earlier.heard.nested and (earlier.indent <= line.indent or not line.indent):
                    if earlier.indent < line.indent or not earlier.heard.kind:
                        return earlier
            return None
        if not self.lines:
            return None
        if line.indent:
            for earlier in reversed(self.lines):
                if earlier.indent < line.indent:
                    return earlier
        last = self.lines[-1]
        if last.heard.nested and last.indent == line.indent and self.speech.naming.head(line.heard.words)[1] is None:
            return self._above(last) if not line.indent and last.indent == 0 else None
        return None

    def _cell(self, row: Row, column: _Column, line: _Line, above: _Line | None) -> None:
        cell = row.cells[column.place]
        if cell is None:
            if not column.fault and not column.heard.kind:
                self._subject_only(row, column, line, above)
            return
        one = printed(cell.text, self.lexicon)
        if one is None and cell.text in _FLAT:
            one = Printed(Decimal(0), Decimal("0.1"), None, "", 0, len(cell.text), False, True)
        if one is None:
            if cell.text in MISSING:
                if not column.fault and not column.heard.kind:
                    self._subject_only(row, column, line, above)
                return
            self._refuse(row, [column.place], "table:no plain number")
            return
        for token in scan(cell.text[one.stop :], self.lexicon):  # footnote marks
            if token.kind in ("skip", "number"):
                at = cell.start + one.stop
                self.speech.skipped.append(Refusal(at + token.start, at + token.stop, "footnote"))
        reason = column.fault or self._figure(row, cell, one, column, line, above)
        if reason:
            self.speech.refused.append(Refusal(cell.start + one.start, cell.start + one.stop, reason))

    def _subject_only(self, row: Row, column: _Column, line: _Line, above: _Line | None) -> None:
        """The subject of a level that is not printed, for the rates beside it."""
        unit, section = self._unit(row, column, line, None)
        if unit is not None:
            made = self._subject(line, above, column, unit, section)
            if isinstance(made, Subject):
                line.told[column.place] = made

    def _unit(self, row: Row, column: _Column, line: _Line, one: Printed | None) -> tuple[Unit | None, str]:
        """The unit of a level: the cell's own, the row's, the unit column's, the head's, the caption's."""
        if one is not None and one.unit is not None:
            return one.unit, one.section
        if line.heard.unit is not None:
            return line.heard.unit, line.heard.section
        for place, role in enumerate(self.roles):
            if role == "unit" and row.at(place) not in MISSING:
                told = hear(f"单位：{row.at(place)}", self.lexicon)
                return told.unit, told.section
        if column.heard.unit is not None:
            return column.heard.unit, column.heard.section
        return self.caption.unit, self.caption.section

    def _figure(
        self, row: Row, cell: Cell, one: Printed, column: _Column, line: _Line, above: _Line | None
    ) -> str:
        """Adds the figure of a cell; returns the reason when it cannot be placed."""
        speech, context = self.speech, self.context
        heard = column.heard
        kinds = {kind for kind in (heard.kind, self._settled(line.heard)) if kind}
        if len(kinds) > 1:
            return "table:the row and the column say different things"
        kind = next(iter(kinds), "")
        unit, section = self._unit(row, column, line, one)
        if not kind and unit is not None and unit.dimension == "%" and (self._is_rates(column) or one.moved):
            kind = "rate"
        if kind == "moved":
            if unit is None:
                return "table:a rate or an amount"
            kind = "rate" if unit.dimension in ("%", "‰", "倍") else "change"
        if heard.kind and one.unit is None and line.heard.unit is None:
            unit, section = heard.unit, heard.section  # the unit column is the levels'
        if kind in ("rate", "share", "completion", "contribution_rate"):
            unit = unit if unit is not None and unit.dimension in ("%", "‰", "倍") else PERCENT
        elif kind == "rank":
            unit = PLACE
        elif kind in ("change", "contribution") and unit is None:
            unit, section = self._unit(row, column, line, one) if kind == "change" else (PERCENT, "ratio")
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
        number = Number(one.value, one.ulp, unit, section, "", "=", cell.start + one.stop)
        token = Token(cell.start + one.start, cell.start + one.stop, "number", number)
        return self._add(token, unit, kind, subject, row, column, line, above)

    def _period(self, line: _Line, column: _Column) -> Period | None | str:
        if not line.heard.times and not line.heard.span:
            return column.period
        return self._when(line.heard, column.period, flat=False, before={})

    def _speaks_of(
        self, line: _Line, above: _Line | None, column: _Column, unit: Unit, section: str, kind: str
    ) -> Subject | str:
        """The subject of a cell: a level's own, a rate's that of the level it speaks of."""
        heard = line.heard
        if not kind:
            return self._subject(line, above, column, unit, section)
        if column.of >= 0 and column.of in line.told:
            return line.told[column.of]
        if heard.kind and not heard.words:  # 增长（%） under the row it speaks of
            for earlier in reversed(self.lines):
                if not earlier.heard.kind:
                    return earlier.told.get(column.place, "table:no level to speak of")
            return "table:no level to speak of"
        source = self.columns[column.of] if column.of >= 0 else column
        return self._subject(line, above, source, unit, "ratio")

    def _subject(
        self, line: _Line, above: _Line | None, column: _Column, unit: Unit, section: str
    ) -> Subject | str:
        """What a level measures, out of the row's name, the column's head, the row above and the caption."""
        naming, heard = self.speech.naming, line.heard
        base = column.subject or self.topic
        area = self._area(column.heard) or self._area(heard)
        words = heard.words
        upper = above.told.get(column.place) if above is not None else None
        if not words:
            if base is None:
                upper = self.lines[-1].told.get(column.place) if self.lines and heard.kind else None
                return upper if upper is not None else "table:no subject"
            made = naming.subject(column.prefix + base.indicator, None) if column.prefix else base
            return made._replace(area=area) if area else made
        known = naming.head(words)[1]
        if known is not None and column.subject is not None:
            own = column.subject.known
            if own is None or not (own.trade and known.trade):
                return "table:the row and the column both name a measure"
            words = naming.head(words)[0]
            if not words:
                return column.subject._replace(area=area)
        if self.group and known is None and base is None:
            known_group = naming.head(self.group)[1]
            if known_group is not None:
                base = naming.subject(self.group, None)
        whole = upper if upper is not None else base
        if whole is not None:
            whole = whole._replace(dimension=unit.dimension, level=None, period=None, area=None)
        inner = "ratio" if section == "ratio" and known is None else section
        if whole is not None and upper is None and known is None:
            nature = whole.known.nature if whole.known is not None else ""
            if nature == "ratio" or (unit.dimension == "%" and section != "ratio"):
                whole = None
        made = naming.subject(
            column.prefix + words, whole, whole=whole, dimension=unit.dimension, section=inner
        )
        return made._replace(area=area) if area else made

    def _area(self, heard: Heard) -> str | None:
        if heard.area is None:
            return None
        kind, value = heard.area
        return self.context.own(value) if kind == "own" else value

    def _add(
        self, token: Token, unit: Unit, kind: str, subject: Subject, row: Row, column: _Column, line: _Line,
        above: _Line | None,
    ) -> str:  # fmt: skip
        speech, context, heard = self.speech, self.context, column.heard
        sign = heard.sign * line.heard.sign
        if not kind:
            known = subject.known
            ratio = subject.indicator.endswith(_RATIO_HEADS) or (known is not None and known.nature == "ratio")
            if unit.dimension == "%" and not ratio:
                return "table:percents of what"
            upper = above.told.get(column.place) if above is not None else None
            context.parent = upper.level if upper is not None else None
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
                final, base = self._against(compare, heard.against or line.heard.against)
            if subject.known is not None and subject.known.nature == "ratio" and subject.head.endswith("率"):
                final, base = "rate_change", None
        else:
            final = _KINDS[kind]
        if kind in ("share", "share_points"):
            base = self._whole(subject, column, heard.whole or line.heard.whole)
        if kind == "change":
            name = _AGAINST.get(heard.compare or line.heard.compare, "")
            base = Base(name=name) if name else None
        if column.of < 0 and column.place not in line.told:
            line.told[column.place] = subject
        speech.add(token, unit, final, subject, f"table:{kind}", sign=sign, base=base)
        return ""

    def _against(self, compare: str, when: Time | None) -> tuple[Kind, Base | None]:
        """The kind and the comparator of a rate that may not be against the year before."""
        period = self.context.period
        if compare == "year_end":
            if period is None or (period.kind == "instant" and period.stop % 12 == 0):
                return "yoy_rate", None
            return "other_rate", Base(name="上年末")
        if compare != "other":
            return "other_rate", Base(name=_AGAINST[compare])
        said = self._resolve(when, period) if when is not None else None
        if said is not None and period is not None and said.start // 12 == period.start // 12 - 1:
            return "yoy_rate", None
        return "other_rate", Base(name=str(said)) if said is not None else None

    def _whole(self, subject: Subject, column: _Column, words: str) -> Base | None:
        """The denominator of a share: what its head says, the table's total, or the measure's own total."""
        naming = self.speech.naming
        total = self.totals
        if words and naming.head(words)[1] is not None:
            made = naming.subject(words, None)
            return Base(name=made.indicator, measure=made.measure, breakdown=made.parts)
        if total is not None:
            source = self.columns[column.of] if column.of >= 0 else column
            line = _Line(heard=hear(total.at(self._label_column()), self.lexicon), indent=0)
            unit, section = self._unit(total, source, line, None)
            found = self._subject(line, None, source, unit or PERCENT, section or "ratio")
            if isinstance(found, Subject):
                return Base(name=found.indicator, measure=found.measure, breakdown=found.parts)
        self.context.whole = None
        return own_total(self.speech, subject)
