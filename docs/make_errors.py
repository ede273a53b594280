"""Write docs/errors.md from the catalogue of problems and the gallery of their cases (``make docs``)."""

from __future__ import annotations

import re
import shlex
import string
import tomllib
from pathlib import Path

from yuebao.core.problem import CATALOGUE

DOCS = Path(__file__).parent
CASES = DOCS.parent / "tests" / "errors"
PAGE = DOCS / "errors.md"
FORMS = string.Formatter()

HEAD = """\
# What can go wrong, and what to do

<!-- Written by `make docs` from src/yuebao/core/problem.py and tests/errors/; edit those. -->

A problem is told on standard error as `PLACE: CODE what is wrong`, with the remedy on the next line,
and the exit code is 2. Figures that contradict one another are no such problem: they are what the
report is about, and the exit code is then 1. Words in {braces} below are filled in when it happens.

"""


def page() -> str:
    """The whole page, in Markdown."""
    return HEAD + "\n".join(map(entry, sorted(CATALOGUE)))


def entry(code: str) -> str:
    """One code: what is said in both languages, and how to meet it."""
    said = CATALOGUE[code]
    case = tomllib.loads((CASES / code / "case.toml").read_text(encoding="utf8"))
    lines = [
        f"## {code}",
        "",
        f"**{said.text}.** {said.remedy}",
        "",
        f"**{said.text_zh}。**{said.remedy_zh}",
        "",
        f"{case['about']} ([the case](../tests/errors/{code}/case.toml))",
        "",
    ]
    if "before" not in case:
        lines += [f"    $ yuebao {shlex.join(case['arguments'])}"]
        lines += [f"    {line}" for line in told(code, case)]
        lines += [""]
    return "\n".join(lines)


def told(code: str, case: dict[str, str]) -> list[str]:
    """What the terminal shows, as far as the case pins it down."""
    if "stderr" not in case:
        return [f"… {case['stdout']} …"]
    pieces = [
        re.escape(piece) + (".+" if field else "") for piece, field, _, _ in FORMS.parse(CATALOGUE[code].text)
    ]
    whole = re.search("".join(pieces) + "$", case["stderr"])
    return [case["stderr"] if whole else f"{case['stderr']} …"]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
    print(f"written: docs/{PAGE.name}")
