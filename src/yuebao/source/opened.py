"""Bytes → Source: what kind of file it is, and its text with its places and its head's facts."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from yuebao.core.problem import Problem, Unreadable
from yuebao.core.text import Source
from yuebao.source.decode import decode
from yuebao.source.imprint import with_imprint
from yuebao.source.kinds import Progress, is_page, is_pdf, is_picture
from yuebao.source.package import MARK, OLE, RTF, is_locked, is_zip

#: More lines than this are no bulletin but a table of records; each line costs memory.
LINE_LIMIT = 1_000_000

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_TOLD = 5  # members that a message names


def open_source(
    data: bytes, *, name: str, progress: Progress | None = None, told: str | None = None
) -> Source | Problem:
    """The text of a file that holds one document, or why there is none.

    What a file is, is told by its content, not by *name*: text (UTF-8, UTF-16, UTF-32, GB18030, Big5), HTML,
    PDF, scans (PNG, JPEG, TIFF …),
    DOCX, XLSX, CSV, archives of one document; DOC, WPS, RTF, ODT and XLS where LibreOffice is installed.
    Bad data comes back as a ``Problem`` (YB104–YB119, YB131–YB138).
    *progress* is told of what takes long: the pages of a scan, one after the other. *told* is what *data*
    says in UTF-8, where it was a text before.
    """
    try:
        if _holds_several(data, name):
            return _only(data, name, progress)
        return _opened(data, name, progress, told)
    except Unreadable as error:
        return error.problem


def open_all(
    data: bytes, *, name: str, member: str = "", progress: Progress | None = None
) -> Iterator[Source | Problem]:
    """Every document of a file: one, or each member of a ZIP, an EPUB or a saved web page.

    A member's name is the file's and its own (``archive.zip!member.docx``). A bad one comes as its
    ``Problem`` and does not stop the others. With *member* only the one of that name, or all that are in it.
    """
    try:
        if not _holds_several(data, name):
            if member:
                yield no_member(name, member)
            else:
                yield _opened(data, name, progress)
            return
        from yuebao.source.archive import members

        wanted = f"{name}{MARK}{member}"
        empty = True
        for one in members(data, name=name):
            called = one.place if isinstance(one, Problem) else one.name
            if member and called != wanted and not called.startswith(wanted + MARK):
                continue
            empty = False
            yield one if isinstance(one, Problem) else open_source(one.data, name=one.name, progress=progress)
        if empty:
            yield no_member(name, member) if member else Problem(code="YB138", place=name)
    except Unreadable as error:
        yield error.problem


def no_member(name: str, member: str) -> Problem:
    """There is no such document in an archive."""
    facts = (("member", member), ("archive", name))
    return Problem(code="YB139", place=f"{name}{MARK}{member}", facts=facts)


def _holds_several(data: bytes, name: str) -> bool:
    if not is_zip(data) and b"ime-" not in data[:8192].lower():
        return False
    from yuebao.source.archive import is_archive

    return is_archive(data, name=name)


def _only(data: bytes, name: str, progress: Progress | None) -> Source | Problem:
    """The one document of an archive; of several, or none, a problem that says so."""
    from yuebao.source.archive import members

    found = list(members(data, name=name))
    if not found:
        return Problem(code="YB138", place=name)
    if len(found) == 1:
        [member] = found
        return (
            member
            if isinstance(member, Problem)
            else open_source(member.data, name=member.name, progress=progress)
        )
    names = [(one.place if isinstance(one, Problem) else one.name).removeprefix(name + MARK) for one in found]
    told = ", ".join(names[:_TOLD]) + (" …" if _TOLD < len(names) else "")
    facts = (("count", str(len(names))), ("names", told), ("example", f"{name}{MARK}{names[0]}"))
    return Problem(code="YB137", place=name, facts=facts)


def _with_imprint(source: Source | Problem) -> Source | Problem:
    return source if isinstance(source, Problem) else with_imprint(source)


def _opened(data: bytes, name: str, progress: Progress | None, told: str | None = None) -> Source | Problem:
    """One document by the kind that its bytes say it is.

    Raises:
        Unreadable: it cannot be read.
    """
    digest = sha256(data).hexdigest()
    if is_locked(data):
        return Problem(code="YB131", place=name)
    if is_zip(data):
        return _office(data, name, digest)
    if data.startswith((OLE, RTF)):
        from yuebao.source.converted import converted, kind_of

        kind = kind_of(data, name=name)
        if kind is not None:
            return _office(converted(data, kind=kind, name=name), name, digest)
    if is_pdf(data):
        from yuebao.source.pdf import open_pdf

        return _with_imprint(open_pdf(data, name=name, digest=digest, progress=progress))
    if is_picture(data):
        from yuebao.source.scan import open_picture

        return _with_imprint(open_picture(data, name=name, digest=digest, progress=progress))
    if data.startswith(_WIDE):  # a page in UTF-16 is told as one by its letters
        wide = data.decode("utf-16", "replace").encode("utf-8", "replace")
        page = wide if is_page(wide) else data
    else:
        page = data
    if is_page(page):
        from yuebao.source.html import open_page

        return open_page(page, name=name, digest=digest)
    text = decode(data, name=name, told=told)
    if isinstance(text, Problem):
        return text
    lines = text.count("\n") + 1
    if LINE_LIMIT < lines and LINE_LIMIT < sum(map(bool, map(str.strip, text.split("\n")))):
        return Problem(code="YB105", place=name, facts=(("reason", f"{lines} lines"),))
    if "," in text[:4096] or name.lower().endswith((".csv", ".tsv")):
        from yuebao.source.sheets import is_csv, open_csv

        if is_csv(text, name=name):
            return open_csv(text, name=name, digest=digest)
    return with_imprint(Source(sha256=digest, name=name, text=text))


def _office(data: bytes, name: str, digest: str) -> Source | Problem:
    """A package: a text, a sheet, or what only LibreOffice makes one of these."""
    from yuebao.source.archive import container

    kind = container(data, name=name)
    if kind in ("odt", "ods"):
        from yuebao.source.converted import converted

        data = converted(data, kind=kind.upper(), name=name)
        kind = "docx" if kind == "odt" else "xlsx"
    if kind == "docx":
        from yuebao.source.docx import open_docx

        return open_docx(data, name=name, digest=digest)
    if kind == "xlsx":
        from yuebao.source.xlsx import open_xlsx

        return open_xlsx(data, name=name, digest=digest)
    return Problem(code="YB138", place=name)
