"""Rates that a bracket names or defines: 占常住人口比重（城镇化率）58%, 外贸依存度（指…占…的比重）为18%."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.scan import Token

_RATES: Final = ("率", "系数", "强度", "密度", "依存度", "集中度", "贡献度", "渗透度", "亏损面")
"""How the names of rates end."""
_RATE: Final = re.compile(
    f"(?:[也亦]?即|就是|简称|[也又]称)?(?P<rate>[\u4e00-\u9fff]{{0,10}}(?:{'|'.join(_RATES)}))"
)
"""A rate by its name alone."""
_SHARE: Final[tuple[str, ...]] = ("比重", "比例", "占比", "比率", "份额")
_THEN: Final = re.compile(
    "(?:已|仅|约|近|超过?|突破|大约|达到?|[为是]|[升降]至|提[升高][至到]|[上下][升降]到)*"
)
"""What may stand between such a bracket and its number."""


def read_glossed(
    speech: Speech, clause: Clause, run: list[Token], unit: Unit | None, told: Predicate
) -> bool:
    """Reads the number behind a share that the last bracket before it names as a rate, or behind a rate that
    the bracket defines as a share. Says whether it did.
    """
    text, stop = speech.text, run[0].start
    opened, closed = max((hole for hole in clause.holes if hole[1] <= stop), default=(0, 0))
    before = max((one.stop for one in clause.numbers if one.stop <= stop), default=clause.start)
    if len(run) > 1 or opened < before or _THEN.fullmatch(text, closed, stop) is None:
        return False
    named = _RATE.fullmatch(text, opened + 1, closed - 1)
    if named is not None and text.endswith(_SHARE, before, opened):
        rate = speech.naming.subject(named["rate"], None)
    elif text.find("占", opened, closed) > 0 and text.find("占", before, opened) < 0:
        words = speech.words(clause, before, opened)
        if not words.endswith(_RATES):
            return False
        rate = speech.name(words, dimension="", section="ratio")
    else:
        return False
    speech.speak_of((rate,))
    speech.add(run[0], unit or PERCENT, "ratio", rate, "ratio", bound=told.bound)
    return True
