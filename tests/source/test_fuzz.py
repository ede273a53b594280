"""A short run of tools/fuzz_files.py over each family of files; the long one is run by hand."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

fuzz = pytest.importorskip("fuzz_files")
native = pytest.importorskip("fuzz_native")
pytest.importorskip("docx", reason="python-docx writes the first files")
pytest.importorskip("openpyxl", reason="openpyxl writes the first files")


COUNTS = {"html": 80, "pdf": 100}  # pages are slow to sift


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the watch needs a POSIX timer")
@pytest.mark.parametrize("family", fuzz.FAMILIES)
def test_mutants_crash_and_hang_nothing(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz.converted, "program", lambda: None)
    if family in ("pdf", "picture"):
        pytest.importorskip("pypdfium2_raw", reason="the extra [pdf] is not installed")
        pytest.importorskip("PIL", reason="the extra [ocr] is not installed")
        for module in (native.pdf, native.scan):
            for name in ("Child", "no_recogniser", "recognised"):
                monkeypatch.setattr(module, name, getattr(module, name))
        for name in ("DPI", "PROCESSORS"):
            monkeypatch.setattr(native.pdf, name, getattr(native.pdf, name))
    said: list[str] = []
    became = fuzz.run(family, COUNTS.get(family, 200), 7, keep=None, tell=said.append)
    assert not became["CRASH"] + became["HANG"], said
    assert became["text"] + became["YB116"]  # and not everything is refused
