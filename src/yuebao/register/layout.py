"""The two sheets that firms fill in: their columns, what each asks for, and mappings of other sheets.

A mapping file (TOML) says how another sheet's columns are called, what it leaves out, and what its own
words mean::

    [contracts]
    sheet = "合同台账"            # absent: the first sheet that fits
    [contracts.columns]
    number = "合同编号"
    amount = "签约金额（万美元）"
    [contracts.scale]
    amount = 10000               # the sheet gives 万
    [contracts.fixed]
    currency = "USD"
    [contracts.values.category]
    "软件" = "ito-software"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal

from yuebao.core.problem import Problem, Unreadable, unopened
from yuebao.register.codes import fold

Kind = Literal["contracts", "executions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column: its key, its header in the template, other headers it goes by, and its note."""

    key: str
    header: str
    note: str
    example: str | float
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: str = ""
    """The code list its drop-down offers: categories, ownership, currencies, sides, countries."""
    form: Literal["text", "day", "money", "rate"] = "text"


_RATES = (
    Field(key="usd_rate", header="折美元汇率", form="rate", example=1,
          note="一个单位的合同货币折合多少美元；货币是美元时可不填", aliases=("对美元汇率", "美元汇率")),
    Field(key="rmb_rate", header="折人民币汇率", form="rate", example=7.18,
          note="一个单位的合同货币折合多少人民币；货币是人民币时可不填",
          aliases=("对人民币汇率", "人民币汇率")),
    Field(key="usd", header="折美元金额", form="money", example="",
          note="可不填，按汇率计算；填了就须与汇率相符", aliases=("美元金额",)),
    Field(key="rmb", header="折人民币金额", form="money", example="",
          note="可不填，按汇率计算；填了就须与汇率相符", aliases=("人民币金额",)),
)  # fmt: skip

FIELDS: dict[Kind, tuple[Field, ...]] = {
    "contracts": (
        Field(key="number", header="合同号", required=True, example="HT-2025-0001",
              note="每份合同一个号，不重复", aliases=("合同编号", "接包合同号", "合同登记号")),
        Field(key="code", header="企业代码", required=True, example="QY-001",
              note="企业在登记系统里的代码", aliases=("接包企业代码", "统一社会信用代码", "企业编号")),
        Field(key="firm", header="企业名称", required=True, example="大连某某示例软件有限公司",
              note="接包企业全称", aliases=("接包企业", "接包企业名称", "承接企业")),
        Field(key="ownership", header="企业性质", required=True, example="民营", choices="ownership",
              note="从下拉表中选", aliases=("所有制", "经济类型")),
        Field(key="district", header="所在区", required=True, example="高新区",
              note="企业所在的区市县、园区", aliases=("区县", "所属区", "所在地区")),
        Field(key="buyer", header="发包方", required=True, example="某某株式会社",
              note="发包方名称", aliases=("发包商", "发包企业", "发包方名称")),
        Field(key="country", header="发包国家（地区）", required=True, example="日本", choices="countries",
              note="发包方所在国家或地区；中国香港、中国澳门、中国台湾单列；方向待定时可空",
              aliases=("发包国家", "发包国别", "国家（地区）", "国别地区", "国别")),
        Field(key="side", header="方向", example="离岸", choices="sides",
              note="离岸、在岸或待定；不填则按国家（地区）判定，港澳台算离岸",
              aliases=("离岸在岸", "合同方向")),
        Field(key="category", header="业务类别", required=True, example="软件研发", choices="categories",
              note="从下拉表中选", aliases=("外包类别", "合同类别", "业务类型")),
        Field(key="currency", header="币种", required=True, example="USD", choices="currencies",
              note="合同货币", aliases=("货币", "合同币种")),
        Field(key="amount", header="合同金额", required=True, form="money", example=120000,
              note="按合同货币，单位是元（美元、日元……），不是万元",
              aliases=("签约金额", "合同签约额", "合同额")),
        *_RATES,
        Field(key="signed", header="签约日期", required=True, form="day", example="2025-05-12",
              note="合同签订的日期", aliases=("签订日期", "合同签订日期", "签约时间")),
        Field(key="changed", header="变更日期", form="day", example="",
              note="只在变更已审核的合同时填：变更生效的日期，其余各栏填变更后的内容",
              aliases=("合同变更日期",)),
        Field(key="note", header="备注", example="", note="可不填"),
    ),
    "executions": (
        Field(key="number", header="合同号", required=True, example="HT-2025-0001",
              note="已登记的合同号", aliases=("合同编号", "接包合同号", "合同登记号")),
        Field(key="day", header="执行日期", required=True, form="day", example="2025-05-28",
              note="收汇或交付的日期", aliases=("收汇日期", "执行时间")),
        Field(key="amount", header="执行金额", required=True, form="money", example=30000,
              note="按合同货币，单位是元，不是万元", aliases=("执行额", "接包合同执行额", "收汇金额")),
        Field(key="currency", header="币种", example="USD", choices="currencies",
              note="不填则同合同", aliases=("货币",)),
        *_RATES,
        Field(key="voucher", header="凭证号", required=True, example="SH-20250528-01",
              note="收汇或交付凭证的号码；同一合同下不重复", aliases=("收汇凭证号", "执行流水号")),
        Field(key="note", header="凭证说明", example="银行收汇水单", note="可不填", aliases=("备注",)),
    ),
}  # fmt: skip

TITLES: dict[Kind, str] = {"contracts": "接包合同", "executions": "合同执行"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How one kind of foreign sheet is read: see this module."""

    sheet: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    scale: dict[str, Decimal] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)


def headers(kind: Kind, mapping: Mapping) -> dict[str, str]:
    """Folded header -> field key; a mapped column goes by its mapped header alone."""
    found: dict[str, str] = {}
    for it in FIELDS[kind]:
        written = (mapping.columns[it.key],) if it.key in mapping.columns else (it.header, *it.aliases)
        for name in written:
            found.setdefault(plain_header(name), it.key)
    return found


def plain_header(written: str) -> str:
    """A header as it is compared: without its mark of being required, without blanks, widths folded."""
    return fold(written).rstrip("*").replace("(", "（").replace(")", "）")


def read_mapping(path: Path) -> dict[Kind, Mapping]:
    """The mapping file at *path*.

    Raises:
        Unreadable: it cannot be opened (``YB101`` to ``YB103``) or names no such column (``YB502``).
    """
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
        return {kind: _mapping(kind, parsed[kind]) for kind in FIELDS if kind in parsed}
    except OSError as error:
        raise unopened(error, place=str(path)) from None
    except (ValueError, TypeError, AttributeError, InvalidOperation) as error:
        problem = Problem(code="YB502", place=str(path), facts=(("reason", str(error)),))
        raise Unreadable(problem) from None


def _mapping(kind: Kind, table: dict[str, Any]) -> Mapping:
    keys = {it.key for it in FIELDS[kind]}
    for part in ("columns", "scale", "fixed", "values"):
        for key in table.get(part, {}):
            if key not in keys:
                raise ValueError(f"[{kind}.{part}] names {key}; the columns are {', '.join(sorted(keys))}")
    return Mapping(
        sheet=table.get("sheet"),
        columns={key: str(it) for key, it in table.get("columns", {}).items()},
        scale={key: Decimal(str(it)) for key, it in table.get("scale", {}).items()},
        fixed={key: str(it) for key, it in table.get("fixed", {}).items()},
        values={
            key: {fold(str(a)): str(b) for a, b in it.items()} for key, it in table.get("values", {}).items()
        },
    )
