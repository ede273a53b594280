"""What a newspaper's or an agency's note opens with before its first sentence: 本报讯（记者 李明）."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_HAN: Final = "\u4e00-\u9fff"
_BY: Final = "（[^（）。，；0-9]{0,14}(?:记者|通讯员|编辑|作者|实习生|见习|文图|文/)[^（）。；0-9]{0,30}）"
"""Who wrote it, in brackets."""
_HERE: Final = "(?:本[报网台刊])?"
_TOLD: Final = f"(?:{_HERE}记者[^，。；：（）0-9]{{2,10}}?报道|报道(?=[：:]))?[：:]?"
_PAPER: Final = (
    "(?:本[报网台刊社]|[^，。；：、（）0-9\\s]{0,8}"
    "(?:[日晚晨早商导时]报|社|网|新闻|在线|客户端|电视台|广播|传媒|融媒|发布|之声|周刊))"
)
"""What published it."""
_DAY: Final = "[0-9]{1,2}月[0-9]{1,2}日"
_NOTE: Final = (
    f"(?:{_PAPER}[{_HAN}]{{0,8}}?(?:{_DAY})?(?:专?电(?=[（\\s])|讯(?![息号飞联问])|消息(?=[（\\s：]))"
    f"|{_PAPER}[{_HAN}]{{0,6}}?{_DAY}(?:专?电|讯)"
    f"|讯(?={_BY}))"
)
_NAMED: Final = "(?:[日晚晨早商导时]报|新华社|人民网|央广网|央视网|新闻网|客户端|电视台)"
_DATELINE: Final = re.compile(
    f"{_NOTE}\\s*(?:{_BY}|（[{_HAN}\\s·]{{2,16}}）)?\\s*{_TOLD}"
    f"|{_BY}(?:\\s*(?:报道)?[：:])?"
    f"|\\s?[^，。；：、（）0-9\\s]{{1,8}}{_NAMED}[：:](?=.{{4}})"
    f"|{_HERE}记者[{_HAN}\\s·]{{2,8}}?(?:通讯员[{_HAN}\\s·]{{2,8}}?)?报道(?![了称的])[：:]?"
)
_SIGNS: Final = ("讯", "记者", "电", "消息", "报", "通讯员")
"""One of which each of those holds."""
_MOST: Final = 70
"""How far such an opening reaches at the most."""


def opens_behind(text: str) -> int:
    """Where a paragraph's first sentence begins, behind what its note opens with; 0 where it has none."""
    begun = text[:_MOST]
    for sign in _SIGNS:
        if sign in begun:
            break
    else:
        return 0
    led = _DATELINE.match(begun)
    if led is None or led.end() >= len(text) - 1:
        return 0
    stop = led.end()
    while text[stop] in " \u3000" and stop < len(text) - 1:
        stop += 1
    return stop


_TOLD_BY: Final = re.compile(
    f"(?:[^。；]{{0,60}}。)?(?:(?:{_DAY}|日前|近日|昨日|今日|昨天|今天)，?)?"
    "(?:据[^，。；0-9]{1,16}|[^。；0-9]{2,30}?(?:获悉|了解到|得知|显示|表明|消息|介绍))[，：]"
)
"""What names who said it, before a sentence begins: 据统计，|2021年，…"""


def opens_sentence(text: str, start: int) -> bool:
    """Whether what stands at *start* opens a sentence within *text*, or one behind who said it:
    面对…。|一季度，全区上下…; 据统计，|2021年，….
    """
    before = text[start - 1 : start]
    return before == "。" or (before in ("，", "：") and _TOLD_BY.fullmatch(text, 0, start) is not None)
