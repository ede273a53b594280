"""Words that point back at what was told: 两类企业, 上述三国, 四个地区, 项目数和投资额."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yuebao.read.drafts import LED, Draft
from yuebao.read.phrases import split_list
from yuebao.read.spoken import Subject
from yuebao.read.subjects import Naming
from yuebao.read.times import hanzi_number

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_AGAIN = re.compile(
    "(?:上述|以上|这)?([两二三四五六七八九2-9])(?:者|个(?:地区|区域|板块|市场|行业|领域|省市?|城市|园区)|大?类(?:企业|市场主体|经营主体|项目|商品|产品|贸易方式|主体)?|大?(?:行业|产业|领域|市场|区域|板块)|种(?:方式|贸易方式|所有制企业)|国|地|市|区|县|省|项)"
)


def told_again(
    words: str, count: int, told: tuple[Subject, ...], recent: tuple[Subject, ...], naming: Naming
) -> tuple[Subject, ...]:
    """The *count* subjects told before that *words* point back at; none when they point at none.

    三类企业, 上述三国, 两类产品出口; 项目数和投资额 after 备案项目数 and 中方投资额.
    """
    spoken = (told if len(told) >= count else recent)[-count:]
    if len(spoken) < count or not words:
        return ()
    again = _AGAIN.match(words)
    if again is not None and count == (int(again[1]) if again[1].isdecimal() else hanzi_number(again[1])):
        _, known = naming.head(words)
        measured = known is not None and all(one.head == known.printed for one in spoken)
        return spoken if again.end() == len(words) or measured else ()
    parts = split_list(words, count) or ()
    short = [one.indicator.endswith(part) and len(part) > 1 for one, part in zip(spoken, parts, strict=False)]
    return spoken if len(short) == count and all(short) else ()


def pointed_at(speech: Speech, words: str, count: int) -> tuple[Subject, ...]:
    """The *count* subjects told before that *words* count: 民营企业…；外资企业…。两类企业|分别占."""
    if _AGAIN.match(words) is None:
        return ()
    context, naming = speech.context, speech.naming
    same = told_again(words, count, context.told, context.recent, naming)
    if not same:  # 甲下降5%，乙下降4%，两个地区降幅分别收窄
        return told_again(words, count, grown(speech.drafts[speech.opened :], count) or (), (), naming)
    drafts = [
        speech.drafts[one.level - speech.offset]
        for one in same
        if one.level is not None and one.level >= speech.offset
    ]
    if len(drafts) == count and len({draft.area for draft in drafts}) > 1:  # each where it was told
        return tuple(one._replace(area=draft.area) for one, draft in zip(same, drafts, strict=True))
    return same


def grown(drafts: list[Draft], count: int) -> tuple[Subject, ...] | None:
    """As many subjects as *drafts* end in rates, or shares, of: 甲下降5%，乙下降4%，降幅分别收窄."""
    told: dict[tuple[str, str | None], Subject] = {}
    areas = {draft.area for draft in drafts}
    for draft in reversed(drafts):
        if draft.kind not in LED and draft.kind != "share":
            break
        spoken = draft.subject if len(areas) == 1 else draft.subject._replace(area=draft.area)
        told.setdefault((spoken.indicator, spoken.area), spoken)
    return tuple(reversed(told.values())) if len(told) == count else None


def areas_told(told: tuple[Subject, ...], count: int) -> list[str]:
    """The *count* areas that the last of *told* were of, one each; none when some had none of its own."""
    areas = [subject.area for subject in told[-count:] if subject.area is not None]
    return areas if len(set(areas)) == count else []
