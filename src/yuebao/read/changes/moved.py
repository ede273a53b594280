"""How something moved, where the words for it are not known, or are those of another's move."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.number import Bound
from yuebao.core.period import Period
from yuebao.read.proportions.parts import owns_no_rate
from yuebao.read.speech import Speech
from yuebao.read.state.courses import period_before
from yuebao.read.state.drafts import FALLS
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.scan import Token

_LED_BY: Final[tuple[str, ...]] = ("带动", "拖累", "所致", "影响", "推升", "挹注", "支撑")
_BECAUSE: Final = re.compile("(?P<who>.{2,}?)(?:主要|主)?(?:系|是)?因(?P<what>.{2,})")
_RATIO_ENDS: Final = frozenset("率比度面重例额量值数者类业品国市区省县型级员人户")
"""What ends words that name a ratio or a part, and no move."""
_UP_OR_DOWN = re.compile("增长|上[升涨]|下[降跌]|减少|增加|[增涨]幅|增速|涨|跌(?!幅)")
_LIMITS: Final[dict[str, Bound]] = {"低于": "<", "高于": ">"}
_NAMED_RATES: Final[tuple[str, ...]] = ("比重", "占比", "份额", "增速", "增幅", "涨幅", "降幅", "跌幅")
_COMPARED_SO = re.compile(
    "(?:同比|环比|按年|[比较与](?:上年|去年|上月|上季|同期)(?:同期|同月)?(?:相比)?)[^，。；]{2,6}$"
)

_TURNING: Final[tuple[str, ...]] = ("转为", "变为", "转变为", "转")
_OUT_OF: Final = re.compile(
    "[由从](?:同比|环比|按年|按月|基本|微|略微?|小幅|大幅)*(?:增长|增加|下降|下跌|减少|上涨|上升|涨|跌|升|降)?$"
)


def cause_of(speech: Speech, run: list[Token], words: str) -> re.Match[str] | None:
    """Who moved and what moved it, where the number before 带动 is that of the cause."""
    if len(run) > 1 or not speech.text.startswith(_LED_BY, run[0].stop):
        return None
    return _BECAUSE.fullmatch(words)


def falls_named(speech: Speech, number: Token) -> bool:
    """Whether the sentence speaks of a fall by its noun: 降幅连续5个月收窄，由6月的31.7%收窄至11月的12.4%."""
    start = max(speech.text.rfind(mark, 0, number.start) for mark in "。；") + 1
    before = speech.text[start : number.start]
    at = max(before.rfind(noun) for noun in FALLS)
    return at >= 0 and _UP_OR_DOWN.search(before, at) is None


def is_adverb(speech: Speech, clause: Clause, start: int, words: str) -> bool:
    """Whether a character between a comparator and a move is part of the verb: 同比|蹿|升."""
    if len(words) != 1 or speech.context.subject is None:
        return False
    if words in "月旬" and speech.text.startswith("同比", speech.text.find(words, start) + 1):
        return True  # 本月累计粗钢产量5589万吨，|月|同比增加1.03%
    first = next((token for token in clause.tokens if token.start >= start), None)
    if first is None or first.kind != "compare" or speech.text[start : first.start].strip("，、 "):
        return False
    known = words in speech.lexicon.members or bool(speech.kind_of(words))
    return not known and speech.naming.head(words)[1] is None and words[-1] not in _RATIO_ENDS


def is_unknown_move(speech: Speech, said: str, words: str, told: Predicate) -> bool:
    """Whether the unknown *words* before a percentage tell how something moved, and are no name of it.

    They do behind a comparator (同比拉长12.4%), behind a known measure (投资滑坡7.9%), and where two
    characters are all that stands between a comma and the number behind a level (执行额3亿美元，缩水5%).
    """
    if said.endswith("负") and not told.kind:
        return True  # 投资下降了负9.6%
    if not told.kind and words.startswith(_NAMED_RATES) and words[-1:] not in "额值量率度":
        return True  # 比重晋级至54.4%, 增速走俏5%
    if told.kind or words[-1:] in _RATIO_ENDS:
        return False
    if _COMPARED_SO.search(said) is not None and not told.verb:
        return True
    if len(words) > 3 and not told.verb and words[-2:] not in ("比例", "比重"):
        _, row = speech.naming.head(words[:-2])
        if row is not None and row.nature in ("flow", "stock", "price") and len(row.printed) > 1:
            return True
    last = speech.drafts[-1] if speech.drafts[speech.opened :] else None
    behind = last is not None and last.kind in ("level", "yoy_rate", "share") and speech.after in ("，", ",")
    named = words in speech.lexicon.members or speech.kind_of(words)
    return behind and len(words) == 2 and said == words and not named


_GROWTH_FROM: Final = re.compile("(?P<by>[年月季])增率[亦也则再仍]?(?:分别|各)?[由从][^，。；由从%]{0,8}$")
"""What rate is about to move, before where it was: 年增率由|上月底的4.9%上升为5.2%."""


_GREW: Final[tuple[str, ...]] = ("增长", "上涨", "上升")
_FELL: Final[tuple[str, ...]] = ("下降", "下跌")
_RATED: Final = frozenset({"yoy_rate", "mom_rate"})
_WENT_ON: Final = re.compile(
    "(?:回[落升]|提[高升]|加快|放缓|收窄|扩大|上[升扬涨行]|下[降滑跌行]|攀升|降|升|加速|减缓)[到至为]"
)


def left_by(
    speech: Speech, number: Token, told: Predicate, words: str, *, single: bool
) -> tuple[Predicate, str]:
    """*told* and *words*, where a growth left *number* that does not say it is one: 增加值增长由|12.3%
    回落至8.6%, 纺织业由|9.4%回落至4.7%.
    """
    text, first = speech.text, number.start
    if told.kind or not words or not single or text[first - 1] not in "由从":
        return within(speech, number, told, words if single else ""), words
    fell, grew = words.endswith(_FELL), words.endswith(_GREW)
    if (fell or grew) and len(words) > 2:
        _put_before(speech)
        return told._replace(kind="noun", word=words[-2:], sign=-1 if fell else 1), words[:-2]
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if (
        last is not None
        and last.kind in _RATED
        and _WENT_ON.match(text, number.stop) is not None
        and owns_no_rate(words)
        and speech.naming.head(words)[1] is None
    ):
        _put_before(speech)
        sign = -1 if falls_named(speech, number) else 1
        compare = "mom" if last.kind == "mom_rate" else told.compare
        return told._replace(kind="noun", word="由", sign=sign, compare=compare), words
    return within(speech, number, told, words), words


def _put_before(speech: Speech) -> None:
    """Puts what a growth was at the time before, unless the paragraph told from when it went."""
    if speech.context.course is None or speech.override is None:
        speech.override = period_before(speech.context.period, speech.text)


def within(speech: Speech, number: Token, told: Predicate, words: str) -> Predicate:
    """*told* as the bound of a rate that is named right before it, compared with nothing: 失业率低于|4.5%; or
    as the growth that is named before where it was: 年增率由上月的|4.9%上升为5.2%.
    """
    if not told.kind and "增率" in speech.text:
        grew = _GROWTH_FROM.search(speech.text, max(number.start - 16, 0), number.start)
        if grew is not None:
            by = "yoy" if grew["by"] == "年" else "mom"
            return told._replace(kind="noun", word=f"{grew['by']}增率", compare=by)
    if told.kind != "move" or told.word not in _LIMITS or told.against or told.compare or not words:
        return told
    if not speech.text.endswith(told.word, 0, number.start):
        return told  # 毛利率低于上年同期2.3%
    known = speech.naming.head(words)[1]
    if known is None or known.nature != "ratio":
        return told
    return told._replace(kind="", word="", sign=1, verb=True, bound=_LIMITS[told.word])


def before_turn(speech: Speech, start: int, at: int, stop: int) -> Period | None:
    """The month, quarter or year before, whose change is told ere the present one: 由下降0.1%|转为上涨0.2%.

    *start* is where the words of the first change open, *at* and *stop* bound its number.
    """
    text = speech.text
    if not text.startswith(_TURNING, stop) and _WENT_ON.match(text, stop) is None:
        return None
    return period_before(speech.context.period, text) if _OUT_OF.search(text, start, at) is not None else None


def told_at(speech: Speech, number: Token, fell: bool) -> Subject | None:
    """What grew, or *fell*, by *number* as the paragraph told it before, else the price that the document
    tells first: 在8月份0.7%的同比涨幅中.
    """
    rate = -abs(number.value.value) if fell else abs(number.value.value)
    for draft in reversed(speech.drafts):
        if draft.kind in ("yoy_rate", "mom_rate") and draft.value == rate:
            return draft.subject
    return speech.context.priced
