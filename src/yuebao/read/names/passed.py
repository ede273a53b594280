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


def _of_refused(speech: Speech, first: int) -> bool:
    """Whether what stands right before the number at *first*, in its sentence, could not be read."""
    last = speech.refused[-1] if speech.refused else None
    if last is None or not speech.drafts or not speech.drafts[-1].start < last.start < first:
        return False
    return last.reason.startswith("list:") and speech.text.find("。", last.stop, first) < 0


def passed_in_turn(speech: Speech, run: list[Token], words: str, dimension: str, section: str) -> bool:
    """Whether the *run* are marks that what *words* name passed in turn, each at a time of its own that is
    not told (none of them is a figure, but what follows is of that measure), or are of what could not be read
    before them: 提前申报率分别为83.7%、94.1%，较上年同期提高|4.6个和2.2个百分点.
    """
    first = run[0].start
    if not words and _of_refused(speech, first):
        return True
    if section != "measure" or _IN_TURN.search(speech.text, max(0, first - 8), first) is None:
        return False
    named = _LED.sub("", words)
    if named and speech.naming.head(named)[1] is not None:
        speech.speak_of((speech.name(named, dimension=dimension, section=section),))
    return True
