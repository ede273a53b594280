"""What made a measure move, told with how each moved (主因蔬菜类和肉类调涨，各上涨35%和8%所致), or what made
goods cheaper or dearer: 鲜菜供应减少，价格上涨8%.
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.changes.announced import RATED
from yuebao.read.names.firms import tells_of_firm
from yuebao.read.speech import Speech
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean

_LED: Final = re.compile("(?:主要|主)?(?:(?:原因|系|是)*因|系|是)[为是系]?(?=[^，]{2})")
_MOVED_SO: Final = re.compile(
    "[，,](?:各|分别|均|则|亦|也)*(?:约|年|按年)?(?:上涨|上升|增加|成长|调涨|下跌|下降|减少|调降|[涨跌增减升降])[^，。；0-9]{0,2}"
    "(?P<run>[0-9][0-9.]*[%％](?:[、与和及]{1,2}[0-9][0-9.]*[%％])*)[^，。；0-9]{0,4}所致"
)
"""The clause behind the causes: 各上涨34.5%和7.8%|所致."""
_WHO: Final = re.compile(
    "(?P<who>[^，、]{2,10}?)(?:(?:反映|反应|随|受|因|依|配合|由于|适逢|经|自|于)[^，]{2,}"
    "|(?:价格|售价|费率|需求|销量)?(?:持续|同步|齐|皆|均|亦|大幅)?(?:调[涨降升高整]|上[涨升扬]|下[跌降滑]|价[涨跌扬降]|增加|减少|[涨跌]价"
    "|走[高低扬]|[降减]价|促销|打折|优惠|需求|接单|订单|销售|出货|供给|供应|产量|买气|拉动|带动|增长|成长|畅旺|疲弱).*)?"
)
"""A cause, and why or how it moved: 油料费|反映国际油价, 房屋租金|随行情调涨, 槟榔|价涨."""
_AND: Final = re.compile("以及|[、和与]|及(?!其)")

_SUPPLIED: Final = re.compile(
    "(?:[^，]{2,}?(?:导致|使得?|致使|令|造成|推升|影响))?(?:应季|时令)?(?P<who>[^，、]{1,8}?(?:[、和与及][^，、]{1,6}?){0,2}?)的?"
    "(?:市场|国内|国际|本地|阶段性|季节性|大量|集中|陆续|逐步|持续|相继|节日|消费)*"
    "(?:供应|供给|供大于求|供过于求|供不应求|产量|产能|上市|储运|运输|生产|养殖|种植|捕捞|存栏|出栏|补栏|库存|成本|需求|货源)[^，]*"
)
"""Goods, and what became of their supply or of the demand for them: 高温导致|鲜菜|供应减少."""
_ITS_PRICE: Final[tuple[str, ...]] = ("，价格", "，其价格", "，均价")
_NO_GOODS: Final = re.compile(
    "(?:消费|市场|节[前后日]|居民|出行|国[内际]|终端|短期|季|外部|企业|社会|全[省市国])$"
)
_WHY: Final = re.compile(
    "主要(?:原因)?(?:是|系|为)?(?:由于|因为?|得益于|受益于|受惠于|归因于|缘于|受(?![理益]))"
)
"""How a clause begins that only says why."""
_MOST_OF: Final = re.compile(
    "以[^，]{2,14}(?:成长|增加|增长|减少|下降|年增|年减|增幅)(?:[较最])(?:多|大|快|为显著)"
)
"""A clause that only says what most of a change was."""
_SORTS: Final[tuple[str, ...]] = (
    "领域",
    "行业",
    "产业",
    "商品",
    "产品",
    "市场",
    "国家",
    "地区",
    "省份",
    "门类",
    "业态",
    "主体",
    "板块",
)
_BALANCED: Final = re.compile(
    "(?:规模以上|规上)?(?:工业)?(?:企业|产品|品)?产销(?:衔接|形势|状况|情况|运行|总体|基本|保持|两旺|平衡)+[^0-9，。]{0,8}"
)
"""That what was made was sold, which names no measure."""
_DRIVING: Final[tuple[str, ...]] = (
    "带动",
    "推升",
    "激励",
    "挹注",
    "主因",
    "主要因",
    "主系",
    "主要系",
    "促使",
    "致使",
    "使得",
    "支撑",
)
"""What a clause begins with that says why, or what came of it."""


_TELLS_NOTHING: Final = frozenset("主以是受得除控已均也就并超高多接逼") | {said[0] for said in _DRIVING}
"""How what tells nothing begins."""
_OUTDONE: Final = re.compile(
    "(?:已|均|也|就|并)*(?:超过?|超出|超越|高于|多于|接近|逼近)了?(?:去年|上年|前年|20[0-9]{2}年)[^，0-9]*"
)
"""What an amount has outdone, of which nothing is told then."""
_OUTDOING: Final = frozenset("已均也就并超高多接逼")


_BEHIND: Final = re.compile("(?:总量|规模|总额|总值|金额|体量)?(?:仅|略|稍|远)*次于(?=.{2})")
"""Behind whom something is, of which nothing else is told: 总量仅|次于|甲高新区."""


_LOOKED_AT: Final = frozenset({"监测", "显示", "统计", "调查", "表明", "结果", "调研", "测算"})
_SAMPLED: Final = re.compile(
    "[^，。；0-9]{0,20}?(?:对|据|监测的)[^，。；0-9]{0,8}[0-9]+[余多]?[家户个][^，。；0-9]{1,14}(?:[、和及]|以及)[0-9][^，。；]*"
)
"""How many of several sorts were looked at: 据商务局对100家批发企业、50家零售企业的监测."""


def tells_nothing(speech: Speech, said: str) -> bool:
    """Whether a clause without numbers only says why or how well: 是增长最快的领域; 产销衔接良好."""
    context = speech.context
    if "次于" in said[:8] and context.subject is not None and _BEHIND.match(said) is not None:
        return True  # 实际使用外资28亿美元，总量仅次于甲高新区，居全省第二
    if said[:1] not in _TELLS_NOTHING and "产销" not in said[:7]:
        return tells_of_firm(said) or (said[-2:] in _LOOKED_AT and _SAMPLED.fullmatch(said) is not None)
    if said[:1] == "主" and context.subject is not None and _WHY.match(said) is not None:
        return True  # 受个别企业规模下滑影响，同比下降1.3%
    if said.startswith("以") and _MOST_OF.fullmatch(said) is not None:
        return True  # 东协135.8亿美元，以电子产品增加较多
    if said.startswith("是") and said.endswith(_SORTS) and ("最" in said or "第" in said):
        return True  # 旅行服务进出口增长65%，是增长最快的服务贸易领域，其中，出口增长52%
    if said.startswith(("受惠", "受益于", "得益于")):
        return True  # 第二季制造业产值，受惠需求持续热络，仍达5.34兆元
    if said.startswith("除了"):
        return True  # 除了对美出口大幅成长，8月出口
    if "产销" in said[:7] and _BALANCED.fullmatch(said) is not None:
        return True  # 工业产品产销衔接良好，产销率98.2%
    if context.subject is not None and said[:1] in _OUTDOING and _OUTDONE.fullmatch(said) is not None:
        return True  # 利用外资2亿美元，超过2010年全年总量，增幅47%
    if said.startswith("控制在"):
        return True  # 失业率2.4%，控制在4.5%以内
    if lists_who(speech, said):
        return False
    # 主因需求强劲，带动晶圆代工、IC设计订单增加，其中接自美国增1亿美元
    return said.startswith(_DRIVING) and context.subject is not None and speech.after in "，,"


def lists_who(speech: Speech, said: str) -> bool:
    """Whether a clause tells of several whose numbers follow: 带动|甲业、乙业成长|，分别年增12%、16%."""
    return "、" in said and f"{said}，分别" in speech.text


_AS_BEFORE: Final = re.compile(
    "(?:其中|而|[同该当]季度?|[同该当]月|同期)?(?P<who>[^，与和]{2,24}?)(?:则|亦|均|也|仍)?[与和](?:去年|上年|前年|上月|上季|前一|上一)[^，]{0,8}?(?:一样|相同|相若|相当)"
)
"""What did not change: 出口依存度|与上年相若，为23%."""


def unmoved(speech: Speech, start: int, said: str) -> str:
    """The name of what the clause at *start* says is as it was before; nothing for a rate of growth."""
    same = _AS_BEFORE.fullmatch(said)
    if same is None or RATED.search(same["who"]) is not None:
        return ""
    at = speech.text.index(same["who"], start)
    return clean(speech.without(at, at + len(same["who"])))


def read_supply(speech: Speech, clause: Clause) -> bool:
    """Speaks of the goods whose price the next clause tells: 鲜菜供应减少，价格上涨; says whether it does."""
    of = speech.context.subject
    if not speech.text.startswith(_ITS_PRICE, clause.stop) or not (of is None or of.head.endswith("价格")):
        return False
    supplied = _SUPPLIED.fullmatch(speech.text, clause.start, clause.stop)
    who = clean(supplied["who"]) if supplied is not None else ""
    if not who or _NO_GOODS.search(who) is not None or speech.naming.head(who)[1] is not None:
        return False
    several = [each for each in _AND.split(who) if each]
    named = [speech.naming.subject(f"{each}价格", None) for each in several]
    speech.speak_of(tuple(named))
    return True


def read_causes(speech: Speech, clause: Clause) -> bool:
    """Speaks of each of the causes that *clause* names, whose moves the next tells; says whether it does.

    Where they cannot be told apart nothing is spoken of, and the numbers are left unread.
    """
    behind = _MOVED_SO.match(speech.text, clause.stop)
    led = _LED.match(speech.text, clause.start)
    of = speech.context.subject
    if behind is None or led is None or of is None:
        return False
    count = behind["run"].count("%") + behind["run"].count("％")
    said = speech.text[led.end() : clause.stop]
    causes = [_WHO.fullmatch(each) for each in (_AND.split(said) if count > 1 else [said])]
    told = [cause["who"] for cause in causes if cause is not None]
    last = causes[-1]
    if len(told) != count or last is None or last["who"] == last.string:
        speech.untold = behind.end()
        return True
    named = [
        speech.naming.subject(who, of, section="ratio", dimension="%", scope=speech.context.scope)
        for who in told
    ]
    speech.moved = speech.context.subjects
    speech.speak_of(tuple(each._replace(level=None, period=None) for each in named))
    return True
