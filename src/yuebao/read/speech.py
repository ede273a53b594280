"""What is being said: a clause's text and tokens, the context, and what was made of it so far."""

from __future__ import annotations

from sys import intern
from typing import Final

from yuebao.core.fact import Base, Kind
from yuebao.core.number import Bound
from yuebao.core.period import Period
from yuebao.core.unit import Unit
from yuebao.lexicon import Lexicon
from yuebao.read.dates.periods import period_of
from yuebao.read.dates.telling import FORESEEN, summed_last, tell
from yuebao.read.names import populations
from yuebao.read.names.again import measure_again
from yuebao.read.names.alike import OF_PEOPLE, of_industries, past_industry, people_of
from yuebao.read.names.antecedents import pointed_back
from yuebao.read.names.before import told_of_all
from yuebao.read.names.breakdowns import ORDERS
from yuebao.read.names.business import in_full
from yuebao.read.names.carried import (
    closed_by_owner,
    grown_by_part,
    harmed,
    is_again,
    measured_before,
    of_fair,
    performed,
    told_before,
    wholly_divided,
    without_partner,
)
from yuebao.read.names.chapters import OWNED, of_chapter
from yuebao.read.names.counties import in_county
from yuebao.read.names.fields import INVESTED, in_field
from yuebao.read.names.firm_led import of_same_firm
from yuebao.read.names.gains import altogether, unless_gained
from yuebao.read.names.goods import FLOWS_ALONE, boxed, by_flow, in_last_flow, of_listed_trade, of_trade
from yuebao.read.names.groups import area_of, county_named
from yuebao.read.names.labels import NO_LABEL
from yuebao.read.names.lists import members
from yuebao.read.names.made import of_output
from yuebao.read.names.members import kind_of, of_price, price_of
from yuebao.read.names.orders import of_orders, ordered, ordering
from yuebao.read.names.parallel import told_alike
from yuebao.read.names.places import (
    ABROAD,
    CUSTOMS_DISTRICT,
    is_beside,
    is_object,
    is_place,
    is_run_in,
    leave_place,
    names_airport,
    of_home,
    take_place,
)
from yuebao.read.names.pointers import POINTING_BACK, added_up, summed_up
from yuebao.read.names.returning import led_with, of_whole_place, whole_again
from yuebao.read.names.runs import subject_of, subjects_of
from yuebao.read.names.schools import of_school, school_behind
from yuebao.read.names.so_many import LEADERS
from yuebao.read.names.subjects import Naming
from yuebao.read.names.topics import titled_for
from yuebao.read.names.zones import counted_there, is_district, keep_zone, of_whom, past_trade
from yuebao.read.state.context import Context
from yuebao.read.state.drafts import PERCENT, Draft, Refusal, Since, led_by
from yuebao.read.state.spoken import OF_COUNTRIES, PUPILS, Subject, at_place, of_zones
from yuebao.read.words.breaking import breaking
from yuebao.read.words.clauses import Clause, in_name
from yuebao.read.words.manner import Predicate
from yuebao.read.words.modifiers import epithet_at, without_cause, without_next
from yuebao.read.words.phrases import clean
from yuebao.read.words.predicates import before_number, hedge_behind
from yuebao.read.words.quantities import Number, Token, negated
from yuebao.read.words.signs import stands
from yuebao.read.words.spans import goes_with_length, is_term

_NATIONAL: Final[tuple[str, ...]] = ("国内生产", "人均国内生产", "国民总收入")
_PER_HEAD: Final[tuple[str, ...]] = ("居民平均", "人均", "平均每", "每人")
_VISITORS: Final[tuple[str, ...]] = ("游客", "旅游者", "旅客", "访客", "旅游人数", "人次")
_MEAN_OF: Final[tuple[str, ...]] = ("值", "浓度", "气温", "降水", "降雨", "工资", "汇率", "人口")
_ASIDE: Final = frozenset({"duration", "date", "footnote", "exchange_unit", "list_marker"})
_SETTINGS = frozenset({"time", "own", "city", "province", "nest", "compare"})
_CHAPTERS: Final = frozenset({
    "教育", "科技", "卫生", "文化", "体育", "道路", "交通", "旅游",
    "邮电", "环境保护", "园林绿化", "社会保障",
})  # fmt: skip
"""Headings that stand run into the sentence behind them, before 全区 and the like."""
_THEMES: Final = frozenset({"增加值", "固定资产投资", "投资", "生产指数"})
"""Measures that bare industries are told of in the paragraphs after them."""
_IN_ALL: Final = frozenset({"总容量", "总面积", "总长度", "总里程", "总吨位", "总床位"})


class Speech:
    """The speech of one document, clause by clause.

    ``text``, ``ends`` (tokens by where they end) and ``opening`` are the clause's; ``drafts``, ``refused``
    and ``skipped`` collect what was made of the block's numbers. ``offset`` is the position that the
    block's first draft will have among the document's figures, ``opened`` that of the sentence's
    first draft in ``drafts``. ``override`` is a period that holds for one number only.
    """

    def __init__(self, lexicon: Lexicon, naming: Naming, context: Context) -> None:
        self.lexicon = lexicon
        self.naming = naming
        self.context = context
        self.drafts: list[Draft] = []
        self.since = Since()
        self.refused: list[Refusal] = []
        self.skipped: list[Refusal] = []
        self.ago: list[Draft] = []
        """The first levels of the text's first block and of the one before that told any."""
        self.offset = self.opened = 0
        self.text = ""
        self.earlier = ""
        """The paragraph before this one."""
        self.ends: dict[int, Token] = {}
        self.opening = False
        self.start = 0
        self.counted = ""
        self.used = 0
        self.override: Period | None = None
        self.breaks = breaking(lexicon.breaks)
        self.after = ""
        self.headed = 0
        """Where the name of a chapter ends that this block's first sentence stands run into."""
        self.levels = self.means = self.flat = self.marked = False
        """Whether 持平, and 平均, stand in this block; whether 持平 stands in this clause; whether more than
        the common rules may be asked for by what stands before this number."""
        self.counting = False
        self.beside = False
        """Whether the clause without numbers told of a wider area: 成为全省外贸的引擎."""
        self.linked = False
        """Whether 的 stands right before the number: 其中设在农村的10.9万处."""
        self.pending: Draft | None = None
        """A rate said before its subject: 继7月录得14.3%的升幅后，8月商品出口…"""
        self.spoken = False
        """Whether this sentence named a subject."""
        self.placed = False
        """Whether this clause named an area: what it speaks of is no group's told before."""
        self.here = False
        """Whether the phrase read last named it."""
        self.bracketed: Period | None = None
        """The period that a bracket dated this clause or one before it with: 服务业（1-4月）收入…"""
        self.lone: tuple[Period, ...] = ()
        """The periods that the clauses right before said alone, one each."""
        self.untold = -1
        """Where the numbers end whose subjects could not be told apart."""
        self.moved: tuple[Subject, ...] = ()
        """What the causes moved that are told of now: what is spoken of again behind them."""
        self.pieces: list[str] = []
        """The clauses without numbers right before this one, as phrases: members that commas part."""
        self.label = NO_LABEL
        self.apart: Subject | None = None
        """What the share of a whole of its own that is told next is of: 分别占甲的12%、乙的|11%."""
        self.stood: list[str | None] = []
        """The areas that the last phrase named, in their order: 全国、全省."""
        self.thing = self.firm = ""
        """What the sentence opened with that no list knows, and the firm that 公司 stood for last."""

    def words(self, clause: Clause, start: int, stop: int) -> str:
        """The noun phrase in ``text[start:stop]``, with times, own areas and brackets taken out.

        Times and areas found on the way are told to the context.
        """
        text, context, self.here, self.stood = self.text, self.context, False, []
        cuts: list[tuple[int, int]] = []
        for first, last in clause.holes:
            if start <= first and last <= stop:
                inside = text[first + 1 : last - 1]
                if in_name(text, first, inside):
                    continue  # 执业（助理）医师, 11个县（市、区）税收收入, 中欧班列（西安）
                if inside in self.lexicon.members:  # 国际（离岸）服务外包: a word of the name
                    cuts += [(first, first + 1), (last - 1, last)]
                else:
                    cuts.append((first, last))
        if self.headed and start < self.headed <= stop:
            cuts.append((start, self.headed))
        for token in clause.tokens:
            if token.start < start:
                continue
            if token.stop > stop:
                break
            kind = token.kind
            if kind == "time":
                tell(self, token, start)
                titled = start == 0 and 0 < token.start < 7 and is_run_in(self, token, stop)
                led = text[token.start - 2 : token.start] if token.start - 1 > start else ""
                within = led in ("年比", "年较") or (led[1:] == "在" and led[0] not in "存现所旨实潜内")
                foresaw = text[token.start - 1] in "到至" and text.endswith(FORESEEN, start, token.start - 1)
                cuts.append((0 if titled else start if foresaw else token.start - within, token.stop))
            elif kind == "nest":
                self.nest()
                cuts.append((start, token.stop))
            elif kind == "compare" and text[token.start - 1 : token.start] == "逐":
                continue  # 逐|季增|长
            elif kind == "compare" and not text.startswith(_MEAN_OF, token.stop):
                if token.value in ("yoy", "mom"):
                    context.compare = token.value
                rate = text[token.start] in "年月季" and text[token.stop : token.stop + 1] == "率"
                cuts.append((token.start, token.stop + rate))
            elif kind == "basis":
                context.real = token.value
                cuts.append((token.start, token.stop))
            elif kind == "skip" and token.value in _ASIDE and not is_term(text, token.stop, stop):
                near = token.start > start and goes_with_length(text, token)  # 近|一年
                cuts.append((token.start - near, token.stop))
            elif kind == "own" and stop == clause.stop and is_object(self, token, start, cuts):
                self.beside = True
            elif kind in ("own", "city", "province", "region") and (
                is_place(self, token, start, cuts) or is_beside(text, token, self.stood)
            ):
                self.place(token)
                self.stood.append(context.area)
                if names_airport(text, token):
                    continue  # 广州|白云机场
                if text.startswith(CUSTOMS_DISTRICT, token.stop):
                    cuts.append((token.start, text.index("关区", token.stop) + 2))
                    continue
                if token.start - start < 5 and self.opening and text[start : token.start] in _CHAPTERS:
                    cuts.append((start, token.stop))  # 教育 全区|共有中学
                region = kind == "city" and text.startswith("地区", token.stop)
                region = region or (kind == "region" and text.startswith("区域", token.stop))
                region = region and not text.startswith("生产", token.stop + 2)  # 深圳地区|新增首贷户
                if kind == "city" and token.stop < stop and is_district(self, token.stop, stop):
                    context.area = context.settled = text[token.stop : stop]  # 银川市|沙坡头区|2家
                    cuts.append((token.start, stop))
                    continue
                here = text[token.start - 1] == "在" and token.start - 1 > start  # 外商|在我省|设立企业
                cuts.append((epithet_at(text, start, token.start) - here, token.stop + 2 * region))
        if cuts:
            cuts.sort()
            pieces, at = [], start
            for first, last in cuts:
                if first > at:
                    pieces.append(text[at:first])
                at = max(at, last)
            # 项目|1-3月|项目
            again = bool(pieces) and len(pieces[-1]) > 2 and pieces[-1][-2:] == text[at : at + 2]
            pieces.append(text[at + 2 * again : stop])
            words = "".join(pieces)
        else:
            words = text[start:stop]
        if not words:
            return words
        if stop < clause.stop:
            words = without_cause(without_next(words))
        words = of_home(self, clean(pointed_back(self, words)))
        return in_county(self, words) if not cuts and ("县" in words or "旗" in words) else words

    def without(self, start: int, stop: int) -> str:
        """``text[start:stop]`` without its times, places, comparators and 其中."""
        cuts = sorted(
            (token.start, token.stop)
            for token in self.ends.values()
            if start <= token.start and token.stop <= stop and token.kind in _SETTINGS
        )
        pieces, at = [], start
        for first, last in cuts:
            pieces.append(self.text[at:first])
            at = last
        pieces.append(self.text[at:stop])
        return "".join(pieces)

    def place(self, token: Token) -> None:
        """Takes in the place that *token* names as that of the figures behind it."""
        take_place(self, token)

    def nest(self) -> None:
        context = self.context
        subject = told_of_all(context, self.text[self.start :], opening=self.opening)
        context.whole, context.outer = subject, context.outer or subject
        if self.opening and not context.compare:
            context.compare = led_by(self.drafts, self.opened, self.text) or context.earlier
        context.inline, context.shared_out = not self.opening, context.within
        summed = None if self.opening else summed_last(self)
        context.period = summed or context.period
        context.parent = subject.level if subject is not None else None
        context.subjects = context.subjects[-1:]

    def name(self, words: str, *, dimension: str, section: str) -> Subject:
        context = self.context
        if section == "count" and ("中" in words or words in populations.SOME):
            words = populations.among_people(self, words)
        words = in_full(self, words) if words and words[-1] in "类品务单计额数的" else words
        last = unless_gained(context, words)
        if dimension == "标准箱":
            words = boxed(self, words)
        if words in ORDERS and self.pieces and (who := ordering(self, self.pieces[-1])):
            words = who + words  # 东协地区则展现成长力道，接单金额
        mine = of_orders(last) or of_orders(context.opening)
        told = ordered(self, words, last) if mine or words.startswith("接自") else None
        if told is not None:
            return told
        stock = last is not None and last.known is not None and last.known.nature == "stock"
        stock = stock or (last is not None and last.head == "数")
        if words == "总数" and stock and last is not None and last.dimension in ("", dimension):
            return altogether(last)._replace(level=None, period=None)  # 用户净增9万户，总数|113万户
        if words in _IN_ALL and last is not None and last.head == "数" and last.before.startswith("新增"):
            return self.naming.subject(last.before[2:] + words, None)  # 新增交换机72万户，|总容量|7973万户
        again = measure_again(self, words, section, dimension)
        if again is not None:
            return again
        if last is not None and context.told:
            last = of_school(words, last, context.told, self.after)
        if last is not None and last.known is None and last.before.startswith(_PER_HEAD) and context.topic:
            last = context.topic  # 居民平均就诊6.8次；入院人次3亿
        divided = context.whole if section in ("count", "measure") and not self.placed else None
        if divided is not None and (context.members_of is not None or not wholly_divided(self, divided)):
            divided = None
        if divided is not None:  # 中学51所，其中公办42所，民办9所，|教职工
            last, context.parent = divided, None
        words = harmed(words, last, dimension) if last is not None else performed(words, dimension)
        priced = price_of(words, last) if last is not None and "价" in words and not self.placed else words
        if last is not None and priced != words:
            return of_price(self.naming.subject(priced, None), last)
        theme = context.theme
        if theme is not None and (
            last is None or (last.known is None and (not self.spoken or of_industries(self, last)))
        ):  # 东部地区增加值: of the release's own
            trade = words[-1:] == "业" and words[0] != "新" and not (words[0] == "第" and theme.before)
            trade = trade or (context.whole is not None and of_industries(self, last))
            if (
                (section == "ratio" and trade)
                or theme.head.endswith(words)
                or theme.indicator == f"{words}指数"
            ):
                last = theme
        closed = context.closed
        row = self.lexicon.heads.get(words) if closed is not None and closed_by_owner(closed) else None
        if row is not None and row.trade and not self.placed:
            last = context.closed  # 其中，民营企业数量增长9%；进出口
        opening = len(self.drafts) == self.opened and not self.spoken
        if opening and last is not None and self.naming.is_bare(words):
            lead = led_with(context)
            row = self.naming.head(words)[1]
            again = whole_again(row, lead, last, self.text[self.start :][:2]) if row is not None else None
            last = again or told_before(words, populations.whole_of_cut(context, row, last), context.recent)
        whole = context.whole if divided is None else None
        of_kinds = whole is not None and whole.dimension == "种" and dimension not in ("", "种")
        if whole is not None and (of_kinds or is_again(words, whole, context.recent)):
            whole = of_output(self, last)  # 122种产品中，…。其中，机器人59.5万套: of none counted
        if dimension in OF_PEOPLE:
            last, whole = people_of(self, words, dimension, last, whole)
        if whole is not None and whole.head == "数" and dimension[-1:] == "元":
            last, whole = context.of_lands(whole, last)
        if context.members_of is not None and dimension not in ("种", "个", "家", "项", "类"):
            whole = context.members_of
        if last is not None and dimension and self.headless(words):
            last, whole = told_alike(self, words, dimension, last, whole)
        if closed is not None and closed.head.endswith(_VISITORS):
            closed = None  # 其中境外游客0.6万人次；旅游总收入: of all visitors
        last = of_fair(last, words) if opening or last is None or last.head == "数" else last
        if words[:4] == "实际投资" and last is not None and last.head.endswith("直接投资"):
            words = words[2:]  # 开展了非金融类直接投资，|实际投资额
        if words in FLOWS_ALONE:
            words, last = by_flow(self, words, last, dimension)
        if opening and words in PUPILS and last is not None:
            # 特殊教育学校1所，…。全县|专任教师: of no school
            last = None if self.placed else school_behind(self.drafts, last)
        if self.placed and self.here and last is not None and last.before:
            last = populations.of_wider(self, words, last)
        if opening and self.placed:
            last = of_whole_place(self, words, last)
        words, spoken = of_whom(self, words, divided, closed, opening=opening, section=section)
        if context.zone is not None:
            last = past_trade(self, words, last)
        if section == "ratio" and words[-1:] in ("业", "产") and whole is None:
            last = past_industry(self, words, last)
        if last is not None and section in ("ratio", "none") and self.headless(words):
            made = measured_before(last, context.lead or context.opening, self.naming)
            if made is not None:
                last, whole = made, made if whole is not None else None
        there = counted_there(self, words, whole, last, dimension) if section == "count" else None
        if there is not None:
            return self.with_place(there._replace(level=None, period=None), words)
        subject = self.naming.subject(
            words,
            last,
            whole=whole,
            opening=opening,
            scope=populations.scope_left(self),
            dimension=dimension,
            section=section,
            linked=self.linked,
            spoken=spoken,
        )
        if subject.head in OWNED and (context.taught or (not subject.before and subject.head in PUPILS)):
            subject = of_chapter(self, subject)
        if subject.known is not None and (context.by or not self.placed):
            subject = populations.of_same_population(self, subject)
        fielded = context.trade or words in INVESTED or words[1:2] == "岸" or "级" in words[1:8]
        if fielded and (subject.known is not None or section == "count"):
            subject = in_field(self, subject, words)
        if subject.flow is not None:
            subject = of_trade(self, in_last_flow(self, subject, words), dimension)
        apart = context.apart or (bool(self.drafts) and self.drafts[-1].start >= self.start)
        placed = self.placed and (self.here or not apart)  # 甲区5亿元、综合保税区4亿元
        if not placed and (context.whole is None or opening or context.area != context.home):
            leave_place(self, words, subject, last, opening=opening)
        return of_same_firm(self, subject, words)

    def headless(self, words: str) -> bool:
        return self.naming.head(words)[1] is None

    def speak_of(self, subjects: tuple[Subject, ...]) -> None:
        context = self.context
        context.subjects, context.closed = subjects, None
        self.spoken = True
        first = subjects[0]
        if context.lead is None:
            context.lead_with(first)
        if first.known is not None and (first.known.trade or first.known.printed[-1] in "额入值"):
            context.name_total(first)  # 从产品看，机电产品出口…。其中，集成电路增长: no 产量
        if first.parts or first.area or first.head == "数":
            keep_zone(self, first)
        if context.theme is None and first.known is not None and first.known.printed in _THEMES:
            context.theme = first
        if context.opening is None or context.headed:
            context.open_with(first)
        if context.topic is None or (
            context.whole is None and len(self.drafts) - len(subjects) <= self.opened
        ):
            context.topic = subjects[0]

    def refuse(self, tokens: list[Token], reason: str) -> None:
        told = [token for token in tokens if not self.text.startswith("持平", token.start)]
        self.refused += [Refusal(token.start, token.stop, reason) for token in told]

    def add(
        self,
        token: Token,
        unit: Unit,
        kind: Kind,
        subject: Subject,
        rule: str,
        *,
        sign: int = 1,
        bound: Bound = "=",
        base: Base | None = None,
        period: Period | None = None,
    ) -> int:
        """Adds a draft; returns its position among the document's figures."""
        context = self.context
        number: Number = token.value
        if self.pending is not None and self.pending.start < token.start:
            self.pending.subject = subject._replace(level=None, period=None)
            self.pending.area, self.pending = subject.area or context.area, None
        stop = token.stop
        if context.area is None and subject.area is None and subject.head.startswith(_NATIONAL):
            context.area = context.item_area = "全国"
        area = subject.area or context.area
        parts = subject.parts
        if parts and parts[0][0] == "partner" and subject.measure in OF_COUNTRIES:
            area = parts[0][1]  # 欧元区|CPI
        value, level = number.value, kind == "level"
        bound = number.bound if number.bound != "=" else bound
        if bound == "=":
            bound = hedge_behind(self.text, stop)[0] or "="
        self.drafts.append(
            Draft(
                token.start,
                stop,
                value if sign > 0 or value <= 0 else negated(value),
                number.ulp,
                bound,
                unit,
                kind,
                subject,
                area,
                period or period_of(self, subject, kind, unit.dimension),
                base,
                context.real if context.real and kind.endswith("rate") else "",
                intern(rule),
                context.parent if level else None,
                None if level else subject.level,
            )
        )
        context.kind, context.borne = kind, True
        return self.offset + len(self.drafts) - 1

    def subjects(
        self, run: list[Token], words: str, *, dimension: str, section: str, change: bool = False
    ) -> tuple[Subject, ...] | None:
        """The subjects of a run of numbers, one each; None when they cannot be told apart."""
        if len(run) == 1:
            points = section != "count" and not change and stands(words, 0, POINTING_BACK)
            if points and (together := summed_up(self, words, run[0].start, dimension)) is not None:
                return (together,)
            adds = not change and self.text[run[0].start - 1] == "计" and (not words or self.headless(words))
            if adds and (together := added_up(self, run[0])) is not None:
                return (together,)
            if run[0].start < self.untold:
                return None
            one = subject_of(self, run[0], words, dimension=dimension, section=section, change=change)
            return one if len(one) == 1 else None
        last = self.context.subject
        if section == "ratio" and last is not None and last.head == "数" and "、" in words:
            grew = grown_by_part(self.context, self.naming)
            goods = grew is not None and not grew.flow and ("商品" in last.before or "品类" in last.before)
            named = goods or self.kind_of(words.partition("、")[0]) in ("city", "province", "region")
            if named and grew is not None:
                self.context.subjects, self.context.whole = (grew,), None  # 10个增长，其中甲市、乙市分别增长
        made = subjects_of(self, run, words, dimension=dimension, section=section, change=change)
        return made if made is not None and len(made) == len(run) else None

    def nameless(self, section: str = "") -> Subject:
        return titled_for(self, section) or Subject(self.context.scope, "", None, self.context.scope, ())

    def members(
        self, parts: list[str], *, dimension: str, section: str, head: str | None = None
    ) -> list[Subject]:
        """Subjects of a list; members without a head take the last one's, or *head*."""
        made = members(self, parts, dimension=dimension, section=section, head=head)
        made = populations.of_one_population(self.naming, made)
        return [of_listed_trade(self, one, dimension) if one.flow else one for one in made]

    def with_place(self, subject: Subject, part: str) -> Subject:
        """*subject* for the member *part* of a list: a place of its own, a partner, or a category."""
        part = part.removeprefix("我国") or part  # 日本、美国和|我国香港
        kind = self.kind_of(part)
        if kind in ("city", "province", "region") and not part.startswith(ABROAD):
            return at_place(subject, part, self.area_of(part))
        known = self.lexicon.members.get(part)
        member = known or ("sector" if part.endswith("业") else "category", part)
        if kind and len(part) == 1:  # 对美、对欧、对日服务出口
            whom = self.lexicon.short_partners[part]  # 英、德|对华投资
            member, part = ("partner", whom), f"对{part}" if subject.flow else whom
        elif kind:
            member = ("region" if kind == "zone" else "partner", part.removeprefix("来自"))
        if member[0] in ("partner", "region"):
            subject = without_partner(subject) if member[0] == "partner" else of_zones(subject)
        return subject._replace(before=part + subject.before, parts=(member, *subject.parts))

    def with_member(self, whole: Subject, part: str, *, partner: bool = False) -> Subject:
        """The member *part* of what *whole* speaks of, whose own first member it takes the place of."""
        where = "" if partner or part.startswith(ABROAD) else self.kind_of(part)
        if where in ("city", "province", "region"):
            return at_place(whole, part, self.area_of(part))._replace(level=None, period=None)
        if where == "zone" and any(dimension == "sector" for dimension, _ in whole.parts):
            return self.with_place(whole._replace(level=None, period=None), part)
        whole = without_partner(whole) if where == "partner" else whole
        parts = tuple(p for p in whole.parts if p[0] not in ("partner", "category", "product"))
        kept = "".join(word for dimension, word in parts if dimension == "side" or word[-4:] == "承包工程")
        family = LEADERS.sub("", whole.family)  # 前十位国家/地区|实际投入外资总额
        bare = whole._replace(before=kept + family, family=family, parts=parts, level=None, period=None)
        if whole.head == "指数" and part[-1] in "市县区州":
            bare = bare._replace(before=whole.before)  # 空气质量综合指数前三位：甲市（2.41）
        if partner:
            return bare._replace(before=part + bare.before, parts=(("partner", part), *parts))
        return self.with_place(bare, part)

    def kind_of(self, part: str) -> str:
        """What kind of place all of *part* is (partner, city, zone …); nothing when it is none."""
        if part in self.context.districts:
            return "city"
        kinds = self.naming.kinds
        if part not in kinds:
            kinds[part] = kind_of(part, self.lexicon, self.naming.groups)
        return kinds[part]

    def area_of(self, part: str) -> str | None:
        own = self.context.districts.get(part)
        return own or area_of(part, self.lexicon) or county_named(part, self.lexicon)

    def each(
        self,
        run: list[Token],
        units: list[Unit | None],
        subjects: tuple[Subject, ...] | None,
        kind: Kind,
        rule: str,
        told: Predicate,
        *,
        sign: int,
        base: Base | None = None,
    ) -> None:
        """One figure of *kind* for each number of a run."""
        if subjects is None or len(subjects) != len(run):
            self.refuse(run, "list:the numbers do not match the subjects")
            return
        told_subjects = []
        was, bound = self.override is not None, told.bound
        for place, token in enumerate(run):
            unit, subject = units[place], subjects[place]
            if place:
                after = run[place - 1].stop
                gap = before_number(self.text, after, token.start, self.ends, self.lexicon, ratio=False)
                if gap.kind == "move":
                    sign = gap.sign
                bound = told.bound if gap.bound == "=" else gap.bound
            index = self.add(token, unit or PERCENT, kind, subject, rule, sign=sign, bound=bound, base=base)
            stays = base is not None and subject.dimension not in ("", "%")  # 恢复到2019年的94%
            kept = was or kind != "ratio" or stays
            told_subjects.append(subject if kept else subject.told(index, "%", self.drafts[-1].period))
        if kind == "ratio":
            self.context.rated += tuple(told_subjects)
            self.speak_of(tuple(told_subjects))
