"""From how many lands those counted come, and in how many what is counted stands: no part of its name."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_MORE_ORIGINS: Final = (
    "(?:国家和地区|国家（地区）|国家与地区|国家(?![和与]地区)|地区)(?:[、及和与][^，的]{2,30})?的?$"
)
_ORIGIN: Final = re.compile(
    "(?:(?:吸引了?|迎来了?|邀请了?)(?:[^，。；的会0-9]{2,40}等(?=[0-9]))?)?(?:(?:来自|源自|汇聚)[^，。；的会]{0,20}?)?[0-9]+多?余?个"
    + _MORE_ORIGINS
)
_ORIGIN_TOLD: Final = re.compile("^" + _MORE_ORIGINS + "|" + _ORIGIN.pattern)
"""Where those counted come from: 吸引来自德国、法国等72个国家的|4035家企业, 72个|国家的|4035家企业."""
_LANDS_WHERE: Final = re.compile(
    "^[^，、的]{0,6}?(?:全球|世界|海外|境外)?[0-9]+[多余]?个(?:国家(?:[和与]地区|（地区）)?|地区)(?=[^，、的和与及]{3,})"
)
"""Where what is counted was set up: 在|42个国家和地区|布局海外仓136个."""


def without_lands(words: str, *, counted: bool) -> str:
    """*words* without the lands that those counted behind come from or stand in; *counted* says that the
    lands' own number stands right before.
    """
    words = (_ORIGIN_TOLD if counted else _ORIGIN).sub("", words)
    return _LANDS_WHERE.sub("", words)
