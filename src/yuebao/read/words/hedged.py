"""What stands right before or behind a number and says only how near it is: 约40亿元, 近3万人, 5%左右."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.making import block_of, without
from yuebao.core.number import Bound
from yuebao.core.text import Block
from yuebao.read.words.signs import COMPILED, first_in, signs, stands

if TYPE_CHECKING:
    from mypy_extensions import i64

_OTHER_WORDS: Final = (
    "(?<![签簽履预預节節契合违違邀毁赴爽缔締纽紐])[约約]"
    "|(?<![附邻鄰最相靠临臨远遠亲親毗贴貼走逼趋趨迫拉就])近"
)
"""约 and 近 where they end no other word: no 签约, no 附近."""
_DIGIT: Final = "[0-9０-９]"
_OF_TIMES: Final = (
    "(?![0-9０-９.．]+[多余餘来來]?(?:[个個]?(?:月|小[时時])|[年天日周週季岁歲点點时時秒夜]|分[钟鐘]|世[纪紀]"
    "|[-—–~～至到][0-9０-９]+[年天月日]))"
)
_OVER: Final = (
    "(?P<over>(?:(?<![均都不未首赶趕反远遠大入出双雙买買卖賣要])|(?<=[支派流输輸转轉][出入])|(?<=[收投]入))(?:逾|超(?:[过過出])?)"
    "|(?<!最)[高多][达達]|只有"
    "|不(?:足|到|少[于於]|低[于於])|至[少多])了?"
)
_COUNT: Final = "[家戶户个個项項件宗起台臺辆輛套间間座所条條种種类類例名位]"
_ALONE: Final = (
    f"(?={_DIGIT}[0-9０-９.,，．]*[多余餘]?(?:[%％倍]|[个個]百分[点點]|(?P<count>[家戶户个個项項])"
    f"|[千百十]*[万亿萬億]*(?:[美港日欧歐]?元(?:人民[币幣])?|人次?|{_COUNT}|[吨噸只隻头頭亩畝箱]|[立平]方米|公[里頃顷斤]|千瓦[时時]?)?)"
    "(?:[，。；、,;）)（(和及与與]|$|的[0-9０-９.．]+[%％]|相比|(?:同比)?(?:增[长長加]|下降|上升|[减減]少)))"
)
_HEDGE: Final = re.compile(
    f"(?:(?:(?<![扩擴加放增广廣重强強巨最拿])大[约約]|[将將几幾]近|(?<![承对對迎连連直间間衔銜转轉交])接近|(?<!不)[仅僅]{{1,2}}|{_OTHER_WORDS})"
    f"(?=[为為达達有占]?{_DIGIT}){_OF_TIMES})"
    f"|{_OVER}{_ALONE}"
    "|(?<=[0-9０-９%％亿億万萬千百元人次家个個件户戶吨噸倍套辆輛台臺名项項点點米时時])左右(?=[，。；、,;）)（(和及与與的]|$)"
)
_BOUNDS: Final[dict[str, Bound]] = {
    "约": "≈", "約": "≈", "近": "<", "右": "≈", "不足": "<", "不到": "<", "至多": "<",
    "高达": "=", "高達": "=", "只有": "=",
}  # fmt: skip
"""What each says of its number's bound, by its last character; 仅 says nothing; others that it is passed."""
_COUNTED: Final = re.compile(f"[0-9０-９〇一二两三四五六七八九十百][多余餘]?{_COUNT}(?![月百])[^，。；]*$")
_LED: Final = frozenset("为為达達有占")
_NOT_BEHIND: Final = frozenset("年月日号点时〇零一二三四五六七八九十百千两第每0123456789")
"""What is told with the number behind it, were there no hedge between: 7月|近500人."""

Hedges = dict[int, Bound]
"""The bound a hedge tells of the number that begins so far in its text, or, negative, that ends there."""

_OPENS: Final = "大将將几幾接约約近仅僅逾超高多只不至左"
_GOES_ON: Final = "约約近仅僅为為达達有占0123456789０１２３４５６７８９了过過出足到少低多右"
_MAY_BE: Final = re.compile(f"[{_OPENS}](?=[{_GOES_ON}])")
"""The first character of each with the next, which the long pattern is asked behind."""
_OPENING: Final = signs(_OPENS)
_GOING_ON: Final = signs(_GOES_ON)


def _next(text: str, at: i64) -> i64:
    """Where the next hedge of *text* may begin, from *at* on; -1 where none may."""
    if not COMPILED:
        found = _MAY_BE.search(text, at)
        return found.start() if found is not None else -1
    at = first_in(text, _OPENING, at)
    while at >= 0 and not stands(text, at + 1, _GOING_ON):
        at = first_in(text, _OPENING, at + 1)
    return at


def _found(text: str) -> list[re.Match[str]]:
    """The hedges of *text*, one behind the other."""
    found: list[re.Match[str]] = []
    at = _next(text, 0)
    while at >= 0:
        hedge = _HEDGE.match(text, at)
        if hedge is not None:
            found.append(hedge)
        at = _next(text, at + 1 if hedge is None else hedge.end())
    return found


def _counts(text: str, stop: int) -> bool:
    """Whether the clause of *text* counts something before *stop*, each of which may pass what follows."""
    return _COUNTED.search(text, max(0, stop - 40), stop) is not None


def without_hedges(block: Block) -> tuple[Block, Hedges] | None:
    """*block* without the hedges of its numbers, of which no rule needs to know then, and what they say; None
    where it has none, or is laid out in columns.
    """
    text = block.joined.text
    hedges = _found(text)
    if not hedges or "\t" in text or "|" in text or "  " in text:
        return None
    told: Hedges = {}
    cuts: list[tuple[int, int]] = []
    gone = 0
    for found in hedges:
        start, stop = found.start(), found.end()
        ahead = text[start] != "左"
        if ahead and start and text[start - 1] in _NOT_BEHIND:
            continue
        over = found["over"]
        if over is not None and found["count"] is None and _counts(text, start):
            continue  # 6个行业收入|超过1000亿元: each of them
        bound = _BOUNDS.get(text[stop - 1]) if over is None else _BOUNDS.get(over[:2], ">")
        if bound is not None:
            led = text[stop : stop + 1] in _LED
            told[start - gone + led if ahead else gone - start] = bound
        cuts.append((start, stop))
        gone += stop - start
    if not cuts:
        return None
    joined = without(block.joined, cuts)
    return block_of(block.kind, joined, block.section, block.item, block.heading, block.mark), told
