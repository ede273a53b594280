"""What is told of each of the lands counted before: 业务来自61个国家和地区，前五位为：日本1.2亿美元."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.carried import without_partner
from yuebao.read.words.signs import signs, stands

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject
    from yuebao.read.words.scan import Token

_LANDS: Final[tuple[str, ...]] = ("国家", "地区", "经济体", "市场", "国家（地区）")
_SIDED: Final = re.compile("(?:承接|企业)?(?P<side>离岸|在岸)")
_UNCUT: Final = frozenset({"side", "flow"})
"""What all may be cut by that is told of."""
_NEAR: Final = 6
"""How many figures back the measure may stand."""


def measured_by_land(speech: Speech, dimension: str) -> Subject | None:
    """What amounts of *dimension* measure of lands that were only counted just before: what was told last in
    such amounts, or of all at first. None where no lands were counted, or no such amount was told.
    """
    context = speech.context
    lands = context.subject
    if lands is None or lands.head != "数" or not lands.before.endswith(_LANDS):
        return None
    told = (
        d for d in reversed(speech.drafts[-_NEAR:]) if d.kind == "level" and d.unit.dimension == dimension
    )
    last = next(told, None)
    if last is not None:
        return without_partner(last.subject)._replace(level=None, period=None)
    for draft in reversed(speech.ago):  # told of all in a paragraph before
        of_all = draft.subject.known is not None and all(kind in _UNCUT for kind, _ in draft.subject.parts)
        if of_all and draft.kind == "level" and draft.unit.dimension == dimension:
            return draft.subject._replace(level=None, period=None)
    of = context.opening
    if of is None or of.known is None or of.dimension != dimension:
        return None
    side = _SIDED.match(lands.before)
    if side is not None and of.before.startswith("服务外包"):
        return speech.naming.subject(side["side"] + of.indicator, None)
    return of._replace(level=None, period=None)


def follows_partner(speech: Speech, token: Token) -> bool:
    """Whether a place beyond the border is listed behind a partner with its number, and is one too:
    日本1.2亿美元、|香港|0.5亿美元; 日本（6%）、香港.
    """
    last = speech.drafts[-1] if speech.drafts else None
    if last is None or not 0 < token.start - last.stop < 3 or speech.text[token.start - 1] != "、":
        return False
    return bool(last.subject.partner) and (speech.context.home or "")[:2] not in ("香港", "澳门", "台湾")


_TOWARDS: Final = signs("对自从向")
_OWNERS_SHORT: Final = frozenset({"国企", "民企", "外企", "央企"})


def partner_of_all(speech: Speech, words: str) -> Subject | None:
    """The trade with the partner that *words* alone name first in a sentence, of all firms, where those told
    last were some: 国有企业进出口244亿元。|对东盟|287亿元. None behind 其中, and for any other.
    """
    context = speech.context
    of = context.whole or context.subject
    if of is None or of.flow is None or of.partner or len(speech.drafts) != speech.opened:
        return None
    if not stands(words, 0, _TOWARDS) or speech.spoken or not speech.headless(words):
        return None
    own = [part for part in of.parts if part[0] == "ownership"]
    short = of.before[:2] if of.before[:2] in _OWNERS_SHORT else own[0][1] if own else ""
    if len(own) != 1 or not of.before.startswith(short):
        return None
    opens = speech.text.rfind("。", 0, speech.start) + 1
    if speech.text.startswith("其中", opens) or speech.kind_of(words[1:].removesuffix("贸易")) != "partner":
        return None
    of_all = of._replace(
        before=of.before.removeprefix(short), parts=tuple(part for part in of.parts if part != own[0])
    )
    return speech.naming.member(words, of_all)._replace(level=None, period=None)
