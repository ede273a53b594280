"""Several things that what follows is held against at once: 比上月和上年同期, 同比、环比."""

from __future__ import annotations

from yuebao.core import patterns as re
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.predicates import in_name

_TWO = re.compile(
    r"(?P<each>分别)?(?P<lead>(?<![同环占对相])比(?![重例率值])|较(?![快大小好多高低强慢为]))(?P<a>[^，比较]{1,12}?)(?:和|与|及|、|以及)(?P<b>[^，]{1,12}?)"
    r"(?=分别|各|(?<!平)均|同时|增|减|上|下|高|低|快|慢|提|回|加|放|多|少|扩|收|升|降|涨|跌|变)(?:分别|各自?|均)?"
)
_PERIOD = "(?:今年|去年|上年)?[0-9一二三四前上下半年个季度月份至—–~～-]{2,8}"
_SEVERAL = re.compile(f"(?P<lead>[比较])(?P<said>{_PERIOD}(?:[、和与及]{_PERIOD}){{2,}})(?:分别|各自?|均)")
"""比今年1-3月、1-4月、1-5月分别."""
_TWO_NAMED = re.compile(
    "(?P<a>同比|环比|年增率?|月增率?|按年|按月|按季)(?:和|与|及|、)(?P<b>同比|环比|年增率?|月增率?|按年|按月|按季)"
)


def comparators(text: str, start: int, stop: int, count: int) -> tuple[int, tuple[str, ...]] | None:
    """Where *count* comparators that share what follows begin, and all: 比上月和上年同期, 同比、环比."""
    if count > 2:
        several = _SEVERAL.search(text, start, stop)
        said = PARTING.split(several["said"]) if several is not None else []
        if several is None or len(said) != count:
            return None
        return several.start(), tuple(several["lead"] + each for each in said)
    found = _TWO.search(text, start, stop)
    if found is not None and not in_name(text, found.start("lead")):
        return found.start(), (found["lead"] + found["a"], found["lead"] + found["b"])
    found = _TWO_NAMED.search(text, start, stop)
    return (found.start(), (found["a"], found["b"])) if found is not None else None
