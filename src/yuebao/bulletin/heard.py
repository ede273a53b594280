"""Our own words read by our own reader."""

from __future__ import annotations

from yuebao.core.fact import Reading
from yuebao.core.problem import Problem, Unreadable


def heard(text: str, *, name: str) -> Reading:
    """What the reader makes of *text*.

    Raises:
        Unreadable: it is empty or no text.
    """
    from yuebao.read import read
    from yuebao.source import open_source

    source = open_source(text.encode(errors="replace"), name=name)
    if isinstance(source, Problem):
        raise Unreadable(source)
    return read(source)
