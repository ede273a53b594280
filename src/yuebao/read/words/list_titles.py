"""What a list is called before its head: 离岸服务外包来源地|前三位."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import holds, signs

_LIST_TITLE = re.compile(
    "(?:增长|增速|增幅|降幅|规模|占比|出口|进口)?(?:较快|最快|较大|最大|较高|居前|靠前|领先)的?(?:领域|行业|商品|产品|市场|国家|地区|省份|服务).*$"
    "|(?<=.)(?:[最较][高低多少大小]|(?:居|靠)[前后])的?(?:主要|依次|分别)+[是为有].*$"
    "|(?<=.)(?:[最较][高低多少好差长]|排名?靠[前后]|居前|靠后)的(?:前?[0-9一二三四五六七八九十两]+[个位大名])?"
    "(?:城市|地市|[市县区州省]|县区|县市区|区县|省份|领域|行业|商品|产品|国家|地区).*$"
    "|(?:主要|最大的?)?(?:来源地|目的地|来源国|发包地|贸易伙伴|合作伙伴|出口市场|进口市场|市场|国家和地区|国别和地区|来源国家|国家|地区)?"
    "(?:排名?|位列|居|位居|排在|列|分列|分居|分别[位列居排]+|依次[位列居排]+)?(?:全[国省市])?(?:前[一二三四五六七八九十两\\d]+(?:位|名|大|强|个)?|第\\d{1,2}[位名]?[至到~—-](?:第?\\d{1,2}[位名]|第\\d{1,2}(?=的)))(?:的)?(?:.*)$|(?:主要)(?:来源地|发包地|出口市场|贸易伙伴).*$"
    "|(?<=.)(?:均|都)?(?:超过?|过|突破|达到?)[0-9一二两三五十百千万亿]+(?:美元|元|吨)?(?:以上)?的(?:国家|地区|县区|区县|县市|企业|园区|商品|市场|城市|镇街|乡镇|行业|领域|来源地|发包[国地]|[市县区镇]).*$"
)
_OF_LISTS: Final = re.compile(
    "[超过破到达较最居靠领前第主](?:(?<=[超过破到达])(?=[0-9一二两三五十百千万亿])|(?<=[较最])[高低多少大小快好差长]|(?<=[居靠])[前后]|(?<=领)先|(?<=前)[一二三四五六七八九十两\\d]|(?<=第)\\d|(?<=主)要(?:来源地|发包地|出口市场|贸易伙伴))"
)
"""Without one of these there is no such title."""
_MAY_LIST: Final = signs("超过破到达较最居靠领前第主")
_TITLES_LEFT: Final[dict[str, str]] = {}


def list_title(words: str) -> str:
    """What is left of a list's title (离岸服务外包来源地前三位) as words before a head."""
    if not holds(words, _MAY_LIST) or _OF_LISTS.search(words) is None:
        return words
    left = _TITLES_LEFT.get(words)
    return kept(_TITLES_LEFT, words, _LIST_TITLE.sub("", words), 4096) if left is None else left
