"""Bytes → Source: what kind of file it is, decoded and with its head's facts."""

from __future__ import annotations

from hashlib import sha256

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.source.decode import decode
from yuebao.source.html import is_page, open_page

#: More lines than this are no bulletin but a table of records; each line costs memory.
LINE_LIMIT = 1_000_000


def open_source(data: bytes, *, name: str) -> Source | Problem:
    """The text of a file, or why there is none.

    Text in UTF-8, UTF-16, UTF-32, GB18030 or Big5, and HTML pages, are told by their
    content, not by *name*. Bad data comes back as a ``Problem`` (YB104–YB108).
    """
    digest = sha256(data).hexdigest()
    if is_page(data):
        return open_page(data, name=name, digest=digest)
    text = decode(data, name=name)
    if isinstance(text, Problem):
        return text
    lines = text.count("\n") + 1
    if LINE_LIMIT < lines and LINE_LIMIT < sum(map(bool, map(str.strip, text.split("\n")))):
        return Problem(code="YB105", place=name, facts=(("reason", f"{lines} lines"),))
    return Source(sha256=digest, name=name, text=text)
