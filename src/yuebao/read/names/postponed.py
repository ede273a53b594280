"""What rates grew that are told before it: 一季度增长6.8%，上半年增长7.8%——|零售总额|回升."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_RATES: Final = frozenset({"yoy_rate", "mom_rate", "avg_rate"})
_PARTED: Final = re.compile("(?:——?|[，！：])[”’]?")
"""What parts the rates from the clause that names what grew."""
_FARED: Final = re.compile(
    "(?P<of>[^的]{2,24}?)(?:的?(?:增速|增幅|增长|运行|规模|走势|成绩单?|态势|表现))*"
    "(?:(?:逐[年季月步]|稳步|持续|连续|不断|加快|再|又|呈现?|保持|实现|继续|总体|整体|明显|大幅|创|稳中|一路|节节|步步|屡|由[负降升正慢快])"
    "[^，。；！：0-9]{1,12}|回升|回落|放缓|走[高低强弱稳]|上扬|攀升|下滑|提速|向好|加快|企稳|出炉|发布|亮眼)"
)
"""A clause that names what grew, and how it fared: 进出口总额增速|逐季提高, 外贸|再创新高."""
_MOST: Final = 2
"""In which of the clauses behind the rates that stands at the latest: ——今年以来，|零售总额回升."""


def name_by_what_follows(speech: Speech, text: str) -> None:
    """Names the rates that open a paragraph or a title and grow nothing, by the clause right behind them that
    only says how it fared: 同比增长8.5%！前三季度清湖市|外贸|再创新高.
    """
    drafts = speech.drafts
    count = 0
    while count < len(drafts) and drafts[count].kind in _RATES and not drafts[count].subject.indicator:
        count += 1
    if not count:
        return
    at = drafts[count - 1].stop
    for _ in range(_MOST):
        parted = _PARTED.match(text, at)
        if parted is None:
            return
        start = parted.end()
        stop = next((place for place in range(start, len(text)) if text[place] in "，。；！：—"), len(text))
        subject = _fared(speech, start, stop)
        if subject is not None:
            when = [t for t in speech.ends.values() if t.kind == "time" and start <= t.start < stop]
            timed = any(t.kind == "time" and t.stop <= drafts[count - 1].start for t in speech.ends.values())
            period = speech.context.resolve(when[0].value) if when and not timed else None
            for draft in drafts[:count]:
                draft.subject, draft.area = subject, draft.area or subject.area or speech.context.area
                draft.period = period or draft.period
            return
        at = stop


def _fared(speech: Speech, start: int, stop: int) -> Subject | None:
    """What the clause names that only says how it fared; None for any other."""
    said = _FARED.fullmatch(clean(speech.without(start, stop)))
    of = clean(said["of"]) if said is not None else ""
    if not of or (speech.naming.head(of)[1] is None and of not in speech.lexicon.trade_plain):
        return None
    return speech.naming.subject(of, None)
