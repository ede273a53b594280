"""Issues as an Atom feed: an entry an issue, its page inside."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from xml.etree import ElementTree as etree

from yuebao.bulletin.issue import Draft
from yuebao.bulletin.render.html import columns_html, data_uri

ATOM = "http://www.w3.org/2005/Atom"


def render(draft: Draft) -> bytes:
    return feed([draft])


def feed(drafts: Sequence[Draft]) -> bytes:
    """A feed of *drafts*, the newest first. Links are absolute where an address was given.

    Raises:
        ValueError: there is no issue.
    """
    if not drafts:
        raise ValueError("a feed needs an issue")
    newest = max(drafts, key=lambda draft: draft.imprint.date)
    imprint = newest.imprint
    etree.register_namespace("", ATOM)
    root = etree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "zh-Hans"})
    base = imprint.address.rstrip("/")
    _add(root, "title", imprint.title)
    _add(root, "id", f"{base}/feed.xml" if base else _urn(imprint.title, imprint.publisher))
    _add(root, "updated", _moment(newest))
    if base:
        etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": f"{base}/feed.xml"})
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", imprint.publisher or imprint.title)
    for draft in sorted(drafts, key=lambda draft: draft.imprint.date, reverse=True):
        one = draft.imprint
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        _add(entry, "title", f"{one.heading} {one.numbered}")
        link = f"{base}/{one.name}/{one.name}.html" if base else f"{one.name}.html"
        _add(entry, "id", link if base else _urn(one.title, one.publisher, one.name))
        etree.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "type": "text/html", "href": link})
        _add(entry, "updated", _moment(draft))
        _add(entry, "summary", "；".join(item.title for item in draft.items) or "本期暂无内容")
        content = etree.SubElement(entry, f"{{{ATOM}}}content", {"type": "html"})
        content.text = columns_html(draft, data_uri)
    etree.indent(root)
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _add(parent: etree.Element, tag: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{tag}").text = text


def _moment(draft: Draft) -> str:
    return f"{draft.imprint.date.isoformat()}T09:00:00+08:00"


def _urn(*words: str) -> str:
    digest = sha256("\n".join(words).encode()).hexdigest()
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
