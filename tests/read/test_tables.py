"""Tables in a text become figures with the keys that prose gives."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from yuebao.core.fact import Reading
from yuebao.core.text import Source
from yuebao.lexicon import load
from yuebao.read import read
from yuebao.read.tabular.headings import printed, told_by
from yuebao.source import open_source

SHARED = Path(__file__).resolve().parents[3] / "shared"


def opened(text: str, name: str = "table.txt") -> Reading:
    source = open_source(text.encode(), name=name)
    assert isinstance(source, Source)
    return read(source)


def rows(reading: Reading) -> list[tuple[Any, ...]]:
    """Kind, value, unit, indicator and period of every figure, in order."""
    return [
        (f.key.kind, str(f.written.value), f.unit.symbol, f.key.indicator, str(f.period))
        for f in reading.figures
    ]


def reasons(reading: Reading) -> set[str]:
    return {unread.reason for unread in reading.unread}


def accounted(reading: Reading) -> None:
    """Every Arabic numeral of the text is in exactly one figure, ignored or unread span."""
    spans = [one.span for group in (reading.figures, reading.ignored, reading.unread) for one in group]
    for found in re.finditer(r"[0-9０-９]+", reading.source.text):
        holders = [s for s in spans if s.start <= found.start() and found.end() <= s.stop]
        assert len(holders) == 1, (found.group(), found.start(), holders)


MONTH = """2025年5月外贸数据
（单位：亿元）
| 指标 | 本月 | 同比（%） | 累计 | 同比（%） |
| --- | --: | --: | --: | --: |
| 进出口总值 | 250.1 | 3.3 | 1,200.6 | 4.0 |
| 出口 | 150.0 | 5.5 | 700.1 | -6.1 |
"""


def test_month_and_cumulative_with_the_captions_unit() -> None:
    reading = opened(MONTH)
    assert rows(reading) == [
        ("level", "250.1", "亿元", "进出口总值", "2025-05"),
        ("yoy_rate", "3.3", "%", "进出口总值", "2025-05"),
        ("level", "1200.6", "亿元", "进出口总值", "2025-01/2025-05"),
        ("yoy_rate", "4.0", "%", "进出口总值", "2025-01/2025-05"),
        ("level", "150.0", "亿元", "出口", "2025-05"),
        ("yoy_rate", "5.5", "%", "出口", "2025-05"),
        ("level", "700.1", "亿元", "出口", "2025-01/2025-05"),
        ("yoy_rate", "-6.1", "%", "出口", "2025-01/2025-05"),
    ]
    assert [f.of for f in reading.figures] == [None, 0, None, 2, None, 4, None, 6]
    assert reading.figures[4].key.breakdown == (("flow", "出口"),)
    accounted(reading)


SHARES = """表3  2024年扬州市服务外包执行额分国别情况
单位：万美元、%
国别\t执行额\t同比\t占比
美国\t1200.5\t3.1\t40.0
日本\t900.4\t-2.4\t30.0
其他\t900.4\t—\t30.0
合计\t3001.3\t1.9\t100.0
"""


def test_shares_stand_on_the_tables_total() -> None:
    reading = opened(SHARES)
    assert rows(reading)[:3] == [
        ("level", "1200.5", "万美元", "美国服务外包执行额", "2024"),
        ("yoy_rate", "3.1", "%", "美国服务外包执行额", "2024"),
        ("share", "40.0", "%", "美国服务外包执行额", "2024"),
    ]
    assert reading.figures[0].key.breakdown == (("partner", "美国"),)
    shares = [f for f in reading.figures if f.key.kind == "share"]
    assert [f.base.name if f.base else None for f in shares] == ["服务外包执行额"] * 4
    assert {f.key.area for f in reading.figures} == {"扬州市"}
    assert len(reading.figures) == 11  # — is no figure
    assert not reading.unread
    accounted(reading)


HEADS = """2025年5月服务外包情况表
序号\t指标\t1-5月\t\t5月\t
\t\t金额（万美元）\t同比（%）\t金额（万美元）\t同比（%）
1\t合同签约额\t100.5\t3.2\t20.1\t-4
2\t执行额\t80.5\t3.2\t10.1\t…
"""


def test_two_rows_of_heads_and_row_numbers() -> None:
    reading = opened(HEADS)
    assert rows(reading) == [
        ("level", "100.5", "万美元", "服务外包合同签约额", "2025-01/2025-05"),
        ("yoy_rate", "3.2", "%", "服务外包合同签约额", "2025-01/2025-05"),
        ("level", "20.1", "万美元", "服务外包合同签约额", "2025-05"),
        ("yoy_rate", "-4", "%", "服务外包合同签约额", "2025-05"),
        ("level", "80.5", "万美元", "服务外包执行额", "2025-01/2025-05"),
        ("yoy_rate", "3.2", "%", "服务外包执行额", "2025-01/2025-05"),
        ("level", "10.1", "万美元", "服务外包执行额", "2025-05"),
    ]
    numbered = [one.text for one in reading.ignored if one.reason == "table:row_number"]
    assert numbered == ["1", "2"]
    assert any(one.text == "1-5月" and one.reason == "period" for one in reading.ignored)
    accounted(reading)


NESTED = """表1  2024年全市对外贸易主要分类情况
                                   单位：亿元
指标\t绝对数\t比上年增长（%）
货物进出口总额\t1,268.4\t3.6
  其中：一般贸易\t786.2\t5.8
　　加工贸易\t482.2\t-0.2
　　　其中：民营企业\t82.2\t-
"""


def test_rows_set_in_are_parts_of_the_row_above() -> None:
    reading = opened(NESTED)
    levels = [f for f in reading.figures if f.key.kind == "level"]
    assert [f.key.indicator for f in levels] == [
        "货物进出口总额",
        "一般贸易进出口总额",
        "加工贸易进出口总额",
        "民营企业进出口总额",
    ]
    assert [f.parent for f in levels] == [None, 0, 0, 4]
    assert ("mode", "加工贸易") in levels[2].key.breakdown
    assert {f.unit.symbol for f in levels} == {"亿元"}
    assert {str(f.period) for f in reading.figures} == {"2024"}
    accounted(reading)


YEAR_AGO = """2025年1-4月房地产主要指标
指标\t单位\t2025年1-4月\t上年同期\t增减（%）
商品房销售面积\t万平方米\t120.3\t133.7\t-10.0
其中：住宅\t万平方米\t100.1\t110.2\t-9.2
商品房销售额\t亿元\t88.8\t95.5\t-7.0
"""


def test_a_column_for_the_year_before_and_a_column_of_units() -> None:
    reading = opened(YEAR_AGO)
    assert rows(reading)[:5] == [
        ("level", "120.3", "万平方米", "商品房销售面积", "2025-01/2025-04"),
        ("level", "133.7", "万平方米", "商品房销售面积", "2024-01/2024-04"),
        ("yoy_rate", "-10.0", "%", "商品房销售面积", "2025-01/2025-04"),
        ("level", "100.1", "万平方米", "住宅销售面积", "2025-01/2025-04"),
        ("level", "110.2", "万平方米", "住宅销售面积", "2024-01/2024-04"),
    ]
    assert [f.of for f in reading.figures] == [None, None, 0, None, None, 3, None, None, 6]
    accounted(reading)


PLACES = """2024年各市地区生产总值（亿元）
地区\t总量\t增速\t位次
合肥市\t13507.7\t6.1\t1
芜湖市\t5120.5\t6.0\t2
"""


def test_rows_of_places_and_ranks() -> None:
    reading = opened(PLACES)
    assert [(f.key.area, f.key.kind, str(f.written.value)) for f in reading.figures] == [
        ("合肥市", "level", "13507.7"),
        ("合肥市", "yoy_rate", "6.1"),
        ("合肥市", "rank", "1"),
        ("芜湖市", "level", "5120.5"),
        ("芜湖市", "yoy_rate", "6.0"),
        ("芜湖市", "rank", "2"),
    ]
    assert {f.key.indicator for f in reading.figures} == {"地区生产总值"}


YEARS = """全市社会消费品零售总额
年份\t零售额（亿元）\t增长（%）
2021\t800.5\t12.1
2022\t790.2\t-1.3
2023年\t850.9\t7.7
"""


def test_rows_of_years() -> None:
    reading = opened(YEARS)
    assert rows(reading) == [
        ("level", "800.5", "亿元", "社会消费品零售总额", "2021"),
        ("yoy_rate", "12.1", "%", "社会消费品零售总额", "2021"),
        ("level", "790.2", "亿元", "社会消费品零售总额", "2022"),
        ("yoy_rate", "-1.3", "%", "社会消费品零售总额", "2022"),
        ("level", "850.9", "亿元", "社会消费品零售总额", "2023"),
        ("yoy_rate", "7.7", "%", "社会消费品零售总额", "2023"),
    ]
    accounted(reading)


ACROSS = """外贸进出口情况
指标\t2023年\t2024年
出口总额（亿元）\t500.1\t550.2
同比增长（%）\t3.0\t10.0
"""


def test_a_row_of_rates_speaks_of_the_row_above() -> None:
    reading = opened(ACROSS)
    assert rows(reading) == [
        ("level", "500.1", "亿元", "出口总额", "2023"),
        ("level", "550.2", "亿元", "出口总额", "2024"),
        ("yoy_rate", "3.0", "%", "出口总额", "2023"),
        ("yoy_rate", "10.0", "%", "出口总额", "2024"),
    ]
    assert [f.of for f in reading.figures] == [None, None, 0, 1]


BALANCES = """2024年末金融机构人民币存贷款
指标\t年末余额（亿元）\t比年初增加（亿元）\t比上年末增长（%）
各项存款余额\t9000.1\t700.2\t8.4
各项贷款余额\t8000.3\t-600.2\t8.1
"""


def test_amounts_of_change_and_balances() -> None:
    reading = opened(BALANCES)
    assert rows(reading) == [
        ("level", "9000.1", "亿元", "各项存款余额", "@2024-12"),
        ("abs_change", "700.2", "亿元", "各项存款余额", "@2024-12"),
        ("yoy_rate", "8.4", "%", "各项存款余额", "@2024-12"),
        ("level", "8000.3", "亿元", "各项贷款余额", "@2024-12"),
        ("abs_change", "-600.2", "亿元", "各项贷款余额", "@2024-12"),
        ("yoy_rate", "8.1", "%", "各项贷款余额", "@2024-12"),
    ]
    assert reading.figures[1].base is not None
    assert reading.figures[1].base.name == "年初"


PARTS = """2024年三次产业情况
指标\t绝对数（亿元）\t增长（%）\t占GDP比重（%）\t贡献率（%）
地区生产总值\t1000.0\t5.5\t100\t100
第一产业\t100.0\t3.5\t10\t6.2
"""


def test_shares_of_a_named_whole_and_contributions() -> None:
    reading = opened(PARTS)
    assert rows(reading)[4:] == [
        ("level", "100.0", "亿元", "第一产业增加值", "2024"),
        ("yoy_rate", "3.5", "%", "第一产业增加值", "2024"),
        ("share", "10", "%", "第一产业增加值", "2024"),
        ("contribution_rate", "6.2", "%", "第一产业增加值", "2024"),
    ]
    assert [f.base.name if f.base else None for f in reading.figures[6:]] == ["GDP", "地区生产总值"]
    accounted(reading)


RATES = """2025年5月规模以上工业增加值增速（%）
行业\t5月\t1-5月
规模以上工业\t5.1\t5.6
采矿业\t-1.2\t0.3
"""


def test_a_caption_that_says_the_kind() -> None:
    reading = opened(RATES)
    assert rows(reading) == [
        ("yoy_rate", "5.1", "%", "规模以上工业增加值", "2025-05"),
        ("yoy_rate", "5.6", "%", "规模以上工业增加值", "2025-01/2025-05"),
        ("yoy_rate", "-1.2", "%", "规模以上工业采矿业增加值", "2025-05"),
        ("yoy_rate", "0.3", "%", "规模以上工业采矿业增加值", "2025-01/2025-05"),
    ]


FLOWS = """2024年进出口主要国别总值
单位：万元
国别\t进出口\t出口\t进口
总值\t900\t600\t300
东盟\t500\t400\t100
"""


def test_columns_of_flows_and_rows_of_partners() -> None:
    reading = opened(FLOWS)
    assert [(f.key.breakdown, str(f.written.value)) for f in reading.figures] == [
        ((("flow", "进出口"),), "900"),
        ((("flow", "出口"),), "600"),
        ((("flow", "进口"),), "300"),
        ((("partner", "东盟"), ("flow", "进出口")), "500"),
        ((("partner", "东盟"), ("flow", "出口")), "400"),
        ((("partner", "东盟"), ("flow", "进口")), "100"),
    ]


ALIGNED = """2024年主要指标
指标            单位      绝对数      增长（%）
地区生产总值    亿元      1234.5      5.6
固定资产投资    亿元      -           3.2
  工业投资      亿元      345.6       -1.2
"""


@pytest.mark.parametrize("text", [ALIGNED, re.sub(" {2,}(?=\\S)", " ", ALIGNED)])
def test_columns_set_apart_by_blanks(text: str) -> None:
    reading = opened(text)
    assert rows(reading)[:3] == [
        ("level", "1234.5", "亿元", "地区生产总值", "2024"),
        ("yoy_rate", "5.6", "%", "地区生产总值", "2024"),
        ("yoy_rate", "3.2", "%", "固定资产投资", "2024"),
    ]
    assert [str(f.written.value) for f in reading.figures[3:]] == ["345.6", "-1.2"]
    accounted(reading)


WITH_UNITS = """2024年5月全市主要经济指标
                          单位      本月      累计     同比(%)
规模以上工业增加值        亿元                          5.8
社会消费品零售总额        亿元      30.5     150.2      4.6
实际利用外资            万美元       800      4500     -1.2
"""


def test_a_column_of_units_may_be_the_first_that_has_a_head() -> None:
    reading = opened(WITH_UNITS)
    assert rows(reading) == [
        ("yoy_rate", "5.8", "%", "规模以上工业增加值", "2024-01/2024-05"),
        ("level", "30.5", "亿元", "社会消费品零售总额", "2024-05"),
        ("level", "150.2", "亿元", "社会消费品零售总额", "2024-01/2024-05"),
        ("yoy_rate", "4.6", "%", "社会消费品零售总额", "2024-01/2024-05"),
        ("level", "800", "万美元", "实际利用外资", "2024-05"),
        ("level", "4500", "万美元", "实际利用外资", "2024-01/2024-05"),
        ("yoy_rate", "-1.2", "%", "实际利用外资", "2024-01/2024-05"),
    ]
    accounted(reading)


MARKED = """2024年主要产品产量
产品名称\t单位\t产量\t比上年增长（%）
发电量\t亿千瓦时\t120.5①\t-
其中：火电\t亿千瓦时\t１００．１\t－３．２
汽车\t万辆\t38.6\t持平
"""


def test_footnote_marks_full_width_digits_and_no_change() -> None:
    reading = opened(MARKED)
    assert rows(reading) == [
        ("level", "120.5", "亿千瓦时", "发电量", "2024"),
        ("level", "100.1", "亿千瓦时", "火电发电量", "2024"),
        ("yoy_rate", "-3.2", "%", "火电发电量", "2024"),
        ("level", "38.6", "万辆", "汽车产量", "2024"),
        ("yoy_rate", "0", "%", "汽车产量", "2024"),
    ]
    assert any(one.text == "①" and one.reason == "footnote" for one in reading.ignored)
    accounted(reading)


TRADITIONAL = """2025年5月進出口統計
項目\t金額（億美元）\t年增率（%）
出口\t517.4\t38.6
進口\t391.3\t25.0
"""


def test_traditional_characters() -> None:
    assert rows(opened(TRADITIONAL)) == [
        ("level", "517.4", "亿美元", "出口", "2025-05"),
        ("yoy_rate", "38.6", "%", "出口", "2025-05"),
        ("level", "391.3", "亿美元", "进口", "2025-05"),
        ("yoy_rate", "25.0", "%", "进口", "2025-05"),
    ]


PAGE = """<html><body><p>2024年全市经济平稳，进出口增长5.0%，较上年加快。</p>
<table><caption>2025年外贸主要指标</caption>
<tr><th rowspan=2>指标</th><th colspan=2>1-5月</th></tr><tr><th>金额（亿元）</th><th>同比（%）</th></tr>
<tr><td>出口</td><td>10.5</td><td>3.2</td></tr><tr><td>进口</td><td>8.5</td><td>-1.2</td></tr></table>
<p>2024年全市进口82亿元。</p></body></html>"""


def test_a_page_whose_heads_span_columns_and_rows() -> None:
    assert rows(opened(PAGE, "page.html"))[1:] == [
        ("level", "10.5", "亿元", "出口", "2025-01/2025-05"),
        ("yoy_rate", "3.2", "%", "出口", "2025-01/2025-05"),
        ("level", "8.5", "亿元", "进口", "2025-01/2025-05"),
        ("yoy_rate", "-1.2", "%", "进口", "2025-01/2025-05"),
        ("level", "82", "亿元", "进口", "2024"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024年情况\n项目\t甲类\t乙类\n粮食\t12.5\t13.5\n棉花\t1.1\t2.2\n", "head over the column"),
        ("统计附页\n1\t2\t3\n4\t5\t6\n", "no head over the column"),
        ("2024年情况\n指标\t绝对数\n出口\t12.5\n进口\t8.5\n", "no unit"),
        ("2024年外贸\n指标\t金额（亿元）\t增减\n出口\t12.5\t0.5\n", "a rate or an amount"),
        ("主要数据\n指标\t本月（亿元）\n出口\t12.5\n进口\t3.5\n", "nothing dates"),
    ],
)
def test_what_is_not_understood_is_unread(text: str, reason: str) -> None:
    reading = opened(text)
    assert reading.unread
    assert all(one.reason.startswith("table:") for one in reading.unread)
    assert any(reason in one for one in reasons(reading))
    accounted(reading)


def test_a_row_that_does_not_line_up_is_unread() -> None:
    text = (
        "2024年主要指标\n指标  2023年  2024年  增长（%）\n出口总额（亿元）  800.5  850.9  6.3\n"
        "固定资产投资   120.2      0.3\n"
    )
    reading = opened(text)
    assert [str(f.written.value) for f in reading.figures] == ["800.5", "850.9", "6.3"]
    assert reasons(reading) == {"table:the columns do not line up"}


def test_a_name_that_blanks_have_cut_keeps_its_places() -> None:
    reading = opened(
        "2024年主要指标\n指标  单位  绝对数\n出口总额  亿元  800.5\n进口  总额  亿元  120.2\n"
        "地区生产总值  亿元  90.1\n"
    )
    assert rows(reading)[:2] == [
        ("level", "800.5", "亿元", "出口总额", "2024"),
        ("level", "120.2", "亿元", "进口总额", "2024"),
    ]
    assert [reading.source.text[f.span.start : f.span.stop] for f in reading.figures[:2]] == [
        "800.5",
        "120.2",
    ]
    accounted(reading)


def test_sentences_with_tabs_stay_prose() -> None:
    reading = opened(
        "简讯\n一、出口\t总体平稳，2024年全市出口额12.5亿元。\n二、进口\t2024年进口额3.5亿元，增长1.2%。\n"
    )
    assert [str(f.written.value) for f in reading.figures] == ["12.5", "3.5", "1.2"]
    assert all(not f.rule.startswith("table") for f in reading.figures)


def test_the_context_of_the_prose_is_left_alone() -> None:
    text = (
        "2024年全市经济运行情况\n2024年，全市出口100亿元。\n指标\t2020年\t2021年\n出口（亿元）\t10.5\t11.5\n"
        "进口（亿元）\t1.5\t2.5\n全市进口50亿元，增长3.0%。\n"
    )
    last = opened(text).figures[-2:]
    assert [(str(f.written.value), str(f.period)) for f in last] == [("50", "2024"), ("3.0", "2024")]


def test_the_communique_of_luoyang() -> None:
    path = SHARED / "data" / "bulletins" / "luoyang-2023.txt"
    if not path.exists():
        pytest.skip("the shared bulletins are not here")
    source = open_source(path.read_bytes(), name=path.name)
    assert isinstance(source, Source)
    reading = read(source)
    if not any(block.kind == "table" for block in reading.outline.blocks):
        pytest.skip("the text of this bulletin holds none of its tables")
    accounted(reading)


def test_what_cells_say_is_kept_for_one_lexicon_and_numbers_for_one_document() -> None:
    known, other = load(), replace(load())
    assert told_by(known) is told_by(known)
    names = "指标\t执行额（亿元）\t同比增长（%）\n离岸执行额\t12.5\t-3.1\n在岸执行额\t7.4\t+0.0\n"
    first = opened(names)
    told = told_by(known)
    assert {"离岸执行额", "执行额（亿元）"} <= set(told.heard)
    assert told.numbers["-3.1"] is not None
    assert told.numbers["执行额（亿元）"] is None
    assert read(first.source, lexicon=other).figures == first.figures
    assert told_by(other) is not told
    assert rows(opened(names)) == rows(first)
    opened("指标\t执行额（亿元）\n离岸执行额\t8.5\n在岸执行额\t9.9\n")
    assert "12.5" not in told_by(known).numbers


def test_numbers_of_cells_are_as_printed() -> None:
    lexicon = load()
    for text, value, ulp, rest in (
        ("1,234.50", "1234.50", "0.01", ""),
        ("-0.0", "-0.0", "0.1", ""),
        ("12 345", "12345", "1", ""),
        ("下降3.2%", "-3.2", "0.1", "%"),
        ("+7", "7", "1", ""),
        ("* 5.4（5.3）", "5.4", "0.1", ""),
        ("96.5①", "96.5", "0.1", ""),
    ):
        one = printed(text, lexicon)
        assert one is not None
        assert (str(one.value), str(one.ulp)) == (value, ulp)
        assert (one.unit.symbol if one.unit is not None else "") == rest
    for text in ("", "无", "离岸", "3.2%和4%", "3年"):
        assert printed(text, lexicon) is None


@pytest.mark.timed
@pytest.mark.parametrize("flows", ["", "| 出口 | 1.4 |\n| 进口 | 1.2 |\n"], ids=["goods", "trade"])
def test_a_row_of_a_long_table_costs_what_one_of_a_short_table_does(flows: str) -> None:
    def spent(rows: int) -> float:
        """The processor's time a row."""
        head = "2025年5月云湖市外贸\n\n| 项目 | 金额（亿元） |\n|---|---|\n| 进出口 | 9.1 |\n"
        text = head + "".join(f"| 第{number}国贸易 | 3.5 |\n{flows}" for number in range(rows))
        least = 1e9
        for _ in range(3):
            begun = process_time()
            opened(text)
            least = min(least, process_time() - begun)
        return least / rows

    spent(20)
    assert spent(800) <= 1.5 * spent(100)
