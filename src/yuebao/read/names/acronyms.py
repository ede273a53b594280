"""What is printed by its initials alone (CPI, PPI, GDP) is what the same text names in full; what offices
have short words for (社零, 固投) is what it always is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft

_IN_FULL: Final = {
    # 居民消费价格总水平（CPI）, 消费者物价指数
    "CPI": "居民消费价格(?:总?指数|总水平)?|消费者物价(?:总?指数)?",
    # 工业生产者出厂价格（PPI）, 生产者物价指数
    "PPI": "工业(?:生产者|品)出厂价格(?:总?指数)?|生产者物价(?:指数)?",
    "IPI": "工业(?:生产者|品)购进价格(?:总?指数)?",
    "GDP": "(?:地区|国内|全市|全区|全县)生产总值",
}
_SHORT: Final = {
    "社零总额": "社会消费品零售总额",
    "社零额": "社会消费品零售额",
    "社零": "社会消费品零售总额",
    "固投": "固定资产投资",
    "固投额": "固定资产投资额",
}
_BRACKET: Final = '[（(](?:以下)?(?:简称)?[“"]?{}[”"]?[）)]'
_TOLD: Final = {
    initials: (re.compile(f"(?:{words})(?={_BRACKET.format(initials)})"), re.compile(words))
    for initials, words in _IN_FULL.items()
}
"""What is asked of a text for each: first with the bracket behind the name."""
_OWNERS: Final = frozenset({"", "城市", "城镇", "农村", "乡村", "各月"})
"""Whose an index may be for the full name to be its: those of another land (美国|CPI) go by their own."""

_SAID: Final = frozenset({"", "增速", "增幅", "涨幅", "降幅"})
"""What may be said of an index behind its initials: GDP|增速."""


def full_names(texts: Sequence[str]) -> dict[str, str]:
    """What each set of initials in a document's *texts* is called in full there, by the bracket behind the
    name where there is one: 居民消费价格指数（CPI）.
    """
    names: dict[str, str] = {}
    if any("社零" in text or "固投" in text for text in texts):
        names |= _SHORT
    for initials, patterns in _TOLD.items():
        if any(initials in text for text in texts):
            found = (told.search(text) for told in patterns for text in texts)
            full = next((name.group() for name in found if name is not None), "")
            if full:
                names[initials] = full
    return names


def call_in_full(drafts: Sequence[Draft], names: dict[str, str]) -> None:
    """Name in full what *drafts* are of by its initials; what they are a share of stays as printed."""
    for draft in drafts:
        subject = draft.subject
        if subject.head in _SHORT:
            draft.subject = subject._replace(head=_SHORT[subject.head])
            continue
        initials, said = subject.head[:3], subject.head[3:]
        if initials in names and said in _SAID and subject.before in _OWNERS:
            draft.subject = subject._replace(head=names[initials] + said)
