"""Goods told by weight or by piece are a volume: 进口煤3000万吨 is 煤进口量; of 出口汽车5万辆、80亿元 the
first is 汽车出口量, the second 汽车出口. What is told of each behind it (增长5%) is of the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from yuebao.core.fact import Base
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_VOLUME_OF: Final = {"进口": "进口量", "出口": "出口量", "进出口": "进出口量"}
"""A flow -> what of it is told in units of goods."""
_FLOW_OF: Final = {volume: flow for flow, volume in _VOLUME_OF.items()} | {
    "进口数量": "进口",
    "出口数量": "出口",
}
_GOODS: Final = frozenset(
    {
        "克", "标准煤克", "升", "桶", "立方米", "平方米", "米", "台", "台套", "辆", "件", "双", "头", "个",
        "枚", "套", "条", "艘", "只", "张", "支", "株", "架", "部", "块", "箱", "打", "颗", "粒", "根", "幅",
        "顶", "把", "瓶", "盒", "片", "匹",
    }
)  # fmt: skip
"""The dimensions goods are told in; consignments (批, 票), vehicles that cross (车次) and firms are none."""


def name_volumes(speech: Speech, drafts: Sequence[Draft]) -> None:
    """Name the flow of a product as its volume where it is told in units of goods, and give each volume its
    flow; the denominator of a volume's share is a volume.
    """
    for draft in drafts:
        subject = draft.subject
        head = subject.head
        if head in _FLOW_OF:
            if subject.flow is None and not any(part[0] == "flow" for part in subject.parts):
                parts = (*subject.parts, ("flow", _FLOW_OF[head]))
                draft.subject = subject._replace(parts=parts)
            continue
        volume = _VOLUME_OF.get(head)
        if volume is None or subject.flow is None:
            continue
        dimension = draft.unit.dimension if draft.kind == "level" else subject.dimension
        if dimension not in _GOODS or not any(part[0] == "product" for part in subject.parts):
            continue
        draft.subject = _as_volume(speech, subject, volume)
        base = draft.base
        if base is not None and base.name == head + "额":  # 出口汽车5万辆…，占总量的41%
            cut = any(part[0] not in ("product", "flow") for part in subject.parts)
            goods = dict(subject.parts)["product"] if cut else ""
            parts = (("product", goods),) if cut else ()
            draft.base = Base(name=goods + volume, measure=draft.subject.measure, breakdown=parts)
        elif base is not None and base.name.endswith(head):
            measure = draft.subject.measure if base.measure else ""
            draft.base = replace(base, name=f"{base.name}量", measure=measure)


def _as_volume(speech: Speech, subject: Subject, volume: str) -> Subject:
    return subject._replace(head=volume, known=speech.naming.head(volume)[1])
