"""What was made: a place that has the whole somebody made a part of (创造了|全省|税收的22.9%), goods whose
output is told behind how many of them grew, and the models of those told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.ahead import goods_ahead
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import ABOUT

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

_MADE: Final = frozenset("献造供现纳决撑缴担引收据成聚起")
"""What the verbs before it end in, 了 aside."""
_PART_BEHIND: Final = re.compile(
    "[^，。；、：（）0-9]{2,14}的" + ABOUT + "(?:[0-9.]+%|[一二三四五六七八九]成)"
)


def has_whole(text: str, start: int, stop: int, *, wider: bool) -> bool:
    """Whether a part of what the place at ``text[start:stop]``, behind a verb or its 了, has was made, as
    that verb says and the part behind it; the country's or a province's (*wider*), which the text is not of.
    """
    return (
        text[start - 1 - (text[start - 1] == "了")] in _MADE
        and (wider or text[start:stop] in ("全省", "全国"))
        and _PART_BEHIND.match(text, stop) is not None
    )


def of_output(speech: Speech, last: Subject | None) -> Subject | None:
    """Output, which the number of each of its goods is of from now on, where *last* counts goods by how it
    moved: 28种产品中，17种产量增长，其中，|水泥|213万吨. Else nothing.
    """
    if last is None or last.head != "数" or "产量" not in last.before:
        return None
    speech.context.members_of = Subject("", "产量", speech.lexicon.heads["产量"], "", ())
    return speech.context.members_of


_NEXT: Final = re.compile("，[^0-9，。；]{1,12}?[0-9.,]+(?P<unit>[万亿]*[\u4e00-\u9fff㎡][^，。；0-9]{0,2})")
"""The amount of the first of some goods that are told one by one."""
_MADE_IN: Final = (
    "吨",
    "辆",
    "台",
    "件",
    "部",
    "米",
    "立方米",
    "平方米",
    "升",
    "千升",
    "千吨",
    "箱",
    "套",
    "块",
    "只",
    "支",
    "条",
    "匹",
    "艘",
    "千瓦",
    "度",
)
"""In what goods are made."""


def tells_output(speech: Speech, sorts: str, stop: int, *, measured: bool = False) -> bool:
    """Makes output what each of the goods told one by one behind *stop* is of, by *sorts* that name no
    measure, where they are neither traded nor worth what is told (分产品看，|水泥|213万吨); of *measured*
    ones, only where how much was made is told.
    """
    context = speech.context
    if speech.naming.head(sorts)[1] is not None or (context.topic is not None and context.topic.flow):
        return False
    told = _NEXT.match(speech.text, stop)
    unit = told["unit"].lstrip("万亿") if told is not None else ""
    if unit.startswith(("元", "美", "港", "欧", "日", "人民")) or (
        measured and not unit.startswith(_MADE_IN)
    ):
        return False
    context.members_of = Subject("", "产量", speech.lexicon.heads["产量"], "", ())
    context.whole, context.parent = None, None
    return True


BY_PRODUCT: Final = ("分产品", "从产品", "按产品", "从主要产品", "分主要产品")
"""How a clause begins that divides what was made."""
_SORTS: Final = re.compile(
    "(?:在?(?:纳入|列入)?(?:重点)?(?:统计|监测|跟踪|关注)的)?(?:全[市省区县国])?(?:主要|重点|代表性?|大宗|优势|特色)(?:工业|农业?|畜牧业?|水|能源|新|高技术|消费品)?产品"
)


def goods_next(speech: Speech, clause: Clause, opened: str) -> bool:
    """Whether goods with measures of their own follow a *clause* that names their class (消费品中，|白酒产量|
    14.3万千升), or how much was made of each (主要产品中，|水泥|562万吨).
    """
    if goods_ahead(speech, clause):
        return True
    return _SORTS.fullmatch(opened) is not None and tells_output(speech, opened, clause.stop, measured=True)


_MODELS: Final = re.compile(
    "(?:新?上市|在售|推出|发布|投放|新增)*(?:全新|新)?(?:机型|车型|车款|款式)|新车(?:总?销量|零售量|上险量)"
)
"""What is counted of some goods by their models."""


_NEW_MODELS: Final[tuple[str, ...]] = ("上市新", "新上市", "新机型", "新车型", "新品种")
"""What begins how many of them came out."""


def models_of(speech: Speech, words: str, dimension: str = "") -> str:
    """*words* with the goods that the sentence told of, where they name models and no goods: 国产品牌手机
    出货量8万部；|上市新机型|44款. New ones counted in *dimension* are of the goods spoken of before, too.
    """
    if _MODELS.fullmatch(words) is not None:
        for draft in speech.drafts[speech.opened :]:
            goods = dict(draft.subject.parts).get("product", "")
            if goods and draft.kind == "level" and "公司" not in goods:
                return goods + words
    if dimension not in ("款", "个", "种") or not words.startswith(_NEW_MODELS):
        return words
    spoken = speech.context.subject
    parts = spoken.parts if spoken is not None else ()
    made = next((word for kind, word in parts if kind == "product"), "")
    return words if made[-2:] in words else made + words
