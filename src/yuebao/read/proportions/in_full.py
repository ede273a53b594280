"""What a share is of where its words leave only the measure of it: 食品制造业产值占比, of 规上工业总产值."""

from __future__ import annotations

from typing import Final

from yuebao.read.proportions.wholes import is_told_as_part
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject

_INVESTED: Final = frozenset({"投资", "完成投资"})


def told_in_full(speech: Speech, name: str, subject: Subject) -> Subject | None:
    """A whole of which only the head is left (余额, 收入), as the paragraph told it: 保险资金运用余额."""
    known, context = subject.known, speech.context
    if name in _INVESTED:  # 固定资产投资增长6%。亿元以上项目624个，完成投资占比68%
        firsts = (context.lead, context.before, context.opening)
        for one in firsts:
            if one is not None and one.head == "固定资产投资" and not one.parts:
                return one
    if known is None or known.trade or (name not in speech.lexicon.bare and known.printed == known.measure):
        return None
    listed = {one.before for one in context.subjects} if len(context.subjects) > 1 else set()
    for told in (context.topic, context.lead, context.before):
        if told is None or told.known is None or told.level is None or told.indicator in context.bases:
            continue
        if told is context.before and told.parts:
            continue
        part = told.parts or told.before in listed or is_told_as_part(speech, told)
        if part and told.level >= speech.offset + speech.opened:
            continue  # 车险、健康险保费收入分别为…，占比分别为: one of the parts
        named = any(word in subject.before for _, word in told.parts)
        named = named and not (subject.before.endswith(told.before) and told is context.lead)
        named = named or "、" in told.before  # but 信息技术服务|软件业务收入 of 软件业务收入
        cut = {d for d, _ in told.parts} & {d for d, _ in subject.parts} - {"category", "side"}
        if named or cut or told.before[:1].isdigit() or told.indicator == subject.indicator:
            continue
        if told.known.printed.endswith(name) and len(told.indicator) > len(name):
            return told
    for draft in reversed(speech.drafts[: speech.opened]):  # 规上企业142家；规上工业总产值268亿元。…产值占比
        told = draft.subject
        alike = told.known is not None and told.known.measure == known.measure
        uncut = alike and draft.kind == "level" and {d for d, _ in told.parts} <= {"scope"}
        if uncut and told.indicator != subject.indicator and len(told.indicator) > len(name):
            return told
    return None


_SAYS_NOTHING: Final = frozenset({"数量", "总量", "面积", "家数", "个数"})
"""Measures that need a noun before them."""


def of_their_kind(speech: Speech, name: str, subject: Subject) -> str:
    """The measure *name* of all of those listed with *subject*, by the noun that each of them ends in:
    国际展览、国内展览面积分别为…，占比分别为, of 展览面积; or what was counted before that ends in it.
    """
    listed = [one.before for one in speech.context.subjects if one.head == subject.head]
    if name not in _SAYS_NOTHING or len(listed) < 2:
        return name.removeprefix("市场")
    noun = listed[0]
    while noun and not all(one.endswith(noun) for one in listed):
        noun = noun[1:]
    noun = noun.lstrip("级类型性式")
    if len(noun) < 2:
        return name
    for draft in speech.drafts:
        told = draft.subject
        if draft.kind == "level" and told.head == "数" and told.before.endswith(noun) and name != "面积":
            return told.indicator
    return noun + name
