"""What the words of a line over figures measure: 表2 离岸执行额主要国别（地区）, 分领域进出口."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_TITLE: Final = re.compile(
    r"^\d{1,2}-\d{1,2}(?:-\d{1,2})?\s+|^附[:：]\s*|^(?:附[表件]|表)\s*[\d一二三四五六七八九十]*[-—.\d]*[:：、]?\s*|"
    r"(?:主要)?(?:(?:[月季年]度|分[月季]|历年)(?=数据|统计|表|$))?(?:数据|指标)?(?:完成)?(?:情况)?(?:统计|汇总|一览|快报)?表?(?:如下表?|见下?表)?[:：]?$"
)
"""What numbers a caption, and what it is called: 附表2：, 情况统计表."""
_TITLE_BEGINS: Final = frozenset("附表")
_TITLE_ENDS: Final = frozenset("要度季月年据标成况计总览报表下：:")
_AND_GROWTH: Final = re.compile("(?:及其?|和|与|、)(?:同比|增长|增速|构成|占比|比重|比上年).*$")
_CUT_BY: Final = re.compile(
    r"(?<=.)(?:分(?!类)|按)[^分按]{1,8}(?:分|分类)?$|[（(](?![市区县地旗][^（）]{0,4}[）)].).*$"
    r"|(?<=.)的?(?:主要|重点|前[一二三四五六七八九十\d]+[位名大个]?)(?:发包|接包|出口|进口)?"
    r"(?:国别|国家|市场|来源[地国]|目的[地国]|伙伴|商品|产品|园区|区县|行业|企业|地区|项目|科目)(?:和地区)?(?:分布|构成|排名)?(?:[（(].*)?$"
)
_GOODS: Final = re.compile(
    "(?:对?外贸易?)?(?:主要|重点|大宗|部分|前[一二三四五六七八九十0-9]+[位名大个]?)*(?P<flow>进出口|出口|进口)"
    "(?:主要|重点|大宗|部分|前[一二三四五六七八九十0-9]+[位名大个]?)*(?:商品|产品|货物|品种)"
    "(?:分?类别?|构成|结构|数量|金额|量值|值|及其?|和|与|、)*(?:[（(].*)?"
)
"""A caption over goods by what they are traded for: 主要出口商品量值."""
_LED_BY: Final = re.compile(
    "^[分按](?:地区|行业|国别|国家|市场|类别|市县|县区|区县|区域|园区|领域|业务|类型|商品|贸易方式|企业性质)(?:[（(]地区[）)])?(?:划?分|分类)?的?"
)
_MANY_CITIES: Final = re.compile("^[0-9一二三四五六七八九十]{1,3}个(?:大中|大|重点|主要)?城市的?")
_EACH: Final = re.compile(
    "各(?:省|市|县|区|地|州|盟|个|国){1,3}(?:[（(][^（）]{1,5}[）)])?|分(?:地区|行业|国别|类别|市县|县区)|[各分历逐](?:季度|月份?|年度?)|[月季年]度"
)
_DIVIDED: Final = re.compile("[分按][^分按，]{2,4}")
_DEEDS: Final[tuple[str, ...]] = ("执行", "签约")
"""What a caption says was done whose amounts stand under it."""
_MADE: Final = "生产"
"""The same of what was made, whose quantities do: 能源生产情况."""
_REGION: Final = "特别行政区"
_SHORT: Final = 8
_PLACES: Final = ("全国", "全省", "全市", "全区", "全县", "我省", "我市", "我区", "我县")


def _shorter(area: str | None) -> tuple[str, ...]:
    """The name of a special region and how captions say it: 澳门入境旅客."""
    return () if area is None or not area.endswith(_REGION) else (area, area.removesuffix(_REGION))


_CROWD: Final = re.compile(
    "(?P<who>[^，。：（）0-9]{0,10}(?:主体|企业|商户|单位|机构|学校|用户))(?:基本|主要|总体|发展|登记|注册)*(?:数|数量|总量)?(?:情况|统计)*表?(?:（[^（）]*）)?"
)


def crowd(speech: Speech, words: str) -> Subject | None:
    """Those whom a caption in a unit of counts speaks of: 市场主体情况（单位：万户）."""
    for place in (*_PLACES, speech.context.city or "", speech.context.province or ""):
        words = words.removeprefix(place)
    found = _CROWD.fullmatch(words)
    return Subject(found["who"], "数", None, found["who"], ()) if found is not None else None


def untitled(words: str) -> str:
    """*words* of a caption without its number and without what it is called."""
    first = words[:1]
    titled = first in _TITLE_BEGINS or first.isdigit() or words[-1:] in _TITLE_ENDS
    return _TITLE.sub("", words) if titled else words


def meets(words: str, topic: Subject | None) -> bool:
    """Whether *words* end as the caption's measure begins, of which they are a part: 城镇居民 of 居民收入."""
    return topic is not None and 1 < len(topic.before) < len(words) and words.endswith(topic.before)


def _lists_measures(speech: Speech, before: str) -> bool:
    """Whether the words before a caption's measure list others: 教育招生、在校生、|毕业生."""
    if "、" not in before:
        return False
    head = speech.naming.head
    return any(piece and head(piece)[1] is not None for piece in before.split("、"))


def measured(speech: Speech, words: str) -> tuple[Subject | None, bool]:
    """The measure that *words* of a caption name, their times set aside, and whether they only say that it
    was done (服务外包执行情况 for 执行额).
    """
    context = speech.context
    words = _AND_GROWTH.sub("", words)
    words = untitled(words.removesuffix("分类").removesuffix("主要分类"))
    home = context.city or "", context.province or "", *_shorter(context.area)
    for place in (*_PLACES, *home):
        words = words.removeprefix(place)
    words = _MANY_CITIES.sub("", _LED_BY.sub("", words)).replace("分类指数", "指数")
    goods = _GOODS.fullmatch(words) if "口" in words else None
    if goods is not None:
        return speech.naming.subject(goods["flow"], None), False
    if speech.naming.head(words)[1] is None:  # but 规模以上工业分行业|增加值
        words = _CUT_BY.sub("", words)
    output = words.endswith(_MADE) and len(words) < _SHORT
    done = output or words.endswith(_DEEDS)
    words = "产量" if output else words + "额" * done
    before, known = speech.naming.head(words) if words else ("", None)
    if known is None or _lists_measures(speech, before):
        return None, False
    scope, _, _ = _EACH.sub("", before).partition("主要")
    scope = scope.removesuffix("对").removesuffix("分类")  # 对主要贸易伙伴|进出口, 服务贸易分类|进出口
    scope = "" if "、" in scope and not scope.endswith(("业", "品", "类")) else scope  # 铁、公、水路|运输量
    scope = "" if _DIVIDED.fullmatch(scope) is not None else scope  # 分板块|执行额
    scope = "服务" if scope == "服务贸易" and known.trade else scope
    made = speech.naming.subject(scope + known.printed, None)
    if not made.family and all(dimension == "flow" for dimension, _ in made.parts):
        made = speech.naming.subject(known.printed, None)  # 外贸进出口
    return made, done
