"""The example register, walked as an editor would: from the firms' sheets to the published issue."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from yuebao.cli import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "register"


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(list(words)) == code, words
    return capsys.readouterr().out


def test_from_the_sheets_to_the_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "register"
    shutil.copytree(EXAMPLE, folder)
    monkeypatch.chdir(folder)
    sheets = ["contracts-2024.csv", "executions-2024.csv"]
    assert "退回 0" in said(capsys, "register", "import", *sheets, "--filed", "2024-06-04")
    for act, day in (("submit", "2024-06-05"), ("audit", "2024-06-10")):
        said(capsys, "register", act, "--on", day)
    book = ["-c", "--area", "宁波市", "--as-of"]
    said(capsys, "register", "publish", "2024-05", *book, "2024-06-12")

    sheets = ["contracts-2025.csv", "executions-2025.csv"]
    shown = said(capsys, "register", "import", *sheets, "--filed", "2025-06-04", code=1)
    assert "收下 57，已有 0，退回 1" in shown
    back = folder / "contracts-2025-退回.csv"
    handed = back.read_text(encoding="utf-8-sig")
    assert "K栏：合同金额“57.3万”不是纯数字" in handed
    back.write_text(handed.replace("57.3万,", "573000,"), encoding="utf-8")
    assert "收下 1" in said(capsys, "register", "import", back.name, "--filed", "2025-06-05")
    for act, day in (("submit", "2025-06-05"), ("audit", "2025-06-10")):
        said(capsys, "register", act, "--on", day)

    options = ["2025-05", "-c", "--as-of", "2025-06-12"]
    counted = json.loads(said(capsys, "register", "stats", *options, "--format", "json"))
    assert counted["first_published"] == "2024-06-12"
    whole, *sides = counted["lines"]
    assert sum(it["now"][2] for it in sides) == whole["now"][2]
    executed = Decimal(whole["now"][2]) / 1_000_000
    due = said(capsys, "register", "due", "2025-05", "--on", "2025-06-10", code=1)
    assert "逾期未报" in due
    said(capsys, "register", "monthly", *options[:1], *options[2:], "-o", "2025-05.xlsx", "--area", "宁波市")
    sheet = openpyxl.load_workbook("2025-05.xlsx")["按方向（累计）"]
    assert sheet["A5"].value == "合计"
    assert abs(Decimal(str(sheet["G5"].value)) - executed) <= Decimal("0.05")

    said(capsys, "register", "publish", "2025-05", *book, "2025-06-12")
    said(capsys, "issue", "draft", "2025-06")
    draft = (folder / "issues/2025-06/draft.md").read_text(encoding="utf-8")
    assert f"服务外包执行额{sheet['G5'].value}万美元" in draft
    share = json.loads(said(capsys, "register", "stats", *options, "--by", "category", "--format", "json"))
    kpo = next(it for it in share["lines"] if it["member"] == "kpo")
    assert "KPO" in draft
    assert f"{(Decimal(kpo['now'][2]) / 1_000_000).quantize(Decimal('0.1')).normalize():f}" in draft
    assert "来源地前三位为" in draft
    assert "示例" not in draft, "no firm is named"
    assert "校对通过" in said(capsys, "issue", "proof", "2025-06")
    # One digit of what the register counted is altered: the proof finds it.
    wrong = draft.replace(f"服务外包执行额{sheet['G5'].value}万美元", "服务外包执行额2586.3万美元")
    (folder / "issues/2025-06/draft.md").write_text(wrong, encoding="utf-8")
    assert run(["issue", "proof", "2025-06"]) == 1
    assert "完好" in said(capsys, "register", "verify")
