"""What a row's name and a column's measure make together, where prose would say it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject
from yuebao.read.tabular.beside import Column
from yuebao.read.words.phrases import county_of
from yuebao.read.words.quantities import unit_named

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.lexicon import Lexicon
    from yuebao.read.names.subjects import Naming

_PLACES: Final = re.compile(
    "(?:各)?(?:镇街|街镇|乡镇|镇乡|街乡|乡镇街道|镇（?街道?）?|街道|园区|开发区|单位|区划|行政区划|县区|区县|县市区|县（市、区）|市县|市别|地市|市州|州市|盟市|省市|省份|地区|地方|城市|各市|各县区?)(?:名称)?"
)
"""Heads over rows that are places or those who answer for them."""
_PLACED: Final = re.compile(
    "[^0-9，。、]{1,10}(?:镇|乡|街道|街道办|办事处|社区|苏木|新区)|[^0-9，。、]{0,10}(?:开发区|园区|高新区|经开区)"
)
_DISTRICT: Final = re.compile("[^0-9，。、]{1,4}(?:(?<![发业工园高新经保功示合管])区|县|市|旗)")
"""Under such a head a district, not a zone: 临江区, but 开发区, 高新区, 工业区."""
_RESIDENTS: Final = "居民"
_EACH: Final = "人均"
_PEOPLE: Final = re.compile("招生|学生|毕业生|在校生|教师|教职工|职工|人员|医师|护士|幼儿|人数")
_NUMBERS: Final[tuple[str, ...]] = ("学校数", "校数", "机构数", "院数", "园数", "单位数", "个数")
_IMPLIED: Final = {"户数": "户", "人数": "人", "人口数": "人"}
_OWNERS: Final[tuple[str, ...]] = (
    "学校", "高校", "中学", "小学", "高中", "初中", "幼儿园", "教育", "医院", "机构", "企业", "单位", "居民",
)  # fmt: skip
"""How rows without figures end that name those whose measures the rows under them tell."""
_GREW: Final = frozenset({"新登记", "新设", "新设立", "新增", "注销", "新注册"})
"""What columns tell of those that rows count: 新登记 of 企业."""
_COUNTED: Final[tuple[str, ...]] = ("人数", "人员", "人口", "单位数", "企业数")


def overlapping(first: str, second: str) -> str:
    """Two names as one, what ends the first and begins the second said once: 新建商品住宅|住宅销售价格."""
    for size in range(min(len(first), len(second)), 1, -1):
        if first.endswith(second[:size]):
            return first + second[size:]
    return first + second


def in_flow(naming: Naming, head: str, topic: Subject | None) -> Subject | None:
    """The caption's trade in the direction that the *head* over its rows tells: 进出口 of 出口商品."""
    flow = head[:2]
    if topic is None or flow not in ("出口", "进口") or "进出口" not in topic.indicator:
        return topic
    return naming.subject(topic.indicator.replace("进出口", flow), None)


def unit_of(words: str, units: tuple[tuple[Unit, str], ...]) -> tuple[Unit | None, str]:
    """Which of a caption's *units* what *words* name is counted in: 学校数 and 在校学生数 under 所、万人."""
    people = _PEOPLE.search(words) is not None
    if not people and not words.endswith(_NUMBERS):
        return None, ""
    fits = [one for one in units if (one[0].dimension == "人") == people and one[1] == "count"]
    return fits[0] if len(fits) == 1 else (None, "")


def is_owner(naming: Naming, words: str) -> bool:
    """Whether a row without figures names those whose measures the rows under it tell."""
    return words.endswith(_OWNERS) and naming.head(words)[1] is None


def implied(words: str, lexicon: Lexicon) -> tuple[Unit | None, str]:
    """The unit of those whom a name counts where a table tells none: 户数, 人口数."""
    name = next((unit for ends, unit in _IMPLIED.items() if words.endswith(ends)), "")
    return (name and unit_named(name, lexicon)) or (None, "")


def owned(naming: Naming, owner: str, words: str) -> Subject | None:
    """The bare measure that a row names of those whom a row without figures did: 普通高等学校, 招生数."""
    before, known = naming.head(words)
    if known is None:
        counted = words.endswith("校数") and owner.endswith("校")
        return Subject(owner, "数", None, owner, ()) if counted else None
    return naming.subject(owner + words, None) if not before else None


def are_places(head: str) -> bool:
    """Whether the *head* over the rows' names says that they are places: 镇街, 县（市、区）."""
    return 1 < len(head) < 10 and _PLACES.fullmatch(head) is not None


def within(naming: Naming, prefix: str, base: Subject) -> Subject:
    """The measure *base* of what a column's head names: 第二产业|增加值 of GDP, 新建商品住宅|销售价格指数."""
    known = base.known
    if known is not None and known.alone and known.measure == "增加值" and not base.before:
        made = naming.subject(prefix, base, whole=base)
        if made.head:
            return made
    return naming.subject(overlapping(prefix, base.indicator), None)


def at_place(naming: Naming, words: str, base: Subject | None, prefix: str, *, towns: bool) -> Subject | None:
    """The measure *base* of a county, a town or a zone that a row is named by: 龙泉镇|规上工业总产值."""
    if base is not None and base.head and words and county_of(words) == words:
        return (within(naming, prefix, base) if prefix else base)._replace(area=words)
    if towns and base is not None and base.head and _DISTRICT.fullmatch(words) is not None:
        return (within(naming, prefix, base) if prefix else base)._replace(area=words)
    if not towns or prefix or base is None or base.head == "" or _PLACED.fullmatch(words) is None:
        return None
    parts = (
        base.parts if any(name == "region" for name, _ in base.parts) else (*base.parts, ("region", words))
    )
    return Subject(words + base.before, base.head, base.known, base.family, parts)


def of_residents(naming: Naming, prefix: str, words: str, base: Subject | None) -> Subject | None:
    """The amount a head of those whom a column names: 工资性收入 under 城镇常住居民 of 人均可支配收入."""
    if not prefix.endswith(_RESIDENTS) or base is None or _EACH not in base.indicator or _EACH in words:
        return None
    return naming.subject(prefix + _EACH + words, None)


def counted(naming: Naming, column: Column, words: str, topic: Subject | None) -> Subject | None:
    """Those whom a row names, counted by what its column says of them: 新登记|企业, 失业保险|参保人数."""
    subject = column.subject
    if subject is None or subject.known is None:
        return None
    name = subject.known.printed
    if name in _GREW and not subject.before:
        of = words or (topic.indicator if topic is not None else "")
        of = of.removesuffix("数")
        return Subject(name + of, "数", None, name + of, naming.parts(of, None)[1]) if of else None
    if words and name.endswith(_COUNTED) and len(name) > len(_COUNTED[0]) and subject.before in ("", "企业"):
        return naming.subject(overlapping(words, subject.indicator), None)
    return None


def of_fund(naming: Naming, column: Column, words: str) -> Subject | None:
    """A fund's measure of whom a row names: 失业保险|基金收入."""
    subject = column.subject
    if subject is None or not subject.before.endswith("基金") or not words or "基金" in words:
        return None
    return naming.subject(words + subject.indicator, None)


def called(subject: Subject, column: Column) -> Subject:
    """*subject* as what its column holds of it: what was aimed at (年初预算), an index (环比指数)."""
    name, printed = subject.indicator, column.aim
    if column.index:
        name, printed = name.removesuffix("指数"), column.index
    if not printed:
        return subject
    return Subject(name, printed, None, name, subject.parts, area=subject.area)


def there(subject: Subject, area: str | None) -> Subject:
    """*subject* in the place that its row or column names, if any."""
    return subject._replace(area=area) if area else subject
