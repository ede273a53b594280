"""The currency of a rate that is told in another one than the amount it is of (以美元计，同比增长5%).

Growth of one amount is one number in yuan and another in dollars. A level's unit says its currency, a rate's
does not: the second of the two would stand under the name of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.state.drafts import Draft

RATES: Final = frozenset({"yoy_rate", "mom_rate", "avg_rate", "other_rate", "rate_change"})
_COUNTED: Final = re.compile(
    "[以按用](?P<money>美元|人民币|欧元|港元|港币|澳门元|新台币|台币|日元|英镑)"
    "(?:计价|计算|计|核算|统计|口径|来算|看)(?!价?[，,]?下同)"
)
"""What says in which currency the numbers are counted."""
_CLOSED: Final = re.compile("[）)]")
_CALLED: Final = {"元": "人民币", "港币": "港元", "台币": "新台币"}


def tell_currencies(drafts: Sequence[Draft], text: str, offset: int) -> None:
    """Name the currency of rates that *text* counts in another than their amount's, or than it did before.

    *offset* is the position of the first of *drafts* among the document's figures.
    """
    said = list(_COUNTED.finditer(text))
    amounts: dict[tuple[str, object, object], set[str]] = {}
    for draft in drafts:
        if draft.kind == "level":
            money = _money(draft.unit)
            if money:
                key = draft.subject.indicator, draft.period, draft.area
                amounts.setdefault(key, set()).add(money)
    if not said and all(len(told) < 2 for told in amounts.values()):
        return
    first: dict[tuple[str, object, object], str] = {}
    last: Draft | None = None
    counted = ""
    for draft in drafts:
        key = draft.subject.indicator, draft.period, draft.area
        if draft.kind == "level":
            money = _money(draft.unit)
            if money:
                first.setdefault(key, money)
            continue
        if draft.kind not in RATES or draft.unit.dimension not in ("%", "百分点", "倍"):
            continue
        of = draft.of - offset if draft.of is not None else -1
        own = _money(drafts[of].unit) if 0 <= of < len(drafts) else ""
        told = _told(said, text, draft)
        usual = first.get(key) or own or "人民币"
        money = told or own
        if (
            draft.kind == "rate_change"
            and last is not None
            and last.subject.before == draft.subject.before
            and _CLOSED.search(text, last.stop, draft.start) is None
        ):
            money, usual = counted or money, "" if counted else usual  # …，增速提高2个百分点
        counted = money if money != usual else ""
        if counted:
            draft.subject = draft.subject._replace(parts=(*draft.subject.parts, ("currency", counted)))
        last = draft


def _told(said: Sequence[re.Match[str]], text: str, draft: Draft) -> str:
    """The currency of *draft* by the words before it in its sentence, or in brackets behind it."""
    found = ""
    for counted in said:
        start, stop = counted.span()
        if draft.stop <= start:
            if text[draft.stop : start] in ("（", "(") and text[stop : stop + 1] in ("）", ")"):
                return _called(counted["money"])  # 增长5%（以美元计）
            break
        if start < draft.sentence[0]:
            continue
        opened = max(text.rfind("（", 0, start), text.rfind("(", 0, start))
        closed = max(text.find("）", stop, draft.start), text.find(")", stop, draft.start))
        inside = draft.sentence[0] <= opened and not _closes(text, opened, start)
        if not inside or closed < 0:
            found = _called(counted["money"])
    return found


def _closes(text: str, opened: int, start: int) -> bool:
    """Whether the bracket *opened* before *start* is closed before it."""
    return text.find("）", opened, start) >= 0 or text.find(")", opened, start) >= 0


def _called(money: str) -> str:
    return _CALLED.get(money, money)


def _money(unit: Unit) -> str:
    """The currency that *unit* is an amount of, or nothing."""
    dimension = unit.dimension
    return _called(dimension) if dimension.endswith(("元", "币", "镑")) else ""
