"""Numerals written in hanzi."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.words.quantities import (
    Number,
    Token,
    in_name,
    number_at,
    ulp_of,
)
from yuebao.read.words.signs import signs, stands
from yuebao.read.words.times import HANZI, Time, hanzi_number, match_time, number_of

_RUN: Final = re.compile(f"[{HANZI}]+")
_POINT = re.compile(
    "(?P<whole>[〇零○一二三四五六七八九十百千廿卅]+)[.·点](?P<places>[〇零○一二三四五六七八九]+)"
)
"""A decimal in hanzi: 六四〇.五亿美元, 三十四点一%."""
_POSITIONS = re.compile("[〇零○一二三四五六七八九]{2,}")
"""Digits in hanzi, place by place: an index of 一二三点七三 needs no unit."""
_RANK = re.compile(
    r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(?:大(?!道|街|学|会|队)|位|名(?!单|称|录|的是)|高(?!级|新|校|等|中|产)|(?=(?:进口|出口)(?:来源[地国]|市场|目的[地国]|对象)|(?:外资|投资|货物)?来源[地国]|贸易伙伴))"
    r"|(首位)(?!度|效应)|(榜首)|((?<=之)首(?=[，。；、（）]|$))"
)
_PLACED = re.compile(
    "[居列排]|位[居列次于]|处于|保持(?!安全|质量)|(?:跃|上|攀|提|晋|前|下|退|落|滑|跌)[升居至为回到]|升[至到]|跻身|进入|挺进|重[返回]|反超|晋级"
)
_PLACE_ALONE = re.compile(
    r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(?=[，。；,;（）]|、(?![一二三四])|[和与及]第|的?[是为]|$"
    r"|(?:[、和与及]第?[一二三四五六七八九十]{1,3})+位)"
)
_QUARTER_LISTED = re.compile("第?([一二三四])(?=(?:、第?[一二三四])*[、和与及]第?[一二三四]季度)")
_HANZI_MILLIONS = re.compile("([〇零○一二三四五六七八九十百千]+)(?=亿)")
_MOVES_ON: Final = re.compile(
    r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(?=(?:[上攀提晋]升|跃升|[跃升]|前[移进]|[下降退]|[下跌]滑|[后下]移|回落|跌落)[至到为])"
)
"""A place in an order that something left for another: 由上年的|第8|升至第3."""
_PLACE_BEFORE: Final = re.compile(r"[居列排位名][^，。；、第]{0,10}第\d{1,3}(?:、第\d{1,3})*[、和与及]$")
_MEASURED_OR_PLACE: Final = frozenset("口额值速幅区县市州园城镇旗省部（）")
"""What a place in an order without 位 stands right behind: 出口额|第一, 城东区|第二, 甲县（|第三）."""
_WHOLES = frozenset({"全国", "全省", "全市", "全区", "全州", "全县", "总量", "规模"})
_HALF = re.compile("[，。；、）和与及多左以]|$")
_QUARTER = re.compile(r"第\s?([1-4])季度?")
_PERCENT: Final = re.compile(rf"([百千])分之([{HANZI}]+(?:[点.·][{HANZI}]+)?|\d+(?:\.\d+)?)(?:点)?")
_NEAR: Final = re.compile("(?:近|逾|超过?|突破|首破|接近|高达)$")
"""What leads to a round count that is meant as one: 累计近|千件, 接待游客逾|百万人次."""
_ROUND: Final = {"": 1, "百": 100, "千": 1000}
_OPENS: Final = signs("，；。")
_LEADS_TO: Final = re.compile("[则也]?[是为][\u4e00-\u9fff]{2,8}，(?:达|有|共|计|为|约)*[0-9]")
"""What follows the place of who comes next, whose number is told then: 第三名|则为台中市，116万户."""
_SHIFTED = re.compile("(?:[前后上下]移|上升|下降|提[升高]|下滑|跌落|回落|前进|跃升|进)了?$")
_TO_PLACE = re.compile(
    r"[位名]?[至到~～—-](?:第?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[位名]|第(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?=[，。；]|的?[是为分]))"
)
"""The last of several places in an order: 第2|至4位, 第二|至第四位."""
_SLOGAN: Final = re.compile("[“‘《][^”’》]{0,8}[0-9一二三四五六七八九十两]年$")
"""What stands before a fold in a motto: “三年|翻番."""
_FOLDS = re.compile("翻了?([一两二三])?番")
_NONE = re.compile("无(进出口|出口|进口)(?:记录|业绩)?")
_SESSIONS: Final[tuple[str, ...]] = ("次全会", "次全体", "次党代", "件实事", "件大事", "件民生")
"""What a number in hanzi names rather than counts."""
_RANGED = frozenset("至到~～、—和")
_POINTS = frozenset(".·点")
_DOTS: Final = re.compile("[点·]")
QUOTED: Final = frozenset("“「『‘")
FIRST: Final = frozenset("前首头")
SOONER: Final = frozenset({"提前", "推迟", "延后"})
"""By how long before a time, or after it: the length is no period, 提前|3个月."""
JOINING: Final = frozenset("、和与及")
_VAGUE_OR_EACH: Final = frozenset("数几每")


def with_sooner(text: str, at: int) -> int:
    """Where the length of time at *at* begins, with the word that it is sooner or later by: 提前|3个月."""
    return at - 2 if text[max(0, at - 2) : at] in SOONER else at


_RATE_IS: Final = re.compile("(?:[增涨降跌升减]幅|增速|增长率|成长率)[均都仍]?(?:[为是]|基本为|接近)?$")
_CLOSES: Final = frozenset(["", *"，。；、）和与及"])
_FURTHER: Final = re.compile("(?:[、和与及]第?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}))+位")
_FURTHER_ONE: Final = re.compile("第?([0-9]{1,3}|[一二三四五六七八九十]{1,3})位?")


def _place(start: int, stop: int, said: str) -> Token:
    """A place in an order; characters that are no number (十四五) say none."""
    place = number_of(said)
    return Token(start, stop, "rank", place) if place else Token(start, stop, "skip", "ordinal")


def _further_places(text: str, at: int, tokens: list[Token]) -> int:
    """Where the places end that are listed behind one with 第, 位 once for all: 第6|、6、9位, 第二|、三位."""
    listed = _FURTHER.match(text, at)
    if listed is None:
        return at
    for one in _FURTHER_ONE.finditer(text, at, listed.end()):
        tokens.append(_place(one.start(), one.end(), one[1]))
    return listed.end()


def read_hanzi(text: str, at: int, lexicon: Lexicon, tokens: list[Token]) -> int:
    """Reads what a Chinese numeral, or a word made of one, says at *at*."""
    c = text[at]
    if c in "第首榜":
        m = _RANK.match(text, at)
        if m is not None:
            leads = stands(text, at - 1, _OPENS) and _LEADS_TO.match(text, m.end()) is not None
            named = Token(at, m.end(), "skip", f"name:{m.group()}")
            tokens.append(named if leads else _place(at, m.end(), m.group(1) or "1"))
            return m.end()
        if c == "第" and (
            text[at - 1] in _MEASURED_OR_PLACE
            or text[at - 2 : at] in _WHOLES
            or (text[at - 1] in "、和与及" and _PLACE_BEFORE.search(text, max(0, at - 40), at) is not None)
            or _PLACED.search(text, max(0, at - 9), at) is not None
            or _MOVES_ON.match(text, at) is not None
        ):
            m = _PLACE_ALONE.match(text, at) or _MOVES_ON.match(text, at)
            if m is not None:  # 增速居全省第一
                tokens.append(_place(at, m.end(), m.group(1)))
                return _further_places(text, m.end(), tokens)
        if c == "第":
            quarter = _QUARTER.match(text, at) or _QUARTER_LISTED.match(text, at)
            if quarter is not None:  # 第1季度, 第一、第二季度
                return _quarter(quarter, tokens)
            timed = match_time(text, at)
            if timed is not None and timed[1] is not None:
                tokens.append(Token(at, timed[0], "time", timed[1]))
                return timed[0]
            run = _RUN.match(text, at + 1) or re.compile(r"\d+").match(text, at + 1)
            if run is not None:
                to = _TO_PLACE.match(text, run.end())
                end = run.end() if to is None else to.end()
                tokens.append(Token(at + 1, end, "skip", "ordinal"))
                return end
            return at + 1
    if c == "翻":
        m = _FOLDS.match(text, at)
        if m is None:
            return at + 1
        if _SLOGAN.search(text, max(0, at - 12), at) is not None:
            tokens.append(Token(at, m.end(), "skip", "name:翻番"))  # “三年翻番、五年跨越”
            return m.end()
        tokens.append(Token(at, m.end(), "fold", hanzi_number(m.group(1) or "一")))
        return m.end()
    if c == "无":
        m = _NONE.match(text, at)
        if m is None:
            return at + 1
        tokens.append(Token(at, m.end(), "none", m.group(1)))
        return m.end()
    if c in "百千" and text.startswith("分之", at + 1):
        m = _PERCENT.match(text, at)
        if m is not None:
            return _percent(m, lexicon, tokens)
    if c == "半" and text[at + 1 : at + 2] == "成" and _HALF.match(text, at + 2) is not None:
        number = Number(ulp_of(1) * 5, ulp_of(1), lexicon.unit("成", ""), "ratio", "", "=")
        tokens.append(Token(at, at + 2, "number", number))  # 占总数半成
        return at + 2
    if c == "首" and text[at - 1] == "居":
        return at + 1  # 高新区|居首，执行额: what is told of it, and counts nothing
    if c in "半双首":
        tokens.append(Token(at, at + 1, "skip", f"word:{text[at : at + 2]}"))
        return at + 1
    if c not in HANZI:
        marks = text[at - 1 : at] in ("。", "；", "：")  # …平稳。①出口增长
        tokens.append(Token(at, at + 1, "skip", "list_marker" if marks else "footnote"))
        return at + 1
    quarter = _QUARTER_LISTED.match(text, at) if text[at + 1 : at + 2] in JOINING else None
    if quarter is not None:  # 一、二季度
        return _quarter(quarter, tokens)
    timed = match_time(text, at)
    if timed is not None:
        stop, time, reason = timed
        if time is None:
            tokens.append(Token(with_sooner(text, at), stop, "skip", reason))
        else:
            led = time.part == "months" and text[at - 1 : at] in FIRST
            if time.part == "month" and text[max(0, at - 2) : at] in ("元至", "元-", "元—"):  # 元至九月
                led, time = True, time._replace(part="months", first=1)
            tokens.append(Token(at - led, stop, "time", time))  # 前|十一月
        return stop
    if text[at + 1 : at + 6].strip("〇零○一二三四五六七八九十百千廿卅")[:1] in _POINTS:
        stop = _decimal_words(text, at, lexicon, tokens)
        if stop:
            return stop
    run = _RUN.match(text, at)
    assert run is not None
    words, stop = run.group(), run.end()
    if text.startswith(_SESSIONS, stop):  # 区委六届|二十四次全会
        tokens.append(Token(at, stop, "skip", f"name:{text[at : stop + 3]}"))
        return stop
    if text[at - 1 : at] in _VAGUE_OR_EACH and words.strip("十百千万亿") == "":
        tokens.append(Token(at, stop, "skip", f"word:{text[at - 1 : stop]}"))  # 数|十|家, 几|百|个
        return stop
    if words in ("零", "〇"):
        flat = no_growth(text, at, stop, lexicon)
        if flat is not None:
            tokens.append(Token(at, stop, "number", flat))
            return stop
        tokens.append(Token(at, stop, "skip", f"word:{text[at : stop + 1]}"))  # 破零|倍增
        return stop
    core = words.rstrip("万亿")
    near = words.strip("百千万亿") == "" and _NEAR.search(text, max(0, at - 3), at) is not None
    value = _ROUND.get(core) if near else None
    if value is None:
        value = hanzi_number(core) if core else None
    if value is None:
        tokens.append(Token(at, stop, "skip", f"word:{text[at : stop + 1]}"))
        return stop
    if "亿" in core and words[len(core) :] == "万":  # 一百零五亿六千四百万美元, as 105亿6400万美元
        millions, _, thousands = core.rpartition("亿")
        whole = (
            Decimal(hanzi_number(millions) or 0)
            + Decimal(hanzi_number(thousands.strip("零〇○")) or 0) / 10_000
        )
        end, number = number_at(text, stop, whole, ulp_of(4), lexicon, large="亿")
    else:
        end, number = number_at(text, at + len(core), Decimal(value), Decimal(1), lexicon)
    if number.unit is None and number.large == "兆":
        rest = _HANZI_MILLIONS.match(text, end)
        below = hanzi_number(rest[1]) if rest is not None else None
        if below is not None:  # 十二兆七○一三亿元
            whole = Decimal(value * 10_000 + below)
            end, number = number_at(text, end + len(rest[1]) if rest else end, whole, Decimal(1), lexicon)
    if near and number.section != "count":  # 超|千万美元|企业17家: a line, as a rule
        tokens.append(Token(at, stop, "skip", f"word:{text[at : stop + 1]}"))
        return stop
    if at and text[at - 1] == "前" and (why := in_name(text, at, end, number.section)):
        tokens.append(Token(at, end, "skip", why))  # 前十位|国家/地区
        return end
    closed = text[end : end + 1] == "”" and 0 < at - text.rfind("“", 0, at) < 9  # 出台“教育十条”
    if at and number.section == "count" and (closed or text[at - 1] in QUOTED):  # 以“十二个紧盯”
        tokens.append(Token(at, stop, "skip", f"name:{text[at : end + 2]}"))
        return stop
    ratio = number.section == "ratio"
    ranged = number.unit is None and number.large and text[end : end + 1] in _RANGED
    if number.unit is None and number.large and text.startswith("百分之", end + 1):
        tokens.append(Token(at, end, "number", number))  # 收益四百零四亿|升百分之四十五
        return end
    if ranged and text[end + 1 : end + 2] and text[end + 1] in HANZI:  # 六一〇亿至六三二亿美元
        tokens.append(Token(at, end, "number", number))
        return end
    if text[end - 1] in "位次" and _SHIFTED.search(text, max(0, at - 4), at):
        tokens.append(Token(at, end, "number", number))  # 前移|两位
        return end
    if (
        number.unit is None
        or not (ratio or value >= 10 or number.large or near)
        or (len(core) == 1 and not ratio and not number.large and core != "十" and not near)
    ):
        tokens.append(Token(at, stop, "skip", f"word:{text[at : stop + 1]}"))
        return stop
    tokens.append(Token(at, end, "number", number))
    return end


def no_growth(text: str, at: int, stop: int, lexicon: Lexicon) -> Number | None:
    """The rate that a nought without a unit is: 同比涨幅为|零|，增速为|0|."""
    if text[stop : stop + 1] not in _CLOSES or _RATE_IS.search(text, max(0, at - 6), at) is None:
        return None
    return Number(Decimal(0), Decimal(1), lexicon.units["%"], "ratio", "", "=")


def _decimal_words(text: str, at: int, lexicon: Lexicon, tokens: list[Token]) -> int:
    """Reads a decimal written in hanzi with a unit behind it; 0 when there is none."""
    m = _POINT.match(text, at)
    whole = hanzi_number(m["whole"]) if m is not None else None
    if m is None or whole is None:
        return 0
    places = "".join(str(hanzi_number(c) or 0) for c in m["places"])
    ulp = ulp_of(len(places))
    end, number = number_at(text, m.end(), whole + Decimal(places) * ulp, ulp, lexicon)
    if number.unit is None and not number.large and _POSITIONS.fullmatch(m["whole"]) is None:
        return 0
    tokens.append(Token(at, end, "number", number))
    return end


def _quarter(m: re.Match[str], tokens: list[Token]) -> int:
    said = m[1]
    last = 3 * (number_of(said) or 1)
    tokens.append(Token(m.start(), m.end(), "time", Time(None, "quarter", last - 2, last)))
    return m.end()


def _percent(m: re.Match[str], lexicon: Lexicon, tokens: list[Token]) -> int:
    whole, _, fraction = _DOTS.sub(".", m.group(2)).partition(".")
    value = Decimal(hanzi_number(whole) or 0) if not whole.isascii() else Decimal(whole)
    if whole == "百":
        value = Decimal(100)
    ulp = Decimal(1)
    if fraction:
        digits = fraction if fraction.isascii() else "".join(str(hanzi_number(c) or 0) for c in fraction)
        ulp = Decimal(1).scaleb(-len(digits))
        value += Decimal(digits) * ulp
    unit = lexicon.units["%" if m.group(1) == "百" else "‰"]
    tokens.append(Token(m.start(), m.end(), "number", Number(value, ulp, unit, "ratio", "", "=")))
    return m.end()
