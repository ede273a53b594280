"""Text to tokens: the lexicon's phrases, numerals and times, in one ordered list."""

from __future__ import annotations

from typing import Any, Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.words.hanzi import FIRST, QUOTED, no_growth, read_hanzi, with_sooner
from yuebao.read.words.magnitudes import with_lower
from yuebao.read.words.marked import MARKED_BEHIND, list_mark
from yuebao.read.words.money import in_other_money, tells_money_first
from yuebao.read.words.quantities import (
    SORTS_IN_LETTERS,
    Number,
    Token,
    decimal_of,
    in_name,
    in_points,
    in_range,
    number_at,
    numeral_from,
    quantity,
    quantity_stop,
    unit_named,
)
from yuebao.read.words.signs import DIGITS, holds, openings, signs, stands
from yuebao.read.words.spans import join_times
from yuebao.read.words.times import EARLIER, Time, match_time, word_time
from yuebao.read.words.written import DATE_PARTS, PARTS_WRITTEN, WRITTEN, english_date

_DIGITS: Final = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.{1,2}\d+)?")
_PROPORTION: Final = re.compile("(?:结构|比例|比重|构成|之比|产业比)[^，。；]{0,24}$")
"""What stands before parts of a hundred that look like a time of day: 三次产业结构由上年的|12:45:43."""
_MONTH_LISTED = re.compile(
    r"(?P<month>1[0-2]|[1-9])(?:(?=(?:、(?:1[0-2]|[1-9])){0,10}(?:、|和|与|及)(?:1[0-2]|[1-9])(?:[两三四]个?)?月)"
    "|(?<=[、和与及].)[两三四]个?月份?)"
)
_AGES = re.compile(r"\d{1,3}(?:周?岁)?(?:至|-|—|–|～|~|到)\d{1,3}周?岁(?:组|以[上下])?|\d{1,3}周岁(?!\d)")
_DASHES: Final = frozenset("-—–~～至到")
_MYRIADS: Final = frozenset("万亿")
_SIZE_CLASS = re.compile(
    r"(?:亿|万)?(?:美?元)?[-—–~～至到]\d[\d.,]*(?:亿|万)(?:美?元)(?=(?:规模|收入|产值)?(?:的)?(?:企业|单位|项目(?!资金|投资)))"
    r"|万?(?:平方米)?[-—–~～至到]\d[\d.,]*万?(?:平方米|平米|㎡)(?=的?占(?!地)|的?[^，。；、0-9的]{0,6}?(?:展览|展会|住宅|住房|商品房|户型|商场|综合体))"
)
_READERS: Final[tuple[str, ...]] = (
    "浏览次数：", "浏览量：", "浏览：", "点击次数：", "点击数：", "点击量：", "点击：", "阅读次数：",
    "阅读数：", "阅读量：", "阅读：", "访问次数：", "人气：",
)  # fmt: skip
"""What a page says before how often it was read."""
_MONTHLY: Final = frozenset("月份季度")
"""What ends a time that another may end, behind a dash: 2020年9月-|2021年5月."""
_SINCE_JANUARY = re.compile("[^0-9十百千万亿多余美欧日韩港澳加新]?元[-—–~～至到]")
_WHICH: Final = re.compile("[0-9]{1,4}年?）")
"""Which one it is, in a bracket behind what is compared with: 较上（|9）月底, 与去年（|108年）同月."""
_BEFORE_NOW: Final = frozenset("上去前年")
_THIS_MONTH = re.compile(r"(1[0-2]|0?[1-9])）月份?(?![底末])")
_PHONE = re.compile(r"\d{4} \d{4}(?![\d.%亿万])")
_ROC = re.compile(r"(1[01]\d|20[0-4]\d)）年")
_SLASHED = re.compile(r"(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?=）)")
_TODAY = re.compile(r"\d{1,2}）(?:日|号)?")
_RATE_OF = re.compile(
    "(?:1|100)(?:美元|欧元|港元|港币|英镑|日元|澳元|加元|瑞士法郎|新台币|人民币)(?:兑换?|折合|可兑换?|对|合)(?:人民币)?"
    "|1(?:美元|欧元|港元|澳门元|新台币)(?:大?约(?:[为合]|折合|兑换?|等于)?|≈|=)[0-9.]+(?:元人民币|澳门元|港元|新台币|人民币|元)"
)
_AGE = re.compile("寿命|年龄")
_AGE_CAME_TO: Final = re.compile(
    "(?:寿命|年龄)[^，。；]{0,10}[0-9]岁(?:[^，。；]{1,14}[到至为的]|[和、与及])$"
    "|(?:寿命|年龄)[^。；]{0,26}(?:提[高升]|增[加长]|延长|上升)了?$"
)
"""What a mean age went from, before what it came to or goes on with: 寿命由76.7岁提高到|77岁, 75岁和|80岁."""
_TO_AGE = re.compile(r"周?岁?[-—–~～至到]{1,2}\d{1,3}周?岁")
_LASTING_OF: Final = re.compile(
    "(?:年限|期限|寿命|年龄)(?:为|达)?[0-9.]+[年岁]，其中[^。；，0-9]{2,10}(?:[0-9.]+年[、，][^。；，0-9]{2,10})*$"
)
"""The parts of how long something lasts: 剩余平均年限9.1年，其中一般债券6.3年，专项债券|10.9年."""
_STOCK_LASTS: Final = re.compile(
    "(?:[化清存库]周期|存销比)[^。；，0-9]{0,6}(?:[0-9.]+个月[^。；0-9]{0,3}[、和及，][^。；，0-9]{0,10}){0,3}$"
)
"""How many months a stock lasts, one place after another: 去化周期分别为13.2个月、18.5个月和|27.9个月."""
_LASTING = re.compile(
    "(?:延长|缩短|扩大|拉长|寿命|周数|年限|工龄|时长|时间|(?:平均|加权)[^，。；0-9]{0,4}(?:期限|[久账工]期)|(?:去化|出清|消化|去库存|去库)周期)(?:平均|[了为达约至到由从]|(?<=[由从])[0-9.]+年(?:提[高升]|上?升|攀升|增[加长]?|延长|缩短|下?降|降低|减少?)[至到])*$"
)
_HOTLINE: Final = re.compile("1(?:2[0-9]{3}|0[0-9]{4})(?:热线|平台|客服|短信|投诉)")
_MOVED_BY: Final[tuple[str, ...]] = ("提高", "增加", "减少", "提高了", "增加了", "减少了", "降低", "降低了")
_REPORT = re.compile("(?:中国|全国|我国)[^》，]{2,20}(?:公报|报告|年报)》")
_CAMPAIGN: Final = re.compile(
    "年?(?![^”]*(?:情况|运行|报告|数据|公报|[0-9上下季半月]))[^，。；：”]{2,20}(?:[年季节周行展会奖赛]”|”(?:系列|主题)*(?:活动|行动))"
)
"""What goes on behind a year that the name of a campaign begins with."""
_PAIR: Final = re.compile(r"\d{1,3}\+(?:\d{1,3}|[A-Z])(?:\+[0-9A-Z]{1,3})*(?![\d.%])")
_PER_MANY = re.compile(
    r"\d+(?:\.\d+)?(?:秒钟?|分钟|小时)(?:约|就|便|有|平均)*(?:1[人名个])?|\d+人[^，。；0-9]{0,4}就有1[人名]"
    r"|\d+[万千百]?(?:常住|户籍)?(?:人口|从业人员|就业人员|职工|居民|学生|人(?!次)|户|名|股|平方公里|家|元|公斤|千克|斤|吨|克|毫升|升|立方米|平方米|亩|头|只|台|辆|桶)"
)
_TABLE_TOO: Final = re.compile("[-—–－][0-9]{1,2}(?![0-9%.])")
_CALLED = re.compile("(?:邮编|邮政编码|电话|传真|号码|编号|账号|文号|附件|附表|附注|脚注|备注|附录)[：:]?$")
_NAME_AFTER: Final = re.compile(
    r"大(?=[类行产领板门项战重支优特贸出进市来目伙经发投客品航国区业商银港])|[\u4e00-\u9fff]{0,6}(?:热线|客服)|"
    r"[升涨](?=\d+[降跌平])|[降跌平](?=[，。；”」]|\d+[升涨降跌平])|国(?!家|内|际|产)|省(?!级|钱|电|油|时|力)|市(?!场|值|民|政|价|面|盈)|县(?!级|域)|个?(?:服务外包)?示范城市|强(?!劲|势|化|于|度)|[A-Za-z]+级?(?![A-Za-z])|号(?!召)|[大千]卡|会议室|室(?!内|外)|者(?=合|共|进|出|占|均|分)|级(?!别以)|期(?!末|间)|版|型|届|式|年期|后(?=[，。、群])|孩|线城市|天内|次(?=全会|全体|会议|常委会|党代会)|\.(?:HK|SH|SZ|TW|US)|个?(?:行政区|乡镇市区|乡镇|县市|区)(?=中?以|中，)|吋|英?寸(?!数)|[奈纳]米|°"
)
_IS_TERM: Final = re.compile("(?:[、和及与][0-9]+天)*(?:期(?!间)|质押|逆?回购|买断)")
_VOLTAGE: Final = re.compile("千伏(?!安)")
_NEGATIVE: Final = frozenset("为约至达是、和到的长速幅率动化入润额值益差")
_MINUS_BEFORE: Final = frozenset("0123456789%月日年季号A至到~～)")
_FALLEN_TO: Final = re.compile("[跌降升落窄大转增减滑缩][至到]$")
"""What stands before a negative number that something came to: 增速由5.4%跌至|-9.7%."""
_TIMELY: Final = frozenset("：年月日号时点周天世个季星多余财红黑升降涨跌-—–―~～－一至到:/.")
_ENGLISH: Final = frozenset(" JFMASONDtrsn")
"""What may stand behind the day of an English month: 11| Dec 2020, 11|Dec 2020, 11|th December 2020."""
_FRACTION: Final = re.compile(r"(?<![\d/.年月-])[1-9]/[2-9](?![\d/%])")
_EQUATED: Final = frozenset("=＝×*＊")
_MINUS: Final = frozenset("-－—–")
_MULTIPLIED: Final = frozenset({"）×", ")×", "）*", ")*"})
"""What stands behind a number of a formula."""
_SIGNED: Final = frozenset("（，、：；比元人家长速率")
_UNQUOTED: Final = frozenset("”」』’")
_PART_OF_YEAR: Final = re.compile(
    "全年|(?=[上下]半年|前[一二两三四五六七八九十0-9]|[一二三四]季度"
    "|(?:国民经济|经济社会|社会经济|统计)[^，。；0-9]{0,14}(?:公报|简报|年鉴))"
)
_QUARTERS: Final = frozenset({"东部", "中部", "西部", "东北"})
_QUARTER_ENDS: Final = signs("部北")
_COLON: Final = signs("：")
_HYPHEN: Final = signs("-")
_LISTS_PLACES: Final = frozenset("、为是，：和与及")
_SO_MANY_PLACES: Final = re.compile("[0-9]{1,2}个?[省市州县区国]")
_LIST_GOES_ON: Final = signs("、和与及两三四")
_OPENED, _CLOSED = frozenset("[〔"), frozenset("]〕")


def _timed(text: str, at: int, digits: int, before: str, tokens: list[Token]) -> int:
    """Reads a date, a clock time, a telephone number or a period at *at*, whose digits end at *digits*; 0
    when there is none.
    """
    parted = text[digits : digits + 1] in PARTS_WRITTEN or "." in text[at:digits]
    written = WRITTEN.match(text, at) if parted or 10 < digits - at else None
    if written is not None and _PROPORTION.search(text, max(0, at - 30), at) is None:
        said = written.group()
        dated = written["apart"] or ":" in said or "：" in said or said[4:5] in DATE_PARTS  # 26/06/2024
        reason = "date" if dated else "number_in_name"
        tokens.append(Token(at, written.end(), "skip", reason))
        return written.end()
    timed = match_time(text, at)
    if timed is None or (
        before.isascii()
        and (before.isalnum() or (before in (".", "-") and at > 1))
        and not (
            before == "-" and (text[at - 2] in _MONTHLY or _SINCE_JANUARY.fullmatch(text, max(0, at - 3), at))
        )
    ):
        return 0
    stop, time, reason = timed
    if reason == "duration" and (
        _LASTING.search(text, max(0, at - 16), at) is not None
        or (text.startswith("个月", stop - 2) and _STOCK_LASTS.search(text, max(0, at - 48), at) is not None)
        or (
            "." in text[at:stop]
            and (text.endswith(_MOVED_BY, 0, at) or _LASTING_OF.search(text, max(0, at - 48), at))
        )
    ):
        return 0  # 平均寿命延长0.6年, 平均失业周数为26.8周
    if time is None:
        tokens.append(Token(with_sooner(text, at), stop, "skip", reason))
    else:
        start = at - 1 if before in FIRST and time.part == "months" else at  # 前|10个月
        if before == "单" and time.part == "month" and not text.endswith("订单", 0, at):
            start = at - 1  # 单|11月
        if time.part == "month" and _SINCE_JANUARY.fullmatch(text, max(0, at - 3), at):  # 元至|5月
            start, time = at - 2, time._replace(part="months", first=1)
        tokens.append(Token(start, stop, "time", time))
    return stop


def _is_glued(text: str, start: int, stop: int, tokens: list[Token]) -> bool:
    """Whether a lone digit is a footnote's mark: 商业银行1（法人口径）, 4.1万亿元2。"""
    if text[stop : stop + 1] == "（":
        return text[start - 1] not in "第表图附件第：、"
    last = tokens[-1] if tokens else None
    return (
        text[stop : stop + 1] in ("。", "；", "，")
        and last is not None
        and (last.kind == "number" and last.stop == start and last.value.unit is not None)
    )


_HEADED: Final = frozenset("：）")
_UNIT_BEFORE: Final = re.compile("（(?:单位：)?(?P<unit>[^（）：，。；0-9]{1,6})）(?P<colon>：?)$")
_COMPARING: Final[tuple[str, ...]] = ("同比", "环比", "比上", "较上", "比去", "较去", "增", "下降")
_ALONE: Final = frozenset(("", "，", "。", "；", "、", " ", "（", "\n"))


def _in_unit_before(text: str, start: int, stop: int, number: Number, lexicon: Lexicon) -> Number:
    """*number* in the unit that a bracket right before it names: 执行额（亿美元）：|12.6|，同比增长."""
    told = _UNIT_BEFORE.search(text, max(0, start - 12), start)
    alone = text[stop : stop + 1] in _ALONE or text.startswith(_COMPARING, stop)
    if told is None or not alone:
        return number
    known = unit_named(told["unit"], lexicon)
    if known is None or (not told["colon"] and text[start : start + 2] in ("19", "20") and stop == start + 4):
        return number  # （亿元）2024
    return Number(number.value, number.ulp, known[0], known[1], "", number.bound)


def _comparator(text: str, at: int, lexicon: Lexicon, tokens: list[Token]) -> int:
    """Adds what is compared with where a bracket in it says which that is; returns where to go on, or 0.

    较上（9）月底 is read as 较上月底, 与去年（108年）同月比较 as 与去年同月比较.
    """
    which = _WHICH.match(text, at)
    if which is None:
        return 0
    stop = which.end()
    for start in range(max(0, at - 6), at - 2):
        if text[start] not in "较比与同相对":
            continue
        led = at - 1 - start
        words = text[start : at - 1] + text[stop : stop + 7]
        for number, begins, ends in lexicon.automaton.find(words):
            kind, value = lexicon.terms[number]
            if begins == 0 and ends > led and kind == "compare":
                while tokens and tokens[-1].stop > start:
                    tokens.pop()
                tokens.append(Token(start, stop + ends - led, kind, value))
                return stop + ends - led
            break
    return 0


def _arabic(text: str, at: int, lexicon: Lexicon, tokens: list[Token]) -> int:
    """Reads the Arabic numeral at *at*; returns where to go on."""
    before = text[at - 1] if at else ""
    listed = None
    if holds(text, _LIST_GOES_ON, at + 1, at + 3) and not (before.isascii() and before.isalnum()):
        listed = _MONTH_LISTED.match(text, at)
    if listed is not None:  # 5、6月份; 7、8两月
        which = int(listed["month"])
        tokens.append(Token(at, listed.end(), "time", Time(None, "month", which, which)))
        return listed.end()
    m = _DIGITS.match(text, at)
    assert m is not None
    stop = m.end()
    whole = stop == at + 4 and m.group().isdigit()
    if before == "《" and whole and _REPORT.match(text, stop) is not None:
        tokens.append(Token(at, stop, "time", Time(int(m.group()), "")))  # 《2023中国生态环境状况公报》
        return stop
    if before == "“" and stop == at + 4 and _CAMPAIGN.match(text, stop) is not None:
        tokens.append(Token(at, stop, "skip", "year_in_name"))
        return stop  # “2023年秦乐购消费促进年”活动
    if before == "（" and text[at - 2 : at - 1] in _BEFORE_NOW:
        end = _comparator(text, at, lexicon, tokens)
        if end:
            return end
    part = _PART_OF_YEAR.match(text, stop) if whole and m.group()[:2] in ("19", "20") else None
    if part is not None:  # 2017全年, 2021上半年, 2012国民经济和社会发展统计公报
        tokens.append(Token(at, part.end(), "time", Time(int(m.group()), "")))
        return part.end()
    if before == " " or text[stop : stop + 1] in _ENGLISH:
        end = english_date(text, at)
        if end:  # Dec |11, 2020
            tokens.append(Token(at, end, "skip", "date"))
            return end
    if before in MARKED_BEHIND:
        end = list_mark(text, at, stop, before, tokens)
        if end:
            return end
    if text[stop : stop + 1] in _TIMELY or (before in FIRST and text[max(0, at - 2) : at] not in EARLIER):
        end = _timed(text, at, stop, before, tokens)
        if end:
            return end
    if before == "（" and text[at - 2 : at - 1] in ("今", "去", "本"):
        roc = _ROC.match(text, at)
        if roc is not None:  # 今（103）年3月
            year = int(roc[1]) if len(roc[1]) > 3 else int(roc[1]) + 1911  # 去（2016）年
            tokens.append(Token(at - 2, roc.end(), "time", Time(year, "")))
            return roc.end()
    this = _THIS_MONTH.match(text, at) if before == "（" and text[at - 2 : at - 1] == "本" else None
    if this is not None:  # 本（10）月份
        tokens.append(Token(at - 2, this.end(), "time", Time(None, "month", int(this[1]), int(this[1]))))
        return this.end()
    if before == "（" and text[at - 2 : at - 1] in ("今", "昨", "前", "于", "本", "月", "明", "日"):
        today = _TODAY.match(text, at)
        if today is not None:
            whole = text[today.end() - 1] != "）"  # 今（7）日
            tokens.append(Token(at - 2 * whole, today.end() if whole else stop, "skip", "date"))
            return tokens[-1].stop
    if "岁" in text[at : at + 9] or text[at + 4 : at + 5] == " ":
        for named, reason in ((_AGES, "age"), (_PHONE, "number_in_name")):
            told = named.match(text, at)
            if told is not None:
                tokens.append(Token(at, told.end(), "skip", reason))
                return told.end()
    if text[stop : stop + 1] in _DASHES or (
        text[stop : stop + 1] in _MYRIADS and text[stop + 1 : stop + 2] in _DASHES
    ):
        size = _SIZE_CLASS.match(text, stop)
        if size is not None:  # 10-50亿元企业
            tokens.append(Token(at, size.end(), "skip", f"name:{text[at : size.end()]}"))
            return size.end()
    if text.startswith("1", at):
        unit_of = _RATE_OF.match(text, at)
        if unit_of is not None:  # 1美元兑7.0851元人民币
            tokens.append(Token(at, unit_of.end(), "skip", "exchange_unit"))
            return unit_of.end()
    if before == "：" and text.endswith(_READERS, 0, at):
        tokens.append(Token(at, stop, "skip", "page_number"))
        return stop
    if before in _OPENED and text[stop : stop + 1] in _CLOSED:
        tokens.append(Token(at - 1, stop + 1, "skip", "footnote"))
        return stop + 1
    each = _PER_MANY.match(text, at) if before == "每" else None
    if each is not None:  # 每|10万人口|…在校生
        tokens.append(Token(at, each.end(), "skip", f"name:{text[at - 1 : each.end()]}"))
        return each.end()
    plain, value, ulp, point = decimal_of(m.group().replace("..", "."))  # 增长14..3%
    if text[stop : stop + 2] == ".%":  # 28.%: the digits behind the point were left out
        stop += 1
    if before in _EQUATED and value == 100:  # （2021年=100）; 城镇化率=城镇人口/常住人口×100%
        tokens.append(Token(at, stop, "skip", f"name:{before}100"))
        return stop
    if before in _MINUS and text[stop : stop + 2] in _MULTIPLIED:  # （本期数/上年同期数-1）×100%
        tokens.append(Token(at, stop, "skip", f"name:{before}{m.group()}"))
        return stop
    start = at
    if (
        (before == "-" and at >= 2 and text[at - 2] not in _MINUS_BEFORE)
        or (before == "-" and _FALLEN_TO.search(text, max(0, at - 4), at - 1) is not None)
        or (before == "-" and at == 1)
        or (before == "负" and text[at - 2 : at - 1] in _NEGATIVE)
    ):
        value, start = -value, at - 1
    elif before == "下" and text[at - 2 : at - 1] == "零":  # 零下1.6℃
        value, start = -value, at - 2
    elif before == "+" and text[at - 2 : at - 1] in _SIGNED:  # （+35.9%）
        start = at - 1
    digits = stop
    stop, number = number_at(text, stop, value, ulp, lexicon)
    if number.unit is None and number.large and text[stop : stop + 1].isdigit():
        digits, stop, number = with_lower(text, digits, stop, number, point, lexicon)
    if (
        number.unit is not None
        and number.unit.symbol == "岁"
        and number.ulp >= 1
        and not _AGE.search(text, max(0, start - 8), start)
        and not _AGE_CAME_TO.search(text, max(0, start - 40), start)
    ):
        tokens.append(Token(start, stop, "skip", "age"))
        return stop
    if number.unit is None and _TO_AGE.match(text, stop):  # 18-34岁
        tokens.append(Token(start, stop, "skip", "age"))
        return stop
    if number.unit is None and len(plain) == 1 and before > "一" and _is_glued(text, start, stop, tokens):
        tokens.append(Token(start, stop, "skip", "footnote"))
        return stop
    if text[digits : digits + 1] == "千" and _VOLTAGE.match(text, digits) is not None:
        tokens.append(Token(start, digits + 2, "skip", f"name:{text[start : digits + 2]}"))
        return digits + 2  # 220千伏变电站
    lettered = before.isascii() and before.isalpha() and not text.endswith(SORTS_IN_LETTERS, 0, start)
    train = lettered and text[digits : digits + 2] == "次列"
    if train or (lettered and (number.unit is None or (digits - start < 3 and number.unit.dimension != "%"))):
        tokens.append(Token(start, digits, "skip", "name"))
        return digits
    pair = _PAIR.match(text, start) if text[digits : digits + 1] == "+" else None
    if pair is not None:  # “2+26”城市
        tokens.append(Token(start, pair.end(), "skip", f"name:{pair.group()}"))
        return pair.end()
    slashed = _SLASHED.match(text, start) if text[digits : digits + 1] == "/" else None
    if slashed is not None:  # 资料来源：主计处10/22）
        tokens.append(Token(start, slashed.end(), "skip", "date"))
        return slashed.end()
    if text[digits : digits + 1] == "/" and _FRACTION.match(text, start) is not None:
        tokens.append(Token(start, digits + 2, "skip", f"word:{text[start : digits + 2]}"))
        return digits + 2  # 占全部的1/3, as 占全部的三分之一
    if _HOTLINE.match(text, start) is not None:  # 12315平台
        tokens.append(Token(start, digits, "skip", f"name:{text[start:stop]}"))
        return digits
    if text[stop - 1] == "天" and _IS_TERM.match(text, stop) is not None:
        tokens.append(Token(start, digits, "skip", f"name:{text[start:stop]}"))
        return digits  # 7天质押式回购
    if number.unit is None and before in _HEADED and not number.large:
        number = _in_unit_before(text, start, stop, number, lexicon)
    if value == 0 and number.unit is None:
        number = no_growth(text, start, stop, lexicon) or number
    if number.unit is None and not number.large:
        if plain[0] == "0" and len(plain) > 3 and plain.isdigit():  # 周大福（01929）
            tokens.append(Token(start, digits, "skip", f"name:{plain}"))
            return digits
        after = _NAME_AFTER.match(text, digits)
        if after is not None:
            tokens.append(Token(start, digits, "skip", f"name:{text[start : after.end()]}"))
            return digits
        closing = text[digits : digits + 1]
        if (before in QUOTED and closing in _UNQUOTED) or before == '"' == closing:  # “5·18”
            tokens.append(Token(start, digits, "skip", f"name:{text[start:digits]}"))
            return digits
        if (
            (before in "表图附〔" and before)
            or (before == "注" and text[start - 2 : start - 1] == "（")
            or _CALLED.search(text, max(0, start - 6), start)
        ):
            further = _TABLE_TOO.match(text, digits)
            called = digits if further is None else further.end()  # （详见表2-1）
            tokens.append(Token(start, called, "skip", "number_in_name"))
            return called
        paired = text[stop : stop + 1] in ("和", "、", "与", "及") and text[stop + 1 : stop + 2].isdigit()
        dated = point < 0 and len(plain) == 4 and plain[:2] in ("19", "20") and not paired  # 1949和1037亿元
        if dated and text[stop : stop + 1] > "一":
            tokens.append(Token(start, stop, "skip", "year_in_name"))
            return stop
    why = in_name(text, start, stop, number.section)
    if why:
        tokens.append(Token(start, stop, "skip", why))
        return stop
    tokens.append(Token(start, stop, "number", number))
    return stop


_OF_CHINA = re.compile(
    "(?:外[贸汇商资卖]|机[电械床]|机器人|农[产业民]|农村|纺织|钢[材铁]|汽车|商品|商用车|工业|工程机械|建筑业|科技|电[子商]|电[影力](?=票|市|消|需|供|装)"
    "|海洋|海运|社会(?!科)|铁矿石?|铁路(?=[旅客货发固建投运营])|煤炭|石油(?=进口|消费|需求|产)|船舶(?=出口|工业|行业|订单)|船企|轻工|玩具|皮革|通信业|物流|航空(?=运输|旅客|客运|货运)|银行业)(?!部|报|网|展|运|社)(?![^，。；、的]{0,10}?(?:[协学商]会|联合会|公司|集团|银行|大学|学院|博物馆|研究院|博览会|交易会|中心|股份|管理局))"
)
"""What 中国 has, though names of bodies begin with these characters too: 中国外贸, 中国外贸学会."""

_MAINLAND: Final = ("内地", "大陆")
_MAINLAND_OPENS: Final = openings(_MAINLAND)
_OPENS_OWN: Final = frozenset(["", *" ，。；：（、月底末年期日占为是在以"])
_OURS: Final = re.compile(
    "(?P<with>[与和同对自从向])(?:中国)?(?:香港|澳门|台湾|[港澳台]{1,3}(?![区地]))|(?:共|累计|新|已)*(?:批准|核准|新设|设立|实际使用|吸收|利用)"
    "|(?:累计)?(?:进口|出口)(?=香港|澳门|台湾)|第[一二三四五六七八九十]+大|(?:对外贸易|外贸)(?:总|进出口)"
)
"""What stands behind 内地 or 大陆 where it speaks of its own figures: 内地|与香港贸易额."""

_GOES_ON = {"区": ("域", "级", "块"), "县": ("域", "级"), "市": ("场", "值")}


_HIGH_BASE: Final = re.compile("(?:同期|同月|同比|比较|对比|的|[较偏]?[高低大小])*基[数期]")
"""What stands behind a time that is only said to have been good or bad: 去年|高基数."""
_SUFFERED: Final = frozenset("受被因遭")
_WAS_HELD: Final = re.compile("[受被因遭][^，。；、0-9]{2,14}的(?=[\u4e00-\u9fff]{2})")
"""What stands behind a time that only what is told now was of: 上年|受疫情压抑的|消费."""
_NO_TOWN: Final = frozenset("域县位块划内间委级政工长")


def _part_of_word(text: str, stop: int) -> bool:
    """Whether a place's name that ends at *stop* goes on into another word: 衡阳|县, 宜黄县|域, 昆山市|场."""
    after, last = text[stop : stop + 1], text[stop - 1]
    return (after == "县" and last != "市") or after in _GOES_ON.get(last, ())


def _in_town(text: str, stop: int) -> bool:
    """Whether a city's name is of its town, which the words behind it tell: 徐州|市区社会消费品零售总额."""
    return (
        text[stop : stop + 1] == "区" and text[stop - 1] == "市" and text[stop + 1 : stop + 2] not in _NO_TOWN
    )


def _phrases(text: str, lexicon: Lexicon) -> list[Token]:
    """The lexicon's phrases in *text*, those a neighbour undoes left out."""
    plain = lexicon.plain
    phrases: list[Token] = []
    mongolia = "期内蒙古" in text
    for number, start, stop in lexicon.automaton.find(text):
        said: tuple[str, Any] | None = plain[number]
        if said is None:
            said = _weighed(text, number, start, stop, lexicon)
            if said is None and text.startswith("市场", stop - 1):
                stop -= 1  # 芜湖|市场主体
                term = lexicon.term(text[start:stop])
                said = term if term is not None and term[0] in ("city", "province") else None
            if said is None:
                continue
            if said[0] == "city" and _in_town(text, stop):
                stop -= 1
        split = mongolia and text.startswith("内蒙古", stop - 1)
        phrases.append(Token(start, stop - split, said[0], said[1]))
        term = lexicon.term("内蒙古") if split else None
        if term is not None:  # 同期|内蒙古进出口总值
            phrases.append(Token(stop - 1, stop + 2, term[0], term[1]))
    return phrases


_HANZI_DIGITS: Final = signs("〇零一二三四五六七八九")
_DIGIT_BY_DIGIT: Final = re.compile(
    "[〇零一二三四五六七八九]{2,4}(?:[.．点][〇零一二三四五六七八九]|[千万亿])"
)
"""A number printed by its digits: 一九〇．二."""


def _weighed(text: str, number: int, start: int, stop: int, lexicon: Lexicon) -> tuple[str, Any] | None:
    """Kind and payload of phrase *number* where it stands; None where a neighbour undoes it."""
    guard = lexicon.guards[number]
    if guard is not None and (
        (start and text[start - 1] in guard[0]) or (stop < len(text) and text[stop] in guard[1])
    ):
        china = text[start:stop] == "中国" and not (start and text[start - 1] in guard[0])
        if not china or _OF_CHINA.match(text, stop) is None:
            return None
    kind, value = lexicon.terms[number]
    if stands(text, start, _MAINLAND_OPENS) and text[start:stop] in _MAINLAND:
        if text[start - 1 : start] in _OPENS_OWN and _OURS.match(text, stop) is not None:
            return "own", "全国"
        return (kind, value) if kind == "partner" else None
    if kind == "city" and _part_of_word(text, stop):
        return None
    if kind == "time" and (
        text.startswith(("结转", "结余", "为零", "货节", "货季", "夜饭"), stop)
        or (text[stop : stop + 1] in _SUFFERED and _WAS_HELD.match(text, stop) is not None)
        or ("基" in text[stop : stop + 8] and _HIGH_BASE.match(text, stop))
        or (text[start - 1 : start + 1] == "以上" and text[start - 2] in "级及或")
    ):
        return None  # 上年|结转合同额, 在去年|高基数的基础上, 省级以|上年|度赛事
    if kind == "word":
        if stands(text, stop, _HANZI_DIGITS) and _DIGIT_BY_DIGIT.match(text, stop - 1) is not None:
            return None  # 接单|一九〇．二亿美元: no 单一
        return "skip", f"{value}:{text[start:stop]}"
    return kind, word_time(value) if kind == "time" else value


def _lists_quarter(text: str, at: int) -> bool:
    """Whether a quarter of the country stands right before the number at *at*: 依次为|东部|9.1%、西部."""
    if text[at - 2 : at] not in _QUARTERS or text[at - 3 : at - 2] not in _LISTS_PLACES:
        return False
    return _SO_MANY_PLACES.match(text, at) is None  # 中部6省和西部12省区


def scan(text: str, lexicon: Lexicon) -> list[Token]:
    """All tokens of a folded block text in order, none overlapping.

    Every numeral of the text is inside a ``number``, ``rank``, ``fold``, ``none``, ``time`` or ``skip``
    token.
    """
    tokens: list[Token] = []
    phrases = _phrases(text, lexicon)
    at, here, count = 0, 0, len(phrases)
    end = len(text)
    ahead = phrases[0].start if phrases else end
    """Where the next phrase begins."""
    while (numeral := numeral_from(text, at)) >= 0:
        if ahead < numeral:
            first = here
            while ahead < numeral:
                here += 1
                ahead = phrases[here].start if here < count else end
            while first < here and phrases[first].start < at:
                first += 1  # a phrase inside the numeral read last
            if first < here:
                tokens += phrases[first:here]
                at = phrases[here - 1].stop
                if numeral < at:
                    continue
        opens = ahead == numeral
        if stands(text, numeral - 1, _QUARTER_ENDS) and _lists_quarter(text, numeral):
            tokens.append(Token(numeral - 2, numeral, "region", f"{text[numeral - 2 : numeral]}地区"))
        viewed = stands(text, numeral - 1, _COLON) and text.endswith(_READERS, 0, numeral)
        digits = stands(text, numeral, DIGITS)
        stop = quantity_stop(text, numeral) if digits and not opens and not viewed else -1
        if stop > 0:
            found = quantity(text, numeral, stop, lexicon)
            if found is not None:
                tokens.append(found)
                at = found.stop
                continue
        read: list[Token] = []
        at = _arabic(text, numeral, lexicon, read) if digits else read_hanzi(text, numeral, lexicon, read)
        if digits and stands(text, numeral - 1, _HYPHEN):
            in_range(text, numeral, tokens, read)
        if opens:
            phrase = phrases[here]
            lasts = at > phrase.stop and text.endswith(("连续", "连"), 0, numeral)  # 连续|五个月
            if not lasts and (at <= phrase.stop or not read or read[0].kind == "skip"):
                read, at = [phrase], phrase.stop
        while read and tokens and read[0].start <= tokens[-1].start:
            tokens.pop()  # the bracket of 较上（12）月
        tokens += read
    while here < count and phrases[here].start < at:
        here += 1
    tokens = join_times(tokens + phrases[here:], text)
    if end > 7 and text[-7] == "1" and text[-8] in "。）" and text[-7:].isdigit():
        tokens = [token for token in tokens if token.start < end - 7]
        tokens.append(Token(end - 7, end, "skip", "date"))  # …调高所致。|1020107
    if "百分点" in text or "个点" in text:
        tokens = in_points(tokens, text, lexicon)
    return in_other_money(tokens, text, lexicon) if tells_money_first(text) else tokens


__all__ = ["Number", "Time", "Token", "scan"]
