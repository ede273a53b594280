"""The steps of reading as text: for ``yuebao explain``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yuebao.core.text import Source
from yuebao.read.trace import Step


def lines(source: Source, steps: Sequence[Step], *, line: int | None) -> Iterator[str]:
    """The steps of the sentences that touch *line* (from 1), or of all of them when it is None."""
    for step in steps:
        first = source.text.count("\n", 0, step.span.start) + 1
        last = source.text.count("\n", 0, step.span.stop) + 1
        if line is not None and not first <= line <= last:
            continue
        yield f"{source.name}:{first}: {step.text}"
        if step.carried:
            yield "  carried in  " + "; ".join(f"{name} {value}" for name, value in step.carried)
        for text, kind, meaning in step.tokens:
            yield f"  token       {text}  {kind}  {meaning}"
        for text, rule, reading in step.made:
            yield f"  figure      {text}  by {rule}  {reading}"
        for text, reason in step.refused:
            yield f"  unread      {text}  {reason}"
        yield ""
