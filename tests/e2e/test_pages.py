"""The pages in a real browser: valid, accessible, reached by keyboard, asking nothing of the network.

Run ``npm install`` in this folder first; without it, or without Chromium, these tests skip.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from yuebao.cli import run

HERE = Path(__file__).parent
ASSOCIATION = HERE.parents[1] / "examples" / "association"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    if not (HERE / "node_modules").is_dir():
        pytest.skip("run npm install in tests/e2e first")
    home = tmp_path_factory.mktemp("e2e") / "it"
    shutil.copytree(ASSOCIATION, home)
    book, issue = str(home / "yuebao.db"), str(home / "issues" / "2025-06")
    assert run(["add", *map(str, sorted((home / "sources").glob("*.txt"))), "--book", book]) == 0
    assert run(["issue", "draft", issue]) == 0
    assert run(["issue", "publish", issue]) == 0
    assert run(["site", "build", str(home / "issues"), "-o", str(home / "site")]) == 0
    site = home / "site"
    return [
        site / "2025-06" / "2025-06.html",
        site / "index.html",
        site / "search.html",
        site / "series.html",
        next((site / "series").glob("*.html")),
    ]


def test_pages_are_valid(pages: list[Path]) -> None:
    jar = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if shutil.which("java") is None or not jar.exists():
        pytest.skip("the Nu checker needs java and vnu-jar")
    done = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, pages)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert json.loads(done.stderr)["messages"] == []


def test_pages_in_a_browser(pages: list[Path]) -> None:
    if CHROMIUM is None or shutil.which("node") is None:
        pytest.skip("no Chromium or no node here")
    done = subprocess.run(
        ["node", "look.mjs", CHROMIUM, *map(str, pages)],
        cwd=HERE,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    for page, seen in told.items():
        assert seen["requests"] == [], page
        assert seen["errors"] == [], page
        assert seen["violations"] == [], page
        assert seen["reached"] == seen["wanted"], page
        assert seen["overflow"] <= 0, page
    assert told[str(pages[2])]["found"], "the search finds what stands in the issue"
