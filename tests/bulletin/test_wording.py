"""What the book proves is said, what it does not prove is not: remarks, contributions, multiples, places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import plan_of_all

from yuebao.bulletin import manuscript
from yuebao.bulletin.compose import compose
from yuebao.bulletin.heard import heard
from yuebao.bulletin.issue import Chart, Draft, Item, Posting, Table
from yuebao.bulletin.plan import ColumnPlan, DataItem, Passage
from yuebao.bulletin.proof import prove
from yuebao.bulletin.say import House
from yuebao.core.period import months

AREA = "宁波市"


def posted(*texts: str) -> list[Posting]:
    return [
        Posting(id=f"{t}:{n}", figure=figure)
        for t, text in enumerate(texts)
        for n, figure in enumerate(heard(text, name=f"text-{t}").figures)
    ]


def issue(
    entries: list[Posting], *totals: str, passages: tuple[Passage, ...] = (), house: House | None = None
) -> Draft:
    """An item on 2025-01/2025-05, proven before it is returned."""
    item = DataItem(
        title="{period}{area}数据", totals=totals, area=AREA, ident="it", passages=passages, source="本会"
    )
    column = ColumnPlan(name="数据月报", kind="data", items=(item,))
    plan = plan_of_all([])
    plan = replace(plan, columns=(column,), house=house or House(), imprint=replace(plan.imprint, area=AREA))
    made = compose(plan, entries, months(2025, 1, 5))
    written = manuscript.parse(manuscript.merge(made).text, plan.imprint, plan.columns)
    assert [fault for fault in prove(written, entries, generated=made).faults if fault.stops] == []
    return made


def words(draft: Draft) -> str:
    return "\n".join(block.text for item in draft.items for block in item.paragraphs)


def balance(year: int, flow: str) -> str:
    return f"{year}年1-5月，{AREA}进出口总额{year - 1000}.5亿元，贸易{flow}{year - 1990}.5亿元。"


@pytest.mark.parametrize(
    ("flows", "remark"),
    [
        ({2024: "逆差", 2023: "逆差", 2022: "逆差"}, "为近3年来同期首次出现顺差"),
        ({2024: "逆差", 2023: "逆差", 2022: "顺差"}, "为近2年来同期首次出现顺差"),
        ({2024: "逆差", 2022: "逆差"}, "由上年同期逆差转为顺差"),
        ({2024: "顺差", 2023: "逆差", 2022: "逆差"}, ""),
        ({2023: "逆差", 2022: "逆差"}, ""),
    ],
)
def test_a_first_surplus_is_said_of_the_years_that_the_book_holds(flows: dict[int, str], remark: str) -> None:
    entries = posted(balance(2025, "顺差"), *(balance(year, flow) for year, flow in flows.items()))
    said = words(issue(entries, "进出口总额"))
    assert "贸易顺差35.5亿元" in said
    assert remark in said
    assert bool(remark) == ("首次" in said or "转为" in said)


@pytest.mark.parametrize(
    ("before", "turned"), [("下降2.1%", True), ("增长2.1%", False), ("下降0.0%", False), ("", False)]
)
@pytest.mark.parametrize("turns", [("由降转增", "由增转降"), ("由负转正", "由正转负")])
def test_growth_turns_where_the_month_before_shows_it(
    before: str, turned: bool, turns: tuple[str, str]
) -> None:
    then = [f"2025年1-4月，{AREA}服务外包执行额3.1亿美元，同比{before}。"] if before else []
    entries = posted(f"2025年1-5月，{AREA}服务外包执行额4.2亿美元，同比增长1.3%。", *then)
    said = words(issue(entries, "服务外包执行额", house=House(turns=turns)))
    assert "同比增长1.3%" in said
    assert (f"，{turns[0]}，同比增长1.3%" in said) == turned


def test_what_a_part_adds_is_said() -> None:
    text = (
        f"2025年1-5月，{AREA}进出口总额1200亿元，同比增长4%。其中，民营企业进出口800亿元，增长6%，"
        "拉动进出口增长3.9个百分点，对进出口增长的贡献率为98.5%；国有企业进出口90亿元，下降3.2%，"
        "下拉进出口增速0.3个百分点，对进出口增长的贡献率为-6.5%。"
    )
    said = words(issue(posted(text), "进出口总额", passages=(Passage(of="进出口总额", by="ownership"),)))
    assert "拉动进出口增长3.9个百分点，对进出口增长的贡献率为98.5%" in said
    assert "下拉进出口增速0.3个百分点，对进出口增长的贡献率为-6.5%" in said


def test_multiples_folds_and_places_are_said() -> None:
    text = (
        f"2025年1-5月，{AREA}进出口总额1200亿元，与上年同期持平。"
        f"2025年1-5月，{AREA}对日本进出口90亿元，同比翻一番，日本为{AREA}第二大贸易伙伴；"
        "对越南进出口80亿元，同比增长1.4倍，为上年同期的2.4倍。"
    )
    passage = Passage(of="进出口总额", by="partner", form="clauses")
    said = words(issue(posted(text), "进出口总额", passages=(passage,)))
    assert "与上年同期持平" in said
    assert f"对日本进出口90亿元，同比翻一番，为{AREA}第二大贸易伙伴" in said
    assert "对越南进出口80亿元，增长1.4倍，为上年同期的2.4倍" in said


def test_shares_are_listed_with_their_changes() -> None:
    text = (
        f"2025年1-5月，{AREA}进出口总额1200亿元，同比增长4%。其中，一般贸易进出口700亿元，占进出口总额的"
        "58.3%，比上年同期下降1.5个百分点；加工贸易进出口300亿元，占进出口总额的25%，比上年同期提高0.8个百分点。"
    )
    said = words(issue(posted(text), "进出口总额", passages=(Passage(of="进出口总额", by="mode"),)))
    assert "分别为700亿元和300亿元" in said
    assert "占进出口总额的比重分别为58.3%和25%，比上年同期分别下降1.5个百分点和提高0.8个百分点" in said


def test_what_no_wording_says_is_left_and_listed() -> None:
    text = f"2025年1-5月，{AREA}出口500亿元，同比增长3%，规模居全国第五位。"
    made = issue(posted(text), "出口")
    assert "第五位" not in words(made)
    assert [it.figure.text for it in made.left] == ["第五位"]


def test_charts_and_tables_are_of_the_house() -> None:
    """A chart shows the numbers that its sentence prints, in the unit that it prints them in."""
    text = (
        f"2025年1-5月，{AREA}进出口总额12000000万元，同比增长4%。其中，一般贸易进出口7001234.5万元，同比增长5.64%；"
        "加工贸易进出口3000000万元，同比下降7.25%。"
    )
    unit = heard("2020年，全市出口1.5亿元。", name="unit").figures[0].unit
    house = House(units=(unit,), decimals=2, rate_decimals=1, drop_zeros=False)
    passage = Passage(of="进出口总额", by="mode", chart=True, table=True)
    made = issue(posted(text), "进出口总额", passages=(passage,), house=house)
    blocks = made.items[0].blocks
    [chart] = [block for block in blocks if isinstance(block, Chart)]
    assert chart.unit == "亿元"
    assert [(f"{bar.value:f}", f"{bar.change:f}") for bar in chart.bars] == [
        ("700.12", "5.6"),
        ("300.00", "-7.3"),
    ]
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert [row[1:3] for row in table.rows[1:]] == [("700.12", "5.6"), ("300.00", "-7.3")]


def test_what_the_book_does_not_hold_is_told() -> None:
    made = issue(posted(f"2025年1-5月，{AREA}出口500亿元。"), "出口", "服务外包执行额")
    assert made.missing == ((f"2025年1-5月{AREA}数据", f"{AREA}2025年1-5月的服务外包执行额"),)


@pytest.mark.parametrize(
    ("orders", "wanted"),
    [
        (((), ()), (["news/a.md", "news/b.md"], ["news/a.md", "news/b.md"])),
        (((), ("b.md",)), (["news/a.md"], ["news/b.md"])),
        ((("a.md",), ("b.md",)), (["news/a.md"], ["news/b.md"])),
        ((("a.md",), ()), (["news/a.md"], ["news/b.md"])),
    ],
)
def test_a_piece_stands_where_its_file_is_named(
    orders: tuple[tuple[str, ...], ...], wanted: tuple[list[str], ...]
) -> None:
    pieces = [Item(ident=f"news/{name}.md", title=name, blocks=(), kind="news") for name in "ab"]
    columns = tuple(
        ColumnPlan(name=name, kind="news", order=order)
        for name, order in zip(("资讯", "政策"), orders, strict=True)
    )
    made = compose(replace(plan_of_all([]), columns=columns), [], months(2025, 1, 5), pieces=pieces)
    assert tuple([item.ident for item in column.items] for column in made.columns) == wanted


def test_kinds_of_outsourcing_are_parts_of_it() -> None:
    """信息技术外包执行额 is a part of 服务外包执行额; so a register posts it."""
    text = (
        f"2025年1-5月，{AREA}服务外包执行额10亿美元，同比增长4%。2025年1-5月，{AREA}信息技术外包执行额6亿美元，"
        f"同比增长5%，占服务外包执行额的60%；业务流程外包执行额4亿美元，同比增长2.5%，占服务外包执行额的40%。"
    )
    passage = Passage(of="服务外包执行额", by="category", table=True)
    made = issue(posted(text), "服务外包执行额", passages=(passage,))
    assert made.left == made.missing == ()
    assert "信息技术外包（ITO）和业务流程外包（BPO）服务外包执行额分别为6亿美元和4亿美元" in words(made)
    [table] = [block for block in made.items[0].blocks if isinstance(block, Table)]
    assert table.rows[1] == ("信息技术外包", "6", "5", "60")


def test_partners_are_listed_with_their_shares() -> None:
    text = (
        f"2025年1-5月，{AREA}离岸服务外包执行额10亿美元。2025年1-5月，{AREA}承接日本离岸服务外包执行额6亿美元，"
        "占离岸服务外包执行额的60%；承接美国离岸服务外包执行额3亿美元，占离岸服务外包执行额的30%；承接德国离岸服务"
        "外包执行额1亿美元，占离岸服务外包执行额的10%。"
    )
    passage = Passage(of="离岸服务外包执行额", by="partner", top=2)
    said = words(issue(posted(text), "离岸服务外包执行额", passages=(passage,)))
    assert (
        "来源地前两位为日本和美国，执行额分别为6亿美元和3亿美元，占离岸服务外包执行额的比重分别为60%和30%"
        in said
    )
