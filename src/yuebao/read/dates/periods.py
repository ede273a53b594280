"""The period of one figure: the context's, unless its kind or its subject has another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.core.period import UNKNOWN_YEAR, Period
from yuebao.read.dates.reviews import in_all
from yuebao.read.dates.standing import (
    KEPT,
    added_in,
    all_there_are,
    came_to_hand,
    counted_then,
    covered_then,
    goes_with_stock,
    households_have,
    of_all_time,
    peopled_at,
    rose_then,
    stands_beside,
    stood_at_its_end,
    took_in,
    works_then,
)
from yuebao.read.state.spoken import Subject
from yuebao.read.words.earlier import comparator_words
from yuebao.read.words.money import MONEY
from yuebao.read.words.scan import Number, scan
from yuebao.read.words.signs import holds, signs, stands
from yuebao.read.words.times import Time

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.words.scan import Token

_OF_CHANGE: Final = frozenset({"abs_change", "share", "share_change"})
_STEPS = frozenset({"month", "quarter"})
_MULTIPLE_OF = re.compile(
    r"(?:全年|年度|同期|同月)?[^，。；（）\d]{0,10}的(?:约|近|超过?)?(?:\d[\d.,]*(?:%|倍|成)|[一二两三四五六七八九]成|百分之)"
)
_OF_NO_TIME: Final = re.compile(
    "(?:例行|定期|新闻|政策|媒体|记者)+(?:发布会|通气会|吹风会|例会|见面会)|开始(?=将|把|对|实[行施]|执行|统计|纳入|调整|改)|(?:支出|收入|投资)的[0-9.]+%|[^，。；0-9]{0,4}(?:台风|风灾|水灾|洪灾|暴雨|地震|寒潮|豪雨|停工|罢工)[^，。；]{0,6}(?:影响|因素|冲击)|(?:历史|历年)?(?:新[高低]|次[高低]|最[高低]|纪录)|[^，。；0-9]{2,10}的(?:基础|基数)之?上|(?:(?:价格|物价)?(?:变动|上涨|涨价)的?)?翘尾|价格变动|(?:份|的)?(?:闰月|春节|节日|假期|错月|季节|基数|疫情)*性?(?:因素|影响)|(?:的?年?平均|期末)?汇率|(?:不变)?(?:物价|价格)(?!指数|总?水平|上涨|下[降跌])|(?:建成|投产|成立|开业|开园|落户)(?:投产|投用|运营|使用)?的(?=[^，。；0-9]{1,14}(?:实现|完成|产生|创造))|之外|以外|度?(?:[0-9.]+[千万亿]*(?:元|美元|人|吨)的?)?(?:工作|预期|奋斗|既定|考核|指标|责任|[确必]保|争取|挑战|底线|总|进出口|出口|进口|外贸|税收|收入|投资|招商|外资|到资|引资)*(?:目标|计划|预算|任务)(?!：)"
)
_MEETING: Final = re.compile(
    "度?[^，。；：0-9]{0,14}?(?:工作(?:报告|总结|汇报|情况|会|部署|安排|要点|任务|计划|[，。；和及与、])|会议?(?:精神|部署|要求|[，。；和及与、])"
    "|(?:调度|视频|推进|分析|座谈)+会|(?:财务|收支|决算)(?:报告|情况))"
)
"""What was met on, or told to those who met, whose time is then none of a number: 听取了|上半年|工作报告."""
_MEETING_HOLDS: Final = signs("会作报情")
_MET: Final = re.compile(
    "(?:听取|审议|总结|落实|贯彻|传达|回顾|部署|安排|按照|根据|学习|研究)[^，。；：]{0,24}$"
)
_NO_TIME_OPENS: Final = signs(
    "例定新政媒记开支收投历次最纪价翘份的闰春节假错月季基疫性因影年平期汇不物之以度0123456789工预奋确必争挑底既定考指责任总进出外贸税招到引目计环同较建成落"
)
_ON_COUNTING: Final = ("启动", "登记", "工作", "领导", "条例", "办公室", "普查", "试点", "开展", "宣传", "员")
"""What a census is said to be at, whose time is then none of a number: 第七次全国人口普查|启动以来."""
_AS_TO: Final = signs("对")
_DISASTERS: Final = signs("台灾暴震寒豪停罢")
"""A character of each disaster; what else says that a period is no time begins with one of those before."""
_HOLIDAYS = (
    "[“‘]?(?:元旦|春节|清明|五一|端午|中秋|国庆|十一|双节|暑期|寒假|暑假)[”’]?"
    "(?:[、和暨]?[“‘]?(?:中秋|国庆|五一)[”’]?)?(?:节?小?长?假期?|期间|黄金周|假日|节日)"
)
DAYS: Final = re.compile(
    rf"(?:今年|本届|(?:为期)?[0-9一二三四五六七八九十]天的)?{_HOLIDAYS}"
    "|[0-9]{1,2}月[0-9]{1,2}日?[-—–~～至到]{1,2}(?:[0-9]{1,2}月)?[0-9]{1,2}日"
)
"""Days that a sentence begins with, as a rule not those of the text's period: 6月1日至20日, “五一”假期."""
DAYS_OPEN: Final = frozenset("今本为0123456789一二三四五六七八九十“‘元春清端中国双暑寒")
"""Their first characters."""
HOLIDAY = re.compile(_HOLIDAYS)
_INSURED = re.compile("保险|保障|参保|养老|医疗|工伤|生育|低保|供养")
_GOING_ON_ENDS: Final = frozenset("续持接变改破束转了")
_AIMED_ENDS: Final = frozenset("进现保争刺战取动障力绕准成")
_AIMED: Final = re.compile("(?:促进|实现|确保|力争|冲刺|奋战|决战|夺取|推动|保障|助力|围绕|瞄准)(?:完成)?$")
"""What a period is the object of, not the time: 确保|全年…, 促进|上半年“双过半”."""
_FORESEEN_OF = re.compile("[^，。；0-9“”双]{4,24}[0-9]")
"""What is foreseen of the period then, by its number: 力争全年|进出口额突破55."""
ITS_RATE: Final = re.compile("的(?:同比)?(?:增速|增幅|涨幅|降幅|增长率)(?:相比|比较|相较)")
"""What stands behind the rate of another time: 与前3个月3.41%|的增速相比."""
_RESTORED: Final = re.compile("[恢回]复[至到]?[^，。；]{0,6}$")
_GOING_ON: Final = re.compile("(?:延续|保持|承接|接续|改变|一改|打破|结束|扭转)了?$")
"""What leads to the time that something goes on from: 延续|2月份|平稳向好趋势."""
_BASE_BEFORE: Final = re.compile(
    "(?:疫前|疫情前|(?:[恢回]复[至到]?|超越|超过|超出|高于|低于|相当于|突破|自|自从|除)了?)（?$"
)
AGAINST: Final = frozenset("比较与同和")
ABOVE: Final[tuple[str, ...]] = (
    "的为", "的是", "高为", "低为", "高于", "低于", "大于", "小于", "次于", "当于", "优于", "快于",
)  # fmt: skip
_COMING = re.compile("接待|旅游|游客|出境|入境|旅客")
_EMPLOYED = frozenset({"就业人员", "从业人员", "从业人数", "就业人口"})
_TAUGHT: Final[tuple[str, ...]] = ("在校", "在园", "专任教师", "教职工")
"""How those begin who are at school on a day."""
_PEOPLE = frozenset({"人数", "毕业生", "毕业生数", "户数"})
"""Counts that a point in time said with them is theirs, whatever they count."""
_MEANS_OF: Final = re.compile("消费|生产者|出厂|购进|住宅|商品房|采购经理|PMI|景气|信心")
"""Indices that are of a time, of no moment."""
_OVER_A_LINE: Final = re.compile("(?:超过?|过|达|突破|[千百万亿元]及?以[上下])")
"""What says over which line those are that are counted: 年销售额超千万元的|网店."""
_IN_A_YEAR = re.compile(
    "[中高]考|新增(?!.{0,2}贷款)|年(?![末底初均轻龄级产未满来])(?!.*(?:能力|规模|人口|余额)$)|出版(?!社|物[^，]*(?:单位|企业|网点))"
    "|(?!.*就业)[^，]{0,12}(?:毕业(?:学?生|人)|[入离]园(?:儿童|幼儿))(?:人?数)?$|[^，]{0,10}(?:征缴|诊疗人次)$|[^，]{0,6}(?:收缴|征缴|筹集|支付)[^，]{2,14}[金费款]$|[^，]{0,24}[获夺摘]得?[^，]{0,12}[金银铜奖]牌数?$"
)
"""What is of a year also where it is told beside what stands at its end: 年供水量, 出版图书."""
_UP_TO: Final = re.compile("(?:截[至止]|累计至|自)[^。]*$")
"""What a sentence begins with that tells what was done in all up to then, since whenever: 截至2022年末."""
_PEOPLED: Final = ("人口", "城镇化率", "性别比", "户数", "家庭户")
"""What stands with those who live somewhere at the end of a year: 年末户籍人口…。全年出生…。|城镇化率|54%."""
_STANDING: Final = frozenset({"人", "户", "个", "家", "所", "处", "座"})
"""Units of what may as well stand at the end of a year as be done in it."""
_PRINTED: Final = frozenset({"册", "印张", "份"})  # units of what is printed in a year

BASE_BEHIND: Final = re.compile(
    "）?的?(?:同期|同月|同季|水平|全年水平|以来|迄今|至今|之外|以外|物价|价格|不变价|基数|（疫)|(?:全年)?(?:总[量额])?的[0-9.]+(?:%|倍)"
)
_AT_LEVEL = re.compile("的(?:历史|同期|平均|最高)?(?:水平|数值|高点|峰值|纪录|记录|低点)")
"""What tells behind a number that it was so then: 接近2021年末49.3%|的水平."""
SURPASSED = re.compile("(?:超过?|超越|接近|逼近|不及|[高低好优快慢多少次]于|[恢回]复[到至]?)了?$")
SINCE: Final = re.compile(
    "(?:自从?|早在|始于|[成创设建]立于|创办于|创建于|始建于|[建落]成于|投产于|继|追溯到|[扭逆]转了?|创)$"
)
"""What leads to a time long over: 早在2012年, 继2021年…后."""
NAMED = re.compile("[^，。；《》（）]{0,30}?(?:规划|方案|意见|计划|目录|办法|通知|条例|行动)[^》]*》")


def _told_here(speech: Speech, subject: Subject) -> bool:
    """Whether the sentence told a number of *subject*."""
    for draft in speech.drafts[speech.opened :]:  # noqa: SIM110
        if draft.subject.indicator == subject.indicator:
            return True
    return False


def _grew_then(speech: Speech, subject: Subject) -> Period | None:
    """The point in time that the rate told last is of, which *subject* says how it moved; None for others."""
    here = reversed(speech.drafts[speech.opened :])
    told = (draft for draft in here if draft.rule != "comparator" and draft.kind != "rate_change")
    last = next(told, None)
    if last is None or last.kind != "yoy_rate" or last.period is None or last.period.kind != "instant":
        return None
    return last.period if subject.indicator.startswith(last.subject.indicator) else None


def period_of(speech: Speech, subject: Subject, kind: Kind, dimension: str = "") -> Period | None:
    """The context's period; a rate keeps its level's, a flow leaves a point in time said earlier."""
    context = speech.context
    if speech.override is not None:
        return speech.override
    reviews = context.review.span is not None or (kind == "avg_rate" and context.course is not None)
    if reviews and (span := in_all(speech, subject, kind, dimension)) is not None:
        return span
    period = context.period
    if context.fresh:
        known = subject.known
        flows = known is not None and known.nature == "flow" and kind == "level" and dimension[-1:] == "元"
        if flows and period is not None and period.kind == "instant" and period.stop % 12 == 0:
            return Period(start=period.stop - 12, stop=period.stop, kind="year")  # 年末全市完成工业总产值
        return period
    since = context.came_from if kind != "level" and context.period is not None else None
    led = since is not None and subject.period == since and subject.level is not None
    if led and len(speech.drafts) > speech.opened:
        aside = speech.text.startswith("（", speech.drafts[-1].stop)
        if not aside:
            return context.period  # 由7月的5万辆|减少1万辆至4万辆
    if subject.period is not None and (kind != "level" or subject.level is None):
        last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
        anew = kind == "yoy_rate" and subject.level is not None and context.dated and period is not None
        if anew and not _told_here(speech, subject):
            return period  # 11月，合同额3亿元、执行额2亿元。1至11月，|合同额、执行额分别增长
        if last is None:
            return subject.period
        if kind != "rate_change" and last.kind != "abs_change" and last.kind != "share":
            again = context.dated and kind == "mom_rate" and last.kind == "yoy_rate" and last.period == period
            return period if again else subject.period  # 一季度增长9%；3月增长2%，|环比下降3%
        moved = last.kind == "abs_change"
        same = last.kind == "share" != kind and last.subject.indicator == subject.indicator
        if kind in _OF_CHANGE and (moved or same):
            then = period is not None and last.period == period.year_ago()  # 去年同期增加5亿元，多增2亿元
            return subject.period if then else last.period  # 年末余额…，全年增加7万亿元，同比多增2千亿元
        dated = context.dated and (last.period is period or last.period == period)
        dated = dated and kind == "rate_change" and subject.period.kind != "instant"
        if dated and subject.indicator.startswith(last.subject.indicator):
            return last.period  # 其中4月份增长26.6%，增速比3月提高3.1个百分点
        return subject.period
    if kind == "rate_change" and (stood := _grew_then(speech, subject)) is not None:
        return stood  # 前三季度贷款增加5亿元。服务业贷款余额增长8.8%，增速比上季末高0.2个百分点
    known = subject.known
    year = period if period is not None and period.kind == "year" else None
    if year is not None and known is not None and (known.nature == "stock" or known.stock):
        moment = context.moment
        if subject.head.endswith(_PEOPLED) and not subject.before.startswith("新增"):
            moment = moment or peopled_at(speech, year)
            if moment is not None and moment.stop == year.stop:
                return moment
        moment = context.pointed
        taught = subject.head.startswith(_TAUGHT) and speech.text.find("末", 0, speech.start) >= 0
        there = taught or subject.head in _EMPLOYED
        if moment is not None and moment.stop == year.stop and there and "新增" not in subject.before:
            return moment  # 年末有高校41所，全年招收学生14.6万人，|在校学生|
    if dimension == "元" and "资金" in speech.text and (came := came_to_hand(speech, subject)) is not None:
        return came
    if kind == "abs_change" and period is not None and period.kind == "instant" and not context.dated:
        added = added_in(speech, period)
        if added is not None:
            return added
    whole = context.whole
    if (
        whole is not None
        and whole.level is not None
        and whole.period is not None
        and whole.period.kind != "instant"
        and period is not None
        and period.kind == "instant"
        and not context.dated
        and not subject.head.endswith("余额")
        and (dimension == whole.dimension or not whole.before.startswith("新增"))
    ):
        return whole.period  # 到位资金1423亿元…，其中国内贷款
    if whole is not None and (counted := counted_then(whole, subject, period)) is not None:
        return counted  # 机构368个，比上年末增长2.1%，其中医院21个
    if known is not None and period is not None and (known.stock or subject.indicator == "票据融资"):
        stood = stood_at_its_end(speech, subject, kind, dimension, period)
        if stood is not None:
            return stood  # 三季度，不良贷款率为1.9%
    if known is None and period is not None and period.kind == "year" and "百户" in subject.before:
        return households_have(subject, kind, period) or period
    if year is not None and (covered := covered_then(subject, kind, year)) is not None:
        return covered
    if (known is None or subject.head == "会员") and (stood := all_there_are(speech, subject, kind, period)):
        return stood
    if dimension in KEPT and (beside := stands_beside(speech, subject, kind, dimension)) is not None:
        return beside
    if period is not None and period.kind == "instant":
        if known is None and (rose := rose_then(speech, subject)) is not None:
            return rose
        if kind == "level" and subject.indicator.endswith("就业") and works_then(speech, subject, period):
            return period
        yearly = kind == "level" and period.stop % 12 == 0
        over = subject.head == "数" and _OVER_A_LINE.search(subject.before) is not None
        if yearly and not over and (dimension in _CROWDED or _IN_A_YEAR.match(subject.indicator) is not None):
            return Period(start=period.stop - 12, stop=period.stop, kind="year")
        if dimension == "票" and not context.dated and context.lasting is not None:
            return context.lasting  # 7月末企业14家，1—7月产值35亿元。申报清单|86.2万票|
        opening = len(speech.drafts) == speech.opened
        if known is None and not opening and kind == "level" and dimension not in _STANDING:
            last = speech.drafts[-1]
            done = last.period is not None and last.period.kind == "year" and last.period.stop == period.stop
            of = last.unit.dimension
            alike = of == dimension or (of in _PRINTED and dimension in _PRINTED)
            if done and alike and last.subject.known is None:
                return last.period  # 年末…。发放低保金1200万元，护理费21万元
        newly = known is not None and known.nature == "stock"
        newly = newly and ("新增" in subject.before or _LENT.match(subject.before) is not None)
        if newly and not context.dated:
            return context.lasting or period  # 年末常住人口…。城镇新增就业人员; 发放个人住房贷款
        within = newly and (dimension == "元" or speech.text.startswith("年内", speech.start))
        if within and subject.before.startswith("新增"):  # 截至9月末，新增涉农贷款
            return to_date(Period(start=period.stop - 1, stop=period.stop, kind="month"))
        if known is not None and kind != "abs_change":
            ratio = known.nature == "ratio" or "每" in subject.before or subject.before.endswith("人均")
            standing = ratio and not known.happens  # 年末常住人口94万人，人口出生率: of the year
            if known.happens and period.stop % 12 == 0:
                return Period(start=period.stop - 12, stop=period.stop, kind="year")
            if standing and not opening:
                last = speech.drafts[-1]
                left = last.period == context.came_from or context.left == len(speech.drafts)
                led_from = left and last.subject.indicator == subject.indicator
                here = reversed(speech.drafts[speech.opened :])
                last = next((draft for draft in here if draft.rule != "comparator"), last)
                return period if led_from else last.period  # 贷存比率由五月底的53.2%降至52.7%
            if standing and (context.dated or subject.indicator.endswith(_OF_STOCKS)):
                return period  # 一季度末，流动性覆盖率为149.46%; 9月末，应收账款…。产成品存货周转天数
            coming = _COMING.search(subject.before) is not None
            parted = whole is not None and whole.period == period and whole.dimension == dimension
            if (context.dated or parted) and known.printed in _PEOPLE and kind == "level" and not coming:
                return period  # 截至9月底，累计就业高校毕业生人数为; 年末教师总人数3049人。其中：小学1681人
            insured = context.dated and subject.head == "人数" and _INSURED.search(subject.before) is not None
            if insured or ("成交" in subject.indicator and "届" in speech.text):  # since a fair opened
                return period
            head = whole.head if whole is not None and parted else ""  # 手持订单…，其中出口船订单
            indexed = whole is not None and whole.period == period and whole.head.endswith("指数")
            priced = indexed and known.nature == "price"  # 9月末，价格指数93.6点。其中螺纹钢均价
            indexed = priced or ((context.dated or indexed) and subject.head.endswith("指数"))
            held = head.startswith("手持") and head.endswith(subject.head)
            if held or (indexed and _MEANS_OF.search(subject.indicator) is None):
                return period  # 9月末，钢材价格指数
            if kind == "level" and not opening and goes_with_stock(speech, period):
                return period
            if kind in ("level", "yoy_rate") and subject.indicator.endswith("票据融资"):
                return period  # 3月末，短期贷款392亿元，票据融资52亿元
            if known.nature in ("flow", "price") or (ratio and not known.stock):
                lasting = _up_to(context, period)
                month = lasting is None or (
                    context.dated and lasting.kind == "month" and lasting.stop == period.stop
                )
                month = month or (context.dated and lasting is not None and lasting.stop != period.stop)
                month = month or (  # 三季度财政收入情况：截止9月30日，完成…
                    context.dated
                    and lasting is not None
                    and lasting.kind == "quarter"
                    and lasting.stop == period.stop
                    and lasting.start % 12 > 0
                )
                if known.nature == "flow" and context.dated and of_all_time(speech, subject, period):
                    return period
                titled = context.title_period if context.here else None
                alone = titled is not None and titled.kind == "month" and titled.stop == period.stop
                if known.nature == "flow" and alone and not context.dated and "累计" not in speech.text:
                    return titled  # 10月认可机构存款…。10月底存款余额…。跨境贸易结算的汇款总额
                if known.nature == "flow" and month:  # 截至8月底，累计完成
                    return context.sum_to(
                        to_date(Period(start=period.stop - 1, stop=period.stop, kind="month"))
                    )
                around = lasting is not None and lasting.start < period.stop <= lasting.stop
                if lasting is None and period.stop % 12 == 0 and known.nature != "price":
                    lasting = Period(start=period.stop - 12, stop=period.stop, kind="year")
                then = not around or (context.dated and subject.head.endswith(("价", "价格")))
                return period if known.nature == "price" and then else lasting  # 9月末，动力煤价格704元/吨
        elif (
            kind == "level"
            and subject.before.startswith(speech.lexicon.happenings)
            and not (
                context.dated
                and "累计" in speech.text[speech.start : speech.start + 12]
                and (period.stop % 12 > 0 or _UP_TO.search(speech.text, 0, speech.start + 6) is not None)
            )
            and (opening or not goes_with_stock(speech, period))
        ):  # 截至10月末，累计认定…: no flow
            lasting = _up_to(context, period)
            if lasting is not None and context.dated and lasting.stop != period.stop:
                return to_date(Period(start=period.stop - 1, stop=period.stop, kind="month"))
            return lasting or period
        elif known is None and kind == "level" and context.dated and took_in(speech, subject, dimension):
            return to_date(Period(start=period.stop - 1, stop=period.stop, kind="month"))
        elif known is None and kind == "level" and not context.dated and context.lasting is not None:
            lasting = _up_to(context, period)
            done = _DONE.search(subject.indicator) is not None and _STILL.search(subject.indicator) is None
            if done and lasting is not None and lasting.stop == period.stop:
                return lasting  # 上半年，…。截至6月底，参保3512万人。发放稳岗返还4.7亿元，惠及企业3.2万户
    return period


_OF_STOCKS: Final[tuple[str, ...]] = ("周转天数", "回收期", "每百元资产营业收入", "每百元资产实现营业收入")
"""How the measures of firms end that are told of what they hold at the end of a month."""
_CROWDED: Final = frozenset({"人次", "人天", "人日", "场次", "册次"})
"""What is counted in a year, and never at its end."""
_LENT: Final = re.compile("(?:全年|共|累计)*(?:新?发放|投放|累放|回收|收回|(?:综合)?治理|整治|修复)")
"""What makes of loans those that were given in a period."""
_DONE: Final = re.compile(
    "流通|销售|筹集|募集|外借|求职|就诊|诊疗|逗留|停留|留宿|住院日|办理|惠及|涉及|培训|结案|发放|返还|支付|支出|拨付|资助|救助|补助|受理|查处|检查|巡查|审结|执结|立案|调处|化解"
    "|扶持|帮扶|取得|签约|签订|签发|新开工|竣工|注销|推荐|走访|慰问|追[发讨回]|处置|处理|招[聘收录]|认定|评[选审定]|开展|举办|接待|带动|整改|抽检"
)
"""What was done in a period, in the words of what nothing else measures."""
_STILL: Final = re.compile("累计|[现共]有|在[册办]|余额|未")


def _up_to(context: Context, point: Period) -> Period | None:
    """The span spoken of before the *point* that ends it; of a month within a longer span, that one."""
    lasting, main = context.lasting, context.main
    if lasting is None or main is None or context.dated or lasting.kind != "month":
        return lasting
    longer = main.kind in ("half", "months", "year") and main.stop == lasting.stop == point.stop
    return main if longer else lasting


def begun_in(speech: Speech, period: Period, *, onward: bool = False) -> bool:
    """Whether the sentence's first number was told of *period*: 去年吞吐量9亿吨；其中…

    *onward* asks that all of it was, and that the period was not only compared with: 去年新批9项；到资…
    """
    told = speech.drafts[speech.opened :]
    if not told or told[0].period != period:
        return False
    if not onward:
        return True
    said = speech.text[told[0].sentence[0] : told[0].start]
    return "同期" not in said and all(draft.period == period for draft in told)


def used(speech: Speech, period: Period | None) -> bool:
    """Whether a number of this sentence was told of *period*, or none of it was told at all."""
    told = speech.drafts[speech.opened :]
    return not told or any(draft.period == period for draft in told)


_WITH_WHOM: Final = signs("对自从向输")
"""How parts begin that are told by whom one trades with."""


def summed_up(speech: Speech, kept: Period, told: Period | None) -> bool:
    """Whether *told* is the year up to *kept*, told beside that: 8月甲增3%，1—8月增4%；|乙增6%."""
    if told is None or told.stop != kept.stop or not told.start < kept.start:
        return False
    last = speech.drafts[-1] if speech.drafts else None
    if last is not None and last.period == told and last.subject.partner and last.subject.flow:
        return not stands(speech.text, speech.start, _WITH_WHOM)  # 其中对甲出口5亿元；|对乙出口
    return begun_in(speech, kept)


def to_date(period: Period) -> Period:
    """The year up to the end of a month (1—5月 for 5月); any other period, and January, as it is."""
    start = (period.stop - 1) // 12 * 12
    if period.kind != "month" or start == period.start:
        return period
    return Period(start=start, stop=period.stop, kind="months" if period.stop % 12 else "year")


def only_steps(main: Period | None, told: Period | None, listed: tuple[Period, ...]) -> bool:
    """Whether the periods *listed*, the last *told* one of them, are steps within the year *main*."""
    if main is None or main.kind != "year" or told not in listed or len(listed) < 2:
        return False
    within = all(main.start <= each.start and each.stop <= main.stop for each in listed)
    grows = all(each.start == main.start for each in listed)
    return within and (grows or all(each.kind == "quarter" for each in listed))


def comparator_row(speech: Speech, when: Time) -> str:
    """The comparator's row by its time: ``yoy``, ``mom`` for the period right before, or ``""``."""
    if is_year_ago(speech, when):
        return "yoy"
    current, said = speech.context.period, speech.context.resolve(when)
    if current is None or said is None or said.kind != current.kind or current.kind not in _STEPS:
        return ""
    before = current.start - current.months  # also where the year is not known: 比4月份, in May
    return "mom" if (said.start, said.stop) == (before, current.start) else ""


def is_year_ago(speech: Speech, when: Time) -> bool:
    """Whether a comparator's time is the year before's: 较2024年同月 in May 2025."""
    context = speech.context
    current, said = context.period, context.resolve(when)
    if when.year == "before_last" and context.year == UNKNOWN_YEAR:
        return True
    if when.year == "last" and context.year == UNKNOWN_YEAR and current is not None and said is not None:
        return said.same_months(current)  # 今年10月与去年10月比较, the year never told
    return (
        current is not None
        and current.kind != "years"  # “十三五”期间，比|2015年|增长
        and said is not None
        and said.start // 12 == current.start // 12 - 1
        and (isinstance(when.year, int) or when.year in ("last", "before_last"))
        and (said.same_months(current.year_ago()) or when.part == "")
    )


def compared(speech: Speech, said: str) -> tuple[str, str]:
    """The row of the comparator *said* (比上月末), else ``other``, and its words."""
    for number, start, stop in speech.lexicon.automaton.find(said):
        kind, value = speech.lexicon.terms[number]
        if kind == "compare" and start == 0 and stop == len(said):
            return value, comparator_words(said) if said[0] in "比较与" else ""
    for token in scan(said, speech.lexicon):
        if token.kind == "time" and token.start == 1:
            return comparator_row(speech, token.value) or "other", comparator_words(said)
    return "other", comparator_words(said)


def is_multiple_of(text: str, start: int, stop: int) -> bool:
    """Whether the time there only says what a multiple is a multiple of: 是|2018年|全年接待量的1.58倍."""
    return text[start - 1 : start] in ("是", "为", "于", "到", "至") and (
        _MULTIPLE_OF.match(text, stop) is not None
    )


_YEARS_FUND: Final = re.compile(
    r"(?<=度)(?![^，。；]*[达为])[^，。；0-9]{0,14}?(?:专项资金|资金|政策)(?:的|中(?=[划拨安列]))"
    r"|(?<=对20\d\d年)[^，。；0-9]{0,14}?(?:环境|形势|前景|走势|趋势)的?(?:分析|展望|预测|[研预]判)"
)
"""What is called after its year, whenever it is told of: 2009年度|专项资金中划拨, 对2014年|环境的分析."""


def is_no_time(text: str, start: int, stop: int) -> bool:
    """Whether a period says no time: 恢复至|2019年, 持平于|上月, |上年|的翘尾影响, 促进|上半年|“双过半”."""
    lead = text[start - 1] if start else ""
    opens = stands(text, stop, _NO_TIME_OPENS) or holds(text, _DISASTERS, stop, stop + 6)
    return (
        (opens and _OF_NO_TIME.match(text, stop) is not None)
        or (text[stop - 1] == "查" and text.startswith(_ON_COUNTING, stop))
        or (text[stop - 1] == "度" and _YEARS_FUND.match(text, stop) is not None)
        or (stands(text, stop - 6, _AS_TO) and _YEARS_FUND.match(text, stop) is not None)
        or (lead == "于" and text.endswith("持平于", 0, start))
        or (lead in _GOING_ON_ENDS and _GOING_ON.search(text, max(0, start - 4), start) is not None)
        or (
            text.find("复", max(0, start - 9), start) >= 0
            and _RESTORED.search(text, max(0, start - 9), start) is not None
        )
        or (
            lead in _AIMED_ENDS
            and _AIMED.search(text, max(0, start - 4), start) is not None
            and _FORESEEN_OF.match(text, stop) is None
        )
        or (
            holds(text, _MEETING_HOLDS, stop, stop + 18)
            and (met := _MEETING.match(text, stop)) is not None
            and not text.startswith("：", met.end())  # 审议通过|2024年|工作计划：
            and _MET.search(text, max(0, start - 28), start) is not None
        )
    )


_SHORT: Final = len("15年")
"""How long a year is that is written short, since which what is told is of it alone: |15年|以来，."""


_EVER_OPENS: Final = signs("以来后")
EVER_SINCE: Final = re.compile(
    "(?:以[来后]|[来后])[^，。；0-9]{0,8}?"
    "(?:[新最次][高低大小多少]|首[次度见]|仅见|第[一二三四五六七八九]|谷底|高峰)"
)
"""What stands behind a time since which something was never so: 寫110年5月|來同期新低, 2008年|後首見."""


def is_past(text: str, token: Token) -> bool:
    """Whether a year is only what something is compared with, or began or happened in.

    超越疫前（2018年）的全年水平, 2019年同期, 扭转了2018年四季度以来的局面, 早在2012年, 2015年成立.
    """
    start, stop = token.start, token.stop
    lead = text[start - 1] if start else ""
    if stop - start == _SHORT and text.startswith("以来", stop) and not text.endswith("民国", 0, start):
        return False
    return bool(
        (lead and lead in AGAINST)
        or (lead and lead in "从由到至" and text.startswith("的", stop))  # 从2017年的2.6亿元扩大到
        or text.startswith(("起", "以来", "至今"), stop)
        or (stands(text, stop, _EVER_OPENS) and EVER_SINCE.match(text, stop) is not None)
        or text.endswith(ABOVE, 0, start)
        or BASE_BEHIND.match(text, stop)
        or _BASE_BEFORE.search(text, max(0, start - 8), start)
        or SINCE.search(text, max(0, start - 4), start)
        or (lead == "《" and NAMED.match(text, stop))
        or is_multiple_of(text, start, stop)
    )


def is_surpassed(speech: Speech, at: int, number: Number, stop: int) -> bool:
    """Whether a time that something exceeds, or falls below, ends at *at*, before an amount, or a percentage
    that a level is told of: 超过去年全年|145亿美元, 接近2021年末|49.3%|的水平. By less than half of what was
    just told something is exceeded: 收入9亿元，超过去年同期|2亿元.
    """
    when, unit = speech.ends.get(at), number.unit
    if when is None or when.kind != "time" or unit is None:
        return False
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    beside = last is not None and last.kind == "level" and last.unit == unit and when.start - last.stop < 6
    if beside and last is not None and 2 * number.value < last.value:
        return False
    if unit.dimension not in MONEY:
        recovered = _RESTORED.search(speech.text, max(0, when.start - 6), when.start)
        if recovered is not None or _AT_LEVEL.match(speech.text, stop) is None:
            return False  # 恢复到2019年|96%的水平: a part of it
    return SURPASSED.search(speech.text, max(0, when.start - 5), when.start) is not None
