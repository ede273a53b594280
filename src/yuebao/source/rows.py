"""The rows of a document: its non-blank lines, where they stand and what each one is by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import add, rshift
from typing import Literal

from yuebao.core import patterns as re

RowKind = Literal["", "page", "section", "bullet", "mark", "attribution", "table"]

#: Characters that are no text: every Unicode space but U+0020 and the line feed, and the
#: zero-width ones that web pages and word processors leave behind.
BLANKS = (
    "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\xad"
)

ENDS = frozenset("。！？!?…")
CLOSERS = frozenset('”’）)」』》】"')
OPENERS = frozenset("，、,（(“‘《「『：:—–-·")
NEVER_FIRST = frozenset("，。、；：？！,;）)”’》」』】%％‰")

_BULLETS = "Ø●○■□◆◇▲△▼▽★☆◎•·※➢►▶❖▪◼"
_SPECIAL = frozenset(
    _BULLETS + "【（([［〔第|0123456789０１２３４５６７８９一二三四五六七八九十-—–―─~来來信资文稿数摘转Pp"
) | {chr(code) for code in range(0x2460, 0x2474)}
_DASH = "-—–―─~－"
_GLUED_ENDS = frozenset("）)" + _DASH)
_DIGITS = frozenset("0123456789")
_POINTS = frozenset(".．、)） ")
_PAGE = re.compile(
    rf"(?:[{_DASH}·•]+\s*\d{{1,4}}\s*[{_DASH}·•]+|第\s*\d{{1,4}}\s*页(?:\s*[/，,]?\s*共\s*\d{{1,4}}\s*页)?"
    r"|\d{1,3}|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}\s*页?)$"
)
_PAGE_TAIL = re.compile(r"\s*([—–―─]\s*\d{1,3}\s*[—–―─]|-\s+\d{1,3}\s+-)$")
_PAGE_HEAD = re.compile(r"([—–―─]\s*\d{1,3}\s*[—–―─]|-\s+\d{1,3}\s+-)\s*(?=\S)")
_SECTION = re.compile(r"【[^【】]{1,60}】$")
_BULLET = re.compile(rf"[{_BULLETS}]\s*")
_CN = "一二三四五六七八九十"
_YEAR = r"(?:(?:[1１][9９]|[2２][0０])\d\d\s*[年—–-])"
_MONTHS = r"(?:(?:[1１][0-2０-２]|[1-9１-９])(?:[至到~～—–-]{1,2}(?:[1１][0-2０-２]|[1-9１-９]))?\s?月)"
_DATED = rf"(?:{_YEAR}|{_MONTHS}|\d+\s?[家所])"
"""What a mark's point stands right before, where it is no decimal's: 1.|3月份, 2.|1—3月, 3.|45家企业."""
_MARK = re.compile(
    rf"(?:\d{{1,2}}\s?[.．]\s?(?!\d)|\d{{1,2}}[.．]\s?(?={_DATED})|\d{{1,2}}、(?!\d|\s\d)|\d{{1,2}}、(?={_YEAR}|(?!\d{{1,2}}月){_MONTHS})"
    rf"|[（(]\s?(?:\d{{1,2}}|[{_CN}]{{1,3}})\s?[）)]|\d{{1,2}}[）)]"
    rf"|(?!一、[二三四]|二、[三四]|三、四)[{_CN}]{{1,3}}\s?、|[{_CN}]{{1,3}}\s?、(?![{_CN}]+(?:、|季度|线|产业|月|级|类|是|次))"
    rf"|[\u2460-\u2473]|[\[［〔]\d{{1,3}}[\]］〕]|第[{_CN}百\d]{{1,4}}[章节编](?!\S*[，。]))\s*(?=\S)"
)
_SOURCE = re.compile(
    r"[（(【\[]?\s*(?:信\s*息\s*|资\s*料\s*|文\s*章\s*|稿\s*件\s*|数\s*据\s*|摘\s*编?\s*|转\s*)?[来來]\s*源\s*(?:于\s*)?[：:]\s*"
    r"(?P<name>[^。；，\n]{1,60}?)\s*[）)】\]]?$"
)
_SOURCE_OPENS = frozenset("（(【[信资文稿数摘转来來")
_BEHIND_NAME = re.compile(r"\s+(?:作者|编辑|记者|责任|发布|时间|字体|浏览|点击|日期)")
_SOURCE_TAIL = re.compile(r"[（(]\s*(?:信息|资料|文章|稿件|数据)?[来來]\s*源\s*[：:][^（()）。]{1,60}[）)]$")
_NUMBER_ENDS = frozenset("0123456789%％‰")
_CELL_GAP = re.compile(r"\t|[ \u3000]*\u3000[ \u3000]*|  +")
_NUMERIC = re.compile(r"[-+−]?[\d０-９][\d０-９,，.．]*[%％‰]?$|[-—–]$")
_RULE = re.compile(r"[|\s:+=-]*$")
_RUN_IN = re.compile(
    rf"(?:^|(?<=[。；;！!.])|(?<=[。；;！!.] ))(?P<title>(?:[{_CN}]{{1,3}}、|[（(][{_CN}]{{1,3}}[）)])\s?"
    r"(?!今年|上半年|全年|本月|截至|据)[\u4e00-\u9fff、]{2,20})"
    r" +(?!\d[\d.,]*\s*(?:[万亿]|[美欧]?元|[%％]))(?=[\u4e00-\u9fff0-9][^，。；：,;:]{1,60}[，。；：,;:])"
)
"""A chapter's title that its text follows after a blank, within the row: 八、教育 年末共有学校389所，.; no
subject that its amount follows: （一）一般贸易出口额 47.9 亿元."""
_COUNTED = re.compile(f"[{_CN}][、）)]")
"""What every such title is counted by."""
_HEAD = 40  # characters of a column's head
_SENTENCE = re.compile(r"[，。；]")
_GLOSS = re.compile(r"[（(][^（()）]{1,20}[)）]")
"""A gloss, whose commas part no sentence: 白酒（折65度，商品量）."""
_HASHES = re.compile(r"#{1,6} +(?=\S)(?!.*(?:  |\t|\|))")
"""What Markdown writes before a heading; # before a row of a table is 其中."""


@dataclass(slots=True, kw_only=True)
class Rows:
    """Parallel lists, one entry a non-blank line (or part of one): its text without the
    spaces around it, its offset, its width in cells, its kind and the length of its mark.

    ``plain`` is the source's text with every blank but the line feed written as U+0020,
    character for character, so that offsets in it are offsets in the source.
    """

    plain: str
    texts: list[str]
    starts: list[int]
    widths: list[int]
    kinds: list[RowKind]
    marks: dict[int, int]


def plain_text(text: str) -> str:
    """*text* with every blank but the line feed written as U+0020; offsets are kept."""
    if text.replace("\n", "").isprintable():
        return text  # it holds none of them
    for blank in BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text


def cells(text: str) -> int:
    """How wide *text* is printed: a full-width character is two cells."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def ended(text: str) -> bool:
    """Whether a row ends a sentence."""
    last = text[-1]
    if last in ENDS:
        return True
    if last == ".":
        return not text[-2:-1].isdigit()
    return last in CLOSERS and text[-2:-1] in ENDS


def source_name(text: str) -> str | None:
    """The name that an attribution row gives: 来源：商务部 → 商务部."""
    found = _SOURCE.match(text) if text[:1] in _SOURCE_OPENS or text[:1].isspace() else None
    if found is None:
        return None
    words = found["name"].split()
    if len(words) == 1:
        return words[0]
    name = _BEHIND_NAME.split(found["name"], 1)[0]
    return "".join(name.split()) or None


def _classify(text: str) -> tuple[RowKind, int]:
    """What a row is by its first characters alone, and the length of its mark."""
    first = text[0]
    if first in _DIGITS:  # the commonest: a line that was broken before a number
        if len(text) <= 12 and _PAGE.match(text):
            return "page", 0
        if text[1:2] not in _POINTS and text[2:3] not in _POINTS:
            return "", 0
        found = _MARK.match(text)
        return ("mark", found.end()) if found is not None else ("", 0)
    if first == "【":
        return ("section", 0) if _SECTION.match(text) else ("", 0)
    if first in _BULLETS and (found := _BULLET.match(text)) is not None:
        if (first in "·•" or first == "※") and _PAGE.match(text):
            return "page", 0
        return ("bullet", found.end()) if found.end() < len(text) else ("", 0)
    if len(text) <= 30 and _PAGE.match(text):
        return "page", 0
    if len(text) <= 120 and "源" in text and source_name(text) is not None:
        return "attribution", 0
    found = _MARK.match(text)
    return ("mark", found.end()) if found is not None else ("", 0)


def _pieces(text: str, start: int) -> list[tuple[str, int]] | None:
    """A row cut where a page number or an attribution is glued to its text."""
    if text[-1] in "）)":
        found = _SOURCE_TAIL.search(text, max(0, len(text) - 80))
        if found is not None and found.start():
            body = text[: found.start()].rstrip()
            return [(body, start), (text[found.start() :], start + found.start())]
        return None
    if text[-1] in _DASH:
        found = _PAGE_TAIL.search(text, max(0, len(text) - 16))
        if found is not None and found.start():
            return [(text[: found.start()], start), (text[found.start(1) :], start + found.start(1))]
    if text[0] in _DASH:
        found = _PAGE_HEAD.match(text)
        if found is not None:
            return [(found[1], start), (text[found.end() :], start + found.end())]
    return None


def _chapters(text: str, start: int) -> list[tuple[str, int]]:
    """A row cut where the titles of chapters stand within it; one piece when none does."""
    bounds = [0, len(text)]
    for found in _RUN_IN.finditer(text):
        bounds += [found.start("title"), found.end("title")]
    bounds = sorted(set(bounds))
    pieces = []
    for first, last in pairwise(bounds):
        piece = text[first:last]
        body = piece.strip()
        if body:
            pieces.append((body, start + first + piece.index(body)))
    return pieces


def _tabular(text: str) -> bool:
    """Whether a row (with its own blanks) is a row of a table."""
    if text.startswith("|") or text.count("|") > 1:
        return True
    parts = [part for part in _CELL_GAP.split(text.strip()) if part]
    if (
        len(parts) < 2
        or len(text) > 2000
        or (_SENTENCE.search(text) and _SENTENCE.search(_GLOSS.sub("", text)))
    ):
        return len(parts) > 1 and "\t" in text.strip() and len(text) <= 2000
    if "\t" in text.strip():
        return True
    numbers = sum(_NUMERIC.match(part) is not None for part in parts)
    return 0 < numbers < len(parts) + (len(parts) > 2)


def _heads(row: str, below: str) -> bool:
    """Whether a row of names set apart stands over the columns of the row *below*, but for its first."""
    names, cells = ([part for part in _CELL_GAP.split(one) if part] for one in (row, below))
    lack = len(cells) - len(names)
    return len(names) > 1 and lack in (0, 1) and max(map(len, names)) < 16 and not _SENTENCE.search(row)


def _numbers_at_end(text: str) -> bool:
    """Whether a row ends in two or more bare numbers set apart: a table's row out of a PDF."""
    if " " not in text or 2000 < len(text):
        return False
    parts = text.rsplit(None, 2)
    return (
        len(parts) == 3
        and _NUMERIC.match(parts[2]) is not None
        and _NUMERIC.match(parts[1]) is not None
        and parts[1][-1] not in ",，"  # Dec 11, 2020
        and not _SENTENCE.search(parts[0])
    )


def split_rows(text: str) -> Rows:
    """The rows of *text*, each classified by itself."""
    plain = plain_text(text)
    texts: list[str] = []
    starts: list[int] = []
    at = 0
    for line in plain.split("\n"):
        row = line.strip()
        if row:
            texts.append(row)
            starts.append(at + line.find(row[0]))
        at += len(line) + 1
    if "# " in plain:
        texts, starts = _unhashed(texts, starts)
    texts, starts = _cut(texts, starts)
    encoded = "\n".join(texts).encode("utf-8", "surrogatepass").split(b"\n") if texts else []
    widths = list(map(rshift, map(add, map(len, texts), map(len, encoded)), repeat(1)))
    kinds: list[RowKind] = [""] * len(texts)
    marks: dict[int, int] = {}
    for index, row in enumerate(texts):
        if row[0] in _SPECIAL:
            kind, mark = _classify(row)
            if kind:
                kinds[index] = kind
                if mark:
                    marks[index] = mark
    rows = Rows(plain=plain, texts=texts, starts=starts, widths=widths, kinds=kinds, marks=marks)
    _find_tables(text, rows)
    _settle_pages(rows)
    return rows


def _unhashed(texts: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
    """Rows without the signs of Markdown's headings before them: ## 一、工业."""
    hashes = [_HASHES.match(row) if row[0] == "#" else None for row in texts]
    skips = [found.end() if found is not None else 0 for found in hashes]
    return [row[skip:] for row, skip in zip(texts, skips, strict=True)], list(map(add, starts, skips))


def _cut(texts: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
    """Rows with glued page numbers, attributions and titles of chapters set apart."""
    suspects = [place for place, row in enumerate(texts) if row[-1] in _GLUED_ENDS or row[0] in _DASH]
    parted = {
        place: parts for place in suspects if (parts := _pieces(texts[place], starts[place])) is not None
    }
    for place, row in enumerate(texts):
        counted = len(row) > 60 and " " in row and _COUNTED.search(row) is not None
        if counted and _RUN_IN.search(row) is not None and place not in parted:
            parted[place] = _chapters(row, starts[place])
    if not parted:
        return texts, starts
    pairs = list(zip(texts, starts, strict=True))
    flat = [pair for place, one in enumerate(pairs) for pair in parted.get(place, [one])]
    return [row for row, _ in flat], [start for _, start in flat]


def _find_tables(text: str, rows: Rows) -> None:
    """Mark the rows of tables: tabs, pipes, columns set apart by wide gaps, numbers in columns."""
    texts, starts, kinds = rows.texts, rows.starts, rows.kinds
    if "\t" in text or "|" in text:
        raws = [text[start : start + len(row)] for row, start in zip(texts, starts, strict=True)]
        gapped = [
            index for index, raw in enumerate(raws) if "\t" in raw or "|" in raw or "  " in texts[index]
        ]
    else:
        gapped = [index for index, row in enumerate(texts) if "  " in row] if "  " in rows.plain else []
    for index in gapped:
        raw = text[starts[index] : starts[index] + len(texts[index])]
        if kinds[index] != "section" and _tabular(raw):
            kinds[index] = "page" if _RULE.match(raw) else "table"
            rows.marks.pop(index, None)
    # A head over the one column of figures: its first cell is empty, and a tab is all that tells.
    for index in range(len(texts) - 1) if "\n\t" in text else ():
        start, after = starts[index], starts[index + 1]
        if not kinds[index] and start and text[start - 1] == "\t" and kinds[index + 1] == "table":
            gap = text[start + len(texts[index]) : after]
            if gap.count("\n") == 1 and len(texts[index]) <= _HEAD:
                kinds[index] = "table"
    for index in range(len(texts) - 2, -1, -1) if gapped and "table" in kinds else ():
        over = not kinds[index] and kinds[index + 1] == "table" and "  " in texts[index]
        if over and _heads(texts[index], texts[index + 1]):
            kinds[index] = "table"
    for index in [index for index, row in enumerate(texts) if row[-1] in _NUMBER_ENDS]:
        if not kinds[index] and _numbers_at_end(texts[index]):
            kinds[index] = "table"


def _settle_pages(rows: Rows) -> None:
    """A bare number is a page number only when it stands alone; running heads are page rows."""
    texts, kinds, widths = rows.texts, rows.kinds, rows.widths
    for index, kind in enumerate(kinds):
        if kind != "page" or not texts[index].isdigit():
            continue
        near = texts[max(0, index - 1) : index] + texts[index + 1 : index + 2]
        if any(_NUMERIC.match(other) for other in near) or not near:
            kinds[index] = ""
    repeated = {
        row
        for row, count in Counter(texts).items()
        if count > 2 and 6 < len(row) <= 60 and not ended(row) and not _SENTENCE.search(row)
    }
    if not repeated or len(repeated) > 6:
        return  # nothing repeats, or the document as a whole does
    for index, row in enumerate(texts):
        if row in repeated and not kinds[index] and row[-1] not in "：:" and widths[index] < 100:
            kinds[index] = "page"
