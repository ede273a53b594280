"""What the documents say is true: their links, their code, their commands, their sample of output."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from tests.scripts import loaded

import yuebao

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of *language* in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(encoding="utf8"), re.M | re.S)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf8"))
    dead = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert not dead


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_page_ends_in_the_middle(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    assert text.startswith("# "), "a page begins with its title"
    assert text.count("```") % 2 == 0, "a block was left open"
    assert "-GOES-HERE" not in text, "something is still to be filled in"


def test_library_examples_of_the_readme_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    sources = blocks(ROOT / "README.md", "python")
    assert sources
    for source in sources:
        check_doctest(source, "README.md")


def test_examples_of_the_package_run() -> None:
    check_doctest(yuebao.__doc__ or "", "yuebao")
    for function in (yuebao.read, yuebao.check):
        assert ">>>" in (function.__doc__ or ""), f"{function.__name__} shows no example"
        check_doctest(function.__doc__ or "", function.__name__)


def check_doctest(source: str, title: str) -> None:
    test = doctest.DocTestParser().get_doctest(source, {"yuebao": yuebao}, title, title, 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert result.attempted
    assert not result.failed, "".join(told)


def test_the_sample_of_output_is_what_is_printed() -> None:
    module = script("make_sample")
    shown = module.sample()
    assert "19523.6" in shown, "the planted error is what it shows"
    for path in READMES:
        page = path.read_text(encoding="utf8")
        assert f"```text\n{shown}```" in page, f"make docs ({path.name})"


@pytest.mark.parametrize("path", READMES, ids=name)
def test_options_of_the_readme_exist(path: Path) -> None:
    commands = {
        (words[1], option)
        for line in re.findall(r"yuebao (?:check|read|text) .*", "\n".join(blocks(path, "console")))
        for words in [shlex.split(f"yuebao {line.removeprefix('yuebao ')}", comments=True)]
        for option in words
        if option.startswith("-") and option != "-"
    }
    assert commands
    for command, option in sorted(commands):
        assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", helped(command)), (command, option)


_HELP: dict[str, str] = {}


def helped(command: str) -> str:
    if command not in _HELP:
        call = [sys.executable, "-m", "yuebao", command, "--help"]
        _HELP[command] = subprocess.run(call, capture_output=True, encoding="utf8", check=True).stdout
    return _HELP[command]


def test_targets_named_in_the_documents_exist() -> None:
    made = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf8"), re.M))
    assert {"demo", "test", "lint", "types", "bench", "accept", "docs"} <= made
    for path in PAGES:
        named = re.findall(r"(?:`|^\$ )make ([a-z]+)", path.read_text(encoding="utf8"), re.M)
        assert set(named) <= made, name(path)


def test_the_page_of_errors_is_current() -> None:
    module = script("make_errors")
    assert module.page() == module.PAGE.read_text(encoding="utf8"), "make docs"


def script(stem: str) -> ModuleType:
    """A script of docs/, as a module."""
    return loaded(ROOT / "docs" / f"{stem}.py")


def test_pins_are_exact_and_cover_what_we_ask_for() -> None:
    """A reader of constraints.txt gets versions, never an address or a path of someone's machine."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    wrong = [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.+!]*", pin)]
    assert not wrong
    pinned = {canonical(pin.split("==")[0]) for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    missing = {canonical(re.split(r"[<>=!~\[; ]", want)[0]) for want in asked} - pinned - {"yuebao"}
    assert not missing


def canonical(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_the_version_is_told_once() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf8")
    assert f'version = "{yuebao.__version__}"' in text
    assert f"## {yuebao.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf8")
