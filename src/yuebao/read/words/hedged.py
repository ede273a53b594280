"""What stands right before or behind a number and says only how near it is: 约40亿元, 近3万人, 5%左右."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.making import block_of, without
from yuebao.core.number import Bound
from yuebao.core.text import Block

_OTHER_WORDS: Final = (
    "(?<![签簽履预預节節契合违違邀毁赴爽缔締纽紐])[约約]"
    "|(?<![附邻鄰最相靠临臨远遠亲親毗贴貼走逼趋趨迫拉就])近"
)
"""约 and 近 where they end no other word: no 签约, no 附近."""
_DIGIT: Final = "[0-9０-９]"
_OF_TIMES: Final = (
    "(?![0-9０-９.．]+[多余餘来來]?(?:[个個]?(?:月|小[时時])|[年天日周週季岁歲点點时時秒夜]|分[钟鐘]|世[纪紀]"
    "|[-—–~～至到][0-9]+[年天月日]))"
)
_HEDGE: Final = re.compile(
    f"(?:(?:(?<![扩擴加放增广廣重强強巨最拿])大[约約]|[将將几幾]近|(?<![承对對迎连連直间間衔銜转轉交])接近|(?<!不)[仅僅]{{1,2}}|{_OTHER_WORDS})"
    f"(?=[为為达達有占]?{_DIGIT}){_OF_TIMES})"
    "|(?<=[0-9%％亿億万萬千百元人次家个個件户戶吨噸倍套辆輛台臺名项項点點米时時])左右(?=[，。；、,;）)（(和及与與的]|$)"
)
_BOUNDS: Final[dict[str, Bound]] = {"约": "≈", "約": "≈", "近": "<", "右": "≈"}
"""What each says of its number's bound, by its last character; 仅 says nothing."""
_LED: Final = frozenset("为為达達有占")
_NOT_BEHIND: Final = frozenset("年月日号点时〇零一二三四五六七八九十百千两第每0123456789")
"""What is told with the number behind it, were there no hedge between: 7月|近500人."""

Hedges = dict[int, Bound]
"""The bound a hedge tells of the number that begins so far in its text, or, negative, that ends there."""


def hedges(text: str) -> bool:
    """Whether *text* may hold one; asked of each block."""
    return "约" in text or "近" in text or "仅" in text or "左右" in text or "約" in text or "僅" in text


def without_hedges(block: Block) -> tuple[Block, Hedges] | None:
    """*block* without the hedges of its numbers, of which no rule needs to know then, and what they say; None
    where it has none, or is laid out in columns.
    """
    text = block.joined.text
    if "\t" in text or "|" in text or "  " in text:
        return None
    told: Hedges = {}
    cuts: list[tuple[int, int]] = []
    gone = 0
    for found in _HEDGE.finditer(text):
        start, stop = found.start(), found.end()
        ahead = text[start] != "左"
        if ahead and start and text[start - 1] in _NOT_BEHIND:
            continue
        bound = _BOUNDS.get(text[stop - 1])
        if bound is not None:
            led = text[stop : stop + 1] in _LED
            told[start - gone + led if ahead else gone - start] = bound
        cuts.append((start, stop))
        gone += stop - start
    if not cuts:
        return None
    joined = without(block.joined, cuts)
    return block_of(block.kind, joined, block.section, block.item, block.heading, block.mark), told
