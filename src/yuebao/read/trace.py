"""Why a sentence was read as it was: its tokens, the context carried in, and the rules that made figures."""

from __future__ import annotations

from dataclasses import dataclass

from yuebao.core.text import Span
from yuebao.lexicon import Lexicon
from yuebao.read.state.context import Context
from yuebao.read.state.drafts import Draft, Refusal
from yuebao.read.tabular.grids import Grid
from yuebao.read.tabular.headings import Heard, hear, printed
from yuebao.read.words.scan import Number, Token
from yuebao.read.words.times import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One sentence on its way through the grammar.

    ``carried`` is the context it began with (name, value); ``tokens`` are (text, kind, meaning);
    ``made`` are (text, rule, what was read); ``refused`` are (text, reason).
    """

    span: Span
    text: str
    carried: tuple[tuple[str, str], ...]
    tokens: tuple[tuple[str, str, str], ...]
    made: tuple[tuple[str, str, str], ...]
    refused: tuple[tuple[str, str], ...]


def carried(context: Context) -> tuple[tuple[str, str], ...]:
    """What *context* brings into a sentence, in the order a reader would ask."""
    subject = context.subject
    said = (
        ("year", str(context.year or "????")),
        ("period", str(context.kept) if context.kept is not None else ""),
        ("area", context.area or ""),
        ("subject", subject.indicator if subject is not None else ""),
        ("topic", context.topic.indicator if context.topic is not None else ""),
        ("comparator", context.steady),
        ("share base", context.fixed_base.name if context.fixed_base is not None else ""),
    )
    return tuple((name, value) for name, value in said if value)


def step(
    span: Span,
    text: str,
    bounds: tuple[int, int],
    before: tuple[tuple[str, str], ...],
    tokens: list[Token],
    drafts: list[Draft],
    refused: list[Refusal],
) -> Step:
    """The step of the sentence at *bounds* of a block's *text*."""
    start, stop = bounds
    inside = [token for token in tokens if start <= token.start < stop and token.kind != "mark"]
    return Step(
        span=span,
        text=text[start:stop],
        carried=before,
        tokens=tuple((text[t.start : t.stop], t.kind, _meaning(t)) for t in inside),
        made=tuple((text[d.start : d.stop], d.rule, _reading(d)) for d in drafts),
        refused=tuple((text[r.start : r.stop], r.reason) for r in refused if start <= r.start < stop),
    )


def row_step(grid: Grid, index: int, drafts: list[Draft], refused: list[Refusal], lexicon: Lexicon) -> Step:
    """The step of the row at block *index* of the table *grid*."""
    row = next(row for row in [*grid.head, *grid.body] if row.index == index)
    heads = [" ".join(filter(None, (head.at(place) for head in grid.head))) for place in range(grid.width)]
    told = []
    for place, cell in enumerate(row.cells):
        if cell is None:
            continue
        if row in grid.head:
            said, kind = cell.text, "head"
        elif printed(cell.text, lexicon) is None:
            said, kind = cell.text, "name"
        else:
            said, kind = heads[place] if place < len(heads) else "", "cell"
        told.append((cell.text, kind, _heard(hear(said, lexicon)) if said else "no head"))
    return Step(
        span=row.block.span,
        text=row.text.replace("\t", " | "),
        carried=tuple(("above the table", line) for line in grid.captions),
        tokens=tuple(told),
        made=tuple((row.text[d.start : d.stop], d.rule, _reading(d)) for d in drafts),
        refused=tuple((row.text[r.start : r.stop], r.reason) for r in refused),
    )


def _heard(heard: Heard) -> str:
    """What a cell that names figures was taken to say."""
    said = (
        heard.role,
        "其中" if heard.nested else "",
        heard.words,
        "total" if heard.total else "",
        heard.kind,
        heard.compare,
        heard.unit.symbol if heard.unit is not None else "",
        *(" ".join(str(part) for part in time if part is not None) for time in heard.times),
        heard.area[1] if heard.area is not None else "",
    )
    return "; ".join(part for part in said if part)


def _meaning(token: Token) -> str:
    value = token.value
    if isinstance(value, Number):
        return f"{value.bound}{value.value} {value.unit.symbol if value.unit is not None else '(no unit)'}"
    if isinstance(value, Time):
        return " ".join(str(part) for part in value if part is not None)
    return str(value)


def _reading(draft: Draft) -> str:
    parts = " ".join(f"{dimension}={word}" for dimension, word in draft.subject.parts)
    base = f" base={draft.base.name}" if draft.base is not None else ""
    return (
        f"{draft.kind} {draft.value}{draft.unit.symbol} {draft.subject.indicator} "
        f"[{draft.area or '-'} {draft.period or '-'}] {parts}{base}"
    ).rstrip()
