"""What the sentence before told, where this one names nothing: …合同额3亿元，执行额2亿元。分别增长4%和5%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context


_MEANS_OF_ONE: Final[tuple[str, ...]] = ("单笔", "平均每", "户均", "企业平均", "单份")
_YIELD: Final[tuple[str, ...]] = ("亩产", "单产", "单位面积产量")
_TONNES: Final = re.compile("[^0-9。；]{0,12}[0-9.]+[百千万亿]*吨")


def told_of_all(context: Context, ahead: str, *, opening: bool) -> Subject | None:
    """What a 其中 is of, behind a full stop if *opening*: what was told last, or before that where it is a
    mean of one of many (执行额5亿美元。|单笔合同平均金额48万美元|。其中，离岸), a limit (债务余额3亿元，
    |限额|4亿元，其中) or a yield and tonnes stand *ahead* (总产13万吨，|亩产|424公斤，其中夏粮4万吨).
    """
    last = context.subject
    if last is not None and last.known is not None and last.head.endswith(_YIELD) and _TONNES.match(ahead):
        told = reversed((*context.recent, *context.told))
        made = (one for one in told if one.known is not None and one.known.measure == "产量")
        context.subjects = (next(made, last),)
        return context.subjects[0]
    limit = "限额" if last is not None and last.indicator.endswith("限额") else ""
    mean = last is not None and "均" in last.indicator and last.before.startswith(_MEANS_OF_ONE)
    if last is None or not (limit or (opening and mean)):
        return last
    told, but = reversed((*context.recent, *context.told)), limit or "均"
    alike = (one for one in told if one.dimension == last.dimension and but not in one.indicator)
    context.subjects = (next(alike, last),)
    return context.subjects[0]


def areas_told(context: Context, count: int) -> list[str]:
    """The *count* areas that what was told last was of, one each, also rates; none when some had none."""
    for told in (context.recent, context.subjects):
        areas = [subject.area for subject in told[-count:] if subject.area is not None]
        if len(set(areas)) == count:
            return areas
    return []


def told_in_last(speech: Speech, count: int, *, fresh: bool) -> tuple[Subject, ...]:
    """The *count* subjects of the sentence before, all or those of amounts, where this one names none and has
    told nothing yet (unless *fresh*): 合同额7266亿元，执行额4663亿元。同比分别增长.
    """
    recent = speech.context.recent
    if fresh or not speech.drafts:
        return ()
    last = speech.drafts[-1]
    if len(recent) == count and last.subject.indicator == recent[-1].indicator:
        return recent
    amounts = [d.subject for d in speech.drafts if d.sentence == last.sentence and d.kind == "level"]
    return tuple(amounts) if len(amounts) == count else ()
