"""How many are of a class that is told by how much each grew: 规上企业120家，其中增速在30%以上的有15家."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech

_BY: Final = "(?:增长|下降|上涨|下跌|上升|增加|减少|[增涨升降跌]幅|增速|占比|比重|[\u4e00-\u9fff]率)"
_SO_MUCH: Final = (
    f"{_BY}(?:在|介于|超过?|高于|低于|大于|小于|不足|不到|达到?)*[0-9.]+%?(?:[-—–~～至到][0-9.]+)?%(?:之间)?"
)
_GROWN: Final = re.compile(f"[^，。；、0-9的]{{0,12}}?{_SO_MUCH}")
_LIMIT: Final = re.compile(
    "(?P<limit>[及或]?以[上下内])?的(?:分别|共|约|只|仅|也|则)*(?:[有为达是]|达到|共有)?约?"
)
_CLASS: Final = re.compile(f"{_SO_MUCH}(?:[及或]?以[上下内])?的?")
"""The class of this sort in the name of those counted before: 增速在30%以上的|规上企业."""
_MOVED: Final = re.compile("(?P<of>[^的]*?)(?:同比|环比)?(?:增长|上涨|下降|下跌|上升|增加|减少|持平)的?$")
_AMONG: Final = re.compile("[0-9一二三四五六七八九十百两][个家户种项类](?P<who>[^，。；、0-9]{1,8}?)中[，,]")


def of_growth(speech: Speech, unit: Unit, words: str, between: str) -> str:
    """*words* with their limit, which *between* tells, and with who is counted; nothing where they tell no
    class of this sort.
    """
    limit = _LIMIT.fullmatch(between)
    if limit is None or _GROWN.fullmatch(words) is None:
        return ""
    said = words + (limit["limit"] or "")
    of, who = last_counted(speech, unit)
    return f"{of}{said}的{who}" if who else of + said


def last_counted(speech: Speech, unit: Unit) -> tuple[str, str]:
    """Of which class those are that were counted last, and who they are."""
    context = speech.context
    spoken, whole = context.subject, context.whole
    if spoken is None or spoken.dimension != unit.dimension or spoken.head not in ("数", "数量", "总数"):
        spoken = whole if whole is not None and whole.dimension == unit.dimension else None
    if spoken is None or spoken.head not in ("数", "数量", "总数"):
        begin = speech.text.rfind("。", 0, speech.start) + 1
        among = None if context.scope else _AMONG.search(speech.text, begin, speech.start)
        return ("", among["who"]) if among is not None else ("", "")
    counted = spoken.before.removeprefix(context.scope)
    told = _CLASS.search(counted)
    if told is not None:
        return counted[: told.start()], counted[told.end() :]
    of, by, who = counted.rpartition("的")
    moved = _MOVED.match(of) if by else _MOVED.fullmatch(counted)
    if moved is None:
        return of + by, who
    if by:  # 价格上涨的|城市50个，涨幅在1%以上的
        return moved["of"], who
    every = whole.before if whole is not None and whole.dimension == unit.dimension else ""
    return (moved["of"].removeprefix(every), every) if every and counted.startswith(every) else ("", "")
