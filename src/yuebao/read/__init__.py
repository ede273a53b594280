"""Reading: a source becomes figures, each with its full meaning and its place."""

from __future__ import annotations

import gc
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Reading
from yuebao.core.making import ignored_of
from yuebao.core.period import UNKNOWN_YEAR, Period, whole_year
from yuebao.core.text import Block, Outline, Source
from yuebao.lexicon import Lexicon, load
from yuebao.read.changes.comparators import against_last_week, is_monthly
from yuebao.read.dates.alone import goes_back
from yuebao.read.dates.dating import HEADS, dating_of, given_out, heads_of, narrower, time_of_title
from yuebao.read.dates.headlined import date_headlines
from yuebao.read.dates.issues import numbered
from yuebao.read.dates.meant import tells_fair, year_meant
from yuebao.read.dates.parallel import next_way
from yuebao.read.dates.periods import DAYS, DAYS_OPEN, HOLIDAY, only_steps
from yuebao.read.dates.reviews import review_of_chapter, review_of_paragraph, review_of_title
from yuebao.read.dates.sums import with_sums
from yuebao.read.dates.telling import goes_on_summed, tell_behind
from yuebao.read.doubts import doubted
from yuebao.read.finishing import Finishing, bound_by
from yuebao.read.grammar import Grammar
from yuebao.read.leads import datelines, headings
from yuebao.read.leads.articles import Article, articles_of
from yuebao.read.leads.named import begins_point
from yuebao.read.leads.timed import set_time
from yuebao.read.names.annotated import notes_of
from yuebao.read.names.beyond import with_republic, writes_short_years
from yuebao.read.names.carried import of_same_works
from yuebao.read.names.chapters import chapter_of
from yuebao.read.names.fields import field_of_title, field_under, without_setting
from yuebao.read.names.goods import goods_of_title, tells_of_goods
from yuebao.read.names.labels import NO_LABEL
from yuebao.read.names.rare import rare_words
from yuebao.read.names.subjects import naming_by
from yuebao.read.names.topics import headlined, measure_in_bracket, measure_over, still_titled
from yuebao.read.names.whose import of_heading, of_land, of_news, settle_places, whose_of, with_own_places
from yuebao.read.names.zones import zones_of_title
from yuebao.read.proportions.plans import foresees, go_on_foreseeing, leave_foreseen
from yuebao.read.proportions.wholes import divided_below
from yuebao.read.settled import Settled
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.tabular.lines import RATED, Sheet, grown_there, is_rate_alone
from yuebao.read.tabular.listings import listings
from yuebao.read.tabular.tables import gather, read_table
from yuebao.read.trace import Step, carried, row_step, step
from yuebao.read.words.clauses import NUMERIC, clauses, tells_number
from yuebao.read.words.fold import folded, is_traditional, is_usual
from yuebao.read.words.hedged import Hedges, without_hedges
from yuebao.read.words.marked import opens_point
from yuebao.read.words.remarks import cut_remarks
from yuebao.read.words.scan import Token, scan
from yuebao.read.words.signs import holds, signs
from yuebao.read.words.times import HANZI
from yuebao.source import outline as outline_of

__all__ = ["explain", "read"]

_DIVIDES: Final = re.compile(" *[分按从](?!月|年|季)[^，。；：0-9]{1,14}(?:(?:看|分|而言|来说)[，：]|：)")
"""How a paragraph begins that only divides what the one before told: 分三大门类看，…"""
_CUT_LINE: Final = re.compile(
    "(?:[（(]?[一二三四五六七八九十0-9]+[）)、.．])? *[分按从](?!月|年|季)"
    "[^，。；：0-9]{1,16}?(?:看|分|分类|划分|而言|来说|分布|统计)：?"
)
"""A line that only says by what the paragraphs under it tell: 二、按国别（地区）分."""
_PARTS_NAMED: Final = re.compile(
    "(?:主要|各|分|前[0-9一二三四五六七八九十]+[大位个]|重点)[^，。；：0-9]{0,8}?(?:来源[地国]|发包[地国]|市场|园区|板块|区域|县区|区县|地区|国别|业务|类型|领域)(?:完成|执行|分布)?(?:情况)?(?:：|$)"
)
"""A line or a label that names a sort of parts: 1-10月主要发包地, 各板块完成情况：."""
_THEN: Final[tuple[str, ...]] = ("期内", "期间，", "同一期间", "在此期间")
_THEN_OF: Final = {"month": ("该月", "同月", "月内"), "quarter": ("该季", "同季", "季内")}
"""The same, of a period that was called by its kind: 单计第四季，…。该季…"""
_THEN_OPENS: Final = frozenset("期同在该月季")
_QUARTERS: Final[tuple[str, ...]] = ("东部", "中部", "西部", "东北", "中西部")
"""Quarters of the country, which no text is of alone."""
_FEATURES: Final[tuple[str, ...]] = ("的特点", "的特征")
_NOW: Final = re.compile("(?:截至)?目前")
_IS_PLANNED: Final = re.compile("计划(?:完成|安排|实施|投资|新建|总投资)|力争|拟(?=[完实投新建])")
_AT_PRESENT: Final = re.compile("(?:据[^，。；]{2,14}，)?目前，")
_BESIDES: Final[tuple[str, ...]] = ("与此同时，", "同时，", "另外，", "期间，")
"""How a paragraph begins that goes on in the time of the one before."""
_REST_OF: Final = re.compile(
    "(?:其他|其余)(?:录得|出现|有)[^，。；0-9]{2,10}(?:类别|货品|商品|行业|产品|项目)"
)
"""How a paragraph begins that goes on with the others of those that the one before measured."""
_GOING_ON: Final[tuple[str, ...]] = ("同时，", "与此同时，", "而")
_BULLETS: Final = frozenset("-—–－·•●■▪◆◇○ 按从分在其（(①②③④⑤⑥123456789一二三四五六")
"""What the lines begin with that a line above them opened: - 按职业分，…"""
_PARTS: Final = frozenset({"month", "quarter", "half"})
_NAMES: Final = frozenset({"partner", "city", "province", "region", "compare", "nest", "own", "basis"})
_NUMERALS: Final = signs(f"0123456789{HANZI}")


def read(source: Source, *, lexicon: Lexicon | None = None, outline: Outline | None = None) -> Reading:
    """Every figure of *source*, and what became of every other numeral.

    Figures, ignored and unread together hold every numeral of the text, each once. Nothing is
    guessed: what cannot be placed is unread, with the reason.
    """
    lexicon = lexicon or load()
    collecting = gc.isenabled()
    gc.disable()  # values only, no cycles: collections would look at each figure again and again
    try:
        return _read(source, outline or outline_of(source), lexicon, None)
    finally:
        if collecting:
            gc.enable()


def explain(source: Source, *, lexicon: Lexicon | None = None) -> tuple[Step, ...]:
    """Every sentence that holds numbers, with its tokens, its context and the rules that read it.

    A table gives a step a row: its cells, what each column's head and the row's name say, and the
    lines above the table in ``carried``.
    """
    steps: list[Step] = []
    _read(source, outline_of(source), lexicon or load(), steps)
    return tuple(steps)


def _read(source: Source, outline: Outline, lexicon: Lexicon, steps: list[Step] | None) -> Reading:
    """Reads each article of *source* as if it stood alone; those without a year are of the issue's."""
    articles = articles_of(source, outline)
    settled = Settled(naming_by(lexicon).named)
    issued: tuple[int, int] | None = None
    notes: frozenset[str] = frozenset()
    for article in articles:
        document = _Document(source, article, lexicon, settled)
        document.steps, document.issued = steps, issued
        document.read()
        notes |= notes_of(article.text, document.context.rare, lexicon)
        if article.first == 0 and len(articles) > 1:
            issued = numbered([block.text for block in article.blocks[:6]])
    settled.leave_nameless()
    date_headlines(settled.figures, outline.blocks)
    reading = Reading(
        source=source,
        outline=outline,
        figures=doubted(source, settled.figures),
        ignored=tuple(settled.ignored),
        unread=tuple(settled.unread),
        problems=source.problems,
        notes=notes,
    )
    return reading.truncated() if "truncation" in notes else reading


class _Document:
    """One document, or one article of several, on its way through the grammar."""

    def __init__(self, source: Source, article: Article, lexicon: Lexicon, settled: Settled) -> None:
        self.source = source
        self.article = article
        self.issued: tuple[int, int] | None = None  # the issue it stands in, where it tells no year
        self.lexicon = lexicon
        self.context = Context()
        self.speech = Speech(lexicon, naming_by(lexicon), self.context)
        self.grammar = Grammar(self.speech)
        self.sheet = Sheet(self.speech)
        self.summed: Period | None = None
        """The months whose last one a line of its own (7月当月：) turned to, for the chapters after it."""
        self.in_chapter = False
        """Whether that was the heading of a chapter: 二、4月当月情况."""
        self.settled = settled
        self.scanned: dict[int, list[Token]] = {}
        """The tokens of short blocks at the head, which were looked at for the year and the place."""
        self.blocks: list[tuple[Block, str]] = []
        self.hedges: dict[int, Hedges] = {}
        """What hedges say of the numbers of these blocks, whose texts are read without them."""
        self.remarks: set[int] = set()  # the blocks that only remark on others, and begin no paragraph
        self.since = 0
        """Where the item spoken of now begins among the blocks."""
        self.regions: tuple[str, ...] = ()
        """The regions of the country that the item told before this block."""
        self.monthly = False
        """Whether all growth is on the month before: money and banking beyond the border."""
        self.whose: dict[int, str | None] = {}
        """Whose the figures are that no sentence names an area for, by where their item begins."""
        self.land = ""
        """The land that the title of the news read now opened with."""
        self.led: Period | None = None
        """The period that the paragraph before opened with, for paragraphs that only divide it."""
        self.whole: Draft | None = None
        self.cut: Subject | None = None
        """What a line of its own (二、按国别分) cuts, for the paragraphs under it that name no measure."""
        self.labelled = False
        """Whether the paragraph before was led by what its parts are called: 主要发包地：美国."""
        self.governed: headings.Governed | None = None
        """What the heading right before says something of: 快递业务|较快增长."""
        self.goes_on = False
        """Whether the block before ended in a mark that goes on: a line over its bullets, or one of these."""
        self.steps: list[Step] | None = None
        text = article.text
        self.usual = is_usual(text, lexicon)
        """Whether all of the text is written as the lexicon writes: simplified, and of its widths."""
        probe = "" if self.usual else text if len(text) < 25_000 else text[:20_000] + text[-5_000:]
        self.traditional = is_traditional(probe, lexicon)

    def read(self) -> None:
        """Settles all that is told."""
        plain = self._without_hedges()
        printed = [block.text for block in plain]
        asked = rare_words(self.lexicon)
        texts, rare = folded(printed, self.lexicon, asked, traditional=self.traditional, usual=self.usual)
        self.context.rare = rare
        self.remarks, numerals = cut_remarks(plain, texts, self.hedges, self.lexicon)
        self.settled.ignored += numerals
        blocks = list(zip(plain, texts, strict=True))
        self.blocks = blocks
        self.finishing = Finishing(self.article.text, texts, rare)
        self._introduce(blocks)
        item: tuple[str | None, str | None] | None = None
        tables = gather(self.source, blocks, self.lexicon)
        for index, (block, text) in enumerate(blocks):
            if block.mark is not None:
                self._mark(block)
                self.sheet.mark(self.source.text[block.mark.start : block.mark.stop], text)
            if (block.section, block.item) != item:
                item, self.since = (block.section, block.item), index
                self.context.begin_item(whole=item == (None, None))
            elif block.kind in ("item", "section"):
                self.since = index
                self.context.begin_item()
            table = tables.get(index)
            if index in self.remarks:
                continue
            if table is None:
                self._block(index, block, text)
            elif table.first == index:
                for place, row in read_table(self.speech, table, self.settled.figures):
                    if self.steps is not None:
                        self.steps.append(
                            row_step(table, place, self.speech.drafts, self.speech.refused, self.lexicon)
                        )
                    self.settled.settle(self.speech, self.article.first + place, row, self._whose)
        self.blocks = []
        del blocks, tables  # before the lists are doubled as tuples

    def _without_hedges(self) -> list[Block]:
        """The blocks of the article without the hedges of their numbers, which are kept."""
        blocks = list(self.article.blocks)
        for index, block in enumerate(blocks):
            plain = without_hedges(block)
            if plain is not None:
                blocks[index], self.hedges[index] = plain
        return blocks

    def _introduce(self, blocks: list[tuple[Block, str]]) -> None:
        """The document's year and place, from its title, its date and its first words."""
        context = self.context
        shown = [place for place, (block, _) in enumerate(blocks) if block.kind != "page"]
        blocks = blocks if len(shown) == len(blocks) else [blocks[place] for place in shown]
        heads = heads_of(blocks, self.lexicon)
        self.scanned = {shown[head.place]: head.tokens for head in heads if len(head.text) <= 400}
        context.republic = writes_short_years(heads, context.rare, traditional=self.traditional)
        if context.republic:
            heads = [head.read_as(with_republic(head.text, head.tokens)) for head in heads]
        dating = dating_of(heads, [text for _, text in blocks], self.article.released)
        context.year, context.released, context.after, context.begun = dating
        if self.issued is not None and context.year == UNKNOWN_YEAR:
            context.year, context.released = self.issued
        context.given_year = context.year
        ended = review_of_title(
            context, [head.text for head in heads[:4] if head.block.kind == "title"], [t for _, t in blocks]
        )
        context.now = given_out([text for _, text in blocks], self.article.released, dating.year)
        context.of_goods = tells_of_goods([text for _, text in blocks])
        settle_places(context, heads, self.lexicon, traditional=self.traditional)
        opening = [text for _, text in blocks[:6]]
        context.below = against_last_week(opening)
        self.monthly = is_monthly(opening)
        context.heading_compare = "mom" if self.monthly else context.heading_compare
        for head in heads:
            if head.place < 6 and head.block.kind == "title":
                words = headings.title_said(self.speech, without_setting(head.text, head.tokens))
                field, titled = field_of_title(words)
                context.trade = context.heading = context.heading or field
                context.title_field = context.title_field or titled
                context.title = context.title or words
                context.titled_zone = context.titled_zone or zones_of_title(words)
                self.sheet.begin(head.text)
                if context.of_goods and not context.titled_goods[0]:
                    context.titled_goods = goods_of_title(head.text, head.tokens, self.speech.naming)
                times = [
                    token.value
                    for token in headings.periods(head.tokens)
                    if not dating.begun
                    and HOLIDAY.match(head.text, token.stop) is None  # “五一”假期: of days
                ]
                told = context.resolve(time_of_title(times)) if times else None
                context.title_period = narrower(context.title_period, told)
        if context.title_period is None:
            undated = not any(headings.periods(head.tokens) for head in heads)
            meant = year_meant(context.year, [t for _, t in blocks], undated=undated)
            context.title_period = meant or ended
            if context.title_period is None and tells_fair([text for _, text in blocks]):
                context.untold = whole_year(UNKNOWN_YEAR)

    def _cut_by_line(self, index: int, block: Block, text: str) -> None:
        """Takes in what a line cuts that only says by what it is told (二、按国别分, 分地区看：) or that
        heads parts with their shares (三、来源地): the amount told before that the shares fit, or what the
        paragraph before led with.
        """
        line = len(text) < 24 and _CUT_LINE.fullmatch(text) is not None
        label = _PARTS_NAMED.match(text) if block.kind == "paragraph" and "：" in text[:20] else None
        if not line and label is None and block.kind not in ("heading", "item"):
            self.cut = self.cut if block.kind == "paragraph" and not self.labelled else None
            self.labelled = False
            return
        self.labelled = label is not None
        below = [text for _, text in self.blocks[index + 1 : index + 4]]
        below = below if label is None else [text[label.end() :]]
        named = label is not None or _PARTS_NAMED.search(text) is not None
        before = [draft for draft in (self.whole,) if draft is not None]
        self.whole = divided_below(
            below, [*before, *reversed(self.speech.drafts), *reversed(self.speech.ago)], named=named
        )
        lead = self.context.lead
        if self.whole is not None:
            self.cut = self.whole.subject._replace(level=None)
        elif line:
            self.cut = self.cut or (lead if lead is not None and lead.known is not None else None)
        else:
            self.cut = None

    def _mark(self, block: Block) -> None:
        mark = block.mark
        assert mark is not None
        text = self.source.text[mark.start : mark.stop]
        if any(c.isdigit() or c in "一二三四五六七八九十" for c in text):
            self.settled.ignored.append(ignored_of(mark.start, mark.stop, text.strip(), "list_marker"))

    def _block(self, index: int, block: Block, text: str) -> None:
        context, speech, owner = self.context, self.speech, NO_LABEL
        ahead = context.main or context.item_period
        self.regions = context.regions
        above = index - 1
        while above in self.remarks:
            above -= 1
        speech.earlier = self.blocks[above][1] if above >= self.since else ""
        tokens = self.scanned.pop(index, None) or scan(text, self.lexicon)
        unit_alone = len(text) < 60 and self.sheet.tells_unit(text)
        if unit_alone or block.kind in ("page", "attribution", "title"):
            self._pass_over(block, tokens)
            return
        tokens = with_sums(
            context, text, with_own_places(context, text, tokens, self.lexicon), speech.earlier
        )
        self._cut_by_line(index, block, text)
        if not text.startswith("其中"):
            divided = context.divided
            led = self.led
            if text[:1] not in " 分按从" or _DIVIDES.match(text) is None:
                self.led = None
            others = text.startswith("其") and _REST_OF.match(text) is not None
            kind_above = self.blocks[above][0].kind if above >= 0 else ""
            alone = block.kind == "paragraph" and text[0] in RATED and is_rate_alone(text, kind_above)
            spoken = context.subject if others or alone or text.startswith(("同时，", "与此同时，")) else None
            spoken = spoken or grown_there(context, text)
            within = context.within if self.goes_on and text[:1] in _BULLETS else None
            context.begin_paragraph(self.led)
            if block.kind == "paragraph":
                (context.subjects, owner), self.governed = (
                    headings.governed_by(speech, self.governed, text, tokens),
                    None,
                )
            context.within = within or self.cut
            if self.cut is not None and self.whole is not None and block.kind == "paragraph":
                context.kept = context.period = self.whole.period
            if spoken is not None:
                context.subjects = (spoken,)
            goes_on = others or alone or text.startswith(_BESIDES)
            goes_on = goes_on or (text[0] in "经由从通" and next_way(text, speech.earlier))
            if context.former is not None and goes_on:
                context.kept = context.period = context.former
            elif led is not None and led.kind != "month" and text.startswith("同期，"):
                context.kept = context.period = led  # 首11个月…。同期，: as the paragraph before began
            if (
                divided is not None
                and block.kind == "paragraph"
                and not (tokens and tokens[0].kind == "time")
            ):
                context.divide(divided)
        elif len(text) < 4 and context.subject is not None:  # 其中：, a line of its own
            context.divided = context.topic or context.subject
        heads = (text[-1:] in "）：" or block.kind == "heading") and self.sheet.take(
            text, tokens, heading=block.kind == "heading"
        )
        if block.kind in ("item", "section", "heading"):
            mark = self.source.text[block.mark.start : block.mark.stop] if block.mark is not None else ""
            mark = mark or (text[:2] if text.startswith("、", 1) else "")  # 一、四季度走势回升
            chapter = mark[-1:] == "、" and mark[0] in HANZI
            if self.summed is not None and mark and (chapter or not self.in_chapter):  # 7月当月：…⏎二、…
                context.item_period = context.main = context.kept = context.period = self.summed
                self.summed = None
            if not heads:
                self.sheet.leave()
            self._head(text, tokens)
            if block.kind == "item" or (block.kind == "heading" and context.home is None):
                self.land = of_land(context, text, tokens, self.blocks[index + 1 : index + 2], self.land)
            if block.kind == "item":
                of_news(context, tokens, self.blocks[index + 1 : index + 2])
            if chapter:
                self._turn(ahead, context.item_period, chapter=True)
        elif heads and (named := headings.periods(tokens)):
            context.item_period = context.tell(named[-1].value) or context.item_period
        opens = bool(tokens) and tokens[0].kind == "time" and tokens[0].start == 0  # 一季度，全区上下…
        set_time(context, text, tokens)
        if block.kind == "paragraph":
            review_of_paragraph(context, text, numbers=tells_number(tokens))
        announced = headings.announced_time(text, tokens)
        if announced is not None:
            context.item_period = context.main = context.tell(announced.value)
        speech.headed = headings.run_in(block, text, self.source.text)
        speech.levels, speech.means = "持平" in text, "平均" in text
        told = speech.levels or text.endswith(("方面：", "中："))
        if text.endswith("：") and not told and all(t.kind in ("own", "time", "mark") for t in tokens):
            bracketed = measure_in_bracket(speech, text[:-1], tokens)
            context.titled = bracketed or measure_over(speech, text) or context.titled
            over = headings.periods(tokens) if bracketed is not None else []
            if over:  # 分区域看（1-7月执行额）：
                context.item_period = context.tell(over[-1].value) or context.item_period
                context.main = context.kept = None
        self.sheet.line(text, tokens, listed=block.mark is not None)
        lists = listings(speech, text, tokens) if "：" in text else []
        if levels := [draft for draft in speech.drafts[:10] if draft.kind == "level"]:
            speech.ago = [*speech.ago[:6], *levels]
        if speech.drafts:
            context.review.before = speech.drafts[-1].period
        context.titled = context.titled or headlined(speech)
        context.course = None  # its later value stood among those of the block before
        speech.since.above = speech.drafts if text.startswith("其中") else []
        speech.drafts, speech.refused, speech.skipped = [], [], []
        speech.offset = len(self.settled.figures)
        if len(text) < 12 and text[-1:] == "：" and tokens and tokens[0].kind == "time":
            self._turn(ahead, context.resolve(tokens[0].value), chapter=False)
        for token in tokens:
            kind = token.kind
            if kind == "mark":
                continue
            if kind == "number" or kind in NUMERIC:
                told = True
            elif kind == "skip":
                self.settled.ignore(block, token.start, token.stop, token.value)
            elif kind == "time":
                self.settled.ignore(block, token.start, token.stop, "period")
            elif kind in _NAMES and holds(text, _NUMERALS, token.start, token.stop):
                name = text[token.start : token.stop]
                self.settled.ignore(block, token.start, token.stop, f"name:{name}")
        begun: Period | None = None
        for sentence in clauses(text, tokens, datelines.opens_behind(text)) if told else ():
            before = carried(context) if self.steps is not None else ()
            start = sentence[0].start
            opened = text[start : start + 1]
            if start and text[start - 1] in "是，" and opens_point(text, start):
                context.kept = context.main or context.kept
            kept = context.kept
            if kept is not None and kept.kind == "years" and _NOW.match(text, start):
                context.kept = whole_year(kept.stop // 12 - 1)  # 2006年至2016年，…。目前，…
            if begins_point(text, start):
                context.begin_point(anew=not any(clause.numbers for clause in sentence))
            spoke, within = context.period, context.within
            for listing in lists:
                if start <= listing.stop < sentence[-1].stop:  # 执行额前三位：甲区3亿元
                    context.within = listing.subject or context.subject or context.before
                    context.each_is = listing.kind
            whole = context.told if opened == "其" and text.startswith("其中", start) else ()
            context.begin_sentence(goes_on=opened in "同与而" and text.startswith(_GOING_ON, start))
            if len(whole) == 1:
                context.told = whole  # 进出口20亿元。其中，出口12亿元，进口8亿元，分别增长5%、6%和4%
            if spoke is not None and spoke.kind == "years" and text.startswith("其中", start):
                context.period = spoke  # “十一五”期间年均增长14.7%。其中第一产业年均增长5.2%
            elif opened == "其" and text.startswith("其中", start):
                goes_on_summed(speech)
            if opened in DAYS_OPEN and DAYS.match(text, start):
                context.period = None
            elif opened in "据目" and _AT_PRESENT.match(text, start) is not None:
                context.come_to_now()
            goes_back(speech, text, sentence)
            former = context.former if opened in _THEN_OPENS else None
            if former and start and context.kept != context.main and (not kept or kept.kind != "instant"):
                former = None  # 首九个月…。期内，: of no paragraph before
            if former is not None and text.startswith(_THEN + _THEN_OF.get(former.kind, ()), start):
                context.period = context.kept = former
            kept = context.kept
            first = speech.opened = len(speech.drafts)
            speech.spoken, speech.pending, speech.thing, speech.label = False, None, "", owner
            lasting, main, borne = context.lasting, context.main, context.borne
            go_on_foreseeing(context, text, start, sentence[-1].stop)
            held = context.subjects, context.topic, context.lead, context.trade
            for clause in sentence:
                self.grammar.clause(text, clause)
                begun = context.kept if clause.start == 0 else begun  # 9月…；累计1至9月…。⏎按地区分
            owner = headings.owner_behind(speech, text, sentence)
            if lists:
                context.within, context.each_is = within, ""
            if len(speech.drafts) == first and text.endswith(_FEATURES, start, sentence[-1].stop):
                context.subjects, context.topic, context.lead, context.trade = held
            if context.kept is not kept and foresees(text, start, sentence[-1].stop):
                leave_foreseen(context, kept, lasting, main, titled=block.kind == "item")
            if context.kept is not kept and not any(clause.numbers for clause in sentence):
                context.forget_year(kept, lasting)
            stop = sentence[-1].stop
            bounds = (start, stop)
            if main is None and context.main is not None and _IS_PLANNED.search(text, start, stop):
                context.main = None  # 今年，计划完成投资500亿元
            if context.periods and only_steps(kept, context.kept, context.periods):
                context.kept = kept  # 一季度、上半年和前三季度分别增长…。: the year goes on
            if context.kept is not None and context.kept.kind == "instant":
                context.borne = borne  # 截至9月末，资产5亿元。1—9月，…: what stands then bears no flow's time
            elif context.main is None and not context.dated and len(speech.drafts) > first:
                # what was told before any time is of the heading's, or of the title's
                context.main = context.item_period or context.title_period
            for draft in speech.drafts[first:]:
                draft.sentence = bounds
            if self.steps is not None:
                span = block.joined.span(bounds[0], max(bounds[0] + 1, bounds[1]))
                self.steps.append(
                    step(span, text, bounds, before, tokens, speech.drafts[first:], speech.refused)
                )
        if opens:
            self.led = begun or context.kept
        if text.endswith("方面：") and context.subject is not None and context.whole is not None:
            context.divided = context.subject  # 主要国家CPI方面：, a line of its own
        elif text.endswith("中：") and context.whole is not None:
            context.within = context.whole  # 失业人口中：, a line of its own
        elif text.endswith("；") and context.lately is not None:
            context.within = context.lately  # 按行业分，就业人口主要集中在制造业（13%）；
        self.goes_on = text.endswith(("；", "："))
        context.works = of_same_works(speech.drafts, context.works)
        tell_behind(speech, text, tokens)
        if index in self.hedges:
            bound_by(speech.drafts, text, self.hedges[index])
        self.finishing.finish(speech, text, block.heading or "")
        self.settled.settle(speech, self.article.first + index, block, self._whose)
        if headings.heads_paragraph(self.blocks[index : index + 2]):
            marked = block.mark is not None
            self.governed = headings.governing(speech, text, tokens, self.grammar.clause, marked=marked)

    def _turn(self, ahead: Period | None, part: Period | None, *, chapter: bool) -> None:
        """Keeps the time told *ahead*, where a line or the heading of a *chapter* turns to its last month,
        quarter or half (一、四季度走势回升).
        """
        if ahead is not None and part is not None and part.kind in _PARTS and ahead.months > part.months:
            self.summed, self.in_chapter = (ahead if ahead.stop == part.stop else None), chapter

    def _head(self, text: str, tokens: list[Token]) -> None:
        """A heading tells the year, the period, the place and, alone, the measure of what stands under it."""
        context = self.context
        over = measure_in_bracket(self.speech, text, tokens)
        named = headings.named_by_heading(self.speech, text, tokens)
        context.titled = over or measure_over(self.speech, named) or still_titled(context, text)
        context.begin_chapter(field_under(context, text, named))
        context.stage = context.taught = chapter_of(text.strip())
        compared = {token.value for token in tokens if token.kind == "compare"}
        context.heading_compare = "mom" if compared == {"mom"} or (self.monthly and not compared) else ""
        periods = headings.times_told(text, tokens)
        for token in tokens:
            if token in periods:
                if isinstance(token.value.year, int):
                    context.year = token.value.year
                context.item_period = context.tell(token.value) or context.item_period
                context.main = None
        of_heading(context, text, tokens)
        review_of_chapter(context, text, dated=bool(periods))

    def _pass_over(self, block: Block, tokens: list[Token]) -> None:
        """Page numbers, attributions, titles, units over lines: no figures, yet accounted for."""
        reason = {"page": "page_number", "attribution": "attribution"}.get(block.kind, "title")
        for token in tokens:
            named = token.kind in _NAMES and holds(block.text, _NUMERALS, token.start, token.stop)
            if named or token.kind in ("number", "rank", "fold", "skip", "time"):
                self.settled.ignore(block, token.start, token.stop, reason)  # 九江市2021年外贸

    def _whose(self) -> str | None:
        """Whose the figures of the item are that no sentence before them names an area for."""
        if self.since not in self.whose:
            context, texts = self.context, []
            first = self.blocks[self.since][0]
            for block, text in self.blocks[self.since : self.since + HEADS]:
                if (block.section, block.item) != (first.section, first.item):
                    break
                if block.kind != "page":
                    texts.append(text)
            self.whose[self.since] = whose_of(context, texts)
        regions = self.regions
        alone = len(regions) == 1 and not regions[0].startswith(_QUARTERS)  # 粤东地区…。机电产品出口…
        return self.whose[self.since] or (regions[0] if alone else None)
