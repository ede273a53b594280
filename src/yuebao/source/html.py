"""HTML pages → Source: the article's text, block by block, and what the page's head says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.source.decode import LIMIT, decode
from yuebao.source.imprint import with_imprint
from yuebao.source.laid import CELL, Piece, in_cell, lay, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A page larger than this is refused; one larger than ``_SIFTED`` is not sifted, only read
#: (trafilatura's time grows with the square of the elements side by side).
PAGE_LIMIT = 16 * 1024 * 1024
TAG_LIMIT = 500_000
_SIFTED = 1024 * 1024
_SIFTED_ELEMENTS = 4_000

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030"}
_CHARSETS |= {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "utf-16": "utf-16"}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCK = _words(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody
    td tfoot th thead tr ul
    """
)
_SKIPPED = _words(
    """
    head script style noscript template textarea select button iframe object svg canvas audio video
    map input
    """
)
_FRAME = frozenset(("nav", "aside", "footer", "form"))
_NESTS = frozenset(("table", "ul", "ol", "form", "h1", "h2", "h3", "h4", "blockquote"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_COLUMNS = 200
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_ATTRIBUTED = re.compile(r"[来來]\s*源\s*[：:]")
# What stands over an article, and under it, on an office's site; the ones tell a menu or a site's foot by
# themselves, the others only beside them.
_MENU = re.compile(r"首\s*页|当前位置|所在位置|您的位置|现在的位置|加入收藏|无障碍|网站地图")
_TOOLS = re.compile(
    r"[上下]一[篇条]\s*[：:].*|(?:[\s\W]|打\s*印|本页|页面|关\s*闭|窗口|分享|到|返回|顶部|收\s*藏|字\s*[体号]|[大中小])+"
)
_SITE = re.compile(r"版权所有|ICP\s*备|公网安备|网站标识码|©|copyright", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:主办|承办|协办|建设|维护|制作)(?:单位|方)?\s*[：:]|(?:地址|邮编|电话|邮箱|技术支持|访问量)\s*[：:]|浏览器"
)
_ASIDE = 120  # characters: what is longer is prose
_ISO = re.compile(r"((?:19|20)\d\d)\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One block of a page: its text, how many of its characters are links', its element's tag.

    ``number`` counts the blocks outside tables, or the rows of the table number ``table``, from 1.
    """

    text: str
    linked: int
    tag: str
    framed: bool
    number: int = 0
    table: int = 0


def open_page(data: bytes, *, name: str, digest: str) -> Source | Problem:
    """The article of a page as text: one line a block, a blank line between two, a table's
    row one line with tabs between its cells.

    Problems: YB104–YB107 as for any text, YB108 when the page holds no text. Nothing is
    fetched and no script is run.
    """
    if len(data) > PAGE_LIMIT:
        limit = str(min(PAGE_LIMIT, LIMIT))
        return Problem(code="YB107", place=name, facts=(("size", str(len(data))), ("limit", limit)))
    markup = _markup(data, name)
    if isinstance(markup, Problem):
        return markup
    if TAG_LIMIT < markup.count("<"):  # each element costs memory and time, however short it is written
        return Problem(code="YB105", place=name, facts=(("reason", f"more than {TAG_LIMIT} HTML tags"),))
    tree = _parse(markup)
    if tree is None:
        return Problem(code="YB108", place=name)
    if isinstance(tree, str):
        return Problem(code="YB105", place=name, facts=(("reason", tree),))
    pieces = list(_pieces(tree))
    if not pieces:
        return Problem(code="YB108", place=name)
    facts = _head_facts(tree)
    guessed: dict[str, str] = {}
    if _plain(pieces):
        pieces = _bared(pieces)
    else:
        pieces = _article(markup, tree, pieces, guessed)
        facts = {"title": guessed["title"], **facts} if "title" in guessed else facts
    text, places = lay(_laid_out(pieces, facts.get("title")))
    if not text:
        return Problem(code="YB108", place=name)
    source = Source(
        sha256=digest,
        name=name,
        text=text,
        media_type="text/html",
        url=facts.get("url"),
        publisher=facts.get("publisher"),
        released=facts.get("released"),
        title=facts.get("title"),
        places=places,
    )
    source = with_imprint(source)
    return replace(
        source,
        url=source.url or guessed.get("url"),
        publisher=source.publisher or guessed.get("publisher"),
        released=source.released or guessed.get("released"),
    )


def _markup(data: bytes, name: str) -> str | Problem:
    """The page as text: UTF-8 when it is, else what the page declares, else by trial."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    found = _CHARSET.search(data[:4096])
    if found is not None:
        encoding = _CHARSETS.get(found[1].decode("ascii").lower())
        if encoding is not None:
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") * 200 <= len(text):
                return text
    return decode(data, name=name)


def _parse(markup: str) -> Any | None:
    """The page's tree; ``None`` when nothing comes of it, words when it is too much.

    libxml2 stops at 256 levels and keeps what it has: half a page must not pass for a whole.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    # Characters that XML has no place for would be dropped or refused by the parser.
    clean = re.sub(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", markup)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, recover=True, huge_tree=False)
    try:
        tree = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return "HTML nested too deeply"
    return tree


def _pieces(tree: Any) -> Iterator[_Piece]:
    """The blocks of a page in order; walks the tree without recursion."""
    from lxml import etree

    parts: list[str] = []
    linked = links = frames = count = tables = 0
    tag = "body"
    # The tables that are open: each one's number, its rows so far, and how far cells above reach down.
    inside: list[tuple[int, list[int], dict[int, int]]] = []

    def flush() -> Iterator[_Piece]:
        nonlocal linked, count
        for line in "".join(parts).split("\n"):
            text = _SPACES.sub(" ", line).strip(" \u3000\xa0")
            if text:
                count += 1
                least = min(linked, len(text))
                yield _Piece(text=text, linked=least, tag=tag, framed=frames > 0, number=count)
        parts.clear()
        linked = 0

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if event in ("comment", "pi"):
            parts.append((element.tail or "").replace("\n", " "))
            continue
        skipped = name in _SKIPPED or (name != "body" and _hidden(element))
        if event == "start":
            if skipped:
                walk.skip_subtree()
                continue
            frames += name in _FRAME
            if name in _BLOCK:
                yield from flush()
                tag = name
            if name == "table":
                tables += 1
                inside.append((tables, [0], {}))
            if name == "tr":
                table, rows, reaching = inside[-1] if inside else (tables + 1, [0], {})
                rows[0] += 1
                row = _row(element, reaching)
                if row is not None:
                    framed = frames > 0
                    yield _Piece(text=row, linked=0, tag="tr", framed=framed, number=rows[0], table=table)
                    walk.skip_subtree()
                    continue
            if name == "sup" and not len(element) and (element.text or "").strip().isdigit():
                parts.append(raised("".join(parts[-3:]).rstrip(), element.text))
                continue
            text = element.text or ""
            parts.append(text if name == "pre" else text.replace("\n", " "))
            links += name == "a"
            linked += len(text.strip()) if links else 0
        else:
            if not skipped:
                if name == "br":
                    parts.append("\n")
                if name in _BLOCK:
                    yield from flush()
                    tag = "body"
                if name == "table" and inside:
                    inside.pop()
                links -= name == "a"
                frames -= name in _FRAME
            tail = element.tail or ""
            parts.append(tail.replace("\n", " "))
            linked += len(tail.strip()) if links else 0
    yield from flush()


def _hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _row(element: Any, reaching: dict[int, int]) -> str | None:
    """A data row's cells joined by tabs; ``None`` for a row that lays out the page.

    *reaching* says, by column, for how many more rows a cell above goes on; a cell that goes on, down or to
    the right, is empty where it does.
    """
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    waiting = {column: rows for column, rows in reaching.items() if column < _COLUMNS}
    reaching.clear()
    reaching.update({column: rows - 1 for column, rows in waiting.items() if rows > 1})
    if len(cells) + len(waiting) < 2 or any(child.tag in _NESTS for child in element.iterdescendants()):
        return None
    texts: list[str] = []
    for cell in cells:
        while len(texts) in waiting:
            texts.append("")
        text = in_cell("".join(_cell_text(cell)))
        if len(text) > CELL:
            return None
        across, down = _span(cell, "colspan", 50), _span(cell, "rowspan", 1000)
        if down > 1:
            reaching.update(dict.fromkeys(range(len(texts), len(texts) + across), down - 1))
        texts += [text] + [""] * (across - 1)
    return "\t".join(texts) if any(texts) else None


def _cell_text(cell: Any) -> Iterator[str]:
    """The text of a cell, with line feeds where its lines end; blanks that the page's source has are one."""
    for element in cell.iter():
        skipped = not isinstance(element.tag, str) or element.tag in _SKIPPED
        if element is not cell and element.tag in ("br", "p", "div", "li"):
            yield "\n"
        if not skipped:
            text = element.text or ""
            is_mark = element.tag == "sup" and text.strip().isdigit()
            yield f"[{text.strip()}]" if is_mark else _SPACES.sub(" ", text)
        if element is not cell:
            yield _SPACES.sub(" ", element.tail or "")


def _span(cell: Any, name: str, most: int) -> int:
    text = cell.get(name, "1").strip()
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 6 else 1


def _plain(pieces: list[_Piece]) -> bool:
    """Whether a page is just a document: no frame about it and hardly a link."""
    total = sum(len(piece.text) for piece in pieces)
    linked = sum(piece.linked for piece in pieces)
    return not any(piece.framed for piece in pieces) and linked * 10 <= total


def _article(markup: str, tree: Any, pieces: list[_Piece], facts: dict[str, str]) -> list[_Piece]:
    """The pieces of the article: trafilatura finds where it begins and ends, and between
    those everything stays that is no list of links, so that no table, short paragraph or
    attribution is lost."""
    kept = _sifted(markup, tree, facts)
    outside = [piece for piece in pieces if not piece.framed and piece.linked * 2 <= len(piece.text)]
    if kept is None:
        return _bared(outside or pieces)
    lines = {_bare(line) for line in kept.split("\n")}
    places = [
        place
        for place, piece in enumerate(pieces)
        if not piece.framed and _bare(piece.text) in lines and (len(piece.text) > 12 or piece.tag[0] == "h")
    ]
    inside = sum(len(pieces[place].text) for place in places)
    if not places or inside * 4 < sum(len(piece.text) for piece in outside if len(piece.text) > 20):
        return _bared(outside or pieces)
    first, last = places[0], places[-1]
    for place in range(first - 1, max(-1, first - 9), -1):
        if pieces[place].tag == "h1" or _ATTRIBUTED.search(pieces[place].text):
            first = place
    for place in range(last + 1, min(len(pieces), last + 4)):
        if _ATTRIBUTED.search(pieces[place].text) and len(pieces[place].text) <= 60:
            last = place
    return [
        piece
        for piece in pieces[first : last + 1]
        if not piece.framed and (piece.linked * 2 <= len(piece.text) or piece.tag[0] == "h")
    ]


def _bared(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces without the menu over them and the tools and the site's foot under them."""
    first, last = 0, len(pieces)
    while first < last and _over(pieces[first]):
        first += 1
    while first < last and _under(pieces[last - 1]):
        last -= 1
    if not any(_MENU.search(piece.text) for piece in pieces[:first]):
        first = 0
    tail = [piece.text for piece in pieces[last:]]
    if not any(_SITE.search(text) or _TOOLS.fullmatch(text) for text in tail):
        last = len(pieces)
    return pieces[first:last] or pieces


def _over(piece: _Piece) -> bool:
    """Whether a piece may be of the menu over an article."""
    return _short(piece) and (piece.linked * 2 > len(piece.text) or _MENU.search(piece.text) is not None)


def _under(piece: _Piece) -> bool:
    """Whether a piece may be of the tools under an article, or of the site's foot."""
    text = piece.text
    told = _TOOLS.fullmatch(text) or _SITE.search(text) or _OFFICE.search(text)
    return _short(piece) and (piece.linked * 2 > len(text) or told is not None)


def _short(piece: _Piece) -> bool:
    """Whether a piece is no heading, sentence or row of a table."""
    heads = ("h1", "h2", "h3")
    return not (piece.table or piece.tag in heads or _ASIDE < len(piece.text) or "。" in piece.text)


def _sifted(markup: str, tree: Any, facts: dict[str, str]) -> str | None:
    """What trafilatura takes for the article's text, or ``None`` when it finds none."""
    if _SIFTED < len(markup) or _SIFTED_ELEMENTS < sum(1 for _ in tree.iter()):
        return None
    from trafilatura import bare_extraction

    try:
        # Any error of its own, on a page it was not made for, only means that it finds nothing.
        document = bare_extraction(
            markup,
            include_comments=False,
            favor_recall=True,
            with_metadata=True,
            # Guessing at dates in the text takes seconds a guess; ``imprint`` knows how they are written.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:
        return None
    if document is None:
        return None
    found = document if isinstance(document, dict) else document.as_dict()
    for key, field in (("title", "title"), ("publisher", "sitename"), ("released", "date"), ("url", "url")):
        value = found.get(field)
        if value:
            facts[key] = str(value)
    text = found.get("text")
    return str(text) if text else None


def _bare(text: str) -> str:
    return "".join(re.sub(r"[\s|*#-]+", "", text).split())


def _head_facts(tree: Any) -> dict[str, str]:
    """Title, publisher, date and address by the page's meta elements.

    The names are those that Chinese government sites must use (ArticleTitle, PubDate,
    ContentSource, SiteName) and the common ones.
    """
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if key and content:
            metas.setdefault(key, content[:300])
    facts: dict[str, str] = {}
    wanted = {
        "title": ("articletitle", "og:title"),
        "publisher": ("contentsource", "source", "sitename", "og:site_name"),
        "url": ("og:url", "url"),
    }
    for fact, keys in wanted.items():
        value = next((metas[key] for key in keys if key in metas), None)
        if value is not None:
            facts[fact] = value
    headings = tree.findall(".//h1")
    if "title" not in facts and len(headings) == 1:
        title = " ".join("".join(headings[0].itertext()).split())
        if title:
            facts["title"] = title[:300]
    for key in ("pubdate", "publishdate", "article:published_time", "date"):
        found = _ISO.match(metas.get(key, ""))
        if found is not None:
            facts["released"] = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
            break
    return facts


def _laid_out(pieces: list[_Piece], title: str | None) -> Iterator[Piece]:
    """The pieces to be laid out; the title goes first unless the text has it at its head."""
    if title is not None and not any(_bare(title) in _bare(piece.text) for piece in pieces[:6]):
        yield Piece(text=title, part="title")
    for piece in pieces:
        if piece.table:
            yield Piece(cells=tuple(piece.text.split("\t")), table=piece.table, row=piece.number)
        else:
            yield Piece(text=piece.text, paragraph=piece.number)
