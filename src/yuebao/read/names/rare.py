"""Words that few texts hold and several rules ask for: a whole text is searched for all of them at once, with
the marks that folding asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.read.names.acronyms import ABBREVIATED
from yuebao.read.names.beyond import OFFICES
from yuebao.read.names.counties import TELLS_DISTRICTS
from yuebao.read.names.currencies import COUNTED_IN
from yuebao.read.names.rows import TELLS_PLACES

if TYPE_CHECKING:
    from yuebao.lexicon import Lexicon

_RARE: Final[tuple[str, ...]] = (*OFFICES, *TELLS_DISTRICTS, *TELLS_PLACES, *COUNTED_IN, *ABBREVIATED)


def rare_words(lexicon: Lexicon) -> tuple[str, ...]:
    """Those words, with what a document notes on its own figures (四舍五入)."""
    return _RARE + lexicon.noted
