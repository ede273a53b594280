"""Some of those told together, called by their place: 前者, 后一项, 前两者, 后两项."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.members import uncounted
from yuebao.read.names.pointers import grown
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.times import hanzi_number

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_SOME_OF = re.compile("[前后]([两二三四五])(?:者|项|类|国|种|个|地|位)")
"""The first or the last so many of those told: 前两者, 后两项."""
ONE_OF_TWO: Final = frozenset({"前者", "后者", "前一", "后一"})
"""How words begin that are one of those told last: 前者, 后一|项."""
_ONES: Final = frozenset({"项", "类", "者", "种", "国", "个"})


OF_ONE: Final = frozenset(
    {
        "",
        "占比",
        "比重",
        *(flow + end for flow in ("进出口", "出口", "进口") for end in ("", "额", "值", "总值", "总额")),
        *_ONES,
    }
)
"""What is told of one of them, or ends its word."""


def some_of(drafts: list[Draft], words: str, count: int) -> tuple[Subject, ...] | None:
    """The first or the last *count* of the list told last in *drafts*, where *words* say so: 后两项."""
    some = _SOME_OF.fullmatch(words)
    if some is None or hanzi_number(some[1]) != count:
        return None
    listed = _list_of(drafts)
    if len(listed) <= count:
        return None
    return listed[:count] if words[0] == "前" else listed[-count:]


def _list_of(drafts: list[Draft]) -> tuple[Subject, ...]:
    """The things that a list gave their values last in *drafts*, in its order."""
    stop = len(drafts)
    while stop and drafts[stop - 1].rule != "list:分别":
        stop -= 1
    return tuple(draft.subject for draft in drafts[stop - last_list(drafts[:stop]) : stop])


def one_of_two(speech: Speech, words: str) -> str | None:
    """*words* with the one that 前者 or 后者 is, spoken of if no word is left; None when there are no two."""
    context, which, rest = speech.context, words[:1] == "后", words[2:]
    rest = "" if rest in _ONES else rest
    pair = split_list(uncounted(context.listed, 2), 2)
    if pair is not None and speech.naming.head(pair[1])[1] is not None and not rest:
        speech.speak_of((speech.members(pair, dimension="", section="none")[which],))
        return ""
    if pair is not None:  # 施工面积与竣工面积均下降，前者下降…，后者下降…
        return clean(pair[which]) + rest
    fresh = speech.drafts[speech.opened :]
    two = context.subjects if len(context.subjects) == 2 else context.told[-2:]
    two = two or grown(fresh, 2) or ()
    more = _list_of(fresh)
    if len(more) > 2 and {one.indicator for one in two} <= {one.indicator for one in more}:
        two = more[0], more[-1]  # 甲、乙和丙分别为…，前两者增长…，|后者|下降
    if len(two) != 2:
        return None
    if rest:  # 进口镍铁、塑料分别增长…，前者|进口值|
        anew = two[which].known is not None and speech.naming.head(rest) != (rest, None)
        return (two[which].before if anew else two[which].indicator) + rest
    speech.speak_of((two[which],))
    context.told = two
    return ""


def last_list(drafts: list[Draft]) -> int:
    """How many levels a list said last in *drafts*, right before; 0 when none did."""
    stop = len(drafts)
    while stop and drafts[stop - 1].rule == "list:分别":
        stop -= 1
    return len(drafts) - stop
