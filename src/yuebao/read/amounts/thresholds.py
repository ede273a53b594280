"""Numbers that are none: counts of places beside a rank, thresholds of definitions, marks to stand above."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.amounts.among import are_these, foresee_parts, priced_together
from yuebao.read.amounts.carriers import without_cargo
from yuebao.read.amounts.classes import (
    holds_so_many,
    is_defined,
    is_of_size,
    is_size,
    is_staff,
    of_those_over,
    speaks_of_passed,
    without_classes,
)
from yuebao.read.amounts.delimiting import counts_articles, only_delimits, passes_mark
from yuebao.read.amounts.dwellings import without_flats
from yuebao.read.amounts.grades import GAUGED, grades_goods, without_gauges
from yuebao.read.amounts.investors import lands_invested_in
from yuebao.read.amounts.passing import without_their_number
from yuebao.read.amounts.peopled import without_peopled
from yuebao.read.amounts.placings import without_others_place
from yuebao.read.amounts.projects import keeps_so_many, makes_so_much, without_sizes
from yuebao.read.names.runs import RANGES
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Refusal
from yuebao.read.words.clauses import Clause, neighbours
from yuebao.read.words.scan import Number, Token
from yuebao.read.words.signs import holds, signs, stands

_LIMITS: Final = ("以上的", "以下的", "以内的", "及以上的", "及以下的", "或以上的", "或以下的", "之间的")
_AT_GOAL = re.compile("的[^，。；]{0,8}(?:目标|控制线|警戒线|上限|下限|景气水平|荣枯线|临界[点值])")
_OF_GOAL = re.compile("(?:左右|上下|以[上下内])?的[^，。；]{0,6}(?:预期|调控|控制|增长|增速)(?:性|进度)?目标")
_GOAL_RANGE = re.compile("(?:[-—–~～至到][0-9.]+%)?的?[^，。；0-9]{0,8}目标(?:区间|范围)")
_LIES_IN = re.compile("(?:处[于在]|落在|位于|保持在)(?:[0-9.]+%[-—–~～至到])?$")
_KEPT: Final[tuple[str, ...]] = ("率控制在", "率严格控制在", "率均控制在", "率一直控制在")
_AIMED = re.compile("力争|确保|目标|计划|将|努力|预期|任务|[把要]|以[内下]")
"""What tells that a limit is one to be kept to, not one that was kept to."""
_MOVING = ("增长", "增加", "下降", "降低", "提高", "提升", "减少", "缩减", "压减", "上升", "减排")
_GOAL_OF_RATE = re.compile(
    "(?:左右|以[上内])?(?:[、和及与][^，。；、0-9]{2,16}[0-9.]+%(?:左右|以[上内])?)*的[^，。；0-9]{0,6}目标"
)
_OF_GOODS: Final = re.compile(
    "(?:重点|主要|大宗|传统|优势|轻工|机电|工业|农业)*(?:商品|产品|货物|农产品)的?[^，。；、0-9有]{0,8}?(?:额|[产销]?量|值|收入|价格|指数)(?:合计|累计)?(?:约?为|达到?|完成|约)?(?:同比|环比)?(?:增长|下降)?"
)
_SAMPLED = re.compile(
    "[^，。；]{0,18}(?:(?:[、和及]|以及)[0-9][^，。；]{1,16}){0,4}的?(?:抽样|问卷|入户|跟踪|定点)?(?:调查|监测|(?:统计|调研|测算|摸底)(?!局|部|数|[上之]|口径|范围|表|库))"
)
_GONE_TO: Final = re.compile("(?:赴|深入)(?:全[省市州县区盟旗])?$")
_PLACES_OPEN: Final = signs("县市区乡镇街村社")
_LISTING: Final = signs("、和及")
_OF_ALL: Final = re.compile(
    "(?:对|(?<![依根占数论证单票收])据)(?:[全我][国省市县区]|(?:纳入|重点)?监测的?|流通领域的?|[0-9一二三四五六七八九十]+大?类)*(?:[0-9]+[家户][^，。；0-9]{2,10}的)?$"
)
"""What opens how many are watched: 据对|全国流通领域9大类|50种重要生产资料市场价格的监测."""
_AND_OF: Final = re.compile(
    "(?:对|(?<![依根占数论证单票收])据)(?:[全我][国省市区县]|(?:纳入|重点)?监测的?)*(?:[0-9]+[余多]?[家户个][^，。；、0-9]{1,14}(?:[、和及]|以及))+$"
)
"""The same of more than one sort: 据对100家批发企业、|50家零售企业的监测."""
_AT_LEAST = re.compile("(?:[及或]?以[上下内]|之间)?的[^，。；、]{0,8}?(?:有|达到?|共|为)")

_OF_PLACES = re.compile(
    "[^，、。；]{0,14}(?:城市|名城|主?产区|集散地|国家(?:和地区|（地区）|、?(?:和|及)?地区[和及、]国际组织)?|地区|省份|省区市|市场|示范区|试验区|开发区|经开区|高新区|保税区|综保区|自贸片区|海关特殊监管区域|综试区|集聚区|(?:产业|工业|科技|物流|外包)园|园区|口岸|景区)(?!中)(?:[^，、。；]{2,}|的)"
    "|[^，、。；]{0,8}(?:高新区|经开区|开发区|园区)中(?!有|的|[^，、。；]{0,4}[有为是])[^，、。；]{2,}"
    "|[^，、。；]{2,10}(?:水源地|断面|监测点|监测站)[^，、。；]{2,}"
    "|[^，、。；]{0,10}(?:示范区|试验区|开发区|经开区|保税区)[、和][^，。；]{2,24}"
    "|(?:[^，、。；]{0,6}(?:主产|功能|示范|试点|重点|贫困|脱贫|帮扶|强)[县市区镇乡](?!域)|县（市、区）|县（区）|县区|区县|县市|市县|市州|州市|盟市|设区市|地市|[县区市](?![级属场值政民直管]))[^，、。；]{2,}"
)

_WHO_ARE: Final = re.compile(
    "的?(?:国家|地区|企业|城市|省份|市场|商品|产品|行业)[^，、。；]{0,6}?(?:[有为是]|包括|依次|分别)"
)
"""Who passes a mark, by name: 超过1千万美元的|国家和地区有美国、欧盟."""
_STAND_OUT = re.compile("(?:[最较][^，。；的]{1,2}|[居靠]前|领先)的前?$")
_BY_NAME = re.compile(
    "[^，。；、0-9]{1,8}?(?:分别|依次|主要)?[是为](?:[^，。；0-9（]|（[^（）]*）)+[、和与及](?:[^，。；0-9（]|（[^（）]*）)+"
)
"""How so many that stand out are named: 增速最快的3个|县分别是平阳、苍南和泰顺."""
_FIRST_NAMED: Final = re.compile("[^，。；、0-9]{1,8}?(?:分别|依次|主要)*[是为][^，。；0-9]{2,}")
"""The same, each with its number: 用电量最高的3个|行业依次为化工业|12亿千瓦时."""
_OVER_SO_MANY: Final = re.compile("(?:超过?|突破|高于|逾|过)$")
_COUNTED_ARE = re.compile("的(?:省（区、市）|县（市、区）|[^，、。；]{1,12}?)(?:共?有|达到?|共|为)+")
"""What stands between a line of so many and how many are over it: 1000件|的省（区、市）有|7个."""
_POINTED = re.compile("(?:上述|^以上|(?<=[，；。：])以上|前述|[这该])$")
_TOGETHER = re.compile(
    "(?:大类?|类)?[^，。；0-9]{0,6}?(?:企业|公司|集团|国家|地区|市场|产品|商品|城市|园区|行业|口岸|银行|高校|景区|车企)[^，。；0-9]{0,3}?"
    "(?:共|合计|累计|总计|总共|一共)(?!有)[^，。；0-9]{2,}"
)
"""What so many pointed at did together: 上述10家|企业共销售."""
_OF_THEM = re.compile(
    "(?:大类?|类)?(?:企业|行业|国家|地区|市场|产品|商品|城市|园区|省份|省|市|县)的[^，。；0-9]{1,10}占"
)
"""What so many pointed at had of a whole: 这10个|行业的经费占."""
_TIMES_OVER = re.compile(
    "(?:参加|参展|到访|获得|荣获|入选|购买|来[华访]|举办)[^，。；]{0,4}?(?:超过?|逾|多达|达)$"
)
_WHO_DID = re.compile("[^，。；0-9]{0,12}的[^，。；0-9]{2,}")
"""Who did something so many times: 参加超过|10次|展会的老客商."""
_ONE_OF_SO_MANY = re.compile("[^，。；0-9]{1,16}之一")
_WITHIN: Final = re.compile("[^，。；、0-9]{2,6}率(?:为|达到?)?")  # 72小时|准时率
_WHERE: Final = signs("国地经")
_WHERE_INVESTED = re.compile("(?:国家|地区|经济体)(?:和地区)?(?:进行了?|有)[^，。；]{0,6}投资")
_GREW_BY = re.compile(
    "(?:增长率|增速|增幅|比重|占比|比例|份额|率|增长)(?:将|可望|有望|一直|持续|均|都|始终|继续|总体|长期|基本)*(?:保持|维持|稳定|稳)在?$"
    "|(?:^|[，；])(?:一直|持续|始终|继续|长期)+(?:保持|维持|稳定|稳)在?$"
)
_GROUP_GREW = re.compile(
    "[^，。；0-9]{2,12}(?:各项)?(?:指标|水质)(?:均|全部|都)[^，。；0-9]{2,}|(?:自贸试验区|[^，。；]{0,8}(?:开发区|示范区|综试区|经开区|高新区|保税区|综保区|城市|省份|省级园区))"
    "(?:[^，。；0-9]{4,}(?:增长|提升|回升|下降|扩大|向好|平稳|明显|突出|显著|增强|凸显|改善)|[^，。；0-9]{2,}、[^，。；0-9]{2,8}[均都](?:[低高优]于|保持|实现)[^，。；0-9]{2,}|(?:认真|深入|全面|贯彻|落实|坚持|围绕|聚焦|统筹|紧扣|着力|全力|积极|充分|不断|持续|总体|继续|发展|运行|均|都|各|全部|呈现|保持|成为|发挥)[^，。；0-9]{2,})"
)
"""A group of places that an opening speaks of: 21家|自贸试验区实际使用外资稳步增长."""
_OVER_MARK = re.compile("[^，。；、]{1,8}(?:超过?|过|突破|达到?|不足|低于|高于|不到)")
_IN_ALL: Final = re.compile("[在于](?:全[国省市区州县]|我[国省市]|[^，。；0-9]{2,4}省)(?:的|共|各)?$")
_STANDS_AMONG: Final = re.compile(
    "[^，。；0-9的]{2,14}(?:当?中|里|之中)(?:[^，。；0-9有共]{2,12}(?=[，。；])|[^，。；0-9]{0,6}(?:位?[居列]|排名?|名列|分列|获|评))"
)
"""How so many stand that another is told among: 在全国154个|综合保税区中独占鳌头."""
_WON_IN: Final = re.compile("[^，。；0-9]{2,8}[中上里]共?(?:获得?|夺得|荣获|斩获|摘得)")
_RATED_OVER = re.compile(
    "[^，。；、]{1,10}(?:(?:增速|增幅|涨幅|降幅)(?:均|都)?(?:在|超过?|突破|高于)|(?:同比)?(?:增长|下降)(?:均|都)?(?:超过?|逾))"
)
_PLACES_COUNTED = re.compile(
    "[^，。；]{0,12}?(?:市|州|县|区|省|国家|地区|城市|盟|口岸|港口|关区)(?:（[省市县区州盟地、]{1,5}）)?(?:当?中|里|之)?"
)

_RANKED = re.compile(
    "[^，。；]{0,12}?(?:市|州|县|区|省|国家|地区|城市|盟)(?:（[省市县区州盟地、]{1,5}）)?(?:当?中|里)?"
    "(?:(?<=中)[^，。；、0-9居列]{0,8})?(?:排名?|位?[居列]|名列|并列|分[列居])在?[^，、。；]{0,2}"
)
"""What stands between a number of places and a rank among them: 21个地级市中居|第7位."""

_FIRST_OF_ALL = re.compile("[^，。；、0-9]{1,14}(?:（[^）]*）)?之[首冠最前]")
"""How one stands among those counted, without a number: 14个|县市区之首."""
_RANKS = re.compile("(?:位?[居列]|名列|排名?|升[至到为]|上升|跻身|进入|挺进|保持)")

_THRESHOLD: Final = re.compile(
    "[及或]以[上下]|以[上下](?:的(?![^，。；]{0,4}(?:水平|[高低]位|区间|规模|新[高低]))|企业|项目|基础|工业|法人|服务业|单位|大|固定资产|工程|投资|产业|建设|在建|拟建|续建|新建|新开工|内资|外资|省外"
    "|[^，。；、0-9]{0,10}?(?:企业|项目|工程|合同|展会|展览|会展|场馆|商场|综合体|大市场|交易市场)(?!数|[个家户]))"
)
"""What stands behind the size of a class: 5亿元|以上施工项目."""
_SIZES_LISTED: Final = re.compile(
    "(?:及?以上)?(?:(?:、|和|与|及|以及)[0-9.]*[万亿]+美?元(?:及?以上)?)*(?:、|和|与|及|以及)[0-9.]*[万亿]+美?元及?以上"
    "(?:的|企业|项目|工业|大|固定资产|工程|投资|产业|建设|基础|在建|新建|新开工|[^，。；、0-9]{1,8}?(?:企业|项目|工程))"
)
"""Classes of size behind the first of them: 5亿元|和10亿元以上项目, 1亿元|以上、5亿元以上工业项目."""


_FOR_SO_MANY: Final = re.compile("口?[^，。；、0-9]{0,14}?(?:死亡率|发病率|发生率|伤亡率|死亡人数)")
"""What a rate of accidents or cases is for so many people of: 就业人员|10万人|生产安全事故死亡率."""


_GRAVE: Final = re.compile("一次(?:性)?死亡[0-9]+(?:[-~—～至][0-9]+)?人(?:[及或]?以[上下])?的?")
"""How grave the accidents are that are counted: 一次死亡|3-9人|的事故."""
_EACH_OF = re.compile("(?:行业|产业|领域|门类|大类|行业大类)[^，。；0-9]{0,12}?分别")


_LAST_JOINED = re.compile("[^、，]{2}(?:和|与|及|以及)[^、，和与及]{2,10}$")
"""The last two of a list, joined by a word: 新能源和新材料|2个|产业."""
_OF_SORTS = re.compile(
    "(?:重点|主要|大类|主导|支柱|优势|新兴)*(?:行业|产业|领域|板块|市场|国家|地区|城市|园区|险种|品种|品类|区县|县区|县市)"
)
_PLACES_GREW = re.compile("(?:区县|县区|市县|县市区?|城市|省市|市|县|区|州|地区)(?=同比|均|实现|增|下降|呈)")
"""Those listed and what they did: 甲县、乙县、丙区|3个|县区同比下降，降幅分别为."""


def _is_listed(speech: Speech, text: str, clause: Clause, token: Token) -> bool:
    """Whether a count only says how many names stand before it: 南京、成都、杭州|3个|城市相继获称."""
    number: Number = token.value
    if number.section != "count" or number.large or not 2 <= number.value <= 12:
        return False
    if "." in text[token.start : token.stop]:
        return False  # 分别高于全国、全省|2.0个|和9.0个百分点
    names = text[clause.start : token.start]
    if len(speech.pieces) + 1 >= number.value and _EACH_OF.match(text, token.stop):
        return True  # 甲、乙及丙加工业，丁制品业，戊制造业|3个|行业增加值分别增长
    joined = _OF_SORTS.match(text, token.stop) is not None and _LAST_JOINED.search(names) is not None
    return (
        names.count("、") + joined == number.value - 1
        and not any(
            t.kind == "number" and t.value.section == "count" and t.start < token.start
            for t in clause.numbers
        )
        and (clause.stop - token.stop > 6 or _PLACES_GREW.match(text, token.stop) is not None)
    )


def _without_names(speech: Speech, clause: Clause) -> list[Token]:
    """The clause's numbers without counts of the places that another number speaks of."""
    kept, text = [], speech.text
    token = clause.numbers[0]
    if len(clause.numbers) == 1 and (
        (
            stands(text, token.stop, _WHERE)
            and _WHERE_INVESTED.match(text, token.stop) is not None
            and not lands_invested_in(text, token.start, token.stop)
        )
        or (
            token.kind == "number"
            and token.value.section == "count"
            and _GROUP_GREW.fullmatch(text, token.stop, clause.stop)
        )
    ):  # 对沿线的48个国家进行了直接投资
        speech.skipped.append(Refusal(token.start, token.stop, "count_in_name"))
        return []
    for place, token in enumerate(clause.numbers):
        following = clause.numbers[place + 1] if place + 1 < len(clause.numbers) else None
        reason = _in_name(speech, clause, token, following) if token.kind == "number" else ""
        if reason:
            speech.skipped.append(Refusal(token.start, token.stop, reason))
            if reason == "count_in_name":
                foresee_parts(speech, clause, token)
        else:
            kept.append(token)
    return kept


def _in_name(speech: Speech, clause: Clause, token: Token, following: Token | None) -> str:
    """Why *token* is a word of a name, whose own number is *following*; empty if it is a figure."""
    text = speech.text
    if _is_listed(speech, text, clause, token) or keeps_so_many(text, clause.start, token):
        return "count_in_name"
    if lands_invested_in(text, token.start, token.stop):
        return ""
    if (
        text[token.stop - 1] in "次届"
        and _TIMES_OVER.search(text, clause.start, token.start)
        and _WHO_DID.match(text, token.stop)
    ):
        return "number_in_name"
    if following is not None and following.kind == "rank" and token.value.section in ("", "count"):
        behind = (token.stop, following.start)
        counted = _PLACES_COUNTED.fullmatch(text, *behind) and _RANKS.search(text, clause.start, token.start)
        if counted or _RANKED.fullmatch(text, *behind):
            return "count_in_name"
    if text[token.stop - 1] == "份" and text[token.start - 1] == "印":
        return "number_in_name"  # （共印60份）
    if counts_articles(text, token):
        return "number_in_name"  # 《办法》共6章32条, 《若干措施》共5个部分22条
    timed = text[token.stop - 1] == "时" and following is not None and following.kind == "number"
    if timed and following is not None and following.value.section == "ratio":
        return "number_in_name" if _WITHIN.fullmatch(text, token.stop, following.start) else ""
    if token.value.section != "count":
        if following is not None and makes_so_much(text, clause.start, token):
            return "number_in_name"
        ranged = token.value.unit is None and text[token.stop : token.stop + 1] in RANGES
        low = ranged and following is not None and holds_so_many(text, following, None)
        return "threshold" if low else ""  # |100|—499张的医院
    if _IN_ALL.search(text, clause.start, token.start) and _STANDS_AMONG.match(text, token.stop) is not None:
        return "count_in_name"  # 在全国154个综合保税区中独占鳌头
    if _FIRST_OF_ALL.match(text, token.stop) is not None:
        return "count_in_name"  # 列全市14个县市区之首
    if _ONE_OF_SO_MANY.match(text, token.stop) is not None or only_delimits(text, clause, token):
        return "count_in_name"  # 被评为18个“最佳案例”之一; 为12个领域中增幅最大
    if text.endswith("在", clause.start, token.start) and _WON_IN.match(text, token.stop) is not None:
        return "count_in_name"  # 在15个运动大项中获得93个世界冠军
    visited = _GONE_TO.search(text, max(0, token.start - 8), token.start) is not None
    if visited and stands(text, token.stop, _PLACES_OPEN):
        return "count_in_name"  # 检查组分赴全市6个县区督查
    sampled = _OF_ALL.search(text, max(0, token.start - 20), token.start) is not None
    if not sampled and stands(text, token.start - 1, _LISTING):
        sampled = _AND_OF.search(text, max(clause.start, token.start - 60), token.start) is not None
    if sampled and _SAMPLED.match(text, token.stop) is not None:
        return "count_in_name"  # 对787户城镇居民家庭的抽样调查
    if are_these(text, clause, token) or priced_together(text, token, following):
        return "count_in_name"  # 14个国控断面中，优良的占; 30种蔬菜平均批发价格
    pointed = _POINTED.search(text, clause.start, token.start) is not None
    if pointed and text.find(text[token.start : token.stop], 0, token.start) >= 0:
        return "count_in_name"  # 10个省份增速提高。这|10个|省份中
    if _STAND_OUT.search(text, clause.start, token.start):
        if following is None:
            return "count_in_name" if _BY_NAME.fullmatch(text, token.stop, clause.stop) else ""
        if _FIRST_NAMED.fullmatch(text, token.stop, following.start):
            return "count_in_name"
    if following is None or following.kind != "number":
        return ""
    if holds_so_many(text, token, following):
        return "threshold"  # 床位|100张|以上的医院12家
    led = text[token.stop - 1] in "种类" and clause.start < token.start and text[token.start - 1] > "一"
    led = led and following.value.section in ("measure", "ratio")
    if led and _OF_GOODS.fullmatch(text, token.stop, following.start) is not None:
        return "count_in_name"  # 轻工8种重点商品出口额1406亿美元
    if pointed and (
        _TOGETHER.fullmatch(text, token.stop, following.start) or _OF_THEM.match(text, token.stop)
    ):
        return "count_in_name"
    of_places = (
        not text.endswith(("有", "新增"), clause.start, token.start)
        and (following.value.section != "count" or text[following.start - 1] not in "有及和与")
        and _OF_PLACES.fullmatch(text, token.stop, following.start)
        and not passes_mark(text, clause, token, following)
    )
    return "count_in_name" if of_places else ""  # 339个地级及以上城市PM2.5平均浓度为43.1微克


_MARK = re.compile("(?:[高低大小]于|跌破|跌至|回到|重返|升穿)(?:荣枯线)?(?:约)?$")
_RATE_IS: Final[tuple[str, ...]] = ("率", "率均", "率始终", "率保持", "率稳定", "率均保持", "率一直")
"""What stands before a bound that says about how high a rate is, and no mark: 失业率|低于5%."""
_AT_MARK = re.compile("(?:以[上下内]|[^，。；]{0,4}(?:荣枯|警戒|临界|分界|及格|目标)|(?=[，；。）]))")

_SO_FAST: Final = re.compile("以上的?(?:高速|较快|稳定|快速)?(?:增长|增速|增幅|下降|降幅|年均)")
"""How fast something grew, which no mark is: 保持20%|以上的增长."""


def _is_mark(text: str, token: Token) -> bool:
    """Whether a percentage is a mark that something stands above or below, not its value: 均高于50%."""
    number: Number = token.value
    if number.unit is None or number.unit.dimension not in ("%", "‰"):
        return False
    before = text[max(0, token.start - 2) : token.start]
    if before == "制在" and text.startswith(("以内", "以下", "的目标", "的年度目标", "的预期"), token.stop):
        said = text[text.rfind("。", 0, token.start) + 1 : token.start]
        return not said.endswith(_KEPT) or _AIMED.search(said) is not None  # 失业率2.4%，控制在4.5%以内
    if number.unit.dimension != "%":
        return False
    if before in ("低于", "高于") and _AT_GOAL.match(text, token.stop):
        return True  # 低于3.6%的全年调控目标
    if _GOAL_RANGE.match(text, token.stop) and _LIES_IN.search(text, max(0, token.start - 12), token.start):
        return True  # 处于7%—7.5%年度预期目标区间
    if _OF_GOAL.match(text, token.stop) or (
        text.endswith(_MOVING, 0, token.start) and _GOAL_OF_RATE.match(text, token.stop)
    ):
        return True  # 控制在5.5%左右的预期目标以内
    if number.ulp < 1 or _GREW_BY.search(text, max(0, token.start - 10), token.start):
        return False  # 年增长率保持在8%以上
    lead = _MARK.search(text, max(0, token.start - 8), token.start)
    behind = _AT_MARK.match(text, token.stop)
    if behind is None or _SO_FAST.match(text, token.stop) is not None:
        return False
    if lead is not None and lead.group()[0] in "高低大小":
        return not text.endswith(_RATE_IS, 0, lead.start())
    if lead is None and text.endswith(_RATE_IS, 0, token.start - 2):
        return False  # 不良贷款率|降至1%以下
    return bool(behind.group()) and (
        lead is not None
        or text[max(0, token.start - 2) : token.start]
        in ("处于", "位于", "保持", "持在", "落在", "定在", "低到", "降到", "降至", "低至")
    )


_LYING: Final[tuple[str, ...]] = ("在", "介于", "介乎", "位于", "处于")
_OF_SIZE = re.compile(
    "(?:之间)?的[^，。；]{0,10}?(?:企业|单位|项目|园区|机构|公司|个体户|合同|人[数士员]|家庭|住户|楼宇|住宅)"
)
"""What stands behind the sizes of a class: 金额在100万到500万美元|的企业."""
_AT_LINE: Final = re.compile("的?[^，。；0-9]{0,3}(?:安全线|警戒线|红线|底线|及格线|警戒水位)")
_OF_CLASS = re.compile(
    _OF_SIZE.pattern
    + "|(?:之间)?的(?:共?有)?|的?[^，、。；0-9]{0,6}(?:企业|机场|港口|城市|园区|项目|单位|景区)(?:共?有)?"
)
_MARKED: Final = re.compile("[于破标]|以[上下内]")
_DEFINED: Final = re.compile("[于破以超过标线人](?:(?<!人)|企业)")
"""Without one of these nothing is defined: 高于50%, 2000万元及以上, 超过80%, 500人企业."""
_CUED: Final = signs("平于破以超过标线人")
_CUES: Final = re.compile("[平于破以超过标线人](?:(?<!人)|企业)")
"""Those, and what flats are measured in (90平方米以下住宅)."""


def _is_class(text: str, numbers: list[Token], last: Token) -> bool:
    """Whether a range up to *last* is a class that is counted next: 1000万元至5000万元的企业|58家."""
    at = numbers.index(last) + 1
    counted = numbers[at] if at < len(numbers) else None
    if counted is None or counted.kind != "number" or counted.value.section != "count":
        return False
    return _OF_CLASS.fullmatch(text, last.stop, counted.start) is not None


def _without_marks(speech: Speech, clause: Clause, numbers: list[Token]) -> list[Token]:
    """Two and more *numbers* without the marks that another of them counts what lies beyond."""
    text = speech.text
    for token, next_one in neighbours(numbers):  # 有13个港口超过5000万吨
        if (
            token.kind == next_one.kind == "number"
            and (token.value.section, next_one.value.section) == ("count", "measure")
            and text.endswith("有", clause.start, token.start)
            and _OVER_MARK.fullmatch(text, token.stop, next_one.start)
        ) or passes_mark(text, clause, token, next_one):
            speech.skipped.append(Refusal(next_one.start, next_one.stop, "threshold"))
            numbers = [other for other in numbers if other is not next_one]
    for token, next_one in neighbours(numbers):  # 有19个行业增速在20%以上
        if (
            token.kind == next_one.kind == "number"
            and (token.value.section, next_one.value.section) == ("count", "ratio")
            and next_one.value.ulp >= 1
            and _RATED_OVER.fullmatch(text, token.stop, next_one.start)
            and (text.startswith("以上", next_one.stop) or "在" not in text[token.stop : next_one.start])
        ):
            speech.skipped.append(Refusal(next_one.start, next_one.stop, "threshold"))
            numbers = [other for other in numbers if other is not next_one]
    for token, next_one in neighbours(numbers):  # 出租率超过80%的有85家
        if (
            token.kind == next_one.kind == "number"
            and next_one.value.section == "count"
            and (
                token.value.section == "ratio"
                or (token.value.section == "count" and text.startswith(_LIMITS, token.stop))
            )
            and _AT_LEAST.fullmatch(text, token.stop, next_one.start)
        ):
            at = numbers.index(token)
            ranged = bool(at) and text[numbers[at - 1].stop : token.start] in RANGES
            marks = numbers[at - ranged : at + 1]  # 增幅在200%-300%之间的有5个
            speech.skipped += [Refusal(mark.start, mark.stop, "threshold") for mark in marks]
            numbers = numbers[: at - ranged] + numbers[at + 1 :]
    for token, next_one in neighbours(numbers):  # 金额在100万到500万美元的企业有29家
        if (
            token.kind == next_one.kind == "number"
            and text[token.stop : next_one.start].removeprefix("以上") in RANGES
            and next_one.value.section != "ratio"
            and (
                _is_class(text, numbers, next_one)
                or (text.endswith(_LYING, clause.start, token.start) and _OF_SIZE.match(text, next_one.stop))
            )
        ):
            speech.skipped += [Refusal(mark.start, mark.stop, "threshold") for mark in (token, next_one)]
            numbers = [other for other in numbers if other not in (token, next_one)]
    marks = [
        t for t in numbers[:-1] if text.startswith(_THEIR_NUMBER, t.stop) and text[t.start - 1] in "超过逾"
    ]
    speech.skipped += [Refusal(mark.start, mark.stop, "threshold") for mark in marks]
    return [token for token in numbers if token not in marks] if marks else numbers


_THEIR_NUMBER: Final[tuple[str, ...]] = ("项目数", "企业数", "单位数", "的项目数", "的企业数")
"""How many there are of a class, behind its mark: 投资总额超1000万美元|项目数增长20%."""


_GOES_ON: Final = signs("中资长升降大好稳求准")
"""How a clause ends whose number may be in a name."""
_LOADS: Final = signs("载产加处")
_MAY_DEFINE: Final = signs("、的》对全条区之死平于破以超过标线人")
"""A character without which the only number of a clause, outside brackets, is in no name and no threshold."""


def without_thresholds(speech: Speech, clause: Clause) -> list[Token]:
    """The clause's numbers without those of a definition or a class: 产值超10亿元企业73户, 3万元以上者."""
    text = speech.text
    if clause.numbers and holds(text, _LOADS, clause.start, clause.stop):
        clause.numbers = without_cargo(speech, clause, clause.numbers)
    if len(clause.numbers) > 1 and holds(text, GAUGED, clause.start, clause.stop):
        clause.numbers = without_gauges(speech, clause.numbers)
    if not clause.numbers:
        return clause.numbers
    defines = is_size(text, clause) if clause.bracket >= 0 else is_defined(text, clause)
    graded = not defines and grades_goods(text, clause)
    if defines or graded:
        reason = "number_in_name" if graded else "threshold"
        speech.skipped += [Refusal(token.start, token.stop, reason) for token in clause.numbers]
        return []
    clause.numbers = without_others_place(speech, clause)
    numbers = without_classes(speech, clause, _without_lines(speech, clause))
    listed = len(numbers) == 1 and text.find("的", clause.start, numbers[0].start) >= 0
    return without_their_number(speech, clause, numbers) if listed else numbers


_OF_SO_MANY: Final = re.compile("(?:[及或]?以[上下])?的?[^，。；0-9的]{2,10}?(?:共?有|达|为)?")
"""What stands between how many come to each of a class and how many are of it: 1000万人次|以上的机场|40个."""


def _without_sized(speech: Speech, numbers: list[Token]) -> list[Token]:
    """*numbers*, all counts, without how many come to each of a class: 1000万人次以上的机场40个."""
    if len(numbers) < 2 or numbers[-1].kind != "number" or numbers[-2].kind != "number":
        return numbers
    text, line, so_many = speech.text, numbers[-2], numbers[-1]
    ranged = len(numbers) > 2 and text[numbers[-3].stop : line.start] in RANGES
    over = text.startswith(("以上", "以下", "及以"), line.stop) or (ranged and text[line.stop] in "的企单")
    counted = text[so_many.start - 2 : so_many.start]
    staffed = text[line.stop - 1] == "人" and counted in ("企业", "单位", "业有")
    if not over or not (line.value.large or staffed) or line.value.unit == so_many.value.unit:
        return numbers
    if _OF_SO_MANY.fullmatch(text, line.stop, so_many.start) is None:
        return numbers
    marks = numbers[-3 if ranged else -2 : -1]
    speech.skipped += [Refusal(mark.start, mark.stop, "threshold") for mark in marks]
    return [token for token in numbers if token not in marks]


def _without_lines(speech: Speech, clause: Clause) -> list[Token]:
    """The clause's numbers without those of a definition: 产值超10亿元企业73户, 2000万元及以上的."""
    numbers, text = without_peopled(speech, clause), speech.text
    if (
        len(numbers) == 1
        and clause.bracket < 0
        and not stands(text, clause.stop - 1, _GOES_ON)
        and not holds(text, _MAY_DEFINE, clause.start, clause.stop)
    ):
        return numbers
    if (
        clause.bracket >= 0
        and text.endswith("以上", 0, clause.bracket)
        and clause.tokens[0].start > clause.bracket
    ):
        marks = [t for t in numbers if text.startswith(("以上", "及以上"), t.stop)]
        speech.skipped += [Refusal(token.start, token.stop, "threshold") for token in marks]
        numbers = [token for token in numbers if token not in marks]  # 规模以上（年收入2000万元以上）
        if not numbers:
            return numbers
    first = numbers[0]
    if (
        len(numbers) > 1
        and first.kind == "number"
        and first.value.unit is not None
        and first.value.unit.dimension == "小时"
        and text.startswith(("滑动", "平均", "移动"), first.stop)
    ):  # 臭氧日最大8小时滑动平均浓度
        speech.skipped.append(Refusal(first.start, first.stop, "number_in_name"))
        numbers = numbers[1:]
    if (
        len(numbers) > 1
        and first.kind == "number"
        and first.value.large == "万"
        and first.value.section == "count"
        and _FOR_SO_MANY.match(text, first.stop) is not None
    ):
        speech.skipped.append(Refusal(first.start, first.stop, "number_in_name"))
        numbers = numbers[1:]
    lead = text[clause.start : numbers[0].start]
    if (
        len(numbers) > 1
        or stands(text, clause.stop - 1, _GOES_ON)
        or "、" in lead
        or lead[-1:] == "的"
        or lead[-2:] == "的前"
        or "对" in lead
        or "赴" in lead
        or "深入" in lead
        or "在全" in lead
        or text[numbers[0].stop - 1] == "条"
        or "》" in lead
        or text.find("之一", numbers[0].stop, clause.stop) >= 0
        or text.find("区", numbers[0].stop, clause.stop) >= 0
    ):
        numbers = _without_names(speech, clause)
        if "等" in text[clause.start : clause.stop]:
            numbers = without_sizes(speech, numbers)
        if len(numbers) > 1:
            numbers = _without_marks(speech, clause, numbers)
    if text.find("死亡", clause.start, clause.stop) >= 0 and _GRAVE.search(text, clause.start, clause.stop):
        graves = [t for t in numbers if _GRAVE.search(text, max(0, t.start - 10), t.stop + 4)]
        speech.skipped += [Refusal(token.start, token.stop, "threshold") for token in graves]
        numbers = [token for token in numbers if token not in graves]
    cued = bool(numbers) and holds(text, _CUED, clause.start, clause.stop)
    if not cued or _CUES.search(text, clause.start, clause.stop) is None:
        return numbers
    if "平" in text[clause.start : clause.stop]:
        numbers = without_flats(speech, clause, numbers)
        if not numbers or _DEFINED.search(text, clause.start, clause.stop) is None:
            return numbers
    marked = _MARKED.search(text, clause.start, clause.stop) is not None
    marks = [
        t for t in numbers if t.kind == "number" and (is_of_size(text, t) or (marked and _is_mark(text, t)))
    ]
    speech.skipped += [Refusal(token.start, token.stop, "threshold") for token in marks]
    numbers = [token for token in numbers if token not in marks] if marks else numbers
    if not any(t.kind == "number" and t.value.section != "count" for t in numbers):
        if len(numbers) == 2 and numbers[0].kind == numbers[1].kind == "number":
            line, so_many = numbers  # 申请量超过1000件的省份有7个
            over_it = _OVER_SO_MANY.search(text, clause.start, line.start) is not None
            if over_it and _COUNTED_ARE.fullmatch(text, line.stop, so_many.start) is not None:
                speech.skipped.append(Refusal(line.start, line.stop, "threshold"))
                return numbers[1:]
        return _without_sized(speech, numbers)
    kept = []
    for place, token in enumerate(numbers):
        if token.kind == "number" and is_staff(text, token, numbers[place + 1 :]):
            speech.skipped.append(Refusal(token.start, token.stop, "threshold"))
            continue
        if token.kind == "number" and (token.value.section == "measure" or token.value.large):
            stop = numbers[place + 1].start if place + 1 < len(numbers) else clause.stop
            gap = text[token.stop : stop]
            behind = numbers[place + 1] if place + 1 < len(numbers) else token
            counted = behind is not token and behind.kind == "number" and behind.value.section == "count"
            over = text[max(0, token.start - 2) : token.start].endswith(("超", "超过", "过", "突破", "逾"))
            last = numbers[-1]
            at_least = (  # 收入30亿元以上、…15亿元以上制造业企业共1765家
                (
                    gap.startswith(("以上、", "及以上、"))
                    or (gap.startswith(("以上", "及以上")) and "企业" in gap)
                )
                and last is not token
                and last.kind == "number"
                and last.value.section == "count"
                and text[last.stop - 1] in "家户个"
            )
            named = over and (
                _WHO_ARE.match(gap) is not None or (not counted and speaks_of_passed(speech, clause, token))
            )
            glued = counted and not gap and text[behind.stop - 1] in "家户个"  # 其中超5亿元|3家
            of_those = over and counted and (glued or gap[:1] not in ("", "、", "，", "和"))
            marked = _AT_LINE.match(gap) is not None
            listed = _SIZES_LISTED.match(text, token.stop) is not None
            many = gap[:1] in "及以" and of_those_over(gap, counted=counted)
            if marked or at_least or named or of_those or listed or many or _THRESHOLD.match(gap):
                speech.skipped.append(Refusal(token.start, token.stop, "threshold"))
                continue
        kept.append(token)
    return kept
