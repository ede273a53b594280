"""Where people were treated, carried or served, one after another: 医院9亿人次，基层医疗卫生机构36亿人次."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.deals import dealt_in
from yuebao.read.names.populations import ACCOUNTS
from yuebao.read.state.spoken import BODIES, SCHOOL_TYPES

if TYPE_CHECKING:
    from yuebao.lexicon import Head
    from yuebao.read.state.spoken import Subject

_INSTITUTIONS: Final[tuple[str, ...]] = ("机构", "院", "中心", "室", "所", "站", "诊所", "门诊部")
"""How institutions are called that people go to."""


_CARRIERS: Final[tuple[str, ...]] = (
    "铁路",
    "公路",
    "水路",
    "水运",
    "民航",
    "航空",
    "航运",
    "轨道交通",
    "地铁",
    "公交",
    "高铁",
    "客车",
)
"""What carries people, who are counted by the journey."""
_LINES: Final[tuple[str, ...]] = ("宽带", "电话", "手机", "电视", "光纤", "网络", "物联网")
"""What users are counted of."""


def visits_another(words: str, dimension: str, last: Subject) -> bool | None:
    """Whether *words* name where those were that *last* told of elsewhere (总诊疗人次95亿；基层医疗机构|49亿
    人次), what carried others (铁路客运量…；公路|2亿人次), or other beds or users; None where they cannot.
    """
    if dimension != last.dimension:
        return None
    if dimension == "张":
        return True if "床" in last.indicator and words.endswith(_INSTITUTIONS) else None
    if dimension == "户":
        return True if last.indicator.endswith(("用户", "用户数")) and words.endswith(_LINES) else None
    treated = dimension == "人次" or (dimension == "人" and last.head.endswith(("入院人数", "出院人数")))
    if not treated:
        return None
    if not words.endswith((*_INSTITUTIONS, "航线", "线路")):
        return True if words.endswith(_CARRIERS) and last.head.startswith(("客", "旅客")) else None
    return words not in ("出院", "入院", "住院")


_PORTS: Final[tuple[str, ...]] = ("港", "港区", "机场")
_PORT_ENDS: Final = frozenset("港区场")


def without_institution(family: str, words: str, *, nested: bool) -> str:
    """*family* without where people were, beside another such place: 医疗卫生机构编制床位…，其中|医院; or
    without who did it, beside others like them: 修船企业|新接订单…；船舶配套企业; or without all ports,
    for one of them: 港口货物吞吐量…，其中|甲港.
    """
    if words[-1:] in _PORT_ENDS and words.endswith(_PORTS):
        return "" if family == "港口" else family.partition("机场")[2] or family
    if not nested and words[-2:] == family[-2:] and words.endswith(BODIES):
        return ""
    if not nested and words.endswith(SCHOOL_TYPES) and family.endswith(SCHOOL_TYPES):
        return ""
    if not words.endswith(_INSTITUTIONS):
        return family
    return "" if family.endswith(("医院", "卫生院", "卫生室", "中心")) else family.rpartition("机构")[2]


_LENDERS: Final[tuple[str, ...]] = ("银行", "公司", "机构", "信用社")
"""Who take and lend money."""
_BALANCES: Final = frozenset({"存款余额", "贷款余额", "各项存款余额", "各项贷款余额"})
_SOUNDNESS: Final = frozenset(
    {"不良贷款率", "不良率", "拨备覆盖率", "资本充足率", "流动性比例", "存贷比", "贷存比"}
)
"""Ratios by which banks are judged."""


def does_too(known: Head, last: Subject) -> bool:
    """Whether *known* measures what those do that *last* told of, by a name that says nothing of them."""
    if dealt_in(known.printed, last):
        return True  # 新建商品住宅成交535套，成交均价
    if last.known is None or last.known.nature == "ratio" or not last.before.endswith(BODIES):
        return False
    lent = "币" not in last.indicator and (known.printed in _BALANCES or known.printed in _SOUNDNESS)
    return known.printed in ACCOUNTS or "订单" in known.printed or (lent and last.before.endswith(_LENDERS))


MAKERS: Final[tuple[str, ...]] = ("企业", "农场", "合作社", "矿", "单位")
"""How those end who make goods."""
_MADE_BY: Final = frozenset({"ownership", "scope"})
"""How goods are cut by who makes them."""


def made_by(words: str, last: Subject) -> Subject | None:
    """What *last* told of, made by those that *words* name: 民营企业钢材产量…；|国有企业; None where it names
    nothing but who made it.
    """
    before = last.before
    if before.endswith(BODIES):
        return None
    for kind, who in last.parts:
        before = before.removeprefix(who) if kind in _MADE_BY else before
    kept = tuple(cut for cut in last.parts if cut[0] not in _MADE_BY)
    return last._replace(before=words + before, parts=kept, level=None, period=None)


_TRADES_LED: Final = re.compile("[^和与及、业]{1,6}业[和与及、][^和与及、业]{1,6}业(?!企业)")
"""Trades told together before what of theirs is counted: 工业和服务业|就业人数."""


_PORT_OR_AIRPORT: Final[tuple[str, ...]] = ("港", "机场")
_OTHER_PORTS: Final = re.compile(
    "(?:国际|国内|沿海|内河|海运|主要|规模以上|规上|各|大|[两三四五六七八九])*(?:商港|港口|港埠|海港|港群|机场|空港|各港)"
    "|[^，、的0-9]{2,4}?(?:港(?![口区澳币元])|机场)"
)
"""Ports of which another one is told: |国际商港|货柜装卸量…；高雄港, |高雄港|货柜装卸量…；台中港."""


def apart(last: Subject, words: str) -> Subject:
    """*last* without what stands beside *words* in it: 铁路、公路货运量，其中|铁路; 移动电话|用户；宽带;
    工业和服务业就业人数，其中|工业部门.
    """
    if "、" in last.before and words in last.before.split("、"):
        return last._replace(before="", family="")
    if last.partner and ("这" in last.before[:2] or "上述" in last.before[:3]):  # 对这三个地区|，其中亚洲
        before, cut = last.before.partition(last.partner)[2], ("partner", last.partner)
        return last._replace(before=before, parts=tuple(part for part in last.parts if part != cut))
    if words.endswith(_PORT_OR_AIRPORT) and (ports := _OTHER_PORTS.match(last.before)) is not None:
        flows = tuple(part for part in last.parts if part[0] == "flow")
        return last._replace(before=last.before[ports.end() :], family="", parts=flows)  # 国际商港…；高雄港
    if last.head.endswith("价格总水平"):
        last = last._replace(head=last.head[:-3])  # 居民消费价格|总水平|上涨1.2%，其中食品类
    if words.endswith(_LINES) and last.indicator.endswith("用户"):
        used = last.indicator.removesuffix("用户")
        if used.endswith(_LINES) and used != words:
            return last._replace(before="用户", head="", known=None, family="", parts=())
    led = _TRADES_LED.match(last.before) if words.endswith(("业", "业部门")) else None
    if led is not None:
        return last._replace(before=last.before[led.end() :], family=last.family.removeprefix(led.group()))
    return last
