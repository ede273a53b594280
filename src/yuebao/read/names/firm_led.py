"""Whose what follows the first measure of a firm in its sentence is: 东湖公司营收12亿元，|新签合同|9份."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.firms import OF_CONTRACTS, firm_of
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import holds, signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_BRAND_ENDS: Final = signs("技码际份股线司")
_BRAND: Final = re.compile(
    "(?:该|本)?(?:公司|集团|企业集团)(?=离岸|在岸|服务外包|$)"
    "|(?!中国|高新|[新高]科|金融|生物|农业|绿色|数字|文化|科学|先进|海洋|航天|智能|医疗|教育|前沿|核心|国家|军民|健康|信息|服务|对外|境外|战略|国内|跨境|区域|第)"
    "[\u4e00-\u9fff]{2,4}(?:科技|数码|国际|股份|控股|在线)(?=离岸|在岸|服务外包|$)"
)
"""Firms called by their brand alone, or by what they are: 华拓数码, 该公司."""
_OTHERS: Final = re.compile(
    "[全我本该各]?[省市县区国]|企业|公司|[厂制][商家造]|行业|产业|全球|世界|国内|项目建成|达产|投产后|园区|集团|其他|其余|累计为"
)
"""What is in words that tell of somebody else, or of what is still to come."""
_OWNERS: Final[dict[str, str]] = {}


def _owner_in(before: str) -> str:
    """The firm that a measure's words begin with; nothing where they begin with none."""
    told = _OWNERS.get(before)
    if told is None:
        brand = _BRAND.match(before) if holds(before, _BRAND_ENDS) else None
        told = kept(_OWNERS, before, firm_of(before) or (brand.group() if brand is not None else ""), 4096)
    return told


def of_same_firm(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, which *words* name, of the firm that the sentence told of from its first number on."""
    drafts = speech.drafts
    if len(drafts) <= speech.opened or speech.placed or not words or subject.area is not None:
        return subject
    first = drafts[speech.opened].subject
    owner = _owner_in(first.before) if first.head != "数" else ""
    if not owner or not drafts[-1].subject.before.startswith(owner):
        return subject
    known = subject.known
    if speech.after == "；" and known is not None and known is first.known:
        return subject  # 东方集团销售额12.7亿元；服装类|销售额
    bare = known is not None and words == known.printed and not known.alone
    if bare and known is not None and known.measure not in OF_CONTRACTS and subject.before != owner:
        subject = speech.naming.subject(words, None)  # 离岸执行额5亿元，|净利润; 研发人员120人，|营收
    elif owner in subject.before:
        return subject
    if subject.partner or firm_of(subject.before):
        return subject
    if _OTHERS.search(words) is not None and not words.startswith("归属"):  # 归属于上市公司股东的净利润
        return subject
    return subject._replace(before=owner + subject.before, family=owner + subject.family)
