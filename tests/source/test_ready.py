"""Children of the server: each sees its own file, is held to its bounds, and takes nothing down with it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from yuebao.core.problem import Problem
from yuebao.source import bounded, glyphs, pdf, ready
from yuebao.source.bounded import Child, Stopped

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no server where nothing forks"),
    pytest.mark.skipif(find_spec("pypdfium2_raw") is None, reason="the extra [pdf] is not installed"),
]

# Small readers that go wrong in every way.
READERS = """
import os, sys
from yuebao.source.bounded import OUT_OF_MEMORY, bind

rehearsed = []

def rehearse(*arguments):
    rehearsed.append(len(os.listdir("/proc/self/fd")))

def main():
    bind()
    asked = sys.stdin.buffer.read()
    how = sys.argv[1]
    if how == "echo":
        sys.stdout.write(str(len(asked)) + " " + " ".join(sys.argv[2:]))
    elif how == "open":
        sys.stdout.write(" ".join(sorted(os.listdir("/proc/self/fd"))))
    elif how == "spare":
        sys.stdout.write(f"{os.getpid()} {len(rehearsed)}")
    elif how == "linger":
        import time
        os.close(1)
        time.sleep(600)
    elif how == "fall":
        os.kill(os.getpid(), 11)
    elif how == "fill":
        try:
            bytearray(2**31)
        except MemoryError:
            return OUT_OF_MEMORY
    elif how == "work":
        import time
        while time.process_time() < 0.15:
            pass
    elif how == "sleep":
        import time
        time.sleep(600)
    elif how == "raise":
        raise ValueError("at fault")
    return 0
"""


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The module that they stand in, where a server finds it."""
    (tmp_path / "wrong_readers.py").write_text(READERS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(ready, "_server", None)  # one that has the folder on its path
    return "wrong_readers"


def said(reader: str, data: bytes, *arguments: str) -> str:
    with Child(reader, data, *arguments) as child:
        return child.rest().decode()


def test_a_child_answers_what_it_is_asked(reader: str) -> None:
    assert said(reader, b"x" * 200_000, "echo", "图 1", "") == "200000 图 1 "
    assert said(reader, b"", "echo") == "0 "


@pytest.mark.parametrize(
    ("how", "reason"), [("fall", bounded.BROKEN), ("fill", bounded.NO_MEMORY), ("raise", bounded.BROKEN)]
)
def test_a_child_that_falls_takes_nothing_with_it(reader: str, how: str, reason: str) -> None:
    for _ in range(2):
        with pytest.raises(Stopped) as stop:
            said(reader, b"", how)
        assert stop.value.reason == reason
        assert said(reader, b"abc", "echo") == "3 "


def test_the_page_that_a_server_starts_with_has_text() -> None:
    """What the library makes with a first page is made before a worker needs it."""
    [sheet] = pdf.sheets_of(glyphs._PAGE, name="own.pdf")
    assert not isinstance(sheet, Problem)
    assert [run.text for run in sheet.page.runs] == ["Exports 98.3, up by 5.1%;42"] * 4


def test_a_child_is_given_up(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "WALL", 0.3)
    with pytest.raises(Stopped) as stop:
        said(reader, b"", "sleep")
    assert stop.value.reason == bounded.TOO_SLOW


def test_what_children_take_is_counted(reader: str) -> None:
    said(reader, b"", "echo")
    before = ready.spent()
    said(reader, b"", "work")
    assert 0.1 < ready.spent() - before < 5


def test_a_child_that_is_left_is_ended(reader: str) -> None:
    with Child(reader, b"", "sleep") as child:
        process = child._process
    assert child._code == -signal.SIGKILL
    process.kill()  # and no other process, whatever number it has by then


def test_a_child_finds_nothing_open_but_its_file(reader: str) -> None:
    with open(__file__, "rb") as other:
        os.set_inheritable(other.fileno(), True)
        assert len(said(reader, b"", "open").split()) == 4, "the three that all have, and the folder listed"


def spare(reader: str) -> tuple[int, bool]:
    """The process of a worker, and whether it had a rehearsal."""
    process, rehearsed = said(reader, b"", "spare").split()
    return int(process), rehearsed == "1"


def waiting() -> list[int]:
    """The processes of the server's workers."""
    assert ready._server is not None
    server = ready._server._pid
    told = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii")
    return list(map(int, told.split()))


def ended(process: int) -> None:
    """Wait until a process has ended, whether or not anybody has asked how."""
    stop = time.monotonic() + 60
    with suppress(FileNotFoundError, ProcessLookupError):
        while Path(f"/proc/{process}/stat").read_text(encoding="ascii").split()[2] != "Z":
            assert time.monotonic() < stop


def test_from_the_third_file_on_a_worker_has_had_its_rehearsal(reader: str) -> None:
    told = [spare(reader) for _ in range(5)]
    assert [rehearsed for _, rehearsed in told] == [False, False, True, True, True]
    assert len({process for process, _ in told}) == 5, "a worker sees but one file"
    assert len(said(reader, b"", "open").split()) == 4


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_as_many_workers_wait_as_the_last_file_had(reader: str) -> None:
    for together, kept in ((1, 0), (1, 1), (5, 2), (1, 1)):
        with ExitStack() as stack:
            for _ in range(together):
                child = stack.enter_context(Child(reader, b"", "echo"))
            assert child.rest() == b"0 "
        ready.spent()  # the server has done what it does behind the file
        assert len(waiting()) == kept


def test_ctrl_c_is_nothing_to_the_server_and_its_workers(reader: str) -> None:
    said(reader, b"", "echo")
    assert ready._server is not None
    server = ready._server._pid
    for _ in range(3):
        os.kill(server, signal.SIGINT)
        assert said(reader, b"abc", "echo") == "3 "
    assert ready._server._pid == server


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_a_waiting_worker_that_is_ended_from_outside_is_missed_by_nobody(reader: str) -> None:
    for _ in range(2):
        spare(reader)
    ready.spent()
    [process] = waiting()
    os.kill(process, signal.SIGINT)  # Ctrl-C is the parent's
    assert spare(reader) == (process, True)
    ready.spent()
    [process] = waiting()
    os.kill(process, signal.SIGKILL)
    ended(process)
    assert not spare(reader)[1]
    assert spare(reader)[1]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_waiting_workers_end_with_their_server(reader: str) -> None:
    for _ in range(2):
        spare(reader)
    ready.spent()
    [process] = waiting()
    assert ready._server is not None
    ready._server.close()
    ended(process)


def test_a_child_that_closes_its_answer_and_stays_is_ended(reader: str) -> None:
    with pytest.raises(Stopped) as stop:
        said(reader, b"", "linger")
    assert stop.value.reason == bounded.BROKEN


def test_a_child_that_is_let_go_leaves_its_place(reader: str) -> None:
    with Child(reader, b"", "sleep") as child:
        child.done = True
    assert said(reader, b"ab", "echo") == "2 "


def test_another_server_takes_the_place_of_one_that_fell(reader: str) -> None:
    assert said(reader, b"a", "echo") == "1 "
    fallen = ready._server
    assert fallen is not None
    os.kill(fallen._pid, signal.SIGKILL)
    os.waitpid(fallen._pid, 0)
    assert said(reader, b"ab", "echo") == "2 "
    assert ready._server is not fallen


def test_threads_share_the_server(reader: str) -> None:
    heard: list[str] = []

    def ask(number: int) -> None:
        for size in range(number, number + 5):
            heard.append(said(reader, bytes(size), "echo", str(size)))

    threads = [threading.Thread(target=ask, args=(number,)) for number in (0, 10_000, 20_000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == sorted(
        f"{at + size} {at + size}" for at in (0, 10_000, 20_000) for size in range(5)
    )


def test_a_forked_process_has_a_server_of_its_own(reader: str) -> None:
    assert said(reader, b"", "echo") == "0 "
    process = os.fork()
    if not process:
        code = 1
        try:
            ours = ready._server
            code = 0 if said(reader, b"a", "echo") == "1 " and ready._server is not ours else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert said(reader, b"ab", "echo") == "2 "


def test_where_nothing_forks_an_interpreter_answers(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "posix_spawn")
    assert said(reader, b"abc", "echo", "x") == "3 x"
    with pytest.raises(Stopped):
        said(reader, b"", "fall")


@pytest.mark.parametrize("pages", [1, 2, 3, 7])
def test_two_children_read_what_one_reads(pages: int, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = range(3, 3 + 2 * pages, 2)
    parts = [b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    parts.append(b"2 0 obj\n<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n" % (kids, pages))
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for number in numbers:
        page = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources %s" % (
            number + 1,
            font,
        )
        shown = b"BT /F1 12 Tf 72 700 Td (Page %d) Tj ET" % number
        parts.append(b"%d 0 obj\n<< %s >>\nendobj\n" % (number, page))
        parts.append(
            b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number + 1, len(shown), shown)
        )
    data = b"".join(parts) + b"trailer\n<< /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (3 + 2 * pages)
    sheets = pdf._sheets

    def doubled(*children: Any, **told: Any) -> Iterator[pdf.Sheet]:
        """The system may give two children the same page to read."""
        for sheet in sheets(*children, **told):
            yield sheet
            yield sheet

    for processors, told_by in ((1, sheets), (2, sheets), (2, doubled)):
        monkeypatch.setattr(pdf, "PROCESSORS", processors)
        monkeypatch.setattr(pdf, "_sheets", told_by)
        heard = [sheet for sheet in pdf.sheets_of(data, name="x.pdf") if isinstance(sheet, pdf.Sheet)]
        told = {sheet.page.number: [run.text for run in sheet.page.runs] for sheet in heard}
        assert len(heard) == pages
        assert told == {page: [f"Page {number}"] for page, number in enumerate(numbers, 1)}
