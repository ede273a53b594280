"""Taking in the periods that a clause tells."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.dates.lately import come_back, last_month
from yuebao.read.dates.left import left_at
from yuebao.read.dates.periods import (
    BASE_BEHIND,
    NAMED,
    SINCE,
    SURPASSED,
    is_multiple_of,
    is_no_time,
    to_date,
)
from yuebao.read.dates.reviews import added_up
from yuebao.read.dates.since import since_then
from yuebao.read.dates.sums import newly_again, sums_money
from yuebao.read.state.turns import stays
from yuebao.read.words.earlier import led_from
from yuebao.read.words.phrases import clean
from yuebao.read.words.quantities import Token
from yuebao.read.words.signs import holds, openings, signs, stands
from yuebao.read.words.times import Time

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.drafts import Draft
    from yuebao.read.words.clauses import Clause

_CUTS: Final = frozenset("按分从")  # how a sentence begins that opens with a cut: 按目的地统计，|上半年|
_TEN_DAYS: Final[tuple[str, ...]] = ("上旬", "中旬", "下旬")
_BEATEN: Final = frozenset({"month", "months", "quarter"})  # what a number is said to be above or below
_TURNS: Final = signs("转由止回企新")
_TURNED: Final = re.compile(
    "[^，。；%]{0,16}(?:转正|由[负降][^，。；0-9]{0,2}转[正增升]|止跌|回稳|企稳|新高)[^，。；0-9%]{0,4}[，；](?:同时|此外|与此同时)"
)
"""What a month was said to have turned, before what goes on of the time around it."""
_EARLY: Final = 4
"""The last month in which what looks back on 过去一年 is given out."""
_MENTIONED: Final = re.compile("的(?![0-9一二两三四五六七八九十几数])")
"""What makes of a time a mere attribute of what is spoken of: 成为|下半年|的亮点, but 是去年的3倍."""
_STRETCHES: Final = frozenset({"term", "recent", "coming"})
_FROM = re.compile("[由从][^，。；]{2,24}(?:的|年[0-9])")
_SAME_YEAR: Final[tuple[str, ...]] = ("与同年", "较同年", "比同年")
UNTIL = re.compile(
    "(?:^|[，。；：、])[力将要]?[到至]?(?:到|至|争取|力争|确保|(?:计划|规划|预计|争取|力争|确保|目标是?|拟)到?)$"
)
SUMMED: Final = re.compile(
    "(?<!历年)累计(?!率|利用|平均|登记|注册|备案|装机|确诊|接种|结余)(?!.*(?:以来|至今|历年))"
)
"""What speaks of the year up to the month that was said; none of all time (累计登记企业)."""
_AIMED: Final[tuple[str, ...]] = ("计划", "规划", "力争", "争取", "确保", "拟")
FORESEEN: Final[tuple[str, ...]] = ("预计", "预测", "预期", "预估", *_AIMED)
"""How a number or a time is said to be foreseen."""
_FORESEEN_THEN: Final = re.compile(
    "[时的]?(?:预[测估]|[概初推]估|估计)(?:[为值数的]|统计|(?=[0-9]))|[时的]预测"
)
"""What stands behind the month in which something was foreseen, which is none that it was foreseen of."""
_FORESEEN_OPENS: Final = frozenset("时的预概初推估")
_WILL: Final = re.compile(
    ".{0,15}?将|，?[^，。；0-9]{0,14}(?:[上下]修|预测(?![值数])|概估|[增成]长率[由从]|(?:力争|争取|确保)(?!目标|任务)|[需须](?:完成|实现|达)|有望|可望|预计(?!数)|预期(?!目标|数)|预估|计划(?:[完达新引招实]|投[资产]|外资)"
    "|(?:安排|铺排|谋划)[^，。；0-9]{0,10}项目)"
)
"""What says that the year told before is still to come: 今年|公路运输将完成, 今年|全市力争|出口额突破."""
_TO_COME: Final = frozenset({"quarter", "half", "month", "months"})
_IF: Final[tuple[str, ...]] = ("若", "如果", "假如", "倘若", "展望", "对于")
"""What stands before a time that is only supposed."""
_WAS: Final[tuple[str, ...]] = ("为增长", "为下降", "为上涨", "为持平")
_GOES_ON: Final = openings((*_TEN_DAYS, *_WAS, "当月"))
_SINCE_IT: Final = re.compile("[^，。；]{2,40}以来，")
"""What happened at a time, since which what follows is told."""
_RECORD: Final = re.compile(
    "(?:的|单|月|季|度|同期|历史|最|增速|增幅|运量|产量)*(?:最[高低大小快佳好]|新[高低]|高位|峰值|纪录)"
)
"""What a record is the best or the worst of, which no number is told of: 刷新|今年以来|最高纪录."""
_WILL_MEET: Final = re.compile("[上中下]?旬?[^，。；0-9]{0,14}?(?:举[行办]|召开|开幕|启幕|亮相|开展)")
_BEGUN: Final = re.compile("[^，。；0-9]{0,14}?(?:以来|至今)")
_RECKONED: Final = re.compile("[^，。；]{1,20}?(?:计算|测算|推算|核算|折算)(?:，|$)")
"""What is behind the time of what something is only reckoned with."""
_YEARS_AIM = re.compile("全年[0-9.]+[万亿]*(?:美元|元)?的?[^，。；0-9]{0,4}(?:目标|任务|计划)")
"""The year of an aim, which is none of what was done: 完成|全年80亿目标任务|的125%."""
_AIMS: Final = re.compile("的?(?:经济社会|经济|社会)*(?:发展)?的?(?:主要|总体)*(?:预期)?目标")
SAYS = re.compile("(?:部|局|厅|委|署|协会|中心|研究院|负责人)(?:称|表示|指出|透露)$")
"""Who says what follows: 工信部称|去年…."""


def _is_foreseen(text: str, token: Token, start: int) -> bool:
    """Whether what *text* tells of the time at *token*, from *start* on, is still to come."""
    return text.endswith(FORESEEN, start, token.start) or _WILL.match(text, token.stop) is not None


def _both_months(speech: Speech, token: Token) -> Token:
    """The month of *token* with the one before it, where both are told together: 7、|8月份|出口12亿元."""
    one = speech.ends.get(token.start - 1)
    if one is None or one.kind != "time" or one.value.part != "month":
        return token
    apart = "分别" in speech.text[token.stop : token.stop + 24] or one.value.last + 1 != token.value.first
    return (
        token
        if apart
        else Token(
            token.start, token.stop, token.kind, token.value._replace(part="months", first=one.value.first)
        )
    )


def _reported(speech: Speech, token: Token, lead: str) -> bool:
    """Takes in 上月 as the month that a note of Hong Kong, Macao or another land is about; says whether it
    is that: 2016年12月旅客…。上月酒店住客按年增加. With no month told, it is the one before the text's date.
    """
    context, text = speech.context, speech.text
    main, said = context.main or context.title_period, text[token.start : token.stop]
    if said not in ("上月", "上个月"):
        return False
    if main is not None and main.kind in ("month", "instant"):
        stop = main.stop
    elif context.now is not None:
        stop = context.now.stop - 1
    elif 1 < context.released < 13:
        stop = 12 * context.year + context.released - 1
    elif main is not None and main.kind == "months":
        stop = main.stop
    else:
        return False
    if (lead and lead in "比较与由从于和同及继（") or text[token.stop : token.stop + 1] in (
        "的",
        "为",
        "末",
        "底",
        "相",
        "持",
    ):
        return False
    if lead == "，" and text.startswith(_THE_SAME, token.stop):
        return False  # 1月按年升2.4%，|上月|按年升2.0%
    context.period = Period(start=stop - 1, stop=stop, kind="month")
    context.fresh = context.dated = True
    return True


_THE_SAME: Final[tuple[str, ...]] = ("按", "录得", "上", "下", "升", "跌", "增", "减")
"""How it goes on that the measure told was something else a month before."""
_WHY: Final = re.compile("主因|(?:.?因|由于)[^，。；]{0,24}?(?:基期|基数|比较基)")
"""What tells why a growth is as it is, by the year before it: 主因|上年同月…管制."""


def will_meet(text: str, token: Token) -> bool:
    """Whether *token* says when a fair will be held, and no time of what is told: 将于|9月上旬|在北京举办."""
    led = text[max(0, token.start - 2) : token.start]
    return led in ("将于", "拟于", "定于") and _WILL_MEET.match(text, token.stop) is not None


_WILL_BE: Final = re.compile(
    "(?:[前内]|之前|左右)?(?:全部|全面|正式|陆续|基本)*(?:竣工|完工|投产|投用|投入|开工|建成|完成|交付|开业|开园|运营|启用|试|启动|通车|封顶|达产|上市)[^，。；0-9]*[，。；]"
)
"""What will be done then, without a number."""


def _will_be(text: str, token: Token) -> bool:
    """Whether *token* says when something will be done, and no time of what is told: 将于|12月|竣工，目前."""
    led = text[max(0, token.start - 2) : token.start]
    return led in ("将于", "拟于", "定于", "计划", "划于") and _WILL_BE.match(text, token.stop) is not None


def _is_first(context: Context, token: Token) -> bool:
    """Whether nothing told a time before *token*: 在64种产品中，|1—9月|产量增长的有37种。…分别下降."""
    return spoken_of_none(context) and token.value.part in ("months", "half", "quarter", "month")


def spoken_of_none(context: Context) -> bool:
    """Whether neither the text nor a sentence told what time its figures are of."""
    told = context.kept, context.main, context.item_period, context.title_period, context.period
    return all(period is None for period in told)


_CAME_NEWLY: Final = re.compile("(?:以来)?(?:共|累计|已)*新[增登设签认]")
"""What says behind a year that something came in it, where a month or its end was told before."""
_WAS_DONE: Final = re.compile(
    "(?:以来)?，?(?:全[国省市县区]|我[国省市县区])?(?:共|累计|已|合计)*(?:[^，。；0-9余存]{0,8}?(?:贷款|存款|融资))?"
    "(?:发行|办理|发放|投放|争取(?!达到)|落实|拨付|下达|兑付|减免|减税|退税|偿还|置换|净增|增加|减少|净投放|核销|处置|收回)(?!后)[^，。；0-9余]{0,16}[0-9]"
)
"""The same of what was done, behind a sentence or a number: 截至9月末，债务余额9亿元。|今年以来|发行3亿元."""


_SO_FAR: Final = re.compile(
    "(?:以来)?，?[^，。；0-9]{0,10}?(?:累计|共计?|已|合计)+(?:完成|实现|接待|销售|生产|进出口|出口|进口|发送|运送|承接|签订|签约|新签|使用"
    "|引进|开行|发电|征收|入库|成交|执行|监管|查验|验放|通行|接卸|发运|组织|招募|交付|办理)(?!后)"
)
"""The same of what goes on all year, in the words behind a point: 截至8月底，|今年|全市累计完成货物吞吐量."""
_JOINS: Final = frozenset("、和与")
_UP: Final = frozenset({"至", "止"})
_THIS_YEAR_UP_TO: Final[tuple[str, ...]] = (
    "今年截至",
    "今年截止",
    "今年以来截至",
    "今年以来截止",
    "年初截至",
)
_UP_TO_THEN: Final = frozenset({"instant", "month"})


def tell(speech: Speech, token: Token, start: int) -> None:
    """Takes in a time said in the words from *start*; a comparator's (与…比较) is left out."""
    context, text = speech.context, speech.text
    spoken = context.period
    said: Time = token.value
    part, year = said.part, said.year
    if (
        year == "this"
        and spoken is not None
        and spoken.kind == "year"
        and spoken.year == context.year == context.first_year  # 二、2024年工作安排⏎今年: that of the heading
        and (context.now is None or context.now.start // 12 < spoken.year)
        and _AIMS.match(text, token.stop) is not None
        and (speech.drafts[-1].period if speech.drafts else context.review.before) == spoken
    ):  # 2021年增长8.1%。…|今年|发展主要预期目标是, but 2025年政府工作报告⏎过去一年…。今年
        context.tell(said._replace(year=spoken.start // 12 + 1, part=""))
        return
    its = year == "this" and part in ("", "since") and spoken is not None and spoken.kind in _UP_TO_THEN
    stood = spoken if its else None
    apart = len(speech.drafts) > speech.opened or token.start == 0 or text[token.start - 1] in "。；"
    newly = stood is not None and (
        _CAME_NEWLY.match(text, token.stop) is not None  # 截至4月底…；|今年|新增50家
        or (apart and _WAS_DONE.match(text, token.stop) is not None)
    )
    so_far = stood is not None and stood.kind == "instant" and not newly
    so_far = so_far and _SO_FAR.match(text, token.stop) is not None
    if stood is not None and (newly or so_far):
        context.period = to_date(Period(start=stood.stop - 1, stop=stood.stop, kind="month"))
        context.lasting = context.period if so_far else context.lasting
        context.fresh = context.dated = True
        return
    if part == "now":
        context.come_to_now()
        return
    if part == "term" and text.startswith("的", token.stop):
        return  # 落实|党的十八大以来|的部署
    if year == "last" and text[token.start] in "过刚" and _looks_back(context):
        said, year = Time(context.year, ""), context.year  # 一、2024年工作回顾⏎|过去一年|, given out in 2025
    elif year == "last" and token.start == 0 and text[0] in "过刚" and context.released <= _EARLY:
        year = context.given_year - 1
        said = Time(year, "")  # |过去一年|，…: of what stands below it too
        context.main = None
    if (
        part == "same"
        and spoken is not None
        and spoken.kind in ("month", "quarter", "months")
        and text.startswith("该月", token.start)
    ):  # 12月出口…，单季出口…。该月
        context.period = Period(start=spoken.stop - 1, stop=spoken.stop, kind="month")
        context.fresh = context.dated = True
        context.subjects = tuple(one._replace(level=None, period=None) for one in context.subjects)
        return
    told = spoken if year == "this" and context.dated and text[token.start] == "当" else None
    if told is not None and told.year and told.year != context.year:  # 去年10月落户，|当年|产值10亿元
        said = said._replace(year=(told.stop - 1) // 12)
        token, year = Token(token.start, token.stop, token.kind, said), said.year
    lead = text[token.start - 1] if token.start > start else ""
    if lead == "的" and led_from(text, start, token.start) >= 0:
        return  # 比疫情前的2019年增长
    if lead and lead in "按以用照" and _RECKONED.match(text, token.stop) is not None:
        return  # 按|2017年底|全国人口计算，平均每千人拥有
    if lead in _JOINS and part == "month":
        token = _both_months(speech, token)
        said = token.value
        part, year = said.part, said.year
        lead = "、" if part == "months" else lead
    if part in ("close", "previous") and lead and lead in "及与和当":
        return  # 与上月末吸收的存款有关
    if part == "previous" and context.outside and _reported(speech, token, lead):
        return
    if part == "previous" and spoken is None and spoken_of_none(context):
        said = last_month(speech, token, lead) or said
        token = Token(token.start, token.stop, token.kind, said)
        part, year = said.part, said.year
    since = year is not None and text.startswith("以来", token.stop) and since_then(speech, token, start)
    if since or (part == "since" and _RECORD.match(text, token.stop)):
        return  # 自2011年下半年以来，增速始终在20%以下; 刷新今年以来月度最高纪录
    past = year == "last" or (isinstance(year, int) and lead and 0 < year < context.year)
    if past and lead and lead in "因于" and _WHY.match(text, max(start, token.start - 2)) is not None:
        return  # 主因|上年同月|基期较低, 由于|去年|基数高
    if past and (text.startswith("以来", token.stop) or _SINCE_IT.match(text, token.stop) is not None):
        return  # 延续去年四季度以来的态势, 2016年2月列入试点、2018年7月又进入名单以来，
    if (
        past
        and lead
        and lead in "于过超到至"
        and BASE_BEHIND.match(text, max(token.start, token.stop - 2))
        and SURPASSED.search(text, max(start, token.start - 5), token.start)
    ):
        return  # 主要税种收入均超过2019年同期水平
    if (
        lead == "于"
        and part in _BEATEN
        and text[token.stop : token.stop + 1] in ("，", "。", "；")
        and SURPASSED.search(text, max(start, token.start - 5), token.start)
    ):
        return  # 4月出口12亿元，仅低于|3月，其中
    turned = part in _BEATEN and holds(text, _TURNS, token.stop, token.stop + 18)
    if turned and _TURNED.match(text, token.stop) is not None:
        return  # 前三季度…，|9月份|实现首次转正，同时，…
    if lead and lead in "于划" and (will_meet(text, token) or _will_be(text, token)):
        return
    if lead and lead in "是为对好响向成" and _MENTIONED.match(text, token.stop) is not None:
        return  # 运价是|下半年|的主要变数: none of what follows
    if lead == "自" and _BEGUN.match(text, token.stop):
        return  # 自2018年获批设立以来
    if (
        lead
        and lead in "从在于到了转创"
        and year is not None
        and SINCE.search(text, max(0, token.start - 4), token.start)
    ):
        return  # 早在2012年
    if lead == "继":  # 服务输出继第二季升8.6%后，再升6.1%
        speech.override = context.resolve(said)
        return
    foreseen = part == "month" and text[token.stop : token.stop + 1] in _FORESEEN_OPENS
    if foreseen and _FORESEEN_THEN.match(text, token.stop) is not None:
        return  # 下修2026年增长率为2.7%（7月|预测为2.9%）
    if lead == "《" and NAMED.match(text, token.stop):
        return  # 《2020年服务贸易发展规划》
    if is_no_time(text, token.start, token.stop) or (
        part == "year"
        and text.startswith("全年", token.start)
        and _YEARS_AIM.match(text, token.start) is not None
    ):
        return
    opens = token.start - start < 3 or not clean(text[start : token.start])
    opens = opens or SAYS.search(text, start, token.start) is not None
    goes_on = stands(text, token.stop, _GOES_ON)
    of_days = goes_on and text.startswith(_TEN_DAYS, token.stop)
    if opens and (of_days or (part in _STRETCHES and context.resolve(said) is None)):
        context.period, context.fresh, context.dated = None, True, True  # 6月上旬, 近三年 in a text of months
        return
    if part == "" and year == "this" and _is_foreseen(text, token, start):
        context.tell(said._replace(part="year"))  # 今年公路运输将完成
        return
    untold = part == "year" and year is None
    if untold and context.dated and spoken is not None and spoken.kind == "year":
        untold = False  # 2019年，力争|全年
    if untold and text.endswith(_AIMED, start, token.start):
        context.tell(said._replace(year="this"))  # 四季度要确保|全年|进出口增长5%
        return
    to_come = year is None and part in _TO_COME and context.released < said.last
    if to_come and (text.endswith(_IF, start, token.start) or _is_foreseen(text, token, start)):
        context.tell(said._replace(year="this"))  # 10月31日：若|第4季|维持预测
        return
    of_year = isinstance(year, int) or year == "last"
    if lead and of_year and is_multiple_of(text, token.start, token.stop):
        return
    was = goes_on and text.startswith(_WAS, token.stop) and token.start == start  # 1—6月份为增长1.1%
    if was or (lead and lead in "由从" and part != "years"):  # 从2019年到2023年，…增长: of all
        speech.override = context.resolve(left_at(said))
        context.came_from = None if was else speech.override
    elif (not lead or lead not in "比较与同和跟") and not text.startswith(
        _SAME_YEAR, max(start, token.start - 3)
    ):
        if year == "last" and not opens:
            speech.override = context.resolve(said)
            return
        of_month = goes_on and text.startswith("当月", token.stop)
        by_itself = of_month and lead not in "而但" and token.start > start  # 我国|10月|当月
        leading = (
            not by_itself
            and (
                context.whole is None
                or context.whole is context.cut  # 公布进出口情况，|12月|出口
                or (context.outer is None and part == "months")
                or text[text.rfind("。", 0, start) + 1] in _CUTS
                or (text.endswith("方面，", 0, start) and text.find("。", max(0, start - 16), start) < 0)
            )
            and (len(speech.drafts) == speech.opened or speech.after == "；" or _is_first(context, token))
        )
        if year == "term" or (part == "end" and "五" in text[token.start : token.stop]):
            leading = False  # “十四五”期间: for its own sentence
        aimed = (
            (not lead or lead in "到至取争保")
            and isinstance(year, int)
            and UNTIL.search(text, max(0, token.start - 5), token.start)
        )
        since = isinstance(year, int) and year != context.year and text.startswith("以来", token.stop)
        kept = context.kept
        context.tell(said, leading=leading and not aimed and not since)  # 2022年|以来; 到2030年，力争达到
        if of_month and context.main == context.kept == context.period:
            context.main = None  # 2月|当月，…。1至2月，…: the text is of the months together
        point = context.kept
        told = context.period
        if (
            lead in _UP
            and told is not None
            and told.kind == "instant"
            and (text.endswith(_THIS_YEAR_UP_TO, start, token.start))
        ):  # 今年截至|8月底|，班列已有2417列
            context.period = to_date(Period(start=told.stop - 1, stop=told.stop, kind="month"))
            context.lasting = context.period
        if leading and not aimed and context.period is not None and context.period.kind != "years":
            context.review.told = True
        if (
            speech.after == "；"
            and kept is not None
            and point is not None
            and point.kind == "instant" != kept.kind != "year"
            and point == kept.at_end()
            and len(speech.drafts) > speech.opened
        ):
            context.parted = kept  # 上半年派出…；|6月末|在外5320人。新批企业41家


def _looks_back(context: Context) -> bool:
    """Whether the chapter read now names the year before the one that its text was given out in."""
    chapter = context.item_period
    named = chapter is not None and chapter.kind == "year" and chapter.year == context.year
    given = context.given_year if context.now is None else context.now.start // 12
    return named and given == context.year + 1


def _of_comparator(speech: Speech, stop: int) -> bool:
    """Whether a comparator's time ends at *stop*: 比一季度."""
    before = speech.ends.get(stop)
    if before is None:
        return False
    return before.kind == "compare" or (before.kind == "time" and speech.text[before.start - 1] in "比较")


def times_between(speech: Speech, clause: Clause, start: int, stop: int) -> None:
    """Takes in the periods between a subject and its number (…额从2000年的), comparators left out."""
    text = speech.text
    for token in clause.tokens:
        if token.kind == "time" and start <= token.start and token.stop <= stop:
            if token.value.part == "now":
                speech.context.come_to_now()
                continue
            lead = text[token.start - 1] if token.start > 0 else ""
            lead = "在" if lead == "于" and token.start == clause.start + 1 else lead  # 于9月底为
            if lead == "初" and text.endswith(("由年初", "从年初"), 0, token.start):
                lead = "由"  # 由年初|1—2月的7%升至1—6月的8.4%
            if lead in ("比", "较", "与", "同", "于", "出", "超") or text.endswith("超过", 0, token.start):
                continue
            if lead == "的" and led_from(text, clause.start, token.start) >= 0:
                continue  # 比疫情前的|2019年|增长
            if lead == "和" and text.startswith(("相较", "相比", "比较"), token.stop):
                continue  # 和113年|相较增加
            if lead == "占" and not isinstance(token.value.year, int):
                continue  # 上半年死亡20人，占|全年|控制指标的40%
            if lead and lead in "和与及、" and _of_comparator(speech, token.start - 1):
                continue  # 比一季度和|上半年|均回落
            if is_no_time(text, token.start, token.stop) or (
                is_multiple_of(text, token.start, token.stop)
                and (lead in ("是", "为") or speech.context.came_from is None)
                and _FROM.search(text, clause.start, start) is None  # 由4月的3.3%下跌至|5月的3.1%
            ):
                continue
            if token.value.part == "previous" and speech.context.outside and _reported(speech, token, lead):
                continue  # 非内地旅客量上月有77万人次
            was = text[token.stop : token.stop + 1] == "为" and text.startswith(_WAS, token.stop)
            # 1—2月份为下降6.5%
            if was or token.value.year == "last" or lead in ("由", "从", "继"):  # 由上年的37.8亿元增至
                speech.override = speech.context.resolve(left_at(token.value))
                speech.context.came_from = speech.override if lead in ("由", "从") else None
            else:
                come_back(speech, token)
                untold = speech.context.kept is None and speech.context.main is None and lead in ("至", "到")
                leading = untold or (speech.context.whole is None and len(speech.drafts) == speech.opened)
                speech.context.tell(token.value, leading=leading)


_GOODS_SUMMED: Final = re.compile("累计(?:实现|完成|共)*(?:出口|进口|内销|外销|销售|生产|[产销]量)")


def _ends_with(month: Period | None, months: Period) -> bool:
    return month is not None and month.kind == "month" and month.stop == months.stop


def summed_to(speech: Speech, clause: Clause, start: int, stop: int, section: str) -> Period | None:
    """The year up to the month spoken of, where ``text[start:stop]`` says that the number is summed up:
    5月完成投资3亿元；|累计完成投资|20亿元, 9月份销售239台；|今年累计销售|2174台.
    """
    context, text = speech.context, speech.text
    if (reviewed := added_up(context, text, start, stop)) is not None:
        return reviewed  # 五年来，…。完成投资|累计|300亿元
    time = next((t for t in clause.tokens if t.kind == "time" and start <= t.start < stop), None)
    this = time is not None and time.value.year == "this" and text.startswith("累计", time.stop)
    if SUMMED.search(text[start:stop]) is None or (time is not None and not this):
        return None
    told = len(speech.drafts) > speech.opened
    counted = section == "count" and _GOODS_SUMMED.search(text, start, stop) is None
    this = this or (counted and told and newly_again(speech, start, stop))
    if not this and (counted or context.fresh or not told):
        main, now = context.main, context.period
        last = speech.drafts[-1].period if speech.drafts and not told and not counted else None
        if last is not None and last.kind == "months" and _ends_with(now, last):
            return last  # 5月发电418亿千瓦时，年累计发电2034亿千瓦时。其中统调电厂|累计|1863亿千瓦时
        all_of = main is not None and main.kind == "months" and main.start % 12 == 0
        at_end = now is not None and now.kind == "month" and main is not None and now.stop == main.stop
        apart = counted or context.fresh or not all_of or not at_end
        alone = apart and not counted and not told and not context.fresh
        if alone and now is not None and sums_money(text, start, stop, now):
            context.period = context.kept = to_date(now)  # 4月，财政收入|累计完成|2.5亿元
            return context.period
        return None if apart else main  # 1—9月，…；9月户均流量21GB。通话时长|累计完成|821亿分钟
    month = speech.drafts[-1].period if told else context.period
    if month is None or month.kind == "instant" or (this and month.kind != "month"):
        return None
    if not this and month != context.period:
        return None
    ends = min(filter(lambda at: at >= 0, (text.find("。", stop), text.find("；", stop))), default=len(text))
    on = section != "count" or this  # 今年累计签订合同812份，|合同额12.6亿美元
    if on and text.find("累计", stop, ends) < 0 and text.find("月", stop, ends) < 0:
        context.period = to_date(month)  # 5月1亿美元，累计6亿美元，增长12%，|离岸执行额3亿美元
    return to_date(month)


_PART_IN: Final = re.compile(
    "其中[^。；0-9]{2,24}?(?P<part>[0-9]+(?:[.][0-9]+)?)(?P<unit>[万亿]?[美港]?元)"
    "，占[^，。；0-9]{0,12}(?P<share>[0-9]+(?:[.][0-9]+)?)%"
)
"""A part's amount with its share: 其中|对东协出口82亿元，占19.8%."""


def _shares_in_first(speech: Speech, summed: Draft) -> Period | None:
    """The period of what the sentence told first, where the part that is told next is one of that, and not of
    the *summed* months told last, as its share says: 10月出口413亿元；1—10月3933亿元。其中对东协82亿元，占
    19.8%.
    """
    text, stop = speech.text, summed.stop
    part = _PART_IN.search(text, stop, stop + 80)
    levels = (d for d in speech.drafts[speech.opened :] if d.kind == "level" and d.unit == summed.unit)
    first = next(levels, None)
    if part is None or first is None or first is summed or part["unit"] != summed.unit.symbol:
        return None
    amount, share = Decimal(part["part"]), Decimal(part["share"])
    away = [abs(100 * amount - share * whole.value) for whole in (first, summed)]
    return first.period if away[0] < first.value < away[1] else None


def summed_last(speech: Speech) -> Period | None:
    """The year up to the month spoken of, where the last level is of it: 累计1520亿元，|其中|出口."""
    month = speech.context.period
    last = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level"), None)
    if last is not None and (of_first := _shares_in_first(speech, last)) is not None:
        return of_first
    if last is None or month is None or month.kind != "month" or last.period == month:
        return None
    if speech.text.rfind("（", 0, last.start) > speech.text.rfind("）", 0, last.start):
        return None  # 10月出口413亿元（1—10月3933亿元），其中: of the month
    return last.period if last.period == to_date(month) else None


def goes_on_summed(speech: Speech) -> None:
    """What a sentence that opens with 其中 divides is of the months summed up last, where the sentence before
    told the same measure of a part of them first: 三季度，进出口2486亿元；1—9月累计6812亿元。|其中，合肥.
    """
    told = [draft for draft in speech.drafts[speech.opened :] if draft.kind == "level"]
    if len(told) < 2 or told[0].period is None or told[-1].period is None:
        return
    first, last = told[0].period, told[-1].period
    one, again = told[0].subject, told[-1].subject
    if (of_first := _shares_in_first(speech, told[-1])) is not None:
        speech.context.period = speech.context.kept = of_first
        return
    same = one.measure == again.measure and one.parts == again.parts
    if same and last.kind == "months" and last.start < first.start and last.stop == first.stop:
        speech.context.period = speech.context.kept = last


def tell_behind(speech: Speech, text: str, tokens: list[Token]) -> None:
    """A time alone in brackets is that of the number right before it: 比重48.3%|（2023年）|."""
    drafts = {draft.stop: draft for draft in speech.drafts} if "）" in text else {}
    for token in tokens if drafts else ():
        if token.kind != "time" or text[token.start - 1] != "（" or text[token.stop : token.stop + 1] != "）":
            continue
        draft = drafts.get(token.start - 1)
        then = speech.context.resolve(token.value) if draft is not None else None
        if draft is not None and then is not None:
            draft.period = then


def is_of_title(context: Context, when: Time) -> bool:
    """Whether *when*, told in a paragraph without numbers, is but one month of those that the title is about:
    1—7月预算执行情况⏎7月份，财政收入延续恢复势头。.
    """
    said = context.resolve(when)
    return said is not None and stays(context.title_period, said)
