"""ZIP, EPUB and MHTML files: the documents inside, each under a name of its own."""

from __future__ import annotations

import email
import email.policy
import posixpath
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import NamedTuple
from urllib.parse import unquote

from yuebao.core.problem import Problem, Unreadable
from yuebao.source.docx import attribute
from yuebao.source.package import MARK, Package, damaged, is_zip, unsafe

#: Documents of one archive, and archives within one another.
MEMBERS = 2_000
DEPTH = 3

_OPC = "[Content_Types].xml"
_MHTML = re.compile(rb"(?:^|\n)content-type:\s*multipart/(?:related|mixed|alternative)", re.IGNORECASE)
_HEADER = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n)")
_READ = (
    ".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".shtml", ".mht", ".mhtml", ".docx", ".docm",
    ".dotx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv",
    ".tsv", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".epub", ".zip",
)  # fmt: skip
_CHILD = "{*}"


class Member(NamedTuple):
    """A document of an archive: its name in it and its bytes."""

    name: str
    data: bytes


def is_archive(data: bytes, *, name: str) -> bool:
    """Whether *data* holds documents rather than being one; an office file is one.

    Raises:
        Unreadable: it is a damaged or an unsafe ZIP.
    """
    if is_zip(data):
        return container(data, name=name) in ("zip", "epub")
    return is_mhtml(data)


def is_mhtml(data: bytes) -> bool:
    head = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if _HEADER.match(head) is None or b"mime-version" not in head.lower():
        return False
    return _MHTML.search(head.replace(b"\r\n", b"\n")) is not None


def container(data: bytes, *, name: str) -> str:
    """What a ZIP holds: docx, xlsx, pptx, odt, ods, epub, opc (another office file) or zip.

    Raises:
        Unreadable: it is no whole ZIP (YB132, YB133).
    """
    package = Package(data, name=name)
    names = package.names
    folders = {one.partition("/")[0].lower() for one in names}
    if _OPC in package or any(one.lower() == "[content_types].xml" for one in names):
        for folder, kind in (("word", "docx"), ("xl", "xlsx"), ("ppt", "pptx")):
            if folder in folders:
                return kind
        return "docx" if "_rels/.rels" in package else "opc"
    if "mimetype" in package:
        told = package.part("mimetype")[:100].decode("ascii", "replace").strip()
        for words, kind in (
            ("epub", "epub"), ("opendocument.text", "odt"), ("opendocument.spreadsheet", "ods")
        ):  # fmt: skip
            if words in told:
                return kind
    if "META-INF/container.xml" in package:
        return "epub"
    if "word/document.xml" in package:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in package else "zip"


def members(data: bytes, *, name: str, depth: int = 0) -> Iterator[Member | Problem]:
    """The documents of an archive, those of archives within it too; a problem in place of a bad one.

    Raises:
        Unreadable: the archive itself is damaged or unsafe.
    """
    if DEPTH <= depth:
        raise unsafe(name, f"archives within archives, more than {DEPTH} deep")
    count = 0
    for member in _mhtml(data, name) if is_mhtml(data) else _zipped(data, name):
        count += 1
        if MEMBERS < count:
            raise unsafe(name, f"more than {MEMBERS} documents")
        if isinstance(member, Problem):
            yield member
            continue
        whole = f"{name}{MARK}{member.name}"
        try:
            if is_archive(member.data, name=whole):
                yield from members(member.data, name=whole, depth=depth + 1)
            else:
                yield Member(whole, member.data)
        except Unreadable as error:
            yield error.problem


def _zipped(data: bytes, name: str) -> Iterator[Member | Problem]:
    package = Package(data, name=name)
    epub = container(data, name=name) == "epub"
    for part in _spine(package) if epub else sorted(filter(_wanted, package.names)):
        try:
            yield Member(_named(part), package.part(part))
        except Unreadable as error:
            if error.problem.code == "YB133":
                raise
            yield Problem(
                code=error.problem.code, place=f"{name}{MARK}{_named(part)}", facts=error.problem.facts
            )


def _wanted(part: str) -> bool:
    leaf = part.rpartition("/")[2]
    hidden = part.startswith("__MACOSX/") or leaf.startswith((".", "~$"))
    return not hidden and leaf.lower().endswith(_READ)


def _named(part: str) -> str:
    """A member's name: old Chinese archives write theirs in GB18030, which ZIP takes for code page 437."""
    try:
        raw = part.encode("cp437")
    except UnicodeEncodeError:
        return part
    if raw.isascii():
        return part
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return part


def _spine(package: Package) -> list[str]:
    """The chapters of a book in reading order; every page of it where its order is not told."""
    pages = [one for one in package.names if one.lower().endswith((".xhtml", ".html", ".htm"))]
    try:
        root = package.xml("META-INF/container.xml")
        paths = [attribute(one, "full-path") or "" for one in root.iter(f"{_CHILD}rootfile")]
        book = next((path for path in paths if path in package), None)
        if book is None:
            return pages
        opf = package.xml(book)
    except (Unreadable, KeyError) as error:
        if isinstance(error, Unreadable) and error.problem.code != "YB132":
            raise
        return pages
    folder = book.rpartition("/")[0]
    hrefs = {
        attribute(item, "id"): _beside(folder, attribute(item, "href") or "")
        for item in opf.iter(f"{_CHILD}item")
        if "nav" not in (attribute(item, "properties") or "").split()
    }
    spine = [hrefs.get(attribute(one, "idref")) for one in opf.iter(f"{_CHILD}itemref")]
    found = list(dict.fromkeys(one for one in spine if one is not None and one in package))
    return found or pages


def _beside(folder: str, href: str) -> str:
    return posixpath.normpath(f"{folder}/{unquote(href)}").lstrip("/")


def _mhtml(data: bytes, name: str) -> Iterator[Member | Problem]:
    """The pages of a saved web page, its main one first; pictures and styles are left out."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    number = 0
    for part in _leaves(message):
        try:
            page = _saved(part, number + 1)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            # What the standard library raises of headers that no program writes: a charset with a null in it.
            raise damaged(name, str(error)) from None
        if page is not None:
            number += 1
            yield page


def _saved(part: Message, number: int) -> Member | None:
    """A part of a saved web page that is a page or a text."""
    kind = part.get_content_type()
    if kind not in ("text/html", "application/xhtml+xml", "text/plain") or part.get_filename():
        return None
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return None
    return Member(_page_name(part, number), _with_charset(content, part.get_content_charset()))


def _leaves(message: Message | EmailMessage) -> Iterator[Message]:
    """The parts that hold no parts, as deep as letters go."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if part.is_multipart():
            payload = part.get_payload()
            if isinstance(payload, list) and depth < 20 and seen < 10_000:
                waiting += [(one, depth + 1) for one in reversed(payload) if isinstance(one, Message)]
        else:
            yield part


def _page_name(part: Message, number: int) -> str:
    place = str(part.get("Content-Location") or "")
    leaf = unquote(place.split("?")[0].rstrip("/").rpartition("/")[2])
    return re.sub(r"[\x00-\x1f!]", "", leaf)[:80] or f"{number}.html"


def _with_charset(content: bytes, charset: str | None) -> bytes:
    """A page's bytes in UTF-8 when its headers say what they are in; they outrank the page's own word."""
    if charset is None or charset in ("utf-8", "utf8", "us-ascii"):
        return content
    wide = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
    try:
        text = content.decode(wide.get(charset, charset), "strict")
    except (LookupError, ValueError):
        return content
    return text.encode("utf-8", "replace")
