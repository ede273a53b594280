"""What must change nothing: width of digits, blanks beside them, traditional characters, broken lines.

Held for every text there is: the shared documents (where they are at hand), our own issue, and all
texts of the spec tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.read.test_reading import SHARED, meanings, needs_shared, source
from tests.turns import FAST, turns

from yuebao.read import read
from yuebao.source import outline

ROOT = Path(__file__).resolve().parents[2]
SHARED_TEXTS = {
    "reference": SHARED / "reference/bulletin.txt",
    "hefei1": SHARED / "data/bulletins/hefei-2024-part1.txt",
    "luoyang": SHARED / "data/bulletins/luoyang-2023.txt",
}
ISSUE = ROOT / "examples/2025-06/bulletin.txt"
CELL = re.compile(r"\| (?!-)((?:[^|\\]|\\.){12,}?。[^|]{0,200}?) \|")


def wide(text: str) -> str:
    """Digits and percent signs at full width."""
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789%"})


def spaced(text: str) -> str:
    """Blanks between Chinese characters and numerals."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])", " ", text)


@cache
def converter() -> Callable[[str], str]:
    opencc = pytest.importorskip("opencc", reason="needs the dev dependencies")
    convert: Callable[[str], str] = opencc.OpenCC("s2t").convert
    return convert


def traditional(text: str) -> str:
    """Traditional characters."""
    return converter()(text)


CHANGES: dict[str, Callable[[str], str]] = {"wide": wide, "spaced": spaced, "traditional": traditional}
WAYS = tuple(CHANGES.items())


@cache
def texts() -> tuple[str, ...]:
    """The prose of all spec tables, hard-wrapped texts and tables left out."""
    found: list[str] = []
    for path in sorted((ROOT / "tests/specs").glob("*.md")):
        if path.name == "README.md":
            continue
        for line in path.read_text("utf-8").splitlines():
            found += [m[1] for m in CELL.finditer(line[:600]) if not re.search(r"[⏎⇥\\]", m[1])]
    return tuple(dict.fromkeys(found))


def joined(path: Path) -> str:
    """A document's blocks, one a paragraph."""
    opened = source(path.read_bytes())
    return "\n\n".join(block.text for block in outline(opened).blocks if block.kind != "page")


@cache
def figures(text: str) -> list[tuple[str, ...]]:
    return meanings(read(source(text.encode())))


def test_there_are_texts_to_change() -> None:
    assert 400 <= len(texts())


@pytest.mark.parametrize("nth", range(6))
def test_spec_texts_read_the_same(nth: int) -> None:
    """Every sixth of them, by the fast build in all three ways, else some in one of them by turns."""
    different: list[tuple[str, str]] = []
    for at, text in enumerate(turns(texts()[nth::6])):
        plain = meanings(read(source(text.encode())))
        for change, turn in WAYS if FAST else WAYS[at % 3 : at % 3 + 1]:
            allowed = change == "traditional" and "家具" in text  # 家具 → 傢俱 → 家俱
            if not allowed and meanings(read(source(turn(text).encode()))) != plain:
                different.append((change, text))
    assert different == []


@needs_shared
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", SHARED_TEXTS)
def test_shared_documents_read_the_same(name: str, change: str) -> None:
    text = joined(SHARED_TEXTS[name])
    plain, told = figures(text), figures(CHANGES[change](text))
    assert [row[:3] for row in told] == [row[:3] for row in plain]
    unlike = sum(a != b for a, b in zip(told, plain, strict=True))
    assert unlike <= (len(plain) // 50 if change == "traditional" else 0)  # rare names lose a character


@pytest.mark.parametrize("change", CHANGES)
def test_our_issue_reads_the_same(change: str) -> None:
    text = joined(ISSUE)
    assert figures(CHANGES[change](text)) == figures(text)


def paragraphs(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line)


def folded(line: str, width: int) -> str:
    """*line* broken every *width* characters, whatever stands there."""
    return re.sub(f"(.{{{width}}})(?=.)", r"\1\n", line)


def set_to(line: str, width: int) -> str:
    """*line* broken where it would be wider than *width* hanzi, whatever stands there."""
    broken, cells = "", 0
    for c in line:
        size = 1 if c.isascii() else 2
        if cells + size > 2 * width:
            broken, cells = broken + "\n", 0
        broken, cells = broken + c, cells + size
    return broken


@needs_shared
@pytest.mark.parametrize("turn", [folded, set_to])
@pytest.mark.parametrize("width", [22, 28, 34, 42])
@pytest.mark.parametrize("name", SHARED_TEXTS)
def test_shared_documents_read_the_same_when_wrapped(
    name: str, width: int, turn: Callable[[str, int], str]
) -> None:
    """Broken inside words, numbers, units and names, without indents; blank lines part the paragraphs."""
    text = joined(SHARED_TEXTS[name])
    if "\t" in text:
        text = "\n".join(line for line in text.splitlines() if "\t" not in line)
    wrapped = "\n\n".join(turn(line, width) for line in paragraphs(text))
    assert figures(wrapped) == figures("\n\n".join(paragraphs(text)))
