"""The engine under a book: opening, migrating, reading, writing one transaction at a time.

Writers take turns: `BEGIN IMMEDIATE` on SQLite, an advisory lock on PostgreSQL. So ids can be
given out by the writer and two postings of one document meet in order. Readers never wait.
"""

from __future__ import annotations

import time
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    ClauseElement,
    Connection,
    CursorResult,
    Engine,
    create_engine,
    event,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from yuebao.core.problem import Problem, Unreadable

HEAD = "0002"
"""The migration that this code is written for."""

_LOCK = 0x79756562616F  # "yuebao"
_PATIENCE = 60
"""Seconds that a writer waits for its turn before a person hears of it."""
_TRIES = 5

Result = TypeVar("Result")


def open_engine(where: str | Path) -> Engine:
    """The engine of the book at *where*, a path or an SQLAlchemy URL; made and migrated as needed.

    Raises:
        Unreadable: it cannot be opened (``YB401``), is no book (``YB402``) or a newer one (``YB403``).
    """
    name = str(where)
    try:
        engine = _engine(name)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise Unreadable(_closed(name, str(error).splitlines()[0])) from None
    try:
        _migrate(engine, name)
    except DBAPIError as error:
        engine.dispose()
        reason = str(error.orig).strip().splitlines()
        if "not a database" in str(error.orig):
            raise Unreadable(Problem(code="YB402", place=_shown(name))) from None
        raise Unreadable(_closed(name, reason[0] if reason else type(error.orig).__name__)) from None
    return engine


def _shown(name: str) -> str:
    """A URL without its password."""
    return make_url(name).render_as_string(hide_password=True) if "://" in name else name


def _closed(name: str, reason: str) -> Problem:
    try:
        place = _shown(name)
    except ArgumentError:
        place = name
    return Problem(code="YB401", place=place, facts=(("reason", reason),))


def _engine(name: str) -> Engine:
    if "://" not in name:
        path = Path(name)
        if path.is_dir():
            raise Unreadable(_closed(name, "it is a folder"))
        if not path.parent.is_dir():
            raise Unreadable(_closed(name, f"there is no folder {path.parent}"))
        name = f"sqlite:///{path}"
    if not name.startswith("sqlite"):
        return create_engine(name, pool_pre_ping=True)
    engine = create_engine(name, connect_args={"timeout": _PATIENCE, "check_same_thread": False})

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-16384",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begin)
    return engine


def lite(engine: Engine | Connection) -> bool:
    return engine.dialect.name == "sqlite"


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        now = _version(connection)
        if now == HEAD:
            return
        if now is None and inspect(connection).get_table_names():
            raise Unreadable(Problem(code="YB402", place=_shown(name)))
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    if now is not None:
        try:
            ScriptDirectory.from_config(config).get_revision(now)
        except CommandError:
            raise Unreadable(Problem(code="YB403", place=_shown(name), facts=(("version", now),))) from None
    with writing(engine) as connection:
        if _version(connection) != HEAD:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, alone until it ends: all of it stays, or nothing."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if not lite(connection):
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads: one state of the book throughout."""
    with engine.connect() as connection:
        if not lite(connection):
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


class Prepared:
    """A statement compiled once for each kind of database, for what is said many times a second.

    SQLAlchemy looks a statement up and wraps its rows anew each time, which takes several times as long as
    the statement. No list may stand for one of its parameters.
    """

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._words: dict[str, str] = {}

    def run(self, connection: Connection, told: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> None:
        """Do it once, or once for each of several."""
        connection.exec_driver_sql(self._compiled(connection), told)

    def rows(self, connection: Connection, told: Mapping[str, Any]) -> list[Any]:
        """Its rows, each with its columns by name."""
        words, raised = self._compiled(connection), connection.dialect.loaded_dbapi.Error
        cursor = connection.connection.cursor()
        try:
            cursor.execute(words, told)
            row = _row(tuple(it[0] for it in cursor.description))
            return list(map(row, cursor.fetchall()))
        except raised as error:
            raise DBAPIError.instance(words, None, error, raised) from error
        finally:
            cursor.close()

    def _compiled(self, connection: Connection) -> str:
        found = self._words.get(connection.dialect.name)
        if found is None:
            named = lite(connection)  # so that a row goes in as it is
            dialect = SQLiteDialect_pysqlite(paramstyle="named") if named else connection.dialect
            found = self._words[connection.dialect.name] = str(self._statement.compile(dialect=dialect))
        return found


def named(result: CursorResult[Any]) -> Iterator[Any]:
    """The rows of an answer as named tuples, whose columns are found many times faster than a Row's."""
    return map(_row(tuple(result.keys())), result)


@lru_cache(maxsize=64)
def _row(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    row: Any = namedtuple("Row", names)  # type: ignore[misc]
    made: Callable[[Iterable[Any]], Any] = row._make
    return made


def patiently(work: Callable[[], Result]) -> Result:
    """Do *work* again when the database says that it was only busy."""
    for turn in range(_TRIES):
        try:
            return work()
        except OperationalError as error:
            told = str(error.orig).lower()
            if turn + 1 == _TRIES or not any(it in told for it in ("locked", "busy", "deadlock", "serializ")):
                raise
            time.sleep(0.05 * 2**turn)
    raise AssertionError("the last turn returns or raises")
