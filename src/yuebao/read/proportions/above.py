"""Wholes told above, of which a part without any measure is a share: 全部职工中，…。按工龄分，…."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.state.spoken import Subject
    from yuebao.read.words.clauses import Clause

_ALL: Final[tuple[str, ...]] = ("全部", "所有", "全体")
_DIVIDES: Final = re.compile("[按从](?!月|年|季)[^，。；：0-9]{2,10}(?:划?分|看)[，：]")
"""What says by what else the same are divided: 按文化程度分，."""
_WERE_DIVIDED: Final = re.compile(
    "(?:^|。)(?P<all>(?:全部|所有|全体)[^，。；：、0-9]{2,10}?)(?:当)?中，[^。]{1,12}占"
)
"""All those whose parts a paragraph told first: |全部农民工|中，男性占."""


def whole_above(speech: Speech, clause: Clause, subject: Subject) -> Base | None:
    """The whole whose parts were told last, where *subject* is called a part of it (50岁以上|农民工 of
    全部农民工), or where the sentence only divides the same by another mark.
    """
    if subject.known is not None:
        return None
    first = speech.text.rfind("。", 0, clause.start) + 1
    divides = _DIVIDES.match(speech.text, first) is not None
    for draft in reversed(speech.drafts[: speech.opened]):
        base = draft.base
        if draft.kind == "share" and base is not None:
            of = base.name[2:] if base.name.startswith(_ALL) else ""
            named = subject.indicator.endswith(of) and subject.indicator != of
            if of and (named or divides):
                return base
            return _all_comers(speech, subject)
    divided = _WERE_DIVIDED.search(speech.earlier) if divides and first == 0 else None
    if divided is not None:
        return Base(name=divided["all"], measure=divided["all"])
    return _all_comers(speech, subject)


_THAT: Final = re.compile("[该全](?P<sort>港|公司|集团|机场|校)的?(?P<of>[^，]*)")
"""The port or firm that a whole is of, which was named before: 占|该港|总量, 占|全港|吞吐量."""


def of_that(speech: Speech, name: str, subject: Subject) -> Base | None:
    """What all of the port, firm or school told of before measures, of which *name* says that a share is of:
    高雄港转口柜装卸量385万标箱，占|该港总量|的41.9%. None where none such was told.
    """
    that = _THAT.match(name)
    if that is None:
        return None
    sort, of = that["sort"], that["of"].removeprefix("总")
    for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
        told = draft.subject.indicator
        at = told.find(sort, 1) + len(sort) if draft.kind == "level" else 0
        if at < len(sort) + 1 or told == subject.indicator:
            continue
        if told[at:].startswith(sort) or (of and told[-1:] != of[-1:]):
            continue
        if subject.indicator.startswith(told[:at]) or draft in speech.drafts[speech.opened :]:
            return Base(name=told, measure=draft.subject.measure, breakdown=draft.subject.parts)
    return None


_COMERS: Final[tuple[str, ...]] = ("采购商", "参展商", "展商", "客商", "观众")
"""Who come to a fair."""
_CAME: Final = re.compile("(?:到会|参会|与会|到场|参展|入场)*$")


def _all_comers(speech: Speech, subject: Subject) -> Base | None:
    """All who came to a fair that the text counted first, of whom *subject* is a part told by itself:
    共有186312名境外采购商到会…。⏎新采购商6.9万人，占37%.
    """
    noun = next((noun for noun in _COMERS if subject.before.endswith(noun)), None)
    if noun is None or subject.head != "数":
        return None
    for draft in (*speech.ago, *speech.drafts[: speech.opened]):
        told = draft.subject
        if draft.kind != "level" or told.head != "数" or told.partner or told.before == subject.before:
            continue
        if _CAME.sub("", told.before).endswith(noun):
            return Base(name=told.indicator, measure=told.measure)
    return None


_CUT_WITHIN: Final = frozenset({"side", "category", "mode", "ownership", "product", "sector", "partner"})


def last_share(speech: Speech) -> Draft | None:
    """The share that this sentence told last, None where it told none."""
    return next((draft for draft in reversed(speech.drafts[speech.opened :]) if draft.kind == "share"), None)


def of_own(speech: Speech, carried: Base | None, subject: Subject) -> Base | None:
    """What was a share of a wider area's (*carried*), where *subject* is a part of that told next: 甲区执行额
    41亿元，占全市的32%；离岸执行额18亿元，|占比45%.
    """
    last = last_share(speech)
    if last is None or carried is None or carried.area is None or last.base != carried:
        return None
    whole, cut = last.subject, set(subject.parts) - set(last.subject.parts)
    if not cut or not set(whole.parts) <= set(subject.parts) or whole.head != subject.head:
        return None
    if whole.area != subject.area or not {dimension for dimension, _ in cut} <= _CUT_WITHIN:
        return None
    return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
