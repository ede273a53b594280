"""A process that has a native reader loaded, and forks for every file.

To start an interpreter and to load pdfium takes as long as a PDF of ten pages. So that is done once: the
server imports what reads the files, and for every file it forks a worker, which takes a millisecond. The
server never sees a file, and a worker sees but one; what a file does to its worker reaches no other. Where a
system cannot fork, or the server has fallen, an interpreter is started for the file.

This module is imported by the server too, which is why nothing heavy is imported above.
"""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock
from array import array
from struct import Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

_ASKED = Struct("<cQI")
"""A request: what is wanted, of which worker, and how many bytes of arguments follow."""
_TOLD = Struct("<cQq")
"""An answer: to what, of which worker, and a number: how it ended, or microseconds."""
_BEGIN, _SPARE, _END, _LEAVE, _SPENT = b"b", b"r", b"e", b"l", b"s"

_LINGERS = 5.0  # seconds: an interpreter that has closed its output and goes on is ended
_RIGHTS = 2  # descriptors that come with a request: where the worker reads, where it writes
_NO_MEMORY = 77 << 8  # what ``waitpid`` gives for ``bounded.OUT_OF_MEMORY``
_SPARES = 2
"""So many workers at most wait for a file; each has a few megabytes of its own."""


# The child needs none of the packages that its module stands in, and their imports would take it longer
# than its file: empty ones take their place.
_START = """
import os, sys
root, path, *sys.argv[1:] = sys.argv[1:]
for name in ("yuebao", "yuebao.source"):
    package = sys.modules[name] = type(sys)(name)
    package.__path__ = [root + "/" + name.replace(".", "/")]
sys.path += path.split(os.pathsep)
"""
_ONE = """
code = __import__(sys.argv.pop(1), fromlist=["main"]).main()
sys.stdout.flush()
os._exit(code)
"""
_SERVER = """
from yuebao.source.ready import serve
serve()
"""


class Server:
    """The parent's side of the process; for threads too. Workers go by the numbers given to them here.

    When the second file is done, and again after each, as many workers are forked ahead of the next one as
    read that. They have gone through a page of our own, and so have already what a process makes with its
    first one; they get their file from here, without the server.
    """

    def __init__(self, start: list[str], environment: dict[str, str]) -> None:
        import _socket  # below ``socket``, whose own imports would take longer than most files
        import atexit

        self._socket = _socket
        self._lock = allocate_lock()
        self._count = 0
        self._line, theirs = _socket.socketpair()
        self._spare: list[tuple[int, str, Any]] = []  # number, module, and the line to it
        self._coming: dict[int, str] = {}  # the modules of those that are asked for
        self._reading: set[int] = set()
        self._together = self._files = 0  # how many read the last file, and how many files there were
        self._last = b""  # what was asked of them
        with_line = [(os.POSIX_SPAWN_DUP2, theirs.fileno(), 0)]
        silent = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
        try:
            self._pid = os.posix_spawn(start[0], start, environment, file_actions=[*with_line, *silent])
        finally:
            theirs.close()
        atexit.register(self._line.close)

    def begin(self, module: str, *arguments: str, given: int | None) -> tuple[int, int | None, int]:
        """A worker for ``main`` of *module*: its number, where it reads what it was not *given*, and where
        its answer comes.

        Raises:
            OSError: there is no server any more.
        """
        told = b"\0".join(map(os.fsencode, (module, *arguments)))
        theirs_in, ours_in = os.pipe() if given is None else (given, None)
        ours_out, theirs_out = os.pipe()
        try:
            with self._lock:
                number = self._called(module, told, theirs_in, theirs_out)
                if not number:
                    number = self._count = self._count + 1
                    self._ask(_BEGIN, number, told, theirs_in, theirs_out)
                self._reading.add(number)
                self._together, self._last = max(self._together, len(self._reading)), told
        except OSError:
            if ours_in is not None:
                os.close(ours_in)
            os.close(ours_out)
            raise
        finally:
            if given is None:
                os.close(theirs_in)
            os.close(theirs_out)
        return number, ours_in, ours_out

    def end(self, number: int) -> int:
        """End a worker, if it has not ended; its exit code, below nothing for the signal that ended it.

        Raises:
            OSError: there is no server any more.
        """
        with self._lock:
            self._ask(_END, number)
            status = self._answer()
            self._done(number)
        return os.waitstatus_to_exitcode(status)

    def leave(self, number: int) -> None:
        """End a worker that has done all that it was to do; how it ends nobody needs to know.

        Raises:
            OSError: there is no server any more.
        """
        with self._lock:
            self._ask(_LEAVE, number)
            self._done(number)

    def spent(self) -> float:
        """The processor's seconds that it and its workers have taken.

        Raises:
            OSError: there is no server any more.
        """
        with self._lock:
            self._ask(_SPENT, 0)
            return self._answer() / 1e6

    def close(self) -> None:
        """The server ends when nobody can ask it, and so does each worker that waits."""
        self._line.close()
        for _, _, line in self._spare:
            line.close()
        from contextlib import suppress

        with suppress(ChildProcessError):  # one that belongs to the process that this one was forked off
            os.waitpid(self._pid, os.WNOHANG)

    def _ask(self, what: bytes, number: int, told: bytes = b"", *given: int) -> None:
        """A request, with descriptors; one that is broken off, by whatever, is the last."""
        try:
            _send(self._line, _ASKED.pack(what, number, len(told)) + told, given)
        except BaseException:
            self._line.close()
            raise

    def _answer(self) -> int:
        """The number that was asked for."""
        while (value := self._heard()) is None:
            pass
        return value

    def _heard(self) -> int | None:
        """What the server tells next: a number, or nothing but the line to a worker that waits."""
        rights = array("i")
        try:
            room = self._socket.CMSG_SPACE(rights.itemsize)
            told, ancillary, _, _ = self._line.recvmsg(_TOLD.size, room)
            if not told:
                raise ConnectionError
            told += _taken(self._line, _TOLD.size - len(told))
        except BaseException:
            self._line.close()
            raise
        what, number, value = _TOLD.unpack(told)
        if what != _SPARE:
            return int(value)
        module = self._coming.pop(number)
        for _, _, right in ancillary:  # there is none where there was no memory for it
            rights.frombytes(right)
            os.set_inheritable(rights[0], False)
            self._spare.append((number, module, self._socket.socket(fileno=rights[0])))
        return None

    def _called(self, module: str, told: bytes, *given: int) -> int:
        """The number of a worker that waited and has been given this request; 0 if there is none."""
        while True:
            one = next((spare for spare in self._spare if spare[1] == module), None)
            if one is None:
                if module not in self._coming.values():
                    return 0
                self._heard()  # it is being forked
                continue
            self._spare.remove(one)
            number, _, line = one
            try:
                _send(line, _ASKED.pack(_BEGIN, number, len(told)) + told, given)
            except OSError:  # it was ended from outside
                self._ask(_LEAVE, number)
            else:
                return number
            finally:
                line.close()

    def _done(self, number: int) -> None:
        """A worker has ended; with the last of a file's, others are asked for."""
        self._reading.discard(number)
        if self._reading or not self._together:
            return
        self._files += 1
        waiting = len(self._spare) + len(self._coming)
        if 1 < self._files:
            for _ in range(waiting, min(self._together, _SPARES)):
                self._count += 1
                self._coming[self._count] = os.fsdecode(self._last.partition(b"\0")[0])
                self._ask(_SPARE, self._count, self._last)
        self._together = 0


class _Interpreter:
    """A child that is an interpreter of its own."""

    def __init__(self, module: str, *arguments: str, given: int | None) -> None:
        import subprocess

        self._process = subprocess.Popen(
            _command(_ONE, module, *arguments),
            bufsize=0,
            stdin=subprocess.PIPE if given is None else given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        assert self._process.stdout is not None
        self.asked, self.told = self._process.stdin, self._process.stdout

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> int:
        from subprocess import TimeoutExpired

        try:
            return self._process.wait(_LINGERS)
        except TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def leave(self) -> None:
        self.kill()
        self._process.wait()


class _Worker:
    """A child that a server has forked."""

    def __init__(self, server: Server, module: str, *arguments: str, given: int | None) -> None:
        self._server = server
        self._number, asked, told = server.begin(module, *arguments, given=given)
        self.asked = None if asked is None else os.fdopen(asked, "wb")
        self.told = os.fdopen(told, "rb", 0)

    def kill(self) -> None:
        """Nothing: ``end`` does it."""

    def end(self) -> int:
        """End it, if it has not ended; its exit code. What has closed its output has its code already."""
        try:
            return self._server.end(self._number)
        except OSError:  # the server has fallen, and what came of the worker is not known
            return 1

    def leave(self) -> None:
        """End it, now that it has done all that it was to do."""
        from contextlib import suppress

        with suppress(OSError):
            self._server.leave(self._number)


_lock = allocate_lock()
_server: Server | None = None
_owner = 0
"""The process that the server belongs to: one that was forked off needs its own."""


def begin(module: str, *arguments: str, given: int | None = None) -> _Interpreter | _Worker:
    """A child that runs ``main`` of *module*; its standard input is a file that is *given*, or ``asked``."""
    global _server, _owner
    if hasattr(os, "fork") and hasattr(os, "posix_spawn"):
        for _ in range(2):
            with _lock:
                if _server is None or _owner != os.getpid():
                    _server, _owner = Server(_command(_SERVER), _environment()), os.getpid()
                server = _server
            try:
                return _Worker(server, module, *arguments, given=given)
            except OSError:  # it has fallen, or was ended from outside
                with _lock:
                    if _server is server:
                        server.close()
                        _server = None
    return _Interpreter(module, *arguments, given=given)


def spent() -> float:
    """The processor's seconds that the server and its workers have taken so far; those of children that
    are interpreters of their own the system counts."""
    if _server is None or _owner != os.getpid():
        return 0.0
    try:
        return _server.spent()
    except OSError:  # it has fallen
        return 0.0


def _command(program: str, *arguments: str) -> list[str]:
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    path = os.pathsep.join(filter(None, sys.path))
    return [sys.executable, "-I", "-S", "-B", "-c", _START + program, root, path, *arguments]


def _environment() -> dict[str, str]:
    told = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "HOME", "TMPDIR") if key in os.environ}
    # glibc keeps seven freed pieces of each size at hand; pdfium frees thousands and asks for them again.
    # Large ones (fonts, the characters of a page) it gives back to the system, and has to meet anew.
    kept = {"tcache_count": 2000, "mmap_threshold": 2**25, "trim_threshold": 2**27}
    return told | {"GLIBC_TUNABLES": ":".join(f"glibc.malloc.{name}={value}" for name, value in kept.items())}


def _send(line: Any, told: bytes, given: Sequence[int]) -> None:
    """Bytes and descriptors over a connection.

    Raises:
        OSError: nobody is there.
    """
    import _socket

    ancillary = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, array("i", given))] if given else []
    sent = line.sendmsg([told], ancillary)
    if sent < len(told):
        line.sendall(told[sent:])


def _taken(line: Any, size: int) -> bytes:
    """So many bytes of a connection.

    Raises:
        OSError: it ended before.
    """
    found = b""
    while len(found) < size:
        more = line.recv(size - len(found))
        if not more:
            raise ConnectionError
        found += more
    return bytes(found)


def _request(line: Any) -> tuple[bytes, int, bytes, list[int]]:
    """What is wanted, of which worker, with which arguments and which descriptors.

    Raises:
        OSError: nobody is there to want anything.
    """
    import _socket

    rights = array("i")
    head, ancillary, _, _ = line.recvmsg(_ASKED.size, _socket.CMSG_SPACE(_RIGHTS * rights.itemsize))
    for level, kind, told in ancillary:
        if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS:
            rights.frombytes(told)
    if not head:
        raise ConnectionError
    what, number, size = _ASKED.unpack(head + _taken(line, _ASKED.size - len(head)))
    return what, number, _taken(line, size), list(rights)


def serve() -> NoReturn:
    """The life of the server, whose standard input is the parent's line; it ends with that."""
    import _signal  # type: ignore[import-not-found]  # below ``signal``, which imports more
    import _socket
    import gc

    _signal.signal(_signal.SIGINT, _signal.SIG_IGN)  # meant for the parent; the workers have it from here
    os.closerange(3, 65536)  # what the parent's libraries left open is no business of a file's reader
    gc.disable()  # a worker reads one file, and would copy all that a collector looks at
    workers = _Workers(_socket.socket(fileno=os.dup(0)))
    while True:
        try:
            workers.answer()
        except OSError:
            os._exit(0)


class _Workers:
    """What a server has forked: workers that read a file, and spare ones that wait for theirs."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self._processes: dict[int, int] = {}
        self._missing: set[int] = set()  # for those there was no memory
        self._spent = 0.0

    def answer(self) -> None:
        """Do what is wanted next.

        Raises:
            OSError: nobody is there to want anything.
        """
        what, number, told, rights = _request(self._line)
        if what == _BEGIN:
            try:
                self._processes[number] = self._forked(told, rights)
            except OSError:
                self._missing.add(number)
            for right in rights:
                os.close(right)
        elif what == _SPARE:
            self._forked_ahead(number, told)
        elif what == _SPENT:
            self._tell(_SPENT, 0, int(1e6 * (self._spent + sum(os.times()[:2]))))
        else:
            status = self._ended(number)
            if what == _END:
                self._tell(_END, number, status)

    def _tell(self, what: bytes, number: int, value: int, *given: int) -> None:
        _send(self._line, _TOLD.pack(what, number, value), given)

    def _ended(self, number: int) -> int:
        """How a worker ended, as ``waitpid`` tells it; one that has not yet is ended."""
        if number in self._missing:
            self._missing.discard(number)
            return _NO_MEMORY
        process = self._processes.pop(number)
        os.kill(process, 9)  # what is ending already keeps its code
        _, status, spent = os.wait4(process, 0)
        self._spent += spent.ru_utime + spent.ru_stime
        return status

    def _forked(self, told: bytes, rights: list[int]) -> int:
        """The process of a worker for this request; in it, no return."""
        module, *arguments = _asked(told)
        reader = _prepared(module, arguments)
        process = os.fork()
        if not process:
            self._work(reader, arguments, rights)
        return process

    def _forked_ahead(self, number: int, told: bytes) -> None:
        """A spare worker for a request like this, which the parent is given the line to; without, if there is
        none to be had."""
        import _socket

        module, *arguments = _asked(told)
        reader = _prepared(module, arguments)
        if not hasattr(reader, "rehearse"):
            self._tell(_SPARE, number, 0)
            return
        line, theirs = _socket.socketpair()
        try:
            process = os.fork()
        except OSError:  # no memory: the next file's are forked when it comes
            self._tell(_SPARE, number, 0)
        else:
            if not process:
                line.close()
                self._work(reader, arguments, [], theirs)
            self._processes[number] = process
            self._tell(_SPARE, number, 0, line.fileno())
        finally:
            line.close()
            theirs.close()

    def _work(
        self, reader: Any, arguments: list[str], rights: list[int], waits: Any | None = None
    ) -> NoReturn:
        """The life of a worker, which has nothing of the server's once it sees a file; one that *waits* for
        it on a line has its rehearsal first."""
        code = 1
        try:
            self._line.close()
            os.dup2(1, 0)  # the other end of that line
            if waits is not None:
                reader.rehearse(*arguments)
                _, _, told, rights = _request(waits)
                waits.close()
                arguments = _asked(told)[1:]
            for standard, right in enumerate(rights):
                os.dup2(right, standard)
                os.close(right)
            sys.argv[1:] = arguments
            code = reader.main()
            sys.stdout.flush()
        finally:
            os._exit(code)


def _asked(told: bytes) -> list[str]:
    """A module and its arguments."""
    return list(map(os.fsdecode, told.split(b"\0")))


def _prepared(module: str, arguments: list[str]) -> Any:
    """A module that has done what it does once for all files; None if there is none, as it will say."""
    try:
        reader: Any = __import__(module, fromlist=["main"])
        if hasattr(reader, "prepare"):
            reader.prepare(*arguments)
    except Exception:
        return None
    return reader
