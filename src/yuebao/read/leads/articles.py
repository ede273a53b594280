"""Where a new article begins in a file of several: each is read as if it stood alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.text import Block, Outline, Source
from yuebao.read.dates.issues import DATELINE
from yuebao.source.imprint import issued

_TITLE: Final = 46
"""How long a title is at most."""
_FEW: Final = 5
"""How long it is at least, less one."""
_BUREAU: Final = 20
"""How long the line of who gives a document out is at most."""
_LONG: Final = 60
"""How long a paragraph is at least that may have been cut off before its full stop."""
_ENDED: Final[tuple[str, ...]] = ("。", "。”", "！", "？", "）", ")", "】", "]")
"""How what stands before a title ends."""
_SIGNED: Final[tuple[str, ...]] = (
    *("局", "协会", "商会", "委", "委员会", "厅", "部", "院", "中心", "办", "办公室"),
    *("公司", "政府", "队", "社", "网", "平台"),
)
"""How a line ends that signs what stands over it: 镇江市服务外包协会, over the date."""
_TOLD: Final = 24
"""How long a paragraph is at least that an article tells."""
_GOES_ON: Final[tuple[str, ...]] = ("。", "；", "，", "：", "、", ":", ",", ";")
_DAY: Final = re.compile(
    "20[0-4][0-9](?:年[01]?[0-9]月[0-3]?[0-9]日|([-/.])[01]?[0-9]\\1[0-3]?[0-9])"
    "|[0-3]?[0-9]/[01]?[0-9]/20[0-4][0-9]|^[（(]20[0-4][0-9]年[01]?[0-9]月[）)]$"
)
_BYLINE: Final = re.compile(
    "(?:[（(]?(?:来源|信息来源|文章来源|发布时间|发布日期|发稿时间|时间|日期|作者|记者|发布单位|发布机构)[：:])"
)
_DATELINE: Final = re.compile(
    "[^，。；：]{2,24}?[0-9]{1,2}月[0-9]{1,2}日(?:电|讯|消息)"
    "|[【（(〔]?(?:本报|本网|[^，。；：】]{2,8}(?:报|网|社))[^，。；：0-9】]{0,6}[讯訊]"
    "|(?:[0-9]{1,2}日，)?[（(〔]?[^，。；：]{0,6}[记記]者[^，。；：]{0,12}(?:从|自|獲|/)[^。]*?(?:获悉|了解到|報導|报道)"
)
_YEAR: Final = re.compile(
    "(?:20[0-4][0-9] ?|(?<![0-9])1[01][0-9]|二[〇零○][〇零○一二][〇零○一二三四五六七八九])年"
)
_MONTHS: Final = re.compile(
    "年(?:[0-9]{1,2}[-—–~～至]?[0-9]{0,2}月|[一二三四十]{1,3}月|[一二三四]季度|前三季度|[上下]半年|第[1-4一二三四]季)"
)
_PLACE: Final = re.compile("[\u4e00-\u9fff]{2}[省市县区州旗盟]|全国|我国|中国|香港|澳门|澳門|台湾|臺灣")
_DOCUMENT: Final = re.compile("^(?!第).*公报(?:[（(].{1,10}[）)])?$")
_MATTER: Final = re.compile("(?:运行|收支|执行)(?:情况|分析|简况)$|(?:简析|月报|快报|提要分析)$")
_CAPTION: Final[tuple[str, ...]] = ("（", "(", "表", "图", "附", "注", "单位")


class Article(NamedTuple):
    """One article of a file: where it begins among all blocks, its own, its text, when it was given out."""

    first: int
    blocks: tuple[Block, ...]
    text: str
    released: str | None


def articles_of(source: Source, outline: Outline) -> list[Article]:
    """The articles of *source* in order, each with what it would tell alone."""
    blocks = outline.blocks
    starts = _starts(blocks)
    if len(starts) == 1:
        return [Article(0, blocks, source.text, source.released)]
    stops = [*starts[1:], len(blocks)]
    return [_article(source, start, blocks[start:stop]) for start, stop in zip(starts, stops, strict=True)]


def _starts(blocks: tuple[Block, ...]) -> list[int]:
    """The places of the *blocks* that begin an article, the first among them.

    A title behind a paragraph, without a full stop itself, over the line of its date or source or over a
    newspaper's dateline, begins one, and so does one that names a year with its place, its months or what
    it is (…公报). What stands in a section (【…】), behind a list mark, over a table, or a second time (a
    running head) begins none.
    """
    places = [0]
    told = False
    seen: set[str] = set()
    for place in range(len(blocks) - 1):
        block = blocks[place]
        text = block.joined.text
        if len(text) > _LONG or (len(text) > _TOLD and text.endswith(_ENDED)):
            told = True
        elif (
            told
            and _FEW < len(text) < _TITLE
            and block.mark is None
            and block.section is None
            and block.kind != "page"
            and not text.endswith(_GOES_ON)
            and "\t" not in text
            and _begins(text, [b.joined.text for b in blocks[place - 1 : place + 7]])
            and text not in seen
        ):
            places.append(place)
            told = False
        if len(text) < _TITLE:
            seen.add(text)
    return places


def _article(source: Source, first: int, told: tuple[Block, ...]) -> Article:
    """The article that begins at *first*: behind another its heading is a title, as it would be alone."""
    text = source.text[told[0].span.start : told[-1].span.stop]
    if first == 0:
        return Article(first, told, text, _released_of(told))
    titles = 1 + (len(told) > 1 and _is_day(told[1].joined.text))
    heads = [replace(b, kind="title") if b.kind == "heading" else b for b in told[:titles]]
    title = told[0].joined.text
    rest = [replace(b, heading=None) if b.heading == title else b for b in told[titles:]]
    blocks = (*heads, *rest)
    return Article(first, blocks, text, _released_of(blocks))


def _released_of(blocks: tuple[Block, ...]) -> str | None:
    """When an article was given out, by the lines at its head and its foot."""
    for block in (*blocks[:4], *blocks[-3:]):
        text = block.joined.text
        if len(text) < DATELINE and "。" not in text and (day := issued(text)) is not None:
            return day
    return None


_CREDITS: Final[tuple[str, ...]] = ("摄", "摄影", "供图", "制图", "绘图")
"""How a line ends that says whose a picture is: 新华社记者 张帆|摄."""


def _begins(text: str, near: list[str]) -> bool:
    """Whether *text* is a title: *near* holds the block before it, its own text, and those behind it."""
    before = near[0]
    if len(before) < _TITLE and not (before.endswith(_ENDED) or _BYLINE.match(before) or _is_day(before)):
        return False
    if "。" in text or text.endswith(_SIGNED) or text.startswith(_CAPTION):
        return False
    if _BYLINE.match(text) is not None or _is_day(text) or text.endswith(_CREDITS):
        return False
    if not any(len(below) > _TOLD and below.endswith(_ENDED) for below in near[2:]):
        return False
    if any(_opens(below) for below in near[2:3]):
        return True
    if len(near[3:]) and len(near[2]) < _TITLE and "。" not in near[2] and _opens(near[3]):
        return True
    if len(near[2]) < _BUREAU and near[2].endswith(_SIGNED) and _PLACE.search(text) is not None:
        return True
    if _DOCUMENT.search(text) is not None:
        return True
    year = _YEAR.search(text[:24]) if "年" in text else None
    if year is None:
        return False
    if year.start() == 0 and _MONTHS.match(text, year.end() - 1) is not None:
        return True
    return _PLACE.search(text) is not None or _MATTER.search(text) is not None


def _is_day(text: str) -> bool:
    """Whether a line is of a date: （2024年7月15日）, 2024-07-15 10:20."""
    return len(text) < 24 and _DAY.search(text) is not None and "。" not in text


def _opens(text: str) -> bool:
    """Whether *text* is what stands under a title alone: the line of its date or source, a dateline."""
    if len(text) < DATELINE and "。" not in text:
        day = _DAY.search(text[:40])
        return _BYLINE.match(text) is not None or ((day is not None and len(text) < 24) or "来源" in text)
    return _DATELINE.match(text[:80]) is not None
