"""How a clause without numbers says that its subject stands: 船舶出口|尤为亮眼, 机电产品|仍是出口的主力."""

from __future__ import annotations

from functools import cache
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.amounts.counts import COMERS
from yuebao.read.names.ahead import bare_ahead, is_size, measured_ahead, share_ahead, sizes_ahead
from yuebao.read.names.breakdowns import ORDERS
from yuebao.read.names.firms import OF_CONTRACTS
from yuebao.read.names.orders import GOODS
from yuebao.read.names.owners import is_body
from yuebao.read.names.places import ABROAD
from yuebao.read.names.populations import of_size
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import TOWN_OR_LAND, Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.joined import run_into
from yuebao.read.words.manner import COMPARED, MOVED
from yuebao.read.words.modifiers import called_at
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.predicates import trimmed
from yuebao.read.words.signs import holds, signs, stands

_BEING: Final = (
    "(?:现?已经?|逐[步渐]|正|也|更|则|都|均|依然|依旧|仍然?|仍旧|始终|一直|继续|持续|长期|再次|再度)*"
    "(?:成长为|发展成?为|跃升为|上升为|成?为(?<![华作行认称以]为)|是|充当|占据?了?|稳?居|担当|扮演)"
)
_BEINGS: Final = signs("为是充占居担扮")
"""One of which each of those verbs holds."""
_ABSTRACT = re.compile(
    "(?:经济|形势|态势|需求|内需|外需|供给|供应|动能|动力|[活潜]力|韧性|信心|预期|效应|效果|成效|效益|结构|环境|政策|措施|机制|体系|平台|改革|创新|开放|(?<!劳务)合作|建设"
    "|工作|发展|转型|升级|布局|压力|风险|因素|影响|竞争力|能力|水平|质量|作用|优势|空间|基础|意愿|情绪|天气|气温|价格|[量额值率]|主体|机遇|挑战|规模|步伐|力度|进程|成本|汇率|货币|局势|摩擦|支撑|格局|特征|特点|用工|招工|^(?:出口|进口|外贸)企业|驱动|融合|协同|集聚度?|队伍|梯队|实力|[^，]{2}化"
    "|(?:国际|海外|境外|国外|全球|世界|外部|资本|金融|外围|发包|接包|来源|目标)(?:消费|贸易|发包)?市场)$"
)
"""What no measure told behind it is of: 国际市场依旧低迷，出口."""
_ABSTRACT_MOST: Final = 8
"""How many characters that has at the most."""
_TRADE_FARES: Final = re.compile(
    "(?P<who>[^，、的]{1,8}业|[^，、的]{2,6}企业)(?:效益|成效|动能|韧性|信心|[活潜]力|需求)$"
)
"""A trade, and how it fares: 钢铁行业|效益."""
_NAME_GOES_ON: Final = frozenset("的、和及与或等籍裔商企项对将把")
"""What a member's name goes on with into what is not of it alone."""
_COSTS = re.compile(
    "(?:人民币|[美日欧港]元|英镑|航运|海运|集装箱|国际|全球|主要|大宗|原材料|能源|要素|油|运)[^，]{0,8}(?:汇率|价格?|运费|成本|指数)$"
)
"""Prices that are no goods': 人民币汇率, 国际油价."""
DEED = re.compile(
    "(?<=.{2})(?:生产|加工|销售|种植|养殖|养殖业|产能|产销|运输生产|消费市场|市场|客流|人气|热度|生意|经营|接待)$"
)
"""What is done with a thing, which its measure says itself: 蔬菜|生产稳定，产量."""
_NO_THING = re.compile(
    "[，、的是为和与及其各该这此让使将被把受因]|成为|带动|推动|展现|显示|呈现|体现|少数|多数|部分|[只仅]有|^[不未有无多全各]|^系|首[次度]|以来|^时?隔"
)

_CLASSES: Final[tuple[str, ...]] = ("类", "类商品")
"""How classes of goods end, whose names may join two: 石油及制品类."""
_ALL_OF_IT: Final = re.compile(
    "(?:全域|文化|文|商|体|假日|假期|节日|节庆|春节|国庆|国内|暑期|冬季|夏季|旅游|旅|消费|餐饮|商贸|会展|展览|流通|商品|外贸)+"
    "(?:业|经济|产业|行业|活动)?"
)
"""Fields that are measured as a whole, of which no measure needs to be told: 文旅|市场."""
RATE_AHEAD = re.compile(
    f"，(?:{COMPARED}|[年月](?=[增减])|累计|上半年|全年|达到?|为|完成|实现)*(?:{MOVED}|录得|达到?|为|完成|实现|累计|共|合计)[0-9]"
    "|，(?:同比|环比|按年)?(?:[增升涨降跌减]幅|增速|增长率)(?:分别|也|均|已|则|仅)*(?:高?达到?|为|约|超过?|近)*[0-9.]+%"
)
_LEVEL_AHEAD: Final = re.compile(
    "，(?:累计|总计|合计|全年|上半年|首次|再次|已|共)*(?:达到?|为|突破|完成|实现|录得)[0-9]"
)
"""How a clause goes on that names nothing: ，达到12亿元."""
_WAY = re.compile(
    "(?:有序|稳步|平稳|逐步|总体|整体|基本|全面|普遍|小幅|大幅|温和|运行|引领|拖累|一路|走势|高位|低位|深度|渐趋|强势|信心|尤其|特别|格外|更加|最为|十分|相当|极为|异常|相对|各月份?|各季度?)+$"
)
"""What leads over to the words that end a subject: 采矿业|拖累|明显."""
_WAY_ENDS: Final = frozenset("序步稳体本面遍幅和行领累路势位度趋心其别外加为分当常对月份季")
_TURN_ENDS: Final = frozenset('正负升降增减涨跌盈亏平慢快”"’势局面')
_TURNED: Final = re.compile(
    "(?:同比|环比|增速|均|也|仍|继续|再次|首次)*(?:[由从][正负升降增减涨跌盈亏平]+(?:增长)?转为?)?"
    "(?:实现|呈现?|为|出现|恢复|保持|转为|是|扭转|摆脱|结束)*[正负]$"
)
"""What stands before a word of growth, that is no name: 工业投资|由负转正|增长, 利润总额|为负|增长."""
_TURNS: Final = re.compile(
    "(?:同比|环比|增速|均|也|仍|已|继续|再次|首次)*(?:[由从][正负升降增减涨跌盈亏平]转为?[正负升降增减涨跌盈亏平]|扭亏为盈|扭亏|转正|转负|止跌回升)$"
    '|(?P<parts>(?:呈现?|实现)?[“"‘]?(?:[0-9]+|[一二两三四五六七八九十]+)[升降增减涨跌快慢](?:[0-9]+|[一二两三四五六七八九十]+)[升降增减涨跌平快慢]'
    '(?:(?:[0-9]+|[一二两三四五六七八九十]+)[升降增减涨跌平])?[”"’]?(?:的?(?:态势|走势|格局|局面))?)$'
)
"""How a measure turned, or how many of its parts rose and fell, all that is said of it: 利润|由负转正,
十大行业|“七升三降”.
"""
_LAST_SAID: Final = re.compile(
    "(?:(?:持续|不断|全面|精准|稳步|加快|加力|深入|有序|整体|成功|实现|取得|迎来|呈现|开创|开启|再创|按下|跑出|走向|进一步|日益|落地|有|再|又|迈?上|迈|开|新|更|较|趋|渐|向)*"
    "(?:提速|加速|扩容|增效|发力|加力|见效|起势|提档|(?:提档|转型|提质)?升级|扩面|扩围|提标|破题|破局|新局面?|开局|开门红|满堂红|双?过半|走[深实]|走深走实|两旺|提振"
    "|突破|台阶|攀升|回稳|推进|快进键|加速度|质升|成效|做[优强]|做大做强|做优做强|(?:扩量|增量)?提质(?:增效|扩量|升级)?|扩量|量增质升|量质齐升|压力加大|后劲不足|有声有色|落地|落实|落细|起步|出彩|出新|争先|进位|后劲充?足|转型|集聚|集中)"
    "|(?:更加?|较|趋|渐|向)[优强大快活实广足稳新高好显])[”’]?$"
)
"""What is said last of what a line or a sentence names, and may be a part of a name elsewhere: 外资|提速."""
_LAST_SAID_ENDS: Final = frozenset(
    "速容效力势档级面围标题局红半深实旺振破阶键质量大足度升优强色地落细步彩新先位快活广稳高好显进型聚中”’"
)
_DOING = re.compile(
    "[、是为将把由因与和及其该]|对(?!外|[美欧日韩台港澳俄德英法印华]|东盟|“?一带一路)|使(?!用)|受(?!理)|各(?!项|类|级)"
    "|在(?![岸校园册建营])|以(?![上下])|随着|推动|带动|拉动|出台|实施|发布|召开|举行|加快|加大|推进|促进|支持|落实"
    "|开展|建设|打造|显示|表示|介绍|指出|认为|统计|按照|根据|预计|完成|实现|累计|合计|分别"
)
"""What says that something is done, or told: no standing of what the clause opens with."""
_STRENGTH: Final = "力?[度能求]?(?:加大|较大|不减|攀升|强劲|充足|旺盛|不足)"
_STANDS_SO: Final = re.compile(
    "实现(?:首季|开年|首月|半年)?(?:开门[红稳好]|双?过半|良好开局)"
    "|有序推进|扎实推进|稳步推进|加快推进|全面推进|深入推进|取得[^，]{2,}|迎来[^，]{2,}|收获[^，]{2,}|获得[^，]{2,}"
    "|走[在到]|运行[在于]|处于|位于|进入|步入|迈[上入进]|成[效绩果](?:显|明|斐|喜|突)|量[质稳增升]|产销两旺"
    "|结构(?:持续|不断|进一步|加快|逐步|继续|更加|更趋)*(?:优化|改善)|形势(?:严峻|喜人|良好|向好|较好)|质量(?:持续|稳步|不断)*提[升高]"
    f"|压{_STRENGTH}|动{_STRENGTH}|热{_STRENGTH}|需{_STRENGTH}"
    "|红红火火|分化明显|增多|增高|降低|降温|止滑|下滑|翻倍|值得|几近翻番|接近翻番|刷新|超出|总量(?:扩大|创|再创)"
    "|好[于中]|优于|仍处|登上|后劲|跑出|供需|健康发展|提质|扩量|步步|高位|低位|高开[高低]走|低开[高低]走|前[低高]后[高低]|再度|突破|喜忧"
    "|涨[跌降]|升[跌降]|超[过越]|首超|零增长|反超|赶超|遭遇|徘徊|令人|引人|独树|潜力|加速|跃居|稳居|居全|由[负正降增升跌]转|占比提|增幅[收扩]|降幅[收扩]|小幅"
)
"""What is said of a measure in words that might else go on its name: 出口|成效显著, 有序推进, 走在前列.

Each way begins with a character of its own, so that one look at a character rules out all of them.
"""
_STANDS_OPENS: Final = signs(
    "实有扎稳加全深取迎收获走运处位进步迈成量产结形质压动热需红分增降止下翻值几接刷超总好优仍登后跑供健提扩高低前再突喜涨升首零反"
    "赶遭徘令引独潜跃居由占小"
)
"""What those begin with."""
_AFTER_MEASURE: Final = frozenset({"增势", "增长", "增速", "增幅", "稳步", "稳中", "稳定", "稳居", "升至"})
"""What is said of a measure that ends in 量: 肉类总产量|增势良好, beside 出口|量稳质升."""
_LED_BY: Final = re.compile("(?:也|均|都|亦|全面|成功|稳步|顺利)+$")
_LED_BY_ENDS: Final = frozenset("也均都亦面功步利")
_TRADES: Final = ("业", "业务", "服务", "外包", "贸易", "电商", "经济", "产品", "制品", "商品", "设备")
_GOES_ON = (
    "企业", "商", "退税", "产品", "市场", "结构", "价", "订单", "总", "额", "值", "量", "率", "环境",
    "形势", "项目", "业", "务", "绩", "态", "内", "主", "产", "者", "人", "行", "机", "政策", "工作",
    "能力", "方面", "数", "单", "增", "降", "的", "指", "规", "成", "园", "区", "界", "化", "链",
)  # fmt: skip
"""What makes a longer name of the one before it."""
_CAME = re.compile(
    "(?:本届[^，、]{0,6}?会)?(?P<who>[^，、]{2,10}?)(?:与会|到会|参会|参展|报名|参赛|入场|观展|到场|洽谈|采购)(?:情况)?"
)
_COUNTED: Final = re.compile(
    "(?P<who>[^，、0-9]{0,10}(?:企业|机构|用户|主体|人员|人才|职工|商户|店|单位|网点|景区|场馆|民宿|旅行社|品牌|会员|平台|项目))"
    "[^，、0-9家的]{2,8}"
)
"""Who is counted by the head, and words of how they stand: 经营主体|蓬勃涌现."""
_ARRIVED: Final = re.compile(
    "(?:到会|与会|参会|到场|观展|参展|入场|入馆)(?:人数|人次)?(?:共|累计|已)*(?:达到?|为|约|近|超过?)*[0-9]"
)
_SO_MANY = re.compile(
    "(?:总数|总量|数量)?(?:已|共计?|累计|合计|总|仅|只)?(?:[有达]到?|突破|超过?|增至)?(?:[0-9.]+万?[余多]?)(?:人|名|家|户|个)"
)
"""A count that says itself not of whom it is: 共有8万人."""
_SO_MANY_OPENS: Final = signs("总数已共累合仅只有达突超增0123456789.")


@cache
def _standing(roles: tuple[str, ...]) -> re.Pattern[str]:
    """A being, then up to one of *roles*."""
    said = "|".join(sorted(roles, key=len, reverse=True))
    return re.compile(f"{_BEING}(?:[^，]{{0,16}}?(?:{said}))(?:之一|地位|作用|角色)*$")


_MOVES: Final = re.compile(MOVED)


def ends_at(speech: Speech, words: str, cut: int) -> int:
    """Where the subject of *words* ends: at *cut*, found otherwise, or at what it is said to be; else -1."""
    is_said = holds(words, _BEINGS)
    said = _standing(speech.lexicon.roles).search(words, 2) if is_said else None
    if said is not None and not 0 <= cut < said.start():
        return said.start()
    called = called_at(words)
    if called > 0 and not 0 <= cut < called:
        return called  # 民营企业|“压舱石”作用凸显
    if cut > 3 and _MOVES.match(words, cut) is not None:
        cut = trimmed(words, 2, cut, {}, speech.lexicon)  # 服装出口|迅猛|增长
    way = _WAY.search(words, 2, cut) if cut > 3 and words[cut - 1] in _WAY_ENDS else None
    cut = cut if way is None else way.start()
    turned: re.Match[str] | None = None
    if cut > 2:
        turned = _TURNED.search(words, 2, cut) if words[cut - 1] in "正负" else None
    elif words[-1:] in _TURN_ENDS:
        turned = _TURNS.search(words, 2)
        if (
            turned is not None
            and turned["parts"] is not None
            and words[: turned.start()].endswith("价格指数")
        ):
            turned = None  # 八大类价格指数“四升四降”: not what they are the prices of
    return cut if turned is None else turned.start()


def stands_at(speech: Speech, words: str, cut: int) -> int:
    """Where a known measure ends before *cut* that stands somehow: 服装出口|成效显著; else *cut*."""
    said = _STANDS_SO.search(words, 2) if holds(words, _STANDS_OPENS, 2) else None
    if said is None or 0 <= cut < said.start():
        return cut
    at = said.start()
    led = _LED_BY.search(words, 2, at) if words[at - 1] in _LED_BY_ENDS else None
    at = at if led is None else led.start()
    goes_on = words[at] == "量" and words[at - 1] != "数" and words[at + 1 : at + 3] in _AFTER_MEASURE
    longer = speech.naming.head(words[: at + 1])[1] if goes_on else None
    at = at if longer is None or longer.made else at + 1  # 肉类总产量|增势良好
    known = speech.naming.head(words[:at])[1]
    named = at < 9 and (words.endswith(_TRADES, 0, at) or speech.kind_of(words[:at]) != "")
    return at if named or (known is not None and known.nature != "ratio") else cut


def said_at(speech: Speech, words: str, since: int) -> int:
    """Where, from *since* on, what *words* say of their subject begins: 快递业务|较快增长; -1 where they say
    nothing of it.
    """
    broken = speech.breaks.search(words, since)
    cut = stands_at(speech, words, ends_at(speech, words, broken.start() if broken is not None else -1))
    if cut < 0 and words[-1:] in _LAST_SAID_ENDS:
        last = _LAST_SAID.search(words, since)
        return -1 if last is None else last.start()
    return cut


def level_ahead(speech: Speech, clause: Clause) -> bool:
    """Whether what follows *clause* tells only how much it is of what the clause names: ，达到12亿元."""
    return _LEVEL_AHEAD.match(speech.text, clause.stop) is not None


def plain_end(speech: Speech, clause: Clause, words: str) -> int:
    """Where a known name ends that a sentence opens with, saying in words of its own how it stands:
    民间投资|信心不足，下降2%; 采矿业|拖累明显，增加值下降3%. -1 when it is not so.
    """
    size = len(words)
    if not 4 < size < 34 or _DOING.search(words) is not None:
        return -1
    opens = clause.first or bool(speech.lone)
    opens = opens or (not speech.spoken and len(speech.drafts) == speech.opened)
    level = level_ahead(speech, clause)
    if not opens and not level:
        return -1
    bare = bare_ahead(speech, clause)
    if not bare and not level and RATE_AHEAD.match(speech.text, clause.stop) is None:
        return _last_said_of(speech, clause, words) if opens else -1
    whole = speech.naming.head(words)[1]
    if whole is not None and words.endswith(whole.printed):
        return -1  # 规模以上工业增加值, which turned
    members = speech.lexicon.members
    for at in range(size - 2, max(1, size - 10), -1):
        name = words[:at]
        known = speech.naming.head(name)[1]
        headed = (
            known is not None
            and known.nature != "ratio"
            and (not known.trade or name.endswith(known.printed))
        )
        if (headed or (bare and (name in members or name.endswith("业")))) and not words.startswith(
            _GOES_ON, at
        ):
            return at
    return _last_said_of(speech, clause, words) if opens else -1


_MEASURE_AHEAD: Final = re.compile("，[^，。；0-9]{2,12}[0-9.]+(?![0-9.])[百千万亿]*[^%％，]")


def _last_said_of(speech: Speech, clause: Clause, words: str) -> int:
    """Where what is said last of an amount or a trade begins whose measure is told next with its number:
    制造业引资|提速，实际使用外资38亿元; 对东盟贸易|提速，进出口. -1 where *words* say no such.
    """
    last = _LAST_SAID.search(words, 3) if words[-1:] in _LAST_SAID_ENDS else None
    if last is None or _MEASURE_AHEAD.match(speech.text, clause.stop) is None:
        return -1
    name = words[: last.start()]
    known = speech.naming.head(name)[1]
    amount = known is not None and known.nature == "flow" and len(name) > len(known.printed)
    return last.start() if amount or name.endswith(_TRADES) else -1


def stands_behind(words: str, *, priced: bool) -> bool:
    """Whether *words* name what stands behind the figures and nothing that they measure; or a *priced*
    head's price that is no goods'.
    """
    if priced:
        return _COSTS.match(words) is not None
    return _ABSTRACT.search(words, max(0, len(words) - _ABSTRACT_MOST)) is not None


def whose_measure(speech: Speech, clause: Clause, words: str) -> str:
    """The member or place that *words* begin with, whatever they say of it, where a measure is told next that
    says nothing without it: 业务流程外包|闯出新路，执行额2亿美元. Nothing where there is none.
    """
    if len(words) > 24 or words in speech.lexicon.members or not bare_ahead(speech, clause):
        return ""
    if words.endswith("主体") or "是" in words:
        return ""  # 民营企业外贸主体|活跃; 美国关税政策是最大变数
    if stands_behind(words, priced=False):  # 美国经济|低迷; but 钢铁行业效益|改善
        made = _TRADE_FARES.match(words)
        return made["who"] if made is not None else ""
    if len(words) > 4 and speech.kind_of(words):
        return ""  # 乌兹别克斯坦|是重要市场
    for end in range(min(len(words) - 1, 12), 1, -1):
        who = words[:end]
        if words[end] in _NAME_GOES_ON or who[-2:] in TOWN_OR_LAND:
            continue
        if who in speech.lexicon.members or speech.kind_of(who):
            return who + "业务" if words.startswith("业务", end) else who
    return ""


_BUSINESS: Final = re.compile(
    "[^，、的]{0,8}(?:联运|班列|专列|滚装|中转|转运|集装箱|客运|货运|运输|快运|航线|邮轮|专线|通道)(?:业务)?(?!吞吐|[运货箱流数]?量|的|发送|到发|运输|班列|建设|开[行通]|公司|企业|枢纽|港)"
)
"""What is carried on by those who carry, whose amount says only that it was done: 海铁联运."""
_CARRIED: Final = re.compile(
    "(?:(?:[1一]?[0-9一二三四五六七八九十]?月份?|[一二三四]季度|[上下]半年|前[0-9一二两三四五六七八九十]{1,2}个?(?:月|季度)|全年|当月|[今本当]年|截至[^，。0-9]{2,8})，?)?"
    "(?:今年)?(?:累计|共计?|合计|全[市省区港]|已)*(?P<did>完成|开行|发送|发运|运送|运输|到发|到达|装卸|接卸|接待|实现|达到?|为|超过?|突破)+了?(?:约|近|超过?|逾)?"
    "[0-9.,]+[百千万亿]*(?:吨|标箱|标准箱|TEU|列|箱|人次|车|班|辆|架次|航次|艘次|趟)"
)
"""How a clause goes on that tells so much was carried."""
_DID: Final = frozenset({"开行", "发送", "发运", "运送", "运输", "到发", "到达", "装卸", "接卸", "接待"})


def carries(speech: Speech, clause: Clause, words: str) -> bool:
    """Speaks of the carrying that *words* begin with, where only what was done is told next: 海铁联运|走高，
    完成5万标箱; 中欧班列|跑出加速度，开行48列. Says whether they name some.
    """
    if _CARRIED.match(speech.text, clause.stop + 1) is None:
        return False
    named = _BUSINESS.match(words)
    if len(words) > 24 or named is None or speech.naming.head(words)[1] is not None:
        return False
    thing = speech.thing = named.group()
    speech.speak_of((Subject(thing, "", None, *speech.naming.parts(thing, None)),))
    return True


def read_comers(speech: Speech, clause: Clause, words: str) -> None:
    """Speaks of who came, or who stands somehow, where so many of them are counted next:
    新客商|与会踊跃，共有8万人; 科技型中小企业|再攀高峰，达到386家.
    """
    if words.endswith(COMERS) and len(words) < 14 and _ARRIVED.match(speech.text, clause.stop + 1):
        speech.speak_of((Subject(words, "", None, *speech.naming.parts(words, None)),))
        return  # 欧美采购商|明显回升，到会5.4万人
    told = stands(speech.text, clause.stop + 1, _SO_MANY_OPENS)
    counted = _SO_MANY.match(speech.text, clause.stop + 1) if told else None
    if counted is None:
        return
    came = _CAME.fullmatch(words) or (_COUNTED.fullmatch(words) if _DOING.search(words) is None else None)
    if came is not None:
        speech.speak_of((speech.name(came["who"], dimension=counted[0][-1], section="count"),))


def read_thing(speech: Speech, clause: Clause, words: str) -> None:
    """Speaks of a thing that no list knows, when a measure that says nothing without it follows.

    新能源汽车|成为新引擎，出口12亿元; 蔬菜生产|稳定，产量186万吨.
    """
    words = words.removesuffix("发展")
    if (
        not 1 < len(words) < 13
        or (_NO_THING.search(words) is not None and not words.endswith(_CLASSES))
        or speech.breaks.match(words) is not None
    ):
        return
    if not sizes_ahead(speech, clause) and not (is_body(words) and measured_ahead(speech, clause)):
        return
    thing = DEED.sub("", words)
    if thing.endswith(_CLASSES):
        thing = of_size(speech, thing)
    if share_ahead(speech, clause) and speech.context.subject is not None:
        thing = thing.removesuffix("近年来").removesuffix("近几年")
        if _NO_GOODS.search(thing) is not None:
            return  # 成绩喜人，占全省比重达60%
        speech.speak_of((speech.name(thing, dimension="", section="ratio"),))
        return  # 全市出口…。新能源汽车|发展较快，在出口中占比达30%
    speech.thing = thing
    speech.speak_of((Subject(thing, "", None, *speech.naming.parts(thing, None)),))


def of_thing(speech: Speech, words: str) -> str:
    """*words* with the thing that the sentence opened with, of which they tell only how large it is:
    消费品展势头良好，|展览数量|86场，|展览面积|32万平方米.
    """
    thing, spoken = speech.thing, speech.context.subject
    if spoken is None or speech.placed or not spoken.before.startswith(thing):
        return words
    if words in _DID:
        return thing + words  # 中欧班列跑出加速度，|开行|48列
    sizes = PARTING.split(words)
    bare = speech.lexicon.bare
    if not all(map(is_size, sizes)) or all(size in bare for size in sizes) or words == "金额":
        return words  # 数量, which takes over what was spoken of anyhow
    if _ALL_OF_IT.fullmatch(thing) is not None:
        return words  # 旅游市场火爆，接待游客
    return "、".join(run_into(thing, size) for size in sizes)


_DEMAND: Final = re.compile(
    "(?P<what>外贸|对外贸易|消费)(?:(?:整体|总体|成功|顺利|率先|已|首次|再次)*(?P<turns>实现|[由从].转为?.|重[回返拾现]|扭|止|企|回|转))?"
)
"""What is told of a whole economy by one word, and how it may go on: 外贸|由负转正, 外贸|实现“开门红”."""


def demand_of(speech: Speech, words: str, stop: int) -> Subject | None:
    """What is measured where *words* only say how foreign trade or consumption fares, whose growth is told
    next (外贸重回正增长，|增长2.3%; 消费回暖，|增长3%); none where they say anything else.
    """
    told = _DEMAND.match(words)
    if told is None or RATE_AHEAD.match(speech.text, stop) is None:
        return None
    goes_on = told["turns"] is None and told.end() < len(words)
    if goes_on and speech.breaks.match(words, told.end()) is None:
        return None
    if told["what"] == "消费":
        return Subject("消费", "", None, "消费", ())
    return speech.naming.subject(told["what"] + "进出口", None)


_SERVICES: Final = ("外包", "服务", "研发", "设计", "业务")


_NO_GOODS: Final = re.compile(
    "形势|市场|需求|价|订单|企业|外需|内需|环境|动能|结构|规模|[总整]体|压力|贸易|出口|进口|增速|增幅|降幅|业务|态势|势头|格局"
    "|因素|影响|经济|行业|产业|方面|其[中他]|[全我各][国省市区县]|[年月季]|[增减升降]|效应|作用|水平|数量|金额|占比|比重|竞争|优势|热度|成绩|成效|分化|亮点|取得"
)
"""What is in words that name no goods beside those just told."""


def goes_with(speech: Speech, who: str) -> bool:
    """Whether *who* is a part of what is spoken of, whose growth or amount alone is told next: a land or a
    zone, goods where their trade is told, or a service where contracts of services or their trade are.
    """
    spoken = speech.context.subject
    if spoken is None or spoken.known is None or spoken.known.nature != "flow" or len(who) > 14:
        return False
    if speech.kind_of(who) in ("partner", "zone") or (who in ABROAD and not speech.context.here):
        return True
    served = spoken.head in OF_CONTRACTS or (spoken.flow is not None and spoken.family.startswith("服务"))
    sold = spoken.flow is not None or spoken.head in ORDERS
    traded = sold and (who.endswith(("产品", "商品")) or GOODS.fullmatch(who) is not None)
    cut = dict(spoken.parts)
    beside = 1 < len(who) < 7 and _NO_GOODS.search(who) is None
    traded = traded or (
        beside and spoken.flow is not None and "product" in cut
    )  # 机电产品出口…。手机|持续下滑
    retailed = spoken.head.endswith(("零售额", "零售总额")) and who.endswith(("类", "餐饮"))
    traded = traded or (retailed and len(who) < 9)
    return (traded or (served and who.endswith(_SERVICES))) and "、" not in who


_FROM_TO: Final = (
    "第?[0-9二三四五六七八九]{1,2}[位名]?[至到~～—-]"
    "(?:第?[0-9一二三四五六七八九十]{1,2}[位名]|第[0-9一二三四五六七八九十]{1,2})"
)
_SEVERAL: Final = "[^，]*?[、和与][^，、]*?"
_PLACED_FROM_TO: Final = re.compile(
    f"(?P<ahead>{_SEVERAL})(?:分别|依次|均|分|则|也)*(?:位列|位居|排名|名列|排在|占据|列|居|排)?(?:全[国省市]|其后)?的?{_FROM_TO}"
    f"|(?:(?:排名|位列|位居|名列|排在|列|居|排)[在于]?)?{_FROM_TO}的(?:分别|依次)?[是为]?(?P<behind>{_SEVERAL})"
)


def those_after_first(words: str) -> str:
    """The members that *words* place behind the first, whose numbers follow: 美国和德国|居第二至三位,
    排名第二至三位的|美国和德国. Nothing where they place none.
    """
    placed = _PLACED_FROM_TO.fullmatch(words)
    return "" if placed is None else placed["ahead"] or placed["behind"]
