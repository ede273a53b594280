"""Native readers of strangers' files run apart: in a child process with bounded memory and time."""

from __future__ import annotations

import os
import subprocess
import sys

MEMORY = 900 * 2**20
"""Bytes of address space that a child may have."""

SECONDS = 8.0
"""How long a child may take for one file."""

NO_MEMORY, TOO_SLOW, BROKEN = "memory", "time", "broken"
DAMAGED, OUT_OF_MEMORY = 76, 77
"""The exit codes of a child that says that the file cannot be read, or that it had no memory."""


class Stopped(Exception):
    """The child gave no answer; ``reason`` is ``memory``, ``time`` or ``broken``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def ask(module: str, data: bytes, *arguments: str, seconds: float | None = None) -> bytes:
    """What ``python -m module arguments`` writes when it is given *data*.

    A child, and not a thread: what reads PDFs and pictures is C++ that a crafted file can send into a
    loop, into all of memory or into the ground, and only the system can stop it then.

    Raises:
        Stopped: it crashed, took too long or too much memory.
    """
    environment = {
        key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "HOME", "TMPDIR") if key in os.environ
    }
    environment |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-m", module, *arguments],
            input=data,
            capture_output=True,
            env=environment,
            timeout=SECONDS if seconds is None else seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Stopped(TOO_SLOW) from None
    if done.returncode == OUT_OF_MEMORY:
        raise Stopped(NO_MEMORY)
    if done.returncode:
        raise Stopped(BROKEN)
    return done.stdout


def bind() -> None:
    """Called first by a child: from here on the system holds it to its bounds."""
    try:
        import resource
    except ImportError:  # no such limits on Windows; the time limit holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = int(SECONDS) * 4
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
