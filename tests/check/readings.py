"""Readings made by hand, and from a gold table, for checking without a reader."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from yuebao.bulletin.synth import Synthetic
from yuebao.core.fact import Base, Breakdown, Figure, Key, Kind, Reading
from yuebao.core.number import Bound, Written
from yuebao.core.period import Period, end_of, months, whole_year
from yuebao.core.text import Outline, Source, Span
from yuebao.core.unit import Unit

SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
THIS = months(2025, 1, 5)


def unit(symbol: str) -> Unit:
    if symbol in ("%", "倍", "‰"):
        return Unit(symbol=symbol, dimension=symbol, scale=Fraction(1))
    if symbol == "个百分点":
        return Unit(symbol=symbol, dimension="百分点", scale=Fraction(1))
    scale, base = re.fullmatch(r"(万亿|亿|万|)(.+)", symbol).groups()  # type: ignore[union-attr]
    return Unit(symbol=symbol, dimension=base, scale=Fraction(SCALES[scale]))


def figure(
    text: str,
    measure: str = "进出口额",
    kind: Kind = "level",
    *,
    cut: str = "",
    value: str | None = None,
    area: str | None = "某市",
    period: Period | None = THIS,
    base: Base | None = None,
    basis: str = "",
    bound: Bound = "=",
    indicator: str | None = None,
    status: str = "read",
    sentence: int = 0,
    of: int | None = None,
) -> Figure:
    """A figure from what is printed: ``figure("3.2个百分点", kind="share_change", value="-3.2")``.

    *cut* is ``flow=出口 product=船舶``.
    """
    digits, symbol = re.fullmatch(r"(-?[\d.]+)(.*)", text).groups()  # type: ignore[union-attr]
    printed = Decimal(value or digits)
    ulp = Decimal(1).scaleb(Decimal(digits).as_tuple().exponent)  # type: ignore[arg-type]
    breakdown: Breakdown = tuple(tuple(pair.split("=")) for pair in cut.split())  # type: ignore[misc]
    words = "".join(member for _, member in breakdown)
    return Figure(
        span=Span(start=0, stop=len(text)),
        text=text,
        written=Written(value=printed, ulp=ulp, bound=bound),
        unit=unit(symbol),
        key=Key(
            indicator=indicator or words + measure,
            measure=measure,
            area=area,
            breakdown=breakdown,
            kind=kind,
            basis=basis,
        ),
        period=period,
        rule="test",
        sentence=Span(start=sentence, stop=sentence + 1),
        block=0,
        base=base,
        status=status,  # type: ignore[arg-type]
        of=of,
    )


def whole(measure: str = "进出口额", cut: str = "flow=进出口") -> Base:
    breakdown: Breakdown = tuple(tuple(pair.split("=")) for pair in cut.split())  # type: ignore[misc]
    return Base(name=measure, measure=measure, breakdown=breakdown)


def reading(figures: Iterable[Figure], *, notes: Sequence[str] = ()) -> Reading:
    source = Source(sha256="0" * 64, name="test", text="")
    return Reading(source=source, outline=Outline(), figures=tuple(figures), notes=frozenset(notes))


def _period(text: str) -> Period | None:
    if text == "-":
        return None
    if text.startswith("@"):
        year, month = text[1:].split("-")
        return end_of(int(year), int(month))
    ends = text.split("/")
    if "-" not in text:
        first, last = int(ends[0]), int(ends[-1])
        if first == last:
            return whole_year(first)
        return Period(start=12 * first, stop=12 * last + 12, kind="years")
    if ends[0][5] in "QH":
        year, (mark, count) = ends[0].split("-")[0], ends[0][5:]
        size = 3 if mark == "Q" else 6
        return months(int(year), size * (int(count) - 1) + 1, size * int(count))
    (year, first), (_, last) = ends[0].split("-"), ends[-1].split("-")
    return months(int(year), int(first), int(last))


def _measure(indicator: str, cut: dict[str, list[str]]) -> str:
    if "外包" in indicator:
        return "服务外包执行额" if "执行" in indicator else "服务外包合同签约额"
    if "flow" in cut:
        return "服务贸易额" if "服务" in indicator else "进出口额"
    for members in cut.values():
        for member in members:
            indicator = indicator.replace(member, "")
    return indicator.replace("总额", "额")


_BASES = {
    "进出口额": ("进出口额", "flow=进出口"),
    "外贸出口总值": ("进出口额", "flow=出口"),
    "出口额": ("进出口额", "flow=出口"),
    "进口额": ("进出口额", "flow=进口"),
    "离岸服务外包执行总额": ("服务外包执行额", "side=离岸"),
    "文化贸易总额": ("文化贸易额", ""),
}


def gold(path: Path) -> Reading:
    """The reading that a gold table tells, as a perfect reader would give it."""
    figures = []
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["kind"] == "none":
                continue
            pairs = [] if row["breakdown"] == "-" else [it.split("=") for it in row["breakdown"].split(" | ")]
            cut: dict[str, list[str]] = {}
            for dimension, member in pairs:
                cut.setdefault(dimension, []).append(member)
            base = None
            if row["base"] != "-":
                measure, breakdown = _BASES.get(row["base"], ("", ""))
                base = replace(whole(measure, breakdown), name=row["base"])
            digits = re.search(r"[\d.]+", row["surface"])
            printed = digits.group() if digits else "0.0" if row["unit"] == "个百分点" else "0"
            figures.append(
                figure(
                    printed + row["unit"],
                    _measure(row["indicator"], cut),
                    row["kind"],  # type: ignore[arg-type]
                    cut=" ".join(f"{dimension}={member}" for dimension, member in pairs),
                    value=row["value"],
                    area=None if row["area"] == "-" else row["area"],
                    period=_period(row["period"]),
                    base=base,
                    bound=row["bound"],  # type: ignore[arg-type]
                    indicator=row["indicator"],
                )
            )
    return reading(figures)


def synthetic(made: Synthetic) -> Reading:
    """A generated bulletin as a perfect reader would give it, from its own truth."""
    cells: dict[str, tuple[str, str]] = {}

    def cell(indicator: str, breakdown: Breakdown) -> tuple[str, str]:
        cut: dict[str, list[str]] = {}
        for dimension, member in breakdown:
            cut.setdefault(dimension, []).append(member)
        for members in cut.values():
            for one in members:
                for word in one.split("+"):
                    if "flow" not in cut or word not in ("出口", "进口", "进出口", "顺差", "逆差"):
                        indicator = indicator.replace(word, "")
        return _measure(indicator, cut), " ".join(f"{dimension}={member}" for dimension, member in breakdown)

    for it in made.truth:
        if it.law in ("level", "growth", "balance") and len(it.of) == 1:
            cells[it.of[0]] = cell(it.indicator, it.breakdown)
    figures = []
    for it in made.truth:
        measure, cut = cell(it.indicator, it.breakdown)
        base = None
        if it.base is not None:
            if it.kind == "rate_change":
                base = Base(name=it.base, area=it.base if it.base == "全国" else None)
            elif it.base == "上年":
                base = Base(name=it.base)
            elif it.of[-1] in cells:
                base = whole(*cells[it.of[-1]])
            else:
                base = whole(*_BASES.get(it.base, ("", "")))
        made_figure = figure(
            f"{abs(it.value):f}{it.unit}" if it.unit else f"{abs(it.value):f}家",
            measure,
            it.kind,
            value=str(it.value),
            area=it.area,
            period=_period(it.period),
            base=base,
            basis=it.basis,
            bound=it.bound,
            indicator=it.indicator,
        )
        pairs = tuple(it.breakdown)
        figures.append(
            replace(
                made_figure,
                text=it.text,
                written=Written(value=it.value, ulp=it.ulp, bound=it.bound),
                key=replace(made_figure.key, breakdown=pairs),
            )
        )
        del cut
    return reading(figures)
