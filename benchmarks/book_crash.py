"""`yuebao add` killed at random moments, over and over: nothing is lost, nothing twice, the book verifies.

python benchmarks/book_crash.py [--kills 200] [--documents 500] [--seed 1]

Each turn forks a process in which everything is loaded, lets it run the very command until it has told
of a few documents (none to five, by chance), and sends it SIGKILL at a random moment of the next two; the
turn after begins a document before the first that is missing. After every kill the book is looked
at: no reading half there, and all there that the command told of. When all documents are in it, or the
kills are spent, the command runs over all of them to its end, twice, and the book is held against one
that was never disturbed, dump against dump, all but the moments of reading. Needs a system that forks;
exits with 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from pathlib import Path

from yuebao import cli, pipeline
from yuebao.book import Book
from yuebao.bulletin import synthesize

_MOMENT = re.compile(r'"read_at":"[^"]*"')


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        files = _written(home, args.documents)
        goal = len({it.read_bytes() for it in files})
        with Book.open(home / "warm.db") as book:  # what is loaded once is loaded before the forks
            pipeline.add(files[0].read_bytes(), book=book, name="warm")
        whole = _whole(home / "whole.db", files)
        done = rounds = struck = 0
        pace = 0.05
        while done < args.kills:
            rounds += 1
            path = home / f"book-{rounds}.db"
            held = 0
            while done < args.kills and held < goal:
                first = max(0, held - 1)
                told, killed, pace = _killed(path, files[first:], rng, pace)
                before, held = held, _held(path, before=held)
                promised = len({it.read_bytes() for it in files[: first + told]})
                if held < promised:
                    raise SystemExit(f"told of {promised} documents, holds {held}")
                done += killed
                struck += killed and held > before
            _run(path, files)
            _run(path, files)
            if _dumped(path) != whole:
                print(f"{path.name} is not what it would be undisturbed")
                return 1
            _verified(path)
            print(f"{done} kills, {rounds} books the same as the undisturbed one", flush=True)
    print(
        f"{done} SIGKILL over {rounds} books of {args.documents} documents ({struck} after this process had "
        "posted some): nothing lost, nothing twice, every book verifies"
    )
    return 0


def _written(home: Path, many: int) -> list[Path]:
    files = []
    for seed in range(many):
        file = home / f"{seed:04}.txt"
        file.write_text(synthesize(seed=seed, figures=5).text, encoding="utf-8")
        files.append(file)
    return files


def _run(book: Path, files: list[Path]) -> None:
    pid, told = _forked(book, files)
    while os.read(told, 2**16):
        pass
    os.close(told)
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: a synthetic document contradicts another
        raise SystemExit(f"add ended with {os.waitstatus_to_exitcode(status)}")


def _killed(book: Path, files: list[Path], rng: random.Random, pace: float) -> tuple[int, bool, float]:
    """How many documents it told of, whether it was killed at work, and the seconds it took for one."""
    most, said, began = rng.randrange(6), b"", time.monotonic()
    pid, told = _forked(book, files)
    while _told(said) < most and (more := os.read(told, 2**16)):
        said += more
    if most:
        pace = (time.monotonic() - began) / most
    time.sleep(rng.uniform(0, 2 * pace))
    os.kill(pid, signal.SIGKILL)
    while more := os.read(told, 2**16):
        said += more
    os.close(told)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1, -signal.SIGKILL):
        raise SystemExit(f"add ended with {code}")
    return _told(said), code == -signal.SIGKILL, pace


def _told(said: bytes) -> int:
    """The lines of documents; findings stand under them, indented."""
    return sum(not it.startswith(b" ") for it in said.splitlines())


def _forked(book: Path, files: list[Path]) -> tuple[int, int]:
    """The process that adds *files*, and the end of the pipe that tells a line of each."""
    sys.stdout.flush()
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            os.close(reads)
            os.dup2(writes, 1)
            sys.stdout = open(1, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
            code = cli.run(["add", "--book", str(book), "--released", "2026-01-20", *map(str, files)])
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writes)
    return pid, reads


def _held(path: Path, *, before: int) -> int:
    """How many documents the book holds; each is whole, and none that was there is gone."""
    if not path.exists():
        return before
    with sqlite3.connect(path) as book:
        if not book.execute("SELECT 1 FROM sqlite_master WHERE name = 'vintage'").fetchone():
            return before
        wrong = book.execute(
            "SELECT v.ident FROM vintage v LEFT JOIN content c ON c.document_id = v.document_id "
            "WHERE c.data IS NULL OR v.figures <> (SELECT count(*) FROM figure WHERE vintage_id = v.id)"
        ).fetchall()
        [documents], [readings], [passages], [found] = (
            book.execute(f"SELECT count(*) FROM {it}").fetchone()
            for it in ("document", "vintage", "passage", "passage_words")
        )
    if wrong or documents != readings or passages != found or documents < before:
        raise SystemExit(
            f"half written: {wrong}, {documents=}, {readings=}, {passages=}, {found=}, {before=}"
        )
    return int(documents)


def _whole(path: Path, files: list[Path]) -> list[str]:
    _run(path, files)
    return _dumped(path)


def _dumped(path: Path) -> list[str]:
    """The book as text, but for when it was read, in an order that does not depend on that."""
    with Book.open(path) as book:
        return sorted(_MOMENT.sub("", line) for line in book.dump())


def _verified(path: Path) -> None:
    with sqlite3.connect(path) as book:
        sound = book.execute("PRAGMA integrity_check").fetchall()
        loose = book.execute("PRAGMA foreign_key_check").fetchall()
        book.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")
    if sound != [("ok",)] or loose:
        raise SystemExit(f"{path.name}: {sound} {loose}")


if __name__ == "__main__":
    sys.exit(main())
