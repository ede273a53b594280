"""Shares alone in brackets behind the amounts of parts: 其中美国5.6亿元（28.9%）、日本3.1亿元（16.4%）."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.words.clauses import Clause
from yuebao.read.words.scan import Number
from yuebao.read.words.signs import holds, signs

_ALL: Final = Decimal("100.5")
"""What the shares of one whole come to at most, each rounded."""


def bare_share(speech: Speech, clause: Clause, aside: Clause) -> bool:
    """Adds the percentage alone behind a member's amount, one of several parts of what was told before, as
    its share, where what was printed of the whole does not say otherwise. Says whether it did.
    """
    whole = speech.context.announced.measure if speech.context.announced is not None else speech.context.whole
    told = next((d for d in reversed(speech.drafts) if d.stop == aside.bracket), None)
    if whole is None or whole.known is None or told is None or told.kind != "level":
        return False
    shares = _alone(clause)
    if aside.start not in shares or len(shares) < 2 or told.subject.known != whole.known:
        return False
    total = sum((one.value for one in shares.values()), Decimal(0))
    if total > _ALL or any(one.value <= 0 for one in shares.values()):
        return False
    share = Fraction(shares[aside.start].value)
    levels = (d for d in reversed(speech.drafts) if d.kind == "level")
    printed = next((d for d in levels if d.subject.indicator == whole.indicator), None)
    if printed is not None and printed.amount and abs(100 * told.amount / printed.amount - share) > 1:
        return False  # how much it grew
    base = Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    unit = shares[aside.start].unit or PERCENT
    speech.add(aside.numbers[0], unit, "share", told.subject, "share:占", base=base)
    return True


_FOREMOST: Final = re.compile(
    "[^。；0-9（）]{0,12}?(?:分[居列占]+前[0-9一二两三四五六七八九十]+|[居列]前|为(?:主|大宗|最[大多高])|居多|最[大多高]"
    "|，(?:[0-9一二两三四五六七八九十上述以者国地区]*(?:合计|共计?|总计|加总))[^。；，0-9]{0,12}?占)"
)
"""What is said behind parts with a bracket each of how much of the whole they are: 分居前3名, ，合计占."""
_GROWS: Final = signs("增升涨跌减降幅率长速变利息费价")


def shared_out(text: str, clause: Clause, aside: Clause) -> bool:
    """Whether the percentage alone in *aside* is what part of a whole the name before it has, as those in the
    other brackets of *clause* are: 前3名依次为日本（14.7%）、英国（11.9%）及荷兰（9.3%），合计占35.9%.
    """
    if len(clause.asides) < 2 or _FOREMOST.match(text, clause.holes[-1][1]) is None:
        return False
    shares = _alone(clause)
    if aside.start not in shares or len(shares) < 2:
        return False
    opens = text.rfind("。", 0, clause.start) + 1
    if holds(text, _GROWS, opens, min(shares)):
        return False
    total = Decimal(0)
    for number in shares.values():
        if number.value <= 0:
            return False
        total += number.value
    return total <= _ALL and text[aside.start] not in "+-"


def percent_alone(text: str, aside: Clause) -> Unit | None:
    """The unit of the percentage that a bracket begins with, None where it begins with anything else."""
    number = aside.numbers[0]
    unit: Unit | None = number.value.unit
    alone = unit is not None and unit.dimension == "%" and not text[aside.start : number.start].strip("-")
    return unit if alone else None


def _alone(clause: Clause) -> dict[int, Number]:
    """The percentages that are all that brackets of *clause* hold, by where they stand."""
    found: dict[int, Number] = {}
    for aside in clause.asides:
        number = aside.numbers[0] if len(aside.numbers) == 1 else None
        if (
            number is None
            or number.kind != "number"
            or (number.start, number.stop) != (aside.start, aside.stop)
        ):
            continue
        value: Number = number.value
        if value.unit is not None and value.unit.dimension == "%":
            found[aside.start] = value
    return found
