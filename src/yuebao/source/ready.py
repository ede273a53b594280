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
    from typing import Any, NoReturn

_SIZE = Struct("<I")
_PID = Struct("<q")
_WAIT = Struct("<q")  # after an empty request
_ENDED = Struct("<qd")
"""A worker's exit status as ``waitpid`` gives it, and the processor's seconds it and the server took."""

_RIGHTS = 2  # descriptors that come with a request: where the worker reads, where it writes


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
    """The parent's side of the process; for threads too."""

    def __init__(self, start: list[str], environment: dict[str, str]) -> None:
        import _socket  # below ``socket``, whose own imports would take longer than most files
        import atexit

        self._socket = _socket
        self._lock = allocate_lock()
        self._running: set[int] = set()
        self.spent = 0.0
        self._line, theirs = _socket.socketpair()
        with_line = [(os.POSIX_SPAWN_DUP2, theirs.fileno(), 0)]
        silent = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
        try:
            self._pid = os.posix_spawn(start[0], start, environment, file_actions=[*with_line, *silent])
        finally:
            theirs.close()
        atexit.register(self._line.close)

    def begin(self, module: str, *arguments: str, given: int | None) -> tuple[int, int | None, int]:
        """A worker for ``main`` of *module*: its process, where it reads what it was not *given*, and where
        its answer comes.

        Raises:
            OSError: there is no server any more.
        """
        told = b"\0".join(map(os.fsencode, (module, *arguments)))
        theirs_in, ours_in = os.pipe() if given is None else (given, None)
        ours_out, theirs_out = os.pipe()
        try:
            rights = array("i", (theirs_in, theirs_out))
            ancillary = [(self._socket.SOL_SOCKET, self._socket.SCM_RIGHTS, rights)]
            with self._lock:
                (process,) = _PID.unpack(self._asked(_SIZE.pack(len(told)), ancillary, told, _PID.size))
                self._running.add(process)
        except OSError:
            if ours_in is not None:
                os.close(ours_in)
            os.close(ours_out)
            raise
        finally:
            if given is None:
                os.close(theirs_in)
            os.close(theirs_out)
        return process, ours_in, ours_out

    def wait(self, process: int) -> int:
        """The exit code of a worker, below nothing for the signal that ended it.

        Raises:
            OSError: there is no server any more.
        """
        with self._lock:
            status, seconds = _ENDED.unpack(self._asked(_SIZE.pack(0), (), _WAIT.pack(process), _ENDED.size))
            self._running.discard(process)
            self.spent += seconds
        return os.waitstatus_to_exitcode(status)

    def kill(self, process: int) -> None:
        """End a worker at once; one that has been waited for is none any more."""
        if process in self._running:
            from contextlib import suppress

            with suppress(ProcessLookupError):  # it has just been waited for
                os.kill(process, 9)

    def close(self) -> None:
        """The server ends when nobody can ask it."""
        self._line.close()
        from contextlib import suppress

        with suppress(ChildProcessError):  # one that belongs to the process that this one was forked off
            os.waitpid(self._pid, os.WNOHANG)

    def _asked(self, head: bytes, ancillary: Any, body: bytes, size: int) -> bytes:
        """A request and its answer; one that is broken off, by whatever, is the last.

        Raises:
            OSError: there is no server any more.
        """
        try:
            self._line.sendmsg([head], ancillary)
            self._line.sendall(body)
            return _taken(self._line, size)
        except BaseException:
            self._line.close()
            raise


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

    def wait(self) -> int:
        return self._process.wait()

    def kill(self) -> None:
        self._process.kill()


class _Worker:
    """A child that a server has forked."""

    def __init__(self, server: Server, module: str, *arguments: str, given: int | None) -> None:
        self._server = server
        self._process, asked, told = server.begin(module, *arguments, given=given)
        self.asked = None if asked is None else os.fdopen(asked, "wb")
        self.told = os.fdopen(told, "rb", 0)

    def wait(self) -> int:
        try:
            return self._server.wait(self._process)
        except OSError:  # the server has fallen, and what came of the worker is not known
            return 1

    def kill(self) -> None:
        self._server.kill(self._process)


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
    return 0.0 if _server is None or _owner != os.getpid() else _server.spent


def _command(program: str, *arguments: str) -> list[str]:
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    path = os.pathsep.join(filter(None, sys.path))
    return [sys.executable, "-I", "-S", "-B", "-c", _START + program, root, path, *arguments]


def _environment() -> dict[str, str]:
    return {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "HOME", "TMPDIR") if key in os.environ}


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


def serve() -> NoReturn:
    """The life of the server, whose standard input is the parent's line; it ends with that."""
    import _socket

    os.closerange(3, 65536)  # what the parent's libraries left open is no business of a file's reader
    line = _socket.socket(fileno=os.dup(0))
    used = 0.0
    while True:
        try:
            size, rights = _request(line)
            if size:
                asked = _taken(line, size).split(b"\0")
                process = _forked(line, rights, *map(os.fsdecode, asked))
                for right in rights:
                    os.close(right)
                line.sendall(_PID.pack(process))
            else:
                (process,) = _WAIT.unpack(_taken(line, _WAIT.size))
                _, status, spent = os.wait4(process, 0)
                own = sum(os.times()[:2])
                line.sendall(_ENDED.pack(status, spent.ru_utime + spent.ru_stime + own - used))
                used = own
        except KeyboardInterrupt:  # meant for the parent, which says when to end
            continue
        except OSError:
            os._exit(0)


def _request(line: Any) -> tuple[int, list[int]]:
    """How long the next request is, and the descriptors that came with it."""
    import _socket

    rights = array("i")
    head, ancillary, _, _ = line.recvmsg(_SIZE.size, _socket.CMSG_SPACE(_RIGHTS * rights.itemsize))
    for level, kind, told in ancillary:
        if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS:
            rights.frombytes(told)
    if not head:
        raise ConnectionError
    (size,) = _SIZE.unpack(head + _taken(line, _SIZE.size - len(head)))
    return size, list(rights)


def _forked(line: Any, rights: list[int], module: str, *arguments: str) -> int:
    """The process of a worker that runs ``main`` of *module*; in it, no return."""
    try:
        reader: Any = __import__(module, fromlist=["main"])
        prepare = getattr(reader, "prepare", None)
        if prepare is not None:
            prepare(*arguments)
    except Exception:
        reader = None  # the worker says so
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        line.close()
        for standard, right in enumerate(rights):
            os.dup2(right, standard)
            os.close(right)
        sys.argv[1:] = arguments
        code = reader.main()
        sys.stdout.flush()
    finally:
        os._exit(code)
