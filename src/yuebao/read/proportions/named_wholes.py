"""Wholes that a share calls otherwise (占接待总人数的26.6%), by the name told before: 接待游客."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from yuebao.core.fact import Base, base_called
from yuebao.read.proportions.fitting import NEAR, amount_of, fits, may_hold
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject

_OF_WHOLES: Final = frozenset({"share", "share_change", "contribution", "contribution_rate"})
_OF_ANY: Final = frozenset("总全各项部的同期额数量值个合计其中")
"""Characters that tell nothing of what a whole is of."""
_TRADE: Final = frozenset("进出口")
_INVESTED: Final = frozenset({"投资", "全部投资", "总投资"})
_SHORT: Final = (("限额以上", "限上"), ("规模以上", "规上"), ("单位", ""), ("企业", ""), ("消费品", ""))
"""Names in full and as they are called for short: 限额以上单位消费品零售额 is 限上零售额."""


class NamedWholes:
    """What an article calls its wholes by, and the names they were told under."""

    def __init__(self) -> None:
        self._proven: dict[str, Subject] = {}
        self._in_full: dict[str, Subject] = {}
        self._invested: Subject | None = None
        self._from_abroad: Subject | None = None

    def name(self, drafts: Sequence[Draft], ago: Sequence[Draft]) -> None:
        """Renames bases of *drafts* that nothing was told of: by the one amount told, here or *ago*, whose
        share is printed; as one of that name was before; by the full name of one called for short.
        """
        told: set[str] | None = None
        for place, draft in enumerate(drafts):
            base = draft.base
            if draft.kind not in _OF_WHOLES:
                self._learn(draft.subject)
            elif base is not None and base.area is None:
                told = told or {one.subject.indicator for one in (*drafts, *ago)}
                if base.name in told:
                    continue
                whole = self._whole(draft, base, drafts[max(0, place - NEAR) : place], ago)
                if whole is not None and whole.indicator != draft.subject.indicator:
                    draft.base = _called(base, whole)

    def _learn(self, subject: Subject) -> None:
        name = subject.indicator
        if self._invested is None and not subject.parts and name.startswith("固定资产投资"):
            self._invested = subject
        if name.endswith(("外资", "外商投资", "外商直接投资")) and not subject.parts:
            self._from_abroad = subject
        if "以上" in name and len(subject.parts) < 2:
            self._in_full.setdefault(_shortened(name), subject)

    def _whole(
        self, draft: Draft, base: Base, before: Sequence[Draft], ago: Sequence[Draft]
    ) -> Subject | None:
        name = base.name
        if name in _INVESTED:  # 实际使用外资5亿美元。香港|投资|3亿美元，占
            return self._from_abroad if draft.subject.partner and self._from_abroad else self._invested
        if "上" in name and (full := self._in_full.get(_shortened(name))) is not None:
            return full
        if draft.kind == "share" and draft.unit.dimension == "%":
            found = _proven(draft, name, before, ago)
            if found is not None:
                self._proven[name] = found
                return found
        if draft.kind != "share" and name.startswith("全"):  # 占全行业收入的…，拉动|全行业|增长
            return next((whole for said, whole in self._proven.items() if said.startswith(name)), None)
        return self._proven.get(name)


def _called(base: Base, whole: Subject) -> Base:
    """*base* by the name of *whole*."""
    if base.period is None and not base.against:
        return base_called(whole.indicator, whole.measure, whole.parts, base.area)
    return replace(base, name=whole.indicator, measure=whole.measure, breakdown=whole.parts)


def _shortened(name: str) -> str:
    for full, short in _SHORT:
        name = name.replace(full, short)
    return name


def _proven(share: Draft, name: str, here: Sequence[Draft], ago: Sequence[Draft]) -> Subject | None:
    """What of all that was told, *here* before or *ago*, has the *share* printed, and a word with *name* in
    common; None unless one.
    """
    if abs(share.value) < 100 * share.ulp:
        return None  # a share of fewer than three digits is that of many
    own = amount_of(share, here)
    if own is None or own.value <= 0 or own.subject.joint:
        return None
    said = set(name) - _OF_ANY
    if "外贸" in name or "贸易" in name:
        said |= _TRADE
    trade = not said.isdisjoint(_TRADE)
    for told in (here, ago):
        found: Subject | None = None
        for one in told:
            if one is own or one.subject.joint or not may_hold(one, own):
                continue
            called = one.subject.indicator
            if found is not None:
                if called != found.indicator and fits(share, own, one):
                    return None
            elif "与" not in called and _alike(called, said, trade) and fits(share, own, one):
                found = one.subject
        if found is not None:
            return found
    return None


def _alike(called: str, said: set[str], trade: bool) -> bool:
    """Whether what is *called* so has one of the characters *said*; all *trade* is of imports and exports."""
    if trade and ("外贸" in called or "贸易" in called):
        return True
    for character in called:  # noqa: SIM110 - for every amount before a share: no generator
        if character in said:
            return True
    return False
