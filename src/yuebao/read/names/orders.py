"""Whose orders are told: 接自美国订单, 接自中国大陆及香港, and 东协 behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.breakdowns import ORDERS
from yuebao.read.words.phrases import PARTING

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_ORDERER = re.compile("(?:来源|市场|地区|国家)(?:的|地)(?P<who>[^，的]{2,6})$")
_ORDERING = re.compile(
    "(?:[^，]{0,4}大市场)?(?:只有|仅有?|至于|而)?(?P<who>[^，]{2,8}?)(?:地区)?(?:则|也|亦|仍)?"
    "(?:(?:展现|呈现|呈|表现|持续|维持|依旧|受)[^，]*)?"
)
_MOST: Final = re.compile("[^，。；]*(?:[较最]多|次之)[，。；、]?")
"""How a clause ends that tells which of several moved most."""
GOODS: Final = re.compile(
    "[^，、的年月]{0,8}(?:产品|制品|器材|机械|化学品|纺织品|成衣|仪器|组件|电机|基本金属|塑橡胶|运输工具)"
)
"""Goods by the classes of such statistics."""
_SHORT: Final = 9
"""How long the words are at most that may only be a place's name."""


def ordering(speech: Speech, piece: str) -> str:
    """Whose orders the clause before, that had no number, went on to: 东协地区则展现成长力道，接单金额."""
    said = _ORDERER.search(piece) or _ORDERING.fullmatch(piece)
    if said is None:
        return ""
    return said["who"] if _are_partners(speech, said["who"]) else ""


def _are_partners(speech: Speech, who: str) -> bool:
    parts = [who] if speech.kind_of(who) == "partner" else PARTING.split(who)
    return all(speech.kind_of(each) == "partner" for each in parts)


def of_orders(spoken: Subject | None) -> bool:
    """Whether what is *spoken* of are orders."""
    return spoken is not None and spoken.head in ORDERS


def ordered(speech: Speech, words: str, last: Subject | None) -> Subject | None:
    """接自美国订单, 接自美国金额, and 东协 behind it: whose orders of the product spoken of, if a place; of
    which product those of a place moved most: 美国接单100亿美元，以|资讯通信产品|增64亿美元较多.
    """
    if not of_orders(last):
        rated = last is not None and last.indicator.endswith(("比", "率"))  # 海外生产比50%，其中|电子产品
        goods = not rated and GOODS.fullmatch(words) is not None and speech.naming.head(words)[1] is None
        last = _of_all(speech) if goods or words.startswith("接自") else None
        if goods and last is not None:  # 外销订单…。⏎传统货品方面，|基本金属制品|年减6%
            return last._replace(before=words, parts=(("product", words),), level=None, period=None)
    among = speech.text.startswith("其中", speech.start) and GOODS.fullmatch(words) is not None
    if last is not None and last.partner and (among or _MOST.match(speech.text, speech.start) is not None):
        leads = among or speech.text.startswith(f"以{words}", speech.start) or "product" in dict(last.parts)
        if leads and not speech.kind_of(words) and speech.naming.head(words)[1] is None:
            part = (("partner", last.partner), ("product", words))
            return last._replace(before=last.partner + words, parts=part, level=None, period=None)
    if last is None or not (len(words) < _SHORT or words.startswith("接自")):
        return None
    last = _of_whom(speech, last)
    last = _of_any(speech, last) if words.startswith("接自") else last
    who = words.removeprefix("接自").removesuffix("金额").removesuffix("订单").removesuffix("接单")
    before = last.partner
    if not (before or words.startswith("接自")) or not _are_partners(speech, who):
        return None
    named = who + last.before
    if before:  # 对美接单…；欧洲订单
        named = last.before.replace(before, who, 1) if before in last.before else who + last.before[2:]
        several = "[、和与及]".join(map(re.escape, before.split("+"))) if "+" in before else ""
        named = re.sub(f"(?:来自|接自|对)?{several}", who, last.before) if several else named
    parts = tuple(part for part in last.parts if part[0] != "partner")
    return last._replace(before=named, parts=(("partner", who), *parts), level=None, period=None)


def _of_whom(speech: Speech, last: Subject) -> Subject:
    """All orders of the place that *last* tells one product of, where they were told before it: 美国接单…，
    以电子产品增6亿美元较多；|东协|.
    """
    if not last.partner or "product" not in dict(last.parts):
        return last
    told = (d.subject for d in reversed(speech.drafts) if d.subject.partner == last.partner)
    return next((one for one in told if "product" not in dict(one.parts)), last)


def _of_any(speech: Speech, last: Subject) -> Subject:
    """All orders, where a sentence opens with whose they are behind those for one product: 电子产品接单5亿。
    按地区分，|接自美国订单|.
    """
    if "product" not in dict(last.parts) or speech.drafts[speech.opened :]:
        return last
    if speech.text.startswith("其中", speech.start):
        return last
    return _of_all(speech) or last._replace(before="", parts=())


def _of_all(speech: Speech) -> Subject | None:
    """All orders, as the text told them before it began a paragraph on whose they are."""
    context = speech.context
    told = (context.topic, context.lead, context.before, context.opening)
    return next((one for one in told if one is not None and one.head in ORDERS and not one.parts), None)
