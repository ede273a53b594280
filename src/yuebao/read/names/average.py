"""Whose measure is told of each day, head, firm or acre: 业务量…，|日均|业务量; 软件业利润…，|人均|收入."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from yuebao.read.names.per_day import PER_DAY
from yuebao.read.names.populations import ACCOUNTS
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.lexicon import Head

EACH: Final = frozenset({*PER_DAY, "户均", "人均", "亩均"})
"""What stands before a measure that is told of each day, head or acre."""
_OF_EACH_FIRM: Final = ACCOUNTS | {"税收", "业务收入", "总产值", "收入", "创收", "服务收入"}
_FIRMS: Final[tuple[str, ...]] = ("业", "企业", "单位", "机构", "店", "社", "行", "园区", "公司", "场")


def on_average(before: str, known: Head, last: Subject, bare: Collection[str], *, opening: bool) -> str:
    """*before*, a day or a head, with those whose measure *known* is, which *last* told one of:
    快递业务量…，|日均|业务量 of the same; 软件业利润…，|人均|营业收入 of the same trade.
    """
    same = before in PER_DAY and last.indicator.endswith(known.printed)
    if not same and not opening and last.before.endswith(_FIRMS):
        whose = known.measure in _OF_EACH_FIRM or known.printed in _OF_EACH_FIRM
        return last.before + before if whose else before
    if before in ("人均", "亩均") or known.printed not in bare:
        return before
    return before + last.indicator.removesuffix(known.printed)


def without_mean(last: Subject) -> Subject | None:
    """*last*, a mean number of people, as whose productivity is told next, or nothing: 建筑业企业从事活动的
    |平均人数|14.6万人，劳动生产率.
    """
    who = last.before.partition("企业")[0]
    return last._replace(before=who) if who.endswith("业") else None
