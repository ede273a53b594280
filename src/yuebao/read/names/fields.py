"""The field that a heading or a clause without numbers names, of which bare measures are: 二、电子商务."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.sides import SIDES
from yuebao.read.words.memo import kept
from yuebao.read.words.phrases import PARTING, clean
from yuebao.read.words.signs import holds, signs, stands

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.spoken import Subject
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_LED: Final = re.compile(
    "^(?:[一二三四五六七八九十]+是|其[一二三四五]|[——\\-•●·]+|从|推动|全面|大力|加快|积极)+"
)
_LED_OPENS: Final = signs("一二三四五六七八九十其—-•●·从推全大加积")
_FIELD: Final = re.compile(
    "(?P<field>[^，、。：的岸服0-9]{4,8}外包(?!产?业|企业)|(?:规模以上|规上|限额以上|限上|离岸|在岸|高新技术|战略性新兴|民营|民间)?[^，、。：的]{0,9}?"
    "(?:服务外包|离岸外包|业|产业|(?<!\\w)(?:民营|数字|海洋|县域|非公有制|平台|文化)经济|(?:民营|国有|外资|外商投资|私营|港澳台)企业"
    "|服务贸易|数字贸易|文化贸易|一般贸易|加工贸易|跨境电商|跨境电子商务|电子商务|对外承包工程|房地产开发|软件业"
    "|软件出口|技术(?:进出口|出口|进口|引进)))"
)
"""Names of what has measures of its own, told by their ends."""
_FIELD_ENDS: Final = frozenset("包业济易商务程发口进")
_HINTS: Final = signs("业包经贸电商工开软技")
_HINT: Final = re.compile(
    "[业包经贸电商工开软技](?:(?<=[业包])|(?<=经)济|(?<=贸)易|(?<=电)商|(?<=商)务|(?<=工)程|(?<=开)发|(?<=软)件出|(?<=技)术)"
)
"""业, 包, 经济, 贸易, 电商, 商务, 工程, 开发, 软件出 or 技术."""
_PLACE: Final = re.compile("^[^，、业]{1,4}[省市县区州旗](?=.{2})")
_ENDS: Final = re.compile(
    "(?:方面|领域|情况|(?:来|上)?看|运行|发展|规模|市场|总体|经济运行|生产|经营)*(?:情况|方面|看)?$"
)
_ONE_TRADE: Final = re.compile("[^、和与及业]{2,3}和[^、和与及]{2,6}业")
"""A trade whose name joins two: 住宿和餐饮业, but 工业和服务业."""
_OF_A_SIDE: Final = re.compile(
    "(?P<side>离岸|在岸)(?:服务外包|外包)?(?:合同|业务|接包)?(?:执行)?(?:总?金额|总?额)?(?![、和与及])[^，。；：0-9岸]{0,16}情况$"
)
"""What a clause before a colon says to be told by side: 全市|离岸合同执行金额各县区完成情况|：."""
_OF_PARTNER: Final = re.compile(
    "(?:承接|来自|对)?(?P<who>[^，。；：0-9]{2,16}?)的?(?P<field>(?:国际)?服务外包)?(?:业务)?(?:完成)?(?:情况|方面)$"
)
"""What a clause before a colon says to be told of a partner: 承接|“一带一路”沿线国家|服务外包情况：."""
_GOES: Final = re.compile(
    "(?:方面|领域)?(?:发展|规模|市场|总体|整体|运行|生产|经营|效益|质量|基本面|形势|态势|势头|景气|动能|后劲|主力军?|生力军|压舱石|主体|吸?引力|表现)"
)
_NONE: Final = frozenset(
    {
        "产业", "行业", "企业", "就业", "创业", "职业", "作业", "各行业", "各产业", "主要行业",
        "重点行业", "专业", "从业", "毕业", "失业", "开业", "商业", "三次产业", "重点产业", "支柱产业",
        "传统产业", "新兴产业", "优势产业", "停业", "第一产业", "第二产业", "第三产业", "大众创业",
        "下岗失业", "就业创业", "企业创业",
    }
)  # fmt: skip
_BARE: Final = frozenset(
    {
        "增加值", "总产值", "产值", "营业收入", "利润总额", "利润", "净利润", "营业利润", "税收",
        "从业人员", "从业人数", "企业数", "合同额", "执行额", "合同金额", "执行金额", "接包合同额",
        "接包合同执行额", "接包执行额", "合同数", "合同数量", "合同份数", "交易额", "销售额", "营业额",
        "业务收入", "业务量", "业务总量", "新签合同额", "完成营业额", "竣工产值", "投资", "完成投资",
        "进出口", "出口", "进口", "进出口额", "出口额", "进口额", "进出口总额", "进出口总值",
        "主营业务收入", "销售收入", "总收入", "收入", "接包合同金额", "投资额", "销售产值", "签约合同额",
        "协议金额", "新签合同金额", "合同签约额", "赔付支出",
    }
)  # fmt: skip
"""Measures that say nothing without whose they are."""
_BY_TRADE: Final = frozenset(
    {
        "实际使用外资",
        "实际利用外资",
        "使用外资",
        "利用外资",
        "合同外资",
        "实际到位内资",
        "固定资产投资",
        "民间投资",
    }
)
"""Measures of a place that, told behind a trade, are of it: 餐饮业吸引力最大，|实际使用外资."""
_CONTRACTED: Final = frozenset(
    {
        "合同额", "合同金额", "合同总额", "执行额", "执行金额", "实际执行金额", "协议金额", "新签合同额",
        "合同数",
    }
)  # fmt: skip
_CONTRACTS: Final = frozenset(
    {"合同", "登记合同", "合同登记", "签订合同", "新签合同", "签约合同", "接包合同"}
)
"""Contracts counted that say nothing without what they are of: 软件出口情况…登记合同312份."""
_BY_CONTRACT: Final[tuple[str, ...]] = ("出口", "进口", "引进")
"""How fields end that are measured themselves, of which only contracts are told: 软件出口…。合同金额."""
_ABOVE: Final = re.compile(
    "(?:限额以上|限上)(?:法人)?(?:单位|企业)?(?=[^，。；0-9]{0,8}(?:零售|消费品|情况|运行))"
)
"""The sellers above the threshold that a heading names: 二、|限额以上单位|零售情况."""
_SOLD: Final = frozenset({"零售额", "消费品零售额", "商品零售额", "商品零售", "餐饮收入"})
_TRADED: Final = re.compile("贸易|企业|电商|电子商务")
"""Fields that goods or services are traded by."""


_FIELDS_NAMED: Final[dict[str, str]] = {}


def field_of(words: str) -> str:
    """The field that all of *words* name, nothing where they name none: 服务外包情况, 民营经济."""
    if not 1 < len(words) < 18:
        return ""
    found = _FIELDS_NAMED.get(words)
    return kept(_FIELDS_NAMED, words, _field_of(words), 4096) if found is None else found


def _field_of(words: str) -> str:
    above = _ABOVE.search(words) if "限" in words else None
    if above is not None:
        return above[0]
    if not holds(words, _HINTS) or _HINT.search(words) is None:
        return ""
    if PARTING.search(words) is not None and _ONE_TRADE.match(words) is None:
        return ""
    words = _LED.sub("", words.strip("【】〔〕[]《》“” 　"))
    for stop in range(len(words), 1, -1):
        ended = words[stop - 1] in _FIELD_ENDS
        if (
            ended
            and _FIELD.fullmatch(words, 0, stop) is not None
            and _ENDS.fullmatch(words, stop) is not None
        ):
            return "" if words[:stop] in _NONE else words[:stop]
    return ""


_COLUMN: Final = re.compile("[ 【]?[^，。：0-9]{2,6}(?:报|讯|动态|数据|统计)[：】](?=.)")
"""The column of a bulletin that a title is led by."""


_CHAPTER: Final = re.compile(
    "(?:主要|基本|总体|整体|累计|当月|本月|运行|发展|完成|经济|业务|全[市省县区]|[分各按])*"
    "(?:指标|情况|概况|规模|总量|特点|特征|数据|板块|区域|[县区]区|地区|载体|园区|企业|主体|市场|结构|类别|问题|成效|亮点|态势|形势)+(?:完成|发展|分布|运行|与|和)*(?:情况|分析|特点)?(?:（[^）]{1,10}）)?"
)
"""The name of a chapter that is of its text's field, of which it names none: 一、主要指标, 三、企业情况."""


def field_under(context: Context, heading: str, named: str) -> str:
    """The field of what stands under a *heading* that *named* something: its own; the title's, where it names
    a chapter only by how that is told.
    """
    field = field_of(heading) or ("" if named.endswith("业") else field_of(named))
    titled = context.title_field
    of_titled_field = not field and titled.endswith("外包") and _CHAPTER.fullmatch(heading) is not None
    return titled if of_titled_field else field


_OF_TITLE: Final = re.compile(
    "(?:主要|重点|[月季年]度|指标|统计|数据|运行|情况|分析|一览|发展|完成|发布|监测|执行|总体|回顾|综述|述评|观察|盘点|展望|简况|概况|形势|态势|走势)*的?(?:[月季年快简通公汇]报|报告|报表|表)?$"
)
"""What a title says it is behind the field: 服务外包|统计快报."""


def field_of_title(words: str) -> tuple[str, str]:
    """The field that a title is about, its times and places set aside (服务外包|运行情况), and the same where
    the title says what sort of report it heads: 服务外包|统计快报.
    """
    words = words[words.find("关于") + 2 :] if "关于" in words else words  # 某局|关于|服务外包情况的通报
    field = field_of(words)
    return field, field or field_of(_OF_TITLE.sub("", words))


_GIVEN_OUT: Final = re.compile(
    "^(?:[^，。：、]{0,10}?(?:[部局署处会院行委]|总署|海关|协会|中心|集团))(?:联合|正式|首次|今日?|昨日?)*(?:公布|发布|披露|通报|公开)(?:了|的)?(?=..)"
)
"""Who gives out what a title is of: 商务局发布|服务外包情况."""


def without_setting(text: str, tokens: list[Token]) -> str:
    """A title without its column, its times and its places: 2023年滨海市|服务外包运行情况."""
    column = _COLUMN.match(text)
    pieces, at = [], column.end() if column is not None else 0  # 【数据月报】苏州市|服务外包|2025年7月
    for token in tokens:
        if token.start < at:
            continue
        pieces.append(text[at : token.start])
        at = token.stop
    return without_giver(_PLACE.sub("", "".join([*pieces, text[at:]])))


def without_giver(title: str) -> str:
    """*title* without who gives it out: 商务局发布|服务外包情况."""
    given = "布" in title or "披露" in title or "通报" in title or "公开" in title
    return _GIVEN_OUT.sub("", title) if given else title


def tell_field(speech: Speech, clause: Clause) -> None:
    """Takes in the field that a clause without numbers names and says something of: 电子商务|发展势头良好."""
    start, stop = clause.start, clause.stop
    of_side = speech.text[stop - 1] in "况面" and speech.text.endswith(("情况", "业务方面"), start, stop)
    side = _OF_A_SIDE.search(speech.text, start, stop) if of_side else None
    if side is not None:
        speech.context.trade, speech.context.trade_at = f"{side['side']}服务外包", len(speech.drafts)
        return
    partner = _OF_PARTNER.search(speech.text, start, stop) if of_side else None
    if partner is not None:
        who = clean(partner["who"])
        field = partner["field"] or speech.context.heading or speech.context.title_field
        if field.endswith("外包") and speech.kind_of(who) == "partner":
            speech.context.trade, speech.context.trade_at = who + field, len(speech.drafts)
            return
    if stop - start > (60 if clause.holes else 28) or not holds(speech.text, _HINTS, start, stop):
        return  # 软件业（以下简称…）运行良好: without what stands in brackets
    if _HINT.search(speech.text, start, stop) is None:
        return
    if speech.text.startswith("其中", start):
        return
    said = speech.without(start, stop)
    said = _LED.sub("", said) if stands(said, 0, _LED_OPENS) else said
    said = _GLOSS.sub("", said) if "（" in said else said
    found = _FIELD.match(said) if len(said) < 29 else None
    if found is None or found["field"] in _NONE:
        return
    if PARTING.search(found["field"]) is not None and _ONE_TRADE.fullmatch(found["field"]) is None:
        return
    rest = said[found.end() :]
    if not rest or _ENDS.fullmatch(rest) or _GOES.match(rest) or speech.breaks.match(rest) is not None:
        speech.context.trade, speech.context.trade_at = found["field"], len(speech.drafts)


_GLOSS: Final = re.compile("（[^（）]*）")
_OWN_PART: Final[tuple[str, ...]] = ("企业", "一般贸易", "加工贸易", "边境贸易", "保税物流")
"""How fields end that are parts of a place's trade."""


def in_field(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, which *words* alone name, of the field told before it where nothing was measured since."""
    context: Context = speech.context
    field, known = context.trade, subject.known
    if "级" in words[1:8] and (tier := _TIER.fullmatch(words)) is not None:
        return _of_budget(speech, subject, tier["tier"])
    sided = words[:2] in SIDES and words[2:] in _BARE
    if not field and sided:
        return _of_side(speech, subject, words, context.title_field)
    if not field:
        return _of_headed(speech, subject, words)
    if field.startswith("限"):
        return _of_those_above(speech, subject, words, field)
    by_trade = words in _BY_TRADE and field.endswith("业") and not speech.placed
    by_trade = by_trade and field != context.heading
    sided = sided and field.endswith("外包")
    if words not in _BARE and words not in _CONTRACTS and not by_trade and not sided:
        return subject
    if any(field not in draft.subject.before for draft in speech.drafts[context.trade_at :]):
        return subject
    if words in _CONTRACTS:
        return speech.naming.subject(f"{field}合同", None, section="count")._replace(area=subject.area)
    if field.endswith(_BY_CONTRACT) and words not in _CONTRACTED:
        return subject
    if sided:
        return _of_side(speech, subject, words, field)
    anew = by_trade and context.trade_at == len(speech.drafts)  # …；房地产业吸引力剧减，|实际使用外资
    if subject.before and not anew and (subject.before == field or not field.startswith(subject.before)):
        return subject
    if known is None or (known.trade and _TRADED.search(field) is None) or words.startswith(field):
        return subject
    if speech.placed and field.endswith(_OWN_PART):
        return subject  # 民营企业持续活跃，全市|出口; 加工贸易成倍增长。全市|进出口
    if words == "营业额" and field.endswith("承包工程"):
        words = "完成营业额"
    return speech.naming.subject(field + words, None)._replace(area=subject.area)


_TIER: Final = re.compile(
    "(?P<tier>(?:中央|省|市|县|区|乡镇|市县|区县|县区|县（市、区）|区（县、市）|区县（市）)本?级)(?:收入|支出)?"
)
"""A tier of government by itself: 分级次看，|省级收入|268亿元，|市县级|1059亿元."""
_BUDGETS: Final[tuple[str, ...]] = ("预算收入", "预算支出", "财政收入", "财政支出", "财政总收入")


def _of_budget(speech: Speech, subject: Subject, tier: str) -> Subject:
    """What a *tier* has of the budget told last, where a paragraph divides it by tiers; else *subject*."""
    if speech.text.rfind("级次", max(0, speech.start - 160), speech.start + 60) < 0:
        return subject
    near = (draft.subject for draft in reversed(speech.drafts[-48:]))
    of_all = (one for one in near if "级" not in one.before and "部门" not in one.before)
    whole = next((one for one in of_all if one.head.endswith(_BUDGETS)), None)
    if whole is None:
        return subject
    return speech.naming.subject(tier + whole.indicator, None)._replace(area=subject.area)


def _of_side(speech: Speech, subject: Subject, words: str, field: str) -> Subject:
    """*subject*, a side's measure, of its *field* too: 离岸|服务外包|执行额."""
    if not field.endswith("外包") or subject.before != words[:2]:
        return subject  # 美国是第一大离岸发包市场，|执行额
    name = f"{words[:2]}{field}{words[2:]}"
    return speech.naming.subject(name, None)._replace(area=subject.area)


INVESTED: Final = frozenset({"投资", "投资额", "投资总额", "完成投资", "完成投资额", "投资完成额", "总投资"})
"""Investment that a chapter's heading names in full: 四、固定资产投资…累计完成|投资额."""


def _of_headed(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, which *words* alone name, as the heading over it calls it, where nothing that invests (a
    project, a trade) was told before it in the sentence.
    """
    titled = speech.context.titled
    if titled is None or subject.before or len(speech.drafts) > speech.opened or speech.context.scope:
        return subject
    name = titled.indicator.removesuffix("额")
    if titled.known is None or not name.endswith("投资"):
        return subject
    return speech.naming.subject(name + ("额" if words[-1] == "额" else ""), None)._replace(area=subject.area)


def of_titled(context: Context, words: str) -> str:
    """*words*, a bare measure that heads a column or a list, with the field that the text's title names:
    服务外包|执行额.
    """
    field = context.title_field
    if not field.endswith(("外包", "服务贸易")) or words not in _BARE:
        return words
    if field.endswith("服务贸易"):
        return "服务" + words if words[-1:] != "数" and ("出口" in words or "进口" in words) else words
    return field + words if "口" not in words else words


def of_spoken(context: Context, words: str) -> str:
    """The same of a measure that opens a list, where the text speaks of that field or of services' trade."""
    return of_titled(context, words) if context.trade or context.title_field.endswith("贸易") else words


def _of_those_above(speech: Speech, subject: Subject, words: str, field: str) -> Subject:
    """What is sold under a heading of the sellers above the threshold: 限额以上单位零售情况…批发业|零售额."""
    known = subject.known
    if known is None or known.printed not in _SOLD or words.startswith(("社", "限")):
        return subject
    if any(dimension == "scope" for dimension, _ in subject.parts):
        return subject
    return speech.naming.subject(field + words.removeprefix("法人单位"), None)._replace(area=subject.area)
