"""Whose a measure is by the words before it, where they are no member of what it is cut by: ports and
districts (南通港|进出口额), classes of units (龙头企业|营业收入, 重点监测平台|销售额).
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import holds, signs

_PLACE: Final = re.compile(
    "[^，、的在对从自和与及或0-9]{1,8}?(?:(?<![香陆访抵离留到赴来经本进出入])港(?![区口澳股资台商元币务航产新城]|保税|物流|综合|国际|经济|工业园|工业区|开发)|口岸|机场|主城区|城区|商圈)"
    "|[^，、的在对从自和与及或0-9]{0,6}?保税物流中心|内陆港|主城区|中心城区|(?:各|其他|其余|[0-9]{1,2}个)?县（市、?区?）区?|(?:各|其他|其余|[东南西北]?[两三四五六七八九十]|[0-9]{1,2}个)(?:县市区|县（市、区）|区县市|县区|区县|市县|县市|县|区)(?![域间块内外])"
    "|(?:其余|其他|其它|剩余)的?(?:[0-9]{1,2}|[两三四五六七八九十])?个?(?:设区市|地级市|省辖市|地市|市州|盟市|州市|(?:县市|县)?区|[区市]?县|市(?![场县区])|省份|省市)(?![域间块内外])"
)
_ROUTE: Final = re.compile(
    "(?:经由?|通过|借道)[^，、的]{2,12}?(?:通道|班列|口岸|港|航线|铁路|公路|管道|走廊|专列)(?:的|运输的?)?"
)
"""How goods went: 经西部陆海新通道|进出口."""
_DISTRICT: Final = re.compile(
    "(?!该|[本各全我其两三四五六七八九十]|新[增设建批开]|[东南西北中]部)[\u4e00-\u9fff]{2,3}?(?<![省市州我自])"
    "(?<!开发|高新|经开|保税|综保|试验|示范|加工|合作|功能|行政|自治|服务|商务|商业|住宅|居民|保护|湿地|度假|旅游|工业)"
    "(?<!产业|贸易|集聚|物流|出口|综合|先行|自贸|开放|核心|中心|主城|特别|聚集|经济|科技)(?<![园景社校小城郊山牧林库灾矿港辖地新老灌展专仓病片街军疫选特产赛战学营厂时禁湾农牧乡主])"
    "区(?![域间块内外级属位号别]|县)"
)
"""A district that the lexicon does not know: 瀚海区|服务外包执行额."""
_PLACE_ENDS: Final = signs("港心岸场区圈县市")
_UNITS: Final = re.compile(
    "[^，、的对从自]{0,14}?(?:[千百万亿0-9][美元吨人户]{0,2}[及或]?以[上下]|龙头|大型|中型|小型|小微|微型|中小微?|骨干|重点|主要|头部|百强|前[0-9一二三四五六七八九十百]+[家位名强]?|[0-9]+强"
    "|试点|总部|监测|样本|境外投资|入驻|[区园港境]内的?|[区园港市省]外的?)[^，、的]{0,6}?(?:企业|公司|平台|机构|单位|商户|门店|商贸)(?![级家])(?:的|零售(?=$))?"
)
_PROJECTS: Final = re.compile(
    "[^，、的对从自]{0,10}?[千百万亿0-9][美元]{0,2}[及或]?以[上下][^，、的]{0,4}项目"
)
_UNIT_ENDS: Final = signs("业司台构位户店贸目")
_INSIDE: Final = re.compile("区?内的?(?:注册|入驻)?(?:企业|单位|机构)?")
_OUTSIDE: Final = re.compile("外的?(?:企业|单位|机构)")
_MARKETS: Final = re.compile(
    "(?P<to>[对自从])?(?P<which>(?:国际|海外|境外|传统|其他|其余|(?:主要|重点)(?:出口|进口|贸易)?)市场)"
)


_PLACED: Final[dict[str, str]] = {}
_UNITED: Final[dict[str, str]] = {}


def place_before(words: str) -> str:
    """The port, crossing, airport or district that *words* begin with, which no zone's noun names."""
    if not holds(words, _PLACE_ENDS):
        return ""
    told = _PLACED.get(words)
    if told is None:
        found = _PLACE.match(words)
        told = kept(_PLACED, words, district_of(words) if found is None else found.group(), 4096)
    return told


def district_of(words: str) -> str:
    """The district that the lexicon does not know and *words* begin with; else nothing."""
    found = _DISTRICT.match(words) if "区" in words[2:4] else None
    return found.group() if found is not None else ""


def units_before(words: str) -> str:
    """The class of firms, platforms or other units that *words* begin with: 年营业收入2000万元以上企业."""
    told = _UNITED.get(words)
    return kept(_UNITED, words, _units_before(words), 4096) if told is None else told


def _units_before(words: str) -> str:
    if words[:1] in "经通借" and (route := _ROUTE.match(words)) is not None:
        return route.group()
    if not holds(words, _UNIT_ENDS):
        return ""
    found = _UNITS.match(words) or _PROJECTS.match(words)
    return found.group() if found is not None else ""


def around(words: str, place: str) -> tuple[int, bool]:
    """How far *words* go on behind *place*, a zone, to those in it or outside it; and whether inside."""
    inside, outside = _INSIDE.match(words, len(place)), _OUTSIDE.match(words, len(place))
    if outside is not None:
        return outside.end(), False
    return (inside.end(), True) if inside is not None else (0, True)


def market_before(words: str, *, trade: bool) -> tuple[str, str]:
    """The markets that all of *words* are, which no country's name tells: what is traded with them is of
    partners, all else of no part of its measure. 对传统市场|出口, 国际市场|销售额.
    """
    found = _MARKETS.fullmatch(words) if words.endswith("市场") else None
    if found is None:
        return "", ""
    return words, found["which"] if trade else ""
