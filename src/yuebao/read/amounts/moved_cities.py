"""Places counted by which way a price went in them: 价格上涨的城市有7个，持平3个；下降的60个."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft

_WAY: Final = "(?P<how>上涨|下降|下跌|持平)的?"
_MOVED: Final = re.compile(f"(?P<of>.+?价格?)(?:同比|环比)?{_WAY}(?P<who>城市|地区|县区)")
_OTHERS: Final = re.compile(f"[，；。、]?{_WAY}(?:城市|地区|县区)?(?:分别|仅|共)?(?:有|为)?$")
"""Which way it went in others, before their number."""
_ALONE: Final = re.compile(f"{_WAY}(?:城市|地区|县区)")


def name_moved_cities(drafts: Sequence[Draft], text: str) -> None:
    """Name by the price those counted behind the first by which way it went."""
    told: re.Match[str] | None = None
    behind = 0
    for draft in drafts:
        before, since, behind = draft.subject.before, behind, draft.stop
        if draft.kind != "level" or draft.subject.head != "数":
            continue
        way = _ALONE.fullmatch(before)
        if told is not None and way is None and before.startswith(told.group()):
            way = _OTHERS.search(text, max(since, draft.start - 14), draft.start)
        if told is not None and way is not None:
            draft.subject = draft.subject._replace(before=f"{told['of']}{way['how']}{told['who']}")
        else:
            told = _MOVED.fullmatch(before) or told
