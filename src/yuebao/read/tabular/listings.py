"""What opens a list of members by a colon, and what it measures of them: 执行额前三位：甲区3亿元、乙区2亿."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.read.names.fields import of_spoken
from yuebao.read.names.topics import OF_SORTS
from yuebao.read.tabular.captions import measured
from yuebao.read.tabular.headings import hear
from yuebao.read.words.scan import Token

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_RATES: Final = "增速|增幅|增长率|同比增长|同比增速|同比"
_SHARES: Final = "占比|比重|份额|所占比重"
_WHO: Final = "[^，。；：（）0-9]{0,14}(?:（[^（）]{1,6}）)?"
_OPENER: Final = re.compile(
    f"(?P<of>[^，。；：]{{2,22}}?)??(?P<kind>{_RATES}|{_SHARES})?"
    "(?P<tail>的?(?:位?居|排名?|排在|位列|列)?(?:全[国省市区县])?前(?:[0-9一二两三四五六七八九十]{1,3})(?:位|名|大|强|个)?的?"
    + _WHO
    + "|(?:超过?|突破|达到?|在|高于|大于|不低于)[0-9.]+(?:[万亿千百]*(?:美?元|人)|%)(?:以上)?的"
    + _WHO
    + "(?:[0-9]+[个家])?"
    "|(?:分别|依次)(?:为|是)|)"
    "(?:(?:分别|依次)?(?:为|是|有|包括))?(?:（[0-9]+[个家]）)?"
)
"""A measure (or how it grew, or its share), by what those listed stand out, and who they are."""
_MEMBER: Final = re.compile("(?P<name>[^，。；：、（）0-9]{1,14}?)(?:（[^（）0-9]{1,10}）)?[：+-]?(?=[0-9])")
_MEMBERS: Final = re.compile("[^，。；：0-9]{1,14}[：]?[0-9][^，。；：、]{0,30}[、；，]")
_SO_MANY: Final = re.compile("[有共][0-9]+[个家]$")
"""How an opener ends that counts those it lists: 执行额超过5000万美元的企业|有3家."""
_MOST: Final = 40


class Listing(NamedTuple):
    """A list's opener: where its colon stands, the measure (None where only its growth or share is named)
    and what the members' bare percents are (``rate``, ``share`` or nothing).
    """

    stop: int
    subject: Subject | None
    kind: str


def listings(speech: Speech, text: str, tokens: list[Token]) -> list[Listing]:
    """The openers of lists in *text*, whose own numbers become no figures."""
    found: list[Listing] = []
    colon = text.find("：")
    while 0 <= colon < len(text) - 1:
        start = max(text.rfind(mark, 0, colon) for mark in "。；，：") + 1
        said = text[start:colon]
        if 3 < len(said) < _MOST and _leads_members(speech, text, colon + 1):
            one = opener(speech, said)
            if one is not None and (one[0] is not None or one[1]):
                found.append(Listing(colon, *one))
                if _SO_MANY.search(said) is None:
                    set_aside(tokens, start, colon)
        colon = text.find("：", colon + 1)
    return found


def opener(speech: Speech, said: str) -> tuple[Subject | None, str] | None:
    """The measure that *said* opens a list by and what its percents are; None where it opens none."""
    match = _OPENER.fullmatch(said)
    return _opened(speech, match) if match is not None else None


def outstanding(speech: Speech, said: str) -> tuple[Subject | None, str] | None:
    """The same of a line of its own, where it says by what those listed stand out: 执行额前5位国家."""
    match = _OPENER.fullmatch(said)
    return _opened(speech, match) if match is not None and match["tail"] else None


def _opened(speech: Speech, match: re.Match[str]) -> tuple[Subject | None, str] | None:
    of, kind = match["of"] or "", match["kind"] or ""
    if not of and not kind:
        return None
    told = "share" if kind and kind in _SHARES else "rate" if kind else ""
    if not of:
        return (None, told) if match["tail"] else None
    words = hear(of, speech.lexicon).words
    words = of_spoken(speech.context, OF_SORTS.sub("", words))
    subject = measured(speech, words)[0] if words else None
    return (subject, told) if subject is not None else None


def set_aside(tokens: list[Token], start: int, stop: int) -> None:
    """Makes the numbers of an opener no figures: 执行额超|1亿美元|的国家（|5个|）."""
    for place, token in enumerate(tokens):
        if start <= token.start < stop and token.kind in ("number", "rank"):
            why = "count_in_name" if token.value.section == "count" else "threshold"
            tokens[place] = Token(token.start, token.stop, "skip", why)


def _leads_members(speech: Speech, text: str, start: int) -> bool:
    """Whether several names that are no measures follow, each with its number."""
    if _MEMBERS.match(text, start) is None:
        return False
    first = _MEMBER.match(text, start)
    return first is not None and speech.naming.head(first["name"])[1] is None
