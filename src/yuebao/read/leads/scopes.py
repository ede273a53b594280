"""Openings that hold for the members after them: 分行业看, 规模以上工业中, 主要税种中."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.dates.listed import by_period, each_of
from yuebao.read.names.ahead import UNNAMED_NEXT, bare_ahead
from yuebao.read.names.capital import all_that_was_cut, paid_in
from yuebao.read.names.carried import without_partner
from yuebao.read.names.labels import CHAPTER
from yuebao.read.names.made import BY_PRODUCT, goods_next, tells_output
from yuebao.read.names.owners import is_body, owns_what_follows
from yuebao.read.names.populations import is_population, sold_by_sort
from yuebao.read.names.topics import is_titled, lead_to_members, of_no_class
from yuebao.read.names.units import all_counted, employed, units_named
from yuebao.read.proportions.wholly import part_named, whole_named
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject, out_of_zone
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean

_HOLLOW = re.compile(
    "(?:亚洲|欧洲|东南亚|东亚|亚太|全球|世界|国际|我国)?(?:主要|邻近|周边|竞争)+(?:国家?|国家[和与及]?地区|经济体|对手国?)|"
    "(?:国民经济|工业|服务业)行业(?:[大中小]类|门类)?|[^，、0-9]{1,6}类(?:商品|消费品)|[一二三四五六七八九十0-9]+大(?:经济区|片区|城市群|都市圈)|三大需求|三驾马车|(?:主要|重点|核心)?(?:主产|产[煤粮油棉糖销]|生产|消费)(?:大?省|省[区份市]|大市|[国区])(?:（[^）]*）)?|[^，]{4,}者|[^，、]{0,6}(?:主要|重点|各)(?:品种|车型|品类|机型)|(?:构成|结构|组成)|另一|一|其他(?:统计)?|(?:外贸|经营|市场)?(?:企业|主体)|[0-9]+[个种].{0,4}?(?:工业产品|行业(?:[大中小]类)?|地区|城市|省份|市州|客源[国地市场]+|[来货]源[国地]|目的[国地]|发包国|(?:贸易)?伙伴|经济体|国家|市场)|选定(?:服务)?行业|(?:传统|资讯电子|科技)(?:产业|货品|产品)|(?:其[他余]|主要)?(?:贸易伙伴|贸易国|合作伙伴)|产业|行业|产品|商品|市场|区域|地区|业务|(?:相关|主要|部分|其他|分项|重点|各项?|[一二三四五六七八九十0-9]+[大项个])?(?:核心|主要|重点|经济|构成|组成|分项|细项)*(?:指标|(?<=[构组]成)项目)|本?(?:报告|展|会|节)?期|(?:统计|上述)?[一二三四五六七八九十0-9]+(?:大|个)?(?:类|项|组|种)?(?:别|类别|门类|领域|板块|项目|商品|品种)?|(?:粮食|经济|秋粮|夏收)作物|(?:其[他它余])?(?:新兴|传统|优势|支柱|战略性新兴)+(?:产业|行业|领域)|(?:(?:录得)?(?:下跌|上升|下降|增长|减少|增加|[升跌增]幅)的?(?:类别|货品|商品|项目|行业))?"
)
_INDUSTRIES: Final[tuple[str, ...]] = ("行业", "产业", "板块", "大类", "门类")
_INDUSTRIES_ALL: Final = re.compile("[^，、]{0,5}?行业(?:[大中小门]类)?")
"""All industries that what was divided last is divided into."""
_INDUSTRIES_OF: Final = re.compile(
    "(?P<of>[^，、]{2,10}?)的?(?P<all>(?:各个?|主要|重点|支柱|主导|优势|[一二三四五六七八九十0-9]+(?:大类?|个))"
    "(?:主要|重点|支柱|主导|优势|特色|传统|新兴)?(?:子|细分|分)?(?:行业|产业|板块|门类)(?:大类)?)"
)
"""Of what the industries are that are told one by one, which the whole's name says: 机械工业|五大类行业."""
_SIDED_SOURCES: Final = re.compile(
    "(?P<side>[离在]岸)(?:服务)?(?:外包)?(?:业务|执行)?(?:(?:的?主要|前[两三四五六七八九十0-9]+[大位名]|重点)?"
    "(?:业务)?(?:来源|发包)(?:[地国]|国家|市场|国家和地区|地区))?"
)
"""The business of one side, and whom it comes from: 离岸业务, 离岸业务|来源地."""
_SOURCES = re.compile(
    "(?:主要|投资|外资|资金|业务|前?[0-9一二三四五六七八九十]大)*(?:来源|发包|目的|客源|入境客源)(?:国家?|地|市场)(?:区|[和与及]地区|（地区）)?"
)
_PEERS: Final[tuple[str, ...]] = ("城市", "省份", "市州", "地市", "县区", "区县", "设区市", "县市", "省市")
"""Groups of places that a place is seen among: 在全省三大中心城市中，."""
_COMPONENTS = re.compile(
    "^各类(?=.{4})|的(?:主要)?(?:进出口|出口|进口)(?:商品|产品|货物)$|的?(?:各?组成|主要|各)?(?:(?<!签约)项目|类别|分类|大类|组别)$"
)
_OF_EACH = re.compile("(?:世界|全球|其他)?主要(?:国家|经济体|城市|地区|国家和地区|国家与地区)(?=.{2})")
"""Whose measure each member of a scope is told: 主要国家|CPI方面."""
_GOODS = re.compile(
    "(?:主要)?(?:进出口|出口|进口)的?(?:(?:商品|产品|货物|货品)(?:结构)?|(?:来源|目的)?(?:国家?|地|市场|伙伴)(?:区|[和与及]地区|（地区）)?)"
)
"""What trade is of, or whom it is with: 出口商品中，; 进口来源国中，."""
_PRICED = re.compile("(?:各类|主要)?(?:非?食品(?:烟酒)?|(?:工业)?消费品|服务|生活资料|生产资料)类?(?:价格)?")
"""Classes of what is bought, whose members have prices of their own."""
_CLASSES_OF_GOODS: Final = ("产品", "消费品", "商品", "货物", "工业品", "用品", "制品", "副食品")
"""How classes of goods are called, whose goods have names of their own."""
_DIVIDED = re.compile("(?P<of>[^，]{2,12}?)(?:按|分)[^，]{1,8}?(?:划分|分|来看|看)$")
_BY_SORT = re.compile("类值|商品类别|商品类值|商品分类|零售类别")
_NO_CUT = re.compile("[月季年旬日]|环比|同比|趋势|走势|总体|整体|全局|长期|短期|前瞻|目前|当前|质量|效益")
"""What a paragraph may look at that cuts nothing into parts: 从环比看."""
_BY_PART = re.compile(
    "主体|性质|所有制|国别|市场|贸易方式|来源[地国]|类值|商品|类别|行业|门类|类型|领域|规模|轻重"
)
_SORTS_OF_PARTS: Final[tuple[str, ...]] = ("产业", "行业", "险", "类商品", "类产品", "领域", "制造业", "保险")
"""How the sorts end that a paragraph may take the parts of."""
_TOLD_FIRST = re.compile(
    "(?:(?![一二三四五六七八九十〇]+[．.%])[^。0-9])*(?:[产加售]值|[额量价]|收入|投资|利润|指数|[人户家]数|余额|资金|外资|[进出]口|[0-9]+[家户人个项名])"
)
_BY_WHICH = re.compile(
    "[按分](?:行业|产业|区域|地区|类别|门类|产品|镇街|乡镇|品种|领域|企业类型)分?(?P<of>[^，分]{2,10}?)(?:完成|增长|运行|发展|变动|实现)?情况"
)
_TITLE_ENDS: Final[tuple[str, ...]] = ("情况", "情况为", "情况是", "情况如下", "如下")
_TITLE: Final = re.compile(
    "(?:全?[省市区县]|各(?:地市?|市州?|市县区?|县市?区?|区县?市?|园区|地区|板块)|分(?:地区|区域|市县?|县区|园区)看?)*的?(?P<of>[^，：]{3,}?)"
    "(?:分(?:地区|区域|市县?|县区|园区|行业|领域)|完成|执行|分布|构成|增长|变化|具体)*(?:情况)?(?:为|是|如下)?"
)
"""The title of a list of parts: 全省各市|离岸执行额|完成情况如下：."""
_ANY: Final = frozenset({"收入", "支出", "投资", "总量", "规模", "数量", "总数", "金额", "总额"})
"""Measures that name nothing without what they are of."""
_MEASURED = re.compile(
    "[^。]*(?:[产加售]值|额|量(?!位?[居列]|第|排|最|均?为?全[国省市])|收入|投资|利润)(?!的(?:[0-9]|比重))"
)
_TOLD = re.compile(
    "[^。]*(?:价|指数|[人户家]数|余额|资金|外资|[进出]口|[0-9](?:[家户项]|个(?!百?分?点|基点)|人(?!次)))"
)
_LED = re.compile("^在?(?:从(?!业))?")
_SO_MANY = re.compile("^\\d+[个家户](?=.*(?:项目|企业|监测点|点位)$)")
"""How many a scope holds: 80个|在建项目中."""
_ALL_SORTS: Final = re.compile("[两三四五六七八九十]+(?:大?类|大(?=.{2})|种)")
"""All sorts of what is told, whose names are whole: 四类技术合同中，|技术服务合同."""
_SO_MANY_LANDS: Final = re.compile("(?:[0-9]+|[两三四五六七八九十]+)?(?:个?国家?|成员国)$")
_DEALERS: Final[tuple[str, ...]] = (
    *(
        "业",
        "超市",
        "商场",
        "商超",
        "百货",
        "百货店",
        "便利店",
        "卖场",
        "购物中心",
        "专卖店",
        "4S店",
        "农贸市场",
    ),
    *("餐饮", "住宿", "旅游", "汽车", "家电", "家居", "金饰", "电影", "电商"),
)
"""How those end whose business a sentence opens with: 批发业|方面，总收益为."""
_ASPECTS: Final = frozenset(
    {"外资", "内资", "效益", "经济效益", "企业效益", "经营效益", "盈利", "景气", "质效", "质量效益", "运行"}
)
"""What measures are told by and none is of: 效益|方面，利润总额."""
_AHEAD: Final = re.compile(
    "(?:占比|比重|规模|增速|总量)?(?:排名?|排位|位)?(?:[居列]|在)?(?<=[居列排名在])(?:全[国省市])?前"
)


_OF_ALL = re.compile("所在地|城乡|地区|区域|消费形态|消费类型|经营地|[市区县]|乡镇|板块")
_PEOPLE: Final = frozenset({"人", "人次"})
_MONEY: Final = re.compile("[^0-9。；]*[0-9][0-9.]*[万亿]*(?:[、，和与及][0-9.]+[万亿]*)*[美欧]?元")
"""Whether an amount of money is told next: 新设企业45家，利用外资2亿美元。从产业看，|第一产业0.1亿美元."""
_TONS: Final = re.compile("[^0-9。；]*[0-9][0-9.]*[万亿]*吨(?!公里)")
"""The same of a weight, behind boxes that were counted."""
_BY_RATE: Final = frozenset({"增速", "增幅", "增长速度", "增长情况", "同比增速", "增长率"})
_RATES: Final = tuple(_BY_RATE)
_MEASURED_BY: Final = _BY_RATE | {"规模", "总量", "总额", "体量", "绝对量"}
"""What places are compared by, of the measure told before: 从增速看, 规模方面."""
_ITS_RATE: Final = re.compile("(?P<of>[^，、的]{2,12}?)(?:的?同比)?(?:增速|增幅|增长速度|增长情况|增长率)")
"""The rate of a measure, by which places are compared: 从限上增幅看，高于全市平均水平的有甲区（14%）."""
_PLACE_NEXT: Final = re.compile(
    "[，：][^，。；、（0-9]{1,8}?[区县市州旗省盟镇园](?=[、（0-9和与以仅]|位?[居列]|增[长速幅]|下降|降幅|领先|排名?|最)"
)
"""A place that is told next, of which all that is said so."""
_WHOSE = frozenset({"partner", "ownership", "region"})
"""Whose trade a paragraph may be about."""
_FLOWS = frozenset({"进出口", "出口", "进口"})
_AMONG_PLACES = re.compile(
    "(?:[0-9]+|[两三四五六七八九十]+)个?[^，、0-9]{0,6}?(?:省区?市|省份|城市|县市|市县|县区|区县|[省市县区州盟])$"
)
_AMONG_ZONES: Final = re.compile(
    "(?:全?[市省区县]|各|主要|重点|服务外包|[0-9]+个|[两三四五六七八九十]+[大个])*(?:国家级|省级|市级|示范|特色|产业)*(?:园区|开发区|板块|片区|港区|基地|功能区|集聚区|示范区|载体|平台)"
)
"""Zones that each one told next is seen among: 各园区中，高新区离岸执行额."""
_PARTS = frozenset({"ownership", "partner", "mode", "product", "sector"})
"""What a whole is told by part by part."""
_CUT_BEFORE: Final = re.compile("(?:^|。) *[从按分](?!月|年|季)[^，。；：0-9]{1,14}看[，：]")
"""A sentence before that cuts the whole otherwise: 从市场看，对东盟出口…。|从区域看，中部地区出口."""


def _goes_on(speech: Speech, clause: Clause, opened: str) -> bool:
    """Takes over the measure of the paragraph before for a sort of its parts (传统产业方面，食品业年增3%),
    and returns whether it did: where no measure stands before the first number.
    """
    before = speech.context.before
    if before is None or before.known is None or before.known.nature not in ("flow", "price"):
        return False
    if not opened.endswith(_SORTS_OF_PARTS) or _TOLD_FIRST.match(speech.text, clause.stop) is not None:
        return False
    speech.context.subjects = (before,)
    speech.context.whole, speech.context.parent = before, None
    return True


def divides(speech: Speech, words: str) -> bool:
    """按行业分产值完成情况, 各市离岸执行额完成情况为: speaks of the measure whose parts follow; returns
    whether *words* tell of one.
    """
    if not words.endswith(_TITLE_ENDS):
        return False
    titled = _TITLE.fullmatch(words)
    found = _BY_WHICH.fullmatch(words) or titled
    of = found["of"].removesuffix("情况") if found is not None else ""  # 出口|情况
    before, known = speech.naming.head(of) if of else ("", None)
    if found is None or known is None or (found is not titled and known.printed != of):
        return False
    if found is titled and (known.nature not in ("flow", "stock") or (not before and known.printed in _ANY)):
        return False
    subject, context = speech.naming.subject(of, None), speech.context
    speech.speak_of((subject,))
    context.whole, context.parent, context.cut = subject, None, subject
    return True


_BY_ITS: Final = re.compile("(?P<what>[^，。；]{2,10}?)的?(?:来源[地国]?|构成|结构|去向|投向|币种|期限)")
"""What measure is divided, by which mark of its own: 按|注册资本|来源分析."""


def _measure_of(speech: Speech, words: str, said: str, tail: str) -> Subject | None:
    """The measure that 从产品产量看, 从合同外资看 and the like look at, when it takes members."""
    of = words.removesuffix(tail).removeprefix("从").removeprefix("按").removeprefix("分")
    by = _BY_ITS.fullmatch(of)
    if by is not None and (what := speech.naming.head(by["what"])[1]) is not None and not what.trade:
        levels = (draft.subject for draft in reversed(speech.drafts) if draft.kind == "level")
        return next((one for one in levels if one.known == what), None)
    before, known = speech.naming.head(of)
    if known is None or known.trade or known.nature != "flow":
        return None
    if known.dimension != "product" and (before or not said.startswith("从") or not known.dimension):
        return None
    return Subject("", known.printed, known, "", ())


def _is_part(topic: Subject, lead: Subject, words: str) -> bool:
    """Whether what the last sentence spoke of is a part of what the paragraph leads with, all of which is
    divided by other *words* now: 实际使用外资…。服务业下降2%。|分来源地看，香港.
    """
    if topic.known is None or lead.known is None:
        return False
    level = dict(topic.parts).get("region", "")
    if level.endswith("本级") and not any(kind == "region" for kind, _ in lead.parts):
        return lead.known.measure.endswith(topic.known.measure)  # 全市支出…。市本级支出…。从科目看，教育支出
    sold = topic.before.startswith("限") and lead.known.measure.endswith(topic.known.measure)
    if lead.known.measure.removeprefix("各项") != topic.known.measure and not sold:
        return False
    if topic.parts[-1:] == lead.parts[-1:] and topic.flow != lead.flow:
        return False
    cut = [dimension for dimension, _ in topic.parts if dimension not in dict(lead.parts)]
    if any(name != dict(topic.parts).get(dimension) for dimension, name in lead.parts):
        return False
    if cut == ["category"] or (not topic.parts and lead.before[-2:] == "外包" != topic.before[-2:]):
        return _BY_MARKET.search(words) is not None  # ITO、BPO离岸执行额…。从发包市场看，日本
    if cut == ["scope"] and topic.known.nature == "stock":
        return True  # 各项贷款余额…。住户贷款余额…。分领域看，绿色贷款余额
    if cut == ["scope"]:  # 限额以上增长3%。按经营单位所在地分: none of those that report each month
        return topic.before.startswith("限") and _OF_ALL.search(words) is not None
    return bool(cut) and set(cut) <= _PARTS


_BY_MARKET: Final = re.compile("市场|国别|来源|发包|目的[国地]|地区|区域|县区|区县|园区|主体|性质|所有制")
"""By what else than its fields a business is cut."""
_BY_PLACE: Final = re.compile(
    "[从分按]?(?:各|全市)?(?:县[区市]?|区县|市县|县市区|县（市、区）|区域|地区|属地|辖区|市州|州市)"
)


def _all_of(
    before: Subject,
    opening: Subject | None,
    *,
    after_cut: bool = False,
    by_place: bool = False,
    title: str = "",
) -> Subject:
    """What the text opened with, where the paragraph *before* led with a part of it:
    从贸易方式看，加工贸易进出口…。从主体看，外资企业. *after_cut* says that it only told of parts (分领域看),
    *by_place* that what is told next are places (固定资产投资…。⏎房地产开发投资…。⏎从县区看).
    """
    if before.known is not None and any(dimension == "region" for dimension, _ in before.parts):
        of_all = out_of_zone(before)  # 网络零售额中，高新区…。从商品类别看，通讯器材类零售额
        before = of_all._replace(level=None, period=None) if of_all.parts != before.parts else before
    if opening is None or opening.known is None or before.known is None:
        return before
    cut = {dimension for dimension, _ in before.parts} - {dimension for dimension, _ in opening.parts}
    alike = opening.known.measure == before.known.measure or (opening.flow and before.flow)
    taxed = before.known.measure[-1:] == "税" and opening.known.measure.endswith("收入")
    if (after_cut or by_place) and (taxed or opening.known.measure[-2:] == before.known.measure[-2:]):
        return opening  # 软件业务收入…。分领域看，软件产品收入…。从地区看，东部地区增长
    if by_place and is_titled(title, opening, before):
        return opening  # 投资运行情况⏎固定资产投资…。⏎商品房销售额…。⏎从县区看
    return opening if alike and cut & (_PARTS | {"region"}) else before


def flow_of(speech: Speech, flow: str) -> Subject:
    """The *flow* of trade that a scope tells alone (进口方面): of the partner or the firms that the paragraph
    is about, of no goods and of no others told before.
    """
    context = speech.context
    last, lead = context.subject or context.topic, context.lead
    if last is None or not last.flow:
        return speech.name(flow, dimension="", section="none")
    cut = [part for part in last.parts if part[0] != "flow"]
    if not cut or (lead is not None and all(part in lead.parts and part[0] in _WHOSE for part in cut)):
        return speech.name(flow, dimension="", section="none")
    served = "服务" if last.family.startswith("服务") else ""
    return speech.naming.subject(served + flow, None)._replace(area=last.area)


def _compared_by(speech: Speech, words: str) -> Subject | None:
    """The measure by whose rate places are compared, where *words* name it or the firms that it is of."""
    by = _ITS_RATE.fullmatch(words)
    if by is None:
        return None
    scope = speech.lexicon.members.get(by["of"], ("", ""))
    if scope[0] == "scope":
        for draft in reversed(speech.drafts):
            if any(kind == "scope" and one[0] == scope[1][0] for kind, one in draft.subject.parts):
                return draft.subject
        of = speech.context.topic or speech.context.subject or speech.context.before
        if of is None or of.known is None or any(kind == "scope" for kind, _ in of.parts):
            return None
        return speech.naming.subject(by["of"] + of.indicator, None)
    before, known = speech.naming.head(by["of"])
    whole = known is not None and not before and not known.trade and known.nature == "flow"
    return speech.naming.subject(by["of"], None) if whole else None


def _by_measure(speech: Speech, *, rate: bool) -> bool:
    """Speaks of what the text measures, or of its *rate*, for places that stand out: 增速方面，甲区."""
    context = speech.context
    of = context.measured(context.topic)
    if of is None or of.known is None or of.known.nature == "ratio":
        return False
    context.subjects = (out_of_zone(of)._replace(level=None, period=None, area=None),)
    context.kind, context.whole, context.scope = "yoy_rate" if rate else "level", None, ""
    return True


def part_into(speech: Speech, *, quarters: bool) -> bool:
    """Cuts the period spoken of into its *quarters* or months, one for each number to come; says whether one
    is spoken of.
    """
    context = speech.context
    if context.period is None:
        return False
    context.parted = context.period if context.period == context.kept else None
    if context.subject is None and context.topic is None and context.before is not None:
        of_all = _all_of(context.before, context.opening)
        context.subjects = (of_all._replace(level=None, period=None),)  # ⏎分季度看，四个季度分别增长
    cut, told = context.cut, context.subject
    if cut is not None and cut.known is not None and told is not None and told.known == cut.known:
        context.subjects = (cut._replace(level=None, period=None),)  # 分行业看，…。|分季度看: of all
    count = context.period.months // (3 if quarters else 1)
    context.periods = each_of(context.period, count, quarters=quarters)
    return True


def _is_named_next(speech: Speech, clause: Clause) -> bool:
    """Whether a name follows *clause*, and no number of many or measure of all: 各园区中，|高新区执行额."""
    ahead = speech.text[clause.stop + 1 : clause.stop + 3]
    return not ahead[:1].isdigit() and ahead[1:] != "岸" and not bare_ahead(speech, clause)


def _without_whole(speech: Speech, opened: str) -> str:
    """Industries without what the whole is called: 机械工业增加值增长8.7%。机械工业|五大行业中，."""
    industries = _INDUSTRIES_OF.fullmatch(opened)
    whole = speech.context.topic or speech.context.subject
    if industries is None or whole is None or industries["of"] not in whole.indicator:
        return opened
    return industries["all"]


_SOLD: Final[tuple[str, ...]] = ("营业额", "销售额", "零售额", "营业收入", "产值", "增加值")
"""What a trade as a whole sold or made."""


def _sold_in(speech: Speech, trade: str) -> Subject | None:
    """What the text told a *trade* to have sold or made, for its branches are told next:
    零售业营业额389亿元…。零售业中，|百货公司减1.3%.
    """
    for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
        told = draft.subject
        if draft.kind == "level" and told.before == trade and told.head in _SOLD:
            return told._replace(level=None, period=None)
    return None


_COUNTED_IN: Final = re.compile("(?<=.{3})(?:抽样)?(?:调查统计|统计调查|调查|统计)(?:数据)?$")
"""In what counting of something it stands, which is no part of its name."""


_WAY_ALONE: Final = re.compile(
    "(?:各[种类])?(?:主要)?(?:贸易方式|企业性质|企业类型|(?:经营|外贸|贸易)主体|所有制|运输方式)(?:类型|结构)?"
)
"""By what trade is cut, which names no part of it."""


def read_scope(speech: Speech, clause: Clause, words: str, said: str, tail: str) -> None:
    """分行业看, 规模以上工业中, 固定资产投资中: an opening that holds for the members after it."""
    context = speech.context
    rest = by_period(words)
    if rest is not None and rest.endswith("看"):
        rest = rest.removesuffix("看").removesuffix("来")
        if rest and speech.naming.head(rest)[1] is not None:
            speech.speak_of((speech.name(rest, dimension="", section="none"),))
        if part_into(speech, quarters="季" in words):  # 进出口分季度看，分别为
            return
    alone = words.removesuffix(tail).removeprefix("从").removesuffix("来")
    if tail == "中" and (apart := _COUNTED_IN.sub("", alone)) and apart != alone:
        alone, words = apart, f"{apart}中"  # 居民消费价格|调查统计|中，食品价格
    if tail == "中" and _WAY_ALONE.fullmatch(alone) is not None:
        words, tail = f"从{alone}看", "看"  # 贸易方式中，一般贸易14亿元
    placed = alone in _MEASURED_BY and _PLACE_NEXT.match(speech.text, clause.stop) is not None
    if placed and _by_measure(speech, rate=alone in _BY_RATE):
        return  # 从增速看，|甲县、乙县居前
    compared = _compared_by(speech, alone) if alone.endswith(_RATES) and tail.endswith("看") else None
    if compared is not None:  # 从限上增幅看，高于全市平均水平（8.4%）的有甲区
        context.topic = out_of_zone(compared)._replace(level=None, period=None, area=None)
        context.subjects = (context.topic,)
        context.kind, context.whole, context.scope = "yoy_rate", None, ""
        return
    sold = sold_by_sort(speech, alone)
    if sold is not None:  # 从限额以上单位商品类别看，|饮料类增长4%
        context.scope, context.subjects, context.topic = sold.before, (sold,), sold
        context.whole, context.parent = sold, None
        return
    each = _AMONG_ZONES.fullmatch(alone.removeprefix("分").removeprefix("按")) is not None
    each = each and _is_named_next(speech, clause)  # 分园区看，|高新区执行额
    if (
        tail != "中" and not each and is_population(speech.naming, alone)
    ):  # 从规模以上工业企业看，|民营企业利润总额
        context.scope, context.outer = alone, context.outer or context.subject
        return
    led = tail.endswith("看") and not each and not said.startswith(("分", "按"))
    if led and owns_what_follows(speech, clause, alone):
        context.scope, context.outer = alone, context.outer or context.subject
        return  # 从船企看，|新接订单量52万载重吨
    divided = _DIVIDED.match(words)
    if divided is not None and speech.naming.head(divided["of"])[1] is not None:  # 地方收入按部门分
        context.scope = ""
        subject = speech.name(divided["of"], dimension="", section="none")
        lead_to_members(speech, subject)
        return
    regarded = alone[alone[:1] in "以就对" :] if tail in ("而言", "来说") else ""
    if led and said[0] == "从" and UNNAMED_NEXT.match(speech.text, clause.stop) is not None:
        regarded = alone  # 从工业增加值看，|同比增长6%
    if regarded and regarded not in speech.lexicon.bare and speech.naming.head(regarded)[1] is not None:
        context.scope, context.whole, context.parent = "", None, None
        speech.speak_of((speech.name(regarded, dimension="", section="none"),))
        return  # 以政府消费开支来说，|在第一季上升1.8%
    if tail in (
        "看",
        "来看",
        "上看",
        "而言",
        "来说",
        "角度看",
        "结构看",
        "情况看",
        "分",
        "划分",
        "统计",
        "分类",
        "计",
        "分组看",
    ) or (said.startswith(("分", "按", "从")) and not said.startswith("从业")):
        context.scope = ""
        context.leave_region()
        flow = next((f for f in ("进出口", "出口", "进口") if f in words), None)
        goods = context.topic is not None and any(kind == "product" for kind, _ in context.topic.parts)
        before = paid_in(speech, context.before) or context.before
        if flow is not None and (context.topic is None or context.topic.flow != flow or goods):
            context.whole = None
            speech.speak_of((flow_of(speech, flow),))
            context.whole, context.parent = context.subject, None
        elif said.startswith(BY_PRODUCT) and tells_output(speech, words.removesuffix(tail), clause.stop):
            pass  # 分产品看，水泥213万吨
        elif (of := _measure_of(speech, words, said, tail)) is not None:  # 从产品产量看
            context.subjects, context.whole, context.parent = (of,), of, None
        elif (
            context.topic is None
            and before is not None
            and before.known is not None
            and not speech.drafts
            and (
                _BY_SORT.search(words)
                or (
                    _MEASURED.match(speech.text, clause.stop) is None
                    and (
                        _BY_PART.search(words)
                        or (_TOLD.match(speech.text, clause.stop) is None and _NO_CUT.search(words) is None)
                    )
                )
            )
        ):  # 从商品类别看，粮油类增长5%: of what the paragraph before spoke of
            after_cut = speech.earlier.startswith(("分", "从", "按"))
            by_place = _BY_PLACE.fullmatch(alone) is not None
            all_ = all_that_was_cut(speech, before) or _all_of(
                before, context.opening, after_cut=after_cut, by_place=by_place, title=context.title
            )
            context.subjects, context.whole, context.parent, context.cut = (all_,), all_, None, all_
        elif context.topic is not None:
            whole, lead = context.topic, context.lead
            if whole.known is None and whole.head == "数" and lead is not None and lead.known is not None:
                whole = lead  # 工业增加值…。37个行业大类中，25个增长。分三大门类看，采矿业增长
            elif whole.head == "数" and _MONEY.match(speech.text, clause.stop) is not None:
                told = [draft for draft in reversed(speech.drafts) if draft.kind == "level"]
                paid = [draft.subject for draft in told if draft.unit.dimension.endswith("元")]
                whole = min(paid, key=lambda all_: len(all_.parts), default=whole)
            elif whole.head == "数" and (unclassed := of_no_class(speech, whole, clause.stop)) is not None:
                whole = unclassed
            elif whole.dimension not in ("", "克") and _TONS.match(speech.text, clause.stop) is not None:
                # 货物吞吐量8123万吨。集装箱吞吐量182万标准箱。分货类看，煤炭2123万吨
                weighed = [d for d in speech.drafts if d.kind == "level" and d.unit.dimension == "克"]
                whole = weighed[0].subject._replace(dimension="克") if weighed else whole
                context.topic = whole
            else:
                spoken = (draft.subject for draft in speech.drafts if draft.kind in ("level", "yoy_rate"))
                found = next((all_ for all_ in spoken if _is_part(whole, all_, words)), None)
                if found is None and "看" in speech.text and _CUT_BEFORE.search(speech.text, 0, clause.start):
                    found = _all_of(whole, context.opening)
                    if found is whole and whole.flow and whole.partner and "市场" not in words:
                        found = without_partner(whole)  # 分市场看，对甲国出口…。分商品看，乙出口
                again = context.cut if found is None and not whole.flow else None
                if again is not None and again.dimension == whole.dimension in _PEOPLE and again.known:
                    found = again  # 以居住地分，日本…。大陆旅客…。以目的别分，观光: of all again
                whole = found or whole
            whole = paid_in(speech, whole) or whole
            context.subjects = (whole,)
            context.whole, context.parent, context.cut = whole, whole.level, whole
        return
    opened = words[: -len(tail)] if words.endswith(tail) else words
    opened = _SO_MANY.sub("", clean(_LED.sub("", opened)))
    opened = _COMPONENTS.sub("", opened) if _COMPONENTS.search(opened) else opened
    opened = _without_whole(speech, opened) if tail == "中" and opened.endswith(_INDUSTRIES) else opened
    again = context.lately or context.subject if tail == "中" and opened.endswith(_INDUSTRIES) else None
    if again is not None and _INDUSTRIES_ALL.fullmatch(opened) is not None:  # 制造业占92%。在工业行业大类中，
        again = context.lately or all_counted(speech, again)
        if again is not None:
            context.subjects, context.whole, context.parent = (again,), again, again.level
            return
    if tail == "中" and opened.endswith(("构成", "结构", "组成")):
        opened = opened[:-2]  # 游客构成中，省外游客占24%
    if _SOURCES.fullmatch(opened) is not None and context.subject is None and context.opening is not None:
        context.subjects, context.whole = (context.opening,), context.opening  # 来源地中，香港4.2亿美元
    sided = _SIDED_SOURCES.fullmatch(opened) if opened[1:2] == "岸" else None
    opened = sided["side"] if sided is not None else opened  # 离岸业务来源地中，日本执行额
    ahead_of = speech.text[clause.stop : clause.stop + 16] if tail == "中" else ""
    if "价" in ahead_of and opened == "消费":  # 在各类消费项目中，价格录得升幅的类别为交通（升2%）
        opened = context.priced.indicator if context.priced is not None else "综合消费物价指数"
    if "价" in ahead_of and _PRICED.fullmatch(opened) is not None:
        return  # 食品中，猪肉价格下降
    if ahead_of and opened.endswith(_CLASSES_OF_GOODS) and goods_next(speech, clause, opened):
        return  # 消费品中，白酒产量14.3万千升；啤酒56.9万千升
    if context.topic is None and not speech.drafts and _goes_on(speech, clause, opened):
        return
    ahead = _AHEAD.search(opened) if "前" in opened else None
    if ahead is not None:  # 业务收入居前5名的省份中
        if speech.naming.head(opened[: ahead.start()])[1] is not None:
            speech.speak_of((speech.name(opened[: ahead.start()], dimension="", section="none"),))
        return
    if _HOLLOW.fullmatch(opened) or _SOURCES.fullmatch(opened) or opened.endswith(_PEERS):
        return
    of_each = _OF_EACH.match(opened)
    if of_each is not None and speech.naming.head(opened[of_each.end() :])[1] is not None:
        subject = speech.name(opened[of_each.end() :], dimension="", section="none")
        lead_to_members(speech, subject)  # 主要国家CPI方面，美国上涨2.4%
        return
    if (
        opened.startswith(("主要", "重点行业", "重点产业", "支柱产业", "各行业", "各产业", "各子行业"))
        or _GOODS.fullmatch(opened)  # 出口商品中，鞋靴、箱包出口
        or (tail == "中" and _ALL_SORTS.match(opened) is not None)
    ):
        context.outer = context.outer or context.subject  # 主要税种中，增值税…。11月完成: of all again
        flow = next((f for f in ("进出口", "出口", "进口") if f in opened), None)
        made = speech.naming.head(opened)[1]
        if flow is not None:
            speech.speak_of((flow_of(speech, flow),))
            context.whole, context.parent = context.subject, None
        elif made is not None and made.printed == "产量":  # 主要产品产量中，水泥562万吨
            speech.speak_of((speech.name(opened, dimension="", section="none"),))
        return
    if not opened or (tail == "方面" and (opened in _ASPECTS or CHAPTER.fullmatch(opened) is not None)):
        return
    _, known = speech.naming.head(opened)
    if known is not None:
        context.whole = None  # 离岸执行额中，…；服务外包执行额中，…
        if opened in _FLOWS:
            subject = flow_of(speech, opened)
        else:
            again = whole_named(speech, opened) or part_named(speech, opened) if tail == "中" else None
            again = again or (employed(speech) if opened == "从业人员" else None)
            subject = again or speech.name(opened, dimension="", section="none")
        context.subjects = (subject,)
        context.whole, context.parent, context.shared_out = subject, subject.level, None
    elif tail == "方面" and "、" not in opened and opened.endswith(_DEALERS):
        context.scope = context.branch = opened  # 在批发业方面，总收益为…。盈余总额占…
        context.subjects, context.topic = (), None
    elif tail == "中" and opened.endswith("业") and (sold := _sold_in(speech, opened)) is not None:
        context.subjects, context.whole, context.parent = (sold,), sold, None
    elif tail == "中" and (
        (counted := whole_named(speech, opened) or units_named(speech, opened) or part_named(speech, opened))
        is not None
    ):  # 投诉中，服务类占28%
        context.outer = context.outer or context.subject
        context.subjects = (counted,)
        context.whole, context.parent = counted, counted.level
    elif tail == "中" and _AMONG_PLACES.search(opened) is not None:
        return  # 在沿海六市中，甲市出口5亿元: among whom, not whose
    elif tail == "中" and _AMONG_ZONES.fullmatch(opened) is not None and _is_named_next(speech, clause):
        return
    elif tail == "中" and speech.kind_of(_SO_MANY_LANDS.sub("", opened)) == "partner":
        return  # 欧盟28国中，英国投资增长
    elif tail != "方面" or opened in speech.lexicon.members or is_body(opened) or bare_ahead(speech, clause):
        context.scope, context.outer = opened, context.outer or context.subject


def of_them_all(speech: Speech, clause: Clause, said: str) -> bool:
    """Whether a clause tells of all together what comes next: 所有服务行业合计，净产值上升. One that says all
    moved against the time before has the rates of the next sentence so too: 均录得按季升幅。保险业升1.6%.
    """
    if said.startswith("所有") and said.endswith("合计"):
        speech.context.scope = said[:-2]
        return True
    ended = said[-1:] == "幅" and speech.text[clause.stop : clause.stop + 1] == "。"
    if ended and any(token.value == "mom" for token in clause.tokens):
        speech.context.steady = "mom"
    return False
