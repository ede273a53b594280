"""Clauses without numbers: what they open for the numbers after them."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.core.period import Period
from yuebao.read.changes.announced import RATED, read_announced
from yuebao.read.changes.causes import lists_who, read_causes, read_supply, tells_nothing, unmoved
from yuebao.read.changes.comparators import HELD_AGAINST, tell_beside, tell_held_against
from yuebao.read.changes.exclusions import EXCLUDING, MAY_PRESET, presets, read_exclusion
from yuebao.read.changes.foremost import HIGH, back_to_whole, foremost
from yuebao.read.changes.prevailing import read_prevailing
from yuebao.read.dates.days import of_days
from yuebao.read.dates.listed import by_period, gather_periods, list_periods
from yuebao.read.dates.periods import comparator_row, to_date
from yuebao.read.dates.telling import SUMMED, tell
from yuebao.read.leads.given import gave_out
from yuebao.read.leads.leaders import (
    HIGHEST,
    LISTED,
    STANDS_OUT,
    STANDS_OUT_ENDS,
    is_list,
    listed_by,
    lowest,
    may_stand_out,
    next_member,
    place_leads,
    praised,
    ranked,
    read_leaders,
    rounded_off,
    stand_out,
)
from yuebao.read.leads.mainly import come_from, read_mainly
from yuebao.read.leads.markets import turns_to_market
from yuebao.read.leads.named import read_named
from yuebao.read.leads.scopes import divides, of_them_all, part_into, read_scope
from yuebao.read.leads.standings import those_after_first
from yuebao.read.leads.titles import read_title
from yuebao.read.names.ahead import sizes_ahead
from yuebao.read.names.labels import keep_side, read_label
from yuebao.read.names.members import place_of, uncounted
from yuebao.read.names.places import ABROAD
from yuebao.read.names.topics import lead_to_members, read_topic
from yuebao.read.names.topmost import ranked_by, widen_to_all
from yuebao.read.proportions.denominators import foresee_share, foresee_share_of
from yuebao.read.proportions.worded import IN_WORDS_ENDS, told_in_words
from yuebao.read.speech import Speech
from yuebao.read.state.courses import Course
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause, is_long, unbracketed
from yuebao.read.words.earlier import comparator_words
from yuebao.read.words.list_titles import list_title
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.signs import holds, signs, stands

_MAIN_GOODS: Final = re.compile(
    "按?主要(?:货品|商品|产品)别?(?:出口|进口)|主要(?:出口|进口)(?:货品|商品|产品)(?:普遍|多数|大多)?(?:量[价增减升跌]|价格?[涨跌升])[^，]{1,4}"
)
_MAIN_OPENS: Final = signs("按主")
_ODD_ENDS: Final = signs("样同若当致为是比较看面")
"""What clauses end in that are read by rules of their own."""
_NEXT_OPENS: Final = signs("其再尤特第接随")
_HIGHEST_ENDS: Final = signs("".join(each[1] for each in HIGHEST))
_MEASURE_THEN: Final = re.compile("[与和较比][^，的]{2,12}的(?P<of>[^，的]{2,10})(?:相比|比较|相较)")
"""What was measured at the time that is compared with: 与2019年同季的|销售额|比较."""
_ONE_OF = re.compile("(?P<of>[^，、一]{2,10})一[所家个座处]")  # told in words and not counted
_PULLS: Final[tuple[str, ...]] = ("拉动分别为", "拉动作用分别为", "拉动百分点分别为", "拉动分别是")
_CAUSE: Final = re.compile(
    "(?:但是?|而|不过|虽然?)?(?:主要)?(?:是)?(?:受|由于|因为?|随着)[^，；]*(?:影响|带动|拉动|推动|支撑|制约|冲击|拖累|因素|作用|全[国球]经济[^，；]{0,8}(?:好转|回暖|复苏|企稳|回升))(?:下|等)?"
)
"""A clause that only says why."""
_FOR: Final = signs("主是受由因随但而不虽")
_BROUGHT = re.compile(
    "(?:也|亦|并|且)?(?:受到|加上|加以|导致|致使?(?![力富])|带动|推升|使得|激发了?)(?=[^，]{4})"
)
"""How clauses go on with what brought something about: their subject is the one before."""
_BROUGHT_OPENS: Final = frozenset("也亦并且受加导致带推使激")
_DEED = re.compile(
    "[^，、]{0,12}(?:企业|公司|部门|单位|机构)(?:积极|大力|加快|着力|努力|主动|全力|加大|持续|不断)(?:发展|推[进动]|布局|拓展|开拓|培育|[加]强)"
)
"""What somebody did, which tells nothing of what is measured then."""
_SERVING = re.compile(
    "[也并且更已又]?(?:成?为|充分|有[力效]|发挥|助[力推]|[带推拉]动|促进|引领|领跑|支撑|服务)"
)
"""What a clause begins with that says what its subject is for a wider area."""
_UNIT_AHEAD: Final = re.compile("：[^，。；0-9]{2,20}[0-9.]+[万亿]?(?P<unit>[个家户人名所件辆])")
_SPARED: Final = re.compile("[^，、]{0,4}未发生(?P<what>[^，、]{2,14}(?:事故|火灾|案件))")
_COMPARING: Final[tuple[str, ...]] = ("相比", "比较", "相比较", "相较")
_NO_SCOPES: Final[tuple[str, ...]] = (
    "高中", "初中", "职中", "估计", "合计", "累计", "预计", "共计", "总计", "初步统计", "据统计",
    "完全统计", "经统计", "抽样统计", "集中",
    "反观国内", "再看国内", "以内", "大部分", "成分", "充分", "十分",
)  # fmt: skip
_PRICES: Final = re.compile("价格|物价|汇率|季节|基数")
_NEXT: Final = re.compile(
    "(?:再?其次|再次|尤其|特别|第[二三四五六][名位]?|接着|随后)(?:则[是为]|[为是则])(?=.{2})"
)
_BEHIND_FIRST: Final = re.compile(
    "(?P<who>[^，、]{2,14}?)(?:则|也)?(?:居次|次之|紧随其后|紧跟其后|位居其次|居其次|(?:位?居|位?列|排名?)第[二三四五])"
)
"""The next after the one that stands out."""
_OF_EACH: Final = re.compile("[^，。；]*(?:分别|各|[%元人次]、|和|及)[^，。；]*")
"""Whether a clause tells a number for each of several."""
_BASES: Final[tuple[str, ...]] = ("计算", "计价", "口径", "因素", "影响", "因素后", "影响后")
_AGAINST: Final = re.compile("(?:与|同|和|较|比)(.{2,14}?)(?:相比较?|比较|相较)(?=$|[呈有出])")
_DESCRIBED: Final = re.compile("(?:呈|呈现|有|出现)[^，。；0-9]{2,14}$")
"""How all compare that is told then: 与2019年同期相比|呈“四涨三降”态势."""
_SINCE_WHEN: Final = re.compile(
    "(?:与|同|和|较|比)(?P<when>[^，。；、]{0,10}?(?:[0-9]日|(?<!目)[节假疫会赛]情?期?前|之前|[年月季假]?初|[年月季]末|高峰期?|低谷期?|平日|平时|往年|往常|期初|上一?[旬期]|前[一两二三四五六0-9]+[周旬日天](?:周度?)?(?:平均[^，。；]{0,6}|均[量值]|日均)))(?:相比较?|比较|相较)$"
)
"""A time that no calendar tells, which what follows is compared with."""
_EXCEPTS: Final[tuple[str, ...]] = ("剔除", "不含", "不包括", "除去")
_WITHOUT: Final[tuple[str, ...]] = (*_EXCEPTS, "扣除")
_BECAME_SO: Final[tuple[str, ...]] = ("成为", "刷新")
_FASTEST = re.compile(
    "(?:其中)?(?P<how>增[长速幅]|[涨升降跌]幅|上涨|下降|占比|比重|份额|贡献|[^，、是为的]{2})?最[快大高多好旺强热火低小]的?"
    "(?:领域|行业|市场|产品|业务|类别|商品|品类|景区|板块)?[是为](?P<who>[^，、]{2,16})"
)
"""Who stands out in some way, told before how much that is: 占比最高的是|汽车类."""
_KINDS_OF: Final[dict[str, Kind]] = {
    **dict.fromkeys(("占比", "比重", "份额"), "share"),
    **dict.fromkeys(("增长", "增速", "增幅", "涨幅", "升幅", "上涨"), "yoy_rate"),
}  # fmt: skip
_MAIN = re.compile(
    "主要(?P<of>.{2,6}?)(?:来源地区?|来源国家?|来源|目的地|地区|市场|国家|伙伴|产品|商品|货品)(?:方面)?$"
)
_WHENCE = re.compile(
    "(?P<of>.{0,12}?)主要(?:集中[在于]|分布[在于]?|来自|来源于|源自|输往|销往|运往|流向|投向|投资于)(?P<listed>.{4,})"
)
_LISTS: Final[tuple[str, ...]] = ("分别为", "分别是", "行业有", "产品有", "商品有", "地区有", "领域有")
_IN_BOTH: Final = re.compile(
    "(?P<of>.{2,}?)在(?P<listed>[^，、在]{1,8}[与和及][^，、]{1,8}?)(?:两个?|二者)?方面(?=[均都皆])"
)
_TOGETHER: Final = re.compile(
    "、.*为.{0,12}?(?P<all>[二三四五六七八九]大(?:重点|主要|支柱|优势|传统)*(?:领域|行业|产业))$"
)
"""What a list of members is called together: 甲、乙为服务贸易|两大重点领域."""
_IS_BEST = re.compile(
    "(?P<who>[^，、的]{2,10}?)(?:仍|依然|依旧|继续|还|一直|保持|连续)*[是为][^，]*(?:最[快大高多]|第[一二三]大|主要|重要)的?"
    "(?:离岸|服务外包|服务|外包|发包|接包|出口|进口|贸易|外资|投资|外贸)*(?:国家|地区|市场|来源地|发包国|来源国|发包地|目的地|合作伙伴|贸易伙伴)(?:之一)?"
)
_ONE_AMONG = re.compile("(?P<who>[^，是为]{2,12}?)(?:仍|也)?[是为][^，]{2,30}之一")
"""石油及制品类是|零售额规模较大的商品之一."""
_SHARE_ENDS: Final[tuple[str, ...]] = ("比重", "比例", "份额", "比重中", "比例中", "份额中")
_SHARES_OF = re.compile("(?P<of>.{2,}?)(?:所)?占(?P<whole>[^，占]{2,20}?)的?(?:比重|比例|份额)中?")
"""What shares of one whole are told of, before the first of them."""
_SHARE_MOVED: Final = re.compile(
    "(?P<of>(?=所?占)|(?!所?占).{2,}?)(?:所?占(?P<whole>[^，比]{2,14}?)?的?)?(?:比重|占比)(?:逐步|逐年|持续|明显|显著|稳步|进一步|不断|继续|有所|略有|稍有|小幅|大幅|快速|也|在|正|则)*(?:提[高升]|上升|攀升|下降|降低|下滑|扩大|回落|回升)"
)
_LEADING = re.compile(
    "(?:来自)?(?P<of>[^，]*[、和与][^，]*?)(?:的(?:业务|订单|合同))?(?:[稳位名高]|分别|分(?=[列居])|均|规模|总量)*(?:(?:[居列排](?:名|在)*|跻身|进入)(?:全[国省市县区州])?(?:[^，、前]{0,8}?(?:[来发][源包](?:国家|[国地]区?)|市场|目的[国地]|国家|地区|伙伴)(?:和地区)?的?)?前[二两三四五六七八九十0-9]+[位名]?"
    "|(?:成|仍|分别|继续|保持)*(?:是|(?<!华)为)[^，、]{0,16}?(?:前[二两三四五六七八九十0-9]+(?:大|[位名]?的)[^，、]{2,10}|[两三四五六七八九]大[^，、]{0,4}(?:业态|领域|业务|板块|行业|产业)))"
)
"""Members that are said to lead, whose numbers follow."""
_BY_ONE_MODE = re.compile(
    "(?:绝?大部分|绝?大多数|主要|全部|基本|几乎|全|均|都|仍)*以(?P<mode>[^，、]{2,10}贸易|保税物流)(?:方式)?(?P<flow>进出口|出口|进口)"
)
"""How most of some goods are traded, told before how much that is."""
_BECAME = re.compile(
    "(?P<who>[^，、的]{2,10})成为[^，]{0,6}?(?P<flow>出口|进口)(?:热销|主要|主力|拳头|明星|最大|第一大)?(?:品类|商品|产品)$"
)
_ARE_PARTNERS = re.compile(
    "(?P<listed>[^，的]{2,}?[、和与][^，的]{2,}?)(?:分别|仍|依然|依旧|继续|还)*(?:是|(?<!华)为)[^，]{0,8}?(?:前[两二三四五六七八九十0-9]大?|[两二三四五0-9]大(?:主要|重要|传统)?|最?主要的?)"
    "(?:贸易伙伴|出口市场|进口来源地|外资来源地|投资来源地|发包[国地]|市场|合作伙伴)$"
)
_DEALING = re.compile(
    "(?:中国|[全我][国省市])?[与同]?“?(?P<who>[^，]{2,20}?)”?的?(?:双边)?(?:经贸|贸易|外贸|投资)(?:往来|合作|联系)"
)
_INVESTED = re.compile(
    "[^对在]*?(?P<to>[对在][^，]{2,30}?(?:国家|地区|经济体|市场))(?:和地区)?(?:共?进行了?|共?有)(?P<what>[^，]{0,6}(?:直接投资|投资))"
)
_SHARE_NOUNS: Final = frozenset({"占比", "比重"})
_SAME: Final[tuple[str, ...]] = ("一样", "相同", "相若", "相当", "一致")
_AMONG_PLACES: Final = re.compile(
    "在[^，]{0,8}?(?:[0-9一二三四五六七八九十两]+个?|兄弟|同类|各)(?:县|市|区|州|旗|省|城市|地市)[^，]{0,6}中$"
)
"""The places among which the one spoken of stands."""
_RATE_AS_BEFORE: Final = re.compile("(?:同比|环比)?(?:[涨降增升跌减]幅|[增降]速|增长率)[^，]{0,3}[与和]")
"""A rate that did not change, which compares nothing that follows: 涨幅|与上月相同."""
_SOURCE: Final = re.compile(
    "(?:(?:动力|动能|增量|贡献|拉动|支撑|拉动力)(?:主要|更多)?(?:来自|来源于|源于)|[外投]资主要投向)(?P<who>[^，]{2,30})$"
)
"""Where growth comes from, or capital went: 增长的动力主要来自|知识密集型服务, 外资主要投向|制造业."""
_LISTING: Final = signs("、和及")
_FIRST_OR_MAIN: Final = signs("主最居领唱占次紧")


_CUT_BY: Final[tuple[str, ...]] = ("分析", "观察", "区分")
"""How a clause ends that says by what all is cut, where it begins with 按 or 依."""
_WATCHES: Final = frozenset({"监测", "显示", "统计", "调查", "表明", "分析", "结果", "调研", "测算"})
_WATCHED: Final = re.compile(
    "(?:据|根据|通过|经)?[^，。；]{0,14}?(?:对|据|抽样调查|跟踪监测)(?:全[国省市区县]|(?:重点|纳入)?监测的?)*[0-9,]+[余多]?[家户](?P<who>(?:[^，。；0-9]|4S){2,20}?)"
    "(?:的[0-9]+[家个户](?:门店|网点|分店|店铺))?的?(?:(?:销售|经营|营业|生产|运行|消费)*情况的?)?(?:抽样|跟踪|问卷|定点|监测|统计|调查|调研|测算|数据|分析|结果)*(?:显示|表明)?"
)
"""Those whom somebody watches: 据市商务局对191家|重点商业企业|监测显示."""


def read_opening(speech: Speech, clause: Clause) -> None:
    """A clause without numbers may set scope, members, subject, time or place."""
    if clause.first:
        widen_to_all(speech, clause.start)
    _read(speech, clause)
    if "岸" in speech.text[clause.start : clause.stop]:
        keep_side(speech, clause, speech.context.listed)


def _read(speech: Speech, clause: Clause) -> None:
    """The same, but for the side that the members listed are of."""
    text, context, start, stop = speech.text, speech.context, clause.start, clause.stop
    said = text[start:stop]
    opens, ends = said[:1], said[-1:]
    odd = stands(text, stop - 1, _ODD_ENDS)
    only_why = stands(text, start, _FOR) and _CAUSE.fullmatch(said) is not None
    if (only_why and context.subject is not None) or (ends == "况" and "介绍" in said):
        return  # 但受今年8月以来基数抬高等因素影响，同比下降1.3%: its times are no period; 司长介绍进出口情况
    if clause.holes and ends == "变" and said.endswith("不变"):
        return  # 平均逗留时间1.1日；留宿旅客（2.2日）|维持不变
    if ("持平" in said and "持平" in said.replace("持平稳", "").replace("持平衡", "")) or (
        stop - start > 60 and is_long(clause, said)
    ):
        for token in clause.tokens:
            if token.kind == "time":
                tell(speech, token, start)
            elif token.kind == "compare" and "持平" in said and "幅与" not in said and "速与" not in said:
                if token.value == "other" and context.heading_compare:
                    continue  # （环比，下同）…。牛肉与前一周持平，羊肉上涨0.2%
                context.compare = token.value
                context.against = comparator_words(text[token.start : token.stop])
        return
    as_before = odd and ends in "样同若当致" and said.endswith(_SAME)
    if as_before and _RATE_AS_BEFORE.match(said) is not None:
        return  # 服务价格上涨1.3%，涨幅与上月相同，其中
    day = "日" in said[:12] and clause.tokens and of_days(speech, clause)
    if day or (ends in MAY_PRESET and presets(speech, clause, said)):
        return
    if speech.lone or (clause.tokens and clause.tokens[0].kind == "time"):
        gather_periods(speech, clause)
    speech.beside = False
    now, words, theme = context.period, speech.words(clause, start, stop), context.subject
    themed = theme is not None and theme.known is not None and theme.level is None and theme.before
    if themed and _DEED.match(said) is not None:
        return  # 新兴业务收入较快增长。三家企业积极发展云计算等业务，完成业务收入
    if opens in "成刷" and said.startswith(_BECAME_SO) and context.subject is not None:
        return  # 出口增速最快，成为拉动服务出口增长的首要因素，贡献率达
    if speech.beside and _SERVING.match(said) is not None and context.subject is not None:
        return  # 出口10亿元，成为全省外贸增长的引擎，
    if odd and ends in "为是" and said.endswith(_PULLS):
        context.kind = "contribution"  # 三次产业对经济增长的拉动分别为：第一产业0.62个百分点
        if "对经济" in said:
            speech.speak_of((speech.naming.subject("地区生产总值", None),))
        return
    caused = opens in "主因" and "所致" in text and read_causes(speech, clause)
    if caused or ("价" in text[stop + 1 : stop + 4] and read_supply(speech, clause)):
        return
    watched = _WATCHED.fullmatch(said) if said[-2:] in _WATCHES else None
    if watched is not None and sizes_ahead(speech, clause):  # 据对191家重点商业企业监测显示，销售额
        who = clean(watched["who"])
        speech.speak_of((Subject(who, "", None, *speech.naming.parts(who, None)),))
        return
    if only_why or tells_nothing(speech, said) or turns_to_market(speech, said):
        return
    spared = _SPARED.fullmatch(said) if "未发生" in said else None
    if spared is not None:  # 未发生重大事故，同比减少1起、10人
        happened = speech.naming.subject(spared["what"], None, dimension="起", section="count")
        killed = speech.naming.subject(f"{spared['what']}死亡", None, dimension="人", section="count")
        speech.speak_of((happened,))
        context.told = (happened, killed)
        return
    if stands(text, start, EXCLUDING) and read_exclusion(speech, clause, said):
        return
    if stands(text, start, _MAIN_OPENS) and _MAIN_GOODS.fullmatch(said) is not None:
        goods = speech.naming.subject("出口" if "出口" in said else "进口", None)
        lead_to_members(speech, goods)  # 主要货品出口，…，电子零组件增10.8%
        return
    one = _ONE_OF.fullmatch(words) if "一" in words[-2:] else None
    if one is not None:  # 职业中学一所，专任教师51人
        speech.speak_of((speech.name(one["of"], dimension=words[-1], section="count"),))
        return
    if context.counted_up is not None and text[start - 1 : start] == "；" and next_member(speech, words):
        return
    over = stands(text, start - 2, _HIGHEST_ENDS) and text.endswith(HIGHEST, 0, start)
    if over and lowest(speech, start, stop):
        return  # 汽车类增速最快，服装类最慢，分别增长
    if stands(text, stop - 1, HIGH) and "以" in said and foremost(speech, said):
        return  # 客房入住率84.9%；以五星级的最高，达88%
    if ends in "计幅" and of_them_all(speech, clause, said):
        return
    if words:
        speech.pieces.append(words)
        if read_prevailing(speech, clause, words):
            return  # 就业人口以男性占多数，为52.6%
        if read_label(speech, clause, words) or read_topic(speech, words, stop):
            return  # 制造业，合同外资5亿元
    if opens in "按扣剔" and len(said) < 18 and said.startswith(("按", "扣除", "剔除")):  # 按可比价格计算，
        for basis, forms in speech.lexicon.basis.items():
            if any(form in said for form in forms):
                context.real = basis
    if opens == "以" and said.startswith("以及") and context.listed:
        context.listed += f"、{clean(said)}"
        return  # …是个人文化和娱乐服务，以及其他商业服务，
    if opens == "年" and said in ("年初至今", "年初以来") and not words and context.compare == "mom":
        context.compare, context.against, context.period = "other", "年初", now
        return  # 存款总额在3月上升1.2%。年初至今，存款总额上升
    for token in clause.tokens:
        if token.kind == "compare" and said.endswith(_COMPARING):  # 与先前三个月比较，…
            back_to_whole(speech)
            context.compare, context.against = token.value, comparator_words(text[token.start : token.stop])
            month = context.period
            quarterly = text[token.start : token.stop].find("季") >= 0 and start == 0
            if quarterly and month is not None and month.kind == "month" and month.stop % 3 == 0:
                context.period = Period(
                    start=month.stop - 3, stop=month.stop, kind="quarter"
                )  # 与上年同季比较
            _open(speech, clause, start, token.start)
            list_periods(speech, clause, until=token.start)  # 7月、8月及9月|与去年相同月份比较
            return
    unchanged = unmoved(speech, start, said) if as_before else ""
    if len(unchanged) > 2:  # 平均逗留时间则与去年同季一样，为0.2日
        context.listed = unchanged if text.startswith("，分别", stop) else context.listed
        speech.speak_of((speech.name(unchanged, dimension="", section="none"),))
        return
    against_it = opens in "对相比" and len(clause.tokens) == 1 and said.startswith(HELD_AGAINST)
    if against_it and tell_held_against(speech, clause):
        return  # 对比2019年同季，
    compared = odd and ends in "比较"
    measured = _MEASURE_THEN.fullmatch(said) if compared else None
    if measured is not None and speech.naming.head(clean(measured["of"]))[1] is not None:
        speech.speak_of((speech.name(clean(measured["of"]), dimension="", section="none"),))
    plain = unbracketed(text, clause) if clause.holes and "）相" in said else said  # 与2018年末（…）相比，
    against = _AGAINST.search(plain) if "相" in said or ends == "较" else None
    if against is not None and against.end() < len(plain) and _DESCRIBED.match(plain, against.end()) is None:
        against = None
    if against is not None and not against.start() and tell_beside(speech, clause, against.group(1)):
        return  # 与全国、全省相比，
    if against is not None and any(token.kind == "time" for token in clause.tokens):
        when = [token.value for token in clause.tokens if token.kind == "time"][-1]
        for token in clause.tokens:
            if token.kind == "time" and token.stop - start <= against.start():
                tell(speech, token, start)  # 2025年第一季与2024年第四季比较
        context.compare = comparator_row(speech, when) or "other"
        context.against = against.group(1)
        since = context.resolve(when)
        context.course = None if since is None else Course(since, None)
        _open(speech, clause, start, start + against.start())
        return  # 与2019年同期相比，…
    then = _SINCE_WHEN.search(said) if compared else None
    if then is not None:  # 与4月18日相比，; 与节前相比，
        context.compare, context.against = "other", then["when"]
        _open(speech, clause, start, start + then.start())
        return
    if ends == "看" and ("进度" in said or "完成率" in said) and read_announced(speech, words, said):
        return  # 从完成进度看，鄞州区74.2%
    if odd and ends in "看面" and said.endswith(("看", "方面")):
        held = next((token.value for token in clause.tokens if token.kind == "compare"), "")
        if held in ("yoy", "mom"):  # 从环比看, 环比方面: for all that follows, until 从同比看
            context.steady = "mom" if held == "mom" else ""
    again = words in ("", "平均") or (opens == "累" and said.startswith("累计"))
    if again and context.fresh:  # 1—9月平均，: another period, the same subject
        context.subjects = tuple(subject._replace(period=None) for subject in context.subjects)
    if not words.strip("、和及与"):
        list_periods(speech, clause)
        return
    if context.period is not None and not context.fresh and ends == "中" and SUMMED.search(said):
        context.period = context.kept = to_date(context.period)  # 在全社会累计用电中，
    if not clause.first and ends == "中" and _AMONG_PLACES.search(said) is not None:
        return  # 在市属五县（市）中，总量跃居第一
    if by_period(words) == "":
        part_into(speech, quarters="季" in words)  # 各季度，进出口分别为
        return
    if said[:1] in "按依" and said.endswith(_CUT_BY):  # 按资本来源分析，
        read_scope(speech, clause, words, "按" + said[1:], said[-2:])
        return
    scoped = said.endswith(speech.lexicon.scopes) and not said.endswith(_NO_SCOPES)
    scoped = scoped and not (ends == "计" and gave_out(speech, clause, words))
    for tail in speech.lexicon.scopes if scoped else ():
        if said.endswith(tail):
            read_scope(speech, clause, words, said, tail)
            return
    if text[stop : stop + 1] == "：" and read_announced(speech, words, said):
        return
    less = opens in "剔不除扣" and said.startswith(_WITHOUT) and words.endswith(("投资", "出口", "进口"))
    if less and _PRICES.search(said) is None:  # 扣除房地产开发投资，民间投资增长; 剔除对美出口，出口增长
        context.scope, context.subjects, context.topic = f"{words}的", (), None
        return
    if opens in "剔不除" and said.startswith(_EXCEPTS):
        if _PRICES.search(said) is None and len(said) < 30:  # 剔除一次性措施的影响: part of the name
            affected = said.endswith(("影响", "因素", "后"))
            context.scope = said.removesuffix("后") + "的" if affected else clean(words)
        return
    both = _IN_BOTH.match(words) if "方面" in words else None
    if both is not None:  # 旅客人数在过夜与不过夜两方面均录得跌幅，分别跌…
        context.listed = both["listed"]
        speech.speak_of((speech.name(clean(both["of"]), dimension="", section="none"),))
        return
    if words[2:] and holds(words, _FIRST_OR_MAIN) and read_mainly(speech, clause, words):
        return  # 贸易方式以一般贸易为主，进出口
    by_mode = _BY_ONE_MODE.fullmatch(words) if words[-1:] == "口" else None
    if by_mode is not None:  # 绝大部分以一般贸易方式出口，达7533吨
        told = (context.subject, context.opening)
        sold = (dict(s.parts).get("product", "") for s in told if s is not None and s.flow == by_mode["flow"])
        named = by_mode["mode"] + next(filter(None, sold), "") + by_mode["flow"]
        speech.speak_of((speech.naming.subject(named, None),))
        return
    if "位" in words and (runners_up := those_after_first(words)):
        context.listed = runners_up
        return
    if "前" in words[4:] and ranked_by(speech, words):
        return
    listed = listed_by(said, words) if "、" in said or words.endswith("差") else ""
    if listed:
        context.listed = listed
        return
    together = _TOGETHER.search(words) if words[-1:] in "域业" else None
    if together is not None and context.subject is not None:
        context.scope = together["all"]
        return
    if speech.after == "：" and "、" in words and text.endswith(_LISTS, 0, start - 1):
        context.listed = words.removesuffix("等")  # 出口额居前三位的商品依次为：甲、乙、丙，出口额分别为
        return
    source = _SOURCE.search(said) if "来自" in said or "源于" in said or "投向" in said else None
    whence = source["who"] if source is not None else ""
    if whence and is_list(whence):  # 增量主要来自机电产品和农产品，分别增加
        context.listed = whence
        return
    if whence and "、" not in whence and speech.kind_of(whence) == "":  # 增长动力主要来自甲服务，其进出口
        speech.speak_of((speech.name(whence, dimension="", section="ratio"),))
        return
    if ("是" in words or "为" in words or "有" in words) and read_leaders(speech, words):
        return
    following = _NEXT.match(said) if stands(text, start, _NEXT_OPENS) else None
    if following is not None and context.subject is not None:  # 其次为服装，按年上升2.4%
        member = clean(unbracketed(text, clause)[following.end() :])
        if is_list(member) and _OF_EACH.match(text, stop + 1) is not None:
            context.listed = member  # 其次是日本、美国和新加坡，执行额分别为
        elif (
            member and (known := speech.naming.head(member)[1]) is not None and not known.trade
        ):  # 特别是集装箱吞吐量，1—5月为…
            speech.speak_of((speech.name(member, dimension="", section="none"),))
        elif member:
            whole = context.subject
            if whole.flow is not None and not speech.kind_of(member):  # 尤其是苹果
                named = speech.naming.member(member, context.whole or whole)
            else:
                named = speech.with_member(whole, member)
            speech.speak_of((named,))
        return
    may_be = context.subject is not None and ("次" in words or "第" in words or "紧" in words)
    behind = _BEHIND_FIRST.fullmatch(words) if may_be else None
    if behind is not None and context.subject is not None:  # 汽车出口最多，为5亿元，|煤炭次之|，为3亿元
        member, leader = place_of(clean(behind["who"])), context.subject
        if leader.known is not None and not is_list(member) and speech.naming.head(member)[1] is None:
            of_goods = leader.flow is not None and not speech.kind_of(member)
            wider = context.whole
            if wider is not None and wider.known == leader.known and wider.flow == leader.flow:
                leader = wider  # 制造业外资增长最快，达35%；|服务业次之|，为15%
            elif member.endswith("业"):
                leader = leader._replace(parts=tuple(p for p in leader.parts if p[0] != "sector"))
            speech.speak_of(
                (speech.naming.member(member, leader) if of_goods else speech.with_member(leader, member),)
            )
            return
    if holds(words, _LISTING) and read_title(speech, clause, words):
        return  # 前三大出口市场为东盟、美国和欧盟，占比分别为
    title = list_title(words).removesuffix("规模")
    are = "、" in words and ("是" in title or "为" in title) and _LEADING.fullmatch(words) is not None
    if title != words and not are and "、" in title and speech.naming.head(title)[1] is not None:
        count = title.count("、") + 1 + (LISTED.search(title, title.rindex("、") + 1) is not None)
        parts = split_list(uncounted(title, count), count)
        if parts is not None:  # 北京、广东、江苏软件业务收入居全国前3位，分别增长
            speech.speak_of(tuple(speech.members(parts, dimension="", section="none")))
            return
    if "前" in words[3:] and ranked(speech, words):
        return  # 长三角、京津冀地区展会集中，展览面积居全国前两位，分别为
    leading = _LEADING.fullmatch(words) if is_list(words) and ("前" in words or "大" in words) else None
    if leading is not None:  # 甲、乙和丙居全市前三位，分别为; …成为前三大来源地，业务额分别为
        rated = RATED.search(leading["of"])
        if rated is not None and rated.start():  # 甲、乙、丙增加值增速列前三位，分别为
            context.kind = "yoy_rate"
        context.listed = leading["of"] if rated is None else leading["of"][: rated.start()]
        return
    became = _BECAME.search(words) if "成为" in words else None
    if became is not None:  # 电动汽车成为福建出口热销品类，共出口55.8亿元
        speech.speak_of((speech.name(became["who"] + became["flow"], dimension="", section="none"),))
        return
    partners = _ARE_PARTNERS.match(words) if words[-1:] in "伴场地国" and is_list(words) else None
    if partners is not None:  # 东盟、欧盟和美国是我国前三大贸易伙伴，分别进出口
        context.listed = partners["listed"]
        return
    dealing = _DEALING.match(words) if "往来" in words or "合作" in words else None
    who = dealing["who"] if dealing is not None else ""
    if who.startswith("一带一路") or (who and speech.kind_of(who)):  # 中国与沿线国家贸易往来更加紧密，进出口
        speech.speak_of((Subject(who, "", None, "", (("partner", who),)),))
        return
    invested = _INVESTED.fullmatch(words) if words.endswith("投资") else None
    if invested is not None:  # 我国企业共对一带一路沿线的48个国家进行了直接投资，投资额合计
        named = clean(invested["to"] + invested["what"])
        speech.speak_of((speech.name(named, dimension="", section="none"),))
        return
    if opens in _BROUGHT_OPENS and _BROUGHT.match(said) is not None and not lists_who(speech, said):
        return
    among = _ONE_AMONG.fullmatch(words) if words.endswith("之一") else None
    if among is not None and context.topic is not None and speech.kind_of(among["who"]) == "":
        speech.speak_of((speech.name(clean(among["who"]), dimension="", section="ratio"),))
        return
    best = _IS_BEST.fullmatch(words) if "是" in words or "为" in words else None
    if best is not None and speech.kind_of(best["who"]):
        if context.subject is not None:
            speech.speak_of((speech.with_member(context.topic or context.subject, best["who"]),))
        elif speech.kind_of(best["who"]) == "partner" or best["who"] in ABROAD:  # 越南是最大市场，对其进出口
            speech.speak_of((Subject(best["who"], "", None, "", (("partner", best["who"]),)),))
        return
    if title != words and title and words.endswith("是") and text[stop : stop + 1] == "：":
        unit = _UNIT_AHEAD.match(text, stop)
        of = speech.naming.subject(title, None, section="count")
        if unit is not None:  # 法人单位数量居前三位的行业是：批发和零售业649个
            of = of._replace(dimension=unit["unit"])
            speech.speak_of((of,))
            context.whole, context.outer = of, context.outer or of
            return
    titled = title != words and "是" in words
    if titled and (
        not title or speech.naming.head(title)[1] is not None
    ):  # 进口增长较快的是金融服务，增速达57%
        member = clean(words[words.rfind("是") + 1 :])
        if member and "、" not in member:
            if title:
                context.counted_up = speech.name(title, dimension="", section="none")
                speech.speak_of((context.counted_up,))
            speech.speak_of(tuple(speech.members([member], dimension="", section="ratio", head="")))
            return
    fastest = None
    if "最" in said and ("是" in words or "为" in words):
        fastest = _FASTEST.fullmatch(words if "最" in words else said)
    apart = context.subject is not None or context.topic is not None
    apart = fastest is not None and (apart or fastest["how"] in _KINDS_OF)
    where = speech.kind_of(fastest["who"]) if fastest is not None and apart else "none"
    if fastest is not None and place_leads(speech, fastest["who"], _KINDS_OF.get(fastest["how"] or "")):
        return  # 增速最高的是|历城区|，增长31.4%
    if fastest is not None and apart and fastest["how"] and where in ("", "partner"):
        context.kind = _KINDS_OF.get(fastest["how"], context.kind)
        # 增长最快的是生物医药研发外包，达到9.7亿美元
        speech.speak_of((speech.name(fastest["who"], dimension="", section="ratio"),))
        return
    main = _MAIN.match(words) if words.startswith("主要") else None
    if main is not None and speech.naming.head(main["of"])[1] is not None:  # 主要订单来源地区，
        speech.speak_of((speech.name(main["of"], dimension="", section="none"),))
        return
    whence = _WHENCE.fullmatch(words) if "主要" in words else None
    if whence is not None and LISTED.search(whence["listed"]):  # 旅客主要来自日本、美国及泰国，分别占…
        come_from(speech, whence["of"], whence["listed"])
        return
    if ends in "次下" and said.endswith(("如次", "如下")) and speech.naming.head(words[:-2])[1] is not None:
        speech.speak_of((speech.name(words[:-2], dimension="", section="none"),))
        return  # 主要国家失业率如次：法国10.4%，…
    if said.endswith(_BASES) and len(words) < 30 and speech.naming.head(words)[1] is not None:
        speech.speak_of((speech.name(words, dimension="", section="none"),))  # 增加值按可比价格计算，
        return
    moved = _SHARE_MOVED.fullmatch(words) if "比" in words else None
    if moved is not None and not moved["of"] and context.subject is not None:
        foresee_share_of(speech, clause, moved["whole"])  # 游客23万人次，占游客总数的比重继续提升，达到32%
        return
    if moved is not None and (moved["of"] in speech.lexicon.members or not speech.headless(moved["of"])):
        speech.speak_of((speech.name(moved["of"], dimension="", section="ratio"),))  # 出口比重提高，占…
        context.kind = "share"
        if moved["whole"]:  # 占外贸总值的比重也在逐年提升，由25%提升到26%
            foresee_share(speech, clean(moved["whole"]))
        return
    if words[-1] in IN_WORDS_ENDS and told_in_words(speech, clause, words):
        return  # ITO执行额10亿美元，占比接近一半，为48.3%
    headed = _SHARES_OF.fullmatch(words) if words.endswith(_SHARE_ENDS) else None
    if headed is not None:  # 三次产业增加值占地区生产总值的比重，第一产业为5.6%
        speech.speak_of((speech.name(clean(headed["of"]), dimension="", section="ratio"),))
        foresee_share(speech, clean(headed["whole"]))
        return
    bare = clean(words[:-2]) if words[-2:] in _SHARE_NOUNS and "占" not in words[:-2] else ""
    if bare and "、" not in bare and speech.naming.head(bare)[1] is not None:
        speech.speak_of((speech.name(bare, dimension="", section="ratio"),))
        foresee_share(speech, "")  # 高新技术产品出口占比，每年提高1.5个百分点
        return
    if "等" in words and "、" in words:
        context.listed = rounded_off(words) or context.listed
    outstanding = None
    if "最" in words or words.endswith(STANDS_OUT_ENDS):
        outstanding = STANDS_OUT.fullmatch(words) if may_stand_out(speech, clause, words) else None
    if outstanding is not None and stand_out(speech, outstanding):
        return
    if not (divides(speech, words) or praised(speech, words)):
        read_named(speech, clause, words)


def _open(speech: Speech, clause: Clause, start: int, stop: int) -> None:
    """The subject in front of a comparator: 整体消费物价|与一年前同月比较."""
    opened = clean(speech.words(clause, start, stop))
    if opened and speech.naming.head(opened)[1] is not None:
        speech.speak_of((speech.name(opened, dimension="", section="none"),))
