"""What a row's name and a column's measure make together, where prose would say it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject
from yuebao.read.tabular.columns import Column

if TYPE_CHECKING:
    from yuebao.read.names.subjects import Naming

_PLACES: Final = re.compile(
    "(?:各)?(?:镇街|街镇|乡镇|镇乡|街乡|乡镇街道|镇（?街道?）?|街道|园区|开发区|单位|区划|行政区划|县区|区县|县市区|县（市、区）|市县|地区|地方|城市)(?:名称)?"
)
"""Heads over rows that are places or those who answer for them."""
_PLACED: Final = re.compile(
    "[^0-9，。、]{1,10}(?:镇|乡|街道|街道办|办事处|社区|苏木|新区)|[^0-9，。、]{0,10}(?:开发区|园区|高新区|经开区)"
)
_RESIDENTS: Final = "居民"
_EACH: Final = "人均"
_GREW: Final = frozenset({"新登记", "新设", "新设立", "新增", "注销", "新注册"})
"""What columns tell of those that rows count: 新登记 of 企业."""
_COUNTED: Final = ("人数", "人员", "人口")


def overlapping(first: str, second: str) -> str:
    """Two names as one, what ends the first and begins the second said once: 新建商品住宅|住宅销售价格."""
    for size in range(min(len(first), len(second)), 1, -1):
        if first.endswith(second[:size]):
            return first + second[size:]
    return first + second


def are_places(head: str) -> bool:
    """Whether the *head* over the rows' names says that they are places: 镇街, 县（市、区）."""
    return 1 < len(head) < 10 and _PLACES.fullmatch(head) is not None


def at_place(words: str, base: Subject | None) -> Subject | None:
    """The measure *base* of a town or a zone that a row is named by: 龙泉镇|规上工业总产值."""
    if base is None or base.head == "" or _PLACED.fullmatch(words) is None:
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
    if words and name.endswith(_COUNTED) and len(name) > len(_COUNTED[0]) and not subject.before:
        return naming.subject(words + subject.indicator, None)
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
