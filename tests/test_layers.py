"""The architecture, held: what stands to the right may import what stands to the left, never back."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "yuebao"
FILES = sorted(ROOT.rglob("*.py"))

# Left to right as data flows. Packages on one line stand side by side and do not know each other,
# but for those on the last line, which hold what the others return and may lean on the pipeline.
LAYERS = (
    ("core",),
    ("lexicon",),
    ("source",),
    ("read",),
    ("check",),
    ("report",),
    ("book",),
    ("register", "news"),
    ("bulletin",),
    ("pipeline",),
    ("desk", "cli", "bulk"),
    ("__init__", "__main__"),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}

# The same within the reader: from a text's tokens to what a clause says. What is named only as a type
# may stand to the right: nearly everything is told the ``Speech`` that it is part of.
READER = (
    ("words",),
    ("state",),
    ("dates",),
    ("names",),
    ("speech",),
    ("proportions",),
    ("amounts", "tabular"),
    ("changes",),
    ("leads",),
    ("grammar",),
    ("doubts", "finishing", "settled", "trace"),
    ("__init__",),
)
STEP = {name: rank for rank, layer in enumerate(READER) for name in layer}
FORBIDDEN = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
LONGEST = 600


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All that a file is made of, parsed once for the tests of one process."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf8"))))


def layer_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import in the file, wherever it stands."""
    package = ("yuebao", *path.relative_to(ROOT).parts[:-1])
    for node in nodes_of(path):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                start = package[: len(package) - level + 1] if level else ()
                origin = ".".join((*start, *([module] if module else [])))
                if origin == "yuebao":
                    yield from ((node.lineno, f"yuebao.{alias.name}") for alias in names)
                else:
                    yield node.lineno, origin


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_left(path: Path) -> None:
    here = layer_of(path)
    assert here in RANK, f"{here} has no place in the house: give it one in LAYERS"
    for line, name in imported(path):
        parts = name.split(".")
        if parts[0] != "yuebao" or len(parts) == 1:
            continue
        # `from yuebao import __version__` and the public values come from the package itself.
        there = parts[1] if parts[1] in RANK else "__init__"
        if there == here or (there == "__init__" and here in ("cli", "__main__", "desk", "bulk")):
            continue
        assert RANK[there] < RANK[here], f"{path.name}:{line}: {here} imports {there}, on its right"


def running(path: Path) -> Iterator[str]:
    """The modules of the reader that a file of it imports when it runs."""
    typing_only = lines_for_typing(path)
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and node.lineno not in typing_only and node.module is not None:
            _, _, within = node.module.partition("yuebao.read.")
            modules = [f"{within}.{alias.name}" for alias in node.names]
            yield from (name for name in modules if within and name in READER_MODULES)
            if within in READER_MODULES:
                yield within


READER_MODULES = {
    ".".join(path.relative_to(ROOT / "read").with_suffix("").parts): path
    for path in FILES
    if layer_of(path) == "read"
}


@pytest.mark.parametrize("module", READER_MODULES)
def test_the_reader_flows_from_words_to_what_they_say(module: str) -> None:
    here = module.split(".")[0]
    assert here in STEP, f"{here} has no place in the reader: give it one in READER"
    for name in running(READER_MODULES[module]):
        there = name.split(".")[0]
        beside = there == here and "." in name
        assert beside or STEP[there] < STEP[here], f"read.{module} imports {name}, on its right"


def test_no_module_of_the_reader_leans_on_itself() -> None:
    graph = {module: set(running(path)) - {module} for module, path in READER_MODULES.items()}
    assert sum(map(len, graph.values())) > 300  # the walk saw them
    TopologicalSorter(graph).prepare()  # raises where modules go round in a circle


@pytest.mark.parametrize(
    "path", [path for path in FILES if layer_of(path) == "core"], ids=lambda path: path.name
)
def test_core_needs_the_standard_library_alone(path: Path) -> None:
    typing_only = lines_for_typing(path)
    for line, name in imported(path):
        top = name.split(".")[0]
        ours = name.startswith("yuebao.core")
        optional = (top in {"polars", "pandas"} and path.name == "contract.py") or line in typing_only
        assert ours or optional or top in sys.stdlib_module_names, f"{path.name}:{line}: core imports {name}"


def lines_for_typing(path: Path) -> set[int]:
    """The lines under ``if TYPE_CHECKING:``, which never run."""
    lines: set[int] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def test_no_file_is_too_long() -> None:
    sizes = {path: len(path.read_text(encoding="utf8").splitlines()) for path in FILES}
    long = {str(path.relative_to(ROOT)): size for path, size in sizes.items() if LONGEST < size}
    assert not long, f"over {LONGEST} lines: {long}; the median file has {statistics.median(sizes.values())}"


def test_names_say_what_a_module_is_for() -> None:
    vague = [str(path.relative_to(ROOT)) for path in FILES if {path.stem, path.parent.name} & FORBIDDEN]
    assert not vague


def test_the_walk_sees_imports_of_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above would pass on anything if the walk saw nothing."""
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "core").mkdir()
    path = tmp_path / "core" / "one.py"
    path.write_text(
        "import yuebao.read\nfrom yuebao import check\nfrom ..book import store\nfrom . import text\n"
        "def late():\n    from yuebao.desk.app import run\n",
        encoding="utf8",
    )
    assert [name for _, name in imported(path)] == [
        "yuebao.read",
        "yuebao.check",
        "yuebao.book",
        "yuebao.core",
        "yuebao.desk.app",
    ]


def test_no_two_test_files_have_one_name() -> None:
    """Folders of tests are no packages: of two files of one name the second could not be collected."""
    names = [path.name for path in (ROOT.parents[1] / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
