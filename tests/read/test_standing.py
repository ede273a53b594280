"""A measure that a clause without numbers says something of, in whatever words, is what the bare number
behind is of: 服装出口|喜忧参半|，同比增长12.3%.

A sentence that opens a paragraph and a heading over it do the same.
"""

from __future__ import annotations

import pytest
from tests.turns import turns

import yuebao

_SAID = """
表现亮眼 再创新高 创历史同期新高 由负转正 企稳回升 延续良好态势 实现开门红 好于预期
好于全省 处于低位 运行在合理区间 势头良好 势头不减 保持韧性 稳中有进 稳中趋缓 好中向优
持续走强 总体平稳 成效显著 成绩喜人 迈上新台阶 登上新台阶 止滑回升 降幅收窄 增速加快
拉动作用明显 贡献突出 占比提升 有序推进 后劲不足 动能强劲 压力加大 逐步恢复 跑出加速度
走在全省前列 领跑全省 较为活跃 供需两旺 蓬勃发展 提质增效 量质齐升 结构持续优化 突飞猛进
一枝独秀 节节攀升 高位运行 低开高走 前低后高 呈现增长态势 保持两位数增长 实现稳步增长
出现下滑 略有回落 明显改善 突破历史纪录 取得新突破 取得积极成效 迎来爆发式增长 热度不减
喜忧参半 分化明显 面临压力 遭遇寒流 不容乐观 令人瞩目 异军突起 成为亮点 仍是主力
支撑有力 活力迸发 潜力释放 需求旺盛 爆发式增长 翻倍增长 增长迅猛 下滑明显 增长势头强劲
质量提升 迅猛增长 急剧下降 逐渐回升 缓慢增长 大量增加 突然下降 断崖式下降 井喷式增长
大大提高 日渐回升 开始回升
"""
SAID = _SAID.split()
MEASURES = (
    "服装出口",
    "实际使用外资",
    "离岸服务外包执行额",
    "固定资产投资",
    "规模以上工业增加值",
    "对美出口",
)


def indicators(text: str) -> list[str]:
    return [one["indicator"] for one in yuebao.read(text).records() if one["type"] == "figure"]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_rate_behind_what_is_said_of_a_measure_is_of_it(measure: str) -> None:
    text = "2025年1—5月，全市原煤产量同比增长8.9%。{}{}，同比增长12.3%。"
    wrong = [said for said in turns(SAID) if indicators(text.format(measure, said)) != ["原煤产量", measure]]
    assert not wrong


@pytest.mark.parametrize(
    ("measure", "told", "whose"),
    [
        ("服务外包", "1—5月，全市合同额12.3亿元，执行额5亿元。", ["服务外包合同额", "服务外包执行额"]),
        ("外贸进出口", "1—5月，全市完成12.3亿元，同比增长5%。", ["外贸进出口", "外贸进出口"]),
        ("快递业务", "1—5月，全市业务量12.3亿件，同比增长5%。", ["快递业务量", "快递业务量"]),
        ("固定资产投资", "1—5月，同比增长5%，其中民间投资增长3%。", ["固定资产投资", "民间投资"]),
    ],
)
@pytest.mark.parametrize("opening", ["{}{}。{}", "一、{}{}\n{}"])
def test_what_opens_a_paragraph_or_stands_over_it_is_what_it_is_about(
    opening: str, measure: str, told: str, whose: list[str]
) -> None:
    before = "2025年1—5月，全市原煤产量同比增长8.9%。\n"
    wrong = [
        said
        for said in turns(SAID)
        if indicators(before + opening.format(measure, said, told)) != ["原煤产量", *whose]
    ]
    assert len(wrong) <= 2, wrong  # 快递业务|由负转正: no known measure


@pytest.mark.parametrize(
    ("owner", "told", "whose"),
    [
        ("快递", "业务量12.3亿件，增长3%", "快递业务量"),
        ("技术合同", "成交额5亿元，增长4%", "技术合同成交额"),
        ("民营企业", "进出口12.3亿元，增长3%", "民营企业进出口"),
        ("美国", "进出口12.3亿元，增长3%", "美国进出口"),
        ("服务外包", "合同额12.3亿元，增长3%", "服务外包合同额"),
    ],
)
@pytest.mark.parametrize(
    "opening",
    [
        "{}方面，{}。", "{}方面。{}。", "（一）{}。{}。", "一、{}\n{}。", "一、{}\n1—5月，{}。",
        "【{}】\n{}。",
        "一、{}运行情况\n1—5月，全市{}。", "1.{}。1—5月，{}。", "{}情况。{}。", "一是{}。{}。",
        "{}稳步增长，{}。",
        "{}稳步增长。1—5月，全市{}。", "一、{}较快增长\n据海关统计，1—5月，全市{}。",
        "一、{}较快增长，结构持续优化\n1—5月，全市{}。",
    ],
)  # fmt: skip
def test_an_owner_named_alone_owns_the_bare_measure_that_follows(
    opening: str, owner: str, told: str, whose: str
) -> None:
    text = "2025年1—5月，全市原煤产量同比增长8.9%。\n" + opening.format(owner, told)
    assert [it.removeprefix("对") for it in indicators(text)] == ["原煤产量", whose, whose]


@pytest.mark.parametrize(
    "heading", ["综合", "分县区", "主要指标", "总体情况", "固定资产投资和房地产", "全市情况"]
)
def test_the_name_of_a_chapter_owns_nothing(heading: str) -> None:
    text = f"2025年1—5月全市经济\n一、{heading}\n1—5月，全市营业收入12.3亿元，增长3%。"
    assert indicators(text) == ["营业收入", "营业收入"]


_OF_ALL = {"民营企业进出口": "进出口", "服装出口": "出口", "服务业实际使用外资": "实际使用外资"}
"""Measures of a part, and the whole that its share is of."""


@pytest.mark.parametrize("measure", _OF_ALL)
@pytest.mark.parametrize("tail", ["，占全省{}的59.6%。", "，占比59.6%。", "，占全省{}比重达59.6%。"])
def test_a_share_behind_what_is_said_of_an_amount_is_of_it(measure: str, tail: str) -> None:
    told = f"2025年1—5月，河南省{measure}855亿元，增长6.2%，"
    share = tail.format(_OF_ALL[measure])
    said = (*SAID, "创历史新高", "创历年同期最高", "贡献最大", "名列前茅", "超额完成", "挑大梁", "首次破千")
    wrong = [one for one in turns(said) if indicators(told + one + share) != [measure] * 3]
    assert not wrong


_HOW_SURE = """
估计 可能 可能会 或许 恐 恐怕 恐将 大概 大致 大约 预料 料将 势将 应该 应可 将会 将可 或可 相信会 几乎 整体上
大体上 竟然 居然 反倒 甚至 还会 依旧会 估计可能 预估可 粗估 据估计 经测算 确实 实际上 一度 最终 最后 随之
随即 照样 纷纷
"""
HOW_SURE = _HOW_SURE.split()


@pytest.mark.parametrize("measure", ["外贸出口额", "零售业营业额", "规上工业增加值", "机械出口值"])
@pytest.mark.parametrize("told", ["增长5%", "下降3.1%", "达20亿元", "约20亿元", "占全省的12%"])
def test_how_sure_one_is_of_a_number_is_no_part_of_its_name(measure: str, told: str) -> None:
    wrong = [sure for sure in turns(HOW_SURE) if indicators(f"2025年，{measure}{sure}{told}。") != [measure]]
    assert not wrong


ALONE = ("对美国出口", "机电产品出口", "民营企业进出口", "自东盟进口", "一般公共预算收入", "服务外包执行额")


@pytest.mark.parametrize("measure", ALONE)
@pytest.mark.parametrize(
    "before", ["全市出口100亿元。其中，", "全市进出口100亿元，增长2%。", "全市出口100亿元。其中"]
)
def test_what_a_clause_only_names_is_of_the_times_behind_it(measure: str, before: str) -> None:
    for told in ("3月为12亿元，增长9.6%", "一季度达12亿元，同比增长9.6%", "3月增长9.6%，前三季度增长8%"):
        assert indicators(f"2023年，{before}{measure}，{told}。")[-2:] == [measure] * 2


_COUNTED = {
    "民宿家数": "家",
    "银行网点数": "个",
    "服务机构数": "个",
    "协会会员数": "家",
    "中欧班列数": "列",
    "上市公司家数": "家",
}


@pytest.mark.parametrize("counted", _COUNTED)
@pytest.mark.parametrize("before", ["全市", "全市规模以上工业增加值增长5%，"])
def test_a_count_that_a_clause_says_something_of_is_what_the_number_behind_is_of(
    counted: str, before: str
) -> None:
    unit = _COUNTED[counted]
    for said in ("稳定攀升", "屡创新高", "相对稳定", "则逐年减少"):
        for told in (f"已近7000{unit}", f"增至7000{unit}", "同比增长6.2%"):
            assert indicators(f"2025年，{before}{counted}{said}，{told}。")[-1] == counted
