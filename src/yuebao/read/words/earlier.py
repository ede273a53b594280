"""A comparator told with its measure, before the bracket of its value: 较第2季修订后的销售额（145亿元）."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.scan import Token

_OF_THAT_TIME: Final = re.compile("(?:的|经?修[订正]后?的?)?(?P<measure>[^，、；0-9（）的]{1,9}[额值量数])")
"""A measure as it was at the time compared with: 修订后的|销售额."""


def behind_measure(start: int, stop: int, ends: dict[int, Token], text: str) -> int:
    """Where the time compared with ends whose own value's name ends at *stop*, else 0."""
    for token in ends.values():
        if start < token.stop < stop and token.kind in ("time", "compare"):
            led = text[token.start - (token.kind == "time")] in "比较与同和跟"
            if led and _OF_THAT_TIME.fullmatch(text, token.stop, stop) is not None:
                return token.stop
    return 0


def time_of_value(stop: int, ends: dict[int, Token], text: str, measured: str) -> Token | None:
    """The time whose value's name ends at *stop*, where that is the end of what is *measured*."""
    for token in ends.values():
        if token.kind in ("time", "compare") and token.stop < stop:
            said = _OF_THAT_TIME.fullmatch(text, token.stop, stop)
            if said is not None and measured.endswith(said["measure"]):
                return token
    return None
