"""Sizes of flats, which are measured nothing: 90平方米及以下、144平方米以上住宅; 90—144平方米上涨0.2%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Refusal

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_FLATS = re.compile(
    "[0-9]+(?:(?:平方米|平米|㎡|及?以[上下]|（含）|[-—~～至、和与])+[0-9]+)+(?:平方米|平米|㎡)(?:及?以[上下])?(?:（[^）]*）)?的?"
    "[^，。；0-9]{0,6}(?:住宅|住房|商品房|户型|套型)"
)
"""Flats of several sizes: 90平方米及以下、90—144平方米、144平方米以上住宅."""
_SIZE: Final = re.compile(
    "(?<![^，。；、：:中和与及])(?:[0-9]{2,3}(?:平方米|平米|㎡)?[-—~～至]{1,2}[0-9]{2,3}(?:平方米|平米|㎡)(?:及?以[上下])?"
    "|[0-9]{2,3}(?:平方米|平米|㎡)及?以[上下])(?:（含）)?(?![，。；])"
)
"""A size alone for the flats of it, at the head of what is said of them: 90—144平方米|上涨0.2%."""


def without_flats(speech: Speech, clause: Clause, numbers: list[Token]) -> list[Token]:
    """*numbers* without the sizes of flats, which name those that the others are told of."""
    text = speech.text
    flats = _FLATS.search(text, clause.start, clause.stop)
    if flats is None or flats.group().count("、") + flats.group().count("和") == 0:
        sizes = list(_SIZE.finditer(text, clause.start, clause.stop))
    else:
        sizes = [flats]
    marks = [t for t in numbers for size in sizes if size.start() <= t.start < size.end()]
    if not marks or (
        sizes != [flats] and len(marks) == len(numbers) and "持平" not in text[marks[-1].stop :][:16]
    ):
        return numbers
    speech.skipped += [Refusal(token.start, token.stop, "threshold") for token in marks]
    return [token for token in numbers if token not in marks]
