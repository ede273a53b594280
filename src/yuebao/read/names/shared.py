"""The measure that stands behind the last member of a list and is each one's: 民宿和综合体|意向成交额."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_DONE: Final = (
    "意向|成交|交易|签约|履约|订货|订购|下单|订单|开票|销售|零售|批发|团购|购物|采购"
    "|带货|直播|消费|消耗|使用|利用|生产|加工|制造|发电|用电|充电|供电|售电|用水|供水"
    "|观影|放映|播放|展览|展出|参展|参会|观展|到场|入园|入场|接待|过夜|住宿|入住|出租"
    "|空置|上座|客座|满载|载客|载货|装卸|吞吐|周转|起降|进港|出港|到港|离港|保障|运输"
    "|发送|发运|到达|揽收|投递|配送|派送|出栏|存栏|收购|收储|播种|种植|养殖|捕捞|采摘"
    "|结算|收付|支付|转账|募资|融资|授信|放款|贷款|担保|理赔|赔付|承保|投保|募集|发行"
    "|托管|管理|登记|注册|备案|申请|授权|受理|办理|审批|核准|开工|投产|达产|竣工|完工"
    "|交付|到位|到岗|到账|到资|复工|返岗|用工|招聘|就业|离职|就诊|门诊|接种|检测|检验"
    "|抽检|复购|回购|回头|退货|退税|免税|减税|纳税|完税|缴税|缴费|收费|征收|开发|研发"
    "|技改|创新|专利|投入|投资|引进|引资|培训|服务|外包|接单|出货|发货|进货|备货|囤货"
    "|浏览|点击|下载|访问|关注|阅读|搜索|活跃|留存|转化|渗透|普及|覆盖|达标|合格|优良"
    "|自给|中签|毛利|净利|营业|经营|主营|业务|票房|门票|租赁|租售|挂牌|拍卖|让利|补贴"
    "|发放|核销|兑现|拉动|捐赠|回收|处理|处置|排放|净化|绿化"
)
"""What is done, of which a measure tells how much."""
_OF_WHICH: Final = (
    "平均|人均|亩均|户均|日均|月均|年均|单日|单店|累计|新增|预计|跨境|人民币|外币|网上|线上|线下|实际|合同|协议|新签"
    "|年度|当期|期末|年末|总|净|毛|客|商品|货物|现场|主要|综合|有效|电影|资金|金额|离岛|以旧换新"
)
_TAILS: Final = (
    "总?金?额|总?量|总?[笔件单户人次场数]数|人次|场次|频次|单?均?价|价格|价值|面积|收入|支出|利润|余额|规模|税收|税额|租金"
    "|强度|长度|重量|产值|总值|货值|销售|投资|资金|客流|流量|比例|利?率|密度|指数"
)
_MEASURE: Final = re.compile(f"(?:{_DONE}|{_OF_WHICH})+(?:{_TAILS})$")
_OF_KNOWN: Final = re.compile(
    "(?:意向|签约|融资|研发|票房|展览|展出|观影|参展|亩均|户均|平均|技改|用工|成交|放映|担保|开票|团购|带货|交易|结算|直播|订单|(?<!不)过夜|入境|单日|单店|日均|月均|累计|新增|跨境|电影|[旅游访住团]客|(?<![旅游访住团])客)+$"
)
"""What narrows a known measure, and ends no member's name: 民宿和综合体|意向|成交额."""

_OUTSOURCED: Final[tuple[str, ...]] = ("执行额", "执行金额", "合同额", "合同金额", "签约额", "签约金额")
"""Measures of services, whose names end in what is done: 工业设计、生物医药研发|执行额."""
_SORTS: Final = frozenset("店商港圈院校园社馆")
"""Nouns of one character that members of a sort end with."""


def shared_measure(parts: list[str], before: str, head: str) -> str:
    """What of the words of the last of *parts* is the measure of all of them, where the known *head*, which
    has *before* before it, is not all of it; nothing where no member is left, or where each says it:
    轻工展览、农业展览|数量.
    """
    if len(head) > 1:
        at = before.find("行业", 2, -1)
        if at > 0 and not any("业" in part for part in parts[:-1]):
            return before[at:] + head  # 餐饮、住宿|行业消费复苏指数
        narrowed = _OF_KNOWN.search(before, 2) if not head.endswith(_OUTSOURCED) else None
        said = narrowed.group() if narrowed is not None else ""
        return said + head if said and not parts[0].endswith(said[-2:]) else ""
    found = _MEASURE.search(parts[-1], 2)
    measure = found.group() if found is not None else ""
    return measure if len(measure) > 2 else ""


def behind_sort(parts: list[str]) -> str:
    """What stands behind the noun of sort that all of *parts* have: 零售店和专卖店|零售量; else none."""
    for size in (2, 1):
        sort = parts[0][-size:]
        if len(parts[0]) <= size or sort[-1] == "类" or (size == 1 and sort not in _SORTS):
            continue
        at = parts[-1].find(sort, 1) + size
        if (
            at > size
            and len(parts[-1]) > at + 1
            and parts[-1][at] not in "、和与及"
            and all(part.endswith(sort) for part in parts[:-1])
        ):
            return parts[-1][at:]
    return ""


_PORTS: Final = re.compile(
    "(?P<name>[^、的]{1,7}?)(?:[两二三四五六七八九十0-9]+[个大座]?)?"
    "(?P<tail>(?:(?:航空|陆路|公路|铁路|水运|国际)?口岸|国际机场|机场|边检站|火车站|高铁站|车站|码头|景区)"
    "(?P<told>日均|单日|累计|[出入]|旅客|货|游客|起降|发送|到发|接待|客流|吞吐|查验|验放|通关).*)"
)
"""The last of several ports or spots, and what is told of all of them: 海湾|口岸日均出入境."""
_BEFORE_TOLD: Final = re.compile("口岸|机场|边检|[车码]|景区|[0-9额量数]")


def of_ports(parts: list[str]) -> list[str]:
    """*parts*, each with what the last alone says of so many ports: 北关、海湾|口岸日均出入境人员."""
    told = _PORTS.fullmatch(parts[-1]) if len(parts) > 1 and len(parts[-1]) > 4 else None
    if told is None or any(len(part) > 7 or _BEFORE_TOLD.search(part) for part in parts[:-1]):
        return parts
    return [part + told["tail"] for part in (*parts[:-1], told["name"])]


_FLOW: Final = re.compile("进出口|出口|进口")
_FLOW_LED: Final = re.compile("[^、，的]{0,4}(?:进出口|出口|进口)")


def told_tail(speech: Speech, parts: list[str]) -> str:
    """What is told of both ways of a trade, 进口、出口|整体通关时间; or the whole name of what was spoken of,
    where the last of *parts* ends in it and no other has its own: 技术合同成交额…。企业法人、高校|
    技术合同成交额; nothing else.
    """
    context, last = speech.context, parts[-1]
    if last.endswith("购进价格") and parts[0].endswith("出厂"):
        return last[-2:]  # 工业生产者|出厂、购进|价格
    way = _FLOW.match(last) if all(map(_FLOW_LED.fullmatch, parts[:-1])) else None
    if way is not None:
        known = speech.naming.head(last)[1]
        of_both = last.endswith(("率", "时间", "时长")) if known is None else not known.trade
        return last[way.end() :] if of_both else ""
    spoken = context.subject, context.topic, context.whole, context.lead, context.before, context.opening
    for told in spoken:
        if told is None or told.known is None or len(told.before) < 2:
            continue
        tail = told.before + told.head
        fits = last.endswith(tail) and len(last) > len(tail) + 1
        if fits and not any(part.endswith((told.head, told.before[-2:])) for part in parts[:-1]):
            return tail
    return ""


_SHORT: Final = frozenset({"收入", "业务收入", "业务量", "总收入"})
"""How a measure is called that was told in full of a whole place."""


def short_there(speech: Speech, words: str, dimension: str) -> Subject | None:
    """The measure told in full of a whole place that *words* call short for a place in it: 软件业务收入
    560亿元。南京市|收入|210亿元. None where none was.
    """
    if words not in _SHORT:
        return None
    context = speech.context
    for of in (context.whole, context.topic):
        if of is not None and of.known is not None and of.dimension == dimension != "":
            told = of.indicator
            if told.endswith(words) and told != words and not of.partner:
                return of._replace(level=None, period=None, area=None)
    return None


def measured_there(speech: Speech, measure: str, dimension: str) -> Subject:
    """What *measure* is of, which is all that places told one by one are told with."""
    return short_there(speech, measure, dimension) or speech.naming.subject(measure, None)
