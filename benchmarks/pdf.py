"""Reading a PDF against pypdfium2's own extraction of its text, in one run, turn by turn.

    python benchmarks/pdf.py FILE… [--times 25]

The extraction is ``get_text_range`` of every page in this process. Opening is ``open_pdf``: children load
the pages in pdfium, characters and boxes come over, and columns, paragraphs, tables and places are made here;
reading is what the figures of the text take after that. Told are the least and the middle of many times, by
the clock and of the processor (of all processes), and the two ways to hold the one against the other:

- ``opening : extraction``, the whole of opening, pdfium's loading of the pages included, which is the
  extraction's own work;
- ``beyond : extraction``, what opening takes beyond the extraction, and that with the reading of the figures.

Then once more as commands: ``yuebao text`` and ``pypdfium2 extract-text``.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pypdfium2

from yuebao.read import read
from yuebao.source import ready
from yuebao.source.pdf import open_pdf


def spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used) + ready.spent()


def extracted(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        layer = page.get_textpage()
        layer.get_text_range()
        layer.close()
        page.close()
    document.close()


def timed(ways: dict[str, Callable[[], object]], times: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds by the clock and of the processor of every way, turn by turn."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(times):
        for name, way in ways.items():
            began, used = time.perf_counter(), spent()
            way()
            found[name].append(((time.perf_counter() - began) * 1000, (spent() - used) * 1000))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=25)
    asked = parser.parse_args()
    python = [sys.executable, "-m"]
    for path in asked.files:
        data = path.read_bytes()

        def opened(data: bytes = data) -> object:
            return open_pdf(data, name="a.pdf", digest="0" * 64, progress=None)

        source = opened()  # the server is started, and the reader's words are loaded
        read(source)
        told = timed(
            {
                "extraction": lambda data=data: extracted(data),
                "opening": opened,
                "reading": lambda source=source: read(source),
            },
            asked.times,
        )
        commands = (
            ("pypdfium2 extract-text", [*python, "pypdfium2", "extract-text", str(path)]),
            ("yuebao text", [*python, "yuebao", "text", str(path)]),
        )
        ran = {
            name: lambda command=command: subprocess.run(command, check=True, capture_output=True)
            for name, command in commands
        }
        told |= timed(ran, max(1, asked.times // 5))
        for name, ones in told.items():
            clock, processor = ([one[which] for one in ones] for which in (0, 1))
            print(
                f"{path.name}: {name}: {min(clock):.1f} ms by the clock (median {median(clock):.1f}), "
                f"{min(processor):.1f} of the processor (median {median(processor):.1f})"
            )
        for which, measure in enumerate(("by the clock", "of the processor")):
            base, opening, reading = (
                min(one[which] for one in told[name]) for name in ("extraction", "opening", "reading")
            )
            print(
                f"{path.name}: {measure}: opening : extraction {opening / base:.2f}; beyond : extraction "
                f"{(opening - base) / base:.2f}, with the reading of the figures "
                f"{(opening + reading - base) / base:.2f}"
            )


if __name__ == "__main__":
    main()
