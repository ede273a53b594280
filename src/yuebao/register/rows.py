"""One sheet's rows as values and faults: all that can be told of a row without the register."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from yuebao.register.cells import Fault, Given, Mark, day, money, number, rate, shown, text
from yuebao.register.codes import SIDES, UNSETTLED, Codes, fold
from yuebao.register.layout import FIELDS, Field, Kind, Mapping
from yuebao.register.sheets import Sheet

VERSION_TERMS = (
    "buyer",
    "country",
    "side",
    "category",
    "currency",
    "amount",
    "usd",
    "rmb",
    "signed",
    "day",
    "note",
)
EXECUTION_TERMS = ("day", "currency", "amount", "usd", "rmb", "note")
"""What a version and an execution say, in the order in which the trail keeps it."""

_ODD: dict[Mark, tuple[str, str]] = {
    "formula": ("{}是公式", "请复制后“选择性粘贴”为数值，再上报"),
    "error": ("{}是表格错误", "请改正公式来源，再把结果粘贴为数值"),
    "garbled": ("{}里有认不出的字符", "文件保存时丢了字；请从原表重新另存为 CSV（UTF-8）"),
    "shifted": (
        "这一行的格数比表头多",
        "多半是某个数或文字里有逗号而没有加引号，后面的格都错了位；请改正后重新保存",
    ),
}

Values = dict[str, Any]
_HALF = Decimal("0.5")
_NAMES = ("number", "code", "voucher")
_SHORTENED = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
"""A long number as a spreadsheet shows it: 1.23E+17."""


class Rows:
    """One sheet's rows as values and faults: what can be told without the register."""

    def __init__(self, sheet: Sheet, kind: Kind, mapping: Mapping, codes: Codes, filed: str) -> None:
        self.sheet, self.kind, self.mapping, self.codes, self.filed = sheet, kind, mapping, codes, filed
        self.earliest = codes.earliest(filed)
        self.odd = {row for (row, _), mark in sheet.marks.items() if mark != "merged"}
        self.example = {it.key: it.example for it in FIELDS[kind] if it.key in ("number", "firm", "voucher")}
        self.width = max(sheet.columns.values(), default=-1) + 1
        self.plan = [
            (it, it.key, sheet.columns.get(it.key, -1), mapping.fixed.get(it.key), self._reader(it))
            for it in FIELDS[kind]
        ]

    def parse(self, row: int, cells: list[Given]) -> tuple[Values, dict[str, Fault]]:
        """The row's values by field, None where it says nothing, and its faults."""
        values: Values = {}
        faults: dict[str, Fault] = {}
        odd = row in self.odd
        if len(cells) < self.width:
            cells = [*cells, *[None] * (self.width - len(cells))]
        for it, key, column, fixed, reader in self.plan:
            given: Given = cells[column] if 0 <= column else None
            if odd and (fault := self._odd(row, column, it)):
                faults[key] = fault
                continue
            if given is None or given == "" or (type(given) is str and given.isspace()):
                if fixed is None:
                    values[key] = None
                    if it.required and not (key == "country" and self._unsettled(cells)):
                        faults[key] = self._missing(row, column, it)
                    continue
                given = fixed
            found = reader(given)
            if isinstance(found, Fault):
                faults[key] = found
            else:
                values[key] = found
        if values.get("number") == self.example["number"] and self.example.items() <= values.items():
            faults["number"] = Fault("这是模板里的示例行", "请删去这一行")
        return values, faults

    def _odd(self, row: int, column: int, it: Field) -> Fault | None:
        mark = self.sheet.marks.get((row, column))
        if mark is None or mark == "merged":
            return None
        what, remedy = _ODD[mark]
        return Fault(what.format(it.header), remedy)

    def _missing(self, row: int, column: int, it: Field) -> Fault:
        if self.sheet.marks.get((row, column)) == "merged":
            return Fault(f"{it.header}在合并的单元格里", "请取消合并，每一行都填上")
        return Fault(f"{it.header}必填而空着", "请补填")

    def _unsettled(self, cells: list[Given]) -> bool:
        column = self.sheet.columns.get("side", -1)
        return 0 <= column < len(cells) and text(cells[column]) == UNSETTLED

    def _reader(self, it: Field) -> Callable[[Given], Any]:
        """What reads the cells of one column; what was read of a text is kept, since texts come again."""
        key, header = it.key, it.header
        words, scale = self.mapping.values.get(key), self.mapping.scale.get(key)

        def plain(given: Given) -> Any:
            if words:
                given = words.get(fold(text(given)), given)
            if it.form == "day":
                return day(given, today=self.filed, what=header)
            if it.form == "rate":
                found = rate(given, what=header)
                return found * scale if scale is not None and not isinstance(found, Fault) else found
            return self._code(it.choices, header, given) if it.choices else text(given)

        def amount(given: Given) -> int | Fault:
            if scale is None:
                return money(given, what=header)
            found = number(given, what=header)
            return found if isinstance(found, Fault) else money(str(found * scale), what=header)

        if it.form == "money":
            return amount

        def name(given: Given) -> str | Fault:
            if (type(given) is float and 1e15 <= abs(given)) or (
                type(given) is str and _SHORTENED.fullmatch(given.strip())
            ):
                return Fault(
                    f"{header}“{shown(given)}”被表格软件当成了数，后几位已经丢失",
                    "请把这一栏改成文本格式，重新填写完整的号码",
                )
            return text(given)

        if it.form == "text" and not it.choices and not words:
            return name if key in _NAMES else text
        seen: dict[Given, Any] = {}

        def remembered(given: Given) -> Any:
            # 1, 1.0 and True are one key of a dict but not one cell: only texts and floats are kept.
            if type(given) is not str and type(given) is not float:
                return plain(given)
            found = seen.get(given)
            if found is None:
                found = seen[given] = plain(given)
            return found

        return remembered

    def _code(self, choices: str, header: str, given: Given) -> str | Fault:
        written = text(given)
        if choices == "sides":
            if written in SIDES:
                return written
            return Fault(f"{header}“{shown(given)}”不认识", "请填离岸、在岸或待定")
        found = self.codes.find(choices, written)
        if found is None:
            remedy = {
                "countries": "请填国家或地区的中文名（中国香港、中国澳门、中国台湾单列）",
                "currencies": "请填货币代码，如 USD、CNY、JPY",
            }.get(choices, "请从模板的下拉表中选")
            return Fault(f"{header}“{shown(given)}”不在代码表中", remedy)
        row = getattr(self.codes, choices, {}).get(found)
        if row is not None and not row.since <= self.filed <= row.until:
            return Fault(
                f"{header}“{shown(given)}”在 {self.filed} 不能用", f"它只用于 {row.since} 至 {row.until}"
            )
        return found


def amounts(values: Values, faults: dict[str, Fault]) -> None:
    """Settle an amount in dollars and yuan by the record's own rates; *values* gain both, and the rates.

    What is given must agree: an amount within the rounding of the rate and of a cent.
    """
    currency, amount = values.get("currency"), values.get("amount")
    for key, rate_key, own, name in (
        ("usd", "usd_rate", "USD", "美元"),
        ("rmb", "rmb_rate", "CNY", "人民币"),
    ):
        if amount is None or currency is None or key in faults or rate_key in faults:
            continue
        given, factor = values.get(key), values.get(rate_key)
        if currency == own:
            if factor is not None and factor != 1:
                faults[rate_key] = Fault(f"{name}合同的折{name}汇率应是 1", "请改成 1 或不填")
            if given is not None and given != amount:
                faults[key] = Fault(f"折{name}金额与合同货币的金额不等", "两者应相同，或不填")
            values[key], values[rate_key] = amount, Decimal(1)
        elif factor is None and given is None:
            faults[rate_key] = Fault(f"缺折{name}汇率", f"请填汇率，或填折{name}金额")
        elif factor is None:
            assert given is not None
            values[rate_key] = (Decimal(given) / amount).quantize(Decimal("1e-8"), ROUND_HALF_UP)
        else:
            exact = amount * factor
            rounded = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
            if given is None:
                values[key] = rounded
            else:
                ulp = Decimal(1).scaleb(factor.as_tuple().exponent)
                if amount * ulp / 2 + _HALF < abs(exact - given):
                    faults[key] = Fault(
                        f"折{name}金额 {cents(given)} 与金额乘汇率 {cents(rounded)} 不符",
                        "请核对金额、汇率和币种",
                    )


def cents(value: int) -> str:
    """Cents as a decimal with two places."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    return f"{sign}{value // 100:,}.{value % 100:02d}"
