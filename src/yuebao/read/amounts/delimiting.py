"""Numbers that only say of how many something is told: 为12个领域中增幅最大, 包括运输、旅行等12个领域."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.clauses import Clause
from yuebao.read.words.scan import Token

_SORTS: Final = "(?:领域|行业|门类|大类|类别|方面|环节|板块|品类|种类)"
_OUTSTANDING: Final = re.compile(
    "[^，。；、0-9的]{1,12}[中里](?:[增降涨跌][幅速]|规模|占比|体量|总量|比重|贡献|表现|排名|唯一)?(?:较?为|是|最|居[首前])"
)
"""How one stands out among so many, behind their number: 12个|领域中增幅最大."""
_IS: Final = ("为", "是", "成为", "在", "居", "列")
_DEFINED: Final = re.compile("(?:包括|包含|主要有|分为|分成|划分为|由)[^，。；0-9]*、[^，。；0-9]*等(?:共)?$")
"""What a thing consists of, before their number: 包括国际贸易中的运输、旅行等|12个领域."""
_NO_MORE: Final = re.compile(f"(?:主要|重点|细分|大的?)?{_SORTS}(?:组成|构成)?(?=[，。；）]|$)")


def only_delimits(text: str, clause: Clause, token: Token) -> bool:
    """Whether the count *token* is of those among which one stands out, or which a definition lists."""
    if text[token.stop - 1] not in "个大类项" or token.stop >= clause.stop:
        return False
    if text[token.stop : clause.stop] == "重要民生物资":
        return True  # 政府关注的17项重要民生物资，CPI年增6.0%
    led = text.endswith(_IS, clause.start, token.start)
    if led and _OUTSTANDING.match(text, token.stop) is not None:
        return True
    listed = text[token.start - 1] in "等共" and _NO_MORE.match(text, token.stop) is not None
    return listed and _DEFINED.search(text, clause.start, token.start) is not None


_OF_LAW: Final = re.compile(
    "(?:》|办法|条例|规定|章程|细则|规范|公约)[^。；]{0,10}?(?:共|分为?|包括|由)[^。；，]{0,8}章?，?(?:共|计)?$"
)
"""What stands before how many articles a law or a by-law has: 《办法》分8章，共|65条."""
_PARTS_OF_LAW: Final = re.compile("大?(?:部分|方面)(?:[，。；0-9]|$|组成|构成)")

_MEASURES: Final = re.compile(
    "(?:[^，。；、：0-9]{0,4}(?:政策|措施|举措|意见|办法|细则|实招|硬招|建议))(?!(?:已|均|全部)|[^，。；]{0,4}(?:落地|兑现|办结|见效))"
)
"""What is counted behind a number of articles."""


def counts_articles(text: str, token: Token) -> bool:
    """Whether *token* is how many articles or parts a law, a plan or a by-law has (共5个部分|22条|), or how
    many measures were taken: 落实促消费|30条|措施.
    """
    if text[token.stop - 1] == "条":
        if _MEASURES.match(text, token.stop) is not None:
            return True
    elif _PARTS_OF_LAW.match(text, token.stop) is None:
        return False
    return _OF_LAW.search(text, 0, token.start) is not None


_EACH_OVER = re.compile(
    "(?:国家和地区|国家|地区|市场|城市|企业|公司|县（市、区）|县（市）|县（区）|县市区|县市|县区|区县|市县|市州|省份|县|商品|产品|园区|街道|乡镇|景区)"
    "[^，。；、0-9]{0,14}?(?:均|都|已)*(?:超过?|突破|高于|不足|低于|(?P<at>[在达]))"
)
"""What stands between how many there are and the round mark that each of them passes:
15个|国家和地区执行额超过|500万美元.
"""
_UNITS: Final = "万亿千百美欧日港元吨人次户件家个辆%％"
_RATE_OVER: Final = re.compile("(?:增速|[增涨降跌]幅)(?:均|都|已)*(?:超过?|突破|高于|不足|低于)$")
"""How what each moved by passes a mark: 收入|增幅超过|30%."""
_OR_MORE: Final[tuple[str, ...]] = ("以上", "及以上", "或以上", "以下", "及以下", "或以下", "之上")
_ROUND = re.compile("[1-9]0*|[1-9]?50*")
_OPENING = re.compile("(?:，|其中|目前|全[国省市区县州]|我[国省市]|另外?|已|共|有)*")


def passes_mark(text: str, clause: Clause, token: Token, following: Token | None) -> bool:
    """Whether a count is of those of which each passes the mark that follows, no name of their sum."""
    if following is None or following.kind != "number" or token.kind != "number":
        return False
    between = text[token.stop : following.start]
    if token.value.section != "count" or following.value.section not in ("measure", "count", "ratio"):
        return False
    if following.value.section == "ratio" and _RATE_OVER.search(between) is None:
        return False
    vehicles = text[following.stop - 1] == "辆"
    if following.value.section == "count" and not vehicles and "数" not in between:
        return False  # 67个园区拥有高新技术企业数量超|300家
    if _OPENING.fullmatch(text, clause.start, token.start) is None:
        return False
    if _ROUND.fullmatch(text[following.start : following.stop].rstrip(_UNITS)) is None:
        return False
    over = _EACH_OVER.fullmatch(text, token.stop, following.start)
    return over is not None and (over["at"] is None or text.startswith(_OR_MORE, following.stop))
