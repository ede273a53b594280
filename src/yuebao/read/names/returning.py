"""What a bare measure is of where its sentence comes back to the whole: 高新区出口…。全市|进口."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.firms import firm_of

if TYPE_CHECKING:
    from yuebao.lexicon import Head
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.spoken import Subject

_OWNERS: Final = frozenset({"region", "ownership", "partner"})
"""Whose a measure is, or whom it is with: never what all of a place measures."""
_CUT: Final = _OWNERS | {"product", "category", "sector", "mode"}

_HOUSE: Final = re.compile(
    "(?:^|[省市县区州旗镇])(?:第?[一二三四五六七八九十]|人民|中心|中[西医]|妇[幼女]|儿童|肿瘤|传染|口腔|康复|精神|红十|胸科|眼科)[^，、类]{0,8}院$"
)
"""One hospital by its name: 县人民医院, 市妇幼保健院."""


def of_whole_place(speech: Speech, words: str, last: Subject | None) -> Subject | None:
    """What the bare measure *words*, led by an area, takes its own words from: what was spoken of before
    the part that *last* is of; None where that is not known and *last* is somebody's own.
    """
    context = speech.context
    if last is None or not speech.naming.is_bare(words) or context.whole is not None:
        return last
    last = last._replace(area=None)  # 甲市、乙市分别完成…。全省|进口
    row = speech.lexicon.heads.get(words)
    other = row is not None and row.trade and last.known is not None and not last.known.trade
    if other and (words.startswith("进出口") or last.known is None or last.known.dimension != "product"):
        return None  # 服务外包执行额…。全省|出口
    cut = [part for part in last.parts if part[0] in _CUT]
    firm = bool(firm_of(last.before) or (last.before[-1:] == "院" and _HOUSE.search(last.before)))
    if not cut and not firm:
        return last
    owned = firm or any(part[0] in _OWNERS for part in cut)
    for told in (context.opening,) if owned else (context.lead, context.before, context.opening):
        if told is not None and all(part in told.parts for part in cut) and not firm:
            return last  # what the text, or this part of it, is about
    for told in (context.lead, context.before, context.opening):
        if told is None or told.known is None or any(part[0] in _OWNERS for part in told.parts):
            continue
        if firm and told.before.startswith(firm_of(last.before) or last.before):
            continue
        if len(told.parts) < len(last.parts) or firm:
            return told._replace(level=None, period=None, area=None)
    return None if owned else last


def led_with(context: Context) -> Subject | None:
    """What the paragraph led with where a sentence tells its own time; its topic behind a label (零售：)."""
    lead = context.lead if context.dated else None
    return lead if lead is None or lead.known is not None else context.topic


_SUMS: Final[tuple[str, ...]] = ("综计", "累计", "总计", "合计")


_SIZED_GROUP: Final = re.compile(
    "[0-9百千万亿](?:美?元|人|吨|平方米)及?以上的?[^，、]{0,4}(?:项目|企业|合同|单位)$"
)
"""A class of projects or firms by their size, which a sentence of its own goes back from to all."""


def whole_again(known: Head, lead: Subject | None, last: Subject, opened: str) -> Subject | None:
    """What the paragraph led with, when a sentence of a time of its own tells the same measure *known* again
    after its members: 保税区进出口…。加工贸易进出口…。11月，进出口21亿元; …汽机车批发业减21.6%。综计营业额,
    as it is *opened*. None when it is not so.
    """
    if lead is None or lead.known is None or lead.head == last.indicator:
        return None
    if _SIZED_GROUP.search(last.before) is not None and _SIZED_GROUP.search(lead.before) is None:
        return lead  # 合同额在5000万美元以上的项目3个，合计3亿美元。8月份，|新签合同额
    if known.measure != lead.known.measure:
        return None
    if last.known is None or last.known.measure != known.measure:
        return lead if opened.startswith(_SUMS) else None  # 批发业营业额…，惟塑化产品价格上涨。综计|营业额
    cut = {dimension for dimension, _ in lead.parts} - {"flow", "region", "scope"}
    members = {dimension for dimension, _ in last.parts} - {"flow", "region", "scope"}
    if cut and members and (both := _of_both(lead, last)) is not None:
        return both
    if cut and opened.startswith(_SUMS):
        return lead
    return lead if not cut and members else None


def _of_both(one: Subject, other: Subject) -> Subject | None:
    """What *one* and *other*, which tell of a member each, are parts of: 对美国出口…；对东盟…。7月，|出口|.
    None when they differ in more than the member, or the second is within the first.
    """
    cut = [part for part in one.parts if part not in other.parts]
    if len(cut) != 1 or one.head != other.head or cut[0][0] not in dict(other.parts):
        return None
    member = cut[0][1]
    if dict(other.parts)[cut[0][0]].endswith(member):
        return None  # 批发业营业额…，汽机车批发业
    member = f"对{member}" if f"对{member}" in one.before else member
    if member not in one.before:
        return None
    kept = tuple(part for part in one.parts if part != cut[0])
    return one._replace(before=one.before.replace(member, "", 1), parts=kept, level=None, period=None)
