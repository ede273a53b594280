"""What one clause leaves for the next: time, place, subject and scope."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Final, NamedTuple

from yuebao.core.fact import Base, Kind
from yuebao.core.period import UNKNOWN_YEAR, Period
from yuebao.read.state.courses import Course
from yuebao.read.state.reviews import Review
from yuebao.read.state.spoken import Subject
from yuebao.read.state.turns import holds, keeps_to, stays, takes_place
from yuebao.read.words.times import UNDATED, Time, resolve

_PARTS: Final = frozenset({"month", "months", "quarter", "half", "year", "end"})
_CITY_LEVELS = frozenset({"city", "region", "county", "prefecture", "league", "banner", "town", "province"})
_WHOLE = {
    "city": "全市", "province": "全省", "region": "全区", "county": "全县", "prefecture": "全州",
    "league": "全盟", "banner": "全旗", "town": "全镇",
}  # fmt: skip
LEVELS: Final = {said[1]: level for level, said in _WHOLE.items()}
"""The level of the document's own area by the character that says it: 全|省, 我|市."""

_HONG_KONG: Final = "香港特别行政区"
"""What 全港 is of, where it is no port."""
_LANDS: Final[tuple[str, ...]] = ("国家和地区", "国家", "地区", "经济体", "国家及地区")
"""How the mean of one of many begins, which has no parts: 单笔合同平均金额, 平均每份合同执行额."""


class Announced(NamedTuple):
    """What is told of each member of a list: its measure, the sort of number, and its sign."""

    measure: Subject
    kind: Kind
    sign: int


_BY_DAY: Final[tuple[str, ...]] = ("日均", "月均", "每日平均", "平均每天", "平均每日")
"""What a mean is called that stands beside its total, of which the next sentence goes on."""


@dataclass(slots=True, kw_only=True)
class Context:
    """The state carried through a document. ``begin_*`` say what each boundary forgets."""

    year: int = UNKNOWN_YEAR
    released: int = UNDATED
    """The month of the text's date when the year was taken from that date."""
    given_year: int = UNKNOWN_YEAR
    """The year that ``released`` is a month of; a heading may turn to another."""
    now: Period | None = None
    """The end of the month that the text was given out in, where it says so: 截至目前."""
    after: bool = False
    """Whether the text was written in the year after the one it is about, whose 去年 is that year."""
    begun: bool = False
    """Whether the text is of the whole year before its own too: 2018年决算和2019年上半年预算执行情况."""
    city: str | None = None
    first_city: str | None = None
    first_year: int = UNKNOWN_YEAR
    province: str | None = None
    home: str | None = None
    """The area of the document's title, when it has one."""
    districts: dict[str, str] = field(default_factory=dict)
    """The districts of the text's city by the short names that its lists tell: 天河 for 天河区."""
    rare: frozenset[str] = frozenset()
    """Which of the words that few texts hold the text holds."""
    republic: bool = False
    """Whether its years of two digits are of Taiwan's reckoning: 97年10月."""
    in_short: str = ""
    """What the text's city is called in short where the word says something else elsewhere: 中山."""
    unlisted: str = ""
    """The place that the text is of, where no lexicon knows it."""
    here: str = ""
    """Which of Hong Kong, Macao and Taiwan the text is of, nothing when it is of none."""
    area: str | None = None
    item_area: str | None = None
    homely: bool = False
    """Whether the item told of the document's own city before: it is about no other place."""
    whole_text: bool = False
    """Whether it is a text without items, of its title's place: it is about no other."""
    under: str | None = None
    """The province that a heading said and nothing else, whose 全省 is."""
    settled: str | None = None
    """The last area told that is no region of a country (东部地区)."""
    abroad: bool = False
    """Whether Taiwan, Hong Kong, Macao or another land speaks: 中国 is no area of its own figures."""
    regions: tuple[str, ...] = ()
    """The regions of the country that the item told, each once."""
    foreign: str = ""
    """Which of the three, or of the lands where Chinese is written, such a text is of: its 我国."""
    land: str = ""
    """The land whose own office speaks, of whose figures nothing else tells whose they are."""
    apart: bool = False
    """Whether the sentence told several areas, one clause each: the next sentence is of none of them."""
    period: Period | None = None
    """The period spoken of now."""
    lasting: Period | None = None
    """The last period that is no point in time: what a flow falls back on."""
    item_period: Period | None = None
    title_period: Period | None = None
    """The period of the document's title."""
    untold: Period | None = None  # the year of the fair that a text without any year tells of
    main: Period | None = None
    """The first period that the item told: where a new paragraph begins."""
    borne: bool = False
    """Whether a figure was read since ``main`` was told."""
    kept: Period | None = None
    """The period that goes on into the next sentence."""
    parted: Period | None = None
    """What a sentence cuts into quarters or months, then told again: 分季度看，一季度…。分产业看."""
    former: Period | None = None
    """The period that the paragraph before ended in: 期内."""
    came_from: Period | None = None
    """When the first of the last two values told was, for what moved in the same time: 由5月的3.2%上升至."""
    course: Course | None = None
    """From when to when went what the paragraph told last so: 由2008年的357家增至2011年的1600家."""
    left: int = -1
    """How many drafts the paragraph had right behind a number told as what something went from."""
    review: Review = field(default_factory=Review)
    foreseen: Period | None = None
    """The time that the sentence before foresaw something of."""
    dated: bool = False
    """Whether the period was said in this very sentence."""
    fresh: bool = False
    """Whether the period was said in this very clause."""
    subjects: tuple[Subject, ...] = ()
    closed: Subject | None = None
    """The part that a ； closed: what a bare measure right behind it is still of."""
    told: tuple[Subject, ...] = ()
    """Subjects whose levels this sentence printed, in order."""
    rated: tuple[Subject, ...] = ()
    """Subjects whose ratios this sentence printed, in order."""
    recent: tuple[Subject, ...] = ()
    """The last subjects that a sentence printed more than one level of: what 上述三者 are."""
    periods: tuple[Period, ...] = ()
    """Periods listed together (3月及首季), for the numbers that follow."""
    steady: str = ""
    """The comparator that its paragraph speaks in (从环比看), when it is not the year before."""
    yearly: bool = False
    """Whether the paragraph compared with the year before."""
    heading_compare: str = ""
    """The comparator that the heading names (环比变动情况)."""
    by: str = ""
    """Whom amounts per head are counted over, where it is not all who live there: 按户籍人口计算."""
    without: str = ""
    """What the sentence tells the same measures without: 剔除一次性措施的影响，相应升幅."""
    below: str = ""
    """What a bracket says that all changes below are against: 比2013年末（下同）."""
    earlier: str = ""
    """The comparator of the sentence before, which a 其中 takes over."""
    zone: Subject | None = None
    """The zone that the paragraph tells what was achieved in, until a place is told."""
    titled_zone: Subject | None = None
    """The zones of one sort that the title says its report is on."""
    topic: Subject | None = None
    lead: Subject | None = None
    """What the paragraph spoke of first."""
    titled: Subject | None = None
    """The measure that a heading is, for figures whose sentence names none."""
    of_goods: str = ""
    """What a text begins with that never speaks of all trade: goods told there may be those of all of it."""
    titled_goods: tuple[str, str] = ("", "")
    """The goods whose trade its title tells of, and which flow of it."""
    each_is: str = ""
    """What the percents of a list's members are, as its opener says (增速前三位：): ``rate``, ``share``."""
    percents: tuple[str, ...] = ()
    """What the bare percents behind an amount are, as the line over them says: 分区（进出口额，占比）."""
    title_field: str = ""  # the field that the title of the text names
    title: str = ""  # what it says beside its place and time
    heading: str = ""
    """The field that the heading names (二、服务外包), for the paragraphs under it."""
    stage: str = ""
    """The stage of schools, the insurance or the way of carriage that the heading names (学前教育)."""
    taught: str = ""
    """The one that the paragraph is about: its own (——普通高中。), or the heading's."""
    trade: str = ""
    """The field spoken of, whose bare measures follow (电子商务发展良好。交易额…)."""
    trade_at: int = 0
    """How many figures the paragraph had told when it was named."""
    divided: Subject | None = None
    """What a line of its own (其中：) divided, for the lines after it."""
    before: Subject | None = None
    """The lead of the paragraph before, which a paragraph that only divides it (从商品类别看) takes over."""
    theme: Subject | None = None
    """What the document spoke of first: whose head a bare one of another paragraph is."""
    works: bool = False
    """Whether the document told projects contracted abroad last of what is contracted."""
    headed: bool = False
    """Whether no measure was told since a heading."""
    opening: Subject | None = None
    """The document's first measure: what a list of places in a paragraph without one measures."""
    priced: Subject | None = None
    """The price of all that is bought that a paragraph of the document led with first: 居民消费价格."""
    members_of: Subject | None = None
    """What the members that a paragraph counts up are parts of (分产品看)."""
    moment: Period | None = None
    """The last point in time that the paragraph told."""
    pointed: Period | None = None  # the last one that the item told
    side: str = ""
    """The side that all contracts told of in the item were of, 两岸 once others were told."""
    announced: Announced | None = None
    """The list that the sentence announced, whose members follow: 主要险种增长率分别为."""
    counted_up: Subject | None = None
    """What the members measure that the sentence tells one by one: 排名前三的依次是甲，占5%；乙，占3%."""
    listed: str = ""
    """Members listed in a clause without numbers, as printed."""
    listed_before: str = ""  # those of the sentence before, which 对上述三国 points back at
    trains: str = ""  # 中欧班列, which the text counts
    scope: str = ""
    branch: str = ""
    """The trade that a paragraph is about (批发业方面): the scope of each of its sentences."""
    point: str = ""
    """The trade that one of several points is about (一是制造业利用外资提速。), until the next begins."""
    whole: Subject | None = None
    """What the members after a 其中 or 分…看 are parts of."""
    cut: Subject | None = None
    """What the paragraph cut into parts (分运输方式看), of which a bare measure told after them is again."""
    shared_out: Subject | None = None
    """What the sentence divides into the parts whose shares it tells: 就业人口以男性占多数."""
    lately: Subject | None = None
    """What was divided so last in the paragraph."""
    within: Subject | None = None
    """What a line of its own (失业人口中：) opened for the bullets under it."""
    outer: Subject | None = None
    """What the sentence's first 其中 opened, and what the next sentence goes on from."""
    inline: bool = False
    """Whether that 其中 stands inside a sentence, so that ； ends it."""
    parent: int | None = None
    compare: str = ""
    against: str = ""
    beside: tuple[str, ...] = ()
    """What a clause of the sentence set all beside that it tells: 与全国、全省相比，."""
    real: str = ""
    kind: str = ""
    counted: str = ""
    """What the last count counted (用人单位), for the parts of it."""
    bases: dict[str, Base] = field(default_factory=dict)
    """What the shares printed so far were shares of, by their indicators."""
    totals: dict[str, str] = field(default_factory=dict)
    """How the document named all of a flow of trade that it told a figure of: 外贸进出口总值."""
    share_base: Base | None = None
    fixed_base: Base | None = None

    @property
    def subject(self) -> Subject | None:
        return self.subjects[-1] if self.subjects else None

    @property
    def in_city_picked(self) -> bool:
        """Whether the area spoken of is a city picked out of a whole: 一线城市房价下降，其中北京上涨."""
        return self.whole is not None and self.area is not None and self.area.endswith("市")

    @property
    def outside(self) -> str:
        """The place outside the mainland whose text this is (香港, 日本), else nothing."""
        return self.here or self.foreign or ""

    def own(self, level: str) -> str:
        """The document's own area at *level*: its city when it is known, else 全市."""
        if level == "area":
            then = self.settled or ""
            return then if then.endswith("关区") else self.home or self.city or "全地区"
        if level == "全港" and (self.abroad or _HONG_KONG in (self.home, self.here, self.settled)):
            return _HONG_KONG  # no port's
        if level not in _CITY_LEVELS:
            return self.foreign if self.foreign and level == "全国" else level
        if level == "province":
            if self.under is not None:
                return self.under
            item = self.item_area
            if item is not None and item.endswith("省") and (self.area == item or self.province is None):
                return item  # 江苏省执行额…，三市占全省的86%, in a bulletin of another province
            return self.province or "全省"
        if level == "region" and self.city is None and (self.province or "").endswith("自治区"):
            return self.province or "全区"  # 宁夏：全区接待游客
        if level == "city" and (self.city or self.home or "").endswith(("区", "县")):
            return "全市"  # of which the text's district is a part
        if self.home is not None and self.city != self.home and self.home.endswith(_WHOLE[level][1]):
            return self.home if self.city is None or not self.city.endswith(_WHOLE[level][1]) else self.city
        if level in ("region", "county") and self.city is not None and self.city.endswith("市"):
            return _WHOLE[level]  # 全区 of a district that the document does not name is no whole city
        return self.city or _WHOLE[level]

    def own_called(self, said: str) -> str:
        """The document's own area that *said* calls: 全省, 我市; 全国."""
        return self.own(LEVELS.get(said[1:2], f"全{said[1:2]}"))

    def resolve(self, time: Time) -> Period | None:
        """What *time* means here, without taking it in; last year alone is its same months, but in
        a title the year that a text of last year is about.
        """
        alone = not time.part and self.period is not None and bool(self.told)
        if self.after and time.year == "last" and time.part != "same" and not alone:
            time = time._replace(year=self.year)
        time = self._of_the_year_over(time)
        if time.year == "last" and not time.part and self.period is not None:
            return self.period.year_ago()
        return resolve(time, year=self.year, current=self._spoken(time), released=self._released(time))

    def _of_the_year_over(self, time: Time) -> Time:
        """*time*, or the year before for the 全年 of a text of that too, unless its own was told:
        2018年决算和2019年…。|全年|收入.
        """
        if not self.begun or time.part != "year" or time.year is not None:
            return self.review.meant(time, self.given_year, self.released)
        told = self.period or self.main
        now = told is not None and told.start // 12 == self.year
        return time if now else time._replace(year=self.year - 1)

    def _released(self, time: Time) -> int:
        """The month of the text's date. No part is dated by it of a year that this sentence told (2021年，…，
        其中上半年60亿元, in a text of August 2022) or of which the text tells as much with its year.
        """
        if self.year != self.given_year or self.released == UNDATED:
            return UNDATED
        told = self.period if self.dated else None
        if (
            told is not None
            and told.kind in _PARTS
            and (told.kind == "year" or time.first > (told.stop - 1) % 12 + 1)
        ):
            return UNDATED
        reached = self.main or self.item_period or self.title_period
        if reached is None or reached.kind == "year":
            return self.released
        if time.part == "half" and time.first > 1 and reached.start == 12 * self.year:
            return UNDATED  # 上半年…。下半年，计划新增100家, in a text of July
        within = 12 * self.year + time.last <= reached.stop <= 12 * self.year + 12
        return 12 if within else self.released

    def _spoken(self, time: Time) -> Period | None:
        """The period spoken of, by which *time* is understood: 上半年…。截至2016年底…。|前三季度, of the year
        before that point was told.
        """
        spoken, lasting = self.period or self.lasting, self.lasting
        of_past = spoken is not None and spoken.kind == "year" and spoken.start // 12 < self.year
        if self.begun and time.year is None and time.part in _PARTS and spoken is not None and not self.dated:
            return (
                spoken if spoken.stop > 12 * self.year else None
            )  # 2018年…。|上半年|, in a text of that year and the next one's first half
        if of_past and time.part == "end" and time.year is None and time.last < 12:
            return None  # 2024年…。截至6月底，…, in a text of 2025
        if spoken is None or lasting is None or spoken.kind != "instant" or time.year is not None:
            return spoken
        earlier = time.part in _PARTS and spoken.stop <= lasting.start // 12 * 12
        return lasting if earlier else spoken

    def tell(self, time: Time, *, leading: bool = True) -> Period | None:
        """Takes in a period that was said; returns it.

        A *leading* one, which stands before its sentence's numbers and outside any 其中, goes on into
        the next sentences; another ends with its own. Last year's same months never go on.
        """
        if self.after and time.year == "last" and time.part != "same":
            time = time._replace(year=self.year)
        time = self._of_the_year_over(time)
        said = resolve(time, year=self.year, current=self._spoken(time), released=self._released(time))
        if said is None or (time.part == "same" and time.year is None):
            return self.period if time.part == "same" else None
        aside = self.dated and self.kept is not None and self.kept.kind == "instant"  # 截至6月底…，|上半年
        self.period, self.fresh, self.dated = said, True, True
        if said.kind == "instant":
            self.moment = self.pointed = said
        leading = (leading or (said == self.main and not aside)) and time.part != "previous"
        leading = leading and (said.kind != "years" or self.kept is None)
        first = self.kept is None and said.year is not None  # 去年，…: what a text about last year is of
        if leading and time.part != "same" and (first or time.year != "last" or time.part):
            self.kept = said
            if said.kind != "instant":
                self.lasting = said
                if self.main is None and stays(self.title_period or self.item_period, said):
                    pass  # 2024年1—9月…: 9月当月…, and what stands below is of the nine months
                elif (time.year != "last" or time.part) and (
                    self.main is None
                    or (not self.borne and takes_place(said, self.main, self.title_period))
                    or (self.main.year and said.year and self.main.stop <= said.start and said.months >= 3)
                    or (self.lead is None and holds(said, self.main, self.title_period))
                ):
                    title = self.title_period
                    within = self.main is None and title is not None and title.kind == "half"
                    if title is not None and within and said.kind == "quarter" and said.stop == title.stop:
                        said = (
                            title  # 2024年上半年…: 二季度地区生产总值…, and what stands below is of the half
                        )
                    self.main, self.borne = said, False
        return said

    def sum_to(self, year: Period) -> Period:
        """The *year* up to a month's end, of which what follows is too in a text headed by that month alone:
        2024年4月财政收支：截至4月底，…。税收收入….
        """
        title = self.title_period
        if title is not None and title == self.lasting and title.kind == "month" and title.stop == year.stop:
            self.lasting = year
            self.main = self.main or year
        return year

    def come_to_now(self) -> None:
        """截至目前: when the text was given out, as a rule after all that it tells of.

        A year's report without a date goes on in its year, and so does what was told of a point in time.
        """
        spoken, now = self.period, self.now
        if (
            now is None
            and self.pointed is not None
            and spoken is not None
            and spoken.stop == self.pointed.stop
        ):
            now = self.pointed  # 截至6月底…。上半年…
        if now is not None or (spoken is not None and spoken.kind not in ("year", "instant")):
            self.period, self.fresh, self.dated = now, True, True

    def begin_item(self, *, whole: bool = False) -> None:
        """A new item of a bulletin, or a *whole* text without items, which is of its title's city."""
        if not self.first_city:
            self.first_city = self.city
        if self.first_year == UNKNOWN_YEAR:
            self.first_year = self.year
        self.city, self.year, self.item_period = self.first_city, self.first_year, None
        self.item_area, self.regions, self.side, self.under = None, (), "", None
        self.homely, self.whole_text = False, whole and keeps_to(self.home or "")
        self.area, self.settled = self.home, None
        self.main = self.pointed = None
        self.kept = self.lasting = self.period = self.title_period or self.untold
        self.fixed_base = self.titled = self.review.chapter = None
        self.begin_paragraph()

    def begin_chapter(self, field: str) -> None:
        """A heading, which may name the *field* of what stands under it."""
        self.heading = self.trade = field
        self.headed = True

    def open_with(self, first: Subject) -> None:
        """Keeps what the text, or a chapter of it that tells a whole, measures first."""
        known, opening = first.known, self.opening
        if known is None or known.nature != "flow":
            return
        whole = opening is None or (
            all(dimension == "flow" for dimension, _ in first.parts)
            and not (opening.flow == "进出口" and first.flow is not None)
        )
        if whole:
            self.opening = first._replace(level=None, period=None, area=None)
        self.headed = False

    def begin_paragraph(self, led: Period | None = None) -> None:
        """A new paragraph; one that only divides another (分产业看，…) keeps the period that *led* that one.

        The month of a sum that the item is about does not lead.
        """
        main = self.main
        monthly = led is not None and main is not None and led.stop == main.stop and main.start < led.start
        told = None if monthly else led
        if self.home is not None and self.home[-1] in "市州盟" and self.item_area in (None, self.home):
            self.homely = self.homely or (self.lead is not None and self.area == self.home)
            self.city = self.first_city or self.city  # 西安综试区开行285列。⏎全市: of the title's city
        self.before, self.lead, self.divided, self.came_from = self.lead, None, None, None
        self.subjects, self.topic, self.outer, self.zone = (), None, None, self.titled_zone
        self.members_of = self.moment = self.course = self.foreseen = None
        self.left, self.branch, self.point, self.within, self.lately, self.cut = -1, "", "", None, None, None
        self.trade, self.trade_at, self.taught = self.heading, 0, self.stage
        self.steady, self.yearly = self.heading_compare, False
        self.former = self.kept
        self.kept = told or self.main or self.item_period or self.title_period or self.kept
        if self.former is not None and self.kept is not None and self.former.same_months(self.kept):
            self.kept = self.former  # 1—6月…。上半年…: as it was called last
        self.lasting = self.kept if self.kept is None or self.kept.kind != "instant" else self.lasting
        self.begin_sentence()
        self.area = self.item_area or self.home or self.settled

    def measured(self, *told: Subject | None) -> Subject | None:
        """The first measure of those *told*, of what the paragraph leads with and of those before it."""
        all_told = (*told, self.lead, self.before, self.opening)
        return next((one for one in all_told if one is not None and one.known is not None), None)

    def of_lands(self, whole: Subject, last: Subject | None) -> tuple[Subject | None, Subject | None]:
        """What was told *last*, and what amounts under a 其中 behind so many lands (*whole*) are parts of:
        the measure told before those, of the side that they are on (离岸业务来自86个国家，其中|美国|3亿美元).
        """
        if not whole.before.endswith(_LANDS):
            return last, whole
        told = (self.cut, *reversed(self.told), self.lead, self.before, self.opening)
        known = ((one, one.known) for one in told if one is not None and one.known is not None)
        of = next((one for one, row in known if row.nature == "flow"), None)
        if of is None:
            return last, whole
        measured = of._replace(level=None, period=None, area=None)
        side = dict(whole.parts).get("side", "")
        if side and "岸" not in of.before and not of.flow:
            measured = measured._replace(before=side + of.before, parts=(("side", side), *of.parts))
        return measured, measured

    def divide(self, whole: Subject) -> None:
        """A line after one of 其中： alone is of a part of *whole*."""
        self.subjects, self.divided = (whole,), whole

    def lead_with(self, first: Subject) -> None:
        """Keeps what the paragraph spoke of first."""
        self.lead = first
        if first.known is not None and first.known.nature == "price" and not first.parts:
            self.priced = self.priced or first

    def name_total(self, spoken: Subject) -> None:
        """Keeps how all of a flow of trade is named, the longest name of it, and that no output is."""
        known, self.members_of = spoken.known, None
        if known is None or not known.trade or spoken.family or len(spoken.parts) != 1:
            return
        if spoken.flow == known.measure and len(spoken.indicator) > len(self.totals.get(spoken.flow, "")):
            self.totals[spoken.flow] = spoken.indicator

    def forget_year(self, kept: Period | None, lasting: Period | None) -> None:
        """The year that a sentence telling no figure names (举办2023年…洽谈会) is not that of what is told
        after it, where a part of it was spoken of before.
        """
        now = self.kept
        if now is None or now == kept:
            return
        if now.kind == "month" and UNKNOWN_YEAR < now.start // 12 < self.year:
            self.kept, self.lasting = kept, lasting  # 落实2022年12月会议精神，…, in a text of 2023
            self.main = None if self.main == now else self.main
        elif (
            kept is not None
            and now.kind == "year" != kept.kind
            and now.start <= kept.start
            and kept.stop <= now.stop
        ):
            self.kept, self.lasting = kept, lasting

    def leave_year_ago(self) -> None:
        """A growth told after the value of the year before is of now: 去年同期3亿元，同比增长."""
        before = self.kept.year_ago() if self.kept is not None and self.kept.year else None
        if before is None:
            return
        self.period = self.kept if self.period == before else self.period
        if self.subject is not None and self.subject.period == before:
            self.subjects = tuple(subject._replace(level=None, period=None) for subject in self.subjects)

    def leave_region(self) -> None:
        """A region of a country (东部地区) is spoken of no further than the scope it was told in."""
        if self.area != self.settled:
            self.area = self.item_area or self.home or self.settled

    def begin_point(self, *, anew: bool) -> None:
        """One of several points (二是…, （二）…); one that begins *anew*, with words alone, is about nothing
        that was spoken of before.
        """
        self.point = ""
        if anew:
            self.subjects, self.topic, self.outer = (), None, None

    def copied(self) -> Context:
        """The same, for what is told apart from the prose: a table."""
        kind: Any = Context
        made: Context = kind.__new__(kind)
        for name in _FIELDS:
            setattr(made, name, getattr(self, name))
        return made

    def begin_sentence(self, *, goes_on: bool = False) -> None:
        """A new sentence; one that *goes_on* (同时，…) keeps the comparator of the one before."""
        if self.outer is not None:  # what a 其中 spoke of ends with its sentence
            self.subjects = (self.outer,)
        self.outer = self.closed = self.counted_up = None
        kept = (self.compare, self.against) if goes_on and self.compare in ("mom", "other") else None
        self.listed_before = self.listed
        self.scope, self.whole, self.parent, self.listed, self.inline = self.branch, None, None, "", False
        self.scope = self.point or self.scope
        self.shared_out = self.within
        if self.within is not None:
            self.whole, self.subjects = self.within, self.subjects or (self.within,)
        self.recent = self.told if len(self.told) > 1 else self.recent
        last = self.subject
        if last is not None and last.indicator.endswith("者之比"):  # 两者之比为1.99。|增速最快的是甲县
            self.subjects = tuple(one for one in self.told if one is not last)[-1:] or self.subjects
        if last is not None and len(self.told) > 1 and last.indicator.startswith(_BY_DAY):
            of = (one for one in reversed(self.told) if last.indicator.endswith(one.indicator))
            total = next((one for one in of if one.indicator != last.indicator), last)
            self.subjects = (*self.subjects[:-1], total)  # 毛收入206亿元，日均7.4亿元。|较去年同期上升
        self.earlier, self.told, self.periods = self.compare, (), ()
        self.compare, self.against, self.real = self.steady, "", ""
        self.by = self.without = ""
        if self.below and not self.steady:
            self.compare, self.against = "other", self.below
        self.compare, self.against = kept or (self.compare, self.against)
        self.share_base, self.rated, self.announced, self.beside = None, (), None, ()
        if self.apart:
            self.apart, self.area = False, self.item_area or self.home
        self.fresh = self.dated = False
        if self.course is not None and self.course.stop is None:
            self.course = None
        if self.parted is not None:
            self.kept, self.parted = self.parted, None
            self.lasting = self.kept
        self.period = self.kept


_FIELDS: Final[tuple[str, ...]] = tuple(one.name for one in fields(Context))
