"""Marks that one measure passed one after another: 地区生产总值接连跨越120亿元、140亿元两个台阶."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.quantities import Token

_TURNS: Final = "(?:先后|接连|相继|连续|连)(?:实现)?(?:突破|跨越|[跨越迈]过|[跨迈站]上|跨)"
_IN_TURN: Final = re.compile(f"{_TURNS}了?$")
_LED: Final = re.compile(f"{_TURNS}?了?$")
"""The same in the words before, where the verb may be left out already."""


def passed_in_turn(speech: Speech, run: list[Token], words: str, dimension: str, section: str) -> bool:
    """Whether the *run* are marks that what *words* name passed in turn, each at a time of its own that is
    not told: none of them is a figure, but what follows is of that measure.
    """
    first = run[0].start
    if section != "measure" or _IN_TURN.search(speech.text, max(0, first - 8), first) is None:
        return False
    named = _LED.sub("", words)
    if named and speech.naming.head(named)[1] is not None:
        speech.speak_of((speech.name(named, dimension=dimension, section=section),))
    return True
