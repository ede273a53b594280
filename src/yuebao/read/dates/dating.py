"""The year that a document is about: its title's, its first words', its date's, or its body's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.period import UNKNOWN_YEAR, Period
from yuebao.core.text import Block
from yuebao.lexicon import Lexicon
from yuebao.read.dates.both import year_begun
from yuebao.read.dates.inferred import set_beside, told_alone
from yuebao.read.dates.issues import DATELINE, coded, numbered, sourced
from yuebao.read.dates.meant import tells_fair
from yuebao.read.dates.periods import ABOVE, AGAINST, is_past
from yuebao.read.dates.telling import UNTIL
from yuebao.read.words.clauses import NUMERIC
from yuebao.read.words.scan import Token, scan
from yuebao.read.words.times import UNDATED, Time, number_of
from yuebao.source.imprint import LINE, ordered

HEADS = 60
"""How many blocks at the head are looked at."""
_TITLES = frozenset({"title", "item", "heading"})
_DATE = re.compile(
    r"(?P<year>20[0-4]\d)(?<!\d\d{4})"
    r"(?:\s?年\s?(?P<month>1[0-2]|0?[1-9])(?![\d%％.．,万亿千百倍个家])(?!月\d{1,2}日?(?:起|开始|施行|实施|以[来后前])|月[^，。；0-9]{0,8}?(?:批复|批准|获批|成立|设立|揭牌|挂牌|印发|出台|开工|投产)|月底?(?:公布|新设|新增|新批)的[^，。；]{0,16}个)(?:月(?P<day>[0-3]?\d)日?(?!\d))?"
    r"|[-/.](?P<m>1[0-2]|0?[1-9])(?:[-/.](?P<d>[0-3]?\d)(?!\d)|(?![\d.亿万千])))"
)
"""A date, its day if it has one: 2024年5月17日, 2024-05-17, 2024.05."""
_ANNUAL = re.compile(
    "20[0-4][0-9]年度?[^，。；]{0,24}(?:公报|年报|年度报告|白皮书)[》”」]?(?:显示|公布|发布)"
)
_LAST_YEAR = re.compile(
    "截[至止]去年[底末]|去年(?<![比较与同和]去年)(?!的(?<=[由从]去年的))(?![同末底年以第四下上前]|[0-9])|过去的?一年(?!来)"
)
_LAST_AS = re.compile("去（(1[01][0-9]|20[0-4][0-9])）年")
_OF_LAST_YEAR = re.compile("[^，比较与同和超于]{0,8}去年(?!同)")
"""A title of what last year was: 去年前11个月实际利用外资增长两成."""
_OPENS_YEAR: Final = "政府工作报告"
"""What is given out at the beginning of the year that its title names."""
_IS_LAST: Final = re.compile("去（(20[0-9]{2})）年")
"""What says which year is 去年: 去（2016）年前11月."""
_LAST_YEARS: Final = re.compile("去年(?<![较比与和同]去年)(?!的(?<=[由从]去年的))(?!同[月期季])")
"""去年 where nothing is only compared with it."""
_LAST_BESIDE: Final = re.compile(
    "去年(?<![比较与同和]去年)(?!同)[^。]{0,160}[与比较](?P<before>20[0-9]{2})年(?![1-9前上一二三四])"
)
"""去年 with the year that it is compared with: 去年…，与|2020|年相比."""
_THIS_YEAR = re.compile("今年|本月|上半年|下半年|季度|[0-9一二三四五六七八九十]月")
_THAN_BEFORE: Final = re.compile(
    "[较比与和](?:1?[-—至]|前?[0-9一二三四五六七八九十两]+|上)个?(?:季度|月份?|半年)"
)
"""A part of the year that a whole year is set beside: 增幅较|前三季度|提升0.3个百分点."""
_EVENT = re.compile(
    "(?:正式|首次|先后|成功|全面|率先|便|就)*(?:开始[^，。；0-9]{0,8}|起步|启动|成立|设立|建立|组建|创办|创建|建成|开业|开园|获批|获评|荣获|荣膺|被[^，。；]{0,12}?(?:认定|评为|列为|确定|授予|纳入)|[^，。；]{0,14}?任|[^，。；0-9]{0,10}?(?:批复|批准|同意|揭牌|挂牌|印发|出台)|(?:公布|新设|新增|新批)的[^，。；]{0,16}个)"
)
"""What happened once in a year, and tells nothing of the figures after it: 2018年，我市获批…示范城市."""
_PARTS_OF_YEAR: Final = frozenset({"month", "months", "quarter", "half", "end"})
_OVER: Final = re.compile("[^，。；]{0,16}?(?:以来|之后|[年会议后]后|至今|迄今|起)(?:，|$)")
_OF_NOW: Final = re.compile(
    "度?(?:全年)?(?:重点|主要|各项|中心)*(?:工作|目标任务|目标|任务)"
    "|(?:的?(?:春节|元宵|清明|端午|中秋|国庆|元旦|“?五一|“?十一|暑假|春运)|是[^，。；]{0,20}?(?:开局|收官|关键|起步|之年|周年|第.年))(?![^，。；]{0,12}?同期)"
)
"""What is this year's and called by the year: its work, its festivals, what it is (2018年是…开局之年)."""
_HELD = re.compile(
    r"(?P<year>20[0-4]\d)(?<![\d.]\d{4})(?:年)?(?![\d.年])(?P<name>[^，。；0-9》]{2,30}?(?:大会|博览会|论坛|展览会|展销会|年会|峰会|交易会|洽谈会|交洽会|[贸博交洽谈]会|艺术节|文化节|旅游节|购物节|推介会))"
    r"[^，。；]{0,12}?(?:\d{1,2}日|今[日天]|昨[日天]|近日|日前|开幕|闭幕|落幕|举[行办]|召开)"
)
"""An event named after the year it is held in, told as news: 2014全球…大会15日在某市举行."""
_SO_FAR: Final = re.compile("(?:年?年?初|开年|(?<![0-9][0-9]{2}年))以来")
_FROM: Final = frozenset("从由自")
_TO_YEAR: Final = re.compile("[^。；]{1,24}?[到至为]20[0-4][0-9]年")
_AIM = re.compile(
    "(?:底|末)?，?[^，。；]{0,12}?(?:力争|将达|有望|目标|规划|实现翻番|将?(?:要|基本|全面)(?:建成|实现|形成|建立|完成))"
)
_EDITION: Final[tuple[str, ...]] = ("修订", "版）", "年版", "修正", "试行", "本）")
"""What stands behind the year of an edition: 目录（|2011年|修订）."""
_HONOURED: Final = re.compile("(?:[荣喜]?获得?|获评|评为|授予|[建设成创兴修]立?于|始于|源于|生于)$")
"""What stands before the year of an honour, or when something was built: 荣获|2009|年度先进, 建于|1998年."""

_FORESEES: Final[tuple[str, ...]] = (
    "预计",
    "预期",
    "预测",
    "力争",
    "确保",
    "争取",
    "展望",
    "计划到",
    "力争到",
    "预计到",
    "确保到",
    "争取到",
)
"""What stands before a year that is looked ahead to."""
_YET_TO_END: Final = re.compile("20[0-4][0-9]年全年[^，。；0-9]{0,12}?(?:可望|有望|预计|将(?!近)|料)")
"""What is said of the whole of a year that has not ended yet."""
_COMES: Final = re.compile("(?:全年)?[^，。；0-9]{0,8}?(?:预计|预期|力争|确保|争取|目标|有望|将(?!近)|计划)")
_REPORTED: Final = re.compile("度?《[^》]{2,30}(?:报告|指数|蓝皮书|榜单)》")
"""What a report is called by its year, which is no other's: 1—6月…。发布|2017年|度《发展指数报告》."""
_PASSED: Final = re.compile("[^，。；]{0,6}?(?:首次|一举|便|就)*(?:突破|跨[上入过越]|迈[上入过])")
"""What is said behind a year of a mark passed then."""
_WILL_BE: Final = re.compile("[^，。；0-9]{0,10}?(?:将|有望|力争)(?:突破|达|超|实现|建成|增|跻身|翻)")
"""What a title aims at, in a year that is not its text's: 2022年|将突破1万亿美元."""

_EARLY_NEWS = re.compile(
    "(?:^|[。（）电讯息])\\s*[1-3]月\\d{1,2}日[，,][^。]{0,20}?(?:获悉|了解到|发布|公布|披露|通报|召开)[^。]{0,8}?[，,]"
    "[^，。0-9]{0,8}(?P<year>20\\d\\d)年?(?:全年)?(?:[，,]|完成|实现|全[市省县区国])"
)
"""What a note of a year's first months opens with: 1月20日，记者从市商务局获悉，2013年，…"""
_NEWS_OF_YEAR: Final = re.compile(
    "(?P<year>20\\d\\d)年(?!\\d)(?:全年)?[^。]{2,40}。[1-3]月\\d{1,2}日[，,][^。]{0,20}?(?:获悉|了解到|发布|公布|披露|通报|召开)"
)
"""The same behind a sentence of the whole year: 2017年，外贸再创新高。1月25日，记者获悉."""
_AHEAD: Final = re.compile(
    "(?P<year>20\\d\\d)年，(?:全[市省县区国]|我[市省县区国])?[^，。；0-9]{0,12}?(?:将(?!近)|力争|计划|要)"
)
"""The year that a text looks ahead to: 2013年，全市行业|将|进一步."""

_MEETING: Final = re.compile(
    "(?P<year>20\\d\\d|二[〇零○][〇零○一二三][〇零○一二三四五六七八九])年度?[^，。；0-9]{0,16}?"
    "(?:(?:工作|座谈|动员|推进|部署)会|会议[^，。；]{0,8}(?:召开|举行))"
)
"""A meeting that is called by the year it is held in, and told of the last: 2015年|全省商务|工作会|议."""
_LAST_ENDED: Final = re.compile(
    "去年，(?<![比较]去年，)[^。]*[0-9][^。]*。[^。，]{0,4}截[至止]到?(?P<year>20\\d\\d)年(?:底|末|12月)"
)
"""A sentence of last year, and what stood at its end: 去年，合同额5亿元。截至2011年底，企业60家."""
_SET_BESIDE: Final[tuple[str, ...]] = (*ABOVE, "超过")
_SINCE: Final[tuple[str, ...]] = ("以来", "月以来", "月份以来", "份以来")


class Dating(NamedTuple):
    """``year`` is what the figures are of that name no year; ``released`` the month of the text's date when
    the year was taken from that date; ``after`` says that 去年 is that year itself; ``begun`` that the text
    is also of the whole year before it.
    """

    year: int = UNKNOWN_YEAR
    released: int = UNDATED
    after: bool = False
    begun: bool = False


class Head:
    """A block at the head of a document with its folded text and the tokens of its first characters."""

    __slots__ = ("block", "place", "text", "tokens")

    def __init__(self, block: Block, place: int, text: str, tokens: list[Token]) -> None:
        self.block = block
        self.place = place
        self.text = text
        self.tokens = tokens

    def read_as(self, tokens: list[Token]) -> Head:
        """The same with other *tokens*."""
        return Head(self.block, self.place, self.text, tokens)

    @property
    def titled(self) -> bool:
        return self.block.kind in _TITLES if self.place < 4 else self.block.kind == "title"


def heads_of(blocks: list[tuple[Block, str]], lexicon: Lexicon) -> list[Head]:
    """The first of *blocks* with what their first characters tell."""
    return [
        Head(block, place, text, scan(text[:400], lexicon))
        for place, (block, text) in enumerate(blocks[:HEADS])
    ]


def time_of_title(times: list[Time]) -> Time:
    """The time of a title: the part of its year where that stands apart: 2019年某市|前三季度|经济."""
    first = times[0]
    whole = first.part == "year" or first.bare
    apart = len(times) > 1 and whole and times[1].year is None and times[1].part in _PARTS_OF_YEAR
    return times[1] if apart else first


def narrower(titled: Period | None, told: Period | None) -> Period | None:
    """What a title tells: *titled*, as those above it do, or what it *told*, where that is part of that year:
    （2014年第8期）, then 1-8月主要指标完成情况.
    """
    if titled is None or told is None:
        return titled or told
    part = titled.kind == "year" and told.kind != "year"
    return told if part and titled.start <= told.start and told.stop <= titled.stop else titled


def dating_of(heads: list[Head], texts: list[str], released: str | None) -> Dating:
    """The year of a document with *heads* at its head and *texts* for all its blocks.

    A title's year goes before the date of a text that says 今年, that before the year of the first words, and
    a date before a year long past; a year that only a past event or a comparison names is none of these.
    """
    begun = year_begun(head.text[:200] for head in heads[:4])
    if begun:
        return Dating(begun, begun=True)
    titled = next(
        (
            year
            for head in heads
            if head.titled
            for year, token in _years(head)
            if _WILL_BE.match(head.text, token.stop) is None
        ),
        0,
    )
    said = titled or _told(heads)
    said = said if titled or not said else _told_again(heads, said)
    day = next((found for text in texts[:6] if (found := _day(text[:60])) is not None), None)
    given = day or _foot_day(texts, released) or numbered(texts)
    surveyed = any("普查" in text for text in texts[:3])  # 2018年末…, given out in April 2020
    undated = given is not None and not titled and 0 < said < given[0] and not surveyed
    if given is not None and undated and (_opens_undated(heads) or (said + 1 < given[0] and _goes_on(heads))):
        return Dating(year=given[0], released=given[1])  # 前10个月…。2021年度…结果, of December 2022
    if given is not None and undated and said == given[0] - 1 and _of_one_item(heads, said):
        return Dating(year=given[0], released=given[1])  # ●菲律宾2010年…。●上半年，西安市…, of August 2011
    if day is not None and not titled and said and day[0] != said and not surveyed:
        now = any("今年" in text for text in texts[:HEADS]) or tells_fair(texts, f"{said}年")
        said = day[0] if now or not day[0] - 1 <= said <= day[0] else said
        ended = all(token.value.part == "end" for head in heads for _, token in _years(head))
        if said == day[0] - 1 and (ended or not any(True for head in heads for _ in _figured(head))):
            return Dating(year=day[0], released=day[1])  # 截至2022年底…。一季度…, of March 2023
    elif said and day is None and not titled and _is_over(heads, said):
        said += 1  # 2024年，…100亿元。今年1—6月，…: of 2025
    held = _held(texts) if day is None and not titled else 0
    if held and (not said or (said < held and any("今年" in text for text in texts[:HEADS]))):
        return Dating(year=held)
    if said and not titled and (any("今年" in text for text in texts[:HEADS]) or _opens_undated(heads)):
        latest = max((year for head in heads for year in _figured(head)), default=said)
        now = any("今年" in text for text in texts[:HEADS])
        if (now and latest - said > 2) or (latest > said and _was_passed(heads, said)):
            said = latest  # 在1991年是79.6亿美元…。截至2016年5月底…。今年1-5月
    if said:
        spoken = not titled and "今年" not in "".join(texts[:HEADS])
        first = heads[0].text if heads else ""
        past = spoken and "。" not in first and _OF_LAST_YEAR.match(first) is not None
        past = past and any(year == said for head in heads for year in _figured(head))
        past = past or any(int(m[1]) == said for head in heads[:4] if (m := _IS_LAST.search(head.text)))
        month = given[1] if given is not None and given[0] == said else UNDATED
        if given is None and titled and any(_OPENS_YEAR in head.text for head in heads[:2] if head.titled):
            month = 1
        return Dating(said, month, past or _is_after(said, texts, released))
    return _dated(texts, released)


def _of_one_item(heads: list[Head], year: int) -> bool:
    """Whether *year* is told in one of several items alone, which is no other's."""
    items = {head.block.item for head in heads if head.block.item is not None}
    told = {head.block.item for head in heads if any(said == year for said, _ in _years(head))}
    return len(items) > 1 and len(told) == 1 and None not in told


_MEETS: Final[tuple[str, ...]] = ("定于", "拟于", "将于", "计划于", "将在")
"""What stands before the date of what is still to come: 第20届博览会初步|定于|2023年9月16日举办."""


def _is_event(text: str, token: Token) -> bool:
    """Whether a year is that of a happening or of an aim, which no figure that names no year is of."""
    stop = token.stop + text.startswith("，", token.stop)
    if text.endswith(_MEETS, 0, token.start):
        return True
    aimed = UNTIL.search(text, max(0, token.start - 4), token.start) and _AIM.match(text, token.stop)
    return bool(aimed or _OVER.match(text, token.stop) or _EVENT.match(text, stop))


def _begins_course(text: str, token: Token) -> bool:
    """Whether something went from the year of *token* to that of another: 由|2010年|11%提高到2013年的22%."""
    return (
        text[max(0, token.start - 1) : token.start] in _FROM and _TO_YEAR.match(text, token.stop) is not None
    )


def _years(head: Head) -> Iterator[tuple[int, Token]]:
    """The years that *head* tells as its own, each with its token."""
    over = -1
    for token in head.tokens:
        if token.kind != "time" or token.value.part in ("years", "same"):
            continue
        year = token.value.year
        if not isinstance(year, int) or year <= 1990:
            continue
        past = is_past(head.text, token) or head.text.startswith(_EDITION, token.stop)
        past = past or _HONOURED.search(head.text, max(0, token.start - 3), token.start) is not None
        if past or (token.start == over + 1 and head.text[over] in "及和与、"):
            over = token.stop  # 继2005年及|2007年|后第3高
            continue
        yield year, token


def _figured(head: Head) -> Iterator[int]:
    """The years of *head* that a figure in their sentence is of."""
    for year, token in _years(head):
        until = head.text[max(0, token.start - 2) : token.start]
        aimed = until[-1:] in ("到", "至") and until != "截至"
        if aimed and token.value.part == "month":
            aimed = _PASSED.match(head.text, token.stop) is None  # 从3万亿元到|2019年7月|突破4万亿元
        if aimed or _is_event(head.text, token):
            continue
        if _tells(head, token):
            yield year


def _was_passed(heads: list[Head], year: int) -> bool:
    """Whether *year* is told for a mark passed in it: 7月末…。|2017年6月|突破3万亿元，2019年7月."""
    return any(
        told == year and _PASSED.match(head.text, token.stop) is not None
        for head in heads
        if "突破" in head.text or "跨" in head.text or "迈" in head.text
        for told, token in _years(head)
    )


def _tells(head: Head, time: Token) -> bool:
    """Whether a figure follows *time* in its sentence."""
    end = head.text.find("。", time.stop)
    return any(t.kind in NUMERIC and time.stop <= t.start and (end < 0 or t.start < end) for t in head.tokens)


def _is_foreseen(head: Head, token: Token) -> bool:
    """Whether what is told of the year of *token* is still to come: 预计|2014年|执行额增长30%."""
    return head.text.endswith(_FORESEES, 0, token.start) or _COMES.match(head.text, token.stop) is not None


def _told(heads: list[Head]) -> int:
    """The first year told with a figure in its sentence; else the first that is no event's."""
    first = whole = met = 0
    now = False
    reported = 0
    for head in heads:
        for year, token in _years(head):
            if not first and _REPORTED.match(head.text, token.stop) is not None:
                reported = year
            if year == reported:
                continue
            if _SO_FAR.match(head.text, token.stop) is not None:
                first = first or year  # 2020年年初以来，…。今年上半年
                continue
            if _is_event(head.text, token) or _begins_course(head.text, token):
                continue
            if head.text.endswith("今年（", 0, token.start):
                return year
            if first == year - 1 and _is_foreseen(head, token):
                continue  # 2013年，外包呈现…态势。全年签订…。预计2014年增长30%
            now = now or head.text.find("今年", 0, token.start) >= 0
            if now and _OF_NOW.match(head.text, token.stop) is not None:
                first = first or year  # 今年以来，…紧扣2025年重点工作目标; 今年前2个月，…。2018年春节假期自
                continue
            if now and _YET_TO_END.match(head.text, token.start) is not None:
                return first or year  # 今年1—10月…。按此进度，2006年全年产销可望超700万辆
            if now and (token.value.bare or token.value.part == "year"):
                whole = whole or (0 if _tells(head, token) else year)
                continue  # 今年前三季度，…，已超2020年全年的1503.6亿元
            if _tells(head, token):
                return year
            if token.value.part == "month" and not head.titled and _runs_on(head):
                met = met or year  # 2012年6月，召开了会议。…2014年，面对…，全市经济
                continue
            first = first or year
        now = now or "今年" in head.text
    first = first or met
    if whole and not first and any("全年" in head.text for head in heads):
        return whole  # 今年以来，…，2017年虽然受…影响，…。全年完成
    return first or (0 if reported and _opens_undated(heads) else reported)


def _runs_on(head: Head) -> bool:
    """Whether *head* is a sentence and no line."""
    return head.text.endswith("。")


def _told_again(heads: list[Head], said: int) -> int:
    """The year that the part of a year told first is told of later, where that is the one behind *said*; else
    *said*: 一季度，合同额…。2015年服务进出口…。|2016年|一季度，合同额.
    """
    first: tuple[str, int, int] | None = None
    for head in heads:
        for token in head.tokens:
            if token.kind != "time" or token.value.part not in _PARTS_OF_YEAR:
                continue
            time = token.value
            part = time.part, time.first, time.last
            if first is None:
                if time.year not in (None, "this"):
                    return said
                first = part if _tells(head, token) else None
            elif part == first and isinstance(time.year, int) and time.year == said + 1:
                return time.year
    return said


def _opens_undated(heads: list[Head]) -> bool:
    """Whether the first time that a figure follows is a part of a year that no figure before it tells."""
    for head in heads:
        told = set(_figured(head))
        for token in head.tokens:
            if token.kind != "time" or head.titled:
                continue
            if token.value.year in told:
                return False
            if (
                token.value.year in (None, "this")
                and token.value.part in _PARTS_OF_YEAR
                and _tells(head, token)
            ):
                return True
    return False


def _goes_on(heads: list[Head]) -> bool:
    """Whether a paragraph opens with a part of a year that it does not tell, and a figure follows."""
    for head in heads:
        first = next((token for token in head.tokens if token.kind == "time"), None)
        if first is None or first.start or head.titled or first.value.part not in _PARTS_OF_YEAR:
            continue
        if first.value.year in (None, "this") and _tells(head, first):
            return True
    return False


def _is_over(heads: list[Head], year: int) -> bool:
    """Whether *year* is told only as a whole one, with a figure, and a part of 今年 behind it."""
    whole = False
    for head in heads:
        for place, token in enumerate(head.tokens):
            if token.kind != "time":
                continue
            time = token.value
            if time.year == year:
                behind = next(
                    (t for t in head.tokens[place + 1 :] if t.kind in NUMERIC or t.kind == "time"), None
                )
                over = time.part in ("", "year") or (time.part == "end" and time.last == 12)
                if not over or behind is None or behind.kind == "time" or not _tells(head, token):
                    return False
                whole = True
            elif time.year == "this" and time.part in _PARTS_OF_YEAR:
                return whole
    return False


def _foot_day(texts: list[str], released: str | None) -> tuple[int, int] | None:
    """The year and month of the date that a text ends with on a line of its own, or that its file tells."""
    code = coded(texts)
    if code is not None:
        return code
    lines = [text for text in texts[-3:] if len(text) <= DATELINE and not text.endswith("。")]
    return next((found for text in (released or "", *lines) if (found := _day(text)) is not None), None)


def _day(text: str) -> tuple[int, int] | None:
    """The year and month of the first whole date of *text* that nothing is counted up to."""
    if "20" not in text and "年" not in text:
        return None
    text = ordered(text)
    for m in _DATE.finditer(text):
        if (m["day"] or m["d"]) and text[: m.start()].strip()[-2:] not in ("截至", "至于"):
            return int(m["year"]), int(m["month"] or m["m"])
    return None


def given_out(texts: list[str], released: str | None, year: int) -> Period | None:
    """The end of the month that a text about *year* was given out in, by the line of its date."""
    lines = [text for text in _around(texts, released) if len(text) < LINE and text[-1:] != "。"]
    for text, m in _dates(lines):
        if m is None or not (m["day"] or m["d"]) or len(text) > DATELINE or text.endswith("。"):
            continue
        at = 12 * int(m["year"]) + int(m["month"] or m["m"]) - 1
        return Period(start=at, stop=at + 1, kind="instant") if at // 12 in (year, year + 1) else None
    return None


def _held(texts: list[str]) -> int:
    """The year of the event that the first sentence tells of as news; 0 when it tells of none."""
    for text in texts[:3]:
        found = _HELD.search(text[:120].partition("。")[0]) if "20" in text[:120] else None
        if found is not None and not found["name"].startswith(("上半", "下半", "全年", "第", "度", "以")):
            return int(found["year"])
    return 0


def _dates(texts: Iterable[str]) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Each text with the first date in it that nothing is compared with or was since: 比2019年1—11月份增长,
    仅次于2021年6月的历史次高, 2021年6月以来, 定于2023年9月举办.
    """
    for text in map(ordered, texts):
        head = text[:120]
        found: re.Match[str] | None = None
        for m in _DATE.finditer(head) if "20" in head else ():
            if (
                head[max(0, m.start() - 1) : m.start()] not in AGAINST
                and not head.endswith(_SET_BESIDE, 0, m.start())
                and not head.endswith(_MEETS, 0, m.start())
                and not text.startswith(_SINCE, m.end())
            ):
                found = m
                break
        yield text, found


def _around(texts: list[str], released: str | None) -> tuple[str, ...]:
    """Where a text's date stands: what its file says, its first blocks and its last."""
    return released or "", *texts[:6], *texts[-3:]


_TITLE_LAST: Final = re.compile("[^。；]{0,14}去年(?!同)[^。；]{0,24}$")
"""A headline that tells of the year before its text's date: 民宿复苏 去年营业额1800亿元."""


def _is_after(year: int, texts: list[str], released: str | None) -> bool:
    """Whether 去年 is the year that a text is about, its date being in the first months after that year."""
    if not any("去年" in text for text in texts[:200]):
        return False
    heads = texts[:HEADS]
    called = (m for text in heads if "会" in text and (m := _MEETING.search(text[:160])) is not None)
    if any(number_of(m["year"]) == year for m in called):
        return False  # 2015年全省商务工作会议召开，去年
    aims = [m for text in heads if "年，" in text for m in _AHEAD.finditer(text)]
    if any(int(m["year"]) == year for m in aims) and str(year) not in _AHEAD.sub("", "".join(heads)):
        return False  # 去年…。2015年，全省力争
    now = any("今年" in text for text in heads)
    if any("去年全年" in text for text in heads) and any(f"{year}年12月" in text for text in heads):
        return not now  # 2018年12月…。去年全年
    for text, m in _dates(_around(texts, released)):
        if m is not None and (m["day"] or m["d"]):
            asked = int(m["month"] or m["m"]) < 5 or any(_TITLE_LAST.match(text) for text in texts[:3])
            return int(m["year"]) == year + 1 and asked
        if _ANNUAL.search(text[:160]) is not None:
            return True  # 27日公布的《2012年度…公报》显示，到去年底
    of_last = [text for text in heads if "去" in text]
    last = next((m for text in of_last if (m := _LAST_AS.search(text)) is not None), None)
    if last is not None and int(last[1]) + (1911 if len(last[1]) == 3 else 0) == year:
        return True  # 去（114）年12月
    ended = next((m for text in of_last if (m := _LAST_ENDED.search(text)) is not None), None)
    if ended is not None and int(ended["year"]) == year and not now:
        return True  # 去年，…。截至2011年底，…
    beside = next((m for text in of_last if (m := _LAST_BESIDE.search(text)) is not None), None)
    if beside is not None and int(beside["before"]) == year - 1:
        return True  # 2021年…。去年…，与2020年相比上升
    early = next((m for text in texts[:4] if "日" in text and (m := _EARLY_NEWS.search(text[:120]))), None)
    early = early or next((m for text in texts[:4] if (m := _NEWS_OF_YEAR.match(text[:120]))), None)
    if early is not None and int(early["year"]) == year:
        return not now
    if aims and int(aims[0]["year"]) == year + 1:  # 2012年…。去年…。2013年，将进一步
        words = "".join(heads)
        return "今年" not in words and "比去年" not in words and "较去年" not in words
    return _is_past_year(texts)  # 2012年全年…。截止去年底，…


def _dated(texts: list[str], released: str | None) -> Dating:
    """Without a year in the text, the year of its date: a period not over by then is last year's."""
    told = [(int(m["year"]), int(m["month"] or m["m"])) for _, m in _dates(_around(texts, released)) if m]
    given = told[0] if told else coded(texts)
    if given is not None:
        year, month = given
        words = "".join(texts[:HEADS])
        if month < 5 and len(_LAST_YEARS.findall(words)) > 1 and "今年" not in words:
            return Dating(year=year - 1, after=True)
        return Dating(year=year, released=month)
    issue = numbered(texts) or sourced(texts[:HEADS])
    if issue is not None:
        return Dating(*issue)
    before = set_beside(texts[:HEADS])
    if before:
        return Dating(year=before + 1)
    alone = told_alone(texts[:HEADS])
    if alone:
        return Dating(year=alone)
    return Dating(after=_is_past_year(texts))  # 去年实现进出口5亿元: all of it is about that year


def _is_past_year(texts: list[str]) -> bool:
    """Whether a text speaks of last year and of nothing in this one."""
    words = "".join(texts[:HEADS])
    if (
        not any(said in words for said in ("去年", "过去的一年", "过去一年"))
        or "今年" in words
        or "本月" in words
    ):
        return False
    return _THIS_YEAR.search(_THAN_BEFORE.sub("", words)) is None and _LAST_YEAR.search(words) is not None
