"""What follows a clause without numbers: a measure that names nothing without it, or how large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.members import measures_of
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import MOVED
from yuebao.read.words.phrases import PARTING

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

TIME: Final = (
    "(?:[前首头]|截至)?[0-9一二三四五六七八九十两]{1,4}[0-9年月日季度个至—～~-]*(?:月份?[末底]?|季度?末?|年|日)"
    "|[上下]半年|全年|当月|[本上当][月周旬]|今年以?来?"
    "|(?:节日|假日|假期|国庆|春节|长假|黄金周)期间"
)
"""A time that a measure is told behind, in a pattern."""
_MEASURE_AHEAD = re.compile(
    f"(?:{TIME}|累计|共|实现|完成|，)*"
    "(?=[^，。；：0-9]{2,}+[0-9]|[^，。；：0-9]{4,}(?<=[首前高先]))(?P<head>[^，。；：0-9]{2,14}?)"
    "(?:(?:(?=[分累合总共完实达为约近超同环较比增涨升降减跌下上回提攀爬飙激大微略劲锐骤走缩递萎收扩加放成])"
    "(?:分别|累计|合计|总计|共|完成|实现|达到?|为|约|近|超过?|(?P<moved>(?:同比|环比|[较比][上去]年同期)?(?:分别)?"
    f"(?:{MOVED}|增速|[增涨降跌]幅))))*(?=[0-9])|(?<=占比|比重|份额)(?:均|都|分别|双双)*(?:居首|居前|最高|领先))"
)
"""The measure that a line tells first, behind its time: 6月|销量|165.3万辆."""
_NO_GOODS: Final = frozenset({"ownership", "partner", "mode", "region", "side", "scope"})
"""How a class of goods is cut otherwise than into goods."""
_SHARES: Final = frozenset({"占比", "比重", "份额"})
"""What a measure's part of a whole is called behind its name: 数量和面积|占比."""
AMOUNT_NEXT: Final = re.compile(
    "，(?:(?:其?规模|金额|总额|共|合计|累计|约|近|超过?|达到?|为|占)+)?[0-9][0-9.,]*(?:[万亿]*(?:人民币|[美欧日港]?元)|[%％])"
)
"""How a clause goes on that tells only how much of it that is, or what part: ，5.2亿美元; ，占43.3%."""
UNNAMED_NEXT: Final = re.compile(
    f"，(?:在?(?:{TIME})|累计|共计?|合计|分别|完成|实现|，|达到?|为|约|近|超过?|已|也|亦|仅|则|同比|环比|[较比](?:[上去]年|[上去]年同期|上月)|{MOVED})*[0-9]"
)
"""How a clause goes on that tells a number of no name: ，6月末为200亿元; ，同比增长6%."""
_SIZE: Final = re.compile(
    "(?:展览|展会|展出|展示|交易|成交|销售|市场|业务|服务|接待|用户|客户|活跃|注册|订单|门票|旅游|营业|营运|总|日均|平均)*"
    "(?:数量|面积|规模|[总体]量|[量额]|总[额值]|金额|收入|人[次数]|用户数?|客户数?|商户数?|门店数?|网点数?|游客|观众|客流量?)"
    "|(?:平均)?(?:客房)?(?:出租|入住)率|平均房价"
)
"""How large a thing is, in words that name nothing themselves."""


def _ahead(speech: Speech, clause: Clause) -> re.Match[str] | None:
    """The measure that follows *clause*, which several ask for in turn."""
    found = clause.ahead
    if isinstance(found, bool):
        found = clause.ahead = _MEASURE_AHEAD.match(speech.text, clause.stop + 1)
    return found


def bare_ahead(speech: Speech, clause: Clause) -> bool:
    """Whether a measure that says nothing without its subject follows *clause*: 乘用车：6月销量165万."""
    following = _ahead(speech, clause)
    if following is None or following["moved"]:
        return False
    return all(_is_bare(speech, one) for one in _measures(speech, following["head"]))


def goods_ahead(speech: Speech, clause: Clause) -> bool:
    """Whether goods follow that a class of goods holds, named by themselves: 机电产品中，|集成电路出口;
    not whose or whither: 机电产品中，|民营企业出口, |对美国出口.
    """
    following = _ahead(speech, clause)
    if following is None or following["moved"]:
        return False
    before, known = speech.naming.head(following["head"])
    if known is None or not before or known.nature not in ("flow", "price") or before[0] in "对自从向":
        return False
    _, parts = speech.naming.parts(before, known)
    return any(dimension in ("product", "category") for dimension, _ in parts) and not any(
        dimension in _NO_GOODS for dimension, _ in parts
    )


_SHARE_NEXT: Final = re.compile(
    "，(?:在|占)[^，。；、0-9]{2,16}?(?:[当之]?中|里)?(?:所占)?的?(?:比重|占比|份额|比例)(?:已|就|也)?(?:达到?|为|升至|提升到|约)*[0-9]"
)
"""How such a clause goes on: 医疗器械发展较快|，在医药产品进出口中比重已达30%."""


def share_ahead(speech: Speech, clause: Clause) -> bool:
    """Whether a share of a whole that is named, and of nothing else, follows *clause*."""
    return _SHARE_NEXT.match(speech.text, clause.stop) is not None


def sizes_ahead(speech: Speech, clause: Clause) -> bool:
    """Whether what follows *clause* tells only how large a thing is that it does not name, or how it grew:
    展览数量320场; 产值增长12%.
    """
    following = _ahead(speech, clause)
    if speech.text.startswith(("，在", "，占"), clause.stop):
        return share_ahead(speech, clause)
    if following is None:
        return False
    return all(is_size(one) or _is_bare(speech, one) for one in _measures(speech, following["head"]))


def measured_ahead(speech: Speech, clause: Clause) -> bool:
    """Whether measures follow *clause* that say nothing of whose they are: 新接订单量52万吨; 余额增长3%."""
    following = _ahead(speech, clause)
    if following is None:
        return False
    for one in _measures(speech, following["head"]):
        before, known = speech.naming.head(one)
        if not (known is not None and not before) and not is_size(one) and not _is_bare(speech, one):
            return False
    return True


def _is_bare(speech: Speech, measure: str) -> bool:
    head = speech.lexicon.heads.get(measure)
    return (head is not None and head.trade) or speech.naming.is_bare(measure)


def is_size(measure: str) -> bool:
    """Whether *measure* is one of many things, of which it names none: 展览面积, 用户规模, 订单量."""
    return _SIZE.fullmatch(measure) is not None


def _measures(speech: Speech, head: str) -> list[str]:
    """The measures that *head* names, of a whole or shares of it: 数量和面积|占比."""
    if head[-2:] in _SHARES:
        head = head[:-2].removesuffix("的")
    return measures_of(head, speech.lexicon) or PARTING.split(head)
