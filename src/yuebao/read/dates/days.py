"""Figures of a day, which is none of the times that the text told before: 10月1日，全市接待游客92万人次."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.times import Time

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

_TRAVELLED: Final = re.compile("接待|游客|旅客|人次|客流|发送|负荷|航班|票房|景区")
_REPORTED: Final = re.compile(
    "获悉|了解到|会上|获批|公布|发布|披露|显示|消息|通报|表示|介绍|召开|举[行办]|年|季度|月份"
)
"""What tells of a day that it is the news', or that its figures are of a longer time."""
_HELD: Final = re.compile("举[办行]|召开|开[讲班课]|承办|主办|组织|走访|赴|参加|(?:集中|现场)签约|签约仪式")
_ATTENDED: Final = re.compile(
    "参[加训会展赛]|到[课会场]|与会|出席|学员|嘉宾|听众|观众|选手|对接|考察|洽谈|推介|签约|意向"
)
"""Those who came to what was held, whose figures are of that day and of nothing longer."""
_TOLD_OF_LONGER: Final = re.compile(
    "获悉|了解到|获批|公布|发布|披露|显示|消息|通报|新闻|年|季度|月份|[0-9]月(?![0-9上中下底])|累计"
)
_DATE: Final = re.compile(
    "(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月[0-9]{1,2}[日号]?"
    "(?:[至到—–~～-]{1,2}(?:(?P<last>[0-9]{1,2})月)?[0-9]{1,2}[日号])?"
)
"""A day, or several in a row."""


def of_days(speech: Speech, clause: Clause) -> bool:
    """Whether *clause* begins with the day that the figures behind it are of. Of a day alone nothing longer
    is told (10月1日，|全市接待游客92万人次); what was held that day is of its month, the shortest time
    that a figure can have: 9月20日，|协会举办培训班，80人参加; 6月18日至21日，|协会组织企业参加展会.
    """
    context, tokens, text = speech.context, clause.tokens, speech.text
    told = context.period
    if tokens[0].value != "date" or tokens[0].start != clause.start:
        return False
    if told is None and context.kept is None:
        return False
    alone = len(tokens) == 1 and tokens[0].stop == clause.stop
    ends = text.find("。", clause.stop)
    said = text[tokens[0].stop : ends if ends >= 0 else len(text)]
    travelled = alone and told is not None and told.kind != "month" and _TRAVELLED.search(said) is not None
    if travelled and _REPORTED.search(said) is None:
        context.period = context.kept = None
        context.fresh = context.dated = True
        return True
    if _HELD.search(said) is None or _ATTENDED.search(said) is None or _TOLD_OF_LONGER.search(said):
        return False
    date = _DATE.match(text, clause.start)
    month = int(date["month"]) if date is not None else 0
    if date is not None and 0 < month < 13 and (date["last"] or date["month"]) == date["month"]:
        context.tell(Time(int(date["year"]) if date["year"] else None, "month", month, month), leading=False)
    return alone
