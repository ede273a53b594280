"""A register on a PostgreSQL server counts as one in a file, keeps its trail, and lets writers take turns."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sheets import contract, execution, save
from sqlalchemy import exc, func, select, text

from yuebao.register import Register, statistics, take
from yuebao.register import tables as t
from yuebao.register.audit import faults
from yuebao.register.filing import filings, nothing
from yuebao.register.moves import amend_firm, move
from yuebao.register.publish import publish
from yuebao.register.stats import CUTS

FILED, AUDITED = "2025-06-04", "2025-06-08"


@pytest.fixture
def both(tmp_path: Path, new_database: Callable[[], str]) -> Iterator[tuple[Register, Register]]:
    """A register in a file and one on the server, to which the same has happened."""
    registers = Register.open(tmp_path / "register.db"), Register.open(new_database())
    for register in registers:
        live(register, tmp_path)
    yield registers
    for register in registers:
        register.close()


def live(register: Register, folder: Path) -> None:
    countries = ["日本", "美国", "中国", "中国香港", "德国"]
    rows = [
        contract(number=f"A-{n}", code=f"F-{n % 7}", firm=f"示例{n % 7}", amount=1000.0 + 37 * n, side=None,
                 country=countries[n % 5], signed=f"202{4 + n % 2}-03-03",
                 category=("软件研发", "业务运营", "工业设计和工程")[n % 3])
        for n in range(60)
    ]  # fmt: skip
    done = [execution(number=f"A-{n}", amount=100.0 + n, voucher="V") for n in range(1, 60, 2)]
    bad = contract(number="A-X", amount="?")
    sheets = {
        "contracts": save(folder / "c.xlsx", "contracts", *rows, bad),
        "executions": save(folder / "e.xlsx", "executions", *done),
    }
    taken = take(register, **sheets, who="甲", filed=FILED)
    assert [(it.taken, len(it.held)) for it in taken] == [(60, 1), (30, 0)]
    assert [it.taken for it in take(register, **sheets, who="甲", filed=FILED)] == [0, 0]
    whole = take(register, **sheets, who="甲", filed=FILED, all_or_nothing=True)
    assert whole[0].kept_out
    move(register, "submit", who="甲", on=FILED)
    move(register, "return", who="乙", on="2025-06-05", why="缺材料", contracts=["A-4"])
    move(register, "audit", who="乙", on=AUDITED)
    publish(register, "2024-05", cumulative=True, cutoff="2025-06-08", who="乙")
    changed = save(
        folder / "n.xlsx",
        "contracts",
        rows[6] | {"amount": 5000.0, "country": "日本", "changed": "2025-05-02"},
    )
    take(register, contracts=changed, who="甲", filed="2025-06-09")
    move(register, "submit", who="甲", on="2025-06-09")
    move(register, "audit", who="乙", on="2025-06-10")
    move(register, "void", who="乙", on="2025-06-11", why="重复", contracts=["A-9"])
    amend_firm(register, "F-2", who="乙", on="2025-06-11", why="并购", ownership="state")
    nothing(register, "F-3", "2025-05", who="甲", on="2025-06-03")


@pytest.mark.parametrize("day", [AUDITED, "2025-06-12"])
def test_it_counts_as_one_in_a_file(both: tuple[Register, Register], day: str) -> None:
    here, there = both
    for by in CUTS:
        for currency in ("usd", "rmb"):
            for guarded in (True, False):
                options = {
                    "cumulative": True,
                    "by": by,
                    "currency": currency,
                    "firm": "F-1",
                    "guarded": guarded,
                }
                one, two = (
                    statistics(it, "2025-05", as_of=day, **options)  # type: ignore[arg-type]
                    for it in (here, there)
                )
                assert one == two
                assert one.lines[0].now is not None
    assert filings(here, "2025-05", today=day) == filings(there, "2025-05", today=day)


def test_its_trail_is_whole_and_cannot_be_rewritten(both: tuple[Register, Register]) -> None:
    _, there = both
    assert list(faults(there)) == []
    for statement in (
        "UPDATE trail SET who = 'x'",
        "DELETE FROM trail",
        "TRUNCATE trail",
        "UPDATE version SET amount = 1",
        "DELETE FROM execution",
        "UPDATE publication SET cutoff = '2025-01-01'",
    ):
        with pytest.raises(exc.DatabaseError, match="what was filed"), there.engine.begin() as connection:
            connection.execute(text(statement))
    with there.engine.begin() as connection:
        connection.execute(text("ALTER TABLE version DISABLE TRIGGER USER"))
        connection.execute(text("UPDATE version SET usd = usd + 1 WHERE id = 1"))
    assert any("is not what was filed" in it for it in faults(there))


def test_writers_take_turns(tmp_path: Path, new_database: Callable[[], str]) -> None:
    url = new_database()
    paths = [
        save(
            tmp_path / f"{name}.xlsx", "contracts",
            *(contract(number=f"{name}-{n}", code=name, firm=f"示例{name}") for n in range(200)),
        )
        for name in ("P", "Q", "R")
    ]  # fmt: skip
    Register.open(url).close()
    failed: list[BaseException] = []

    def work(path: Path) -> None:
        try:
            with Register.open(url) as register:
                take(register, contracts=path, who="甲", filed=FILED)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(path,)) for path in paths]
    for it in threads:
        it.start()
    for it in threads:
        it.join()
    assert failed == []
    with Register.open(url) as register:
        with register.reading() as connection:
            assert connection.execute(select(func.count()).select_from(t.contract)).scalar() == 600
        assert list(faults(register)) == []
