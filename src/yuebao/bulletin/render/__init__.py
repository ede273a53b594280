"""One issue, every form: text, web page, PDF, DOCX, mail, feed, data."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from yuebao.bulletin.issue import Draft

FORMS: dict[str, tuple[str, str]] = {
    "html": ("html", "render"),
    "pdf": ("pdf", "render"),
    "docx": ("docx", "render"),
    "eml": ("mail", "render"),
    "txt": ("text", "render"),
    "xml": ("feed", "render"),
    "xlsx": ("annex", "xlsx_bytes"),
    "csv": ("annex", "csv_bytes"),
    "json": ("annex", "json_bytes"),
}
"""Form → the module and the function that make it; each is imported when it is first asked for."""


def render(draft: Draft, form: str) -> bytes:
    """*draft* in *form*, one of ``FORMS``.

    Raises:
        ValueError: there is no such form.
        Unreadable: what the form needs is not installed (``YB500``, ``YB605``).
    """
    if form not in FORMS:
        raise ValueError(f"no such form: {form}; there are {', '.join(FORMS)}")
    module, name = FORMS[form]
    make: Callable[[Draft], bytes] = getattr(import_module(f"yuebao.bulletin.render.{module}"), name)
    return make(draft)
