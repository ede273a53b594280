"""Issues whose book is a synthetic, honest bulletin: its entries, and the plan that asks for all of them."""

from __future__ import annotations

from datetime import date

from yuebao.bulletin import synthesize
from yuebao.bulletin.heard import heard
from yuebao.bulletin.issue import Imprint, Posting
from yuebao.bulletin.plan import ColumnPlan, DataItem, Plan
from yuebao.bulletin.say import House
from yuebao.core.period import months


def book_of(seed: int, figures: int = 60) -> list[Posting]:
    """A synthetic bulletin read into entries."""
    made = synthesize(seed=seed, figures=figures, by_hand=frozenset())
    reading = heard(made.text, name=f"seed-{seed}")
    return [Posting(id=f"s{seed}:{n}", figure=figure) for n, figure in enumerate(reading.figures)]


def plan_of_all(entries: list[Posting], *, house: House | None = None) -> Plan:
    """A plan with an item for every area and period that has a whole."""
    wholes: dict[tuple[str, str], list[str]] = {}
    periods = {}
    for entry in entries:
        key, period = entry.figure.key, entry.figure.period
        whole = not key.breakdown or key.breakdown == (("flow", "进出口"),)
        if whole and key.kind == "level" and period and period.kind != "instant" and key.area and period.year:
            if key.area in ("全市",):
                continue
            names = wholes.setdefault((key.area, str(period)), [])
            periods[str(period)] = period
            if key.indicator not in names:
                names.append(key.indicator)
    items = tuple(
        DataItem(
            title=f"{{period}}{{area}}数据之{'甲乙丙丁戊己庚辛壬癸'[n % 10]}",
            totals=tuple(names[:4]),
            area=area,
            period=periods[when],
            source="本会统计部",
            ident=f"item-{n}",
        )
        for n, ((area, when), names) in enumerate(wholes.items(), start=1)
    )
    return Plan(
        imprint=Imprint(
            title="行业数据月报",
            publisher="示例协会",
            number=6,
            date=date(2025, 6, 30),
            month=months(2025, 6, 6, "month"),
        ),
        period=months(2025, 1, 5),
        house=house or House(),
        columns=(
            ColumnPlan(name="数据月报", kind="data", items=items),
            ColumnPlan(name="协会动态", kind="events", empty="六月暂无"),
        ),
        book="",
    )
