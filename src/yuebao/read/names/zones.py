"""The zones that a paragraph tells what was achieved in, whose the bare measures and counts behind them are:
10家国家级经开区完成工业总产值…；新设企业30家。同时，实现|进出口.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.populations import accounts_of
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_ACHIEVED: Final[tuple[str, ...]] = ("实现", "完成", "累计", "共实现", "共完成")
_DONE_OPENS: Final = frozenset("累共合已实完")
_DONE: Final = re.compile("(?:累计|共|合计|已)*(?:实现|完成)")
_OF_ALL: Final = re.compile("[全我][市省县区州旗国](?!级)")
"""Whose all a paragraph speaks of, which is no zone's: 全市经济保持平稳增长。完成地区生产总值."""
_GOES_ON: Final = re.compile(
    "(?:同时|此外|另外|与此同时|其中)[，：]?|(?:累计|共|已|新)*(?:实现|完成|新设|新增|新引进|引进|新批|拥有|吸纳|吸引)"
)
"""How a sentence begins that tells more of the same."""
_OF_A_ZONE: Final = re.compile(
    "(?:新(?:增|设立?|引进|注册|登记|批)|引进|入驻|拥有|注册|累计|各类|现有|共有|在册)*"
    "(?:[^，、的占]{0,10}(?:(?<!服务)企业|公司|总部|载体|项目|机构|平台|人才|商事主体|经营主体|市场主体|就业人员|从业人员"
    "|孵化器|众创空间|实验室|技术中心|工作站)|(?:吸纳|带动|解决)(?:社会)?就业(?:人数|人员)?|每[百千万亿]+人[^，、的占]{2,8}(?:拥有|持有)量)"
)
"""What is counted in a zone."""
_MADE_THERE: Final[tuple[str, ...]] = (
    "软件出口", "软件业务", "服务外包", "离岸", "高新技术产品", "机电产品", "服务贸易", "跨境电商",
)  # fmt: skip
"""How what is traded or earned begins that is told among a zone's measures, and is the zone's."""
_NAME: Final = re.compile(
    "[^，。的对为由]{0,18}(?:开发区|高新区|经开区|保税区|综保区|保税港区|加工区|自贸区|试验区|园区|示范区|合作区|产业园|工业园|软件园|科技园|物流园"
    "|新区|片区|集聚区|集中区|商务区|科学城|科技城|示范城市|试点城市|软件新城|软件城|产业新城|科创城|未来城|金融城|医药城"
    "|科创园|创新园|创意园|电商园|创新港|数字港|信息港|(?:软件|智|云|数|光)谷(?!区))"
)
"""Zones that have an economy of their own, by how they are called."""
_ANOTHER: Final = re.compile(
    f"(?!新[增设引批]|引进|入驻|累计|各类|园区)(?:{_NAME.pattern}|[^，。的乡城]{{1,6}}(?:街道|镇))(?=.{{2}})"
)
"""A zone that a measure is of, told beside another: 开发区新设企业7家；|高新区|新设企业3家."""


_TITLED: Final = re.compile(
    "(?:[0-9]+[家个])?(?P<zone>(?:国家级|省级以上|省级|市级以上|市级)(?:经济技术|经济|高新技术|高新)?(?:产业)?(?:开发区|经开区|高新区|新区|园区)"
    "|综合保税区|综保区|海关特殊监管区域|自贸试验区|自由贸易试验区|服务外包示范(?:城市|园区|基地))"
    "(?!管委会|管理|工作|办公|综合发展水平|考核|评价).*?(?:指标|情况|运行|发展|增长|简报|快报|分析|态势|成绩)"
)
"""The title of a report on zones of one sort: 全省|国家级经开区|主要指标完成情况."""


def zones_of_title(words: str) -> Subject | None:
    """The zones of one sort that a title, its place set aside, says its report is on. None where on none."""
    titled = _TITLED.match(words)
    if titled is None:
        return None
    zone = titled["zone"]
    return Subject(zone, "", None, zone, (("region", zone),))


_COUNTY: Final = re.compile("(?!各)[\u4e00-\u9fff]{1,3}[县旗]")
"""A county that no table holds."""


def keep_zone(speech: Speech, first: Subject) -> None:
    """Keeps the zone that *first* is of, for what its sentence and the next ones tell."""
    context = speech.context
    alone = first.known is not None and context.whole is None and len(context.subjects) == 1
    if alone and first.area and first.area not in speech.lexicon.cities and _COUNTY.fullmatch(first.area):
        context.area = first.area  # 云湖县规上工业增加值增长6.2%，|固定资产投资|增长12.1%
    group = speech.naming.groups.of(first.before) if first.before else None
    if group is None or not group.place or _NAME.fullmatch(group.place) is None:
        return
    if first.known is None and (first.head != "数" or first.before == group.place):
        return  # 国家级开发区2个，重点实验室5个: zones themselves
    zone = group.place
    if speech.context.zone is None or speech.context.zone.before != zone:
        speech.context.zone = Subject(zone, "", None, zone, (("region", zone),))


def of_whom(
    speech: Speech,
    words: str,
    divided: Subject | None,
    closed: Subject | None,
    *,
    opening: bool,
    section: str,
) -> tuple[str, Subject | None]:
    """*words*, and the subject whose group, zone or firms a bare measure that they name goes on with."""
    if divided is not None or (speech.placed and (speech.here or opening)):
        return words, divided
    context = speech.context
    spoken: Subject | None = None
    if not opening or _is_of_last(speech):
        opens = speech.text[speech.start : speech.start + 1]
        of_all = words.startswith("实际") or (
            opens in _DONE_OPENS and _DONE.match(speech.text, speech.start) is not None
        )
        spoken = (None if of_all else closed) or context.subject  # 其中外资企业5户；实现进出口
    else:
        spoken = _zone_before(speech) or accounts_of(speech, words)
    spoken = _zone_led(speech) or spoken
    if context.zone is None:
        return words, spoken
    return _of_zone(speech, words, spoken, opening=opening, section=section)


def past_trade(speech: Speech, words: str, last: Subject | None) -> Subject | None:
    """*last*, or the zone where that told its trade and *words* are what it earns (软件园软件出口…，|利润),
    or where several sorts were counted in it.
    """
    zone, known = speech.context.zone, speech.naming.lexicon.heads.get(words)
    if last is not None and zone is not None and last.head == "数" and _holds(speech, zone):
        return zone if speech.context.whole is None else last
    if last is None or last.known is None or not last.known.trade or zone is None or speech.placed:
        return last
    whole = speech.context.whole
    return zone if known is not None and not known.trade and whole is None else last


def _of_zone(
    speech: Speech, words: str, spoken: Subject | None, *, opening: bool, section: str
) -> tuple[str, Subject | None]:
    """*words* and what was *spoken* of, where they are those of the zone that is told of."""
    zone, groups = speech.context.zone, speech.naming.groups
    if zone is None or zone.before in words or _are_cities(speech, zone):
        return words, spoken
    if opening and zone is not speech.context.titled_zone and not _continues(speech, zone):
        if section == "count":
            speech.context.zone = None  # 开发区到资6亿美元。新增项目14个，|增资项目|37个: of all
        return words, spoken
    if _ANOTHER.match(words) is not None:
        return words, spoken
    if section == "count" and _OF_A_ZONE.fullmatch(words) is not None and not speech.context.scope:
        whole = speech.context.whole
        counts = whole is not None and whole.head == "数" and not opening  # 新设企业30家，其中外资企业5家
        return (words if counts else zone.before + words), spoken
    made = not opening and words.startswith(_MADE_THERE) and not speech.context.scope
    if made and all(zone.before in draft.subject.before for draft in speech.drafts[speech.opened :]):
        return zone.before + words, spoken  # 软件园收入…，|软件出口
    of = groups.of(spoken.indicator if spoken.head == "数" else spoken.before) if spoken is not None else None
    counted = spoken is not None and spoken.head == "数" and (speech.after in "；;。" or _holds(speech, zone))
    return words, zone if of is None or counted else spoken


def _are_cities(speech: Speech, zone: Subject) -> bool:
    """Whether *zone* are cities of one sort, and cities are listed by name: 上海、南京|离岸执行额位居前二."""
    if not zone.before.endswith("城市") or not speech.pieces:
        return False
    led = re.split("[、和与及]", speech.pieces[-1])
    return len(led) > 1 and speech.kind_of(led[0]) in ("city", "province")


def _holds(speech: Speech, zone: Subject) -> bool:
    """Whether the sentence lists more than one sort that is held in the *zone*, so that what follows is the
    zone's and not the last sort's: 科技园拥有企业320家、上市公司5家，|年产值.
    """
    counts = [draft.subject for draft in speech.drafts[speech.opened :] if draft.subject.head == "数"]
    return len(counts) > 1 and all(one.before.startswith(zone.before) for one in counts)


def _continues(speech: Speech, zone: Subject) -> bool:
    """Whether a sentence goes on with the *zone* that all of its paragraph told of."""
    start = speech.text.rfind("。", 0, speech.start) + 1
    more = len({draft.subject.head for draft in speech.drafts if draft.kind == "level"}) > 2
    if not speech.drafts or not (more or _GOES_ON.match(speech.text, start) is not None):
        return False
    return all(draft.subject.before.find(zone.before, 0, 40) >= 0 for draft in speech.drafts)


def _is_of_last(speech: Speech) -> bool:
    """Whether a sentence is of the place of the one before: it tells a share of all (占全国的比重)."""
    last, topic = speech.context.subject, speech.context.topic
    if last is not None and speech.text.startswith(_ACHIEVED, speech.start):
        group = speech.naming.groups.of(last.before)
        if group is not None and group.place:
            return True  # 同时，|实现合同外资: of the zones spoken of
    if last is None or topic is None or "占全" not in speech.text:
        return False
    group, before = speech.naming.groups.of(last.before), speech.naming.groups.of(topic.before)
    if group is None or before is None or not group.place or group.place != before.place:
        return False
    at = speech.text.find("占全", speech.start)
    return at > 0 and "。" not in speech.text[speech.start : at]


def _zone_before(speech: Speech) -> Subject | None:
    """The zone that a paragraph goes on with which opens with what was achieved: 实现|财政收入1.8亿元."""
    before = speech.context.before
    if before is None or speech.context.subject is not None:
        return None
    if not speech.text.startswith(_ACHIEVED, speech.start) or _OF_ALL.search(speech.text, 0, speech.start):
        return None
    group = speech.naming.groups.of(before.before)
    return before if group is not None and group.place else None


def _zone_led(speech: Speech) -> Subject | None:
    """The zones that the paragraph opened with (10家经开区贯彻落实…。实现财政收入), or the zone of a whole
    under 其中: 综合保税区税收收入增长…。其中，2024年实现进出口.
    """
    lead, whole = speech.context.lead, speech.context.whole
    if lead is not None and not lead.head and lead.known is None and lead.level is None:
        last = speech.context.subject
        group = speech.naming.groups.of(lead.before)
        zones = [word for dimension, word in last.parts if dimension == "region"] if last is not None else []
        told = speech.drafts[speech.opened :]
        begun = speech.text.rfind("。", 0, told[0].start) + 1 if told else 0
        of_all = bool(told) and not zones and _OF_ALL.search(speech.text, begun, told[0].start) is not None
        if group is not None and group.place == lead.before and zones in ([], [lead.before]) and not of_all:
            return lead  # 园区集聚效应明显。高新区执行额…，其中离岸执行额: not of all zones
    if whole is None or whole.known is None or len(speech.drafts) > speech.opened:
        return None
    group = speech.naming.groups.of(whole.before)
    return whole if group is not None and group.place and whole.before == group.place else None


def counted_there(
    speech: Speech, words: str, whole: Subject | None, last: Subject | None, unit: str
) -> Subject | None:
    """What of the units that *whole* counts, or were counted right before in this *unit*, is in the zone or
    has to do with the land that *words* name (企业19家，其中|高新区|12家; 境外投资项目31个，投向|亚洲|21个);
    none where zones or lands are counted (开发区19家，其中高新区12家) or *words* name neither.
    """
    kind = speech.kind_of(words)
    if kind == "zone" and words[-1:] in "区园城港":
        there = whole is not None and whole.head == "数" and whole.dimension in _UNITS_THERE
        return whole if there and whole is not None and whole.before[-1:] not in "区园城港地台" else None
    of = last if whole is None else whole
    if (kind != "partner" and words not in _BEYOND) or of is None or unit not in _UNITS_THERE:
        return None
    if of.head == "数" and of.dimension == unit:
        if of.before.endswith(_LANDS) and not words.endswith(_MANY_LANDS):
            return _counted_before_lands(speech, unit)
        return of if of.before.endswith(_OF_LANDS) else None
    if of.dimension == unit:
        return None
    told = (d for d in reversed(speech.drafts[-12:]) if d.kind == "level" and d.unit.dimension == unit)
    return next((d.subject for d in told if d.subject.before.endswith(_OF_LANDS)), None)


def _counted_before_lands(speech: Speech, unit: str) -> Subject | None:
    """What the sentence counted in this *unit* before the lands: 海外仓63个，覆盖21国，其中美国|24个."""
    for draft in reversed(speech.drafts[speech.opened :]):
        one = draft.subject
        alike = draft.kind == "level" and draft.unit.dimension == unit and one.head == "数"
        if alike and not one.before.endswith(_LANDS) and not one.partner:
            return one
    return None


_LANDS: Final[tuple[str, ...]] = ("国家", "地区", "国家（地区）")
_MANY_LANDS: Final[tuple[str, ...]] = ("洲", "地区", "国家", "成员国", "东盟", "欧盟")
"""How a member ends that may hold many of the lands counted."""
_BEYOND: Final = frozenset({"香港", "澳门", "台湾"})
_UNITS_THERE: Final = ("家", "户", "个", "人", "名", "项")
_OF_LANDS: Final[tuple[str, ...]] = ("项目", "企业", "机构", "公司")
"""How those end that are counted by the land that they come from or go to."""


_DISTRICT = re.compile("[^的和与及各有]{1,5}(?:(?<![城市全园景郊小社地辖山新牧林农矿片库灾])区|县|旗)")


def is_district(speech: Speech, start: int, stop: int) -> bool:
    """Whether all that stands behind a city is a district of it that the lexicon does not know."""
    words = speech.text[start:stop]
    return (
        len(words) < 7
        and words[-1] in "区县旗"
        and words.isalpha()
        and speech.text[stop : stop + 1].isdecimal()
        and _DISTRICT.fullmatch(words) is not None
        and speech.naming.groups.of(words) is None
    )
