"""HTML pages → Source: the article's text, block by block, and what the page's head says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.source.decode import LIMIT, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A page larger than this is refused; one larger than ``_SIFTED`` is not sifted, only read
#: (trafilatura's time grows with the square of the elements side by side).
PAGE_LIMIT = 16 * 1024 * 1024
_SIFTED = 1024 * 1024
_SIFTED_ELEMENTS = 4_000

_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h[1-6]|table)[\s>/]",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"</(?:p|div|td|span|body|html|h[1-6]|table|li|a)\s*>|<br", re.IGNORECASE)
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
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_ATTRIBUTED = re.compile(r"[来來]\s*源\s*[：:]")
_ISO = re.compile(r"((?:19|20)\d\d)\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One block of a page: its text, how many of its characters are links', its element's tag."""

    text: str
    linked: int
    tag: str
    framed: bool


def is_page(data: bytes) -> bool:
    """Whether *data* is an HTML page, by its content."""
    head = data[:65536]
    if head[:4096].count(0):
        return False
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _OPENING.match(head) is not None:
        return True
    return b"<html" in head[:4096].lower() or (head.lstrip()[:1] == b"<" and len(_MARKUP.findall(head)) > 2)


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
    tree = _parse(markup)
    if tree is None:
        return Problem(code="YB108", place=name)
    if isinstance(tree, str):
        return Problem(code="YB105", place=name, facts=(("reason", tree),))
    pieces = list(_pieces(tree))
    if not pieces:
        return Problem(code="YB108", place=name)
    facts = _head_facts(tree)
    if not _plain(pieces):
        pieces = _article(markup, tree, pieces, facts)
    text = _laid_out(pieces, facts.get("title"))
    if not text.strip():
        return Problem(code="YB108", place=name)
    return Source(
        sha256=digest,
        name=name,
        text=text,
        media_type="text/html",
        url=facts.get("url"),
        publisher=facts.get("publisher"),
        released=facts.get("released"),
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
    linked = links = frames = 0
    tag = "body"

    def flush() -> Iterator[_Piece]:
        nonlocal linked
        for line in "".join(parts).split("\n"):
            text = _SPACES.sub(" ", line).strip(" \u3000\xa0")
            if text:
                yield _Piece(text=text, linked=min(linked, len(text)), tag=tag, framed=frames > 0)
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
            if name == "tr":
                row = _row(element)
                if row is not None:
                    yield _Piece(text=row, linked=0, tag="tr", framed=frames > 0)
                    walk.skip_subtree()
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


def _row(element: Any) -> str | None:
    """A data row's cells joined by tabs; ``None`` for a row that lays out the page."""
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return None
    if any(child.tag in _NESTS for child in element.iterdescendants()):
        return None
    texts: list[str] = []
    for cell in cells:
        text = " ".join("".join(cell.itertext()).split())
        if len(text) > 300:
            return None
        span = cell.get("colspan", "1")
        texts += [text] + [""] * (min(int(span), 20) - 1 if span.isdecimal() else 0)
    return "\t".join(texts) if any(texts) else None


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
        return outside or pieces
    lines = {_bare(line) for line in kept.split("\n")}
    places = [
        place
        for place, piece in enumerate(pieces)
        if not piece.framed and _bare(piece.text) in lines and (len(piece.text) > 12 or piece.tag[0] == "h")
    ]
    inside = sum(len(pieces[place].text) for place in places)
    if not places or inside * 4 < sum(len(piece.text) for piece in outside if len(piece.text) > 20):
        return outside or pieces
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


def _sifted(markup: str, tree: Any, facts: dict[str, str]) -> str | None:
    """What trafilatura takes for the article's text, or ``None`` when it finds none."""
    if _SIFTED < len(markup) or _SIFTED_ELEMENTS < sum(1 for _ in tree.iter()):
        return None
    from trafilatura import bare_extraction

    try:
        # Any error of its own, on a page it was not made for, only means that it finds nothing.
        document = bare_extraction(markup, include_comments=False, favor_recall=True, with_metadata=True)
    except Exception:
        return None
    if document is None:
        return None
    found = document if isinstance(document, dict) else document.as_dict()
    for key, field in (("title", "title"), ("publisher", "sitename"), ("released", "date"), ("url", "url")):
        value = found.get(field)
        if value and key not in facts:
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


def _laid_out(pieces: list[_Piece], title: str | None) -> str:
    """The pieces as text; the title goes first unless the text has it at its head."""
    texts = [piece.text for piece in pieces]
    if title is not None and not any(_bare(title) in _bare(text) for text in texts[:6]):
        texts.insert(0, title)
    lines: list[str] = []
    for place, text in enumerate(texts):
        follows_row = "\t" in text and place > 0 and "\t" in texts[place - 1]
        if lines and not follows_row:
            lines.append("")
        lines.append(text)
    return "\n".join(lines) + "\n"
