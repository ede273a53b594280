"""The year up to the month that a text is of, where a line or a sentence sums up: 二、累计情况."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.scan import Token
from yuebao.read.words.times import Time

if TYPE_CHECKING:
    from yuebao.core.period import Period
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context

_UP_TO: Final = {12: Time(None, "year")}
_SUMS: Final = re.compile(
    "(?:^|(?<=[。；]))[ 　]*(?:[（(]?[一二三四五六七八九十1-9][）)、.．]?)?[【\\[（(]?"
    "(?P<sum>(?:从?(?:本年|今年|年内|年度|全年|年初至今|年初以来)?累计(?:完成)?(?:情况|数据|运行|指标)?(?:来?看|方面)?|(?:从?今?年初(?:以来|至今|迄今)(?:来?看)?))"
    "(?:[】\\]）)]|[，：]|$))"
)
"""What opens a line or a sentence that tells the months summed up."""
_SUMMED_AGAIN: Final = re.compile(
    "(?<=[。；]) *(?:(?:与此同时|同时|此外|另外)，)?(?:全[市省区县州])?"
    "(?P<sum>(?:本年|今年|年内)?累计)(?:实现|完成)?"
    "(?P<what>[^，。；0-9]{1,14}?(?:[额值口]|外资|收入|投资|销售|销量|产量))(?:达到?|为|完成|实现|共|约)*[0-9]"
)
"""What sums up again a measure that the month was told of before it: 进出口320亿元。|累计|进出口1520亿元."""

_GOES_ON: Final = re.compile(
    "[ 　]*(?:全[市省区县州港])?(?:[^，。；：0-9累]{2,12}[量额数入])?(?P<sum>累计)(?:完成|实现|接待|发送)"
)
"""What goes on, in a paragraph of its own, to sum up what the one before summed up."""
_SUMMED_MONTHS: Final = re.compile(
    "[ 　]*(?:今年|20[0-9]{2}年)?[1一](?:月份?)?[-—－–~～至到]{1,2}(?P<last>1?[0-9])月"
)
"""What a paragraph begins with that sums up the months of a year."""
_SUMMED_RATE: Final[tuple[str, ...]] = ("累计增速", "累计增幅", "累计降幅", "累计同比")
"""What stands behind a month of a rate that is of all months up to it."""


def with_sums(context: Context, text: str, tokens: list[Token], before: str = "") -> list[Token]:
    """*tokens*, and where *text* of a month goes on to the months summed up: 【|累计|】进出口1520亿元; where
    it goes on to sum up what the paragraph *before* did: 1—11月，完成吞吐量3亿吨。⏎|累计|完成集装箱吞吐量.
    """
    if "累计" not in text and "年初" not in text:
        return tokens
    of, found = context.title_period or context.main or context.period, list(tokens)
    again = [m for m in _SUMMED_AGAIN.finditer(text) if _told(m["what"], text[: m.start()])]
    on, summed = _GOES_ON.match(text), _SUMMED_MONTHS.match(before)
    month = of is not None and of.kind == "month" and (of.stop - 1) % 12 + 1
    if on is not None and summed is not None and int(summed["last"]) == month:
        found.append(Token(*on.span("sum"), "time", _UP_TO.get(month) or Time(None, "months", 1, month)))
    for said in (*_SUMS.finditer(text), *again):
        start, stop = said.span("sum")
        stop -= said["sum"][-1:] in "】]）)，："
        told = next((t.value for t in reversed(found) if t.kind == "time" and t.stop <= start), None)
        if told is not None:
            last = told.last if told.part in ("month", "quarter") else 0
        else:
            last = (of.stop - 1) % 12 + 1 if of is not None and of.kind in ("month", "quarter") else 0
        if last > 1:
            found = [token for token in found if not start <= token.start < stop]
            found.append(Token(start, stop, "time", _UP_TO.get(last) or Time(None, "months", 1, last)))
    for at, token in enumerate(found):
        if token.kind != "time" or token.value.part != "month" or token.value.last == 1:
            continue
        start = token.start
        if context.outside and text.endswith("累计至", 0, start):
            if text.startswith(("底", "末"), token.stop):
                continue
            start -= 3  # |累计至113年10月|营收总计
        elif not text.startswith(_SUMMED_RATE, token.stop):
            continue  # 到|5月份|累计增速降至1.1%
        found[at] = Token(start, token.stop, "time", token.value._replace(part="months", first=1))
    return sorted(found, key=lambda token: token.start) if found != tokens else tokens


def _told(what: str, before: str) -> bool:
    """Whether the sentence before tells a number of *what*."""
    sentence = before[before.rfind("。", 0, max(0, len(before) - 1)) + 1 :]
    return re.search(re.escape(what) + "(?:达到?|为|完成|实现|共|约)*[0-9]", sentence) is not None


_SUMS_MONEY: Final = re.compile(
    "(?:收入|支出|进出口|出口|进口|投资|税收|外资)(?:总?[额值])?累计(?:完成|实现|执行|达到?|为)*$"
    "|累计(?:实际)?(?:完成|实现|利用|使用|到位|引进)[^，。；0-9]{0,12}(?:收入|支出|进出口|出口|进口|投资|税收|外资|资金)(?:总?[额值])?(?:达到?|为)*$"
)
"""What is said of a sum of money that a year comes to by its months."""


def sums_money(text: str, start: int, stop: int, now: Period) -> bool:
    """Whether ``text[start:stop]``, the first told of the month *now*, sums money up to it."""
    return now.kind == "month" and _SUMS_MONEY.search(text, start, stop) is not None


_NEWLY_SUMMED: Final = re.compile("累计(?P<newly>新[设增签批])")


def newly_again(speech: Speech, start: int, stop: int) -> bool:
    """Whether ``text[start:stop]`` sums up what this sentence told newly come in a month: 9月，新设企业12家；
    |累计新设|98家.
    """
    summed = _NEWLY_SUMMED.search(speech.text, start, stop)
    if summed is None:
        return False
    told = speech.drafts[speech.opened :]
    return any(one.kind == "level" and one.subject.before.startswith(summed["newly"]) for one in told)
