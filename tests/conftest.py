"""A PostgreSQL server for the tests that want one."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

_numbers = count()


def _as_nobody_else() -> dict[str, Any]:
    """A server refuses to run as root: its own user then runs it."""
    if os.getuid():
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            one = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": one.pw_uid, "group": one.pw_gid, "extra_groups": []}
    return {}


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server: the one of YUEBAO_POSTGRES, or one started for these tests."""
    pytest.importorskip("psycopg")
    given = os.environ.get("YUEBAO_POSTGRES")
    if given:
        yield given
        return
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda it: int(it.parent.name))
    if not homes:
        pytest.skip("no PostgreSQL server: install Debian's postgresql or set YUEBAO_POSTGRES to a URL")
    # A socket's path has few bytes, so not the deep folder pytest would give.
    with tempfile.TemporaryDirectory(prefix="yb-pg-") as folder:
        who = _as_nobody_else()
        if who:
            os.chown(folder, who["user"], who["group"])

        def run(*words: str) -> None:
            subprocess.run(
                [homes[-1] / words[0], *words[1:]], check=True, capture_output=True, timeout=120, **who
            )  # type: ignore[call-overload]

        data = f"{folder}/data"
        run("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "-U", "yuebao", "-N")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", data, "-o", options, "-l", f"{folder}/log", "-w", "start")
        try:
            yield f"postgresql+psycopg://yuebao@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


@pytest.fixture
def new_database(postgres: str) -> Iterator[Callable[[], str]]:
    """Makes new empty databases on the server, and gives their URLs."""
    from sqlalchemy import create_engine, text

    made: list[str] = []
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")

    def place() -> str:
        name = f"yuebao_{os.getpid()}_{next(_numbers)}"
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        made.append(name)
        return str(engine.url.set(database=name).render_as_string(hide_password=False))

    yield place
    with engine.connect() as connection:
        for name in made:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    engine.dispose()
