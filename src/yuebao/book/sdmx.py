"""Series in the statisticians' exchange formats: SDMX-CSV 2.0, SDMX-ML 3.0, and the structure of both."""

from __future__ import annotations

import csv
import io
from typing import Any
from xml.etree import ElementTree

from yuebao.book import frames
from yuebao.core.contract import plain
from yuebao.core.period import Period

AGENCY, STRUCTURE, VERSION = "YUEBAO", "SERIES", "1.0"
DIMENSIONS = {
    "REF_AREA": "地区",
    "INDICATOR": "指标",
    "BREAKDOWN": "分组",
    "KIND": "口径",
    "UNIT_MEASURE": "计量",
    "COUNTERPART": "基数或对比",
    "TIME_PERIOD": "时期",
}
ATTRIBUTES = {
    "LOWER": "下限",
    "UPPER": "上限",
    "UNIT": "单位",
    "OBS_STATUS": "状态",
    "ORIGIN": "来历",
    "PUBLISHED": "发布日",
    "SOURCE": "编号",
}
_CONCEPTS = f"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION})"
_NONE = "_Z"
"""SDMX's word for: does not apply."""


def structure() -> Any:
    """The data structure definition: what identifies a value, the value, what is said of it."""
    from pysdmx.model import Component, Components, Concept, DataStructureDefinition, DataType, Role

    def component(name: str, words: str, role: Any, kind: Any, *, required: bool, level: str | None) -> Any:
        concept = Concept(name, name=words, dtype=kind, urn=f"{_CONCEPTS}.{name}")
        return Component(
            name,
            required=required,
            role=role,
            concept=concept,
            local_dtype=kind,
            name=words,
            attachment_level=level,
        )

    parts = [
        component(
            name,
            words,
            Role.DIMENSION,
            DataType.PERIOD if name == "TIME_PERIOD" else DataType.STRING,
            required=True,
            level=None,
        )
        for name, words in DIMENSIONS.items()
    ]
    parts.append(component("OBS_VALUE", "数", Role.MEASURE, DataType.DECIMAL, required=False, level=None))
    numbers = ("LOWER", "UPPER")
    parts.extend(
        component(
            name,
            words,
            Role.ATTRIBUTE,
            DataType.DECIMAL if name in numbers else DataType.STRING,
            required=False,
            level="O",
        )
        for name, words in ATTRIBUTES.items()
    )
    return DataStructureDefinition(
        id=STRUCTURE, agency=AGENCY, version=VERSION, name="月报序列", components=Components(parts)
    )


def data(columns: frames.Columns, form: str) -> bytes:
    """Exported columns as SDMX-CSV 2.0 or SDMX-ML 3.0."""
    import pandas as pd
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format
    from pysdmx.io.pd import PandasDataset

    rows = [_row(dict(zip(columns, row, strict=True))) for row in frames.rows(columns)]
    names = [*DIMENSIONS, "OBS_VALUE", *ATTRIBUTES]
    frame = pd.DataFrame({name: [row[name] for row in rows] for name in names}, dtype=object)
    made = PandasDataset(structure=structure().to_schema(), data=frame)
    wanted = Format.DATA_SDMX_CSV_2_0_0 if form == "sdmx-csv" else Format.DATA_SDMX_ML_3_0
    return str(write_sdmx([made], wanted)).encode("utf-8")


def structure_message() -> bytes:
    """The structure of ``data`` as an SDMX-ML 3.0 structure message."""
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format
    from pysdmx.model import ConceptScheme

    made = structure()
    concepts = [it.concept for it in made.components]
    scheme = ConceptScheme(id="CONCEPTS", agency=AGENCY, version=VERSION, name="月报概念", items=concepts)
    return str(write_sdmx([scheme, made], Format.STRUCTURE_SDMX_ML_3_0)).encode("utf-8")


def _row(of: dict[str, Any]) -> dict[str, Any]:
    area, measure, inside, kind, unit, *base = of["series"].split("÷")[0].split("/")
    revised = "R" if of["revised"] else "A"
    return {
        "REF_AREA": area,
        "INDICATOR": measure,
        "BREAKDOWN": _NONE if inside == "-" else inside,
        "KIND": kind,
        "UNIT_MEASURE": unit,
        "COUNTERPART": base[0] if base else _NONE,
        "TIME_PERIOD": time_period(of),
        "OBS_VALUE": None if of["value"] is None else plain(of["value"]),
        "LOWER": plain(of["low"]),
        "UPPER": plain(of["high"]),
        "UNIT": of["unit"],
        "OBS_STATUS": revised if of["origin"] == "printed" else "E",
        "ORIGIN": of["origin"],
        "PUBLISHED": of["published"].isoformat() if of["published"] else "",
        "SOURCE": of["id"] or of["sources"],
    }


def rows_of(data: bytes) -> list[dict[str, Any]]:
    """The rows of a file that ``data`` wrote, with the columns that verifying needs.

    Raises:
        ValueError: it is no such file.
    """
    try:
        if data.lstrip()[:1] == b"<":
            found = [dict(it.attrib) for it in _parsed(data).iter() if it.tag.rpartition("}")[2] == "Obs"]
        else:
            found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        return [_back(it) for it in found]
    except (KeyError, AttributeError, ElementTree.ParseError) as error:
        raise ValueError(f"it is no SDMX of ours: {error}") from None


def _parsed(data: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in data:
        raise ValueError("it declares a document type, which SDMX does not")
    return ElementTree.fromstring(data)


def _back(row: dict[str, Any]) -> dict[str, Any]:
    inside = "-" if row["BREAKDOWN"] == _NONE else row["BREAKDOWN"]
    base = [] if row["COUNTERPART"] == _NONE else [row["COUNTERPART"]]
    printed = row["ORIGIN"] == "printed"
    return {
        "series": "/".join(
            [row["REF_AREA"], row["INDICATOR"], inside, row["KIND"], row["UNIT_MEASURE"], *base]
        ),
        "period": _period(row["TIME_PERIOD"]),
        "unit": row["UNIT"],
        "origin": row["ORIGIN"],
        "id": row["SOURCE"] if printed else "",
        "value": row.get("OBS_VALUE"),
        "low": row["LOWER"],
        "high": row["UPPER"],
    }


def _period(told: str) -> str:
    """A period of SDMX as the book writes it; ``time_period`` went the other way."""
    start, _, length = told.partition("/P")
    if length:
        year, month, _ = start.split("-")
        many = int(length.removesuffix("M"))
        if many % 12 == 0 and month == "01":
            return f"{year}/{int(year) + many // 12 - 1}"
        return f"{start[:7]}/{year}-{int(month) + many - 1:02}"
    if told.count("-") == 2:
        return f"@{told[:7]}"
    return told.replace("-S", "-H")


def time_period(of: dict[str, Any]) -> str:
    """A period as SDMX writes it: 2025-05, 2025-Q1, 2025-S1, 2025, 2025-01-01/P5M, 2025-05-31."""
    from yuebao.book.decisions import period_named

    said = str(of["period"])
    if said.startswith("@"):
        return str(of["period_end"].isoformat())
    if "/" not in said:
        return said.replace("-H", "-S")
    start, end = of["period_start"], of["period_end"]
    try:
        period: Period = period_named(said)
        many = period.months
    except ValueError:  # years: 2021/2025
        many = 12 * (end.year - start.year) + end.month - start.month + 1
    return f"{start.isoformat()}/P{many}M"
