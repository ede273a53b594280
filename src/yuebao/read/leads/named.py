"""Clauses without numbers that name what is spoken of: 离岸执行额保持增长, 高新区继续领先."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.changes.announced import RATED
from yuebao.read.changes.exclusions import SAYS_SO
from yuebao.read.dates.listed import list_periods
from yuebao.read.leads.alone import is_told_alone
from yuebao.read.leads.leaders import ROUNDED, is_list
from yuebao.read.leads.standings import (
    DEED,
    RATE_AHEAD,
    carries,
    demand_of,
    ends_at,
    goes_with,
    level_ahead,
    plain_end,
    read_comers,
    read_thing,
    stands_at,
    stands_behind,
    whose_measure,
)
from yuebao.read.names.ahead import AMOUNT_NEXT, bare_ahead, measured_ahead, sizes_ahead
from yuebao.read.names.counterparts import partner_next
from yuebao.read.names.indices import index_led, stands_at_mark
from yuebao.read.names.labels import CHAPTER, in_full_behind, may_label, read_label
from yuebao.read.names.listed import each_told_next
from yuebao.read.names.lists import SOME_PLACES, are_partners
from yuebao.read.names.members import place_of, uncounted
from yuebao.read.names.so_many import EACH_PLACE
from yuebao.read.names.standing import tells_how
from yuebao.read.names.together import joint_places
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject, as_one
from yuebao.read.words.clauses import Clause
from yuebao.read.words.deeds import deed_told
from yuebao.read.words.manner import COMPARED, MOVED
from yuebao.read.words.marked import opens_point
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.signs import holds, signs

ALL_OF: Final = re.compile(
    "^(?:对[一二三四五六七八九十0-9]+大(?:市场|贸易伙伴|经济体|出口市场)|(?:世界|全球|各)?主要国家(?:（地区）|和地区|与地区|或地区|地区)?(?:的|最新)*)"
)
_BECAUSE: Final = re.compile(
    "(?<![主原基诱成])因(?![素此为而子果])|(?<![接承经感享])受(?![理益教众让访查害雇聘])|受惠于?|受益于|得益于|由于|随着|更是由黑翻红|更?是?由[黑红]翻[红黑]"
)
_CAUSES: Final = signs("因受益由随")  # without one of these no cause is named
_DOING = re.compile(
    "(?:[0-9]+[家个])?(?P<who>[^，、0-9]{2,16}?区)(?:认真|深入|全面|主动)*(?:经济(?:继续|总体|持续|保持|运行|平稳|稳中|呈现|稳步|快速)|贯彻|落实|坚持|围绕|聚焦|统筹|紧扣|着力|全力|积极|充分)"
)
"""Zones that a paragraph opens with by what they did: 国家级经开区|贯彻落实."""
_AT_VENUES: Final = (
    "举办|推出|开展|吸引了?|更换|联合|组织|打造|引入|举行|提升改造|全新亮相|人气|客流|开启|上新"
)
_VENUE: Final = re.compile(
    f"(?P<who>[^，。；0-9的]{{2,24}}?)(?:分别|也|还|先后|同步|纷纷|持续|每天)*(?:{_AT_VENUES})"
)
_IS_AT_VENUE: Final = re.compile(_AT_VENUES)
_VENUES: Final = re.compile(
    "(?:广场|[^市县]城|店|大?街(?!道)|风情区|街区|节|商圈|百货|商场|超市|万达|购物中心|奥特莱斯|小镇|夜市|公园|天地|乐园|综合体|万象汇|印象城)(?:、|等|$)"
)
"""Where one shops or goes out, told by name with what was done there: 大悦城|举办购物节."""
_RATED: Final = re.compile("(?:增速|增幅|升幅|涨幅|降幅|跌幅)$")
_SIZED: Final = re.compile(
    "(?:增幅|升幅|涨幅|降幅|跌幅)(?:均|都)?(?:较大|最大|较高|最高|明显|显著|居前|靠前|领先|较小|不大)$"
)
_EACH_TIME: Final = re.compile("^各(?:月|季)[份度]?(?:的|间)?(?=.{2})")
"""What says that the numbers to come are of several times: 各月|失业率相对较高，1月为5.4%."""
_RATES: Final = re.compile("增速|增幅|升幅|涨幅|增长|降幅|跌幅|减幅")
_DONE_NEXT: Final = re.compile(
    "。(?:(?:截至|[上下]半年|全年|今年|去年|前|[当本上][月季期年]|[一二三四]季度|1?[0-9])[^，。]{0,8}，?)?(?:[全我][省市县区州旗国])?(?:累计|共|分别|预计)*(?:完成|实现|达|为|同比|增长|下降|[0-9])"
)
"""How a sentence begins that goes on with what the one before it only names: 外贸进出口|。完成12亿元."""
_TURNED: Final = re.compile(
    "(?:[由从][正负升降增减涨跌盈亏]转为?[正负升降增减涨跌盈亏]|扭亏(?:为盈)?|转[正负])$"
)
"""How a measure turned, all that a clause says of it: 利润|由负转正."""
_TURN_ENDS: Final = frozenset("正负升降增减涨跌盈亏")
_NOUNS: Final[tuple[str, ...]] = (
    "服务", "贸易", "企业", "产业", "业", "业务", "险", "公司", "集团", "银行", "市场", "产品", "航线",
    "旅客", "货物", "外包", "承包工程", "劳务合作", "指数", "PMI", "客流", "客流量", "流量",
)  # fmt: skip
_CROPS = ("粮", "麦", "稻", "玉米", "大豆", "油料", "油菜", "棉花", "蔬菜", "水果", "生猪", "畜牧")
_MEASURES: Final[tuple[str, ...]] = (
    "价格", "运价", "额", "值", "量", "率", "收益", "指数", "CPI", "PPI", "GDP",
    "面积", "人次", "旅客", "游客", "人数",
)  # fmt: skip
_PULLER: Final = re.compile(
    "(?P<who>[^，对]{2,14})对(?!.*的?实际投资贡献$)[^，]{2,20}?(?:贡献率|贡献|拉动作用|影响)"
)
"""Who gave most to a whole: 制造业|对税收增长的贡献."""
_ROLES: Final[tuple[str, ...]] = ("贡献", "拉动", "带动", "支撑", "引领")
_ROLE: Final = re.compile("(?<=.{2})(?:的|(?:贡献|拉动|带动|支撑|引领))+$")
"""What a part was for the whole, which is no part of its name."""
_EFFECTS: Final = re.compile(
    "的?(?:产业)?(?:集聚|聚集|带动|示范|引领|支撑|龙头|主阵地|主力军|辐射|承载|平台|引资|引才|吸金|人气|客流|热度|生意|经营|接待)+(?:效应|作用|优势|能力|地位)?$"
)
_ALL_TOGETHER = re.compile("、.*[两三四五六七八九十]大[^，、]{0,4}(?:领域|行业|产业|板块|门类|市场)")
_EACH_SORT: Final = re.compile(
    "(?:分|各|主要|重点)+(?:领域|行业|业务|类型|区域|地区|园区|市场|国别|商品|品类|类别|产业|国家|发包国|来源地)+(?:（地区）)?的?(?=.{2})"
)
_GROWN = re.compile("(?:增长|增速|下降|回落)")
_PRICED_SO: Final = re.compile("(?:上涨|上升|上扬|回升|反弹|下跌|下降|回落|涨幅|跌幅|降幅|升幅)")
_WHOLE = re.compile("经济|形势|态势|需求|动能|[^设]计$|量|额|收入|利润|投资|消费|生产|主体|价格")
_MARKS: Final = re.compile("(?:经济|经营|业绩|年度|运行|外贸|全年|上半年)*(?:成绩单|答卷|账单)$")
_FIELDS = frozenset(
    {
        "旅游", "金融", "财政", "财税", "外贸", "外经", "外经贸", "内贸", "消费", "投资", "贸易", "农业",
        "就业", "教育", "交通", "物价", "民生", "收入",
    }
)  # fmt: skip
"""Fields that a line may be of, whose measures say themselves what they are."""
_OF_EACH: Final = re.compile(
    "[，,：](?P<of>[^，。；：0-9]{0,24}?)(?:同比|环比)?(?:分别|依次|各自?|均)(?P<told>[^，。；]*)"
)
"""A clause that tells a number of each of those listed before."""
_RUN_BEHIND: Final = re.compile(f"[，,]{COMPARED}*{MOVED}(?P<told>[0-9.]+%(?:[、和与及][0-9.]+%)+)")
"""A rate for each of those listed before, said without 分别: 纺织业、家具业|，同比下降6%、4%."""
_NUMBER: Final = re.compile("[0-9][0-9,.]*(?![0-9年月日])")
_QUALITY_OF: Final = re.compile("(?<![中高初上下均相平优])等[^，、等的]{2,10}的[^，、]{2,}$")
"""What those of a list have, which the numbers behind are not of: 服装、玩具|等产品的议价能力普遍得到提升."""
_OF_FLOW: Final = re.compile("进出口|出口|进口")
_ADDS: Final = re.compile(
    "，(?:[^，。；]{0,6}(?:月|季度|年))?(?:达到?|为|共|约|金额|总值|总额|货值|同比|占|增长|下降)+[^，。；进出]{0,6}[0-9]"
)
"""How a clause goes on that tells only how much of what was named before."""
_TOLD_ON: Final = re.compile("[，,][^。]*?(?:[0-9]|第[一二三四五六七八九十])|。(?=.)")
"""A sentence that goes on with a number of what its clause stands for, or ends with the clause."""
_NO_SUBJECT = re.compile(
    "(?:显示|获悉|了解|介绍|表示|指出|认为|预计|如下|如次|特点|情况|亮点.?|原因|分析|说明|注|数据|结构|走势|态势|形势|发展|要点|概况|总体|综合|结果|包括|方面|[看是为即日讯电]|其中)$"
)


_WITH_PARTNER: Final = re.compile(
    "(?P<of>(?:[^，、对自从与向]{2,6})?[对自从与向][^，、]{1,12}?(?:进出口|出口|进口))(?![额值总企商产市货贸订业和与及])(?=.{2})"
)
_FLOW_SO: Final = re.compile(
    "(?P<of>(?:外贸)?(?:进出口|出口|进口)(?:总?[额值])?)(?:情况|形势|规模|整体|总体)?"
    "(?:微[增升降跌]|小幅|略有?[增升降跌]|转[降升增跌]|由[降升增跌负正]|扭[负亏转]|[较向趋]好|止[跌降]|触底|企稳|再上|跃上|迎来)"
)
"""A flow of trade and how it went: 出口|情况较好, 进口|微增."""
_DONE_TO: Final = re.compile(
    "随着|推[动进广]|[带拉]动|出台|实施|发布|召开|举[行办]|加[快大强]|促进|支持|落实|开展|建设|打造|显示|表示|介绍|指出|认为|统计|根据"
    "|按照|预计|积极|大力|努力|着力|不断|持续|全面|深[化入]|扩大|发展|培育|引导|聚焦|围绕|坚持|鼓励|得益|受|因|使|将|把|被|让|是|为|在"
)
"""What says that a clause tells a deed and is no mere name."""
_ONE_CLASS: Final = re.compile("[^、和及类]{2,6}[和及][^、和及类]{2,6}类(?:商品)?")
"""A class of goods whose name joins two: 石油及制品类, which no 类 parts as 饮料类和烟酒类."""
_POINT_TELLS: Final = re.compile("(?:，[^，。；0-9]{2,16})?[。：][^，。；0-9]{2,12}[0-9.]+")
"""How the first numbers of a point follow a sentence that has none."""
"""Members that begin many another name: 城市|轨道车辆."""
_RECORDS: Final[tuple[str, ...]] = ("新高", "新低", "纪录", "高位")
_ABSTRACT_END: Final = re.compile("(?:需求|形势|态势|环境|政策|改革|合作|工作|消息|会议|活动|市场)$")


_PLAN_DONE: Final = re.compile(
    "(?P<of>[^，]{2,16}?)完成(?:全?年度?|年初|本?年|全年|季度)?(?:的|工作)*(?:目标|计划|任务|预算)(?:任务)?的?(?:比例|比重|百分比|情况|进度)"
    "(?:分别|依次|如下|为|是)*"
)
"""A plan whose completion is told of each place next: 投资|完成年度计划的比例依次为：甲县80%."""


def read_named(speech: Speech, clause: Clause, words: str) -> None:
    """Speaks of what a clause that opens nothing else names: 离岸执行额保持增长，增幅达…; 高新区领先，…."""
    text, context = speech.text, speech.context
    start, stop = clause.start, clause.stop
    said = text[start:stop]
    if said[0] == "创" and said.endswith(_RECORDS):
        return  # 创今年以来单月出口规模新高
    if stands_at_mark(said):
        return  # 采矿业98.2，|跌破临界值，环比下降4.6点
    list_periods(speech, clause)
    if words[:1] in "外对消" and (demand := demand_of(speech, words, stop)) is not None:
        speech.speak_of((demand,))
        return
    if (text[stop : stop + 1] == "：" and _leads(speech, clause, words)) or carries(speech, clause, words):
        return
    doing = _DOING.match(words) if "区" in words[:24] else None
    if doing is not None and _narrow(speech, doing["who"]):
        return  # 10家国家级经开区|贯彻落实…
    if len(words) < 40 and _narrow(speech, words):  # 合同额排名前十的企业，
        return
    why = _BECAUSE.search(words, 1) if holds(words, _CAUSES) else None  # 其中制造业|受需求带动，增加值
    if len(words) < 13 and why is None and text.startswith("，", stop) and _is_part(speech, clause, words):
        return
    deed = deed_told(words, 2) if len(words) > 5 else None
    if deed is not None and _did(speech, clause, clean(words[: deed.start()])):
        return  # 高新区作为全市主要集聚区，离岸执行额; 民营企业抢抓机遇，进出口
    venue = None
    if len(words) > 5 and text[stop : stop + 1] in "，," and _IS_AT_VENUE.search(words) is not None:
        venue = _VENUE.match(words)
    if venue is not None and _VENUES.search(venue["who"]) is not None and sizes_ahead(speech, clause):
        thing = speech.thing = venue["who"].removesuffix("分别")
        speech.speak_of((Subject(thing, "", None, *speech.naming.parts(thing, None)),))
        return  # 大悦城举办购物节，日均客流量
    broken = speech.breaks.search(words)
    led = broken if broken is not None and not broken.start() else None
    broken = broken if led is None else speech.breaks.search(words, led.end())
    if led is not None and broken is not None and broken.start() == led.end():
        return  # 保持|平稳
    cut = ends_at(speech, words, broken.start() if broken is not None else -1)
    told_on = _TOLD_ON.match(text, stop) is not None and not begins_point(text, speech.start)
    cut = stands_at(speech, words, cut) if told_on else cut
    if why is not None and (cut < 0 or why.start() < cut):  # 机械产品因订单增加，年增16%
        opened = clean(words[: why.start()])
        headed = speech.naming.head(opened)[1] is not None
        if is_list(opened) and len(opened) < 30:
            context.listed = opened  # 基本金属和塑橡胶制品因需求保守，分别年减
        told = headed or (len(opened) < 20 and (context.subject is not None or opened.endswith(_NOUNS)))
        if 1 < len(opened) < 34 and told:
            speech.speak_of((speech.name(opened, dimension="", section="ratio"),))
        return
    if cut < 0 and text[stop : stop + 1] == "：" and EACH_PLACE.match(words) is not None:
        measure = EACH_PLACE.sub("", words)
        if speech.naming.head(measure)[1] is not None:  # 各县（市、区）GDP：甲区912亿元、乙区884亿元
            speech.speak_of((speech.name(measure, dimension="", section="none"),))
            return
    plan = _PLAN_DONE.fullmatch(words) if text[stop : stop + 1] in "：，" and "完成" in words else None
    if plan is not None and speech.naming.head(plan["of"])[1] is not None:
        speech.speak_of((speech.name(plan["of"], dimension="", section="none"),))
        context.kind = "completion"  # 投资完成年度计划的比例依次为：甲县80%、乙县67%
        return
    sorts = _EACH_SORT.match(words) if cut < 0 and text[stop : stop + 1] == "：" else None
    if sorts is not None and speech.naming.head(words[sorts.end() :])[1] is not None:
        of_each = speech.name(words[sorts.end() :], dimension="", section="none")
        speech.speak_of((of_each,))  # 分领域执行额：软件研发服务3亿元；工业设计服务2亿元
        context.whole = of_each
        return
    rated = RATED.search(said) if said[-1] in "率速幅" else None
    if rated is not None and cut >= 0 and RATED.fullmatch(words, cut) is None:
        rated = None  # 成长率 itself is no end of a subject
    if rated is not None and rated.start() and text[stop : stop + 1] in "，：":
        measure = clean(ALL_OF.sub("", speech.words(clause, start, start + rated.start())))
        if speech.naming.head(measure)[1] is not None:  # 主要国家CPI年增率，美国2.4%、日本3.5%
            speech.speak_of((speech.name(measure, dimension="", section="none"),))
            context.kind = "yoy_rate"
            return
    cut = plain_end(speech, clause, words) if cut < 0 else cut
    sized = _SIZED.search(words) if cut < 0 and "幅" in words else None
    cut = sized.start() if sized is not None else cut  # 制造业和房地产业利用外资|增幅较大，分别为
    if (
        cut < 0
        and "、" in words
        and broken is None
        and text[stop : stop + 1] in "，,："
        and _tell(speech, words, stop)
    ):
        return
    if cut < 0:
        pair = split_list(words, 2) or []
        both = len(pair) == 2 and all(speech.naming.head(part)[1] is not None for part in pair)
        if both or each_told_next(speech, words, stop):
            context.listed = words  # 承接合同额和执行额，同比分别增长
        elif said.startswith(SAYS_SO) or in_full_behind(speech, words, stop):
            pass  # 也就是核心CPI: named already; 营业额：8月零售业营业额41亿元
        elif (
            (words.endswith(_MEASURES) or (said[-1:] in _TURN_ENDS and _TURNED.search(said) is not None))
            and len(words) < 30
            and speech.naming.head(words)[1] is not None
        ):
            if "、" in words:  # 甲类、乙类及丙类消费物价指数，: as many as the numbers to come
                context.listed = words
            speech.speak_of((speech.name(words, dimension="", section="none"),))  # 该月总销货数量的临时估计，
        elif text[stop : stop + 1] == "：" and len(words) < 20 and speech.naming.head(words)[1] is not None:
            speech.speak_of((speech.name(words, dimension="", section="none"),))  # 固定资产投资：同比增长
        elif (
            words[-1:] in "口入资贸"
            and len(words) < 20
            and _THEN_TOLD.match(text, stop) is not None
            and speech.naming.head(words)[1] is not None
        ):
            speech.speak_of((speech.name(words, dimension="", section="none"),))  # 对美国出口，3月为12亿元
        elif (
            text[stop : stop + 1] == "。"
            and len(words) < 16
            and _DONE_NEXT.match(text, stop) is not None
            and (clause.first or speech.after == "：")
            and speech.naming.head(words)[1] is not None
        ):
            speech.speak_of((speech.name(words, dimension="", section="none"),))  # 外贸进出口。完成12亿元
        elif (
            clause.first
            and (words.endswith("业") or (said.startswith("至于") and text.startswith("其", stop + 1)))
            and "、" not in words
            and len(words) < 16
        ):  # 至于杂类饮食场所，其总收益
            trade = words.removeprefix("至于")  # 至于成衣零售业，也受到…影响，年减8.7%
            speech.speak_of((speech.name(trade, dimension="", section="ratio"),))
        elif (speech.after in "；：" or _untold(speech)) and _moves(
            speech, words, stop
        ):  # 承接RCEP成员国离岸服务外包，同比增长8.5%
            speech.speak_of((speech.name(words, dimension="", section="none"),))
        elif (of_point := _point_of(speech, clause, words)) != "":
            context.point = of_point  # 一是|制造业|利用外资量质齐升。新设企业288家
        elif (other := partner_next(speech, words, stop)) is not None:
            speech.speak_of((other,))  # 对韩贸易由负转正，增长2%
        elif (who := whose_measure(speech, clause, words)) != "":
            speech.speak_of((speech.name(who, dimension="", section="ratio"),))  # 日本|独步群雄，离岸执行额
        elif _untold(speech) and not _trade_with(speech, words):
            read_comers(speech, clause, words)
        return
    opened = clean(words[:cut]).removesuffix("较")  # 实际使用外资较|大幅度增长
    if level_ahead(speech, clause) and speech.naming.head(opened)[1] is None:
        plain = plain_end(speech, clause, words)
        opened = opened if plain < 0 else words[:plain]  # 外贸进出口总额位势|不断提升，达到12亿元
    ordered = opened.endswith("订单") or speech.naming.head(opened)[1] is None
    if 4 < len(opened) < 14 and "、" not in opened and ordered and not opened.endswith("外包"):
        opened = whose_measure(speech, clause, opened) or opened  # 知识流程外包|起步|良好，执行额
    if "各" in opened[:2]:
        measure_of = EACH_PLACE.sub("", opened)  # 各区|执行额|均实现增长，其中增速在10%以上的
        opened = measure_of if measure_of != opened else _EACH_TIME.sub("", opened)
    alone = not context.scope and may_label(speech, opened) and not bare_ahead(speech, clause)
    if alone and read_label(speech, clause, opened, praised=True):
        return  # 制造业|占据主导地位，税收收入
    if opened.endswith("单"):
        opened = _MARKS.sub("", opened)  # 中央企业经济运行成绩单|出炉：全年实现
    puller = _PULLER.fullmatch(opened) if "贡献" in opened else None
    if puller is None and opened.endswith(_ROLES):
        opened = _ROLE.sub("", opened)  # 高新区拉动|明显，完成产值
    if puller is not None:
        opened = puller["who"]  # 空调制造业对全行业产值贡献率最大，占
    if opened.startswith("连续"):
        return  # 单月收入增速加快，并连续四个月正增长，增速从6月份的12.2%
    growing = _RATES.search(words, cut) is not None
    if opened[-1:] == "幅" and speech.naming.head(opened[:-2])[1] is not None:
        opened, growing = opened[:-2], True  # 1—6月实际使用外资增幅|由负转正，增长4.1%
    if growing or (opened[-1:] in "速幅" and speech.naming.is_generic(opened)):
        context.kind = "yoy_rate"  # 进出口增速领先，分别达到64.9%; 增速逐季回升，分别为
    nobody = not opened or opened in _NOUNS or SOME_PLACES.fullmatch(opened) is not None
    if nobody or speech.naming.is_generic(opened):
        return  # 产业|规模持续扩大
    if (other := partner_next(speech, opened, stop)) is not None:
        speech.speak_of((other,))
        return  # 韩国增长9%，日本市场走出低谷，增长4%
    if "、" in opened and "等" in opened and speech.naming.head(opened)[1] is None:
        opened = ROUNDED.sub("", _QUALITY_OF.sub("", opened))  # 汽车、医药、纺织|等行业较快增长
    if "、" in opened and opened.endswith(("占比", "比重")):
        opened, context.kind = opened[:-2], "share"  # 汽车类、中西药品类零售额占比居前，分别占
    several = split_list(opened, opened.count("、") + 2) if "、" in opened else None
    if several is not None and are_partners(speech, several):
        context.listed = opened  # 对美国、日本和欧盟等市场也保持增长，出口规模分别达
        return
    parts, numbers = None, awaited(speech, stop) if "、" in opened else 0
    others = (
        joint_places(opened, speech.lexicon) if "等" in opened and numbers < 2 and "、" in opened else None
    )
    if others is not None and speech.naming.head(others[1])[1] is not None:
        together = speech.name(others[1], dimension="", section="none")
        speech.speak_of((together._replace(area=others[0]),))
        return  # 新疆、河北和天津等省市出口|增长较快，增幅在13%-54%之间
    if numbers > 1:
        opened = uncounted(_RATED.sub("", opened), numbers)
    whole = opened in speech.lexicon.members
    whole = whole or ("类" in opened and _ONE_CLASS.fullmatch(opened) is not None)
    for count in () if whole else (numbers, 2, 3, 4, 5, 6):
        parts = split_list(opened, count)
        if parts is not None:
            break
    if (
        parts is not None
        and len(parts) == 2
        and (
            speech.naming.head(parts[-1])[1] is not None
            or max(map(len, parts)) < 7
            or all(part.endswith(_NOUNS) for part in parts)
            or parts[0][-2:] == parts[1][-2:]
        )
    ):
        context.listed = opened  # 整体出口和进口货值均录得升幅，分别上升…
        if all(speech.naming.head(part)[1] is not None for part in parts):  # 离岸合同额和执行额实现双增长
            speech.speak_of(tuple(speech.members(parts, dimension="", section="none")))
            return
        if speech.naming.head(opened)[1] is None:
            return
    elif parts is not None and _ALL_TOGETHER.search(opened):  # 甲、乙和丙三大重点领域出口规模
        speech.speak_of((speech.name(opened, dimension="", section="none"),))
        return
    elif parts is not None and "、" in opened:
        headless = speech.naming.head(parts[-1])[1] is None
        context.listed = opened if headless else context.listed
        if headless and numbers > 1 and measured(speech, stop) and not speech.kind_of(place_of(parts[0])):
            return
        each = tuple(speech.members(parts, dimension="", section="ratio"))
        whom = [word for one in each for dimension, word in one.parts if dimension == "partner"]
        if len(whom) == len(each):
            context.listed = "、".join(whom)  # 对日本、东盟进出口居前。对上述|两大市场分别进出口
        alike = not whom and len({one.head for one in each}) == 1 and each[0].known is not None
        joined = alike and numbers < 2 and text.find("分别", stop, stop + 30) < 0
        speech.speak_of((as_one(each),) if joined else each)
        return
    _, known = speech.naming.head(opened)
    if (known is None or known.nature == "price") and stands_behind(opened, priced=known is not None):
        if not _narrow(speech, opened):
            _narrow(speech, _EFFECTS.sub("", opened))  # 高新区|集聚效应明显，完成合同额
        return  # 国际市场依旧低迷，出口; 人民币汇率走低
    if known is None and tells_how(speech, opened):
        return  # 断崖式|下降
    spoken = context.subject
    moves_ahead = RATE_AHEAD.match(text, stop) is not None
    moved = context.whole is not None and moves_ahead  # 其中水电由增转降，下降4%
    priced = moves_ahead and _PRICED_SO.match(words, cut) is not None  # 其中猪肉上涨较快，上涨2%
    priced = priced and spoken is not None and spoken.known is not None and spoken.known.nature == "price"
    flow = _OF_FLOW.search(words, cut) if known is None and _ADDS.match(text, stop) is not None else None
    if flow is not None and speech.kind_of(opened) == "" and len(opened) < 13:
        speech.speak_of((speech.name(opened + flow[0], dimension="", section="none"),))
        return  # 机电产品仍是出口主力，达5亿元
    if opened[-2:] == "市场" and known is None and not speech.kind_of(opened) and bare_ahead(speech, clause):
        opened = DEED.sub("", opened)  # 房地产市场持续调整，投资下降
    grown = (  # IC设计增长放缓，上半年实现收入248亿元
        (moved or _GROWN.match(words, cut) is not None or priced)
        and len(opened) < 9
        and spoken is not None
        and spoken.known is not None
        and spoken.known.nature == ("price" if priced else "flow")
        and _WHOLE.search(opened) is None
        and speech.breaks.match(opened) is None
    )
    part = opened in speech.lexicon.members  # 知识流程外包保持高速增长
    crop = len(opened) < 5 and opened.endswith(_CROPS)
    named = known is not None or part or crop or opened.endswith(_NOUNS)
    told_next = moves_ahead or AMOUNT_NEXT.match(text, stop) is not None
    if known is None and not part and told_next and goes_with(speech, opened):
        grown, named = True, False  # 高新区势头强劲，增长12%; 执行额…；工业设计外包异军突起，增长47%
    if grown and not named:
        speech.speak_of((speech.name(opened, dimension="", section="ratio"),))
    elif named:
        joint = joint_places(opened, speech.lexicon) if "、" in opened or "和" in opened else None
        opened = joint[1] if joint is not None and joint[1] else opened  # 上海、山东|出口值均超过百亿美元
        section = "none" if known is not None or (context.whole is None and not part) else "ratio"
        named_so = index_led(speech, opened) or speech.name(opened, dimension="", section=section)
        speech.speak_of((named_so,))
        if known is None and not part and sizes_ahead(speech, clause):
            speech.thing = DEED.sub("", opened)  # 民宿市场|升温，接待人次和收入占比
    elif opened in ("外贸", "对外贸易"):  # 东部地区外贸快速增长，同比增长27%
        speech.speak_of((speech.name(f"{opened}进出口", dimension="", section="none"),))
    elif not _narrow(speech, opened) and not _narrow(speech, _EFFECTS.sub("", opened)):
        read_comers(speech, clause, opened)
        read_thing(speech, clause, opened)  # 高新区|继续领先，离岸执行额


def begins_point(text: str, start: int) -> bool:
    """Whether one of several points begins at *start*: 二是|…, （二）|…."""
    return start > 1 and text[start - 1] in "是）.、" and opens_point(text, start)


def _point_of(speech: Speech, clause: Clause, words: str) -> str:
    """The trade whose measure a point opens with, whatever it says of it, where its numbers come in the next
    sentence: 一是|制造业|利用外资量质齐升。新设企业288家. Nothing where it opens with none.
    """
    if not clause.first or len(words) > 24 or not begins_point(speech.text, speech.start):
        return ""
    if _POINT_TELLS.match(speech.text, clause.stop) is None:
        return ""
    for end in range(min(len(words) - 2, 14), 3, -1):
        part, known = speech.naming.head(words[:end])
        if known is not None and known.nature == "flow" and not known.trade:
            return part if part.endswith("业") and "、" not in part else ""
    return ""


def _trade_with(speech: Speech, words: str) -> bool:
    """Speaks of the trade that *words* begin with, of a partner whatever they say of it: 对欧盟出口|转降为升;
    出口|情况较好.
    """
    if "口" not in words:
        return False
    alone = _FLOW_SO.match(words)
    traded = alone or _WITH_PARTNER.match(words)
    if traded is None:
        return False
    named = speech.name(traded["of"], dimension="", section="none")
    if named.flow is None or (alone is None and not named.partner):
        return False
    speech.speak_of((named,))
    return True


def _untold(speech: Speech) -> bool:
    """Whether the sentence told and named nothing yet."""
    return not speech.spoken and len(speech.drafts) == speech.opened


def _moves(speech: Speech, words: str, stop: int) -> bool:
    """Whether *words* are all of a name whose change is told right behind them."""
    if not 2 < len(words) < 30 or "、" in words or RATE_AHEAD.match(speech.text, stop) is None:
        return False
    if _DONE_TO.search(words) is not None or _ABSTRACT_END.search(words) is not None:
        return False
    _, known = speech.naming.head(words)
    return (known is not None and known.nature != "ratio") or words.endswith(_NOUNS)


_THEN_TOLD: Final = re.compile(
    "，(?:[0-9]{4}年|今年|去年)?(?:[0-9]{1,2}(?:[-—至~～][0-9]{1,2})?月|第?[一二三四1-4]季|[前首上][0-9一二两三四五六七八九十]*个?[月季半]年?|全年|当月)"
    "(?:度|份|当月|单月|累计|末|底)*(?:为|达到?|是|完成|实现|同比|环比|增长?|成长|下降|上升|减少|年[增减]|仅|约|近|就|共|有|录得)*[0-9一二三四五六七八九十百]"
)
"""What follows a measure that its clause only names: a time and a number of it: ，|3月为12亿元."""


def awaited(speech: Speech, stop: int) -> int:
    """How many numbers the clause behind *stop* tells, one of each member before: ，同比分别增长3%、5%."""
    each = _OF_EACH.match(speech.text, stop) or _RUN_BEHIND.match(speech.text, stop)
    return len(_NUMBER.findall(each["told"])) if each is not None else 0


def measured(speech: Speech, stop: int) -> bool:
    """Whether that clause tells its measure itself: ，执行额分别为3亿元、5亿元."""
    each = _OF_EACH.match(speech.text, stop)
    return each is not None and speech.naming.head(clean(each["of"]))[1] is not None


def _tell(speech: Speech, words: str, stop: int) -> bool:
    """Speaks of the members that are all a clause says, where as many numbers follow; says whether it does:
    其中汽车制造业、医药制造业、纺织业，同比分别增长.
    """
    count = awaited(speech, stop)
    words = ROUNDED.sub("", words)
    parts = split_list(uncounted(words, count), count, numbers=True) if count > 1 else None
    if parts is None or "等" in parts[-1] or any(len(part) > 24 for part in parts):
        return False
    if speech.naming.head(parts[-1])[1] is not None and count == 2:
        return False
    speech.context.listed = words
    if measured(speech, stop):
        return True
    if not are_partners(speech, parts) and not all(map(speech.kind_of, parts)):
        speech.speak_of(tuple(speech.members(parts, dimension="", section="ratio")))
    else:
        speech.context.subjects = ()  # 对美国、日本出口分别增长…；对德国、法国，分别下降
    return True


def _leads(speech: Speech, clause: Clause, words: str) -> bool:
    """Speaks of what a list's line is about when a bare measure follows: 乘用车：6月销量165.3万辆."""
    naming, context = speech.naming, speech.context
    if not clause.first or not 1 < len(words) < 15 or "、" in words or speech.breaks.search(words, 1):
        return False
    if naming.head(words)[1] is not None or _NO_SUBJECT.search(words) is not None:
        return False
    if words in _FIELDS or not bare_ahead(speech, clause) or CHAPTER.fullmatch(words) is not None:
        return False
    context.scope = words
    if clause.start == 0:
        context.branch = words
    return True


def _is_part(speech: Speech, clause: Clause, words: str) -> bool:
    """Speaks of the part that a clause behind 其中, or one behind another such part, does no more than name,
    where a bare measure is told next: 其中：财产险，保费收入5亿元；寿险，保费收入6亿元. Says whether it does.
    """
    text, naming = speech.text, speech.naming
    nested = any(token.kind == "nest" for token in clause.tokens)
    nested = nested or text.endswith("其中，", 0, clause.start)
    again = speech.after == "；" and text.startswith("其中", text.rfind("。", 0, clause.start) + 1)
    if len(words) < 2 or "、" in words:
        return False
    if is_told_alone(speech, clause, words, nested=nested or again):
        return True
    if not (nested or again) or naming.head(words)[1] is not None:
        return False
    if speech.breaks.search(words, 1) is not None or _NO_SUBJECT.search(words) is not None:
        return False
    if words in _FIELDS or not measured_ahead(speech, clause):
        return False
    speech.speak_of((Subject(words, "", None, *naming.parts(words, None)),))
    return True


def _narrow(speech: Speech, words: str) -> bool:
    """Speaks of the group that all of *words* name; says whether they name one."""
    group = speech.naming.groups.of(words)
    if group is None or "是" in words or not (group.members or words.endswith(group.name)):
        return False
    speech.speak_of((Subject(group.name, "", None, *speech.naming.parts(group.name, None)),))
    return True


def _did(speech: Speech, clause: Clause, who: str) -> bool:
    """Speaks of *who* did what the clause tells, where a group, a member or goods are named whose measure is
    told next; says whether it does.
    """
    if len(who) < 2 or _narrow(speech, who):
        return len(who) > 1
    named = who in speech.lexicon.members or (who.endswith(("产品", "商品")) and "、" not in who)
    traded = speech.text.startswith(("进出口", "出口", "进口"), clause.stop + 1)
    if not named or not (traded or bare_ahead(speech, clause)):
        return False
    speech.speak_of((speech.name(who, dimension="", section="ratio"),))
    return True
