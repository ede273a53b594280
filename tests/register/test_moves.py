"""What happens to records: statuses, the trail that cannot be rewritten, the ledger, deadlines, the book."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sheets import contract, execution, save
from sqlalchemy import exc, select, text

from yuebao.cli import run
from yuebao.core.problem import Unreadable
from yuebao.register import Register, statistics, take
from yuebao.register import tables as t
from yuebao.register.audit import faults
from yuebao.register.filing import filings, nothing
from yuebao.register.journal import entries
from yuebao.register.moves import amend_firm, move
from yuebao.register.stats import Amounts

FILED = "2025-06-04"


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Register]:
    """Three firms with a contract each, one of them executed; all audited on the eighth of June."""
    rows = [
        contract(
            number=f"A-{n}", code=f"F-{n}", firm=f"示例{n}", amount=100.0 * n, country=country, side=None
        )
        for n, country in ((1, "日本"), (2, "中国"), (3, ""))
    ]
    rows[2]["side"] = "待定"
    done = [execution(number=f"A-{n}", amount=10.0 * n, voucher="V") for n in (1, 2, 3)]
    with Register.open(tmp_path / "register.db") as register:
        take(
            register,
            contracts=save(tmp_path / "c.xlsx", "contracts", *rows),
            executions=save(tmp_path / "e.xlsx", "executions", *done),
            who="甲",
            filed=FILED,
        )
        move(register, "submit", who="甲", on=FILED)
        move(register, "audit", who="乙", on="2025-06-08", why="月审")
        yield register


def whole(register: Register, as_of: str, **options: Any) -> dict[str, Amounts | None]:
    found = statistics(register, "2025-05", cumulative=True, as_of=as_of, guarded=False, **options)
    return {line.label: line.now for line in found.lines}


def test_only_audited_records_count_as_of_the_cut_off(three: Register) -> None:
    assert whole(three, "2025-06-07")["合计"] == (0, 0, 0)
    assert whole(three, "2025-06-08") == {
        "合计": (3, 60000, 6000),
        "离岸": (1, 10000, 1000),
        "在岸": (1, 20000, 2000),
        "待定": (1, 30000, 3000),
    }


def test_void_counts_no_more_from_that_day_and_still_as_of_before(three: Register) -> None:
    moved = move(three, "void", who="乙", on="2025-06-20", why="重复登记", contracts=["A-2"])
    assert (moved.versions, moved.executions) == (1, 1)
    assert whole(three, "2025-06-19")["在岸"] == (1, 20000, 2000)
    assert whole(three, "2025-06-20")["在岸"] == (0, 0, 0)
    assert list(faults(three)) == []


def test_a_change_counts_by_what_it_adds_and_a_settled_side_moves_all(
    three: Register, tmp_path: Path
) -> None:
    row = contract(
        number="A-3", code="F-3", firm="示例3", amount=350.0, country="德国", side=None, changed="2025-05-20"
    )
    take(three, contracts=save(tmp_path / "v.xlsx", "contracts", row), who="甲", filed="2025-06-25")
    move(three, "submit", who="甲", on="2025-06-25")
    move(three, "audit", who="乙", on="2025-06-26")
    after = whole(three, "2025-06-26")
    assert after["待定"] == (0, 0, 0)
    assert after["离岸"] == (2, 45000, 4000)
    assert whole(three, "2025-06-25")["待定"] == (1, 30000, 3000), "as it was known the day before"
    may = statistics(three, "2025-05", as_of="2025-06-26", guarded=False).lines[0].now
    assert may == (0, 5000, 0), "the change is of May, the contract of March"
    assert list(faults(three)) == []


def test_an_audited_record_is_not_returned(three: Register) -> None:
    moved = move(three, "return", who="乙", on="2025-06-10", why="试", contracts=["A-1"])
    assert (moved.versions, moved.executions, moved.left) == (0, 0, {"已审核": 2})


def test_a_returned_record_is_filed_again(tmp_path: Path) -> None:
    with Register.open(tmp_path / "register.db") as register:
        path = save(tmp_path / "c.xlsx", "contracts", contract())
        take(register, contracts=path, who="甲", filed=FILED)
        move(register, "submit", who="甲", on=FILED)
        move(register, "return", who="乙", on=FILED, why="缺附件", contracts=["A-1"])
        assert move(register, "audit", who="乙", on=FILED).left == {"退回": 1}
        move(register, "submit", who="甲", on=FILED)
        assert move(register, "audit", who="乙", on=FILED).versions == 1
        with register.reading() as connection:
            told = [
                (it.who, it.action, it.was, it.became, it.why)
                for it in entries(connection, about="A-1", last=9)
            ]
    assert told == [
        ("甲", "新增", "", "草稿", ""),
        ("甲", "上报", "草稿", "已上报", ""),
        ("乙", "退回", "已上报", "退回", "缺附件"),
        ("甲", "上报", "退回", "已上报", ""),
        ("乙", "审核", "已上报", "已审核", ""),
    ]


def test_an_execution_is_audited_only_after_its_contract(three: Register, tmp_path: Path) -> None:
    row = contract(number="B-1", code="F-1", firm="示例1", country="日本", side=None)
    done = execution(number="B-1")
    take(
        three, contracts=save(tmp_path / "c2.xlsx", "contracts", row),
        executions=save(tmp_path / "e2.xlsx", "executions", done), who="甲", filed=FILED,
    )  # fmt: skip
    move(three, "submit", who="甲", on=FILED)
    moved = move(three, "audit", who="乙", on=FILED, contracts=["B-1"], vouchers=["V-1"])
    assert moved.left == {"合同未审核": 1}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail SET who = '丙'",
        "DELETE FROM trail",
        "UPDATE version SET amount = amount + 1",
        "UPDATE version SET usd = 0",
        "UPDATE execution SET day = '2025-01-01'",
        "DELETE FROM execution",
        "DELETE FROM version",
        "DELETE FROM contract",
        "UPDATE intake SET sha256 = ''",
    ],
)
def test_the_trail_and_what_was_filed_cannot_be_rewritten(three: Register, statement: str) -> None:
    with pytest.raises(exc.IntegrityError, match="what was filed"), three.writing() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("trigger", "statement", "words"),
    [
        ("trail_no_update", "UPDATE trail SET why = '改' WHERE seq = 7", "chain breaks at entry 7"),
        ("trail_no_delete", "DELETE FROM trail WHERE seq = 5", "chain breaks at entry 5"),
        ("version_no_update", "UPDATE version SET usd = usd + 1 WHERE id = 1", "is not what was filed"),
        ("execution_no_delete", "DELETE FROM execution WHERE id = 1", "is missing"),
        ("", "UPDATE version SET status = '已上报' WHERE id = 1", "the trail says 已审核"),
        ("", "UPDATE ledger SET usd = usd + 1 WHERE id = 1", "the ledger differs"),
        ("", "DELETE FROM ledger WHERE id = 1", "the ledger differs"),
    ],
)
def test_whoever_goes_round_the_triggers_is_found(
    three: Register, tmp_path: Path, trigger: str, statement: str, words: str
) -> None:
    with sqlite3.connect(tmp_path / "register.db") as held:
        if trigger:
            held.execute(f"DROP TRIGGER {trigger}")
        held.execute(statement)
    held.close()
    assert any(words in it for it in faults(three))


def test_a_firm_moves_with_its_amounts_from_that_day_of_knowledge(three: Register) -> None:
    assert amend_firm(three, "F-1", who="乙", on="2025-06-20", why="迁址", district="西岗区")
    assert not amend_firm(three, "F-9", who="乙", on="2025-06-20", why="迁址", district="西岗区")
    assert whole(three, "2025-06-19", by="district")["高新区"] == (3, 60000, 6000)
    after = whole(three, "2025-06-20", by="district")
    assert (after["高新区"], after["西岗区"]) == ((2, 50000, 5000), (1, 10000, 1000))


def test_a_firms_own_figures_go_to_that_firm_alone(register: Register) -> None:
    with pytest.raises(Unreadable, match="YB507"):
        statistics(register, "2025-05", by="firm", as_of="2025-06-12")
    found = statistics(register, "2025-05", cumulative=True, by="firm", firm="SL-0007", as_of="2025-06-12")
    assert [line.level for line in found.lines] == [0, 1]
    assert found.lines[1].member == "SL-0007"


def test_a_total_of_two_firms_is_not_published(three: Register) -> None:
    move(three, "void", who="乙", on="2025-06-20", why="试", contracts=["A-2"])
    with pytest.raises(Unreadable, match="YB506"):
        statistics(three, "2025-05", cumulative=True, as_of="2025-06-21")


def test_deadlines_and_who_has_not_filed(three: Register) -> None:
    assert nothing(three, "F-1", "2025-05", who="甲", on="2025-06-05")
    assert nothing(three, "F-2", "2025-05", who="甲", on="2025-06-06")
    states = {it.code: it.state for it in filings(three, "2025-05", today="2025-06-06")}
    assert states == {"F-1": "零申报", "F-2": "迟报", "F-3": "逾期未报"}
    assert {it.state for it in filings(three, "2025-04", today="2025-06-06")} == {"迟报"}
    assert {it.state for it in filings(three, "2025-06", today="2025-07-05")} == {"未报"}


def test_the_statement_enters_the_book_once(
    demo_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from yuebao.book import Book

    arguments = ["register", "publish", "2025-05", "-c", "--area", "大连市", "--as-of", "2025-06-12"]
    arguments += ["-r", str(demo_folder / "register.db"), "--book", str(tmp_path / "book.db")]
    assert run(arguments) == 0
    assert run(arguments) == 0
    assert "此前已入书" in capsys.readouterr().out
    with Book.open(tmp_path / "book.db") as book:
        values = {
            (it.figure.key.indicator, it.figure.key.kind): str(it.figure.written.value)
            for it in book.entries()
        }
        assert len(book.documents()) == 1
    assert values["离岸服务外包执行额", "level"] == "84614.3"
    assert values["在岸服务外包合同签约额", "yoy_rate"] == "-60.13"
    assert not any("示例" in name for name, _ in values), "no firm is named"


def test_the_command_line_from_template_to_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [contract(number=f"A-{n}", code=f"F-{n}", firm=f"示例{n}", amount=1e6 + n) for n in range(4)]
    save(tmp_path / "contracts.xlsx", "contracts", *rows, contract(number="A-9", amount="?"))
    take_them = ["register", "import", "contracts.xlsx", "--filed", "2025-06-04"]
    assert run(take_them) == 1, "one row is held"
    assert (tmp_path / "contracts-退回.xlsx").exists()
    assert "收下 4，已有 0，退回 1" in capsys.readouterr().out
    assert run(["register", "submit", "--on", "2025-06-04"]) == 0
    assert run(["register", "audit", "--on", "2025-06-08"]) == 0
    capsys.readouterr()
    assert run(["register", "stats", "2025-03", "--as-of", "2025-06-08", "--currency", "usd"]) == 0
    shown = capsys.readouterr().out
    assert "400" in shown
    assert "同比按现行基数计算" in shown
    assert run(["register", "stats", "2025-03", "--by", "category", "--format", "json"]) == 0
    assert run(["register", "monthly", "2025-03", "-o", "m.xlsx"]) == 0
    assert run(["register", "due", "2025-03", "--on", "2025-04-01", "--missing"]) == 0
    assert run(["register", "verify"]) == 0
    assert run(["register", "void", "--why", "x"]) == 2, "which records?"
    assert run(["register", "return", "--why", "x", "--contract", "A-1"]) == 0
    with Register.open(tmp_path / "register.db") as register, register.reading() as connection:
        assert len(connection.execute(select(t.trail)).all()) > 10
