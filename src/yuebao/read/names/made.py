"""What was made: a place that has the whole somebody made a part of (创造了|全省|税收的22.9%), goods whose
output is told behind how many of them grew, and the models of those told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import ABOUT

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

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
