"""The register's database: opened, made where there is none, verified.

A path is an SQLite file of its own (``register.db``), a URL a PostgreSQL database. The register never
shares a file with the book: what one firm did stays here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from yuebao.core.problem import Problem, Unreadable, extra
from yuebao.register.codes import Codes, load

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

DRAFT, FILED, AUDITED, RETURNED, VOID = STATUSES = ("草稿", "已上报", "已审核", "退回", "作废")

DEFAULT = "register.db"


def codes_beside(where: str | Path) -> Path | None:
    """The folder whose code lists and rules a register goes by, None for those of the package."""
    if "://" not in str(where):
        return Path(where).parent
    named = os.environ.get("YUEBAO_CODES")
    return Path(named) if named else None


class Register:
    """An open register; close it, or use it in a ``with``. All work happens in transactions."""

    def __init__(self, engine: Engine, codes: Codes, name: str) -> None:
        self.engine = engine
        self.codes = codes
        self.name = name

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Register:
        """The register at a path or URL; its tables are made where they are missing.

        Code lists and rules are read from the folder of the file when they lie there; for a URL, from
        the folder that ``YUEBAO_CODES`` names.

        Raises:
            Unreadable: SQLAlchemy is missing (``YB500``), the database cannot be opened (``YB505``).
        """
        with extra("book", place=str(where)):
            import sqlalchemy
            from sqlalchemy import exc

            from yuebao.register.tables import meta
        url, folder = str(where), codes_beside(where)
        if "://" not in url:
            path = Path(where)
            if not create and not path.is_file():
                raise Unreadable(
                    Problem(code="YB505", place=url, facts=(("reason", "there is no register here"),))
                )
            url = f"sqlite:///{path}"
        try:
            engine = sqlalchemy.create_engine(url)
            if engine.dialect.name == "sqlite":
                sqlalchemy.event.listen(engine, "connect", _prepare)
                sqlalchemy.event.listen(engine, "begin", _begin)
            if not sqlalchemy.inspect(engine).has_table("trail"):
                with engine.begin() as connection:
                    meta.create_all(connection)
        except (exc.SQLAlchemyError, ImportError) as error:
            reason = " ".join(str(getattr(error, "orig", None) or error).split())[:200]
            place = "a database" if "://" in str(where) else str(where)
            raise Unreadable(Problem(code="YB505", place=place, facts=(("reason", reason),))) from None
        return cls(engine, load(folder), str(where))

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: everything in it is kept, or nothing. Writers take turns, readers do not wait."""
        with self.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                # As SQLite's BEGIN IMMEDIATE: what a writer read is still so when it writes.
                connection.exec_driver_sql("LOCK TABLE trail IN EXCLUSIVE MODE")
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(writes=False) as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _prepare(connection: object, _: object) -> None:
    """SQLite as a register needs it: waits for others, syncs each transaction, keeps foreign keys."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in (
        "busy_timeout = 30000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
        "cache_size = -65536",  # a month of a large register; kibibytes
    ):  # fmt: skip
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # The driver's own BEGIN comes only with the first write: two writers could then read the same state.
    connection.exec_driver_sql(
        "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes", True) else "BEGIN"
    )
