"""Small workbooks for the tests: rows in the template's columns, with what a test changes in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yuebao.register.filling import sheet_of
from yuebao.register.layout import Kind

CONTRACT: dict[str, Any] = {
    "number": "A-1", "code": "F-1", "firm": "示例一公司", "ownership": "民营", "district": "高新区",
    "buyer": "示例发包方", "country": "日本", "side": "离岸", "category": "软件研发", "currency": "USD",
    "amount": 120000.5, "rmb_rate": 7.18, "signed": "2025-03-03",
}  # fmt: skip
EXECUTION: dict[str, Any] = {"number": "A-1", "day": "2025-04-10", "amount": 1000.25, "voucher": "V-1"}


def contract(**changes: Any) -> dict[str, Any]:
    return CONTRACT | changes


def execution(**changes: Any) -> dict[str, Any]:
    return EXECUTION | changes


def save(path: Path, kind: Kind, *rows: dict[str, Any]) -> Path:
    path.write_bytes(sheet_of(kind, rows))
    return path
