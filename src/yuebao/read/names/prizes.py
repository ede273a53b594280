"""Those that won a prize, told by which of all prizes it was: 8项成果获国家科技奖，其中自然科学奖2项."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_PRIZE: Final = re.compile(
    "(?P<got>获得?|荣获)(?P<at>(?:国家|全国|中国|[^，的]{0,4}?[省市部])?)(?P<which>[^，的]*?奖)励?的(?P<who>[^的]+)"
)
"""Those that won a prize, and where it is given: 获|国家|科技奖|的成果."""
_PLACES: Final = frozenset("一二三特")
"""First, second and third prizes."""


def winners_of(words: str, whole: str) -> str:
    """Those of *whole* that won the prize *words*; nothing where *whole* are no winners."""
    prize = _PRIZE.fullmatch(whole)
    if prize is None:
        return ""
    which = words if words[-3:-2] not in _PLACES else prize["which"] + words
    at = "" if words.startswith(prize["at"]) else prize["at"]
    return f"{prize['got']}{at}{which}的{prize['who']}"
