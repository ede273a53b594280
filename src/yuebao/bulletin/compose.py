"""Plan and posted figures → draft: sentences of data, each read back before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yuebao.bulletin.cite import Shelf, agrees, identity
from yuebao.bulletin.heard import heard
from yuebao.bulletin.issue import Bar, Block, Chart, Column, Draft, Item, Paragraph, Posted, Table
from yuebao.bulletin.plan import ColumnPlan, DataItem, Passage, Plan
from yuebao.bulletin.render.text import table_text
from yuebao.bulletin.say import Voice, names, period_words, printed
from yuebao.bulletin.stock import Stock, Told
from yuebao.core.fact import Kind
from yuebao.core.period import Period

CUTS = ("flow", "side", "category", "sector", "mode", "ownership", "product", "partner", "region")
"""The order in which a whole is cut when the plan does not say how."""
LEADS = {
    "category": "分业务类型看，",
    "sector": "分领域看，",
    "mode": "从贸易方式看，",
    "ownership": "从企业性质看，",
    "product": "从商品看，",
    "partner": "从国际市场看，",
    "region": "分区域看，",
}
CALLED = {
    "flow": "进出口", "side": "离岸在岸", "category": "业务类型", "sector": "领域", "mode": "贸易方式",
    "ownership": "企业性质", "product": "商品", "partner": "国家（地区）", "region": "区域",
}  # fmt: skip
SIDES = "离岸在岸"
COUNT = "零一两三四五六七八九十"

Wording = Callable[[Voice], None]


@dataclass(slots=True)
class Writer:
    """Writes one item: every paragraph is read in its place and kept in the first wording that holds.

    ``meant`` is all that is posted of what the item tells of, whether or not a sentence has said it.
    """

    plan: Plan
    stock: Stock
    shelf: Shelf
    title: str
    done: list[Block] = field(default_factory=list)
    meant: list[Posted] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def left(self) -> list[Posted]:
        """What was meant and no wording said rightly."""
        said = {id(cite.posted) for it in self.done if isinstance(it, Paragraph) for cite in it.cites}
        return [posted for key, posted in {id(it): it for it in self.meant}.items() if key not in said]

    def means(self, rows: Iterable[Told]) -> None:
        self.meant += [posted for told in rows for posted in told.all]

    def keep(self, *wordings: Wording) -> bool:
        """The first of *wordings* that our reader reads back to the very figures it cites."""
        tried = ""
        for wording in wordings:
            voice = Voice(house=self.plan.house)
            wording(voice)
            paragraph = voice.paragraph
            if not paragraph.cites or paragraph.text == tried:
                continue
            tried = paragraph.text
            if self._reads(paragraph):
                self.done.append(paragraph)
                return True
        return False

    def show(self, *blocks: Chart | Table) -> None:
        """*blocks* after the last paragraph; of the tables the first that is read as the book has it."""
        tabled = False
        for block in blocks:
            if isinstance(block, Chart):
                self.done.append(block)
            elif not tabled and self._tabled(block):
                self.done.append(block)
                tabled = True

    def _tabled(self, table: Table) -> bool:
        head = self._head
        reading = heard(f"{head}{table_text(table)}\n\n（来源：本刊）\n", name="draft")
        found = [it for it in reading.figures if len(head) <= it.span.start]
        wanted = sum(cell != "—" for row in table.rows[1:] for cell in row[1:])
        return len(found) == wanted and all(self.shelf.backing(it) is not None for it in found)

    @property
    def _head(self) -> str:
        """What stands before the next block, as a reader meets it."""
        head = f"{self.plan.imprint.heading}\n\n【数据】\n\n● {self.title}\n\n"
        return head + "".join(
            f"{it.text if isinstance(it, Paragraph) else table_text(it)}\n\n"
            for it in self.done
            if not isinstance(it, Chart)
        )

    def _reads(self, paragraph: Paragraph) -> bool:
        head = self._head
        reading = heard(f"{head}{paragraph.text}\n\n（来源：本刊）\n", name="draft")
        start = len(head)
        found = {(it.span.start - start, it.span.stop - start): it for it in reading.figures}
        spans = [it.span for it in reading.figures] + [it.span for it in reading.unread]
        said = sum(start <= span.start for span in spans)
        area = self.plan.imprint.area
        for cite in paragraph.cites:
            figure = found.get((cite.start, cite.stop))
            if figure is None or identity(figure, area=area) != identity(cite.posted.figure, area=area):
                return False
            if not agrees(figure, cite.posted.figure):
                return False
        return said == len(paragraph.cites)


def compose(plan: Plan, entries: Iterable[Posted], period: Period, *, pieces: Sequence[Item] = ()) -> Draft:
    """The draft of an issue on *period*: data written from *entries*, *pieces* of news put in their columns.

    Every number of a data sentence cites its entry. What no wording says rightly is left out and
    listed in ``Draft.left``. *entries* may be of all periods: earlier ones prove 由降转增 and 首次.
    """
    posted = list(entries)
    stock = Stock(posted, area=plan.imprint.area)
    shelf = Shelf(posted, area=plan.imprint.area)
    columns: list[Column] = []
    left: list[Posted] = []
    missing: list[tuple[str, str]] = []
    for column in plan.columns:
        items: list[Item] = []
        for wanted in column.items:
            item, writer = _item(plan, stock, shelf, wanted, wanted.period or period)
            left += writer.left
            missing += [(item.title, what) for what in writer.missing]
            items += [item] if item.blocks else []
        items += [piece for piece in pieces if _home(plan, column, piece)]
        columns.append(Column(name=column.name, kind=column.kind, items=tuple(items), empty=column.empty))
    return Draft(imprint=plan.imprint, columns=tuple(columns), left=tuple(left), missing=tuple(missing))


def _home(plan: Plan, column: ColumnPlan, piece: Item) -> bool:
    """Whether *piece* stands in *column*: where its file is named, else in columns that name no files."""
    alike = [it for it in plan.columns if it.kind == piece.kind]
    if any(it.names(piece.ident) for it in alike):
        return column in alike and column.names(piece.ident)
    return column in alike and not (column.order and any(not it.order for it in alike))


def _item(plan: Plan, stock: Stock, shelf: Shelf, wanted: DataItem, period: Period) -> tuple[Item, Writer]:
    area = wanted.area or plan.imprint.area
    title = wanted.title.format(period=period_words(period, plan.house, full=True), area=area)
    w = Writer(plan=plan, stock=stock, shelf=shelf, title=title)
    when = area + period_words(period, plan.house, full=True)
    wholes = []
    for name in wanted.totals:
        told = stock.whole(name, area, period)
        wholes += [told] if told else []
        w.missing += [] if told else [f"{when}的{name}"]
    if wholes:
        _totals(w, wanted, wholes, area, period)
    for passage in wanted.passages or _passages(stock, wholes, area, period):
        whole = stock.whole(passage.of, area, period)
        parts = stock.parts(whole, passage.by, area, period) if whole else []
        if not parts:
            cut = f"按{CALLED.get(passage.by, passage.by)}分的数" if whole else ""
            w.missing.append(f"{when}的{passage.of}{cut}")
        if whole and parts:
            before = len(w.done)
            _passage(w, passage, whole, parts, area, period)
            w.show(*(_shown(passage, whole, parts, wanted, plan) if before < len(w.done) else ()))
            for told in parts if passage.groups else ():
                if told.group:
                    _alone(w, told, area, period)
    month = Period(start=period.stop - 1, stop=period.stop, kind="month")
    for told in wholes if wanted.month and period.kind != "month" else ():
        only = stock.whole(told.name, area, month)
        if only is not None:
            _month(w, only, area, month)
    w.missing = list(dict.fromkeys(w.missing))
    item = Item(ident=wanted.ident or title, title=title, blocks=tuple(w.done), source=wanted.source)
    return item, w


def _passages(stock: Stock, wholes: Sequence[Told], area: str, period: Period) -> Iterable[Passage]:
    """What a plan that says nothing wants: every cut that the book holds of every whole but 其中."""
    for whole in wholes:
        for by in CUTS:
            if by in ("flow", "side"):
                continue
            if stock.parts(whole, by, area, period):
                yield Passage(of=whole.name, by=by)


def _totals(w: Writer, wanted: DataItem, wholes: Sequence[Told], area: str, period: Period) -> None:
    """The topic sentence, then 其中 by flow or side."""
    when = period_words(period, w.plan.house, full=True)
    cuts = {by: [w.stock.parts(whole, by, area, period) for whole in wholes] for by in ("side", "flow")}
    w.means([*wholes, *(told for rows in cuts.values() for parts in rows for told in parts)])

    def write(voice: Voice, *, whole: Sequence[Told], inside: bool, plain: bool = False) -> None:
        voice.put(f"{wanted.lead}，" if wanted.lead else "", when, "，", area)
        for place, told in enumerate(whole):
            voice.put("；" if place else "", told.noun)
            _change_of(voice, told, area, plain=plain)
        voice.put("。")
        if inside:
            _inside(voice, cuts["side"], cuts["flow"], area, plain=plain)

    if not w.keep(
        lambda voice: write(voice, whole=wholes, inside=True),
        lambda voice: write(voice, whole=wholes, inside=True, plain=True),
        lambda voice: write(voice, whole=wholes, inside=False),
    ):
        for one in wholes:
            w.keep(
                lambda voice, one=one: write(voice, whole=[one], inside=False),  # type: ignore[misc]
                lambda voice, one=one: write(voice, whole=[one], inside=False, plain=True),  # type: ignore[misc]
            )


def _inside(
    voice: Voice, sides: list[list[Told]], flows: list[list[Told]], area: str, *, plain: bool
) -> None:
    """其中，离岸服务外包合同签约额…；执行额…。在岸…。 or 其中，出口…；进口…；贸易顺差…。"""
    first = True
    members = {told.member for parts in sides for told in parts}
    ordered = sorted(members, key=lambda member: (member not in SIDES, SIDES.find(member), member))
    for member in ordered:
        voice.put("其中，" if first else "")
        first = False
        rows = [told for parts in sides for told in parts if told.member == member]
        for place, told in enumerate(rows):
            voice.put("；" if place else "", told.noun)
            _change_of(voice, told, area, plain=plain)
        voice.put("。")
    for parts in flows:
        by = {told.member: told for told in parts}
        rows = [by[name] for name in ("出口", "进口", "顺差", "逆差") if name in by]
        for place, told in enumerate(rows):
            voice.put("；" if place else "其中，", told.noun)
            _change_of(voice, told, area, plain=plain)
        voice.put("。" if rows else "")


def _change_of(voice: Voice, told: Told, area: str, *, plain: bool = False) -> None:
    """195586.7万美元，同比增长39.1%，占…的…，比上年同期…: all that is told of one thing.

    *plain* leaves out what not every reader of a sentence needs: contributions, multiples, its rank.
    """
    by = told.by_kind
    voice.level(by["level"])
    for kind in ("yoy_rate", "mom_rate"):
        if kind in by:
            voice.put("，")
            turned = voice.house.turns[told.turned < 0] if told.turned and kind == "yoy_rate" else ""
            voice.growth(by[kind], turned)
    if "abs_change" in by:
        voice.put("，")
        voice.change(by["abs_change"])
    for kind in ("contribution", "contribution_rate"):
        if kind in by and told.base_of(kind) and not plain:
            voice.put("，")
            voice.contribution(by[kind], told.base_of(kind))
    if "share" in by and told.base_of("share"):
        voice.put("，")
        voice.share(by["share"], told.base_of("share"))
        if "share_change" in by:
            voice.put("，")
            voice.change(by["share_change"])
    if "multiple" in by and told.base_of("multiple") and not plain:
        voice.put("，")
        voice.multiple(by["multiple"], told.base_of("multiple"))
    if told.rank is not None and not plain:
        voice.put("，")
        voice.rank(told.rank, area)
    if told.first:
        voice.put("，", told.first)


def _passage(w: Writer, passage: Passage, whole: Told, parts: list[Told], area: str, period: Period) -> None:
    when = period_words(period, w.plan.house)
    lead = passage.lead if passage.lead is not None else LEADS.get(passage.by, "")
    if lead and not lead.endswith("，"):
        lead += "，"
    single = [told for told in parts if not told.group]
    shown = single[: passage.top] if passage.top else single

    def clauses(voice: Voice, rows: Sequence[Told], *, plain: bool = False) -> None:
        voice.put(lead, when, "，", area)
        for place, told in enumerate(rows):
            voice.put("；" if place else "", told.noun)
            _change_of(voice, told, area, plain=plain)
        voice.put("。")

    if shown:
        w.means(shown)
        wordings: list[Wording] = []
        if 1 < len(shown) and passage.form != "clauses" and _of_one_form(shown):
            if passage.by == "partner":
                wordings.append(lambda voice: _ranked(w, voice, whole, shown, single, lead, when, area))
            wordings.append(lambda voice: _as_list(voice, whole, shown, lead, when, area, short=True))
            wordings.append(lambda voice: _as_list(voice, whole, shown, lead, when, area, short=False))
        wordings.append(lambda voice: clauses(voice, shown))
        wordings.append(lambda voice: clauses(voice, shown, plain=True))
        if not w.keep(*wordings):
            for told in shown:
                _alone(w, told, area, period)


def _alone(w: Writer, told: Told, area: str, period: Period) -> None:
    """One thing in a paragraph of its own."""
    w.means([told])
    when = period_words(period, w.plan.house)

    def write(voice: Voice, *, plain: bool = False) -> None:
        voice.put(when, "，", area, told.noun)
        _change_of(voice, told, area, plain=plain)
        voice.put("。")

    w.keep(write, lambda voice: write(voice, plain=True), lambda voice: _bare(voice, told, when, area))


def _bare(voice: Voice, told: Told, when: str, area: str) -> None:
    """A level and its growth alone, when nothing more reads back."""
    voice.put(when, "，", area, told.noun)
    voice.level(told.by_kind["level"])
    if "yoy_rate" in told.by_kind:
        voice.put("，")
        voice.growth(told.by_kind["yoy_rate"])
    voice.put("。")


def _of_one_form(rows: Sequence[Told]) -> bool:
    """Whether 分别为 can say all that is told: the same kinds, exact numbers, nothing flat or remarked."""
    kinds = {frozenset(told.by_kind) for told in rows}
    plain = {"level", "yoy_rate", "share", "share_change"}
    return (
        len(kinds) == 1
        and next(iter(kinds)) <= plain
        and len({told.base_of("share") for told in rows}) == 1
        and not any(told.turned or told.first or told.rank for told in rows)
        and all(
            p.figure.written.bound == "=" and (k in ("level", "share") or p.figure.written.value)
            for told in rows
            for k, p in told.by_kind.items()
        )
    )


def _series(voice: Voice, rows: Sequence[Told]) -> None:
    voice.put("分别为")
    voice.listed([told.by_kind["level"] for told in rows])
    if "yoy_rate" in rows[0].by_kind:
        voice.put("，")
        voice.growths([told.by_kind["yoy_rate"] for told in rows])
    _shares(voice, rows)
    voice.put("。")


def _shares(voice: Voice, rows: Sequence[Told]) -> None:
    """，占…的比重分别为…，比上年同期分别…, of *rows* whose shares are of one whole, if they have any."""
    base = rows[0].base_of("share")
    if not base:
        return
    voice.put(f"，占{base}的比重分别为")
    voice.listed([told.by_kind["share"] for told in rows])
    if "share_change" in rows[0].by_kind:
        voice.put("，")
        voice.changes([told.by_kind["share_change"] for told in rows])


def _as_list(
    voice: Voice, whole: Told, rows: Sequence[Told], lead: str, when: str, area: str, *, short: bool
) -> None:
    """信息技术外包（ITO）、…离岸服务外包执行额分别为…，同比分别增长…，占…的比重分别为…。"""
    voice.put(lead, when, "，", area)
    voice.put(names([told.shown for told in rows] if short else [told.noun for told in rows]))
    voice.put(whole.noun if short else "", "")
    _series(voice, rows)


def _ranked(
    w: Writer, voice: Voice, whole: Told, rows: Sequence[Told], known: Sequence[Told], lead: str, when: str,
    area: str,
) -> None:  # fmt: skip
    """离岸服务外包来源地前三位为…，执行额分别为…，同比分别增长…，合计占…的…。

    前三位 is said only where the book holds more partners than are named, or their posted sum.
    """
    head = whole.noun.removesuffix("执行额").removesuffix("合同签约额").removesuffix("合同额")
    amount = whole.noun[len(head) :]
    if not amount:
        return
    together = w.stock.together(rows, area)
    sure = together is not None or len(rows) < len(known)
    first = f"来源地前{COUNT[len(rows)]}位为" if sure else "主要来源地为"
    voice.put(lead, when, "，", area, head, first, names([told.shown for told in rows]))
    voice.put("，", amount, "分别为")
    voice.listed([told.by_kind["level"] for told in rows])
    if "yoy_rate" in rows[0].by_kind:
        voice.put("，")
        voice.growths([told.by_kind["yoy_rate"] for told in rows])
    _shares(voice, rows)
    if together is not None:
        voice.put("，合计")
        voice.share(together, whole.noun)
    voice.put("。")


def _month(w: Writer, told: Told, area: str, period: Period) -> None:
    def write(voice: Voice) -> None:
        voice.put(period_words(period, w.plan.house), "当月，", area, told.noun)
        _change_of(voice, told, area)
        voice.put("。")

    w.keep(write)


def _shown(
    passage: Passage, whole: Told, parts: list[Told], wanted: DataItem, plan: Plan
) -> list[Chart | Table]:
    """The chart and the table of a passage, of the figures its sentences print."""
    rows = [told for told in parts if not told.group]
    rows = rows[: passage.top] if passage.top else rows
    out: list[Chart | Table] = []
    bars = [_bar(told, plan) for told in rows]
    units = {unit for _, unit in bars}
    if passage.chart and 1 < len(rows) and len(units) == 1:
        shown = tuple(bar for bar, _ in bars)
        out.append(Chart(title=whole.noun, unit=units.pop(), bars=shown, source=wanted.source))
    if passage.table and rows:
        out += [_table(whole, rows, labels, plan) for labels in _labels(rows)]
    return out


def _bar(told: Told, plan: Plan) -> tuple[Bar, str]:
    """A thing as a bar, of the numbers that its sentence prints, and their unit."""
    number, unit = _cell(told.by_kind["level"], plan)
    growth = told.by_kind.get("yoy_rate")
    moved, per = _cell(growth, plan)
    change = Decimal(moved) if growth and per == "%" else None
    return Bar(label=told.shown.split("（")[0], value=Decimal(number), change=change), unit


def _labels(rows: Sequence[Told]) -> list[list[str]]:
    """What the rows of a table may be called, the first that reads back to be taken."""
    full = [told.shown for told in rows]
    return [[words.split("（")[0] for words in full], full, [told.member for told in rows]]


HEADS: tuple[tuple[Kind, str], ...] = (
    ("level", ""),
    ("yoy_rate", "同比增长"),
    ("share", "占比"),
    ("share_change", "占比变化"),
)


def _table(whole: Told, rows: Sequence[Told], labels: Sequence[str], plan: Plan) -> Table:
    """Numbers without units under heads with them; figures of mixed units keep theirs."""
    kinds = [(kind, head) for kind, head in HEADS if any(kind in told.by_kind for told in rows)]
    heads, columns = [], []
    for kind, head in kinds:
        cells = [_cell(told.by_kind.get(kind), plan) for told in rows]
        units = {unit for _, unit in cells if unit}
        shared = units.pop() if len(units) == 1 else ""
        heads.append((head or whole.noun) + (f"（{shared}）" if shared else ""))
        columns.append([number if shared or not unit else number + unit for number, unit in cells])
    body = list(zip(labels, *columns, strict=True))
    return Table(caption=whole.noun, rows=(("项目", *heads), *body))


def _cell(posted: Posted | None, plan: Plan) -> tuple[str, str]:
    """A number with its sign, and its unit."""
    if posted is None:
        return "—", ""
    text = printed(posted.figure, plan.house)
    number = text.rstrip("".join(set(text) - set("0123456789.,")))
    sign = "-" if posted.figure.written.value < 0 and not number.startswith("-") else ""
    return sign + number, text[len(number) :]
