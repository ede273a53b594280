"""Joined text out of pieces of a source: line feeds and typesetters' spaces taken out."""

from __future__ import annotations

from array import array
from itertools import accumulate, count
from operator import add

from yuebao.core import patterns as re
from yuebao.core.making import joined_of, pieces_of
from yuebao.core.text import Joined

# A blank between two words or numbers in Latin characters parts them; beside a Chinese
# character it is the typesetter's.
_GLUED = re.compile(r"[A-Za-z0-9０-９%)][ \n]+[A-Za-z0-9０-９(]|[,;:.!?][ \n]+[A-Za-z]")
# The same, but for what stands right of it; begins with the blank, which is rarer than a letter.
_MAYBE_GLUED = re.compile(r"[ \n](?<=[A-Za-z0-9０-９%),;:.!?][ \n])[ \n]*[A-Za-z0-9０-９(]")
_BLANK = re.compile(r"[ \n]+")
# What a broken line cuts in two: a number, 5A级, RCEP, μg/m3.
_BROKEN = re.compile("[0-9０-９][0-9０-９]|[0-9]A级|[A-Z][A-Z]|[A-Za-z][0-9]")
# A headline in two or more halves with a number in one: the blanks between them are commas.
_HALF = r"(?=\S{5})[^ \n\t，。；,;|]*?(?:[\u4e00-\u9fff]{3}|[A-Z]{2}[\u4e00-\u9fff]{2})[^ \n\t，。；,;|]*"
_HEADLINE = re.compile(
    rf"(?!.*(?:来源|时间|日期|作者|编辑|记者|浏览|电话))(?=.*[\d成倍]){_HALF}(?: {_HALF}){{1,3}}"
)
# A blank of a headline that parts nothing: 某市2025 年上半年, 出口45.6 亿元创新高.
_COUNTED = re.compile(r" (?<=\d )(?=[年月日季亿万%])")
# A headline that its text follows in the same line: the one blank there parts them.
_TITLED = re.compile(
    r"(?=[^ ]{10})[^ \n\t，。；,;|（(【]*[增降升跌涨落超破高低于达稳续创]"
    r"[^ \n\t，。；,;|（(]*(?<![电讯訊電])[\u4e00-\u9fff%\d”]"
    r" [\u4e00-\u9fff][^ \n]*[，。,][^ \n]*"
)
# What begins a sentence behind a blank where the full stop was lost: 投入加大等 报告期内，软件产品收入.
_BEGINS = r"(?:本?[报報]告期[内內]?|[2２][0０]\d\d年[^，。 \n]{0,8}，[全我][市省县縣区區国國])"
_BEGUN = re.compile(rf"(?<=[\u4e00-\u9fff)）”》]{{2}})(?<![至止到自从從在比较較于於与與和及]) {_BEGINS}")
_NO_BEGIN = re.compile(rf" (?!{_BEGINS})| (?<![\u4e00-\u9fff)）”》]{{2}} )")
_BARS = re.compile(r"[ \u3000]*\|[ \u3000]*")
_GAP_TOO = re.compile(r"[ \n\u3000|]")
"""What a row of tabs has cells or blanks within them parted by as well."""
_GAP = re.compile(r"\t| *\| *|[ \u3000]*\u3000[ \u3000]*|  +")


def join(plain: str, start: int, stop: int) -> Joined:
    """``plain[start:stop]`` (blanks are U+0020 and line feeds) with the blanks taken out.

    One blank is kept where two Latin words or numbers would otherwise be glued; a number
    broken by a line feed is put together.
    """
    chunk = plain[start:stop]
    if "\n" in chunk:
        if _MAYBE_GLUED.search(chunk) is not None:
            return _with_blanks(chunk, start)
        chunk = chunk.replace("\n", " ")
    elif " " not in chunk:
        return joined_of(chunk, start)
    elif (len(chunk) < 80 and _HEADLINE.fullmatch(chunk) is not None) or (
        chunk.count(" ") == 1 and _TITLED.fullmatch(chunk) is not None
    ):
        return _split_at(_COUNTED.split(chunk), start)
    elif _MAYBE_GLUED.search(chunk) is not None:
        return _with_blanks(chunk, start)
    if ("告期" in chunk or "年" in chunk) and _BEGUN.search(chunk) is not None:
        return _split_at(_NO_BEGIN.split(chunk), start)
    return _split_at(chunk.split(" "), start)


def _split_at(parts: list[str], start: int) -> Joined:
    """*parts* of a chunk that begins at *start*, without the single blank between each two.

    Piece k begins k characters further on in the source than in the joined text; two blanks in a row leave
    an empty piece, which ``Joined.origin`` never meets since bisection takes the last piece of equal starts.
    """
    if len(parts) == 1:
        return joined_of(parts[0], start)
    starts = array("I", [*accumulate(map(len, parts[:-1]), initial=0)])
    return pieces_of("".join(parts), starts, array("I", [*map(add, starts, count(start))]))


def _with_blanks(chunk: str, base: int) -> Joined:
    """As ``join``, for a chunk in which some blank has to stay."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    done = length = 0
    for blank in _BLANK.finditer(chunk):
        left, right = blank.span()
        kept = ""
        if _GLUED.match(chunk, left - 1) is not None and not (
            "\n" in blank[0] and _BROKEN.match(chunk[left - 1] + chunk[right : right + 2]) is not None
        ):
            if blank[0] == " ":
                continue  # it stays, and the piece goes on
            kept = " "
        elif blank[0] == " " and _BEGUN.match(chunk, left) is not None:
            continue
        part = chunk[done:left] + kept
        parts.append(part)
        starts.append(length)
        origins.append(base + done)
        length += len(part)
        done = right
    parts.append(chunk[done:])
    starts.append(length)
    origins.append(base + done)
    return pieces_of("".join(parts), array("I", starts), array("I", origins))


def chain(pieces: list[Joined]) -> Joined:
    """Several joined texts, one after the other, as one."""
    if len(pieces) == 1:
        return pieces[0]
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for piece in pieces:
        starts += [length + start for start in piece.starts]
        origins += piece.origins
        length += len(piece.text)
    return pieces_of("".join([piece.text for piece in pieces]), array("I", starts), array("I", origins))


def _cells_between_tabs(row: str, start: int) -> Joined:
    """A *row* that begins at *start* and has no blank but the tabs between its cells: it stays as it is, each
    cell and each tab a piece.
    """
    starts: list[int] = []
    at = 0
    for cell in row.split("\t"):
        if cell:
            starts.append(at)
            at += len(cell)
        starts.append(at)
        at += 1
    starts.pop()  # behind the last cell there is no tab
    return pieces_of(row, array("I", starts), array("I", [start + one for one in starts]))


def join_cells(text: str, plain: str, start: int, stop: int) -> Joined:
    """A row of a table: its cells joined each by itself, a tab between two.

    The tab's origin is the first character of the gap (a tab, a pipe or blanks). A pipe at
    either end of a row is its frame and is left out; one more there closes an empty cell.
    """
    row = text[start:stop]
    if "\t" in row and plain[start:stop] == row.replace("\t", " ") and _GAP_TOO.search(row) is None:
        return _cells_between_tabs(row, start)
    framed = text[start] == "|"
    start += framed
    while stop - start > 1 and text[start] == " ":
        start += 1
    stop -= framed and stop - start > 1 and text[stop - 1] == "|"
    while stop - start > 1 and text[stop - 1] == " ":
        stop -= 1
    pieces: list[Joined] = []
    done = start
    gaps = list((_BARS if framed and text.find("|", start, stop) >= 0 else _GAP).finditer(text, start, stop))
    if not gaps:
        gaps = list(_BLANK.finditer(plain, start, stop))
    for gap in gaps:
        left, right = gap.span()
        if done < left:
            pieces.append(join(plain, done, left))
        pieces.append(joined_of("\t", left))
        done = right
    if done < stop:
        pieces.append(join(plain, done, stop))
    return chain(pieces)
