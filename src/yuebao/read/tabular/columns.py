"""The columns of a table: what the caption and the heads over them say of the numbers below."""

from __future__ import annotations

from typing import Final, cast

from yuebao.core import patterns as re
from yuebao.core.period import Period, months, whole_year
from yuebao.read.names.fields import of_titled
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.spoken import TOWN_OR_LAND, Subject
from yuebao.read.tabular.beside import Column, attach
from yuebao.read.tabular.captions import crowd, measured, meets, untitled
from yuebao.read.tabular.grids import Grid
from yuebao.read.tabular.headings import (
    MISSING,
    SEXES,
    Heard,
    Printed,
    hear,
    hear_head,
    is_english,
    is_month,
    printed,
)
from yuebao.read.tabular.named import within
from yuebao.read.words.scan import scan
from yuebao.read.words.times import Time

_STRANGE: Final = "table:the head over the column is not understood"
_OF_HUNDRED: Final = re.compile(r"(?:=\s*|(?:[年月期]|价格)为)100")
"""What says of a column that its numbers are indices: 上年=100, 以上年为100."""
_IN_BRACKETS: Final = re.compile("括号[内中里][^）]*实际")
_AIMS: Final[tuple[str, ...]] = ("任务", "目标", "计划", "预算", "任务数", "目标数", "计划数", "预算数")
_LONGEST_AIM: Final = 7
"""Characters of a head that says what was aimed at: 全年目标任务."""
_NAMES: Final = re.compile(
    "(?:指标|项目|名称|产品|商品|行业|国别|国家|地区|市场|来源地?|目的地|来源国|伙伴|城市|[区县市]县|园区|企业|类别|品种|月份|年份)"
    "(?:（[^（）]{1,6}）)?$"
)
"""How the head ends of a second column of names, beside whose figures a second table stands."""
_COMPARED: Final = re.compile("（?[与同和][^（）]{2,8}(?:比较|对比|对照)）?")
"""With what a caption says that figures are compared: （与全国、全省比较）."""
_BEFORE: Final[tuple[str, ...]] = ("上期", "前期", "上旬", "上周", "基期", "报告期")
"""How a head begins whose time only those know who made the table."""
_TRADE: Final = re.compile("[产业]业$|业$")
_ADDED: Final[tuple[str, ...]] = ("增加", "减少", "净增", "净增加")
_LOW, _HIGH = 60, 160
"""Between what an index lies whose base is a hundred."""
_INDEX: Final = {"mom": "环比指数", "yoy": "同比指数"}
"""What an index is called by what its hundred was."""
FLAT = ("持平", "基本持平")


def _joined(upper: str, lower: str) -> str:
    """The words of a head under another: 男 and 城镇人口 under 人口."""
    if not lower or lower in upper:
        return upper
    if lower.endswith(upper):
        return lower
    part = SEXES.get(lower, lower if lower in TOWN_OR_LAND else "")
    return part + upper if part and upper else upper + lower


class Columns:
    """The head of one table, understood: its caption, its columns' roles, its columns of figures.

    ``topic`` is the subject that the caption names, ``label`` the column of the names of the rows being read
    or -1.
    """

    def __init__(self, speech: Speech, grid: Grid) -> None:
        self.speech, self.grid = speech, grid
        self.lexicon = speech.lexicon
        self.context: Context = speech.context
        self.caption = Heard()
        self.topic: Subject | None = None
        self.deed = cast("Subject | None", None)  # compiled, a plain None would be taken for one to the end
        """What the caption says was done, for columns that name no measure."""
        self._caption()
        self.roles = self._roles()
        self.columns = self._columns()
        if self.deed is not None and all(column.subject is None for column in self.columns.values()):
            self.topic = self.deed
        if self.topic is None and all(column.subject is None for column in self.columns.values()):
            self.topic = self._told_above() or self._titled()
        attach(self)
        self.segments = self._segments()
        """The tables side by side in its columns: where the names of their rows stand, and their figures."""
        self.label = self.segments[0][0] if self.segments else -1
        labels = [place for place, role in enumerate(self.roles) if role == "label"]
        self.outer = [place for place in labels if place < self.label]
        """The columns of names left of those of the rows."""

    def _told_above(self) -> Subject | None:
        """What was measured right above a table that says but its unit, where a number of its first two rows
        is the amount told there: 集装箱吞吐量124.6万标箱。⏎单位：万标箱⏎全省 | 124.63.
        """
        unit = self.caption.unit
        if unit is None:
            return None
        cells = [row.at(place) for row in self.grid.body[:2] for place in self.columns]
        numbers = [one for text in cells if (one := printed(text, self.lexicon)) is not None]
        for draft in (*reversed(self.speech.drafts), *self.speech.ago):
            if draft.kind != "level" or draft.unit != unit:
                continue
            if any(abs(one.value - draft.value) <= draft.ulp / 2 for one in numbers):
                return draft.subject._replace(level=None, period=None)
        return None

    def _titled(self) -> Subject | None:
        """What the title over the prose above a table whose rows are mere members measures."""
        if not self.grid.title or "label" not in self.roles:
            return None
        label, head = self.roles.index("label"), self.speech.naming.head
        names = [hear(row.at(label), self.lexicon).words for row in self.grid.body if not row.fault]
        if any(name and head(name)[1] is not None for name in names):
            return None
        return measured(self.speech, hear(untitled(self.grid.title.strip()), self.lexicon).words)[0]

    def _segments(self) -> list[tuple[int, list[int]]]:
        """Each column of names that figures follow, with them."""
        segments: list[tuple[int, list[int]]] = []
        label = -1
        for place, role in enumerate(self.roles):
            if role == "label":
                label = place
            elif place in self.columns and label >= 0:
                if not segments or segments[-1][0] != label:
                    segments.append((label, []))
                segments[-1][1].append(place)
        if len(segments) < 2:
            labels = [place for place, role in enumerate(self.roles) if role == "label"]
            return [(labels[-1], list(self.columns))] if labels else []
        segments[0][1][:0] = [place for place in self.columns if place < segments[0][0]]
        return segments

    def _caption(self) -> None:
        """Period, place, unit and subject of the lines above the table."""
        context, lexicon = self.context, self.lexicon
        for text in reversed([_COMPARED.sub("", text) for text in self.grid.captions]):
            said = untitled(text.strip()) if not text.startswith(("单位", "（单位")) else text
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
            kind, units = heard.kind or self.caption.kind, heard.units or self.caption.units
            self.caption = heard._replace(
                unit=unit, section=section, percents=percents, kind=kind, units=units
            )
            topic, done = measured(self.speech, heard.words)
            if topic is not None:
                self.topic, self.deed = (self.topic, topic) if done else (topic, None)
            elif heard.section == "count" and self.topic is None:
                self.topic = crowd(self.speech, heard.words)

    def _roles(self) -> list[str]:
        """What each column is: number, unit, remark, label or figures."""
        grid = self.grid
        roles: list[str] = []
        for column in range(grid.width):
            heads = [hear(row.at(column), self.lexicon).role for row in grid.head if row.at(column)]
            role = next((role for role in heads if role), "")
            texts = [text for row in grid.body if not row.fault and (text := row.at(column))]
            numbers = [one for text in texts if (one := printed(text, self.lexicon)) is not None]
            placed = column == 0 and self._counts(numbers, texts)
            if placed and any(hear(row.at(0), self.lexicon).kind == "rank" for row in grid.head):
                role = "number"  # 排名 国别 执行额
            missing = sum(text in MISSING or text in FLAT for text in texts)
            if column and not numbers and texts and all(is_english(text) for text in texts):
                role = "remark"
            if role == "unit" and column == 0 and not self._names_units(texts):
                role = "label"  # 单位 over 城南街道, 石洞镇
            if role:
                pass
            elif column == 0 and len(texts) > 1 and all(is_month(text) for text in texts):
                role = "label"
            elif (
                column == 0
                and grid.width > 2
                and self._counts(numbers, texts)
                and not any(row.at(0) for row in grid.head)
            ):
                role = "number"
            elif (
                column == 0
                and not (grid.head and self._counts(numbers, texts))
                and not (grid.head and len(numbers) == len(texts) and any(one.ulp < 1 for one in numbers))
            ):
                role = "label"
            elif texts and 2 * (len(numbers) + missing) > len(texts) and (numbers or missing):
                role = "figures"
            elif "figures" in roles:
                again = texts and not numbers and any(_NAMES.search(row.at(column)) for row in grid.head)
                role = "label" if again else "remark" if texts else "figures"
            else:
                role = "label"
            roles.append(role)
        return roles

    def _names_units(self, texts: list[str]) -> bool:
        """Whether most cells under 单位 are units."""
        units = sum(hear(f"单位：{text}", self.lexicon).unit is not None for text in texts)
        return not texts or 2 * units > len(texts)

    def _counts(self, numbers: list[Printed], texts: list[str]) -> bool:
        values = [int(one.value) for one in numbers if one.ulp == 1 and one.unit is None]
        return (
            len(values) == len(texts) > 1
            and values == list(range(values[0], values[0] + len(values)))
            and values[0] < 3
        )

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

    def _columns(self) -> dict[int, Column]:
        columns: dict[int, Column] = {}
        for place, role in enumerate(self.roles):
            if role == "figures":
                columns[place] = self._column(place, columns)
        for column in columns.values():
            self._part(column, columns)
            self._goes_on(column, columns)
        strange = [column for column in columns.values() if column.fault == _STRANGE]
        if strange and self._rows_measure():
            for column in strange:
                column.prefix, column.fault = column.heard.words, ""  # 甲镇 乙镇 over 执行额 and 同比增长
        return columns

    def _goes_on(self, column: Column, columns: dict[int, Column]) -> None:
        """A column of levels that tells but its time is of the measure left of it, in its unit:
        9月进出口值（万元） 1-9月累计（万元）.
        """
        heard = column.heard
        bare = not heard.words and not heard.kind and heard.unit is not None and bool(heard.times)
        if not bare or column.subject is not None or column.fault or self.topic is not None:
            return
        left = [one for one in columns.values() if one.place < column.place and not one.heard.kind]
        if left and left[-1].subject is not None and left[-1].heard.unit == heard.unit:
            column.subject = left[-1].subject

    def _part(self, column: Column, columns: dict[int, Column]) -> None:
        """A column of a part of the amounts left of it, in their unit: 男 女 behind 年末总人口（万人）."""
        heard, part = column.heard, ""
        if column.subject is not None or heard.kind not in ("", "rate"):
            return
        fellow = any(one.heard.nested for one in columns.values() if one.place < column.place)
        if heard.kind == "rate" or heard.nested or (fellow and _TRADE.search(heard.words) and not self.topic):
            part = heard.words  # #第一产业（亿元） 第二产业（亿元）
        elif heard.unit is None and self.caption.unit is None:
            part = SEXES.get(heard.words, "")
            part = part or (heard.words if heard.words in TOWN_OR_LAND else "")
        if not part or (heard.kind == "rate" and self.topic is not None):
            return
        left = [one for one in columns.values() if one.place < column.place and not one.heard.kind]
        left = [one for one in left if one.heard.words not in SEXES and one.heard.words not in TOWN_OR_LAND]
        whole = next((one for one in reversed(left) if one.subject is not None and one.heard.unit), None)
        if whole is None or whole.subject is None or whole.heard.unit is None:
            return
        naming = self.speech.naming
        if heard.kind == "rate":
            economy = whole.subject.known is not None and whole.subject.known.alone
            made = within(naming, part, whole.subject) if economy and _TRADE.search(part) else None
            if made is None:
                return  # 二产增速 behind GDP（亿元）
            column.prefix, column.fault, column.subject = "", "", made
            return
        if heard.unit is not None and heard.unit.dimension != whole.heard.unit.dimension:
            return
        unit = heard.unit or whole.heard.unit
        heard = heard._replace(unit=unit, section=heard.section or whole.heard.section)
        column.heard, column.period, column.prefix, column.fault = heard, whole.period, "", ""
        if part == heard.words and heard.words not in TOWN_OR_LAND and heard.words not in SEXES:
            column.subject = naming.subject(part, whole.subject, whole=whole.subject)  # 其中：住宅（万㎡）
        else:
            column.subject = naming.subject(part + whole.subject.indicator, None)

    def _rows_measure(self) -> bool:
        """Whether each row names what it measures, or speaks of one that does."""
        labels = [place for place, role in enumerate(self.roles) if role == "label"]
        if not labels:
            return False
        rows = [hear(row.at(labels[-1]), self.lexicon) for row in self.grid.body if not row.fault]
        return all(
            heard.unit is not None or self.speech.naming.head(heard.words)[1] is not None
            if heard.words
            else bool(heard.kind)
            for heard in rows
        )

    def _column(self, place: int, before: dict[int, Column]) -> Column:
        context, naming = self.context, self.speech.naming
        heads = self._head(place)
        path = [hear_head(text, self.lexicon) for text in heads]
        if not path:
            alone = self.roles.count("figures") == 1 and (
                (self.topic is not None and self.caption.unit is not None) or self._rows_measure()
            )
            fault = "" if alone else "table:no head over the column"
            return Column(place=place, heard=Heard(), period=context.period, fault=fault)
        whole = path[0]
        period: Period | None = context.period
        fault = ""
        for one in path:
            said = self.when(one, period, flat=len(path) == 1, before=before)
            if isinstance(said, str):
                fault = said
            else:
                period = said
        twin = before.get(self._twin(heads, before))
        if twin is not None and not path[0].times:
            period, fault = twin.period, ""
        for one in path[1:]:
            whole = whole._replace(
                words=_joined(whole.words, one.words),
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
        whole = whole._replace(kind=self.settled(whole))
        indexed = any(_OF_HUNDRED.search(head) for head in heads) or self._is_index(place, whole.kind)
        if indexed and whole.kind == "moved":
            whole = whole._replace(kind="")
        aim = ""
        if whole.kind == "aim":
            aim = whole.whole if self._amounts() else ""
            whole = whole._replace(kind="" if aim else "completion", whole="")
            if aim and period is not None and not whole.times:
                period = whole_year(period.start // 12)
        if whole.kind == "moved":
            whole = whole._replace(kind=self._printed_kind(place))
        if whole.kind == "moved" and (self._rates_say_so() or self._added(heads[-1])):
            whole = whole._replace(kind="change")
        column = Column(place=place, heard=whole, period=period, said="".join(heads), fault=fault, aim=aim)
        column.index = _INDEX.get(whole.compare, "指数") if indexed else ""
        column.bracket = "real" if _IN_BRACKETS.search("".join(heads)) is not None else ""
        if heads[-1].startswith(_BEFORE) and not whole.kind:
            column.fault = column.fault or "table:a period that nothing dates"
        if whole.kind == "moved":
            column.fault = column.fault or "table:a rate or an amount"
        elif whole.kind == "mixed":
            column.heard = whole = whole._replace(kind="moved")
        if whole.words:
            known = naming.head(whole.words)[1]
            topic = self.topic
            if topic is None and self.deed is not None and self.deed.head == whole.words:
                topic = self.deed
            over = topic.known if topic is not None else None
            bare = known is not None and not known.trade and whole.words == known.printed
            if bare and known is not None and over is not None and over.measure.endswith(known.measure):
                column.subject = topic  # 零售额 under 社会消费品零售总额
                if topic is not None and topic.head and known.printed[len(topic.head) :]:
                    fuller = known.printed.startswith(topic.head)  # 利润总额 under 企业利润
                    column.subject = naming.subject(topic.before + known.printed, None) if fuller else topic
            elif known is not None:
                services = known.trade and topic is not None and ("product", "服务") in topic.parts
                led = "服务" if services and whole.words[:2] != "服务" else ""  # 进出口 under 服务贸易进出口
                column.subject = naming.subject(led + of_titled(context, whole.words), topic)
            elif whole.words[-1] == "数" and len(whole.words) > 1 and whole.section == "count":
                counted = whole.words[:-1]
                column.subject = Subject(counted, "数", None, counted, ())  # 学校数（所）
            elif topic is not None and whole.words.endswith(_AIMS) and len(whole.words) < _LONGEST_AIM:
                column.subject = Subject(topic.indicator, whole.words, None, topic.indicator, topic.parts)
            elif indexed or not naming.parts(whole.words, None)[0] or meets(whole.words, topic):
                column.prefix = whole.words
            else:
                column.fault = column.fault or _STRANGE
        return column

    def _twin(self, heads: list[str], before: dict[int, Column]) -> int:
        """The column of levels under the same lowest head as one under another (12月份: 累计 当月; 比去年同期
        增长: 累计 当月), or -1.
        """
        if len(heads) < 2 or (not hear_head(heads[-1], self.lexicon).times and "累计" not in heads[-1]):
            return -1
        for place, column in before.items():
            if not column.heard.kind and self._head(place)[-1:] == heads[-1:]:
                return place
        return -1

    def _printed_kind(self, place: int) -> str:
        """What moved, by the units that a column's own numbers carry: 3.2% or 1.5亿元; ``mixed`` where each
        number says so for itself (9.4% above -1.1个百分点).
        """
        ones = [printed(row.at(place), self.lexicon) for row in self.grid.body if not row.fault]
        units = [one.unit for one in ones if one is not None]
        if not units or any(unit is None for unit in units):
            percents = any(unit is not None and unit.dimension == "%" for unit in units)
            return "mixed" if percents and self._amounts() else "moved"  # +3.2% above +0.12
        rates = {unit.dimension in ("%", "‰", "倍") for unit in units if unit is not None}
        points = {unit.dimension == "百分点" for unit in units if unit is not None}
        if points == {True}:
            return "points"
        return "mixed" if len(rates) > 1 else "rate" if rates == {True} else "change"

    def _amounts(self) -> bool:
        """Whether what no unit stands over is amounts: the caption, a column or the rows tell one."""
        caption = self.caption
        if caption.unit is not None:
            return caption.unit.dimension != "%"
        if "unit" in self.roles:
            return True
        names = [row.at(self.roles.index("label")) for row in self.grid.body] if "label" in self.roles else []
        units = [hear(name, self.lexicon).unit for name in names]
        return any(unit is not None and unit.dimension != "%" for unit in units)

    def _rates_say_so(self) -> bool:
        """Whether amounts are told and a head over rates tells percents of its own: 单位：亿元 over
        比年初增减 and 同比增长（%）.
        """
        if self.caption.percents or not self._amounts():
            return False
        texts = [cell.text for row in self.grid.head for cell in row.cells if cell is not None]
        heads = (hear(text, self.lexicon) for text in texts)
        return any(one.percents and one.kind == "rate" for one in heads)

    def _added(self, head: str) -> bool:
        """Whether a head tells what was added to amounts, without percents: 比上年末增加 under 单位：公里."""
        return head.endswith(_ADDED) and not self.caption.percents and self._amounts()

    def _is_index(self, place: int, kind: str) -> bool:
        """Whether numbers near a hundred under 环比 or 同比 are of the index that the caption names."""
        topic = self.topic
        if kind != "moved" or topic is None or not topic.head.endswith("指数"):
            return False
        ones = [printed(row.at(place), self.lexicon) for row in self.grid.body if not row.fault]
        return all(_LOW < one.value < _HIGH for one in ones if one is not None)

    def settled(self, heard: Heard) -> str:
        """增长 without a unit: percents where the table's own unit says so."""
        if heard.kind == "moved":
            if heard.unit is not None:
                return "rate" if heard.unit.dimension in ("%", "‰", "倍") else "change"
            if self.caption.percents or (heard.compare in _INDEX and self._only_moves()):
                return "rate"
        return heard.kind

    def _only_moves(self) -> bool:
        """Whether a table tells nothing but how its rows moved, and no unit at all: 环比 同比 over prices."""
        if self.caption.unit is not None or self._amounts():
            return False
        places = [place for place, role in enumerate(self.roles) if role == "figures"]
        heads = [[hear_head(text, self.lexicon) for text in self._head(place)] for place in places]
        if not all(any(one.compare in _INDEX and one.unit is None for one in path) for path in heads):
            return False
        ones = [printed(row.at(place), self.lexicon) for row in self.grid.body for place in places]
        return any(one is not None and one.value < _LOW for one in ones)  # no indices

    def when(
        self, heard: Heard, base: Period | None, *, flat: bool, before: dict[int, Column]
    ) -> Period | str | None:
        """The period that a head's times say under *base*; the reason when they say none."""
        period = base
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
                levels = [column for column in before.values() if not column.heard.kind and not column.aim]
                if len({column.period for column in levels}) > 1 and levels[-1].place != max(before):
                    return "table:the year before of which column"
                now = period
                period = levels[-1].period if levels else period  # 本月 累计 上年同期: of the one on its left
                if now is not None and period is not None and period.stop < now.stop:  # 1-3月 1-2月 上年同期
                    alike = (one.period for one in levels if one.period and one.period.same_months(now))
                    period = next(alike, now)
            said = self.resolve(time, period)
            if said is None:
                return "table:a period that nothing dates"
            period = said
        if heard.span and period is not None and period.kind == "month":
            last = (period.stop - 1) % 12 + 1
            period = months(period.start // 12, 1, last)
        return period

    def resolve(self, time: Time, base: Period | None) -> Period | None:
        context = self.context
        kept, context.period = context.period, base
        try:
            return context.resolve(time)
        finally:
            context.period = kept

    def spoken_of(self, column: Column) -> Column:
        """The column of levels that *column* speaks of, or itself."""
        return self.columns[column.of] if column.of >= 0 else column

    def is_rates(self, column: Column) -> bool:
        """Whether a column without a kind of its own holds the caption's rates."""
        unit = column.heard.unit or self.caption.unit
        return self.caption.kind == "rate" and unit is not None and unit.dimension == "%"
