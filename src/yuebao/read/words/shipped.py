"""What goods are worth by where they go and come from: 输往英国的货值, 来自日本的货值, 进口自韩国的货量."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_ROADS: Final[tuple[str, ...]] = ("出口至", "出口到", "输往", "来自", "产自", "销往")
ROADS_BARE: Final[tuple[str, ...]] = ("令出口", "出口至", "出口往", "出口到")
_OUT_TO: Final = re.compile("(?:令)?出口[至往到](?P<who>[^，、\\d的]{2,12}?)(?=$|(?:货[值量])$)")
"""Where goods go, the flow before the partner: 出口至|美国（9667万元）."""
_GOT: Final = re.compile("(?<=货[值量])(?:则|亦|也|均|都)*录得(?:显著|明显)?(?:按年)?[升跌增减]幅$")
"""How what goods are worth is said to have moved before how much: 输往韩国的货值|则录得跌幅（跌8.3%）."""
_HERE_WITHIN: Final = re.compile("^在?(?:此|该|这个|上述)地区[内中]，?")
_MAIN_ENDS: Final = re.compile("(?:主要)?(?P<end>目的|供应|来源)地的(?=货[值量])")
"""Partners that are not named: 输往大部分主要|目的地的|货值, which is of exports."""


def whose_goods(words: str) -> str:
    """*words* without how what goods are worth is said to have moved, and with which way those go that are
    told by all partners at once: 此地区内，输往大部分主要目的地的货值录得升幅.
    """
    words = _HERE_WITHIN.sub("", _GOT.sub("", words))
    ends = _MAIN_ENDS.search(words)
    if ends is None:
        return words
    return f"{'出口' if ends['end'] == '目的' else '进口'}{words[ends.end() :]}"


def shipped(words: str) -> str:
    """*words* of what goods are worth, by their flow: 输往英国的货值 is 输往英国出口货值."""
    if words.startswith(ROADS_BARE):
        words = _OUT_TO.sub(r"输往\g<who>出口", words)
    if words.endswith(("口的货值", "口的货量")):
        words = words[:-3] + words[-2:]  # 从香港进口的货值
    if words.startswith("进口自") and words.endswith(("货值", "货量")):
        words = f"来自{words[3:]}"
    if words[-2:] in ("货值", "货量") and words.startswith(_ROADS):  # 输往英国的货值, 出口至日本的货量
        way = "进口" if words[1] == "自" else "出口"
        words = f"输往{words[3:]}" if words[0] == "出" else words
        words = words if words[-3:-2] == "口" else f"{words[:-2].removesuffix('的')}{way}{words[-2:]}"
    return words
