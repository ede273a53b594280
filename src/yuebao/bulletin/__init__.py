"""Writing bulletins: so far, synthetic ones whose truth is known."""

from yuebao.bulletin.synth import Expected, Planted, Synthetic, synthesize
from yuebao.bulletin.thing import Rounding

__all__ = ["Expected", "Planted", "Rounding", "Synthetic", "synthesize"]
