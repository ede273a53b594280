"""Trade of a text on trade in services that no words say so of: 上半年服务贸易情况⏎…。高新区|进出口."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft

SERVICES: Final = "服务"
_TITLED: Final = re.compile("服务(?:贸易|进出口|出口)")
_OF_GOODS: Final = re.compile(
    "货物(?!运输|运费)|外贸|海关|一般贸易|加工贸易|机电|高新技术产品|农产品|跨境电商|商品"
)
"""What a text tells of that is no trade in services alone."""
_WHO: Final = frozenset({"partner", "region", "ownership"})
_BETWEEN: Final = re.compile("[、和与及对自从同的（）]|市场|地区|合计")
_FLOWS: Final[tuple[str, ...]] = ("进出口", "出口", "进口", "顺差", "逆差")


def serves_throughout(texts: Sequence[str]) -> bool:
    """Whether the title of *texts* speaks of trade in services, and none of them of any other."""
    title = texts[0] if len(texts) > 1 else ""
    titled = SERVICES in title and "，" not in title and _TITLED.search(title) is not None
    return titled and not any(_OF_GOODS.search(text) for text in texts)


def of_services(drafts: Sequence[Draft]) -> None:
    """Name as services the trade of *drafts* that is told by nothing but whose or with whom it is."""
    for draft in drafts:
        subject, base = draft.subject, draft.base
        if subject.flow is not None and subject.head.startswith(_FLOWS) and SERVICES not in subject.before:
            rest = subject.before
            for dimension, words in subject.parts:
                for word in words.split("+") if dimension in _WHO else ():
                    rest = rest.replace(word, "")
            if not _BETWEEN.sub("", rest):
                draft.subject = subject._replace(before=subject.before + SERVICES, family=SERVICES)
        if base is not None and base.name.startswith(_FLOWS) and len(base.breakdown) < 2:
            draft.base = replace(base, name=SERVICES + base.name)
