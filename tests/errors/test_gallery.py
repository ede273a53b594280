"""Every problem the catalogue knows, provoked through the command line as a person would meet it.

``CODE/case.toml`` says what is ``given`` (files made in an empty folder), the ``arguments`` of
``yuebao``, the ``exit`` code, and what must stand on ``stderr`` or ``stdout``. ``before`` is Python
that runs first, for what no file can provoke.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from yuebao.core.problem import CATALOGUE

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/case.toml"))


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


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_case(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf8"))
    for given in case.get("given", ()):
        make(tmp_path, given)
    program = (
        f"{case.get('before', '')}\nimport sys\nfrom yuebao.cli import run\nsys.exit(run(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, *case["arguments"]],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf8",
        timeout=60,
        check=False,
    )
    assert done.returncode == case["exit"], done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "stderr" in case or "stdout" in case, "a case says what must be told"
    assert case.get("stderr", "") in done.stderr
    assert case.get("stdout", "") in done.stdout
    if "stderr" in case:
        code = path.parent.name
        assert code in case["stderr"]
        first_words = CATALOGUE[code].remedy.split("{")[0].split(";")[0]
        assert first_words in done.stderr, "the remedy is told too"


def test_every_code_has_its_case() -> None:
    assert {path.parent.name for path in CASES} == set(CATALOGUE)
