"""What a single ship, train or plane of a story carries, which nothing counts: 一列满载|55个|集装箱的班列."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Refusal

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_ONE: Final = re.compile(
    "[一首](?:艘|列|架|辆|趟|班|节|只|条)[^，。；、0-9]{0,12}?载[\u4e00-\u9fff]?(?:[量着了有]|约|近|超过?|逾|达)*$"
)
"""One of them, up to how much it carries."""
_CARRIES: Final = re.compile("[^，。；0-9]{0,16}的[^，。；0-9]{2}")
"""The goods, and what carries them."""
_NEAR: Final = 20


def without_cargo(speech: Speech, clause: Clause, numbers: list[Token]) -> list[Token]:
    """*numbers* without what one such thing carries."""
    text, kept = speech.text, []
    for token in numbers:
        before = max(clause.start, token.start - _NEAR)
        if _ONE.search(text, before, token.start) and _CARRIES.match(text, token.stop):
            speech.skipped.append(Refusal(token.start, token.stop, "number_in_name"))
        else:
            kept.append(token)
    return kept
