"""Two writers and four readers at work on one book at once: no error, nothing lost.

python benchmarks/book_together.py [--seconds 60] [--book BOOK]

Every one is a process of its own with the book opened by its place, as people at their own desks
would be. The writers add short releases, every fourth the same in both; the readers ask for series,
search and look figures up. At the end the book must hold every release that a writer was told is
in it, once, whole. BOOK is a path or the URL of an empty database; exits with 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from book_releases import releases

from yuebao import pipeline
from yuebao.book import Book

WRITERS, READERS = 2, 4


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--book")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = args.book or f"{folder}/book.db"
        Book.open(where).close()
        pipeline.check(next(releases(1))[0])  # what is loaded once is loaded before the forks
        forks = "fork" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if forks else "spawn")
        told: Any = context.Queue()
        ready = context.Barrier(WRITERS + READERS)
        jobs = [(_write, n) for n in range(WRITERS)] + [(_read, n) for n in range(READERS)]
        people = [
            context.Process(target=_at_work, args=(work, n, where, args.seconds, ready, told))
            for work, n in jobs
        ]
        for it in people:
            it.start()
        answers = [told.get(timeout=args.seconds + 120) for _ in people]
        for it in people:
            it.join()
        return _judged(where, answers)


def _judged(where: str, answers: list[tuple[str, Any, str]]) -> int:
    errors = [error for _, _, error in answers if error]
    added: set[str] = set().union(*(told for kind, told, _ in answers if kind == "_write"))
    asked = sum(told for kind, told, _ in answers if kind == "_read")
    with Book.open(where) as book:
        held = [it.sha256 for it in book.documents()]
        readings = {digest: book.vintages(digest) for digest in added}
        found = book.entries(current=False)
        figures, places = len(found), sum(len(it.places) for it in found)
    lost = [digest for digest, them in readings.items() if not them]
    twice = [digest for digest, them in readings.items() if len(them) > 1]
    whole = figures + places == sum(it[0].figures for it in readings.values() if it)
    for error in errors:
        print(error)
    print(
        f"{len(errors)} errors; {len(added)} documents added, {len(lost)} lost, {len(twice)} twice, "
        f"{figures + places} figures{'' if whole else ': not all'}; {asked} questions answered"
    )
    return int(bool(errors or lost or twice) or not whole or sorted(added) != held or not asked)


def _at_work(
    work: Callable[[Book, int, float], Any], n: int, where: str, seconds: float, ready: Any, told: Any
) -> None:
    found: Any = set() if work is _write else 0
    error = ""
    try:
        with Book.open(where) as book:
            if work is _write:
                pipeline.check(next(releases(1))[0])  # where nothing was forked
            ready.wait(90)
            found = work(book, n, time.monotonic() + seconds)
    except Exception:  # whatever it is, it would have reached a person
        error = traceback.format_exc()
    told.put((work.__name__, found, error))


def _write(book: Book, n: int, until: float) -> set[str]:
    added = set()
    for number, (data, day) in enumerate(releases(100_000)):
        if time.monotonic() > until:
            break
        if number % 4 == 0 or number % WRITERS == n:
            pipeline.add(data, book=book, name=f"{number}", released=day)
            added.add(sha256(data).hexdigest())
    return added


def _read(book: Book, n: int, until: float) -> int:
    asked = 0
    while time.monotonic() < until:
        for found in book.series("大连 出口", limit=2):
            periods = [it.period for it in found.points]
            if len(set(periods)) != len(periods):
                raise AssertionError(f"{found.key} has a period twice")
        for it in book.search("出口 增长"):
            if "出口" not in it.text:
                raise AssertionError(f"found what was not asked for: {it.text}")
        for it in book.entries(area="大连市", current=False)[n::50]:
            book.entry(it.id)
        asked += 3
    return asked


if __name__ == "__main__":
    sys.exit(main())
