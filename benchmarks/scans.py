"""Scans against text: a bulletin is typeset, rendered to grey pages, and read by character recognition.

    python benchmarks/scans.py [BULLETIN] [--dpi 150] [--style "one column"]

Prints how many figures come out whole (value, unit, kind, indicator, area, period, breakdown, base), and of
the others how many are flagged: doubtful, or part of a contradiction.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "source"))

from paper import STYLES, typeset  # noqa: E402  # it stands with the tests

import yuebao  # noqa: E402
from yuebao import pipeline  # noqa: E402
from yuebao.core import contract  # noqa: E402


def rendered(pdf: bytes, dpi: int) -> bytes:
    """The pages of *pdf* as one TIFF of grey pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(dpi, dpi), compression="tiff_lzw")
    return out.getvalue()


def meaning(record: dict[str, object]) -> tuple[str, ...]:
    keys = ("value", "unit", "bound", "kind", "indicator", "area", "period", "breakdown", "base")
    return tuple(str(record[key]) for key in keys)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bulletin", nargs="?", default=str(ROOT / "examples/2025-06/bulletin.txt"))
    parser.add_argument("--dpi", type=int, default=150)
    parser.add_argument("--style", choices=STYLES, default=STYLES[0])
    asked = parser.parse_args()
    original = pipeline.read(Path(asked.bulletin))
    tiff = rendered(typeset(original.source, asked.style), asked.dpi)
    started = time.perf_counter()
    report = yuebao.check(tiff, name="scan.tiff")
    took = time.perf_counter() - started
    reading = report.reading
    wanted = [meaning(contract.figure_record(original, n)) for n in range(len(original.figures))]
    found = [meaning(contract.figure_record(reading, n)) for n in range(len(reading.figures))]
    accused = {
        n for finding in report.findings if finding.verdict == "contradiction" for n in finding.figures
    }
    flagged = {n for n, figure in enumerate(reading.figures) if figure.status == "doubtful"} | accused
    whole = missed = wrong = told = 0
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if tag == "equal":
            whole += a1 - a0
            continue
        bad = range(b0, b1)
        wrong += len(bad)
        told += sum(n in flagged for n in bad)
        missed += max(0, (a1 - a0) - (b1 - b0))
        for n in bad:
            mark = "flagged" if n in flagged else "SILENT"
            print(f"{mark}: {reading.figures[n].text} {found[n]}\n    wanted {wanted[a0:a1][:2]}")
        if b0 == b1:
            print("MISSED", wanted[a0:a1])
    doubtful = sum(figure.status == "doubtful" for figure in reading.figures)
    print(f"{len(wanted)} figures, {whole} whole ({whole / len(wanted):.1%})")
    print(f"{wrong} wrong, of which {told} flagged; {missed} missed; {len(reading.unread)} unread")
    print(f"{doubtful} doubtful in all; {len(reading.source.pages)} pages in {took:.1f} s")


if __name__ == "__main__":
    main()
