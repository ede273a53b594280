"""The year and month of a text without a line of its date: by an issue, a code, its sources."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.times import UNDATED

DATELINE: Final = 60
"""How long a line is at most that tells a date or an issue."""
_CODE: Final = re.compile("(?:[。）)]|^)(1[0-2][0-9])(0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])$")
"""The date that a note of Taiwan's news agency ends with: 调高所致。|1020107."""
_SOURCED: Final = re.compile(
    "来源：[^）。；]{2,30}?(?P<year>20[0-4][0-9])[-年./](?P<month>1[0-2]|0?[1-9])[-月./][0-3]?[0-9]"
)
_NUMBERED: Final = re.compile(
    "(?:[〔［\\[（(]|^ ?)(20[0-4][0-9])年?[〕］\\]）)：] ?"
    "(?:总?第?[0-9]{1,4}期|第?[0-9]{1,4}号)(?![^，）)]{0,3}[》文令])"
)
"""An issue's or a paper's number with its year in a bracket: 简报〔2014〕6号, 【2025】第3期."""

_MONTHLY: Final = re.compile(
    "(?:[\u4e00-\u9fff]|[\u4e00-\u9fff][（(])(20[0-4][0-9])[./](1[0-2]|0?[1-9])[）)]?$"
)
"""The month that an issue is of, for its number: 协会资讯（2021.6）."""


def numbered(texts: list[str]) -> tuple[int, int] | None:
    """The year that the number of a text's issue tells, and the month where that is its number."""
    for text in texts[:6]:
        monthly = _MONTHLY.search(text) if "20" in text[-9:] and len(text) < DATELINE else None
        if monthly is not None:
            return int(monthly[1]), int(monthly[2])
        said = _NUMBERED.search(text) if "20" in text and len(text) < DATELINE and "。" not in text else None
        if said is not None:
            return int(said[1]), UNDATED
    return None


def coded(texts: list[str]) -> tuple[int, int] | None:
    """The year and month of the code that a note of Taiwan's news agency ends with."""
    code = _CODE.search(texts[-1]) if texts and texts[-1][-1:].isdigit() else None
    return (int(code[1]) + 1911, int(code[2])) if code is not None else None


def sourced(texts: list[str]) -> tuple[int, int] | None:
    """The latest year and month that the sources of items tell: （来源：某日报，2024年11月3日）."""
    dates = [m for text in texts if "来源：" in text and "20" in text for m in _SOURCED.finditer(text)]
    told = [(int(m["year"]), int(m["month"])) for m in dates]
    return max(told) if told and max(told)[0] == min(told)[0] else None
