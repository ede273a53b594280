"""Writing on the command line: so far, synthetic bulletins whose truth is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from yuebao.cli.shell import FINE, UNUSABLE, Job, complain, write
from yuebao.core.problem import Unreadable

if TYPE_CHECKING:
    from yuebao.bulletin import Synthetic

RoundingHabit = Literal["half_up", "half_even", "truncate"]


def synth(
    seed: Annotated[int, typer.Option("--seed", help="What everything is drawn from.")] = 1,
    figures: Annotated[
        int, typer.Option("--figures", min=1, max=100_000, help="About how many figures.")
    ] = 100,
    errors: Annotated[
        int, typer.Option("--errors", min=0, help="How many figures to spoil, a slip each.")
    ] = 0,
    rounding: Annotated[RoundingHabit, typer.Option("--rounding", help="How the author rounds.")] = "half_up",
    keep_zeros: Annotated[bool, typer.Option("--keep-zeros", help="Print 563.0, not 563.")] = False,
    out: Annotated[
        str | None, typer.Option("--output", "-o", metavar="OUT", help="Write the bulletin to this file.")
    ] = None,
    truth: Annotated[
        str | None,
        typer.Option("--truth", metavar="TRUTH", help="Write what a right reading finds, as JSON."),
    ] = None,
) -> Job:
    """Write a bulletin whose every figure follows from exact levels, the same for the same options.

    \b
    Examples:
      yuebao synth --seed 7 --figures 100 -o honest.txt
      yuebao synth --seed 7 --errors 2 -o spoiled.txt --truth truth.json
      yuebao synth --seed 7 --errors 2 | yuebao check -
    """

    def job() -> int:
        from yuebao.bulletin import synthesize

        made = synthesize(
            seed=seed, figures=figures, errors=errors, rounding=rounding, drop_zeros=not keep_zeros
        )
        try:
            if truth is not None:
                write(Path(truth), json.dumps(_truth(made), ensure_ascii=False, indent=1) + "\n")
            if out is not None:
                write(Path(out), made.text)
                print(f"→ {out}")
            else:
                print(made.text, end="")
        except Unreadable as error:
            complain([error.problem])
            return UNUSABLE
        return FINE

    return job


def _truth(made: Synthetic) -> dict[str, Any]:
    """The expected figures in the words of the output contract, and the planted errors by their ``n``."""
    return {
        "figures": [
            {
                "n": n,
                "text": it.text,
                "start": it.start,
                "end": it.stop,
                "value": f"{it.value:f}",
                "unit": it.unit,
                "bound": it.bound,
                "kind": it.kind,
                "indicator": it.indicator,
                "area": it.area,
                "period": it.period,
                "breakdown": dict(it.breakdown),
                "base": it.base,
                "basis": it.basis,
                "law": it.law,
                "exact": str(it.exact),
            }
            for n, it in enumerate(made.truth, start=1)
        ],
        "planted": [
            {"figure": it.figure + 1, "how": it.how, "was": it.was, "became": it.became}
            for it in made.planted
        ],
    }
