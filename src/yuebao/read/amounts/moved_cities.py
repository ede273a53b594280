"""Places counted by which way a price went in them: 价格上涨的城市有7个，持平3个；下降的60个."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft

_WAY: Final = "(?P<how>上涨|下降|下跌|(?:基本|大体|大致)?持平)的?"
_MOVED: Final = re.compile(f"(?P<of>.+?价格?)(?:同比|环比)?{_WAY}(?P<who>城市|地区|县区)")
_OTHERS: Final = re.compile(f"[，；。、]?{_WAY}(?:城市|地区|县区)?(?:分别|仅|共)?(?:有|为)?$")
"""Which way it went in others, before their number."""
_ALONE: Final = re.compile(f"{_WAY}(?P<who>城市|地区|县区)")
_LED: Final = re.compile("(?:^|[，；。：])(?P<of>[^，；。：]{2,20}?)(?:环比|同比)?价格指数中，")
"""Whose price those counted behind it are of: 二手住宅环比|价格指数中，下降的城市有70个."""


def name_moved_cities(drafts: Sequence[Draft], text: str) -> None:
    """Name by the price those counted behind the first by which way it went."""
    told = of = who = ""
    behind = 0
    for draft in drafts:
        before, since, behind = draft.subject.before, behind, draft.stop
        if draft.kind != "level" or draft.subject.head != "数":
            continue
        led = _LED.search(text, since, draft.start) if text.find("数中，", since, draft.start) >= 0 else None
        moved = _MOVED.fullmatch(before) if led is None else None
        way = _ALONE.fullmatch(before)
        if led is not None:
            told, of, who = "", f"{led['of']}价格", "城市"
            way = way or _OTHERS.search(text, since, draft.start)
        elif of and way is None and told and before.startswith(told):
            way = _OTHERS.search(text, max(since, draft.start - 14), draft.start)
        if of and way is not None:
            draft.subject = draft.subject._replace(before=f"{of}{way['how']}{who}")
        elif moved is not None:
            told, of, who = moved.group(), moved["of"], moved["who"]
