"""Periods said in several words: from one month to another, months added up, months up to a date."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.quantities import Token
from yuebao.read.words.times import HANZI, Time, number_of

_TO = frozenset({"至", "到", "-", "—", "–", "~", "～", "－", "一"})
_AND = frozenset({"与", "和", "及", "、"})
_SUMMED = re.compile("(?:两个?月|份)*(?:合计|合共|累计|总计|合并)")
_MONTHS = re.compile(
    rf"(?:底|止|末|底止|为止)?的?(?:过去|最近|连续|先前)?(\d{{1,2}}|[{HANZI}]{{1,3}})个月(?:期间|内)?"
)
_DAY = re.compile(
    r"(?:((?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})年)?(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    "(?P<day>[0-9]{1,2}|[廿一二三四五六七八九十]{1,3})日"
)
_LAST_DAYS: Final = frozenset({28, 29, 30, 31})
_FISCAL: Final = re.compile("止的?(?:一个)?(?:财政|会计|财务)?(?:年度|全年)")
"""What makes a date the end of twelve months: 截至2025年3月31日|止年度."""
_BY: Final[tuple[str, ...]] = ("截至", "截止", "截至到", "截止到")
_TIMELY: Final = frozenset({"time", "skip"})
_OPENING: Final = _TIMELY | {"compare"}
_NEAR: Final = frozenset("近前头首连")
_TERM = re.compile(
    '[“"]?(?P<term>十[一二三四五]五|(?<![二三四五六七八九])十五|[八九]五)[”"]?(?P<when>期间|时期|以来|期?末)(?!的?(?:规划|目标|开局|收官))'
)
_TERMS = "一二三四五"
_EARLIER_TERMS: Final = {"十五": 2005, "九五": 2000, "八五": 1995}
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_RECENT = re.compile(
    r"(?P<led>最?近|过去的?|未来|今后)(?P<n>\d|[两三四五六七八九十])年(?:以?来|间|里|内|中)?(?=，|全[国省市县区州]|我[国省市县区州]|累计|新增|新设|新建|引进|完成|实现|[\u4e00-\u9fff]{2,4}[省市区县州盟旗])"
)
_LED = ("最近", "近", "过去的", "过去", "未来", "今后")
_WITHIN: Final = re.compile(
    r"(?:最?近|过去|这|短短)?(?P<n>\d{1,2}|[两三四五六七八九十])年"
    "(?:以?来|间|内(?![到需完须要将应])|(?=累计|共(?!有|同|建|享)|合计|总共|新增|新建|招聘|引进|净增))(?!最|平均|新[高低]|首|第|同期|，(?:全.)?[^，。；]{2,12}(?:增长|增加|减少)了)"
)
"""So many years up to the one spoken of, whatever stands behind them: 五年内|翻了一番, 五年来|新建住宅."""
_SUMMED_UP: Final = re.compile("(?:累计|共计|合计|总计)(?:实现|完成|新增|达到?|为|突破|超过?|近|约)*[0-9]")
"""What makes so many years behind a measure its time: 执行额|五年|累计28.9亿美元."""
_THESE: Final = ("这", "短短")
_PARTS = frozenset({"month", "months", "quarter", "half", "year", "end"})
_QUARTER_TO: Final = re.compile("(?:底|为)?止的?(?:一个|该)?季度[内里]?(?!末)")
_UP_TO: Final = frozenset({"底", "为", "止"})
_MONTH_OR_END: Final = frozenset({"month", "end"})
_ENDING: Final[tuple[str, ...]] = ("截至", "截止", "截止至", "截至于", "至")


_LIMITED: Final = re.compile(
    "及?以[上下内]的?[^，。；、0-9的]{0,4}?(?:[短中长]单|订单|[贷存]款|应收账款|债券|票据)"
)
"""What is of a term at most, or at least, so long: 3个月|以内的短单."""
_BEHIND_TERM: Final = re.compile(
    "(?:[、和及与](?:[0-9一二三六九]+个月|[0-9一二三五十]+[年天周])期?(?:及?以上)?)*(?:(?<=期)|期|(?=大额存单|定期|国债|同业存单))"
)
"""What follows the term of a deposit or a loan, alone or with others: 3个月|、6个月期存款, 1年|大额存单."""


_RATE_OF_TERM: Final = re.compile(
    "(?:总|无病|保单|客户|员工|用户)?(?:继续|留存|生存|存活|续保|复购|保有|成活)率"
)
"""A share of those that are still there after so long: 13个月|继续率, 5年|生存率."""


def goes_with_length(text: str, length: Token) -> bool:
    """Whether the character before a *length* of time is a word of it: 近|一年, 连|九个月; not 连|12|红, the
    colour in which the months of a run are told.
    """
    return text[length.start - 1] in _NEAR and text[length.stop : length.stop + 1] not in ("红", "黑")


def is_term(text: str, at: int, stop: int) -> bool:
    """Whether a length of time that ends at *at* is the term of what stands behind it: 10年期|国债."""
    if text[at - 1] == "年" and text.startswith(("制", "一贯制"), at):
        return True  # 12年|一贯制学校
    if text[at - 1] == "年" and text[at - 4 : at - 2] == "学前":
        return True  # 学前三年|毛入园率
    if text[at : at + 1] in ("以", "及") and _LIMITED.match(text, at, stop) is not None:
        return True  # 3个月|以内的短单
    if text[at - 1] == "期":
        if text[at - 2] in "年月" and (at == stop or text[at] in "、和及与"):
            return True  # 1年期|、5年期LPR, 1年期|为3.0%
        return at < stop and text[at] not in "间末内，、的"
    if text[at - 1] not in "年月天周日" or at >= stop:
        return False
    term = text[at - 1] != "日" and _BEHIND_TERM.match(text, at, stop) is not None
    near = text.find("近", max(0, at - 5), at) >= 0  # 近3年|复购率
    return term or (not near and _RATE_OF_TERM.match(text, at, stop) is not None)


def join_times(tokens: list[Token], text: str) -> list[Token]:
    """今年 and 1—5月, 2024年 and 末, 2024年12月 and 至2025年2月, 截至5月 and 的3个月: one period each."""
    timely = [at for at, token in enumerate(tokens) if token.kind in _TIMELY]
    joined: list[Token] = []
    done = 0
    for at in timely:
        joined += tokens[done:at]
        done = at + 1
        token = tokens[at]
        if joined and joined[-1].kind == "time" and token.stop <= joined[-1].stop:
            continue  # “十三五”|期末
        if joined and joined[-1].kind in _OPENING:
            token = _joined(joined, token, text)
        if (
            token.start > 4
            and text[token.start - 1] in "、和及与"
            and text[token.start - 5 : token.start - 3] in ("19", "20")
        ):
            _list_years(joined, token, text)
        if token.kind == "skip" and token.value != "date":
            joined.append(
                _by_term(token, text) if "五" in text[token.start : token.stop] else _recent(token, text)
            )
        else:
            joined.append(_by_day(token, text) if token.value == "date" else _by_period(token, text))
    return joined + tokens[done:] if timely else tokens


def _joined(joined: list[Token], token: Token, text: str) -> Token:
    """*token* with the last of *joined* that belong to it, which are taken out."""
    while joined and token.kind in _TIMELY and joined[-1].kind in _TIMELY:
        both = _both(joined[-1], token, text)
        if both is None:
            break
        token = both
        joined.pop()
    if joined and token.kind == "time" and joined[-1].kind == "compare":
        lead = joined[-1]
        if (
            lead.value == "yoy"
            and lead.stop == token.start == lead.start + 3
            and token.value.year is None
            and token.value.part in _PARTS
        ):  # 较去年|四季度
            token = Token(lead.start + 1, token.stop, token.kind, token.value._replace(year="last"))
            joined.pop()
    return token


def _list_years(joined: list[Token], token: Token, text: str) -> None:
    """The years of a list whose last alone says 年: 2021、2022、|2023年."""
    if token.kind != "time" or token.value.part or not isinstance(token.value.year, int):
        return
    stop = token.start
    for at in range(len(joined) - 1, -1, -1):
        before = joined[at]
        if before.kind == "mark":
            continue
        if before.kind != "number" or text[before.stop : stop] not in ("、", "和", "及", "与", "，"):
            return
        if _YEAR.fullmatch(text, before.start, before.stop) is None:
            return
        joined[at] = Token(before.start, before.stop, "time", Time(int(text[before.start : before.stop]), ""))
        stop = before.start


def _digits(said: str | None) -> int:
    """2025, 二零二五 or 十二 as a number, 0 for nothing."""
    return number_of(said) if said else 0


def _by_day(token: Token, text: str) -> Token:
    """A date up to which something was counted as its month's end: 截至9月20日，尚有未结案件90件."""
    if token.kind == "skip" and text.endswith(_BY, 0, token.start):
        by = _DAY.match(text, token.start)
        if by is not None:
            year, month = _digits(by[1]) or None, _digits(by[2])
            fiscal = _FISCAL.match(text, token.stop) if year is not None else None
            if fiscal is not None:
                part = "year" if month == 12 else "across"
                return Token(token.start, fiscal.end(), "time", Time(year, part, month - 11, month))
            return Token(token.start, token.stop, "time", Time(year, "end", month, month))
    return token


def _by_term(token: Token, text: str) -> Token:
    """The years of a five-year plan, or its end (“十四五”期间, “十三五”末); the plan alone stays a name."""
    term = _TERM.search(text, max(0, token.start - 1), token.stop + 4)
    if term is None or token.stop < term.start("term"):
        return _recent(token, text)
    said = term["term"]
    last = _EARLIER_TERMS.get(said) or 2010 + 5 * _TERMS.index(said[1])
    start = min(token.start, term.start())
    if term["when"].endswith("末"):
        return Token(start, term.end(), "time", Time(last, "end", 12, 12))
    since = term["when"] == "以来"
    if since and start and text[start - 1] not in "。；：":  # …，“十三五”以来累计上升: of a rate told now
        return token
    part = "term" if since else "years"
    return Token(start, term.end(), "time", Time("term", part, last - 4, last))


def _recent(token: Token, text: str) -> Token:
    """近五年, where it opens what is said: so many years up to the one spoken of; 未来三年: years to come."""
    if text[token.stop - 1] not in "年内来间":
        return token
    start = token.start
    if text[start] != "近":
        led = next((word for word in (*_LED, *_THESE) if text.endswith(word, 0, start)), "")
        start -= len(led)
    said = _RECENT.match(text, start) or _WITHIN.match(text, start)
    if said is None or (
        start and text[start - 1] not in "，。；：" and _SUMMED_UP.match(text, said.end()) is None
    ):
        return token
    count = _digits(said["n"])
    part = "coming" if text[start] in "未今" else "recent"
    stop = max(token.stop, said.end())
    return Token(start, stop, "time", Time("term", part, 1, count))


def _by_period(token: Token, text: str) -> Token:
    """A year or month up to which something was counted as its end (截至2024年，全市拥有企业62家), or the
    quarter that a month ends: 9月底止季度内.
    """
    time = token.value
    if text[token.stop : token.stop + 1] in _UP_TO and isinstance(time, Time) and time.part in _MONTH_OR_END:
        to = _QUARTER_TO.match(text, token.stop)
        if to is not None and time.last % 3 == 0:
            return Token(token.start, to.end(), "time", Time(time.year, "quarter", time.last - 2, time.last))
    if isinstance(time, Time) and time.part == "month" and text.endswith(_BY, 0, token.start):
        return Token(token.start, token.stop, token.kind, Time(time.year, "end", time.last, time.last))
    if (
        isinstance(time, Time)
        and time.part == ""
        and isinstance(time.year, int)
        and text[token.stop : token.stop + 1] in ("，", ",")
        and text.endswith(_BY, 0, token.start)
    ):
        return Token(token.start, token.stop, token.kind, Time(time.year, "end", 12, 12))
    return token


def _both(last: Token, token: Token, text: str) -> Token | None:
    """The one token that *last* and *token* are together, or None."""
    gap = token.start - last.stop
    if token.kind == "skip":
        if last.kind == "time" and not gap and token.value == "date":
            return Token(last.start, token.stop, token.kind, token.value)
        if gap <= 4 and (token.value == "duration" or str(token.value).startswith("word:")):
            return _up_to(last, token, text)
        return None
    if last.kind != "time":
        return None
    first: Time = last.value
    second: Time = token.value
    if gap <= 0:
        if first.part in ("", "same") and second.year in (None, first.year):  # 2010年|第六次全国人口普查
            return Token(last.start, token.stop, token.kind, second._replace(year=first.year))
        return None
    if gap == 1 and first.part in ("start", "since") and second.part == "month" and text[last.stop] in _TO:
        year = second.year or (first.year if isinstance(first.year, int) else None)
        return Token(last.start, token.stop, token.kind, Time(year, "months", 1, second.last))  # 年初至5月
    if gap > 1 or first.part not in ("month", "months"):
        return None
    between = text[last.stop : token.start]
    further = first.part == "month" and second.part == "months" and first.last + 1 == second.first
    if further and between in _AND and second.year is None and _SUMMED.match(text, token.stop):
        return Token(last.start, token.stop, token.kind, second._replace(year=first.year, first=first.first))
    if second.part != "month":
        return None
    if between in _TO and first.part == "month":
        return Token(last.start, token.stop, token.kind, _from_to(first, second))
    if (
        between in _AND
        and _SUMMED.match(text, token.stop)
        and second.year is None
        and first.last < second.last
    ):
        return Token(last.start, token.stop, token.kind, Time(first.year, "months", first.first, second.last))
    return None


def _from_to(first: Time, second: Time) -> Time:
    """2024年12月至2025年2月; 去年11月至今年1月; 11月至1月, which ends in the year spoken of."""
    year: int | str | None
    if isinstance(first.year, int) and isinstance(second.year, int):
        apart, year = second.year - first.year, second.year
    elif first.year == "last" and second.year in ("this", None):
        apart, year = 1, "this"
    elif first.first > second.last:
        apart, year = 1, first.year + 1 if isinstance(first.year, int) else second.year
    else:
        apart, year = 0, second.year or first.year
    if not apart:
        return Time(year, "months", first.first, second.last)
    return Time(year, "across", first.first - 12 * apart, second.last)


def _up_to(last: Token, token: Token, text: str) -> Token | None:
    """截至5月底的3个月, 截至2025年6月30日止六个月, 截至2024年12月31日止年度."""
    lead = text[max(0, last.start - 3) : last.start]
    year: int | str | None = None
    stop, month = last.stop, 0
    if last.kind == "time" and last.value.part == "months":
        lasted = _MONTHS.match(text, stop)
        if lasted is None or lasted.end() < token.stop or text[stop] != "的":
            return None
        count = _digits(lasted[1])
        same = count == last.value.last - last.value.first + 1
        return Token(last.start, lasted.end(), "time", last.value) if same else None  # 8至10月|的3个月内
    if last.kind == "time" and last.value.part in ("end", "month"):
        if last.value.part == "month" and not lead.endswith(_ENDING):
            return None
        time: Time = last.value
        year, month = time.year, time.last
    elif last.kind == "skip" and last.value == "date":
        date = _DAY.fullmatch(text, last.start, last.stop)
        if date is None or not date[1] or not lead.endswith(_ENDING):
            return None
        year, month = _digits(date[1]), _digits(date[2])
        if _digits(date["day"]) not in _LAST_DAYS:
            return None
    if not month:
        return None
    said = _MONTHS.match(text, stop)
    if said is None or said.end() < token.stop:
        return None
    count = _digits(said[1])
    if not 1 <= count <= 24:
        return None
    first = month - count + 1
    part = "months" if first > 0 else "across"
    compared = lead[:1] in ("与", "较", "比") and lead.endswith(_ENDING)  # 与|截至7月的3个月|相比
    start = last.start - 2 if compared else last.start
    return Token(start, said.end(), "time", Time(year, part, first, month))
