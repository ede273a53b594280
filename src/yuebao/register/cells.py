"""What stands in one cell, as a value or as a fault with its remedy: days, money, rates, names.

Faults are Chinese: a firm's clerk reads them in the returned workbook.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

Given = object
"""A cell as a workbook gives it: text, float, int, bool, date, datetime, or None."""


Mark = Literal["formula", "error", "merged", "garbled", "shifted"]
"""Why a cell cannot be trusted, whatever stands in it."""


class Fault(NamedTuple):
    """What is wrong with a cell, and what to do about it."""

    what: str
    remedy: str


_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00)?)?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
_EPOCH = date(1899, 12, 30)
MOST = Decimal("99999999999999.99")
"""The largest amount that is taken: far above any contract, far below what 64 bits hold."""


def text(given: Given) -> str:
    """A cell as text: widths folded, blanks at the ends gone; 1001.0 is 1001, a day is ISO."""
    if type(given) is str:
        return given.strip() if given.isascii() else unicodedata.normalize("NFKC", given).strip()
    match given:
        case None:
            return ""
        case bool():
            return "是" if given else "否"
        case float():
            return str(int(given)) if given.is_integer() and abs(given) < 1e15 else repr(given)
        case datetime():
            return given.date().isoformat()
        case _:
            return str(given)


def day(given: Given, *, today: str, what: str) -> str | Fault:
    """A day as ISO text, not after *today*; only forms that can mean one day are taken."""
    found: date | None = None
    match given:
        case datetime():
            found = given.date()
        case date():
            found = given
        case bool():
            pass
        case float() | int():
            if 20000101 <= given <= 20991231 and float(given).is_integer():
                found = _date(*_cut(str(int(given))))
            elif 36526 <= given <= 73050:
                guess = (_EPOCH + timedelta(days=int(given))).isoformat()
                return Fault(f"{what}是数字 {text(given)}", f"若指 {guess}，请把单元格改成日期格式")
        case str():
            written = text(given)
            match = _DAY.fullmatch(written) or _PACKED.fullmatch(written)
            if match:
                found = _date(*match.groups())
    if found is None:
        return Fault(f"{what}“{shown(given)}”不是能确定的日期", "请写成 2025-05-31 的样子")
    iso = found.isoformat()
    if today < iso:
        return Fault(f"{what} {iso} 晚于填报日 {today}", "请核对年份；还没有发生的不能上报")
    if iso < "1990-01-01":
        return Fault(f"{what} {iso} 太早", "请核对年份")
    return iso


def _cut(digits: str) -> tuple[str, str, str]:
    return digits[:4], digits[4:6], digits[6:]


def _date(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def number(given: Given, *, what: str) -> Decimal | Fault:
    """A positive number; grouped thousands and full-width digits are taken, units and signs are not."""
    match given:
        case bool() | date():
            return Fault(f"{what}“{shown(given)}”不是数字", "请填数字，并把单元格改成数值格式")
        case int():
            value = Decimal(given)
        case float():
            # A workbook keeps 15 significant digits; what a double has beyond them was never typed.
            value = Decimal(f"{given:.15g}")
        case _:
            written = text(given).replace("，", ",").replace("。", ".")
            if written.upper() in _ERRORS:
                return Fault(f"{what}是表格错误 {written}", "请改正公式来源，再把结果粘贴为数值")
            if not _NUMBER.fullmatch(written.lstrip("-")):
                return Fault(
                    f"{what}“{shown(given)}”不是纯数字",
                    "只填数字，不带单位、货币符号和文字（12.3万写成 123000）",
                )
            try:
                value = Decimal(written.replace(",", ""))
            except InvalidOperation:
                return Fault(f"{what}“{shown(given)}”不是数字", "请填数字")
    if not value.is_finite():
        return Fault(f"{what}不是数字", "请填数字")
    if value <= 0:
        return Fault(f"{what} {value:f} 不大于零", "请填正数；减少合同额请用合同变更")
    return value


def money(given: Given, *, what: str) -> int | Fault:
    """An amount in cents."""
    if type(given) is float and 0 < given < 1e13:
        # As below, without the detour that a hundred thousand plain amounts would pay for.
        whole, _, part = f"{given:.15g}".partition(".")
        if len(part) <= 2 and (plain := int(whole + part.ljust(2, "0"))):
            return plain
    value = number(given, what=what)
    if isinstance(value, Fault):
        return value
    if MOST < value:
        return Fault(f"{what} {value:f} 大得不可能", "请核对单位：这里按元、美元填，不按万元")
    cents = value * 100
    if cents != cents.to_integral_value():
        return Fault(f"{what} {value:f} 超过两位小数", "请四舍五入到分")
    return int(cents)


def rate(given: Given, *, what: str) -> Decimal | Fault:
    """An exchange rate: how much one unit of the record's own currency is worth."""
    value = number(given, what=what)
    if isinstance(value, Fault):
        return value
    if not Decimal("0.00001") <= value <= Decimal(1000):
        return Fault(f"{what} {value:f} 不像汇率", "请填一个单位的合同货币折合多少，不填每百单位")
    return value


def shown(given: Given) -> str:
    """A cell in a message: short, on one line."""
    written = " ".join(str(given).split())
    return written if len(written) <= 24 else written[:23] + "…"
