"""Periods as said, and what they mean where they are said."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.period import UNKNOWN_YEAR, Period, end_of, months, whole_year
from yuebao.read.words.signs import DIGITS, signs, stands


class Time(NamedTuple):
    """A period as said.

    ``year`` is a year, ``this``, ``last``, ``before_last`` or None (the context's). ``part`` is ``""``
    (a year alone), ``months``, ``month``, ``quarter``, ``half``, ``year``, ``years``, ``end``, ``start``,
    ``same`` (同期), ``current`` (当月), ``season`` (本季度), ``since`` (今年以来), ``close`` (月末, of the
    period spoken of), ``previous`` (上月), ``now`` (截至目前) or ``across`` (2024年12月至2025年2月);
    ``first`` and ``last`` are months of the year, or years for ``years``; for ``across`` the year is the last
    month's, and ``first`` is 0 or less.
    """

    year: int | str | None
    part: str
    first: int = 1
    last: int = 12

    @property
    def bare(self) -> bool:
        """Whether a year is all that was said: 2024年, 今年以来."""
        return self.part in ("", "since")


HANZI = "〇零○一二三四五六七八九十百千万亿两廿卅"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}


def hanzi_number(words: str) -> int | None:
    """二十一 → 21, 二〇二五 → 2025; None for a run that is no number (百, 万亿, 十四五)."""
    if words in "十百千万亿" or words[0] in "百千万亿":
        return 10 if words == "十" else None
    if len(words) > 1 and all(c in _DIGITS for c in words):
        return int("".join(str(_DIGITS[c]) for c in words))
    total = section = digit = 0
    for c in words:
        if c in _DIGITS:
            if digit:
                return None  # 十四五
            digit = _DIGITS[c]
        elif c in _PLACES:
            section += (digit or 1) * _PLACES[c]
            digit = 0
        elif c in _TENS:  # 廿五, 百卅六
            section += _TENS[c]
        else:
            total = (total + section + digit) * (10_000 if c == "万" else 100_000_000)
            section = digit = 0
    return total + section + digit


_SPAN = "(?:[-—–―~～－一至到]{1,2}|-{1,2}—)"
_NO_DAY = r"(?!\d{1,2}(?:[日号，。；、\-—–~～至到]|$))"
_HAN = "[一二三四五六七八九十]{1,2}"

_PART: Final = (
    f"(?=1?\\d(?:{_SPAN}1?\\d)?月|{_HAN}(?:{_SPAN}{_HAN})?月|[前首头][\\d一二三四五六七八九十]{{1,2}}个?[月季]|[上下]半年"
    "|第?[1-4一二三四]季(?!豆)|全年(?!均))"
)
"""What stands behind a year that is written short: 97年|10月."""

_DIGIT_TIME: Final = re.compile(
    r"(?P<iss>(?:19|20)\d\d年\d{1,3}期(?=[\s，。；）》)】]|$))"
    rf"|(?P<y>(?:19|20)\d\d)(?:年?{_SPAN}(?P<y2>(?:19|20)\d\d))?(?:年(?:度(?!假))?|财年|财政年度)(?P<ye>[末底初](?!步|级))?"
    r"|(?<![时达满])(?P<sy>0\d)年度?(?P<sye>[末底初](?!步|级))?(?![来内间多余有]|以[上内来])"
    rf"|(?<![\d.近去续约隔达期满第共超逾历余跨过每表图])(?:(?P<ty>[1-9]\d)年度?(?:(?P<tye>[底末](?!步|级))|{_PART}|(?<=[12]\d年)(?=以来[，,]))|(?<=民国)(?P<rep>\d\d)年度?)"
    rf"|(?P<fy>(?:19|20)\d\d)[/／-](?P<fz>\d\d)(?:(?:财政|市场|作物|销售)?年度|财年)"
    rf"|(?P<ya>20\d\d){_SPAN}(?P<yb>20\d\d)(?!\d)"
    rf"|(?P<roc>1(?:0[1-9]|1\d))年(?!来(?!自)|[内间以上庆期史后多]|前(?!1?[0-9]个?[季月]))"
    rf"|(?P<m1>\d{{1,2}})月?份?{_SPAN}(?P<m2>\d{{1,2}})月{_NO_DAY}份?(?P<mse>末|底)?"
    rf"|(?<=[比较])(?P<ma>1){_SPAN}(?P<mb>1[0-2]|[2-9])(?=[提回加放收扩][高落升快缓窄大])"
    rf"|(?P<dm1>\d{{1,2}})月0?1[日号]?{_SPAN}(?:(?:(?P<dy>20\d\d)年)?(?P<dm2>\d{{1,2}})月)?(?P<dd>3[01]|2[89])[日号](?!\d)"
    rf"|(?P<d>\d{{1,2}}月\d{{1,2}}(?:(?:日|号)?{_SPAN}(?:\d{{1,2}}月)?\d{{1,2}}(?:日|号)|日|号|(?![\d.,%\u4e00-\u9fff])))"
    rf"|(?<=连)(?<!大连)(?P<run>\d{{1,2}}(?:个?[月季年](?!\d)|(?=[红黑]|[升降涨跌](?![\d.百至到]))))"
    rf"|(?<=[前首头])(?<!提前)(?P<n>\d{{1,2}})个?月份?(?P<ne>末|底)?"
    rf"|(?<=[前首头])(?<!提前)(?P<nq>[1-4])个?季度?"
    rf"|(?P<q1>[1-4])季?度?{_SPAN}(?P<q2>[1-4])季度"
    rf"|(?P<m>\d{{1,2}})月(?:份|分(?=消费|CPI|外销|出口|进口|进出口|工业|趸售|批发|零售|制造业?生|就业|失业|景气))?(?P<me>末|底)?(?:(?<=份)|(?!均(?![上下升跌增减较比录环同])))"
    rf"|(?P<q>(?<!连续)[1-4])季度?(?P<qe>末|底)?"
    rf"|(?P<dur>\d天\d[夜晚](?!\d)|\d[夜晚]\d天|(?<=连续)\d+季(?!度)|(?<=[前首头近])\d天(?!数)|\d{{1,2}}天(?=(?:累计|总共|合计|一共|共|就|里|内)*(?:接待|实现|吸引|销售|售出|卖出|成交|完成|发送|迎来|签约|带动|运送))|\d+(?:\.\d+)?(?:多|余)?(?:个多?月|年(?:以[上下]|期|内|来|左右|间|同期|前(?![0-9一二三四五六七八九十半]))?|天内|个?工作日内|个?星期|个?季度|周年|周(?!岁)|世纪|年代)|\d+(?:多|余)?(?:日|号(?!汽|柴|车用|线|楼|文|台风|公告)|时|点钟|点半)(?!均|元))"
)
_HANZI_TIME: Final = re.compile(
    rf"(?P<y>[一二][〇零○一二三四五六七八九]{{3}})(?:年?{_SPAN}(?P<y2>[一二][〇零○一二三四五六七八九]{{3}}))?年(?:度)?(?P<ye>[末底初])?"
    rf"|(?P<roc>一[〇零○一][〇零○一二三四五六七八九])年(?!来(?!自)|[内间以上庆期史前后多])"
    rf"|(?P<roch>[八九]十[一二三四五六七八九]?|一百(?:[零〇○]?[一二三四五六七八九]|一?十[一二三四五六七八九]?))年{_PART}"
    rf"|(?P<d>{_HAN}月(?:[廿二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])[日号])"
    rf"|(?P<m1>{_HAN})月?份?[至到—-](?P<m2>{_HAN})月(?!\d)份?(?P<mse>末|底)?"
    rf"|(?P<q1>[一二三四])季?度?[-—–―~～－至到]{{1,2}}(?P<q2>[一二三四])季度"
    rf"|第?(?P<q>[一二三四])季(?![红如常青分皆花气稻豆茬主购游乐美惠歌轮]|(?<!第.季)旅(?!客))度?(?P<qe>末|底)?"
    rf"|(?<=[前首头])(?<!提前)(?P<n>两|{_HAN})个?月份?(?P<ne>末|底)?"
    rf"|(?<![连近])(?P<m>{_HAN})月(?!\d|(?<=二月)二|(?<=三月)三|(?<=六月)六|(?<=七月)七|(?<=九月)九)份?(?P<me>末|底)?"
    rf"|(?<=连续)(?P<runs>[{HANZI}]{{1,3}}(?:个?季(?!\d|度)|(?=[升降涨跌红黑](?![\d.百至到]))))"
    rf"|(?<=连)(?<!大连)(?P<run>[{HANZI}]{{1,3}}(?:个?[月季年](?!\d)|(?=[红黑]|[升降涨跌](?![\d.百至到]))))"
    rf"|(?P<dur>[近]?[{HANZI}]+(?:多|余)?(?:个多?月|年(?!制|一贯)(?:期|内|来|左右|间|同期)?|天|日|个?星期|周年|世纪|个?季度))"
)


_LAST_DAYS: Final = {
    2: (28, 29),
    **dict.fromkeys((4, 6, 9, 11), (30,)),
    **dict.fromkeys((1, 3, 5, 7, 8, 10, 12), (31,)),
}
"""The last days of each month."""
_STAYED: Final = frozenset({"逗留", "停留", "留宿", "住宿"})
"""What is told with the days that it took, of which no one is a date."""


_COUNTING: Final = signs(f"{HANZI}〇零○廿第近多余个份度至到—-–―~～－")
"""What stands in a time in characters before the first of these."""
_TIMES: Final = signs("年月季天日号星周世红黑升降涨跌")


def _counts_time(text: str, at: int) -> bool:
    """Whether the numeral in characters at *at* may count a time."""
    while stands(text, at, _COUNTING):
        at += 1
    return stands(text, at, _TIMES)


EARLIER: Final = frozenset({"先前", "之前", "此前", "目前", "日前"})
"""Words that end in 前 and say when, so that no number after them is of the first so many (前10个月)."""


_ABOUT_WHEN: Final = signs("及或之以前至到-—–")
_OF_THEN: Final = re.compile(
    "(?:(?:及|或)?(?:之|以)?[前后]|[至到—–-](?:19|20)[0-9]{2}年|)(?=(?:建成|落成|竣工|投产|入伙|建造)的)"
)
"""What goes on behind a year by which those are classed that were built then: 2000年|及之后|建成的有5家."""


def match_time(text: str, at: int) -> tuple[int, Time | None, str] | None:
    """The time that begins at *at*: where it ends, what it says, and why it is none if it is none.

    A date of days (6月10日) and a length of time (3年左右) are no periods: None with the reason.
    """
    if stands(text, at, DIGITS):
        m = _DIGIT_TIME.match(text, at)
    else:
        m = _HANZI_TIME.match(text, at) if _counts_time(text, at) else None
    if m is None:
        return None
    time = _read(m)
    if time is not None and text.startswith("个月", m.end() - 2) and text[max(0, at - 2) : at] in EARLIER:
        return m.end(), None, "duration"  # 结束此前|3个月|的下降
    if time is not None:
        years = time.part in ("", "years") and stands(text, m.end(), _ABOUT_WHEN)
        then = _OF_THEN.match(text, m.end()) if years or time.part == "years" else None
        if then is not None:
            return then.end(), None, f"name:{text[at : then.end()]}"
        return m.end(), time, ""
    kind = m.lastgroup
    if kind == "d" or kind == "iss" or kind == "dd":  # 某刊2018年6期: when its paper came out
        return m.end(), None, "date"
    if kind == "run" or kind == "runs":
        return m.end(), None, "duration"  # 外销订单连|12红|
    if kind == "dur":
        said = m.group()
        if said[-1] == "日" and text[at - 2 : at] in _STAYED:
            return None  # 旅客平均逗留|1日
        return m.end(), None, "date" if said[-1] in "日号时钟半" else "duration"
    return None


def number_of(text: str) -> int:
    """The number that *text* writes, in digits or in characters."""
    return int(text) if text.isascii() else (hanzi_number(text) or 0)


def _read(m: re.Match[str]) -> Time | None:
    match m.lastgroup:  # the last group that matched tells the form
        case "y":
            return Time(number_of(m["y"]), "")
        case "m" | "me":
            month = number_of(m["m"])
            if not 1 <= month <= 12:
                return None
            return Time(None, "month" if m.lastgroup == "m" else "end", month, month)
        case "m2" | "mse":
            first, last = number_of(m["m1"]), number_of(m["m2"])
            if not 1 <= first <= last <= 12:
                return None
            return Time(None, "months", first, last) if m.lastgroup == "m2" else Time(None, "end", last, last)
        case "mb":  # 增速比1-9提高2.3个百分点
            return Time(None, "months", 1, int(m["mb"]))
        case "ye" if m.groupdict().get("y2") is None:
            return Time(number_of(m["y"]), "start" if m["ye"] == "初" else "end", 12, 12)
        case "y2" | "ye":
            return Time(number_of(m["y"]), "years", number_of(m["y"]), number_of(m["y2"]))
        case "sy":  # 09年
            return Time(2000 + int(m["sy"]), "")
        case "sye":
            return Time(2000 + int(m["sy"]), "start" if m["sye"] == "初" else "end", 12, 12)
        case "fz":  # 2020/21年度
            first = int(m["fy"])
            return Time(first, "years", first, first + 1) if (first + 1) % 100 == int(m["fz"]) else None
        case "yb":
            return Time(int(m["ya"]), "years", int(m["ya"]), int(m["yb"]))
        case "roc" | "rep" | "roch":
            return Time(number_of(m.group(m.lastgroup)) + 1911, "")
        case "ty" | "tye":  # 98年10月, which in Taiwan is another year
            year = (1900 if m["ty"] > "49" else 2000) + int(m["ty"])
            year += 11 if m.string.endswith("民国", 0, m.start()) else 0  # 民国97年10月
            return Time(year, "") if m.lastgroup == "ty" else Time(year, "end", 12, 12)
        case "dd":  # 1月1日至5月31日: all of five months
            first = int(m["dm1"])
            last = int(m["dm2"] or first)
            if not 0 < first <= last < 13 or int(m["dd"]) not in _LAST_DAYS[last]:
                return None
            told = int(m["dy"]) if m["dy"] else None
            return Time(told, "month" if first == last else "months", first, last)
        case "n" | "ne":
            count = number_of(m["n"])
            if not 1 <= count <= 12:
                return None
            return Time(None, "months", 1, count) if m.lastgroup == "n" else Time(None, "end", count, count)
        case "nq":
            return Time(None, "months", 1, 3 * int(m["nq"]))
        case "q2":
            first, last = 3 * number_of(m["q1"]) - 2, 3 * number_of(m["q2"])
            return Time(None, "months", first, last) if first < last else None
        case "q" | "qe":
            last = 3 * number_of(m["q"])
            return (
                Time(None, "quarter", last - 2, last) if m.lastgroup == "q" else Time(None, "end", last, last)
            )
    return None


@cache
def word_time(payload: str) -> Time:
    """The time of a lexicon row: ``this``, ``:half:1:6``, ``last:same``, ``2020:end:11:11``."""
    said, *rest = payload.split(":")
    year = int(said) if said.isdecimal() else said
    part = rest[0] if rest else ""
    bounds = [int(n) for n in rest[1:]]
    return Time(year or None, part, *(bounds or (1, 12)))


def _years_to(time: Time, year: int, current: Period | None) -> Period | None:
    """The years of a plan up to the one spoken of (“十四五”以来), and the last so many of them (近五年)."""
    by_month = current is not None and current.kind not in ("year", "years")
    if by_month and time.part == "term" and current is not None and current.year:
        return Period(start=12 * time.first, stop=current.stop, kind="months")  # to the month spoken of
    if year == UNKNOWN_YEAR or by_month:
        return None  # in a text of months 近五年 may or may not count the year that runs
    first = time.first if time.part == "term" else year - time.last + 1
    return Period(start=12 * first, stop=12 * year + 12, kind="years") if first < year else None


def _season(year: int, current: Period | None) -> Period | None:
    """The quarter that the period spoken of ends with (上半年 …，本季度 …); None for one that ends inside."""
    last = 0 if current is None else (current.stop - 1) % 12 + 1
    return months(year, last - 2, last, "quarter") if last and last % 3 == 0 else None


def _before(current: Period, *, quarterly: bool) -> Period | None:
    """上月 or, *quarterly*, 上季 where *current* is the period spoken of; None where it tells neither."""
    if current.kind in ("month", "quarter"):
        return current.before()
    if current.kind == "instant":  # 9月底，…，上月的; 5月末，…，上季末的, which is March's
        for _ in range((current.stop - 1) % 3 + 1 if quarterly else 1):
            current = current.before()
        return current
    if quarterly and current.kind in ("months", "half") and current.stop % 3 == 0:  # 首三季…，上一季的
        return Period(start=current.stop - 6, stop=current.stop - 3, kind="quarter")
    return None


_ENDING: Final = frozenset({"months", "half", "quarter", "instant"})
UNDATED: Final = 13
"""In place of the month of a text's date where its year was not taken from one: later than any month."""
_BY_MONTH: Final = frozenset({"across", "end", "month", "months", "quarter", "half", "year"})


def resolve(time: Time, *, year: int, current: Period | None, released: int = UNDATED) -> Period | None:
    """What *time* means where the document's year is *year* and *current* is the period spoken of.

    *released* is the month a text came out in when *year* was taken from its date: a period that was
    not over by then is last year's.

    None when it names no period of its own (年初, 上月 as a comparator).
    """
    said = time.year
    base = (current.stop - 1) // 12 if current is not None and current.kind != "years" else year
    if time.part == "same":
        if current is None:
            return None
        if isinstance(said, int):
            later = 12 * (said - current.start // 12)  # of an unknown year as well: 1-5月…，2022年同期
            return Period(start=current.start + later, stop=current.stop + later, kind=current.kind)
        return current.year_ago() if said == "last" else current
    if time.part == "previous" and current is not None:
        before = _before(current, quarterly=time.last == 3)
        if before is not None:
            return before
    if time.part == "close":
        return current.at_end() if current is not None else None
    if time.part == "season":
        return _season(base, current)
    if time.part in ("current", "start", "previous"):
        if time.part == "current" and current is not None and current.kind in _ENDING:
            month = (current.stop - 1) % 12 + 1
            return months(base, month, month, "month")
        return None
    if isinstance(said, int):
        base = said
    elif said == "this":
        base = year
    elif said in ("last", "before_last"):
        base = UNKNOWN_YEAR if year == UNKNOWN_YEAR else year - (1 if said == "last" else 2)
    elif said == "next":
        base = UNKNOWN_YEAR if year == UNKNOWN_YEAR else year + 1
    told = time.part == "year" and current is not None and current.start // 12 == year  # 1-8月…，完成全年目标
    if said is None and year and time.part in _BY_MONTH and released < UNDATED and not told:
        base = year - (released < time.last)
    if time.part in ("term", "recent"):
        over = time.part == "recent" and released < 7  # 过去五年, told in the first half of a year
        return _years_to(time, year - over if year != UNKNOWN_YEAR else year, current)
    match time.part:
        case "since" if current is not None and current.kind == "month" and current.start // 12 == base:
            return months(base, 1, current.stop - 12 * base)
        case "" | "since":
            if said == "this" and current is not None and current.start // 12 == base:
                at_end = current.kind == "instant" and current.stop % 12 == 0
                return whole_year(base) if at_end else current  # 年末实有企业90户，当年新登记20户
            return whole_year(base)
        case "year":
            return whole_year(base)
        case "years":
            return Period(start=12 * time.first, stop=12 * time.last + 12, kind="years")
        case "end":
            return end_of(base, time.last)
        case "month":
            return months(base, time.first, time.last, "month")
        case "across":
            return months(base, time.first, time.last)
        case "months":
            kind = "month" if time.first == time.last and time.first != 1 else "months"
            return months(base, time.first, time.last, "months" if kind == "months" else "month")
        case "quarter":
            return months(base, time.first, time.last, "quarter")
        case "half":
            return months(base, time.first, time.last, "half")
    return None
