"""Writing bulletins: so far, synthetic ones whose truth is known."""

from yuebao.bulletin.numeral import Rounding
from yuebao.bulletin.synth import Expected, Planted, Synthetic, synthesize

__all__ = ["Expected", "Planted", "Rounding", "Synthetic", "synthesize"]
