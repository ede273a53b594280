"""The news that a digest (行业资讯, 一周要闻) is made of, each an item under its headline."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.text import BlockKind, Joined, Span

_Found = tuple[BlockKind, Joined, Span | None]
_NAMED: Final[tuple[str, ...]] = (
    "资讯",
    "動態",
    "动态",
    "简讯",
    "要闻",
    "快讯",
    "短讯",
    "速览",
    "速递",
    "摘编",
    "文摘",
    "新闻",
)
"""How what a digest is called ends."""
_ISSUE: Final = re.compile(
    "(?:20\\d\\d年?)?[第总][\\d一二三四五六七八九十〇总第（()） ]{1,14}期[）)]?$"
    "|20\\d\\d[-./年]\\d{1,2}[月日]?$"
    "|[（(【〔［\\[][^，。；：]{1,20}[）)】〕］\\]]$"
)
"""The issue behind what a digest is called."""
_NO_DIGEST: Final = re.compile(
    "(?:运行|价格|行情|形势|监测|收支)动态$|新闻$(?<!行业新闻)(?<!业界新闻)(?<!协会新闻)(?<!国内新闻)(?<!国际新闻)"
)
_PART: Final = 14
"""How long the name of a part of an issue is at most: 二、国内外行业动态."""
_SHORT: Final = 6
_LONG: Final = 46
_BODY: Final = 20
"""How long a headline is, and the paragraph under it at least."""
_NO_HEADLINE: Final = frozenset("。；;，,！!：:、）)")
_ENDS: Final = frozenset("。；：）”")
_HANZI: Final = frozenset("一二三四五六七八九十")


def name_news(text: str, blocks: list[_Found]) -> None:
    """Make items of the headlines in a digest, or in a part of an issue that is one: a short line without
    an end over its paragraph, with a list mark or behind another such paragraph. Less than two are none.
    """
    whole = within = first = False
    part = ""  # how the mark of the part looks that is read now
    found: list[int] = []
    before = "title"
    for place, (kind, joined, mark) in enumerate(blocks):
        if kind == "page":
            continue
        said = joined.text
        style = _style(text[mark.start : mark.stop]) if mark is not None else ""
        if kind == "title":
            whole = whole or _is_digest(said)
            first = whole and _is_headline(blocks, place, "title")  # taken for a line of the title
        elif kind == "section":
            within, part = _is_digest(said[1:-1]), ""
        elif kind in ("heading", "paragraph", "item") and len(said) <= _PART and _is_digest(said):
            within, part = True, style
        elif kind == "heading" and style == part and (style or len(said) <= _SHORT):
            within = False
        if (whole or within) and kind in ("heading", "paragraph") and _is_headline(blocks, place, before):
            found.append(place)
        before = "end" if kind == "paragraph" and said[-1] in _ENDS else kind
    if len(found) + first > 1:
        for place in found:
            blocks[place] = ("item", *blocks[place][1:])


def _is_digest(said: str) -> bool:
    """Whether *said* is what a digest is called."""
    name = _ISSUE.sub("", said).rstrip()
    return name.endswith(_NAMED) and len(name) < 30 and _NO_DIGEST.search(name) is None


def _is_headline(blocks: list[_Found], place: int, before: str) -> bool:
    """Whether the block at *place* is a headline: *before* is the kind of the one before it."""
    _, joined, mark = blocks[place]
    said = joined.text
    if not _SHORT < len(said) <= _LONG or said[-1] in _NO_HEADLINE or "。" in said:
        return False
    if mark is None and before not in ("title", "section", "attribution", "heading", "end", "item"):
        return False
    behind = next((block for block in blocks[place + 1 : place + 3] if block[0] != "page"), None)
    if behind is None or behind[0] != "paragraph" or behind[2] is not None:
        return False
    return len(behind[1].text) > _BODY and behind[1].text[-1] in _ENDS


@lru_cache(maxsize=1024)
def _style(mark: str) -> str:
    """How a list mark looks, whatever its number: 一、 and 二、 look the same."""
    return "".join("一" if c in _HANZI else "1" if c.isdigit() else c for c in mark.strip()).replace(
        "11", "1"
    )
