"""What a document's head and foot say of it: its title, who issued it, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.text import Source

_HEAD = 12  # lines at most that a title and its imprint take
_FOOT = 4
LINE: Final = 80
"""A line as long as this, or longer, is none of an imprint's."""
_MONTHS = "(?P<month>1[0-2]|0?[1-9])"
_DATE = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-年./／－]\s*{_MONTHS}\s*[-月./／－]\s*(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s*日?"
)
_HAN_DATE = re.compile(
    r"(?P<year>[二一][〇○Ｏ零一二三四五六七八九]{3})\s*年\s*(?P<month>[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<day>[一二三四五六七八九十]{1,3})\s*日"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Dates in other orders and scripts: 10/09/2025, 20250910, 2025—09—10, 民国114年9月10日, Sep 10, 2025.
_OTHERWISE = re.compile(
    r"(?<![\d./-])(?:(?P<d>[0-3]?\d)(?P<by>[/.-])(?P<m>[0-3]?\d)(?P=by)(?P<y>20[0-4]\d)(?![\d./-])"
    r"|(?P<y8>20[0-4]\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>[0-2]\d|3[01])(?!\d)"
    r"|(?P<yl>20[0-4]\d)[—–](?P<ml>1[0-2]|0?[1-9])[—–](?P<dd>3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?P<roc>1[01]\d)年(?P<mr>1[0-2]|0?[1-9])月(?P<dr>[0-3]?\d)日"
    r"|(?:(?P<de>[0-3]?\d)(?:st|nd|rd|th)?\s*(?:of\s)?)?(?P<me>[A-Z][a-z]{2})[a-z]*\.?,?\s*(?:(?P<dl>[0-3]?\d)(?:st|nd|rd|th)?[,，]\s*)?(?P<ye>20[0-4]\d)(?!\d))"
)
_SHORT_DATE = re.compile(
    r"(?:时间|日期|发布|更新|時間)\s*[：:]?\s*(?P<year>[0-4]\d)(?P<by>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=by)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d./-])"
)
"""A date of two digits behind what says that it is one: 发布时间：18-07-21."""
_MAY_STAND_OTHERWISE = re.compile(
    r"[12A-Z](?:(?<=2)0[0-4]\d(?:(?<=[/.-]\d{4})|[01]\d[0-3]\d|[—–])|(?<=1)[01]\d年|(?<=[A-Z])[a-z]{2})"
)
"""What every one of those holds."""
_ISSUE = re.compile(
    r"(?:(?:19|20)\d\d年)?(?:增刊|专刊|特刊)?(?:第[\d〇零一二三四五六七八九十百]{1,5}期|总第[\d〇零一二三四五六七八九十百]{1,5}期)"
    r"(?:[（(，,、]?总?第?[\d〇零一二三四五六七八九十百]{1,5}期[）)]?)?"
)
_MONTH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?:(?:0?1|一)[-—–~至]{1,2})?(?P<month>1[0-2]|0?[1-9])月"
)
_LABEL = re.compile(
    r"(?:发布|發布|发稿|更新|成文|发文|印发|公布|刊发|编印)?(?:时间|日期|日|時間)\s*[：:]?\s*$"
)
_SOURCE = re.compile(
    r"(?:(?:信息|文章|稿件|数据|资料)?[来來]\s*源|发布机构|发布单位|发文机关|编印单位|主办单位|主办|编印)\s*[：:]\s*"
    r"(?P<name>[^\s，。；：:|（）()【】]{2,40})"
)
_ATTRIBUTED: Final = {
    opens: re.compile(
        rf"\{opens}\s*(?:信息|文章|稿件)?[来來]\s*源\s*[：:]\s*([^（）()【】\n]{{2,40}}?)\s*[）)】]"
    )
    for opens in "（(【"
}
"""A bracket that names the source, by how it opens: one character is found in less time than one of three."""
_OFFICE = re.compile(
    r"^[\u3400-\u9fff]{2,24}(?:局|委员会|委|厅|协会|商会|学会|联合会|人民政府|办公室|总队|调查队|研究院|研究所|海关|中心|促进会|贸促会|秘书处|编辑部)"
    r"(?:[\u3400-\u9fff]{2,8}[处科室股])?"
    r"(?:主办|主管|编印|印发|编发|编)?$"
)
_BY = re.compile(r"(?:主办|主管|编印|印发|编发|编)$")
_PROSE = re.compile(r"[，。；]")
# What a title's page says beside the title: who may have it, who made it, its number among papers.
_MASTHEAD = re.compile(
    r"内部(?:资料|刊物|交流|参考|发行|文件)|注意保[存密]|免费(?:交流|赠阅)|仅供(?:参考|内部)|准印证|"
    r"(?:主办|主管|承办|协办|编印|印发|(?<![汇选])编)$|^\S{0,12}[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号$|"
    r"(?:签发人?|审核|审签|主编|总编|责编|编辑|校对|密级|电话|传真|地址|网址|邮箱|联系人|抄[报送])\s*[：:]|"
    r"^[报送发]\s*[：:]|"
    r"^[绝机秘]密"
)
_MAY_BE_MASTHEAD = re.compile("[内注免仅准办管印编号密:：]")
"""A character without which a line is nothing of that."""
_PERIOD = re.compile(
    r"[（(]?(?:19|20)\d\d\s*[年./-]\s*(?:\d{1,2}\s*月?\s*[-—–~至]{1,2}\s*)?\d{1,2}\s*(?:月[份号刊]?)?[）)]?$"
)
_CONTENTS = re.compile(r"本期(?:目录|要目|导读|提要|内容)|目\s*录$|导\s*读$|要\s*目$")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零]")
_SERIES = re.compile(
    r"(?:[年季月旬周日]报|[年季月双旬周]刊|简报|简讯|快报|专报|快讯|通讯|通报|动态|信息|资讯|要情|参考|内参|之窗|导刊|会刊)\W*$"
)
_GAP = re.compile(r"\s{2,}|\u3000")
_PARTS = re.compile(r"[^\s|｜，,（）()]+")
_ISSUE_ENDS = re.compile(r"期[）)]?$|[：:|]$")
"""How the number of an issue ends, or a label, before a date."""
_BESIDE = re.compile(
    r"\s*(?:\d{1,2}[:：]\d{2}|[）)\]】]|来源|來源|信息来源|作者|浏览|字体|字号|【|\||发布|点击|$)"
)
"""What may stand behind the date of issue."""
_SHORT = 7  # characters: a line under the imprint that has fewer heads a part of the text
_HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}


def with_imprint(source: Source) -> Source:
    """*source* with publisher and date of issue from its head or foot, where it has none yet.

    A date counts when its line holds nothing else but labels and names; a sentence's date is no imprint.
    """
    if source.released is not None and source.publisher is not None:
        return source
    lines = _head(source.text) + _foot(source.text)
    released, publisher = source.released, source.publisher
    for line in lines:
        if released is None:
            released = issued(line)
        if publisher is None:
            found = _SOURCE.search(line) if not line.startswith(("（", "(", "【")) else None
            if found is not None:
                publisher = found["name"]
            else:
                # Names stand apart by wide gaps, the letters of a spaced-out name by narrow ones.
                names = ["".join(name.split()) for name in _GAP.split(line)]
                if all(map(_OFFICE.match, line.split())):
                    names = line.split()
                publisher = next((_BY.sub("", name) for name in names if _OFFICE.match(name)), None)
    if publisher is None:
        # Where every attribution names one source, the document is that one's.
        named = {
            "".join(name.split())
            for opens, attributed in _ATTRIBUTED.items()
            if "源" in source.text and opens in source.text
            for name in attributed.findall(source.text)
        }
        if len(named) == 1:
            [publisher] = named
    if released == source.released and publisher == source.publisher:
        return source
    return replace(source, released=released, publisher=publisher)


def issue_number(text: str) -> str | None:
    """The issue's number as its head prints it: 第6期, 2025年第6期（总第78期）; None where none is told.

    >>> issue_number("服务外包月报\\n2025年第6期（总第78期）\\n")
    '2025年第6期（总第78期）'
    """
    for line in _head(text):
        found = _ISSUE.search("".join(line.split()))
        if found is not None:
            return found[0]
    return None


def issue_month(text: str) -> str | None:
    """The month that an issue's head says it is of, as YYYY-MM: 月报（2025年6月） is 2025-06."""
    for line in _head(text):
        found = _MONTH.search("".join(line.split()))
        if found is not None and issued(line) is None:  # not the day that it came out on
            return f"{found['year']}-{int(found['month']):02}"
    return None


def masthead(line: str) -> bool:
    """Whether a line at the head is about the paper, and not its title: 内部资料, 某局主办, 签发：某某."""
    return _MAY_BE_MASTHEAD.search(line) is not None and _MASTHEAD.search(line) is not None


def numbered(line: str) -> bool:
    """Whether a line at the head gives the issue's number and nothing but names and dates with it."""
    if _ISSUE.search(line) is None:
        return False
    for told in (_ISSUE, _DATE, _HAN_DATE, _MONTH):
        line = told.sub(" ", line)
    return all(masthead(part) or _OFFICE.match(part) for part in _PARTS.findall(line))


def lists_titles(line: str) -> bool:
    """Whether a line stands over the titles of an issue: 本期目录."""
    return len(line) < _SHORT + 2 and _CONTENTS.search(line) is not None


def title_among(lines: Sequence[tuple[str, bool]]) -> str | None:
    """The title among the lines of a head, each told with whether it belongs to the imprint.

    A line with its year comes before one without, and that before the name of a series (某市服务外包月报,
    or whatever stands over an issue's number), which is the title of a paper that has no other; its month
    alone comes last.

    >>> title_among([("外包简报", False), ("第6期", True), ("上半年外包运行情况", False)])
    '上半年外包运行情况'
    >>> title_among([("外包简报", False), ("第6期", True)])
    '外包简报'
    """
    ranked: list[tuple[int, str]] = []
    apart = False  # a line of the imprint stands between this one and the one before
    for line, imprint in lines:
        if imprint:
            apart = True
            if numbered(line):
                ranked = [(1 if rank == 2 else rank, told) for rank, told in ranked]
            continue
        named = _ISSUE.sub("", line)
        if _CONTENTS.search(named):
            continue
        if _PERIOD.match(named):
            ranked.append((0, line))
            continue
        heads_a_part = any(rank for rank, _ in ranked) and (not apart or len(named) < _SHORT)
        rank = 3 if _ANY_YEAR.search(named) else 1 if heads_a_part or _SERIES.search(named) else 2
        ranked.append((rank, line))
        apart = named != line
    return max(ranked, key=lambda it: it[0])[1] if ranked else None


def _head(text: str) -> list[str]:
    """The lines before the first sentence."""
    head: list[str] = []
    for line in text[:4000].split("\n"):
        line = line.strip()
        if not line:
            continue
        if len(line) < LINE and "。" not in line and masthead(line):
            head.append(line)
            continue
        if len(head) == _HEAD or LINE < len(line) or _PROSE.search(line) or line[0] == "●" or "\t" in line:
            break
        head.append(line)
    return head


def _foot(text: str) -> list[str]:
    """The short lines after the last sentence, the last one first."""
    foot: list[str] = []
    for line in reversed(text[-1000:].split("\n")):
        line = line.strip()
        if not line:
            continue
        if len(foot) == _FOOT or LINE < len(line) or _PROSE.search(line) or "\t" in line:
            break
        foot.append(line)
    return foot


def ordered(line: str) -> str:
    """A short *line* with its dates as year, month and day, where they stand in another order or script.

    >>> ordered("10/09/2025 16:54")
    '2025-09-10 16:54'
    """
    return line if LINE <= len(line) else _ordered(line)


@lru_cache(maxsize=512)
def _ordered(line: str) -> str:
    """The same of a short line, which is asked for at the head, at the foot and as the text's date."""
    if "年" in line and ("二" in line or "一" in line):
        line = _HAN_DATE.sub(_in_digits, line)
    if ("间" in line or "期" in line or "布" in line or "更新" in line or "間" in line) and "20" not in line:
        line = _SHORT_DATE.sub(_with_century, line)
    return line if _MAY_STAND_OTHERWISE.search(line) is None else _OTHERWISE.sub(_in_order, line)


def _with_century(date: re.Match[str]) -> str:
    """时间：18-07-21 as 时间：2018-07-21."""
    at = date.start("year") - date.start()
    return f"{date[0][:at]}20{date[0][at:]}"


def _in_digits(date: re.Match[str]) -> str:
    """二零二五年五月三十日 as 2025-5-30."""
    year = int("".join(str(_HAN[c]) for c in date["year"]))
    return f"{year}-{_han(date['month'])}-{_han(date['day'])}" if 1999 < year < 2050 else date[0]


def _in_order(date: re.Match[str]) -> str:
    if date["y"]:
        month, day = sorted((date["m"], date["d"]), key=lambda part: int(part) > 12)
        return f"{date['y']}-{month}-{day}"
    if date["y8"]:
        return f"{date['y8']}-{date['m8']}-{date['d8']}"
    if date["yl"]:
        return f"{date['yl']}-{date['ml']}-{date['dd']}"
    if date["roc"]:
        return f"{int(date['roc']) + 1911}-{date['mr']}-{date['dr']}"
    day, name = date["de"] or date["dl"], date["me"].lower()
    return f"{date['ye']}-{_MONTH_NAMES.index(name) + 1}-{day}" if day and name in _MONTH_NAMES else date[0]


def issued(line: str) -> str | None:
    """The date of issue that a line of an imprint gives, as YYYY-MM-DD; None for any other line."""
    line = ordered(line)
    found = _DATE.search(line)
    if found is not None:
        day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
    else:
        found = _HAN_DATE.search(line)
        if found is None:
            return None
        year = int("".join(str(_HAN[c]) for c in found["year"]))
        day = _day(year, _han(found["month"]), _han(found["day"]))
    if day is None:
        return None
    before = line[: found.start()].strip(" （([【\u3000")
    if not before.endswith(("期", "期）", "期)")):
        before = _ISSUE.sub("", before).strip()
    rest = line[found.end() :]
    labelled = _LABEL.search(before) is not None
    # 2024年3月28日 alone, after 发布时间：, or on an issue's line (第6期　2025年6月30日).
    free = not before or labelled or _OFFICE.match(before) or _ISSUE_ENDS.search(before)
    beside = _BESIDE.match(rest)
    return day if free and (beside or labelled or not rest.strip()) else None


def _han(words: str) -> int:
    """一 … 三十一."""
    tens, ten, ones = words.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
