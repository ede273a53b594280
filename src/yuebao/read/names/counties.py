"""Counties that the lexicon does not know, told one by one: 分县区看，应县|生产总值8亿元."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_COUNTY: Final = re.compile("[\u4e00-\u9fff]{1,4}?(?:自治县|县|旗)(?!域|级|属|城|乡|区)(?=.{2})")
_BY_COUNTY: Final[tuple[str, ...]] = (
    "分县", "分区县", "分旗", "分各县", "从县", "从各县", "各县", "分地区", "分市县",
)  # fmt: skip
"""How a sentence begins that tells counties one by one."""


def in_county(speech: Speech, words: str) -> str:
    """*words* without a county that the lexicon does not know, in a list: 分县区看…；应县|生产总值."""
    county = _COUNTY.match(words)
    if county is None or not speech.text.startswith(_BY_COUNTY, speech.text.rfind("。", 0, speech.start) + 1):
        return words
    if speech.naming.head(words[county.end() :])[1] is None:
        return words
    speech.context.area = speech.context.settled = county.group()
    return words[county.end() :]
