"""Counts that stand together, and what all did, told behind the last: 35家企业和|12个园区获得省级称号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.signs import signs

if TYPE_CHECKING:
    from yuebao.read.words.clauses import Clause

JOINING_COUNTS: Final = frozenset("、和与及")
"""What joins a count to the next one."""
_DID_TOGETHER: Final = re.compile(
    "[\\u4e00-\\u9fff]{1,10}?(?:均|都|已|先后|正在|共同)*(?P<did>(?:获得?|获评|获批|荣获|得到|取得|享受|列入|纳入|入围|入选|加入|接入|参加|参与|参展"
    "|通过|被(?=[^，、的了]{0,3}(?:评|认|授|列|纳|确|命))|受到|投入|实施|成功申报|上榜)[^，。；、0-9]{0,20})"
)
"""What so many did, behind the last of them: 园区|获得省级称号."""


def done_together(text: str, clause: Clause, start: int, unit_stop: int) -> str:
    """What those did that are counted from *start* on with others, each by a count of its own; nothing where
    the clause ends otherwise: 35家企业和|12个园区获得省级称号.
    """
    rest = [token for token in clause.numbers if token.start > start]
    if not rest or any(token.kind != "number" or token.value.section != "count" for token in rest):
        return ""
    stop = unit_stop
    for token in rest:
        between = text[stop : token.start].rstrip("近约余")
        if not 1 < len(between) < 16 or between[-1] not in JOINING_COUNTS:
            return ""
        stop = token.stop
    did = _DID_TOGETHER.fullmatch(text, rest[-1].stop, clause.stop)
    return did["did"] if did is not None else ""


COUNTED: Final = signs("家户所")
"""The unit of those whose amount may be told of all of them together."""
_COUNTED: Final = "[0-9]+[多余]?"
_OTHERS: Final = re.compile(
    f"(?<![0-9.]){_COUNTED}(?P<unit>[家户所])(?P<one>[^，。；：、和及与的0-9]{{2,10}})"
    f"(?P<more>(?:、{_COUNTED}(?P=unit)[^，。；：、和及与的0-9]{{2,10}})*)(?P<joint>[和及与]){_COUNTED}(?P=unit)"
)


def with_others(text: str, start: int, stop: int) -> str:
    """Who else has the amount that is told of the last of several counted, whose unit ends at *stop*:
    |15家商场、20家超市和|8家餐饮企业实现销售额. Nothing where no others are counted in its clause.
    """
    first = text.rfind("，", start, stop) + 1 or start
    for found in _OTHERS.finditer(text, first, stop):
        if found.end() == stop:
            return f"{found['one']}{_SO_MANY.sub('、', found['more'])}{found['joint']}"
    return ""


_SO_MANY: Final = re.compile(f"、{_COUNTED}[家户所]")
_THING: Final = "[^，。；：、和及与的了等0-9]{2,8}"
_LISTED: Final = re.compile(f"{_THING}(?:、{_THING})+(?:[和及与]{_THING})?")
_DOING: Final = re.compile(
    "[比较增减涨跌升降]|死亡|[签成举签召开]|获得?|达成|参[与加会展](?!$)|落[地户]|完成|入[选围驻库]|通过|实现|列入|开展|组织"
)
"""A verb or a comparison, which tells what those counted did."""


def listed_things(after: str) -> bool:
    """Whether *after* a count stand several things counted together: 152项|新产品、新技术、新服务."""
    return _LISTED.fullmatch(after) is not None and _DOING.search(after) is None


_OF_LANDS: Final = re.compile(
    "[0-9]+个(?P<lands>[^，。；、的和0-9]{2,10}(?:国家|地区|经济体|成员国)|国家和地区)的(?:约|近|超过?|逾)?$"
)
_THOSE: Final = re.compile("[^，。；、和及与0-9]{2,8}?(?=[、和及与](?:来自)?[0-9]+个|参[展会加]|到会|$)")
_COMING: Final = re.compile("(?:现场)?(?:参会|到会|与会|参展|观展|观摩)(?:[^，。；、0-9]{0,6})(?=[，。；])")
_SOLD: Final = re.compile("(?:底价|溢价|平价|低价|触顶|封顶价?|最高限价|摇号)成交|流拍|终止(?:出让|交易)")
_PEOPLE: Final = frozenset("人名位")


def told_behind(text: str, start: int, at: int, stop: int) -> str:
    """What the count at ``text[at:stop]`` is of, told behind it in words that only do so: who comes from
    lands of a kind that are told with how many those are (46个东盟国家的|312家|企业、28个欧洲国家的150家),
    that people came (|1万余人|参会交流), how land went (|9宗|底价成交). Nothing for others.
    """
    unit = text[stop - 1]
    if unit in _PEOPLE and (at == start or text.endswith("在内的", start, at)):
        coming = _COMING.match(text, stop)
        return coming.group() if coming is not None else ""
    if unit in "宗幅" and at == start:
        sold = _SOLD.match(text, stop)
        return f"{sold.group()}地块" if sold is not None else ""
    if text.find("国家的", start, at) < 0:
        return ""
    lands = _OF_LANDS.search(text, start, at)
    those = _THOSE.match(text, stop) if lands is not None and lands["lands"] != "国家和地区" else None
    return f"{lands['lands']}{those.group()}" if lands is not None and those is not None else ""
