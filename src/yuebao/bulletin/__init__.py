"""Writing bulletins: the month's issue from the book, and synthetic ones whose truth is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yuebao.bulletin.numeral import Rounding
    from yuebao.bulletin.synth import Expected, Planted, Synthetic, synthesize

__all__ = ["Expected", "Planted", "Rounding", "Synthetic", "synthesize"]


def __getattr__(name: str) -> Any:
    """The synthetic bulletins' names: an issue is written without loading how those are."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from yuebao.bulletin import numeral, synth

    return getattr(numeral if name == "Rounding" else synth, name)
