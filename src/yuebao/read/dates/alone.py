"""Which of a month and the months up to it a sentence is of, by what it says of either, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

_A_MONTH_AGO: Final = re.compile("上月|环比")
_SUMMED: Final = "累计"


def goes_back(speech: Speech, text: str, sentence: list[Clause]) -> None:
    """A sentence compared with the months up to the one before (较1—7月) is of the year to date again,
    where the last one was of a month by itself (8月当月). So is one without a time behind it (9月当月，进出口
    4万亿元。|机电产品出口), unless it goes on of that month: 其中, 较上月, the other way of the same trade.
    """
    context = speech.context
    month, main = context.kept, context.main
    if _SUMMED in text and (told := main or context.title_period) is not None:
        _of_its_month(speech, text, sentence, told)
    if month is None or main is None or month.kind != "month" or main.kind not in ("months", "half"):
        return
    if month.stop != main.stop:
        return
    times = [token for clause in sentence for token in clause.tokens if token.kind == "time"]
    opens = sentence[0].start
    if not times:
        back = text.find("当月", text.rfind("。", 0, max(opens - 1, 0)) + 1, opens) >= 0
        back = back and not _goes_on(speech, text, sentence)
    else:
        back = all(
            text[token.start - 1] in "较比" and token.value.part == "months" and token.value.first == 1
            for token in times
        )
    if back:
        context.period = context.kept = main


def _goes_on(speech: Speech, text: str, sentence: list[Clause]) -> bool:
    """Whether *sentence*, without a time, is of the month by itself that the one before it was of."""
    first, stop = sentence[0], sentence[-1].stop
    if text.startswith("其中", first.start) or _A_MONTH_AGO.search(text, first.start, stop) is not None:
        return True
    if not first.numbers:
        return False
    own = first.tokens[0].stop if first.tokens[0].kind == "own" else first.start
    before, known = speech.naming.head(clean(text[own : first.numbers[0].start]))
    last = speech.drafts[-1].subject if speech.drafts else None
    return known is not None and known.trade and not before and last is not None and bool(last.flow)


def _of_its_month(speech: Speech, text: str, sentence: list[Clause], main: Period) -> None:
    """A sentence without a time that goes on to the months summed up is of the last of them before:
    出国人数158.6万人次，年增6.3%，|累计前10月|1561.9万人次.
    """
    context, numbers = speech.context, 0
    if main.kind not in ("months", "half"):
        return
    for clause in sentence:
        for token in clause.tokens:
            if token.kind != "time":
                continue
            summed = text.startswith(_SUMMED, token.stop) or text.endswith(_SUMMED, 0, token.start)
            if numbers and summed and context.resolve(token.value) == main:
                month = Period(start=main.stop - 1, stop=main.stop, kind="month")
                context.period = context.kept = month
            return
        numbers += len(clause.numbers)
