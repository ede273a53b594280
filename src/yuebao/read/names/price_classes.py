"""The classes that a price index is made of, which are told without it: 七大类中，食物类涨1.9%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

PRICE_CLASSES: Final = frozenset(
    {"食物类", "衣着类", "居住类", "交通及通讯类", "交通类", "医药保健类", "教养娱乐类", "杂项类"}
)
"""The classes of Taiwan's consumer prices."""


def class_of_prices(speech: Speech) -> bool:
    """Whether a class told alone is of the prices of all that is bought, which the document told of; where an
    index goes on, it is that one's.
    """
    context, spoken = speech.context, speech.context.subject
    said = spoken.indicator if spoken is not None else ""
    if ("指数" in said or "价" in said) and not said.endswith("类物价"):
        return False
    told = (context.priced, context.lead, context.before, context.theme, context.opening)
    return any(one is not None and _is_price(one) for one in told)


def priced_class(words: str) -> Subject:
    """The prices of the class that *words* name: 食物类物价."""
    return Subject(f"{words}物价", "", None, "", (("category", words),))


def _is_price(told: Subject) -> bool:
    return told.indicator.startswith(("消费者物价", "居民消费价格", "消费物价", "CPI"))
