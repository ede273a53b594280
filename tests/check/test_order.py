"""What orders figures: groups and their members, areas, the first three, ranks, a headline's sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from readings import figure, reading, whole

from yuebao.check import confront, verify
from yuebao.core.fact import Figure, Ignored, Report
from yuebao.core.period import months
from yuebao.core.text import Block, Joined, Outline, Source, Span


def check(*figures: Figure, text: str = "") -> Report:
    made = reading(figures)
    report = confront(replace(made, source=Source(sha256="", name="test", text=text)))
    assert all(verify(it.proof) for it in report.contradictions)
    return report


def partner(text: str, name: str, flow: str = "进出口", **more: object) -> Figure:
    return figure(text, cut=f"partner={name} flow={flow}", **more)  # type: ignore[arg-type]


def test_a_member_is_at_most_its_group() -> None:
    assert not check(partner("60.0亿元", "东盟"), partner("59.9亿元", "越南")).contradictions
    assert not check(partner("60.0亿元", "东盟"), partner("60亿元", "越南")).contradictions
    (found,) = check(partner("60.0亿元", "东盟"), partner("70.0亿元", "越南")).contradictions
    assert found.relation.kind == "member"
    assert found.grade == "A"
    assert "越南属于东盟" in found.explanation


def test_members_are_at_most_their_group_together() -> None:
    parts = [partner("40.0亿元", "越南"), partner("30.0亿元", "泰国")]
    assert check(partner("60.0亿元", "东盟"), *parts).contradictions[0].figures == (0, 1, 2)
    assert not check(partner("70.0亿元", "东盟"), *parts).contradictions


def test_who_is_no_member_is_left_alone() -> None:
    assert not check(partner("60.0亿元", "其他东盟国家"), partner("70.0亿元", "越南")).contradictions
    assert not check(partner("60.0亿元", "东盟"), partner("70.0亿元", "日本")).contradictions
    assert not check(partner("60.0亿元", "共建一带一路国家"), partner("70.0亿元", "越南")).contradictions


@pytest.mark.parametrize(("year", "accused"), [(2019, True), (2021, False), (2020, False)])
def test_membership_is_dated(year: int, accused: bool) -> None:
    """The United Kingdom left on 31 January 2020."""
    time = months(year, 1, 5)
    report = check(partner("60.0亿元", "欧盟", period=time), partner("70.0亿元", "英国", period=time))
    assert bool(report.contradictions) == accused


def test_totals_with_rcep_count_every_signatory() -> None:
    time = months(2022, 1, 5)  # in force for the Philippines since June 2023
    pair = partner("60.0亿元", "RCEP其他成员国", period=time), partner("70.0亿元", "菲律宾", period=time)
    assert check(*pair).contradictions


def test_a_group_within_a_group() -> None:
    bloc = partner("60.0亿元", "RCEP成员国")
    assert check(bloc, partner("50.0亿元", "东盟"), partner("20.0亿元", "日本")).contradictions
    assert not check(bloc, partner("50.0亿元", "东盟"), partner("20.0亿元", "越南")).contradictions


def test_partners_are_at_most_the_whole_together() -> None:
    parts = [partner("40.0亿元", "美国"), partner("30.0亿元", "日本")]
    (found,) = check(figure("60.0亿元", cut="flow=进出口"), *parts).contradictions
    assert set(found.figures) == {0, 1, 2}
    assert not check(figure("70.0亿元", cut="flow=进出口"), *parts).contradictions
    far = replace(figure("60.0亿元", cut="flow=进出口"), block=5)
    assert not check(far, *parts).contradictions


def test_a_city_is_at_most_its_province() -> None:
    def told(city: str, province: str = "辽宁省", block: int = 0) -> Report:
        return check(
            figure("50.0亿元", cut="flow=出口", area=province),
            replace(figure(city, cut="flow=出口", area="大连市"), block=block),
        )

    assert not told("50.1亿元").contradictions
    (found,) = told("50.2亿元").contradictions
    assert found.relation.kind == "area"
    assert not told("90.0亿元", "吉林省").contradictions
    assert not told("90.0亿元", block=4).contradictions
    assert told("90.0亿元", "全国").contradictions


def test_means_of_areas_are_not_ordered() -> None:
    pair = [figure("50.0元", "人均可支配收入", area=it) for it in ("辽宁省", "大连市")]
    assert not check(pair[0], replace(pair[1], written=figure("90.0元").written)).contradictions


def test_four_quarters_make_the_nation() -> None:
    quarters = ("东部地区", "中部地区", "西部地区", "东北地区")
    parts = [figure("10.0万亿元", cut="flow=进出口", area=area) for area in quarters]
    assert not check(figure("40.2万亿元", cut="flow=进出口", area="全国"), *parts).contradictions
    (found,) = check(figure("41.0万亿元", cut="flow=进出口", area="全国"), *parts).contradictions
    assert (found.grade, found.relation.kind) == ("B", "sum")


FIRST = ("美国", "中国香港", "新加坡")


def first_three(other: str, name: str = "德国", text: str = "位列前三位，合计占63.4%") -> Report:
    amounts = [
        figure(it, "执行额", cut=f"side=离岸 partner={who}")
        for it, who in zip(("20.3亿元", "18.1亿元", "15.2亿元"), FIRST, strict=True)
    ]
    share = figure(
        "63.4%",
        "执行额",
        "share",
        cut=f"side=离岸 partner={'+'.join(FIRST)}",
        base=whole("执行额", "side=离岸"),
    )
    share = replace(share, sentence=Span(start=0, stop=len(text)))
    return check(*amounts, share, figure(other, "执行额", cut=f"side=离岸 partner={name}"), text=text)


def test_who_is_not_among_the_first_three_has_less() -> None:
    assert not first_three("15.2亿元").contradictions
    assert not first_three("15.25亿元").contradictions
    (found,) = first_three("17.5亿元").contradictions
    assert found.relation.kind == "top"
    assert set(found.figures) == {2, 4}


def test_three_that_are_not_called_the_first_bind_nobody() -> None:
    assert not first_three("17.5亿元", text="合计占63.4%").contradictions
    assert not first_three("17.5亿元", text="位列前五位，合计占63.4%").contradictions
    assert not first_three("17.5亿元", "东盟").contradictions


def rank(name: str, place: str, measure: str = "贸易伙伴") -> Figure:
    made = figure("1位", measure, "rank", cut=f"partner={name}")
    return replace(made, written=replace(made.written, value=Decimal(place)))


def test_ranks() -> None:
    def told(first: str, second: str) -> Report:
        return check(partner(first, "东盟"), rank("东盟", "1"), partner(second, "欧盟"), rank("欧盟", "2"))

    assert not told("130.2亿元", "120.5亿元").contradictions
    assert not told("130.2亿元", "130.3亿元").contradictions
    (found,) = told("120.5亿元", "130.2亿元").contradictions
    assert found.relation.kind == "rank"
    assert "东盟列第1位，欧盟列第2位" in found.explanation


def test_a_rank_by_another_measure_binds_nobody() -> None:
    amounts = [partner("10.0亿元", "美国"), partner("30.0亿元", "日本")]
    assert not check(*amounts, rank("美国", "1", "外资来源地")).contradictions
    assert not check(*amounts, rank("美国", "1", "出口市场")).contradictions
    assert check(*amounts, rank("美国", "1")).contradictions
    # Blocs and countries stand in rankings of their own.
    assert not check(partner("10.0亿元", "东盟"), amounts[1], rank("东盟", "1")).contradictions


def headline(words: str, figures: Sequence[Figure]) -> Report:
    text = f"前5个月服务贸易{words}\n正文"

    def block(kind: str, start: int, stop: int, item: str | None) -> Block:
        joined = Joined(text=text[start:stop], starts=(0,), origins=(start,))
        return Block(kind=kind, joined=joined, item=item)  # type: ignore[arg-type]

    end = text.index("\n")
    outline = Outline(
        blocks=(block("item", 0, end, None), block("paragraph", end + 1, len(text), text[:end]))
    )
    at = text.index("首现")
    ignored = Ignored(span=Span(start=at, stop=at + 1), text="首", reason="word:首现")
    source = Source(sha256="", name="test", text=text)
    body = tuple(replace(it, block=1) for it in figures)
    made = replace(reading(body), source=source, outline=outline, ignored=(ignored,))
    return confront(made)


def test_a_headline_tells_the_sign_of_its_balance() -> None:
    def told(words: str, value: str) -> Report:
        return headline(words, [figure("3.0亿元", "服务贸易额", cut="flow=顺差", value=value)])

    assert not told("首现顺差", "3.0").contradictions
    assert not told("首现逆差", "-3.0").contradictions
    assert told("首现逆差", "3.0").contradictions
    (found,) = told("首现顺差", "-3.0").contradictions
    assert found.relation.kind == "sign"


def test_one_quarter_of_a_hundred() -> None:
    """Shares of all industries, rounded one by one or with the last one left over."""
    sectors = ("第一产业", "第二产业", "第三产业")

    def told(*shares: str) -> Report:
        return check(
            *(
                figure(text, "增加值", "share", cut=f"sector={sector}", base=whole("增加值", ""))
                for text, sector in zip(shares, sectors, strict=True)
            )
        )

    assert not told("33.3%", "33.3%", "33.3%").contradictions
    assert not told("5.1%", "40.2%", "54.8%").contradictions
    assert not told("5%", "40.4%", "55.0%").contradictions
    (found,) = told("5.1%", "40.2%", "55.7%").contradictions
    assert (found.relation.kind, found.grade) == ("structure", "B")
    assert not told("5.1%", "40.2%", "54.7%").contradictions
