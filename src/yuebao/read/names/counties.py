"""Counties that the lexicon does not know, told one by one (分县区看，应县|生产总值8亿元), and districts that
lists tell by their short names (天河、番禺两区).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.groups import area_of, county_named
from yuebao.read.words.scan import Token

if TYPE_CHECKING:
    from yuebao.lexicon import Lexicon
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


_LISTED: Final = re.compile(
    "(?<![\u4e00-\u9fff])[分按从]?(?:其中|前三位的?[是为])?(?P<list>(?:[\u4e00-\u9fff]{2,3}、)+[\u4e00-\u9fff]{2,3})"
)
"""Short names in a row, the last of them as long as it may be."""
_TELLS_DISTRICTS: Final[tuple[str, ...]] = (
    "两区", "三区", "四区", "五区", "分区", "各区", "区县", "县区", "县（市", "市、区", "县、区", "分县",
    "各县",
)  # fmt: skip


_LINKS: Final = frozenset("中是为和及与而，。；：、（")
"""What may stand right before the short name of a district: 其|中|天河6.2亿."""
_GOES_ON: Final = re.compile(
    "[、，。；：（0-9]|[和与及两三四五六离在进出执合服实外社完增下占分为达居位列以](?!园|山|湖|江|河)|$"
)


def districts_told(texts: list[str], lexicon: Lexicon) -> dict[str, str]:
    """The districts that lists in *texts* of a city tell by their short names, each with its whole name."""
    told: dict[str, str] = {}
    whole = "\n".join(texts)
    if not any(word in whole for word in _TELLS_DISTRICTS):
        return told
    for found in _LISTED.finditer(whole):
        parts = found["list"].split("、")
        named = {part: area for part in parts[:-1] if (area := _place(part, lexicon)) is not None}
        if len(named) < len(parts) - 1:
            continue
        last = next((part for part in (parts[-1], parts[-1][:2]) if _place(part, lexicon)), "")
        named |= {last: _place(last, lexicon) or ""} if last else {}
        if len(named) > 1:
            told |= {part: area for part, area in named.items() if area_of(part, lexicon) is None}
    return told


def with_districts(text: str, tokens: list[Token], districts: dict[str, str]) -> list[Token]:
    """*tokens*, and those of the *districts* that *text* tells by their short names: |天河|、|番禺|两区."""
    found = list(tokens)
    for name, area in districts.items():
        at = text.find(name)
        while at >= 0:
            before, stop = text[at - 1 : at], at + len(name)
            if (not before or before in _LINKS) and _GOES_ON.match(text, stop) is not None:
                found.append(Token(at, stop, "city", area))
            at = text.find(name, stop)
    return sorted(found, key=_start) if len(found) > len(tokens) else tokens


def _start(token: Token) -> int:
    return token.start


def _place(part: str, lexicon: Lexicon) -> str | None:
    """The city, county or district that *part* is short for; None where it is another word."""
    if part in lexicon.heads or part in lexicon.members:
        return None
    return area_of(f"{part}区", lexicon) or area_of(part, lexicon) or county_named(part, lexicon)
