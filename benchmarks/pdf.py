"""Reading a PDF against pypdfium2's own extraction of its text, in one run, turn by turn.

    python benchmarks/pdf.py FILE… [--times 15]

Reading is ``open_pdf``: a child process is started, pdfium loads the pages in it, characters and boxes come
over, and columns, paragraphs, tables and places are made here. The extraction is ``get_text_range`` of every
page in this process, where pdfium is loaded already. Told are the least of many times, by the clock and as
the processor's (of the child too), and once more as commands: ``yuebao text`` and ``pypdfium2 extract-text``.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from yuebao.source.pdf import open_pdf


def spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def extracted(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        layer = page.get_textpage()
        layer.get_text_range()
        layer.close()
        page.close()
    document.close()


def least(ways: dict[str, Callable[[], object]], times: int) -> dict[str, tuple[float, float]]:
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(times):
        for name, way in ways.items():
            began, used = time.perf_counter(), spent()
            way()
            found[name].append((time.perf_counter() - began, spent() - used))
    return {
        name: (min(wall for wall, _ in ones), min(cpu for _, cpu in ones)) for name, ones in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=15)
    asked = parser.parse_args()
    python = [sys.executable, "-m"]
    for path in asked.files:
        data = path.read_bytes()
        told = least(
            {
                "extraction": lambda data=data: extracted(data),
                "reading": lambda data=data: open_pdf(data, name="a.pdf", digest="0" * 64, progress=None),
            },
            asked.times,
        )
        told |= least(
            {
                name: lambda command=command: subprocess.run(command, check=True, capture_output=True)
                for name, command in (
                    ("pypdfium2 extract-text", [*python, "pypdfium2", "extract-text", str(path)]),
                    ("yuebao text", [*python, "yuebao", "text", str(path)]),
                )
            },
            max(1, asked.times // 5),
        )
        for name, (wall, cpu) in told.items():
            print(
                f"{path.name}: {name}: {wall * 1000:.1f} ms by the clock, {cpu * 1000:.1f} of the processor"
            )


if __name__ == "__main__":
    main()
