"""The units of a table's numbers: what the cell, its row, its column, those above or the caption tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.tabular.headings import Heard
from yuebao.read.tabular.named import implied, unit_of

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.tabular.beside import Column
    from yuebao.read.tabular.columns import Columns
    from yuebao.read.tabular.headings import Printed
    from yuebao.read.tabular.nesting import Line


_WORTH: Final = re.compile("金额|价值|[额值]$")
"""How a column of money is called, in the unit of the caption, not of the goods: 金额 beside 数量."""


class Units:
    """What the rows read so far say of the units of those under them."""

    def __init__(self, top: Columns) -> None:
        self.top = top
        self.told: dict[str, tuple[Unit | None, str]] = {}
        """The unit that a row above said of a measure."""
        self.grouped: tuple[Unit | None, str] = (None, "")
        """The unit that a row without figures tells for those under it: 城乡居民收入与支出（元）."""

    def of(
        self, column: Column, line: Line, one: Printed | None, lines: list[Line]
    ) -> tuple[Unit | None, str]:
        """The unit of a level: the cell's own, the row's, the unit column's, the head's, the caption's."""
        if one is not None and one.unit is not None:
            return one.unit, one.section
        if line.heard.unit is not None:
            named = self.top.speech.naming.head(line.heard.words)[1]
            if named is not None:
                self.told[named.measure] = line.heard.unit, line.heard.section
            return line.heard.unit, line.heard.section
        if column.heard.unit is not None:
            return column.heard.unit, column.heard.section  # 金额（亿元） beside a column of units
        worth = _WORTH.search(column.said) is not None and self.top.caption.unit is not None
        if line.own[0] is not None and not worth:
            return line.own
        known = self.top.speech.naming.head(line.heard.words)[1]
        if self.top.caption.unit is None and known is not None and known.measure in self.told:
            return self.told[known.measure]  # 执行额（亿美元）…，在岸执行额
        if self.top.caption.unit is None and line.above is not None:
            heard = line.above.heard
            return line.above.unit if line.above.unit[0] is not None else (heard.unit, heard.section)
        if self.top.caption.unit is None and self.grouped[0] is not None:
            return self.grouped
        if line.heard.words.endswith("人口") and self.top.caption.unit is None:
            return next((unit for name, unit in self.told.items() if name.endswith("人口")), (None, ""))
        if self.top.caption.units:
            return unit_of(line.heard.words or column.heard.words, self.top.caption.units)
        if self.top.caption.unit is None and line.rank:
            outer = (one.heard for one in reversed(lines) if 0 < one.rank < line.rank)
            said = next(outer, Heard())
            return said.unit, said.section  # 一、旅游总人数（万人次）, 1.国内游客
        if self.top.caption.unit is None:
            return implied(column.heard.words or line.heard.words, self.top.lexicon)
        return self.top.caption.unit, self.top.caption.section
