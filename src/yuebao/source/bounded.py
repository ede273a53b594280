"""Native readers of strangers' files run apart: in a child process with bounded memory and time.

This module is imported by the child too, which is why nothing heavy is imported above.
"""

from __future__ import annotations

import os
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Any

MEMORY = 900 * 2**20
"""Bytes of address space that a child may have."""

SECONDS = 6
"""How much of the processor's time a child may take for one file: a busy machine takes none of it."""

WALL = 60.0
"""Seconds after which a child is given up, whatever it waits for."""

SHARED = hasattr(os, "memfd_create")
"""Whether the system has files in memory, that several children may read."""

_PIECE = 65536  # bytes: as much as a pipe holds
_SIGXCPU = 24  # what the system ends a process with that has had its time
NO_MEMORY, TOO_SLOW, BROKEN = "memory", "time", "broken"
DAMAGED, OUT_OF_MEMORY = 76, 77
"""The exit codes of a child that says that the file cannot be read, or that it had no memory."""


class Stopped(Exception):
    """The child gave no answer; ``reason`` is ``memory``, ``time`` or ``broken``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class File:
    """A file in memory that children are given. It is read but once: what a child has read from where the
    last one ended, no other does."""

    def __init__(self, *data: bytes) -> None:
        self.descriptor = os.memfd_create("given", os.MFD_CLOEXEC)
        at, size = os.pwritev(self.descriptor, data, 0), sum(map(len, data))
        while at < size:
            at += os.pwrite(self.descriptor, b"".join(data)[at:], at)

    def __enter__(self) -> File:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        os.close(self.descriptor)


def speaking(children: Sequence[Child]) -> Child:
    """One of several children that has something to say, or has ended, or is late; waits for it."""
    for child in children:
        if child.told or len(children) == 1:
            return child
    from select import select

    late = min(child.late for child in children)
    said = select(children, [], [], max(0.0, late - monotonic()))[0]
    return said[0] if said else next(child for child in children if child.late == late)


class Child:
    """``main`` of *module* in a process of its own, given *data* and *arguments*; a context.

    Several may be *given* the same file.

    A process, and not a thread: what reads PDFs and pictures is C++ that a crafted file can send into a
    loop, into all of memory or into the ground, and only the system can stop it then. Its answer is taken
    piece by piece, while it works on.
    """

    def __init__(self, module: str, data: bytes, *arguments: str, given: File | None = None) -> None:
        from yuebao.source import ready

        file = given or (File(data) if SHARED else None)
        try:
            self._process = ready.begin(module, *arguments, given=None if file is None else file.descriptor)
        finally:
            if file is not None and file is not given:
                file.close()
        self._code: int | None = None
        self.done = False
        """Whether it has said all that it was to say: nobody waits for its end."""
        self.told = b""
        """What it has said that has not been taken yet."""
        self.late = monotonic() + WALL
        """When it is given up."""
        self._late = False
        self._out = self._process.told
        self._heard: Any = None
        self._watch: Any = None
        try:
            from select import poll
        except ImportError:  # Windows, where nothing tells whether there is something to be read
            from threading import Timer

            self._watch = Timer(WALL, self._give_up)
            self._watch.daemon = True
            self._watch.start()
        else:
            self._heard = poll()
            self._heard.register(self._out)
        if self._process.asked is not None:
            from contextlib import suppress

            with suppress(BrokenPipeError), self._process.asked as asked:
                asked.write(data)  # if it falls before it has the file, what it ends with says why

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watch is not None:
            self._watch.cancel()
        self._out.close()
        if self._code is None and self.done:
            self._process.leave()
        elif self._code is None:
            self._process.kill()
            self._waited()

    def fileno(self) -> int:
        """Where its answer comes from."""
        return self._out.fileno()

    def line(self) -> bytes:
        """The next line of the answer, without its end; nothing once the answer is over.

        Raises:
            Stopped: as ``take``.
        """
        while b"\n" not in self.told:
            if not self._more():
                found, self.told = self.told, b""
                self._ended(whole=not found)
                return found
        found, _, self.told = self.told.partition(b"\n")
        return found

    def take(self, size: int) -> bytes:
        """The next *size* bytes of the answer.

        Raises:
            Stopped: the child crashed, took too long or too much memory before it had said so much.
        """
        while len(self.told) < size:
            if not self._more(size - len(self.told)):
                self._ended(whole=False)
        found, self.told = self.told[:size], self.told[size:]
        return found

    def rest(self) -> bytes:
        """All of the answer that is left.

        Raises:
            Stopped: as ``take``.
        """
        found, self.told = [self.told], b""
        while self._more():
            found.append(self.told)
            self.told = b""
        self._ended(whole=True)
        return b"".join(found)

    def _more(self, size: int = 0) -> bool:
        """Wait for more of the answer, and whether there was any."""
        if self._heard is not None and not self._heard.poll(1000 * max(0.0, self.late - monotonic())):
            self._give_up()
            return False
        found = self._out.read(max(size, _PIECE))
        self.told += found
        return bool(found)

    def _ended(self, *, whole: bool) -> None:
        code = self._waited()
        if code == OUT_OF_MEMORY:
            raise Stopped(NO_MEMORY)
        if self._late or code == -_SIGXCPU:
            raise Stopped(TOO_SLOW)
        if code or not whole:
            raise Stopped(BROKEN)

    def _waited(self) -> int:
        if self._code is None:
            self._code = self._process.end()
        return self._code

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()


def bind(share: float = 1.0, seconds: int = SECONDS) -> None:
    """Called first by a child: from here on the system holds it to its bounds.

    Of several that share a file each has a *share* of the memory, which may be set anew.
    """
    try:
        import resource
    except ImportError:  # no such limits on Windows; the child is given up after a while there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (int(MEMORY * share), MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, most))
