"""Which of those told before a member without a measure of its own is of, by the unit that it is told in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.shared import behind_sort
from yuebao.read.state.spoken import SCHOOL_TYPES, STAFF, Subject
from yuebao.read.words.phrases import county_of
from yuebao.read.words.signs import signs, stands

if TYPE_CHECKING:
    from yuebao.read.names.subjects import Naming
    from yuebao.read.speech import Speech

OF_PEOPLE: Final = frozenset({"人", "人次", "名"})
"""Units that people and their visits are counted in, and no place of theirs."""
_WHERE: Final[tuple[str, ...]] = (
    *(
        "机构",
        "医院",
        "卫生院",
        "卫生室",
        "中心",
        "诊所",
        "门诊部",
        "服务站",
        "馆",
        "站",
        "企业",
        "单位",
        "公司",
    ),
    *("基层", "景区", "公园", "口岸", "机场", "部门", "机关", "行业", "产业", "事业", *SCHOOL_TYPES),
)
"""How those end that people are counted at."""
_SPOTS: Final[tuple[str, ...]] = (
    *_WHERE,
    "园",
    "街",
    "古镇",
    "古城",
    "寺",
    "湖",
    "山",
    "岛",
    "谷",
    "塔",
    "宫",
    "故居",
    "遗址",
)
"""The same of those that people visit."""
_HOW_MANY: Final[tuple[str, ...]] = ("人次", "人次数", "人数")
"""How it ends what is told of them there."""

_PAIRS: Final = (
    ("男性", "女性"), ("城镇", "农村"), ("城镇", "乡村"), ("城市", "农村"), ("城市", "乡村"),
    ("昼间", "夜间"), ("省内", "省外"), ("国内", "国际"), ("境内", "境外"), ("公立", "民营"),
)  # fmt: skip
OPPOSITES: Final = {
    one: tuple(b if a == one else a for a, b in _PAIRS if one in (a, b)) for pair in _PAIRS for one in pair
}
"""What is told beside a part by its opposite alone: 男性失业率3.4%，|女性|2.8%."""
_POLLUTANT: Final = re.compile(
    "PM(?:2\\.5|10)|[二一]氧化[硫氮碳]|臭氧|可吸入颗粒物|细颗粒物|总磷|总氮|氨氮|化学需氧量"
)

BESIDE: Final = frozenset("P二一臭可细总氨化劣ⅠⅡⅢⅣⅤ")
"""How the names of those begin."""
_SIZE: Final = re.compile("(?:特大|大中?|中小?|小微?|微)型")
_SIZED: Final = re.compile("(?:建成|新建|在建|已建|拥有)?((?:特大|大中?|中小?|小微?|微)型)")
_GRADE_OF_WATER: Final = re.compile("劣?[ⅠⅡⅢⅣⅤ](?:[~～—至-][ⅠⅡⅢⅣⅤ])?类")


def opposed(words: str, last: Subject) -> str:
    """The words of *last* before its measure with *words* in place of the opposite that they hold; nothing
    where they hold none. Also of pollutants, of grades of water and of sizes.

    PM10年均浓度51微克/立方米，|二氧化硫|5微克/立方米; Ⅰ~Ⅲ类断面比例89%，|Ⅳ类|9%; 大型水库3座，|中型|17座.
    """
    if (size := _SIZED.fullmatch(words)) is not None:
        of_size = _SIZE.search(last.before)
        return last.before.replace(of_size.group(), size[1], 1) if of_size is not None else ""
    if words in OPPOSITES:
        other = next((one for one in OPPOSITES[words] if one in last.before), "")
        return last.before.replace(other, words) if other else ""
    sorts = _GRADE_OF_WATER if words[-1:] == "类" else _POLLUTANT
    if sorts.fullmatch(words) is None:
        return ""
    told = sorts.search(last.before)
    return last.before.replace(told.group(), words) if told is not None else ""


def other_side(words: str, last: Subject) -> str:
    """What *last* measures of the others that *words* name, nothing where it is told of none beside them:
    农村居民人均可支配收入1.9万元，为|城镇居民|的48.2%.
    """
    who = words.removesuffix("之").removesuffix("居民").removesuffix("人口").removesuffix("单位")
    if who == "非私营" and who not in last.indicator:  # 私营单位平均工资6.1万元，为|非私营单位|的62%
        return last.indicator.replace("私营", who, 1) if "私营" in last.indicator else ""
    of = next((one for one in OPPOSITES.get(who, ()) if one in last.indicator), "")
    return last.indicator.replace(of, who, 1) if of else ""


def is_paid(words: str, whole: Subject, dimension: str) -> bool:
    """Whether *words* are staff whose pay is told of what *whole* measures, which stood over it or was money
    itself: 平均工资9.8万元。分岗位看，|管理人员|18.1万元.
    """
    stood = whole.level is None or whole.dimension == dimension == "元"
    paid = whole.known is not None and whole.known.nature == "price"
    return stood and paid and words.endswith(STAFF)


TRADES_PAID: Final = ("业", "教育", "社会工作", "社会组织")
"""How the trades end whose pay statistics tell."""


_STAFF: Final = re.compile("城镇|全部|非?私营|国有|规模以上|规上|单位")


def staff_of(trade: str, last: Subject) -> str:
    """Those of *trade* whose pay is told after that of *last*: 金融业|城镇非私营单位就业人员."""
    staff = _STAFF.search(last.before)
    return trade + (last.before[staff.start() :] if staff is not None else last.before)


_TONNAGES: Final = frozenset({"载重吨", "修正总吨", "总吨"})
"""In what the same ships are told: 造船完工量312万载重吨，其中海船100万修正总吨."""


def in_unit_of(last: Subject, dimension: str) -> bool:
    """Whether a part of what *last* measures may be told in the unit of *dimension*."""
    if dimension == "%" and last.dimension == "" and last.head.endswith("率"):  # 使用率，医院78%；卫生院52%
        return last.known is not None and last.known.nature == "ratio"
    return dimension == last.dimension or (dimension in _TONNAGES and last.dimension in _TONNAGES)


_OUTPUTS: Final = frozenset({"发电量", "加工量"})
"""What some goods' output is called, of which no others' is: 原油|加工量."""


def in_unit(whole: Subject, dimension: str, recent: tuple[Subject, ...]) -> Subject | None:
    """What the sentence before (*recent*) measured beside *whole* in the unit of *dimension*."""
    of = whole.known
    if of is None:
        return None
    beside = (one for one in reversed(recent) if one.dimension == dimension)
    return next((one for one in beside if one.known is not None and one.known.nature == of.nature), None)


def counted_alike(
    last: Subject,
    dimension: str,
    told: tuple[Subject, ...],
    lead: Subject | None = None,
    whole: Subject | None = None,
    recent: tuple[Subject, ...] = (),
    words: str = "",
) -> Subject:
    """The last subject of the sentence that was told in the same unit as a member without a head now is:
    铁矿砂进口1836万吨，每吨均价812元；原油482万吨. 粮食播种面积39万亩，产量6万吨；油料11万亩. Else *last*, or
    the output of all (*lead*) behind power (主要产品产量中，发电量3.3亿千瓦时；|化肥|4.9万吨) or what is only
    worked (原油加工量213万吨；|水泥|164万吨), where it is no part of a *whole*. A part in a unit that its
    *whole* is not told in is of what was told so before it (*recent*): 旅客发送量8亿人，周转量6亿人公里。
    其中，|国铁|3亿人; 海外仓126个，面积184万平方米，其中|北美|58个.
    """
    if whole is not None and whole.dimension not in ("", dimension):
        counted = next((one for one in told if one.head == "数" and one.dimension == dimension), None)
        if words and counted is not None and not words.endswith(counted.before[-2:]):
            return counted
        return in_unit(whole, dimension, recent) or last
    if last.dimension in ("", dimension) and (last.head != "加工量" or whole is not None):
        return last
    if last.head in _OUTPUTS:  # 主要产品产量：原煤168万吨；发电量3.3亿千瓦时；化肥4.9万吨
        made = lead if lead is not None and lead.head == "产量" else last
        return next((s for s in reversed(told) if s.head == "产量"), made)
    grown = last.known is not None and last.known.printed == "产量"
    if last.known is not None and last.known.nature != "price" and not grown:
        return last
    return next(
        (
            s
            for s in reversed(told)
            if s.dimension == dimension
            and s.known is not None
            and (s.head.endswith("面积") if grown else s.known.nature == "flow")
        ),
        last,
    )


_JOINED: Final = re.compile("以及|[和与及](?!会者)")


def people_of(
    speech: Speech, words: str, dimension: str, last: Subject | None, whole: Subject | None
) -> tuple[Subject | None, Subject | None]:
    """What *words*, a part told in people, follow and are a part of: the last people that the paragraph
    counted so, where they only name where they were and *whole* counts something else, those that the one
    before led with where a paragraph begins with them; *last* and *whole* for any others.

    全年总诊疗1486万人次，居民平均就诊5.2次。其中医院628万人次; 入院43万人，住院率15%；其中医院36万人;
    总诊疗1486万人次。⏎医院628万人次.
    """
    if whole is None and last is not None:
        return last, whole
    if whole is not None and whole.dimension == dimension:
        if words != whole.indicator and len(words) > 2 and words in _JOINED.split(whole.indicator):
            return None, None  # 与会者及入场观众46万人次…。其中会议392项，|与会者|4.7万人次
        if words not in whole.before or whole.known is not None:
            return last, whole
        parts = whole.before.split("、")
        did = behind_sort(parts) if words in parts or parts[-1].startswith(words) else ""
        return last, whole._replace(before=did) if did else whole  # 图书馆、博物馆|接待群众，其中博物馆
    if not words.endswith(_SPOTS if dimension == "人次" else _WHERE) or not speech.headless(words):
        return last, whole
    if whole is None:
        led = speech.context.before
        if led is None or led.dimension != dimension or not led.indicator.endswith(_HOW_MANY):
            return last, whole
        return led, whole
    told = len(speech.drafts) if whole.level is None else whole.level - speech.offset
    for place in range(min(told, len(speech.drafts)) - 1, -1, -1):
        draft = speech.drafts[place]
        alike = draft.kind == "level" and draft.unit.dimension == dimension
        if alike and (whole.level is not None or not draft.subject.before.endswith(_WHERE)):
            people = draft.subject.told(speech.offset + place, dimension, draft.period)
            return people, people
    return last, whole


_MEASURE_OF: Final = re.compile("(?<=业)(?:总?产值|增加值|利润|营业收入|投资|出口|用电量)")


def of_industries(speech: Speech, last: Subject | None) -> bool:
    """Whether *last* counts industries, whose members are told next: 36个行业中28个增长。其中，化工;
    …，增长面68%。其中，汽车.
    """
    if last is not None and last.indicator == "增长面":
        last = next((d.subject for d in reversed(speech.drafts) if d.subject.head == "数"), last)
    if last is None or last.head != "数" or "行业" not in last.before:
        return False
    theme = speech.context.theme
    measure = _MEASURE_OF.search(last.before)  # 9个行业|产值|下降。其中，化工: so
    return theme is None or measure is None or theme.head.endswith(measure.group())


_NO_INDUSTRY: Final = re.compile(
    "(?:(?:[现当]代|生产性|生活性|高技术|非营利性|营利性|规模以上|限额以上)?服务业|建筑业|第[一三]产业|一产|三产|农林牧渔业|农业|金融业|房地产业"
    "|批发(?:和|与|、)?零售业|住宿(?:和|与|、)?餐饮业|交通运输(?:、仓储和邮政)?业)(?:方面)?"
)
"""Trades that industry is none of."""


def past_industry(speech: Speech, words: str, last: Subject | None) -> Subject | None:
    """*last* of all the economy, where it is of industry above a size and *words* are a trade beside that:
    规模以上工业增加值增长7.7%，|服务业|增长8.2%.
    """
    if last is None or last.before not in _INDUSTRY or _NO_INDUSTRY.fullmatch(words) is None:
        return last
    speech.context.scope = speech.context.scope if speech.context.scope not in _INDUSTRY else ""
    return last._replace(before="", parts=tuple(p for p in last.parts if p[0] != "scope"))


_INDUSTRY: Final = ("规模以上工业", "规上工业")


def is_sibling(naming: Naming, words: str, last: Subject, whole: Subject) -> bool:
    """Whether *words* are a part of *whole* as *last* is, which said by another name what is measured:
    社会消费品零售总额…。其中，批发业零售额3亿元；|住宿业; 香港到资3亿美元，|新加坡; 甲市利用外资3亿元，|乙市.
    """
    known, of = last.known, whole.known
    if known is None or of is None or known.trade or last.dimension != (whole.dimension or last.dimension):
        return False
    if known.nature != of.nature or last.level is None:
        return False
    if not last.parts:
        return county_of(words) == words
    own = [part[0] for part in last.parts if part not in whole.parts]
    return bool(own) and [kind for kind, _ in naming.parts(words, known)[1]] == own


def rated_as(naming: Naming, words: str, last: Subject, whole: Subject, section: str) -> bool:
    """Whether *words* are a part of *whole* as *last* is, of which another measure was told: 销货数量…。
    傢俬的销货价值升5%；其次为药物，升2%；|鞋类|.
    """
    known, of = last.known, whole.known
    if known is None:
        return False
    if words.endswith("类") and last.before.endswith("类"):
        return True
    if section != "ratio" or of is None or known is of or known.trade or last.level is not None:
        return False
    own = [part[0] for part in last.parts if part not in whole.parts]
    return bool(own) and [kind for kind, _ in naming.parts(words, known)[1]] == own


_HOUSES: Final = re.compile(
    "[^，、的]{0,8}?(?P<of>(?:现货|新建|二手|普通|私人)?(?:商品)?(?:住宅单位|住宅|住房|商品房|二手房|新房|楼宇单位|工业单位)"
    "(?:每平方米)?(?:实用面积)?)"
)
_SORTS_OF_HOUSE: Final = signs("房宅位墅寓铺楼室盘花厦型户米业")


def housed(words: str, last: Subject) -> str:
    """The houses whose price was told, with the place that *words* name, where they name no sort of houses:
    整体住宅单位平均价格下跌9%，其中|氹仔. Else nothing.
    """
    if last.known is None or last.known.nature != "price" or not 1 < len(words) < 7:
        return ""
    houses = _HOUSES.fullmatch(last.before)
    if houses is None or stands(words, len(words) - 1, _SORTS_OF_HOUSE):
        return ""
    return words + houses["of"]
