"""The demo register comes to the published figures, from records, and its statement says just them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from yuebao.register import Register, statistics
from yuebao.register.audit import faults
from yuebao.register.statement import percent, state, wan

AS_OF = "2025-06-12"


def test_the_printed_levels_and_growth_come_out_of_records(register: Register) -> None:
    found = statistics(register, "2025-05", cumulative=True, as_of=AS_OF)
    by = {line.label: line for line in found.lines}
    levels = {label: (wan(by[label].now.signed), wan(by[label].now.executed)) for label in by}  # type: ignore[union-attr]
    assert levels == {
        "合计": (Decimal("195586.7"), Decimal("100888.5")),
        "离岸": (Decimal("186088.5"), Decimal("84614.3")),
        "在岸": (Decimal("9457"), Decimal("16233.1")),
        "待定": (Decimal("41.2"), Decimal("41.1")),
    }
    growth = {label: [percent(it) for it in by[label].growth("first")[1:] if it is not None] for label in by}
    assert growth["合计"] == [Decimal("39.1"), Decimal("-20.4")]
    assert growth["离岸"] == [Decimal("59.2"), Decimal("-11.5")]
    assert growth["在岸"] == [Decimal("-60.13"), Decimal("-47.8")]


def test_what_was_audited_late_stands_in_the_current_base_alone(register: Register) -> None:
    found = statistics(register, "2025-05", cumulative=True, as_of=AS_OF)
    whole = found.lines[0]
    assert whole.first is not None
    assert whole.current is not None
    late = found.lines[0].current.signed - whole.first.signed  # type: ignore[union-attr]
    assert late == 18_600_000
    assert whole.current.executed - whole.first.executed == 52_400_000
    assert whole.growth("first") != whole.growth("current")


def test_nothing_counts_before_it_was_audited(register: Register) -> None:
    before = statistics(register, "2025-05", cumulative=True, as_of="2025-06-07", guarded=False).lines[0].now
    after = statistics(register, "2025-05", cumulative=True, as_of="2025-06-08", guarded=False).lines[0].now
    april = statistics(register, "2025-04", cumulative=True, as_of="2025-06-08", guarded=False).lines[0].now
    assert before == april, "May was audited on the eighth of June"
    assert before != after


def test_months_add_up_to_the_year(register: Register) -> None:
    months = [
        statistics(register, f"2025-0{n}", as_of=AS_OF, guarded=False).lines[0].now for n in range(1, 6)
    ]
    whole = statistics(register, "2025-05", cumulative=True, as_of=AS_OF).lines[0].now
    assert whole == tuple(sum(it) for it in zip(*months, strict=True))  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", ["usd", "rmb"])
def test_the_statement_is_read_back_as_it_was_meant_and_holds(register: Register, currency: str) -> None:
    tables = [
        statistics(register, "2025-05", cumulative=True, by=by, currency=currency, as_of=AS_OF)  # type: ignore[arg-type]
        for by in ("side", "partner", "category")
    ]
    made = state(tables, area="大连市", released=AS_OF)
    assert len(made.report.reading.figures) == len(made.meant) > 20
    assert not made.report.reading.unread
    assert not made.report.contradictions
    assert "sum" in {it.relation.kind for it in made.report.findings if it.verdict == "holds"}


def test_growth_is_not_converted_between_currencies(register: Register) -> None:
    usd, rmb = (
        statistics(register, "2025-05", cumulative=True, currency=it, as_of=AS_OF).lines[1].growth("first")[2]
        for it in ("usd", "rmb")  # type: ignore[arg-type]
    )
    assert usd != rmb, "each record has its own rates, and those moved in the year"


def test_the_statement_says_what_is_unsettled(register: Register) -> None:
    made = state(
        [statistics(register, "2025-05", cumulative=True, as_of=AS_OF)], area="大连市", released=AS_OF
    )
    assert "方向待定服务外包合同签约额41.2万美元；执行额41.1万美元。" in made.source.text


def test_the_demo_verifies(register: Register) -> None:
    assert list(faults(register)) == []


def test_names_are_invented(demo_folder: Path) -> None:
    import openpyxl

    sheet = openpyxl.load_workbook(demo_folder / "contracts-2025-05.xlsx", read_only=True).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][2] == "企业名称"
    assert all("示例" in row[2] and "示例" in row[5] for row in rows[1:])
