"""Rows in: what is checked, what is handed back, that nothing is lost and nothing taken twice."""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sheets import contract, execution, save
from sqlalchemy import func, select

from yuebao.core.problem import Unreadable
from yuebao.register import Register, Taken, take
from yuebao.register import tables as t
from yuebao.register.audit import faults
from yuebao.register.filling import returned, template
from yuebao.register.layout import FIELDS, read_mapping
from yuebao.register.moves import move

FILED = "2025-06-04"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "register.db") as register:
        yield register


def taken_from(
    register: Register, path: Path, *rows: dict[str, Any], filed: str = FILED, **options: Any
) -> Taken:
    [one] = take(
        register, contracts=save(path / "c.xlsx", "contracts", *rows), who="甲", filed=filed, **options
    )
    return one


def executed(register: Register, path: Path, *rows: dict[str, Any], filed: str = FILED) -> Taken:
    [one] = take(register, executions=save(path / "e.xlsx", "executions", *rows), who="甲", filed=filed)
    return one


def only_fault(one: Taken) -> tuple[str, str]:
    """The field and the words of the one fault of the one row held."""
    [held] = one.held
    [(key, fault)] = held.faults.items()
    assert fault.remedy
    return key, fault.what


@pytest.mark.parametrize(
    ("changes", "key", "words"),
    [
        ({"number": ""}, "number", "必填而空着"),
        ({"buyer": None}, "buyer", "必填"),
        ({"amount": "12万"}, "amount", "不是纯数字"),
        ({"amount": "¥1200"}, "amount", "不是纯数字"),
        ({"amount": -5}, "amount", "不大于零"),
        ({"amount": 0}, "amount", "不大于零"),
        ({"amount": 1.005}, "amount", "超过两位小数"),
        ({"amount": 1e17}, "amount", "大得不可能"),
        ({"amount": True}, "amount", "不是数字"),
        ({"amount": "#REF!"}, "amount", "表格错误"),
        ({"amount": "nan"}, "amount", "不是纯数字"),
        ({"currency": "比索"}, "currency", "不在代码表中"),
        ({"country": "亚特兰蒂斯"}, "country", "不在代码表中"),
        ({"category": "挖矿"}, "category", "不在代码表中"),
        ({"ownership": "联营"}, "ownership", "不在代码表中"),
        ({"side": "远岸"}, "side", "不认识"),
        ({"side": "在岸"}, "side", "不符"),
        ({"country": "中国香港", "side": "在岸"}, "side", "不符"),
        ({"country": "澳门", "side": "在岸"}, "side", "不符"),
        ({"country": "台湾", "side": "在岸"}, "side", "不符"),
        ({"country": "中国", "side": "离岸"}, "side", "不符"),
        ({"signed": "2025年13月1日"}, "signed", "不是能确定的日期"),
        ({"signed": "03/05/2025"}, "signed", "不是能确定的日期"),
        ({"signed": "去年"}, "signed", "不是能确定的日期"),
        ({"signed": 45720}, "signed", "是数字"),
        ({"signed": "2025-06-05"}, "signed", "晚于填报日"),
        ({"signed": "1925-06-05"}, "signed", "太早"),
        ({"rmb_rate": None}, "rmb_rate", "缺折人民币汇率"),
        ({"rmb_rate": 71800}, "rmb_rate", "不像汇率"),
        ({"usd_rate": 2}, "usd_rate", "应是 1"),
        ({"rmb": 1}, "rmb", "不符"),
        ({"changed": "2025-05-01"}, "changed", "还没有登记"),
    ],
)
def test_a_bad_cell_is_told_with_its_remedy(
    empty: Register, tmp_path: Path, changes: dict[str, Any], key: str, words: str
) -> None:
    found, what = only_fault(taken_from(empty, tmp_path, contract(**changes)))
    assert found == key
    assert words in what


@pytest.mark.parametrize(
    ("changes", "stored"),
    [
        ({"amount": "１２３，４５６．７８"}, {"amount": 12345678}),
        ({"amount": "1,234,567.5"}, {"amount": 123456750}),
        ({"amount": 0.1 + 0.2}, {"amount": 30}),
        ({"signed": "２０２５年３月３日"}, {"signed": "2025-03-03"}),
        ({"signed": "2025.3.3"}, {"signed": "2025-03-03"}),
        ({"signed": 20250303}, {"signed": "2025-03-03"}),
        ({"signed": date(2025, 3, 3)}, {"signed": "2025-03-03"}),
        ({"country": "香港", "side": ""}, {"country": "中国香港", "side": "离岸"}),
        ({"country": "台湾", "side": None}, {"country": "中国台湾", "side": "离岸"}),
        ({"country": "中国", "side": None}, {"country": "中国", "side": "在岸"}),
        ({"country": None, "side": "待定"}, {"country": "", "side": "待定"}),
        ({"country": "日本", "side": "待定"}, {"country": "日本", "side": "待定"}),
        (
            {"currency": "人民币", "usd_rate": "0.1393", "rmb_rate": ""},
            {"currency": "CNY", "usd": 1671607, "rmb": 12000050},
        ),
        (
            {"currency": "ＪＰＹ", "amount": 10_000_000, "usd_rate": 0.0067, "rmb_rate": 0.048},
            {"usd": 6700000},
        ),
        ({"rmb_rate": None, "rmb": 861603.59}, {"rmb": 86160359}),
        ({"number": 1001.0}, {}),
    ],
)
def test_what_can_be_read_in_one_way_only_is_read(
    empty: Register, tmp_path: Path, changes: dict[str, Any], stored: dict[str, Any]
) -> None:
    one = taken_from(empty, tmp_path, contract(**changes))
    assert one.held == []
    with empty.reading() as connection:
        row = connection.execute(select(t.version)).mappings().one()
    assert {key: row[key] for key in stored} == stored
    assert row["usd"] > 0
    assert row["rmb"] > 0


def test_amounts_by_the_records_own_rate_are_rounded_half_up_to_the_cent(
    empty: Register, tmp_path: Path
) -> None:
    taken_from(empty, tmp_path, contract(amount=0.5, rmb_rate=7.01, number="A-9"))
    with empty.reading() as connection:
        assert connection.execute(select(t.version.c.rmb)).scalar_one() == 351  # 3.505


def test_importing_twice_takes_nothing_twice(empty: Register, tmp_path: Path) -> None:
    rows = [contract(number=f"A-{n}") for n in range(5)]
    first, again = taken_from(empty, tmp_path, *rows), taken_from(empty, tmp_path, *rows)
    assert (first.taken, first.known) == (5, 0)
    assert (again.taken, again.known) == (0, 5)
    done = [executed(empty, tmp_path, execution(), execution(voucher="V-2")) for _ in range(2)]
    assert [(it.taken, it.known) for it in done] == [(2, 0), (0, 2)]
    assert list(faults(empty)) == []


def test_good_rows_are_not_held_up_unless_all_or_nothing(empty: Register, tmp_path: Path) -> None:
    rows = [contract(), contract(number="A-2", amount="x"), contract(number="A-3")]
    strict = taken_from(empty, tmp_path, *rows, all_or_nothing=True)
    assert (strict.taken, len(strict.held), strict.kept_out) == (0, 1, True)
    with empty.reading() as connection:
        assert connection.execute(select(func.count()).select_from(t.version)).scalar_one() == 0
        assert connection.execute(select(func.count()).select_from(t.trail)).scalar_one() == 0
    loose = taken_from(empty, tmp_path, *rows)
    assert (loose.taken, len(loose.held)) == (2, 1)


def test_a_number_stands_once(empty: Register, tmp_path: Path) -> None:
    one = taken_from(empty, tmp_path, contract(), contract(amount=5))
    assert only_fault(one) == ("number", "合同号与第 2 行重复")
    other = taken_from(empty, tmp_path, contract(code="F-2", firm="示例二公司"))
    assert only_fault(other)[1] == "合同号已由另一家企业登记"


def test_a_firm_is_as_registered(empty: Register, tmp_path: Path) -> None:
    taken_from(empty, tmp_path, contract())
    one = taken_from(
        empty, tmp_path, contract(number="A-2", ownership="国有", district="西岗区", firm="示例壹公司")
    )
    assert set(one.held[0].faults) == {"firm", "ownership", "district"}


def test_a_draft_is_replaced_a_filed_one_waits_an_audited_one_changes(
    empty: Register, tmp_path: Path
) -> None:
    taken_from(empty, tmp_path, contract())
    assert taken_from(empty, tmp_path, contract(amount=7)).taken == 1
    move(empty, "submit", who="甲", on=FILED)
    assert "等待审核" in only_fault(taken_from(empty, tmp_path, contract(amount=8)))[1]
    move(empty, "audit", who="乙", on=FILED)
    assert "已审核" in only_fault(taken_from(empty, tmp_path, contract(amount=8)))[1]
    assert taken_from(empty, tmp_path, contract(amount=8, changed="2025-05-05")).taken == 1
    with empty.reading() as connection:
        kept = connection.execute(
            select(t.version.c.amount, t.version.c.status).order_by(t.version.c.ordinal)
        ).all()
    assert [tuple(it) for it in kept] == [(12000050, "作废"), (700, "已审核"), (800, "草稿")]
    assert list(faults(empty)) == []


@pytest.mark.parametrize(
    ("changes", "key", "words"),
    [
        ({"number": "A-7"}, "number", "没有登记"),
        ({"amount": 120000.51}, "amount", "超过合同金额"),
        ({"day": "2025-03-02"}, "day", "早于签约日期"),
        ({"day": "2024-12-31"}, "day", "不在受理期内"),
        ({"day": "2025-06-05"}, "day", "晚于填报日"),
        ({"voucher": ""}, "voucher", "必填"),
    ],
)
def test_executions_are_held_against_their_contract(
    empty: Register, tmp_path: Path, changes: dict[str, Any], key: str, words: str
) -> None:
    taken_from(empty, tmp_path, contract())
    found, what = only_fault(executed(empty, tmp_path, execution(**changes)))
    assert found == key
    assert words in what


def test_all_executions_together_do_not_pass_the_contract(empty: Register, tmp_path: Path) -> None:
    taken_from(empty, tmp_path, contract(amount=100))
    rows = [execution(voucher=f"V-{n}", amount=40) for n in range(3)]
    one = executed(empty, tmp_path, *rows)
    assert (one.taken, only_fault(one)) == (2, ("amount", "累计执行 120.00 超过合同金额 100.00（USD）"))
    # Another currency adds up in dollars.
    other = executed(empty, tmp_path, execution(voucher="V-9", amount=150, currency="CNY", usd_rate=0.14))
    assert "超过合同金额" in only_fault(other)[1]


@pytest.mark.parametrize(
    ("filed", "day", "good"),
    [
        ("2025-03-31", "2024-07-01", True),
        ("2025-03-31", "2024-06-30", False),
        ("2025-04-01", "2024-12-31", False),
        ("2025-04-01", "2025-01-01", True),
    ],
)
def test_the_window_of_execution_dates(
    empty: Register, tmp_path: Path, filed: str, day: str, good: bool
) -> None:
    taken_from(empty, tmp_path, contract(signed="2024-01-05"))
    one = executed(empty, tmp_path, execution(day=day), filed=filed)
    assert one.taken == good


def test_the_window_is_a_rule_that_can_be_edited(tmp_path: Path) -> None:
    from yuebao.register.codes import originals

    rules = originals()["rules.toml"] + '\n[[execution_window]]\nsince = "2025-05-01"\nspans = []\n'
    (tmp_path / "rules.toml").write_text(rules, encoding="utf8")
    with Register.open(tmp_path / "register.db") as register:
        taken_from(register, tmp_path, contract(signed="2024-01-05"))
        assert executed(register, tmp_path, execution(day="2024-02-01")).taken == 1
        early = executed(register, tmp_path, execution(day="2024-02-01", voucher="V-2"), filed="2025-04-30")
        assert only_fault(early)[0] == "day"


def test_the_template_can_be_filled_in_and_imported(empty: Register, tmp_path: Path) -> None:
    for kind in FIELDS:
        (tmp_path / f"{kind}.xlsx").write_bytes(template(kind, empty.codes))
    book = openpyxl.load_workbook(tmp_path / "contracts.xlsx")
    sheet = book.worksheets[0]
    assert sheet["A1"].value == "合同号*"
    assert len(sheet.data_validations.dataValidation) >= 5, "drop-downs"
    assert [it.title for it in book.worksheets] == ["接包合同", "填表说明", "代码表"]
    both = {"contracts": tmp_path / "contracts.xlsx", "executions": tmp_path / "executions.xlsx"}
    untouched = take(empty, **both, who="甲", filed=FILED)
    assert [only_fault(it)[1] for it in untouched[:1]] == ["这是模板里的示例行"]
    for path in both.values():
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["A2"] = "HT-2025-0002"
        book.save(path)
    done = take(empty, **both, who="甲", filed=FILED)
    assert [(it.rows, it.taken) for it in done] == [(1, 1), (1, 1)], "but for its number it is a good row"


def test_what_is_handed_back_is_marked_and_can_be_mended_and_imported(
    empty: Register, tmp_path: Path
) -> None:
    one = taken_from(empty, tmp_path, contract(), contract(number="A-2", amount="12万", currency="USDT"))
    back = tmp_path / "back.xlsx"
    back.write_bytes(returned([one]))
    book = openpyxl.load_workbook(back)
    assert book.sheetnames == ["接包合同", "问题清单"]
    sheet = book["接包合同"]
    heads = [it.value for it in sheet[1]]
    amount, currency = heads.index("合同金额") + 1, heads.index("币种") + 1
    for column in (amount, currency):
        assert sheet.cell(2, column).fill.fgColor.rgb.endswith("FFC7CE")
        assert "请" in sheet.cell(2, column).comment.text or "只填" in sheet.cell(2, column).comment.text
    assert sheet.cell(2, heads.index("原行号") + 1).value == 3
    assert book["问题清单"].max_row == 3
    sheet.cell(2, amount).value = 120000
    sheet.cell(2, currency).value = "USD"
    book.save(back)
    [mended] = take(empty, contracts=back, who="甲", filed=FILED)
    assert (mended.taken, mended.held) == (1, [])


def test_any_sheet_by_a_mapping_file(empty: Register, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["无关的表"])
    sheet = book.create_sheet("合同台账")
    sheet.append(["二〇二五年合同台账"])
    sheet.append(
        ["登记编号", "代码", "单位", "性质", "区", "客户", "国别", "类型", "签约额（万美元）", "日期"]
    )
    sheet.append(
        ["T-1", "F-1", "示例一公司", "民营", "高新区", "示例客户", "日本", "软件", 12.5, date(2025, 3, 3)]
    )
    book.save(tmp_path / "ledger.xlsx")
    (tmp_path / "ledger.toml").write_text(
        textwrap.dedent(
            """
            [contracts]
            sheet = "合同台账"
            [contracts.columns]
            number = "登记编号"
            code = "代码"
            firm = "单位"
            ownership = "性质"
            district = "区"
            buyer = "客户"
            category = "类型"
            amount = "签约额（万美元）"
            signed = "日期"
            [contracts.scale]
            amount = 10000
            [contracts.fixed]
            currency = "USD"
            rmb_rate = "7.18"
            [contracts.values.category]
            "软件" = "ito-software"
            """
        ),
        encoding="utf8",
    )
    mappings = read_mapping(tmp_path / "ledger.toml")
    [one] = take(empty, contracts=tmp_path / "ledger.xlsx", mappings=mappings, who="甲", filed=FILED)
    assert one.held == []
    with empty.reading() as connection:
        row = connection.execute(select(t.version)).mappings().one()
    assert (row["amount"], row["category"], row["rmb"]) == (12_500_000, "ito-software", 89_750_000)


def test_a_mapping_that_is_not_there_or_a_folder_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="YB101"):
        read_mapping(tmp_path / "gone.toml")
    with pytest.raises(Unreadable, match="YB102"):
        read_mapping(tmp_path)


def hostile(tmp_path: Path, change: Any) -> Path:
    """A good workbook of three contracts after *change* has had its way with its sheet."""
    path = save(tmp_path / "h.xlsx", "contracts", *(contract(number=f"A-{n}") for n in range(3)))
    book = openpyxl.load_workbook(path)
    change(book.active)
    book.save(path)
    return path


def untouched(sheet: Any) -> None:
    assert sheet.max_row == 4


def test_formulas_are_held_cell_by_cell_and_nothing_is_lost(empty: Register, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["K2"] = "=100*2"
        for column in "ABCDEFGHIJKP":
            sheet[f"{column}7"] = f"={column}3"

    [one] = take(empty, contracts=hostile(tmp_path, change), who="甲", filed=FILED)
    assert (one.rows, one.taken, len(one.held)) == (4, 2, 2)
    assert one.held[0].faults["amount"].what == "合同金额是公式"
    assert one.held[1].row == 7
    assert "是公式" in one.held[1].faults["number"].what


def test_merged_headers_and_cells(empty: Register, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(1, amount=2)
        sheet["A1"] = "接包合同登记表"
        sheet.merge_cells("A1:Q1")
        sheet["A2"] = "企业情况"
        sheet.merge_cells("A2:E2")
        sheet.merge_cells("B4:B5")

    [one] = take(empty, contracts=hostile(tmp_path, change), who="甲", filed=FILED)
    assert (one.sheet.head, one.rows, one.taken) == (3, 3, 2)
    assert only_fault(one) == ("code", "企业代码在合并的单元格里")
    assert one.held[0].row == 5


def test_a_header_over_two_rows(empty: Register, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(1)
        for column in range(1, 18):
            sheet.cell(1, column).value = sheet.cell(2, column).value
            sheet.cell(2, column).value = None
            sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)

    [one] = take(empty, contracts=hostile(tmp_path, change), who="甲", filed=FILED)
    assert (one.sheet.head, one.rows, one.taken) == (2, 3, 3)


def test_empty_rows_without_end_cost_nothing(empty: Register, tmp_path: Path) -> None:
    path = hostile(tmp_path, untouched)
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(10, 200_010))
    rewrite(path, lambda text: text.replace("</sheetData>", blank + "</sheetData>"))
    began = time.perf_counter()
    [one] = take(empty, contracts=path, who="甲", filed=FILED)
    assert (one.rows, one.taken) == (3, 3)
    assert time.perf_counter() - began < 30


def rewrite(path: Path, change: Any) -> None:
    """Change the XML of the first sheet of a workbook."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each, data in parts.items():
            new.writestr(each, data)


def test_a_cell_at_the_far_corner_is_refused_before_it_costs_gigabytes(
    empty: Register, tmp_path: Path
) -> None:
    path = hostile(tmp_path, lambda sheet: sheet.cell(1_048_576, 16_384).__setattr__("value", "x"))
    with pytest.raises(Unreadable, match=r"YB503.*XFD1048576"):
        take(empty, contracts=path, who="甲", filed=FILED)


@pytest.mark.parametrize("length", [0, 1, 100, 2000])
def test_a_broken_file_is_a_problem(empty: Register, tmp_path: Path, length: int) -> None:
    path = hostile(tmp_path, untouched)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(Unreadable, match="YB503"):
        take(empty, contracts=path, who="甲", filed=FILED)


def test_mutated_workbooks_are_read_or_refused_never_more(empty: Register, tmp_path: Path) -> None:
    draw = random.Random(3)
    good = hostile(tmp_path, untouched).read_bytes()
    for n in range(40):
        data = bytearray(good)
        for _ in range(draw.randrange(1, 30)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        path = tmp_path / f"m{n}.xlsx"
        path.write_bytes(data)
        with contextlib.suppress(Unreadable):
            [one] = take(empty, contracts=path, who="甲", filed=FILED)
            assert one.rows == one.taken + one.known + len(one.held)


def test_killed_at_any_moment_and_imported_again_it_is_whole(tmp_path: Path) -> None:
    rows = [contract(number=f"A-{n}", code=f"F-{n % 40}", firm=f"示例{n % 40}") for n in range(500)]
    path = save(tmp_path / "many.xlsx", "contracts", *rows)
    program = (
        "from pathlib import Path; from yuebao.register import Register, take\n"
        f"with Register.open({str(tmp_path / 'register.db')!r}) as register:\n"
        "    print('open', flush=True)\n"
        f"    take(register, contracts=Path({str(path)!r}), who='甲', filed={FILED!r})\n"
    )
    draw = random.Random(1)
    with Register.open(tmp_path / "register.db"):
        pass
    for _ in range(3):
        job = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        assert job.stdout is not None
        job.stdout.readline()
        time.sleep(draw.uniform(0.0, 0.3))
        job.send_signal(signal.SIGKILL)
        job.wait()
        job.stdout.close()
        with Register.open(tmp_path / "register.db") as register, register.reading() as connection:
            assert connection.execute(select(func.count()).select_from(t.version)).scalar_one() in (0, 500)
    with Register.open(tmp_path / "register.db") as register:
        [one] = take(register, contracts=path, who="甲", filed=FILED)
        assert one.taken + one.known == 500
        assert list(faults(register)) == []
