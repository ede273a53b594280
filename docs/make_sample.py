"""Put what ``yuebao check`` says of the example issue into both READMEs (``make docs``)."""

from __future__ import annotations

import re
from pathlib import Path

import yuebao
from yuebao.report.text import text

ROOT = Path(__file__).parents[1]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
EXAMPLE = "examples/2025-06/bulletin.txt"
COMMAND = f"$ yuebao check {EXAMPLE}"


def sample() -> str:
    """The contradiction that the example carries, and the line that sums the report up."""
    data = (ROOT / EXAMPLE).read_bytes()
    parts = text(yuebao.check(data, name=EXAMPLE)).split("\n\n")
    summary = next(part for part in parts if part.startswith(f"{EXAMPLE}："))
    return f"{COMMAND}\n{parts[0]}\n\n{summary}\n"


def with_sample(page: str, shown: str) -> str:
    """*page* with *shown* in its block of output."""
    whole = re.compile(rf"^```text\n{re.escape(COMMAND)}\n.*?^```$", re.M | re.S)
    return whole.sub(lambda _: f"```text\n{shown}```", page, count=1)


if __name__ == "__main__":
    shown = sample()
    for path in READMES:
        path.write_text(with_sample(path.read_text(encoding="utf8"), shown), encoding="utf8")
        print(f"written: {path.name}")
