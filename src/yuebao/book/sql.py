"""SQL over the book: DuckDB in memory over copies of its tables, locked so that it can read nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from yuebao.book import decisions, frames, store
from yuebao.book.asking import Seen
from yuebao.core.problem import Problem, Unreadable

MOST_MEMORY = "1GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave: the names of its columns and its rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(engine: Engine, query: str) -> Answer:
    """The answer to one SELECT over ``figures``, ``series``, ``documents``, ``findings`` and ``decisions``.

    Raises:
        Unreadable: it is no query, or asks for anything but those tables (``YB408``).
    """
    import duckdb

    with duckdb.connect(":memory:") as connection:
        for setting in (
            "SET autoinstall_known_extensions=false",
            "SET autoload_known_extensions=false",
            f"SET memory_limit='{MOST_MEMORY}'",
            "SET temp_directory=''",
            "SET enable_external_access=false",
        ):
            connection.execute(setting)
        try:
            statements = connection.extract_statements(query)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise _refused("it is not one SELECT")
            _give(connection, engine, query)
            connection.execute("SET lock_configuration=true")
            done = connection.execute(statements[0])
            names = tuple(it[0] for it in done.description or ())
            return Answer(names=names, rows=tuple(done.fetchall()))
        except duckdb.Error as error:
            raise _refused(str(error).splitlines()[0]) from None


def _refused(reason: str) -> Unreadable:
    return Unreadable(Problem(code="YB408", place="sql", facts=(("reason", reason),)))


def _give(connection: Any, engine: Engine, query: str) -> None:
    """Copies of the tables that the query may name; the others are not even read."""
    with store.reading(engine) as reading:
        decided = decisions.load(reading)
        made: Mapping[str, Callable[[], frames.Columns]] = {
            "figures": lambda: frames.figures(reading, decided, Seen()),
            "series": lambda: frames.all_series(reading),
            "documents": lambda: frames.documents(reading, decided),
            "findings": lambda: frames.findings(reading),
            "decisions": lambda: frames.decisions(decided),
        }
        for name, columns in made.items():
            if name in query.lower() or "show" in query.lower():
                connection.register(f"given_{name}", frames.arrow(columns()))
                connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given_{name}")
                connection.unregister(f"given_{name}")
