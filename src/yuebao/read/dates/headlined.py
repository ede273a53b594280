"""Headlines that tell no time are of that which the text below tells the same measure of: 我市进出口增长5.2%⏎
一季度，全市进出口….
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from yuebao.core.fact import Figure
from yuebao.core.text import Block
from yuebao.read.words.signs import holds, signs

_BELOW: Final = 3
"""How many blocks below a headline its figures are told again at the most."""
_TIMES: Final = signs("年月季周旬日")
"""What the headline of an item holds that tells a period itself, and has not that of its issue."""
_FIGURES: Final = 12
_LONGEST: Final = 60
"""How long a headline is at most."""
_NEAR: Final = Fraction(4, 5)
"""How much of the amount told below a round one in a headline (突破400亿元) is at the least."""


def date_headlines(figures: list[Figure], blocks: tuple[Block, ...]) -> None:
    """Gives the figures of headlines that tell no period those of the same figures told below them."""
    for place, figure in enumerate(figures):
        block = blocks[figure.block]
        if figure.period is not None and block.kind != "item":
            continue
        text = block.text
        if len(text) > _LONGEST or "。" in text or (figure.period is not None and holds(text, _TIMES)):
            continue
        for below in figures[place + 1 : place + _FIGURES]:
            if below.block > figure.block + _BELOW:
                break
            if below.block > figure.block and below.period is not None and _is_same(figure, below):
                figures[place] = replace(figure, period=below.period)
                break


def _is_same(figure: Figure, below: Figure) -> bool:
    """Whether *below* tells what the headline's *figure* does: the same rate, or an amount no less."""
    key, other = figure.key, below.key
    if (key.kind, key.area) != (other.kind, other.area) or not other.measure.endswith(key.measure):
        return False
    if figure.unit.dimension != below.unit.dimension or not other.indicator.endswith(key.indicator):
        return False
    value = Fraction(figure.written.value) * figure.unit.scale
    told = Fraction(below.written.value) * below.unit.scale
    rounded = abs(value - told) <= Fraction(figure.written.ulp) * figure.unit.scale
    if key.kind != "level":
        return figure.unit == below.unit and rounded
    return rounded or _NEAR * told <= value <= told
