"""A short run of tools/fuzz_files.py over each family of files; the long one is run by hand."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

fuzz = pytest.importorskip("fuzz_files")
fuzz_pdf = pytest.importorskip("fuzz_pdf")
pytest.importorskip("docx", reason="python-docx writes the first files")
pytest.importorskip("openpyxl", reason="openpyxl writes the first files")


COUNTS = {"html": 40, "archive": 80, "pdf": 60}  # pages are slow to sift


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the watch needs a POSIX timer")
@pytest.mark.parametrize("family", fuzz.FAMILIES)
def test_mutants_crash_and_hang_nothing(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz.converted, "program", lambda: None)
    if family == "pdf":
        pytest.importorskip("pypdfium2_raw", reason="the extra [pdf] is not installed")
        if not hasattr(os, "pidfd_open"):
            pytest.skip("children are watched through Linux")
        for name in ("ask", "no_recogniser", "recognised", "DPI"):
            monkeypatch.setattr(fuzz_pdf.pdf, name, getattr(fuzz_pdf.pdf, name))
    said: list[str] = []
    became = fuzz.run(family, COUNTS.get(family, 150), 7, keep=None, tell=said.append)
    assert not became["CRASH"] + became["HANG"], said
    assert became["text"]  # and not everything is refused
