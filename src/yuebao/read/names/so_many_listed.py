"""Members listed before, pointed at by how many they are: 美国、日本和韩国居前。|三国|执行额分别为."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.phrases import PARTING, split_list
from yuebao.read.words.times import hanzi_number

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_SO_MANY_THERE: Final = re.compile(
    "(?:[上前]述|以上|这|(?P<first>前))?(?P<many>[两二三四五六七八九十])(?:地|国|省|市|县|区|者|家|个国家|个地区)"
    "(?:[来在对赴][\u4e00-\u9fff]{1,2}(?=投资))?的?"
    "(?=投资|实际|合同|进出口|出口|进口|来源|到资|到位|离岸|在岸|服务|外包|执行|承接|接包|签约|营业|业务)"
)
"""How many the members listed are, or the first so many of them, before what each has: 三地来渝|投资金额
分别是, 前三者|执行额分别为.
"""
_SO_MANY_SORTS: Final = re.compile(
    "[对从自向与]?(?:[上前]述|以上|这)?(?P<many>[两二三四五六七八九十])[大个类项种](?:主要|重点|主导|支柱|传统|新兴)*"
    "(?:商品|产品|行业|产业|领域|板块|市场|国家和地区|国家|地区|经济体|来源地|发包地|业务|险种|税种|区域|园区|品类)的?(?=..)"
)
"""The same of what is no place alone: 三类商品的|零售额, 对三大市场|出口."""
_ONE: Final = "[^，。；：、0-9的为是有中]{1,12}?"
_LISTED: Final = f"(?P<listed>{_ONE}(?:、{_ONE})*(?:[、和与及]|以及){_ONE})"
_SO_MANY: Final = "(?:等?[两二三四五六七八九十][大个类项种][^，。；、0-9]{0,6}?)?"
_ARE: Final = re.compile(
    f"(?:^|[，。；：])(?:其中|而|目前|当前)?{_LISTED}{_SO_MANY}(?:仍然?|依然|依旧|继续|一直|始终|已|均|都|共同)*(?:[是为]|成为|构成|居|稳居|位居|位列|占据)"
)
"""What lists members as what they are: |美国、日本和韩国三大市场|是."""
_BEING: Final = re.compile(f"(?:[为是有]|包括|集中在|涵盖)(?:了)?{_LISTED}{_SO_MANY}$")
"""What ends in a list of them: 主要组成部分是|粮油、服装、家电|三类商品."""
_REACH: Final = 120
"""How far before a sentence the one before it begins at the most."""


def of_those_listed(speech: Speech, words: str, count: int) -> str:
    """*words* without what points at the *count* members listed before, or at the first so many, which are
    listed then: 美国、日本和韩国居前。|三国|执行额分别为; 依次是美国、日本、韩国和德国，|前三者|执行额分别为.
    """
    context = speech.context
    there = _SO_MANY_THERE.match(words)
    sorts = _SO_MANY_SORTS.match(words) if there is None else None
    if sorts is not None and hanzi_number(sorts["many"]) == count:
        if not context.listed and (listed := _listed_as_such(speech, count)):
            context.listed, context.subjects = listed, context.subjects[:1]  # no 家电三类商品
            return words[sorts.end() :]
        return words
    if there is None or hanzi_number(there["many"]) != count:
        return words
    listed = context.listed or context.listed_before
    if there["first"]:
        listed = "、".join(PARTING.split(listed)[:count])
    context.listed = listed
    return words[there.end() :] if listed else words


def _listed_as_such(speech: Speech, count: int) -> str:
    """The *count* members that this sentence, or the one before it, lists as what they are; else nothing."""
    text = speech.text
    begun = max(text.rfind("。", 0, speech.start) + 1, speech.start - _REACH, 0)
    before = max(text.rfind("。", 0, begun - 1) + 1, begun - _REACH, 0) if begun else 0
    for start, stop in ((begun, speech.start), (before, begun - 1)):
        said = text[start:stop].rstrip("，；：") if stop > start else ""
        found = _ARE.search(said) or _BEING.search(said) if said else None
        if found is not None and split_list(found["listed"], count) is not None:
            listed: str = found["listed"]
            return listed
    return ""
