"""Every problem the catalogue knows, provoked through the command line as a person would meet it.

``CODE/case.toml`` says what is ``given`` (files made in an empty folder), the ``arguments`` of
``yuebao``, the ``exit`` code, and what must stand on ``stderr`` or ``stdout``. ``before`` is Python
that runs first, for what no file can provoke.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from yuebao.cli import run
from yuebao.core.problem import CATALOGUE

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/case.toml"))

PROCESSES = multiprocessing.get_context("forkserver")
"""Processes that begin with the program loaded, and with nothing that other tests did to it."""
LOADED = ("book", "bulletin", "check", "cli", "read", "register", "report", "source")
PROCESSES.set_forkserver_preload([f"yuebao.{package}" for package in LOADED])


def make(folder: Path, given: dict[str, Any]) -> None:
    """One thing of a case's ``given``, made in *folder*."""
    path = folder / given["name"]
    match given["kind"]:
        case "text":
            path.write_text(given["text"], encoding="utf8")
        case "bytes":
            path.write_bytes(bytes.fromhex(given["hex"]).ljust(given.get("size", 0), b"\0"))
        case "size":
            with path.open("wb") as file:
                file.truncate(given["size"])
        case "zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for part in given["parts"]:
                    archive.writestr(part["name"], part["text"] * part.get("times", 1))
        case "folder":
            path.mkdir()
        case "link":
            path.symlink_to(given["to"])
        case other:
            raise ValueError(f"a case cannot give a {other}")


def provoke(folder: Path, before: str, arguments: list[str]) -> None:
    """What a process of its own does: the command line in *folder*, its streams written beside it."""
    os.chdir(folder)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(folder.with_name(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0, encoding="utf8")
    sys.stdout = os.fdopen(1, "w", encoding="utf8")
    sys.stderr = os.fdopen(2, "w", encoding="utf8", errors="backslashreplace")
    exec(before, {})
    code = run(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_case(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf8"))
    folder = tmp_path / "case"
    folder.mkdir()
    for given in case.get("given", ()):
        make(folder, given)
    child = PROCESSES.Process(target=provoke, args=(folder, case.get("before", ""), case["arguments"]))
    child.start()
    child.join(60)
    if child.exitcode is None:
        child.kill()
        pytest.fail("it hangs")
    stdout, stderr = ((tmp_path / name).read_text(encoding="utf8") for name in ("stdout", "stderr"))
    assert child.exitcode == case["exit"], stderr
    assert "Traceback" not in stdout + stderr
    assert "stderr" in case or "stdout" in case, "a case says what must be told"
    assert case.get("stderr", "") in stderr
    assert case.get("stdout", "") in stdout
    if "stderr" in case:
        code = path.parent.name
        assert code in case["stderr"]
        first_words = CATALOGUE[code].remedy.split("{")[0].split(";")[0]
        assert first_words in stderr, "the remedy is told too"


def test_every_code_has_its_case() -> None:
    assert {path.parent.name for path in CASES} == set(CATALOGUE)
