"""Measures that no table holds, and what their parts keep of their names: 货物装卸量…，其中外贸."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Head, Lexicon
from yuebao.read.state.spoken import Subject

_SIDES: Final = frozenset({"side", "ownership", "mode", "region", "scope"})
_WAYS: Final = frozenset(
    {"外贸", "内贸", "国内", "国际", "省内", "省外", "铁路", "公路", "水路", "民航", "航空"}
)
_PLACES: Final[tuple[str, ...]] = (
    *("港口", "航线", "口岸", "市场", "地区", "线路", "渠道", "平台", "企业", "机构", "单位", "国家", "门店"),
    *("园区", "开发区", "高新区", "经开区", "保税区", "新区"),
)
"""How those end where a thing is handled, or who handles it."""
_SORTS: Final = frozenset({"种", "个", "家", "户", "项", "类", "所", "座"})
"""Units that the members of what is measured are counted in, not the measure."""


def is_made(of: Subject, dimension: str) -> bool:
    """Whether *of* is a measure that no table holds, and *dimension* no unit of sorts of things; or tells
    what lies in store: 库存方面，|粗钢|9万吨.
    """
    known = of.known
    return known is not None and (known.made or "库存" in known.printed) and dimension not in _SORTS


def keeps_family(words: str, known: Head, lexicon: Lexicon) -> bool:
    """Whether the member *words* of what *known* measures keeps the words that stand before it: they are a
    part of the measure, or, before one that no table holds, *words* tell whose or where it is, not what.
    """
    if not known.made:
        return known.dimension == ""
    return words in _WAYS or words.endswith(_PLACES) or lexicon.members.get(words, ("",))[0] in _SIDES


def none_made(words: str, last: Subject, dimension: str) -> bool:
    """Whether what *words* count in *dimension* is no sort of what was made or sold *last*: kinds of goods,
    parcels of land, cities, what is made but power.
    """
    if dimension in ("种", "宗") or words.startswith("城市"):
        return True  # 成交量有所差异。推出住宅用地116宗; 成交量…，7座|城市环比减少
    return last.head == "发电量" and dimension != last.dimension


_BY_SIZE: Final = re.compile(
    "(?:进出口|出口|进口)(?:[^，]{0,3}(?:超|过|达)[^，]{1,8}|额?[百千万亿]+美?元及?以上的?)企业$"
)
_OF_OFFICE: Final = re.compile("(?:常务|名誉|执行|副|轮值)*(?:理事长?|会长|监事长?|主席)(?:单位|企业)")
"""Members of a body by the office that they hold: 会员单位140家，其中|理事单位|45家."""
_HANDLED: Final = re.compile(
    "(?:[^，、]{0,8}?(?:累计|共))?(?P<did>投放储备|投放|收储|调运|采购(?!商)|收购|外运|修建|新改建|新建|改建|栽植|发放)"
    "(?P<what>[^，、的额量值]{2,6})"
)
"""What was done with a thing: 主产区累计|收购|秋粮."""


def named_apart(words: str, whole: str) -> str:
    """The whole name of the member *words* of *whole* that takes no more than the verb from it: firms of a
    size; what was done with one sort of thing (收购秋粮12万吨，其中|玉米|6万吨 is 收购玉米). Else nothing.
    """
    if _BY_SIZE.match(words) is not None or _OF_OFFICE.fullmatch(words) is not None:
        return words
    if words[-2:] == whole[-2:] and _VENTURE.fullmatch(words) is not None:
        return words
    told = _HANDLED.fullmatch(whole)
    if told is None or words.endswith(_DOERS) or len(words) > 8:
        return ""
    return words if words.startswith(told["did"]) else told["did"] + words


_VENTURE: Final = re.compile(
    "(?:中外|外商|港澳台商?|与外商|外资)?(?:合资|合作|独资)(?:经营|开发)?(?:企业|项目)|外商投资(?:股份制|股份有限公司|合伙)企业"
)
"""Firms by how foreigners have a part in them: 新设外商投资企业167家，其中|中外合作企业|2家."""
_DOERS: Final = (
    *"区县市省州村镇乡地内外级性",
    *("企业", "部门", "单位", "机构", "公司", "方面"),
)
"""How those end who do a thing, or how it is graded."""


_DONE_WITH = re.compile(
    "^举办(?=展会|展览|会展|活动)|^(?:共|累计)?(?:承担|承办|组织申报|申报|举办|举行|已?开通|已?建成|荣获|获得?|取得|实施|组织开展|开展|立项|组织实施|组织(?=[^，]+培训))的?(?=.{3})"
)
"""What was done with what is counted, which its parts leave out: 承担|科研项目54项，其中国家级."""
_HOLDING = re.compile(
    "^[^，、]{2,14}?(?:累计|共|已|新增?)*(?:取得|获得|荣获|开通|现有(?=会员|企业$))了?(?:各类|各级|各项)?(?=.{2})"
)
"""Who got what is counted, which its parts leave out: 服务外包企业取得各类|国际认证, 协会现有|会员单位."""
_CERTIFIED = re.compile("^(?:获得?|取得|通过)(?:[A-Za-z/0-9]+级?(?:及?以上)?)?(?=[^，]*认证)")


def without_deed(whole: str, words: str) -> str:
    """The name of a *whole* without who did what with it, which its part *words* leaves out: 承担|科研项目;
    5级 of 通过CMMI3级以上|认证的企业.
    """
    whole = _HOLDING.sub("", _DONE_WITH.sub("", whole))
    return _CERTIFIED.sub("", whole) if words.endswith("级") else whole
