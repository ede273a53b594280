"""Amounts of another money that is told before its number: 港币三十亿四千八百万元, 新台币12亿元."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.words.quantities import Token
from yuebao.read.words.signs import DIGITS, signs, stands

_BEFORE: Final = re.compile(
    "(?P<money>港[币元]|新台币|台币|澳门[币元]|美[金元](?<![0-9万亿兑对换每]..)|欧元(?<![0-9万亿兑对换每]..)"
    "|日元(?<![0-9万亿兑对换每]..)|英镑(?<![0-9万亿兑对换每]..))(?=[0-9一二两三四五六七八九十百千]|负[0-9])"
)
_OF: Final = signs("之的")
"""What may stand before such a money: 去年同期|之|港币54亿元."""
_AS_PRINTED: Final = frozenset({"新台币", "台币"})
"""Money whose amounts stay in the 元 that they are printed in: Taiwan's."""
MONEY: Final = frozenset(
    ("元", "美元", "欧元", "港元", "日元", "英镑", "新台币", "澳门元", "卢布", "韩元", "澳元", "加元")
)
"""The currencies that amounts of money are in."""
_DOLLARS: Final[tuple[str, ...]] = ("美元", "港元", "欧元", "门元", "英镑")


def tells_money_first(text: str) -> bool:
    """Whether *text* may tell a money before its number."""
    if "币" in text or "美金" in text:
        return True
    if "美元" not in text and "港元" not in text:
        return False
    for money in _DOLLARS:
        at = text.find(money)
        while at >= 0:
            if stands(text, at + 2, DIGITS):
                return True
            at = text.find(money, at + 2)
    return False


def in_other_money(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """*tokens*, each amount in 元 in the money that stands right before it, which is a token of its own that
    names nothing.
    """
    told = {m.end(): m for m in _BEFORE.finditer(text)}
    if not told:
        return tokens
    found: list[Token] = []
    for token in tokens:
        money = told.get(token.start) if token.kind == "number" else None
        unit = token.value.unit if money is not None else None
        if money is None or (unit.dimension != "元" if unit is not None else not token.value.large):
            found.append(token)
            continue
        begun = money.start() - stands(text, money.start() - 1, _OF)
        while found and found[-1].start >= begun:
            found.pop()
        found.append(Token(begun, money.end(), "money", money["money"]))
        if money["money"] not in _AS_PRINTED:  # 港币30亿元: the lexicon says of it what it is
            called = lexicon.units[money["money"]].dimension
            number = token.value._replace(unit=lexicon.unit(called, token.value.large), section="measure")
            token = Token(token.start, token.stop, "number", number)
        found.append(token)
    return found
