"""Bytes in, text with an outline out: the only place that knows of encodings and layouts."""

from __future__ import annotations

from yuebao.source.opened import open_all, open_source
from yuebao.source.outline import outline

__all__ = ["open_all", "open_source", "outline"]
