"""The command line: names files, prints what the stages return, sets the exit code.

0 fine, 1 contradictions were found (or a proof does not hold), 2 a bad call or an unreadable input
(with the problem on standard error), 130 interrupted, 141 the reader of our output went away.

shell      what all commands share
reading    text, read, outline, explain
checking   check, infer, verify
booking    add, show, history, documents, correct, merge, split, undo, decisions
recalling  series, search
drawing    export, plot, sql, dump, load
writing    synth
registering  register: template, import, submit, audit, return, void, firm, nil, demo, verify, trail
counting   register: stats, publish, monthly, due
issuing    issue: new, draft, proof, publish, preview; site: build
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated

import typer

from yuebao import __version__
from yuebao.cli import booking, checking, counting, drawing, issuing, reading, recalling, writing
from yuebao.cli.shell import FINE, INTERRUPTED, PIPE_CLOSED, UNUSABLE, write
from yuebao.core.problem import Problem, Unreadable

__all__ = ["Unreadable", "app", "run", "write"]

app = typer.Typer(
    name="yuebao",
    help="Turn Chinese statistical bulletins into checked data.\n\nExample: yuebao check bulletin.txt",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"yuebao {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[  # its callback has already answered
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


app.command(short_help="Print the text that every offset counts in.")(reading.text)
app.command(short_help="Read every figure with its meaning and its place.")(reading.read)
app.command(short_help="Show how a bulletin is built.")(reading.outline)
app.command(short_help="Show why sentences were read as they were.")(reading.explain)
app.command(short_help="Say what cannot be true, what holds and what follows.")(checking.check)
app.command(short_help="Say what follows for a figure that was not printed.")(checking.infer)
app.command(short_help="Check the proofs of contradictions.")(checking.verify)
app.command(short_help="Write a bulletin whose truth is known.")(writing.synth)
app.add_typer(counting.app, name="register", short_help="Keep contracts; count the month's statistics.")

app.command(short_help="Read, check and keep files in the book.")(booking.add)
app.command(short_help="Give a series out of the book.")(recalling.series)
app.command(short_help="Find paragraphs in the book.")(recalling.search)
app.command(short_help="Write series as a table or an exchange file.")(drawing.export)
app.command(short_help="Draw a series.")(drawing.plot)
app.command(short_help="Ask the book in SQL.")(drawing.sql)
app.command(short_help="Write the whole book as plain text.")(drawing.dump)
app.command(short_help="Take in what dump wrote.")(drawing.load)
app.command(short_help="Show where a figure stands.")(booking.show)
app.command(short_help="Tell all that was printed of a figure.")(booking.history)
app.command(short_help="List the documents of the book.")(booking.documents)
app.command(short_help="Say what a figure or a document should be.")(booking.correct)
app.command(short_help="Let two keys be one series.")(booking.merge)
app.command(short_help="Take one printed name out of a key.")(booking.split)
app.command(short_help="Take a decision back.")(booking.undo)
app.command(short_help="List what was decided.")(booking.decisions)
app.add_typer(issuing.issue, name="issue", short_help="Write, prove and publish the month's issue.")
app.add_typer(issuing.site, name="site", short_help="Build the archive site of all issues.")


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; nothing escapes as a traceback."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
    try:
        job = app(arguments, prog_name="yuebao", standalone_mode=False)
        code = job() if callable(job) else int(job or FINE)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes once more at its end: give it somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = error.strerror or str(error)
        print(Problem(code="YB109", place="<stdout>", facts=(("reason", reason),)), file=sys.stderr)
        return UNUSABLE
    except Exception as error:
        # Errors of the call print themselves. They are told by that, since typer may carry its own click.
        show = getattr(error, "show", None)
        if show is None:
            raise
        show(file=sys.stderr)
        return UNUSABLE
    return code
