"""What the prose is speaking of: a measure, its breakdown, and what was printed of it last."""

from __future__ import annotations

from typing import Any, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Breakdown
from yuebao.core.period import Period
from yuebao.lexicon import Head
from yuebao.read.words.quantities import AS_IT_IS

_OUTSOURCED: Final = frozenset(("category", kind) for kind in ("ITO", "BPO", "KPO"))
"""What only service outsourcing is cut into."""

STAFF: Final[tuple[str, ...]] = ("人员", "员工", "雇员", "工人", "职工", "人士")
"""How those are called who earn, work and are counted."""
KINDS: Final = frozenset({"product", "sector", "category"})
"""The dimensions that sorts of things cut a measure by."""
PUPILS = frozenset(
    {
        "招生",
        "招生数",
        "招生人数",
        "在校生",
        "在校生数",
        "在校生人数",
        "在校学生",
        "在园幼儿",
        "在园儿童",
        "招收新生",
        "招收学生",
        "毕业生",
        "毕业学生",
        "毕业生数",
        "在校学生数",
        "在校生总数",
        "在校学生人数",
        "在校学生总数",
        "招生总数",
        "招收",
        "毕业生人数",
        "毕业人数",
        "专任教师",
        "教职工",
    }
)
"""What a school's count is followed by, and is of that school."""
SCHOOLS: Final[tuple[str, ...]] = ("学校", "幼儿园", "院校", "中学", "小学", "高校", "学院", "大学")
SCHOOL_TYPES: Final = (*SCHOOLS, "高中", "初中", "职高", "中专", "技校", "中职", "特校", "一贯制", "教学点")
"""What a kind of school is called by itself, of whatever group of schools it is one."""
SCHOOL_STAFF: Final[tuple[str, ...]] = ("园长", "校长", "院长", "保育员", "教练员", "工勤人员", "行政人员")
"""Who are no schools and have no staff of their own: 教职工2万人，其中园长912人."""
BODIES: Final[tuple[str, ...]] = (
    *(
        "企业",
        "公司",
        "银行",
        "机构",
        "医院",
        "卫生院",
        "学校",
        "高校",
        "院校",
        "居民",
        "农户",
        "商户",
        "酒店",
    ),
    *(
        "合作社",
        "事务所",
        "饭店",
        "旅行社",
        "景区",
        "船企",
        "车企",
        "房企",
        "药企",
        "国企",
        "民企",
        "央企",
        "外企",
    ),
    *("险企", "钢企", "券商"),
)
"""How those end who do something, and are told by what they did."""
_ZONE = re.compile("(?:[^，、]{0,4}(?:工业园区|产业园区|开发区|高新区|经开区|保税区|自贸区|新区))(?=服务)")
OTHER_PLACES: Final[tuple[str, ...]] = (
    *(
        f"其{most}{places}"
        for most in "他它余"
        for places in ("地市", "市州", "城市", "县区", "区", "县", "各市", "各区", "各县", "地区")
    ),
    *("县域", "市本级", "主城区", "市属", "中心城区", "老城区", "近郊区", "远郊区", "郊区", "郊县"),
)
"""The places of an area that are not told by name."""
TOWN_OR_LAND: Final = frozenset({"城市", "城镇", "农村", "乡村"})
"""Where people live, told alone."""
VOLUMES: Final = frozenset({"进口量", "出口量", "进口数量", "出口数量"})
"""How much is traded, which is no amount of money."""
NO_PRICE: Final = re.compile(
    "(?:费用?|成本|利润|税负?|标准|[补奖]助|补贴|津贴|奖励|租金|工资|报酬|[价本金资入额值耗率款租]|收益|能耗|罚款)$"
)
"""What amounts for one of something may be that are no prices: 运费每吨, 补贴每头."""
OF_COUNTRIES: Final = frozenset(
    {"CPI", "居民消费价格", "消费者物价指数", "PPI", "地区生产总值", "国内生产总值", "GDP", "失业率", "PMI"}
)
"""What is told of a country itself, which is no partner then."""
_PLACE_ENDS = frozenset("市区县省州旗园")
_THREE = frozenset({"第一产业", "第二产业", "第三产业", "服务业"})


class Subject:
    """What the prose is speaking of.

    ``before`` are the words before the head and ``head`` the head as printed; together they are
    the indicator. ``parts`` is the breakdown and ``family`` the words of ``before`` that belong to the
    measure (服务外包). ``known`` is the head's row when the lexicon has one. ``area`` overrides the
    context's. ``level`` is the position of its last printed level, None while there is none;
    ``dimension`` that level's unit dimension.
    """

    __slots__ = (
        "_called",
        "area",
        "before",
        "dimension",
        "family",
        "head",
        "known",
        "level",
        "parts",
        "period",
    )

    def __init__(
        self,
        before: str,
        head: str,
        known: Head | None,
        family: str,
        parts: Breakdown,
        area: str | None = None,
        level: int | None = None,
        dimension: str = "",
        period: Period | None = None,
    ) -> None:
        self.before = before
        self.head = head
        self.known = known
        self.family = family
        self.parts = parts
        self.area = area
        self.level = level
        self.dimension = dimension
        self.period = period
        self._called: str | None = None

    def owned_by(self, whose: str) -> Subject:
        """The same measure of *whose* it is: 床位 of 卫生院."""
        return self._replace(before=whose + self.before, family=whose + self.family)

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Subject)
            and self.before == other.before
            and self.head == other.head
            and self.level == other.level
            and self.known == other.known
            and self.family == other.family
            and self.parts == other.parts
            and self.area == other.area
            and self.dimension == other.dimension
            and self.period == other.period
        )

    def __hash__(self) -> int:
        return hash((self.before, self.head, self.parts, self.area, self.level))

    def _replace(
        self,
        *,
        before: str | None = None,
        head: str | None = None,
        known: Any = AS_IT_IS,
        family: str | None = None,
        parts: Breakdown | None = None,
        area: Any = AS_IT_IS,
        level: Any = AS_IT_IS,
        dimension: str | None = None,
        period: Any = AS_IT_IS,
    ) -> Subject:
        """The same but for what is told, as a NamedTuple's."""
        made = Subject(
            self.before if before is None else before,
            self.head if head is None else head,
            self.known if known is AS_IT_IS else known,
            self.family if family is None else family,
            self.parts if parts is None else parts,
            self.area if area is AS_IT_IS else area,
            self.level if level is AS_IT_IS else level,
            self.dimension if dimension is None else dimension,
            self.period if period is AS_IT_IS else period,
        )
        if before is None and head is None:
            made._called = self._called
        return made

    @property
    def indicator(self) -> str:
        called = self._called
        if called is None:
            called = self._called = self.before + self.head
        return called

    @property
    def flow(self) -> str | None:
        return self.known.measure if self.known is not None and self.known.trade else None

    @property
    def joint(self) -> bool:
        """Whether it is of several told together."""
        return any("+" in word for _, word in self.parts)

    @property
    def partner(self) -> str:
        """Whom it is traded with, or comes from; nothing where no partner is told."""
        return next((word for dimension, word in self.parts if dimension == "partner"), "")

    @property
    def measure(self) -> str:
        """The canonical head with its family: what two figures of one total share."""
        if self.known is None:
            return self.family + self.head.removesuffix("数")
        if self.known.trade:
            return "服务贸易额" if self.family.startswith("服务") else f"{self.family}进出口额"
        return self.kin + self.known.measure

    @property
    def kin(self) -> str:
        """The family, also where a member implies it: ITO and 信息技术外包 are 服务外包."""
        if self.family or not self.parts or _OUTSOURCED.isdisjoint(self.parts):
            return self.family
        return "服务外包"

    def told(self, level: int, dimension: str, period: Period | None) -> Subject:
        made = Subject(
            self.before, self.head, self.known, self.family, self.parts, self.area, level, dimension, period
        )
        made._called = self._called
        return made


def _behind_members(subject: Subject, common: str) -> str:
    """What is left of the *common* end of a name where it begins inside a member's: 韩|国离岸."""
    for _, word in subject.parts:
        at = subject.before.find(word)
        inside = at + len(word) - (len(subject.before) - len(common))
        if at >= 0 and 0 < inside < len(word):
            return common[inside:]
    return common


def from_there(whole: Subject, partner: str) -> Subject:
    """Of the visitors that *whole* is told of those who come from *partner*: 日本|旅客人均消费."""
    before = whole.before.removeprefix(whole.partner)
    parts = tuple(part for part in whole.parts if part[0] != "partner")
    told = whole._replace(before=partner + before, parts=(("partner", partner), *parts))
    return told._replace(level=None, period=None)


def is_joint(subject: Subject) -> bool:
    """Whether it is of several members together, which ``+`` joins."""
    for _, member in subject.parts:  # noqa: SIM110 - for every clause behind a semicolon: no generator
        if "+" in member:
            return True
    return False


def as_one(subjects: tuple[Subject, ...]) -> Subject:
    """Several subjects as one: their members joined by ``+``."""
    first = subjects[0]
    parts: list[tuple[str, str]] = []
    for place, (dimension, word) in enumerate(first.parts):
        words = []
        for subject in subjects:
            other = (
                subject.parts[place]
                if place < len(subject.parts) and subject.parts[place][0] == dimension
                else (dimension, word)
            )
            if other[1] not in words:
                words.append(other[1])
        parts.append((dimension, "+".join(words)))
    common = first.before
    for subject in subjects[1:]:
        while common and not subject.before.endswith(common):
            common = common[1:]
    common = common[common[:1] in _PLACE_ENDS :]
    for subject in subjects:
        common = _behind_members(subject, common)
    if all(any(w != common and w.endswith(common) for _, w in subject.parts) for subject in subjects):
        common = ""  # 亚洲, 非洲: no noun of both
    named = not common and any(not s.before for s in subjects) and len({s.head for s in subjects}) > 1
    if not common and not named:
        common = "、".join(dict.fromkeys(subject.before for subject in subjects))
        common = _toward_all(common)
    elif common and (
        not any(
            "+" in word and kind not in ("region", "category", "partner", "sector") for kind, word in parts
        )
        and all(s.before != common for s in subjects)
        and len({subject.before for subject in subjects}) > 1
    ):  # 高新区、经开区服务外包
        listed = "、".join(subject.before.removesuffix(common) for subject in subjects) + common
        listed = _toward_all(listed)
        heads = "、".join(dict.fromkeys(subject.head for subject in subjects))
        family = first.family if "+" in dict(parts).get("partner", "") else common
        return Subject(listed, heads, first.known, family, tuple(parts), first.area)
    heads = "、".join(dict.fromkeys(subject.head for subject in subjects))  # 产量、销量
    if named:  # 专利|申请量, |专利授权量
        heads = "、".join(dict.fromkeys(subject.before + subject.head for subject in subjects))
    area = first.area
    if any(subject.area != area for subject in subjects):  # 甲区、乙区和高新区合计
        zones = [next((w for d, w in s.parts if d == "region"), s.area) for s in subjects]
        parts = [("region", "+".join(filter(None, zones))), *(p for p in parts if p[0] != "region")]
        area = None
        rests = {s.before.replace(zone or "", "", 1) for s, zone in zip(subjects, zones, strict=True)}
        if len(rests) == 1:  # each is told by its place alone
            common = rests.pop()
    return Subject(common, heads, first.known, first.family, tuple(parts), area)


def _toward_all(listed: str) -> str:
    """*listed* with 对 before the first alone: 对美国、对日本 is 对美国、日本."""
    return listed.replace("、对", "、") if listed[:1] == "对" else listed


def without_places(subject: Subject) -> Subject:
    """*subject* of none of the several places that it was told of together: 三区合计."""
    several = next((word for kind, word in subject.parts if kind == "region" and "+" in word), "")
    if not several:
        return subject
    parts = tuple(part for part in subject.parts if part != ("region", several))
    before = subject.before.removeprefix(several.replace("+", "、"))
    return subject._replace(before=before, parts=parts, level=None)


def is_ratio(subject: Subject) -> bool:
    """Whether *subject* is a rate itself (失业率), whose changes are counted in points."""
    return (
        subject.known is not None
        and subject.known.nature == "ratio"
        and subject.head.endswith(("率", "比例", "LPR"))
    )


def is_proportion(subject: Subject) -> bool:
    """Whether *subject* is so many to a hundred or to one, told without a unit: 性别比, 收入比."""
    return (
        subject.known is not None
        and subject.known.nature == "ratio"
        and subject.head.endswith(("比", "比例"))
    )


def is_of_all_firms(subject: Subject, topic: Subject) -> bool:
    """Whether a share of firms is of all there are, of no amount told: 利税4亿元，亏损企业占比."""
    if not subject.before.endswith("企业"):
        return False
    by_state = subject.before.endswith(("亏损企业", "盈利企业", "停产企业"))
    return (by_state and topic.dimension.endswith("元")) or topic.dimension in ("平方米", "吨")


_STAGE: Final = re.compile(
    "(?:[（(]?[一二三四五六七八九十0-9]+[、.．）)]+)?(?P<stage>(?:学前|义务|高中阶段|普通高中|中等职业|职业|高等|特殊|民办|专门|成人|继续|研究生|初等|中等)教育"
    "|(?:普通)?(?:小学|初中|高中|中学|幼儿园)|高等学校|高校|中等职业学校|技工学校)"
)


def stage_of(heading: str) -> str:
    """The stage of schools that is all a *heading* names, whose pupils are told under it: 三、高等教育."""
    stage = _STAGE.fullmatch(heading.strip()) if heading[-1:] in "育学中园校" else None
    return stage["stage"] if stage is not None else ""


def is_industry(scope: str, before: str) -> bool:
    """Whether a scope is an industry whose parts are named without it: 第二产业中，工业投资."""
    return scope in _THREE and before.endswith("业")


def zone_of(subject: Subject) -> str:
    """The zone that *subject*'s words begin with, as a part of its own or not (工业园区服务进出口)."""
    for dimension, word in subject.parts:
        if dimension == "region":
            return word
    found = _ZONE.match(subject.before) if "区服" in subject.before else None
    return found.group() if found is not None else ""


_FROM_ELSEWHERE: Final = re.compile(
    "(?:共?接待|吸引)?(?:省外|市外|外省|外地|外市|县外|区外|异地|国内|跨省)(?P<who>[^，]{0,4}(?:游客|旅客|观众|客源|客商))"
)


def at_place(subject: Subject, part: str, area: str | None) -> Subject:
    """*subject* at the place *part*, whose *area* that is; of those who came from it where they came from
    elsewhere: 省外游客占41%，其中|广东|占12%.
    """
    came = _FROM_ELSEWHERE.fullmatch(subject.indicator) if subject.indicator[-1:] in "客众源商" else None
    if came is None:
        return out_of_zone(subject)._replace(area=area)
    return subject._replace(
        before=part + came["who"], head="", known=None, family=came["who"], parts=(("category", part),)
    )


def out_of_zone(subject: Subject) -> Subject:
    """*subject* where another place is told: 开发区创汇3亿元，曾都区创汇… is of no zone."""
    zone = zone_of(subject)
    if "+" in zone:  # 甲市…，乙市…；两市合计16亿美元。丙市: of neither
        return without_places(subject)._replace(period=None)
    side = next((word for dimension, word in subject.parts if dimension == "side"), "")
    led = side if side and subject.before.startswith(side + zone) else ""  # 离岸|高新区|执行额
    if not zone or zone in TOWN_OR_LAND or not subject.before.startswith(led + zone):
        return subject  # 依次为甲省9.1万元、|乙省|8.8万元, of 城镇单位
    before = led + subject.before[len(led) + len(zone) :].removeprefix("承接")
    cut = tuple((dimension, word.removeprefix(zone)) for dimension, word in subject.parts)
    parts = tuple(part for part in cut if part[1] and part[0] != "region" and part[1] != "服务")
    family = before if before.startswith("服务") and not subject.family else subject.family
    return subject._replace(before=before, family=family, parts=parts, level=None, period=None)


def of_zones(subject: Subject) -> Subject:
    """*subject* where a zone is told: out of another zone, or of zones of all sorts (海关特殊监管区域171个，
    其中综合保税区|160个).
    """
    if subject.before.endswith("区域") and subject.head == "数":
        return subject._replace(before="", family="", parts=(), level=None, period=None)
    return out_of_zone(subject)


def is_side_of(scope: str, before: str) -> bool:
    """Whether *before* names a side of all the outsourcing that *scope* is: 在服务外包业务中，|离岸外包."""
    return "外包" in scope and "外包" in before and before.startswith(("离岸", "在岸", "国际"))
