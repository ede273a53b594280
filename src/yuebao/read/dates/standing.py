"""What stands at the end of its year, though it was told as the year's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import Period

if TYPE_CHECKING:
    from yuebao.core.fact import Kind
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.state.spoken import Subject

_AT_WORK: Final[tuple[str, ...]] = ("就业人员", "从业人员", "就业人口", "就业人数", "从业人数", "就业")
_FOUND_WORK: Final = re.compile("新增|新就业|再就业|实现|安置|帮|带动|促进|吸纳|扶持|困难|毕业生|创业")
"""What says that work was found in a period."""
_SPANS: Final = frozenset({"month", "months", "quarter", "half"})
_SPANS_AND_YEARS: Final = _SPANS | {"year"}


ENDS: Final = frozenset({"year_end", "year_start", "month_end", "quarter_end"})
"""The ends of times that what stands at its own is compared with."""
_KEPT: Final[tuple[str, ...]] = ("用户", "长度", "里程", "户数", "总数")
"""What there is of at any time, and is not done in one."""


def stand_at_year_end(speech: Speech) -> None:
    """A count of its year, compared with the end of the last, stands at its own: 优抚对象4500人，比上年末."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "level" or last.period is None:
        return
    users = last.subject.indicator.endswith(_KEPT) and not speech.context.dated
    there = users or (last.subject.indicator.endswith("数") and _CAME_SO.search(last.subject.before) is None)
    if last.period.kind != "year" and (not there or last.period.kind not in _SPANS):
        return  # 截至9月末，…。物联网用户1.4亿户，比上年末净增; 上半年，服务外包企业48家，比年初增加
    known, subject = last.subject.known, speech.context.subject
    if (known is not None and known.nature == "flow") or subject is None or subject.period != last.period:
        return
    last.period = last.period.at_end()
    speech.context.subjects = (subject._replace(period=last.period),)


_ALL_THERE_ARE: Final = re.compile(
    "累计(?:已|共)*(?:批准|审批|核准|备案|设立|引进|注册|登记|开行|签约|签订|接单|开通|建成|入驻|服务|认定)"
    "|(?:共|现)有外商投资企业|登记(?:在册)?(?:服务外包|外资|外贸)?企业"
)
_DIRECT: Final = "直接投资"
"""What is called with and without whither it goes: 非金融类直接投资…。累计非金融类|对外|直接投资."""
_THIS_YEAR: Final = re.compile("今年|当年|本年|上半年|全年|[0-9]月份?，")


def goes_with_stock(speech: Speech, point: Period) -> bool:
    """Whether the sentence tells what all firms there are at a *point* have brought: 截至6月底，累计批准企业
    1860家，|投资总额156亿美元.
    """
    first = speech.drafts[speech.opened]
    if first.kind != "level" or first.period != point or first.subject.indicator[-1:] not in ("数", "单"):
        return False
    if _ALL_THERE_ARE.search(speech.text, max(0, first.start - 24), first.start) is None:
        return False
    return _THIS_YEAR.search(speech.text, first.stop, min(len(speech.text), speech.start + 8)) is None


def of_all_time(speech: Speech, subject: Subject, point: Period) -> bool:
    """Whether what has come up to *point* came since whenever: what the year had up to then was told before
    (1—2月，对外直接投资40亿美元。…截至2月底，|累计|对外直接投资2640亿美元).
    """
    measure = _DIRECT if subject.head.endswith(_DIRECT) else subject.indicator
    return "累计" in speech.text[speech.start : speech.start + 20] and any(
        draft.kind == "level"
        and draft.period is not None
        and draft.period.stop == point.stop
        and draft.period.start % 12 == 0
        and draft.subject.indicator.endswith(measure)
        for draft in (*speech.ago, *speech.drafts[: speech.opened])
    )


_IN_TRADE: Final = re.compile("(?:业|外包|贸易|园区?|电商)(?:已|累计|共)*(?:吸纳|带动)?就业$")
"""Those at work in a trade, who are all that are: 服务外包产业|累计吸纳就业."""


def works_then(speech: Speech, subject: Subject, period: Period) -> bool:
    """Whether those at work are told as a part of all at work then (就业人员60万人，其中|城镇就业), or of
    those of a trade up to then (截至6月底，服务外包产业|已累计就业).
    """
    if speech.context.dated and _IN_TRADE.search(subject.indicator) is not None:
        return True
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    return (
        last is not None
        and last.kind == "level"
        and last.period == period
        and last.unit.dimension == "人"
        and last.subject.indicator.endswith(_AT_WORK)
        and _FOUND_WORK.search(subject.indicator) is None
    )


def counted_then(whole: Subject, subject: Subject, period: Period | None) -> Period | None:
    """When the whole of the *period* stood at its end, that moment, of its parts too, as of those counted,
    and of loans as of what is owed of them: 住户贷款余额5亿元，其中|短期贷款|增加1亿元.
    """
    then = whole.period
    if then is not None and then.kind == "instant" and then == period:  # 8月底员工8百万人。其中，工业减0.3%
        return then if subject.head == whole.head == "人数" else None
    if then is None or then.kind != "instant" or period is None or period.kind not in _SPANS_AND_YEARS:
        return None
    alike = subject.head == whole.head and (period.kind == "year" or subject.head not in ("", "数"))
    alike = alike or (whole.head.endswith("贷款余额") and subject.head.endswith(("贷款", "融资")))
    return then if alike and then.stop == period.stop else None


_TO_HAND: Final[tuple[str, ...]] = ("到位资金", "资金来源", "资金来源合计", "资金到位")


def came_to_hand(speech: Speech, subject: Subject) -> Period | None:
    """The span in which money came, where the sentence tells its kinds, none of which is owed at its end:
    1—9月，到位资金36亿元，自筹资金9亿元，|个人按揭贷款|5亿元.
    """
    if subject.head.endswith("余额"):
        return None
    for draft in speech.drafts[speech.opened :]:
        if draft.kind == "level" and draft.subject.indicator.endswith(_TO_HAND):
            return draft.period if draft.period is not None and draft.period.kind in _SPANS else None
    return None


def added_in(speech: Speech, point: Period) -> Period | None:
    """The span up to *point* in which the increase told last came, whose parts are told now: 9月末，存款余额
    45亿元，前三季度增加3亿元。其中，|住户存款|增加2亿元.
    """
    last = next((draft for draft in reversed(speech.drafts) if draft.kind == "abs_change"), None)
    if last is None or last.period is None or last.base is not None or last.period.stop != point.stop:
        return None
    return last.period if last.period.kind in _SPANS else None


def stand_with_whole(speech: Speech) -> None:
    """The parts that a sentence opens with are of the end of the span that what they are of was told at:
    上半年新设21家；6月末共有企业532家。|其中，民营企业120家.
    """
    last, span = speech.drafts[-1] if speech.drafts else None, speech.context.period
    if last is None or last.period is None or span is None or span.kind not in _SPANS:
        return
    if last.kind == "level" and last.period.kind == "instant" and last.period == span.at_end():
        speech.context.period = last.period


KEPT: Final = frozenset({"辆", "户", "部"})
"""Units of what is kept, or uses something."""
_CAME_SO: Final = re.compile(
    "新[增开发注上装办建设批]|净增|增加|注册|上牌|办理|发放|销|产|报废|更新|脱贫|补贴|受益"
)


def stands_beside(speech: Speech, subject: Subject, kind: Kind, dimension: str) -> Period | None:
    """The end of the year where the sentence before *subject*, counted alike, told what is kept then:
    民用车辆拥有量5657辆（个人拥有|车辆5546辆）; 固定电话用户4.8万户；|小灵通1.8万户.
    """
    told, period = speech.drafts[max(speech.opened, len(speech.drafts) - 8) :], speech.context.period
    if subject.known is not None or kind != "level" or not told or speech.context.dated:
        return None
    then = told[-1].period
    if period is None or then is None or (period.kind, then.kind) != ("year", "instant"):
        return None
    beside = next((draft for draft in reversed(told) if draft.unit.dimension == dimension), None)
    alike = beside is not None and beside.period == then and then.stop == period.stop
    return then if alike and _CAME_SO.search(subject.indicator) is None else None


_HOUSEHOLDS_HAVE: Final = re.compile("(?:每|民|家庭)百户(?![^，]*(?:新|购))")


def households_have(subject: Subject, kind: Kind, year: Period) -> Period | None:
    """The end of a *year* where *subject* is what households have then: 每百户居民家庭|汽车45辆."""
    have = kind in ("level", "yoy_rate", "abs_change") and _HOUSEHOLDS_HAVE.search(subject.before) is not None
    return year.at_end() if have else None


_THERE_NOW: Final = re.compile("^现有|累计.*(?:账户|会员)数$")
"""Those counted who are all that there are, however they are told."""
_LISTED_NOW: Final[tuple[str, ...]] = ("上市公司数", "挂牌公司数", "上市企业数", "挂牌企业数")
"""The same in a text of a month."""
_BROKERS_NOW: Final = re.compile(
    "(?!.*(?:开[设立户]|撤|销|关|退|交易))"
    "(?:.*(?:证券|期货|基金|资金|投资者)(?:投资者|账户|户)+数"
    "|.*(?:证券|期货|基金|保险|银行)(?:法人|业|经营|专业|中介|金融)*(?:分支机构|营业部|分公司|公司|机构|管理人)数"
    "|.*基金管理人)"
)
"""The same in a text of several months: 上半年，|证券分支机构|146家."""


_THERE_ARE: Final = re.compile("(?:共|现|拥)有")
"""What says so of a month: 本月，辖区|共有|证券营业部88家."""
_ALL_OF_THEM: Final = re.compile(
    "[^，。；0-9]{0,14}(?:会员|企业|公司|机构|单位|商户|主体|员工|人员|高新区|开发区)总数"
    "(?:已经?|累计|就)?(?:达到?|为|有|是|共|突破|超过?|[增升]至)?[近超约]?[0-9]"
)
"""What counts all of those that last: 7月新批会员5家，|会员总数达|137家."""
_ON_FILE: Final = re.compile("^(?!新).{0,4}(?:在册|有效|存续|实有)(?!面积)")
"""What says of those counted that they are there now: 有效高新技术企业, 登记在册企业."""


_REACHED: Final[tuple[str, ...]] = ("惠及", "覆盖", "支持", "涉及", "服务")
"""What money lent is told to do for those counted behind its balance."""


def _lent_by(last: Draft) -> bool:
    """Whether *last* tells what is lent at a point in time."""
    then = last.period
    return then is not None and then.kind == "instant" and last.subject.head.endswith(("余额", "贷款"))


def _grown_to(speech: Speech, subject: Subject, span: Period) -> Period | None:
    """When all that there are, just told, had changed by so many: 会员总数达137家，|比年初增加|12家."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "level" or last.subject.indicator != subject.indicator:
        return None
    return last.period if last.period is not None and last.period == span.at_end() else None


_NET: Final = frozenset({"change:净增", "change:净增加"})
"""What tells of how many more there were at a span's end."""


def all_there_are(speech: Speech, subject: Subject, kind: Kind, span: Period | None) -> Period | None:
    """The end of a *span* where *subject* counts all that there are then: 5月，现有证券公司|5家|."""
    if span is not None and kind == "abs_change":
        return _grown_to(speech, subject, span)
    if span is None or kind == "rank":
        return None
    told_all = kind == "level" and (span.kind == "year" or span.kind in _SPANS)
    if told_all and _ALL_OF_THEM.match(speech.text, speech.start) is not None:
        return span.at_end()
    if subject.head != "数" and not subject.indicator.endswith(("户数", "管理人")):
        return None
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is not None and subject.before.startswith(_REACHED) and _lent_by(last):
        return last.period  # 小微贷款余额2418亿元，|惠及经营主体|18.6万户
    if told_all and last is not None and last.rule in _NET and last.subject.indicator == subject.indicator:
        return span.at_end()  # 全年净增高新技术企业320户，总数达|2410户|
    if (span.kind == "year" or span.kind in _SPANS) and _ON_FILE.search(subject.before) is not None:
        return span.at_end()  # 上半年新注册24家，累计|在册企业|318家
    if span.kind not in _SPANS:
        return None
    said, then = subject.indicator, span.at_end()
    if _CAME_SO.search(said.removeprefix("投资者")) is not None:
        return None
    if _THERE_NOW.search(said) is not None or (span.kind == "month" and said.endswith(_LISTED_NOW)):
        return then
    now = span.kind != "month" or _THERE_ARE.search(speech.text, speech.start, speech.start + 12) is not None
    if now and _BROKERS_NOW.fullmatch(said) is not None:
        return then
    if any(d.period == then and d.subject.indicator == said for d in speech.drafts[-12:]):
        return then  # 本月，共有证券营业部88家。营业部按区域分布，|甲区|46家
    if speech.context.dated or last is None:
        return None  # 现有证券公司5家、|证券营业部|29家
    return then if last.period == then and last.subject.head == "数" else None


_COVERED: Final = re.compile(
    "(?!.*(?:新增|净增|新参|待遇|资助|就医|报销|救助)).*(?:参[保合](?:率|.*数)|参加.*(?:保险|医疗).*(?:数|职工|人员|居民|农民))$"
)
"""Those whom an insurance covers, and which part of all they are."""
_OF_COVERED: Final = frozenset({"level", "ratio", "yoy_rate", "rate_change"})


def covered_then(subject: Subject, kind: Kind, year: Period) -> Period | None:
    """The end of a *year* where *subject* is whom an insurance covers then: 失业保险|参保|38万人."""
    if kind not in _OF_COVERED or "参" not in subject.indicator:
        return None
    return year.at_end() if _COVERED.match(subject.indicator) is not None else None


_BALANCES: Final[tuple[str, ...]] = (
    *("总资产", "净资产", "资产总额", "负债总额", "总负债"),
    *("余额", "准备货币", "广义货币", "狭义货币", "流通中货币", "存量", "储备", "储备规模", "存栏"),
    *(
        "用户",
        "有效量",
        "保有量",
        "有效发明专利",
        "市值",
        "股本",
        "账户数",
        "权益",
        "管理规模",
        "持卡人数",
        "长度",
        "存煤",
        "存煤量",
    ),
)
"""What stands at a moment, however it is told."""
_HELD: Final[tuple[str, ...]] = (*_BALANCES, "拥有量", "参保人数")
"""What is called a stock, and stands at the end of a whole year too."""
_OWED: Final = re.compile("(?:各项)?(?:[存贷]款|负债)(?:总额)?$|(?:流通|准|广义|狭义)货币|货币供应量|M[0-3]")
"""Deposits, loans and money, which grow from one moment to another."""
_OWED_SO: Final = re.compile("[存贷]款(?:余额|总额)?$")
"""Balances of deposits and loans."""
_COME_NEWLY: Final = re.compile("新[增开发]|净增|增加|发放|投放|累放|办理")
"""What makes of a stock what was added to it in a period."""
_LENT: Final = re.compile("[发投累]放|办理|处置|清收|核销|化解|收回|回收|归还|偿还|获得?|申请|提供|到位|来源")
"""What tells of loans that they were given then: 向小微企业|发放|贷款36亿元."""


def stood_at_its_end(
    speech: Speech, subject: Subject, kind: Kind, dimension: str, span: Period
) -> Period | None:
    """The end of a *span* where *subject*, a stock, is told of it: 三季度，|不良贷款率|为1.9%."""
    if span.kind == "year":
        held = kind in ("level", "yoy_rate") and subject.head.endswith(_HELD)
        return span.at_end() if held else None
    known = subject.known
    if known is None or span.kind not in _SPANS:
        return None
    if known.nature == "ratio":
        stood = kind in ("ratio", "rate_change")
    elif kind in ("level", "yoy_rate", "mom_rate", "other_rate"):
        last = speech.drafts[-1] if dimension == "户" and len(speech.drafts) > speech.opened else None
        came = last is not None and last.kind == "abs_change" and last.subject.indicator == subject.indicator
        stood = came or subject.head.endswith(_BALANCES)  # 1月，用户净增993.6万户，总数|达到12.8亿户
        stood = stood or (
            (
                kind == "level"
                or (
                    known.nature == "stock"
                    and span.kind == "month"
                    and _grew_to_its_end(speech, subject, span)
                )
            )
            and (_stands(speech, subject) or (kind == "level" and _works_there(speech, subject, span)))
        )
        stood = stood or _owed_beside(speech, subject, kind, span)
    elif kind in ("share", "share_change"):
        owed = known.nature == "stock" and span.kind == "month"
        stood = owed and _grew_to_its_end(speech, subject, span)
    else:
        return None
    return span.at_end() if stood else None


def _grew_to_its_end(speech: Speech, subject: Subject, span: Period) -> bool:
    """Whether the growth of *subject* is that of what was owed at the end of a month that its sentence does
    not name; what a month is told to have brought (存款在9月上升) is of it, and the
    money of Taiwan a mean of days.
    """
    context = speech.context
    if context.dated or context.republic or _OWED.match(subject.head) is None:
        return False
    for last in (*speech.ago[-1:], *speech.drafts[-1:]):
        known = last.subject.known
        stock = known is not None and known.nature == "stock"
        if stock and last.period == span and last.kind.endswith("rate"):
            return False  # 9月港元存款上升1%。外币存款|上升|2%
    return True


def _owed_beside(speech: Speech, subject: Subject, kind: Kind, span: Period) -> bool:
    """Whether the growth of *subject* is that of what is owed beside a balance told of the end of *span*, in
    a paragraph that names no time: 小微贷款余额418亿元，增长14%；|绿色贷款、涉农贷款|分别增长21%和5%; and
    that of bills discounted beside loans: 中长期贷款206亿元；|票据融资|52亿元.
    """
    bills = subject.head == "融资" and subject.before.endswith("票据")
    if speech.context.dated or not (bills or _OWED.search(subject.head) is not None):
        return False
    if kind != "yoy_rate" and not (bills and kind == "level"):
        return False
    if _COME_NEWLY.search(subject.before) is not None:
        return False
    then = span.at_end()
    near = (draft for draft in reversed((*speech.ago[-4:], *speech.drafts[-8:])) if draft.kind == "level")
    balance = next((draft for draft in near if _OWED_SO.search(draft.subject.head) is not None), None)
    return balance is not None and balance.period == then


def _works_there(speech: Speech, subject: Subject, span: Period) -> bool:
    """Whether *subject* counts all who work for those that the sentence counted at the end of *span*, of whom
    the newcomers were told last: 截至6月底，企业436家，上半年新增58家，|从业人员|5.72万人.
    """
    told = speech.drafts[speech.opened :]
    if len(told) < 2 or subject.head not in _AT_WORK or _FOUND_WORK.search(subject.before) is not None:
        return False
    came, there = told[-1], told[0].period
    at_end = there is not None and there.kind == "instant" and there == span.at_end()
    return at_end and came.kind == "abs_change" and came.period == span


def _stands(speech: Speech, subject: Subject) -> bool:
    """Whether *subject*, told of a span, is what there is at its end: 9月，|钢材库存|1236万吨.

    What is a part of what came in the span came too: 到位资金9亿元，其中国内贷款.
    """
    known, whole = subject.known, speech.context.whole
    of = whole.period if whole is not None and whole.level is not None else None
    if known is None or not known.dimension or _COME_NEWLY.search(subject.before) is not None:
        return False
    if not subject.head.endswith("贷款"):
        return True
    if of is not None and of.kind != "instant":
        return False
    stop = speech.text.find(subject.head, speech.start)
    return stop >= 0 and _LENT.search(speech.text, speech.start, stop) is None


def took_in(speech: Speech, subject: Subject, dimension: str) -> bool:
    """Whether *subject* names who took in so much money: 截至8月底，国税局|完成|2亿元."""
    return dimension == "元" and any(
        speech.text.find(f"{subject.indicator}{took}", speech.start) >= 0 for took in ("完成", "入库", "征收")
    )


def peopled_at(speech: Speech, year: Period) -> Period | None:
    """When those lived there whom the text's first paragraphs counted, where that is the end of *year*:
    年末常住人口427万人。⏎全年出生人口2万人。⏎男性人口|217万人.
    """
    for draft in speech.ago:
        then = draft.period
        lived = draft.subject.head.endswith("人口") and then is not None and then.kind == "instant"
        if lived and then is not None and then.stop == year.stop:
            return then
    return None


_ROSE: Final = re.compile("(?:增长|上升|下降|上涨|下跌|回落|持平|增加|减少|加快|放缓|回升)$")


def rose_then(speech: Speech, subject: Subject) -> Period | None:
    """When those grew that are counted for having grown, and how many of all did: 年末规上企业143家。
    规上工业增加值增长8%。行业大类中|27个保持增长|，增长面71%: in the year.
    """
    if subject.head == "数" and _ROSE.search(subject.before) is None:
        return None
    if subject.head != "数" and not subject.indicator.endswith("增长面"):
        return None
    grown = next((draft for draft in reversed(speech.drafts) if draft.kind == "yoy_rate"), None)
    then = grown.period if grown is not None else None
    return then if then is not None and then.kind != "instant" else None
