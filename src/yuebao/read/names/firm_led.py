"""Whose what follows the first measure of a firm in its sentence is: 东湖公司营收12亿元，|新签合同|9份."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.firms import OF_CONTRACTS, firm_of
from yuebao.read.names.speakers import of_speaker
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import holds, signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_BRAND_ENDS: Final = signs("技码际份股线司")
_BRAND: Final = re.compile(
    "(?:该|本)?(?:公司|集团|企业集团)(?=离岸|在岸|服务外包|$)"
    "|(?!中国|国有|集体|私人|私营|民营|外商|港商|台商|港澳|公有|非公|绝对|相对|高新|[新高]科|金融|生物|农业|绿色|数字|文化|科学|先进|海洋|航天|智能|医疗|教育|前沿|核心|国家|军民|健康|信息|服务|对外|境外|战略|国内|跨境|区域|第)"
    "[\u4e00-\u9fff]{2,4}(?:科技|数码|国际|股份|控股|在线)(?=离岸|在岸|服务外包|$)"
)
"""Firms called by their brand alone, or by what they are: 华拓数码, 该公司."""
_OTHERS: Final = re.compile(
    "[全我本该各]?[省市县区国]|企业|公司|[厂制][商家造]|行业|产业|全球|世界|国内|项目建成|达产|投产后|园区|集团|其他|其余|累计为"
)
"""What is in words that tell of somebody else, or of what is still to come."""
_FIRM_ENDINGS: Final = signs("司团厂")
_OWNERS: Final[dict[str, str]] = {}


def _owner_in(before: str) -> str:
    """The firm that a measure's words begin with; nothing where they begin with none."""
    told = _OWNERS.get(before)
    if told is None:
        brand = _BRAND.match(before) if holds(before, _BRAND_ENDS) else None
        told = kept(_OWNERS, before, firm_of(before) or (brand.group() if brand is not None else ""), 4096)
    return told


_LEADS: Final = re.compile(
    "[”，]*(?:(?:近日|日前|目前|如今|今年以来)，)?"
    "(?:(?:走进|来到|在|作为)?位于[^，。；：]{2,18}的|(?:走进|来到|在|作为)[^，。；：]{2,24}的|走进|走入|来到|步入|在)?"
)
"""What leads to the firm that a sentence opens with: |走进位于高新区的|东湖公司."""
_ASKED: Final = re.compile(
    "[^，。]{0,12}?(?:研究|首席|分析|专家|研报|[发公]布|数据|报告|统计|预[计测]|监测|显示|调[查研]|获悉|了解|[认以]为|带动下|等|[、和与及])"
)
"""What stands behind a firm that tells of others, or that is one of several."""


def _led_by_firm(speech: Speech) -> str:
    """The firm that this sentence opened with, without a number: 东湖公司|成立于2010年，员工560人."""
    text = speech.text
    begin = text.rfind("。", 0, speech.start) + 1
    if begin == speech.start or not holds(text, _FIRM_ENDINGS, begin, speech.start):
        return ""
    led = _LEADS.match(text, begin)
    at = led.end() if led is not None else begin
    said = text[at : speech.start].partition("，")[0]
    firm = firm_of(said)
    return firm if firm and firm[:1] not in "依据经各" and _ASKED.match(said, len(firm)) is None else ""


def of_same_firm(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, which *words* name, of the firm that the sentence told of, or that speaks in its marks."""
    subject = _of_same_firm(speech, subject, words)
    return of_speaker(speech, subject, words) if "”" in speech.text else subject


def _of_same_firm(speech: Speech, subject: Subject, words: str) -> Subject:
    drafts = speech.drafts
    if speech.placed or not words or subject.area is not None:
        return subject
    if len(drafts) <= speech.opened:
        owner = _led_by_firm(speech)
        if not owner:
            return subject
    else:
        first = drafts[speech.opened].subject
        owner = _owner_in(first.before)
        if not owner and speech.firm and first.before.startswith(speech.firm):
            owner = speech.firm
        if not owner or not drafts[-1].subject.before.startswith((owner, "产品")):
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
