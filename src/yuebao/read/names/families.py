"""What a member keeps of the words before the measure it takes over: whose it is, but no other's like it."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.carried import are_fields
from yuebao.read.names.firms import is_another
from yuebao.read.names.groups import SPOT_ENDS
from yuebao.read.names.institutions import without_institution
from yuebao.read.names.so_many import FIRST_ONES
from yuebao.read.state.spoken import PUPILS, SCHOOL_TYPES, Subject

_AGED = re.compile("[0-9]+.*?岁(?:组|[及或]?以[上下])?")
_ALIKE: Final = SPOT_ENDS | {"港", "生", "车"}
"""How those end that stand beside others of their sort: 长兴岛…；软件园; 研究生…；大学生."""
_CARRIAGE = frozenset({"铁路", "公路", "水路", "水运", "航空", "民航", "海运", "管道"})
_TRADES_TOGETHER: Final = re.compile("业[和与及、]|[和与及、][^和与及、]+业$")
_TAUGHT_AT = re.compile("^.*(?:阶段|学校|学院|小学|中学|国际部)")
ATTENDING: Final[tuple[str, ...]] = ("参展企业", "参会企业", "与会企业", "展商", "采购商", "客商")
"""Who comes to a fair, of whose deals an amount was told."""
WORKFORCE: Final = frozenset({"从业人员", "就业人员", "从业人数", "就业人数", "从业人员数", "就业人员数"})
_NO_TRADES: Final = frozenset({"就业", "失业", "创业", "毕业", "停业", "营业"})
"""What ends like a trade and is none."""
_OF_TRADES: Final = re.compile("^.*(?:业|产业)(?=(?:企业)?(?:法人)?(?:单位|企业)$)")
"""The trades of all who work, before where they do: 住宿和餐饮业|企业法人单位."""
WHERE_TAUGHT: Final[tuple[str, ...]] = (*SCHOOL_TYPES, "小学", "中学", "阶段", "学院", "国际部")

_TAUGHT: Final = re.compile(
    "(?:研究[所生]|博士|硕士|大学本科|大学|本科|专科|大专|学院|高职|中专|中职|高中职?|初中|国中|国小|小学|文盲|未受教育)"
    "(?:[、和与及（]?(?:职|高职|中职|以下|以上|及以[上下]|程度|学历|者)[）]?)*"
)
"""How long people went to school."""
_AGED_ALONE: Final = re.compile("[0-9]{1,2}(?:[-—–~～至到][0-9]{1,2})?周?岁(?:组|者|人口)?(?:及?以[上下])?")
_FREIGHT: Final[tuple[str, ...]] = (
    "吞吐量",
    "装卸量",
    "货运量",
    "货物运输量",
    "货物发送量",
    "货物周转量",
    "过货量",
)
"""What is told of goods that are carried or handled, sort by sort."""
_NO_CARGO: Final[tuple[str, ...]] = (
    *"港口区场头岸市县省州路运贸际内外线海河江箱业客旅进出转",
    *("公司", "企业", "航空", "集团", "上", "下"),
)
"""How those end that are no sort of goods: who or what carries them, where and which way."""
_CARRIED_BY: Final = re.compile(
    "(?:[^、]*(?:港口?|港区|[口岸码]头|口岸|机场|铁路|公路|水路|内河|沿海|外贸|内贸|进口|出口))?"
)
"""Who, where and which way, before the goods: 水路|煤炭."""


def _without_cargo(family: str, words: str) -> str:
    """*family* without the goods that it names, where *words* are others: 粮食|吞吐量…，其中大豆."""
    if words.endswith(_NO_CARGO):
        return family
    by = _CARRIED_BY.match(family)
    carried = family[: by.end()] if by is not None else ""
    goods = family[len(carried) :]
    if goods.removesuffix("货物") in ("", "集装箱") or goods.endswith(_NO_CARGO):
        return family
    return carried + ("货物" if goods.endswith("货物") else "")


def family_of(words: str, last: Subject, scope: str, *, nested: bool) -> str:
    """What the member that *words* name keeps of the family of *last*, within *scope*."""
    assert last.known is not None
    family = last.family
    if scope and last.before.startswith(scope):
        family = ""  # 离岸业务中，甲类执行额9亿美元；乙类12亿美元
    staffed = words[-1:] == "业" and last.head in WORKFORCE
    family = _OF_TRADES.sub("", family) if staffed else family  # 住宿和餐饮业|法人单位从业人员…，其中住宿业
    family = _AGED.sub("", family) if words.endswith(("岁", "岁组", "以上", "以下")) else family
    if (
        family[-2:] in words
        or family[-3:] in ("全行业", "集聚", "聚集", "入驻")  # 园区集聚企业…，其中软件园
        or (family[-1:] == words[-1:] == "业" and family[-2:] not in _NO_TRADES)
        or is_another(last, words, nested=nested)
        or (family[-1:] in _ALIKE and words[-1:] in _ALIKE)
        or (words.endswith("接待") and family.endswith(("景区", "景点", "场馆")))  # 故宫接待
    ):  # 研究所程度者 after 大学程度者
        family = ""
    if (
        FIRST_ONES.match(family)
        or "学历" in family
        or ("及以" in words and not words.endswith("学历"))
        or (family[:1].isdigit() and "人" in family[:8])
        or words.startswith(("其余", "其他", "其它"))
    ):
        family = ""  # 前十位发包地…，其中美国; 本科 after 硕士及以上学历
    if (
        last.head.endswith("率")
        and _TAUGHT.fullmatch(family) is not None
        and (_TAUGHT.fullmatch(words) is not None or _AGED_ALONE.fullmatch(words) is not None)
    ):
        family = ""  # 大学及以上失业率4.51%，高中3.17%; 25至44岁
    if are_fields(family, words) or (words.endswith("业") and _TRADES_TOGETHER.search(family)):
        family = ""  # 软件研发外包执行额…；信息系统运维服务1.6亿美元; 甲业和乙业人数…，丙业
    if words.endswith(WHERE_TAUGHT) and _TAUGHT_AT.search(family):
        family = _TAUGHT_AT.sub("", family)  # 小学阶段在校生…，中学阶段29名
    pupils = last.known.printed in PUPILS or last.known.printed.startswith("毕业")
    if pupils and (
        family.endswith(("学校", "院校")) or (family.endswith("中学") and words.endswith(("高中", "初中")))
    ):
        family = ""  # 各级各类学校招生…，其中高中
    family = without_institution(family, words, nested=nested)
    if family and last.head.endswith(_FREIGHT):
        family = _without_cargo(family, words)
    schools = family == "中小学" and words.endswith(SCHOOL_TYPES)
    if schools or (family in _CARRIAGE and words in _CARRIAGE):
        family = ""  # 中小学教师…，其中初中; 公路货运量…；水运
    by_road = family.startswith("公路") and words.endswith(("道", "公路"))
    if by_road or (words.endswith("绿地") and "绿" in family):
        family = ""  # 公路通车里程…，其中国道; 建成区绿地面积…，其中公园绿地
    return family
