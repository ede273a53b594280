"""What a scheme of trading old for new cost and moved, told behind how much came of it: 汽车报废更新1.2万辆，
|补贴|2亿元，|带动消费|21亿元.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.signs import ends_in, signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_ENDS: Final = signs("贴助金款额费售入")
_SPENT: Final = re.compile(
    "(?:累计|合计|共|已|实现)*(?P<what>(?:直接)?(?:[发兑]放|兑付|拨付|核销|使用|享受|申[领请]|支付)?(?:中央|财政|政府|各类)?补[贴助](?:资金|金额|款)?"
    "|(?:直接)?[带拉撬]动(?:相关)?(?:消费|销售|[^，、的0-9]{2}(?=金?额))(?:金?额)?|[^，、的0-9补]{2}金?额|销售收入)"
)
"""What it cost and what was sold, of nothing that is named."""
_SCHEME: Final = re.compile(
    "(?:累计|合计|共|已|完成|受理|支持)*(?P<scheme>[^，、]{0,14}?(?:以旧换新|报废更新|置换更新|换新|购新|焕新))"
)

_ALL_SCHEMES: Final = re.compile("(?:消费品)?以旧换新(?:累计|合计|共|已)*(?=.)")
"""What schemes of several sorts are called together."""


def of_scheme(speech: Speech, words: str) -> Subject | None:
    """The cost or the sales that *words* alone name, of the scheme that the sentence told last; of one of
    several schemes, where *words* name that: 以旧换新带动消费12亿元，其中|汽车置换更新|6亿元.
    """
    whole = speech.context.whole
    all_of = _ALL_SCHEMES.match(whole.indicator) if whole is not None and not whole.known else None
    if all_of is not None and whole is not None and words and speech.headless(words):
        by_it = "" if _SCHEME.fullmatch(words) is not None else "以旧换新"
        if _SPENT.fullmatch(words) is None:
            return speech.naming.subject(words + by_it + whole.indicator[all_of.end() :], None)
    if not ends_in(words, _ENDS) or speech.placed:
        return None
    spent = _SPENT.fullmatch(words)
    if spent is None:
        return None
    parted = speech.text.rfind("；", 0, speech.start)
    for draft in reversed(speech.drafts[speech.opened :]):
        of = draft.subject
        if draft.start < parted:
            break
        scheme = _SCHEME.match(of.indicator) if draft.kind == "level" else None
        if scheme is not None:
            made = speech.naming.subject(scheme["scheme"] + spent["what"], None)
            parts = (("category", scheme["scheme"]),) if made.parts else ()
            return made._replace(area=of.area, parts=parts)
    return None
