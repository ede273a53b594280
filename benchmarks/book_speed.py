"""How fast `add` reads, checks and keeps short releases in one process, and that memory stays flat.

python benchmarks/book_speed.py [--documents 1000] [--book BOOK]
"""

from __future__ import annotations

import argparse
import gc
import resource
import tempfile
import time
from pathlib import Path

from book_releases import releases

from yuebao import pipeline
from yuebao.book import Book


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--book")
    args = parser.parse_args()
    made = list(releases(args.documents))
    with tempfile.TemporaryDirectory() as folder:
        where = args.book or str(Path(folder) / "book.db")
        with Book.open(where) as book:
            pipeline.add(made[0][0], book=book, name="0", released=made[0][1])
            gc.collect()
            started, cpu, before = time.perf_counter(), time.process_time(), _memory()
            figures = 0
            for number, (data, day) in enumerate(made[1:], start=1):
                vintage, _ = pipeline.add(data, book=book, name=str(number), released=day)
                figures += vintage.figures
                if number % 250 == 0:
                    print(f"{number:6} documents, {_memory() - before:+.1f} MB", flush=True)
            took, cpu = time.perf_counter() - started, time.process_time() - cpu
        many = len(made) - 1
        print(
            f"{many} documents, {figures} figures in {took:.1f} s: {many / took:.1f} documents/s "
            f"({many / cpu:.1f} a second of this process's own time), memory {_memory() - before:+.1f} MB"
        )


def _memory() -> float:
    """Resident memory in MB, now where the system tells it, else its peak."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
