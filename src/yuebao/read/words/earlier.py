"""What words compare with (上月 of 较上（9）月), also with its measure, before the bracket of its value."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

_OF_THAT_TIME: Final = re.compile("(?:的|经?修[订正]后?的?)?(?P<measure>[^，、；0-9（）的]{1,9}[额值量数])")
"""A measure as it was at the time compared with: 修订后的|销售额."""

_FAMED: Final = re.compile(
    "(?<![占同环类对百])(?:[比较](?![重例值率])|与)(?:[^，。；、（）0-9比较]{0,14}(?=最))?[^，。；、（）0-9比较的最]{0,8}"
    "(?:最[高多大好佳低差强旺]|高[峰位点]|峰值|[之以]?前|水平|纪录|正常|高基数|低基数)的$"
)
"""What may tell of a time compared with why it is: 比|疫情前的|2019年, 较历史上最高的2019年."""

LAST_YEARS: Final = re.compile(
    "(?:去年|上年|上一年)(?:同期|[春夏秋冬]季?)?(?:举[行办])?的?第[0-9一二三四五六七八九十百]+届[^，。；的0-9]{0,12}的?"
    "|(?:去年|上年|上一年)[春夏秋冬]季?[^，。；的0-9]{0,4}[会展]的?"
)
"""The fair of the year before, which what is held every year is against: 较|去年春季举行的第135届广交会."""
_WHICH_ONE: Final = re.compile("（[^）]*）")
"""较上（9）月 is 较上月."""
_MORE: Final = signs("多少")
_PLUS: Final = signs("+")
_MORE_DONE: Final = re.compile(
    "(?:多[^数云层功元媒孔晶用种年边头维肉样次]|少[^数年儿女先量])[\u4e00-\u9fff]{0,2}"
)
"""What was done more or less of: 比上年|多开工|6个, 较去年同期|少发生|3起."""


@lru_cache(maxsize=1024)
def comparator_words(said: str) -> str:
    """What a comparator names: 先前三个月 of 与先前三个月比较."""
    if said == "周环比":
        return "上周"
    if "）" in said:
        said = _WHICH_ONE.sub("", said)
    for tail in ("相比较", "相比", "比较", "相较", "的"):
        said = said.removesuffix(tail)
    said = said[1:] if said.startswith("比较") else said
    return said[1:] if said != "同比" and said[:1] in ("比", "较", "与", "同") else ""


def led_from(text: str, start: int, at: int) -> int:
    """Where 比 stands that the time at *at* is compared by with what tells of it between, else -1."""
    if text[at - 1] != "的":
        return -1
    famed = _FAMED.search(text, max(start, at - 26), at)
    return famed.start() if famed is not None else -1


def behind_measure(start: int, stop: int, ends: dict[int, Token], text: str) -> int:
    """Where the time compared with ends whose own value's name ends at *stop*, else 0."""
    for token in ends.values():
        if start < token.stop < stop and token.kind in ("time", "compare"):
            led = text[token.start - (token.kind == "time")] in "比较与同和跟"
            if led and _OF_THAT_TIME.fullmatch(text, token.stop, stop) is not None:
                return token.stop
    return 0


def time_of_value(stop: int, ends: dict[int, Token], text: str, measured: str) -> Token | None:
    """The time whose value's name ends at *stop*, where that is the end of what is *measured*."""
    for token in ends.values():
        if token.kind in ("time", "compare") and token.stop < stop:
            said = _OF_THAT_TIME.fullmatch(text, token.stop, stop)
            if said is not None and measured.endswith(said["measure"]):
                return token
    return None


def more_done(text: str, start: int, stop: int, ends: dict[int, Token]) -> int:
    """Where words begin that say behind a comparator that more or less was done, and that end at *stop*, else
    -1: 比上年|多开工|6个.
    """
    if stands(text, stop - 1, _PLUS):
        token = ends.get(stop - 1)  # 存款余额213亿元，较年初|+|17.9亿元
        return stop - 1 if token is not None and token.kind == "compare" else -1
    for at in (stop - 2, stop - 3, stop - 4):
        if at > start and stands(text, at, _MORE):
            token = ends.get(at)
            led = token is not None and (
                token.kind == "compare" or (token.kind == "time" and text[token.start - 1] in "比较")
            )
            return at if led and _MORE_DONE.fullmatch(text, at, stop) is not None else -1
    return -1
