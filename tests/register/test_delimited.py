"""CSV in and out: encodings and delimiters, what such files lose, and what is handed back."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sheets import contract, execution
from sqlalchemy import select

from yuebao.cli import run
from yuebao.core.problem import Unreadable
from yuebao.register import Register, Taken, take
from yuebao.register import tables as t
from yuebao.register.filling import handed_back, plain_template
from yuebao.register.layout import FIELDS, read_mapping

FILED = "2025-06-04"
KEYS = tuple(it.key for it in FIELDS["contracts"])
HEADERS = [it.header for it in FIELDS["contracts"]]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "register.db") as register:
        yield register


def lines(*rows: dict[str, Any], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(HEADERS)
    writer.writerows([row.get(key, "") for key in KEYS] for row in rows)
    return out.getvalue()


def taken(register: Register, path: Path, text: str | bytes, encoding: str = "utf-8") -> Taken:
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    [one] = take(register, contracts=path, who="甲", filed=FILED)
    return one


def faults_of(one: Taken) -> list[tuple[int, str, str]]:
    return [(it.row, key, fault.what) for it in one.held for key, fault in it.faults.items()]


@pytest.mark.parametrize(
    ("encoding", "mark", "delimiter"),
    [
        ("utf-8", b"", ","),
        ("utf-8", codecs.BOM_UTF8, ","),
        ("gb18030", b"", ","),
        ("utf-16-le", codecs.BOM_UTF16_LE, "\t"),
        ("utf-8", b"", ";"),
        ("gb18030", b"", "\t"),
    ],
)
def test_any_encoding_and_delimiter(
    empty: Register, tmp_path: Path, encoding: str, mark: bytes, delimiter: str
) -> None:
    rows = [contract(number=f"B-{n}", amount="１２３，４５６．５０", signed="2025年3月3日") for n in range(4)]
    data = mark + lines(*rows, delimiter=delimiter).encode(encoding)
    one = taken(empty, tmp_path / "台账.csv", data)
    assert (one.taken, faults_of(one)) == (4, [])
    with empty.reading() as connection:
        amounts = set(connection.execute(select(t.version.c.amount)).scalars())
    assert amounts == {123_456_50}


def test_csv_and_workbook_are_the_same_rows(empty: Register, tmp_path: Path) -> None:
    """What came as a workbook is known when it comes again as CSV."""
    from sheets import save

    take(empty, contracts=save(tmp_path / "c.xlsx", "contracts", contract()), who="甲", filed=FILED)
    one = taken(empty, tmp_path / "c.csv", lines(contract()))
    assert (one.taken, one.known) == (0, 1)


def test_a_comma_without_quotation_marks_is_told_and_not_taken(empty: Register, tmp_path: Path) -> None:
    good = lines(contract(number="B-1"), contract(number="B-2", amount="KEEP"))
    one = taken(empty, tmp_path / "c.csv", good.replace("KEEP", "1,200.50"))
    assert one.taken == 1
    assert (3, "number", "这一行的格数比表头多") in faults_of(one)


@pytest.mark.parametrize(
    ("cell", "what"),
    [("=SUM(A1:A9)", "合同金额是公式"), ("12.3万", "合同金额“12.3万”不是纯数字"),
     ("1.2E+05", "合同金额“1.2E+05”不是纯数字")],
)  # fmt: skip
def test_a_bad_cell_is_named(empty: Register, tmp_path: Path, cell: str, what: str) -> None:
    one = taken(empty, tmp_path / "c.csv", lines(contract(), contract(number="B-2", amount=cell)))
    assert faults_of(one) == [(3, "amount", what)]


@pytest.mark.parametrize("number", ["1.23457E+17", "2e+20"])
def test_a_number_that_a_spreadsheet_has_shortened_is_held(
    empty: Register, tmp_path: Path, number: str
) -> None:
    [(_, key, what)] = faults_of(taken(empty, tmp_path / "c.csv", lines(contract(number=number))))
    assert key == "number"
    assert "已经丢失" in what


def test_zeros_kept_by_an_equals_sign_are_kept(empty: Register, tmp_path: Path) -> None:
    one = taken(empty, tmp_path / "c.csv", lines(contract(code='="0012"')))
    assert (one.taken, faults_of(one)) == (1, [])
    with empty.reading() as connection:
        assert connection.execute(select(t.firm.c.code)).scalars().all() == ["0012"]


def test_lost_characters_are_held_where_they_stand(empty: Register, tmp_path: Path) -> None:
    rows = [contract(number=f"B-{n}", buyer="示例发包方一二三四五") for n in range(40)]
    data = lines(*rows).encode("gb18030")
    broken = "示例发包方一二三四五".encode("gb18030")
    at = data.rindex(broken)
    one = taken(empty, tmp_path / "c.csv", data[: at + 8] + b"\xff" + data[at + 9 :])
    assert (one.rows, one.taken) == (40, 39)
    assert faults_of(one) == [(41, "buyer", "发包方里有认不出的字符")]


def test_quotation_marks_that_do_not_close_lose_no_row(empty: Register, tmp_path: Path) -> None:
    text = lines(*(contract(number=f"B-{n}", note="KEEP" if n == 1 else "") for n in range(5)))
    with pytest.raises(Unreadable, match=r"YB503.*line 2"):
        taken(empty, tmp_path / "c.csv", text.replace("KEEP", '"还没有完'))


def test_a_cell_of_several_lines_is_one_cell(empty: Register, tmp_path: Path) -> None:
    one = taken(
        empty,
        tmp_path / "c.csv",
        lines(contract(note="第一行\n第二行"), contract(number="?" * 3, amount="x")),
    )
    assert (one.taken, [row for row, _, _ in faults_of(one)]) == (1, [3])


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "YB104"), (b"PK\x03\x04" + bytes(90), "YB105"), ("年,月\n1,2\n".encode(), "YB504")],
)
def test_what_is_no_register_is_a_problem(empty: Register, tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        taken(empty, tmp_path / "c.csv", data)


def test_a_mapping_reads_csv_as_well(empty: Register, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        '[contracts.columns]\nnumber = "编号"\n[contracts.scale]\namount = 10000\n', encoding="utf-8"
    )
    text = lines(contract(amount="12.5")).replace("合同号", "编号", 1)
    (tmp_path / "c.csv").write_text(text, encoding="gb18030")
    mappings = read_mapping(tmp_path / "m.toml")
    [one] = take(empty, contracts=tmp_path / "c.csv", mappings=mappings, who="甲", filed=FILED)
    assert one.taken == 1
    with empty.reading() as connection:
        assert connection.execute(select(t.version.c.amount)).scalar() == 125_000_00


def test_what_is_handed_back_names_its_cells_and_can_be_mended(empty: Register, tmp_path: Path) -> None:
    one = taken(
        empty, tmp_path / "c.csv", lines(contract(), contract(number="B-2", amount="12万", currency="USDT"))
    )
    [(path, data)] = handed_back([one], tmp_path / "back.csv")
    assert path == tmp_path / "back.csv"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == [*HEADERS, "原行号", "问题与改法"]
    assert rows[1][-2] == "3"
    assert "K栏：合同金额“12万”" in rows[1][-1]
    assert "J栏：币种“USDT”" in rows[1][-1]
    mended = data.decode("utf-8-sig").replace("12万,", "120000,").replace("USDT,", "USD,")
    assert taken(empty, tmp_path / "back.csv", mended).taken == 1


def test_the_command_line_hands_csv_back_as_csv_and_never_over_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.csv").write_text(lines(contract(), contract(number="B-2", amount="?")), encoding="gb18030")
    rows = "合同号,执行日期,执行金额,凭证号\nB-9,2025-05-01,10,V-1\n"
    (tmp_path / "e.csv").write_text(rows, encoding="utf-8")
    for _ in range(2):
        assert run(["register", "import", "c.csv", "e.csv", "--filed", FILED]) == 1
    assert sorted(it.name for it in tmp_path.glob("*退回*")) == [
        "c-退回.csv", "c-退回2.csv", "e-退回.csv", "e-退回2.csv",
    ]  # fmt: skip
    assert run(["register", "import", "c.csv", "e.csv", "--filed", FILED, "--returned", "b.csv"]) == 1
    assert {"b-接包合同.csv", "b-合同执行.csv"} <= {it.name for it in tmp_path.glob("b*")}
    assert "接包合同 K3：" in capsys.readouterr().err


def test_the_template_is_csv_too_and_its_example_is_no_record(empty: Register, tmp_path: Path) -> None:
    data = plain_template("contracts")
    assert data.startswith(codecs.BOM_UTF8)
    one = taken(empty, tmp_path / "t.csv", data)
    assert [what for _, _, what in faults_of(one)] == ["这是模板里的示例行"]
    mine = data.decode("utf-8-sig").replace("HT-2025-0001", "HT-2025-0002")
    assert taken(empty, tmp_path / "t.csv", mine).taken == 1
    assert execution()["number"] == "A-1"


def test_a_template_never_overwrites_what_was_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contracts.csv").write_text("filled in", encoding="utf-8")
    assert run(["register", "template", str(tmp_path), "--format", "csv"]) == 0
    assert (tmp_path / "contracts.csv").read_text(encoding="utf-8") == "filled in"
    assert "已有，未改" in capsys.readouterr().out
    assert (tmp_path / "executions.csv").exists()
